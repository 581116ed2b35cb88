package types_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"barre/types"
)

// everyday are descriptors as programs have them.
var everyday = []string{
	"()", "int", "int?", "int|string", "(int|string)?", "boolean", "float", "decimal", "string", "byte", "any", "any|error", "anydata", "json",
	"readonly", "never", "error", "error?", "xml", "handle", "future", "typedesc", "function", "table", "stream",
	"1", "1|2|3", `"a"`, `"get"|"post"`, "true", "1.5", "2d", "string:Char", "int:Signed32", "int:Unsigned8", "int:Signed8|string",
	"xml:Element", "xml:Text", "xml:Comment", "xml:ProcessingInstruction",
	"int[]", "int[3]", "(int|string)[]", "int[][]", "int[2][3]", "int?[]", "anydata[]", "[int, string]", "[int, string...]", "[]", "[int|string, ()]",
	"map<int>", "map<int|string>", "map<anydata>", "map<map<json>>", "record {| int x; |}", "record {| int x; string? y?; |}", "record { int x; }",
	"record {| int x; string...; |}", "record {| record {| int y; |} x; |}", "record {||}", "map<int>[]", "record {| int|string x; |}",
	"error<record {| int code; |}>", "future<int>", "typedesc<int|string>", "stream<int>", "stream<int, error?>",
	"table<map<int>>", "table<record {| readonly int id; int n; |}> key(id)", "table<map<int>> key<string>",
	"function()", "function(int) returns string", "function(int, string...) returns int?", "function(function(int)) returns function() returns int",
	"object {}", "object { int x; function f(int) returns string; }",
}

// TestHashConsing: what is built alike is one pointer, so that pointers serve
// as keys.
func TestHashConsing(t *testing.T) {
	w := newWorld()
	for _, s := range everyday {
		if w.t(s) != w.t(s) {
			t.Errorf("%s: two pointers for one type", s)
		}
	}
	for what, p := range map[string][2]types.Type{
		"byte":           {w.env.IntRange(0, 255), types.Byte},
		"byte[]":         {w.env.Array(types.Byte), types.ByteArray},
		"string[]":       {w.env.Array(types.String), types.StringArray},
		"map<string>":    {w.env.Map(types.String), types.StringMap},
		"map<anydata>":   {w.env.Map(types.Anydata), types.AnydataMap},
		"json[]":         {w.env.Array(types.JSON), types.JSONList},
		"string:Char":    {w.env.Char(), types.Char},
		"true":           {w.env.BooleanValue(true), types.True},
		"boolean":        {types.Union(types.True, types.False), types.Boolean},
		"any|error":      {types.Union(types.Error, types.Any), types.AnyOrError},
		"xml:Element":    {w.env.XMLItem(types.XMLElementRO | types.XMLElementRW), types.XMLElement},
		"xml":            {w.env.XMLOf(types.XMLItemsOf(types.XML)), types.XML},
		"client objects": {w.env.Opaque("client object", types.BObject, false), types.ClientMark},
	} {
		if p[0] != p[1] {
			t.Errorf("%s: not the predeclared pointer", what)
		}
	}
	for seed := range 1000 {
		g := &gen{Rand: newRand(7000 + seed), leaves: allLeaves, behave: true}
		na, nb := g.node(3), g.node(3)
		a, b := w.of(na), w.of(nb)
		for _, c := range []struct {
			what string
			x, y types.Type
		}{
			{"A, A", w.of(na), a},
			{"A ∪ B, again", types.Union(a, b), types.Union(a, b)},
			{"A ∪ B, B ∪ A", types.Union(a, b), types.Union(b, a)},
			{"A ∩ B, B ∩ A", types.Intersect(a, b), types.Intersect(b, a)},
			{"A \\ B, again", types.Diff(a, b), types.Diff(a, b)},
			{"A ∪ never, A", types.Union(a, types.Never), a},
			{"A ∩ any|error, A", types.Intersect(a, types.AnyOrError), a},
			{"arrays", w.env.Array(a), w.env.Array(a)},
			{"A[2], [A, A]", w.env.ArrayN(a, 2), w.env.Tuple([]types.Type{a, a}, nil)},
			{"maps", w.env.Map(a), w.env.Map(a)},
			{"order of fields",
				w.env.Mapping([]types.Field{{Name: "x", Type: a}, {Name: "y", Type: b}}, types.Never, nil),
				w.env.Mapping([]types.Field{{Name: "y", Type: b}, {Name: "x", Type: a}}, types.Never, nil)},
		} {
			if c.x != c.y {
				t.Errorf("seed %d: %s: two pointers\n  A = %v\n  B = %v", seed, c.what, na, nb)
			}
		}
	}
}

