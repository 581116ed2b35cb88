package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// fieldAccess checks x.name and x?.name.
func (c *fn) fieldAccess(n *syntax.FieldAccess, t types.Type) tree.Expr {
	x := c.accessed(n.X)
	if isBad(x) || n.Name.Name == "" {
		return c.bad(n)
	}
	return c.fieldOf(n, x, n.Name, n.Ns, n.Optional)
}

func (c *fn) fieldOf(n syntax.Node, x tree.Expr, id, ns *syntax.Ident, opt bool) tree.Expr {
	xt := x.Type()
	name := id.Name
	c.fs.facts.member(id, xt, name)
	invalid := func() tree.Expr {
		if opt {
			c.err(n, "BCE2075", "optional field access of '%s' is not defined on a value of type '%s'", name, c.shown(x))
		} else {
			c.err(n, "BCE2074", "invalid operation: field access of '%s' is not defined on a value of type '%s'", name, c.shown(x))
		}
		return c.bad(n)
	}
	errs := types.Intersect(xt, types.Error)
	core := types.Diff(xt, types.NilOrError)
	hasNil := xt.Basics()&types.BNil != 0
	b := core.Basics()
	switch {
	case b == 0:
		return invalid()
	case ns != nil || b&^types.BXML == 0:
		if hasNil && !opt || b&^types.BXML != 0 {
			return invalid()
		}
		full := name
		if ns != nil {
			var ok bool
			if full, ok = c.attributeName(ns, id); !ok {
				return c.bad(n)
			}
		}
		rt := types.Union(types.String, types.Error)
		if opt {
			rt = types.Union(rt, types.Nil)
		}
		return &tree.XMLAttr{X: c.x(n, rt), A: x, Name: full, Opt: opt}
	case b&^types.BObject == 0:
		if hasNil || opt || !types.IsNever(errs) {
			return invalid()
		}
		f := types.ObjectMember(core, name)
		if f == nil {
			c.err(id, "BCE2099", "undefined field '%s' in object '%s'", name, core)
			return c.bad(n)
		}
		c.checkVisible(id, f)
		c.warnDeprecatedMember(id, types.ObjectDecl(core), f.Name, name)
		if f.Method {
			c.useSelf(n, x)
			return &tree.BoundMethod{X: c.x(n, c.w.methodValue(core, f)), Recv: x, Name: name}
		}
		ft := f.Type
		c.checkSelfInit(n, x, name)
		c.useField(n, x, f, f.Readonly)
		c.readInInit(x, f)
		return &tree.ObjGet{X: c.x(n, ft), Obj: x, Name: name}
	case isLax(core):
		return c.laxField(n, x, core, id, opt, invalid)
	case b&^types.BMapping == 0:
		if hasNil && !opt || !types.IsNever(errs) {
			return invalid()
		}
		ft := types.MappingMember(core, name)
		absent := ft.Basics()&types.BUndef != 0
		ft = types.Diff(ft, types.Undef)
		if absent {
			if !fieldInSome(core, name) {
				c.err(id, "BCE2095", "undefined field '%s' in '%s'", name, core)
				return c.bad(n)
			}
			if !opt && ft.Basics()&types.BNil != 0 {
				c.err(id, "BCE2116", "field access cannot be used to access an optional field of a type that includes nil, use optional field access or member access")
				return c.bad(n)
			}
		}
		if absent || hasNil {
			ft = types.Union(ft, types.Nil)
		}
		if a := types.MappingAtomicOf(core); a != nil && a.Meta != nil {
			c.warnDeprecatedMember(id, a.Meta.Decl, name, name)
		}
		key := &tree.Const{X: tree.X{T: types.String, Off: c.off(id)}, V: name}
		return &tree.MapGet{X: c.x(n, ft), Map: x, Key: key, Nil: absent, Lift: hasNil}
	}
	return invalid()
}

// fieldDeclared reports whether a descriptor of t names the field.
func fieldDeclared(t types.Type, name string) bool {
	for _, a := range types.MappingAtoms(t) {
		m := types.MappingAtomicOf(a)
		if m == nil || m.Field(name) == nil {
			return false
		}
	}
	return true
}

func isRecordLike(t types.Type) bool {
	for _, a := range types.MappingAtoms(t) {
		m := types.MappingAtomicOf(a)
		if m == nil || m.Meta == nil && len(m.Fields) == 0 {
			return false
		}
	}
	return true
}

