package value

// Conversion of values to a type that is given at run time: cloneWithType and
// fromJsonWithType. The result is a new tree whose inherent types come from
// the target; numbers are converted, defaults filled in. Where a type has
// several descriptors for a kind of structure, the first that works is used;
// one that works without converting numbers is preferred.
//
// Errors are collected, with the path to each place, up to a limit. Since
// collecting costs, alternatives of a union are tried without, and once more
// with it when all have failed.

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"barre/types"
)

const (
	convertReason     = "{ballerina/lang.value}ConversionError"
	maxConvertErrors  = 20
	maxShownCharacter = 20
)

// DefaultFiller computes the default value of a field of a record type for
// which a.Meta.Defaults has an entry. The error is a panic.
type DefaultFiller func(a *types.MappingAtomic, field string) (Value, error)

// Converter converts values to types. It remembers what it works out about
// types; a program needs one. It may be used by several strands at a time.
type Converter struct {
	plans sync.Map // types.Type → *convertPlan
	// key gives the name of a record's field in the data; nil where it has its own.
	key func(a *types.MappingAtomic, field string) string
}

// NewConverter makes a converter.
func NewConverter() *Converter { return &Converter{} }

// Convert constructs a value of type t from v, which belongs to anydata:
// lang.value:cloneWithType. fill may be nil when no type has defaults. The
// first result is an *Error when v cannot be converted; the error is a panic.
func (c *Converter) Convert(v Value, t types.Type, fill DefaultFiller) (Value, error) {
	return c.run(v, t, fill, false)
}

// FromJSON is Convert with the inverse of what [ToJSON] does besides: strings
// become xml or regular expressions and lists tables where t asks for them.
func (c *Converter) FromJSON(v Value, t types.Type, fill DefaultFiller) (Value, error) {
	return c.run(v, t, fill, true)
}

// Convert is [Converter.Convert] for types without defaults, or whose defaults
// are not wanted: a missing field is an error then.
func Convert(v Value, t types.Type) (Value, error) { return NewConverter().Convert(v, t, nil) }

// FromJSON is [Converter.FromJSON] for types without defaults.
func FromJSON(v Value, t types.Type) (Value, error) { return NewConverter().FromJSON(v, t, nil) }

func (c *Converter) run(v Value, t types.Type, fill DefaultFiller, json bool) (Value, error) {
	k := conversion{c: c, fill: fill, json: json, numeric: true, mute: 1}
	r, ok := k.value(v, t)
	if k.panic != nil {
		return k.stopped()
	}
	if ok {
		return r, nil
	}
	k = conversion{c: c, fill: fill, json: json, numeric: true}
	k.value(v, t)
	if k.panic != nil {
		return k.stopped()
	}
	if v == nil {
		return Panicf(convertReason, "cannot convert '()' to type '%s'", t), nil
	}
	msg := messagef("'%s' value cannot be converted to '%s'", TypeOf(v), t)
	if len(k.errs) > 0 {
		msg += ": "
		for i, e := range k.errs {
			if i == maxConvertErrors {
				e = "..."
			}
			msg += "\n\t\t" + e
		}
	}
	return Panic(convertReason, msg), nil
}

// convertPlan is what a conversion to a type needs to know about it.
type convertPlan struct {
	t        types.Type
	lists    []*types.ListAtomic
	mappings []*recordPlan
	table    *types.TableAtomic
	readonly bool
}

// recordPlan describes a mapping type as a target.
type recordPlan struct {
	a      *types.MappingAtomic
	name   string
	fields []planField // in the order of declaration
	index  map[string]int
	keys   []string     // of the fields, shared by all values that have them all
	record bool         // has declared fields, as opposed to map<T>
	maker  *RecordMaker // of values that have all fields and no others
	rest   types.Type
	ro     bool
	// renamed: fields have other names in the data; twice is such a name that two
	// of them have.
	renamed bool
	twice   string
}

