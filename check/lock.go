package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// Lock statements. Isolated variables, and the mutable fields of self in an
// isolated object, are used within lock statements only. A lock statement that
// uses one of these restricted variables keeps it an isolated root: it uses one
// only, calls isolated functions only, and lets values in and out only by
// isolated expressions.

// lock checks the block of a lock statement.
func (c *fn) lock(s *syntax.LockStmt) []tree.Stmt {
	restricted := c.usesRestricted(s.Body)
	c.lockDepth++
	if restricted {
		c.restricted++
	}
	c.locks = append(c.locks, lockScope{s.Body, restricted})
	body := c.block(s.Body)
	c.locks = c.locks[:len(c.locks)-1]
	c.lockDepth--
	if restricted {
		c.restricted--
		t := c.newTransfers(s.Body)
		t.stmts(body)
	}
	c.inferLock(s.Body, body, restricted)
	return body
}

// lockScope is a lock statement around the code being checked.
type lockScope struct {
	body       *syntax.Block
	restricted bool
}

// usesRestricted reports whether a block names a restricted variable.
func (c *fn) usesRestricted(b *syntax.Block) bool {
	found := false
	syntax.Inspect(b, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.NameExpr:
			if n.Name.Prefix == nil && n.Name.Id != nil && !c.isLocal(n.Name.Id.Name) && c.isolatedSymbol(n.Name.Id.Name) {
				found = true
			}
		case *syntax.FieldAccess:
			found = found || c.restrictedMember(n.X, n.Name)
		case *syntax.MethodCall:
			found = found || c.restrictedMember(n.X, n.Name)
		}
		return !found
	})
	return found
}

// restrictedMember reports whether x.name is a field of self that makes self a
// restricted variable.
func (c *fn) restrictedMember(x syntax.Expr, name *syntax.Ident) bool {
	self, ok := x.(*syntax.NameExpr)
	if !ok || name == nil || self.Name.Prefix != nil || self.Name.Id == nil || self.Name.Id.Name != "self" || c.class == nil || !c.class.cls.Isolated {
		return false
	}
	for _, f := range c.class.cls.Fields {
		if f.Name == name.Name {
			return !isolatedField(f.Final, f.Type)
		}
	}
	return false
}

// isolatedSymbol reports whether name is that of an isolated variable of the
// module.
func (c *fn) isolatedSymbol(name string) bool {
	s := c.mod.syms[name]
	if s == nil || s.Kind != symVar {
		return false
	}
	d, ok := s.node.(*syntax.ModuleVar)
	return ok && d.Quals.Has(syntax.Isolated)
}

// isLocal reports whether name is a local variable; the variable is not used
// thereby.
func (c *fn) isLocal(name string) bool {
	for s := c.scope; s != nil; s = s.outer {
		if _, ok := s.names[name]; ok {
			return true
		}
	}
	return false
}

// checkNoWorkers reports named workers within lock.
func (c *fn) checkNoWorkers(workers []*syntax.Worker) {
	if !c.lexicalLock() {
		return
	}
	for _, w := range workers {
		c.err(w.Name, "BCE4052", "cannot use a named worker inside a lock statement")
	}
}

// checkDestructure reports variables that a destructuring assignment cannot
// set: isolated ones, and those from outside of a lock statement with a
// restricted variable.
func (c *fn) checkDestructure(s *syntax.DestructureStmt) {
	for _, id := range boundNames(s.Binding) {
		if !c.isLocal(id.Name) && c.isolatedSymbol(id.Name) {
			c.err(id, "BCE3964", "invalid use of the 'isolated' variable '%s' in a binding pattern: assign to it by its name alone", id.Name)
			continue
		}
		for i := range c.locks {
			if l := &c.locks[i]; l.restricted && c.declaredBefore(id.Name, l.body) {
				c.err(id, "BCE3963", "invalid assignment in a 'lock' statement with restricted variable usage: '%s' is defined outside the lock statement, only an assignment to its name alone is allowed", id.Name)
				break
			}
		}
	}
}

// declaredBefore reports whether a variable in scope was declared outside of a
// block that is being checked.
func (c *fn) declaredBefore(name string, b *syntax.Block) bool {
	for s := c.scope; s != nil; s = s.outer {
		if l, ok := s.names[name]; ok {
			return l.v != nil && l.v.Pos.Off < c.off(b)
		}
	}
	return true
}

func (c *fn) newTransfers(b *syntax.Block) *transfers {
	from, to := c.fs.f.Offsets(b)
	t := &transfers{c: c, from: int32(from), to: int32(to), temps: map[*tree.Var]tree.Expr{}}
	t.iso = &isolatedness{c: c, let: map[*tree.Var]bool{}}
	return t
}

