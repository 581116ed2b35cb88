// Strands, waits and messages between workers.

package vm

import (
	"context"
	"fmt"
	"sync"

	"barre/ir"
	"barre/runtime"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// newWorker makes the future of a worker, which its peers know from now on.
func (st *strand) newWorker(f *value.Function) *value.Future {
	fut := st.newFuture(f)
	for _, q := range queuesOf(f) {
		q.end(f.Code.(*fn).Name).strand = fut.Strand.(*runtime.Waiter)
	}
	return fut
}

// queuesOf lists the queues on which a worker sends or receives.
func queuesOf(f *value.Function) []*queue {
	var qs []*queue
	name := f.Code.(*fn).Name
	for _, cell := range f.Env {
		if q, ok := cell.V.(*queue); ok && (q.from.name == name || q.to.name == name) {
			qs = append(qs, q)
		}
	}
	return qs
}

// newFuture makes the future of a strand that is to run f.
func (st *strand) newFuture(f *value.Function) *value.Future {
	fut := value.NewFuture(st.p.World.Env.FutureOf(types.FuncRet(f.Type)))
	fut.Strand = runtime.NewWaiter()
	return fut
}

// start runs a closure on a strand of its own.
func (st *strand) start(f *value.Function, isolated bool) *value.Future {
	fut := st.newFuture(f)
	st.spawn(fut, f, isolated, nil)
	return fut
}

func (st *strand) spawn(fut *value.Future, f *value.Function, isolated bool, after func(v value.Value, p *value.Error)) {
	ctx, cancel := context.WithCancel(st.ctx.Ctx())
	fut.Cancel = cancel
	var branch *runtime.Branch
	if code, ok := f.Code.(*fn); ok && code.tree.Transactional {
		branch = st.ctx.Branch()
	}
	st.p.rt.Go(fut.Strand.(*runtime.Waiter), ctx, isolated, func(c *runtime.Context) {
		if branch != nil {
			c.Join(branch)
		}
		v, err := c.Call(f)
		var p *value.Error
		if err != nil {
			p = toError(err)
		}
		if after != nil {
			after(v, p)
		}
		fut.Complete(v, p)
		cancel()
	})
}

// startWorker runs a worker; when it ends, its peers are told.
func (st *strand) startWorker(fut *value.Future, f *value.Function, isolated bool) {
	st.spawn(fut, f, isolated, func(v value.Value, p *value.Error) {
		for _, q := range queuesOf(f) {
			q.ended(q.end(f.Code.(*fn).Name), v, p)
		}
	})
}

// wait waits for a future; a wait for the name of a worker cannot fail.
func (st *strand) wait(f *value.Future, named bool) (value.Value, error) {
	if f == nil {
		return nil, value.Panicf("{ballerina}InternalError", "a future was expected")
	}
	if !f.Ended() {
		if err := st.await(f.Ended, f.Strand.(*runtime.Waiter)); err != nil {
			return nil, err
		}
	}
	return st.outcome(f, named)
}

// outcome is what a wait for a future that has ended gives.
func (st *strand) outcome(f *value.Future, named bool) (value.Value, error) {
	if !f.Take() && !named {
		return value.NewError("multiple waits on the same future is not allowed", nil), nil
	}
	if f.Panic != nil {
		// It goes on where the strand left it.
		st.rethrow = f.Panic
		return nil, f.Panic
	}
	return f.Result, nil
}

// waitAny waits for the first future that does not end in an error value.
func (st *strand) waitAny(fs []*value.Future, named []bool) (value.Value, error) {
	var last value.Value
	left := make([]int, len(fs))
	for i, f := range fs {
		if f == nil {
			return nil, value.Panicf("{ballerina}InternalError", "a future was expected")
		}
		left[i] = i
	}
	for len(left) > 0 {
		ready := func() bool {
			for _, i := range left {
				if fs[i].Ended() {
					return true
				}
			}
			return false
		}
		if !ready() {
			ws := make([]*runtime.Waiter, len(left))
			for k, i := range left {
				ws[k] = fs[i].Strand.(*runtime.Waiter)
			}
			if err := st.await(ready, ws...); err != nil {
				return nil, err
			}
		}
		for k, i := range left {
			if !fs[i].Ended() {
				continue
			}
			v, err := st.outcome(fs[i], named[i])
			if err != nil || !isError(v) {
				return v, err
			}
			last = v
			left = append(left[:k:k], left[k+1:]...)
			break
		}
	}
	return last, nil
}

// await waits until ready; of others' strands only those given can bring it
// about.
func (st *strand) await(ready func() bool, others ...*runtime.Waiter) error {
	return st.ctx.Await(&runtime.Wait{For: others, Ready: ready, Place: st.place})
}

// place says what is executed.
func (st *strand) place() string {
	t := st.trace()
	if len(t) == 0 {
		return "a strand"
	}
	return fmt.Sprintf("%s (%s:%d)", t[0].Func, t[0].File, t[0].Line)
}

// ------------------------------------------------------------ messages

// queue carries the messages from one worker to another, as section "Worker
// message passing" has it: an array of slots, the index of the slot to be
// written next and that of the one to be read next.
type queue struct {
	value.Handle
	mu       sync.Mutex
	slots    []slot
	w, r     int
	from, to end
}

type slot struct {
	v    value.Value
	full bool
}

// end is one of the two workers of a queue.
type end struct {
	name   string
	strand *runtime.Waiter
	over   bool
	err    value.Value  // the failure with which it ended
	panic  *value.Error // with which it ended
}

func (st *strand) newQueue(ch *tree.Channel) *queue {
	q := &queue{slots: make([]slot, ch.Slots), from: end{name: ch.From}, to: end{name: ch.To}}
	for _, e := range []*end{&q.from, &q.to} {
		if e.name == "function" {
			e.strand = st.ctx.Waiter()
		}
	}
	return q
}

func (q *queue) end(name string) *end {
	if q.from.name == name {
		return &q.from
	}
	return &q.to
}

// ended tells that a worker has ended. Success ends the sending of messages.
func (q *queue) ended(e *end, v value.Value, p *value.Error) {
	q.mu.Lock()
	e.over, e.panic = true, p
	if isError(v) {
		e.err = v
	}
	if e == &q.from && p == nil && e.err == nil {
		q.w = len(q.slots)
	}
	q.mu.Unlock()
	q.from.strand.Wake()
	q.to.strand.Wake()
}

func (q *queue) send(slot int, v value.Value) {
	q.mu.Lock()
	q.slots[slot].v, q.slots[slot].full = v, true
	q.w = max(q.w, slot+1)
	q.mu.Unlock()
	q.to.strand.Wake()
}

// advance tells that what is left out of the slots before w stays so.
func (q *queue) advance(w int) {
	q.mu.Lock()
	changed := q.w < w
	q.w = max(q.w, w)
	q.mu.Unlock()
	if changed {
		q.to.strand.Wake()
	}
}

// reads reports whether there is something to say about a slot.
func (q *queue) reads(slot int) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.w > slot || q.from.over
}

