// Expressions and actions: operators by precedence climbing, and postfix forms.
// What they are applied to is in operand.go.

package syntax

// The levels of binary operators, from those that bind least.
const (
	precNone = iota
	precElvis
	precOr
	precAnd
	precBitOr
	precBitXor
	precBitAnd
	precEquality
	precRelational
	precRange
	precShift
	precAdditive
	precMultiplicative
)

// binaryOp gives the binary operator at the current token, the number of
// tokens that make it, and its level.
func (p *parser) binaryOp() (op Kind, n, prec int) {
	switch p.k {
	case Elvis:
		return p.k, 1, precElvis
	case PipePipe:
		return p.k, 1, precOr
	case AmpAmp:
		return p.k, 1, precAnd
	case Pipe:
		return p.k, 1, precBitOr
	case Caret:
		return p.k, 1, precBitXor
	case Amp:
		return p.k, 1, precBitAnd
	case Eq, NotEq, Identical, NotIdentical:
		return p.k, 1, precEquality
	case Lt, LtEq, GtEq, KwIs, KwIsNot:
		return p.k, 1, precRelational
	case Gt:
		op, n, assign := p.shiftRight()
		switch {
		case assign:
			return p.k, 0, precNone
		case n > 1:
			return op, n, precShift
		}
		return Gt, 1, precRelational
	case Bang:
		if p.at(1) == KwIs {
			return KwIsNot, 2, precRelational
		}
	case Ellipsis, HalfOpen:
		return p.k, 1, precRange
	case Shl:
		return p.k, 1, precShift
	case Plus, Minus:
		return p.k, 1, precAdditive
	case Star, Slash, Percent:
		return p.k, 1, precMultiplicative
	}
	return p.k, 0, precNone
}

// expr parses an expression; actions in it are reported.
func (p *parser) expr() Expr {
	saved := p.actions
	p.actions = false
	x := p.expression()
	p.actions = saved
	return x
}

// action parses an action or expression.
func (p *parser) action() Expr {
	saved := p.actions
	p.actions = true
	x := p.expression()
	p.actions = saved
	return x
}

// headerExpr parses an expression a block follows; headerAction likewise.
func (p *parser) headerExpr() Expr   { return p.headerOf(false) }
func (p *parser) headerAction() Expr { return p.headerOf(true) }

func (p *parser) headerOf(actions bool) Expr {
	if p.k == LBrace {
		// A mapping constructor, unless it is the block itself.
		end := p.matching(p.i)
		if next := p.kind(end + 1); end < 0 || next != LBrace && (p.newline(end+1) || next == KwElse || next == KwOn || next == RBrace) {
			p.missingErr(errMissingExpr)
			return &BadExpr{p.empty()}
		}
	}
	saved := p.exprContext
	p.header, p.actions = true, actions
	x := p.expression()
	p.exprContext = saved
	return x
}

// bracketed starts afresh inside brackets; the caller restores the context.
func (p *parser) bracketed() (saved exprContext) {
	saved = p.exprContext
	p.exprContext = exprContext{parens: p.parens, bracks: p.bracks}
	return saved
}

func (p *parser) expression() Expr {
	p.enter()
	defer p.leave()
	chain := p.chain
	p.chain = 0
	start := p.i
	x := p.exprRest(start, p.unary(), precElvis)
	if p.k == Question {
		x = p.conditional(start, x)
	}
	if p.sendAt() {
		x = p.send(start, x)
	}
	p.chain = max(chain, p.chain)
	return x
}

func (p *parser) conditional(start int, c Expr) Expr {
	p.notAction(c)
	p.advance()
	x := &Conditional{Cond: c}
	saved := p.exprContext
	p.actions, p.noArrow = false, false
	p.cond++
	x.X = p.expression()
	p.exprContext = saved
	if p.expect(Colon) {
		x.Y = p.expr()
	} else {
		x.Y = &BadExpr{p.empty()}
	}
	x.Span = p.span(start)
	return x
}

// exprRest continues an expression whose first operand is x with the binary
// operators of level prec and above.
func (p *parser) exprRest(start int, x Expr, prec int) Expr {
	for {
		op, n, level := p.binaryOp()
		if level == precNone || level < prec {
			return x
		}
		p.notAction(x)
		tok := Tok(p.i)
		for range n {
			p.advance()
		}
		if op == KwIs || op == KwIsNot {
			t := p.typeDesc(typeInExpr)
			x = &TypeTest{p.span(start), x, op == KwIsNot, t}
			p.wrap()
			continue
		}
		right := p.i
		var y Expr
		if level == precElvis {
			p.enter()
			y = p.exprRest(right, p.unary(), level)
			p.leave()
		} else {
			y = p.exprRest(right, p.unary(), level+1)
		}
		p.notAction(y)
		p.wrap()
		if op == Pipe || op == Amp {
			if t := p.joinTypes(start, op, x, y); t != nil {
				x = &TypeExpr{t.Range(), t}
				continue
			}
		}
		x = &Binary{p.span(start), op, tok, x, y}
	}
}

