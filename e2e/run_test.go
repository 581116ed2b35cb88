package e2e

import (
	"strings"
	"testing"
)

func TestMainReturnsError(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

function check1() returns error? {
    return error("inner", error("root cause", n = 1), n = 2, s = "x y");
}

public function main() returns error? {
    io:println("before");
    check check1();
    io:println("never printed");
}
`)
	r.want(t, 1, "before\n", `~error: inner \{"n":2,"s":"x y"\}\ncause: root cause \{"n":1\}\n(?:\s+at .*\n)*`)
	runSource(t, "public function main() returns error? {\n    return error(\"plain\");\n}\n").want(t, 1, "", "error: plain\n")
}

func TestMainReturnsTypedError(t *testing.T) {
	t.Parallel()
	r := runSource(t, `type OrderError error<record {| int id; |}>;

public function main() returns error? {
    return error OrderError("order is empty", id = 7);
}
`)
	r.want(t, 1, "", "error: order is empty {\"id\":7}\n")
}

func TestInitReturnsError(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

int x = check compute();

function compute() returns int|error {
    io:println("computing");
    return error("init failed");
}

function init() returns error? {
    io:println("never printed");
}

public function main() {
    io:println("never printed");
}
`)
	r.want(t, 1, "computing\n", "~error: init failed\n(?:\\s+at .*\n)*")
}

func TestPanicStackTrace(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

function inner(int[] a, int i) returns int {
    return a[i];
}

class Shop {
    function sell(int i) returns int {
        int n = inner([1, 2], i);
        return n + 1;
    }
}

public function main() {
    io:println("before");
    Shop shop = new;
    io:println(shop.sell(5));
}
`)
	r.want(t, 1, "before\n", `~error: \{ballerina/lang\.array\}IndexOutOfRange \{"message":"array index out of range: index: 5, size: 2"\}
	at .*inner\(main\.bal:4\)
	   .*sell\(main\.bal:9\)
	   .*main\(main\.bal:17\)
`)
}

// Frames begin with the module, which is the file's name for a single file.
func TestStackTraceNamesTheModule(t *testing.T) {
	t.Parallel()
	const src = "function divide(int a, int b) returns int {\n    return a / b;\n}\n\npublic function main() {\n    int _ = divide(1, 0);\n}\n"
	dir := folder(t, "panics.bal", src)
	r := call{dir: dir, args: []string{"run", "panics.bal"}}.run(t)
	r.want(t, 1, "", "error: {ballerina}DivisionByZero {\"message\":\" / by zero\"}\n\tat panics:divide(panics.bal:2)\n\t   panics:main(panics.bal:6)\n")
	dir = folder(t, "Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.1.0\"\n", "main.bal", src)
	r = call{dir: dir, args: []string{"run"}}.run(t)
	r.want(t, 1, "", "~error: .*DivisionByZero.*\n\tat acme\\.shop(?:\\.0)?:divide\\(main\\.bal:2\\)\n\t   acme\\.shop(?:\\.0)?:main\\(main\\.bal:6\\)\n")
}

func TestPanicsOfEveryKind(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ body, want string }{
		{`int x = 1; int y = x / (x - 1);`, `{ballerina}DivisionByZero`},
		{`int x = int:MAX_VALUE; x += 1;`, `{ballerina}NumberOverflow`},
		{`any a = "s"; int i = <int>a;`, `{ballerina}TypeCastError`},
		{`map<int> m = {}; int i = m.get("k");`, `{ballerina/lang.map}KeyNotFound`},
		{`string s = "abc"; string c = s[7];`, `{ballerina/lang.string}IndexOutOfRange`},
		{`int i = checkpanic int:fromString("x");`, `{ballerina/lang.int}NumberParsingError`},
		{`(int|string)[] a = <(int|string)[]>(<any[]>[1]); int[] b = [1]; (int|string)[] d = b; d[0] = "s";`, `{ballerina`},
		{`panic error("mine", k = [1, 2]);`, `mine {"k":[1,2]}`},
		{`float f = 0.0/0.0; int i = <int>f;`, `{ballerina}NumberConversionError`},
		{`readonly & int[] a = [1]; int[] b = a; b[0] = 2;`, `{ballerina/lang.array}InvalidUpdate`},
	} {
		r := runSource(t, "public function main() {\n    "+c.body+"\n}\n")
		if r.code != 1 || r.stdout != "" || !strings.HasPrefix(r.stderr, "error: "+c.want) || !strings.Contains(r.stderr, "(main.bal:2)") {
			t.Errorf("%s\n%v", c.body, r)
		}
		if s := goText.FindString(r.stderr); s != "" {
			t.Errorf("%s: stderr speaks Go: %q\n%s", c.body, s, r.stderr)
		}
	}
}

// What was printed before a panic comes before the panic where both streams
// go to one place, and all of it.
func TestOutputBeforeAPanic(t *testing.T) {
	t.Parallel()
	dir := folder(t, "main.bal", `import ballerina/io;

public function main() {
    foreach int i in 0 ..< 20000 {
        io:println("line ", i);
    }
    panic error("at last");
}
`)
	out := combined(t, dir)
	lines := strings.Split(out, "\n")
	if len(lines) < 20002 || lines[0] != "line 0" || lines[19999] != "line 19999" || lines[20000] != "error: at last" {
		t.Errorf("%d lines: %s", len(lines), clip(out))
	}
}

func TestStackOverflow(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

function down(int n) returns int {
    return 1 + down(n + 1);
}

public function main() {
    int|error r = trap down(0);
    io:println(r is error ? r.message() : "a number");
    io:println("still here");
    io:println(down(0));
}
`)
	r.want(t, 1, "{ballerina}StackOverflow\nstill here\n",
		"~error: \\{ballerina\\}StackOverflow \\{\"message\":\"stack overflow\"\\}\n\tat .*down\\(main\\.bal:4\\)\n(?:\t   .*\n)*")
	if n := strings.Count(r.stderr, "\n"); n > 2000 {
		t.Errorf("the stack trace has %d lines", n)
	}
}

