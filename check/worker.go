package check

import (
	"fmt"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// workerInfo is a named worker.
type workerInfo struct {
	name  string
	node  *syntax.Worker
	ret   types.Type
	v     *tree.Var // holds its future
	fn    *tree.Func
	sends map[string][]*syntax.SendAction
}

// workersThen checks the named workers of a function and the statements of the
// default worker after them.
func (c *fn) workersThen(b *syntax.BlockBody) []tree.Stmt {
	r := c.startWorkers(b, b.Workers, b.After)
	return r
}

// workerDecls checks fork {…}.
func (c *fn) workerDecls(n syntax.Node, workers []*syntax.Worker) []tree.Stmt {
	return c.startWorkers(n, workers, nil)
}

// channelTable finds the channels between the workers that are checked
// together. Messages on one channel are of the union of what is sent on it.
type channelTable struct {
	list    []*tree.Channel
	senders []*sender
	// taken counts the receives seen on each channel: the n-th one takes the
	// message of the n-th send.
	taken map[string]int
}

func (c *fn) startWorkers(n syntax.Node, workers []*syntax.Worker, after []syntax.Stmt) []tree.Stmt {
	outer := c.workers
	c.workers = map[string]*workerInfo{}
	for k, v := range outer {
		c.workers[k] = v
	}
	ws := &tree.Workers{Off: c.off(n)}
	tab := &channelTable{}
	var infos []*workerInfo
	for _, w := range workers {
		name := w.Name.Name
		ret := types.Nil
		if w.Ret != nil {
			ret = c.tc.resolve(w.Ret)
		}
		info := &workerInfo{name: name, node: w, ret: ret}
		ft := c.w.Env.FutureOf(ret)
		info.v = c.declare(w.Name, ft, true)
		if l := c.scope.names[name]; l != nil {
			l.used = true
			l.workerOf = info
		}
		c.workers[name] = info
		infos = append(infos, info)
		ws.Vars = append(ws.Vars, info.v)
	}
	c.channels = tab
	// The default worker's part and the workers see the same channels; a
	// receive needs the type of what is sent, so senders are looked at first.
	c.sendTypes(tab, workers, after)
	for _, info := range infos {
		c.w.lambdas++
		f := &tree.Func{Name: info.name, Module: c.mod.Tree, Pos: pos(c.fs, info.node), Parent: c.f, Ret: info.ret, Isolated: c.f.Isolated,
			Sig: &types.Signature{Ret: info.ret}}
		f.Type = c.w.Env.Func(f.Sig)
		inner := newFn(c.fs, f, c)
		inner.workerName = info.name
		inner.channels = tab
		inner.workers = c.workers
		inner.flow.narrow = nil
		f.Transactional = c.transactionalWorker(info.node)
		inner.flow.tx.mode = f.Transactional
		f.Body = inner.withOnFail(info.node, info.node.OnFail, func() []tree.Stmt { return inner.block(info.node.Body) })
		if !inner.flow.dead && !types.IsSubtype(types.Nil, info.ret) {
			c.err(info.node.Name, "BCE2095", "this worker must return a result of type '%s'", info.ret)
		}
		inner.pop()
		for _, v := range f.Captures {
			// Variables that the worker shares with others keep it from running
			// in parallel with them; channels are made for that.
			if v.Type != types.Handle && v.Type.Basics() != types.BFuture && (v.Assigned || !types.IsSubtype(v.Type, isolatedData)) {
				f.Isolated = false
			}
		}
		info.fn = f
		ws.Funcs = append(ws.Funcs, f)
		c.mod.funcs = append(c.mod.funcs, f)
	}
	r := []tree.Stmt{ws}
	r = append(r, c.stmts(after)...)
	ws.Channels = tab.list
	return r
}

// sendTypes finds the types of the messages on each channel.
func (c *fn) sendTypes(tab *channelTable, workers []*syntax.Worker, after []syntax.Stmt) {
	var collect func(from string, n syntax.Node)
	collect = func(from string, n syntax.Node) {
		syntax.Inspect(n, func(n syntax.Node) bool {
			if s, ok := n.(*syntax.SendAction); ok && s.Peer != nil {
				key := from + "->" + s.Peer.Name
				tab.senders = append(tab.senders, &sender{key: key, n: s})
			}
			return true
		})
	}
	for _, w := range workers {
		collect(w.Name.Name, w.Body)
	}
	for _, s := range after {
		collect("function", s)
	}
}

type sender struct {
	key string
	n   *syntax.SendAction
	typ types.Type // once it is checked
}

func (c *fn) self() string {
	if c.workerName != "" {
		return c.workerName
	}
	return "function"
}

// channel finds or makes the channel from one worker to another.
func (c *fn) channel(n syntax.Node, from, to string) *tree.Channel {
	if c.channels == nil {
		return nil
	}
	for _, ch := range c.channels.list {
		if ch.From == from && ch.To == to {
			c.useChannel(ch)
			return ch
		}
	}
	root := c
	for root.parent != nil && root.parent.channels == c.channels {
		root = root.parent
	}
	ch := &tree.Channel{From: from, To: to, Index: len(c.channels.list), Type: types.AnyOrError}
	ch.Var = &tree.Var{Name: fmt.Sprintf("$%s->%s", from, to), Type: types.Handle, Func: root.f, Final: true}
	c.channels.list = append(c.channels.list, ch)
	c.useChannel(ch)
	return ch
}

func (c *fn) useChannel(ch *tree.Channel) {
	if ch.Var.Func != c.f {
		for x := c; x != nil && x.f != ch.Var.Func; x = x.parent {
			addCapture(&x.f.Captures, ch.Var)
		}
		ch.Var.Captured = true
	}
}

func (c *fn) send(n *syntax.SendAction) tree.Expr {
	x := c.expr(n.X, nil)
	if n.Sync && c.lexicalLock() {
		c.err(n, "BCE4055", "a synchronous send action is not allowed within a lock statement")
	}
	if n.Peer == nil || n.Peer.Name == "" {
		return c.bad(n)
	}
	if c.channels == nil || n.Peer.Name != "function" && c.workers[n.Peer.Name] == nil {
		c.err(n.Peer, "BCE2300", "undefined worker '%s'", n.Peer.Name)
		return c.bad(n)
	}
	if isBad(x) {
		return x
	}
	for _, s := range c.channels.senders {
		if s.n == n {
			s.typ = widen(x)
		}
	}
	rt := types.Nil
	if n.Sync {
		// The result tells that the receiver failed before it took the message.
		if w := c.workers[n.Peer.Name]; w != nil {
			rt = types.Union(types.Nil, types.Intersect(w.ret, types.Error))
		}
	}
	return &tree.Send{X: c.x(n, rt), A: x, Sync: n.Sync, Channel: c.channel(n, c.self(), n.Peer.Name)}
}

// messageType is the type of the next message from one worker to another. A
// sender that has not been checked yet is checked for its type only.
func (c *fn) messageType(from, to string) types.Type {
	if c.channels == nil {
		return types.AnyOrError // a probe that looks for the type of a message
	}
	key := from + "->" + to
	all := types.Never
	if c.channels.taken == nil {
		c.channels.taken = map[string]int{}
	}
	i := c.channels.taken[key]
	c.channels.taken[key] = i + 1
	n := 0
	for _, s := range c.channels.senders {
		if s.key != key {
			continue
		}
		t := s.typ
		if t == nil {
			if t = c.guessType(from, s.n.X); t == nil {
				t = types.AnyOrError
			}
		}
		if n == i {
			return t
		}
		n++
		all = types.Union(all, t)
	}
	if types.IsNever(all) {
		return types.AnyOrError
	}
	return all
}

// guessType types the message of a worker that is checked later.
func (c *fn) guessType(worker string, n syntax.Expr) types.Type {
	body := syntax.Node(nil)
	for name, w := range c.workers {
		if name == worker && w.node != nil {
			body = w.node.Body
		}
	}
	root := c
	for root.parent != nil && root.parent.channels == c.channels {
		root = root.parent
	}
	var t types.Type
	root.attempt(func() {
		probe := newFn(c.fs, &tree.Func{Name: "$probe", Module: c.mod.Tree, Ret: types.AnyOrError, Sig: &types.Signature{Ret: types.AnyOrError}}, root)
		probe.channels = nil
		if b, ok := body.(*syntax.Block); ok {
			for _, s := range b.Stmts {
				if s.Range().First > n.Range().First {
					break
				}
				if v, ok := s.(*syntax.VarStmt); ok {
					probe.stmt(v)
				}
			}
		}
		if x := probe.expr(n, nil); !isBad(x) {
			t = widen(x)
		}
	})
	return t
}

func (c *fn) receive(n *syntax.ReceiveAction, t types.Type) tree.Expr {
	r := &tree.Receive{}
	if c.lexicalLock() {
		c.err(n, "BCE4056", "a receive action is not allowed within a lock statement")
	}
	peer := func(id *syntax.Ident) types.Type {
		if c.channels == nil || id.Name != "function" && c.workers[id.Name] == nil {
			c.err(id, "BCE2300", "undefined worker '%s'", id.Name)
			return nil
		}
		ch := c.channel(n, id.Name, c.self())
		r.Channels = append(r.Channels, ch)
		mt := c.messageType(id.Name, c.self())
		// The receive also gives the error with which the sender ended before.
		if w := c.workers[id.Name]; w != nil {
			mt = types.Union(mt, types.Intersect(w.ret, types.Error))
		}
		return mt
	}
	if n.Multi {
		var fs []types.Field
		for _, f := range n.Fields {
			id := f.Peer
			if id == nil {
				id = f.Name
			}
			mt := peer(id)
			if mt == nil {
				return c.bad(n)
			}
			r.Names = append(r.Names, f.Name.Name)
			fs = append(fs, types.Field{Name: f.Name.Name, Type: mt})
		}
		rt := c.w.Env.Mapping(fs, types.Never, nil)
		if t != nil {
			if u := types.Intersect(t, types.AnyMap); !types.IsNever(u) && types.MappingAtomicOf(u) != nil && types.IsSubtype(rt, u) {
				rt = u
			}
		}
		r.X = c.x(n, rt)
		return r
	}
	rt := types.Never
	for _, id := range n.Alts {
		mt := peer(id)
		if mt == nil {
			return c.bad(n)
		}
		rt = types.Union(rt, mt)
	}
	r.Alts = len(n.Alts) > 1
	r.X = c.x(n, rt)
	return r
}

func (c *fn) flush(n *syntax.FlushAction) tree.Expr {
	r := &tree.Flush{X: c.x(n, types.Nil)}
	if c.channels == nil {
		c.err(n, "BCE2301", "'flush' is allowed only where workers are")
		return c.bad(n)
	}
	errs := types.Never
	for _, s := range c.channels.senders {
		from, to := c.self(), ""
		if n.Peer != nil {
			to = n.Peer.Name
		} else {
			to = s.n.Peer.Name
		}
		if s.key != from+"->"+to {
			continue
		}
		r.Channels = append(r.Channels, c.channel(n, from, to))
		if w := c.workers[to]; w != nil {
			errs = types.Union(errs, types.Intersect(w.ret, types.Error))
		}
	}
	r.T = types.Union(types.Nil, errs)
	return r
}

// start checks start f(args): the call runs on a strand of its own. Its
// arguments are evaluated first.
func (c *fn) start(n *syntax.StartAction, t types.Type) tree.Expr {
	var inner types.Type
	if t != nil {
		if u := types.Intersect(t, types.Future); !types.IsNever(u) && u != types.Future {
			inner = types.FutureArg(u)
		}
	}
	call := c.expr(n.X, inner)
	if isBad(call) {
		return call
	}
	var pre []tree.Stmt
	if blk, ok := call.(*tree.BlockExpr); ok {
		// Arguments that are evaluated ahead of the call.
		pre, call = blk.Stmts, blk.Value
	}
	own := len(pre)
	isolated := c.checkStart(n, call)
	tmp := func(x tree.Expr) tree.Expr {
		if x == nil {
			return nil
		}
		if _, ok := x.(*tree.Const); ok {
			return x
		}
		v := c.temp(x.Type())
		v.Captured = true
		pre = append(pre, &tree.VarDecl{V: v, Init: x, Off: x.Position()})
		return &tree.Local{X: tree.X{T: x.Type(), Off: x.Position()}, V: v}
	}
	transactional := false
	switch k := call.(type) {
	case *tree.Call:
		for i := range k.Args {
			k.Args[i] = tmp(k.Args[i])
		}
		transactional = k.F.Transactional
	case *tree.CallMethod:
		if f := types.ObjectMember(k.Recv.Type(), k.Name); f != nil {
			transactional = types.Transactional(f.Type)
		}
		k.Recv = tmp(k.Recv)
		for i := range k.Args {
			k.Args[i] = tmp(k.Args[i])
		}
	case *tree.CallValue:
		transactional = types.Transactional(k.F.Type())
		k.F = tmp(k.F)
		for i := range k.Args {
			k.Args[i] = tmp(k.Args[i])
		}
	default:
		c.err(n, "BCE2302", "'start' needs a function or method call")
		return c.bad(n)
	}
	f := &tree.Func{Name: lambdaName(c.w), Module: c.mod.Tree, Pos: pos(c.fs, n), Parent: c.f, Ret: call.Type(), Isolated: isolated, Transactional: transactional,
		Sig: &types.Signature{Ret: call.Type()}}
	f.Type = c.w.Env.Func(f.Sig)
	f.Body = []tree.Stmt{&tree.Return{A: call, Off: c.off(n)}}
	for _, s := range pre[own:] {
		f.Captures = append(f.Captures, s.(*tree.VarDecl).V)
	}
	c.mod.funcs = append(c.mod.funcs, f)
	ft := c.w.Env.FutureOf(call.Type())
	st := &tree.Start{X: c.x(n, ft), F: f, Isolated: isolated}
	if len(pre) == 0 {
		return st
	}
	return &tree.BlockExpr{X: c.x(n, ft), Stmts: pre, Value: st}
}

func (c *fn) wait(n *syntax.WaitAction, t types.Type) tree.Expr {
	w := &tree.Wait{}
	future := func(x syntax.Expr) types.Type {
		f := c.expr(x, nil)
		if isBad(f) {
			return nil
		}
		if f.Type().Basics() != types.BFuture {
			c.err(x, "BCE2066", "incompatible types: expected 'future', found '%s'", f.Type())
			return nil
		}
		w.Futures = append(w.Futures, f)
		return types.FutureArg(f.Type())
	}
	if n.Multi {
		var fs []types.Field
		for _, f := range n.Fields {
			x := f.X
			if x == nil {
				x = &syntax.NameExpr{Span: f.Name.Span, Name: &syntax.Name{Span: f.Name.Span, Id: f.Name}}
			}
			ft := future(x)
			if ft == nil {
				return c.bad(n)
			}
			w.Names = append(w.Names, f.Name.Name)
			fs = append(fs, types.Field{Name: f.Name.Name, Type: ft})
		}
		rt := c.w.Env.Mapping(fs, types.Never, nil)
		if t != nil {
			if u := types.Intersect(t, types.AnyMap); !types.IsNever(u) && types.MappingAtomicOf(u) != nil && types.IsSubtype(rt, u) {
				rt = u
			}
		}
		w.X = c.x(n, rt)
		return w
	}
	rt := types.Never
	for _, x := range n.Alts {
		ft := future(x)
		if ft == nil {
			return c.bad(n)
		}
		rt = types.Union(rt, ft)
	}
	w.Alts = len(n.Alts) > 1
	w.X = c.x(n, rt)
	return w
}
