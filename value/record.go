package value

// What decoders make many values of the same kind with, with few allocations.

import (
	"math"
	"unicode/utf8"
	"unsafe"

	"barre/types"
)

// RecordMaker makes mappings that have the same fields in the same order. Numbers
// go to their places without becoming values first.
type RecordMaker struct {
	l  *Layout
	ro bool
}

// NewRecordMaker makes a maker of mappings of the inherent type a with the fields
// given.
func NewRecordMaker(a *types.MappingAtomic, keys []string) *RecordMaker {
	return &RecordMaker{l: LayoutOf(a, keys), ro: types.IsReadonly(a.Type())}
}

// Begin makes a mapping whose fields are all () or zero; each is to be set before
// the mapping is used. With a slab, mappings are allocated several at a time.
func (r *RecordMaker) Begin(s *RecordSlab) *Map {
	var m *Map
	if s == nil {
		m = r.l.alloc()
	} else {
		m = s.take(r.l.Size())
	}
	m.lay, m.ro = r.l, r.ro
	return m
}

// RecordSlab is memory for mappings that are made one after the other. A mapping
// that outlives its neighbours holds on to them, so there are few in one piece.
type RecordSlab struct {
	maps []Map
	vals []Value
	nums []int64
	size int
}

// slabSize is how many mappings are allocated at a time at most.
const slabSize = 16

func (s *RecordSlab) take(nums, vals int) *Map {
	if len(s.maps) == 0 || len(s.vals) < vals || len(s.nums) < nums {
		s.size = min(max(1, 2*s.size), slabSize)
		s.maps, s.vals, s.nums = make([]Map, s.size), nil, nil
		if vals > 0 {
			s.vals = make([]Value, s.size*vals)
		}
		if nums > 0 {
			s.nums = make([]int64, s.size*nums)
		}
	}
	m := &s.maps[0]
	s.maps = s.maps[1:]
	if vals > 0 {
		m.vals, s.vals = s.vals[:vals:vals], s.vals[vals:]
	}
	if nums > 0 {
		m.nums, s.nums = s.nums[:nums:nums], s.nums[nums:]
	}
	return m
}

// Set sets field i to a value that belongs to its type.
func (r *RecordMaker) Set(m *Map, i int, v Value) {
	if r.l.slots == nil {
		m.vals[i] = v
		return
	}
	s := r.l.slots[i]
	if s.number() {
		_, m.nums[s.at] = keep(s.how, v)
		return
	}
	m.vals[s.at] = v
}

// SetInt is Set for an int.
func (r *RecordMaker) SetInt(m *Map, i int, n int64) {
	if r.l.Store(i) == types.StoreInt {
		m.nums[r.l.slots[i].at] = n
		return
	}
	m.vals[r.l.Slot(i)] = Int(n)
}

// SetFloat is Set for a float.
func (r *RecordMaker) SetFloat(m *Map, i int, f float64) {
	if r.l.Store(i) == types.StoreFloat {
		m.nums[r.l.slots[i].at] = int64(math.Float64bits(f))
		return
	}
	m.vals[r.l.Slot(i)] = Float(f)
}

// TextArena makes strings of bytes. Short ones are carved from larger blocks
// instead of being allocated one by one.
type TextArena struct {
	block []byte   // where bytes are put
	strs  []String // where headers are put
}

// arenaBlock is the size of a block of bytes; what is longer than an eighth of it
// is allocated by itself, so that a string holds on to little besides itself.
const arenaBlock = 1024

// Text makes a Go string of bytes that may change afterwards.
func (a *TextArena) Text(b []byte) string {
	n := len(b)
	if n == 0 {
		return ""
	}
	if n > arenaBlock/8 {
		return string(b)
	}
	if cap(a.block)-len(a.block) < n {
		a.block = make([]byte, 0, arenaBlock)
	}
	at := len(a.block)
	a.block = append(a.block, b...)
	// These bytes of the block are never written again.
	return unsafe.String(&a.block[at], n)
}

// Str makes a string of bytes that may change afterwards. What is not UTF-8
// becomes U+FFFD.
func (a *TextArena) Str(b []byte) *String {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			if !utf8.Valid(b) {
				return Str(string(b))
			}
			return a.str(b, utf8.RuneCount(b))
		}
	}
	return a.str(b, len(b))
}

// str makes a string of n code points.
func (a *TextArena) str(b []byte, n int) *String {
	if n == 0 {
		return emptyString
	}
	if len(a.strs) == cap(a.strs) {
		a.strs = make([]String, 0, 32)
	}
	a.strs = append(a.strs, String{a.Text(b), n})
	return &a.strs[len(a.strs)-1]
}
