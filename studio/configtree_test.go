package studio

import (
	"encoding/json"
	"strings"
	"testing"

	"barre/types"
)

// TestConfigParts: a part of a value is changed where it stands; comments and the order of
// everything else stay.
func TestConfigParts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ src, path, value, want string }{
		{"[db]\nhost = \"a\" # where\nport = 1\n", `["db", "port"]`, "2", "[db]\nhost = \"a\" # where\nport = 2\n"},
		{"[db]\nhost = \"a\" # where\n\n[x]\n", `["db", "port"]`, "2", "[db]\nhost = \"a\" # where\nport = 2\n\n[x]\n"},
		{"[db]\nhost = \"a\"\n# end\n", `["db", "host"]`, "-", "[db]\n# end\n"},
		{"db = {host = \"a\", port = 1} # one\n", `["db", "port"]`, "2", "db = {host = \"a\", port = 2} # one\n"},
		{"db = {host = \"a\"}\n", `["db", "port"]`, "2", "db = {host = \"a\", port = 2}\n"},
		{"db = {}\n", `["db", "port"]`, "2", "db = {port = 2}\n"},
		{"db = {host = \"a\", port = 1}\n", `["db", "port"]`, "-", "db = {host = \"a\"}\n"},
		{"db = {host = \"a\", port = 1}\n", `["db", "host"]`, "-", "db = {port = 1}\n"},
		{"db = {port = 1}\n", `["db", "port"]`, "-", "db = {}\n"},
		{"l = [1, 2]\n", `["l", 2]`, "3", "l = [1, 2, 3]\n"},
		{"l = [1, 2]\n", `["l", 0]`, "-", "l = [2]\n"},
		{"l = [1, 2]\n", `["l", 1]`, "-", "l = [1]\n"},
		{"l = []\n", `["l", 0]`, "1", "l = [1]\n"},
		{"l = [\n  1, # one\n  2  # two\n]\n", `["l", 2]`, "3", "l = [\n  1, # one\n  2,  # two\n  3\n]\n"},
		{"l = [\n  1, # one\n  2, # two\n]\n", `["l", 2]`, "3", "l = [\n  1, # one\n  2, # two\n  3,\n]\n"},
		{"l = [\n  1, # one\n  2, # two\n]\n", `["l", 0]`, "-", "l = [\n  2, # two\n]\n"},
		{"# all\n[[u]]\nn = \"a\"\n\n# second\n[[u]]\nn = \"b\"\n\n[x]\ny = 1\n", `["u", 1, "n"]`, "\"c\"", "# all\n[[u]]\nn = \"a\"\n\n# second\n[[u]]\nn = \"c\"\n\n[x]\ny = 1\n"},
		{"[[u]]\nn = \"a\"\n\n[x]\ny = 1\n", `["u", 1]`, "{n = \"b\", m = 2}", "[[u]]\nn = \"a\"\n\n[[u]]\nn = \"b\"\nm = 2\n\n[x]\ny = 1\n"},
		{"[[u]]\nn = \"a\"\n[[u]]\nn = \"b\"\n[u.deep]\nz = 1\n[x]\n", `["u", 1]`, "-", "[[u]]\nn = \"a\"\n[x]\n"},
		{"[[u]]\nn = \"a\"\n[x]\n", `["u", 0]`, "-", "[x]\n"},
		{"[a.b]\nx = 1\n[a.c]\ny = 1\n", `["a", "b"]`, "-", "[a.c]\ny = 1\n"},
		{"[m]\ne = {s = \"é😀\", t = 1}\r\n", `["m", "e", "t"]`, "2", "[m]\ne = {s = \"é😀\", t = 2}\r\n"},
		{"[db]\nhost = \"a\"\n", `["db", "pool", "size"]`, "5", "[db]\nhost = \"a\"\npool = {size = 5}\n"},
		{"db.host = \"a\"\n", `["db", "host"]`, "\"b\"", "db.host = \"b\"\n"},
		{"db.host = \"a\"\n", `["db", "port"]`, "1", "! 'db' is given by keys with dots in Config.toml: open the file to change it"},
		{"[a.b]\nx = 1\n", `["a", "y"]`, "1", "! 'a' has no header of its own in Config.toml: open the file to change it"},
		{"[a]\nx = 1\n[b]\n[a.c]\ny = 1\n", `["a"]`, "-", "! 'a' is written in a way that cannot be changed from here in Config.toml: open the file to change it"},
	} {
		doc, err := readTOML("Config.toml", c.src)
		if err != nil {
			t.Fatal(err)
		}
		var path []any
		json.Unmarshal([]byte(c.path), &path)
		for i, k := range path {
			if n, ok := k.(float64); ok {
				path[i] = int(n)
			}
		}
		value := &c.value
		if c.value == "-" {
			value = nil
		}
		edits, err := doc.setPart(path, value)
		got := ""
		if err != nil {
			got = "! " + err.Error()
		} else {
			got = applied(t, c.src, edits)
		}
		if got != c.want {
			t.Errorf("%s = %s in %q:\n%q, not\n%q", c.path, c.value, c.src, got, c.want)
		}
	}
}

