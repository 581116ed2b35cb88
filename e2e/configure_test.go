package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// configuredTypes is a program with a required variable of each type that can be
// configured.
const configuredTypes = `import ballerina/io;

enum Level {
    LOW,
    HIGH
}

type Person record {|
    string name;
    int age = 30;
    string|int...;
|};

type Row record {|
    readonly int id;
    readonly string zone = "eu";
    Person owner?;
|};

type Tree record {|
    int n;
    Tree[] below = [];
|};

type Optional record {
    int? a = ();
    string b?;
    never e?;
};

enum Other {
    NONE,
    MORE = "more"
}

type Basic record {|
    "basic" kind;
    string user;
|};

type Token record {|
    "token" kind;
    string token;
|};

configurable %s v = ?;

public function main() {
    io:println(v);
    io:println(v is readonly);
}
`

// configuration is a type with two values.
type configuration struct {
	typ string
	// What TOML says twice over, with two values.
	toml, other string
	// The same as text; "" when it cannot be given as such.
	text, otherText string
	want, wantOther string
}

// configurations has every kind of type that can be configured.
func configurations() []configuration {
	return []configuration{
		{"int", "v = 16", "v = -1", "16", "-1", "16", "-1"},
		{"int", "v = 0xff", "v = 1_000", "255", "1000", "255", "1000"},
		{"byte", "v = 0", "v = 255", "0", "255", "0", "255"},
		{"int:Signed8", "v = -128", "v = 127", "-128", "127", "-128", "127"},
		{"float", "v = 1.5", "v = 2", "1.5", "2", "1.5", "2.0"},
		{"float", "v = 1e3", "v = -0.25", "1e3", "-0.25", "1000.0", "-0.25"},
		{"decimal", "v = 1234567890123456789.123456789", "v = 7", "1234567890123456789.123456789", "7", "1234567890123456789.123456789", "7"},
		{"boolean", "v = true", "v = false", "true", "0", "true", "false"},
		{"string", `v = "a b"`, `v = ""`, "a b", "", "a b", ""},
		{"string:Char", `v = "é"`, `v = "x"`, "é", "x", "é", "x"},
		{"Level", `v = "HIGH"`, `v = "LOW"`, "HIGH", "LOW", "HIGH", "LOW"},
		{`"a"|"b"|3`, `v = "a"`, `v = 3`, "a", "3", "a", "3"},
		{"int|string", `v = 1`, `v = "x"`, "1", "x", "1", "x"},
		{"string?", `v = "x"`, `v = "y"`, "x", "y", "x", "y"},
		{"float|decimal", `v = 1.5`, `v = 2.5`, "", "", "1.5", "2.5"},
		{"xml", `v = "<a>1</a>"`, `v = "t"`, "<a>1</a>", "t", "<a>1</a>", "t"},
		{"xml:Element", `v = "<a/>"`, `v = "<b/>"`, "<a/>", "<b/>", "<a/>", "<b/>"},
		{"int[]", `v = [1, 2]`, `v = []`, "[1, 2]", "[]", "[1,2]", "[]"},
		{"decimal[]", `v = [1, 2.50]`, `v = [0.1]`, "[1, 2.50]", "[0.1]", "[1,2.50]", "[0.1]"},
		{"int[2]", `v = [1, 2]`, `v = [3, 4]`, "[1, 2]", "[3, 4]", "[1,2]", "[3,4]"},
		{"int[][]", `v = [[1], []]`, `v = [[2]]`, "[[1], []]", "[[2]]", "[[1],[]]", "[[2]]"},
		{"readonly & string[]", `v = ["a"]`, `v = ["b"]`, `["a"]`, `["b"]`, `["a"]`, `["b"]`},
		{"[int, string, boolean...]", `v = [1, "a", true]`, `v = [2, "b"]`, `[1, "a", true]`, `[2, "b"]`, `[1,"a",true]`, `[2,"b"]`},
		{"map<int>", "v = {a = 1, \"b c\" = 2}", "[v]\nd = 3", "{a = 1, \"b c\" = 2}", "{d = 3}", `{"a":1,"b c":2}`, `{"d":3}`},
		{"map<map<string>>", "v.a.b = \"c\"", "[v.d]\ne = \"f\"", `{a.b = "c"}`, `{d = {e = "f"}}`, `{"a":{"b":"c"}}`, `{"d":{"e":"f"}}`},
		{"map<int[]>", "[v]\na = [1]", "[v]\nb = []", `{a = [1]}`, `{b = []}`, `{"a":[1]}`, `{"b":[]}`},
		{"Person", "[v]\nname = \"Ada\"", "[v]\nname = \"Bob\"\nage = 5\nnick = \"b\"\nno = 3", `{name = "Ada"}`, `{name = "Bob", age = 5, nick = "b", no = 3}`, `{"name":"Ada","age":30}`, `{"name":"Bob","age":5,"nick":"b","no":3}`},
		{"Person[]", "[[v]]\nname = \"Ada\"", "v = [{name = \"Bob\"}]", `[{name = "Ada"}]`, `[{name = "Bob"}]`, `[{"name":"Ada","age":30}]`, `[{"name":"Bob","age":30}]`},
		{"Person|int", "[v]\nname = \"Ada\"", "v = 4", `{name = "Ada"}`, "4", `{"name":"Ada","age":30}`, `4`},
		{"Basic|Token", "[v]\nkind = \"basic\"\nuser = \"u\"", "[v]\nkind = \"token\"\ntoken = \"t\"", `{kind = "basic", user = "u"}`, `{kind = "token", token = "t"}`, `{"kind":"basic","user":"u"}`, `{"kind":"token","token":"t"}`},
		{"table<Row> key(id, zone)", "[[v]]\nid = 1\n[[v]]\nid = 1\nzone = \"us\"", "v = [{id = 2, owner = {name = \"Ada\"}}]", `[{id = 1}, {id = 1, zone = "us"}]`, `[{id = 2, owner = {name = "Ada"}}]`, `[{"id":1,"zone":"eu"},{"id":1,"zone":"us"}]`, `[{"id":2,"zone":"eu","owner":{"name":"Ada","age":30}}]`},
		{"table<map<int>>", "v = [{a = 1}]", "v = []", `[{a = 1}]`, `[]`, `[{"a":1}]`, `[]`},
		{"record {|float a;|}|record {|int a;|}", "v = {a = 1}", "v = {a = 1.0}", "{a = 1}", "{a = 1.0}", `{"a":1}`, `{"a":1.0}`},
		{"Tree", "[v]\nn = 1\nbelow = [{n = 2, below = [{n = 3}]}]", "v.n = 4", `{n = 1, below = [{n = 2, below = [{n = 3}]}]}`, `{n = 4}`,
			`{"n":1,"below":[{"n":2,"below":[{"n":3,"below":[]}]}]}`, `{"n":4,"below":[]}`},
		{"Optional", "v.a = 1", "[v]\nb = \"x\"\nc = [true]", `{a = 1}`, `{b = "x", c = [true]}`, `{"a":1}`, `{"a":null,"b":"x","c":[true]}`},
		{"Level|Other", `v = "LOW"`, `v = "NONE"`, "LOW", "NONE", "LOW", "NONE"},
		{"xml<xml:Element>", `v = "<a/><b/>"`, `v = ""`, "<a/><b/>", "", "<a/><b/>", ""},
		{"int:Unsigned32", "v = 4294967295", "v = 0", "4294967295", "0", "4294967295", "0"},
		{"int", "v = 9223372036854775807", "v = -9223372036854775808", "9223372036854775807", "-9223372036854775808", "9223372036854775807", "-9223372036854775808"},
		{"decimal", "v = 0.1", "v = 1e-30", "0.1", "1E-30", "0.1", "1E-30"},
		{"json", "v = [1, {a = [true]}]", "v = \"x\"", `[1, {a = [true]}]`, `x`, `[1,{"a":[true]}]`, `x`},
		{"anydata", "v = {a = [1.5]}", "v = 1", `{a = [1.5]}`, `1`, `{"a":[1.5]}`, `1`},
		{"map<anydata>", "v = {a = [1, {b = 2}]}", "v = {}", `{a = [1, {b = 2}]}`, `{}`, `{"a":[1,{"b":2}]}`, `{}`},
	}
}

