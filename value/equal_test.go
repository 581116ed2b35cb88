package value

import (
	"math"
	"testing"
	"time"

	"barre/types"
)

// TestEqual: == compares shapes without the read-only bits and without looking
// at inherent types; === compares identities, and of numbers the
// representation as well.
func TestEqual(t *testing.T) {
	e := types.NewEnv()
	anys := func(vs ...Value) *List { return NewList(types.AnydataList, vs) }
	table := func(keys []string, rows ...Value) *Table {
		row := e.Mapping([]types.Field{{Name: "id", Type: types.Int, Readonly: true}}, types.Anydata, nil)
		tb := NewTable(types.TableAtomicOf(e.TableOf(row, keys, nil)), false)
		for _, r := range rows {
			if err := tb.Append(MapOf(row, "id", r)); err != nil {
				t.Fatal(err)
			}
		}
		return tb
	}
	nan := Float(math.NaN())
	otherNaN := Float(math.Float64frombits(math.Float64bits(math.NaN()) ^ 1))
	list := anys(Int(1))
	elem := parse1(t, "<a/>")
	for _, c := range []struct {
		name         string
		a, b         Value
		equal, exact bool
	}{
		{"nil", nil, nil, true, true},
		{"nil and false", nil, Boolean(false), false, false},
		{"int", Int(1), Int(1), true, true},
		{"int and float", Int(1), Float(1), false, false},
		{"int and decimal", Int(1), mustDecimal("1"), false, false},
		{"float zeros", Float(0), Float(math.Copysign(0, -1)), true, false},
		{"NaN", nan, nan, true, true},
		{"any two NaNs", nan, otherNaN, true, true},
		{"decimals of other precision", mustDecimal("1.0"), mustDecimal("1.00"), true, false},
		{"decimals", mustDecimal("1.0"), mustDecimal("1.0"), true, true},
		{"strings", Str("aé"), Str("aé"), true, true},
		{"composed and decomposed", Str("é"), Str("e\u0301"), false, false},
		{"lists", anys(Int(1)), anys(Int(1)), true, false},
		{"one list", list, list, true, true},
		{"lists of other inherent types", anys(Int(1), Int(2)), NewList(types.IntArray, []Value{Int(1), Int(2)}), true, false},
		{"bytes and ints", NewBytes([]byte{1}), NewList(types.IntArray, []Value{Int(1)}), true, false},
		{"ints and floats", NewList(types.IntArray, []Value{Int(1)}), NewList(e.Array(types.Float), []Value{Float(1)}), false, false},
		{"floats in lists", NewList(e.Array(types.Float), []Value{nan, Float(0)}), NewList(e.Array(types.Float), []Value{otherNaN, Float(math.Copysign(0, -1))}), true, false},
		{"empty lists", NewList(types.IntArray, nil), NewList(types.StringArray, nil), true, false},
		{"longer", anys(Int(1)), anys(Int(1), nil), false, false},
		{"order", anys(Int(1), Int(2)), anys(Int(2), Int(1)), false, false},
		{"immutable and mutable", CloneReadOnly(anys(Int(1))), anys(Int(1)), true, false},
		{"list and mapping", anys(), NewMap(types.AnydataMap), false, false},
		{"mappings", MapOf(types.AnydataMap, "a", Int(1), "b", Int(2)), MapOf(types.AnydataMap, "b", Int(2), "a", Int(1)), true, false},
		{"mappings of other inherent types", MapOf(types.AnydataMap, "a", Int(1)), MapOf(e.Map(types.Int), "a", Int(1)), true, false},
		{"a field that is nil", MapOf(types.AnydataMap, "a", nil), NewMap(types.AnydataMap), false, false},
		{"other names", MapOf(types.AnydataMap, "a", nil), MapOf(types.AnydataMap, "b", nil), false, false},
		{"xml", parse1(t, `<a k="v" l="w"><b/>t</a>`), parse1(t, `<a l="w" k="v"><b></b>t</a>`), true, false},
		{"xml, prefixes", parse1(t, `<p:a xmlns:p="u"/>`), parse1(t, `<p:a xmlns:p="w"/>`), false, false},
		{"xml, attributes", parse1(t, `<a k="v"/>`), parse1(t, `<a k="w"/>`), false, false},
		{"xml, no attributes", parse1(t, `<a k="v"/>`), parse1(t, `<a/>`), false, false},
		{"xml, children", parse1(t, `<a><b/></a>`), parse1(t, `<a><c/></a>`), false, false},
		{"xml, empty", parse1(t, ""), NewXMLText(""), true, true},
		{"xml, text", NewXMLText("t"), NewXMLText("t"), true, true},
		{"xml, text and string", NewXMLText("t"), Str("t"), false, false},
		{"xml, one item", NewXMLSequence(elem), elem, true, true},
		{"xml, constituents", NewXMLSequence(elem, NewXMLText("t")), NewXMLSequence(elem, NewXMLText("t")), true, true},
		{"xml, comment", &XML{Kind: XMLComment, Text: "c"}, &XML{Kind: XMLComment, Text: "c"}, true, false},
		{"tables", table([]string{"id"}, Int(1), Int(2)), table([]string{"id"}, Int(1), Int(2)), true, false},
		{"tables in another order", table([]string{"id"}, Int(1), Int(2)), table([]string{"id"}, Int(2), Int(1)), false, false},
		{"tables of other key sequences", table([]string{"id"}, Int(1)), table([]string{}, Int(1)), false, false},
		{"keyless tables", table([]string{}, Int(1), Int(1)), table([]string{}, Int(1), Int(1)), true, false},
		{"tables of other rows", table([]string{"id"}, Int(1)), table([]string{"id"}, Int(2)), false, false},
	} {
		for _, p := range [][2]Value{{c.a, c.b}, {c.b, c.a}} {
			if got := Equal(p[0], p[1]); got != c.equal {
				t.Errorf("%s: == is %t", c.name, got)
			}
			if got := ExactEqual(p[0], p[1]); got != c.exact {
				t.Errorf("%s: === is %t", c.name, got)
			}
		}
	}
}

