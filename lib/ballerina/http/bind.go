package http

import (
	"strconv"
	"strings"

	"barre/types"
	"barre/value"
)

// Parameters of a resource are bound by functions that are made once, when the
// service is attached, from the parameters' types and annotations.

// binder binds one parameter. The error is what the request is refused with.
type binder func(x *exchange) (value.Value, *value.Error)

// scalarKind is what a text is parsed to.
type scalarKind uint8

const (
	scalarOther scalarKind = iota // a union, an enumeration, a subtype: parsed, then tested
	scalarString
	scalarInt
	scalarFloat
	scalarDecimal
	scalarBoolean
)

const simpleTypes = types.BBoolean | types.BInt | types.BFloat | types.BDecimal | types.BString

// scalar converts texts to values of a simple type.
type scalar struct {
	t    types.Type
	kind scalarKind
}

func scalarOf(t types.Type) scalar {
	switch t.All() & t.Basics() {
	case types.BString:
		if t.Basics() == types.BString {
			return scalar{t, scalarString}
		}
	case types.BInt:
		if t.Basics() == types.BInt {
			return scalar{t, scalarInt}
		}
	case types.BFloat:
		if t.Basics() == types.BFloat {
			return scalar{t, scalarFloat}
		}
	case types.BDecimal:
		if t.Basics() == types.BDecimal {
			return scalar{t, scalarDecimal}
		}
	case types.BBoolean:
		if t.Basics() == types.BBoolean {
			return scalar{t, scalarBoolean}
		}
	}
	return scalar{t, scalarOther}
}

// parse converts a text; false when it is not a value of the type.
func (s scalar) parse(text string) (value.Value, bool) {
	switch s.kind {
	case scalarString:
		return value.Str(text), true
	case scalarInt:
		return parseInt(text)
	case scalarFloat:
		return parseFloat(text)
	case scalarDecimal:
		return parseDecimal(text)
	case scalarBoolean:
		return parseBoolean(text)
	}
	b := s.t.Basics()
	if b&types.BInt != 0 {
		if v, ok := parseInt(text); ok && value.Is(v, s.t) {
			return v, true
		}
	}
	if b&types.BFloat != 0 {
		if v, ok := parseFloat(text); ok && value.Is(v, s.t) {
			return v, true
		}
	}
	if b&types.BDecimal != 0 {
		if v, ok := parseDecimal(text); ok && value.Is(v, s.t) {
			return v, true
		}
	}
	if b&types.BBoolean != 0 {
		if v, ok := parseBoolean(text); ok && value.Is(v, s.t) {
			return v, true
		}
	}
	if b&types.BString != 0 {
		if v := value.Str(text); value.Is(v, s.t) {
			return v, true
		}
	}
	return nil, false
}

func parseInt(s string) (value.Value, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	return value.Int(n), err == nil
}

func parseFloat(s string) (value.Value, bool) {
	if !numeric(s) {
		return nil, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return value.Float(f), err == nil
}

func parseDecimal(s string) (value.Value, bool) {
	if !numeric(s) {
		return nil, false
	}
	d, ok := value.ParseDecimal(s)
	return d, ok
}

func parseBoolean(s string) (value.Value, bool) {
	switch {
	case strings.EqualFold(s, "true"):
		return value.Boolean(true), true
	case strings.EqualFold(s, "false"):
		return value.Boolean(false), true
	}
	return nil, false
}

// numeric keeps out what Go's parsers accept and Ballerina's do not:
// hexadecimal, underscores.
func numeric(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9', c == '.', c == '-', c == '+', c == 'e', c == 'E':
		default:
			return s == "NaN" || s == "Infinity" || s == "-Infinity"
		}
	}
	return s != ""
}

// finite reports that a type is an enumeration of values: where the text of a
// path segment is none of them, there is no such path.
func finite(t types.Type) bool {
	b := t.Basics()
	if b == 0 || b&^simpleTypes != 0 || t.All() != 0 {
		return false
	}
	return !types.IsSubtype(types.Char, t) && !types.IsSubtype(types.Byte, t) && !hasRange(t)
}

// hasRange reports that a type has a whole range of ints, as int:Signed8 has.
func hasRange(t types.Type) bool {
	if t.Basics()&types.BInt == 0 {
		return false
	}
	n := 0
	for i := int64(-8); i <= 8; i++ {
		if types.HasInt(t, i) {
			n++
		}
	}
	return n > 8
}

