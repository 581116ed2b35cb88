// Operations on constants.

package check

import (
	"errors"
	"math"

	"github.com/woodsbury/decimal128"

	"barre/syntax"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// singletonOf gives the value of an expression whose type has just one: a
// constant, or a variable that was narrowed to one.
func singletonOf(x tree.Expr) (any, bool) {
	if k, ok := x.(*tree.Const); ok {
		return k.V, !types.IsNever(k.T) && k.T != types.Boolean
	}
	return types.Singleton(x.Type())
}

// fold computes an operation on constants. An operation on other expressions
// of singleton type stays, and has a singleton type.
func (c *fn) fold(n syntax.Node, b *tree.Binary) tree.Expr {
	x, ok1 := b.A.(*tree.Const)
	y, ok2 := b.B.(*tree.Const)
	if b.Lift {
		return b
	}
	if !ok1 || !ok2 {
		vx, ok1 := singletonOf(b.A)
		vy, ok2 := singletonOf(b.B)
		if ok1 && ok2 && vx != nil && vy != nil {
			k := &tree.Binary{X: b.X, Op: b.Op, Kind: b.Kind, A: &tree.Const{X: tree.X{T: b.A.Type()}, V: vx}, B: &tree.Const{X: tree.X{T: b.B.Type()}, V: vy}}
			var r tree.Expr
			if c.attempt(func() { r = c.fold(n, k) }) {
				if kc, ok := r.(*tree.Const); ok {
					b.T = kc.T
				}
			}
		}
		return b
	}
	switch xv := x.V.(type) {
	case int64:
		yv := y.V.(int64)
		if yv == 0 && (b.Op == tree.Div || b.Op == tree.Rem) {
			return b // panics when it is evaluated
		}
		v, msg := foldInt(b.Op, xv, yv)
		if msg != "" {
			c.err(n, "BCE2056", "%s in constant expression", msg)
			return c.bad(n)
		}
		return c.constant(n, v)
	case float64:
		yv := y.V.(float64)
		if yv == 0 && (b.Op == tree.Div || b.Op == tree.Rem) {
			return b // no constant: NaN and infinities have no literal
		}
		switch b.Op {
		case tree.Add:
			return c.constant(n, xv+yv)
		case tree.Sub:
			return c.constant(n, xv-yv)
		case tree.Mul:
			return c.constant(n, xv*yv)
		case tree.Div:
			return c.constant(n, xv/yv)
		case tree.Rem:
			return c.constant(n, math.Mod(xv, yv))
		}
	case string:
		return c.constant(n, xv+y.V.(string))
	case decimal128.Decimal:
		// Decimal arithmetic keeps its one definition, at run time, unless a
		// constant is asked for.
		yv := y.V.(decimal128.Decimal)
		if yv.IsZero() && (b.Op == tree.Div || b.Op == tree.Rem) {
			return b // panics when it is evaluated
		}
		v, msg := foldDecimal(b.Op, xv, yv)
		if msg == decimalUnderflow {
			return b // likewise
		}
		if msg != "" {
			c.err(n, "BCE2056", "%s in constant expression", msg)
			return c.bad(n)
		}
		return c.constant(n, v)
	}
	return b
}

func foldInt(op tree.Op, x, y int64) (int64, string) {
	const overflow = "int range overflow"
	switch op {
	case tree.Add:
		r := x + y
		if (r > x) != (y > 0) && y != 0 {
			return 0, overflow
		}
		return r, ""
	case tree.Sub:
		r := x - y
		if (r < x) != (y > 0) && y != 0 {
			return 0, overflow
		}
		return r, ""
	case tree.Mul:
		if x == 0 || y == 0 {
			return 0, ""
		}
		r := x * y
		if r/y != x || x == -1 && y == math.MinInt64 || y == -1 && x == math.MinInt64 {
			return 0, overflow
		}
		return r, ""
	case tree.Div, tree.Rem:
		if y == 0 {
			return 0, "division by zero"
		}
		if op == tree.Rem {
			if y == -1 {
				return 0, ""
			}
			return x % y, ""
		}
		if x == math.MinInt64 && y == -1 {
			return 0, overflow
		}
		return x / y, ""
	case tree.BitAnd:
		return x & y, ""
	case tree.BitOr:
		return x | y, ""
	case tree.BitXor:
		return x ^ y, ""
	case tree.Shl:
		return x << (uint64(y) & 63), ""
	case tree.Shr:
		return x >> (uint64(y) & 63), ""
	case tree.Ushr:
		return int64(uint64(x) >> (uint64(y) & 63)), ""
	}
	return 0, "unknown operator"
}

const decimalUnderflow = "decimal underflow"

// foldDecimal computes a decimal operation as the run time would.
func foldDecimal(op tree.Op, x, y decimal128.Decimal) (decimal128.Decimal, string) {
	a, b := value.Decimal{Decimal: x}, value.Decimal{Decimal: y}
	var r value.Decimal
	var err error
	switch op {
	case tree.Add:
		r, err = value.DecimalAdd(a, b)
	case tree.Sub:
		r, err = value.DecimalSub(a, b)
	case tree.Mul:
		r, err = value.DecimalMul(a, b)
	case tree.Div:
		r, err = value.DecimalQuo(a, b)
	case tree.Rem:
		r, err = value.DecimalRem(a, b)
	}
	var e *value.Error
	switch {
	case errors.As(err, &e) && e.Message == "{ballerina}NumberUnderflow":
		return x, decimalUnderflow
	case err != nil:
		return x, "decimal overflow"
	}
	return r.Decimal, ""
}
