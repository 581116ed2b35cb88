package value

// Regular expressions of the language: a strict parser for the grammar of the
// specification, which translates what it reads for Go's regexp package.
//
// Both have Perl's semantics; the language has no look-around, back-references
// or word boundaries, so that nothing needs backtracking and matching takes
// time linear in the length of the string. What differs is dealt with in
// translation: what . and \s match, where ^ and $ match (in multi-line mode Go
// knows \n as the only line terminator, the specification \r as well: this one
// difference remains), the x flag, repetition counts over 1000.

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

const regexpReason = "{ballerina/lang.regexp}RegularExpressionParsingError"

const (
	maxRegexpDepth  = 400
	maxRegexpRepeat = 100_000
)

// RegexpError says what is wrong with a regular expression and where.
type RegexpError struct {
	Pos int // in code points
	Msg string
}

func (e *RegexpError) Error() string { return e.Msg }

// CheckRegexp checks the syntax of a regular expression.
func CheckRegexp(src string) *RegexpError {
	_, err := parseRegexp(src)
	return err
}

// CompileRegexp makes a regular expression. The error is an *Error fit to be
// an error result.
func CompileRegexp(src string) (*Regexp, error) {
	p, err := parseRegexp(src)
	if err != nil {
		return nil, Panicf(regexpReason, "Failed to parse regular expression: %s at position %d in '%s'", err.Msg, err.Pos, src)
	}
	return &Regexp{Src: src, prog: p}, nil
}

// RegexpTemplate makes the regular expression of a template: parts around
// insertions, which are regular expressions themselves. The error is the panic
// of an insertion that is not valid.
func RegexpTemplate(parts []string, insertions []string) (*Regexp, error) {
	var b strings.Builder
	for i, ins := range insertions {
		b.WriteString(parts[i])
		p, err := parseRegexp(ins)
		if err != nil {
			return nil, Panicf("{ballerina}RegularExpressionParsingError", "%s in insertion substring '%s'", err.Msg, ins)
		}
		next := parts[i+1]
		quantified := next != "" && strings.IndexByte("*+?{", next[0]) >= 0
		alone := len(insertions) == 1 && parts[0] == "" && parts[1] == ""
		afterBar := b.Len() == 0 || strings.HasSuffix(parts[i], "|") && !strings.HasSuffix(parts[i], `\|`)
		beforeBar := next == "" && i == len(insertions)-1 || strings.HasPrefix(next, "|")
		switch {
		case alone, p.terms == 1 && p.atom, p.bars == 0 && p.terms > 0 && !quantified, afterBar && beforeBar:
			b.WriteString(ins)
		default:
			b.WriteString("(?:" + ins + ")")
		}
	}
	b.WriteString(parts[len(parts)-1])
	src := b.String()
	p, err := parseRegexp(src)
	if err != nil {
		return nil, Panicf("{ballerina}RegularExpressionParsingError", "%s at position %d in '%s'", err.Msg, err.Pos, src)
	}
	return &Regexp{Src: src, prog: p}, nil
}

// regexpProg is a regular expression ready to be matched. The forms needed are
// compiled when they are first asked for.
type regexpProg struct {
	pattern string // in Go's syntax
	groups  int
	caret   bool // has a ^, so that what stands before the start matters
	bars    int  // alternatives at the top, less one
	terms   int  // terms at the top
	atom    bool // the one term at the top is not repeated

	find, at, full, after lazyRegexp
}

type lazyRegexp struct {
	once sync.Once
	re   *regexp.Regexp
}

func (l *lazyRegexp) get(prefix, pattern, suffix string) *regexp.Regexp {
	l.once.Do(func() { l.re = regexp.MustCompile(prefix + pattern + suffix) })
	return l.re
}

func (r *Regexp) program() *regexpProg {
	if p, ok := r.prog.(*regexpProg); ok {
		return p
	}
	p, err := parseRegexp(r.Src)
	if err != nil {
		// Values are made by CompileRegexp; one made otherwise matches nothing.
		return &regexpProg{pattern: `[^\x00-\x{10FFFF}]`}
	}
	return p
}

