package sql

import (
	"strings"

	"barre/types"
	"barre/value"
)

// rowPlan says how the columns of a result become a record of a type. It is
// made once for a result.
type rowPlan struct {
	cv      *converter
	cols    []Column
	atom    *types.MappingAtomic
	targets []target
	// missing are fields that no column gives and that are there all the same.
	missing []missing
	frozen  bool
	// slots are the fields of a record in order; vals is room for one record's.
	slots []string
	vals  []value.Value
}

// target is where the value of one column goes.
type target struct {
	field string
	t     types.Type
	inner *rowPlan // of a column "prefix.name": the plan of field prefix
	index int      // of the column within the inner plan
	slot  int
}

type missing struct {
	name string
	t    types.Type
	slot int
}

// annotation is what [ColumnConfig] is kept under.
const annotation = "ballerina/sql:Column"

// planRow maps columns to the fields of record type t; td carries the
// annotations of its fields, when it is there. The error is a FieldMismatchError
// or TypeMismatchError.
func (cv *converter) planRow(cols []Column, t types.Type, td *value.Typedesc) (*rowPlan, error) {
	p, err := cv.newPlan(t)
	if err != nil {
		return nil, err
	}
	for _, col := range cols {
		if err := p.add(col, col.Label, td); err != nil {
			return nil, err
		}
	}
	p.finish()
	return p, nil
}

func (cv *converter) newPlan(t types.Type) (*rowPlan, error) {
	atom := types.MappingAtomicOf(t)
	if atom == nil {
		return nil, dataFailure("TypeMismatchError", "a row cannot be a value of type '%s'", t)
	}
	return &rowPlan{cv: cv, atom: atom, frozen: types.IsReadonly(types.Intersect(t, types.AnyMap))}, nil
}

// columnName is the column that a field asks for by annotation, "" for none.
func (p *rowPlan) columnName(td *value.Typedesc, field string) string {
	var a *value.Map
	if td != nil {
		a = td.Fields[field]
	}
	if a == nil {
		a = p.cv.rt.FieldAnnots(p.atom, field)
	}
	if a == nil {
		return ""
	}
	if m, ok := a.Field(annotation).(*value.Map); ok {
		return m.Str("name")
	}
	return ""
}

// find gives the field for a column or prefix name, nil when there is none. A
// field with an annotation is found by that alone.
func (p *rowPlan) find(name string, td *value.Typedesc) *types.Field {
	var loose *types.Field
	for i := range p.atom.Fields {
		f := &p.atom.Fields[i]
		want := p.columnName(td, f.Name)
		if want == "" {
			want = f.Name
		}
		switch {
		case want == name:
			return f
		case strings.EqualFold(want, name):
			loose = f
		}
	}
	return loose
}

func (p *rowPlan) add(col Column, name string, td *value.Typedesc) error {
	f := p.find(name, td)
	if f == nil {
		if prefix, rest, ok := strings.Cut(name, "."); ok {
			if f := p.find(prefix, td); f != nil && types.MappingAtomicOf(types.Diff(f.Type, types.Nil)) != nil {
				return p.addInner(col, f, rest, td)
			}
		}
		if types.IsNever(p.atom.Rest) {
			return dataFailure("FieldMismatchError", "No mapping field found for SQL table column '%s' in the record type '%s'", col.Label, p.atom.Type())
		}
		f = &types.Field{Name: name, Type: p.atom.Rest}
	}
	if !col.Kind.accepts(f.Type) {
		return dataFailure("TypeMismatchError", "The field '%s' of type %s cannot be mapped to the column '%s' of SQL type '%s'", f.Name, f.Type, col.Label, col.SQL)
	}
	p.cols = append(p.cols, col)
	p.targets = append(p.targets, target{field: f.Name, t: f.Type})
	return nil
}

func (p *rowPlan) addInner(col Column, f *types.Field, name string, td *value.Typedesc) error {
	var inner *rowPlan
	for _, t := range p.targets {
		if t.field == f.Name {
			inner = t.inner
		}
	}
	if inner == nil {
		var err error
		if inner, err = p.cv.newPlan(types.Diff(f.Type, types.Nil)); err != nil {
			return err
		}
	}
	if err := inner.add(col, name, nil); err != nil {
		return err
	}
	p.cols = append(p.cols, col)
	p.targets = append(p.targets, target{field: f.Name, t: f.Type, inner: inner, index: len(inner.cols) - 1})
	return nil
}

// finish finds out what columns do not give, and the order of fields: declared
// ones as they were declared, then the others as the columns come.
func (p *rowPlan) finish() {
	slots := map[string]int{}
	place := func(field string) {
		if _, ok := slots[field]; !ok {
			slots[field] = len(p.slots)
			p.slots = append(p.slots, field)
		}
	}
	given := map[string]bool{}
	for _, t := range p.targets {
		if !given[t.field] && t.inner != nil {
			t.inner.finish()
		}
		given[t.field] = true
	}
	absent := map[string]bool{}
	for _, f := range p.atom.Fields {
		if !given[f.Name] && (!f.Optional || hasDefault(p.atom, f.Name)) {
			absent[f.Name] = true
			p.missing = append(p.missing, missing{name: f.Name, t: f.Type})
		}
	}
	if p.atom.Meta != nil {
		for _, n := range p.atom.Meta.Order {
			if given[n] || absent[n] {
				place(n)
			}
		}
	}
	for i := range p.targets {
		place(p.targets[i].field)
		p.targets[i].slot = slots[p.targets[i].field]
	}
	for i := range p.missing {
		place(p.missing[i].name)
		p.missing[i].slot = slots[p.missing[i].name]
	}
	p.vals = make([]value.Value, len(p.slots))
}

