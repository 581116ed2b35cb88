// Operators, conditions and the jumps made of them, casts, trap and check.

package lower

import (
	"math"

	"barre/ir"
	"barre/tree"
	"barre/types"
)

func (b *builder) binary(x *tree.Binary, dst reg) {
	A := uint16(dst.n)
	if x.Lift || x.Kind != types.BInt && x.Kind != types.BFloat {
		l := b.ref(x.A)
		r := b.ref(x.B)
		b.at(x.Off)
		if x.Kind == types.BString && !x.Lift {
			b.emit(ir.Instr{Op: ir.Concat, A: A, B: int32(l), C: int32(r)})
			return
		}
		b.emit(ir.Instr{Op: ir.Arith, A: A, B: int32(l), C: int32(r)})
		lift := int32(0)
		if x.Lift {
			lift = 1
		}
		b.emit(ir.Instr{Op: ir.Nop, A: uint16(x.Op), B: int32(x.Kind), C: lift})
		return
	}
	if x.Kind == types.BInt {
		if k, ok := x.B.(*tree.Const); ok {
			if v, isInt := k.V.(int64); isInt && v > math.MinInt32 && v <= math.MaxInt32 {
				op := ir.Nop
				switch x.Op {
				case tree.Add:
					op = ir.AddIK
				case tree.Sub:
					op = ir.SubIK
				case tree.Mul:
					op = ir.MulIK
				case tree.Div, tree.Rem:
					// Only the divisors 0 and -1 need care.
					if v > 0 {
						op = ir.DivIK
						if x.Op == tree.Rem {
							op = ir.RemIK
						}
					}
				}
				if op != ir.Nop {
					l := b.expr(x.A)
					b.at(x.Off)
					b.emit(ir.Instr{Op: op, A: A, B: int32(l.n), C: int32(v)})
					return
				}
			}
		}
	}
	l := b.expr(x.A)
	r := b.expr(x.B)
	b.at(x.Off)
	var op ir.Op
	if x.Kind == types.BInt {
		op = [...]ir.Op{tree.Add: ir.AddI, tree.Sub: ir.SubI, tree.Mul: ir.MulI, tree.Div: ir.DivI, tree.Rem: ir.RemI,
			tree.BitAnd: ir.AndI, tree.BitOr: ir.OrI, tree.BitXor: ir.XorI, tree.Shl: ir.ShlI, tree.Shr: ir.ShrI, tree.Ushr: ir.UshrI}[x.Op]
	} else {
		op = [...]ir.Op{tree.Add: ir.AddF, tree.Sub: ir.SubF, tree.Mul: ir.MulF, tree.Div: ir.DivF, tree.Rem: ir.RemF}[x.Op]
	}
	b.emit(ir.Instr{Op: op, A: A, B: int32(l.n), C: int32(r.n)})
}

func (b *builder) neg(x *tree.Neg, dst reg) {
	if x.Lift || x.Kind == types.BDecimal {
		r := b.ref(x.A)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.NegR, A: uint16(dst.n), B: int32(r)})
		return
	}
	r := b.expr(x.A)
	b.at(x.Off)
	op := ir.NegI
	if x.Kind == types.BFloat {
		op = ir.NegF
	}
	b.emit(ir.Instr{Op: op, A: uint16(dst.n), B: int32(r.n)})
}

