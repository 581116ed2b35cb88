package lower

import (
	"barre/ir"
	"barre/tree"
	"barre/types"
)

// hoist evaluates before a loop what its rounds would evaluate again and again to
// the same: operations that can neither panic nor be observed, on locals which the
// loop does not assign to. Where such an expression stands in the loop its register
// is taken. done forgets them.
func (b *builder) hoist(off int32, parts func(expr func(tree.Expr), block func([]tree.Stmt))) (done func()) {
	if b.debugged {
		return func() {} // somebody may set a variable
	}
	h := hoister{b: b, off: off, set: map[*tree.Var]bool{}}
	parts(h.assigned, h.assignedIn)
	parts(h.find, h.findIn)
	return func() {
		for _, x := range h.found {
			delete(b.known, x)
		}
	}
}

type hoister struct {
	b     *builder
	off   int32 // where the loop begins
	set   map[*tree.Var]bool
	found []tree.Expr
}

// assigned notes which variables are assigned to in an expression.
func (h *hoister) assigned(x tree.Expr) { tree.ExprParts(x, h.assigned, h.assignedIn) }

func (h *hoister) assignedIn(block []tree.Stmt) {
	for _, s := range block {
		if s, ok := s.(*tree.Assign); ok {
			h.set[s.V] = true
		}
		tree.StmtParts(s, h.assigned, h.assignedIn)
	}
}

// find evaluates what of an expression is invariant.
func (h *hoister) find(x tree.Expr) {
	switch x.(type) {
	case *tree.Query:
		return // its clauses have loops, and frames, of their own
	case *tree.Binary:
		if h.invariant(x) {
			if _, ok := h.b.known[x]; ok {
				return
			}
			r := h.b.newReg(ir.RepOf(x.Type()))
			h.b.exprTo(x, r)
			if h.b.known == nil {
				h.b.known = map[tree.Expr]reg{}
			}
			h.b.known[x] = r
			h.found = append(h.found, x)
			return
		}
	}
	tree.ExprParts(x, h.find, h.findIn)
}

func (h *hoister) findIn(block []tree.Stmt) {
	for _, s := range block {
		tree.StmtParts(s, h.find, h.findIn)
	}
}

// invariant reports whether an expression is the same in every round.
func (h *hoister) invariant(x tree.Expr) bool {
	switch x := x.(type) {
	case *tree.Const:
		return ir.RepOf(x.Type()).Scalar()
	case *tree.Local:
		r, ok := h.b.vars[x.V]
		return ok && !x.V.Captured && x.V.Pos.File != nil && x.V.Pos.Off < h.off && !h.set[x.V] && r.rep.Scalar() && r.rep == ir.RepOf(x.Type())
	case *tree.Binary:
		return !x.Lift && total(x.Op, x.Kind) && h.invariant(x.A) && h.invariant(x.B)
	}
	return false
}

// total reports whether an operator has a result for all operands.
func total(op tree.Op, kind types.Basic) bool {
	switch op {
	case tree.BitAnd, tree.BitOr, tree.BitXor, tree.Shl, tree.Shr, tree.Ushr:
		return kind == types.BInt
	case tree.Add, tree.Sub, tree.Mul, tree.Div:
		return kind == types.BFloat
	}
	return false
}