// hasFields reports whether a descriptor of t names fields.
func hasFields(t types.Type) bool {
	for _, a := range types.MappingAtoms(t) {
		if m := types.MappingAtomicOf(a); m != nil && (len(m.Fields) > 0 || m.Meta != nil) {
			return true
		}
	}
	return false
}

// fieldInSome reports whether a descriptor of t names the field.
func fieldInSome(t types.Type, name string) bool {
	for _, a := range types.MappingAtoms(t) {
		if m := types.MappingAtomicOf(a); m != nil && m.Field(name) != nil {
			return true
		}
	}
	return false
}

// isLax reports whether the access to a field of a value of type t, which is
// neither nil nor an error, is checked at run time: t is json, or what is left
// of json when it is no other type, or a map of such values.
func isLax(t types.Type) bool {
	if t.Basics()&types.BMapping == 0 || !types.IsSubtype(t, types.JSON) || hasFields(t) {
		return false
	}
	return laxMember(types.MappingElem(t), 0)
}

func laxMember(t types.Type, depth int) bool {
	if types.Same(types.Intersect(t, types.Readonly), types.Intersect(types.JSON, types.Readonly)) {
		return true
	}
	return depth < 16 && !types.IsNever(t) && t.Basics()&^types.BMapping == 0 && !hasFields(t) && laxMember(types.MappingElem(t), depth+1)
}

// laxField is a field of a value of a lax type: an error where the value is no
// mapping or lacks the field.
func (c *fn) laxField(n syntax.Node, x tree.Expr, core types.Type, id *syntax.Ident, opt bool, invalid func() tree.Expr) tree.Expr {
	plain := core.Basics()&^types.BMapping == 0
	if plain && x.Type().Basics()&types.BNil != 0 && !opt {
		return invalid()
	}
	rt := types.Diff(types.MappingMember(core, id.Name), types.Undef)
	if opt {
		rt = types.Union(rt, types.Nil)
	}
	if !opt || !plain || !types.Disjoint(x.Type(), types.Error) {
		rt = types.Union(rt, types.Error)
	}
	key := &tree.Const{X: tree.X{T: types.String, Off: c.off(id)}, V: id.Name}
	return &tree.MapGet{X: c.x(n, rt), Map: x, Key: key, Json: true, Opt: opt}
}

// checkVisible reports a member of an object that is not visible here.
func (c *fn) checkVisible(n syntax.Node, f *types.Field) {
	r := f.Region
	if r == nil || r == c.mod.region || c.w.inspecting {
		return
	}
	if r.Class {
		for k := c.class; k != nil; k = k.outer {
			if k.private == r {
				return
			}
		}
	}
	kind, name := "field", types.MemberName(f.Name)
	if f.Method {
		kind = "method"
	}
	if r.Class {
		c.err(n, "BCE2039", "attempt to access the private %s '%s'", kind, name)
		return
	}
	c.err(n, "BCE2038", "attempt to refer to non-accessible symbol '%s': the %s is not public in module '%s'", name, kind, r.Name)
}

// useField notes the access of a field of self: in the methods of an isolated
// object a field that can change is accessed within lock statements only.
func (c *fn) useField(n syntax.Node, x tree.Expr, f *types.Field, final bool) {
	l, ok := x.(*tree.Local)
	if !ok || c.class == nil || l.V != c.class.self && !(l.V.Name == "self" && l.V.Func != c.f) {
		c.inferAccess(f)
		return
	}
	if isolatedField(final, f.Type) || c.class.unset != nil && l.V.Func == c.f || c.lockDepth > 0 {
		return
	}
	c.mod.notIsolated(c.class.cls)
	if c.class.cls.Isolated && !c.w.ofUnknown(f.Type) {
		c.err(n, "BCE3957", "invalid access of the mutable field '%s' of an 'isolated' object outside a lock statement", f.Name)
	}
}

// index checks x[k].
func (c *fn) index(n *syntax.Index, t types.Type) tree.Expr {
	x := c.expr(n.X, nil)
	if isBad(x) {
		for _, k := range n.Keys {
			c.expr(k, nil)
		}
		return x
	}
	return c.indexOf(n, x, n.Keys, false)
}