// transfers walks the statements of a lock statement: it checks what they let in
// and out.
type transfers struct {
	c        *fn
	from, to int32 // the block, in the file
	temps    map[*tree.Var]tree.Expr
	iso      *isolatedness
	used     any    // the restricted variable
	usedName string // for messages
	several  bool   // restricted variables; it is told once

	// For inference nothing is reported: the candidates are the module-level
	// variables and the class that the lock statement takes for restricted.
	infer      bool
	failed     bool
	candidates map[any]bool
	called     []*tree.Func
}

func (t *transfers) report(off int32, code, msg string) {
	if t.infer {
		t.failed = true
		return
	}
	f := t.c.fs.f
	end := off + 1
	syntax.Inspect(f, func(n syntax.Node) bool {
		from, to := f.Offsets(n)
		if int(off) < from || int(off) >= to {
			return n == syntax.Node(f)
		}
		if from == int(off) && end == off+1 {
			end = int32(to)
		}
		return true
	})
	t.c.w.report(Diagnostic{File: f, Off: off, End: end, Code: code, Msg: msg})
}

// outside reports whether a variable is defined outside of the lock statement
// and not restricted.
func (t *transfers) outside(v *tree.Var) bool {
	if v.Global {
		return !v.Isolated && !(t.infer && t.c.couldBeIsolated(v))
	}
	if t.infer && v == t.iso.self {
		return false
	}
	return v.Pos.File != nil && (v.Pos.Off < t.from || v.Pos.Off >= t.to)
}

// uses notes the use of a restricted variable: v, or an object by its self.
func (t *transfers) uses(x tree.Expr) {
	var id any
	name := ""
	switch x := x.(type) {
	case *tree.Global:
		if t.outside(x.V) {
			return
		}
		id, name = x.V, x.V.Name
	case *tree.ObjGet:
		if !t.restrictedField(x.Obj, x.Name) {
			return
		}
		id, name = t.c.class.cls, "self"
	default:
		return
	}
	t.use(x.Position(), id, name)
}

func (t *transfers) use(off int32, id any, name string) {
	if t.infer {
		if t.candidates == nil {
			t.candidates = map[any]bool{}
		}
		t.candidates[id] = true
		return
	}
	if t.used == nil {
		t.used, t.usedName = id, name
	} else if t.used != id && !t.several {
		t.several = true
		t.report(off, "BCE3962", "invalid use of more than one restricted variable in the same 'lock' statement: '"+name+"' beside '"+t.usedName+"'")
	}
}

func (t *transfers) restrictedField(obj tree.Expr, name string) bool {
	l, ok := obj.(*tree.Local)
	if !ok || t.c.class == nil || l.V != t.c.class.self || !t.c.class.cls.Isolated && !t.infer {
		return false
	}
	for _, f := range t.c.class.cls.Fields {
		if f.Name == name {
			return !isolatedField(f.Final, f.Type)
		}
	}
	return false
}

func (t *transfers) stmts(list []tree.Stmt) {
	for _, s := range list {
		t.stmt(s)
	}
}

func (t *transfers) stmt(s tree.Stmt) {
	switch s := s.(type) {
	case *tree.VarDecl:
		if s.V.Pos.File == nil {
			// What comes of it is seen where the temporary is used.
			t.calls(s.Init)
			t.temporary(s)
			break
		}
		t.in(s.Init)
	case *tree.Assign:
		switch {
		case s.V.Global && !t.outside(s.V):
			t.use(s.Off, s.V, s.V.Name)
			t.in(s.Val)
		case t.outside(s.V):
			t.out(s.Val)
		default:
			t.in(s.Val)
		}
	case *tree.SetIndex:
		t.place(s.Off, s.List)
		t.in(s.Index, s.Val)
	case *tree.SetField:
		t.place(s.Off, s.Map)
		t.in(s.Key, s.Val)
	case *tree.SetTable:
		t.place(s.Off, s.Table)
		t.in(s.Key, s.Val)
	case *tree.SetXMLAttr:
		t.place(s.Off, s.XML)
		t.in(s.Val)
	case *tree.SetObj:
		if t.restrictedField(s.Obj, s.Name) {
			t.use(s.Off, t.c.class.cls, "self")
		} else {
			t.place(s.Off, s.Obj)
		}
		t.in(s.Val)
	case *tree.Return:
		t.out(s.A)
	case *tree.ExprStmt:
		t.in(s.A)
	case *tree.Panic:
		t.in(s.A)
	case *tree.Fail:
		t.in(s.A)
	case *tree.Foreach:
		t.in(s.In)
		t.stmts(s.Body)
	default:
		tree.StmtParts(s, func(x tree.Expr) { t.in(x) }, t.stmts)
	}
}

// temporary notes what a variable of the compiler's own stands for.
func (t *transfers) temporary(d *tree.VarDecl) {
	t.temps[d.V] = d.Init
	if d.Init != nil && t.iso.offender(d.Init) == nil {
		t.iso.let[d.V] = true
	}
}

