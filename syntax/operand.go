// Operands of expressions: literals, names, constructors, functions.

package syntax

func (p *parser) badExpr() Expr {
	p.missingErr(errMissingExpr)
	if p.k == RBrace && p.at(1) == Semi && !p.newline(p.i) && p.toks[p.last].Kind == Assign {
		p.advance() // T x = };
	}
	return &BadExpr{p.empty()}
}

func (p *parser) literal() *Literal {
	x := &Literal{Span{Tok(p.i), Tok(p.i)}, p.k}
	open := p.k == StringLit && p.openString(p.i)
	p.advance()
	if open {
		p.lastErr = p.i // the lexer has reported what is missing on the line
	}
	return x
}

// openString reports whether the string literal at token i is not closed.
func (p *parser) openString(i int) bool {
	t := p.toks[i]
	return t.End-t.Off < 2 || p.src[t.End-1] != '"' || len(p.lexer.errs) > 0 && p.hasOpenError(t.End)
}

// hasOpenError reports whether the lexer found a string that ends at off
// without a quote.
func (p *parser) hasOpenError(off int32) bool {
	for i := len(p.lexer.errs) - 1; i >= 0 && p.lexer.errs[i].Off >= off; i-- {
		if p.lexer.errs[i].Off == off {
			return true
		}
	}
	return false
}

// nilLiteral parses ().
func (p *parser) nilLiteral() *Literal {
	start := p.i
	p.advance()
	p.advance()
	return &Literal{p.span(start), LParen}
}

// nameExpr parses a reference by name. The three nodes are made at once: half
// of all expressions are names.
func (p *parser) nameExpr() *NameExpr {
	if p.k.IsIdent() && p.at(1) != Colon {
		n := &struct {
			x  NameExpr
			n  Name
			id Ident
		}{}
		p.setIdent(&n.id, p.i)
		n.n.Span, n.x.Span = n.id.Span, n.id.Span
		n.n.Id = &n.id
		n.x.Name = &n.n
		p.advance()
		return &n.x
	}
	if p.cond > 0 && (!p.qualified(p.i) || p.conditionalColon()) {
		id := p.ident()
		return &NameExpr{id.Span, &Name{id.Span, nil, id}}
	}
	n := p.name()
	return &NameExpr{n.Span, n}
}

func (p *parser) primary() Expr {
	start := p.i
	switch p.k {
	case IntLit, FloatLit, DecimalLit, StringLit, KwTrue, KwFalse, KwNull:
		return p.literal()
	case TemplateStart:
		return p.template(start, RawTemplate)
	case LParen:
		return p.paren()
	case LBrack:
		return p.listCons()
	case LBrace:
		return p.mapCons()
	case IdentTok:
		switch p.at(1) {
		case FatArrow:
			if !p.noArrow {
				id := p.ident()
				return p.inferFunc(start, []*Ident{id})
			}
		case TemplateStart:
			if p.text(p.i) == "re" {
				p.advance()
				return p.template(start, RegexpTemplate)
			}
		case LBrace, LParen:
			if p.naturalAt(p.i) {
				return p.natural()
			}
		}
		return p.nameExpr()
	case KwBase16, KwBase64:
		if p.at(1) == TemplateStart {
			return p.byteLiteral()
		}
	case KwString, KwXml:
		if p.at(1) == TemplateStart {
			kind := StringTemplate
			if p.k == KwXml {
				kind = XMLTemplate
			}
			p.advance()
			return p.template(start, kind)
		}
	case KwError:
		if !p.qualified(p.i) {
			return p.errorCons()
		}
	case KwNew:
		return p.newExpr()
	case KwLet:
		p.advance()
		x := &LetExpr{Vars: p.letVars()}
		p.expect(KwIn)
		x.X = p.expr()
		x.Span = p.span(start)
		return x
	case KwFrom:
		return p.query(QueryDefault)
	case KwMap:
		if p.at(1) == KwFrom {
			return p.query(QueryMap)
		}
	case KwStream:
		if p.at(1) == KwFrom {
			return p.query(QueryStream)
		}
	case KwTable:
		if !p.qualified(p.i) && p.at(1) != Lt {
			return p.tableExpr()
		}
	case KwConst:
		if p.word(p.i+1, "natural") {
			return p.natural()
		}
	case At:
		return p.annotated(start, p.annots())
	case KwTransactional:
		switch p.kind(p.afterQuals(p.i)) {
		case KwFunction:
			return p.annotated(start, nil)
		}
		p.advance()
		return &TransactionalExpr{p.span(start)}
	case KwFunction, KwIsolated, KwObject, KwService, KwClient:
		if !p.qualified(p.i) {
			return p.annotated(start, nil)
		}
	case KwStart:
		return p.startAction(start, nil)
	case KwWait:
		return p.newAction(p.waitAction())
	case LeftArrow:
		return p.newAction(p.receiveAction())
	case KwFlush:
		p.advance()
		x := &FlushAction{}
		if p.k == IdentTok || p.k == KwFunction {
			x.Peer = p.anyWord()
		}
		x.Span = p.span(start)
		return p.newAction(x)
	case KwCommit:
		p.advance()
		return p.newAction(&CommitAction{p.span(start)})
	}
	if p.k.IsIdent() || p.qualified(p.i) || isPrefix(p.k) && p.at(1) == Colon && p.adjacent(p.i) && p.cond == 0 {
		if p.at(1) == FatArrow && !p.noArrow {
			id := p.ident()
			return p.inferFunc(start, []*Ident{id})
		}
		return p.nameExpr()
	}
	switch p.k {
	case KwInt, KwFloat, KwDecimal, KwBoolean, KwString, KwByte, KwAny, KwAnydata, KwJson, KwXml, KwHandle, KwNever,
		KwReadonly, KwRecord, KwMap, KwTable, KwStream, KwTypedesc, KwFuture, KwDistinct:
		t := p.typeDesc(typeInExpr)
		return &TypeExpr{t.Range(), t}
	}
	return p.badExpr()
}

