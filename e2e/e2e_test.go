// Package e2e proves what a user meets at the command line: it builds the
// command once and runs programs with it as processes, with their exit codes,
// streams, signals and sockets. What a process can be asked from within belongs
// into the tests of the packages.
package e2e

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"barre/internal/mariadb"
)

// limit is for how long a process may run, and a request may take: far more
// than any needs, so that a slow machine fails nothing.
const limit = 30 * time.Second

// bin is the folder of the binaries under test.
var bin string

func TestMain(m *testing.M) { os.Exit(testMain(m)) }

func testMain(m *testing.M) int {
	dir, err := os.MkdirTemp("", "barre-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	bin = dir
	// The flags of the Makefile, so that the build cache serves both.
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", dir+string(filepath.Separator), "../cmd/barre", "../cmd/barre-full")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "go build: %v\n%s", err, out)
		return 1
	}
	defer mariaDB.Stop()
	return m.Run()
}

// mariaDB is the database server for tests that need one.
var mariaDB mariadb.Shared

// binary is the path of a binary under test.
func binary(name string) string {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(bin, name)
}

// folder makes a folder with files of the given names and texts.
func folder(t *testing.T, nameText ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(nameText); i += 2 {
		name := filepath.Join(dir, filepath.FromSlash(nameText[i]))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(nameText[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// environ is the environment of the processes: this one's without what would
// configure programs, and what is added.
func environ(add []string) []string {
	var env []string
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "BAL_") && !strings.HasPrefix(e, "BALLERINA_") && !strings.HasPrefix(e, "BARRE_") {
			env = append(env, e)
		}
	}
	// Nobody's settings count, and no registry is there.
	env = append(env, "BALLERINA_HOME_DIR="+filepath.Join(bin, "home"), "BARRE_CENTRAL_URL=http://127.0.0.1:1")
	return append(env, add...)
}

// call is a command line to be run to its end.
type call struct {
	name  string // of the binary, barre if empty
	dir   string
	args  []string
	env   []string
	stdin string
}

// result is what a command line left behind.
type result struct {
	code           int
	stdout, stderr string
}

func (r result) String() string {
	return fmt.Sprintf("exit code %d\n--- stdout\n%s\n--- stderr\n%s", r.code, clip(r.stdout), clip(r.stderr))
}

// clip shortens what a failing test prints.
func clip(s string) string {
	const most = 4000
	if len(s) > most {
		return s[:most/2] + "\n…\n" + s[len(s)-most/2:]
	}
	return s
}

// run runs a command line to its end.
func (c call) run(t *testing.T) result {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	path := c.name
	if path == "" {
		path = "barre"
	}
	if !filepath.IsAbs(path) {
		path = binary(path)
	}
	cmd := exec.CommandContext(ctx, path, c.args...)
	cmd.Dir, cmd.Env = c.dir, environ(c.env)
	cmd.Stdin = strings.NewReader(c.stdin)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	r := result{cmd.ProcessState.ExitCode(), out.String(), errs.String()}
	if ctx.Err() != nil {
		t.Fatalf("%v did not end within %v\n%v", c.args, limit, r)
	}
	var ee *exec.ExitError
	if err != nil && !errors.As(err, &ee) {
		t.Fatalf("%v: %v", c.args, err)
	}
	return r
}

// runSource runs a program of one file, main.bal, with the arguments args.
func runSource(t *testing.T, src string, args ...string) result {
	t.Helper()
	dir := folder(t, "main.bal", src)
	return call{dir: dir, args: append([]string{"run", "main.bal"}, args...)}.run(t)
}

// goText is what only Go would say.
var goText = regexp.MustCompile(`goroutine |panic: |runtime error|dial tcp|read tcp|write tcp|context deadline|context canceled|\.go:\d|%!|<nil>|0xc0000|unexpected EOF|: EOF|bad connection|strconv\.|: (open|mkdir|unlinkat|write|read) [^ ]+: [a-z]`)

// want checks a result: the exit code, all of stdout, and what stderr
// consists of; an expectation that begins with ~ is a regular expression that
// has to match the whole.
func (r result) want(t *testing.T, code int, stdout, stderr string) {
	t.Helper()
	bad := r.code != code
	for _, c := range [][2]string{{r.stdout, stdout}, {r.stderr, stderr}} {
		if re, ok := strings.CutPrefix(c[1], "~"); ok {
			bad = bad || !regexp.MustCompile(`\A(?:`+re+`)\z`).MatchString(c[0])
		} else {
			bad = bad || c[0] != c[1]
		}
	}
	if bad {
		t.Errorf("got %v\n\nwant exit code %d\n--- stdout\n%s\n--- stderr\n%s", r, code, clip(stdout), clip(stderr))
	}
	if s := goText.FindString(r.stderr); s != "" {
		t.Errorf("stderr speaks Go: %q in\n%s", s, clip(r.stderr))
	}
}

// buffer takes a process's output while others read it.
type buffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

// process is a program that runs.
type process struct {
	t      *testing.T
	cmd    *exec.Cmd
	stdout buffer
	stderr buffer
	ended  chan struct{}
	port   int // of a service
}

// start starts a command line. The process ends with the test at the latest.
func (c call) start(t *testing.T) *process {
	t.Helper()
	name := c.name
	if name == "" {
		name = "barre"
	}
	p := &process{t: t, ended: make(chan struct{})}
	if !filepath.IsAbs(name) {
		name = binary(name)
	}
	p.cmd = exec.Command(name, c.args...)
	p.cmd.Dir, p.cmd.Env = c.dir, environ(c.env)
	p.cmd.Stdout, p.cmd.Stderr = &p.stdout, &p.stderr
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(p.ended)
		_ = p.cmd.Wait() // the exit code is in ProcessState
	}()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill()
		select {
		case <-p.ended:
		case <-time.After(limit):
			t.Errorf("process %d does not end", p.cmd.Process.Pid)
		}
	})
	return p
}

