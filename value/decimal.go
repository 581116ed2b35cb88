package value

// Decimal arithmetic as the language defines it: IEEE 754 decimal128 with 34
// digits, rounding half to even, results with the exponent the standard
// prefers (2.50d * 2d is 5.00d, 100d / 4d is 25d), and panics where a float
// would become infinite, NaN or subnormal. The standard's encoding is what
// decimal128.Decimal stores; its own arithmetic keeps neither the preferred
// exponent of a quotient nor that of a zero, so only its comparisons and its
// storage are used.

import (
	"encoding/binary"
	"math"
	"math/bits"
	"strconv"
)

const (
	decDigits = 34
	decMinExp = -6176 // least exponent of the last digit
	decMaxExp = 6111
	decMinAdj = -6143 // least exponent of the first digit
	decMaxAdj = 6144
)

// u128 is an unsigned integer of 128 bits.
type u128 struct{ hi, lo uint64 }

// u256 is an unsigned integer of 256 bits, least significant limb first.
type u256 [4]uint64

// dec is a decimal taken apart: ±coef × 10^exp.
type dec struct {
	neg  bool
	exp  int
	coef u128
}

// pow10 holds 10^0 to 10^38.
var pow10 = func() (p [39]u128) {
	p[0] = u128{0, 1}
	for i := 1; i < len(p); i++ {
		p[i] = p[i-1].mul64(10)
	}
	return
}()

func (x u128) isZero() bool { return x.hi|x.lo == 0 }

func (x u128) less(y u128) bool { return x.hi < y.hi || x.hi == y.hi && x.lo < y.lo }

func (x u128) mul64(y uint64) u128 {
	h, l := bits.Mul64(x.lo, y)
	return u128{h + x.hi*y, l}
}

func (x u128) add(y u128) u128 {
	l, c := bits.Add64(x.lo, y.lo, 0)
	h, _ := bits.Add64(x.hi, y.hi, c)
	return u128{h, l}
}

// divmod64 divides by a number that fits in 64 bits.
func (x u128) divmod64(y uint64) (u128, uint64) {
	h, r := x.hi/y, x.hi%y
	l, r := bits.Div64(r, x.lo, y)
	return u128{h, l}, r
}

// digits is the number of decimal digits, 0 for 0.
func (x u128) digits() int {
	n := 128 - bits.LeadingZeros64(x.hi)
	if x.hi == 0 {
		n = 64 - bits.LeadingZeros64(x.lo)
	}
	d := n * 1233 >> 12 // n × log10 2, at most one too small
	if d < len(pow10) && !x.less(pow10[d]) {
		d++
	}
	return d
}

func (x u128) mul(y u128) u256 {
	var r u256
	h, l := bits.Mul64(x.lo, y.lo)
	r[0] = l
	h1, l1 := bits.Mul64(x.lo, y.hi)
	h2, l2 := bits.Mul64(x.hi, y.lo)
	h3, l3 := bits.Mul64(x.hi, y.hi)
	var c, c2 uint64
	r[1], c = bits.Add64(h, l1, 0)
	r[2], c2 = bits.Add64(h1, l3, c)
	r[3] = h3 + c2
	r[1], c = bits.Add64(r[1], l2, 0)
	r[2], c = bits.Add64(r[2], h2, c)
	r[3] += c
	return r
}

func (x u256) isZero() bool { return x[0]|x[1]|x[2]|x[3] == 0 }

