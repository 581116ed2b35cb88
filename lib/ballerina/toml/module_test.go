package toml

import (
	"strings"
	"testing"

	"barre/toml"
	"barre/types"
	"barre/value"
)

// What was read is the same after it was written.
func FuzzTOML(f *testing.F) {
	for _, s := range []string{"a = 1\nb.c = [1.5, {x = 'y'}]\n[t]\nk = inf\n[[r]]\nn = true\n[r.s]\n\"q q\" = \"\\u0001\"\n", "x = 1979-05-27T07:32:00Z", "[a]\n[a.b.c]\nd = []"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, errs := toml.Parse("", []byte(s))
		if len(errs) > 0 {
			return
		}
		m := node(n, true).(*value.Map)
		for _, dotted := range []bool{false, true} {
			lines, err := write(m, value.MapOf(types.AnyMap, "indentationPolicy", value.Int(2), "allowDottedKeys", value.Boolean(dotted)))
			if err != nil {
				t.Fatalf("%q: %v", s, err)
			}
			text := strings.Join(lines, "\n")
			again, errs := toml.Parse("", []byte(text))
			if len(errs) > 0 {
				t.Fatalf("%q is written as %q: %v", s, text, errs[0])
			}
			if got := node(again, true); !sameData(got, m) {
				t.Fatalf("%q is written as %q", s, text)
			}
		}
	})
}

// sameData compares values; the order of keys and the kind of a number may differ.
func sameData(a, b value.Value) bool {
	switch a := a.(type) {
	case *value.Map:
		b, ok := b.(*value.Map)
		if !ok || a.Len() != b.Len() {
			return false
		}
		for i, k := range a.Keys() {
			if x, ok := b.Get(k); !ok || !sameData(a.ValueAt(i), x) {
				return false
			}
		}
		return true
	case *value.List:
		b, ok := b.(*value.List)
		if !ok || a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !sameData(a.At(i), b.At(i)) {
				return false
			}
		}
		return true
	case value.Decimal, value.Float, value.Int:
		x, _ := value.NumericConvert(a, types.Float)
		y, ok := value.NumericConvert(b, types.Float)
		return ok && value.ToString(x) == value.ToString(y)
	}
	return value.Equal(a, b)
}
