package dap

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-dap"

	"barre/value"
)

// node is something with parts that a client can ask for.
type node struct {
	count   int // of indexed parts
	indexed func(i int) part
	named   func() []part
	set     func(name string, v value.Value) error
}

// part is a part of a value, or a variable.
type part struct {
	name  string
	value value.Value
	// text and typ replace what is shown of the value.
	text, typ string
	parts     *node  // in place of those of the value
	path      string // the expression that gives it, "" when there is none
	kind      string // of presentation
	readonly  bool
}

// most is how long the text of a value is at most, about.
const most = 160

// summary is a value as it is shown on one line.
func summary(v value.Value) string {
	w := &summariser{budget: most}
	w.value(v, 0)
	return w.b.String()
}

type summariser struct {
	b      strings.Builder
	budget int
	inside []value.Value
}

// add appends text and reports whether there is room for more.
func (w *summariser) add(s string) bool {
	w.b.WriteString(s)
	w.budget -= len(s)
	return w.budget > 0
}

func (w *summariser) value(v value.Value, depth int) {
	switch v := v.(type) {
	case *value.List:
		if !w.enter(v, depth, "[...]") {
			return
		}
		w.add("[")
		for i := range v.Len() {
			if i > 0 {
				w.add(", ")
			}
			if w.budget <= 0 {
				w.add("...")
				break
			}
			w.value(v.At(i), depth+1)
		}
		w.add("]")
		w.leave()
	case *value.Map:
		if !w.enter(v, depth, "{...}") {
			return
		}
		w.fields(v, depth)
		w.leave()
	case *value.Table:
		if !w.enter(v, depth, "table [...]") {
			return
		}
		w.add("table [")
		for i := range v.Len() {
			if i > 0 {
				w.add(", ")
			}
			if w.budget <= 0 {
				w.add("...")
				break
			}
			w.value(v.Row(i), depth+1)
		}
		w.add("]")
		w.leave()
	case *value.Error:
		name := v.TypeName
		if name == "" {
			name = "error"
		}
		w.add(name + "(" + strconv.Quote(cut(v.Message)))
		if v.Cause != nil && depth < 3 {
			w.add(", ")
			w.value(v.Cause, depth+1)
		}
		if v.Detail != nil {
			for i, k := range v.Detail.Keys() {
				if w.budget <= 0 {
					w.add(", ...")
					break
				}
				w.add(", " + k + " = ")
				w.value(v.Detail.ValueAt(i), depth+1)
			}
		}
		w.add(")")
	case *value.Object:
		name := v.Class.Name
		if name == "" || strings.HasPrefix(name, "$") {
			name = "object"
			if v.Class.Service {
				name = "service object"
			}
		}
		w.add(name)
	case *value.Function:
		w.add(functionText(v))
	case *value.Future:
		switch {
		case !v.Ended():
			w.add("future (pending)")
		case v.Panic != nil:
			w.add("future (panicked)")
		default:
			w.add("future (completed)")
		}
	case *value.Stream:
		w.add(value.TypeOf(v).String())
	case *value.Typedesc:
		name := v.Name
		if name == "" {
			name = v.Type.String()
		}
		w.add("typedesc " + cut(name))
	case *value.Handle:
		w.add("handle")
	case *value.String:
		w.add(strconv.Quote(cut(v.String())))
	case *value.XML:
		w.add("xml `" + cut(value.ToString(v)) + "`")
	case *value.Regexp:
		w.add("re `" + cut(v.Src) + "`")
	case value.Decimal:
		w.add(value.ToString(v) + "d")
	case nil:
		w.add("()")
	default:
		w.add(value.ToString(v))
	}
}

func (w *summariser) fields(m *value.Map, depth int) {
	w.add("{")
	for i, k := range m.Keys() {
		if i > 0 {
			w.add(", ")
		}
		if w.budget <= 0 {
			w.add("...")
			break
		}
		w.add(key(k) + ": ")
		w.value(m.ValueAt(m.Find(k)), depth+1)
	}
	w.add("}")
}

// enter goes into a value unless that is too deep, or it is inside of itself.
func (w *summariser) enter(v value.Value, depth int, otherwise string) bool {
	if depth > 4 {
		w.add(otherwise)
		return false
	}
	for _, x := range w.inside {
		if x == v {
			w.add(otherwise)
			return false
		}
	}
	w.inside = append(w.inside, v)
	return true
}

func (w *summariser) leave() { w.inside = w.inside[:len(w.inside)-1] }

