package check

import (
	"strings"

	"barre/syntax"
	"barre/tree"
	"barre/types"
	"barre/value"
)

func (c *fn) template(n *syntax.Template, t types.Type) tree.Expr {
	switch n.Kind {
	case syntax.StringTemplate:
		return c.stringTemplate(n)
	case syntax.XMLTemplate:
		x := c.xmlTemplate(n)
		if t != nil && !isBad(x) && !types.IsSubtype(x.Type(), t) && types.IsSubtype(types.Intersect(x.Type(), types.Readonly), t) {
			return c.immutableClone(x)
		}
		return x
	case syntax.RegexpTemplate:
		return c.regexpTemplate(n)
	}
	return c.rawTemplate(n, t)
}

// insertable is what string templates and XML attributes take.
var insertable = types.Union(types.SimpleBasic, types.String)

func (c *fn) templateText(t syntax.Tok) string {
	return strings.ReplaceAll(c.fs.f.TokText(t), "\r\n", "\n")
}

func (c *fn) stringTemplate(n *syntax.Template) tree.Expr {
	r := &tree.StrConcat{X: c.x(n, types.String)}
	ok, constant := true, true
	text := ""
	for _, p := range n.Parts {
		if p.X == nil {
			s := c.templateText(p.Text)
			text += s
			r.Parts = append(r.Parts, c.constant(n, s))
			continue
		}
		x := c.expr(p.X, nil)
		if isBad(x) {
			ok = false
			continue
		}
		it := types.Diff(insertable, types.Nil)
		if !types.IsSubtype(x.Type(), it) {
			c.err(p.X, "BCE2066", "incompatible types: expected '(int|float|decimal|string|boolean)', found '%s'", c.shown(x))
			ok = false
			continue
		}
		if k, isConst := x.(*tree.Const); isConst {
			text += value.ToString(value.FromGo(k.V))
		} else {
			constant = false
		}
		r.Parts = append(r.Parts, x)
	}
	if !ok {
		return c.bad(n)
	}
	if constant {
		k := c.constant(n, text).(*tree.Const)
		return k
	}
	return r
}

func (c *fn) regexpTemplate(n *syntax.Template) tree.Expr {
	r := &tree.RegexpTemplate{X: c.x(n, types.Regexp)}
	text := ""
	for _, p := range n.Parts {
		if p.X == nil {
			text += c.fs.f.TokText(p.Text)
			continue
		}
		x := c.expr(p.X, nil)
		if isBad(x) {
			return x
		}
		if !types.IsSubtype(x.Type(), types.Union(types.Regexp, types.Diff(insertable, types.Nil))) {
			c.err(p.X, "BCE2066", "incompatible types: a value of type '%s' cannot be inserted into a regular expression", c.shown(x))
			return c.bad(n)
		}
		r.Texts, text = append(r.Texts, text), ""
		r.Insertions = append(r.Insertions, x)
	}
	r.Texts = append(r.Texts, text)
	return r
}

// rawTemplate makes an object with the fields strings and insertions.
func (c *fn) rawTemplate(n *syntax.Template, t types.Type) tree.Expr {
	want := types.Type(nil)
	if t != nil {
		u := types.Intersect(t, types.AnyObject)
		if !types.IsNever(u) && types.ObjectMember(u, "insertions") != nil {
			want = u
		}
	}
	elem := types.Type(types.AnyOrError)
	if want != nil {
		if f := types.ObjectMember(want, "insertions"); f != nil {
			elem = types.ListElem(types.Intersect(f.Type, types.AnyList))
		}
	}
	r := &tree.RawTemplate{}
	text, open := "", true
	lc := &tree.ListCons{}
	var ts []types.Type
	ok := true
	for _, p := range n.Parts {
		if p.X == nil {
			text += c.templateText(p.Text)
			open = true
			continue
		}
		r.Strings = append(r.Strings, text)
		text = ""
		x := c.want(p.X, elem)
		ok = ok && !isBad(x)
		lc.Elems = append(lc.Elems, tree.ListElem{V: x})
		ts = append(ts, widen(x))
	}
	_ = open
	r.Strings = append(r.Strings, text)
	if !ok {
		return c.bad(n)
	}
	lt := c.w.Env.Array(elem)
	if want == nil {
		lt = c.w.Env.Tuple(ts, nil)
	}
	lc.X = c.x(n, lt)
	r.Insertions = lc
	strs := types.Intersect(types.StringArray, types.Readonly)
	fields := []types.Field{{Name: "strings", Type: strs}, {Name: "insertions", Type: lt}}
	ot := c.w.Env.Object(fields, nil)
	if want != nil {
		ot = types.Intersect(want, ot)
	} else if m := c.w.langModule("object"); m != nil {
		if rt := m.TypeByName("RawTemplate"); rt != nil {
			ot = types.Intersect(rt, ot)
		}
	}
	r.Class = &tree.Class{Module: c.mod.Tree, Pos: pos(c.fs, n), Type: ot, Fields: []*tree.Field{
		{Name: "strings", Type: strs, Public: true}, {Name: "insertions", Type: lt, Public: true}}}
	r.X = c.x(n, ot)
	return r
}

