package studio

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"

	"barre/cli"
	"barre/doc/markdown"
	"barre/lib/full"
	"barre/lsp"
	"barre/studio/text"
)

// patience is how long a test waits for what has to come.
const patience = 30 * time.Second

func options(path string) Options {
	return Options{
		Modules: full.Modules, Version: "test", Path: path,
		Executable: executable(), Supervisor: cli.Supervisor, Environ: append(os.Environ(), asCommand+"=1"),
		Templates: templates(), Create: cli.Create, Markdown: markdown.New, OpenAPI: apiCode,
		Language: func(e Extension) LanguageServer {
			return lsp.NewServer(lsp.Options{Modules: full.Modules, Version: "test", Environ: os.Environ(), Extension: e, Pause: time.Millisecond})
		},
	}
}

func executable() string {
	path, err := os.Executable()
	if err != nil {
		panic(err)
	}
	return path
}

func templates() []Template {
	var list []Template
	for _, t := range cli.Templates() {
		list = append(list, Template{t.Name, t.Title, t.Doc})
	}
	return list
}

// studio is a server on a folder, with its address.
type studio struct {
	*Server
	t   *testing.T
	dir string
	url string
}

// start serves a folder with files.
func start(t *testing.T, files map[string]string) *studio {
	t.Helper()
	return startAt(t, folder(t, files))
}

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		write(t, filepath.Join(dir, name), content)
	}
	return dir
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func startAt(t *testing.T, dir string) *studio {
	t.Helper()
	return startWith(t, options(dir))
}

func startWith(t *testing.T, o Options) *studio {
	t.Helper()
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(s.Handler())
	t.Cleanup(func() {
		s.Close()
		web.Close()
	})
	return &studio{s, t, o.Path, web.URL}
}

// client is a tab as a test has it.
type client struct {
	t      *testing.T
	conn   *websocket.Conn
	mu     sync.Mutex
	last   int
	wait   map[string]chan message
	events []message
	came   chan struct{} // closed, and made anew, with each event
	taken  int
	id     string
}

func (s *studio) dial() *client {
	s.t.Helper()
	conn, _, err := websocket.Dial(context.Background(), "ws"+strings.TrimPrefix(s.url, "http")+"/ws?token="+s.Token(), nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return newClient(s.t, conn)
}

func newClient(t *testing.T, conn *websocket.Conn) *client {
	conn.SetReadLimit(-1)
	c := &client{t: t, conn: conn, wait: map[string]chan message{}, came: make(chan struct{})}
	t.Cleanup(func() { conn.CloseNow() })
	go func() {
		for {
			_, raw, err := conn.Read(context.Background())
			if err != nil {
				return
			}
			var m message
			json.Unmarshal(raw, &m)
			c.mu.Lock()
			if ch := c.wait[string(m.ID)]; ch != nil && m.Method == "" {
				delete(c.wait, string(m.ID))
				ch <- m
			} else {
				c.events = append(c.events, m)
				close(c.came)
				c.came = make(chan struct{})
			}
			c.mu.Unlock()
		}
	}()
	return c
}

// tab is a client that said hello.
func (s *studio) tab() *client {
	c := s.dial()
	var h helloAnswer
	c.call("studio/hello", nil, &h)
	c.id = h.Client
	return c
}

// begin sends a request; the answer comes by the channel.
func (c *client) begin(method string, params any) (string, chan message) {
	c.mu.Lock()
	c.last++
	id := fmt.Sprint(c.last)
	ch := make(chan message, 1)
	c.wait[id] = ch
	c.mu.Unlock()
	m := map[string]any{"jsonrpc": "2.0", "id": c.last, "method": method}
	if params != nil {
		m["params"] = params
	}
	raw, err := json.Marshal(m)
	if err != nil {
		c.t.Fatal(err)
	}
	if err := c.conn.Write(context.Background(), websocket.MessageText, raw); err != nil {
		c.t.Errorf("%s: %v", method, err)
	}
	return id, ch
}

func (c *client) try(method string, params, result any) error {
	c.t.Helper()
	_, ch := c.begin(method, params)
	select {
	case m := <-ch:
		if m.Error != nil {
			return m.Error
		}
		if result != nil {
			if err := json.Unmarshal(m.Result, result); err != nil {
				c.t.Fatalf("%s: %v in %s", method, err, m.Result)
			}
		}
		return nil
	case <-time.After(patience):
		c.t.Fatalf("%s: no answer", method)
	}
	return nil
}

func (c *client) call(method string, params, result any) {
	c.t.Helper()
	if err := c.try(method, params, result); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

// event waits for a notification that f takes; those before it are passed over, but
// not forgotten.
func (c *client) event(method string, f func(params json.RawMessage) bool) {
	c.t.Helper()
	deadline := time.After(patience)
	seen := 0
	for {
		c.mu.Lock()
		events, came := c.events[seen:], c.came
		seen = len(c.events)
		c.mu.Unlock()
		for _, e := range events {
			if e.Method == method && f(e.Params) {
				return
			}
		}
		select {
		case <-came:
		case <-deadline:
			c.mu.Lock()
			for _, e := range c.events {
				c.t.Logf("%s %.300s", e.Method, e.Params)
			}
			c.mu.Unlock()
			c.t.Fatalf("no %s as expected", method)
		}
	}
}

// take waits as event does, and forgets what it took and those of its kind before.
func (c *client) take(method string, f func(params json.RawMessage) bool) {
	c.t.Helper()
	n := 0
	c.event(method, func(params json.RawMessage) bool {
		n++
		return f(params)
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	c.events = slices.DeleteFunc(slices.Clone(c.events), func(e message) bool {
		if e.Method != method {
			return false
		}
		n--
		return n >= 0
	})
}

// forget drops the notifications that came.
func (c *client) forget() {
	c.mu.Lock()
	c.events = nil
	c.mu.Unlock()
}

// copied is a document as a tab has it.
type copied struct {
	URI     string `json:"uri"`
	Version int    `json:"version"`
	Text    string `json:"text"`
}

func (c *client) read(s *studio, name string) copied {
	c.t.Helper()
	var d copied
	c.call("studio/read", map[string]any{"uri": uriOf(filepath.Join(s.dir, name))}, &d)
	return d
}

// insert is a change that puts a text before what is first found.
func (d copied) insert(t *testing.T, before, new string) []text.Change {
	t.Helper()
	i := strings.Index(d.Text, before)
	if i < 0 {
		t.Fatalf("no %q in %q", before, d.Text)
	}
	o, err := text.New(d.Text, []text.Edit{{Start: i, End: i, New: new}})
	if err != nil {
		t.Fatal(err)
	}
	return o.Changes(d.Text)
}

// applied is a text after edits.
func applied(t *testing.T, src string, edits []text.Edit) string {
	t.Helper()
	o, err := text.New(src, edits)
	if err != nil {
		t.Fatal(err)
	}
	return o.Apply(src)
}
