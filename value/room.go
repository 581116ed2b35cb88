package value

import (
	"reflect"
	"unsafe"
)

// The fields of a mapping whose layout is shared come right behind its head, in the
// same object: first the values, then the numbers. A record costs one allocation and
// no pointers to its own parts, which the garbage collector would follow, and a field
// is read at an offset. For that there has to be a type of each size; sizes between
// are rounded up.

// mapHead is the size of a mapping without its fields.
const mapHead = unsafe.Sizeof(Map{})

// room makes objects for mappings of some size.
type room struct {
	vals int // how many values there is room for
	one  func() *Map
	// many makes several in one piece and gives the first; size is how far it is from
	// one to the next. It is nil for large ones.
	many func(n int) unsafe.Pointer
	size uintptr
}

// roomFor is for mappings with so many values and numbers.
func roomFor(vals, nums int) room {
	switch {
	case nums > 16 || vals > 32:
		return roomOfAny((vals+15)&^15, (nums+15)&^15)
	case vals == 0:
		return roomOf[[0]Value](0, nums)
	case vals == 1:
		return roomOf[[1]Value](1, nums)
	case vals == 2:
		return roomOf[[2]Value](2, nums)
	case vals == 3:
		return roomOf[[3]Value](3, nums)
	case vals == 4:
		return roomOf[[4]Value](4, nums)
	case vals <= 6:
		return roomOf[[6]Value](6, nums)
	case vals <= 8:
		return roomOf[[8]Value](8, nums)
	case vals <= 12:
		return roomOf[[12]Value](12, nums)
	case vals <= 16:
		return roomOf[[16]Value](16, nums)
	case vals <= 24:
		return roomOf[[24]Value](24, nums)
	}
	return roomOf[[32]Value](32, nums)
}

func roomOf[V any](vals, nums int) room {
	switch {
	case nums == 0:
		return roomWith[V, [0]int64](vals)
	case nums == 1:
		return roomWith[V, [1]int64](vals)
	case nums == 2:
		return roomWith[V, [2]int64](vals)
	case nums == 3:
		return roomWith[V, [3]int64](vals)
	case nums == 4:
		return roomWith[V, [4]int64](vals)
	case nums <= 6:
		return roomWith[V, [6]int64](vals)
	case nums <= 8:
		return roomWith[V, [8]int64](vals)
	case nums <= 12:
		return roomWith[V, [12]int64](vals)
	}
	return roomWith[V, [16]int64](vals)
}

func roomWith[V, N any](vals int) room {
	type object struct {
		m Map
		v V
		n N
	}
	return room{
		vals: vals,
		one:  func() *Map { return &new(object).m },
		many: func(n int) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(make([]object, n))) },
		size: unsafe.Sizeof(object{}),
	}
}

// roomOfAny is for mappings that are larger than the types there are.
func roomOfAny(vals, nums int) room {
	t := reflect.StructOf([]reflect.StructField{
		{Name: "M", Type: reflect.TypeFor[Map]()},
		{Name: "V", Type: reflect.ArrayOf(vals, reflect.TypeFor[Value]())},
		{Name: "N", Type: reflect.ArrayOf(nums, reflect.TypeFor[int64]())},
	})
	return room{vals: vals, one: func() *Map { return (*Map)(reflect.New(t).UnsafePointer()) }}
}

// num is the number at an offset.
func (m *Map) num(at uintptr) *int64 { return (*int64)(unsafe.Add(unsafe.Pointer(m), at)) }

// val is the value at an offset.
func (m *Map) val(at uintptr) *Value { return (*Value)(unsafe.Add(unsafe.Pointer(m), at)) }

// inlineVals are the values of a mapping whose layout is shared.
func (m *Map) inlineVals() []Value {
	if m.lay.vals == 0 {
		return nil
	}
	return unsafe.Slice(m.val(mapHead), m.lay.vals)
}

// inlineNums are the numbers of a mapping whose layout is shared.
func (m *Map) inlineNums() []int64 {
	if m.lay.nums == 0 {
		return nil
	}
	return unsafe.Slice(m.num(m.lay.numsAt), m.lay.nums)
}

// Fits reports whether the mapping has the layout, and so all its fields and no
// others, behind its head. It is as good as not for a nil layout or mapping.
func (m *Map) Fits(l *Layout) bool { return m != nil && l != nil && m.lay == l }

// Numbers is where the numbers of a mapping that has the layout begin, in the order
// of their slots. It is good as long as no field is added or removed. Machine code
// works with it, which knows how many numbers there are; see [Layout.Size].
func (m *Map) Numbers(l *Layout) unsafe.Pointer { return unsafe.Pointer(m.num(l.numsAt)) }

// Values is where the other values of such a mapping begin.
func (m *Map) Values() unsafe.Pointer { return unsafe.Pointer(m.val(mapHead)) }
