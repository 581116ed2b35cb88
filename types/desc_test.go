package types_test

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/woodsbury/decimal128"

	"barre/types"
)

// Tests write types as type descriptors. This file reads them: into nodes,
// which the property tests make themselves, and from there into types.
//
// Beyond the language's descriptors there are A \ B for difference, and
// "distinct LABEL T", where the label says which occurrence of distinct it is.

// node is a type descriptor.
type node struct {
	kind   kind
	name   string // nBasic, nRef; label of nDistinct
	val    any    // nSingle: nil, bool, int64, float64, string, decimal
	args   []*node
	fixed  int   // nArray: the length, -1 without
	rest   *node // nTuple, nRecord, nFunc: nil without
	ret    *node
	fields []nodeField
	keys   []string // nTable with key specifier
	key    *node    // nTable with key constraint
	lo, hi int64    // nRange
}

type nodeField struct {
	name                                string
	typ                                 *node
	optional, readonly, method, private bool
}

type kind int

const (
	nBasic kind = iota
	nRef
	nSingle
	nRange
	nUnion
	nInter
	nDiff
	nArray
	nTuple
	nMap
	nRecord
	nTable
	nError
	nStream
	nFuture
	nTypedesc
	nXML
	nFunc
	nObject
	nDistinct
)

// world makes types of descriptors within one Env.
type world struct {
	env      *types.Env
	defs     map[string]*node
	types    map[string]types.Type
	marks    map[string]types.Type
	later    []func() // while definitions are being made
	deferred bool
	private  *types.Region
}

func newWorld() *world {
	return &world{env: types.NewEnv(), defs: map[string]*node{}, types: map[string]types.Type{}, marks: map[string]types.Type{}, private: &types.Region{Class: true}}
}

// define adds definitions, name, descriptor, name, descriptor …, which may be
// recursive.
func (w *world) define(pairs ...string) *world {
	w.deferred = true
	for i := 0; i < len(pairs); i += 2 {
		w.defs[pairs[i]] = parse(pairs[i+1])
	}
	for i := 0; i < len(pairs); i += 2 {
		w.types[pairs[i]] = w.of(w.defs[pairs[i]])
	}
	w.deferred = false
	for len(w.later) > 0 {
		f := w.later[0]
		w.later = w.later[1:]
		f()
	}
	return w
}

// t makes the type of a descriptor.
func (w *world) t(s string) types.Type { return w.of(parse(s)) }

var basics = map[string]types.Type{
	"boolean": types.Boolean, "int": types.Int, "float": types.Float, "decimal": types.Decimal, "string": types.String,
	"byte": types.Byte, "any": types.Any, "anydata": types.Anydata, "json": types.JSON, "never": types.Never,
	"readonly": types.Readonly, "error": types.Error, "function": types.Function, "typedesc": types.Typedesc,
	"handle": types.Handle, "future": types.Future, "stream": types.Stream, "xml": types.XML, "table": types.AnyTable,
	"mark isolated": types.IsolatedMark, "mark client": types.ClientMark, "mark service": types.ServiceMark,
	"mark isolated function": types.IsolatedFunc,
	"regexp:RegExp":          types.Regexp, "string:Char": types.Char, "xml:Element": types.XMLElement, "xml:Comment": types.XMLComment,
	"xml:ProcessingInstruction": types.XMLPI, "xml:Text": types.XMLText, "value:Cloneable": types.Cloneable,
}

var ranges = map[string][2]int64{
	"int:Signed8": {-128, 127}, "int:Signed16": {-32768, 32767}, "int:Signed32": {-1 << 31, 1<<31 - 1},
	"int:Unsigned8": {0, 255}, "int:Unsigned16": {0, 65535}, "int:Unsigned32": {0, 1<<32 - 1},
}

func (w *world) all(ns []*node) []types.Type {
	r := make([]types.Type, len(ns))
	for i, n := range ns {
		r[i] = w.of(n)
	}
	return r
}

