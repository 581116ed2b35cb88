package dap

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-dap"
)

var bin string // the folder of the binaries

func TestMain(m *testing.M) { os.Exit(testMain(m)) }

func testMain(m *testing.M) int {
	dir, err := os.MkdirTemp("", "barre-dap-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	bin = dir
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", dir+string(filepath.Separator), "../cmd/barre", "../cmd/barre-full")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if raced {
		build = exec.Command("go", "build", "-race", "-o", dir+string(filepath.Separator), "../cmd/barre")
	}
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "go build: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

func barre() string {
	if runtime.GOOS == "windows" {
		return filepath.Join(bin, "barre.exe")
	}
	return filepath.Join(bin, "barre")
}

// patience is how long a test waits for what has to come.
const patience = 40 * time.Second

// client is an editor.
type client struct {
	t   *testing.T
	out io.Writer
	mu  sync.Mutex
	seq int
	// responses by request, and events as they come.
	waiting map[int]chan dap.Message
	events  chan dap.Message
	output  strings.Builder // of stdout
	log     strings.Builder // of everything else
}

func newClient(t *testing.T, in io.Reader, out io.Writer) *client {
	c := &client{t: t, out: out, waiting: map[int]chan dap.Message{}, events: make(chan dap.Message, 10000)}
	go func() {
		r := bufio.NewReader(in)
		for {
			m, err := dap.ReadProtocolMessage(r)
			if err != nil {
				close(c.events)
				return
			}
			switch m := m.(type) {
			case dap.ResponseMessage:
				c.mu.Lock()
				ch := c.waiting[m.GetResponse().RequestSeq]
				delete(c.waiting, m.GetResponse().RequestSeq)
				c.mu.Unlock()
				if ch != nil {
					ch <- m
				}
			case *dap.OutputEvent:
				c.mu.Lock()
				if m.Body.Category == "stdout" {
					c.output.WriteString(m.Body.Output)
				} else {
					c.log.WriteString(m.Body.Output)
				}
				c.mu.Unlock()
				c.events <- m
			default:
				c.events <- m
			}
		}
	}()
	return c
}

// printed is what the program has printed, logged what else was said.
func (c *client) printed() string { c.mu.Lock(); defer c.mu.Unlock(); return c.output.String() }
func (c *client) logged() string  { c.mu.Lock(); defer c.mu.Unlock(); return c.log.String() }

// request sends a request and gives the response.
func (c *client) request(command string, args any) dap.Message {
	c.t.Helper()
	c.mu.Lock()
	c.seq++
	seq := c.seq
	ch := make(chan dap.Message, 1)
	c.waiting[seq] = ch
	b, err := json.Marshal(map[string]any{"seq": seq, "type": "request", "command": command, "arguments": args})
	if err == nil {
		err = dap.WriteBaseMessage(c.out, b)
	}
	c.mu.Unlock()
	if err != nil {
		c.t.Fatalf("%s: %v", command, err)
	}
	select {
	case m := <-ch:
		return m
	case <-time.After(patience):
		c.t.Fatalf("%s was not answered; said: %s", command, c.logged())
	}
	return nil
}

// must is request for one that succeeds; the body goes into to.
func (c *client) must(command string, args, to any) {
	c.t.Helper()
	m := c.request(command, args)
	r := m.(dap.ResponseMessage).GetResponse()
	if !r.Success {
		c.t.Fatalf("%s failed: %s\n%s", command, r.Message, c.logged())
	}
	if to != nil {
		b, _ := json.Marshal(m)
		var whole struct {
			Body json.RawMessage `json:"body"`
		}
		if err := json.Unmarshal(b, &whole); err != nil {
			c.t.Fatal(err)
		}
		if err := json.Unmarshal(whole.Body, to); err != nil {
			c.t.Fatalf("%s: %v in %s", command, err, b)
		}
	}
}

// refused is request for one that fails with a message that has all the parts.
func (c *client) refused(command string, args any, parts ...string) {
	c.t.Helper()
	r := c.request(command, args).(dap.ResponseMessage).GetResponse()
	if r.Success {
		c.t.Fatalf("%s succeeded", command)
	}
	for _, p := range parts {
		if !strings.Contains(r.Message, p) {
			c.t.Errorf("%s: %q does not say %q", command, r.Message, p)
		}
	}
}

// event waits for an event of a type; others are passed over, but a stop that was
// not expected is a failure.
func event[E dap.Message](c *client) E {
	c.t.Helper()
	deadline := time.After(patience)
	for {
		select {
		case m, ok := <-c.events:
			if e, is := m.(E); is {
				return e
			}
			if s, is := m.(*dap.StoppedEvent); is {
				c.t.Fatalf("stopped unexpectedly: %+v\n%s", s.Body, c.logged())
			}
			if !ok {
				var e E
				c.t.Fatalf("no %T: the connection is closed\n%s", e, c.logged())
			}
		case <-deadline:
			var e E
			c.t.Fatalf("no %T came\n%s%s", e, c.printed(), c.logged())
		}
	}
}

// stdio starts the adapter as editors do.
func stdio(t *testing.T, args ...string) *client {
	t.Helper()
	cmd := exec.Command(barre(), append([]string{"debug"}, args...)...)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		select {
		case <-done:
		case <-time.After(patience):
			_ = cmd.Process.Kill()
			t.Error("the adapter did not end with its input")
		}
	})
	return newClient(t, out, in)
}

