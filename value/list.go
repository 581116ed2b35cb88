package value

import (
	"math"

	"barre/types"
)

// List is a list: array or tuple. Members whose inherent type is int, float,
// boolean or byte throughout are kept unboxed.
type List struct {
	T     *types.ListAtomic // inherent type
	store types.Store
	ro    bool
	// plain is one more than store for a mutable list of one member type that takes
	// any value of its store, 0 otherwise.
	plain types.Store
	cuts  uint32
	log   *cutLog // see iterate.go

	Vals  []Value // StoreAny
	Nums  []int64 // StoreInt; StoreFloat as bits
	Bytes []byte  // StoreByte; StoreBoolean as 0 and 1
}

// MaxLen bounds the length of a list.
const MaxLen = types.MaxListLen

// NewList makes a list of inherent type t, which must be a list type, with
// the members given; it takes over vals. Members are trusted to belong to t.
func NewList(t types.Type, vals []Value) *List {
	l := newList(t, len(vals))
	if l.store == types.StoreAny {
		l.Vals = vals
		return l
	}
	for _, v := range vals {
		l.appendRaw(v)
	}
	return l
}

func newList(t types.Type, capacity int) *List {
	a := types.ListAtomicOf(t)
	if a == nil {
		a = types.ListAtomicOf(types.AnyList)
	}
	l := &List{T: a, store: a.Store(), ro: a.Readonly()}
	if !l.ro && a.Plain() {
		l.plain = l.store + 1
	}
	if capacity > 0 {
		switch l.store {
		case types.StoreAny:
			l.Vals = make([]Value, 0, capacity)
		case types.StoreByte, types.StoreBoolean:
			l.Bytes = make([]byte, 0, capacity)
		default:
			l.Nums = make([]int64, 0, capacity)
		}
	}
	return l
}

// NewListCap makes an empty list of inherent type t with room for capacity
// members.
func NewListCap(t types.Type, capacity int) *List { return newList(t, capacity) }

// NewBytes makes a byte[] of b without copying it.
func NewBytes(b []byte) *List {
	l := newList(types.ByteArray, 0)
	l.Bytes = b
	return l
}

// NewStrings makes a string[].
func NewStrings(s []string) *List {
	vals := make([]Value, len(s))
	for i, x := range s {
		vals[i] = Str(x)
	}
	return NewList(types.StringArray, vals)
}

// Len is the number of members.
func (l *List) Len() int {
	switch l.store {
	case types.StoreAny:
		return len(l.Vals)
	case types.StoreByte, types.StoreBoolean:
		return len(l.Bytes)
	}
	return len(l.Nums)
}

// Store says how members are kept.
func (l *List) Store() types.Store { return l.store }

// Plain reports whether members may be set and appended without a check beyond
// their representation.
func (l *List) Plain() bool { return l.plain != 0 }

// PlainInts is Plain and that members are kept as ints, and likewise the others.
func (l *List) PlainInts() bool { return l.plain == types.StoreInt+1 }

// PlainFloats is the same for floats.
func (l *List) PlainFloats() bool { return l.plain == types.StoreFloat+1 }

// PlainBooleans is the same for booleans.
func (l *List) PlainBooleans() bool { return l.plain == types.StoreBoolean+1 }

// Readonly reports whether the list is immutable.
func (l *List) Readonly() bool { return l.ro }

// Type is the inherent type.
func (l *List) Type() types.Type { return l.T.Type() }

// At returns member i, 0 ≤ i < Len.
func (l *List) At(i int) Value {
	switch l.store {
	case types.StoreAny:
		return l.Vals[i]
	case types.StoreInt:
		return Int(l.Nums[i])
	case types.StoreByte:
		return Int(l.Bytes[i])
	case types.StoreFloat:
		return Float(math.Float64frombits(uint64(l.Nums[i])))
	}
	return Boolean(l.Bytes[i] != 0)
}

// Get returns member i or a panic when there is none.
func (l *List) Get(i int64) (Value, error) {
	if i < 0 || i >= int64(l.Len()) {
		return nil, l.indexPanic(i)
	}
	return l.At(int(i)), nil
}

func (l *List) indexPanic(i int64) *Error {
	return Panicf("{ballerina/lang.array}IndexOutOfRange", "array index out of range: index: %d, size: %d", i, l.Len())
}

// IndexPanic is the panic for a member access out of range.
func (l *List) IndexPanic(i int64) *Error { return l.indexPanic(i) }

func (l *List) appendRaw(v Value) {
	switch l.store {
	case types.StoreAny:
		l.Vals = append(l.Vals, v)
	case types.StoreInt:
		l.Nums = append(l.Nums, int64(v.(Int)))
	case types.StoreByte:
		l.Bytes = append(l.Bytes, byte(v.(Int)))
	case types.StoreFloat:
		l.Nums = append(l.Nums, int64(math.Float64bits(float64(v.(Float)))))
	case types.StoreBoolean:
		l.Bytes = append(l.Bytes, v.(Boolean).byte())
	}
}