type planField struct {
	name       string
	key        string // its name in the data
	literal    string // as JSON text, unless that needs escapes
	t          types.Type
	optional   bool
	hasDefault bool
}

func (c *Converter) plan(t types.Type) *convertPlan {
	if p, ok := c.plans.Load(t); ok {
		return p.(*convertPlan)
	}
	p := &convertPlan{t: t, readonly: types.IsReadonly(t)}
	b := t.Basics()
	if b&types.BList != 0 {
		if a := types.ListAtomicOf(t); a != nil {
			p.lists = append(p.lists, a)
		} else {
			for _, x := range types.ListAtoms(t) {
				if a := types.ListAtomicOf(x); a != nil {
					p.lists = append(p.lists, a)
				}
			}
		}
	}
	if b&types.BMapping != 0 {
		if a := types.MappingAtomicOf(t); a != nil {
			p.mappings = append(p.mappings, c.newRecordPlan(a))
		} else {
			for _, x := range types.MappingAtoms(t) {
				if a := types.MappingAtomicOf(x); a != nil {
					p.mappings = append(p.mappings, c.newRecordPlan(a))
				}
			}
		}
	}
	if b&types.BTable != 0 {
		p.table = types.TableAtomicOf(t)
	}
	got, _ := c.plans.LoadOrStore(t, p)
	return got.(*convertPlan)
}

func (c *Converter) newRecordPlan(a *types.MappingAtomic) *recordPlan {
	r := &recordPlan{a: a, name: a.Type().String(), record: len(a.Fields) > 0, rest: a.Rest, ro: types.IsReadonly(a.Type())}
	order := make([]string, 0, len(a.Fields))
	if a.Meta != nil {
		for _, n := range a.Meta.Order {
			if a.Field(n) != nil {
				order = append(order, n)
			}
		}
	}
	for _, f := range a.Fields {
		if !slices.Contains(order, f.Name) {
			order = append(order, f.Name)
		}
	}
	for _, n := range order {
		f := a.Field(n)
		def := a.Meta != nil && a.Meta.Defaults[n] != nil
		key := n
		if c.key != nil {
			key = c.key(a, n)
		}
		r.renamed = r.renamed || key != n
		if r.find(key) >= 0 {
			r.twice = key
		}
		literal := string(AppendJSONString(nil, key))
		if len(literal) != len(key)+2 {
			literal = ""
		}
		r.fields = append(r.fields, planField{n, key, literal, f.Type, f.Optional, def})
		r.keys = append(r.keys, n)
	}
	r.maker = NewRecordMaker(a, r.keys)
	if len(r.fields) > 8 {
		r.index = make(map[string]int, len(r.fields))
		for i, f := range r.fields {
			r.index[f.key] = i
		}
	}
	return r
}

// find gives the field that has a name in the data, -1 for none.
func (r *recordPlan) find(key string) int {
	if r.index != nil {
		if i, ok := r.index[key]; ok {
			return i
		}
		return -1
	}
	for i := range r.fields {
		if r.fields[i].key == key {
			return i
		}
	}
	return -1
}

// conversion is one run of a converter.
type conversion struct {
	c       *Converter
	fill    DefaultFiller
	json    bool
	numeric bool // numbers may be converted
	mute    int  // no errors are wanted when > 0
	errs    []string
	indent  string
	path    []pathStep
	within  trail // containers being converted, from watchDepth on
	deep    int
	panic   error
	cyclic  *Error // panic, when it says that the value has cycles
}

// pathStep is a field name, or an index when name is "".
type pathStep struct {
	name  string
	index int
}

func (k *conversion) where() string {
	var b strings.Builder
	for i, s := range k.path {
		switch {
		case s.name == "":
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
		case i == 0:
			b.WriteString(s.name)
		default:
			b.WriteString("." + s.name)
		}
	}
	return b.String()
}

func (k *conversion) errorf(format string, args ...any) {
	if k.mute == 0 && len(k.errs) <= maxConvertErrors {
		k.errs = append(k.errs, k.indent+messagef(format, args...))
	}
}

