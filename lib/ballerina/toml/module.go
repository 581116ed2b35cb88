// Package toml is the library module ballerina/toml.
package toml

import (
	"embed"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"barre/lib"
	"barre/runtime"
	"barre/toml"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/toml.
var Module = lib.Module{Org: "ballerina", Name: "toml", Version: "0.8.0", Sources: sources, Bind: bind}

type module struct{ *runtime.Module }

func bind(rm *runtime.Module) map[string]runtime.Extern {
	m := &module{rm}
	return map[string]runtime.Extern{
		"readString": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return m.read([]byte(args[0].(*value.String).String()), args[1]), nil
		},
		"readFile": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			var b []byte
			var err error
			c.Block(func() { b, err = os.ReadFile(m.path(args[0])) })
			if err != nil {
				return m.fileError(args[0], err), nil
			}
			return m.read(b, args[1]), nil
		},
		"writeString": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			lines, err := write(args[0].(*value.Map), args[1].(*value.Map))
			if err != nil {
				return m.Error("WritingError", err.Error(), nil), nil
			}
			return value.NewStrings(lines), nil
		},
		"writeFile": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			lines, err := write(args[1].(*value.Map), args[2].(*value.Map))
			if err != nil {
				return m.Error("WritingError", err.Error(), nil), nil
			}
			text := strings.Join(lines, "\n") + "\n"
			c.Block(func() { err = os.WriteFile(m.path(args[0]), []byte(text), 0o666) })
			if err != nil {
				return m.fileError(args[0], err), nil
			}
			return nil, nil
		},
	}
}

// path resolves a path of the program.
func (m *module) path(v value.Value) string {
	p := v.(*value.String).String()
	if dir := m.Runtime().Dir; dir != "" && !filepath.IsAbs(p) {
		return filepath.Join(dir, p)
	}
	return p
}

func (m *module) fileError(path value.Value, err error) value.Value {
	why := "it is not accessible"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		why = "no such file"
	case errors.Is(err, fs.ErrPermission):
		why = "permission denied"
	}
	return m.Error("FileError", "cannot access '"+path.(*value.String).String()+"': "+why, nil)
}

func (m *module) read(src []byte, config value.Value) value.Value {
	n, errs := toml.Parse("", src)
	if len(errs) > 0 {
		e := errs[0]
		return m.Error("ParsingError", e.Message+" (line "+strconv.Itoa(e.Range.Start.Line)+", column "+strconv.Itoa(e.Range.Start.Col)+")", nil)
	}
	return node(n, config.(*value.Map).Bool("parseOffsetDateTime"))
}

// node makes a json value of a node.
func node(n *toml.Node, utc bool) value.Value {
	switch n.Kind {
	case toml.Table:
		m := value.NewMap(types.JSONMap)
		for _, e := range n.Entries {
			m.Put(e.Key, node(e.Value, utc))
		}
		return m
	case toml.Array:
		vals := make([]value.Value, len(n.Items))
		for i, x := range n.Items {
			vals[i] = node(x, utc)
		}
		return value.NewList(types.JSONList, vals)
	case toml.Integer:
		if i, ok := n.Int(); ok {
			return value.Int(i)
		}
		f, _ := n.Float()
		return value.Float(f)
	case toml.Float:
		if d, ok := value.ParseDecimal(strings.ReplaceAll(strings.TrimPrefix(n.Text, "+"), "_", "")); ok {
			return d
		}
		f, _ := n.Float()
		return value.Float(f)
	case toml.Boolean:
		return value.Boolean(n.Text == "true")
	case toml.Time:
		if utc {
			if t, ok := offsetTime(n.Text); ok {
				fraction, _ := value.ParseDecimal("0." + strconv.Itoa(1_000_000_000 + t.Nanosecond())[1:])
				if t.Nanosecond() == 0 {
					fraction = value.DecimalFromInt(0)
				}
				return value.NewList(types.JSONList, []value.Value{value.Int(t.Unix()), fraction})
			}
		}
	}
	return value.Str(n.Text)
}

// offsetTime reads a date and time with an offset.
func offsetTime(s string) (time.Time, bool) {
	if len(s) > 10 && (s[10] == ' ' || s[10] == 't') {
		s = s[:10] + "T" + s[11:]
	}
	t, err := time.Parse(time.RFC3339Nano, strings.ToUpper(s))
	return t, err == nil
}

// ------------------------------------------------------------ writing

type writer struct {
	lines  []string
	indent string
	dotted bool
}

