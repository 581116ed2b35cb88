package io

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"barre/lib/ballerina/io/charset"
	"barre/runtime"
	"barre/value"
)

// chars is what a ReadableCharacterChannel reads: the text of a source.
type chars struct {
	mu     sync.Mutex
	src    *source
	r      *bufio.Reader // UTF-8
	closed bool
	ended  bool // the end was reported
}

// newCharSource reads the text of src in an encoding; nil is UTF-8.
func newCharSource(src *source, cs *charset.Charset) *chars {
	r := src.r
	if cs != nil {
		r = bufio.NewReader(cs.NewReader(src.r))
	}
	return &chars{src: src, r: r}
}

// start checks that the channel may be read; the caller holds the lock.
func (s *chars) start() error {
	if s.closed || s.src.closed {
		return errClosed
	}
	return nil
}

// read reads up to n characters; only at the end they are fewer. io.EOF says
// that the end had been seen before.
func (s *chars) read(n int64) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.start(); err != nil {
		return "", err
	}
	if s.ended {
		return "", io.EOF
	}
	var b strings.Builder
	for ; n > 0; n-- {
		r, _, err := s.r.ReadRune()
		if err == io.EOF {
			s.ended = b.Len() == 0
			break
		}
		if err != nil {
			return "", err
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

func (s *chars) readAll() (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.start(); err != nil {
		return "", err
	}
	s.ended = true
	b, err := io.ReadAll(s.r)
	return string(b), err
}

// readLine reads a line without its terminator, which may be \n, \r\n or \r.
// io.EOF says that there is none.
func (s *chars) readLine() (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.start(); err != nil {
		return "", err
	}
	return s.line()
}

func (s *chars) line() (string, error) {
	line, err := s.r.ReadString('\n')
	if err != nil && err != io.EOF {
		return "", err
	}
	if err == io.EOF && line == "" {
		s.ended = true
		return "", io.EOF
	}
	line = strings.TrimSuffix(line, "\n")
	line = strings.TrimSuffix(line, "\r")
	// A lone \r ends a line as well; what follows it goes back.
	if i := strings.IndexByte(line, '\r'); i >= 0 {
		rest := line[i+1:]
		if err == nil {
			rest += "\n"
		}
		s.r = bufio.NewReader(io.MultiReader(strings.NewReader(rest), s.r))
		line = line[:i]
	}
	return line, nil
}

func (s *chars) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	s.closed = true
	if err := s.src.close(); err != nil && !errors.Is(err, errClosed) {
		return err
	}
	return nil
}

// text is what a WritableCharacterChannel writes to.
type text struct {
	mu     sync.Mutex
	out    *sink
	cs     *charset.Charset
	closed bool
	begun  bool // a byte order mark was written, if the encoding has one
}

func (t *text) write(s string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return errClosed
	}
	b := t.cs.Encode(s)
	if t.cs.Name() == "UTF-16" {
		if t.begun {
			b = b[2:]
		}
		t.begun = true
	}
	return t.out.write(b)
}

func (t *text) close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return errClosed
	}
	t.closed = true
	if err := t.out.close(); err != nil && !errors.Is(err, errClosed) {
		return err
	}
	return nil
}

func (m *module) bindChars(e map[string]runtime.Extern) {
	e["ReadableCharacterChannel.init"] = m.charsInit
	e["ReadableCharacterChannel.read"] = m.charsRead
	e["ReadableCharacterChannel.readString"] = m.charsReadString
	e["ReadableCharacterChannel.readAllLines"] = m.charsReadAllLines
	e["ReadableCharacterChannel.readJson"] = m.charsReadJSON
	e["ReadableCharacterChannel.readXml"] = m.charsReadXML
	e["ReadableCharacterChannel.readProperty"] = m.charsReadProperty
	e["ReadableCharacterChannel.readAllProperties"] = m.charsReadAllProperties
	e["ReadableCharacterChannel.lineStream"] = m.charsLineStream
	e["ReadableCharacterChannel.close"] = m.charsClose

	e["WritableCharacterChannel.init"] = m.textInit
	e["WritableCharacterChannel.write"] = m.textWrite
	e["WritableCharacterChannel.writeLine"] = m.textWriteLine
	e["WritableCharacterChannel.writeJson"] = m.textWriteJSON
	e["WritableCharacterChannel.writeXml"] = m.textWriteXML
	e["WritableCharacterChannel.writeProperties"] = m.textWriteProperties
	e["WritableCharacterChannel.close"] = m.textClose

	e["StringReader.init"] = m.stringReaderInit
	e["StringReader.readJson"] = m.charsReadJSON
	e["StringReader.readXml"] = m.charsReadXML
	e["StringReader.readChar"] = m.charsRead
	e["StringReader.close"] = m.charsClose
}