// TestSignatures: names, defaults and inclusion of parameters do not affect
// the type, but stay to be asked for.
func TestSignatures(t *testing.T) {
	e := types.NewEnv()
	rec := e.Mapping([]types.Field{{Name: "x", Type: types.Int}}, types.Never, nil)
	of := func(ps ...types.Param) types.Type { return e.Func(&types.Signature{Params: ps, Ret: types.Int}) }
	plain := of(types.Param{Type: types.String}, types.Param{Type: rec})
	named := of(types.Param{Name: "a", Type: types.String}, types.Param{Name: "b", Type: rec})
	full := of(types.Param{Name: "a", Type: types.String, HasDefault: true}, types.Param{Name: "b", Type: rec, Included: true})
	for _, f := range []types.Type{named, full} {
		if !types.Same(plain, f) {
			t.Errorf("%v is another type than %v", f, plain)
		}
	}
	sig := types.FuncSig(full)
	if sig == nil || sig.Params[0].Name != "a" || !sig.Params[0].HasDefault || !sig.Params[1].Included {
		t.Errorf("the signature is lost: %+v", sig)
	}
	if sig := types.FuncSig(types.Intersect(named, types.IsolatedFunc)); sig == nil || sig.Params[0].Name != "a" {
		t.Errorf("the signature of an isolated function is lost: %+v", sig)
	}
	if types.FuncSig(types.Function) != nil || types.FuncSig(types.Union(plain, of())) != nil {
		t.Error("a signature where there is none, or more than one")
	}
}

// TestApply: the result of a call is what the functions give for arguments of
// these types, and a call is refused unless all of them accept it.
func TestApply(t *testing.T) {
	w := newWorld()
	for _, c := range []struct {
		f    string
		args []string
		want string // "" when refused
	}{
		{"function(int) returns string", []string{"int"}, "string"},
		{"function(int) returns string", []string{"byte"}, "string"},
		{"function(int) returns string", []string{"int|string"}, ""},
		{"function(int) returns string", nil, ""},
		{"function(int) returns string", []string{"int", "int"}, ""},
		{"function(int...) returns string", nil, "string"},
		{"function(int...) returns string", []string{"int", "byte", "1"}, "string"},
		{"function(int...) returns string", []string{"int", "string"}, ""},
		{"function(int, string...) returns string", []string{"int", "string"}, "string"},
		{"function(int, string...) returns string", nil, ""},
		{"function() returns never", nil, "never"},
		{"function", []string{"int"}, ""},
		{"(function(int) returns string) & (function(string) returns int)", []string{"int"}, "string"},
		{"(function(int) returns string) & (function(string) returns int)", []string{"string"}, "int"},
		{"(function(int) returns string) & (function(string) returns int)", []string{"int|string"}, "int|string"},
		{"(function(int) returns string) & (function(string) returns int)", []string{"boolean"}, ""},
		{"(function(int) returns 1|2) & (function(byte) returns 2|3)", []string{"byte"}, "2"},
		{"(function(int) returns 1|2) & (function(byte) returns 2|3)", []string{"int"}, "1|2"},
		{"(function(int) returns string)|(function(string) returns boolean)", []string{"int"}, ""},
		{"(function(int|string) returns string)|(function(int) returns boolean)", []string{"int"}, "string|boolean"},
		{"isolated function(int[]) returns int", []string{"byte[]"}, "int"},
	} {
		var args []types.Type
		for _, a := range c.args {
			args = append(args, w.t(a))
		}
		got, ok := types.Apply(w.t(c.f), args)
		switch {
		case ok != (c.want != ""):
			t.Errorf("%s of %v is accepted: %t", c.f, c.args, ok)
		case ok && !types.Same(got, w.t(c.want)):
			t.Errorf("%s of %v gives %v, want %s", c.f, c.args, got, c.want)
		}
	}
}