// of makes the type of n.
func (w *world) of(n *node) types.Type {
	e := w.env
	switch n.kind {
	case nBasic:
		return basics[n.name]
	case nRef:
		if t, ok := w.types[n.name]; ok {
			return t
		}
		if d, ok := w.defs[n.name]; ok && w.deferred {
			t := w.of(d)
			w.types[n.name] = t
			return t
		}
		panic("undefined type " + n.name)
	case nSingle:
		switch v := n.val.(type) {
		case nil:
			return types.Nil
		case bool:
			return e.BooleanValue(v)
		case int64:
			return e.IntValue(v)
		case float64:
			return e.FloatValue(v)
		case string:
			return e.StringValue(v)
		case decimal128.Decimal:
			return e.DecimalValue(v)
		}
	case nRange:
		return e.IntRange(n.lo, n.hi)
	case nUnion:
		t := types.Never
		for _, a := range w.all(n.args) {
			t = types.Union(t, a)
		}
		return t
	case nInter:
		t := types.AnyOrError
		for _, a := range w.all(n.args) {
			t = types.Intersect(t, a)
		}
		return t
	case nDiff:
		return types.Diff(w.of(n.args[0]), w.of(n.args[1]))
	case nArray:
		if !w.deferred {
			if n.fixed < 0 {
				return e.Array(w.of(n.args[0]))
			}
			return e.ArrayN(w.of(n.args[0]), n.fixed)
		}
		r := e.NewRecList("")
		w.later = append(w.later, func() {
			switch elem := w.of(n.args[0]); {
			case n.fixed < 0:
				r.Define(nil, 0, elem)
			case n.fixed == 0:
				r.Define(nil, 0, types.Never)
			default:
				r.Define([]types.Type{elem}, n.fixed, types.Never)
			}
		})
		return r.T
	case nTuple:
		if !w.deferred {
			return e.Tuple(w.all(n.args), w.orNil(n.rest))
		}
		r := e.NewRecList("")
		w.later = append(w.later, func() { r.Define(w.all(n.args), len(n.args), w.orNever(n.rest)) })
		return r.T
	case nMap:
		if !w.deferred {
			return e.Map(w.of(n.args[0]))
		}
		r := e.NewRecMapping(nil)
		w.later = append(w.later, func() { r.Define(nil, w.of(n.args[0])) })
		return r.T
	case nRecord:
		if !w.deferred {
			return e.Mapping(w.fields(n.fields), w.orNever(n.rest), nil)
		}
		r := e.NewRecMapping(&types.RecordMeta{Name: n.name})
		w.later = append(w.later, func() { r.Define(w.fields(n.fields), w.orNever(n.rest)) })
		return r.T
	case nTable:
		if !w.deferred {
			return e.TableOf(w.of(n.args[0]), n.keys, w.orNil(n.key))
		}
		r := e.NewRecTable()
		w.later = append(w.later, func() { r.Define(w.of(n.args[0]), n.keys, w.orNil(n.key)) })
		return r.T
	case nError:
		return e.ErrorOf(w.of(n.args[0]))
	case nStream:
		if len(n.args) == 1 {
			return e.StreamOf(w.of(n.args[0]), types.Nil)
		}
		return e.StreamOf(w.of(n.args[0]), w.of(n.args[1]))
	case nFuture:
		return e.FutureOf(w.of(n.args[0]))
	case nTypedesc:
		return e.TypedescOf(w.of(n.args[0]))
	case nXML:
		return e.XMLOf(types.XMLItemsOf(w.of(n.args[0])))
	case nFunc:
		sig := func() *types.Signature {
			s := &types.Signature{Rest: w.orNil(n.rest), Ret: types.Nil}
			for _, p := range w.all(n.args) {
				s.Params = append(s.Params, types.Param{Type: p})
			}
			if n.ret != nil {
				s.Ret = w.of(n.ret)
			}
			return s
		}
		var t types.Type
		if w.deferred {
			r := e.NewRecFunc()
			w.later = append(w.later, func() { r.Define(sig()) })
			t = r.T
		} else {
			t = e.Func(sig())
		}
		return t
	case nObject:
		t := types.AnyObject
		switch {
		case len(n.fields) > 0 && w.deferred:
			r := e.NewRecObject(nil, false)
			w.later = append(w.later, func() { r.Define(w.fields(n.fields), types.Never) })
			t = r.T
		case len(n.fields) > 0:
			t = e.Object(w.fields(n.fields), nil)
		}
		return t
	case nDistinct:
		t := w.of(n.args[0])
		m, ok := w.marks[n.name]
		if !ok {
			m = e.Opaque(n.name, t.Basics()&(types.BError|types.BObject), true)
			w.marks[n.name] = m
		}
		return types.Intersect(t, m)
	}
	panic(fmt.Sprintf("no type for %v", n))
}

