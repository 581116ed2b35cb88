// Actions other than calls: start, wait, send, receive.

package syntax

func (p *parser) startAction(start int, annots []*Annot) Expr {
	p.advance()
	saved := p.actions
	p.actions = true
	first := p.i
	p.enter()
	x := p.postfix(first, p.primary())
	p.leave()
	p.actions = saved
	switch x.(type) {
	case *Call, *MethodCall, *RemoteCall, *ResourceCall, *BadExpr:
	default:
		p.errorAt(x, errNotCall)
	}
	return p.newAction(&StartAction{p.span(start), annots, x})
}

func (p *parser) waitAction() Expr {
	start := p.i
	p.advance()
	w := &WaitAction{}
	if p.k == LBrace {
		w.Multi = true
		saved := p.bracketed()
		p.advance()
		if p.k == RBrace {
			p.missingErr(errMissingWaitField)
		}
		p.list(RBrace, func() {
			first := p.i
			f := &WaitField{Name: p.ident()}
			if p.got(Colon) {
				f.X = p.expr()
			}
			f.Span = p.span(first)
			w.Fields = append(w.Fields, f)
		})
		p.expect(RBrace)
		p.exprContext = saved
	} else {
		saved := p.actions
		p.actions = false
		for {
			first := p.i
			p.enter()
			w.Alts = append(w.Alts, p.exprRest(first, p.unary(), precBitOr+1))
			p.leave()
			if !p.got(Pipe) {
				break
			}
		}
		p.actions = saved
	}
	w.Span = p.span(start)
	return w
}

// sendAt reports whether the arrow of a send action is at the current token.
func (p *parser) sendAt() bool {
	switch p.k {
	case SyncArrow:
		return true
	case Arrow:
		k := p.at(1)
		return (k.IsIdent() || k == KwFunction) && p.at(2) != LParen
	}
	return false
}

func (p *parser) send(start int, x Expr) Expr {
	p.notAction(x)
	s := &SendAction{X: x, Sync: p.k == SyncArrow}
	p.advance()
	s.Peer = p.peer()
	s.Span = p.span(start)
	return p.newAction(s)
}

// peer parses the name of a worker, or function for the default worker.
func (p *parser) peer() *Ident {
	if p.k == KwFunction {
		return p.anyWord()
	}
	return p.ident()
}

func (p *parser) receiveAction() Expr {
	start := p.i
	p.advance()
	r := &ReceiveAction{}
	if p.got(LBrace) {
		r.Multi = true
		p.list(RBrace, func() {
			first := p.i
			f := &ReceiveField{Name: p.peer()}
			if p.got(Colon) {
				f.Peer = p.peer()
			}
			f.Span = p.span(first)
			r.Fields = append(r.Fields, f)
		})
		p.expect(RBrace)
	} else {
		for {
			r.Alts = append(r.Alts, p.peer())
			if !p.got(Pipe) {
				break
			}
		}
	}
	r.Span = p.span(start)
	return r
}
