package value

// JSON text to values and back.
//
// The parser is one pass over bytes, in memory or from a reader. Two things
// make it cheap: objects with the same names in the same order, the usual case
// in an array of records, share one slice of keys, found by following a tree
// of the names seen so far; and the bytes of short strings are carved from
// larger blocks instead of being allocated one by one.

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"barre/types"
)

// JSONNumbers says which values the numbers of a JSON text become.
type JSONNumbers uint8

const (
	// JSONAuto makes an int of what is written as an integer and fits, -0.0 of
	// a negative zero, and a decimal of everything else.
	JSONAuto JSONNumbers = iota
	// JSONFloat makes floats.
	JSONFloat
	// JSONDecimal makes decimals.
	JSONDecimal
)

// JSONOptions tell how to parse. The zero value parses as
// lang.value:fromJsonString does.
type JSONOptions struct {
	Numbers JSONNumbers
	// List and Map are the inherent types of arrays and objects; json[] and
	// map<json> when nil.
	List, Map types.Type
}

// JSON limits: nesting guards the stack; beyond maxShapes different prefixes of
// object keys sharing is given up.
const (
	maxJSONDepth = 10000
	maxShapes    = 1024
	maxFanOut    = 8
)

// jsonReason is the message of errors about JSON text.
const jsonReason = "{ballerina/lang.value}FromJsonStringError"

// ParseJSON parses a JSON document. The error is an *Error fit to be the error
// result of a Ballerina function; its detail's message names line and column.
func ParseJSON(src []byte, o *JSONOptions) (Value, error) {
	p := newJSONParser(o)
	p.buf = src
	return p.document()
}

// ParseJSONString parses a JSON document as lang.value:fromJsonString does.
func ParseJSONString(s string) (Value, error) {
	return ParseJSON(unsafe.Slice(unsafe.StringData(s), len(s)), nil)
}

// JSONDecoder reads JSON documents, or the elements of one large array, from a
// reader without holding the text in memory.
type JSONDecoder struct{ p *jsonParser }

// NewJSONDecoder makes a decoder of what r delivers.
func NewJSONDecoder(r io.Reader, o *JSONOptions) *JSONDecoder {
	p := newJSONParser(o)
	p.r = r
	return &JSONDecoder{p}
}

// Decode reads the one document that the reader holds.
func (d *JSONDecoder) Decode() (Value, error) { return d.p.document() }

// Next reads the next of any number of documents separated by white space, as
// in newline-delimited JSON. It returns io.EOF when there is none left.
func (d *JSONDecoder) Next() (Value, error) {
	if c, ok := d.p.peek(); !ok && c == 0 {
		if d.p.rerr != nil {
			return nil, d.p.rerr
		}
		return nil, io.EOF
	}
	return d.p.value()
}

// Elements reads the document, which has to be an array, and passes its
// elements to f one by one; an error of f ends the reading and is returned.
func (d *JSONDecoder) Elements(f func(v Value) error) error {
	p := d.p
	c, ok := p.peek()
	if !ok {
		return p.atEnd()
	}
	if c != '[' {
		return p.unexpected("expected '['")
	}
	p.pos++
	if c, _ = p.peek(); c == ']' {
		p.pos++
		return p.end()
	}
	for {
		v, err := p.value()
		if err != nil {
			return err
		}
		if err := f(v); err != nil {
			return err
		}
		switch c, _ := p.peek(); c {
		case ',':
			p.pos++
		case ']':
			p.pos++
			return p.end()
		default:
			return p.unexpected("expected ',' or ']'")
		}
	}
}

type jsonParser struct {
	buf  []byte
	pos  int
	r    io.Reader // nil when buf is all there is
	rerr error     // what ended the reading, other than its end

	lines int // line breaks before buf
	cols  int // code points between the last of them and buf

	numbers JSONNumbers
	list    *types.ListAtomic
	mapping *types.MappingAtomic

	began   bool // there was something other than white space
	depth   int
	stack   []Value // members of the containers being read
	root    jsonShape
	shapes  int
	texts   TextArena
	scratch []byte
}

// jsonShape is a node of the tree of key sequences.
type jsonShape struct {
	keys  []string // the keys up to here
	next  []*jsonShape
	grown bool // keys' array holds a child's key behind them
	lay   *Layout
}

