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
