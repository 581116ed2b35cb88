package http

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// returns is a resource that returns the same value always.
func returns(v any) code {
	return func(*runtime.Context, []value.Value) (value.Value, error) { return val(v), nil }
}

// echo is a resource that returns its arguments as texts, joined; an argument
// that was left to its default shows as "default".
func echo(c *runtime.Context, args []value.Value) (value.Value, error) {
	var s []string
	for _, a := range args[1:] {
		switch a := a.(type) {
		case nil:
			s = append(s, "()")
		case *value.Error:
			s = append(s, a.Message)
		default:
			if a == value.Absent {
				s = append(s, "default")
				continue
			}
			s = append(s, value.ToString(a))
		}
	}
	return value.Str(strings.Join(s, "|")), nil
}

type reply struct {
	status int
	header http.Header
	body   string
}

func ask(t testing.TB, method, url, body string, header ...string) reply {
	t.Helper()
	var b io.Reader
	if body != "" {
		b = strings.NewReader(body)
	}
	req, err := http.NewRequest(method, url, b)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Add(header[i], header[i+1])
	}
	cl := timeoutClient()
	cl.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	res, err := cl.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply{res.StatusCode, res.Header, string(data)}
}

var (
	timestamp = regexp.MustCompile(`"timestamp":"[0-9TZ:.-]+", `)
)

// failure is the payload of an error response.
func failure(status int, reason, message, path, method string) string {
	return fmt.Sprintf(`{"status":%d, "reason":"%s", "message":"%s", "path":"%s", "method":"%s"}`, status, reason, message, path, method)
}

func bad(message, path, method string) string {
	return failure(400, "Bad Request", message, path, method)
}

