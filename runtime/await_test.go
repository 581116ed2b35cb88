package runtime

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// mailbox is something to wait for.
type mailbox struct {
	full atomic.Bool
	for_ []*Waiter
}

func (m *mailbox) wait(place string) *Wait {
	return &Wait{For: m.for_, Ready: m.full.Load, Place: func() string { return place }}
}

// within fails a test whose function takes too long.
func within(t *testing.T, what string, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal(what)
	}
}

// TestAwait: a strand waits for what another one brings, whoever comes first.
func TestAwait(t *testing.T) {
	r := newRuntime()
	for i := range 200 {
		w := NewWaiter()
		m := &mailbox{for_: []*Waiter{w}}
		r.Go(w, nil, i%2 == 0, func(c *Context) { m.full.Store(true) })
		within(t, "the strand is not woken", func() {
			r.Run(nil, i%3 == 0, func(c *Context) {
				if err := c.Await(m.wait("here")); err != nil {
					t.Error(err)
				}
			})
		})
	}
	// What is there needs no waiting, even when nobody could bring it.
	m := &mailbox{}
	m.full.Store(true)
	r.Run(nil, true, func(c *Context) {
		if err := c.Await(m.wait("here")); err != nil {
			t.Error(err)
		}
	})
}

// TestDeadlock: the last of the strands that wait for each other is told, with
// the places of the others; the others go on when it ends.
func TestDeadlock(t *testing.T) {
	r := newRuntime()
	ws := []*Waiter{NewWaiter(), NewWaiter(), NewWaiter()}
	var ends [3]mailbox
	var told atomic.Int32
	for i, w := range ws {
		ends[i].for_ = []*Waiter{w}
	}
	for i, w := range ws {
		next := &ends[(i+1)%3]
		r.Go(w, nil, true, func(c *Context) {
			defer ends[i].full.Store(true)
			err := c.Await(next.wait("strand " + string(rune('a'+i))))
			if err == nil {
				return
			}
			told.Add(1)
			for _, s := range []string{"Deadlock", "strand a", "strand b", "strand c"} {
				if !strings.Contains(err.Error(), s) {
					t.Errorf("%q does not name %q", err, s)
				}
			}
		})
	}
	within(t, "strands that wait for each other wait on", r.strands.Wait)
	if told.Load() != 1 {
		t.Errorf("%d strands were told", told.Load())
	}

	// No deadlock: one that could end the wait runs.
	a, b := NewWaiter(), NewWaiter()
	ma, mb := &mailbox{for_: []*Waiter{b, a}}, &mailbox{for_: []*Waiter{a}}
	release := make(chan struct{})
	r.Go(a, nil, true, func(c *Context) { c.Block(func() { <-release }); ma.full.Store(true); mb.full.Store(true) })
	r.Go(b, nil, true, func(c *Context) {
		if err := c.Await(mb.wait("b")); err != nil {
			t.Error(err)
		}
	})
	time.AfterFunc(5*time.Millisecond, func() { close(release) })
	within(t, "the strand is not woken", func() {
		r.Run(nil, true, func(c *Context) {
			if err := c.Await(ma.wait("main")); err != nil {
				t.Error(err)
			}
		})
	})
}

// TestAwaitCancelled: a cancelled strand stops waiting.
func TestAwaitCancelled(t *testing.T) {
	r := newRuntime()
	w := NewWaiter()
	forever := make(chan struct{})
	r.Go(w, nil, true, func(c *Context) { c.Block(func() { <-forever }) })
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(5*time.Millisecond, cancel)
	m := &mailbox{for_: []*Waiter{w}}
	within(t, "the strand waits on", func() {
		r.Run(ctx, false, func(c *Context) {
			if err := c.Await(m.wait("here")); err == nil || !strings.Contains(err.Error(), "cancelled") {
				t.Errorf("it ended with %v", err)
			}
		})
	})
	close(forever)
}

// TestSettle: what can go on does so, what sleeps is not waited for.
func TestSettle(t *testing.T) {
	r := newRuntime()
	var steps atomic.Int32
	forever := make(chan struct{})
	defer close(forever)
	within(t, "the program does not settle", func() {
		r.Run(nil, false, func(c *Context) {
			r.Spawn(nil, true, func(c *Context) { c.Block(func() { <-forever }) })
			var prev *mailbox
			for i := range 20 {
				w := NewWaiter()
				before, mine := prev, &mailbox{for_: []*Waiter{w}}
				r.Go(w, nil, i%2 == 0, func(c *Context) {
					defer mine.full.Store(true)
					if before != nil {
						if err := c.Await(before.wait("strand")); err != nil {
							t.Error(err)
						}
					}
					steps.Add(1)
				})
				prev = mine
			}
			c.Block(r.Settle)
			if n := steps.Load(); n != 20 {
				t.Errorf("%d of 20 strands have gone on", n)
			}
		})
	})
}
