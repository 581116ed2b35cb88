package types

import (
	"encoding/binary"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/woodsbury/decimal128"
)

// Data for the basic types without structure.

// intSub is a union of ranges, sorted, disjoint and not adjacent.
type intSub []intRange

type intRange struct{ lo, hi int64 }

// boolSub is the singleton true or false.
type boolSub bool

// floatSub and decimalSub are finite sets or, with not, their complements.
type floatSub struct {
	not  bool
	vals []float64 // sorted
}

type decimalSub struct {
	not  bool
	vals []decimal128.Decimal // sorted
}

// stringSub keeps strings of one code point apart from the others, because
// string:Char is a type of its own.
type stringSub struct {
	chars, others stringSet
}

type stringSet struct {
	not  bool
	vals []string // sorted
}

// xmlSub is a set of xml values told apart by the kinds of their items. Kinds
// of items: text, and element, comment, processing instruction, each
// immutable or mutable. singles has a bit for the empty sequence and one for
// each kind, for values of one item; multi has a bit for each set of kinds, for
// sequences whose items are of exactly these kinds.
type xmlSub struct {
	singles uint8
	multi   [2]uint64
}

// XMLItems is a set of kinds of xml items.
type XMLItems uint8

const (
	XMLTextItem XMLItems = 1 << iota
	XMLElementRO
	XMLCommentRO
	XMLPIRO
	XMLElementRW
	XMLCommentRW
	XMLPIRW
	xmlEmpty // in xmlSub.singles only

	xmlROItems = XMLTextItem | XMLElementRO | XMLCommentRO | XMLPIRO
	xmlItems   = xmlEmpty - 1
)

func (s intSub) key(b []byte) []byte {
	for _, r := range s {
		b = binary.LittleEndian.AppendUint64(b, uint64(r.lo))
		b = binary.LittleEndian.AppendUint64(b, uint64(r.hi))
	}
	return b
}

func (s boolSub) key(b []byte) []byte {
	if s {
		return append(b, 1)
	}
	return append(b, 0)
}

func keyBool(b []byte, v bool) []byte { return boolSub(v).key(b) }

func (s *floatSub) key(b []byte) []byte {
	b = keyBool(b, s.not)
	for _, v := range s.vals {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	return b
}

func (s *decimalSub) key(b []byte) []byte {
	b = keyBool(b, s.not)
	for _, v := range s.vals {
		b = append(append(b, v.String()...), 0)
	}
	return b
}

func (s stringSet) key(b []byte) []byte {
	b = keyBool(b, s.not)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(s.vals)))
	for _, v := range s.vals {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(v)))
		b = append(b, v...)
	}
	return b
}

func (s *stringSub) key(b []byte) []byte { return s.others.key(s.chars.key(b)) }

func (s *xmlSub) key(b []byte) []byte {
	b = append(b, s.singles)
	b = binary.LittleEndian.AppendUint64(b, s.multi[0])
	return binary.LittleEndian.AppendUint64(b, s.multi[1])
}

// setOp computes a union, intersection or difference of finite or co-finite
// sets given as sorted slices. cmp orders elements.
type op uint8

const (
	opUnion op = iota
	opIntersect
	opDiff
)

func setOp[E any](o op, an bool, a []E, bn bool, b []E, cmp func(x, y E) int) (bool, []E) {
	if o == opDiff {
		o, bn = opIntersect, !bn
	}
	if o == opUnion {
		// a ∪ b = ¬(¬a ∩ ¬b)
		n, r := setOp(opIntersect, !an, a, !bn, b, cmp)
		return !n, r
	}
	var r []E
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		c := 0
		switch {
		case i == len(a):
			c = 1
		case j == len(b):
			c = -1
		default:
			c = cmp(a[i], b[j])
		}
		inA, inB := c <= 0, c >= 0
		var e E
		if inA {
			e = a[i]
			i++
		}
		if inB {
			e = b[j]
			j++
		}
		in := (inA != an) && (inB != bn) // is e in the intersection?
		if in != (an && bn) {
			r = append(r, e)
		}
	}
	return an && bn, r
}

func cmpFloat(x, y float64) int {
	switch {
	case x == y:
		return 0
	case math.IsNaN(x):
		if math.IsNaN(y) {
			return 0
		}
		return -1
	case math.IsNaN(y) || x > y:
		return 1
	}
	return -1
}

