package yaml

import (
	"strings"
	"testing"

	"barre/value"
)

// Any text is read or refused, and what was read is the same after it was written.
func FuzzYAML(f *testing.F) {
	for _, s := range []string{"a: 1\nb: [x, 'y', \"z\\n\"]\nc:\n- {d: ~}\n- |\n  text\n", "&a [1, *b]", "--- 1\n---\n- .inf\n", "? a\n: b", "!!int 5", "\"\\u0085\"", "a: &x {b: 1}\nc: *x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		docs, err := (&reader{sameAnchors: true}).documents([]byte(s))
		if err != nil {
			return
		}
		for _, d := range docs {
			for _, flow := range []bool{false, true} {
				w := &writer{indent: "  ", onOneLine: flow}
				if flow {
					err = w.flow(d, 0)
				} else {
					err = w.block(d, 0)
				}
				if err != nil {
					t.Fatal(err)
				}
				text := strings.TrimPrefix(string(w.b), "\n")
				again, err := (&reader{}).documents([]byte(text))
				if err != nil {
					t.Fatalf("%q is written as %q: %v", s, text, err)
				}
				if len(again) != 1 || value.ToString(again[0]) != value.ToString(d) {
					t.Fatalf("%q is written as %q, which is not %s", s, text, value.ToString(d))
				}
			}
		}
	})
}

// Aliases cannot make a text stand for more than fits.
func TestManyAliases(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := range 12 {
		n := string(rune('a' + i))
		p := "a0"
		if i > 0 {
			p = string(rune('a' + i - 1))
		}
		b.WriteString(n + ": &" + n + " [" + strings.Repeat("*"+p+", ", 9) + "*" + p + "]\n")
	}
	if _, err := (&reader{}).documents([]byte(b.String())); err == nil || !strings.Contains(err.Error(), "too much") {
		t.Fatal(err)
	}
}
