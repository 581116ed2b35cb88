package value

// Values to JSON text, and to the values that JSON has.

import (
	"io"
	"math"
	"strconv"
	"unicode/utf8"
	"unsafe"

	"barre/types"
)

// AppendJSON appends the JSON text of v, which belongs to anydata: tables are
// arrays of their rows, xml and regular expressions strings, NaN and the
// infinities null. The error is the panic of a value with cycles.
func AppendJSON(b []byte, v Value) ([]byte, error) {
	w := jsonWriter{b: b}
	err := w.value(v)
	return w.b, err
}

// ToJSONString is lang.value:toJsonString.
func ToJSONString(v Value) (string, error) {
	b, err := AppendJSON(nil, v)
	return unsafe.String(unsafe.SliceData(b), len(b)), err
}

// WriteJSON writes the JSON text of v to w in pieces, for a payload; see
// [AppendJSON]. Arrays of numbers and booleans are written without blanks, as
// programs that compare payloads expect.
func WriteJSON(w io.Writer, v Value) error {
	j := jsonWriter{w: w, tight: true}
	if err := j.value(v); err != nil {
		return err
	}
	_, err := w.Write(j.b)
	return err
}

type jsonWriter struct {
	b    []byte
	w    io.Writer // where b goes when it is large; nil to keep all
	path trail     // containers being written, from a depth on
	deep int
	// tight leaves out the blanks in arrays whose members are unboxed.
	tight bool
}

// watchDepth is the depth from which on containers are watched for cycles;
// what is not nested deeper costs nothing.
const watchDepth = 64

func (w *jsonWriter) enter(v Value) error {
	w.deep++
	if w.deep < watchDepth {
		return nil
	}
	if w.deep > maxJSONDepth {
		return Panic("{ballerina}StackOverflow", "stack overflow")
	}
	if _, again := w.path.enter(v); again {
		return cyclicValue(v)
	}
	return nil
}

func (w *jsonWriter) leave() {
	if w.deep >= watchDepth {
		w.path.leave()
	}
	w.deep--
}

func cyclicValue(v Value) *Error {
	return Panicf("{ballerina/lang.value}CyclicValueReferenceError", "'%s' value has cyclic reference", TypeOf(v))
}

func (w *jsonWriter) flush() error {
	if w.w == nil || len(w.b) < 32<<10 {
		return nil
	}
	_, err := w.w.Write(w.b)
	w.b = w.b[:0]
	return err
}

func (w *jsonWriter) value(v Value) error {
	switch v := v.(type) {
	case nil:
		w.b = append(w.b, "null"...)
	case Boolean:
		w.b = strconv.AppendBool(w.b, bool(v))
	case Int:
		w.b = strconv.AppendInt(w.b, int64(v), 10)
	case Float:
		f := float64(v)
		if math.IsNaN(f) || math.IsInf(f, 0) {
			w.b = append(w.b, "null"...)
			break
		}
		w.b = AppendFloat(w.b, f)
	case Decimal:
		w.b = AppendDecimal(w.b, v)
	case *String:
		w.b = AppendJSONString(w.b, v.s)
	case *List:
		if err := w.enter(v); err != nil {
			return err
		}
		w.b = append(w.b, '[')
		if v.store == types.StoreAny {
			for i, x := range v.Vals {
				if i > 0 {
					w.b = append(w.b, ", "...)
				}
				if err := w.value(x); err != nil {
					return err
				}
				if err := w.flush(); err != nil {
					return err
				}
			}
		} else {
			for i, n := 0, v.Len(); i < n; i++ {
				if i > 0 {
					w.b = append(w.b, ',')
					if !w.tight {
						w.b = append(w.b, ' ')
					}
				}
				w.number(v, i)
			}
		}
		w.b = append(w.b, ']')
		w.leave()
	case *Map:
		if err := w.enter(v); err != nil {
			return err
		}
		w.b = append(w.b, '{')
		v.tidy()
		for i, k := range v.lay.keys {
			if i > 0 {
				w.b = append(w.b, ", "...)
			}
			w.b = append(AppendJSONString(w.b, k), ':')
			if err := w.field(v, i); err != nil {
				return err
			}
			if err := w.flush(); err != nil {
				return err
			}
		}
		w.b = append(w.b, '}')
		w.leave()
	case *Table:
		if err := w.enter(v); err != nil {
			return err
		}
		w.b = append(w.b, '[')
		for i, r := range v.all() {
			if i > 0 {
				w.b = append(w.b, ", "...)
			}
			if err := w.value(r); err != nil {
				return err
			}
			if err := w.flush(); err != nil {
				return err
			}
		}
		w.b = append(w.b, ']')
		w.leave()
	case *XML:
		w.b = AppendJSONString(w.b, v.String())
	case *Regexp:
		w.b = AppendJSONString(w.b, v.Src)
	default:
		return notJSON(v)
	}
	return nil
}