func (p *parser) paren() Expr {
	start := p.i
	if p.at(1) == RParen && p.at(2) != FatArrow {
		return p.nilLiteral()
	}
	if p.arrowParams() {
		var params []*Ident
		p.advance()
		p.list(RParen, func() { params = append(params, p.ident()) })
		p.advance()
		return p.inferFunc(start, params)
	}
	saved := p.bracketed()
	p.actions = saved.actions
	p.parens++
	p.advance()
	x := p.expression()
	p.expect(RParen)
	p.exprContext = saved
	return &Paren{p.span(start), x}
}

// inferFunc parses the rest of params => x.
func (p *parser) inferFunc(start int, params []*Ident) Expr {
	p.advance()
	x := p.expr()
	return &InferFunc{p.span(start), params, x}
}

func (p *parser) listCons() Expr {
	start := p.i
	saved := p.bracketed()
	p.advance()
	x := &ListCons{}
	p.list(RBrack, func() {
		first := p.i
		e := &ListElem{Spread: p.got(Ellipsis)}
		e.X = p.expr()
		e.Span = p.span(first)
		x.Elems = append(x.Elems, e)
	})
	p.expect(RBrack)
	x.Span = p.span(start)
	p.exprContext = saved
	return x
}

func (p *parser) mapCons() *MapCons {
	start := p.i
	saved := p.bracketed()
	p.advance()
	x := &MapCons{}
	p.list(RBrace, func() { x.Fields = append(x.Fields, p.mapField()) })
	p.expect(RBrace)
	x.Span = p.span(start)
	p.exprContext = saved
	return x
}

func (p *parser) mapField() *MapField {
	start := p.i
	f := &MapField{Annots: p.metadata().Annots}
	if p.k == KwReadonly && (p.at(1).IsIdent() || p.at(1) == StringLit) {
		f.Readonly = true
		p.advance()
	}
	value := func() {
		if p.expect(Colon) {
			f.Value = p.expr()
		} else {
			f.Value = &BadExpr{p.empty()}
		}
	}
	switch p.k {
	case Ellipsis:
		p.advance()
		f.Spread = p.expr()
	case StringLit:
		f.Str = p.literal()
		value()
	case LBrack:
		p.advance()
		p.bracks++
		f.Key = p.expr()
		p.bracks--
		p.expect(RBrack)
		value()
	default:
		f.Name = p.ident()
		if f.Name.Name == "" && f.Name.Empty() {
			if p.k == TemplateStart || startsExpr(p.k) && !p.k.IsKeyword() { // a key that is an expression
				f.Key = p.expr()
				f.Name = nil
				if p.got(Colon) {
					f.Value = p.expr()
				}
			}
		} else if p.got(Colon) {
			f.Value = p.expr()
		}
	}
	f.Span = p.span(start)
	return f
}

