package value

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"barre/types"
)

// TestMapModel: whatever is done to mappings, however they were made, their fields
// are those of a plain list of names and values, and copies stay apart.
func TestMapModel(t *testing.T) {
	e := types.NewEnv()
	number := types.Union(types.Int, types.Nil)
	kinds := []types.Type{
		e.Mapping([]types.Field{{Name: "a", Type: types.Int}, {Name: "b", Type: types.Float}, {Name: "c", Type: types.Boolean}}, types.Never, nil),
		e.Mapping([]types.Field{{Name: "a", Type: types.Int}, {Name: "b", Type: types.String}, {Name: "c", Type: types.Int, Optional: true}}, types.Int, nil),
		e.Mapping([]types.Field{{Name: "a", Type: types.String}, {Name: "b", Type: number}, {Name: "c", Type: types.Byte}}, types.Anydata, nil),
		e.Mapping([]types.Field{{Name: "a", Type: types.String, Optional: true}, {Name: "b", Type: types.Float, Optional: true}}, types.Never, nil),
		e.Mapping(nil, types.Int, nil),
		types.AnydataMap,
		types.JSONMap,
	}
	var names []string
	for i := range 14 {
		names = append(names, string(rune('a'+i)))
	}
	type model struct {
		m    *Map
		keys []string
		vals map[string]Value
	}
	for seed := range 3000 {
		g := rand.New(rand.NewPCG(uint64(seed), 3))
		a := types.MappingAtomicOf(kinds[g.IntN(len(kinds))])
		some := func(k string) (Value, bool) {
			all := []Value{Int(g.IntN(300)), Int(-1), Float(0.5), Boolean(g.IntN(2) == 0), Str("text"), nil}
			g.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			ft, _ := a.FieldType(k)
			for _, v := range all {
				if Is(v, ft) {
					return v, true
				}
			}
			return nil, false
		}
		// A first mapping that has what the type requires, made in one of the ways.
		first := model{vals: map[string]Value{}}
		for _, k := range names {
			if f := a.Field(k); f != nil && !f.Optional || g.IntN(3) == 0 {
				if v, ok := some(k); ok {
					first.keys, first.vals[k] = append(first.keys, k), v
				}
			}
		}
		switch g.IntN(3) {
		case 0:
			first.m = NewMapOf(a)
			for _, k := range first.keys {
				first.m.Put(k, first.vals[k])
			}
		case 1:
			l := LayoutOf(a, first.keys)
			vals, nums := make([]Value, len(first.keys)), make([]int64, len(first.keys))
			for i, k := range first.keys {
				if v := first.vals[k]; l.Store(i) != types.StoreAny {
					_, nums[i] = keep(a.KeepOf(k), v)
				} else {
					vals[i] = v
				}
			}
			first.m = l.New(false, vals, nums)
		case 2:
			maker := NewRecordMaker(a, first.keys)
			var slab *RecordSlab
			if g.IntN(2) == 0 {
				slab = &RecordSlab{}
				maker.Begin(slab)
			}
			first.m = maker.Begin(slab)
			for i, k := range first.keys {
				maker.Set(first.m, i, first.vals[k])
			}
		}
		all := []*model{&first}
		for step := range 25 {
			x := all[g.IntN(len(all))]
			k := names[g.IntN(len(names))]
			what := ""
			switch g.IntN(8) {
			case 0, 1, 2:
				v, ok := some(k)
				if !ok {
					continue
				}
				what = fmt.Sprint("put ", k)
				if err := x.m.Set(k, v); err != nil {
					if !x.m.Readonly() {
						t.Fatalf("seed %d: %v", seed, err)
					}
					continue
				}
				if _, had := x.vals[k]; !had {
					x.keys = append(slices.Clone(x.keys), k)
				}
				x.vals[k] = v
			case 3:
				what = "delete " + k
				v, err := x.m.Delete(k)
				if (err == nil) != (!x.m.Readonly() && slices.Contains(x.keys, k) && !a.Required(k)) {
					t.Fatalf("seed %d: delete %s: %v", seed, k, err)
				}
				if err == nil {
					if v != x.vals[k] {
						t.Fatalf("seed %d: deleted %v instead of %v", seed, v, x.vals[k])
					}
					x.keys = slices.DeleteFunc(slices.Clone(x.keys), func(y string) bool { return y == k })
					delete(x.vals, k)
				}
			case 4:
				if i := slices.Index(x.keys, k); i >= 0 && !x.m.Readonly() {
					if n := int64(g.IntN(100)); x.m.SetNumber(x.m.Find(k), types.StoreInt, n) {
						what = "set number " + k
						x.vals[k] = Int(n)
					}
				}
			case 5:
				what = "clone"
				c := &model{m: Clone(x.m).(*Map), keys: x.keys, vals: map[string]Value{}}
				for k, v := range x.vals {
					c.vals[k] = v
				}
				all = append(all, c)
			case 6:
				what = "clone as readonly"
				c := &model{m: CloneReadOnly(x.m).(*Map), keys: x.keys, vals: map[string]Value{}}
				for k, v := range x.vals {
					c.vals[k] = v
				}
				all = append(all, c)
			case 7:
				what = "iterate"
				c := NewCursor(x.m)
				for n := 0; ; n++ {
					i, ok, err := c.Next(x.m)
					if err != nil {
						t.Fatalf("seed %d: %v", seed, err)
					}
					if !ok {
						break
					}
					if k := x.keys[n]; x.m.Keys()[i] != k || x.m.ValueAt(i) != x.vals[k] {
						t.Fatalf("seed %d: member %d is %s", seed, n, x.m.Keys()[i])
					}
				}
			}
			for i, y := range all {
				if !slices.Equal(y.m.Keys(), y.keys) || y.m.Len() != len(y.keys) {
					t.Fatalf("seed %d, step %d, %s: mapping %d has %v instead of %v", seed, step, what, i, y.m.Keys(), y.keys)
				}
				for j, k := range y.keys {
					if v, ok := y.m.Get(k); !ok || v != y.vals[k] || y.m.ValueAt(j) != v {
						t.Fatalf("seed %d, step %d, %s: mapping %d has %s = %v instead of %v", seed, step, what, i, k, v, y.vals[k])
					}
					if n, ok := y.m.Number(j); ok && kept(a.KeepOf(k).Store).box(n) != y.vals[k] {
						t.Fatalf("seed %d, step %d, %s: mapping %d has the number %d for %s", seed, step, what, i, n, k)
					}
				}
			}
		}
	}
}

