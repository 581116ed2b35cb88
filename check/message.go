// Messages between workers.
//
// Which send belongs to which receive follows from the text: the n-th send from
// one worker to another goes to the n-th receive there, and the two share a
// slot. The types of the two sides depend on each other: the receive says what
// is expected of the message, the message says what is received, and how a
// worker can end before it gets there is a part of both. So the workers that
// are peers of each other are checked in turns: each until it needs to know
// something of a place that another one has not reached yet.

package check

import (
	"fmt"
	"iter"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// peers are workers that are started together, and can send messages to each
// other.
type peers struct {
	c             *fn // starts them
	parties       []*party
	slots         []*slot
	sends         map[*syntax.SendAction]*slot
	receives      map[*syntax.Ident]*slot // by the reference to the sender
	channels      []*tree.Channel
	muted, trying int // of the world, when nothing is tried out
}

// party is one of several peers, the default worker being called "function".
type party struct {
	g    *peers
	name string
	fn   *fn
	body func() // checks it
	done bool
	// marks are places where it is known of some sends before them that they
	// will not happen any more if they have not yet.
	marks map[syntax.Node]span
	// sends, receives and flushes are in order of the text.
	sends, receives []*slot
	flushes         []*syntax.FlushAction

	// What is known of how the worker can end before the point being checked.
	failures  types.Type
	succeeded bool

	// pause lets other parties be checked; ready says when to go on.
	pause func()
	ready func() bool
	// polite: it waits for something that it could go on without.
	polite bool
	forced bool
}

// span is some of the sends of a party.
type span struct{ from, to int }

// slot is what a send and a receive share.
type slot struct {
	from, to *party
	index    int // among those from one worker to the other
	send     *syntax.SendAction
	receive  *syntax.Ident
	sendAt   place
	recvAt   place

	// Known when the send has been checked.
	sent      bool
	message   types.Type
	noMessage bool
	unsent    types.Type // failures of the sender before
	// Known when the receive has been checked.
	received   bool
	want       types.Type
	assumed    bool       // the message is taken to be what is wanted
	unreceived types.Type // failures of the receiver before
}

// place says where in its worker an action stands.
type place struct {
	conditional bool // it might not be executed
	repeated    bool // it might be executed again
}

// add adds a worker; w is nil for the default worker.
func (g *peers) add(name string, w *syntax.Worker) *party {
	p := &party{g: g, name: name, failures: types.Never, marks: map[syntax.Node]span{}}
	g.parties = append(g.parties, p)
	if w != nil && w.Body != nil {
		n := len(p.sends)
		g.scan(p, w.Body, place{})
		g.onFail(p, n, w.OnFail, place{})
	}
	return p
}

// peerName is the name of the worker that id refers to: a keyword is the
// default worker, an identifier that looks like it is not.
func peerName(id *syntax.Ident) string {
	if id.Quoted && id.Name == "function" {
		return "'function"
	}
	return id.Name
}

func (g *peers) party(name string) *party {
	for _, p := range g.parties {
		if p.name == name {
			return p
		}
	}
	return nil
}

// scan finds the sends and receives of p below n.
func (g *peers) scan(p *party, n syntax.Node, at place) {
	start := len(p.sends)
	// past notes that when control is at n, the sends from start on are past.
	past := func(n syntax.Node) {
		if len(p.sends) > start {
			p.marks[n] = span{start, len(p.sends)}
		}
	}
	maybe := at
	maybe.conditional = true
	again := maybe
	again.repeated = true
	children := func(at place, ns ...syntax.Node) {
		for _, n := range ns {
			g.scan(p, n, at)
		}
	}
	switch n := n.(type) {
	case nil:
	case *syntax.SendAction:
		children(at, n.X)
		if n.Peer != nil {
			s := &slot{from: p, send: n, sendAt: at}
			p.sends = append(p.sends, s)
			if g.sends == nil {
				g.sends = map[*syntax.SendAction]*slot{}
			}
			g.sends[n] = s
			g.slots = append(g.slots, s)
		}
	case *syntax.ReceiveAction:
		refs := n.Alts
		for _, f := range n.Fields {
			refs = append(refs, sender(f))
		}
		for _, id := range refs {
			s := &slot{to: p, receive: id, recvAt: at}
			if g.receives == nil {
				g.receives = map[*syntax.Ident]*slot{}
			}
			g.receives[id] = s
			p.receives = append(p.receives, s)
		}
	case *syntax.FlushAction:
		p.flushes = append(p.flushes, n)
	case *syntax.AnonFunc, *syntax.InferFunc, *syntax.ObjectCons, *syntax.ForkStmt:
		// Others' code.
	case *syntax.IfStmt:
		children(at, n.Cond)
		for {
			past(n.Then)
			children(maybe, n.Then)
			next, ok := n.Else.(*syntax.IfStmt)
			if !ok {
				break
			}
			n = next
			children(maybe, n.Cond)
		}
		if b, ok := n.Else.(*syntax.Block); ok {
			past(b)
			children(maybe, b)
		}
	case *syntax.MatchStmt:
		children(at, n.X)
		for _, cl := range n.Clauses {
			past(cl.Body)
			children(maybe, cl.Body)
		}
		g.onFail(p, start, n.OnFail, at)
	case *syntax.WhileStmt:
		children(again, n.Cond, n.Body)
		g.onFail(p, start, n.OnFail, at)
	case *syntax.ForeachStmt:
		children(at, n.In)
		children(again, n.Body)
		g.onFail(p, start, n.OnFail, at)
	case *syntax.RetryStmt:
		again.conditional = at.conditional
		children(again, n.Body)
		g.onFail(p, start, n.OnFail, at)
	case *syntax.DoStmt:
		children(at, n.Body)
		g.onFail(p, start, n.OnFail, at)
	case *syntax.LockStmt:
		children(at, n.Body)
		g.onFail(p, start, n.OnFail, at)
	case *syntax.TransactionStmt:
		children(at, n.Body)
		g.onFail(p, start, n.OnFail, at)
	case *syntax.Query:
		at = again
		syntax.Children(n, func(n syntax.Node) bool { g.scan(p, n, at); return true })
	default:
		syntax.Children(n, func(n syntax.Node) bool { g.scan(p, n, at); return true })
	}
	switch n.(type) {
	case *syntax.Block:
		// What begins a block comes before it.
	case syntax.Stmt:
		past(n)
	}
}

// sender is the worker that a field of a multiple receive names.
func sender(f *syntax.ReceiveField) *syntax.Ident {
	if f.Peer != nil {
		return f.Peer
	}
	return f.Name
}

// onFail scans an on fail clause; the statement's sends begin at start.
func (g *peers) onFail(p *party, start int, of *syntax.OnFail, at place) {
	if of == nil {
		return
	}
	if len(p.sends) > start {
		p.marks[of.Body] = span{start, len(p.sends)}
	}
	at.conditional = true
	g.scan(p, of.Body, at)
}

// pair brings sends and receives together.
func (g *peers) pair() {
	type key struct{ from, to *party }
	queues := map[key][]*slot{}
	for _, p := range g.parties {
		for _, s := range p.sends {
			s.to = g.party(peerName(s.send.Peer))
			if s.to == nil || s.to == p || s.to.name == "" {
				continue // reported where it is checked, or parsed
			}
			k := key{p, s.to}
			s.index = len(queues[k])
			queues[k] = append(queues[k], s)
		}
	}
	taken := map[key]int{}
	for _, p := range g.parties {
		for _, r := range p.receives {
			r.from = g.party(peerName(r.receive))
			if r.from == nil || r.from == p || r.from.name == "" {
				continue
			}
			k := key{r.from, p}
			i := taken[k]
			taken[k]++
			if i >= len(queues[k]) {
				g.c.err(r.receive, "BCE3041", "invalid worker receive, no matching worker send: worker '%s' sends %s", r.from.name, messages(len(queues[k]), p))
				continue
			}
			s := queues[k][i]
			s.receive, s.recvAt = r.receive, r.recvAt
			g.receives[r.receive] = s
		}
	}
	for k, q := range queues {
		for _, s := range q[min(taken[k], len(q)):] {
			g.c.err(s.send, "BCE3042", "invalid worker send, no matching worker receive: worker '%s' receives %s", k.to.name, fromWorker(taken[k], k.from))
		}
	}
}

func messages(n int, to *party) string {
	switch n {
	case 0:
		return "nothing to '" + to.name + "'"
	case 1:
		return "one message to '" + to.name + "'"
	}
	return fmt.Sprintf("%d messages to '%s'", n, to.name)
}

func fromWorker(n int, from *party) string {
	switch n {
	case 0:
		return "nothing from '" + from.name + "'"
	case 1:
		return "one message from '" + from.name + "'"
	}
	return fmt.Sprintf("%d messages from '%s'", n, from.name)
}

// check checks the bodies.
func (g *peers) check() {
	c := g.c
	if len(g.sends) == 0 && len(g.receives) == 0 {
		for _, p := range g.parties {
			p.body()
			p.done = true
		}
		return
	}
	// Named workers see what is known of variables where they are started, not
	// what the default worker finds out later.
	start, own := c.flow.clone(), c.flow
	resume := make([]func() (struct{}, bool), len(g.parties))
	for i, p := range g.parties {
		next, stop := iter.Pull(func(yield func(struct{}) bool) {
			p.pause = func() { yield(struct{}{}) }
			p.body()
		})
		defer stop()
		resume[i] = next
	}
	step := func(i int) {
		p := g.parties[i]
		if p.name == "function" {
			c.flow = own
		} else {
			c.flow = start
		}
		if _, more := resume[i](); !more {
			p.done = true
		}
		if p.name == "function" {
			own = c.flow
		}
	}
	for {
		moved, left := false, -1
		for i, p := range g.parties {
			if p.done {
				continue
			}
			if p.ready == nil || p.ready() {
				step(i)
				moved = true
			}
			if !p.done && (left < 0 || p.polite && !g.parties[left].polite) {
				left = i
			}
		}
		if left < 0 {
			break
		}
		if !moved {
			g.parties[left].forced = true
			step(left)
		}
	}
	c.flow = own
}

// until lets others be checked until ready, and reports whether it is. It is not
// when what it waits for never comes, or cannot be waited for.
func (p *party) until(c *fn, polite bool, ready func() bool) bool {
	for !ready() {
		if p.forced || c.w.trying != p.g.trying || c.w.muted != p.g.muted {
			p.forced = false
			return false
		}
		p.ready, p.polite = ready, polite
		p.pause()
		p.ready = nil
	}
	p.forced = false
	return true
}

// terminates notes that the worker can end here, with a value of type t.
func (p *party) terminates(t types.Type) {
	if p == nil {
		return
	}
	p.failures = types.Union(p.failures, types.Intersect(t, types.Error))
	if !types.IsNever(types.Diff(t, types.Error)) {
		p.succeeded = true
	}
}

// passed makes the statements that follow from control being at n: messages
// that have not been sent there will not be.
func (p *party) passed(n syntax.Node) []tree.Stmt {
	if p == nil {
		return nil
	}
	sp, ok := p.marks[n]
	if !ok {
		return nil
	}
	last := map[*tree.Channel]*tree.Advance{}
	var r []tree.Stmt
	for _, s := range p.sends[sp.from:sp.to] {
		if s.receive == nil || !s.sendAt.conditional && !s.noMessage {
			continue
		}
		ch := p.g.channel(p.fn, s)
		a := last[ch]
		if a == nil {
			a = &tree.Advance{Channel: ch}
			last[ch] = a
			r = append(r, a)
		}
		a.To = max(a.To, s.index+1)
	}
	return r
}

// channel finds or makes the channel of a slot and makes it known to c.
func (g *peers) channel(c *fn, s *slot) *tree.Channel {
	var ch *tree.Channel
	for _, k := range g.channels {
		if k.From == s.from.name && k.To == s.to.name {
			ch = k
			break
		}
	}
	if ch == nil {
		ch = &tree.Channel{From: s.from.name, To: s.to.name}
		ch.Var = &tree.Var{Name: fmt.Sprintf("$%s->%s", ch.From, ch.To), Type: types.Handle, Func: g.c.f, Final: true}
		g.channels = append(g.channels, ch)
	}
	ch.Slots = max(ch.Slots, s.index+1)
	if ch.Var.Func != c.f {
		for x := c; x != nil && x.f != ch.Var.Func; x = x.parent {
			addCapture(&x.f.Captures, ch.Var)
		}
		ch.Var.Captured = true
	}
	return ch
}

// peer finds the worker an action speaks to, and reports when it cannot.
func (c *fn) peer(id *syntax.Ident) *party {
	if c.party != nil {
		if p := c.party.g.party(peerName(id)); p == c.party {
			c.err(id, "BCE3043", "a worker cannot send messages to itself or receive its own")
			return nil
		} else if p != nil {
			return p
		}
	}
	if l := c.find(id.Name); l != nil && l.workerOf != nil || id.Name == "function" && c.workerAround() {
		c.err(id, "BCE3044", "worker '%s' is no peer of this one: messages pass between the workers of one function, or of one fork statement", id.Name)
		return nil
	}
	c.err(id, "BCE2300", "undefined worker '%s'", id.Name)
	return nil
}

// workerAround reports whether c is within a worker, or a function that has
// some.
func (c *fn) workerAround() bool {
	for ; c != nil; c = c.parent {
		if c.party != nil {
			return true
		}
	}
	return false
}

func (c *fn) send(n *syntax.SendAction) tree.Expr {
	if n.Sync && c.lexicalLock() {
		c.err(n, "BCE4055", "a synchronous send action is not allowed within a lock statement")
	}
	if n.Peer == nil || n.Peer.Name == "" || c.peer(n.Peer) == nil {
		c.expr(n.X, nil)
		return c.bad(n)
	}
	p := c.party
	s := p.g.sends[n]
	if s == nil {
		return c.bad(n)
	}
	if s.sendAt.repeated {
		c.err(n, "BCE3045", "invalid worker send position: a message is sent once, and this could be executed more than once")
	}
	var want types.Type
	if s.receive != nil {
		p.until(c, true, func() bool { return s.received || s.to.done })
		want = s.want
	}
	x := c.expr(n.X, want)
	s.sent = true
	s.noMessage = (s.sendAt.conditional || p.succeeded) && !s.sendAt.repeated
	for _, f := range c.fails {
		// Something before may have led to an on fail clause.
		s.noMessage = s.noMessage || len(f.flows) > 0 && !s.sendAt.repeated
	}
	s.unsent = p.failures
	if isBad(x) {
		return x
	}
	if !types.IsSubtype(x.Type(), types.Cloneable) {
		c.err(n.X, "BCE2066", "incompatible types: expected 'value:Cloneable', found '%s'", c.shown(x))
		return c.bad(n)
	}
	s.message = widen(x)
	if want != nil && types.IsSubtype(x.Type(), want) {
		s.message = x.Type()
	} else if s.assumed {
		c.err(n.X, "BCE2066", "incompatible types: expected '%s', found '%s'", s.want, c.shown(x))
		return c.bad(n)
	}
	if s.receive == nil {
		return c.bad(n)
	}
	r := &tree.Send{X: c.x(n, types.Nil), A: x, Sync: n.Sync, Channel: p.g.channel(c, s), Slot: s.index}
	if n.Sync {
		// The result tells that the receiver failed before it took the message.
		r.T = types.Union(types.Nil, c.unreceived(s))
	}
	return r
}

// unreceived is how the receiver can fail before it takes a message.
func (c *fn) unreceived(s *slot) types.Type {
	c.party.until(c, false, func() bool { return s.received || s.to.done })
	if !s.received {
		return types.Never
	}
	return s.unreceived
}

func (c *fn) receive(n *syntax.ReceiveAction, t types.Type) tree.Expr {
	if c.lexicalLock() {
		c.err(n, "BCE4056", "a receive action is not allowed within a lock statement")
	}
	r := &tree.Receive{Alts: len(n.Alts) > 1}
	// First it is known what is expected of each message.
	var slots []*slot
	ok := true
	expect := func(id *syntax.Ident, t types.Type) {
		if id == nil || id.Name == "" || c.peer(id) == nil {
			ok = false
			return
		}
		s := c.party.g.receives[id]
		if s == nil {
			ok = false
			return
		}
		if s.recvAt.conditional || s.recvAt.repeated {
			c.err(n, "BCE3046", "invalid worker receive position: a message is received once, and this could be executed more than once or not at all")
		} else if c.party.succeeded {
			c.err(n, "BCE3047", "invalid worker receive position: the worker could have returned without an error before, so that the message would not be received")
		}
		s.received, s.want, s.unreceived = true, t, c.party.failures
		slots = append(slots, s)
		if s.send == nil {
			ok = false // reported as unpaired
		}
	}
	for _, id := range n.Alts {
		expect(id, t)
	}
	for _, f := range n.Fields {
		var ft types.Type
		if t != nil {
			if u := types.Intersect(t, types.AnyMap); !types.IsNever(u) {
				ft = types.Diff(types.MappingMember(u, f.Name.Name), types.Undef)
				if types.IsNever(ft) {
					ft = nil
				}
			}
		}
		for i := range r.Names {
			if r.Names[i] == f.Name.Name {
				c.err(f, "BCE2008", "duplicate field '%s'", f.Name.Name)
				ok = false
			}
		}
		for _, s := range slots {
			if s.from.name == peerName(sender(f)) {
				c.err(f, "BCE3048", "a message of worker '%s' is received already", s.from.name)
				ok = false
			}
		}
		r.Names = append(r.Names, f.Name.Name)
		expect(sender(f), ft)
	}
	if !ok {
		return c.bad(n)
	}
	// Then what comes.
	all, none, failures := types.Never, types.Never, types.Never
	certain := false
	var fs []types.Field
	for i, s := range slots {
		c.party.until(c, false, func() bool { return s.sent || s.from.done })
		message := s.message
		if message == nil {
			if s.want == nil || s.sent || s.from.done {
				return c.bad(n)
			}
			message, s.assumed = s.want, true
		}
		r.Channels = append(r.Channels, c.party.g.channel(c, s))
		r.Slots = append(r.Slots, s.index)
		all = types.Union(all, message)
		if s.unsent != nil {
			failures = types.Union(failures, s.unsent)
		}
		if s.noMessage {
			none = c.w.noMessage()
		} else {
			certain = true
		}
		if n.Multi {
			fs = append(fs, types.Field{Name: r.Names[i], Type: message})
		}
	}
	if n.Multi {
		all = c.w.Env.Mapping(fs, types.Never, nil)
		if t != nil {
			if u := types.Intersect(t, types.AnyMap); !types.IsNever(u) && types.MappingAtomicOf(u) != nil && types.IsSubtype(all, u) {
				all = u
			}
		}
		r.Made = all
	} else if certain {
		// One of several messages is enough.
		none = types.Never
	}
	r.X = c.x(n, types.Union(all, types.Union(none, failures)))
	return r
}

// noMessage is error:NoMessage.
func (w *World) noMessage() types.Type {
	if m := w.langModule("error"); m != nil {
		if s := m.syms["NoMessage"]; s != nil {
			return s.typ()
		}
	}
	return types.Error
}

func (c *fn) flush(n *syntax.FlushAction) tree.Expr {
	if c.party == nil {
		c.err(n, "BCE2301", "'flush' is allowed only where workers are")
		return c.bad(n)
	}
	var only *party
	if n.Peer != nil {
		if only = c.peer(n.Peer); only == nil {
			return c.bad(n)
		}
	}
	r := &tree.Flush{X: c.x(n, types.Nil)}
	at := c.off(n)
	// The last message before to each worker decides.
	last := map[*party]*slot{}
	var order []*party
	for _, s := range c.party.sends {
		if s.receive == nil || s.to == nil || only != nil && s.to != only || c.off(s.send) > at {
			continue
		}
		if last[s.to] == nil {
			order = append(order, s.to)
		}
		last[s.to] = s
	}
	for _, to := range order {
		s := last[to]
		r.Channels = append(r.Channels, c.party.g.channel(c, s))
		r.Slots = append(r.Slots, s.index)
		if !s.send.Sync && !c.party.flushed(s, n) {
			r.T = types.Union(r.T, c.unreceived(s))
		}
	}
	return r
}

// flushed reports whether a flush between a send and the flush action f says
// how the message fared.
func (p *party) flushed(s *slot, f *syntax.FlushAction) bool {
	for _, other := range p.flushes {
		if other == f {
			return false
		}
		if p.fn.off(other) > p.fn.off(s.send) && (other.Peer == nil || peerName(other.Peer) == s.to.name) {
			return true
		}
	}
	return false
}
