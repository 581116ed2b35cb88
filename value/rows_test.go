package value

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"barre/types"
)

// TestSortOrder compares with a stable sort by SortCompare, over every kind of
// column, with many equal keys.
func TestSortOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	texts := []string{"", "a", "ab", "abcdefgh", "abcdefghi", "abcdefghj", "é", "\U0001F600"}
	floats := []float64{math.Inf(-1), -1.5, math.Copysign(0, -1), 0, 2, math.Inf(1), math.NaN()}
	ints := []int64{math.MinInt64, -1, 0, 1, math.MaxInt64}
	kinds := map[string]func(c *Column){
		"int":     func(c *Column) { c.Store = types.StoreInt; c.Nums = append(c.Nums, ints[r.IntN(len(ints))]) },
		"boolean": func(c *Column) { c.Store = types.StoreBoolean; c.Nums = append(c.Nums, r.Int64N(2)) },
		"float": func(c *Column) {
			c.Store = types.StoreFloat
			c.Nums = append(c.Nums, int64(math.Float64bits(floats[r.IntN(len(floats))])))
		},
		"string": func(c *Column) { c.Vals = append(c.Vals, Str(texts[r.IntN(len(texts))])) },
		"int?": func(c *Column) {
			if r.IntN(3) == 0 {
				c.Vals = append(c.Vals, nil)
			} else {
				c.Vals = append(c.Vals, Int(ints[r.IntN(len(ints))]))
			}
		},
		"float?": func(c *Column) {
			if r.IntN(3) == 0 {
				c.Vals = append(c.Vals, nil)
			} else {
				c.Vals = append(c.Vals, Float(floats[r.IntN(len(floats))]))
			}
		},
		"decimal?": func(c *Column) {
			if r.IntN(3) == 0 {
				c.Vals = append(c.Vals, nil)
			} else {
				c.Vals = append(c.Vals, DecimalFromInt(r.Int64N(4)))
			}
		},
		"int[]": func(c *Column) {
			c.Vals = append(c.Vals, NewList(types.AnyList, []Value{Int(r.Int64N(2)), Int(r.Int64N(2))}))
		},
	}
	var names []string
	for name := range kinds {
		names = append(names, name)
	}
	slices.Sort(names)
	for range 400 {
		n := r.IntN(40)
		columns := make([]Column, 1+r.IntN(3))
		desc := make([]bool, len(columns))
		var what []string
		for i := range columns {
			name := names[r.IntN(len(names))]
			desc[i] = r.IntN(2) == 0
			what = append(what, fmt.Sprint(name, " ", desc[i]))
			for range n {
				kinds[name](&columns[i])
			}
		}
		want := make([]int32, n)
		for i := range want {
			want[i] = int32(i)
		}
		slices.SortStableFunc(want, func(a, b int32) int {
			for i := range columns {
				if c := SortCompare(columns[i].at(int(a)), columns[i].at(int(b)), desc[i]); c != 0 {
					return c
				}
			}
			return 0
		})
		if got := sortOrder(n, columns, desc); !slices.Equal(got, want) {
			t.Fatalf("%s: got %v, want %v", strings.Join(what, ", "), got, want)
		}
	}
}