// FuzzConfigParts: whatever is changed, the text is TOML with that change and no other, or
// nothing is done.
func FuzzConfigParts(f *testing.F) {
	f.Add("[[u]]\nn = [1, {a = 2}]\n[u.x]\n", "u", 0, "n", "{b = 1}")
	f.Add("a = {b = [\n1,\n]}\n", "a", 1, "b", "3")
	f.Add("a.b = 1\n[c]\r\n", "c", 0, "d", "")
	f.Fuzz(func(t *testing.T, src, table string, item int, key, value string) {
		doc, err := readTOML("x.toml", src)
		if err != nil || len(src) > 2000 {
			return
		}
		for _, path := range [][]any{{table, item, key}, {table, key}, {table, key, item}, {table}} {
			if _, err := doc.setPart(path, &value); err != nil && strings.Contains(err.Error(), "panic") {
				t.Error(err)
			}
			doc.setPart(path, nil)
		}
	})
}

// TestConfigShape: types as the editor of their values has them.
func TestConfigShape(t *testing.T) {
	t.Parallel()
	for want, typ := range map[string]types.Type{
		`{"kind":"text"}`:    types.String,
		`{"kind":"integer"}`: types.Int,
		`{"kind":"number"}`:  types.Union(types.Int, types.Decimal),
		`{"kind":"any"}`:     types.Union(types.Int, types.String),
		`{"kind":"boolean"}`: types.Union(types.Boolean, types.Nil),
	} {
		if got := string(encode(shapeOf(typ, maxShape))); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
}

// TestConfigTree: values that are given by tables are listed with their parts, and changed
// part by part.
func TestConfigTree(t *testing.T) {
	t.Parallel()
	const given = "# users\n[[users]]\nname = \"ann\" # first\n\n[db]\nhost = \"a\"\n"
	s := start(t, map[string]string{"Ballerina.toml": manifest, "Config.toml": given, "main.bal": `type User record {|
    string name;
    "admin"|"guest" role = "guest";
    int[] ids = [];
|};

type Db record {|
    string host;
    int port = 3306;
|};

configurable User[] users = [];
configurable Db db = ?;
configurable map<boolean> flags = {};
configurable anydata odd = ();
`})
	c := s.tab()
	values := func() map[string]ConfigValue {
		t.Helper()
		var a configAnswer
		c.call("studio/config", nil, &a)
		m := map[string]ConfigValue{}
		for _, v := range a.Values {
			m[v.Name] = v
		}
		if len(m) != 4 || len(a.Problems) != 0 {
			t.Fatalf("%+v", a)
		}
		return m
	}
	m := values()
	if got, want := string(encode(m["users"].Shape)), `{"kind":"list","item":{"kind":"record","fields":[{"name":"name","required":true,"shape":{"kind":"text"}},{"name":"role","required":false,"shape":{"kind":"choice","options":["admin","guest"]}},{"name":"ids","required":false,"shape":{"kind":"list","item":{"kind":"integer"}}}]}}`; got != want {
		t.Errorf("users: %s", got)
	}
	if got, want := string(encode(m["users"].Tree)), `{"items":[{"entries":[{"key":"name","node":{"text":"ann","kind":"value"}}],"kind":"table"}],"kind":"list"}`; got != want {
		t.Errorf("users: %s", got)
	}
	if u := m["users"]; !u.Editable || u.Line != 2 || m["odd"].Shape != nil || m["flags"].Shape.Kind != "map" || m["flags"].Tree != nil {
		t.Errorf("%+v", m)
	}
	set := func(name string, path []any, value any) {
		t.Helper()
		c.call("studio/setConfig", map[string]any{"id": m[name].ID, "path": path, "value": value}, nil)
	}
	set("users", []any{0, "role"}, "admin")
	set("users", []any{1}, "{}")
	set("users", []any{1, "name"}, "bob \"b\"")
	set("users", []any{0, "ids"}, "[1]")
	set("users", []any{0, "ids", 1}, "2")
	set("db", []any{"port"}, "3307")
	set("flags", []any{"new ui"}, "true")
	want := "flags = {\"new ui\" = true}\n\n# users\n[[users]]\nname = \"ann\" # first\nrole = \"admin\"\nids = [1, 2]\n\n[[users]]\nname = \"bob \\\"b\\\"\"\n\n[db]\nhost = \"a\"\nport = 3307\n"
	if d := c.read(s, "Config.toml"); d.Text != want {
		t.Errorf("Config.toml:\n%s", d.Text)
	}
	for _, v := range values() {
		if v.Problem != "" {
			t.Errorf("%s: %s", v.Name, v.Problem)
		}
	}
	set("users", []any{1}, nil)
	set("flags", []any{"new ui"}, nil)
	if d := c.read(s, "Config.toml"); strings.Contains(d.Text, "bob") || !strings.HasPrefix(d.Text, "flags = {}\n") {
		t.Errorf("Config.toml:\n%s", d.Text)
	}
	for value, why := range map[string]string{"many": "'many' is no integer", "1\ny = 2": "is no integer"} {
		if err := c.try("studio/setConfig", map[string]any{"id": m["db"].ID, "path": []any{"port"}, "value": value}, nil); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: %v", value, err)
		}
	}
}
