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

// New makes a mapping. The value of each key is at its place in vals or, where
// Store says so, its bits in nums; both are copied, and trusted to belong to
// the type.
func (l *Layout) New(ro bool, vals []Value, nums []int64) *Map {
	m := &Map{T: l.T, ro: ro, keys: l.keys}
	if l.vals == nil {
		m.vals = append([]Value(nil), vals[:len(l.keys)]...)
	} else {
		m.vals = slices.Clone(l.vals)
		for i, v := range m.vals {
			if v == nil {
				m.vals[i] = vals[i]
			}
		}
		m.nums = append([]int64(nil), nums[:len(l.keys)]...)
	}
	if len(m.keys) >= indexFrom {
		m.buildIndex()
	}
	return m
}
