package langfloat

import (
	"math"
	"math/big"
	"math/rand"
	"testing"

	. "barre/lib/internal/langlib/langtest"
	"barre/value"
)

func TestFloat(t *testing.T) {
	parse := func(s string) string {
		return "error: {ballerina/lang.float}NumberParsingError 'string' value '" + s + "' cannot be converted to 'float'"
	}
	nan, inf, ninf := value.Float(math.NaN()), value.Float(math.Inf(1)), value.Float(math.Inf(-1))
	cases := []Case{
		{"isFinite", Args("1.0"), "true"}, {"isFinite", Args(nan), "false"}, {"isInfinite", Args(ninf), "true"}, {"isNaN", Args(nan), "true"},
		{"sum", Args("[]"), "0.0"}, {"sum", Args("[1.5,2.0]"), "3.5"}, {"max", Args("[]"), "-float:Infinity"}, {"min", Args("[]"), "float:Infinity"}, {"max", Args("[1.0,3.0,2.0]"), "3.0"}, {"min", Args("[1.0,float:NaN]"), "float:NaN"},
		{"avg", Args("[]"), "float:NaN"}, {"avg", Args("[1.0,2.0]"), "1.5"}, {"abs", Args("-1.5"), "1.5"}, {"floor", Args("-1.5"), "-2.0"}, {"ceiling", Args("-1.5"), "-1.0"},
		{"round", Args("2.5", "0"), "2.0"}, {"round", Args("3.5", "0"), "4.0"}, {"round", Args("-2.5", "0"), "-2.0"}, {"round", Args("3.55", "1"), "3.5"}, {"round", Args("2.345", "2"), "2.35"}, {"round", Args("1250.0", "-2"), "1200.0"}, {"round", Args("-1350.0", "-2"), "-1400.0"},
		{"round", Args(nan, "2"), "float:NaN"}, {"round", Args("0.4", "0"), "0.0"}, {"round", Args("-0.4", "0"), "-0.0"}, {"round", Args("1.0E300", "400"), "1.0E300"}, {"round", Args("4.0E307", "-308"), "0.0"}, {"round", Args("6.0E307", "-308"), "1.0E308"},
		{"sqrt", Args("9.0"), "3.0"}, {"sqrt", Args("-1.0"), "float:NaN"}, {"cbrt", Args("27.0"), "3.0"}, {"pow", Args("2.0", "10.0"), "1024.0"}, {"log", Args("1.0"), "0.0"}, {"log10", Args("100.0"), "2.0"}, {"exp", Args("0.0"), "1.0"}, {"atan2", Args("0.0", "-1.0"), "3.141592653589793"},
		{"fromString", Args(`"4.5e2"`), "450.0"}, {"fromString", Args(`"+.5"`), "0.5"}, {"fromString", Args(`"7"`), "7.0"}, {"fromString", Args(`"NaN"`), "float:NaN"}, {"fromString", Args(`"-Infinity"`), "-float:Infinity"}, {"fromString", Args(`"1e999"`), "float:Infinity"},
		{"toHexString", Args("3.0"), `"0x1.8p1"`}, {"toHexString", Args("-0.1"), `"-0x1.999999999999ap-4"`}, {"toHexString", Args("0.0"), `"0x0.0p0"`}, {"toHexString", Args("1.0"), `"0x1.0p0"`}, {"toHexString", Args("5.0E-324"), `"0x0.0000000000001p-1022"`}, {"toHexString", Args(inf), `"Infinity"`},
		{"fromHexString", Args(`"0x1.8p1"`), "3.0"}, {"fromHexString", Args(`"-0X1.999999999999aP-4"`), "-0.1"}, {"fromHexString", Args(`"0xA"`), "10.0"}, {"fromHexString", Args(`"0x.8"`), "0.5"}, {"fromHexString", Args(`"+Infinity"`), "float:Infinity"},
		{"toBitsInt", Args("1.0"), "4607182418800017408"}, {"toBitsInt", Args(nan), "9221120237041090560"}, {"fromBitsInt", Args("4607182418800017408"), "1.0"}, {"fromBitsInt", Args("-1"), "float:NaN"},
		{"toFixedString", Args("12.456", "2"), `"12.46"`}, {"toFixedString", Args("12.0", nil), `"12.0"`}, {"toFixedString", Args("1.0E21", nil), `"1000000000000000000000.0"`}, {"toFixedString", Args("2.5", "0"), `"2"`}, {"toFixedString", Args("0.1", "20"), `"0.10000000000000000555"`}, {"toFixedString", Args(inf, "2"), `"Infinity"`},
		{"toFixedString", Args("1.0", "-1"), "panic: {ballerina/lang.float}InvalidFractionDigits fraction digits cannot be less than '0'"},
		{"toExpString", Args("12.456", "2"), `"1.25e+01"`}, {"toExpString", Args("12.0", nil), `"1.2e+01"`}, {"toExpString", Args("1.0", nil), `"1.0e+00"`}, {"toExpString", Args("0.0", "0"), `"0e+00"`}, {"toExpString", Args("1.0E-100", "1"), `"1.0e-100"`}, {"toExpString", Args("1.0", "-5"), "panic: {ballerina/lang.float}InvalidFractionDigits fraction digits cannot be less than '0'"},
	}
	for _, s := range []string{"", "+", "1.", "1e", "1f", "1d", "0x1", " 1", "1_0", "nan", "inf", "Inf", "+NaN", "--1"} {
		cases = append(cases, Case{"fromString", Args(`"` + s + `"`), parse(s)})
	}
	for _, s := range []string{"", "1.8p1", "0x", "0xg", "0x1p", "0x1.p1", "0x+1p1", "0x1_0p1"} {
		cases = append(cases, Case{"fromHexString", Args(`"` + s + `"`), parse(s)})
	}
	Bind(t, Module, nil).Run(cases)
}

// TestRoundExactly compares with rounding done on exact fractions.
func TestRoundExactly(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 20000 {
		x := math.Ldexp(float64(r.Int63n(1<<20)-1<<19), r.Intn(30)-15)
		n := int64(r.Intn(8) - 4)
		p := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(max(n, -n)), nil))
		if n < 0 {
			p.Inv(p)
		}
		q := new(big.Rat).Mul(new(big.Rat).SetFloat64(x), p)
		q.Add(q, big.NewRat(1, 2))
		down := new(big.Int).Div(q.Num(), q.Denom())
		if q.IsInt() && down.Bit(0) == 1 {
			down.Sub(down, big.NewInt(1))
		}
		want, _ := new(big.Rat).Quo(new(big.Rat).SetInt(down), p).Float64()
		if got := roundTo(x, n); got != want {
			t.Fatalf("%v to %d: %v, want %v", x, n, got, want)
		}
	}
}
