package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"strings"
	"sync"
	"syscall"
	"time"

	"barre/runtime"
)

// Supervisor is the environment variable in which whoever has started a program, the
// designer for one, tells it where to report the addresses that it listens on: an
// address on this machine, and a word that shows who reports.
const Supervisor = "BARRE_SUPERVISOR"

// supervised is a program's line to whoever has started it. Nil, it is a program that
// nobody supervises.
type supervised struct {
	conn net.Conn
	gone chan struct{} // closed when the other side is gone

	mu   sync.Mutex
	last int
}

// listening is what a program reports: a socket that it has opened, or closed, or whom
// it serves.
type listening struct {
	ID       int       `json:"id"`
	Address  string    `json:"address,omitempty"` // "" for one that is closed
	Secure   bool      `json:"secure,omitempty"`
	Services []serving `json:"services,omitempty"`
}

// serving is a service that is reached over a socket.
type serving struct {
	Module string `json:"module"`
	Path   string `json:"path"`
	File   string `json:"file"`
	Line   int    `json:"line"`
}

// supervisedBy finds the supervisor of this process, if there is one, and gives the
// environment without what tells of it.
func supervisedBy(environ []string) (*supervised, []string) {
	where := ""
	var rest []string
	for _, e := range environ {
		if v, ok := strings.CutPrefix(e, Supervisor+"="); ok {
			where = v
			continue
		}
		rest = append(rest, e)
	}
	address, word, ok := strings.Cut(where, " ")
	if !ok {
		return nil, rest
	}
	conn, err := net.DialTimeout("tcp", address, 5*time.Second)
	if err != nil {
		return nil, rest // of an ancestor that is gone
	}
	fmt.Fprintln(conn, word)
	s := &supervised{conn: conn, gone: make(chan struct{})}
	go func() {
		defer close(s.gone)
		// Nothing is said in this direction: it is read for its end.
		for in := bufio.NewReader(conn); ; {
			if _, err := in.ReadByte(); err != nil {
				return
			}
		}
	}()
	return s, rest
}

// report tells of a socket.
func (s *supervised) report(l listening) {
	if b, err := json.Marshal(l); err == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.conn.Write(append(b, '\n'))
	}
}

// stopWith sends a signal to stop when the supervisor is gone, and a second one if
// that takes too long.
func (s *supervised) stopWith(sig chan<- os.Signal) {
	if s == nil {
		return
	}
	go func() {
		<-s.gone
		sig <- syscall.SIGTERM
		time.Sleep(stopGrace)
		sig <- syscall.SIGTERM
	}()
}

// listen gives the function that opens sockets by another one, and reports them; nil
// for the usual one.
func (s *supervised) listen(open func(network, address string) (net.Listener, error)) func(network, address string) (net.Listener, error) {
	if s == nil {
		return open
	}
	if open == nil {
		open = net.Listen
	}
	return func(network, address string) (net.Listener, error) {
		ln, err := open(network, address)
		if err != nil {
			return nil, err
		}
		s.mu.Lock()
		s.last++
		id := s.last
		s.mu.Unlock()
		s.report(listening{ID: id, Address: ln.Addr().String()})
		return &reported{ln, s, id}, nil
	}
}

// reported is a listener whose end is told, too.
type reported struct {
	net.Listener
	s  *supervised
	id int
}

// Serves tells whom the socket serves.
func (r *reported) Serves(services []runtime.Service, secure bool) {
	l := listening{ID: r.id, Address: r.Addr().String(), Secure: secure}
	for _, s := range services {
		l.Services = append(l.Services, serving{s.Module, s.Path, s.File, s.Line})
	}
	r.s.report(l)
}

// Close closes the socket and tells of it.
func (r *reported) Close() error {
	r.s.report(listening{ID: r.id})
	return r.Listener.Close()
}