func (b Boolean) byte() byte {
	if b {
		return 1
	}
	return 0
}

func (l *List) setRaw(i int, v Value) {
	switch l.store {
	case types.StoreAny:
		l.Vals[i] = v
	case types.StoreInt:
		l.Nums[i] = int64(v.(Int))
	case types.StoreByte:
		l.Bytes[i] = byte(v.(Int))
	case types.StoreFloat:
		l.Nums[i] = int64(math.Float64bits(float64(v.(Float))))
	case types.StoreBoolean:
		l.Bytes[i] = v.(Boolean).byte()
	}
}

// IntAt is where member i of a list of ints is kept, nil when it is not there or
// must not be set without a check.
func (l *List) IntAt(i int64) *int64 { return l.numAt(i, types.StoreInt) }

// FloatAt is the same for floats, kept as their bits.
func (l *List) FloatAt(i int64) *int64 { return l.numAt(i, types.StoreFloat) }

// BooleanAt is the same for booleans, kept as 0 and 1.
func (l *List) BooleanAt(i int64) *byte {
	if l.PlainBooleans() && uint64(i) < uint64(len(l.Bytes)) {
		return &l.Bytes[i]
	}
	return nil
}

func (l *List) numAt(i int64, s types.Store) *int64 {
	if l.plain == s+1 && uint64(i) < uint64(len(l.Nums)) {
		return &l.Nums[i]
	}
	return nil
}

// Put appends v without checking it against the inherent type: for code that
// constructs a list.
func (l *List) Put(v Value) { l.appendRaw(v) }

// checkMember tells whether v may be member i.
func (l *List) checkMember(i int, v Value) error {
	t := l.T.MemberAt(i)
	if t == types.Any || t == types.AnyOrError || Is(v, t) {
		return nil
	}
	if types.IsNever(t) {
		return l.lengthPanic(i + 1)
	}
	return inherentViolation("array", t, v)
}

func inherentViolation(kind string, want types.Type, v Value) *Error {
	return Panicf("{ballerina/lang."+kind+"}InherentTypeViolation", "incompatible types: expected '%s', found '%s'", want, TypeOf(v))
}

func (l *List) lengthPanic(n int) *Error {
	return Panicf("{ballerina/lang.array}InherentTypeViolation", "cannot change the length of a list of type '%s' to %d", l.Type(), n)
}

func (l *List) readonlyPanic() *Error {
	return Panicf("{ballerina/lang.array}InvalidUpdate", "modification not allowed on readonly value")
}

// Set makes v member i. A list whose type allows it grows, its new members
// filled; everything the inherent type forbids is a panic.
func (l *List) Set(i int64, v Value) error {
	if l.ro {
		return l.readonlyPanic()
	}
	n := l.Len()
	if i < 0 || i >= MaxLen {
		return l.indexPanic(i)
	}
	if int(i) >= n && !l.T.CanGrow(int(i)+1) {
		return l.indexPanic(i)
	}
	if err := l.checkMember(int(i), v); err != nil {
		return err
	}
	if int(i) < n {
		l.setRaw(int(i), v)
		return nil
	}
	if err := l.fill(int(i)); err != nil {
		return err
	}
	l.appendRaw(v)
	return nil
}

// fill appends filler values until the length is n.
func (l *List) fill(n int) error {
	for i := l.Len(); i < n; i++ {
		t := l.T.MemberAt(i)
		f, ok := Filler(t)
		if !ok {
			return Panicf("{ballerina/lang.array}IllegalListInsertion", "array of length %d cannot be expanded into array of length %d without filler values", l.Len(), n+1)
		}
		l.appendRaw(f)
	}
	return nil
}

// Fill appends filler values until the length is n.
func (l *List) Fill(n int) error { return l.fill(n) }

// Push appends members.
func (l *List) Push(vs ...Value) error {
	if l.ro {
		return l.readonlyPanic()
	}
	n := l.Len()
	if n+len(vs) > MaxLen || !l.T.CanGrow(n+len(vs)) && len(vs) > 0 {
		return l.lengthPanic(n + len(vs))
	}
	for i, v := range vs {
		if err := l.checkMember(n+i, v); err != nil {
			return err
		}
	}
	for _, v := range vs {
		l.appendRaw(v)
	}
	return nil
}

// PushNum appends a member that is kept as a number, if the list keeps members as
// store says, takes any, and has room for one more; it reports whether it did. It
// is short enough to be inlined where it is called.
func (l *List) PushNum(store types.Store, n int64) bool {
	k := len(l.Nums)
	if l.plain != store+1 || k >= min(cap(l.Nums), MaxLen) {
		return false
	}
	l.Nums = l.Nums[:k+1]
	l.Nums[k] = n
	return true
}