// shown gives a value for a message, cut short.
func shown(v Value) string {
	s := ToBalString(v)
	switch x := v.(type) {
	case nil:
		return "()"
	case *String:
		s = `"` + x.s + `"`
	case Decimal:
		s = FormatDecimal(x)
	case *List, *Map, *Table:
		s = ToString(v)
	}
	if r := []rune(s); len(r) > maxShownCharacter {
		return string(r[:maxShownCharacter]) + "..."
	}
	return s
}

// stopped is the result of a conversion that could not go on: an error for a
// value with cycles, otherwise a panic.
func (k *conversion) stopped() (Value, error) {
	if k.cyclic != nil {
		return k.cyclic, nil
	}
	return nil, k.panic
}

// enter guards against cycles.
func (k *conversion) enter(v Value) bool {
	k.deep++
	if k.deep < watchDepth {
		return true
	}
	if k.deep > maxJSONDepth {
		k.panic = Panic("{ballerina}StackOverflow", "stack overflow")
		k.deep--
		return false
	}
	if _, again := k.within.enter(v); again {
		k.cyclic = cyclicValue(v)
		k.panic = k.cyclic
		k.deep--
		return false
	}
	return true
}

func (k *conversion) leave() {
	if k.deep >= watchDepth {
		k.within.leave()
	}
	k.deep--
}

// value converts v to t. Where it fails inside a structure it reports what and
// where; that v itself does not fit is for the caller to report, which knows
// what v is: deeper tells that errors have been reported already.
func (k *conversion) value(v Value, t types.Type) (Value, bool) {
	switch v := v.(type) {
	case nil:
		return nil, t.Basics()&types.BNil != 0
	case Boolean:
		return v, Is(v, t)
	case Int, Float, Decimal:
		return k.number(v, t)
	case *String:
		if Is(v, t) {
			return v, true
		}
		if k.json {
			return k.fromString(v, t)
		}
	case *List:
		if t.Basics()&(types.BList|types.BTable) == 0 {
			return nil, false
		}
		if !k.enter(v) {
			return nil, false
		}
		r, ok := k.list(v, k.c.plan(t))
		k.leave()
		return r, ok
	case *Map:
		if t.Basics()&types.BMapping == 0 {
			return nil, false
		}
		if !k.enter(v) {
			return nil, false
		}
		r, ok := k.mapping(v, k.c.plan(t))
		k.leave()
		return r, ok
	case *Table:
		if t.Basics()&types.BTable == 0 {
			return nil, false
		}
		if !k.enter(v) {
			return nil, false
		}
		r, ok := k.table(v.Len(), func(i int) Value { return v.Row(i) }, k.c.plan(t), v.T.Keys)
		k.leave()
		return r, ok
	case *XML:
		if t.Basics()&types.BXML == 0 {
			return nil, false
		}
		for _, r := range []*XML{copyXML(v, false), copyXML(v, true)} {
			if Is(r, t) {
				return r, true
			}
		}
	default:
		return v, Is(v, t)
	}
	return nil, false
}

// copyXML copies all of x.
func copyXML(x *XML, ro bool) *XML {
	r := &XML{Kind: x.Kind, Name: x.Name, Prefix: x.Prefix, Text: x.Text, ro: ro, Attrs: copyAttrs(x.Attrs)}
	if ro && r.Attrs != nil {
		r.Attrs.ro = true
	}
	for _, i := range x.Items {
		r.Items = append(r.Items, copyXML(i, ro))
	}
	return r
}

// fromString reads the text of a value that toJson makes a string of.
func (k *conversion) fromString(s *String, t types.Type) (Value, bool) {
	if t.Basics()&types.BXML != 0 {
		if x, err := ParseXML(s.s); err == nil {
			if types.IsReadonly(types.Intersect(t, types.XML)) {
				x = copyXML(x, true)
			}
			if Is(x, t) {
				return x, true
			}
		}
	}
	if t.Basics()&types.BRegexp != 0 {
		if r, err := CompileRegexp(s.s); err == nil {
			return r, true
		}
	}
	return nil, false
}

