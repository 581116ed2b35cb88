package openapi

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"barre/internal/quote"
)

// form is what kind of values a type has, as far as its use depends on it.
type form uint8

const (
	anyForm form = iota // anything that JSON can say
	stringForm
	intForm
	floatForm
	decimalForm
	booleanForm
	bytesForm
	arrayForm
	recordForm
	unionForm
)

// typ is a type as the code says it.
type typ struct {
	text    string
	form    form
	several bool     // a union at the top: in need of parentheses
	nilable bool     // beside the text, nil
	elem    *typ     // of an array
	values  []string // the literals, where it is a choice of some
	names   []string // the declared types that it is or is a union of
	of      *node    // the schema of the type that it names
	small   bool     // 32 bits
}

var anyType = typ{text: "anydata", form: anyForm}

// String is the type with nil, where it may be that.
func (t typ) String() string {
	if !t.nilable || t.form == anyForm {
		return t.text
	}
	return t.text + "?"
}

// inside is the type for where something follows it.
func (t typ) inside() string {
	if t.several || t.nilable && t.form != anyForm {
		return "(" + t.String() + ")"
	}
	return t.text
}

func (t typ) orNil() typ {
	t.nilable = true
	return t
}

func arrayOf(t typ) typ { return typ{text: t.inside() + "[]", form: arrayForm, elem: &t} }

// declaration is a type that is declared.
type declaration struct {
	name   string
	schema *node // nil for one that is written already
	doc    string
	text   string
	names  []string // as those of a typ
}

// typeMaker makes types of schemas.
type typeMaker struct {
	d        *document
	nullable bool // every field may be nil
	tidy     bool // names as the language's style has them
	taken    names
	named    map[*node]string
	decls    []*declaration
	made     int // how many of them are written
	done     map[*node]typ
	depth    int
	open     map[*node]bool
	usesName bool // a field has an annotation for its name
}

func newTypes(d *document, nullable, tidy bool) *typeMaker {
	return &typeMaker{d: d, nullable: nullable, tidy: tidy, taken: names{}, named: map[*node]string{}, done: map[*node]typ{}, open: map[*node]bool{}}
}

// typeName makes the name of a type of a name in the document.
func (g *typeMaker) typeName(name string) string {
	if g.tidy {
		return pascal(name)
	}
	if plain(name) {
		return name
	}
	s := strings.Trim(strings.Map(func(r rune) rune {
		if r < 0x80 && (r == '_' || r >= '0' && r <= '9' || plain(string(r))) {
			return r
		}
		return '_'
	}, name), "_")
	if !plain(s) {
		s = "T" + s
	}
	return s
}

// sub is the name of what belongs to something.
func (g *typeMaker) sub(name, part string) string {
	if g.tidy {
		return pascal(name) + pascal(part)
	}
	return name + "_" + part
}

// take gives out the name of a type.
func (g *typeMaker) take(name string) string {
	between := "_"
	if g.tidy {
		between = ""
	}
	return g.taken.take(name, between)
}

// declare declares a type that is written already.
func (g *typeMaker) declare(name, doc, text string) string {
	for _, x := range g.decls {
		if x.schema == nil && x.text == text && (x.name == name || strings.HasPrefix(x.name, name+"_")) {
			return x.name
		}
	}
	name = g.take(name)
	g.decls = append(g.decls, &declaration{name: name, doc: doc, text: text})
	return name
}

// reference is the declared type of a schema.
func (g *typeMaker) reference(to *node, name string) typ {
	known, ok := g.named[to]
	if !ok {
		if x := to.str("x-ballerina-name"); x != "" {
			name = x
		}
		known = g.take(g.typeName(name))
		g.named[to] = known
		g.decls = append(g.decls, &declaration{name: known, schema: to})
	}
	return typ{text: ident(known), form: recordForm, names: []string{known}, of: to}
}

