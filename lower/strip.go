package lower

import "barre/ir"

// Without is a function without those probes that drop is true for, and what
// only they needed. to gives for each place in the code of f the place where it
// goes on in the new one.
func Without(f *ir.Func, drop func(probe int32) bool) (g *ir.Func, to []int32) {
	n := len(f.Code)
	gone := make([]bool, n)
	for i := range f.Code {
		gone[i] = f.Code[i].Op == ir.Probe && drop(f.Code[i].B)
	}
	// settle is the first instruction that is left from i on.
	settle := func(i int) int {
		for i < n && gone[i] {
			i++
		}
		return i
	}
	// A jump over what is gone is none. Later ones go first, for those before
	// them may lead there.
	for i := n - 1; i >= 0; i-- {
		if in := &f.Code[i]; in.Op == ir.Jmp && int(in.C) > i && settle(int(in.C)) == settle(i+1) {
			gone[i] = true
		}
	}
	h := *f
	g = &h
	g.Code, g.Lines, g.Handlers, g.Locals = nil, nil, nil, nil
	to = make([]int32, n+1)
	for i := range f.Code {
		to[i] = int32(len(g.Code))
		if !gone[i] {
			g.Code = append(g.Code, f.Code[i])
			g.Lines = append(g.Lines, f.Lines[i])
		}
	}
	to[n] = int32(len(g.Code))
	for i := range g.Code {
		if in := &g.Code[i]; ir.IsJump(in.Op) {
			in.C = to[in.C]
		}
	}
	for _, h := range f.Handlers {
		g.Handlers = append(g.Handlers, ir.Handler{From: int(to[h.From]), To: int(to[h.To]), Target: int(to[h.Target]), Reg: h.Reg, Cleans: h.Cleans})
	}
	for _, l := range f.Locals {
		l.From, l.To = to[l.From], to[l.To]
		g.Locals = append(g.Locals, l)
	}
	peephole(g)
	return g, to
}