// TestParts: what is asked of the members of lists and mappings covers every
// shape there is, and for types of one descriptor nothing else.
func TestParts(t *testing.T) {
	for seed := range 2000 {
		g := &gen{Rand: newRand(8000 + seed), leaves: dataLeaves}
		w := newWorld()
		n := g.node(3)
		typ := w.of(n)
		for range 6 {
			s := g.shape(w, n, 2)
			if !w.has(n, s) {
				continue
			}
			switch s := s.(type) {
			case list:
				lo, hi := types.ListLengths(typ)
				if len(s) < lo || hi >= 0 && len(s) > hi {
					t.Errorf("seed %d: %v has a length outside of %d to %d: %v", seed, s, lo, hi, n)
				}
				for i, m := range s {
					one := w.singleton(m)
					if !types.IsSubtype(one, types.ListMember(typ, w.env.IntValue(int64(i)))) || !types.IsSubtype(one, types.ListElem(typ)) {
						t.Errorf("seed %d: %v is not in the type of member %d of %v", seed, m, i, n)
					}
				}
			case mapping:
				for _, k := range []string{"x", "y", "z"} {
					one := types.Undef
					if v, ok := s[k]; ok {
						one = w.singleton(v)
						if !types.IsSubtype(one, types.MappingElem(typ)) {
							t.Errorf("seed %d: %v is not in the type of fields of %v", seed, v, n)
						}
					}
					if !types.IsSubtype(one, types.MappingMember(typ, k)) {
						t.Errorf("seed %d: field %s of %v is not in the type %v", seed, k, s, types.MappingMember(typ, k))
					}
				}
			}
		}
	}

	w := newWorld()
	for _, c := range []struct {
		list, key string
		want      string
	}{
		{"int[]", "int", "int"},
		{"int[]", "0", "int"},
		{"[int, string]", "int", "int|string"},
		{"[int, string]", "1", "string"},
		{"[int, string]", "2", "never"},
		{"[int, string...]", "0", "int"},
		{"[int, string...]", "5", "string"},
		{"[int, string...]", "1|2", "string"},
		{"int[3]", "2", "int"},
		{"int[3]", "3", "never"},
		{"[int]|[string]", "0", "int|string"},
		{"int[]|string[]", "7", "int|string"},
		{"int[] & readonly", "0", "int"},
		{"any[] & readonly", "0", "any & readonly"},
		{"[int, never]|[string]", "0", "string"},
	} {
		if got := types.ListMember(w.t(c.list), w.t(c.key)); !types.Same(got, w.t(c.want)) {
			t.Errorf("members %s of %s: %v, want %s", c.key, c.list, got, c.want)
		}
	}
	for _, c := range []struct {
		mapping, field, want string
		absent               bool
	}{
		{"map<int>", "x", "int", true},
		{"record {| int x; |}", "x", "int", false},
		{"record {| int x; |}", "y", "never", true},
		{"record {| int x?; |}", "x", "int", true},
		{"record { int x; }", "y", "anydata", true},
		{"record {| int x; |}|record {| string x; |}", "x", "int|string", false},
		{"record {| int x; |}|map<string>", "x", "int|string", true},
		{"record {| any x; |} & readonly", "x", "any & readonly", false},
		{"record {| int x; never y; |}|record {| string x; |}", "x", "string", false},
	} {
		got := types.MappingMember(w.t(c.mapping), c.field)
		if !types.Same(types.Diff(got, types.Undef), w.t(c.want)) || types.IsSubtype(types.Undef, got) != c.absent {
			t.Errorf("field %s of %s: %v, want %s", c.field, c.mapping, got, c.want)
		}
	}
}

