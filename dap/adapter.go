package dap

import (
	"bufio"
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/google/go-dap"
)

// adapter is what an editor talks to. It runs the program as a process of its own,
// which connects back to it, and passes messages on in both directions.
type adapter struct {
	*wire
	o Options

	mu      sync.Mutex
	launch  *launch // nil before, and for a program that was started elsewhere
	process *process
	server  *wire // of the program
	conn    net.Conn
	init    json.RawMessage // the arguments of initialize
	begun   *message        // launch or attach, until the program answers it
	noDebug bool
	ending  bool // the client is told no more of the program's end
}

// launch is what a program is started with.
type launch struct {
	// Program is a package's folder or a file.
	Program string             `json:"program"`
	Args    []string           `json:"args"`
	Cwd     string             `json:"cwd"`
	Env     map[string]*string `json:"env"`
	// Config are values of configurable variables, as name=value.
	Config  []string `json:"config"`
	Dev     bool     `json:"dev"`
	Offline bool     `json:"offline"`
	// Test runs the tests instead of the program; Tests and Groups say which.
	Test    bool     `json:"test"`
	Tests   []string `json:"tests"`
	Groups  []string `json:"groups"`
	NoDebug bool     `json:"noDebug"`
	// For the server.
	StopOnEntry bool  `json:"stopOnEntry"`
	JustMyCode  *bool `json:"justMyCode"`
}

// process is a program that runs.
type process struct {
	cmd  *exec.Cmd
	done chan struct{} // closed when it has ended and its output was shown
	code int
	// quiet says that the client is not to be told of its end: it is replaced.
	quiet bool
	// reached says that it has connected, so that what is wrong is not about
	// compiling.
	reached bool
}

// connectTime is how long a program may take until it has been compiled.
const connectTime = 2 * time.Minute

func (a *adapter) serve() {
	defer a.end()
	for {
		m, err := a.read()
		if err != nil {
			return
		}
		if m.Type == "request" && !a.handle(m) {
			return
		}
	}
}

// handle does what a request asks for, or passes it on. It reports whether the
// session goes on.
func (a *adapter) handle(m *message) bool {
	switch m.Command {
	case "initialize":
		a.init = m.Arguments
		a.reply(m, capabilities())
	case "launch":
		l := &launch{Program: a.o.Program}
		if len(m.Arguments) > 0 {
			if err := json.Unmarshal(m.Arguments, l); err != nil {
				a.refuse(m, fmt.Errorf("the arguments of launch are not understood: %w", err))
				return true
			}
		}
		if a.hasProgram() {
			a.refuse(m, errors.New("a program has been launched already"))
			return true
		}
		a.launch = l
		a.start(m)
	case "attach":
		var args struct {
			Host string `json:"host"`
			Port int    `json:"port"`
		}
		if len(m.Arguments) > 0 {
			if err := json.Unmarshal(m.Arguments, &args); err != nil {
				a.refuse(m, fmt.Errorf("the arguments of attach are not understood: %w", err))
				return true
			}
		}
		if args.Port == 0 {
			a.refuse(m, errors.New("attach needs the port on which the program waits: start it with 'barre run --debug <port>'"))
			return true
		}
		if args.Host == "" {
			args.Host = "127.0.0.1"
		}
		conn, err := net.DialTimeout("tcp", net.JoinHostPort(args.Host, fmt.Sprint(args.Port)), 10*time.Second)
		if err != nil {
			a.refuse(m, fmt.Errorf("no program waits for a debugger on port %d of %s: start it with 'barre run --debug %d'", args.Port, args.Host, args.Port))
			return true
		}
		a.talk(conn, bufio.NewReader(conn), m)
	case "restart":
		if a.launch == nil {
			a.refuse(m, errors.New("a program that was started elsewhere cannot be restarted from here: start it again there"))
			return true
		}
		var args struct {
			Arguments *launch `json:"arguments"`
		}
		_ = json.Unmarshal(m.Arguments, &args)
		if args.Arguments != nil {
			if args.Arguments.Program == "" {
				args.Arguments.Program = a.o.Program
			}
		}
		a.kill()
		if args.Arguments != nil {
			a.mu.Lock()
			a.launch = args.Arguments
			a.mu.Unlock()
		}
		a.start(m)
	case "disconnect":
		return a.disconnect(m)
	case "terminate":
		if a.noDebug || !a.pass(m) {
			a.reply(m, nil)
			a.interrupt()
		}
	default:
		switch {
		case a.noDebug:
			a.undebugged(m)
		case !a.pass(m):
			a.refuse(m, fmt.Errorf("'%s' needs a program: launch one, or attach to one", m.Command))
		}
	}
	return true
}