// cut is text that is not too long.
func cut(s string) string {
	if len(s) <= 4*most {
		return s
	}
	n := 4 * most
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "..."
}

// key is the key of a field as a constructor has it.
func key(k string) string {
	if isIdentifier(k) {
		return k
	}
	return strconv.Quote(k)
}

func functionText(f *value.Function) string {
	name := "function"
	if f.Info != nil && !strings.HasPrefix(f.Info.Name, "$") {
		name += " " + f.Info.Name
	}
	return name
}

// typeText is the type of a value as it is shown.
func typeText(v value.Value) string {
	if o, ok := v.(*value.Object); ok && o.Class.Name != "" && !strings.HasPrefix(o.Class.Name, "$") {
		return o.Class.Name
	}
	return cut(value.TypeOf(v).String())
}

// parts are those of a value, nil when it has none.
func parts(v value.Value, path string) *node {
	switch v := v.(type) {
	case *value.List:
		if v.Len() == 0 {
			return nil
		}
		return &node{count: v.Len(),
			indexed: func(i int) part {
				return part{name: "[" + strconv.Itoa(i) + "]", value: v.At(i), path: sub(path, "["+strconv.Itoa(i)+"]"), readonly: v.Readonly()}
			},
			set: func(name string, x value.Value) error {
				i, err := strconv.ParseInt(strings.Trim(name, "[]"), 10, 64)
				if err != nil || i < 0 || i >= int64(v.Len()) {
					return fmt.Errorf("there is no member %s", name)
				}
				return v.Set(i, x)
			}}
	case *value.Map:
		if v.Len() == 0 {
			return nil
		}
		return &node{
			named: func() []part {
				var r []part
				for _, k := range v.Keys() {
					p := part{name: k, value: v.ValueAt(v.Find(k)), readonly: v.Readonly()}
					if path != "" {
						p.path = path + "[" + strconv.Quote(k) + "]"
						if isIdentifier(k) && v.Atomic().Field(k) != nil {
							p.path = path + "." + k
						}
					}
					r = append(r, p)
				}
				return r
			},
			set: v.Set,
		}
	case *value.Table:
		if v.Len() == 0 {
			return nil
		}
		return &node{count: v.Len(), indexed: func(i int) part {
			row := v.Row(i)
			name := "[" + strconv.Itoa(i) + "]"
			p := part{name: name, value: row, readonly: true}
			if k := v.KeyOf(row); k != nil {
				p.name = "[" + summary(k) + "]"
				if _, multiple := k.(*value.List); !multiple {
					p.path = sub(path, ".get("+summary(k)+")")
				}
			}
			return p
		}}
	case *value.Error:
		return &node{named: func() []part {
			r := []part{{name: "message", value: value.Str(v.Message), path: sub(path, ".message()"), readonly: true}}
			if v.Cause != nil {
				r = append(r, part{name: "cause", value: v.Cause, path: sub(path, ".cause()"), readonly: true})
			}
			if v.Detail != nil && v.Detail.Len() > 0 {
				r = append(r, part{name: "detail", value: v.Detail, path: sub(path, ".detail()"), readonly: true})
			}
			if at := v.Trace(); len(at) > 0 {
				r = append(r, part{name: "stackTrace", text: fmt.Sprintf("%d calls", len(at)), readonly: true, kind: "virtual", parts: &node{count: len(at), indexed: func(i int) part {
					f := at[i]
					return part{name: "[" + strconv.Itoa(i) + "]", text: fmt.Sprintf("%s (%s:%d)", f.Func, f.File, f.Line), readonly: true}
				}}})
			}
			return r
		}}
	case *value.Object:
		if len(v.Class.Fields) == 0 {
			return nil
		}
		return &node{
			named: func() []part {
				var r []part
				for i, f := range v.Class.Fields {
					r = append(r, part{name: f.Name, value: v.Fields[i], path: sub(path, "."+f.Name), readonly: f.Final || v.Class.Readonly})
				}
				return r
			},
			set: func(name string, x value.Value) error {
				if i := v.Class.FieldIndex(name); i >= 0 && (v.Class.Fields[i].Final || v.Class.Readonly) {
					return fmt.Errorf("cannot update the 'final' field '%s'", name)
				}
				return v.Set(name, x)
			},
		}
	case *value.XML:
		return xmlParts(v, path)
	case *value.Future:
		if !v.Ended() {
			return nil
		}
		if v.Panic != nil {
			return &node{named: func() []part { return []part{{name: "panic", value: v.Panic, readonly: true}} }}
		}
		return &node{named: func() []part { return []part{{name: "result", value: v.Result, readonly: true}} }}
	case *value.Function:
		return functionParts(v)
	case *value.Stream:
		if v.Impl == nil {
			return nil
		}
		return &node{named: func() []part { return []part{{name: "object", value: v.Impl, readonly: true}} }}
	case *value.Typedesc:
		return &node{named: func() []part { return []part{{name: "type", text: cut(v.Type.String()), readonly: true}} }}
	}
	return nil
}