// TestAtomic: what one descriptor gives is found again, through names,
// intersections and readonly; where there are several there is none.
func TestAtomic(t *testing.T) {
	w := newWorld().define("P", "record {| int x; P? next; |}", "L", "[int, L?]")
	for _, s := range []string{"int[]|string[]", "int", "[int]|[string]", "(int[] & readonly)|string[]"} {
		if a := types.ListAtomicOf(w.t(s)); a != nil {
			t.Errorf("%s is the list type %v", s, a.Type())
		}
	}
	for _, c := range []struct {
		list    string
		at      int
		member  string
		minimum int
		grows   bool // to 10
		store   types.Store
		plain   bool
	}{
		{"int[]", 3, "int", 0, true, types.StoreInt, true},
		{"int[]?", 3, "int", 0, true, types.StoreInt, true},
		{"float[]", 0, "float", 0, true, types.StoreFloat, true},
		{"boolean[]", 0, "boolean", 0, true, types.StoreBoolean, true},
		{"byte[]", 0, "byte", 0, true, types.StoreByte, false},
		{"(1|2)[]", 0, "1|2", 0, true, types.StoreByte, false},
		{"(1|300)[]", 0, "1|300", 0, true, types.StoreInt, false},
		{"int?[]", 0, "int?", 0, true, types.StoreAny, false},
		{"int[3]", 2, "int", 3, false, types.StoreInt, false},
		{"int[3]", 3, "never", 3, false, types.StoreInt, false},
		{"[int, string...]", 0, "int", 1, true, types.StoreAny, false},
		{"[int, string...]", 4, "string", 1, true, types.StoreAny, false},
		{"[int, float]", 1, "float", 2, false, types.StoreAny, false},
		{"int[] & [any, any...]", 0, "int", 1, true, types.StoreInt, false},
		{"any[] & readonly", 0, "any & readonly", 0, true, types.StoreAny, false},
		{"L", 1, "L?", 2, false, types.StoreAny, false},
		{"readonly & L", 1, "L? & readonly", 2, false, types.StoreAny, false},
	} {
		a := types.ListAtomicOf(w.t(c.list))
		if a == nil {
			t.Errorf("%s is no list type", c.list)
			continue
		}
		if !types.Same(a.MemberAt(c.at), w.t(c.member)) || a.MinLen() != c.minimum || a.CanGrow(10) != c.grows || a.Store() != c.store || a.Plain() != c.plain {
			t.Errorf("%s: member %d is %v, at least %d, grows %t, store %d, plain %t", c.list, c.at, a.MemberAt(c.at), a.MinLen(), a.CanGrow(10), a.Store(), a.Plain())
		}
	}
	for _, s := range []string{"map<int>|map<string>", "int", "record {| int x; |}|record {| int y; |}"} {
		if a := types.MappingAtomicOf(w.t(s)); a != nil {
			t.Errorf("%s is the mapping type %v", s, a.Type())
		}
	}
	for _, c := range []struct {
		mapping, field, typ string
		required, readonly  bool
	}{
		{"map<int>", "x", "int", false, false},
		{"record {| int x; |}", "x", "int", true, false},
		{"record {| int x; |}?", "x", "int", true, false},
		{"record {| int x?; |}", "x", "int", false, false},
		{"record {| int x; |}", "y", "never", false, false},
		{"record {| readonly int x; int y; |}", "x", "int", true, true},
		{"record {| readonly int x; int y; |}", "y", "int", true, false},
		{"record {| int x; string...; |}", "y", "string", false, false},
		{"record {| int x?; any...; |} & record {| any x; string...; |}", "x", "int", true, false},
		{"record {| int x?; any...; |} & record {| any x; string...; |}", "y", "string", false, false},
		{"record {| int[] x; |} & readonly", "x", "int[] & readonly", true, false},
		{"P", "next", "P?", true, false},
	} {
		a := types.MappingAtomicOf(w.t(c.mapping))
		if a == nil {
			t.Errorf("%s is no mapping type", c.mapping)
			continue
		}
		typ, readonly := a.FieldType(c.field)
		// All fields of an immutable mapping are read-only, said or not.
		readonly = readonly && !types.IsReadonly(a.Type())
		if !types.Same(typ, w.t(c.typ)) || a.Required(c.field) != c.required || readonly != c.readonly {
			t.Errorf("%s: field %s is %v, required %t, readonly %t", c.mapping, c.field, typ, a.Required(c.field), readonly)
		}
	}
	for _, c := range []struct {
		table, row, key string
		keys            []string
	}{
		{"table<map<int>>", "map<int>", "never", nil},
		{"table<record {| readonly int id; |}> key(id)", "record {| readonly int id; |}", "int", []string{"id"}},
		{"table<record {| readonly int a; readonly string b; |}> key(a, b)", "record {| readonly int a; readonly string b; |}", "[int, string]", []string{"a", "b"}},
		{"table<map<any>> key<int>", "map<any>", "int", nil},
		{"table<map<int>> & readonly", "map<int> & readonly", "never", nil},
		{"table<map<int|string>> & table<map<int>> key()", "map<int>", "never", []string{}},
	} {
		typ := w.t(c.table)
		a := types.TableAtomicOf(typ)
		if a == nil || !types.Same(a.Row, w.t(c.row)) || !slices.Equal(a.Keys, c.keys) || !types.Same(types.TableKeyType(typ), w.t(c.key)) {
			t.Errorf("%s: %+v, key %v", c.table, a, types.TableKeyType(typ))
		}
	}
}

