package cli_test

import (
	"strings"
	"testing"
)

// said are the lines that the functions of a test program print, which begin
// with a dash.
func said(out string) string {
	var r []string
	for _, l := range strings.Split(out, "\n") {
		if s, ok := strings.CutPrefix(l, "- "); ok {
			r = append(r, s)
		}
	}
	return strings.Join(r, " ")
}

const around = `import ballerina/io;
boolean yes = true;
function say(string s) { io:println("- ", s); }
@test:BeforeSuite
function first() { say("suite("); }
@test:AfterSuite {}
function last() { say(")suite"); }
@test:AfterSuite {alwaysRun: true}
function always() { say("always"); }
@test:BeforeGroups {value: ["g"]}
function beforeG() { say("g("); }
@test:AfterGroups {value: ["g"]}
function afterG() { say(")g"); }
@test:AfterGroups {value: ["g"], alwaysRun: true}
function alwaysG() { say("alwaysG"); }
@test:BeforeEach
function beforeEach() { say("each("); }
@test:AfterEach
function afterEach() { say(")each"); }
function before() { say("b("); }
function after() { say(")b"); }
@test:Config {groups: ["g"]}
function a() { say("A"); }
@test:Config {groups: ["g"], before: before, after: after}
function b() { say("B"); }
@test:Config
function c() { say("C"); }
`

func TestTestAround(t *testing.T) {
	for _, c := range []struct {
		name, break_, said, results string
	}{
		{"nothing fails", "", "suite( g( each( A )each each( b( B )b )each )g alwaysG each( C )each )suite always",
			"[pass] a\n[pass] b\n[pass] c\n0 skipped"},
		{"suite", "first", "alwaysG always", "[fail] first[before test suite function]\n3 skipped"},
		{"groups", "beforeG", "suite( alwaysG each( C )each )suite always", "[fail] beforeG[before groups function for the test]\n[pass] c\n2 skipped"},
		{"each", "beforeEach", "suite( g( alwaysG )suite always", "[fail] beforeEach[before each function for the test]\n3 skipped"},
		{"before", "before", "suite( g( each( A )each each( )each )g alwaysG each( C )each )suite always",
			"[fail] before[before test function for the test]\n[pass] a\n[pass] c\n1 skipped"},
		{"test", "a", "suite( g( each( )each each( b( B )b )each )g alwaysG each( C )each )suite always", "[pass] b\n[pass] c\n[fail] a\n0 skipped"},
		{"after", "after", "suite( g( each( A )each each( b( B )each )g alwaysG each( C )each )suite always",
			"[fail] after[after test function for the test]\n[pass] a\n[pass] b\n[pass] c\n0 skipped"},
		{"after each", "afterEach", "suite( g( each( A alwaysG )suite always", "[fail] afterEach[after each function for the test]\n[pass] a\n2 skipped"},
	} {
		src := around
		if c.break_ != "" {
			src = strings.Replace(src, "function "+c.break_+"() {", "function "+c.break_+"() returns error? { return error(\"broken\");", 1)
			src = strings.Replace(src, "return error(\"broken\"); say(", "if yes { return error(\"broken\"); } say(", 1)
		}
		got := file(t, src)
		expect(t, c.name+": said", said(got.out), c.said)
		expect(t, c.name+": results", results(got.out), c.results)
		if (got.code == 0) != (c.break_ == "") {
			t.Errorf("%s: exit code %d %s", c.name, got.code, got.errors)
		}
	}
}

