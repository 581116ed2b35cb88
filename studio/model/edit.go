// Edits of text: how an intent becomes the smallest change of a file.

package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"barre/syntax"
	"barre/syntax/format"
)

// Edit replaces a range of a file by a text.
type Edit struct {
	Range
	New string `json:"new"`
}

// Apply makes edits in the text of one file. They must not overlap.
func Apply(src string, edits []Edit) string {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.Start - b.Start })
	var out strings.Builder
	at := 0
	for _, e := range edits {
		out.WriteString(src[at:e.Start])
		out.WriteString(e.New)
		at = e.End
	}
	out.WriteString(src[at:])
	return out.String()
}

// Reverse gives the edits that take back those of one file, which has the text src
// before them.
func Reverse(src string, edits []Edit) []Edit {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.Start - b.Start })
	after := Apply(src, edits)
	lines := syntax.NewLineIndex(after)
	back := make([]Edit, len(edits))
	shift := 0
	for i, e := range edits {
		start := e.Start + shift
		end := start + len(e.New)
		a, b := lines.Pos(start), lines.Pos(end)
		back[i] = Edit{Range{e.File, start, end, Pos{a.Line, a.Col}, Pos{b.Line, b.Col}}, src[e.Start:e.End]}
		shift += len(e.New) - (e.End - e.Start)
	}
	return back
}

// editor collects the edits of one file.
type editor struct {
	source
	edits []Edit
	// callee is whose result type is looked at; inferred is set when the place of the
	// call says what it is.
	callee   *syntax.FuncDecl
	inferred bool
	// verbatim is set while code is inserted that keeps its layout.
	verbatim bool
}

func (e *editor) replace(start, end int, text string) {
	if e.f.Src[start:end] != text {
		e.edits = append(e.edits, Edit{e.rng(start, end), text})
	}
}

// done gives the edits in order, those that only remove and overlap made one.
func (e *editor) done() ([]Edit, error) {
	slices.SortStableFunc(e.edits, func(a, b Edit) int { return a.Start - b.Start })
	var list []Edit
	for _, x := range e.edits {
		if n := len(list); n > 0 && x.Start < list[n-1].End {
			last := &list[n-1]
			if x.New != "" || last.New != "" {
				return nil, errors.New("the changes overlap: make them one after the other")
			}
			last.Range = e.rng(last.Start, max(last.End, x.End))
			continue
		}
		list = append(list, x)
	}
	return list, nil
}