func sub(path, more string) string {
	if path == "" {
		return ""
	}
	return path + more
}

// around is an expression made of another one, in parentheses.
func around(path, more string) string {
	if path == "" {
		return ""
	}
	return "(" + path + more + ")"
}

func xmlParts(x *value.XML, path string) *node {
	switch x.Kind {
	case value.XMLSequence:
		items := x.Items
		if len(items) == 0 {
			return nil
		}
		return &node{count: len(items), indexed: func(i int) part {
			return part{name: "[" + strconv.Itoa(i) + "]", value: items[i], path: sub(path, "["+strconv.Itoa(i)+"]"), readonly: true}
		}}
	case value.XMLElement:
		return &node{named: func() []part {
			r := []part{{name: "name", text: x.Name, typ: "string", readonly: true}}
			if x.Attrs != nil && x.Attrs.Len() > 0 {
				r = append(r, part{name: "attributes", value: x.Attrs, readonly: true})
			}
			if len(x.Items) > 0 {
				r = append(r, part{name: "children", value: value.NewXMLSequence(x.Items...), path: around(path, "/*"), readonly: true})
			}
			return r
		}}
	}
	return nil
}

func functionParts(f *value.Function) *node {
	return &node{named: func() []part {
		r := []part{{name: "type", text: cut(f.Type.String()), readonly: true}}
		if i := f.Info; i != nil {
			if i.File != "" {
				r = append(r, part{name: "declared", text: fmt.Sprintf("%s:%d", i.File, i.Line), readonly: true})
			}
		}
		if f.Recv != nil {
			r = append(r, part{name: "object", value: f.Recv, readonly: true})
		}
		return r
	}}
}

// find looks for the value that an expression gives which is the path of a part.
func find(from part, text string) (value.Value, bool) {
	for {
		if from.path == text {
			return from.value, from.text == ""
		}
		n := from.parts
		if n == nil {
			n = parts(from.value, from.path)
		}
		if n == nil {
			return nil, false
		}
		var next *part
		for _, p := range n.list("", 0, 0) {
			// Of two that could be, the longer one is: [1] and [10] end differently,
			// but a and ab do not.
			if p.path != "" && strings.HasPrefix(text, p.path) && (next == nil || len(p.path) > len(next.path)) {
				next = &p
			}
		}
		if next == nil || next.path == from.path {
			return nil, false
		}
		from = *next
	}
}

// variable is a part as the protocol has it; ref keeps what has parts.
func (p part) variable(ref func(*node) int) dap.Variable {
	v := dap.Variable{Name: p.name, EvaluateName: p.path}
	n := p.parts
	if p.text != "" {
		v.Value, v.Type = p.text, p.typ
	} else {
		v.Value, v.Type = summary(p.value), typeText(p.value)
		if n == nil {
			n = parts(p.value, p.path)
		}
	}
	if n != nil {
		v.VariablesReference = ref(n)
		v.IndexedVariables = n.count
		if n.count == 0 {
			v.NamedVariables = len(n.named())
		}
	}
	hint := dap.VariablePresentationHint{Kind: p.kind}
	if p.readonly {
		hint.Attributes = append(hint.Attributes, "readOnly")
	}
	if hint.Kind != "" || hint.Attributes != nil {
		v.PresentationHint = &hint
	}
	return v
}

// list gives the parts from start on, count of them, 0 for all.
func (n *node) list(filter string, start, count int) []part {
	var r []part
	if n.count > 0 && filter != "named" {
		end := n.count
		if count > 0 {
			end = min(end, max(0, start)+count)
		}
		for i := max(0, start); i < end; i++ {
			r = append(r, n.indexed(i))
		}
	}
	if n.named != nil && filter != "indexed" {
		r = append(r, n.named()...)
		if n.count == 0 && count > 0 {
			r = r[min(max(0, start), len(r)):]
			r = r[:min(count, len(r))]
		}
	}
	return r
}

// isIdentifier reports whether a name can be written as it is.
func isIdentifier(s string) bool {
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return s != ""
}
