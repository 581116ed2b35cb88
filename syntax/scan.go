// Looking ahead: what decides between declarations and expressions before
// anything is parsed. Nothing here consumes a token or reports an error; scans
// that could be repeated at every level of nesting remember their result.

package syntax

// matching gives the index of the bracket that closes the one at token i, -1
// when there is none. What is found about the brackets after it is remembered:
// for one that is not closed, the token at which that was seen, so that no
// stretch is gone through again for each bracket around it.
func (p *parser) matching(i int) int {
	if j, ok := p.match[i]; ok {
		return max(j, -1)
	}
	if p.match == nil {
		p.match = map[int]int{}
	}
	var open []int
	for j := i; ; j++ {
		k := p.kind(j)
		switch k {
		case LBrace, LBracePipe, LParen, LBrack, InterpStart, TemplateStart:
			if known, ok := p.match[j]; ok {
				if j = known; j < 0 {
					j = unclosed(known) - 1
				}
				continue
			}
			open = append(open, j)
		case RBrace, RBracePipe, RParen, RBrack, InterpEnd, TemplateEnd, EOF:
			// The nearest bracket of the same sort is the one it closes.
			n := len(open) - 1
			for n >= 0 && !closes(p.kind(open[n]), k) {
				p.match[open[n]] = unclosed(j)
				n--
			}
			if n < 0 {
				return -1
			}
			p.match[open[n]] = j
			if open = open[:n]; n == 0 {
				return j
			}
		}
	}
}

// unclosed turns the index of the token at which a bracket was seen not to be
// closed into what is remembered, and back.
func unclosed(i int) int { return -2 - i }

func closes(open, end Kind) bool {
	switch open {
	case LBrace, LBracePipe:
		return end == RBrace || end == RBracePipe
	case LParen:
		return end == RParen
	case LBrack:
		return end == RBrack
	case InterpStart:
		return end == InterpEnd
	case TemplateStart:
		return end == TemplateEnd
	}
	return false
}

// scanType gives the index of the token after the type descriptor at token i,
// -1 when there is none. It goes as far as the type can go.
func (p *parser) scanType(i int) int {
	if end, ok := p.ends[i]; ok {
		return end
	}
	if p.depth++; p.depth > maxNesting {
		p.depth--
		return -1
	}
	end := p.scanUnion(i)
	p.depth--
	switch p.kind(i) {
	case LBrack, LParen, KwMap, KwStream, KwTable, KwXml, KwError, KwFuture, KwTypedesc, KwFunction, KwDistinct:
		if p.ends == nil {
			p.ends = map[int]int{}
		}
		p.ends[i] = end
	}
	return end
}

func (p *parser) scanUnion(i int) int {
	for {
		for p.kind(i) == KwDistinct {
			i++
		}
		if i = p.scanPrimaryType(i); i < 0 {
			return -1
		}
		i = p.scanTypeSuffix(i)
		if k := p.kind(i); k != Pipe && k != Amp {
			return i
		}
		i++
	}
}

func (p *parser) scanTypeSuffix(i int) int {
	for {
		switch p.kind(i) {
		case Question:
			i++
		case LBrack:
			n := p.scanDim(i)
			if n < 0 {
				return i
			}
			i = n
		default:
			return i
		}
	}
}

// scanDim gives the index after the array dimension at i, -1 when what is in
// the brackets is something else.
func (p *parser) scanDim(i int) int {
	switch k := p.kind(i + 1); {
	case k == RBrack:
		return i + 2
	case (k == Star || k == IntLit || k.IsIdent()) && p.kind(i+2) == RBrack:
		return i + 3
	case p.qualified(i+1) && p.kind(i+4) == RBrack:
		return i + 5
	}
	return -1
}

