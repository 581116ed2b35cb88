package io

import (
	"encoding/binary"
	"errors"
	"io"
	"math"

	"barre/runtime"
	"barre/value"
)

// dataIn is what a ReadableDataChannel reads.
type dataIn struct {
	src    *source
	order  binary.ByteOrder
	closed bool
}

// dataOut is what a WritableDataChannel writes to.
type dataOut struct {
	out    *sink
	order  binary.ByteOrder
	closed bool
}

func order(v value.Value) binary.ByteOrder {
	if str(v) == "LE" {
		return binary.LittleEndian
	}
	return binary.BigEndian
}

func (d *dataIn) read(n int) ([]byte, error) {
	if d.closed {
		return nil, errClosed
	}
	b, err := d.src.read(n)
	if err == nil && len(b) < n {
		err = io.EOF
	}
	return b, err
}

// varInt reads groups of seven bits, the least significant first.
func (d *dataIn) varInt() (int64, error) {
	var u uint64
	for shift := 0; shift < 64; shift += 7 {
		b, err := d.read(1)
		if err != nil {
			return 0, err
		}
		u |= uint64(b[0]&0x7F) << shift
		if b[0] < 0x80 {
			return int64(u), nil
		}
	}
	return 0, errors.New("an integer of variable length has too many bytes")
}

func (m *module) bindData(e map[string]runtime.Extern) {
	e["ReadableDataChannel.init"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
		args[0].(*value.Object).Native = &dataIn{src: byteSource(args[1]), order: order(args[2])}
		return nil, nil
	}
	e["WritableDataChannel.init"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
		args[0].(*value.Object).Native = &dataOut{out: args[1].(*value.Object).Native.(*sink), order: order(args[2])}
		return nil, nil
	}

	read := func(name string, f func(d *dataIn, args []value.Value) (value.Value, error)) {
		e["ReadableDataChannel."+name] = func(c *runtime.Context, args []value.Value) (v value.Value, err error) {
			d := args[0].(*value.Object).Native.(*dataIn)
			c.Block(func() { v, err = f(d, args) })
			if err != nil {
				return m.channelError("Data", err), nil
			}
			return v, nil
		}
	}
	fixed := func(name string, n int, f func(order binary.ByteOrder, b []byte) value.Value) {
		read(name, func(d *dataIn, args []value.Value) (value.Value, error) {
			b, err := d.read(n)
			if err != nil {
				return nil, err
			}
			return f(d.order, b), nil
		})
	}
	fixed("readInt16", 2, func(o binary.ByteOrder, b []byte) value.Value { return value.Int(int16(o.Uint16(b))) })
	fixed("readInt32", 4, func(o binary.ByteOrder, b []byte) value.Value { return value.Int(int32(o.Uint32(b))) })
	fixed("readInt64", 8, func(o binary.ByteOrder, b []byte) value.Value { return value.Int(int64(o.Uint64(b))) })
	fixed("readFloat32", 4, func(o binary.ByteOrder, b []byte) value.Value {
		return value.Float(math.Float32frombits(o.Uint32(b)))
	})
	fixed("readFloat64", 8, func(o binary.ByteOrder, b []byte) value.Value {
		return value.Float(math.Float64frombits(o.Uint64(b)))
	})
	fixed("readBool", 1, func(_ binary.ByteOrder, b []byte) value.Value { return value.Boolean(b[0] != 0) })
	read("readVarInt", func(d *dataIn, _ []value.Value) (value.Value, error) {
		i, err := d.varInt()
		return value.Int(i), err
	})
	read("readString", func(d *dataIn, args []value.Value) (value.Value, error) {
		n := integer(args[1])
		if n < 0 || n > value.MaxLen {
			return nil, errors.New("the number of bytes to read is out of range")
		}
		cs, err := m.charset(args[2])
		if err != nil {
			return nil, err
		}
		if n == 0 && !d.closed {
			return value.Str(""), nil
		}
		b, err := d.read(int(n))
		if err != nil {
			return nil, err
		}
		return value.Str(cs.Decode(b)), nil
	})

	write := func(name string, f func(o binary.ByteOrder, args []value.Value) ([]byte, error)) {
		e["WritableDataChannel."+name] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			d := args[0].(*value.Object).Native.(*dataOut)
			b, err := f(d.order, args)
			if d.closed {
				err = errClosed
			}
			if err == nil {
				c.Block(func() { err = d.out.write(b) })
			}
			if err != nil {
				return m.channelError("Data", err), nil
			}
			return nil, nil
		}
	}
	float := func(v value.Value) float64 { return float64(v.(value.Float)) }
	write("writeInt16", func(o binary.ByteOrder, args []value.Value) ([]byte, error) {
		b := make([]byte, 2)
		o.PutUint16(b, uint16(integer(args[1])))
		return b, nil
	})
	write("writeInt32", func(o binary.ByteOrder, args []value.Value) ([]byte, error) {
		b := make([]byte, 4)
		o.PutUint32(b, uint32(integer(args[1])))
		return b, nil
	})
	write("writeInt64", func(o binary.ByteOrder, args []value.Value) ([]byte, error) {
		b := make([]byte, 8)
		o.PutUint64(b, uint64(integer(args[1])))
		return b, nil
	})
	write("writeFloat32", func(o binary.ByteOrder, args []value.Value) ([]byte, error) {
		b := make([]byte, 4)
		o.PutUint32(b, math.Float32bits(float32(float(args[1]))))
		return b, nil
	})
	write("writeFloat64", func(o binary.ByteOrder, args []value.Value) ([]byte, error) {
		b := make([]byte, 8)
		o.PutUint64(b, math.Float64bits(float(args[1])))
		return b, nil
	})
	write("writeBool", func(_ binary.ByteOrder, args []value.Value) ([]byte, error) {
		if args[1].(value.Boolean) {
			return []byte{1}, nil
		}
		return []byte{0}, nil
	})
	write("writeVarInt", func(_ binary.ByteOrder, args []value.Value) ([]byte, error) {
		return binary.AppendUvarint(nil, uint64(integer(args[1]))), nil
	})
	write("writeString", func(_ binary.ByteOrder, args []value.Value) ([]byte, error) {
		cs, err := m.charset(args[2])
		if err != nil {
			return nil, err
		}
		return cs.Encode(str(args[1])), nil
	})

	e["ReadableDataChannel.close"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
		d := args[0].(*value.Object).Native.(*dataIn)
		return m.closeData(&d.closed, d.src.close), nil
	}
	e["WritableDataChannel.close"] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
		d := args[0].(*value.Object).Native.(*dataOut)
		return m.closeData(&d.closed, d.out.close), nil
	}
}

func (m *module) closeData(closed *bool, below func() error) value.Value {
	if *closed {
		return m.channelError("Data", errClosed)
	}
	*closed = true
	if err := below(); err != nil && !errors.Is(err, errClosed) {
		return m.channelError("Data", err)
	}
	return nil
}
