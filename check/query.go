package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// queryCtx is a query being checked: the variables its frames bind so far.
type queryCtx struct {
	bound      []*tree.Var
	names      []*syntax.Ident
	completion types.Type
	first      tree.Expr // source of the first from clause
}

// query checks a query expression or action.
func (c *fn) query(n *syntax.Query, t types.Type) tree.Expr {
	if n.Collect != nil && n.Construct != syntax.QueryDefault {
		c.err(n.Collect, "BCE2408", "a query with 'collect' does not construct a map, table or stream: use 'select'")
		return c.bad(n)
	}
	if n.Construct == syntax.QueryStream || n.Construct == syntax.QueryDefault && n.Select != nil && (t != nil && onlyStream(t) || t == nil && c.fromStream(n)) {
		return c.streamQuery(n, t)
	}
	q := &tree.Query{}
	ctx := &queryCtx{completion: types.Nil}
	c.push()
	depth := c.scope
	loop := c.enterLoop(n)
	c.sharedByClosures(n)
	c.forgetAssigned(n)
	before := c.flow.clone()
	ok := true
	for _, cl := range n.Clauses {
		tc := c.clause(cl, ctx)
		if tc == nil {
			ok = false
			continue
		}
		q.Clauses = append(q.Clauses, tc)
	}
	var r tree.Expr
	switch {
	case n.Do != nil:
		q.Kind = tree.QueryAction
		q.Do = c.block(n.Do)
		q.X = c.x(n, types.Union(types.Nil, types.Intersect(ctx.completion, types.Error)))
		r = q
	case n.Collect != nil:
		r = c.collect(n, q, ctx, t)
	default:
		r = c.selectClause(n, q, ctx, t)
	}
	c.scope = depth
	c.pop()
	c.leaveLoop()
	after := c.flow
	for _, b := range loop.breaks {
		after = join(after, b)
	}
	c.flow = join(before, after)
	if !ok || r == nil {
		return c.bad(n)
	}
	return r
}

// fromStream reports whether the first clause iterates over a stream, which
// makes a query without an expected type construct a stream.
func (c *fn) fromStream(n *syntax.Query) bool {
	from, ok := n.Clauses[0].(*syntax.FromClause)
	if !ok {
		return false
	}
	var t types.Type
	c.attempt(func() { t = c.expr(from.In, nil).Type() })
	return t.Basics() == types.BStream
}

func onlyStream(t types.Type) bool {
	b := types.Diff(t, types.NilOrError).Basics()
	return b == types.BStream
}

