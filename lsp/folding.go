package lsp

import (
	"slices"
	"strings"

	"barre/syntax"
)

// folding lists what can be folded: blocks, imports, comments, documentation.
func (s *Server) folding(p *documentParams) (any, error) {
	v := s.view(p.TextDocument.URI)
	if v == nil {
		return nil, nil
	}
	r := []foldingRange{}
	seen := map[[2]int]bool{}
	add := func(from, to int, kind string) {
		a, b := v.doc.position(from, s.enc), v.doc.position(to, s.enc)
		// The line with the closing bracket stays.
		if kind == "" {
			b.Line--
		}
		if b.Line <= a.Line || seen[[2]int{a.Line, b.Line}] {
			return
		}
		seen[[2]int{a.Line, b.Line}] = true
		r = append(r, foldingRange{StartLine: a.Line, EndLine: b.Line, Kind: kind})
	}
	f := v.file
	if n := len(f.Imports); n > 1 {
		from, _ := f.Offsets(f.Imports[0])
		_, to := f.Offsets(f.Imports[n-1])
		add(from, to, "imports")
	}
	syntax.Inspect(f, func(n syntax.Node) bool {
		if d, ok := n.(*syntax.Doc); ok {
			from, to := f.Offsets(d)
			add(from, to, "comment")
		}
		return true
	})
	// Brackets, however the text around them parses.
	var open []int
	for i, t := range f.Tokens {
		switch t.Kind {
		case syntax.LBrace, syntax.LBracePipe, syntax.LBrack, syntax.LParen:
			open = append(open, i)
		case syntax.RBrace, syntax.RBracePipe, syntax.RBrack, syntax.RParen:
			for len(open) > 0 {
				o := f.Tokens[open[len(open)-1]]
				open = open[:len(open)-1]
				if closes(o.Kind) == t.Kind {
					add(int(o.Off), int(t.Off), "")
					break
				}
			}
		}
	}
	// Comments of several lines, which are in the gaps between tokens.
	at := 0
	for _, t := range f.Tokens {
		v.foldComments(at, int(t.Off), add)
		at = int(t.End)
	}
	slices.SortStableFunc(r, func(a, b foldingRange) int { return a.StartLine - b.StartLine })
	return r, nil
}

func closes(k syntax.Kind) syntax.Kind {
	switch k {
	case syntax.LBrace:
		return syntax.RBrace
	case syntax.LBracePipe:
		return syntax.RBracePipe
	case syntax.LBrack:
		return syntax.RBrack
	}
	return syntax.RParen
}

func (v *view) foldComments(from, to int, add func(from, to int, kind string)) {
	if to-from < 5 {
		return
	}
	start, end := -1, -1
	off := from
	for _, l := range strings.SplitAfter(v.file.Src[from:to], "\n") {
		text := strings.TrimSpace(l)
		if strings.HasPrefix(text, "//") {
			if start < 0 {
				start = off + strings.Index(l, "//")
			}
			end = off + len(strings.TrimRight(l, "\r\n"))
		} else if start >= 0 {
			add(start, end, "comment")
			start = -1
		}
		off += len(l)
	}
	if start >= 0 {
		add(start, end, "comment")
	}
}

// selection lists, for each place, what a growing selection takes in.
func (s *Server) selection(p *selectionRangeParams) (any, error) {
	r := []*selectionRange{}
	for _, pos := range p.Positions {
		c := s.cursor(p.TextDocument.URI, pos)
		if c == nil {
			return nil, nil
		}
		var cur *selectionRange
		for _, n := range c.path {
			x := c.rangeOf(n)
			if _, ok := n.(*syntax.File); ok {
				x = c.doc.textRange(0, len(c.file.Src), s.enc)
			}
			if !contains(x, pos) || cur != nil && cur.Range == x {
				continue
			}
			if cur != nil && !(contains(cur.Range, x.Start) && contains(cur.Range, x.End)) {
				continue
			}
			cur = &selectionRange{x, cur}
		}
		if cur == nil {
			cur = &selectionRange{Range: textRange{pos, pos}}
		}
		r = append(r, cur)
	}
	return r, nil
}

func (p position) before(q position) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Character < q.Character
}

// contains tells whether a place is in a range or at its ends.
func contains(r textRange, p position) bool { return !p.before(r.Start) && !r.End.before(p) }
