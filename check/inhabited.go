package check

import (
	"barre/syntax"
	"barre/types"
)

// checkInhabited reports a type that refers to itself in a way that no finite
// value satisfies: a record with a required field of the record's own type, say.
func (s *Symbol) checkInhabited() {
	var n syntax.Node
	object := false
	switch d := s.node.(type) {
	case *syntax.TypeDef:
		switch t := d.Type.(type) {
		case *syntax.ObjectType:
			object = true
		case *syntax.DistinctType:
			_, object = t.Elem.(*syntax.ObjectType)
		case *syntax.RecordType, *syntax.TupleType:
		default:
			return
		}
		n = d.Type
	case *syntax.ClassDecl:
		n, object = d, true
	default:
		return
	}
	if !types.IsEmpty(s.T) || !s.reaches(n, s, map[*Symbol]bool{}) {
		return
	}
	const msg = "invalid cyclic type reference: no value can belong to '"
	if object {
		s.fs.doubtful(doubtInDecl, s.ident, "BCE2066", msg+"%s'", s.Name)
		return
	}
	// The end of the definition is where it is clear.
	_, end := s.fs.f.Offsets(s.node)
	s.mod.w.report(Diagnostic{File: s.fs.f, Off: int32(end - 1), End: int32(end), Code: "BCE2066", Msg: msg + s.Name + "'", doubt: doubtInDecl})
}

// reaches reports whether the descriptor n leads to the type to, itself or by
// way of other types that have no values.
func (s *Symbol) reaches(n syntax.Node, to *Symbol, seen map[*Symbol]bool) bool {
	found := false
	syntax.Inspect(n, func(n syntax.Node) bool {
		if found {
			return false
		}
		switch n := n.(type) {
		case syntax.Body:
			return false // of a method
		case *syntax.TypeName:
			r := s.fs.resolveName(n.Name, true)
			if r == nil || r.Kind != symType && r.Kind != symClass {
				return false
			}
			if r == to {
				found = true
			} else if !seen[r] && r.state == resolved && types.IsEmpty(r.T) {
				seen[r] = true
				found = r.reaches(r.node, to, seen)
			}
		}
		return !found
	})
	return found
}
