package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// param is a parameter as a call sees it.
type param struct {
	types.Param
	syn *syntax.Param // of generic functions, to infer type parameters from
}

// callee is what a call calls: parameters, rest and result.
type callee struct {
	name    string
	params  []param
	rest    types.Type
	restSyn *syntax.Param
	ret     types.Type
	sym     *Symbol // of a function whose signature has type parameters, or whose result depends on a typedesc
	decl    *syntax.Signature
	fs      *fileScope
	bind    map[*Symbol]types.Type
	// constants are the type parameters bound by constants.
	constants []*Symbol
	isolated  bool
	// pre computes arguments ahead of the call, where their order asks for it.
	pre []tree.Stmt
}

func calleeOf(name string, sig *types.Signature) *callee {
	k := &callee{name: name, rest: sig.Rest, ret: sig.Ret}
	for _, p := range sig.Params {
		k.params = append(k.params, param{Param: p})
	}
	return k
}

// calleeOfSym describes a declared function.
func (c *fn) calleeOfSym(s *Symbol) *callee {
	f := s.function()
	if f == nil {
		return nil
	}
	c.mod.refer(c.f, f)
	c.useFunc(s)
	d := s.node.(*syntax.FuncDecl)
	k := calleeOf(s.Name, f.Sig)
	k.decl, k.fs = d.Sig, s.fs
	if s.mod.builtin() || len(typedescParams(d.Sig, f.Sig.Params)) > 0 {
		k.sym = s
		i := 0
		for _, p := range d.Sig.Params {
			if p.Rest {
				k.restSyn = p
				continue
			}
			k.params[i].syn = p
			i++
		}
	}
	return k
}

func (c *fn) call(n *syntax.Call, t types.Type) tree.Expr {
	if n.Fun.Prefix == nil && n.Fun.Id != nil {
		if l := c.find(n.Fun.Id.Name); l != nil && l.v != nil {
			l.used = true
			f := c.expr(&syntax.NameExpr{Span: n.Fun.Span, Name: n.Fun}, nil)
			return c.callValue(n, f, n.Args, t)
		}
	}
	var s *Symbol
	if n.Fun.Prefix == nil && n.Fun.Id != nil && c.mod.syms[n.Fun.Id.Name] == nil && len(n.Args) > 0 && c.aggregated(n.Args[0].X) {
		// A lang library function of the type of what was aggregated.
		if l := c.find(n.Args[0].X.(*syntax.NameExpr).Name.Id.Name); l != nil {
			s = c.langFunction(types.ListElem(l.v.Type), n.Fun.Id.Name)
		}
		if s != nil {
			if x, ok := c.aggregateCall(n, s, t); ok {
				return x
			}
		}
	}
	if s == nil {
		if name, ok := c.expandedName(n.Fun); ok {
			c.err(n.Fun, "BCE2011", "'%s:%s' is the name '%s', not a function", n.Fun.Prefix.Name, n.Fun.Id.Name, name)
			c.checkArgs(n.Args)
			return c.bad(n)
		}
		s = c.fs.resolveFor(n.Fun, useFunction, c.localNames, false)
	}
	if s == nil {
		c.checkArgs(n.Args)
		return c.bad(n)
	}
	return c.callSymbol(n, s, t)
}

// callSymbol calls the function, or the value of the variable, that a symbol
// stands for.
func (c *fn) callSymbol(n *syntax.Call, s *Symbol, t types.Type) tree.Expr {
	switch s.Kind {
	case symFunc:
		if s.node.(*syntax.FuncDecl).Path != nil {
			return c.bad(n)
		}
		k := c.calleeOfSym(s)
		if k == nil {
			c.checkArgs(n.Args)
			return c.bad(n)
		}
		c.checkIsolatedCall(n, s.fn.Isolated, s.fn, s.Name)
		c.checkTransactionalCall(n, s.fn.Transactional, s.Name)
		args, ret, ok := c.bindArgs(n, k, nil, n.Args, t)
		if !ok {
			return c.bad(n)
		}
		c.guardedCall(n, s.fn.Isolated, nil, args)
		return k.after(c.directCall(n, ret, s.fn, args))
	case symVar:
		return c.callValue(n, c.symbol(n.Fun, s, nil), n.Args, t)
	}
	c.err(n.Fun, "BCE2010", "'%s' is not a function", n.Fun.Id.Name)
	c.checkArgs(n.Args)
	return c.bad(n)
}

