package value

import (
	"slices"
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

// ObjectString calls the method toString of an object, if it has one. The error
// is a panic.
type ObjectString func(o *Object) (s string, ok bool, err error)

// ToStringCalling is [ToString], or with bal [ToBalString], with objects shown as
// their method toString says.
func ToStringCalling(v Value, bal bool, object ObjectString) (string, error) {
	w := writer{bal: bal, object: object}
	w.value(v, bal)
	return string(w.b), w.err
}

// writer writes values in toString style, or as expressions when bal is set.
type writer struct {
	b      []byte
	bal    bool
	object ObjectString // nil: objects are shown by their class
	err    error        // of object
	path   trail        // containers being written, to stop at cycles
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
		for i := 0; i < v.Len(); i++ {
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
		v.tidy()
		for i, k := range v.lay.keys {
			if i > 0 {
				w.b = append(w.b, ',')
			}
			w.str(quote.String(k))
			w.b = append(w.b, ':')
			w.value(v.at(i), true)
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
		// A method toString may change the table.
		for i, r := range slices.Clone(v.all()) {
			if i > 0 {
				w.b = append(w.b, ',')
			}
			w.value(r, true)
		}
		w.b = append(w.b, ']')
		w.leave()
	case *Error:
		w.error(v)
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
		if inner || w.bal {
			if w.bal {
				w.str("re ")
			}
			w.str("`")
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
			w.str(v.Type.RunTimeString())
		}
	case *Object:
		w.obj(v)
	case *Function:
		w.str("function ")
		w.str(v.Type.RunTimeString())
	case *Stream:
		w.str("stream")
	case *Future:
		w.str("future")
	case *Handle:
		w.str("handle")
	}
}

func (w *writer) enter(v Value) bool {
	i, again := w.path.enter(v)
	if !again {
		return true
	}
	w.str("...")
	if w.bal {
		w.str("[" + strconv.Itoa(i) + "]")
	}
	return false
}

// obj shows an object: by what its method toString gives, or else by its class.
func (w *writer) obj(o *Object) {
	if w.object != nil && w.err == nil {
		s, ok, err := w.object(o)
		if err != nil {
			w.err = err
			return
		}
		if ok {
			if w.bal {
				w.str("object ")
			}
			w.str(s)
			return
		}
	}
	w.str("object ")
	if o.Class.Name != "" {
		w.str(o.Class.Name)
	} else {
		w.str("$anon")
	}
}

func (w *writer) leave() { w.path.leave() }

func (w *writer) error(e *Error) {
	w.str("error")
	if name := errorName(e); name != "" {
		w.str(" " + name + " ")
	}
	w.str("(")
	w.str(quote.String(e.Message))
	if e.Cause != nil {
		w.b = append(w.b, ',')
		w.error(e.Cause)
	}
	for i, k := range e.Detail.lay.keys {
		w.b = append(w.b, ',')
		w.str(k)
		w.b = append(w.b, '=')
		w.value(e.Detail.at(i), true)
	}
	w.str(")")
}

func errorName(e *Error) string { return e.TypeName }
