package xmldata

// From XML elements to records.

import (
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// decoder is one run over an element.
type decoder struct {
	m        *module
	c        *runtime.Context
	prefix   string // before the names of attributes
	text     string // the name of the field for text
	strict   bool   // what has no place is an error
	prefixes bool   // namespaces have to agree in their prefixes as well
	deep     int
}

const xmlnsNS = "http://www.w3.org/2000/xmlns/"

// maxDepth guards the stack.
const maxDepth = 10000

func contains(list []string, s string) bool { return slices.Contains(list, s) }

// document makes a record of the one element of a document.
func (d *decoder) document(x *value.XML, t types.Type) (value.Value, error) {
	var root *value.XML
	for _, i := range x.Each() {
		switch {
		case i.Kind == value.XMLElement && root == nil:
			root = i
		case i.Kind == value.XMLElement, i.Kind == value.XMLText && strings.TrimSpace(i.Text) != "":
			return nil, failure{"expected one XML element, found several items"}
		}
	}
	if root == nil {
		return nil, failure{"expected an XML element, found none"}
	}
	var failed error
	atoms := types.MappingAtoms(t)
	for _, at := range atoms {
		a := types.MappingAtomicOf(at)
		if a == nil {
			continue
		}
		s := d.m.shape(a)
		err := d.rootFits(root, s)
		if err == nil {
			var v value.Value
			if v, err = d.record(root, s); err == nil {
				return v, nil
			}
		}
		if _, ok := err.(failure); !ok {
			return nil, err
		}
		failed = err
	}
	if failed == nil || len(atoms) > 1 {
		failed = failure{"'xml' value '" + short(root) + "' cannot be converted to '" + t.RunTimeString() + "'"}
	}
	return nil, failed
}

// rootFits compares the outermost element with what the type's annotations say.
func (d *decoder) rootFits(x *value.XML, s *shape) error {
	uri, local := value.SplitXMLName(x.Name)
	if s.tag != "" && s.tag != local {
		return failure{"record type name '" + s.tag + "' mismatch with given XML name '" + local + "'"}
	}
	if s.ns != nil && !d.same(s.ns, uri, x.Prefix) {
		return failure{"namespace mismatched for the type: '" + s.name + "'"}
	}
	return nil
}

// same reports whether a name has the namespace that an annotation says.
func (d *decoder) same(n *namespace, uri, prefix string) bool {
	return n == nil || n.uri == uri && (!d.prefixes || n.prefix == prefix)
}

// short shows an element in a message.
func short(x *value.XML) string {
	s := x.String()
	if r := []rune(s); len(r) > 200 {
		return string(r[:197]) + "..."
	}
	return s
}

// slots hold what was found for the fields of a record.
type slots struct {
	elements [][]*value.XML
	attrs    []*value.String
	groups   [][]*slots // occurrences of sequences and choices
	rest     []restField
	text     string
	nested   bool // there are elements
}

// restField is what has no field: elements, or an attribute.
type restField struct {
	name     string
	elements []*value.XML
	attr     *value.String
}

func newSlots(s *shape) *slots {
	n := len(s.fields)
	r := &slots{elements: make([][]*value.XML, n)}
	if len(s.groups) > 0 {
		r.groups = make([][]*slots, n)
	}
	return r
}

// record makes a record of an element.
func (d *decoder) record(x *value.XML, s *shape) (value.Value, error) {
	if d.deep++; d.deep > maxDepth {
		return nil, failure{"the XML is nested too deeply"}
	}
	defer func() { d.deep-- }()
	r := newSlots(s)
	if x.Attrs != nil {
		r.attrs = make([]*value.String, len(s.fields))
		if err := d.attributes(x, s, r); err != nil {
			return nil, err
		}
	}
	if err := d.elements(x, s, r); err != nil {
		return nil, err
	}
	return d.build(s, r)
}

// attributes puts an element's attributes into their slots.
func (d *decoder) attributes(x *value.XML, s *shape, r *slots) error {
	for i, full := range x.Attrs.Keys() {
		uri, local := value.SplitXMLName(full)
		v := x.Attrs.ValueAt(i).(*value.String)
		if uri == xmlnsNS {
			// A declaration is no data, unless a field asks for it.
			name := "xmlns:" + local
			if local == "xmlns" {
				name = "xmlns"
			}
			for _, f := range s.byKey[name] {
				if s.fields[f].attribute {
					r.attrs[f] = v
				}
			}
			continue
		}
		key := d.prefix + local
		found := false
		for _, attribute := range []bool{true, false} {
			for _, f := range s.byKey[key] {
				if fi := &s.fields[f]; !found && fi.attribute == attribute && d.sameAttr(fi.ns, uri, x) {
					r.attrs[f], found = v, true
				}
			}
		}
		if found {
			continue
		}
		if types.IsNever(s.a.Rest) {
			if d.strict {
				return d.undefined(key, s)
			}
			continue
		}
		r.rest = append(r.rest, restField{name: key, attr: v})
	}
	return nil
}

// sameAttr is same for an attribute, whose prefix is one of those declared for the
// namespace.
func (d *decoder) sameAttr(n *namespace, uri string, x *value.XML) bool {
	if n == nil || n.uri != uri || !d.prefixes {
		return n == nil || n.uri == uri
	}
	declared := x.Attribute("{" + xmlnsNS + "}" + n.prefix)
	return declared == nil || declared.String() == uri
}

func (d *decoder) undefined(key string, s *shape) error {
	return failure{"undefined field '" + key + "' in record '" + s.a.Type().RunTimeString() + "'"}
}

// field finds the field for an element, -1 for none.
func (d *decoder) field(x *value.XML, s *shape) int {
	uri, local := value.SplitXMLName(x.Name)
	for _, f := range s.byKey[local] {
		if fi := &s.fields[f]; !fi.attribute && d.same(fi.ns, uri, x.Prefix) {
			return f
		}
	}
	return -1
}

// elements puts an element's children into their slots.
func (d *decoder) elements(x *value.XML, s *shape, r *slots) error {
	var grouped []*value.XML // those of sequences and choices
	for _, c := range x.Items {
		switch c.Kind {
		case value.XMLText:
			r.text += c.Text
			continue
		case value.XMLElement:
			r.nested = true
		default:
			continue
		}
		if f := d.field(c, s); f >= 0 {
			r.elements[f] = append(r.elements[f], c)
			continue
		}
		if len(s.groups) > 0 && d.groupOf(c, s) >= 0 {
			grouped = append(grouped, c)
			continue
		}
		_, local := value.SplitXMLName(c.Name)
		if types.IsNever(s.a.Rest) {
			if d.strict {
				return d.undefined(local, s)
			}
			continue
		}
		i := slices.IndexFunc(r.rest, func(f restField) bool { return f.name == local })
		if i < 0 {
			i = len(r.rest)
			r.rest = append(r.rest, restField{name: local})
		}
		r.rest[i].attr = nil // an element comes before an attribute of its name
		r.rest[i].elements = append(r.rest[i].elements, c)
	}
	if len(s.groups) == 0 {
		return nil
	}
	g := &groupReader{d: d, items: grouped}
	return g.all(s, r)
}

// build makes a record of what was found for its fields.
func (d *decoder) build(s *shape, r *slots) (value.Value, error) {
	m := s.maker.Begin(nil)
	whole := true
	there := make([]bool, len(s.fields))
	hasText := strings.TrimSpace(r.text) != ""
	for i := range s.fields {
		f := &s.fields[i]
		v, ok, err := d.fieldValue(s, f, i, r, &hasText)
		if err != nil {
			return nil, err
		}
		if !ok {
			switch {
			case f.hasDefault:
				if v, err = d.c.FillDefault(s.a, f.name); err != nil {
					return nil, err
				}
				if types.IsReadonly(f.t) {
					v = value.CloneReadOnly(v)
				}
			case f.optional:
				whole = false
				continue
			case f.attribute:
				return nil, failure{"required attribute '" + f.key + "' not present in XML"}
			default:
				return nil, failure{"required field '" + f.key + "' not present in XML"}
			}
		}
		s.maker.Set(m, i, v)
		there[i] = true
	}
	if hasText && (!r.nested || d.strict) {
		if types.IsNever(s.a.Rest) {
			if d.strict {
				return nil, d.undefined(d.text, s)
			}
		} else if !r.nested {
			v, err := d.fromText(r.text, s.a.Rest, d.text)
			if err != nil {
				return nil, err
			}
			return d.sparse(s, m, there, r, v, true)
		}
	}
	if whole && len(r.rest) == 0 && len(s.fields) > 0 {
		return m, nil
	}
	return d.sparse(s, m, there, r, nil, false)
}

// sparse makes a record that lacks fields or has others than those declared.
func (d *decoder) sparse(s *shape, from *value.Map, there []bool, r *slots, text value.Value, hasText bool) (value.Value, error) {
	m := value.NewMapOf(s.a)
	for i := range s.fields {
		if there[i] {
			m.Put(s.fields[i].name, from.ValueAt(i))
		}
	}
	for _, f := range r.rest {
		if s.a.Field(f.name) != nil {
			return nil, failure{"duplicate field '" + f.name + "'"}
		}
		var v value.Value
		var err error
		if f.attr != nil {
			v, err = d.fromText(f.attr.String(), s.a.Rest, f.name)
		} else {
			v, err = d.several(f.elements, s.a.Rest, f.name)
		}
		if err != nil {
			return nil, err
		}
		m.Put(f.name, v)
	}
	if hasText {
		m.Put(d.text, text)
	}
	if types.IsReadonly(s.a.Type()) {
		m.Freeze()
	}
	return m, nil
}

// fieldValue makes the value of a field; false when nothing was found for it.
func (d *decoder) fieldValue(s *shape, f *fieldInfo, i int, r *slots, hasText *bool) (value.Value, bool, error) {
	switch {
	case f.group != noGroup:
		return d.groupValue(f, r.groups[i])
	case len(r.elements[i]) > 0:
		xs := r.elements[i]
		if f.occurs != nil {
			if err := f.occurs.check(len(xs), f.key); err != nil {
				return nil, false, err
			}
		}
		if f.optional && len(xs) == 1 && empty(xs[0]) && simple(f.t) {
			return nil, false, nil
		}
		v, err := d.several(xs, f.t, f.key)
		return v, true, err
	case r.attrs != nil && r.attrs[i] != nil && f.key != d.text:
		v, err := d.fromText(r.attrs[i].String(), f.t, f.key)
		return v, true, err
	case f.key == d.text && !f.attribute && (*hasText || !r.nested && !f.optional && f.t.Basics()&types.BString != 0):
		*hasText = false
		v, err := d.fromText(r.text, f.t, f.key)
		return v, true, err
	case f.occurs != nil && f.occurs.min > 0 && !f.optional && !f.hasDefault:
		return nil, false, failure{"'" + f.key + "' occurs less than the min required times"}
	}
	return nil, false, nil
}

// check tells when something occurs too rarely or too often.
func (o *occurs) check(n int, name string) error {
	switch {
	case n < o.min:
		return failure{"'" + name + "' occurs less than the min required times"}
	case n > o.max:
		return failure{"'" + name + "' occurs more than the max allowed times"}
	}
	return nil
}

// empty reports whether an element has neither content nor attributes.
func empty(x *value.XML) bool { return blank(x) && !hasAttributes(x) }

func blank(x *value.XML) bool {
	for _, i := range x.Items {
		if i.Kind == value.XMLElement || i.Kind == value.XMLText && strings.TrimSpace(i.Text) != "" {
			return false
		}
	}
	return true
}

func hasAttributes(x *value.XML) bool {
	if x.Attrs != nil {
		for _, k := range x.Attrs.Keys() {
			if uri, _ := value.SplitXMLName(k); uri != xmlnsNS {
				return true
			}
		}
	}
	return false
}

func hasElements(x *value.XML) bool {
	for _, i := range x.Items {
		if i.Kind == value.XMLElement {
			return true
		}
	}
	return false
}

func textOf(x *value.XML) string {
	if len(x.Items) == 1 && x.Items[0].Kind == value.XMLText {
		return x.Items[0].Text
	}
	var b strings.Builder
	for _, i := range x.Items {
		if i.Kind == value.XMLText {
			b.WriteString(i.Text)
		}
	}
	return b.String()
}

const simpleBasics = types.BNil | types.BBoolean | types.BInt | types.BFloat | types.BDecimal | types.BString

func simple(t types.Type) bool { return t.Basics()&^simpleBasics == 0 }

// several makes a value of the elements of one name.
func (d *decoder) several(xs []*value.XML, t types.Type, name string) (value.Value, error) {
	b := t.Basics()
	if b&types.BList == 0 || len(xs) == 1 && b&^types.BList != 0 {
		if len(xs) > 1 {
			return nil, failure{"expected '" + t.RunTimeString() + "' value for the field '" + name + "' found 'array' value"}
		}
		return d.one(xs[0], t, name)
	}
	var failed error
	for _, at := range types.ListAtoms(t) {
		a := types.ListAtomicOf(at)
		if a == nil {
			continue
		}
		v, err := d.list(xs, a, name)
		if err == nil {
			return v, nil
		}
		if _, ok := err.(failure); !ok {
			return nil, err
		}
		failed = err
	}
	return nil, failed
}

// wrongSize is the message of lists that are too long or too short.
const wrongSize = "array size is not compatible with the expected size"

func (d *decoder) list(xs []*value.XML, a *types.ListAtomic, name string) (value.Value, error) {
	if len(xs) > a.Fixed && types.IsNever(a.Rest) {
		if d.strict {
			return nil, failure{wrongSize}
		}
		xs = xs[:a.Fixed]
	}
	l := value.NewListCap(a.Type(), max(len(xs), a.Fixed))
	for i, x := range xs {
		v, err := d.one(x, a.MemberAt(i), name)
		if err != nil {
			return nil, err
		}
		l.Put(v)
	}
	for l.Len() < a.Fixed {
		f, ok := value.Filler(a.MemberAt(l.Len()))
		if !ok {
			return nil, failure{wrongSize}
		}
		l.Put(f)
	}
	return l, nil
}

func cannotConvert(name string, t types.Type) error {
	return failure{"field '" + name + "' cannot be converted into the type '" + t.RunTimeString() + "'"}
}

// one makes a value of one element.
func (d *decoder) one(x *value.XML, t types.Type, name string) (value.Value, error) {
	b := t.Basics()
	if b&types.BXML != 0 && b&types.BMapping == 0 || types.IsSubtype(t, types.XML) {
		return d.xml(x, t)
	}
	structured := hasElements(x) || hasAttributes(x)
	if b&types.BMapping == 0 || !structured && b&simpleBasics&^types.BNil != 0 {
		if b&(simpleBasics|types.BMapping) == 0 {
			if b&types.BList != 0 {
				return d.several([]*value.XML{x}, t, name)
			}
			return nil, failure{"unsupported input type"}
		}
		if hasElements(x) {
			return nil, cannotConvert(name, t)
		}
		text := textOf(x)
		v, err := d.fromText(text, t, name)
		if err == nil || b&types.BMapping == 0 {
			return v, err
		}
	}
	if b&types.BNil != 0 && empty(x) {
		return nil, nil
	}
	var failed error
	atoms := types.MappingAtoms(t)
	for _, at := range atoms {
		a := types.MappingAtomicOf(at)
		if a == nil {
			continue
		}
		v, err := d.record(x, d.m.shape(a))
		if err == nil {
			return v, nil
		}
		if _, ok := err.(failure); !ok {
			return nil, err
		}
		failed = err
	}
	if failed == nil || len(atoms) > 1 || b&simpleBasics&^types.BNil != 0 {
		failed = cannotConvert(name, t)
	}
	return nil, failed
}

// xml makes an xml value of an element: itself.
func (d *decoder) xml(x *value.XML, t types.Type) (value.Value, error) {
	v := value.Clone(x)
	if !value.Is(v, t) {
		v = value.CloneReadOnly(x)
	}
	if !value.Is(v, t) {
		return nil, failure{"'xml' value '" + short(x) + "' cannot be converted to '" + t.RunTimeString() + "'"}
	}
	return v, nil
}

// fromText makes a value of the text of an element or attribute.
func (d *decoder) fromText(s string, t types.Type, name string) (value.Value, error) {
	if t == types.String && s != "" {
		if strings.TrimSpace(s) == "" {
			return nil, cannotConvert(name, t)
		}
		return value.Str(s), nil
	}
	bare := strings.TrimSpace(s)
	b := t.Basics()
	if b&simpleBasics == 0 {
		return nil, failure{"unsupported input type"}
	}
	if bare == "" {
		switch {
		case b&types.BNil != 0 && b != types.Anydata.Basics() && b != types.JSON.Basics():
			return nil, nil
		case b&types.BString != 0 && b&^simpleBasics != 0:
			return value.Str(s), nil
		}
		return nil, cannotConvert(name, t)
	}
	if b&types.BInt != 0 {
		if n, err := strconv.ParseInt(bare, 10, 64); err == nil && value.Is(value.Int(n), t) {
			return value.Int(n), nil
		}
	}
	if v, ok := special(bare); ok {
		if b&types.BFloat != 0 && b&types.BString == 0 && value.Is(v, t) {
			return v, nil
		}
	} else if c := bare[0]; c == '-' || c == '+' || c == '.' || c >= '0' && c <= '9' {
		if b&types.BFloat != 0 && strings.IndexAny(bare, "xXpP_") < 0 {
			if f, err := strconv.ParseFloat(bare, 64); err == nil && value.Is(value.Float(f), t) {
				return value.Float(f), nil
			}
		}
		if b&types.BDecimal != 0 {
			if x, ok := value.ParseDecimal(bare); ok && value.Is(x, t) {
				return x, nil
			}
		}
	}
	if b&types.BBoolean != 0 {
		is := bare == "true"
		if (is || bare == "false") && value.Is(value.Boolean(is), t) {
			return value.Boolean(is), nil
		}
	}
	if b&types.BString != 0 {
		for _, text := range []string{s, bare} {
			if v := value.Str(text); value.Is(v, t) {
				return v, nil
			}
		}
	}
	return nil, failure{"'string' value '" + bare + "' cannot be converted to '" + t.RunTimeString() + "'"}
}

// special reads the floats that are no numbers, as XML Schema writes them and as
// the language does.
func special(s string) (value.Value, bool) {
	switch s {
	case "NaN":
		return value.Float(math.NaN()), true
	case "INF", "Infinity":
		return value.Float(math.Inf(1)), true
	case "-INF", "-Infinity":
		return value.Float(math.Inf(-1)), true
	}
	return nil, false
}

// sequenceOrder gives the order of fields in a sequence.
func sequenceOrder(fields []fieldInfo) []int {
	r := make([]int, len(fields))
	for i := range r {
		r[i] = i
	}
	sort.SliceStable(r, func(a, b int) bool { return fields[r[a]].place < fields[r[b]].place })
	return r
}
