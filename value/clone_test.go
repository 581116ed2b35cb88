package value

import (
	"testing"

	"barre/types"
)

// refs lists the mutable references reachable from v, each once, in order of
// first meeting; at tells where in the walk each reference was met.
func refs(v Value) (list []Value, walk []int) {
	seen := map[Value]int{}
	var visit func(v Value)
	visit = func(v Value) {
		switch v.(type) {
		case *List, *Map, *Table, *XML:
		default:
			return
		}
		if x, ok := v.(*XML); ok && (x.Kind == XMLText || x.Kind == XMLSequence) {
			for _, i := range x.Items {
				visit(i)
			}
			return // no storage identity
		}
		if i, ok := seen[v]; ok {
			walk = append(walk, i)
			return
		}
		seen[v] = len(list)
		walk = append(walk, len(list))
		list = append(list, v)
		switch v := v.(type) {
		case *List:
			if v.Store() == types.StoreAny {
				for _, m := range v.Vals {
					visit(m)
				}
			}
		case *Map:
			for i := range v.Keys() {
				visit(v.ValueAt(i))
			}
		case *Table:
			for i := range v.Len() {
				visit(v.Row(i))
			}
		case *XML:
			if v.Attrs != nil {
				visit(v.Attrs)
			}
			for _, i := range v.Items {
				visit(i)
			}
		}
	}
	visit(v)
	return list, walk
}

// checkClone compares v with a clone of it: the same shape and the same graph
// of references, mutable ones new, immutable ones the same.
func checkClone(t *testing.T, name string, v, c Value, readonly bool) {
	t.Helper()
	if !Equal(v, c) {
		t.Errorf("%s: the clone of %s is %s", name, ToBalString(v), ToBalString(c))
	}
	old, oldWalk := refs(v)
	now, nowWalk := refs(c)
	if len(old) != len(now) || len(oldWalk) != len(nowWalk) {
		t.Errorf("%s: %d references met %d times became %d met %d times: %s", name, len(old), len(oldWalk), len(now), len(nowWalk), ToBalString(v))
		return
	}
	for i := range oldWalk {
		if oldWalk[i] != nowWalk[i] {
			t.Errorf("%s: the graph of references differs", name)
			return
		}
	}
	for i := range old {
		if same := old[i] == now[i]; same != IsImmutable(old[i]) {
			t.Errorf("%s: %s (immutable: %t) was copied: %t", name, ToBalString(old[i]), IsImmutable(old[i]), !same)
		}
		if readonly && !IsImmutable(now[i]) {
			t.Errorf("%s: %s is mutable in a read-only clone", name, ToBalString(now[i]))
		}
		if !readonly && TypeOf(old[i]) != TypeOf(now[i]) {
			t.Errorf("%s: the inherent type %v became %v", name, TypeOf(old[i]), TypeOf(now[i]))
		}
		if readonly && !types.IsReadonly(TypeOf(now[i])) {
			if _, ok := now[i].(*XML); !ok {
				t.Errorf("%s: a read-only clone has the inherent type %v", name, TypeOf(now[i]))
			}
		}
	}
}

