package check

import (
	"fmt"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// isolatedData is what isolated code may share with others through a final
// variable: immutable values and isolated objects.
var isolatedData = types.Union(types.Readonly, types.IsolatedMark)

// isolatedField reports whether a field of an object is isolated: everybody may
// read it at any time.
func isolatedField(final bool, t types.Type) bool { return final && types.IsSubtype(t, isolatedData) }

// isolatedOnly reports whether only isolated functions may be called at this
// point.
func (c *fn) isolatedOnly() bool { return c.f.Isolated || c.restricted > 0 }

// lexicalLock reports whether the code stands in a lock statement, be it that of
// an enclosing function.
func (c *fn) lexicalLock() bool {
	for x := c; x != nil; x = x.parent {
		if x.lockDepth > 0 {
			return true
		}
	}
	return false
}

// checkIsolatedCall checks a call from isolated code; f is the function when it
// is known.
func (c *fn) checkIsolatedCall(n syntax.Node, isolated bool, f *tree.Func, name string) {
	if isolated {
		return
	}
	if f == nil || c.mod.tree(f) {
		for x := c; x != nil; x = x.parent {
			if f == nil {
				c.mod.notIsolated(x.f)
			} else {
				c.mod.refer(x.f, f)
			}
		}
	} else {
		c.impure()
	}
	switch {
	case c.f.Isolated:
		c.err(n, "BCE3948", "invalid invocation of a non-isolated function '%s' in an 'isolated' function", name)
	case c.restricted > 0:
		c.err(n, "BCE3960", "invalid invocation of a non-isolated function '%s' in a 'lock' statement with restricted variable usage", name)
	}
}

// isolatedParam reports whether a function given for the parameter must be
// isolated where the call must be.
func isolatedParam(p *syntax.Param) bool { return annotatedAs(p, "isolatedParam") }

// annotatedAs reports whether a parameter has the annotation name.
func annotatedAs(p *syntax.Param, name string) bool {
	if p == nil {
		return false
	}
	for _, a := range p.Annots {
		if a.Name != nil && a.Name.Prefix == nil && a.Name.Id != nil && a.Name.Id.Name == name {
			return true
		}
	}
	return false
}

// checkCapture checks the use of a variable of an enclosing function: isolated
// closures and workers share final variables of immutable or isolated values
// only.
func (c *fn) checkCapture(n syntax.Node, v *tree.Var, t types.Type) {
	if v.Func == nil || v.Func == c.f || v.Final && types.IsSubtype(t, isolatedData) || t.Basics() == types.BFuture && v.Final {
		return
	}
	for p := c; p != nil && p.f != v.Func; p = p.parent {
		if !p.inline {
			c.mod.notIsolated(p.f)
			if p.party != nil && p.party.name != "function" {
				c.mod.notIsolated(v.Func)
			}
		}
		if p.f.Isolated && !p.inline && !c.w.ofUnknown(t) {
			what := "a non-final variable"
			if v.Final {
				what = "mutable storage"
			}
			c.err(n, "BCE3943", "invalid access of %s '%s' in an 'isolated' function: a captured variable must be final and of a subtype of 'readonly|isolated object {}'", what, v.Name)
			return
		}
	}
}

// isolatedExpr finds the part of x that keeps it from being an isolated
// expression; nil when it is one.
func (c *fn) isolatedExpr(x tree.Expr) tree.Expr {
	return (&isolatedness{c: c}).offender(x)
}

// isolatedness decides whether expressions are isolated.
type isolatedness struct {
	c *fn
	// let holds the variables of let expressions that stand for isolated ones.
	let map[*tree.Var]bool
	// self is an object to be taken as isolated.
	self *tree.Var
}

func (s *isolatedness) offender(x tree.Expr) tree.Expr {
	if x == nil || types.IsSubtype(x.Type(), isolatedData) {
		return nil
	}
	switch x := x.(type) {
	case *tree.ListCons:
		for _, e := range x.Elems {
			if o := s.offender(e.V); o != nil {
				return o
			}
		}
		return nil
	case *tree.MapCons:
		for _, f := range x.Fields {
			if o := s.first(f.Key, f.V); o != nil {
				return o
			}
		}
		return nil
	case *tree.TableCons:
		return s.first(x.Rows...)
	case *tree.XMLTemplate:
		return s.xml(x.Nodes)
	case *tree.RawTemplate:
		return s.offender(x.Insertions)
	case *tree.Cast:
		return s.offender(x.A)
	case *tree.Check:
		return s.offender(x.A)
	case *tree.Trap:
		return s.offender(x.A)
	case *tree.Cond:
		return s.first(x.A, x.B)
	case *tree.Elvis:
		return s.first(x.A, x.B)
	case *tree.Range, *tree.ByteArray, *tree.TypedescVal:
		return nil
	case *tree.Local:
		if s.let[x.V] || x.V == s.self && x.V != nil {
			return nil
		}
	case *tree.BlockExpr:
		return s.after(x.Stmts).offender(x.Value)
	case *tree.Query:
		// What is selected, when isolated, makes a new value.
		if x.Gen == nil && (x.Kind == tree.QueryList || x.Kind == tree.QueryMap || x.Kind == tree.QueryTable) {
			return s.first(x.Key, x.Select, x.Conflict)
		}
	case *tree.Call, *tree.CallMethod, *tree.CallValue, *tree.New, *tree.NewStream:
		return s.call(x)
	}
	return x
}

func (s *isolatedness) first(xs ...tree.Expr) tree.Expr {
	for _, x := range xs {
		if o := s.offender(x); o != nil {
			return o
		}
	}
	return nil
}

// call finds what keeps a call from being isolated, whatever its result is: the
// function, or an argument.
func (s *isolatedness) call(x tree.Expr) tree.Expr {
	switch x := x.(type) {
	case *tree.Call:
		if isClone(x.F) {
			return nil
		}
		if x.F.Isolated {
			return s.first(x.Args...)
		}
	case *tree.CallMethod:
		if f := types.ObjectMember(x.Recv.Type(), x.Name); f != nil && types.IsSubtype(f.Type, types.IsolatedFunc) {
			if o := s.offender(x.Recv); o != nil {
				return o
			}
			return s.first(x.Args...)
		}
	case *tree.CallValue:
		if types.IsSubtype(x.F.Type(), types.IsolatedFunc) {
			return s.first(x.Args...)
		}
	case *tree.New:
		if x.Class.Name != "" && (x.Class.Init == nil || x.Class.Init.Isolated) {
			return s.first(x.Args...)
		}
	case *tree.NewStream:
		return s.offender(x.Impl)
	}
	return x
}

// isClone reports whether f is clone or cloneReadOnly of lang.value: what they
// give is isolated whatever they are given.
func isClone(f *tree.Func) bool {
	return f.Module != nil && f.Module.QName == "ballerina/lang.value" && (f.Name == "clone" || f.Name == "cloneReadOnly")
}

// after is what is known after statements that come before a value, such as those
// of a let expression: their variables stand for what they are made of.
func (s *isolatedness) after(stmts []tree.Stmt) *isolatedness {
	in := &isolatedness{c: s.c, self: s.self, let: map[*tree.Var]bool{}}
	for v := range s.let {
		in.let[v] = true
	}
	for _, st := range stmts {
		if d, ok := st.(*tree.VarDecl); ok && d.Init != nil && in.offender(d.Init) == nil {
			in.let[d.V] = true
		}
	}
	return in
}

func (s *isolatedness) xml(nodes []tree.XMLNode) tree.Expr {
	for i := range nodes {
		n := &nodes[i]
		if o := s.first(n.Text...); o != nil {
			return o
		}
		if o := s.offender(n.Insert); o != nil {
			return o
		}
		if o := s.xml(n.Children); o != nil {
			return o
		}
	}
	return nil
}

// wantIsolated reports x, which stands at n, when it is not an isolated
// expression.
func (c *fn) wantIsolated(n syntax.Node, x tree.Expr) {
	if isBad(x) {
		return
	}
	if o := c.isolatedExpr(x); o != nil && !c.w.ofUnknown(o.Type()) {
		c.errAt(n, o, "BCE3953", "invalid initial value expression: expected an isolated expression")
	}
}

// errAt reports the part x of what stands at n.
func (c *fn) errAt(n syntax.Node, x tree.Expr, code, msg string) {
	from, to := c.fs.f.Offsets(n)
	at := n
	if off := int(x.Position()); off > from && off < to {
		syntax.Inspect(n, func(k syntax.Node) bool {
			if from, to := c.fs.f.Offsets(k); off < from || off >= to {
				return false
			} else if from == off && at == n {
				at = k
			}
			return true
		})
	}
	c.err(at, code, "%s", msg)
}

// checkIsolatedClass checks the fields of an object that is declared to be
// isolated, and notes which keep another from being so; at names the object where
// a field comes from elsewhere.
func (fs *fileScope) checkIsolatedClass(cls *tree.Class, decls map[string]*syntax.ObjectField, at syntax.Node) {
	for _, f := range cls.Fields {
		d := decls[f.Name]
		if isolatedField(f.Final, f.Type) || d != nil && d.Quals.Has(syntax.Private) {
			continue
		}
		if !cls.Isolated {
			fs.mod.notIsolated(cls)
			continue
		}
		if fs.mod.w.ofUnknown(f.Type) {
			continue
		}
		n := at
		if d != nil {
			n = d.Name
		}
		fs.err(n, "BCE3954", "invalid non-private mutable field '%s' in an 'isolated' object: make it private, or final and of a subtype of 'readonly|isolated object {}'", f.Name)
	}
}

// checkIsolatedVar checks the declaration of an isolated module-level variable.
func (c *fn) checkIsolatedVar(d *syntax.ModuleVar, x tree.Expr) {
	if !d.Quals.Has(syntax.Isolated) {
		return
	}
	if d.Quals.Has(syntax.Public) {
		c.err(d.Binding, "BCE3955", "an 'isolated' variable cannot be declared as 'public'")
	}
	if _, simple := d.Binding.(*syntax.CaptureBinding); !simple {
		c.err(d.Binding, "BCE3952", "only a simple variable can be marked as 'isolated'")
		return
	}
	if x != nil {
		c.wantIsolated(d.Init, x)
	}
}

// checkStart checks where a new strand is started: not within lock, and in an
// isolated function by an isolated call only; pre is evaluated ahead of the call.
func (c *fn) checkStart(n *syntax.StartAction, pre []tree.Stmt, call tree.Expr) (isolated bool) {
	if c.lexicalLock() {
		c.err(n, "BCE4053", "using 'start' within a lock statement is not allowed")
	}
	switch call.(type) {
	case *tree.Call, *tree.CallMethod, *tree.CallValue:
	default:
		return false
	}
	o := (&isolatedness{c: c}).after(pre).call(call)
	if o != nil {
		c.impure()
	}
	if o != nil && c.f.Isolated && !c.w.ofUnknown(o.Type()) {
		what := "its arguments must be isolated expressions"
		if o == call {
			what = "the function must be isolated"
		}
		c.errAt(n, o, "BCE3966", "invalid 'start' in an 'isolated' function: "+what)
	}
	return o == nil
}

// allIsolated reports whether every field of an object is isolated: then the
// object is, too.
func allIsolated(members []types.Field) bool {
	for i := range members {
		if f := &members[i]; !f.Method && !isolatedField(f.Readonly, f.Type) {
			return false
		}
	}
	return true
}

// assignInInit checks the assignment of x to a field of self in init.
func (c *fn) assignInInit(n syntax.Node, x tree.Expr) {
	switch {
	case c.class.cls.Isolated:
		c.wantIsolated(n, x)
	case !isBad(x) && c.isolatedExpr(x) != nil:
		c.mod.notIsolated(c.class.cls)
	}
}

// ofUnknown reports whether a type has to do with a name that stands for no type:
// whether its values are isolated cannot be said.
func (w *World) ofUnknown(t types.Type) bool {
	return w.unknown != nil && followsFromUnknown(t.String())
}

// methodValue is the type of method f of an object of type t as a value: that is
// an isolated function where the object is isolated, too.
func (w *World) methodValue(t types.Type, f *types.Field) types.Type {
	if !types.IsSubtype(f.Type, types.IsolatedFunc) || types.IsSubtype(t, types.IsolatedMark) {
		return f.Type
	}
	sig := types.FuncSig(f.Type)
	if sig == nil {
		return f.Type
	}
	return w.Env.Func(sig)
}

// functionName is how a message names a function value that is called.
func functionName(x tree.Expr) string {
	switch x := x.(type) {
	case *tree.Local:
		return x.V.Name
	case *tree.Global:
		return x.V.Name
	case *tree.ObjGet:
		return x.Name
	case *tree.MapGet:
		if k, ok := x.Key.(*tree.Const); ok {
			return fmt.Sprint(k.V)
		}
	}
	return "function value"
}

// isolateDefaults has the defaults of an isolated function's parameters checked
// as isolated functions.
func isolateDefaults(sig *types.Signature, q syntax.Quals) {
	for i := range sig.Params {
		if d, ok := sig.Params[i].Default.(*fieldDefault); ok {
			d.isolated = q.Has(syntax.Isolated)
		}
	}
}
