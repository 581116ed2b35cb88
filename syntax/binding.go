// Binding patterns and match patterns.

package syntax

// typedBinding parses a type, nil for var, and a binding pattern.
func (p *parser) typedBinding() (Type, Binding) {
	var t Type
	if !p.got(KwVar) {
		t = p.typeDesc(typeBefore)
	}
	return t, p.binding(false)
}

// binding parses a binding pattern. In a destructuring assignment (lvalues)
// fields and members can stand for variables.
func (p *parser) binding(lvalues bool) Binding {
	p.enter()
	defer p.leave()
	start := p.i
	switch {
	case p.k == LBrack:
		p.advance()
		b := &ListBinding{}
		p.list(RBrack, func() {
			if p.restBinding(&b.Rest) {
				return
			}
			b.Elems = append(b.Elems, p.binding(lvalues))
		})
		p.expect(RBrack)
		b.Span = p.span(start)
		return b
	case p.k == LBrace:
		p.advance()
		b := &MappingBinding{}
		p.list(RBrace, func() {
			if p.restBinding(&b.Rest) {
				return
			}
			first := p.i
			f := &FieldBinding{Name: p.ident()}
			if p.got(Colon) {
				f.Binding = p.binding(lvalues)
			} else {
				f.Binding = &CaptureBinding{f.Name.Span, f.Name}
			}
			f.Span = p.span(first)
			b.Fields = append(b.Fields, f)
		})
		p.expect(RBrace)
		b.Span = p.span(start)
		return b
	case p.k == KwError && !p.qualified(p.i):
		return p.errorBinding(lvalues)
	case p.k.IsIdent() && p.text(p.i) == "_":
		p.advance()
		return &WildcardBinding{p.span(start)}
	case p.k.IsIdent() || isPrefix(p.k) && lvalues:
		if lvalues {
			switch p.at(1) {
			case Comma, RBrack, RBrace, RParen, Assign:
			default:
				x := p.expr()
				return &LValueBinding{p.span(start), x}
			}
		}
		id := p.ident()
		return &CaptureBinding{id.Span, id}
	case p.k.IsKeyword():
		if id := p.ident(); id.Name != "" {
			return &CaptureBinding{id.Span, id}
		}
		return &BadBinding{p.empty()}
	}
	p.missing(IdentTok)
	return &BadBinding{p.empty()}
}

// restBinding parses …name, if that is there; it must be the last member.
func (p *parser) restBinding(rest **Ident) bool {
	if *rest != nil {
		p.errorAt(*rest, errRestNotLast)
	}
	if p.k != Ellipsis {
		return false
	}
	p.advance()
	id := p.ident()
	if *rest == nil {
		*rest = id
	}
	return true
}

func (p *parser) errorBinding(lvalues bool) Binding {
	start := p.i
	p.advance()
	b := &ErrorBinding{}
	if p.k != LParen {
		b.Type = p.name()
	}
	n := 0
	if p.expect(LParen) {
		p.list(RParen, func() {
			if p.restBinding(&b.Rest) {
				return
			}
			if p.k.IsIdent() && p.at(1) == Assign {
				first := p.i
				f := &FieldBinding{Name: p.ident()}
				p.advance()
				f.Binding = p.binding(lvalues)
				f.Span = p.span(first)
				b.Fields = append(b.Fields, f)
				return
			}
			q := p.binding(lvalues)
			switch {
			case len(b.Fields) > 0 || b.Rest != nil:
				p.errorAt(q, errArgOrder, "positional", "named")
			case n == 0:
				b.Message = q
			case n == 1:
				b.Cause = q
			default:
				p.errorAt(q, errNotPattern)
			}
			n++
		})
		p.expect(RParen)
	}
	b.Span = p.span(start)
	return b
}

// matchPattern parses one match pattern.
func (p *parser) matchPattern() Pattern {
	p.enter()
	defer p.leave()
	start := p.i
	switch p.k {
	case KwVar:
		p.advance()
		return &VarPattern{Binding: p.binding(false), Span: p.span(start)}
	case LBrack:
		p.advance()
		m := &ListPattern{}
		p.list(RBrack, func() {
			if !p.restPattern(&m.Rest) {
				m.Elems = append(m.Elems, p.matchPattern())
			}
		})
		p.expect(RBrack)
		m.Span = p.span(start)
		return m
	case LBrace:
		p.advance()
		m := &MappingPattern{}
		p.list(RBrace, func() {
			if p.restPattern(&m.Rest) {
				return
			}
			first := p.i
			f := &FieldPattern{Name: p.ident()}
			if p.expect(Colon) {
				f.Pattern = p.matchPattern()
			} else {
				f.Pattern = &BadPattern{p.empty()}
			}
			f.Span = p.span(first)
			m.Fields = append(m.Fields, f)
		})
		p.expect(RBrace)
		m.Span = p.span(start)
		return m
	case KwError:
		if !p.qualified(p.i) {
			return p.errorPattern()
		}
	case IntLit, FloatLit, DecimalLit, StringLit, KwTrue, KwFalse, KwNull:
		x := p.literal()
		return &ConstPattern{x.Span, x}
	case LParen:
		if p.at(1) == RParen {
			x := p.nilLiteral()
			return &ConstPattern{x.Span, x}
		}
	case Minus, Plus:
		k := p.k
		p.advance()
		var x Expr
		switch p.k {
		case IntLit, FloatLit, DecimalLit:
			x = p.literal()
		default:
			x = p.badExpr()
		}
		return &ConstPattern{p.span(start), &Unary{p.span(start), k, x}}
	}
	if p.k.IsIdent() || p.qualified(p.i) {
		if p.k == IdentTok && p.text(p.i) == "_" {
			p.advance()
			return &WildcardPattern{p.span(start)}
		}
		x := p.nameExpr()
		return &ConstPattern{x.Span, x}
	}
	p.missingErr(errMissingPattern)
	return &BadPattern{p.empty()}
}

// restPattern parses …var name, if that is there.
func (p *parser) restPattern(rest **Ident) bool {
	if *rest != nil {
		p.errorAt(*rest, errRestNotLast)
	}
	if p.k != Ellipsis {
		return false
	}
	p.advance()
	p.expect(KwVar)
	id := p.ident()
	if *rest == nil {
		*rest = id
	}
	return true
}

func (p *parser) errorPattern() Pattern {
	start := p.i
	p.advance()
	m := &ErrorPattern{}
	if p.k != LParen {
		m.Type = p.name()
	}
	n := 0
	if p.expect(LParen) {
		p.list(RParen, func() {
			if p.restPattern(&m.Rest) {
				return
			}
			if p.k.IsIdent() && p.at(1) == Assign {
				first := p.i
				f := &FieldPattern{Name: p.ident()}
				p.advance()
				f.Pattern = p.matchPattern()
				f.Span = p.span(first)
				m.Fields = append(m.Fields, f)
				return
			}
			q := p.matchPattern()
			switch {
			case len(m.Fields) > 0 || m.Rest != nil:
				p.errorAt(q, errArgOrder, "positional", "named")
			case n == 0:
				m.Message = q
			case n == 1:
				m.Cause = q
			default:
				p.errorAt(q, errNotPattern)
			}
			n++
		})
		p.expect(RParen)
	}
	m.Span = p.span(start)
	return m
}
