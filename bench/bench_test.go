package main

import (
	"bufio"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestLoad(t *testing.T) {
	var fail atomic.Bool
	var answers atomic.Int64
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if fail.Load() {
			w.WriteHeader(http.StatusInternalServerError)
		}
		if r.URL.Path == "/always" || r.URL.Path == "/once" && answers.Add(1) == 7 {
			w.Header().Set("Content-Length", "10")
			w.Write([]byte("half"))
			panic(http.ErrAbortHandler)
		}
		w.Write([]byte("ok"))
		if r.URL.Path == "/chunked" {
			w.(http.Flusher).Flush()
			w.Write([]byte("more"))
		}
	}))
	defer srv.Close()
	addr := srv.Listener.Addr().(*net.TCPAddr).String()
	for _, path := range []string{"/", "/chunked"} {
		r, err := load(addr, path, []byte("{}"), 4, 10*time.Millisecond, 100*time.Millisecond)
		if err != nil || r.requests == 0 || r.perSecond <= 0 {
			t.Errorf("%s: %+v, %v", path, r, err)
		}
	}
	r, err := load(addr, "/once", nil, 4, 10*time.Millisecond, time.Second)
	if slow := err != nil && strings.Contains(err.Error(), "1 connections were ended"); !slow && (err != nil || r.cut != 1 || answers.Load() < maxCut) {
		t.Errorf("a service that cuts an answer off: %+v, %v", r, err)
	}
	if _, err := load(addr, "/always", nil, 2, 0, 10*time.Millisecond); err == nil {
		t.Error("a service that cuts all answers off was measured")
	}
	fail.Store(true)
	if _, err := load(addr, "/", nil, 1, 0, 10*time.Millisecond); err == nil || !strings.Contains(err.Error(), "500") {
		t.Errorf("a failing service: %v", err)
	}
}

func TestReadResponse(t *testing.T) {
	for _, c := range []struct{ in, rest, err string }{
		{"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokNEXT", "NEXT", ""},
		{"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\nNEXT", "NEXT", ""},
		{"HTTP/1.1 204 No Content\r\n\r\n", "", "without a length"},
		{"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "", "unexpected response"},
		{"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", "", "invalid syntax"},
	} {
		r := bufio.NewReader(strings.NewReader(c.in))
		err := readResponse(r)
		if c.err != "" {
			if err == nil || !strings.Contains(err.Error(), c.err) {
				t.Errorf("%q: %v, want %s", c.in, err, c.err)
			}
			continue
		}
		rest, _ := r.Peek(len(c.rest))
		if err != nil || string(rest) != c.rest {
			t.Errorf("%q: %v, left %q", c.in, err, rest)
		}
	}
}

func TestReport(t *testing.T) {
	b := &bench{runs: 3, length: time.Second, connections: 2}
	got := b.report([]result{{rows()[0], []float64{1200, 1000, 1400}, []float64{100, 120, 80}, map[bool]int64{false: 2}}})
	for _, want := range []string{"| Barre / Go |", "| 1,200 | 1,000–1,400 | 100 | 80–120 |", "12.00 |", "Medians of 3 runs", "Machine: ", "recursive: Go ended 2 connections within an answer"} {
		if !strings.Contains(strings.Join(strings.Fields(got), " "), want) {
			t.Errorf("the report lacks %q:\n%s", want, got)
		}
	}
	alone := b.report([]result{{studioRows()[0], []float64{1800, 1700, 1900}, nil, nil}})
	if want := "| 1,800 | 1,700–1,900 | | | | ≤ 2,000 ✓ |"; !strings.Contains(strings.Join(strings.Fields(alone), " "), want) {
		t.Errorf("a row with one side lacks %q:\n%s", want, alone)
	}
	if n := len(order()); n < 900 || n > 1200 {
		t.Errorf("the order has %d bytes, want about 1 KB", n)
	}
	for in, want := range map[string]string{"1": "1", "1234": "1,234", "1234567.5": "1,234,567.5", "123.0": "123.0"} {
		if got := group(in); got != want {
			t.Errorf("group(%s) = %s", in, got)
		}
	}
}

func TestGenerate(t *testing.T) {
	for _, bal := range []bool{true, false} {
		dir := t.TempDir()
		lines, err := generate(dir, bal)
		if err != nil || lines < 30_000 {
			t.Errorf("%d lines, %v", lines, err)
		}
		files, modules := 0, map[string]bool{}
		_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if ext := filepath.Ext(name); ext == ".bal" || ext == ".go" {
				files++
				modules[filepath.Dir(name)] = true
			}
			return err
		})
		if files != 100 || len(modules) != 20 {
			t.Errorf("%d files in %d modules", files, len(modules))
		}
	}
}

func TestTested(t *testing.T) {
	for _, barre := range []bool{true, false} {
		dir := t.TempDir()
		if err := manyTests(dir, barre); err != nil {
			t.Fatal(err)
		}
		name, mark := "tested_test.go", "func TestAdds"
		if barre {
			name, mark = "tests/tested_test.bal", "@test:Config"
		}
		b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil || strings.Count(string(b), mark) != unitTests {
			t.Errorf("%d tests, %v", strings.Count(string(b), mark), err)
		}
	}
}

// TestStories: targets and stories are about rows that there are, and every row has
// a story.
func TestStories(t *testing.T) {
	there, told := map[string]bool{}, map[string]bool{}
	for _, r := range rows() {
		there[r.name] = true
	}
	for name := range targets {
		if !there[name] {
			t.Errorf("a target for '%s', which is no row", name)
		}
	}
	for _, s := range stories {
		for _, name := range s.rows {
			if !there[name] {
				t.Errorf("a story about '%s', which is no row", name)
			}
			told[name] = true
		}
	}
	for name := range there {
		if !told[name] {
			t.Errorf("no story about '%s'", name)
		}
	}
	for _, c := range []struct {
		t          target
		own, ratio float64
		want       string
	}{
		{target{figure, 15}, 5, 9, "≤ 15 ✓"},
		{target{figure, 15000}, 15001, 0, "≤ 15,000 ✗"},
		{target{atMost, 1.5}, 100, 1.5, "≤ 1.5 × ✓"},
		{target{atMost, 1.5}, 100, 1.6, "≤ 1.5 × ✗"},
		{target{atLeast, 1}, 100, 0.99, "≥ 1 × ✗"},
		{target{atLeast, 0.85}, 100, 0.9, "≥ 0.85 × ✓"},
		{target{}, 1, 1, ""},
	} {
		if got := c.t.judge(c.own, c.ratio); got != c.want {
			t.Errorf("%v with %v and %v: %q, want %q", c.t, c.own, c.ratio, got, c.want)
		}
	}
}