func (p *parser) scanPrimaryType(i int) int {
	k := p.kind(i)
	if isPrefix(k) {
		if p.qualified(i) {
			return i + 3
		}
		if k.IsIdent() {
			return i + 1
		}
	}
	switch k {
	case KwAny, KwAnydata, KwBoolean, KwByte, KwDecimal, KwFloat, KwHandle, KwInt, KwJson, KwNever, KwReadonly,
		KwString, KwNull, KwTrue, KwFalse, IntLit, FloatLit, DecimalLit, StringLit:
		return i + 1
	case Minus, Plus:
		switch p.kind(i + 1) {
		case IntLit, FloatLit, DecimalLit:
			return i + 2
		}
	case KwMap, KwFuture, KwTypedesc, KwXml, KwError, KwStream, KwTable:
		if p.kind(i+1) != Lt {
			return i + 1
		}
		end := p.scanTypeArgs(i + 1)
		if k == KwTable && end > 0 && p.word(end, "key") {
			switch p.kind(end + 1) {
			case LParen:
				if m := p.matching(end + 1); m > 0 {
					return m + 1
				}
				return -1
			case Lt:
				return p.scanTypeArgs(end + 1)
			}
		}
		return end
	case KwRecord:
		if k := p.kind(i + 1); k == LBrace || k == LBracePipe {
			if m := p.matching(i + 1); m > 0 {
				return m + 1
			}
		}
	case KwIsolated, KwTransactional, KwClient, KwService, KwObject, KwFunction:
		for {
			switch p.kind(i) {
			case KwIsolated, KwTransactional, KwClient, KwService:
				i++
				continue
			}
			break
		}
		switch p.kind(i) {
		case KwObject:
			if p.kind(i+1) == LBrace {
				if m := p.matching(i + 1); m > 0 {
					return m + 1
				}
			}
		case KwFunction:
			if p.kind(i+1) != LParen {
				return i + 1
			}
			m := p.matching(i + 1)
			if m < 0 {
				return -1
			}
			if p.kind(m+1) == KwReturns {
				return p.scanType(p.scanAnnots(m + 2))
			}
			return m + 1
		}
	case LParen:
		if p.kind(i+1) == RParen {
			return i + 2
		}
		if i = p.scanType(i + 1); i > 0 && p.kind(i) == RParen {
			return i + 1
		}
	case LBrack:
		for i++; p.kind(i) != RBrack; {
			if i = p.scanType(p.scanAnnots(i)); i < 0 {
				return -1
			}
			if p.kind(i) == Ellipsis {
				i++
			}
			if p.kind(i) == Comma {
				i++
			} else if p.kind(i) != RBrack {
				return -1
			}
		}
		return i + 1
	}
	return -1
}

// scanTypeArgs gives the index after the <…> at i.
func (p *parser) scanTypeArgs(i int) int {
	if p.kind(i+1) == Star && p.kind(i+2) == Gt {
		return i + 3
	}
	for {
		if i = p.scanType(i + 1); i < 0 {
			return -1
		}
		switch p.kind(i) {
		case Gt:
			return i + 1
		case Comma:
		default:
			return -1
		}
	}
}

// scanAnnots gives the index after the annotations at i.
func (p *parser) scanAnnots(i int) int {
	for p.kind(i) == At {
		i++
		if p.qualified(i) {
			i += 2
		}
		i++
		if p.kind(i) == LBrace {
			m := p.matching(i)
			if m < 0 {
				return i
			}
			i = m + 1
		}
	}
	return i
}

// scanBinding gives the index after the binding pattern at i, -1 when there is
// none.
func (p *parser) scanBinding(i int) int {
	if p.depth++; p.depth > maxNesting {
		p.depth--
		return -1
	}
	defer p.leave()
	switch k := p.kind(i); {
	case k.IsIdent():
		return i + 1
	case k == LBrack:
		return p.scanBindings(i+1, RBrack)
	case k == LBrace:
		for i++; p.kind(i) != RBrace; {
			if p.kind(i) == Ellipsis {
				i++
			}
			if !p.kind(i).IsIdent() {
				return -1
			}
			if i++; p.kind(i) == Colon {
				if i = p.scanBinding(i + 1); i < 0 {
					return -1
				}
			}
			if p.kind(i) == Comma {
				i++
			} else if p.kind(i) != RBrace {
				return -1
			}
		}
		return i + 1
	case k == KwError:
		i++
		if p.qualified(i) {
			i += 3
		} else if p.kind(i).IsIdent() {
			i++
		}
		if p.kind(i) != LParen {
			return -1
		}
		return p.scanBindings(i+1, RParen)
	}
	return -1
}

func (p *parser) scanBindings(i int, end Kind) int {
	for p.kind(i) != end {
		if p.kind(i) == Ellipsis {
			i++
		} else if p.kind(i).IsIdent() && p.kind(i+1) == Assign {
			i += 2
		}
		if i = p.scanBinding(i); i < 0 {
			return -1
		}
		if p.kind(i) == Comma {
			i++
		} else if p.kind(i) != end {
			return -1
		}
	}
	return i + 1
}

