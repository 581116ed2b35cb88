package value

// XML text to values: XML 1.0 with namespaces. A document type declaration is
// skipped, and no entities but the predefined ones are expanded, so that a
// text cannot make the parser fetch or multiply anything.

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"barre/types"
)

const (
	xmlNS   = "http://www.w3.org/XML/1998/namespace"
	xmlnsNS = "http://www.w3.org/2000/xmlns/"

	// xmlnsAttr begins the names under which namespace declarations stand
	// among the attributes: "…}p" declares prefix p, "…}xmlns" the default.
	xmlnsAttr = "{" + xmlnsNS + "}"

	maxXMLDepth = 10000
)

// attrsType is the inherent type of the attributes of an element.
func attrsType() types.Type { return types.StringMap }

// ParseXML parses text as the content of an element: any sequence of elements,
// character data, comments and processing instructions. An XML declaration
// and a document type declaration before the first element are skipped. The
// error is an *Error fit to be an error result; its message names line and
// column.
func ParseXML(s string) (*XML, error) { return parseXML(s, false) }

// ParseXMLDocument parses an XML document: one root element, with comments
// and processing instructions before and after it.
func ParseXMLDocument(s string) (*XML, error) { return parseXML(s, true) }

func parseXML(s string, document bool) (x *XML, err error) {
	s = strings.TrimPrefix(s, "\uFEFF")
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	p := &xmlParser{s: s, document: document, keep: len(s) <= 4096}
	p.ns = append(p.ns, nsBinding{"xml", xmlNS}, nsBinding{"", ""})
	defer func() {
		if r := recover(); r != nil {
			f, ok := r.(*xmlFailure)
			if !ok {
				panic(r)
			}
			x, err = nil, f.err
		}
	}()
	return p.parse(), nil
}

// xmlFailure carries an error out of the parser's functions.
type xmlFailure struct{ err *Error }

type nsBinding struct{ prefix, uri string }

type xmlParser struct {
	s        string
	pos      int
	document bool
	keep     bool // strings may be parts of s
	ns       []nsBinding
	open     []xmlOpen
	items    []*XML // of all open elements, innermost last
	text     []byte // character data not yet made an item
	names    map[string]string
	attrs    []xmlAttr
	seenRoot bool
}

// xmlOpen is an element whose end tag has not been read.
type xmlOpen struct {
	el    *XML
	qname string
	items int // len(items) at its start
	ns    int // len(ns) at its start
}

type xmlAttr struct {
	qname, value string
	pos          int
}

func (p *xmlParser) fail(pos int, format string, args ...any) {
	text := p.s[:min(pos, len(p.s))]
	line := strings.Count(text, "\n") + 1
	col := utf8.RuneCountInString(text[strings.LastIndexByte(text, '\n')+1:]) + 1
	msg := fmt.Sprintf(format, args...)
	panic(&xmlFailure{NewError(fmt.Sprintf("failed to parse xml: %s at line: %d column: %d", msg, line, col), nil)})
}

// unexpected fails at the character at pos.
func (p *xmlParser) unexpected(where, want string) {
	if p.pos >= len(p.s) {
		p.fail(p.pos, "Unexpected end of input %s; expected %s", where, want)
	}
	r, _ := utf8.DecodeRuneInString(p.s[p.pos:])
	p.fail(p.pos, "Unexpected character '%c' (code %d) %s; expected %s", r, r, where, want)
}

func (p *xmlParser) has(s string) bool { return strings.HasPrefix(p.s[p.pos:], s) }

func (p *xmlParser) space() bool {
	start := p.pos
	for p.pos < len(p.s) {
		switch p.s[p.pos] {
		case ' ', '\t', '\n', '\r':
			p.pos++
			continue
		}
		break
	}
	return p.pos > start
}

// str makes a string that does not hold on to a large source.
func (p *xmlParser) str(s string) string {
	if p.keep {
		return s
	}
	return strings.Clone(s)
}

// intern is str for names, which repeat.
func (p *xmlParser) intern(s string) string {
	if x, ok := p.names[s]; ok {
		return x
	}
	if p.names == nil {
		p.names = map[string]string{}
	}
	x := p.str(s)
	p.names[x] = x
	return x
}

