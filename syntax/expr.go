// Expressions and actions: operators by precedence climbing, postfix forms,
// and what can stand as an operand.

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
func (p *parser) headerExpr() Expr {
	saved := p.exprContext
	p.header, p.actions = true, false
	x := p.expression()
	p.exprContext = saved
	return x
}

func (p *parser) headerAction() Expr {
	saved := p.exprContext
	p.header, p.actions = true, true
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
				r.Name = p.word0()
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
		id := p.word0()
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
		f.Ns = p.word0()
		p.advance()
		f.Name = p.word0()
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
			c.Method = p.word0()
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
			n.Name = p.word0()
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
			e.Method = p.word0()
			e.Args = p.args()
		default:
			s.Span = p.span(start)
			return s
		}
		e.Span = p.span(first)
		s.Ext = append(s.Ext, e)
	}
}

// ----------------------------------------------------------------- operands

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
			x.Peer = p.word0()
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

// ------------------------------------------------------------------- actions

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
		return p.word0()
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
