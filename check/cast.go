// Casts, and check and checkpanic.

package check

import (
	"math"

	"github.com/woodsbury/decimal128"

	"barre/syntax"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// cast checks <T> x.
func (c *fn) cast(n *syntax.Cast, t types.Type) tree.Expr {
	c.fs.annotationsIn(c, n.Annots, atType)
	if n.Type == nil {
		return c.expr(n.X, t)
	}
	target := c.tc.resolve(n.Type)
	context := target
	if computes(n.X) && (c.w.trying > 2 || !c.attempt(func() { c.expr(n.X, target) })) {
		// What is converted need not suit the type it is converted to: the 1 of
		// <decimal>(n - 1) is an int.
		context = nil
	}
	x := c.expr(n.X, context)
	if isBad(x) || types.IsNever(target) {
		return x
	}
	xt := x.Type()
	if k, ok := x.(*tree.Const); ok {
		if types.IsSubtype(xt, target) {
			return x
		}
		if v, ok := castConst(k.V, target); ok {
			return c.constant(n, v)
		}
	}
	if !types.Disjoint(xt, types.Error) && types.Disjoint(target, types.Error) {
		c.err(n, "BCE2067", "incompatible types: '%s' cannot be cast to '%s': a cast cannot drop errors; use 'check' or 'checkpanic'", c.shown(x), target)
		return c.bad(n)
	}
	const num = types.BInt | types.BFloat | types.BDecimal
	// A number is converted when the target has one numeric type and not its own.
	tn := target.Basics() & num
	convert := tn != 0 && tn&(tn-1) == 0 && xt.Basics()&num&^tn != 0
	inter := types.Intersect(xt, target)
	if types.IsEmpty(inter) && !convert {
		c.err(n, "BCE2067", "incompatible types: '%s' cannot be cast to '%s'", c.shown(x), target)
		return c.bad(n)
	}
	rt := inter
	if convert {
		rt = types.Union(inter, types.Intersect(target, basicType(tn)))
	}
	if types.IsSubtype(xt, target) {
		return &tree.Cast{X: c.x(n, rt), A: x}
	}
	if v, ok := types.Singleton(xt); ok && v != nil {
		if r, err := value.Cast(value.FromGo(v), target); err == nil {
			if g, ok := toGo(r); ok {
				rt = c.w.valueType(g)
			}
		}
	}
	return &tree.Cast{X: c.x(n, rt), A: x, Checked: true, Convert: convert}
}

// computes reports that x is an operation, whose operands take the type that is
// expected of it.
func computes(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Paren:
		return computes(x.X)
	case *syntax.Binary:
		return true
	}
	return false
}

func castConst(v any, t types.Type) (any, bool) {
	switch t.Basics() & (types.BInt | types.BFloat | types.BDecimal) {
	case types.BFloat:
		switch v := v.(type) {
		case int64:
			if types.HasFloat(t, float64(v)) {
				return float64(v), true
			}
		case decimal128.Decimal:
			f, _ := v.Float64(), true
			if types.HasFloat(t, f) {
				return f, true
			}
		}
	case types.BInt:
		if f, ok := v.(float64); ok {
			r := math.RoundToEven(f)
			if r >= -9.223372036854775808e18 && r < 9.223372036854775808e18 && types.HasInt(t, int64(r)) {
				return int64(r), true
			}
		}
	case types.BDecimal:
		if i, ok := v.(int64); ok {
			d := decimal128.FromInt64(i)
			if types.HasDecimal(t, d) {
				return d, true
			}
		}
	}
	return nil, false
}

// check checks check and checkpanic.
func (c *fn) check(n *syntax.Check, t types.Type) tree.Expr {
	var inner types.Type
	if t != nil {
		inner = types.Union(t, types.Error)
	}
	a := c.exprNoNarrow(n.X, inner)
	if isBad(a) {
		return a
	}
	errs := types.Intersect(a.Type(), types.Error)
	val := types.Diff(a.Type(), types.Error)
	if t != nil && !n.Panic && !types.IsSubtype(val, t) && types.IsSubtype(t, simpleOrString) && laxMember(val, 0) {
		// What is lax is converted to the simple type that is expected: a value
		// of another type is an error like a missing field is.
		target := types.Union(t, errs)
		v := c.temp(a.Type())
		conv := &tree.Cast{X: c.x(n.X, target), A: &tree.Local{X: c.x(n.X, v.Type), V: v}, Checked: true, Convert: true}
		et := types.Union(target, types.Error)
		a = &tree.BlockExpr{X: c.x(n, et), Stmts: []tree.Stmt{&tree.VarDecl{V: v, Init: a, Off: c.off(n.X)}}, Value: &tree.Trap{X: c.x(n, et), A: conv}}
		errs, val = types.Error, t
	}
	if types.IsNever(errs) {
		return a
	}
	if !n.Panic {
		c.fails_(n, errs)
	}
	return &tree.Check{X: c.x(n, val), A: a, Panic: n.Panic}
}

// simpleOrString is what lax values are converted to.
var simpleOrString = types.Union(types.SimpleBasic, types.String)

// fails_ notes that control may leave here with an error of type errs.
func (c *fn) fails_(n syntax.Node, errs types.Type) {
	if k := len(c.fails); k > 0 {
		ft := c.fails[k-1]
		ft.errs = types.Union(ft.errs, errs)
		ft.flows = append(ft.flows, c.outside(ft.txs))
		return
	}
	c.party.terminates(errs)
	if c.escapes == nil {
		c.escapes = types.Never
	}
	c.escapes = types.Union(c.escapes, errs)
	if c.noCheck {
		c.err(n, "BCE2160", "'check' cannot be used here: no function returns the error")
		return
	}
	if !types.IsSubtype(errs, c.f.Ret) {
		what := "'check' expression"
		if _, ok := n.(*syntax.FailStmt); ok {
			what = "'fail' statement"
		}
		c.err(n, "BCE2069", "invalid usage of the %s: the function's return type '%s' does not include '%s'", what, c.f.Ret, errs)
	}
}