func TestService(t *testing.T) {
	p := newProgram(t)
	env := p.rt.Env
	str, num, opt := types.String, types.Int, types.Union(types.String, types.Nil)
	point := env.Mapping([]types.Field{{Name: "x", Type: num}, {Name: "y", Type: num}}, types.Never, nil)
	color := types.Union(env.StringValue("red"), env.StringValue("blue"))
	header := func(q value.ParamInfo, name string) value.ParamInfo {
		cfg := rec()
		if name != "" {
			cfg = rec("name", name)
		}
		q.Annots = annots("Header", cfg)
		return q
	}
	payload := func(q value.ParamInfo) value.ParamInfo {
		q.Annots = annots("Payload", rec())
		return q
	}
	def := func(q value.ParamInfo) value.ParamInfo {
		q.HasDefault = true
		return q
	}
	base := p.service(
		method("get", ".", returns("root")),
		method("post", ".", returns("created")),
		method("get", "nothing", returns(nil)),
		method("get", "json", returns(rec("a", 1, "b", []string{"x", "y"}))),
		method("get", "bytes", returns(value.NewBytes([]byte("abc")))),
		method("get", "path/[i]/[f]/[d]/[b]", echo, param("i", num), param("f", types.Float), param("d", types.Decimal), param("b", types.Boolean)),
		method("get", "rest/[r...]", echo, param("r", types.StringArray)),
		method("get", "restInt/[r...]", echo, param("r", env.Array(num))),
		method("get", "color/[c]", echo, param("c", color)),
		method("get", "query", echo, param("a", num), param("b", opt), def(param("c", types.Boolean)), param("d", types.Union(types.StringArray, types.Nil))),
		method("get", "queryMap", echo, param("m", types.JSONMap)),
		method("get", "header", echo, header(param("x", str), "X-Name"), header(param("n", types.Union(num, types.Nil)), ""), header(def(param("l", types.StringArray)), "X-List")),
		method("post", "point", echo, param("p", point)),
		method("post", "optional", echo, payload(param("p", types.Union(point, types.Nil)))),
		method("post", "text", echo, payload(param("s", str))),
		method("post", "raw", echo, payload(param("b", types.ByteArray))),
		method("post", "json", echo, param("j", types.JSON)),
		method("post", "xml", echo, param("x", types.XML)),
		method("post", "form", echo, payload(param("m", env.Map(str)))),
		method("default", "any", echo),
		method("get", "fails", func(*runtime.Context, []value.Value) (value.Value, error) {
			return value.NewError("it went wrong", nil), nil
		}),
	)
	url, _ := p.listen(map[string]*value.Object{"/": base, "/other/base": p.service(method("get", "x", returns("other")))})

	for _, c := range []struct {
		do, body string // "METHOD path content-type|header: value"
		status   int
		want     string
	}{
		{"GET /", "", 200, "root"},
		{"POST /", "", 201, "created"},
		{"GET", "", 200, "root"},
		{"GET /nothing", "", 202, ""},
		{"GET /json", "", 200, `{"a":1, "b":["x", "y"]}`},
		{"GET /bytes", "", 200, "abc"},
		{"GET /path/7/1.5/2.50/true", "", 200, "7|1.5|2.50|true"},
		{"GET /path/x/1.5/2.5/true", "", 400, bad("error in casting path parameter : 'i'", "/path/x/1.5/2.5/true", "GET")},
		{"GET /path/7/1.5/2.5/yes", "", 400, bad("error in casting path parameter : 'b'", "/path/7/1.5/2.5/yes", "GET")},
		{"GET /rest/a/b%20c/d+e", "", 200, `["a","b c","d+e"]`},
		{"GET /rest", "", 404, failure(404, "Not Found", "no matching resource found for path : /rest , method : GET", "/rest", "GET")},
		{"GET /restInt/1/2", "", 200, `[1,2]`},
		{"GET /restInt/1/x", "", 400, bad("error in casting path parameter : 'r'", "/restInt/1/x", "GET")},
		{"GET /color/red", "", 200, "red"},
		{"GET /color/green", "", 404, failure(404, "Not Found", "no matching resource found for path : /color/green , method : GET", "/color/green", "GET")},
		{"GET /query?a=5", "", 200, "5|()|default|()"},
		{"GET /query?a=5&b=x&c=TRUE&d=1,2", "", 200, `5|x|true|["1","2"]`},
		{"GET /query?a=5&b&d", "", 200, "5|()|default|()"},
		{"GET /query", "", 400, bad("no query param value found for 'a'", "/query", "GET")},
		{"GET /query?a=", "", 400, bad("error in casting query param : 'a'", "/query?a=", "GET")},
		{"GET /query?a=5&c=maybe", "", 400, bad("error in casting query param : 'c'", "/query?a=5&c=maybe", "GET")},
		{"GET /queryMap?m=%7B%22k%22:1%7D", "", 200, `{"k":1}`},
		{"GET /queryMap?m=%7B", "", 400, bad("error in casting query param : 'm'", "/queryMap?m=%7B", "GET")},
		{"GET /header X-Name: bob|N: 3|X-List: a|X-List: b", "", 200, `bob|3|["a","b"]`},
		{"GET /header X-Name: bob", "", 200, "bob|()|default"},
		{"GET /header", "", 400, bad("no header value found for 'X-Name'", "/header", "GET")},
		{"GET /header X-Name: bob|N: x", "", 400, bad("header binding failed for parameter: 'n'", "/header", "GET")},
		{"POST /point application/json", `{"x":1,"y":2}`, 201, `{"x":1,"y":2}`},
		{"POST /point", `{"x":1,"y":2}`, 201, `{"x":1,"y":2}`},
		{"POST /optional application/json", `null`, 201, "()"},
		{"POST /optional", ``, 201, "()"},
		{"POST /text text/plain", "hello", 201, "hello"},
		{"POST /raw application/octet-stream", "abc", 201, "[97,98,99]"},
		{"POST /json application/json", `[1,2]`, 201, "[1,2]"},
		{"POST /xml application/xml", "<a>b</a>", 201, "<a>b</a>"},
		{"POST /form application/x-www-form-urlencoded", "a=1&b=x+y", 201, `{"a":"1","b":"x y"}`},
		{"PATCH /any", "", 200, ""},
		{"POST /any", "", 201, ""},
		{"PUT /json", "", 405, failure(405, "Method Not Allowed", "Method not allowed", "/json", "PUT")},
		{"GET /other/base/x", "", 200, "other"},
		{"GET /other/base/y", "", 404, failure(404, "Not Found", "no matching resource found for path : /other/base/y , method : GET", "/other/base/y", "GET")},
		{"GET /other/x", "", 404, failure(404, "Not Found", "no matching resource found for path : /other/x , method : GET", "/other/x", "GET")},
		{"GET /fails", "", 500, failure(500, "Internal Server Error", "it went wrong", "/fails", "GET")},
		{"OPTIONS /json", "", 204, ""},
		{"HEAD /json", "", 200, ""},
		{"GET /a;x", "", 400, bad("found non-matrix parameter 'x' in path 'a;x'", "/a;x", "GET")},
	} {
		verb, rest, _ := strings.Cut(c.do, " ")
		path, hs, _ := strings.Cut(rest, " ")
		var header []string
		for _, h := range strings.Split(hs, "|") {
			if k, v, ok := strings.Cut(h, ": "); ok {
				header = append(header, k, v)
			} else if h != "" {
				header = append(header, "Content-Type", h)
			}
		}
		got := ask(t, verb, url+path, c.body, header...)
		body := timestamp.ReplaceAllString(got.body, "")
		if got.status != c.status || body != c.want {
			t.Errorf("%s %q: %d %s\nwant %d %s", c.do, c.body, got.status, body, c.status, c.want)
		}
		if got.header.Get("Server") != "ballerina" {
			t.Errorf("%s: server %q", c.do, got.header.Get("Server"))
		}
	}
	if allow := ask(t, "OPTIONS", url+"/json", "").header.Get("Allow"); allow != "GET, POST, OPTIONS" {
		t.Errorf("allow: %s", allow)
	}
	for _, c := range []struct{ path, want string }{{"/json", "application/json"}, {"/", "text/plain"}, {"/bytes", "application/octet-stream"}, {"/nothing", ""}} {
		if ct := ask(t, "GET", url+c.path, "").header.Get("Content-Type"); ct != c.want {
			t.Errorf("%s has the content type %q, want %q", c.path, ct, c.want)
		}
	}
	// What binds badly is refused with what was wrong.
	for _, c := range []struct{ path, ct, body, want string }{
		{"/point", "application/json", `{"x":1`, "data binding failed"},
		{"/point", "application/json", `{"x":1,"y":"a"}`, "data binding failed"},
		{"/point", "application/json", ``, "data binding failed: empty JSON document"},
		{"/point", "text/plain", `hello`, "incompatible type found"},
		{"/xml", "application/xml", `<a`, "data binding failed"},
	} {
		got := ask(t, "POST", url+c.path, c.body, "Content-Type", c.ct)
		if got.status != 400 || !strings.Contains(got.body, c.want) {
			t.Errorf("%s %q: %d %s, want %s", c.path, c.body, got.status, got.body, c.want)
		}
	}
}

