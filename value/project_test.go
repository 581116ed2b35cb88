package value

import (
	"testing"

	"barre/types"
)

func upperNamed(a *types.MappingAtomic, field string) string {
	if field == "name" {
		return "Name"
	}
	return field
}

// What the decoder makes of a text at once is what is made of its json value.
func FuzzProject(f *testing.F) {
	for _, s := range []string{`{"Name":"N","age":3,"extra":[{"a":1}],"address":{"country":null,"city":"C"}}`, `{"a":1,"b":2.5,"o":true}`,
		`[{"n":1,"z":"x"}]`, `{"x":1,"l":[1.5,-0],"name":2}`, `[1,{"a":1},2.5,{"x":"\u00e9"}]`, `{"a":null,"b":0.12345678901234567890123}`, `[[[`} {
		f.Add(s)
	}
	c := newConvertTypes()
	all := c.env.Array(types.Union(types.Union(c.person, c.closed), types.Union(c.rest, c.defaults)))
	targets := []types.Type{c.person, c.closed, c.rest, c.defaults, all, types.Anydata, types.JSON, c.env.Map(types.Decimal),
		c.env.Tuple([]types.Type{types.Int, c.closed}, types.Never), c.env.Array(types.Union(types.Float, types.Decimal)), types.Intersect(c.person, types.Readonly)}
	p := NewProjector("JSON", upperNamed)
	options := []*ProjectOptions{{Fill: fillTest}, {Fill: fillTest, Numeric: true}, {Fill: fillTest, Strict: true}, {Fill: fillTest, NilAsOptional: true, AbsentAsNilable: true}}
	f.Fuzz(func(t *testing.T, s string) {
		for _, target := range targets {
			for _, o := range options {
				direct, err1 := p.JSON([]byte(s), target, o)
				v, err := ParseJSON([]byte(s), nil)
				if err != nil {
					if e, ok := direct.(*Error); !ok || e.Error() != err.Error() {
						t.Fatalf("%q: %v instead of %v", s, direct, err)
					}
					continue
				}
				twice, err2 := p.run(v, target, o, !o.Numeric)
				if (err1 == nil) != (err2 == nil) || ToString(direct) != ToString(twice) || !Equal(direct, twice) && !isError(direct) {
					t.Fatalf("%q to %s: %s or %s", s, target, ToString(direct), ToString(twice))
				}
				if !isError(twice) && !Is(twice, target) {
					t.Fatalf("%q to %s: %s does not belong to it", s, target, ToString(twice))
				}
				if w, err := p.Convert(v, target, o); err != nil || !isError(w) && !Is(w, target) {
					t.Fatalf("%q to %s: %s does not belong to it; %v", s, target, ToString(w), err)
				}
			}
		}
	})
}

func isError(v Value) bool {
	_, ok := v.(*Error)
	return ok
}
