package value

import (
	"math"
	"unsafe"

	"barre/types"
)

// indexFrom is the number of fields from which on a mapping keeps an index; a
// scan over fewer keys is faster than hashing.
const indexFrom = 10

// Map is a mapping: map or record. Fields keep the order in which they were
// added. The slice of keys may be shared between values that were constructed
// by the same code; it is copied before it is changed. Its identity therefore
// serves the back ends as the value's shape: where two mappings share their
// key slice, a field is at the same place in both.
type Map struct {
	T     *types.MappingAtomic // inherent type
	ro    bool
	owned bool // keys is ours to change
	cuts  uint32
	log   *cutLog // see iterate.go
	// A field that was removed from the middle of a mapping with an index leaves
	// its place, with the value gone, until order is asked for; see tidy.
	keys []string
	// A field whose type has ints, floats or booleans only is kept in nums, and
	// vals has a kept in its place; nums is nil when no field of T is of that kind.
	vals  []Value
	nums  []int64
	index *nameIndex // places plus base; nil while there are few fields
	base  int32
	dead  int32 // places that are gone
}

// kept stands for a value in nums: the [types.Store] of the field, and whether
// it takes any value of that store while the mapping is mutable.
type kept uint8

const keptPlain kept = 0x80

func (kept) value() {}

// box makes a value of the bits in nums.
func (k kept) box(n int64) Value {
	switch types.Store(k &^ keptPlain) {
	case types.StoreInt:
		return Int(n)
	case types.StoreFloat:
		return Float(math.Float64frombits(uint64(n)))
	}
	return Boolean(n != 0)
}

// keep splits a value into what vals and nums have of it, for a field that is
// kept as said.
func keep(how types.Keep, v Value) (Value, int64) {
	var n int64
	switch x := v.(type) {
	case Int:
		if how.Store != types.StoreInt {
			return v, 0
		}
		n = int64(x)
	case Float:
		if how.Store != types.StoreFloat {
			return v, 0
		}
		n = int64(math.Float64bits(float64(x)))
	case Boolean:
		if how.Store != types.StoreBoolean {
			return v, 0
		}
		if x {
			n = 1
		}
	default:
		return v, 0
	}
	return keptAs(how), n
}

// keptAs is what stands in vals for a number that is kept.
func keptAs(how types.Keep) kept {
	k := kept(how.Store)
	if how.Plain {
		k |= keptPlain
	}
	return k
}

// Number returns the bits of the value at place i, and whether it is kept as a
// number.
func (m *Map) Number(i int) (int64, bool) {
	if m.nums == nil {
		return 0, false
	}
	_, ok := m.vals[i].(kept)
	return m.nums[i], ok
}

// NumberIn is Number for a mapping of a shape; false when m has another one.
func (m *Map) NumberIn(shape *string, i int) (int64, bool) {
	if unsafe.SliceData(m.keys) != shape || uint(i) >= uint(len(m.nums)) {
		return 0, false
	}
	_, ok := m.vals[i].(kept)
	return m.nums[i], ok
}

// Parts are the numbers and the other values of a mapping by place, nil when it has
// not just this layout. They are good as long as no field is added or removed.
func (m *Map) Parts(l *Layout) (nums []int64, vals []Value) {
	if m == nil || len(m.keys) != len(l.keys) || unsafe.SliceData(m.keys) != unsafe.SliceData(l.keys) {
		return nil, nil
	}
	return m.nums, m.vals
}

// SetNumber sets the value at place i to a number of store s, if nothing has to
// be checked for that.
func (m *Map) SetNumber(i int, s types.Store, n int64) bool {
	if m.nums == nil || m.ro {
		return false
	}
	if k, ok := m.vals[i].(kept); !ok || k != kept(s)|keptPlain {
		return false
	}
	m.nums[i] = n
	return true
}

// PutNumber sets field k to a number of store s, if nothing has to be checked for
// that.
func (m *Map) PutNumber(k string, s types.Store, n int64) bool {
	if m.ro || len(m.T.Fields) > 0 || m.T.RestKeep != (types.Keep{Store: s, Plain: true}) {
		return false
	}
	m.insert(k, kept(s)|keptPlain, n)
	return true
}