func (w *world) orNil(n *node) types.Type {
	if n == nil {
		return nil
	}
	return w.of(n)
}

func (w *world) orNever(n *node) types.Type {
	if n == nil {
		return types.Never
	}
	return w.of(n)
}

func (w *world) fields(fs []nodeField) []types.Field {
	r := make([]types.Field, len(fs))
	for i, f := range fs {
		t := w.of(f.typ)
		if f.readonly {
			// "the type of the field is the intersection of readonly and the
			// type specified by the type-descriptor"
			t = types.Intersect(t, types.Readonly)
		}
		r[i] = types.Field{Name: f.name, Type: t, Optional: f.optional, Readonly: f.readonly || f.method, Method: f.method}
		if f.private {
			r[i].Region = w.private
		}
	}
	return r
}

// ------------------------------------------------------------ reading

type reader struct {
	toks []string
	i    int
	src  string
}

func parse(s string) *node {
	p := &reader{toks: lex(s), src: s}
	n := p.typ()
	if p.i < len(p.toks) {
		p.fail("unexpected")
	}
	return n
}

func lex(s string) []string {
	var r []string
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ' || c == '\n' || c == '\t':
			i++
		case c == '"':
			j := i + 1
			for s[j] != '"' {
				j++
			}
			r, i = append(r, s[i:j+1]), j+1
		case c == '{' && i+1 < len(s) && s[i+1] == '|' || c == '|' && i+1 < len(s) && s[i+1] == '}':
			r, i = append(r, s[i:i+2]), i+2
		case strings.HasPrefix(s[i:], "..."):
			r, i = append(r, "..."), i+3
		case unicode.IsLetter(rune(c)) || c == '-' || unicode.IsDigit(rune(c)):
			j := i + 1
			for j < len(s) && (unicode.IsLetter(rune(s[j])) || unicode.IsDigit(rune(s[j])) || s[j] == ':' || s[j] == '.' && !strings.HasPrefix(s[j:], "...")) {
				j++
			}
			r, i = append(r, s[i:j]), j
		default:
			r, i = append(r, s[i:i+1]), i+1
		}
	}
	return r
}

func (p *reader) fail(msg string) { panic(fmt.Sprintf("%s at %q in %q", msg, p.peek(), p.src)) }

func (p *reader) peek() string {
	if p.i < len(p.toks) {
		return p.toks[p.i]
	}
	return ""
}

func (p *reader) next() string {
	t := p.peek()
	p.i++
	return t
}

func (p *reader) accept(t string) bool {
	if p.peek() == t {
		p.i++
		return true
	}
	return false
}

func (p *reader) expect(t string) {
	if !p.accept(t) {
		p.fail("expected " + t)
	}
}

func (p *reader) typ() *node {
	n := p.union()
	for p.accept("\\") {
		n = &node{kind: nDiff, args: []*node{n, p.union()}}
	}
	return n
}

func (p *reader) union() *node { return p.chain("|", nUnion, p.inter) }
func (p *reader) inter() *node { return p.chain("&", nInter, p.postfix) }

func (p *reader) chain(op string, k kind, operand func() *node) *node {
	n := operand()
	if p.peek() != op {
		return n
	}
	r := &node{kind: k, args: []*node{n}}
	for p.accept(op) {
		r.args = append(r.args, operand())
	}
	return r
}

func (p *reader) postfix() *node {
	if p.accept("distinct") {
		label := p.next()
		return &node{kind: nDistinct, name: label, args: []*node{p.postfix()}}
	}
	n := p.primary()
	for {
		switch {
		case p.accept("?"):
			n = &node{kind: nUnion, args: []*node{{kind: nSingle}, n}}
		case p.peek() == "[":
			// T[2][3] is two of T[3].
			var dims []int
			for p.accept("[") {
				d := -1
				if p.peek() != "]" {
					d, _ = strconv.Atoi(p.next())
				}
				p.expect("]")
				dims = append(dims, d)
			}
			for i := len(dims) - 1; i >= 0; i-- {
				n = &node{kind: nArray, fixed: dims[i], args: []*node{n}}
			}
		default:
			return n
		}
	}
}

