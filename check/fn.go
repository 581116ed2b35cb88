package check

import (
	"maps"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// fn checks one function: it knows the scopes, the flow of control, and what
// is known of variables at the current point.
type fn struct {
	fs         *fileScope
	mod        *Module
	w          *World
	f          *tree.Func
	parent     *fn // of a closure
	scope      *scope
	flow       *flow
	tc         *tctx
	loops      []*loop
	fails      []*failTarget
	class      *classCtx
	isInit     bool // the function initialises final fields
	beforeInit bool // the module's init, which sets variables, has not run
	lockDepth  int
	restricted int // of these, locks that use what may be used in locks only
	locks      []lockScope
	inline     bool // for isolation the code belongs to the function around it
	// txs are the transaction statements around the current point.
	txs []*txScope
	// infersTx says that calls decide whether the function is transactional.
	infersTx bool
	// escapes is the type of the errors that checks and fail statements leave the
	// function with, nil when there is none.
	escapes types.Type
	party   *party // what is checked is the body of a worker with peers
	// yields collects what a query's frame does; nil outside.
	allowActions bool
	// bodies are the statements of an outermost function; assigns, made when it
	// is needed, holds the names that something in them assigns to.
	bodies  []syntax.Node
	assigns map[string]bool
	noCheck bool
	// guarded is set within the guard of a match of what may be mutable.
	guarded bool
	// spreads are the references to aggregated variables that stand where a
	// spread may stand.
	spreads map[*syntax.NameExpr]bool
}

type loop struct {
	breaks []*flow
	conts  []*flow
	depth  int   // number of fail targets around it
	txs    int   // number of transaction statements around it
	off    int32 // where the loop begins
	// workers are the names of workers evaluated in it.
	workers []workerUse
}

// failTarget is an on fail clause, or a trap of fails inside of a query.
type failTarget struct {
	errs  types.Type
	flows []*flow
	txs   int // number of transaction statements around it
}

// scope is a block's declarations.
type scope struct {
	outer *scope
	names map[string]*local
	ns    map[string]*xmlns // prefixes of namespaces; nil when none
	fn    *fn
}

type local struct {
	v        *tree.Var
	node     *syntax.Ident
	used     bool
	workerOf *workerInfo
	// mayFail says that the variable's type was inferred and has errors: it
	// must be used.
	mayFail bool
	// group makes the variable a list of the values of a group (see group by).
	group bool
	// hidden takes a query's variable out of scope for a part of the query.
	hidden bool
}

// flow is what is known at a point of the program.
type flow struct {
	dead bool
	// quiet says that control never comes here for a reason that makes no error
	// of what stands here.
	quiet  bool
	narrow map[*tree.Var]types.Type // narrowed types; nil when none
	unset  map[*tree.Var]bool       // variables that may not have a value yet
	tx     txFlow
	// since holds, of the variables that may have been assigned in the loop
	// control is in, the first assignment.
	since map[*tree.Var]syntax.Node
	named map[*workerInfo]bool // workers whose names may have been evaluated
}

func (f *flow) clone() *flow {
	return &flow{dead: f.dead, quiet: f.quiet, narrow: maps.Clone(f.narrow), unset: maps.Clone(f.unset), tx: f.tx, since: maps.Clone(f.since), named: maps.Clone(f.named)}
}

// join is what is known where two flows meet.
func join(a, b *flow) *flow {
	switch {
	case a == nil || a.dead:
		if b == nil {
			return a
		}
		r := b.clone()
		r.quiet = r.dead && (r.quiet || a != nil && a.quiet)
		return r
	case b == nil || b.dead:
		return a.clone()
	}
	r := &flow{tx: joinTx(a.tx, b.tx)}
	for v, t := range a.narrow {
		if u, ok := b.narrow[v]; ok {
			if r.narrow == nil {
				r.narrow = map[*tree.Var]types.Type{}
			}
			r.narrow[v] = types.Union(t, u)
		}
	}
	for _, f := range []*flow{a, b} {
		for v := range f.unset {
			if r.unset == nil {
				r.unset = map[*tree.Var]bool{}
			}
			r.unset[v] = true
		}
		for w := range f.named {
			if r.named == nil {
				r.named = map[*workerInfo]bool{}
			}
			r.named[w] = true
		}
	}
	for _, f := range []*flow{b, a} {
		for v, n := range f.since {
			if r.since == nil {
				r.since = map[*tree.Var]syntax.Node{}
			}
			r.since[v] = n
		}
	}
	return r
}

func (f *flow) set(v *tree.Var, t types.Type) {
	if f.narrow == nil {
		f.narrow = map[*tree.Var]types.Type{}
	}
	f.narrow[v] = t
}

func newFn(fs *fileScope, f *tree.Func, parent *fn) *fn {
	c := &fn{fs: fs, mod: fs.mod, w: fs.mod.w, f: f, parent: parent, flow: &flow{}, tc: &tctx{fs: fs}}
	c.scope = &scope{names: map[string]*local{}, fn: c}
	if parent != nil {
		c.scope.outer = parent.scope
		c.class = parent.class
		tc := *parent.tc
		c.tc = &tc
		// What has no value yet cannot be captured.
		c.flow.unset = maps.Clone(parent.flow.unset)
	}
	c.tc.fn = c
	return c
}

func (c *fn) push() { c.scope = &scope{outer: c.scope, names: map[string]*local{}, fn: c} }

func (c *fn) pop() {
	for name, l := range c.scope.names {
		if !l.used && l.v != nil && l.node != nil && name != "_" && !c.mod.src.Library {
			if l.mayFail {
				c.err(l.node, "BCE20403", "unused variable '%s': its inferred type '%s' includes errors, which must not be ignored", name, l.v.Type)
				continue
			}
			c.fs.report(l.node, SevWarning, "BCE20403", "unused variable '%s'", name)
		}
	}
	c.scope = c.scope.outer
}

func (c *fn) err(n syntax.Node, code, format string, args ...any) { c.fs.err(n, code, format, args...) }

func (c *fn) off(n syntax.Node) int32 {
	from, _ := c.fs.f.Offsets(n)
	return int32(from)
}

func pos(fs *fileScope, n syntax.Node) tree.Pos {
	from, _ := fs.f.Offsets(n)
	return tree.Pos{File: fs.f, Off: int32(from)}
}

func (c *fn) x(n syntax.Node, t types.Type) tree.X { return tree.X{T: t, Off: c.off(n)} }

// bad stands for an expression of which nothing can be said; never belongs to
// every type, so nothing follows from it.
func (c *fn) bad(n syntax.Node) tree.Expr { return &tree.Const{X: c.x(n, types.Never)} }

func isBad(x tree.Expr) bool {
	k, ok := x.(*tree.Const)
	return ok && types.IsNever(k.T)
}

// declare makes a local variable.
func (c *fn) declare(id *syntax.Ident, t types.Type, final bool) *tree.Var {
	v := &tree.Var{Name: id.Name, Type: t, Final: final, Func: c.f, Pos: pos(c.fs, id)}
	c.fs.facts.declared(id, v)
	if id.Name == "" || id.Name == "_" {
		return v
	}
	for s := c.scope; s != nil; s = s.outer {
		if _, ok := s.names[id.Name]; ok {
			c.err(id, "BCE2008", "redeclared symbol '%s'", id.Name)
			break
		}
	}
	c.scope.names[id.Name] = &local{v: v, node: id}
	return v
}

// temp makes a variable of the compiler's own.
func (c *fn) temp(t types.Type) *tree.Var {
	return &tree.Var{Name: "$", Type: t, Final: true, Func: c.f}
}

// find looks a local name up and marks captures.
func (c *fn) find(name string) *local {
	for s := c.scope; s != nil; s = s.outer {
		if l, ok := s.names[name]; ok && !l.hidden {
			if l.v != nil && s.fn != c {
				c.capture(l.v, s.fn)
			}
			return l
		}
	}
	return nil
}

func (c *fn) capture(v *tree.Var, owner *fn) {
	v.Captured = true
	for x := c; x != nil && x != owner; x = x.parent {
		if x.f == v.Func {
			continue
		}
		known := false
		for _, u := range x.f.Captures {
			known = known || u == v
		}
		if !known {
			x.f.Captures = append(x.f.Captures, v)
		}
	}
}

// local gives the expression for a variable at this point.
func (c *fn) local(n syntax.Node, v *tree.Var) tree.Expr {
	t := v.Type
	if v.Func == c.f || !v.Assigned {
		if u, ok := c.flow.narrow[v]; ok {
			t = u
		} else if v.Func != c.f {
			if u, ok := c.narrowedOutside(v); ok {
				t = u
			}
		}
	}
	if c.w.meaningless(v.Type, t) {
		return c.bad(n)
	}
	return &tree.Local{X: c.x(n, t), V: v}
}

// complete runs f now, or for a library module when it is first needed.
func (m *Module) complete(f *tree.Func, body func()) {
	if m.src.Library {
		f.Complete = func() {
			f.Complete = nil
			body()
			m.w.settle()
		}
		return
	}
	m.funcs = append(m.funcs, f)
	body()
}

// broad is the type a variable without type descriptor gets from a value of
// type t: singletons become their basic types.
func (c *fn) broad(t types.Type) types.Type {
	if t.Basics()&(types.BInt|types.BString|types.BFloat|types.BDecimal|types.BBoolean) == 0 {
		return t
	}
	return t
}