// indexOf checks member access; fill makes missing members for a nested
// assignment.
func (c *fn) indexOf(n syntax.Node, x tree.Expr, keys []syntax.Expr, fill bool) tree.Expr {
	xt := x.Type()
	hasNil := xt.Basics()&types.BNil != 0
	core := types.Diff(xt, types.Nil)
	b := core.Basics()
	invalid := func() tree.Expr {
		c.err(n, "BCE2073", "invalid operation: type '%s' does not support member access", c.shown(x))
		return c.bad(n)
	}
	if len(keys) == 0 {
		return c.bad(n)
	}
	switch {
	case b == 0:
		return invalid()
	case b&^types.BTable == 0:
		if hasNil {
			return invalid()
		}
		kt := types.TableKeyType(core)
		if types.IsNever(kt) {
			c.err(n, "BCE2077", "member access is not supported for a table without a key: '%s'", core)
			return c.bad(n)
		}
		var k tree.Expr
		if len(keys) == 1 {
			k = c.want(keys[0], kt)
		} else {
			var elems []tree.ListElem
			var ts []types.Type
			for i, kx := range keys {
				e := c.want(kx, types.ListMember(kt, c.w.Env.IntValue(int64(i))))
				elems = append(elems, tree.ListElem{V: e})
				ts = append(ts, widen(e))
			}
			k = &tree.ListCons{X: c.x(n, types.Intersect(c.w.Env.Tuple(ts, nil), types.Readonly)), Elems: elems}
		}
		return &tree.TableGet{X: c.x(n, types.Union(types.TableRow(core), types.Nil)), Table: x, Key: k}
	case len(keys) != 1:
		return invalid()
	case b == types.BString:
		if hasNil {
			return invalid()
		}
		i := c.want(keys[0], types.Int)
		return &tree.StrGet{X: c.x(n, types.Char), Str: x, Index: i}
	case b&^types.BXML == 0:
		if hasNil {
			return invalid()
		}
		i := c.want(keys[0], types.Int)
		return &tree.XMLGet{X: c.x(n, c.xmlItemType(core)), XML: x, Index: i}
	case b&^types.BList == 0:
		if hasNil {
			return invalid()
		}
		i := c.want(keys[0], types.Int)
		if isBad(i) {
			return i
		}
		mt := types.ListMember(core, i.Type())
		if types.IsNever(mt) && !types.IsEmpty(core) {
			if _, ok := i.(*tree.Const); ok || types.IsNever(types.ListElem(core)) {
				c.err(keys[0], "BCE2079", "list index out of range: '%s' has no such member", core)
				return c.bad(n)
			}
		}
		if fill {
			return &tree.ListFill{X: c.x(n, mt), List: x, Index: i}
		}
		return &tree.ListGet{X: c.x(n, mt), List: x, Index: i}
	case b&^types.BMapping == 0:
		k := c.want(keys[0], types.String)
		if isBad(k) {
			return k
		}
		var mt types.Type
		absent := true
		if name, ok := types.Singleton(k.Type()); ok {
			mt = types.MappingMember(core, name.(string))
			absent = mt.Basics()&types.BUndef != 0
			mt = types.Diff(mt, types.Undef)
			if types.IsNever(mt) && hasFields(core) {
				c.err(keys[0], "BCE2095", "undefined field '%s' in '%s'", name, core)
				return c.bad(n)
			}
		} else {
			mt = types.MappingElem(core)
			if names, ok := types.StringMembers(k.Type()); ok && len(names) > 0 {
				mt = types.Never
				absent = false
				for _, s := range names {
					u := types.MappingMember(core, s)
					absent = absent || u.Basics()&types.BUndef != 0
					mt = types.Union(mt, types.Diff(u, types.Undef))
				}
			}
		}
		if fill {
			return &tree.MapGet{X: c.x(n, mt), Map: x, Key: k, Fill: true}
		}
		if absent || hasNil {
			mt = types.Union(mt, types.Nil)
		}
		return &tree.MapGet{X: c.x(n, mt), Map: x, Key: k, Nil: absent || hasNil, Lift: hasNil}
	}
	return invalid()
}

// xmlItemType is the type of an item of a sequence of type t, or of nothing.
func (c *fn) xmlItemType(t types.Type) types.Type {
	items := types.XMLItemsOf(t)
	return types.Union(c.w.Env.XMLItem(items), types.Intersect(types.XMLText, c.w.Env.XMLOf(0)))
}

