package runtime

import (
	"context"
	"strings"
	"sync/atomic"

	"barre/value"
)

// Waiter is a strand as far as others wait for it, or it for others.
type Waiter struct {
	wake chan struct{} // one waiting wake-up is enough
	over atomic.Bool

	// Guarded by the runtime's waits mutex.
	wait    *Wait
	ctx     context.Context
	waiting []*Waiter // strands that wait for this one
}

// NewWaiter makes the waiter of a strand that is to be started with
// [Runtime.Go].
func NewWaiter() *Waiter { return &Waiter{wake: make(chan struct{}, 1)} }

// Wake makes the strand look again whether what it waits for is there.
func (w *Waiter) Wake() {
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// Wait says what a strand waits for.
type Wait struct {
	// For are the strands of which each could bring it about, and all that
	// could.
	For []*Waiter
	// Ready reports whether it is there. It may be called by other strands and
	// must not wait for anything.
	Ready func() bool
	// Place says where in the program the strand waits, for messages about a
	// deadlock. It is called while the strand waits.
	Place func() string
}

// Waiter returns the strand as others wait for it.
func (c *Context) Waiter() *Waiter { return c.waiter }

// Await waits until w.Ready, letting other strands run meanwhile. The error is a
// panic: the strand was cancelled, or waits for strands that all wait for it.
func (c *Context) Await(w *Wait) error {
	me := c.waiter
	for !w.Ready() {
		if err := c.enlist(w); err != nil {
			return err
		}
		cancelled := false
		c.Block(func() {
			select {
			case <-me.wake:
			case <-c.ctx.Done():
				cancelled = true
			}
		})
		c.delist(w)
		if cancelled && !w.Ready() {
			return Cancelled()
		}
	}
	return nil
}

// Cancelled is the panic of a strand that notices that it has been cancelled.
func Cancelled() *value.Error {
	return value.Panic("{ballerina/lang.future}FutureAlreadyCancelled", "the future has been cancelled")
}

// enlist registers that the strand waits, unless nothing could end that.
func (c *Context) enlist(w *Wait) error {
	c.rt.waits.Lock()
	defer c.rt.waits.Unlock()
	c.waiter.wait, c.waiter.ctx = w, c.ctx
	c.rt.waiters[c.waiter] = struct{}{}
	if stuck := c.waiter.stuck(); stuck != nil {
		var places []string
		for _, s := range stuck {
			if s != c.waiter && s.wait != nil {
				places = append(places, s.wait.Place())
			}
		}
		c.waiter.wait = nil
		delete(c.rt.waiters, c.waiter)
		at := w.Place()
		if len(places) == 0 {
			return value.Panic("{ballerina}Deadlock", "deadlock: "+at+" waits for itself")
		}
		return value.Panic("{ballerina}Deadlock", "deadlock: "+at+" waits for strands that wait themselves: "+strings.Join(places, ", "))
	}
	for _, t := range w.For {
		if !t.over.Load() {
			t.waiting = append(t.waiting, c.waiter)
		}
	}
	if w.Ready() {
		// It came before those who bring it knew of this strand.
		c.waiter.Wake()
	}
	return nil
}

func (c *Context) delist(w *Wait) {
	c.rt.waits.Lock()
	defer c.rt.waits.Unlock()
	c.waiter.wait = nil
	delete(c.rt.waiters, c.waiter)
	for _, t := range w.For {
		for i, x := range t.waiting {
			if x == c.waiter {
				t.waiting = append(t.waiting[:i], t.waiting[i+1:]...)
				break
			}
		}
	}
}

// stuck gives the strands that wait for each other when no strand that could
// end the wait of w runs, nil when one does.
func (w *Waiter) stuck() []*Waiter {
	seen := map[*Waiter]bool{w: true}
	list := []*Waiter{w}
	for i := 0; i < len(list); i++ {
		s := list[i]
		if s.over.Load() {
			continue // it has done what it could
		}
		if s.wait == nil || s.ctx.Err() != nil || s.wait.Ready() {
			return nil
		}
		for _, t := range s.wait.For {
			if !seen[t] {
				seen[t] = true
				list = append(list, t)
			}
		}
	}
	return list
}

// end wakes the strands that wait for one that has ended.
func (r *Runtime) end(w *Waiter) {
	r.waits.Lock()
	defer r.waits.Unlock()
	w.over.Store(true)
	for _, x := range w.waiting {
		x.Wake()
	}
	w.waiting = nil
}

// rests notes that a strand does not run any more, or for a while.
func (r *Runtime) rests() {
	if r.running.Add(-1) == 0 {
		select {
		case r.idle <- struct{}{}:
		default:
		}
	}
}

// Settle lets strands go on that nobody waits for until none can without
// something from outside, such as the end of a sleep. The strand that calls it
// is within [Context.Block].
func (r *Runtime) Settle() {
	for r.running.Load() > 0 || r.awakes() {
		<-r.idle
	}
}

// awakes reports whether a strand has been woken and does not run yet.
func (r *Runtime) awakes() bool {
	r.waits.Lock()
	defer r.waits.Unlock()
	for w := range r.waiters {
		if len(w.wake) > 0 || w.wait.Ready() {
			return true
		}
	}
	return false
}
