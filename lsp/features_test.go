package lsp_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"barre/check"
	"barre/lib/core"
	"barre/syntax"
	"barre/types"
)

// TestHover shows declarations with their documentation, and narrowed types.
func TestHover(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, text, want string }{
		{"function", "# Adds.\n# + a - the one\n# + return - the sum\nfunction add(int a, int b) returns int => a + b;\nint x = ‸add(1, 2);\n", "function add(int a, int b) returns int"},
		{"documentation", "# Adds.\n# + a - the one\n# + return - the sum\nfunction add(int a, int b) returns int => a + b;\nint x = ‸add(1, 2);\n", "- `a`: the one"},
		{"narrowed", "function f(int|string v) {\n    if v is int {\n        int x = ‸v;\n    }\n}\n", "int v"},
		{"field", "# A.\n# + n - how many\ntype R record {| int n; |};\nfunction f(R r) returns int => r.‸n;\n", "how many"},
		{"library", "import ballerina/io;\nfunction f() { ‸io:println(1); }\n", "import ballerina/io"},
		{"lang library", "function f(string s) returns int => s.‸length();\n", "function length("},
		{"inferred", "function f() { var ‸m = {a: 1}; }\n", "record {|int a;|} m"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text, off := cut(t, c.text)
			e := start(t, map[string]string{"a.bal": text}, options{})
			e.open("a.bal", text)
			var h protocol.Hover
			e.call("textDocument/hover", e.at("a.bal", text, off), &h)
			if !strings.Contains(h.Contents.Value, c.want) {
				t.Errorf("got %q, expected %q in it", h.Contents.Value, c.want)
			}
		})
	}
}

// TestSignatureHelp shows the parameters of unfinished calls.
func TestSignatureHelp(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, text, label string
		active            uint32
	}{
		{"first", "function g(int a, string b) returns int => 1;\nfunction f() {\n    int n = g(‸\n}\n", "g(int a, string b) returns int", 0},
		{"second", "function g(int a, string b) returns int => 1;\nfunction f() {\n    int n = g(1, ‸);\n}\n", "g(int a, string b) returns int", 1},
		{"inner", "function g(int a, string b) { }\nfunction h(int x) returns int => x;\nfunction f() {\n    g(h(‸), \"\");\n}\n", "h(int x) returns int", 0},
		{"after inner", "function g(int a, string b) { }\nfunction h(int x) returns int => x;\nfunction f() {\n    g(h(1), ‸);\n}\n", "g(int a, string b)", 1},
		{"named", "function g(int a = 1, int b = 2) { }\nfunction f() {\n    g(b = ‸1);\n}\n", "g(int a = 1, int b = 2)", 1},
		{"init", "class C { function init(int size) { } }\nfunction f() {\n    C c = new (‸);\n}\n", "new C(int size)", 0},
		{"rest", "function g(int a, int... b) { }\nfunction f() {\n    g(1, 2, 3, ‸);\n}\n", "g(int a, int... b)", 1},
		{"value", "function f(function (int n) returns string g) {\n    string s = g(‸);\n}\n", "function(int n) returns string", 0},
		{"lang library", "function f(string s) {\n    string r = s.substring(1, ‸);\n}\n", "substring(int startIndex, int endIndex", 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text, off := cut(t, c.text)
			e := start(t, map[string]string{"a.bal": text}, options{})
			e.open("a.bal", text)
			var h protocol.SignatureHelp
			e.call("textDocument/signatureHelp", e.at("a.bal", text, off), &h)
			if len(h.Signatures) != 1 || !strings.HasPrefix(h.Signatures[0].Label, c.label) || h.ActiveParameter != c.active {
				t.Errorf("got %+v, expected %s at %d", h, c.label, c.active)
			}
		})
	}
}

// TestSameAsCheck: what is shown is what a check finds, also after edits there and
// back.
func TestSameAsCheck(t *testing.T) {
	t.Parallel()
	all := programs(t)
	r := rand.New(rand.NewPCG(5, 5))
	e := start(t, nil, options{})
	for round := range 40 {
		text := all[r.IntN(len(all))]
		name := fmt.Sprintf("c%d.bal", round)
		e.open(name, mangled(r, text))
		e.diagnostics(name)
		e.change(name, text)
		got := e.diagnostics(name)
		slices.Sort(got)
		w := check.NewWorld(types.NewEnv(), func(org, name string) *check.Source {
			for _, m := range core.Modules() {
				if m.Org == org && m.Name == name {
					return check.LibrarySource(m)
				}
			}
			return nil
		})
		m := w.Add(&check.Source{Org: "$anon", Name: ".", Version: "0.0.0", Files: []*syntax.File{syntax.Parse(name, text)}})
		w.CheckAll(m)
		want := []string{}
		for _, d := range w.Diagnostics() {
			want = append(want, d.Msg)
		}
		slices.Sort(want)
		if !slices.Equal(got, want) && !strings.Contains(strings.Join(want, " "), "cannot resolve module") {
			t.Errorf("%s\ngot  %q\nwant %q", text, got, want)
		}
		e.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": e.uri(name)}})
	}
}

