package doc

import (
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"barre/check"
	"barre/syntax"
	"barre/types"
)

// Source is a package to be described.
type Source struct {
	Package Package // without its modules
	Modules []ModuleSource
}

// ModuleSource is a module to be described; the default module comes first.
type ModuleSource struct {
	Module *check.Module
	Readme string // Markdown
	Files  fs.FS  // the folder that links in it start from; nil for none
}

// Describe collects what packages declare for others to use. Modules have been
// found by their world; what is wrong with them has been reported before.
func Describe(sources []Source) *Site {
	s := &Site{symbols: map[symbol]*Item{}}
	for i := range sources {
		p := sources[i].Package
		pkg := &p
		pkg.Modules = nil
		home := pkg.Home()
		for j, src := range sources[i].Modules {
			c := src.Module
			m := &Module{
				Org: c.Org(), Name: c.Name(), Version: c.Version(), Default: j == 0,
				Readme: src.Readme, Package: pkg, files: src.Files, checked: c, home: home,
			}
			if j > 0 {
				m.home = path.Join(home, fileName(strings.TrimPrefix(m.Name, pkg.Name+".")))
			}
			m.describe(s)
			pkg.Modules = append(pkg.Modules, m)
		}
		s.Packages = append(s.Packages, pkg)
	}
	sort.SliceStable(s.Packages, func(i, j int) bool {
		a, b := s.Packages[i], s.Packages[j]
		if a.Library != b.Library {
			return b.Library
		}
		return a.Org+"/"+a.Name < b.Org+"/"+b.Name
	})
	return s
}

// describer describes the declarations of one file.
type describer struct {
	site *Site
	m    *Module
	mod  *check.Module
	file *syntax.File
	// including are the types whose inclusion led here, for a type that, wrongly,
	// includes itself.
	including []*check.Symbol
}

func (m *Module) describe(s *Site) {
	for _, f := range m.checked.Files() {
		d := &describer{site: s, m: m, mod: m.checked, file: f}
		for _, decl := range f.Decls {
			d.declaration(decl)
		}
	}
	sort.SliceStable(m.Items, func(i, j int) bool {
		a, b := m.Items[i], m.Items[j]
		if a.Kind != b.Kind {
			return a.Kind < b.Kind
		}
		if x, y := strings.ToLower(a.Name), strings.ToLower(b.Name); x != y {
			return x < y
		}
		return a.Name < b.Name
	})
	m.place()
}

// add enters an item of the module; name is nil for a service.
func (d *describer) add(it *Item, decl syntax.Node, name *syntax.Ident, meta syntax.Metadata) {
	if name != nil {
		sym := d.mod.Declared(decl, name)
		if sym == nil {
			return // declared twice
		}
		it.Name, it.ident = name.Name, d.file.Text(name)
		it.Pos = d.pos(name)
		d.site.symbols[symbolOf(sym)] = it
	}
	it.module = d.m
	d.metadata(it, meta)
	d.m.Items = append(d.m.Items, it)
}

func (d *describer) metadata(it *Item, meta syntax.Metadata) {
	it.Doc = d.doc(meta.Doc, it)
	it.Annots, it.Doc.HasDeprecated = d.annots(meta.Annots)
	it.Doc.HasDeprecated = it.Doc.HasDeprecated || it.Doc.Deprecated != ""
}

func (d *describer) doc(doc *syntax.Doc, it *Item) Doc {
	out := Doc{scope: &scope{module: d.mod, file: d.file, item: it}}
	if doc != nil {
		out.Text, out.Deprecated = doc.Text, doc.Deprecated
	}
	return out
}

// annots prints annotations, and tells whether one says deprecated.
func (d *describer) annots(list []*syntax.Annot) (texts []Text, deprecated bool) {
	for _, a := range list {
		if a.Name == nil || a.Name.Id == nil {
			continue
		}
		if a.Name.Prefix == nil {
			switch a.Name.Id.Name {
			case "deprecated":
				deprecated = true
				continue
			case "display", "typeParam", "builtinSubtype", "isolatedParam":
				continue // about how tools show the declaration, or its checking
			}
		}
		texts = append(texts, d.text(a))
	}
	return texts, deprecated
}

func (d *describer) pos(n syntax.Node) Pos {
	from, to := d.file.Pos(n)
	// A library module's files are called by its name, which the page says too.
	name := strings.TrimPrefix(d.file.Name, d.mod.QName()+"/")
	return Pos{name, from.Line, from.Col, to.Line, to.Col}
}