func (p *xmlParser) parse() *XML {
	p.declaration()
	for p.pos < len(p.s) {
		if p.s[p.pos] != '<' {
			p.charData()
			continue
		}
		switch {
		case p.has("</"):
			p.endTag()
		case p.has("<!--"):
			p.comment()
		case p.has("<![CDATA["):
			p.cdata()
		case p.has("<!DOCTYPE"):
			p.doctype()
		case p.has("<?"):
			p.pi()
		default:
			p.startTag()
		}
	}
	if n := len(p.open); n > 0 {
		p.fail(p.pos, "Unexpected end of input; expected an end tag </%s>", p.open[n-1].qname)
	}
	if p.document && !p.seenRoot {
		p.unexpected("in prolog", "'<'")
	}
	p.flushText()
	if len(p.items) == 1 {
		return p.items[0]
	}
	return &XML{Items: p.items}
}

// declaration skips <?xml …?>.
func (p *xmlParser) declaration() {
	if !p.has("<?xml") || len(p.s) <= 5 || !strings.ContainsRune(" \t\r\n", rune(p.s[5])) {
		return
	}
	end := strings.Index(p.s, "?>")
	if end < 0 {
		p.fail(len(p.s), "Unexpected end of input in xml declaration; expected '?>'")
	}
	if v := declared(p.s[5:end], "version"); v != "1.0" && v != "1.1" {
		p.fail(5, "Unexpected xml version '%s'; expected 1.0", v)
	}
	p.pos = end + 2
	if !p.document {
		p.space()
	}
}

// declared finds the value of a pseudo attribute of an XML declaration.
func declared(s, name string) string {
	_, s, ok := strings.Cut(s, name)
	if !ok {
		return ""
	}
	s = strings.TrimLeft(s, " \t\r\n=")
	if s == "" {
		return ""
	}
	v, _, _ := strings.Cut(s[1:], s[:1])
	return v
}

// doctype skips a document type declaration.
func (p *xmlParser) doctype() {
	if len(p.open) > 0 || p.seenRoot {
		p.fail(p.pos, "Unexpected document type declaration in content")
	}
	depth := 0
	for i := p.pos + 2; i < len(p.s); i++ {
		switch c := p.s[i]; c {
		case '"', '\'':
			n := strings.IndexByte(p.s[i+1:], c)
			if n < 0 {
				p.fail(i, "Unexpected end of input in document type declaration")
			}
			i += n + 1
		case '[':
			depth++
		case ']':
			depth--
		case '<':
			if strings.HasPrefix(p.s[i:], "<!--") {
				n := strings.Index(p.s[i+4:], "-->")
				if n < 0 {
					p.fail(i, "Unexpected end of input in comment")
				}
				i += n + 6
				continue
			}
		case '>':
			if depth == 0 {
				p.pos = i + 1
				if !p.document {
					p.space()
				}
				return
			}
		}
	}
	p.fail(len(p.s), "Unexpected end of input in document type declaration; expected '>'")
}

// outside reports whether the position is before or after the root element of
// a document.
func (p *xmlParser) outside() bool { return p.document && len(p.open) == 0 }

func (p *xmlParser) charData() {
	end := strings.IndexByte(p.s[p.pos:], '<')
	if end < 0 {
		end = len(p.s)
	} else {
		end += p.pos
	}
	if p.outside() {
		p.space()
		if p.pos == end {
			return
		}
		if p.seenRoot {
			p.unexpected("in epilog", "'<'")
		}
		p.unexpected("in prolog", "'<'")
	}
	for p.pos < end {
		i := p.pos
		for i < end && p.s[i] != '&' && p.s[i] != ']' && p.s[i] >= ' ' && p.s[i] < utf8.RuneSelf {
			i++
		}
		p.text = append(p.text, p.s[p.pos:i]...)
		p.pos = i
		if i == end {
			return
		}
		switch p.s[i] {
		case '&':
			p.text = p.reference(p.text)
		case ']':
			if p.has("]]>") {
				p.fail(i, "Unexpected ']]>' in character data")
			}
			p.text = append(p.text, ']')
			p.pos++
		default:
			p.text = p.char(p.text)
		}
	}
}

