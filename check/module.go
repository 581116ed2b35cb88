package check

import (
	"strings"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// globalInit is the initialisation of one module-level declaration.
type globalInit struct {
	stmts []tree.Stmt
	vars  []*tree.Var
	f     *tree.Func // in whose place the expressions were checked
	sym   *Symbol
	value *tree.Var // of an expression among an input's statements
	done  bool
	busy  bool
}

// variable resolves a module-level variable or listener.
func (s *Symbol) variable() *tree.Var {
	if s.v != nil {
		return s.v
	}
	if s.state == resolving {
		s.fs.err(s.ident, "BCE2067", "cyclic reference in the definition of '%s'", s.Name)
		return nil
	}
	w := s.mod.w
	s.state = resolving
	defer func() { s.state = resolved }()
	tc := &tctx{fs: s.fs}
	v := &tree.Var{Name: s.Name, Global: true, Module: s.mod.Tree, Pos: pos(s.fs, s.ident)}
	switch d := s.node.(type) {
	case *syntax.ListenerDecl:
		v.Final, v.Listener = true, true
		if d.Type != nil {
			v.Type = tc.resolve(d.Type)
			w.settle()
			s.v = v
			return v
		}
		gi := s.mod.initOf(s)
		_ = gi
		return s.v
	case *syntax.ModuleVar:
		v.Final = d.Quals.Has(syntax.Final) || d.Quals.Has(syntax.Configurable)
		v.Isolated = d.Quals.Has(syntax.Isolated)
		v.Configurable = d.Quals.Has(syntax.Configurable)
		if cb, ok := d.Binding.(*syntax.CaptureBinding); ok && d.Type != nil {
			_ = cb
			v.Type = newFn(s.fs, s.mod.initFunc(), nil).resolveVarType(d.Type, d.Init)
			if v.Configurable {
				v.Decl = d
				v.Type = types.Intersect(v.Type, types.Readonly)
			}
			w.settle()
			s.v = v
			return v
		}
		// The type comes from the value, or from the part a pattern binds.
		s.mod.initOf(s)
		return s.v
	}
	return nil
}

// initOf checks the initialisation of the declaration a symbol belongs to.
func (m *Module) initOf(s *Symbol) *globalInit {
	if gi := m.inits[s.node]; gi != nil {
		return gi
	}
	if m.inits == nil {
		m.inits = map[syntax.Node]*globalInit{}
	}
	holder := m.initFunc()
	gi := &globalInit{f: holder, sym: s}
	m.inits[s.node] = gi
	c := newFn(s.fs, holder, nil)
	c.beforeInit = true
	switch d := s.node.(type) {
	case *syntax.ListenerDecl:
		v := s.v
		if v == nil {
			v = &tree.Var{Name: s.Name, Global: true, Final: true, Listener: true, Module: m.Tree, Pos: pos(s.fs, s.ident)}
		}
		var x tree.Expr
		if d.Init == nil {
			break
		}
		if d.Type != nil {
			want := v.Type
			x = c.expr(d.Init, types.Union(want, types.Error))
		} else {
			x = c.expr(d.Init, nil)
			v.Type = types.Diff(x.Type(), types.Error)
			s.v = v
		}
		if isBad(x) {
			break
		}
		if errs := types.Intersect(x.Type(), types.Error); !types.IsNever(errs) {
			x = &tree.Check{X: tree.X{T: types.Diff(x.Type(), types.Error), Off: x.Position()}, A: x}
		}
		if d.Type != nil {
			x = c.conform(d.Init, x, v.Type)
		}
		if !isBad(x) {
			if why := m.w.listenerProblem(v.Type); why != "" {
				c.err(d.Name, "BCE2160", "invalid listener '%s': %s", s.Name, why)
			}
		}
		gi.vars = []*tree.Var{v}
		gi.stmts = []tree.Stmt{&tree.Assign{V: v, Val: x, Off: c.off(d)},
			&tree.RegisterListener{A: &tree.Global{X: tree.X{T: v.Type, Off: c.off(d)}, V: v}, Off: c.off(d)}}
	case *syntax.ModuleVar:
		m.initVar(s, d, c, gi)
	case *syntax.TopStmt:
		m.topStmt(c, d, gi)
	}
	for _, v := range gi.vars {
		m.Tree.Vars = append(m.Tree.Vars, v)
		if v.Configurable {
			m.Tree.Configs = append(m.Tree.Configs, v)
		}
	}
	return gi
}

func (m *Module) initVar(s *Symbol, d *syntax.ModuleVar, c *fn, gi *globalInit) {
	s.fs.checkModuleVar(d)
	final := d.Quals.Has(syntax.Final)
	symOf := func(id *syntax.Ident) *Symbol {
		x := m.syms[id.Name]
		if x != nil && x.node == d {
			return x
		}
		return nil
	}
	if cb, ok := d.Binding.(*syntax.CaptureBinding); ok {
		v := s.v
		if d.Type == nil || v == nil {
			if d.Type != nil {
				v = s.variable()
			} else {
				v = &tree.Var{Name: cb.Name.Name, Global: true, Final: final, Module: m.Tree, Pos: pos(s.fs, s.ident), Isolated: d.Quals.Has(syntax.Isolated)}
			}
		}
		var x tree.Expr
		switch init := d.Init.(type) {
		case nil:
			if d.Type == nil {
				v.Type = types.Never
			}
			s.v = v
			gi.vars = []*tree.Var{v}
			// Where a value must be given, the parser reports that there is none.
			if d.Type != nil && !v.Configurable {
				m.unset = append(m.unset, s)
			}
			return
		case *syntax.RequiredExpr:
			v.Required = true
			if !v.Configurable {
				c.err(init, "BCE2101", "'?' is allowed only as the value of a configurable variable")
			}
		default:
			if d.Type != nil {
				x = c.want(init, v.Type)
			} else {
				x = c.expr(init, nil)
				v.Type = widen(x)
				if v.Final {
					v.Type = x.Type() // the precise type
				}
			}
		}
		s.v = v
		gi.vars = []*tree.Var{v}
		c.checkIsolatedVar(d, x)
		if d.Quals.Has(syntax.Public) || m.session != nil || x != nil && !isBad(x) && c.isolatedExpr(x) != nil {
			m.notIsolated(v)
		}
		if v.Configurable {
			s.fs.checkConfigurableType(d, v.Type)
			if x != nil && isBad(x) {
				return
			}
			if x != nil {
				x = freeze(x, m.w)
			}
			gi.stmts = []tree.Stmt{&tree.SetConfig{V: v, Default: x, Off: c.off(d)}}
			return
		}
		if x != nil && !isBad(x) {
			gi.stmts = []tree.Stmt{&tree.Assign{V: v, Val: x, Off: c.off(d)}}
		}
		return
	}
	// A binding pattern declares several variables.
	c.checkIsolatedVar(d, nil)
	if d.Init == nil {
		c.err(d, "BCE2058", "a variable declared with a binding pattern must be initialized")
		return
	}
	var x tree.Expr
	vt := types.Type(nil)
	if d.Type != nil {
		vt = c.tc.resolve(d.Type)
		m.w.settle()
		x = c.want(d.Init, vt)
	} else {
		x = c.expr(d.Init, nil)
		vt = widen(x)
	}
	if _, wild := d.Binding.(*syntax.WildcardBinding); wild {
		gi.stmts = []tree.Stmt{&tree.ExprStmt{A: x}}
		return
	}
	tmp := &tree.Var{Name: "$", Type: vt, Global: true, Final: true, Module: m.Tree, Pos: pos(s.fs, d)}
	gi.vars = append(gi.vars, tmp)
	gi.stmts = append(gi.stmts, &tree.Assign{V: tmp, Val: x, Off: c.off(d)})
	src := &tree.Global{X: tree.X{T: vt, Off: c.off(d)}, V: tmp}
	gi.stmts = append(gi.stmts, c.bindWith(d.Binding, src, func(id *syntax.Ident, n syntax.Node, part tree.Expr) []tree.Stmt {
		v := &tree.Var{Name: id.Name, Type: part.Type(), Global: true, Final: final, Module: m.Tree, Pos: pos(s.fs, id)}
		if sym := symOf(id); sym != nil {
			sym.v = v
		}
		m.notIsolated(v)
		gi.vars = append(gi.vars, v)
		return []tree.Stmt{&tree.Assign{V: v, Val: part, Off: part.Position()}}
	})...)
	// Nested patterns make locals of the initialiser; make them globals, since
	// initialisers of one module run in one function they may stay local.
}

// check checks all declarations of the module and orders its initialisation.
func (m *Module) check() {
	w := m.w
	for _, dep := range m.Tree.Imports {
		if d := w.modules[dep.Org+"/"+dep.Name]; d != nil {
			d.checkOnce()
		}
	}
	m.checkOnce()
}

func (m *Module) checkOnce() {
	if m.checkedAll {
		return
	}
	m.checkedAll = true
	w := m.w
	for _, dep := range m.Tree.Imports {
		if d := w.modules[dep.Org+"/"+dep.Name]; d != nil {
			d.checkOnce()
		}
	}
	if m.src.Library {
		m.checkLibrary()
		return
	}
	for _, fs := range m.files {
		for _, x := range fs.xmlns {
			fs.resolveXMLNS(x)
		}
		fs.checkAnnots()
		fs.checkDocs()
		fs.warnExposed()
	}
	for _, s := range m.list {
		switch s.Kind {
		case symType, symEnum, symClass:
			s.typ()
			if s.Kind == symClass {
				s.classInfo()
			}
		case symConst:
			s.constType()
		case symAnnotation:
			s.checkAnnotDecl()
		}
	}
	w.settle()
	var order []*globalInit
	for _, s := range m.list {
		if s.Kind != symVar {
			continue
		}
		if s.Name != "_" {
			s.variable()
		}
		gi := m.initOf(s)
		known := false
		for _, g := range order {
			known = known || g == gi
		}
		if !known {
			order = append(order, gi)
		}
	}
	w.settle()
	var bodies []*Symbol
	for _, s := range m.list {
		if s.Kind == symFunc {
			if f := s.function(); f != nil {
				bodies = append(bodies, s)
			}
		}
	}
	w.settle()
	for _, s := range bodies {
		s.body()
	}
	var services []tree.Stmt
	for _, sv := range m.anon {
		services = append(services, m.service(sv)...)
	}
	w.settle()
	// Values of annotations come first, each after the variables that it uses: an
	// object that a variable is given has the annotations of its class.
	m.orderInit(append(m.annotInits, order...))
	if s := m.syms["init"]; s != nil && s.Kind == symFunc && s.fn != nil {
		m.Tree.InitFunc = s.fn
		if s.public {
			s.fs.err(s.ident, "BCE2161", "'init' cannot be public")
		}
		if len(s.fn.Params) > 0 {
			s.fs.err(s.ident, "BCE2162", "'init' cannot have parameters")
		}
	}
	for _, s := range m.unset {
		if s.v != nil && !(m.Tree.InitFunc != nil && s.v.Final) && !m.setByInit(s.v) {
			s.fs.err(s.ident, "BCE2057", "uninitialized module-level variable '%s'", s.Name)
		}
	}
	m.Tree.Services = services
	if s := m.syms["main"]; s != nil && s.Kind == symFunc && s.fn != nil && m.session == nil {
		m.Tree.Main = s.fn
		if !s.public {
			s.fs.err(s.ident, "BCE2163", "the 'main' function must be public")
		}
		if !types.IsSubtype(s.fn.Ret, types.NilOrError) || !types.IsSubtype(types.Nil, s.fn.Ret) {
			s.fs.err(s.ident, "BCE2164", "invalid 'main' function return type '%s', expected a subtype of 'error?' containing '()'", s.fn.Ret)
		}
		for i, p := range s.node.(*syntax.FuncDecl).Sig.Params {
			if t := s.fn.Params[i].Type; !types.IsNever(t) && !onCommandLine(t, p.Rest) {
				s.fs.err(p, "BARRE003", "parameter '%s' of 'main' cannot be given on a command line: its type is '%s'; expected simple values, strings, xml, or a record of options", s.fn.Params[i].Name, t)
			}
		}
	}
	m.inferIsolation()
	for _, sv := range m.anon {
		m.concurrencyHints(sv)
	}
	m.unusedImports()
}

// onCommandLine reports whether a parameter of main of this type can be given as an
// argument or, a record, as options.
func onCommandLine(t types.Type, rest bool) bool {
	if rest {
		t = types.ListElem(t)
	}
	const text = types.BNil | types.BBoolean | types.BInt | types.BFloat | types.BDecimal | types.BString | types.BXML
	return t.Basics()&text != 0 || types.IsSubtype(t, types.AnyMap)
}

// setByInit reports whether the module's init assigns the variable on every
// path; final variables may be set there.
func (m *Module) setByInit(v *tree.Var) bool { return m.initSets[v] }

// body checks the body of a function.
func (s *Symbol) body() {
	if s.checkedBody {
		return
	}
	s.checkedBody = true
	d := s.node.(*syntax.FuncDecl)
	m := s.mod
	if s.Name == "init" && s.fn != nil {
		m.initBody(s, d)
		return
	}
	m.checkBody(s.fs, s.fn, d, nil, nil)
	if d.Body == nil && !m.src.Library {
		s.fs.err(d.Name, "BCE2143", "function '%s' needs a body", s.Name)
	}
	if s.fn.Extern && !m.src.Library {
		s.fs.err(d.Name, "BARRE002", "function '%s' is external: only library modules that come with Barre can have external functions", s.Name)
	}
}

// initBody checks the module's init function, which sets module-level variables
// that have no initialiser.
func (m *Module) initBody(s *Symbol, d *syntax.FuncDecl) {
	f := s.fn
	checkInitResult(s.fs, d, f)
	m.complete(f, func() {
		c := newFn(s.fs, f, nil)
		c.isInit = true
		for i, p := range d.Sig.Params {
			// They are reported; what uses them is not.
			if p.Name != nil {
				c.declareParam(p.Name, f.Params[i])
			}
		}
		for _, u := range m.unset {
			if u.v != nil {
				if c.flow.unset == nil {
					c.flow.unset = map[*tree.Var]bool{}
				}
				c.flow.unset[u.v] = true
			}
		}
		switch b := d.Body.(type) {
		case *syntax.BlockBody:
			c.funcBody(b)
			c.finish(d, d.Name)
		case *syntax.ExprBody:
			x := c.want(b.X, f.Ret)
			f.Body = []tree.Stmt{&tree.Return{A: x, Off: c.off(b.X)}}
		}
		m.initSets = map[*tree.Var]bool{}
		for _, u := range m.unset {
			if u.v != nil && !c.flow.unset[u.v] {
				m.initSets[u.v] = true
			}
		}
		c.pop()
	})
}

// checkLibrary prepares a library module: constants and variables only; what
// else it has is resolved when it is used.
func (m *Module) checkLibrary() {
	var order []*globalInit
	for _, s := range m.list {
		if s.Kind == symVar && s.Name != "_" {
			s.variable()
			order = append(order, m.initOf(s))
		}
	}
	m.w.settle()
	m.orderInit(order)
	if s := m.syms["init"]; s != nil && s.Kind == symFunc {
		if f := s.function(); f != nil {
			s.body()
			m.Tree.InitFunc = f
		}
	}
}

// orderInit puts initialisers in an order in which each finds what it uses.
func (m *Module) orderInit(order []*globalInit) {
	owner := map[*tree.Var]*globalInit{}
	for _, gi := range order {
		for _, v := range gi.vars {
			owner[v] = gi
		}
	}
	// Whoever makes a closure may call it.
	closures := map[*tree.Func][]*tree.Func{}
	for _, f := range m.funcs {
		if f.Parent != nil {
			closures[f.Parent] = append(closures[f.Parent], f)
		}
	}
	var visit func(gi *globalInit)
	seenFunc := map[*tree.Func]bool{}
	var deps func(f *tree.Func)
	deps = func(f *tree.Func) {
		if f == nil || seenFunc[f] {
			return
		}
		seenFunc[f] = true
		for _, r := range m.refs[f] {
			switch r := r.(type) {
			case *tree.Var:
				if gi := owner[r]; gi != nil {
					visit(gi)
				}
			case *tree.Func:
				deps(r)
			case *tree.Class:
				deps(r.Init)
				for _, g := range m.fieldInits[r] {
					deps(g)
				}
			}
		}
		for _, g := range closures[f] {
			deps(g)
		}
	}
	visit = func(gi *globalInit) {
		if gi.busy {
			n := syntax.Node(gi.sym.node)
			if gi.sym.ident != nil {
				n = gi.sym.ident
			}
			gi.sym.fs.err(n, "BCE2067", "the value of '%s' depends on itself", gi.sym.Name)
			return
		}
		if gi.done {
			return
		}
		gi.done, gi.busy = true, true
		outer := seenFunc
		seenFunc = map[*tree.Func]bool{}
		deps(gi.f)
		seenFunc = outer
		gi.busy = false
		m.Tree.Init = append(m.Tree.Init, gi.stmts...)
		m.ordered = append(m.ordered, gi)
	}
	// Structured constants are in Init already, in order of resolution.
	for _, gi := range order {
		visit(gi)
	}
}

// refer notes that f uses a variable or function.
func (m *Module) refer(f *tree.Func, to any) {
	if m.refs == nil {
		m.refs = map[*tree.Func][]any{}
	}
	m.refs[f] = append(m.refs[f], to)
}

// tree reports whether f is a function of this module.
func (m *Module) tree(f *tree.Func) bool { return f.Module == m.Tree }

func (m *Module) unusedImports() {
	for _, fs := range m.files {
		for prefix, r := range fs.imports {
			if !r.used && r.node != nil && r.mod != nil {
				fs.doubtful(doubtInFile, r.node, "BCE2002", "unused module prefix '%s'", prefix)
			}
		}
	}
}

// service checks a service declaration and gives the statements that attach it.
func (m *Module) service(sv *serviceSym) []tree.Stmt {
	d, fs := sv.decl, sv.fs
	w := m.w
	tc := &tctx{fs: fs}
	var ref types.Type
	if d.Type != nil {
		ref = tc.resolve(d.Type)
	}
	holder := m.initFunc()
	c := newFn(fs, holder, nil)
	c.beforeInit = true
	var listeners []tree.Expr
	for _, l := range d.Listeners {
		x := c.expr(l, types.Union(types.AnyObject, types.Error))
		listeners = append(listeners, x)
	}
	q := d.Quals | syntax.Service
	// Without a type of its own a service is of the type its listeners take.
	marks := types.AnyOrError
	if d.Type == nil {
		for _, l := range listeners {
			if at := types.ObjectMember(types.Diff(l.Type(), types.Error), "attach"); at != nil {
				if sig := types.FuncSig(at.Type); sig != nil && len(sig.Params) > 0 {
					marks = types.Intersect(marks, types.OpaquePart(sig.Params[0].Type))
				}
			}
		}
	}
	var refNode syntax.Node
	if d.Type != nil {
		refNode = d.Type
	}
	cls := m.objectClass(tc, d, d.Members, q, ref, refNode, nil, d.Annots, marks)
	sv.cls = cls
	if cls == nil {
		return nil
	}
	cls.Service = true
	w.settle()
	off := c.off(d)
	X := func(t types.Type) tree.X { return tree.X{T: t, Off: off} }
	svcT := cls.Type
	var stmts []tree.Stmt
	var obj tree.Expr = &tree.New{X: X(svcT), Class: cls}
	if cls.Init != nil {
		obj = &tree.Check{X: X(svcT), A: &tree.New{X: X(types.Union(svcT, types.Diff(cls.Init.Ret, types.Nil))), Class: cls}}
	}
	v := &tree.Var{Name: "$service", Type: svcT, Global: true, Final: true, Module: m.Tree, Pos: pos(fs, d)}
	m.Tree.Vars = append(m.Tree.Vars, v)
	stmts = append(stmts, &tree.Assign{V: v, Val: obj, Off: off})
	var path tree.Expr
	pathT := types.Nil
	switch {
	case d.PathStr != nil:
		s, _ := stringLiteral(fs.f, d.PathStr)
		path = c.constant(d.PathStr, s)
		pathT = types.String
	case d.Root || len(d.Path) > 0:
		lc := &tree.ListCons{X: X(types.StringArray)}
		for _, p := range d.Path {
			lc.Elems = append(lc.Elems, tree.ListElem{V: c.constant(p, p.Name)})
		}
		path = lc
		pathT = types.StringArray
	default:
		path = c.constant(d, nil)
	}
	if len(listeners) == 0 {
		fs.err(d, "BCE2165", "a service declaration needs a listener")
	}
	for i, l := range listeners {
		if isBad(l) {
			continue
		}
		lt := types.Diff(l.Type(), types.Error)
		at := types.ObjectMember(lt, "attach")
		if why := w.listenerProblem(lt); why != "" {
			c.err(d.Listeners[i], "BCE2160", "invalid listener attachment: %s", why)
			continue
		}
		if sig := types.FuncSig(at.Type); sig != nil {
			if len(sig.Params) > 0 && !types.IsSubtype(svcT, sig.Params[0].Type) {
				c.err(d, "BCE2166", "service type is not supported by the listener: expected '%s'", sig.Params[0].Type)
				continue
			}
			if len(sig.Params) > 1 && !types.IsSubtype(pathT, sig.Params[1].Type) {
				c.err(d, "BCE2167", "this form of attach point is not supported by the listener: expected '%s'", sig.Params[1].Type)
				continue
			}
		}
		if !types.IsNever(types.Intersect(l.Type(), types.Error)) {
			l = &tree.Check{X: tree.X{T: lt, Off: l.Position()}, A: l}
		}
		if g, ok := l.(*tree.Global); !ok || !g.V.Listener {
			lv := &tree.Var{Name: "$listener", Type: lt, Global: true, Final: true, Module: m.Tree, Pos: pos(fs, d.Listeners[i]), Listener: true}
			m.Tree.Vars = append(m.Tree.Vars, lv)
			stmts = append(stmts, &tree.Assign{V: lv, Val: l, Off: l.Position()},
				&tree.RegisterListener{A: &tree.Global{X: tree.X{T: lt, Off: l.Position()}, V: lv}, Off: l.Position()})
			l = &tree.Global{X: tree.X{T: lt, Off: l.Position()}, V: lv}
		}
		stmts = append(stmts, &tree.AttachService{Listener: l, Service: &tree.Global{X: X(svcT), V: v}, Path: path, Off: off})
	}
	return stmts
}

// TypeByName finds what a type definition of the module names, nil when there
// is none.
func (m *Module) TypeByName(name string) types.Type {
	s := m.syms[name]
	if s == nil {
		return nil
	}
	switch s.Kind {
	case symType, symEnum, symClass:
		t := s.typ()
		m.w.settle()
		m.w.force(t)
		return t
	}
	return nil
}

// ClassByName finds a class of the module.
func (m *Module) ClassByName(name string) *tree.Class {
	s := m.syms[name]
	if s == nil || s.Kind != symClass {
		return nil
	}
	c := s.classInfo()
	m.w.settle()
	return c
}

// FuncByName finds a function of the module.
func (m *Module) FuncByName(name string) *tree.Func {
	s := m.syms[name]
	if s == nil || s.Kind != symFunc {
		return nil
	}
	f := s.function()
	if f != nil && m.src.Library {
		s.body()
	}
	m.w.settle()
	return f
}

// Externals lists the functions of a library module whose implementation is
// Go: by the names under which it must be bound.
func (m *Module) Externals() []string {
	var r []string
	for _, s := range m.list {
		switch d := s.node.(type) {
		case *syntax.FuncDecl:
			if _, ok := d.Body.(*syntax.ExternalBody); ok {
				r = append(r, s.Name)
			}
		case *syntax.ClassDecl:
			for _, n := range d.Members {
				if f, ok := n.(*syntax.FuncDecl); ok {
					if _, ok := f.Body.(*syntax.ExternalBody); ok {
						r = append(r, ExternName(s.Name, f, s.fs))
					}
				}
			}
		}
	}
	return r
}

// ExternName is the name under which a method is bound.
func ExternName(class string, f *syntax.FuncDecl, fs *fileScope) string {
	if f.Path == nil {
		return class + "." + f.Name.Name
	}
	parts := splitKey(methodKey(f, fs))
	if len(parts) == 1 {
		return class + "./." + parts[0]
	}
	return class + "./" + strings.Join(parts[1:], "/") + "." + parts[0]
}

// ResourceExternName is the name under which a resource method is bound.
func ResourceExternName(f *tree.Func) string {
	parts := splitKey(f.Name[len(f.Class.Name):])
	if len(parts) == 1 {
		return f.Class.Name + "./." + parts[0]
	}
	segs := parts[1:]
	for i, p := range f.Path {
		if p.Param >= 0 {
			name := f.Params[p.Param].Name
			if p.Rest {
				segs[i] = "[..." + name + "]"
			} else {
				segs[i] = "[" + name + "]"
			}
		}
	}
	return f.Class.Name + "./" + strings.Join(segs, "/") + "." + parts[0]
}

// DefaultFunc gives the function that computes a default value kept in
// types.RecordMeta.
func DefaultFunc(d any) *tree.Func {
	fd, ok := d.(*fieldDefault)
	if !ok {
		return nil
	}
	f := fd.function()
	fd.fs.mod.w.settle()
	return f
}

// ModuleByQName finds a module that has been loaded, by qualified name.
func (w *World) ModuleByQName(q string) *Module {
	if m := w.modules[q]; m != nil {
		return m
	}
	for _, m := range w.modules {
		if m != nil && m.src.QName() == q {
			return m
		}
	}
	for i := 0; i < len(q); i++ {
		if q[i] == '/' {
			m := w.Load(q[:i], q[i+1:])
			if m != nil && !m.checked {
				m.resolveImports(nil)
			}
			return m
		}
	}
	return nil
}
