package check

import (
	"barre/syntax"
	"barre/types"
)

// errorDetail checks t as the type of an error's detail, once every type is
// defined: it may lead back to the type that is being resolved.
func (tc *tctx) errorDetail(n syntax.Node, t types.Type) {
	w, fs := tc.fs.mod.w, tc.fs
	w.after = append(w.after, func() {
		if !types.IsSubtype(t, types.DetailMap) {
			fs.err(n, "BCE2175", "invalid error detail type '%s', expected a subtype of 'map<value:Cloneable>'", t)
		}
	})
}
