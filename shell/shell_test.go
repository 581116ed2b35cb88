package shell_test

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"barre/lib/core"
	"barre/shell"
)

// run gives a shell its standard input and tells what came of it.
func run(input string, env []string, args ...string) (stdout, stderr string, code int) {
	var out, errOut bytes.Buffer
	code = shell.Main(shell.Options{Args: args, Modules: core.Modules, Environ: env, Stdin: strings.NewReader(input), Stdout: &out, Stderr: &errOut})
	return out.String(), errOut.String(), code
}

// A session is what is typed, each input after "=$ " and its further lines after
// " > ", and what is printed for it, errors included.
func TestSessions(t *testing.T) {
	for _, tc := range []struct{ name, session string }{
		{"expressions", `
=$ 10 + 20 * 5
110
=$ "abc";
"abc"
=$ 1.5
1.5
=$ 1.5d * 2
3.0d
=$ true && !false
true
=$ [1, 2, 3]
[1,2,3]
=$ {a: 1, b: {c: "x"}}
{"a":1,"b":{"c":"x"}}
=$ {}
{}
=$ ()
=$ int:fromString("12")
12
=$ int:fromString("x")
error("{ballerina/lang.int}NumberParsingError",message="'string' value 'x' cannot be converted to 'int'")
=$ from int i in 1 ... 4 where i % 2 == 0 select i * i
[4,16]
=$ let int x = 3 in x * x
9
` + "=$ xml `<a>${1}</a>`\nxml`<a>1</a>`\n" + "=$ string `a${1 + 1}`\n\"a2\"" + `
=$ table [{a: 1}]
table key() [{"a":1}]
=$ [1, "x"][1]
"x"
=$ 5 is int
true
=$ int:MAX_VALUE
9223372036854775807
=$ "äö".toUpperAscii().length()
2
`},
		{"several in one input", `
=$ int a = 1; a += 1; a; a * 2
2
4
=$ if a > 1 {
 >     io:println("more");
 > } else {
 >     io:println("less");
 > }
more
=$ foreach int i in 0 ..< 3 { io:print(i); } io:println();
012
`},
		{"variables keep their values", `
=$ int n = 1
=$ n = n + 1
=$ n
2
=$ int[] list = [n]
=$ list.push(5)
=$ list
[2,5]
=$ var [x, {y}] = [1, {y: "z"}]
=$ x
1
=$ y
"z"
=$ final string name = "Ann"
=$ name = "Bo"
| error: cannot assign a value to final 'name'
|     name = "Bo"
|     ^--^
=$ map<int> m = {a: 1}; m["b"] = 2;
=$ m
{"a":1,"b":2}
=$ function () returns int next = () => 0
=$ int counter = 0
=$ next = function () returns int { counter += 1; return counter; }
=$ next()
1
=$ next()
2
=$ counter
2
`},
		{"declarations", `
=$ type Person record {|
 >     string name;
 >     int age = 30;
 > |}
=$ Person p = {name: "Ann"}
=$ p
{"name":"Ann","age":30}
=$ p.age + 1
31
=$ const LIMIT = 3
=$ enum Color { RED, GREEN = "g" }
=$ [RED, GREEN]
["RED","g"]
=$ class Counter {
 >     private int n = 0;
 >     int step = LIMIT;
 >
 >     function next() returns int {
 >         self.n += self.step;
 >         return self.n;
 >     }
 > }
=$ Counter c = new
=$ c.next() + c.next()
9
=$ c.step
3
=$ type Broken distinct error
=$ Broken b = error Broken("oh", code = 7)
=$ b
error Broken ("oh",code=7)
=$ b is Broken
true
=$ isolated int shared = 1
=$ lock { shared += 1; }
=$ function both() returns [int, int] { int a = 0; lock { a = shared; } return [a, LIMIT]; }
=$ both()
[2,3]
=$ import ballerina/io as out
=$ out:println("x")
x
=$ xmlns "http://example.com" as ex
` + "=$ xml `<ex:a/>`\nxml`<ex:a xmlns:ex=\"http://example.com\"/>`" + `
`},
		{"redefinition", `
=$ function add(int x, int y) returns int => x * y
=$ function twice(int x) returns int => add(x, x)
=$ twice(3)
9
=$ function add(int x, int y) returns int => x + y
=$ twice(3)
6
=$ int v = 1
=$ function get() returns int => v
=$ int v = 5
=$ get()
5
=$ string v = "a"
| error [input-7:(1:31)]: incompatible types: expected 'int', found 'string'
|     function get() returns int => v
|                                   ^
| 'get' uses what would change: declare it anew in the same input, or take it away with /remove get.
=$ v
5
=$ function get() returns string => v.toString()
=$ string v = "a"
=$ get()
"a"
=$ const A = 1
=$ const B = A + 1
=$ const A = 10
=$ B
11
=$ type T record { int a; }
=$ function make() returns T => {a: 1}
=$ T old = make()
=$ type T record { int a; int b = 2; }
=$ make()
{"a":1,"b":2}
=$ old
{"a":1}
=$ type T record {| string c; |}
| error [input-20:(1:31)]: undefined field 'a' in record 'T'
|     function make() returns T => {a: 1}
|                                   ^--^
| 'make' uses what would change: declare it anew in the same input, or take it away with /remove make.
=$ type T record {| string c; |}; function make() returns T => {c: "x"}
=$ T new1 = old
| error: incompatible types: expected 'T', found 'T'
|     T new1 = old
|              ^-^
| 'T' has been declared again since; the value is of the earlier one.
=$ enum E { X, Y }
=$ enum E { Y, Z }
=$ X
| error: undefined symbol 'X'
|     X
|     ^
=$ Y
"Y"
`},
		{"panics keep the state", `
=$ int n = 1
=$ function f(int by) returns int {
 >     n += 1;
 >     return 10 / by;
 > }
=$ f(0)
panic: {ballerina}DivisionByZero {"message":" / by zero"}
	at f(input-2:3)
	   shell(input-3:1)
=$ n
2
=$ int bad = f(0)
panic: {ballerina}DivisionByZero {"message":" / by zero"}
	at f(input-2:3)
	   shell(input-5:1)
=$ bad
| error: undefined symbol 'bad'
|     bad
|     ^-^
=$ panic error("mine", code = 1)
panic: mine {"code":1}
	at shell(input-7:1)
=$ int|error e = trap f(0)
=$ e is error
true
=$ check int:fromString("x")
error: {ballerina/lang.int}NumberParsingError {"message":"'string' value 'x' cannot be converted to 'int'"}
=$ int i = check int:fromString("7")
=$ i
7
=$ function deep(int n) returns int => deep(n + 1) + 1
=$ (trap deep(0)) is error
true
=$ f(5)
2
`},
		{"errors leave no trace", `
=$ int a = 1; int b = "x";
| error: incompatible types: expected 'int', found 'string'
|     int a = 1; int b = "x";
|                        ^-^
=$ a
| error: undefined symbol 'a'
|     a
|     ^
=$ function f() returns int {
 >     int x = "y";
 >     return z;
 > }
| error [input-3:(2:13)]: incompatible types: expected 'int', found 'string'
|     int x = "y";
|             ^-^
| error [input-3:(3:12)]: undefined symbol 'z'
|     return z;
|            ^
=$ f()
| error: undefined function 'f'
|     f()
|     ^
=$ int x = ;
| error: missing expression
|     int x = ;
|             ^
=$ "abc
| error: missing double quote
|     "abc
|         ^
=$ import ballerina/nope
| error: cannot resolve module 'ballerina/nope'
|     import ballerina/nope
|     ^-------------------^
=$ nope:f()
| error: undefined module 'nope'
|     nope:f()
|     ^----^
=$ int y
| error: uninitialized module-level variable 'y'
|     int y
|         ^
=$ return 5
| error: incompatible types: expected 'error?', found 'int'
|     return 5
|            ^
=$ break
| error: 'break' cannot be used outside of a loop
|     break
|     ^---^
`},
		{"commands", `
=$ /vars
|
=$ /dclns
|
=$ /imports
|
=$ int a = 10
=$ final var s = "x"
=$ function sum(int a, int b) returns int {
 >     int c = a + b;
 >     return c;
 > }
=$ type P record { int n; }
=$ enum E { X }
=$ time:Date d = {year: 2024, month: 1, day: 2}
=$ /vars
| (a) int a = 10
| (s) final string s = "x"
| (d) Date d = {"year":2024,"month":1,"day":2}
=$ /dclns
| (sum) function sum(int a, int b) returns int { int c = a + b; return c; }
| (P) type P record { int n; }
| (E) enum E { X }
=$ /types
| (P) type P record { int n; }
| (E) enum E { X }
=$ /imports
| (time) import ballerina/time;
=$ /remove a sum
=$ a
| error: undefined symbol 'a'
|     a
|     ^
=$ /remove nothing
| Nothing is declared with the name 'nothing'. /vars, /dclns and /imports list what is.
=$ function n(P p) returns int => p.n
=$ /remove P
| error [input-8:(1:12)]: unknown type 'P'
|     function n(P p) returns int => p.n
|                ^
| 'n' uses what would change: declare it anew in the same input, or take it away with /remove n.
=$ /remove P, n
=$ /remove E
=$ X
| error: undefined symbol 'X'
|     X
|     ^
=$ /remove
| /remove needs the names of what is to go, as in: /remove add total
=$ /reset
| REPL state was reset.
=$ /vars
|
=$ s
| error: undefined symbol 's'
|     s
|     ^
=$ /vras
| Unknown command '/vras'; did you mean /vars?
| Type /help for the commands.
=$ /vars a
| /vars takes no arguments.
=$ /file
| /file needs the path of a file, as in: /file orders.bal
=$ // only a comment
=$ /exit
`},
		{"strands", `
=$ int n = 0
=$ function work() returns int { n += 1; return n; }
=$ future<int> f = start work()
=$ wait f
1
=$ n
1
=$ isolated function side(int x) returns int => x * 2
=$ future<int> a = start side(1); future<int> b = start side(2);
=$ wait {a, b}
{"a":2,"b":4}
=$ function forever() { while true { n += 1; runtime:sleep(0.001); } }
=$ future<()> g = start forever()
=$ int before = n; runtime:sleep(0.1); n > before
true
=$ g.cancel()
=$ error? e = trap wait g; e is error
true
`},
		{"workers and transactions", `
=$ function both() returns int {
 >     worker a returns int { int x = <- b; return x + 1; }
 >     worker b { 41 -> a; }
 >     return wait a;
 > }
=$ both()
42
=$ transaction { int x = 1; check commit; io:println("committed ", x); }
committed 1
=$ retry { io:println("once"); }
once
`},
		{"classes made anew", `
=$ function who() returns string => "first"
=$ class C { function name() returns string => who(); }
=$ C c = new
=$ function who() returns string => "second"
=$ new C().name()
"second"
=$ c.name()
"first"
`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			play(t, strings.TrimPrefix(tc.session, "\n"))
		})
	}
}

