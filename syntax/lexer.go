// The lexer: it turns bytes into tokens one at a time, as far ahead as the
// parser asks, and knows by itself only what the bytes to the left decide
// (templates, interpolations). What the grammar decides the parser tells it.

package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// modeKind says how the lexer reads the bytes at hand.
type modeKind uint8

const (
	modeTemplate modeKind = iota // the text of a back-tick template
	modeNatural                  // the text of a natural expression
	modeInterp                   // the code between ${ and }
)

// mode is the innermost construct that changes how bytes are read. It is never
// changed once made, so that the lexer can go back to any earlier one.
type mode struct {
	up    *mode
	kind  modeKind
	depth int // braces open inside an interpolation or natural text
}

// modeMark remembers the mode in force before the token at index tok.
type modeMark struct {
	tok  int
	mode *mode
}

type lexer struct {
	src   string
	off   int // where the next token or its trivia starts
	toks  []Token
	mode  *mode // nil in plain code
	marks []modeMark
	errs  []Error
	// errToks has the index of the token of each error.
	errToks []int
}

func (l *lexer) init(src string) {
	l.src = src
	l.toks = make([]Token, 0, len(src)/5+16)
	if strings.HasPrefix(src, "\uFEFF") {
		l.off = 3
	}
}

// ensure lexes until token i is there, or the end of the file.
func (l *lexer) ensure(i int) {
	for len(l.toks) <= i {
		if n := len(l.toks); n > 0 && l.toks[n-1].Kind == EOF {
			return
		}
		l.next()
	}
}

// rewind forgets the tokens from index i on, for them to be read again in
// another mode.
func (l *lexer) rewind(i int) {
	if i >= len(l.toks) {
		return
	}
	off := l.toks[i].Off
	l.toks = l.toks[:i]
	for n := len(l.marks); n > 0 && l.marks[n-1].tok >= i; n-- {
		l.mode = l.marks[n-1].mode
		l.marks = l.marks[:n-1]
	}
	for n := len(l.errs); n > 0 && l.errToks[n-1] >= i; n-- {
		l.errs, l.errToks = l.errs[:n-1], l.errToks[:n-1]
	}
	l.off = int(off)
}

// setMode changes the mode after the token that is about to be added.
func (l *lexer) setMode(m *mode) {
	l.marks = append(l.marks, modeMark{len(l.toks), l.mode})
	l.mode = m
}

func (l *lexer) emit(k Kind, start, end int) {
	l.off = end
	l.toks = append(l.toks, Token{k, int32(start), int32(end)})
}

func (l *lexer) error(c code, off, end int, args ...any) {
	l.errs = append(l.errs, newError(c, off, end, args...))
	l.errToks = append(l.errToks, len(l.toks))
}