func TestTestDependencies(t *testing.T) {
	got := file(t, `@test:Config {dependsOn: [zero]}
function one() { }
@test:Config
function zero() { }
@test:Config {dependsOn: [one, bad]}
function never1() { }
@test:Config {dependsOn: [never1]}
function never2() { }
@test:Config
function bad() { test:assertFail(); }
`)
	expect(t, "errors", got.errors, "\nerror: there are test failures\n")
	expect(t, "order", results(got.out), "[pass] zero\n[pass] one\n[fail] bad\n2 skipped")
	got = file(t, `@test:Config {dependsOn: [one]}
function two() { }
@test:Config {enable: false}
function one() { }
`)
	if want := "error: Test [two] depends on function [one], but it is either disabled or not included.\n"; got.code != 1 || !strings.Contains(got.errors, want) {
		t.Errorf("%d %s", got.code, got.errors)
	}
	got = file(t, `@test:Config {dependsOn: [two]}
function one() { }
@test:Config {dependsOn: [three]}
function two() { }
@test:Config {dependsOn: [two]}
function three() { }
`)
	if want := "error: Cyclic test dependencies detected: [two] -> [three] -> [two]\n"; got.code != 1 || !strings.Contains(got.errors, want) {
		t.Errorf("%d %s", got.code, got.errors)
	}
	got = file(t, `@test:Config {dependsOn: [one]}
function two() { }
@test:Config
function one() { }
@test:Config
function three() { }
`, "--tests=two")
	expect(t, "brings along what it needs", results(got.out), "[pass] one\n[pass] two\n0 skipped")
}

const dataTests = `@test:Config {dataProvider: sums}
function adds(int a, int b, int sum) { test:assertEquals(a + b, sum); }
function sums() returns int[][] => [[1, 2, 3], [1, 1, 3]];
@test:Config {dataProvider: named}
function lengths(string s, int n) returns error? { test:assertEquals(s.length(), n); }
function named() returns map<[string, int]>|error => {"short": ["ab", 2], "long one": ["abcdef", 6], "wrong": ["a", 2]};
@test:Config {dataProvider: unfit}
function wants(int a) { }
function unfit() returns string[][] => [["x"]];
@test:Config {dataProvider: broken}
function has(int a) { }
function broken() returns int[][]|error => error("no data");
`

func TestTestData(t *testing.T) {
	got := file(t, dataTests)
	expect(t, "all", results(got.out), "[pass] adds#0\n[pass] lengths#short\n[pass] lengths#long one\n"+
		"[fail] adds#1\n[fail] has\n[fail] lengths#wrong\n[fail] wants#0\n0 skipped")
	for _, want := range []string{"argument list '(string)' cannot be passed to function expecting parameter list '(int)'", "error(\"no data\")", "\n\tadds:1 has failed.\n"} {
		if !strings.Contains(got.out, want) {
			t.Errorf("%q is missing in %s", want, got.out)
		}
	}
	for _, c := range []struct{ tests, want string }{
		{"adds#0", "[pass] adds#0\n0 skipped"},
		{"lengths#*o*", "[pass] lengths#short\n[pass] lengths#long one\n[fail] lengths#wrong\n0 skipped"},
		{"lengths#'long one',adds#1", "[pass] lengths#long one\n[fail] adds#1\n0 skipped"},
	} {
		expect(t, c.tests, results(file(t, dataTests, "--tests="+c.tests).out), strings.Join(sortPassFirst(c.want), "\n"))
	}
}

// sortPassFirst puts what passed before what failed, as results are printed.
func sortPassFirst(s string) []string {
	var pass, rest []string
	for _, l := range strings.Split(s, "\n") {
		if strings.HasPrefix(l, "[pass]") {
			pass = append(pass, l)
		} else {
			rest = append(rest, l)
		}
	}
	return append(pass, rest...)
}

func TestTestParallel(t *testing.T) {
	got := file(t, `import ballerina/lang.runtime;
@test:Config
isolated function a() { runtime:sleep(0.3); }
@test:Config
isolated function b() { runtime:sleep(0.3); }
@test:Config
isolated function c() { runtime:sleep(0.3); }
@test:Config {serialExecution: true, dependsOn: [a]}
isolated function d() { }
int n = 0;
@test:Config
function e() { n += 1; }
`, "--parallel")
	if got.code != 0 || !strings.Contains(got.out, "5 passing") {
		t.Errorf("%s%s", got.out, got.errors)
	}
}

