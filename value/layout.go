package value

import (
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"

	"barre/types"
)

// Layout says which fields a mapping has, in order, and where each is. Mappings of
// one type with the same fields share it: then nobody changes it, and it serves the
// back ends as the mappings' shape. A mapping that gets other fields has one of its
// own from then on.
type Layout struct {
	T    *types.MappingAtomic // inherent type
	keys []string
	// index has the places of the keys, plus base of the mapping; nil while there are
	// few.
	index *nameIndex
	// slots says for each field where it is, when numbers are apart from other values;
	// otherwise all are in vals, in order.
	slots      []slot
	vals, nums int // how many there are of each
	shared     bool
	// room makes mappings of a layout that is shared; numsAt is where in them the
	// numbers begin.
	room   room
	numsAt uintptr
	twin   atomic.Pointer[Layout] // the last one that as made of this
}

// slot is where a field is: among the numbers or among the other values.
type slot struct {
	how types.Keep
	at  int
}

// number tells whether the field is in nums.
func (s slot) number() bool { return s.how.Store != types.StoreAny }

// maxLayouts bounds how many layouts are remembered for a type.
const maxLayouts = 16

// layouts are the layouts of a type, in its Slot.
type layouts struct {
	empty Layout
	mu    sync.Mutex
	all   []*Layout
}

// layoutsOf are the layouts known of a type.
func layoutsOf(a *types.MappingAtomic) *layouts {
	if x := a.Slot.Load(); x != nil {
		return x.(*layouts)
	}
	first := &layouts{empty: Layout{T: a}}
	first.empty.share(1)
	a.Slot.CompareAndSwap(nil, first)
	return a.Slot.Load().(*layouts)
}

// LayoutOf finds or makes the layout of mappings of type a with these keys, which
// are distinct.
func LayoutOf(a *types.MappingAtomic, keys []string) *Layout {
	known := layoutsOf(a)
	if len(keys) == 0 {
		return &known.empty
	}
	known.mu.Lock()
	defer known.mu.Unlock()
	for _, l := range known.all {
		if slices.Equal(l.keys, keys) {
			return l
		}
	}
	l := &Layout{T: a, keys: slices.Clone(keys)}
	if a.Numbers {
		l.slots = make([]slot, len(keys))
		for i, k := range keys {
			s := &l.slots[i]
			if s.how = a.KeepOf(k); s.number() {
				s.at = l.nums
				l.nums++
			} else {
				s.at = l.vals
				l.vals++
			}
		}
		if l.nums == 0 {
			l.slots = nil
		}
	}
	if len(known.all) < maxLayouts {
		known.all = append(known.all, l)
	}
	return l.share(indexFrom)
}

// sharedLayout makes a layout for mappings of any values, which keep them in
// order. The index is left out for fewer keys than from.
func sharedLayout(a *types.MappingAtomic, keys []string, from int) *Layout {
	l := &Layout{T: a, keys: keys}
	return l.share(from)
}

// share completes a layout that is not changed any more.
func (l *Layout) share(from int) *Layout {
	if len(l.keys) >= from {
		l.buildIndex()
	}
	l.shared = true
	if l.slots == nil {
		l.vals = len(l.keys)
	}
	l.room = roomFor(l.vals, l.nums)
	l.numsAt = mapHead + uintptr(l.room.vals)*unsafe.Sizeof(Value(nil))
	return l
}

// at is where in a mapping the field of a slot is.
func (l *Layout) at(s slot) uintptr {
	if s.number() {
		return l.numsAt + 8*uintptr(s.at)
	}
	return valueAt(s.at)
}

// valueAt is where in a mapping of a shared layout its value i is that is no number.
func valueAt(i int) uintptr { return mapHead + uintptr(i)*unsafe.Sizeof(Value(nil)) }

func (l *Layout) buildIndex() {
	l.index = newNameIndex(len(l.keys) + 4)
	for i, k := range l.keys {
		l.index.add(l.index.hash(k), int32(i))
	}
}

// Keys returns the keys in order; the caller must not change the slice.
func (l *Layout) Keys() []string { return l.keys }

