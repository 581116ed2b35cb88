// Statements, blocks and function bodies.

package syntax

// blockBody parses the {…} of a function, with its named workers.
func (p *parser) blockBody() *BlockBody {
	p.enter()
	defer p.leave()
	defer p.newContext()()
	start := p.i
	b := &BlockBody{}
	p.expect(LBrace)
	list := &b.Stmts
	for !p.endsBlock() {
		if w := p.workerAt(); w {
			if list == &b.After && len(b.After) > 0 {
				p.errorTok(p.i, errStmtAfterWorker)
			}
			b.Workers = append(b.Workers, p.worker())
			list = &b.After
			continue
		}
		*list = append(*list, p.stmt())
	}
	p.expect(RBrace)
	b.Span = p.span(start)
	return b
}

// newContext makes a new context for statements; what it returns brings the
// old one back.
func (p *parser) newContext() func() {
	saved := p.exprContext
	p.exprContext = exprContext{}
	return func() { p.exprContext = saved }
}

// endsBlock reports whether no statement follows in the block at hand: it is
// closed, or something follows that only a module can hold.
func (p *parser) endsBlock() bool {
	switch p.k {
	case RBrace, EOF:
		return true
	case DocLine, At:
		// Documentation of the next declaration, where a brace is missing.
		i := p.i
		for p.kind(i) == DocLine {
			i++
		}
		i = p.scanAnnots(i)
		return i > p.i && p.startsDecl(i)
	}
	if p.startsDecl(p.i) {
		switch p.k {
		case KwConst, KwConfigurable, KwAnnotation:
			return false
		case KwType, KwFunction, KwService, KwClient, KwReadonly, KwDistinct, KwIsolated, KwTransactional, KwPublic,
			KwPrivate, KwClass, KwListener, KwEnum, KwImport, KwRemote, KwResource:
			return p.newline(p.i)
		}
	}
	return false
}

func (p *parser) block() *Block {
	p.enter()
	defer p.leave()
	start := p.i
	b := &Block{}
	if p.expect(LBrace) {
		restore := p.newContext()
		for !p.endsBlock() {
			if p.workerAt() {
				p.errorTok(p.i, errWorkerNotHere)
				w := p.worker()
				b.Stmts = append(b.Stmts, &BadStmt{w.Span})
				continue
			}
			b.Stmts = append(b.Stmts, p.stmt())
		}
		restore()
		p.expect(RBrace)
	}
	b.Span = p.span(start)
	return b
}

// workerAt reports whether a named worker starts at the current token.
func (p *parser) workerAt() bool {
	i := p.i
	if p.k == At {
		i = p.scanAnnots(i)
	}
	if p.kind(i) == KwTransactional {
		i++
	}
	return p.kind(i) == KwWorker
}

func (p *parser) worker() *Worker {
	start := p.i
	w := &Worker{Annots: p.annots()}
	w.Transactional = p.got(KwTransactional)
	p.expect(KwWorker)
	w.Name = p.ident()
	if p.got(KwReturns) {
		w.RetAnnots = p.annots()
		w.Ret = p.typ()
	}
	w.Body = p.block()
	w.OnFail = p.onFail()
	w.Span = p.span(start)
	return w
}

// onFail parses an on fail clause, if there is one.
func (p *parser) onFail() *OnFail {
	if p.k != KwOn {
		return nil
	}
	start := p.i
	p.advance()
	p.expect(KwFail)
	f := &OnFail{}
	if p.k != LBrace {
		if p.k == KwError && p.scanType(p.i) == p.i+1 && p.kind(p.i+1) == LParen {
			f.Binding = p.binding(false)
		} else {
			f.Type, f.Binding = p.typedBinding()
		}
	}
	f.Body = p.block()
	f.Span = p.span(start)
	return f
}

func (p *parser) stmt() Stmt {
	before := p.i
	s := p.stmt1()
	if p.i == before {
		p.invalid()
		p.advance()
		p.skipTo(func() bool { return p.k == Semi || p.newline(p.i) || p.startsStmt(p.i) })
		p.got(Semi)
		if p.i == before+1 && p.k != EOF || s == nil {
			switch p.k {
			case RParen, RBrack, RBracePipe, TemplateEnd, InterpEnd:
				p.advance()
			}
		}
		return &BadStmt{p.span(before)}
	}
	return s
}

