package native

import (
	"fmt"
	"slices"

	"barre/ir"
)

// Where a loop does nothing that could change how long a list is, what is needed to
// get at its members is found before the loop.

// loop is a natural loop: the blocks from which its header can be come to without
// leaving it.
type loop struct {
	header int
	blocks map[int]bool
	before []int // the blocks outside from which it is entered, all by going on or a jump
	quiet  bool  // lists keep their length
}

// hoisted is what of a list is in a variable of its own during a loop.
type hoisted struct {
	name string
	web  int
	what string // a function of package vm that gives it
	typ  string
}

// quiet are the operations that leave the length of all lists alone.
var quiet = map[ir.Op]bool{
	ir.Nop: true, ir.IntK: true, ir.IntP: true, ir.NilK: true, ir.PoolK: true,
	ir.AddI: true, ir.AddIK: true, ir.SubI: true, ir.SubIK: true, ir.MulI: true, ir.MulIK: true, ir.DivI: true, ir.RemI: true, ir.NegI: true,
	ir.IncJmpLtI: true, ir.IncJmpLtIK: true, ir.EqStr: true, ir.StrLen: true, ir.TypeTest: true,
	ir.SetCellR: true, ir.SetCellS: true, ir.GlobalR: true, ir.GlobalS: true, ir.SetGlobalR: true, ir.SetGlobalS: true,
	ir.ListGet: true, ir.ListGetI: true, ir.ListGetF: true, ir.ListGetB: true, ir.ListSetI: true, ir.ListSetF: true, ir.ListSetB: true,
	ir.ListLen: true, ir.ListWalk: true, ir.ListStep: true,
	ir.FieldGet: true, ir.FieldOpt: true, ir.FieldGetS: true, ir.FieldSetI: true, ir.FieldSetF: true, ir.FieldSetB: true, ir.ObjGet: true,
	ir.MapGet: true, ir.MapGetS: true, ir.MapLen: true, ir.RowGetS: true, ir.RowGetR: true, ir.RowCount: true,
	ir.RetS: true, ir.RetR: true, ir.RetNil: true, ir.Panic: true, ir.MaskTest: true, ir.CallNumber: true,
}

// maxBlocks bounds the functions whose loops are looked for.
const maxBlocks = 1000

// findLoops finds the loops and what can be found before them.
func (a *analysis) findLoops() {
	n := len(a.blocks)
	if n > maxBlocks {
		return
	}
	preds := make([][]int, n)
	for i := range a.blocks {
		if a.blocks[i].reached {
			for _, k := range a.blocks[i].next {
				preds[k] = append(preds[k], i)
			}
		}
	}
	// Dominators, as sets.
	dom := make([]bits, n)
	all := make(bits, (n+63)/64)
	for i := range n {
		all.set(i)
	}
	for i := range n {
		dom[i] = slices.Clone(all)
	}
	dom[0] = make(bits, len(all))
	dom[0].set(0)
	for changed := true; changed; {
		changed = false
		for i := 1; i < n; i++ {
			if !a.blocks[i].reached {
				continue
			}
			d := slices.Clone(all)
			for _, p := range preds[i] {
				for w := range d {
					d[w] &= dom[p][w]
				}
			}
			d.set(i)
			if !slices.Equal(d, dom[i]) {
				dom[i], changed = d, true
			}
		}
	}
	byHeader := map[int]*loop{}
	for i := range a.blocks {
		if !a.blocks[i].reached {
			continue
		}
		for _, h := range a.blocks[i].next {
			if !dom[i].has(h) {
				continue
			}
			l := byHeader[h]
			if l == nil {
				l = &loop{header: h, blocks: map[int]bool{h: true}}
				byHeader[h] = l
				a.loops = append(a.loops, l)
			}
			work := []int{i}
			for len(work) > 0 {
				b := work[len(work)-1]
				work = work[:len(work)-1]
				if !l.blocks[b] {
					l.blocks[b] = true
					work = append(work, preds[b]...)
				}
			}
		}
	}
	for _, l := range a.loops {
		l.quiet = l.header != 0 && a.isQuiet(l)
		for _, p := range preds[l.header] {
			if l.blocks[p] {
				continue
			}
			l.before = append(l.before, p)
			l.quiet = l.quiet && len(a.blocks[p].next) == 1
		}
	}
	// The largest loops first.
	slices.SortStableFunc(a.loops, func(x, y *loop) int { return len(y.blocks) - len(x.blocks) })
}

func (a *analysis) isQuiet(l *loop) bool {
	for i := range l.blocks {
		b := &a.blocks[i]
		for pc := b.from; pc < b.to; pc++ {
			op := a.fn.Code[pc].Op
			if !quiet[op] && !pure[op] && !ir.IsJump(op) || has(op, "!") {
				return false
			}
		}
	}
	return true
}

// hoist gives the variable that has what is wanted of the list in a web while the
// instruction at pc runs; not ok when there is none.
func (a *analysis) hoist(pc, web int, what, typ string) (string, bool) {
	for _, l := range a.loops {
		if !l.quiet || !l.blocks[a.blockOf[pc]] || a.setWithin(l, web) {
			continue
		}
		for _, h := range a.hoists[l.header] {
			if h.web == web && h.what == what {
				return h.name, true
			}
		}
		h := hoisted{fmt.Sprintf("h%d", a.hoistCount), web, what, typ}
		a.hoistCount++
		if a.hoists == nil {
			a.hoists = map[int][]hoisted{}
		}
		a.hoists[l.header] = append(a.hoists[l.header], h)
		return h.name, true
	}
	return "", false
}

func (a *analysis) setWithin(l *loop, web int) bool {
	for i := range l.blocks {
		b := &a.blocks[i]
		for pc := b.from; pc < b.to; pc++ {
			for k, o := range a.ops[pc] {
				if o.def && a.at[place{pc, k}] == web {
					return true
				}
			}
		}
	}
	return false
}

// prepare writes what is found before the loops that are entered from a block.
func (a *analysis) prepare(b int) string {
	s := ""
	for _, l := range a.loops {
		if !slices.Contains(l.before, b) {
			continue
		}
		for _, h := range a.hoists[l.header] {
			s += fmt.Sprintf("\t%s = vm.%s(%s)\n", h.name, h.what, a.webs[h.web].name)
		}
	}
	return s
}
