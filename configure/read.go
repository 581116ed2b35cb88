package configure

import (
	"fmt"
	"math"
	"strings"

	"barre/config"
	"barre/internal/similar"
	"barre/toml"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// reader reads what a source says about one variable as a value of its type.
// The values it makes are of the basic types that they are to have in the end;
// structures get their inherent types, and default values, when the whole is
// converted.
type reader struct {
	root     *tree.Var
	origin   string // of TOML: the name of the file
	where    string // of a text: the place as messages begin with it
	exact    bool   // an int is no float or decimal
	problems []config.Problem
}

func (r *reader) at(rng toml.Range) string {
	if r.origin == "" {
		return r.where // TOML within a text
	}
	return "[" + r.origin + ":" + rng.String() + "]"
}

func (r *reader) fail(where, format string, args ...any) {
	r.problems = append(r.problems, config.Problem{Where: where, Message: fmt.Sprintf(format, args...), Declared: Declared(r.root)})
}

// mismatch reports that a value is of another type.
func (r *reader) mismatch(n *toml.Node, t types.Type, path string) (value.Value, bool) {
	r.fail(r.at(n.Range), "configurable variable '%s' is expected to be of type '%s', but found '%s'%s", path, r.expected(t, path), kindName(n), oneOf(t))
	return nil, false
}

// expected is a type as messages name it.
func (r *reader) expected(t types.Type, path string) string {
	if path == r.root.Name {
		return TypeName(r.root)
	}
	return typeName(t)
}

// node reads a TOML value.
func (r *reader) node(n *toml.Node, t types.Type, path string) (value.Value, bool) {
	switch n.Kind {
	case toml.String:
		return r.str(n, t, path)
	case toml.Integer:
		return r.integer(n, t, path)
	case toml.Float:
		return r.float(n, t, path)
	case toml.Boolean:
		if b, ok := n.Bool(); ok && types.HasBoolean(t, b) {
			return value.Boolean(b), true
		}
		return r.mismatch(n, t, path)
	case toml.Array:
		return r.array(n, t, path)
	case toml.Table:
		return r.table(n, t, path)
	}
	// Dates have no type of their own among those that are configured.
	if t.Basics()&types.BString != 0 {
		r.fail(r.at(n.Range), "configurable variable '%s' is expected to be of type '%s', but found '%s'; put it in quotes", path, r.expected(t, path), kindName(n))
		return nil, false
	}
	return r.mismatch(n, t, path)
}

func (r *reader) str(n *toml.Node, t types.Type, path string) (value.Value, bool) {
	if types.HasString(t, n.Text) {
		return value.Str(n.Text), true
	}
	if t.Basics()&types.BXML != 0 {
		x, err := immutableXML(n.Text)
		if err == nil && value.Is(x, t) {
			return x, true
		}
		if t.Basics()&types.BString == 0 {
			what := "is no XML"
			if err == nil {
				what = "is XML of another kind"
			}
			r.fail(r.at(n.Range), "configurable variable '%s' is expected to be of type '%s', but the string %s", path, r.expected(t, path), what)
			return nil, false
		}
	}
	if t.Basics()&types.BString != 0 {
		// A string, but not one of those that the type has.
		if list := oneOf(t); list != "" {
			r.fail(r.at(n.Range), "configurable variable '%s' is expected to be of type '%s', but found another string%s", path, r.expected(t, path), list)
			return nil, false
		}
	}
	return r.mismatch(n, t, path)
}

// immutableXML parses XML; all that is configured is immutable.
func immutableXML(text string) (value.Value, error) {
	x, err := value.ParseXML(text)
	if err != nil {
		return nil, err
	}
	return value.CloneReadOnly(x), nil
}

func (r *reader) integer(n *toml.Node, t types.Type, path string) (value.Value, bool) {
	i, ok := n.Int()
	b := t.Basics()
	switch {
	case ok && types.HasInt(t, i):
		return value.Int(i), true
	case b&types.BInt != 0 && oneOf(t) == "":
		r.outOfRange(r.at(n.Range), t, path, ok)
		return nil, false
	}
	// An int stands for the float or decimal of its value.
	if r.exact {
		return r.mismatch(n, t, path)
	}
	if b&types.BDecimal != 0 {
		if d, ok := decimalOf(n); ok && value.Is(d, t) {
			return d, true
		}
	}
	if b&types.BFloat != 0 {
		if f, ok := n.Float(); ok && types.HasFloat(t, f) {
			return value.Float(f), true
		}
	}
	return r.mismatch(n, t, path)
}

// outOfRange reports an int that is none of t's; fits tells whether it has 64
// bits.
func (r *reader) outOfRange(where string, t types.Type, path string, fits bool) {
	lo, hi := types.IntBounds(t)
	if !fits && lo == math.MinInt64 && hi == math.MaxInt64 {
		r.fail(where, "the value for the configurable variable '%s' is too large: an int has 64 bits", path)
		return
	}
	r.fail(where, "the value for the configurable variable '%s' of type '%s' is out of range: expected %d to %d", path, r.expected(t, path), lo, hi)
}

func (r *reader) float(n *toml.Node, t types.Type, path string) (value.Value, bool) {
	b := t.Basics()
	if b&types.BFloat != 0 {
		if f, ok := n.Float(); ok && types.HasFloat(t, f) {
			return value.Float(f), true
		}
	}
	if b&types.BDecimal != 0 {
		if d, ok := decimalOf(n); ok && value.Is(d, t) {
			return d, true
		}
	}
	if number := t.Basics() & (types.BFloat | types.BDecimal); number == t.All()&number && number != 0 && !strings.ContainsAny(n.Text, "ia") {
		// Any number would do, but infinity and NaN: this one has no such value.
		r.fail(r.at(n.Range), "the value for the configurable variable '%s' of type '%s' is out of range: its exponent is too large", path, r.expected(t, path))
		return nil, false
	}
	return r.mismatch(n, t, path)
}

// decimalOf is a TOML number with every digit it was given.
func decimalOf(n *toml.Node) (value.Value, bool) {
	text := strings.ReplaceAll(n.Text, "_", "")
	if n.Kind == toml.Integer {
		if i, ok := n.Int(); ok {
			text = fmt.Sprint(i)
		}
	}
	d, ok := value.ParseDecimal(text)
	return d, ok
}

// try reads n by one of several descriptors of a type.
type try func(r *reader) (value.Value, bool)

// alternatives reads a structure by the descriptor that fits. Where several
// fit, the program could not tell which was meant, and that is a mistake of
// the configuration.
func (r *reader) alternatives(n *toml.Node, t types.Type, path string, tries []try, names []string) (value.Value, bool) {
	switch len(tries) {
	case 0:
		return r.mismatch(n, t, path)
	case 1:
		return tries[0](r)
	}
	var found value.Value
	var fits []string
	var closest []config.Problem
	for _, exact := range []bool{true, false} {
		if r.exact && !exact || len(fits) > 0 {
			break
		}
		closest = nil
		for i, read := range tries {
			sub := &reader{root: r.root, origin: r.origin, where: r.where, exact: exact}
			v, ok := read(sub)
			if ok {
				found = v
				fits = append(fits, "'"+names[i]+"'")
			} else if closest == nil || len(sub.problems) < len(closest) {
				closest = sub.problems
			}
		}
	}
	switch len(fits) {
	case 1:
		return found, true
	case 0:
		r.fail(r.at(n.Range), "configurable variable '%s' is expected to be of type '%s', but found '%s' that fits none of it; nearest: %s",
			path, r.expected(t, path), kindName(n), closest[0].Message)
		return nil, false
	}
	r.fail(r.at(n.Range), "ambiguous target types found for configurable variable '%s' with type '%s': the value fits %s", path, r.expected(t, path), strings.Join(fits, " and "))
	return nil, false
}

func (r *reader) array(n *toml.Node, t types.Type, path string) (value.Value, bool) {
	var tries []try
	var names []string
	if t.All()&types.BList != 0 {
		// anydata[] and the like: whatever the members are.
		return r.list(n, types.ListAtomicOf(types.AnydataList), path)
	}
	for _, alt := range types.ListAtoms(t) {
		if a := types.ListAtomicOf(alt); a != nil {
			tries = append(tries, func(r *reader) (value.Value, bool) { return r.list(n, a, path) })
			names = append(names, typeName(alt))
		}
	}
	if len(tries) == 1 && types.IsSubtype(types.Intersect(types.AnydataList, types.Readonly), t) {
		return tries[0](r) // whatever the members are: a list
	}
	if a := types.TableAtomicOf(t); a != nil {
		tries = append(tries, func(r *reader) (value.Value, bool) { return r.rows(n, a, path) })
		names = append(names, typeName(a.Type()))
	}
	return r.alternatives(n, t, path, tries, names)
}

func (r *reader) list(n *toml.Node, a *types.ListAtomic, path string) (value.Value, bool) {
	ok := true
	switch {
	case len(n.Items) < a.MinLen():
		r.fail(r.at(n.Range), "configurable variable '%s' of type '%s' needs %s, but %d given", path, r.expected(a.Type(), path), members(a), len(n.Items))
		ok = false
	case !a.CanGrow(len(n.Items)):
		r.fail(r.at(n.Range), "configurable variable '%s' of type '%s' takes %s, but %d given", path, r.expected(a.Type(), path), members(a), len(n.Items))
		ok = false
	}
	l := value.NewListCap(types.AnydataList, len(n.Items))
	for i, item := range n.Items {
		if !a.CanGrow(i + 1) {
			break
		}
		v, good := r.node(item, a.MemberAt(i), fmt.Sprintf("%s[%d]", path, i))
		if ok = ok && good; ok {
			l.Put(v)
		}
	}
	return l, ok
}

// members is how many members a list has.
func members(a *types.ListAtomic) string {
	s := fmt.Sprint(a.Fixed)
	if !types.IsNever(a.Rest) {
		s = "at least " + s
	}
	if a.Fixed == 1 {
		return s + " member"
	}
	return s + " members"
}

// rows reads an array of tables as a table value.
func (r *reader) rows(n *toml.Node, a *types.TableAtomic, path string) (value.Value, bool) {
	l := value.NewListCap(types.AnydataList, len(n.Items))
	ok := true
	first := map[string]int{}
	for i, item := range n.Items {
		at := fmt.Sprintf("%s[%d]", path, i)
		if item.Kind != toml.Table {
			_, ok = r.mismatch(item, a.Row, at)
			continue
		}
		v, good := r.node(item, a.Row, at)
		if good && len(a.Keys) > 0 {
			good = r.key(item, a, path, at, i, first)
		}
		if ok = ok && good; ok {
			l.Put(v)
		}
	}
	return l, ok
}

// key checks that a row has the fields of its table's key, with values that no
// row before it has.
func (r *reader) key(row *toml.Node, a *types.TableAtomic, path, at string, i int, first map[string]int) bool {
	var key []string
	for _, name := range a.Keys {
		n := row.Get(name)
		if n == nil {
			if types.MappingMember(a.Row, name).Basics()&types.BUndef != 0 {
				r.fail(r.at(row.Range), "value required for key '%s' of type '%s' in configurable variable '%s'", name, typeName(a.Type()), at)
				return false
			}
			return true // its default value, which is not known here
		}
		key = append(key, plainText(n))
	}
	k := strings.Join(key, "\x00")
	if before, taken := first[k]; taken {
		r.fail(r.at(row.Range), "configurable variable '%s' has the same key '%s' as '%s[%d]'", at, strings.Join(a.Keys, ", "), path, before)
		return false
	}
	first[k] = i
	return true
}

// plainText tells values apart.
func plainText(n *toml.Node) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d:%q", n.Kind, n.Text)
	for _, i := range n.Items {
		b.WriteString("," + plainText(i))
	}
	for _, e := range n.Entries {
		fmt.Fprintf(&b, ",%q=%s", e.Key, plainText(e.Value))
	}
	return b.String()
}

