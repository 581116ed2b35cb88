package cli_test

import (
	"strings"
	"testing"
)

// clients is a package whose clients and functions its tests replace.
var clients = map[string]string{
	"Ballerina.toml": manifest,
	"main.bal": `import ballerina/http;
import acme/shop.store;

public type Employee record {|
    readonly string id;
    string name;
|};

final http:Client api = check connect();
Staff staff = new ();

function connect() returns http:Client|error => new ("http://127.0.0.1:1");

function joke() returns string|error {
    record {string value;} j = check api->get("/random");
    return j.value;
}

function nested(string id) returns string|error {
    json j = check api->/jokes/[id].get();
    return j.toString();
}

function status() returns int|error {
    http:Response r = check api->post("/jokes", {text: "…"});
    return r.statusCode;
}

function stored() returns int => store:load(1) + store:twice(1);

public client class Staff {
    public string town = "Kandy";
    resource function get all/[string... names]() returns string => "all";
    resource function get one/[string id]() returns Employee? => ();
    resource function delete one/[string id]() returns error? => ();
    resource function get greet/[string id](string first, string last) returns string => first + last;
    remote function count(string[] names, int least = 0) returns int => 0;
}
`,
	"modules/store/store.bal": `public function load(int n) returns int => n * 1000;
public function twice(int n) returns int => load(n) * 2;
`,
	"modules/store/tests/store_test.bal": `import ballerina/test;
@test:Config
function loadsItself() {
    test:assertEquals(twice(1), 2000);
}
`,
	"tests/shared.bal": `import ballerina/http;
import ballerina/test;

@test:Mock {functionName: "connect"}
function noConnection() returns http:Client|error => test:mock(http:Client);

@test:Mock {moduleName: "shop.store", functionName: "load"}
test:MockFunction loadMock = new;

client class OtherStaff {
    string town = "Galle";
    resource function get one/[string id]() returns Employee? => {id, name: "somebody"};
}
client class Wrong {
    resource function get one/[string id]() returns int => 1;
}
client class Unknown {
    resource function get two/[string id]() returns int => 1;
}
`,
}

