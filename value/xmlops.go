package value

// Operations on xml values: writing them as text, and what the language's
// navigation and the lang.xml module do.

import (
	"slices"
	"strconv"
	"strings"
)

// Len is the number of items.
func (x *XML) Len() int {
	if x.Kind == XMLSequence {
		return len(x.Items)
	}
	return 1
}

// At returns item i as a value of its own, 0 ≤ i < Len.
func (x *XML) At(i int) *XML {
	if x.Kind == XMLSequence {
		return x.Items[i]
	}
	return x
}

// xmlOf makes a value of items that are in order and need no merging.
func xmlOf(items []*XML) *XML {
	if len(items) == 1 {
		return items[0]
	}
	return &XML{Items: items}
}

// Slice returns the items from (included) to to (excluded); the caller has
// checked the bounds.
func (x *XML) Slice(from, to int) *XML {
	if x.Kind != XMLSequence {
		if from == to {
			return &XML{}
		}
		return x
	}
	return xmlOf(x.Items[from:to:to])
}

// SplitXMLName takes an expanded name apart.
func SplitXMLName(name string) (ns, local string) {
	if len(name) > 0 && name[0] == '{' {
		if i := strings.IndexByte(name, '}'); i > 0 {
			return name[1:i], name[i+1:]
		}
	}
	return "", name
}

// MatchXMLName reports whether an expanded name matches one of the patterns of
// a step or filter: "*", "{ns}*", or an expanded name.
func MatchXMLName(name string, patterns []string) bool {
	for _, p := range patterns {
		if p == name || p == "*" {
			return true
		}
		if strings.HasSuffix(p, "}*") {
			if ns, _ := SplitXMLName(name); ns == p[1:len(p)-2] {
				return true
			}
		}
	}
	return false
}

// Elements selects the elements whose names match a pattern (see
// [MatchXMLName]), or all elements without patterns: x.<a|b>.
func (x *XML) Elements(patterns ...string) *XML {
	var r []*XML
	for _, i := range x.Each() {
		if i.Kind == XMLElement && (len(patterns) == 0 || MatchXMLName(i.Name, patterns)) {
			r = append(r, i)
		}
	}
	return xmlOf(r)
}

// Children gives the children of all elements in x, in order: x/*.
func (x *XML) Children() *XML {
	if x.Kind == XMLElement {
		n := len(x.Items)
		return xmlOf(x.Items[:n:n])
	}
	var parts []*XML
	for _, i := range x.Each() {
		if i.Kind == XMLElement {
			parts = append(parts, i.Items...)
		}
	}
	return NewXMLSequence(parts...)
}

// Descendants gives the children of all elements in x, each followed by its
// own descendants.
func (x *XML) Descendants() *XML {
	var r []*XML
	var walk func(e *XML)
	walk = func(e *XML) {
		for _, i := range e.Items {
			r = append(r, i)
			if i.Kind == XMLElement {
				walk(i)
			}
		}
	}
	for _, i := range x.Each() {
		if i.Kind == XMLElement {
			walk(i)
		}
	}
	return NewXMLSequence(r...)
}

// DescendantElements selects from the descendants of the elements in x the
// elements whose names match: x/**/<a|b>.
func (x *XML) DescendantElements(patterns ...string) *XML {
	var r []*XML
	var walk func(e *XML)
	walk = func(e *XML) {
		for _, i := range e.Items {
			if i.Kind == XMLElement {
				if len(patterns) == 0 || MatchXMLName(i.Name, patterns) {
					r = append(r, i)
				}
				walk(i)
			}
		}
	}
	for _, i := range x.Each() {
		if i.Kind == XMLElement {
			walk(i)
		}
	}
	return xmlOf(r)
}

