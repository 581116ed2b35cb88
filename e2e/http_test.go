package e2e

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// shop is a service with what the tests of HTTP need.
const shop = `import ballerina/http;
import ballerina/io;
import ballerina/lang.runtime;

configurable int port = ?;

type Order record {|
    string customer;
    int quantity;
|};

service / on new http:Listener(port, host = "127.0.0.1") {
    resource function get ping() returns string => "pong";

    resource function post orders(Order newOrder) returns Order => newOrder;

    resource function post 'json(@http:Payload json body) returns json => body;

    resource function post text(@http:Payload string body) returns string => body;

    resource function post bytes(@http:Payload byte[] body) returns int => body.length();

    resource function get items/[int id](int count, string? note) returns string => string ` + "`${id} ${count} ${note ?: \"-\"}`" + `;

    resource function get slow() returns string {
        io:println("slow begins");
        runtime:sleep(0.4);
        io:println("slow ends");
        return "done";
    }

    resource function get large() returns byte[] {
        byte[] b = [];
        b.setLength(20000000);
        return b;
    }

    resource function get fails() returns error? => error("it failed");

    resource function get trapped() returns string {
        int|error r = trap deep(0);
        return r is error ? r.message() : "a number";
    }

    resource function get panics/[int i]() returns int {
        int[] a = [1];
        return a[i];
    }

    resource function get deep() returns int => deep(0);
}

function deep(int n) returns int => 1 + deep(n + 1);
`

// lineOf is the number of the line of src that holds text.
func lineOf(src, text string) string {
	before, _, ok := strings.Cut(src, text)
	if !ok {
		panic("no " + text)
	}
	return strconv.Itoa(strings.Count(before, "\n") + 1)
}

const jsonType = "application/json"

// failure checks that a reply has the body that errors have, and returns its
// message.
func failure(t *testing.T, r reply, status int, method, path string) string {
	t.Helper()
	var body struct {
		Timestamp, Reason, Message, Path, Method string
		Status                                   int
	}
	if err := json.Unmarshal([]byte(r.body), &body); err != nil {
		t.Errorf("%s %s: %v in %+v", method, path, err, r)
		return ""
	}
	if _, err := time.Parse(time.RFC3339Nano, body.Timestamp); err != nil {
		t.Errorf("%s %s: %v", method, path, err)
	}
	if r.status != status || r.contentType != jsonType || body.Status != status || body.Reason != http.StatusText(status) ||
		body.Path != path || body.Method != method || body.Message == "" {
		t.Errorf("%s %s: want %d, got %+v", method, path, status, r)
	}
	if s := goText.FindString(r.body); s != "" {
		t.Errorf("%s %s speaks Go: %q in %+v", method, path, s, r)
	}
	return body.Message
}

func TestMalformedPayload(t *testing.T) {
	t.Parallel()
	p := serve(t, shop)
	for _, body := range []string{`{"customer":`, `{"customer":"a","quantity":2`, `{customer:"a"}`, `not json`, ``, `{"customer":"a","quantity":2} x`,
		strings.Repeat("[", 1_000_000), strings.Repeat(`{"a":`, 1_000_000), "\x00\xff", "{\"customer\":\"\xff\xfe\",\"quantity\":}"} {
		for _, path := range []string{"/orders", "/json"} {
			if path == "/json" && body == "" {
				continue // is null
			}
			r := p.must("POST", path, body, "Content-Type", jsonType)
			if msg := failure(t, r, 400, "POST", path); !strings.HasPrefix(msg, "data binding failed") {
				t.Errorf("%s %.40q: %s", path, body, msg)
			}
			p.serves()
		}
	}
	if r := p.must("POST", "/orders", `{"customer":"a", "quantity":2}`, "Content-Type", jsonType); r.status != 201 || r.body != `{"customer":"a", "quantity":2}` {
		t.Errorf("a good one: %+v", r)
	}
	if s := p.stderr.String(); s != "" {
		t.Errorf("stderr:\n%s", s)
	}
}

