package dap

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-dap"
)

const sums = `import ballerina/io;

int total = 0;

function add(int a, int b) returns int {
    int c = a + b;
    return c;
}

public function main() {
    int sum = 0;

    // nothing here
    foreach int i in 1 ... 3 {
        sum = add(sum, i);
        total += i;
    }
    io:println("sum ", sum);
}
`

func TestBreakpointAndSteps(t *testing.T) {
	t.Parallel()
	c, file := program(t, sums)
	b := c.breakpoints(file, dap.SourceBreakpoint{Line: lineOf(t, sums, "nothing here")}, dap.SourceBreakpoint{Line: 4000})
	if want := lineOf(t, sums, "foreach"); !b[0].Verified || b[0].Line != want || !strings.Contains(b[0].Message, "moved to line") {
		t.Fatalf("%+v", b[0])
	}
	if b[1].Verified || b[1].Message == "" {
		t.Fatalf("%+v", b[1])
	}
	c.run()
	e, s := c.stop("breakpoint")
	if s[0].Line != lineOf(t, sums, "foreach") || s[0].Name != "main" || s[0].Source.Path != file || len(e.Body.HitBreakpointIds) != 1 || e.Body.HitBreakpointIds[0] != b[0].Id {
		t.Fatalf("%+v %+v", e.Body, s)
	}
	id := e.Body.ThreadId
	if l := c.step("next", id); l != lineOf(t, sums, "sum = add") {
		t.Fatalf("next: line %d", l)
	}
	if l := c.step("next", id); l != lineOf(t, sums, "total += i") {
		t.Fatalf("next: line %d", l)
	}
	if l := c.step("next", id); l != lineOf(t, sums, "sum = add") {
		t.Fatalf("next: line %d", l)
	}
	if l := c.step("stepIn", id); l != lineOf(t, sums, "int c = a + b") {
		t.Fatalf("stepIn: line %d", l)
	}
	s = c.stack(id)
	if len(s) != 2 || s[0].Name != "add" || s[1].Name != "main" || s[1].Line != lineOf(t, sums, "sum = add") {
		t.Fatalf("%+v", s)
	}
	args := c.vars(s[0].Id, "Arguments")
	if args["a"].Value != "1" || args["b"].Value != "2" || args["a"].Type != "int" {
		t.Fatalf("%+v", args)
	}
	if v := c.vars(s[1].Id, "Locals"); v["sum"].Value != "1" || v["i"].Value != "2" {
		t.Fatalf("%+v", v)
	}
	if v := c.vars(s[0].Id, "Module"); v["total"].Value != "1" {
		t.Fatalf("%+v", v)
	}
	if r := c.eval(s[0].Id, "a * 100 + total"); r != "101" {
		t.Fatalf("eval: %s", r)
	}
	if r := c.eval(s[1].Id, "sum + add(20, i)"); r != "23" {
		t.Fatalf("eval: %s", r)
	}
	if l := c.step("stepOut", id); l != lineOf(t, sums, "total += i") {
		t.Fatalf("stepOut: line %d", l)
	}
	s = c.stack(id)
	var set dap.SetVariableResponseBody
	locals := c.scopes(s[0].Id)[0].VariablesReference
	c.must("setVariable", dap.SetVariableArguments{VariablesReference: locals, Name: "sum", Value: "sum * 10"}, &set)
	if set.Value != "30" {
		t.Fatalf("%+v", set)
	}
	c.refused("setVariable", dap.SetVariableArguments{VariablesReference: locals, Name: "sum", Value: `"text"`}, "expected 'int'", "string")
	c.refused("setVariable", dap.SetVariableArguments{VariablesReference: locals, Name: "i", Value: "7"}, "final")
	if b := c.breakpoints(file); len(b) != 0 {
		t.Fatal(b)
	}
	c.goOn(id)
	if code := c.end(); code != 0 || c.printed() != "sum 33\n" {
		t.Fatalf("%d %q", code, c.printed())
	}
}

func TestConditionsAndLogPoints(t *testing.T) {
	t.Parallel()
	c, file := program(t, sums)
	l := lineOf(t, sums, "int c = a + b")
	b := c.breakpoints(file,
		dap.SourceBreakpoint{Line: l, Condition: "a > 0 && b == 3"},
		dap.SourceBreakpoint{Line: l + 1, HitCondition: "2"},
		dap.SourceBreakpoint{Line: lineOf(t, sums, "sum = add"), LogMessage: `at {i}: {sum + 0} \{{nothing}`},
		dap.SourceBreakpoint{Line: lineOf(t, sums, "total += i"), Condition: "1 / (i - i) > 0", HitCondition: "3"},
		dap.SourceBreakpoint{Line: lineOf(t, sums, "io:println"), HitCondition: "many"})
	if b[4].Verified || !strings.Contains(b[4].Message, "hit condition") {
		t.Fatalf("%+v", b[4])
	}
	c.run()
	_, s := c.stop("breakpoint") // the second return
	if s[0].Line != l+1 || c.vars(s[0].Id, "Arguments")["b"].Value != "2" {
		t.Fatalf("%+v", s)
	}
	c.goOn(1)
	_, s = c.stop("breakpoint")
	if s[0].Line != l || c.vars(s[0].Id, "Arguments")["b"].Value != "3" {
		t.Fatalf("%+v", s)
	}
	c.goOn(1)
	// A condition that panics stops, where the number of hits says so.
	_, s = c.stop("breakpoint")
	if s[0].Line != lineOf(t, sums, "total += i") {
		t.Fatalf("%+v", s)
	}
	c.goOn(1)
	if code := c.end(); code != 0 {
		t.Fatal(code)
	}
	log := c.logged()
	for _, want := range []string{"at 1: 0 {{nothing: ", "at 2: 1 ", "at 3: 3 ", "DivisionByZero"} {
		if !strings.Contains(log, want) {
			t.Errorf("%q is not in %s", want, log)
		}
	}
}

func TestCompileError(t *testing.T) {
	t.Parallel()
	file := filepath.Join(folder(t, "main.bal", "public function main() {\n    int x = \"a\";\n}\n"), "main.bal")
	c := stdio(t)
	c.must("initialize", nil, nil)
	c.refused("launch", map[string]any{"program": file}, "could not be started", "exit code 1")
	event[*dap.TerminatedEvent](c)
	if !strings.Contains(c.logged(), "ERROR [main.bal:(2:13,2:16)]") {
		t.Fatal(c.logged())
	}
}
