package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// constType computes the type of a constant or enumeration member: the
// singleton of its value, or for a structured constant its immutable type.
func (s *Symbol) constType() types.Type {
	if s.Kind != symConst {
		return types.Never
	}
	w := s.mod.w
	switch s.state {
	case resolved:
		return s.T
	case resolving:
		// The one that closes the cycle is to blame.
		at := w.consts[len(w.consts)-1]
		at.fs.err(at.ident, "BCE2067", "cyclic reference to '%s' in the value of constant '%s'", s.Name, at.Name)
		return types.Never
	}
	s.state = resolving
	w.consts = append(w.consts, s)
	defer func() { w.consts = w.consts[:len(w.consts)-1] }()
	var want types.Type
	d, _ := s.node.(*syntax.ConstDecl)
	if d != nil && d.Type != nil {
		want = newFn(s.fs, s.initFunc(), nil).resolveVarType(d.Type, d.Value)
		w.settle()
	}
	depth, cycle := w.depth, w.cycle
	w.depth, w.cycle = depth+1, false
	c := newFn(s.fs, s.initFunc(), nil)
	var init syntax.Expr
	var x tree.Expr
	if d != nil {
		init = d.Value
		x = c.constDecl(d, want)
	} else if m := s.node.(*syntax.EnumMember); m.Value == nil {
		s.val, s.hasVal = m.Name.Name, true
	} else {
		init = m.Value
		x = c.want(m.Value, types.String)
	}
	w.depth, w.cycle = depth, cycle
	s.state = resolved
	s.T = types.Never
	switch {
	case s.hasVal:
		s.T = w.valueType(s.val)
	case x == nil || types.IsNever(x.Type()) || !c.isConstExpr(init):
	default:
		s.define(init, x, want)
	}
	return s.T
}

// constDecl checks the value of a constant; want is its declared type, nil
// without. The constructors in it make immutable values.
func (c *fn) constDecl(d *syntax.ConstDecl, want types.Type) tree.Expr {
	switch {
	case d.Value == nil:
		return nil
	case want == nil:
		return c.immutable(d.Value, c.expr(d.Value, nil))
	case types.IsEmpty(want) || !types.IsSubtype(want, types.Anydata):
		if !types.IsNever(want) {
			c.err(d.Type, "BCE2191", "cannot declare a constant with type '%s', expected a subtype of 'anydata' that is not 'never'", want)
		}
		return nil
	}
	x := c.expr(d.Value, types.Intersect(want, types.Readonly))
	return c.immutable(d.Value, c.conform(d.Value, x, want))
}

// define gives a constant its value: simple values are known now, structures
// are made when the module is initialised.
func (s *Symbol) define(n syntax.Expr, x tree.Expr, want types.Type) {
	w := s.mod.w
	v, known, msg := constResult(x)
	switch {
	case msg != "":
		s.fs.err(n, "BCE2056", "%s in constant expression", msg)
	case known:
		s.val, s.hasVal = v, true
		s.T = w.valueType(v)
	default:
		t := types.Intersect(x.Type(), types.Readonly)
		if shape := w.constShape(x); shape != nil {
			if !types.IsSubtype(shape, t) {
				shape = types.Intersect(t, shape)
			}
			if !types.IsEmpty(shape) {
				t = shape
			}
		}
		s.T = t
		s.v = &tree.Var{Name: s.Name, Type: t, Final: true, Constant: true, Global: true, Module: s.mod.Tree, Pos: pos(s.fs, s.ident)}
		s.mod.Tree.Vars = append(s.mod.Tree.Vars, s.v)
		s.mod.Tree.Init = append(s.mod.Tree.Init, &tree.Assign{V: s.v, Val: &tree.Cast{X: tree.X{T: t, Off: x.Position()}, A: x, Checked: false}, Off: x.Position()})
	}
}

// constShape is the type of immutable values with the shape of a structured
// constant, nil when x is more than constructors of constants.
func (w *World) constShape(x tree.Expr) types.Type {
	switch x := x.(type) {
	case *tree.Const:
		return w.valueType(x.V)
	case *tree.Global:
		return x.T
	case *tree.MapCons:
		fs := make([]types.Field, 0, len(x.Fields))
		if len(x.Defaults) > 0 {
			return nil
		}
		for _, f := range x.Fields {
			name := f.Name
			if f.Key != nil {
				k, ok := f.Key.(*tree.Const)
				if !ok {
					return nil
				}
				name, _ = k.V.(string)
			}
			t := w.constShape(f.V)
			if f.Spread || t == nil {
				return nil
			}
			fs = append(fs, types.Field{Name: name, Type: t})
		}
		return types.Intersect(w.Env.Mapping(fs, types.Never, nil), types.Readonly)
	case *tree.ListCons:
		ts := make([]types.Type, 0, len(x.Elems))
		for _, e := range x.Elems {
			t := w.constShape(e.V)
			if e.Spread || t == nil {
				return nil
			}
			ts = append(ts, t)
		}
		if a := types.ListAtomicOf(x.T); a != nil {
			// Members that are filled in.
			for i := len(ts); i < a.Fixed; i++ {
				t := a.MemberAt(i)
				if f, ok := value.Filler(t); ok {
					if v, ok := toGo(f); ok {
						t = w.valueType(v)
					}
				}
				ts = append(ts, t)
			}
		}
		return types.Intersect(w.Env.Tuple(ts, nil), types.Readonly)
	}
	return nil
}

