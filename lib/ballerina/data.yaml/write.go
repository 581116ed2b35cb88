package yaml

// From values to YAML text.

import (
	"math"
	"strconv"
	"strings"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// writer is one run over a value.
type writer struct {
	m         *module
	b         []byte
	indent    string
	schema    schema
	canonical bool
	single    bool
	force     bool
	onOneLine bool // in flow style
}

// write is the function toYamlString.
func (m *module) write(_ *runtime.Context, args []value.Value) (value.Value, error) {
	o := args[1].(*value.Map)
	w := &writer{m: m, indent: strings.Repeat(" ", max(1, int(o.Int("indentationPolicy")))), schema: schemaOf(o),
		canonical: o.Bool("canonical"), single: o.Bool("useSingleQuotes"), force: o.Bool("forceQuotes")}
	docs := []value.Value{args[0]}
	if l, ok := args[0].(*value.List); ok && o.Bool("isStream") {
		docs = l.Values()
	}
	for i, d := range docs {
		if i > 0 {
			w.b = append(w.b, "\n---\n"...)
		}
		var err error
		if w.onOneLine = o.Bool("flowStyle"); w.onOneLine {
			err = w.flow(d, 0)
		} else {
			start := len(w.b)
			if err = w.block(d, 0); len(w.b) > start && w.b[start] == '\n' {
				w.b = append(w.b[:start], w.b[start+1:]...) // that of a first line within a collection
			}
		}
		if err != nil {
			if e, ok := err.(*value.Error); ok {
				return nil, e
			}
			return m.Error("Error", err.Error(), nil), nil
		}
	}
	return value.Str(string(w.b)), nil
}

func (w *writer) line(level int) {
	w.b = append(w.b, '\n')
	for range level {
		w.b = append(w.b, w.indent...)
	}
}

func (w *writer) tag(t string) {
	if w.canonical {
		w.b = append(append(w.b, t...), ' ')
	}
}

func deep(level int) error {
	if level > maxDepth {
		return value.Panic("{ballerina}StackOverflow", "stack overflow")
	}
	return nil
}

// block writes a value in block style on a level. Collections begin on a new line.
func (w *writer) block(v value.Value, level int) error {
	if err := deep(level); err != nil {
		return err
	}
	switch v := v.(type) {
	case *value.Map:
		keys := v.Keys()
		if len(keys) == 0 {
			w.b = append(w.b, "{}"...)
		}
		for i, k := range keys {
			w.line(level)
			w.tag("!!str")
			w.text(w.key(v, k))
			w.b = append(w.b, ':')
			if err := w.entry(v.ValueAt(i), level, level+1, level); err != nil {
				return err
			}
		}
		return nil
	case *value.List:
		return w.items(v.Len(), v.At, level)
	case *value.Table:
		return w.items(v.Len(), func(i int) value.Value { return v.Row(i) }, level)
	}
	return w.scalar(v)
}

func (w *writer) items(n int, at func(int) value.Value, level int) error {
	if n == 0 {
		w.b = append(w.b, "[]"...)
	}
	for i := range n {
		w.line(level)
		w.b = append(w.b, '-')
		if err := w.entry(at(i), level, level+1, level+1); err != nil {
			return err
		}
	}
	return nil
}

// entry writes what stands behind a key or a dash: a mapping or a list on the
// levels given, anything else on the same line.
func (w *writer) entry(v value.Value, level, mapping, list int) error {
	n, isList := -1, false
	switch v := v.(type) {
	case *value.Map:
		n = v.Len()
	case *value.List:
		n, isList = v.Len(), true
	case *value.Table:
		n, isList = v.Len(), true
	}
	switch {
	case n > 0 && isList:
		if w.canonical {
			w.b = append(w.b, " !!seq"...)
		}
		return w.block(v, list)
	case n > 0:
		return w.block(v, mapping)
	}
	w.b = append(w.b, ' ')
	return w.block(v, level)
}

// flow writes a value on one line.
func (w *writer) flow(v value.Value, level int) error {
	if err := deep(level); err != nil {
		return err
	}
	items := func(n int, at func(int) value.Value) error {
		w.b = append(w.b, '[')
		for i := range n {
			if i > 0 {
				w.b = append(w.b, ", "...)
			}
			if err := w.flow(at(i), level+1); err != nil {
				return err
			}
		}
		w.b = append(w.b, ']')
		return nil
	}
	switch v := v.(type) {
	case *value.Map:
		w.b = append(w.b, '{')
		for i, k := range v.Keys() {
			if i > 0 {
				w.b = append(w.b, ", "...)
			}
			w.tag("!!str")
			w.text(w.key(v, k))
			w.b = append(w.b, ": "...)
			if err := w.flow(v.ValueAt(i), level+1); err != nil {
				return err
			}
		}
		w.b = append(w.b, '}')
		return nil
	case *value.List:
		return items(v.Len(), v.At)
	case *value.Table:
		return items(v.Len(), func(i int) value.Value { return v.Row(i) })
	}
	return w.scalar(v)
}

// key is the name that a field has in YAML.
func (w *writer) key(m *value.Map, name string) string {
	if m.Atomic().Meta == nil || len(m.Atomic().Meta.Annots) == 0 {
		return name
	}
	return w.m.key(m.Atomic(), name)
}

func (w *writer) scalar(v value.Value) error {
	var s, tag string
	switch v := v.(type) {
	case nil:
		s, tag = "null", "!!null"
	case value.Boolean:
		s, tag = strconv.FormatBool(bool(v)), "!!bool"
	case value.Int:
		s, tag = strconv.FormatInt(int64(v), 10), "!!int"
	case value.Decimal:
		s, tag = value.ToString(v), "!!float"
	case value.Float:
		f := float64(v)
		s, tag = value.FormatFloat(f), "!!float"
		switch {
		case math.IsNaN(f):
			s = ".nan"
		case math.IsInf(f, 1):
			s = ".inf"
		case math.IsInf(f, -1):
			s = "-.inf"
		}
	case *value.String:
		w.tag("!!str")
		w.text(v.String())
		return nil
	default:
		if !value.Is(v, types.Anydata) {
			return value.Panic("{ballerina/lang.value}ConversionError", "the value cannot be written as YAML")
		}
		w.tag("!!str")
		w.text(value.ToString(v))
		return nil
	}
	w.tag(tag)
	if w.force {
		w.quote(s)
	} else {
		w.b = append(w.b, s...)
	}
	return nil
}

// text writes a text: plain, where it is read as the same text.
func (w *writer) text(s string) {
	if w.force || !w.isPlain(s) {
		w.quote(s)
		return
	}
	w.b = append(w.b, s...)
}

// isPlain reports whether a text can stand without quotes.
func (w *writer) isPlain(s string) bool {
	if s == "" || strings.TrimSpace(s) != s || strings.HasPrefix(s, "---") || strings.HasPrefix(s, "...") {
		return false
	}
	if v, ok := plain(s, core).(*value.String); !ok || v.String() != s {
		return false
	}
	switch s {
	case "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "y", "Y", "n", "N", "<<", "=":
		return false // readers of YAML 1.1 take them for something else
	}
	if strings.IndexByte("-?:,[]{}#&*!|>'\"%@`", s[0]) >= 0 {
		return false
	}
	for _, r := range s {
		if r < ' ' || r == 0x7f || r == 0x85 || r == 0xfeff || r == 0x2028 || r == 0x2029 || r == 0xfffd {
			return false
		}
	}
	return !strings.Contains(s, ": ") && !strings.HasSuffix(s, ":") && !(w.onOneLine && strings.ContainsAny(s, "?:")) && !strings.Contains(s, " #") && !strings.ContainsAny(s, ",[]{}")
}

// quote writes a text in quotes.
func (w *writer) quote(s string) {
	simple := true
	for _, r := range s {
		simple = simple && r >= ' ' && r != 0x7f && r != 0x85 && r != 0x2028 && r != 0x2029
	}
	if w.single && simple {
		w.b = append(append(append(w.b, '\''), strings.ReplaceAll(s, "'", "''")...), '\'')
		return
	}
	quoted := string(value.AppendJSONString(nil, s))
	if !simple {
		quoted = strings.NewReplacer("\x7f", `\x7f`, "\u0085", `\N`, "\u2028", `\L`, "\u2029", `\P`).Replace(quoted)
	}
	w.b = append(w.b, quoted...)
}
