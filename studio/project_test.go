package studio

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"barre/studio/model"
	"barre/studio/text"
	"barre/toml"
)

// TestCreateProject: a project of each template can be made, checks, and has what it
// promises.
func TestCreateProject(t *testing.T) {
	t.Parallel()
	for _, tmpl := range templates() {
		t.Run(tmpl.ID, func(t *testing.T) {
			t.Parallel()
			s := start(t, nil)
			c, other := s.tab(), s.tab()
			var h helloAnswer
			c.call("studio/hello", nil, &h)
			if h.State != "empty" || h.Package != nil {
				t.Fatalf("an empty folder: %+v", h)
			}
			var overview modelOf[model.Overview]
			if err := c.try("studio/overview", nil, &overview); err == nil || !strings.Contains(err.Error(), "create one first") {
				t.Errorf("the overview of nothing: %v", err)
			}
			c.call("studio/createProject", map[string]any{"name": "shop", "org": "acme", "template": tmpl.ID}, &h)
			if h.State != "package" || h.Package.Name != "shop" || h.Package.Org != "acme" || h.Root != s.dir || len(h.Files) < 2 {
				t.Errorf("created: %+v", h)
			}
			other.event("studio/project", func(raw json.RawMessage) bool { return strings.Contains(string(raw), `"state":"package"`) })
			c.call("studio/overview", nil, &overview)
			if o := overview.Model; o.Errors != 0 || tmpl.ID != "empty" && len(o.EntryPoints)+len(o.Functions) == 0 {
				t.Errorf("the overview: %+v", o)
			}
			if tmpl.ID == "event" && len(overview.Model.Listeners) != 1 {
				t.Errorf("listeners: %+v", overview.Model.Listeners)
			}
			if err := c.try("studio/createProject", map[string]any{"name": "more", "template": "main"}, nil); err == nil || !strings.Contains(err.Error(), "there is a project in this folder already") {
				t.Errorf("another one: %v", err)
			}
		})
	}
}

