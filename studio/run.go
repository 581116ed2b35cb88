package studio

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// session is a program that runs: by itself, as tests, or in the debugger.
type session struct {
	id       string
	kind     string // run, test or debug
	with     runRequest
	pkg      string
	cmd      *exec.Cmd
	since    time.Time
	word     string // by which the program shows that it is this one
	asked    bool   // to stop
	done     chan struct{}
	open     []Listening
	said     output
	code     *int      // with which it has ended
	debugger *debugger // of a program that is debugged
}

// Listening is an address that a program listens on.
type Listening struct {
	ID      string `json:"id"`
	Address string `json:"address"`

	secure   bool
	services []servedThere
}

// servedThere is a service that is reached over an address, as the program says.
type servedThere struct {
	Module string `json:"module"`
	Path   string `json:"path"`
	File   string `json:"file"`
	Line   int    `json:"line"`
}

// running is a session as tabs are told of it.
type running struct {
	Session   string      `json:"session"`
	Kind      string      `json:"kind"`
	Package   string      `json:"package"` // its path in the project
	Since     time.Time   `json:"since"`
	Listeners []Listening `json:"listeners"`
	Dev       bool        `json:"dev"`
	Test      bool        `json:"test"` // it runs tests
	Tests     []string    `json:"tests"`
	Debug     *debugState `json:"debug,omitempty"` // in the debugger
}

// maxSessions is how many programs may run at a time.
const maxSessions = 8

// maxEnded is of how many programs that have ended the output is kept.
const maxEnded = 5

// stopGrace is how long a program may take to stop in order.
const stopGrace = 5 * time.Second

// runRequest is what a program is run with.
type runRequest struct {
	Dev   bool     `json:"dev"`
	Args  []string `json:"args"`
	Mode  string   `json:"mode"` // run, the default, or test
	Tests []string `json:"tests"`
}

// run starts the program, or its tests.
func (t *tab) run(p *runRequest) (any, error) {
	s := t.s
	args := []string{"run"}
	kind := "run"
	switch p.Mode {
	case "", "run":
		if p.Dev {
			args = append(args, "--dev")
		}
	case "test":
		args[0], kind = "test", "test"
		if len(p.Tests) > 0 {
			args = append(args, "--tests", strings.Join(p.Tests, ","))
		}
	default:
		return nil, failure(codeParams, "'%s' is no mode: there are run and test", p.Mode)
	}
	x, err := s.newSession(t.pkg, kind, *p)
	if err != nil {
		return nil, err
	}
	args = append(args, x.pkg)
	if len(p.Args) > 0 && kind == "run" {
		args = append(append(args, "--"), p.Args...)
	}
	x.cmd = s.command(x, args...)
	stdout, err := x.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	stderr, err := x.cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := x.cmd.Start(); err != nil {
		return nil, failure(codeFailed, "the program cannot be started: %v", err)
	}
	s.begun(x, func() {
		shown := make(chan struct{})
		go func() {
			defer close(shown)
			s.show(x, "stderr", stderr)
		}()
		s.show(x, "stdout", stdout)
		<-shown
	})
	return map[string]string{"session": x.id}, nil
}

// newSession makes a session of a package, whose texts are written first.
func (s *Server) newSession(pkg, kind string, with runRequest) (*session, error) {
	if pkg == "" {
		return nil, failure(codeFailed, "there is no package to run yet: create one first")
	}
	if s.o.Executable == "" {
		return nil, failure(codeNoMethod, "this server cannot run programs")
	}
	if s.closed {
		return nil, failure(codeFailed, "Studio is stopping")
	}
	if len(s.sessions) >= maxSessions {
		return nil, failure(codeAlreadyRunning, "%d programs run already: stop one of them first", maxSessions)
	}
	if err := s.supervise(); err != nil {
		return nil, err
	}
	for _, d := range s.docs {
		s.save(d)
	}
	s.lastSession++
	word, err := newWord()
	if err != nil {
		return nil, err
	}
	// Tabs outlive servers: the number alone would be that of a program of an earlier one.
	id := "s" + strconv.Itoa(s.lastSession) + "-" + strconv.FormatInt(time.Now().UnixMilli(), 36)
	return &session{id: id, kind: kind, with: with, pkg: pkg, since: time.Now(), word: word, done: make(chan struct{})}, nil
}