const sample = `import ballerina/http;
import ballerina/io;

# A thing.
public type Thing record {|
    int id;
    string name;
|};

enum Colour {
    RED,
    GREEN
}

// One line
// and another.
class Box {
    private int n = 0;

    function init(int n) {
        self.n = n;
    }

    function get() returns int => self.n;
}

public function main() {
    var box = new Box(1);
    io:println(combine(box.get(), "x"));
}

function combine(int count, string text) returns string => text + count.toString();

service /api on new http:Listener(9090) {
    resource function get things/[int id]() returns Thing => {id, name: ""};
}
`

// TestDocument asks for what a whole document has.
func TestDocument(t *testing.T) {
	t.Parallel()
	e := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": sample}, options{})
	e.open("main.bal", sample)
	doc := map[string]any{"textDocument": map[string]any{"uri": e.uri("main.bal")}}
	var symbols []protocol.DocumentSymbol
	e.call("textDocument/documentSymbol", doc, &symbols)
	var names []string
	for _, s := range symbols {
		names = append(names, s.Name)
		for _, c := range s.Children {
			names = append(names, "  "+c.Name)
		}
	}
	want := []string{"Thing", "  id", "  name", "Colour", "  RED", "  GREEN", "Box", "  n", "  init", "  get", "main", "combine", "service /api", "  get things/[int id]"}
	if !slices.Equal(names, want) {
		t.Errorf("symbols %q, expected %q", names, want)
	}
	var folds []protocol.FoldingRange
	e.call("textDocument/foldingRange", doc, &folds)
	for _, want := range [][2]uint32{{0, 1}, {4, 6}, {9, 11}, {14, 15}, {16, 23}, {26, 28}} {
		if !slices.ContainsFunc(folds, func(f protocol.FoldingRange) bool { return f.StartLine == want[0] && f.EndLine == want[1] }) {
			t.Errorf("no fold %v in %+v", want, folds)
		}
	}
	var hints []struct {
		Label    string
		Position protocol.Position
	}
	e.call("textDocument/inlayHint", map[string]any{"textDocument": doc["textDocument"], "range": protocol.Range{End: protocol.Position{Line: 100}}}, &hints)
	var labels []string
	for _, h := range hints {
		labels = append(labels, h.Label)
	}
	if !slices.Contains(labels, ": Box") || !slices.Contains(labels, "count:") {
		t.Errorf("hints %q", labels)
	}
	var lenses []protocol.CodeLens
	e.call("textDocument/codeLens", doc, &lenses)
	var titles []string
	for _, l := range lenses {
		titles = append(titles, l.Command.Title)
	}
	if !slices.Equal(titles, []string{"Run", "Debug", "Run", "Debug", "Try it"}) {
		t.Errorf("lenses %q", titles)
	}
	// Tokens: whole, then what a change makes of them.
	var tokens struct {
		ResultID string `json:"resultId"`
		Data     []int
	}
	e.call("textDocument/semanticTokens/full", doc, &tokens)
	if len(tokens.Data) == 0 || len(tokens.Data)%5 != 0 {
		t.Fatalf("%d numbers", len(tokens.Data))
	}
	e.change("main.bal", strings.Replace(sample, "// One", "\n// One", 1))
	var delta struct {
		Edits []struct {
			Start, DeleteCount int
			Data               []int
		}
	}
	e.call("textDocument/semanticTokens/full/delta", map[string]any{"textDocument": doc["textDocument"], "previousResultId": tokens.ResultID}, &delta)
	data := slices.Clone(tokens.Data)
	for _, x := range delta.Edits {
		data = slices.Replace(data, x.Start, x.Start+x.DeleteCount, x.Data...)
	}
	e.call("textDocument/semanticTokens/full", doc, &tokens)
	if len(delta.Edits) != 1 || !slices.Equal(data, tokens.Data) {
		t.Errorf("%d edits do not give the tokens", len(delta.Edits))
	}
	var found []protocol.SymbolInformation
	e.call("workspace/symbol", map[string]any{"query": "comb"}, &found)
	if len(found) != 1 || found[0].Name != "combine" {
		t.Errorf("found %+v", found)
	}
}

