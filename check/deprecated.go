package check

import "barre/syntax"

// isDeprecated reports whether a declaration is annotated as deprecated.
func isDeprecated(n syntax.Node) bool { return hasDeprecated(annotsOf(n)) }

func hasDeprecated(list []*syntax.Annot) bool {
	for _, a := range list {
		if a.Name != nil && a.Name.Prefix == nil && a.Name.Id != nil && a.Name.Id.Name == "deprecated" {
			return true
		}
	}
	return false
}

// annotsOf gives the annotations of a declaration.
func annotsOf(n syntax.Node) []*syntax.Annot {
	switch n := n.(type) {
	case *syntax.TypeDef:
		return n.Annots
	case *syntax.ConstDecl:
		return n.Annots
	case *syntax.EnumDecl:
		return n.Annots
	case *syntax.EnumMember:
		return n.Annots
	case *syntax.ModuleVar:
		return n.Annots
	case *syntax.ListenerDecl:
		return n.Annots
	case *syntax.FuncDecl:
		return n.Annots
	case *syntax.ClassDecl:
		return n.Annots
	case *syntax.AnnotationDecl:
		return n.Annots
	case *syntax.ObjectField:
		return n.Annots
	case *syntax.RecordField:
		return n.Annots
	}
	return nil
}

// warnDeprecated warns of the use of a deprecated declaration.
func (fs *fileScope) warnDeprecated(n syntax.Node, s *Symbol) {
	if s.deprecated && !fs.mod.src.Library {
		fs.report(n, SevWarning, "BCE20102", "usage of construct '%s' is deprecated", s.Name)
	}
}

// deprecatedMembers lists the deprecated fields and methods that the definition
// of an object or record type declares itself.
func (s *Symbol) deprecatedMembers() map[string]bool {
	if s.membersSeen {
		return s.oldMembers
	}
	s.membersSeen = true
	add := func(key string, n syntax.Node) {
		if isDeprecated(n) {
			if s.oldMembers == nil {
				s.oldMembers = map[string]bool{}
			}
			s.oldMembers[key] = true
		}
	}
	var members []syntax.Node
	switch d := s.node.(type) {
	case *syntax.ClassDecl:
		members = d.Members
	case *syntax.TypeDef:
		t := d.Type
		if dt, ok := t.(*syntax.DistinctType); ok {
			t = dt.Elem
		}
		switch t := t.(type) {
		case *syntax.ObjectType:
			members = t.Members
		case *syntax.RecordType:
			members = t.Fields
		}
	}
	for _, m := range members {
		switch m := m.(type) {
		case *syntax.ObjectField:
			add(m.Name.Name, m)
		case *syntax.RecordField:
			add(m.Name.Name, m)
		case *syntax.FuncDecl:
			if m.Name != nil && m.Sig != nil {
				add(methodKey(m, s.fs), m)
			}
		}
	}
	return s.oldMembers
}

// warnDeprecatedMember warns of the use of a deprecated field or method; decl is
// the definition of the type it is a member of, as the type knows it.
func (c *fn) warnDeprecatedMember(n syntax.Node, decl any, key, name string) {
	if s, ok := decl.(*Symbol); ok && !c.mod.src.Library && s.deprecatedMembers()[key] {
		c.fs.report(n, SevWarning, "BCE20102", "usage of construct '%s' is deprecated", name)
	}
}