// next adds one token.
func (l *lexer) next() {
	if l.mode != nil && l.mode.kind != modeInterp {
		if l.mode.kind == modeTemplate {
			l.templateToken()
		} else {
			l.naturalToken()
		}
		return
	}
	src, i := l.src, l.off
	// Trivia.
	for i < len(src) {
		switch src[i] {
		case ' ', '\t', '\n', '\r', '\f':
			i++
			continue
		case '/':
			if i+1 < len(src) && src[i+1] == '/' {
				if nl := strings.IndexByte(src[i:], '\n'); nl >= 0 {
					i += nl + 1
				} else {
					i = len(src)
				}
				continue
			}
		}
		break
	}
	if i >= len(src) {
		if l.mode != nil {
			l.setMode(nil)
		}
		l.emit(EOF, len(src), len(src))
		return
	}
	c := src[i]
	switch {
	case isIdentStart(c):
		l.ident(i)
		return
	case c >= '0' && c <= '9':
		l.number(i)
		return
	}
	c1, c2 := l.at(i+1), l.at(i+2)
	k, n := Bad, 1
	switch c {
	case '(':
		k = LParen
	case ')':
		k = RParen
	case '{':
		k = LBrace
		if c1 == '|' {
			k, n = LBracePipe, 2
		}
		if l.mode != nil {
			l.setMode(&mode{l.mode.up, modeInterp, l.mode.depth + 1})
		}
	case '}':
		k = RBrace
		l.closeBrace(&k)
	case '[':
		k = LBrack
	case ']':
		k = RBrack
	case ';':
		k = Semi
	case ',':
		k = Comma
	case ':':
		k = Colon
	case '.':
		k = Dot
		switch {
		case c1 == '.' && c2 == '.':
			k, n = Ellipsis, 3
		case c1 == '.' && c2 == '<':
			k, n = HalfOpen, 3
		case c1 == '@':
			k, n = AnnotAccess, 2
		case c1 == '<':
			k, n = DotLt, 2
		case isDigit(c1):
			l.number(i)
			return
		}
	case '?':
		k = Question
		switch {
		case c1 == '.' && c2 != '.':
			k, n = QuestionDot, 2
		case c1 == ':':
			k, n = Elvis, 2
		}
	case '@':
		k = At
	case '#':
		end := len(src)
		if nl := strings.IndexByte(src[i:], '\n'); nl >= 0 {
			end = i + nl
		}
		for end > i && src[end-1] == '\r' {
			end--
		}
		k, n = DocLine, end-i
	case '=':
		k = Assign
		switch {
		case c1 == '=' && c2 == '=':
			k, n = Identical, 3
		case c1 == '=':
			k, n = Eq, 2
		case c1 == '>':
			k, n = FatArrow, 2
		}
	case '-':
		k = Minus
		switch {
		case c1 == '>' && c2 == '>':
			k, n = SyncArrow, 3
		case c1 == '>':
			k, n = Arrow, 2
		case c1 == '=':
			k, n = MinusEq, 2
		}
	case '<':
		k = Lt
		switch {
		case c1 == '<' && c2 == '=':
			k, n = ShlEq, 3
		case c1 == '<':
			k, n = Shl, 2
		case c1 == '=':
			k, n = LtEq, 2
		case c1 == '-' && !l.afterOperand() && !isDigit(c2) && c2 != '.':
			k, n = LeftArrow, 2
		}
	case '>':
		k = Gt
		if c1 == '=' && c2 != '=' && c2 != '>' {
			k, n = GtEq, 2
		}
	case '+':
		k, n = withEq(Plus, PlusEq, c1)
	case '*':
		k, n = withEq(Star, StarEq, c1)
	case '/':
		switch {
		case c1 == '*' && c2 == '*' && l.at(i+3) == '/' && l.at(i+4) == '<':
			k, n = SlashStarStar, 5
		case c1 == '*':
			k, n = SlashStar, 2
		case c1 == '<':
			k, n = SlashLt, 2
		default:
			k, n = withEq(Slash, SlashEq, c1)
		}
	case '%':
		k = Percent
	case '&':
		if c1 == '&' {
			k, n = AmpAmp, 2
		} else {
			k, n = withEq(Amp, AmpEq, c1)
		}
	case '|':
		switch {
		case c1 == '}' && (l.mode == nil || l.mode.depth > 0):
			k, n = RBracePipe, 2
			l.closeBrace(&k)
		case c1 == '|' && c2 != '}':
			k, n = PipePipe, 2
		default:
			k, n = withEq(Pipe, PipeEq, c1)
		}
	case '^':
		k, n = withEq(Caret, CaretEq, c1)
	case '~':
		k = Tilde
	case '!':
		k = Bang
		switch {
		case c1 == '=' && c2 == '=':
			k, n = NotIdentical, 3
		case c1 == '=':
			k, n = NotEq, 2
		case c1 == 'i' && c2 == 's' && !l.identFollows(i+3):
			k, n = KwIsNot, 3
		}
	case '"':
		l.stringLit(i)
		return
	case '`':
		k = TemplateStart
		l.setMode(&mode{up: l.mode, kind: modeTemplate})
	case '\'':
		if l.identFollows(i + 1) {
			l.ident(i)
			return
		}
	case '\\':
		if l.escape(i) > 0 {
			l.ident(i)
			return
		}
	default:
		if c >= utf8.RuneSelf {
			if r, _ := utf8.DecodeRuneInString(src[i:]); isIdentRune(r) {
				l.ident(i)
				return
			}
		}
	}
	if k == Bad {
		l.bad(i)
		return
	}
	l.emit(k, i, i+n)
}

// withEq is op followed or not by =.
func withEq(plain, eq Kind, next byte) (Kind, int) {
	if next == '=' {
		return eq, 2
	}
	return plain, 1
}

// closeBrace follows the braces of an interpolation; the one that closes it is
// an InterpEnd.
func (l *lexer) closeBrace(k *Kind) {
	switch {
	case l.mode == nil:
	case l.mode.depth > 0:
		l.setMode(&mode{l.mode.up, modeInterp, l.mode.depth - 1})
	default:
		*k = InterpEnd
		l.setMode(l.mode.up)
	}
}

// at is the byte at offset i, 0 past the end.
func (l *lexer) at(i int) byte {
	if i < len(l.src) {
		return l.src[i]
	}
	return 0
}

