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

// ToJSON converts a value to JSON, with the names that fields have there.
func ToJSON(name func(a *types.MappingAtomic, field string) string, v value.Value) (value.Value, error) {
	j, err := value.ToJSON(v)
	if err != nil {
		return nil, err
	}
	rename(name, v, j)
	return j, nil
}

// structured are the types of values that hold others.
const structured = types.BList | types.BMapping | types.BTable

// Renamed tells whether some field in a value has another name in the data.
func Renamed(name func(a *types.MappingAtomic, field string) string, v value.Value) bool {
	switch v := v.(type) {
	case *value.List:
		if v.T.Rest.Basics()&structured == 0 && len(v.T.Members) == 0 { // of nothing but simple values
			return false
		}
		for i := range v.Len() {
			if Renamed(name, v.At(i)) {
				return true
			}
		}
	case *value.Table:
		for i := range v.Len() {
			if Renamed(name, v.Row(i)) {
				return true
			}
		}
	case *value.Map:
		annotated := v.Atomic().Meta != nil && len(v.Atomic().Meta.Annots) > 0
		for i, k := range v.Keys() {
			if annotated && name(v.Atomic(), k) != k || Renamed(name, v.ValueAt(i)) {
				return true
			}
		}
	}
	return false
}

// rename gives the objects of a JSON value the names that the fields of the value it
// was made of have in the data.
func rename(name func(a *types.MappingAtomic, field string) string, from, to value.Value) {
	switch to := to.(type) {
	case *value.List:
		switch from := from.(type) {
		case *value.List:
			for i := range to.Len() {
				rename(name, from.At(i), to.At(i))
			}
		case *value.Table:
			for i := range to.Len() {
				rename(name, from.Row(i), to.At(i))
			}
		}
	case *value.Map:
		f := from.(*value.Map)
		annotated := f.Atomic().Meta != nil && len(f.Atomic().Meta.Annots) > 0
		keys := f.Keys()
		called := make([]string, len(keys))
		renamed := false
		for i, k := range keys {
			rename(name, f.ValueAt(i), to.ValueAt(i))
			called[i] = k
			if annotated {
				called[i] = name(f.Atomic(), k)
				renamed = renamed || called[i] != k
			}
		}
		if !renamed {
			return
		}
		vals := make([]value.Value, to.Len())
		for i := range vals {
			vals[i] = to.ValueAt(i)
		}
		_ = to.Clear()
		for i, k := range called {
			to.Put(k, vals[i])
		}
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
