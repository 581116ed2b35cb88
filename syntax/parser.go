// The parser's core: tokens, errors and recovery, names, documentation and
// annotations. The grammar's areas are in decl.go, stmt.go, expr.go, query.go,
// types.go, binding.go and template.go; scan.go holds what looks ahead.

package syntax

import "strings"

const (
	// maxNesting is how deep constructs may be nested; the parser and those
	// who walk the tree recurse as deep.
	maxNesting = 1500
	// maxChain bounds the left-nested operators of one expression, which make
	// a deep tree without any recursion of the parser.
	maxChain = 20000
)

// Parse reads a source file. It always gives a tree that covers all of src;
// what is wrong with the text is in the file's Errors.
func Parse(name, src string) *File {
	p := &parser{last: -1, lastErr: -1}
	p.lexer.init(src)
	p.i = -1
	p.advance()
	f := &File{Name: name, Src: src, Lines: NewLineIndex(src)}
	p.file(f)
	f.finish(p)
	return f
}

// Text is the source text of n, without what precedes its first token.
func (f *File) Text(n Node) string {
	start, end := f.Offsets(n)
	return f.Src[start:end]
}

// Offsets gives the bytes n covers. A node that covers nothing is at the end
// of the token before it.
func (f *File) Offsets(n Node) (start, end int) {
	s := n.Range()
	if s.Empty() {
		if s.First > 0 && int(s.First) <= len(f.Tokens) {
			end = int(f.Tokens[s.First-1].End)
		}
		return end, end
	}
	return int(f.Tokens[s.First].Off), int(f.Tokens[s.Last].End)
}

// Pos gives the first position of n and the one after its last.
func (f *File) Pos(n Node) (from, to Pos) {
	start, end := f.Offsets(n)
	return f.Lines.Pos(start), f.Lines.Pos(end)
}

// TokText is the text of a token, empty for NoTok.
func (f *File) TokText(t Tok) string {
	if t < 0 || int(t) >= len(f.Tokens) {
		return ""
	}
	return f.Src[f.Tokens[t].Off:f.Tokens[t].End]
}

type parser struct {
	lexer
	i       int  // index of the current token
	k       Kind // its kind
	last    int  // index of the last token consumed
	perrs   []Error
	lastErr int  // the current token when the last error was reported
	bailed  bool // nested too deeply: the rest was skipped

	input    bool  // see ParseInput
	dangling bool  // it ends with documentation or annotations of nothing
	lastDoc  int32 // which begin here

	depth int // of nested constructs
	chain int // left-nested operators in the expression at hand

	exprContext

	ends  map[int]int // memo of scanType: the token after the type, or -1
	match map[int]int // memo of matching: the closing bracket
}

// exprContext says what the expression at hand may contain. Inside brackets it
// starts afresh.
type exprContext struct {
	actions bool // actions
	noArrow bool // no function x => y: a match guard is followed by =>
	header  bool // a block follows: { is not the text of a natural expression
	cond    int  // conditional expressions waiting for their colon
	parens  int  // parentheses open around it, in the block at hand
	bracks  int  // brackets likewise
}

// ------------------------------------------------------------------- tokens

// kind is the kind of token i, lexing up to it where needed.
func (p *parser) kind(i int) Kind {
	if i >= len(p.toks) {
		p.ensure(i)
		if i >= len(p.toks) {
			return EOF
		}
	}
	return p.toks[i].Kind
}

// at is the kind of the token n places ahead.
func (p *parser) at(n int) Kind { return p.kind(p.i + n) }

func (p *parser) advance() {
	if p.k != EOF || p.i < 0 {
		p.last = p.i
		p.i++
	}
	p.k = p.kind(p.i)
	for p.k == Bad { // reported by the lexer
		p.i++
		p.k = p.kind(p.i)
	}
}

// reload reads the current token's kind again after the lexer went back.
func (p *parser) reload() { p.k = p.kind(p.i) }

// text is the text of token i.
func (p *parser) text(i int) string {
	p.ensure(i)
	if i >= len(p.toks) {
		return ""
	}
	return p.src[p.toks[i].Off:p.toks[i].End]
}

// word reports whether token i is the identifier s.
func (p *parser) word(i int, s string) bool { return p.kind(i) == IdentTok && p.text(i) == s }

// adjacent reports whether nothing is between token i and the next.
func (p *parser) adjacent(i int) bool {
	p.ensure(i + 1)
	return i >= 0 && i+1 < len(p.toks) && p.toks[i].End == p.toks[i+1].Off
}