// afterOperand reports whether the last token can end an operand, so that <
// and - after it are two operators and not the arrow of a receive action.
func (l *lexer) afterOperand() bool {
	if len(l.toks) == 0 {
		return false
	}
	switch k := l.toks[len(l.toks)-1].Kind; k {
	case IntLit, FloatLit, DecimalLit, StringLit, RParen, RBrack, TemplateEnd, KwTrue, KwFalse, KwNull:
		return true
	default:
		return k.IsIdent()
	}
}

// templateToken reads the text of a back-tick template.
func (l *lexer) templateToken() {
	src, i := l.src, l.off
	start := i
	for ; i < len(src); i++ {
		switch src[i] {
		case '`':
			if i > start {
				l.emit(TemplateText, start, i)
				return
			}
			l.setMode(l.mode.up)
			l.emit(TemplateEnd, i, i+1)
			return
		case '$':
			if l.at(i+1) != '{' {
				continue
			}
			if i > start {
				l.emit(TemplateText, start, i)
				return
			}
			l.setMode(&mode{up: l.mode, kind: modeInterp})
			l.emit(InterpStart, i, i+2)
			return
		}
	}
	l.endInside(start, errMissingBacktick)
}

// naturalToken reads the text between the braces of a natural expression. The
// closing brace is an ordinary RBrace.
func (l *lexer) naturalToken() {
	src, i := l.src, l.off
	start, depth := i, l.mode.depth
	for ; i < len(src); i++ {
		switch src[i] {
		case '{':
			depth++
		case '}':
			if depth > 0 {
				depth--
				continue
			}
			if i > start {
				l.naturalText(start, i, 0)
				return
			}
			l.setMode(l.mode.up)
			l.emit(RBrace, i, i+1)
			return
		case '$':
			if l.at(i+1) != '{' {
				continue
			}
			if i > start {
				l.naturalText(start, i, depth)
				return
			}
			l.setMode(&mode{up: l.mode, kind: modeInterp})
			l.emit(InterpStart, i, i+2)
			return
		}
	}
	l.endInside(start, errMissingCloseBrace)
}

func (l *lexer) naturalText(start, end, depth int) {
	if depth != l.mode.depth {
		l.setMode(&mode{l.mode.up, modeNatural, depth})
	}
	l.emit(TemplateText, start, end)
}

// endInside ends a file inside a template.
func (l *lexer) endInside(start int, c code) {
	if n := len(l.src); start < n {
		l.emit(TemplateText, start, n)
		return
	}
	l.error(c, len(l.src), len(l.src))
	l.setMode(nil)
	l.emit(EOF, len(l.src), len(l.src))
}

// startNatural makes what follows token i, an opening brace that was read as
// code, the text of a natural expression.
func (l *lexer) startNatural(i int) {
	start, end := int(l.toks[i].Off), int(l.toks[i].End)
	if l.src[start] == '{' {
		end = start + 1
	}
	l.rewind(i)
	l.setMode(&mode{up: l.mode, kind: modeNatural})
	l.emit(LBrace, start, end)
}