// findBytes finds the first match at or after byte offset off; offsets are
// those of regexp's FindSubmatchIndex.
func (p *regexpProg) findBytes(s string, off int) []int {
	if off == 0 || !p.caret {
		return shift(p.find.get("(?:", p.pattern, ")").FindStringSubmatchIndex(s[off:]), off)
	}
	// Let ^ see the character before the start.
	_, w := utf8.DecodeLastRuneInString(s[:off])
	m := p.after.get(`\A(?s:.)(?s:.*?)(`, p.pattern, ")").FindStringSubmatchIndex(s[off-w:])
	if m == nil {
		return nil
	}
	return shift(m[2:], off-w)
}

func shift(m []int, by int) []int {
	for i := range m {
		if m[i] >= 0 {
			m[i] += by
		}
	}
	return m
}

// matchAtBytes matches at byte offset off, where ^ matches as well.
func (p *regexpProg) matchAtBytes(s string, off int) []int {
	return shift(p.at.get(`\A(?:`, p.pattern, ")").FindStringSubmatchIndex(s[off:]), off)
}

func (p *regexpProg) fullBytes(s string) []int {
	return p.full.get(`\A(?:`, p.pattern, `)\z`).FindStringSubmatchIndex(s)
}

// Find returns the first match that starts at code point start or later, nil
// when there is none: the code point indexes of the start and end of the match
// and of each group, -1 for a group that was not used.
func (r *Regexp) Find(s *String, start int) []int {
	return codePoints(s, r.program().findBytes(s.s, s.offset(start)))
}

// MatchAt returns the match that starts at code point start; see [Regexp.Find].
func (r *Regexp) MatchAt(s *String, start int) []int {
	return codePoints(s, r.program().matchAtBytes(s.s, s.offset(start)))
}

// FullMatch returns the match that is all of s; see [Regexp.Find].
func (r *Regexp) FullMatch(s *String) []int {
	return codePoints(s, r.program().fullBytes(s.s))
}

// IsFullMatch reports whether s as a whole matches.
func (r *Regexp) IsFullMatch(s *String) bool {
	p := r.program()
	return p.full.get(`\A(?:`, p.pattern, `)\z`).MatchString(s.s)
}

// FindAll returns the matches that start at code point start or later and do
// not overlap; see [Regexp.Find].
func (r *Regexp) FindAll(s *String, start int) [][]int {
	var all [][]int
	r.program().eachBytes(s.s, s.offset(start), func(m []int) bool {
		all = append(all, m)
		return true
	})
	if s.n != len(s.s) {
		// One pass over the string serves all offsets, which rise.
		off, n := 0, 0
		for _, m := range all {
			base, count := off, n
			for i, x := range m {
				if x < 0 {
					continue
				}
				if x < off {
					off, n = base, count
				}
				n += utf8.RuneCountInString(s.s[off:x])
				off = x
				m[i] = n
			}
		}
	}
	return all
}

// eachBytes calls f for each match from byte offset off on.
func (p *regexpProg) eachBytes(s string, off int, f func(m []int) bool) {
	for off <= len(s) {
		m := p.findBytes(s, off)
		if m == nil {
			return
		}
		from, to := m[0], m[1]
		if !f(m) {
			return
		}
		off = to
		if from == to {
			_, w := utf8.DecodeRuneInString(s[off:])
			off += max(w, 1)
		}
	}
}

func codePoints(s *String, m []int) []int {
	if s.n != len(s.s) {
		for i := range m {
			if m[i] >= 0 {
				m[i] = utf8.RuneCountInString(s.s[:m[i]])
			}
		}
	}
	return m
}