// Each type from each source that can give it; every source overrides those
// after it, for every type.
func TestConfigSourcesOfEveryType(t *testing.T) {
	t.Parallel()
	for _, c := range configurations() {
		t.Run(c.typ, func(t *testing.T) {
			t.Parallel()
			source := fmt.Sprintf(configuredTypes, c.typ)
			// d is given as v is, and v is d unless it is given itself.
			isD := regexp.MustCompile(`(?m)^(\[*)v\b`)
			d := isD.ReplaceAllString(c.toml, "${1}d") + "\n"
			fallback := strings.Replace(source, " v = ?;", " d = ?;\nconfigurable "+c.typ+" v = d;", 1)
			one, two := c.toml+"\n", c.other+"\n"
			files := "BAL_CONFIG_FILES=" + strings.Join([]string{"first.toml", "second.toml"}, string(os.PathListSeparator))
			type step struct {
				what        string
				files       []string
				env, args   []string
				text, other bool // it is given as text; the other value is expected
			}
			steps := []step{
				{what: "Config.toml", files: []string{"Config.toml", one}},
				{what: "BAL_CONFIG_FILES over Config.toml", files: []string{"Config.toml", one, "first.toml", two, "second.toml", ""}, env: []string{files}, other: true},
				{what: "the second file", files: []string{"first.toml", "", "second.toml", one}, env: []string{files}},
				{what: "the first file over the second", files: []string{"first.toml", one, "second.toml", two}, env: []string{files}},
				{what: "BAL_CONFIG_DATA over files", files: []string{"first.toml", one, "second.toml", ""}, env: []string{files, "BAL_CONFIG_DATA=" + two}, other: true},
				{what: "-C over BAL_CONFIG_DATA", env: []string{"BAL_CONFIG_DATA=" + one}, args: []string{"-Cv=" + c.otherText}, other: true, text: true},
				{what: "-C over Config.toml", files: []string{"Config.toml", two}, args: []string{"-Cv=" + c.text}, text: true},
				{what: "the environment over -C", env: []string{"BAL_CONFIG_VAR_V=" + c.otherText}, args: []string{"-Cv=" + c.text}, other: true, text: true},
				{what: "the environment over all", files: []string{"first.toml", one, "second.toml", one}, env: []string{files, "BAL_CONFIG_DATA=" + one, "BAL_CONFIG_VAR_V=" + c.otherText}, args: []string{"-Cv=" + c.text}, other: true, text: true},
				{what: "the default", files: []string{"main.bal", fallback, "Config.toml", d}},
				{what: "Config.toml over the default", files: []string{"main.bal", fallback, "Config.toml", inOrder(d, two)}, other: true},
			}
			for _, s := range steps {
				if s.text && c.text == "" {
					continue
				}
				dir := folder(t, append([]string{"main.bal", source}, s.files...)...)
				want := c.want
				if s.other {
					want = c.wantOther
				}
				r := call{dir: dir, args: append([]string{"run", "main.bal"}, s.args...), env: s.env}.run(t)
				if r.code != 0 || r.stdout != want+"\ntrue\n" || r.stderr != "" {
					t.Errorf("%s: want %s, got %v", s.what, want, r)
				}
			}
		})
	}
}

