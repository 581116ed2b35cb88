package value

// Data from outside as values of a type, projected: what the type has no place
// for is left out, fields may have another name in the data, and null and an
// absent field may stand for each other. That is how the library modules that
// are named data.something read; [Converter] is how the language converts.
//
// JSON text goes through the decoder of convertjson.go, which knows a
// projection's rules and builds nothing that is left out. Where it gives up,
// since the text does not fit or the type has alternatives to choose from, the
// value is made of a json value, by the rules below, which know what to say.
// Of alternatives the first that fits is taken.

import (
	"math"
	"slices"
	"strings"

	"barre/types"
)

// Projector projects data. It remembers what it works out about types; a program
// needs one for each kind of names. It may be used by several strands at a time.
type Projector struct {
	conv Converter
	// source is what messages call the data.
	source string
}

// NewProjector makes a projector. source is what messages call the data, "JSON".
// key gives the name that a field of a record has in the data.
func NewProjector(source string, key func(a *types.MappingAtomic, field string) string) *Projector {
	return &Projector{conv: Converter{key: key}, source: source}
}

// ProjectOptions tell how to project.
type ProjectOptions struct {
	// Strict makes what the type has no place for an error.
	Strict bool
	// NilAsOptional leaves out an optional field that is null in the data and
	// cannot be (). AbsentAsNilable makes () of a field that is not in the data
	// and can be.
	NilAsOptional, AbsentAsNilable bool
	// Numeric converts numbers as the language does, also those in a text: 5.0 is an
	// int then.
	Numeric bool
	// Fill computes default values of fields; it may be nil when no type has any.
	Fill DefaultFiller
}

// JSON parses a JSON document as a value of type t. The first result is an
// *Error when the text is not JSON or does not fit; the error is a panic.
func (p *Projector) JSON(src []byte, t types.Type, o *ProjectOptions) (Value, error) {
	pr := newProjection(p, o)
	pr.text, pr.mute = !o.numeric(), 1
	jp := newJSONParser(nil)
	jp.buf = src
	d := typedDecoder{p: jp, k: &pr.k, pr: pr}
	v, ok := d.value(t)
	if pr.k.panic != nil {
		return pr.k.stopped()
	}
	if ok && jp.end() == nil {
		return v, nil
	}
	tree, err := ParseJSON(src, nil)
	if e, ok := err.(*Error); ok {
		return e, nil
	} else if err != nil {
		return nil, err
	}
	return p.run(tree, t, o, !o.numeric())
}

func (o *ProjectOptions) numeric() bool { return o != nil && o.Numeric }

// Convert makes a value of type t of v, which is json. The first result is an
// *Error when v does not fit; the error is a panic.
func (p *Projector) Convert(v Value, t types.Type, o *ProjectOptions) (Value, error) {
	return p.run(v, t, o, false)
}

// Text is [Projector.Convert] for a value that was read from a text: a number in
// it means what is written, whatever type it has.
func (p *Projector) Text(v Value, t types.Type, o *ProjectOptions) (Value, error) {
	return p.run(v, t, o, true)
}

func (p *Projector) run(v Value, t types.Type, o *ProjectOptions, text bool) (Value, error) {
	pr := newProjection(p, o)
	pr.text = text
	r, ok := pr.value(v, t)
	if pr.k.panic != nil {
		return pr.k.stopped()
	}
	if !ok {
		return NewError(pr.err, nil), nil
	}
	return r, nil
}

// projection is one run of a projector.
type projection struct {
	p *Projector
	*ProjectOptions
	k    conversion // for its guard against cycles, and to make records
	text bool       // numbers come from a text, and mean what is written
	mute int        // no error is wanted when > 0
	err  string     // the first
	path []string
}

func newProjection(p *Projector, o *ProjectOptions) *projection {
	if o == nil {
		o = &ProjectOptions{}
	}
	return &projection{p: p, ProjectOptions: o, k: conversion{c: &p.conv, fill: o.Fill, mute: 1}}
}

func (d *projection) fail(format string, args ...any) (Value, bool) {
	if d.mute == 0 && d.err == "" {
		d.err = messagef(format, args...)
	}
	return nil, false
}

// misfit fails because v does not belong to t.
func (d *projection) misfit(v Value, t types.Type) (Value, bool) {
	if d.mute > 0 {
		return nil, false
	}
	b := t.Basics()
	switch v.(type) {
	case *Map:
		if d.text && b&types.BMapping == 0 && b&(b-1) == 0 {
			return d.fail("invalid type '%s' expected 'map type'", t)
		}
	case *List:
	default:
		if len(d.path) > 0 {
			return d.fail("incompatible value '%s' for type '%s' in field '%s'", dataText(v), t, strings.Join(d.path, "."))
		}
	}
	if b&^types.BTable == 0 && b != 0 {
		return d.fail("unsupported type '%s'", t)
	}
	return d.fail("incompatible expected type '%s' for value '%s'", t, dataText(v))
}

// dataText shows a value of the data in a message.
func dataText(v Value) string {
	if v == nil {
		return "null"
	}
	s := ToString(v)
	if r := []rune(s); len(r) > 500 {
		return string(r[:497]) + "..."
	}
	return s
}