func (k *conversion) number(v Value, t types.Type) (Value, bool) {
	if Is(v, t) {
		return v, true
	}
	if !k.numeric {
		return nil, false
	}
	return convertNumber(v, t)
}

// convertNumber gives the number of t that v converts to. With several types
// to choose from, one that keeps the value comes first.
func convertNumber(v Value, t types.Type) (Value, bool) {
	b := t.Basics()
	if b&(types.BInt|types.BFloat|types.BDecimal) == 0 {
		return nil, false
	}
	if b&types.BFloat != 0 {
		var f Float
		switch v := v.(type) {
		case Int:
			f = Float(v)
		case Decimal:
			f = Float(DecimalToFloat(v))
		case Float:
			f = v
		}
		if Is(f, t) {
			return f, true
		}
	}
	if b&types.BDecimal != 0 {
		var d Decimal
		ok := true
		switch v := v.(type) {
		case Int:
			d = DecimalFromInt(int64(v))
		case Float:
			var err error
			d, err = DecimalFromFloat(float64(v))
			ok = err == nil
		case Decimal:
			d = v
		}
		if ok && Is(d, t) {
			return d, true
		}
	}
	if b&types.BInt != 0 {
		var n int64
		ok := true
		switch v := v.(type) {
		case Int:
			n = int64(v)
		case Float:
			n, ok = FloatToInt(float64(v))
		case Decimal:
			n, ok = DecimalToInt(v)
		}
		if ok && Is(Int(n), t) {
			return Int(n), true
		}
	}
	return nil, false
}

// FloatToInt rounds f half to even; false when the result is not an int.
func FloatToInt(f float64) (int64, bool) {
	f = math.RoundToEven(f)
	if !(f >= -1<<63 && f < 1<<63) {
		return 0, false
	}
	return int64(f), true
}

// NumericConvert converts a number to the one basic type among int, float and
// decimal that t has values of, as a cast does; false when that cannot be done
// or the result is not in t.
func NumericConvert(v Value, t types.Type) (Value, bool) {
	switch t.Basics() & types.Numeric.Basics() {
	case types.BInt, types.BFloat, types.BDecimal:
	default:
		return nil, false
	}
	switch v.(type) {
	case Int, Float, Decimal:
		return convertNumber(v, t)
	}
	return nil, false
}

// alternatives tries each of n descriptors.
func (k *conversion) alternatives(n int, try func(i int) (Value, bool)) (Value, bool) {
	if n == 1 {
		return try(0)
	}
	k.mute++
	numeric := k.numeric
	for _, k.numeric = range []bool{false, true} {
		if k.numeric && !numeric {
			break
		}
		for i := range n {
			if r, ok := try(i); ok || k.panic != nil {
				k.mute--
				k.numeric = numeric
				return r, ok
			}
		}
	}
	k.numeric = numeric
	if k.mute--; k.mute > 0 {
		return nil, false
	}
	// Tell what is wrong with each.
	indent, before := k.indent, len(k.errs)
	k.errorf("{")
	k.indent += "  "
	for i := range n {
		if i > 0 {
			k.indent = indent
			k.errorf("or")
			k.indent += "  "
		}
		at := len(k.errs)
		try(i)
		if len(k.errs) == at {
			k.indent = indent
			k.errs = k.errs[:before]
			return nil, false
		}
	}
	k.indent = indent
	k.errorf("}")
	return nil, false
}

func (k *conversion) list(v *List, p *convertPlan) (Value, bool) {
	if len(p.lists) > 0 {
		if r, ok := k.alternatives(len(p.lists), func(i int) (Value, bool) { return k.listAs(v, p.lists[i]) }); ok || k.panic != nil {
			return r, ok
		}
	}
	if k.json && p.table != nil {
		return k.table(v.Len(), v.At, p, nil)
	}
	return nil, false
}