func nilable(t types.Type) bool { return t.Basics()&types.BNil != 0 }

func withoutNil(t types.Type) types.Type { return types.Diff(t, types.Nil) }

// isSimple reports that a type, apart from (), has simple values only.
func isSimple(t types.Type) bool { return t.Basics()&^(simpleTypes|types.BNil) == 0 }

// isSimpleArray reports that a type, apart from (), is an array of simple
// values; byte[] is not, it stands for a body.
func isSimpleArray(t types.Type) bool {
	t = withoutNil(t)
	if t.Basics() == 0 || t.Basics()&^types.BList != 0 {
		return false
	}
	if types.IsSubtype(t, types.ByteArray) {
		return false
	}
	a := types.ListAtomicOf(t)
	return a != nil && a.Fixed == 0 && isSimple(a.Rest) && a.Rest.Basics() != 0
}

// bindPath binds a path parameter: the at-th that the route matched.
func (m *module) bindPath(name string, t types.Type, at int) binder {
	s := scalarOf(t)
	enum := finite(t)
	return func(x *exchange) (value.Value, *value.Error) {
		raw := x.rt.params[at]
		if x.escaped {
			raw = unescapeSegment(raw, true)
		} else if strings.IndexByte(raw, '+') >= 0 {
			raw = strings.ReplaceAll(raw, "+", " ")
		}
		v, ok := s.parse(raw)
		if ok {
			return v, nil
		}
		if enum {
			return nil, m.noResource(x)
		}
		return nil, m.err("InternalPathParameterBindingError", "error in casting path parameter : '"+name+"'", nil)
	}
}

// unescapeSegment decodes a segment; a plus sign is a blank in a parameter.
func unescapeSegment(s string, plus bool) string {
	if plus && strings.IndexByte(s, '+') >= 0 {
		s = strings.ReplaceAll(s, "+", " ")
	}
	return unescape(s)
}

// bindRest binds a rest path parameter; t is the type of the list.
func (m *module) bindRest(name string, t types.Type) binder {
	elem := types.ListElem(t)
	s := scalarOf(elem)
	enum := finite(elem)
	return func(x *exchange) (value.Value, *value.Error) {
		l := value.NewListCap(t, 4)
		if x.rt.rest < 0 {
			return l, nil
		}
		for at := x.rt.rest; ; {
			seg, next := nextSegment(x.path, at)
			if next < 0 {
				return l, nil
			}
			if x.escaped {
				seg = unescapeSegment(seg, false)
			}
			v, ok := s.parse(seg)
			if !ok {
				if enum {
					return nil, m.noResource(x)
				}
				return nil, m.err("InternalPathParameterBindingError", "error in casting path parameter : '"+name+"'", nil)
			}
			l.Put(v)
			at = next
		}
	}
}

// bindQuery binds a query parameter.
func (m *module) bindQuery(name string, t types.Type, hasDefault, lenient bool) binder {
	null := nilable(t)
	inner := withoutNil(t)
	convert := queryConverter(inner)
	missing := func() (value.Value, *value.Error) {
		return nil, m.err("InternalQueryParameterBindingError", "no query param value found for '"+name+"'", nil)
	}
	return func(x *exchange) (value.Value, *value.Error) {
		p := x.query().find(name)
		if p == nil {
			switch {
			case hasDefault:
				return value.Absent, nil
			case null && lenient:
				return nil, nil
			}
			return missing()
		}
		if !p.set {
			switch {
			case hasDefault:
				return value.Absent, nil
			case null:
				return nil, nil
			}
			return missing()
		}
		v, ok := convert(p.values)
		if !ok {
			return nil, m.err("InternalQueryParameterBindingError", "error in casting query param : '"+name+"'", nil)
		}
		return v, nil
	}
}

