package csv

// From the values of a row to a value of a type. What has to be done for each
// column is worked out once, when the header is known.

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// rules are what the options of the functions have in common.
type rules struct {
	c               *runtime.Context
	key             func(a *types.MappingAtomic, field string) string
	strict          bool
	nilAsOptional   bool
	absentAsNilable bool
	nilText         *string // what stands for nil; nil for null and ()
	comma           bool    // stands before the fraction of a number
	texts           value.TextArena
	slab            value.RecordSlab
}

// failure is what is wrong with a row, or with all of them.
type failure struct {
	msg    string
	column int // from 0
}

func (f failure) Error() string { return f.msg }

// row is what a plan makes a value of.
type row interface {
	count() int
	// value makes a value of the type of a column, false if the member i of the row
	// does not fit.
	value(i int, c *column) (value.Value, bool)
	// wrong says why not.
	wrong(i int, c *column) string
	// isNil reports whether member i is nil.
	isNil(i int, p *plan) bool
}

// plan says how the rows of a header become values of a type.
type plan struct {
	*rules
	header  []string
	columns []column
	record  *recordPlan
	list    *types.ListAtomic
}

// column is what has to be done with one of a row.
type column struct {
	t        types.Type
	kind     kind
	name     string
	place    int  // among the keys; -1 when the column is left out
	optional bool // nil stands for its absence
}

type kind uint8

const (
	anyKind kind = iota
	stringKind
	intKind
	floatKind
	decimalKind
	dropped
)

func kindOf(t types.Type) kind {
	switch t {
	case types.String:
		return stringKind
	case types.Int:
		return intKind
	case types.Float:
		return floatKind
	case types.Decimal:
		return decimalKind
	}
	return anyKind
}

type recordPlan struct {
	a     *types.MappingAtomic
	keys  []string
	maker *value.RecordMaker
	// absent lists the fields that no column has: what they become.
	absent []absentField
	// sparse: a column can be absent, so that fields have no fixed places.
	sparse bool
}

type absentField struct {
	name    string
	place   int
	fill    bool // by the program, with the default value
	nilable bool // by ()
}

// newPlans makes a plan for each alternative of a row type.
func newPlans(r *rules, t types.Type, header []string) ([]*plan, error) {
	var plans []*plan
	for _, x := range types.MappingAtoms(t) {
		a := types.MappingAtomicOf(x)
		if a == nil {
			continue
		}
		p, err := r.recordPlan(a, header)
		if err != nil {
			return nil, err
		}
		plans = append(plans, p)
	}
	for _, x := range types.ListAtoms(t) {
		if a := types.ListAtomicOf(x); a != nil {
			p, err := r.listPlan(a, header)
			if err != nil {
				return nil, err
			}
			plans = append(plans, p)
		}
	}
	if len(plans) == 0 {
		return nil, failure{msg: "unsupported type '" + t.RunTimeString() + "'"}
	}
	return plans, nil
}

// fieldNames lists the declared fields in their order.
func fieldNames(a *types.MappingAtomic) []string {
	var names []string
	if a.Meta != nil {
		for _, n := range a.Meta.Order {
			if a.Field(n) != nil {
				names = append(names, n)
			}
		}
	}
	for _, f := range a.Fields {
		if !slices.Contains(names, f.Name) {
			names = append(names, f.Name)
		}
	}
	return names
}

func (r *rules) recordPlan(a *types.MappingAtomic, header []string) (*plan, error) {
	p := &plan{rules: r, header: header, record: &recordPlan{a: a}}
	rec := p.record
	names := fieldNames(a)
	byKey := make(map[string]string, len(names))
	for _, n := range names {
		k := r.key(a, n)
		if _, twice := byKey[k]; twice {
			return nil, failure{msg: "duplicate field found in record fields: '" + k + "'"}
		}
		byKey[k] = n
	}
	there := map[string]bool{}
	for i, h := range header {
		c := column{place: -1, name: h, kind: dropped}
		n, declared := byKey[h]
		switch {
		case declared:
			f := a.Field(n)
			c = column{t: f.Type, kind: kindOf(f.Type), name: n, optional: r.nilAsOptional && f.Optional && f.Type.Basics()&types.BNil == 0}
			rec.sparse = rec.sparse || c.optional
			there[n] = true
		case slices.Contains(names, h):
			return nil, failure{"duplicate field found in record fields: '" + h + "'", i}
		case !types.IsNever(a.Rest):
			c = column{t: a.Rest, kind: kindOf(a.Rest), name: h}
		case r.strict:
			return nil, failure{"no mapping field in the expected type for header '" + h + "'", i}
		}
		p.columns = append(p.columns, c)
	}
	for _, n := range names {
		f := a.Field(n)
		switch {
		case there[n]:
			rec.keys = append(rec.keys, n)
		case f.Optional:
		case a.Meta != nil && a.Meta.Defaults[n] != nil:
			rec.absent = append(rec.absent, absentField{name: n, place: len(rec.keys), fill: true})
			rec.keys = append(rec.keys, n)
		case r.absentAsNilable && f.Type.Basics()&types.BNil != 0:
			rec.absent = append(rec.absent, absentField{name: n, place: len(rec.keys), nilable: true})
			rec.keys = append(rec.keys, n)
		default:
			return nil, failure{msg: "no matching header value is found for the required field '" + r.key(a, n) + "'"}
		}
	}
	for i := range p.columns {
		c := &p.columns[i]
		if c.kind == dropped {
			continue
		}
		if c.place = slices.Index(rec.keys, c.name); c.place < 0 {
			c.place = len(rec.keys)
			rec.keys = append(rec.keys, c.name)
		}
	}
	rec.maker = value.NewRecordMaker(a, rec.keys)
	return p, nil
}

