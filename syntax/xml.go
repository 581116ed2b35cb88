// The content of XML templates.

package syntax

import (
	"strings"
	"unicode/utf8"
)

// XMLContent is what an XML template holds, as the production "content" of XML
// 1.0 defines it; interpolations can stand where character data and attribute
// values can.
type XMLContent struct {
	Items  []XMLItem
	Errors []Error // those that Parse has reported
}

// XMLItem is a part of XML content: *XMLElement, *XMLText, *XMLInterp,
// *XMLComment or *XMLPI.
type XMLItem interface{ xmlItem() }

type (
	// XMLElement is an element.
	XMLElement struct {
		Off, End int // bytes of the file
		Name     XMLName
		Attrs    []*XMLAttr // namespace declarations included
		Items    []XMLItem
		Empty    bool // written as one tag
	}
	// XMLName is the name of an element or attribute, as written.
	XMLName struct {
		Off, End      int
		Prefix, Local string
	}
	// XMLAttr is an attribute. Its value is made of *XMLText and *XMLInterp.
	XMLAttr struct {
		Off, End int
		Name     XMLName
		Value    []XMLItem
	}
	// XMLText is character data, references replaced and line ends
	// normalised.
	XMLText struct {
		Off, End int
		Text     string
		CData    bool // a CDATA section
	}
	// XMLInterp is an interpolation.
	XMLInterp struct {
		X Expr
	}
	// XMLComment is a comment.
	XMLComment struct {
		Off, End int
		Text     string
	}
	// XMLPI is a processing instruction.
	XMLPI struct {
		Off, End     int
		Target, Data string
	}
)

func (*XMLElement) xmlItem() {}
func (*XMLText) xmlItem()    {}
func (*XMLInterp) xmlItem()  {}
func (*XMLComment) xmlItem() {}
func (*XMLPI) xmlItem()      {}

// IsNamespace reports whether the attribute declares a namespace.
func (a *XMLAttr) IsNamespace() bool {
	return a.Name.Prefix == "xmlns" || a.Name.Prefix == "" && a.Name.Local == "xmlns"
}

// ParseXMLTemplate gives the content of an XML template of f. Where the text is
// wrong the tree holds what could be read.
func ParseXMLTemplate(f *File, t *Template) *XMLContent {
	return parseXML(newContent(f.Src, f.Tokens, t))
}

func parseXML(r *contentReader) *XMLContent {
	p := xmlParser{contentReader: r}
	p.content()
	return &XMLContent{p.root, p.errs}
}

type xmlParser struct {
	*contentReader
	root []XMLItem
	open []*XMLElement // elements whose end tag is to come
}

func (p *xmlParser) add(x XMLItem) {
	if n := len(p.open); n > 0 {
		p.open[n-1].Items = append(p.open[n-1].Items, x)
		return
	}
	p.root = append(p.root, x)
}

func (p *xmlParser) content() {
	for {
		start := p.pos()
		switch c := p.peek(); {
		case c == atEnd:
			if n := len(p.open); n > 0 {
				p.error(errXMLExpected, start, "missing XML end tag of '"+p.open[n-1].Name.String()+"'")
				for _, e := range p.open {
					e.End = start
				}
			}
			return
		case c == atInterp:
			p.add(&XMLInterp{p.interp()})
		case c != '<':
			p.add(p.text("<", start))
		case p.got("<!--"):
			p.comment(start)
		case p.got("<![CDATA["):
			s := p.until("]]>", "XML CDATA section")
			p.add(&XMLText{start, p.pos(), newlines(s), true})
		case p.got("<?"):
			p.instruction(start)
		case p.got("</"):
			p.endTag(start)
		default:
			p.next()
			p.startTag(start)
		}
	}
}

// String gives the name as it is written.
func (n XMLName) String() string {
	if n.Prefix != "" {
		return n.Prefix + ":" + n.Local
	}
	return n.Local
}

// text reads character data up to one of the stop characters, an interpolation
// or the end.
func (p *xmlParser) text(stop string, start int) *XMLText {
	var b strings.Builder
	for {
		c := p.peek()
		if c < 0 || strings.ContainsRune(stop, c) {
			return &XMLText{start, p.pos(), b.String(), false}
		}
		at := p.pos()
		switch {
		case c == '&':
			b.WriteString(p.reference())
		case stop == "<" && p.got("]]>"):
			p.error(errXMLText, at, "]]>")
			b.WriteString("]]>")
		case p.got("\r\n"):
			b.WriteByte('\n')
		case stop != "<" && c == '<':
			p.next()
			p.error(errXMLText, at, "<")
			b.WriteByte('<')
		default:
			p.next()
			switch {
			case !isXMLChar(c):
				p.error(errXMLText, at, string(c))
			case c == '\r':
				c = '\n'
			}
			if stop != "<" && (c == '\n' || c == '\t') {
				c = ' ' // attribute values are normalised
			}
			b.WriteRune(c)
		}
	}
}