// running tells whether the process has not ended.
func (p *process) running() bool {
	select {
	case <-p.ended:
		return false
	default:
		return true
	}
}

// wait waits for the process to end and gives what it left behind.
func (p *process) wait() result {
	p.t.Helper()
	select {
	case <-p.ended:
	case <-time.After(limit):
		p.t.Fatalf("the process did not end\n%v", result{-1, p.stdout.String(), p.stderr.String()})
	}
	return result{p.cmd.ProcessState.ExitCode(), p.stdout.String(), p.stderr.String()}
}

// until waits for a condition.
func (p *process) until(what string, ok func() bool) {
	p.t.Helper()
	for end := time.Now().Add(limit); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("waited in vain: %s\n%v", what, result{-1, p.stdout.String(), p.stderr.String()})
		}
	}
}

// prints waits until the process has printed s.
func (p *process) prints(s string) {
	p.t.Helper()
	p.until(fmt.Sprintf("for %q", s), func() bool { return strings.Contains(p.stdout.String(), s) || !p.running() })
	if !strings.Contains(p.stdout.String(), s) {
		p.t.Fatalf("ended before it printed %q\n%v", s, p.wait())
	}
}

// address is the service's host and port.
func (p *process) address() string { return net.JoinHostPort("127.0.0.1", strconv.Itoa(p.port)) }

var given sync.Map // the ports that freePort gave

// freePort finds a port that nobody uses, and no other test was given. It is
// none that the system hands out by itself: until the program takes it, that
// could be anybody's.
func freePort(t *testing.T) int {
	t.Helper()
	for range 1000 {
		port := 20000 + rand.IntN(10000)
		ln, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err != nil {
			continue
		}
		ln.Close()
		if _, taken := given.LoadOrStore(port, true); !taken {
			return port
		}
	}
	t.Fatal("no free port")
	return 0
}

// serve starts a program of one file, main.bal, that has a configurable int
// port and serves HTTP there, and waits until it takes connections.
func serve(t *testing.T, src string) *process {
	t.Helper()
	return serveIn(t, folder(t, "main.bal", src), "run")
}

// serveIn is serve for main.bal in a folder, by the command run or one like it.
func serveIn(t *testing.T, dir, command string) *process {
	t.Helper()
	for attempt := 0; ; attempt++ {
		port := freePort(t)
		p := call{dir: dir, args: []string{command, "main.bal", "-Cport=" + strconv.Itoa(port)}}.start(t)
		p.port = port
		p.until("for the service", func() bool {
			conn, err := net.DialTimeout("tcp", p.address(), time.Second)
			if err == nil {
				conn.Close()
			}
			return err == nil || !p.running()
		})
		if p.running() {
			return p
		}
		// Somebody else may have been given the port in between.
		if r := p.wait(); attempt == 3 || !strings.Contains(r.stderr, "already in use") {
			t.Fatalf("the service did not start\n%v", r)
		}
	}
}

// reply is the answer to a request.
type reply struct {
	status      int
	contentType string
	body        string
}

// ask sends a request to the service, on a connection of its own; header is
// name, value, ….
func (p *process) ask(method, path, body string, header ...string) (reply, error) {
	var r io.Reader
	if body != "" {
		r = strings.NewReader(body)
	}
	req, err := http.NewRequest(method, "http://"+p.address()+path, r)
	if err != nil {
		return reply{}, err
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	tr := &http.Transport{DisableKeepAlives: true}
	defer tr.CloseIdleConnections()
	res, err := (&http.Client{Transport: tr, Timeout: limit}).Do(req)
	if err != nil {
		return reply{}, err
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	return reply{res.StatusCode, res.Header.Get("Content-Type"), string(data)}, err
}

// must is ask for a request that has to be answered.
func (p *process) must(method, path, body string, header ...string) reply {
	p.t.Helper()
	r, err := p.ask(method, path, body, header...)
	if err != nil {
		p.t.Fatalf("%s %s: %v\n%v", method, path, err, result{-1, p.stdout.String(), p.stderr.String()})
	}
	return r
}

// serves checks that the service is still there: GET /ping gives pong.
func (p *process) serves() {
	p.t.Helper()
	if r := p.must("GET", "/ping", ""); r.status != 200 || r.body != "pong" {
		p.t.Fatalf("GET /ping: %+v", r)
	}
}

// combined runs main.bal in dir with both streams going to one pipe.
func combined(t *testing.T, dir string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, binary("barre"), "run", "main.bal")
	cmd.Dir, cmd.Env = dir, environ(nil)
	out, err := cmd.CombinedOutput()
	var ee *exec.ExitError
	if err != nil && !errors.As(err, &ee) || ctx.Err() != nil {
		t.Fatalf("%v, %v", err, ctx.Err())
	}
	return string(out)
}
