// Package format prints Ballerina source text in the usual style: four blanks
// for a level, braces on the line of what they belong to, one blank around
// operators, no more than one blank line in a row.
//
// It never changes what a program says: the tokens stay what they are and where
// they are, but for imports, which are sorted, and every comment stays beside
// its token. Formatting what was formatted changes nothing.
//
// The printer goes through the tokens once. Before that the tree decides, for
// the gap before each token, whether there is a blank and whether a line ends
// (layout.go); what the tree does not decide follows from the two tokens
// (space.go). Where a line ends inside an expression is up to the author, and
// so is how far the next one is indented, relative to the statement.
package format

import (
	"strings"
	"unicode/utf8"

	"barre/syntax"
)

// Indent is the width of one level.
const Indent = 4

// Width is the column after which lines are wrapped where they can be.
const Width = 120

// Source gives the text of f in the usual style. The text of a file with
// syntax errors is returned as it is.
func Source(f *syntax.File) string {
	if len(f.Errors) > 0 {
		return f.Src
	}
	sorted, ok := sortImports(f)
	if !ok { // not on lines of their own: put them there first
		f = syntax.Parse(f.Name, layoutOf(f).print())
		sorted, _ = sortImports(f)
	}
	l := layoutOf(sorted)
	out := l.print()
	// Lines that are too long get new breaks, and all is printed once more,
	// until nothing can be broken any more.
	for range maxWraps {
		if !l.wrap() {
			break
		}
		out = l.print()
	}
	return out
}

// maxWraps bounds how often a file is printed; each time every line that is too
// long is broken once.
const maxWraps = 50

// brk says whether a line ends before a token.
type brk uint8

const (
	brkKeep  brk = iota // as in the source
	brkForce            // always
	brkNever            // never
	brkWrap             // put in where a line was too long
)

// space says whether there is a blank before a token on the same line.
type space uint8

const (
	spaceAuto space = iota // by the kinds of the two tokens
	spaceNone
	spaceOne
	spaceKeep // none or one, as in the source
)

// gap is the layout of what precedes one token.
type gap struct {
	brk   brk
	space space
	// item is set for the first token of something that has a line of its own:
	// one more than the index of the bracket it is in, or topItem at module
	// level. end is its last token.
	item int32
	end  int32
	// close is one more than the index of the bracket a token closes, where
	// the two are in the same column.
	close int32
	level int // of a line that was put in: how far it is indented from the item
}

const topItem = -1

type layout struct {
	f    *syntax.File
	toks []syntax.Token
	gaps []gap

	// What the printer found out, for wrapping.
	lines []line
	// base is, for an opening bracket, the token whose line the items in it are
	// indented from, where that is not the bracket.
	base map[int32]int32
	// closers gives the closing bracket of those whose indentation may be the
	// author's choice; tables are those of table constructors.
	closers map[int32]int32
	body    int // the first token after the imports
	tables  map[int32]bool
}

// line is one line of the output: its tokens and how wide it became.
type line struct {
	first, last int // tokens
	width       int
	indent      int
}

// printer holds the state of one pass over the tokens.
type printer struct {
	*layout
	b       strings.Builder
	lineOff int   // where the current line starts in b
	indent  int   // of the current line
	indents []int // of the line each token is on
	linesOf []int // the number of that line
	items   []openItem
	lines   []line
}

// openItem is an item being printed.
type openItem struct {
	first  int // its first token
	end    int // its last token
	indent int // of its line in the output
	source int // of its line in the source
}

func (l *layout) print() string {
	p := &printer{layout: l, indents: make([]int, len(l.toks)), linesOf: make([]int, len(l.toks))}
	p.b.Grow(len(l.f.Src) + len(l.f.Src)/8)
	for i, t := range l.toks {
		p.before(i)
		if t.Kind == syntax.EOF {
			break
		}
		p.indents[i], p.linesOf[i] = p.indent, len(p.lines)
		text := l.f.Src[t.Off:t.End]
		if t.Kind == syntax.DocLine {
			text = strings.TrimRight(text, " \t")
		}
		p.b.WriteString(text)
		if nl := strings.LastIndexByte(text, '\n'); nl >= 0 { // template text
			p.endLine()
			p.lineOff = p.b.Len() - (len(text) - nl - 1)
		}
		if n := len(p.lines); n > 0 {
			p.lines[n-1].last = i
		}
	}
	p.endLine()
	l.lines = p.lines
	out := strings.TrimRight(p.b.String(), "\n")
	if out == "" {
		return ""
	}
	return out + "\n"
}

// endLine measures the line at hand.
func (p *printer) endLine() {
	if n := len(p.lines); n > 0 {
		p.lines[n-1].width = utf8.RuneCountInString(p.b.String()[p.lineOff:])
	}
}

// newline ends the line at hand, with a blank line if there is to be one.
func (p *printer) newline(blank bool) {
	p.endLine()
	p.b.WriteByte('\n')
	if blank {
		p.b.WriteByte('\n')
	}
	p.lineOff = p.b.Len()
}

func (p *printer) startLine(i, indent int) {
	p.indent = indent
	for range indent {
		p.b.WriteByte(' ')
	}
	p.lines = append(p.lines, line{first: i, last: i, indent: indent})
}

