// What names stand for, as far as declarations tell.

package model

import (
	"strings"

	"barre/check"
	"barre/syntax"
)

// Ref is a declaration that a node refers to.
type Ref struct {
	ID     string `json:"id,omitempty"`     // of the program's own declarations
	Module string `json:"module,omitempty"` // qualified, "ballerina/log"; "" for the program's default module
	Name   string `json:"name"`
	Kind   string `json:"kind"` // function, method, remote, resource, class, type, variable …
	Doc    string `json:"doc,omitempty"`
	Range  *Range `json:"range,omitempty"` // of the declaration, in the program's own files
}

// Connection says which client object an action goes to.
type Connection struct {
	ID     string `json:"id,omitempty"` // of a declaration at module level
	Name   string `json:"name"`         // as the code says it: db, self.db
	Scope  string `json:"scope"`        // module, field, parameter, local or expression
	Type   string `json:"type"`         // as the code says it: http:Client
	Module string `json:"module"`       // that declares the class, qualified; the key of its icon
	Class  string `json:"class"`        // the class's name in its module
	Range  *Range `json:"range,omitempty"`
}

// typed is a type as it stands in a file of some module.
type typed struct {
	src source
	t   syntax.Type // nil when nothing tells it
}

// local is a variable within a function.
type local struct {
	name  string
	scope string
	typ   typed
	at    syntax.Node
}

// scope is what names mean at a place: the variables of the blocks around it.
type scope struct {
	outer *scope
	vars  []local
	self  []syntax.Node // members of the object around
}

func (s *scope) find(name string) *local {
	for ; s != nil; s = s.outer {
		for i := len(s.vars) - 1; i >= 0; i-- {
			if s.vars[i].name == name {
				return &s.vars[i]
			}
		}
	}
	return nil
}

func (s *scope) members() []syntax.Node {
	for ; s != nil; s = s.outer {
		if s.self != nil {
			return s.self
		}
	}
	return nil
}

// declare enters the variables of a binding pattern.
func (s *scope) declare(src source, kind string, t syntax.Type, b syntax.Binding, init syntax.Expr) {
	if c, ok := b.(*syntax.CaptureBinding); ok {
		s.vars = append(s.vars, local{c.Name.Name, kind, src.typeOf(s, t, init), c})
		return
	}
	if b == nil {
		return
	}
	for _, id := range check.BoundNames(b) {
		s.vars = append(s.vars, local{id.Name, kind, typed{src: src}, id})
	}
}

// typeOf is the type of a variable: the one written, else what its initial value
// shows.
func (s source) typeOf(sc *scope, t syntax.Type, init syntax.Expr) typed {
	if t != nil {
		return typed{src: s, t: t}
	}
	if init == nil {
		return typed{src: s}
	}
	switch x := bare(init).(type) {
	case *syntax.New:
		return typed{src: s, t: x.Type}
	case *syntax.Cast:
		return typed{src: s, t: x.Type}
	case *syntax.Call:
		if sym := s.symbol(x.Fun); sym != nil {
			if d, ok := sym.Node().(*syntax.FuncDecl); ok && d.Sig != nil {
				return typed{src: s.in(sym), t: d.Sig.Ret}
			}
		}
	case *syntax.NameExpr, *syntax.FieldAccess:
		return s.exprType(sc, x)
	}
	return typed{src: s}
}

// exprType is the type of an expression where declarations tell it.
func (s source) exprType(sc *scope, x syntax.Expr) typed {
	switch x := bare(x).(type) {
	case *syntax.NameExpr:
		if x.Name.Prefix == nil {
			if l := sc.find(x.Name.Id.Name); l != nil {
				return l.typ
			}
		}
		return s.symbolType(s.symbol(x.Name))
	case *syntax.FieldAccess:
		if recv, ok := x.X.(*syntax.NameExpr); ok && recv.Name.Prefix == nil && recv.Name.Id.Name == "self" {
			if f := fieldOf(sc.members(), x.Name.Name); f != nil {
				return typed{src: s, t: f.Type}
			}
			return typed{src: s}
		}
		of := s.exprType(sc, x.X)
		sym := of.symbol()
		if sym == nil {
			return typed{src: s}
		}
		in := s.in(sym)
		switch d := sym.Node().(type) {
		case *syntax.ClassDecl:
			if f := fieldOf(d.Members, x.Name.Name); f != nil {
				return typed{src: in, t: f.Type}
			}
		case *syntax.TypeDef:
			if r, ok := d.Type.(*syntax.RecordType); ok {
				for _, n := range r.Fields {
					if f, ok := n.(*syntax.RecordField); ok && f.Name.Name == x.Name.Name {
						return typed{src: in, t: f.Type}
					}
				}
			}
		}
	case *syntax.New, *syntax.Call:
		return s.typeOf(sc, nil, x)
	}
	return typed{src: s}
}