// boolean evaluates a condition into a register.
func (b *builder) boolean(x tree.Expr, dst reg) {
	A := uint16(dst.n)
	switch x := x.(type) {
	case *tree.Not:
		r := b.expr(x.A)
		b.emit(ir.Instr{Op: ir.NotB, A: A, B: int32(r.n)})
		return
	case *tree.TypeTest:
		r := b.ref(x.A)
		b.emit(ir.Instr{Op: ir.TypeTest, A: A, B: int32(r), C: b.constant(x.Target)})
		if x.Not {
			b.emit(ir.Instr{Op: ir.NotB, A: A, B: int32(A)})
		}
		return
	case *tree.MapHas:
		r := b.ref(x.Map)
		b.emit(ir.Instr{Op: ir.MapHas, A: A, B: int32(r), C: b.constant(x.Key)})
		return
	case *tree.Compare:
		if x.Kind == types.BInt || x.Kind == types.BFloat {
			l, r := b.expr(x.A), b.expr(x.B)
			ops := [...]ir.Op{tree.Lt: ir.LtI, tree.Le: ir.LeI, tree.Gt: ir.GtI, tree.Ge: ir.GeI}
			if x.Kind == types.BFloat {
				ops = [...]ir.Op{tree.Lt: ir.LtF, tree.Le: ir.LeF, tree.Gt: ir.GtF, tree.Ge: ir.GeF}
			}
			b.emit(ir.Instr{Op: ops[x.Op], A: A, B: int32(l.n), C: int32(r.n)})
			return
		}
		l := b.ref(x.A)
		r := b.ref(x.B)
		b.emit(ir.Instr{Op: ir.CmpR, A: A, B: int32(l), C: int32(r)})
		b.emit(ir.Instr{Op: ir.Nop, A: uint16(x.Op - tree.Lt)})
		return
	case *tree.Equal:
		not := x.Op == tree.Ne || x.Op == tree.NotExact
		exact := x.Op == tree.Exact || x.Op == tree.NotExact
		switch {
		case x.Kind == types.BInt || x.Kind == types.BBoolean:
			l, r := b.expr(x.A), b.expr(x.B)
			op := ir.EqI
			if not {
				op = ir.NeI
			}
			b.emit(ir.Instr{Op: op, A: A, B: int32(l.n), C: int32(r.n)})
			return
		case x.Kind == types.BFloat:
			l, r := b.expr(x.A), b.expr(x.B)
			op := ir.EqF
			if exact {
				op = ir.ExactF
			}
			b.emit(ir.Instr{Op: op, A: A, B: int32(l.n), C: int32(r.n)})
		case x.Kind == types.BString:
			l := b.ref(x.A)
			r := b.ref(x.B)
			b.emit(ir.Instr{Op: ir.EqStr, A: A, B: int32(l), C: int32(r)})
		default:
			l := b.ref(x.A)
			r := b.ref(x.B)
			op := ir.EqR
			if exact {
				op = ir.ExactR
			}
			b.emit(ir.Instr{Op: op, A: A, B: int32(l), C: int32(r)})
		}
		if not {
			b.emit(ir.Instr{Op: ir.NotB, A: A, B: int32(A)})
		}
		return
	}
	// And, Or: by jumps.
	exits := b.condFalse(x)
	b.emit(ir.Instr{Op: ir.IntK, A: A, B: 1})
	end := b.emit(ir.Instr{Op: ir.Jmp})
	b.patch(exits...)
	b.emit(ir.Instr{Op: ir.IntK, A: A, B: 0})
	b.patch(end)
}

// condFalse evaluates a condition and falls through when it holds; it returns
// the jumps taken when it does not.
func (b *builder) condFalse(x tree.Expr) []int {
	switch x := x.(type) {
	case *tree.Const:
		if x.V == true {
			return nil
		}
		return []int{b.emit(ir.Instr{Op: ir.Jmp})}
	case *tree.Not:
		return b.condTrue(x.A)
	case *tree.And:
		a := b.condFalse(x.A)
		return append(a, b.condFalse(x.B)...)
	case *tree.Or:
		t := b.condTrue(x.A)
		f := b.condFalse(x.B)
		b.patch(t...)
		return f
	case *tree.BlockExpr:
		b.stmts(x.Stmts)
		return b.condFalse(x.Value)
	}
	j := b.test(x, true)
	b.outcomes(x.Position(), j, ir.ProbeTrue)
	return j
}

// condTrue is condFalse with the outcomes exchanged.
func (b *builder) condTrue(x tree.Expr) []int {
	switch x := x.(type) {
	case *tree.Const:
		if x.V == false {
			return nil
		}
		return []int{b.emit(ir.Instr{Op: ir.Jmp})}
	case *tree.Not:
		return b.condFalse(x.A)
	case *tree.Or:
		a := b.condTrue(x.A)
		return append(a, b.condTrue(x.B)...)
	case *tree.And:
		f := b.condFalse(x.A)
		t := b.condTrue(x.B)
		b.patch(f...)
		return t
	case *tree.BlockExpr:
		b.stmts(x.Stmts)
		return b.condTrue(x.Value)
	}
	j := b.test(x, false)
	b.outcomes(x.Position(), j, ir.ProbeFalse)
	return j
}

// test evaluates a condition that does not consist of others, and jumps when it
// holds, or with negate when it does not.
func (b *builder) test(x tree.Expr, negate bool) []int {
	switch x := x.(type) {
	case *tree.Compare:
		if j, ok := b.compareJump(x, negate); ok {
			return []int{j}
		}
	case *tree.Equal:
		if j, ok := b.equalJump(x, negate); ok {
			return []int{j}
		}
	}
	op := ir.JmpT
	if negate {
		op = ir.JmpF
	}
	return []int{b.emit(ir.Instr{Op: op, A: uint16(b.expr(x).n)})}
}

func smallConst(x tree.Expr) (int32, bool) {
	if k, ok := x.(*tree.Const); ok {
		if v, ok := k.V.(int64); ok && v >= math.MinInt32 && v <= math.MaxInt32 {
			return int32(v), true
		}
	}
	return 0, false
}

