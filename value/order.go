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

// Sort sorts the members of l, which has just been made, in place and keeps
// the order of equal ones.
func (l *List) Sort(descending bool) {
	switch l.store {
	case types.StoreAny:
		slices.SortStableFunc(l.Vals, func(a, b Value) int { return SortCompare(a, b, descending) })
	case types.StoreByte:
		slices.Sort(l.Bytes)
		if descending {
			slices.Reverse(l.Bytes)
		}
	case types.StoreFloat:
		slices.SortStableFunc(l.Nums, func(a, b int64) int {
			return SortCompare(Float(math.Float64frombits(uint64(a))), Float(math.Float64frombits(uint64(b))), descending)
		})
	default:
		slices.Sort(l.Nums)
		if descending {
			slices.Reverse(l.Nums)
		}
	}
}

// SortBy sorts the members of l, which has just been made, by keys, one for
// each, and keeps the order of members with equal keys.
func (l *List) SortBy(keys []Value, descending bool) {
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return SortCompare(keys[i], keys[j], descending) })
	old := *l
	switch l.store {
	case types.StoreAny:
		l.Vals = make([]Value, len(order))
		for i, j := range order {
			l.Vals[i] = old.Vals[j]
		}
	case types.StoreByte:
		l.Bytes = make([]byte, len(order))
		for i, j := range order {
			l.Bytes[i] = old.Bytes[j]
		}
	default:
		l.Nums = make([]int64, len(order))
		for i, j := range order {
			l.Nums[i] = old.Nums[j]
		}
	}
}

// Reverse turns the order of the members of l, which has just been made, round.
func (l *List) Reverse() {
	switch l.store {
	case types.StoreAny:
		slices.Reverse(l.Vals)
	case types.StoreByte:
		slices.Reverse(l.Bytes)
	default:
		slices.Reverse(l.Nums)
	}
}