// under is the type that a name stands for, else t itself.
func (g *typeMaker) under(t typ) typ {
	for range 20 {
		if t.of == nil {
			return t
		}
		of := t.of
		if g.isRecord(of) {
			return typ{text: t.text, form: recordForm, nilable: t.nilable, of: nil}
		}
		if g.open[of] {
			return anyType
		}
		next := g.schema(of, g.named[of], true)
		next.nilable = next.nilable || t.nilable
		t = next
	}
	return anyType
}

// finish writes all declarations that are needed.
func (g *typeMaker) finish() []*declaration {
	for ; g.made < len(g.decls); g.made++ {
		x := g.decls[g.made]
		if x.schema == nil {
			continue
		}
		x.doc = firstOf(x.schema.str("description"), x.schema.str("title"))
		t := g.schema(x.schema, x.name, true)
		x.text, x.names = t.String(), t.names
	}
	g.cycles()
	return g.decls
}

// cycles takes out types that are made of nothing but themselves.
func (g *typeMaker) cycles() {
	by := map[string]*declaration{}
	for _, x := range g.decls {
		by[x.name] = x
	}
	state := map[*declaration]int{}
	var visit func(x *declaration) bool
	visit = func(x *declaration) bool {
		if state[x] == 1 {
			return true
		}
		if state[x] == 2 {
			return false
		}
		state[x] = 1
		for _, n := range x.names {
			if y := by[n]; y != nil && visit(y) {
				g.d.note(x.schema, "the schema '%s' contains itself with nothing in between: it becomes anydata", x.name)
				x.text, x.names = anyType.text, nil
				break
			}
		}
		state[x] = 2
		return false
	}
	for _, x := range g.decls {
		visit(x)
	}
}

// of is the type of a schema. An object without a name gets one like the hint.
func (g *typeMaker) of(n *node, hint string) typ {
	if n == nil {
		return anyType
	}
	if n.get("$ref") != nil {
		to, name := g.d.target(n)
		if to == nil {
			return anyType
		}
		t := g.reference(to, name)
		t.nilable = n.yes("nullable")
		return t
	}
	if t, ok := g.done[n]; ok {
		return t
	}
	t := g.schema(n, hint, false)
	g.done[n] = t
	return t
}

// schema is the type of a schema that is no reference. A record is written out at the
// top of a declaration only.
func (g *typeMaker) schema(n *node, hint string, top bool) typ {
	switch {
	case n.kind == boolean, n.kind == object && len(n.fields) == 0:
		return anyType
	case n.kind != object:
		g.d.fail(n, "a schema has to be an object, found %s", kindNames[n.kind])
		return anyType
	case g.depth > maxDepth/4 || g.open[n]:
		return anyType
	}
	if n.get("$ref") != nil {
		return g.of(n, hint)
	}
	g.open[n] = true
	g.depth++
	t := g.written(n, hint, top)
	g.depth--
	delete(g.open, n)
	if len(t.text) > 20_000 && !g.isRecord(n) {
		g.d.note(n, "the type of this schema would be too long: it becomes anydata")
		t = anyType
	}
	if n.yes("nullable") || slices.Contains(n.texts("type"), "null") {
		t.nilable = true
	}
	return t
}