func (k *conversion) listAs(v *List, a *types.ListAtomic) (Value, bool) {
	n := v.Len()
	if n > a.Fixed && types.IsNever(a.Rest) {
		k.errorf("%selement count exceeds the target %s size '%d'", k.prefix(), listKind(a), a.Fixed)
		return nil, false
	}
	r := newList(a.Type(), max(n, a.Fixed))
	r.T = a
	if r.store == v.store && r.store != types.StoreAny && r.store != types.StoreByte {
		if rest := a.MemberAt(max(n-1, 0)); len(a.Members) == 0 && (rest == types.Int || rest == types.Float || rest == types.Boolean) {
			r.Nums, r.Bytes = append(r.Nums, v.Nums...), append(r.Bytes, v.Bytes...)
			return r, true
		}
	}
	ok := true
	for i := 0; i < n; i++ {
		x, t := v.At(i), a.MemberAt(i)
		k.path = append(k.path, pathStep{index: i})
		y, fits := k.member(x, t, func(where string) {
			k.errorf("%s element '%s' should be of type '%s', found '%s'", listKind(a), where, t, shown(x))
		})
		k.path = k.path[:len(k.path)-1]
		if !fits {
			ok = false
			if k.mute > 0 || k.panic != nil {
				return nil, false
			}
			continue
		}
		if ok {
			r.appendRaw(y)
		}
	}
	if !ok {
		return nil, false
	}
	if r.Len() < a.Fixed {
		ro := r.ro
		r.ro = false
		if r.fill(a.Fixed) != nil {
			k.errorf("%s%s cannot be expanded to size '%d' because, the target type '%s' does not have a filler value", k.prefix(), listKind(a), a.Fixed, a.MemberAt(r.Len()))
			return nil, false
		}
		r.ro = ro
	}
	return r, true
}

func listKind(a *types.ListAtomic) string {
	if a.Fixed > 0 && (len(a.Members) > 1 || !types.IsNever(a.Rest)) {
		return "tuple"
	}
	return "array"
}

// prefix names the place for errors about a structure as a whole.
func (k *conversion) prefix() string {
	if len(k.path) == 0 {
		return ""
	}
	return "'" + k.where() + "' "
}

// member converts a member of a structure; wrong reports that it does not fit
// unless something within it has been reported.
func (k *conversion) member(x Value, t types.Type, wrong func(where string)) (Value, bool) {
	before := len(k.errs)
	y, ok := k.value(x, t)
	if !ok && k.mute == 0 && len(k.errs) == before && k.panic == nil {
		wrong(k.where())
	}
	return y, ok
}

func (k *conversion) mapping(v *Map, p *convertPlan) (Value, bool) {
	if len(p.mappings) == 0 {
		return nil, false
	}
	return k.alternatives(len(p.mappings), func(i int) (Value, bool) { return k.mappingAs(v, p.mappings[i]) })
}