// ------------------------------------------------------------ xml

const xmlnsURI = "http://www.w3.org/2000/xmlns/"

// nsScope maps prefixes to namespaces inside of an xml template.
type nsScope struct {
	outer *nsScope
	names map[string]string
}

func (s *nsScope) find(prefix string) (string, bool) {
	for ; s != nil; s = s.outer {
		if uri, ok := s.names[prefix]; ok {
			return uri, true
		}
	}
	return "", false
}

func (c *fn) xmlTemplate(n *syntax.Template) tree.Expr {
	content := syntax.ParseXMLTemplate(c.fs.f, n)
	if len(content.Errors) > 0 {
		return c.bad(n)
	}
	b := &xmlBuilder{c: c, n: n, used: map[string]string{}}
	nodes := b.nodes(content.Items, nil, true)
	if b.failed {
		return c.bad(n)
	}
	return &tree.XMLTemplate{X: c.x(n, b.typeOf(nodes)), Nodes: nodes}
}

type xmlBuilder struct {
	c      *fn
	n      syntax.Node
	failed bool
	used   map[string]string
}

// typeOf is the type of a sequence of nodes.
func (b *xmlBuilder) typeOf(nodes []tree.XMLNode) types.Type {
	item := func(n *tree.XMLNode) types.XMLItems {
		switch n.Kind {
		case tree.XMLElement:
			return types.XMLElementRW
		case tree.XMLComment:
			return types.XMLCommentRW
		case tree.XMLPI:
			return types.XMLPIRW
		case tree.XMLInsert:
			if n.Insert.Type().Basics()&types.BXML != 0 {
				return types.XMLItemsOf(n.Insert.Type()) | types.XMLTextItem
			}
		}
		return types.XMLTextItem
	}
	if len(nodes) == 1 && nodes[0].Kind != tree.XMLInsert {
		switch nodes[0].Kind {
		case tree.XMLElement:
			return types.XMLElement
		case tree.XMLComment:
			return types.XMLComment
		case tree.XMLPI:
			return types.XMLPI
		}
		return types.XMLText
	}
	var items types.XMLItems
	for i := range nodes {
		items |= item(&nodes[i])
	}
	return b.c.w.Env.XMLOf(items)
}

func (b *xmlBuilder) insert(x syntax.Expr, attr bool) tree.Expr {
	// The expected type makes a query construct xml or a string; a value that is
	// of neither is converted.
	want := types.XML
	if attr {
		want = types.String
	}
	e := b.c.expr(x, want)
	if isBad(e) {
		b.failed = true
		return e
	}
	ok := types.IsSubtype(e.Type(), types.Diff(insertable, types.Nil))
	if !attr {
		ok = types.IsSubtype(e.Type(), types.Union(types.XML, types.Diff(insertable, types.Nil)))
	}
	if !ok {
		b.c.err(x, "BCE2066", "incompatible types: a value of type '%s' cannot be inserted into xml", b.c.shown(e))
		b.failed = true
	}
	return e
}