// Replace replaces the first match from code point start on, or all of them,
// by what f gives for it; f gets the indexes of [Regexp.Find]. An error of f
// ends it.
func (r *Regexp) Replace(s *String, start int, all bool, f func(m []int) (string, error)) (*String, error) {
	var b strings.Builder
	last := 0
	var failed error
	r.program().eachBytes(s.s, s.offset(start), func(m []int) bool {
		from, to := m[0], m[1]
		b.WriteString(s.s[last:from])
		last = to
		text, err := f(codePoints(s, m))
		if err != nil {
			failed = err
			return false
		}
		b.WriteString(text)
		return all
	})
	if failed != nil {
		return nil, failed
	}
	if last == 0 && b.Len() == 0 {
		return s, nil
	}
	b.WriteString(s.s[last:])
	return Str(b.String()), nil
}

// Split returns what stands before, between and behind the matches. An empty
// match at the start separates nothing.
func (r *Regexp) Split(s *String) []Value {
	var parts []Value
	last := 0
	r.program().eachBytes(s.s, 0, func(m []int) bool {
		if m[1] == 0 {
			return true
		}
		parts = append(parts, Str(s.s[last:m[0]]))
		last = m[1]
		return true
	})
	return append(parts, Str(s.s[last:]))
}

// ------------------------------------------------------------ parsing

type regexpFlags uint8

const (
	flagM regexpFlags = 1 << iota
	flagS
	flagI
	flagX
)

type regexpParser struct {
	src   string
	pos   int
	out   strings.Builder
	prog  *regexpProg
	flags regexpFlags
	depth int
}

func parseRegexp(src string) (prog *regexpProg, err *RegexpError) {
	p := &regexpParser{src: src, prog: &regexpProg{}}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*RegexpError)
			if !ok {
				panic(r)
			}
			prog, err = nil, e
		}
	}()
	p.disjunction(true)
	if p.pos < len(p.src) {
		p.failChar()
	}
	p.prog.pattern = p.out.String()
	// The groups around it in the forms that get compiled need a little room.
	if _, e := regexp.Compile(`\A(?s:.)(?s:.*?)(` + p.prog.pattern + `)`); e != nil {
		return nil, &RegexpError{0, "regular expression is too large"}
	}
	return p.prog, nil
}

func (p *regexpParser) fail(pos int, format string, args ...any) {
	panic(&RegexpError{utf8.RuneCountInString(p.src[:pos]), fmt.Sprintf(format, args...)})
}

// failChar fails at the character at pos, or at the end.
func (p *regexpParser) failChar() {
	if p.pos >= len(p.src) {
		p.fail(p.pos, "invalid end of characters")
	}
	r, _ := utf8.DecodeRuneInString(p.src[p.pos:])
	p.fail(p.pos, "invalid character '%c'", r)
}

func (p *regexpParser) peek() byte {
	if p.pos < len(p.src) {
		return p.src[p.pos]
	}
	return 0
}

func (p *regexpParser) more() bool { return p.pos < len(p.src) }

// blank skips white space and comments where the x flag is on.
func (p *regexpParser) blank() {
	if p.flags&flagX == 0 {
		return
	}
	for p.more() {
		switch p.src[p.pos] {
		case ' ', '\t', '\n', '\r':
			p.pos++
		case '#':
			for p.more() && p.src[p.pos] != '\n' && p.src[p.pos] != '\r' {
				p.pos++
			}
		default:
			return
		}
	}
}

func (p *regexpParser) disjunction(top bool) {
	if p.depth++; p.depth > maxRegexpDepth {
		p.fail(p.pos, "groups are nested more than %d levels deep", maxRegexpDepth)
	}
	p.sequence(top)
	for p.more() && p.peek() == '|' {
		p.pos++
		p.out.WriteByte('|')
		if top {
			p.prog.bars++
		}
		p.sequence(top)
	}
	p.depth--
}

func (p *regexpParser) sequence(top bool) {
	for {
		p.blank()
		if !p.more() || p.peek() == '|' || p.peek() == ')' {
			return
		}
		if top {
			p.prog.terms++
			p.prog.atom = true
		}
		p.term(top)
	}
}

