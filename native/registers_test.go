package native

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"barre/check"
	"barre/ir"
	"barre/lib/core"
	"barre/lower"
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// TestRegisters looks at all that is lowered of the conformance programs: every
// register that an instruction names is one the function has, jumps stay within
// it, and it does not run past its end. The vm relies on that, for it addresses
// registers without a check of their bounds.
func TestRegisters(t *testing.T) {
	var files []string
	err := filepath.WalkDir("../conformance", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, "-v.bal") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	libraries := map[string]*check.Source{}
	for _, m := range core.Modules() {
		libraries[m.Org+"/"+m.Name] = check.LibrarySource(m)
	}
	functions := 0
	for _, path := range files {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		w := check.NewWorld(types.NewEnv(), func(org, name string) *check.Source { return libraries[org+"/"+name] })
		m := w.Add(&check.Source{Org: "test", Name: ".", Files: []*syntax.File{syntax.Parse(path, string(src))}})
		w.CheckAll(m)
		if w.HasErrors() {
			continue // a package of several modules, or a program that is known not to pass
		}
		for _, f := range m.Functions() {
			if f.Extern {
				continue
			}
			for _, k := range []*ir.Func{lower.Func(f), lower.Covered(f), lower.Interruptible(f)} {
				functions++
				registers(t, path, k)
			}
		}
	}
	if functions < 5_000 {
		t.Errorf("only %d functions", functions)
	}
}

func registers(t *testing.T, path string, f *ir.Func) {
	a := &analysis{fn: f, callee: func(g *tree.Func) *ir.Func { return lower.Func(g) }}
	for pc := 0; pc < len(f.Code); pc++ {
		in := f.Code[pc]
		if in.Op == ir.Probe || in.Op == ir.Poll {
			continue
		}
		for _, o := range a.operands(pc) {
			n := f.NumR
			if o.kind.scalar() {
				n = f.NumS
			}
			if o.reg < 0 || o.reg >= n {
				t.Errorf("%s: %s: instruction %d (%d) names register %d of %d", path, f.Name, pc, in.Op, o.reg, n)
			}
		}
		if ir.IsJump(in.Op) && (in.C < 0 || int(in.C) >= len(f.Code)) {
			t.Errorf("%s: %s: instruction %d goes to %d of %d", path, f.Name, pc, in.C, len(f.Code))
		}
		if has(in.Op, "+") {
			pc++
		}
	}
	if last := f.Code[len(f.Code)-1].Op; !slices.Contains([]ir.Op{ir.RetS, ir.RetR, ir.RetNil, ir.Jmp, ir.Panic}, last) {
		t.Errorf("%s: %s: it ends with instruction %d", path, f.Name, last)
	}
}
