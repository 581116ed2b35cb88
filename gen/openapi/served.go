package openapi

import (
	"fmt"
	"strconv"
	"strings"

	"barre/check"
	"barre/project"
	"barre/syntax"
)

// httpModule is the library module whose services are described.
const httpModule = "ballerina/http"

// served is a service, or the type of one.
type served struct {
	base      string // its path
	doc       *syntax.Doc
	annots    []*syntax.Annot
	listeners []syntax.Expr
	members   []syntax.Node
}

// place is where something stands: names mean something there.
type place struct {
	m *check.Module
	f *syntax.File
}

func (p place) text(n syntax.Node) string { return p.f.Text(n) }

// symbol is what a name stands for.
func (p place) symbol(n *syntax.Name) *check.Symbol {
	if n == nil || n.Id == nil || n.Id.Name == "" {
		return nil
	}
	prefix := ""
	if n.Prefix != nil {
		prefix = n.Prefix.Name
	}
	return p.m.Named(p.f, prefix, n.Id.Name, false)
}

func placeOf(s *check.Symbol) place { return place{s.Module(), s.File()} }

// services lists the HTTP services of a file.
func services(m *check.Module, f *syntax.File) []*served {
	in := place{m, f}
	var list []*served
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *syntax.ServiceDecl:
			on := false
			for _, l := range d.Listeners {
				on = on || in.isHTTP(l)
			}
			if on {
				list = append(list, &served{basePath(in, d), d.Doc, d.Annots, d.Listeners, d.Members})
			}
		case *syntax.TypeDef:
			t, ok := d.Type.(*syntax.ObjectType)
			if !ok || !in.includes(t, "ServiceContract") {
				continue
			}
			base := "/"
			if v := in.annotation(d.Annots, "ServiceConfig", "basePath"); v != "" {
				base = v
			}
			list = append(list, &served{base, d.Doc, d.Annots, nil, t.Members})
		}
	}
	return list
}

func basePath(in place, d *syntax.ServiceDecl) string {
	if d.PathStr != nil {
		s, err := syntax.StringValue(in.text(d.PathStr))
		if err == nil {
			return s
		}
	}
	path := ""
	for _, p := range d.Path {
		path += "/" + p.Name
	}
	if path == "" {
		return "/"
	}
	return path
}

// isHTTP tells whether an expression is a listener of HTTP.
func (p place) isHTTP(x syntax.Expr) bool {
	n, in := p.listener(x)
	if n == nil {
		return false
	}
	if t, ok := n.Type.(*syntax.TypeName); ok {
		s := in.symbol(t.Name)
		return s != nil && s.Module().QName() == httpModule
	}
	return true // its declaration has been looked at
}

// listener is what a listener is made with, and where that stands; nil when it is not
// one of HTTP.
func (p place) listener(x syntax.Expr) (*syntax.New, place) {
	for {
		switch e := x.(type) {
		case *syntax.Check:
			x = e.X
		case *syntax.Paren:
			x = e.X
		case *syntax.New:
			if e.Type == nil {
				return nil, p
			}
			return e, p
		case *syntax.NameExpr:
			s := p.symbol(e.Name)
			if s == nil {
				return nil, p
			}
			d, ok := s.Node().(*syntax.ListenerDecl)
			if !ok {
				return nil, p
			}
			in := placeOf(s)
			if t, ok := d.Type.(*syntax.TypeName); ok {
				if c := in.symbol(t.Name); c == nil || c.Module().QName() != httpModule {
					return nil, p
				}
			}
			init := d.Init
			for {
				if c, ok := init.(*syntax.Check); ok {
					init = c.X
					continue
				}
				break
			}
			n, ok := init.(*syntax.New)
			if !ok {
				return nil, p
			}
			return n, in
		default:
			return nil, p
		}
	}
}

// includes tells whether an object type includes one of the HTTP library.
func (p place) includes(t *syntax.ObjectType, name string) bool {
	for _, m := range t.Members {
		if i, ok := m.(*syntax.TypeInclusion); ok {
			if n, ok := i.Type.(*syntax.TypeName); ok {
				if s := p.symbol(n.Name); s != nil && s.Module().QName() == httpModule && s.Name == name {
					return true
				}
			}
		}
	}
	return false
}

