package value

import (
	"strconv"

	"barre/types"
)

// Cast casts v to t, converting a number if t has one numeric type only. The
// error is the panic of a cast that cannot be done.
func Cast(v Value, t types.Type) (Value, error) {
	if Is(v, t) {
		return v, nil
	}
	if n, ok := NumericConvert(v, t); ok {
		return n, nil
	}
	return nil, CastError(v, t)
}

// CastError is the error of a cast of v to t.
func CastError(v Value, t types.Type) *Error {
	switch n := v.(type) {
	case Int, Float, Decimal:
		if t.Basics()&types.Numeric.Basics() != 0 {
			s := ToString(v)
			if i, ok := n.(Int); ok {
				s = grouped(int64(i))
			}
			return Panicf("{ballerina}NumberConversionError", "'%s' value '%s' cannot be converted to '%s'", basicName(v), s, t)
		}
	}
	return Panicf("{ballerina}TypeCastError", "incompatible types: '%s' cannot be cast to '%s'", TypeOf(v), t)
}

func basicName(v Value) string {
	switch v.(type) {
	case Int:
		return "int"
	case Float:
		return "float"
	}
	return "decimal"
}

// grouped writes n with a comma between each three digits, as messages about
// conversions show ints.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// IsImmutable reports whether v and all that is reachable from it cannot
// change.
func IsImmutable(v Value) bool {
	return types.Readonly.All()&BasicOf(v) != 0
}
