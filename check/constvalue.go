// The values of constant expressions that are left after checking: operations
// for which no constant stands because they may panic.

package check

import (
	"math"

	"github.com/woodsbury/decimal128"

	"barre/tree"
	"barre/types"
	"barre/value"
)

// constResult computes the value of a constant expression, if that is simple.
// Operations that would panic give a message instead.
func constResult(x tree.Expr) (v any, known bool, msg string) {
	switch x := x.(type) {
	case *tree.Const:
		return x.V, !types.IsNever(x.T), ""
	case *tree.Neg:
		v, known, msg := constResult(x.A)
		if f, ok := v.(float64); ok {
			return -f, known, msg
		}
		return v, known && v == nil, msg
	case *tree.BitNot:
		v, known, msg := constResult(x.A)
		return v, known && v == nil, msg
	case *tree.Not:
		v, known, msg := constResult(x.A)
		b, ok := v.(bool)
		return !b, known && ok, msg
	case *tree.Cast:
		v, known, msg := constResult(x.A)
		if !known || msg != "" {
			return nil, false, msg
		}
		r, err := value.Cast(value.FromGo(v), x.T)
		if err != nil {
			return nil, false, "'" + value.ToString(value.FromGo(v)) + "' cannot be cast to '" + x.T.String() + "'"
		}
		v, known = toGo(r)
		return v, known, ""
	case *tree.StrConcat:
		text := ""
		for _, p := range x.Parts {
			v, known, msg := constResult(p)
			if !known || msg != "" {
				return nil, false, msg
			}
			text += value.ToString(value.FromGo(v))
		}
		return text, true, ""
	case *tree.Cond:
		v, known, msg := constResult(x.C)
		if !known || msg != "" {
			return nil, false, msg
		}
		if v == true {
			return constResult(x.A)
		}
		return constResult(x.B)
	case *tree.Elvis:
		v, known, msg := constResult(x.A)
		if known && v == nil && msg == "" {
			return constResult(x.B)
		}
		return v, known, msg
	case *tree.Binary:
		return constBinary(x)
	case *tree.Equal:
		return constOperands(x.A, x.B, func(a, b any) (any, bool, string) {
			return constEqual(a, b, x.Op) == (x.Op == tree.Eq || x.Op == tree.Exact), true, ""
		})
	case *tree.Compare:
		return constOperands(x.A, x.B, func(a, b any) (any, bool, string) {
			r, ok := foldCompare(x.Op, a, b)
			return r, ok, ""
		})
	}
	return nil, false, ""
}

// constOperands computes both operands of an operation.
func constOperands(x, y tree.Expr, f func(a, b any) (any, bool, string)) (any, bool, string) {
	a, known, msg := constResult(x)
	if !known || msg != "" {
		return nil, false, msg
	}
	b, known, msg := constResult(y)
	if !known || msg != "" {
		return nil, false, msg
	}
	return f(a, b)
}

func constBinary(x *tree.Binary) (any, bool, string) {
	return constOperands(x.A, x.B, func(a, b any) (any, bool, string) {
		if x.Lift && (a == nil || b == nil) {
			return nil, true, ""
		}
		switch a := a.(type) {
		case int64:
			if b, ok := b.(int64); ok {
				r, msg := foldInt(x.Op, a, b)
				return r, msg == "", msg
			}
		case float64:
			if b, ok := b.(float64); ok {
				r, ok := foldFloat(x.Op, a, b)
				return r, ok, ""
			}
		case string:
			if b, ok := b.(string); ok {
				return a + b, true, ""
			}
		case decimal128.Decimal:
			if b, ok := b.(decimal128.Decimal); ok {
				r, msg := foldDecimal(x.Op, a, b)
				return r, msg == "", msg
			}
		}
		return nil, false, ""
	})
}

// toGo is the constant for a simple value.
func toGo(v value.Value) (any, bool) {
	switch v := v.(type) {
	case nil:
		return nil, true
	case value.Boolean:
		return bool(v), true
	case value.Int:
		return int64(v), true
	case value.Float:
		return float64(v), true
	case value.Decimal:
		return v.Decimal, true
	case *value.String:
		return v.String(), true
	}
	return nil, false
}

func foldFloat(op tree.Op, x, y float64) (float64, bool) {
	switch op {
	case tree.Add:
		return x + y, true
	case tree.Sub:
		return x - y, true
	case tree.Mul:
		return x * y, true
	case tree.Div:
		return x / y, true
	case tree.Rem:
		return math.Mod(x, y), true
	}
	return 0, false
}
