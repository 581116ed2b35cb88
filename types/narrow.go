package types

// Narrowing: what is known of a variable that holds a mutable value is known of
// its type, not of what the value looks like at the moment.

var mutablePairs = [...][2]Basic{{BListRO, BListRW}, {BMappingRO, BMappingRW}, {BTableRO, BTableRW}, {BXMLRO, BXMLRW}, {BObjectRO, BObjectRW}}

func (t *T) part(bits Basic) *T { return Intersect(t, t.whole(bits)) }

// whole is the type of all values of basic types.
func (t *T) whole(bits Basic) *T {
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.basic(bits)
}

// NarrowedBy is what remains of t when the values of u are ruled out. Where
// mutable values of a kind remain the immutable ones that look alike remain too:
// int[] that is not immutable is still int[].
func NarrowedBy(t, u Type) Type {
	d := Diff(t, u)
	if d.Basics()&^bReadonly == 0 {
		return d
	}
	for _, p := range mutablePairs {
		if t.Basics()&p[0] == 0 || d.Basics()&p[1] == 0 || d.all&p[0] != 0 {
			continue
		}
		d = Union(d, Intersect(t, d.immutable(p[0], p[1])))
	}
	return d
}

// immutable is the type of the immutable values that look like the mutable ones
// of t.
func (t *T) immutable(ro, rw Basic) *T {
	if t.all&rw != 0 {
		return t.whole(ro)
	}
	data := t.sub(rw)
	if _, ok := data.(*bdd); !ok {
		return Never
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.single(ro, data)
}

// LooksLike is the read-only intersection of t and u: the type of the values of t
// that may look like a value of u. A mutable value may look like u now and
// otherwise later, so of each kind of mutable values either all stay or none.
func LooksLike(t, u Type) Type {
	i := Intersect(t, u)
	for _, p := range mutablePairs {
		if i.Basics()&p[1] != 0 && !IsEmpty(i.part(p[1])) {
			i = Union(i, t.part(p[1]))
		}
	}
	return i
}