func (a *adapter) hasProgram() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.process != nil || a.server != nil
}

// pass hands a request to the program; it reports whether there is one.
func (a *adapter) pass(m *message) bool {
	a.mu.Lock()
	server := a.server
	a.mu.Unlock()
	if server == nil {
		return false
	}
	server.forward(m)
	return true
}

// forward writes a message as it is.
func (w *wire) forward(m *message) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if b, err := json.Marshal(m); err == nil {
		_, _ = w.out.Write(append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(b)), b...))
	}
}

// undebugged answers requests about a program that runs without a debugger.
func (a *adapter) undebugged(m *message) {
	switch m.Command {
	case "setBreakpoints", "setFunctionBreakpoints":
		var args struct {
			Breakpoints []json.RawMessage `json:"breakpoints"`
		}
		_ = json.Unmarshal(m.Arguments, &args)
		list := make([]dap.Breakpoint, len(args.Breakpoints))
		for i := range list {
			list[i].Message = "the program runs without a debugger"
		}
		a.reply(m, map[string]any{"breakpoints": list})
	case "threads":
		a.reply(m, map[string]any{"threads": []dap.Thread{}})
	case "setExceptionBreakpoints", "configurationDone":
		a.reply(m, nil)
	default:
		a.refuse(m, errors.New("the program runs without a debugger"))
	}
}

