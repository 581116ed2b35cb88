package lsp

import (
	"strings"

	"barre/syntax/format"
)

// formatting gives a document in the usual style. One that does not parse stays
// as it is.
func (s *Server) formatting(p *documentParams) (any, error) {
	v := s.view(p.TextDocument.URI)
	if v == nil || s.isLibrary(v.uri) {
		return nil, nil
	}
	return v.changedLines(format.Source(v.file), 0, len(v.doc.lines)), nil
}

// rangeFormatting does so for the lines of a range.
func (s *Server) rangeFormatting(p *rangeParams) (any, error) {
	v := s.view(p.TextDocument.URI)
	if v == nil || s.isLibrary(v.uri) {
		return nil, nil
	}
	last := p.Range.End.Line
	if p.Range.End.Character > 0 || last == p.Range.Start.Line {
		last++
	}
	return v.changedLines(format.Source(v.file), p.Range.Start.Line, last), nil
}

// changedLines are the edits that make a text of the document's; lines that stay
// are not touched, and neither are those outside of from to to.
func (v *view) changedLines(text string, from, to int) []textEdit {
	r := []textEdit{}
	old, new := splitLines(v.file.Src), splitLines(text)
	for _, h := range diff(old, new) {
		if h.oldTo < from || h.oldFrom >= to && h.oldFrom != h.oldTo || h.oldFrom > to {
			continue
		}
		if h.oldFrom < from || h.oldTo > to {
			// A change that goes on beyond the range is one of its lines as far as
			// they correspond.
			if h.oldTo-h.oldFrom != h.newTo-h.newFrom {
				continue
			}
			cut := max(from-h.oldFrom, 0)
			h.oldFrom, h.newFrom = h.oldFrom+cut, h.newFrom+cut
			cut = max(h.oldTo-to, 0)
			h.oldTo, h.newTo = h.oldTo-cut, h.newTo-cut
			if h.oldFrom >= h.oldTo {
				continue
			}
		}
		start, end := lineOffset(old, h.oldFrom), lineOffset(old, h.oldTo)
		r = append(r, textEdit{v.doc.textRange(start, end, v.s.enc), strings.Join(new[h.newFrom:h.newTo], "")})
	}
	return r
}

// splitLines divides a text after each line feed.
func splitLines(s string) []string {
	lines := strings.SplitAfter(s, "\n")
	if n := len(lines); lines[n-1] == "" {
		lines = lines[:n-1]
	}
	return lines
}

func lineOffset(lines []string, n int) int {
	off := 0
	for _, l := range lines[:n] {
		off += len(l)
	}
	return off
}

// hunk is lines that others take the place of.
type hunk struct{ oldFrom, oldTo, newFrom, newTo int }

// diff compares lines. Formatting keeps the order of things, so that what is the
// same is found by looking a little ahead.
func diff(a, b []string) []hunk {
	var r []hunk
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		if i < len(a) && j < len(b) && a[i] == b[j] {
			i, j = i+1, j+1
			continue
		}
		di, dj := resync(a[i:], b[j:])
		r = append(r, hunk{i, i + di, j, j + dj})
		i, j = i+di, j+dj
	}
	return r
}

// ahead is how many lines are looked at for where two texts meet again.
const ahead = 200

func resync(a, b []string) (i, j int) {
	na, nb := min(len(a), ahead), min(len(b), ahead)
	for sum := 1; sum <= na+nb; sum++ {
		for i := max(0, sum-nb); i <= min(sum, na); i++ {
			j := sum - i
			if i < len(a) && j < len(b) && a[i] == b[j] && strings.TrimSpace(a[i]) != "" {
				return i, j
			}
		}
	}
	return len(a), len(b)
}
