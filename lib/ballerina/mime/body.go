package mime

import (
	"bytes"
	"errors"
	"io"
	"os"
	"sync"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// ErrNoContent says that a body that was asked for is empty.
var ErrNoContent = errors.New("No content")

// ErrReleased says that a body was not read before the response was sent.
var ErrReleased = errors.New("Entity body content is already released")

// ErrTooLarge says that a body is longer than the configured limit.
var ErrTooLarge = errors.New("entity body too large")

type bodyKind uint8

const (
	bodyNone   bodyKind = iota
	bodyBytes           // data
	bodyJSON            // val, to be serialised when it is needed
	bodyXML             // val
	bodyText            // val
	bodyReader          // src: on its way from the network
	bodyStream          // stream of a program
	bodyParts           // parts
	bodyFile            // path
)

// Body is the body of a message. It keeps what it was given, a value or a
// reader, and converts only when another form is asked for: a body that passes
// through is never held in memory.
type Body struct {
	kind bodyKind
	// mu orders reads by several strands. It is held outside of the run
	// time's lock only, so that the two cannot block each other.
	mu    sync.Mutex
	data  []byte
	val   value.Value
	src   io.ReadCloser
	size  int64 // of src in bytes; -1 when it is not known
	strm  *value.Stream
	parts []*value.Object
	bound string // boundary of parts
	path  string
	// json and xml are what data was parsed to.
	json     value.Value
	hasJSON  bool
	xml      *value.XML
	readFail error // why src could not be read
}

// SetReader makes src the body; size is its length in bytes, -1 when it is not
// known.
func (b *Body) SetReader(src io.ReadCloser, size int64) {
	b.clear()
	b.kind, b.src, b.size = bodyReader, src, size
}

// SetBytes makes data the body without copying it.
func (b *Body) SetBytes(data []byte) {
	b.clear()
	b.kind, b.data = bodyBytes, data
}

// SetJSON makes v the body; it is serialised when the body is sent.
func (b *Body) SetJSON(v value.Value) {
	b.clear()
	b.kind, b.val = bodyJSON, v
}

// SetXML makes x the body.
func (b *Body) SetXML(x *value.XML) {
	b.clear()
	b.kind, b.val = bodyXML, x
}

// SetText makes s the body.
func (b *Body) SetText(s *value.String) {
	b.clear()
	b.kind, b.val = bodyText, s
}

// SetStream makes a program's stream of byte arrays the body.
func (b *Body) SetStream(s *value.Stream) {
	b.clear()
	b.kind, b.strm = bodyStream, s
}

// SetParts makes entities the body, separated by the boundary.
func (b *Body) SetParts(parts []*value.Object, boundary string) {
	b.clear()
	b.kind, b.parts, b.bound = bodyParts, parts, boundary
}

// SetFile makes the content of a file the body. It is opened when the body is
// sent or read.
func (b *Body) SetFile(path string) {
	b.clear()
	b.kind, b.path = bodyFile, path
}

func (b *Body) clear() {
	if b.src != nil {
		b.src.Close()
	}
	b.kind, b.data, b.val, b.src, b.size, b.strm, b.parts, b.path = bodyNone, nil, nil, nil, 0, nil, nil, ""
	b.json, b.hasJSON, b.xml, b.readFail = nil, false, nil, nil
}

// Clear removes the body.
func (b *Body) Clear() { b.clear() }

// Empty reports that there is no body. A body on its way counts as one unless
// its length is known to be 0.
func (b *Body) Empty() bool {
	switch b.kind {
	case bodyNone:
		return true
	case bodyReader:
		return b.size == 0
	case bodyBytes:
		return len(b.data) == 0
	}
	return false
}

// Share makes b the same body as o, for one that can be sent more than once;
// what o has on its way moves to b.
func (b *Body) Share(o *Body) {
	b.clear()
	b.kind, b.data, b.val, b.src, b.size = o.kind, o.data, o.val, o.src, o.size
	b.strm, b.parts, b.bound, b.path = o.strm, o.parts, o.bound, o.path
	b.json, b.hasJSON, b.xml = o.json, o.hasJSON, o.xml
	if o.kind == bodyReader || o.kind == bodyStream {
		o.kind, o.src, o.strm = bodyNone, nil, nil
	}
}

// Replayable reports that the body can be sent more than once.
func (b *Body) Replayable() bool { return b.kind != bodyReader && b.kind != bodyStream }

// Buffer reads a body that is on its way, so that it can be sent more than
// once.
func (b *Body) Buffer(c *runtime.Context) error {
	if b.Replayable() {
		return nil
	}
	_, err := b.Bytes(c)
	return err
}

// Bytes returns the body in memory; the caller must not change it. It is empty
// when there is no body.
func (b *Body) Bytes(c *runtime.Context) ([]byte, error) {
	switch b.kind {
	case bodyNone:
		return nil, nil
	case bodyBytes:
		return b.data, nil
	case bodyReader:
		if err := b.fetch(c); err != nil {
			return nil, err
		}
		return b.data, nil
	case bodyText:
		return []byte(b.val.(*value.String).String()), nil
	case bodyStream:
		var buf []byte
		for {
			chunk, err := nextChunk(c, b.strm)
			if err == io.EOF {
				b.SetBytes(buf)
				return buf, nil
			}
			if err != nil {
				return nil, err
			}
			buf = append(buf, chunk...)
		}
	case bodyFile:
		var data []byte
		var err error
		c.Block(func() { data, err = os.ReadFile(b.path) })
		return data, err
	}
	return b.AppendTo(c, nil)
}

// AppendTo appends the serialised body to buf.
func (b *Body) AppendTo(c *runtime.Context, buf []byte) ([]byte, error) {
	switch b.kind {
	case bodyJSON:
		return value.AppendJSON(buf, b.val)
	case bodyXML:
		return b.val.(*value.XML).AppendTo(buf), nil
	case bodyText:
		return append(buf, b.val.(*value.String).String()...), nil
	case bodyParts:
		return appendParts(c, buf, b.parts, b.bound)
	}
	data, err := b.Bytes(c)
	return append(buf, data...), err
}

// fetch reads src into data.
func (b *Body) fetch(c *runtime.Context) (err error) {
	c.Block(func() { err = b.read() })
	return err
}

func (b *Body) read() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.kind != bodyReader || b.readFail != nil {
		return b.readFail
	}
	data, err := readAll(b.src, b.size)
	b.src.Close()
	if err != nil {
		b.readFail = err
		return err
	}
	b.data, b.src, b.kind = data, nil, bodyBytes
	return nil
}

