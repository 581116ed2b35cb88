package value

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"github.com/woodsbury/decimal128"
)

// Equal is ==: deep equality of values without identity.
func Equal(a, b Value) bool { return (&equality{}).equal(a, b) }

// equality remembers which pairs of containers were compared: a pair met again
// counts as equal, which ends cycles, and what is shared is compared once. (If
// it was not equal, the whole is not, and that is known by now.)
type equality struct {
	pairs map[[2]Value]bool
	count int
}

// rememberFrom is the number of pairs of containers from which on they are
// remembered; comparing that many is faster than remembering one by one.
const rememberFrom = 1000

func (q *equality) enter(a, b Value) (again bool) {
	q.count++
	if q.count < rememberFrom {
		return false
	}
	if q.pairs == nil {
		q.pairs = map[[2]Value]bool{}
	}
	k := [2]Value{a, b}
	if q.pairs[k] {
		return true
	}
	q.pairs[k] = true
	return false
}

func (q *equality) equal(a, b Value) bool {
	switch a := a.(type) {
	case nil:
		return b == nil
	case Boolean:
		b, ok := b.(Boolean)
		return ok && a == b
	case Int:
		b, ok := b.(Int)
		return ok && a == b
	case Float:
		b, ok := b.(Float)
		return ok && (a == b || a != a && b != b)
	case Decimal:
		b, ok := b.(Decimal)
		return ok && a.Equal(b.Decimal)
	case *String:
		b, ok := b.(*String)
		return ok && a.s == b.s
	case *List:
		b, ok := b.(*List)
		if !ok || a.Len() != b.Len() {
			return false
		}
		if a == b || q.enter(a, b) {
			return true
		}
		for i, n := 0, a.Len(); i < n; i++ {
			if !q.equal(a.At(i), b.At(i)) {
				return false
			}
		}
		return true
	case *Map:
		b, ok := b.(*Map)
		if !ok || a.Len() != b.Len() {
			return false
		}
		if a == b || q.enter(a, b) {
			return true
		}
		a.tidy()
		for i, k := range a.lay.keys {
			v, ok := b.Get(k)
			if !ok || !q.equal(a.at(i), v) {
				return false
			}
		}
		return true
	case *Table:
		b, ok := b.(*Table)
		if !ok || a.Len() != b.Len() || !slices.Equal(a.T.Keys, b.T.Keys) {
			return false
		}
		if a == b || q.enter(a, b) {
			return true
		}
		for i, r := range a.all() {
			if !q.equal(r, b.Row(i)) {
				return false
			}
		}
		return true
	case *XML:
		b, ok := b.(*XML)
		return ok && q.equalXML(a, b)
	case *Regexp:
		b, ok := b.(*Regexp)
		return ok && a.Src == b.Src
	case *Error:
		b, ok := b.(*Error)
		return ok && a == b
	case *Typedesc:
		b, ok := b.(*Typedesc)
		return ok && a.Type == b.Type
	}
	return a == b
}

func (q *equality) equalXML(a, b *XML) bool {
	if a == b {
		return true
	}
	if a.Kind != b.Kind || a.Name != b.Name || a.Text != b.Text || len(a.Items) != len(b.Items) {
		return false
	}
	if len(a.Items) > 0 && q.enter(a, b) {
		return true
	}
	if a.Attrs != nil && b.Attrs != nil {
		if !q.equal(a.Attrs, b.Attrs) {
			return false
		}
	} else if a.Attrs.lenOrZero() != b.Attrs.lenOrZero() {
		return false
	}
	for i := range a.Items {
		if !q.equalXML(a.Items[i], b.Items[i]) {
			return false
		}
	}
	return true
}

func (m *Map) lenOrZero() int {
	if m == nil {
		return 0
	}
	return m.Len()
}

