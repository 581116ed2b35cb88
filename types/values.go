package types

import (
	"math"

	"github.com/woodsbury/decimal128"
)

// Questions about simple values: which of them a type has, how many there are.

// HasInt reports whether v is in t.
func HasInt(t Type, v int64) bool {
	if t.all&BInt != 0 {
		return true
	}
	s, ok := t.sub(BInt).(intSub)
	return ok && s.has(v)
}

// HasString reports whether v is in t.
func HasString(t Type, v string) bool {
	if t.all&BString != 0 {
		return true
	}
	s, ok := t.sub(BString).(*stringSub)
	return ok && s.has(v)
}

// HasBoolean reports whether v is in t.
func HasBoolean(t Type, v bool) bool {
	if t.all&BBoolean != 0 {
		return true
	}
	s, ok := t.sub(BBoolean).(boolSub)
	return ok && bool(s) == v
}

// HasFloat reports whether v is in t.
func HasFloat(t Type, v float64) bool {
	if t.all&BFloat != 0 {
		return true
	}
	s, ok := t.sub(BFloat).(*floatSub)
	if !ok {
		return false
	}
	for _, x := range s.vals {
		if cmpFloat(x, v) == 0 {
			return !s.not
		}
	}
	return s.not
}

// HasDecimal reports whether v is in t.
func HasDecimal(t Type, v decimal128.Decimal) bool {
	if t.all&BDecimal != 0 {
		return true
	}
	s, ok := t.sub(BDecimal).(*decimalSub)
	if !ok {
		return false
	}
	for _, x := range s.vals {
		if cmpDecimal(x, v) == 0 {
			return !s.not
		}
	}
	return s.not
}

// HasXML reports whether an xml value whose items are of these kinds, one for
// each item, is in t.
func HasXML(t Type, items []XMLItems) bool {
	var k XMLItems
	for _, i := range items {
		k |= i
	}
	bit := BXMLRO
	if k&^xmlROItems != 0 {
		bit = BXMLRW
	}
	if t.all&bit != 0 {
		return true
	}
	s, ok := t.sub(bit).(*xmlSub)
	switch {
	case !ok:
		return false
	case len(items) == 0:
		return XMLItems(s.singles)&xmlEmpty != 0
	case len(items) == 1:
		return XMLItems(s.singles)&k != 0
	}
	return s.multi[k>>6]&(1<<(k&63)) != 0
}

// Singleton returns the only value of t as a Go value (bool, int64, float64,
// string, decimal128.Decimal, or nil for ()), and whether t has just one value
// and that is simple or a string.
func Singleton(t Type) (v any, ok bool) {
	if t.some == 0 {
		return nil, t.all == BNil
	}
	if t.all != 0 || len(t.subs) != 1 {
		return nil, false
	}
	switch s := t.subs[0].data.(type) {
	case boolSub:
		return bool(s), true
	case intSub:
		if len(s) == 1 && s[0].lo == s[0].hi {
			return s[0].lo, true
		}
	case *floatSub:
		if !s.not && len(s.vals) == 1 {
			return s.vals[0], true
		}
	case *decimalSub:
		if !s.not && len(s.vals) == 1 {
			return s.vals[0], true
		}
	case *stringSub:
		switch {
		case !s.chars.not && !s.others.not && len(s.chars.vals)+len(s.others.vals) == 1:
			return append(append([]string(nil), s.chars.vals...), s.others.vals...)[0], true
		}
	}
	return nil, false
}

// FiniteSize gives the number of values of t when each is simple or a string
// and there are at most limit of them, else -1.
func FiniteSize(t Type, limit int) int {
	n := 0
	if t.all&^(BNil|BBoolean) != 0 {
		return -1
	}
	if t.all&BNil != 0 {
		n++
	}
	if t.all&BBoolean != 0 {
		n += 2
	}
	for _, s := range t.subs {
		switch s := s.data.(type) {
		case boolSub:
			n++
		case intSub:
			for _, r := range s {
				w := uint64(r.hi) - uint64(r.lo)
				if w >= uint64(limit) {
					return -1
				}
				n += int(w) + 1
			}
		case *floatSub:
			if s.not {
				return -1
			}
			n += len(s.vals)
		case *decimalSub:
			if s.not {
				return -1
			}
			n += len(s.vals)
		case *stringSub:
			if s.chars.not || s.others.not {
				return -1
			}
			n += len(s.chars.vals) + len(s.others.vals)
		default:
			return -1
		}
	}
	if n > limit {
		return -1
	}
	return n
}

// StringMembers lists the strings of t when they are finite in number.
func StringMembers(t Type) ([]string, bool) {
	s, ok := t.sub(BString).(*stringSub)
	if !ok || s.chars.not || s.others.not {
		return nil, t.Basics()&BString == 0
	}
	return append(append([]string(nil), s.chars.vals...), s.others.vals...), true
}

// IntBounds gives the least and greatest int of t, which must have ints.
func IntBounds(t Type) (lo, hi int64) {
	if s, ok := t.sub(BInt).(intSub); ok {
		return s[0].lo, s[len(s)-1].hi
	}
	return math.MinInt64, math.MaxInt64
}