func (b *xmlBuilder) nodes(items []syntax.XMLItem, ns *nsScope, top bool) []tree.XMLNode {
	var r []tree.XMLNode
	for _, it := range items {
		switch it := it.(type) {
		case *syntax.XMLText:
			if it.Text == "" {
				continue
			}
			if k := len(r); k > 0 && r[k-1].Kind == tree.XMLText {
				t := r[k-1].Text[0].(*tree.Const)
				r[k-1].Text[0] = b.c.constant(b.n, t.V.(string)+it.Text)
				continue
			}
			r = append(r, tree.XMLNode{Kind: tree.XMLText, Text: []tree.Expr{b.c.constant(b.n, it.Text)}})
		case *syntax.XMLInterp:
			x := b.insert(it.X, false)
			r = append(r, tree.XMLNode{Kind: tree.XMLInsert, Insert: x})
		case *syntax.XMLComment:
			r = append(r, tree.XMLNode{Kind: tree.XMLComment, Text: []tree.Expr{b.c.constant(b.n, it.Text)}})
		case *syntax.XMLPI:
			r = append(r, tree.XMLNode{Kind: tree.XMLPI, Name: it.Target, Text: []tree.Expr{b.c.constant(b.n, it.Data)}})
		case *syntax.XMLElement:
			r = append(r, b.element(it, ns, top))
		}
	}
	return r
}

func (b *xmlBuilder) element(e *syntax.XMLElement, ns *nsScope, top bool) tree.XMLNode {
	scope := &nsScope{outer: ns, names: map[string]string{}}
	n := tree.XMLNode{Kind: tree.XMLElement}
	for _, a := range e.Attrs {
		if !a.IsNamespace() {
			continue
		}
		uri := ""
		for _, v := range a.Value {
			if t, ok := v.(*syntax.XMLText); ok {
				uri += t.Text
			}
		}
		prefix := ""
		name := xmlnsName("xmlns")
		if a.Name.Prefix == "xmlns" {
			prefix = a.Name.Local
			name = xmlnsName(prefix)
		}
		scope.names[prefix] = uri
		n.Attrs = append(n.Attrs, tree.XMLAttrNode{Name: name, Value: []tree.Expr{b.c.constant(b.n, uri)}})
	}
	declare := func(prefix, uri string) {
		if _, ok := scope.find(prefix); ok {
			return
		}
		scope.names[prefix] = uri
		name := prefix
		if name == "" {
			name = "xmlns"
		}
		n.Attrs = append(n.Attrs, tree.XMLAttrNode{Name: xmlnsName(name), Value: []tree.Expr{b.c.constant(b.n, uri)}})
	}
	resolve := func(name syntax.XMLName, attr bool) string {
		if name.Prefix == "" && attr {
			return name.Local
		}
		if name.Prefix == "xml" {
			return "{http://www.w3.org/XML/1998/namespace}" + name.Local
		}
		if uri, ok := scope.find(name.Prefix); ok {
			if uri == "" {
				return name.Local
			}
			return "{" + uri + "}" + name.Local
		}
		uri, ok := b.declared(name.Prefix)
		if !ok {
			if name.Prefix != "" {
				b.c.w.report(Diagnostic{File: b.c.fs.f, Off: int32(name.Off), End: int32(name.End), Code: "BCE2150", Msg: "undefined XML namespace prefix '" + name.Prefix + "'"})
				b.failed = true
			}
			return name.Local
		}
		declare(name.Prefix, uri)
		return "{" + uri + "}" + name.Local
	}
	n.Name, n.Prefix = resolve(e.Name, false), e.Name.Prefix
	seen := map[string]bool{}
	for _, a := range e.Attrs {
		if a.IsNamespace() {
			continue
		}
		an := tree.XMLAttrNode{Name: resolve(a.Name, true)}
		if seen[an.Name] {
			b.c.w.report(Diagnostic{File: b.c.fs.f, Off: int32(a.Off), End: int32(a.End), Code: "BCE2151", Msg: "duplicate attribute '" + a.Name.Local + "'"})
			b.failed = true
		}
		seen[an.Name] = true
		for _, v := range a.Value {
			switch v := v.(type) {
			case *syntax.XMLText:
				an.Value = append(an.Value, b.c.constant(b.n, v.Text))
			case *syntax.XMLInterp:
				an.Value = append(an.Value, b.insert(v.X, true))
			}
		}
		n.Attrs = append(n.Attrs, an)
	}
	n.Children = b.nodes(e.Items, scope, false)
	return n
}

