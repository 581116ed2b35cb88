package text

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// random makes texts and operations from a seed.
type random struct{ *rand.Rand }

func (r random) text(n int) string {
	var b strings.Builder
	for range r.IntN(n + 1) {
		b.WriteString([]string{"a", "b", "c", "é", "😀", "\n", "\r\n", " "}[r.IntN(8)])
	}
	return b.String()
}

// boundary is a place between two characters.
func (r random) boundary(s string, from int) int {
	at := from + r.IntN(len(s)-from+1)
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return at
}

func (r random) edits(s string) []Edit {
	var list []Edit
	at := 0
	for range r.IntN(4) {
		start := r.boundary(s, at)
		end := start
		if r.IntN(2) == 0 {
			end = r.boundary(s, start)
		}
		list = append(list, Edit{start, end, r.text(3)})
		at = end
	}
	return list
}

func (r random) op(t *testing.T, s string) Op {
	o, err := New(s, r.edits(s))
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestOperations(t *testing.T) {
	for seed := range uint64(3000) {
		r := random{rand.New(rand.NewPCG(seed, 1))}
		s := r.text(12)
		a, b := r.op(t, s), r.op(t, s)
		if got := a.Invert().Apply(a.Apply(s)); got != s {
			t.Fatalf("seed %d: taken back, %v of %q is %q", seed, a, s, got)
		}
		a2, b2 := Transform(a, b)
		x, y := b2.Apply(a.Apply(s)), a2.Apply(b.Apply(s))
		if x != y {
			t.Fatalf("seed %d: %v and %v of %q come to %q and %q", seed, a, b, s, x, y)
		}
		for _, p := range append(append(Op{}, a...), b...) {
			if !strings.Contains(x, p.Ins) {
				t.Fatalf("seed %d: %q is lost in %q", seed, p.Ins, x)
			}
		}
		c := r.op(t, a.Apply(s))
		if got, want := Compose(a, c).Apply(s), c.Apply(a.Apply(s)); got != want {
			t.Fatalf("seed %d: composed, %v and %v of %q are %q, not %q", seed, a, c, s, got, want)
		}
		if got := FromChanges(s, a.Changes(s)).Apply(s); got != a.Apply(s) && !strings.Contains(s, "\r") {
			t.Fatalf("seed %d: as changes, %v of %q is %q", seed, a, s, got)
		}
	}
}

// TestChangesInSequence: changes that are not from the end to the start are made one
// after the other.
func TestChangesInSequence(t *testing.T) {
	at := func(line, a, b int, text string) Change {
		return Change{Range{Position{line, a}, Position{line, b}}, text}
	}
	for _, c := range []struct {
		src     string
		changes []Change
		want    string
	}{
		{"ab", []Change{at(0, 1, 1, "x"), at(0, 2, 2, "y")}, "axyb"},
		{"ab", []Change{at(0, 1, 1, "x"), at(0, 1, 1, "y")}, "ayxb"},
		{"ab\ncd", []Change{at(1, 0, 1, ""), at(0, 0, 1, "")}, "b\nd"},
		{"😀b", []Change{at(0, 2, 3, "c")}, "😀c"},
		{"ab", []Change{at(7, 0, 9, "c"), at(-1, 0, 0, "x")}, "xabc"},
		{"ab", []Change{{Range{Position{0, 2}, Position{0, 0}}, "c"}}, "c"},
	} {
		if got := FromChanges(c.src, c.changes).Apply(c.src); got != c.want {
			t.Errorf("%v in %q make %q, not %q", c.changes, c.src, got, c.want)
		}
	}
}

func TestDiff(t *testing.T) {
	lines := func(r random) string {
		var b strings.Builder
		for range r.IntN(12) {
			fmt.Fprintf(&b, "%c\n", 'a'+rune(r.IntN(4)))
		}
		return strings.TrimSuffix(b.String(), []string{"", "\n"}[r.IntN(2)])
	}
	for seed := range uint64(3000) {
		r := random{rand.New(rand.NewPCG(seed, 2))}
		a, b := lines(r), lines(r)
		if got := Diff(a, b).Apply(a); got != b {
			t.Fatalf("seed %d: from %q to %q comes to %q", seed, a, b, got)
		}
		if o, conflicts := Merge(a, a, b); o.Apply(a) != b || conflicts != nil {
			t.Fatalf("seed %d: %q, unchanged, with %q is %q", seed, a, b, o.Apply(a))
		}
		if o, conflicts := Merge(a, b, a); o.Apply(b) != b || conflicts != nil {
			t.Fatalf("seed %d: %q with what it came from is %q", seed, b, o.Apply(b))
		}
		if o, conflicts := Merge(a, b, b); o.Apply(b) != b || conflicts != nil {
			t.Fatalf("seed %d: the same change %q twice is %q, conflicts %v", seed, b, o.Apply(b), conflicts)
		}
	}
	// The shortest way: one line of many.
	a := strings.Repeat("x\n", 50) + "y\n" + strings.Repeat("z\n", 50)
	if o := Diff(a, strings.Replace(a, "y", "w", 1)); len(o.Edits()) != 1 || o.Edits()[0].New != "w\n" {
		t.Errorf("one line changed: %v", o.Edits())
	}
	// Too different to look for it.
	var x, y strings.Builder
	for i := range 3 * maxDistance {
		fmt.Fprintf(&x, "a%d\n", i)
		fmt.Fprintf(&y, "b%d\n", i)
	}
	if Diff(x.String(), y.String()).Apply(x.String()) != y.String() {
		t.Error("texts that have nothing in common")
	}
}

func TestMerge(t *testing.T) {
	const base = "1\n2\n3\n4\n5\n6\n"
	for _, c := range []struct {
		name, ours, theirs, want string
		conflicts                int
	}{
		{"apart", "1\nX\n3\n4\n5\n6\n", "1\n2\n3\n4\nY\n6\n", "1\nX\n3\n4\nY\n6\n", 0},
		{"more lines before", "0\n0\n1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\n5\n6\n7\n", "0\n0\n1\n2\n3\n4\n5\n6\n7\n", 0},
		{"theirs first", "1\n2\n3\n4\n5\nX\n", "Y\n2\n3\n4\n5\n6\n", "Y\n2\n3\n4\n5\nX\n", 0},
		{"the same line", "1\nX\n3\n4\n5\n6\n", "1\nY\n3\n4\n5\n6\n", "1\nX\n3\n4\n5\n6\n", 1},
		{"lines side by side", "1\nX\n3\n4\n5\n6\n", "1\n2\nY\n4\n5\n6\n", "1\nX\n3\n4\n5\n6\n", 1},
		{"one of two", "1\nX\n3\n4\n5\n6\n", "1\nY\n3\n4\n5\nZ\n", "1\nX\n3\n4\n5\nZ\n", 1},
		{"gone, and changed", "1\n3\n4\n5\n6\n", "1\nY\n3\n4\n5\n6\n", "1\n3\n4\n5\n6\n", 1},
		{"no line feed at the end", "1\n2\n3\n4\n5", "0\n1\n2\n3\n4\n5\n6\n", "0\n1\n2\n3\n4\n5", 0},
		{"emptied", "", "1\n2\n3\n4\n5\n6\n", "", 0},
	} {
		o, conflicts := Merge(base, c.ours, c.theirs)
		if got := o.Apply(c.ours); got != c.want || len(conflicts) != c.conflicts {
			t.Errorf("%s: %q, conflicts %v; want %q and %d", c.name, got, conflicts, c.want, c.conflicts)
		}
	}
}

func FuzzMerge(f *testing.F) {
	f.Add("a\nb\n", "a\nc\n", "b\n")
	f.Fuzz(func(t *testing.T, base, ours, theirs string) {
		o, conflicts := Merge(base, ours, theirs)
		if o.Before() != len(ours) {
			t.Fatalf("an operation on %d bytes for %d", o.Before(), len(ours))
		}
		if base == ours && (o.Apply(ours) != theirs || conflicts != nil) {
			t.Fatalf("nothing changed here, and %q is %q", theirs, o.Apply(ours))
		}
	})
}
