package model

import (
	"strings"
	"testing"
)

// TestLayouts adds to and deletes from code in all kinds of layouts, at every point.
func TestLayouts(t *testing.T) {
	sources := map[string]string{
		"one line":    "function f() { int a = 1; int b = 2; }\n",
		"open":        "function f() { int a = 1;\n    int b = 2; }\n",
		"comments":    "function f() { // said\n    // of a\n    int a = 1; // beside a\n\n    // alone\n\n    int b = 2; // last\n    // end\n}\n",
		"one comment": "function f() {\n    // only\n}\n",
		"beside":      "function f() { // said\n}\n",
		"tabs":        "function f() {\n\tif true {\n\t\tint a = 1;\n\t}\n}\n",
		"crlf":        "function f() {\r\n    int a = 1;\r\n    if a > 0 {\r\n        a = 2;\r\n    }\r\n}\r\n",
		"no end":      "function f() {\n    int a = 1;\n}",
		"template":    "function f() {\n    string a = string `x\n  y\n      z`;\n    int b = 1;\n}\n",
		"else":        "function f(int a) {\n    if a > 0 { return; } else if a < 0 {\n        return;\n    } else { return; }\n}\n",
		"match":       "function f(int a) {\n    match a {\n        1 => { return; }\n        _ => {\n            return;\n        }\n    }\n}\n",
	}
	for name, src := range sources {
		p := program(false, parse("main.bal", src))
		points, nodes, in := places(p)
		for _, at := range points {
			for _, add := range additions {
				add.Kind, add.At = "add", at
				randomAdd(t, name, p, in[at], add)
				edits, err := p.Edit(add)
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				out := Apply(src, edits)
				if strings.Contains(src, "\r\n") != strings.Contains(edits[0].New, "\r\n") || strings.Contains(src, "\r\n") && strings.Count(out, "\n") != strings.Count(out, "\r\n") && !strings.Contains(out, "`") {
					t.Errorf("%s: the ends of lines differ: %q", name, edits[0].New)
				}
			}
		}
		for _, n := range nodes {
			for _, kind := range []string{"delete", "duplicate", "move"} {
				for _, at := range points {
					edits, err := p.Edit(Intent{Kind: kind, Node: n.ID, At: at})
					if err != nil || len(edits) == 0 {
						continue
					}
					f := parse("main.bal", Apply(src, edits))
					if len(f.Errors) > 0 {
						t.Errorf("%s: %s %s to %s: %s\n%s", name, kind, n.ID, at, f.Errors[0].Msg, diff(src, f.Src))
					}
					undone(t, name, src, f.Src, edits)
					if kind == "move" && len(f.Errors) == 0 && words(f.Src) != words(src) {
						t.Errorf("%s: moving %s to %s changes what is there:\n%s", name, n.ID, at, diff(src, f.Src))
					}
				}
			}
		}
	}
}

// words counts the tokens of a source and its comments.
func words(src string) int {
	return len(parse("", src).Tokens)*1000 + strings.Count(src, "//")
}

// TestWhatIsWritten shows what edits look like.
func TestWhatIsWritten(t *testing.T) {
	const src = "function f() {\n    int a = 1;\n\n    // two\n    int b = 2; // beside\n    foreach int i in 0 ..< 3 {\n        a += i;\n    }\n}\n"
	p := program(false, parse("main.bal", src))
	for _, c := range []struct {
		intent Intent
		want   string
	}{
		{Intent{Kind: "move", Node: "#function:f/body/variable.b", At: "#function:f/body/foreach.i/body@0"},
			"function f() {\n    int a = 1;\n\n    // two\n    foreach int i in 0 ..< 3 {\n        int b = 2; // beside\n        a += i;\n    }\n}\n"},
		{Intent{Kind: "move", Node: "#function:f/body/foreach.i", At: "#function:f/body@0"},
			"function f() {\n    foreach int i in 0 ..< 3 {\n        a += i;\n    }\n    int a = 1;\n\n    // two\n    int b = 2; // beside\n}\n"},
		{Intent{Kind: "comment", Node: "#function:f/body/foreach.i"},
			"function f() {\n    int a = 1;\n\n    // two\n    int b = 2; // beside\n    // foreach int i in 0 ..< 3 {\n    //     a += i;\n    // }\n}\n"},
		{Intent{Kind: "duplicate", Node: "#function:f/body/variable.b"},
			"function f() {\n    int a = 1;\n\n    // two\n    int b = 2; // beside\n    int b = 2; // beside\n    foreach int i in 0 ..< 3 {\n        a += i;\n    }\n}\n"},
		{Intent{Kind: "delete", Node: "#function:f/body/comment"},
			"function f() {\n    int a = 1;\n\n    int b = 2; // beside\n    foreach int i in 0 ..< 3 {\n        a += i;\n    }\n}\n"},
		{Intent{Kind: "add", At: "#function:f/body/foreach.i/body@1", Item: &Item{Kind: KindHandler}},
			"function f() {\n    int a = 1;\n\n    // two\n    int b = 2; // beside\n    foreach int i in 0 ..< 3 {\n        a += i;\n        do {\n        } on fail error err {\n        }\n    }\n}\n"},
		{Intent{Kind: "extend", Node: "#function:f/body/foreach.i", Item: &Item{Kind: "onFail"}},
			"function f() {\n    int a = 1;\n\n    // two\n    int b = 2; // beside\n    foreach int i in 0 ..< 3 {\n        a += i;\n    } on fail error err {\n    }\n}\n"},
	} {
		edits, err := p.Edit(c.intent)
		if err != nil {
			t.Errorf("%s: %v", c.intent.Kind, err)
		} else if got := Apply(src, edits); got != c.want {
			t.Errorf("%s:\n%s", c.intent.Kind, diff(c.want, got))
		}
	}
}
