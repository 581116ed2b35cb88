package configure

import (
	"strings"
	"testing"

	"barre/toml"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// FuzzRead reads any TOML as values of types of every kind: what is accepted
// can be made a value of the type, everything else has a message with a place.
func FuzzRead(f *testing.F) {
	e := types.NewEnv()
	person := e.Mapping([]types.Field{{Name: "name", Type: types.String}, {Name: "age", Type: types.Int, Optional: true}}, types.Never, nil)
	token := e.Mapping([]types.Field{{Name: "token", Type: types.Union(types.String, types.Nil)}}, types.Decimal, nil)
	var list []types.Type
	for _, t := range []types.Type{
		types.Int, types.Float, types.Decimal, types.Boolean, types.String, types.XML, types.JSON, types.Anydata,
		e.IntRange(0, 255), types.Union(e.StringValue("a"), e.IntValue(1)), types.Union(types.Decimal, types.Nil),
		e.Array(types.Int), e.ArrayN(types.String, 2), e.Tuple([]types.Type{types.Int, types.String}, types.Boolean), e.Array(e.Array(types.Float)),
		e.Map(types.Int), person, types.Union(person, token), types.Union(person, e.Array(person)), e.TableOf(person, []string{"name"}, nil), e.TableOf(e.Map(types.Int), nil, nil),
	} {
		list = append(list, types.Intersect(t, types.Readonly))
	}
	for _, s := range []string{
		"1", "-1.5", "inf", "nan", "true", `"a"`, `"<a/>"`, "2024-01-01", "[]", "[1, 2]", `[1, "a", true]`, "{}", `{name = "a"}`, `{token = "a", x = 1.5}`,
		`[{name = "a"}, {name = "a"}]`, `[[1.5], []]`, "{a.b = 1}", "9223372036854775808", `["a", "b"]`, `{"" = {}}`,
	} {
		f.Add(s)
	}
	conv := value.NewConverter()
	f.Fuzz(func(t *testing.T, text string) {
		doc, errs := toml.Parse("f", []byte("v = "+text))
		n := doc.Get("v")
		if len(errs) > 0 || n == nil {
			return
		}
		for _, typ := range list {
			v := &tree.Var{Name: "v", Type: typ, Module: &tree.Module{Name: "."}}
			r := &reader{root: v, origin: "f"}
			x, ok := r.node(n, typ, "v")
			if ok != (len(r.problems) == 0) {
				t.Fatalf("%q as %s: accepted %v, with %v", text, typ, ok, r.problems)
			}
			for _, p := range r.problems {
				if !strings.HasPrefix(p.Where, "[f:(") || !strings.Contains(p.Message, "'v") {
					t.Errorf("%q as %s: %s", text, typ, p)
				}
			}
			if !ok {
				continue
			}
			y, err := conv.FromJSON(x, typ, nil)
			if _, failed := y.(*value.Error); err != nil || failed || !value.Is(value.CloneReadOnly(y), typ) {
				t.Errorf("%q as %s: accepted, but no such value: %v %v", text, typ, y, err)
			}
			(&reader{root: v, where: "[-Cv]"}).text(text, typ)
		}
	})
}
