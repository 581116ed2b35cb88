// Arguments of calls: which parameter each belongs to, and in which order they
// are evaluated.

package check

import (
	"slices"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// argList is the arguments of a call while they are brought into the order of
// parameters.
type argList struct {
	c      *fn
	n      syntax.Node
	k      *callee
	params []tree.Expr             // by parameter; nil asks for the default
	fields map[int][]tree.MapField // of included record parameters
	rest   []tree.ListElem
	next   int // the parameter for the next positional argument
	// written has an entry for each argument in the order of the source.
	written []writtenArg
	ok      bool
}

// writtenArg is an argument in the order of the source: the place that was
// given its value, or the declaration of a temporary that holds what is spread.
type writtenArg struct {
	place func() *tree.Expr
	decl  *tree.VarDecl
}

// bindArgs brings arguments into the order of parameters; self, when not nil,
// is the first argument. A nil expression asks for the default. The rest
// parameter's list comes last. What has to be evaluated ahead of the call is
// left in k.pre.
func (c *fn) bindArgs(n syntax.Node, k *callee, self tree.Expr, args []*syntax.Arg, t types.Type) ([]tree.Expr, types.Type, bool) {
	l := &argList{c: c, n: n, k: k, params: make([]tree.Expr, len(k.params)), ok: true}
	if k.sym != nil {
		k.bind = map[*Symbol]types.Type{}
	}
	if self != nil {
		switch {
		case len(k.params) > 0:
			l.set(0, self)
			if isolatedParam(k.params[0].syn) && !types.IsSubtype(self.Type(), types.IsolatedFunc) {
				c.checkIsolatedCall(n, false, nil, functionName(self))
			}
			c.inferFromArg(k, k.params[0].syn, self)
			l.next = 1
		case k.rest == nil:
			c.err(n, "BCE2523", "too many arguments in call to '%s()'", k.name)
			return nil, nil, false
		default:
			l.addRest(self, false)
			if k.restSyn != nil {
				c.inferFrom(k, k.restSyn, self.Type())
			}
		}
	}
	named, spread := false, false
	for _, a := range args {
		if a.Name == nil && !a.Rest && c.aggregated(a.X) {
			// A variable that was aggregated stands for all its values.
			a = &syntax.Arg{Span: a.Span, Rest: true, X: a.X}
		}
		switch {
		case spread || named && a.Name == nil:
			c.err(a, "BCE2526", "positional argument not allowed after named or rest arguments")
			c.expr(a.X, nil)
			l.ok = false
		case a.Rest:
			spread = true
			l.spread(a)
		case a.Name != nil:
			named = true
			l.named(a)
		default:
			l.positional(a)
		}
	}
	if l.ok {
		l.order()
	}
	l.complete()
	if !l.ok {
		return nil, nil, false
	}
	r := l.params
	c.checkSortKey(n, k, r)
	ret := c.result(n, k, r, t)
	if ret == nil {
		return nil, nil, false
	}
	if k.rest != nil {
		elem := c.subst(k, k.restSyn, k.rest, false)
		r = append(r, &tree.ListCons{X: c.x(n, c.w.Env.Array(elem)), Elems: l.rest})
	}
	return r, ret, true
}

func (l *argList) set(i int, x tree.Expr) {
	l.params[i] = x
	l.written = append(l.written, writtenArg{place: func() *tree.Expr { return &l.params[i] }})
	l.ok = l.ok && !isBad(x)
}

func (l *argList) addRest(x tree.Expr, spread bool) {
	i := len(l.rest)
	l.rest = append(l.rest, tree.ListElem{V: x, Spread: spread})
	l.written = append(l.written, writtenArg{place: func() *tree.Expr { return &l.rest[i].V }})
	l.ok = l.ok && !isBad(x)
}

func (l *argList) addField(i int, f tree.MapField) {
	if l.fields == nil {
		l.fields = map[int][]tree.MapField{}
	}
	j := len(l.fields[i])
	l.fields[i] = append(l.fields[i], f)
	l.written = append(l.written, writtenArg{place: func() *tree.Expr { return &l.fields[i][j].V }})
	l.ok = l.ok && !isBad(f.V)
}

func (l *argList) tooMany(a *syntax.Arg) {
	l.c.err(a, "BCE2523", "too many arguments in call to '%s()'", l.k.name)
	l.ok = false
}

func (l *argList) positional(a *syntax.Arg) {
	c, k := l.c, l.k
	if l.next < len(k.params) {
		l.set(l.next, c.argument(k, l.next, a.X))
		l.next++
		return
	}
	if k.rest == nil {
		l.tooMany(a)
		c.expr(a.X, nil)
		return
	}
	c.broaden(k, k.restSyn)
	x := c.want(a.X, c.subst(k, k.restSyn, k.rest, true))
	if k.restSyn != nil {
		c.inferFrom(k, k.restSyn, x.Type())
	}
	l.addRest(x, false)
}

func (l *argList) named(a *syntax.Arg) {
	c, k, name := l.c, l.k, a.Name.Name
	for i := range k.params {
		if k.params[i].Name != name {
			continue
		}
		if l.params[i] != nil {
			c.err(a, "BCE2525", "argument for parameter '%s' is given more than once", name)
			c.expr(a.X, nil)
			l.ok = false
			return
		}
		l.set(i, c.argument(k, i, a.X))
		return
	}
	i, several := l.included(name)
	switch {
	case several:
		c.err(a, "BCE2524", "named argument '%s' could be a field of more than one included record parameter", name)
	case i < 0:
		c.err(a, "BCE2524", "undefined defaultable parameter '%s'", name)
	case slices.ContainsFunc(l.fields[i], func(f tree.MapField) bool { return f.Name == name }):
		c.err(a, "BCE2525", "duplicate argument '%s'", name)
	default:
		x := c.want(a.X, types.Diff(types.MappingMember(k.params[i].Type, name), types.Undef))
		l.addField(i, tree.MapField{Name: name, V: x})
		return
	}
	c.expr(a.X, nil)
	l.ok = false
}

// included finds the included record parameter that has a field: one that
// describes it, or else the one that allows further fields; several says that
// more than one does.
func (l *argList) included(name string) (at int, several bool) {
	at = -1
	for i := range l.k.params {
		p := &l.k.params[i]
		if !p.Included || !mayHold(p.Type, name) {
			continue
		}
		if fieldDeclared(p.Type, name) {
			return i, false
		}
		several = at >= 0
		at = i
	}
	return at, several
}

// complete makes the records of included record parameters and reports what
// is missing.
func (l *argList) complete() {
	c, k := l.c, l.k
	for i := range k.params {
		p := &k.params[i]
		if l.params[i] != nil {
			if len(l.fields[i]) > 0 {
				c.err(l.n, "BCE2527", "both the included record parameter '%s' and its fields are given", p.Name)
				l.ok = false
			}
			continue
		}
		switch {
		case p.Included:
			if p.HasDefault && len(l.fields[i]) == 0 || !l.ok {
				continue
			}
			l.params[i] = c.recordFrom(l.n, p.Type, l.fields[i])
			l.ok = l.ok && !isBad(l.params[i])
		case !p.HasDefault:
			if l.ok {
				c.err(l.n, "BCE2522", "missing required parameter '%s' in call to '%s()'", p.Name, k.name)
			}
			l.ok = false
		}
	}
}

// order sees to it that arguments are evaluated as written: where that is not
// the order of parameters they are evaluated ahead of the call.
func (l *argList) order() {
	var places []*tree.Expr
	for i := range l.params {
		if l.params[i] != nil {
			places = append(places, &l.params[i])
		}
		for j := range l.fields[i] {
			places = append(places, &l.fields[i][j].V)
		}
	}
	for i := range l.rest {
		places = append(places, &l.rest[i].V)
	}
	same, at, effects := true, 0, 0
	for _, w := range l.written {
		if w.decl != nil {
			same = false
			continue
		}
		p := w.place()
		if pure(*p) {
			continue
		}
		effects++
		for at < len(places) && places[at] != p {
			at++
		}
		same = same && at < len(places)
	}
	spread := slices.ContainsFunc(l.written, func(w writtenArg) bool { return w.decl != nil })
	if same || effects < 2 && !spread {
		return
	}
	for _, w := range l.written {
		if w.decl != nil {
			l.k.pre = append(l.k.pre, w.decl)
			continue
		}
		if p := w.place(); !pure(*p) {
			*p = l.c.ahead(l.k, *p)
		}
	}
}

// ahead lets x be evaluated before the call.
func (c *fn) ahead(k *callee, x tree.Expr) tree.Expr {
	v := c.temp(x.Type())
	k.pre = append(k.pre, &tree.VarDecl{V: v, Init: x, Off: x.Position()})
	return &tree.Local{X: tree.X{T: x.Type(), Off: x.Position()}, V: v}
}

// receiver gives what is called, evaluated before the arguments.
func (c *fn) receiver(k *callee, x tree.Expr) tree.Expr {
	if len(k.pre) == 0 || pure(x) {
		return x
	}
	v := c.temp(x.Type())
	k.pre = append([]tree.Stmt{&tree.VarDecl{V: v, Init: x, Off: x.Position()}}, k.pre...)
	return &tree.Local{X: tree.X{T: x.Type(), Off: x.Position()}, V: v}
}

// pure reports whether it does not matter when x is evaluated.
func pure(x tree.Expr) bool {
	switch x := x.(type) {
	case *tree.Const, *tree.FuncRef, *tree.TypedescVal:
		return true
	case *tree.Local:
		return x.V.Final || !x.V.Assigned
	case *tree.Global:
		// It has its value before anything runs.
		return x.V.Configurable
	}
	return false
}

// after is the call x, behind what is evaluated ahead of it.
func (k *callee) after(x tree.Expr) tree.Expr {
	if len(k.pre) == 0 {
		return x
	}
	return &tree.BlockExpr{X: tree.X{T: x.Type(), Off: x.Position()}, Stmts: k.pre, Value: x}
}

// directCall calls a function that is known. Where it is known only at run time
// whether an argument is given, the call goes through the function's value.
func (c *fn) directCall(n syntax.Node, ret types.Type, f *tree.Func, args []tree.Expr) tree.Expr {
	if slices.ContainsFunc(args, func(x tree.Expr) bool { _, ok := x.(*tree.MaybeArg); return ok }) {
		return &tree.CallValue{X: c.x(n, ret), F: &tree.FuncRef{X: c.x(n, f.Type), F: f}, Args: args}
	}
	return &tree.Call{X: c.x(n, ret), F: f, Args: args}
}

// recordFrom makes the record of an included record parameter from arguments.
func (c *fn) recordFrom(n syntax.Node, t types.Type, fields []tree.MapField) tree.Expr {
	a := types.MappingAtomicOf(t)
	if a == nil {
		return c.bad(n)
	}
	m := &tree.MapCons{X: c.x(n, t), Fields: fields}
	seen := map[string]bool{}
	for _, f := range fields {
		if !f.Spread {
			seen[f.Name] = true
			continue
		}
		for _, sf := range types.MappingAtomicOf(f.V.Type()).Fields {
			seen[sf.Name] = seen[sf.Name] || !sf.Optional
		}
	}
	c.completeRecordSeen(m, a, seen)
	return c.checkedRecordSeen(n, m, a, seen)
}

// spread checks ...x: the members of a list are positional arguments, the
// fields of a mapping named ones.
func (l *argList) spread(a *syntax.Arg) {
	c, k := l.c, l.k
	var want types.Type
	if k.rest != nil && l.next >= len(k.params) {
		c.broaden(k, k.restSyn)
		want = c.w.Env.Array(c.subst(k, k.restSyn, k.rest, true))
	}
	x := c.expr(a.X, want)
	if isBad(x) {
		l.ok = false
		return
	}
	t := x.Type()
	switch b := t.Basics(); {
	case b == 0, b&^types.BList != 0 && b&^types.BMapping != 0:
		c.err(a, "BCE2066", "incompatible types: expected a list or mapping for a rest argument, found '%s'", c.shown(x))
		l.ok = false
	case b&^types.BMapping == 0:
		l.spreadMapping(a, x)
	case want != nil:
		if !types.IsSubtype(types.ListElem(t), types.ListElem(want)) {
			c.err(a, "BCE2066", "incompatible types: expected '%s', found '%s'", want, t)
			l.ok = false
		}
		if k.restSyn != nil {
			c.inferFrom(k, k.restSyn, types.ListElem(t))
		}
		l.addRest(x, true)
	default:
		l.spreadList(a, x)
	}
}

// once makes x, which is spread, available to several parameters.
func (l *argList) once(x tree.Expr) func() tree.Expr {
	v := l.c.temp(x.Type())
	l.written = append(l.written, writtenArg{decl: &tree.VarDecl{V: v, Init: x, Off: x.Position()}})
	return func() tree.Expr { return &tree.Local{X: tree.X{T: x.Type(), Off: x.Position()}, V: v} }
}

func (l *argList) mismatch(a *syntax.Arg, want, found types.Type) {
	l.c.err(a, "BCE2066", "incompatible types: expected '%s', found '%s'", want, found)
	l.ok = false
}

func (l *argList) missing(a *syntax.Arg, p *param) {
	l.c.err(a, "BCE2522", "missing required parameter '%s' in call to '%s()'", p.Name, l.k.name)
	l.ok = false
}

func (l *argList) spreadList(a *syntax.Arg, x tree.Expr) {
	c, k := l.c, l.k
	list := l.once(x)
	t := x.Type()
	lo, hi := types.ListLengths(t)
	i := 0
	for ; l.next < len(k.params) && (hi < 0 || i < hi); i++ {
		p := &k.params[l.next]
		idx := &tree.Const{X: tree.X{T: c.w.Env.IntValue(int64(i)), Off: c.off(a)}, V: int64(i)}
		mt := types.ListMember(t, idx.T)
		if i >= lo && !p.HasDefault {
			l.missing(a, p)
			return
		}
		if want := c.subst(k, p.syn, p.Type, true); !types.IsSubtype(mt, want) {
			l.mismatch(a, want, mt)
			return
		}
		c.inferFrom(k, p.syn, mt)
		if i < lo {
			l.params[l.next] = &tree.ListGet{X: c.x(a, mt), List: list(), Index: idx}
		} else {
			l.params[l.next] = &tree.MaybeArg{X: c.x(a, types.AnyOrError), From: list(), Key: idx}
		}
		l.next++
	}
	if hi >= 0 && hi <= i {
		return
	}
	if k.rest == nil {
		l.tooMany(a)
		return
	}
	lt := c.w.restListType(t, i)
	if want := c.subst(k, k.restSyn, k.rest, true); !types.IsSubtype(types.ListElem(lt), want) {
		l.mismatch(a, want, types.ListElem(lt))
		return
	}
	if k.restSyn != nil {
		c.inferFrom(k, k.restSyn, types.ListElem(lt))
	}
	l.rest = append(l.rest, tree.ListElem{V: &tree.ListRest{X: c.x(a, lt), List: list(), From: i}, Spread: true})
}

func (l *argList) spreadMapping(a *syntax.Arg, x tree.Expr) {
	c, k := l.c, l.k
	m := l.once(x)
	t := x.Type()
	var taken []string
	for i := range k.params {
		p := &k.params[i]
		ft := types.MappingMember(t, p.Name)
		absent := ft.Basics()&types.BUndef != 0
		ft = types.Diff(ft, types.Undef)
		taken = append(taken, p.Name)
		switch {
		case types.IsNever(ft):
			continue
		case l.params[i] != nil:
			c.err(a, "BCE2525", "argument for parameter '%s' is given more than once", p.Name)
			l.ok = false
			return
		case absent && !p.HasDefault:
			if !p.Included {
				l.missing(a, p)
				return
			}
			c.err(a, "BCE2527", "'%s' may hold a field '%s': the included record parameter of that name must be given as a whole or not at all", t, p.Name)
			l.ok = false
			return
		}
		if want := c.subst(k, p.syn, p.Type, true); !types.IsSubtype(ft, want) {
			l.mismatch(a, want, ft)
			return
		}
		c.inferFrom(k, p.syn, ft)
		key := &tree.Const{X: tree.X{T: types.String, Off: c.off(a)}, V: p.Name}
		if absent {
			l.params[i] = &tree.MaybeArg{X: c.x(a, types.AnyOrError), From: m(), Key: key}
		} else {
			l.params[i] = &tree.MapGet{X: c.x(a, ft), Map: m(), Key: key}
		}
	}
	// What is left belongs to included record parameters.
	left := c.w.restMapType(t, taken)
	atom := types.MappingAtomicOf(left)
	for i := range k.params {
		p := &k.params[i]
		if !p.Included || l.params[i] != nil {
			continue
		}
		var fs []types.Field
		except := append([]string{}, taken...)
		for j := range atom.Fields {
			f := &atom.Fields[j]
			if types.IsNever(types.Diff(f.Type, types.Undef)) {
				continue
			}
			if at, _ := l.included(f.Name); at != i {
				except = append(except, f.Name)
				continue
			}
			if want := types.Diff(types.MappingMember(p.Type, f.Name), types.Undef); !types.IsSubtype(f.Type, want) {
				l.mismatch(a, want, f.Type)
				return
			}
			fs = append(fs, *f)
		}
		rest := types.Never
		if at, several := l.included(""); at == i && !several && !types.IsNever(atom.Rest) {
			rest = atom.Rest
			if want := types.MappingRest(p.Type); !types.IsSubtype(rest, want) {
				l.mismatch(a, want, rest)
				return
			}
		}
		if len(fs) > 0 || !types.IsNever(rest) {
			mt := c.w.Env.Mapping(fs, rest, nil)
			if l.fields == nil {
				l.fields = map[int][]tree.MapField{}
			}
			l.fields[i] = append(l.fields[i], tree.MapField{V: &tree.MapRest{X: c.x(a, mt), Map: m(), Except: except}, Spread: true})
		}
	}
	for j := range atom.Fields {
		f := &atom.Fields[j]
		if at, several := l.included(f.Name); (at < 0 || several) && !types.IsNever(types.Diff(f.Type, types.Undef)) {
			c.err(a, "BCE2524", "undefined defaultable parameter '%s'", f.Name)
			l.ok = false
			return
		}
	}
	if at, several := l.included(""); !types.IsNever(atom.Rest) && (at < 0 || several) {
		c.err(a, "BCE2524", "'%s' may hold fields that are no parameters of '%s()'", t, k.name)
		l.ok = false
	}
}
