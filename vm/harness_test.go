package vm_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"barre/check"
	"barre/lib"
	"barre/lib/core"
	"barre/runtime"
	"barre/syntax"
	"barre/types"
	"barre/value"
	"barre/vm"
)

// This file compiles and runs programs within the test process, as the command
// does it, so that the race detector sees the vm, the run time and the library
// together.

// libraries are the modules of the core image with their sources parsed, once
// for all tests: parsed files do not change.
var libraries = sync.OnceValue(func() (l struct {
	modules map[string]*lib.Module
	sources map[string]*check.Source
}) {
	l.modules, l.sources = map[string]*lib.Module{}, map[string]*check.Source{}
	for _, m := range core.Modules() {
		l.modules[m.QName()] = m
		names, _ := fs.Glob(m.Sources, "*.bal")
		slices.Sort(names)
		s := &check.Source{Org: m.Org, Name: m.Name, Version: m.Version, Library: true}
		for _, n := range names {
			b, err := fs.ReadFile(m.Sources, n)
			if err != nil {
				panic(err)
			}
			s.Files = append(s.Files, syntax.Parse(path.Join(m.QName(), n), string(b)))
		}
		l.sources[m.QName()] = s
	}
	return l
})

// checked is a program that can run.
type checked struct {
	world *check.World
	main  *check.Module
}

// compile checks a program of one file.
func compile(src string) (*checked, []string) {
	w := check.NewWorld(types.NewEnv(), func(org, name string) *check.Source { return libraries().sources[org+"/"+name] })
	m := w.Add(&check.Source{Org: "test", Name: ".", Files: []*syntax.File{syntax.Parse("main.bal", src)}})
	w.CheckAll(m)
	var errs []string
	for _, d := range w.Diagnostics() {
		if d.Severity == check.SevError {
			at := d.File.Lines.Pos(int(d.Off))
			errs = append(errs, fmt.Sprintf("%s:%d:%d: %s", d.File.Name, at.Line, at.Col, d.Msg))
		}
	}
	return &checked{w, m}, errs
}

// outcome is what is seen of a run.
type outcome struct {
	out string // standard output
	err string // how the program failed, "" when it did not
}

// run executes a program: its modules' initialisation, main, and listeners
// while there are any. The context ends it early.
func (c *checked) run(ctx context.Context) outcome {
	o, _ := c.runProgram(ctx, false)
	return o
}

// runProgram is run that also gives the program; covered notes what is executed.
func (c *checked) runProgram(ctx context.Context, covered bool) (outcome, *vm.Program) {
	var out bytes.Buffer
	stdout := runtime.NewOutput(&out)
	rt := runtime.New(runtime.Options{Stdin: strings.NewReader(""), Stdout: stdout, Stderr: runtime.NewOutput(&out, stdout)})
	p := vm.New(c.world, c.main, libraries().modules, rt)
	if covered {
		p.Cover(func(*syntax.File) bool { return true })
	}
	var failed string
	rt.Run(ctx, false, func(ctx *runtime.Context) {
		for _, step := range []func() (value.Value, error){
			func() (value.Value, error) { return p.RunInit(ctx) },
			func() (value.Value, error) { return p.RunMain(ctx, nil) },
			func() (value.Value, error) { return rt.StartListeners(ctx) },
		} {
			v, err := step()
			if err != nil {
				failed = "panic: " + err.Error()
				return
			}
			if e, ok := v.(*value.Error); ok {
				failed = "error: " + e.Error()
				return
			}
		}
		rt.Stop(ctx, true, func(e *value.Error) { failed = "stop: " + e.Error() })
	})
	rt.Flush()
	return outcome{out.String(), failed}, p
}

// deadline is how long a program of a test may take; the race detector and
// busy machines are slow.
const deadline = 60 * time.Second

// runWithin is run for programs that might hang.
func (c *checked) runWithin(t testing.TB) outcome {
	t.Helper()
	done := make(chan outcome, 1)
	go func() { done <- c.run(context.Background()) }()
	select {
	case o := <-done:
		return o
	case <-time.After(deadline):
		t.Fatal("the program does not end")
		return outcome{}
	}
}

// program compiles a program, which must be right.
func program(t testing.TB, src string) *checked {
	t.Helper()
	c, errs := compile(src)
	if len(errs) > 0 {
		t.Fatalf("the program has errors:\n%s", strings.Join(errs, "\n"))
	}
	return c
}

// expect runs a program and compares what it prints, line by line.
func expect(t *testing.T, src string, want ...string) {
	t.Helper()
	o := program(t, src).runWithin(t)
	if o.err != "" {
		t.Errorf("it ended with %s", o.err)
	}
	if got := lines(o.out); !slices.Equal(got, want) {
		t.Errorf("it printed\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func lines(s string) []string {
	if s = strings.TrimRight(s, "\n"); s == "" {
		return []string{}
	}
	return strings.Split(s, "\n")
}

// fails runs a program that ends with a panic or an error.
func fails(t *testing.T, src, want string) {
	t.Helper()
	if o := program(t, src).runWithin(t); !strings.HasPrefix(o.err, want) {
		t.Errorf("it ended with %q, want %q; it printed %q", o.err, want, o.out)
	}
}

// TestHarness keeps the tests of this folder honest: output, panics, error
// results and errors of compilation are seen.
func TestHarness(t *testing.T) {
	expect(t, `import ballerina/io;
		public function main() { io:println("hello"); io:print("wor"); io:println("ld"); }`, "hello", "world")
	fails(t, `public function main() { int[] a = []; int _ = a[0]; }`, "panic: {ballerina/lang.array}IndexOutOfRange")
	fails(t, `public function main() returns error? { return error("no"); }`, "error: no")
	fails(t, `function init() returns error? { return error("never"); } public function main() { panic error("main"); }`, "error: never")
	if _, errs := compile(`public function main() { int x = "s"; }`); len(errs) == 0 || !strings.HasPrefix(errs[0], "main.bal:1:") {
		t.Errorf("a wrong program has the errors %q", errs)
	}
}