// TestString: types are shown as type descriptors: what is shown reads back
// as the same type.
func TestString(t *testing.T) {
	w := newWorld()
	for _, s := range everyday {
		shown := w.t(s).String()
		func() {
			defer func() {
				if e := recover(); e != nil {
					t.Errorf("%s is shown as %s: %v", s, shown, e)
				}
			}()
			if !types.Same(w.t(shown), w.t(s)) {
				t.Errorf("%s is shown as %s, which is another type", s, shown)
			}
		}()
	}
	for s, want := range map[string]string{
		"int?": "int?", "int|string": "(int|string)", "int|string|()": "(int|string)?", "(int|string)[]": "(int|string)[]",
		"[int, string]": "[int,string]", "map<int>": "map<int>", "int[2][3]": "int[2][3]", "int:Signed32": "int:Signed32",
		"record {| int x; string y?; |}": "record {|int x; string y?;|}", "xml:Element": "xml:Element",
		"function(int) returns string": "function (int) returns (string)",
	} {
		if got := w.t(s).String(); got != want && strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
			t.Errorf("%s is shown as %s, want %s", s, got, want)
		}
	}
}

// TestStringTerminates: every type can be shown, recursive ones too, in a size
// that a message can bear.
func TestStringTerminates(t *testing.T) {
	w := newWorld().define(
		"A", "()|[int, A]",
		"B", "record {| B? b; C c?; |}",
		"C", "map<B|C>",
		"F", "function(F) returns F",
		"O", "object { function f(O) returns O?; O[] all; }",
		"T", "table<record {| T? t; |}>",
		"Many", "[Many?, Many?, Many?, Many?, Many?]",
		"Wide", "record {| Wide? a; Wide? b; Wide? c; Wide? d; Wide? e; Wide? f; Wide? g; Wide? h; |}",
		"Deep", "Deep[][][][][][][][][]|map<map<map<map<Deep>>>>",
	)
	show := func(what string, typ types.Type) {
		s := typ.String()
		if s == "" || !utf8.ValidString(s) || strings.Contains(s, "%!") || strings.Contains(s, "types.") {
			t.Errorf("%s is shown as %q", what, s)
		}
		if len(s) > 20_000 {
			t.Errorf("%s takes %d bytes to show: %.80s…", what, len(s), s)
		}
	}
	for name, typ := range w.types {
		for _, x := range []types.Type{typ, w.env.Array(typ), types.Union(typ, types.Int), types.Intersect(typ, types.Readonly), types.Diff(types.Any, typ)} {
			show(name, x)
		}
	}
	for _, s := range relations {
		w := newWorld().define(s.defs...)
		for _, r := range s.rows {
			show(r.a, w.t(r.a))
			show(r.b, w.t(r.b))
			show(r.a+" \\ "+r.b, types.Diff(w.t(r.a), w.t(r.b)))
		}
	}
	for seed := range 500 {
		g := &gen{Rand: newRand(9000 + seed), leaves: allLeaves, behave: true}
		n := g.node(4)
		show(n.String(), newWorld().of(n))
	}
	// Unions of many singletons, as enumerations have them.
	many := types.Never
	for i := range 300 {
		many = types.Union(many, w.env.StringValue(fmt.Sprintf("member%d", i)))
	}
	show("an enumeration", many)
}