// Prefetch reads a body that is on its way, for Go code that does not run on a
// strand. A program's stream or parts cannot be read so; they give nothing.
func (b *Body) Prefetch() ([]byte, error) {
	if b.kind == bodyReader {
		if err := b.read(); err != nil {
			return nil, err
		}
	}
	return b.data, nil
}

func readAll(r io.Reader, size int64) ([]byte, error) {
	// One byte more than the length, so that the end is met in the first read.
	n := int64(512)
	if size >= 0 && size < 1<<20 {
		n = size + 1
	}
	buf := bytes.NewBuffer(make([]byte, 0, n))
	_, err := buf.ReadFrom(r)
	return buf.Bytes(), err
}

// Text returns the body as text; [ErrNoContent] when there is none.
func (b *Body) Text(c *runtime.Context) (*value.String, error) {
	if b.kind == bodyText {
		return b.val.(*value.String), nil
	}
	data, err := b.Bytes(c)
	if err != nil {
		return nil, err
	}
	if len(data) == 0 {
		return nil, ErrNoContent
	}
	return value.Str(string(data)), nil
}

// JSON returns the body as JSON; [ErrNoContent] when there is none, a
// *value.Error when it is not JSON.
func (b *Body) JSON(c *runtime.Context) (value.Value, error) {
	switch {
	case b.kind == bodyJSON:
		return b.val, nil
	case b.hasJSON:
		return b.json, nil
	}
	data, err := b.Bytes(c)
	if err != nil {
		return nil, err
	}
	if len(data) == 0 {
		return nil, ErrNoContent
	}
	v, err := value.ParseJSON(data, nil)
	if err != nil {
		return nil, err
	}
	if b.kind == bodyBytes {
		b.json, b.hasJSON = v, true
	}
	return v, nil
}

// XML returns the body as XML; [ErrNoContent] when there is none, a
// *value.Error when it is not XML.
func (b *Body) XML(c *runtime.Context) (*value.XML, error) {
	switch {
	case b.kind == bodyXML:
		return b.val.(*value.XML), nil
	case b.xml != nil:
		return b.xml, nil
	}
	data, err := b.Bytes(c)
	if err != nil {
		return nil, err
	}
	if len(data) == 0 {
		return nil, ErrNoContent
	}
	x, err := ParseXML(data)
	if err != nil {
		return nil, err
	}
	if b.kind == bodyBytes {
		b.xml = x
	}
	return x, nil
}

// ParseXML parses a body that is XML. It begins with markup: mere text, which
// is XML to the language, is not. The error is a *value.Error.
func ParseXML(data []byte) (*value.XML, error) {
	// Blanks around the document do not belong to it.
	data = bytes.Trim(data, " \t\r\n\ufeff")
	if len(data) == 0 || data[0] != '<' {
		return nil, value.NewError("failed to parse xml: content is not allowed before the first element", nil)
	}
	return value.ParseXML(string(data))
}

