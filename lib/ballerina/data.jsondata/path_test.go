package jsondata

import (
	"testing"

	"barre/value"
)

// No expression makes the parser or a selection fail otherwise than with an
// error.
func FuzzPath(f *testing.F) {
	for _, s := range []string{"$.a[0]['b',\"c\"]..d.*", "$..[?(@.a > 1 && !(@.b =~ /x.*/i) || 'x' in @.c)].sum()", "$[1:-2]", "$.a[-1,2].concat('x', $.b, [1, {\"a\": null}])",
		"$..a.length()", "$[?(@ nin [1,2])]", "a.b"} {
		f.Add(s, `{"a":[{"b":1,"c":["x"]},{"d":{"e":2.5}}],"b":"x"}`)
	}
	f.Fuzz(func(t *testing.T, path, doc string) {
		v, err := value.ParseJSONString(doc)
		if err != nil {
			return
		}
		p, err := parsePath(path)
		if err != nil {
			return
		}
		r, ok := (&selection{root: v}).path(p, v)
		if !ok {
			return
		}
		if _, err := value.ToJSONString(r); err != nil {
			t.Fatal(err)
		}
		if _, isList := r.(*value.List); !p.definite() && !isList && p.steps[len(p.steps)-1].kind != stepCall && !called(p) {
			t.Fatalf("%s gives %s", path, value.ToString(r))
		}
	})
}

func called(p *jsonPath) bool {
	for _, s := range p.steps {
		if s.kind == stepCall {
			return true
		}
	}
	return false
}