// clause checks a clause of the pipeline.
func (c *fn) clause(cl syntax.Clause, ctx *queryCtx) tree.Clause {
	switch cl := cl.(type) {
	case *syntax.FromClause:
		in := c.expr(cl.In, nil)
		elem, kind, completion := c.iterate(cl.In, in)
		ctx.completion = types.Union(ctx.completion, types.Intersect(completion, types.Error))
		if ctx.first == nil {
			ctx.first = in
		}
		f := &tree.From{In: in, Iter: kind}
		c.push()
		c.bindClause(f, cl, cl.Type, cl.Binding, elem, false, ctx)
		if isBad(in) {
			return nil
		}
		return f
	case *syntax.JoinClause:
		// The right side does not see the frames so far.
		frame := c.hide(ctx)
		in := c.expr(cl.In, nil)
		reveal(frame)
		elem, kind, completion := c.iterate(cl.In, in)
		ctx.completion = types.Union(ctx.completion, types.Intersect(completion, types.Error))
		f := &tree.From{In: in, Iter: kind, Join: true, Outer: cl.Outer}
		f.On = c.expr(cl.On, nil)
		frame = c.hide(ctx)
		c.push()
		n := len(ctx.bound)
		c.bindClause(f, cl, cl.Type, cl.Binding, elem, cl.Outer, ctx)
		f.Bound = append([]*tree.Var{}, ctx.bound[n:]...)
		f.Eq = c.expr(cl.Eq, nil)
		reveal(frame)
		if isBad(in) || isBad(f.On) || isBad(f.Eq) {
			return nil
		}
		if !types.IsSubtype(f.On.Type(), types.Anydata) || !types.IsSubtype(f.Eq.Type(), types.Anydata) {
			c.err(cl, "BCE2400", "the keys of a join must be anydata")
			return nil
		}
		if types.Disjoint(f.On.Type(), f.Eq.Type()) {
			c.err(cl.Eq, "BCE2066", "incompatible types: expected '%s', found '%s'", c.shown(f.On), c.shown(f.Eq))
			return nil
		}
		return f
	case *syntax.LetClause:
		l := &tree.Let{}
		c.push()
		for _, v := range cl.Vars {
			n := len(l.Stmts)
			_ = n
			l.Stmts = append(l.Stmts, c.varDecl(v, v.Annots, true, v.Type, v.Binding, v.Init)...)
			for _, id := range boundNames(v.Binding) {
				if loc := c.scope.names[id.Name]; loc != nil && loc.v != nil {
					ctx.bound = append(ctx.bound, loc.v)
					ctx.names = append(ctx.names, id)
				}
			}
		}
		return l
	case *syntax.WhereClause:
		x, yes, _ := c.cond(cl.X)
		c.flow = yes
		if isBad(x) {
			return nil
		}
		return &tree.Where{Cond: x}
	case *syntax.LimitClause:
		frame := c.hide(ctx)
		x := c.want(cl.X, types.Int)
		reveal(frame)
		if isBad(x) {
			return nil
		}
		return &tree.Limit{N: x}
	case *syntax.OrderByClause:
		o := &tree.OrderBy{}
		ok := true
		for _, k := range cl.Keys {
			x := c.expr(k.X, nil)
			if isBad(x) {
				ok = false
				continue
			}
			if !comparable(x.Type(), x.Type()) {
				c.err(k, "BCE2401", "order by is not supported for type '%s': an ordered type is expected", x.Type())
				ok = false
			}
			o.Keys, o.Desc = append(o.Keys, x), append(o.Desc, k.Descending)
		}
		o.Bound = append([]*tree.Var{}, ctx.bound...)
		if !ok {
			return nil
		}
		return o
	case *syntax.GroupByClause:
		return c.groupBy(cl, ctx)
	}
	return nil
}

// hide takes the variables of the frame out of scope, until reveal.
func (c *fn) hide(ctx *queryCtx) []*local {
	var r []*local
	for i, id := range ctx.names {
		if l := c.peek(id.Name); l != nil && l.v == ctx.bound[i] && !l.hidden {
			l.hidden = true
			r = append(r, l)
		}
	}
	return r
}

func reveal(ls []*local) {
	for _, l := range ls {
		l.hidden = false
	}
}

// bindClause declares the variables of a from or join clause.
func (c *fn) bindClause(f *tree.From, n syntax.Node, t syntax.Type, b syntax.Binding, elem types.Type, outer bool, ctx *queryCtx) {
	vt := elem
	if t != nil {
		vt = c.tc.resolve(t)
		if !types.IsSubtype(elem, vt) {
			c.err(n, "BCE2066", "incompatible types: expected '%s', found '%s'", vt, elem)
		}
		if outer {
			c.err(t, "BCE2402", "an outer join needs 'var' for its variables")
			outer = false
		}
	}
	if cb, ok := b.(*syntax.CaptureBinding); ok {
		if outer {
			vt = types.Union(vt, types.Nil)
		}
		f.Var = c.declare(cb.Name, vt, true)
		ctx.bound = append(ctx.bound, f.Var)
		ctx.names = append(ctx.names, cb.Name)
		return
	}
	f.Var = c.temp(vt)
	if b == nil {
		return
	}
	f.Bind = c.bindWith(b, &tree.Local{X: c.x(n, vt), V: f.Var}, func(id *syntax.Ident, nd syntax.Node, part tree.Expr) []tree.Stmt {
		pt := part.Type()
		if outer {
			pt = types.Union(pt, types.Nil)
		}
		v := c.declare(id, pt, true)
		ctx.bound = append(ctx.bound, v)
		ctx.names = append(ctx.names, id)
		return []tree.Stmt{&tree.VarDecl{V: v, Init: part, Off: part.Position()}}
	})
}

