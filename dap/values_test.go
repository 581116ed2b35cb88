package dap

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-dap"
)

const kinds = `import ballerina/io;

configurable string greeting = "hi";
configurable string dbPassword = "geheim";

type Point record {|
    int x;
    float y;
    decimal z?;
|};

type Row record {|
    readonly int id;
    string name;
|};

type Node record {|
    string name;
    Node? next;
|};

class Counter {
    private int n = 5;
    final string name = "c";
    function inc(int by) returns int {
        self.n += by;
        return self.n;
    }
}

type BadInput distinct error<record {| int code; |}>;

final int limitation = 4;
map<int> counts = {"a b": 1, two: 2};

function work(int k) returns int => k * 2;

public function main() {
    Point p = {x: 1, y: 2.5};
    map<anydata> m = {"k": [1, "two", 3.5d, ()], "text with space": "v\n"};
    int[] many = [];
    foreach int i in 0 ..< 1000 {
        many.push(i);
    }
    table<Row> key(id) rows = table [{id: 7, name: "seven"}, {id: 8, name: "eight"}];
    Counter c = new;
    error cause = error("inner");
    BadInput bad = error("outer", cause, code = 42);
    xml x = xml ` + "`<a k=\"v\"><b>text</b><!--c--></a>`" + `;
    stream<int, error?> st = [1, 2, 3].toStream();
    future<int> fut = start work(21);
    int|error got = wait fut;
    function (int) returns int f = work;
    typedesc<anydata> td = Point;
    string:RegExp re = re ` + "`a+`" + `;
    Node ring = {name: "first", next: ()};
    Node second = {name: "second", next: ring};
    ring.next = second;
    int|string either = 12;
    Point? opt = p;
    int captured = 3;
    function () returns int closure = function () returns int {
        captured += 1;
        return captured + limitation;
    };
    byte b = 200;
    boolean yes = true;
    anydata any1 = p;
    io:println("stop here ", closure());
    io:println(p, many.length(), c.inc(0), either, captured, m["k"], got, opt is Point, yes, b);
    io:println(rows, bad, x, typeof st, f(1), td, re, any1, greeting, dbPassword.length(), counts);
}
`