// Release gives up a body that is still on its way; who reads it afterwards
// gets [ErrReleased].
func (b *Body) Release() {
	if b.kind != bodyReader {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.kind == bodyReader && b.readFail == nil {
		b.readFail = ErrReleased
		b.src.Close()
	}
}

// Take hands out a body that is on its way as a reader with its length; the
// body is empty from then on. ok is false for a body that is not on its way.
func (b *Body) Take() (src io.ReadCloser, size int64, ok bool) {
	if b.kind != bodyReader || b.readFail != nil {
		return nil, 0, false
	}
	src, size = b.src, b.size
	b.kind, b.src, b.size = bodyNone, nil, 0
	return src, size, true
}

// TakeStream hands out a program's stream; the body is empty from then on.
func (b *Body) TakeStream() (s *value.Stream, ok bool) {
	if b.kind != bodyStream {
		return nil, false
	}
	s = b.strm
	b.kind, b.strm = bodyNone, nil
	return s, true
}

// TakeFile hands out the path of the file that is the body.
func (b *Body) TakeFile() (path string, ok bool) { return b.path, b.kind == bodyFile }

// InMemory returns the bytes of a body that is in memory as such.
func (b *Body) InMemory() ([]byte, bool) { return b.data, b.kind == bodyBytes }

// Value returns the value the body was set to: JSON, XML or text.
func (b *Body) Value() (v value.Value, ok bool) {
	switch b.kind {
	case bodyJSON, bodyXML, bodyText:
		return b.val, true
	}
	return nil, false
}

// Stream returns the body as a stream of byte arrays with at most chunk bytes
// each, which is read as it arrives; the body is empty from then on.
// completion is the stream's completion type, fail makes its error.
func (b *Body) Stream(c *runtime.Context, chunk int, completion types.Type, fail func(error) *value.Error) (*value.Stream, error) {
	if s, ok := b.TakeStream(); ok {
		return s, nil
	}
	if chunk <= 0 {
		chunk = 8192
	}
	src, _, ok := b.Take()
	if !ok {
		if path, isFile := b.TakeFile(); isFile {
			f, err := os.Open(path)
			if err != nil {
				return nil, err
			}
			b.clear()
			src = f
		} else {
			data, err := b.Bytes(c)
			if err != nil {
				return nil, err
			}
			src = io.NopCloser(bytes.NewReader(data))
		}
	}
	return ReaderStream(c.Runtime(), src, chunk, completion, fail), nil
}

// ReaderStream makes a stream of byte arrays of a reader.
func ReaderStream(rt *runtime.Runtime, src io.ReadCloser, chunk int, completion types.Type, fail func(error) *value.Error) *value.Stream {
	done := false
	next := func(vc value.Caller) (v, end value.Value, ok bool, err error) {
		if done {
			return nil, nil, false, nil
		}
		buf := make([]byte, chunk)
		var n int
		var rerr error
		block(vc, func() {
			// A chunk is what has arrived, not what it could hold.
			for n == 0 && rerr == nil {
				n, rerr = src.Read(buf)
			}
		})
		if n > 0 {
			return value.NewBytes(buf[:n]), nil, true, nil
		}
		done = true
		src.Close()
		if rerr != io.EOF {
			return nil, fail(rerr), false, nil
		}
		return nil, nil, false, nil
	}
	stop := func(value.Caller) (value.Value, error) {
		done = true
		src.Close()
		return nil, nil
	}
	s := value.NewStream(types.ByteArray, completion, next, stop)
	s.Self = rt.Env.StreamOf(types.ByteArray, completion)
	return s
}

func block(vc value.Caller, f func()) {
	if c, ok := vc.(*runtime.Context); ok {
		c.Block(f)
		return
	}
	f()
}

// nextChunk asks a stream of byte arrays for the next one; io.EOF at its end.
// The strand runs under the run time's lock.
func nextChunk(c *runtime.Context, s *value.Stream) ([]byte, error) {
	v, end, ok, err := s.Next(c)
	if err != nil {
		return nil, err
	}
	if !ok {
		if e, isErr := end.(*value.Error); isErr {
			return nil, e
		}
		return nil, io.EOF
	}
	return BytesOf(v), nil
}

// NextChunk asks a stream of byte arrays for the next one; io.EOF at its end.
func NextChunk(c *runtime.Context, s *value.Stream) ([]byte, error) { return nextChunk(c, s) }

// BytesOf returns the bytes of a byte[].
func BytesOf(v value.Value) []byte {
	l, ok := v.(*value.List)
	if !ok {
		return nil
	}
	if l.Store() == types.StoreByte {
		return l.Bytes
	}
	b := make([]byte, l.Len())
	for i := range b {
		n, _ := l.At(i).(value.Int)
		b[i] = byte(n)
	}
	return b
}

// SetFile makes the content of a file the body of an entity. The error is the
// panic for a file that cannot be opened.
func (e *Entity) SetFile(c *runtime.Context, path string) error {
	var err error
	c.Block(func() {
		var f *os.File
		if f, err = os.Open(path); err == nil {
			f.Close()
		}
	})
	if err != nil {
		return value.NewErrorOf(c.Runtime().Backend.Type("ballerina/io", "FileNotFoundError"), "no such file or directory: "+path, nil)
	}
	e.Body.SetFile(path)
	return nil
}
