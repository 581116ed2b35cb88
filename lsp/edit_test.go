package lsp_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
)

// offset is the byte at a place of a text.
func offset(text string, p protocol.Position) int {
	at := 0
	for range p.Line {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return len(text)
		}
		at += i + 1
	}
	n := 0
	for i, r := range text[at:] {
		if n >= int(p.Character) || r == '\n' {
			return at + i
		}
		n++
		if r >= 0x10000 {
			n++
		}
	}
	return len(text)
}

// apply makes edits of a text; they must not overlap.
func apply(t *testing.T, text string, list []protocol.TextEdit) string {
	t.Helper()
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b protocol.TextEdit) int { return offset(text, a.Range.Start) - offset(text, b.Range.Start) })
	var b strings.Builder
	at := 0
	for _, e := range list {
		from, to := offset(text, e.Range.Start), offset(text, e.Range.End)
		if from < at || to < from {
			t.Fatalf("edits overlap, or are not within the text: %+v", list)
		}
		b.WriteString(text[at:from] + e.NewText)
		at = to
	}
	return b.String() + text[at:]
}

// TestCompletion asks what may stand at ‸, and takes the item.
func TestCompletion(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, text, item, want string }{
		{"field", "type R record {| int abc; |};\nfunction f(R r) {\n    int x = r.‸\n}\n", "abc", "    int x = r.abc\n"},
		{"method", "class C { function go(int n, string s) { } }\nfunction f(C c) {\n    c.g‸\n}\n", "go", "    c.go(${1:n}, ${2:s})\n"},
		{"lang method", "function f(string s) {\n    int n = s.len‸;\n}\n", "length", "    int n = s.length();\n"},
		{"local", "function f(int count) {\n    int n = cou‸\n}\n", "count", "    int n = count\n"},
		{"module", "import ballerina/io;\nfunction f() {\n    io:pr‸\n}\n", "println", "    io:println($1)\n"},
		{"import by prefix", "function f() {\n    io:printl‸;\n}\n", "println", "import ballerina/io;\n\nfunction f() {\n    io:println($1);\n}\n"},
		{"import by name", "import ballerina/time;\n\nfunction f() {\n    println‸\n}\n", "println", "import ballerina/io;\nimport ballerina/time;\n\nfunction f() {\n    io:println($1)\n}\n"},
		{"record field", "type R record {| int abc; string d?; |};\nR r = {a‸};\n", "abc", "R r = {abc: ${1:0}};\n"},
		{"fill", "type R record {| int a; string b; |};\nR r = {‸};\n", "fill required fields", "R r = {a: ${1:0}, b: ${2:\"\"}};\n"},
		{"named argument", "function g(int first, int second = 1) { }\nfunction f() {\n    g(1, sec‸);\n}\n", "second = ", "    g(1, second = );\n"},
		{"type", "type Order record {| int a; |};\nfunction f(Or‸) { }\n", "Order", "function f(Order) { }\n"},
		{"string member", "type S \"red\"|\"green\";\nfunction f() {\n    S s = ‸;\n}\n", "\"red\"", "    S s = \"red\";\n"},
		{"enum", "enum E { RED, GREEN }\nfunction f() {\n    E e = R‸;\n}\n", "RED", "    E e = RED;\n"},
		{"import", "import ballerina/i‸\n", "ballerina/io", "import ballerina/io;\n"},
		{"quoted", "function f(int 'from) {\n    int n = fro‸;\n}\n", "from", "    int n = 'from;\n"},
		{"no parameters", "function go() { }\nfunction f() {\n    g‸\n}\n", "go", "    go()\n"},
		{"defaults only", "function go(int n = 1) { }\nfunction f() {\n    g‸\n}\n", "go", "    go($1)\n"},
		{"rest method", "class C { function go(int... n) { } }\nfunction f(C c) {\n    c.g‸\n}\n", "go", "    c.go($1)\n"},
		{"lang method without more", "function f(string s) {\n    string n = s.toLow‸;\n}\n", "toLowerAscii", "s.toLowerAscii();\n"},
		{"keyword", "function f() {\n    fore‸\n}\n", "foreach", "    foreach"},
		{"self", "class C { int abc = 1; function m() returns int { return self.‸ } }\n", "abc", "return self.abc }"},
		{"annotation", "import ballerina/http;\n@http:Serv‸ service / on new http:Listener(9090) { }\n", "ServiceConfig", "@http:ServiceConfig"},
		{"query", "function f(int[] numbers) {\n    int[] r = from int each in numbers where ea‸\n}\n", "each", "where each\n"},
		{"worker", "function f() {\n    worker w { int inner = 1; int k = inn‸; }\n}\n", "inner", "int k = inner;"},
		{"remote", "client class C { remote function send(string s) { } }\nfunction f(C c) {\n    c->‸\n}\n", "send", "    c->send(${1:s})\n"},
		{"resource", "client class C { resource function get users/[string id](int n) returns int => n; }\nfunction f(C c) {\n    int n = c->/‸;\n}\n", "users/[id].get", "c->/users/[id].get(n);"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text, off := cut(t, c.text)
			e := start(t, map[string]string{"a.bal": text}, options{})
			e.open("a.bal", text)
			var list protocol.CompletionList
			e.call("textDocument/completion", e.at("a.bal", text, off), &list)
			var labels []string
			for _, item := range list.Items {
				labels = append(labels, item.Label)
				if item.Label != c.item {
					continue
				}
				got := apply(t, text, append(slices.Clone(item.AdditionalTextEdits), *item.TextEdit))
				if !strings.Contains(got, c.want) {
					t.Errorf("got %q, expected %q in it", got, c.want)
				}
				return
			}
			t.Errorf("'%s' is not among %q", c.item, labels)
		})
	}
}

