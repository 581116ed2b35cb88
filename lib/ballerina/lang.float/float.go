// Package langfloat is the library module ballerina/lang.float.
package langfloat

import (
	"embed"
	"math"
	"math/big"
	"strconv"
	"strings"

	"barre/lib"
	"barre/lib/internal/langlib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.float.
var Module = lib.Module{Org: "ballerina", Name: "lang.float", Version: langlib.Version, Sources: sources, Bind: bind, Numbers: numbers}

func bind(*runtime.Module) map[string]runtime.Extern {
	m := map[string]runtime.Extern{
		"isFinite":      is(func(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }),
		"isInfinite":    is(func(x float64) bool { return math.IsInf(x, 0) }),
		"isNaN":         is(math.IsNaN),
		"sum":           fold(0, func(a, x float64) float64 { return a + x }),
		"max":           fold(math.Inf(-1), math.Max),
		"min":           fold(math.Inf(1), math.Min),
		"avg":           avg,
		"round":         round,
		"fromString":    fromString,
		"toHexString":   toHexString,
		"fromHexString": fromHexString,
		"toBitsInt":     toBitsInt,
		"fromBitsInt":   fromBitsInt,
		"toFixedString": toFixedString,
		"toExpString":   toExpString,
	}
	for _, name := range numberFunctions {
		switch f := numbers(name).(type) {
		case func(float64) float64:
			m[name] = unary(f)
		case func(x, y float64) float64:
			m[name] = binary(f)
		}
	}
	return m
}

// numberFunctions are the functions of floats that give a float.
var numberFunctions = [...]string{"abs", "floor", "ceiling", "sqrt", "cbrt", "pow", "log", "log10", "exp", "sin", "cos", "tan", "acos", "atan", "asin", "atan2", "sinh", "cosh", "tanh"}

func numbers(name string) any {
	switch name {
	case "abs":
		return math.Abs
	case "floor":
		return math.Floor
	case "ceiling":
		return math.Ceil
	case "sqrt":
		return math.Sqrt
	case "cbrt":
		return math.Cbrt
	case "pow":
		return math.Pow
	case "log":
		return math.Log
	case "log10":
		return math.Log10
	case "exp":
		return math.Exp
	case "sin":
		return math.Sin
	case "cos":
		return math.Cos
	case "tan":
		return math.Tan
	case "acos":
		return math.Acos
	case "atan":
		return math.Atan
	case "asin":
		return math.Asin
	case "atan2":
		return math.Atan2
	case "sinh":
		return math.Sinh
	case "cosh":
		return math.Cosh
	case "tanh":
		return math.Tanh
	}
	return nil
}

func float(v value.Value) float64 { return float64(v.(value.Float)) }

func is(f func(float64) bool) runtime.Extern {
	return func(_ *runtime.Context, args []value.Value) (value.Value, error) {
		return value.Boolean(f(float(args[0]))), nil
	}
}

func unary(f func(float64) float64) runtime.Extern {
	return func(_ *runtime.Context, args []value.Value) (value.Value, error) {
		return value.Float(f(float(args[0]))), nil
	}
}

func binary(f func(x, y float64) float64) runtime.Extern {
	return func(_ *runtime.Context, args []value.Value) (value.Value, error) {
		return value.Float(f(float(args[0]), float(args[1]))), nil
	}
}

// fold combines the rest arguments, NaN if one of them is NaN.
func fold(start float64, f func(a, x float64) float64) runtime.Extern {
	return func(_ *runtime.Context, args []value.Value) (value.Value, error) {
		a, l := start, args[0].(*value.List)
		for i := range l.Len() {
			a = f(a, float(l.At(i)))
		}
		if math.IsNaN(a) {
			a = math.NaN()
		}
		return value.Float(a), nil
	}
}

func avg(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l := args[0].(*value.List)
	sum := 0.0
	for i := range l.Len() {
		sum += float(l.At(i))
	}
	return value.Float(sum / float64(l.Len())), nil
}

func round(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Float(roundTo(float(args[0]), langlib.Int(args, 1))), nil
}

// roundTo rounds x to n digits behind the point, on the exact value of x and
// half to even.
func roundTo(x float64, n int64) float64 {
	switch {
	case x == 0 || math.IsNaN(x) || math.IsInf(x, 0):
		return x
	case n == 0:
		return math.RoundToEven(x)
	case n > 0:
		if n > 400 {
			return x // no float has more digits that matter
		}
		f, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', int(n), 64), 64)
		return f
	case n < -308:
		return math.Copysign(0, x)
	}
	// x is p × (an integer and a fraction), p a power of ten.
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(-n), nil)
	r, _ := new(big.Float).SetFloat64(x).Rat(nil)
	q := new(big.Rat).Quo(r, new(big.Rat).SetInt(p))
	half := big.NewRat(1, 2)
	down := new(big.Int).Div(q.Num(), q.Denom()) // floor
	rest := new(big.Rat).Sub(q, new(big.Rat).SetInt(down))
	if c := rest.Cmp(half); c > 0 || c == 0 && down.Bit(0) == 1 {
		down.Add(down, big.NewInt(1))
	}
	f, _ := new(big.Float).SetInt(down.Mul(down, p)).Float64()
	return math.Copysign(f, x)
}

