package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// match checks a match statement and writes it out as a chain of ifs: a
// pattern becomes a condition, followed by the assignment of what it binds.
func (c *fn) match(s *syntax.MatchStmt) []tree.Stmt {
	x := c.expr(s.X, nil)
	if isBad(x) {
		for _, cl := range s.Clauses {
			c.push()
			for _, p := range cl.Patterns {
				for _, id := range patternNames(p) {
					if c.scope.names[id.Name] == nil {
						c.declare(id, types.Never, true)
					}
				}
			}
			c.block(cl.Body)
			c.pop()
		}
		return nil
	}
	xt := x.Type()
	tmp := c.temp(xt)
	out := []tree.Stmt{&tree.VarDecl{V: tmp, Init: x, Off: c.off(s)}}
	v := c.narrowable(s.X)
	rest := xt
	after := &flow{dead: true}
	var root []tree.Stmt
	tail := &root
	exhausted, catchAll := false, false
	for _, cl := range s.Clauses {
		entry := c.flow.clone()
		c.push()
		subject := &tree.Local{X: c.x(s.X, rest), V: tmp}
		var cond tree.Expr
		clauseT := types.Never
		exactT := types.Never
		var never []neverMatched
		var names []*syntax.Ident
		for i, p := range cl.Patterns {
			m := c.pattern(p, subject, i == 0 || true, &names, len(cl.Patterns) > 1)
			c.sameVariables(p, cl.Patterns[0])
			if !types.IsEmpty(xt) && types.Disjoint(m.typ, types.Diff(rest, exactT)) {
				never = append(never, neverMatched{p, m.constant, types.Disjoint(m.typ, rest)})
			}
			clauseT = types.Union(clauseT, m.typ)
			exactT = types.Union(exactT, m.exact)
			pc := m.cond
			if len(m.binds) > 0 {
				set := &tree.BlockExpr{X: c.x(p, c.w.valueType(true)), Stmts: m.binds, Value: c.constant(p, true)}
				if pc == nil {
					pc = set
				} else {
					pc = &tree.And{X: c.x(p, types.Boolean), A: pc, B: set}
				}
			}
			if pc == nil {
				pc = c.constant(p, true)
			}
			if cond == nil {
				cond = pc
			} else {
				cond = &tree.Or{X: c.x(p, types.Boolean), A: cond, B: pc}
			}
		}
		if cond == nil {
			c.pop()
			continue
		}
		c.neverMatches(cl, never, rest, exhausted, catchAll)
		if v != nil {
			c.flow.set(v, types.LooksLike(c.current(v), types.Intersect(rest, clauseT)))
		}
		guarded := false
		if cl.Guard != nil {
			g, yes, _ := c.guardCond(cl.Guard, xt)
			cond = &tree.And{X: c.x(cl, types.Boolean), A: cond, B: g}
			c.flow = yes
			k, ok := types.Singleton(g.Type())
			guarded = !ok || k != true
		}
		body := c.block(cl.Body)
		c.pop()
		after = join(after, c.flow)
		ifs := &tree.If{Cond: cond, Then: body, Off: c.off(cl), Match: tree.PlainClause}
		if cl.Guard != nil {
			ifs.Match = tree.GuardedClause
		}
		*tail = append(*tail, ifs)
		tail = &ifs.Else
		c.flow = entry
		if !guarded {
			catchAll = catchAll || types.IsSubtype(xt, exactT)
			rest = types.Diff(rest, exactT)
			if types.IsEmpty(rest) {
				exhausted = true
				ifs.Match = tree.LastClause
			}
			if v != nil {
				c.flow.set(v, types.NarrowedBy(c.current(v), exactT))
			}
		}
	}
	if exhausted {
		c.flow.dead = true
		// Every value is matched: nothing falls out of the chain, and code
		// behind it that the flow does not reach is never run.
	}
	c.flow = join(after, c.flow)
	return append(out, root...)
}

// neverMatched is a pattern that no value reaches that it would match.
type neverMatched struct {
	p        syntax.Pattern
	constant bool
	before   bool // because of the type or the clauses before, not the same clause
}

