package configure

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"barre/tree"
	"barre/types"
)

// member is a key of a JSON object with its value; an object keeps its order.
type member struct {
	key string
	val any
}

type object []member

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		k, err := json.Marshal(m.key)
		if err != nil {
			return nil, err
		}
		v, err := marshal(m.val)
		if err != nil {
			return nil, err
		}
		b.Write(k)
		b.WriteByte(':')
		b.Write(v)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// scope is an organisation, or a module with those below it.
type scope struct {
	name   string
	module bool
	below  []*scope
	vars   []*tree.Var
}

func (s *scope) child(name string) *scope {
	for _, c := range s.below {
		if c.name == name {
			return c
		}
	}
	c := &scope{name: name}
	s.below = append(s.below, c)
	return c
}

// Schema is the JSON schema of the variables' configuration: a draft-07 schema
// in which an organisation is an object with its modules, and a module one with
// its variables and the modules below it, as in a TOML file that qualifies every
// key in full.
func Schema(vars []*tree.Var, pkg string, known Types) []byte {
	root := &scope{}
	b := Binder{Package: pkg}
	for _, v := range vars {
		s := root.child(v.Module.Org)
		for _, name := range strings.Split(b.module(v), ".") {
			s = s.child(name)
		}
		s.module = true
		s.vars = append(s.vars, v)
	}
	w := &schemaWriter{known: known, recursive: map[types.Type]string{}}
	body, _ := w.scope(root)
	doc := append(object{{"$schema", "http://json-schema.org/draft-07/schema#"}}, body...)
	if len(w.definitions) > 0 {
		doc = append(doc, member{"definitions", w.definitions})
	}
	// Nothing in it fails to be written: objects, lists and simple values.
	text, err := marshal(doc)
	if err != nil {
		return nil
	}
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", "  "); err != nil {
		return nil
	}
	out.WriteByte('\n')
	return out.Bytes()
}

type schemaWriter struct {
	known Types
	// open are the records that are being written. One that is met again within
	// itself is a definition, which both places refer to.
	open        []types.Type
	recursive   map[types.Type]string // their names
	definitions object
}

// scope writes an object and tells whether something in it is required.
func (w *schemaWriter) scope(s *scope) (o object, needed bool) {
	var props object
	var required []string
	for _, v := range s.vars {
		p := w.schema(v.Type)
		if len(p) > 0 && p[0].key == "$ref" {
			p = object{{"allOf", []object{p}}} // nothing counts beside a reference
		}
		p = append(p, member{"description", description(v)})
		if Secret(v) {
			p = append(p, member{"writeOnly", true})
		}
		props = append(props, member{v.Name, p})
		if v.Required {
			required = append(required, v.Name)
		}
	}
	for _, c := range s.below {
		p, needs := w.scope(c)
		props = append(props, member{c.name, p})
		if needs {
			required = append(required, c.name)
		}
	}
	o = object{{"type", "object"}, {"properties", props}}
	if s.module {
		o = append(o, member{"additionalProperties", false})
	}
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	return o, len(required) > 0
}

// description is a variable's documentation, "" without.
func description(v *tree.Var) string {
	if v.Decl == nil || v.Decl.Doc == nil {
		return ""
	}
	return strings.Join(strings.Fields(v.Decl.Doc.Text), " ")
}

// schema describes the values of a type. Nil is left out: no source can give it.
func (w *schemaWriter) schema(t types.Type) object {
	if t.All()&types.BMapping != 0 || types.IsSubtype(types.Intersect(types.JSON, types.Readonly), t) {
		return object{} // json and anydata: whatever there is
	}
	var alts []object
	b := t.Basics()
	if values := enumeration(t); values != nil {
		alts = append(alts, object{{"enum", values}})
	} else {
		if b&types.BString != 0 {
			if texts, finite := types.StringMembers(t); finite {
				slices.Sort(texts)
				alts = append(alts, object{{"type", "string"}, {"enum", texts}})
			} else if types.IsSubtype(types.Intersect(t, types.String), types.Char) {
				alts = append(alts, object{{"type", "string"}, {"minLength", 1}, {"maxLength", 1}})
			} else {
				alts = append(alts, object{{"type", "string"}})
			}
		}
		if b&types.BInt != 0 {
			o := object{{"type", "integer"}}
			if lo, hi := types.IntBounds(t); lo != math.MinInt64 || hi != math.MaxInt64 {
				o = append(o, member{"minimum", lo}, member{"maximum", hi})
			}
			alts = append(alts, o)
		}
		if b&(types.BFloat|types.BDecimal) != 0 {
			alts = append(alts, object{{"type", "number"}})
		}
		if b&types.BBoolean != 0 {
			alts = append(alts, object{{"type", "boolean"}})
		}
	}
	if b&types.BXML != 0 && b&types.BString == 0 {
		alts = append(alts, object{{"type", "string"}})
	}
	for _, alt := range types.ListAtoms(t) {
		if a := types.ListAtomicOf(alt); a != nil {
			alts = append(alts, w.list(a))
		}
	}
	if a := types.TableAtomicOf(t); a != nil {
		alts = append(alts, object{{"type", "array"}, {"items", w.schema(a.Row)}})
	}
	for _, alt := range types.MappingAtoms(t) {
		if a := types.MappingAtomicOf(alt); a != nil {
			alts = append(alts, w.mapping(a))
		}
	}
	switch len(alts) {
	case 0:
		return object{}
	case 1:
		return alts[0]
	}
	return object{{"anyOf", alts}}
}