var qualWords = []struct {
	q    syntax.Quals
	word string
}{
	{syntax.Isolated, "isolated"}, {syntax.Transactional, "transactional"}, {syntax.Readonly, "readonly"},
	{syntax.Distinct, "distinct"}, {syntax.Service, "service"}, {syntax.Client, "client"},
	{syntax.Final, "final"}, {syntax.Configurable, "configurable"},
}

func words(q syntax.Quals) []string {
	var list []string
	for _, w := range qualWords {
		if q.Has(w.q) {
			list = append(list, w.word)
		}
	}
	return list
}

func (d *describer) declaration(decl syntax.Decl) {
	switch n := decl.(type) {
	case *syntax.FuncDecl:
		if n.Quals.Has(syntax.Public) && n.Name != nil {
			it := &Item{Kind: Function, Quals: words(n.Quals)}
			d.add(it, n, n.Name, n.Metadata)
			d.signature(it, n.Sig, n.Doc, n.Body)
		}
	case *syntax.TypeDef:
		if n.Quals.Has(syntax.Public) {
			d.typeDef(n)
		}
	case *syntax.ClassDecl:
		if n.Quals.Has(syntax.Public) {
			d.class(n)
		}
	case *syntax.EnumDecl:
		if n.Quals.Has(syntax.Public) {
			d.enum(n)
		}
	case *syntax.ConstDecl:
		if n.Quals.Has(syntax.Public) {
			it := &Item{Kind: Constant, Type: d.typeText(n.Type), Desc: d.desc(n.Type), Value: d.exprText(n.Value)}
			if n.Type == nil {
				it.Type = d.constantType(n)
			}
			d.add(it, n, n.Name, n.Metadata)
		}
	case *syntax.ModuleVar:
		d.variable(n)
	case *syntax.ListenerDecl:
		if n.Quals.Has(syntax.Public) {
			it := &Item{Kind: Variable, Quals: []string{"listener"}, Type: d.typeText(n.Type), Desc: d.desc(n.Type)}
			if n.Type == nil {
				it.Type = d.inferred(n, n.Name)
			}
			d.add(it, n, n.Name, n.Metadata)
		}
	case *syntax.AnnotationDecl:
		if n.Quals.Has(syntax.Public) {
			it := &Item{Kind: Annotation, Type: d.typeText(n.Type), Desc: d.desc(n.Type), Const: n.Quals.Has(syntax.Const)}
			for _, p := range n.Points {
				w := p.Name
				if p.Source {
					w = "source " + w
				}
				it.Points = append(it.Points, w)
			}
			d.add(it, n, n.Name, n.Metadata)
		}
	case *syntax.ServiceDecl:
		d.service(n)
	}
}

// typeText and exprText are text for what may be missing: a nil of an
// interface type.
func (d *describer) typeText(t syntax.Type) Text {
	if t == nil {
		return nil
	}
	return d.text(t)
}

func (d *describer) exprText(x syntax.Expr) Text {
	if x == nil {
		return nil
	}
	return d.text(x)
}

// inferred is the type of a variable that is declared without one.
func (d *describer) inferred(decl syntax.Node, name *syntax.Ident) Text {
	if s := d.mod.Declared(decl, name); s != nil {
		if t := s.Type(); t != nil {
			return plain(t.String())
		}
	}
	return nil
}

// constantType is the basic type of a constant that is declared without one.
func (d *describer) constantType(n *syntax.ConstDecl) Text {
	s := d.mod.Declared(n, n.Name)
	if s == nil {
		return nil
	}
	t := s.Type()
	for _, b := range []struct {
		t    types.Type
		name string
	}{{types.String, "string"}, {types.Int, "int"}, {types.Boolean, "boolean"}, {types.Float, "float"}, {types.Decimal, "decimal"}} {
		if t != nil && types.IsSubtype(t, b.t) {
			return Text{{Text: b.name, Class: "k"}}
		}
	}
	return nil
}

// variable describes public variables, and configurable ones, which are set
// from outside whether public or not.
func (d *describer) variable(n *syntax.ModuleVar) {
	conf := n.Quals.Has(syntax.Configurable)
	if !conf && !n.Quals.Has(syntax.Public) {
		return
	}
	capture, simple := n.Binding.(*syntax.CaptureBinding)
	for _, id := range check.BoundNames(n.Binding) {
		it := &Item{Kind: Variable, Quals: words(n.Quals &^ syntax.Configurable)}
		if conf {
			it.Kind = Configurable
			if _, required := n.Init.(*syntax.RequiredExpr); !required {
				it.Value = d.exprText(n.Init)
			}
		}
		if simple && n.Type != nil && capture.Name == id {
			it.Type, it.Desc = d.text(n.Type), d.desc(n.Type)
		} else {
			it.Type = d.inferred(n, id)
		}
		d.add(it, n, id, n.Metadata)
	}
}