// TestTestDoubles: what replaces clients, also final ones and those of resource
// methods, and functions of other modules.
func TestTestDoubles(t *testing.T) {
	for _, c := range []struct{ name, body, fails string }{
		{"final client", `test:prepare(api).when("get").thenReturn({value: "ha"}); test:assertEquals(joke(), "ha");`, ""},
		{"response", `http:Response r = new; r.statusCode = 418; test:prepare(api).when("post").thenReturn(r); test:assertEquals(status(), 418);`, ""},
		{"error", `test:prepare(api).when("get").thenReturn(error http:ClientError("down")); test:assertTrue(joke() is error);`, ""},
		{"what the call does not expect", `test:prepare(api).when("get").thenReturn(5); _ = check joke();`,
			"the value prepared for function 'get' is not what the call expects: expected 'map<anydata> & record {|string value; anydata...;|}', found 'int'"},
		{"resource of a final client", `test:prepare(api).whenResource("::path").onMethod("get").thenReturn({a: 1}); test:assertEquals(nested("3"), "{\"a\":1}");`, ""},
		{"by path without accessor", `test:prepare(api).whenResource("::path").withPathParameters({path: ["jokes", "4"]}).thenReturn("four"); test:assertEquals(nested("4"), "four");`, ""},
		{"other module", `test:when(loadMock).withArguments(1).thenReturn(7); test:assertEquals(stored(), 21);`, ""},
		{"other module, original", `test:when(loadMock).callOriginal(); test:assertEquals(stored(), 3000);`, ""},
		{"nothing for all accessors", `staff = test:mock(Staff); test:prepare(staff).whenResource("one/:id").doNothing(); Employee? e = staff->/one/["1"]; test:assertEquals(e, ()); error? d = staff->/one/["1"].delete(); test:assertEquals(d, ());`, ""},
		{"rest path", `staff = test:mock(Staff); test:prepare(staff).whenResource("all/::names").onMethod("get").thenReturnSequence("a", "b"); string a = staff->/all/x/y; string b = staff->/all; test:assertEquals(a + b, "ab");`, ""},
		{"list and default", `staff = test:mock(Staff); test:prepare(staff).when("count").withArguments(["a"], 0).thenReturn(1); test:prepare(staff).when("count").thenReturn(2); int n = staff->count(["a"]); int m = staff->count(["b"]); test:assertEquals([n, m], [1, 2]);`, ""},
		{"what is known of a call counts first", `staff = test:mock(Staff);
			test:prepare(staff).whenResource("greet/:id").onMethod("get").withPathParameters({id: ""}).withArguments("", "").thenReturn("both");
			test:prepare(staff).whenResource("greet/:id").onMethod("get").withArguments("", "").thenReturn("arguments");
			test:prepare(staff).whenResource("greet/:id").onMethod("get").withPathParameters({id: ""}).thenReturn("path");
			test:prepare(staff).whenResource("greet/:id").onMethod("get").thenReturn("any");
			string a = staff->/greet/[""](first = "", last = ""); string b = staff->/greet/["e"](first = "", last = ""); string c = staff->/greet/[""](first = "x", last = ""); string d = staff->/greet/["e"](first = "x", last = "");
			test:assertEquals([a, b, c, d], ["both", "arguments", "path", "any"]);`, ""},
		{"said again", `staff = test:mock(Staff); test:prepare(staff).when("count").withArguments(["a"]).thenReturn(1); test:prepare(staff).when("count").withArguments(["a"]).thenReturn(3); int n = staff->count(["a"]); test:assertEquals(n, 3);`, ""},
		{"double", `staff = test:mock(Staff, new OtherStaff()); Employee? e = staff->/one/["7"]; test:assertEquals(e, {id: "7", name: "somebody"}); test:assertEquals(staff.town, "Galle");`, ""},
		{"double without the resource", `staff = test:mock(Staff, new OtherStaff()); _ = check staff->/one/["7"].delete();`, "function 'delete one/:id' is not a function of the mock object"},
		{"double of another type", `staff = test:mock(Staff, new Wrong());`, "Return type of function get one/:id does not match function get one/:id: expected 'Employee?', found 'int'"},
		{"double with another resource", `staff = test:mock(Staff, new Unknown());`, "function 'get two/:id' of the mock object is not a function of 'Staff'"},
		{"unknown resource", `staff = test:mock(Staff); test:prepare(staff).whenResource("one").doNothing();`,
			"invalid resource path 'one' provided: objects of type 'Staff' have the resources 'delete one/:id', 'get all/::names', 'get greet/:id', 'get one/:id'"},
		{"unknown accessor", `staff = test:mock(Staff); test:prepare(staff).whenResource("one/:id").onMethod("put").doNothing();`,
			"invalid resource path 'one/:id' or method 'put' provided: objects of type 'Staff' have the resources 'delete one/:id', 'get one/:id'"},
		{"unknown path parameter", `staff = test:mock(Staff); test:prepare(staff).whenResource("one/:id").withPathParameters({name: "x"}).doNothing();`, "invalid path parameter 'name' provided to mock the function 'one/:id'"},
		{"unknown function", `staff = test:mock(Staff); test:prepare(staff).when("counts").thenReturn(1);`, "invalid function name 'counts' provided: objects of type 'Staff' have the functions 'count'"},
		{"unknown field", `staff = test:mock(Staff); test:prepare(staff).getMember("city").thenReturn("x");`, "invalid field name 'city' provided: objects of type 'Staff' have the fields 'town'"},
		{"wrong argument", `staff = test:mock(Staff); test:prepare(staff).whenResource("greet/:id").onMethod("get").withArguments(1, "").thenReturn("x");`,
			"incorrect type of argument provided at position '1' to mock the function 'get greet/:id': expected 'string', found 'int'"},
		{"wrong argument of a function", `test:when(loadMock).withArguments("x").thenReturn(7);`, "incorrect type of argument provided at position '1' to mock the function 'load': expected 'int', found 'string'"},
		{"too many arguments", `test:when(loadMock).withArguments(1, 2).thenReturn(7);`, "too many argument provided to mock the function 'load': it takes 1, found 2"},
		{"sequence for a path", `staff = test:mock(Staff); test:prepare(staff).whenResource("one/:id").withPathParameters({id: "1"}).thenReturnSequence((), ());`, "'withPathParameters' function cannot be specified with a return sequence"},
		{"sequence for arguments", `test:when(loadMock).withArguments(1).thenReturnSequence(1, 2);`, "'withArguments' function cannot be specified with a return sequence"},
		{"cannot do nothing", `staff = test:mock(Staff); test:prepare(staff).when("count").doNothing();`, "function 'count' should return a value of type 'int': it cannot do nothing"},
		{"nothing prepared", `staff = test:mock(Staff); _ = staff->count([]);`, "no cases registered for member function 'count' of object type 'Staff'"},
		{"nothing prepared for a function", `_ = stored();`, "no cases registered for mock function 'load'"},
	} {
		files := map[string]string{}
		for name, text := range clients {
			files[name] = text
		}
		imports := "import ballerina/test;\n"
		if strings.Contains(c.body, "http:") {
			imports += "import ballerina/http;\n"
		}
		files["tests/a_test.bal"] = imports + "@test:Config\nfunction it() returns error? {\n" + c.body + "\n}\n"
		got := barre("test", folder(t, files))
		switch {
		case !strings.Contains(got.out, "[pass] loadsItself"):
			t.Errorf("%s: the other module's own tests: %s%s", c.name, got.out, got.errors)
		case c.fails == "" && got.code != 0:
			t.Errorf("%s: %s%s", c.name, got.out, got.errors)
		case c.fails != "" && (got.code != 1 || !strings.Contains(got.out, c.fails)):
			t.Errorf("%s: %s%s\nwant %s", c.name, got.out, got.errors, c.fails)
		}
	}
}