// OutermostElements selects from the descendants of the elements in x the elements
// of the expanded names given, and does not look within those.
func (x *XML) OutermostElements(names []string) *XML {
	var r []*XML
	var walk func(e *XML)
	walk = func(e *XML) {
		for _, i := range e.Items {
			switch {
			case i.Kind != XMLElement:
			case slices.Contains(names, i.Name):
				r = append(r, i)
			default:
				walk(i)
			}
		}
	}
	for _, i := range x.Each() {
		if i.Kind == XMLElement {
			walk(i)
		}
	}
	return xmlOf(r)
}

// Data is the character data: the text of the value and of its elements, in
// order.
func (x *XML) Data() string {
	if x.Kind == XMLText {
		return x.Text
	}
	var b strings.Builder
	var walk func(x *XML)
	walk = func(x *XML) {
		switch x.Kind {
		case XMLText:
			b.WriteString(x.Text)
		case XMLElement, XMLSequence:
			for _, i := range x.Items {
				walk(i)
			}
		}
	}
	walk(x)
	return b.String()
}

// TextItems concatenates the text items of x.
func (x *XML) TextItems() *XML {
	var b strings.Builder
	for _, i := range x.Each() {
		if i.Kind == XMLText {
			b.WriteString(i.Text)
		}
	}
	return NewXMLText(b.String())
}

// Strip leaves out comments, processing instructions, and then text that is
// white space only, at every level. Elements it leaves unchanged are shared.
func (x *XML) Strip() *XML {
	var merged []*XML
	changed := false
	for _, i := range x.Each() {
		switch i.Kind {
		case XMLComment, XMLPI:
			changed = true
			continue
		case XMLElement:
			if s := xmlOf(i.Items).Strip(); !sameItems(s, i.Items) {
				c := *i
				c.Attrs = copyAttrs(i.Attrs)
				c.Items = itemsOf(s)
				i, changed = &c, true
			}
		}
		merged = append(merged, i)
	}
	var kept []*XML
	for _, i := range itemsOf(NewXMLSequence(merged...)) {
		if i.Kind == XMLText && strings.Trim(i.Text, " \t\r\n") == "" {
			changed = true
			continue
		}
		kept = append(kept, i)
	}
	if !changed {
		return x
	}
	return NewXMLSequence(kept...)
}

// itemsOf gives the items of a value as children of an element.
func itemsOf(x *XML) []*XML {
	if x.Kind == XMLSequence {
		return x.Items
	}
	return []*XML{x}
}

func sameItems(x *XML, items []*XML) bool {
	got := itemsOf(x)
	if len(got) != len(items) {
		return false
	}
	for i := range got {
		if got[i] != items[i] {
			return false
		}
	}
	return true
}

func copyAttrs(m *Map) *Map {
	if m == nil || m.Len() == 0 {
		return nil
	}
	r := NewMap(attrsType())
	m.tidy()
	for i, k := range m.lay.keys {
		r.Put(k, m.at(i))
	}
	return r
}

// NewXMLElement makes an element; attrs, which may be nil, are copied.
func NewXMLElement(name string, attrs *Map, children *XML) *XML {
	e := &XML{Kind: XMLElement, Name: name, Attrs: copyAttrs(attrs)}
	if children != nil {
		e.Items = itemsOf(children)
	}
	return e
}

// Attributes returns the map of an element's attributes, in which changes
// change the element.
func (x *XML) Attributes() *Map {
	if x.Attrs == nil {
		m := NewMap(attrsType())
		if x.ro {
			// Another strand may be reading x.
			m.ro = true
			return m
		}
		x.Attrs = m
	}
	return x.Attrs
}

// Attribute returns the value of an attribute by its expanded name, nil when
// there is none.
func (x *XML) Attribute(name string) *String {
	if x.Attrs == nil {
		return nil
	}
	s, _ := x.Attrs.Field(name).(*String)
	return s
}

func (x *XML) checkUpdate(what string) error {
	if x.ro {
		return Panicf("{ballerina/lang.xml}InvalidUpdate", "%s: modification not allowed on readonly value", what)
	}
	return nil
}