// TestEqualCycles: values with cycles can be compared: they are equal when
// their shapes, which may be infinite, are.
func TestEqualCycles(t *testing.T) {
	loop := func(n int, last Value) *List { // a ring of n lists [next, last]
		first := NewList(types.AnydataList, nil)
		l := first
		for range n - 1 {
			next := NewList(types.AnydataList, nil)
			l.Put(next)
			l.Put(last)
			l = next
		}
		l.Put(first)
		l.Put(last)
		return first
	}
	ring := func(n int) *Map {
		first := NewMap(types.AnydataMap)
		m := first
		for range n - 1 {
			next := NewMap(types.AnydataMap)
			m.Put("next", next)
			m = next
		}
		m.Put("next", first)
		return first
	}
	for _, c := range []struct {
		name string
		a, b Value
		want bool
	}{
		{"itself", loop(1, nil), loop(1, nil), true},
		{"unrolled", loop(1, nil), loop(2, nil), true},
		{"2 and 3", loop(2, nil), loop(3, nil), true},
		{"40 and 60", loop(40, nil), loop(60, nil), true},
		{"a difference", loop(3, Int(1)), loop(3, Int(2)), false},
		{"mappings", ring(1), ring(7), true},
		{"mapping and list", ring(1), loop(1, nil), false},
		{"within", MapOf(types.AnydataMap, "a", loop(5, nil)), MapOf(types.AnydataMap, "a", loop(4, nil)), true},
		{"and finite", NewList(types.AnydataList, []Value{NewList(types.AnydataList, []Value{nil, nil}), nil}), loop(1, nil), false},
	} {
		if Equal(c.a, c.b) != c.want || Equal(c.b, c.a) != c.want {
			t.Errorf("%s: == is not %t", c.name, c.want)
		}
	}
}

