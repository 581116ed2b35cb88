package types

import (
	"sync/atomic"
)

// Questions about mappings: how they are kept, what their fields are.

// MappingAtomic is a mapping type that one descriptor gives.
type MappingAtomic struct {
	inherent
	Fields []Field // sorted by name; types cut down to readonly for immutable mappings
	Rest   Type    // type of further fields, Never when there are none
	Meta   *RecordMeta
	// RestKeep is how further fields are kept, Numbers whether any field is kept
	// as a number.
	RestKeep Keep
	Numbers  bool
	// Slot is for the run time to hang what it derives from the type.
	Slot atomic.Value
}

// Keep says how a mapping keeps a field: as a number when all the values of its
// type are ints, floats or booleans.
type Keep struct {
	Store Store
	// Plain says that the field may be set to any value of the store.
	Plain bool
}

func keepOf(t Type, readonly bool) Keep {
	switch t.Basics() {
	case BInt:
		return Keep{StoreInt, t == Int && !readonly}
	case BFloat:
		return Keep{StoreFloat, t == Float && !readonly}
	case BBoolean:
		return Keep{StoreBoolean, t == Boolean && !readonly}
	}
	return Keep{}
}

// KeepOf says how field k is kept.
func (a *MappingAtomic) KeepOf(k string) Keep {
	if len(a.Fields) > 0 {
		if f := a.find(k); f != nil {
			return f.Keep
		}
	}
	return a.RestKeep
}

func (a *MappingAtomic) find(k string) *Field {
	lo, hi := 0, len(a.Fields)
	for lo < hi {
		h := int(uint(lo+hi) >> 1)
		if a.Fields[h].Name < k {
			lo = h + 1
		} else {
			hi = h
		}
	}
	if lo < len(a.Fields) && a.Fields[lo].Name == k {
		return &a.Fields[lo]
	}
	return nil
}

// Field returns the description of field k, nil when only Rest applies.
func (a *MappingAtomic) Field(k string) *Field { return a.find(k) }

// FieldType is the type of field k, Never when there cannot be one, and
// whether it is read-only.
func (a *MappingAtomic) FieldType(k string) (t Type, readonly bool) {
	if f := a.find(k); f != nil {
		return f.Type, f.Readonly
	}
	return a.Rest, false
}

// Required reports whether field k is always there.
func (a *MappingAtomic) Required(k string) bool {
	f := a.find(k)
	return f != nil && !f.Optional
}

// MappingAtomicOf returns t's mappings as one descriptor, nil when t has no
// mappings or more than one descriptor's.
func MappingAtomicOf(t Type) *MappingAtomic {
	if t.Basics()&BMapping == 0 {
		return nil
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	if t.derived&derivedMapping != 0 {
		return t.mapping
	}
	m, pending := e.deriveMapping(t)
	if !pending {
		t.mapping = m
		t.derived |= derivedMapping
	}
	return m
}

func (e *Env) deriveMapping(t *T) (a *MappingAtomic, pending bool) {
	within := AnyOrError
	bit := BMappingRW
	if t.Basics()&BMappingRW == 0 {
		within, bit = Readonly, BMappingRO
	} else if t.Basics()&BMappingRO != 0 && (t.sub(BMappingRO) != t.sub(BMappingRW)) {
		return nil, false // what is immutable and what is not differ
	}
	a = &MappingAtomic{inherent: e.inherent(t, BMapping, BMappingRW)}
	if t.all&bit != 0 {
		a.Rest = within
		return a, false
	}
	pos, ok := singlePath(t.sub(bit).(*bdd), func(a *atom) bool { return a.mapping != nil })
	if !ok {
		return nil, false
	}
	for _, x := range pos {
		pending = pending || x.mapping != nil && x.mapping.pending
	}
	m := e.mapMeet(pos)
	a.Rest, a.Meta = e.intersect(m.rest, within), m.meta
	for _, f := range m.fields {
		f.Type = e.intersect(f.Type, within)
		f.Keep = keepOf(f.Type, f.Readonly)
		a.Numbers = a.Numbers || f.Keep.Store != StoreAny
		a.Fields = append(a.Fields, f)
	}
	a.RestKeep = keepOf(a.Rest, false)
	a.Numbers = a.Numbers || a.RestKeep.Store != StoreAny
	return a, pending
}

// MappingMember is the type of field name of t's mappings; Undef is in it when
// the field may be absent. For objects see [ObjectMember].
func MappingMember(t Type, name string) Type {
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.mapMember(t, name)
}

func (e *Env) mapMember(t *T, name string) *T {
	return e.mapUnion(t, func(m *mapAtom, ro bool, neg []*atom) *T {
		c, _ := e.mapCell(m, name)
		if !ro || len(neg) > 8 {
			return c
		}
		// What is taken away may leave nothing that has some of the values.
		for _, n := range neg {
			if n.mapping == nil {
				continue
			}
			part, _ := e.mapCell(n.mapping, name)
			part = e.intersect(c, part)
			only := Field{Name: name, Type: e.diff(part, Undef), Optional: part.all&BUndef != 0}
			with := e.mapMeet2(m, &mapAtom{fields: []Field{only}, rest: AnyOrError})
			if e.mappingEmpty([]*atom{{mapping: with}}, neg) {
				c = e.diff(c, part)
			}
		}
		return c
	})
}

func (e *Env) mapUnion(t *T, f func(m *mapAtom, ro bool, neg []*atom) *T) *T {
	r := Never
	for _, bit := range []Basic{BMappingRO, BMappingRW} {
		within := optionalAny
		if bit == BMappingRO {
			within = e.union(Readonly, Undef)
		}
		switch {
		case t.all&bit != 0:
			r = e.union(r, within)
		case t.some&bit != 0:
			t.sub(bit).(*bdd).paths(nil, nil, func(pos, neg []*atom) bool {
				if !e.pathEmpty(bit, pos, neg) {
					r = e.union(r, e.intersect(f(e.mapMeet(pos), bit == BMappingRO, neg), within))
				}
				return true
			})
		}
	}
	return r
}

// MappingElem is the type of all fields of t's mappings.
func MappingElem(t Type) Type {
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	r := e.mapUnion(t, func(m *mapAtom, _ bool, _ []*atom) *T {
		u := m.rest
		for i := range m.fields {
			u = e.union(u, m.fields[i].Type)
		}
		return u
	})
	return e.diff(r, Undef)
}

// MappingRest is the type of the fields of t's mappings that no descriptor
// names.
func MappingRest(t Type) Type {
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.diff(e.mapUnion(t, func(m *mapAtom, _ bool, _ []*atom) *T { return m.rest }), Undef)
}

// ReadonlyField reports whether some of t's mappings cannot assign to field
// name.
func ReadonlyField(t Type, name string) bool {
	if t.some&BMappingRW == 0 {
		return t.all&BMappingRW == 0
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	ro := false
	t.sub(BMappingRW).(*bdd).paths(nil, nil, func(pos, neg []*atom) bool {
		_, r := e.mapCell(e.mapMeet(pos), name)
		ro = ro || r
		return true
	})
	return ro
}