func (m *module) charset(name value.Value) (*charset.Charset, error) {
	cs := charset.Lookup(str(name))
	if cs == nil {
		return nil, m.generic("Unsupported encoding type " + str(name))
	}
	return cs, nil
}

func (m *module) charsInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	cs, err := m.charset(args[2])
	if err != nil {
		return nil, err
	}
	args[0].(*value.Object).Native = newCharSource(byteSource(args[1]), cs)
	return nil, nil
}

func (m *module) stringReaderInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	if _, err := m.charset(args[2]); err != nil {
		return nil, err
	}
	args[0].(*value.Object).Native = newCharSource(newSource(strings.NewReader(str(args[1])), nil), nil)
	return nil, nil
}

func charSource(v value.Value) *chars { return v.(*value.Object).Native.(*chars) }

func (m *module) charsRead(c *runtime.Context, args []value.Value) (value.Value, error) {
	n := integer(args[1])
	if n < 0 {
		return m.generic("the number of characters to read is negative"), nil
	}
	var s string
	var err error
	c.Block(func() { s, err = charSource(args[0]).read(n) })
	if err != nil {
		return m.channelError("Character", err), nil
	}
	return value.Str(s), nil
}

// rest reads what is left of a channel.
func (m *module) rest(c *runtime.Context, channel value.Value) (s string, e *value.Error) {
	var err error
	c.Block(func() { s, err = charSource(channel).readAll() })
	if err != nil {
		return "", m.channelError("Character", err)
	}
	return s, nil
}

func (m *module) charsReadString(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, e := m.rest(c, args[0])
	if e != nil {
		return e, nil
	}
	return value.Str(trimText(s)), nil
}

func (m *module) charsReadAllLines(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, e := m.rest(c, args[0])
	if e != nil {
		return e, nil
	}
	return value.NewStrings(splitLines(s)), nil
}

func (m *module) charsReadJSON(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, e := m.rest(c, args[0])
	if e != nil {
		return e, nil
	}
	return m.parseJSON(s), nil
}

func (m *module) charsReadXML(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, e := m.rest(c, args[0])
	if e != nil {
		return e, nil
	}
	return m.parseXML(s), nil
}

func (m *module) charsReadProperty(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, e := m.rest(c, args[0])
	if e != nil {
		return e, nil
	}
	props, err := parseProperties(s)
	if err != nil {
		return m.generic(err.Error()), nil
	}
	for i := len(props) - 1; i >= 0; i-- {
		if props[i][0] == str(args[1]) {
			return value.Str(props[i][1]), nil
		}
	}
	return args[2], nil
}

func (m *module) charsReadAllProperties(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, e := m.rest(c, args[0])
	if e != nil {
		return e, nil
	}
	props, err := parseProperties(s)
	if err != nil {
		return m.generic(err.Error()), nil
	}
	r := value.NewMap(m.Type("StringMap"))
	for _, p := range props {
		r.Put(p[0], value.Str(p[1]))
	}
	return r, nil
}

func (m *module) charsLineStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.lineStream(charSource(args[0])), nil
}

func (m *module) charsClose(c *runtime.Context, args []value.Value) (value.Value, error) {
	if err := charSource(args[0]).close(); err != nil {
		return m.channelError("Character", err), nil
	}
	return nil, nil
}

func (m *module) textInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	cs, err := m.charset(args[2])
	if err != nil {
		return nil, err
	}
	out := args[1].(*value.Object).Native.(*sink)
	args[0].(*value.Object).Native = &text{out: out, cs: cs}
	return nil, nil
}

func (m *module) writeText(c *runtime.Context, channel value.Value, s string) *value.Error {
	t := channel.(*value.Object).Native.(*text)
	var err error
	c.Block(func() { err = t.write(s) })
	if err != nil {
		return m.channelError("Character", err)
	}
	return nil
}

func (m *module) textWrite(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, offset := args[1].(*value.String), integer(args[2])
	if offset < 0 || offset > int64(s.Len()) {
		return m.generic("the offset is out of range"), nil
	}
	part := s.Slice(int(offset), s.Len())
	if e := m.writeText(c, args[0], part.String()); e != nil {
		return e, nil
	}
	return value.Int(part.Len()), nil
}

func (m *module) textWriteLine(c *runtime.Context, args []value.Value) (value.Value, error) {
	return result(m.writeText(c, args[0], str(args[1])+"\n"))
}