// annotation is a field of an annotation that is a text, a number or the like; "" when
// there is none.
func (p place) annotation(annots []*syntax.Annot, name, key string) string {
	for _, a := range annots {
		if a.Name == nil || a.Name.Id.Name != name || a.Value == nil {
			continue
		}
		for _, f := range a.Value.Fields {
			if f.Name != nil && f.Name.Name == key && f.Value != nil {
				if v, ok := p.value(f.Value); ok {
					return v.text
				}
			}
		}
	}
	return ""
}

// value is the value of an expression that is a literal or names a constant, a list or a
// map of such.
func (p place) value(x syntax.Expr) (*node, bool) { return p.valueAt(x, 10) }

func (p place) valueAt(x syntax.Expr, depth int) (*node, bool) {
	if depth == 0 {
		return nil, false
	}
	switch e := x.(type) {
	case *syntax.Paren:
		return p.valueAt(e.X, depth-1)
	case *syntax.ListCons:
		n := &node{kind: list}
		for _, m := range e.Elems {
			v, ok := p.valueAt(m.X, depth-1)
			if !ok {
				return nil, false
			}
			n.items = append(n.items, v)
		}
		return n, true
	case *syntax.MapCons:
		n := &node{kind: object}
		for _, f := range e.Fields {
			name := ""
			switch {
			case f.Name != nil:
				name = f.Name.Name
			case f.Str != nil:
				s, err := syntax.StringValue(p.text(f.Str))
				if err != nil {
					return nil, false
				}
				name = s
			}
			if name == "" || f.Value == nil {
				return nil, false
			}
			v, ok := p.valueAt(f.Value, depth-1)
			if !ok {
				return nil, false
			}
			n.set(field{name: name, value: v})
		}
		return n, true
	case *syntax.NameExpr:
		s := p.symbol(e.Name)
		if s == nil {
			return nil, false
		}
		switch d := s.Node().(type) {
		case *syntax.ConstDecl:
			return placeOf(s).valueAt(d.Value, depth-1)
		case *syntax.EnumDecl:
			for _, m := range d.Members {
				if m.Name.Name == e.Name.Id.Name {
					return placeOf(s).member(m), true
				}
			}
		case *syntax.ModuleVar:
			if d.Init != nil {
				return placeOf(s).valueAt(d.Init, depth-1)
			}
		}
		return nil, false
	}
	return literalNode(p.text(x))
}

// member is the value of a member of an enumeration.
func (p place) member(m *syntax.EnumMember) *node {
	if m.Value != nil {
		if v, ok := p.value(m.Value); ok {
			return v
		}
	}
	return &node{kind: text, text: m.Name.Name}
}

// literalNode is the value of a literal.
func literalNode(s string) (*node, bool) {
	s = strings.TrimSpace(s)
	switch {
	case s == "true", s == "false":
		return &node{kind: boolean, text: s}, true
	case s == "()", s == "null":
		return &node{kind: null}, true
	case strings.HasPrefix(s, `"`):
		v, err := syntax.StringValue(s)
		return &node{kind: text, text: v}, err == nil
	}
	s = strings.ReplaceAll(strings.TrimRight(s, "dDfF"), " ", "")
	if _, err := strconv.ParseFloat(s, 64); err != nil || s == "" || !strings.ContainsAny(s[:min(2, len(s))], "0123456789") || strings.ContainsAny(s, "xXpP_") {
		return nil, false
	}
	return &node{kind: number, text: s}, true
}

// describer writes the document of a service.
type describer struct {
	module   *check.Module
	file     *syntax.File
	pkg      *project.Package
	service  *served
	schemas  *node // by the names of types
	names    map[*check.Symbol]string
	taken    names
	ids      names
	warnings []string
}

func (d *describer) at() place { return place{d.module, d.file} }

func (d *describer) warn(n syntax.Node, format string, args ...any) {
	from, to := d.file.Pos(n)
	d.warnings = append(d.warnings, fmt.Sprintf("WARNING [%s:(%d:%d,%d:%d)] ", d.file.Name, from.Line, from.Col, to.Line, to.Col)+fmt.Sprintf(format, args...))
}

