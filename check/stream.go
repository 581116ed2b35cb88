package check

import (
	"barre/syntax"
	"barre/types"
)

// checkStreamImpl reports an object of type t that a stream of type st cannot
// be made of: it has a public isolated method next, and when it has a method
// close, that is public and isolated too and may fail with any error.
func (c *fn) checkStreamImpl(n syntax.Node, t, st types.Type) bool {
	e := c.w.Env
	elem, completion := types.AnyOrError, types.NilOrError
	if st != types.Stream {
		elem, completion = types.StreamArg(st), types.Union(types.StreamCompletion(st), types.Nil)
	}
	rec := e.Mapping([]types.Field{{Name: "value", Type: elem}}, types.Never, nil)
	method := func(name string, ret types.Type) bool {
		f := types.ObjectMember(t, name)
		want := types.Intersect(e.Func(&types.Signature{Ret: ret}), types.IsolatedFunc)
		if f != nil && f.Method && f.Region == nil && types.IsSubtype(f.Type, want) {
			return true
		}
		found := ""
		switch {
		case f == nil:
			found = "there is none in '" + t.String() + "'"
		case !f.Method:
			found = "it is a field of '" + t.String() + "'"
		case f.Region != nil:
			found = "it is not public"
		case !types.HasOpaque(f.Type, types.IsolatedFunc):
			found = "it is not isolated"
		default:
			found = "found '" + f.Type.String() + "'"
		}
		c.err(n, "BCE2130", "invalid stream constructor: the object needs a method 'public isolated function %s() returns %s', %s", name, ret, found)
		return false
	}
	if t.Basics()&^types.BObject != 0 {
		c.err(n, "BCE2130", "invalid stream constructor: expected an object with a method 'next', found '%s'", t)
		return false
	}
	if !method("next", types.Union(rec, completion)) {
		return false
	}
	return types.ObjectMember(t, "close") == nil || method("close", types.NilOrError)
}

// iterableType is object:Iterable, to which all objects belong that can be
// iterated over.
func (w *World) iterableType() types.Type {
	m := w.langModule("object")
	if m == nil {
		return types.AnyObject
	}
	return m.TypeByName("Iterable")
}