// writeError is what is wrong with a value.
type writeError struct{ msg string }

func (e writeError) Error() string { return e.msg }

// maxDepth bounds how deep values nest.
const maxDepth = 10_000

func write(v, config *value.Map) ([]string, error) {
	w := &writer{indent: strings.Repeat(" ", max(0, int(config.Int("indentationPolicy")))), dotted: config.Bool("allowDottedKeys")}
	err := w.table(v, nil, 0)
	return w.lines, err
}

func (w *writer) line(level int, s string) {
	w.lines = append(w.lines, strings.Repeat(w.indent, max(0, level-1))+s)
}

// tables reports whether a list is written as tables of one name.
func tables(v value.Value) (*value.List, bool) {
	l, ok := v.(*value.List)
	if !ok || l.Len() == 0 {
		return nil, false
	}
	for i := range l.Len() {
		if _, ok := l.At(i).(*value.Map); !ok {
			return nil, false
		}
	}
	return l, true
}

// table writes the entries of a table: values first, for what follows a header
// belongs to it.
func (w *writer) table(m *value.Map, path []string, level int) error {
	if level > maxDepth {
		return writeError{"the value is nested too deeply, or contains itself"}
	}
	var later []string
	for i, k := range m.Keys() {
		x := m.ValueAt(i)
		name := quoteKey(k)
		for w.dotted {
			one, ok := x.(*value.Map)
			if !ok || one.Len() != 1 {
				break
			}
			name, x = name+"."+quoteKey(one.Keys()[0]), one.ValueAt(0)
			if len(name) > 1<<16 {
				return writeError{"the value is nested too deeply, or contains itself"}
			}
		}
		if _, isTables := tables(x); isTables {
			later = append(later, k)
			continue
		}
		if _, isTable := x.(*value.Map); isTable {
			later = append(later, k)
			continue
		}
		b, err := inline(nil, x, 0)
		if err != nil {
			return err
		}
		w.line(level, name+" = "+string(b))
	}
	for _, k := range later {
		at := append(path[:len(path):len(path)], quoteKey(k))
		if l, ok := tables(m.Field(k)); ok {
			for i := range l.Len() {
				w.line(level+1, "[["+strings.Join(at, ".")+"]]")
				if err := w.table(l.At(i).(*value.Map), at, level+1); err != nil {
					return err
				}
			}
			continue
		}
		w.line(level+1, "["+strings.Join(at, ".")+"]")
		if err := w.table(m.Field(k).(*value.Map), at, level+1); err != nil {
			return err
		}
	}
	return nil
}

func quoteKey(k string) string {
	for i := range len(k) {
		c := k[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_') {
			return quote(k)
		}
	}
	if k == "" {
		return `""`
	}
	return k
}

// quote writes a basic string, whose escapes JSON has as well.
func quote(s string) string {
	return strings.ReplaceAll(string(value.AppendJSONString(nil, s)), "\x7f", `\u007f`)
}

// inline writes a value on one line.
func inline(b []byte, v value.Value, deep int) ([]byte, error) {
	if deep > maxDepth {
		return nil, writeError{"the value is nested too deeply, or contains itself"}
	}
	var err error
	switch v := v.(type) {
	case nil:
		return nil, writeError{"'()' has no form in TOML"}
	case *value.String:
		return append(b, quote(v.String())...), nil
	case value.Float:
		switch f := float64(v); {
		case math.IsNaN(f):
			return append(b, "nan"...), nil
		case math.IsInf(f, 1):
			return append(b, "inf"...), nil
		case math.IsInf(f, -1):
			return append(b, "-inf"...), nil
		}
		return append(b, strings.ToLower(value.FormatFloat(float64(v)))...), nil
	case value.Decimal:
		s := strings.ToLower(value.ToString(v))
		if !strings.ContainsAny(s, ".e") {
			s += ".0"
		}
		return append(b, s...), nil
	case *value.List:
		b = append(b, '[')
		for i := range v.Len() {
			if i > 0 {
				b = append(b, ", "...)
			}
			if b, err = inline(b, v.At(i), deep+1); err != nil {
				return nil, err
			}
		}
		return append(b, ']'), nil
	case *value.Map:
		b = append(b, '{')
		for i, k := range v.Keys() {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = append(append(b, quoteKey(k)...), " = "...)
			if b, err = inline(b, v.ValueAt(i), deep+1); err != nil {
				return nil, err
			}
		}
		return append(b, '}'), nil
	}
	return append(b, value.ToString(v)...), nil
}