func (p *reader) args() []*node {
	var r []*node
	p.expect("<")
	for {
		r = append(r, p.typ())
		if !p.accept(",") {
			break
		}
	}
	p.expect(">")
	return r
}

func (p *reader) primary() *node {
	t := p.next()
	switch t {
	case "(":
		if p.accept(")") {
			return &node{kind: nSingle}
		}
		n := p.typ()
		p.expect(")")
		return n
	case "true", "false":
		return &node{kind: nSingle, val: t == "true"}
	case "[":
		n := &node{kind: nTuple}
		for !p.accept("]") {
			m := p.typ()
			if p.accept("...") {
				n.rest = m
			} else {
				n.args = append(n.args, m)
			}
			if p.peek() != "]" {
				p.expect(",")
			}
		}
		return n
	case "map":
		return &node{kind: nMap, args: p.args()}
	case "record":
		if p.accept("{") {
			n := p.recordBody("}")
			n.rest = &node{kind: nBasic, name: "anydata"}
			return n
		}
		p.expect("{|")
		return p.recordBody("|}")
	case "isolated", "client", "service":
		n := p.primary()
		mark := "mark " + t
		if n.kind == nFunc || n.kind == nBasic && n.name == "function" {
			mark += " function"
		}
		return &node{kind: nInter, args: []*node{n, {kind: nBasic, name: mark}}}
	case "object":
		p.expect("{")
		n := &node{kind: nObject}
		for !p.accept("}") {
			p.accept("public")
			n.fields = append(n.fields, p.objectMember())
		}
		return n
	case "function":
		if p.peek() != "(" {
			return &node{kind: nBasic, name: t}
		}
		return p.function()
	}
	if p.peek() == "<" {
		switch t {
		case "error":
			return &node{kind: nError, args: p.args()}
		case "stream":
			return &node{kind: nStream, args: p.args()}
		case "future":
			return &node{kind: nFuture, args: p.args()}
		case "typedesc":
			return &node{kind: nTypedesc, args: p.args()}
		case "xml":
			return &node{kind: nXML, args: p.args()}
		case "table":
			n := &node{kind: nTable, args: p.args()}
			if p.accept("key") {
				if p.accept("(") {
					n.keys = []string{}
					for !p.accept(")") {
						n.keys = append(n.keys, p.next())
						p.accept(",")
					}
				} else {
					n.key = p.args()[0]
				}
			}
			return n
		}
	}
	if r, ok := ranges[t]; ok {
		return &node{kind: nRange, lo: r[0], hi: r[1]}
	}
	if _, ok := basics[t]; ok {
		return &node{kind: nBasic, name: t}
	}
	if v, ok := literal(t); ok {
		return &node{kind: nSingle, val: v}
	}
	if t != "" && unicode.IsUpper(rune(t[0])) {
		return &node{kind: nRef, name: t}
	}
	p.i--
	p.fail("not a type")
	return nil
}

func literal(t string) (any, bool) {
	if t == "" {
		return nil, false
	}
	if t[0] == '"' {
		return t[1 : len(t)-1], true
	}
	if v, err := strconv.ParseInt(t, 10, 64); err == nil {
		return v, true
	}
	if d, ok := strings.CutSuffix(t, "d"); ok {
		if v, err := decimal128.Parse(d); err == nil {
			return v, true
		}
	}
	if t[0] == '-' || unicode.IsDigit(rune(t[0])) {
		if v, err := strconv.ParseFloat(t, 64); err == nil {
			return v, true
		}
	}
	return nil, false
}

func (p *reader) recordBody(end string) *node {
	n := &node{kind: nRecord}
	for !p.accept(end) {
		f := nodeField{readonly: false}
		if p.peek() == "readonly" && p.toks[p.i+1] != "&" && p.toks[p.i+1] != "|" && p.toks[p.i+2] != ";" {
			f.readonly = p.accept("readonly")
		}
		f.typ = p.typ()
		if p.accept("...") {
			n.rest = f.typ
			p.expect(";")
			continue
		}
		f.name = p.next()
		f.optional = p.accept("?")
		p.expect(";")
		n.fields = append(n.fields, f)
	}
	return n
}