// at is the value at place i.
func (m *Map) at(i int) Value {
	v := m.vals[i]
	if m.nums != nil {
		if k, ok := v.(kept); ok {
			return k.box(m.nums[i])
		}
	}
	return v
}

// put sets the value at place i, which is key k's.
func (m *Map) put(i int, k string, v Value) {
	if m.nums != nil {
		v, m.nums[i] = keep(m.T.KeepOf(k), v)
	}
	m.vals[i] = v
}

// add appends a field.
func (m *Map) add(k string, v Value) {
	var n int64
	if m.T != nil && m.T.Numbers {
		v, n = keep(m.T.KeepOf(k), v)
	}
	m.addKept(k, v, n)
}

func (m *Map) addKept(k string, v Value, n int64) {
	m.keys, m.vals = append(m.keys, k), append(m.vals, v)
	if m.T != nil && m.T.Numbers {
		m.nums = append(m.nums, n)
	}
}

// gone stands at the place of a removed field.
var gone Value = absent{}

// NewMap makes an empty mapping of inherent type t, which must be a mapping
// type. The fields it requires are for the caller to put.
func NewMap(t types.Type) *Map {
	a := types.MappingAtomicOf(t)
	if a == nil {
		a = types.MappingAtomicOf(types.AnyMap)
	}
	return &Map{T: a, owned: true, ro: a.Readonly()}
}

// NewMapOf is NewMap for a type whose description is at hand; the mapping is
// mutable until it is frozen.
func NewMapOf(a *types.MappingAtomic) *Map { return &Map{T: a, owned: true} }

// NewShaped makes a mapping with the keys of a constructor, which stay shared,
// and vals, which it takes over.
func NewShaped(a *types.MappingAtomic, ro bool, keys []string, vals []Value) *Map {
	m := &Map{T: a, ro: ro, keys: keys, vals: vals}
	m.keepAll()
	if len(keys) >= indexFrom {
		m.buildIndex()
	}
	return m
}

// keepAll moves what is to be there from vals to nums.
func (m *Map) keepAll() {
	if m.T == nil || !m.T.Numbers {
		return
	}
	m.nums = make([]int64, len(m.vals), cap(m.vals))
	for i, v := range m.vals {
		switch v.(type) {
		case Int, Float, Boolean:
			m.vals[i], m.nums[i] = keep(m.T.KeepOf(m.keys[i]), v)
		}
	}
}

// MapOf makes a mapping of inherent type t from name, value, name, value …;
// every other argument is a string.
func MapOf(t types.Type, pairs ...any) *Map {
	m := NewMap(t)
	for i := 0; i+1 < len(pairs); i += 2 {
		v, _ := pairs[i+1].(Value)
		m.Put(pairs[i].(string), v)
	}
	return m
}

func (m *Map) buildIndex() {
	m.base = 0
	m.index = newNameIndex(len(m.keys) + 4)
	for i, k := range m.keys {
		m.index.add(m.index.hash(k), int32(i))
	}
}

// Len is the number of fields.
func (m *Map) Len() int { return len(m.keys) - int(m.dead) }

// Readonly reports whether the mapping is immutable.
func (m *Map) Readonly() bool { return m.ro }

// Type is the inherent type.
func (m *Map) Type() types.Type { return m.T.Type() }

// Find returns the place of field k, or -1.
func (m *Map) Find(k string) int {
	m.tidy()
	return m.find(k)
}

// Has reports whether there is a field k.
func (m *Map) Has(k string) bool { return m.find(k) >= 0 }

func (m *Map) find(k string) int {
	if m.index != nil {
		if i := m.index.find(m.index.hash(k), k, m.keys, m.base); i >= 0 {
			return int(m.index.place(i) - m.base)
		}
		return -1
	}
	for i, x := range m.keys {
		if x == k {
			return i
		}
	}
	return -1
}

// Get returns field k, and whether it is there.
func (m *Map) Get(k string) (Value, bool) {
	if i := m.find(k); i >= 0 {
		return m.at(i), true
	}
	return nil, false
}

