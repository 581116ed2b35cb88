package check

import (
	"math"

	"barre/tree"
	"barre/types"
)

// constResult computes what fold has left of the value of a constant: a
// division by zero. Of floats it gives an infinity or NaN, for which there are
// no literals; of ints there is none, and the message says so.
func constResult(x tree.Expr) (v any, msg string) {
	switch x := x.(type) {
	case *tree.Const:
		if !types.IsNever(x.T) {
			return x.V, ""
		}
	case *tree.Neg:
		v, msg := constResult(x.A)
		if f, ok := v.(float64); ok {
			return -f, ""
		}
		return nil, msg
	case *tree.Binary:
		if x.Lift {
			return nil, ""
		}
		a, msg := constResult(x.A)
		if msg != "" {
			return nil, msg
		}
		b, msg := constResult(x.B)
		if msg != "" {
			return nil, msg
		}
		switch a := a.(type) {
		case int64:
			if b, ok := b.(int64); ok {
				r, msg := foldInt(x.Op, a, b)
				if msg != "" {
					return nil, msg
				}
				return r, ""
			}
		case float64:
			if b, ok := b.(float64); ok {
				return foldFloat(x.Op, a, b)
			}
		}
	}
	return nil, ""
}

func foldFloat(op tree.Op, x, y float64) (any, string) {
	switch op {
	case tree.Add:
		return x + y, ""
	case tree.Sub:
		return x - y, ""
	case tree.Mul:
		return x * y, ""
	case tree.Div:
		return x / y, ""
	case tree.Rem:
		return math.Mod(x, y), ""
	}
	return nil, ""
}
