package check

import (
	"fmt"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// classCtx is the class whose methods are being checked.
type classCtx struct {
	cls   *tree.Class
	self  *tree.Var
	outer *classCtx
	// private is where its private members are visible.
	private *types.Region
	// unset stands for the fields that init must set, by name.
	unset map[string]*tree.Var
	// fieldNodes are the declarations of fields, by name.
	fieldNodes map[string]syntax.Node
}

// resolveClass makes the type of a class.
func (s *Symbol) resolveClass(d *syntax.ClassDecl) types.Type {
	w := s.mod.w
	tc := &tctx{fs: s.fs}
	meta := &types.RecordMeta{Name: s.Name, Decl: s}
	meta.Fill = func() (any, bool) {
		if f := w.fillers.Load(); f != nil {
			return (*f)(meta)
		}
		return nil, FillerClass(meta) != nil
	}
	r := w.Env.NewRecObject(meta, d.Quals.Has(syntax.Readonly))
	t := withQuals(r.T, d.Quals)
	var id *types.TypeID
	if d.Quals.Has(syntax.Distinct) {
		id = s.mod.typeID(s.Name)
		t = types.Intersect(t, w.Env.DistinctClass(id))
	}
	cls := &tree.Class{Name: s.Name, Module: s.mod.Tree, Pos: pos(s.fs, d.Name), Readonly: d.Quals.Has(syntax.Readonly),
		Isolated: d.Quals.Has(syntax.Isolated), Service: d.Quals.Has(syntax.Service), Client: d.Quals.Has(syntax.Client)}
	s.class = cls
	s.private = &types.Region{Name: s.Name, Class: true}
	s.T, s.state = t, resolved
	cls.Type = t
	included := tc.typeIDs(d.Members)
	if id != nil {
		id.Includes = types.Intersect(included, types.AnyObject)
	}
	full := types.Intersect(t, included)
	s.T, cls.Type = full, full
	w.later(r.T, func() {
		h := &holder{kind: classDef, quals: d.Quals, readonly: cls.Readonly, node: d.Name, private: s.private}
		r.Define(tc.objectMembers(h, d.Members, meta), types.Never)
	})
	w.defining[r.T].sym = s
	w.defining[t], w.defining[full] = w.defining[r.T], w.defining[r.T]
	if w.depth == 0 {
		w.settle()
	}
	return s.T
}

// classInfo completes what is known of a class: its fields, methods and init.
func (s *Symbol) classInfo() *tree.Class {
	t := s.typ()
	w := s.mod.w
	w.force(t)
	if s.class == nil || s.sigDone {
		return s.class
	}
	s.sigDone = true
	d := s.node.(*syntax.ClassDecl)
	tc := &tctx{fs: s.fs}
	m := s.mod
	m.buildClass(tc, s.class, d.Members, nil, d.Annots, d, s.private)
	w.settle()
	return s.class
}

// buildClass declares fields and methods of a class, object constructor or
// service and arranges for their bodies to be checked. parent is the function
// an object constructor stands in.
func (m *Module) buildClass(tc *tctx, cls *tree.Class, members []syntax.Node, parent *fn, annots []*syntax.Annot, node syntax.Node, private *types.Region) {
	w := m.w
	fs := tc.fs
	m.classes = append(m.classes, cls)
	ctx := &classCtx{cls: cls, private: private}
	decls := map[string]*syntax.ObjectField{}
	if parent != nil {
		ctx.outer = parent.class
	}
	type fieldInit struct {
		f *tree.Field
		n *syntax.ObjectField
	}
	type method struct {
		f *tree.Func
		d *syntax.FuncDecl
	}
	var inits []fieldInit
	var methods []method
	for _, n := range members {
		switch n := n.(type) {
		case *syntax.ObjectField:
			if n.Name.Name == "" {
				continue
			}
			ft := types.Never
			if mem := types.ObjectMember(cls.Type, n.Name.Name); mem != nil {
				ft = mem.Type
			}
			f := &tree.Field{Name: n.Name.Name, Type: ft, Final: n.Quals.Has(syntax.Final) || cls.Readonly, Public: n.Quals.Has(syntax.Public)}
			cls.Fields = append(cls.Fields, f)
			inits = append(inits, fieldInit{f, n})
			decls[f.Name] = n
		case *syntax.FuncDecl:
			if n.Name == nil || n.Name.Name == "" {
				continue
			}
			f := &tree.Func{Name: cls.Name + "." + n.Name.Name, Module: m.Tree, Pos: pos(fs, n.Name), Class: cls, Parent: nil}
			if cls.Name == "" {
				f.Name = n.Name.Name
			}
			tc.declareFunc(f, n)
			self := &tree.Var{Name: "self", Type: cls.Type, Func: f, Final: true, Pos: pos(fs, n.Name)}
			f.Self = self
			f.Params = append([]*tree.Var{self}, f.Params...)
			f.Defaults = append([]tree.Expr{nil}, f.Defaults...)
			for i := range f.Path {
				if f.Path[i].Param >= 0 {
					f.Path[i].Param++
				}
			}
			if parent != nil {
				f.Parent = parent.f
			}
			switch {
			case n.Path != nil:
				f.Name = cls.Name + methodKey(n, fs)
				cls.Resources = append(cls.Resources, f)
			case n.Name.Name == "init" && !f.Remote:
				if cls.Init != nil {
					continue // reported with the other members
				}
				cls.Init = f
				checkInitResult(fs, n, f)
			default:
				cls.Methods = append(cls.Methods, f)
			}
			methods = append(methods, method{f, n})
		}
	}
	// Declaring the methods has led to types of its own, which the bodies need.
	w.settle()
	// Methods that included types declare must be there.
	for _, f := range types.ObjectMembers(cls.Type) {
		if f.Method {
			if !hasMethod(cls, f.Name) && !m.src.Library {
				fs.err(classNameNode(node), "BCE2141", "no implementation found for the method '%s' of '%s'", types.MemberName(f.Name), className(cls))
			}
			continue
		}
		found := false
		for _, cf := range cls.Fields {
			found = found || cf.Name == f.Name
		}
		if !found {
			cls.Fields = append(cls.Fields, &tree.Field{Name: f.Name, Type: f.Type, Final: f.Readonly || cls.Readonly, Public: f.Region == nil})
		}
	}
	check := func() {
		fs.checkIsolatedClass(cls, decls, classNameNode(node))
		for _, fi := range inits {
			if fi.n.Init == nil {
				continue
			}
			holder := &tree.Func{Name: "$init$", Module: m.Tree, Ret: types.NilOrError, Sig: &types.Signature{Ret: types.NilOrError}, Isolated: cls.Init == nil || cls.Init.Isolated}
			m.fieldInits[cls] = append(m.fieldInits[cls], holder)
			c := newFn(fs, holder, parent)
			c.inline = true
			c.noCheck = cls.Init == nil
			_, c.beforeInit = node.(*syntax.ServiceDecl)
			if cls.Init != nil {
				// An error of the initializer is what init returns.
				holder.Ret = cls.Init.Ret
			}
			if parent != nil {
				holder.Parent = parent.f
			}
			fi.f.Init = c.want(fi.n.Init, fi.f.Type)
			if cls.Isolated {
				c.wantIsolated(fi.n.Init, fi.f.Init)
			}
			c.inferField(cls, fi.f)
			for _, v := range holder.Captures {
				addCapture(&cls.Captures, v)
			}
		}
		for _, me := range methods {
			ctx := &classCtx{cls: cls, private: private, self: me.f.Self, outer: ctx.outer}
			if me.f == cls.Init {
				ctx.unset = map[string]*tree.Var{}
				ctx.fieldNodes = map[string]syntax.Node{}
				for _, f := range cls.Fields {
					ctx.fieldNodes[f.Name] = classNameNode(node)
				}
				for _, fi := range inits {
					ctx.fieldNodes[fi.f.Name] = fi.n
				}
			}
			m.checkMethod(fs, me.f, me.d, ctx, parent, cls, inits == nil)
			for _, v := range me.f.Captures {
				addCapture(&cls.Captures, v)
			}
		}
		if cls.Init == nil {
			for _, fi := range inits {
				if fi.n.Init == nil && !m.src.Library {
					fs.err(fi.n, "BCE2142", "uninitialized field '%s': give it a value here or in 'init'", fi.f.Name)
				}
			}
			for _, f := range cls.Fields[len(inits):] {
				if !m.src.Library {
					fs.err(classNameNode(node), "BCE2142", "uninitialized field '%s', which is included: declare it here or set it in 'init'", f.Name)
				}
			}
		}
	}
	if parent != nil {
		check()
	} else if m.src.Library {
		cls.Complete = func() {
			cls.Complete = nil
			check()
			w.settle()
		}
	} else {
		w.after = append(w.after, check)
	}
	cls.Annots = fs.annotationsIn(parent, annots, objectPlace(node))
}

func classNameNode(n syntax.Node) syntax.Node {
	if d, ok := n.(*syntax.ClassDecl); ok {
		return d.Name
	}
	return n
}

func className(c *tree.Class) string {
	if c.Name == "" {
		return "object"
	}
	return c.Name
}

func addCapture(to *[]*tree.Var, v *tree.Var) {
	for _, x := range *to {
		if x == v {
			return
		}
	}
	*to = append(*to, v)
}

func hasMethod(cls *tree.Class, key string) bool {
	if key != "" && key[0] == '$' {
		for _, f := range cls.Resources {
			if f.Name == cls.Name+key {
				return true
			}
		}
		return false
	}
	for _, f := range cls.Methods {
		if methodName(cls, f) == key {
			return true
		}
	}
	return false
}

// methodName is the name under which objects of cls keep a method.
func methodName(cls *tree.Class, f *tree.Func) string {
	n := f.Name
	if cls.Name != "" {
		n = n[len(cls.Name)+1:]
	}
	if f.Remote && !f.Resource {
		return remoteKey(n)
	}
	return n
}

// checkInitResult checks what an init method or a module's init function
// returns: nothing, or an error when it fails.
func checkInitResult(fs *fileScope, d *syntax.FuncDecl, f *tree.Func) {
	switch {
	case !types.IsSubtype(f.Ret, types.NilOrError):
		fs.err(d.Sig.Ret, "BCE2140", "invalid return type of 'init': expected a subtype of 'error?', found '%s'", f.Ret)
	case f.Ret.Basics()&types.BNil == 0:
		fs.err(d.Sig.Ret, "BCE2140", "invalid return type of 'init': expected a type that contains '()', found '%s'", f.Ret)
		f.Ret = types.NilOrError // reaching its end is no further error
	}
}

// checkMethod checks a method's body; for init it also checks that every field
// gets a value.
func (m *Module) checkMethod(fs *fileScope, f *tree.Func, d *syntax.FuncDecl, ctx *classCtx, parent *fn, cls *tree.Class, noInits bool) {
	m.complete(f, func() {
		c := newFn(fs, f, parent)
		c.class = ctx
		c.beforeInit = f == cls.Init && cls.Service && cls.Name == "" && parent == nil
		if parent != nil && c.scope.outer != nil {
			// self of an enclosing method is hidden by this one's.
		}
		c.scope.names["self"] = &local{v: f.Self, used: true}
		if ctx.unset != nil {
			c.flow.unset = map[*tree.Var]bool{}
			for _, fd := range cls.Fields {
				if fd.Init == nil {
					v := &tree.Var{Name: fd.Name, Type: fd.Type, Func: f}
					ctx.unset[fd.Name] = v
					c.flow.unset[v] = true
				}
			}
		}
		f.Annots = fs.annotationsIn(parent, d.Annots, methodPlace(d, cls.Service))
		if d.Sig != nil {
			f.RetAnnots = fs.annotationsIn(parent, d.Sig.RetAnnots, atReturn)
		}
		if e, ok := d.Body.(*syntax.ExternalBody); ok {
			fs.annotationsIn(parent, e.Annots, atExternal)
		}
		i := 1
		skip := 1
		f.ParamAnnots = make([][]tree.Annot, len(f.Params))
		if d.Path != nil {
			for _, s := range d.Path.Segments {
				if s.Name == nil {
					f.ParamAnnots[i] = fs.annotationsIn(parent, s.Annots, atParameter)
					if s.Param != nil {
						c.declareParam(s.Param, f.Params[i])
					}
					i++
				}
			}
			skip = i
		}
		for j, p := range d.Sig.Params {
			f.ParamAnnots[skip+j] = fs.annotationsIn(parent, p.Annots, atParameter)
			if p.Default != nil {
				if _, infer := p.Default.(*syntax.InferTypedesc); !infer {
					f.Defaults[skip+j] = c.want(p.Default, f.Params[skip+j].Type)
				}
			}
			if p.Name != nil {
				c.declareParam(p.Name, f.Params[skip+j])
			}
		}
		switch b := d.Body.(type) {
		case *syntax.BlockBody:
			c.funcBody(b)
			if ctx.unset != nil && !c.flow.dead {
				for name, v := range ctx.unset {
					if c.flow.unset[v] && !m.src.Library {
						c.err(fieldNode(cls, ctx, name, d.Name), "BCE2142", "field '%s' is not initialized at the end of 'init'", name)
					}
				}
			}
			c.finish(d, d.Name)
		case *syntax.ExprBody:
			x := c.want(b.X, f.Ret)
			c.checkInitReturn(b.X, x.Type())
			f.Body = []tree.Stmt{&tree.Return{A: x, Off: c.off(b.X)}}
		case nil:
			if !m.src.Library {
				c.err(d.Name, "BCE2143", "method '%s' needs a body", d.Name.Name)
			}
		}
		c.pop()
	})
}

// fieldNode is where a field is declared, for messages.
func fieldNode(cls *tree.Class, ctx *classCtx, name string, otherwise syntax.Node) syntax.Node {
	if n := ctx.fieldNodes[name]; n != nil {
		return n
	}
	return otherwise
}

// objectCons checks an object constructor expression.
func (c *fn) objectCons(n *syntax.ObjectCons, t types.Type) tree.Expr {
	var ref types.Type
	if n.Type != nil {
		ref = c.tc.resolve(n.Type)
		if types.IsNever(ref) {
			return c.bad(n)
		}
	} else if t != nil {
		if u := types.Intersect(t, types.AnyObject); !types.IsNever(u) && u.All()&types.BObject == 0 {
			ref = u
		}
	}
	var refNode syntax.Node
	if n.Type != nil {
		refNode = n.Type
	}
	cls := c.mod.objectClass(c.tc, n, n.Members, n.Quals, ref, refNode, c, n.Annots, types.AnyOrError)
	if cls == nil {
		return c.bad(n)
	}
	rt := cls.Type
	if cls.Init != nil {
		c.checkIsolatedCall(n, cls.Init.Isolated, cls.Init, "init")
		rt = types.Union(rt, types.Diff(cls.Init.Ret, types.Nil))
	}
	return &tree.New{X: c.x(n, rt), Class: cls}
}

// objectClass makes the class of an object constructor or service.
func (m *Module) objectClass(tc *tctx, n syntax.Node, members []syntax.Node, q syntax.Quals, ref types.Type, refNode syntax.Node, parent *fn, annots []*syntax.Annot, marks types.Type) *tree.Class {
	w := m.w
	w.lambdas++
	meta := &types.RecordMeta{Decl: n}
	h := &holder{kind: objectExpr, quals: q, readonly: ref != nil && types.IsReadonly(ref), node: n, private: &types.Region{Class: true}}
	if refNode != nil {
		h.ref, h.refNode = ref, refNode
		if ref != nil && types.HasOpaque(ref, types.IsolatedMark) {
			q |= syntax.Isolated
		}
	}
	w.depth++
	fields := tc.objectMembers(h, members, meta)
	w.depth--
	r := w.Env.NewRecObject(meta, h.readonly || allReadonly(fields))
	r.Define(fields, types.Never)
	// The bodies of methods are checked below: the types that only their
	// signatures have led to are completed first.
	w.settle()
	t := types.Intersect(withQuals(r.T, q), marks)
	if allIsolated(fields) {
		t = types.Intersect(t, types.IsolatedMark)
	}
	if ref != nil {
		t = types.Intersect(t, types.OpaquePart(ref))
	}
	cls := &tree.Class{Name: "", Module: m.Tree, Pos: pos(tc.fs, n), Type: t, Isolated: q.Has(syntax.Isolated),
		Service: q.Has(syntax.Service), Client: q.Has(syntax.Client), Readonly: types.IsReadonly(t)}
	if parent != nil {
		cls.Parent = parent.f
	}
	m.buildClass(tc, cls, members, parent, annots, n, h.private)
	w.settle()
	return cls
}

// allReadonly reports whether an object with these members can never change.
func allReadonly(members []types.Field) bool {
	for _, f := range members {
		if !f.Method && !(f.Readonly && types.IsReadonly(f.Type)) {
			return false
		}
	}
	return true
}

func lambdaName(w *World) string {
	w.lambdas++
	return fmt.Sprintf("$anon$%d", w.lambdas)
}

// ClassOf gives the class that an object type comes from, nil when it comes from
// none. The world must be locked.
func ClassOf(meta *types.RecordMeta) *tree.Class {
	s, ok := meta.Decl.(*Symbol)
	if !ok || s.Kind != symClass {
		return nil
	}
	cls := s.classInfo()
	s.mod.w.settle()
	return cls
}

// FillerClass gives the class whose objects lists of its type are filled with,
// nil when making one takes arguments or may fail. The world must be locked.
func FillerClass(meta *types.RecordMeta) *tree.Class {
	cls := ClassOf(meta)
	if cls == nil || cls.Init == nil {
		return cls
	}
	for _, p := range cls.Init.Sig.Params {
		if !p.HasDefault {
			return nil
		}
	}
	if cls.Init.Ret.Basics()&types.BError != 0 {
		return nil
	}
	return cls
}
