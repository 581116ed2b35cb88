package value

import (
	"slices"

	"barre/types"
)

func sortedCopy(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return s
}

// Clone is lang.value:clone: a copy that shares no mutable structure with v;
// what is immutable is shared. Graphs keep their form.
func Clone(v Value) Value { return (&cloner{}).clone(v) }

// CloneReadOnly is lang.value:cloneReadOnly: an immutable copy, or v itself
// when it is immutable already.
func CloneReadOnly(v Value) Value { return (&cloner{ro: true}).clone(v) }

type cloner struct {
	ro   bool
	done map[Value]Value
}

func (c *cloner) remember(v, copy Value) {
	if c.done == nil {
		c.done = map[Value]Value{}
	}
	c.done[v] = copy
}

func readonlyOf(t types.Type) types.Type { return types.Intersect(t, types.Readonly) }

func (c *cloner) clone(v Value) Value {
	switch x := v.(type) {
	case *List:
		if x.ro {
			return v
		}
		if d, ok := c.done[v]; ok {
			return d
		}
		t := x.T.Type()
		if c.ro {
			t = readonlyOf(t)
		}
		var r *List
		if a := types.ListAtomicOf(t); a == nil || a.Store() != x.store {
			r = newList(readonlyOf(types.AnyList), x.Len())
			if !c.ro {
				r = &List{T: x.T, store: x.store}
			}
		} else {
			r = &List{T: a, store: x.store}
		}
		if r.ro = c.ro; !r.ro {
			r.plain = x.plain
		}
		c.remember(v, r)
		if r.store == x.store && x.store != types.StoreAny {
			r.Nums, r.Bytes = slices.Clone(x.Nums), slices.Clone(x.Bytes)
			return r
		}
		n := x.Len()
		r.Vals = make([]Value, 0, n)
		for i := 0; i < n; i++ {
			r.appendRaw(c.clone(x.At(i)))
		}
		return r
	case *Map:
		if x.ro {
			return v
		}
		if d, ok := c.done[v]; ok {
			return d
		}
		x.tidy()
		l := x.lay
		if c.ro {
			if a := types.MappingAtomicOf(readonlyOf(l.T.Type())); a != nil {
				var ok bool
				if l, ok = l.as(a); !ok {
					return c.rebuild(x, a)
				}
			}
		}
		if l.shared {
			r := l.alloc(c.ro)
			c.remember(v, r)
			copy(r.inlineNums(), x.inlineNums())
			vals := r.inlineVals()
			for i, f := range x.inlineVals() {
				vals[i] = c.clone(f)
			}
			return r
		}
		if l == x.lay {
			l = l.copy()
		}
		more := &mapMore{vals: make([]Value, len(x.more.vals)), nums: slices.Clone(x.more.nums)}
		r := &Map{lay: l, more: more, ro: c.ro}
		c.remember(v, r)
		for i, f := range x.more.vals {
			if _, ok := f.(kept); ok {
				more.vals[i] = f
			} else {
				more.vals[i] = c.clone(f)
			}
		}
		return r
	case *Table:
		if x.ro {
			return v
		}
		if d, ok := c.done[v]; ok {
			return d
		}
		a := x.T
		if c.ro {
			a = types.NewTableAtomic(readonlyOf(a.Type()), readonlyOf(a.Row), a.Keys)
		}
		r := NewTable(a, false)
		c.remember(v, r)
		for _, row := range x.all() {
			// Keys are unique in x, so they are here.
			_ = r.Append(c.clone(row).(*Map))
		}
		r.ro = c.ro
		return r
	case *XML:
		if x.IsReadonly() {
			return v
		}
		return c.xml(x)
	}
	return v
}

func (c *cloner) xml(x *XML) *XML {
	if x.IsReadonly() {
		return x
	}
	if d, ok := c.done[x]; ok {
		return d.(*XML)
	}
	r := &XML{Kind: x.Kind, Name: x.Name, Prefix: x.Prefix, Text: x.Text, ro: c.ro}
	c.remember(x, r)
	if x.Attrs != nil {
		r.Attrs = c.clone(x.Attrs).(*Map)
	}
	for _, i := range x.Items {
		r.Items = append(r.Items, c.xml(i))
	}
	return r
}

// rebuild clones a mapping as one of another type that has numbers elsewhere.
func (c *cloner) rebuild(x *Map, a *types.MappingAtomic) *Map {
	r := newMapCap(a, x.Len())
	c.remember(x, r)
	for i, k := range x.lay.keys {
		r.Put(k, c.clone(x.at(i)))
	}
	r.ro = c.ro
	return r
}