// play types the inputs of a session and compares what is printed. Both streams go
// to one place, as at a terminal.
func play(t *testing.T, session string) {
	t.Helper()
	var input strings.Builder
	for _, l := range strings.Split(session, "\n") {
		if text, ok := strings.CutPrefix(l, "=$ "); ok {
			// What follows is printed after this.
			fmt.Fprintf(&input, "%s\n", text)
		} else if text, ok := strings.CutPrefix(l, " >"); ok {
			fmt.Fprintf(&input, "%s\n", strings.TrimPrefix(text, " "))
		}
	}
	out := &prompted{}
	shell.Main(shell.Options{Modules: core.Modules, Stdin: &echoing{lines: strings.SplitAfter(input.String(), "\n"), to: out, session: session}, Stdout: out, Stderr: out})
	if got := out.String(); got != session {
		t.Errorf("the session went\n%s\nwant\n%s", got, session)
	}
}

// What the topics of /help show is what happens.
func TestHelp(t *testing.T) {
	files, err := filepath.Glob("help/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatal(err, files)
	}
	network := map[string]bool{"services": true, "clients": true, "imports": true, "packages": true}
	for _, file := range files {
		topic := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(topic, func(t *testing.T) {
			t.Parallel()
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var shown, session strings.Builder
			for _, l := range strings.Split(strings.TrimRight(string(b), "\n"), "\n") {
				if len([]rune(l)) > 125 {
					t.Errorf("too long: %s", l)
				}
				fmt.Fprintf(&shown, "| %s\n", l)
				if text, ok := strings.CutPrefix(l, "    "); ok && (session.Len() > 0 || strings.HasPrefix(text, "=$ ")) {
					session.WriteString(text + "\n")
				}
			}
			if out, _, code := run("/help "+topic, nil); out != shown.String() || code != 0 {
				t.Errorf("/help %s shows\n%s", topic, out)
			}
			if out, _, _ := run("/help topics", nil); !strings.Contains(out, topic+" ") {
				t.Error("it is not among the topics")
			}
			if !network[topic] {
				play(t, session.String())
			}
		})
	}
	if out, err, code := run("/help", nil); code != 0 || err != "" || !strings.Contains(out, "| /remove NAME...  ") {
		t.Errorf("%s%s", out, err)
	}
}