// TestClone: a clone has the shape, inherent types and graph of references of
// the original and shares nothing mutable with it.
func TestClone(t *testing.T) {
	shared := NewList(types.AnydataList, []Value{Int(1)})
	frozen := CloneReadOnly(MapOf(types.AnydataMap, "f", NewList(types.AnydataList, []Value{Int(1)})))
	self := NewList(types.AnydataList, nil)
	self.Put(self)
	ping, pong := NewMap(types.AnydataMap), NewMap(types.AnydataMap)
	ping.Put("to", pong)
	pong.Put("to", ping)
	elem := parse1(t, `<a k="v"><b>t</b></a>`)
	still := parse1(t, `<c><d/></c>`)
	still = CloneReadOnly(still).(*XML)
	e := types.NewEnv()
	row := e.Mapping([]types.Field{{Name: "id", Type: types.Int, Readonly: true}}, types.Anydata, nil)
	table := NewTable(types.TableAtomicOf(e.TableOf(row, []string{"id"}, nil)), false)
	for i := range 3 {
		if err := table.Append(MapOf(row, "id", Int(i), "v", shared)); err != nil {
			t.Fatal(err)
		}
	}
	table.Row(2).Put("self", table)
	big := NewMap(e.Map(types.Anydata))
	for _, k := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"} {
		big.Put(k, Str(k))
	}
	for _, c := range []struct {
		name string
		v    Value
	}{
		{"simple", Int(1)}, {"nil", nil}, {"string", Str("s")},
		{"shared", NewList(types.AnydataList, []Value{shared, shared, frozen, frozen})},
		{"a cycle", self},
		{"a cycle of two", MapOf(types.AnydataMap, "a", ping, "b", pong)},
		{"immutable", frozen},
		{"ints", NewList(types.IntArray, []Value{Int(1), Int(2)})},
		{"bytes", NewBytes([]byte{1, 2})},
		{"floats", NewList(e.Array(types.Float), []Value{Float(1)})},
		{"booleans", NewList(e.ArrayN(types.Boolean, 2), []Value{Boolean(true), Boolean(false)})},
		{"a record", MapOf(e.Mapping([]types.Field{{Name: "x", Type: types.Int}}, types.Never, nil), "x", Int(1))},
		{"many fields", big},
		{"xml", elem},
		{"xml twice", NewList(types.AnydataList, []Value{elem, elem, NewXMLSequence(elem, NewXMLText("t"), still), still})},
		{"immutable xml within mutable", &XML{Kind: XMLElement, Name: "o", Attrs: NewMap(types.StringMap), Items: []*XML{still, NewXMLText("x")}}},
		{"a table", table},
		{"an immutable table", CloneReadOnly(table)},
	} {
		checkClone(t, c.name, c.v, Clone(c.v), false)
		checkClone(t, c.name+", read-only", c.v, CloneReadOnly(c.v), true)
	}
	for seed := range 500 {
		v := newGen(seed).data(3)
		checkClone(t, "random", v, Clone(v), false)
		checkClone(t, "random, read-only", v, CloneReadOnly(v), true)
	}
}

// TestCloneIsApart: changes of a clone are not seen in the original, nor the
// other way round, although the two share what they can.
func TestCloneIsApart(t *testing.T) {
	e := types.NewEnv()
	m := NewMap(types.AnydataMap)
	for _, k := range []string{"a", "b", "c"} {
		m.Put(k, NewList(types.AnydataList, nil))
	}
	change := func(m *Map, k string) {
		for _, err := range []error{
			m.Set(k, Int(1)), m.Set("new"+k, Int(2)), m.Field("b").(*List).Push(Str(k)),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if _, err := m.Delete("c"); err != nil {
			t.Fatal(err)
		}
	}
	before := ToBalString(m)
	c := Clone(m).(*Map)
	change(c, "x")
	if got := ToBalString(m); got != before {
		t.Errorf("the original changed from %s to %s", before, got)
	}
	c2, frozen := Clone(m).(*Map), CloneReadOnly(m)
	change(m, "y")
	if ToBalString(c2) != before || ToBalString(frozen) != before {
		t.Errorf("a clone changed to %s, %s", ToBalString(c2), ToBalString(frozen))
	}
	for _, l := range []*List{
		NewList(types.IntArray, []Value{Int(1), Int(2)}), NewBytes([]byte{1, 2}), NewList(e.Array(types.Boolean), []Value{Boolean(true)}),
		NewList(types.AnydataList, []Value{Int(1)}),
	} {
		before := ToBalString(l)
		d := Clone(l).(*List)
		if err := d.Set(0, d.At(d.Len()-1)); err != nil {
			t.Fatal(err)
		}
		if err := d.Push(d.At(0)); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Remove(0); err != nil {
			t.Fatal(err)
		}
		if got := ToBalString(l); got != before {
			t.Errorf("%s changed to %s", before, got)
		}
	}
}

// TestCloneLarge: long chains of references are cloned and compared like
// others.
func TestCloneLarge(t *testing.T) {
	var v Value
	for i := range 100_000 {
		m := MapOf(types.AnydataMap, "n", Int(i))
		m.Put("next", v)
		v = m
	}
	if c := Clone(v); !Equal(c, v) || c == v {
		t.Error("a chain of 100,000 mappings is not cloned well")
	}
	if c := CloneReadOnly(v); !Equal(c, v) || !IsImmutable(c) {
		t.Error("a chain of 100,000 mappings is not made read-only well")
	}
}
