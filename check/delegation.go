package check

import (
	"barre/syntax"
	"barre/types"
)

// checkDelegation checks the get methods whose result includes a service object:
// a resource hands over all that is below its path to that object, so it gives
// nothing else, its path ends before a rest parameter, and no other resource has
// a path below it. Nil, for there being no such object, is accepted as by bal.
func (tc *tctx) checkDelegation(members []syntax.Node) {
	fs := tc.fs
	w := fs.mod.w
	if fs.mod.src.Library {
		return
	}
	for _, m := range members {
		d, ok := m.(*syntax.FuncDecl)
		if !ok || d.Path == nil || d.Name == nil || d.Name.Name != "get" || d.Sig == nil || d.Sig.Ret == nil {
			continue
		}
		ret := tc.signature(d.Sig).Ret
		w.after = append(w.after, func() {
			if !types.ObjectsCarry(ret, types.ServiceMark) {
				return
			}
			service := types.Intersect(types.AnyObject, types.ServiceMark)
			if other := types.Diff(ret, types.Union(service, types.NilOrError)); !types.IsEmpty(other) {
				fs.err(d.Name, "BCE2154", "a resource method that returns a service object cannot return anything else but nil and errors, found '%s'", ret)
				return
			}
			path := d.Path.Segments
			if len(path) > 0 && path[len(path)-1].Rest {
				fs.err(d.Name, "BCE2155", "a resource method that returns a service object cannot have a rest parameter in its path")
				return
			}
			for _, o := range members {
				o, ok := o.(*syntax.FuncDecl)
				if ok && o.Path != nil && o.Name != nil && len(o.Path.Segments) > len(path) && tc.samePath(path, o.Path.Segments) {
					fs.err(d.Name, "BCE2156", "resource method '%s' has a path below this one, which is left to the service object that is returned", types.MemberName(methodKey(o, fs)))
					return
				}
			}
		})
	}
}

// samePath reports whether the path q begins with p.
func (tc *tctx) samePath(p, q []*syntax.PathSegment) bool {
	for i, s := range p {
		o := q[i]
		switch {
		case (s.Name == nil) != (o.Name == nil) || s.Rest != o.Rest:
			return false
		case s.Name != nil:
			if s.Name.Name != o.Name.Name {
				return false
			}
		case !types.Same(tc.resolve(s.Type), tc.resolve(o.Type)):
			return false
		}
	}
	return true
}