// start starts the program for a launch or restart request.
func (a *adapter) start(m *message) {
	l := a.launch
	a.noDebug = l.NoDebug
	if l.Program == "" {
		a.refuse(m, errors.New("launch needs the program: a package's folder or a .bal file"))
		return
	}
	program := l.Program
	dir := l.Cwd
	if !filepath.IsAbs(program) {
		base := dir
		if base == "" {
			base = "."
		}
		program = filepath.Join(base, program)
	}
	info, err := os.Stat(program)
	if err != nil {
		a.refuse(m, fmt.Errorf("the program '%s' cannot be found", l.Program))
		return
	}
	if abs, err := filepath.Abs(program); err == nil {
		program = abs
	}
	if dir == "" {
		if dir = program; !info.IsDir() {
			dir = filepath.Dir(program)
		}
	}
	word := make([]byte, 16)
	if _, err := rand.Read(word); err != nil {
		a.refuse(m, err)
		return
	}
	secret := hex.EncodeToString(word)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		a.refuse(m, fmt.Errorf("the program cannot be reached: %w", err))
		return
	}
	args := []string{"run"}
	if l.Test {
		args[0] = "test"
		if len(l.Tests) > 0 {
			args = append(args, "--tests", strings.Join(l.Tests, ","))
		}
		if len(l.Groups) > 0 {
			args = append(args, "--groups", strings.Join(l.Groups, ","))
		}
	} else if l.Dev {
		args = append(args, "--dev")
	}
	if l.Offline {
		args = append(args, "--offline")
	}
	for _, kv := range l.Config {
		args = append(args, "-C"+kv)
	}
	args = append(args, program)
	if len(l.Args) > 0 && !l.Test {
		args = append(append(args, "--"), l.Args...)
	}
	cmd := exec.Command(a.o.Executable, args...)
	cmd.Dir = dir
	cmd.Env = slices.Clone(a.o.Environ)
	for k, v := range l.Env {
		cmd.Env = slices.DeleteFunc(cmd.Env, func(e string) bool { return strings.HasPrefix(e, k+"=") })
		if v != nil {
			cmd.Env = append(cmd.Env, k+"="+*v)
		}
	}
	if !l.NoDebug {
		cmd.Env = append(cmd.Env, a.o.Variable+"="+listener.Addr().String()+" "+secret)
	}
	stdout, err := cmd.StdoutPipe()
	var stderr io.ReadCloser
	if err == nil {
		stderr, err = cmd.StderrPipe()
	}
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		listener.Close()
		a.refuse(m, fmt.Errorf("the program cannot be started: %w", err))
		return
	}
	p := &process{cmd: cmd, done: make(chan struct{})}
	a.mu.Lock()
	a.process = p
	a.begun = m
	a.mu.Unlock()
	var shown sync.WaitGroup
	shown.Add(2)
	go a.show(&shown, "stdout", stdout)
	go a.show(&shown, "stderr", stderr)
	go func() {
		shown.Wait()
		_ = cmd.Wait()
		p.code = cmd.ProcessState.ExitCode()
		if p.code < 0 {
			p.code = 130 // ended by a signal
		}
		close(p.done)
		listener.Close()
		a.ended(p)
	}()
	a.event("process", map[string]any{"name": filepath.Base(program), "systemProcessId": cmd.Process.Pid, "isLocalProcess": true, "startMethod": "launch"})
	if l.NoDebug {
		listener.Close()
		a.mu.Lock()
		a.begun = nil
		p.reached = true
		a.mu.Unlock()
		a.reply(m, nil)
		a.event("initialized", nil)
		return
	}
	go a.accept(listener, secret, p, m)
}

// accept waits until the program connects.
func (a *adapter) accept(l net.Listener, secret string, p *process, m *message) {
	defer l.Close()
	if t, ok := l.(*net.TCPListener); ok {
		_ = t.SetDeadline(time.Now().Add(connectTime))
	}
	for {
		conn, err := l.Accept()
		if err != nil {
			return // the process has ended, which is told elsewhere
		}
		_ = conn.SetReadDeadline(time.Now().Add(5 * time.Second))
		in := bufio.NewReader(conn)
		word, err := in.ReadString('\n')
		if err != nil || subtle.ConstantTimeCompare([]byte(strings.TrimSpace(word)), []byte(secret)) != 1 {
			conn.Close() // somebody else
			continue
		}
		_ = conn.SetReadDeadline(time.Time{})
		a.mu.Lock()
		p.reached = true
		a.mu.Unlock()
		a.talk(conn, in, m)
		return
	}
}

// ours marks sequence numbers of requests that are the adapter's own.
const ours = 1 << 30

// talk passes messages of the program on to the client. The request that has led
// here is answered by the program.
func (a *adapter) talk(conn net.Conn, in *bufio.Reader, m *message) {
	server := &wire{in: in, out: conn}
	a.mu.Lock()
	a.conn, a.server, a.begun = conn, server, m
	launched := a.launch
	a.mu.Unlock()
	server.forward(&message{Seq: ours, Type: "request", Command: "initialize", Arguments: a.init})
	args := m.Arguments
	if launched != nil {
		args = body(launched)
	}
	server.forward(&message{Seq: m.Seq, Type: "request", Command: "attach", Arguments: args})
	go a.listen(server, conn, launched != nil)
}