// put sets a field of an object; nil leaves it as it is.
func (n *node) put(name string, value any) *node {
	switch v := value.(type) {
	case *node:
		if v != nil {
			n.set(field{name: name, value: v})
		}
	case string:
		if v != "" {
			n.set(field{name: name, value: &node{kind: text, text: v}})
		}
	case bool:
		n.set(field{name: name, value: &node{kind: boolean, text: strconv.FormatBool(v)}})
	case int:
		n.set(field{name: name, value: &node{kind: number, text: strconv.Itoa(v)}})
	}
	return n
}

func objectOf() *node { return &node{kind: object} }

func textsOf(list0 ...string) *node {
	n := &node{kind: list}
	for _, s := range list0 {
		n.items = append(n.items, &node{kind: text, text: s})
	}
	return n
}

// document is the document of the service.
func (d *describer) document() *node {
	d.schemas, d.names, d.taken, d.ids = objectOf(), map[*check.Symbol]string{}, names{}, names{}
	in := d.at()
	title := in.annotation(d.service.annots, "ServiceInfo", "title")
	if title == "" {
		var parts []string
		for _, w := range words(d.service.base) {
			parts = append(parts, strings.ToUpper(w[:1])+w[1:])
		}
		title = strings.Join(parts, " ")
	}
	if title == "" {
		title = strings.TrimSuffix(d.file.Name[strings.LastIndexByte(d.file.Name, '/')+1:], ".bal")
	}
	version := firstOf(in.annotation(d.service.annots, "ServiceInfo", "version"), d.pkg.Version)
	if d.pkg.Single {
		version = firstOf(in.annotation(d.service.annots, "ServiceInfo", "version"), "1.0.0")
	}
	info := objectOf().put("title", title)
	if d.service.doc != nil {
		info.put("description", strings.TrimSpace(d.service.doc.Text))
	}
	info.put("version", version)
	root := objectOf().put("openapi", "3.0.1").put("info", info).put("servers", d.servers())
	paths := objectOf()
	for _, m := range d.service.members {
		f, ok := m.(*syntax.FuncDecl)
		if !ok || f.Path == nil {
			continue
		}
		d.resource(paths, f)
	}
	root.put("paths", paths)
	if len(d.schemas.fields) > 0 {
		root.put("components", objectOf().put("schemas", d.schemas))
	}
	return root
}

// servers are the addresses that the listeners have, where the code says them.
func (d *describer) servers() *node {
	all := &node{kind: list}
	base := strings.TrimSuffix(d.service.base, "/")
	for _, l := range d.service.listeners {
		n, in := d.at().listener(l)
		if n == nil {
			continue
		}
		host, port, scheme := "localhost", "9090", "http"
		take := func(x syntax.Expr) {
			v, ok := in.value(x)
			if !ok {
				return
			}
			if v.kind == number {
				port = v.text
			}
		}
		config := func(m *syntax.MapCons) {
			for _, f := range m.Fields {
				if f.Name == nil {
					continue
				}
				switch f.Name.Name {
				case "host":
					if v, ok := in.value(f.Value); ok && v.kind == text {
						host = v.text
					}
				case "secureSocket":
					scheme = "https"
				}
			}
		}
		for i, a := range n.Args {
			switch {
			case a.Name == nil && i == 0, a.Name != nil && a.Name.Name == "port":
				take(a.X)
			case a.Name != nil && a.Name.Name == "host":
				if v, ok := in.value(a.X); ok && v.kind == text {
					host = v.text
				}
			case a.Name != nil && a.Name.Name == "secureSocket":
				scheme = "https"
			default:
				if m, ok := a.X.(*syntax.MapCons); ok {
					config(m)
				}
			}
		}
		vars := objectOf().put("server", objectOf().put("default", scheme+"://"+host)).put("port", objectOf().put("default", port))
		all.items = append(all.items, objectOf().put("url", "{server}:{port}"+base).put("variables", vars))
	}
	if len(all.items) == 0 {
		all.items = append(all.items, objectOf().put("url", firstOf(base, "/")))
	}
	return all
}
