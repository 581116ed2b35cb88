package apidiff

import (
	"fmt"
	"strings"

	"barre/syntax"
)

// function compares two functions or methods.
func (c *comparison) function(what string, of, nf *syntax.File, oq, nq syntax.Quals, was, now *syntax.Signature, at side) {
	c.qualifier(what, at, oq, nq, syntax.Isolated, "isolated", Major, Minor)
	c.qualifier(what, at, oq, nq, syntax.Transactional, "transactional", Minor, Major)
	c.params(what, of, nf, was.Params, now.Params, at)
	ret := func(t syntax.Type) syntax.Node { return orNil(t) }
	c.relate(side{of, ret(was.Ret)}, side{nf, ret(now.Ret)}, func(r relation) {
		old, is := shownType(of, was.Ret), shownType(nf, now.Ret)
		switch r {
		case narrower:
			c.report(Minor, at, "%s returns '%s', which is less than '%s'", what, is, old)
		case wider, other:
			c.report(Major, at, "%s returns '%s' and returned '%s'", what, is, old)
		}
	})
}

func shownType(f *syntax.File, t syntax.Type) string { return side{f, orNil(t)}.shown() }

func (c *comparison) params(what string, of, nf *syntax.File, was, now []*syntax.Param, at side) {
	name := func(p *syntax.Param) string {
		if p.Name == nil {
			return ""
		}
		return p.Name.Name
	}
	for i, p := range was {
		if i >= len(now) {
			c.report(Major, at, "%s has no parameter '%s' any more", what, name(p))
			continue
		}
		q := now[i]
		here := side{nf, q}
		switch {
		case name(p) != name(q):
			c.report(Major, here, "parameter %d of %s is called '%s' and was called '%s'", i+1, what, name(q), name(p))
		case p.Rest != q.Rest || p.Included != q.Included:
			c.report(Major, here, "the parameter '%s' of %s is passed in another way", name(q), what)
			continue
		case p.Default != nil && q.Default == nil && !p.Rest && !p.Included:
			c.report(Major, here, "the parameter '%s' of %s has no default any more", name(q), what)
		case p.Default == nil && q.Default != nil:
			c.report(Minor, here, "the parameter '%s' of %s has a default now", name(q), what)
		case p.Default != nil && (side{of, p.Default}).text() != (side{nf, q.Default}).text():
			c.report(Patch, here, "the parameter '%s' of %s has another default", name(q), what)
		}
		c.relate(side{of, p.Type}, side{nf, q.Type}, func(r relation) {
			switch r {
			case wider:
				c.report(Minor, here, "the parameter '%s' of %s takes more: '%s'", name(q), what, shownType(nf, q.Type))
			case narrower, other:
				c.report(Major, here, "the parameter '%s' of %s is of type '%s' and was '%s'", name(q), what, shownType(nf, q.Type), shownType(of, p.Type))
			}
		})
	}
	for _, q := range now[min(len(was), len(now)):] {
		if q.Default != nil || q.Rest || q.Included {
			c.report(Minor, side{nf, q}, "the parameter '%s' of %s is new and need not be given", name(q), what)
		} else {
			c.report(Major, side{nf, q}, "the parameter '%s' of %s is new and has to be given", name(q), what)
		}
	}
}

// typeDef compares two definitions of types.
func (c *comparison) typeDef(what string, o, n *declared, was, now *syntax.TypeDef) {
	old, is := was.Type, now.Type
	a, distinctBefore := old.(*syntax.DistinctType)
	b, distinctNow := is.(*syntax.DistinctType)
	if distinctBefore != distinctNow {
		word := "is no longer"
		if distinctNow {
			word = "has become"
		}
		c.report(Major, n.at(), "%s %s distinct", what, word)
	}
	if distinctBefore {
		old = a.Elem
	}
	if distinctNow {
		is = b.Elem
	}
	if x, ok := old.(*syntax.RecordType); ok {
		if y, ok := is.(*syntax.RecordType); ok && c.record(what, o.f, n.f, x, y, n.at()) {
			return
		}
	}
	if x, ok := old.(*syntax.ObjectType); ok {
		if y, ok := is.(*syntax.ObjectType); ok {
			c.objectQuals(what, n.at(), x.Quals, y.Quals)
			c.members(what, o.f, n.f, x.Members, y.Members, true)
			return
		}
	}
	c.relate(side{o.f, old}, side{n.f, is}, func(r relation) {
		switch r {
		case wider:
			c.report(Minor, n.at(), "%s has more values: '%s'", what, shownType(n.f, is))
		case narrower, other:
			c.report(Major, n.at(), "%s is '%s' and was '%s'", what, shownType(n.f, is), shownType(o.f, old))
		}
	})
}

