// The content of regular expression templates.

package syntax

import (
	"strings"
	"unicode/utf8"
)

// Regexp is a regular expression as the data tag re defines it.
type Regexp struct {
	Alts   []*ReSequence // alternatives
	Groups int           // capturing groups
	Errors []Error       // of a template: those that Parse has reported
}

// ReSequence is a sequence of terms.
type ReSequence struct {
	Off, End int // bytes of the file, or of the text given to ParseRegexp
	Terms    []*ReTerm
}

// ReKind says what a term of a regular expression is.
type ReKind uint8

const (
	ReChar     ReKind = iota // one character: Char
	ReAny                    // .
	ReClass                  // \d \D \s \S \w \W: Char is the letter
	ReProperty               // \p{…} \P{…}: Script or Category
	ReSet                    // […]: Set
	ReGroup                  // (…): Alts, Flags
	ReInterp                 // ${…}: X
	ReStart                  // ^
	ReEnd                    // $
)

// ReTerm is an atom with its quantifier, or an assertion.
type ReTerm struct {
	Off, End int
	Kind     ReKind
	Char     rune   // of ReChar and ReClass
	Negated  bool   // \P{…}, [^…]
	Script   string // of \p{sc=…}
	Category string // of \p{…}: Lu, L, …
	Set      []ReSetItem
	Alts     []*ReSequence // of a group
	Index    int           // of a capturing group, from 1; 0 otherwise
	FlagsOn  string        // of (?flags:…)
	FlagsOff string
	X        Expr // of an interpolation

	Quantified bool
	Min, Max   int // Max is -1 without bound
	Lazy       bool
}

// ReSetItem is a member of a character set: a range of characters, or a class
// or property.
type ReSetItem struct {
	Lo, Hi rune
	Class  *ReTerm // \d, \p{…}; nil for a range
}

// ParseRegexpTemplate gives the regular expression of a template of f.
func ParseRegexpTemplate(f *File, t *Template) *Regexp {
	return parseRegexp(newContent(f.Src, f.Tokens, t))
}

// ParseRegexp gives the regular expression written as text, without
// interpolations.
func ParseRegexp(text string) *Regexp {
	r := &contentReader{src: text, end: len(text)}
	r.segs = []contentSeg{{0, len(text), nil}}
	return parseRegexp(r)
}

func parseRegexp(r *contentReader) *Regexp {
	p := reParser{contentReader: r}
	re := &Regexp{Alts: p.disjunction()}
	for p.peek() != atEnd { // a ) too many
		start := p.pos()
		c := p.next()
		p.error(errRegexpUnexpectedAt, start, string(c))
		re.Alts = append(re.Alts, p.disjunction()...)
	}
	re.Groups, re.Errors = p.groups, p.errs
	return re
}

type reParser struct {
	*contentReader
	groups  int
	depth   int
	comment bool // the x flag is on: white space and comments are dropped
}

func (p *reParser) disjunction() []*ReSequence {
	if p.depth++; p.depth > maxNesting {
		p.error(errTooDeep, p.pos())
		p.segs = nil
	}
	defer func() { p.depth-- }()
	alts := []*ReSequence{p.sequence()}
	for p.peek() == '|' {
		p.next()
		alts = append(alts, p.sequence())
	}
	return alts
}

func (p *reParser) sequence() *ReSequence {
	s := &ReSequence{Off: p.pos()}
	for {
		if p.comment {
			p.skipComments()
		}
		switch p.peek() {
		case atEnd, '|', ')':
			s.End = p.pos()
			return s
		}
		if t := p.term(); t != nil {
			s.Terms = append(s.Terms, t)
		}
	}
}

// skipComments drops white space and comments where the x flag is on.
func (p *reParser) skipComments() {
	for {
		switch p.peek() {
		case ' ', '\t', '\n', '\r':
			p.next()
		case '#':
			for c := p.peek(); c != atEnd && c != '\n'; c = p.peek() {
				p.next()
			}
		default:
			return
		}
	}
}

