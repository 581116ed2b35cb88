package value

import (
	"math"
	"math/big"
	"math/rand"
	"testing"
)

func dec1(t *testing.T, s string) Decimal {
	t.Helper()
	d, ok := ParseDecimal(s)
	if !ok {
		t.Fatalf("ParseDecimal(%q) failed", s)
	}
	return d
}

func TestFormatDecimal(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"0", "0"}, {"-0", "0"}, {"0.00", "0.00"}, {"1", "1"}, {"+12.30", "12.30"}, {"-1.20", "-1.20"},
		{"1e2", "1E+2"}, {"1.2e12", "1.2E+12"}, {".2e12", "2E+11"}, {".2", "0.2"}, {"1e-6143", "1E-6143"},
		{"0.000001", "0.000001"}, {"0.0000001", "1E-7"}, {"123.456e-10", "1.23456E-8"},
		{"9.999999999999999999999999999999999E6144", "9.999999999999999999999999999999999E+6144"},
		{"12345678901234567890123456789012345", "1.234567890123456789012345678901234E+34"},
		{"12345678901234567890123456789012355", "1.234567890123456789012345678901236E+34"},
		{"99999999999999999999999999999999995", "1.000000000000000000000000000000000E+35"},
		{"1E6144", "1.000000000000000000000000000000000E+6144"},
		{"000000000000000000000000000000000000000001.5", "1.5"},
	} {
		if got := FormatDecimal(dec1(t, c.in)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.in, got, c.want)
		}
	}
	for _, s := range []string{"", "+", ".", "1.", "e5", "1e", "1e+", "1x", "0x10", "1_0", " 1", "1 ", "NaN", "Infinity", "1d", "1E6145", "1E-6144", "--1", "1.2.3"} {
		if d, ok := ParseDecimal(s); ok {
			t.Errorf("ParseDecimal(%q) = %s", s, FormatDecimal(d))
		}
	}
}

func TestDecimalArithmetic(t *testing.T) {
	ops := map[string]func(a, b Decimal) (Decimal, error){"+": DecimalAdd, "-": DecimalSub, "*": DecimalMul, "/": DecimalQuo, "%": DecimalRem, "q": DecimalQuantize}
	for _, c := range []struct{ a, op, b, want string }{
		{"1.1", "+", "2.2", "3.3"}, {"3.3", "+", "-0.3", "3.0"}, {"1.5", "-", "1.5", "0"}, {"1000", "+", "1", "1001"},
		{"2.50", "*", "2", "5.00"}, {"100", "/", "4", "25"}, {"1", "/", "4", "0.25"}, {"10.0", "/", "4", "2.5"},
		{"1", "/", "3", "0.3333333333333333333333333333333333"}, {"2", "/", "3", "0.6666666666666666666666666666666667"},
		{"9E-6143", "+", "1E-6143", "1.0E-6142"}, {"1E6000", "*", "1E144", "1.000000000000000000000000000000000E+6144"},
		{"9.999999999999999999999999999999999E-6001", "*", "2E-143", "2.000000000000000000000000000000000E-6143"},
		{"9.999999999999999999999999999999999E-6001", "/", "0.5E143", "2.000000000000000000000000000000000E-6143"},
		{"12345678901234567890123456789012341", "+", "12345678901234567890123456789012312", "2.469135780246913578024691357802465E+34"},
		{"9.999999999999999999999999999999995E6144", "+", "0.000000000000000000000000000000002E6144", "9.999999999999999999999999999999997E+6144"},
		{"1", "+", "1E-40", "1.000000000000000000000000000000000"}, {"1", "-", "1E-40", "1.000000000000000000000000000000000"},
		{"1E33", "-", "1E-4", "1000000000000000000000000000000000"},
		{"1E33", "-", "0.6", "999999999999999999999999999999999.4"},
		{"-16.3", "%", "4.1", "-4.0"}, {"17.8", "%", "-4.1", "1.4"}, {"9.05", "%", "0.1", "0.05"}, {"9.0E31", "%", "1E-2", "0"},
		{"1E-6143", "%", "1E-6142", "1E-6143"}, {"10", "%", "3", "1"}, {"1E30", "%", "7", "1"}, {"5", "%", "1E100", "5"},
		{"123.123", "q", "2", "123"}, {"123.123", "q", "2.00000", "123.12300"}, {"1.234", "q", "0.00", "1.23"}, {"123", "q", "10E1", "1.2E+2"},
		{"255E2", "q", "10E3", "2.6E+4"}, {"263E5", "q", "10E2", "26300.0E+3"}, {"2.5", "q", "1", "2"}, {"3.5", "q", "1", "4"}, {"-2.5", "q", "1", "-2"},
		{"1E6144", "+", "9E6144", ""}, {"1E-6143", "*", "0.1", ""}, {"1", "/", "0", ""}, {"0", "/", "0", ""}, {"0", "%", "0", ""},
		{"9.0E32", "%", "1E-2", ""}, {"9.05E-6142", "%", "0.1E-6142", ""}, {"9.999999999999999999999999999999999E6144", "q", "1E100", ""},
		{"0", "/", "-1", "0"}, {"0.00", "+", "1.5", "1.50"}, {"1.5", "-", "0.00", "1.50"}, {"0", "*", "5.00", "0"},
	} {
		if c.op == "q" && c.want == "26300.0E+3" {
			c.want = "2.63000E+7" // quantum 10^3 of 10E2 is 10^2
		}
		got, err := ops[c.op](dec1(t, c.a), dec1(t, c.b))
		switch {
		case c.want == "" && err == nil:
			t.Errorf("%s %s %s = %s, want a panic", c.a, c.op, c.b, FormatDecimal(got))
		case c.want != "" && err != nil:
			t.Errorf("%s %s %s: %v", c.a, c.op, c.b, err)
		case c.want != "" && FormatDecimal(got) != c.want:
			t.Errorf("%s %s %s = %s, want %s", c.a, c.op, c.b, FormatDecimal(got), c.want)
		}
	}
}

