package value

import (
	"math"
	"slices"
	"testing"

	"barre/types"
)

// TestTableOps: tables keep rows in order of insertion, find them by key, and
// refuse a second row with a key.
func TestTableOps(t *testing.T) {
	e := types.NewEnv()
	key := types.Intersect(types.Anydata, types.Readonly)
	row := e.Mapping([]types.Field{{Name: "a", Type: key, Readonly: true}, {Name: "b", Type: key, Readonly: true}, {Name: "v", Type: types.Int}}, types.Never, nil)
	for _, keys := range [][]string{{"a"}, {"a", "b"}, {"b", "a"}, {}} {
		typ := e.TableOf(row, keys, nil)
		for seed := range 80 {
			g := newGen(seed)
			tb := NewTable(types.TableAtomicOf(typ), false)
			var model []*Map
			find := func(r *Map) int {
				return slices.IndexFunc(model, func(o *Map) bool {
					for _, k := range keys {
						if !Equal(o.Field(k), r.Field(k)) {
							return false
						}
					}
					return len(keys) > 0
				})
			}
			for step := range 40 {
				r := MapOf(row, "a", CloneReadOnly(g.data(1)), "b", pick[Value](g, Int(1), Str("x"), nil), "v", Int(step))
				if len(model) > 0 && g.IntN(3) == 0 {
					old := pick(g, model...)
					r = MapOf(row, "a", old.Field("a"), "b", old.Field("b"), "v", Int(step))
				}
				at := find(r)
				switch op := pick(g, "add", "add", "put", "remove"); op {
				case "add":
					err := tb.Add(r)
					if (err == nil) != (at < 0) || err != nil && reason(err) != "{ballerina/lang.table}KeyConstraintViolation" {
						t.Fatalf("seed %d, step %d: add %s: %v", seed, step, ToBalString(r), err)
					}
					if at < 0 {
						model = append(model, r)
					}
				case "put":
					if err := tb.PutRow(r); err != nil {
						t.Fatalf("seed %d, step %d: put %s: %v", seed, step, ToBalString(r), err)
					}
					if at < 0 {
						model = append(model, r)
					} else {
						model[at] = r
					}
				case "remove":
					if len(keys) == 0 {
						continue
					}
					got, err := tb.Remove(tb.KeyOf(r))
					if err != nil || (got != nil) != (at >= 0) || at >= 0 && got != model[at] {
						t.Fatalf("seed %d, step %d: remove %s: %v, %v", seed, step, ToBalString(r), got, err)
					}
					if at >= 0 {
						model = slices.Delete(model, at, at+1)
					}
				}
				if tb.Len() != len(model) {
					t.Fatalf("seed %d, step %d: %d rows, want %d", seed, step, tb.Len(), len(model))
				}
				for i, r := range model {
					if tb.Row(i) != r {
						t.Fatalf("seed %d, step %d: row %d is %s", seed, step, i, ToBalString(tb.Row(i)))
					}
					if len(keys) > 0 && tb.Lookup(tb.KeyOf(r)) != r {
						t.Fatalf("seed %d, step %d: %s is not found", seed, step, ToBalString(tb.KeyOf(r)))
					}
				}
			}
			if err := tb.RemoveAll(); err != nil || tb.Len() != 0 || len(model) > 0 && len(keys) > 0 && tb.Lookup(tb.KeyOf(model[0])) != nil {
				t.Errorf("seed %d: after removeAll: %v, %d rows", seed, err, tb.Len())
			}
		}
	}
}

