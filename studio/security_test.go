package studio

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/coder/websocket"
)

// TestHosts: only requests that name this machine are answered, so that a name which
// was made to point here (DNS rebinding) leads nowhere.
func TestHosts(t *testing.T) {
	t.Parallel()
	s := orders(t)
	for host, want := range map[string]int{
		"127.0.0.1:7878": 200, "localhost:7878": 200, "LOCALHOST": 200, "[::1]:7878": 200, "127.0.0.1": 200,
		"evil.example": 403, "evil.example:7878": 403, "127.0.0.1.evil.example": 403, "localhost.evil.example:7878": 403, "10.0.0.1:7878": 403, "": 403, "0.0.0.0:7878": 403,
	} {
		for _, path := range []string{"/", "/ws?token=" + s.Token()} {
			w := httptest.NewRecorder()
			r := httptest.NewRequest("GET", path, nil)
			r.Host = host
			s.Handler().ServeHTTP(w, r)
			if path == "/" && w.Code != want || path != "/" && want == 403 && w.Code != 403 {
				t.Errorf("%s on %q: %d", path, host, w.Code)
			}
			if want == 403 && (strings.Contains(w.Body.String(), s.Token()) || strings.Contains(w.Body.String(), s.dir)) {
				t.Errorf("%q is told too much: %s", host, w.Body)
			}
		}
	}
}

// TestOrigins: a page of another origin opens no socket, whether or not it knows the
// token.
func TestOrigins(t *testing.T) {
	t.Parallel()
	s := orders(t)
	at := strings.TrimPrefix(s.url, "http://")
	for origin, fine := range map[string]bool{
		"http://" + at: true, "": true, // no browser
		"http://evil.example": false, "https://" + at: false, "null": false, "http://127.0.0.1:1": false, "file://": false, "http://localhost" + at[strings.LastIndexByte(at, ':'):]: false,
	} {
		h := http.Header{}
		if origin != "" {
			h.Set("Origin", origin)
		}
		conn, res, err := websocket.Dial(context.Background(), "ws://"+at+"/ws?token="+s.Token(), &websocket.DialOptions{HTTPHeader: h})
		if (err == nil) != fine {
			t.Errorf("origin %q: %v", origin, err)
		}
		if !fine && (res == nil || res.StatusCode != http.StatusForbidden) {
			t.Errorf("origin %q: %v", origin, res)
		}
		if conn != nil {
			conn.CloseNow()
		}
	}
}

// TestTokens: without the token a socket is closed before anything is answered.
func TestTokens(t *testing.T) {
	t.Parallel()
	s := orders(t)
	for _, token := range []string{"", "x", s.Token() + "x", s.Token()[1:], strings.ToUpper(s.Token())} {
		conn, _, err := websocket.Dial(context.Background(), "ws"+strings.TrimPrefix(s.url, "http")+"/ws?token="+token, nil)
		if err != nil {
			t.Fatal(err)
		}
		conn.Write(context.Background(), websocket.MessageText, []byte(`{"jsonrpc":"2.0","id":1,"method":"studio/hello"}`))
		_, raw, err := conn.Read(context.Background())
		if websocket.CloseStatus(err) != websocket.StatusPolicyViolation {
			t.Errorf("%q: %s, %v", token, raw, err)
		}
		var closed websocket.CloseError
		if errors.As(err, &closed) && !strings.Contains(closed.Reason, "open the address that 'barre studio' printed") {
			t.Errorf("%q: %s", token, closed.Reason)
		}
	}
	if a, b := orders(t).Token(), s.Token(); a == b || len(a) < 40 {
		t.Errorf("tokens %q and %q", a, b)
	}
}