// read takes what is in a slot for which reads holds. Without a message, e is
// how the sender failed, or nil when it did not.
func (q *queue) read(slot int) (v value.Value, got bool, e value.Value, p *value.Error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.w <= slot {
		return nil, false, q.from.err, q.from.panic
	}
	s := &q.slots[slot]
	v, got = s.v, s.full
	s.v = nil
	q.r = max(q.r, slot+1)
	q.from.strand.Wake()
	return v, got, nil, nil
}

// good reports whether a slot has a message that is no error.
func (q *queue) good(slot int) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.w > slot && q.slots[slot].full && !isError(q.slots[slot].v)
}

// panicked is the panic with which the sender ended before it got to a slot.
func (q *queue) panicked(slot int) *value.Error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.w > slot {
		return nil
	}
	return q.from.panic
}

// message does the instructions about messages.
func (st *strand) message(fr *frame, c *fn, in *ir.Instr) error {
	r := st.r[fr.rb : fr.rb+c.NumR]
	queues := func(n int) []*queue {
		qs := make([]*queue, n)
		for i := range qs {
			qs[i] = r[int(in.B)+i].(*queue)
		}
		return qs
	}
	switch in.Op {
	case ir.NewChan:
		r[in.A] = st.newQueue(c.Pool[in.B].(*tree.Channel))
	case ir.EndChan:
		q := r[in.A].(*queue)
		var v value.Value
		var p *value.Error
		if in.B >= 0 {
			v = r[in.B]
		}
		if in.C == 1 {
			p, _ = v.(*value.Error)
			v = nil
		}
		q.ended(q.end("function"), v, p)
	case ir.Advance:
		r[in.A].(*queue).advance(int(in.C))
	case ir.Send:
		r[in.A].(*queue).send(int(in.C), value.Clone(r[in.B]))
	case ir.Receive:
		v, err := st.receive(r[in.B].(*queue), int(in.C))
		if err != nil {
			return err
		}
		st.reg(int32(in.A), v)
	case ir.ReceiveAny:
		slots := c.Pool[in.C].([]int)
		v, err := st.receiveAny(queues(len(slots)), slots)
		if err != nil {
			return err
		}
		st.reg(int32(in.A), v)
	case ir.ReceiveAll:
		m := c.Pool[in.C].(*ir.Messages)
		v, err := st.receiveAll(queues(len(m.Slots)), m.Slots, r[in.B:])
		if err != nil {
			return err
		}
		if v == nil {
			if v, err = st.makeMap(fr, m.Shape, int(in.B)); err != nil {
				return err
			}
		}
		st.reg(int32(in.A), v)
	case ir.Flush:
		slots := c.Pool[in.C].([]int)
		var out value.Value
		for i, q := range queues(len(slots)) {
			v, err := st.flush(q, slots[i])
			if err != nil {
				return err
			}
			if out == nil {
				out = v
			}
		}
		st.reg(int32(in.A), out)
	}
	return nil
}

