// Conditions, and what they tell of variables.

package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// condValue checks a boolean expression that is no condition.
func (c *fn) condValue(n syntax.Expr) tree.Expr {
	x, yes, no := c.cond(n)
	c.flow = join(yes, no)
	return x
}

// cond checks a boolean expression and gives what is known when it is true and
// when it is false.
func (c *fn) cond(n syntax.Expr) (x tree.Expr, yes, no *flow) {
	switch n := n.(type) {
	case *syntax.Paren:
		return c.cond(n.X)
	case *syntax.Unary:
		if n.Op == syntax.Bang {
			a, yes, no := c.cond(n.X)
			c.flow = join(yes, no)
			if k, ok := a.(*tree.Const); ok && !isBad(a) {
				return c.constant(n, k.V != true), no, yes
			}
			rt := types.Boolean
			if v, ok := types.Singleton(a.Type()); ok && !isBad(a) {
				rt = c.w.valueType(v != true)
			}
			return &tree.Not{X: c.x(n, rt), A: a}, no, yes
		}
	case *syntax.Binary:
		switch n.Op {
		case syntax.AmpAmp:
			a, at, af := c.cond(n.X)
			c.flow = at
			b, bt, bf := c.cond(n.Y)
			return c.logic(n, a, b, true), bt, join(af, bf)
		case syntax.PipePipe:
			a, at, af := c.cond(n.X)
			c.flow = af
			b, bt, bf := c.cond(n.Y)
			return c.logic(n, a, b, false), join(at, bt), bf
		case syntax.Eq, syntax.NotEq:
			x := c.equality(n)
			yes, no := c.flow.clone(), c.flow.clone()
			c.narrowEqual(n, yes, no)
			if n.Op == syntax.NotEq {
				// narrowEqual assumes ==.
				yes, no = c.flow.clone(), c.flow.clone()
				c.narrowEqual(n, no, yes)
			}
			return x, deadIf(x, false, yes), deadIf(x, true, no)
		}
	case *syntax.TypeTest:
		return c.typeTest(n)
	case *syntax.TransactionalExpr:
		yes, no = c.flow.clone(), c.flow.clone()
		yes.tx.mode = true
		return c.expr(n, nil), yes, no
	}
	x = c.expr(n, types.Boolean)
	if !isBad(x) && !types.IsSubtype(x.Type(), types.Boolean) {
		c.err(n, "BCE2066", "incompatible types: expected 'boolean', found '%s'", c.shown(x))
		x = c.bad(n)
	}
	yes, no = c.flow.clone(), c.flow.clone()
	return x, deadIf(x, false, yes), deadIf(x, true, no)
}

// deadIf marks the flow dead when the condition is the constant v.
func deadIf(x tree.Expr, v bool, f *flow) *flow {
	if s, ok := types.Singleton(x.Type()); ok && s == v && !isBad(x) {
		f.dead = true
	}
	return f
}

func (c *fn) logic(n syntax.Node, a, b tree.Expr, and bool) tree.Expr {
	if isBad(a) || isBad(b) {
		return c.bad(n)
	}
	ka, ok := a.(*tree.Const)
	if kb, ok2 := b.(*tree.Const); ok && ok2 {
		if and {
			return c.constant(n, ka.V == true && kb.V == true)
		}
		return c.constant(n, ka.V == true || kb.V == true)
	}
	// The value is known where that of the operands is, or where the left one
	// decides.
	rt := types.Boolean
	if va, ok := singletonOf(a); ok {
		if va != and {
			rt = c.w.valueType(va)
		} else if vb, ok := singletonOf(b); ok {
			rt = c.w.valueType(vb)
		}
	}
	if and {
		return &tree.And{X: c.x(n, rt), A: a, B: b}
	}
	return &tree.Or{X: c.x(n, rt), A: a, B: b}
}

// narrowable finds the variable an expression names, if narrowing applies.
func (c *fn) narrowable(n syntax.Expr) *tree.Var {
	for {
		p, ok := n.(*syntax.Paren)
		if !ok {
			break
		}
		n = p.X
	}
	e, ok := n.(*syntax.NameExpr)
	if !ok {
		return nil
	}
	if e.Name.Prefix == nil && e.Name.Id != nil {
		if l := c.find(e.Name.Id.Name); l != nil {
			if l.v != nil && !l.v.Closed && (l.v.Func == c.f || !l.v.Assigned) {
				return l.v
			}
			return nil
		}
	}
	if s := c.fs.resolveName(e.Name, true); s != nil && s.Kind == symVar {
		if v := s.variable(); v != nil && v.Final {
			return v
		}
	}
	return nil
}

