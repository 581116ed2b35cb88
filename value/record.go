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
	a    *types.MappingAtomic
	ro   bool
	keys []string
	how  []types.Keep // for each field, when some are kept as numbers
	mark []Value      // what vals has in the place of a number
}

// NewRecordMaker makes a maker of mappings of the inherent type a with the fields
// given.
func NewRecordMaker(a *types.MappingAtomic, keys []string) *RecordMaker {
	r := &RecordMaker{a: a, ro: types.IsReadonly(a.Type()), keys: keys}
	if a.Numbers {
		for _, k := range keys {
			how := a.KeepOf(k)
			var mark Value
			switch how.Store {
			case types.StoreInt:
				mark, _ = keep(how, Int(0))
			case types.StoreFloat:
				mark, _ = keep(how, Float(0))
			case types.StoreBoolean:
				mark, _ = keep(how, Boolean(false))
			}
			r.how, r.mark = append(r.how, how), append(r.mark, mark)
		}
	}
	return r
}

// Begin makes a mapping whose fields are all (); each is to be set before the
// mapping is used. With a slab, mappings are allocated several at a time.
func (r *RecordMaker) Begin(s *RecordSlab) *Map {
	n := len(r.keys)
	var m *Map
	if s == nil {
		m = &Map{vals: make([]Value, n)}
		if r.how != nil {
			m.nums = make([]int64, n)
		}
	} else {
		m = s.take(n, r.how != nil)
	}
	m.T, m.ro, m.keys = r.a, r.ro, r.keys
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

func (s *RecordSlab) take(n int, numbers bool) *Map {
	if len(s.maps) == 0 || len(s.vals) < n || numbers && len(s.nums) < n {
		s.size = min(max(1, 2*s.size), slabSize)
		s.maps, s.vals = make([]Map, s.size), make([]Value, s.size*n)
		if numbers {
			s.nums = make([]int64, s.size*n)
		}
	}
	m := &s.maps[0]
	s.maps = s.maps[1:]
	m.vals, s.vals = s.vals[:n:n], s.vals[n:]
	if numbers {
		m.nums, s.nums = s.nums[:n:n], s.nums[n:]
	}
	return m
}

// End completes a mapping.
func (r *RecordMaker) End(m *Map) {
	if len(r.keys) >= 4*indexFrom {
		m.buildIndex()
	}
}

// Set sets field i to a value that belongs to its type.
func (r *RecordMaker) Set(m *Map, i int, v Value) {
	if r.how != nil {
		v, m.nums[i] = keep(r.how[i], v)
	}
	m.vals[i] = v
}

// SetInt is Set for an int.
func (r *RecordMaker) SetInt(m *Map, i int, n int64) {
	if r.how != nil && r.how[i].Store == types.StoreInt {
		m.vals[i], m.nums[i] = r.mark[i], n
		return
	}
	m.vals[i] = Int(n)
}

// SetFloat is Set for a float.
func (r *RecordMaker) SetFloat(m *Map, i int, f float64) {
	if r.how != nil && r.how[i].Store == types.StoreFloat {
		m.vals[i], m.nums[i] = r.mark[i], int64(math.Float64bits(f))
		return
	}
	m.vals[i] = Float(f)
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
