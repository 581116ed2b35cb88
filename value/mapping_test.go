package value

import (
	"fmt"
	"slices"
	"testing"

	"barre/types"
)

// TestMapOps: mappings keep their fields in order of addition, few or many,
// and refuse what the inherent type forbids without changing.
func TestMapOps(t *testing.T) {
	e := types.NewEnv()
	field := func(name string, t types.Type, optional, readonly bool) types.Field {
		return types.Field{Name: name, Type: t, Optional: optional, Readonly: readonly}
	}
	fields := []types.Field{
		field("k0", types.Int, false, false), field("k1", types.Int, true, false), field("k2", types.String, false, true), field("k3", types.Anydata, true, false),
	}
	for name, typ := range map[string]types.Type{
		"map<anydata>":       types.AnydataMap,
		"map<int>":           e.Map(types.Int),
		"map<any|error>":     types.AnyMap,
		"record {| … |}":     e.Mapping(fields, types.Never, nil),
		"record {| … int |}": e.Mapping(fields, types.Int, nil),
		"record { … }":       e.Mapping(fields, types.Anydata, nil),
	} {
		t.Run(name, func(t *testing.T) {
			a := types.MappingAtomicOf(typ)
			for seed := range 60 {
				g := newGen(seed)
				m := NewMap(typ)
				model := map[string]Value{}
				var order []string
				put := func(k string, v Value) {
					if _, ok := model[k]; !ok {
						order = append(order, k)
					}
					model[k] = v
				}
				for _, f := range a.Fields {
					if !f.Optional {
						v, _ := Filler(f.Type)
						m.Put(f.Name, v)
						put(f.Name, v)
					}
				}
				for step := range 80 {
					k := fmt.Sprint("k", g.IntN(16))
					v := pick[Value](g, Int(1), Str("s"), nil)
					var err error
					var ok bool
					_, there := model[k]
					typ, ro := a.FieldType(k)
					if op := g.IntN(5); op > 0 {
						ok = Is(v, typ) && !(ro && there)
						err = m.Set(k, v)
						if ok {
							put(k, v)
						}
					} else {
						ok = there && !a.Required(k) && !ro
						var got Value
						got, err = m.Delete(k)
						if ok {
							if err == nil && !Equal(got, model[k]) {
								t.Errorf("seed %d: removed %s", seed, ToBalString(got))
							}
							delete(model, k)
							order = slices.DeleteFunc(order, func(s string) bool { return s == k })
						}
					}
					if (err == nil) != ok {
						t.Fatalf("seed %d, step %d: %s = %s in %s: %v", seed, step, k, ToBalString(v), ToBalString(m), err)
					}
					if !slices.Equal(m.Keys(), order) || m.Len() != len(order) {
						t.Fatalf("seed %d, step %d: the keys are %q, want %q", seed, step, m.Keys(), order)
					}
					for i, k := range order {
						if got, ok := m.Get(k); !ok || !Equal(got, model[k]) || m.Find(k) != i || !Equal(m.ValueAt(i), model[k]) {
							t.Fatalf("seed %d, step %d: field %s is %s, want %s", seed, step, k, ToBalString(got), ToBalString(model[k]))
						}
					}
					if m.Find("none") != -1 || m.Field("none") != nil {
						t.Fatal("a field that is not there was found")
					}
				}
			}
		})
	}
}

// TestMapReasons: each way to misuse a mapping has the panic that programs know.
func TestMapReasons(t *testing.T) {
	e := types.NewEnv()
	rec := func() *Map {
		return MapOf(e.Mapping([]types.Field{
			{Name: "x", Type: types.Int}, {Name: "r", Type: types.Int, Readonly: true}, {Name: "o", Type: types.Int, Optional: true},
		}, types.Never, nil), "x", Int(1), "r", Int(2))
	}
	frozen := CloneReadOnly(rec()).(*Map)
	second := func(_ Value, err error) error { return err }
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"another type", rec().Set("x", Str("s")), "{ballerina/lang.map}InherentTypeViolation"},
		{"a read-only field", rec().Set("r", Int(3)), "{ballerina/lang.map}InherentTypeViolation"},
		{"a field the type has not", rec().Set("new", Int(3)), "{ballerina/lang.map}KeyNotFound"},
		{"an immutable mapping", frozen.Set("x", Int(3)), "{ballerina/lang.map}InvalidUpdate"},
		{"remove what is not there", second(rec().Delete("o")), "{ballerina/lang.map}KeyNotFound"},
		{"remove a required field", second(rec().Delete("x")), "{ballerina/lang.map}OperationNotSupported"},
		{"remove from an immutable mapping", second(frozen.Delete("x")), "{ballerina/lang.map}InvalidUpdate"},
		{"clear required fields", rec().Clear(), "{ballerina/lang.map}OperationNotSupported"},
		{"clear an immutable mapping", frozen.Clear(), "{ballerina/lang.map}InvalidUpdate"},
	} {
		if got := reason(c.err); got != c.want {
			t.Errorf("%s: the panic is %v, want %s", c.name, c.err, c.want)
		}
	}
	if got := ToString(frozen); got != `{"x":1,"r":2}` {
		t.Errorf("an immutable mapping changed to %s", got)
	}
	m := MapOf(types.AnydataMap, "a", Int(1))
	if err := m.Clear(); err != nil || m.Len() != 0 || m.Find("a") >= 0 {
		t.Errorf("after clear there is %s, %v", ToString(m), err)
	}
}

// TestMapShared: mappings that one constructor made share their keys until one
// of them changes; the others do not notice.
func TestMapShared(t *testing.T) {
	for _, n := range []int{1, 3, indexFrom - 1, indexFrom, 25} {
		keys := make([]string, n, n+5) // with room, which nobody may use
		for i := range keys {
			keys[i] = fmt.Sprint("k", i)
		}
		a := types.MappingAtomicOf(types.AnydataMap)
		l := LayoutOf(a, keys)
		made := func() *Map { return l.New(false, make([]Value, n), nil) }
		m1, m2, m3 := made(), made(), made()
		if m1.Layout() == nil || m1.Layout() != m2.Layout() {
			t.Errorf("%d fields: no common shape", n)
		}
		if err := m1.Set("new1", Int(1)); err != nil {
			t.Fatal(err)
		}
		if err := m2.Set("new2", Int(2)); err != nil {
			t.Fatal(err)
		}
		if _, err := m3.Delete("k0"); err != nil {
			t.Fatal(err)
		}
		if err := m3.Set("new3", Int(3)); err != nil {
			t.Fatal(err)
		}
		m4 := made()
		for _, c := range []struct {
			m    *Map
			want []string
		}{
			{m1, append(slices.Clone(keys), "new1")}, {m2, append(slices.Clone(keys), "new2")},
			{m3, append(slices.Clone(keys[1:]), "new3")}, {m4, keys},
		} {
			if !slices.Equal(c.m.Keys(), c.want) {
				t.Errorf("%d fields: the keys are %q, want %q", n, c.m.Keys(), c.want)
			}
			for i, k := range c.want {
				if c.m.Find(k) != i {
					t.Errorf("%d fields: %s is at %d, want %d", n, k, c.m.Find(k), i)
				}
			}
		}
		if m1.Layout() == m4.Layout() {
			t.Errorf("%d fields: one shape for other fields", n)
		}
	}
}