func (p *parser) stmt1() Stmt {
	start := p.i
	switch p.k {
	case At:
		annots := p.annots()
		if p.k == KwStart || p.k == KwFunction && p.scanType(p.i) < 0 || p.k == KwService && p.at(1) == KwObject {
			x := p.annotated(start, annots)
			return p.simpleStmt(start, p.exprRest(start, x, 0))
		}
		return p.varStmt(start, annots)
	case KwFinal, KwVar:
		return p.varStmt(start, nil)
	case LBrace:
		if end := p.scanBinding(p.i); end > 0 && p.kind(end) == Assign {
			return p.destructure(start)
		}
		return p.block()
	case LBrack:
		if p.varDecl(p.i) {
			return p.varStmt(start, nil)
		}
		if end := p.matching(p.i); end > 0 && p.kind(end+1) == Assign {
			return p.destructure(start)
		}
	case KwError:
		if end := p.scanBinding(p.i); end > 0 && p.kind(end) == Assign {
			return p.destructure(start)
		}
	case KwIf:
		return p.ifStmt()
	case KwWhile:
		p.advance()
		s := &WhileStmt{Cond: p.headerExpr()}
		s.Body = p.block()
		s.OnFail = p.onFail()
		s.Span = p.span(start)
		return s
	case KwForeach:
		return p.foreachStmt()
	case KwMatch:
		return p.matchStmt()
	case KwReturn:
		p.advance()
		s := &ReturnStmt{}
		if p.k != Semi && (startsExpr(p.k) || !p.newline(p.i)) && p.k != RBrace {
			s.X = p.action()
		}
		p.semi()
		s.Span = p.span(start)
		return s
	case KwBreak:
		p.advance()
		p.semi()
		return &BreakStmt{p.span(start)}
	case KwContinue:
		p.advance()
		p.semi()
		return &ContinueStmt{p.span(start)}
	case KwPanic:
		p.advance()
		x := p.action()
		p.semi()
		return &PanicStmt{p.span(start), x}
	case KwFail:
		p.advance()
		x := p.action()
		p.semi()
		return &FailStmt{p.span(start), x}
	case KwDo:
		p.advance()
		s := &DoStmt{Body: p.block()}
		s.OnFail = p.onFail()
		s.Span = p.span(start)
		return s
	case KwLock:
		p.advance()
		s := &LockStmt{Body: p.block()}
		s.OnFail = p.onFail()
		s.Span = p.span(start)
		return s
	case KwRetry:
		return p.retryStmt()
	case KwTransaction:
		if p.at(1) != Colon {
			p.advance()
			s := &TransactionStmt{Body: p.block()}
			s.OnFail = p.onFail()
			s.Span = p.span(start)
			return s
		}
	case KwRollback:
		p.advance()
		s := &RollbackStmt{}
		if p.k != Semi {
			s.X = p.expr()
		}
		p.semi()
		s.Span = p.span(start)
		return s
	case KwFork:
		return p.forkStmt()
	case KwXmlns:
		return p.xmlns()
	case KwElse, KwIn, KwIs, KwOn, KwReturns, KwAs, KwExternal, Semi, RParen, RBrack, RBracePipe, Comma, Colon:
		return nil
	case DocLine:
		return nil
	}
	if p.k.IsIdent() && p.text(p.i) == "_" && p.at(1) == Assign {
		return p.destructure(start)
	}
	if p.varDecl(p.i) {
		return p.varStmt(start, nil)
	}
	if !startsExpr(p.k) && !p.qualified(p.i) {
		return nil
	}
	return p.simpleStmt(start, p.action())
}

// simpleStmt parses what follows an expression at the start of a statement.
func (p *parser) simpleStmt(start int, x Expr) Stmt {
	switch op, n := p.assignOp(); {
	case op == Assign:
		if !isLValue(x) {
			p.errorAt(x, errInvalidAssign)
		}
		p.advance()
		y := p.action()
		p.semi()
		return &AssignStmt{p.span(start), x, y}
	case n > 0:
		if !isLValue(x) {
			p.errorAt(x, errInvalidAssign)
		}
		for range n {
			p.advance()
		}
		y := p.action()
		p.semi()
		return &CompoundStmt{p.span(start), x, op, y}
	}
	bad := !isStmtExpr(x) && p.lastErr < start && !(p.input && p.depth == 0)
	if bad && p.k != Semi {
		// More likely a declaration or an assignment that is not finished.
		if _, ok := x.(*NameExpr); ok && p.k.IsIdent() && !p.newline(p.i) {
			bad = false
		}
	}
	s := &ExprStmt{X: x}
	if bad {
		p.errorAt(x, errInvalidExprStmt)
		if p.k != Semi {
			p.lastErr = p.i
		}
	}
	p.semi()
	s.Span = p.span(start)
	return s
}

// assignOp gives the assignment operator at the current token and how many
// tokens it is made of; 0 when there is none.
func (p *parser) assignOp() (Kind, int) {
	switch p.k {
	case Assign, PlusEq, MinusEq, StarEq, SlashEq, AmpEq, PipeEq, CaretEq, ShlEq:
		return p.k, 1
	case Gt:
		if op, n, assign := p.shiftRight(); assign {
			return op, n
		}
	}
	return 0, 0
}

// shiftRight joins adjacent > tokens: it gives the operator they make, of how
// many tokens, and whether an equal sign makes it a compound assignment.
func (p *parser) shiftRight() (op Kind, n int, assign bool) {
	op, n = Gt, 1
	if !p.adjacent(p.i) {
		return
	}
	switch p.at(1) {
	case GtEq:
		return ShrEq, 2, true
	case Gt:
		op, n = ShrEq, 2
		if p.adjacent(p.i + 1) {
			switch p.at(2) {
			case GtEq:
				return UshrEq, 3, true
			case Gt:
				return UshrEq, 3, false
			}
		}
	}
	return
}