// newline reports whether token i starts a line.
func (p *parser) newline(i int) bool {
	p.ensure(i)
	if i <= 0 || i >= len(p.toks) {
		return true
	}
	return strings.IndexByte(p.src[p.toks[i-1].End:p.toks[i].Off], '\n') >= 0
}

// span is what was consumed since token start.
func (p *parser) span(start int) Span {
	return Span{Tok(start), Tok(max(p.last, start-1))}
}

// from is the span from the start of n to the last token consumed.
func (p *parser) from(n Node) Span {
	first := n.Range().First
	return Span{first, max(Tok(p.last), first-1)}
}

func (p *parser) got(k Kind) bool {
	if p.k == k {
		p.advance()
		return true
	}
	return false
}

// expect consumes a token of kind k, or reports that it is missing. One stray
// token before it is dropped.
func (p *parser) expect(k Kind) bool {
	if p.k == k {
		p.advance()
		return true
	}
	if p.at(1) == k && p.stray() {
		p.invalid()
		p.advance()
		p.advance()
		return true
	}
	p.missing(k)
	return false
}

// stray reports whether the current token may be dropped to go on.
func (p *parser) stray() bool {
	switch p.k {
	case EOF, LBrace, RBrace, LBracePipe, RBracePipe, LParen, RParen, LBrack, RBrack, Semi, InterpStart, InterpEnd,
		TemplateStart, TemplateEnd, TemplateText, DocLine:
		return false
	}
	return !p.newline(p.i) && !p.startsDecl(p.i)
}

// ------------------------------------------------------------------- errors

func (p *parser) report(c code, off, end int32, args ...any) {
	if !p.bailed {
		p.perrs = append(p.perrs, newError(c, int(off), int(end), args...))
	}
}

// quiet reports whether an error at the current token would only repeat the
// last one.
func (p *parser) quiet() bool {
	if p.lastErr == p.i {
		return true
	}
	p.lastErr = p.i
	return false
}

func (p *parser) missing(k Kind) {
	c, args := k.missing()
	p.missingErr(c, args...)
}

// missingErr reports what should stand before the current token; it is shown
// where that token starts.
func (p *parser) missingErr(c code, args ...any) {
	if !p.quiet() {
		off := p.toks[p.i].Off
		p.report(c, off, off, args...)
	}
}

// invalid reports the current token.
func (p *parser) invalid() {
	if p.quiet() {
		return
	}
	t := p.toks[p.i]
	text := p.src[t.Off:t.End]
	if t.Kind == DocLine {
		p.report(errDocNotHere, t.Off, t.End)
		return
	}
	if t.Kind == EOF {
		text = "<EOF>"
	}
	p.report(errInvalidToken, t.Off, t.End, text)
}

// errorAt reports an error about a node, whatever was reported before.
func (p *parser) errorAt(n Node, c code, args ...any) {
	s := n.Range()
	if s.Empty() {
		return
	}
	p.report(c, p.toks[s.First].Off, p.toks[s.Last].End, args...)
}

func (p *parser) errorTok(i int, c code, args ...any) {
	p.report(c, p.toks[i].Off, p.toks[i].End, args...)
}

// enter counts one more level of nesting; where that is too much the rest of
// the file is skipped.
func (p *parser) enter() {
	if p.depth++; p.depth > maxNesting {
		p.tooDeep()
	}
}

func (p *parser) leave() { p.depth-- }

func (p *parser) tooDeep() {
	if p.bailed || p.k == EOF {
		return
	}
	p.errorTok(p.i, errTooDeep)
	p.bailed = true
	for p.k != EOF {
		p.advance()
	}
}

// wrap counts one more left-nested operator.
func (p *parser) wrap() {
	if p.chain++; p.chain > maxChain {
		p.tooDeep()
	}
}

// skipTo drops tokens, brackets with what they hold, until stop says so for
// the token at hand or a bracket closes that was not opened.
func (p *parser) skipTo(stop func() bool) {
	for p.k != EOF && !stop() {
		switch p.k {
		case RBrace, RBracePipe, RParen, RBrack, InterpEnd, TemplateEnd:
			return
		case LBrace, LBracePipe, LParen, LBrack, InterpStart, TemplateStart:
			end := p.matching(p.i)
			if end < 0 {
				p.advance()
				continue
			}
			for p.i < end {
				p.advance()
			}
		}
		p.advance()
	}
}

// ------------------------------------------------------------- names and such

// newIdent makes the Ident of token i.
func (p *parser) newIdent(i int) *Ident {
	id := new(Ident)
	p.setIdent(id, i)
	return id
}