// TestRangeFormatting changes the lines of the range only.
func TestRangeFormatting(t *testing.T) {
	t.Parallel()
	text := "function f() {\nint a=1;\nint b=2;\n}\n"
	e := start(t, map[string]string{"a.bal": text}, options{})
	e.open("a.bal", text)
	var edits []protocol.TextEdit
	e.call("textDocument/rangeFormatting", map[string]any{"textDocument": map[string]any{"uri": e.uri("a.bal")},
		"range": protocol.Range{Start: protocol.Position{Line: 2}, End: protocol.Position{Line: 2, Character: 5}}, "options": map[string]any{}}, &edits)
	if got := apply(t, text, edits); got != "function f() {\nint a=1;\n    int b = 2;\n}\n" {
		t.Errorf("got %q", got)
	}
}

// TestVirtualDocuments: an editor that can asks for library sources.
func TestVirtualDocuments(t *testing.T) {
	t.Parallel()
	text := "import ballerina/io;\nfunction f() { io:println(1); }\n"
	e := start(t, map[string]string{"a.bal": text}, options{init: map[string]any{"virtualDocuments": true}})
	e.open("a.bal", text)
	var raw json.RawMessage
	e.call("textDocument/definition", e.at("a.bal", text, strings.Index(text, "println")), &raw)
	var list []struct{ URI string }
	if err := json.Unmarshal(raw, &list); err != nil || len(list) != 1 || !strings.HasPrefix(list[0].URI, "barre:/ballerina/io/") {
		t.Fatalf("%s %v", raw, err)
	}
	var doc struct{ Text string }
	e.call("barre/document", map[string]any{"uri": list[0].URI}, &doc)
	if !strings.Contains(doc.Text, "function println(") {
		t.Errorf("text %q", doc.Text[:min(200, len(doc.Text))])
	}
	if err := e.try("barre/document", map[string]any{"uri": "barre:/ballerina/nothing/x.bal"}, &doc); err == nil || !strings.Contains(err.Error(), "there is no library source") {
		t.Errorf("%v", err)
	}
}

// TestFilesOnDisk: files made, changed and deleted by others are taken up, and a
// wrong manifest shows where it is wrong.
func TestFilesOnDisk(t *testing.T) {
	t.Parallel()
	main := "public function main() {\n    int n = other();\n}\n"
	e := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": main}, options{caps: map[string]any{
		"workspace": map[string]any{"didChangeWatchedFiles": map[string]any{"dynamicRegistration": true}}}})
	e.open("main.bal", main)
	has := func(want string) {
		t.Helper()
		e.vers["main.bal"]++ // a version of its own, so that one waits for it
		e.notify("textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": e.uri("main.bal"), "version": e.vers["main.bal"]}, "contentChanges": []any{}})
		if got := strings.Join(e.diagnostics("main.bal"), "|"); !strings.Contains(got, want) || want == "" && strings.Contains(got, "undefined") {
			t.Errorf("got %q, expected %q", got, want)
		}
	}
	changed := func(name string, kind int) {
		e.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": e.uri(name), "type": kind}}})
	}
	has("undefined function 'other'")
	write(t, filepath.Join(e.dir, "other.bal"), "function other() returns int => 1;\n")
	changed("other.bal", 1)
	has("unused variable 'n'")
	write(t, filepath.Join(e.dir, "other.bal"), "function other() returns string => \"\";\n")
	changed("other.bal", 2)
	has("incompatible types: expected 'int', found 'string'")
	os.Remove(filepath.Join(e.dir, "other.bal"))
	changed("other.bal", 3)
	has("undefined function 'other'")
	write(t, filepath.Join(e.dir, "Ballerina.toml"), "[package]\norg = 1\n")
	changed("Ballerina.toml", 2)
	e.change("main.bal", main)
	e.wait(func() bool {
		p := e.diags[e.uri("Ballerina.toml")]
		return p != nil && len(p.Diagnostics) > 0 && p.Diagnostics[0].Range.Start.Line == 1
	})
	write(t, filepath.Join(e.dir, "Ballerina.toml"), manifest)
	changed("Ballerina.toml", 2)
	e.wait(func() bool {
		p := e.diags[e.uri("Ballerina.toml")]
		return p != nil && len(p.Diagnostics) == 0
	})
	e.mu.Lock()
	defer e.mu.Unlock()
	if !slices.Contains(e.asked, "workspace/didChangeWatchedFiles") {
		t.Errorf("the editor was asked for %q", e.asked)
	}
}

// TestNewFile: a file that is not saved yet belongs to the package of its folder.
func TestNewFile(t *testing.T) {
	t.Parallel()
	main := "public function main() {\n    int _ = other();\n}\n"
	e := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": main}, options{})
	e.open("main.bal", main)
	e.open("other.bal", "function other() returns int => 1;\n")
	e.change("main.bal", main+"\n")
	if got := e.diagnostics("main.bal"); len(got) != 0 {
		t.Errorf("got %q", got)
	}
}
