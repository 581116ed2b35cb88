package openapi

import (
	"strconv"
	"strings"

	"barre/internal/quote"
)

// isRecord tells whether the type of a schema is a record with fields of its own, or
// included ones.
func (g *typeMaker) isRecord(n *node) bool { return g.record1(n, map[*node]bool{}) }

func (g *typeMaker) record1(n *node, seen map[*node]bool) bool {
	if n == nil || n.kind != object || len(seen) > maxDepth {
		return false
	}
	if seen[n] {
		return true // as long as nothing else says that it is none
	}
	seen[n] = true
	defer delete(seen, n)
	if n.get("$ref") != nil {
		to, _ := g.d.target(n)
		return g.record1(to, seen)
	}
	if kinds := n.texts("type"); len(kinds) > 0 {
		object := false
		for _, k := range kinds {
			object = object || k == "object"
			if k != "object" && k != "null" {
				return false
			}
		}
		if !object {
			return false
		}
	}
	if n.get("const") != nil || n.get("enum") != nil || len(g.alternatives(n)) > 0 {
		return false
	}
	fields := n.get("properties")
	own := fields != nil && fields.kind == object && len(fields.fields) > 0
	all := n.get("allOf")
	if all == nil || len(all.items) == 0 {
		return own
	}
	records := 0
	for _, x := range all.items {
		switch {
		case trivial(x):
		case g.record1(x, seen), g.bare(x):
			records++
		default:
			return false
		}
	}
	// One alone is what the schema is.
	return own || records > 1
}

// bare tells whether a schema is an object of which nothing is known.
func (g *typeMaker) bare(n *node) bool {
	n = g.d.resolved(n)
	return n != nil && n.str("type") == "object" && n.get("allOf") == nil && len(g.alternatives(n)) == 0 && n.get("properties") == nil
}

// parts are the schema itself, where it has fields, and what allOf lists.
func (g *typeMaker) parts(n *node) []*node {
	var all []*node
	if f := n.get("properties"); f != nil && f.kind == object && len(f.fields) > 0 {
		all = append(all, n)
	}
	if f := n.get("allOf"); f != nil {
		for _, x := range f.items {
			if !trivial(x) {
				all = append(all, x)
			}
		}
	}
	return all
}

// together is the type of an allOf that is no record.
func (g *typeMaker) together(n *node, hint string) typ {
	parts := g.parts(n)
	alts := g.alternatives(n)
	if len(alts) > 0 && len(parts) > 0 {
		return g.spread([]*node{n}, alts, n, hint)
	}
	if len(parts) == 1 && parts[0] != n {
		return g.of(parts[0], hint)
	}
	// A choice of records among records: each of them with the others.
	for i, p := range parts {
		to := g.d.resolved(p)
		if to == nil || to == n {
			continue
		}
		if inner := g.alternatives(to); len(inner) > 1 && len(g.parts(to)) == 0 {
			rest := append(append([]*node(nil), parts[:i]...), parts[i+1:]...)
			return g.spread(rest, inner, n, hint)
		}
	}
	var found typ
	for _, p := range parts {
		if p == n {
			continue
		}
		if t := g.of(p, hint); t.form != anyForm && (found.text == "" || t.values != nil) {
			found = t
		}
	}
	if found.text == "" {
		return anyType
	}
	return found
}

// spread is a union: each of the alternatives with what is common to them.
func (g *typeMaker) spread(common, alts []*node, self *node, hint string) typ {
	var all []typ
	for i, x := range alts {
		for _, p := range append(append([]*node(nil), common...), x) {
			if p != self && !g.isRecord(p) && !g.bare(p) {
				// Not all are records: the alternatives alone say more.
				return g.union(alts, hint)
			}
		}
		all = append(all, g.record(append(append([]*node(nil), common...), x), self, g.sub(hint, strconv.Itoa(i+1))))
	}
	return g.unite(all)
}

// property is a field of a record.
type property struct {
	name     string
	schema   *node
	required bool
	hint     string
}

// inclusion is a record that may be included.
type inclusion struct {
	to     *node
	name   string
	fields []property
}

// gathered is what a record is made of.
type gathered struct {
	fields   []property
	index    map[string]int
	required map[string]bool
	includes []inclusion
	rest     *node // of the first part that says
	seen     map[*node]bool
}

func (r *gathered) add(p property) {
	if i, ok := r.index[p.name]; ok {
		r.fields[i].required = r.fields[i].required || p.required
		return
	}
	r.index[p.name] = len(r.fields)
	r.fields = append(r.fields, p)
}

// gather collects what the parts of a record say. Other records are included where
// flat is false.
func (g *typeMaker) gather(parts []*node, self *node, hint string, flat bool) *gathered {
	r := &gathered{index: map[string]int{}, required: map[string]bool{}, seen: map[*node]bool{}}
	for _, p := range parts {
		g.gatherPart(r, p, self, hint, flat)
	}
	for i, f := range r.fields {
		if r.required[f.name] {
			r.fields[i].required = true
		}
	}
	return r
}