// TestCompletionOrder: what has the expected type comes first.
func TestCompletionOrder(t *testing.T) {
	t.Parallel()
	text, off := cut(t, "function f(int aNumber, string zText, boolean bool) {\n    string s = ‸;\n}\n")
	e := start(t, map[string]string{"a.bal": text}, options{})
	e.open("a.bal", text)
	var list protocol.CompletionList
	e.call("textDocument/completion", e.at("a.bal", text, off), &list)
	slices.SortStableFunc(list.Items, func(a, b protocol.CompletionItem) int { return strings.Compare(a.SortText, b.SortText) })
	if len(list.Items) == 0 || list.Items[0].Label != "zText" {
		t.Fatalf("first: %+v", list.Items[:min(3, len(list.Items))])
	}
	// Nothing within comments, strings and documentation.
	for _, s := range []string{"// a‸\n", "string s = \"a‸\";\n", "# a‸\nfunction f() { }\n"} {
		text, off := cut(t, s)
		e.change("a.bal", text)
		var none protocol.CompletionList
		e.call("textDocument/completion", e.at("a.bal", text, off), &none)
		if len(none.Items) > 0 {
			t.Errorf("%q: %d items", s, len(none.Items))
		}
	}
}

// TestResolve: documentation comes with resolving.
func TestResolve(t *testing.T) {
	t.Parallel()
	text, off := cut(t, "# Says hello.\n# + name - whom to greet\nfunction greet(string name) { }\nfunction f() {\n    gre‸\n}\n")
	e := start(t, map[string]string{"a.bal": text}, options{})
	e.open("a.bal", text)
	var list struct{ Items []json.RawMessage }
	e.call("textDocument/completion", e.at("a.bal", text, off), &list)
	for _, raw := range list.Items {
		if !strings.Contains(string(raw), `"greet"`) {
			continue
		}
		var item protocol.CompletionItem
		e.call("completionItem/resolve", raw, &item)
		if b, _ := json.Marshal(item.Documentation); !strings.Contains(string(b), "Says hello.") || !strings.Contains(string(b), "whom to greet") {
			t.Errorf("documentation: %s", b)
		}
		return
	}
	t.Error("greet is not offered")
}

