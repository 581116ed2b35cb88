package value

import (
	"math/rand/v2"
	"slices"
	"testing"

	"barre/types"
)

// TestCursor: a cursor returns every member once, in order, while members that
// it has returned are removed in any way, and panics after every other change of
// length.
func TestCursor(t *testing.T) {
	for seed := range 2000 {
		g := rand.New(rand.NewPCG(uint64(seed), 7))
		l := NewList(types.AnydataList, nil)
		n := 1 + g.IntN(40)
		for i := range n {
			l.Put(Int(i))
		}
		if g.IntN(2) == 0 {
			// Removals before the iteration do not count.
			_, _ = l.Remove(0)
		}
		want := l.Values()
		cur := NewCursor(l)
		var got []Value
		for {
			i, ok, err := cur.Next(l)
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			if !ok {
				break
			}
			got = append(got, l.At(i))
			for range g.IntN(3) {
				back := slices.Index(l.Vals, got[len(got)-1]) + 1 // members returned that are still there
				if back <= 0 {
					break
				}
				if _, err := l.Remove(int64(pick(&gen{Rand: g}, 0, back-1, g.IntN(back)))); err != nil {
					t.Fatal(err)
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: returned %v of %v", seed, got, want)
		}
	}
	for name, change := range map[string]func(l *List) error{
		"push":           func(l *List) error { return l.Push(nil) },
		"insert":         func(l *List) error { return l.Insert(0, nil) },
		"grow":           func(l *List) error { return l.Set(5, nil) },
		"set the length": func(l *List) error { return l.SetLen(6) },
		"remove the next": func(l *List) error {
			_, err := l.Remove(2)
			return err
		},
		"cut off": func(l *List) error { return l.SetLen(1) },
		"replace": func(l *List) error {
			_, err := l.Remove(0)
			if err == nil {
				err = l.Push(nil)
			}
			return err
		},
	} {
		l := NewList(types.AnydataList, []Value{Int(0), Int(1), Int(2)})
		cur := NewCursor(l)
		_, _, _ = cur.Next(l)
		_, _, _ = cur.Next(l)
		if err := change(l); err != nil {
			t.Fatal(err)
		}
		if _, _, err := cur.Next(l); err == nil {
			t.Errorf("%s: no panic", name)
		}
	}
}

// TestCursorKeys: the same for mappings and tables; new members of existing
// keys are no change.
func TestCursorKeys(t *testing.T) {
	m := MapOf(types.AnydataMap, "a", Int(1), "b", Int(2), "c", Int(3))
	cur := NewCursor(m)
	for want := Int(1); want <= 3; want++ {
		i, ok, err := cur.Next(m)
		if err != nil || !ok || m.ValueAt(i) != want {
			t.Fatal(i, ok, err)
		}
		if _, err := m.Delete(m.Keys()[i]); err != nil {
			t.Fatal(err)
		}
	}
	if _, ok, err := cur.Next(m); ok || err != nil {
		t.Error(ok, err)
	}
	m = MapOf(types.AnydataMap, "a", Int(1), "b", Int(2))
	cur = NewCursor(m)
	m.Put("b", Int(5))
	if _, ok, err := cur.Next(m); !ok || err != nil {
		t.Error(ok, err)
	}
	if err := m.Clear(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := cur.Next(m); err == nil {
		t.Error("removeAll: no panic")
	}
}