func newJSONParser(o *JSONOptions) *jsonParser {
	p := &jsonParser{}
	list, mapping := types.JSONList, types.JSONMap
	if o != nil {
		p.numbers = o.Numbers
		if o.List != nil {
			list = o.List
		}
		if o.Map != nil {
			mapping = o.Map
		}
	}
	p.list, p.mapping = types.ListAtomicOf(list), types.MappingAtomicOf(mapping)
	return p
}

// more reads more input, keeping what stands in buf from keep on and moving it
// to the front; pos moves along. It reports whether there is more.
func (p *jsonParser) more(keep int) bool {
	if p.r == nil {
		return false
	}
	gone := p.buf[:keep]
	if n := bytes.Count(gone, []byte{'\n'}); n > 0 {
		p.lines += n
		gone, p.cols = gone[bytes.LastIndexByte(gone, '\n')+1:], 0
	}
	p.cols += utf8.RuneCount(gone)
	rest := copy(p.buf, p.buf[keep:])
	p.pos -= keep
	switch {
	case cap(p.buf) == 0:
		p.buf = make([]byte, 0, 64<<10)
	case rest > cap(p.buf)/2:
		b := make([]byte, rest, 2*cap(p.buf))
		copy(b, p.buf[:rest])
		p.buf = b
	}
	p.buf = p.buf[:rest]
	for range 100 {
		n, err := p.r.Read(p.buf[rest:cap(p.buf)])
		p.buf = p.buf[:rest+n]
		if err != nil {
			if err != io.EOF {
				p.rerr = err
			}
			p.r = nil
		}
		if n > 0 {
			return true
		}
		if err != nil {
			return false
		}
	}
	p.rerr, p.r = io.ErrNoProgress, nil
	return false
}

// errorAt makes the error of something found at offset off of buf.
func (p *jsonParser) errorAt(off int, format string, args ...any) error {
	if p.rerr != nil {
		return p.rerr
	}
	line, col := p.lines+1, p.cols
	text := p.buf[:min(off, len(p.buf))]
	if n := bytes.Count(text, []byte{'\n'}); n > 0 {
		line += n
		text, col = text[bytes.LastIndexByte(text, '\n')+1:], 0
	}
	col += utf8.RuneCount(text) + 1
	return Panicf(jsonReason, "%s at line: %d column: %d", fmt.Sprintf(format, args...), line, col)
}

// atEnd is the error of a document that ends too early.
func (p *jsonParser) atEnd() error {
	if p.rerr != nil {
		return p.rerr
	}
	if !p.began {
		return Panic(jsonReason, "empty JSON document")
	}
	return p.errorAt(len(p.buf), "unexpected end of JSON document")
}

// unexpected is the error of the character at pos, or of there being none.
func (p *jsonParser) unexpected(want string) error {
	if p.pos >= len(p.buf) {
		return p.atEnd()
	}
	return p.errorAt(p.pos, "%s", want)
}

// peek skips white space and returns the character behind it.
func (p *jsonParser) peek() (byte, bool) {
	for {
		for p.pos < len(p.buf) {
			switch c := p.buf[p.pos]; c {
			case ' ', '\t', '\n', '\r':
				p.pos++
			default:
				return c, true
			}
		}
		if !p.more(p.pos) {
			return 0, false
		}
	}
}

func (p *jsonParser) document() (Value, error) {
	v, err := p.value()
	if err != nil {
		return nil, err
	}
	if err := p.end(); err != nil {
		return nil, err
	}
	return v, nil
}

// end checks that nothing but white space follows.
func (p *jsonParser) end() error {
	if _, ok := p.peek(); ok {
		return p.errorAt(p.pos, "JSON document has already ended")
	}
	return p.rerr
}

func (p *jsonParser) value() (Value, error) {
	c, ok := p.peek()
	if !ok {
		return nil, p.atEnd()
	}
	p.began = true
	switch {
	case c == '{':
		return p.object()
	case c == '[':
		return p.array()
	case c == '"':
		return p.stringValue()
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	}
	return p.literal()
}