func (p *regexpParser) term(top bool) {
	switch p.peek() {
	case '^':
		p.pos++
		p.prog.caret = true
		if p.flags&flagM != 0 {
			p.out.WriteString("(?m:^)")
		} else {
			p.out.WriteString(`\A`)
		}
		p.noQuantifier()
		return
	case '$':
		p.pos++
		if p.flags&flagM != 0 {
			p.out.WriteString("(?m:$)")
		} else {
			p.out.WriteString(`\z`)
		}
		p.noQuantifier()
		return
	}
	start := p.out.Len()
	p.atom()
	p.blank()
	if p.quantifier(start) && top {
		p.prog.atom = false
	}
}

// noQuantifier fails where an assertion is to be repeated.
func (p *regexpParser) noQuantifier() {
	p.blank()
	if p.more() && strings.IndexByte("*+?{", p.peek()) >= 0 {
		p.failChar()
	}
}

func (p *regexpParser) atom() {
	switch c := p.peek(); c {
	case '.':
		p.pos++
		if p.flags&flagS != 0 {
			p.out.WriteString("(?s:.)")
		} else {
			p.out.WriteString(`[^\n\r]`)
		}
	case '[':
		p.class()
	case '(':
		p.group()
	case '\\':
		p.escape(false)
	case '*', '+', '?', ')', ']', '{', '}':
		p.failChar()
	default:
		r, w := utf8.DecodeRuneInString(p.src[p.pos:])
		p.pos += w
		p.out.WriteString(regexp.QuoteMeta(string(r)))
	}
}

func (p *regexpParser) group() {
	open := p.pos
	p.pos++
	flags := p.flags
	if p.peek() == '?' {
		p.pos++
		p.flagsOnOff()
		switch {
		case p.flags&flagI == flags&flagI:
			p.out.WriteString("(?:")
		case p.flags&flagI != 0:
			p.out.WriteString("(?i:")
		default:
			p.out.WriteString("(?-i:")
		}
	} else {
		p.prog.groups++
		p.out.WriteByte('(')
	}
	p.disjunction(false)
	if p.peek() != ')' {
		p.fail(open, "missing ')' character of the group")
	}
	p.pos++
	p.out.WriteByte(')')
	p.flags = flags
}

func (p *regexpParser) flagsOnOff() {
	var seen regexpFlags
	off := false
	for ; ; p.pos++ {
		var f regexpFlags
		switch p.peek() {
		case 'm':
			f = flagM
		case 's':
			f = flagS
		case 'i':
			f = flagI
		case 'x':
			f = flagX
		case '-':
			if off {
				p.failChar()
			}
			off = true
			continue
		case ':':
			p.pos++
			return
		default:
			if !p.more() {
				p.fail(p.pos, "missing ':' character after the flags")
			}
			p.fail(p.pos, "invalid flag '%c'", []rune(p.src[p.pos:])[0])
		}
		if seen&f != 0 {
			p.fail(p.pos, "duplicate flag '%c'", p.peek())
		}
		seen |= f
		if off {
			p.flags &^= f
		} else {
			p.flags |= f
		}
	}
}

// quantifier reads what may follow the atom whose translation starts at start.
func (p *regexpParser) quantifier(start int) bool {
	switch c := p.peek(); {
	case !p.more():
		return false
	case c == '*' || c == '+' || c == '?':
		p.pos++
		p.out.WriteByte(c)
	case c == '{':
		p.counted(start)
		return true
	default:
		return false
	}
	p.lazy()
	return true
}

// lazy copies the ? behind a quantifier.
func (p *regexpParser) lazy() bool {
	if p.more() && p.peek() == '?' {
		p.pos++
		p.out.WriteByte('?')
		return true
	}
	return false
}