var address = regexp.MustCompile(`127\.0\.0\.1:\d+`)

// command is a command that says on which address it waits.
type command struct {
	cmd  *exec.Cmd
	addr string
	done chan struct{}
	mu   sync.Mutex
	text strings.Builder // of both streams
}

func (r *command) Write(b []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(b)
}

func (r *command) String() string { r.mu.Lock(); defer r.mu.Unlock(); return r.text.String() }

// start runs barre and waits until it says an address.
func start(t *testing.T, dir string, args ...string) *command {
	t.Helper()
	r := &command{cmd: exec.Command(barre(), args...), done: make(chan struct{})}
	r.cmd.Dir = dir
	r.cmd.Stdout = r
	errs, err := r.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	found := make(chan string, 1)
	read := make(chan struct{})
	go func() {
		defer close(read)
		s := bufio.NewScanner(errs)
		for s.Scan() {
			fmt.Fprintln(r, s.Text())
			if a := address.FindString(s.Text()); a != "" {
				select {
				case found <- a:
				default:
				}
			}
		}
	}()
	go func() {
		<-read
		_ = r.cmd.Wait()
		close(r.done)
	}()
	t.Cleanup(func() {
		_ = r.cmd.Process.Kill()
		<-r.done
	})
	select {
	case r.addr = <-found:
	case <-time.After(patience):
		t.Fatalf("barre %v says no address: %s", args, r)
	}
	return r
}

// exit waits until the command has ended and gives its exit code.
func (r *command) exit(t *testing.T) int {
	t.Helper()
	select {
	case <-r.done:
	case <-time.After(patience):
		t.Fatalf("the program does not end: %s", r)
	}
	return r.cmd.ProcessState.ExitCode()
}

// dial connects a client.
func dial(t *testing.T, addr string) *client {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return newClient(t, conn, conn)
}