func (p *jsonParser) array() (Value, error) {
	if p.depth++; p.depth > maxJSONDepth {
		return nil, p.errorAt(p.pos, "JSON document is nested more than %d levels deep", maxJSONDepth)
	}
	p.pos++
	base := len(p.stack)
	if c, _ := p.peek(); c == ']' {
		p.pos++
	} else {
		for {
			v, err := p.value()
			if err != nil {
				return nil, err
			}
			p.stack = append(p.stack, v)
			c, _ := p.peek()
			if c == ',' {
				p.pos++
				continue
			}
			if c != ']' {
				return nil, p.unexpected("expected ',' or ']'")
			}
			p.pos++
			break
		}
	}
	p.depth--
	l := &List{T: p.list, store: p.list.Store()}
	if vals := p.pop(base); l.store == types.StoreAny {
		l.Vals = vals
	} else {
		for _, v := range vals {
			l.appendRaw(v)
		}
	}
	return l, nil
}

// pop takes the values from base on off the stack.
func (p *jsonParser) pop(base int) []Value {
	if len(p.stack) == base {
		return nil
	}
	vals := append(make([]Value, 0, len(p.stack)-base), p.stack[base:]...)
	clear(p.stack[base:])
	p.stack = p.stack[:base]
	return vals
}

func (p *jsonParser) object() (Value, error) {
	if p.depth++; p.depth > maxJSONDepth {
		return nil, p.errorAt(p.pos, "JSON document is nested more than %d levels deep", maxJSONDepth)
	}
	p.pos++
	base := len(p.stack)
	shape := &p.root
	var loose []string // all keys, once they leave the tree
	c, _ := p.peek()
	for first := true; c != '}' || !first; first = false {
		if c != '"' {
			if first {
				return nil, p.unexpected(`expected '"' or '}'`)
			}
			return nil, p.unexpected(`expected '"'`)
		}
		key, _, err := p.stringBytes()
		if err != nil {
			return nil, err
		}
		if loose == nil {
			if next := p.child(shape, key); next != nil {
				shape = next
			} else {
				loose = append(make([]string, 0, len(shape.keys)+8), shape.keys...)
			}
		}
		if loose != nil {
			loose = append(loose, p.texts.Text(key))
		}
		if c, _ = p.peek(); c != ':' {
			return nil, p.unexpected("expected ':'")
		}
		p.pos++
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		p.stack = append(p.stack, v)
		if c, _ = p.peek(); c == ',' {
			p.pos++
			c, _ = p.peek()
			if c == '}' {
				return nil, p.unexpected(`expected '"'`)
			}
			continue
		}
		if c != '}' {
			return nil, p.unexpected("expected ',' or '}'")
		}
		break
	}
	p.pos++
	p.depth--
	vals := p.pop(base)
	if loose == nil {
		return shape.layout(p.mapping).shaped(false, vals), nil
	}
	m := newMapCap(p.mapping, len(loose))
	for i, k := range loose {
		m.Put(k, vals[i])
	}
	return m, nil
}

// layout is that of the objects that end at this node. An index is left out where
// there are not many keys: most parsed objects live shortly, and making it takes
// longer than a few searches.
func (s *jsonShape) layout(a *types.MappingAtomic) *Layout {
	if s.lay == nil {
		s.lay = sharedLayout(a, s.keys, 4*indexFrom)
	}
	return s.lay
}

// child follows the tree from s by key, making the node when there is none;
// nil when the key is a duplicate or the tree is full.
func (p *jsonParser) child(s *jsonShape, key []byte) *jsonShape {
	n := len(s.keys)
	for _, x := range s.next {
		if x.keys[n] == string(key) {
			return x
		}
	}
	if len(s.next) >= maxFanOut || p.shapes >= maxShapes {
		return nil
	}
	for _, k := range s.keys {
		if k == string(key) {
			return nil
		}
	}
	p.shapes++
	x := &jsonShape{}
	if s.grown {
		x.keys = append(s.keys[:n:n], string(key))
	} else {
		x.keys = append(s.keys, string(key))
		s.grown = true
	}
	s.next = append(s.next, x)
	return x
}

func (p *jsonParser) stringValue() (Value, error) {
	b, n, err := p.stringBytes()
	if err != nil {
		return nil, err
	}
	return p.texts.str(b, n), nil
}

// plain marks the bytes that stand for themselves in a JSON string and are
// ASCII.
var plain = func() (t [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		t[c] = c != '"' && c != '\\'
	}
	return
}()