func TestPanicEndsProgramAfterResponse(t *testing.T) {
	p := newProgram(t)
	url, l := p.listen(map[string]*value.Object{"/": p.service(method("get", "boom", func(*runtime.Context, []value.Value) (value.Value, error) {
		return nil, value.NewError("boom", nil)
	}))})
	p.rt.AddListener(l)
	got := ask(t, "GET", url+"/boom", "")
	if got.status != 500 || !strings.Contains(got.body, `"message":"boom"`) {
		t.Errorf("%d %s", got.status, got.body)
	}
	if e := p.rt.ServeUntil(nil); e == nil || e.Message != "boom" {
		t.Errorf("the program ends with %v", e)
	}
}

func TestStatusCodeRecords(t *testing.T) {
	p := newProgram(t)
	status := func(code int) *value.Object {
		o := value.NewObject(&value.Class{Name: "Status", Fields: []value.FieldInfo{{Name: "code", Type: types.Int}}, Type: types.AnyObject})
		o.Class.Seal()
		o.Fields[0] = value.Int(code)
		return o
	}
	url, _ := p.listen(map[string]*value.Object{"/": p.service(
		method("get", "created", returns(rec("status", status(201), "headers", rec("X-Id", 7, "X-List", []string{"a", "b"}), "body", rec("id", 7)))),
		method("get", "gone", returns(rec("status", status(410), "body", "bye", "mediaType", "text/html"))),
		method("get", "empty", returns(rec("status", status(204)))),
		method("post", "bad", returns(rec("status", status(400)))),
	)})
	got := ask(t, "GET", url+"/created", "")
	if got.status != 201 || got.body != `{"id":7}` || got.header.Get("X-Id") != "7" || strings.Join(got.header["X-List"], ",") != "a,b" {
		t.Errorf("%+v", got)
	}
	if got = ask(t, "GET", url+"/gone", ""); got.status != 410 || got.body != "bye" || got.header.Get("Content-Type") != "text/html" {
		t.Errorf("%+v", got)
	}
	if got = ask(t, "GET", url+"/empty", ""); got.status != 204 || got.body != "" {
		t.Errorf("%+v", got)
	}
	if got = ask(t, "POST", url+"/bad", "x"); got.status != 400 || got.body != "" {
		t.Errorf("%+v", got)
	}
}