// rat is the exact value of d.
func rat(d Decimal) *big.Rat {
	x := d.unpack()
	c := new(big.Int).SetUint64(x.coef.hi)
	c.Lsh(c, 64).Or(c, new(big.Int).SetUint64(x.coef.lo))
	if x.neg {
		c.Neg(c)
	}
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(x.exp, -x.exp))), nil)
	if x.exp < 0 {
		return new(big.Rat).SetFrac(c, p)
	}
	return new(big.Rat).SetInt(c.Mul(c, p))
}

// near reports whether got is want rounded half to even to 34 digits.
func near(got Decimal, want *big.Rat) bool {
	if want.Sign() == 0 {
		return got.unpack().coef.isZero()
	}
	g := rat(got)
	diff := new(big.Rat).Sub(g, want)
	diff.Abs(diff)
	if diff.Sign() == 0 {
		return true
	}
	x := got.unpack()
	if x.coef.digits() != decDigits {
		return false // not exact, so all digits must be used
	}
	half := rat(dec{exp: x.exp, coef: u128{0, 5}}.pack())
	half.Quo(half, big.NewRat(10, 1))
	if c := diff.Cmp(half); c > 0 || c == 0 && x.coef.lo&1 != 0 {
		// Just above a power of ten the neighbour below is nearer.
		return false
	}
	return true
}

func TestDecimalAgainstBig(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	random := func() Decimal {
		n := 1 + r.Intn(decDigits)
		x := dec{neg: r.Intn(2) == 0, exp: r.Intn(90) - 45}
		for range n {
			digit := uint64(r.Intn(10))
			switch r.Intn(4) {
			case 0:
				digit = 9
			case 1:
				digit = 0
			}
			x.coef = x.coef.mul64(10).add(u128{0, digit})
		}
		if x.coef.isZero() {
			x.neg = false
		}
		return x.pack()
	}
	for range 30000 {
		a, b := random(), random()
		ra, rb := rat(a), rat(b)
		check := func(op string, got Decimal, err error, want *big.Rat) {
			t.Helper()
			if err != nil {
				t.Fatalf("%s %s %s: %v", FormatDecimal(a), op, FormatDecimal(b), err)
			}
			if !near(got, want) {
				t.Fatalf("%s %s %s = %s, want %s", FormatDecimal(a), op, FormatDecimal(b), FormatDecimal(got), want.FloatString(60))
			}
		}
		s, err := DecimalAdd(a, b)
		check("+", s, err, new(big.Rat).Add(ra, rb))
		s, err = DecimalSub(a, b)
		check("-", s, err, new(big.Rat).Sub(ra, rb))
		s, err = DecimalMul(a, b)
		check("*", s, err, new(big.Rat).Mul(ra, rb))
		if rb.Sign() != 0 {
			s, err = DecimalQuo(a, b)
			check("/", s, err, new(big.Rat).Quo(ra, rb))
			q := new(big.Rat).Quo(ra, rb)
			i := new(big.Int).Quo(q.Num(), q.Denom())
			if i.CmpAbs(new(big.Int).Exp(big.NewInt(10), big.NewInt(decDigits), nil)) < 0 {
				s, err = DecimalRem(a, b)
				check("%", s, err, new(big.Rat).Sub(ra, new(big.Rat).Mul(rb, new(big.Rat).SetInt(i))))
			} else if _, err := DecimalRem(a, b); err == nil {
				t.Fatalf("%s %% %s: no panic", FormatDecimal(a), FormatDecimal(b))
			}
		}
		if d, ok := ParseDecimal(FormatDecimal(a)); !ok || d.unpack() != a.unpack() && !d.IsZero() {
			t.Fatalf("%s does not survive formatting", FormatDecimal(a))
		}
		f, _ := ra.Float64()
		if g := DecimalToFloat(a); g != f {
			t.Fatalf("%s to float: %v, want %v", FormatDecimal(a), g, f)
		}
		fl := rat(DecimalFloor(a))
		want := new(big.Int).Div(ra.Num(), ra.Denom())
		if fl.Cmp(new(big.Rat).SetInt(want)) != 0 {
			t.Fatalf("floor %s = %s", FormatDecimal(a), FormatDecimal(DecimalFloor(a)))
		}
	}
}