// number writes an unboxed member.
func (w *jsonWriter) number(l *List, i int) {
	switch l.store {
	case types.StoreInt:
		w.b = strconv.AppendInt(w.b, l.Nums[i], 10)
	case types.StoreByte:
		w.b = strconv.AppendUint(w.b, uint64(l.Bytes[i]), 10)
	default:
		_ = w.value(l.At(i)) // a float or boolean
	}
}

// field writes the value at place i of a mapping.
func (w *jsonWriter) field(m *Map, i int) error {
	if n, ok := m.integer(i); ok {
		w.b = strconv.AppendInt(w.b, n, 10)
		return nil
	}
	return w.value(m.at(i))
}

func notJSON(v Value) error {
	return Panicf("{ballerina/lang.value}ConversionError", "'%s' value cannot be converted to 'json'", TypeOf(v))
}

const hexDigits = "0123456789abcdef"

// AppendJSONString appends s as a JSON string literal.
func AppendJSONString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if plain[c] || c >= utf8.RuneSelf {
			continue
		}
		b = append(b, s[start:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		start = i + 1
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}

// ToJSON is lang.value:toJson: a copy of v, which belongs to anydata, with
// json[] and map<json> for all structure. The error is the panic of a value
// with cycles.
func ToJSON(v Value) (Value, error) {
	c := jsonCopier{list: types.ListAtomicOf(types.JSONList), mapping: types.MappingAtomicOf(types.JSONMap)}
	return c.value(v)
}

type jsonCopier struct {
	watch   jsonWriter // for its guard against cycles
	list    *types.ListAtomic
	mapping *types.MappingAtomic
}

func (c *jsonCopier) value(v Value) (Value, error) {
	switch v := v.(type) {
	case nil, Boolean, Int, Float, Decimal, *String:
		return v, nil
	case *List:
		if err := c.watch.enter(v); err != nil {
			return nil, err
		}
		l := &List{T: c.list, Vals: make([]Value, v.Len())}
		for i := range l.Vals {
			x, err := c.value(v.At(i))
			if err != nil {
				return nil, err
			}
			l.Vals[i] = x
		}
		c.watch.leave()
		return l, nil
	case *Map:
		if err := c.watch.enter(v); err != nil {
			return nil, err
		}
		v.tidy()
		vals := make([]Value, len(v.lay.keys))
		for i := range vals {
			x, err := c.value(v.at(i))
			if err != nil {
				return nil, err
			}
			vals[i] = x
		}
		c.watch.leave()
		return v.lay.ordered(c.mapping).shaped(false, vals), nil
	case *Table:
		if err := c.watch.enter(v); err != nil {
			return nil, err
		}
		l := &List{T: c.list, Vals: make([]Value, v.Len())}
		for i, r := range v.all() {
			x, err := c.value(r)
			if err != nil {
				return nil, err
			}
			l.Vals[i] = x
		}
		c.watch.leave()
		return l, nil
	case *XML:
		return Str(v.String()), nil
	case *Regexp:
		return Str(v.Src), nil
	}
	return nil, notJSON(v)
}