// prompted is what is seen at a terminal.
type prompted struct{ bytes.Buffer }

// echoing gives one line at a time and shows it, with the prompt it has in the
// session, which it so stays in step with.
type echoing struct {
	lines   []string
	to      *prompted
	session string
}

func (e *echoing) Read(b []byte) (int, error) {
	if len(e.lines) == 0 || e.lines[0] == "" {
		return 0, io.EOF
	}
	l := e.lines[0]
	e.lines = e.lines[1:]
	prompt := "=$ "
	for _, s := range strings.SplitAfter(e.session, "\n") {
		if s == " > "+l || s == " >"+l {
			prompt = s[:len(s)-len(l)]
		}
	}
	e.to.WriteString(prompt + l)
	return copy(b, l), nil
}

func TestPiped(t *testing.T) {
	for _, tc := range []struct {
		input, out, err string
		code            int
	}{
		{"1+2", "3\n", "", 0},
		{"1+2\n", "3\n", "", 0},
		{"", "", "", 0},
		{"int x = 4\nx * x\n", "16\n", "", 0},
		{"x\n1", "1\n", "| error: undefined symbol 'x'\n|     x\n|     ^\n", 1},
		{"1 +", "", "| error: missing expression\n|     1 +\n|        ^\n", 1},
		{"function f() {\n", "", "| error: missing close brace token\n|     function f() {\n|                   ^\n", 1},
		{"io:readln()\nsome text\n5", "\"some text\"\n5\n", "", 0},
		{"/exit\n1", "", "", 0},
		{"/help nothing-of-this\n", "", "| There is no topic 'nothing-of-this'. Type /help topics for all.\n", 1},
		{"\r\n1\r\n", "1\n", "", 0},
	} {
		if out, err, code := run(tc.input, nil); out != tc.out || err != tc.err || code != tc.code {
			t.Errorf("%q: %q, %q, exit code %d; want %q, %q, %d", tc.input, out, err, code, tc.out, tc.err, tc.code)
		}
	}
}