func fieldOf(members []syntax.Node, name string) *syntax.ObjectField {
	for _, n := range members {
		if f, ok := n.(*syntax.ObjectField); ok && f.Name != nil && f.Name.Name == name {
			return f
		}
	}
	return nil
}

// symbolType is the type of a variable at module level.
func (s source) symbolType(sym *check.Symbol) typed {
	if sym == nil {
		return typed{src: s}
	}
	in := s.in(sym)
	switch d := sym.Node().(type) {
	case *syntax.ModuleVar:
		if _, ok := d.Binding.(*syntax.CaptureBinding); ok {
			switch bare(d.Init).(type) {
			case *syntax.NameExpr, *syntax.FieldAccess:
				// Two variables may be declared from each other, in code with errors.
				return typed{src: in, t: d.Type}
			}
			return in.typeOf(nil, d.Type, d.Init)
		}
	case *syntax.ListenerDecl:
		return in.typeOf(nil, d.Type, d.Init)
	}
	return typed{src: in}
}

// in is the file that declares a symbol.
func (s source) in(sym *check.Symbol) source { return source{s.p, sym.Module(), sym.File()} }

// symbol finds what a name stands for at module level.
func (s source) symbol(n *syntax.Name) *check.Symbol {
	if n == nil || n.Id == nil || n.Id.Name == "" {
		return nil
	}
	prefix := ""
	if n.Prefix != nil {
		prefix = n.Prefix.Name
	}
	return s.mod.Named(s.f, prefix, n.Id.Name, false)
}

// symbol is the class or type definition that a type names; of T? and T|error
// that of T.
func (t typed) symbol() *check.Symbol {
	switch x := t.t.(type) {
	case *syntax.TypeName:
		return t.named(maxAliases)
	case *syntax.OptionalType:
		return typed{src: t.src, t: x.Elem}.symbol()
	case *syntax.ParenType:
		return typed{src: t.src, t: x.Elem}.symbol()
	case *syntax.UnionType:
		return firstSymbol(t.src, x.Members)
	case *syntax.IntersectionType:
		return firstSymbol(t.src, x.Members)
	case *syntax.DistinctType:
		return typed{src: t.src, t: x.Elem}.symbol()
	}
	return nil
}

// maxAliases bounds how many names for one type are followed; in code with errors
// they may go in a circle.
const maxAliases = 8

// named is what a name of a type stands for. A definition that only gives another
// name to a type stands for that one.
func (t typed) named(n int) *check.Symbol {
	x, ok := t.t.(*syntax.TypeName)
	if !ok {
		return nil
	}
	sym := t.src.symbol(x.Name)
	if sym == nil || n == 0 {
		return sym
	}
	if d, ok := sym.Node().(*syntax.TypeDef); ok {
		if _, ok := d.Type.(*syntax.TypeName); ok {
			return typed{src: t.src.in(sym), t: d.Type}.named(n - 1)
		}
	}
	return sym
}

func firstSymbol(src source, members []syntax.Type) *check.Symbol {
	for _, m := range members {
		if sym := (typed{src: src, t: m}).symbol(); sym != nil && !sym.IsError() {
			return sym
		}
	}
	return nil
}

// isClient tells whether a class or object type is one of clients.
func isClient(sym *check.Symbol) bool {
	if sym == nil {
		return false
	}
	switch d := sym.Node().(type) {
	case *syntax.ClassDecl:
		return d.Quals.Has(syntax.Client)
	case *syntax.TypeDef:
		t := d.Type
		if x, ok := t.(*syntax.DistinctType); ok {
			t = x.Elem
		}
		o, ok := t.(*syntax.ObjectType)
		return ok && o.Quals.Has(syntax.Client)
	}
	return false
}

// bare is an expression without what only passes its value on.
func bare(x syntax.Expr) syntax.Expr {
	for {
		switch y := x.(type) {
		case *syntax.Check:
			x = y.X
		case *syntax.Paren:
			x = y.X
		case *syntax.Trap:
			x = y.X
		default:
			return x
		}
	}
}