func (g *typeMaker) gatherPart(r *gathered, p, self *node, hint string, flat bool) {
	to, name := p, ""
	if p.get("$ref") != nil {
		if to, name = g.d.target(p); to == nil {
			return
		}
		if known := g.named[to]; known != "" {
			hint = known
		} else {
			hint = g.typeName(name)
		}
		if !flat && to != self && g.isRecord(to) && to.get("additionalProperties") == nil && !g.leads(to, self, map[*node]bool{}) {
			r.includes = append(r.includes, inclusion{to, name, g.gather([]*node{p}, to, hint, true).fields})
			return
		}
	}
	if r.seen[to] || len(r.seen) > maxDepth {
		return
	}
	r.seen[to] = true
	for _, x := range to.texts("required") {
		r.required[x] = true
	}
	if f := to.get("properties"); f != nil {
		for _, x := range f.fields {
			if x.value.kind == boolean && x.value.text == "false" {
				continue
			}
			r.add(property{x.name, x.value, false, g.sub(hint, x.name)})
		}
	}
	if rest := to.get("additionalProperties"); rest != nil && r.rest == nil {
		r.rest = rest
	}
	if f := to.get("allOf"); f != nil {
		for i, x := range f.items {
			h := hint
			if i > 0 && x.get("$ref") == nil {
				h = hint
			}
			g.gatherPart(r, x, self, h, flat)
		}
	}
}

// leads tells whether including a record would include another.
func (g *typeMaker) leads(from, to *node, seen map[*node]bool) bool {
	if from == nil || seen[from] {
		return false
	}
	seen[from] = true
	f := from.get("allOf")
	if f == nil {
		return false
	}
	for _, x := range f.items {
		if y := g.d.resolved(x); y == to || g.leads(y, to, seen) {
			return true
		}
	}
	return false
}

// record writes a record of what its parts say together.
func (g *typeMaker) record(parts []*node, self *node, hint string) typ {
	r := g.gather(parts, self, hint, false)
	// Records that say different things of one field cannot all be included.
	var includes []string
	taken, included := map[string]bool{}, map[string]bool{}
	for _, f := range r.fields {
		taken[g.fieldName(f)] = true
	}
	for _, x := range r.includes {
		apart := true
		for _, f := range x.fields {
			apart = apart && !taken[g.fieldName(f)] && (!r.required[f.name] || f.required)
		}
		if !apart {
			for _, f := range x.fields {
				f.required = f.required || r.required[f.name]
				if !included[g.fieldName(f)] {
					r.add(f)
				}
			}
		} else {
			includes = append(includes, g.reference(x.to, x.name).text)
		}
		for _, f := range x.fields {
			taken[g.fieldName(f)] = true
			included[g.fieldName(f)] = included[g.fieldName(f)] || apart
		}
	}
	closed := len(includes) == 0 && r.rest != nil && (r.rest.kind == object && len(r.rest.fields) > 0 || r.rest.kind == boolean && r.rest.text == "false")
	var b strings.Builder
	b.WriteString("record {")
	if closed {
		b.WriteString("|")
	}
	b.WriteString("\n")
	for _, x := range unique(includes) {
		b.WriteString("*" + x + ";\n")
	}
	used := names{}
	documented := firstOf(self.str("description"), self.str("title")) != ""
	for _, f := range r.fields {
		documented = documented || g.docOf(f) != ""
	}
	for _, f := range r.fields {
		g.field(&b, f, documented, used)
	}
	if closed && r.rest.kind == object {
		b.WriteString(g.of(r.rest, g.sub(hint, "value")).inside() + "...;\n")
	}
	if closed {
		b.WriteString("|")
	}
	b.WriteString("}")
	return typ{text: b.String(), form: recordForm}
}

// docOf is what the document says of a field.
func (g *typeMaker) docOf(f property) string {
	return firstOf(f.schema.str("description"), g.d.resolved(f.schema).str("description"), f.schema.str("title"))
}

// fieldName is the name of a field in the code.
func (g *typeMaker) fieldName(f property) string {
	name := f.name
	switch {
	case f.schema.str("x-ballerina-name") != "":
		return f.schema.str("x-ballerina-name")
	case name == "", g.tidy && (!plain(name) || strings.Contains(name, "_") || name[0] >= 'A' && name[0] <= 'Z'):
		return camel(name)
	}
	return name
}

// field writes a field. Of a record with documentation all are documented, by their
// names if nothing else.
func (g *typeMaker) field(b *strings.Builder, f property, documented bool, used names) {
	t := g.of(f.schema, f.hint)
	if g.nullable {
		t = t.orNil()
	}
	to := g.d.resolved(f.schema)
	if documented {
		b.WriteString(doc(firstOf(g.docOf(f), "The field "+strings.Join(words(f.name), " ")), ""))
	}
	name := used.take(g.fieldName(f), "_")
	if name != f.name {
		g.usesName = true
		b.WriteString("@jsondata:Name {value: " + quote.String(f.name) + "}\n")
	}
	value, ok := g.literal(defaultOf(f.schema, to), t)
	switch {
	case ok:
		b.WriteString(t.String() + " " + ident(name) + " = " + value + ";\n")
	case f.required:
		b.WriteString(t.String() + " " + ident(name) + ";\n")
	default:
		b.WriteString(t.String() + " " + ident(name) + "?;\n")
	}
}

// defaultOf is the default of a schema, or of what it refers to.
func defaultOf(n, to *node) *node {
	if v := n.get("default"); v != nil {
		return v
	}
	return to.get("default")
}
