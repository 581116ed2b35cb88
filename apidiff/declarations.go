package apidiff

import (
	"fmt"
	"strings"

	"barre/syntax"
)

// declared is a declaration at module level.
type declared struct {
	side
	kind     string // "function", "type" …
	public   bool
	metadata *syntax.Metadata
	name     *syntax.Ident
}

func (d *declared) at() side { return side{d.f, d.name} }

// declarations lists what a module declares, by name; annotations have names of
// their own.
func declarations(m *Module) (byName map[string]*declared, order []string) {
	byName = map[string]*declared{}
	for _, f := range m.Files {
		add := func(key, kind string, n syntax.Node, name *syntax.Ident, q syntax.Quals, md *syntax.Metadata) {
			if _, ok := byName[key]; !ok && key != "" {
				byName[key] = &declared{side{f, n}, kind, q.Has(syntax.Public), md, name}
				order = append(order, key)
			}
		}
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *syntax.FuncDecl:
				add(d.Name.Name, "function", d, d.Name, d.Quals, &d.Metadata)
			case *syntax.TypeDef:
				add(d.Name.Name, "type", d, d.Name, d.Quals, &d.Metadata)
			case *syntax.ClassDecl:
				add(d.Name.Name, "class", d, d.Name, d.Quals, &d.Metadata)
			case *syntax.ConstDecl:
				add(d.Name.Name, "constant", d, d.Name, d.Quals, &d.Metadata)
			case *syntax.EnumDecl:
				add(d.Name.Name, "enumeration", d, d.Name, d.Quals, &d.Metadata)
			case *syntax.ListenerDecl:
				add(d.Name.Name, "listener", d, d.Name, d.Quals, &d.Metadata)
			case *syntax.AnnotationDecl:
				add("@"+d.Name.Name, "annotation", d, d.Name, d.Quals, &d.Metadata)
			case *syntax.ModuleVar:
				if b, ok := d.Binding.(*syntax.CaptureBinding); ok {
					kind := "variable"
					if d.Quals.Has(syntax.Configurable) {
						kind = "configurable variable"
					}
					add(b.Name.Name, kind, d, b.Name, d.Quals, &d.Metadata)
				}
			}
		}
	}
	return byName, order
}

// module compares a module that others may import.
func (c *comparison) module(old, now *Module) {
	c.mod = now.Name
	was, order := declarations(old)
	is, names := declarations(now)
	for _, key := range order {
		o, n := was[key], is[key]
		shown := strings.TrimPrefix(key, "@")
		if !o.public {
			c.configured(shown, o, n)
			if n != nil && n.public {
				c.report(Minor, n.at(), "the %s '%s' is public now", n.kind, shown)
			}
			continue
		}
		switch {
		case n == nil:
			c.report(Major, o.at(), "the %s '%s' is gone", o.kind, shown)
		case !n.public:
			c.report(Major, n.at(), "the %s '%s' is no longer public", n.kind, shown)
		case o.kind != n.kind && !(o.kind == "configurable variable" && n.kind == "variable"):
			c.report(Major, n.at(), "'%s' was a %s and is a %s", shown, o.kind, n.kind)
		default:
			c.declaration(shown, o, n)
			c.configured(shown, o, n)
		}
	}
	for _, key := range names {
		n := is[key]
		shown := strings.TrimPrefix(key, "@")
		if was[key] == nil {
			if n.public {
				c.report(Minor, n.at(), "the %s '%s' is new", n.kind, shown)
			}
			c.configured(shown, nil, n)
		}
	}
	c.inside(old, now)
}

// hidden compares a module that others cannot import: only what it wants
// configured concerns them.
func (c *comparison) hidden(old, now *Module) {
	c.mod = now.Name
	was, order := declarations(old)
	is, names := declarations(now)
	for _, key := range order {
		c.configured(key, was[key], is[key])
	}
	for _, key := range names {
		if was[key] == nil {
			c.configured(key, nil, is[key])
		}
	}
	c.inside(old, now)
}