func TestValues(t *testing.T) {
	t.Parallel()
	c, _ := program(t, kinds, "stop here", "return captured + limitation")
	c.run()
	e, s := c.stop("breakpoint")
	top, id := s[0].Id, e.Body.ThreadId
	v := c.vars(top, "Locals")
	for _, w := range []struct{ name, text, typ string }{
		{"p", "{x: 1, y: 2.5}", "Point"},
		{"m", `{k: [1, "two", 3.5d, ()], "text with space": "v\n"}`, "map<anydata>"},
		{"rows", `table [{id: 7, name: "seven"}, {id: 8, name: "eight"}]`, ""},
		{"c", "Counter", "Counter"},
		{"cause", `error("inner")`, "error"},
		{"bad", `BadInput("outer", error("inner"), code = 42)`, "BadInput"},
		{"x", "xml `<a k=\"v\"><b>text</b><!--c--></a>`", ""},
		{"fut", "future (completed)", ""},
		{"got", "42", "int"},
		{"f", "function work", ""},
		{"td", "typedesc Point", ""},
		{"re", "re `a+`", ""},
		{"ring", `{name: "first", next: {name: "second", next: {...}}}`, "Node"},
		{"either", "12", "int"},
		{"b", "200", "int"},
		{"yes", "true", "boolean"},
		{"captured", "3", "int"},
	} {
		if v[w.name].Value != w.text || w.typ != "" && v[w.name].Type != w.typ {
			t.Errorf("%s: %q of type %q", w.name, v[w.name].Value, v[w.name].Type)
		}
	}
	// Lists come in pages.
	if v["many"].IndexedVariables != 1000 || !strings.HasSuffix(v["many"].Value, "...]") {
		t.Errorf("%+v", v["many"])
	}
	var page dap.VariablesResponseBody
	c.must("variables", dap.VariablesArguments{VariablesReference: v["many"].VariablesReference, Filter: "indexed", Start: 990, Count: 100}, &page)
	if len(page.Variables) != 10 || page.Variables[9].Name != "[999]" || page.Variables[9].Value != "999" || page.Variables[9].EvaluateName != "many[999]" {
		t.Errorf("%+v", page.Variables)
	}
	// Every part can be evaluated by its name.
	seen := 0
	var walk func(v dap.Variable, depth int)
	walk = func(v dap.Variable, depth int) {
		if v.EvaluateName != "" {
			seen++
			if r := c.eval(top, v.EvaluateName); r != v.Value && !strings.Contains(v.Value, "...") {
				t.Errorf("%s: %q and %q", v.EvaluateName, r, v.Value)
			}
		}
		if v.VariablesReference > 0 && depth < 3 && v.IndexedVariables < 100 {
			for _, p := range c.parts(v.VariablesReference) {
				walk(p, depth+1)
			}
		}
	}
	for _, x := range v {
		walk(x, 0)
	}
	if seen < 40 {
		t.Errorf("only %d values have names", seen)
	}
	bad := c.parts(v["bad"].VariablesReference)
	if bad["message"].Value != `"outer"` || bad["cause"].Value != `error("inner")` || bad["detail"].Value != "{code: 42}" || bad["stackTrace"].VariablesReference == 0 {
		t.Errorf("%+v", bad)
	}
	if trace := c.parts(bad["stackTrace"].VariablesReference); !strings.HasPrefix(trace["[0]"].Value, "main (main.bal:") {
		t.Errorf("%+v", trace)
	}
	rows := c.parts(v["rows"].VariablesReference)
	if rows["[8]"].Value != `{id: 8, name: "eight"}` {
		t.Errorf("%+v", rows)
	}
	x := c.parts(v["x"].VariablesReference)
	if x["name"].Value != "a" || x["attributes"].Value != `{k: "v"}` || c.parts(x["children"].VariablesReference)["[1]"].Value != "xml `<!--c-->`" {
		t.Errorf("%+v", x)
	}
	// Cycles go as deep as one looks.
	next := v["ring"]
	for i := range 6 {
		next = c.parts(next.VariablesReference)["next"]
		want := []string{"second", "first"}[i%2]
		if got := c.parts(next.VariablesReference)["name"].Value; got != `"`+want+`"` {
			t.Fatalf("%d: %s", i, got)
		}
	}
	conf := c.vars(top, "Configurables")
	if conf["greeting"].Value != `"hi"` || conf["dbPassword"].Value != "***" {
		t.Errorf("%+v", conf)
	}
	if r := c.eval(top, "dbPassword"); r != "***" {
		t.Error(r)
	}

	// Expressions: narrowed by what the values are, private members visible, with
	// effects.
	for _, w := range []struct{ text, want string }{
		{"either + 1", "13"},
		{"opt.x", "1"},
		{"any1.y", "2.5"},
		{"got + 0", "42"},
		{"c.n", "5"},
		{"c.inc(10)", "15"},
		{"c.n", "15"},
		{"from int i in many where i % 500 == 1 select i * captured", "[3, 1503]"},
		{"let int q = captured in q * q", "9"},
		{"bad.detail().code", "42"},
		{"work(5) + limitation", "14"},
		{`string ` + "`${p.x}-${greeting}`", `"1-hi"`},
		{"ring.next.next.name", `"first"`},
		{"trap 1 / (captured - 3)", `error("{ballerina}DivisionByZero", message = " / by zero")`},
		{"check trap 1 / (captured - 3)", `error("{ballerina}DivisionByZero", message = " / by zero")`},
		{"captured = 10", "10"},
		{"captured", "10"},
		{"p.x = 77;", ""},
		{"p", "{x: 77, y: 2.5}"},
		{`either = "text"`, `"text"`},
		{"either.length()", "4"},
		{"counts[\"new\"] = 3;", ""},
		{"counts", `{"a b": 1, two: 2, new: 3}`},
		{"many.length()", "1000"},
		{"many.push(-1)", "()"},
		{"x/<b>", "xml `<b>text</b>`"},
		{"typeof p", "typedesc Point"},
		{`io:println("from the debugger")`, "()"},
	} {
		if r := c.eval(top, w.text); r != w.want {
			t.Errorf("%s: %q, expected %q", w.text, r, w.want)
		}
	}
	for _, w := range []struct{ text, msg string }{
		{"nothing", "undefined symbol 'nothing'"},
		{"1 +", ""},
		{"", "an expression was expected"},
		{"captured / 0", "DivisionByZero"},
		{"captured = \"a\"", "incompatible types"},
		{"limitation = 5", "final"},
		{"function f() {}", "declared"},
		{"either + 1", "+"},
	} {
		c.refused("evaluate", dap.EvaluateArguments{Expression: w.text, FrameId: top, Context: "repl"}, w.msg)
	}
	// Hovering has no effects.
	c.refused("evaluate", dap.EvaluateArguments{Expression: "c.inc(1)", FrameId: top, Context: "hover"}, "hovering")
	var hover dap.EvaluateResponseBody
	c.must("evaluate", dap.EvaluateArguments{Expression: "p.x", FrameId: top, Context: "hover"}, &hover)
	if hover.Result != "77" || hover.Type != "int" {
		t.Errorf("%+v", hover)
	}
	// Parts can be set, and are checked.
	set := func(ref int, name, text string) string {
		var r dap.SetVariableResponseBody
		c.must("setVariable", dap.SetVariableArguments{VariablesReference: ref, Name: name, Value: text}, &r)
		return r.Value
	}
	if r := set(v["p"].VariablesReference, "y", "9"); r != "9.0" {
		t.Error(r)
	}
	if r := set(v["many"].VariablesReference, "[0]", "p.x + 1"); r != "78" {
		t.Error(r)
	}
	if r := set(v["c"].VariablesReference, "n", "100"); r != "100" {
		t.Error(r)
	}
	c.refused("setVariable", dap.SetVariableArguments{VariablesReference: v["p"].VariablesReference, Name: "x", Value: `"s"`}, "int", "string")
	c.refused("setVariable", dap.SetVariableArguments{VariablesReference: v["c"].VariablesReference, Name: "name", Value: `"s"`}, "final")
	c.refused("setVariable", dap.SetVariableArguments{VariablesReference: c.parts(v["rows"].VariablesReference)["[8]"].VariablesReference, Name: "id", Value: "9"}, "")
	var ex dap.SetExpressionResponseBody
	c.must("setExpression", dap.SetExpressionArguments{FrameId: top, Expression: "many[1]", Value: "captured * 2"}, &ex)
	if ex.Value != "20" {
		t.Errorf("%+v", ex)
	}
	c.must("setExpression", dap.SetExpressionArguments{FrameId: top, Expression: "yes", Value: "false"}, &ex)

	c.goOn(id)
	_, s = c.stop("breakpoint")
	if v := c.vars(s[0].Id, "Captured"); v["captured"].Value != "11" || s[0].Name != "(anonymous function)" {
		t.Errorf("%+v %+v", v, s[0])
	}
	if r := c.eval(s[0].Id, "captured * 2"); r != "22" {
		t.Error(r)
	}
	if r := c.eval(s[0].Id, "captured = 1"); r != "1" {
		t.Error(r)
	}
	// What belongs to the stop before is gone.
	c.refused("variables", dap.VariablesArguments{VariablesReference: 100}, "gone on")
	c.goOn(id)
	if code := c.end(); code != 0 {
		t.Fatal(code, c.logged())
	}
	out := c.printed()
	for _, want := range []string{"from the debugger\n", "stop here 5\n", `{"x":77,"y":9.0}1001100text1[`, "42truefalse200"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in %s", want, out)
		}
	}
}