func cmpDecimal(x, y decimal128.Decimal) int {
	return decimal128.Compare(x, y)
}

func (s stringSet) op(o op, t stringSet) stringSet {
	n, v := setOp(o, s.not, s.vals, t.not, t.vals, strings.Compare)
	return stringSet{n, v}
}

func (s stringSet) empty() bool { return !s.not && len(s.vals) == 0 }
func (s stringSet) whole() bool { return s.not && len(s.vals) == 0 }

func (s stringSet) has(v string) bool {
	_, ok := slices.BinarySearch(s.vals, v)
	return ok != s.not
}

func (s *stringSub) has(v string) bool {
	if utf8.RuneCountInString(v) == 1 {
		return s.chars.has(v)
	}
	return s.others.has(v)
}

func (s intSub) has(v int64) bool {
	i := sort.Search(len(s), func(i int) bool { return s[i].hi >= v })
	return i < len(s) && s[i].lo <= v
}

func intUnion(a, b intSub) intSub {
	all := append(append(intSub{}, a...), b...)
	slices.SortFunc(all, func(x, y intRange) int {
		if x.lo < y.lo {
			return -1
		}
		if x.lo > y.lo {
			return 1
		}
		return 0
	})
	r := all[:0:0]
	for _, x := range all {
		if n := len(r); n > 0 && (r[n-1].hi == math.MaxInt64 || x.lo <= r[n-1].hi+1) {
			r[n-1].hi = max(r[n-1].hi, x.hi)
			continue
		}
		r = append(r, x)
	}
	return r
}

func intComplement(a intSub) intSub {
	var r intSub
	lo := int64(math.MinInt64)
	for _, x := range a {
		if x.lo > lo {
			r = append(r, intRange{lo, x.lo - 1})
		}
		if x.hi == math.MaxInt64 {
			return r
		}
		lo = x.hi + 1
	}
	return append(r, intRange{lo, math.MaxInt64})
}

func intIntersect(a, b intSub) intSub {
	var r intSub
	for i, j := 0, 0; i < len(a) && j < len(b); {
		lo, hi := max(a[i].lo, b[j].lo), min(a[i].hi, b[j].hi)
		if lo <= hi {
			r = append(r, intRange{lo, hi})
		}
		if a[i].hi < b[j].hi {
			i++
		} else {
			j++
		}
	}
	return r
}

func (s intSub) whole() bool {
	return len(s) == 1 && s[0].lo == math.MinInt64 && s[0].hi == math.MaxInt64
}

func xmlWhole(bit Basic) xmlSub {
	var w xmlSub
	for k := XMLItems(1); k <= xmlItems; k++ {
		if (bit == BXMLRO) != (k&^xmlROItems == 0) || k == XMLTextItem {
			continue
		}
		w.multi[k>>6] |= 1 << (k & 63)
	}
	if bit == BXMLRO {
		w.singles = uint8(xmlEmpty | xmlROItems)
	} else {
		w.singles = uint8(xmlItems &^ xmlROItems)
	}
	return w
}

func (s *xmlSub) op(o op, t *xmlSub) *xmlSub {
	f := func(a, b uint64) uint64 {
		switch o {
		case opUnion:
			return a | b
		case opIntersect:
			return a & b
		}
		return a &^ b
	}
	return &xmlSub{uint8(f(uint64(s.singles), uint64(t.singles))), [2]uint64{f(s.multi[0], t.multi[0]), f(s.multi[1], t.multi[1])}}
}

// subUnion gives x ∪ y, and whether that is everything.
func (e *Env) subUnion(x, y subdata) (subdata, bool) {
	switch x := x.(type) {
	case boolSub:
		if x != y.(boolSub) {
			return nil, true
		}
		return x, false
	case intSub:
		r := intUnion(x, y.(intSub))
		return r, r.whole()
	case *floatSub:
		t := y.(*floatSub)
		n, v := setOp(opUnion, x.not, x.vals, t.not, t.vals, cmpFloat)
		return &floatSub{n, v}, n && len(v) == 0
	case *decimalSub:
		t := y.(*decimalSub)
		n, v := setOp(opUnion, x.not, x.vals, t.not, t.vals, cmpDecimal)
		return &decimalSub{n, v}, n && len(v) == 0
	case *stringSub:
		t := y.(*stringSub)
		r := &stringSub{x.chars.op(opUnion, t.chars), x.others.op(opUnion, t.others)}
		return r, r.chars.whole() && r.others.whole()
	case *xmlSub:
		r := x.op(opUnion, y.(*xmlSub))
		bit := BXMLRW
		if r.singles&uint8(xmlEmpty|xmlROItems) != 0 || r.multi[0]&xmlWholeRO0 != 0 {
			bit = BXMLRO
		}
		return r, *r == xmlWhole(bit)
	case *bdd:
		r := e.bddUnion(x, y.(*bdd))
		return r, r == bddTrue
	}
	panic("types: unknown data")
}