// SetName renames an element. The error is the panic for an immutable one.
func (x *XML) SetName(name string) error {
	if err := x.checkUpdate("Failed to set xml name"); err != nil {
		return err
	}
	x.Name = name
	return nil
}

// SetChildren replaces the children of an element. The error is a panic: the
// element is immutable, or would contain itself.
func (x *XML) SetChildren(children *XML) error {
	if err := x.checkUpdate("Failed to set children to xml element"); err != nil {
		return err
	}
	items := itemsOf(children)
	for _, i := range items {
		if i.contains(x) {
			return Panic("{ballerina/lang.xml}XMLOperationError", "Cycle detected")
		}
	}
	x.Items = items
	return nil
}

func (x *XML) contains(e *XML) bool {
	if x == e {
		return true
	}
	for _, i := range x.Items {
		if i.Kind == XMLElement && i.contains(e) {
			return true
		}
	}
	return false
}

// ------------------------------------------------------------ writing

// String is the value in XML syntax.
func (x *XML) String() string {
	if x.Kind == XMLSequence && len(x.Items) == 0 {
		return ""
	}
	return string(x.AppendTo(nil))
}

// AppendTo appends the value in XML syntax. Namespaces that are not declared
// where they are used are declared there.
func (x *XML) AppendTo(b []byte) []byte {
	w := xmlWriter{b: b}
	w.ns = append(w.ns, nsBinding{"xml", xmlNS}, nsBinding{"", ""})
	for _, i := range x.Each() {
		w.item(i)
	}
	return w.b
}

type xmlWriter struct {
	b  []byte
	ns []nsBinding
}

func (w *xmlWriter) item(x *XML) {
	switch x.Kind {
	case XMLText:
		w.b = appendXMLText(w.b, x.Text)
	case XMLComment:
		w.b = append(w.b, "<!--"...)
		w.b = append(w.b, x.Text...)
		w.b = append(w.b, "-->"...)
	case XMLPI:
		w.b = append(w.b, "<?"...)
		w.b = append(w.b, x.Name...)
		w.b = append(w.b, ' ')
		w.b = append(w.b, x.Text...)
		w.b = append(w.b, "?>"...)
	case XMLElement:
		w.element(x)
	}
}

func (w *xmlWriter) uriOf(prefix string) string {
	for i := len(w.ns) - 1; i >= 0; i-- {
		if w.ns[i].prefix == prefix {
			return w.ns[i].uri
		}
	}
	return ""
}

// prefixFor finds a prefix that is bound to a namespace: hint if it is, and
// otherwise the innermost. dflt allows the empty prefix.
func (w *xmlWriter) prefixFor(uri, hint string, dflt bool) (string, bool) {
	if (hint != "" || dflt) && w.uriOf(hint) == uri {
		return hint, true
	}
	if dflt && w.uriOf("") == uri {
		return "", true
	}
	for i := len(w.ns) - 1; i >= 0; i-- {
		if p := w.ns[i].prefix; w.ns[i].uri == uri && p != "" && w.uriOf(p) == uri {
			return p, true
		}
	}
	return "", false
}

// ownPrefix reports whether a prefix is declared by the element being written.
func (w *xmlWriter) ownPrefix(base int, prefix string) bool {
	for _, n := range w.ns[base:] {
		if n.prefix == prefix {
			return true
		}
	}
	return false
}

// freshPrefix makes a prefix that is not bound.
func (w *xmlWriter) freshPrefix() string {
	for i := 0; ; i++ {
		if p := "ns" + strconv.Itoa(i); w.uriOf(p) == "" {
			return p
		}
	}
}