func (p *regexpParser) counted(start int) {
	open := p.pos
	p.pos++
	lo, ok := p.number()
	if !ok {
		p.failChar()
	}
	hi := lo
	if p.peek() == ',' {
		p.pos++
		if hi, ok = p.number(); !ok {
			hi = -1
		}
	}
	if p.peek() != '}' {
		if !p.more() {
			p.fail(open, "missing '}' character")
		}
		p.failChar()
	}
	p.pos++
	if hi >= 0 && hi < lo {
		p.fail(open, "numbers of the quantifier are out of order")
	}
	if lo > maxRegexpRepeat || hi > maxRegexpRepeat {
		p.fail(open, "quantifier is larger than %d", maxRegexpRepeat)
	}
	if lo <= 1000 && hi <= 1000 {
		p.out.WriteString("{" + strconv.Itoa(lo))
		if hi != lo {
			p.out.WriteByte(',')
			if hi >= 0 {
				p.out.WriteString(strconv.Itoa(hi))
			}
		}
		p.out.WriteByte('}')
		p.lazy()
		return
	}
	// Go takes counts up to 1000, so write larger ones as a sequence. The
	// atom is in the output already.
	all := p.out.String()
	atom := all[start:]
	if strings.Contains(atom, "(") && strings.Contains(strings.ReplaceAll(atom, "(?", ""), "(") {
		p.fail(open, "quantifier of a capturing group is larger than 1000")
	}
	q := ""
	if p.more() && p.peek() == '?' {
		p.pos++
		q = "?"
	}
	var b strings.Builder
	b.WriteString(all[:start])
	b.WriteString("(?:")
	for n := lo; n > 0; n -= 1000 {
		fmt.Fprintf(&b, "%s{%d}", atom, min(n, 1000))
	}
	if hi < 0 {
		b.WriteString(atom + "*" + q)
	}
	for n := hi - lo; n > 0; n -= 1000 {
		fmt.Fprintf(&b, "%s{0,%d}%s", atom, min(n, 1000), q)
	}
	b.WriteByte(')')
	p.out.Reset()
	p.out.WriteString(b.String())
}

func (p *regexpParser) number() (int, bool) {
	start := p.pos
	n := 0
	for p.more() && p.peek() >= '0' && p.peek() <= '9' {
		if n <= maxRegexpRepeat {
			n = n*10 + int(p.peek()-'0')
		}
		p.pos++
	}
	return n, p.pos > start
}

// notSpace is \S within a character class.
const notSpace = `\x00-\x08\x0B\x0C\x0E-\x1F!-\x{10FFFF}`

