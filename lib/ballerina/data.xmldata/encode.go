package xmldata

// From records and maps to XML.

import (
	"slices"
	"strconv"
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
	last   *shape // the one that was used last, which the next value has too as a rule
	// names and vals are those of the attributes of one element.
	names []string
	vals  []value.Value
}

// shape is what is known of the type of a value.
func (e *encoder) shape(v *value.Map) *shape {
	a := v.Atomic()
	if e.last == nil || e.last.a != a {
		e.last = e.m.shape(a)
	}
	return e.last
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
	s := e.shape(v)
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
					return value.NewXMLSequence(x...), err
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
func (e *encoder) declare(attrs **value.Map, n namespace) {
	if uri, ok := e.lookup(n.prefix); ok && uri == n.uri || !ok && n.prefix == "" && n.uri == "" {
		return
	}
	name := n.prefix
	if name == "" {
		name = "xmlns"
	}
	put(attrs, "{"+xmlnsNS+"}"+name, value.Str(n.uri))
	e.scope = append(e.scope, n)
}

// put sets an attribute; the map of attributes is made when there is one.
func put(attrs **value.Map, name string, v value.Value) {
	if *attrs == nil {
		*attrs = value.NewMap(types.StringMap)
	}
	(*attrs).Put(name, v)
}

// element makes an element of a value. Without a namespace of its own it is in
// the default one.
func (e *encoder) element(name string, ns *namespace, v value.Value) (*value.XML, error) {
	if e.deep++; e.deep > maxDepth {
		return nil, failure{"the value is nested too deeply, or contains itself"}
	}
	outer := len(e.scope)
	x, err := e.elementWithin(name, ns, v)
	e.deep--
	e.scope = e.scope[:outer]
	return x, err
}

// elementWithin is element, where namespaces may be declared.
func (e *encoder) elementWithin(name string, ns *namespace, v value.Value) (*value.XML, error) {
	if !value.IsXMLName(name) {
		return nil, failure{"'" + name + "' is no name of an element"}
	}
	uri, prefix := "", ""
	if ns != nil {
		uri, prefix = ns.uri, ns.prefix
	}
	var attrs *value.Map
	if ns != nil {
		e.declare(&attrs, *ns)
	}
	var x *value.XML
	switch v := v.(type) {
	case *value.Map:
		s := e.shape(v)
		if s.attributes {
			e.declarations(v, s, &attrs)
		}
		content, own, err := e.children(v, s)
		if err != nil {
			return nil, err
		}
		if err := e.attributes(own, s, &attrs); err != nil {
			return nil, err
		}
		x = &value.XML{Kind: value.XMLElement, Items: content}
	case *value.XML:
		if v.Kind == value.XMLElement {
			if _, local := value.SplitXMLName(v.Name); local == name {
				return v, nil // it is the element
			}
		}
		x = value.NewXMLElement("", nil, v)
	case nil:
		x = &value.XML{Kind: value.XMLElement}
	case *value.List, *value.Table:
		return nil, failure{"a list within a list has no name in XML"}
	default:
		x = textElement(textValue(v))
	}
	if ns == nil {
		uri, _ = e.lookup("")
	}
	x.Name, x.Prefix = expanded(uri, name), prefix
	if attrs != nil {
		x.Attrs = defaultFirst(attrs)
	}
	return x, nil
}

// textValue is the text of a simple value.
func textValue(v value.Value) string {
	switch v := v.(type) {
	case *value.String:
		return v.String()
	case value.Int:
		return strconv.FormatInt(int64(v), 10)
	case value.Float:
		return value.FormatFloat(float64(v))
	}
	return value.ToString(v)
}

// stringValue is the text of a simple value as a string.
func stringValue(v value.Value) *value.String {
	if s, ok := v.(*value.String); ok {
		return s
	}
	return value.Str(textValue(v))
}

// textElement makes an element, yet without a name, of a text.
func textElement(s string) *value.XML {
	x := new(struct {
		element, text value.XML
		items         [1]*value.XML
	})
	x.element.Kind = value.XMLElement
	if s != "" {
		x.text.Kind, x.text.Text = value.XMLText, s
		x.items[0] = &x.text
		x.element.Items = x.items[:]
	}
	return &x.element
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

// info is what is known of a field of a value, which is likely the one at a place.
func (s *shape) info(name string, at int) *fieldInfo {
	if at < len(s.fields) && s.fields[at].name == name {
		return &s.fields[at]
	}
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
func (e *encoder) declarations(v *value.Map, s *shape, attrs **value.Map) {
	for i, k := range v.Keys() {
		f := s.info(k, i)
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
}

// attributes puts the fields of a value that are attributes among them.
func (e *encoder) attributes(own []attribute, s *shape, attrs **value.Map) error {
	if len(own) == 0 {
		return nil
	}
	e.names, e.vals = e.names[:0], e.vals[:0]
	layout := s.attrs.Load()
	for _, a := range own {
		uri, local := "", a.name
		if a.f.ns != nil {
			uri = a.f.ns.uri
			e.putAll(attrs)
			e.declare(attrs, *a.f.ns)
		} else if prefix, rest, ok := strings.Cut(a.name, ":"); ok {
			if uri, ok = e.lookup(prefix); ok {
				local = rest
			}
		}
		name := expanded(uri, local)
		if n := len(e.names); layout == nil || n >= len(layout.Keys()) || layout.Keys()[n] != name {
			if layout = nil; !value.IsXMLName(local) {
				return failure{"'" + local + "' is no name of an attribute"}
			}
		}
		switch a.v.(type) {
		case *value.Map, *value.List, *value.Table, *value.XML:
			return failure{"attribute '" + local + "' cannot be an object or array"}
		}
		e.names, e.vals = append(e.names, name), append(e.vals, stringValue(a.v))
		if *attrs != nil {
			e.putAll(attrs)
		}
	}
	if *attrs != nil {
		return nil
	}
	// Most values of a type have the same attributes: what says which they are is
	// shared, and nothing is looked for.
	if layout == nil || len(layout.Keys()) != len(e.names) {
		for i, n := range e.names {
			if slices.Contains(e.names[:i], n) {
				e.putAll(attrs)
				return nil
			}
		}
		layout = value.LayoutOf(types.MappingAtomicOf(types.StringMap), e.names)
		s.attrs.Store(layout)
	}
	*attrs = layout.New(false, e.vals, nil)
	return nil
}

// putAll puts the attributes that were gathered.
func (e *encoder) putAll(attrs **value.Map) {
	for i, n := range e.names {
		put(attrs, n, e.vals[i])
	}
	e.names, e.vals = e.names[:0], e.vals[:0]
}

// attribute is a field that is one.
type attribute struct {
	name string
	f    *fieldInfo
	v    value.Value
}

// children makes the content of an element, and gives what are its attributes.
func (e *encoder) children(v *value.Map, s *shape) ([]*value.XML, []attribute, error) {
	items := make([]*value.XML, 0, v.Len())
	var attrs []attribute
	if err := e.fields(v, s, &items, &attrs); err != nil {
		return nil, nil, err
	}
	return items, attrs, nil
}

func (e *encoder) fields(v *value.Map, s *shape, items *[]*value.XML, attrs *[]attribute) error {
	keys := v.Keys()
	if s.ordered {
		keys = nil
		for _, j := range s.order {
			if v.Has(s.fields[j].name) {
				keys = append(keys, s.fields[j].name)
			}
		}
		for i, k := range v.Keys() {
			if s.info(k, i) == nil {
				keys = append(keys, k)
			}
		}
	}
	for i, k := range keys {
		x, f := v.Field(k), s.info(k, i)
		name := e.xmlName(k, f)
		switch {
		case f != nil && f.attribute:
			if name != "xmlns" && !strings.HasPrefix(name, "xmlns:") && x != nil {
				*attrs = append(*attrs, attribute{name, f, x})
			}
			continue
		case name == e.text:
			if t := value.ToString(x); x != nil && t != "" {
				*items = append(*items, value.NewXMLText(t))
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
		*items = slices.Grow(*items, v.Len())
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
			s := e.shape(r)
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
		if err := e.fields(r, e.shape(r), items, attrs); err != nil {
			return err
		}
	}
	return nil
}

// alternatives counts the alternatives of a choice that a record has.
func (e *encoder) alternatives(r *value.Map) int {
	n := 0
	s := e.shape(r)
	for i, k := range r.Keys() {
		x := r.ValueAt(i)
		if l, ok := x.(*value.List); ok {
			if f := s.info(k, i); f != nil && f.occurs == nil {
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