func newlines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// isXMLChar reports whether c is a character XML 1.0 allows.
func isXMLChar(c rune) bool {
	return c >= 0x20 && c <= 0xD7FF || c == '\t' || c == '\n' || c == '\r' || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000
}

// reference reads an entity or character reference.
func (p *xmlParser) reference() string {
	start := p.pos()
	s := p.rest()
	end := strings.IndexByte(s[:min(len(s), 32)], ';')
	if end > 0 {
		name := s[1:end]
		switch name {
		case "lt":
			p.off += end + 1
			return "<"
		case "gt":
			p.off += end + 1
			return ">"
		case "amp":
			p.off += end + 1
			return "&"
		case "quot":
			p.off += end + 1
			return `"`
		case "apos":
			p.off += end + 1
			return "'"
		}
		if digits, ok := strings.CutPrefix(name, "#"); ok {
			var r rune
			ok := false
			if hex, isHex := strings.CutPrefix(digits, "x"); isHex {
				r, ok = codePoint(hex)
			} else if v, good := IntValue(digits); good && v <= utf8.MaxRune {
				r, ok = rune(v), utf8.ValidRune(rune(v))
			}
			if ok && isXMLChar(r) {
				p.off += end + 1
				return string(r)
			}
		}
		if strings.IndexAny(name, " <&\n") < 0 {
			p.off += end + 1
			p.error(errXMLEntity, start, s[:end+1])
			return ""
		}
	}
	p.next()
	p.error(errXMLEntity, start, "&")
	return "&"
}

// until reads up to a closing mark; interpolations on the way are reported.
func (p *xmlParser) until(mark, what string) string {
	var b strings.Builder
	for {
		s := p.rest()
		if i := strings.Index(s, mark); i >= 0 {
			b.WriteString(s[:i])
			p.off += i + len(mark)
			return b.String()
		}
		b.WriteString(s)
		p.off += len(s)
		switch p.peek() {
		case atInterp:
			p.interpNotHere(what)
		case atEnd:
			p.error(errXMLExpected, p.pos(), "missing '"+mark+"' of an "+what)
			return b.String()
		}
	}
}

func (p *xmlParser) interpNotHere(what string) {
	s := p.segs[0]
	p.errs = append(p.errs, newError(errXMLInterp, s.off, s.end, what))
	p.nextSeg()
}

func (p *xmlParser) comment(start int) {
	at := p.pos()
	s := p.until("-->", "XML comment")
	if i := strings.Index(s, "--"); i >= 0 {
		p.error(errXMLText, at+i, "--")
	} else if strings.HasSuffix(s, "-") {
		p.error(errXMLText, at+len(s)-1, "--")
	}
	p.add(&XMLComment{start, p.pos(), newlines(s)})
}

func (p *xmlParser) instruction(start int) {
	name := p.name()
	if name.Prefix != "" {
		name.Local = name.String()
	}
	if strings.EqualFold(name.Local, "xml") {
		p.error(errXMLText, name.Off, name.Local)
	}
	sep := p.space()
	if !sep && p.peek() != '?' {
		p.error(errXMLExpected, p.pos(), "missing white space after the target of an XML processing instruction")
	}
	data := p.until("?>", "XML processing instruction")
	p.add(&XMLPI{start, p.pos(), name.Local, newlines(data)})
}

// space skips white space and reports whether there was some.
func (p *xmlParser) space() bool {
	some := false
	for {
		switch p.peek() {
		case ' ', '\t', '\r', '\n':
			p.next()
			some = true
		default:
			return some
		}
	}
}

func isXMLNameStart(c rune) bool {
	switch {
	case c < utf8.RuneSelf:
		return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_'
	}
	return c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7 || c >= 0x370 && c <= 0x1FFF && c != 0x37E ||
		c == 0x200C || c == 0x200D || c >= 0x2070 && c <= 0x218F || c >= 0x2C00 && c <= 0x2FEF ||
		c >= 0x3001 && c <= 0xD7FF || c >= 0xF900 && c <= 0xFDCF || c >= 0xFDF0 && c <= 0xFFFD || c >= 0x10000 && c <= 0xEFFFF
}

func isXMLNameChar(c rune) bool {
	return isXMLNameStart(c) || c == '-' || c == '.' || c >= '0' && c <= '9' || c == 0xB7 ||
		c >= 0x300 && c <= 0x36F || c == 0x203F || c == 0x2040
}

