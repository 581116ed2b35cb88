package check

import (
	"barre/syntax"
	"barre/tree"
)

// Annotated is a declaration at module level that has annotations.
type Annotated struct {
	Func *tree.Func // nil for a variable
	Var  *tree.Var  // nil for a function
	// Annots are its annotations, those that are in the source only included.
	Annots []AnnotAt
}

// AnnotAt is an annotation with its place.
type AnnotAt struct {
	tree.Annot
	File     *syntax.File
	Off, End int32
}

// Annotated lists the functions and variables of a checked module that have
// annotations, in order of declaration. It is for tools, such as one that runs
// tests, that go by annotations.
func (m *Module) Annotated() []Annotated {
	var r []Annotated
	for _, s := range m.list {
		var list []*syntax.Annot
		a := Annotated{}
		switch d := s.node.(type) {
		case *syntax.FuncDecl:
			list, a.Func = d.Annots, s.fn
		case *syntax.ModuleVar:
			list, a.Var = d.Annots, s.v
		}
		for _, n := range list {
			if t, ok := s.fs.attached[n]; ok {
				from, to := s.fs.f.Offsets(n)
				a.Annots = append(a.Annots, AnnotAt{t, s.fs.f, int32(from), int32(to)})
			}
		}
		if len(a.Annots) > 0 && (a.Func != nil || a.Var != nil) {
			r = append(r, a)
		}
	}
	return r
}

// Functions lists the functions with bodies of a checked module: those at module
// level, methods, and the anonymous ones within them.
func (m *Module) Functions() []*tree.Func { return m.funcs }

// Report adds a diagnostic of a tool's own.
func (w *World) Report(d Diagnostic) { w.report(d) }