// TestTableKeys: "key values are compared for equality using the DeepEquals
// abstract operation".
func TestTableKeys(t *testing.T) {
	e := types.NewEnv()
	row := e.Mapping([]types.Field{{Name: "k", Type: types.Intersect(types.Anydata, types.Readonly), Readonly: true}}, types.Never, nil)
	list := func(vs ...Value) Value { return CloneReadOnly(NewList(types.AnydataList, vs)) }
	for _, c := range []struct {
		a, b Value
		same bool
	}{
		{Int(1), Int(1), true}, {Int(1), Float(1), false}, {Int(1), mustDecimal("1"), false}, {Int(1), Str("1"), false}, {Int(1), Boolean(true), false},
		{Float(0), Float(math.Copysign(0, -1)), true}, {Float(math.NaN()), Float(math.NaN()), true},
		{mustDecimal("1.0"), mustDecimal("1.000"), true}, {mustDecimal("0"), mustDecimal("0.0"), true}, {mustDecimal("1E+2"), mustDecimal("100"), true},
		{nil, Str(""), false}, {nil, list(), false}, {list(), list(nil), false}, {list(Int(1), Int(2)), list(Int(1), Int(2)), true},
		{list(Str("a"), Str("b")), list(Str("ab"), Str("")), false}, {list(list(Int(1)), Int(2)), list(list(Int(1), Int(2))), false},
		{list(Int(1)), CloneReadOnly(NewBytes([]byte{1})), true},
		{CloneReadOnly(MapOf(types.AnydataMap, "x", Int(1), "y", Int(2))), CloneReadOnly(MapOf(types.AnydataMap, "y", Int(2), "x", Int(1))), true},
		{CloneReadOnly(MapOf(types.AnydataMap, "x", Int(1))), CloneReadOnly(MapOf(types.AnydataMap, "y", Int(1))), false},
		{Str("<a/>"), CloneReadOnly(parse1(t, "<a/>")), false}, {CloneReadOnly(parse1(t, "<a/>")), CloneReadOnly(parse1(t, "<a></a>")), true},
	} {
		for _, p := range [][2]Value{{c.a, c.b}, {c.b, c.a}} {
			tb := NewTable(types.TableAtomicOf(e.TableOf(row, []string{"k"}, nil)), false)
			if err := tb.Add(MapOf(row, "k", p[0])); err != nil {
				t.Fatal(err)
			}
			if found := tb.Lookup(p[1]) != nil; found != c.same {
				t.Errorf("a row of key %s is found by %s: %t", ToBalString(p[0]), ToBalString(p[1]), found)
			}
			if err := tb.Add(MapOf(row, "k", p[1])); (err != nil) != c.same {
				t.Errorf("rows of keys %s and %s: %v", ToBalString(p[0]), ToBalString(p[1]), err)
			}
		}
	}
}

// TestTableReasons: what the inherent type forbids is a panic that changes
// nothing.
func TestTableReasons(t *testing.T) {
	e := types.NewEnv()
	row := e.Mapping([]types.Field{{Name: "k", Type: types.Int, Readonly: true}}, types.Never, nil)
	tb := NewTable(types.TableAtomicOf(e.TableOf(row, []string{"k"}, nil)), false)
	if err := tb.Add(MapOf(row, "k", Int(1))); err != nil {
		t.Fatal(err)
	}
	frozen := CloneReadOnly(tb).(*Table)
	third := func(_ *Map, err error) error { return err }
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"another type", tb.Add(MapOf(types.AnydataMap, "k", Int(2))), "{ballerina/lang.table}InherentTypeViolation"},
		{"put another type", tb.PutRow(MapOf(types.AnydataMap, "k", Int(1))), "{ballerina/lang.table}InherentTypeViolation"},
		{"the key again", tb.Add(MapOf(row, "k", Int(1))), "{ballerina/lang.table}KeyConstraintViolation"},
		{"immutable: add", frozen.Add(CloneReadOnly(MapOf(row, "k", Int(2))).(*Map)), "{ballerina/lang.table}InvalidUpdate"},
		{"immutable: put", frozen.PutRow(CloneReadOnly(MapOf(row, "k", Int(1))).(*Map)), "{ballerina/lang.table}InvalidUpdate"},
		{"immutable: remove", third(frozen.Remove(Int(1))), "{ballerina/lang.table}InvalidUpdate"},
		{"immutable: clear", frozen.RemoveAll(), "{ballerina/lang.table}InvalidUpdate"},
	} {
		if got := reason(c.err); got != c.want {
			t.Errorf("%s: the panic is %v, want %s", c.name, c.err, c.want)
		}
	}
	if ToString(tb) != `[{"k":1}]` || ToString(frozen) != `[{"k":1}]` {
		t.Errorf("the tables changed: %s, %s", ToString(tb), ToString(frozen))
	}
}
