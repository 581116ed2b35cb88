package dap

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-dap"
)

const service = `import ballerina/http;

configurable int port = ?;
int served = 0;

service / on new http:Listener(port) {
    resource function get hello(string name) returns string {
        string text = string ` + "`hello ${name}`" + `;
        lock {
            served += 1;
        }
        return text;
    }

    resource function get broken() returns string {
        panic error("broken");
    }
}
`

// freePort is a port that nobody listens on.
func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// get fetches a page in the background.
func get(t *testing.T, url string) <-chan string {
	ch := make(chan string, 1)
	go func() {
		r, err := http.Get(url)
		if err != nil {
			ch <- err.Error()
			return
		}
		defer r.Body.Close()
		b, _ := io.ReadAll(r.Body)
		ch <- string(b)
	}()
	return ch
}

func portOf(addr string) int {
	_, p, _ := net.SplitHostPort(addr)
	n, _ := strconv.Atoi(p)
	return n
}

// TestService attaches to a service, stops at requests, detaches, attaches again and
// terminates it.
func TestService(t *testing.T) {
	t.Parallel()
	dir := folder(t, "main.bal", service)
	file := filepath.Join(dir, "main.bal")
	port := freePort(t)
	r := start(t, dir, "run", "--debug", "0", "main.bal", "--", fmt.Sprintf("-Cport=%d", port))
	url := fmt.Sprintf("http://127.0.0.1:%d/", port)

	c := stdio(t)
	c.must("initialize", nil, nil)
	c.must("attach", map[string]any{"port": portOf(r.addr)}, nil)
	event[*dap.InitializedEvent](c)
	line := lineOf(t, service, "return text")
	if b := c.breakpoints(file, dap.SourceBreakpoint{Line: line, Condition: `name != "others"`}); !b[0].Verified {
		t.Fatalf("%+v", b)
	}
	c.run()
	wait(t, port)
	if body := <-get(t, url+"hello?name=others"); body != "hello others" {
		t.Fatal(body)
	}
	first := get(t, url+"hello?name=one")
	e, s := c.stop("breakpoint")
	if s[0].Line != line || s[0].Name != "get /hello" || c.vars(s[0].Id, "Locals")["text"].Value != `"hello one"` || c.vars(s[0].Id, "Arguments")["name"].Value != `"one"` {
		t.Fatalf("%+v %+v", s, c.vars(s[0].Id, "Locals"))
	}
	// Another request waits meanwhile.
	second := get(t, url+"hello?name=two")
	var threads dap.ThreadsResponseBody
	c.must("threads", nil, &threads)
	if !slices.ContainsFunc(threads.Threads, func(th dap.Thread) bool { return th.Name == "get /hello" && th.Id == e.Body.ThreadId }) {
		t.Errorf("%+v", threads)
	}
	c.must("evaluate", dap.EvaluateArguments{Expression: `text = "changed"`, FrameId: s[0].Id, Context: "repl"}, nil)
	c.goOn(e.Body.ThreadId)
	e, s = c.stop("breakpoint")
	if v := c.vars(s[0].Id, "Module"); v["served"].Value != "3" && v["served"].Value != "2" {
		t.Errorf("%+v", v)
	}
	if body := <-first; body != "changed" {
		t.Fatal(body)
	}
	select {
	case body := <-second:
		t.Fatalf("answered while stopped: %s", body)
	default:
	}
	// Who detaches lets the program go on.
	c.must("disconnect", nil, nil)
	if body := <-second; body != "hello two" {
		t.Fatal(body)
	}
	if body := <-get(t, url+"hello?name=three"); body != "hello three" {
		t.Fatal(body)
	}

	// Another one comes, by the socket itself.
	d := dial(t, r.addr)
	d.must("initialize", nil, nil)
	d.must("attach", nil, nil)
	event[*dap.InitializedEvent](d)
	other := dial(t, r.addr)
	other.refused("initialize", nil, "somebody else")
	d.run()
	// Nothing runs: pausing stops all the same.
	d.must("pause", map[string]any{"threadId": 1}, nil)
	if p := event2(d); p.Body.Reason != "pause" {
		t.Fatalf("%+v", p.Body)
	}
	third := get(t, url+"hello?name=four")
	if s := d.eval(0, "served + 0"); s != "4" {
		t.Errorf("served: %s", s)
	}
	d.goOn(1)
	if body := <-third; body != "hello four" {
		t.Fatal(body)
	}
	d.must("setFunctionBreakpoints", map[string]any{"breakpoints": []any{map[string]any{"name": "get /hello"}}}, nil)
	fourth := get(t, url+"hello?name=five")
	e, _ = d.stop("function breakpoint")
	if l := d.step("next", e.Body.ThreadId); l != lineOf(t, service, "lock {") {
		t.Errorf("line %d", l)
	}
	d.must("terminate", nil, nil)
	if body := <-fourth; body != "hello five" {
		t.Fatal(body)
	}
	event[*dap.TerminatedEvent](d)
	d.must("disconnect", nil, nil)
	if code := r.exit(t); code != 0 {
		t.Errorf("exit code %d: %s", code, r)
	}
}