// TestPaths: nothing but the web application is served.
func TestPaths(t *testing.T) {
	t.Parallel()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	io.WriteString(z, "<!doctype html>")
	z.Close()
	o := options(folder(t, map[string]string{"Ballerina.toml": manifest, "main.bal": ordersMain}))
	o.Assets = fstest.MapFS{"index.html.gz": {Data: packed.Bytes()}, "assets/a.js": {Data: []byte("1")}}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	get := func(method, path, accept string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		r := httptest.NewRequest(method, "http://127.0.0.1:7878/", nil)
		r.URL.Path = path
		r.Header.Set("Accept-Encoding", accept)
		s.Handler().ServeHTTP(w, r)
		return w
	}
	if w := get("GET", "/", "gzip, br"); w.Code != 200 || w.Header().Get("Content-Encoding") != "gzip" || w.Header().Get("Content-Type") != "text/html; charset=utf-8" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("the page: %d %v", w.Code, w.Header())
	}
	if w := get("GET", "/", ""); w.Code != 200 || w.Body.String() != "<!doctype html>" || w.Header().Get("Content-Encoding") != "" {
		t.Errorf("the page, unpacked: %d %s", w.Code, w.Body)
	}
	if w := get("GET", "/assets/a.js", ""); w.Code != 200 || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Errorf("a script: %d %v", w.Code, w.Header())
	}
	for _, path := range []string{"/main.bal", "/../main.bal", "/assets/../../main.bal", "//etc/passwd", "/assets", "/%00", "/index.html.gz/x"} {
		if w := get("GET", path, ""); w.Code != 404 && !(w.Code == 500) || strings.Contains(w.Body.String(), "import") {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	if w := get("POST", "/", ""); w.Code != 405 {
		t.Errorf("POST: %d", w.Code)
	}
	w := get("GET", "/", "")
	for name, want := range map[string]string{"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin"} {
		if !strings.HasPrefix(w.Header().Get(name), want) {
			t.Errorf("%s: %s", name, w.Header().Get(name))
		}
	}
	none := orders(t)
	res, err := http.Get(none.url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if page, _ := io.ReadAll(res.Body); !strings.Contains(string(page), "built without Studio") {
		t.Errorf("without the web application: %s", page)
	}
}

// TestGarbage: whatever comes over the socket, the server goes on, and says what is
// wrong.
func TestGarbage(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.dial()
	for _, g := range []string{
		"", "{", "[]", "null", "1", `"x"`, `{}`, `[{"jsonrpc":"2.0","id":1,"method":"studio/hello"}]`, `{"id":900}`, `{"method":1}`, strings.Repeat("[", 20000), "\x00", "{\"method\":\"\xff\"}",
		`{"jsonrpc":"2.0","method":"studio/change","params":{"uri":1}}`, `{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":{"a":1}}}`, `{"jsonrpc":"2.0","method":"textDocument/hover"}`,
		`{"jsonrpc":"2.0","method":"exit"}`, `{"jsonrpc":"2.0","id":{"a":[]},"method":"studio/hello"}`, `{"jsonrpc":"2.0","id":null,"result":1}`,
	} {
		if err := c.conn.Write(context.Background(), websocket.MessageText, []byte(g)); err != nil {
			t.Fatalf("%q: %v", g, err)
		}
	}
	c.conn.Write(context.Background(), websocket.MessageBinary, []byte{1, 2, 3})
	uri := uriOf(filepath.Join(s.dir, "main.bal"))
	for _, x := range []struct {
		method string
		params any
		code   int64
	}{
		{"studio/nothing", nil, codeNoMethod},
		{"debug/nothing", nil, codeNoMethod},
		{"textDocument/nothing", nil, codeNoMethod},
		{"initialize", map[string]any{}, codeInvalid},
		{"shutdown", nil, codeInvalid},
		{"textDocument/didChange", map[string]any{}, codeInvalid},
		{"studio/read", map[string]any{"uri": 7}, codeParams},
		{"studio/read", map[string]any{"uri": "file:///etc/passwd"}, codeGone},
		{"studio/read", map[string]any{"uri": "barre:/no/such"}, codeFailed},
		{"studio/read", map[string]any{"uri": ":"}, codeFailed},
		{"studio/read", map[string]any{"uri": uriOf(filepath.Join(s.dir, ".."))}, codeGone},
		{"studio/change", map[string]any{"uri": uri, "version": 99}, codeStale},
		{"studio/change", map[string]any{"uri": uri, "version": -1}, codeStale},
		{"studio/change", map[string]any{"uri": "file:///etc/passwd", "version": 1}, codeGone},
		{"studio/change", map[string]any{"uri": "barre:/ballerina/io/x.bal", "version": 1}, codeReadOnly},
		{"studio/watch", map[string]any{"kind": "nothing"}, codeParams},
		{"studio/flow", []int{1}, codeParams},
		{"studio/itemForm", nil, codeParams},
		{"studio/edit", map[string]any{"intent": map[string]any{"kind": "explode"}}, codeFailed},
		{"studio/edit", map[string]any{"intent": "x"}, codeParams},
		{"studio/setConfig", map[string]any{"id": "nothing", "value": "1"}, codeGone},
		{"studio/applyEdit", map[string]any{"edit": 7}, codeParams},
		{"studio/applyEdit", map[string]any{"edit": map[string]any{"changes": map[string]any{"file:///etc/passwd": []any{map[string]any{"newText": "x"}}}}}, codeReadOnly},
		{"studio/applyEdit", map[string]any{"edit": map[string]any{"changes": map[string]any{uriOf(filepath.Join(s.dir, ".git/hooks/x")): []any{map[string]any{"newText": "x"}}}}}, codeReadOnly},
		{"studio/stop", map[string]any{"session": "s9"}, codeNotRunning},
		{"debug/message", map[string]any{"session": "s9", "message": map[string]any{}}, codeNotRunning},
		{"studio/unwatch", map[string]any{"watch": 9}, 0},
		{"studio/at", map[string]any{"uri": uri, "offset": -5}, 0},
		{"studio/at", map[string]any{"uri": uri, "offset": 1 << 40}, 0},
		{"studio/change", map[string]any{"uri": uri, "version": 1, "changes": []any{map[string]any{"range": map[string]any{"start": map[string]any{"line": -9, "character": 1 << 40}, "end": map[string]any{"line": 1 << 40, "character": -1}}, "text": "x"}}}, 0},
	} {
		err := c.try(x.method, x.params, nil)
		var e *Error
		switch {
		case x.code == 0 && err != nil, x.code != 0 && !errors.As(err, &e):
			t.Errorf("%s %v: %v", x.method, x.params, err)
		case e != nil && (e.Code != x.code || e.Message == "" || strings.Contains(e.Message, "json:") && x.code != codeParams):
			t.Errorf("%s %v: %d %s", x.method, x.params, e.Code, e.Message)
		}
	}
	var h helloAnswer
	c.call("studio/hello", nil, &h)
	// A message that is too long ends that tab, and no other.
	other := s.tab()
	c.conn.Write(context.Background(), websocket.MessageText, bytes.Repeat([]byte(" "), maxMessage+1))
	other.call("studio/hello", nil, &h)
}

// TestSlowTab: a tab that reads nothing is dropped, and others are not held up by it.
func TestSlowTab(t *testing.T) {
	t.Parallel()
	s := orders(t)
	conn, _, err := websocket.Dial(context.Background(), "ws"+strings.TrimPrefix(s.url, "http")+"/ws?token="+s.Token(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.CloseNow()
	eventually(t, "the slow tab is there", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return len(s.tabs) == 1
	})
	c := s.tab()
	raw := encode(notification("studio/notice", map[string]string{"severity": "info", "message": strings.Repeat("x", 1<<20)}))
	for i := range 2 * maxWaiting / len(raw) {
		s.mu.Lock()
		for t := range s.tabs {
			if t.id != c.id {
				t.send(raw, "")
			}
		}
		s.mu.Unlock()
		if i%16 == 0 {
			c.call("studio/hello", nil, nil)
		}
	}
	eventually(t, "the slow tab is dropped", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return len(s.tabs) == 1
	})
	c.call("studio/hello", nil, nil)
}

// TestReplacedMessages: of models that a tab has not been sent yet, only the last
// counts.
func TestReplacedMessages(t *testing.T) {
	t.Parallel()
	x := &tab{wake: make(chan struct{}, 1)}
	for i, key := range []string{"model 1", "", "model 2", "model 1", "", "model 2"} {
		x.send(json.RawMessage{byte('0' + i)}, key)
	}
	got := ""
	for _, m := range x.out {
		got += string(m.raw)
	}
	if got != "1345" || x.size != 4 {
		t.Errorf("waiting: %s, %d bytes", got, x.size)
	}
}

// TestVanishingTab: a tab that goes in the middle of things leaves nothing behind.
func TestVanishingTab(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	for range 20 {
		v := s.tab()
		v.begin("studio/watch", map[string]any{"kind": "overview"})
		v.begin("studio/watch", map[string]any{"kind": "flow", "id": "#function:main"})
		v.begin("studio/palette", map[string]any{"at": "#function:main/body@0", "query": ""})
		v.conn.CloseNow()
	}
	eventually(t, "they are gone", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return len(s.tabs) == 1 && len(s.watches) == 0
	})
	d := c.read(s, "main.bal")
	c.call("studio/change", map[string]any{"uri": d.URI, "version": d.Version, "changes": d.insert(t, "int", "final ")}, nil)
}

// TestCancel: a request that is cancelled is answered as such, or as usual when it was
// done already.
func TestCancel(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	for range 20 {
		_, _ = c.begin("studio/palette", map[string]any{"at": "#function:main/body@0", "query": "x"})
		id, ch := c.begin("studio/connectors", nil)
		c.conn.Write(context.Background(), websocket.MessageText, []byte(`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":`+id+`}}`))
		select {
		case m := <-ch:
			if m.Error != nil && m.Error.Code != -32800 {
				t.Errorf("cancelled: %v", m.Error)
			}
		case <-time.After(patience):
			t.Fatal("no answer")
		}
	}
}

// TestTwoServers: they share nothing.
func TestTwoServers(t *testing.T) {
	t.Parallel()
	a, b := orders(t), orders(t)
	x, y := a.tab(), b.tab()
	d := x.read(a, "main.bal")
	x.call("studio/change", map[string]any{"uri": d.URI, "version": d.Version, "changes": d.insert(t, "int", "final ")}, nil)
	if err := y.try("studio/undo", nil, nil); err == nil {
		t.Error("the other server takes it back")
	}
	if got := y.read(b, "main.bal"); got.Text != ordersMain || got.URI == d.URI {
		t.Errorf("the other server has %s: %s", got.URI, got.Text)
	}
	a.Close()
	y.call("studio/hello", nil, nil)
}