// TestJoin looks rows up by int, string and other keys.
func TestJoin(t *testing.T) {
	for _, c := range []struct {
		store types.Store
		key   func(i int) (int64, Value)
	}{
		{types.StoreInt, func(i int) (int64, Value) { return int64(i), nil }},
		{types.StoreAny, func(i int) (int64, Value) { return 0, Str(fmt.Sprint(i)) }},
		{types.StoreAny, func(i int) (int64, Value) { return 0, Float(i) }},
		{types.StoreAny, func(i int) (int64, Value) {
			if i == 0 {
				return 0, nil
			}
			return 0, NewList(types.AnyList, []Value{Int(i), Str("x")})
		}},
	} {
		j := NewJoin([]types.Store{types.StoreInt, types.StoreAny}, c.store)
		for row := range 30 {
			num, key := c.key(row % 7)
			j.Add(num, key, []int64{int64(row), 99}, []Value{Str(fmt.Sprint("row ", row)), nil})
		}
		for i := range 8 {
			var got []int64
			for row := j.First(c.key(i)); row >= 0; row = j.Next(row) {
				got = append(got, j.Number(row, 0))
				if v := j.Value(row, 1).(*String).String(); v != fmt.Sprint("row ", j.Number(row, 0)) {
					t.Errorf("row %d has %s", row, v)
				}
			}
			var want []int64
			for row := i; row < 30 && i < 7; row += 7 {
				want = append(want, int64(row))
			}
			if !slices.Equal(got, want) {
				t.Errorf("key %d has the rows %v, want %v", i, got, want)
			}
		}
		if j.Value(-1, 1) != nil || j.Next(-1) != -1 {
			t.Error("there is something in the row that an outer join has without match")
		}
	}
}

// TestGroups groups by no, one and two keys, of several kinds.
func TestGroups(t *testing.T) {
	list := []types.Type{types.IntArray}
	one := NewGroups([]types.Store{types.StoreFloat, types.StoreInt}, 1, list)
	for i := range int64(10) {
		key := []float64{0, math.Copysign(0, -1), 1.5}[i%3]
		one.Add([]int64{int64(math.Float64bits(key)), i}, nil)
	}
	if r := one.Whole(); r.Len() != 2 || ToBalString(r.Value(0, 1)) != "[0,1,3,4,6,7,9]" || ToBalString(r.Value(1, 1)) != "[2,5,8]" {
		t.Errorf("by a float: %d groups", r.Len())
	}
	two := NewGroups([]types.Store{types.StoreAny, types.StoreInt, types.StoreInt}, 2, list)
	for i := range int64(12) {
		two.Add([]int64{i % 3, i}, []Value{Str(fmt.Sprint(i % 2))})
	}
	r := two.Whole()
	var got []string
	for i := range r.Len() {
		got = append(got, fmt.Sprintf("%s %d %s", r.Value(i, 0).(*String), r.Number(i, 1), ToBalString(r.Value(i, 2))))
	}
	if want := []string{"0 0 [0,6]", "1 1 [1,7]", "0 2 [2,8]", "1 0 [3,9]", "0 1 [4,10]", "1 2 [5,11]"}; !slices.Equal(got, want) {
		t.Errorf("by two keys: %q, want %q", got, want)
	}
	if l := r.Value(0, 2).(*List); l.Type() != types.IntArray || l.Nums == nil {
		t.Errorf("a group's values are %s", l.Type())
	}
	none := NewGroups([]types.Store{types.StoreInt}, 0, list)
	if r := none.Whole(); r.Len() != 1 || ToBalString(r.Value(0, 0)) != "[]" {
		t.Errorf("a group of nothing: %d", r.Len())
	}
}