// newline is what ends lines in the file.
func (s source) newline() string {
	if i := strings.IndexByte(s.f.Src, '\n'); i > 0 && s.f.Src[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// lineStart is where the line of a byte begins.
func (s source) lineStart(off int) int { return strings.LastIndexByte(s.f.Src[:off], '\n') + 1 }

// lineEnd is where the line of a byte ends, before its line break.
func (s source) lineEnd(off int) int {
	end := len(s.f.Src)
	if i := strings.IndexByte(s.f.Src[off:], '\n'); i >= 0 {
		end = off + i
	}
	if end > off && s.f.Src[end-1] == '\r' {
		end--
	}
	return end
}

// nextLine is where the line after that of a byte begins.
func (s source) nextLine(off int) int {
	if i := strings.IndexByte(s.f.Src[off:], '\n'); i >= 0 {
		return off + i + 1
	}
	return len(s.f.Src)
}

// indent is the white space that the line of a byte begins with.
func (s source) indent(off int) string {
	start := s.lineStart(off)
	end := start
	for end < len(s.f.Src) && (s.f.Src[end] == ' ' || s.f.Src[end] == '\t') {
		end++
	}
	return s.f.Src[start:end]
}

// first tells whether nothing but white space precedes a byte on its line.
func (s source) first(off int) bool { return strings.TrimSpace(s.f.Src[s.lineStart(off):off]) == "" }

// last tells whether nothing but white space, or a comment, follows a byte on its
// line.
func (s source) last(off int) bool {
	rest := strings.TrimSpace(s.f.Src[off:s.lineEnd(off)])
	return rest == "" || strings.HasPrefix(rest, "//")
}

// lines makes text of a statement or several that stands at an indentation: in the
// usual style where it can be read, else as it is.
func (e *editor) lines(text, indent string) string {
	s := e.source
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	if e.verbatim {
		return s.shift(text, "", indent, len("function f() {\n"))
	}
	if f := syntax.Parse("", "function f() {\n"+text+"\n}\n"); len(f.Errors) == 0 && len(f.Decls) == 1 {
		out := format.Source(f)
		if head, rest, ok := strings.Cut(out, "{\n"); ok && !strings.Contains(head, "\n") {
			if i := strings.LastIndex(rest, "}"); i >= 0 {
				text = strings.TrimRight(rest[:i], " \n")
			}
		}
		return s.shift(text, strings.Repeat(" ", format.Indent), indent, len("function f() {\n"))
	}
	return s.shift(text, "", indent, len("function f() {\n"))
}

// shift gives lines another indentation: from in place of to. The lines that begin
// within a token, a template of several lines, stay as they are.
func (s source) shift(text, from, to string, head int) string {
	const before = "function f() {\n"
	f := syntax.Parse("", before+text+"\n}\n")
	inside := map[int]bool{}
	for _, t := range f.Tokens {
		tok := f.Src[t.Off:t.End]
		for i := strings.IndexByte(tok, '\n'); i >= 0; {
			inside[int(t.Off)+i+1-head] = true
			next := strings.IndexByte(tok[i+1:], '\n')
			if next < 0 {
				break
			}
			i += 1 + next
		}
	}
	nl := s.newline()
	var out strings.Builder
	at := 0
	for line := range strings.Lines(text) {
		body := strings.TrimRight(line, "\r\n")
		switch {
		case inside[at]:
			out.WriteString(body)
		case strings.TrimSpace(body) == "":
		default:
			out.WriteString(to)
			out.WriteString(strings.TrimPrefix(body, from))
		}
		at += len(line)
		if strings.HasSuffix(line, "\n") {
			out.WriteString(nl)
		}
	}
	return out.String()
}

// insertAt puts statements at a point of a branch.
func (e *editor) insertAt(b *Branch, index int, text string) error {
	if index < 0 || index >= len(b.Points) {
		return fmt.Errorf("nothing can be inserted there: the braces of the block are missing")
	}
	src, nl := e.f.Src, e.newline()
	if len(b.Nodes) == 0 {
		open := b.Points[0].Off
		outer := e.indent(b.Range.Start)
		text = e.lines(text, outer+strings.Repeat(" ", format.Indent))
		end := b.Range.End
		if end > open && src[end-1] == '}' {
			end--
		}
		switch {
		case e.last(open) && e.first(end) && end > e.lineEnd(open):
			// Lines of its own, behind a comment beside the brace.
			e.replace(e.nextLine(open), e.nextLine(open), text+nl)
		case strings.TrimSpace(src[open:end]) == "":
			e.replace(open, end, nl+text+nl+outer)
		default:
			e.replace(open, open, nl+text+nl+outer)
		}
		return nil
	}
	if index < len(b.Nodes) {
		at := b.Nodes[index].Range.Start
		indent := e.indent(at)
		text = e.lines(text, indent)
		if e.first(at) {
			e.replace(e.lineStart(at), e.lineStart(at), text+nl)
		} else if strings.Contains(text, "//") {
			// A comment has lines of its own: what stands on this one is divided.
			start := len(strings.TrimRight(src[:at], " \t"))
			e.replace(start, at, nl+text+nl+indent)
		} else {
			e.replace(at, at, strings.TrimPrefix(text, indent)+nl+indent)
		}
		return nil
	}
	at := b.Nodes[index-1].Range.End
	start := b.Nodes[index-1].Range.Start
	indent := e.indent(start)
	if !e.first(start) {
		indent = e.indent(b.Range.Start) + strings.Repeat(" ", format.Indent)
	}
	text = e.lines(text, indent)
	if e.last(at) {
		if end := e.nextLine(at); end > at && src[end-1] == '\n' {
			e.replace(end, end, text+nl)
		} else {
			e.replace(end, end, nl+text)
		}
	} else {
		if strings.Contains(text, "//") {
			// A comment must not swallow what follows on the line.
			end := at + len(src[at:]) - len(strings.TrimLeft(src[at:], " \t"))
			e.replace(at, end, nl+text+nl+e.indent(b.Range.Start))
		} else {
			e.replace(at, at, nl+text)
		}
	}
	return nil
}

// remove takes away a node with its lines.
func (e *editor) remove(n *Node) {
	start, end := e.span(n)
	e.replace(start, end, "")
}

// span is what goes when a node is removed: its lines, with the comment beside it,
// where it has lines of its own.
func (e *editor) span(n *Node) (start, end int) {
	src := e.f.Src
	start, end = n.Range.Start, n.Range.End
	first, last := e.first(start), e.last(end)
	switch {
	case first && last:
		return e.lineStart(start), e.nextLine(end)
	case last && strings.TrimSpace(src[end:e.lineEnd(end)]) == "" && e.nextLine(end) < len(src):
		// What follows takes its place on the line.
		at := e.nextLine(end)
		for at < len(src) && (src[at] == ' ' || src[at] == '\t') {
			at++
		}
		if at < len(src) && src[at] != '\n' && src[at] != '\r' && !strings.HasPrefix(src[at:], "//") {
			return start, at
		}
	case first:
		// What follows takes its place at the end of the line before, unless that
		// ends in a comment.
		before := strings.TrimRight(src[:e.lineStart(start)], "\r\n")
		if e.lineStart(start) > 0 && !e.commentAt(len(before)) && strings.TrimSpace(before[strings.LastIndexByte(before, '\n')+1:]) != "" {
			return len(before), end
		}
	}
	return start, end
}

// commentAt tells whether a comment ends at a byte: what follows the last token
// before it.
func (s source) commentAt(off int) bool {
	i, _ := slices.BinarySearchFunc(s.f.Tokens, off, func(t syntax.Token, off int) int { return int(t.End) - off - 1 })
	from := 0
	if i > 0 {
		from = int(s.f.Tokens[i-1].End)
	}
	if i < len(s.f.Tokens) && int(s.f.Tokens[i].Off) < off {
		return false
	}
	from = max(from, s.lineStart(off))
	return from <= off && strings.Contains(s.f.Src[from:off], "//")
}