func (p *parser) setIdent(id *Ident, i int) {
	t := p.toks[i]
	id.Span = Span{Tok(i), Tok(i)}
	s := p.src[t.Off:t.End]
	if strings.IndexByte(s, '\\') >= 0 || s[0] == '\'' {
		id.Name, id.Quoted = IdentName(s)
		return
	}
	id.Name = s
}

// noIdent is the Ident of a name that is missing.
func (p *parser) noIdent() *Ident { return &Ident{Span: p.empty()} }

func (p *parser) empty() Span { return Span{Tok(p.i), Tok(p.i - 1)} }

// ident consumes a name. A reserved word that stands in its place is reported
// and taken for it.
func (p *parser) ident() *Ident {
	if p.k.IsIdent() {
		id := p.newIdent(p.i)
		p.advance()
		return id
	}
	if p.k.IsKeyword() && p.k != KwIsNot {
		switch p.at(1) {
		case Assign, Semi, Comma, RParen, LParen, Colon, RBrace, Dot:
			return p.anyIdent()
		}
	}
	p.missing(IdentTok)
	return p.noIdent()
}

// anyIdent consumes a name or keyword; a reserved word is reported.
func (p *parser) anyIdent() *Ident {
	if !p.k.IsIdent() && p.k.IsKeyword() && !p.quiet() {
		p.errorTok(p.i, errReservedIdentifier, p.text(p.i))
	}
	return p.anyWord()
}

// anyWord consumes an identifier or a keyword as a name, without a word about
// it.
func (p *parser) anyWord() *Ident {
	if p.k.IsIdent() || p.k.IsKeyword() && p.k != KwIsNot {
		id := p.newIdent(p.i)
		p.advance()
		return id
	}
	p.missing(IdentTok)
	return p.noIdent()
}

// isPrefix reports whether a token of kind k can be the prefix of a qualified
// name.
func isPrefix(k Kind) bool {
	switch k {
	case KwBoolean, KwDecimal, KwError, KwFloat, KwFunction, KwFuture, KwInt, KwMap, KwObject, KwStream, KwString,
		KwTable, KwTransaction, KwTypedesc, KwXml:
		return true
	}
	return k.IsIdent()
}

// qualified reports whether a qualified name is at token i.
func (p *parser) qualified(i int) bool {
	if !isPrefix(p.kind(i)) || p.kind(i+1) != Colon || !p.adjacent(i) || !p.adjacent(i+1) {
		return false
	}
	return p.kind(i+2).IsIdent() || specialName(p.kind(i+2))
}

// specialName reports whether k is one of the reserved words that the
// specification lets name methods, or that name functions of the language
// library (value:map, error:stackTrace … need no word of their own).
func specialName(k Kind) bool { return k == KwMap || k == KwJoin || k == KwStart }

// name consumes a name with an optional prefix.
func (p *parser) name() *Name {
	start := p.i
	if p.qualified(p.i) {
		pre := p.newIdent(p.i)
		p.advance()
		p.advance()
		id := p.newIdent(p.i)
		p.advance()
		return &Name{p.span(start), pre, id}
	}
	if isPrefix(p.k) && p.at(1) == Colon && p.adjacent(p.i) { // p: without a name
		pre := p.newIdent(p.i)
		p.advance()
		p.advance()
		id := p.ident()
		return &Name{p.span(start), pre, id}
	}
	id := p.ident()
	return &Name{p.span(start), nil, id}
}

// list parses items separated by commas up to the closing token, which it
// leaves. What is neither a comma nor the end is reported and dropped, as far
// as it cannot belong to what is around the list.
func (p *parser) list(end Kind, item func()) {
	p.open(end, 1)
	defer p.open(end, -1)
	if p.k == end || p.k == EOF {
		return
	}
	for {
		before := p.i
		item()
		p.strays(end)
		switch {
		case p.k == Comma:
			p.advance()
			continue
		case p.k == end || p.k == EOF || p.endsList(end):
			return
		case p.i > before && p.startsItem():
			p.missing(Comma)
			continue
		}
		p.invalid()
		p.skipTo(func() bool { return p.k == Comma || p.k == end || p.endsList(end) })
		p.strays(end)
		if p.k != Comma {
			return
		}
		p.advance()
	}
}

// open counts the brackets that end with end; n is 1 where one opens, -1 where
// it is closed.
func (p *parser) open(end Kind, n int) {
	switch end {
	case RParen:
		p.parens += n
	case RBrack:
		p.bracks += n
	}
}

