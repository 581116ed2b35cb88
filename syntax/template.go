// Templates, byte array literals and natural expressions.

package syntax

// template parses a back-tick string whose tag, if any, starts at token start.
func (p *parser) template(start int, kind TemplateKind) *Template {
	t := &Template{Kind: kind}
	p.advance()
	t.Parts = p.templateParts(TemplateEnd)
	p.endTemplate()
	t.Span = p.span(start)
	if p.bailed || p.lastErr >= start {
		return t
	}
	switch kind {
	case XMLTemplate:
		p.perrs = append(p.perrs, parseXML(newContent(p.src, p.toks, t)).Errors...)
	case RegexpTemplate:
		p.perrs = append(p.perrs, parseRegexp(newContent(p.src, p.toks, t)).Errors...)
	}
	return t
}

// templateParts parses text and interpolations up to the token end.
func (p *parser) templateParts(end Kind) []TemplatePart {
	var parts []TemplatePart
	for p.k != end && p.k != EOF {
		switch p.k {
		case TemplateText:
			parts = append(parts, TemplatePart{Text: Tok(p.i)})
			p.advance()
		case InterpStart:
			open := p.i
			p.advance()
			saved := p.bracketed()
			x := p.expr()
			p.exprContext = saved
			parts = append(parts, TemplatePart{NoTok, x})
			if p.k != InterpEnd {
				p.missing(InterpEnd)
				for m := p.matching(open); p.k != EOF && p.i != m; {
					p.advance()
				}
			}
			p.got(InterpEnd)
		default: // not reached: the lexer gives nothing else here
			p.invalid()
			p.advance()
		}
	}
	return parts
}

// endTemplate consumes the closing back-tick; the lexer has reported one that
// is missing.
func (p *parser) endTemplate() {
	if !p.got(TemplateEnd) {
		p.lastErr = p.i
	}
}

// byteLiteral parses base16 `…` and base64 `…`.
func (p *parser) byteLiteral() Expr {
	start := p.i
	x := &ByteLiteral{Base: 16}
	c := errInvalidBase16
	if p.k == KwBase64 {
		x.Base, c = 64, errInvalidBase64
	}
	p.advance()
	p.advance()
	first := p.i
	text := ""
	for p.k != TemplateEnd && p.k != EOF {
		text += p.text(p.i)
		p.advance()
	}
	var ok bool
	if x.Bytes, ok = decodeBytes(x.Base, text); !ok {
		p.report(c, p.toks[first].Off, p.toks[p.last].End)
	}
	p.endTemplate()
	x.Span = p.span(start)
	return x
}

// naturalAt reports whether token i, an identifier before ( or {, is the
// natural of a natural expression.
func (p *parser) naturalAt(i int) bool {
	if p.text(i) != "natural" || p.header {
		return false
	}
	if p.kind(i+1) == LBrace {
		return true
	}
	m := p.matching(i + 1)
	return m > 0 && p.kind(m+1) == LBrace
}

// natural parses [const] natural (args) {text}.
func (p *parser) natural() Expr {
	start := p.i
	x := &Natural{Const: p.got(KwConst)}
	p.advance()
	if p.k == LParen {
		x.Args = p.args()
	}
	if p.k != LBrace && p.k != LBracePipe {
		p.missing(LBrace)
		x.Span = p.span(start)
		return x
	}
	p.startNatural(p.i)
	p.match, p.ends = nil, nil // made with tokens that are no more
	p.k = LBrace
	p.advance()
	x.Parts = p.templateParts(RBrace)
	if !p.got(RBrace) {
		p.lastErr = p.i
	}
	x.Span = p.span(start)
	return x
}