// ------------------------------------------------------------ assignment

// assign checks lhs = rhs where rhs is checked by val against the type of the
// place; op is not 0 for a compound assignment.
func (c *fn) assign(n syntax.Node, lhs syntax.Expr, val func(want, cur types.Type, read func() tree.Expr) tree.Expr) []tree.Stmt {
	for {
		p, ok := lhs.(*syntax.Paren)
		if !ok {
			break
		}
		lhs = p.X
	}
	switch l := lhs.(type) {
	case *syntax.NameExpr:
		return c.assignVar(n, l, val)
	case *syntax.FieldAccess:
		if l.Ns != nil {
			c.err(lhs, "BCE2080", "cannot assign to an XML attribute in this form")
			return nil
		}
		x := c.lvalue(l.X)
		if isBad(x) {
			val(types.AnyOrError, types.AnyOrError, func() tree.Expr { return c.bad(n) })
			return nil
		}
		return c.assignField(n, l, x, val)
	case *syntax.Index:
		x := c.lvalue(l.X)
		if isBad(x) {
			val(types.AnyOrError, types.AnyOrError, func() tree.Expr { return c.bad(n) })
			return nil
		}
		return c.assignIndex(n, l, x, val)
	case *syntax.BadExpr:
		val(types.AnyOrError, types.AnyOrError, func() tree.Expr { return c.bad(n) })
		return nil
	}
	c.err(lhs, "BCE2080", "invalid assignment: the expression on the left cannot be assigned to")
	val(types.AnyOrError, types.AnyOrError, func() tree.Expr { return c.bad(n) })
	return nil
}

// lvalue checks the container of an assigned place: members that are missing
// on the way are made.
func (c *fn) lvalue(n syntax.Expr) tree.Expr {
	switch n := n.(type) {
	case *syntax.Paren:
		return c.lvalue(n.X)
	case *syntax.Index:
		x := c.lvalue(n.X)
		if isBad(x) {
			return x
		}
		return c.indexOf(n, x, n.Keys, true)
	case *syntax.FieldAccess:
		x := c.lvalue(n.X)
		if isBad(x) {
			return x
		}
		if n.Ns == nil && !n.Optional && fieldDeclared(x.Type(), n.Name.Name) && x.Type().Basics()&^types.BMapping == 0 {
			if ft := types.MappingMember(x.Type(), n.Name.Name); ft.Basics()&types.BUndef != 0 {
				// The read operation on an optional field fills it in.
				key := &tree.Const{X: tree.X{T: types.String, Off: c.off(n.Name)}, V: n.Name.Name}
				return &tree.MapGet{X: c.x(n, types.Diff(ft, types.Undef)), Map: x, Key: key, Fill: true}
			}
		}
		return c.fieldOf(n, x, n.Name, n.Ns, n.Optional)
	}
	return c.accessed(n)
}

// mayLack reports whether a mapping of type t may have no member with a key of
// type k.
func mayLack(t, k types.Type) bool {
	names, ok := types.StringMembers(k)
	if !ok || len(names) == 0 {
		return true
	}
	for _, name := range names {
		if types.MappingMember(t, name).Basics()&types.BUndef != 0 {
			return true
		}
	}
	return false
}

