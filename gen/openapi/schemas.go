package openapi

import (
	"strings"

	"barre/syntax"
)

// nullable adds null to a schema.
func nullable(n *node) *node {
	if n.get("$ref") != nil {
		return objectOf().put("nullable", true).put("allOf", &node{kind: list, items: []*node{n}})
	}
	if len(n.fields) == 0 {
		return n
	}
	return n.put("nullable", true)
}

// oneOf is the schema of one of several.
func oneOf(list0 []*node) *node {
	var all []*node
	for _, n := range list0 {
		same := false
		for _, x := range all {
			same = same || equal(x, n)
		}
		if !same {
			all = append(all, n)
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	return objectOf().put("oneOf", &node{kind: list, items: all})
}

func equal(a, b *node) bool {
	if a.kind != b.kind || a.text != b.text || len(a.items) != len(b.items) || len(a.fields) != len(b.fields) {
		return false
	}
	for i := range a.items {
		if !equal(a.items[i], b.items[i]) {
			return false
		}
	}
	for i := range a.fields {
		if a.fields[i].name != b.fields[i].name || !equal(a.fields[i].value, b.fields[i].value) {
			return false
		}
	}
	return true
}

// schema is the schema of a type; those with names are components.
func (d *describer) schema(in place, t syntax.Type) *node {
	if t, nilable := withoutNil(t); nilable {
		return nullable(d.schema(in, t))
	}
	switch x := t.(type) {
	case *syntax.BuiltinType:
		return builtinSchema(x.Kind)
	case *syntax.ParenType:
		return d.schema(in, x.Elem)
	case *syntax.DistinctType:
		return d.schema(in, x.Elem)
	case *syntax.UnionType:
		return d.unionSchema(in, x)
	case *syntax.IntersectionType:
		for _, m := range x.Members {
			if b, ok := m.(*syntax.BuiltinType); !ok || b.Kind != syntax.KwReadonly {
				return d.schema(in, m)
			}
		}
	case *syntax.ArrayType:
		if b, ok := x.Elem.(*syntax.BuiltinType); ok && b.Kind == syntax.KwByte {
			return objectOf().put("type", "string").put("format", "byte")
		}
		n := objectOf().put("type", "array").put("items", d.schema(in, x.Elem))
		if x.Len != nil {
			if v, ok := in.value(x.Len); ok && v.kind == number {
				n.put("minItems", v).put("maxItems", v)
			}
		}
		return n
	case *syntax.TupleType:
		var all []*node
		for _, m := range x.Members {
			all = append(all, d.schema(in, m.Type))
		}
		n := objectOf().put("type", "array")
		if x.Rest != nil {
			all = append(all, d.schema(in, x.Rest))
		} else {
			n.put("minItems", len(x.Members)).put("maxItems", len(x.Members))
		}
		if len(all) == 0 {
			return n.put("items", objectOf())
		}
		return n.put("items", oneOf(all))
	case *syntax.TableType:
		return objectOf().put("type", "array").put("items", d.schema(in, x.Row))
	case *syntax.ParamType:
		switch {
		case x.Kind == syntax.KwMap && len(x.Args) == 1:
			return objectOf().put("type", "object").put("additionalProperties", d.schema(in, x.Args[0]))
		case x.Kind == syntax.KwStream && len(x.Args) > 0:
			return objectOf().put("type", "array").put("items", d.schema(in, x.Args[0]))
		case x.Kind == syntax.KwXml:
			return builtinSchema(syntax.KwXml)
		}
	case *syntax.RecordType:
		return d.recordSchema(in, x, nil)
	case *syntax.SingletonType:
		if v, ok := literalNode(in.text(x)); ok {
			return choice([]*node{v})
		}
	case *syntax.TypeName:
		return d.namedSchema(in, x)
	}
	return objectOf()
}

func builtinSchema(k syntax.Kind) *node {
	switch k {
	case syntax.KwInt:
		return objectOf().put("type", "integer").put("format", "int64")
	case syntax.KwByte:
		return objectOf().put("type", "integer")
	case syntax.KwFloat:
		return objectOf().put("type", "number").put("format", "float")
	case syntax.KwDecimal:
		return objectOf().put("type", "number").put("format", "double")
	case syntax.KwBoolean:
		return objectOf().put("type", "boolean")
	case syntax.KwString:
		return objectOf().put("type", "string")
	case syntax.KwXml, syntax.KwMap:
		return objectOf().put("type", "object")
	}
	return objectOf()
}

// choice is the schema of some values.
func choice(values []*node) *node {
	kind := ""
	switch values[0].kind {
	case text:
		kind = "string"
	case boolean:
		kind = "boolean"
	case number:
		kind = "integer"
		for _, v := range values {
			if strings.ContainsAny(v.text, ".eE") {
				kind = "number"
			}
		}
	}
	return objectOf().put("type", kind).put("enum", &node{kind: list, items: values})
}

// unionSchema makes literals one choice and the rest alternatives.
func (d *describer) unionSchema(in place, u *syntax.UnionType) *node {
	var values, rest []*node
	for _, m := range u.Members {
		if s, ok := m.(*syntax.SingletonType); ok {
			if v, ok := literalNode(in.text(s)); ok && (len(values) == 0 || values[0].kind == v.kind) {
				values = append(values, v)
				continue
			}
		}
		rest = append(rest, d.schema(in, m))
	}
	if len(values) > 0 {
		rest = append([]*node{choice(values)}, rest...)
	}
	return oneOf(rest)
}

// integers are the subtypes of int that OpenAPI has formats for.
var integers = map[string]string{"Signed32": "int32", "Signed16": "int32", "Signed8": "int32", "Unsigned32": "int64", "Unsigned16": "int32", "Unsigned8": "int32"}

func (d *describer) namedSchema(in place, t *syntax.TypeName) *node {
	s := in.symbol(t.Name)
	if s == nil {
		return objectOf()
	}
	if s.Module().QName() == "ballerina/lang.int" && integers[s.Name] != "" {
		return objectOf().put("type", "integer").put("format", integers[s.Name])
	}
	if s.Module().QName() == "ballerina/lang.string" {
		return objectOf().put("type", "string")
	}
	switch n := s.Node().(type) {
	case *syntax.ConstDecl:
		if v, ok := placeOf(s).value(n.Value); ok {
			return choice([]*node{v})
		}
		return objectOf()
	case *syntax.ClassDecl:
		return objectOf()
	}
	name, ok := d.names[s]
	if !ok {
		name = d.taken.take(s.Name, "_")
		d.names[s] = name
		made := objectOf()
		d.schemas.put(name, made) // first, for types that contain themselves
		at := placeOf(s)
		var inner *node
		var doc *syntax.Doc
		switch n := s.Node().(type) {
		case *syntax.TypeDef:
			doc = n.Doc
			if r, ok := n.Type.(*syntax.RecordType); ok {
				inner = d.recordSchema(at, r, doc)
			} else {
				inner = d.schema(at, n.Type)
			}
		case *syntax.EnumDecl:
			doc = n.Doc
			var values []*node
			for _, m := range n.Members {
				values = append(values, at.member(m))
			}
			if len(values) > 0 {
				inner = choice(values)
			}
		}
		if inner != nil {
			if inner.get("$ref") != nil && doc != nil {
				inner = objectOf().put("allOf", &node{kind: list, items: []*node{inner}})
			}
			made.fields = append([]field(nil), inner.fields...)
		}
		if doc != nil {
			made.put("description", strings.TrimSpace(doc.Text))
		}
	}
	return objectOf().put("$ref", "#/components/schemas/"+name)
}

// recordSchema is an object; what it includes is beside it in an allOf.
func (d *describer) recordSchema(in place, r *syntax.RecordType, doc *syntax.Doc) *node {
	docs := map[string]string{}
	if doc != nil {
		for _, p := range doc.Params {
			docs[p.Name] = p.Text
		}
	}
	props, required := objectOf(), &node{kind: list}
	var included []*node
	for _, m := range r.Fields {
		switch f := m.(type) {
		case *syntax.TypeInclusion:
			included = append(included, d.schema(in, f.Type))
		case *syntax.RecordField:
			if f.Name == nil {
				continue
			}
			name := f.Name.Name
			if v := in.annotation(f.Annots, "Name", "value"); v != "" {
				name = v
			}
			s := d.schema(in, f.Type)
			text := firstOf(fieldDoc(f), docs[f.Name.Name])
			var value *node
			if f.Default != nil {
				if v, ok := in.value(f.Default); ok && v.kind != null {
					value = v
				}
			}
			if s.get("$ref") != nil && (strings.TrimSpace(text) != "" || value != nil) {
				s = objectOf().put("allOf", &node{kind: list, items: []*node{s}})
			}
			if t := strings.TrimSpace(text); t != "" {
				s.put("description", t)
			}
			s.put("default", value)
			props.put(name, s)
			if !f.Optional && f.Default == nil {
				required.items = append(required.items, textNode(name))
			}
		}
	}
	n := objectOf()
	if len(required.items) > 0 {
		n.put("required", required)
	}
	n.put("type", "object")
	if len(props.fields) > 0 {
		n.put("properties", props)
	}
	if len(included) == 0 {
		switch {
		case r.Rest != nil:
			n.put("additionalProperties", d.schema(in, r.Rest))
		case r.Exclusive:
			n.put("additionalProperties", false)
		}
		return n
	}
	if len(props.fields) > 0 {
		included = append(included, n)
	}
	return objectOf().put("allOf", &node{kind: list, items: included})
}

func fieldDoc(f *syntax.RecordField) string {
	if f.Doc == nil {
		return ""
	}
	return f.Doc.Text
}

// recordOf is the record that a type is, where that stands; nil for others.
func (d *describer) recordOf(in place, t syntax.Type, depth int) (*syntax.RecordType, place) {
	if depth == 0 {
		return nil, in
	}
	t, _ = withoutNil(t)
	switch x := t.(type) {
	case *syntax.RecordType:
		return x, in
	case *syntax.IntersectionType:
		for _, m := range x.Members {
			if r, at := d.recordOf(in, m, depth-1); r != nil {
				return r, at
			}
		}
	case *syntax.TypeName:
		if s := in.symbol(x.Name); s != nil {
			if n, ok := s.Node().(*syntax.TypeDef); ok {
				return d.recordOf(placeOf(s), n.Type, depth-1)
			}
		}
	}
	return nil, in
}

// placedField is a field, and where it stands.
type placedField struct {
	in    place
	field *syntax.RecordField
}

// fieldsOf are the fields of a record, those of what it includes first; of two with one
// name the last counts.
func (d *describer) fieldsOf(in place, r *syntax.RecordType, depth int) []placedField {
	if depth == 0 {
		return nil
	}
	var all []placedField
	add := func(f placedField) {
		for i := range all {
			if all[i].field.Name.Name == f.field.Name.Name {
				all[i] = f
				return
			}
		}
		all = append(all, f)
	}
	for _, m := range r.Fields {
		switch f := m.(type) {
		case *syntax.TypeInclusion:
			if inner, at := d.recordOf(in, f.Type, depth-1); inner != nil {
				for _, x := range d.fieldsOf(at, inner, depth-1) {
					add(x)
				}
			}
		case *syntax.RecordField:
			if f.Name != nil {
				add(placedField{in, f})
			}
		}
	}
	return all
}

func textNode(s string) *node { return &node{kind: text, text: s} }