func (r *rules) listPlan(a *types.ListAtomic, header []string) (*plan, error) {
	p := &plan{rules: r, header: header, list: a}
	for i := range header {
		c, err := p.member(i)
		if err != nil {
			return nil, err
		}
		p.columns = append(p.columns, c)
	}
	return p, nil
}

// member is the column of member i of a list.
func (p *plan) member(i int) (column, error) {
	t := p.list.MemberAt(i)
	if types.IsNever(t) {
		if p.strict {
			kind := "array"
			if len(p.list.Members) > 1 {
				kind = "tuple"
			}
			return column{}, failure{"invalid array size for expected " + kind + " type, cannot be greater than '" + strconv.Itoa(p.list.Fixed) + "'", i}
		}
		return column{place: -1, kind: dropped}, nil
	}
	return column{t: t, kind: kindOf(t), place: i, name: strconv.Itoa(i)}, nil
}

// widen gives columns without a header the numbers that follow.
func (p *plan) widen(n int) error {
	for i := len(p.columns); i < n; i++ {
		name := strconv.Itoa(i + 1)
		p.header = append(p.header, name)
		if p.record == nil {
			c, err := p.member(i)
			if err != nil {
				return err
			}
			p.columns = append(p.columns, c)
			continue
		}
		q, err := p.recordPlan(p.record.a, p.header)
		if err != nil {
			return err
		}
		p.columns, p.record = q.columns, q.record
	}
	return nil
}

// make makes a value of a row. Its error is a failure, or a panic of the program.
func (p *plan) make(r row) (value.Value, error) {
	if p.record == nil {
		return p.makeList(r)
	}
	n := min(r.count(), len(p.columns))
	if n < len(p.columns) || p.record.sparse {
		return p.makeSparse(r, n)
	}
	rec := p.record
	m := rec.maker.Begin(&p.slab)
	if t, ok := r.(*textRow); ok {
		// The fast path: values of text go to their places at once.
		for i := range p.columns {
			c := &p.columns[i]
			b := t.bytes(i)
			switch c.kind {
			case dropped:
			case stringKind:
				rec.maker.Set(m, c.place, p.texts.Str(b))
			case intKind:
				x, ok := parseInt(b)
				if !ok {
					return nil, failure{r.wrong(i, c), i}
				}
				rec.maker.SetInt(m, c.place, x)
			case floatKind:
				x, ok := p.parseFloat(b)
				if !ok {
					return nil, failure{r.wrong(i, c), i}
				}
				rec.maker.SetFloat(m, c.place, x)
			default:
				v, ok := p.parse(b, c)
				if !ok {
					return nil, failure{r.wrong(i, c), i}
				}
				rec.maker.Set(m, c.place, v)
			}
		}
	} else {
		for i := range p.columns {
			c := &p.columns[i]
			if c.kind == dropped {
				continue
			}
			v, ok := r.value(i, c)
			if !ok {
				return nil, failure{r.wrong(i, c), i}
			}
			rec.maker.Set(m, c.place, v)
		}
	}
	for _, f := range rec.absent {
		if v, err := p.absentValue(f); err != nil {
			return nil, err
		} else {
			rec.maker.Set(m, f.place, v)
		}
	}
	return m, nil
}

// absentValue is that of a field which no column has.
func (p *plan) absentValue(f absentField) (value.Value, error) {
	if !f.fill {
		return nil, nil
	}
	v, err := p.c.FillDefault(p.record.a, f.name)
	if err == nil && p.record.a.Readonly() {
		v = value.CloneReadOnly(v)
	}
	return v, err
}