func (c *fn) current(v *tree.Var) types.Type {
	if t, ok := c.flow.narrow[v]; ok {
		return t
	}
	if v.Func != c.f {
		if u, ok := c.narrowedOutside(v); ok {
			return u
		}
	}
	return v.Type
}

func (c *fn) narrowEqual(n *syntax.Binary, yes, no *flow) {
	try := func(vn, kn syntax.Expr) {
		v := c.narrowable(vn)
		if v == nil {
			return
		}
		c.w.muted++
		k := c.expr(kn, nil)
		c.w.muted--
		if _, ok := types.Singleton(k.Type()); !ok || isBad(k) {
			return
		}
		cur := c.current(v)
		yes.set(v, types.Intersect(cur, k.Type()))
		no.set(v, types.Diff(cur, k.Type()))
	}
	try(n.X, n.Y)
	try(n.Y, n.X)
}

func (c *fn) typeTest(n *syntax.TypeTest) (tree.Expr, *flow, *flow) {
	x := c.expr(n.X, nil)
	target := c.tc.resolve(n.Type)
	yes, no := c.flow.clone(), c.flow.clone()
	if isBad(x) {
		return x, yes, no
	}
	if v := c.narrowable(n.X); v != nil {
		cur := x.Type()
		yes.set(v, types.Intersect(cur, target))
		no.set(v, types.NarrowedBy(cur, target))
	}
	var r tree.Expr
	if k, ok := x.(*tree.Const); ok {
		r = c.constant(n, types.IsSubtype(k.T, target) != n.Not)
		if n.Not {
			yes, no = no, yes
		}
		return r, deadIf(r, false, yes), deadIf(r, true, no)
	}
	switch {
	case types.IsEmpty(x.Type()) || c.w.isUnknown(x.Type()) || c.w.isUnknown(target):
		// Of an unknown or impossible value nothing can be said.
		r = &tree.TypeTest{X: c.x(n, types.Boolean), A: x, Target: target, Not: n.Not}
	case !types.IsNever(target) && types.Disjoint(x.Type(), target):
		if !types.IsEmpty(target) {
			c.impossibleTest(n, x, target)
		}
		r = &tree.TypeTest{X: c.x(n, c.w.valueType(n.Not)), A: x, Target: target, Not: n.Not}
	default:
		rt := types.Boolean
		if types.IsSubtype(x.Type(), target) {
			rt = c.w.valueType(!n.Not)
			c.fs.report(n, SevHint, "BCE20402", "unnecessary condition: expression will always evaluate to '%v'", !n.Not)
		}
		r = &tree.TypeTest{X: c.x(n, rt), A: x, Target: target, Not: n.Not}
	}
	if n.Not {
		yes, no = no, yes
	}
	yes, no = deadIf(r, false, yes), deadIf(r, true, no)
	// What is certain of a type that is a value is not obvious to the reader: one
	// of map<json> is one of map<anydata>.
	quiet := x.Type().Basics()&^types.BTypedesc == 0
	yes.quiet, no.quiet = quiet && yes.dead, quiet && no.dead
	return r, yes, no
}

// declared is the type of x without what is known of the variable that it is:
// what a reader sees, and what has been ruled out before is worth no error.
func (c *fn) declared(n syntax.Expr, x tree.Expr) types.Type {
	if v := c.narrowable(n); v != nil {
		return v.Type
	}
	return x.Type()
}

// impossibleTest reports a type test of a value that cannot belong to the type.
// Where the basic types have nothing in common it is an error; two types of,
// say, lists may be disjoint for reasons that are not obvious to the reader.
func (c *fn) impossibleTest(n *syntax.TypeTest, x tree.Expr, target types.Type) {
	const format = "incompatible types: '%s' will not be matched to '%s'"
	switch {
	case n.Not:
		c.fs.report(n, SevHint, "BCE20402", "unnecessary condition: expression will always evaluate to 'true'")
	case c.declared(n.X, x).Basics()&target.Basics() == 0:
		c.fs.doubtful(c.w.flowDoubt(), n, "BCE2120", format, c.shown(x), target)
	default:
		c.fs.report(n, SevWarning, "BCE2120", format, c.shown(x), target)
	}
}