// neverMatches reports the patterns of a clause that cannot match. Where all of
// them cannot, the clause's block is not reached, which is an error unless it
// only says so by a panic, or is the last one for whatever else may come one day.
// catchAll says that a clause before matches everything by itself.
func (c *fn) neverMatches(cl *syntax.MatchClause, never []neverMatched, rest types.Type, exhausted, catchAll bool) {
	before := 0
	for _, m := range never {
		if m.before {
			before++
		}
	}
	if before == len(cl.Patterns) {
		sev := SevError
		if _, wild := cl.Patterns[0].(*syntax.WildcardPattern); wild && exhausted && !catchAll || len(cl.Body.Stmts) == 0 {
			sev = SevWarning
		} else if _, ok := cl.Body.Stmts[0].(*syntax.PanicStmt); ok {
			sev = SevWarning
		}
		switch {
		case exhausted:
			c.fs.report(cl, sev, "BCE2180", "unreachable match clause: the clauses before match every value")
		default:
			c.fs.report(never[0].p, sev, "BCE2181", "pattern will not be matched: the value is of type '%s'", rest)
		}
		return
	}
	for _, m := range never {
		switch {
		case m.constant && m.before:
			c.err(m.p, "BCE2181", "pattern will not be matched: the value is of type '%s'", rest)
		case m.constant:
			c.err(m.p, "BCE2181", "pattern will not be matched: the patterns before match all that it does")
		default:
			c.fs.report(m.p, SevWarning, "BCE20259", "pattern will not be matched")
		}
	}
}

// sameVariables checks that the patterns of a clause bind the same variables.
func (c *fn) sameVariables(p, first syntax.Pattern) {
	if p == first {
		return
	}
	has := map[string]bool{}
	for _, id := range patternNames(first) {
		has[id.Name] = true
	}
	same := true
	n := 0
	for _, id := range patternNames(p) {
		same = same && has[id.Name]
		n++
	}
	if !same || n != len(has) {
		c.err(p, "BCE4008", "all match patterns of a clause must bind the same variables")
	}
}

// matched is what a pattern means.
type matched struct {
	cond     tree.Expr   // nil when every value of the subject's type matches
	binds    []tree.Stmt // run once cond holds
	typ      types.Type  // values that may match
	exact    types.Type  // values that always match
	constant bool        // a constant or the wildcard
}

func (c *fn) and(n syntax.Node, a, b tree.Expr) tree.Expr {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return &tree.And{X: c.x(n, types.Boolean), A: a, B: b}
}

// pattern checks a match pattern against x.
func (c *fn) pattern(p syntax.Pattern, x tree.Expr, first bool, names *[]*syntax.Ident, many bool) *matched {
	t := x.Type()
	switch p := p.(type) {
	case *syntax.WildcardPattern:
		if !types.IsSubtype(t, types.Any) {
			// The wildcard does not match errors.
			return &matched{cond: &tree.TypeTest{X: c.x(p, types.Boolean), A: x, Target: types.Any}, typ: types.Any, exact: types.Any, constant: true}
		}
		return &matched{typ: types.Any, exact: types.Any, constant: true}
	case *syntax.ConstPattern:
		k := c.expr(p.X, t)
		if isBad(k) {
			return &matched{typ: types.AnyOrError, exact: types.Never}
		}
		kc, ok := k.(*tree.Const)
		if !ok {
			if g, isG := k.(*tree.Global); isG && g.V.Final && types.IsReadonly(g.T) {
				return &matched{cond: &tree.Equal{X: c.x(p, types.Boolean), Op: tree.Eq, A: x, B: k}, typ: k.Type(), exact: types.Never}
			}
			c.err(p, "BCE2182", "a match pattern must be a constant")
			return &matched{typ: types.AnyOrError, exact: types.Never}
		}
		kind := types.Basic(0)
		if b := t.Basics(); b == kc.T.Basics() && b&(types.BInt|types.BString|types.BBoolean|types.BFloat) != 0 {
			kind = b
		}
		return &matched{cond: &tree.Equal{X: c.x(p, types.Boolean), Op: tree.Eq, Kind: kind, A: x, B: k}, typ: kc.T, exact: kc.T, constant: true}
	case *syntax.VarPattern:
		return c.bindingPattern(p.Binding, x, names, many)
	case *syntax.ListPattern:
		return c.listPattern(p, x, len(p.Elems), p.Rest, names, many, func(i int, part tree.Expr) *matched {
			return c.pattern(p.Elems[i], part, first, names, many)
		})
	case *syntax.MappingPattern:
		var fs []patternField
		for _, f := range p.Fields {
			f := f
			fs = append(fs, patternField{f.Name, func(part tree.Expr) *matched { return c.pattern(f.Pattern, part, first, names, many) }})
		}
		return c.mappingPattern(p, x, fs, p.Rest, names, many)
	case *syntax.ErrorPattern:
		var fs []patternField
		for _, f := range p.Fields {
			f := f
			fs = append(fs, patternField{f.Name, func(part tree.Expr) *matched { return c.pattern(f.Pattern, part, first, names, many) }})
		}
		var msg, cause func(part tree.Expr) *matched
		if p.Message != nil {
			msg = func(part tree.Expr) *matched { return c.pattern(p.Message, part, first, names, many) }
		}
		if p.Cause != nil {
			cause = func(part tree.Expr) *matched { return c.pattern(p.Cause, part, first, names, many) }
		}
		return c.errorPattern(p, x, p.Type, msg, cause, fs, p.Rest, names, many)
	}
	return &matched{typ: types.AnyOrError, exact: types.Never}
}