// TestTestMocksStay: what is said of a function counts until something else is
// said, also for the tests that follow; a function after a test puts it back.
func TestTestMocksStay(t *testing.T) {
	got := file(t, `function add(int a, int b) returns int => a + b;
@test:Mock {functionName: "add"}
test:MockFunction addMock = new;
@test:Config
function first() { test:when(addMock).thenReturn(20); test:assertEquals(add(1, 1), 20); }
@test:Config {dependsOn: [first], after: putBack}
function second() { test:assertEquals(add(1, 1), 20); }
function putBack() { test:when(addMock).callOriginal(); }
@test:Config {dependsOn: [second]}
function third() { test:assertEquals(add(1, 1), 2); }
`)
	expect(t, "results", results(got.out), "[pass] first\n[pass] second\n[pass] third\n0 skipped")
}

// TestTestReplacedCoverage: a function that another stands in for is code that
// was not reached, or was when the original is called.
func TestTestReplacedCoverage(t *testing.T) {
	for _, c := range []struct{ say, want string }{{"thenReturn(1)", "0"}, {"callOriginal()", "1"}} {
		dir := folder(t, map[string]string{"Ballerina.toml": manifest, "main.bal": "function one() returns int {\n    return 1;\n}\n", "tests/a_test.bal": `import ballerina/test;
@test:Mock {functionName: "one"}
test:MockFunction oneMock = new;
@test:Config
function it() { test:when(oneMock).` + c.say + `; test:assertEquals(one(), 1); }
`})
		if got := barre("test", "--coverage-format=go", dir); got.code != 0 {
			t.Fatal(got)
		}
		expect(t, c.say, read(t, dir, "target", "report", "coverage.txt"), "mode: set\nshop/main.bal:2.5,2.14 1 "+c.want+"\n")
	}
}