func TestCreateProjectRefused(t *testing.T) {
	t.Parallel()
	s := start(t, map[string]string{"notes.txt": "", "taken/x": ""})
	c := s.tab()
	for name, want := range map[string]string{
		"":      "cannot be the name of a project",
		"a b":   "cannot be the name of a project",
		"../up": "cannot be the name of a project",
		"taken": "there is something called 'taken' in this folder already",
	} {
		if err := c.try("studio/createProject", map[string]any{"name": name, "template": "main"}, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if err := c.try("studio/createProject", map[string]any{"name": "x", "template": "nothing"}, nil); err == nil || !strings.Contains(err.Error(), "template 'nothing' not found") {
		t.Errorf("template: %v", err)
	}
	// The folder has something else: the project gets one of its own.
	var h helloAnswer
	c.call("studio/createProject", map[string]any{"name": "fine", "template": "main"}, &h)
	if h.Root != filepath.Join(s.dir, "fine") || h.State != "package" {
		t.Errorf("created: %+v", h)
	}
}

func TestWorkspace(t *testing.T) {
	t.Parallel()
	s := start(t, map[string]string{
		"Ballerina.toml":   "[workspace]\npackages = [\"a\", \"b\"]\n",
		"a/Ballerina.toml": "[package]\norg = \"acme\"\nname = \"a\"\nversion = \"0.1.0\"\n",
		"a/a.bal":          "import acme/b;\n\npublic function main() {\n    b:greet();\n}\n",
		"b/Ballerina.toml": "[package]\norg = \"acme\"\nname = \"b\"\nversion = \"0.1.0\"\n",
		"b/b.bal":          "public function greet() {\n}\n",
		"b/README.md":      "# About <script>alert(1)</script>b\n",
	})
	c := s.tab()
	var h helloAnswer
	c.call("studio/hello", nil, &h)
	if h.State != "workspace" || len(h.Packages) != 2 || h.Package.Path != "a" {
		t.Fatalf("hello: %+v", h)
	}
	var ids modelOf[[]string]
	c.call("studio/flowIds", nil, &ids)
	if len(*ids.Model) != 1 || (*ids.Model)[0] != "#function:main" {
		t.Errorf("functions of a: %v", *ids.Model)
	}
	c.call("studio/openPackage", map[string]any{"path": "b"}, &h)
	if h.Package.Path != "b" {
		t.Errorf("opened: %+v", h)
	}
	c.call("studio/flowIds", nil, &ids)
	if len(*ids.Model) != 1 || (*ids.Model)[0] != "#function:greet" {
		t.Errorf("functions of b: %v", *ids.Model)
	}
	var readme struct{ HTML string }
	c.call("studio/readme", nil, &readme)
	if !strings.Contains(readme.HTML, "About") || strings.Contains(readme.HTML, "<script") {
		t.Errorf("the README: %s", readme.HTML)
	}
	if err := c.try("studio/openPackage", map[string]any{"path": "c"}, nil); err == nil || err.Error() != "there is no package 'c' in this workspace" {
		t.Errorf("no such package: %v", err)
	}
	// A tab that comes back says where it was.
	c.call("studio/hello", map[string]any{"package": "b"}, &h)
	if h.Package.Path != "b" {
		t.Errorf("back: %+v", h)
	}
	c.call("studio/createProject", map[string]any{"name": "c", "template": "main", "org": "acme"}, &h)
	if len(h.Packages) != 3 || h.Package.Path != "c" {
		t.Errorf("a third package: %+v", h)
	}
	if d := c.read(s, "Ballerina.toml"); !strings.Contains(d.Text, `"c"`) {
		t.Errorf("the workspace: %s", d.Text)
	}
	// Renaming goes through all packages; both texts change in one step.
	d := c.read(s, "b/b.bal")
	var edit json.RawMessage
	c.call("textDocument/rename", map[string]any{"textDocument": map[string]any{"uri": d.URI}, "position": map[string]any{"line": 0, "character": 17}, "newName": "hail"}, &edit)
	var r editResult
	c.call("studio/applyEdit", map[string]any{"label": "Rename greet", "edit": edit}, &r)
	if len(r.Files) == 0 || !strings.Contains(c.read(s, "b/b.bal").Text, "function hail()") {
		t.Errorf("renamed: %+v", r)
	}
	c.call("studio/undo", nil, nil)
	if !strings.Contains(c.read(s, "b/b.bal").Text, "function greet()") {
		t.Error("not taken back")
	}
}

func TestSingleFile(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{"hello.bal": ordersMain, "other.bal": "function x() {\n}\n", "Config.toml": "limit = 1\n"})
	s := startAt(t, filepath.Join(dir, "hello.bal"))
	s.dir = dir
	c := s.tab()
	var h helloAnswer
	c.call("studio/hello", nil, &h)
	if h.State != "file" || len(h.Files) != 1 || h.Files[0].Path != "hello.bal" || h.Package.Name != "hello" {
		t.Fatalf("hello: %+v", h)
	}
	var r editResult
	c.call("studio/edit", map[string]any{"intent": model.Intent{Kind: "delete", Node: "#function:main/body/variable.total"}}, &r)
	c.event("studio/saved", func(json.RawMessage) bool { return true })
	if b, _ := os.ReadFile(filepath.Join(dir, "hello.bal")); strings.Contains(string(b), "total = 1") {
		t.Errorf("the file: %s", b)
	}
	if err := c.try("studio/edit", map[string]any{"intent": model.Intent{Kind: "addArtifact", Item: &model.Item{Kind: "type"}, File: "types.bal",
		Values: map[string]string{"name": "Order", "type": "int"}}}, nil); err == nil {
		t.Error("a file more was made for a single one")
	}
}

const configured = `# The port.
configurable int port = 8080;

# Who may come in.
configurable string password = ?;

configurable string[] hosts = [];
configurable record {| string name; int size = 1; |} box = {name: "a"};
configurable string greeting = "hi";
configurable boolean on = true;

public function main() {
    int _ = port;
    string _ = password;
}
`

func TestConfig(t *testing.T) {
	t.Parallel()
	const given = "# What is set here\nport = 9090 # not 8080\nnonsense = 1\n\n[box] # tables\nname = \"b\"\n"
	s := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": configured, "Config.toml": given})
	c := s.tab()
	var a configAnswer
	value := func(name string) ConfigValue {
		t.Helper()
		a = configAnswer{}
		c.call("studio/config", nil, &a)
		for _, v := range a.Values {
			if v.Name == name {
				return v
			}
		}
		t.Fatalf("no %s among %+v", name, a.Values)
		return ConfigValue{}
	}
	port := value("port")
	if port.Type != "int" || port.Default != "8080" || port.Value == nil || *port.Value != "9090" || port.Source != "Config.toml:(2:8,2:12)" || port.Required || port.Secret || len(port.Uses) != 1 ||
		!port.Editable || !port.Own || strings.TrimSpace(port.Doc) != "The port." || port.ID != "#variable:port" {
		t.Errorf("port: %+v", port)
	}
	if p := value("password"); !p.Secret || !p.Required || p.Value != nil || !strings.Contains(p.Problem, "password") {
		t.Errorf("password: %+v", p)
	}
	if b := value("box"); !b.Editable || b.Tree == nil || b.Line != 5 {
		t.Errorf("box: %+v", b)
	}
	if len(a.Problems) != 1 || !strings.Contains(a.Problems[0], "nonsense") {
		t.Errorf("problems: %q", a.Problems)
	}
	set := func(name string, to any) error {
		t.Helper()
		return c.try("studio/setConfig", map[string]any{"id": "#variable:" + name, "value": to}, nil)
	}
	for _, x := range [][2]string{{"port", "7070"}, {"password", `it"s` + "\n"}, {"hosts", `["a", "b"]`}, {"greeting", "hello"}, {"on", "false"}} {
		if err := set(x[0], x[1]); err != nil {
			t.Errorf("%s: %v", x[0], err)
		}
	}
	want := "# What is set here\nport = 7070 # not 8080\nnonsense = 1\npassword = \"it\\\"s\\n\"\nhosts = [\"a\", \"b\"]\ngreeting = \"hello\"\non = false\n\n[box] # tables\nname = \"b\"\n"
	if got := c.read(s, "Config.toml").Text; got != want {
		t.Errorf("Config.toml:\n%s", got)
	}
	if p := value("password"); p.Value == nil || *p.Value != "******" || p.Problem != "" {
		t.Errorf("password: %+v", p)
	}
	for name, message := range map[string]string{"port": "'many' is no value of the type int: expected a whole number, as in 8080", "box": "'box' is given by tables in Config.toml: edit it there"} {
		if err := set(name, "many"); err == nil || err.Error() != message {
			if name != "box" || err == nil || !strings.Contains(err.Error(), "no value of the type") {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if err := set("port", nil); err != nil {
		t.Error(err)
	}
	if got := c.read(s, "Config.toml").Text; got != strings.Replace(want, "port = 7070 # not 8080\n", "", 1) {
		t.Errorf("Config.toml:\n%s", got)
	}
	c.call("studio/undo", nil, nil)
	if got := c.read(s, "Config.toml").Text; got != want {
		t.Errorf("taken back:\n%s", got)
	}
}

func TestSetTOML(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ src, path, value, want string }{
		{"", "a", "1", "a = 1\n"},
		{"", "m.a", "1", "[m]\na = 1\n"},
		{"# only this", "a", "1", "# only this\na = 1\n"},
		{"[t]\nx = 1\n", "a", "1", "a = 1\n\n[t]\nx = 1\n"},
		{"[t]\nx = 1 # one\n\n[u]\ny = 1\n", "t.a", "1", "[t]\nx = 1 # one\na = 1\n\n[u]\ny = 1\n"},
		{"[t]\n[t.u]\ny = 1\n", "t.a", "1", "[t]\na = 1\n[t.u]\ny = 1\n"},
		{"[t.u]\ny = 1\n", "t.a", "1", "[t.u]\ny = 1\n\n[t]\na = 1\n"},
		{"[t]", "t.a", "1", "[t]\na = 1\n"},
		{"a = 1", "b", "2", "a = 1\nb = 2\n"},
		{"a = [\n  1,\n  2,\n] # end\n", "a", "[]", "a = [] # end\n"},
		{"a = {x = 1}\n", "a", "{x = 2}", "a = {x = 2}\n"},
		{"a = \"\"\"\nlong\n\"\"\"\nb = 1\n", "a", "\"s\"", "a = \"s\"\nb = 1\n"},
		{"e = 1\r\na = \"é😀\" # x\r\n", "a", "2", "e = 1\r\na = 2 # x\r\n"},
		{"[[t]]\nx = 1\n", "t", "1", "!"},
		{"t.x = 1\n", "t", "1", "!"},
		{"t = {x = 1}\n", "t.a", "1", "!"},
	} {
		doc, err := readTOML("Config.toml", c.src)
		if err != nil {
			t.Fatal(err)
		}
		edits, err := doc.set(strings.Split(c.path, "."), c.value)
		got := "!"
		if err == nil {
			got = applied(t, c.src, edits)
		}
		if got != c.want {
			t.Errorf("%s = %s in %q: %q, not %q", c.path, c.value, c.src, got, c.want)
		}
	}
	for _, c := range []struct{ src, path, want string }{
		{"# before\na = 1 # one\nb = 2\n", "a", "# before\nb = 2\n"},
		{"[t]\na = 1\n", "t.a", "[t]\n"},
		{"a = 1", "a", ""},
		{"b = 1\n", "a", "b = 1\n"},
	} {
		doc, err := readTOML("Config.toml", c.src)
		if err != nil {
			t.Fatal(err)
		}
		edits, err := doc.unset(strings.Split(c.path, "."))
		if err != nil {
			t.Fatal(err)
		}
		if got := applied(t, c.src, edits); got != c.want {
			t.Errorf("without %s, %q is %q, not %q", c.path, c.src, got, c.want)
		}
	}
}

// FuzzSetTOML: a value that is set is there then, everything else stays, and the text is
// TOML as before.
func FuzzSetTOML(f *testing.F) {
	f.Add("a = 1\n[t]\nb = 2 # two\n[t.u]\nc = \"x\"\n", "t", "b")
	f.Add("[[t]]\nx = 1\n[t.y]\n", "t", "z")
	f.Add("t.b = {c = 1}\r\n", "t", "n")
	f.Fuzz(func(t *testing.T, src, table, key string) {
		before, err := readTOML("x.toml", src)
		if err != nil || key == "" || !utf8.ValidString(src) || !utf8.ValidString(table) || !utf8.ValidString(key) {
			return
		}
		path := []string{table, key}
		if table == "" {
			path = path[1:]
		}
		edits, err := before.set(path, "42")
		if err != nil {
			return
		}
		o, err := text.New(src, edits)
		if err != nil {
			t.Fatal(err)
		}
		after, err := readTOML("x.toml", o.Apply(src))
		if err != nil {
			if before.root.Get(path...) == nil && before.root.Get(path[:len(path)-1]...) != nil {
				return // a key within something that is closed; whoever asks is told
			}
			t.Fatalf("%v in %q", err, o.Apply(src))
		}
		if n := after.root.Get(path...); n == nil || n.Text != "42" {
			t.Fatalf("%v is not 42 in %q", path, o.Apply(src))
		}
		var compare func(a, b *toml.Node, at []string)
		compare = func(a, b *toml.Node, at []string) {
			for _, e := range a.Entries {
				here := append(slices.Clone(at), e.Key)
				if slices.Equal(here, path) {
					continue
				}
				x := b.Entry(e.Key)
				if x == nil || x.Value.Kind != e.Value.Kind || x.Value.Text != e.Value.Text {
					t.Fatalf("%v changed from %q to %q", here, src, o.Apply(src))
				}
				compare(e.Value, x.Value, here)
			}
		}
		compare(before.root, after.root, nil)
	})
}