func TestWrongTypedPayload(t *testing.T) {
	t.Parallel()
	p := serve(t, shop)
	for _, c := range []struct{ body, want string }{
		{`{"customer":"a","quantity":"2"}`, "quantity"},
		{`{"customer":"a"}`, "quantity"},
		{`{"customer":"a","quantity":2,"extra":1}`, "extra"},
		{`{"customer":null,"quantity":2}`, "customer"},
		{`{"customer":"a","quantity":99999999999999999999}`, "quantity"},
		{`[]`, ""}, {`null`, ""}, {`"text"`, ""}, {`5`, ""},
	} {
		msg := failure(t, p.must("POST", "/orders", c.body, "Content-Type", jsonType), 400, "POST", "/orders")
		if !strings.Contains(msg, c.want) {
			t.Errorf("%s: the message does not name %s: %s", c.body, c.want, msg)
		}
	}
	failure(t, p.must("POST", "/orders", `{"customer":"a","quantity":2}`, "Content-Type", "text/plain"), 400, "POST", "/orders")
	failure(t, p.must("POST", "/orders", `<order/>`, "Content-Type", "application/xml"), 400, "POST", "/orders")
	p.serves()
}

func TestUnknownPathsAndMethods(t *testing.T) {
	t.Parallel()
	p := serve(t, shop)
	for _, path := range []string{"/nothing", "/ping/pong", "/items", "/"} {
		failure(t, p.must("GET", path, ""), 404, "GET", path)
	}
	for _, method := range []string{"DELETE", "PUT", "PATCH", "POST"} {
		failure(t, p.must(method, "/ping", ""), 405, method, "/ping")
	}
	failure(t, p.must("GET", "/orders", ""), 405, "GET", "/orders")
	p.serves()
}

func TestWrongParameters(t *testing.T) {
	t.Parallel()
	p := serve(t, shop)
	if r := p.must("GET", "/items/7?count=3&note=a%20b", ""); r.status != 200 || r.body != "7 3 a b" {
		t.Errorf("a good one: %+v", r)
	}
	for _, target := range []string{"/items/seven?count=3", "/items/7", "/items/7?count=three", "/items/7?count=", "/items/7?count=3.5", "/items/99999999999999999999?count=1"} {
		path, _, _ := strings.Cut(target, "?")
		r := p.must("GET", target, "")
		if !strings.Contains(r.body, `"path":"`+path) {
			t.Errorf("%s: %+v", target, r)
		}
		if r.status != 400 || r.contentType != jsonType {
			t.Errorf("%s: %+v", target, r)
		}
	}
	p.serves()
}

func TestErrorFromAResource(t *testing.T) {
	t.Parallel()
	p := serve(t, shop)
	if msg := failure(t, p.must("GET", "/fails", ""), 500, "GET", "/fails"); msg != "it failed" {
		t.Errorf("message %q", msg)
	}
	p.serves()
	p.until("for the log", func() bool { return strings.Contains(p.stderr.String(), "it failed") })
	if s := p.stdout.String(); s != "" {
		t.Errorf("stdout:\n%s", s)
	}
}

func TestDeepRecursionInAResource(t *testing.T) {
	t.Parallel()
	p := serve(t, shop)
	for range 3 {
		if r := p.must("GET", "/trapped", ""); r.status != 200 || r.body != "{ballerina}StackOverflow" {
			t.Errorf("%+v", r)
		}
	}
	p.serves()
}

// A panic is not recoverable: the client gets 500, and the program ends with
// the panic and its stack trace.
func TestPanicInAResource(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ path, want string }{
		{"/panics/3", `~error: \{ballerina/lang\.array\}IndexOutOfRange \{"message":"array index out of range: index: 3, size: 1"\}\n\tat .*\(main\.bal:` + lineOf(shop, "return a[i]") + `\)\n`},
		{"/deep", `~error: \{ballerina\}StackOverflow \{"message":"stack overflow"\}\n\tat .*deep\(main\.bal:` + lineOf(shop, "function deep(") + `\)\n(?:\t   .*\n)*`},
	} {
		t.Run(c.path[1:], func(t *testing.T) {
			t.Parallel()
			p := serve(t, shop)
			p.serves()
			failure(t, p.must("GET", c.path, ""), 500, "GET", c.path)
			p.wait().want(t, 1, "", c.want)
		})
	}
}