// checkArgs checks arguments whose function is unknown.
func (c *fn) checkArgs(args []*syntax.Arg) {
	for _, a := range args {
		c.expr(a.X, nil)
	}
}

// argDefault is the default value of a parameter of a function value; before are
// the arguments before it, which it may use.
func (c *fn) argDefault(n syntax.Node, k *callee, d *fieldDefault, before []tree.Expr) tree.Expr {
	f := d.function()
	c.mod.refer(c.f, f)
	args := make([]tree.Expr, len(before))
	for j, x := range before {
		if !pure(x) {
			before[j] = c.ahead(k, x)
		}
		args[j] = before[j]
	}
	if len(f.Captures) == 0 {
		return &tree.Call{X: c.x(n, d.typ), F: f, Args: args}
	}
	within := false
	for x := c; x != nil; x = x.parent {
		within = within || x == d.owner
	}
	if !within {
		c.err(n, "BARRE001", "the default value of parameter '%s', which uses local variables, is not supported yet outside of the function that has these: give an argument", d.name)
		return c.bad(n)
	}
	for _, v := range f.Captures {
		if v.Func != c.f {
			c.capture(v, d.owner)
		}
	}
	return &tree.CallValue{X: c.x(n, d.typ), F: &tree.FuncRef{X: c.x(n, f.Type), F: f}, Args: args}
}

// callValue calls a function value.
func (c *fn) callValue(n syntax.Node, f tree.Expr, args []*syntax.Arg, t types.Type) tree.Expr {
	if isBad(f) {
		c.checkArgs(args)
		return f
	}
	ft := f.Type()
	c.fs.facts.call(n, ft)
	if ft.Basics() != types.BFunction {
		c.err(n, "BCE2015", "cannot call a value of type '%s'", ft)
		c.checkArgs(args)
		return c.bad(n)
	}
	c.checkIsolatedCall(n, types.IsSubtype(ft, types.IsolatedFunc), nil, functionName(f))
	if sig := types.FuncSig(ft); sig != nil {
		c.checkTransactionalCall(n, sig.Transactional, "value")
		k := calleeOf("", sig)
		a, ret, ok := c.bindArgs(n, k, nil, args, t)
		if !ok {
			return c.bad(n)
		}
		c.guardedCall(n, types.IsSubtype(ft, types.IsolatedFunc), nil, a)
		// The type of the function value says what a missing argument is.
		for i := range sig.Params {
			if d, isDefault := sig.Params[i].Default.(*fieldDefault); a[i] == nil && isDefault {
				if a[i] = c.argDefault(n, k, d, a[:i]); isBad(a[i]) {
					return a[i]
				}
			}
		}
		return k.after(&tree.CallValue{X: c.x(n, ret), F: c.receiver(k, f), Args: a})
	}
	// A union or intersection of function types: the arguments decide.
	c.checkTransactionalCall(n, types.Transactional(ft), "value")
	var xs []tree.Expr
	var ts []types.Type
	for i, a := range args {
		if a.Name != nil || a.Rest {
			c.err(a, "BCE2016", "cannot call a value of type '%s' with named or rest arguments", ft)
			return c.bad(n)
		}
		expected := types.FuncArg(ft, i)
		if types.IsNever(expected) {
			expected = nil
		}
		x := c.expr(a.X, expected)
		if isBad(x) {
			return x
		}
		xs, ts = append(xs, x), append(ts, x.Type())
	}
	ret, ok := types.Apply(ft, ts)
	if !ok {
		c.err(n, "BCE2016", "cannot call a value of type '%s' with these arguments", ft)
		return c.bad(n)
	}
	return &tree.CallValue{X: c.x(n, ret), F: f, Args: xs}
}

