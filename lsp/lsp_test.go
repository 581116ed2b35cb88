package lsp_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

const manifest = "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.1.0\"\n"

// TestProcess drives the command over its streams as an editor does: from the first
// request to the exit code.
func TestProcess(t *testing.T) {
	t.Parallel()
	const text = "import ballerina/io;\n\npublic function main() {\n    int n = \"😀\";\n    io:println(n);\n}\n"
	e := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": text}, options{process: true})
	ctx := context.Background()
	if e.init.ServerInfo == nil || e.init.ServerInfo.Name != "barre" {
		t.Errorf("server info: %+v", e.init.ServerInfo)
	}
	e.open("main.bal", text)
	if got := e.diagnostics("main.bal"); len(got) != 1 || got[0] != "incompatible types: expected 'int', found 'string'" {
		t.Errorf("diagnostics: %q", got)
	}
	d := e.diags[e.uri("main.bal")].Diagnostics[0]
	if d.Code != "BCE2066" || d.Range.Start != (protocol.Position{Line: 3, Character: 12}) || d.Range.End != (protocol.Position{Line: 3, Character: 16}) {
		t.Errorf("%+v", d)
	}
	h, err := e.server.Hover(ctx, &protocol.HoverParams{TextDocumentPositionParams: protocol.TextDocumentPositionParams{
		TextDocument: protocol.TextDocumentIdentifier{URI: uri.URI(e.uri("main.bal"))}, Position: protocol.Position{Line: 4, Character: 10}}})
	if err != nil || h == nil || !strings.Contains(h.Contents.Value, "function println(") {
		t.Errorf("hover: %+v %v", h, err)
	}
	// An edit within the line, in the units of the protocol.
	e.vers["main.bal"]++
	e.notify("textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": e.uri("main.bal"), "version": 2},
		"contentChanges": []any{map[string]any{"range": protocol.Range{Start: protocol.Position{Line: 3, Character: 12}, End: protocol.Position{Line: 3, Character: 16}}, "text": "1"}}})
	if got := e.diagnostics("main.bal"); len(got) != 0 {
		t.Errorf("after the edit: %q", got)
	}
	if err := e.server.Shutdown(ctx); err != nil {
		t.Fatal(err)
	}
	if err := e.try("textDocument/hover", e.at("main.bal", text, 0), nil); err == nil {
		t.Error("a request after shutdown was answered")
	}
	if err := e.server.Exit(ctx); err != nil {
		t.Fatal(err)
	}
	if code := <-e.exit; code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestGoneEditor: an editor that goes without a word leaves no process behind, and
// the exit code says so.
func TestGoneEditor(t *testing.T) {
	t.Parallel()
	e := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": ""}, options{process: true})
	e.conn.Close()
	if code := <-e.exit; code != 1 {
		t.Errorf("exit code %d", code)
	}
}

// TestDefinition follows names to where they are declared.
func TestDefinition(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, text, want string }{
		{"local", "function f() { int §abc = 1; int b = a‸bc; }", ""},
		{"param", "function f(int §abc) returns int => ab‸c + 1;", ""},
		{"function", "function §g() { } function f() { g‸(); }", ""},
		{"type", "type §Rec record {| int a; |}; function f(R‸ec r) { }", ""},
		{"field", "type Rec record {| int §a; |}; function f(Rec r) returns int => r.‸a;", ""},
		{"field in constructor", "type Rec record {| int §a; |}; Rec r = {‸a: 1};", ""},
		{"included field", "type B record {| int §a; |}; type Rec record {| *B; |}; function f(Rec r) returns int => r.‸a;", ""},
		{"method", "class C { function §m() { } } function f(C c) { c.‸m(); }", ""},
		{"self", "class C { int §x = 1; function m() returns int { return self.‸x; } }", ""},
		{"enum", "enum E { §A, B } E e = ‸A;", ""},
		{"named argument", "function g(int §abc) { } function f() { g(‸abc = 1); }", ""},
		{"closure", "function f() { int §a = 1; var g = function() returns int => ‸a; }", ""},
		{"query", "function f(int[] xs) { int[] r = from int §x in xs where x > 1 select ‸x; }", ""},
		{"broken below", "function §g() { } function f() { ‸g(); int x = ; if (", ""},
		{"binding", "type R record {| int §a; |}; function f(R r) { var {‸a: b} = r; }", ""},
		{"library", "import ballerina/io; function f() { io:‸println(1); }", "ballerina/io/"},
		{"prefix", "import ballerina/§io; function f() { ‸io:println(1); }", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text, off := cut(t, c.text)
			want := -1
			if i := strings.Index(text, "§"); i >= 0 {
				text = text[:i] + text[i+len("§"):]
				want = i
				if off > i {
					off -= len("§")
				}
			}
			e := start(t, map[string]string{"a.bal": text}, options{})
			e.open("a.bal", text)
			var got []protocol.Location
			e.call("textDocument/definition", e.at("a.bal", text, off), &got)
			if c.want != "" {
				if len(got) != 1 || !strings.Contains(string(got[0].URI), c.want) {
					t.Fatalf("got %+v", got)
				}
				if b, err := os.ReadFile(got[0].URI.Filename()); err != nil || !strings.Contains(strings.Split(string(b), "\n")[got[0].Range.Start.Line], "println") {
					t.Errorf("%v: %v", got[0].Range, err)
				}
				return
			}
			if !slices.ContainsFunc(got, func(l protocol.Location) bool {
				return string(l.URI) == e.uri("a.bal") && l.Range.Start == position(text, want)
			}) {
				t.Errorf("got %+v, expected %v", got, position(text, want))
			}
		})
	}
}
