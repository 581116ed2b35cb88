// Package datalib is what the library modules named data.something share.
package datalib

import (
	"io"
	"unsafe"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// Namer gives the name that a field of a record has in the data: that of the
// annotation with the qualified name, or its own.
func Namer(r *runtime.Runtime, annotation string) func(a *types.MappingAtomic, field string) string {
	return func(a *types.MappingAtomic, field string) string {
		if m := r.FieldAnnots(a, field); m != nil {
			if c, ok := m.Field(annotation).(*value.Map); ok {
				return c.Str("value")
			}
		}
		return field
	}
}

// ProjectOptions reads the fields that the records Options of these modules
// have in common.
func ProjectOptions(c *runtime.Context, o *value.Map) *value.ProjectOptions {
	r := &value.ProjectOptions{Fill: c.FillDefault}
	if p, ok := o.Field("allowDataProjection").(*value.Map); ok {
		r.NilAsOptional = p.Bool("nilAsOptionalField")
		r.AbsentAsNilable = p.Bool("absentAsNilableType")
	} else {
		r.Strict = true
	}
	return r
}

// Text gives the bytes of a string, which must not be changed.
func Text(s *value.String) []byte {
	t := s.String()
	return unsafe.Slice(unsafe.StringData(t), len(t))
}

// Reader reads a stream of blocks of bytes. Its error is io.EOF at the end, an
// error that the stream ended with, or a [Panic].
func Reader(c value.Caller, s *value.Stream) *BlockReader { return &BlockReader{c: c, s: s} }

// BlockReader reads a stream of blocks of bytes.
type BlockReader struct {
	c    value.Caller
	s    *value.Stream
	rest []byte
	err  error
}

// Panic is a panic of the code behind a stream, on its way through a reader.
type Panic struct{ Err error }

func (p Panic) Error() string { return p.Err.Error() }

// With sets in whose name the stream is asked from now on.
func (r *BlockReader) With(c value.Caller) { r.c = c }

// Close closes the stream.
func (r *BlockReader) Close(c value.Caller) (value.Value, error) { return r.s.Close(c) }

// Block gives the next block as it comes.
func (r *BlockReader) Block() ([]byte, error) {
	if r.err != nil {
		return nil, r.err
	}
	v, end, ok, err := r.s.Next(r.c)
	switch {
	case err != nil:
		r.err = Panic{err}
	case ok:
		if l, isList := v.(*value.List); isList {
			return l.Bytes, nil
		}
		return nil, nil
	default:
		r.err = io.EOF
		if e, failed := end.(*value.Error); failed {
			r.err = e
		}
	}
	return nil, r.err
}

// Read is that of io.Reader.
func (r *BlockReader) Read(b []byte) (int, error) {
	for len(r.rest) == 0 {
		var err error
		if r.rest, err = r.Block(); err != nil {
			return 0, err
		}
	}
	n := copy(b, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// ReadAll reads a stream of blocks of bytes to its end. The second result is the
// error that the stream ended with, the third a panic.
func ReadAll(c value.Caller, s *value.Stream) ([]byte, *value.Error, error) {
	r := Reader(c, s)
	var all []byte
	for {
		b, err := r.Block()
		all = append(all, b...)
		switch err := err.(type) {
		case nil:
			continue
		case Panic:
			return nil, nil, err.Err
		case *value.Error:
			return nil, err, nil
		}
		return all, nil, nil
	}
}
