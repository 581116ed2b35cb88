package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
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
	depth, cycle := w.depth, w.cycle
	w.depth, w.cycle = depth+1, false
	var x tree.Expr
	var want types.Type
	switch d := s.node.(type) {
	case *syntax.ConstDecl:
		if d.Type != nil {
			want = (&tctx{fs: s.fs}).resolve(d.Type)
		}
		if d.Value == nil {
			break
		}
		c := newFn(s.fs, s.initFunc(), nil)
		if want == nil {
			x = c.expr(d.Value, nil)
		} else {
			x = c.want(d.Value, want)
		}
	case *syntax.EnumMember:
		if d.Value == nil {
			s.val, s.hasVal = d.Name.Name, true
			break
		}
		c := newFn(s.fs, s.initFunc(), nil)
		x = c.want(d.Value, types.String)
	}
	w.depth, w.cycle = depth, cycle
	s.state = resolved
	if s.hasVal {
		s.T = w.valueType(s.val)
		return s.T
	}
	switch x := x.(type) {
	case nil:
		s.T = types.Never
	case *tree.Const:
		s.val, s.hasVal = x.V, true
		s.T = x.T
		if types.IsNever(x.T) {
			return s.T
		}
		s.T = w.valueType(x.V)
	default:
		v, msg := constResult(x)
		switch {
		case msg != "":
			s.fs.err(valueNode(s.node), "BCE2056", "%s in constant expression", msg)
			s.T = types.Never
			return s.T
		case v != nil:
			s.val, s.hasVal = v, true
			s.T = w.valueType(v)
			return s.T
		}
		t := types.Intersect(x.Type(), types.Readonly)
		if want != nil {
			t = types.Intersect(want, types.Readonly)
		}
		s.T = t
		if types.IsNever(x.Type()) {
			return s.T
		}
		if shape := w.constShape(x); shape != nil && constExpr(x) {
			if shape = types.Intersect(t, shape); !types.IsNever(shape) {
				t, s.T = shape, shape
			}
		}
		if !constExpr(x) {
			s.fs.err(valueNode(s.node), "BCE2068", "expression is not a constant expression")
			return s.T
		}
		s.v = &tree.Var{Name: s.Name, Type: t, Final: true, Global: true, Module: s.mod.Tree, Pos: pos(s.fs, s.ident)}
		s.mod.Tree.Vars = append(s.mod.Tree.Vars, s.v)
		s.mod.Tree.Init = append(s.mod.Tree.Init, &tree.Assign{V: s.v, Val: &tree.Cast{X: tree.X{T: t, Off: x.Position()}, A: freeze(x, w), Checked: false}, Off: x.Position()})
	}
	return s.T
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
		return types.Intersect(w.Env.Tuple(ts, nil), types.Readonly)
	}
	return nil
}

func valueNode(n syntax.Node) syntax.Node {
	if d, ok := n.(*syntax.ConstDecl); ok && d.Value != nil {
		return d.Value
	}
	return n
}

// constExpr reports whether x is made of constants only.
func constExpr(x tree.Expr) bool {
	switch x := x.(type) {
	case *tree.Const:
		return true
	case *tree.Global:
		return x.V.Final
	case *tree.MapCons:
		for _, f := range x.Fields {
			if f.Key != nil && !constExpr(f.Key) || !constExpr(f.V) {
				return false
			}
		}
		return true
	case *tree.ListCons:
		for _, e := range x.Elems {
			if !constExpr(e.V) {
				return false
			}
		}
		return true
	case *tree.Cast:
		return constExpr(x.A)
	case *tree.Binary:
		// A division by zero: it panics when the module is initialised.
		return constExpr(x.A) && constExpr(x.B)
	case *tree.ByteArray, *tree.TypedescVal:
		return true
	}
	return false
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