// argument checks an argument against its parameter.
func (c *fn) argument(k *callee, i int, n syntax.Expr) (out tree.Expr) {
	p := &k.params[i]
	c.broaden(k, p.syn)
	want := c.subst(k, p.syn, p.Type, true)
	mark := types.AnyOrError
	if isolatedParam(p.syn) && !c.isolatedOnly() {
		defer func() { c.inferArgument(out) }()
	} else if isolatedParam(p.syn) {
		mark = types.IsolatedFunc
		want = types.Intersect(want, mark)
	}
	if p.syn != nil && k.sym != nil {
		if _, isFunc := p.syn.Type.(*syntax.FunctionType); isFunc {
			// The function given says what type parameters stand for that
			// nothing before it has decided.
			x := c.expr(n, want)
			if isBad(x) {
				return x
			}
			c.inferFrom(k, p.syn, x.Type())
			return c.conform(n, x, types.Intersect(c.subst(k, p.syn, p.Type, true), mark))
		}
	}
	x := c.want(n, want)
	if !isBad(x) && p.syn != nil {
		c.inferFromArg(k, p.syn, x)
	}
	return x
}

// ------------------------------------------------------------ methods

func (c *fn) methodCall(n *syntax.MethodCall, t types.Type) tree.Expr {
	x := c.accessed(n.X)
	if isBad(x) {
		c.checkArgs(n.Args)
		return x
	}
	return c.method(n, x, n.Name, n.Args, t)
}

func (c *fn) method(n syntax.Node, x tree.Expr, id *syntax.Ident, args []*syntax.Arg, t types.Type) tree.Expr {
	xt := x.Type()
	if id.Name == "" {
		c.checkArgs(args)
		return c.bad(n)
	}
	c.fs.facts.member(id, xt, id.Name)
	b := xt.Basics()
	if c.isSelf(x) {
		if f := types.ObjectMember(xt, id.Name); f != nil && !f.Method {
			c.checkSelfInit(n, x, id.Name)
		} else {
			c.useSelf(n, x)
		}
	}
	if b != 0 && b&^types.BObject == 0 {
		if l, ok := x.(*tree.Local); ok && id.Name == "init" && c.class != nil && l.V == c.class.self && c.class.cls.Init != nil {
			f := &types.Field{Name: "init", Type: c.class.cls.Init.Type, Method: true}
			return c.callMethod(n, x, f, "init", args, t)
		}
		if f := types.ObjectMember(xt, id.Name); f != nil {
			c.checkVisible(id, f)
			c.warnDeprecatedMember(id, types.ObjectDecl(xt), id.Name, id.Name)
			if !f.Method {
				c.checkSelfInit(n, x, id.Name)
				c.useField(n, x, f, f.Readonly)
				return c.callValue(n, &tree.ObjGet{X: c.x(n, f.Type), Obj: x, Name: id.Name}, args, t)
			}
			return c.callMethod(n, x, f, id.Name, args, t)
		}
		if types.ObjectMember(xt, remoteKey(id.Name)) != nil {
			c.err(n, "BCE2110", "remote method '%s' must be called with '->'", id.Name)
			c.checkArgs(args)
			return c.bad(n)
		}
	}
	if types.IsSubtype(xt, types.AnyMap) && fieldDeclared(xt, id.Name) && b != 0 {
		f := c.fieldOf(n, x, id, nil, false)
		if f.Type().Basics() == types.BFunction {
			return c.callValue(n, f, args, t)
		}
	}
	s := c.langFunction(xt, id.Name)
	c.fs.facts.symbol(id, s)
	if s == nil {
		if types.IsNever(xt) {
			c.checkArgs(args)
			return c.bad(n)
		}
		c.err(id, "BCE2023", "undefined method '%s' in type '%s'", id.Name, c.shown(x))
		c.checkArgs(args)
		return c.bad(n)
	}
	k := c.calleeOfSym(s)
	if k == nil {
		c.checkArgs(args)
		return c.bad(n)
	}
	// The receiver must be acceptable as the first argument.
	first := types.AnyOrError
	switch {
	case len(k.params) > 0:
		first = k.params[0].Type
	case k.rest != nil:
		first = k.rest
	}
	if !types.IsSubtype(xt, first) {
		c.err(n, "BCE2066", "incompatible types: expected '%s', found '%s'", first, c.shown(x))
		c.checkArgs(args)
		return c.bad(n)
	}
	if kx, ok := x.(*tree.Const); ok {
		x = &tree.Const{X: tree.X{T: kx.T, Off: kx.Off}, V: kx.V}
	}
	out, ret, ok := c.bindArgs(n, k, x, args, t)
	if !ok {
		return c.bad(n)
	}
	c.guardedCall(n, s.fn.Isolated, nil, out)
	return k.after(c.directCall(n, ret, s.fn, out))
}

