package jsondata

// JSONPath expressions: what they select.

import (
	"math"
	"strings"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

func jsonList(vals []value.Value) *value.List { return value.NewList(types.JSONList, vals) }

func jsonMap() *value.Map { return value.NewMap(types.JSONMap) }

// read is the function of that name.
func (m *module) read(c *runtime.Context, args []value.Value) (value.Value, error) {
	text, err := expression(c, args[1].(*value.Object))
	if err != nil {
		return nil, err
	}
	failed := func(msg string) (value.Value, error) { return m.Error("Error", msg, nil), nil }
	if args[0] == nil {
		return failed("json object can not be null")
	}
	p, err := parsePath(text)
	if err != nil {
		return failed(err.Error())
	}
	v, ok := (&selection{root: args[0]}).path(p, args[0])
	if !ok {
		return failed("Unable to execute query '" + text + "' on the provided JSON value")
	}
	return v, nil
}

// expression puts the parts of a raw template together.
func expression(c *runtime.Context, o *value.Object) (string, error) {
	strs, _ := o.Get("strings").(*value.List)
	insertions, _ := o.Get("insertions").(*value.List)
	var b strings.Builder
	for i := 0; strs != nil && i < strs.Len(); i++ {
		b.WriteString(strs.At(i).(*value.String).String())
		if insertions == nil || i >= insertions.Len() {
			continue
		}
		switch v := insertions.At(i).(type) {
		case nil:
			b.WriteString("null")
		case *value.List, *value.Map:
			s, err := value.ToJSONString(v)
			if err != nil {
				return "", err
			}
			b.WriteString(s)
		default:
			s, err := c.ToString(v)
			if err != nil {
				return "", err
			}
			b.WriteString(s)
		}
	}
	return b.String(), nil
}

// selection is one run of an expression.
type selection struct {
	root value.Value
	deep int
}

// path follows p from a value; false when it leads nowhere.
func (s *selection) path(p *jsonPath, at value.Value) (value.Value, bool) {
	if !p.current {
		at = s.root
	}
	steps := p.steps
	vals := []value.Value{at}
	one := true // vals has one value, which definite steps lead to
	for i := range steps {
		st := &steps[i]
		if st.kind == stepCall && !st.deep {
			v, ok := s.call(st, i, vals, one)
			if !ok {
				return nil, false
			}
			vals, one = []value.Value{v}, true
			continue
		}
		var next []value.Value
		for _, v := range vals {
			if st.deep {
				if !s.descend(st, v, &next) {
					return nil, false
				}
			} else if !s.members(st, v, i == len(steps)-1, &next) && one {
				return nil, false
			}
		}
		vals = next
		one = one && (&jsonPath{steps: steps[i : i+1]}).definite()
	}
	if !one {
		return jsonList(vals), true
	}
	if len(vals) == 0 {
		return nil, false
	}
	return vals[0], true
}

// maxDescent guards the stack against a value that contains itself.
const maxDescent = 10000

// descend applies a step to a value and to all that it contains.
func (s *selection) descend(st *step, v value.Value, to *[]value.Value) bool {
	if s.deep++; s.deep > maxDescent {
		return false
	}
	defer func() { s.deep-- }()
	switch v := v.(type) {
	case *value.Map:
		s.members(st, v, false, to)
		for i := range v.Keys() {
			if !s.descend(st, v.ValueAt(i), to) {
				return false
			}
		}
	case *value.List:
		if st.kind != stepFilter { // its members are looked at one by one
			s.members(st, v, false, to)
		}
		for i := range v.Len() {
			if !s.descend(st, v.At(i), to) {
				return false
			}
		}
	}
	return true
}

// members appends what a step selects of a value; it reports whether the value
// has what the step asks for. last says that no step follows.
func (s *selection) members(st *step, v value.Value, last bool, to *[]value.Value) bool {
	switch st.kind {
	case stepNames:
		m, ok := v.(*value.Map)
		if !ok {
			return false
		}
		if len(st.names) > 1 && last {
			r := jsonMap()
			for _, n := range st.names {
				if x, ok := m.Get(n); ok {
					r.Put(n, x)
				}
			}
			*to = append(*to, r)
			return true
		}
		found := false
		for _, n := range st.names {
			if x, ok := m.Get(n); ok {
				*to = append(*to, x)
				found = true
			}
		}
		return found || len(st.names) > 1
	case stepAll:
		switch v := v.(type) {
		case *value.Map:
			for i := range v.Keys() {
				*to = append(*to, v.ValueAt(i))
			}
		case *value.List:
			*to = append(*to, v.Values()...)
		default:
			return false
		}
		return true
	case stepIndexes:
		l, ok := v.(*value.List)
		if !ok {
			return false
		}
		found := false
		for _, i := range st.indexes {
			if i < 0 {
				i += l.Len()
			}
			if i >= 0 && i < l.Len() {
				*to = append(*to, l.At(i))
				found = true
			}
		}
		return found || len(st.indexes) > 1
	case stepSlice:
		l, ok := v.(*value.List)
		if !ok {
			return false
		}
		from, end := bound(st.from, 0, l.Len()), bound(st.to, l.Len(), l.Len())
		for i := from; i < end; i++ {
			*to = append(*to, l.At(i))
		}
		return true
	case stepFilter:
		switch v := v.(type) {
		case *value.Map:
			if st.filter.holds(s, v) {
				*to = append(*to, v)
			}
		case *value.List:
			for i := range v.Len() {
				if x := v.At(i); st.filter.holds(s, x) {
					*to = append(*to, x)
				}
			}
		default:
			return false
		}
		return true
	}
	return false
}

// bound gives the place in a list of n members that a slice begins or ends at.
func bound(i *int, otherwise, n int) int {
	if i == nil {
		return otherwise
	}
	at := *i
	if at < 0 {
		at += n
	}
	return max(0, min(at, n))
}

// call applies a function to what the steps before it have selected.
func (s *selection) call(st *step, steps int, vals []value.Value, one bool) (value.Value, bool) {
	var at value.Value
	var n []value.Value // the numbers, for the functions that want some
	switch {
	case one && len(vals) == 1:
		at = vals[0]
	case one:
		return nil, false
	default:
		at = jsonList(vals)
	}
	args := make([]value.Value, len(st.args))
	for i, a := range st.args {
		v := a.v
		if a.path != nil {
			var ok bool
			if v, ok = s.path(a.path, at); !ok {
				return nil, false
			}
		}
		args[i] = v
	}
	name := st.names[0]
	switch name {
	case "min", "max", "sum", "avg", "stddev":
		for _, v := range append([]value.Value{at}, args...) {
			n = numbers(n, v)
		}
		return aggregate(name, n)
	case "length", "size":
		if len(args) == 1 {
			at = args[0]
		} else if !one {
			// What all of them contain is counted, or they are, if they contain nothing.
			count, some := 0, false
			for _, v := range vals {
				l, ok := length(v)
				count += l
				some = some || ok
			}
			if !some {
				count = len(vals)
			}
			return value.Int(count), true
		}
		l, ok := length(at)
		return value.Int(l), ok
	case "keys":
		m, ok := at.(*value.Map)
		if !ok {
			return nil, false
		}
		return value.NewStrings(append([]string(nil), m.Keys()...)), true
	case "concat":
		var b strings.Builder
		for _, v := range append([]value.Value{at}, args...) {
			texts(&b, v)
		}
		return value.Str(b.String()), true
	}
	l, ok := at.(*value.List)
	if !ok {
		return nil, false
	}
	i := 0
	switch name {
	case "append":
		return jsonList(append(l.Values(), args...)), true
	case "last":
		i = l.Len() - 1
	case "index":
		if len(args) != 1 {
			return nil, false
		}
		k, ok := args[0].(value.Int)
		if !ok {
			return nil, false
		}
		if i = int(k); i < 0 {
			i += l.Len()
		}
	}
	if i < 0 || i >= l.Len() {
		return nil, false
	}
	return l.At(i), true
}

func length(v value.Value) (int, bool) {
	switch v := v.(type) {
	case *value.List:
		return v.Len(), true
	case *value.Map:
		return v.Len(), true
	}
	return 0, false
}

// numbers appends a number, or those in a list.
func numbers(to []value.Value, v value.Value) []value.Value {
	switch v := v.(type) {
	case value.Int, value.Float, value.Decimal:
		return append(to, v)
	case *value.List:
		for i := range v.Len() {
			switch x := v.At(i).(type) {
			case value.Int, value.Float, value.Decimal:
				to = append(to, x)
			}
		}
	}
	return to
}

// texts writes a text, or those in a list.
func texts(b *strings.Builder, v value.Value) {
	switch v := v.(type) {
	case *value.String:
		b.WriteString(v.String())
	case value.Int, value.Float, value.Decimal, value.Boolean:
		b.WriteString(value.ToString(v))
	case *value.List:
		for i := range v.Len() {
			if x, ok := v.At(i).(*value.String); ok {
				b.WriteString(x.String())
			}
		}
	}
}

// aggregate computes a figure of numbers; false when there are none. The result
// is a float, and a decimal when one of the numbers is.
func aggregate(name string, n []value.Value) (value.Value, bool) {
	if len(n) == 0 {
		return nil, false
	}
	exact := false
	for _, v := range n {
		_, d := v.(value.Decimal)
		exact = exact || d
	}
	var r float64
	f := make([]float64, len(n))
	for i, v := range n {
		x, _ := value.NumericConvert(v, types.Float)
		f[i] = float64(x.(value.Float))
	}
	if exact && name != "stddev" {
		if d, ok := exactly(name, n); ok {
			return d, true
		}
	}
	sum := 0.0
	for _, x := range f {
		sum += x
	}
	switch name {
	case "sum":
		r = sum
	case "avg":
		r = sum / float64(len(f))
	case "min", "max":
		r = f[0]
		for _, x := range f[1:] {
			if (x < r) == (name == "min") {
				r = x
			}
		}
	case "stddev":
		mean, square := sum/float64(len(f)), 0.0
		for _, x := range f {
			square += (x - mean) * (x - mean)
		}
		r = math.Sqrt(square / float64(len(f)))
	}
	if exact {
		if d, err := value.DecimalFromFloat(r); err == nil {
			return d, true
		}
	}
	return value.Float(r), true
}

// exactly computes with decimals; false when a number is none.
func exactly(name string, n []value.Value) (value.Value, bool) {
	var r value.Decimal
	for i, v := range n {
		c, ok := value.NumericConvert(v, types.Decimal)
		if !ok {
			return nil, false
		}
		d := c.(value.Decimal)
		if i == 0 {
			r = d
			continue
		}
		var err error
		switch name {
		case "sum", "avg":
			r, err = value.DecimalAdd(r, d)
		default:
			if d.Cmp(r.Decimal).Less() == (name == "min") {
				r = d
			}
		}
		if err != nil {
			return nil, false
		}
	}
	if name == "avg" {
		d, err := value.DecimalQuo(r, value.DecimalFromInt(int64(len(n))))
		return d, err == nil
	}
	return r, true
}

// ------------------------------------------------------------ filters

func (c anyOf) holds(in *selection, at value.Value) bool {
	for _, x := range c {
		if x.holds(in, at) {
			return true
		}
	}
	return false
}

func (c allOf) holds(in *selection, at value.Value) bool {
	for _, x := range c {
		if !x.holds(in, at) {
			return false
		}
	}
	return true
}

func (c not) holds(in *selection, at value.Value) bool { return !c.c.holds(in, at) }

// get gives the value of an operand, and whether there is one.
func (o *operand) get(in *selection, at value.Value) (value.Value, bool) {
	if o.path == nil {
		return o.v, o.re == nil
	}
	v, ok := in.path(o.path, at)
	if l, isList := v.(*value.List); ok && isList && l.Len() == 0 && !o.path.definite() {
		return nil, false
	}
	return v, ok
}

func (c comparison) holds(in *selection, at value.Value) bool {
	if c.op == "=~" {
		return c.matches(in, at)
	}
	l, lok := c.left.get(in, at)
	if c.op == "" {
		if c.left.path == nil {
			b, _ := l.(value.Boolean)
			return bool(b)
		}
		return lok
	}
	r, rok := c.right.get(in, at)
	switch c.op {
	case "==", "===":
		return lok && rok && alike(l, r)
	case "!=", "!==":
		return !(lok && rok && alike(l, r))
	case "nin":
		return !rok || !within(l, lok, r)
	}
	if !lok || !rok {
		return false
	}
	switch c.op {
	case "<", "<=", ">", ">=":
		o, ok := compare(l, r)
		return ok && (c.op == "<" && o < 0 || c.op == "<=" && o <= 0 || c.op == ">" && o > 0 || c.op == ">=" && o >= 0)
	case "in":
		return within(l, true, r)
	case "contains":
		if s, ok := l.(*value.String); ok {
			sub, ok := r.(*value.String)
			return ok && strings.Contains(s.String(), sub.String())
		}
		return within(r, true, l)
	case "size":
		n, ok := length(l)
		if s, isString := l.(*value.String); isString {
			n, ok = s.Len(), true
		}
		if m, isSize := length(r); isSize {
			return ok && n == m
		}
		i, isInt := r.(value.Int)
		return ok && isInt && int64(n) == int64(i)
	case "empty":
		n, ok := length(l)
		if s, isString := l.(*value.String); isString {
			n, ok = s.Len(), true
		}
		b, isBool := r.(value.Boolean)
		return ok && isBool && (n == 0) == bool(b)
	}
	a, aok := l.(*value.List)
	b, bok := r.(*value.List)
	if !aok || !bok {
		return false
	}
	if c.op == "all" {
		a, b = b, a
	}
	found := 0
	for i := range a.Len() {
		if within(a.At(i), true, b) {
			found++
		}
	}
	switch c.op {
	case "subsetof", "all":
		return found == a.Len()
	case "anyof":
		return found > 0
	}
	return found == 0 // noneof
}

// matches compares a text with a regular expression, in either order.
func (c comparison) matches(in *selection, at value.Value) bool {
	re, other := c.right.re, &c.left
	if re == nil {
		re, other = c.left.re, &c.right
	}
	if re == nil {
		return false
	}
	v, ok := other.get(in, at)
	if !ok {
		return false
	}
	switch v := v.(type) {
	case *value.String:
		return re.MatchString(v.String())
	case value.Int, value.Float, value.Decimal, value.Boolean:
		return re.MatchString(value.ToString(v))
	case *value.List:
		for i := range v.Len() {
			if s, ok := v.At(i).(*value.String); ok && re.MatchString(s.String()) {
				return true
			}
		}
	}
	return false
}

// within reports whether a list has v as a member.
func within(v value.Value, there bool, list value.Value) bool {
	l, ok := list.(*value.List)
	if !ok || !there {
		return false
	}
	for i := range l.Len() {
		if alike(v, l.At(i)) {
			return true
		}
	}
	return false
}

// alike compares values as filters do: numbers by what they stand for, also
// when one is written as a text.
func alike(l, r value.Value) bool {
	if o, ok := compare(l, r); ok {
		return o == 0
	}
	ls, lText := l.(*value.String)
	rs, rText := r.(*value.String)
	if lText != rText {
		var text string
		var number value.Value
		if lText {
			text, number = ls.String(), r
		} else {
			text, number = rs.String(), l
		}
		d, ok := value.ParseDecimal(strings.TrimSpace(text))
		if !ok {
			return false
		}
		o, ok := compare(d, number)
		return ok && o == 0
	}
	return value.Equal(l, r)
}

// compare orders two numbers or two texts.
func compare(l, r value.Value) (int, bool) {
	if a, ok := l.(*value.String); ok {
		b, ok := r.(*value.String)
		if !ok {
			return 0, false
		}
		return strings.Compare(a.String(), b.String()), true
	}
	switch l.(type) {
	case value.Int, value.Float, value.Decimal:
	default:
		return 0, false
	}
	switch r.(type) {
	case value.Int, value.Float, value.Decimal:
	default:
		return 0, false
	}
	a, aok := value.NumericConvert(l, types.Decimal)
	b, bok := value.NumericConvert(r, types.Decimal)
	if !aok || !bok { // beyond what decimals can be
		x, _ := value.NumericConvert(l, types.Float)
		y, _ := value.NumericConvert(r, types.Float)
		switch {
		case x.(value.Float) < y.(value.Float):
			return -1, true
		case x.(value.Float) > y.(value.Float):
			return 1, true
		}
		return 0, x.(value.Float) == y.(value.Float)
	}
	switch o := a.(value.Decimal).Cmp(b.(value.Decimal).Decimal); {
	case o.Less():
		return -1, true
	case o.Greater():
		return 1, true
	}
	return 0, true
}