// PushByte is PushNum for members that are kept as bytes.
func (l *List) PushByte(store types.Store, n byte) bool {
	k := len(l.Bytes)
	if l.plain != store+1 || k >= min(cap(l.Bytes), MaxLen) {
		return false
	}
	l.Bytes = l.Bytes[:k+1]
	l.Bytes[k] = n
	return true
}

// Remove takes out member i and returns it.
func (l *List) Remove(i int64) (Value, error) {
	if l.ro {
		return nil, l.readonlyPanic()
	}
	n := l.Len()
	if i < 0 || i >= int64(n) {
		return nil, l.indexPanic(i)
	}
	if n-1 < l.T.MinLen() {
		return nil, l.lengthPanic(n - 1)
	}
	// Members behind i move to a place with a possibly narrower type.
	if int(i) < len(l.T.Members) {
		for j := int(i) + 1; j < n; j++ {
			if err := l.checkMember(j-1, l.At(j)); err != nil {
				return nil, err
			}
		}
	}
	v := l.At(int(i))
	l.removed(int(i), 1)
	if i == 0 {
		// The head of a queue goes without moving the others.
		switch l.store {
		case types.StoreAny:
			l.Vals[0] = nil
			l.Vals = l.Vals[1:]
		case types.StoreByte, types.StoreBoolean:
			l.Bytes = l.Bytes[1:]
		default:
			l.Nums = l.Nums[1:]
		}
		return v, nil
	}
	switch l.store {
	case types.StoreAny:
		copy(l.Vals[i:], l.Vals[i+1:])
		l.Vals[n-1] = nil
		l.Vals = l.Vals[:n-1]
	case types.StoreByte, types.StoreBoolean:
		l.Bytes = append(l.Bytes[:i], l.Bytes[i+1:]...)
	default:
		l.Nums = append(l.Nums[:i], l.Nums[i+1:]...)
	}
	return v, nil
}

// Insert puts v before member i, 0 ≤ i ≤ Len.
func (l *List) Insert(i int64, v Value) error {
	n := l.Len()
	if l.ro {
		return l.readonlyPanic()
	}
	if i < 0 || i > int64(n) {
		return l.indexPanic(i)
	}
	if !l.T.CanGrow(n + 1) {
		return l.lengthPanic(n + 1)
	}
	if err := l.checkMember(int(i), v); err != nil {
		return err
	}
	for j := int(i); j < n && j < len(l.T.Members); j++ {
		if err := l.checkMember(j+1, l.At(j)); err != nil {
			return err
		}
	}
	l.appendRaw(v)
	for j := n; j > int(i); j-- {
		l.setRaw(j, l.At(j-1))
	}
	l.setRaw(int(i), v)
	return nil
}

// SetLen changes the length, dropping members or adding filler values.
func (l *List) SetLen(n int64) error {
	if l.ro {
		return l.readonlyPanic()
	}
	if n < 0 || n > MaxLen {
		return l.indexPanic(n)
	}
	if int(n) < l.T.MinLen() || !l.T.CanGrow(int(n)) {
		return l.lengthPanic(int(n))
	}
	if int(n) >= l.Len() {
		return l.fill(int(n))
	}
	l.removed(int(n), l.Len()-int(n))
	switch l.store {
	case types.StoreAny:
		clear(l.Vals[n:])
		l.Vals = l.Vals[:n]
	case types.StoreByte, types.StoreBoolean:
		l.Bytes = l.Bytes[:n]
	default:
		l.Nums = l.Nums[:n]
	}
	return nil
}

// Slice copies members from (included) to to (excluded) into a new list of
// inherent type t; the caller has checked the bounds.
func (l *List) Slice(t types.Type, from, to int) *List {
	r := newList(t, to-from)
	if r.store == l.store {
		switch l.store {
		case types.StoreAny:
			r.Vals = append(r.Vals, l.Vals[from:to]...)
		case types.StoreByte, types.StoreBoolean:
			r.Bytes = append(r.Bytes, l.Bytes[from:to]...)
		default:
			r.Nums = append(r.Nums, l.Nums[from:to]...)
		}
		return r
	}
	for i := from; i < to; i++ {
		r.appendRaw(l.At(i))
	}
	return r
}

// Values copies the members.
func (l *List) Values() []Value {
	r := make([]Value, l.Len())
	for i := range r {
		r[i] = l.At(i)
	}
	return r
}

// Freeze makes a list that was just constructed immutable; the caller sees to
// it that its members are.
func (l *List) Freeze() { l.ro, l.plain = true, 0 }