func xmlnsName(prefix string) string { return "{" + xmlnsURI + "}" + prefix }

// declared finds a namespace that the program declares with xmlns.
func (b *xmlBuilder) declared(prefix string) (string, bool) {
	return b.c.findXMLNS(prefix)
}

// xmlNames resolves name patterns.
func (c *fn) xmlNames(names []*syntax.XMLNamePattern) ([]tree.XMLName, bool) {
	var r []tree.XMLName
	for _, p := range names {
		n := tree.XMLName{NS: "*", Local: "*"}
		switch {
		case p.Prefix != nil:
			uri, ok := c.namespace(p.Prefix)
			if !ok {
				return nil, false
			}
			n.NS = uri
		case p.Name != nil:
			n.NS, _ = c.findXMLNS("")
		}
		if p.Name != nil {
			n.Local = p.Name.Name
		}
		r = append(r, n)
	}
	return r, true
}

func (c *fn) xmlFilter(n *syntax.XMLFilter) tree.Expr {
	x := c.expr(n.X, types.XML)
	names, ok := c.xmlNames(n.Names)
	if isBad(x) || !ok {
		return c.bad(n)
	}
	if b := x.Type().Basics(); b&^types.BXML != 0 {
		c.err(n.X, "BCE2066", "incompatible types: expected 'xml', found '%s'", c.shown(x))
		return c.bad(n)
	}
	return &tree.XMLFilter{X: c.x(n, c.w.Env.XMLOf(types.XMLElementRO|types.XMLElementRW)), A: x, Names: names}
}

func (c *fn) xmlStep(n *syntax.XMLStep) tree.Expr {
	x := c.expr(n.X, types.XML)
	if isBad(x) {
		return x
	}
	if b := x.Type().Basics(); b&^types.BXML != 0 {
		c.err(n.X, "BCE2066", "incompatible types: expected 'xml', found '%s'", c.shown(x))
		return c.bad(n)
	}
	names, ok := c.xmlNames(n.Names)
	if !ok {
		return c.bad(n)
	}
	elements := c.w.Env.XMLOf(types.XMLElementRO | types.XMLElementRW)
	rt := types.XML
	if n.Kind != syntax.XMLAllChildren {
		rt = elements
	}
	var r tree.Expr = &tree.XMLStep{X: c.x(n, rt), A: x, Kind: n.Kind, Names: names}
	// What follows the step applies to the step of each item by itself.
	if len(n.Ext) == 0 {
		return r
	}
	return c.xmlStepExt(n, x, names, rt)
}

// xmlStepExt writes x/<n>ext as a loop over the items of x: the step of each
// item, with what follows applied, joined.
func (c *fn) xmlStepExt(n *syntax.XMLStep, x tree.Expr, names []tree.XMLName, rt types.Type) tree.Expr {
	item := c.temp(types.XML)
	var cur tree.Expr = &tree.XMLStep{X: c.x(n, rt), A: &tree.Local{X: c.x(n, types.XML), V: item}, Kind: n.Kind, Names: names}
	for _, e := range n.Ext {
		switch {
		case e.Index != nil:
			i := c.want(e.Index, types.Int)
			if isBad(i) {
				return i
			}
			cur = &tree.XMLGet{X: c.x(n, rt), XML: cur, Index: i}
		case e.Filter != nil:
			fn, ok := c.xmlNames(e.Filter)
			if !ok {
				return c.bad(n)
			}
			cur = &tree.XMLFilter{X: c.x(n, rt), A: cur, Names: fn}
		case e.Method != nil:
			cur = c.method(n, cur, e.Method, e.Args, nil)
			if isBad(cur) {
				return cur
			}
		}
	}
	if cur.Type().Basics()&^types.BXML != 0 {
		c.err(n, "BCE2066", "incompatible types: expected 'xml', found '%s'", cur.Type())
		return c.bad(n)
	}
	q := &tree.Query{X: c.x(n, c.w.Env.XMLOf(types.XMLItemsOf(cur.Type()))), Kind: tree.QueryXML, Select: cur, Elem: cur.Type()}
	q.Clauses = []tree.Clause{&tree.From{Var: item, In: x, Iter: tree.IterXML}}
	return q
}