func (g *typeMaker) written(n *node, hint string, top bool) typ {
	if g.isRecord(n) {
		if !top {
			return g.reference(n, hint)
		}
		return g.record([]*node{n}, n, hint)
	}
	if c := n.get("const"); c != nil {
		return g.enumeration(listAt(c, c), "")
	}
	if all := n.get("allOf"); all != nil && len(all.items) > 0 {
		return g.together(n, hint)
	}
	if alts := g.alternatives(n); len(alts) > 0 {
		if len(g.parts(n)) > 0 {
			return g.spread([]*node{n}, alts, n, hint)
		}
		return g.union(alts, hint)
	}
	if e := n.get("enum"); e != nil && len(e.items) > 0 {
		return g.enumeration(e, n.str("type"))
	}
	kinds := n.texts("type")
	kinds = slices.DeleteFunc(slices.Clone(kinds), func(k string) bool { return k == "null" })
	if len(kinds) > 1 {
		var list []typ
		for _, k := range kinds {
			list = append(list, g.basic(n, k, hint))
		}
		return g.unite(list)
	}
	if len(kinds) == 1 {
		return g.basic(n, kinds[0], hint)
	}
	switch {
	case n.get("type") != nil && len(n.texts("type")) > 0:
		return g.basic(n, "null", hint)
	case n.get("items") != nil:
		return g.basic(n, "array", hint)
	case n.get("additionalProperties") != nil && n.get("additionalProperties").kind == object:
		return g.basic(n, "object", hint)
	}
	return anyType
}

func (g *typeMaker) basic(n *node, kind, hint string) typ {
	switch kind {
	case "string", "file":
		if n.str("format") == "binary" || kind == "file" {
			return typ{text: "byte[]", form: bytesForm}
		}
		return typ{text: "string", form: stringForm}
	case "integer":
		if n.str("format") == "int32" {
			return typ{text: "int:Signed32", form: intForm, small: true}
		}
		return typ{text: "int", form: intForm}
	case "number":
		if n.str("format") == "float" {
			return typ{text: "float", form: floatForm}
		}
		return typ{text: "decimal", form: decimalForm}
	case "boolean":
		return typ{text: "boolean", form: booleanForm}
	case "array":
		items := n.get("items")
		if items == nil {
			return arrayOf(anyType)
		}
		return arrayOf(g.of(items, g.sub(hint, "item")))
	case "object":
		rest := n.get("additionalProperties")
		if rest == nil || rest.kind == boolean && rest.text == "true" {
			return typ{text: "record {}", form: recordForm}
		}
		if rest.kind == boolean {
			return typ{text: "record {||}", form: recordForm}
		}
		return typ{text: "record {|" + g.of(rest, g.sub(hint, "value")).inside() + "...;|}", form: recordForm}
	}
	if f := n.get("type"); f != nil && kind != "null" {
		g.d.fail(f, "the type '%s' is not known: expected string, integer, number, boolean, array, object or null", kind)
	}
	return typ{text: "()", form: anyForm, nilable: true}
}

// enumeration is a choice of values.
func (g *typeMaker) enumeration(list *node, kind string) typ {
	var values []string
	nilable := false
	t := typ{form: stringForm}
	for i, v := range list.items {
		literal := ""
		f := stringForm
		switch v.kind {
		case text:
			literal = quote.String(v.text)
			if kind == "integer" || kind == "number" { // given as texts by mistake
				return g.basic(list, kind, "")
			}
		case number:
			if _, err := strconv.ParseInt(v.text, 10, 64); err != nil {
				return typ{text: "decimal", form: decimalForm}
			}
			literal, f = v.text, intForm
			if kind == "number" {
				return typ{text: "decimal", form: decimalForm}
			}
			if kind == "string" {
				literal, f = quote.String(v.text), stringForm
			}
		case boolean:
			literal, f = v.text, booleanForm
			if kind == "string" {
				literal, f = quote.String(v.text), stringForm
			}
		case null:
			nilable = true
			continue
		default:
			return anyType
		}
		if i == 0 || len(values) == 0 {
			t.form = f
		} else if t.form != f {
			t.form = unionForm
		}
		values = append(values, literal)
	}
	values = unique(values)
	if len(values) == 0 {
		return typ{text: "string", form: stringForm, nilable: nilable}
	}
	if t.form == booleanForm && len(values) == 2 {
		return typ{text: "boolean", form: booleanForm, nilable: nilable}
	}
	t.text, t.values, t.several, t.nilable = strings.Join(values, "|"), values, len(values) > 1, nilable
	return t
}