func TestPortInUse(t *testing.T) {
	t.Parallel()
	p := serve(t, shop)
	p.serves()
	dir := folder(t, "main.bal", shop)
	r := call{dir: dir, args: []string{"run", "main.bal", "-Cport=" + strconv.Itoa(p.port)}}.run(t)
	r.want(t, 1, "", fmt.Sprintf(`~error: .*127\.0\.0\.1:%d.*[Aa]ddress already in use.*\n`, p.port))
	p.serves()
	for _, port := range []string{"-1", "65536", "0"} {
		r = call{dir: dir, args: []string{"run", "main.bal", "-Cport=" + port}}.run(t)
		r.want(t, 1, "", `~error: .*port.*\n(?:\s+at .*\n)*`)
	}
}

// hangUp opens a connection, sends text, lets f use it, and resets it.
func (p *process) hangUp(text string, f func(c net.Conn)) {
	p.t.Helper()
	c, err := net.DialTimeout("tcp", p.address(), limit)
	if err != nil {
		p.t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(limit))
	if _, err := io.WriteString(c, text); err != nil {
		p.t.Fatal(err)
	}
	if f != nil {
		f(c)
	}
	_ = c.(*net.TCPConn).SetLinger(0) // close with a reset
}

func TestClientHangsUp(t *testing.T) {
	t.Parallel()
	p := serve(t, shop)
	const post = "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
	for range 5 {
		p.hangUp("", nil)
		p.hangUp("GET /pi", nil)
		p.hangUp("GET /ping HTTP/1.1\r\nHost: x\r\n", nil)
		p.hangUp("GET /ping HTTP/1.1\r\nHost: x\r\n\r\n", nil)
		p.hangUp(post+"Content-Length: 1000\r\n\r\n{\"customer\":", nil)
		p.hangUp(post+"Transfer-Encoding: chunked\r\n\r\n5\r\n{\"cus", nil)
		p.hangUp("POST /bytes HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n"+strings.Repeat("x", 100_000), nil)
		p.hangUp("GET /large HTTP/1.1\r\nHost: x\r\n\r\n", func(c net.Conn) {
			if _, err := io.ReadFull(c, make([]byte, 1000)); err != nil {
				t.Error(err)
			}
		})
	}
	p.serves()
	// While a resource sleeps.
	for i := range 5 {
		p.hangUp("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n", func(net.Conn) {
			p.until("for the request", func() bool { return strings.Count(p.stdout.String(), "slow begins") == i+1 })
		})
	}
	p.serves()
	p.until("for the resources to end", func() bool { return strings.Count(p.stdout.String(), "slow ends") == 5 })
	if !p.running() || strings.Contains(p.stderr.String(), "panic") || goText.MatchString(p.stderr.String()) {
		t.Errorf("stderr:\n%s", p.stderr.String())
	}
}

