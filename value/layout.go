package value

import (
	"slices"
	"sync"

	"barre/types"
)

// Layout is how mappings of one type with the same keys are kept. Those that are
// made with it share their keys, and so their shape.
type Layout struct {
	T    *types.MappingAtomic
	keys []string
	// vals has a kept for each field that is kept as a number, and nil for others;
	// nil when there are no numbers.
	vals []Value
}

// maxLayouts bounds how many layouts are remembered for a type.
const maxLayouts = 16

// layouts are the layouts of a type, in its Slot.
type layouts struct {
	mu  sync.Mutex
	all []*Layout
}

// LayoutOf finds or makes the layout of mappings of type a with these keys, which
// are distinct.
func LayoutOf(a *types.MappingAtomic, keys []string) *Layout {
	a.Slot.CompareAndSwap(nil, &layouts{})
	known := a.Slot.Load().(*layouts)
	known.mu.Lock()
	defer known.mu.Unlock()
	for _, l := range known.all {
		if slices.Equal(l.keys, keys) {
			return l
		}
	}
	l := &Layout{T: a, keys: slices.Clone(keys)}
	if a.Numbers {
		l.vals = make([]Value, len(keys))
		for i, k := range keys {
			if how := a.KeepOf(k); how.Store != types.StoreAny {
				l.vals[i] = keptAs(how)
			}
		}
	}
	if len(known.all) < maxLayouts {
		known.all = append(known.all, l)
	}
	return l
}

// Keys returns the keys in order; the caller must not change the slice.
func (l *Layout) Keys() []string { return l.keys }

// Store says how the value of key i is kept.
func (l *Layout) Store(i int) types.Store {
	if l.vals == nil || l.vals[i] == nil {
		return types.StoreAny
	}
	return types.Store(l.vals[i].(kept) &^ keptPlain)
}

// Numbers tells whether mappings of the type may keep numbers as such.
func (l *Layout) Numbers() bool { return l.vals != nil }

// New makes a mapping. The value of each key is at its place in vals or, where
// Store says so, its bits in nums; both are copied, and trusted to belong to
// the type.
func (l *Layout) New(ro bool, vals []Value, nums []int64) *Map {
	m := l.alloc()
	m.T, m.ro, m.keys = l.T, ro, l.keys
	if l.vals == nil {
		copy(m.vals, vals)
	} else {
		copy(m.vals, l.vals)
		for i, v := range m.vals {
			if v == nil {
				m.vals[i] = vals[i]
			}
		}
		copy(m.nums, nums)
	}
	if len(m.keys) >= indexFrom {
		m.buildIndex()
	}
	return m
}

// alloc makes room for a mapping. A small one is a single object: that is
// quicker to make, and to read.
func (l *Layout) alloc() *Map {
	n := len(l.keys)
	if l.vals == nil {
		switch {
		case n <= 2:
			x := new(struct {
				m Map
				v [2]Value
			})
			return x.m.within(x.v[:n:n], nil)
		case n <= 4:
			x := new(struct {
				m Map
				v [4]Value
			})
			return x.m.within(x.v[:n:n], nil)
		case n <= 8:
			x := new(struct {
				m Map
				v [8]Value
			})
			return x.m.within(x.v[:n:n], nil)
		}
		return &Map{vals: make([]Value, n)}
	}
	switch {
	case n <= 2:
		x := new(struct {
			m Map
			v [2]Value
			n [2]int64
		})
		return x.m.within(x.v[:n:n], x.n[:n:n])
	case n == 3:
		x := new(struct {
			m Map
			v [3]Value
			n [3]int64
		})
		return x.m.within(x.v[:n:n], x.n[:n:n])
	case n == 4:
		x := new(struct {
			m Map
			v [4]Value
			n [4]int64
		})
		return x.m.within(x.v[:n:n], x.n[:n:n])
	case n <= 6:
		x := new(struct {
			m Map
			v [6]Value
			n [6]int64
		})
		return x.m.within(x.v[:n:n], x.n[:n:n])
	case n <= 8:
		x := new(struct {
			m Map
			v [8]Value
			n [8]int64
		})
		return x.m.within(x.v[:n:n], x.n[:n:n])
	}
	return &Map{vals: make([]Value, n), nums: make([]int64, n)}
}

func (m *Map) within(vals []Value, nums []int64) *Map {
	m.vals, m.nums = vals, nums
	return m
}