func TestCORS(t *testing.T) {
	p := newProgram(t)
	get := method("get", "x", returns("x"))
	put := method("put", "x", returns("x"))
	put.Info.Annots = annots("ResourceConfig", rec("cors", rec("allowOrigins", []string{"http://b.com"}, "allowCredentials", true, "allowHeaders", []string{"X-A"}, "maxAge", 84900.0)))
	svc := p.service(get, put)
	svc.Class.Annots = annots("ServiceConfig", rec("cors", rec("allowOrigins", []string{"http://a.com"}, "allowMethods", []string{"GET"})))
	url, _ := p.listen(map[string]*value.Object{"/": svc})
	for _, c := range []struct {
		method, origin, ask, headers string
		status                       int
		want                         string // access-control headers
	}{
		{"GET", "http://a.com", "", "", 200, "origin=http://a.com"},
		{"GET", "http://z.com", "", "", 200, ""},
		{"GET", "", "", "", 200, ""},
		{"OPTIONS", "http://a.com", "GET", "", 204, "origin=http://a.com methods=GET age=-1"},
		{"OPTIONS", "http://a.com", "PUT", "", 204, ""},
		{"OPTIONS", "http://b.com", "PUT", "X-A", 204, "origin=http://b.com methods=PUT headers=X-A credentials=true age=84900"},
		{"OPTIONS", "http://b.com", "PUT", "X-Z", 204, ""},
	} {
		var h []string
		add := func(k, v string) {
			if v != "" {
				h = append(h, k, v)
			}
		}
		add("Origin", c.origin)
		add("Access-Control-Request-Method", c.ask)
		add("Access-Control-Request-Headers", c.headers)
		got := ask(t, c.method, url+"/x", "", h...)
		var s []string
		for _, k := range [][2]string{{"origin", "Allow-Origin"}, {"methods", "Allow-Methods"}, {"headers", "Allow-Headers"}, {"credentials", "Allow-Credentials"}, {"age", "Max-Age"}} {
			if v := got.header.Get("Access-Control-" + k[1]); v != "" {
				s = append(s, k[0]+"="+v)
			}
		}
		if g := strings.Join(s, " "); got.status != c.status || g != c.want {
			t.Errorf("%+v: %d %q", c, got.status, g)
		}
	}
}