// Recursion that goes through a library function, a method, a default value, a
// query or a strand is recursion as well.
func TestStackOverflowOnTheWay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, decl, call string }{
		{"map", `function f(int n) returns int {
    int[] r = [n].map(x => f(x + 1));
    return r[0];
}`, "f(0)"},
		{"sort", `function f(int n) returns int {
    int[] r = [n, n + 1].sort(key = x => f(x));
    return r[0];
}`, "f(0)"},
		{"method", `class C {
    function f(int n) returns int {
        return self.f(n + 1) + 1;
    }
}

C c = new;`, "c.f(0)"},
		{"init", `class C {
    C? c;

    function init() {
        self.c = new;
    }
}

function f() returns int {
    C c = new;
    return c is C ? 1 : 0;
}`, "f()"},
		{"default parameter", `function f(int n = f()) returns int => n;`, "f()"},
		{"default field", `type R record {|
    int n = f();
|};

isolated function f() returns int {
    R r = {};
    return r.n;
}`, "f()"},
		{"query", `function f(int n) returns int {
    int[] r = from int i in [n]
        where f(i + 1) > 0
        select i;
    return r[0];
}`, "f(0)"},
		{"closure", `function (int) returns int g = n => n;

function f() returns int {
    g = n => h(n + 1);
    return g(0);
}

function h(int n) returns int {
    function (int) returns int k = g;
    return k(n);
}`, "f()"},
		{"toString", `class C {
    public function toString() returns string => "x" + self.toString();
}

function f() returns int {
    C c = new;
    return c.toString().length();
}`, "f()"},
		{"printing", `class C {
    public function toString() returns string {
        io:fprintln(io:stderr, self);
        return "x";
    }
}

function f() returns int {
    C c = new;
    return c.toString().length();
}`, "f()"},
		{"object of a listener", `function f(int n = 0) returns int {
    error|int r = trap f(n + 1);
    return r is int ? r : checkpanic r;
}`, "f()"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := runSource(t, "import ballerina/io;\n\n"+c.decl+"\n\npublic function main() {\n    int|error r = trap "+c.call+
				";\n    io:println(r is error ? r.message() : \"a number\");\n    io:println(\"still here\");\n}\n")
			r.want(t, 0, "{ballerina}StackOverflow\nstill here\n", "")
		})
	}
}