// TestMapRooms: mappings of every size keep their values while memory is collected,
// also those made in one piece with others of other types.
func TestMapRooms(t *testing.T) {
	e := types.NewEnv()
	var makers []*RecordMaker
	for _, vals := range []int{0, 1, 2, 3, 5, 7, 9, 13, 17, 25, 33, 60} {
		for _, nums := range []int{0, 1, 2, 3, 5, 7, 9, 13, 17, 40} {
			var fields []types.Field
			var keys []string
			// Numbers and other values take turns.
			for i := range max(vals, nums) {
				if i < vals {
					fields = append(fields, types.Field{Name: fmt.Sprintf("v%02d", i), Type: types.String})
				}
				if i < nums {
					fields = append(fields, types.Field{Name: fmt.Sprintf("n%02d", i), Type: types.Int})
				}
			}
			for _, f := range fields {
				keys = append(keys, f.Name)
			}
			makers = append(makers, NewRecordMaker(types.MappingAtomicOf(e.Mapping(fields, types.Never, nil)), keys))
		}
	}
	type made struct {
		m *Map
		r *RecordMaker
		n int
	}
	var all []made
	slab := &RecordSlab{}
	g := rand.New(rand.NewPCG(1, 2))
	for n := range 4000 {
		r := makers[g.IntN(len(makers))]
		s := slab
		if n%3 == 0 {
			s = nil
		}
		m := r.Begin(s)
		for i, k := range r.l.Keys() {
			if k[0] == 'v' {
				r.Set(m, i, Str(fmt.Sprint(n, " ", k)))
			} else {
				r.SetInt(m, i, int64(n*100+i))
			}
		}
		if n%5 == 0 {
			m = Clone(m).(*Map)
		}
		all = append(all, made{m, r, n})
		if n%500 == 0 {
			runtime.GC()
		}
	}
	runtime.GC()
	for _, x := range all {
		for i, k := range x.r.l.Keys() {
			want := Value(Int(x.n*100 + i))
			if k[0] == 'v' {
				want = Str(fmt.Sprint(x.n, " ", k))
			}
			if got := x.m.ValueAt(i); !Equal(got, want) {
				t.Fatalf("mapping %d: %s is %v instead of %v", x.n, k, got, want)
			}
		}
	}
}