// before prints what precedes token i: comments, line ends, blanks.
func (p *printer) before(i int) {
	g := &p.gaps[i]
	for n := len(p.items); n > 0 && p.items[n-1].end < i; n-- {
		p.items = p.items[:n-1]
	}
	indent := p.indentOf(i)
	prev := 0
	if i > 0 {
		prev = int(p.toks[i-1].End)
	}
	comments, lines := trivia(p.f.Src[prev:p.toks[i].Off])
	first := i == 0
	if len(comments) > 0 {
		inner := indent
		if g.close > 0 {
			inner = p.inside(g.close-1) + Indent
		}
		for _, c := range comments {
			switch {
			case first:
				p.startLine(i, 0)
				first = false
			case c.lines == 0:
				// Comments beside code may be aligned.
				p.b.WriteString(strings.Repeat(" ", max(c.blanks, 1)))
				p.b.WriteString(c.text)
				continue
			default:
				p.newline(c.lines > 1)
				p.startLine(i, inner)
			}
			p.b.WriteString(c.text)
		}
		p.newline(lines > 1)
		p.startLine(i, indent)
	} else {
		switch {
		case first:
			p.startLine(i, indent)
		case p.toks[i].Kind == syntax.EOF:
		case p.breaks(i, lines):
			p.newline(lines > 1 && g.brk != brkWrap || i == p.body)
			p.startLine(i, indent)
		case p.spaced(i, lines):
			p.b.WriteByte(' ')
		}
	}
	if g.item != 0 {
		p.items = append(p.items, openItem{i, int(g.end), p.indent, p.sourceIndent(i)})
	}
}

// breaks reports whether a line ends before token i; lines is how many end
// there in the source.
func (p *layout) breaks(i, lines int) bool {
	switch p.gaps[i].brk {
	case brkForce, brkWrap:
		return true
	case brkNever:
		return false
	}
	switch p.toks[i].Kind {
	case syntax.Comma, syntax.Semi:
		return false
	}
	return lines > 0
}

// indentOf gives the indentation of token i if it starts a line.
func (p *printer) indentOf(i int) int {
	g := &p.gaps[i]
	switch {
	case g.item == topItem:
		return 0
	case g.item > 0:
		return p.inside(g.item-1) + Indent
	case g.close > 0:
		return p.inside(g.close - 1)
	}
	n := len(p.items)
	if n == 0 {
		return 0
	}
	it := p.items[n-1]
	switch g.brk {
	case brkWrap:
		return it.indent + g.level*Indent
	case brkForce:
		return it.indent + Indent
	}
	rel := p.sourceIndent(i) - it.source
	if rel < 0 {
		rel = Indent
	}
	return it.indent + rel
}

// inside gives the indentation of the line that the items in the bracket open
// are indented from.
func (p *printer) inside(open int32) int {
	if b, ok := p.base[open]; ok {
		return p.indents[b]
	}
	if end, ok := p.closers[open]; ok && p.free(int(open)) {
		// In a later line of a statement the author's choice stands, as the
		// closing bracket shows it.
		it := p.itemOf(int(open))
		if rel := p.sourceIndent(int(end)) - it.source; rel >= 0 && p.lineStart(int(end)) {
			return it.indent + rel
		}
	}
	return p.indents[open]
}

// itemOf gives the innermost item around the bracket at token i.
func (p *printer) itemOf(i int) openItem {
	for n := len(p.items) - 1; n >= 0; n-- {
		if p.items[n].first <= i {
			return p.items[n]
		}
	}
	return openItem{}
}

// free reports whether the bracket at token i is not on the first line of the
// item around it.
func (p *printer) free(i int) bool {
	return p.tables[int32(i)] || p.linesOf[i] != p.linesOf[p.itemOf(i).first]
}

// sourceIndent gives the width of the white space the line of token i starts
// with in the source.
func (p *layout) sourceIndent(i int) int {
	off := int(p.toks[i].Off)
	start := strings.LastIndexByte(p.f.Src[:off], '\n') + 1
	if start == 0 && strings.HasPrefix(p.f.Src, "\uFEFF") {
		start = 3
	}
	n := 0
	for ; start < off; start++ {
		switch p.f.Src[start] {
		case ' ':
			n++
		case '\t':
			n += Indent - n%Indent
		default:
			return n
		}
	}
	return n
}

// lineStart reports whether token i is the first of its line in the source.
func (p *layout) lineStart(i int) bool {
	if i == 0 {
		return true
	}
	return strings.IndexByte(p.f.Src[p.toks[i-1].End:p.toks[i].Off], '\n') >= 0
}

// comment is a comment, how many lines end before it, and how many blanks
// separate it from what precedes it on its line.
type comment struct {
	text   string
	lines  int
	blanks int
}

// trivia gives the comments of the text between two tokens, and how many lines
// end after the last of them.
func trivia(s string) (list []comment, lines int) {
	blanks := 0
	for len(s) > 0 {
		switch s[0] {
		case ' ':
			blanks++
			s = s[1:]
		case '\n':
			lines++
			s = s[1:]
		case '/':
			text, rest, nl := strings.Cut(s, "\n")
			list = append(list, comment{strings.TrimRight(text, "\r"), lines, blanks})
			lines = 0
			if nl {
				lines = 1
			}
			s = rest
		default:
			s = s[1:]
		}
	}
	return list, lines
}
