package xmldata

import (
	"testing"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// What an XML document becomes belongs to the type that was asked for, and can be
// written again.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{`<a x="1"><b>2</b><b>3</b><c>t</c></a>`, `<a><b/><c d="e">f<g/>h</c></a>`, `<n:a xmlns:n="u"><n:b>1.5</n:b><c><b>1</b></c></n:a>`,
		"<a> text <!--c--><![CDATA[ more ]]></a>", `<a><c>true</c><c>INF</c></a>`} {
		f.Add(s)
	}
	env := types.NewEnv()
	rt := runtime.New(runtime.Options{})
	rt.Env = env
	m := &module{Module: runtime.NewModule(rt, "ballerina/data.xmldata")}
	inner := env.Mapping([]types.Field{{Name: "b", Type: types.Int}}, types.Anydata, nil)
	closed := env.Mapping([]types.Field{{Name: "b", Type: env.Array(types.Float)}, {Name: "c", Type: types.Union(types.String, inner), Optional: true}}, types.Never, nil)
	fixed := env.Mapping([]types.Field{{Name: "b", Type: env.Tuple([]types.Type{types.Int, types.Int}, types.Never)}, {Name: "#content", Type: types.Union(types.String, types.Nil), Optional: true}}, types.XML, nil)
	targets := []types.Type{env.Map(types.Anydata), env.Map(types.JSON), env.Map(types.String), closed, fixed, types.Intersect(closed, types.Readonly), types.Union(closed, inner)}
	f.Fuzz(func(t *testing.T, s string) {
		x, err := value.ParseXMLDocument(s)
		if err != nil {
			return
		}
		for _, target := range targets {
			for _, strict := range []bool{false, true} {
				d := &decoder{m: m, text: "#content", strict: strict}
				v, err := d.document(x, target)
				if err != nil {
					if _, ok := err.(failure); !ok {
						t.Fatal(err)
					}
					continue
				}
				if !value.Is(v, target) {
					t.Fatalf("%q to %s: %s does not belong to it", s, target, value.ToString(v))
				}
				out, err := (&encoder{m: m, text: "#content"}).root(v.(*value.Map))
				if err != nil {
					continue
				}
				if _, err := value.ParseXML(out.String()); err != nil {
					t.Fatalf("%q is written as %q: %v", s, out, err)
				}
			}
		}
	})
}