// ident reads an identifier or keyword that starts at i.
func (l *lexer) ident(start int) {
	src, i := l.src, start
	if src[i] == '\'' {
		i++
	}
	plain := i == start
	for i < len(src) {
		c := src[i]
		if isIdentByte(c) {
			i++
			continue
		}
		if c == '\\' {
			n := l.escape(i)
			if n == 0 {
				break
			}
			plain = false
			i += n
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(src[i:])
		if !isIdentRune(r) {
			break
		}
		plain = false
		i += n
	}
	k := IdentTok
	if plain && src[start] >= 'a' {
		k = keyword(src[start:i])
	}
	l.emit(k, start, i)
}

// escape gives the length of the identifier escape at i, 0 when there is none.
func (l *lexer) escape(i int) int {
	if l.at(i) != '\\' || i+1 >= len(l.src) {
		return 0
	}
	if l.at(i+1) == 'u' && l.at(i+2) == '{' {
		j := i + 3
		for isHex(l.at(j)) {
			j++
		}
		if j == i+3 || l.at(j) != '}' {
			return 0
		}
		return j + 1 - i
	}
	r, n := utf8.DecodeRuneInString(l.src[i+1:])
	switch {
	case r < utf8.RuneSelf && isIdentByte(byte(r)) && r != '_' && !isDigit(byte(r)):
		return 0
	case r == '\t' || r == '\n' || r == '\r' || r == utf8.RuneError && n <= 1:
		return 0
	case r >= utf8.RuneSelf && unicode.Is(unicode.Pattern_White_Space, r):
		return 0
	}
	return 1 + n
}

// identFollows reports whether a character that can continue an identifier is
// at i.
func (l *lexer) identFollows(i int) bool {
	c := l.at(i)
	if c < utf8.RuneSelf {
		return isIdentByte(c) || c == '\\' && l.escape(i) > 0
	}
	r, _ := utf8.DecodeRuneInString(l.src[i:])
	return isIdentRune(r)
}

// number reads a numeric literal.
func (l *lexer) number(start int) {
	src, i := l.src, start
	if src[i] == '0' && (l.at(i+1)|0x20) == 'x' && (isHex(l.at(i+2)) || l.at(i+2) == '.' && isHex(l.at(i+3))) {
		l.hexNumber(start)
		return
	}
	k := IntLit
	for i < len(src) && isDigit(src[i]) {
		i++
	}
	if i-start > 1 && src[start] == '0' {
		l.error(errLeadingZeros, start, i)
	}
	if l.at(i) == '.' && isDigit(l.at(i+1)) {
		k = FloatLit
		i++
		for i < len(src) && isDigit(src[i]) {
			i++
		}
	}
	if l.at(i)|0x20 == 'e' {
		j := i + 1
		if l.at(j) == '+' || l.at(j) == '-' {
			j++
		}
		if isDigit(l.at(j)) {
			k = FloatLit
			for i = j; i < len(src) && isDigit(src[i]); i++ {
			}
		} else if !l.identFollows(j) {
			k = FloatLit
			i = j
			l.error(errMissingDigit, start, i, "exponent indicator")
		}
	}
	if c := l.at(i) | 0x20; (c == 'f' || c == 'd') && !l.identFollows(i+1) {
		k = FloatLit
		if c == 'd' {
			k = DecimalLit
		}
		i++
	}
	l.emit(k, start, i)
}

func (l *lexer) hexNumber(start int) {
	src, i, k := l.src, start+2, IntLit
	for i < len(src) && isHex(src[i]) {
		i++
	}
	if l.at(i) == '.' && isHex(l.at(i+1)) && !l.methodAt(i+1) {
		k = FloatLit
		i++
		for i < len(src) && isHex(src[i]) {
			i++
		}
	}
	if l.at(i)|0x20 == 'p' {
		j := i + 1
		if l.at(j) == '+' || l.at(j) == '-' {
			j++
		}
		if isDigit(l.at(j)) {
			k = FloatLit
			for i = j; i < len(src) && isDigit(src[i]); i++ {
			}
		}
	}
	l.emit(k, start, i)
}

// methodAt reports whether a name and ( stand at i, as in 0xff.abs().
func (l *lexer) methodAt(i int) bool {
	if !isIdentStart(l.at(i)) {
		return false
	}
	for isIdentByte(l.at(i)) {
		i++
	}
	return l.at(i) == '('
}

// stringLit reads a string literal; one that is not closed ends with its line.
func (l *lexer) stringLit(start int) {
	src, i := l.src, start+1
	for i < len(src) {
		switch c := src[i]; c {
		case '"':
			l.emit(StringLit, start, i+1)
			return
		case '\n':
			l.endString(start, i)
			return
		case '\r':
			if l.at(i+1) == '\n' || i+1 == len(src) {
				l.endString(start, i)
				return
			}
			i++
		case '\\':
			n := stringEscape(src[i:])
			if n == 0 {
				end := i + 1
				if end < len(src) && src[end] != '\n' && src[end] != '\r' {
					_, size := utf8.DecodeRuneInString(src[end:])
					end += size
					if src[i+1] == 'u' && l.at(end) == '{' {
						for end++; end < len(src) && isHex(src[end]); end++ {
						}
						if l.at(end) == '}' {
							end++
						}
					}
				}
				l.error(errInvalidEscape, i, end, src[i:end])
				n = end - i
			}
			i += n
		default:
			i++
		}
	}
	l.endString(start, i)
}

func (l *lexer) endString(start, end int) {
	l.error(errMissingDoubleQuote, end, end)
	l.emit(StringLit, start, end)
}

// stringEscape gives the length of the string escape s starts with, 0 when it
// is none.
func stringEscape(s string) int {
	if len(s) < 2 {
		return 0
	}
	switch s[1] {
	case 't', 'n', 'r', '\\', '"':
		return 2
	case 'u':
		j := 3
		for j < len(s) && isHex(s[j]) {
			j++
		}
		if len(s) > j && s[2] == '{' && j > 3 && s[j] == '}' {
			if _, ok := codePoint(s[3:j]); ok {
				return j + 1
			}
		}
	}
	return 0
}

// bad reads a run of bytes that start no token.
func (l *lexer) bad(start int) {
	src, i := l.src, start
	for {
		_, n := utf8.DecodeRuneInString(src[i:])
		i += n
		if i >= len(src) || src[i] < utf8.RuneSelf {
			break
		}
		if r, _ := utf8.DecodeRuneInString(src[i:]); isIdentRune(r) {
			break
		}
	}
	l.error(errInvalidToken, start, i, src[start:i])
	l.emit(Bad, start, i)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

// isIdentStart and isIdentByte are the ASCII part of identifiers.
func isIdentStart(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' }

func isIdentByte(c byte) bool { return isIdentStart(c) || isDigit(c) }

// isIdentRune reports whether r, beyond ASCII, can be part of an identifier.
func isIdentRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf, r == utf8.RuneError:
		return false
	case r >= 0x80 && r <= 0x9F,
		r >= 0xE000 && r <= 0xF8FF, r >= 0xF0000 && r <= 0xFFFFD, r >= 0x100000:
		return false
	}
	return !unicode.Is(unicode.Pattern_Syntax, r) && !unicode.Is(unicode.Pattern_White_Space, r)
}

// keyword gives the kind of a word of ASCII letters and digits.
func keyword(s string) Kind {
	switch s {
	case "annotation":
		return KwAnnotation
	case "any":
		return KwAny
	case "anydata":
		return KwAnydata
	case "as":
		return KwAs
	case "ascending":
		return KwAscending
	case "base16":
		return KwBase16
	case "base64":
		return KwBase64
	case "boolean":
		return KwBoolean
	case "break":
		return KwBreak
	case "byte":
		return KwByte
	case "check":
		return KwCheck
	case "checkpanic":
		return KwCheckpanic
	case "class":
		return KwClass
	case "client":
		return KwClient
	case "commit":
		return KwCommit
	case "configurable":
		return KwConfigurable
	case "const":
		return KwConst
	case "continue":
		return KwContinue
	case "decimal":
		return KwDecimal
	case "descending":
		return KwDescending
	case "distinct":
		return KwDistinct
	case "do":
		return KwDo
	case "else":
		return KwElse
	case "enum":
		return KwEnum
	case "equals":
		return KwEquals
	case "error":
		return KwError
	case "external":
		return KwExternal
	case "fail":
		return KwFail
	case "false":
		return KwFalse
	case "final":
		return KwFinal
	case "float":
		return KwFloat
	case "flush":
		return KwFlush
	case "foreach":
		return KwForeach
	case "fork":
		return KwFork
	case "from":
		return KwFrom
	case "function":
		return KwFunction
	case "future":
		return KwFuture
	case "handle":
		return KwHandle
	case "if":
		return KwIf
	case "import":
		return KwImport
	case "in":
		return KwIn
	case "int":
		return KwInt
	case "is":
		return KwIs
	case "isolated":
		return KwIsolated
	case "join":
		return KwJoin
	case "json":
		return KwJson
	case "let":
		return KwLet
	case "listener":
		return KwListener
	case "lock":
		return KwLock
	case "map":
		return KwMap
	case "match":
		return KwMatch
	case "never":
		return KwNever
	case "new":
		return KwNew
	case "null":
		return KwNull
	case "object":
		return KwObject
	case "on":
		return KwOn
	case "order":
		return KwOrder
	case "outer":
		return KwOuter
	case "panic":
		return KwPanic
	case "private":
		return KwPrivate
	case "public":
		return KwPublic
	case "readonly":
		return KwReadonly
	case "record":
		return KwRecord
	case "remote":
		return KwRemote
	case "resource":
		return KwResource
	case "retry":
		return KwRetry
	case "return":
		return KwReturn
	case "returns":
		return KwReturns
	case "rollback":
		return KwRollback
	case "select":
		return KwSelect
	case "service":
		return KwService
	case "start":
		return KwStart
	case "stream":
		return KwStream
	case "string":
		return KwString
	case "table":
		return KwTable
	case "transaction":
		return KwTransaction
	case "transactional":
		return KwTransactional
	case "trap":
		return KwTrap
	case "true":
		return KwTrue
	case "type":
		return KwType
	case "typedesc":
		return KwTypedesc
	case "typeof":
		return KwTypeof
	case "var":
		return KwVar
	case "wait":
		return KwWait
	case "where":
		return KwWhere
	case "while":
		return KwWhile
	case "worker":
		return KwWorker
	case "xml":
		return KwXml
	case "xmlns":
		return KwXmlns
	}
	return IdentTok
}
