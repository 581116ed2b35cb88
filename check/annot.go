package check

import (
	"strings"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// attachPlace is a construct that annotations can be attached to.
type attachPlace uint8

const (
	atType attachPlace = iota
	atClass
	atServiceClass
	atFunction
	atMethod
	atRemoteMethod
	atReturn
	atParameter
	atService
	atObject
	atRecordField
	atTupleMember
	atObjectField
	atListener
	atVar
	atConst
	atAnnotation
	atExternal
	atWorker
)

// points lists the names that a declaration of an annotation has for the place.
func (p attachPlace) points() []string {
	switch p {
	case atType:
		return []string{"type"}
	case atClass:
		return []string{"class"}
	case atServiceClass:
		return []string{"class", "service"}
	case atFunction:
		return []string{"function"}
	case atMethod:
		return []string{"object function", "function"}
	case atRemoteMethod:
		return []string{"service remote function", "object function", "function"}
	case atReturn:
		return []string{"return"}
	case atParameter:
		return []string{"parameter"}
	case atService:
		return []string{"service"}
	case atObject:
		return []string{"class", "type"}
	case atRecordField:
		return []string{"record field", "field"}
	case atTupleMember:
		return []string{"field"}
	case atObjectField:
		return []string{"object field", "field"}
	case atListener:
		return []string{"listener"}
	case atVar:
		return []string{"var"}
	case atConst:
		return []string{"const"}
	case atAnnotation:
		return []string{"annotation"}
	case atExternal:
		return []string{"external"}
	}
	return []string{"worker"}
}

// annotInfo is what the declaration of an annotation says.
type annotInfo struct {
	decl *syntax.AnnotationDecl
	T    types.Type // nil for an annotation whose value is true
	// value is the type of one attachment's value, nil for true; it is a member
	// of T where several attachments make a list.
	value types.Type
	many  bool
}

// attachable reports whether the annotation may stand at a place, and whether
// it is then part of the source only.
func (a *annotInfo) attachable(at attachPlace) (source, ok bool) {
	if len(a.decl.Points) == 0 {
		return false, true
	}
	for _, name := range at.points() {
		for _, p := range a.decl.Points {
			if p.Name == name {
				return p.Source, true
			}
		}
	}
	return false, false
}

// annotInfo resolves the declaration of an annotation.
func (s *Symbol) annotInfo() *annotInfo {
	if s.annot != nil {
		return s.annot
	}
	d := s.node.(*syntax.AnnotationDecl)
	a := &annotInfo{decl: d}
	if d.Type == nil {
		s.annot = a
		return a
	}
	w := s.mod.w
	// Checks that wait for complete types may ask for this annotation again.
	w.depth++
	t := (&tctx{fs: s.fs}).resolve(d.Type)
	w.force(t)
	w.depth--
	if !types.IsSubtype(t, types.True) || types.IsNever(t) {
		a.T, a.value = t, types.Intersect(t, types.AnyMap)
		if list := types.Intersect(t, types.AnyList); types.IsNever(a.value) && !types.IsNever(list) {
			a.many = true
			a.value = types.Intersect(types.ListElem(list), types.AnyMap)
		}
	}
	s.annot = a
	w.settle()
	return a
}

// checkAnnotDecl checks the declaration of an annotation.
func (s *Symbol) checkAnnotDecl() {
	a := s.annotInfo()
	d := a.decl
	if !d.Quals.Has(syntax.Const) {
		for _, p := range d.Points {
			if p.Source {
				s.fs.err(d.Name, "BCE2183", "annotation declaration with 'source' attach point(s) should be a 'const' declaration")
				break
			}
		}
	}
	if a.T == nil {
		return
	}
	cloneable := s.mod.w.langType("value", "Cloneable")
	m := s.mod.w.Env.Map(cloneable)
	if types.IsNever(a.T) || !types.IsSubtype(a.T, m) && !types.IsSubtype(a.T, s.mod.w.Env.Array(m)) {
		s.fs.err(d.Type, "BCE2184", "annotation declaration requires a subtype of 'true', 'map<value:Cloneable>' or 'map<value:Cloneable>[]', but found '%s'", a.T)
	}
}

// langType finds a type of the lang library.
func (w *World) langType(mod, name string) types.Type {
	if m := w.langModule(mod); m != nil {
		if t := m.TypeByName(name); t != nil {
			return t
		}
	}
	return types.AnyOrError
}

// annotation finds the declaration that an annotation refers to.
func (fs *fileScope) annotation(n *syntax.Name) *Symbol {
	if n == nil || n.Id == nil || n.Id.Name == "" {
		return nil
	}
	key := "@" + n.Id.Name
	if n.Prefix == nil {
		if s := fs.mod.syms[key]; s != nil {
			s.used = true
			return s
		}
		if fs.mod.src.Library {
			return nil // what is predeclared concerns the source only
		}
		if m := fs.mod.w.langModule("annotations"); m != nil && m.syms[key] != nil {
			return m.syms[key]
		}
		fs.err(n, "BCE2181", "undefined annotation '%s'", n.Id.Name)
		return nil
	}
	m, ok := fs.prefixModule(n.Prefix)
	if !ok {
		fs.undefinedModule(n, n.Prefix.Name)
		return nil
	}
	if m == nil {
		return nil
	}
	s := m.syms[key]
	switch {
	case s == nil:
		fs.err(n, "BCE2181", "undefined annotation '%s:%s'", n.Prefix.Name, n.Id.Name)
		return nil
	case !s.public && m != fs.mod:
		fs.err(n, "BCE2038", "attempt to refer to non-accessible symbol '%s'", n.Id.Name)
		return nil
	}
	return s
}

// annotations checks the annotations of a construct and gives those that are
// there at run time, with their effective values.
func (fs *fileScope) annotations(list []*syntax.Annot, at attachPlace) []tree.Annot {
	return fs.annotationsIn(nil, list, at)
}

// annotationsIn is annotations for a construct within a function.
func (fs *fileScope) annotationsIn(parent *fn, list []*syntax.Annot, at attachPlace) []tree.Annot {
	if len(list) == 0 {
		return nil
	}
	if r, ok := fs.annots[list[0]]; ok {
		return r
	}
	if fs.annots == nil {
		fs.annots = map[*syntax.Annot][]tree.Annot{}
	}
	fs.annots[list[0]] = nil
	var r []tree.Annot
	index := map[*Symbol]int{}
	for _, a := range list {
		s := fs.annotation(a.Name)
		if s == nil {
			continue
		}
		fs.warnDeprecated(a.Name, s)
		info := s.annotInfo()
		source, ok := info.attachable(at)
		if !ok {
			fs.err(a, "BCE2185", "annotation '%s' is not allowed on %s", s.Name, strings.Join(at.points(), ", "))
			continue
		}
		i, again := index[s]
		if again && !info.many {
			fs.err(a, "BCE2186", "cannot specify more than one annotation value for annotation '%s'", s.Name)
			continue
		}
		v, ok := fs.annotValue(parent, a, s)
		if ok && parent == nil && (at == atFunction || at == atVar) {
			fs.attach(a, tree.Annot{Name: s.mod.qualify(s.Name), Value: v})
		}
		if !ok || source {
			continue
		}
		switch {
		case !info.many:
			r = append(r, tree.Annot{Name: s.mod.qualify(s.Name), Value: v})
		case again:
			l := r[i].Value.(*tree.ListCons)
			l.Elems = append(l.Elems, tree.ListElem{V: v})
			continue
		default:
			l := &tree.ListCons{X: tree.X{T: types.Intersect(info.T, types.Readonly), Off: v.Position()}, Elems: []tree.ListElem{{V: v}}}
			r = append(r, tree.Annot{Name: s.mod.qualify(s.Name), Value: l})
		}
		index[s] = len(r) - 1
	}
	fs.annots[list[0]] = r
	return r
}

// attach keeps an annotation for [Module.Annotated].
func (fs *fileScope) attach(n *syntax.Annot, a tree.Annot) {
	if fs.attached == nil {
		fs.attached = map[*syntax.Annot]tree.Annot{}
	}
	fs.attached[n] = a
}

// annotValue checks the value of one annotation and gives the expression for it,
// nil for true.
func (fs *fileScope) annotValue(parent *fn, a *syntax.Annot, s *Symbol) (tree.Expr, bool) {
	info := s.annotInfo()
	if info.value == nil {
		if a.Value != nil {
			fs.err(a, "BCE2180", "no annotation value expected for annotation '%s'", s.Name)
			return nil, false
		}
		return nil, true
	}
	holder := fs.mod.initFunc()
	c := newFn(fs, holder, parent)
	c.noCheck = true
	var v tree.Expr
	if a.Value == nil {
		ma := types.MappingAtomicOf(info.value)
		if ma == nil {
			return nil, false
		}
		for _, f := range ma.Fields {
			if !f.Optional && (ma.Meta == nil || ma.Meta.Defaults[f.Name] == nil) {
				fs.err(a, "BCE2187", "annotation value expected for annotation of record type '%s' with required fields", info.value)
				return nil, false
			}
		}
		m := &tree.MapCons{X: c.x(a, info.value)}
		c.completeRecord(a, m, ma)
		v = c.checkedRecord(a, m, ma)
	} else {
		v = c.want(a.Value, info.value)
	}
	if isBad(v) {
		return nil, false
	}
	if a.Value != nil && info.decl.Quals.Has(syntax.Const) && !c.isConstExpr(a.Value) {
		return nil, false
	}
	if len(holder.Captures) > 0 {
		fs.err(a.Value, "BARRE001", "values of annotations that use local variables are not supported yet")
		return nil, false
	}
	if fixed(v) {
		return freeze(v, fs.mod.w), true
	}
	v = c.immutableClone(v)
	if fs.mod.src.Library || parent != nil {
		return v, true
	}
	// What belongs to a module is evaluated once, when that is initialised.
	x := &tree.Var{Name: "$annotation", Type: v.Type(), Final: true, Global: true, Module: fs.mod.Tree, Pos: pos(fs, a)}
	fs.mod.Tree.Vars = append(fs.mod.Tree.Vars, x)
	fs.mod.annotInits = append(fs.mod.annotInits, &globalInit{f: holder, sym: s, vars: []*tree.Var{x},
		stmts: []tree.Stmt{&tree.Assign{V: x, Val: v, Off: v.Position()}}})
	return &tree.Global{X: tree.X{T: x.Type, Off: v.Position()}, V: x}, true
}

// fixed reports whether x is made of constants only, so that it does not matter
// when it is evaluated, and has no defaults that are still to be computed.
func fixed(x tree.Expr) bool {
	switch x := x.(type) {
	case *tree.Const, *tree.TypedescVal:
		return true
	case *tree.FuncRef:
		return len(x.F.Captures) == 0
	case *tree.Global:
		return x.V.Constant
	case *tree.MapCons:
		for _, f := range x.Fields {
			if f.Key != nil && !fixed(f.Key) || f.Spread || !fixed(f.V) {
				return false
			}
		}
		return len(x.Defaults) == 0
	case *tree.ListCons:
		for _, e := range x.Elems {
			if e.Spread || !fixed(e.V) {
				return false
			}
		}
		return true
	}
	return false
}

// immutableClone is a call of lang.value:cloneReadOnly.
func (c *fn) immutableClone(x tree.Expr) tree.Expr {
	if types.IsReadonly(x.Type()) {
		return x
	}
	m := c.w.langModule("value")
	if m == nil || m.syms["cloneReadOnly"] == nil {
		return x
	}
	s := m.syms["cloneReadOnly"]
	f := s.function()
	c.useFunc(s)
	t := types.Intersect(x.Type(), types.Readonly)
	return &tree.Call{X: tree.X{T: t, Off: x.Position()}, F: f, Args: []tree.Expr{x}}
}

// checkLater checks annotations that have no effect at run time, or whose effect
// is found when it is asked for, in modules whose diagnostics are the user's.
func (fs *fileScope) checkLater(list []*syntax.Annot, at attachPlace) {
	if len(list) == 0 || fs.mod.src.Library {
		return
	}
	w := fs.mod.w
	w.after = append(w.after, func() { fs.annotations(list, at) })
}

// methodPlace is the place that annotations of a method are at.
func methodPlace(d *syntax.FuncDecl, service bool) attachPlace {
	if service && d.Quals.Has(syntax.Remote) {
		return atRemoteMethod
	}
	return atMethod
}

// objectPlace is the place that annotations of a class, service or object
// constructor are at.
func objectPlace(n syntax.Node) attachPlace {
	switch n := n.(type) {
	case *syntax.ClassDecl:
		return classPlace(n)
	case *syntax.ObjectCons:
		if !n.Quals.Has(syntax.Service) {
			return atObject
		}
	}
	return atService
}

// checkAnnots checks the annotations of the declarations at module level which
// are not looked at with what they belong to.
func (fs *fileScope) checkAnnots() {
	for _, d := range fs.f.Decls {
		switch d := d.(type) {
		case *syntax.TypeDef:
			fs.annotations(d.Annots, atType)
		case *syntax.EnumDecl:
			fs.annotations(d.Annots, atType)
			for _, m := range d.Members {
				fs.annotations(m.Annots, atConst)
			}
		case *syntax.ConstDecl:
			fs.annotations(d.Annots, atConst)
		case *syntax.ModuleVar:
			fs.annotations(d.Annots, atVar)
		case *syntax.ListenerDecl:
			fs.annotations(d.Annots, atListener)
		case *syntax.AnnotationDecl:
			fs.annotations(d.Annots, atAnnotation)
		}
	}
}

// annotAccess checks x.@a.
func (c *fn) annotAccess(n *syntax.AnnotAccessExpr) tree.Expr {
	x := c.expr(n.X, nil)
	s := c.fs.annotation(n.Name)
	if isBad(x) || s == nil {
		return c.bad(n)
	}
	if x.Type().Basics() != types.BTypedesc {
		c.err(n, "BCE2182", "annotation access is allowed on typedesc values only, found '%s'", x.Type())
		return c.bad(n)
	}
	t := s.annotInfo().T
	if t == nil {
		t = types.True
	}
	return &tree.AnnotGet{X: c.x(n, types.Union(t, types.Nil)), A: x, Name: s.mod.qualify(s.Name)}
}

// typedescAnnots gives a type reference used as a value the annotations of its
// definition.
func (s *Symbol) typedescAnnots() []tree.Annot {
	switch d := s.node.(type) {
	case *syntax.TypeDef:
		return s.fs.annotations(d.Annots, atType)
	case *syntax.EnumDecl:
		return s.fs.annotations(d.Annots, atType)
	case *syntax.ClassDecl:
		return s.fs.annotations(d.Annots, classPlace(d))
	}
	return nil
}

func classPlace(d *syntax.ClassDecl) attachPlace {
	if d.Quals.Has(syntax.Service) {
		return atServiceClass
	}
	return atClass
}

// TypeAnnots gives the annotations of the definition that types.RecordMeta
// names, with the module and place they belong to.
func TypeAnnots(decl any) (m *tree.Module, at tree.Pos, list []tree.Annot) {
	s, ok := decl.(*Symbol)
	if !ok {
		return nil, tree.Pos{}, nil
	}
	list = s.typedescAnnots()
	s.mod.w.settle()
	return s.mod.Tree, pos(s.fs, s.ident), list
}

func (m *Module) qualify(name string) string {
	if q := m.src.QName(); q != "" {
		return q + ":" + name
	}
	return name
}
