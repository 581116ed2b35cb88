package check

import (
	"maps"
	"slices"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// block checks statements in a scope of their own.
func (c *fn) block(b *syntax.Block) []tree.Stmt {
	if b == nil {
		return nil
	}
	c.push()
	r := append(c.party.passed(b), c.stmts(b.Stmts)...)
	c.pop()
	return r
}

func (c *fn) stmts(list []syntax.Stmt) []tree.Stmt {
	var r []tree.Stmt
	reported := false
	for i, s := range list {
		if c.flow.dead && !c.flow.quiet && !reported {
			reported = c.unreachable(list[i:])
		}
		if reported {
			// What follows is still checked, for its own errors.
			c.flow.dead = false
			r = append(r, c.stmt(s)...)
			c.flow.dead = true
			continue
		}
		r = append(r, c.stmt(s)...)
		r = append(r, c.party.passed(s)...)
	}
	return r
}

func (c *fn) stmt(s syntax.Stmt) []tree.Stmt {
	switch s := s.(type) {
	case *syntax.Block:
		return []tree.Stmt{&tree.Block{Body: c.block(s)}}
	case *syntax.VarStmt:
		return c.varDecl(s, s.Annots, s.Final, s.Type, s.Binding, s.Init)
	case *syntax.AssignStmt:
		return c.assign(s, s.LHS, func(want, _ types.Type, _ func() tree.Expr) tree.Expr { return c.want(s.RHS, want) })
	case *syntax.CompoundStmt:
		return c.compound(s)
	case *syntax.DestructureStmt:
		return c.destructure(s)
	case *syntax.ExprStmt:
		return c.exprStmt(s)
	case *syntax.IfStmt:
		return c.ifStmt(s)
	case *syntax.WhileStmt:
		return c.withOnFail(s, s.OnFail, func() []tree.Stmt { return c.while(s) })
	case *syntax.ForeachStmt:
		return c.withOnFail(s, s.OnFail, func() []tree.Stmt { return c.foreach(s) })
	case *syntax.MatchStmt:
		return c.withOnFail(s, s.OnFail, func() []tree.Stmt { return c.match(s) })
	case *syntax.ReturnStmt:
		return c.returnStmt(s)
	case *syntax.BreakStmt:
		if len(c.loops) == 0 {
			c.err(s, "BCE2103", "'break' cannot be used outside of a loop")
			return nil
		}
		l := c.loops[len(c.loops)-1]
		l.breaks = append(l.breaks, c.leaveFor(s, l, "break"))
		c.flow.dead = true
		return []tree.Stmt{&tree.Break{Off: c.off(s)}}
	case *syntax.ContinueStmt:
		if len(c.loops) == 0 {
			c.err(s, "BCE2104", "'continue' cannot be used outside of a loop")
			return nil
		}
		l := c.loops[len(c.loops)-1]
		l.conts = append(l.conts, c.leaveFor(s, l, "continue"))
		c.flow.dead = true
		return []tree.Stmt{&tree.Continue{Off: c.off(s)}}
	case *syntax.PanicStmt:
		x := c.want(s.X, types.Error)
		c.flow.dead = true
		return []tree.Stmt{&tree.Panic{A: x, Off: c.off(s)}}
	case *syntax.FailStmt:
		x := c.want(s.X, types.Error)
		if !isBad(x) {
			c.fails_(s, x.Type())
		}
		c.flow.dead = true
		return []tree.Stmt{&tree.Fail{A: x, Off: c.off(s)}}
	case *syntax.DoStmt:
		return c.doStmt(s, s.Body, s.OnFail)
	case *syntax.LockStmt:
		return c.withOnFail(s, s.OnFail, func() []tree.Stmt {
			return []tree.Stmt{&tree.Lock{Body: c.lock(s), Off: c.off(s)}}
		})
	case *syntax.RetryStmt:
		return c.retry(s)
	case *syntax.TransactionStmt:
		return c.withOnFail(s, s.OnFail, func() []tree.Stmt { return []tree.Stmt{c.transaction(s, s.Body, &tree.Transaction{})} })
	case *syntax.RollbackStmt:
		return c.rollback(s)
	case *syntax.ForkStmt:
		c.checkNoWorkers(s.Workers)
		return c.workerDecls(s, s.Workers)
	case *syntax.XMLNSDecl:
		c.xmlnsStmt(s)
		return nil
	}
	return nil
}

// doStmt checks do {…} on fail {…}.
func (c *fn) doStmt(n syntax.Stmt, body *syntax.Block, of *syntax.OnFail) []tree.Stmt {
	return c.withOnFail(n, of, func() []tree.Stmt { return []tree.Stmt{&tree.Block{Body: c.block(body)}} })
}

// withOnFail checks a statement that may have an on fail clause.
func (c *fn) withOnFail(n syntax.Node, of *syntax.OnFail, body func() []tree.Stmt) []tree.Stmt {
	if of == nil {
		return body()
	}
	ft := &failTarget{errs: types.Never, txs: len(c.txs)}
	c.fails = append(c.fails, ft)
	stmts := body()
	c.fails = c.fails[:len(c.fails)-1]
	after := c.flow
	d := &tree.Do{Body: stmts, HasFail: true}
	start := &flow{dead: true}
	for _, f := range ft.flows {
		start = join(start, f)
	}
	if len(ft.flows) == 0 {
		start = after.clone()
		start.dead = false
	}
	c.flow = start
	c.push()
	errT := ft.errs
	if types.IsNever(errT) {
		errT = types.Error
	}
	var pre []tree.Stmt
	if of.Binding != nil {
		vt := errT
		if of.Type != nil {
			vt = c.tc.resolve(of.Type)
			if !types.IsSubtype(errT, vt) {
				c.err(of, "BCE2066", "incompatible types: expected '%s', found '%s'", vt, errT)
			}
		}
		if cb, ok := of.Binding.(*syntax.CaptureBinding); ok {
			d.Err = c.declare(cb.Name, vt, true)
			if l := c.scope.names[cb.Name.Name]; l != nil {
				l.used = true
			}
		} else {
			d.Err = c.temp(vt)
			pre = c.bind(of.Binding, &tree.Local{X: tree.X{T: vt, Off: c.off(of)}, V: d.Err}, true)
		}
	} else {
		d.Err = c.temp(errT)
	}
	d.OnFail = append(pre, c.block(of.Body)...)
	c.pop()
	c.flow = join(after, c.flow)
	return []tree.Stmt{d}
}

// varDecl checks a local variable declaration.
func (c *fn) varDecl(n syntax.Node, annots []*syntax.Annot, final bool, t syntax.Type, b syntax.Binding, init syntax.Expr) []tree.Stmt {
	var vt types.Type
	c.fs.annotationsIn(c, annots, atVar)
	if t != nil {
		vt = c.resolveVarType(t, init)
		if types.IsNever(vt) {
			if bt, ok := t.(*syntax.BuiltinType); ok && bt.Kind == syntax.KwNever {
				c.err(t, "BCE2111", "a variable of type 'never' cannot be defined")
			}
		}
	}
	cb, simple := b.(*syntax.CaptureBinding)
	if init == nil {
		if !simple {
			if _, wild := b.(*syntax.WildcardBinding); !wild && b != nil {
				c.err(n, "BCE2058", "a variable declared with a binding pattern must be initialized")
			}
			return nil
		}
		if vt == nil {
			c.err(n, "BCE2059", "a variable declared with 'var' must be initialized")
			vt = types.Never
		}
		v := c.declare(cb.Name, vt, final)
		if c.flow.unset == nil {
			c.flow.unset = map[*tree.Var]bool{}
		}
		c.flow.unset[v] = true
		return []tree.Stmt{&tree.VarDecl{V: v, Off: c.off(n)}}
	}
	var x tree.Expr
	if vt != nil {
		x = c.want(init, vt)
	} else {
		x = c.expr(init, nil)
		if types.IsNever(x.Type()) && isCall(x) {
			c.err(init, "BCE2066", "invalid use of a call of type 'never': it gives no value")
			c.flow.dead = true
		}
		vt = widen(x)
		if final {
			vt = x.Type() // the precise type
		}
	}
	switch b := b.(type) {
	case *syntax.CaptureBinding:
		v := c.declare(b.Name, vt, final)
		if l := c.scope.names[b.Name.Name]; t == nil && l != nil && l.v == v && !types.Disjoint(vt, types.Error) {
			l.mayFail = true
		}
		return []tree.Stmt{&tree.VarDecl{V: v, Init: x, Off: c.off(n)}}
	case *syntax.WildcardBinding:
		if !isBad(x) && !types.IsSubtype(vt, types.Any) {
			c.err(init, "BCE2070", "wildcard binding pattern: an error value of type '%s' must not be ignored", vt)
		}
		return []tree.Stmt{&tree.ExprStmt{A: x}}
	}
	if isBad(x) {
		for _, id := range boundNames(b) {
			c.declare(id, types.Never, final)
		}
		return nil
	}
	tmp := c.temp(vt)
	r := []tree.Stmt{&tree.VarDecl{V: tmp, Init: x, Off: c.off(n)}}
	return append(r, c.bind(b, &tree.Local{X: c.x(n, vt), V: tmp}, final)...)
}

// bind declares the variables of a binding pattern and gives them the parts of
// x they stand for.
func (c *fn) bind(b syntax.Binding, x tree.Expr, final bool) []tree.Stmt {
	return c.bindWith(b, x, func(id *syntax.Ident, n syntax.Node, part tree.Expr) []tree.Stmt {
		v := c.declare(id, part.Type(), final)
		return []tree.Stmt{&tree.VarDecl{V: v, Init: part, Off: part.Position()}}
	})
}

// bindWith takes x apart by a pattern; set is called for each variable or
// assignable place with the part for it.
func (c *fn) bindWith(b syntax.Binding, x tree.Expr, set func(id *syntax.Ident, n syntax.Node, part tree.Expr) []tree.Stmt) []tree.Stmt {
	t := x.Type()
	X := func(t types.Type) tree.X { return tree.X{T: t, Off: x.Position()} }
	mismatch := func(what string) []tree.Stmt {
		if !types.IsNever(t) {
			c.err(b, "BCE2083", "invalid %s binding pattern: the value is of type '%s'", what, t)
		}
		var r []tree.Stmt
		for _, id := range boundNames(b) {
			r = append(r, set(id, b, &tree.Const{X: X(types.Never)})...)
		}
		return r
	}
	switch b := b.(type) {
	case *syntax.CaptureBinding:
		return set(b.Name, b, x)
	case *syntax.WildcardBinding:
		if !types.IsSubtype(t, types.Any) {
			c.err(b, "BCE2070", "wildcard binding pattern: an error value of type '%s' must not be ignored", t)
		}
		return nil
	case *syntax.LValueBinding:
		return set(nil, b.X, x)
	case *syntax.ListBinding:
		if t.Basics()&^types.BList != 0 || types.IsNever(t) {
			return mismatch("list")
		}
		lo, hi := types.ListLengths(t)
		n := len(b.Elems)
		if lo < n || b.Rest == nil && (hi < 0 || hi > n) {
			return mismatch("list")
		}
		var r []tree.Stmt
		for i, e := range b.Elems {
			idx := &tree.Const{X: X(c.w.Env.IntValue(int64(i))), V: int64(i)}
			part := &tree.ListGet{X: X(types.ListMember(t, idx.T)), List: x, Index: idx}
			r = append(r, c.bindPart(e, part, set)...)
		}
		if b.Rest != nil {
			r = append(r, set(b.Rest, b, &tree.ListRest{X: X(c.w.restListType(t, n)), List: x, From: n})...)
		}
		return r
	case *syntax.MappingBinding:
		if t.Basics()&^types.BMapping != 0 || types.IsNever(t) {
			return mismatch("mapping")
		}
		var r []tree.Stmt
		var names []string
		for _, f := range b.Fields {
			c.fs.facts.member(f.Name, t, f.Name.Name)
			ft := types.MappingMember(t, f.Name.Name)
			absent := ft.Basics()&types.BUndef != 0
			ft = types.Diff(ft, types.Undef)
			if absent && !fieldDeclared(t, f.Name.Name) {
				c.err(f, "BCE2095", "undefined field '%s' in '%s'", f.Name.Name, t)
				ft = types.Never
			}
			if absent {
				ft = types.Union(ft, types.Nil)
			}
			names = append(names, f.Name.Name)
			key := &tree.Const{X: X(types.String), V: f.Name.Name}
			r = append(r, c.bindPart(f.Binding, &tree.MapGet{X: X(ft), Map: x, Key: key, Nil: absent}, set)...)
		}
		if b.Rest != nil {
			r = append(r, set(b.Rest, b, &tree.MapRest{X: X(c.w.restMapType(t, names)), Map: x, Except: names})...)
		}
		return r
	case *syntax.ErrorBinding:
		if t.Basics()&^types.BError != 0 || types.IsNever(t) {
			return mismatch("error")
		}
		if b.Type != nil {
			if s := c.fs.resolveName(b.Type, false); s != nil {
				if et := s.typ(); !types.IsSubtype(t, et) {
					c.err(b, "BCE2066", "incompatible types: expected '%s', found '%s'", et, t)
				}
			}
		}
		var r []tree.Stmt
		if b.Message != nil {
			r = append(r, c.bindPart(b.Message, &tree.ErrorPart{X: X(types.String), Err: x, Part: tree.ErrMessage}, set)...)
		}
		if b.Cause != nil {
			r = append(r, c.bindPart(b.Cause, &tree.ErrorPart{X: X(types.Union(types.Error, types.Nil)), Err: x, Part: tree.ErrCause}, set)...)
		}
		dt := types.ErrorDetail(t)
		detail := &tree.ErrorPart{X: X(dt), Err: x, Part: tree.ErrDetail}
		var names []string
		for _, f := range b.Fields {
			c.fs.facts.member(f.Name, dt, f.Name.Name)
			ft := types.MappingMember(dt, f.Name.Name)
			absent := ft.Basics()&types.BUndef != 0
			ft = types.Diff(ft, types.Undef)
			if absent {
				ft = types.Union(ft, types.Nil)
			}
			names = append(names, f.Name.Name)
			key := &tree.Const{X: X(types.String), V: f.Name.Name}
			r = append(r, c.bindPart(f.Binding, &tree.MapGet{X: X(ft), Map: detail, Key: key, Nil: absent}, set)...)
		}
		if b.Rest != nil {
			r = append(r, set(b.Rest, b, &tree.MapRest{X: X(c.w.restMapType(dt, names)), Map: detail, Except: names})...)
		}
		return r
	}
	return nil
}

// bindPart binds a nested pattern; the part is computed once.
func (c *fn) bindPart(b syntax.Binding, part tree.Expr, set func(id *syntax.Ident, n syntax.Node, part tree.Expr) []tree.Stmt) []tree.Stmt {
	switch b.(type) {
	case *syntax.CaptureBinding, *syntax.WildcardBinding, *syntax.LValueBinding, *syntax.BadBinding:
		return c.bindWith(b, part, set)
	}
	tmp := c.temp(part.Type())
	r := []tree.Stmt{&tree.VarDecl{V: tmp, Init: part, Off: part.Position()}}
	return append(r, c.bindWith(b, &tree.Local{X: tree.X{T: part.Type(), Off: part.Position()}, V: tmp}, set)...)
}

// restListType is the type of a new list of the members from n on.
func (w *World) restListType(t types.Type, n int) types.Type {
	if a := types.ListAtomicOf(t); a != nil && a.Fixed <= 64 {
		var ms []types.Type
		for i := n; i < a.Fixed; i++ {
			ms = append(ms, a.MemberAt(i))
		}
		return w.Env.Tuple(ms, a.Rest)
	}
	lo := w.Env.IntRange(int64(n), types.MaxListLen)
	return w.Env.Array(types.ListMember(t, lo))
}

// restMapType is the type of a new mapping of the fields not named. Where there
// may be fields that no descriptor names, it says that those named are not
// among them.
func (w *World) restMapType(t types.Type, except []string) types.Type {
	var fs []types.Field
	rest := types.Never
	if a := types.MappingAtomicOf(t); a != nil {
		for _, f := range a.Fields {
			if !slices.Contains(except, f.Name) {
				f.Readonly = false
				fs = append(fs, f)
			}
		}
		rest = a.Rest
	} else {
		rest = types.MappingElem(t)
	}
	if !types.IsNever(rest) {
		for _, name := range except {
			if !slices.ContainsFunc(fs, func(f types.Field) bool { return f.Name == name }) {
				fs = append(fs, types.Field{Name: name, Type: types.Never, Optional: true})
			}
		}
	}
	return w.Env.Mapping(fs, rest, nil)
}

func (c *fn) destructure(s *syntax.DestructureStmt) []tree.Stmt {
	if _, ok := s.Binding.(*syntax.WildcardBinding); ok {
		x := c.expr(s.RHS, types.Any)
		if !isBad(x) && !types.IsSubtype(x.Type(), types.Any) {
			c.err(s.RHS, "BCE2070", "an error value of type '%s' must not be ignored: use 'check' or assign it to a variable", x.Type())
		}
		if types.IsNever(x.Type()) && isCall(x) {
			c.err(s.RHS, "BCE2066", "invalid use of a call of type 'never': it gives no value")
			c.flow.dead = true
		}
		return []tree.Stmt{&tree.ExprStmt{A: x}}
	}
	c.checkDestructure(s)
	x := c.expr(s.RHS, c.patternType(s.Binding))
	if isBad(x) {
		return nil
	}
	tmp := c.temp(x.Type())
	r := []tree.Stmt{&tree.VarDecl{V: tmp, Init: x, Off: c.off(s)}}
	src := &tree.Local{X: c.x(s, x.Type()), V: tmp}
	set := func(id *syntax.Ident, n syntax.Node, part tree.Expr) []tree.Stmt {
		var lhs syntax.Expr
		if id != nil {
			lhs = &syntax.NameExpr{Span: id.Span, Name: &syntax.Name{Span: id.Span, Id: id}}
		} else {
			lhs = n.(syntax.Expr)
		}
		return c.assign(n, lhs, func(want, _ types.Type, _ func() tree.Expr) tree.Expr { return c.conform(n, part, want) })
	}
	return append(r, c.bindWith(s.Binding, src, set)...)
}

// patternType is the type expected of the source of a destructuring
// assignment: what its variables can take.
func (c *fn) patternType(b syntax.Binding) types.Type {
	varType := func(id *syntax.Ident) types.Type {
		if l := c.find(id.Name); l != nil && l.v != nil {
			return l.v.Type
		}
		if s := c.mod.syms[id.Name]; s != nil && s.Kind == symVar {
			if v := s.variable(); v != nil {
				return v.Type
			}
		}
		return types.AnyOrError
	}
	switch b := b.(type) {
	case *syntax.CaptureBinding:
		return varType(b.Name)
	case *syntax.WildcardBinding:
		return types.Any
	case *syntax.ListBinding:
		var ms []types.Type
		for _, e := range b.Elems {
			ms = append(ms, c.patternType(e))
		}
		rest := types.Never
		if b.Rest != nil {
			rest = types.ListElem(varType(b.Rest))
		}
		return c.w.Env.Tuple(ms, rest)
	case *syntax.MappingBinding:
		var fs []types.Field
		for _, f := range b.Fields {
			fs = append(fs, types.Field{Name: f.Name.Name, Type: c.patternType(f.Binding)})
		}
		return c.w.Env.Mapping(fs, types.AnyOrError, nil)
	case *syntax.ErrorBinding:
		return types.Error
	}
	return types.AnyOrError
}

var compoundOps = map[syntax.Kind]syntax.Kind{
	syntax.PlusEq: syntax.Plus, syntax.MinusEq: syntax.Minus, syntax.StarEq: syntax.Star, syntax.SlashEq: syntax.Slash,
	syntax.AmpEq: syntax.Amp, syntax.PipeEq: syntax.Pipe, syntax.CaretEq: syntax.Caret, syntax.ShlEq: syntax.Shl,
	syntax.ShrEq: syntax.ShrEq, syntax.UshrEq: syntax.UshrEq,
}

func (c *fn) compound(s *syntax.CompoundStmt) []tree.Stmt {
	return c.compoundAssign(s)
}

func (c *fn) compoundAssign(s *syntax.CompoundStmt) []tree.Stmt {
	var pre []tree.Stmt
	stmts := c.assign(s, s.LHS, func(want, cur types.Type, read func() tree.Expr) tree.Expr {
		a := read()
		b := c.expr(s.RHS, operandContext(compoundOps[s.Op], types.Intersect(want, types.Numeric)))
		if !isBad(a) && !isBad(b) && (a.Type().Basics()|b.Type().Basics())&types.BNil != 0 {
			c.err(s, "BCE2065", "operator '%s' not defined for '%s' and '%s'", s.Op, c.shown(a), c.shown(b))
			return c.bad(s)
		}
		if !pure(b) {
			// The right side is evaluated before the left one.
			v := c.temp(b.Type())
			pre = append(pre, &tree.VarDecl{V: v, Init: b, Off: b.Position()})
			b = &tree.Local{X: tree.X{T: b.Type(), Off: b.Position()}, V: v}
		}
		x := c.arithExprs(s, compoundOps[s.Op], a, b)
		if isBad(x) {
			return x
		}
		if !types.IsSubtype(x.Type(), want) {
			c.err(s, "BCE2066", "incompatible types: expected '%s', found '%s'", want, x.Type())
			return c.bad(s)
		}
		return x
	})
	return append(pre, onceEach(c, stmts)...)
}

// onceEach makes the container and key of a compound assignment temporaries,
// because they stand twice: where the value is read and where it is set.
func onceEach(c *fn, stmts []tree.Stmt) []tree.Stmt {
	if len(stmts) != 1 {
		return stmts
	}
	var pre []tree.Stmt
	tmp := func(x tree.Expr) tree.Expr {
		switch x := x.(type) {
		case *tree.Const, *tree.Local, *tree.Global:
			return x
		}
		v := c.temp(x.Type())
		pre = append(pre, &tree.VarDecl{V: v, Init: x, Off: x.Position()})
		return &tree.Local{X: tree.X{T: x.Type(), Off: x.Position()}, V: v}
	}
	switch s := stmts[0].(type) {
	case *tree.SetIndex:
		l, i := tmp(s.List), tmp(s.Index)
		replaceOperand(s.Val, s.List, l, s.Index, i)
		s.List, s.Index = l, i
	case *tree.SetField:
		m, k := tmp(s.Map), tmp(s.Key)
		replaceOperand(s.Val, s.Map, m, s.Key, k)
		s.Map, s.Key = m, k
	case *tree.SetObj:
		o := tmp(s.Obj)
		replaceOperand(s.Val, s.Obj, o, nil, nil)
		s.Obj = o
	}
	return append(pre, stmts...)
}

// replaceOperand puts the temporaries into the read operand of a compound
// assignment's value.
func replaceOperand(v, from1, to1, from2, to2 tree.Expr) {
	b, ok := v.(*tree.Binary)
	if !ok {
		return
	}
	fix := func(x tree.Expr) {
		if c, ok := x.(*tree.Cast); ok {
			x = c.A
		}
		switch x := x.(type) {
		case *tree.ListGet:
			if x.List == from1 {
				x.List, x.Index = to1, to2
			}
		case *tree.MapGet:
			if x.Map == from1 {
				x.Map = to1
				if from2 != nil && x.Key == from2 {
					x.Key = to2
				}
			}
		case *tree.ObjGet:
			if x.Obj == from1 {
				x.Obj = to1
			}
		}
	}
	fix(b.A)
}

func (c *fn) exprStmt(s *syntax.ExprStmt) []tree.Stmt {
	x := c.expr(s.X, nil)
	if isBad(x) {
		return nil
	}
	switch {
	case types.IsNever(x.Type()):
		c.flow.dead = true
	case isCheck(s.X):
		if !types.IsSubtype(x.Type(), types.Nil) {
			c.err(s, "BCE2200", "the value of type '%s' must not be ignored: assign it to a variable", x.Type())
		}
	case !types.IsSubtype(x.Type(), types.Nil):
		c.err(s, "BCE2200", "the value of type '%s' must not be ignored: assign it to a variable", c.shown(x))
	}
	return []tree.Stmt{&tree.ExprStmt{A: x}}
}

func isCheck(n syntax.Expr) bool {
	_, ok := n.(*syntax.Check)
	return ok
}

func (c *fn) ifStmt(s *syntax.IfStmt) []tree.Stmt {
	cond, yes, no := c.cond(s.Cond)
	c.flow = yes
	then := c.block(s.Then)
	after := c.flow
	c.flow = no
	var els []tree.Stmt
	switch e := s.Else.(type) {
	case *syntax.Block:
		els = c.block(e)
	case *syntax.IfStmt:
		els = c.elseIf(e)
	}
	c.flow = join(after, c.flow)
	return []tree.Stmt{&tree.If{Cond: cond, Then: then, Else: els, Off: c.off(s)}}
}

// forgetAssigned drops what is known of variables that a loop's body assigns.
func (c *fn) forgetAssigned(nodes ...syntax.Node) {
	for _, n := range nodes {
		syntax.Inspect(n, func(n syntax.Node) bool {
			assignedNames(n, func(id *syntax.Ident) { c.forget(id.Name) })
			return true
		})
	}
}

// backEdge is what is known where a round of a loop ends.
func backEdge(end *flow, l *loop) *flow {
	for _, f := range l.conts {
		end = join(end, f)
	}
	return end
}

func (c *fn) forget(name string) {
	for s := c.scope; s != nil; s = s.outer {
		if l, ok := s.names[name]; ok {
			if l.v != nil {
				delete(c.flow.narrow, l.v)
			}
			return
		}
	}
}

func (c *fn) enterLoop(n syntax.Node) *loop {
	l := &loop{depth: len(c.fails), txs: len(c.txs), off: c.off(n)}
	c.loops = append(c.loops, l)
	return l
}

func (c *fn) leaveLoop() {
	c.nextRound(c.loops[len(c.loops)-1])
	c.loops = c.loops[:len(c.loops)-1]
}

func (c *fn) while(s *syntax.WhileStmt) []tree.Stmt {
	c.loopHead(func() *flow {
		l := c.enterLoop(s)
		_, yes, _ := c.cond(s.Cond)
		c.flow = yes
		c.block(s.Body)
		c.leaveLoop()
		return backEdge(c.flow, l)
	}, s.Cond, s.Body, s.Cond)
	l := c.enterLoop(s)
	head := maps.Clone(c.flow.narrow)
	cond, yes, no := c.cond(s.Cond)
	c.flow = yes
	body := c.block(s.Body)
	c.leaveLoop()
	// That the condition was false is not known of what follows the loop.
	c.flow = no
	c.flow.narrow = head
	for _, b := range l.breaks {
		c.flow = join(c.flow, b)
	}
	return []tree.Stmt{&tree.While{Cond: cond, Body: body, Off: c.off(s)}}
}

func (c *fn) foreach(s *syntax.ForeachStmt) []tree.Stmt {
	in := c.iterable(s.In, s.Type)
	elem, kind, completion := c.iterate(s.In, in)
	c.loopHead(func() *flow {
		l := c.enterLoop(s)
		c.push()
		if cb, ok := s.Binding.(*syntax.CaptureBinding); ok {
			c.declare(cb.Name, elem, true)
		} else if s.Binding != nil {
			c.bind(s.Binding, &tree.Local{X: c.x(s, elem), V: c.temp(elem)}, true)
		}
		c.block(s.Body)
		c.pop()
		c.leaveLoop()
		return backEdge(c.flow, l)
	}, nil, s.Body)
	head := c.flow.clone()
	l := c.enterLoop(s)
	c.push()
	vt := elem
	if s.Type != nil {
		vt = c.tc.resolve(s.Type)
		if !types.IsSubtype(elem, vt) {
			c.err(s.In, "BCE2066", "incompatible types: expected '%s', found '%s'", vt, elem)
		}
	}
	f := &tree.Foreach{In: in, Iter: kind, Off: c.off(s)}
	var pre []tree.Stmt
	if cb, ok := s.Binding.(*syntax.CaptureBinding); ok {
		f.Var = c.declare(cb.Name, vt, true)
	} else {
		f.Var = c.temp(vt)
		if s.Binding != nil {
			pre = c.bind(s.Binding, &tree.Local{X: c.x(s, vt), V: f.Var}, true)
		}
	}
	f.Body = append(pre, c.block(s.Body)...)
	c.pop()
	c.leaveLoop()
	after := c.flow
	for _, x := range l.conts {
		after = join(after, x)
	}
	c.flow = join(head, after)
	for _, b := range l.breaks {
		c.flow = join(c.flow, b)
	}
	if errs := types.Intersect(completion, types.Error); !types.IsNever(errs) {
		if len(c.fails) == 0 && !types.IsSubtype(errs, c.f.Ret) {
			c.err(s.In, "BCE2069", "the iteration may end with an error of type '%s', which the function's return type '%s' does not include", errs, c.f.Ret)
		} else {
			c.fails_(s.In, errs)
		}
	}
	return []tree.Stmt{f}
}

// iterable checks the source of an iteration.
func (c *fn) iterable(n syntax.Expr, t syntax.Type) tree.Expr {
	return c.expr(n, nil)
}

// iterate gives the element type of an iteration over x, how it is done, and
// how it can end.
func (c *fn) iterate(n syntax.Node, x tree.Expr) (elem types.Type, kind tree.IterKind, completion types.Type) {
	completion = types.Nil
	if isBad(x) {
		return types.Never, tree.IterAny, completion
	}
	t := x.Type()
	if _, ok := x.(*tree.Range); ok {
		return types.Int, tree.IterRange, completion
	}
	switch b := t.Basics(); {
	case b == 0:
	case b&^types.BList == 0:
		return types.ListElem(t), tree.IterList, completion
	case b&^types.BMapping == 0:
		return types.MappingElem(t), tree.IterMap, completion
	case b == types.BString:
		return types.Char, tree.IterString, completion
	case b&^types.BXML == 0:
		return c.w.Env.XMLItem(types.XMLItemsOf(t)), tree.IterXML, completion
	case b&^types.BTable == 0:
		return types.TableRow(t), tree.IterTable, completion
	case b == types.BStream:
		return types.StreamArg(t), tree.IterStream, types.StreamCompletion(t)
	case b&^types.BObject == 0:
		if f := types.ObjectMember(t, "iterator"); f != nil && f.Method {
			if !types.IsSubtype(t, c.w.iterableType()) {
				c.err(n, "BCE2084", "'%s' is not an iterable: its type must include 'object:Iterable'", t)
				return types.Never, tree.IterAny, completion
			}
			it := types.FuncRet(f.Type)
			if nx := types.ObjectMember(it, "next"); nx != nil {
				ret := types.FuncRet(nx.Type)
				return types.Diff(types.MappingMember(types.Intersect(ret, types.AnyMap), "value"), types.Undef), tree.IterObject, types.Diff(ret, types.AnyMap)
			}
		}
	}
	c.err(n, "BCE2084", "'%s' is not an iterable", t)
	return types.Never, tree.IterAny, completion
}

func (c *fn) returnStmt(s *syntax.ReturnStmt) []tree.Stmt {
	ret := c.f.Ret
	if s.X == nil {
		if !types.IsSubtype(types.Nil, ret) {
			c.err(s, "BCE2066", "incompatible types: expected '%s', found '()'", ret)
		}
		c.leaveTransactions(s, 0, "return")
		c.party.terminates(types.Nil)
		c.checkInitReturn(s, types.Nil)
		c.flow.dead = true
		return []tree.Stmt{&tree.Return{Off: c.off(s)}}
	}
	x := c.want(s.X, ret)
	c.party.terminates(x.Type())
	c.leaveTransactions(s, 0, "return")
	c.checkInitReturn(s, x.Type())
	c.flow.dead = true
	return []tree.Stmt{&tree.Return{A: x, Off: c.off(s)}}
}