// TestEqualShared: what is shared within the values compared costs once, not
// once for each way that leads to it.
func TestEqualShared(t *testing.T) {
	share := func(levels int) Value {
		v := NewList(types.AnydataList, []Value{Int(1)})
		for range levels {
			v = NewList(types.AnydataList, []Value{v, v})
		}
		return v
	}
	for _, levels := range []int{30, 60, 1000} {
		done := make(chan bool, 1)
		a, b := share(levels), share(levels)
		go func() { done <- Equal(a, b) }()
		select {
		case equal := <-done:
			if !equal {
				t.Errorf("%d levels: not equal", levels)
			}
		case <-time.After(5 * time.Second):
			t.Fatalf("%d levels: still comparing", levels)
		}
	}
}

// TestEqualClone: a value equals its clones, == is symmetric, and what hashes
// alike is what is equal.
func TestEqualClone(t *testing.T) {
	var vs []Value
	for seed := range 150 {
		g := newGen(seed)
		v := g.data(3)
		vs = append(vs, CloneReadOnly(v))
		if !Equal(Clone(v), v) || !Equal(v, CloneReadOnly(v)) {
			t.Errorf("seed %d: %s does not equal its clone", seed, ToBalString(v))
		}
	}
	equal := 0
	for i, a := range vs {
		for j, b := range vs {
			eq := Equal(a, b)
			if eq && i != j {
				equal++
			}
			if eq != Equal(b, a) {
				t.Errorf("%s == %s is %t one way only", ToBalString(a), ToBalString(b), eq)
			}
			if ExactEqual(a, b) && !eq {
				t.Errorf("%s === %s, but not ==", ToBalString(a), ToBalString(b))
			}
			if hash := string(HashKey(nil, a)) == string(HashKey(nil, b)); hash != eq {
				t.Errorf("%s == %s is %t, their hash keys agree is %t", ToBalString(a), ToBalString(b), eq, hash)
			}
		}
	}
	if equal < 50 {
		t.Errorf("only %d equal pairs: the test says little", equal)
	}
}

// TestCompare: relational operators order as the section on ordering says,
// with () and NaN unordered.
func TestCompare(t *testing.T) {
	list := func(vs ...Value) Value { return NewList(types.AnydataList, vs) }
	nan := Float(math.NaN())
	for _, c := range []struct {
		a, b Value
		want Ordering
	}{
		{Int(1), Int(2), Less}, {Int(math.MinInt64), Int(math.MaxInt64), Less}, {Int(2), Int(2), Same},
		{Float(1), Float(2), Less}, {Float(0), Float(math.Copysign(0, -1)), Same}, {Float(math.Inf(-1)), Float(0), Less},
		{nan, Float(1), Unordered}, {nan, nan, Unordered},
		{mustDecimal("1.0"), mustDecimal("1.00"), Same}, {mustDecimal("-1"), mustDecimal("1"), Less},
		{Str("a"), Str("b"), Less}, {Str("a"), Str("ab"), Less}, {Str(""), Str("a"), Less}, {Str("Z"), Str("a"), Less},
		{Str("\uFFFF"), Str("\U00010000"), Less}, // by code points, not by UTF-16
		{Boolean(false), Boolean(true), Less}, {Boolean(true), Boolean(true), Same},
		{nil, nil, Same}, {nil, Int(1), Unordered},
		{list(), list(), Same}, {list(), list(Int(1)), Less}, {list(Int(1), Int(2)), list(Int(1), Int(3)), Less},
		{list(Int(2)), list(Int(1), Int(9)), Greater}, {list(nan), list(Float(1)), Unordered}, {list(Int(1), nil), list(Int(1), Int(2)), Unordered},
		{list(Int(1), nil), list(Int(2), Int(2)), Less},
		{NewBytes([]byte{200}), NewBytes([]byte{100, 1}), Greater},
	} {
		if got := Compare(c.a, c.b); got != c.want {
			t.Errorf("Compare(%s, %s) = %d, want %d", ToBalString(c.a), ToBalString(c.b), got, c.want)
		}
		back := c.want
		if back == Less || back == Greater {
			back = -back
		}
		if got := Compare(c.b, c.a); got != back {
			t.Errorf("Compare(%s, %s) = %d, want %d", ToBalString(c.b), ToBalString(c.a), got, back)
		}
	}
}
