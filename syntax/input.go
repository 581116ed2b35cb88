// What is typed into a shell.

package syntax

import "slices"

// ParseInput reads what is typed into a shell: imports, declarations, statements
// and expressions in any order. Variables are declarations, as at module level,
// but their initializers may be actions; statements become a TopStmt each, and so
// do expressions of any kind, as an ExprStmt. The semicolon at the end of the text,
// or at the end of a line outside of all brackets, may be missing.
//
// incomplete says that the text is the beginning of something: all that is wrong
// with it is that it ends.
func ParseInput(name, src string) (f *File, incomplete bool) {
	p := &parser{last: -1, lastErr: -1, input: true}
	p.lexer.init(src)
	p.i = -1
	p.advance()
	f = &File{Name: name, Src: src, Lines: NewLineIndex(src)}
	for p.k != EOF {
		if p.k == Semi {
			p.advance()
			continue
		}
		before := p.i
		if d := p.item(f); d != nil {
			f.Decls = append(f.Decls, d)
		}
		if p.i == before {
			p.badDecl(f)
		}
	}
	f.finish(p)
	return f, p.incomplete(f)
}

// finish takes over what the parser has read.
func (f *File) finish(p *parser) {
	p.encoding()
	f.Tokens = p.toks
	f.Span = Span{0, Tok(len(p.toks) - 1)}
	f.Errors = append(p.errs, p.perrs...)
	slices.SortStableFunc(f.Errors, func(a, b Error) int { return int(a.Off) - int(b.Off) })
}

// incomplete reports whether the first thing that is wrong is the end of the text.
func (p *parser) incomplete(f *File) bool {
	if p.dangling {
		return len(f.Errors) == 0 || p.lastDoc <= f.Errors[0].Off
	}
	if len(f.Errors) == 0 {
		return false
	}
	e := f.Errors[0]
	if e.Code == errMissingDoubleQuote.String() {
		return false // a string ends on its line
	}
	return e.Off >= p.toks[len(p.toks)-1].Off || e.Code == errMissingBacktick.String()
}

// item parses one part of an input; nil for an import, which f has then.
func (p *parser) item(f *File) Decl {
	i := p.i
	for p.kind(i) == DocLine {
		i++
	}
	i = p.scanAnnots(i)
	if i > p.i && p.kind(i) == EOF {
		// Documentation and annotations of what is still to come.
		p.dangling, p.lastDoc = true, p.toks[p.i].Off
	}
	decl := p.startsDecl(i) || i > p.i && p.kind(p.i) == DocLine
	switch p.kind(i) {
	case KwXmlns, KwFinal, KwVar:
		decl = true
	case KwIsolated:
		decl = decl || p.varDecl(i+1)
	default:
		decl = decl || p.varDecl(i)
	}
	if decl {
		before := p.i
		if d := p.decl(f); d != nil || p.i > before {
			return d
		}
	}
	start := p.i
	if p.workerAt() {
		p.errorTok(p.i, errWorkerNotHere)
		p.worker()
		return &BadDecl{p.span(start)}
	}
	var s Stmt
	if p.k == LBrace && p.mappingAt(p.i) {
		s = p.simpleStmt(start, p.action())
	} else {
		s = p.stmt()
	}
	return &TopStmt{p.span(start), s}
}

// mappingAt reports whether the brace at token i opens a mapping constructor
// rather than a block.
func (p *parser) mappingAt(i int) bool {
	if end := p.scanBinding(i); end > 0 && p.kind(end) == Assign {
		return false // a destructuring assignment
	}
	switch p.kind(i + 1) {
	case RBrace, StringLit, Ellipsis:
		return true
	}
	end := p.matching(i)
	if end < 0 {
		return false
	}
	switch k := p.kind(i + 2); {
	case p.kind(i+1) == LBrack, p.kind(i+1) == KwReadonly && k.IsIdent():
	case !p.kind(i + 1).IsIdent(), k != Colon && k != Comma && k != RBrace:
		return false
	}
	// A semicolon directly in it belongs to a statement: { io:println(); }.
	for n := i + 1; n < end; n++ {
		switch p.kind(n) {
		case Semi:
			return false
		case LBrace, LParen, LBrack, LBracePipe, InterpStart, TemplateStart:
			if m := p.matching(n); m > n {
				n = m
			}
		}
	}
	return true
}
