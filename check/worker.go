package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// workerInfo is a named worker.
type workerInfo struct {
	name string
	node *syntax.Worker
	ret  types.Type
	v    *tree.Var // holds its future
	// owner is the function that starts the worker, loops the number of loops
	// there around its declaration.
	owner *fn
	loops int
	// user is the function that has evaluated the worker's name.
	user *fn
}

// workersThen checks the named workers of a function and the statements of the
// default worker after them.
func (c *fn) workersThen(b *syntax.BlockBody) []tree.Stmt {
	return c.startWorkers(b, b.Workers, func(g *peers) []tree.Stmt {
		// What the default worker declares from here on is not for the others.
		c.push()
		c.party = g.party("function")
		r := c.stmts(b.After)
		c.party = nil
		c.pop()
		return r
	}, b.After)
}

// workerDecls checks fork {…}: its workers are peers of each other only.
func (c *fn) workerDecls(n syntax.Node, workers []*syntax.Worker) []tree.Stmt {
	return c.startWorkers(n, workers, nil, nil)
}

// startWorkers checks workers that are started together, and what the default
// worker does after that, if it is one of them.
func (c *fn) startWorkers(n syntax.Node, workers []*syntax.Worker, after func(g *peers) []tree.Stmt, list []syntax.Stmt) []tree.Stmt {
	ws := &tree.Workers{Off: c.off(n)}
	g := &peers{c: c, muted: c.w.muted, trying: c.w.trying}
	var infos []*workerInfo
	for _, w := range workers {
		c.fs.annotationsIn(c, w.Annots, atWorker)
		c.fs.annotationsIn(c, w.RetAnnots, atReturn)
		ret := types.Nil
		if w.Ret != nil {
			ret = c.tc.resolve(w.Ret)
		}
		name := w.Name.Name
		if name == "function" {
			name = "'function"
		}
		info := &workerInfo{name: name, node: w, ret: ret, owner: c, loops: len(c.loops)}
		info.v = c.declare(w.Name, c.w.Env.FutureOf(ret), true)
		if l := c.scope.names[w.Name.Name]; l != nil {
			l.used = true
			l.workerOf = info
		}
		infos = append(infos, info)
		ws.Vars = append(ws.Vars, info.v)
		g.add(name, w)
	}
	if after != nil {
		p := g.add("function", nil)
		p.fn = c
		for _, s := range list {
			g.scan(p, s, place{})
		}
	}
	g.pair()
	ws.Funcs = make([]*tree.Func, len(infos))
	for i, info := range infos {
		c.w.lambdas++
		f := &tree.Func{Name: info.name, Module: c.mod.Tree, Pos: pos(c.fs, info.node), Parent: c.f, Ret: info.ret, Isolated: c.f.Isolated,
			Sig: &types.Signature{Ret: info.ret}}
		f.Type = c.w.Env.Func(f.Sig)
		ws.Funcs[i] = f
		inner := newFn(c.fs, f, c)
		f.Transactional = c.transactionalWorker(info.node)
		inner.flow.tx.mode = f.Transactional
		inner.party = g.parties[i]
		g.parties[i].fn = inner
		g.parties[i].body = func() { inner.workerBody(info) }
	}
	var rest []tree.Stmt
	if after != nil {
		g.party("function").body = func() { rest = after(g) }
	}
	g.check()
	for _, f := range ws.Funcs {
		for _, v := range f.Captures {
			// Variables that the worker shares with others keep it from running
			// in parallel with them; channels are made for that.
			if v.Type != types.Handle && v.Type.Basics() != types.BFuture && (v.Assigned || !types.IsSubtype(v.Type, isolatedData)) {
				f.Isolated = false
			}
		}
		c.mod.funcs = append(c.mod.funcs, f)
	}
	ws.Channels = g.channels
	return append([]tree.Stmt{ws}, rest...)
}

// workerBody checks what a named worker does.
func (c *fn) workerBody(info *workerInfo) {
	c.f.Body = c.withOnFail(info.node, info.node.OnFail, func() []tree.Stmt { return c.block(info.node.Body) })
	if !c.flow.dead && !types.IsSubtype(types.Nil, info.ret) {
		c.fs.doubtful(doubtInDecl, info.node.Name, "BCE2095", "this worker must return a result of type '%s'", info.ret)
	}
	c.pop()
}

// evaluateWorker notes that the name of a worker is evaluated. That happens
// once in each execution of the worker, so that a wait for the name cannot
// fail.
func (c *fn) evaluateWorker(n syntax.Node, info *workerInfo) {
	again := c.flow.named[info] || info.user != nil && info.user != c
	for f := c; f != nil && f != info.owner; f = f.parent {
		if f.party == nil {
			return // a closure: how often it is called is not known
		}
	}
	if again && !c.flow.dead {
		c.repeatedWorker(n, info)
	}
	info.user = c
	if c.flow.named == nil {
		c.flow.named = map[*workerInfo]bool{}
	}
	c.flow.named[info] = true
	from := 0
	if c == info.owner {
		from = info.loops
	}
	for _, l := range c.loops[min(from, len(c.loops)):] {
		l.workers = append(l.workers, workerUse{n, info})
	}
}

func (c *fn) repeatedWorker(n syntax.Node, info *workerInfo) {
	c.err(n, "BCE3040", "multiple references to a named worker '%s' as a variable reference is not allowed", info.name)
}

// workerUse is where the name of a worker that was started before a loop is
// evaluated within it.
type workerUse struct {
	n    syntax.Node
	info *workerInfo
}

// nextRound reports workers whose names are evaluated again when the loop
// begins another round; c.flow is the end of its body.
func (c *fn) nextRound(l *loop) {
	for _, u := range l.workers {
		for _, f := range append(l.conts, c.flow) {
			if !f.dead && f.named[u.info] {
				c.repeatedWorker(u.n, u.info)
				break
			}
		}
	}
}

// start checks start f(args): the call runs on a strand of its own. Its
// arguments are evaluated first.
func (c *fn) start(n *syntax.StartAction, t types.Type) tree.Expr {
	c.fs.annotationsIn(c, n.Annots, atWorker)
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
	isolated := c.checkStart(n, pre, call)
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

// eventual is the type of the result of a wait for x, which is the future f.
// Only a wait for the name of a worker cannot fail.
func (c *fn) eventual(x syntax.Expr, f tree.Expr) (t types.Type, named bool) {
	t = types.FutureArg(f.Type())
	if c.workerNamed(x) != nil {
		return t, true
	}
	return types.Union(t, types.Error), false
}

// workerNamed is the worker whose name x is.
func (c *fn) workerNamed(x syntax.Expr) *workerInfo {
	for {
		p, ok := x.(*syntax.Paren)
		if !ok {
			break
		}
		x = p.X
	}
	if n, ok := x.(*syntax.NameExpr); ok && n.Name.Prefix == nil && n.Name.Id != nil {
		if l := c.find(n.Name.Id.Name); l != nil {
			return l.workerOf
		}
	}
	return nil
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
		t, named := c.eventual(x, f)
		w.Futures = append(w.Futures, f)
		w.Named = append(w.Named, named)
		return t
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