// groupBy turns every variable that is no key into a list.
func (c *fn) groupBy(cl *syntax.GroupByClause, ctx *queryCtx) tree.Clause {
	g := &tree.GroupBy{}
	c.push()
	ok := true
	for _, k := range cl.Keys {
		if k.X != nil && k.Name.Name == "_" {
			// A key that groups and is not referred to.
			var x tree.Expr
			if k.Type != nil {
				x = c.want(k.X, c.tc.resolve(k.Type))
			} else {
				x = c.expr(k.X, nil)
			}
			ok = ok && !isBad(x)
			v := c.temp(widen(x))
			g.Stmts = append(g.Stmts, &tree.VarDecl{V: v, Init: x, Off: c.off(k)})
			g.Keys = append(g.Keys, v)
		} else if k.X != nil {
			b := &syntax.CaptureBinding{Span: k.Name.Span, Name: k.Name}
			g.Stmts = append(g.Stmts, c.varDecl(k, nil, true, k.Type, b, k.X)...)
			loc := c.scope.names[k.Name.Name]
			if loc == nil || loc.v == nil {
				ok = false
				continue
			}
			loc.used = true
			ctx.bound = append(ctx.bound, loc.v)
			ctx.names = append(ctx.names, k.Name)
			g.Keys = append(g.Keys, loc.v)
		} else {
			l := c.find(k.Name.Name)
			if l == nil || l.v == nil || !isBound(ctx, l.v) {
				c.err(k, "BCE2010", "undefined symbol '%s'", k.Name.Name)
				ok = false
				continue
			}
			c.fs.facts.local(k.Name, l.v)
			l.used = true
			if l.group {
				c.err(k, "BCE4080", "'%s' stands for the values of several frames: it cannot be a grouping key", k.Name.Name)
				ok = false
			}
			g.Keys = append(g.Keys, l.v)
		}
		if kv := g.Keys[len(g.Keys)-1]; !types.IsSubtype(kv.Type, types.Anydata) {
			c.err(k, "BCE2403", "a grouping key must be anydata, found '%s'", kv.Type)
			ok = false
		}
	}
	c.aggregate(g, ctx, true)
	if !ok {
		return nil
	}
	return g
}

func isBound(ctx *queryCtx, v *tree.Var) bool {
	for _, b := range ctx.bound {
		if b == v {
			return true
		}
	}
	return false
}

// aggregate makes lists of the bound variables that are no keys of g.
func (c *fn) aggregate(g *tree.GroupBy, ctx *queryCtx, nonEmpty bool) {
	g.Bound = append([]*tree.Var{}, ctx.bound...)
	var bound []*tree.Var
	var names []*syntax.Ident
	c.push()
	for i, v := range ctx.bound {
		isKey := false
		for _, k := range g.Keys {
			isKey = isKey || k == v
		}
		id := ctx.names[i]
		if isKey {
			bound, names = append(bound, v), append(names, id)
			continue
		}
		// A where clause may have told more of the variable than its type.
		elem := c.current(v)
		var lt types.Type
		if nonEmpty {
			lt = c.w.Env.List([]types.Type{elem}, 1, elem)
		} else {
			lt = c.w.Env.Array(elem)
		}
		lv := &tree.Var{Name: v.Name, Type: lt, Func: c.f, Final: true, Pos: v.Pos}
		c.fs.facts.again(id, lv)
		c.scope.names[id.Name] = &local{v: lv, used: true, group: true, node: id}
		g.Vars, g.Lists = append(g.Vars, v), append(g.Lists, lv)
		bound, names = append(bound, lv), append(names, id)
	}
	ctx.bound, ctx.names = bound, names
}

// aggregated reports whether n refers to an aggregated variable. It is asked
// where such a reference may stand, so what it finds is allowed.
func (c *fn) aggregated(n syntax.Expr) bool {
	e, ok := n.(*syntax.NameExpr)
	if !ok || e.Name.Prefix != nil || e.Name.Id == nil {
		return false
	}
	for s := c.scope; s != nil; s = s.outer {
		if l, ok := s.names[e.Name.Id.Name]; ok {
			if l.group {
				if c.spreads == nil {
					c.spreads = map[*syntax.NameExpr]bool{}
				}
				c.spreads[e] = true
			}
			return l.group
		}
	}
	return false
}