// What is not HTTP is refused, and serving goes on.
func TestNotHTTP(t *testing.T) {
	t.Parallel()
	p := serve(t, shop)
	for _, text := range []string{
		"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", // a TLS client's hello
		"\x00\x01\x02\x03\r\n\r\n",
		"HELO mail\r\n\r\n",
		"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
		"GET /ping HTTP/1.1\r\n\r\n",
		"GET /ping HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n",
		"POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
		"POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
		"GET /" + strings.Repeat("a", 10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET /ping HTTP/1.1\r\nHost: x\r\nX-Long: " + strings.Repeat("a", 100_000) + "\r\n\r\n",
	} {
		c, err := net.DialTimeout("tcp", p.address(), limit)
		if err != nil {
			t.Fatal(err)
		}
		_ = c.SetDeadline(time.Now().Add(limit))
		_, _ = io.WriteString(c, text) // the server may close before it took all
		_ = c.(*net.TCPConn).CloseWrite()
		if res, err := http.ReadResponse(bufio.NewReader(c), nil); err == nil && (res.StatusCode < 400 || res.StatusCode > 599) {
			t.Errorf("%.30q: status %d", text, res.StatusCode)
		}
		c.Close()
		p.serves()
	}
	if s := p.stderr.String(); goText.MatchString(s) {
		t.Errorf("stderr:\n%s", s)
	}
}

// meeting is a service whose resource waits, without ever letting other
// strands run, until a second request was inside or some seconds have passed,
// and says how many have been inside at once.
const meeting = `import ballerina/http;
import ballerina/time;

configurable int port = ?;

isolated int inside = 0;
isolated int most = 0;

isolated function enter() {
    int now;
    lock {
        inside += 1;
        now = inside;
    }
    lock {
        most = now > most ? now : most;
    }
}

isolated function leave() {
    lock {
        inside -= 1;
    }
}

isolated function met() returns int {
    lock {
        return most;
    }
}

ISOLATED service / on new http:Listener(port, host = "127.0.0.1") {
    ISOLATED resource function get .() returns int {
        enter();
        decimal begin = time:monotonicNow();
        while met() < 2 && time:monotonicNow() - begin < SECONDSd {
        }
        leave();
        return met();
    }
}
`

// together sends n requests at once and returns the bodies.
func (p *process) together(n int, path string) []string {
	p.t.Helper()
	bodies := make([]string, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			r, err := p.ask("GET", path, "")
			if err != nil || r.status != 200 {
				p.t.Errorf("%+v, %v", r, err)
			}
			bodies[i] = r.body
		})
	}
	wg.Wait()
	return bodies
}

// Requests to an isolated service run in parallel: they meet inside. It may be
// that nothing in the program says that it is isolated, and that the service has
// fields of its own.
func TestIsolatedServiceRunsInParallel(t *testing.T) {
	t.Parallel()
	fields := strings.NewReplacer("service / on new http:Listener(port, host = \"127.0.0.1\") {", "service / on new http:Listener(port, host = \"127.0.0.1\") {\n    private int[] list = [];",
		"        enter();", "        lock {\n            self.list.push(1);\n        }\n        enter();")
	for _, c := range []struct {
		name string
		say  *strings.Replacer
	}{
		{"declared", strings.NewReplacer("ISOLATED", "isolated")},
		{"service inferred", strings.NewReplacer("ISOLATED ", "")},
		{"all inferred", strings.NewReplacer("ISOLATED ", "", "isolated ", "")},
		{"with fields", fields},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := serve(t, strings.NewReplacer("ISOLATED ", "", "SECONDS", "3").Replace(c.say.Replace(meeting)))
			for _, body := range p.together(2, "/") {
				if body != "2" {
					t.Errorf("in an isolated service were %s requests at once, not 2", body)
				}
			}
		})
	}
}

// Requests to a service that is not isolated do not: each is alone until it
// ends or waits.
func TestNonIsolatedServiceRunsAlone(t *testing.T) {
	t.Parallel()
	src := strings.NewReplacer("ISOLATED ", "", "SECONDS", "0.25").Replace(meeting)
	// What makes it not isolated: a module-level variable.
	src = strings.Replace(src, "        enter();", "        plain += 1;\n        enter();", 1) + "\nint plain = 0;\n"
	p := serve(t, src)
	for _, body := range p.together(4, "/") {
		if body != "1" {
			t.Errorf("in a service that is not isolated were %s requests at once", body)
		}
	}
}

// While a resource sleeps others are served, isolated or not.
func TestSleepLetsOthersIn(t *testing.T) {
	t.Parallel()
	p := serve(t, `import ballerina/http;
import ballerina/lang.runtime;

configurable int port = ?;

int inside = 0;
boolean open = false;

service / on new http:Listener(port, host = "127.0.0.1") {
    resource function get .() returns int {
        inside += 1;
        while inside < 4 && !open {
            runtime:sleep(0.01);
        }
        open = true;
        return inside;
    }
}
`)
	for _, body := range p.together(4, "/") {
		if body != "4" {
			t.Errorf("%s inside, not 4", body)
		}
	}
}