func TestTestService(t *testing.T) {
	got := file(t, `import ballerina/http;
listener http:Listener l = new (39471);
service / on l {
    resource function get ping() returns string => "pong";
    resource function get broken() returns error => error("no");
}
@test:Config
function pings() returns error? {
    http:Client c = check new ("http://localhost:39471");
    string s = check c->/ping;
    test:assertEquals(s, "pong");
    http:Response r = check c->/broken;
    test:assertEquals(r.statusCode, 500);
}
`)
	expect(t, "results", results(got.out), "[pass] pings\n0 skipped")
}

// TestTestOdd: tests that cannot be run as they are say why.
func TestTestOdd(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"@test:Config\nfunction f(string name, int n = 1) { }\n", "the test 'f' has the parameter 'name' and nothing that gives it a value: expected a 'dataProvider' in its configuration\n"},
		{"@test:BeforeSuite\nfunction b(int n) { }\n@test:Config\nfunction f() { }\n", "the function 'b' has the parameter 'n', and is called without arguments\n"},
		{"@test:Config\nfunction f() { f(); }\n", "StackOverflow\",message=\"stack overflow\")\n\t\t\t\tcallableName: f moduleName: . fileName: a.bal lineNumber: 3\n\t\t\t\t... the same 63 more times\n"},
		{"@test:Config\nfunction f() { panic error(\"own\", n = 1); }\n", "error(\"own\",n=1)\n\t\t\t\tcallableName: f moduleName: . fileName: a.bal lineNumber: 3\n"},
	} {
		if got := file(t, c.src); got.code != 1 || !strings.Contains(got.out, c.want) {
			t.Errorf("%s%s\nwant %s", got.out, got.errors, c.want)
		}
	}
	got := file(t, "@test:Config\nfunction f(int n = 1, string... more) { test:assertEquals(n, 1); }\n")
	expect(t, "defaults", results(got.out), "[pass] f\n0 skipped")
	// Tests stand in the tests folder; hooks elsewhere do nothing either.
	dir := folder(t, map[string]string{"Ballerina.toml": manifest, "main.bal": `import ballerina/test;
@test:Config
function here() { }
@test:BeforeSuite
function before() { panic error("called"); }
`, "tests/a_test.bal": "import ballerina/test;\n@test:Config\nfunction there() { }\n"})
	got = barre("test", dir)
	expect(t, "where", results(got.out), "[pass] there\n0 skipped")
	if want := "WARNING: Test function 'here' does not run: 'main.bal' is not in the tests folder of the module\n"; got.code != 0 || !strings.Contains(got.out, want) || strings.Count(got.out, "WARNING") != 1 {
		t.Errorf("%d %s", got.code, got.out)
	}
}

const mocked = `import ballerina/io;
function add(int a, int b) returns int => a + b;
function twice(int a) returns int => add(a, a);
function send(string to, string... cc) returns error? { io:println("sent"); }
function greet(string s) returns string => "hello " + s;
@test:Mock {functionName: "add"}
test:MockFunction addMock = new;
@test:Mock {functionName: "send"}
test:MockFunction sendMock = new;
@test:Mock {moduleName: "ballerina/io", functionName: "println"}
test:MockFunction printMock = new ();
@test:Mock {functionName: "greet"}
function fakeGreet(string s) returns string => "fake " + s;
function sub(int a, int b) returns int => a - b;
function textual(string a, int b) returns int => b;
function other(int a, int b) returns string => "";
int printed = 0;
function count((any|error)... vals) { printed += vals.length(); }
function countAny(any... vals) { printed += vals.length(); }
client class Store {
    public int limit = 3;
    remote function put(string k, int v = 1, string... tags) returns error? { return; }
    remote function size() returns int => self.limit;
    resource function get orders/[string id](string q = "") returns string|error => id;
    function plain() returns string => "p";
}
type Shape object { function area(float f) returns float; };
class Square { function area(float f) returns float => f * f; function more() { } }
class Right { function area(float f) returns float => f * f; }
function half(Shape s) returns float => s.area(2) / 2.0;
`

