package shell

import (
	"fmt"
	"io"
	"testing"

	"barre/lib/core"
)

// Whatever is typed is checked, completed and taken back without a fault, and what
// has errors leaves nothing behind.
func FuzzInputs(f *testing.F) {
	for _, s := range [][2]string{
		{"int x = 1; function f() returns int => x;", "string x = \"\"; f()"},
		{"type T record { int a; }; T t = {a: 1};", "type T int; t.a"},
		{"enum E { A, B }; const C = A;", "enum E { B, C }; E e = A;"},
		{"class C { int n = 0; function f() => self.g(); function g() {} }; C c = new;", "class C { }; c.f(); c."},
		{"xmlns \"a\" as p; xml x = xml `<p:a/>`;", "import ballerina/io as p; p:println(x)"},
		{"const A = B; const B = 1;", "const B = A; function init() { }"},
		{"function f() returns int { worker w { } return 1; }", "lock { f() } foreach int i in [1] { i."},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		if len(first)+len(second) > 2000 {
			return
		}
		sh := &shell{o: &Options{Modules: core.Modules}, interrupts: make(chan struct{}, 1), in: &plain{out: io.Discard, errOut: io.Discard}}
		sh.reset()
		defer sh.s.close(false)
		sh.complete(first, len(first))
		names := func() string { return fmt.Sprint(sh.s.module.Declarations()) }
		for _, text := range []string{first, second} {
			input, _ := sh.s.parse(text)
			before := names()
			g, errs := sh.s.world.Grow(sh.s.module, input)
			if errs != nil {
				sh.s.report(input, errs)
				if g != nil || names() != before {
					t.Errorf("%q has errors and leaves %s", text, names())
				}
				continue
			}
			for _, step := range g.Steps {
				sh.s.prog.FuncValue(step.F) // it can be lowered
			}
		}
		sh.complete(second, len(second))
	})
}
