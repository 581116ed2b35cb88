package value

// Decoding JSON text straight into values of a type, as data binding wants it:
// no json value in between, no second pass. Where the text does not fit, or
// the type has alternatives to choose from, the general way takes over: it
// knows how to choose, and what to say.

import (
	"bytes"
	"slices"
	"strconv"
	"unsafe"

	"barre/types"
)

// FromJSONText parses a JSON document and converts it to t, as
// lang.value:fromJsonStringWithType does. fill may be nil when no type has
// defaults. The first result is an *Error when the text is not JSON or does not
// fit t; the error is a panic.
func (c *Converter) FromJSONText(src []byte, t types.Type, fill DefaultFiller) (Value, error) {
	p := newJSONParser(nil)
	p.buf = src
	d := typedDecoder{p: p, k: &conversion{c: c, fill: fill, json: true, numeric: true, mute: 1}}
	v, ok := d.value(t)
	if d.k.panic != nil {
		return nil, d.k.panic
	}
	if ok && p.end() == nil {
		return v, nil
	}
	v, err := ParseJSON(src, nil)
	if e, ok := err.(*Error); ok {
		return e, nil
	} else if err != nil {
		return nil, err
	}
	return c.FromJSON(v, t, fill)
}

// ParseJSONAs is [Converter.FromJSONText] for types without defaults.
func ParseJSONAs(src []byte, t types.Type) (Value, error) {
	return NewConverter().FromJSONText(src, t, nil)
}

// typedDecoder gives up (ok false) at everything unusual.
type typedDecoder struct {
	p  *jsonParser
	k  *conversion
	pr *projection // nil to convert as the language does
	// slab is where the records of the list being read are put; nil elsewhere.
	slab *RecordSlab
}

func (d *typedDecoder) value(t types.Type) (Value, bool) {
	p := d.p
	c, ok := p.peek()
	if !ok {
		return nil, false
	}
	switch {
	case c == '{':
		if pl := d.k.c.plan(t); len(pl.mappings) == 1 {
			return d.object(pl.mappings[0])
		}
		return d.general(t)
	case c == '[':
		if pl := d.k.c.plan(t); len(pl.lists) == 1 {
			return d.array(pl.lists[0])
		}
		return d.general(t)
	case c == '"':
		v, err := p.stringValue()
		if err != nil {
			return nil, false
		}
		if t == types.String {
			return v, true
		}
		return d.convert(v, t)
	case c == '-' || c >= '0' && c <= '9':
		return d.number(t)
	}
	v, err := p.literal()
	return v, err == nil && Is(v, t)
}

// general parses a value and converts it.
func (d *typedDecoder) general(t types.Type) (Value, bool) {
	v, err := d.p.value()
	if err != nil {
		return nil, false
	}
	return d.convert(v, t)
}

func (d *typedDecoder) convert(v Value, t types.Type) (Value, bool) {
	if d.pr != nil {
		return d.pr.value(v, t)
	}
	return d.k.value(v, t)
}

// drop reads a value that is projected away.
func (d *typedDecoder) drop() bool { return d.pr != nil && !d.pr.Strict && d.p.skip() == nil }

func (d *typedDecoder) number(t types.Type) (Value, bool) {
	p := d.p
	if t == types.Float {
		f, ok := p.float()
		return Float(f), ok
	}
	if d.pr != nil && d.pr.text && t.Basics()&types.BFloat != 0 {
		// What is no int becomes a float, without a detour over a decimal.
		end := p.token()
		tok := p.buf[p.pos:end]
		if isInt, ok := jsonNumber(tok); ok && !isInt {
			if f, err := strconv.ParseFloat(unsafe.String(&tok[0], len(tok)), 64); err == nil && Is(Float(f), t) {
				p.pos = end
				return Float(f), true
			}
		}
	}
	v, err := p.number()
	if err != nil {
		return nil, false
	}
	if d.pr != nil {
		return d.pr.number(v, t)
	}
	return d.k.number(v, t)
}

func (d *typedDecoder) array(a *types.ListAtomic) (Value, bool) {
	p := d.p
	if p.depth++; p.depth > maxJSONDepth {
		return nil, false
	}
	p.pos++
	l := &List{T: a, store: a.Store()}
	boxed := l.store == types.StoreAny
	base := len(p.stack)
	n := 0
	var slab RecordSlab
	outer := d.slab
	if c, _ := p.peek(); c == ']' {
		p.pos++
	} else {
		for {
			t := a.Rest
			if n < a.Fixed {
				t = a.MemberAt(n)
			}
			if types.IsNever(t) {
				if !d.drop() {
					return nil, false
				}
			} else if x, ok := d.int(t, l.store); ok {
				n++
				l.Nums = append(l.Nums, x)
			} else {
				d.slab = &slab
				v, ok := d.value(t)
				if !ok {
					return nil, false
				}
				if n++; boxed {
					p.stack = append(p.stack, v)
				} else {
					l.appendRaw(v)
				}
			}
			c, _ := p.peek()
			p.pos++
			if c == ']' {
				break
			}
			if c != ',' {
				return nil, false
			}
		}
	}
	d.slab = outer
	p.depth--
	if n < a.Fixed {
		return nil, false
	}
	if boxed {
		l.Vals = p.pop(base)
	}
	l.ro = a.Readonly()
	return l, true
}

// int reads an int that is kept unboxed, if the next value is one.
func (d *typedDecoder) int(t types.Type, store types.Store) (int64, bool) {
	if store != types.StoreInt || t != types.Int {
		return 0, false
	}
	d.p.peek()
	return d.p.plainInt()
}

