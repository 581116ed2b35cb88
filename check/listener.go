package check

import (
	"fmt"

	"barre/types"
)

// listenerProblem says why t is no listener object type, "" when it is one: a
// subtype of Listener<T, A> for some type T of services and A of attach points.
func (w *World) listenerProblem(t types.Type) string {
	if b := t.Basics(); b == 0 || b&^types.BObject != 0 {
		return fmt.Sprintf("'%s' is not an object type", t)
	}
	e := w.Env
	attachPoint := types.Union(types.StringArray, types.Union(types.String, types.Nil))
	service := types.Intersect(types.AnyObject, types.ServiceMark)
	// The type of services is what attach takes.
	if f := types.ObjectMember(t, "attach"); f != nil && f.Method {
		if sig := types.FuncSig(f.Type); sig != nil && len(sig.Params) == 2 {
			service = types.Intersect(service, sig.Params[0].Type)
			attachPoint = types.Intersect(attachPoint, sig.Params[1].Type)
			if types.IsEmpty(service) {
				return "the first parameter of 'attach' takes no service objects"
			}
			if types.IsEmpty(attachPoint) {
				return "the second parameter of 'attach' takes no attach points: expected 'string[]|string|()' or a subtype"
			}
		}
	}
	for _, m := range []struct {
		name   string
		params []types.Param
	}{
		{"attach", []types.Param{{Type: service}, {Type: attachPoint}}},
		{"detach", []types.Param{{Type: service}}},
		{"start", nil}, {"gracefulStop", nil}, {"immediateStop", nil},
	} {
		f := types.ObjectMember(t, m.name)
		if f == nil || !f.Method {
			return fmt.Sprintf("'%s' has no method '%s'", t, m.name)
		}
		want := e.Func(&types.Signature{Params: m.params, Ret: types.NilOrError})
		switch {
		case f.Region != nil:
			return fmt.Sprintf("method '%s' of '%s' is not public", m.name, t)
		case !types.IsSubtype(f.Type, want):
			return fmt.Sprintf("method '%s' of '%s' is '%s': expected '%s'", m.name, t, f.Type, want)
		}
	}
	return ""
}