// inside notes that the sources differ at all.
func (c *comparison) inside(old, now *Module) {
	text := func(m *Module) string {
		var b strings.Builder
		for _, f := range m.Files {
			b.WriteString(side{f, f}.text() + "\n")
		}
		return b.String()
	}
	if text(old) != text(now) {
		c.changes = append(c.changes, Change{Level: Patch, Text: fmt.Sprintf("the sources of the module '%s' have changed", now.Name)})
	}
}

// configured compares what a deployment has to configure, whoever can see the
// variable.
func (c *comparison) configured(name string, o, n *declared) {
	config := func(d *declared) *syntax.ModuleVar {
		if d == nil || d.kind != "configurable variable" {
			return nil
		}
		return d.n.(*syntax.ModuleVar)
	}
	required := func(v *syntax.ModuleVar) bool {
		_, ok := v.Init.(*syntax.RequiredExpr)
		return ok
	}
	was, is := config(o), config(n)
	switch {
	case was == nil && is == nil:
	case was == nil && required(is):
		c.report(Major, n.at(), "the configurable variable '%s' is new and has to be given a value", name)
	case was == nil && !n.public:
		c.report(Minor, n.at(), "the configurable variable '%s' is new", name)
	case is == nil && !o.public:
		c.report(Minor, o.at(), "the configurable variable '%s' is gone; its value is no longer looked at", name)
	case was == nil || is == nil:
	default:
		if !required(was) && required(is) {
			c.report(Major, n.at(), "the configurable variable '%s' has no default any more", name)
		} else if required(was) && !required(is) {
			c.report(Minor, n.at(), "the configurable variable '%s' has a default now", name)
		}
		if !o.public {
			c.relate(side{o.f, was.Type}, side{n.f, is.Type}, func(r relation) {
				switch r {
				case wider:
					c.report(Minor, n.at(), "the configurable variable '%s' takes more values: '%s'", name, n.f.Text(is.Type))
				case narrower, other:
					c.report(Major, n.at(), "the configurable variable '%s' is of type '%s' and was '%s'", name, n.f.Text(is.Type), o.f.Text(was.Type))
				}
			})
		}
	}
}

// qualifier compares a qualifier that is lost or gained.
func (c *comparison) qualifier(what string, at side, old, now, q syntax.Quals, word string, lost, gained Level) {
	switch had, has := old.Has(q), now.Has(q); {
	case had && !has && lost != None:
		c.report(lost, at, "%s is no longer %s", what, word)
	case !had && has && gained != None:
		c.report(gained, at, "%s is %s now", what, word)
	}
}

// deprecation notes that something should no longer be used.
func (c *comparison) deprecation(what string, o, n *syntax.Metadata, at side) {
	marked := func(m *syntax.Metadata) bool {
		for _, a := range m.Annots {
			if a.Name.Prefix == nil && a.Name.Id.Name == "deprecated" {
				return true
			}
		}
		return false
	}
	if marked(n) && !marked(o) {
		c.report(Minor, at, "%s is deprecated now", what)
	}
}

// declaration compares two public declarations of one kind.
func (c *comparison) declaration(name string, o, n *declared) {
	what := fmt.Sprintf("the %s '%s'", n.kind, name)
	c.deprecation(what, o.metadata, n.metadata, n.at())
	switch now := n.n.(type) {
	case *syntax.FuncDecl:
		was := o.n.(*syntax.FuncDecl)
		c.function(what, o.f, n.f, was.Quals, now.Quals, was.Sig, now.Sig, n.at())
	case *syntax.TypeDef:
		c.typeDef(what, o, n, o.n.(*syntax.TypeDef), now)
	case *syntax.ClassDecl:
		was := o.n.(*syntax.ClassDecl)
		c.objectQuals(what, n.at(), was.Quals, now.Quals)
		c.members(what, o.f, n.f, was.Members, now.Members, false)
	case *syntax.ConstDecl:
		c.constant(what, o, n, o.n.(*syntax.ConstDecl), now)
	case *syntax.EnumDecl:
		c.enum(what, o, n, o.n.(*syntax.EnumDecl), now)
	case *syntax.ModuleVar:
		was := o.n.(*syntax.ModuleVar)
		fixed := func(q syntax.Quals) bool { return q.Has(syntax.Final) || q.Has(syntax.Configurable) }
		switch {
		case !fixed(was.Quals) && fixed(now.Quals):
			c.report(Major, n.at(), "%s cannot be assigned to any more", what)
		case fixed(was.Quals) && !fixed(now.Quals):
			c.report(Major, n.at(), "%s is no longer final, and cannot be used in isolated functions", what)
		}
		c.qualifier(what, n.at(), was.Quals, now.Quals, syntax.Isolated, "isolated", Major, Major)
		c.fixedType(what, side{o.f, was.Type}, side{n.f, now.Type}, n.at())
	case *syntax.ListenerDecl:
		was := o.n.(*syntax.ListenerDecl)
		c.fixedType(what, side{o.f, orNil(was.Type)}, side{n.f, orNil(now.Type)}, n.at())
	case *syntax.AnnotationDecl:
		c.annotation(what, o, n, o.n.(*syntax.AnnotationDecl), now)
	}
}

