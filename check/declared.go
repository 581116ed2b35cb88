package check

import (
	"barre/syntax"
	"barre/types"
)

// What modules declare, for clients that describe them: documentation,
// catalogues. Nothing here reports a diagnostic.

// Module finds a module and its imports without checking it; nil when there is
// none of that name.
func (w *World) Module(org, name string) *Module {
	m := w.Load(org, name)
	if m != nil {
		m.resolveImports(nil)
	}
	return m
}

// Org is the organisation the module belongs to.
func (m *Module) Org() string { return m.src.Org }

// Version is the version of the module's package.
func (m *Module) Version() string { return m.src.Version }

// Declared gives the symbol that n, a declaration at module level of the
// module, declares under a name. It is nil for the second of two declarations
// of one name.
func (m *Module) Declared(n syntax.Node, name *syntax.Ident) *Symbol {
	key := name.Name
	if _, ok := n.(*syntax.AnnotationDecl); ok {
		key = "@" + key
	}
	if s := m.syms[key]; s != nil && s.ident == name {
		return s
	}
	return nil
}

// Named gives what a name in a file of the module stands for at module level,
// seen from that file; nil for what it does not know. Annotations have names of
// their own.
func (m *Module) Named(f *syntax.File, prefix, name string, annotation bool) *Symbol {
	if annotation {
		name = "@" + name
	}
	if prefix == "" {
		return m.syms[name]
	}
	for _, fs := range m.files {
		if fs.f != f {
			continue
		}
		if of := fs.peekPrefix(prefix); of != nil {
			return of.lookup(name, m)
		}
	}
	return nil
}

// peekPrefix is prefixModule without counting as a use of the import.
func (fs *fileScope) peekPrefix(prefix string) *Module {
	if r, ok := fs.imports[prefix]; ok {
		return r.mod
	}
	of, _ := fs.prefixModule(&syntax.Ident{Name: prefix})
	return of
}

// Ident is the name in the symbol's declaration.
func (s *Symbol) Ident() *syntax.Ident { return s.ident }

// Node is the symbol's declaration: a declaration at module level or an
// *syntax.EnumMember.
func (s *Symbol) Node() syntax.Node { return s.node }

// File is the file that has the declaration.
func (s *Symbol) File() *syntax.File { return s.fs.f }

// Module is the module that has the declaration.
func (s *Symbol) Module() *Module { return s.mod }

// Public reports whether other modules see the symbol.
func (s *Symbol) Public() bool { return s.public }

// Deprecated reports whether the declaration is annotated as deprecated.
func (s *Symbol) Deprecated() bool { return s.deprecated }

// Type is the type that the symbol names, or that its value has; nil when it
// has none.
func (s *Symbol) Type() types.Type {
	switch s.Kind {
	case symType, symClass, symEnum:
		return s.typ()
	case symConst:
		return s.constType()
	case symVar:
		if v := s.variable(); v != nil {
			return v.Type
		}
	case symFunc:
		if f := s.function(); f != nil {
			return f.Type
		}
	}
	return nil
}

// IsError reports whether the symbol names a type of errors.
func (s *Symbol) IsError() bool {
	t := s.Type()
	return t != nil && t.Basics() == types.BError
}

// IsListener reports whether the symbol names a class of listeners.
func (s *Symbol) IsListener() bool {
	if s.Kind != symClass {
		return false
	}
	return s.mod.w.listenerProblem(s.typ()) == ""
}

// BoundNames lists the variables that a binding pattern declares.
func BoundNames(b syntax.Binding) []*syntax.Ident { return boundNames(b) }