func (w *xmlWriter) element(x *XML) {
	base := len(w.ns)
	attrs := x.Attrs.lenOrZero()
	if attrs > 0 {
		x.Attrs.tidy()
	}
	for i := 0; i < attrs; i++ {
		if p, ok := strings.CutPrefix(x.Attrs.lay.keys[i], xmlnsAttr); ok {
			if p == "xmlns" {
				p = ""
			}
			w.ns = append(w.ns, nsBinding{p, ToString(x.Attrs.at(i))})
		}
	}
	declared := len(w.ns) // beyond here are declarations to be added
	ns, local := SplitXMLName(x.Name)
	prefix := ""
	skipDefault := false
	switch {
	case ns == "":
		if w.uriOf("") != "" {
			// The name is in no namespace, whatever the attributes declare.
			skipDefault = w.ownPrefix(base, "")
			w.ns = append(w.ns, nsBinding{"", ""})
		}
	default:
		var ok bool
		if prefix, ok = w.prefixFor(ns, x.Prefix, true); !ok {
			prefix = x.Prefix
			if w.ownPrefix(base, prefix) {
				prefix = w.freshPrefix()
			}
			w.ns = append(w.ns, nsBinding{prefix, ns})
		}
	}
	for i := 0; i < attrs; i++ {
		// Attributes whose namespace has no prefix.
		ns, _ := SplitXMLName(x.Attrs.lay.keys[i])
		if ns == "" || ns == xmlnsNS {
			continue
		}
		if _, ok := w.prefixFor(ns, "", false); !ok {
			w.ns = append(w.ns, nsBinding{w.freshPrefix(), ns})
		}
	}
	w.b = append(w.b, '<')
	at := len(w.b)
	if prefix != "" {
		w.b = append(append(w.b, prefix...), ':')
	}
	w.b = append(w.b, local...)
	nameLen := len(w.b) - at
	// Declarations come first, those that the element lacks last of them.
	for i, n := range w.ns[base:] {
		if !skipDefault || n.prefix != "" || base+i >= declared {
			w.declaration(n)
		}
	}
	for i := 0; i < attrs; i++ {
		if name := x.Attrs.lay.keys[i]; !strings.HasPrefix(name, xmlnsAttr) {
			w.attribute(name, ToString(x.Attrs.at(i)))
		}
	}
	if len(x.Items) == 0 {
		w.b = append(w.b, "/>"...)
	} else {
		w.b = append(w.b, '>')
		for _, i := range x.Items {
			w.item(i)
		}
		w.b = append(w.b, "</"...)
		w.b = append(w.b, w.b[at:at+nameLen]...)
		w.b = append(w.b, '>')
	}
	w.ns = w.ns[:base]
}

func (w *xmlWriter) declaration(n nsBinding) {
	w.b = append(w.b, " xmlns"...)
	if n.prefix != "" {
		w.b = append(append(w.b, ':'), n.prefix...)
	}
	w.value(n.uri)
}

func (w *xmlWriter) attribute(name, val string) {
	w.b = append(w.b, ' ')
	ns, local := SplitXMLName(name)
	if p, _ := w.prefixFor(ns, "", false); ns != "" {
		w.b = append(append(w.b, p...), ':')
	}
	w.b = append(w.b, local...)
	w.value(val)
}

func (w *xmlWriter) value(val string) {
	w.b = append(w.b, `="`...)
	w.b = appendXMLAttr(w.b, val)
	w.b = append(w.b, '"')
}

func appendXMLText(b []byte, s string) []byte {
	start := 0
	for i := 0; i < len(s); i++ {
		var e string
		switch s[i] {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '\r':
			e = "&#xD;"
		default:
			continue
		}
		b = append(append(b, s[start:i]...), e...)
		start = i + 1
	}
	return append(b, s[start:]...)
}

func appendXMLAttr(b []byte, s string) []byte {
	start := 0
	for i := 0; i < len(s); i++ {
		var e string
		switch s[i] {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '"':
			e = "&quot;"
		case '\n':
			e = "&#xA;"
		case '\r':
			e = "&#xD;"
		case '\t':
			e = "&#x9;"
		default:
			continue
		}
		b = append(append(b, s[start:i]...), e...)
		start = i + 1
	}
	return append(b, s[start:]...)
}