// listen passes on what the program says, which the adapter has launched or not.
func (a *adapter) listen(server *wire, conn net.Conn, launched bool) {
	defer conn.Close()
	for {
		r, err := server.read()
		if err != nil {
			break
		}
		switch {
		case r.Type == "response" && r.RequestSeq >= ours:
			continue
		case r.Type == "response" && r.Command == "attach":
			a.mu.Lock()
			if a.begun != nil {
				r.Command = a.begun.Command
				a.begun = nil
			}
			a.mu.Unlock()
		case r.Type == "event" && (r.Event == "exited" || r.Event == "terminated"):
			if launched {
				conn.Close() // it need not wait; its end is told when the process has ended
				continue
			}
		}
		a.write(r)
	}
	a.mu.Lock()
	mine := a.server == server
	if mine {
		a.server, a.conn = nil, nil
	}
	begun := a.begun
	quiet := a.ending
	if mine && !launched {
		a.begun = nil
	}
	a.mu.Unlock()
	if mine && !launched && !quiet {
		if begun != nil {
			a.refuse(begun, errors.New("the program does not accept a debugger: it is being debugged by somebody else, or what waits on that port is no program of Barre"))
		}
		a.event("terminated", nil)
	}
}

// show passes on what the program prints.
func (a *adapter) show(wg *sync.WaitGroup, category string, r io.Reader) {
	defer wg.Done()
	var rest []byte
	buf := make([]byte, 16<<10)
	for {
		n, err := r.Read(buf)
		text := append(rest, buf[:n]...)
		// A character may come in two pieces.
		cut := len(text)
		for i := 1; err == nil && i <= min(3, len(text)); i++ {
			if b := text[len(text)-i]; utf8.RuneStart(b) {
				if !utf8.FullRune(text[len(text)-i:]) {
					cut = len(text) - i
				}
				break
			}
		}
		if cut > 0 {
			a.output(category, string(text[:cut]))
		}
		rest = slices.Clone(text[cut:])
		if err != nil {
			return
		}
	}
}

// ended tells that the program has ended.
func (a *adapter) ended(p *process) {
	a.mu.Lock()
	quiet := p.quiet || a.ending
	begun := a.begun
	if a.process == p {
		a.process = nil
		if !p.quiet {
			a.begun = nil
		}
	}
	reached := p.reached
	a.mu.Unlock()
	if quiet {
		return
	}
	if begun != nil && !reached {
		a.refuse(begun, fmt.Errorf("the program could not be started (exit code %d): the debug console shows why", p.code))
	}
	a.event("exited", map[string]any{"exitCode": p.code})
	a.event("terminated", nil)
}

// interrupt ends the program in order, without its debugger.
func (a *adapter) interrupt() {
	a.mu.Lock()
	p := a.process
	a.mu.Unlock()
	if p == nil {
		return
	}
	if p.cmd.Process.Signal(os.Interrupt) != nil {
		_ = p.cmd.Process.Kill()
	}
}

// kill ends the program at once.
func (a *adapter) kill() {
	a.mu.Lock()
	p, conn := a.process, a.conn
	a.process, a.server, a.conn = nil, nil, nil
	if p != nil {
		p.quiet = true
	}
	a.mu.Unlock()
	if conn != nil {
		conn.Close()
	}
	if p != nil {
		_ = p.cmd.Process.Kill()
		select {
		case <-p.done:
		case <-time.After(5 * time.Second):
		}
	}
}

// disconnect ends the session.
func (a *adapter) disconnect(m *message) bool {
	a.mu.Lock()
	a.ending = true
	server := a.server
	a.mu.Unlock()
	if a.launch == nil && server != nil {
		server.forward(m)
		// Its answer ends the session; without one so does the end of the connection.
		deadline := time.Now().Add(3 * time.Second)
		for time.Now().Before(deadline) {
			a.mu.Lock()
			over := a.server != server
			a.mu.Unlock()
			if over {
				return false
			}
			time.Sleep(5 * time.Millisecond)
		}
		return false
	}
	a.kill()
	a.reply(m, nil)
	return false
}

// end ends what the session has begun.
func (a *adapter) end() {
	a.mu.Lock()
	a.ending = true
	a.mu.Unlock()
	if a.launch != nil {
		a.kill()
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.conn != nil {
		a.conn.Close()
	}
}