// A service that cannot reach what is behind it says so, and goes on.
func TestBackendUnreachable(t *testing.T) {
	t.Parallel()
	p := serve(t, fmt.Sprintf(`import ballerina/http;

configurable int port = ?;

final http:Client backend = check new ("http://127.0.0.1:%d");

service / on new http:Listener(port, host = "127.0.0.1") {
    resource function get ping() returns string => "pong";

    resource function get forward() returns json|error {
        return backend->/data;
    }

    resource function get told() returns string {
        json|error r = backend->get("/data");
        return r is error ? r.message() : "an answer";
    }
}
`, freePort(t)))
	failure(t, p.must("GET", "/forward", ""), 502, "GET", "/forward")
	if r := p.must("GET", "/told", ""); r.status != 200 || goText.MatchString(r.body) || r.body == "an answer" {
		t.Errorf("%+v", r)
	}
	p.serves()
	if s := p.stderr.String(); goText.MatchString(s) {
		t.Errorf("stderr:\n%s", s)
	}
}

// Many clients at once, some of which hang up: every other gets its answer.
func TestManyClients(t *testing.T) {
	t.Parallel()
	p := serve(t, shop)
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			for j := range 5 {
				if i%4 == 0 {
					c, err := net.DialTimeout("tcp", p.address(), limit)
					if err != nil {
						t.Error(err)
						return
					}
					_, _ = io.WriteString(c, "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{\"customer\":")
					c.Close()
					continue
				}
				want := fmt.Sprintf(`{"customer":"c%d", "quantity":%d}`, i, j)
				r, err := p.ask("POST", "/orders", want, "Content-Type", jsonType)
				if err != nil || r.status != 201 || r.body != want {
					t.Errorf("want %s, got %+v, %v", want, r, err)
				}
			}
		})
	}
	wg.Wait()
	p.serves()
}

// named is a service whose payloads have names of their own, strict and lax.
const named = `import ballerina/data.jsondata;
import ballerina/http;

configurable int port = ?;

type Order record {|
    @jsondata:Name {value: "order-id"}
    int id;
    string? note;
    string coupon?;
    Line[] lines;
|};

type Line record {|
    string sku;
    decimal price = 1;
|};

listener http:Listener l = new (port, host = "127.0.0.1");

service /strict on l {
    resource function post orders(Order newOrder) returns string => newOrder.toString();
}

@http:ServiceConfig {laxDataBinding: true}
service /lax on l {
    resource function post orders(Order newOrder) returns string => newOrder.toString();
}
`

func TestNamesInPayloads(t *testing.T) {
	t.Parallel()
	p := serve(t, named)
	for _, c := range []struct{ path, body, want string }{
		{"/strict/orders", `{"order-id":7,"note":null,"lines":[{"sku":"a"}]}`, `{"id":7,"note":null,"lines":[{"sku":"a","price":1}]}`},
		{"/strict/orders", `{"id":7,"note":null,"lines":[]}`, "undefined field 'id'"},
		{"/strict/orders", `{"order-id":7,"lines":[]}`, "required field 'note' not present in JSON"},
		{"/strict/orders", `{"order-id":7,"note":"","coupon":null,"lines":[]}`, "incompatible value 'null' for type 'string' in field 'coupon'"},
		{"/strict/orders", `{"order-id":7,"note":"","lines":[{"sku":"a","price":"1"}]}`, "incompatible value '1' for type 'decimal' in field 'lines.price'"},
		{"/lax/orders", `{"order-id":7,"coupon":null,"more":1,"lines":[]}`, `{"id":7,"note":null,"lines":[]}`},
	} {
		r := p.must("POST", c.path, c.body, "Content-Type", jsonType)
		if strings.HasPrefix(c.want, "{") {
			if r.status != 201 || r.body != c.want {
				t.Errorf("%s: %+v", c.body, r)
			}
			continue
		}
		if msg := failure(t, r, 400, "POST", c.path); msg != "data binding failed: "+c.want {
			t.Errorf("%s: %s", c.body, msg)
		}
	}
}