// bindingPattern is a binding pattern as a match pattern: it matches what it
// can take apart.
func (c *fn) bindingPattern(b syntax.Binding, x tree.Expr, names *[]*syntax.Ident, many bool) *matched {
	switch b := b.(type) {
	case *syntax.CaptureBinding:
		return &matched{binds: c.capturePart(b.Name, x, many), typ: types.AnyOrError, exact: types.AnyOrError}
	case *syntax.WildcardBinding:
		return c.pattern(&syntax.WildcardPattern{Span: b.Span}, x, true, names, many)
	case *syntax.ListBinding:
		return c.listPattern(b, x, len(b.Elems), b.Rest, names, many, func(i int, part tree.Expr) *matched {
			return c.bindingPattern(b.Elems[i], part, names, many)
		})
	case *syntax.MappingBinding:
		var fs []patternField
		for _, f := range b.Fields {
			f := f
			fs = append(fs, patternField{f.Name, func(part tree.Expr) *matched { return c.bindingPattern(f.Binding, part, names, many) }})
		}
		return c.mappingPattern(b, x, fs, b.Rest, names, many)
	case *syntax.ErrorBinding:
		var fs []patternField
		for _, f := range b.Fields {
			f := f
			fs = append(fs, patternField{f.Name, func(part tree.Expr) *matched { return c.bindingPattern(f.Binding, part, names, many) }})
		}
		var msg, cause func(part tree.Expr) *matched
		if b.Message != nil {
			msg = func(part tree.Expr) *matched { return c.bindingPattern(b.Message, part, names, many) }
		}
		if b.Cause != nil {
			cause = func(part tree.Expr) *matched { return c.bindingPattern(b.Cause, part, names, many) }
		}
		return c.errorPattern(b, x, b.Type, msg, cause, fs, b.Rest, names, many)
	}
	return &matched{typ: types.AnyOrError, exact: types.Never}
}

// capturePart declares a variable of a match pattern. Alternatives of one
// clause bind the same variables; the type is then the union.
func (c *fn) capturePart(id *syntax.Ident, part tree.Expr, many bool) []tree.Stmt {
	if l := c.scope.names[id.Name]; l != nil && l.v != nil && many && l.v.Func == c.f {
		l.v.Type = types.Union(l.v.Type, part.Type())
		l.used = true
		return []tree.Stmt{&tree.Assign{V: l.v, Val: part, Off: part.Position()}}
	}
	v := c.declare(id, part.Type(), true)
	if many {
		// Assigned in several places; the declaration is where it is first.
		v.Final = true
	}
	return []tree.Stmt{&tree.VarDecl{V: v, Init: part, Off: part.Position()}}
}

// part makes a temporary of a part that a nested pattern looks at several
// times; the statement belongs before the condition.
func (c *fn) part(n syntax.Node, x tree.Expr) (tree.Stmt, tree.Expr) {
	v := c.temp(x.Type())
	return &tree.VarDecl{V: v, Init: x, Off: x.Position()}, &tree.Local{X: tree.X{T: x.Type(), Off: x.Position()}, V: v}
}

// guard evaluates st before cond.
func (c *fn) guard(n syntax.Node, st tree.Stmt, cond tree.Expr) tree.Expr {
	if cond == nil {
		cond = c.constant(n, true)
	}
	return &tree.BlockExpr{X: c.x(n, types.Boolean), Stmts: []tree.Stmt{st}, Value: cond}
}

func (c *fn) test(n syntax.Node, x tree.Expr, t types.Type) tree.Expr {
	if types.IsSubtype(x.Type(), t) {
		return nil
	}
	return &tree.TypeTest{X: c.x(n, types.Boolean), A: x, Target: t}
}