func (k *conversion) mappingAs(v *Map, r *recordPlan) (Value, bool) {
	ok := true
	v.tidy()
	n := len(r.fields)
	vals := make([]Value, n, max(n, len(v.lay.keys)))
	var there uint64 // fields that v has; more holds those beyond 64
	var more []bool
	if n > 64 {
		more = make([]bool, n)
	}
	var restKeys []string
	set := func(i int) {
		if more != nil {
			more[i] = true
		} else {
			there |= 1 << i
		}
	}
	has := func(i int) bool {
		if more != nil {
			return more[i]
		}
		return there&(1<<i) != 0
	}
	if r.record {
		for _, name := range v.lay.keys {
			if i := r.find(name); i >= 0 {
				set(i)
			}
		}
		for i := range r.fields {
			f := &r.fields[i]
			if has(i) || f.optional || f.hasDefault && k.fill != nil {
				continue
			}
			k.path = append(k.path, pathStep{name: f.name})
			k.errorf("missing required field '%s' of type '%s' in record '%s'", k.where(), f.t, r.name)
			k.path = k.path[:len(k.path)-1]
			ok = false
		}
		if !ok && k.mute > 0 {
			return nil, false
		}
	}
	for j, name := range v.lay.keys {
		x := v.at(j)
		i := -1
		if r.record {
			i = r.find(name)
		}
		t := r.rest
		if i >= 0 {
			t = r.fields[i].t
		}
		k.path = append(k.path, pathStep{name: name})
		var y Value
		fits := false
		if i < 0 && types.IsNever(t) {
			k.errorf("undefined field '%s' in record '%s'", k.where(), r.name)
		} else {
			y, fits = k.member(x, t, func(where string) {
				switch {
				case !r.record:
					k.errorf("map field '%s' should be of type '%s', found '%s'", where, t, shown(x))
				case i < 0:
					k.errorf("value of field '%s' adding to the record '%s' should be of type '%s', found '%s'", where, r.name, t, shown(x))
				default:
					k.errorf("field '%s' in record '%s' should be of type '%s', found '%s'", where, r.name, t, shown(x))
				}
			})
		}
		k.path = k.path[:len(k.path)-1]
		if !fits {
			ok = false
			if k.mute > 0 || k.panic != nil {
				return nil, false
			}
			continue
		}
		if i >= 0 {
			vals[i] = y
		} else {
			restKeys = append(restKeys, name)
			vals = append(vals, y)
		}
	}
	if !ok {
		return nil, false
	}
	return k.build(r, vals, restKeys, has, set)
}

// build makes the mapping of vals: those of the declared fields that has tells
// to be there, defaults for others, and of further fields.
func (k *conversion) build(r *recordPlan, vals []Value, restKeys []string, has func(int) bool, set func(int)) (Value, bool) {
	n := len(r.fields)
	for i := range r.fields {
		f := &r.fields[i]
		if has(i) || !f.hasDefault || k.fill == nil {
			continue
		}
		d, err := k.fill(r.a, f.name)
		if err != nil {
			k.panic = err
			return nil, false
		}
		if types.IsReadonly(f.t) {
			d = CloneReadOnly(d)
		}
		if !Is(d, f.t) {
			k.panic = inherentViolation("map", f.t, d)
			return nil, false
		}
		vals[i] = d
		set(i)
	}
	whole := true
	for i := 0; i < n && whole; i++ {
		whole = has(i)
	}
	if whole && len(restKeys) == 0 {
		return r.maker.l.shaped(r.ro, vals), true
	}
	m := newMapCap(r.a, len(vals))
	m.ro = r.ro
	for i := range r.fields {
		if has(i) {
			m.add(r.fields[i].name, vals[i])
		}
	}
	for i, key := range restKeys {
		m.add(key, vals[n+i])
	}
	if len(m.lay.keys) >= indexFrom {
		m.lay.buildIndex()
	}
	return m, true
}

func (k *conversion) table(n int, at func(int) Value, p *convertPlan, keys []string) (Value, bool) {
	a := p.table
	if a == nil {
		return nil, false
	}
	if a.Keys == nil && keys != nil && a.Key == nil {
		a = types.NewTableAtomic(a.Type(), a.Row, keys)
	}
	t := NewTable(a, false)
	ok := true
	for i := range n {
		x := at(i)
		k.path = append(k.path, pathStep{index: i})
		y, fits := k.member(x, a.Row, func(where string) {
			k.errorf("table row '%s' should be of type '%s', found '%s'", where, a.Row, shown(x))
		})
		k.path = k.path[:len(k.path)-1]
		row, isMap := y.(*Map)
		if !fits || !isMap {
			ok = false
			if k.mute > 0 || k.panic != nil {
				return nil, false
			}
			continue
		}
		if err := t.Append(row); err != nil {
			k.errorf("%sa value found for key '%s'", k.prefix(), keyString(t.KeyOf(row)))
			ok = false
		}
	}
	t.ro = p.readonly
	return t, ok
}
