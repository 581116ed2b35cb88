package types

import "slices"

// TypeID identifies an occurrence of distinct within a program.
type TypeID struct {
	Org, Module string
	// Parts are further parts of what identifies the module.
	Parts []string
	// Name is that of the type or class the occurrence defines; "" when it defines
	// none, in which case Number tells the occurrences in a module apart.
	Name   string
	Number int
	// Includes is what was made distinct: its type-ids are the secondary ones.
	Includes Type
}

// Distinct is the part of t, a type of errors or objects, that a new distinct
// type makes its own. Messages show it by the name of its type-id.
func (e *Env) Distinct(id *TypeID, bits Basic, t Type) Type {
	id.Includes = t
	return Intersect(t, e.distinctMark(id, bits, atomsOf(t, bits)))
}

// DistinctClass is the set of objects that carry the type-id of a distinct
// class. What the class includes is told by the type-id once it is known.
func (e *Env) DistinctClass(id *TypeID) Type { return e.distinctMark(id, BObject, nil) }

func (e *Env) distinctMark(id *TypeID, bits Basic, implies []*atom) Type {
	a := &atom{opaque: id.Name, typeID: id, implies: implies}
	if id.Name == "" {
		a.opaque, a.implies = anonymousDistinct, nil
	}
	defer e.lock()()
	return e.pair(bits, e.atomBDD(e.newAtom(a)))
}

// TypeIDs gives the type-ids that t induces, and reports whether it is definite:
// whether all its errors (or objects) have the same ones.
func TypeIDs(t Type) (ids []*TypeID, definite bool) {
	definite, first := true, true
	for _, s := range t.subs {
		b, ok := s.data.(*bdd)
		if !ok || s.bit&(BError|BObject) == 0 {
			continue
		}
		b.paths(nil, nil, func(pos, _ []*atom) bool {
			var here []*TypeID
			for _, a := range pos {
				if a.typeID != nil && !slices.Contains(here, a.typeID) {
					here = append(here, a.typeID)
				}
			}
			same := len(here) == len(ids) && !slices.ContainsFunc(here, func(id *TypeID) bool { return !slices.Contains(ids, id) })
			definite = definite && (first || same)
			ids, first = here, false
			return definite
		})
	}
	// What else there is in t has no type-ids.
	if others := t.all | t.some&^(BError|BObject); !definite || others != 0 && len(ids) > 0 {
		return nil, false
	}
	return ids, true
}

// PrimaryTypeIDs gives those of ids that no other of them brings with it.
func PrimaryTypeIDs(ids []*TypeID) []*TypeID {
	var secondary []*TypeID
	for _, id := range ids {
		if id.Includes != nil {
			more, _ := TypeIDs(id.Includes)
			secondary = append(secondary, more...)
		}
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id *TypeID) bool { return slices.Contains(secondary, id) })
}
