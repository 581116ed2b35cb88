package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// Inference of isolation. A function or method that is not declared to be
// isolated is taken to be when it meets the requirements of isolated functions,
// an object when its class meets those of isolated objects. That depends on
// others of the module: on functions called, and on module-level variables that
// could be declared isolated. While bodies are checked it is noted what cannot
// be isolated and what depends on what; what is left, the largest set that
// agrees with itself, is found at the end. Nothing of this changes static types.

// notIsolated notes that x, a function, class or module-level variable, does not
// meet the requirements of an isolated one.
func (m *Module) notIsolated(x any) {
	if m.mutable == nil {
		m.mutable = map[any]bool{}
	}
	m.mutable[x] = true
}

// needs notes that x can be isolated only if y can be.
func (m *Module) needs(x, y any) {
	if m.dependents == nil {
		m.dependents = map[any][]any{}
	}
	m.dependents[y] = append(m.dependents[y], x)
}

// impure notes that the function cannot be inferred to be isolated, and with it
// those around it.
func (c *fn) impure() {
	for x := c; x != nil; x = x.parent {
		c.mod.notIsolated(x.f)
	}
}

// couldBeIsolated reports whether v is a module-level variable of this module
// that would have to be declared isolated for isolated functions to use it.
func (c *fn) couldBeIsolated(v *tree.Var) bool {
	return v.Global && !v.Isolated && c.mod.session == nil && v.Module == c.mod.Tree && !v.Configurable && !v.Listener && v.Pos.File != nil && !(v.Final && types.IsSubtype(v.Type, isolatedData))
}

// inferIsolation finds what is isolated without being declared so.
func (m *Module) inferIsolation() {
	var todo []any
	for x := range m.mutable {
		todo = append(todo, x)
	}
	for f, refs := range m.refs {
		for _, r := range refs {
			if g, ok := r.(*tree.Func); ok && !g.Isolated {
				m.needs(f, g)
				if g.Module != m.Tree {
					m.notIsolated(g)
					todo = append(todo, g)
				}
			}
		}
	}
	for len(todo) > 0 {
		x := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, y := range m.dependents[x] {
			if f, ok := y.(*tree.Func); ok && f.Isolated || m.mutable[y] {
				continue
			}
			m.notIsolated(y)
			todo = append(todo, y)
		}
	}
	for _, f := range m.funcs {
		// Closures are as isolated as they are declared.
		f.Inferred = f.Isolated || !m.mutable[f] && (f.Parent == nil || f.Class != nil)
	}
	for _, c := range m.classes {
		c.Inferred = c.Isolated || !m.mutable[c]
	}
}

// inferField notes an initial value that keeps the objects of a class from being
// isolated: others may know it.
func (c *fn) inferField(cls *tree.Class, f *tree.Field) {
	if f.Init != nil && !isBad(f.Init) && c.isolatedExpr(f.Init) != nil {
		c.mod.notIsolated(cls)
	}
}

// inferLock finds what a lock statement says of objects and module-level
// variables that are not declared isolated: they could be when the lock
// statement met the requirements for restricted variables.
func (c *fn) inferLock(b *syntax.Block, body []tree.Stmt, restricted bool) {
	if c.mod.src.Library {
		return
	}
	t := c.newTransfers(b)
	t.infer = true
	if c.class != nil {
		t.iso.self = c.class.self
	}
	t.stmts(body)
	for x := range t.candidates {
		if restricted || t.failed || len(t.candidates) > 1 {
			c.mod.notIsolated(x)
			continue
		}
		for _, f := range t.called {
			c.mod.needs(x, f)
		}
	}
}

// inferCalls notes the function that x, which stands in a lock statement, calls.
func (t *transfers) inferCalls(x tree.Expr) {
	var f *tree.Func
	switch x := x.(type) {
	case *tree.Call:
		f = x.F
		if f.Isolated {
			return
		}
	case *tree.CallMethod:
		if m := types.ObjectMember(x.Recv.Type(), x.Name); m != nil && types.IsSubtype(m.Type, types.IsolatedFunc) {
			return
		}
		f = t.c.methodFunc(x.Recv.Type(), x.Name)
	case *tree.CallValue:
		if types.IsSubtype(x.F.Type(), types.IsolatedFunc) {
			return
		}
	case *tree.New:
		f = x.Class.Init
		if f == nil || f.Isolated {
			return
		}
	default:
		return
	}
	if f == nil || !t.c.mod.tree(f) {
		t.failed = true
		return
	}
	t.called = append(t.called, f)
}

// concurrencyHints tells which methods of a service will not be called
// concurrently, and why.
func (m *Module) concurrencyHints(sv *serviceSym) {
	cls := sv.cls
	if cls == nil {
		return
	}
	for _, n := range sv.decl.Members {
		d, ok := n.(*syntax.FuncDecl)
		if !ok || d.Name == nil || d.Path == nil && !d.Quals.Has(syntax.Remote) {
			continue
		}
		var f *tree.Func
		for _, list := range [][]*tree.Func{cls.Methods, cls.Resources} {
			for _, k := range list {
				if k.Pos == pos(sv.fs, d.Name) {
					f = k
				}
			}
		}
		if f == nil {
			continue
		}
		service, method := cls.Isolated || cls.Inferred, f.Isolated || f.Inferred
		switch {
		case !service && !method:
			sv.fs.report(d, SevHint, "BCH2004", "concurrent calls will not be made to this method since the service and the method are not 'isolated'")
		case !service:
			sv.fs.report(d, SevHint, "BCH2005", "concurrent calls will not be made to this method since the service is not an 'isolated' service")
		case !method:
			sv.fs.report(d, SevHint, "BCH2006", "concurrent calls will not be made to this method since the method is not an 'isolated' method")
		}
	}
}

// inferArgument notes that a function value from elsewhere is given to a
// function that may call it.
func (c *fn) inferArgument(x tree.Expr) {
	if _, known := x.(*tree.FuncRef); !known && !types.IsSubtype(x.Type(), types.IsolatedFunc) {
		c.impure()
	}
}

// readInInit notes that init reads a mutable value from a field of self outside
// of lock, whereby others may come to know it.
func (c *fn) readInInit(x tree.Expr, f *types.Field) {
	if l, ok := x.(*tree.Local); ok && c.class != nil && c.class.unset != nil && c.lockDepth == 0 && l.V == c.class.self && !types.IsSubtype(f.Type, isolatedData) {
		c.mod.notIsolated(c.class.cls)
	}
}

// inferAccess notes that a method uses a private field of another object of its
// class, or of self by another name.
func (c *fn) inferAccess(f *types.Field) {
	if c.class != nil && f.Region != nil && f.Region.Class {
		c.mod.notIsolated(c.class.cls)
	}
}