// wait waits until somebody listens on a port.
func wait(t *testing.T, port int) {
	t.Helper()
	for range 2000 {
		c, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			c.Close()
			return
		}
	}
	t.Fatalf("nobody listens on port %d", port)
}

const strands = `import ballerina/io;
import ballerina/lang.runtime;

function count(string name, int n) returns int {
    int sum = 0;
    foreach int i in 1 ... n {
        runtime:sleep(0.001);
        sum += i;
    }
    return sum;
}

public function main() {
    worker a returns int {
        int r = count("a", 5);
        r -> b;
        return r;
    }
    worker b returns int {
        int other = <- a;
        return other + count("b", 3);
    }
    future<int> f = start count("c", 4);
    int both = wait b;
    int third = checkpanic wait f;
    io:println(both + third);
}
`

func TestStrands(t *testing.T) {
	t.Parallel()
	c, _ := program(t, strands, "sum += i")
	c.run()
	names := map[string]bool{}
	hits := 0
	for hits < 12 {
		e, s := c.stop("breakpoint")
		hits++
		var threads dap.ThreadsResponseBody
		c.must("threads", nil, &threads)
		for _, th := range threads.Threads {
			// All strands can be looked at, wherever they are.
			for _, f := range c.stack(th.Id) {
				if f.Source != nil {
					c.scopes(f.Id)
				}
			}
			names[th.Name] = true
		}
		if c.eval(s[0].Id, "sum + i") == "" {
			t.Error("no sum")
		}
		c.goOn(e.Body.ThreadId)
	}
	if code := c.end(); code != 0 || c.printed() != "31\n" {
		t.Fatalf("%d %q", code, c.printed())
	}
	for _, n := range []string{"main", "count"} {
		if !names[n] {
			t.Errorf("no strand '%s' among %v", n, names)
		}
	}
}

const endless = `import ballerina/io;

public function main(string who = "nobody") {
    int i = 0;
    io:println("begin ", who);
    while i >= 0 {
        i = (i + 1) % 1000;
    }
}
`

func TestPauseRestartTerminate(t *testing.T) {
	t.Parallel()
	file := filepath.Join(folder(t, "main.bal", endless), "main.bal")
	c := launched(t, file, map[string]any{"args": []string{"me"}, "stopOnEntry": true})
	c.run()
	e, s := c.stop("entry")
	if s[0].Line != lineOf(t, endless, "int i = 0") {
		t.Fatalf("%+v", s)
	}
	c.refused("restart2", nil, "not supported")
	c.goOn(e.Body.ThreadId)
	c.must("pause", map[string]any{"threadId": e.Body.ThreadId}, nil)
	_, s = c.stop("pause")
	if v := c.vars(s[0].Id, "Locals"); v["i"].Type != "int" {
		t.Errorf("%+v", v)
	}
	c.refused("attach", map[string]any{"port": 0}, "port")
	c.must("restart", nil, nil)
	event[*dap.InitializedEvent](c)
	c.breakpoints(file, dap.SourceBreakpoint{Line: lineOf(t, endless, "i = (i + 1)"), HitCondition: ">= 10"})
	c.run()
	c.stop("entry")
	c.goOn(1)
	_, s = c.stop("breakpoint")
	if r := c.eval(s[0].Id, "i"); r != "9" {
		t.Error(r)
	}
	c.must("terminate", nil, nil)
	if code := c.end(); code != 130 {
		t.Error(code)
	}
	if !strings.Contains(c.printed(), "begin me\nbegin me\n") {
		t.Errorf("%q", c.printed())
	}
	c.must("disconnect", nil, nil)
}

const library = `import ballerina/io;

public function main() {
    int[] list = [3, 1, 2];
    int[] sorted = from int i in list order by i select i;
    io:println(sorted.reduce(function (int a, int b) returns int => a + b, 0));
    io:fprintln(io:stderr, "é");
}
`

func TestSources(t *testing.T) {
	t.Parallel()
	c, file := program(t, library, "=> a + b")
	b := c.breakpoints(file, dap.SourceBreakpoint{Line: lineOf(t, library, "=> a + b"), Column: 50})
	if !b[0].Verified || b[0].Column < 50 {
		t.Fatalf("%+v", b)
	}
	var at dap.BreakpointLocationsResponseBody
	c.must("breakpointLocations", dap.BreakpointLocationsArguments{Source: dap.Source{Path: file}, Line: 4, EndLine: 6}, &at)
	if len(at.Breakpoints) != 4 {
		t.Errorf("%+v", at)
	}
	c.run()
	_, s := c.stop("breakpoint")
	if len(s) < 3 || s[len(s)-1].Name != "main" || c.vars(s[0].Id, "Arguments")["b"].Value != "3" && c.vars(s[0].Id, "Arguments")["b"].Value != "1" {
		t.Errorf("%+v", s)
	}
	var loaded dap.LoadedSourcesResponseBody
	c.must("loadedSources", nil, &loaded)
	seen := 0
	for _, src := range loaded.Sources {
		var r dap.SourceResponseBody
		c.must("source", dap.SourceArguments{SourceReference: src.SourceReference, Source: &src}, &r)
		if src.SourceReference > 0 && strings.Contains(r.Content, "public") || src.Path == file && r.Content == library {
			seen++
		}
	}
	if seen < 2 {
		t.Errorf("%+v", loaded)
	}
	c.refused("source", dap.SourceArguments{SourceReference: 9999}, "not part")
	c.breakpoints(file)
	c.goOn(1)
	if code := c.end(); code != 0 || c.printed() != "6\n" || !strings.Contains(c.logged(), "é") {
		t.Errorf("%d %q %q", code, c.printed(), c.logged())
	}
}