func (d *projection) value(v Value, t types.Type) (Value, bool) {
	switch v := v.(type) {
	case Int, Float, Decimal:
		if r, ok := d.number(v, t); ok {
			return r, true
		}
	case *List:
		if t.Basics()&types.BList == 0 || !d.k.enter(v) {
			break
		}
		r, ok := d.list(v, t)
		d.k.leave()
		return r, ok
	case *Map:
		if t.Basics()&types.BMapping == 0 || !d.k.enter(v) {
			break
		}
		r, ok := d.mapping(v, t)
		d.k.leave()
		return r, ok
	default:
		if Is(v, t) {
			return v, true
		}
	}
	return d.misfit(v, t)
}

// number gives the number of t that v stands for.
func (d *projection) number(v Value, t types.Type) (Value, bool) {
	if !d.text {
		if Is(v, t) {
			return v, true
		}
		return convertNumber(v, t)
	}
	b := t.Basics()
	switch v.(type) {
	case Int, Float:
		if Is(v, t) {
			return v, true
		}
	}
	if b&types.BFloat != 0 {
		if f, ok := convertNumber(v, types.Float); ok && !math.IsInf(float64(f.(Float)), 0) && Is(f, t) {
			return f, true
		}
	}
	if b&types.BDecimal != 0 {
		if x, ok := convertNumber(v, types.Decimal); ok && Is(x, t) {
			return x, true
		}
	}
	return nil, false
}

// alternatives tries each of n descriptors of t for v.
func (d *projection) alternatives(n int, v Value, t types.Type, try func(i int) (Value, bool)) (Value, bool) {
	if n == 1 {
		return try(0)
	}
	d.mute++
	path := len(d.path)
	for i := range n {
		r, ok := try(i)
		d.path = d.path[:path]
		if ok || d.k.panic != nil {
			d.mute--
			return r, ok
		}
	}
	d.mute--
	return d.misfit(v, t)
}

func (d *projection) list(v *List, t types.Type) (Value, bool) {
	pl := d.k.c.plan(t)
	return d.alternatives(len(pl.lists), v, t, func(i int) (Value, bool) { return d.listAs(v, pl.lists[i]) })
}

// wrongSize is the message of a list that is too long or too short.
const wrongSize = "array size is not compatible with the expected size"

func (d *projection) listAs(v *List, a *types.ListAtomic) (Value, bool) {
	n := v.Len()
	if n > a.Fixed && types.IsNever(a.Rest) {
		if d.Strict {
			return d.fail(wrongSize)
		}
		n = a.Fixed
	}
	r := newList(a.Type(), max(n, a.Fixed))
	r.T = a
	for i := range n {
		x, ok := d.value(v.At(i), a.MemberAt(i))
		if !ok {
			return nil, false
		}
		r.appendRaw(x)
	}
	if r.Len() < a.Fixed {
		ro := r.ro
		r.ro = false
		if r.fill(a.Fixed) != nil {
			return d.fail(wrongSize)
		}
		r.ro = ro
	}
	return r, true
}

func (d *projection) mapping(v *Map, t types.Type) (Value, bool) {
	pl := d.k.c.plan(t)
	return d.alternatives(len(pl.mappings), v, t, func(i int) (Value, bool) { return d.mappingAs(v, pl.mappings[i]) })
}

func (d *projection) mappingAs(v *Map, r *recordPlan) (Value, bool) {
	if r.twice != "" {
		return d.fail("duplicate field '%s'", r.twice)
	}
	keys := v.Keys()
	vals := make([]Value, len(r.fields), max(len(r.fields), len(keys)))
	there := make([]bool, len(r.fields))
	var restKeys []string
	for j, name := range keys {
		x, t, i := v.at(j), r.rest, -1
		if r.record {
			i = r.find(name)
		}
		switch {
		case i >= 0:
			f := &r.fields[i]
			t = f.t
			if d.isOptionalNil(x == nil, f) {
				continue
			}
		case types.IsNever(t):
			if d.Strict {
				return d.fail("undefined field '%s'", name)
			}
			continue
		}
		d.path = append(d.path, name)
		y, ok := d.value(x, t)
		if !ok {
			return nil, false
		}
		d.path = d.path[:len(d.path)-1]
		if i >= 0 {
			vals[i], there[i] = y, true
		} else if r.renamed && slices.Contains(r.keys, name) {
			return d.fail("duplicate field '%s'", name) // a field has that name, and another one in the data
		} else {
			restKeys, vals = append(restKeys, name), append(vals, y)
		}
	}
	for i := range r.fields {
		f := &r.fields[i]
		switch {
		case there[i] || f.optional || f.hasDefault && d.Fill != nil:
		case d.AbsentAsNilable && f.t.Basics()&types.BNil != 0:
			there[i] = true
		default:
			return d.fail("required field '%s' not present in %s", f.key, d.p.source)
		}
	}
	return d.k.build(r, vals, restKeys, func(i int) bool { return there[i] }, func(i int) { there[i] = true })
}

// isOptionalNil reports whether null stands for the absence of f.
func (d *projection) isOptionalNil(null bool, f *planField) bool {
	return null && d.NilAsOptional && f.optional && f.t.Basics()&types.BNil == 0
}
