package value

// The inverse of toBalString for plain data.

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"barre/types"
)

const balReason = "{ballerina/lang.value}FromBalStringError"

// ParseBal reads what [ToBalString] writes of plain data without cycles: lists
// become anydata[], mappings map<anydata>. The error is an *Error fit to be an
// error result.
func ParseBal(s string) (v Value, err error) {
	p := &balParser{s: strings.ToValidUTF8(s, "\uFFFD")}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			v, err = nil, e
		}
	}()
	v = p.value()
	p.space()
	if p.pos < len(p.s) {
		p.fail("end of the text")
	}
	return v, nil
}

type balParser struct {
	s     string
	pos   int
	depth int
}

// fail ends the parsing at pos.
func (p *balParser) fail(want string) {
	found := "end of the text"
	if p.pos < len(p.s) {
		r, _ := utf8.DecodeRuneInString(p.s[p.pos:])
		found = "'" + string(r) + "'"
	}
	panic(Panicf(balReason, "expected %s, found %s at position %d", want, found, utf8.RuneCountInString(p.s[:p.pos])))
}

func (p *balParser) space() {
	for p.pos < len(p.s) && strings.IndexByte(" \t\r\n", p.s[p.pos]) >= 0 {
		p.pos++
	}
}

func (p *balParser) accept(s string) bool {
	p.space()
	if !strings.HasPrefix(p.s[p.pos:], s) {
		return false
	}
	p.pos += len(s)
	return true
}

func (p *balParser) expect(s string) {
	if !p.accept(s) {
		p.fail("'" + s + "'")
	}
}

// word accepts a word that is not the beginning of a longer one.
func (p *balParser) word(s string) bool {
	start := p.pos
	if p.accept(s) && (p.pos == len(p.s) || !identByte(p.s[p.pos])) {
		return true
	}
	p.pos = start
	return false
}

func identByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c >= utf8.RuneSelf
}

func (p *balParser) value() Value {
	if p.depth++; p.depth > maxJSONDepth {
		p.fail("less nesting")
	}
	defer func() { p.depth-- }()
	p.space()
	if p.pos == len(p.s) {
		p.fail("a value")
	}
	switch c := p.s[p.pos]; {
	case c == '(':
		p.pos++
		p.expect(")")
		return nil
	case c == '"':
		return Str(p.text())
	case c == '[':
		return p.list()
	case c == '{':
		return p.mapping()
	case c == '-', c == '.', c >= '0' && c <= '9':
		return p.number()
	}
	switch {
	case p.word("true"):
		return Boolean(true)
	case p.word("false"):
		return Boolean(false)
	case p.word("null"):
		return nil
	case p.word("float:NaN"):
		return Float(math.NaN())
	case p.word("float:Infinity"):
		return Float(math.Inf(1))
	case p.word("xml"):
		x, err := ParseXML(p.backtick())
		if err != nil {
			panic(Panic(balReason, err.(*Error).Message))
		}
		return x
	case p.word("re"):
		r, err := CompileRegexp(p.backtick())
		if err != nil {
			panic(err)
		}
		return r
	case p.word("table"):
		return p.table()
	}
	p.fail("a value")
	return nil
}

// backtick reads `text`.
func (p *balParser) backtick() string {
	p.expect("`")
	end := strings.IndexByte(p.s[p.pos:], '`')
	if end < 0 {
		p.pos = len(p.s)
		p.fail("'`'")
	}
	text := p.s[p.pos : p.pos+end]
	p.pos += end + 1
	return text
}

func (p *balParser) text() string {
	p.expect(`"`)
	var b strings.Builder
	for {
		i := strings.IndexAny(p.s[p.pos:], "\"\\\n\r")
		if i < 0 {
			p.pos = len(p.s)
			p.fail(`'"'`)
		}
		b.WriteString(p.s[p.pos : p.pos+i])
		p.pos += i
		c := p.s[p.pos]
		if c != '\\' {
			if c != '"' {
				p.fail(`'"'`)
			}
			p.pos++
			return b.String()
		}
		p.pos++
		if p.pos == len(p.s) {
			p.fail("an escape sequence")
		}
		switch c := p.s[p.pos]; c {
		case '"', '\\':
			b.WriteByte(c)
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 't':
			b.WriteByte('\t')
		case 'u':
			b.WriteRune(p.codePoint())
			continue
		default:
			p.fail("an escape sequence")
		}
		p.pos++
	}
}