// xmlWholeRO0 has the bits of the sets made of immutable kinds only; they are
// the sets 1 to 15.
const xmlWholeRO0 = 1<<16 - 2

func (e *Env) subIntersect(x, y subdata) subdata {
	switch x := x.(type) {
	case boolSub:
		if x != y.(boolSub) {
			return nil
		}
		return x
	case intSub:
		if r := intIntersect(x, y.(intSub)); len(r) > 0 {
			return r
		}
		return nil
	case *floatSub:
		t := y.(*floatSub)
		if n, v := setOp(opIntersect, x.not, x.vals, t.not, t.vals, cmpFloat); n || len(v) > 0 {
			return &floatSub{n, v}
		}
		return nil
	case *decimalSub:
		t := y.(*decimalSub)
		if n, v := setOp(opIntersect, x.not, x.vals, t.not, t.vals, cmpDecimal); n || len(v) > 0 {
			return &decimalSub{n, v}
		}
		return nil
	case *stringSub:
		t := y.(*stringSub)
		return nonEmptyString(&stringSub{x.chars.op(opIntersect, t.chars), x.others.op(opIntersect, t.others)})
	case *xmlSub:
		return nonEmptyXML(x.op(opIntersect, y.(*xmlSub)))
	case *bdd:
		return nonFalse(e.bddIntersect(x, y.(*bdd)))
	}
	panic("types: unknown data")
}

func (e *Env) subDiff(x, y subdata) subdata {
	switch x := x.(type) {
	case boolSub:
		if x == y.(boolSub) {
			return nil
		}
		return x
	case intSub:
		if r := intIntersect(x, intComplement(y.(intSub))); len(r) > 0 {
			return r
		}
		return nil
	case *floatSub:
		t := y.(*floatSub)
		if n, v := setOp(opDiff, x.not, x.vals, t.not, t.vals, cmpFloat); n || len(v) > 0 {
			return &floatSub{n, v}
		}
		return nil
	case *decimalSub:
		t := y.(*decimalSub)
		if n, v := setOp(opDiff, x.not, x.vals, t.not, t.vals, cmpDecimal); n || len(v) > 0 {
			return &decimalSub{n, v}
		}
		return nil
	case *stringSub:
		t := y.(*stringSub)
		return nonEmptyString(&stringSub{x.chars.op(opDiff, t.chars), x.others.op(opDiff, t.others)})
	case *xmlSub:
		return nonEmptyXML(x.op(opDiff, y.(*xmlSub)))
	case *bdd:
		return nonFalse(e.bddDiff(x, y.(*bdd)))
	}
	panic("types: unknown data")
}

// subComplement is everything of basic type bit that is not in y.
func (e *Env) subComplement(bit Basic, y subdata) subdata {
	switch y := y.(type) {
	case boolSub:
		return !y
	case intSub:
		return intComplement(y)
	case *floatSub:
		return &floatSub{!y.not, y.vals}
	case *decimalSub:
		return &decimalSub{!y.not, y.vals}
	case *stringSub:
		return &stringSub{stringSet{!y.chars.not, y.chars.vals}, stringSet{!y.others.not, y.others.vals}}
	case *xmlSub:
		w := xmlWhole(bit)
		return nonEmptyXML(w.op(opDiff, y))
	case *bdd:
		return nonFalse(e.bddDiff(bddTrue, y))
	}
	panic("types: unknown data")
}

func nonEmptyString(s *stringSub) subdata {
	if s.chars.empty() && s.others.empty() {
		return nil
	}
	return s
}

func nonEmptyXML(s *xmlSub) subdata {
	if *s == (xmlSub{}) {
		return nil
	}
	return s
}

func nonFalse(b *bdd) subdata {
	if b == bddFalse {
		return nil
	}
	return b
}