// Field returns field k, () when it is not there.
func (m *Map) Field(k string) Value {
	v, _ := m.Get(k)
	return v
}

// Keys returns the keys in order; the caller must not change the slice.
func (m *Map) Keys() []string {
	m.tidy()
	return m.keys
}

// ValueAt returns the value of the field at place i.
func (m *Map) ValueAt(i int) Value {
	m.tidy()
	return m.at(i)
}

// tidy closes the places that are gone. The keys may be another mapping's shape
// as well, so they are copied.
func (m *Map) tidy() {
	if m.dead != 0 {
		m.close()
	}
}

func (m *Map) close() {
	n := m.Len()
	keys, vals := make([]string, 0, n+4), make([]Value, 0, n+4)
	var nums []int64
	if m.nums != nil {
		nums = make([]int64, 0, n+4)
	}
	for i, v := range m.vals {
		if v == gone {
			continue
		}
		keys, vals = append(keys, m.keys[i]), append(vals, v)
		if nums != nil {
			nums = append(nums, m.nums[i])
		}
	}
	m.keys, m.vals, m.nums, m.owned, m.dead, m.index = keys, vals, nums, true, 0, nil
	if len(keys) >= indexFrom {
		m.buildIndex()
	}
}

// Shape identifies the layout: where two mappings have the same non-nil Shape
// and a place is within the length of both, it holds the same field.
func (m *Map) Shape() *string {
	m.tidy()
	if len(m.keys) == 0 {
		return nil
	}
	return &m.keys[0]
}

// Put sets field k without checking anything: for code that constructs a
// mapping.
func (m *Map) Put(k string, v Value) {
	var n int64
	if m.T != nil && m.T.Numbers {
		v, n = keep(m.T.KeepOf(k), v)
	}
	m.insert(k, v, n)
}

// insert is Put with the value as it is kept.
func (m *Map) insert(k string, v Value, n int64) {
	x := m.index
	var h uint32
	at := -1
	if x != nil {
		h = x.hash(k)
		if i := x.find(h, k, m.keys, m.base); i >= 0 {
			at = int(x.place(i) - m.base)
		}
	} else {
		at = m.find(k)
	}
	if at >= 0 {
		m.vals[at] = v
		if m.nums != nil {
			m.nums[at] = n
		}
		return
	}
	if !m.owned {
		m.keys = append(make([]string, 0, len(m.keys)+4), m.keys...)
		m.owned = true
	}
	m.addKept(k, v, n)
	if x != nil {
		x.add(h, int32(len(m.keys)-1)+m.base)
	} else if len(m.keys) >= indexFrom {
		m.buildIndex()
	}
}

// PutAt replaces the value at place i without checking anything.
func (m *Map) PutAt(i int, v Value) {
	m.tidy()
	m.put(i, m.keys[i], v)
}

// Set sets field k, as an assignment does: what the inherent type forbids is
// a panic.
func (m *Map) Set(k string, v Value) error {
	if err := m.CheckSet(k, v); err != nil {
		return err
	}
	m.Put(k, v)
	return nil
}

// CheckSet tells whether field k may be set to v.
func (m *Map) CheckSet(k string, v Value) error {
	if m.ro {
		return m.readonlyPanic()
	}
	t, ro := m.T.FieldType(k)
	if ro && m.Has(k) {
		return Panicf("{ballerina/lang.map}InherentTypeViolation", "cannot update 'readonly' field '%s' in record of type '%s'", k, m.Type())
	}
	return m.checkMember(k, v, t)
}

// CheckMember tells whether the inherent type allows v as field k.
func (m *Map) CheckMember(k string, v Value) error {
	t, _ := m.T.FieldType(k)
	return m.checkMember(k, v, t)
}

func (m *Map) checkMember(k string, v Value, t types.Type) error {
	if t == types.AnyOrError || t == types.Any || Is(v, t) {
		return nil
	}
	if types.IsNever(t) {
		return Panicf("{ballerina/lang.map}KeyNotFound", "invalid field access: field '%s' not found in record type '%s'", k, m.Type())
	}
	return Panicf("{ballerina/lang.map}InherentTypeViolation", "invalid map insertion: expected value of type '%s', found '%s'", t, TypeOf(v))
}