func TestCaller(t *testing.T) {
	p := newProgram(t)
	respond := func(v any) code {
		return func(c *runtime.Context, args []value.Value) (value.Value, error) {
			r, err := c.CallMethod(args[1].(*value.Object), "respond", val(v))
			if err != nil || r != nil {
				return r, err
			}
			r, err = c.CallMethod(args[1].(*value.Object), "respond", value.Str("again"))
			if e, ok := r.(*value.Error); !ok || e.Message != "Response has already been sent" {
				t.Errorf("responding twice gives %v", r)
			}
			return nil, err
		}
	}
	caller := param("caller", p.b.classes["Caller"].Type)
	req := param("req", p.b.classes["Request"].Type)
	var kept atomic.Pointer[value.Object]
	url, _ := p.listen(map[string]*value.Object{"/": p.service(
		method("get", "text", respond("hi"), caller),
		method("get", "error", respond(value.NewError("no", nil)), caller),
		method("get", "silent", func(c *runtime.Context, args []value.Value) (value.Value, error) {
			kept.Store(args[1].(*value.Object))
			return nil, nil
		}, caller),
		method("post", "echo", func(c *runtime.Context, args []value.Value) (value.Value, error) {
			r, err := c.CallMethod(args[2].(*value.Object), "getTextPayload")
			if err != nil {
				return nil, err
			}
			return c.CallMethod(args[1].(*value.Object), "respond", r)
		}, caller, req),
	)})
	if got := ask(t, "GET", url+"/text", ""); got.status != 200 || got.body != "hi" {
		t.Errorf("%+v", got)
	}
	if got := ask(t, "GET", url+"/error", ""); got.status != 500 || !strings.Contains(got.body, `"message":"no"`) {
		t.Errorf("%+v", got)
	}
	if got := ask(t, "POST", url+"/echo", "body"); got.status != 201 || got.body != "body" {
		t.Errorf("%+v", got)
	}
	if got := ask(t, "GET", url+"/silent", ""); got.status != 500 {
		t.Errorf("%+v", got)
	}
	if v := p.call("Caller.respond", kept.Load(), value.Str("late")); v.(*value.Error).Message != "Connection between remote client and host is closed" {
		t.Errorf("responding late gives %v", v)
	}
}

func TestListenerErrors(t *testing.T) {
	p := newProgram(t)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	l := value.NewObject(p.b.classes["Listener"])
	p.must("Listener.init", l, value.Int(port), listenerConfig("host", "127.0.0.1"))
	e, _ := p.call("Listener.start", l).(*value.Error)
	if want := fmt.Sprintf("failed to start server connector '127.0.0.1:%d': Address already in use", port); e == nil || e.Message != want {
		t.Errorf("a port in use gives %v", e)
	}
	e, _ = p.call("Listener.init", l, value.Int(0), listenerConfig()).(*value.Error)
	if e == nil || e.Message != "Listener port is not defined!" {
		t.Errorf("port 0 gives %v", e)
	}
	url, l := p.listen(map[string]*value.Object{"/a": p.service()})
	e, _ = p.call("Listener.attach", l, p.service(), value.Str("a")).(*value.Error)
	if e == nil || e.Message != "Service registration failed: two services have the same basePath : '/a'" {
		t.Errorf("attaching twice gives %v", e)
	}
	if got := ask(t, "GET", url+"/b", ""); got.status != 404 || !strings.Contains(got.body, "no matching service found for path: /b") {
		t.Errorf("%+v", got)
	}
}

// TestGracefulStop: a slow request is finished, new ones are refused, and the
// listener can be started again.
func TestGracefulStop(t *testing.T) {
	p := newProgram(t)
	in, out := make(chan bool), make(chan bool)
	url, l := p.listen(map[string]*value.Object{"/": p.service(method("get", "slow", func(c *runtime.Context, _ []value.Value) (value.Value, error) {
		c.Block(func() { in <- true; <-out })
		return value.Str("done"), nil
	}), method("get", "fast", returns("fast")))})
	var got reply
	var wg sync.WaitGroup
	wg.Go(func() { got = ask(t, "GET", url+"/slow", "") })
	<-in
	stopped := make(chan bool)
	go func() {
		p.must("Listener.gracefulStop", l)
		close(stopped)
	}()
	select {
	case <-stopped:
		t.Error("stopped while a request was served")
	case <-time.After(50 * time.Millisecond):
	}
	if _, err := net.DialTimeout("tcp", strings.TrimPrefix(url, "http://"), time.Second); err == nil {
		t.Error("still listening")
	}
	close(out)
	wg.Wait()
	<-stopped
	if got.body != "done" {
		t.Errorf("%+v", got)
	}
	p.must("Listener.start", l)
	if got := ask(t, "GET", url+"/fast", ""); got.body != "fast" {
		t.Errorf("after a new start: %+v", got)
	}
}