// stringBytes reads a string literal at pos. The bytes are valid until the
// next read; n is their length in code points.
func (p *jsonParser) stringBytes() (b []byte, n int, err error) {
	start := p.pos + 1
	i := start
	for {
		for i < len(p.buf) && plain[p.buf[i]] {
			i++
		}
		if i < len(p.buf) {
			break
		}
		// Keep the quote, so that the literal stays whole.
		if keep := start - 1; p.more(keep) {
			i -= keep
			start -= keep
			continue
		}
		return nil, 0, p.atEnd()
	}
	if p.buf[i] == '"' {
		p.pos = i + 1
		return p.buf[start:i], i - start, nil
	}
	return p.stringSlow(start, i)
}

// stringSlow reads on at offset i a literal that is not plain ASCII.
func (p *jsonParser) stringSlow(start, i int) ([]byte, int, error) {
	out := append(p.scratch[:0], p.buf[start:i]...)
	n := len(out)
	p.pos = i
	for {
		// From here on what has been read need not be kept.
		if p.pos >= len(p.buf) && !p.more(p.pos) {
			return nil, 0, p.atEnd()
		}
		c := p.buf[p.pos]
		switch {
		case c == '"':
			p.pos++
			p.scratch = out
			return out, n, nil
		case c == '\\':
			r, err := p.escape()
			if err != nil {
				return nil, 0, err
			}
			out = utf8.AppendRune(out, r)
			n++
		case c < ' ':
			return nil, 0, p.errorAt(p.pos, "control character U+%04X in a string", c)
		case c < utf8.RuneSelf:
			j := p.pos + 1
			for j < len(p.buf) && plain[p.buf[j]] {
				j++
			}
			out = append(out, p.buf[p.pos:j]...)
			n += j - p.pos
			p.pos = j
		default:
			for !utf8.FullRune(p.buf[p.pos:]) && p.more(p.pos) {
			}
			r, w := utf8.DecodeRune(p.buf[p.pos:])
			out = utf8.AppendRune(out, r)
			n++
			p.pos += w
		}
	}
}

// need makes n bytes available from pos on.
func (p *jsonParser) need(n int) bool {
	for len(p.buf)-p.pos < n {
		if !p.more(p.pos) {
			return false
		}
	}
	return true
}

func (p *jsonParser) escape() (rune, error) {
	if !p.need(2) {
		p.pos = len(p.buf)
		return 0, p.atEnd()
	}
	c := p.buf[p.pos+1]
	p.pos += 2
	switch c {
	case '"', '\\', '/':
		return rune(c), nil
	case 'b':
		return '\b', nil
	case 'f':
		return '\f', nil
	case 'n':
		return '\n', nil
	case 'r':
		return '\r', nil
	case 't':
		return '\t', nil
	case 'u':
		r, err := p.hex4()
		if err != nil {
			return 0, err
		}
		if !utf16.IsSurrogate(r) {
			return r, nil
		}
		// A pair of surrogates is one code point; one alone is none.
		if p.need(6) && p.buf[p.pos] == '\\' && p.buf[p.pos+1] == 'u' {
			second := p.pos
			p.pos += 2
			r2, err := p.hex4()
			if err != nil {
				return 0, err
			}
			if d := utf16.DecodeRune(r, r2); d != utf8.RuneError {
				return d, nil
			}
			p.pos = second
		}
		return utf8.RuneError, nil
	}
	return 0, p.errorAt(p.pos-1, "expected an escape sequence")
}

func (p *jsonParser) hex4() (rune, error) {
	if !p.need(4) {
		p.pos = len(p.buf)
		return 0, p.atEnd()
	}
	var r rune
	for range 4 {
		c := p.buf[p.pos]
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, p.errorAt(p.pos, "expected a hexadecimal digit")
		}
		r = r<<4 | rune(c)
		p.pos++
	}
	return r, nil
}

// token makes the characters up to the next delimiter available and returns
// the offset of their end.
func (p *jsonParser) token() int {
	i := p.pos
	for {
		for i < len(p.buf) {
			switch p.buf[i] {
			case ' ', '\t', '\n', '\r', ',', ':', ']', '}', '[', '{', '"':
				return i
			}
			i++
		}
		keep := p.pos
		if !p.more(keep) {
			return i
		}
		i -= keep
	}
}

// skip reads a value and makes nothing of it.
func (p *jsonParser) skip() error {
	c, ok := p.peek()
	if !ok {
		return p.atEnd()
	}
	switch {
	case c == '"':
		_, _, err := p.stringBytes()
		return err
	case c == '{' || c == '[':
		return p.skipMembers(c)
	case c == '-' || c >= '0' && c <= '9':
		end := p.token()
		if _, ok := jsonNumber(p.buf[p.pos:end]); !ok {
			return p.badToken(end)
		}
		p.pos = end
		return nil
	}
	_, err := p.literal()
	return err
}

