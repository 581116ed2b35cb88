package check

import (
	"slices"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// checkSortKey checks a call of a lang library function that sorts: one with a
// parameter annotated as sortKey, which gives the keys of the first argument's
// members. What it returns has to be ordered, and so have the members where it
// is left out.
func (c *fn) checkSortKey(n syntax.Node, k *callee, args []tree.Expr) {
	if k.sym == nil || len(k.bind) == 0 || args[0] == nil {
		return
	}
	i := slices.IndexFunc(k.params, func(p param) bool { return annotatedAs(p.syn, "sortKey") })
	if i < 0 {
		return
	}
	key := types.Type(types.Nil)
	if args[i] != nil {
		key = args[i].Type()
	}
	if f := types.Intersect(key, types.Function); !types.IsNever(f) {
		if t := types.FuncRet(f); !comparable(t, t) {
			c.err(n, "BCE4033", "invalid sort key function return type: '%s' is not an ordered type", t)
			return
		}
	}
	if types.Disjoint(key, types.Nil) {
		return
	}
	if t := types.ListElem(types.Intersect(args[0].Type(), types.AnyList)); !comparable(t, t) {
		c.err(n, "BCE4032", "invalid member type of the array/tuple to sort: '%s' is not an ordered type: give a 'key' function", t)
	}
}
