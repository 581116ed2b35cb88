package native

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"barre/ir"
)

// Where a loop does nothing that could change how long a list is, what is needed to
// get at its members is found before the loop. So is what a loop computes in every
// round from what it does not change.

// loop is a natural loop: the blocks from which its header can be come to without
// leaving it.
type loop struct {
	header int
	blocks map[int]bool
	before []int // the blocks outside from which it is entered, all by going on or a jump
	ready  bool  // things can be done before it: the blocks before lead nowhere else
	quiet  bool  // lists keep their length
	moved  []int // instructions that are executed before it rather than within
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
		l.ready = l.header != 0
		for _, p := range preds[l.header] {
			if l.blocks[p] {
				continue
			}
			l.before = append(l.before, p)
			l.ready = l.ready && len(a.blocks[p].next) == 1
		}
		l.quiet = l.ready && a.isQuiet(l)
	}
	// The largest loops first.
	slices.SortStableFunc(a.loops, func(x, y *loop) int { return len(y.blocks) - len(x.blocks) })
	a.findInvariants()
}

// movable are the operations on numbers that may be executed earlier, and though
// they might not have been at all: what they do beside setting their result is to
// overflow, and then the other version of the body takes over before the loop.
var movable = map[ir.Op]bool{
	ir.IntK: true, ir.IntP: true,
	ir.AddI: true, ir.AddIK: true, ir.SubI: true, ir.SubIK: true, ir.MulI: true, ir.MulIK: true, ir.DivIK: true, ir.RemIK: true, ir.NegI: true,
	ir.AndI: true, ir.OrI: true, ir.XorI: true, ir.ShlI: true, ir.ShrI: true, ir.UshrI: true, ir.NotI: true,
	ir.AddF: true, ir.SubF: true, ir.MulF: true, ir.DivF: true, ir.NegF: true, ir.IntToFloat: true,
}

// findInvariants finds the instructions that compute the same in every round of a
// loop, and the largest loop that is so for.
func (a *analysis) findInvariants() {
	if len(a.loops) == 0 {
		return
	}
	sets := make([]int, len(a.webs)) // how often each web is set
	for _, w := range a.entry {
		if w >= 0 {
			sets[w]++
		}
	}
	for at, w := range a.at {
		if w >= 0 && (at.pc < 0 || a.ops[at.pc][at.i].def) {
			sets[w]++
		}
	}
	a.moved = map[int]bool{}
	for _, l := range a.loops {
		if !l.ready {
			continue
		}
		within := map[int]bool{} // webs that the loop sets
		for i := range l.blocks {
			for pc := a.blocks[i].from; pc < a.blocks[i].to; pc++ {
				for k, o := range a.ops[pc] {
					if o.def && !a.moved[pc] {
						within[a.at[place{pc, k}]] = true
					}
				}
			}
		}
		for changed := true; changed; {
			changed = false
			for _, i := range slices.Sorted(maps.Keys(l.blocks)) {
				for pc := a.blocks[i].from; pc < a.blocks[i].to; pc++ {
					if a.moved[pc] || !movable[a.fn.Code[pc].Op] || !a.invariant(pc, within) {
						continue
					}
					if w := a.at[place{pc, 0}]; sets[w] == 1 && a.webs[w].used {
						a.moved[pc], changed = true, true
						l.moved = append(l.moved, pc)
						delete(within, w)
					}
				}
			}
		}
	}
}

// invariant reports whether an instruction reads nothing of what is set within.
func (a *analysis) invariant(pc int, within map[int]bool) bool {
	for k, o := range a.ops[pc] {
		w := a.at[place{pc, k}]
		if !o.def && (w < 0 || within[w] || o.box != kNone) {
			return false
		}
	}
	return true
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
func (e *emitter) prepare(b int) string {
	e.b = &strings.Builder{}
	for _, l := range e.loops {
		if !slices.Contains(l.before, b) {
			continue
		}
		for _, h := range e.hoists[l.header] {
			e.printf("\t%s = vm.%s(%s)\n", h.name, h.what, e.webs[h.web].name)
		}
		for _, pc := range l.moved {
			e.pc, e.ahead = pc, &e.blocks[l.header]
			e.instr(e.analysis.fn.Code[pc])
		}
		e.ahead = nil
	}
	return e.b.String()
}
