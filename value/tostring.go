package value

import (
	"strconv"
	"strings"

	"github.com/woodsbury/decimal128"

	"barre/internal/quote"
)

type decimalValue = decimal128.Decimal

// ToString is lang.value:toString.
func ToString(v Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case *String:
		return v.s
	case Int:
		return strconv.FormatInt(int64(v), 10)
	case *XML:
		return v.String()
	}
	return string(AppendString(nil, v))
}

// AppendString appends what [ToString] gives.
func AppendString(b []byte, v Value) []byte {
	switch v := v.(type) {
	case nil:
		return b
	case *String:
		return append(b, v.s...)
	case Int:
		return strconv.AppendInt(b, int64(v), 10)
	case Boolean:
		return strconv.AppendBool(b, bool(v))
	}
	w := writer{b: b}
	w.value(v, false)
	return w.b
}

// ToBalString is lang.value:toBalString: an expression of the language where
// one exists.
func ToBalString(v Value) string {
	w := writer{bal: true}
	w.value(v, true)
	return string(w.b)
}

// writer writes values in toString style, or as expressions when bal is set.
type writer struct {
	b    []byte
	bal  bool
	path []Value // containers being written, to stop at cycles
}

func (w *writer) str(s string) { w.b = append(w.b, s...) }

// value writes v; inner says that it stands within a container, where strings
// are quoted and () is shown as null.
func (w *writer) value(v Value, inner bool) {
	switch v := v.(type) {
	case nil:
		if w.bal {
			w.str("()")
		} else if inner {
			w.str("null")
		}
	case Boolean:
		w.b = strconv.AppendBool(w.b, bool(v))
	case Int:
		w.b = strconv.AppendInt(w.b, int64(v), 10)
	case Float:
		s := FormatFloat(float64(v))
		if w.bal && (s == "NaN" || strings.HasSuffix(s, "Infinity")) {
			s = strings.Replace("float:"+s, "float:-", "-float:", 1)
		}
		w.str(s)
	case Decimal:
		w.str(FormatDecimal(v))
		if w.bal {
			w.b = append(w.b, 'd')
		}
	case *String:
		switch {
		case w.bal:
			w.str(quote.String(v.s))
		case inner:
			// For people to read: quoted, and not escaped.
			w.b = append(w.b, '"')
			w.str(v.s)
			w.b = append(w.b, '"')
		default:
			w.str(v.s)
		}
	case *List:
		if !w.enter(v) {
			return
		}
		w.b = append(w.b, '[')
		n := v.Len()
		for i := 0; i < n; i++ {
			if i > 0 {
				w.b = append(w.b, ',')
			}
			w.value(v.At(i), true)
		}
		w.b = append(w.b, ']')
		w.leave()
	case *Map:
		if !w.enter(v) {
			return
		}
		w.b = append(w.b, '{')
		for i, k := range v.keys {
			if i > 0 {
				w.b = append(w.b, ',')
			}
			w.str(quote.String(k))
			w.b = append(w.b, ':')
			w.value(v.vals[i], true)
		}
		w.b = append(w.b, '}')
		w.leave()
	case *Table:
		if !w.enter(v) {
			return
		}
		if w.bal {
			w.str("table key(")
			w.str(strings.Join(v.T.Keys, ","))
			w.str(") ")
		}
		w.b = append(w.b, '[')
		for i, r := range v.rows {
			if i > 0 {
				w.b = append(w.b, ',')
			}
			w.value(r, true)
		}
		w.b = append(w.b, ']')
		w.leave()
	case *Error:
		w.err(v)
	case *XML:
		if inner || w.bal {
			if w.bal {
				w.str("xml")
			}
			w.str("`")
			w.str(v.String())
			w.str("`")
		} else {
			w.str(v.String())
		}
	case *Regexp:
		if w.bal {
			w.str("re `")
			w.str(v.Src)
			w.str("`")
		} else {
			w.str(v.Src)
		}
	case *Typedesc:
		w.str("typedesc ")
		if v.Name != "" {
			w.str(v.Name)
		} else {
			w.str(v.Type.String())
		}
	case *Object:
		w.str("object ")
		if v.Class.Name != "" {
			w.str(v.Class.Name)
		} else {
			w.str("$anon")
		}
	case *Function:
		w.str("function ")
		w.str(v.Type.String())
	case *Stream:
		w.str("stream")
	case *Future:
		w.str("future")
	case *Handle:
		w.str("handle")
	}
}

func (w *writer) enter(v Value) bool {
	for _, x := range w.path {
		if x == v {
			if w.bal {
				w.str("...[" + strconv.Itoa(len(w.path)) + "]")
			} else {
				w.str("...")
			}
			return false
		}
	}
	w.path = append(w.path, v)
	return true
}

func (w *writer) leave() { w.path = w.path[:len(w.path)-1] }

func (w *writer) err(e *Error) {
	w.str("error")
	if name := errorName(e); name != "" {
		w.str(" " + name + " ")
	}
	w.str("(")
	w.str(quote.String(e.Message))
	if e.Cause != nil {
		w.b = append(w.b, ',')
		w.err(e.Cause)
	}
	for i, k := range e.Detail.keys {
		w.b = append(w.b, ',')
		w.str(k)
		w.b = append(w.b, '=')
		w.value(e.Detail.vals[i], true)
	}
	w.str(")")
}

func errorName(e *Error) string { return e.TypeName }