// inOrder joins two texts of TOML: keys of the top come before the tables.
func inOrder(a, b string) string {
	if strings.HasPrefix(a, "[") {
		return b + a
	}
	return a + b
}

// mistake is a configuration that is wrong.
type mistake struct {
	typ, toml string
	args, env []string
	want      string // of all messages, without where v is declared
}

// mistakes are of every kind.
func mistakes() []mistake {
	return []mistake{
		{typ: "int", toml: `v = "hunter2"`, want: "[Config.toml:(1:5,1:14)] configurable variable 'v' is expected to be of type 'int', but found 'string'"},
		{typ: "int", toml: `v = 1.0`, want: "[Config.toml:(1:5,1:8)] configurable variable 'v' is expected to be of type 'int', but found 'float'"},
		{typ: "int", toml: `v = 9223372036854775808`, want: "[Config.toml:(1:5,1:24)] the value for the configurable variable 'v' is too large: an int has 64 bits"},
		{typ: "byte", toml: `v = 256`, want: "[Config.toml:(1:5,1:8)] the value for the configurable variable 'v' of type 'byte' is out of range: expected 0 to 255"},
		{typ: "int:Signed8", toml: `v = -129`, want: "[Config.toml:(1:5,1:9)] the value for the configurable variable 'v' of type 'int:Signed8' is out of range: expected -128 to 127"},
		{typ: "float", toml: `v = "1.5"`, want: "[Config.toml:(1:5,1:10)] configurable variable 'v' is expected to be of type 'float', but found 'string'"},
		{typ: "decimal", toml: `v = inf`, want: "[Config.toml:(1:5,1:8)] configurable variable 'v' is expected to be of type 'decimal', but found 'float'"},
		{typ: "float", toml: `v = 1e999`, want: "[Config.toml:(1:5,1:10)] the value for the configurable variable 'v' of type 'float' is out of range: its exponent is too large"},
		{typ: "decimal", toml: `v = -1.5e9999`, want: "[Config.toml:(1:5,1:14)] the value for the configurable variable 'v' of type 'decimal' is out of range: its exponent is too large"},
		{typ: "boolean", toml: `v = 1`, want: "[Config.toml:(1:5,1:6)] configurable variable 'v' is expected to be of type 'boolean', but found 'int'"},
		{typ: "string", toml: `v = 2024-01-01`, want: "[Config.toml:(1:5,1:15)] configurable variable 'v' is expected to be of type 'string', but found 'date-time'; put it in quotes"},
		{typ: "string", toml: `v = ["hunter2"]`, want: "[Config.toml:(1:5,1:16)] configurable variable 'v' is expected to be of type 'string', but found 'array'"},
		{typ: "string?", toml: `v = 1`, want: "[Config.toml:(1:5,1:6)] configurable variable 'v' is expected to be of type 'string?', but found 'int'"},
		{typ: "string:Char", toml: `v = "hunter2"`, want: "[Config.toml:(1:5,1:14)] configurable variable 'v' is expected to be of type 'string:Char', but found 'string'"},
		{typ: "Level", toml: `v = "hunter2"`, want: `[Config.toml:(1:5,1:14)] configurable variable 'v' is expected to be of type 'Level', but found another string; it is one of "HIGH", "LOW"`},
		{typ: "Level", toml: `v = 1`, want: `[Config.toml:(1:5,1:6)] configurable variable 'v' is expected to be of type 'Level', but found 'int'; it is one of "HIGH", "LOW"`},
		{typ: "1|2", toml: `v = 3`, want: `[Config.toml:(1:5,1:6)] configurable variable 'v' is expected to be of type '1|2', but found 'int'; it is one of 1, 2`},
		{typ: "xml", toml: `v = "<hunter2"`, want: "[Config.toml:(1:5,1:15)] configurable variable 'v' is expected to be of type 'xml', but the string is no XML"},
		{typ: "xml:Element", toml: `v = "hunter2"`, want: "[Config.toml:(1:5,1:14)] configurable variable 'v' is expected to be of type 'xml:Element', but the string is XML of another kind"},
		{typ: "int[]", toml: `v = [1, "hunter2", 3.5]`, want: "[Config.toml:(1:9,1:18)] configurable variable 'v[1]' is expected to be of type 'int', but found 'string'\n" +
			"[Config.toml:(1:20,1:23)] configurable variable 'v[2]' is expected to be of type 'int', but found 'float'"},
		{typ: "int[]", toml: `v = 1`, want: "[Config.toml:(1:5,1:6)] configurable variable 'v' is expected to be of type 'int[]', but found 'int'"},
		{typ: "int[2]", toml: `v = [1]`, want: "[Config.toml:(1:5,1:8)] configurable variable 'v' of type 'int[2]' needs 2 members, but 1 given"},
		{typ: "int[1]", toml: `v = [1, 2]`, want: "[Config.toml:(1:5,1:11)] configurable variable 'v' of type 'int[1]' takes 1 member, but 2 given"},
		{typ: "[int, string...]", toml: `v = []`, want: "[Config.toml:(1:5,1:7)] configurable variable 'v' of type '[int, string...]' needs at least 1 member, but 0 given"},
		{typ: "[int, string]", toml: `v = ["hunter2", 1]`, want: "[Config.toml:(1:6,1:15)] configurable variable 'v[0]' is expected to be of type 'int', but found 'string'\n" +
			"[Config.toml:(1:17,1:18)] configurable variable 'v[1]' is expected to be of type 'string', but found 'int'"},
		{typ: "int[][]", toml: `v = [[1], [true]]`, want: "[Config.toml:(1:12,1:16)] configurable variable 'v[1][0]' is expected to be of type 'int', but found 'boolean'"},
		{typ: "map<int>", toml: "[v]\na = \"hunter2\"\n\"b c\" = true", want: "[Config.toml:(2:5,2:14)] configurable variable 'v.a' is expected to be of type 'int', but found 'string'\n" +
			"[Config.toml:(3:9,3:13)] configurable variable 'v[\"b c\"]' is expected to be of type 'int', but found 'boolean'"},
		{typ: "map<int>", toml: `v = [1]`, want: "[Config.toml:(1:5,1:8)] configurable variable 'v' is expected to be of type 'map<int>', but found 'array'"},
		{typ: "Person", toml: `v = "hunter2"`, want: "[Config.toml:(1:5,1:14)] configurable variable 'v' is expected to be of type 'Person', but found 'string'"},
		{typ: "Person", toml: `v = {age = 1}`, want: "[Config.toml:(1:5,1:14)] value not provided for non-defaultable required field 'name' of type 'string' of record 'Person' in configurable variable 'v'"},
		{typ: "Person", toml: `v = {name = "hunter2", x = true}`, want: "[Config.toml:(1:28,1:32)] configurable variable 'v.x' is expected to be of type '(int|string)', but found 'boolean'"},
		{typ: "Basic", toml: `v = {kind = "basic", usr = "hunter2"}`, want: "[Config.toml:(1:22,1:37)] undefined field 'usr' provided for closed record 'Basic' in configurable variable 'v'; did you mean 'user'?\n" +
			"[Config.toml:(1:5,1:38)] value not provided for non-defaultable required field 'user' of type 'string' of record 'Basic' in configurable variable 'v'"},
		{typ: "Optional", toml: "v.e = 1", want: "[Config.toml:(1:1,1:8)] the field 'e' of record 'Optional' in configurable variable 'v' cannot be given: its type has no values"},
		{typ: "Optional", toml: "v.b = 1", want: "[Config.toml:(1:7,1:8)] configurable variable 'v.b' is expected to be of type 'string', but found 'int'"},
		{typ: "Tree", toml: "[v]\nn = 1\nbelow = [{n = 2, below = [{n = \"hunter2\"}]}]", want: "[Config.toml:(3:32,3:41)] configurable variable 'v.below[0].below[0].n' is expected to be of type 'int', but found 'string'"},
		{typ: "map<map<int>>", toml: "[v.a]\nb = 1.5", want: "[Config.toml:(2:5,2:8)] configurable variable 'v.a.b' is expected to be of type 'int', but found 'float'"},
		{typ: "Basic|Token", toml: `v = {kind = "token", user = "hunter2"}`, want: "[Config.toml:(1:5,1:39)] configurable variable 'v' is expected to be of type 'Basic|Token', but found 'record' that fits none of it; nearest: " +
			"configurable variable 'v.kind' is expected to be of type '\"basic\"', but found another string; it is one of \"basic\""},
		{typ: "record {|int a;|}|record {|int a; int b = 1;|}", toml: `v = {a = 1}`, want: "[Config.toml:(1:5,1:12)] ambiguous target types found for configurable variable 'v' with type 'record {|int a;|}|record {|int a; int b = 1;|}': the value fits 'record {|int a;|}' and 'record {|int a; int b;|}'"},
		{typ: "Row[]", toml: "[[v]]\nid = 1\n[[v]]\nid = 2\nowner = {name = 5}", want: "[Config.toml:(5:17,5:18)] configurable variable 'v[1].owner.name' is expected to be of type 'string', but found 'int'"},
		{typ: "table<Row> key(id)", toml: "[v]\nid = 1", want: "[Config.toml:(1:1,2:7)] configurable variable 'v' is expected to be of type 'table<Row> key(id)', but found 'record'; its rows are an array of tables: [[v]]"},
		{typ: "table<Row> key(id)", toml: "v = [{zone = \"hunter2\"}]", want: "[Config.toml:(1:6,1:25)] value not provided for non-defaultable required field 'id' of type 'int' of record 'Row' in configurable variable 'v[0]'"},
		{typ: "table<Row> key(id)", toml: "[[v]]\nid = 1\n[[v]]\nid = 2\n[[v]]\nid = 1", want: "[Config.toml:(5:1,6:7)] configurable variable 'v[2]' has the same key 'id' as 'v[0]'"},
		{typ: "table<Row> key(id)", toml: `v = [1]`, want: "[Config.toml:(1:6,1:7)] configurable variable 'v[0]' is expected to be of type 'Row', but found 'int'"},
		{typ: "int", args: []string{"-Cv=hunter2"}, want: "[-Cv] configurable variable 'v' is expected to be of type 'int', and the text given is none"},
		{typ: "byte", args: []string{"-Cv=300"}, want: "[-Cv] the value for the configurable variable 'v' of type 'byte' is out of range: expected 0 to 255"},
		{typ: "boolean", env: []string{"BAL_CONFIG_VAR_V=hunter2"}, want: "[BAL_CONFIG_VAR_V] configurable variable 'v' is expected to be of type 'boolean', and the text given is none"},
		{typ: "Level", env: []string{"BAL_CONFIG_VAR_V=hunter2"}, want: `[BAL_CONFIG_VAR_V] configurable variable 'v' is expected to be of type 'Level'; it is one of "HIGH", "LOW"`},
		{typ: "int[]", args: []string{"-Cv=1,2"}, want: "[-Cv] configurable variable 'v' is expected to be of type 'int[]'; write it as TOML does on one line, [1, 2] or {a = 1}, or give it in a TOML file"},
		{typ: "int[]", args: []string{`-Cv=[1, "hunter2"]`}, want: "[-Cv] configurable variable 'v[1]' is expected to be of type 'int', but found 'string'"},
		{typ: "int", env: []string{`BAL_CONFIG_DATA=v = "hunter2"`}, want: "[BAL_CONFIG_DATA:(1:5,1:14)] configurable variable 'v' is expected to be of type 'int', but found 'string'"},
	}
}