// makeSparse makes a record of a row that has fewer values than the header, or
// of which values may stand for the absence of a field.
func (p *plan) makeSparse(r row, n int) (value.Value, error) {
	rec := p.record
	vals := make([]value.Value, len(rec.keys))
	there := make([]bool, len(rec.keys))
	for i := range n {
		c := &p.columns[i]
		if c.kind == dropped || c.optional && r.isNil(i, p) {
			continue
		}
		v, ok := r.value(i, c)
		if !ok {
			return nil, failure{r.wrong(i, c), i}
		}
		vals[c.place], there[c.place] = v, true
	}
	for _, f := range rec.absent {
		v, err := p.absentValue(f)
		if err != nil {
			return nil, err
		}
		vals[f.place], there[f.place] = v, true
	}
	// Values that are missing at the end of a row.
	for i := n; i < len(p.columns); i++ {
		c := &p.columns[i]
		f := rec.a.Field(c.name)
		if c.kind == dropped || f == nil || f.Optional {
			continue
		}
		if rec.a.Meta != nil && rec.a.Meta.Defaults[c.name] != nil {
			v, err := p.absentValue(absentField{name: c.name, fill: true})
			if err != nil {
				return nil, err
			}
			vals[c.place], there[c.place] = v, true
			continue
		}
		v, ok := value.Filler(f.Type)
		if !ok {
			return nil, failure{"the row has no value for the required field '" + c.name + "'", i}
		}
		vals[c.place], there[c.place] = v, true
	}
	m := value.NewMapOf(rec.a)
	for i, k := range rec.keys {
		if there[i] {
			m.Put(k, vals[i])
		}
	}
	if rec.a.Readonly() {
		m.Freeze()
	}
	return m, nil
}

func (p *plan) makeList(r row) (value.Value, error) {
	n := min(r.count(), len(p.columns))
	l := value.NewListCap(p.list.Type(), n)
	for i := range n {
		c := &p.columns[i]
		if c.kind == dropped {
			continue
		}
		v, ok := r.value(i, c)
		if !ok {
			return nil, failure{r.wrong(i, c), i}
		}
		l.Put(v)
	}
	for i := l.Len(); i < p.list.Fixed; i++ {
		v, ok := value.Filler(p.list.MemberAt(i))
		if !ok {
			return nil, failure{"the row has no value for member '" + strconv.Itoa(i) + "' of type '" + p.list.MemberAt(i).RunTimeString() + "'", i}
		}
		l.Put(v)
	}
	return l, nil
}

// ------------------------------------------------------------ texts

// textRow is a row of a text.
type textRow struct {
	p *plan
	r *reader
}

func (t *textRow) count() int { return len(t.r.fields) }

func (t *textRow) bytes(i int) []byte { return t.r.value(t.r.fields[i]) }

func (t *textRow) isNil(i int, p *plan) bool { return p.isNil(t.bytes(i)) }

func (t *textRow) value(i int, c *column) (value.Value, bool) { return t.p.parse(t.bytes(i), c) }

func (t *textRow) wrong(i int, c *column) string { return cannotCast(string(t.bytes(i)), c) }

func cannotCast(s string, c *column) string {
	return "value '" + s + "' cannot be cast into '" + c.t.RunTimeString() + "'"
}

// isNil reports whether a text stands for nil.
func (r *rules) isNil(b []byte) bool {
	if r.nilText != nil {
		return string(b) == *r.nilText
	}
	return string(b) == "()" || len(b) == 4 && bytes.EqualFold(b, []byte("null"))
}

// parse reads a text as a value of the type of a column.
func (r *rules) parse(b []byte, c *column) (value.Value, bool) {
	switch c.kind {
	case stringKind:
		return r.texts.Str(b), true
	case intKind:
		n, ok := parseInt(b)
		return value.Int(n), ok
	case floatKind:
		f, ok := r.parseFloat(b)
		return value.Float(f), ok
	case decimalKind:
		d, ok := r.parseDecimal(b)
		return d, ok
	}
	bits := c.t.Basics()
	try := func(v value.Value, ok bool) bool { return ok && value.Is(v, c.t) }
	if bits&types.BNil != 0 && r.isNil(b) {
		return nil, true
	}
	if bits&types.BInt != 0 {
		if n, ok := parseInt(b); try(value.Int(n), ok) {
			return value.Int(n), true
		}
	}
	if bits&types.BFloat != 0 {
		if f, ok := r.parseFloat(b); try(value.Float(f), ok) {
			return value.Float(f), true
		}
	}
	if bits&types.BDecimal != 0 {
		if d, ok := r.parseDecimal(b); try(d, ok) {
			return d, true
		}
	}
	if bits&types.BBoolean != 0 {
		is, not := string(b) == "true", string(b) == "false"
		if bits&types.BString == 0 {
			is, not = bytes.EqualFold(b, []byte("true")), bytes.EqualFold(b, []byte("false"))
		}
		if try(value.Boolean(is), is || not) {
			return value.Boolean(is), true
		}
	}
	if bits&types.BString != 0 {
		if s := r.texts.Str(b); value.Is(s, c.t) {
			return s, true
		}
	}
	return nil, false
}