// escape reads an escape sequence. In a class it writes what goes between the
// brackets and returns the character, or -1 when it stands for several.
func (p *regexpParser) escape(class bool) rune {
	start := p.pos
	p.pos++
	if !p.more() {
		p.fail(start, "invalid character '\\'")
	}
	c := p.peek()
	p.pos++
	var r rune
	switch c {
	case 'n':
		r = '\n'
	case 'r':
		r = '\r'
	case 't':
		r = '\t'
	case 'u':
		r = p.codePoint(start)
	case 'd', 'D', 'w', 'W':
		p.out.WriteString(`\` + string(rune(c)))
		return -1
	case 's':
		p.set(class, ` \t\n\r`)
		return -1
	case 'S':
		p.set(class, notSpace)
		return -1
	case 'p', 'P':
		p.property(start, c == 'P')
		return -1
	default:
		if strings.IndexByte(`^$\.*+?()[]{}|`, c) < 0 && !(class && c == '-') {
			bad, _ := utf8.DecodeRuneInString(p.src[p.pos-1:])
			p.fail(start, "invalid character '\\%c'", bad)
		}
		r = rune(c)
	}
	if class {
		return r
	}
	p.out.WriteString(regexp.QuoteMeta(string(r)))
	return r
}

// set writes the members of a class, in brackets unless within them already.
func (p *regexpParser) set(class bool, members string) {
	if class {
		p.out.WriteString(members)
	} else {
		p.out.WriteString("[" + members + "]")
	}
}

// codePoint reads {hex} behind \u.
func (p *regexpParser) codePoint(start int) rune {
	end := strings.IndexByte(p.src[p.pos:], '}')
	if p.peek() != '{' || end < 0 {
		p.fail(start, "invalid character '\\u'")
	}
	n, err := strconv.ParseUint(p.src[p.pos+1:p.pos+end], 16, 32)
	if err != nil || n > utf8.MaxRune || n >= 0xD800 && n < 0xE000 {
		p.fail(start, "invalid code point '%s'", p.src[start:p.pos+end+1])
	}
	p.pos += end + 1
	return rune(n)
}

func (p *regexpParser) property(start int, not bool) {
	if p.peek() != '{' {
		p.fail(start, "invalid character '%s'", p.src[start:p.pos])
	}
	p.pos++
	end := strings.IndexByte(p.src[p.pos:], '}')
	if end < 0 {
		p.fail(start, "missing '}' character of the Unicode property")
	}
	prop := p.src[p.pos : p.pos+end]
	at := p.pos
	p.pos += end + 1
	name := ""
	if s, ok := strings.CutPrefix(prop, "sc="); ok {
		if name = scriptName(s); name == "" {
			p.fail(at+3, "unknown script '%s'", s)
		}
	} else {
		name = strings.TrimPrefix(prop, "gc=")
		if !isCategory(name) {
			p.fail(at, "invalid Unicode general category '%s'", name)
		}
	}
	if not {
		p.out.WriteString(`\P{` + name + "}")
	} else {
		p.out.WriteString(`\p{` + name + "}")
	}
}

// isCategory tells the abbreviations of general categories; Cs is none, for
// strings have no surrogates.
func isCategory(s string) bool {
	if len(s) == 0 || len(s) > 2 {
		return false
	}
	subs, ok := map[byte]string{'L': "ultmo", 'M': "nce", 'N': "dlo", 'S': "mcko", 'P': "cdseifo", 'Z': "slp", 'C': "cfon"}[s[0]]
	return ok && (len(s) == 1 || strings.IndexByte(subs, s[1]) >= 0)
}

// class reads a character class.
func (p *regexpParser) class() {
	open := p.pos
	p.pos++
	not := p.peek() == '^'
	if not {
		p.pos++
	}
	if p.peek() == ']' {
		p.pos++
		if not {
			p.out.WriteString("(?s:.)")
		} else {
			p.out.WriteString(`[^\x00-\x{10FFFF}]`)
		}
		return
	}
	p.out.WriteByte('[')
	if not {
		p.out.WriteByte('^')
	}
	for {
		if !p.more() {
			p.fail(open, "missing ']' character of the character class")
		}
		if p.peek() == ']' {
			p.pos++
			break
		}
		at := p.pos
		lo := p.classAtom()
		if p.peek() == '-' && p.pos+1 < len(p.src) && p.src[p.pos+1] != ']' {
			p.pos++
			hi := p.classAtom()
			switch {
			case lo >= 0 && hi >= 0:
				if hi < lo {
					p.fail(at, "range of the character class is out of order: '%s'", p.src[at:p.pos])
				}
				fmt.Fprintf(&p.out, `\x{%X}-\x{%X}`, lo, hi)
			default:
				// With a set on either side the dash is a dash.
				p.member(lo)
				p.member('-')
				p.member(hi)
			}
			continue
		}
		p.member(lo)
	}
	p.out.WriteByte(']')
}

// member writes one character of a class; sets have been written already.
func (p *regexpParser) member(r rune) {
	if r >= 0 {
		fmt.Fprintf(&p.out, `\x{%X}`, r)
	}
}

func (p *regexpParser) classAtom() rune {
	if p.peek() == '\\' {
		return p.escape(true)
	}
	r, w := utf8.DecodeRuneInString(p.src[p.pos:])
	p.pos += w
	return r
}

// scriptName gives Go's name of a script, which may be given by its long or
// short name; "" when there is none.
func scriptName(s string) string {
	if _, ok := unicode.Scripts[s]; ok {
		return s
	}
	fields := strings.Fields(scriptCodes)
	for i := 0; i+1 < len(fields); i += 2 {
		if fields[i] == s {
			return fields[i+1]
		}
	}
	return ""
}

// scriptCodes pairs the short names of scripts (ISO 15924) with the long ones.
const scriptCodes = `
Adlm Adlam Aghb Caucasian_Albanian Ahom Ahom Arab Arabic Armi Imperial_Aramaic Armn Armenian Avst Avestan
Bali Balinese Bamu Bamum Bass Bassa_Vah Batk Batak Beng Bengali Bhks Bhaiksuki Bopo Bopomofo Brah Brahmi
Brai Braille Bugi Buginese Buhd Buhid Cakm Chakma Cans Canadian_Aboriginal Cari Carian Cham Cham Cher Cherokee
Chrs Chorasmian Copt Coptic Cpmn Cypro_Minoan Cprt Cypriot Cyrl Cyrillic Deva Devanagari Diak Dives_Akuru
Dogr Dogra Dsrt Deseret Dupl Duployan Egyp Egyptian_Hieroglyphs Elba Elbasan Elym Elymaic Ethi Ethiopic
Geor Georgian Glag Glagolitic Gong Gunjala_Gondi Gonm Masaram_Gondi Goth Gothic Gran Grantha Grek Greek
Gujr Gujarati Guru Gurmukhi Hang Hangul Hani Han Hano Hanunoo Hatr Hatran Hebr Hebrew Hira Hiragana
Hluw Anatolian_Hieroglyphs Hmng Pahawh_Hmong Hmnp Nyiakeng_Puachue_Hmong Hung Old_Hungarian Ital Old_Italic
Java Javanese Kali Kayah_Li Kana Katakana Kawi Kawi Khar Kharoshthi Khmr Khmer Khoj Khojki
Kits Khitan_Small_Script Knda Kannada Kthi Kaithi Lana Tai_Tham Laoo Lao Latn Latin Lepc Lepcha Limb Limbu
Lina Linear_A Linb Linear_B Lisu Lisu Lyci Lycian Lydi Lydian Mahj Mahajani Maka Makasar Mand Mandaic
Mani Manichaean Marc Marchen Medf Medefaidrin Mend Mende_Kikakui Merc Meroitic_Cursive Mero Meroitic_Hieroglyphs
Mlym Malayalam Modi Modi Mong Mongolian Mroo Mro Mtei Meetei_Mayek Mult Multani Mymr Myanmar Nagm Nag_Mundari
Nand Nandinagari Narb Old_North_Arabian Nbat Nabataean Newa Newa Nkoo Nko Nshu Nushu Ogam Ogham Olck Ol_Chiki
Orkh Old_Turkic Orya Oriya Osge Osage Osma Osmanya Ougr Old_Uyghur Palm Palmyrene Pauc Pau_Cin_Hau
Perm Old_Permic Phag Phags_Pa Phli Inscriptional_Pahlavi Phlp Psalter_Pahlavi Phnx Phoenician Plrd Miao
Prti Inscriptional_Parthian Qaac Coptic Qaai Inherited Rjng Rejang Rohg Hanifi_Rohingya Runr Runic
Samr Samaritan Sarb Old_South_Arabian Saur Saurashtra Sgnw SignWriting Shaw Shavian Shrd Sharada Sidd Siddham
Sind Khudawadi Sinh Sinhala Sogd Sogdian Sogo Old_Sogdian Sora Sora_Sompeng Soyo Soyombo Sund Sundanese
Sylo Syloti_Nagri Syrc Syriac Tagb Tagbanwa Takr Takri Tale Tai_Le Talu New_Tai_Lue Taml Tamil Tang Tangut
Tavt Tai_Viet Telu Telugu Tfng Tifinagh Tglg Tagalog Thaa Thaana Thai Thai Tibt Tibetan Tirh Tirhuta
Tnsa Tangsa Toto Toto Ugar Ugaritic Vaii Vai Vith Vithkuqi Wara Warang_Citi Wcho Wancho Xpeo Old_Persian
Xsux Cuneiform Yezi Yezidi Yiii Yi Zanb Zanabazar_Square Zinh Inherited Zyyy Common`
