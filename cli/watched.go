package cli

import (
	"context"
	"encoding/json"
	"net"
	"os"
	"slices"
	"sync"
	"syscall"
	"time"

	"barre/dev"
	"barre/internal/lifeline"
)

// watched is the side of a version of the program that a watcher runs. Nil, it
// is a program that nobody watches.
type watched struct {
	line     *lifeline.Line
	services chan message
	begin    chan struct{} // closed when the version may begin
	gone     chan struct{} // closed when it has to stop, or the watcher is gone

	mu      sync.Mutex
	sockets map[string]*os.File // that are there to be taken over
}

// watchedBy finds the watcher of this process, if there is one, and gives the
// environment without what tells of it.
func watchedBy(environ []string) (*watched, []string) {
	line, rest := lifeline.Inherited(environ)
	if line == nil {
		return nil, rest
	}
	w := &watched{line: line, services: make(chan message, 1), begin: make(chan struct{}), gone: make(chan struct{}), sockets: map[string]*os.File{}}
	go w.listenToWatcher()
	return w, rest
}

func (w *watched) listenToWatcher() {
	defer close(w.gone)
	for {
		var m message
		files, err := w.line.Receive(&m)
		switch {
		case err != nil:
			return
		case m.Services != nil:
			w.services <- m
		case m.Begin && len(m.Sockets) == len(files):
			w.mu.Lock()
			for i, key := range m.Sockets {
				w.sockets[key] = files[i]
			}
			w.mu.Unlock()
			close(w.begin)
		}
	}
}

// compiled tells where the sources are.
func (w *watched) compiled(c *compiled) {
	if w == nil {
		return
	}
	roots := []string{c.pkg.Root}
	for root := range c.siblings {
		roots = append(roots, root)
	}
	slices.Sort(roots[1:])
	w.line.Send(message{Roots: roots})
}

// full tells that the program needs the image that has all modules.
func (w *watched) full() { w.line.Send(message{Full: true}) }

// ready tells that nothing is wrong with the sources and the configuration, and
// waits until the version may begin; false when it never may.
func (w *watched) ready() bool {
	if w == nil {
		return true
	}
	w.line.Send(message{Ready: true})
	select {
	case <-w.begin:
		return true
	case <-w.gone:
		return false
	}
}

// stopWith sends a signal to stop when the watcher asks for that or is gone, and
// a second one if it takes too long.
func (w *watched) stopWith(sig chan<- os.Signal) {
	if w == nil {
		return
	}
	go func() {
		<-w.gone
		sig <- syscall.SIGTERM
		time.Sleep(stopGrace)
		sig <- syscall.SIGTERM
	}()
}

// runs tells that the main function is called.
func (w *watched) runs() {
	if w != nil {
		w.line.Send(message{Runs: true})
	}
}

// serves tells that all listeners run, so that a socket that was not taken over
// is not needed.
func (w *watched) serves() {
	if w == nil {
		return
	}
	w.mu.Lock()
	for key, f := range w.sockets {
		f.Close()
		delete(w.sockets, key)
	}
	w.mu.Unlock()
	w.line.Send(message{Serves: true})
}

// listen gives the function that opens sockets, which takes over those of the
// version before; nil without a watcher.
func (w *watched) listen() func(network, address string) (net.Listener, error) {
	if w == nil {
		return nil
	}
	return func(network, address string) (net.Listener, error) {
		key := network + " " + address
		w.mu.Lock()
		f := w.sockets[key]
		delete(w.sockets, key)
		w.mu.Unlock()
		if f != nil {
			defer f.Close()
			if ln, err := net.FileListener(f); err == nil {
				w.line.Send(message{Claimed: key})
				return &handedOver{ln, w, key}, nil
			}
		}
		ln, err := net.Listen(network, address)
		if err != nil {
			return nil, err
		}
		if l, ok := ln.(*net.TCPListener); ok {
			if f, err := l.File(); err == nil { // not on every system
				defer f.Close()
				if w.line.Send(message{Opened: key}, f) == nil {
					return &handedOver{ln, w, key}, nil
				}
			}
		}
		return ln, nil
	}
}

// handedOver is a listener whose socket the watcher has, too.
type handedOver struct {
	net.Listener
	w   *watched
	key string
}