// codePoint reads u{hex}.
func (p *balParser) codePoint() rune {
	rest := p.s[p.pos+1:]
	end := strings.IndexByte(rest, '}')
	if end > 1 && rest[0] == '{' {
		n, err := strconv.ParseUint(rest[1:end], 16, 32)
		if err == nil && n <= utf8.MaxRune && (n < 0xD800 || n > 0xDFFF) {
			p.pos += end + 2
			return rune(n)
		}
	}
	p.fail("a code point")
	return 0
}

func (p *balParser) number() Value {
	start := p.pos
	if p.s[p.pos] == '-' {
		p.pos++
		if p.word("float:Infinity") {
			return Float(math.Inf(-1))
		}
	}
	whole := true
	for p.pos < len(p.s) {
		c := p.s[p.pos]
		switch {
		case c >= '0' && c <= '9':
		case c == '.', c == 'e', c == 'E':
			whole = false
		case (c == '+' || c == '-') && p.s[p.pos-1]|0x20 == 'e':
		default:
			return p.numberOf(start, whole)
		}
		p.pos++
	}
	return p.numberOf(start, whole)
}

func (p *balParser) numberOf(start int, whole bool) Value {
	s := p.s[start:p.pos]
	suffix := byte(0)
	if p.pos < len(p.s) && identByte(p.s[p.pos]) {
		suffix = p.s[p.pos] | 0x20
		p.pos++
	}
	if p.pos < len(p.s) && identByte(p.s[p.pos]) {
		p.fail("the end of a number")
	}
	switch {
	case suffix == 'd':
		if d, ok := ParseDecimal(s); ok {
			return d
		}
	case suffix == 'f' || suffix == 0 && !whole:
		if f, err := strconv.ParseFloat(s, 64); err == nil {
			return Float(f)
		}
	case suffix == 0:
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return Int(n)
		}
	}
	p.pos = start
	p.fail("a number")
	return nil
}

func (p *balParser) list() Value {
	p.expect("[")
	l := newList(types.AnydataList, 0)
	if p.accept("]") {
		return l
	}
	for {
		l.appendRaw(p.value())
		if p.accept("]") {
			return l
		}
		p.expect(",")
	}
}

func (p *balParser) mapping() Value {
	p.expect("{")
	m := NewMap(types.AnydataMap)
	if p.accept("}") {
		return m
	}
	for {
		p.space()
		k := p.text()
		p.expect(":")
		m.Put(k, p.value())
		if p.accept("}") {
			return m
		}
		p.expect(",")
	}
}

func (p *balParser) table() Value {
	var keys []string
	if p.word("key") {
		p.expect("(")
		for !p.accept(")") {
			if len(keys) > 0 {
				p.expect(",")
			}
			p.space()
			start := p.pos
			for p.pos < len(p.s) && (identByte(p.s[p.pos]) || p.s[p.pos] == '\'') {
				p.pos++
			}
			if p.pos == start {
				p.fail("the name of a key field")
			}
			keys = append(keys, strings.TrimPrefix(p.s[start:p.pos], "'"))
		}
	}
	t := NewTable(types.NewTableAtomic(types.Intersect(types.Anydata, types.AnyTable), types.AnydataMap, keys), false)
	p.expect("[")
	for first := true; !p.accept("]"); first = false {
		if !first {
			p.expect(",")
		}
		p.space()
		at := p.pos
		row, ok := p.value().(*Map)
		if !ok {
			p.pos = at
			p.fail("a row")
		}
		for _, k := range keys {
			row.Put(k, CloneReadOnly(row.Field(k)))
		}
		if err := t.Append(row); err != nil {
			panic(err)
		}
	}
	return t
}
