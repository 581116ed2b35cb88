package http

import (
	"fmt"
	"slices"
	"strings"

	"barre/value"
)

// Links from a resource to others, which are added to what it returns: as the
// field _links of a mapping, as a header otherwise.

// linkTo is an entry of linkedTo.
type linkTo struct{ name, relation, method string }

// link is a resolved link.
type link struct {
	rel, href string
	types     []string
	methods   []string
}

type links struct{ list []link }

func linksOf(v value.Value) []linkTo {
	l, ok := v.(*value.List)
	if !ok {
		return nil
	}
	var r []linkTo
	for i := 0; i < l.Len(); i++ {
		m := mapping(l.At(i))
		rel := m.Str("relation")
		if rel == "" {
			rel = "self"
		}
		r = append(r, linkTo{strings.ToLower(m.Str("name")), strings.ToLower(rel), strings.ToUpper(m.Str("method"))})
	}
	return r
}

// resolveLinks finds the resources that links name.
func (s *service) resolveLinks() error {
	byName := map[string][]*resource{}
	for _, r := range s.resources {
		if r.linkName == "" {
			continue
		}
		name := strings.ToLower(r.linkName)
		if same := byName[name]; len(same) > 0 && same[0].path != r.path {
			return fmt.Errorf("resource link generation failed: cannot duplicate resource link name: '%s' unless they have the same path", r.linkName)
		}
		byName[name] = append(byName[name], r)
	}
	for _, r := range s.resources {
		if len(r.linkTo) == 0 {
			continue
		}
		ls := &links{}
		seen := map[string]bool{}
		for _, to := range r.linkTo {
			if seen[to.relation] {
				return fmt.Errorf("resource link generation failed: cannot duplicate resource link relation: '%s'", to.relation)
			}
			seen[to.relation] = true
			t, err := pickLinked(byName[to.name], to)
			if err != nil {
				return err
			}
			l := link{rel: to.relation, href: t.path, types: t.produces}
			if t.method != "" {
				l.methods = []string{t.method}
			} else {
				l.methods = []string{"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"}
			}
			ls.list = append(ls.list, l)
		}
		r.links = ls
	}
	return nil
}

func pickLinked(rs []*resource, to linkTo) (*resource, error) {
	switch {
	case len(rs) == 0:
		return nil, fmt.Errorf("resource link generation failed: cannot find resource with resource link name: '%s'", to.name)
	case to.method == "" && len(rs) > 1:
		return nil, fmt.Errorf("resource link generation failed: cannot resolve resource link name: '%s' since multiple occurrences found", to.name)
	case to.method == "":
		return rs[0], nil
	}
	i := slices.IndexFunc(rs, func(r *resource) bool { return r.method == to.method })
	if i < 0 {
		i = slices.IndexFunc(rs, func(r *resource) bool { return r.method == "" })
	}
	if i < 0 {
		return nil, fmt.Errorf("resource link generation failed: cannot find %s resource with resource link name: '%s'", to.method, to.name)
	}
	return rs[i], nil
}

// addLinks adds the links of a resource to a payload or, where it cannot take
// them, to the headers. It returns the payload.
func (x *exchange) addLinks(o *outgoing, r *resource, v value.Value) value.Value {
	if r == nil || r.links == nil {
		return v
	}
	if m, ok := v.(*value.Map); ok && m.Find("_links") < 0 && !m.Readonly() {
		all := x.m.linksRecord(r.links)
		if m.CheckSet("_links", all) == nil {
			// The program's own value stays as it is.
			c := value.NewMap(m.Type())
			for i, k := range m.Keys() {
				c.Put(k, m.ValueAt(i))
			}
			c.Put("_links", all)
			return c
		}
	}
	o.extra = append(o.extra, [2]string{"Link", r.links.header()})
	return v
}

func (m *module) linksRecord(ls *links) value.Value {
	all := value.NewMap(m.rt.Env.Map(m.m.Type("Link")))
	for _, l := range ls.list {
		rec := m.m.Record("Link")
		rec.Put("href", value.Str(l.href))
		if len(l.types) > 0 {
			rec.Put("types", value.NewStrings(l.types))
		}
		rec.Put("methods", value.NewStrings(l.methods))
		all.Put(l.rel, rec)
	}
	// As a field of a payload it is plain JSON.
	j, err := value.ToJSON(all)
	if err != nil {
		return all
	}
	return j
}

// header writes links as the header link has them.
func (ls *links) header() string {
	var parts []string
	for _, l := range ls.list {
		s := fmt.Sprintf("<%s>; rel=\"%s\"", l.href, l.rel)
		if len(l.methods) > 0 {
			s += "; methods=\"" + quoted(l.methods) + "\""
		}
		if len(l.types) > 0 {
			s += "; types=\"" + quoted(l.types) + "\""
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}

func quoted(ss []string) string {
	q := make([]string, len(ss))
	for i, s := range ss {
		q[i] = "\"" + s + "\""
	}
	return strings.Join(q, ", ")
}