// connection tells which client an action goes to.
func (s source) connection(sc *scope, x syntax.Expr) *Connection {
	t := s.exprType(sc, x)
	c := &Connection{Name: s.line(x), Scope: "expression"}
	if t.t != nil {
		c.Type = t.src.text(t.t)
	}
	if sym := t.symbol(); sym != nil {
		c.Module, c.Class = sym.Module().QName(), sym.Name
		if c.Type == "" {
			c.Type = sym.Name
		}
	}
	switch x := bare(x).(type) {
	case *syntax.NameExpr:
		if x.Name.Prefix == nil {
			if l := sc.find(x.Name.Id.Name); l != nil {
				c.Scope = l.scope
				r := s.of(l.at)
				c.Range = &r
				return c
			}
		}
		if sym := s.symbol(x.Name); sym != nil {
			c.Scope = "module"
			c.ID = s.p.idOf(sym)
			c.Range = s.p.rangeOf(sym)
		}
	case *syntax.FieldAccess:
		if f := fieldOf(sc.members(), x.Name.Name); f != nil && s.text(x.X) == "self" {
			c.Scope = "field"
			r := s.of(f)
			c.Range = &r
		}
	}
	return c
}

// latest is the program's version of a module: other modules may know an older
// one, whose declarations are the same.
func (p *Program) latest(m *check.Module) *check.Module {
	for _, o := range p.Modules {
		if o == m || o.Org() == m.Org() && o.Name() == m.Name() {
			return o
		}
	}
	return nil
}

// rangeOf is where a symbol of the program is declared; nil for others.
func (p *Program) rangeOf(sym *check.Symbol) *Range {
	m := p.latest(sym.Module())
	if m == nil || sym.Ident() == nil {
		return nil
	}
	r := source{p, m, sym.File()}.of(sym.Ident())
	return &r
}

// idOf is the id of a declaration of the program; "" for others.
func (p *Program) idOf(sym *check.Symbol) string {
	m := p.latest(sym.Module())
	if m == nil {
		return ""
	}
	return declID(m, kindOf(sym.Node()), sym.Name)
}

// moduleKey is the part of an id that says the module: "" for the default one.
func moduleKey(m *check.Module) string {
	if _, sub, ok := strings.Cut(m.Name(), "."); ok {
		return sub
	}
	return ""
}

// declID is the id of a declaration at module level.
func declID(m *check.Module, kind, name string) string {
	return moduleKey(m) + "#" + kind + ":" + name
}

// kindOf is the word for a declaration in ids and models.
func kindOf(n syntax.Node) string {
	switch n.(type) {
	case *syntax.FuncDecl:
		return "function"
	case *syntax.ClassDecl:
		return "class"
	case *syntax.TypeDef:
		return "type"
	case *syntax.EnumDecl:
		return "enum"
	case *syntax.ConstDecl, *syntax.EnumMember:
		return "constant"
	case *syntax.ModuleVar:
		return "variable"
	case *syntax.ListenerDecl:
		return "listener"
	case *syntax.ServiceDecl:
		return "service"
	case *syntax.AnnotationDecl:
		return "annotation"
	case *syntax.XMLNSDecl:
		return "xmlns"
	}
	return "declaration"
}

// ref describes a declaration.
func (p *Program) ref(sym *check.Symbol) *Ref {
	r := &Ref{ID: p.idOf(sym), Module: sym.Module().QName(), Name: sym.Name, Kind: kindOf(sym.Node()), Range: p.rangeOf(sym)}
	if d, ok := sym.Node().(*syntax.FuncDecl); ok && d.Doc != nil {
		r.Doc = d.Doc.Text
	}
	return r
}

// method finds a method of the class that a symbol names, also one that it has
// from a type it includes, and the file that declares it.
func (s source) method(sym *check.Symbol, match func(*syntax.FuncDecl) bool) (*syntax.FuncDecl, source) {
	return s.methodIn(sym, match, maxAliases)
}

func (s source) methodIn(sym *check.Symbol, match func(*syntax.FuncDecl) bool, depth int) (*syntax.FuncDecl, source) {
	if sym == nil || depth == 0 {
		return nil, s
	}
	in := s.in(sym)
	members := membersOf(sym.Node())
	for _, m := range members {
		if f, ok := m.(*syntax.FuncDecl); ok && match(f) {
			return f, in
		}
	}
	for _, m := range members {
		if inc, ok := m.(*syntax.TypeInclusion); ok {
			if f, at := in.methodIn(typed{src: in, t: inc.Type}.symbol(), match, depth-1); f != nil {
				return f, at
			}
		}
	}
	return nil, s
}

