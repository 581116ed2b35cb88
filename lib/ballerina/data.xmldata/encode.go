package xmldata

// From records and maps to XML.

import (
	"strings"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// encoder is one run over a value.
type encoder struct {
	m      *module
	prefix string // before the names of attributes
	text   string // the name of the field for text
	scope  []namespace
	deep   int
}

// toXML is the function toXml.
func (m *module) toXML(_ *runtime.Context, args []value.Value) (value.Value, error) {
	v, o := args[0].(*value.Map), args[1].(*value.Map)
	e := &encoder{m: m, prefix: o.Str("attributePrefix"), text: o.Str("textFieldName")}
	x, err := e.root(v)
	if err != nil {
		return m.outcome(nil, err)
	}
	return x, nil
}

// root makes the outermost element. It is named as the record type; a value of a
// type without a name is its one field, or is within an element root.
func (e *encoder) root(v *value.Map) (*value.XML, error) {
	s := e.m.shape(v.T)
	name := s.tag
	if name == "" {
		name = s.name
	}
	if name == "" {
		if len(s.fields) == 0 && types.IsSubtype(s.a.Rest, types.XML) {
			return e.element("root", nil, v)
		}
		switch v.Len() {
		case 0:
			return &value.XML{}, nil
		case 1:
			switch v.ValueAt(0).(type) {
			case *value.List, *value.Table:
			default:
				if x, attrs, err := e.children(v, s); err != nil || attrs == nil {
					return x, err
				}
			}
		}
		name = "root"
	}
	return e.element(name, s.ns, v)
}

// lookup gives the URI of a prefix.
func (e *encoder) lookup(prefix string) (string, bool) {
	for i := len(e.scope) - 1; i >= 0; i-- {
		if e.scope[i].prefix == prefix {
			return e.scope[i].uri, true
		}
	}
	return "", false
}

// declare puts a declaration among attributes, unless it is in scope.
func (e *encoder) declare(attrs *value.Map, n namespace) {
	if uri, ok := e.lookup(n.prefix); ok && uri == n.uri || !ok && n.prefix == "" && n.uri == "" {
		return
	}
	name := n.prefix
	if name == "" {
		name = "xmlns"
	}
	attrs.Put("{"+xmlnsNS+"}"+name, value.Str(n.uri))
	e.scope = append(e.scope, n)
}

// element makes an element of a value. Without a namespace of its own it is in
// the default one.
func (e *encoder) element(name string, ns *namespace, v value.Value) (*value.XML, error) {
	if e.deep++; e.deep > maxDepth {
		return nil, failure{"the value is nested too deeply, or contains itself"}
	}
	outer := len(e.scope)
	defer func() {
		e.deep--
		e.scope = e.scope[:outer]
	}()
	if !value.IsXMLName(name) {
		return nil, failure{"'" + name + "' is no name of an element"}
	}
	attrs := value.NewMap(types.StringMap)
	if ns != nil {
		e.declare(attrs, *ns)
	}
	var children *value.XML
	switch v := v.(type) {
	case *value.Map:
		s := e.m.shape(v.T)
		if err := e.declarations(v, s, attrs); err != nil {
			return nil, err
		}
		content, own, err := e.children(v, s)
		if err != nil {
			return nil, err
		}
		children = content
		if own != nil {
			if err := e.attributes(own, s, attrs); err != nil {
				return nil, err
			}
		}
	case *value.XML:
		if v.Kind == value.XMLElement {
			if _, local := value.SplitXMLName(v.Name); local == name {
				return v, nil // it is the element
			}
		}
		children = v
	case nil:
		children = &value.XML{}
	case *value.List, *value.Table:
		return nil, failure{"a list within a list has no name in XML"}
	default:
		children = value.NewXMLText(value.ToString(v))
	}
	uri, prefix := "", ""
	if ns != nil {
		uri, prefix = ns.uri, ns.prefix
	} else {
		uri, _ = e.lookup("")
	}
	x := value.NewXMLElement(expanded(uri, name), defaultFirst(attrs), children)
	x.Prefix = prefix
	return x, nil
}

// defaultFirst puts the declaration of the default namespace before others.
func defaultFirst(attrs *value.Map) *value.Map {
	const name = "{" + xmlnsNS + "}xmlns"
	if attrs.Find(name) <= 0 {
		return attrs
	}
	r := value.NewMap(types.StringMap)
	r.Put(name, attrs.Field(name))
	for i, k := range attrs.Keys() {
		r.Put(k, attrs.ValueAt(i))
	}
	return r
}

func expanded(uri, local string) string {
	if uri == "" {
		return local
	}
	return "{" + uri + "}" + local
}

// info is what is known of a field of a value.
func (s *shape) info(name string) *fieldInfo {
	for i := range s.fields {
		if s.fields[i].name == name {
			return &s.fields[i]
		}
	}
	return nil
}

// xmlName is the name of a field in XML.
func (e *encoder) xmlName(name string, f *fieldInfo) string {
	if f != nil {
		name = f.key
	}
	if e.prefix != "" {
		name = strings.TrimPrefix(name, e.prefix)
	}
	return name
}

// declarations declares the namespaces that are fields of a value.
func (e *encoder) declarations(v *value.Map, s *shape, attrs *value.Map) error {
	for i, k := range v.Keys() {
		f := s.info(k)
		if f == nil || !f.attribute {
			continue
		}
		name := e.xmlName(k, f)
		prefix, ok := strings.CutPrefix(name, "xmlns:")
		if !ok && name != "xmlns" {
			continue
		}
		if !ok {
			prefix = ""
		}
		if x, isText := v.ValueAt(i).(*value.String); isText {
			e.declare(attrs, namespace{prefix, x.String()})
		}
	}
	return nil
}

// attributes puts the fields of a value that are attributes among them.
func (e *encoder) attributes(own []attribute, s *shape, attrs *value.Map) error {
	for _, a := range own {
		uri, local := "", a.name
		if a.f.ns != nil {
			uri = a.f.ns.uri
			e.declare(attrs, *a.f.ns)
		} else if prefix, rest, ok := strings.Cut(a.name, ":"); ok {
			if uri, ok = e.lookup(prefix); ok {
				local = rest
			}
		}
		if !value.IsXMLName(local) {
			return failure{"'" + local + "' is no name of an attribute"}
		}
		switch a.v.(type) {
		case *value.Map, *value.List, *value.Table, *value.XML:
			return failure{"attribute '" + local + "' cannot be an object or array"}
		}
		attrs.Put(expanded(uri, local), value.Str(value.ToString(a.v)))
	}
	return nil
}

// attribute is a field that is one.
type attribute struct {
	name string
	f    *fieldInfo
	v    value.Value
}

// children makes the content of an element, and gives what are its attributes.
func (e *encoder) children(v *value.Map, s *shape) (*value.XML, []attribute, error) {
	var items []*value.XML
	var attrs []attribute
	err := e.fields(v, s, &items, &attrs)
	if err != nil {
		return nil, nil, err
	}
	return value.NewXMLSequence(items...), attrs, nil
}

func (e *encoder) fields(v *value.Map, s *shape, items *[]*value.XML, attrs *[]attribute) error {
	keys := v.Keys()
	if len(s.order) > 0 {
		// Those of a sequence in its order.
		for _, i := range s.order {
			if s.fields[i].place == 0 {
				continue
			}
			keys = nil
			for _, j := range s.order {
				if v.Has(s.fields[j].name) {
					keys = append(keys, s.fields[j].name)
				}
			}
			for _, k := range v.Keys() {
				if s.info(k) == nil {
					keys = append(keys, k)
				}
			}
			break
		}
	}
	for _, k := range keys {
		x, f := v.Field(k), s.info(k)
		name := e.xmlName(k, f)
		switch {
		case f != nil && f.attribute:
			if name != "xmlns" && !strings.HasPrefix(name, "xmlns:") && x != nil {
				*attrs = append(*attrs, attribute{name, f, x})
			}
			continue
		case name == e.text:
			if x != nil {
				*items = append(*items, value.NewXMLText(value.ToString(x)))
			}
			continue
		case f != nil && f.group != noGroup:
			if err := e.group(f, x, items, attrs); err != nil {
				return err
			}
			continue
		}
		before := len(*items)
		if err := e.field(name, f, x, items); err != nil {
			return err
		}
		if f != nil && f.occurs != nil && (x != nil || !f.optional) {
			if err := f.occurs.check(len(*items)-before, f.key); err != nil {
				return err
			}
		}
	}
	return nil
}

// field makes the elements of a field.
func (e *encoder) field(name string, f *fieldInfo, v value.Value, items *[]*value.XML) error {
	switch v := v.(type) {
	case *value.List:
		for i := range v.Len() {
			if err := e.field(name, f, v.At(i), items); err != nil {
				return err
			}
		}
		return nil
	case *value.Table:
		for i := range v.Len() {
			if err := e.field(name, f, v.Row(i), items); err != nil {
				return err
			}
		}
		return nil
	}
	var ns *namespace
	if f != nil {
		ns = f.ns
		if r, ok := v.(*value.Map); ok {
			s := e.m.shape(r.T)
			if ns == nil {
				ns = s.ns
			}
			if f.any {
				switch {
				case s.tag != "":
					name = s.tag
				case s.name != "":
					name = s.name
				}
			}
		}
	}
	x, err := e.element(name, ns, v)
	if err != nil {
		return err
	}
	*items = append(*items, x)
	return nil
}

// group makes the elements of a sequence or choice.
func (e *encoder) group(f *fieldInfo, v value.Value, items *[]*value.XML, attrs *[]attribute) error {
	var all []*value.Map
	switch v := v.(type) {
	case *value.Map:
		all = append(all, v)
	case *value.List:
		for i := range v.Len() {
			if r, ok := v.At(i).(*value.Map); ok {
				all = append(all, r)
			}
		}
	}
	n := len(all)
	if f.group == choice {
		n = 0
		for _, r := range all {
			n += e.alternatives(r)
		}
	}
	if v != nil || !f.optional {
		if err := f.occurs.check(n, f.key); err != nil {
			return err
		}
	}
	for _, r := range all {
		if err := e.fields(r, e.m.shape(r.T), items, attrs); err != nil {
			return err
		}
	}
	return nil
}

// alternatives counts the alternatives of a choice that a record has.
func (e *encoder) alternatives(r *value.Map) int {
	n := 0
	s := e.m.shape(r.T)
	for i, k := range r.Keys() {
		x := r.ValueAt(i)
		if l, ok := x.(*value.List); ok {
			if f := s.info(k); f != nil && f.occurs == nil {
				n += l.Len()
				continue
			}
		}
		if x != nil {
			n++
		}
	}
	return n
}