const tested = `import ballerina/test;

@test:Config {}
function first() {
    int a = 1;
    test:assertEquals(a, 1);
}

@test:Config {}
function second() {
    int a = 1;
    test:assertEquals(a, 2);
}
`

func TestTests(t *testing.T) {
	t.Parallel()
	dir := folder(t, "Ballerina.toml", "[package]\norg = \"o\"\nname = \"p\"\nversion = \"0.1.0\"\n", "main.bal", "", "tests/all.bal", tested)
	file := filepath.Join(dir, "tests", "all.bal")
	c := launched(t, dir, map[string]any{"test": true})
	c.must("setExceptionBreakpoints", map[string]any{"filters": []string{"uncaught"}}, nil)
	c.breakpoints(file, dap.SourceBreakpoint{Line: lineOf(t, tested, "assertEquals(a, 1)")})
	c.run()
	e, s := c.stop("breakpoint")
	if s[0].Name != "first" || c.eval(s[0].Id, "a") != "1" {
		t.Fatalf("%+v", s)
	}
	c.goOn(e.Body.ThreadId)
	e, s = c.stop("exception")
	i := slices.IndexFunc(s, func(f dap.StackFrame) bool { return f.Name == "second" })
	if i < 0 || s[i].Line != lineOf(t, tested, "assertEquals(a, 2)") {
		t.Fatalf("%+v", s)
	}
	c.goOn(e.Body.ThreadId)
	if code := c.end(); code != 1 || !strings.Contains(c.printed(), "1 passing") {
		t.Fatalf("%d %s", code, c.printed())
	}
}

func TestListenAndUsage(t *testing.T) {
	t.Parallel()
	dir := folder(t, "main.bal", sums)
	r := start(t, dir, "debug", "--listen", "0", "main.bal")
	for range 2 {
		c := dial(t, r.addr)
		c.must("initialize", nil, nil)
		c.refused("threads", nil, "launch one")
		c.must("launch", map[string]any{"noDebug": true}, nil)
		event[*dap.InitializedEvent](c)
		if b := c.breakpoints(filepath.Join(dir, "main.bal"), dap.SourceBreakpoint{Line: 5}); b[0].Verified {
			t.Errorf("%+v", b)
		}
		c.run()
		if code := c.end(); code != 0 || c.printed() != "sum 6\n" {
			t.Errorf("%d %q", code, c.printed())
		}
		c.must("disconnect", nil, nil)
	}
	// What is no client of the protocol is shut out.
	for _, text := range []string{"POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}", "Content-Length: 3\r\n\r\nxyz", "\x00\r\r\r\r"} {
		conn, err := net.Dial("tcp", r.addr)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(conn, text)
		if b, err := io.ReadAll(conn); err == nil && len(b) > 0 {
			t.Errorf("%q", b)
		}
		conn.Close()
	}
	c := stdio(t)
	c.must("initialize", nil, nil)
	c.refused("launch", map[string]any{"program": filepath.Join(dir, "none.bal")}, "none.bal", "cannot be found")
	c.refused("attach", map[string]any{"port": freePort(t)}, "barre run --debug")
}

func TestStepInLibraries(t *testing.T) {
	t.Parallel()
	text := `import ballerina/io;

public function main() {
    map<int> m = {a: 1};
    io:println(m.reduce(function (int a, int b) returns int {
        return a + b;
    }, 0));
}
`
	for _, mine := range []bool{true, false} {
		file := filepath.Join(folder(t, "main.bal", text), "main.bal")
		c := launched(t, file, map[string]any{"justMyCode": mine}, lineOf(t, text, "io:println"))
		c.run()
		e, _ := c.stop("breakpoint")
		c.must("stepIn", map[string]any{"threadId": e.Body.ThreadId}, nil)
		_, s := c.stop("step")
		if s[0].Line != lineOf(t, text, "return a + b") {
			if mine {
				t.Errorf("%+v", s)
			}
			if src := s[0].Source; src == nil || src.SourceReference == 0 {
				t.Errorf("%+v", s)
			}
		}
		c.breakpoints(file)
		c.goOn(e.Body.ThreadId)
		if code := c.end(); code != 0 {
			t.Error(code)
		}
	}
}