// record compares two record types field by field; it gives false when that is
// not possible.
func (c *comparison) record(what string, of, nf *syntax.File, was, now *syntax.RecordType, at side) bool {
	fields := func(r *syntax.RecordType) (map[string]*syntax.RecordField, []string, string) {
		m := map[string]*syntax.RecordField{}
		var order []string
		included := ""
		for _, f := range r.Fields {
			switch f := f.(type) {
			case *syntax.RecordField:
				m[f.Name.Name] = f
				order = append(order, f.Name.Name)
			case *syntax.TypeInclusion:
				file := of
				if r == now {
					file = nf
				}
				included += side{file, f}.text() + ";"
			}
		}
		return m, order, included
	}
	had, order, oi := fields(was)
	has, names, ni := fields(now)
	if oi != ni {
		return false
	}
	if was.Exclusive != now.Exclusive || (was.Rest == nil) != (now.Rest == nil) {
		c.report(Major, at, "%s is %s and was %s", what, openness(now), openness(was))
	} else if was.Rest != nil {
		c.fixedType("the rest of "+what, side{of, was.Rest}, side{nf, now.Rest}, at)
	}
	for _, name := range order {
		p, q := had[name], has[name]
		field := fmt.Sprintf("the field '%s' of %s", name, what)
		if q == nil {
			c.report(Major, at, "%s is gone", field)
			continue
		}
		here := side{nf, q}
		switch {
		case p.Optional != q.Optional && q.Optional:
			c.report(Major, here, "%s is optional now and may be missing", field)
		case p.Optional != q.Optional && q.Default == nil:
			c.report(Major, here, "%s is no longer optional", field)
		case p.Default != nil && q.Default == nil && !q.Optional:
			c.report(Major, here, "%s has no default any more", field)
		case p.Default == nil && q.Default != nil:
			c.report(Minor, here, "%s has a default now", field)
		case p.Default != nil && q.Default != nil && (side{of, p.Default}).text() != (side{nf, q.Default}).text():
			c.report(Patch, here, "%s has another default", field)
		}
		if p.Readonly != q.Readonly {
			c.report(Major, here, "%s can %s be changed", field, map[bool]string{true: "no longer", false: "now"}[q.Readonly])
		}
		c.fixedType(field, side{of, p.Type}, side{nf, q.Type}, here)
	}
	for _, name := range names {
		q := has[name]
		switch {
		case had[name] != nil:
		case q.Optional || q.Default != nil:
			c.report(Minor, side{nf, q}, "%s has the new field '%s'", what, name)
		default:
			c.report(Major, side{nf, q}, "%s has the new field '%s', which has to be given", what, name)
		}
	}
	return true
}

func openness(r *syntax.RecordType) string {
	if r.Exclusive && r.Rest == nil {
		return "closed"
	}
	return "open"
}

// objectQuals compares the qualifiers of classes and object types.
func (c *comparison) objectQuals(what string, at side, old, now syntax.Quals) {
	c.qualifier(what, at, old, now, syntax.Isolated, "isolated", Major, Minor)
	c.qualifier(what, at, old, now, syntax.Client, "a client", Major, Minor)
	c.qualifier(what, at, old, now, syntax.Service, "a service", Major, Minor)
	c.qualifier(what, at, old, now, syntax.Readonly, "readonly", Major, Major)
	c.qualifier(what, at, old, now, syntax.Distinct, "distinct", Major, Major)
}