// digits checks the syntax of a float: digits of a base, perhaps a point with
// digits, perhaps an exponent, all with a sign.
func syntaxOK(s string, digit func(c byte) bool, exp string) bool {
	s = strings.TrimLeft(s[:min(1, len(s))], "+-") + s[min(1, len(s)):]
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	whole := n
	if n < len(s) && s[n] == '.' {
		n++
		start := n
		for n < len(s) && digit(s[n]) {
			n++
		}
		if n == start {
			return false
		}
	} else if whole == 0 {
		return false
	}
	if n < len(s) && strings.IndexByte(exp, s[n]) >= 0 {
		n++
		if n < len(s) && (s[n] == '+' || s[n] == '-') {
			n++
		}
		start := n
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n == start {
			return false
		}
	}
	return n == len(s)
}

func decimalDigit(c byte) bool { return c >= '0' && c <= '9' }

func hexDigit(c byte) bool {
	return decimalDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f'
}

// special reads NaN and the infinities.
func special(s string) (float64, bool) {
	switch s {
	case "NaN":
		return math.NaN(), true
	case "Infinity", "+Infinity":
		return math.Inf(1), true
	case "-Infinity":
		return math.Inf(-1), true
	}
	return 0, false
}

func fromString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s := args[0].(*value.String)
	if f, ok := special(s.String()); ok {
		return value.Float(f), nil
	}
	if syntaxOK(s.String(), decimalDigit, "eE") {
		// What is too large becomes infinite, as in a literal.
		f, _ := strconv.ParseFloat(s.String(), 64)
		return value.Float(f), nil
	}
	return langlib.Parsing("float", "NumberParsingError", s, "float"), nil
}

func toHexString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	x := float(args[0])
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return value.Str(value.FormatFloat(x)), nil
	}
	return value.Str(formatHex(x)), nil
}

// formatHex writes 0x1.8p1: one digit before the point, at least one behind it,
// and for subnormal numbers the exponent -1022.
func formatHex(x float64) string {
	bits := math.Float64bits(x)
	mant, exp := bits&(1<<52-1), int(bits>>52&0x7FF)
	s := "0x1."
	switch {
	case exp == 0 && mant == 0:
		s = "0x0."
	case exp == 0:
		s, exp = "0x0.", -1022
	default:
		exp -= 1023
	}
	frac := strings.TrimRight(strconv.FormatUint(mant|1<<52, 16)[1:], "0")
	if frac == "" {
		frac = "0"
	}
	s += frac + "p" + strconv.Itoa(exp)
	if bits>>63 != 0 {
		s = "-" + s
	}
	return s
}

func fromHexString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s := args[0].(*value.String)
	if f, ok := special(s.String()); ok {
		return value.Float(f), nil
	}
	sign, digits := "", s.String()
	if digits != "" && (digits[0] == '+' || digits[0] == '-') {
		sign, digits = digits[:1], digits[1:]
	}
	if len(digits) > 2 && digits[0] == '0' && digits[1]|0x20 == 'x' {
		if digits = digits[2:]; digits[0] != '+' && digits[0] != '-' && syntaxOK(digits, hexDigit, "pP") {
			if !strings.ContainsAny(digits, "pP") {
				digits += "p0"
			}
			f, _ := strconv.ParseFloat(sign+"0x"+digits, 64)
			return value.Float(f), nil
		}
	}
	return langlib.Parsing("float", "NumberParsingError", s, "float"), nil
}

func toBitsInt(_ *runtime.Context, args []value.Value) (value.Value, error) {
	x := float(args[0])
	if x != x {
		return value.Int(0x7FF8000000000000), nil
	}
	return value.Int(math.Float64bits(x)), nil
}

func fromBitsInt(_ *runtime.Context, args []value.Value) (value.Value, error) {
	x := math.Float64frombits(uint64(langlib.Int(args, 0)))
	if x != x {
		x = math.NaN()
	}
	return value.Float(x), nil
}

// fraction reads the number of digits behind the point, -1 for ().
func fraction(v value.Value) (int, error) {
	n, ok := v.(value.Int)
	switch {
	case !ok:
		return -1, nil
	case n < 0:
		return 0, value.Panic("{ballerina/lang.float}InvalidFractionDigits", "fraction digits cannot be less than '0'")
	}
	return int(min(n, 1<<20)), nil
}

func toFixedString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	x := float(args[0])
	n, err := fraction(args[1])
	if err != nil {
		return nil, err
	}
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return value.Str(value.FormatFloat(x)), nil
	}
	s := strconv.FormatFloat(x, 'f', n, 64)
	if n < 0 && !strings.Contains(s, ".") {
		s += ".0"
	}
	return value.Str(s), nil
}

func toExpString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	x := float(args[0])
	n, err := fraction(args[1])
	if err != nil {
		return nil, err
	}
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return value.Str(value.FormatFloat(x)), nil
	}
	s := strconv.FormatFloat(x, 'e', n, 64)
	if mant, exp, ok := strings.Cut(s, "e"); ok && n < 0 && !strings.Contains(mant, ".") {
		s = mant + ".0e" + exp
	}
	return value.Str(s), nil
}
