package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// Prefixes that stand for XML namespaces. They share a symbol space with the
// prefixes of imports, apart from variables: those of a source part are kept in
// its fileScope, those of a block in its scope.

// xmlns is a declaration of a namespace.
type xmlns struct {
	decl  *syntax.XMLNSDecl
	uri   string
	state symState
}

// addXMLNS enters a namespace that is declared at module level.
func (fs *fileScope) addXMLNS(d *syntax.XMLNSDecl) {
	name := xmlnsPrefix(d)
	if fs.xmlns[name] != nil {
		fs.redeclaredXMLNS(d, name)
		return
	}
	fs.xmlns[name] = &xmlns{decl: d}
}

func (fs *fileScope) redeclaredXMLNS(d *syntax.XMLNSDecl, name string) {
	if name == "" {
		fs.err(d, "BCE2008", "redeclared symbol: there is a default namespace already")
		return
	}
	fs.err(d.Prefix, "BCE2008", "redeclared symbol '%s'", name)
}

func xmlnsPrefix(d *syntax.XMLNSDecl) string {
	if d.Prefix == nil {
		return ""
	}
	return d.Prefix.Name
}

// resolveXMLNS evaluates the name of a namespace and checks the declaration.
func (fs *fileScope) resolveXMLNS(x *xmlns) string {
	if x.state != unresolved {
		return x.uri
	}
	x.state = resolved
	d := x.decl
	prefix := xmlnsPrefix(d)
	if prefix == "xmlns" {
		fs.err(d.Prefix, "BCE2149", "the prefix 'xmlns' is predeclared and cannot be declared again")
	}
	c := newFn(fs, fs.mod.initFunc(), nil)
	v := c.want(d.URI, types.String)
	k, ok := v.(*tree.Const)
	switch {
	case isBad(v):
	case !ok:
		fs.err(d.URI, "BCE2068", "expression is not a constant expression")
	default:
		x.uri = k.V.(string)
		if x.uri == "" && prefix != "" {
			fs.err(d, "BCE2152", "cannot bind a prefix ('%s') to the empty namespace name", prefix)
		}
	}
	return x.uri
}

// xmlnsStmt declares a namespace in the current block.
func (c *fn) xmlnsStmt(d *syntax.XMLNSDecl) {
	name := xmlnsPrefix(d)
	for s := c.scope; s != nil; s = s.outer {
		// A default namespace has no identifier that a nested block could redeclare.
		if s.ns[name] != nil && (name != "" || s == c.scope) {
			c.fs.redeclaredXMLNS(d, name)
			break
		}
	}
	x := &xmlns{decl: d}
	c.fs.resolveXMLNS(x)
	if c.scope.ns == nil {
		c.scope.ns = map[string]*xmlns{}
	}
	c.scope.ns[name] = x
}

// localXMLNS finds a namespace that a block around declares.
func (c *fn) localXMLNS(prefix string) *xmlns {
	for s := c.scope; s != nil; s = s.outer {
		if x := s.ns[prefix]; x != nil {
			return x
		}
	}
	return nil
}

// findXMLNS finds the namespace that a prefix stands for here; the prefix "" is
// that of the default namespace.
func (c *fn) findXMLNS(prefix string) (uri string, ok bool) {
	x := c.localXMLNS(prefix)
	if x == nil {
		x = c.fs.xmlns[prefix]
	}
	if x == nil {
		return "", false
	}

	return c.fs.resolveXMLNS(x), true
}

// namespace gives the namespace that a prefix stands for, or reports that there
// is none.
func (c *fn) namespace(p *syntax.Ident) (string, bool) {
	if uri, ok := c.findXMLNS(p.Name); ok {
		return uri, true
	}
	c.err(p, "BCE2150", "undefined XML namespace prefix '%s'", p.Name)
	return "", false
}

// expandedName is the string that p:x stands for when p is a namespace's prefix.
func (c *fn) expandedName(n *syntax.Name) (string, bool) {
	if n.Prefix == nil {
		return "", false
	}
	uri, ok := c.findXMLNS(n.Prefix.Name)
	if !ok {
		return "", false
	}
	return expanded(uri, n.Id.Name), true
}

// expanded is the name of an element or attribute in a namespace.
func expanded(uri, local string) string {
	if uri == "" {
		return local
	}
	return "{" + uri + "}" + local
}

// attributeName is the name of an attribute that x.p:name asks for: p is the
// prefix of a namespace or of a module which has a constant for the name, as
// xml:lang.
func (c *fn) attributeName(p, id *syntax.Ident) (string, bool) {
	if uri, ok := c.findXMLNS(p.Name); ok {
		return expanded(uri, id.Name), true
	}
	m, ok := c.fs.prefixModule(p)
	if !ok {
		return c.namespace(p)
	}
	if m == nil {
		return "", false
	}
	s := m.lookup(id.Name, c.mod)
	if s == nil {
		c.err(id, "BCE2010", "undefined symbol '%s:%s'", p.Name, id.Name)
		return "", false
	}
	s.constType()
	name, isString := s.val.(string)
	if s.Kind != symConst || !isString {
		c.err(id, "BCE2153", "the name of an XML attribute must be a constant of type 'string': '%s:%s' is not", p.Name, id.Name)
		return "", false
	}
	return name, true
}