// skipMembers skips an object or an array.
func (p *jsonParser) skipMembers(open byte) error {
	if p.depth++; p.depth > maxJSONDepth {
		return p.errorAt(p.pos, "JSON document is nested more than %d levels deep", maxJSONDepth)
	}
	p.pos++
	end := open + 2 // of both pairs of brackets
	if c, _ := p.peek(); c != end {
		for {
			if open == '{' {
				if c, _ := p.peek(); c != '"' {
					return p.unexpected(`expected '"'`)
				}
				if _, _, err := p.stringBytes(); err != nil {
					return err
				}
				if c, _ := p.peek(); c != ':' {
					return p.unexpected("expected ':'")
				}
				p.pos++
			}
			if err := p.skip(); err != nil {
				return err
			}
			c, _ := p.peek()
			if c == end {
				break
			}
			if c != ',' {
				return p.unexpected("expected ',' or '" + string(end) + "'")
			}
			p.pos++
		}
	}
	p.pos++
	p.depth--
	return nil
}

func (p *jsonParser) literal() (Value, error) {
	end := p.token()
	switch string(p.buf[p.pos:end]) {
	case "null":
		p.pos = end
		return nil, nil
	case "true":
		p.pos = end
		return Boolean(true), nil
	case "false":
		p.pos = end
		return Boolean(false), nil
	case "":
		return nil, p.errorAt(p.pos, "unexpected character '%c'", p.buf[p.pos])
	}
	return nil, p.badToken(end)
}

func (p *jsonParser) badToken(end int) error {
	tok := p.buf[p.pos:end]
	if len(tok) > 64 {
		tok = append(tok[:61:61], "..."...)
	}
	return p.errorAt(end, "unrecognized token '%s'", bytes.ToValidUTF8(tok, []byte("\uFFFD")))
}

func (p *jsonParser) number() (Value, error) {
	end := p.token()
	tok := p.buf[p.pos:end]
	isInt, ok := jsonNumber(tok)
	if !ok {
		return nil, p.badToken(end)
	}
	v, ok := p.numberOf(tok, isInt)
	if !ok {
		return nil, p.errorAt(end, "number '%s' is out of range", tok)
	}
	p.pos = end
	return v, nil
}

func (p *jsonParser) numberOf(tok []byte, isInt bool) (Value, bool) {
	s := unsafe.String(&tok[0], len(tok))
	switch p.numbers {
	case JSONFloat:
		f, err := strconv.ParseFloat(s, 64)
		return Float(f), err == nil
	case JSONDecimal:
		d, ok := ParseDecimal(s)
		return d, ok
	}
	if isInt {
		if tok[0] == '-' && len(tok) == 2 && tok[1] == '0' {
			return Float(math.Copysign(0, -1)), true
		}
		if i, ok := parseInt(tok); ok {
			return Int(i), true
		}
	}
	d, ok := ParseDecimal(s)
	if ok && tok[0] == '-' && d.IsZero() {
		return Float(math.Copysign(0, -1)), true
	}
	return d, ok
}

// jsonNumber checks the syntax of a number and tells whether it has neither
// fraction nor exponent.
func jsonNumber(s []byte) (isInt, ok bool) {
	i := 0
	digits := func() bool {
		start := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i > start
	}
	if i < len(s) && s[i] == '-' {
		i++
	}
	if i < len(s) && s[i] == '0' {
		i++
	} else if !digits() {
		return false, false
	}
	isInt = i == len(s)
	if i < len(s) && s[i] == '.' {
		i++
		if !digits() {
			return false, false
		}
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		if !digits() {
			return false, false
		}
	}
	return isInt, i == len(s)
}

// parseInt converts digits with an optional minus sign; false when they are
// out of range.
func parseInt(s []byte) (int64, bool) {
	neg := s[0] == '-'
	if neg {
		s = s[1:]
	}
	if len(s) > 19 {
		return 0, false
	}
	var u uint64
	for _, c := range s {
		u = u*10 + uint64(c-'0')
	}
	if neg {
		return -int64(u), u <= 1<<63
	}
	return int64(u), u < 1<<63
}
