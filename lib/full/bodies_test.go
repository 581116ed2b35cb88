package full_test

import (
	"io/fs"
	"testing"

	"barre/check"
	"barre/lib"
	"barre/lib/full"
	"barre/syntax"
	"barre/types"
)

// TestBodies checks all that the modules declare, bodies included: a program
// would find an error only when it uses what has it.
func TestBodies(t *testing.T) {
	sources := map[string]*lib.Module{}
	for _, m := range full.Modules() {
		sources[m.QName()] = m
	}
	find := func(org, name string) *check.Source {
		m := sources[org+"/"+name]
		if m == nil {
			return nil
		}
		s := &check.Source{Org: m.Org, Name: m.Name, Version: m.Version, Library: true}
		files, err := fs.Glob(m.Sources, "*.bal")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			src, err := fs.ReadFile(m.Sources, name)
			if err != nil {
				t.Fatal(err)
			}
			s.Files = append(s.Files, syntax.Parse(m.Org+"/"+m.Name+"/"+name, string(src)))
		}
		return s
	}
	w := check.NewWorld(types.NewEnv(), find)
	for _, m := range full.Modules() {
		w.CheckBodies(w.Load(m.Org, m.Name))
	}
	for _, d := range w.Diagnostics() {
		if d.Severity == check.SevError {
			p := d.File.Lines.Pos(int(d.Off))
			t.Errorf("%s:%d:%d: %s", d.File.Name, p.Line, p.Col, d.Msg)
		}
	}
}