func TestDecimalConversions(t *testing.T) {
	for _, c := range []struct {
		in string
		n  int64
		ok bool
	}{
		{"0.5", 0, true}, {"1.5", 2, true}, {"2.5", 2, true}, {"-0.5", 0, true}, {"-1.5", -2, true}, {"1e2", 100, true},
		{"9223372036854775807", math.MaxInt64, true}, {"9223372036854775807.4", math.MaxInt64, true}, {"9223372036854775807.5", 0, false},
		{"-9223372036854775808", math.MinInt64, true}, {"-9223372036854775808.6", 0, false}, {"9223372036854775808", 0, false},
		{"92233720368547758076e1", 0, false}, {"1E-6143", 0, true}, {"1E6000", 0, false}, {"0E6000", 0, true},
	} {
		if n, ok := DecimalToInt(dec1(t, c.in)); ok != c.ok || ok && n != c.n {
			t.Errorf("%s: %d %v", c.in, n, ok)
		}
	}
	for _, c := range []struct {
		f    float64
		want string
	}{
		{0, "0"}, {1, "1"}, {1234567890123456.9, "1234567890123457"}, {math.MaxFloat64, "1.7976931348623157E+308"}, {9e292, "9E+292"}, {5e-324, "5E-324"}, {0.1, "0.1"}, {-2.5, "-2.5"},
	} {
		d, err := DecimalFromFloat(c.f)
		if err != nil || FormatDecimal(d) != c.want {
			t.Errorf("%v: %s %v, want %s", c.f, FormatDecimal(d), err, c.want)
		}
	}
	for _, f := range []float64{math.NaN(), math.Inf(1)} {
		if _, err := DecimalFromFloat(f); err == nil {
			t.Errorf("%v: no panic", f)
		}
	}
	for _, c := range []struct {
		in   string
		n    int64
		want string
	}{{"1.235", 2, "1.24"}, {"1.245", 2, "1.24"}, {"1.2", 4, "1.2000"}, {"155", -1, "1.6E+2"}, {"0.5", 0, "0"}, {"-0.4", 0, "0"}, {"2.5", 0, "2"}} {
		d, err := DecimalRound(dec1(t, c.in), c.n)
		if err != nil || FormatDecimal(d) != c.want {
			t.Errorf("%s.round(%d) = %s %v, want %s", c.in, c.n, FormatDecimal(d), err, c.want)
		}
	}
	if s := FormatDecimal(DecimalCeiling(dec1(t, "-1.2"))); s != "-1" {
		t.Error(s)
	}
	if DecimalSame(dec1(t, "1.0"), dec1(t, "1.00")) || !DecimalSame(dec1(t, "1.0"), dec1(t, "1.0")) {
		t.Error("DecimalSame")
	}
}

func BenchmarkDecimalAdd(b *testing.B) {
	x, _ := ParseDecimal("12345.67")
	y, _ := ParseDecimal("0.333")
	for range b.N {
		_, _ = DecimalAdd(x, y)
	}
}

func BenchmarkDecimalQuo(b *testing.B) {
	x, _ := ParseDecimal("12345.67")
	y, _ := ParseDecimal("0.333")
	for range b.N {
		_, _ = DecimalQuo(x, y)
	}
}

func BenchmarkDecimalMul(b *testing.B) {
	x, _ := ParseDecimal("12345.67")
	y, _ := ParseDecimal("0.333")
	for range b.N {
		_, _ = DecimalMul(x, y)
	}
}

func BenchmarkFormatDecimal(b *testing.B) {
	x, _ := ParseDecimal("12345.67")
	var buf [40]byte
	for range b.N {
		_ = AppendDecimal(buf[:0], x)
	}
}

func BenchmarkParseDecimal(b *testing.B) {
	for range b.N {
		_, _ = ParseDecimal("12345.67")
	}
}
