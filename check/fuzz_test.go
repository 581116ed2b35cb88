package check_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"barre/check"
	"barre/internal/mutant"
	"barre/lib/core"
	"barre/syntax"
	"barre/types"
)

// The checker survives every input: these tests give it programs that are
// almost right.

// library holds the parsed sources of the library's modules.
var library = sync.OnceValue(func() map[string]*check.Source {
	r := map[string]*check.Source{}
	for _, m := range core.Modules() {
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
		r[m.QName()] = s
	}
	return r
})

// checkAll checks a program of one file.
func checkAll(src string) []check.Diagnostic {
	w := check.NewWorld(types.NewEnv(), func(org, name string) *check.Source { return library()[org+"/"+name] })
	w.CheckAll(w.Add(&check.Source{Org: "test", Name: ".", Files: []*syntax.File{syntax.Parse("main.bal", src)}}))
	return w.Diagnostics()
}

// bound is how long a small program may take to check; it takes milliseconds
// on a machine that has nothing else to do.
const bound = 20 * time.Second

// survives checks a program, which may be anything, and looks at what is said
// about it.
func survives(t *testing.T, src string) {
	t.Helper()
	type result struct {
		diags []check.Diagnostic
		panic any
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			r.panic = recover()
			done <- r
		}()
		r.diags = checkAll(src)
	}()
	select {
	case r := <-done:
		if r.panic != nil {
			t.Fatalf("panic: %v\n%s", r.panic, src)
		}
		for _, d := range r.diags {
			if d.File == nil || d.Off < 0 || d.End < d.Off || d.Msg == "" || strings.Contains(d.Msg, "%!") {
				t.Fatalf("a diagnostic without place or text: %+v\n%s", d, src)
			}
			if strings.HasPrefix(d.File.Name, "main.bal") && int(d.End) > len(src) {
				t.Fatalf("a diagnostic beyond the end: %d to %d of %d: %s\n%s", d.Off, d.End, len(src), d.Msg, src)
			}
			if d.Severity == check.SevError && !strings.HasPrefix(d.File.Name, "main.bal") {
				t.Fatalf("an error in the library: %s: %s\n%s", d.File.Name, d.Msg, src)
			}
		}
	case <-time.After(bound):
		t.Fatalf("still checking after %v:\n%s", bound, src)
	}
}

// programs reads the programs to start from.
func programs(t testing.TB) []string {
	r := mutant.Programs([]string{".bal"}, "testdata", "../vm/testdata", "../conformance")
	if len(r) == 0 {
		t.Fatal("no programs to start from")
	}
	return r
}

// TestSurvived checks what once made the checker panic.
func TestSurvived(t *testing.T) {
	for _, src := range []string{
		"function f() { json j = {n: 5, l:,[1, 2]}; }",
		"type N record {| N next = (;; |}; function f() { N a = {}; N b = a.cloneReadOnly(); }",
		"error E distinct error; function f() { error e = error E(\"x\"); }",
	} {
		survives(t, src)
	}
}

// TestSurvives checks programs with a few tokens changed, the same ones in
// every run.
func TestSurvives(t *testing.T) {
	all := programs(t)
	rounds := 400
	if testing.Short() {
		rounds = 100
	}
	for seed := range rounds {
		r := rand.New(rand.NewPCG(uint64(seed), 5))
		survives(t, mutant.Mutate(r, all[r.IntN(len(all))], all[r.IntN(len(all))]))
	}
}

// TestRightPrograms: programs that are right have no errors, so that the
// changed ones start from something.
func TestRightPrograms(t *testing.T) {
	names, err := filepath.Glob("testdata/*.bal")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range checkAll(string(b)) {
			if d.Severity == check.SevError {
				at := d.File.Lines.Pos(int(d.Off))
				t.Errorf("%s: %s:%d:%d: %s", name, d.File.Name, at.Line, at.Col, d.Msg)
			}
		}
	}
}

// FuzzCheck: no text makes the checker panic or run for ever, and what it
// reports has a place and a text.
func FuzzCheck(f *testing.F) {
	for _, p := range programs(f) {
		f.Add(p)
	}
	for i := range 40 {
		r := rand.New(rand.NewPCG(uint64(i), 6))
		f.Add(fmt.Sprintf("public function main() { %s }", mutant.Mutate(r, "int x = 1; var y = [x, 2]; foreach var i in y { x += i; }", "")))
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 20_000 {
			t.Skip("too long")
		}
		survives(t, src)
	})
}