func TestArguments(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "defs.bal")
	os.WriteFile(file, []byte("import ballerina/io;\n\nint base = twice(20);\n\nfunction twice(int x) returns int => 2 * x;\n\npublic function main() {\n    io:println(\"never\");\n}\n"), 0o600)
	broken := filepath.Join(dir, "broken.bal")
	os.WriteFile(broken, []byte("int a = 1;\n\nint b = \"x\";\n"), 0o600)
	for _, tc := range []struct {
		args         []string
		input        string
		out, errPart string
		code         int
	}{
		{[]string{"--file", file}, "base + twice(1)", "| The function 'main' of the file was left out.\n42\n", "", 0},
		{[]string{"-f", file}, "io:println(1)", "| The function 'main' of the file was left out.\n1\n", "", 0},
		{nil, "/file " + file + "\nbase", "| The function 'main' of the file was left out.\n40\n", "", 0},
		{[]string{"-f", broken}, "a", "", "broken.bal:(3:9)]: incompatible types: expected 'int', found 'string'\n|     int b = \"x\";\n|             ^-^\n| Nothing of", 1},
		{[]string{"-f", filepath.Join(dir, "none.bal")}, "1", "1\n", "none.bal': no such file or directory", 1},
		{[]string{"--force-dumb", "-t", "1000"}, "1", "1\n", "", 0},
		{[]string{"-d"}, "io:println(1)", "1\n", "| [debug] imported: import ballerina/io;\n", 0},
		{[]string{"--nope"}, "1", "", "ballerina: unknown option: '--nope'\n", 1},
		{[]string{"x.bal"}, "1", "", "ballerina: unexpected argument 'x.bal'", 1},
	} {
		if out, err, code := run(tc.input, nil, tc.args...); out != tc.out || !strings.Contains(err, tc.errPart) || code != tc.code {
			t.Errorf("%q: %q, %q, exit code %d; want %q, %q, %d", tc.args, out, err, code, tc.out, tc.errPart, tc.code)
		}
	}
}