// TestNameIndex adds and removes keys at random and compares with a Go map, and
// with the order in which keys were added.
func TestNameIndex(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, typ := range []types.Type{types.AnyMap, types.NewEnv().Mapping(nil, types.Int, nil)} {
		m := NewMap(typ)
		var keys []string
		want := map[string]int64{}
		for step := range 20_000 {
			k := fmt.Sprint("key-", r.IntN(300))
			switch r.IntN(5) {
			case 0, 1, 2:
				if _, ok := want[k]; !ok {
					keys = append(keys, k)
				}
				want[k] = int64(step)
				if err := m.Set(k, Int(step)); err != nil {
					t.Fatal(err)
				}
			case 3:
				if _, ok := want[k]; ok {
					if v, err := m.Delete(k); err != nil || v != Int(want[k]) {
						t.Fatalf("removing %s gave %v, %v", k, v, err)
					}
					delete(want, k)
					keys = slices.DeleteFunc(keys, func(x string) bool { return x == k })
				}
			default:
				if len(keys) > 0 && r.IntN(4) == 0 { // the first one, as a queue does
					k = keys[0]
					if _, err := m.Delete(k); err != nil {
						t.Fatal(err)
					}
					delete(want, k)
					keys = slices.Delete(keys, 0, 1)
				}
			}
			if v, ok := m.Get(k); ok != (want[k] != 0 || slices.Contains(keys, k)) || ok && v != Int(want[k]) {
				t.Fatalf("step %d: %s is %v, want %d", step, k, v, want[k])
			}
			if step%500 == 0 && (!slices.Equal(m.Keys(), keys) || m.Len() != len(keys)) {
				t.Fatalf("step %d: the keys are %v, want %v", step, m.Keys(), keys)
			}
		}
		for i, k := range m.Keys() {
			if v := m.ValueAt(i); cmp.Compare(int64(v.(Int)), want[k]) != 0 {
				t.Errorf("%s is %v, want %d", k, v, want[k])
			}
		}
	}
}

// TestLayout makes records whose fields are numbers and others.
func TestLayout(t *testing.T) {
	e := types.NewEnv()
	rec := e.Mapping([]types.Field{{Name: "n", Type: types.Int}, {Name: "f", Type: types.Float}, {Name: "s", Type: types.String},
		{Name: "b", Type: types.Boolean}, {Name: "m", Type: types.Union(types.Int, types.Nil)}, {Name: "small", Type: types.Byte}}, types.Never, nil)
	a := types.MappingAtomicOf(rec)
	keys := []string{"n", "f", "s", "b", "m", "small"}
	l := LayoutOf(a, keys)
	if LayoutOf(a, slices.Clone(keys)) != l {
		t.Error("a layout is made twice")
	}
	nums := []int64{7, int64(math.Float64bits(1.5)), 0, 1, 0, 200}
	vals := []Value{nil, nil, Str("x"), nil, Int(3), nil}
	m, other := l.New(false, vals, nums), l.New(false, vals, nums)
	if m.Layout() != other.Layout() {
		t.Error("two mappings of one layout have different shapes")
	}
	want := `{"n":7,"f":1.5,"s":"x","b":true,"m":3,"small":200}`
	if got := ToBalString(m); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if same := MapOf(rec, "n", Int(7), "f", Float(1.5), "s", Str("x"), "b", Boolean(true), "m", Int(3), "small", Int(200)); !Equal(m, same) || !Equal(same, m) {
		t.Error("it is not equal to what Put makes")
	}
	if !m.SetNumber(0, types.StoreInt, 8) || m.SetNumber(1, types.StoreInt, 1) || m.SetNumber(4, types.StoreInt, 1) || m.SetNumber(5, types.StoreInt, 256) {
		t.Error("SetNumber sets what it must not, or does not set what it may")
	}
	if err := m.Set("small", Int(256)); err == nil {
		t.Error("a byte became 256")
	}
	if err := m.Set("n", Int(9)); err != nil || m.Int("n") != 9 || other.Int("n") != 7 {
		t.Errorf("after Set the values are %d and %d, %v", m.Int("n"), other.Int("n"), err)
	}
	frozen := CloneReadOnly(m).(*Map)
	if frozen.SetNumber(0, types.StoreInt, 1) || frozen.PutNumber("n", types.StoreInt, 1) || frozen.Int("n") != 9 {
		t.Error("an immutable record was changed")
	}
	ints := NewMap(e.Mapping(nil, types.Int, nil))
	if !ints.PutNumber("k", types.StoreInt, 1<<60) || ints.PutNumber("k", types.StoreFloat, 0) || ints.Int("k") != 1<<60 {
		t.Error("a map of ints does not take an int, or takes a float")
	}
	if m.PutNumber("n", types.StoreInt, 1) {
		t.Error("PutNumber goes past a record's fields")
	}
}
