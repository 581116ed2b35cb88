package check

import (
	"fmt"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// function resolves a module-level function's signature, and arranges for its
// body to be checked.
func (s *Symbol) function() *tree.Func {
	if s.fn != nil {
		return s.fn
	}
	d := s.node.(*syntax.FuncDecl)
	if d.Sig == nil {
		return nil
	}
	w := s.mod.w
	tc := &tctx{fs: s.fs}
	f := &tree.Func{Name: s.Name, Module: s.mod.Tree, Pos: pos(s.fs, d.Name)}
	s.fn = f
	tc.declareFunc(f, d)
	w.settle()
	return f
}

// declareFunc fills in what a declaration says of a function.
func (tc *tctx) declareFunc(f *tree.Func, d *syntax.FuncDecl) {
	e := tc.env()
	w := tc.fs.mod.w
	w.depth++
	sig := tc.signature(d.Sig)
	isolateDefaults(sig, d.Quals)
	tc.fs.checkDependent(d, sig)
	f.Isolated = d.Quals.Has(syntax.Isolated)
	f.Transactional = d.Quals.Has(syntax.Transactional)
	sig.Transactional = f.Transactional
	f.Remote = d.Quals.Has(syntax.Remote)
	f.Ret = sig.Ret
	f.Sig = sig
	addParam := func(n syntax.Node, name string, t types.Type, annots []*syntax.Annot) {
		v := &tree.Var{Name: name, Type: t, Func: f, Final: true, Pos: pos(tc.fs, n)}
		f.Params = append(f.Params, v)
	}
	if d.Path != nil {
		f.Resource, f.Accessor = true, d.Name.Name
		var ps []types.Param
		for _, s := range d.Path.Segments {
			if s.Name != nil {
				f.Path = append(f.Path, tree.PathSeg{Name: s.Name.Name, Param: -1})
				continue
			}
			t := tc.resolve(s.Type)
			if s.Rest {
				t = e.Array(t)
			}
			name := ""
			if s.Param != nil {
				name = s.Param.Name
			}
			f.Path = append(f.Path, tree.PathSeg{Param: len(f.Params), Rest: s.Rest})
			ps = append(ps, types.Param{Name: name, Type: t})
			addParam(s, name, t, s.Annots)
		}
		sig.Params = append(ps, sig.Params...)
	}
	i := len(f.Params)
	for _, p := range d.Sig.Params {
		name := ""
		if p.Name != nil {
			name = p.Name.Name
		}
		n := syntax.Node(p)
		if p.Name != nil {
			n = p.Name
		}
		if p.Rest {
			f.HasRest = true
			addParam(n, name, e.Array(sig.Rest), p.Annots)
			continue
		}
		addParam(n, name, sig.Params[i].Type, p.Annots)
		i++
	}
	f.Defaults = make([]tree.Expr, len(f.Params))
	f.Type = e.Func(sig)
	if f.Isolated {
		f.Type = types.Intersect(f.Type, types.IsolatedFunc)
	}
	w.depth--
	_, f.Extern = d.Body.(*syntax.ExternalBody)
}

// checkBody checks defaults and body of a declared function. cls is the class
// of a method, nil otherwise.
func (m *Module) checkBody(fs *fileScope, f *tree.Func, d *syntax.FuncDecl, cls *classCtx, parent *fn) {
	m.complete(f, func() {
		c := newFn(fs, f, parent)
		c.class = cls
		if cls != nil && f.Self != nil {
			c.scope.names["self"] = &local{v: f.Self, used: true}
		}
		skip := 0
		if f.Self != nil {
			skip = 1
		}
		f.Annots = fs.annotations(d.Annots, atFunction)
		f.RetAnnots = fs.annotations(d.Sig.RetAnnots, atReturn)
		if e, ok := d.Body.(*syntax.ExternalBody); ok {
			fs.annotations(e.Annots, atExternal)
		}
		if d.Path != nil {
			i := skip
			for _, s := range d.Path.Segments {
				if s.Name != nil {
					continue
				}
				if s.Param != nil {
					c.declareParam(s.Param, f.Params[i])
				}
				i++
			}
			skip = i
		}
		f.ParamAnnots = make([][]tree.Annot, len(f.Params))
		for i, p := range d.Sig.Params {
			f.ParamAnnots[skip+i] = fs.annotations(p.Annots, atParameter)
			if p.Default != nil {
				switch p.Default.(type) {
				case *syntax.InferTypedesc:
					if !infers(d.Sig, p) {
						c.err(p.Default, "BCE2100", "an inferred typedesc '<>' needs a return type that refers to '%s'", p.Name.Name)
					}
				default:
					f.Defaults[skip+i] = c.want(p.Default, f.Params[skip+i].Type)
				}
			}
			if p.Name != nil {
				c.declareParam(p.Name, f.Params[skip+i])
			}
		}
		c.flow.tx.mode = f.Transactional
		switch b := d.Body.(type) {
		case *syntax.BlockBody:
			c.funcBody(b)
			c.finish(d, d.Name)
		case *syntax.ExprBody:
			x := c.want(b.X, f.Ret)
			f.Body = []tree.Stmt{&tree.Return{A: x, Off: c.off(b.X)}}
		}
		c.pop()
	})
}

func infers(sig *syntax.Signature, p *syntax.Param) bool {
	found := false
	syntax.Inspect(sig.Ret, func(n syntax.Node) bool {
		if tn, ok := n.(*syntax.TypeName); ok && tn.Name.Prefix == nil && p.Name != nil && tn.Name.Id.Name == p.Name.Name {
			found = true
		}
		return !found
	})
	return found
}

func (c *fn) declareParam(id *syntax.Ident, v *tree.Var) {
	c.fs.facts.declared(id, v)
	if id.Name == "" || id.Name == "_" {
		return
	}
	for s := c.scope; s != nil; s = s.outer {
		if _, ok := s.names[id.Name]; ok {
			c.err(id, "BCE2008", "redeclared symbol '%s'", id.Name)
			break
		}
	}
	c.scope.names[id.Name] = &local{v: v, used: true, node: id}
}

// funcBody checks the block of a function.
func (c *fn) funcBody(b *syntax.BlockBody) {
	c.bodies = append(c.bodies, b)
	if len(b.Workers) == 0 {
		c.push()
		c.f.Body = append(c.f.Body, c.stmts(b.Stmts)...)
		c.pop()
		return
	}
	c.push()
	c.checkNoWorkers(b.Workers)
	c.f.Body = append(c.f.Body, c.stmts(b.Stmts)...)
	c.f.Body = append(c.f.Body, c.workersThen(b)...)
	c.pop()
}

// finish checks the end of a function that can be reached.
func (c *fn) finish(n syntax.Node, at syntax.Node) {
	if c.flow.dead {
		return
	}
	if !types.IsSubtype(types.Nil, c.f.Ret) {
		c.fs.mod.w.report(Diagnostic{File: c.fs.f, Off: c.endOff(n), End: c.endOff(n) + 1, Code: "BCE2095", Msg: fmt.Sprintf("this function must return a result of type '%s'", c.f.Ret), doubt: doubtInDecl})
	}
}

// endOff is the offset of the last byte of n, where a missing return shows.
func (c *fn) endOff(n syntax.Node) int32 {
	_, to := c.fs.f.Offsets(n)
	return int32(max(0, to-1))
}

// anonFunc checks an anonymous function.
func (c *fn) anonFunc(n *syntax.AnonFunc, t types.Type) tree.Expr {
	c.w.lambdas++
	f := &tree.Func{Name: fmt.Sprintf("$lambda$%d", c.w.lambdas), Module: c.mod.Tree, Pos: pos(c.fs, n), Parent: c.f}
	d := &syntax.FuncDecl{Span: n.Span, Quals: n.Quals, Name: &syntax.Ident{Span: n.Span, Name: f.Name}, Sig: n.Sig, Body: n.Body}
	c.tc.declareFunc(f, d)
	c.w.settle()
	f.Annots = c.fs.annotationsIn(c, n.Annots, atFunction)
	inner := newFn(c.fs, f, c)
	inner.flow.narrow = nil
	for i, p := range n.Sig.Params {
		if p.Default != nil {
			if _, infer := p.Default.(*syntax.InferTypedesc); !infer {
				f.Defaults[i] = inner.want(p.Default, f.Params[i].Type)
			}
		}
		if p.Name != nil {
			inner.declareParam(p.Name, f.Params[i])
		}
	}
	inner.flow.tx.mode = f.Transactional
	switch b := n.Body.(type) {
	case *syntax.BlockBody:
		inner.funcBody(b)
		inner.finish(n, n)
	case *syntax.ExprBody:
		x := inner.want(b.X, f.Ret)
		f.Body = []tree.Stmt{&tree.Return{A: x, Off: c.off(b.X)}}
	}
	inner.pop()
	c.mod.funcs = append(c.mod.funcs, f)
	return &tree.FuncRef{X: c.x(n, f.Type), F: f}
}

// inferFunc checks x => expr, whose types come from the context.
func (c *fn) inferFunc(n *syntax.InferFunc, t types.Type) tree.Expr {
	var want *types.Signature
	if t != nil {
		if ft := types.Intersect(t, types.Function); !types.IsNever(ft) {
			want = types.FuncSig(ft)
		}
	}
	if want == nil {
		c.err(n, "BCE2132", "cannot infer the types of the arrow function's parameters: no function type is expected here")
		return c.bad(n)
	}
	if len(n.Params) > len(want.Params) && want.Rest == nil || len(n.Params) < len(want.Params) {
		c.err(n, "BCE2133", "invalid number of parameters in the arrow function: expected %d, found %d", len(want.Params), len(n.Params))
		return c.bad(n)
	}
	c.w.lambdas++
	f := &tree.Func{Name: fmt.Sprintf("$lambda$%d", c.w.lambdas), Module: c.mod.Tree, Pos: pos(c.fs, n), Parent: c.f, Ret: want.Ret}
	inner := newFn(c.fs, f, c)
	sig := &types.Signature{}
	for i, id := range n.Params {
		pt := want.Rest
		if i < len(want.Params) {
			pt = want.Params[i].Type
		}
		v := &tree.Var{Name: id.Name, Type: pt, Func: f, Final: true, Pos: pos(c.fs, id)}
		f.Params = append(f.Params, v)
		sig.Params = append(sig.Params, types.Param{Name: id.Name, Type: pt})
		inner.declareParam(id, v)
	}
	f.Defaults = make([]tree.Expr, len(f.Params))
	f.Isolated = types.IsSubtype(types.Intersect(t, types.Function), types.IsolatedFunc)
	inner.infersTx = true
	x := inner.expr(n.Body, want.Ret)
	if isBad(x) {
		return x
	}
	if !types.IsSubtype(x.Type(), want.Ret) {
		c.err(n.Body, "BCE2066", "incompatible types: expected '%s', found '%s'", want.Ret, c.shown(x))
		return c.bad(n)
	}
	inner.pop()
	sig.Ret = widen(x)
	if !types.IsSubtype(sig.Ret, want.Ret) {
		sig.Ret = x.Type()
	}
	if inner.escapes != nil {
		sig.Ret = types.Union(sig.Ret, inner.escapes)
	}
	f.Ret, f.Sig = sig.Ret, sig
	sig.Transactional = f.Transactional
	f.Type = c.w.Env.Func(sig)
	if f.Isolated {
		f.Type = types.Intersect(f.Type, types.IsolatedFunc)
	}
	f.Body = []tree.Stmt{&tree.Return{A: x, Off: c.off(n.Body)}}
	c.mod.funcs = append(c.mod.funcs, f)
	return &tree.FuncRef{X: c.x(n, f.Type), F: f}
}
