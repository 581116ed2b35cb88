package io

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"barre/runtime"
	"barre/value"
)

// format is how the fields and records of delimited text are separated.
type format struct {
	quoted bool   // fields may be quoted, as RFC 4180 has it
	fs     string // between fields
	rs     string // after records
	// fsRe and rsRe match separators of more than one character, which are
	// regular expressions.
	fsRe, rsRe *regexp.Regexp
}

// newFormat makes the format that a channel's constructor asks for.
func newFormat(fs, rs, fmtName string) (*format, error) {
	switch strings.ToLower(fmtName) {
	case "csv":
		return &format{quoted: true, fs: ",", rs: "\n"}, nil
	case "tdf":
		return &format{quoted: true, fs: "\t", rs: "\n"}, nil
	}
	f := &format{fs: fs, rs: rs}
	var err error
	if utf8.RuneCountInString(fs) > 1 {
		if f.fsRe, err = regexp.Compile(fs); err != nil {
			return nil, fmt.Errorf("invalid field separator '%s'", fs)
		}
	}
	if utf8.RuneCountInString(rs) > 1 {
		if f.rsRe, err = regexp.Compile(rs); err != nil {
			return nil, fmt.Errorf("invalid record separator '%s'", rs)
		}
	}
	return f, nil
}

// csvFormat is the format of a CSV channel with a field separator.
func csvFormat(separator string) (*format, error) {
	switch separator {
	case ",":
		return newFormat("", "", "CSV")
	case "\t":
		return newFormat("", "", "TDF")
	}
	return newFormat(separator, "\n", "default")
}

// appendRecord writes a record.
func (f *format) appendRecord(b []byte, fields []string) []byte {
	for i, field := range fields {
		if i > 0 {
			b = append(b, f.fs...)
		}
		if f.quoted && strings.ContainsAny(field, f.fs+"\"\r\n") {
			b = append(b, '"')
			b = append(b, strings.ReplaceAll(field, `"`, `""`)...)
			b = append(b, '"')
		} else {
			b = append(b, field...)
		}
	}
	return append(b, f.rs...)
}

// records reads the records of delimited text.
type records struct {
	mu     sync.Mutex
	src    *chars
	f      *format
	closed bool

	peeked  []string // what hasNext saw
	peekErr error
	hasPeek bool
	rest    []string // records still to give when rs is a regular expression
	loaded  bool
}

// read reads a record; io.EOF says that there is none.
func (s *records) read() ([]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.src.closed {
		return nil, errClosed
	}
	if s.hasPeek {
		s.hasPeek = false
		return s.peeked, s.peekErr
	}
	return s.parse()
}

// more tells whether there is another record.
func (s *records) more() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.src.closed {
		return false
	}
	if !s.hasPeek {
		s.peeked, s.peekErr = s.parse()
		s.hasPeek = true
	}
	return s.peekErr != io.EOF
}