// callMethod calls a method found in the receiver's type.
func (c *fn) callMethod(n syntax.Node, x tree.Expr, f *types.Field, name string, args []*syntax.Arg, t types.Type) tree.Expr {
	c.fs.facts.call(n, f.Type)
	sig := types.FuncSig(f.Type)
	if sig == nil {
		c.checkArgs(args)
		c.err(n, "BCE2016", "cannot call method '%s' of type '%s'", name, f.Type)
		return c.bad(n)
	}
	shown := types.MemberName(name)
	c.checkIsolatedCall(n, types.IsSubtype(f.Type, types.IsolatedFunc), c.methodFunc(x.Type(), name), shown)
	c.checkTransactionalCall(n, sig.Transactional, shown)
	k := calleeOf(shown, sig)
	c.dependentMethod(k, x.Type(), name)
	out, ret, ok := c.bindArgs(n, k, nil, args, t)
	if !ok {
		return c.bad(n)
	}
	c.guardedCall(n, types.IsSubtype(f.Type, types.IsolatedFunc), x, out)
	x = c.receiver(k, x)
	return k.after(&tree.CallMethod{X: c.x(n, ret), Recv: x, Name: name, Args: out})
}

// methodFunc finds the function of a method where the receiver's class is known:
// that of self, or the one class its type comes from.
func (c *fn) methodFunc(t types.Type, name string) *tree.Func {
	var cls *tree.Class
	if c.class != nil && t == c.class.cls.Type {
		cls = c.class.cls
	} else if s, ok := types.ObjectDecl(t).(*Symbol); ok && s.Kind == symClass && s.mod == c.mod {
		cls = s.classInfo()
	}
	if cls == nil {
		return nil
	}
	for _, f := range cls.Methods {
		if methodName(cls, f) == name {
			return f
		}
	}
	return nil
}

// dependentMethod finds the declaration of a method whose result depends on a
// typedesc parameter.
func (c *fn) dependentMethod(k *callee, t types.Type, name string) {
	dependent := false
	for _, p := range k.params {
		if p.Type.Basics() == types.BTypedesc {
			dependent = true
		}
	}
	if !dependent {
		return
	}
	d, fs := c.w.methodDecl(types.ObjectDecl(t), name)
	if d == nil {
		return
	}
	k.decl, k.fs = d.Sig, fs
	k.sym = &Symbol{Name: name}
	if d.Path != nil {
		// Path parameters come first among the types and not in the signature.
		k.sym = nil
		k.decl = nil
	}
	if k.sym != nil {
		i := 0
		for _, p := range d.Sig.Params {
			if p.Rest {
				continue
			}
			if i < len(k.params) {
				k.params[i].syn = p
			}
			i++
		}
	}
}

// methodDecl finds the declaration of a method in the definition of an object
// type or class.
func (w *World) methodDecl(decl any, key string) (*syntax.FuncDecl, *fileScope) {
	s, ok := decl.(*Symbol)
	if !ok {
		return nil, nil
	}
	var members []syntax.Node
	switch d := s.node.(type) {
	case *syntax.ClassDecl:
		members = d.Members
	case *syntax.TypeDef:
		t := d.Type
		if dt, ok := t.(*syntax.DistinctType); ok {
			t = dt.Elem
		}
		if o, ok := t.(*syntax.ObjectType); ok {
			members = o.Members
		}
	}
	for _, m := range members {
		if f, ok := m.(*syntax.FuncDecl); ok && f.Name != nil && methodKey(f, s.fs) == key {
			return f, s.fs
		}
	}
	for _, m := range members {
		if inc, ok := m.(*syntax.TypeInclusion); ok {
			t := (&tctx{fs: s.fs}).resolve(inc.Type)
			if f, fs := w.methodDecl(types.ObjectDecl(t), key); f != nil {
				return f, fs
			}
		}
	}
	return nil, nil
}