func (p *xmlParser) ncName() string {
	s := p.rest()
	n := 0
	for n < len(s) {
		c, size := utf8.DecodeRuneInString(s[n:])
		if !(isXMLNameStart(c) || n > 0 && isXMLNameChar(c)) {
			break
		}
		n += size
	}
	p.off += n
	return s[:n]
}

func (p *xmlParser) name() XMLName {
	n := XMLName{Off: p.pos()}
	if p.peek() == atInterp {
		p.interpNotHere("an XML name")
		n.End = n.Off
		return n
	}
	n.Local = p.ncName()
	if n.Local != "" && p.peek() == ':' {
		p.next()
		n.Prefix = n.Local
		n.Local = p.ncName()
	}
	n.End = p.pos()
	if n.Local == "" {
		p.error(errXMLName, n.Off)
	}
	return n
}

func (p *xmlParser) startTag(start int) {
	e := &XMLElement{Off: start, Name: p.name()}
	if e.Name.Local == "" {
		// Not a tag: go on behind what looks like one.
		p.skipTag()
		return
	}
	for {
		sep := p.space()
		at := p.pos()
		switch c := p.peek(); {
		case c == atEnd, c == '<':
			p.error(errXMLExpected, at, "missing '>' of an XML start tag")
			p.add(e)
			p.push(e)
			return
		case c == '>':
			p.next()
			p.add(e)
			p.push(e)
			return
		case p.got("/>"):
			e.Empty = true
			e.End = p.pos()
			p.add(e)
			return
		case c == atInterp:
			p.interpNotHere("an XML tag")
		case isXMLNameStart(c):
			if !sep {
				p.error(errXMLExpected, at, "missing white space before an XML attribute")
			}
			p.attribute(e)
		default:
			p.next()
			p.error(errXMLText, at, string(c))
		}
	}
}

func (p *xmlParser) push(e *XMLElement) {
	if len(p.open) >= maxNesting {
		p.error(errTooDeep, e.Off)
		p.segs = nil
		return
	}
	p.open = append(p.open, e)
}

func (p *xmlParser) skipTag() {
	for {
		switch p.peek() {
		case '>':
			p.next()
			return
		case atEnd, '<':
			return
		}
		p.next()
	}
}

func (p *xmlParser) attribute(e *XMLElement) {
	a := &XMLAttr{Off: p.pos(), Name: p.name()}
	for _, b := range e.Attrs {
		if b.Name.Prefix == a.Name.Prefix && b.Name.Local == a.Name.Local && a.Name.Local != "" {
			p.error(errXMLDuplicateAttr, a.Off, a.Name.String())
		}
	}
	e.Attrs = append(e.Attrs, a)
	p.space()
	if !p.got("=") {
		p.error(errXMLExpected, p.pos(), "missing '=' of an XML attribute")
		a.End = p.pos()
		return
	}
	p.space()
	quote := p.peek()
	if quote != '"' && quote != '\'' {
		p.error(errXMLExpected, p.pos(), "missing quote of an XML attribute value")
		for c := p.peek(); c >= 0 && c != '>' && c != '<' && c != '/' && c != ' ' && c != '\n'; c = p.peek() {
			p.next()
		}
		if p.peek() == atInterp {
			p.interp()
		}
		a.End = p.pos()
		return
	}
	p.next()
	for {
		at := p.pos()
		switch p.peek() {
		case quote:
			p.next()
			a.End = p.pos()
			return
		case atEnd:
			p.error(errXMLExpected, at, "missing quote of an XML attribute value")
			a.End = at
			return
		case atInterp:
			if a.IsNamespace() {
				p.interpNotHere("an XML namespace declaration")
				continue
			}
			a.Value = append(a.Value, &XMLInterp{p.interp()})
		default:
			a.Value = append(a.Value, p.text(string(quote), at))
		}
	}
}

func (p *xmlParser) endTag(start int) {
	name := p.name()
	p.space()
	if !p.got(">") {
		if name.Local != "" {
			p.error(errXMLExpected, p.pos(), "missing '>' of an XML end tag")
		}
		p.skipTag()
	}
	n := len(p.open)
	switch {
	case n == 0:
		p.error(errXMLExpected, start, "missing XML start tag of '"+name.String()+"'")
		return
	case p.open[n-1].Name.String() != name.String():
		if name.Local != "" {
			p.error(errXMLTagMismatch, start, name.String(), p.open[n-1].Name.String())
		}
		// The tag of an element farther out closes those within.
		for n > 1 && p.open[n-1].Name.String() != name.String() {
			n--
		}
		if p.open[n-1].Name.String() != name.String() {
			n = len(p.open)
		}
	}
	for _, e := range p.open[n-1:] {
		e.End = p.pos()
	}
	p.open = p.open[:n-1]
}
