package types

import (
	"math"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/woodsbury/decimal128"
)

// Store says how the members of a list are best kept.
type Store uint8

const (
	StoreAny Store = iota
	StoreInt
	StoreFloat
	StoreBoolean
	StoreByte
)

// ListAtomic is a list type that one descriptor gives: what a list value can
// have as its inherent type.
type ListAtomic struct {
	Members []Type // the first members; the last stands for all up to Fixed
	Fixed   int    // number of members that are always there
	Rest    Type   // type of further members, Never when there are none
	inherent
	store Store
	plain bool
}

// inherent is what the descriptions of types that values have as inherent types
// share.
type inherent struct {
	typ      Type
	mutable  Type // the mutable values of typ
	readonly bool
}

func (e *Env) inherent(t *T, all, mutable Basic) inherent {
	i := inherent{typ: e.intersect(t, e.basic(all)), mutable: e.intersect(t, e.basic(mutable))}
	i.readonly = e.isEmpty(i.mutable)
	return i
}

// Type is the type itself.
func (i *inherent) Type() Type { return i.typ }

// Readonly reports whether all values of the type are immutable.
func (i *inherent) Readonly() bool { return i.readonly }

// Within reports whether a mutable value of this inherent type belongs to t. It
// is outside of a descriptor unless its inherent type is within: an any[] is not
// an int[], so it belongs to any \ int[], which does not contain all of any[].
func (i *inherent) Within(t Type) bool {
	if IsSubtype(i.mutable, t) {
		return true
	}
	bit := i.mutable.all | i.mutable.some
	b, ok := t.sub(bit).(*bdd)
	if !ok || !b.negates() {
		return false
	}
	e := envOf(i.mutable, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	return b.eval(func(a *atom) bool { return e.isSubtype(i.mutable, e.single(bit, e.atomBDD(a))) })
}

// MemberAt is the type of member i, Never when there cannot be one.
func (a *ListAtomic) MemberAt(i int) Type {
	if i >= a.Fixed {
		return a.Rest
	}
	if i >= len(a.Members) {
		i = len(a.Members) - 1
	}
	return a.Members[i]
}

// CanGrow reports whether a list may have n members.
func (a *ListAtomic) CanGrow(n int) bool { return n <= a.Fixed || !IsNever(a.Rest) }

// MinLen is the least number of members.
func (a *ListAtomic) MinLen() int { return a.Fixed }

// Plain reports whether the lists are arrays of any length whose members are
// all ints, all floats or all booleans, without further restriction.
func (a *ListAtomic) Plain() bool { return a.plain }

// Store says how to keep the members.
func (a *ListAtomic) Store() Store { return a.store }

func (a *ListAtomic) decideStore() Store {
	var u Basic
	byteOnly := true
	for _, m := range a.Members {
		u |= m.Basics()
		byteOnly = byteOnly && isByte(m)
	}
	u |= a.Rest.Basics()
	byteOnly = byteOnly && (isByte(a.Rest) || IsNever(a.Rest))
	switch {
	case u == BInt && byteOnly:
		return StoreByte
	case u == BInt:
		return StoreInt
	case u == BFloat:
		return StoreFloat
	case u == BBoolean:
		return StoreBoolean
	}
	return StoreAny
}

func isByte(t Type) bool {
	if t.all != 0 || t.some != BInt {
		return false
	}
	s := t.subs[0].data.(intSub)
	return s[0].lo >= 0 && s[len(s)-1].hi <= 255
}

// singlePath returns the positive atoms of the only path of a diagram, and
// whether there is exactly one path and it negates nothing that ok accepts.
func singlePath(b *bdd, ok func(*atom) bool) ([]*atom, bool) {
	var found []*atom
	n := 0
	b.paths(nil, nil, func(pos, neg []*atom) bool {
		for _, a := range neg {
			if ok(a) {
				n = 2
				return false
			}
		}
		n++
		found = append([]*atom(nil), pos...)
		return n < 2
	})
	return found, n == 1
}

// ListAtomicOf returns t's lists as one descriptor, nil when t has no lists or
// more than one descriptor's.
func ListAtomicOf(t Type) *ListAtomic {
	if t.Basics()&BList == 0 {
		return nil
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	if t.derived&derivedList != 0 {
		return t.list
	}
	t.list = e.deriveList(t)
	t.derived |= derivedList
	return t.list
}

func (e *Env) deriveList(t *T) *ListAtomic {
	within := AnyOrError
	bit := BListRW
	if t.Basics()&BListRW == 0 {
		within, bit = Readonly, BListRO
	} else if t.Basics()&BListRO != 0 && (t.sub(BListRO) != t.sub(BListRW)) {
		return nil // what is immutable and what is not differ
	}
	a := &ListAtomic{inherent: e.inherent(t, BList, BListRW)}
	if t.all&bit != 0 {
		a.Rest = within
		return a
	}
	b := t.sub(bit).(*bdd)
	pos, ok := singlePath(b, func(a *atom) bool { return a.list != nil })
	if !ok {
		return nil
	}
	m := e.listMeet(pos)
	if m == nil {
		return nil
	}
	a.Fixed, a.Rest = m.fixed, e.intersect(m.rest, within)
	for _, x := range m.members {
		a.Members = append(a.Members, e.intersect(x, within))
	}
	a.store = a.decideStore()
	a.plain = a.Fixed == 0 && (a.Rest == Int || a.Rest == Float || a.Rest == Boolean)
	return a
}

// ListAtoms returns the alternatives of t's lists, each as a type.
func ListAtoms(t Type) []Type { return alternatives(t, BListRW, BListRO, BList) }

// MappingAtoms returns the alternatives of t's mappings, each as a type.
func MappingAtoms(t Type) []Type { return alternatives(t, BMappingRW, BMappingRO, BMapping) }

func alternatives(t Type, rw, ro, both Basic) []Type {
	if t.Basics()&both == 0 {
		return nil
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	bit := rw
	bits := t.Basics() & both
	if t.Basics()&rw == 0 {
		bit = ro
	}
	if t.all&bit != 0 {
		return []Type{e.basic(bits)}
	}
	var r []Type
	seen := map[Type]bool{}
	add := func(bits Basic, d *bdd) {
		d.paths(nil, nil, func(pos, neg []*atom) bool {
			p := bddTrue
			for _, a := range pos {
				p = e.bddIntersect(p, e.atomBDD(a))
			}
			for _, a := range neg {
				p = e.bddDiff(p, e.atomBDD(a))
			}
			if x := e.pair(bits, p); !seen[x] && !e.isEmpty(x) {
				seen[x] = true
				r = append(r, x)
			}
			return true
		})
	}
	d := t.sub(bit).(*bdd)
	add(bits, d)
	if bit == rw {
		if d2, ok := t.sub(ro).(*bdd); ok && d2 != d {
			// Alternatives that are immutable only.
			add(ro, e.bddDiff(d2, d))
		}
	}
	return r
}

// ListMember is the type of the members of t's lists that an index in key can
// reach.
func ListMember(t, key Type) Type {
	e := envOf(t, key)
	e.mu.Lock()
	defer e.mu.Unlock()
	r := Never
	lo, hi := int64(0), int64(math.MaxInt64)
	if s, ok := key.sub(BInt).(intSub); ok {
		lo, hi = max(0, s[0].lo), s[len(s)-1].hi
	}
	for _, bit := range []Basic{BListRO, BListRW} {
		within := AnyOrError
		if bit == BListRO {
			within = Readonly
		}
		switch {
		case t.all&bit != 0:
			r = e.union(r, within)
		case t.some&bit != 0:
			t.sub(bit).(*bdd).paths(nil, nil, func(pos, neg []*atom) bool {
				m := e.listMeet(pos)
				if m == nil || bit == BListRW && !e.listHasValue(m) || e.pathEmpty(bit, pos, neg) {
					return true
				}
				add := func(x *T) { r = e.union(r, e.intersect(x, within)) }
				for i := range m.members {
					last := i == len(m.members)-1
					if int64(i) <= hi && (int64(i) >= lo || last && int64(m.fixed) > lo) && i < m.fixed {
						add(m.members[i])
					}
				}
				if hi >= int64(m.fixed) {
					add(m.rest)
				}
				return true
			})
		}
	}
	return r
}

// ListElem is the type of all members of t's lists.
func ListElem(t Type) Type { return ListMember(t, Int) }

// ListLengths gives the least and greatest length of t's lists; max is -1 when
// unbounded.
func ListLengths(t Type) (minLen, maxLen int) {
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	minLen = math.MaxInt
	if t.all&BList != 0 {
		return 0, -1
	}
	for _, bit := range []Basic{BListRO, BListRW} {
		if t.some&bit == 0 {
			continue
		}
		t.sub(bit).(*bdd).paths(nil, nil, func(pos, neg []*atom) bool {
			m := e.listMeet(pos)
			if m == nil {
				return true
			}
			minLen = min(minLen, m.fixed)
			if m.rest != Never && !e.isEmpty(m.rest) {
				maxLen = -1
			} else if maxLen >= 0 {
				maxLen = max(maxLen, m.fixed)
			}
			return true
		})
	}
	return minLen, maxLen
}

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

// ObjectMember finds a field or method of t's objects: with several
// alternatives all must have it and its type is their union.
func ObjectMember(t Type, name string) *Field {
	var r *Field
	missing := false
	eachObject(t, func(e *Env, m *mapAtom) {
		i, ok := m.find(name)
		switch {
		case !ok:
			missing = true
		case r == nil:
			f := m.fields[i]
			r = &f
		default:
			r.Type = e.union(r.Type, m.fields[i].Type)
			r.Readonly = r.Readonly || m.fields[i].Readonly
		}
	})
	if missing {
		return nil
	}
	return r
}

// ObjectMembers lists the fields and methods of t's objects, those of the first
// alternative when there are several.
func ObjectMembers(t Type) []Field {
	var r []Field
	first := true
	eachObject(t, func(e *Env, m *mapAtom) {
		if first {
			r, first = m.fields, false
		}
	})
	return r
}

// ObjectDecl gives the definition an object type comes from, nil when there is
// not exactly one.
func ObjectDecl(t Type) any {
	var d any
	n := 0
	eachObject(t, func(e *Env, m *mapAtom) {
		n++
		if m.meta != nil {
			d = m.meta.Decl
		}
	})
	if n != 1 {
		return nil
	}
	return d
}

// ObjectMeta gives what is known of the definition an object type comes from,
// nil when there is not exactly one.
func ObjectMeta(t Type) *RecordMeta {
	var r *RecordMeta
	n := 0
	eachObject(t, func(e *Env, m *mapAtom) {
		n++
		r = m.meta
	})
	if n != 1 {
		return nil
	}
	return r
}

// ObjectDecls lists the definitions the alternatives of an object type come
// from.
func ObjectDecls(t Type) []any {
	var r []any
	eachObject(t, func(e *Env, m *mapAtom) {
		if m.meta != nil && m.meta.Decl != nil {
			r = append(r, m.meta.Decl)
		}
	})
	return r
}

func eachObject(t Type, f func(e *Env, m *mapAtom)) {
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	bit := BObjectRW
	if t.Basics()&BObjectRW == 0 {
		bit = BObjectRO
	}
	if t.all&bit != 0 {
		f(e, &mapAtom{rest: Never})
		return
	}
	if b, ok := t.sub(bit).(*bdd); ok {
		b.paths(nil, nil, func(pos, neg []*atom) bool {
			if m := e.objMeet(pos); m != nil {
				f(e, m)
			}
			return true
		})
	}
}

// HasOpaque reports whether every object (or function) of t carries a mark; see
// [Env.Opaque].
func HasOpaque(t Type, mark Type) bool { return IsSubtype(t, mark) }

// FuncSig returns the signature of the functions of t when one descriptor
// gives it, else nil.
func FuncSig(t Type) *Signature {
	b, ok := t.sub(BFunction).(*bdd)
	if !ok {
		return nil
	}
	var sig *Signature
	n := 0
	b.paths(nil, nil, func(pos, neg []*atom) bool {
		n++
		for _, a := range pos {
			if a.fn != nil {
				if sig != nil {
					n++
				}
				sig = a.fn.sig
			}
		}
		return n < 2
	})
	if n != 1 {
		return nil
	}
	return sig
}

// FuncRet is the type of results of the functions of t.
func FuncRet(t Type) Type {
	if s := FuncSig(t); s != nil {
		return s.Ret
	}
	b, ok := t.sub(BFunction).(*bdd)
	if !ok {
		return AnyOrError
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	r := Never
	b.paths(nil, nil, func(pos, neg []*atom) bool {
		p := AnyOrError
		for _, a := range pos {
			if a.fn != nil {
				p = e.intersect(p, a.fn.ret)
			}
		}
		r = e.union(r, p)
		return true
	})
	return r
}

// Apply gives the type of the result of calling a function of t with arguments
// of the given types, and whether all functions of t accept them.
func Apply(t Type, args []Type) (Type, bool) {
	b, ok := t.sub(BFunction).(*bdd)
	if !ok {
		return AnyOrError, false
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	list := e.single(bArgs, e.atomBDD(e.listAtom(args, len(args), Never)))
	r := Never
	accepted := b.paths(nil, nil, func(pos, neg []*atom) bool {
		var ps []*funcAtom
		domain := Never
		for _, a := range pos {
			if a.fn != nil {
				ps = append(ps, a.fn)
				domain = e.union(domain, a.fn.params)
			}
		}
		if !e.isSubtype(list, domain) {
			return false
		}
		r = e.union(r, e.applyPath(ps, list, AnyOrError))
		return true
	})
	return r, accepted
}

// FuncArg is what the functions of t accept as their argument at i, Never when
// they accept none.
func FuncArg(t Type, i int) Type {
	b, ok := t.sub(BFunction).(*bdd)
	if !ok {
		return Never
	}
	r := Type(nil)
	b.paths(nil, nil, func(pos, _ []*atom) bool {
		accepted := Never
		for _, a := range pos {
			switch {
			case a.fn == nil || a.fn.sig == nil:
			case i < len(a.fn.sig.Params):
				accepted = Union(accepted, a.fn.sig.Params[i].Type)
			case a.fn.sig.Rest != nil:
				accepted = Union(accepted, a.fn.sig.Rest)
			}
		}
		if r == nil {
			r = accepted
		} else {
			r = Intersect(r, accepted)
		}
		return true
	})
	if r == nil {
		return Never
	}
	return r
}

// Transactional reports that t has functions that may be called in a
// transactional scope only.
func Transactional(t Type) bool {
	b, ok := t.sub(BFunction).(*bdd)
	if !ok {
		return false
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	return !b.paths(nil, nil, func(pos, neg []*atom) bool {
		var ps []*funcAtom
		for _, a := range pos {
			if a.fn != nil {
				ps = append(ps, a.fn)
			}
		}
		return len(ps) == 0 || callableAnywhere(ps)
	})
}

func (e *Env) applyPath(ps []*funcAtom, args, result *T) *T {
	if e.isEmpty(args) {
		return Never
	}
	if len(ps) == 0 {
		return result
	}
	p := ps[0]
	return e.union(e.applyPath(ps[1:], e.diff(args, p.params), result),
		e.applyPath(ps[1:], e.intersect(args, p.params), e.intersect(result, p.ret)))
}

// TableAtomic is a table type that one descriptor gives.
type TableAtomic struct {
	inherent
	Row  Type
	Keys []string // nil without key specifier
	Key  Type     // key constraint, nil without
}

// NewTableAtomic makes the description for a value whose key names its
// constructor gave.
func NewTableAtomic(t, row Type, keys []string) *TableAtomic {
	e := envOf(t, row)
	e.mu.Lock()
	defer e.mu.Unlock()
	return &TableAtomic{inherent: e.inherent(t, BTable, BTableRW), Row: row, Keys: keys}
}

// TableAtomicOf returns t's tables as one descriptor, nil when there is none.
func TableAtomicOf(t Type) *TableAtomic {
	if t.Basics()&BTable == 0 {
		return nil
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	if t.derived&derivedTable != 0 {
		return t.table
	}
	t.derived |= derivedTable
	bit := BTableRW
	if t.Basics()&BTableRW == 0 {
		bit = BTableRO
	}
	a := &TableAtomic{inherent: e.inherent(t, BTable, BTableRW), Row: AnyMap}
	if t.all&bit == 0 {
		pos, ok := singlePath(t.sub(bit).(*bdd), func(a *atom) bool { return a.invar != nil })
		if !ok {
			return nil
		}
		for _, p := range pos {
			if v := p.invar; v != nil {
				a.Row = e.intersect(a.Row, v.args[0])
				if v.keys != nil {
					a.Keys = v.keys
				}
				if v.key != nil {
					a.Key = v.key
				}
			}
		}
	}
	if bit == BTableRO {
		a.Row = e.intersect(a.Row, Readonly)
	}
	t.table = a
	return a
}

// TableKeyType is the type of the keys of t's tables, Never when they have
// none.
func TableKeyType(t Type) Type {
	a := TableAtomicOf(t)
	if a == nil {
		return Never
	}
	if a.Key != nil {
		return a.Key
	}
	if a.Keys == nil {
		return Never
	}
	e := envOf(t, a.Row)
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.keyType(a.Row, a.Keys)
}

// TableRow is the type of the rows of t's tables.
func TableRow(t Type) Type { return invarArg(t, BTableRW, BTableRO, 0, AnyMap) }

func invarArg(t Type, bit, bit2 Basic, i int, top Type) Type {
	if t.all&(bit|bit2) != 0 {
		return top
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	b, ok := t.sub(bit).(*bdd)
	if !ok {
		if b, ok = t.sub(bit2).(*bdd); !ok {
			return Never
		}
	}
	r := Never
	b.paths(nil, nil, func(pos, neg []*atom) bool {
		p := top
		for _, a := range pos {
			if a.invar != nil {
				p = e.intersect(p, a.invar.args[i])
			}
		}
		r = e.union(r, p)
		return true
	})
	return r
}

// ErrorDetail is the type of the details of t's errors.
func ErrorDetail(t Type) Type { return invarArg(t, BError, BError, 0, DetailMap) }

// TypedescArg is T of typedesc<T>.
func TypedescArg(t Type) Type { return invarArg(t, BTypedesc, BTypedesc, 0, AnyOrError) }

// FutureArg is T of future<T>.
func FutureArg(t Type) Type { return invarArg(t, BFuture, BFuture, 0, AnyOrError) }

// StreamArg is T of stream<T, C>.
func StreamArg(t Type) Type { return invarArg(t, BStream, BStream, 0, AnyOrError) }

// StreamCompletion is C of stream<T, C>.
func StreamCompletion(t Type) Type { return invarArg(t, BStream, BStream, 1, NilOrError) }

// MatchList evaluates membership of an immutable list: match is asked for each
// descriptor whether the list fits it.
func MatchList(t Type, match func(fixed int, rest Type, at func(int) Type) bool) bool {
	if t.all&BListRO != 0 {
		return true
	}
	b, ok := t.sub(BListRO).(*bdd)
	return ok && b.eval(func(a *atom) bool {
		return a.list == nil || match(a.list.fixed, a.list.rest, a.list.at)
	})
}

// MatchMapping evaluates membership of an immutable mapping: match is asked for
// each descriptor whether the mapping fits it.
func MatchMapping(t Type, match func(fields []Field, rest Type) bool) bool {
	if t.all&BMappingRO != 0 {
		return true
	}
	b, ok := t.sub(BMappingRO).(*bdd)
	return ok && b.eval(func(a *atom) bool {
		return a.mapping == nil || match(a.mapping.fields, a.mapping.rest)
	})
}

// MatchTable evaluates membership of an immutable table: match is asked for each
// descriptor whether the table fits it.
func MatchTable(t Type, match func(row Type, keys []string, key Type) bool) bool {
	if t.all&BTableRO != 0 {
		return true
	}
	b, ok := t.sub(BTableRO).(*bdd)
	return ok && b.eval(func(a *atom) bool {
		return a.invar == nil || match(a.invar.args[0], a.invar.keys, a.invar.key)
	})
}

// MatchError evaluates membership of an error by what it is: own is its own
// type, whose marks it carries, and match is asked for each detail type whether
// its detail belongs to that.
func MatchError(t, own Type, match func(detail Type) bool) bool {
	if t.all&BError != 0 {
		return true
	}
	b, ok := t.sub(BError).(*bdd)
	if !ok {
		return false
	}
	marks := map[*atom]bool{}
	if o, ok := own.sub(BError).(*bdd); ok {
		o.paths(nil, nil, func(pos, neg []*atom) bool {
			for _, a := range pos {
				marks[a] = true
			}
			return false
		})
	}
	return b.eval(func(a *atom) bool {
		if a.invar != nil {
			return match(a.invar.args[0])
		}
		return marks[a]
	})
}

func (b *bdd) eval(in func(*atom) bool) bool {
	for {
		switch b {
		case bddTrue:
			return true
		case bddFalse:
			return false
		}
		if b.mid != bddFalse && b.mid.eval(in) {
			return true
		}
		if in(b.atom) {
			b = b.left
		} else {
			b = b.right
		}
	}
}

// ------------------------------------------------------------ simple values

// HasInt reports whether v is in t.
func HasInt(t Type, v int64) bool {
	if t.all&BInt != 0 {
		return true
	}
	s, ok := t.sub(BInt).(intSub)
	return ok && s.has(v)
}

// HasString reports whether v is in t.
func HasString(t Type, v string) bool {
	if t.all&BString != 0 {
		return true
	}
	s, ok := t.sub(BString).(*stringSub)
	return ok && s.has(v)
}

// HasBoolean reports whether v is in t.
func HasBoolean(t Type, v bool) bool {
	if t.all&BBoolean != 0 {
		return true
	}
	s, ok := t.sub(BBoolean).(boolSub)
	return ok && bool(s) == v
}

// HasFloat reports whether v is in t.
func HasFloat(t Type, v float64) bool {
	if t.all&BFloat != 0 {
		return true
	}
	s, ok := t.sub(BFloat).(*floatSub)
	if !ok {
		return false
	}
	for _, x := range s.vals {
		if cmpFloat(x, v) == 0 {
			return !s.not
		}
	}
	return s.not
}

// HasDecimal reports whether v is in t.
func HasDecimal(t Type, v decimal128.Decimal) bool {
	if t.all&BDecimal != 0 {
		return true
	}
	s, ok := t.sub(BDecimal).(*decimalSub)
	if !ok {
		return false
	}
	for _, x := range s.vals {
		if cmpDecimal(x, v) == 0 {
			return !s.not
		}
	}
	return s.not
}

// HasXML reports whether an xml value whose items are of these kinds, one for
// each item, is in t.
func HasXML(t Type, items []XMLItems) bool {
	var k XMLItems
	for _, i := range items {
		k |= i
	}
	bit := BXMLRO
	if k&^xmlROItems != 0 {
		bit = BXMLRW
	}
	if t.all&bit != 0 {
		return true
	}
	s, ok := t.sub(bit).(*xmlSub)
	switch {
	case !ok:
		return false
	case len(items) == 0:
		return XMLItems(s.singles)&xmlEmpty != 0
	case len(items) == 1:
		return XMLItems(s.singles)&k != 0
	}
	return s.multi[k>>6]&(1<<(k&63)) != 0
}

// Singleton returns the only value of t as a Go value (bool, int64, float64,
// string, decimal128.Decimal, or nil for ()), and whether t has just one value
// and that is simple or a string.
func Singleton(t Type) (v any, ok bool) {
	if t.some == 0 {
		return nil, t.all == BNil
	}
	if t.all != 0 || len(t.subs) != 1 {
		return nil, false
	}
	switch s := t.subs[0].data.(type) {
	case boolSub:
		return bool(s), true
	case intSub:
		if len(s) == 1 && s[0].lo == s[0].hi {
			return s[0].lo, true
		}
	case *floatSub:
		if !s.not && len(s.vals) == 1 {
			return s.vals[0], true
		}
	case *decimalSub:
		if !s.not && len(s.vals) == 1 {
			return s.vals[0], true
		}
	case *stringSub:
		switch {
		case !s.chars.not && !s.others.not && len(s.chars.vals)+len(s.others.vals) == 1:
			return append(append([]string(nil), s.chars.vals...), s.others.vals...)[0], true
		}
	}
	return nil, false
}

// FiniteSize gives the number of values of t when each is simple or a string
// and there are at most limit of them, else -1.
func FiniteSize(t Type, limit int) int {
	n := 0
	if t.all&^(BNil|BBoolean) != 0 {
		return -1
	}
	if t.all&BNil != 0 {
		n++
	}
	if t.all&BBoolean != 0 {
		n += 2
	}
	for _, s := range t.subs {
		switch s := s.data.(type) {
		case boolSub:
			n++
		case intSub:
			for _, r := range s {
				w := uint64(r.hi) - uint64(r.lo)
				if w >= uint64(limit) {
					return -1
				}
				n += int(w) + 1
			}
		case *floatSub:
			if s.not {
				return -1
			}
			n += len(s.vals)
		case *decimalSub:
			if s.not {
				return -1
			}
			n += len(s.vals)
		case *stringSub:
			if s.chars.not || s.others.not {
				return -1
			}
			n += len(s.chars.vals) + len(s.others.vals)
		default:
			return -1
		}
	}
	if n > limit {
		return -1
	}
	return n
}

// StringMembers lists the strings of t when they are finite in number.
func StringMembers(t Type) ([]string, bool) {
	s, ok := t.sub(BString).(*stringSub)
	if !ok || s.chars.not || s.others.not {
		return nil, t.Basics()&BString == 0
	}
	return append(append([]string(nil), s.chars.vals...), s.others.vals...), true
}

// IntBounds gives the least and greatest int of t, which must have ints.
func IntBounds(t Type) (lo, hi int64) {
	if s, ok := t.sub(BInt).(intSub); ok {
		return s[0].lo, s[len(s)-1].hi
	}
	return math.MinInt64, math.MaxInt64
}

// MaxListLen bounds the length of a list.
const MaxListLen = math.MaxInt32

// DistinctName is the name of the distinct type that t's errors or objects
// belong to, "" when there is none.
func DistinctName(t Type) string {
	name := ""
	for _, s := range t.subs {
		if b, ok := s.data.(*bdd); ok && s.bit&(BError|BObject) != 0 {
			b.paths(nil, nil, func(pos, neg []*atom) bool {
				for _, a := range pos {
					if a.opaque != "" && a.opaque != anonymousDistinct {
						name = a.opaque // the last one is the most specific
					}
				}
				return false
			})
		}
	}
	return name
}

// Definite reports whether t is definite: all its errors (or objects) have the
// same type-ids.
func Definite(t Type) bool {
	_, definite := TypeIDs(t)
	return definite
}

// OneErrorType reports whether one descriptor gives t's errors, so that a
// constructor can make one.
func OneErrorType(t Type) bool {
	if t.all&BError != 0 {
		return true
	}
	b, ok := t.sub(BError).(*bdd)
	if !ok {
		return false
	}
	_, one := singlePath(b, func(*atom) bool { return true })
	return one
}

// MemberName is the name of an object's member for messages. The front end
// keeps remote methods under "->name" and resource methods under "$accessor"
// with "$segment" for each segment of the path; * stands for a parameter.
func MemberName(key string) string {
	switch {
	case strings.HasPrefix(key, "->"):
		return key[2:]
	case strings.HasPrefix(key, "$"):
		parts := strings.Split(key[1:], "$")
		for i := 1; i < len(parts); i++ {
			switch parts[i] {
			case "*":
				parts[i] = "[...]"
			case "**":
				parts[i] = "[......]"
			}
		}
		if len(parts) == 1 {
			return parts[0] + " ."
		}
		return parts[0] + " " + strings.Join(parts[1:], "/")
	}
	return key
}

// ObjectsCarry reports whether the objects of one of t's alternatives carry a
// mark.
func ObjectsCarry(t, mark Type) bool {
	e := envOf(t, mark)
	e.mu.Lock()
	defer e.mu.Unlock()
	var m *atom
	mark.sub(BObjectRW).(*bdd).paths(nil, nil, func(pos, neg []*atom) bool {
		m = pos[0]
		return false
	})
	found := false
	for _, s := range t.subs {
		if b, ok := s.data.(*bdd); ok && s.bit&BObject != 0 {
			b.paths(nil, nil, func(pos, neg []*atom) bool {
				found = found || slices.Contains(pos, m)
				return !found
			})
		}
	}
	return found
}

// OpaquePart is the set of all objects (or errors) that carry the marks that
// every one of t carries.
func OpaquePart(t Type) Type {
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	r := AnyOrError
	for _, s := range t.subs {
		b, ok := s.data.(*bdd)
		if !ok || s.bit&(BError|BObject) == 0 {
			continue
		}
		n := 0
		var marks []*atom
		b.paths(nil, nil, func(pos, neg []*atom) bool {
			n++
			for _, a := range pos {
				if a.opaque != "" {
					marks = append(marks, a)
				}
			}
			return n < 2
		})
		if n != 1 {
			continue
		}
		d := bddTrue
		for _, a := range marks {
			d = e.bddIntersect(d, e.atomBDD(a))
		}
		if s.bit&BObject != 0 {
			r = e.intersect(r, e.union(e.basic(bAll&^BObject), e.pair(BObject, d)))
			break
		}
		r = e.intersect(r, e.union(e.basic(bAll&^BError), e.pair(BError, d)))
	}
	return r
}