// joinTypes makes a type of x op y when one of the two can only be a type.
func (p *parser) joinTypes(start int, op Kind, x, y Expr) Type {
	_, xt := x.(*TypeExpr)
	_, yt := y.(*TypeExpr)
	if !xt && !yt {
		return nil
	}
	a, b := typeOf(x), typeOf(y)
	if a == nil || b == nil {
		return nil
	}
	if op == Amp {
		// The type on the right was read to its end: x & (y | z) is meant to
		// be (x & y) | z.
		if u, ok := b.(*UnionType); ok {
			first := u.Members[0]
			u.Members[0] = &IntersectionType{Span{Tok(start), first.Range().Last}, []Type{a, first}}
			u.First = Tok(start)
			return u
		}
		t := &IntersectionType{Span: p.span(start)}
		for _, m := range [...]Type{a, b} {
			if i, ok := m.(*IntersectionType); ok {
				t.Members = append(t.Members, i.Members...)
			} else {
				t.Members = append(t.Members, m)
			}
		}
		return t
	}
	t := &UnionType{Span: p.span(start)}
	for _, m := range [...]Type{a, b} {
		if u, ok := m.(*UnionType); ok {
			t.Members = append(t.Members, u.Members...)
		} else {
			t.Members = append(t.Members, m)
		}
	}
	return t
}

// typeOf gives the type descriptor that an expression reads as, nil when it
// reads as none.
func typeOf(x Expr) Type {
	switch x := x.(type) {
	case *TypeExpr:
		return x.Type
	case *NameExpr:
		return &TypeName{x.Span, x.Name}
	case *Literal:
		if x.Kind == LParen || x.Kind == KwNull {
			return &BuiltinType{x.Span, LParen}
		}
		return &SingletonType{x.Span, x}
	case *Unary:
		if l, ok := x.X.(*Literal); ok && (x.Op == Minus || x.Op == Plus) && l.Kind != StringLit {
			return &SingletonType{x.Span, x}
		}
	case *Paren:
		if t := typeOf(x.X); t != nil {
			return &ParenType{x.Span, t}
		}
	case *Index:
		if len(x.Keys) != 1 {
			return nil
		}
		t := typeOf(x.X)
		switch x.Keys[0].(type) {
		case *Literal, *NameExpr:
			if t != nil {
				return &ArrayType{x.Span, t, x.Keys[0], false}
			}
		}
	case *ListCons:
		t := &TupleType{Span: x.Span}
		for _, e := range x.Elems {
			m := typeOf(e.X)
			if m == nil || e.Spread {
				return nil
			}
			t.Members = append(t.Members, &TupleMember{e.Span, nil, m})
		}
		return t
	case *Binary:
		a, b := typeOf(x.X), typeOf(x.Y)
		if a == nil || b == nil {
			return nil
		}
		switch x.Op {
		case Pipe:
			if u, ok := a.(*UnionType); ok {
				return &UnionType{x.Span, append(u.Members, b)}
			}
			return &UnionType{x.Span, []Type{a, b}}
		case Amp:
			if u, ok := a.(*IntersectionType); ok {
				return &IntersectionType{x.Span, append(u.Members, b)}
			}
			return &IntersectionType{x.Span, []Type{a, b}}
		}
	}
	return nil
}

// isAction reports whether x is an action, possibly checked, cast or in
// parentheses.
func isAction(x Expr) bool {
	for {
		switch y := x.(type) {
		case *RemoteCall, *ResourceCall, *StartAction, *WaitAction, *SendAction, *ReceiveAction, *FlushAction, *CommitAction:
			return true
		case *Query:
			return y.Do != nil
		case *Check:
			x = y.X
		case *Trap:
			x = y.X
		case *Cast:
			x = y.X
		case *Paren:
			x = y.X
		default:
			return false
		}
	}
}

// notAction reports an action that is an operand of an expression. Where no
// action can stand at all newAction has reported it.
func (p *parser) notAction(x Expr) {
	if p.actions && isAction(x) {
		p.errorAt(x, errActionAsExpr)
	}
}

