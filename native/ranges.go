package native

import "barre/ir"

// Most numbers in programs count something, and arithmetic on numbers that are
// not negative can be checked with less. findNatural finds the webs that hold no
// others: it believes so of all and gives up those that are set to something else.
func (a *analysis) findNatural() {
	f := a.fn
	natural := make([]bool, len(a.webs))
	for i, w := range a.webs {
		natural[i] = w.scalar && w.kind == kInt
	}
	for _, w := range a.entry {
		natural[w] = false
	}
	is := func(pc, i int) bool {
		w := a.at[place{pc, i}]
		return w >= 0 && natural[w]
	}
	for changed := true; changed; {
		changed = false
		for pc, in := range f.Code {
			if !a.blocks[a.blockOf[pc]].reached {
				continue
			}
			for i, o := range a.ops[pc] {
				if !o.def || !is(pc, i) {
					continue
				}
				ok := false
				switch in.Op {
				case ir.IntK:
					ok = in.B >= 0
				case ir.IntP:
					ok = f.Ints[in.B] >= 0
				case ir.MoveS, ir.DivIK, ir.RemIK, ir.IncJmpLtI, ir.IncJmpLtIK, ir.ShrI, ir.RemI:
					ok = is(pc, 1)
				case ir.AddIK, ir.MulIK:
					ok = is(pc, 1) && in.C >= 0
				case ir.AddI, ir.MulI, ir.DivI, ir.OrI, ir.XorI:
					ok = is(pc, 1) && is(pc, 2)
				case ir.AndI:
					ok = is(pc, 1) || is(pc, 2)
				case ir.ListLen, ir.StrLen, ir.MapLen, ir.RowCount:
					ok = true
				}
				if !ok {
					natural[a.at[place{pc, i}]], changed = false, true
				}
			}
		}
	}
	for i := range a.webs {
		a.webs[i].natural = natural[i]
	}
}
