package types

import (
	"math"
)

// Questions about lists: how they are kept, what their members are.

// MaxListLen bounds the length of a list.
const MaxListLen = math.MaxInt32

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