// enumeration lists the simple values and strings of a type that has few, nil
// for others and for boolean.
func enumeration(t types.Type) []any {
	const most = 1000
	t = types.Diff(t, types.Nil)
	simple := types.Intersect(t, types.Union(types.Union(types.String, types.Int), types.Union(types.Float, types.Decimal)))
	if types.IsNever(simple) || t.Basics()&types.BBoolean != 0 || types.FiniteSize(simple, most) < 0 {
		return nil
	}
	if lo, hi := types.IntBounds(simple); simple.Basics()&types.BInt != 0 && uint64(hi)-uint64(lo) > 8 && types.FiniteSize(simple, most) > 8 {
		return nil // a range, such as byte
	}
	var list []any
	texts, _ := types.StringMembers(simple)
	slices.Sort(texts)
	for _, s := range texts {
		list = append(list, s)
	}
	if rest := types.Diff(simple, types.String); !types.IsNever(rest) {
		for _, s := range strings.Split(strings.Trim(rest.String(), "()"), "|") {
			if f, err := strconv.ParseFloat(strings.TrimRight(s, "dfDF"), 64); err == nil {
				list = append(list, f)
			}
		}
	}
	return list
}

func (w *schemaWriter) list(a *types.ListAtomic) object {
	o := object{{"type", "array"}}
	if len(a.Members) == 0 {
		return append(o, member{"items", w.schema(a.Rest)})
	}
	if len(a.Members) == 1 && (types.IsNever(a.Rest) || types.Same(a.Rest, a.Members[0])) {
		o = append(o, member{"items", w.schema(a.Members[0])})
	} else {
		var items []object
		for i := range a.Fixed {
			items = append(items, w.schema(a.MemberAt(i)))
		}
		o = append(o, member{"items", items})
		if !types.IsNever(a.Rest) {
			o = append(o, member{"additionalItems", w.schema(a.Rest)})
		}
	}
	o = append(o, member{"minItems", a.Fixed})
	if types.IsNever(a.Rest) {
		o = append(o, member{"maxItems", a.Fixed})
	}
	return o
}

func (w *schemaWriter) mapping(a *types.MappingAtomic) object {
	self := a.Type()
	if name := w.recursive[self]; name != "" || slices.Contains(w.open, self) {
		if name == "" {
			name = fmt.Sprintf("type%d", len(w.recursive)+1)
			if a.Meta != nil && a.Meta.Name != "" {
				name = strings.Trim(strings.ReplaceAll(w.recordName(a.Meta), "/", "."), ":")
			}
			w.recursive[self] = name
		}
		return object{{"$ref", "#/definitions/" + name}}
	}
	w.open = append(w.open, self)
	o := w.record(a)
	w.open = w.open[:len(w.open)-1]
	if name := w.recursive[self]; name != "" {
		w.definitions = append(w.definitions, member{name, o})
		return object{{"$ref", "#/definitions/" + name}}
	}
	return o
}

func (w *schemaWriter) record(a *types.MappingAtomic) object {
	o := object{{"type", "object"}}
	var props object
	var required []string
	for _, name := range fieldNames(a) {
		f := a.Field(name)
		if f == nil {
			continue
		}
		given := types.Diff(f.Type, types.Undef)
		if types.IsNever(given) {
			props = append(props, member{name, object{{"not", object{}}}})
			continue
		}
		p := w.schema(given)
		if secretField(a, name, w.known) {
			p = append(p, member{"writeOnly", true})
		}
		props = append(props, member{name, p})
		if a.Required(name) && !hasDefault(a, name) {
			required = append(required, name)
		}
	}
	if len(props) > 0 {
		o = append(o, member{"properties", props})
	}
	switch rest := types.Diff(a.Rest, types.Undef); {
	case types.IsNever(rest):
		o = append(o, member{"additionalProperties", false})
	default:
		if s := w.schema(rest); len(s) > 0 {
			o = append(o, member{"additionalProperties", s})
		} else {
			o = append(o, member{"additionalProperties", true})
		}
	}
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	if name := w.recordName(a.Meta); name != "" {
		o = append(o, member{"name", name})
	}
	return o
}

// recordName is a record type's name with its module: "acme/shop:0.1.0:Order".
func (w *schemaWriter) recordName(meta *types.RecordMeta) string {
	if meta == nil || meta.Name == "" || w.known == nil {
		return ""
	}
	name := meta.Name[strings.LastIndexByte(meta.Name, ':')+1:]
	m := w.known.Module(meta)
	if m == nil || m.Name == "." {
		return name
	}
	return fmt.Sprintf("%s/%s:%s:%s", m.Org, m.Name, m.Version, name)
}