func (p *reParser) term() *ReTerm {
	t := &ReTerm{Off: p.pos()}
	c := p.peek()
	switch c {
	case atInterp:
		t.Kind, t.X = ReInterp, p.interp()
	case '^', '$':
		p.next()
		t.Kind = ReStart
		if c == '$' {
			t.Kind = ReEnd
		}
		t.End = p.pos()
		return t
	case '.':
		p.next()
		t.Kind = ReAny
	case '[':
		p.set(t)
	case '(':
		p.group(t)
	case '\\':
		p.escape(t, false)
	case '*', '+', '?', '{':
		p.quantifier(&ReTerm{})
		p.error(errRegexpQuantifier, t.Off)
		return nil
	case ']', '}':
		p.next()
		p.error(errRegexpUnexpectedAt, t.Off, string(c))
		return nil
	default:
		p.next()
		t.Kind, t.Char = ReChar, c
	}
	p.quantifier(t)
	t.End = p.pos()
	return t
}

func (p *reParser) quantifier(t *ReTerm) {
	t.Min, t.Max = 1, 1
	start := p.pos()
	switch p.peek() {
	case '*':
		t.Min, t.Max = 0, -1
	case '+':
		t.Min, t.Max = 1, -1
	case '?':
		t.Min, t.Max = 0, 1
	case '{':
		p.next()
		t.Quantified = true
		lo, ok := p.digits()
		t.Min, t.Max = lo, lo
		if ok && p.peek() == ',' {
			p.next()
			t.Max = -1
			if hi, some := p.digits(); some {
				t.Max = hi
			}
		}
		if !ok || p.peek() != '}' {
			for c := p.peek(); c >= 0 && strings.ContainsRune("0123456789,", c); c = p.peek() {
				p.next()
			}
			if p.peek() == '}' {
				p.next()
			}
			p.error(errRegexpQuantifier, start)
			return
		}
		if t.Max >= 0 && t.Max < t.Min {
			p.error(errRegexpQuantifier, start)
		}
	default:
		return
	}
	t.Quantified = true
	p.next()
	if p.peek() == '?' {
		p.next()
		t.Lazy = true
	}
}

// digits reads a number, held to what an int32 holds.
func (p *reParser) digits() (n int, ok bool) {
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		p.next()
		n, ok = min(n*10+int(c-'0'), 1<<31-1), true
	}
	return n, ok
}

func (p *reParser) group(t *ReTerm) {
	t.Kind = ReGroup
	p.next()
	saved := p.comment
	if p.peek() == '?' {
		p.next()
		t.FlagsOn = p.flags("")
		if p.peek() == '-' {
			p.next()
			t.FlagsOff = p.flags(t.FlagsOn)
		}
		if p.peek() == ':' {
			p.next()
		} else {
			start := p.pos()
			if c := p.peek(); c >= 0 && c != ')' {
				p.next()
			}
			p.error(errRegexpFlag, start)
		}
		p.comment = (p.comment || strings.Contains(t.FlagsOn, "x")) && !strings.Contains(t.FlagsOff, "x")
	} else {
		p.groups++
		t.Index = p.groups
	}
	t.Alts = p.disjunction()
	p.comment = saved
	if p.peek() == ')' {
		p.next()
	} else {
		p.error(errRegexpExpected, p.pos(), "missing ')' in regular expression")
	}
}

func (p *reParser) flags(before string) string {
	start := p.pos()
	s := p.rest()
	n := 0
	for n < len(s) && strings.IndexByte("msix", s[n]) >= 0 {
		n++
	}
	p.off += n
	for i := range n {
		if strings.IndexByte(before, s[i]) >= 0 || strings.IndexByte(s[:i], s[i]) >= 0 {
			p.error(errRegexpDuplicate, start+i)
		}
	}
	return s[:n]
}