// compareJump emits a fused comparison and jump, taken when the comparison
// holds, or with negate when it does not.
func (b *builder) compareJump(x *tree.Compare, negate bool) (int, bool) {
	if x.Kind != types.BInt {
		return 0, false
	}
	op := x.Op
	if negate {
		op = [...]tree.Op{tree.Lt: tree.Ge, tree.Le: tree.Gt, tree.Gt: tree.Le, tree.Ge: tree.Lt}[op]
	}
	l := b.expr(x.A)
	if k, ok := smallConst(x.B); ok {
		o := [...]ir.Op{tree.Lt: ir.JmpLtIK, tree.Le: ir.JmpLeIK, tree.Gt: ir.JmpGtIK, tree.Ge: ir.JmpGeIK}[op]
		return b.emit(ir.Instr{Op: o, A: uint16(l.n), B: k}), true
	}
	r := b.expr(x.B)
	o := [...]ir.Op{tree.Lt: ir.JmpLtI, tree.Le: ir.JmpLeI, tree.Gt: ir.JmpGtI, tree.Ge: ir.JmpGeI}[op]
	return b.emit(ir.Instr{Op: o, A: uint16(l.n), B: int32(r.n)}), true
}

func (b *builder) equalJump(x *tree.Equal, negate bool) (int, bool) {
	if x.Kind != types.BInt {
		return 0, false
	}
	eq := x.Op == tree.Eq || x.Op == tree.Exact
	if negate {
		eq = !eq
	}
	l := b.expr(x.A)
	if k, ok := smallConst(x.B); ok {
		o := ir.JmpNeIK
		if eq {
			o = ir.JmpEqIK
		}
		return b.emit(ir.Instr{Op: o, A: uint16(l.n), B: k}), true
	}
	r := b.expr(x.B)
	o := ir.JmpNeI
	if eq {
		o = ir.JmpEqI
	}
	return b.emit(ir.Instr{Op: o, A: uint16(l.n), B: int32(r.n)}), true
}

func (b *builder) cast(x *tree.Cast, dst reg) {
	src := ir.RepOf(x.A.Type())
	if x.Convert && !x.Checked {
		// int to float or decimal, maybe ().
		if src == ir.RepInt && dst.rep == ir.RepFloat {
			r := b.expr(x.A)
			b.emit(ir.Instr{Op: ir.IntToFloat, A: uint16(dst.n), B: int32(r.n)})
			return
		}
		r := b.ref(x.A)
		b.scalarFromRef(dst, func(d int) {
			b.emit(ir.Instr{Op: ir.CastNum, A: uint16(d), B: int32(r), C: b.constant(x.T)})
		})
		return
	}
	if !x.Checked {
		b.exprTo(x.A, dst)
		return
	}
	if src == ir.RepInt && dst.rep == ir.RepFloat && x.T == types.Float {
		r := b.expr(x.A)
		b.emit(ir.Instr{Op: ir.IntToFloat, A: uint16(dst.n), B: int32(r.n)})
		return
	}
	if src == ir.RepFloat && dst.rep == ir.RepInt && x.T == types.Int {
		r := b.expr(x.A)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.FloatToInt, A: uint16(dst.n), B: int32(r.n)})
		return
	}
	r := b.ref(x.A)
	b.at(x.Off)
	op := ir.Cast
	if x.Convert {
		op = ir.CastNum
	}
	b.scalarFromRef(dst, func(d int) {
		b.emit(ir.Instr{Op: op, A: uint16(d), B: int32(r), C: b.constant(x.T)})
	})
}

func (b *builder) trap(x *tree.Trap, dst reg) {
	from := b.here()
	// Registers in use here must survive the jump; those above are dead.
	locks := b.locks
	b.exprTo(x.A, dst)
	to := b.here()
	end := b.emit(ir.Instr{Op: ir.Jmp})
	b.out.Handlers = append(b.out.Handlers, ir.Handler{From: from, To: to, Target: b.here(), Reg: dst.n})
	b.emit(ir.Instr{Op: ir.Trapped, A: uint16(dst.n)})
	b.patch(end)
	b.locks = locks
}

func (b *builder) check(x *tree.Check, dst reg) {
	r := b.ref(x.A)
	b.at(x.Off)
	j := b.emit(ir.Instr{Op: ir.JmpNotErr, A: uint16(r)})
	if x.Panic {
		b.emit(ir.Instr{Op: ir.Panic, A: uint16(r)})
	} else {
		b.fail(r)
	}
	b.patch(j)
	b.move(dst, reg{ir.RepRef, r})
}
