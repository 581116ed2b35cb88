package io

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"sync"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// console is the state of the standard streams.
type console struct {
	m       *module
	buffers sync.Pool // *[]byte

	template     types.Type
	templateOnce sync.Once

	inMu sync.Mutex
	in   *bufio.Reader // made at the first readln
}

func (s *console) init(m *module) {
	s.m = m
	s.buffers.New = func() any {
		b := make([]byte, 0, 256)
		return &b
	}
}

func (s *console) print(c *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, s.write(c, c.Runtime().Stdout, args[0].(*value.List), false)
}

func (s *console) println(c *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, s.write(c, c.Runtime().Stdout, args[0].(*value.List), true)
}

func (s *console) fprint(c *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, s.write(c, s.stream(c, args[0]), args[1].(*value.List), false)
}

func (s *console) fprintln(c *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, s.write(c, s.stream(c, args[0]), args[1].(*value.List), true)
}

func (s *console) stream(c *runtime.Context, which value.Value) io.Writer {
	if integer(which) == 2 {
		return c.Runtime().Stderr
	}
	return c.Runtime().Stdout
}

// write gives the values to w in one call, so that what strands print at the
// same time is not mixed up. As with every console, what cannot be written is
// lost: the functions that print return nothing.
func (s *console) write(c *runtime.Context, w io.Writer, values *value.List, line bool) error {
	p := s.buffers.Get().(*[]byte)
	b := (*p)[:0]
	var err error
	for i := range values.Len() {
		if b, err = s.append(c, b, values.At(i)); err != nil {
			return err
		}
	}
	if line {
		b = append(b, '\n')
	}
	_, _ = w.Write(b)
	if cap(b) <= 64<<10 { // do not hold on to the memory of one huge value
		*p = b
		s.buffers.Put(p)
	}
	return nil
}

// append adds v as toString shows it; the everyday types need no string of
// their own.
func (s *console) append(c *runtime.Context, b []byte, v value.Value) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return b, nil
	case *value.String:
		return append(b, v.String()...), nil
	case value.Int:
		return strconv.AppendInt(b, int64(v), 10), nil
	case value.Boolean:
		return strconv.AppendBool(b, bool(v)), nil
	case *value.Object:
		if strs, insertions, ok := s.rawTemplate(v); ok {
			return s.appendTemplate(c, b, strs, insertions)
		}
	}
	text, err := c.ToString(v)
	return append(b, text...), err
}

// rawTemplate takes a printable raw template apart.
func (s *console) rawTemplate(o *value.Object) (strs, insertions *value.List, ok bool) {
	if o.Class.FieldIndex("strings") < 0 || o.Class.FieldIndex("insertions") < 0 {
		return nil, nil, false
	}
	s.templateOnce.Do(func() { s.template = s.m.Type("PrintableRawTemplate") })
	if !value.Is(o, s.template) {
		return nil, nil, false
	}
	strs, _ = o.Get("strings").(*value.List)
	insertions, _ = o.Get("insertions").(*value.List)
	return strs, insertions, strs != nil && insertions != nil && strs.Len() > 0
}

func (s *console) appendTemplate(c *runtime.Context, b []byte, strs, insertions *value.List) ([]byte, error) {
	var err error
	for i := range strs.Len() {
		if i > 0 && i <= insertions.Len() {
			if b, err = s.append(c, b, insertions.At(i-1)); err != nil {
				return b, err
			}
		}
		b = append(b, str(strs.At(i))...)
	}
	return b, nil
}

func (s *console) readln(c *runtime.Context, args []value.Value) (value.Value, error) {
	if args[0] != nil {
		prompt, err := s.append(c, nil, args[0])
		if err != nil {
			return nil, err
		}
		_, _ = c.Runtime().Stdout.Write(prompt)
	}
	c.Runtime().Flush()
	var line string
	var err error
	c.Block(func() {
		s.inMu.Lock()
		defer s.inMu.Unlock()
		if s.in == nil {
			s.in = bufio.NewReader(c.Runtime().Stdin)
		}
		line, err = s.in.ReadString('\n')
	})
	if err != nil && err != io.EOF {
		return nil, s.m.Error("GenericError", "failed to read from the standard input: "+err.Error(), nil)
	}
	line = strings.TrimSuffix(line, "\n")
	return value.Str(strings.TrimSuffix(line, "\r")), nil
}
