package http

import (
	"context"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// newcomers are the connections of a listener of which no request has reached a
// service yet. A server that shuts down drops a first request that it has just
// read, and waits for seconds for one that may never come; so a listener that
// stops in order looks after them before.
type newcomers struct {
	conns sync.Map // net.Conn → *newcomer
	count atomic.Int64
}

type newcomer struct {
	all *newcomers
	met atomic.Bool
}

type newcomerKey struct{}

// patience is how long newcomers may take to send their request once the
// listener stops.
const patience = 250 * time.Millisecond

// watch notes the connections of a server.
func (n *newcomers) watch(s *http.Server) {
	s.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
		x := &newcomer{all: n}
		n.conns.Store(c, x)
		n.count.Add(1)
		return context.WithValue(ctx, newcomerKey{}, x)
	}
	s.ConnState = func(c net.Conn, state http.ConnState) {
		if state == http.StateClosed || state == http.StateHijacked {
			if x, ok := n.conns.LoadAndDelete(c); ok {
				x.(*newcomer).meet()
			}
		}
	}
}

// meet notes that a connection is none of the newcomers any more.
func (x *newcomer) meet() {
	if !x.met.Load() && x.met.CompareAndSwap(false, true) {
		x.all.count.Add(-1)
	}
}

// met notes that a request has reached the listener.
func met(r *http.Request) {
	if x, ok := r.Context().Value(newcomerKey{}).(*newcomer); ok {
		x.meet()
	}
}

// settle waits until the requests of the newcomers have reached the listener, and
// closes those who take too long.
func (n *newcomers) settle(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for n.count.Load() > 0 {
		select {
		case <-tick.C:
			continue
		case <-ctx.Done():
		}
		n.conns.Range(func(c, x any) bool {
			if !x.(*newcomer).met.Load() {
				c.(net.Conn).Close()
			}
			return true
		})
		return
	}
}