// Values that contain themselves neither hang nor crash what walks them.
func TestCyclicValues(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

public function main() {
    anydata[] a = [1];
    a.push(a);
    map<anydata> m = {};
    m["m"] = m;
    io:println(a.length(), a[0], m.keys());
    io:println(a.toString().length() < 100, m.toBalString().length() < 100);
    anydata[] b = a.clone();
    io:println(b !== a, b[1] === b);
    json[] j = [];
    j.push(j);
    string|error s = trap j.toJsonString();
    io:println(s is error);
    int[]|error ints = trap a.cloneWithType();
    io:println(ints is error);
    anydata|error ro = trap a.cloneReadOnly();
    io:println(ro is error ? "error" : ro.isReadOnly());
    boolean|error eq = trap (a == b);
    io:println(eq is error ? "error" : "answered");
}
`)
	r.want(t, 0, "21[\"m\"]\ntruetrue\ntruetrue\ntrue\ntrue\ntrue\nanswered\n", "")
}

// JSON that nests a million deep is refused or read, whoever sends it.
func TestDeeplyNestedJSON(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

public function main() {
    string open = "[[[[[[[[[[";
    foreach int i in 0 ..< 17 {
        open += open;
    }
    json|error j = trap open.fromJsonString();
    io:println(j is error);
    string objects = "{\"a\":{\"a\":{\"a\":{\"a\":";
    foreach int i in 0 ..< 17 {
        objects += objects;
    }
    j = trap objects.fromJsonString();
    io:println(j is error);

    json[] top = [];
    json[] cur = top;
    foreach int i in 0 ..< 20000 {
        json[] next = [];
        cur.push(next);
        cur = next;
    }
    string|error s = trap top.toJsonString();
    io:println(s is error || s.length() == 40002);
    string|error t = trap top.toString();
    io:println(t is error || t.length() == 40002);
    json|error copy = trap top.clone();
    boolean|error same = copy is error ? copy : trap (copy == top);
    io:println(same is error || same);
}
`)
	r.want(t, 0, "true\ntrue\ntrue\ntrue\ntrue\n", "")
}

func TestProgramArguments(t *testing.T) {
	t.Parallel()
	const src = `import ballerina/io;

type Options record {|
    boolean loud = false;
    string name?;
    int[] n = [];
|};

public function main(string what, int count = 2, *Options options) {
    io:println(what, " ", count, " ", options);
}
`
	dir := folder(t, "main.bal", src)
	for _, c := range []struct {
		args string
		code int
		want string // of stdout, or of what stderr contains
	}{
		{"-- tea", 0, "tea 2 {\"loud\":false,\"n\":[]}\n"},
		{"-- tea 3", 0, "tea 3 {\"loud\":false,\"n\":[]}\n"},
		{"-- tea 3 --loud --name=Ann --n=1 --n=2", 0, "tea 3 {\"loud\":true,\"name\":\"Ann\",\"n\":[1,2]}\n"},
		{"-- --name Ann tea -5", 0, "tea -5 {\"loud\":false,\"name\":\"Ann\",\"n\":[]}\n"},
		{"--", 1, "'what'"},
		{"-- tea three", 1, "'count'"},
		{"-- tea 3 4", 1, "'4'"},
		{"-- tea --colour=red", 1, "'colour'"},
		{"-- tea --n=x", 1, "'n'"},
	} {
		r := call{dir: dir, args: append([]string{"run", "main.bal"}, strings.Fields(c.args)...)}.run(t)
		if r.code != c.code || c.code == 0 && (r.stdout != c.want || r.stderr != "") ||
			c.code != 0 && (r.stdout != "" || !strings.HasPrefix(r.stderr, "error: ") || !strings.Contains(r.stderr, c.want)) {
			t.Errorf("%s: want %d %q, got %v", c.args, c.code, c.want, r)
		}
	}

	dir = folder(t, "main.bal", "import ballerina/io;\n\npublic function main(string first, string... rest) {\n    io:println(first, rest);\n}\n")
	r := call{dir: dir, args: []string{"run", "main.bal", "--", "a b", "", "--", "--x", "grüße"}}.run(t)
	r.want(t, 0, "a b[\"\",\"--x\",\"grüße\"]\n", "")
	r = runSource(t, "public function main() {\n}\n", "--", "a")
	r.want(t, 1, "", "~error: .*'a'.*\n")
}