// row makes the record of a row. The fields that no column gives get their
// default values from fill; the error of one that has none is a
// TypeMismatchError.
func (p *rowPlan) row(raw []any, fill value.DefaultFiller) (*value.Map, error) {
	m := value.NewMap(p.atom.Type())
	if err := p.fillRow(m, raw, nil, fill); err != nil {
		return nil, err
	}
	return m, nil
}

func (p *rowPlan) fillRow(m *value.Map, raw []any, number []int, fill value.DefaultFiller) error {
	var inners map[*rowPlan][]any
	var places map[*rowPlan][]int
	for i := range p.targets {
		t := &p.targets[i]
		n := i + 1
		if number != nil {
			n = number[i]
		}
		if t.inner != nil {
			if inners == nil {
				inners, places = map[*rowPlan][]any{}, map[*rowPlan][]int{}
			}
			inners[t.inner] = append(inners[t.inner], raw[i])
			places[t.inner] = append(places[t.inner], n)
			if len(inners[t.inner]) == len(t.inner.targets) {
				im := value.NewMap(t.inner.atom.Type())
				if err := t.inner.fillRow(im, inners[t.inner], places[t.inner], fill); err != nil {
					return err
				}
				p.vals[t.slot] = im
			}
			continue
		}
		v, err := p.cv.convert(&p.cols[i], n, raw[i], t.t, fill)
		if err != nil {
			return err
		}
		if v == nil && t.t.All()&types.BNil == 0 {
			return nullFailure(t.field, t.t)
		}
		p.vals[t.slot] = v
	}
	for _, f := range p.missing {
		var v value.Value
		if hasDefault(p.atom, f.name) {
			var err error
			if v, err = fill(p.atom, f.name); err != nil {
				return err
			}
		} else if f.t.All()&types.BNil == 0 {
			return nullFailure(f.name, f.t)
		}
		p.vals[f.slot] = v
	}
	for i, f := range p.slots {
		m.Put(f, p.vals[i])
	}
	if p.frozen {
		m.Freeze()
	}
	return nil
}

func hasDefault(a *types.MappingAtomic, field string) bool {
	if a.Meta == nil {
		return false
	}
	_, ok := a.Meta.Defaults[field]
	return ok
}

func nullFailure(field string, t types.Type) error {
	return dataFailure("TypeMismatchError", "invalid value for record field '%s': expected value of type '%s', found '()'", field, t)
}

// ------------------------------------------------------------ single rows

// rowFunc makes the result of a query for one row.
type rowFunc func(raw []any, fill value.DefaultFiller) (value.Value, error)

// planSingle decides what a query for one row gives: a record, or the value of
// its only column. Where a union allows both, the value goes first; of several
// record types, the first that the columns fit.
func (cv *converter) planSingle(cols []Column, td *value.Typedesc) (rowFunc, error) {
	t := td.Type
	single := len(cols) == 1 && cv.asValue(&cols[0], t)
	if single && cols[0].Kind.accepts(t) {
		return func(raw []any, fill value.DefaultFiller) (value.Value, error) {
			v, err := cv.convert(&cols[0], 1, raw[0], t, fill)
			if err == nil && v == nil && t.All()&types.BNil == 0 {
				err = dataFailure("TypeMismatchError", "The result of the query is null, which a value of type '%s' cannot be", t)
			}
			return v, err
		}, nil
	}
	atoms := types.MappingAtoms(t)
	if len(atoms) == 0 {
		switch {
		case isUnion(t):
			return nil, noFit(t)
		case len(cols) > 1:
			return nil, dataFailure("TypeMismatchError", "Expected type to be '%s' but found 'record{}'.", t)
		}
		return nil, dataFailure("TypeMismatchError", "SQL Type '%s' cannot be converted to ballerina type '%s'.", cols[0].SQL, t)
	}
	var first error
	for _, a := range atoms {
		p, err := cv.planRow(cols, a, td)
		if err == nil {
			return func(raw []any, fill value.DefaultFiller) (value.Value, error) { return p.row(raw, fill) }, nil
		}
		if first == nil {
			first = err
		}
	}
	if len(atoms) > 1 || isUnion(t) {
		return nil, noFit(t)
	}
	return nil, first
}

func noFit(t types.Type) error {
	return dataFailure("TypeMismatchError", "The result generated from the query cannot be mapped to type %s.", t)
}

// isUnion tells whether a type has values of several kinds, () aside.
func isUnion(t types.Type) bool {
	n := 0
	for _, k := range []types.Basic{types.BBoolean, types.BInt, types.BFloat, types.BDecimal, types.BString, types.BXML, types.BList, types.BMapping, types.BTable} {
		if t.Basics()&k != 0 {
			n++
		}
	}
	return n > 1
}

// asValue tells whether the only column of a result is asked for as a value
// and not as a record of one field.
func (cv *converter) asValue(col *Column, t types.Type) bool {
	b := t.Basics() &^ types.BNil
	if b&^types.BMapping != 0 {
		return true
	}
	// Records of the time module are values of a column.
	switch col.Kind {
	case KindDate, KindTime, KindTimeTZ, KindTimestamp, KindTimestampTZ:
		a := types.MappingAtomicOf(t)
		return a != nil && (a.Field("year") != nil || a.Field("hour") != nil) && cv.momentFits(col.Kind, t)
	}
	return false
}