// structure looks for the record or object that a type descriptor defines
// rather than names.
func structure(t syntax.Type, quals *[]string) syntax.Type {
	switch t := t.(type) {
	case *syntax.RecordType, *syntax.ObjectType:
		return t
	case *syntax.ParenType:
		return structure(t.Elem, quals)
	case *syntax.DistinctType:
		var inner []string
		if s := structure(t.Elem, &inner); s != nil {
			*quals = append(append(*quals, "distinct"), inner...)
			return s
		}
	case *syntax.IntersectionType:
		if len(t.Members) != 2 {
			return nil
		}
		for i, m := range t.Members {
			if b, ok := m.(*syntax.BuiltinType); !ok || b.Kind != syntax.KwReadonly {
				continue
			}
			var inner []string
			if s := structure(t.Members[1-i], &inner); s != nil {
				*quals = append(append(*quals, "readonly"), inner...)
				return s
			}
		}
	}
	return nil
}

// kindOf says what a symbol declares.
func kindOf(s *check.Symbol) Kind {
	if s == nil {
		return Type
	}
	switch n := s.Node().(type) {
	case *syntax.TypeDef:
		var quals []string
		switch t := structure(n.Type, &quals).(type) {
		case *syntax.RecordType:
			return Record
		case *syntax.ObjectType:
			if t.Quals.Has(syntax.Service) {
				return ServiceType
			}
			return ObjectType
		}
		if s.IsError() {
			return Error
		}
	case *syntax.ClassDecl:
		switch {
		case s.IsListener():
			return Listener
		case n.Quals.Has(syntax.Client):
			return Client
		}
		return Class
	case *syntax.EnumDecl:
		return Enum
	case *syntax.EnumMember, *syntax.ConstDecl:
		return Constant
	case *syntax.FuncDecl:
		return Function
	case *syntax.ModuleVar, *syntax.ListenerDecl:
		return Variable
	case *syntax.AnnotationDecl:
		return Annotation
	}
	return Type
}

func (d *describer) typeDef(n *syntax.TypeDef) {
	it := &Item{Kind: kindOf(d.mod.Declared(n, n.Name))}
	switch t := structure(n.Type, &it.Quals).(type) {
	case *syntax.RecordType:
		d.add(it, n, n.Name, n.Metadata)
		d.record(it, t, n.Doc)
	case *syntax.ObjectType:
		it.Quals = append(it.Quals, words(t.Quals)...)
		d.add(it, n, n.Name, n.Metadata)
		d.members(it, t.Members, n.Doc, false)
	default:
		it.Type, it.Desc = d.typeText(n.Type), d.desc(n.Type)
		d.add(it, n, n.Name, n.Metadata)
	}
}

func (d *describer) class(n *syntax.ClassDecl) {
	it := &Item{Kind: kindOf(d.mod.Declared(n, n.Name)), Quals: words(n.Quals)}
	d.add(it, n, n.Name, n.Metadata)
	d.members(it, n.Members, n.Doc, true)
}

func (d *describer) enum(n *syntax.EnumDecl) {
	it := &Item{Kind: Enum}
	d.add(it, n, n.Name, n.Metadata)
	for _, e := range n.Members {
		m := &Member{Name: e.Name.Name, Value: d.exprText(e.Value), Pos: d.pos(e.Name), Doc: d.doc(e.Doc, it)}
		_, m.Doc.HasDeprecated = d.annots(e.Annots)
		it.Members = append(it.Members, m)
		if s := d.mod.Declared(e, e.Name); s != nil {
			d.site.symbols[symbolOf(s)] = it
		}
	}
}

// service describes a service declaration, which others reach by its protocol.
func (d *describer) service(n *syntax.ServiceDecl) {
	it := &Item{Kind: Service, Type: d.typeText(n.Type), Quals: words(n.Quals), Pos: d.pos(n)}
	it.Name = "service"
	switch {
	case n.PathStr != nil:
		it.Attach = d.text(n.PathStr)
		it.Name, _ = syntax.StringValue(d.file.Text(n.PathStr))
	case n.Root:
		it.Attach, it.Name = plain("/"), "/"
	case len(n.Path) > 0:
		it.Name = ""
		for _, id := range n.Path {
			it.Name += "/" + id.Name
		}
		it.Attach = plain(it.Name)
	case n.Type != nil:
		it.Name = it.Type.String()
	}
	for _, l := range n.Listeners {
		it.Listeners = append(it.Listeners, d.text(l))
	}
	d.add(it, n, nil, n.Metadata)
	d.members(it, n.Members, n.Doc, true)
	// What is no resource or remote method cannot be reached from outside.
	it.Methods = slices.DeleteFunc(it.Methods, func(m *Item) bool { return m.Kind != Resource && m.Kind != Remote })
	it.Fields = nil
}

