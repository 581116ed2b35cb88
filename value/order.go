package value

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"barre/types"
)

// SortCompare orders two values of an ordered type for sorting, in ascending
// or descending order. () comes after everything else and NaN after other
// numbers, in either direction.
func SortCompare(a, b Value, descending bool) int {
	if a == nil || b == nil {
		switch {
		case a == b:
			return 0
		case a == nil:
			return 1
		}
		return -1
	}
	c := 0
	switch a := a.(type) {
	case Int:
		b, _ := b.(Int)
		c = cmp.Compare(a, b)
	case Float:
		b, _ := b.(Float)
		switch an, bn := a != a, b != b; {
		case an && bn:
			return 0
		case an:
			return 1
		case bn:
			return -1
		case a < b:
			c = -1
		case a > b:
			c = 1
		}
	case *String:
		if b, ok := b.(*String); ok {
			c = strings.Compare(a.s, b.s)
		}
	case *List:
		b, ok := b.(*List)
		if !ok {
			return 0
		}
		for i, n := 0, min(a.Len(), b.Len()); i < n; i++ {
			if c := SortCompare(a.At(i), b.At(i), descending); c != 0 {
				return c
			}
		}
		c = cmp.Compare(a.Len(), b.Len())
	default:
		c = int(Compare(a, b))
		if c == int(Unordered) {
			c = 0
		}
	}
	if descending {
		return -c
	}
	return c
}

// sortItem is a row being sorted: the first key as a number in the order wanted,
// and where the row is.
type sortItem struct {
	key int64
	row int32
}

// sortOrder gives the order of n rows by keys, of which the earlier count first.
// Rows with equal keys stay in their order.
//
// Most comparisons are decided by the first key, made a number once for each row.
// That is three times as fast as comparing values, and as slices.SortStable.
func sortOrder(n int, keys []Column, desc []bool) []int32 {
	items := make([]sortItem, n)
	exact := sortKeys(items, &keys[0], desc[0])
	rest, restDesc := keys, desc
	if exact {
		rest, restDesc = keys[1:], desc[1:]
	}
	slices.SortFunc(items, func(a, b sortItem) int {
		if a.key != b.key {
			if a.key < b.key {
				return -1
			}
			return 1
		}
		for i := range rest {
			if c := rest[i].compare(int(a.row), int(b.row), restDesc[i]); c != 0 {
				return c
			}
		}
		return int(a.row) - int(b.row)
	})
	order := make([]int32, n)
	for i, x := range items {
		order[i] = x.row
	}
	return order
}

// compare orders two rows of a column.
func (c *Column) compare(i, j int, descending bool) int {
	switch c.Store {
	case types.StoreAny:
		return SortCompare(c.Vals[i], c.Vals[j], descending)
	case types.StoreFloat:
		return SortCompare(c.at(i), c.at(j), descending)
	}
	if descending {
		i, j = j, i
	}
	return cmp.Compare(c.Nums[i], c.Nums[j])
}

// sortKeys fills in items; it reports whether rows whose keys are equal there
// have equal values in the column.
func sortKeys(items []sortItem, c *Column, descending bool) bool {
	for i := range items {
		items[i].row = int32(i)
	}
	turn := func(k int64) int64 {
		if descending {
			return ^k
		}
		return k
	}
	switch c.Store {
	case types.StoreInt, types.StoreBoolean:
		for i, k := range c.Nums {
			items[i].key = turn(k)
		}
		return true
	case types.StoreFloat:
		for i, k := range c.Nums {
			items[i].key = floatKey(math.Float64frombits(uint64(k)), turn)
		}
		return true
	}
	for i, v := range c.Vals {
		switch v := v.(type) {
		case nil:
			items[i].key = math.MaxInt64
		case Int:
			items[i].key = turn(int64(v))
		case Float:
			items[i].key = floatKey(float64(v), turn)
		case *String:
			var k uint64
			for j := range 8 {
				k <<= 8
				if j < len(v.s) {
					k |= uint64(v.s[j])
				}
			}
			items[i].key = turn(int64(k ^ 1<<63))
		default:
			// Other keys are compared as values.
			for i := range items {
				items[i].key = 0
			}
			return false
		}
	}
	return false
}

// floatKey is a number that is ordered as f is; NaN is the last in either order.
func floatKey(f float64, turn func(int64) int64) int64 {
	switch {
	case f != f:
		return math.MaxInt64
	case f == 0:
		return turn(0)
	}
	k := int64(math.Float64bits(f))
	if k < 0 {
		k = math.MinInt64 - k
	}
	return turn(k)
}

// Sort sorts the members of l, which has just been made, in place and keeps
// the order of equal ones.
func (l *List) Sort(descending bool) {
	switch l.store {
	case types.StoreByte, types.StoreBoolean:
		slices.Sort(l.Bytes)
		if descending {
			slices.Reverse(l.Bytes)
		}
	case types.StoreInt:
		slices.Sort(l.Nums)
		if descending {
			slices.Reverse(l.Nums)
		}
	default:
		l.arrange(sortOrder(l.Len(), []Column{{Store: l.store, Nums: l.Nums, Vals: l.Vals}}, []bool{descending}))
	}
}

// SortBy sorts the members of l, which has just been made, by keys, one for
// each, and keeps the order of members with equal keys.
func (l *List) SortBy(keys []Value, descending bool) {
	l.arrange(sortOrder(len(keys), []Column{{Vals: keys}}, []bool{descending}))
}

func (l *List) arrange(order []int32) {
	if l.Bytes != nil {
		old := l.Bytes
		l.Bytes = make([]byte, len(order))
		for i, j := range order {
			l.Bytes[i] = old[j]
		}
		return
	}
	c := Column{Store: l.store, Nums: l.Nums, Vals: l.Vals}
	c.arrange(order)
	l.Nums, l.Vals = c.Nums, c.Vals
}

// Reverse turns the order of the members of l, which has just been made, round.
func (l *List) Reverse() {
	switch l.store {
	case types.StoreAny:
		slices.Reverse(l.Vals)
	case types.StoreByte, types.StoreBoolean:
		slices.Reverse(l.Bytes)
	default:
		slices.Reverse(l.Nums)
	}
}