// folder makes a folder with files.
func folder(t *testing.T, nameText ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(nameText); i += 2 {
		path := filepath.Join(dir, filepath.FromSlash(nameText[i]))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(nameText[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// lineOf is the line of a text that has a part, from 1.
func lineOf(t *testing.T, text, part string) int {
	t.Helper()
	for i, l := range strings.Split(text, "\n") {
		if strings.Contains(l, part) {
			return i + 1
		}
	}
	t.Fatalf("no line has %q", part)
	return 0
}

// launched launches a program, with breakpoints on lines.
func launched(t *testing.T, file string, more map[string]any, lines ...int) *client {
	t.Helper()
	c := stdio(t)
	c.must("initialize", map[string]any{"adapterID": "ballerina", "linesStartAt1": true}, nil)
	args := map[string]any{"program": file}
	for k, v := range more {
		args[k] = v
	}
	c.must("launch", args, nil)
	event[*dap.InitializedEvent](c)
	var list []dap.SourceBreakpoint
	for _, l := range lines {
		list = append(list, dap.SourceBreakpoint{Line: l})
	}
	for _, b := range c.breakpoints(file, list...) {
		if !b.Verified {
			t.Fatalf("breakpoint on line %d: %s", b.Line, b.Message)
		}
	}
	return c
}

// program is launched for a program in one file, by the text of its lines.
func program(t *testing.T, text string, at ...string) (*client, string) {
	t.Helper()
	file := filepath.Join(folder(t, "main.bal", text), "main.bal")
	var lines []int
	for _, a := range at {
		lines = append(lines, lineOf(t, text, a))
	}
	return launched(t, file, nil, lines...), file
}

func (c *client) breakpoints(file string, list ...dap.SourceBreakpoint) []dap.Breakpoint {
	c.t.Helper()
	var r dap.SetBreakpointsResponseBody
	c.must("setBreakpoints", dap.SetBreakpointsArguments{Source: dap.Source{Path: file}, Breakpoints: list}, &r)
	return r.Breakpoints
}

func (c *client) run() { c.t.Helper(); c.must("configurationDone", nil, nil) }

// stop waits until the program stops for a reason, and gives the stack.
func (c *client) stop(reason string) (*dap.StoppedEvent, []dap.StackFrame) {
	c.t.Helper()
	e := event2(c)
	if e.Body.Reason != reason || !e.Body.AllThreadsStopped {
		c.t.Fatalf("stopped for %q, expected %q: %+v", e.Body.Reason, reason, e.Body)
	}
	return e, c.stack(e.Body.ThreadId)
}

// event2 waits for a stop.
func event2(c *client) *dap.StoppedEvent {
	c.t.Helper()
	deadline := time.After(patience)
	for {
		select {
		case m, ok := <-c.events:
			switch m := m.(type) {
			case *dap.StoppedEvent:
				return m
			case *dap.TerminatedEvent:
				c.t.Fatalf("the program ended instead of stopping: %s%s", c.printed(), c.logged())
			}
			if !ok {
				c.t.Fatalf("the connection is closed: %s", c.logged())
			}
		case <-deadline:
			c.t.Fatalf("the program does not stop: %s%s", c.printed(), c.logged())
		}
	}
}

func (c *client) stack(thread int) []dap.StackFrame {
	c.t.Helper()
	var r dap.StackTraceResponseBody
	c.must("stackTrace", dap.StackTraceArguments{ThreadId: thread}, &r)
	return r.StackFrames
}

// step makes a step and gives the line where it ends.
func (c *client) step(command string, thread int) int {
	c.t.Helper()
	c.must(command, map[string]any{"threadId": thread}, nil)
	_, s := c.stop("step")
	return s[0].Line
}

func (c *client) goOn(thread int) {
	c.t.Helper()
	c.must("continue", map[string]any{"threadId": thread}, nil)
}

// end waits until the program has ended, and gives its exit code.
func (c *client) end() int {
	c.t.Helper()
	code := event[*dap.ExitedEvent](c).Body.ExitCode
	event[*dap.TerminatedEvent](c)
	return code
}

// eval evaluates an expression in a frame.
func (c *client) eval(frame int, text string) string {
	c.t.Helper()
	var r dap.EvaluateResponseBody
	c.must("evaluate", dap.EvaluateArguments{Expression: text, FrameId: frame, Context: "repl"}, &r)
	return r.Result
}

// vars gives the variables of a scope of a frame, by name.
func (c *client) vars(frame int, scope string) map[string]dap.Variable {
	c.t.Helper()
	for _, s := range c.scopes(frame) {
		if s.Name == scope {
			return c.parts(s.VariablesReference)
		}
	}
	return nil
}

func (c *client) scopes(frame int) []dap.Scope {
	c.t.Helper()
	var r dap.ScopesResponseBody
	c.must("scopes", dap.ScopesArguments{FrameId: frame}, &r)
	return r.Scopes
}

func (c *client) parts(ref int) map[string]dap.Variable {
	c.t.Helper()
	var r dap.VariablesResponseBody
	c.must("variables", dap.VariablesArguments{VariablesReference: ref}, &r)
	m := map[string]dap.Variable{}
	for _, v := range r.Variables {
		m[v.Name] = v
	}
	return m
}