func orNil(t syntax.Type) syntax.Node {
	if t == nil {
		return nil
	}
	return t
}

// fixedType compares the type of what is both read and written.
func (c *comparison) fixedType(what string, old, now, at side) {
	c.relate(old, now, func(r relation) {
		if r != equal {
			c.report(Major, at, "%s is of type '%s' and was '%s'", what, now.shown(), old.shown())
		}
	})
}

func (c *comparison) constant(what string, o, n *declared, was, now *syntax.ConstDecl) {
	if a, b := (side{o.f, was.Value}).text(), (side{n.f, now.Value}).text(); a != b {
		c.report(Minor, n.at(), "%s has the value %s and had %s", what, b, a)
	}
	if was.Type != nil && now.Type != nil {
		c.fixedType(what, side{o.f, was.Type}, side{n.f, now.Type}, n.at())
	}
}

func (c *comparison) enum(what string, o, n *declared, was, now *syntax.EnumDecl) {
	value := func(f *syntax.File, m *syntax.EnumMember) string {
		if m.Value == nil {
			return `"` + m.Name.Name + `"`
		}
		return side{f, m.Value}.text()
	}
	is := map[string]*syntax.EnumMember{}
	for _, m := range now.Members {
		is[m.Name.Name] = m
	}
	had := map[string]bool{}
	for _, m := range was.Members {
		had[m.Name.Name] = true
		switch e := is[m.Name.Name]; {
		case e == nil:
			c.report(Major, n.at(), "%s has no member '%s' any more", what, m.Name.Name)
		case value(o.f, m) != value(n.f, e):
			c.report(Major, side{n.f, e}, "the member '%s' of %s has the value %s and had %s", m.Name.Name, what, value(n.f, e), value(o.f, m))
		}
	}
	for _, m := range now.Members {
		if !had[m.Name.Name] {
			c.report(Minor, side{n.f, m}, "%s has the new member '%s'", what, m.Name.Name)
		}
	}
}

func (c *comparison) annotation(what string, o, n *declared, was, now *syntax.AnnotationDecl) {
	c.relate(side{o.f, orNil(was.Type)}, side{n.f, orNil(now.Type)}, func(r relation) {
		switch r {
		case wider:
			c.report(Minor, n.at(), "%s takes more values", what)
		case narrower, other:
			c.report(Major, n.at(), "%s is of another type", what)
		}
	})
	points := func(d *syntax.AnnotationDecl) map[string]bool {
		m := map[string]bool{}
		for _, p := range d.Points {
			m[p.Name] = true
		}
		return m
	}
	had, has := points(was), points(now)
	if len(had) == 0 && len(has) > 0 {
		c.report(Major, n.at(), "%s can no longer stand everywhere", what)
		return
	}
	for p := range had {
		if !has[p] && len(has) > 0 {
			c.report(Major, n.at(), "%s can no longer stand on a %s", what, p)
		}
	}
	for p := range has {
		if !had[p] {
			c.report(Minor, n.at(), "%s can stand on a %s now", what, p)
		}
	}
}