// What is wrong is told with its place, its member, the type expected and where
// the variable is declared; the value itself, which is "hunter2" wherever it is
// text, is never shown.
func TestWrongConfiguration(t *testing.T) {
	t.Parallel()
	const line = 46 // of the variable
	for _, c := range mistakes() {
		t.Run(c.typ+" "+c.toml, func(t *testing.T) {
			t.Parallel()
			dir := folder(t, "main.bal", fmt.Sprintf(configuredTypes, c.typ))
			if c.toml != "" {
				if err := os.WriteFile(dir+"/Config.toml", []byte(c.toml+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			var want strings.Builder
			for _, l := range strings.Split(c.want, "\n") {
				fmt.Fprintf(&want, "error: %s\n\tat main.bal:%d\n", l, line)
			}
			r := call{dir: dir, args: append([]string{"run", "main.bal"}, c.args...), env: c.env}.run(t)
			r.want(t, 1, "", want.String())
			if strings.Contains(r.stderr, "hunter2") {
				t.Errorf("the value is shown:\n%s", r.stderr)
			}
		})
	}
}

// shopFolder makes a package with a module, beside a package of the same organisation
// and one of another in its workspace.
func shopFolder(t *testing.T, config string) string {
	t.Helper()
	return folder(t,
		"Ballerina.toml", "[workspace]\npackages = [\"shop\", \"tax\"]\n",
		"shop/Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.1.0\"\n",
		"shop/Config.toml", config,
		"shop/main.bal", "import ballerina/io;\nimport acme/shop.stock;\nimport acme/tax;\n\nconfigurable int port = ?;\nconfigurable int shop_stock_most = 0;\n\n"+
			"public function main() {\n    io:println(port, \" \", stock:limit(), \" \", tax:rate(), \" \", shop_stock_most);\n}\n",
		"shop/modules/stock/stock.bal", "configurable int most = ?;\n\npublic function limit() returns int => most;\n",
		"tax/Ballerina.toml", "[package]\norg = \"acme\"\nname = \"tax\"\nversion = \"0.2.0\"\n",
		"tax/tax.bal", "configurable decimal percent = ?;\n\npublic function rate() returns decimal => percent;\n",
	)
}

// Keys are qualified by module, and by organisation where that is not the
// root package's.
func TestQualifiedConfiguration(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		config    string
		args, env []string
		code      int
		want      string // output, or what is wrong
	}{
		{config: "port = 1\n[shop.stock]\nmost = 2\n[tax]\npercent = 3\n", want: "1 2 3 0\n"},
		{config: "[acme.shop]\nport = 1\n[acme.shop.stock]\nmost = 2\n[acme.tax]\npercent = 3\n", want: "1 2 3 0\n"},
		{config: "shop.port = 1\nshop.stock.most = 2\nacme.tax.percent = 3\n", want: "1 2 3 0\n"},
		{args: []string{"-Cport=1", "-Cshop.stock.most=2", "-Cacme.tax.percent=3"}, want: "1 2 3 0\n"},
		{env: []string{"BAL_CONFIG_VAR_PORT=1", "BAL_CONFIG_VAR_ACME_SHOP_STOCK_MOST=2", "BAL_CONFIG_VAR_TAX_PERCENT=3"}, want: "1 2 3 0\n"},
		{code: 1, config: "port = 1\nmost = 2\n[tax]\npercent = 3\n", want: "error: value not provided for required configurable variable 'most'; give it in Config.toml as [shop.stock] most = …, with -Cshop.stock.most=…, or in the environment as BAL_CONFIG_VAR_SHOP_STOCK_MOST=…\n" +
			"\tat acme/shop.stock:0.1.0(stock.bal:1)\n" +
			"error: [Config.toml:(2:1,2:9)] unused configuration value 'most'; the variable 'most' is declared in another module: give it as 'shop.stock.most', in TOML below [shop.stock]\n"},
		{code: 1, config: "[shop.stock]\nmost = \"x\"\n[tax]\npercent = true\n", args: []string{"-Cport=1", "-Cprot=2"}, want: "error: [Config.toml:(2:8,2:11)] configurable variable 'most' is expected to be of type 'int', but found 'string'\n\tat acme/shop.stock:0.1.0(stock.bal:1)\n" +
			"error: [Config.toml:(4:11,4:15)] configurable variable 'percent' is expected to be of type 'decimal', but found 'boolean'\n\tat acme/tax:0.2.0(tax.bal:1)\n" +
			"error: [-Cprot] unused command line argument: the program has no such configurable variable\n"},
		{code: 1, config: "port = 1\n[tax]\npercent = 3\n", env: []string{"BAL_CONFIG_VAR_SHOP_STOCK_MOST=5"}, want: "error: [BAL_CONFIG_VAR_SHOP_STOCK_MOST] ambiguous: 'BAL_CONFIG_VAR_SHOP_STOCK_MOST' may mean the configurable variable 'acme.shop.shop_stock_most' or 'acme.shop.stock.most'; the environment cannot tell them apart, use another source\n"},
		{code: 1, config: "port = 1\n[shop.stock]\nmost = 2\n[tax]\npercent = 3\n", args: []string{"-Cshop.port=1", "-Cport=2"}, want: "error: [-Cport] the configurable variable 'port' is given twice on the command line, as 'shop.port' and as 'port'\n"},
	} {
		dir := shopFolder(t, c.config)
		r := call{dir: dir + "/shop", args: append([]string{"run"}, c.args...), env: c.env}.run(t)
		if c.code == 0 {
			r.want(t, 0, c.want, "")
		} else {
			r.want(t, c.code, "", c.want)
		}
	}
}

const secretive = `import ballerina/io;

type Login record {|
    string user;
    string password;
    @display {label: "PIN", kind: "password"}
    string code = "hunter2";
|};

# Where to listen.
configurable int port = ?;
configurable string apiKey = ?;
@display {label: "Entry", kind: "password"}
configurable string entry = "hunter2";
configurable Login login = ?;
configurable Login other = {user: "x", password: "hunter2"};
configurable byte size = 1 + 1;

public function main() {
    io:println("started");
}
`

// config check tells what run would, and starts nothing.
func TestConfigCheck(t *testing.T) {
	t.Parallel()
	dir := folder(t, "main.bal", secretive)
	check := func(env []string, args ...string) result {
		return call{dir: dir, args: append([]string{"config", "check", "main.bal"}, args...), env: env}.run(t)
	}
	r := check([]string{"BAL_CONFIG_DATA=[login]\nuser = 1\npasword = \"hunter2\""}, "-Cport=hunter2", "-Csize=500")
	r.want(t, 1, "", "error: [-Cport] configurable variable 'port' is expected to be of type 'int', and the text given is none\n\tat main.bal:11\n"+
		"error: value not provided for required configurable variable 'apiKey'; give it in Config.toml as apiKey = …, with -CapiKey=…, or in the environment as BAL_CONFIG_VAR_APIKEY=…\n\tat main.bal:12\n"+
		"error: [BAL_CONFIG_DATA:(2:8,2:9)] configurable variable 'login.user' is expected to be of type 'string', but found 'int'\n\tat main.bal:15\n"+
		"error: [BAL_CONFIG_DATA:(3:1,3:20)] undefined field 'pasword' provided for closed record 'Login' in configurable variable 'login'; did you mean 'password'?\n\tat main.bal:15\n"+
		"error: [BAL_CONFIG_DATA:(1:1,3:20)] value not provided for non-defaultable required field 'password' of type 'string' of record 'Login' in configurable variable 'login'\n\tat main.bal:15\n"+
		"error: [-Csize] the value for the configurable variable 'size' of type 'byte' is out of range: expected 0 to 255\n\tat main.bal:17\n")
	data := []string{"BAL_CONFIG_DATA=apiKey = \"hunter2\"\n[login]\nuser = \"Ada\"\npassword = \"hunter2\"", "BAL_CONFIG_VAR_ENTRY=hunter2"}
	check(data, "-Cport=1").want(t, 0, "", "The configuration of main is complete and correct.\n")
	r = call{dir: dir, args: []string{"config", "show", "main.bal", "-Cport=1"}, env: data}.run(t)
	r.want(t, 0, `port    int     -Cport                       1
apiKey  string  BAL_CONFIG_DATA:(1:10,1:19)  ******
entry   string  BAL_CONFIG_VAR_ENTRY         ******
login   Login   BAL_CONFIG_DATA:(2:1,4:21)   {user: "Ada", password: ******, code: ******}
other   Login   default                      (default)
size    byte    default                      1 + 1
`, "")
	call{dir: dir, args: []string{"config"}}.run(t).want(t, 1, "", `~(?s).*check or show.*barre help config.*`)
	call{dir: dir, args: []string{"config", "chek"}}.run(t).want(t, 1, "", `~(?s).*config chek.*`)
	call{dir: t.TempDir(), args: []string{"config", "check"}}.run(t).want(t, 1, "", `~(?s)error: .*`)
}

// build writes a JSON schema of the configuration of a package.
func TestConfigSchema(t *testing.T) {
	t.Parallel()
	dir := folder(t,
		"Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.1.0\"\n",
		"main.bal", strings.Replace(secretive, "import ballerina/io;", "import ballerina/io;\nimport acme/shop.stock as _;", 1),
		"modules/stock/stock.bal", "type Tree record {|\n    Tree[] below = [];\n|};\n\nenum Level {\n    LOW,\n    HIGH\n}\n\nconfigurable Tree? tree = ();\nconfigurable [int, Level] pair = ?;\nconfigurable map<decimal[2]>|boolean either = true;\n",
	)
	call{dir: dir, args: []string{"build"}}.run(t).want(t, 0, "", `~(?s).*`)
	got, err := os.ReadFile(dir + "/target/bin/config-schema.json")
	if err != nil {
		t.Fatal(err)
	}
	const login = `"type":"object","properties":{"user":{"type":"string"},"password":{"type":"string","writeOnly":true},"code":{"type":"string","writeOnly":true}},` +
		`"additionalProperties":false,"required":["user","password"],"name":"acme/shop:0.1.0:Login","description":""`
	want := `{"$schema":"http://json-schema.org/draft-07/schema#","type":"object","properties":{"acme":{"type":"object","properties":{"shop":{"type":"object","properties":{` +
		`"port":{"type":"integer","description":"Where to listen."},"apiKey":{"type":"string","description":"","writeOnly":true},"entry":{"type":"string","description":"","writeOnly":true},` +
		`"login":{` + login + `},"other":{` + login + `},"size":{"type":"integer","minimum":0,"maximum":255,"description":""},` +
		`"stock":{"type":"object","properties":{"tree":{"allOf":[{"$ref":"#/definitions/acme.shop.stock:0.1.0:Tree"}],"description":""},` +
		`"pair":{"type":"array","items":[{"type":"integer"},{"enum":["HIGH","LOW"]}],"minItems":2,"maxItems":2,"description":""},` +
		`"either":{"anyOf":[{"type":"boolean"},{"type":"object","additionalProperties":{"type":"array","items":{"type":"number"},"minItems":2,"maxItems":2}}],"description":""}},` +
		`"additionalProperties":false,"required":["pair"]}},"additionalProperties":false,"required":["port","apiKey","login","stock"]}},"required":["shop"]}},"required":["acme"],` +
		`"definitions":{"acme.shop.stock:0.1.0:Tree":{"type":"object","properties":{"below":{"type":"array","items":{"$ref":"#/definitions/acme.shop.stock:0.1.0:Tree"}}},"additionalProperties":false,"name":"acme/shop.stock:0.1.0:Tree"}}}`
	var flat bytes.Buffer
	if err := json.Compact(&flat, got); err != nil {
		t.Fatal(err)
	}
	if flat.String() != want {
		t.Errorf("got\n%s\nwant\n%s", flat.String(), want)
	}
	// Without configurable variables there is none.
	if err := os.WriteFile(dir+"/main.bal", []byte("public function main() {\n}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	call{dir: dir, args: []string{"build"}}.run(t).want(t, 0, "", `~(?s).*`)
	if _, err := os.Stat(dir + "/target/bin/config-schema.json"); err == nil {
		t.Error("the schema of an earlier build is still there")
	}
}

// A key that nothing takes is told with what was probably meant.
func TestUnusedConfigurationAdvice(t *testing.T) {
	t.Parallel()
	dir := folder(t,
		"Ballerina.toml", shopManifest,
		"main.bal", "import ballerina/log;\nimport acme/shop.stock;\n\nconfigurable int port = 1;\nconfigurable string hostName = \"\";\n\npublic function main() {\n    log:printDebug(string `${port} ${hostName} ${stock:limit()}`);\n}\n",
		"modules/stock/stock.bal", "configurable int most = 0;\n\npublic function limit() returns int => most;\n",
		"modules/alone/alone.bal", "configurable int least = 0;\n\npublic function limit() returns int => least;\n",
	)
	for config, want := range map[string]string{
		"hostname = \"x\"":                   "[Config.toml:(1:1,1:15)] unused configuration value 'hostname'; did you mean 'hostName'?",
		"[shop.stok]\nmost = 1":              "[Config.toml:(1:1,2:9)] unused configuration value 'shop.stok'; did you mean 'shop.stock.most'?",
		"[shop.stock]\nmots = 1":             "[Config.toml:(2:1,2:9)] unused configuration value 'shop.stock.mots'; did you mean 'shop.stock.most'?",
		"most = 1":                           "[Config.toml:(1:1,1:9)] unused configuration value 'most'; the variable 'most' is declared in another module: give it as 'shop.stock.most', in TOML below [shop.stock]",
		"[stock]\nmost = 1":                  "[Config.toml:(1:1,2:9)] unused configuration value 'stock'; the variable 'most' is declared in another module: give it as 'shop.stock.most', in TOML below [shop.stock]",
		"[shop.stock]\nport = 1":             "[Config.toml:(2:1,2:9)] unused configuration value 'shop.stock.port'; the variable 'port' is declared in the default module: give it without a module, in TOML above the first table",
		"[shop.alone]\nleast = 1":            "[Config.toml:(1:1,2:10)] unused configuration value 'shop.alone'; nothing imports the module 'shop.alone', so it takes no part in the program",
		"[acme.shop.alone]\nleast = 1":       "[Config.toml:(1:1,2:10)] unused configuration value 'acme.shop.alone'; nothing imports the module 'shop.alone', so it takes no part in the program",
		"[balerina.log]\nlevel = \"DEBUG\"":  "[Config.toml:(1:1,2:16)] unused configuration value 'balerina'; did you mean 'ballerina.log.level'?",
		"[ballerina.log]\nlevl = \"DEBUG\"":  "[Config.toml:(2:1,2:15)] unused configuration value 'ballerina.log.levl'; did you mean 'ballerina.log.level'?",
		"[ballerina.http]\nmaxActive = 1":    "[Config.toml:(1:1,2:14)] unused configuration value 'ballerina.http'",
		"[database]\npassword = \"hunter2\"": "[Config.toml:(1:1,2:21)] unused configuration value 'database'",
		"[[servers]]\nname = \"a\"":          "[Config.toml:(1:1,1:12)] unused configuration value 'servers'",
		"x = 1":                              "[Config.toml:(1:1,1:6)] unused configuration value 'x'",
	} {
		r := call{dir: dir, args: []string{"run"}, env: []string{"BAL_CONFIG_DATA=" + config}}.run(t)
		r.want(t, 1, "", "error: "+strings.ReplaceAll(want, "Config.toml", "BAL_CONFIG_DATA")+"\n")
	}
	call{dir: dir, args: []string{"run", "-CballerIna.log.level=DEBUG"}}.run(t).want(t, 1, "",
		"error: [-CballerIna.log.level] unused command line argument: the program has no such configurable variable; did you mean 'ballerina.log.level'?\n")
	// The environment's names for modules of other organisations. What it has
	// beyond them belongs to others.
	r := call{dir: dir, args: []string{"run"}, env: []string{"BAL_CONFIG_VAR_BALLERINA_LOG_LEVEL=DEBUG", "BAL_CONFIG_VAR_SHOP_STOCK_MOST=7", "BAL_CONFIG_VAR_ACME_SHOP_PORT=8", "BAL_CONFIG_VAR_NOBODY=1"}}.run(t)
	if r.code != 0 || !strings.Contains(r.stderr, `level=DEBUG module=acme/shop message="8  7"`) {
		t.Errorf("%v", r)
	}
}

// For machines, config check and config show write JSON.
func TestConfigJSON(t *testing.T) {
	t.Parallel()
	dir := folder(t, "main.bal", secretive, "Config.toml", "prot = 1\napiKey = \"hunter2\"\nlogin = 5\n")
	call{dir: dir, args: []string{"config", "check", "--json", "main.bal"}}.run(t).want(t, 1, `{
  "package": "main",
  "valid": false,
  "problems": [
    {
      "message": "value not provided for required configurable variable 'port'; give it in Config.toml as port = …, with -Cport=…, or in the environment as BAL_CONFIG_VAR_PORT=…",
      "declared": "main.bal:11"
    },
    {
      "where": "Config.toml:(3:9,3:10)",
      "message": "configurable variable 'login' is expected to be of type 'Login', but found 'int'",
      "declared": "main.bal:15"
    },
    {
      "where": "Config.toml:(1:1,1:9)",
      "key": "prot",
      "message": "unused configuration value 'prot'; did you mean 'port'?"
    }
  ]
}
`, "")
	r := call{dir: dir, args: []string{"config", "show", "--json", "main.bal", "-Cport=1", `-Clogin={user = "a", password = "hunter2"}`}, env: []string{"BAL_CONFIG_DATA=apiKey = \"hunter2\""}}.run(t)
	var got struct {
		Valid     bool
		Problems  []any
		Variables []struct {
			Name, Type, Source, Value string
			Required, Secret          bool
		}
	}
	if err := json.Unmarshal([]byte(r.stdout), &got); err != nil || r.code != 0 || !got.Valid || len(got.Problems) != 0 || len(got.Variables) != 6 || strings.Contains(r.stdout, "hunter2") {
		t.Fatalf("%v %v", err, r)
	}
	if v := got.Variables[1]; v.Name != "apiKey" || v.Type != "string" || v.Source != "BAL_CONFIG_DATA:(1:10,1:19)" || v.Value != "******" || !v.Required || !v.Secret {
		t.Errorf("%+v", v)
	}
	if v := got.Variables[5]; v.Name != "size" || v.Source != "default" || v.Value != "1 + 1" || v.Required || v.Secret {
		t.Errorf("%+v", v)
	}
}
