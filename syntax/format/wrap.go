// Lines that are too long are wrapped: at the commas of the outermost list of
// arguments, parameters or members, else after an operator.

package format

import "barre/syntax"

// breakPoint is a token before which a line may end.
type breakPoint struct {
	level int          // how many levels the next line is indented
	rank  int          // the lower the better
	with  []syntax.Tok // other points: all are taken or none
}

// wrap breaks lines that are wider than Width where it can and reports whether
// it did. The widths are those the printer has measured.
func (l *layout) wrap() bool {
	points := map[int]breakPoint{}
	long := false
	for _, ln := range l.lines {
		if ln.width > Width {
			long = true
		}
	}
	if !long {
		return false
	}
	l.breakPoints(points)
	did := false
	for _, ln := range l.lines {
		if ln.width > Width {
			did = l.wrapLine(ln, points) || did
		}
	}
	return did
}

// wrapLine breaks one line, as often as it takes: each time at the last of the
// best points that fit, or at the first of them if none does.
func (l *layout) wrapLine(ln line, points map[int]breakPoint) (did bool) {
	first, indent := ln.first, ln.indent
	for {
		best, rank := -1, 1<<30
		col := indent
		for i := first; i <= ln.last; i++ {
			if i > first {
				if l.spaced(i, 0) {
					col++
				}
				if p, ok := points[i]; ok && l.gaps[i].brk == brkKeep && (p.rank < rank || p.rank == rank && col <= Width+1) {
					best, rank = i, p.rank
				}
			}
			col += l.width(i)
		}
		if best < 0 || col <= Width {
			return did
		}
		p := points[best]
		if !did && l.gaps[ln.first].item != 0 {
			indent += p.level * Indent
		}
		for _, t := range p.with {
			l.gaps[t].brk, l.gaps[t].level = brkWrap, p.level
		}
		l.gaps[best].brk, l.gaps[best].level = brkWrap, p.level
		did = true
		first = best
		if len(p.with) > 0 {
			return true // measured anew
		}
	}
}

// width is how many columns token i takes.
func (l *layout) width(i int) int {
	n := 0
	for range l.f.Src[l.toks[i].Off:l.toks[i].End] {
		n++
	}
	return n
}

// breakPoints finds where lines may end. A point in an inner construct ranks
// behind those of the constructs around it.
func (l *layout) breakPoints(points map[int]breakPoint) {
	add := func(t syntax.Tok, level, rank int) {
		if t < 0 || int(t) >= len(l.toks) {
			return
		}
		if p, ok := points[int(t)]; !ok || rank < p.rank {
			points[int(t)] = breakPoint{level, rank, nil}
		}
	}
	depth := 0
	var walk func(n syntax.Node)
	walk = func(n syntax.Node) {
		switch n := n.(type) {
		case *syntax.Signature:
			for i, p := range n.Params {
				if i > 0 {
					add(p.First, 2, depth*10)
				}
			}
			if n.Ret != nil {
				// returns T goes on the next line before parameters are torn
				// apart for it.
				add(l.find(syntax.KwReturns, l.afterParams(n), n.Ret.Range().First), 2, depth*10+1)
			}
		case *syntax.Call:
			addArgs(add, n.Args, depth)
		case *syntax.MethodCall:
			addArgs(add, n.Args, depth)
		case *syntax.RemoteCall:
			addArgs(add, n.Args, depth)
		case *syntax.ResourceCall:
			addArgs(add, n.Args, depth)
		case *syntax.New:
			addArgs(add, n.Args, depth)
		case *syntax.ErrorCons:
			addArgs(add, n.Args, depth)
		case *syntax.ListCons:
			for i, e := range n.Elems {
				if i > 0 {
					add(e.First, 1, depth*10+2)
				}
			}
		case *syntax.MapCons:
			for i, f := range n.Fields {
				if i > 0 {
					add(f.First, 1, depth*10+2)
				}
			}
		case *syntax.Binary:
			add(n.Y.Range().First, 1, depth*10+3)
		case *syntax.Query:
			var starts []syntax.Tok
			for i, c := range n.Clauses {
				if i > 0 {
					starts = append(starts, c.Range().First)
				}
			}
			for _, x := range []syntax.Expr{n.Select, n.Collect} {
				if x != nil {
					starts = append(starts, x.Range().First-1)
				}
			}
			if n.Do != nil {
				starts = append(starts, n.Do.First-1)
			}
			for _, t := range starts {
				add(t, 1, depth*10)
				p := points[int(t)]
				p.with = starts
				points[int(t)] = p
			}
		case *syntax.Template, *syntax.Natural:
			return // the text is not ours
		}
		depth++
		syntax.Children(n, func(c syntax.Node) bool {
			walk(c)
			return true
		})
		depth--
	}
	walk(l.f)
}

func addArgs(add func(syntax.Tok, int, int), args []*syntax.Arg, depth int) {
	for i, a := range args {
		if i > 0 {
			add(a.First, 1, depth*10)
		} else {
			add(a.First, 1, depth*10+4)
		}
	}
}

// afterParams gives the token after the closing parenthesis of a signature.
func (l *layout) afterParams(s *syntax.Signature) syntax.Tok {
	t := s.First + 1
	for _, p := range s.Params {
		t = p.Last + 1
	}
	return t
}