// trivial tells whether a schema says nothing of the type.
func trivial(n *node) bool {
	if n.kind != object {
		return n.kind == boolean
	}
	for _, f := range []string{"$ref", "type", "properties", "items", "enum", "const", "allOf", "oneOf", "anyOf", "additionalProperties", "format"} {
		if n.get(f) != nil {
			return false
		}
	}
	return true
}

// alternatives are the schemas of which one applies.
func (g *typeMaker) alternatives(n *node) []*node {
	var all []*node
	for _, key := range []string{"oneOf", "anyOf"} {
		f := n.get(key)
		if f == nil {
			continue
		}
		if f.kind != list {
			g.d.fail(f, "'%s' has to be a list of schemas, found %s", key, kindNames[f.kind])
			continue
		}
		for _, x := range f.items {
			if !trivial(x) {
				all = append(all, x)
			}
		}
	}
	return all
}

func (g *typeMaker) union(alts []*node, hint string) typ {
	var all []typ
	for i, x := range alts {
		h := hint
		if len(alts) > 1 {
			h = g.sub(hint, strconv.Itoa(i+1))
		}
		if title := x.str("title"); title != "" && len(words(title)) > 0 {
			h = g.sub(hint, g.typeName(title))
		}
		all = append(all, g.of(x, h))
	}
	return g.unite(all)
}

func (g *typeMaker) unite(list []typ) typ {
	t := typ{form: unionForm}
	var texts []string
	for _, x := range list {
		t.nilable = t.nilable || x.nilable
		if x.form == anyForm {
			if x.text == "()" {
				continue
			}
			return anyType
		}
		t.names = append(t.names, x.names...)
		if x.values != nil {
			texts = append(texts, x.values...)
			continue
		}
		texts = append(texts, x.text)
	}
	texts = unique(texts)
	if len(texts) == 0 {
		return typ{text: "()", form: anyForm, nilable: true}
	}
	if len(texts) == 1 {
		for _, x := range list {
			if x.text == texts[0] {
				x.nilable = t.nilable
				return x
			}
		}
	}
	forms := map[form]bool{}
	for _, x := range list {
		if x.form != anyForm {
			forms[x.form] = true
		}
		t.values = append(t.values, x.values...)
		if x.values == nil {
			t.values = nil
		}
	}
	if len(forms) == 1 && !forms[arrayForm] && !forms[recordForm] {
		for f := range forms {
			t.form = f
		}
	}
	if t.form == unionForm {
		t.values = nil
	}
	t.text, t.several = strings.Join(texts, "|"), true
	return t
}

// decimals are what is written of numbers as defaults.
var decimals = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-?[0-9]{1,15}(\.[0-9]{1,15})?$`) })

// literal writes a default as a value of a type; false when it is none.
func (g *typeMaker) literal(v *node, t typ) (string, bool) {
	if v == nil {
		return "", false
	}
	if v.kind == null {
		return "()", t.nilable
	}
	t = g.under(t)
	if t.values != nil {
		s := v.text
		if v.kind == text {
			s = quote.String(s)
		}
		return s, slices.Contains(t.values, s)
	}
	switch t.form {
	case stringForm:
		return quote.String(v.text), v.kind == text
	case booleanForm:
		return v.text, v.kind == boolean
	case intForm:
		bits := 64
		if t.small {
			bits = 32
		}
		_, err := strconv.ParseInt(v.text, 10, bits)
		return v.text, v.kind == number && err == nil
	case floatForm, decimalForm:
		return v.text, v.kind == number && decimals().MatchString(v.text)
	case arrayForm:
		if v.kind != list {
			return "", false
		}
		var all []string
		for _, x := range v.items {
			s, ok := g.literal(x, *t.elem)
			if !ok {
				return "", false
			}
			all = append(all, s)
		}
		return "[" + strings.Join(all, ", ") + "]", true
	}
	return "", false
}