// char copies the character at pos, making every line break a \n.
func (p *xmlParser) char(b []byte) []byte {
	r, w := utf8.DecodeRuneInString(p.s[p.pos:])
	if !isXMLChar(r) {
		p.fail(p.pos, "Illegal character (code %d)", r)
	}
	p.pos += w
	if r == '\r' {
		if p.pos < len(p.s) && p.s[p.pos] == '\n' {
			p.pos++
		}
		r = '\n'
	}
	return utf8.AppendRune(b, r)
}

func isXMLChar(r rune) bool {
	return r >= ' ' && r < 0xFFFE || r == '\n' || r == '\t' || r == '\r' || r > 0xFFFF && r <= utf8.MaxRune
}

// reference expands the reference at pos.
func (p *xmlParser) reference(b []byte) []byte {
	end := strings.IndexByte(p.s[p.pos:min(len(p.s), p.pos+64)], ';')
	if end < 0 {
		p.fail(p.pos, "Unexpected '&'; expected a reference such as '&amp;'")
	}
	name := p.s[p.pos+1 : p.pos+end]
	start := p.pos
	p.pos += end + 1
	switch name {
	case "lt":
		return append(b, '<')
	case "gt":
		return append(b, '>')
	case "amp":
		return append(b, '&')
	case "quot":
		return append(b, '"')
	case "apos":
		return append(b, '\'')
	}
	if strings.HasPrefix(name, "#") {
		digits, base := name[1:], 10
		if strings.HasPrefix(digits, "x") {
			digits, base = digits[1:], 16
		}
		if n, err := strconv.ParseUint(digits, base, 32); err == nil && digits[0] != '+' && n <= utf8.MaxRune && isXMLChar(rune(n)) {
			return utf8.AppendRune(b, rune(n))
		}
		p.fail(start, "Illegal character reference '&%s;'", name)
	}
	p.fail(start, "Undeclared entity '&%s;'", name)
	return nil
}

func (p *xmlParser) cdata() {
	if p.outside() {
		p.unexpected("in prolog", "an element")
	}
	start := p.pos
	p.pos += len("<![CDATA[")
	end := strings.Index(p.s[p.pos:], "]]>")
	if end < 0 {
		p.fail(start, "Unexpected end of input in CDATA section; expected ']]>'")
	}
	for end += p.pos; p.pos < end; {
		p.text = p.char(p.text)
	}
	p.pos += 3
}

func (p *xmlParser) flushText() {
	if len(p.text) == 0 {
		return
	}
	p.items = append(p.items, &XML{Kind: XMLText, Text: string(p.text)})
	p.text = p.text[:0]
}

// verbatim reads characters up to end, which delimits a comment or processing
// instruction.
func (p *xmlParser) verbatim(what, end string) string {
	n := strings.Index(p.s[p.pos:], end)
	if n < 0 {
		p.fail(len(p.s), "Unexpected end of input in %s; expected '%s'", what, end)
	}
	start := p.pos
	stop := p.pos + n
	for i := start; i < stop; i++ {
		if c := p.s[i]; c < ' ' && c != '\n' && c != '\t' || c >= utf8.RuneSelf {
			// Characters to check or to change.
			b := append([]byte(nil), p.s[start:i]...)
			for p.pos = i; p.pos < stop; {
				b = p.char(b)
			}
			p.pos = stop + len(end)
			return string(b)
		}
	}
	p.pos = stop + len(end)
	return p.str(p.s[start:stop])
}

func (p *xmlParser) comment() {
	start := p.pos
	p.pos += 4
	text := p.verbatim("comment", "-->")
	if i := strings.Index(text, "--"); i >= 0 || strings.HasSuffix(text, "-") {
		p.fail(start, "Unexpected '--' in comment")
	}
	p.flushText()
	p.items = append(p.items, &XML{Kind: XMLComment, Text: text})
}

func (p *xmlParser) pi() {
	start := p.pos
	p.pos += 2
	target := p.name("processing instruction")
	if strings.EqualFold(target, "xml") || strings.Contains(target, ":") {
		p.fail(start, "Illegal processing instruction target '%s'", target)
	}
	if !p.has("?>") && !p.space() {
		p.unexpected("in processing instruction", "white space or '?>'")
	}
	text := p.verbatim("processing instruction", "?>")
	p.flushText()
	p.items = append(p.items, &XML{Kind: XMLPI, Name: p.intern(target), Text: text})
}

