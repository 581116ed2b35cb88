package test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// apply makes the expected text of the actual one and the difference between them.
func apply(actual []string, diff string) (expected []string, err error) {
	at := 0 // lines of the actual text that are taken
	for _, l := range strings.Split(strings.TrimSuffix(diff, "\n"), "\n")[2:] {
		var a, na, e, ne int
		switch {
		case l == " ":
		case strings.HasPrefix(l, " @@"):
			if _, err := fmt.Sscanf(l, " @@ -%d,%d +%d,%d @@ ", &a, &na, &e, &ne); err != nil {
				return nil, err
			}
			for at < a-1 {
				expected = append(expected, actual[at])
				at++
			}
			if len(expected) != e-1 {
				return nil, fmt.Errorf("%s: %d lines come before", l, len(expected))
			}
		case strings.HasPrefix(l, " +"):
			expected = append(expected, l[2:])
		case at == len(actual) || l[2:] != actual[at]:
			return nil, fmt.Errorf("%q is not line %d", l, at+1)
		default:
			if l[1] == ' ' {
				expected = append(expected, actual[at])
			}
			at++
		}
	}
	return append(expected, actual[at:]...), nil
}

// TestDiffText: the difference leads from one text to the other.
func TestDiffText(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		actual := make([]string, 1+r.IntN(60))
		for i := range actual {
			actual[i] = fmt.Sprint("line ", r.IntN(20))
		}
		expected := append([]string{}, actual...)
		for range r.IntN(5) {
			i := r.IntN(len(expected))
			switch r.IntN(3) {
			case 0:
				expected[i] = fmt.Sprint("other ", r.IntN(5))
			case 1:
				expected = append(expected[:i], append([]string{"new"}, expected[i:]...)...)
			default:
				if len(expected) > 1 {
					expected = append(expected[:i], expected[i+1:]...)
				}
			}
		}
		diff := diffText(strings.Join(actual, "\n"), strings.Join(expected, "\n"))
		got, err := apply(actual, diff)
		if err != nil || strings.Join(got, "\n") != strings.Join(expected, "\n") {
			t.Fatalf("%v: from\n%s\nto\n%s\nleads\n%s", err, strings.Join(actual, "\n"), strings.Join(expected, "\n"), diff)
		}
	}
}

// TestLongDiff: what is shown of a difference is bounded.
func TestLongDiff(t *testing.T) {
	a, b := strings.Repeat("a\n", 5000), strings.Repeat("b\n", 5000)
	if d := diffText(a, b); strings.Count(d, "\n") > maxLines+10 || !strings.Contains(d, "more lines") {
		t.Errorf("%d lines", strings.Count(d, "\n"))
	}
}

// TestApart: texts that differ are shown from where they do.
func TestApart(t *testing.T) {
	same := strings.Repeat("s", 100)
	for _, c := range [][4]string{
		{"a", "b", "a", "b"},
		{same + "a", same + "b", "..." + same[:20] + "a", "..." + same[:20] + "b"},
		{same, same + "b", "..." + same[:20], "..." + same[:20] + "b"},
		{"x" + same, "y", "x" + same[:79] + "...", "y"},
	} {
		if a, b := apart(c[0], c[1]); a != c[2] || b != c[3] {
			t.Errorf("%q %q: %q %q", c[0], c[1], a, b)
		}
	}
}