// TestConcurrent: strands and Envs ask at the same time and get what one that
// is alone gets. The race detector watches.
func TestConcurrent(t *testing.T) {
	const n = 60
	g := &gen{Rand: newRand(10_000), leaves: append([]string{"Json", "List"}, allLeaves...), behave: true}
	var ns []*node
	for range n {
		ns = append(ns, g.node(3))
	}
	defs := func() *world {
		return newWorld().define("Json", "()|boolean|int|float|decimal|string|Json[]|map<Json>", "List", "()|[int, List]")
	}
	ask := func(w *world, order []int) (sub [n][n]bool, ts [n]types.Type) {
		for _, i := range order {
			ts[i] = w.of(ns[i])
		}
		for _, i := range order {
			_ = ts[i].String()
			_ = types.ListAtomicOf(ts[i])
			_ = types.MappingAtomicOf(ts[i])
			_ = types.Union(types.Intersect(ts[i], types.JSON), types.Diff(types.Anydata, ts[i]))
			for _, j := range order {
				sub[i][j] = types.IsSubtype(ts[i], ts[j])
			}
		}
		return sub, ts
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	alone := defs()
	alone.marked()
	want, _ := ask(alone, order)
	common := defs()
	common.marked()
	_, first := ask(common, order)
	fresh := defs()
	fresh.marked()
	var wg sync.WaitGroup
	for k := range 6 {
		w := []*world{common, fresh, nil}[k%3]
		if w == nil {
			w = defs()
			w.marked()
		}
		mine := slices.Clone(order)
		newRand(k).Shuffle(n, func(i, j int) { mine[i], mine[j] = mine[j], mine[i] })
		wg.Go(func() {
			got, ts := ask(w, mine)
			if got != want {
				t.Errorf("goroutine %d: other answers than alone", k)
			}
			for i := range ts {
				if w == common && ts[i] != first[i] {
					t.Errorf("goroutine %d: another pointer for %v", k, ns[i])
				}
			}
		})
	}
	wg.Wait()
}

// marked makes the labels of distinct that random descriptors use, so that the
// world is not written to afterwards.
func (w *world) marked() {
	for _, l := range []string{"A", "B"} {
		w.t("distinct " + l + " error")
	}
}

// BenchmarkIsSubtype asks about the pairs that programs ask about, with the
// answers known (hot) and in an Env that knows nothing (cold).
func BenchmarkIsSubtype(b *testing.B) {
	person := "record {| string name; int age; record {| string city; string country?; |} address; string[] tags; |}"
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"basic", "int", "int|string", true},
		{"nilable", "string", "string?", true},
		{"singleton", `"get"`, `"get"|"post"|"put"`, true},
		{"array", "int[]", "(int|string)[]", true},
		{"anydata", person, "anydata", true},
		{"json", "map<json[]>", "json", true},
		{"record", person, "record { string name; }", true},
		{"notRecord", person, "record {| string name; |}", false},
		{"union", "record {| int x; |}", "record {| string x; |}|record {| int x; |}|map<boolean>", true},
		{"function", "function(int|string) returns int", "function(int) returns int?", true},
		{"error", "distinct A error<record {| int code; |}>", "error?", true},
		{"readonly", "map<int[]> & readonly", "anydata & readonly", true},
		{"object", "object { int x; function f() returns int; function g(); }", "object { function f() returns int?; }", true},
	} {
		b.Run(c.name+"/hot", func(b *testing.B) {
			w := newWorld()
			x, y := w.t(c.a), w.t(c.b)
			for b.Loop() {
				if types.IsSubtype(x, y) != c.want {
					b.Fatal("wrong")
				}
			}
		})
		b.Run(c.name+"/cold", func(b *testing.B) {
			na, nb := parse(c.a), parse(c.b)
			for b.Loop() {
				w := newWorld()
				if types.IsSubtype(w.of(na), w.of(nb)) != c.want {
					b.Fatal("wrong")
				}
			}
		})
	}
}

// TestWithImmutable: what was narrowed to mutable values gets its immutable ones
// back; other types stay the same.
func TestWithImmutable(t *testing.T) {
	w := newWorld()
	for _, s := range everyday {
		typ := w.t(s)
		if got := types.WithImmutable(typ); !types.Same(got, types.Union(typ, got)) || types.IsReadonly(typ) && got != typ {
			t.Errorf("%s: %v", s, got)
		}
	}
	for _, s := range []string{"int[]", "map<int>", "[int, string...]", "record {| int x; |}", "table<map<int>>", "xml", "xml:Element", "xml<xml:Comment|xml:Text>", "object {}", "any", "anydata", "int[]|string"} {
		typ := w.t(s)
		if got := types.WithImmutable(types.Diff(typ, types.Readonly)); !types.IsSubtype(types.Diff(typ, types.Union(types.SimpleBasic, types.Union(types.String, types.Readonly))), got) || !types.IsSubtype(got, typ) {
			t.Errorf("%s: %v", s, got)
		}
		if s != "any" && s != "anydata" && s != "int[]|string" && s != "xml<xml:Comment|xml:Text>" && !types.Same(types.WithImmutable(types.Diff(typ, types.Readonly)), typ) {
			t.Errorf("%s: %v", s, types.WithImmutable(types.Diff(typ, types.Readonly)))
		}
	}
}
