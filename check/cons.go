package check

import (
	"slices"

	"barre/syntax"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// attempt runs f without reporting and without lasting effects on what is
// known of variables, and tells whether it would have reported an error.
func (c *fn) attempt(f func()) bool {
	n := len(c.w.diags)
	muted := c.w.muted
	c.w.muted = 0
	c.w.trying++
	saved := c.flow.clone()
	seen := c.w.seen
	c.w.seen = map[diagKey]bool{}
	fails := len(c.fails)
	var failState []failTarget
	for _, ft := range c.fails {
		failState = append(failState, *ft)
	}
	f()
	failed := false
	for _, d := range c.w.diags[n:] {
		failed = failed || d.Severity == SevError
	}
	c.w.diags = c.w.diags[:n]
	c.w.seen, c.w.muted = seen, muted
	c.w.trying--
	c.flow = saved
	c.fails = c.fails[:fails]
	for i := range failState {
		*c.fails[i] = failState[i]
	}
	return !failed
}

func (c *fn) listCons(n *syntax.ListCons, t types.Type) tree.Expr {
	for i, e := range n.Elems {
		if !e.Spread && c.aggregated(e.X) {
			// A variable that was aggregated stands for all its values.
			m := *n
			m.Elems = append([]*syntax.ListElem{}, n.Elems...)
			m.Elems[i] = &syntax.ListElem{Span: e.Span, Spread: true, X: e.X}
			n = &m
		}
	}
	if t != nil {
		if u := types.Intersect(t, types.AnyList); !types.IsNever(u) {
			if u.Basics() == types.BList && u.All() == types.BList {
				return c.listOf(n, types.AnyList)
			}
			alts := types.ListAtoms(u)
			if len(alts) == 1 {
				return c.listOf(n, alts[0])
			}
			fits := c.fitting(alts, func(a types.Type) { c.listOf(n, a) })
			if len(fits) > 1 {
				c.err(n, "BCE2068", "ambiguous type '%s': the list could be '%s' or '%s'", u, fits[0], fits[1])
				return c.bad(n)
			}
			if len(fits) == 1 {
				return c.listOf(n, fits[0])
			}
			if len(alts) > 0 {
				return c.listOf(n, alts[0])
			}
		} else if tm := types.Intersect(t, types.AnyTable); !types.IsNever(tm) && len(n.Elems) == 0 {
			return &tree.TableCons{X: c.x(n, tm)}
		}
	}
	// The inferred type is a tuple of the members' types.
	r := &tree.ListCons{}
	var ts []types.Type
	rest := types.Never
	for _, e := range n.Elems {
		x := c.expr(e.X, nil)
		if isBad(x) {
			r = nil
			continue
		}
		et := widen(x)
		if e.Spread {
			a := types.ListAtomicOf(et)
			if et.Basics()&^types.BList != 0 || a == nil {
				c.err(e, "BCE2066", "incompatible types: expected a list to spread, found '%s'", et)
				r = nil
				continue
			}
			if types.IsNever(a.Rest) && types.IsNever(rest) && a.Fixed <= 64 {
				for i := 0; i < a.Fixed; i++ {
					ts = append(ts, a.MemberAt(i))
				}
			} else {
				rest = types.Union(rest, types.ListElem(et))
			}
		} else if types.IsNever(rest) {
			ts = append(ts, et)
		} else {
			rest = types.Union(rest, et)
		}
		if r != nil {
			r.Elems = append(r.Elems, tree.ListElem{V: x, Spread: e.Spread})
		}
	}
	if r == nil {
		return c.bad(n)
	}
	r.X = c.x(n, c.w.Env.Tuple(ts, rest))
	return r
}

// listOf checks a list constructor that makes a list of type t.
func (c *fn) listOf(n *syntax.ListCons, t types.Type) tree.Expr {
	a := types.ListAtomicOf(t)
	if a == nil {
		c.err(n, "BCE2066", "incompatible types: a list cannot be constructed for '%s'", t)
		return c.bad(n)
	}
	r := &tree.ListCons{X: c.x(n, t)}
	ok := true
	i := 0
	open := false
	for _, e := range n.Elems {
		if e.Spread {
			x := c.expr(e.X, nil)
			if isBad(x) {
				ok = false
				continue
			}
			xt := x.Type()
			if xt.Basics()&^types.BList != 0 {
				c.err(e, "BCE2066", "incompatible types: expected a list to spread, found '%s'", xt)
				ok = false
				continue
			}
			lo, hi := types.ListLengths(xt)
			for j := 0; j < lo && j < 4096; j++ {
				mt := types.ListMember(xt, c.w.Env.IntValue(int64(j)))
				if want := a.MemberAt(i + j); !types.IsSubtype(mt, want) {
					c.err(e, "BCE2066", "incompatible types: expected '%s', found '%s'", want, mt)
					ok = false
					break
				}
			}
			i += lo
			if hi < 0 || hi > lo {
				open = true
				mt := types.ListMember(xt, c.w.Env.IntRange(int64(lo), types.MaxListLen))
				if a.Fixed > i || !types.IsSubtype(mt, a.Rest) {
					c.err(e, "BCE2066", "incompatible types: cannot spread '%s' of unknown length here", xt)
					ok = false
				}
			}
			r.Elems = append(r.Elems, tree.ListElem{V: x, Spread: true})
			continue
		}
		want := a.MemberAt(i)
		if open {
			want = a.Rest
		}
		if types.IsNever(want) {
			if !a.CanGrow(i + 1) {
				c.err(e, "BCE2067", "size mismatch in list: at most %d members expected by '%s'", a.Fixed, t)
				c.expr(e.X, nil)
				ok = false
				i++
				continue
			}
		}
		x := c.want(e.X, want)
		ok = ok && !isBad(x)
		r.Elems = append(r.Elems, tree.ListElem{V: x})
		i++
	}
	if ok && i < a.Fixed {
		for ; i < a.Fixed && i < 4096; i++ {
			if _, has := value.Filler(a.MemberAt(i)); !has {
				c.err(n, "BCE2067", "tuple and expression size do not match: '%s' needs %d members and '%s' has no filler value", t, a.Fixed, a.MemberAt(i))
				ok = false
				break
			}
		}
	}
	if !ok {
		return c.bad(n)
	}
	return r
}

// fitting lists the alternatives for which a constructor has no errors.
func (c *fn) fitting(alts []types.Type, try func(a types.Type)) []types.Type {
	var r []types.Type
	for _, a := range alts {
		if c.attempt(func() { try(a) }) {
			r = append(r, a)
		}
	}
	return r
}

func (c *fn) mapCons(n *syntax.MapCons, t types.Type) tree.Expr {
	if t != nil {
		if u := types.Intersect(t, types.AnyMap); !types.IsNever(u) {
			if u.All()&types.BMapping == types.BMapping {
				return c.mapOf(n, types.AnyMap)
			}
			alts := types.MappingAtoms(u)
			if len(alts) == 1 {
				return c.mapOf(n, alts[0])
			}
			fits := c.fitting(alts, func(a types.Type) { c.mapOf(n, a) })
			if len(fits) > 1 {
				c.err(n, "BCE2068", "ambiguous type '%s': the mapping could be '%s' or '%s'", u, fits[0], fits[1])
				return c.bad(n)
			}
			if len(fits) == 1 {
				return c.mapOf(n, fits[0])
			}
			if len(alts) > 0 {
				// Report against the alternative that names most of the fields.
				best, score := alts[0], -1
				for _, a := range alts {
					k := 0
					for _, f := range n.Fields {
						if f.Name != nil && fieldDeclared(a, f.Name.Name) {
							k++
						}
					}
					if k > score {
						best, score = a, k
					}
				}
				return c.mapOf(n, best)
			}
		}
	}
	// The inferred type is a record of the fields.
	r := &tree.MapCons{}
	var fs []types.Field
	at := map[string]int{}
	rest := types.Never
	ok := true
	dup := c.duplicates()
	for _, f := range n.Fields {
		mf, ft, good := c.mapField(f, func(string) types.Type { return nil }, nil, nil)
		if !good {
			ok = false
			continue
		}
		ok = dup.add(f, mf, ft) && ok
		switch {
		case mf.Spread:
			a := types.MappingAtomicOf(ft)
			if a == nil {
				rest = types.Union(rest, types.MappingElem(ft))
				break
			}
			for _, sf := range a.Fields {
				if i, dup := at[sf.Name]; dup {
					fs[i].Type = types.Union(fs[i].Type, sf.Type)
					fs[i].Optional = fs[i].Optional && sf.Optional
					continue
				}
				at[sf.Name] = len(fs)
				sf.Readonly = false
				fs = append(fs, sf)
			}
			rest = types.Union(rest, a.Rest)
		case mf.Key != nil:
			rest = types.Union(rest, ft)
		default:
			at[mf.Name] = len(fs)
			fs = append(fs, types.Field{Name: mf.Name, Type: ft, Readonly: f.Readonly})
		}
		r.Fields = append(r.Fields, mf)
	}
	if !ok {
		return c.bad(n)
	}
	r.X = c.x(n, c.w.Env.Mapping(fs, rest, nil))
	return r
}

// mapField checks one field of a mapping constructor; want gives the type
// expected under a name, all the one for computed keys, and mayOmit tells
// whether a mapping without the field belongs to the type.
func (c *fn) mapField(f *syntax.MapField, want func(name string) types.Type, mayOmit func(name string) bool, all types.Type) (tree.MapField, types.Type, bool) {
	get := func(x syntax.Expr, w types.Type, omit bool) (tree.Expr, types.Type) {
		if w != nil {
			if f.Readonly {
				w = types.Intersect(w, types.Readonly)
			}
			v := c.expr(x, w)
			if omit && v.Type().Basics()&types.BNil == 0 {
				w = types.Diff(w, types.Nil) // what the message should say
			}
			v = c.conform(x, v, w)
			return v, v.Type()
		}
		v := c.expr(x, nil)
		if f.Readonly && !isBad(v) {
			// Not the broad type: the field keeps its value.
			v = c.immutable(x, v)
			return v, v.Type()
		}
		return v, widen(v)
	}
	name := ""
	switch {
	case f.Spread != nil:
		v := c.expr(f.Spread, nil)
		if isBad(v) {
			return tree.MapField{}, nil, false
		}
		if b := v.Type().Basics(); b&^types.BMapping != 0 {
			c.err(f, "BCE2066", "incompatible types: expected a mapping to spread, found '%s'", v.Type())
			return tree.MapField{}, nil, false
		}
		return tree.MapField{V: v, Spread: true}, v.Type(), true
	case f.Key != nil:
		k := c.want(f.Key, types.String)
		if f.Value == nil {
			// A syntax error, reported as that.
			return tree.MapField{}, nil, false
		}
		v, t := get(f.Value, all, false)
		if isBad(k) || isBad(v) {
			return tree.MapField{}, nil, false
		}
		return tree.MapField{Key: k, V: v}, t, true
	case f.Str != nil:
		name, _ = stringLiteral(c.fs.f, f.Str)
	case f.Name != nil:
		name = f.Name.Name
		if name == "" {
			return tree.MapField{}, nil, false
		}
	}
	w := want(name)
	var x syntax.Expr = f.Value
	if f.Value == nil {
		if f.Name == nil {
			return tree.MapField{}, nil, false
		}
		x = &syntax.NameExpr{Span: f.Name.Span, Name: &syntax.Name{Span: f.Name.Span, Id: f.Name}}
	}
	if w != nil && types.IsNever(w) {
		c.expr(x, nil)
		return tree.MapField{Name: name}, w, false
	}
	omit := false
	if w != nil && mayOmit(name) && w.Basics()&types.BNil == 0 {
		w, omit = types.Union(w, types.Nil), true
	}
	v, t := get(x, w, omit)
	omit = omit && v.Type().Basics()&types.BNil != 0
	return tree.MapField{Name: name, V: v, Readonly: f.Readonly, OmitNil: omit}, t, !isBad(v)
}

// mapOf checks a mapping constructor that makes a mapping of type t.
func (c *fn) mapOf(n *syntax.MapCons, t types.Type) tree.Expr {
	a := types.MappingAtomicOf(t)
	if a == nil {
		c.err(n, "BCE2066", "incompatible types: a mapping cannot be constructed for '%s'", t)
		return c.bad(n)
	}
	r := &tree.MapCons{X: c.x(n, t)}
	ok := true
	seen := map[string]bool{}
	// A computed key may meet any field: whether the value fits is decided when
	// it is known.
	all := a.Rest
	for i := range a.Fields {
		all = types.Union(all, a.Fields[i].Type)
	}
	dup := c.duplicates()
	mayOmit := func(name string) bool {
		return !a.Required(name) || a.Meta != nil && a.Meta.Defaults[name] != nil
	}
	var locked []string
	for _, f := range n.Fields {
		f := f
		if f.Name != nil {
			c.fs.facts.member(f.Name, t, f.Name.Name)
		}
		mf, ft, good := c.mapField(f, func(name string) types.Type {
			w, _ := a.FieldType(name)
			if a.Field(name) == nil && a.Meta != nil && f.Name != nil && !types.IsNever(w) {
				c.err(f, "BCE2095", "undefined field '%s' in record '%s': a further field of an open record needs a string literal as its key", name, t)
				return types.Never
			}
			switch {
			case !types.IsNever(w):
			case a.Field(name) == nil:
				c.err(f, "BCE2095", "undefined field '%s' in record '%s'", name, t)
			default:
				c.err(f, "BCE2066", "field '%s' of record '%s' has type 'never': it cannot have a value", name, t)
			}
			return w
		}, mayOmit, all)
		if !good {
			ok = false
			if mf.Name != "" {
				seen[mf.Name] = true
			}
			continue
		}
		ok = dup.add(f, mf, ft) && ok
		switch {
		case mf.Spread:
			s := types.MappingAtomicOf(ft)
			if s == nil {
				if !types.IsSubtype(types.MappingElem(ft), a.Rest) {
					c.err(f, "BCE2066", "incompatible types: cannot spread '%s' into '%s'", ft, t)
					ok = false
				}
				break
			}
			for _, sf := range s.Fields {
				w, _ := a.FieldType(sf.Name)
				if types.IsNever(w) && !types.IsNever(sf.Type) {
					c.err(f, "BCE2095", "undefined field '%s' in record '%s'", sf.Name, t)
					ok = false
					continue
				}
				if !types.IsSubtype(sf.Type, w) {
					c.err(f, "BCE2066", "incompatible types: expected '%s' for field '%s', found '%s'", w, sf.Name, sf.Type)
					ok = false
				}
				if !sf.Optional {
					seen[sf.Name] = true
				}
			}
			if !types.IsNever(s.Rest) {
				if !types.IsSubtype(s.Rest, a.Rest) {
					c.err(f, "BCE2066", "incompatible types: cannot spread '%s' into '%s'", ft, t)
					ok = false
				}
				for i := range a.Fields {
					if af := &a.Fields[i]; s.Field(af.Name) == nil && !types.IsSubtype(s.Rest, af.Type) {
						c.err(f, "BCE2066", "incompatible types: '%s' may hold a field '%s' that is not of type '%s'", ft, af.Name, af.Type)
						ok = false
						break
					}
				}
			}
		case mf.Key == nil:
			if mf.Readonly {
				locked = append(locked, mf.Name)
			}
			seen[mf.Name] = !mf.OmitNil || a.Meta == nil || a.Meta.Defaults[mf.Name] == nil
		}
		r.Fields = append(r.Fields, mf)
	}
	if !ok {
		return c.bad(n)
	}
	r.T = c.lockFields(t, a, locked)
	c.completeRecordSeen(r, a, seen)
	return c.checkedRecordSeen(n, r, a, seen)
}

// completeRecord adds the default values that the constructor leaves to the
// type.
func (c *fn) completeRecord(n syntax.Node, r *tree.MapCons, a *types.MappingAtomic) {
	seen := map[string]bool{}
	for _, f := range r.Fields {
		seen[f.Name] = true
	}
	c.completeRecordSeen(r, a, seen)
}

func (c *fn) completeRecordSeen(r *tree.MapCons, a *types.MappingAtomic, seen map[string]bool) {
	if a.Meta == nil {
		return
	}
	for _, name := range a.Meta.Order {
		d, ok := a.Meta.Defaults[name].(*fieldDefault)
		if !ok || seen[name] {
			continue
		}
		f := d.function()
		c.mod.refer(c.f, f)
		if len(f.Captures) > 0 {
			c.capturedDefault(r, d, f)
			continue
		}
		r.Defaults = append(r.Defaults, tree.FieldDefault{Name: name, F: f})
	}
}

// capturedDefault adds a field whose default value uses variables of a function
// around: it is called as a closure, after the fields that are written.
func (c *fn) capturedDefault(r *tree.MapCons, d *fieldDefault, f *tree.Func) {
	for _, x := range r.Fields {
		if x.Spread {
			c.err(d.expr, "BARRE001", "a default value that uses local variables is not supported yet where a mapping is spread into the record")
			return
		}
	}
	for _, v := range f.Captures {
		if v.Func != c.f {
			c.capture(v, d.owner)
		}
	}
	at := tree.X{T: f.Type, Off: r.Off}
	r.Fields = append(r.Fields, tree.MapField{Name: d.name, V: &tree.CallValue{X: tree.X{T: d.typ, Off: r.Off}, F: &tree.FuncRef{X: at, F: f}}})
}

// checkedRecord reports required fields that are missing.
func (c *fn) checkedRecord(n syntax.Node, r *tree.MapCons, a *types.MappingAtomic) tree.Expr {
	seen := map[string]bool{}
	for _, f := range r.Fields {
		seen[f.Name] = true
	}
	return c.checkedRecordSeen(n, r, a, seen)
}

func (c *fn) checkedRecordSeen(n syntax.Node, r *tree.MapCons, a *types.MappingAtomic, seen map[string]bool) tree.Expr {
	ok := true
	for i := range a.Fields {
		f := &a.Fields[i]
		if f.Optional || seen[f.Name] || a.Meta != nil && a.Meta.Defaults[f.Name] != nil {
			continue
		}
		c.err(n, "BCE2520", "missing non-defaultable required record field '%s'", f.Name)
		ok = false
	}
	if !ok {
		return c.bad(n)
	}
	return r
}

func (c *fn) tableCons(n *syntax.TableCons, t types.Type) tree.Expr {
	var keys []string
	for _, k := range n.Keys {
		keys = append(keys, k.Name)
	}
	if n.HasKey && keys == nil {
		keys = []string{}
	}
	row := types.Type(nil)
	var tt types.Type
	if t != nil {
		if u := types.Intersect(t, types.AnyTable); !types.IsNever(u) {
			if a := types.TableAtomicOf(u); a != nil {
				row, tt = a.Row, u
				if a.Keys != nil {
					if n.HasKey && !sameKeys(keys, a.Keys) {
						c.err(n, "BCE2096", "the table constructor's key specifier does not match that of '%s'", u)
						return c.bad(n)
					}
					keys = a.Keys
				} else if a.Key != nil && !n.HasKey && len(n.Rows) > 0 {
					c.err(n, "BCE2096", "key specifier needed: '%s' has a key constraint", u)
					return c.bad(n)
				}
			}
		}
	}
	r := &tree.TableCons{Keys: keys}
	ok := true
	for _, x := range n.Rows {
		want := row
		var e tree.Expr
		if want != nil && want != types.AnyMap {
			e = c.want(x, want)
		} else {
			e = c.expr(x, want)
		}
		ok = ok && !isBad(e)
		r.Rows = append(r.Rows, e)
	}
	if !ok {
		return c.bad(n)
	}
	if row == nil || row == types.AnyMap {
		row = types.Never
		for _, e := range r.Rows {
			row = types.Union(row, widen(e))
		}
		if len(r.Rows) == 0 {
			if t == nil {
				c.err(n, "BCE2098", "cannot infer the member type from table constructor: an empty table needs an expected type")
				return c.bad(n)
			}
			row = types.AnyMap
		} else if !c.rowsHaveKeys(n, r, keys) {
			return c.bad(n)
		} else {
			row = c.mergeRows(row, keys)
		}
		tt = c.w.Env.TableOf(row, keys, nil)
		for _, e := range r.Rows {
			if m, isMap := e.(*tree.MapCons); isMap {
				m.T = row
			}
		}
	} else if len(keys) > 0 {
		tt = types.Intersect(tt, c.w.Env.TableOf(types.AnyMap, keys, nil))
	}
	if !c.constantKeys(n, keys) {
		return c.bad(n)
	}
	c.checkKeyValues(n, r, keys)
	r.X = c.x(n, tt)
	return r
}

func sameKeys(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// constantKeys reports rows whose keys are not constant expressions.
func (c *fn) constantKeys(n *syntax.TableCons, keys []string) bool {
	ok := true
	for _, row := range n.Rows {
		m, isMap := row.(*syntax.MapCons)
		if !isMap {
			continue
		}
		for _, f := range m.Fields {
			name := ""
			value := f.Value
			switch {
			case f.Str != nil:
				name, _ = stringLiteral(c.fs.f, f.Str)
			case f.Name != nil:
				name = f.Name.Name
				if value == nil {
					value = &syntax.NameExpr{Span: f.Name.Span, Name: &syntax.Name{Span: f.Name.Span, Id: f.Name}}
				}
			}
			if name == "" || value == nil || !slices.Contains(keys, name) {
				continue
			}
			if c.notConstant(value) != nil {
				c.err(value, "BCE2099", "value expression of key specifier '%s' must be a constant expression", name)
				ok = false
			}
		}
	}
	return ok
}

// checkKeyValues reports rows of constant keys that are equal.
func (c *fn) checkKeyValues(n *syntax.TableCons, r *tree.TableCons, keys []string) {
	if len(keys) == 0 {
		return
	}
	seen := map[string]bool{}
	for i, e := range r.Rows {
		m, ok := e.(*tree.MapCons)
		if !ok {
			continue
		}
		var b []byte
		all := true
		for _, k := range keys {
			found := false
			for _, f := range m.Fields {
				if kc, isConst := f.V.(*tree.Const); f.Name == k && isConst {
					b = value.HashKey(b, value.FromGo(kc.V))
					found = true
				}
			}
			all = all && found
		}
		if !all {
			continue
		}
		if seen[string(b)] {
			c.err(n.Rows[i], "BCE2097", "duplicate key in table constructor")
		}
		seen[string(b)] = true
	}
}

// rowsHaveKeys reports rows, of a type that no context decides, without a field
// of the key.
func (c *fn) rowsHaveKeys(n *syntax.TableCons, r *tree.TableCons, keys []string) bool {
	ok := true
	for i, e := range r.Rows {
		a := types.MappingAtomicOf(e.Type())
		if a == nil {
			continue
		}
		for _, k := range keys {
			if !a.Required(k) {
				c.err(n.Rows[i], "BCE2097", "the row has no field '%s', which is in the key of the table", k)
				ok = false
			}
		}
	}
	return ok
}

// mergeRows makes one record type of the inferred types of rows: a field that
// some rows lack is optional, key fields are read-only.
func (c *fn) mergeRows(t types.Type, keys []string) types.Type {
	atoms := types.MappingAtoms(t)
	at := map[string]int{}
	var fs []types.Field
	count := map[string]int{}
	for _, a := range atoms {
		m := types.MappingAtomicOf(a)
		if m == nil {
			return t
		}
		for _, f := range m.Fields {
			count[f.Name]++
			if i, ok := at[f.Name]; ok {
				fs[i].Type = types.Union(fs[i].Type, f.Type)
				fs[i].Optional = fs[i].Optional || f.Optional
				continue
			}
			at[f.Name] = len(fs)
			fs = append(fs, f)
		}
	}
	for i := range fs {
		if count[fs[i].Name] < len(atoms) {
			fs[i].Optional = true
		}
		for _, k := range keys {
			if fs[i].Name == k {
				fs[i].Readonly = true
				fs[i].Type = types.Intersect(fs[i].Type, types.Readonly)
			}
		}
	}
	return c.w.Env.Mapping(fs, types.Never, nil)
}

func (c *fn) errorCons(n *syntax.ErrorCons, t types.Type) tree.Expr {
	et := types.Error
	name := ""
	switch {
	case n.Type != nil:
		et = c.tc.named(&syntax.TypeName{Span: n.Type.Span, Name: n.Type})
		if et.Basics()&^types.BError != 0 || types.IsNever(et) {
			if !c.w.isUnknown(et) {
				c.err(n.Type, "BCE2066", "'%s' is not an error type", n.Type.Id.Name)
			}
			c.checkArgs(n.Args)
			return c.bad(n)
		}
		if !types.Definite(et) {
			c.err(n.Type, "BCE2068", "error type '%s' is not definite: its alternatives belong to different distinct types, name one of them", n.Type.Id.Name)
			c.checkArgs(n.Args)
			return c.bad(n)
		}
		name = n.Type.Id.Name
	case t != nil:
		if u := types.Intersect(t, types.Error); !types.IsNever(u) && types.OneErrorType(u) {
			et = u
		}
	}
	if name == "" {
		name = types.DistinctName(et)
	}
	dt := types.ErrorDetail(et)
	r := &tree.ErrorCons{X: c.x(n, et), Name: name}
	ok := true
	da := types.MappingAtomicOf(dt)
	pos := 0
	seen := map[string]bool{}
	for _, a := range n.Args {
		switch {
		case a.Rest:
			c.err(a, "BCE2523", "rest arguments are not allowed in an error constructor")
			c.expr(a.X, nil)
			ok = false
		case a.Name != nil:
			if seen[a.Name.Name] {
				c.err(a, "BCE2525", "duplicate detail field '%s'", a.Name.Name)
				ok = false
			}
			seen[a.Name.Name] = true
			c.fs.facts.member(a.Name, dt, a.Name.Name)
			ft := types.Diff(types.MappingMember(dt, a.Name.Name), types.Undef)
			if types.IsNever(ft) {
				c.err(a, "BCE2524", "unknown detail field '%s' in '%s'", a.Name.Name, et)
				c.expr(a.X, nil)
				ok = false
				continue
			}
			x := c.want(a.X, types.Intersect(ft, cloneable))
			ok = ok && !isBad(x)
			r.Fields = append(r.Fields, tree.MapField{Name: a.Name.Name, V: x})
		default:
			switch pos {
			case 0:
				r.Message = c.want(a.X, types.String)
				ok = ok && !isBad(r.Message)
			case 1:
				r.Cause = c.want(a.X, types.Union(types.Error, types.Nil))
				ok = ok && !isBad(r.Cause)
			default:
				c.err(a, "BCE2523", "too many positional arguments in an error constructor")
				c.expr(a.X, nil)
				ok = false
			}
			pos++
		}
	}
	if r.Message == nil {
		c.err(n, "BCE2522", "missing error message in error constructor")
		ok = false
	}
	if da != nil {
		for i := range da.Fields {
			f := &da.Fields[i]
			if !f.Optional && !seen[f.Name] {
				if da.Meta != nil && da.Meta.Defaults[f.Name] != nil {
					continue
				}
				c.err(n, "BCE2520", "missing error detail field '%s'", f.Name)
				ok = false
			}
		}
	}
	if !ok {
		return c.bad(n)
	}
	return r
}

var cloneable = types.AnyOrError

func (c *fn) newExpr(n *syntax.New, t types.Type) tree.Expr {
	if n.Type != nil {
		if pt, ok := n.Type.(*syntax.ParamType); ok && pt.Kind == syntax.KwStream {
			return c.newStream(n, c.tc.resolve(n.Type))
		}
		if bt, ok := n.Type.(*syntax.BuiltinType); ok && bt.Kind == syntax.KwStream {
			return c.newStream(n, types.Stream)
		}
		ty := c.tc.resolve(n.Type)
		if types.IsNever(ty) {
			c.checkArgs(n.Args)
			return c.bad(n)
		}
		if ty.Basics() == types.BStream {
			return c.newStream(n, ty)
		}
		cls := c.classOf(ty)
		if cls == nil && c.w.isUnknown(ty) {
			c.checkArgs(n.Args)
			return c.bad(n)
		}
		if cls == nil {
			c.err(n.Type, "BCE2013", "cannot instantiate '%s': it is not a class", c.fs.f.Text(n.Type))
			c.checkArgs(n.Args)
			return c.bad(n)
		}
		return c.construct(n, cls, n.Args)
	}
	if t == nil {
		c.err(n, "BCE2012", "invalid usage of 'new': the type of the object cannot be inferred")
		c.checkArgs(n.Args)
		return c.bad(n)
	}
	if s := types.Intersect(t, types.Stream); !types.IsNever(s) && types.IsNever(types.Intersect(t, types.AnyObject)) {
		return c.newStream(n, s)
	}
	cls := c.classOf(types.Intersect(t, types.AnyObject))
	if cls == nil {
		// Several classes: the one whose init takes these arguments.
		var fit []*Symbol
		for _, d := range types.ObjectDecls(types.Intersect(t, types.AnyObject)) {
			s, ok := d.(*Symbol)
			if ok && s.Kind == symClass && c.attempt(func() { c.construct(n, s, n.Args) }) {
				fit = append(fit, s)
			}
		}
		if len(fit) == 1 {
			return c.construct(n, fit[0], n.Args)
		}
		if len(fit) > 1 {
			c.err(n, "BCE2012", "ambiguous usage of 'new': '%s' and '%s' can both be made with these arguments", fit[0].Name, fit[1].Name)
			c.checkArgs(n.Args)
			return c.bad(n)
		}
		c.err(n, "BCE2012", "invalid usage of 'new': the class of the object cannot be inferred from '%s'", t)
		c.checkArgs(n.Args)
		return c.bad(n)
	}
	return c.construct(n, cls, n.Args)
}

// classOf finds the class that makes the objects of a type.
func (c *fn) classOf(t types.Type) *Symbol {
	if t == nil || types.IsNever(t) {
		return nil
	}
	s, ok := types.ObjectDecl(t).(*Symbol)
	if !ok || s.Kind != symClass {
		return nil
	}
	return s
}

// construct checks new C(args).
func (c *fn) construct(n syntax.Node, s *Symbol, args []*syntax.Arg) tree.Expr {
	cls := s.classInfo()
	if cls == nil {
		c.checkArgs(args)
		return c.bad(n)
	}
	t := cls.Type
	c.mod.refer(c.f, cls)
	r := &tree.New{Class: cls}
	if cls.Init == nil {
		if len(args) > 0 {
			c.err(n, "BCE2523", "too many arguments in call to 'new()': class '%s' has no init method", s.Name)
			c.checkArgs(args)
			return c.bad(n)
		}
		r.X = c.x(n, t)
		return r
	}
	sig := *cls.Init.Sig
	k := calleeOf("init", &sig)
	c.checkIsolatedCall(n, cls.Init.Isolated, cls.Init, s.Name+".init")
	out, ret, ok := c.bindArgs(n, k, nil, args, nil)
	if !ok {
		return c.bad(n)
	}
	r.Args = out
	r.X = c.x(n, types.Union(t, types.Intersect(ret, types.Error)))
	return k.after(r)
}

func (c *fn) newStream(n *syntax.New, t types.Type) tree.Expr {
	r := &tree.NewStream{X: c.x(n, t)}
	if len(n.Args) == 0 {
		return r
	}
	if len(n.Args) > 1 {
		c.err(n, "BCE2523", "too many arguments: a stream is made from one object")
		c.checkArgs(n.Args)
		return c.bad(n)
	}
	x := c.expr(n.Args[0].X, nil)
	if isBad(x) {
		return x
	}
	if !c.checkStreamImpl(n.Args[0], x.Type(), t) {
		return c.bad(n)
	}
	if t == types.Stream {
		// The object tells what the stream gives.
		next := types.FuncRet(types.ObjectMember(x.Type(), "next").Type)
		r.T = c.w.Env.StreamOf(types.Diff(types.MappingMember(types.Intersect(next, types.AnyMap), "value"), types.Undef), types.Diff(next, types.AnyMap))
	}
	r.Impl = x
	return r
}