// Close tells the watcher, lest it keep connections waiting for nobody. When
// the version is being stopped, the next will answer them.
func (h *handedOver) Close() error {
	h.w.line.Send(message{Closed: h.key})
	return h.Listener.Close()
}

// startDev has the dev services started: by the watcher, if there is one, so that
// they keep their data from version to version. known tells that they ran
// already.
func (w *watched) startDev(req dev.Request) (reply *dev.Reply, stop func(), known bool, err error) {
	if w == nil {
		binary, err := sibling("barre-dev")
		if err != nil {
			return nil, nil, false, err
		}
		p, err := dev.Start(context.Background(), binary, req)
		if err != nil {
			return nil, nil, false, err
		}
		return &p.Reply, func() { p.Close() }, false, nil
	}
	w.line.Send(message{Dev: &req})
	select {
	case m := <-w.services:
		if m.Services.Error != "" {
			return nil, nil, false, devError(m.Services.Error)
		}
		return m.Services, func() {}, m.Known, nil
	case <-w.gone:
		return nil, nil, false, devError("the watcher is gone")
	}
}

// devError is why dev services do not run.
type devError string

func (e devError) Error() string { return string(e) }

// devServices are the dev services that a watcher runs.
type devServices struct {
	processes []*dev.Process
	running   []devService
}

// devService is one of them: what was asked for, and where it is.
type devService struct {
	kind, asked string
	at          json.RawMessage
}

func (s *devServices) close() {
	for _, p := range s.processes {
		p.Close()
	}
}

// reply says where the services of a request are. Those that do not run yet are
// started; known tells that there were none.
func (s *devServices) reply(req dev.Request) (reply *dev.Reply, known bool) {
	kinds, err := byKind(req)
	if err != nil {
		return &dev.Reply{Error: err.Error()}, false
	}
	taken := make([]bool, len(s.running))
	find := func(kind, asked string) json.RawMessage {
		for i, r := range s.running {
			if r.kind == kind && r.asked == asked && !taken[i] {
				taken[i] = true
				return r.at
			}
		}
		return nil
	}
	missing, answer := map[string][]json.RawMessage{}, map[string][]json.RawMessage{}
	for kind, list := range kinds {
		for _, asked := range list {
			if find(kind, string(asked)) == nil {
				missing[kind] = append(missing[kind], asked)
			}
		}
	}
	if len(missing) > 0 {
		if err := s.start(missing); err != nil {
			return &dev.Reply{Error: err.Error()}, false
		}
	}
	taken = make([]bool, len(s.running))
	for kind, list := range kinds {
		for _, asked := range list {
			answer[kind] = append(answer[kind], find(kind, string(asked)))
		}
	}
	reply = &dev.Reply{}
	if text, err := json.Marshal(answer); err != nil {
		reply.Error = err.Error()
	} else if err := json.Unmarshal(text, reply); err != nil {
		reply.Error = err.Error()
	}
	return reply, len(missing) == 0
}

// start starts services and notes where they are.
func (s *devServices) start(missing map[string][]json.RawMessage) error {
	text, err := json.Marshal(missing)
	if err != nil {
		return err
	}
	var req dev.Request
	if err := json.Unmarshal(text, &req); err != nil {
		return err
	}
	binary, err := sibling("barre-dev")
	if err != nil {
		return err
	}
	p, err := dev.Start(context.Background(), binary, req)
	if err != nil {
		return err
	}
	s.processes = append(s.processes, p)
	places, err := byKind(p.Reply)
	if err != nil {
		return err
	}
	for kind, list := range missing {
		if len(places[kind]) != len(list) {
			return devError("the dev services answered out of turn")
		}
		for i, asked := range list {
			s.running = append(s.running, devService{kind, string(asked), places[kind][i]})
		}
	}
	return nil
}

// byKind takes a request or a reply apart: lists by the kind of service, so
// that a new kind changes nothing here.
func byKind(x any) (map[string][]json.RawMessage, error) {
	text, err := json.Marshal(x)
	if err != nil {
		return nil, err
	}
	var kinds map[string][]json.RawMessage
	if err := json.Unmarshal(text, &kinds); err != nil {
		return nil, err
	}
	return kinds, nil
}
