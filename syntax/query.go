// Query expressions and actions.

package syntax

func (p *parser) query(c QueryConstruct) Expr {
	p.enter()
	defer p.leave()
	start := p.i
	q := &Query{Construct: c}
	if c != QueryDefault {
		p.advance()
		if c == QueryTable && p.word(p.i, "key") {
			p.advance()
			q.HasKey = true
			q.Keys = p.keyNames()
		}
	}
	saved := p.exprContext
	p.noArrow, p.cond = false, 0
	if c != QueryDefault {
		defer func() { p.exprContext = saved }()
	}
	for {
		first := p.i
		switch p.k {
		case KwFrom:
			p.advance()
			f := &FromClause{}
			f.Type, f.Binding = p.typedBinding()
			p.expect(KwIn)
			f.In = p.expression()
			f.Span = p.span(first)
			q.Clauses = append(q.Clauses, f)
			continue
		case KwJoin, KwOuter:
			j := &JoinClause{Outer: p.got(KwOuter)}
			p.expect(KwJoin)
			j.Type, j.Binding = p.typedBinding()
			p.expect(KwIn)
			j.In = p.expression()
			p.expect(KwOn)
			j.On = p.expr()
			p.expect(KwEquals)
			j.Eq = p.expr()
			j.Span = p.span(first)
			q.Clauses = append(q.Clauses, j)
			continue
		case KwLet:
			p.advance()
			vars := p.letVars()
			q.Clauses = append(q.Clauses, &LetClause{p.span(first), vars})
			continue
		case KwWhere:
			p.advance()
			x := p.expression()
			q.Clauses = append(q.Clauses, &WhereClause{p.span(first), x})
			continue
		case KwOrder:
			p.advance()
			p.expectWord("by")
			o := &OrderByClause{}
			for {
				key := p.i
				k := &OrderKey{X: p.expr()}
				if p.k == KwDescending {
					k.Descending = true
					p.advance()
				} else {
					p.got(KwAscending)
				}
				k.Span = p.span(key)
				o.Keys = append(o.Keys, k)
				if !p.got(Comma) {
					break
				}
			}
			o.Span = p.span(first)
			q.Clauses = append(q.Clauses, o)
			continue
		case IdentTok:
			switch p.text(p.i) {
			case "limit":
				p.advance()
				x := p.expr()
				q.Clauses = append(q.Clauses, &LimitClause{p.span(first), x})
				continue
			case "group":
				p.advance()
				p.expectWord("by")
				g := &GroupByClause{}
				for {
					g.Keys = append(g.Keys, p.groupKey())
					if !p.got(Comma) {
						break
					}
				}
				g.Span = p.span(first)
				q.Clauses = append(q.Clauses, g)
				continue
			case "collect":
				p.advance()
				q.Collect = p.expression()
			}
		case KwSelect:
			p.advance()
			q.Select = p.expression()
		case KwDo:
			p.advance()
			q.Do = p.block()
		}
		break
	}
	if q.Select == nil && q.Collect == nil && q.Do == nil {
		p.missingErr(errMissingClause)
	}
	if p.k == KwOn && p.word(p.i+1, "conflict") {
		p.advance()
		p.advance()
		q.OnConflict = p.expr()
	}
	q.Span = p.span(start)
	p.exprContext = saved
	if q.Do != nil {
		return p.newAction(q)
	}
	return q
}

// expectWord expects a word that is a keyword here and nowhere else.
func (p *parser) expectWord(s string) {
	if p.word(p.i, s) {
		p.advance()
		return
	}
	p.missingErr(errMissingKeyword, s)
}

func (p *parser) groupKey() *GroupKey {
	start := p.i
	k := &GroupKey{}
	end := p.scanType(p.i)
	if p.k.IsIdent() && p.at(1) != Assign && !(end > 0 && p.kind(end).IsIdent() && p.kind(end+1) == Assign) {
		k.Name = p.ident()
	} else {
		if !p.got(KwVar) && !(p.k.IsIdent() && p.at(1) == Assign) {
			k.Type = p.typeDesc(typeBefore)
		}
		k.Name = p.ident()
		if p.expect(Assign) {
			k.X = p.expr()
		}
	}
	k.Span = p.span(start)
	return k
}

// letVars parses the declarations of a let expression or clause.
func (p *parser) letVars() []*LetVar {
	var vars []*LetVar
	for {
		start := p.i
		v := &LetVar{Annots: p.annots()}
		v.Type, v.Binding = p.typedBinding()
		if p.expect(Assign) {
			v.Init = p.expression()
		} else {
			v.Init = &BadExpr{p.empty()}
		}
		v.Span = p.span(start)
		vars = append(vars, v)
		if !p.got(Comma) {
			return vars
		}
	}
}
