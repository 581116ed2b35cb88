package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// guardCond checks the guard of a match clause. Unless what is matched is
// immutable the guard must not be able to change it: it calls only isolated
// functions, with immutable arguments.
func (c *fn) guardCond(n syntax.Expr, target types.Type) (x tree.Expr, yes, no *flow) {
	outer := c.guarded
	c.guarded = !types.IsReadonly(target)
	x, yes, no = c.cond(n)
	c.guarded = outer
	return x, yes, no
}

// guardedCall checks a call within the guard of a match clause.
func (c *fn) guardedCall(n syntax.Node, isolated bool, recv tree.Expr, args []tree.Expr) {
	if !c.guarded {
		return
	}
	if !isolated {
		c.err(n, "BCE4034", "cannot call a non-isolated function or method in a match guard when the type of what is matched is not a subtype of 'readonly'")
		return
	}
	var check func(x tree.Expr) bool
	check = func(x tree.Expr) bool {
		if x == nil || types.IsReadonly(x.Type()) {
			return true
		}
		if l, ok := x.(*tree.ListCons); ok {
			// A list of further arguments, or one that nobody else has.
			for _, e := range l.Elems {
				if e.Spread && !types.IsReadonly(types.ListElem(e.V.Type())) || !e.Spread && !check(e.V) {
					return false
				}
			}
			return true
		}
		c.err(n, "BCE4035", "cannot call a function or method in a match guard with an argument of type '%s', which is not a subtype of 'readonly', when the type of what is matched is not one either", x.Type())
		return false
	}
	for _, x := range append([]tree.Expr{recv}, args...) {
		if !check(x) {
			return
		}
	}
}