// parseInt reads an integer.
func parseInt(b []byte) (int64, bool) {
	if len(b) == 0 {
		return 0, false
	}
	digits := b
	if b[0] == '-' || b[0] == '+' {
		digits = b[1:]
	}
	if len(digits) == 0 || len(digits) > 18 {
		n, err := strconv.ParseInt(str(b), 10, 64)
		return n, err == nil
	}
	var n int64
	for _, c := range digits {
		if c -= '0'; c > 9 {
			return 0, false
		}
		n = n*10 + int64(c)
	}
	if b[0] == '-' {
		n = -n
	}
	return n, true
}

// number gives a number's text as it is written here: a point before the
// fraction, and nothing but digits, signs and an exponent.
func (r *rules) number(b []byte) ([]byte, bool) {
	if r.comma && bytes.IndexByte(b, ',') >= 0 {
		b = bytes.ReplaceAll(b, []byte{','}, []byte{'.'})
	}
	digits := false
	for _, c := range b {
		switch {
		case c >= '0' && c <= '9':
			digits = true
		case c == '.' || c == '-' || c == '+':
		case c == 'e' || c == 'E':
			if !digits {
				return nil, false
			}
		default:
			return nil, false
		}
	}
	return b, digits
}

func (r *rules) parseFloat(b []byte) (float64, bool) {
	n, ok := r.number(b)
	if !ok {
		switch string(b) {
		case "NaN":
			return math.NaN(), true
		case "Infinity":
			return math.Inf(1), true
		case "-Infinity":
			return math.Inf(-1), true
		}
		return 0, false
	}
	f, err := strconv.ParseFloat(str(n), 64)
	return f, err == nil
}

// parseDecimal reads a decimal. Zeros at the end of its fraction are not kept.
func (r *rules) parseDecimal(b []byte) (value.Decimal, bool) {
	n, ok := r.number(b)
	if !ok {
		return value.Decimal{}, false
	}
	s := str(n)
	if dot := strings.IndexByte(s, '.'); dot >= 0 && strings.IndexByte(s, 'e') < 0 && strings.IndexByte(s, 'E') < 0 {
		for len(s) > dot+2 && s[len(s)-1] == '0' {
			s = s[:len(s)-1]
		}
	}
	return value.ParseDecimal(s)
}

// ------------------------------------------------------------ lists of texts

// listRow is a row given as a list of texts.
type listRow struct {
	p *plan
	l *value.List
}

func (t *listRow) count() int { return t.l.Len() }

func (t *listRow) text(i int) string { return t.l.At(i).(*value.String).String() }

func (t *listRow) isNil(i int, p *plan) bool { return p.isNil([]byte(t.text(i))) }

func (t *listRow) value(i int, c *column) (value.Value, bool) { return t.p.parse([]byte(t.text(i)), c) }

func (t *listRow) wrong(i int, c *column) string { return cannotCast(t.text(i), c) }

// ------------------------------------------------------------ records

// valueRow is a row given as a record.
type valueRow struct {
	p *plan
	v []value.Value
}

func (t *valueRow) count() int { return len(t.v) }

func (t *valueRow) isNil(i int, _ *plan) bool { return t.v[i] == nil }

func (t *valueRow) value(i int, c *column) (value.Value, bool) {
	v := t.v[i]
	if value.Is(v, c.t) {
		return v, true
	}
	switch v := v.(type) {
	case value.Int, value.Float, value.Decimal:
		return value.NumericConvert(v, c.t)
	case *value.List, *value.Map, *value.Table, *value.XML:
		if v := value.CloneReadOnly(v); value.Is(v, c.t) {
			return v, true
		}
	}
	return nil, false
}

func (t *valueRow) wrong(i int, c *column) string {
	s := value.ToString(t.v[i])
	if t.v[i] == nil {
		s = "null"
	}
	if t.p.record == nil {
		return "value '" + s + "' in index '" + strconv.Itoa(i) + "' is not compatible with array type '" + c.t.RunTimeString() + "'"
	}
	return "no mapping type found for value '" + s + "' in key '" + c.name + "'"
}
