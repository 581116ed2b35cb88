package value

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"barre/types"
)

// TestRemovals: large mappings and tables keep their order through any sequence
// of additions and removals, whenever that is looked at.
func TestRemovals(t *testing.T) {
	e := types.NewEnv()
	row := e.Mapping([]types.Field{{Name: "id", Type: types.Int, Readonly: true}}, types.Never, nil)
	for seed := range 300 {
		g := rand.New(rand.NewPCG(uint64(seed), 3))
		m := NewMap(types.AnydataMap)
		tb := NewTable(types.TableAtomicOf(e.TableOf(row, []string{"id"}, nil)), false)
		var model []int
		watched := g.IntN(2) == 0
		if watched {
			NewCursor(m)
			NewCursor(tb)
		}
		for step := range 400 {
			n := g.IntN(60)
			k := fmt.Sprint(n)
			at := slices.Index(model, n)
			switch op := g.IntN(5); {
			case op < 2 || step < 30:
				m.Put(k, Int(step))
				if err := tb.Replace(MapOf(row, "id", Int(n))); err != nil {
					t.Fatal(err)
				}
				if at < 0 {
					model = append(model, n)
				}
			default:
				if op == 4 && len(model) > 0 {
					at = []int{0, len(model) - 1}[g.IntN(2)] // from an end
					n = model[at]
					k = fmt.Sprint(n)
				}
				_, err := m.Delete(k)
				r, err2 := tb.Remove(Int(n))
				if (err == nil) != (at >= 0) || err2 != nil || (r != nil) != (at >= 0) {
					t.Fatalf("seed %d, step %d: remove %d: %v, %v, %v", seed, step, n, err, r, err2)
				}
				if at >= 0 {
					model = slices.Delete(model, at, at+1)
				}
			}
			if m.Len() != len(model) || tb.Len() != len(model) || m.Has(k) != slices.Contains(model, n) {
				t.Fatalf("seed %d, step %d: %d and %d members, want %d", seed, step, m.Len(), tb.Len(), len(model))
			}
			if g.IntN(20) > 0 {
				continue
			}
			next := 0
			for i, n := range model {
				next = max(next, n+1)
				if m.Keys()[i] != fmt.Sprint(n) || m.Find(fmt.Sprint(n)) != i || tb.Row(i).Int("id") != int64(n) || tb.Lookup(Int(n)) != tb.Row(i) {
					t.Fatalf("seed %d, step %d: %s and %s, want %v", seed, step, ToString(m), ToString(tb), model)
				}
			}
			if k, ok := tb.NextKey(); !ok || k != int64(next) {
				t.Fatalf("seed %d, step %d: the next key is %d, want %d", seed, step, k, next)
			}
			if c := Clone(m); !Equal(c, m) || Clone(tb).(*Table).Len() != len(model) {
				t.Fatalf("seed %d, step %d: the clone is %s", seed, step, ToString(c))
			}
		}
	}
}

// TestCursorRemovals: cursors follow removals from large mappings and tables.
func TestCursorRemovals(t *testing.T) {
	for seed := range 300 {
		g := rand.New(rand.NewPCG(uint64(seed), 5))
		m := NewMap(types.AnydataMap)
		n := 5 + g.IntN(60)
		for i := range n {
			m.Put(fmt.Sprint(i), Int(i))
		}
		_, _ = m.Delete(fmt.Sprint(g.IntN(n)))
		want := slices.Clone(m.Keys())
		var got []string
		cur := NewCursor(m)
		for {
			i, ok, err := cur.Next(m)
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			if !ok {
				break
			}
			got = append(got, m.Keys()[i])
			for range g.IntN(3) {
				if k := got[g.IntN(len(got))]; m.Has(k) {
					if _, err := m.Delete(k); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: returned %v of %v", seed, got, want)
		}
	}
}