// command is one of this binary, in the folder of the package, in a process group of its
// own.
func (s *Server) command(x *session, args ...string) *exec.Cmd {
	cmd := exec.Command(s.o.Executable, args...)
	cmd.Dir = x.pkg
	if filepath.Ext(x.pkg) == ".bal" {
		cmd.Dir = filepath.Dir(x.pkg)
	}
	cmd.Env = slices.Clone(s.o.Environ)
	if x.kind != "test" {
		cmd.Env = append(cmd.Env, s.o.Supervisor+"="+s.supervisor.Addr().String()+" "+x.word)
	}
	ownGroup(cmd)
	return cmd
}

// begun takes up a session whose process runs; show shows what it prints until that
// is over.
func (s *Server) begun(x *session, show func()) {
	s.sessions[x.id] = x
	s.tellRunning()
	s.work.Go(func() {
		show()
		err := x.cmd.Wait()
		endGroup(x.cmd) // what it has started and left behind
		code := x.cmd.ProcessState.ExitCode()
		var exit *exec.ExitError
		if code < 0 && errors.As(err, &exit) {
			code = 130 // ended by a signal
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		if x.debugger != nil && x.debugger.code != nil {
			code = *x.debugger.code
		}
		close(x.done)
		delete(s.sessions, x.id)
		x.code, x.open = &code, nil
		s.ended = append(s.ended, x)
		s.ended = slices.Delete(s.ended, 0, max(0, len(s.ended)-maxEnded))
		s.broadcast("studio/exited", map[string]any{"session": x.id, "code": code}, "")
		s.tellRunning()
	})
}

// tellRunning tells which programs run.
func (s *Server) tellRunning() {
	s.broadcast("studio/running", map[string]any{"sessions": s.running()}, "running")
}

func (s *Server) running() []running {
	list := []running{}
	for _, x := range s.sessions {
		list = append(list, s.described(x))
	}
	slices.SortFunc(list, func(a, b running) int { return a.Since.Compare(b.Since) })
	return list
}

func (s *Server) described(x *session) running {
	path := ""
	for _, k := range s.packages {
		if k.root == x.pkg {
			path = k.Path
		}
	}
	r := running{x.id, x.kind, path, x.since, append([]Listening{}, x.open...), x.with.Dev, x.with.Mode == "test", append([]string{}, x.with.Tests...), nil}
	if x.debugger != nil && x.code == nil {
		r.Debug = x.debugger.state(x)
	}
	return r
}

// stop ends a program in order; asked again, or when that takes too long, at once.
func (t *tab) stopRun(p *struct {
	Session string `json:"session"`
}) (any, error) {
	x := t.s.sessions[p.Session]
	if x == nil {
		return nil, failure(codeNotRunning, "that program does not run any more")
	}
	t.s.stopSession(x)
	return map[string]any{}, nil
}

func (s *Server) stopSession(x *session) {
	if x.asked {
		endGroup(x.cmd)
		return
	}
	x.asked = true
	if x.debugger != nil {
		x.debugger.terminate()
	} else if interrupt(x.cmd) != nil {
		endGroup(x.cmd)
	}
	s.work.Go(func() {
		select {
		case <-x.done:
		case <-time.After(stopGrace):
			endGroup(x.cmd)
		}
	})
}

// show passes on what a program prints.
func (s *Server) show(x *session, stream string, r io.Reader) {
	buf := make([]byte, outputPiece)
	var rest []byte
	pace := newPace()
	for {
		n, err := r.Read(buf)
		text := append(rest, buf[:n]...)
		cut := len(text)
		if err == nil {
			cut = wholeRunes(text)
		}
		if cut > 0 {
			s.mu.Lock()
			s.says(x, stream, strings.ToValidUTF8(string(text[:cut]), "\uFFFD"))
			s.mu.Unlock()
		}
		rest = slices.Clone(text[cut:])
		if err != nil {
			return
		}
		pace.wait(n)
	}
}

// wholeRunes is how much of a text ends with a whole character.
func wholeRunes(text []byte) int {
	for i := 1; i <= min(3, len(text)); i++ {
		if b := text[len(text)-i]; utf8.RuneStart(b) {
			if !utf8.FullRune(text[len(text)-i:]) {
				return len(text) - i
			}
			break
		}
	}
	return len(text)
}

// interrupt asks a process to stop.
func interrupt(cmd *exec.Cmd) error { return cmd.Process.Signal(os.Interrupt) }