// ExactEqual is ===: identity for values that have one, otherwise equality
// that also tells 0.0 from -0.0 and 1.0d from 1.00d.
func ExactEqual(a, b Value) bool {
	switch a := a.(type) {
	case Float:
		b, ok := b.(Float)
		if !ok {
			return false
		}
		return a != a && b != b || math.Float64bits(float64(a)) == math.Float64bits(float64(b))
	case Decimal:
		b, ok := b.(Decimal)
		if !ok || !a.Equal(b.Decimal) {
			return false
		}
		return DecimalSame(a, b)
	case *String:
		b, ok := b.(*String)
		return ok && a.s == b.s
	case *XML:
		b, ok := b.(*XML)
		if !ok || a.Kind != b.Kind {
			return false
		}
		switch a.Kind {
		case XMLText:
			return a.Text == b.Text
		case XMLSequence:
			if len(a.Items) != len(b.Items) {
				return false
			}
			for i := range a.Items {
				if !ExactEqual(a.Items[i], b.Items[i]) {
					return false
				}
			}
			return true
		}
		return a == b
	case *Regexp:
		b, ok := b.(*Regexp)
		return ok && a.Src == b.Src
	case *Typedesc:
		b, ok := b.(*Typedesc)
		return ok && a.Type == b.Type
	case *Function:
		b, ok := b.(*Function)
		return ok && (a == b || a.Code != nil && a.Code == b.Code && a.Recv == b.Recv && len(a.Env) == 0 && len(b.Env) == 0)
	}
	return a == b
}

// Ordering is the outcome of a comparison.
type Ordering int8

const (
	Less      Ordering = -1
	Same      Ordering = 0
	Greater   Ordering = 1
	Unordered Ordering = 2 // a () or NaN is involved
)

// Compare orders two values of an ordered type, as the relational operators
// do. () and NaN are unordered with everything else.
func Compare(a, b Value) Ordering {
	if a == nil || b == nil {
		if a == nil && b == nil {
			return Same
		}
		return Unordered
	}
	switch a := a.(type) {
	case Int:
		if b, ok := b.(Int); ok {
			return order(a < b, a > b)
		}
	case Float:
		if b, ok := b.(Float); ok {
			if a != a || b != b {
				return Unordered
			}
			return order(a < b, a > b)
		}
	case Decimal:
		if b, ok := b.(Decimal); ok {
			return Ordering(decimal128.Compare(a.Decimal, b.Decimal))
		}
	case *String:
		if b, ok := b.(*String); ok {
			return Ordering(strings.Compare(a.s, b.s))
		}
	case Boolean:
		if b, ok := b.(Boolean); ok {
			return order(!bool(a) && bool(b), bool(a) && !bool(b))
		}
	case *List:
		if b, ok := b.(*List); ok {
			for i := 0; i < a.Len() && i < b.Len(); i++ {
				if c := Compare(a.At(i), b.At(i)); c != Same {
					return c
				}
			}
			return order(a.Len() < b.Len(), a.Len() > b.Len())
		}
	}
	return Unordered
}

func order(less, greater bool) Ordering {
	switch {
	case less:
		return Less
	case greater:
		return Greater
	}
	return Same
}

// HashKey appends an encoding of v that is the same for two values exactly
// when they are ==. v is immutable data.
func HashKey(b []byte, v Value) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, 'n')
	case Boolean:
		if v {
			return append(b, 't')
		}
		return append(b, 'f')
	case Int:
		return binary.BigEndian.AppendUint64(append(b, 'i'), uint64(v))
	case Float:
		if v == 0 {
			v = 0
		}
		if v != v {
			return append(b, 'N')
		}
		return binary.BigEndian.AppendUint64(append(b, 'd'), math.Float64bits(float64(v)))
	case Decimal:
		return append(append(append(b, 'D'), v.Canonical().String()...), 0)
	case *String:
		b = binary.BigEndian.AppendUint32(append(b, 's'), uint32(len(v.s)))
		return append(b, v.s...)
	case *List:
		b = binary.BigEndian.AppendUint32(append(b, 'l'), uint32(v.Len()))
		for i := 0; i < v.Len(); i++ {
			b = HashKey(b, v.At(i))
		}
		return b
	case *Map:
		b = binary.BigEndian.AppendUint32(append(b, 'm'), uint32(v.Len()))
		for _, k := range sortedCopy(v.Keys()) {
			b = binary.BigEndian.AppendUint32(b, uint32(len(k)))
			b = append(b, k...)
			b = HashKey(b, v.Field(k))
		}
		return b
	}
	s := ToBalString(v)
	b = binary.BigEndian.AppendUint32(append(b, 'x'), uint32(len(s)))
	return append(b, s...)
}
