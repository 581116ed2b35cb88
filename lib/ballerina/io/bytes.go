package io

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"os"
	"strings"
	"sync"

	"barre/runtime"
	"barre/value"
)

// errClosed says that a channel was closed before.
var errClosed = errors.New("already closed")

// source is what a ReadableByteChannel reads: the Native of its object.
type source struct {
	mu     sync.Mutex
	r      *bufio.Reader
	closer io.Closer // nil for bytes in memory
	closed bool
	ended  bool // the end was reported
}

func newSource(r io.Reader, closer io.Closer) *source {
	return &source{r: bufio.NewReaderSize(r, 16<<10), closer: closer}
}

// read reads up to n bytes; only at the end they are fewer. io.EOF says that
// the end had been seen before.
func (s *source) read(n int) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, errClosed
	}
	if s.ended {
		return nil, io.EOF
	}
	var b bytes.Buffer
	k, err := io.CopyN(&b, s.r, int64(n))
	if err == io.EOF {
		s.ended = k == 0
		err = nil
	}
	return b.Bytes(), err
}

func (s *source) readAll() ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, errClosed
	}
	s.ended = true
	return io.ReadAll(s.r)
}

func (s *source) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	s.closed = true
	if s.closer == nil {
		return nil
	}
	return s.closer.Close()
}

// sink is what a WritableByteChannel writes to.
type sink struct {
	mu     sync.Mutex
	f      *os.File
	closed bool
}

func (s *sink) write(b []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	_, err := s.f.Write(b)
	return err
}

func (s *sink) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	s.closed = true
	return s.f.Close()
}

func (m *module) bindBytes(e map[string]runtime.Extern) {
	e["openReadableFile"] = m.openReadableFile
	e["openWritableFile"] = m.openWritableFile
	e["createReadableChannel"] = m.createReadableChannel
	e["ReadableByteChannel.read"] = m.byteRead
	e["ReadableByteChannel.readAll"] = m.byteReadAll
	e["ReadableByteChannel.blockStream"] = m.byteBlockStream
	e["ReadableByteChannel.base64Encode"] = m.base64Encode
	e["ReadableByteChannel.base64Decode"] = m.base64Decode
	e["ReadableByteChannel.close"] = m.byteClose
	e["WritableByteChannel.write"] = m.byteWrite
	e["WritableByteChannel.close"] = m.byteSinkClose
}

// channelError makes the error of a failed operation on a channel, which kind
// names: "Byte".
func (m *module) channelError(kind string, err error) *value.Error {
	switch {
	case errors.Is(err, errClosed):
		return m.generic(kind + " channel is already closed.")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return m.eof()
	}
	var e *value.Error
	if errors.As(err, &e) {
		return e
	}
	return m.generic(err.Error())
}

// newByteChannel makes a ReadableByteChannel object.
func (m *module) newByteChannel(c *runtime.Context, s *source) (value.Value, error) {
	return m.newObject(c, "ReadableByteChannel", s)
}

func (m *module) newObject(c *runtime.Context, class string, native any) (value.Value, error) {
	v, err := m.New(c, class)
	if err != nil {
		return nil, err
	}
	v.(*value.Object).Native = native
	return v, nil
}

func (m *module) openReadableFile(c *runtime.Context, args []value.Value) (value.Value, error) {
	f, err := m.open(str(args[0]))
	if err != nil {
		return m.fileError(str(args[0]), err), nil
	}
	return m.newByteChannel(c, newSource(f, f))
}

func (m *module) openWritableFile(c *runtime.Context, args []value.Value) (value.Value, error) {
	f, err := m.create(str(args[0]), appending(args[1]))
	if err != nil {
		return m.fileError(str(args[0]), err), nil
	}
	return m.newObject(c, "WritableByteChannel", &sink{f: f})
}

func (m *module) createReadableChannel(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.newByteChannel(c, newSource(bytes.NewReader(bytes.Clone(bytesOf(args[0]))), nil))
}

func byteSource(v value.Value) *source { return v.(*value.Object).Native.(*source) }

func (m *module) byteRead(c *runtime.Context, args []value.Value) (value.Value, error) {
	n := integer(args[1])
	if n < 0 || n > value.MaxLen {
		return m.generic("the number of bytes to read is out of range"), nil
	}
	var b []byte
	var err error
	c.Block(func() { b, err = byteSource(args[0]).read(int(n)) })
	if err != nil {
		return m.channelError("Byte", err), nil
	}
	return value.NewBytes(b), nil
}

func (m *module) byteReadAll(c *runtime.Context, args []value.Value) (value.Value, error) {
	var b []byte
	var err error
	c.Block(func() { b, err = byteSource(args[0]).readAll() })
	if err != nil {
		return m.channelError("Byte", err), nil
	}
	l := value.NewBytes(b)
	l.Freeze()
	return l, nil
}

func (m *module) byteBlockStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.blockStream(byteSource(args[0]), integer(args[1]))
}

func (m *module) base64Encode(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.recode(c, args[0], func(b []byte) ([]byte, error) {
		return base64.StdEncoding.AppendEncode(nil, b), nil
	})
}

func (m *module) base64Decode(c *runtime.Context, args []value.Value) (value.Value, error) {
	return m.recode(c, args[0], func(b []byte) ([]byte, error) {
		text := strings.Map(func(r rune) rune {
			if strings.ContainsRune(" \t\r\n", r) {
				return -1
			}
			return r
		}, string(b))
		return base64.StdEncoding.DecodeString(text)
	})
}

func (m *module) recode(c *runtime.Context, channel value.Value, f func([]byte) ([]byte, error)) (value.Value, error) {
	var b []byte
	var err error
	c.Block(func() { b, err = byteSource(channel).readAll() })
	if errors.Is(err, errClosed) {
		return m.generic("Channel is already closed."), nil
	}
	if err == nil {
		b, err = f(b)
	}
	if err != nil {
		return m.channelError("Byte", err), nil
	}
	return m.newByteChannel(c, newSource(bytes.NewReader(b), nil))
}

func (m *module) byteClose(c *runtime.Context, args []value.Value) (value.Value, error) {
	if err := byteSource(args[0]).close(); err != nil {
		return m.channelError("Byte", err), nil
	}
	return nil, nil
}

func (m *module) byteWrite(c *runtime.Context, args []value.Value) (value.Value, error) {
	out := args[0].(*value.Object).Native.(*sink)
	b, offset := bytesOf(args[1]), integer(args[2])
	if offset < 0 || offset > int64(len(b)) {
		return m.generic("the offset is out of range"), nil
	}
	b = b[offset:]
	var err error
	c.Block(func() { err = out.write(b) })
	if err != nil {
		return m.channelError("Byte", err), nil
	}
	return value.Int(len(b)), nil
}

func (m *module) byteSinkClose(c *runtime.Context, args []value.Value) (value.Value, error) {
	if err := args[0].(*value.Object).Native.(*sink).close(); err != nil {
		return m.channelError("Byte", err), nil
	}
	return nil, nil
}