func (p *reader) objectMember() nodeField {
	f := nodeField{private: p.accept("private")}
	if p.peek() == "function" && p.toks[p.i+2] == "(" {
		p.next()
		f.name, f.method = p.next(), true
		f.typ = p.function()
	} else {
		f.typ = p.typ()
		f.name = p.next()
	}
	p.expect(";")
	return f
}

func (p *reader) function() *node {
	p.expect("(")
	n := &node{kind: nFunc}
	for !p.accept(")") {
		t := p.typ()
		if p.accept("...") {
			n.rest = t
		} else {
			n.args = append(n.args, t)
		}
		if p.peek() != ")" {
			p.expect(",")
		}
	}
	if p.accept("returns") {
		n.ret = p.union()
	}
	return n
}

// ------------------------------------------------------------ writing

// String writes n as the reader takes it.
func (n *node) String() string {
	join := func(ns []*node, sep string) string {
		var xs []string
		for _, a := range ns {
			xs = append(xs, a.String())
		}
		return strings.Join(xs, sep)
	}
	switch n.kind {
	case nBasic, nRef:
		return n.name
	case nSingle:
		switch v := n.val.(type) {
		case nil:
			return "()"
		case string:
			return `"` + v + `"`
		case decimal128.Decimal:
			return v.String() + "d"
		case float64:
			s := strconv.FormatFloat(v, 'g', -1, 64)
			if !strings.ContainsAny(s, ".e") {
				s += ".0"
			}
			return s
		}
		return fmt.Sprint(n.val)
	case nRange:
		for name, r := range ranges {
			if r == [2]int64{n.lo, n.hi} {
				return name
			}
		}
		return fmt.Sprintf("<%d to %d>", n.lo, n.hi)
	case nUnion:
		return "(" + join(n.args, "|") + ")"
	case nInter:
		return "(" + join(n.args, " & ") + ")"
	case nDiff:
		return "(" + join(n.args, " \\ ") + ")"
	case nArray:
		dims := ""
		for ; n.kind == nArray; n = n.args[0] {
			if n.fixed < 0 {
				dims += "[]"
			} else {
				dims += "[" + strconv.Itoa(n.fixed) + "]"
			}
		}
		return n.String() + dims
	case nTuple:
		s := join(n.args, ", ")
		if n.rest != nil {
			if s != "" {
				s += ", "
			}
			s += n.rest.String() + "..."
		}
		return "[" + s + "]"
	case nMap:
		return "map<" + n.args[0].String() + ">"
	case nRecord:
		var b strings.Builder
		b.WriteString("record {|")
		for _, f := range n.fields {
			if f.readonly {
				b.WriteString(" readonly")
			}
			b.WriteString(" " + f.typ.String() + " " + f.name)
			if f.optional {
				b.WriteString("?")
			}
			b.WriteString(";")
		}
		if n.rest != nil {
			b.WriteString(" " + n.rest.String() + "...;")
		}
		return b.String() + " |}"
	case nTable:
		s := "table<" + n.args[0].String() + ">"
		if n.keys != nil {
			s += " key(" + strings.Join(n.keys, ", ") + ")"
		} else if n.key != nil {
			s += " key<" + n.key.String() + ">"
		}
		return s
	case nError, nStream, nFuture, nTypedesc, nXML:
		names := map[kind]string{nError: "error", nStream: "stream", nFuture: "future", nTypedesc: "typedesc", nXML: "xml"}
		return names[n.kind] + "<" + join(n.args, ", ") + ">"
	case nFunc:
		s := join(n.args, ", ")
		if n.rest != nil {
			if s != "" {
				s += ", "
			}
			s += n.rest.String() + "..."
		}
		s = "function(" + s + ")"
		if n.ret != nil {
			s += " returns (" + n.ret.String() + ")"
		}
		return s
	case nDistinct:
		return "distinct " + n.name + " " + n.args[0].String()
	}
	return fmt.Sprintf("?%d", n.kind)
}
