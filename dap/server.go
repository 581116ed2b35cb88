package dap

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"strings"
	"sync"
	"time"

	"barre/syntax"
	"barre/tree"
	"barre/vm"
)

// Server lets clients debug the programs of this process, one after the other.
type Server struct {
	listener net.Listener // nil for a server that an adapter has started

	mu      sync.Mutex
	session *session      // of the client that is there, nil without
	target  *target       // the program that runs, nil between two
	ready   chan struct{} // closed when a program may run
	loaded  chan struct{} // closed when there has been a program, or will be none
	once    sync.Once     // of loaded
	isReady bool
	closed  bool
	conf    settings
}

// settings are what clients have asked for, which also holds for the next program.
type settings struct {
	sources   map[string]*sourceBreakpoints // by path, or library file
	functions []*wanted
	lastID    int
	panics    vm.PanicStop
	libraries bool
	entry     bool
}

// target is a program that is debugged.
type target struct {
	d      *vm.Debugger
	p      *vm.Program
	path   func(*syntax.File) string
	secret func(*tree.Var) bool
	stop   func()

	mu      sync.Mutex
	sources []*syntax.File // those that have been given numbers, from 1
}

// Listen makes a server that waits for clients on a port of the loopback interface;
// 0 chooses one.
func Listen(port int) (*Server, error) {
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return nil, fmt.Errorf("a debugger cannot connect on port %d: %w", port, err)
	}
	s := newServer()
	s.listener = l
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go s.serve(c)
		}
	}()
	return s, nil
}

// Open makes the server of a process: for the adapter that has started it, which said
// where it is, or otherwise one that listens on a port.
func Open(port int, adapter string) (*Server, error) {
	if adapter != "" {
		return Connect(adapter)
	}
	return Listen(port)
}

// Connect makes a server for the adapter that has started this process. where is its
// address, and a word that proves who connects.
func Connect(where string) (*Server, error) {
	addr, word, _ := strings.Cut(where, " ")
	c, err := net.DialTimeout("tcp", addr, 10*time.Second)
	if err != nil {
		return nil, fmt.Errorf("the debugger that has started the program is gone: %w", err)
	}
	if _, err := fmt.Fprintf(c, "%s\n", word); err != nil {
		return nil, fmt.Errorf("the debugger that has started the program is gone: %w", err)
	}
	s := newServer()
	go s.serve(c)
	return s, nil
}

func newServer() *Server {
	return &Server{ready: make(chan struct{}), loaded: make(chan struct{}), conf: settings{sources: map[string]*sourceBreakpoints{}}}
}

// Address is where the server waits for clients, "" when it does not.
func (s *Server) Address() string {
	if s.listener == nil {
		return ""
	}
	return s.listener.Addr().String()
}

// Attach takes over a program that is about to run, and returns when a client has
// said that it may: at once when one has before. path gives the files of the user's
// own code, "" for others; secret tells which configurable variables hold secrets;
// stop ends the program in order.
func (s *Server) Attach(p *vm.Program, path func(*syntax.File) string, secret func(*tree.Var) bool, stop func()) {
	t := &target{p: p, path: path, secret: secret, stop: stop}
	t.d = p.Debug(func(f *syntax.File) bool { return path(f) != "" }, vm.DebugEvents{
		Stopped: s.stopped,
		Output:  s.output,
		Thread: func(th *vm.Thread, started bool) {
			if c := s.client(); c != nil {
				c.thread(th.ID, "started")
			}
		},
	})
	s.mu.Lock()
	s.target = t
	entry := s.conf.entry
	s.mu.Unlock()
	s.apply()
	if entry {
		t.d.StopOnEntry()
	}
	s.once.Do(func() { close(s.loaded) })
	<-s.ready
}

// Release ends what clients can do with the program, which goes on.
func (s *Server) Release() {
	s.mu.Lock()
	t := s.target
	s.mu.Unlock()
	if t != nil {
		t.d.Release()
	}
}

// Exited tells the client that all is over, and gives it a moment to hear it.
func (s *Server) Exited(code int) {
	s.mu.Lock()
	c := s.session
	s.closed = true
	s.mu.Unlock()
	s.once.Do(func() { close(s.loaded) })
	if s.listener != nil {
		s.listener.Close()
	}
	if c == nil {
		return
	}
	c.event("exited", map[string]any{"exitCode": code})
	c.event("terminated", nil)
	select {
	case <-c.gone:
	case <-time.After(2 * time.Second):
	}
}

// client is the session of the client that is there.
func (s *Server) client() *session {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.session
}

func (s *Server) program() *target {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.target
}

// begin lets the program begin, or go on.
func (s *Server) begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.isReady {
		s.isReady = true
		close(s.ready)
	}
}

// serve speaks with a client until it goes.
func (s *Server) serve(conn net.Conn) {
	defer conn.Close()
	c := &session{wire: &wire{in: bufio.NewReader(conn), out: conn}, s: s, gone: make(chan struct{})}
	defer close(c.gone)
	// What does not speak the protocol is not a client.
	first, err := c.read()
	if err != nil || first.Type != "request" {
		return
	}
	<-s.loaded
	s.mu.Lock()
	if s.session != nil || s.closed {
		s.mu.Unlock()
		c.refuse(first, errors.New("the program is being debugged by somebody else"))
		return
	}
	s.session = c
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.session = nil
		s.conf.sources, s.conf.functions, s.conf.panics, s.conf.entry = map[string]*sourceBreakpoints{}, nil, vm.NoPanics, false
		t := s.target
		s.mu.Unlock()
		if t != nil && !c.terminating {
			t.d.Release()
			if s.listener == nil {
				t.stop() // who has started the program is gone
			}
		}
	}()
	for m := first; ; {
		if m.Type == "request" && !c.handle(m) {
			return
		}
		if m, err = c.read(); err != nil {
			return
		}
	}
}

// stopped is told when the program stops.
func (s *Server) stopped(stop vm.Stop) {
	c := s.client()
	if c == nil {
		// Whoever wanted it has gone.
		go s.Release()
		return
	}
	c.stopped(stop)
}

// output shows the text of a log point, or what is wrong with a breakpoint.
func (s *Server) output(text string, problem bool, b *vm.Breakpoint) {
	c := s.client()
	t := s.program()
	if c == nil || t == nil {
		return
	}
	category := "console"
	if problem {
		category = "important"
	}
	o := map[string]any{"category": category, "output": text + "\n"}
	if b.File != nil {
		p := b.File.Lines.Pos(int(b.Off))
		o["source"], o["line"], o["column"] = t.source(b.File), p.Line, p.Col
	}
	c.event("output", o)
}