// varDecl reports whether a declaration of a local variable starts at token i:
// a type followed by a binding pattern.
func (p *parser) varDecl(i int) bool {
	k := p.kind(i)
	switch k {
	case KwVar, KwReadonly, KwRecord, KwNever, KwHandle, KwAny, KwAnydata, KwJson, KwByte, KwDistinct:
		return true
	}
	end := p.scanType(i)
	if end < 0 {
		// A type that is not well formed is still one, where nothing else
		// can start like this.
		switch k {
		case KwFuture, KwTypedesc, KwStream, KwMap, KwTable, KwXml, KwError:
			return p.kind(i+1) == Lt
		case KwFunction:
			return p.kind(i+1) != Colon
		}
		return false
	}
	switch next := p.kind(end); {
	case next.IsIdent():
		// error E(m) = e; is an assignment to a pattern.
		if k == KwError && end == i+1 {
			n := end + 1
			if p.qualified(end) {
				n = end + 3
			}
			return p.kind(n) != LParen
		}
		return true
	case next == LBrack:
		if b := p.scanBinding(end); b > 0 && p.kind(b) == Assign {
			return !(p.kind(i).IsIdent() && end == i+1 && p.adjacent(end-1))
		}
		return false
	case next == LBrace:
		b := p.scanBinding(end)
		return b > 0 && p.kind(b) == Assign
	case next == KwError:
		return true
	case next == Assign, next == Semi:
		// The name is missing; or the type is that of int[] [a] = x; which
		// reads as an array type to the end.
		return p.onlyType(i, end)
	case next.IsKeyword():
		// A reserved word where the name should be: T type = x;
		switch p.kind(end + 1) {
		case Assign, Semi:
			return next != KwIs
		}
	}
	return false
}

// onlyType reports whether the tokens from i to end, which read as a type,
// cannot be an expression on the left of an assignment or a statement.
func (p *parser) onlyType(i, end int) bool {
	switch p.kind(i) {
	case KwInt, KwString, KwBoolean, KwFloat, KwDecimal, KwMap, KwXml, KwStream, KwTable, KwFuture, KwTypedesc, KwError,
		KwFunction, KwObject, KwService, KwClient, KwIsolated:
		return !p.qualified(i)
	}
	for j := i; j < end; j++ {
		switch p.kind(j) {
		case Pipe, Amp, Question:
			return true
		case LBrack:
			if p.kind(j+1) == RBrack || p.kind(j+1) == Star {
				return j > i
			}
		}
	}
	return false
}

// arrowParams reports whether the parenthesis at the current token holds the
// parameters of x => y.
func (p *parser) arrowParams() bool {
	i := p.i + 1
	for p.kind(i) != RParen {
		if !p.kind(i).IsIdent() {
			return false
		}
		i++
		if p.kind(i) == Comma {
			i++
		} else if p.kind(i) != RParen {
			return false
		}
	}
	return p.kind(i+1) == FatArrow
}

// conditionalColon reports whether the colon in the qualified name at the
// current token is rather that of the conditional expression around it: so it
// is when no other colon follows that could be.
func (p *parser) conditionalColon() bool {
	need := p.cond
	for i, n := p.i+3, 0; n < 200; i, n = i+1, n+1 {
		switch p.kind(i) {
		case LBrace, LParen, LBrack, TemplateStart:
			m := p.matching(i)
			if m < 0 {
				return true
			}
			i = m
		case Question:
			need++
		case Colon:
			if need--; need == 0 {
				return false
			}
		case Semi, Comma, RBrace, RParen, RBrack, InterpEnd, EOF:
			return true
		}
	}
	return true
}

// startsStmt reports whether token i is a word that starts statements only.
func (p *parser) startsStmt(i int) bool {
	switch p.kind(i) {
	case KwIf, KwElse, KwWhile, KwForeach, KwMatch, KwReturn, KwBreak, KwContinue, KwPanic, KwFail, KwLock, KwRetry,
		KwRollback, KwFork, KwXmlns, KwFinal, KwVar, KwWorker, KwDo:
		return true
	case KwTransaction:
		return p.kind(i+1) == LBrace
	}
	return false
}

// startsDecl reports whether token i starts a declaration at module level, and
// nothing else.
func (p *parser) startsDecl(i int) bool {
	switch p.kind(i) {
	case KwImport, KwPublic, KwPrivate, KwListener, KwEnum, KwClass, KwConfigurable, KwAnnotation, KwRemote, KwResource:
		return true
	case KwType:
		return p.kind(i + 1).IsIdent()
	case KwConst:
		return !p.word(i+1, "natural")
	case KwFunction:
		return p.kind(i+1).IsIdent() && p.kind(i+2) == LParen
	case KwService:
		switch k := p.kind(i + 1); k {
		case Slash, KwOn, StringLit:
			return true
		default:
			return k.IsIdent()
		}
	case KwIsolated, KwClient, KwReadonly, KwDistinct, KwTransactional:
		for {
			i++
			switch p.kind(i) {
			case KwIsolated, KwTransactional, KwClient, KwService, KwReadonly, KwDistinct:
				continue
			case KwFunction:
				return p.kind(i+1).IsIdent() && p.kind(i+2) == LParen
			case KwClass:
				return true
			}
			return false
		}
	}
	return false
}
