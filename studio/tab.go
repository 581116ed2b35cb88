package studio

import (
	"context"
	"encoding/json"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/coder/websocket"
)

// tab is a browser's tab, or another client of the socket.
type tab struct {
	s    *Server
	id   string
	conn *websocket.Conn
	ctx  context.Context
	quit context.CancelFunc

	// pkg is the package that it shows; guarded by the server's lock.
	pkg     string
	watches map[int]watchKey
	last    int // watch

	mu      sync.Mutex
	wake    chan struct{}
	out     []outgoing
	size    int
	closing string // why the tab is told to go
	calls   map[string]func()
	later   atomic.Int64 // requests that take a while and are under way
}

// outgoing is a message that waits to be sent. One with a key takes the place of an
// earlier one with the same key that still waits.
type outgoing struct {
	raw json.RawMessage
	key string
}

// A tab that does not read is dropped when this much waits for it: it comes back and
// reads everything anew. Others never wait for it.
const (
	maxWaiting      = 64 << 20
	maxWaitingCount = 20000
	writeTimeout    = 20 * time.Second
	maxMessage      = 16 << 20
)

// serve speaks with a tab until it goes.
func (s *Server) serve(ctx context.Context, conn *websocket.Conn) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	t := &tab{s: s, conn: conn, ctx: ctx, quit: stop, watches: map[int]watchKey{}, wake: make(chan struct{}, 1), calls: map[string]func(){}}
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		conn.Close(websocket.StatusGoingAway, "Studio is stopping")
		return
	}
	s.lastTab++
	t.id = "c" + strconv.Itoa(s.lastTab)
	s.tabs[t] = true
	if len(s.packages) > 0 {
		t.pkg = s.packages[0].root
	}
	for _, raw := range s.shown {
		t.notify("textDocument/publishDiagnostics", raw, "")
	}
	s.mu.Unlock()
	conn.SetReadLimit(maxMessage)
	written := make(chan struct{})
	go func() {
		defer close(written)
		t.write()
		stop()
	}()
	for {
		kind, raw, err := conn.Read(ctx)
		if err != nil {
			break
		}
		if kind != websocket.MessageText {
			t.reply(nil, nil, failure(codeParse, "a message is one text frame with JSON"))
			continue
		}
		t.handle(raw)
	}
	stop()
	s.mu.Lock()
	delete(s.tabs, t)
	for id := range t.watches {
		s.unwatch(t, id)
	}
	s.mu.Unlock()
	t.mu.Lock()
	calls := t.calls
	t.calls = nil
	t.mu.Unlock()
	for _, cancel := range calls {
		cancel()
	}
	<-written
	conn.CloseNow()
}

// write sends what waits.
func (t *tab) write() {
	for {
		t.mu.Lock()
		list, closing := t.out, t.closing
		t.out, t.size = nil, 0
		t.mu.Unlock()
		for _, m := range list {
			ctx, stop := context.WithTimeout(t.ctx, writeTimeout)
			err := t.conn.Write(ctx, websocket.MessageText, m.raw)
			stop()
			if err != nil {
				return
			}
		}
		if closing != "" {
			t.conn.Close(websocket.StatusGoingAway, closing)
			return
		}
		select {
		case <-t.wake:
		case <-t.ctx.Done():
			return
		}
	}
}

// end has the tab go once it has been sent what waits.
func (t *tab) end(reason string) {
	t.mu.Lock()
	t.closing = reason
	t.mu.Unlock()
	t.signal()
}

func (t *tab) signal() {
	select {
	case t.wake <- struct{}{}:
	default:
	}
}

// send puts a message into the tab's queue; it never waits.
func (t *tab) send(raw json.RawMessage, key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closing != "" {
		return
	}
	if key != "" {
		for i := range t.out {
			if t.out[i].key == key {
				// What came in between may be what this one is about: it goes to the end.
				t.size -= len(t.out[i].raw)
				t.out = append(t.out[:i:i], t.out[i+1:]...)
				break
			}
		}
	}
	t.out = append(t.out, outgoing{raw, key})
	t.size += len(raw)
	if t.size > maxWaiting || len(t.out) > maxWaitingCount {
		t.out = nil
		t.closing = "too slow"
		t.quit()
	}
	t.signal()
}

func (t *tab) notify(method string, params any, key string) {
	t.send(encode(notification(method, params)), key)
}

// broadcast sends a notification to all tabs. It is called with the server's lock, so
// that all get everything in one order.
func (s *Server) broadcast(method string, params any, key string) {
	if len(s.tabs) == 0 {
		return
	}
	raw := encode(notification(method, params))
	for t := range s.tabs {
		t.send(raw, key)
	}
}

// reply answers a request.
func (t *tab) reply(id json.RawMessage, result any, err error) {
	m := &message{JSONRPC: "2.0", ID: id}
	if len(id) == 0 {
		m.ID = json.RawMessage("null")
	}
	if err != nil {
		m.Error = explained(err)
	} else {
		m.Result = encode(result)
	}
	t.send(encode(m), "")
}