const panics = `import ballerina/io;

function caught() returns int|error {
    int zero = 0;
    return trap 1 / zero;
}

function locked(int i) {
    lock {
        if i > 1 {
            panic error("too large", i = i);
        }
    }
}

public function main() {
    io:println(caught() is error);
    [1, 2].forEach(i => locked(i));
}
`

func TestPanics(t *testing.T) {
	t.Parallel()
	for _, filter := range []string{"all", "uncaught", ""} {
		c, _ := program(t, panics)
		filters := []string{}
		if filter != "" {
			filters = append(filters, filter)
		}
		c.must("setExceptionBreakpoints", map[string]any{"filters": filters}, nil)
		c.refused("setExceptionBreakpoints", map[string]any{"filters": []string{"other"}}, "uncaught or all")
		c.must("setExceptionBreakpoints", map[string]any{"filters": filters}, nil)
		c.run()
		if filter == "all" {
			e, s := c.stop("exception")
			if !strings.Contains(e.Body.Text, "DivisionByZero") || s[0].Line != lineOf(t, panics, "trap 1") {
				t.Fatalf("%+v %+v", e.Body, s)
			}
			var info dap.ExceptionInfoResponseBody
			c.must("exceptionInfo", map[string]any{"threadId": e.Body.ThreadId}, &info)
			if info.BreakMode != "always" {
				t.Errorf("%+v", info)
			}
			if v := c.vars(s[0].Id, "Locals"); v["zero"].Value != "0" {
				t.Errorf("%+v", v)
			}
			c.goOn(e.Body.ThreadId)
		}
		if filter != "" {
			e, s := c.stop("exception")
			if s[0].Line != lineOf(t, panics, "panic error") || s[0].Name != "locked" {
				t.Fatalf("%+v", s)
			}
			// The library between is shown as such.
			var names []string
			for _, f := range s {
				names = append(names, f.Name)
			}
			if len(s) < 4 || s[len(s)-1].Name != "main" || s[1].Name != "(anonymous function)" || s[2].PresentationHint != "subtle" {
				t.Errorf("%s", names)
			}
			var info dap.ExceptionInfoResponseBody
			c.must("exceptionInfo", map[string]any{"threadId": e.Body.ThreadId}, &info)
			if info.BreakMode != "unhandled" || info.Details.Message != "too large" || !strings.Contains(info.Details.StackTrace, "at locked(main.bal:") {
				t.Errorf("%+v %+v", info, info.Details)
			}
			if r := c.eval(s[0].Id, "i * 3"); r != "6" {
				t.Error(r)
			}
			c.goOn(e.Body.ThreadId)
		}
		if code := c.end(); code != 1 || c.printed() != "true\n" || !strings.Contains(c.logged(), `error: too large {"i":2}`) {
			t.Errorf("%q: %d %q %q", filter, code, c.printed(), c.logged())
		}
	}
}

func TestHitConditions(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"3": "3", "== 2": "2", "= 2": "2", ">3": "45", ">= 3": "345", "<3": "12", "<= 3": "123", "% 2": "24", "": "12345"} {
		f, err := hitCondition(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		got := ""
		for n := 1; n <= 5; n++ {
			if f == nil || f(n) {
				got += fmt.Sprint(n)
			}
		}
		if got != want {
			t.Errorf("%q: %s", text, got)
		}
	}
	for _, text := range []string{"x", "3 x", "%0", "!=3", ">", "-1", "99999999999999999999"} {
		if _, err := hitCondition(text); err == nil {
			t.Errorf("%q is accepted", text)
		}
	}
}