// paramDoc is the text for a parameter or field in the documentation of what
// it belongs to.
func paramDoc(doc *syntax.Doc, name string) string {
	if doc != nil {
		for _, p := range doc.Params {
			if p.Name == name {
				return p.Text
			}
		}
	}
	return ""
}

func (d *describer) signature(it *Item, sig *syntax.Signature, doc *syntax.Doc, body syntax.Body) {
	it.Signature = true
	_, it.External = body.(*syntax.ExternalBody)
	if sig == nil {
		return
	}
	for _, p := range sig.Params {
		q := &Param{Type: d.typeText(p.Type), Desc: d.desc(p.Type), Default: d.exprText(p.Default), Included: p.Included, Rest: p.Rest, Doc: d.doc(p.Doc, it)}
		if p.Name != nil {
			q.Name, q.ident = p.Name.Name, d.file.Text(p.Name)
		}
		q.Annots, q.Doc.HasDeprecated = d.annots(p.Annots)
		if q.Doc.Text == "" {
			q.Doc.Text = paramDoc(doc, q.Name)
		}
		it.Params = append(it.Params, q)
	}
	if sig.Ret != nil {
		it.Return = &Param{Type: d.text(sig.Ret), Desc: d.desc(sig.Ret), Doc: d.doc(nil, it)}
		it.Return.Annots, _ = d.annots(sig.RetAnnots)
		if doc != nil {
			it.Return.Doc.Text = doc.Return
		}
	}
}

func (d *describer) record(it *Item, t *syntax.RecordType, doc *syntax.Doc) {
	it.Closed = t.Exclusive
	it.Rest = d.typeText(t.Rest)
	var included []*syntax.TypeInclusion
	for _, n := range t.Fields {
		switch n := n.(type) {
		case *syntax.RecordField:
			f := &Field{Name: n.Name.Name, Type: d.typeText(n.Type), Desc: d.desc(n.Type), Default: d.exprText(n.Default), Optional: n.Optional, Readonly: n.Readonly, Doc: d.doc(n.Doc, it), Pos: d.pos(n.Name), ident: d.file.Text(n.Name)}
			f.Annots, f.Doc.HasDeprecated = d.annots(n.Annots)
			if f.Doc.Text == "" {
				f.Doc.Text = paramDoc(doc, f.Name)
			}
			it.Fields = append(it.Fields, f)
		case *syntax.TypeInclusion:
			it.Includes = append(it.Includes, d.text(n.Type))
			included = append(included, n)
		}
	}
	for _, n := range included {
		d.include(it, n)
	}
}

// include adds what a type declares that another includes, except what the
// other declares itself.
func (d *describer) include(it *Item, n *syntax.TypeInclusion) {
	name, ok := n.Type.(*syntax.TypeName)
	if !ok || name.Name == nil || name.Name.Id == nil {
		return
	}
	prefix := ""
	if name.Name.Prefix != nil {
		prefix = name.Name.Prefix.Name
	}
	sym := d.mod.Named(d.file, prefix, name.Name.Id.Name, false)
	if sym == nil || slices.Contains(d.including, sym) {
		return
	}
	from := &describer{d.site, d.m, sym.Module(), sym.File(), append(slices.Clone(d.including), sym)}
	of := &Item{owner: it} // references in it are to members of the other
	var inner []string
	switch decl := sym.Node().(type) {
	case *syntax.TypeDef:
		switch t := structure(decl.Type, &inner).(type) {
		case *syntax.RecordType:
			from.record(of, t, decl.Doc)
			if it.Rest == nil {
				it.Rest = of.Rest
			}
		case *syntax.ObjectType:
			from.members(of, t.Members, decl.Doc, false)
		default:
			if alias, ok := decl.Type.(*syntax.TypeName); ok {
				from.include(it, &syntax.TypeInclusion{Type: alias})
			}
			return
		}
	case *syntax.ClassDecl:
		from.members(of, decl.Members, decl.Doc, true)
	}
	for _, f := range of.Fields {
		own := slices.ContainsFunc(it.Fields, func(g *Field) bool { return g.Name == f.Name })
		if own {
			continue
		}
		if f.From == nil {
			f.From = sym
		}
		it.Fields = append(it.Fields, f)
	}
	for _, m := range of.Methods {
		i := slices.IndexFunc(it.Methods, func(g *Item) bool { return g.key() == m.key() })
		if i >= 0 {
			if g := it.Methods[i]; g.Doc.Text == "" {
				g.inherit(m)
			}
			continue
		}
		if m.Kind == Init || it.Kind == Service {
			continue
		}
		if m.From == nil {
			m.From = sym
		}
		m.owner, m.module = it, d.m
		it.Methods = append(it.Methods, m)
	}
}

