package check

import (
	"github.com/woodsbury/decimal128"

	"barre/tree"
	"barre/value"
)

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
	if err != nil {
		return x, "decimal overflow or division by zero"
	}
	return r.Decimal, ""
}