// TestClientHangsUp: services do not notice clients that are gone.
func TestClientHangsUp(t *testing.T) {
	p := newProgram(t)
	body := strings.Repeat("x", 1<<20)
	var served atomic.Int32
	url, _ := p.listen(map[string]*value.Object{"/": p.service(
		method("post", "big", func(*runtime.Context, []value.Value) (value.Value, error) {
			served.Add(1)
			return value.Str(body), nil
		}),
		method("post", "bind", echo, param("j", types.JSON)),
	)})
	addr := strings.TrimPrefix(url, "http://")
	for i := range 20 {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			fmt.Fprintf(c, "POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
			io.ReadFull(c, make([]byte, 100))
		} else {
			fmt.Fprintf(c, "POST /bind HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{\"a\":")
		}
		c.Close()
	}
	if got := ask(t, "POST", url+"/big", ""); len(got.body) != len(body) {
		t.Errorf("%d bytes", len(got.body))
	}
	if s := p.err.String(); s != "" {
		t.Errorf("reported: %s", s)
	}
	if n := served.Load(); n != 11 {
		t.Errorf("%d requests served", n)
	}
}

// TestParallel: isolated resources run at the same time, others one by one.
func TestParallel(t *testing.T) {
	for _, isolated := range []bool{true, false} {
		p := newProgram(t)
		var now, most atomic.Int32
		work := method("get", ".", func(c *runtime.Context, _ []value.Value) (value.Value, error) {
			if n := now.Add(1); n > most.Load() {
				most.Store(n)
			}
			time.Sleep(20 * time.Millisecond)
			now.Add(-1)
			return nil, nil
		})
		svc := p.service(work)
		svc.Class.Isolated = isolated
		url, _ := p.listen(map[string]*value.Object{"/": svc})
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() { ask(t, "GET", url, "") })
		}
		wg.Wait()
		if isolated != (most.Load() > 1) {
			t.Errorf("isolated %v: %d at once", isolated, most.Load())
		}
	}
}

// TestStreamedResponse: a response of chunks that the program makes arrives
// chunk by chunk.
func TestRequestLimits(t *testing.T) {
	p := newProgram(t)
	url, _ := p.listen(map[string]*value.Object{"/": p.service(method("post", ".", echo, param("j", types.JSON)), method("get", "[x]", echo, param("x", types.String)))},
		"requestLimits", rec("maxUriLength", 50, "maxHeaderSize", 8192, "maxEntityBodySize", 10))
	if got := ask(t, "POST", url, `"12345678"`); got.status != 201 {
		t.Errorf("%+v", got)
	}
	if got := ask(t, "POST", url, `"123456789"`); got.status != 413 {
		t.Errorf("%+v", got)
	}
	if got := ask(t, "GET", url+"/"+strings.Repeat("x", 60), ""); got.status != 414 {
		t.Errorf("%+v", got)
	}
	if got := ask(t, "GET", url+"/x", "", "X-Long", strings.Repeat("x", 20000)); got.status != 431 {
		t.Errorf("%+v", got)
	}
	// A body of unknown length is cut off as well.
	req, _ := http.NewRequest("POST", url, io.MultiReader(strings.NewReader(`"123456`), strings.NewReader(`78901234"`)))
	res, err := timeoutClient().Do(req)
	if err != nil || res.StatusCode != 413 {
		t.Errorf("%v %v", res, err)
	}
}

