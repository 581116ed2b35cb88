// Schemas: what a value of a type looks like as JSON, for who has to type one in.

package model

import (
	"bytes"
	"encoding/json"
	"strings"

	"barre/syntax"
)

// Schema is a part of JSON Schema, with an example. One that says nothing is for any
// value.
type Schema struct {
	Type        string          `json:"type,omitempty"` // string, integer, number, boolean, null, array or object
	Format      string          `json:"format,omitempty"`
	Description string          `json:"description,omitempty"`
	Enum        []any           `json:"enum,omitempty"`
	Properties  Properties      `json:"properties,omitempty"`
	Required    []string        `json:"required,omitempty"`
	Items       *Schema         `json:"items,omitempty"`
	AnyOf       []*Schema       `json:"anyOf,omitempty"`
	Rest        *Schema         `json:"additionalProperties,omitempty"`
	Closed      bool            `json:"-"` // nothing but the properties
	Example     json.RawMessage `json:"example,omitempty"`
}

// Properties are the fields of an object, in their order.
type Properties []Property

// Property is a field of an object.
type Property struct {
	Name   string
	Schema *Schema
}

// MarshalJSON writes the properties as an object, in their order.
func (p Properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, x := range p {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(x.Name)
		if err != nil {
			return nil, err
		}
		schema, err := json.Marshal(x.Schema)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(schema)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// maxSchema is how deep types are looked into: a type may contain itself.
const maxSchema = 8

// schema is the schema of a type, with an example.
func (s source) schema(t syntax.Type) *Schema {
	x := s.schemaOf(t, maxSchema)
	x.Example = x.example()
	return x
}

func (s source) schemaOf(t syntax.Type, depth int) *Schema {
	if depth == 0 || t == nil {
		return &Schema{}
	}
	switch x := t.(type) {
	case *syntax.BuiltinType:
		return builtinSchema(x.Kind)
	case *syntax.ParenType:
		return s.schemaOf(x.Elem, depth)
	case *syntax.DistinctType:
		return s.schemaOf(x.Elem, depth)
	case *syntax.OptionalType:
		return union([]*Schema{s.schemaOf(x.Elem, depth), {Type: "null"}})
	case *syntax.UnionType:
		var list []*Schema
		for _, m := range x.Members {
			list = append(list, s.schemaOf(m, depth))
		}
		return union(list)
	case *syntax.IntersectionType:
		for _, m := range x.Members {
			if b, ok := m.(*syntax.BuiltinType); !ok || b.Kind != syntax.KwReadonly {
				return s.schemaOf(m, depth)
			}
		}
	case *syntax.ArrayType:
		if b, ok := x.Elem.(*syntax.BuiltinType); ok && b.Kind == syntax.KwByte {
			return &Schema{Type: "string", Format: "binary"}
		}
		return &Schema{Type: "array", Items: s.schemaOf(x.Elem, depth-1)}
	case *syntax.TableType:
		return &Schema{Type: "array", Items: s.schemaOf(x.Row, depth-1)}
	case *syntax.TupleType:
		var list []*Schema
		for _, m := range x.Members {
			list = append(list, s.schemaOf(m.Type, depth-1))
		}
		if x.Rest != nil {
			list = append(list, s.schemaOf(x.Rest, depth-1))
		}
		return &Schema{Type: "array", Items: union(list)}
	case *syntax.ParamType:
		switch {
		case x.Kind == syntax.KwMap && len(x.Args) == 1:
			return &Schema{Type: "object", Rest: s.schemaOf(x.Args[0], depth-1)}
		case x.Kind == syntax.KwStream && len(x.Args) > 0:
			return &Schema{Type: "array", Items: s.schemaOf(x.Args[0], depth-1)}
		case x.Kind == syntax.KwXml:
			return builtinSchema(syntax.KwXml)
		}
	case *syntax.RecordType:
		return s.recordSchema(x, depth)
	case *syntax.TypeName:
		sym := s.symbol(x.Name)
		if sym == nil {
			return &Schema{}
		}
		in := s.in(sym)
		switch d := sym.Node().(type) {
		case *syntax.TypeDef:
			return in.schemaOf(d.Type, depth-1)
		case *syntax.EnumDecl:
			e := &Schema{Type: "string"}
			for _, m := range d.Members {
				text := m.Name.Name
				if v, ok := in.constant(m.Value); ok {
					if t, isText := v.(string); isText {
						text = t
					}
				}
				e.Enum = append(e.Enum, text)
			}
			return e
		case *syntax.ConstDecl:
			if v, ok := in.constant(d.Value); ok {
				return &Schema{Type: jsonType(v), Enum: []any{v}}
			}
		}
	default:
		// A value that stands for its type.
		if v, ok := literal(s.text(t)); ok {
			return &Schema{Type: jsonType(v), Enum: []any{v}}
		}
	}
	return &Schema{}
}

func builtinSchema(k syntax.Kind) *Schema {
	switch k {
	case syntax.KwInt, syntax.KwByte:
		return &Schema{Type: "integer"}
	case syntax.KwFloat, syntax.KwDecimal:
		return &Schema{Type: "number"}
	case syntax.KwBoolean:
		return &Schema{Type: "boolean"}
	case syntax.KwString:
		return &Schema{Type: "string"}
	case syntax.KwXml:
		return &Schema{Type: "string", Format: "xml"}
	case syntax.LParen, syntax.KwNull:
		return &Schema{Type: "null"}
	case syntax.KwMap:
		return &Schema{Type: "object"}
	}
	return &Schema{}
}

func (s source) recordSchema(r *syntax.RecordType, depth int) *Schema {
	o := &Schema{Type: "object", Closed: r.Exclusive && r.Rest == nil}
	for _, f := range r.Fields {
		switch f := f.(type) {
		case *syntax.TypeInclusion:
			inner := s.schemaOf(f.Type, depth-1)
			o.Properties = append(o.Properties, inner.Properties...)
			o.Required = append(o.Required, inner.Required...)
		case *syntax.RecordField:
			if f.Name == nil {
				continue
			}
			p := s.schemaOf(f.Type, depth-1)
			if f.Doc != nil {
				p.Description = strings.TrimSpace(f.Doc.Text)
			}
			o.Properties = append(o.Properties, Property{f.Name.Name, p})
			if !f.Optional && f.Default == nil {
				o.Required = append(o.Required, f.Name.Name)
			}
		}
	}
	if r.Rest != nil {
		o.Rest = s.schemaOf(r.Rest, depth-1)
	}
	return o
}

// union is the schema of one of several, those that are alike made one.
func union(list []*Schema) *Schema {
	var all []*Schema
	for _, x := range list {
		if x.AnyOf != nil {
			all = append(all, x.AnyOf...)
		} else {
			all = append(all, x)
		}
	}
	// Values that stand for themselves are a choice.
	var rest []*Schema
	var choice *Schema
	for _, x := range all {
		if len(x.Enum) > 0 && (choice == nil || choice.Type == x.Type) {
			if choice == nil {
				choice = &Schema{Type: x.Type}
				rest = append(rest, choice)
			}
			choice.Enum = append(choice.Enum, x.Enum...)
			continue
		}
		rest = append(rest, x)
	}
	switch len(rest) {
	case 0:
		return &Schema{}
	case 1:
		return rest[0]
	}
	return &Schema{AnyOf: rest}
}

// constant is the value of an expression that is a literal, or names a constant that is
// one.
func (s source) constant(x syntax.Expr) (any, bool) {
	if x == nil {
		return nil, false
	}
	if n, ok := bare(x).(*syntax.NameExpr); ok {
		if sym := s.symbol(n.Name); sym != nil {
			if d, ok := sym.Node().(*syntax.ConstDecl); ok {
				if l, ok := d.Value.(*syntax.Literal); ok {
					return literal(s.in(sym).text(l))
				}
			}
		}
		return nil, false
	}
	return literal(s.text(x))
}

// literal is the value of one: a text, a number, true, false or nothing.
func literal(text string) (any, bool) {
	text = strings.TrimSpace(text)
	switch text {
	case "true":
		return true, true
	case "false":
		return false, true
	case "()", "null":
		return nil, true
	}
	if strings.HasPrefix(text, `"`) {
		v, err := syntax.StringValue(text)
		return v, err == nil
	}
	var n json.Number
	if json.Unmarshal([]byte(strings.TrimRight(text, "dDfF")), &n) == nil && text != "" {
		return n, true
	}
	return nil, false
}

func jsonType(v any) string {
	switch v.(type) {
	case string:
		return "string"
	case bool:
		return "boolean"
	case nil:
		return "null"
	}
	return "number"
}

// example is a value that fits.
func (x *Schema) example() json.RawMessage {
	if x == nil {
		return json.RawMessage("null")
	}
	if len(x.Enum) > 0 {
		b, err := json.Marshal(x.Enum[0])
		if err != nil {
			return json.RawMessage("null")
		}
		return b
	}
	for _, m := range x.AnyOf {
		if m.Type != "null" {
			return m.example()
		}
	}
	switch x.Type {
	case "string":
		if x.Format == "xml" {
			return json.RawMessage(`"<value/>"`)
		}
		return json.RawMessage(`"text"`)
	case "integer":
		return json.RawMessage("1")
	case "number":
		return json.RawMessage("1.5")
	case "boolean":
		return json.RawMessage("true")
	case "array":
		if x.Items == nil {
			return json.RawMessage("[]")
		}
		return json.RawMessage("[" + string(x.Items.example()) + "]")
	case "object":
		var b strings.Builder
		b.WriteByte('{')
		for i, p := range x.Properties {
			if i > 0 {
				b.WriteByte(',')
			}
			name, err := json.Marshal(p.Name)
			if err != nil {
				continue
			}
			b.Write(name)
			b.WriteByte(':')
			b.Write(p.Schema.example())
		}
		b.WriteByte('}')
		return json.RawMessage(b.String())
	case "null":
		return json.RawMessage("null")
	}
	return json.RawMessage("{}")
}
