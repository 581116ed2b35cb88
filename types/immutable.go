package types

// mutableBits pairs the bits of mutable values with those of immutable ones.
var mutableBits = [...][2]Basic{{BListRW, BListRO}, {BMappingRW, BMappingRO}, {BTableRW, BTableRO}, {BXMLRW, BXMLRO}, {BObjectRW, BObjectRO}}

// WithImmutable is t and the immutable values that the descriptors of its
// mutable ones allow, for types that were narrowed to mutable values. A read-only
// clone of a value of t belongs to it.
func WithImmutable(t Type) Type {
	const rw = BListRW | BMappingRW | BTableRW | BXMLRW | BObjectRW
	if t.Basics()&rw == 0 {
		return t
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	r := t
	for _, p := range mutableBits {
		switch d := t.sub(p[0]).(type) {
		case nil:
			if t.all&p[0] != 0 {
				r = e.union(r, e.basic(p[1]))
			}
		case *bdd:
			r = e.union(r, e.single(p[1], d))
		case *xmlSub:
			r = e.union(r, e.combine(0, BXMLRO, func(Basic) (subdata, bool) {
				s := d.immutable()
				return s, *s == xmlWhole(BXMLRO)
			}))
		}
	}
	return r
}

// immutable gives the sequences of s with immutable items in place of mutable
// ones.
func (s *xmlSub) immutable() *xmlSub {
	frozen := func(k XMLItems) XMLItems { return k&xmlROItems | (k&xmlItems&^xmlROItems)>>3 }
	r := &xmlSub{singles: uint8(frozen(XMLItems(s.singles)))}
	for k := XMLItems(1); k <= xmlItems; k++ {
		if s.multi[k>>6]&(1<<(k&63)) != 0 {
			f := frozen(k)
			r.multi[f>>6] |= 1 << (f & 63)
		}
	}
	return r
}