func TestConfigured(t *testing.T) {
	out, err, code := run("configurable int port = 80\nport\nconfigurable string host = ?\nhost\n", []string{"BAL_CONFIG_VAR_PORT=9090"})
	if out != "9090\n" || !strings.Contains(err, "host") || !strings.Contains(err, "undefined symbol 'host'") || code != 1 {
		t.Errorf("%q, %q, %d", out, err, code)
	}
}

// Services serve while more is typed, see what is typed, and can be replaced.
func TestServices(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(free.Addr().String())
	free.Close()
	session := `
string greeting = "hello"
listener http:Listener l = new (` + port + `)
service /a on l { resource function get x() returns string => greeting; }
`
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	lines := make(chan string, 10)
	done := make(chan int)
	var errOut bytes.Buffer
	go func() {
		done <- shell.Main(shell.Options{Modules: core.Modules, Stdin: r, Stdout: lineWriter(lines), Stderr: &errOut})
	}()
	w.WriteString(strings.TrimSpace(session) + "\n\"ready\"\n")
	if got := <-lines; got != `"ready"` {
		t.Fatal(got)
	}
	get := func() string {
		resp, err := http.Get("http://127.0.0.1:" + port + "/a/x")
		if err != nil {
			return err.Error()
		}
		defer resp.Body.Close()
		var b bytes.Buffer
		b.ReadFrom(resp.Body)
		return b.String()
	}
	if got := get(); got != "hello" {
		t.Error(got)
	}
	w.WriteString("greeting = \"good bye\"\n\"ready\"\n")
	<-lines
	if got := get(); got != "good bye" {
		t.Error(got)
	}
	// The listener that another one replaces gives its port back.
	w.WriteString("listener http:Listener l = new (" + port + ")\nservice /a on l { resource function get x() returns string => \"new\"; }\n\"ready\"\n")
	<-lines
	if got := get(); got != "new" {
		t.Error(got)
	}
	w.WriteString("/remove l\n\"ready\"\n")
	<-lines
	if got := get(); !strings.Contains(got, "refused") {
		t.Error(got)
	}
	w.Close()
	if code := <-done; code != 0 {
		t.Errorf("exit code %d, %s", code, &errOut)
	}
}

// lineWriter passes lines on.
type lineWriter chan string

func (c lineWriter) Write(b []byte) (int, error) {
	for _, l := range strings.Split(strings.TrimRight(string(b), "\n"), "\n") {
		c <- l
	}
	return len(b), nil
}
