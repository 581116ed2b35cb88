package check

import (
	"strings"

	"barre/types"
)

// A name that stands for no type has been reported; what follows from it should
// not be. Such a name gets a type of its own, the unknown type, to which nothing
// else belongs. A message that has to name it tells of an error that has been
// told already, so it is left out.

// unknownName is how the unknown type shows; no name of a program has the NUL.
const unknownName = "\x00unknown"

// unknownType is the type of names that could not be resolved.
func (w *World) unknownType() types.Type {
	if w.unknown == nil {
		w.unknown = w.Env.Opaque(unknownName, types.BObject, true)
	}
	return w.unknown
}

// followsFromUnknown reports whether a message tells of the unknown type.
func followsFromUnknown(msg string) bool { return strings.Contains(msg, unknownName) }

// isUnknown reports whether t is the unknown type, or made of it.
func (w *World) isUnknown(t types.Type) bool {
	return w.unknown != nil && !types.IsNever(t) && types.IsSubtype(t, w.unknown)
}

// meaningless reports whether nothing can be said of a variable of type t whose
// type at this point is cur.
func (w *World) meaningless(t, cur types.Type) bool {
	return types.IsNever(t) || types.IsNever(cur) && w.isUnknown(t)
}