// tableExpr parses what starts with table: a constructor, a query, or the
// type.
func (p *parser) tableExpr() Expr {
	start := p.i
	if p.at(1) == KwFrom || p.word(p.i+1, "key") && p.at(2) == LParen {
		if m := p.matching(p.i + 2); p.at(1) == KwFrom || m > 0 && p.kind(m+1) == KwFrom {
			return p.query(QueryTable)
		}
	}
	p.advance()
	x := &TableCons{}
	if p.word(p.i, "key") {
		p.advance()
		x.HasKey = true
		x.Keys = p.keyNames()
	}
	if p.expect(LBrack) {
		saved := p.bracketed()
		p.list(RBrack, func() {
			row := p.expr()
			switch row.(type) {
			case *MapCons, *BadExpr:
			default:
				p.errorAt(row, errTableRow)
			}
			x.Rows = append(x.Rows, row)
		})
		p.expect(RBrack)
		p.exprContext = saved
	}
	x.Span = p.span(start)
	return x
}

// errorCons parses what starts with error: a constructor or a type.
func (p *parser) errorCons() Expr {
	start := p.i
	switch k := p.at(1); {
	case k == LParen:
		p.advance()
		args := p.args()
		p.needMessage(args)
		return &ErrorCons{p.span(start), nil, args}
	case k == IdentTok || p.qualified(p.i+1):
		p.advance()
		n := p.name()
		args := p.args()
		p.needMessage(args)
		return &ErrorCons{p.span(start), n, args}
	}
	t := p.typeDesc(typeInExpr)
	return &TypeExpr{t.Range(), t}
}

// needMessage reports an error constructor without arguments.
func (p *parser) needMessage(args []*Arg) {
	if len(args) == 0 && p.toks[p.last].Kind == RParen && p.lastErr <= p.last {
		p.report(errMissingMessage, p.toks[p.last].Off, p.toks[p.last].Off)
	}
}

func (p *parser) newExpr() Expr {
	start := p.i
	p.advance()
	x := &New{}
	switch {
	case p.k == KwStream && p.at(1) == Lt:
		t := &ParamType{Kind: KwStream}
		first := p.i
		p.advance()
		p.typeArgs(t)
		t.Span = p.span(first)
		x.Type = t
	case p.k == IdentTok || p.qualified(p.i):
		n := p.name()
		x.Type = &TypeName{n.Span, n}
	}
	if p.k == LParen || x.Type != nil {
		x.HasArgs = true
		x.Args = p.args()
	}
	x.Span = p.span(start)
	return x
}

// annotated parses what annotations and qualifiers may precede: functions,
// object constructors and start actions.
func (p *parser) annotated(start int, annots []*Annot) Expr {
	if p.k == KwStart {
		return p.startAction(start, annots)
	}
	first := p.i
	q := p.typeQuals()
	switch p.k {
	case KwFunction:
		if q&(Client|Service) != 0 {
			p.errorTok(first, errQualNotAllowed, p.text(first))
		}
		p.advance()
		if p.k != LParen {
			t := &FunctionType{Span: p.span(first), Quals: q}
			return p.restOfTypeExpr(first, t)
		}
		sig := p.signature(true)
		f := &AnonFunc{Annots: annots, Quals: q, Sig: sig}
		switch p.k {
		case LBrace:
			f.Body = p.blockBody()
		case FatArrow:
			arrow := p.i
			p.advance()
			x := p.expr()
			f.Body = &ExprBody{p.span(arrow), x}
		default:
			return p.restOfTypeExpr(first, &FunctionType{p.span(first), q, sig})
		}
		for _, a := range sig.Params {
			if a.Name == nil {
				p.errorAt(a, errMissingParamName)
			}
		}
		f.Span = p.span(start)
		return f
	case KwObject:
		if q.Has(Transactional) {
			p.errorTok(first, errQualNotAllowed, "transactional")
		}
		if q.Has(Client | Service) {
			p.errorTok(p.last, errQualNotAllowed, p.text(p.last))
		}
		p.advance()
		o := &ObjectCons{Annots: annots, Quals: q}
		if p.k.IsIdent() || p.qualified(p.i) {
			n := p.name()
			o.Type = &TypeName{n.Span, n}
		} else if p.k != LBrace && q == 0 && annots == nil {
			return p.restOfTypeExpr(first, &BuiltinType{p.span(first), KwObject})
		}
		o.Members = p.members(inObjectCons)
		o.Span = p.span(start)
		return o
	}
	p.missingErr(errMissingExpr)
	return &BadExpr{p.span(start)}
}

// restOfTypeExpr makes a type expression that starts with t.
func (p *parser) restOfTypeExpr(start int, t Type) Expr {
	t = p.typeRest(start, t, typeInExpr)
	return &TypeExpr{p.span(start), t}
}