func (r *reader) table(n *toml.Node, t types.Type, path string) (value.Value, bool) {
	if t.All()&types.BMapping != 0 {
		return r.mapping(n, types.MappingAtomicOf(types.AnydataMap), path)
	}
	var tries []try
	var names []string
	for _, alt := range types.MappingAtoms(t) {
		if a := types.MappingAtomicOf(alt); a != nil {
			tries = append(tries, func(r *reader) (value.Value, bool) { return r.mapping(n, a, path) })
			names = append(names, typeName(alt))
		}
	}
	if len(tries) == 0 && t.Basics()&types.BTable != 0 {
		r.fail(r.at(n.Range), "configurable variable '%s' is expected to be of type '%s', but found 'record'; its rows are an array of tables: [[%s]]", path, r.expected(t, path), path)
		return nil, false
	}
	return r.alternatives(n, t, path, tries, names)
}

// mapping reads a table as a record or a map.
func (r *reader) mapping(n *toml.Node, a *types.MappingAtomic, path string) (value.Value, bool) {
	m := value.NewMap(types.AnydataMap)
	ok := true
	for _, e := range n.Entries {
		t, _ := a.FieldType(e.Key)
		if f := a.Field(e.Key); types.IsNever(types.Diff(t, types.Undef)) && f != nil {
			r.fail(r.at(e.Range), "the field '%s' of record '%s' in configurable variable '%s' cannot be given: its type has no values", e.Key, recordName(a), path)
			ok = false
			continue
		} else if types.IsNever(t) {
			r.fail(r.at(e.Range), "undefined field '%s' provided for closed record '%s' in configurable variable '%s'%s", e.Key, recordName(a), path, r.similarField(e.Key, a, n))
			ok = false
			continue
		}
		v, good := r.node(e.Value, types.Diff(t, types.Undef), memberPath(path, e.Key))
		if ok = ok && good; ok {
			m.Put(e.Key, v)
		}
	}
	for _, name := range fieldNames(a) {
		if n.Get(name) == nil && a.Required(name) && !hasDefault(a, name) {
			f := a.Field(name)
			r.fail(r.at(n.Range), "value not provided for non-defaultable required field '%s' of type '%s' of record '%s' in configurable variable '%s'",
				name, typeName(f.Type), recordName(a), path)
			ok = false
		}
	}
	return m, ok
}