// aggregateCall checks f(x) for an aggregated variable x that may have no
// values, where f is of the lang library and needs one: then the result is nil.
func (c *fn) aggregateCall(n *syntax.Call, s *Symbol, t types.Type) (tree.Expr, bool) {
	f := s.function()
	if len(n.Args) != 1 || f == nil || len(f.Sig.Params) == 0 || f.Sig.Params[0].HasDefault {
		return nil, false
	}
	l := c.find(n.Args[0].X.(*syntax.NameExpr).Name.Id.Name)
	if lo, _ := types.ListLengths(l.v.Type); lo > 0 {
		return nil, false
	}
	elem := types.ListElem(l.v.Type)
	before, narrowed := c.flow.narrow[l.v]
	c.flow.set(l.v, c.w.Env.List([]types.Type{elem}, 1, elem))
	x := c.callSymbol(n, s, t)
	delete(c.flow.narrow, l.v)
	if narrowed {
		c.flow.set(l.v, before)
	}
	if isBad(x) {
		return x, true
	}
	length := &tree.ListLen{X: c.x(n, types.Int), List: &tree.Local{X: c.x(n, l.v.Type), V: l.v}}
	empty := &tree.Equal{X: c.x(n, types.Boolean), Op: tree.Eq, Kind: types.BInt, A: length, B: c.constant(n, int64(0))}
	return &tree.Cond{X: c.x(n, types.Union(x.Type(), types.Nil)), C: empty, A: c.constant(n, nil), B: x}, true
}

func (c *fn) collect(n *syntax.Query, q *tree.Query, ctx *queryCtx, t types.Type) tree.Expr {
	g := &tree.GroupBy{}
	c.push()
	c.aggregate(g, ctx, false)
	q.Clauses = append(q.Clauses, g)
	q.Kind = tree.QueryCollect
	var want types.Type
	if t != nil {
		want = t
	}
	q.Select = c.expr(n.Collect, want)
	if isBad(q.Select) {
		return nil
	}
	q.X = c.x(n, types.Union(widenConst(q.Select), types.Intersect(ctx.completion, types.Error)))
	return q
}

func widenConst(x tree.Expr) types.Type { return x.Type() }