func TestTestMocks(t *testing.T) {
	for _, c := range []struct{ name, body, fails string }{
		{"return", `test:when(addMock).thenReturn(20); test:assertEquals(twice(1), 20);`, ""},
		{"arguments", `test:when(addMock).withArguments(0, test:ANY).thenReturn(-1); test:when(addMock).thenReturn(5); test:assertEquals([twice(0), twice(1)], [-1, 5]);`, ""},
		{"original", `test:when(addMock).callOriginal(); test:assertEquals(twice(4), 8);`, ""},
		{"other function", `test:when(addMock).call("sub"); test:assertEquals(twice(4), 0);`, ""},
		{"last counts", `test:when(addMock).thenReturn(1); test:when(addMock).call("sub"); test:when(addMock).thenReturn(3); test:assertEquals(twice(4), 3);`, ""},
		{"sequence", `test:when(addMock).thenReturnSequence(1, 2); test:assertEquals([twice(1), twice(1)], [1, 2]);`, ""},
		{"sequence used up", `test:when(addMock).thenReturnSequence(1); _ = twice(1); _ = twice(1);`, "the sequence of 1 values for function 'add' is used up"},
		{"nothing prepared", `_ = twice(1);`, "no cases registered for mock function 'add'"},
		{"nothing to do", `test:when(sendMock).doNothing(); test:assertEquals(send("a", "b", "c"), ());`, ""},
		{"rest arguments", `test:when(sendMock).doNothing(); test:when(sendMock).withArguments("a", "b").thenReturn(error("no")); test:assertTrue(send("a", "b") is error); test:assertTrue(send("a") is ());`, ""},
		{"function of a library", `test:when(printMock).call("count"); io:println("a", "b"); test:assertEquals(printed, 2);`, ""},
		{"rest parameter that takes less", `test:when(printMock).call("countAny"); io:println("a", 1); test:assertEquals(printed, 2);`, ""},
		{"argument that is not taken", `test:when(printMock).call("countAny"); io:println(error("x"));`, "cannot be passed to function 'countAny', which expects 'any'"},
		{"static", `test:assertEquals(greet("x"), "fake x");`, ""},
		{"no function", `test:when(addMock).call("nope");`, "Mock function 'nope' cannot be found"},
		{"parameters", `test:when(addMock).call("textual");`, "Parameter types of function textual does not match function add"},
		{"result", `test:when(addMock).call("other");`, "Return type of function other does not match function add"},
		{"value", `test:when(addMock).thenReturn("x");`, "return value provided does not match the return type of function 'add': expected 'int', found 'string'"},
		{"must return", `test:when(addMock).doNothing();`, "function 'add' should return a value of type 'int': it cannot do nothing"},
		{"no annotation", `test:MockFunction m = new; test:when(m).doNothing();`, "function to mock is not specified"},

		{"method", `Store s = test:mock(Store); test:prepare(s).when("size").thenReturn(7); int n = s->size(); test:assertEquals(n, 7); `, ""},
		{"method with defaults", `Store s = test:mock(Store); test:prepare(s).when("put").doNothing(); test:prepare(s).when("put").withArguments("k", test:ANY, "t").thenReturn(error("full"));
			error? e = s->put("k", 5, "t"); test:assertTrue(e is error); e = s->put("k"); test:assertTrue(e is ());`, ""},
		{"method by sequence", `Store s = test:mock(Store); test:prepare(s).when("size").thenReturnSequence(1, 2); int a = s->size(); int b = s->size(); test:assertEquals([a, b], [1, 2]);`, ""},
		{"resource", `Store s = test:mock(Store); test:prepare(s).whenResource("orders/:id").onMethod("get").thenReturn("any");
			test:prepare(s).whenResource("orders/:id").onMethod("get").withPathParameters({id: "7"}).thenReturn("seven");
			string|error a = s->/orders/["7"]; string|error b = s->/orders/["8"]; test:assertEquals(a, "seven"); test:assertEquals(b, "any");`, ""},
		{"no resource", `Store s = test:mock(Store); test:prepare(s).whenResource("order/:id").onMethod("get").thenReturn("x");`, "invalid resource path 'order/:id'"},
		{"field", `Store s = test:mock(Store); test:prepare(s).getMember("limit").thenReturn(9); test:assertEquals(s.limit, 9);`, ""},
		{"no field", `Store s = test:mock(Store); test:prepare(s).getMember("limt").thenReturn(9);`, "invalid field name 'limt' provided"},
		{"type of field", `Store s = test:mock(Store); test:prepare(s).getMember("limit").thenReturn("9");`, "does not match the type of the field 'limit': expected 'int', found 'string'"},
		{"no method", `Store s = test:mock(Store); test:prepare(s).when("sizes").thenReturn(9);`, "invalid function name 'sizes' provided"},
		{"not prepared", `Store s = test:mock(Store); _ = s.plain();`, "no cases registered for member function 'plain' of object type 'Store'"},
		{"object type", `Shape s = test:mock(Shape); test:prepare(s).when("area").thenReturn(3.0); test:assertEquals(half(s), 1.5);`, ""},
		{"client object", `http:ClientObject c = test:mock(http:ClientObject); test:prepare(c).when("get").thenReturn({a: 1}); json|error j = c->get("/x"); test:assertEquals(j, {a: 1});`, ""},
		{"client in place of its object", `http:ClientObject c = test:mock(http:Client); test:prepare(c).when("get").thenReturn({a: 1}); json|error j = c->get("/x"); test:assertEquals(j, {a: 1});`, ""},
		{"double", `Shape s = test:mock(Shape, new Right()); test:assertEquals(half(s), 2.0);`, ""},
		{"double with more", `Shape s = test:mock(Shape, new Square());`, "function 'more' of the mock object is not a function of"},
		{"not a stand-in", `test:prepare(new Right()).when("area").thenReturn(1.0);`, "the object was not made by 'test:mock'"},
	} {
		src := mocked
		if strings.Contains(c.body, "http:") {
			src = "import ballerina/http;\n" + mocked
		}
		got := file(t, src+"@test:Config\nfunction it() { "+c.body+" }\n")
		switch {
		case c.fails == "" && got.code != 0:
			t.Errorf("%s: %s%s", c.name, got.out, got.errors)
		case c.fails != "" && (got.code != 1 || !strings.Contains(got.out, c.fails)):
			t.Errorf("%s: %s%s\nwant %s", c.name, got.out, got.errors, c.fails)
		}
	}
}

func TestTestMockErrors(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`@test:Mock {functionName: "nope"} test:MockFunction m = new;`, "could not find function 'nope' in module"},
		{`@test:Mock {moduleName: "acme/x", functionName: "nope"} test:MockFunction m = new;`, "could not find module specified 'acme/x'"},
		{`@test:Mock {} test:MockFunction m = new;`, "function name cannot be empty"},
		{`function f(int a) returns int => a; @test:Mock {functionName: "f"} function g(string a) returns int => 1;`, "incompatible types: the mock function 'g'"},
		{`function f() { } @test:Mock {functionName: "f"} test:MockFunction m = new; @test:Mock {functionName: "f"} function g() { }`, "the function 'f' is replaced twice: 'm' stands in for it already"},
		{`function f() { } @test:Mock {functionName: "f"} int m = 1;`, "can be attached to a variable of type 'test:MockFunction' only"},
	} {
		got := file(t, c.src+"\n@test:Config\nfunction it() { }\n")
		if got.code != 1 || !strings.Contains(got.errors, c.want) || !strings.Contains(got.errors, "ERROR [a.bal:(") {
			t.Errorf("%s: %s%s\nwant %s", c.src, got.out, got.errors, c.want)
		}
	}
}