// similarField is the question whether another field was meant.
func (r *reader) similarField(name string, a *types.MappingAtomic, n *toml.Node) string {
	near, best := "", len(name)/3+1
	for _, f := range a.Fields {
		if d := similar.Distance(name, f.Name); d <= best && n.Get(f.Name) == nil {
			near, best = f.Name, d-1
		}
	}
	if near == "" {
		return ""
	}
	return "; did you mean '" + near + "'?"
}

func hasDefault(a *types.MappingAtomic, name string) bool {
	return a.Meta != nil && a.Meta.Defaults[name] != nil
}

func recordName(a *types.MappingAtomic) string {
	if a.Meta != nil && a.Meta.Name != "" {
		return a.Meta.Name
	}
	return typeName(a.Type())
}

// fieldNames are the declared fields in the order of their declaration.
func fieldNames(a *types.MappingAtomic) []string {
	if a.Meta != nil && len(a.Meta.Order) == len(a.Fields) {
		return a.Meta.Order
	}
	var names []string
	for _, f := range a.Fields {
		names = append(names, f.Name)
	}
	return names
}

// text reads what the command line or the environment gives: a simple value or
// a string as its toString() prints it; arrays and mappings as TOML writes
// them on one line.
func (r *reader) text(s string, t types.Type) (value.Value, bool) {
	name := r.root.Name
	if b := types.Diff(t, types.Nil).Basics(); b == types.BBoolean && (s == "1" || s == "0") {
		return value.Boolean(s == "1"), true // as boolean:fromString reads them
	}
	b := t.Basics()
	const structured = types.BList | types.BMapping | types.BTable
	if b&structured != 0 {
		if s := strings.TrimSpace(s); strings.HasPrefix(s, "[") || strings.HasPrefix(s, "{") {
			doc, errs := toml.Parse("", []byte("value = "+s))
			if len(errs) == 0 {
				before := len(r.problems)
				v, ok := r.node(doc.Get("value"), t, name)
				if ok || b&types.BString == 0 {
					return v, ok
				}
				r.problems = r.problems[:before]
			}
		}
	}
	if v, err := value.FromText(s, t); err == nil {
		return v, true
	}
	if b&types.BXML != 0 {
		if x, err := immutableXML(s); err == nil && value.Is(x, t) {
			return x, true
		}
	}
	if b&structured != 0 {
		r.fail(r.where, "configurable variable '%s' is expected to be of type '%s'; write it as TOML does on one line, [1, 2] or {a = 1}, or give it in a TOML file", name, TypeName(r.root))
		return nil, false
	}
	if list := oneOf(t); list != "" {
		r.fail(r.where, "configurable variable '%s' is expected to be of type '%s'%s", name, TypeName(r.root), list)
		return nil, false
	}
	if b == types.BInt {
		if v, err := value.FromText(s, types.Int); err == nil && v != nil {
			r.outOfRange(r.where, t, name, true)
			return nil, false
		}
	}
	r.fail(r.where, "configurable variable '%s' is expected to be of type '%s', and the text given is none", name, TypeName(r.root))
	return nil, false
}
