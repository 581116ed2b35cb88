package csv

// From text to the values of a row. A reader goes over its bytes once; a value
// without escapes is a part of the buffer, so that nothing is allocated for it.
//
// A value in quotes ends, as RFC 4180 has it, at a quote that is not doubled. A
// value for which that does not come out even, because it has quotes in it that
// are not doubled, ends at the first quote behind which the value can end.

import (
	"bytes"
	"io"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

// format is how a text is written.
type format struct {
	delimiter, quote, escape, comment string
	lf, crlf                          bool // what ends a line
	plain                             bool // nothing unusual: single bytes, lines end as they can
	class                             [256]class
}

// class says for what a byte has to be looked at.
type class uint8

const (
	isSpace class = 1 << iota
	isDelimiter
	isQuote
	isEscape
	isComment
	isEnd   // perhaps of a line
	isBreak // a line feed
)

// ends are the classes at which a plain value may end.
const ends = isDelimiter | isEscape | isComment | isEnd

func (f *format) classify() {
	for _, c := range " \t\r\v\f" {
		f.class[c] |= isSpace
	}
	f.plain = f.lf && f.crlf
	f.class['\n'] |= isSpace | isEnd | isBreak
	f.class['\r'] |= isEnd
	for _, x := range []struct {
		s string
		c class
	}{{f.delimiter, isDelimiter}, {f.quote, isQuote}, {f.escape, isEscape}, {f.comment, isComment}} {
		f.plain = f.plain && len(x.s) == 1
		if x.s != "" {
			f.class[x.s[0]] = f.class[x.s[0]]&^isSpace | x.c
		}
	}
}

// reader reads rows.
type reader struct {
	*format
	src  io.Reader // nil when buf is all there is
	err  error     // what the source ended with, other than its end
	buf  []byte
	pos  int // where the row begins that is being read
	line int // its number, from 0
	// breaks counts the line breaks of the row being read.
	breaks  int
	fields  []field
	scratch []byte // values that are not as they stand in buf
	// uneven: a value in quotes went on to the end of the text.
	uneven bool
}

// field is a value: a part of scratch, or of the row in buf.
type field struct {
	from, to int
	copied   bool
	quoted   bool
}

// malformed is what is wrong with a text.
type malformed struct {
	msg  string
	line int
}

func (m malformed) Error() string { return m.msg + " in line " + strconv.Itoa(m.line+1) }

// more reads more of the source behind buf, moving the row being read to its
// front. It reports whether there is more.
func (r *reader) more() bool {
	if r.src == nil {
		return false
	}
	rest := copy(r.buf, r.buf[r.pos:])
	r.buf, r.pos = r.buf[:rest], 0
	if rest > cap(r.buf)/2 || cap(r.buf) == 0 {
		b := make([]byte, rest, max(64<<10, 2*cap(r.buf)))
		copy(b, r.buf)
		r.buf = b
	}
	for range 100 {
		n, err := r.src.Read(r.buf[rest:cap(r.buf)])
		r.buf = r.buf[:rest+n]
		if err != nil {
			r.src = nil
			if err != io.EOF {
				r.err = err
			}
		}
		if n > 0 || err != nil {
			return n > 0
		}
	}
	r.src, r.err = nil, io.ErrNoProgress
	return false
}

// has reports whether s stands at offset i of the row; single bytes have been
// compared.
func (r *reader) has(i int, s string) bool {
	if len(s) == 1 {
		return true
	}
	for len(r.buf)-r.pos < i+len(s) {
		if !r.more() {
			return false
		}
	}
	return string(r.buf[r.pos+i:r.pos+i+len(s)]) == s
}

// terminator gives the length of what ends a line at offset i, 0 for nothing.
func (r *reader) terminator(i int) int {
	switch r.buf[r.pos+i] {
	case '\n':
		if r.lf {
			return 1
		}
	case '\r':
		if r.crlf && r.there(i+1) && r.buf[r.pos+i+1] == '\n' {
			return 2
		}
	}
	return 0
}

// there makes offset i of the row available.
func (r *reader) there(i int) bool {
	for r.pos+i >= len(r.buf) {
		if !r.more() {
			return false
		}
	}
	return true
}

// skipLine goes to the next line; false at the end of the text.
func (r *reader) skipLine() bool {
	if !r.there(0) {
		return false
	}
	for i := 0; ; i++ {
		if !r.there(i) {
			r.pos = len(r.buf)
			break
		}
		if n := r.terminator(i); n > 0 {
			r.pos += i + n
			break
		}
	}
	r.line++
	return true
}

// row reads the row at pos into fields; false at the end of the text. A blank
// line, and one with nothing but a comment, has no fields. next is where the row
// behind it begins; see [reader.advance].
func (r *reader) row() (next int, ok bool, err error) {
	r.fields, r.scratch, r.breaks = r.fields[:0], r.scratch[:0], 0
	if !r.there(0) {
		return 0, false, r.err
	}
	if r.format.plain {
		if next, ok := r.quick(); ok {
			return next, true, nil
		}
		r.fields = r.fields[:0]
	}
	i := 0
	for {
		// Blanks before a value mean nothing.
		for r.there(i) && r.class[r.buf[r.pos+i]]&isSpace != 0 && r.terminator(i) == 0 {
			i++
		}
		var f field
		if r.there(i) && r.class[r.buf[r.pos+i]]&isQuote != 0 && r.has(i, r.quote) {
			if f, i, err = r.quoted(i); err != nil {
				return 0, false, err
			}
		} else {
			f, i = r.plain(i)
		}
		// i is at a delimiter, a comment, or the end of the line.
		if !r.there(i) {
			return i, true, r.last(f)
		}
		switch c := r.class[r.buf[r.pos+i]]; {
		case c&isDelimiter != 0 && r.has(i, r.delimiter):
			i += len(r.delimiter)
			r.fields = append(r.fields, f)
			continue
		case c&isComment != 0 && r.has(i, r.comment):
			for r.there(i) && r.terminator(i) == 0 {
				i++
			}
			if !r.there(i) {
				return i, true, r.last(f)
			}
		}
		return i + r.terminator(i), true, r.last(f)
	}
}

// quick reads a row that lies in buf as a whole and in which nothing is escaped:
// nearly every row. For all others it gives up.
func (r *reader) quick() (next int, ok bool) {
	b, class, fields := r.buf[r.pos:], &r.format.class, r.fields
	i := 0
	for {
		for i < len(b) && class[b[i]]&(isSpace|isBreak) == isSpace {
			i++
		}
		if i >= len(b) {
			return 0, false
		}
		f := field{from: i}
		if class[b[i]]&isQuote != 0 {
			i++
			f.from, f.quoted = i, true
			for i < len(b) && class[b[i]]&(isQuote|isEscape|isBreak) == 0 {
				i++
			}
			f.to = i
			if i++; i >= len(b) || class[b[i-1]]&isQuote == 0 {
				return 0, false
			}
		} else {
			for i < len(b) && class[b[i]]&ends == 0 {
				i++
			}
			f.to = i
			for f.to > f.from && class[b[f.to-1]]&isSpace != 0 {
				f.to--
			}
		}
		fields = append(fields, f)
		switch {
		case i >= len(b):
			return 0, false
		case class[b[i]]&isDelimiter != 0:
			i++
			continue
		case b[i] == '\r' && i+1 < len(b) && b[i+1] == '\n':
			i++
		case b[i] != '\n':
			return 0, false
		}
		if f := fields[0]; len(fields) == 1 && !f.quoted && f.to == f.from {
			fields = fields[:0]
		}
		r.fields = fields
		return i + 1, true
	}
}

// last appends the last field of a row, unless the row is blank.
func (r *reader) last(f field) error {
	if len(r.fields) > 0 || f.copied || f.quoted || f.to > f.from {
		r.fields = append(r.fields, f)
	}
	return r.err
}

// advance goes on behind the row that was read.
func (r *reader) advance(next int) {
	r.pos += next
	r.line += 1 + r.breaks
}

// value gives a field of the row that was read; it is valid until the reader
// goes on.
func (r *reader) value(f field) []byte {
	if f.copied {
		return r.scratch[f.from:f.to]
	}
	return r.buf[r.pos+f.from : r.pos+f.to]
}

// plain reads a value without quotes at offset i.
func (r *reader) plain(i int) (field, int) {
	start := i
	for {
		b := r.buf[r.pos:]
		for i < len(b) && r.class[b[i]]&ends == 0 {
			i++
		}
		if i >= len(b) {
			if r.there(i) {
				continue
			}
			return r.trimmed(start, i), i
		}
		switch c := r.class[b[i]]; {
		case c&isDelimiter != 0 && r.has(i, r.delimiter), c&isComment != 0 && r.has(i, r.comment), r.terminator(i) > 0:
			return r.trimmed(start, i), i
		case c&isEscape != 0 && r.has(i, r.escape) && r.escape != r.quote:
			return r.escaped(start, i)
		}
		i++
	}
}

// trimmed is the field between two offsets without the blanks at its end.
func (r *reader) trimmed(from, to int) field {
	b := r.buf[r.pos:]
	for to > from && r.class[b[to-1]]&isSpace != 0 {
		to--
	}
	return field{from: from, to: to}
}

// escaped reads on at offset i a value without quotes that has escapes.
func (r *reader) escaped(start, i int) (field, int) {
	f := field{from: len(r.scratch), copied: true}
	r.scratch = append(r.scratch, r.buf[r.pos+start:r.pos+i]...)
	keep := len(r.scratch) // what is escaped is not trimmed
	for r.there(i) {
		c := r.class[r.buf[r.pos+i]]
		if c&isDelimiter != 0 && r.has(i, r.delimiter) || c&isComment != 0 && r.has(i, r.comment) || r.terminator(i) > 0 {
			break
		}
		if c&isEscape != 0 && r.has(i, r.escape) {
			i = r.escapeAt(i)
			keep = len(r.scratch)
			continue
		}
		r.scratch = append(r.scratch, r.buf[r.pos+i])
		i++
	}
	f.to = len(r.scratch)
	for f.to > keep && r.class[r.scratch[f.to-1]]&isSpace != 0 {
		f.to--
	}
	return f, i
}

// escapeAt appends what the escape at offset i stands for and gives the offset
// behind it. An escape before any other character means both of them.
func (r *reader) escapeAt(i int) int {
	i += len(r.escape)
	if !r.there(i) || r.terminator(i) > 0 {
		r.scratch = append(r.scratch, r.escape...)
		return i
	}
	for _, s := range []string{r.quote, r.escape, r.delimiter, r.comment} {
		if s != "" && r.buf[r.pos+i] == s[0] && r.has(i, s) {
			r.scratch = append(r.scratch, s...)
			return i + len(s)
		}
	}
	c := r.buf[r.pos+i]
	switch c {
	case 'n':
		c = '\n'
	case 't':
		c = '\t'
	case 'r':
		c = '\r'
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case '"', '\'', '/':
	case 'u':
		if r.there(i + 4) {
			if n, err := strconv.ParseUint(string(r.buf[r.pos+i+1:r.pos+i+5]), 16, 16); err == nil {
				r.scratch = utf8.AppendRune(r.scratch, rune(n))
				return i + 5
			}
		}
		r.scratch = append(r.scratch, r.escape...)
	default:
		r.scratch = append(r.scratch, r.escape...)
	}
	r.scratch = append(r.scratch, c)
	return i + 1
}

// quoted reads a value in quotes at offset i and goes on to what ends it.
func (r *reader) quoted(i int) (field, int, error) {
	before, breaks := len(r.scratch), r.breaks
	if !r.uneven {
		if f, end, ok := r.enclosed(i, true); ok {
			return f, end, nil
		}
		r.scratch, r.breaks = r.scratch[:before], breaks
	}
	f, end, ok := r.enclosed(i, false)
	if !ok {
		if r.err != nil {
			return f, end, r.err
		}
		return f, end, malformed{"a value in quotes has no end", r.line + breaks}
	}
	return f, end, nil
}

// enclosed reads a value in quotes at offset i: one whose quotes are doubled or
// escaped, or one that ends at the first quote behind which it can end.
func (r *reader) enclosed(i int, doubled bool) (field, int, bool) {
	i += len(r.quote)
	start := i
	f := field{from: len(r.scratch), copied: true}
	same := r.escape == r.quote
	asIs := true // the value is as it stands
	copyUp := func() {
		if asIs {
			asIs = false
			r.scratch = append(r.scratch, r.buf[r.pos+start:r.pos+i]...)
		}
	}
	for {
		if !r.there(i) {
			r.uneven = r.uneven || doubled
			return f, i, false
		}
		b := r.buf[r.pos+i]
		c := r.class[b]
		switch {
		case c&isQuote != 0 && r.has(i, r.quote):
			n := len(r.quote)
			if doubled && r.there(i+n) && r.class[r.buf[r.pos+i+n]]&isQuote != 0 && r.has(i+n, r.quote) {
				copyUp()
				r.scratch = append(r.scratch, r.quote...)
				i += 2 * n
				continue
			}
			if end, ok := r.endBehind(i + n); ok {
				if asIs {
					return field{from: start, to: i, quoted: true}, end, true
				}
				f.to = len(r.scratch)
				return f, end, true
			}
			if doubled {
				return f, i, false
			}
		case c&isEscape != 0 && !same && r.has(i, r.escape):
			copyUp()
			i = r.escapeAt(i)
			continue
		case b == '\n':
			r.breaks++
		}
		if !asIs {
			r.scratch = append(r.scratch, b)
		}
		i++
	}
}

// endBehind reports whether a value in quotes can end before offset i, and where
// what ends it stands.
func (r *reader) endBehind(i int) (int, bool) {
	for r.there(i) {
		c := r.class[r.buf[r.pos+i]]
		if r.terminator(i) > 0 || c&isDelimiter != 0 && r.has(i, r.delimiter) || c&isComment != 0 && r.has(i, r.comment) {
			return i, true
		}
		if c&isSpace == 0 {
			return i, false
		}
		i++
	}
	return i, true
}

// text gives the row that was read as it stands, up to next.
func (r *reader) text(next int) string {
	return string(bytes.TrimSpace(r.buf[r.pos : r.pos+next]))
}

// str is a view of bytes as a string.
func str(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