func (c *fn) assignVar(n syntax.Node, l *syntax.NameExpr, val func(want, cur types.Type, read func() tree.Expr) tree.Expr) []tree.Stmt {
	var v *tree.Var
	if l.Name.Prefix == nil && l.Name.Id.Name == "_" {
		val(types.AnyOrError, types.AnyOrError, func() tree.Expr { return c.bad(n) })
		return nil
	}
	if l.Name.Prefix == nil {
		if loc := c.find(l.Name.Id.Name); loc != nil && loc.v != nil {
			v = loc.v
			c.fs.facts.local(l.Name.Id, v)
			c.checkCapture(l, v, v.Type)
		}
	}
	if v == nil {
		s := c.fs.resolveName(l.Name, false)
		if s == nil {
			val(types.AnyOrError, types.AnyOrError, func() tree.Expr { return c.bad(n) })
			return nil
		}
		if s.Kind != symVar {
			c.err(l, "BCE2081", "cannot assign a value to '%s'", l.Name.Id.Name)
			return nil
		}
		v = s.variable()
		if v == nil {
			return nil
		}
		if !v.Final {
			c.useGlobal(l, v)
		}
	}
	read := func() tree.Expr { return c.expr(l, nil) }
	if v.Final && !(c.flow.unset[v] && (v.Func == c.f || v.Global && c.isInit)) {
		switch {
		case c.isParam(v):
			c.err(l, "BCE2082", "cannot assign a value to function argument '%s'", v.Name)
		default:
			c.err(l, "BCE2081", "cannot assign a value to final '%s'", v.Name)
		}
		val(v.Type, v.Type, read)
		return nil
	}
	if v.Final && v.Func == c.f && len(c.loops) > 0 && c.declaredOutside(v) {
		c.err(l, "BCE2083", "cannot assign a value to final '%s' inside a loop", v.Name)
	}
	x := val(v.Type, c.current(v), read)
	if x == nil {
		return nil
	}
	if !v.Final {
		v.Assigned = true
		v.Closed = v.Closed || v.Func != c.f && !v.Global
		c.assignedInLoop(n, v)
	}
	delete(c.flow.unset, v)
	delete(c.flow.narrow, v)
	if v.Func != c.f {
		for p := c.parent; p != nil; p = p.parent {
			delete(p.flow.narrow, v)
		}
	}
	return []tree.Stmt{&tree.Assign{V: v, Val: x, Off: c.off(n)}}
}

// declaredOutside reports whether v was declared before the innermost loop.
func (c *fn) declaredOutside(v *tree.Var) bool {
	if len(c.loops) == 0 {
		return false
	}
	return v.Pos.Off < c.loops[len(c.loops)-1].off
}

func (c *fn) isParam(v *tree.Var) bool {
	if v.Func == nil {
		return false
	}
	for _, p := range v.Func.Params {
		if p == v {
			return true
		}
	}
	return false
}

func (c *fn) assignField(n syntax.Node, l *syntax.FieldAccess, x tree.Expr, val func(want, cur types.Type, read func() tree.Expr) tree.Expr) []tree.Stmt {
	xt := x.Type()
	name := l.Name.Name
	c.fs.facts.member(l.Name, xt, name)
	read := func() tree.Expr { return c.fieldOf(l, x, l.Name, nil, false) }
	fail := func(code, format string, args ...any) []tree.Stmt {
		c.err(l, code, format, args...)
		val(types.AnyOrError, types.AnyOrError, func() tree.Expr { return c.bad(n) })
		return nil
	}
	switch b := xt.Basics(); {
	case b != 0 && b&^types.BObject == 0:
		f := types.ObjectMember(xt, name)
		if f == nil {
			return fail("BCE2099", "undefined field '%s' in object '%s'", name, xt)
		}
		if f.Method {
			return fail("BCE2081", "cannot assign a value to method '%s'", name)
		}
		c.checkVisible(l.Name, f)
		self := false
		if lx, ok := x.(*tree.Local); ok && c.class != nil && lx.V == c.class.self {
			self = true
		}
		if f.Readonly || types.IsReadonly(xt) {
			v := (*tree.Var)(nil)
			if self && c.class.unset != nil {
				v = c.class.unset[name]
			}
			if v == nil || !c.flow.unset[v] {
				return fail("BCE2081", "cannot update 'final' field '%s' of object '%s'", name, xt)
			}
		}
		c.useField(l, x, f, false)
		v := val(f.Type, f.Type, read)
		if v == nil {
			return nil
		}
		if self && c.class.unset != nil && c.lockDepth == 0 {
			c.assignInInit(n, v)
		}
		if self && c.class.unset != nil {
			if u := c.class.unset[name]; u != nil {
				delete(c.flow.unset, u)
			}
		}
		return []tree.Stmt{&tree.SetObj{Obj: x, Name: name, Val: v, Init: self && c.class.unset != nil, Off: c.off(n)}}
	case b != 0 && b&^types.BMapping == 0:
		if b&types.BMappingRW == 0 {
			return fail("BCE2085", "cannot update 'readonly' value of type '%s'", xt)
		}
		ft := types.MappingMember(xt, name)
		absent := ft.Basics()&types.BUndef != 0
		ft = types.Diff(ft, types.Undef)
		if !fieldDeclared(xt, name) {
			if types.IsNever(ft) || isRecordLike(xt) {
				return fail("BCE2095", "undefined field '%s' in record '%s'", name, xt)
			}
			return fail("BCE2074", "invalid operation: type '%s' does not support field access for assignment", xt)
		}
		if types.ReadonlyField(xt, name) {
			return fail("BCE2085", "cannot update 'readonly' record field '%s' in '%s'", name, xt)
		}
		want := ft
		optional := absent && ft.Basics()&types.BNil == 0
		if optional {
			want = types.Union(ft, types.Nil)
		}
		v := val(want, want, read)
		if v == nil {
			return nil
		}
		key := &tree.Const{X: tree.X{T: types.String, Off: c.off(l.Name)}, V: name}
		return []tree.Stmt{&tree.SetField{Map: x, Key: key, Val: v, Optional: optional, Off: c.off(n)}}
	}
	return fail("BCE2074", "invalid operation: type '%s' does not support field access for assignment", xt)
}

