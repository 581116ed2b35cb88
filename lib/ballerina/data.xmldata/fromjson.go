package xmldata

// From JSON to XML.

import (
	"strings"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// jsonEncoder is one run over a JSON value.
type jsonEncoder struct {
	prefixes []string // before the names of attributes
	item     string   // the name of elements for members of a list without a name
	text     string   // the name of the member for text
	scope    []namespace
	deep     int
}

// fromJSON is the function fromJson.
func (m *module) fromJSON(_ *runtime.Context, args []value.Value) (value.Value, error) {
	o := args[1].(*value.Map)
	e := &jsonEncoder{item: o.Str("arrayEntryTag"), text: o.Str("textFieldName"), prefixes: []string{o.Str("attributePrefix")}}
	if p := o.Str("userAttributePrefix"); p != "" {
		e.prefixes = append(e.prefixes, p)
	}
	tag, tagged := "root", false
	if t, ok := o.Field("rootTag").(*value.String); ok {
		tag, tagged = t.String(), true
	}
	x, err := e.document(args[0], tag, tagged)
	if err != nil {
		return m.outcome(nil, err)
	}
	return x, nil
}

func (e *jsonEncoder) document(v value.Value, tag string, tagged bool) (*value.XML, error) {
	switch v := v.(type) {
	case nil:
		return &value.XML{}, nil
	case *value.Map:
		if v.Len() == 0 {
			return &value.XML{}, nil
		}
		if v.Len() > 1 {
			return e.element(tag, v)
		}
		key, x := v.Keys()[0], v.ValueAt(0)
		if key == e.text {
			return value.NewXMLText(value.ToString(x)), nil
		}
		if _, isList := x.(*value.List); isList || e.attribute(key) != "" {
			return e.element(tag, v)
		}
		r, err := e.element(key, x)
		if err != nil || !tagged {
			return r, err
		}
		return value.NewXMLElement(tag, value.NewMap(types.StringMap), r), nil
	case *value.List:
		return e.element(tag, v)
	}
	return value.NewXMLText(value.ToString(v)), nil
}

// attribute gives the name of an attribute that a member stands for, "" when it
// is none.
func (e *jsonEncoder) attribute(key string) string {
	for _, p := range e.prefixes {
		if name, ok := strings.CutPrefix(key, p); ok && p != "" {
			return name
		}
	}
	return ""
}

// resolve gives the expanded name that a name with a prefix stands for.
func (e *jsonEncoder) resolve(name string, element bool) (full, prefix string, err error) {
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		prefix, local = "", name
	}
	if !value.IsXMLName(local) || ok && !value.IsXMLName(prefix) {
		return "", "", failure{"'" + name + "' is no name in XML"}
	}
	if !ok && !element {
		return local, "", nil
	}
	for i := len(e.scope) - 1; i >= 0; i-- {
		if e.scope[i].prefix == prefix {
			return expanded(e.scope[i].uri, local), prefix, nil
		}
	}
	if ok {
		return "", "", failure{"the prefix of the name '" + name + "' stands for no namespace"}
	}
	return local, "", nil
}

func (e *jsonEncoder) element(name string, v value.Value) (*value.XML, error) {
	if e.deep++; e.deep > maxDepth {
		return nil, failure{"the value is nested too deeply, or contains itself"}
	}
	outer := len(e.scope)
	defer func() {
		e.deep--
		e.scope = e.scope[:outer]
	}()
	attrs := value.NewMap(types.StringMap)
	var children []*value.XML
	switch v := v.(type) {
	case *value.Map:
		if err := e.attributes(v, attrs); err != nil {
			return nil, err
		}
		for i, k := range v.Keys() {
			if k = strings.TrimSpace(k); e.attribute(k) != "" {
				continue
			}
			if k == e.text {
				children = append(children, value.NewXMLText(value.ToString(v.ValueAt(i))))
				continue
			}
			if err := e.member(k, v.ValueAt(i), &children); err != nil {
				return nil, err
			}
		}
	case *value.List:
		item := e.item
		if item == "" {
			item = name
		}
		for i := range v.Len() {
			x, err := e.element(item, v.At(i))
			if err != nil {
				return nil, err
			}
			children = append(children, x)
		}
	case nil:
	default:
		children = append(children, value.NewXMLText(value.ToString(v)))
	}
	full, prefix, err := e.resolve(name, true)
	if err != nil {
		return nil, err
	}
	x := value.NewXMLElement(full, attrs, value.NewXMLSequence(children...))
	x.Prefix = prefix
	return x, nil
}

// member makes the elements of a member of an object.
func (e *jsonEncoder) member(name string, v value.Value, to *[]*value.XML) error {
	if l, ok := v.(*value.List); ok {
		for i := range l.Len() {
			x, err := e.element(name, l.At(i))
			if err != nil {
				return err
			}
			*to = append(*to, x)
		}
		return nil
	}
	x, err := e.element(name, v)
	*to = append(*to, x)
	return err
}

// attributes puts the members of an object that are attributes among them:
// declarations first, which names may use.
func (e *jsonEncoder) attributes(v *value.Map, attrs *value.Map) error {
	for _, declarations := range []bool{true, false} {
		for i, k := range v.Keys() {
			name := e.attribute(strings.TrimSpace(k))
			if name == "" {
				continue
			}
			prefix, declares := strings.CutPrefix(name, "xmlns:")
			if name == "xmlns" {
				prefix, declares = "", true
			}
			if declares != declarations {
				continue
			}
			x := v.ValueAt(i)
			switch x.(type) {
			case *value.Map, *value.List:
				return failure{"attribute cannot be an object or array"}
			}
			text := value.Str(value.ToString(x))
			if declares {
				e.scope = append(e.scope, namespace{prefix, text.String()})
				if prefix == "" {
					prefix = "xmlns"
				}
				attrs.Put("{"+xmlnsNS+"}"+prefix, text)
				continue
			}
			full, _, err := e.resolve(name, false)
			if err != nil {
				return err
			}
			attrs.Put(full, text)
		}
	}
	return nil
}