// membersOf lists the members of a class or an object type.
func membersOf(n syntax.Node) []syntax.Node {
	switch d := n.(type) {
	case *syntax.ClassDecl:
		return d.Members
	case *syntax.TypeDef:
		t := d.Type
		if x, ok := t.(*syntax.DistinctType); ok {
			t = x.Elem
		}
		if o, ok := t.(*syntax.ObjectType); ok {
			return o.Members
		}
	}
	return nil
}

// callee finds the function that an expression calls.
func (s source) callee(sc *scope, x syntax.Expr) (*syntax.FuncDecl, source, *Ref) {
	switch x := bare(x).(type) {
	case *syntax.Call:
		sym := s.symbol(x.Fun)
		if sym == nil || x.Fun.Prefix == nil && sc.find(x.Fun.Id.Name) != nil {
			return nil, s, nil
		}
		if d, ok := sym.Node().(*syntax.FuncDecl); ok {
			return d, s.in(sym), s.p.ref(sym)
		}
	case *syntax.RemoteCall:
		return s.methodRef(s.exprType(sc, x.X).symbol(), "remote", x.Name.Name, func(d *syntax.FuncDecl) bool {
			return d.Quals.Has(syntax.Remote) && d.Name.Name == x.Name.Name
		})
	case *syntax.MethodCall:
		return s.methodRef(s.exprType(sc, x.X).symbol(), "method", x.Name.Name, func(d *syntax.FuncDecl) bool {
			return d.Path == nil && !d.Quals.Has(syntax.Remote) && d.Name.Name == x.Name.Name
		})
	case *syntax.ResourceCall:
		accessor := "get"
		if x.Method != nil {
			accessor = x.Method.Name
		}
		return s.methodRef(s.exprType(sc, x.X).symbol(), "resource", accessor, func(d *syntax.FuncDecl) bool {
			return d.Path != nil && d.Name.Name == accessor && pathFits(d.Path, x.Path)
		})
	case *syntax.New:
		sym := typed{src: s, t: x.Type}.symbol()
		return s.methodRef(sym, "class", "init", func(d *syntax.FuncDecl) bool { return d.Name.Name == "init" && d.Path == nil })
	case *syntax.StartAction:
		return s.callee(sc, x.X)
	}
	return nil, s, nil
}

func (s source) methodRef(sym *check.Symbol, kind, name string, match func(*syntax.FuncDecl) bool) (*syntax.FuncDecl, source, *Ref) {
	if sym == nil {
		return nil, s, nil
	}
	d, at := s.method(sym, match)
	if d == nil {
		return nil, s, nil
	}
	r := &Ref{Module: sym.Module().QName(), Name: sym.Name + "." + name, Kind: kind}
	if d.Doc != nil {
		r.Doc = d.Doc.Text
	}
	if m := s.p.latest(at.mod); m != nil {
		rg := at.of(d.Name)
		r.Range = &rg
		r.ID = declID(m, "class", sym.Name) + "/" + methodKey(at, d)
	}
	return d, at, r
}

// pathFits tells whether a resource's path takes the segments of a call.
func pathFits(path *syntax.ResourcePath, args []*syntax.PathArg) bool {
	i := 0
	for _, seg := range path.Segments {
		if seg.Rest {
			return true
		}
		if i >= len(args) || seg.Name != nil && (args[i].Name == nil || args[i].Name.Name != seg.Name.Name) {
			return false
		}
		if args[i].Spread {
			return true
		}
		i++
	}
	return i == len(args)
}

// methodKey is the part of an id for a method of a class or service.
func methodKey(s source, d *syntax.FuncDecl) string {
	switch {
	case d.Path != nil:
		return "resource:" + d.Name.Name + " " + pathText(s, d.Path)
	case d.Quals.Has(syntax.Remote):
		return "remote:" + d.Name.Name
	}
	return "method:" + d.Name.Name
}

// pathText is a resource path as it is written, without white space.
func pathText(s source, p *syntax.ResourcePath) string {
	if p == nil || p.Dot || len(p.Segments) == 0 {
		return "."
	}
	parts := make([]string, len(p.Segments))
	for i, seg := range p.Segments {
		if seg.Name != nil {
			parts[i] = s.text(seg.Name)
		} else {
			parts[i] = short(s.text(seg))
		}
	}
	return strings.Join(parts, "/")
}