// inherit takes the documentation of the method that it implements.
func (it *Item) inherit(of *Item) {
	it.Doc = of.Doc
	for _, p := range it.Params {
		for _, q := range of.Params {
			if p.Name == q.Name && p.Doc.Text == "" {
				p.Doc = q.Doc
			}
		}
	}
	if it.Return != nil && of.Return != nil && it.Return.Doc.Text == "" {
		it.Return.Doc = of.Return.Doc
	}
}

// key tells methods of one object apart.
func (it *Item) key() string {
	if it.Kind != Resource {
		return it.Kind.String() + " " + it.Name
	}
	return it.Accessor + " " + it.pathText()
}

// pathText is the path of a resource with the types of its parameters.
func (it *Item) pathText() string {
	if len(it.Path) == 0 {
		return "."
	}
	var list []string
	for _, s := range it.Path {
		switch {
		case s.Param == nil:
			list = append(list, s.Name)
		case s.Param.Rest:
			list = append(list, "["+s.Param.Type.String()+"... "+s.Param.Name+"]")
		default:
			list = append(list, "["+s.Param.Type.String()+" "+s.Param.Name+"]")
		}
	}
	return strings.Join(list, "/")
}

// members describes the public members of a class or object type, and what it
// includes.
func (d *describer) members(it *Item, list []syntax.Node, doc *syntax.Doc, class bool) {
	var included []*syntax.TypeInclusion
	for _, n := range list {
		switch n := n.(type) {
		case *syntax.ObjectField:
			if !n.Quals.Has(syntax.Public) || n.Name == nil {
				continue
			}
			f := &Field{Name: n.Name.Name, Type: d.typeText(n.Type), Desc: d.desc(n.Type), Default: d.exprText(n.Init), Final: n.Quals.Has(syntax.Final), Doc: d.doc(n.Doc, it), Pos: d.pos(n.Name), ident: d.file.Text(n.Name)}
			f.Annots, f.Doc.HasDeprecated = d.annots(n.Annots)
			if f.Doc.Text == "" {
				f.Doc.Text = paramDoc(doc, f.Name)
			}
			it.Fields = append(it.Fields, f)
		case *syntax.FuncDecl:
			if n.Name != nil {
				d.method(it, n, class)
			}
		case *syntax.TypeInclusion:
			it.Includes = append(it.Includes, d.text(n.Type))
			included = append(included, n)
		}
	}
	for _, n := range included {
		d.include(it, n)
	}
	sort.SliceStable(it.Methods, func(i, j int) bool { return it.Methods[i].Kind < it.Methods[j].Kind })
}

func (d *describer) method(it *Item, n *syntax.FuncDecl, class bool) {
	m := &Item{Kind: Method, Name: n.Name.Name, ident: d.file.Text(n.Name), Quals: words(n.Quals &^ (syntax.Client | syntax.Service)), Pos: d.pos(n.Name), owner: it, module: d.m}
	switch {
	case n.Quals.Has(syntax.Resource) || n.Path != nil:
		m.Kind, m.Accessor = Resource, n.Name.Name
	case n.Quals.Has(syntax.Remote):
		m.Kind = Remote
	case n.Name.Name == "init" && class:
		m.Kind = Init
	}
	if (m.Kind == Method || m.Kind == Init) && !n.Quals.Has(syntax.Public) {
		return
	}
	d.metadata(m, n.Metadata)
	if n.Path != nil {
		for _, s := range n.Path.Segments {
			if s.Name != nil {
				m.Path = append(m.Path, Segment{Name: s.Name.Name})
				continue
			}
			p := &Param{Type: d.typeText(s.Type), Desc: d.desc(s.Type), Rest: s.Rest, Doc: d.doc(nil, m)}
			if s.Param != nil {
				p.Name, p.ident = s.Param.Name, d.file.Text(s.Param)
			}
			p.Annots, _ = d.annots(s.Annots)
			p.Doc.Text = paramDoc(n.Doc, p.Name)
			m.Path = append(m.Path, Segment{Param: p})
		}
		m.Name = m.Accessor + " " + m.pathText()
	}
	d.signature(m, n.Sig, n.Doc, n.Body)
	it.Methods = append(it.Methods, m)
}