// langFunction finds the lang library function that a method call on a value
// of type t means.
func (c *fn) langFunction(t types.Type, name string) *Symbol {
	find := func(mod string) *Symbol {
		if m := c.w.langModule(mod); m != nil {
			if s := m.syms[name]; s != nil && s.Kind == symFunc && s.public {
				return s
			}
		}
		return nil
	}
	if mod := langModuleOf(t); mod != "" {
		if s := find(mod); s != nil {
			return s
		}
	}
	return find("value")
}

// langModuleOf is the name of the lang library module for values of type t, ""
// when there is none but lang.value.
func langModuleOf(t types.Type) string {
	b := t.Basics()
	switch {
	case b == 0:
		return ""
	case b == types.BBoolean:
		return "boolean"
	case b == types.BInt:
		return "int"
	case b == types.BFloat:
		return "float"
	case b == types.BDecimal:
		return "decimal"
	case b == types.BString:
		return "string"
	case b == types.BError:
		return "error"
	case b == types.BFunction:
		return "function"
	case b == types.BTypedesc:
		return "typedesc"
	case b == types.BFuture:
		return "future"
	case b == types.BStream:
		return "stream"
	case b == types.BRegexp:
		return "regexp"
	case b&^types.BList == 0:
		return "array"
	case b&^types.BMapping == 0:
		return "map"
	case b&^types.BTable == 0:
		return "table"
	case b&^types.BXML == 0:
		return "xml"
	case b&^types.BObject == 0:
		return "object"
	}
	return ""
}

func (c *fn) remoteCall(n *syntax.RemoteCall, t types.Type) tree.Expr {
	x := c.expr(n.X, nil)
	if isBad(x) {
		c.checkArgs(n.Args)
		return x
	}
	xt := x.Type()
	if b := xt.Basics(); b == 0 || b&^types.BObject != 0 {
		c.err(n, "BCE2091", "invalid remote method call: expected a client object, but found '%s'", xt)
		c.checkArgs(n.Args)
		return c.bad(n)
	}
	f := types.ObjectMember(xt, remoteKey(n.Name.Name))
	c.fs.facts.member(n.Name, xt, remoteKey(n.Name.Name))
	if f == nil {
		c.err(n.Name, "BCE2092", "undefined remote method '%s' in client object '%s'", n.Name.Name, xt)
		c.checkArgs(n.Args)
		return c.bad(n)
	}
	c.warnDeprecatedMember(n.Name, types.ObjectDecl(xt), f.Name, n.Name.Name)
	return c.callMethod(n, x, f, f.Name, n.Args, t)
}