func (s *records) close() error {
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

// parse reads a record; empty ones are passed over.
func (s *records) parse() ([]string, error) {
	if s.f.quoted {
		return parseQuoted(s.src.r, s.f.fs[0])
	}
	for {
		rec, err := s.rawRecord()
		if err != nil {
			return nil, err
		}
		if rec != "" {
			return s.fields(rec), nil
		}
	}
}

func (s *records) fields(rec string) []string {
	switch {
	case s.f.fs == "":
		return []string{rec}
	case s.f.fsRe != nil:
		return s.f.fsRe.Split(rec, -1)
	}
	return strings.Split(rec, s.f.fs)
}

// rawRecord reads a record without splitting it.
func (s *records) rawRecord() (string, error) {
	if s.f.rs == "\n" {
		return s.src.line()
	}
	if s.f.rsRe != nil || s.f.rs == "" {
		if !s.loaded {
			s.loaded = true
			b, err := io.ReadAll(s.src.r)
			if err != nil {
				return "", err
			}
			if s.rest = []string{string(b)}; s.f.rsRe != nil {
				s.rest = s.f.rsRe.Split(string(b), -1)
			}
		}
		if len(s.rest) == 0 {
			return "", io.EOF
		}
		rec := s.rest[0]
		s.rest = s.rest[1:]
		return rec, nil
	}
	sep, _ := utf8.DecodeRuneInString(s.f.rs)
	var b strings.Builder
	for {
		r, _, err := s.src.r.ReadRune()
		if err == io.EOF && b.Len() > 0 {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		if r == sep {
			return b.String(), nil
		}
		b.WriteRune(r)
	}
}

// parseQuoted reads a record whose fields, separated by sep, may be quoted. A
// quoted field may hold separators, line ends and doubled quotes. Lines end
// with \n, \r\n or \r; empty lines are passed over.
func parseQuoted(r *bufio.Reader, sep byte) ([]string, error) {
	var fields []string
	var b []byte
	started := false // something of the record was read
	endLine := func(c byte) error {
		if c == '\r' {
			if next, err := r.Peek(1); err == nil && next[0] == '\n' {
				_, err := r.Discard(1)
				return err
			}
		}
		return nil
	}
	for {
		c, err := r.ReadByte()
		if err == io.EOF {
			if !started {
				return nil, io.EOF
			}
			return append(fields, string(b)), nil
		}
		if err != nil {
			return nil, err
		}
		switch c {
		case '\n', '\r':
			if err := endLine(c); err != nil {
				return nil, err
			}
			if started {
				return append(fields, string(b)), nil
			}
		case sep:
			started = true
			fields = append(fields, string(b))
			b = b[:0]
		case '"':
			started = true
			if strings.TrimSpace(string(b)) != "" {
				b = append(b, c) // a quote within a field stands for itself
				continue
			}
			if b, err = readQuoted(r, b[:0]); err != nil {
				return nil, err
			}
		default:
			started = true
			b = append(b, c)
		}
	}
}

// readQuoted reads up to the closing quote; a missing one is taken for granted
// at the end of the text.
func readQuoted(r *bufio.Reader, b []byte) ([]byte, error) {
	for {
		c, err := r.ReadByte()
		if err == io.EOF {
			return b, nil
		}
		if err != nil {
			return nil, err
		}
		if c != '"' {
			b = append(b, c)
			continue
		}
		next, err := r.Peek(1)
		if err != nil || next[0] != '"' {
			return b, nil
		}
		_, _ = r.Discard(1) // just peeked at
		b = append(b, '"')
	}
}

// recordSink is what a WritableTextRecordChannel writes to.
type recordSink struct {
	mu     sync.Mutex
	out    *text
	f      *format
	closed bool
}

func (s *recordSink) write(fields []string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	return s.out.write(string(s.f.appendRecord(nil, fields)))
}

func (s *recordSink) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	s.closed = true
	if err := s.out.close(); err != nil && !errors.Is(err, errClosed) {
		return err
	}
	return nil
}

func stringsOf(v value.Value) []string {
	l := v.(*value.List)
	s := make([]string, l.Len())
	for i := range s {
		s[i] = str(l.At(i))
	}
	return s
}

func recordSource(v value.Value) *records { return v.(*value.Object).Native.(*records) }

func (m *module) bindRecords(e map[string]runtime.Extern) {
	e["ReadableTextRecordChannel.init"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
		f, err := newFormat(str(args[2]), str(args[3]), str(args[4]))
		if err != nil {
			return nil, m.generic(err.Error())
		}
		args[0].(*value.Object).Native = &records{src: charSource(args[1]), f: f}
		return nil, nil
	}
	e["ReadableCSVChannel.init"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
		f, err := csvFormat(str(args[2]))
		if err != nil {
			return nil, m.generic(err.Error())
		}
		args[0].(*value.Object).Native = &records{src: charSource(args[1]), f: f}
		return m.skipHeaders(c, []value.Value{args[0], args[3]})
	}
	e["ReadableCSVChannel.skipHeaders"] = m.skipHeaders
	e["ReadableCSVChannel.csvStream"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
		return m.rows(recordSource(args[0])).stream(m.Type("Row")), nil
	}
	e["ReadableCSVChannel.getTable"] = m.toTable
	e["ReadableCSVChannel.toTable"] = m.toTable
	for _, class := range []string{"ReadableTextRecordChannel", "ReadableCSVChannel"} {
		e[class+".hasNext"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			var more bool
			c.Block(func() { more = recordSource(args[0]).more() })
			return value.Boolean(more), nil
		}
		e[class+".getNext"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			var fields []string
			var err error
			c.Block(func() { fields, err = recordSource(args[0]).read() })
			if err != nil {
				return m.channelError("Record", err), nil
			}
			return value.NewStrings(fields), nil
		}
		e[class+".close"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			if err := recordSource(args[0]).close(); err != nil {
				return m.channelError("Record", err), nil
			}
			return nil, nil
		}
	}

	e["WritableTextRecordChannel.init"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
		f, err := newFormat(str(args[2]), str(args[3]), str(args[4]))
		if err != nil {
			return nil, m.generic(err.Error())
		}
		args[0].(*value.Object).Native = &recordSink{out: args[1].(*value.Object).Native.(*text), f: f}
		return nil, nil
	}
	e["WritableCSVChannel.init"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
		f, err := csvFormat(str(args[2]))
		if err != nil {
			return nil, m.generic(err.Error())
		}
		args[0].(*value.Object).Native = &recordSink{out: args[1].(*value.Object).Native.(*text), f: f}
		return nil, nil
	}
	for _, class := range []string{"WritableTextRecordChannel", "WritableCSVChannel"} {
		e[class+".write"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			fields := stringsOf(args[1])
			var err error
			c.Block(func() { err = args[0].(*value.Object).Native.(*recordSink).write(fields) })
			if err != nil {
				return m.channelError("Record", err), nil
			}
			return nil, nil
		}
		e[class+".close"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			if err := args[0].(*value.Object).Native.(*recordSink).close(); err != nil {
				return m.channelError("Record", err), nil
			}
			return nil, nil
		}
	}
}

func (m *module) skipHeaders(c *runtime.Context, args []value.Value) (value.Value, error) {
	c.Block(func() {
		for range max(0, integer(args[1])) {
			// What is wrong with the text shows when records are read.
			if _, err := recordSource(args[0]).read(); err != nil {
				return
			}
		}
	})
	return nil, nil
}
