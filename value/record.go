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
	if s == nil || r.l.room.many == nil {
		return r.l.alloc(r.ro)
	}
	m := s.take(&r.l.room)
	m.lay, m.ro = r.l, r.ro
	return m
}

// RecordSlab is memory for mappings that are made one after the other. A mapping
// that outlives its neighbours holds on to them, so there are few in one piece.
type RecordSlab struct {
	next  unsafe.Pointer
	left  int
	vals  int     // how many values each has room for, and
	size  uintptr // its size: both together are the type of the objects
	count int     // how many there were in the last piece
}

// slabSize is how many mappings are allocated at a time at most.
const slabSize = 16

func (s *RecordSlab) take(r *room) *Map {
	if s.left == 0 || s.vals != r.vals || s.size != r.size {
		s.count = min(max(1, 2*s.count), slabSize)
		s.next, s.left, s.vals, s.size = r.many(s.count), s.count, r.vals, r.size
	}
	m := (*Map)(s.next)
	if s.left--; s.left > 0 {
		s.next = unsafe.Add(s.next, s.size)
	} else {
		s.next = nil
	}
	return m
}

// Set sets field i to a value that belongs to its type.
func (r *RecordMaker) Set(m *Map, i int, v Value) {
	if r.l.slots == nil {
		*m.val(valueAt(i)) = v
		return
	}
	s := r.l.slots[i]
	if s.number() {
		_, *m.num(r.l.at(s)) = keep(s.how, v)
		return
	}
	*m.val(valueAt(s.at)) = v
}

// SetInt is Set for an int.
func (r *RecordMaker) SetInt(m *Map, i int, n int64) {
	if r.l.Store(i) == types.StoreInt {
		*m.num(r.l.Offset(i)) = n
		return
	}
	*m.val(r.l.Offset(i)) = Int(n)
}

// SetFloat is Set for a float.
func (r *RecordMaker) SetFloat(m *Map, i int, f float64) {
	if r.l.Store(i) == types.StoreFloat {
		*m.num(r.l.Offset(i)) = int64(math.Float64bits(f))
		return
	}
	*m.val(r.l.Offset(i)) = Float(f)
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