func (d *typedDecoder) object(r *recordPlan) (Value, bool) {
	p := d.p
	n := len(r.fields)
	if n > 64 || r.twice != "" {
		return d.general(r.a.Type())
	}
	if p.depth++; p.depth > maxJSONDepth {
		return nil, false
	}
	p.pos++
	slab := d.slab
	d.slab = nil
	var m *Map
	if n > 0 {
		m = r.maker.Begin(slab)
	}
	var there uint64
	var rest *Map // fields that are not declared
	next := 0     // the field likely to come
	c, _ := p.peek()
	for first := true; c != '}' || !first; first = false {
		if c != '"' {
			return nil, false
		}
		i := next
		var name string
		if i < n && r.fields[i].literal != "" && bytes.HasPrefix(p.buf[p.pos:], unsafe.Slice(unsafe.StringData(r.fields[i].literal), len(r.fields[i].literal))) {
			p.pos += len(r.fields[i].literal)
		} else {
			key, _, err := p.stringBytes()
			if err != nil {
				return nil, false
			}
			if i = r.find(unsafe.String(unsafe.SliceData(key), len(key))); i < 0 {
				name = p.texts.Text(key)
				if r.renamed && slices.Contains(r.keys, name) {
					return nil, false // a field has that name, and another one in the data
				}
			}
		}
		if c, _ = p.peek(); c != ':' {
			return nil, false
		}
		p.pos++
		if i >= 0 {
			next = i + 1
			set, ok := d.field(m, r, i)
			if !ok {
				return nil, false
			}
			if set {
				there |= 1 << i
			}
		} else if types.IsNever(r.rest) {
			if !d.drop() {
				return nil, false
			}
		} else {
			v, ok := d.value(r.rest)
			if !ok {
				return nil, false
			}
			if rest == nil {
				if rest = newMapCap(restOf(r), 4); n == 0 {
					rest.ro = r.ro
				}
			}
			rest.Put(name, v)
		}
		c, _ = p.peek()
		p.pos++
		if c == '}' {
			p.pos--
			break
		}
		if c != ',' {
			return nil, false
		}
		if c, _ = p.peek(); c == '}' {
			return nil, false
		}
	}
	p.pos++
	p.depth--
	if n > 0 && rest == nil && there == 1<<n-1 {
		return m, true
	}
	return d.partial(r, m, there, rest)
}

// restOf is the type of a mapping for the fields of r that are not declared.
func restOf(r *recordPlan) *types.MappingAtomic {
	if len(r.fields) == 0 {
		return r.a
	}
	return types.MappingAtomicOf(types.AnyMap)
}

// partial makes a record that lacks declared fields or has others.
func (d *typedDecoder) partial(r *recordPlan, m *Map, there uint64, rest *Map) (Value, bool) {
	n := len(r.fields)
	for i := range r.fields {
		if f := &r.fields[i]; there&(1<<i) == 0 && !f.optional && !(f.hasDefault && d.k.fill != nil) {
			if d.pr == nil || !d.pr.AbsentAsNilable || f.t.Basics()&types.BNil == 0 {
				return nil, false
			}
			there |= 1 << i
		}
	}
	var keys []string
	if rest != nil {
		if n == 0 {
			return rest, true
		}
		keys = rest.Keys()
	}
	vals := make([]Value, n, n+len(keys))
	for i := range vals {
		if there&(1<<i) != 0 {
			vals[i] = m.at(i)
		}
	}
	if rest != nil {
		for i := range keys {
			vals = append(vals, rest.at(i))
		}
	}
	return d.k.build(r, vals, keys, func(i int) bool { return there&(1<<i) != 0 }, func(i int) { there |= 1 << i })
}

// field reads the value of field i of a record; set is false when null stands for
// its absence.
func (d *typedDecoder) field(m *Map, r *recordPlan, i int) (set, ok bool) {
	f := &r.fields[i]
	p := d.p
	c, _ := p.peek()
	switch {
	case f.t == types.Int:
		if x, ok := p.plainInt(); ok {
			r.maker.SetInt(m, i, x)
			return true, true
		}
	case f.t == types.Float:
		if c == '-' || c >= '0' && c <= '9' {
			x, ok := p.float()
			r.maker.SetFloat(m, i, x)
			return true, ok
		}
	case c == 'n' && d.pr != nil && d.pr.isOptionalNil(true, f):
		_, err := p.literal()
		return false, err == nil
	}
	v, ok := d.value(f.t)
	if !ok {
		return false, false
	}
	r.maker.Set(m, i, v)
	return true, true
}

// plainInt reads a number that is written as an int and stands, with what ends
// it, in the buffer; false, having read nothing, for anything else.
func (p *jsonParser) plainInt() (int64, bool) {
	b := p.buf[p.pos:]
	i := 0
	if len(b) > 0 && b[0] == '-' {
		i++
	}
	start := i
	var n int64
	for ; i < len(b); i++ {
		c := b[i] - '0'
		if c > 9 {
			break
		}
		n = n*10 + int64(c)
	}
	if digits := i - start; i == len(b) || digits == 0 || digits > 18 || digits > 1 && b[start] == '0' || start == 1 && n == 0 {
		return 0, false
	}
	switch b[i] {
	case ',', '}', ']', ' ', '\n', '\r', '\t':
	default:
		return 0, false
	}
	p.pos += i
	if start == 1 {
		n = -n
	}
	return n, true
}

// float reads a number as a float.
func (p *jsonParser) float() (float64, bool) {
	end := p.token()
	tok := p.buf[p.pos:end]
	if _, ok := jsonNumber(tok); !ok {
		return 0, false
	}
	p.pos = end
	f, err := strconv.ParseFloat(unsafe.String(&tok[0], len(tok)), 64)
	return f, err == nil
}