// TestRename renames what is at ‸ and compares the files.
func TestRename(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, text, to, want, fails string }{
		{"local", "function f() { int ‸a = 1; int b = a + a; }", "n", "function f() { int n = 1; int b = n + n; }", ""},
		{"parameter and named argument", "function g(int ‸a) returns int => a;\nint x = g(a = 1);", "n", "function g(int n) returns int => n;\nint x = g(n = 1);", ""},
		{"function", "function ‸g() { }\nfunction f() { g(); }", "h", "function h() { }\nfunction f() { h(); }", ""},
		{"field", "type R record {| int ‸a; |};\nfunction f(R r) { R s = {a: r.a}; int a = 1; R t = {a}; }", "b",
			"type R record {| int b; |};\nfunction f(R r) { R s = {b: r.b}; int a = 1; R t = {b: a}; }", ""},
		{"variable of a short field", "type R record {| int a; |};\nfunction f() { int ‸a = 1; R t = {a}; }", "b", "type R record {| int a; |};\nfunction f() { int b = 1; R t = {a: b}; }", ""},
		{"binding", "type R record {| int a; |};\nfunction f(R r) { var {‸a} = r; int x = a; }", "b", "type R record {| int a; |};\nfunction f(R r) { var {a: b} = r; int x = b; }", ""},
		{"quoted", "function f() { int ‸a = 1; int b = a; }", "from", "function f() { int 'from = 1; int b = 'from; }", ""},
		{"from quoted", "function f() { int '‸from = 1; int b = 'from; }", "a", "function f() { int a = 1; int b = a; }", ""},
		{"type", "type ‸T int;\nT x = 1;\nfunction f(T? t) returns T[] => [];", "U", "type U int;\nU x = 1;\nfunction f(U? t) returns U[] => [];", ""},
		{"method", "class C { function ‸m() { } function n() { self.m(); } }\nfunction f(C c) { c.m(); }", "k", "class C { function k() { } function n() { self.k(); } }\nfunction f(C c) { c.k(); }", ""},
		{"key", "type R record {| readonly int ‸a; |};\ntable<R> key(a) t = table key(a) [{a: 1}];", "b", "type R record {| readonly int b; |};\ntable<R> key(b) t = table key(b) [{b: 1}];", ""},
		{"worker", "function f() {\n    worker ‸w returns int { 1 -> function; return 2; }\n    int n = <- w;\n    map<int> m = wait {w};\n}", "v",
			"function f() {\n    worker v returns int { 1 -> function; return 2; }\n    int n = <- v;\n    map<int> m = wait {w: v};\n}", ""},
		{"library", "import ballerina/io;\nfunction f() { io:‸println(1); }", "p", "", "belongs to the library module 'ballerina/io'"},
		{"taken", "function f() { int ‸a = 1; int b = a; }", "b", "", "'b' is declared already in the function"},
		{"no name", "function f() { int ‸a = 1; }", "1x", "function f() { int '1x = 1; }", ""},
		{"main", "public function ‸main() { }", "start", "", "the language gives this function its meaning"},
		{"keyword", "func‸tion f() { }", "g", "", "put the cursor on a name"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text, off := cut(t, c.text)
			e := start(t, map[string]string{"a.bal": text}, options{})
			e.open("a.bal", text)
			params := e.at("a.bal", text, off)
			params["newName"] = c.to
			var edit protocol.WorkspaceEdit
			err := e.try("textDocument/rename", params, &edit)
			if c.fails != "" {
				if err == nil || !strings.Contains(err.Error(), c.fails) {
					t.Errorf("got %v, expected '%s'", err, c.fails)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var list []protocol.TextEdit
			for u, l := range edit.Changes {
				if string(u) != e.uri("a.bal") {
					t.Errorf("edits of %s", u)
				}
				list = l
			}
			if got := apply(t, text, list); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// TestRenameAcross renames over the modules and the tests of a package, open or not.
func TestRenameAcross(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"Ballerina.toml":            manifest,
		"main.bal":                  "import shop.orders;\n\npublic function main() {\n    orders:Order o = {id: 1};\n    int _ = orders:total(o) + o.id;\n}\n",
		"modules/orders/orders.bal": "public type Order record {|\n    int id;\n|};\n\npublic function total(Order o) returns int => o.id;\n",
		"modules/orders/more.bal":   "function twice(Order o) returns int => total(o) * 2;\n",
		"tests/main_test.bal":       "import ballerina/test;\nimport shop.orders;\n\n@test:Config\nfunction testTotal() {\n    test:assertEquals(orders:total({id: 2}), 2);\n}\n",
	}
	e := start(t, files, options{})
	name := "modules/orders/orders.bal"
	text := files[name]
	e.open(name, text)
	params := e.at(name, text, strings.Index(text, "total"))
	params["newName"] = "sum"
	var edit protocol.WorkspaceEdit
	e.call("textDocument/rename", params, &edit)
	for f, want := range map[string]string{
		"main.bal": "orders:sum(o) + o.id", name: "public function sum(Order o)", "modules/orders/more.bal": "=> sum(o) * 2", "tests/main_test.bal": "orders:sum({id: 2})",
	} {
		found := false
		for u, l := range edit.Changes {
			if string(u) == e.uri(f) {
				found = true
				if got := apply(t, files[f], l); !strings.Contains(got, want) {
					t.Errorf("%s: %s", f, got)
				}
			}
		}
		if !found {
			t.Errorf("%s is not edited", f)
		}
	}
	// References are the same places.
	params = e.at("main.bal", files["main.bal"], strings.Index(files["main.bal"], "Order o"))
	params["context"] = map[string]any{"includeDeclaration": true}
	var refs []protocol.Location
	e.call("textDocument/references", params, &refs)
	if len(refs) != 4 {
		t.Errorf("%d references of Order: %+v", len(refs), refs)
	}
}

// TestActions takes an action of a title and compares the text.
func TestActions(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, text, title, want string }{
		{"import", "function f() {\n    ‸io:println(1);\n}\n", "Import 'ballerina/io'", "import ballerina/io;\n\nfunction f() {\n    io:println(1);\n}\n"},
		{"create function", "function f() {\n    int n = ‸g(1, \"a\");\n}\n", "Create function 'g'",
			"function f() {\n    int n = g(1, \"a\");\n}\n\nfunction g(int arg1, string arg2) returns int {\n    panic error(\"'g' is not implemented\");\n}\n"},
		{"create variable", "function f() {\n    int n = ‸a + 1;\n}\n", "Create variable 'a'", ""},
		{"create type", "function f() {\n    ‸Foo x = {a: 1};\n}\n", "Create record type 'Foo'", "type Foo record {|\n    int a;\n|};"},
		{"check", "function g() returns int|error => 1;\nfunction f() {\n    int n = ‸g();\n}\n", "Add 'check'", "function f() returns error? {\n    int n = check g();\n}\n"},
		{"check, error in the type", "function g() returns int|error => 1;\nfunction f() returns int {\n    int n = ‸g();\n    return n;\n}\n", "Add 'check'", "function f() returns int|error {\n    int n = check g();\n"},
		{"ignored", "function g() returns int|error => 1;\nfunction f() returns error? {\n    ‸g();\n}\n", "Add 'check'", "    check g();\n"},
		{"error to the type", "function g() returns int|error => 1;\nfunction f() {\n    int n = ‸check g();\n}\n", "Add 'error' to the return type", "function f() returns error? {"},
		{"type test", "function g() returns int|error => 1;\nfunction f() {\n    int n = ‸g();\n}\n", "Handle the error with a type test", "    int|error n = g();\n    if n is error {\n        panic n;\n    }\n"},
		{"final", "int count = 0;\nisolated function f() returns int {\n    return ‸count;\n}\n", "Make 'count' final", "final int count = 0;\n"},
		{"fields", "type R record {| int a; string b; boolean c = true; |};\nR r = {‸a: 1};\n", "Add the missing fields", "R r = {a: 1, b: \"\"};\n"},
		{"implement", "type O object {\n    function m(int x) returns string;\n};\n\nclass ‸C {\n    *O;\n}\n", "Implement the missing methods",
			"class C {\n    *O;\n\n    function m(int x) returns string {\n        panic error(\"'m' is not implemented\");\n    }\n}\n"},
		{"near name", "function hello() { }\nfunction f() {\n    ‸helo();\n}\n", "Change to 'hello'", "    hello();\n"},
		{"unused import", "import ballerina/‸io;\n\nfunction f() {\n}\n", "Remove the import", "\nfunction f() {\n}\n"},
		{"return", "function f() returns int {\n‸}\n", "Add a return statement", "function f() returns int {\n    return 0;\n}\n"},
		{"document", "function ‸f(int a) returns int => a;\n", "Document 'f'", "# Description.\n#\n# + a - \n# + return - \nfunction f(int a) returns int => a;\n"},
		{"invert", "function f(int a) {\n    ‸if a == 1 {\n        g();\n    } else {\n        h();\n    }\n}\nfunction g() { }\nfunction h() { }\n", "Invert the if statement",
			"    if a != 1 {\n        h();\n    } else {\n        g();\n    }\n"},
		{"variable", "function f(int a) returns int {\n    return «a * 2» + 1;\n}\n", "Extract to variable 'value'", "    int value = a * 2;\n    return value + 1;\n"},
		{"configurable", "import ballerina/io;\n\nfunction f() {\n    io:println(«\"localhost\"»);\n}\n", "Extract to configurable 'values'",
			"import ballerina/io;\n\nconfigurable string values = \"localhost\";\n\nfunction f() {\n    io:println(values);\n}\n"},
		{"function", "function f(int a) returns int {\n    «int b = a + 1;\n    int c = b * 2;»\n    return c;\n}\n", "Extract to function 'extracted'",
			"function f(int a) returns int {\n    int c = extracted(a);\n    return c;\n}\n\nfunction extracted(int a) returns int {\n    int b = a + 1;\n    int c = b * 2;\n    return c;\n}\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			text := c.text
			from := strings.IndexAny(text, "‸«")
			for _, m := range []string{"‸", "«"} {
				if i := strings.Index(text, m); i >= 0 {
					from, text = i, text[:i]+text[i+len(m):]
				}
			}
			to := from
			if i := strings.Index(text, "»"); i >= 0 {
				to, text = i, text[:i]+text[i+len("»"):]
			}
			e := start(t, map[string]string{"a.bal": text}, options{})
			e.open("a.bal", text)
			var list []protocol.CodeAction
			e.call("textDocument/codeAction", map[string]any{"textDocument": map[string]any{"uri": e.uri("a.bal")},
				"range": protocol.Range{Start: position(text, from), End: position(text, to)}, "context": map[string]any{"diagnostics": []any{}}}, &list)
			var titles []string
			for _, a := range list {
				titles = append(titles, a.Title)
				if a.Title != c.title {
					continue
				}
				var edits []protocol.TextEdit
				for _, l := range a.Edit.Changes {
					edits = l
				}
				got := apply(t, text, edits)
				if !strings.Contains(got, c.want) {
					t.Errorf("got  %q\nwant %q", got, c.want)
				}
				return
			}
			t.Errorf("no action '%s', but %q; diagnostics %q", c.title, titles, e.diagnostics("a.bal"))
		})
	}
}