// newAction reports an action that was made where only expressions can stand.
func (p *parser) newAction(x Expr) Expr {
	if !p.actions {
		p.errorAt(x, errActionAsExpr)
	}
	return x
}

func (p *parser) unary() Expr {
	start, k := p.i, p.k
	switch k {
	case Plus, Minus, Tilde, Bang:
		p.advance()
		p.enter()
		x := p.unary()
		p.leave()
		p.notAction(x)
		return &Unary{p.span(start), k, x}
	case KwTypeof:
		p.advance()
		p.enter()
		x := p.unary()
		p.leave()
		p.notAction(x)
		return &Typeof{p.span(start), x}
	case KwCheck, KwCheckpanic:
		p.advance()
		p.enter()
		first := p.i
		x := p.unary()
		if p.actions && p.sendAt() {
			x = p.send(first, x)
		}
		p.leave()
		return &Check{p.span(start), k == KwCheckpanic, x}
	case KwTrap:
		p.advance()
		x := p.expression()
		return &Trap{p.span(start), x}
	case Lt:
		p.advance()
		c := &Cast{Annots: p.annots()}
		if p.k != Gt || len(c.Annots) == 0 {
			c.Type = p.typ()
		}
		p.expect(Gt)
		p.enter()
		c.X = p.unary()
		p.leave()
		c.Span = p.span(start)
		return c
	}
	return p.postfix(start, p.primary())
}

// ----------------------------------------------------------------- postfix

func (p *parser) postfix(start int, x Expr) Expr {
	for {
		switch p.k {
		case Dot:
			p.notAction(x)
			x = p.dot(start, x)
		case QuestionDot:
			p.notAction(x)
			p.advance()
			f := &FieldAccess{X: x, Optional: true}
			p.fieldName(f)
			f.Span = p.span(start)
			x = f
		case AnnotAccess:
			p.notAction(x)
			p.advance()
			n := p.name()
			x = &AnnotAccessExpr{p.span(start), x, n}
		case LParen:
			n, ok := x.(*NameExpr)
			if !ok {
				return x
			}
			args := p.args()
			x = &Call{p.span(start), n.Name, args}
		case LBrack:
			p.notAction(x)
			if k := p.at(1); k == RBrack && p.at(2) != Semi || k == Star && p.at(2) == RBrack {
				if t := typeOf(x); t != nil {
					t = p.typeRest(start, t, typeInExpr)
					x = &TypeExpr{p.span(start), t}
					continue
				}
			}
			x = p.index(start, x)
		case Question:
			if p.startsConditional() {
				return x
			}
			t := typeOf(x)
			if t == nil {
				return x
			}
			t = p.typeRest(start, t, typeInExpr)
			x = &TypeExpr{p.span(start), t}
		case DotLt:
			p.notAction(x)
			names := p.xmlNames()
			x = &XMLFilter{p.span(start), x, names}
		case SlashLt, SlashStar, SlashStarStar:
			p.notAction(x)
			x = p.xmlStep(start, x)
		case Arrow:
			if p.sendAt() {
				return x
			}
			p.notAction(x)
			p.advance()
			if p.k == Slash {
				x = p.newAction(p.resourceCall(start, x))
				break
			}
			r := &RemoteCall{X: x}
			if p.k.IsKeyword() && p.at(1) == LParen { // caller->continue()
				r.Name = p.anyWord()
			} else {
				r.Name = p.ident()
			}
			r.Args = p.args()
			r.Span = p.span(start)
			x = p.newAction(r)
		default:
			return x
		}
		p.wrap()
	}
}

// dot parses .name and .name(args).
func (p *parser) dot(start int, x Expr) Expr {
	p.advance()
	if (p.k.IsIdent() || specialName(p.k)) && p.at(1) == LParen {
		id := p.anyWord()
		args := p.args()
		return &MethodCall{p.span(start), x, id, args}
	}
	f := &FieldAccess{X: x}
	p.fieldName(f)
	f.Span = p.span(start)
	return f
}

// fieldName parses the name after a dot; ns:name is an attribute of XML.
func (p *parser) fieldName(f *FieldAccess) {
	if p.qualified(p.i) && !(p.cond > 0 && p.conditionalColon()) {
		f.Ns = p.anyWord()
		p.advance()
		f.Name = p.anyWord()
		return
	}
	if p.k.IsKeyword() && !p.newline(p.i) {
		f.Name = p.anyIdent()
		return
	}
	f.Name = p.ident()
}

