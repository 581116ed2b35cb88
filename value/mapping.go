package value

import (
	"math"

	"barre/types"
)

// indexFrom is the number of fields from which on a mapping keeps an index; a
// scan over fewer keys is faster than hashing.
const indexFrom = 10

// Map is a mapping: map or record. Fields keep the order in which they were
// added. Which they are is in the layout, that many mappings share; then their values
// come right behind this, see [room].
type Map struct {
	lay *Layout
	// more is what few mappings have, nil in the others.
	more *mapMore
	ro   bool
}

// mapMore is what mappings have whose layout is their own, or that are iterated over.
type mapMore struct {
	// The values of all fields, in order, of a mapping with a layout of its own. A field
	// whose type has ints, floats or booleans only has a kept in vals and its value in
	// nums, which is nil when no field of the type is of that kind.
	vals []Value
	nums []int64

	cuts uint32
	log  *cutLog // see iterate.go
	// A field that was removed from the middle of a mapping with an index leaves
	// its place, with the value gone, until order is asked for; see tidy.
	base int32
	dead int32 // places that are gone
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

// keepAll moves what is to be there from vals to nums, in a mapping with a layout of
// its own.
func (m *Map) keepAll() {
	t, r := m.lay.T, m.more
	if !t.Numbers {
		return
	}
	r.nums = make([]int64, len(r.vals), cap(r.vals))
	for i, v := range r.vals {
		switch v.(type) {
		case Int, Float, Boolean:
			r.vals[i], r.nums[i] = keep(t.KeepOf(m.lay.keys[i]), v)
		}
	}
}

// integer is the value at place i, if it is an int that is kept as a number.
func (m *Map) integer(i int) (int64, bool) {
	if m.lay.shared {
		if m.lay.slots == nil || m.lay.slots[i].how.Store != types.StoreInt {
			return 0, false
		}
		return *m.num(m.lay.at(m.lay.slots[i])), true
	}
	if m.more.nums == nil {
		return 0, false
	}
	k, ok := m.more.vals[i].(kept)
	return m.more.nums[i], ok && types.Store(k&^keptPlain) == types.StoreInt
}

// Number returns the bits of the value at place i, and whether it is kept as a
// number.
func (m *Map) Number(i int) (int64, bool) {
	if m.lay.shared {
		if m.lay.slots == nil || !m.lay.slots[i].number() {
			return 0, false
		}
		return *m.num(m.lay.at(m.lay.slots[i])), true
	}
	if m.more.nums == nil {
		return 0, false
	}
	_, ok := m.more.vals[i].(kept)
	return m.more.nums[i], ok
}

// NumberAt is the number at an offset of mappings of a layout, see [Layout.Offset];
// false when m has another one or the offset is 0.
func (m *Map) NumberAt(l *Layout, at uintptr) (int64, bool) {
	if m.lay != l || at == 0 {
		return 0, false
	}
	return *m.num(at), true
}

// ValueOf is the value at an offset of mappings of a layout that is no number; false
// when m has another one or the offset is 0.
func (m *Map) ValueOf(l *Layout, at uintptr) (Value, bool) {
	if m.lay != l || at == 0 {
		return nil, false
	}
	return *m.val(at), true
}

// SetNumberAt sets the number at an offset of mappings of a layout, in which it is
// plain; false when m has another one or is immutable or the offset is 0.
func (m *Map) SetNumberAt(l *Layout, at uintptr, n int64) bool {
	if m.lay != l || at == 0 || m.ro {
		return false
	}
	*m.num(at) = n
	return true
}

// SetNumber sets the value at place i to a number of store s, if nothing has to
// be checked for that.
func (m *Map) SetNumber(i int, s types.Store, n int64) bool {
	if m.ro {
		return false
	}
	if m.lay.shared {
		if m.lay.slots == nil || m.lay.slots[i].how != (types.Keep{Store: s, Plain: true}) {
			return false
		}
		*m.num(m.lay.at(m.lay.slots[i])) = n
		return true
	}
	r := m.more
	if r.nums == nil {
		return false
	}
	if k, ok := r.vals[i].(kept); !ok || k != kept(s)|keptPlain {
		return false
	}
	r.nums[i] = n
	return true
}

// PutNumber sets field k to a number of store s, if nothing has to be checked for
// that, and reports whether it did.
func (m *Map) PutNumber(k string, s types.Store, n int64) bool {
	if t := m.lay.T; m.ro || len(t.Fields) > 0 || t.RestKeep != (types.Keep{Store: s, Plain: true}) {
		return false
	}
	m.insert(k, kept(s)|keptPlain, n)
	return true
}

// at is the value at place i.
func (m *Map) at(i int) Value {
	if m.lay.shared {
		if m.lay.slots == nil {
			return *m.val(valueAt(i))
		}
		s := m.lay.slots[i]
		if s.number() {
			return keptAs(s.how).box(*m.num(m.lay.at(s)))
		}
		return *m.val(valueAt(s.at))
	}
	v := m.more.vals[i]
	if m.more.nums != nil {
		if k, ok := v.(kept); ok {
			return k.box(m.more.nums[i])
		}
	}
	return v
}

// put sets the value at place i, which is key k's.
func (m *Map) put(i int, k string, v Value) {
	var n int64
	if m.lay.T.Numbers {
		v, n = keep(m.lay.T.KeepOf(k), v)
	}
	m.putKept(i, v, n)
}

// putKept sets the value at place i, as it is kept.
func (m *Map) putKept(i int, v Value, n int64) {
	if m.lay.shared {
		if m.lay.slots == nil {
			*m.val(valueAt(i)) = v
			return
		}
		s := m.lay.slots[i]
		_, number := v.(kept)
		switch {
		case !s.number():
			*m.val(valueAt(s.at)) = v
			return
		case number:
			*m.num(m.lay.at(s)) = n
			return
		}
		m.own() // it is made: the value comes later
	}
	m.more.vals[i] = v
	if m.more.nums != nil {
		m.more.nums[i] = n
	}
}

// add appends a field.
func (m *Map) add(k string, v Value) {
	var n int64
	if m.lay.T.Numbers {
		v, n = keep(m.lay.T.KeepOf(k), v)
	}
	m.addKept(k, v, n)
}

// addKept appends a field to a mapping with a layout of its own.
func (m *Map) addKept(k string, v Value, n int64) {
	r := m.more
	m.lay.keys, r.vals = append(m.lay.keys, k), append(r.vals, v)
	if m.lay.T.Numbers {
		r.nums = append(r.nums, n)
	}
}

// own gives a mapping a layout of its own, which may be changed.
func (m *Map) own() {
	l := m.lay
	if !l.shared {
		return
	}
	n, r := len(l.keys), m.rare()
	if n > 0 {
		r.vals = make([]Value, n, n+4)
		if l.T.Numbers {
			r.nums = make([]int64, n, n+4)
		}
	}
	if l.slots == nil {
		copy(r.vals, m.inlineVals())
	}
	for i, s := range l.slots {
		if s.number() {
			r.vals[i], r.nums[i] = keptAs(s.how), *m.num(l.at(s))
		} else {
			r.vals[i] = *m.val(valueAt(s.at))
		}
	}
	// Nothing holds on to them through what is behind the head.
	clear(m.inlineVals())
	m.lay = &Layout{T: l.T}
	if n > 0 {
		m.lay.keys = append(make([]string, 0, n+4), l.keys...)
	}
	if n >= indexFrom {
		m.lay.buildIndex()
	}
}

// rare is the part of a mapping that few have.
func (m *Map) rare() *mapMore {
	if m.more == nil {
		m.more = &mapMore{}
	}
	return m.more
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
	return &Map{lay: &layoutsOf(a).empty, ro: a.Readonly()}
}

// NewMapOf is NewMap for a type whose description is at hand; the mapping is
// mutable until it is frozen.
func NewMapOf(a *types.MappingAtomic) *Map { return &Map{lay: &layoutsOf(a).empty} }

// newMapCap is NewMapOf with room for n fields.
func newMapCap(a *types.MappingAtomic, n int) *Map {
	return &Map{lay: &Layout{T: a, keys: make([]string, 0, n)}, more: &mapMore{vals: make([]Value, 0, n)}}
}

// Atomic is the inherent type's description.
func (m *Map) Atomic() *types.MappingAtomic { return m.lay.T }

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

// Len is the number of fields.
func (m *Map) Len() int { return len(m.lay.keys) - int(m.dead()) }

// dead is how many places are gone.
func (m *Map) dead() int32 {
	if m.more == nil {
		return 0
	}
	return m.more.dead
}

// base is what places in the index are larger by than in the keys.
func (m *Map) base() int32 {
	if m.more == nil {
		return 0
	}
	return m.more.base
}

// Readonly reports whether the mapping is immutable.
func (m *Map) Readonly() bool { return m.ro }

// Type is the inherent type.
func (m *Map) Type() types.Type { return m.lay.T.Type() }

// Find returns the place of field k, or -1.
func (m *Map) Find(k string) int {
	m.tidy()
	return m.find(k)
}

// Has reports whether there is a field k.
func (m *Map) Has(k string) bool { return m.find(k) >= 0 }

func (m *Map) find(k string) int {
	if x := m.lay.index; x != nil {
		base := m.base()
		if i := x.find(x.hash(k), k, m.lay.keys, base); i >= 0 {
			return int(x.place(i) - base)
		}
		return -1
	}
	for i, x := range m.lay.keys {
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
	return m.lay.keys
}

// ValueAt returns the value of the field at place i.
func (m *Map) ValueAt(i int) Value {
	m.tidy()
	return m.at(i)
}

// tidy closes the places that are gone.
func (m *Map) tidy() {
	if m.more != nil && m.more.dead != 0 {
		m.close()
	}
}

func (m *Map) close() {
	n, r := m.Len(), m.more
	keys, vals := make([]string, 0, n+4), make([]Value, 0, n+4)
	var nums []int64
	if r.nums != nil {
		nums = make([]int64, 0, n+4)
	}
	for i, v := range r.vals {
		if v == gone {
			continue
		}
		keys, vals = append(keys, m.lay.keys[i]), append(vals, v)
		if nums != nil {
			nums = append(nums, r.nums[i])
		}
	}
	r.vals, r.nums, r.dead, r.base = vals, nums, 0, 0
	m.lay = &Layout{T: m.lay.T, keys: keys}
	if len(keys) >= indexFrom {
		m.lay.buildIndex()
	}
}

// Layout is what the mapping shares with others of its shape, nil when it has one
// of its own.
func (m *Map) Layout() *Layout {
	if m.lay.shared {
		return m.lay
	}
	return nil
}

// Put sets field k without checking anything: for code that constructs a
// mapping.
func (m *Map) Put(k string, v Value) {
	var n int64
	if m.lay.T.Numbers {
		v, n = keep(m.lay.T.KeepOf(k), v)
	}
	m.insert(k, v, n)
}

// insert is Put with the value as it is kept.
func (m *Map) insert(k string, v Value, n int64) {
	x := m.lay.index
	var h uint32
	at := -1
	if x != nil {
		h = x.hash(k)
		if i := x.find(h, k, m.lay.keys, m.base()); i >= 0 {
			at = int(x.place(i) - m.base())
		}
	} else {
		at = m.find(k)
	}
	if at >= 0 {
		m.putKept(at, v, n)
		return
	}
	if m.lay.shared {
		m.own()
		if x != nil {
			x = m.lay.index
			h = x.hash(k)
		}
	}
	m.addKept(k, v, n)
	if x != nil {
		x.add(h, int32(len(m.lay.keys)-1)+m.base())
	} else if len(m.lay.keys) >= indexFrom {
		m.lay.buildIndex()
	}
}

// PutAt replaces the value at place i without checking anything.
func (m *Map) PutAt(i int, v Value) {
	m.tidy()
	m.put(i, m.lay.keys[i], v)
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
	t, ro := m.lay.T.FieldType(k)
	if ro && m.Has(k) {
		return Panicf("{ballerina/lang.map}InherentTypeViolation", "cannot update 'readonly' field '%s' in record of type '%s'", k, m.Type())
	}
	return m.checkMember(k, v, t)
}

// CheckMember tells whether the inherent type allows v as field k.
func (m *Map) CheckMember(k string, v Value) error {
	t, _ := m.lay.T.FieldType(k)
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
	if m.lay.T.Required(k) {
		return nil, Panicf("{ballerina/lang.map}OperationNotSupported", "failed to remove field: '%s' is a required field in '%s'", k, m.Type())
	}
	if _, ro := m.lay.T.FieldType(k); ro {
		return nil, Panicf("{ballerina/lang.map}OperationNotSupported", "failed to remove field: '%s' is a readonly field in '%s'", k, m.Type())
	}
	v := m.at(i)
	m.removeAt(i)
	return v, nil
}

func (m *Map) removeAt(i int) {
	m.own()
	r, l := m.rare(), m.lay
	at := i
	if r.log != nil && r.dead > 0 {
		for _, v := range r.vals[:i] {
			if v == gone {
				at--
			}
		}
	}
	m.removed(at, 1)
	n := len(l.keys)
	switch {
	case l.index == nil:
		// Whoever iterates over the keys has the slice as it was.
		l.keys = append(append(make([]string, 0, n), l.keys[:i]...), l.keys[i+1:]...)
		copy(r.vals[i:], r.vals[i+1:])
		r.vals[n-1] = nil
		r.vals = r.vals[:n-1]
		if r.nums != nil {
			r.nums = append(r.nums[:i], r.nums[i+1:]...)
		}
		return
	case i == 0 && r.base < 1<<30:
		m.forget(0)
		r.vals[0] = nil
		m.dropFirst()
	default:
		m.forget(i)
		r.vals[i] = gone
		r.dead++
	}
	for r.dead > 0 && r.vals[0] == gone {
		m.dropFirst()
		r.dead--
	}
	if int(r.dead) > len(l.keys)/2 || m.Len() < indexFrom {
		m.tidy()
		if m.Len() < indexFrom {
			m.lay.index = nil
			r.base = 0
		}
	}
}

// forget takes the key at place i out of the index.
func (m *Map) forget(i int) {
	x, keys := m.lay.index, m.lay.keys
	if s := x.find(x.hash(keys[i]), keys[i], keys, m.more.base); s >= 0 {
		x.remove(s)
	}
}

// dropFirst takes away the first place.
func (m *Map) dropFirst() {
	r := m.more
	m.lay.keys, r.vals, r.base = m.lay.keys[1:], r.vals[1:], r.base+1
	if r.nums != nil {
		r.nums = r.nums[1:]
	}
}

// Clear removes every field.
func (m *Map) Clear() error {
	if m.ro {
		return m.readonlyPanic()
	}
	for _, k := range m.Keys() {
		_, ro := m.lay.T.FieldType(k)
		if ro || m.lay.T.Required(k) {
			return Panicf("{ballerina/lang.map}OperationNotSupported", "failed to clear: '%s' cannot be removed from '%s'", k, m.Type())
		}
	}
	m.removed(0, m.Len())
	if m.lay.shared {
		clear(m.inlineVals())
	}
	m.lay = &layoutsOf(m.lay.T).empty
	if r := m.more; r != nil {
		r.vals, r.nums, r.dead, r.base = nil, nil, 0, 0
	}
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
