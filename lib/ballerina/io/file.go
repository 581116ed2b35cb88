package io

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"barre/runtime"
	"barre/value"
)

func (m *module) bindFiles(e map[string]runtime.Extern) {
	e["fileReadBytes"] = m.fileReadBytes
	e["fileReadBlocksAsStream"] = m.fileReadBlocksAsStream
	e["fileReadString"] = m.fileReadString
	e["fileReadLines"] = m.fileReadLines
	e["fileReadLinesAsStream"] = m.fileReadLinesAsStream
	e["fileReadJson"] = m.fileReadJSON
	e["fileReadXml"] = m.fileReadXML
	e["fileWriteBytes"] = m.fileWriteBytes
	e["fileWriteBlocksFromStream"] = m.fileWriteBlocks
	e["fileWriteString"] = m.fileWriteString
	e["fileWriteLines"] = m.fileWriteLines
	e["fileWriteLinesFromStream"] = m.fileWriteLinesFromStream
	e["fileWriteJson"] = m.fileWriteJSON
	e["fileWriteXml"] = m.fileWriteXML
}

// fileError makes the error of this module for a failed file operation.
func (m *module) fileError(path string, err error) *value.Error {
	abs, absErr := filepath.Abs(m.path(path))
	if absErr != nil {
		abs = path
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return m.Error("FileNotFoundError", "no such file or directory: "+abs, nil)
	case errors.Is(err, fs.ErrPermission):
		return m.Error("AccessDeniedError", "access denied: "+abs, nil)
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return m.generic(abs + ": " + err.Error())
}

func (m *module) generic(message string) *value.Error {
	return m.Error("GenericError", message, nil)
}

func (m *module) eof() *value.Error {
	return m.Error("EofError", "EoF when reading from the channel", nil)
}

// open opens a file for reading; a directory is not one.
func (m *module) open(path string) (*os.File, error) {
	f, err := os.Open(m.path(path))
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		_ = f.Close() // nothing was written
		return nil, &fs.PathError{Op: "open", Path: path, Err: errors.New("is a directory")}
	}
	return f, nil
}

// create opens a file for writing; missing directories are created.
func (m *module) create(path string, appending bool) (*os.File, error) {
	flags := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	if appending {
		flags = os.O_WRONLY | os.O_CREATE | os.O_APPEND
	}
	p := m.path(path)
	f, err := os.OpenFile(p, flags, 0o666)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			return nil, err
		}
		f, err = os.OpenFile(p, flags, 0o666)
	}
	return f, err
}

func appending(option value.Value) bool { return str(option) == "APPEND" }

// readFile reads a whole file.
func (m *module) readFile(c *runtime.Context, path value.Value) (b []byte, e *value.Error) {
	var err error
	c.Block(func() {
		b, err = os.ReadFile(m.path(str(path)))
	})
	if err != nil {
		return nil, m.fileError(str(path), err)
	}
	return b, nil
}

// writeFile writes a whole file, or adds to its end.
func (m *module) writeFile(c *runtime.Context, path value.Value, b []byte, appending bool) *value.Error {
	var err error
	c.Block(func() {
		var f *os.File
		if f, err = m.create(str(path), appending); err != nil {
			return
		}
		_, err = f.Write(b)
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
	})
	if err != nil {
		return m.fileError(str(path), err)
	}
	return nil
}

// writeFrom writes what next gives for each value of a stream. The error is a
// panic of the stream.
func (m *module) writeFrom(c *runtime.Context, path value.Value, appending bool, s *value.Stream,
	write func(w *bufio.Writer, v value.Value) error) (value.Value, error) {
	f, err := m.create(str(path), appending)
	if err != nil {
		return m.fileError(str(path), err), nil
	}
	end, panicked, err := drain(c, s, bufio.NewWriter(f), write)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	switch {
	case panicked != nil:
		return nil, panicked
	case err != nil:
		return m.fileError(str(path), err), nil
	}
	return end, nil
}

func drain(c *runtime.Context, s *value.Stream, w *bufio.Writer, write func(*bufio.Writer, value.Value) error) (end value.Value, panicked, err error) {
	for {
		v, end, ok, panicked := s.Next(c)
		if panicked != nil {
			return nil, panicked, nil
		}
		if !ok {
			return end, nil, w.Flush()
		}
		if err := write(w, v); err != nil {
			return nil, nil, err
		}
	}
}

func (m *module) fileReadBytes(c *runtime.Context, args []value.Value) (value.Value, error) {
	b, e := m.readFile(c, args[0])
	if e != nil {
		return e, nil
	}
	l := value.NewBytes(b)
	l.Freeze()
	return l, nil
}

func (m *module) fileReadString(c *runtime.Context, args []value.Value) (value.Value, error) {
	b, e := m.readFile(c, args[0])
	if e != nil {
		return e, nil
	}
	return value.Str(trimText(string(b))), nil
}

// trimText gives text with its line terminators made into \n, without the one
// at its end.
func trimText(s string) string {
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	return strings.TrimSuffix(s, "\n")
}

// splitLines gives the lines of text; a terminator ends a line, so that there
// is none after the last one.
func splitLines(s string) []string {
	if s == "" {
		return []string{}
	}
	return strings.Split(trimText(s), "\n")
}

func (m *module) fileReadLines(c *runtime.Context, args []value.Value) (value.Value, error) {
	b, e := m.readFile(c, args[0])
	if e != nil {
		return e, nil
	}
	return value.NewStrings(splitLines(string(b))), nil
}