// selectClause checks select and decides what the query makes.
func (c *fn) selectClause(n *syntax.Query, q *tree.Query, ctx *queryCtx, t types.Type) tree.Expr {
	if n.Select == nil {
		return nil
	}
	kind := tree.QueryList
	var core types.Type
	if t != nil {
		core = types.Diff(t, types.NilOrError)
		if types.IsNever(core) {
			core = nil
		}
	}
	switch n.Construct {
	case syntax.QueryMap:
		kind = tree.QueryMap
	case syntax.QueryTable:
		kind = tree.QueryTable
	default:
		b := types.Basic(0)
		if core != nil {
			b = core.Basics()
		}
		switch {
		case b != 0 && b == types.BString:
			kind = tree.QueryString
		case b != 0 && b&^types.BXML == 0:
			kind = tree.QueryXML
		case b != 0 && b&^types.BTable == 0:
			kind = tree.QueryTable
		case b != 0 && b&^types.BMapping == 0:
			c.err(n, "BCE2409", "a query that constructs a mapping starts with 'map': '%s' is expected", core)
			return nil
		case b == 0 || b&types.BList == 0:
			// The type of the source decides.
			switch fb := ctx.first.Type().Basics(); {
			case fb == types.BString:
				kind = tree.QueryString
			case fb == 0:
			case fb&^types.BXML == 0:
				kind = tree.QueryXML
			case fb&^types.BTable == 0:
				kind = tree.QueryTable
			case fb&^types.BMapping == 0 && b == 0:
				c.err(n, "BCE2410", "what the query constructs cannot be inferred from '%s': a type is to be expected, or 'map', 'table' or 'stream' to be written", ctx.first.Type())
				return nil
			}
		}
	}
	errs := types.Intersect(ctx.completion, types.Error)
	q.Kind = kind
	switch kind {
	case tree.QueryString:
		x := c.expr(n.Select, nil)
		if isBad(x) {
			return nil
		}
		if x.Type().Basics() != types.BString {
			if core != nil && core.Basics() == types.BString {
				c.err(n.Select, "BCE2066", "incompatible types: expected 'string', found '%s'", c.shown(x))
				return nil
			}
			q.Kind = tree.QueryList
			return c.listQuery(n, q, x, nil, errs)
		}
		q.Select, q.Elem = x, types.String
		q.X = c.x(n, types.Union(types.String, errs))
		return q
	case tree.QueryXML:
		x := c.expr(n.Select, nil)
		if isBad(x) {
			return nil
		}
		if x.Type().Basics()&^types.BXML != 0 {
			if core != nil && core.Basics()&^types.BXML == 0 {
				c.err(n.Select, "BCE2066", "incompatible types: expected 'xml', found '%s'", c.shown(x))
				return nil
			}
			q.Kind = tree.QueryList
			return c.listQuery(n, q, x, nil, errs)
		}
		q.Select, q.Elem = x, x.Type()
		q.X = c.x(n, types.Union(c.w.Env.XMLOf(types.XMLItemsOf(x.Type())), errs))
		return q
	case tree.QueryMap:
		var et types.Type
		if core != nil {
			if m := types.Intersect(core, types.AnyMap); !types.IsNever(m) {
				et = types.MappingElem(m)
			}
		}
		var want types.Type
		if et != nil && et != types.AnyOrError {
			want = c.w.Env.Tuple([]types.Type{types.String, et}, nil)
		}
		x := c.expr(n.Select, want)
		if isBad(x) {
			return nil
		}
		if !types.IsSubtype(x.Type(), c.w.Env.Tuple([]types.Type{types.String, types.AnyOrError}, nil)) {
			c.err(n.Select, "BCE2405", "invalid type in the select clause: expected a tuple '[string, T]', found '%s'", x.Type())
			return nil
		}
		vt := types.ListMember(x.Type(), c.w.Env.IntValue(1))
		mt := c.w.Env.Map(vt)
		if core != nil {
			if m := types.Intersect(core, types.AnyMap); types.MappingAtomicOf(m) != nil && types.IsSubtype(vt, types.MappingElem(m)) && m != types.AnyMap {
				mt = m
			}
		}
		q.Select, q.Elem = x, x.Type()
		c.conflict(n, q, &errs)
		q.X = c.x(n, types.Union(mt, errs))
		return q
	case tree.QueryTable:
		var row types.Type
		var want types.Type
		keys := []string(nil)
		for _, k := range n.Keys {
			keys = append(keys, k.Name)
		}
		if core != nil {
			if tt := types.Intersect(core, types.AnyTable); !types.IsNever(tt) {
				want = tt
				if a := types.TableAtomicOf(tt); a != nil && a.Row != types.AnyMap {
					row = a.Row
					if keys == nil {
						keys = a.Keys
					}
				}
			}
		}
		x := c.expr(n.Select, row)
		if isBad(x) {
			return nil
		}
		if !types.IsSubtype(x.Type(), types.AnyMap) {
			if n.Construct == syntax.QueryDefault && core == nil {
				q.Kind = tree.QueryList
				return c.listQuery(n, q, x, nil, errs)
			}
			c.err(n.Select, "BCE2406", "invalid type in the select clause: a row must be a mapping, found '%s'", x.Type())
			return nil
		}
		tt := want
		if row == nil || !types.IsSubtype(x.Type(), row) {
			rt := x.Type()
			if m, ok := x.(*tree.MapCons); ok && len(keys) > 0 {
				rt = c.mergeRows(rt, keys)
				m.T = rt
			}
			tt = c.w.Env.TableOf(rt, keys, nil)
		} else if len(keys) > 0 {
			tt = types.Intersect(tt, c.w.Env.TableOf(types.AnyMap, keys, nil))
		}
		if !c.queryKeys(n, types.TableRow(tt)) {
			return nil
		}
		q.Select, q.Elem, q.Keys = x, x.Type(), keys
		c.conflict(n, q, &errs)
		if len(keys) > 0 && n.OnConflict == nil && n.Construct == syntax.QueryTable {
			// A duplicate key replaces the row before.
			q.Conflict = nil
		}
		q.X = c.x(n, types.Union(tt, errs))
		return q
	}
	var et types.Type
	if core != nil {
		if l := types.Intersect(core, types.AnyList); !types.IsNever(l) {
			et = types.ListElem(l)
		}
	}
	x := c.expr(n.Select, et)
	if !isBad(x) && et != nil {
		x = c.conform(n.Select, x, et)
	}
	if isBad(x) {
		return nil
	}
	var lt types.Type
	if et != nil {
		l := types.Intersect(core, types.AnyList)
		if types.IsSubtype(x.Type(), et) {
			for _, a := range types.ListAtoms(l) {
				if la := types.ListAtomicOf(a); la != nil && la.Fixed == 0 && types.IsSubtype(x.Type(), la.Rest) {
					lt = a
					break
				}
			}
		}
	}
	return c.listQuery(n, q, x, lt, errs)
}