// queryConverter converts the values of a query parameter to a type.
func queryConverter(t types.Type) func([]string) (value.Value, bool) {
	if isSimple(t) {
		s := scalarOf(t)
		return func(vs []string) (value.Value, bool) { return s.parse(vs[0]) }
	}
	if isSimpleArray(t) {
		s := scalarOf(types.ListElem(t))
		return func(vs []string) (value.Value, bool) {
			l := value.NewListCap(t, len(vs))
			for _, one := range vs {
				v, ok := s.parse(one)
				if !ok {
					return nil, false
				}
				l.Put(v)
			}
			return l, true
		}
	}
	if t.Basics()&types.BList != 0 && t.Basics()&types.BMapping == 0 {
		return func(vs []string) (value.Value, bool) {
			return parseJSONAs("["+strings.Join(vs, ",")+"]", t)
		}
	}
	return func(vs []string) (value.Value, bool) { return parseJSONAs(vs[0], t) }
}

func parseJSONAs(s string, t types.Type) (value.Value, bool) {
	v, err := converted(value.ParseJSONAs([]byte(s), t))
	return v, err == nil
}

// bindHeader binds a header parameter that is not a record.
func (m *module) bindHeader(name string, t types.Type, hasDefault, lenient bool) binder {
	null := nilable(t)
	convert := headerConverter(withoutNil(t))
	return func(x *exchange) (value.Value, *value.Error) {
		vs := x.headerValues(name)
		if len(vs) == 0 || vs[0] == "" && len(vs) == 1 {
			switch {
			case hasDefault:
				return value.Absent, nil
			case null && (lenient || len(vs) > 0):
				return nil, nil
			}
			return nil, m.noHeaderValue(name)
		}
		v, ok := convert(vs)
		if !ok {
			return nil, m.headerBindingError(name)
		}
		return v, nil
	}
}

func (m *module) noHeaderValue(name string) *value.Error {
	return m.err("InternalHeaderBindingListenerError", "no header value found for '"+name+"'", nil)
}

func (m *module) headerBindingError(name string) *value.Error {
	return m.err("InternalHeaderBindingListenerError", "header binding failed for parameter: '"+name+"'", nil)
}

// headerConverter converts the values of a header to a type.
func headerConverter(t types.Type) func([]string) (value.Value, bool) {
	if isSimple(t) {
		s := scalarOf(t)
		return func(vs []string) (value.Value, bool) { return s.parse(vs[0]) }
	}
	s := scalarOf(types.ListElem(t))
	return func(vs []string) (value.Value, bool) {
		l := value.NewListCap(t, len(vs))
		for _, one := range vs {
			v, ok := s.parse(one)
			if !ok {
				return nil, false
			}
			l.Put(v)
		}
		return l, true
	}
}

// headerField is a field of a header record.
type headerField struct {
	name, header string
	null         bool
	optional     bool
	convert      func([]string) (value.Value, bool)
}

// bindHeaderRecord binds a header parameter that is a record: each field is a
// header.
func (m *module) bindHeaderRecord(name string, t types.Type, hasDefault, lenient bool) binder {
	null := nilable(t)
	inner := withoutNil(t)
	a := types.MappingAtomicOf(inner)
	var fields []headerField
	for _, f := range fieldsInOrder(a) {
		header := f.Name
		if n := m.fieldAnnotation(a, f.Name, "Header"); n != "" {
			header = n
		}
		fields = append(fields, headerField{f.Name, header, nilable(f.Type), f.Optional, headerConverter(withoutNil(f.Type))})
	}
	return func(x *exchange) (value.Value, *value.Error) {
		rec := value.NewMap(inner)
		for _, f := range fields {
			vs := x.headerValues(f.header)
			if len(vs) == 0 || vs[0] == "" && len(vs) == 1 {
				switch {
				case f.optional:
				case f.null && (lenient || len(vs) > 0):
					rec.Put(f.name, nil)
				case null:
					return nil, nil
				case hasDefault:
					return value.Absent, nil
				default:
					return nil, m.noHeaderValue(f.header)
				}
				continue
			}
			v, ok := f.convert(vs)
			if !ok {
				return nil, m.headerBindingError(f.header)
			}
			rec.Put(f.name, v)
		}
		return rec, nil
	}
}

// fieldsInOrder returns the fields of a record type as they were declared.
func fieldsInOrder(a *types.MappingAtomic) []types.Field {
	if a == nil {
		return nil
	}
	if a.Meta == nil || len(a.Meta.Order) != len(a.Fields) {
		return a.Fields
	}
	r := make([]types.Field, 0, len(a.Fields))
	for _, n := range a.Meta.Order {
		if f := a.Field(n); f != nil {
			r = append(r, *f)
		}
	}
	return r
}