// members compares the members of classes and object types. Whoever implements an
// object type has to have all of its members, so that a new one is a break there.
func (c *comparison) members(what string, of, nf *syntax.File, was, now []syntax.Node, toImplement bool) {
	type member struct {
		n      syntax.Node
		public bool
		shown  string
	}
	collect := func(f *syntax.File, list []syntax.Node) (map[string]*member, []string) {
		m := map[string]*member{}
		var order []string
		add := func(key string, x *member) {
			m[key] = x
			order = append(order, key)
		}
		for _, n := range list {
			switch n := n.(type) {
			case *syntax.ObjectField:
				add("."+n.Name.Name, &member{n, n.Quals.Has(syntax.Public), "field '" + n.Name.Name + "'"})
			case *syntax.FuncDecl:
				switch {
				case n.Path != nil:
					path := resourcePath(f, n.Path)
					add("$"+n.Name.Name+" "+path, &member{n, true, "resource '" + n.Name.Name + " " + path + "'"})
				case n.Quals.Has(syntax.Remote):
					add(">"+n.Name.Name, &member{n, true, "remote method '" + n.Name.Name + "'"})
				default:
					add(":"+n.Name.Name, &member{n, n.Quals.Has(syntax.Public) || n.Name.Name == "init", "method '" + n.Name.Name + "'"})
				}
			case *syntax.TypeInclusion:
				add("*"+side{f, n}.text(), &member{n, true, "included type '" + f.Text(n.Type) + "'"})
			}
		}
		return m, order
	}
	had, order := collect(of, was)
	has, names := collect(nf, now)
	for _, key := range order {
		p, q := had[key], has[key]
		if !p.public {
			continue
		}
		shown := fmt.Sprintf("the %s of %s", p.shown, what)
		if q == nil || !q.public {
			at := side{of, p.n}
			if q != nil {
				at = side{nf, q.n}
			}
			c.report(Major, at, "%s is gone", shown)
			continue
		}
		at := side{nf, q.n}
		switch n := q.n.(type) {
		case *syntax.ObjectField:
			o := p.n.(*syntax.ObjectField)
			c.qualifier(shown, at, o.Quals, n.Quals, syntax.Final, "final", Minor, Major)
			c.fixedType(shown, side{of, o.Type}, side{nf, n.Type}, at)
		case *syntax.FuncDecl:
			o := p.n.(*syntax.FuncDecl)
			c.deprecation(shown, &o.Metadata, &n.Metadata, at)
			if n.Path != nil {
				c.pathParams(shown, of, nf, o.Path, n.Path, at)
			}
			c.function(shown, of, nf, o.Quals, n.Quals, o.Sig, n.Sig, at)
		}
	}
	for _, key := range names {
		q := has[key]
		if p := had[key]; !q.public || p != nil && p.public {
			continue
		}
		// A class without init is made without arguments.
		if key == ":init" && !toImplement {
			for _, param := range q.n.(*syntax.FuncDecl).Sig.Params {
				if param.Default == nil && !param.Rest && !param.Included {
					c.report(Major, side{nf, param}, "%s has an init method now, whose parameter '%s' has to be given", what, param.Name.Name)
				}
			}
			continue
		}
		level := Minor
		if toImplement {
			level = Major
		}
		c.report(level, side{nf, q.n}, "the %s of %s is new", q.shown, what)
	}
}

// resourcePath writes a path with the names of its parameters left out: they may
// change.
func resourcePath(f *syntax.File, p *syntax.ResourcePath) string {
	if p.Dot {
		return "."
	}
	var list []string
	for _, s := range p.Segments {
		switch {
		case s.Name != nil:
			list = append(list, s.Name.Name)
		case s.Rest:
			list = append(list, "[...]")
		default:
			list = append(list, "[]")
		}
	}
	return strings.Join(list, "/")
}

// pathParams compares the types of the parameters of a path.
func (c *comparison) pathParams(what string, of, nf *syntax.File, was, now *syntax.ResourcePath, at side) {
	for i, s := range was.Segments {
		t := now.Segments[i]
		if s.Type == nil || t.Type == nil {
			continue
		}
		c.relate(side{of, s.Type}, side{nf, t.Type}, func(r relation) {
			switch r {
			case wider:
				c.report(Minor, at, "a parameter in the path of %s takes more: '%s'", what, shownType(nf, t.Type))
			case narrower, other:
				c.report(Major, at, "a parameter in the path of %s is of type '%s' and was '%s'", what, shownType(nf, t.Type), shownType(of, s.Type))
			}
		})
	}
}