// receive takes the message in a slot.
func (st *strand) receive(q *queue, slot int) (value.Value, error) {
	if !q.reads(slot) {
		if err := st.await(func() bool { return q.reads(slot) }, q.from.strand); err != nil {
			return nil, err
		}
	}
	v, got, e, p := q.read(slot)
	switch {
	case got:
		return v, nil
	case p != nil:
		st.rethrow = p
		return nil, p
	case e != nil:
		return e, nil
	}
	return st.noMessage(q.from.name), nil
}

// noMessage makes a value of type error:NoMessage.
func (st *strand) noMessage(from string) *value.Error {
	t := st.p.Type("ballerina/lang.error", "NoMessage")
	if t == nil {
		t = types.Error
	}
	e := value.NewErrorOf(t, "no message received from worker '"+from+"'", nil)
	e.TypeName = "NoMessage"
	return e
}

// receiveAll takes a message from each queue into the registers dst. Instead it
// gives the failure of a sender, or that a message is missing.
func (st *strand) receiveAll(qs []*queue, slots []int, dst []value.Value) (value.Value, error) {
	for i, q := range qs {
		if !q.reads(slots[i]) {
			if err := st.await(func() bool { return q.reads(slots[i]) }, q.from.strand); err != nil {
				return nil, err
			}
		}
		if p := q.panicked(slots[i]); p != nil {
			st.rethrow = p
			return nil, p
		}
	}
	var missing value.Value
	for i, q := range qs {
		v, got, e, _ := q.read(slots[i])
		switch {
		case got:
			dst[i] = v
		case e != nil:
			return e, nil
		default:
			missing = st.noMessage(q.from.name)
		}
	}
	return missing, nil
}

// receiveAny takes the first message that is no error.
func (st *strand) receiveAny(qs []*queue, slots []int) (value.Value, error) {
	pick := -1
	var panic *value.Error
	ready := func() bool {
		all := true
		for i, q := range qs {
			if q.good(slots[i]) {
				pick = i
				return true
			}
			if p := q.panicked(slots[i]); p != nil {
				panic = p
				return true
			}
			all = all && q.reads(slots[i])
		}
		return all
	}
	if !ready() {
		var senders []*runtime.Waiter
		for i, q := range qs {
			if !q.reads(slots[i]) {
				senders = append(senders, q.from.strand)
			}
		}
		if err := st.await(ready, senders...); err != nil {
			return nil, err
		}
		ready()
	}
	if pick < 0 && panic != nil {
		st.rethrow = panic
		return nil, panic
	}
	var first, out value.Value
	for i, q := range qs {
		v, got, e, _ := q.read(slots[i])
		if i == pick {
			out = v
		}
		if first == nil {
			if first = e; got {
				first = v
			}
		}
	}
	switch {
	case pick >= 0:
		return out, nil
	case first != nil:
		return first, nil
	}
	return st.noMessage(qs[0].from.name), nil
}

// flush waits until what was sent up to a slot has been taken.
func (st *strand) flush(q *queue, slot int) (value.Value, error) {
	q.advance(slot + 1)
	done := func() bool {
		q.mu.Lock()
		defer q.mu.Unlock()
		return q.r > slot || q.to.over
	}
	if !done() {
		if err := st.await(done, q.to.strand); err != nil {
			return nil, err
		}
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	switch {
	case q.r > slot:
	case q.to.panic != nil:
		st.rethrow = q.to.panic
		return nil, q.to.panic
	default:
		return q.to.err, nil
	}
	return nil, nil
}
