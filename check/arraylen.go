// The length of an array type T[*], which the initialiser of a variable gives.

package check

import (
	"barre/syntax"
	"barre/types"
)

// resolveVarType resolves the type of a variable or constant with the
// initialiser init, nil without.
func (c *fn) resolveVarType(t syntax.Type, init syntax.Expr) types.Type {
	a, ok := t.(*syntax.ArrayType)
	if !ok || !a.Star {
		return c.tc.resolve(t)
	}
	tc := *c.tc
	if n, ok := c.listLength(init); ok {
		tc.lengths = map[*syntax.ArrayType]int{a: n}
	}
	return tc.resolve(t)
}

// listLength is the number of members that a list constructor makes; false when
// it is none, or the number is not fixed.
func (c *fn) listLength(x syntax.Expr) (int, bool) {
	for {
		p, ok := x.(*syntax.Paren)
		if !ok {
			break
		}
		x = p.X
	}
	l, ok := x.(*syntax.ListCons)
	if !ok {
		return 0, false
	}
	n := 0
	for _, e := range l.Elems {
		if !e.Spread {
			n++
			continue
		}
		lo, hi := 0, -1
		c.attempt(func() {
			if t := c.expr(e.X, nil).Type(); t.Basics() != 0 && t.Basics()&^types.BList == 0 {
				lo, hi = types.ListLengths(t)
			}
		})
		if lo != hi {
			return 0, false
		}
		n += lo
	}
	return n, true
}