// place checks the container of an assigned member or field: it is not that of
// a variable from outside.
func (t *transfers) place(off int32, x tree.Expr) {
	t.calls(x)
	for {
		switch y := x.(type) {
		case *tree.ListGet:
			x = y.List
		case *tree.ListFill:
			x = y.List
		case *tree.MapGet:
			x = y.Map
		case *tree.TableGet:
			x = y.Table
		case *tree.ObjGet:
			if t.restrictedField(y.Obj, y.Name) {
				return
			}
			x = y.Obj
		case *tree.Cast:
			x = y.A
		case *tree.Local:
			if init := t.temps[y.V]; init != nil {
				x = init
				continue
			}
			if t.outside(y.V) {
				t.badPlace(off, y.V)
			}
			return
		case *tree.Global:
			if t.outside(y.V) {
				t.badPlace(off, y.V)
			}
			return
		default:
			return
		}
	}
}

func (t *transfers) badPlace(off int32, v *tree.Var) {
	t.report(off, "BCE3963", "invalid assignment in a 'lock' statement with restricted variable usage: '"+v.Name+"' is defined outside the lock statement, only an assignment to its name alone is allowed")
}

// out checks an expression whose value leaves the lock statement.
func (t *transfers) out(x tree.Expr) {
	if x == nil || isBad(x) {
		return
	}
	t.calls(x)
	if o := t.iso.offender(x); o != nil && !t.c.w.ofUnknown(o.Type()) {
		t.report(o.Position(), "BCE3959", "invalid attempt to transfer out a value from a 'lock' statement with restricted variable usage: expected an isolated expression")
	}
}

// in checks expressions whose values stay in the lock statement.
func (t *transfers) in(xs ...tree.Expr) {
	for _, x := range xs {
		if x == nil || isBad(x) {
			continue
		}
		t.calls(x)
		if o := t.leak(x); o != nil {
			t.badIn(o)
		}
	}
}

func (t *transfers) badIn(x tree.Expr) {
	if t.c.w.ofUnknown(x.Type()) {
		return
	}
	t.report(x.Position(), "BCE3958", "invalid attempt to transfer a value into a 'lock' statement with restricted variable usage: expected an isolated expression")
}

// leak finds a use of a variable from outside through which mutable state that
// others may know would become part of x; nil when there is none.
func (t *transfers) leak(x tree.Expr) tree.Expr {
	if x == nil {
		return nil
	}
	if f, ok := x.(*tree.FuncRef); ok {
		return t.captured(x, f.F)
	}
	if types.IsSubtype(x.Type(), isolatedData) {
		return nil
	}
	switch x := x.(type) {
	case *tree.Local:
		if t.outside(x.V) {
			return x
		}
		return t.leak(t.temps[x.V])
	case *tree.Global:
		if t.outside(x.V) {
			return x
		}
		return nil
	case *tree.Call:
		if isClone(x.F) {
			return nil
		}
	case *tree.Cond:
		if o := t.leak(x.A); o != nil {
			return o
		}
		return t.leak(x.B)
	case *tree.BlockExpr:
		for _, s := range x.Stmts {
			if d, ok := s.(*tree.VarDecl); ok && d.V.Pos.File == nil {
				t.temporary(d)
			}
		}
		return t.leak(x.Value)
	case *tree.Query:
		if t.iso.offender(x) == nil {
			return nil
		}
		if x.Gen != nil {
			return t.captured(x, x.Gen)
		}
	}
	var r tree.Expr
	tree.ExprParts(x, func(p tree.Expr) {
		if r == nil {
			r = t.leak(p)
		}
	}, func([]tree.Stmt) {})
	return r
}

// captured gives x when f, from which it is made, shares mutable state with what is
// outside.
func (t *transfers) captured(x tree.Expr, f *tree.Func) tree.Expr {
	for _, v := range f.Captures {
		if t.outside(v) && !types.IsSubtype(v.Type, isolatedData) {
			return x
		}
	}
	return nil
}

// calls looks at every expression below x: it notes restricted variables, and
// finds calls that could put a value from outside into mutable state inside.
func (t *transfers) calls(x tree.Expr) {
	if x == nil {
		return
	}
	t.uses(x)
	if t.infer {
		t.inferCalls(x)
	}
	var args []tree.Expr
	switch x := x.(type) {
	case *tree.Call:
		if !isClone(x.F) {
			args = x.Args
		}
	case *tree.CallMethod:
		args = append([]tree.Expr{x.Recv}, x.Args...)
	case *tree.CallValue:
		args = x.Args
	case *tree.New:
		args = x.Args
	}
	inside := false
	for _, a := range args {
		inside = inside || a != nil && t.leak(a) == nil && t.iso.offender(a) != nil
	}
	if inside {
		for _, a := range args {
			if o := t.leak(a); o != nil {
				t.badIn(o)
			}
		}
	}
	tree.ExprParts(x, t.calls, t.stmts)
}