// Store says how the value of key i is kept.
func (l *Layout) Store(i int) types.Store {
	if l.slots == nil {
		return types.StoreAny
	}
	return l.slots[i].how.Store
}

// Slot is the place of field i among the numbers, or among the other values, as
// Store says.
func (l *Layout) Slot(i int) int {
	if l.slots == nil {
		return i
	}
	return l.slots[i].at
}

// Offset is where field i is in a mapping, for [Map.NumberAt] and [Map.ValueOf].
func (l *Layout) Offset(i int) uintptr {
	if l.slots == nil {
		return valueAt(i)
	}
	return l.at(l.slots[i])
}

// Plain tells whether any number of its store may be assigned to field i of a
// mapping that is mutable.
func (l *Layout) Plain(i int) bool { return l.slots != nil && l.slots[i].how.Plain }

// Size is how many numbers and other values there are.
func (l *Layout) Size() (nums, vals int) { return l.nums, l.vals }

// as is a layout for the same fields kept in the same way by mappings of type a; it
// is shared if l is. ok is false when a type has numbers elsewhere.
func (l *Layout) as(a *types.MappingAtomic) (_ *Layout, ok bool) {
	if a == l.T {
		return l, true
	}
	if t := l.twin.Load(); t != nil && t.T == a && (t.slots == nil) == (l.slots == nil) {
		return t, true
	}
	if l.slots == nil {
		return l.ordered(a), a.Numbers == l.T.Numbers
	}
	t := LayoutOf(a, l.keys)
	if !slices.EqualFunc(l.slots, t.slots, func(x, y slot) bool { return x.how.Store == y.how.Store }) {
		return nil, false
	}
	l.twin.Store(t)
	return t, true
}

// ordered is a layout for the same fields in mappings of type a that have all values
// in vals; it is shared if l is.
func (l *Layout) ordered(a *types.MappingAtomic) *Layout {
	if t := l.twin.Load(); t != nil && t.T == a && t.slots == nil {
		return t
	}
	if !l.shared {
		t := l.copy()
		t.T = a
		return t
	}
	t := &Layout{T: a, keys: l.keys, index: l.index}
	t.share(len(t.keys) + 1)
	l.twin.Store(t)
	return t
}

// copy is a layout with the same keys for one mapping.
func (l *Layout) copy() *Layout {
	// Neither of the two appends to what they have in common.
	c := &Layout{T: l.T, keys: l.keys[:len(l.keys):len(l.keys)]}
	if len(c.keys) >= indexFrom {
		c.buildIndex()
	}
	return c
}

// shaped makes a mapping of the values of all fields, in order, which it takes
// over.
func (l *Layout) shaped(ro bool, vals []Value) *Map {
	if !l.shared {
		m := &Map{lay: l, ro: ro, more: &mapMore{vals: vals}}
		m.keepAll()
		return m
	}
	m := l.alloc(ro)
	if l.slots == nil {
		copy(m.inlineVals(), vals)
		return m
	}
	for i, s := range l.slots {
		if s.number() {
			_, *m.num(l.at(s)) = keep(s.how, vals[i])
		} else {
			*m.val(valueAt(s.at)) = vals[i]
		}
	}
	return m
}

// New makes a mapping. The value of each key is at its place in vals or, where
// Store says so, its bits in nums; both are copied, and trusted to belong to
// the type.
func (l *Layout) New(ro bool, vals []Value, nums []int64) *Map {
	m := l.alloc(ro)
	if l.slots == nil {
		copy(m.inlineVals(), vals)
		return m
	}
	for i, s := range l.slots {
		if s.number() {
			*m.num(l.at(s)) = nums[i]
		} else {
			*m.val(valueAt(s.at)) = vals[i]
		}
	}
	return m
}

// Make is New with numbers and other values by their slots.
func (l *Layout) Make(ro bool, vals []Value, nums []int64) *Map {
	m := l.alloc(ro)
	copy(m.inlineVals(), vals)
	copy(m.inlineNums(), nums)
	return m
}

// alloc makes a mapping whose fields are all () or zero.
func (l *Layout) alloc(ro bool) *Map {
	m := l.room.one()
	m.lay, m.ro = l, ro
	return m
}