func narrowedTo(x tree.Expr, t types.Type) tree.Expr {
	if l, ok := x.(*tree.Local); ok {
		return &tree.Local{X: tree.X{T: types.Intersect(l.T, t), Off: l.Off}, V: l.V}
	}
	return &tree.Cast{X: tree.X{T: types.Intersect(x.Type(), t), Off: x.Position()}, A: x}
}

func (c *fn) listPattern(n syntax.Node, x tree.Expr, count int, rest *syntax.Ident, names *[]*syntax.Ident, many bool, elem func(i int, part tree.Expr) *matched) *matched {
	r := &matched{cond: c.test(n, x, types.AnyList)}
	l := narrowedTo(x, types.AnyList)
	lt := l.Type()
	if types.IsEmpty(lt) {
		r.typ, r.exact = types.Never, types.Never
		for i := 0; i < count; i++ {
			r.binds = append(r.binds, elem(i, &tree.Const{X: tree.X{T: types.Never, Off: x.Position()}}).binds...)
		}
		if rest != nil {
			r.binds = append(r.binds, c.capturePart(rest, &tree.Const{X: tree.X{T: types.Never, Off: x.Position()}}, many)...)
		}
		r.cond = c.constant(n, false)
		return r
	}
	lo, hi := types.ListLengths(lt)
	op := tree.Eq
	exactLen := lo == count && hi == count
	if rest != nil {
		op = tree.Ge
		exactLen = lo >= count
	}
	if !exactLen {
		k := &tree.Const{X: tree.X{T: c.w.Env.IntValue(int64(count)), Off: x.Position()}, V: int64(count)}
		length := &tree.ListLen{X: tree.X{T: types.Int, Off: x.Position()}, List: l}
		if op == tree.Eq {
			r.cond = c.and(n, r.cond, &tree.Equal{X: c.x(n, types.Boolean), Op: tree.Eq, Kind: types.BInt, A: length, B: k})
		} else {
			r.cond = c.and(n, r.cond, &tree.Compare{X: c.x(n, types.Boolean), Op: tree.Ge, Kind: types.BInt, A: length, B: k})
		}
	}
	exact := true
	var typs []types.Type
	var exacts []types.Type
	for i := 0; i < count; i++ {
		idx := &tree.Const{X: tree.X{T: c.w.Env.IntValue(int64(i)), Off: x.Position()}, V: int64(i)}
		st, part := c.part(n, &tree.ListGet{X: tree.X{T: types.ListMember(lt, idx.T), Off: x.Position()}, List: l, Index: idx})
		m := elem(i, part)
		r.cond = c.and(n, r.cond, c.guard(n, st, m.cond))
		r.binds = append(r.binds, m.binds...)
		typs = append(typs, m.typ)
		exacts = append(exacts, m.exact)
		exact = exact && types.IsSubtype(part.Type(), m.exact)
	}
	rt := types.Never
	if rest != nil {
		rt = types.AnyOrError
		r.binds = append(r.binds, c.capturePart(rest, &tree.ListRest{X: tree.X{T: c.w.restListType(lt, count), Off: x.Position()}, List: l, From: count}, many)...)
	}
	r.typ = c.w.Env.Tuple(typs, rt)
	r.exact = c.w.Env.Tuple(exacts, rt)
	if !exact {
		r.exact = types.Intersect(r.exact, types.Readonly)
	}
	return r
}

type patternField struct {
	name *syntax.Ident
	sub  func(part tree.Expr) *matched
}

func (c *fn) mappingPattern(n syntax.Node, x tree.Expr, fields []patternField, rest *syntax.Ident, names *[]*syntax.Ident, many bool) *matched {
	r := &matched{cond: c.test(n, x, types.AnyMap)}
	m := narrowedTo(x, types.AnyMap)
	c.fieldPatterns(n, r, m, fields, rest, many)
	if types.IsEmpty(m.Type()) {
		r.cond = c.constant(n, false)
		r.typ, r.exact = types.Never, types.Never
	}
	return r
}