func TestHTTP2AndPlaintext(t *testing.T) {
	p := newProgram(t)
	url, _ := p.listen(map[string]*value.Object{"/": p.service(method("get", ".", returns("x")))})
	tr := &http.Transport{Protocols: new(http.Protocols)}
	tr.Protocols.SetUnencryptedHTTP2(true)
	res, err := (&http.Client{Transport: tr, Timeout: 5 * time.Second}).Get(url)
	if err != nil || res.ProtoMajor != 2 {
		t.Fatalf("%v %v", res, err)
	}
	data, _ := io.ReadAll(res.Body)
	if string(data) != "x" {
		t.Errorf("%q", data)
	}
}

func TestPipelining(t *testing.T) {
	p := newProgram(t)
	url, _ := p.listen(map[string]*value.Object{"/": p.service(method("get", "[x]", echo, param("x", types.String)))})
	c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(5 * time.Second))
	var b bytes.Buffer
	for i := range 5 {
		fmt.Fprintf(&b, "GET /%d HTTP/1.1\r\nHost: x\r\n\r\n", i)
	}
	c.Write(b.Bytes())
	br := bufio.NewReader(c)
	for i := range 5 {
		res, err := http.ReadResponse(br, nil)
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(res.Body)
		if string(data) != fmt.Sprint(i) {
			t.Errorf("response %d is %q", i, data)
		}
	}
}

func TestNotModified(t *testing.T) {
	p := newProgram(t)
	get := method("get", ".", returns("hello"))
	get.Info.RetAnnots = annots("Cache", rec("maxAge", 5.0, "setLastModified", false))
	url, _ := p.listen(map[string]*value.Object{"/": p.service(get)})
	got := ask(t, "GET", url, "")
	if got.header.Get("Cache-Control") != "must-revalidate,public,max-age=5" || got.header.Get("Etag") == "" || got.header.Get("Last-Modified") != "" {
		t.Errorf("%+v", got)
	}
	again := ask(t, "GET", url, "", "If-None-Match", `"zz", W/`+got.header.Get("Etag"))
	if again.status != 304 || again.body != "" || again.header.Get("Etag") != got.header.Get("Etag") {
		t.Errorf("%+v", again)
	}
	if other := ask(t, "GET", url, "", "If-None-Match", "other"); other.status != 200 || other.body != "hello" {
		t.Errorf("%+v", other)
	}
}

func TestCompression(t *testing.T) {
	p := newProgram(t)
	svc := p.service(method("get", ".", returns(strings.Repeat("hello ", 1000))))
	svc.Class.Annots = annots("ServiceConfig", rec("compression", rec("enable", "ALWAYS")))
	url, _ := p.listen(map[string]*value.Object{"/": svc})
	for _, enc := range []string{"gzip", "deflate"} {
		req, _ := http.NewRequest("GET", url, nil)
		req.Header.Set("Accept-Encoding", enc)
		res, err := timeoutClient().Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if res.Header.Get("Content-Encoding") != enc {
			t.Errorf("encoding %q, want %q", res.Header.Get("Content-Encoding"), enc)
		}
		d := &decoder{raw: res.Body, encoding: enc, size: -1}
		data, err := io.ReadAll(d)
		if err != nil || len(data) != 6000 {
			t.Errorf("%d bytes, %v", len(data), err)
		}
	}
}

func TestExpectContinue(t *testing.T) {
	p := newProgram(t)
	url, _ := p.listen(map[string]*value.Object{"/": p.service(method("post", ".", echo, param("s", types.JSON)))})
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	req, _ := http.NewRequestWithContext(ctx, "POST", url, strings.NewReader(`"x"`))
	req.Header.Set("Expect", "100-continue")
	tr := &http.Transport{ExpectContinueTimeout: 4 * time.Second}
	start := time.Now()
	res, err := (&http.Client{Transport: tr}).Do(req)
	if err != nil || res.StatusCode != 201 || time.Since(start) > 3*time.Second {
		t.Errorf("%v %v after %v", res, err, time.Since(start))
	}
}