// unopened reports whether the current token closes a bracket that is not
// open.
func (p *parser) unopened() bool {
	return p.k == RParen && p.parens == 0 || p.k == RBrack && p.bracks == 0
}

// strays drops, inside brackets, closing ones that were not opened and a
// semicolon after which the list goes on.
func (p *parser) strays(end Kind) {
	for p.unopened() {
		p.invalid()
		p.advance()
	}
	if p.k == Semi && end != Semi && (p.at(1) == end || !p.newline(p.i+1)) && p.at(1) != EOF && p.at(1) != DocLine {
		p.invalid()
		p.advance()
		p.got(Comma)
	}
}

// endsList reports whether the current token cannot be part of a list that
// ends with end: a closing bracket of another kind, a semicolon, a statement.
func (p *parser) endsList(end Kind) bool {
	switch p.k {
	case RParen, RBrack, RBrace, RBracePipe, Semi, EOF, InterpEnd, TemplateEnd:
		return true
	case LBrace:
		return end == RParen
	}
	return p.newline(p.i) && (p.startsStmt(p.i) || p.startsDecl(p.i) || p.k == DocLine && end == Semi)
}

// startsItem reports whether the current token looks like the start of another
// list item after a comma that was forgotten.
func (p *parser) startsItem() bool {
	switch p.k {
	case IntLit, FloatLit, DecimalLit, StringLit, LBrace, Ellipsis, At, KwTrue, KwFalse, KwNull:
		return true
	}
	return p.k.IsIdent()
}

// ---------------------------------------------- documentation and annotations

// metadata parses what may precede a declaration.
func (p *parser) metadata() Metadata {
	var m Metadata
	for p.k == DocLine {
		d := p.doc()
		if m.Doc == nil {
			m.Doc = d
		}
	}
	m.Annots = p.annots()
	for p.k == DocLine { // documentation comes before annotations
		p.invalid()
		p.doc()
		m.Annots = append(m.Annots, p.annots()...)
	}
	return m
}

func (p *parser) doc() *Doc {
	start := p.i
	for p.k == DocLine {
		p.advance()
	}
	d := &Doc{Span: p.span(start)}
	fillDoc(d, p.src, p.toks[start:p.i])
	return d
}

// cutDoc parts the name of what is documented from its text, at the hyphen. One in the
// name is escaped.
func cutDoc(line string) (name, text string) {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '-':
			return line[:i], line[i+1:]
		}
	}
	return line, ""
}

// fillDoc reads the lines of documentation into d.
func fillDoc(d *Doc, src string, toks []Token) {
	const inText, inParam, inReturn, inDeprecated = 0, 1, 2, 3
	at := inText
	var text, ret, dep []string
	for n, t := range toks {
		if t.Kind != DocLine {
			continue
		}
		line := strings.TrimPrefix(src[t.Off+1:t.End], " ")
		trim := strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(trim, "+"); ok && at != inDeprecated {
			name, desc := cutDoc(rest)
			if name, desc = strings.TrimSpace(name), strings.TrimSpace(desc); name != "" && !strings.ContainsAny(name, " \t") {
				if name == "return" {
					at = inReturn
					ret = append(ret, desc)
				} else {
					at = inParam
					id, _ := IdentName(name)
					d.Params = append(d.Params, DocParam{id, desc, d.First + Tok(n)})
				}
				continue
			}
		}
		if h, ok := strings.CutPrefix(trim, "#"); ok && strings.TrimSpace(h) == "Deprecated" {
			at, d.HasDeprecated = inDeprecated, true
			continue
		}
		switch at {
		case inText:
			text = append(text, line)
		case inParam:
			q := &d.Params[len(d.Params)-1]
			q.Text += "\n" + trim
		case inReturn:
			ret = append(ret, trim)
		case inDeprecated:
			dep = append(dep, line)
		}
	}
	for i := range d.Params {
		d.Params[i].Text = strings.TrimRight(d.Params[i].Text, "\n")
	}
	d.Text = strings.TrimSpace(strings.Join(text, "\n"))
	d.Return = strings.TrimSpace(strings.Join(ret, "\n"))
	d.Deprecated = strings.TrimSpace(strings.Join(dep, "\n"))
}

func (p *parser) annots() []*Annot {
	var list []*Annot
	for p.k == At {
		start := p.i
		p.advance()
		a := &Annot{Name: p.name()}
		if p.k == LBrace {
			a.Value = p.mapCons()
		}
		a.Span = p.span(start)
		list = append(list, a)
	}
	return list
}