// escape reads \… as a term.
func (p *reParser) escape(t *ReTerm, inSet bool) {
	start := p.pos()
	p.next()
	c := p.peek()
	bad := func() {
		if c >= 0 {
			p.next()
		}
		p.error(errRegexpEscape, start)
		t.Kind, t.Char = ReChar, max(c, 0)
	}
	switch c {
	case 'd', 'D', 's', 'S', 'w', 'W':
		p.next()
		t.Kind, t.Char = ReClass, c
	case 'n', 'r', 't':
		p.next()
		t.Kind, t.Char = ReChar, map[rune]rune{'n': '\n', 'r': '\r', 't': '\t'}[c]
	case '^', '$', '\\', '.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '|':
		p.next()
		t.Kind, t.Char = ReChar, c
	case '-':
		if !inSet {
			bad()
			return
		}
		p.next()
		t.Kind, t.Char = ReChar, c
	case 'u':
		s := p.rest()
		end := strings.IndexByte(s, '}')
		if !strings.HasPrefix(s, "u{") || end < 0 {
			bad()
			return
		}
		p.off += end + 1
		r, ok := codePoint(s[2:end])
		if !ok {
			p.error(errInvalidCodePoint, start, s[2:end])
		}
		t.Kind, t.Char = ReChar, r
	case 'p', 'P':
		p.next()
		t.Kind, t.Negated = ReProperty, c == 'P'
		s := p.rest()
		end := strings.IndexByte(s, '}')
		if !strings.HasPrefix(s, "{") || end < 0 {
			p.error(errRegexpProperty, start)
			return
		}
		p.off += end + 1
		if !property(t, s[1:end]) {
			p.error(errRegexpProperty, start)
		}
	default:
		bad()
	}
}

// property reads the text of \p{…} into t.
func property(t *ReTerm, s string) bool {
	if script, ok := strings.CutPrefix(s, "sc="); ok {
		t.Script = script
		for i := range len(script) {
			if !isIdentByte(script[i]) {
				return false
			}
		}
		return script != ""
	}
	t.Category = strings.TrimPrefix(s, "gc=")
	if len(t.Category) == 0 || len(t.Category) > 2 {
		return false
	}
	sub := map[byte]string{'L': "ultmo", 'M': "nce", 'N': "dlo", 'S': "mcko", 'P': "cdseifo", 'Z': "slp", 'C': "cfon"}[t.Category[0]]
	return sub != "" && (len(t.Category) == 1 || strings.IndexByte(sub, t.Category[1]) >= 0)
}

// set reads […].
func (p *reParser) set(t *ReTerm) {
	t.Kind = ReSet
	p.next()
	if p.peek() == '^' {
		p.next()
		t.Negated = true
	}
	for {
		at := p.pos()
		switch c := p.peek(); c {
		case atEnd:
			p.error(errRegexpExpected, at, "missing ']' in regular expression")
			return
		case ']':
			p.next()
			return
		case atInterp:
			p.interp()
			p.errs = append(p.errs, newError(errRegexpInterp, at, at))
			continue
		}
		lo := p.setAtom()
		s := p.rest()
		if len(s) < 2 || s[0] != '-' || s[1] == ']' {
			t.Set = append(t.Set, lo)
			continue
		}
		p.next()
		hi := p.setAtom()
		if lo.Class != nil || hi.Class != nil || lo.Lo > hi.Lo {
			p.error(errRegexpRange, at)
			t.Set = append(t.Set, lo, hi)
			continue
		}
		t.Set = append(t.Set, ReSetItem{Lo: lo.Lo, Hi: hi.Lo})
	}
}

func (p *reParser) setAtom() ReSetItem {
	if p.peek() == '\\' {
		t := &ReTerm{Off: p.pos()}
		p.escape(t, true)
		t.End = p.pos()
		if t.Kind != ReChar {
			return ReSetItem{Class: t}
		}
		return ReSetItem{Lo: t.Char, Hi: t.Char}
	}
	c := p.next()
	if c < 0 {
		c = utf8.RuneError
	}
	return ReSetItem{Lo: c, Hi: c}
}