// isConstExpr reports the part of x that does not belong into a constant
// expression.
func (c *fn) isConstExpr(x syntax.Expr) bool {
	if at := c.notConstant(x); at != nil {
		c.err(at, "BCE2068", "expression is not a constant expression")
		return false
	}
	return true
}

// notConstant finds the part of x that does not belong into a constant
// expression, nil when there is none.
func (c *fn) notConstant(x syntax.Expr) syntax.Expr {
	first := func(xs ...syntax.Expr) syntax.Expr {
		for _, x := range xs {
			if x != nil {
				if at := c.notConstant(x); at != nil {
					return at
				}
			}
		}
		return nil
	}
	switch x := x.(type) {
	case *syntax.Literal, *syntax.ByteLiteral, *syntax.BadExpr:
		return nil
	case *syntax.Paren:
		return first(x.X)
	case *syntax.Unary:
		return first(x.X)
	case *syntax.Binary:
		return first(x.X, x.Y)
	case *syntax.Conditional:
		return first(x.Cond, x.X, x.Y)
	case *syntax.Cast:
		return first(x.X)
	case *syntax.TypeTest:
		return first(x.X)
	case *syntax.Template:
		if x.Kind == syntax.RawTemplate {
			return x
		}
		for _, p := range x.Parts {
			if at := first(p.X); at != nil {
				return at
			}
		}
		return nil
	case *syntax.ListCons:
		for _, e := range x.Elems {
			if at := first(e.X); at != nil {
				return at
			}
		}
		return nil
	case *syntax.MapCons:
		for _, f := range x.Fields {
			if at := first(f.Key, f.Value, f.Spread); at != nil {
				return at
			}
			if f.Name != nil && f.Value == nil {
				if at := first(&syntax.NameExpr{Span: f.Name.Span, Name: &syntax.Name{Span: f.Name.Span, Id: f.Name}}); at != nil {
					return at
				}
			}
		}
		return nil
	case *syntax.TableCons:
		return first(x.Rows...)
	case *syntax.NameExpr:
		if p := x.Name.Prefix; p != nil && c.fs.xmlns[p.Name] != nil {
			return nil
		}
		if x.Name.Prefix == nil && c.find(x.Name.Id.Name) != nil {
			return x
		}
		// What cannot be resolved was reported.
		if s := c.fs.resolveName(x.Name, false); s == nil || s.Kind == symConst {
			return nil
		}
	}
	return x
}

// freeze makes the constructors in x build immutable values.
func freeze(x tree.Expr, w *World) tree.Expr {
	switch x := x.(type) {
	case *tree.MapCons:
		x.T = types.Intersect(x.T, types.Readonly)
		for i := range x.Fields {
			x.Fields[i].V = freeze(x.Fields[i].V, w)
		}
	case *tree.ListCons:
		x.T = types.Intersect(x.T, types.Readonly)
		for i := range x.Elems {
			x.Elems[i].V = freeze(x.Elems[i].V, w)
		}
	}
	return x
}

// initFunc is a function in whose place constant and module-level expressions
// are checked.
func (s *Symbol) initFunc() *tree.Func { return s.mod.initFunc() }

func (m *Module) initFunc() *tree.Func {
	return &tree.Func{Name: "init", Module: m.Tree, Ret: types.NilOrError, Sig: &types.Signature{Ret: types.NilOrError}}
}

// constLiteral evaluates a literal, or a signed one.
func (fs *fileScope) constLiteral(x syntax.Expr, want types.Type) (any, bool) {
	return fs.constValue(x)
}

// constValue evaluates a constant expression; false when it is none.
func (fs *fileScope) constValue(x syntax.Expr) (any, bool) {
	c := newFn(fs, fs.mod.initFunc(), nil)
	k, ok := c.expr(x, nil).(*tree.Const)
	if !ok || types.IsNever(k.T) {
		return nil, false
	}
	return k.V, true
}