func (p *parser) index(start int, x Expr) Expr {
	saved := p.bracketed()
	p.advance()
	n := &Index{X: x}
	if p.k == RBrack {
		p.missingErr(errMissingKeyExpr)
		n.Keys = []Expr{&BadExpr{p.empty()}}
	}
	p.list(RBrack, func() { n.Keys = append(n.Keys, p.expr()) })
	p.expect(RBrack)
	n.Span = p.span(start)
	p.exprContext = saved
	return n
}

// args parses (a, n = b, ...c).
func (p *parser) args() []*Arg {
	saved := p.bracketed()
	var args []*Arg
	if p.expect(LParen) {
		named, rest := false, false
		p.list(RParen, func() {
			start := p.i
			a := &Arg{}
			switch {
			case p.got(Ellipsis):
				a.Rest = true
			case p.k.IsIdent() && p.at(1) == Assign:
				a.Name = p.ident()
				p.advance()
			}
			a.X = p.expr()
			a.Span = p.span(start)
			switch {
			case a.Name == nil && !a.Rest && named:
				p.errorAt(a, errArgOrder, "positional", "named")
			case a.Rest && named:
				p.errorAt(a, errArgOrder, "rest", "named")
			case rest:
				p.errorAt(args[len(args)-1], errRestNotLast)
			}
			named, rest = named || a.Name != nil, a.Rest
			args = append(args, a)
		})
		p.expect(RParen)
	}
	p.exprContext = saved
	return args
}

func (p *parser) resourceCall(start int, x Expr) Expr {
	c := &ResourceCall{X: x}
	p.advance() // the first /
	for p.k.IsIdent() || p.k == LBrack || p.k.IsKeyword() && !p.newline(p.i) && p.adjacent(p.i-1) {
		first := p.i
		a := &PathArg{}
		if p.k == LBrack {
			saved := p.bracketed()
			p.bracks++
			p.advance()
			if n := len(c.Path); n > 0 && c.Path[n-1].Spread {
				p.errorAt(c.Path[n-1], errRestNotLast)
			}
			a.Spread = p.got(Ellipsis)
			a.X = p.expr()
			p.expect(RBrack)
			p.exprContext = saved
		} else {
			a.Name = p.anyIdent()
		}
		a.Span = p.span(first)
		c.Path = append(c.Path, a)
		if p.k != Slash {
			break
		}
		p.advance()
		if !p.k.IsIdent() && p.k != LBrack && !p.k.IsKeyword() {
			p.missing(IdentTok)
		}
	}
	if p.got(Dot) {
		if specialName(p.k) {
			c.Method = p.anyWord()
		} else {
			c.Method = p.ident()
		}
	}
	if p.k == LParen {
		c.HasArgs = true
		c.Args = p.args()
	}
	c.Span = p.span(start)
	return c
}

// xmlNames parses <a|ns:b|*> after its first token.
func (p *parser) xmlNames() []*XMLNamePattern {
	p.advance()
	var names []*XMLNamePattern
	for {
		start := p.i
		n := &XMLNamePattern{}
		switch {
		case p.got(Star):
		case p.k.IsIdent() || isPrefix(p.k):
			n.Name = p.anyWord()
			if p.k == Colon {
				p.advance()
				n.Prefix, n.Name = n.Name, nil
				if !p.got(Star) {
					n.Name = p.ident()
				}
			}
		default:
			p.missingErr(errMissingXMLName)
			n.Name = p.noIdent()
		}
		n.Span = p.span(start)
		names = append(names, n)
		if !p.got(Pipe) {
			break
		}
	}
	p.expect(Gt)
	return names
}

func (p *parser) xmlStep(start int, x Expr) Expr {
	s := &XMLStep{X: x}
	switch p.k {
	case SlashLt:
		s.Kind = XMLChildren
		s.Names = p.xmlNames()
	case SlashStar:
		s.Kind = XMLAllChildren
		p.advance()
	case SlashStarStar:
		s.Kind = XMLDescendants
		s.Names = p.xmlNames()
	}
	for {
		first := p.i
		var e XMLStepExt
		switch {
		case p.k == LBrack:
			saved := p.bracketed()
			p.bracks++
			p.advance()
			e.Index = p.expr()
			p.expect(RBrack)
			p.exprContext = saved
		case p.k == DotLt:
			e.Filter = p.xmlNames()
		case p.k == Dot && (p.at(1).IsIdent() || specialName(p.at(1))) && p.at(2) == LParen:
			p.advance()
			e.Method = p.anyWord()
			e.Args = p.args()
		default:
			s.Span = p.span(start)
			return s
		}
		e.Span = p.span(first)
		s.Ext = append(s.Ext, e)
	}
}
