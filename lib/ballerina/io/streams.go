package io

import (
	"errors"
	"io"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// block runs f where other strands may run meanwhile.
func block(c value.Caller, f func()) {
	if ctx, ok := c.(*runtime.Context); ok {
		ctx.Block(f)
		return
	}
	f()
}

// generator is what stands behind the streams of this module and behind the
// classes that give values to one.
type generator struct {
	m      *module
	next   func() (value.Value, error) // io.EOF at the end
	close  func() error
	kind   string // of the channel, for messages
	closed bool   // by the program, or at the end
}

// pull gives the next value, or without ok how the stream ended.
func (g *generator) pull(c value.Caller) (v, end value.Value, ok bool) {
	if g.closed {
		return nil, g.m.generic("Stream closed"), false
	}
	var err error
	block(c, func() { v, err = g.next() })
	if err == nil {
		return v, nil, true
	}
	if !errors.Is(err, io.EOF) {
		return nil, g.m.channelError(g.kind, err), false
	}
	g.closed = true
	if err := g.close(); err != nil && !errors.Is(err, errClosed) {
		return nil, g.m.channelError(g.kind, err), false
	}
	return nil, nil, false
}

// stop closes the channel.
func (g *generator) stop() value.Value {
	if g.closed {
		return nil
	}
	g.closed = true
	if err := g.close(); err != nil && !errors.Is(err, errClosed) {
		return g.m.channelError(g.kind, err)
	}
	return nil
}

func (g *generator) stream(t types.Type) *value.Stream {
	return value.NewStream(t, g.m.Type("ErrorOrNil"),
		func(c value.Caller) (v, end value.Value, ok bool, err error) {
			v, end, ok = g.pull(c)
			return v, end, ok, nil
		},
		func(value.Caller) (value.Value, error) { return g.stop(), nil })
}

func (m *module) blocks(s *source, size int64) (*generator, *value.Error) {
	if size <= 0 || size > value.MaxLen {
		return nil, m.generic("the size of a block is out of range")
	}
	t := m.Type("Block")
	return &generator{m: m, kind: "Byte", close: s.close, next: func() (value.Value, error) {
		b, err := s.read(int(size))
		if err != nil {
			return nil, err
		}
		if len(b) == 0 {
			return nil, io.EOF
		}
		l := value.NewListCap(t, 0)
		l.Bytes = b
		return l, nil
	}}, nil
}

func (m *module) blockStream(s *source, size int64) (value.Value, error) {
	g, e := m.blocks(s, size)
	if e != nil {
		return e, nil
	}
	return g.stream(m.Type("Block")), nil
}

func (m *module) lines(s *chars) *generator {
	return &generator{m: m, kind: "Character", close: s.close, next: func() (value.Value, error) {
		line, err := s.readLine()
		if err != nil {
			return nil, err
		}
		return value.Str(line), nil
	}}
}

func (m *module) lineStream(s *chars) value.Value { return m.lines(s).stream(types.String) }

func (m *module) rows(s *records) *generator {
	return &generator{m: m, kind: "Record", close: s.close, next: func() (value.Value, error) {
		fields, err := s.read()
		if err != nil {
			return nil, err
		}
		return value.NewStrings(fields), nil
	}}
}

func (m *module) bindStreams(e map[string]runtime.Extern) {
	e["BlockStream.init"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
		g, err := m.blocks(byteSource(args[1]), integer(args[2]))
		if err != nil {
			return nil, err
		}
		args[0].(*value.Object).Native = g
		return nil, nil
	}
	e["LineStream.init"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
		args[0].(*value.Object).Native = m.lines(charSource(args[1]))
		return nil, nil
	}
	e["CSVStream.init"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
		args[0].(*value.Object).Native = m.rows(recordSource(args[1]))
		return nil, nil
	}
	for class, entry := range map[string]string{"BlockStream": "BlockEntry", "LineStream": "LineEntry", "CSVStream": "CsvEntry"} {
		e[class+".next"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			v, end, ok := args[0].(*value.Object).Native.(*generator).pull(c)
			if !ok {
				return end, nil
			}
			r := m.Record(entry)
			r.Put("value", v)
			return r, nil
		}
		e[class+".close"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return args[0].(*value.Object).Native.(*generator).stop(), nil
		}
	}
}