// name reads a name, colons included.
func (p *xmlParser) name(where string) string {
	start := p.pos
	for p.pos < len(p.s) {
		c := p.s[p.pos]
		if c < utf8.RuneSelf {
			if !nameByte[c] || p.pos == start && (c == '-' || c == '.' || c >= '0' && c <= '9') {
				break
			}
			p.pos++
			continue
		}
		r, w := utf8.DecodeRuneInString(p.s[p.pos:])
		if !isNameRune(r, p.pos == start) {
			break
		}
		p.pos += w
	}
	if p.pos == start {
		p.unexpected("in "+where, "a name")
	}
	return p.s[start:p.pos]
}

var nameByte = func() (t [utf8.RuneSelf]bool) {
	for c := range t {
		t[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == ':' || c == '-' || c == '.'
	}
	return
}()

// isNameRune tells the characters beyond ASCII of which names are made.
func isNameRune(r rune, first bool) bool {
	switch {
	case r == 0xB7, r >= 0x300 && r <= 0x36F, r == 0x203F, r == 0x2040:
		return !first
	}
	return r >= 0xC0 && r != 0xD7 && r != 0xF7 && r <= 0x2FF || r >= 0x370 && r != 0x37E && r <= 0x1FFF ||
		r == 0x200C || r == 0x200D || r >= 0x2070 && r <= 0x218F || r >= 0x2C00 && r <= 0x2FEF ||
		r >= 0x3001 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFDCF || r >= 0xFDF0 && r <= 0xFFFD || r >= 0x10000 && r <= 0xEFFFF
}

// IsXMLName reports whether s can be the local part of a name.
func IsXMLName(s string) bool {
	for i, r := range s {
		if r < utf8.RuneSelf && (!nameByte[r] || r == ':' || i == 0 && (r == '-' || r == '.' || r >= '0' && r <= '9')) ||
			r >= utf8.RuneSelf && !isNameRune(r, i == 0) {
			return false
		}
	}
	return s != ""
}

// splitQName takes a name apart at its colon.
func (p *xmlParser) splitQName(q string, pos int) (prefix, local string) {
	i := strings.IndexByte(q, ':')
	if i < 0 {
		return "", q
	}
	prefix, local = q[:i], q[i+1:]
	if prefix == "" || !IsXMLName(local) {
		p.fail(pos, "Illegal name '%s'", q)
	}
	return prefix, local
}

func (p *xmlParser) resolve(prefix, qname string, pos int) string {
	for i := len(p.ns) - 1; i >= 0; i-- {
		if p.ns[i].prefix == prefix {
			return p.ns[i].uri
		}
	}
	p.fail(pos, "Unbound namespace prefix '%s' of name '%s'", prefix, qname)
	return ""
}

func (p *xmlParser) expand(uri, local string) string {
	if uri == "" {
		return p.intern(local)
	}
	return p.intern("{" + uri + "}" + local)
}

func (p *xmlParser) startTag() {
	start := p.pos
	if p.document && len(p.open) == 0 && p.seenRoot {
		p.fail(start, "Illegal second root element")
	}
	p.pos++
	qname := p.name("start tag")
	p.attrs = p.attrs[:0]
	empty := false
	for {
		spaced := p.space()
		if p.has("/>") {
			empty = true
			p.pos += 2
			break
		}
		if p.has(">") {
			p.pos++
			break
		}
		if !spaced {
			p.unexpected("in start tag", "white space, '>' or '/>'")
		}
		p.attribute()
	}
	p.flushText()
	nsBase := len(p.ns)
	p.declare()
	el := &XML{Kind: XMLElement}
	prefix, local := p.splitQName(qname, start+1)
	el.Name = p.expand(p.resolve(prefix, qname, start+1), local)
	el.Prefix = p.intern(prefix)
	el.Attrs = p.attributes()
	if empty {
		p.ns = p.ns[:nsBase]
		p.items = append(p.items, el)
		p.seenRoot = p.seenRoot || len(p.open) == 0
		return
	}
	if len(p.open) >= maxXMLDepth {
		p.fail(start, "Elements are nested more than %d levels deep", maxXMLDepth)
	}
	p.open = append(p.open, xmlOpen{el, qname, len(p.items), nsBase})
}

func (p *xmlParser) attribute() {
	a := xmlAttr{pos: p.pos}
	a.qname = p.name("start tag")
	p.space()
	if !p.has("=") {
		p.unexpected("in attribute '"+a.qname+"'", "'='")
	}
	p.pos++
	p.space()
	if !p.has(`"`) && !p.has("'") {
		p.unexpected("in attribute '"+a.qname+"'", "a quote")
	}
	quote := p.s[p.pos]
	p.pos++
	start := p.pos
	var b []byte
	changed := false
	for {
		if p.pos >= len(p.s) {
			p.fail(a.pos, "Unexpected end of input in attribute '%s'", a.qname)
		}
		c := p.s[p.pos]
		if c == quote {
			break
		}
		plain := c >= ' ' && c < utf8.RuneSelf && c != '&' && c != '<'
		if plain && !changed {
			p.pos++
			continue
		}
		if !changed {
			changed = true
			b = append(b, p.s[start:p.pos]...)
		}
		switch {
		case plain:
			b = append(b, c)
			p.pos++
		case c == '&':
			b = p.reference(b)
		case c == '<':
			p.unexpected("in attribute '"+a.qname+"'", "a quote")
		case c == '\n', c == '\t', c == '\r':
			if p.has("\r\n") {
				p.pos++
			}
			b = append(b, ' ')
			p.pos++
		default:
			b = p.char(b)
		}
	}
	if changed {
		a.value = string(b)
	} else {
		a.value = p.str(p.s[start:p.pos])
	}
	p.pos++
	p.attrs = append(p.attrs, a)
}

// declare binds the prefixes that the attributes of a start tag declare.
func (p *xmlParser) declare() {
	for _, a := range p.attrs {
		if a.qname == "xmlns" {
			if a.value == xmlNS || a.value == xmlnsNS {
				p.fail(a.pos, "Illegal default namespace '%s'", a.value)
			}
			p.ns = append(p.ns, nsBinding{"", a.value})
			continue
		}
		prefix, ok := strings.CutPrefix(a.qname, "xmlns:")
		if !ok {
			continue
		}
		if !IsXMLName(prefix) || prefix == "xmlns" || a.value == "" || a.value == xmlnsNS || (prefix == "xml") != (a.value == xmlNS) {
			p.fail(a.pos, "Illegal namespace declaration %s=\"%s\"", a.qname, a.value)
		}
		p.ns = append(p.ns, nsBinding{p.intern(prefix), a.value})
	}
}

func (p *xmlParser) attributes() *Map {
	if len(p.attrs) == 0 {
		return nil
	}
	m := NewMap(attrsType())
	for _, a := range p.attrs {
		prefix, local := p.splitQName(a.qname, a.pos)
		var name string
		switch {
		case a.qname == "xmlns", prefix == "xmlns":
			name = p.intern(xmlnsAttr + local)
		case prefix == "":
			name = p.intern(local)
		default:
			name = p.expand(p.resolve(prefix, a.qname, a.pos), local)
		}
		if m.Find(name) >= 0 {
			p.fail(a.pos, "Duplicate attribute '%s'", a.qname)
		}
		m.Put(name, Str(a.value))
	}
	return m
}

func (p *xmlParser) endTag() {
	start := p.pos
	p.pos += 2
	qname := p.name("end tag")
	p.space()
	if !p.has(">") {
		p.unexpected("in end tag", "'>'")
	}
	p.pos++
	n := len(p.open)
	if n == 0 {
		p.fail(start, "Unexpected end tag </%s>", qname)
	}
	o := p.open[n-1]
	if o.qname != qname {
		p.fail(start, "Unexpected end tag </%s>; expected </%s>", qname, o.qname)
	}
	p.flushText()
	p.open = p.open[:n-1]
	p.ns = p.ns[:o.ns]
	if len(p.items) > o.items {
		o.el.Items = append([]*XML(nil), p.items[o.items:]...)
	}
	p.items = append(p.items[:o.items], o.el)
	p.seenRoot = p.seenRoot || n == 1
}