func (c *fn) listQuery(n *syntax.Query, q *tree.Query, x tree.Expr, lt, errs types.Type) tree.Expr {
	if lt == nil {
		lt = c.w.Env.Array(widen(x))
	}
	if n.OnConflict != nil {
		c.err(n.OnConflict, "BCE2407", "'on conflict' is allowed only where a map or a table with keys is made")
	}
	q.Select, q.Elem = x, x.Type()
	q.X = c.x(n, types.Union(lt, errs))
	return q
}

// queryKeys checks the key specifier of a query that constructs a table.
func (c *fn) queryKeys(n *syntax.Query, row types.Type) bool {
	for _, k := range n.Keys {
		switch {
		case types.MappingMember(row, k.Name).Basics()&types.BUndef != 0:
			c.err(k, "BCE2094", "field '%s' used in key specifier must be a required field of the row type '%s'", k.Name, row)
			return false
		case !types.ReadonlyField(row, k.Name):
			c.err(k, "BCE2095", "field '%s' used in key specifier must be a readonly field", k.Name)
			return false
		}
	}
	return true
}

func (c *fn) conflict(n *syntax.Query, q *tree.Query, errs *types.Type) {
	if n.OnConflict == nil {
		return
	}
	q.Conflict = c.want(n.OnConflict, types.NilOrError)
	*errs = types.Union(*errs, types.Intersect(q.Conflict.Type(), types.Error))
}

// streamQuery checks a query that makes a stream: the pipeline becomes a
// function that hands out one value after the other.
func (c *fn) streamQuery(n *syntax.Query, t types.Type) tree.Expr {
	c.w.lambdas++
	f := &tree.Func{Name: lambdaName(c.w), Module: c.mod.Tree, Pos: pos(c.fs, n), Parent: c.f}
	var elem types.Type
	if t != nil {
		if s := types.Intersect(t, types.Stream); !types.IsNever(s) && s != types.Stream {
			elem = types.StreamArg(s)
		}
	}
	sig := &types.Signature{Params: []types.Param{{Name: "yield", Type: types.AnyOrError}}, Ret: types.Nil}
	yt := c.w.Env.Func(sig)
	yield := &tree.Var{Name: "$yield", Type: yt, Func: f, Final: true}
	f.Params = []*tree.Var{yield}
	f.Defaults = make([]tree.Expr, 1)
	f.Ret = types.NilOrError
	f.Sig = &types.Signature{Params: []types.Param{{Name: "yield", Type: yt}}, Ret: f.Ret}
	f.Type = c.w.Env.Func(f.Sig)
	f.Isolated = c.f.Isolated
	inner := newFn(c.fs, f, c)
	inner.inline = true
	inner.lockDepth, inner.restricted, inner.locks = c.lockDepth, c.restricted, c.locks
	inner.flow.narrow = nil
	q := &tree.Query{Kind: tree.QueryAction}
	ctx := &queryCtx{completion: types.Nil}
	inner.push()
	depth := inner.scope
	for _, cl := range n.Clauses {
		tc := inner.clause(cl, ctx)
		if tc == nil {
			return c.bad(n)
		}
		q.Clauses = append(q.Clauses, tc)
	}
	if n.Select == nil {
		return c.bad(n)
	}
	if n.OnConflict != nil {
		c.err(n.OnConflict, "BCE2407", "'on conflict' is allowed only where a map or a table with keys is made")
	}
	x := inner.expr(n.Select, elem)
	if isBad(x) {
		return x
	}
	if elem == nil || !types.IsSubtype(x.Type(), elem) {
		elem = widen(x)
	}
	inner.scope = depth
	inner.pop()
	q.X = c.x(n, types.Union(types.Nil, types.Intersect(ctx.completion, types.Error)))
	q.Do = []tree.Stmt{&tree.ExprStmt{A: &tree.CallValue{X: c.x(n, types.Nil), F: &tree.Local{X: c.x(n, yt), V: yield}, Args: []tree.Expr{x}}}}
	f.Body = []tree.Stmt{&tree.Return{A: q, Off: c.off(n)}}
	c.mod.funcs = append(c.mod.funcs, f)
	completion := types.Union(types.Nil, types.Intersect(ctx.completion, types.Error))
	st := c.w.Env.StreamOf(elem, completion)
	return &tree.Query{X: c.x(n, st), Kind: tree.QueryStream, Gen: f, Elem: elem, Completion: completion}
}