func (c *fn) fieldPatterns(n syntax.Node, r *matched, m tree.Expr, fields []patternField, rest *syntax.Ident, many bool) {
	mt := m.Type()
	exact := true
	var fs, ex []types.Field
	var except []string
	for _, f := range fields {
		c.fs.facts.member(f.name, mt, f.name.Name)
		name := f.name.Name
		except = append(except, name)
		ft := types.MappingMember(mt, name)
		if ft.Basics()&types.BUndef != 0 {
			r.cond = c.and(n, r.cond, &tree.MapHas{X: c.x(n, types.Boolean), Map: m, Key: name})
		}
		ft = types.Diff(ft, types.Undef)
		key := &tree.Const{X: tree.X{T: types.String, Off: m.Position()}, V: name}
		st, part := c.part(n, &tree.MapGet{X: tree.X{T: ft, Off: m.Position()}, Map: m, Key: key})
		p := f.sub(part)
		r.cond = c.and(n, r.cond, c.guard(n, st, p.cond))
		r.binds = append(r.binds, p.binds...)
		fs = append(fs, types.Field{Name: name, Type: p.typ})
		ex = append(ex, types.Field{Name: name, Type: p.exact})
		exact = exact && types.IsSubtype(ft, p.exact)
	}
	if rest != nil {
		r.binds = append(r.binds, c.capturePart(rest, &tree.MapRest{X: tree.X{T: c.w.restMapType(mt, except), Off: m.Position()}, Map: m, Except: except}, many)...)
	}
	r.typ = c.w.Env.Mapping(fs, types.AnyOrError, nil)
	r.exact = c.w.Env.Mapping(ex, types.AnyOrError, nil)
	if !exact {
		r.exact = types.Intersect(r.exact, types.Readonly)
	}
}

func (c *fn) errorPattern(n syntax.Node, x tree.Expr, ref *syntax.Name, msg, cause func(tree.Expr) *matched, fields []patternField, rest *syntax.Ident, names *[]*syntax.Ident, many bool) *matched {
	target := types.Error
	if ref != nil {
		if s := c.fs.resolveName(ref, false); s != nil && (s.Kind == symType || s.Kind == symEnum || s.Kind == symClass) {
			target = s.typ()
		}
	}
	r := &matched{cond: c.test(n, x, target)}
	e := narrowedTo(x, target)
	exact := target
	X := func(t types.Type) tree.X { return tree.X{T: t, Off: x.Position()} }
	if msg != nil {
		st, part := c.part(n, &tree.ErrorPart{X: X(types.String), Err: e, Part: tree.ErrMessage})
		m := msg(part)
		r.cond = c.and(n, r.cond, c.guard(n, st, m.cond))
		r.binds = append(r.binds, m.binds...)
		if !types.IsSubtype(types.String, m.exact) {
			exact = types.Never
		}
	}
	if cause != nil {
		st, part := c.part(n, &tree.ErrorPart{X: X(types.NilOrError), Err: e, Part: tree.ErrCause})
		m := cause(part)
		r.cond = c.and(n, r.cond, c.guard(n, st, m.cond))
		r.binds = append(r.binds, m.binds...)
		if !types.IsSubtype(types.NilOrError, m.exact) {
			exact = types.Never
		}
	}
	if len(fields) > 0 || rest != nil {
		st, d := c.part(n, &tree.ErrorPart{X: X(types.ErrorDetail(e.Type())), Err: e, Part: tree.ErrDetail})
		inner := &matched{}
		c.fieldPatterns(n, inner, d, fields, rest, many)
		r.cond = c.and(n, r.cond, c.guard(n, st, inner.cond))
		r.binds = append(r.binds, inner.binds...)
		if len(fields) > 0 {
			exact = types.Never
		}
	}
	r.typ, r.exact = target, exact
	return r
}

// patternNames lists the variables a match pattern binds.
func patternNames(p syntax.Pattern) []*syntax.Ident {
	var r []*syntax.Ident
	switch p := p.(type) {
	case *syntax.VarPattern:
		r = boundNames(p.Binding)
	case *syntax.ListPattern:
		for _, e := range p.Elems {
			r = append(r, patternNames(e)...)
		}
		if p.Rest != nil {
			r = append(r, p.Rest)
		}
	case *syntax.MappingPattern:
		for _, f := range p.Fields {
			r = append(r, patternNames(f.Pattern)...)
		}
		if p.Rest != nil {
			r = append(r, p.Rest)
		}
	case *syntax.ErrorPattern:
		for _, q := range []syntax.Pattern{p.Message, p.Cause} {
			if q != nil {
				r = append(r, patternNames(q)...)
			}
		}
		for _, f := range p.Fields {
			r = append(r, patternNames(f.Pattern)...)
		}
		if p.Rest != nil {
			r = append(r, p.Rest)
		}
	}
	return r
}