func (m *module) fileReadJSON(c *runtime.Context, args []value.Value) (value.Value, error) {
	b, e := m.readFile(c, args[0])
	if e != nil {
		return e, nil
	}
	return m.parseJSON(string(b)), nil
}

func (m *module) fileReadXML(c *runtime.Context, args []value.Value) (value.Value, error) {
	b, e := m.readFile(c, args[0])
	if e != nil {
		return e, nil
	}
	return m.parseXML(string(b)), nil
}

func (m *module) parseJSON(text string) value.Value {
	v, err := value.ParseJSONString(text)
	if err != nil {
		return m.generic(message(err))
	}
	return v
}

// jsonText writes JSON as payloads have it.
func (m *module) jsonText(v value.Value) (string, *value.Error) {
	var b strings.Builder
	if err := value.WriteJSON(&b, v); err != nil {
		return "", m.generic(message(err))
	}
	return b.String(), nil
}

func (m *module) parseXML(text string) value.Value {
	x, err := value.ParseXML(text)
	if err != nil {
		return m.generic(message(err))
	}
	// A document has no text outside of elements; white space there is layout.
	place := "prolog"
	var items []*value.XML
	for _, item := range x.Each() {
		if item.Kind != value.XMLText {
			items = append(items, item)
			if item.Kind == value.XMLElement {
				place = "epilog"
			}
			continue
		}
		if stray := strings.TrimLeft(item.Text, " \t\r\n"); stray != "" {
			r, _ := utf8.DecodeRuneInString(stray)
			return m.generic(fmt.Sprintf("failed to create xml: Unexpected character '%c' (code %d) in %s; expected '<'", r, r, place))
		}
	}
	return value.NewXMLSequence(items...)
}

// message is what an error has to say: for those of the language that is the
// message in the detail, their own being a name.
func message(err error) string {
	var e *value.Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	if text := e.Detail.Str("message"); text != "" {
		return text
	}
	return e.Message
}

func (m *module) fileReadBlocksAsStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	f, err := m.open(str(args[0]))
	if err != nil {
		return m.fileError(str(args[0]), err), nil
	}
	return m.blockStream(newSource(f, f), integer(args[1]))
}

func (m *module) fileReadLinesAsStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	f, err := m.open(str(args[0]))
	if err != nil {
		return m.fileError(str(args[0]), err), nil
	}
	return m.lineStream(newCharSource(newSource(f, f), nil)), nil
}

func (m *module) fileWriteBytes(c *runtime.Context, args []value.Value) (value.Value, error) {
	return result(m.writeFile(c, args[0], bytesOf(args[1]), appending(args[2])))
}

func (m *module) fileWriteBlocks(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.writeFrom(c, args[0], appending(args[2]), args[1].(*value.Stream), func(w *bufio.Writer, v value.Value) error {
		_, err := w.Write(bytesOf(v))
		return err
	})
}

func (m *module) fileWriteString(c *runtime.Context, args []value.Value) (value.Value, error) {
	return result(m.writeFile(c, args[0], []byte(str(args[1])), appending(args[2])))
}

func (m *module) fileWriteLines(c *runtime.Context, args []value.Value) (value.Value, error) {
	lines := args[1].(*value.List)
	var b []byte
	for i := range lines.Len() {
		b = append(append(b, str(lines.At(i))...), '\n')
	}
	return result(m.writeFile(c, args[0], b, appending(args[2])))
}

func (m *module) fileWriteLinesFromStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.writeFrom(c, args[0], appending(args[2]), args[1].(*value.Stream), func(w *bufio.Writer, v value.Value) error {
		if _, err := w.WriteString(str(v)); err != nil {
			return err
		}
		return w.WriteByte('\n')
	})
}

func (m *module) fileWriteJSON(c *runtime.Context, args []value.Value) (value.Value, error) {
	text, e := m.jsonText(args[1])
	if e != nil {
		return e, nil
	}
	return result(m.writeFile(c, args[0], []byte(text), false))
}

func (m *module) fileWriteXML(c *runtime.Context, args []value.Value) (value.Value, error) {
	content, add, options := args[1].(*value.XML), appending(args[2]), args[3].(*value.Map)
	if options.Str("xmlEntityType") == "DOCUMENT_ENTITY" {
		if add {
			return m.Error("ConfigurationError", "The file append operation is not allowed for Document Entity", nil), nil
		}
		if len(content.Each()) > 1 {
			return m.Error("ConfigurationError", "The XML Document can only contains single root", nil), nil
		}
	}
	doctype, e := m.doctype(content, options.Field("doctype"))
	if e != nil {
		return e, nil
	}
	return result(m.writeFile(c, args[0], []byte(doctype+content.String()), add))
}

// doctype writes a document type declaration and the line end after it; it is
// empty when there is nothing to declare.
func (m *module) doctype(content *value.XML, v value.Value) (string, *value.Error) {
	d, ok := v.(*value.Map)
	if !ok {
		return "", nil
	}
	var declared string
	system, public := d.Str("system"), d.Str("public")
	switch {
	case d.Field("internalSubset") != nil:
		declared = d.Str("internalSubset")
	case d.Field("public") != nil && d.Field("system") != nil:
		declared = `PUBLIC "` + public + `" "` + system + `"`
	case d.Field("public") != nil:
		declared = `PUBLIC "` + public + `"`
	case d.Field("system") != nil:
		declared = `SYSTEM "` + system + `"`
	default:
		return "", nil
	}
	if content.Kind != value.XMLElement {
		return "", m.Error("ConfigurationError", "a document type declaration needs content that is a single element", nil)
	}
	return "<!DOCTYPE " + content.Name + " " + declared + ">\n", nil
}
