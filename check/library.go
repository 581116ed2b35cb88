package check

import (
	"io/fs"
	"path"

	"barre/lib"
	"barre/syntax"
)

// CheckBodies checks everything that a library module declares, bodies
// included, which a program has checked only as far as it uses the module.
func (w *World) CheckBodies(m *Module) {
	w.CheckAll(m)
	for _, fs := range m.files {
		fs.checkAnnots()
	}
	for _, s := range m.list {
		switch s.Kind {
		case symType, symEnum:
			s.typ()
		case symClass:
			s.typ()
			cls := s.classInfo()
			if cls == nil {
				continue
			}
			if cls.Complete != nil {
				cls.Complete()
			}
			for _, f := range append(cls.Methods, cls.Resources...) {
				if f.Complete != nil {
					f.Complete()
				}
			}
			if cls.Init != nil && cls.Init.Complete != nil {
				cls.Init.Complete()
			}
		case symConst:
			s.constType()
		case symFunc:
			if f := s.function(); f != nil {
				s.body()
				if f.Complete != nil {
					f.Complete()
				}
			}
		case symAnnotation:
			s.checkAnnotDecl()
		}
	}
	w.settle()
}

// LibrarySource reads the sources of a library module.
func LibrarySource(m *lib.Module) *Source {
	s := &Source{Org: m.Org, Name: m.Name, Version: m.Version, Library: true}
	names, err := fs.Glob(m.Sources, "*.bal") // sorted
	if err != nil {
		return s
	}
	for _, n := range names {
		b, err := fs.ReadFile(m.Sources, n)
		if err != nil {
			continue
		}
		s.Files = append(s.Files, syntax.Parse(path.Join(m.QName(), n), string(b)))
	}
	return s
}