func (m *Map) readonlyPanic() *Error {
	return Panicf("{ballerina/lang.map}InvalidUpdate", "modification not allowed on readonly value")
}

// Delete removes field k and returns its value; a field that is not there, or
// that the inherent type requires, is a panic.
func (m *Map) Delete(k string) (Value, error) {
	if m.ro {
		return nil, m.readonlyPanic()
	}
	i := m.find(k)
	if i < 0 {
		return nil, Panicf("{ballerina/lang.map}KeyNotFound", "cannot find key '%s'", k)
	}
	if m.T.Required(k) {
		return nil, Panicf("{ballerina/lang.map}OperationNotSupported", "failed to remove field: '%s' is a required field in '%s'", k, m.Type())
	}
	if _, ro := m.T.FieldType(k); ro {
		return nil, Panicf("{ballerina/lang.map}OperationNotSupported", "failed to remove field: '%s' is a readonly field in '%s'", k, m.Type())
	}
	v := m.at(i)
	m.removeAt(i)
	return v, nil
}

func (m *Map) removeAt(i int) {
	at := i
	if m.log != nil && m.dead > 0 {
		for _, v := range m.vals[:i] {
			if v == gone {
				at--
			}
		}
	}
	m.removed(at, 1)
	n := len(m.keys)
	switch {
	case m.index == nil:
		m.keys = append(append(make([]string, 0, n), m.keys[:i]...), m.keys[i+1:]...)
		m.owned = true
		copy(m.vals[i:], m.vals[i+1:])
		m.vals[n-1] = nil
		m.vals = m.vals[:n-1]
		if m.nums != nil {
			m.nums = append(m.nums[:i], m.nums[i+1:]...)
		}
		return
	case i == 0 && m.base < 1<<30:
		m.forget(0)
		m.vals[0] = nil
		m.dropFirst()
	default:
		m.forget(i)
		m.vals[i] = gone
		m.dead++
	}
	for m.dead > 0 && m.vals[0] == gone {
		m.dropFirst()
		m.dead--
	}
	if int(m.dead) > len(m.keys)/2 || m.Len() < indexFrom {
		m.tidy()
		if m.Len() < indexFrom {
			m.index = nil
		}
	}
}

// forget takes the key at place i out of the index.
func (m *Map) forget(i int) {
	x := m.index
	if s := x.find(x.hash(m.keys[i]), m.keys[i], m.keys, m.base); s >= 0 {
		x.remove(s)
	}
}

// dropFirst takes away the first place.
func (m *Map) dropFirst() {
	m.keys, m.vals, m.base = m.keys[1:], m.vals[1:], m.base+1
	if m.nums != nil {
		m.nums = m.nums[1:]
	}
}

// Clear removes every field.
func (m *Map) Clear() error {
	if m.ro {
		return m.readonlyPanic()
	}
	for _, k := range m.Keys() {
		_, ro := m.T.FieldType(k)
		if ro || m.T.Required(k) {
			return Panicf("{ballerina/lang.map}OperationNotSupported", "failed to clear: '%s' cannot be removed from '%s'", k, m.Type())
		}
	}
	m.removed(0, m.Len())
	m.keys, m.vals, m.nums, m.index, m.owned, m.dead = nil, nil, nil, nil, true, 0
	return nil
}

// Freeze makes a mapping that was just constructed immutable; the caller sees
// to it that its members are.
func (m *Map) Freeze() {
	m.tidy()
	m.ro = true
}

// Str returns field k as Go text, "" when it is absent or not a string: for
// library code reading records.
func (m *Map) Str(k string) string {
	if s, ok := m.Field(k).(*String); ok {
		return s.String()
	}
	return ""
}

// Int returns field k as an int, 0 when it is absent or not an int.
func (m *Map) Int(k string) int64 {
	i, _ := m.Field(k).(Int)
	return int64(i)
}

// Bool returns field k as a boolean, false when it is absent or not one.
func (m *Map) Bool(k string) bool {
	b, _ := m.Field(k).(Boolean)
	return bool(b)
}