func (c *fn) assignIndex(n syntax.Node, l *syntax.Index, x tree.Expr, val func(want, cur types.Type, read func() tree.Expr) tree.Expr) []tree.Stmt {
	xt := x.Type()
	fail := func(code, format string, args ...any) []tree.Stmt {
		c.err(l, code, format, args...)
		val(types.AnyOrError, types.AnyOrError, func() tree.Expr { return c.bad(n) })
		return nil
	}
	b := xt.Basics()
	if b != 0 && b&^types.BTable == 0 {
		if b&types.BTableRW == 0 {
			return fail("BCE2085", "cannot update 'readonly' value of type '%s'", xt)
		}
		get, ok := c.indexOf(l, x, l.Keys, false).(*tree.TableGet)
		if !ok {
			return nil
		}
		v := val(types.TableRow(xt), get.T, func() tree.Expr { return get })
		if v == nil {
			return nil
		}
		return []tree.Stmt{&tree.SetTable{Table: x, Key: get.Key, Val: v, Off: c.off(n)}}
	}
	if len(l.Keys) != 1 {
		return fail("BCE2073", "invalid operation: type '%s' does not support member access with several keys", xt)
	}
	switch {
	case b != 0 && b&^types.BList == 0:
		if b&types.BListRW == 0 {
			return fail("BCE2085", "cannot update 'readonly' value of type '%s'", xt)
		}
		get := c.indexOf(l, x, l.Keys, true)
		g, ok := get.(*tree.ListFill)
		if !ok {
			val(types.AnyOrError, types.AnyOrError, func() tree.Expr { return c.bad(n) })
			return nil
		}
		v := val(g.T, g.T, func() tree.Expr { return &tree.ListGet{X: g.X, List: g.List, Index: g.Index} })
		if v == nil {
			return nil
		}
		return []tree.Stmt{&tree.SetIndex{List: x, Index: g.Index, Val: v, Off: c.off(n)}}
	case b != 0 && b&^types.BMapping == 0:
		if b&types.BMappingRW == 0 {
			return fail("BCE2085", "cannot update 'readonly' value of type '%s'", xt)
		}
		g, ok := c.indexOf(l, x, l.Keys, true).(*tree.MapGet)
		if !ok {
			val(types.AnyOrError, types.AnyOrError, func() tree.Expr { return c.bad(n) })
			return nil
		}
		want := g.T
		optional := false
		if name, ok := types.Singleton(g.Key.Type()); ok {
			if types.ReadonlyField(xt, name.(string)) {
				return fail("BCE2085", "cannot update 'readonly' record field '%s' in '%s'", name, xt)
			}
		}
		if want.Basics()&types.BNil == 0 && mayLack(xt, g.Key.Type()) {
			// Nil removes the member.
			want, optional = types.Union(want, types.Nil), true
		}
		v := val(want, want, func() tree.Expr {
			if name, ok := types.Singleton(g.Key.Type()); ok && types.MappingMember(xt, name.(string)).Basics()&types.BUndef == 0 {
				return &tree.MapGet{X: g.X, Map: g.Map, Key: g.Key}
			}
			return &tree.MapGet{X: tree.X{T: types.Union(g.T, types.Nil), Off: g.Off}, Map: g.Map, Key: g.Key, Nil: true}
		})
		if v == nil {
			return nil
		}
		return []tree.Stmt{&tree.SetField{Map: x, Key: g.Key, Val: v, Optional: optional, Off: c.off(n)}}
	}
	return fail("BCE2073", "invalid operation: type '%s' does not support member access for assignment", xt)
}