// resourceCall checks x->/path.method(args).
func (c *fn) resourceCall(n *syntax.ResourceCall, t types.Type) tree.Expr {
	x := c.expr(n.X, nil)
	if isBad(x) {
		c.checkArgs(n.Args)
		return x
	}
	xt := x.Type()
	method := "get"
	if n.Method != nil {
		method = n.Method.Name
	}
	if b := xt.Basics(); b == 0 || b&^types.BObject != 0 {
		c.err(n, "BCE2091", "invalid resource method call: expected a client object, but found '%s'", xt)
		return c.bad(n)
	}
	var segs []tree.Expr
	spread := false
	for _, s := range n.Path {
		switch {
		case s.Name != nil:
			segs = append(segs, c.constant(s, s.Name.Name))
		case s.Spread:
			spread = true
			x := c.expr(s.X, nil)
			if !isBad(x) && !types.IsSubtype(x.Type(), types.AnyList) {
				c.err(s, "BCE2066", "incompatible types: expected a list of path segments, found '%s'", c.shown(x))
				return c.bad(n)
			}
			segs = append(segs, x)
		default:
			segs = append(segs, c.expr(s.X, nil))
		}
	}
	for _, s := range segs {
		if isBad(s) {
			return s
		}
	}
	f, pathArgs, ok := c.resource(n, xt, method, segs, spread)
	if !ok {
		c.err(n, "BCE2093", "undefined resource path or method '%s' in client object '%s'", method, xt)
		c.checkArgs(n.Args)
		return c.bad(n)
	}
	sig := types.FuncSig(f.Type)
	c.fs.facts.call(n, f.Type)
	if n.Method != nil {
		c.fs.facts.member(n.Method, xt, f.Name)
	}
	k := calleeOf(method, &types.Signature{Params: sig.Params[len(pathArgs):], Rest: sig.Rest, Ret: sig.Ret})
	if d, fs := c.w.methodDecl(types.ObjectDecl(xt), f.Name); d != nil && len(typedescParams(d.Sig, sig.Params[len(pathArgs):])) > 0 {
		k.decl, k.fs, k.sym = d.Sig, fs, &Symbol{Name: method}
		i := 0
		for _, p := range d.Sig.Params {
			if !p.Rest && i < len(k.params) {
				k.params[i].syn = p
				i++
			}
		}
	}
	c.checkIsolatedCall(n, types.IsSubtype(f.Type, types.IsolatedFunc), nil, method)
	c.checkTransactionalCall(n, types.Transactional(f.Type), method)
	out, ret, ok := c.bindArgs(n, k, nil, n.Args, t)
	if !ok {
		return c.bad(n)
	}
	if len(k.pre) > 0 {
		for i := len(pathArgs) - 1; i >= 0; i-- {
			pathArgs[i] = c.receiver(k, pathArgs[i])
		}
		x = c.receiver(k, x)
	}
	return k.after(&tree.CallMethod{X: c.x(n, ret), Recv: x, Name: f.Name, Args: append(pathArgs, out...)})
}

// resource finds the resource method for path segments and gives the arguments
// for its path parameters.
func (c *fn) resource(n syntax.Node, t types.Type, method string, segs []tree.Expr, spread bool) (*types.Field, []tree.Expr, bool) {
	var best *types.Field
	var bestArgs []tree.Expr
	bestScore := -1
	for _, f := range types.ObjectMembers(t) {
		f := f
		if len(f.Name) == 0 || f.Name[0] != '$' {
			continue
		}
		parts := splitKey(f.Name)
		if parts[0] != method {
			continue
		}
		parts = parts[1:]
		sig := types.FuncSig(f.Type)
		if sig == nil {
			continue
		}
		var args []tree.Expr
		score, i, ok := 0, 0, true
		for pi := 0; pi < len(parts) && ok; pi++ {
			switch parts[pi] {
			case "**":
				lt := sig.Params[len(args)].Type
				var elems []tree.ListElem
				for ; i < len(segs); i++ {
					isSpread := spread && i == len(segs)-1
					st := segs[i].Type()
					if isSpread {
						st = types.ListElem(st)
					}
					ok = ok && types.IsSubtype(st, types.ListElem(lt))
					elems = append(elems, tree.ListElem{V: segs[i], Spread: isSpread})
				}
				args = append(args, &tree.ListCons{X: c.x(n, lt), Elems: elems})
			case "*":
				if i >= len(segs) || spread && i == len(segs)-1 || !types.IsSubtype(segs[i].Type(), sig.Params[len(args)].Type) {
					ok = false
					break
				}
				args = append(args, segs[i])
				i++
				score++
			default:
				k, isConst := (*tree.Const)(nil), false
				if i < len(segs) {
					k, isConst = segs[i].(*tree.Const)
				}
				if !isConst || k.V != parts[pi] {
					ok = false
					break
				}
				i++
				score += 2
			}
		}
		if ok && i == len(segs) && score > bestScore {
			best, bestArgs, bestScore = &f, args, score
		}
	}
	return best, bestArgs, best != nil
}

func splitKey(k string) []string {
	var r []string
	start := 1
	for i := 1; i <= len(k); i++ {
		if i == len(k) || k[i] == '$' {
			r = append(r, k[start:i])
			start = i + 1
		}
	}
	return r
}
