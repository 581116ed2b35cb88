package value

// Decoding JSON text straight into values of a type, as data binding wants it:
// no json value in between, no second pass. Where the text does not fit, or
// the type has alternatives to choose from, the general way takes over: it
// knows how to choose, and what to say.

import (
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
	d := typedDecoder{p: p, k: conversion{c: c, fill: fill, json: true, numeric: true, mute: 1}}
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
	p *jsonParser
	k conversion
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
		return d.k.value(v, t)
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
	return d.k.value(v, t)
}

func (d *typedDecoder) number(t types.Type) (Value, bool) {
	p := d.p
	if t == types.Float {
		end := p.token()
		tok := p.buf[p.pos:end]
		if _, ok := jsonNumber(tok); !ok {
			return nil, false
		}
		p.pos = end
		f, err := strconv.ParseFloat(unsafe.String(&tok[0], len(tok)), 64)
		return Float(f), err == nil
	}
	v, err := p.number()
	if err != nil {
		return nil, false
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
	if c, _ := p.peek(); c == ']' {
		p.pos++
	} else {
		for {
			t := a.Rest
			if n < a.Fixed {
				t = a.MemberAt(n)
			}
			if types.IsNever(t) {
				return nil, false
			}
			v, ok := d.value(t)
			if !ok {
				return nil, false
			}
			if n++; boxed {
				p.stack = append(p.stack, v)
			} else {
				l.appendRaw(v)
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

func (d *typedDecoder) object(r *recordPlan) (Value, bool) {
	p := d.p
	n := len(r.fields)
	if n > 64 {
		return d.general(r.a.Type())
	}
	if p.depth++; p.depth > maxJSONDepth {
		return nil, false
	}
	p.pos++
	vals := make([]Value, n)
	var there uint64
	var rest *Map // fields that are not declared
	next := 0     // the field likely to come
	c, _ := p.peek()
	for first := true; c != '}' || !first; first = false {
		if c != '"' {
			return nil, false
		}
		key, _, err := p.stringBytes()
		if err != nil {
			return nil, false
		}
		i := next
		if i >= n || r.fields[i].name != string(key) {
			i = r.find(unsafe.String(unsafe.SliceData(key), len(key)))
		}
		t := r.rest
		var name string
		if i >= 0 {
			t = r.fields[i].t
			next = i + 1
		} else if types.IsNever(t) {
			return nil, false
		} else {
			name = p.text(key)
		}
		if c, _ = p.peek(); c != ':' {
			return nil, false
		}
		p.pos++
		v, ok := d.value(t)
		if !ok {
			return nil, false
		}
		if i >= 0 {
			vals[i] = v
			there |= 1 << i
		} else {
			if rest == nil {
				rest = &Map{owned: true}
				if n == 0 {
					rest.T, rest.ro = r.a, r.ro
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
	for i := range r.fields {
		if f := &r.fields[i]; there&(1<<i) == 0 && !f.optional && !(f.hasDefault && d.k.fill != nil) {
			return nil, false
		}
	}
	var keys []string
	if rest != nil {
		if n == 0 {
			return rest, true
		}
		keys = rest.keys
		vals = append(vals, rest.vals...)
	}
	return d.k.build(r, vals, keys, func(i int) bool { return there&(1<<i) != 0 }, func(i int) { there |= 1 << i })
}