func isLValue(x Expr) bool {
	for {
		switch y := x.(type) {
		case *NameExpr, *BadExpr:
			return true
		case *FieldAccess:
			if y.Optional {
				return false
			}
			x = y.X
		case *Index:
			x = y.X
		default:
			return false
		}
	}
}

// isStmtExpr reports whether x can be a statement.
func isStmtExpr(x Expr) bool {
	switch x := x.(type) {
	case *Call, *MethodCall, *Check, *BadExpr:
		return true
	case *Query:
		return x.Do != nil
	case *XMLStep:
		n := len(x.Ext)
		return n > 0 && x.Ext[n-1].Method != nil
	}
	return isAction(x)
}

func (p *parser) destructure(start int) Stmt {
	s := &DestructureStmt{Binding: p.binding(true)}
	p.expect(Assign)
	s.RHS = p.action()
	p.semi()
	s.Span = p.span(start)
	return s
}

func (p *parser) varStmt(start int, annots []*Annot) Stmt {
	s := &VarStmt{Annots: annots}
	for p.k == KwFinal {
		if s.Final {
			p.errorTok(p.i, errDuplicateQual, "final")
		}
		s.Final = true
		p.advance()
	}
	s.Type, s.Binding = p.typedBinding()
	if p.got(Assign) {
		s.Init = p.action()
	} else {
		p.needInit(s.Type, s.Binding, false)
	}
	p.semi()
	s.Span = p.span(start)
	return s
}

func (p *parser) ifStmt() Stmt {
	// A chain of else if is a list in disguise: no recursion.
	first := &IfStmt{}
	var all []*IfStmt
	for s := first; ; {
		start := p.i
		p.advance()
		s.First = Tok(start)
		s.Cond = p.headerExpr()
		s.Then = p.block()
		all = append(all, s)
		if len(all) > maxChain {
			p.tooDeep()
		}
		if !p.got(KwElse) {
			break
		}
		if p.k != KwIf {
			s.Else = p.block()
			break
		}
		next := &IfStmt{}
		s.Else = next
		s = next
	}
	for _, s := range all {
		s.Last = Tok(p.last)
	}
	return first
}

func (p *parser) foreachStmt() Stmt {
	start := p.i
	p.advance()
	s := &ForeachStmt{}
	s.Type, s.Binding = p.typedBinding()
	p.expect(KwIn)
	s.In = p.headerAction()
	s.Body = p.block()
	s.OnFail = p.onFail()
	s.Span = p.span(start)
	return s
}

func (p *parser) matchStmt() Stmt {
	start := p.i
	p.advance()
	s := &MatchStmt{X: p.headerAction()}
	if p.expect(LBrace) {
		restore := p.newContext()
		p.enter()
		if p.k == RBrace {
			p.missingErr(errMissingMatch)
		}
		for p.k != RBrace && p.k != EOF && (p.k == KwVar || !p.startsStmt(p.i)) && !(p.newline(p.i) && p.startsDecl(p.i)) {
			before := p.i
			s.Clauses = append(s.Clauses, p.matchClause())
			if p.i == before {
				p.invalid()
				p.advance()
			}
		}
		p.leave()
		restore()
		p.expect(RBrace)
	}
	s.OnFail = p.onFail()
	s.Span = p.span(start)
	return s
}

func (p *parser) matchClause() *MatchClause {
	start := p.i
	c := &MatchClause{}
	for {
		c.Patterns = append(c.Patterns, p.matchPattern())
		if !p.got(Pipe) {
			break
		}
	}
	if p.got(KwIf) {
		p.noArrow = true
		c.Guard = p.headerExpr()
		p.noArrow = false
	}
	if p.k != FatArrow && p.k != LBrace {
		p.missing(FatArrow)
		p.skipTo(func() bool { return p.k == FatArrow || p.k == LBrace || p.newline(p.i) })
		p.got(FatArrow)
	} else {
		p.expect(FatArrow)
	}
	c.Body = p.block()
	c.Span = p.span(start)
	return c
}

func (p *parser) retryStmt() Stmt {
	start := p.i
	p.advance()
	s := &RetryStmt{}
	if p.k == Lt {
		s.Manager = p.typeParam()
	}
	if p.k == LParen {
		s.Args = p.args()
	}
	s.Transaction = p.got(KwTransaction)
	s.Body = p.block()
	s.OnFail = p.onFail()
	s.Span = p.span(start)
	return s
}

func (p *parser) forkStmt() Stmt {
	start := p.i
	p.advance()
	s := &ForkStmt{}
	if p.expect(LBrace) {
		for p.workerAt() {
			s.Workers = append(s.Workers, p.worker())
		}
		if len(s.Workers) == 0 {
			p.missingErr(errMissingWorker)
		}
		for !p.endsBlock() { // statements have no place here
			p.invalid()
			p.stmt()
		}
		p.expect(RBrace)
	}
	s.Span = p.span(start)
	return s
}