func (m *module) textWriteJSON(c *runtime.Context, args []value.Value) (value.Value, error) {
	text, e := m.jsonText(args[1])
	if e != nil {
		return e, nil
	}
	return result(m.writeText(c, args[0], text))
}

func (m *module) textWriteXML(c *runtime.Context, args []value.Value) (value.Value, error) {
	content := args[1].(*value.XML)
	doctype, e := m.doctype(content, args[2])
	if e != nil {
		return e, nil
	}
	return result(m.writeText(c, args[0], doctype+content.String()))
}

func (m *module) textWriteProperties(c *runtime.Context, args []value.Value) (value.Value, error) {
	props := args[1].(*value.Map)
	var b strings.Builder
	writeComment(&b, str(args[2]))
	for i, k := range props.Keys() {
		b.WriteString(escapeProperty(k, true) + "=" + escapeProperty(str(props.ValueAt(i)), false) + "\n")
	}
	return result(m.writeText(c, args[0], b.String()))
}

func (m *module) textClose(c *runtime.Context, args []value.Value) (value.Value, error) {
	if err := args[0].(*value.Object).Native.(*text).close(); err != nil {
		return m.channelError("Character", err), nil
	}
	return nil, nil
}

// parseProperties reads the properties format of the Java platform: names and
// values separated by =, : or white space, comments after # or !, lines
// continued after a backslash, and escapes.
func parseProperties(s string) ([][2]string, error) {
	var props [][2]string
	var logical strings.Builder
	continued := false
	for _, line := range splitLines(s) {
		line = strings.TrimLeft(line, " \t\f")
		if !continued && (line == "" || line[0] == '#' || line[0] == '!') {
			continue
		}
		backslashes := len(line) - len(strings.TrimRight(line, `\`))
		continued = backslashes%2 == 1
		if continued {
			line = line[:len(line)-1]
		}
		logical.WriteString(line)
		if continued {
			continue
		}
		k, v, err := property(logical.String())
		if err != nil {
			return nil, err
		}
		props = append(props, [2]string{k, v})
		logical.Reset()
	}
	if logical.Len() > 0 {
		k, v, err := property(logical.String())
		if err != nil {
			return nil, err
		}
		props = append(props, [2]string{k, v})
	}
	return props, nil
}

// property splits a logical line into name and value.
func property(line string) (k, v string, err error) {
	end := len(line)
	for i := 0; i < len(line); i++ {
		if line[i] == '\\' {
			i++
			continue
		}
		if strings.IndexByte("=: \t\f", line[i]) >= 0 {
			end = i
			break
		}
	}
	rest := strings.TrimLeft(line[end:], " \t\f")
	if rest != "" && (rest[0] == '=' || rest[0] == ':') {
		rest = strings.TrimLeft(rest[1:], " \t\f")
	}
	if k, err = unescapeProperty(line[:end]); err != nil {
		return "", "", err
	}
	v, err = unescapeProperty(rest)
	return k, v, err
}

func unescapeProperty(s string) (string, error) {
	if !strings.Contains(s, `\`) {
		return s, nil
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 't':
			b.WriteByte('\t')
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 'f':
			b.WriteByte('\f')
		case 'u':
			var r rune
			if i+4 >= len(s) {
				return "", errors.New("Malformed \\uxxxx encoding.")
			}
			if _, err := fmt.Sscanf(s[i+1:i+5], "%04x", &r); err != nil {
				return "", errors.New("Malformed \\uxxxx encoding.")
			}
			i += 4
			// A pair of escapes may stand for one character.
			var low rune
			if r >= 0xD800 && r < 0xDC00 && i+6 < len(s) && s[i+1] == '\\' && s[i+2] == 'u' {
				if _, err := fmt.Sscanf(s[i+3:i+7], "%04x", &low); err == nil && low >= 0xDC00 && low < 0xE000 {
					r = (r-0xD800)<<10 + (low - 0xDC00) + 0x10000
					i += 6
				}
			}
			b.WriteRune(r)
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String(), nil
}

func escapeProperty(s string, key bool) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '\\':
			b.WriteString(`\\`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\f':
			b.WriteString(`\f`)
		case r == ' ' && (key || i == 0):
			b.WriteString(`\ `)
		case strings.ContainsRune("=:#!", r):
			b.WriteString(`\` + string(r))
		case r < ' ' || r == utf8.RuneError:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func writeComment(b *strings.Builder, comment string) {
	if comment == "" {
		return
	}
	for _, line := range splitLines(comment) {
		b.WriteString("#" + line + "\n")
	}
}
