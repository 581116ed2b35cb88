package xmldata

// Sequences and choices: records whose fields are elements of the enclosing
// record. The elements that belong to them are read from first to last.

import (
	"barre/types"
	"barre/value"
)

// groupReader goes over the elements that belong to sequences and choices.
type groupReader struct {
	d     *decoder
	items []*value.XML
	at    int
}

// members is the record type that the occurrences of a group have; nil when the
// field's type has none.
func (m *module) members(f *fieldInfo) *shape {
	t := f.t
	if t.Basics()&types.BMapping == 0 && t.Basics()&types.BList != 0 {
		t = types.ListElem(t)
	}
	for _, x := range types.MappingAtoms(t) {
		if a := types.MappingAtomicOf(x); a != nil {
			return m.shape(a)
		}
	}
	return nil
}

// groupOf finds the sequence or choice that an element belongs to, -1 for none.
func (d *decoder) groupOf(x *value.XML, s *shape) int {
	if d.deep++; d.deep > maxDepth {
		return -1
	}
	defer func() { d.deep-- }()
	for _, i := range s.groups {
		g := d.m.members(&s.fields[i])
		if g != nil && g != s && (d.field(x, g) >= 0 || d.groupOf(x, g) >= 0) {
			return i
		}
	}
	return -1
}

// all reads all elements into the groups of a record.
func (g *groupReader) all(s *shape, r *slots) error {
	for g.at < len(g.items) {
		i := g.d.groupOf(g.items[g.at], s)
		if err := g.occurrence(&s.fields[i], &r.groups[i]); err != nil {
			return err
		}
	}
	for _, i := range s.groups {
		f := &s.fields[i]
		n := len(r.groups[i])
		if n == 0 && !f.optional {
			continue // that it is missing is told otherwise
		}
		if err := f.occurs.check(n, f.key); err != nil {
			return err
		}
	}
	return nil
}

// occurrence reads one occurrence of a group, which begins at the current
// element.
func (g *groupReader) occurrence(f *fieldInfo, to *[]*slots) error {
	s := g.d.m.members(f)
	r := newSlots(s)
	var err error
	if f.group == choice {
		err = g.alternative(s, r)
	} else {
		err = g.sequence(f, s, r)
	}
	*to = append(*to, r)
	return err
}

// matches reports whether the current element belongs to field i of a group.
func (g *groupReader) matches(s *shape, i int) bool {
	if g.at >= len(g.items) {
		return false
	}
	x := g.items[g.at]
	if s.fields[i].group != noGroup {
		return g.d.groupOf(x, s) == i
	}
	return g.d.field(x, s) == i
}

// most is how many elements, or occurrences of a group, a field takes.
func (f *fieldInfo) most() int {
	switch {
	case f.occurs != nil:
		return f.occurs.max
	case f.t.Basics()&types.BList != 0:
		return unbounded
	}
	return 1
}

// take reads what belongs to field i, up to as much as it takes; it returns how
// much that was.
func (g *groupReader) take(s *shape, i int, r *slots) (n int, err error) {
	f := &s.fields[i]
	for g.matches(s, i) && n < f.most() {
		if f.group != noGroup {
			if err := g.occurrence(f, &r.groups[i]); err != nil {
				return n, err
			}
		} else {
			r.elements[i] = append(r.elements[i], g.items[g.at])
			g.at++
		}
		n++
	}
	return n, nil
}

// alternative reads one alternative of a choice.
func (g *groupReader) alternative(s *shape, r *slots) error {
	for i := range s.fields {
		if g.matches(s, i) {
			n, err := g.take(s, i, r)
			if f := &s.fields[i]; err == nil && f.occurs != nil {
				if err = f.occurs.check(n, f.key); err == nil && g.matches(s, i) && f.most() > 1 {
					err = f.occurs.check(n+1, f.key)
				}
			}
			return err
		}
	}
	g.at++ // cannot be: the element belongs to the choice
	return nil
}

// sequence reads the fields of a sequence, one after the other.
func (g *groupReader) sequence(in *fieldInfo, s *shape, r *slots) error {
	for _, i := range s.order {
		f := &s.fields[i]
		n, err := g.take(s, i, r)
		if err != nil {
			return err
		}
		if f.occurs != nil && n > 0 {
			if err := f.occurs.check(n, f.key); err != nil {
				return err
			}
			if g.matches(s, i) {
				return f.occurs.check(n+1, f.key)
			}
		}
		least := 1
		if f.occurs != nil {
			least = f.occurs.min
		}
		if n > 0 || least == 0 || f.optional || f.hasDefault {
			continue
		}
		if g.at < len(g.items) {
			_, local := value.SplitXMLName(g.items[g.at].Name)
			for j := range s.fields {
				if g.matches(s, j) {
					return failure{"Element '" + local + "' is not in the correct order in '" + in.key + "'"}
				}
			}
		}
		return failure{"Element(s) '" + f.key + "' is not found in '" + in.key + "'"}
	}
	return nil
}

// groupValue makes the value of a field that is a sequence or choice.
func (d *decoder) groupValue(f *fieldInfo, found []*slots) (value.Value, bool, error) {
	s := d.m.members(f)
	if s == nil {
		return nil, false, failure{"unsupported input type"}
	}
	if len(found) == 0 {
		return nil, false, nil
	}
	if f.t.Basics()&types.BMapping == 0 {
		for _, at := range types.ListAtoms(f.t) {
			a := types.ListAtomicOf(at)
			if a == nil {
				continue
			}
			if len(found) > a.Fixed && types.IsNever(a.Rest) {
				if d.strict {
					return nil, false, failure{wrongSize}
				}
				found = found[:a.Fixed]
			}
			l := value.NewListCap(a.Type(), len(found))
			for _, r := range found {
				v, err := d.build(s, r)
				if err != nil {
					return nil, false, err
				}
				l.Put(v)
			}
			if l.Len() < a.Fixed {
				return nil, false, failure{wrongSize}
			}
			return l, true, nil
		}
	}
	// Several occurrences for one record: their elements come together.
	all := found[0]
	for _, r := range found[1:] {
		for i := range all.elements {
			all.elements[i] = append(all.elements[i], r.elements[i]...)
		}
		for i := range all.groups {
			all.groups[i] = append(all.groups[i], r.groups[i]...)
		}
	}
	v, err := d.build(s, all)
	return v, true, err
}