func (x u256) cmp(y u256) int {
	for i := 3; i >= 0; i-- {
		if x[i] != y[i] {
			if x[i] < y[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

func (x u256) add(y u256) u256 {
	var c uint64
	for i := range x {
		x[i], c = bits.Add64(x[i], y[i], c)
	}
	return x
}

func (x u256) sub(y u256) u256 {
	var c uint64
	for i := range x {
		x[i], c = bits.Sub64(x[i], y[i], c)
	}
	return x
}

func (x u256) divmod64(y uint64) (u256, uint64) {
	var r uint64
	for i := 3; i >= 0; i-- {
		x[i], r = bits.Div64(r, x[i], y)
	}
	return x, r
}

func (x u256) low() u128 { return u128{x[1], x[0]} }

func wide(x u128) u256 { return u256{x.lo, x.hi} }

// scale is x × 10^n, 0 ≤ n; the caller sees to it that 256 bits suffice.
func (x u128) scale(n int) u256 {
	if n <= 38 {
		return x.mul(pow10[n])
	}
	r := x.mul(pow10[38])
	for n -= 38; n > 0; n -= 19 {
		p := pow10[min(n, 19)].lo
		var c uint64
		for i := range r {
			h, l := bits.Mul64(r[i], p)
			var k uint64
			r[i], k = bits.Add64(l, c, 0)
			c = h + k
		}
	}
	return r
}

// digits is the number of decimal digits, 0 for 0.
func (x u256) digits() int {
	n := 0
	for x[3]|x[2] != 0 {
		x, _ = x.divmod64(pow10[19].lo)
		n += 19
	}
	return n + x.low().digits()
}

// dropDigits divides by 10^n; rest tells how what was dropped compares to
// half of the last digit kept: 0 nothing, 1 less, 2 half, 3 more.
func (x u256) dropDigits(n int, sticky bool) (u256, int) {
	if n > 78 {
		if x.isZero() && !sticky {
			return u256{}, 0
		}
		return u256{}, 1
	}
	var last uint64 // the most significant digit dropped
	for n > 0 {
		k := min(n, 19)
		if n <= 19 {
			k = n - 1
		}
		if k > 0 {
			var r uint64
			x, r = x.divmod64(pow10[k].lo)
			sticky = sticky || r != 0
			n -= k
		}
		if n == 1 {
			x, last = x.divmod64(10)
			n = 0
		}
	}
	switch {
	case last > 5, last == 5 && sticky:
		return x, 3
	case last == 5:
		return x, 2
	case last > 0 || sticky:
		return x, 1
	}
	return x, 0
}

func (d Decimal) unpack() dec {
	var b [16]byte
	raw, _ := d.AppendBinary(b[:0])
	hi, lo := binary.BigEndian.Uint64(raw), binary.BigEndian.Uint64(raw[8:])
	r := dec{neg: hi>>63 != 0}
	if hi&(3<<61) == 3<<61 {
		r.coef = u128{hi&(1<<47-1) | 1<<49, lo}
		r.exp = int(hi >> 47 & (1<<14 - 1))
	} else {
		r.coef = u128{hi & (1<<49 - 1), lo}
		r.exp = int(hi >> 49 & (1<<14 - 1))
	}
	r.exp += decMinExp
	if r.exp == decMinExp && r.coef.isZero() {
		r.exp = 0 // the zero value, and what decimal128 gives as zero
	}
	return r
}

// pack stores what fits: at most 34 digits, the exponent in range.
func (x dec) pack() Decimal {
	var b [16]byte
	hi := uint64(x.exp-decMinExp)<<49 | x.coef.hi
	if x.neg {
		hi |= 1 << 63
	}
	binary.BigEndian.PutUint64(b[:], hi)
	binary.BigEndian.PutUint64(b[8:], x.coef.lo)
	var d Decimal
	if err := d.UnmarshalBinary(b[:]); err != nil {
		panic(err) // the length is right
	}
	return d
}

func decOverflow() *Error {
	return Panic("{ballerina}NumberOverflow", "decimal range overflow")
}

func decUnderflow() *Error {
	return Panic("{ballerina}NumberUnderflow", "decimal range underflow")
}

func decInvalid() *Error {
	return Panic("{ballerina}InvalidDecimal", "result is not a valid decimal")
}

// finishDec rounds ±coef × 10^exp to a decimal. sticky tells that digits are
// missing behind those of coef.
func finishDec(neg bool, coef u256, exp int, sticky bool) (Decimal, error) {
	if coef.isZero() && !sticky {
		return Decimal{}, nil
	}
	n := coef.digits()
	if drop := n - decDigits; drop > 0 {
		var rest int
		coef, rest = coef.dropDigits(drop, sticky)
		exp += drop
		c := coef.low()
		if rest == 3 || rest == 2 && c.lo&1 != 0 {
			c = c.add(u128{0, 1})
			if !c.less(pow10[decDigits]) {
				c, _ = c.divmod64(10)
				exp++
			}
		}
		return finishExact(dec{neg, exp, c})
	}
	return finishExact(dec{neg, exp, coef.low()})
}

// finishExact packs a value of at most 34 digits that is not zero.
func finishExact(x dec) (Decimal, error) {
	n := x.coef.digits()
	switch adj := x.exp + n - 1; {
	case adj > decMaxAdj:
		return Decimal{}, decOverflow()
	case adj < decMinAdj:
		return Decimal{}, decUnderflow()
	}
	if x.exp > decMaxExp {
		x.coef = x.coef.scale(x.exp - decMaxExp).low()
		x.exp = decMaxExp
	}
	return x.pack(), nil
}

// padTo gives x the exponent exp, or one as near to it as 34 digits allow,
// where that needs zeros to be added.
func (x dec) padTo(exp int) dec {
	if n := min(x.exp-exp, decDigits-x.coef.digits()); n > 0 {
		x.coef = x.coef.scale(n).low()
		x.exp -= n
	}
	return x
}

// DecimalAdd is a + b. The error is the panic of an overflow or underflow.
func DecimalAdd(a, b Decimal) (Decimal, error) { return addDec(a.unpack(), b.unpack()) }

// DecimalSub is a - b. The error is the panic of an overflow or underflow.
func DecimalSub(a, b Decimal) (Decimal, error) {
	y := b.unpack()
	y.neg = !y.neg
	return addDec(a.unpack(), y)
}

func addDec(x, y dec) (Decimal, error) {
	switch {
	case x.coef.isZero() && y.coef.isZero():
		return Decimal{}, nil
	case x.coef.isZero():
		return y.padTo(x.exp).pack(), nil
	case y.coef.isZero():
		return x.padTo(y.exp).pack(), nil
	}
	if x.exp < y.exp {
		x, y = y, x
	}
	diff := x.exp - y.exp
	if x.coef.hi|y.coef.hi == 0 && diff < len(small10) && y.exp >= decMinAdj && x.exp < decMaxExp-40 {
		// The everyday case: everything fits in 64 bits.
		if hi, lo := bits.Mul64(x.coef.lo, small10[diff]); hi == 0 && lo>>63 == 0 && y.coef.lo>>63 == 0 {
			return addSmall(x.neg, int64(lo), y.neg, int64(y.coef.lo), y.exp), nil
		}
	}
	nx, ny := x.coef.digits(), y.coef.digits()
	var a, b u256
	if y.exp+ny < x.exp+nx-decDigits-2 {
		// y is too small to touch the digits kept: only its sign counts.
		s := decDigits + 4 - nx
		a, b = x.coef.scale(s), u256{1}
		y.exp = x.exp - s
	} else {
		a, b = x.coef.scale(diff), wide(y.coef)
	}
	if x.neg == y.neg {
		return finishDec(x.neg, a.add(b), y.exp, false)
	}
	switch a.cmp(b) {
	case 1:
		return finishDec(x.neg, a.sub(b), y.exp, false)
	case -1:
		return finishDec(y.neg, b.sub(a), y.exp, false)
	}
	return Decimal{}, nil
}

// small10 holds the powers of ten that fit in 64 bits.
var small10 = func() (p [20]uint64) {
	for i := range p {
		p[i] = pow10[i].lo
	}
	return
}()

// addSmall is ±a × 10^exp ± b × 10^exp, a and b not negative.
func addSmall(aneg bool, a int64, bneg bool, b int64, exp int) Decimal {
	if aneg == bneg {
		return dec{aneg, exp, u128{0, uint64(a) + uint64(b)}}.pack()
	}
	switch d := a - b; {
	case d > 0:
		return dec{aneg, exp, u128{0, uint64(d)}}.pack()
	case d < 0:
		return dec{bneg, exp, u128{0, uint64(-d)}}.pack()
	}
	return Decimal{}
}

// DecimalMul is a × b. The error is the panic of an overflow or underflow.
func DecimalMul(a, b Decimal) (Decimal, error) {
	x, y := a.unpack(), b.unpack()
	exp := x.exp + y.exp
	if x.coef.hi|y.coef.hi == 0 && exp >= decMinAdj && exp < decMaxExp-40 {
		hi, lo := bits.Mul64(x.coef.lo, y.coef.lo)
		switch {
		case hi|lo == 0:
			return Decimal{}, nil
		case hi < pow10[decDigits].hi:
			return dec{x.neg != y.neg, exp, u128{hi, lo}}.pack(), nil
		}
	}
	return finishDec(x.neg != y.neg, x.coef.mul(y.coef), exp, false)
}

// DecimalQuo is a / b. The error is the panic of a division by zero, an
// overflow or underflow.
func DecimalQuo(a, b Decimal) (Decimal, error) {
	x, y := a.unpack(), b.unpack()
	if y.coef.isZero() {
		if x.coef.isZero() {
			return Decimal{}, decInvalid()
		}
		return Decimal{}, Panic("{ballerina}DivisionByZero", " / by zero")
	}
	if x.coef.isZero() {
		return Decimal{}, nil
	}
	// Scale the dividend so that the quotient has 35 or 36 digits.
	s := decDigits + 1 + y.coef.digits() - x.coef.digits()
	ideal := x.exp - y.exp
	q, rest := x.coef.scale(s).quo(y.coef)
	exp := ideal - s
	if !rest {
		for exp < ideal {
			q10, r := q.divmod64(10)
			if r != 0 {
				break
			}
			q = q10
			exp++
		}
	}
	return finishDec(x.neg != y.neg, wide(q), exp, rest)
}

// quo divides by y, which is not zero; the quotient has to fit in 128 bits.
// rest tells whether there is a remainder.
func (x u256) quo(y u128) (u128, bool) {
	if y.hi == 0 {
		q, r := x.divmod64(y.lo)
		return q.low(), r != 0
	}
	q, r := x.divmod(y)
	return q, !r.isZero()
}

// divmod is schoolbook division by a divisor of two limbs (Knuth, algorithm D).
func (x u256) divmod(y u128) (u128, u128) {
	s := uint(bits.LeadingZeros64(y.hi))
	v1, v0 := y.hi, y.lo
	var u [5]uint64
	if s == 0 {
		copy(u[:], x[:])
	} else {
		v1, v0 = y.hi<<s|y.lo>>(64-s), y.lo<<s
		u[4] = x[3] >> (64 - s)
		for i := 3; i > 0; i-- {
			u[i] = x[i]<<s | x[i-1]>>(64-s)
		}
		u[0] = x[0] << s
	}
	var q [3]uint64
	for j := 2; j >= 0; j-- {
		var qh, rh uint64
		over := false
		if u[j+2] >= v1 {
			qh, over = math.MaxUint64, true
			var c uint64
			rh, c = bits.Add64(u[j+1], v1, 0)
			over = c == 0
		} else {
			qh, rh = bits.Div64(u[j+2], u[j+1], v1)
			over = true
		}
		for over {
			h, l := bits.Mul64(qh, v0)
			if h < rh || h == rh && l <= u[j] {
				break
			}
			qh--
			var c uint64
			rh, c = bits.Add64(rh, v1, 0)
			over = c == 0
		}
		h0, l0 := bits.Mul64(qh, v0)
		h1, l1 := bits.Mul64(qh, v1)
		m1, c := bits.Add64(l1, h0, 0)
		m2 := h1 + c
		var b uint64
		u[j], b = bits.Sub64(u[j], l0, 0)
		u[j+1], b = bits.Sub64(u[j+1], m1, b)
		u[j+2], b = bits.Sub64(u[j+2], m2, b)
		if b != 0 {
			qh--
			u[j], c = bits.Add64(u[j], v0, 0)
			u[j+1], c = bits.Add64(u[j+1], v1, c)
			u[j+2] += c
		}
		q[j] = qh
	}
	r := u128{u[1], u[0]}
	if s > 0 {
		r = u128{u[1] >> s, u[0]>>s | u[1]<<(64-s)}
	}
	return u128{q[1], q[0]}, r
}

// DecimalRem is the remainder of a / b truncated to an integer. The error is
// the panic of a division by zero, of a quotient of more than 34 digits, or of
// an underflow.
func DecimalRem(a, b Decimal) (Decimal, error) {
	x, y := a.unpack(), b.unpack()
	if y.coef.isZero() {
		if x.coef.isZero() {
			return Decimal{}, decInvalid()
		}
		return Decimal{}, Panic("{ballerina}DivisionByZero", " / by zero")
	}
	if x.coef.isZero() {
		return Decimal{}, nil
	}
	nx, ny := x.coef.digits(), y.coef.digits()
	if x.exp+nx > y.exp+ny+decDigits {
		return Decimal{}, decInvalid()
	}
	if x.exp < y.exp {
		if ny+y.exp > nx+x.exp {
			return a, nil // |a| < |b|
		}
		_, r := wide(x.coef).mod(y.coef.scale(y.exp - x.exp).low())
		return finishDec(x.neg, wide(r), x.exp, false)
	}
	q, r := x.coef.scale(x.exp - y.exp).mod(y.coef)
	if !q.less(pow10[decDigits]) {
		return Decimal{}, decInvalid()
	}
	return finishDec(x.neg, wide(r), y.exp, false)
}

func (x u256) mod(y u128) (u128, u128) {
	if y.hi == 0 {
		q, r := x.divmod64(y.lo)
		return q.low(), u128{0, r}
	}
	return x.divmod(y)
}

// DecimalNeg is -d; zero has no sign.
func DecimalNeg(d Decimal) Decimal {
	x := d.unpack()
	x.neg = !x.neg && !x.coef.isZero()
	return x.pack()
}

// DecimalAbs is the absolute value of d.
func DecimalAbs(d Decimal) Decimal {
	x := d.unpack()
	x.neg = false
	return x.pack()
}

// decWithExp gives x the exponent exp, rounding half to even: IEEE quantize.
func decWithExp(x dec, exp int) (Decimal, error) {
	if exp < decMinExp || exp > decMaxExp {
		return Decimal{}, Panic("{ballerina}NumberOverflow", "decimal range error")
	}
	if x.coef.isZero() {
		return dec{exp: exp}.pack(), nil
	}
	if n := x.exp - exp; n >= 0 {
		if x.coef.digits()+n > decDigits {
			return Decimal{}, Panicf("{ballerina}NumberOverflow", "the result needs more than %d digits", decDigits)
		}
		x.coef = x.coef.scale(n).low()
		x.exp = exp
		return x.pack(), nil
	}
	c, rest := wide(x.coef).dropDigits(exp-x.exp, false)
	x.coef, x.exp = c.low(), exp
	if rest == 3 || rest == 2 && x.coef.lo&1 != 0 {
		x.coef = x.coef.add(u128{0, 1})
	}
	if x.coef.isZero() {
		x.neg = false
	}
	return x.pack(), nil
}

// DecimalQuantize is x with the exponent of y. The error is a panic: the
// result would need more than 34 digits.
func DecimalQuantize(x, y Decimal) (Decimal, error) {
	return decWithExp(x.unpack(), y.unpack().exp)
}

// DecimalRound rounds x half to even so that fractionDigits digits follow the
// point; fewer than zero round to tens, hundreds and so on.
func DecimalRound(x Decimal, fractionDigits int64) (Decimal, error) {
	if fractionDigits > -decMinExp || fractionDigits < -decMaxExp {
		return Decimal{}, Panicf("{ballerina}NumberOverflow", "invalid fractionDigits: %d", fractionDigits)
	}
	return decWithExp(x.unpack(), -int(fractionDigits))
}

// DecimalFloor is the largest integer that is not greater than d.
func DecimalFloor(d Decimal) Decimal { return d.integral(true) }

// DecimalCeiling is the smallest integer that is not less than d.
func DecimalCeiling(d Decimal) Decimal { return d.integral(false) }

func (d Decimal) integral(down bool) Decimal {
	x := d.unpack()
	if x.exp >= 0 {
		return d
	}
	c, rest := wide(x.coef).dropDigits(-x.exp, false)
	x.coef, x.exp = c.low(), 0
	if rest != 0 && x.neg == down {
		x.coef = x.coef.add(u128{0, 1})
	}
	if x.coef.isZero() {
		x.neg = false
	}
	return x.pack()
}

// DecimalToInt rounds d half to even; false when the result is not an int.
func DecimalToInt(d Decimal) (int64, bool) {
	x := d.unpack()
	if x.exp > 0 {
		if x.coef.isZero() {
			return 0, true
		}
		if x.exp+x.coef.digits() > 20 {
			return 0, false
		}
		x.coef = x.coef.scale(x.exp).low()
	} else if x.exp < 0 {
		c, rest := wide(x.coef).dropDigits(-x.exp, false)
		x.coef = c.low()
		if rest == 3 || rest == 2 && x.coef.lo&1 != 0 {
			x.coef = x.coef.add(u128{0, 1})
		}
	}
	switch {
	case x.coef.hi != 0:
		return 0, false
	case x.neg:
		return -int64(x.coef.lo), x.coef.lo <= 1<<63
	}
	return int64(x.coef.lo), x.coef.lo < 1<<63
}

// DecimalToFloat is the float closest to d.
func DecimalToFloat(d Decimal) float64 {
	x := d.unpack()
	if x.coef.hi == 0 && x.coef.lo < 1<<53 && x.exp <= 0 && x.exp >= -22 {
		// Both are exact floats, so one division rounds correctly.
		f := float64(x.coef.lo) / math.Pow10(-x.exp)
		if x.neg {
			f = -f
		}
		return f
	}
	var b [64]byte
	f, _ := strconv.ParseFloat(string(x.appendSci(b[:0])), 64)
	return f
}

// DecimalFromFloat is the decimal with the fewest digits that f is the float
// closest to. The error is a panic: f is infinite or NaN.
func DecimalFromFloat(f float64) (Decimal, error) {
	switch {
	case math.IsNaN(f):
		return Decimal{}, Panicf("{ballerina}NumberConversionError", "'float' value 'NaN' cannot be converted to 'decimal'")
	case math.IsInf(f, 0):
		return Decimal{}, Panicf("{ballerina}NumberConversionError", "'float' value '%s' cannot be converted to 'decimal'", FormatFloat(f))
	case f == 0:
		return Decimal{}, nil
	case f == math.Trunc(f) && math.Abs(f) < 1<<53:
		return DecimalFromInt(int64(f)), nil
	}
	d, _ := ParseDecimal(strconv.FormatFloat(f, 'e', -1, 64))
	return d, nil
}

// ParseDecimal reads digits with an optional sign, fraction and exponent; more
// than 34 digits are rounded. It reports false when s is not of this form or
// out of range.
func ParseDecimal(s string) (Decimal, bool) {
	var x dec
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		x.neg = s[i] == '-'
		i++
	}
	n, seen, frac := 0, 0, 0 // significant digits kept, digits seen, of them behind the point
	rest, sticky := byte('0'), false
	point := false
	for ; i < len(s); i++ {
		c := s[i]
		if c == '.' && !point {
			point = true
			continue
		}
		if c < '0' || c > '9' {
			break
		}
		seen++
		if point {
			frac++
		}
		switch {
		case n < decDigits:
			if n > 0 || c != '0' {
				n++
			}
			x.coef = x.coef.mul64(10).add(u128{0, uint64(c - '0')})
		case n == decDigits:
			rest = c
			n++
			x.exp++
		default:
			sticky = sticky || c != '0'
			x.exp++
		}
	}
	if seen == 0 || point && frac == 0 {
		return Decimal{}, false
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		i++
		neg := false
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			neg = s[i] == '-'
			i++
		}
		e, start := 0, i
		for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
			if e < 1e8 {
				e = e*10 + int(s[i]-'0')
			}
		}
		if i == start {
			return Decimal{}, false
		}
		if neg {
			e = -e
		}
		x.exp += e
	}
	if i < len(s) {
		return Decimal{}, false
	}
	x.exp -= frac
	if x.coef.isZero() {
		x.neg = false
		x.exp = max(decMinExp, min(decMaxExp, x.exp))
		return x.pack(), true
	}
	if rest > '5' || rest == '5' && (sticky || x.coef.lo&1 != 0) {
		x.coef = x.coef.add(u128{0, 1})
		if !x.coef.less(pow10[decDigits]) {
			x.coef, _ = x.coef.divmod64(10)
			x.exp++
		}
	}
	d, err := finishExact(x)
	return d, err == nil
}

// FormatDecimal gives a decimal as toString shows it: all its digits, with an
// exponent when it has trailing zeros that are not digits of it, or more than
// six leading ones.
func FormatDecimal(d Decimal) string {
	var b [48]byte
	return string(AppendDecimal(b[:0], d))
}

// AppendDecimal appends what [FormatDecimal] gives.
func AppendDecimal(b []byte, d Decimal) []byte {
	x := d.unpack()
	if x.exp > 0 && x.coef.isZero() {
		x.exp = 0
	}
	if x.exp > 0 {
		return x.appendSci(b)
	}
	var buf [40]byte
	digits := x.coef.appendDigits(buf[:0])
	if adj := x.exp + len(digits) - 1; adj < -6 {
		return x.appendSci(b)
	}
	if x.neg {
		b = append(b, '-')
	}
	point := len(digits) + x.exp
	if point <= 0 {
		b = append(b, '0', '.')
		for ; point < 0; point++ {
			b = append(b, '0')
		}
		return append(b, digits...)
	}
	b = append(b, digits[:point]...)
	if x.exp < 0 {
		b = append(b, '.')
		b = append(b, digits[point:]...)
	}
	return b
}

// appendSci appends d.dddE±n.
func (x dec) appendSci(b []byte) []byte {
	var buf [40]byte
	digits := x.coef.appendDigits(buf[:0])
	if x.neg {
		b = append(b, '-')
	}
	b = append(b, digits[0])
	if len(digits) > 1 {
		b = append(b, '.')
		b = append(b, digits[1:]...)
	}
	adj := x.exp + len(digits) - 1
	b = append(b, 'E')
	if adj >= 0 {
		b = append(b, '+')
	}
	return strconv.AppendInt(b, int64(adj), 10)
}

func (x u128) appendDigits(b []byte) []byte {
	if x.hi == 0 {
		return strconv.AppendUint(b, x.lo, 10)
	}
	q, r := x.divmod64(pow10[19].lo)
	b = q.appendDigits(b)
	for p := pow10[18].lo; p > 0; p /= 10 {
		b = append(b, byte('0'+r/p%10))
	}
	return b
}

// DecimalSame reports whether two decimals are exactly the same (===): equal
// and with the same number of digits behind the point.
func DecimalSame(a, b Decimal) bool {
	x, y := a.unpack(), b.unpack()
	if x.coef.isZero() && y.coef.isZero() {
		return x.exp == y.exp
	}
	return x == y
}
