package native

import (
	"fmt"
	"slices"

	"barre/ir"
	"barre/tree"
	"barre/value"
)

// Registers are used again and again for different things. A web is one thing: the
// writes to a register that reach a common read, and all reads they reach. Each
// becomes a Go variable of its own type.

// analysis is what is found out about a function before its Go code is made.
type analysis struct {
	fn     *ir.Func
	callee func(f *tree.Func) *ir.Func

	ops        [][]operand // of each instruction
	more       []bool      // whether an instruction only holds operands of the one before
	blocks     []block
	blockOf    []int // of each instruction
	webs       []web
	at         map[place]int // web of each operand
	loops      []*loop
	moved      map[int]bool      // instructions that are executed before a loop that they are within
	hoists     map[int][]hoisted // by the header of the loop
	hoistCount int
	layouts    []*value.Layout // of the records whose numbers are used
	entry      []int           // webs of the parameters: scalars, the mask, references, cells; -1 when not read
}

// place is an operand of an instruction.
type place struct{ pc, i int }

type block struct {
	from, to int // instructions
	next     []int
	reached  bool
	handler  int // index of the handler in force, plus one
}

type web struct {
	scalar bool
	kind   kind
	used   bool
	name   string
	strict kind // what all reads want; kNone for no reads, kValue when they differ
	// fields is the pool index of a field of a record whose fields are known, -1 for
	// none: its numbers, and its other values, are in variables of their own.
	fields        int
	numbers, vals bool
	written       bool // one of its numbers is set
	// natural says that it is an int and never negative.
	natural bool
}

// limit bounds the work that is spent on one function.
const limit = 20_000

// analyse finds blocks and webs. The error says what stands in the way.
func analyse(f *ir.Func, callee func(*tree.Func) *ir.Func) (*analysis, error) {
	a := &analysis{fn: f, callee: callee, at: map[place]int{}}
	if len(f.Code) > limit {
		return nil, fmt.Errorf("it has %d instructions", len(f.Code))
	}
	a.ops = make([][]operand, len(f.Code))
	a.more = make([]bool, len(f.Code))
	for pc, in := range f.Code {
		if pc > 0 && has(f.Code[pc-1].Op, "+") && !a.more[pc-1] {
			a.more[pc] = true
			continue
		}
		if _, ok := effects[in.Op]; !ok {
			return nil, fmt.Errorf("operation %d is unknown", in.Op)
		}
		a.ops[pc] = a.operands(pc)
	}
	a.findBlocks()
	if err := a.findWebs(); err != nil {
		return nil, err
	}
	a.findKinds()
	a.findNatural()
	a.findRecords()
	a.findLoops()
	return a, nil
}

// handlerAt is the handler in force at an instruction, plus one.
func (a *analysis) handlerAt(pc int) int {
	for i, h := range a.fn.Handlers {
		if pc >= h.From && pc < h.To {
			return i + 1
		}
	}
	return 0
}

func (a *analysis) findBlocks() {
	f := a.fn
	n := len(f.Code)
	leader := make([]bool, n+1)
	leader[0] = true
	for pc, in := range f.Code {
		if a.more[pc] {
			continue
		}
		after := pc + 1
		if has(in.Op, "+") {
			after++
		}
		if ir.IsJump(in.Op) {
			leader[in.C] = true
			leader[min(after, n)] = true
		}
		if has(in.Op, "/") {
			leader[pc+1], leader[pc+2] = true, true
		}
		switch in.Op {
		case ir.RetS, ir.RetR, ir.RetNil, ir.Panic:
			leader[min(after, n)] = true
		}
	}
	for _, h := range f.Handlers {
		leader[h.From], leader[min(h.To, n)], leader[h.Target] = true, true, true
	}
	a.blockOf = make([]int, n+1)
	for pc := 0; pc < n; pc++ {
		if leader[pc] {
			a.blocks = append(a.blocks, block{from: pc, to: pc, handler: a.handlerAt(pc)})
		}
		b := len(a.blocks) - 1
		a.blocks[b].to = pc + 1
		a.blockOf[pc] = b
	}
	for i := range a.blocks {
		b := &a.blocks[i]
		last := b.to - 1
		for a.more[last] {
			last--
		}
		in := f.Code[last]
		falls := true
		switch in.Op {
		case ir.RetS, ir.RetR, ir.RetNil, ir.Panic, ir.Jmp:
			falls = false
		}
		if ir.IsJump(in.Op) {
			b.next = append(b.next, a.blockOf[in.C])
		}
		if has(in.Op, "/") {
			b.next = append(b.next, a.blockOf[last+2])
		}
		if falls && b.to < n {
			b.next = append(b.next, i+1)
		}
	}
	var visit func(i int)
	visit = func(i int) {
		b := &a.blocks[i]
		if b.reached {
			return
		}
		b.reached = true
		for _, k := range b.next {
			visit(k)
		}
		if b.handler > 0 {
			visit(a.blockOf[f.Handlers[b.handler-1].Target])
		}
	}
	if n > 0 {
		visit(0)
	}
}

type bits []uint64

func (b bits) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bits) clear(i int)    { b[i/64] &^= 1 << (i % 64) }
func (b bits) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }

// or adds o and tells whether that changed b.
func (b bits) or(o bits) bool {
	changed := false
	for i, x := range o {
		if x&^b[i] != 0 {
			b[i] |= x
			changed = true
		}
	}
	return changed
}

// definition is a write to a register: by an operand, a handler, or on entry.
type definition struct {
	scalar bool
	reg    int
	at     place // pc -1 on entry, then i is the index in entry
}

func (a *analysis) findWebs() error {
	f := a.fn
	// All definitions.
	var defs []definition
	byReg := [2][][]int{make([][]int, f.NumS+1), make([][]int, f.NumR+1)}
	file := func(scalar bool) int {
		if scalar {
			return 0
		}
		return 1
	}
	bad := false
	add := func(scalar bool, reg int, at place) int {
		k := file(scalar)
		if reg < 0 || reg >= len(byReg[k]) {
			bad = true
			return 0
		}
		defs = append(defs, definition{scalar, reg, at})
		byReg[k][reg] = append(byReg[k][reg], len(defs)-1)
		return len(defs) - 1
	}
	s, r := 0, 0
	for _, rep := range f.Params {
		if rep.Scalar() {
			add(true, s, place{-1, len(a.entry)})
			s++
		} else {
			add(false, r, place{-1, len(a.entry)})
			r++
		}
		a.entry = append(a.entry, -1)
	}
	if f.MaskReg >= 0 {
		add(true, f.MaskReg, place{-1, len(a.entry)})
		a.entry = append(a.entry, -1)
	}
	for range f.Tree.Captures {
		add(false, r, place{-1, len(a.entry)})
		r++
		a.entry = append(a.entry, -1)
	}
	atEntry := len(defs)
	defAt := map[place]int{}
	for pc := range f.Code {
		if !a.blocks[a.blockOf[pc]].reached {
			continue
		}
		for i, o := range a.ops[pc] {
			if o.reg < 0 || o.reg >= len(byReg[file(o.kind.scalar())]) {
				bad = true
			}
			if o.def {
				defAt[place{pc, i}] = add(o.kind.scalar(), o.reg, place{pc, i})
			}
		}
	}
	handlerDef := make([]int, len(f.Handlers))
	for i, h := range f.Handlers {
		handlerDef[i] = add(false, h.Reg, place{-2, i})
	}
	if bad {
		return fmt.Errorf("it names registers that it does not have")
	}
	words := (len(defs) + 63) / 64
	if words*len(a.blocks) > 1<<23 {
		return fmt.Errorf("it is too large")
	}
	// Which definitions reach the start of each block.
	in := make([]bits, len(a.blocks))
	for i := range in {
		in[i] = make(bits, words)
	}
	for i := range atEntry {
		in[0].set(i)
	}
	kill := func(live bits, d int) {
		for _, o := range byReg[file(defs[d].scalar)][defs[d].reg] {
			live.clear(o)
		}
		live.set(d)
	}
	live := make(bits, words)
	work := []int{0}
	queued := make([]bool, len(a.blocks))
	queued[0] = true
	push := func(i int) {
		if !queued[i] {
			queued[i] = true
			work = append(work, i)
		}
	}
	done := make([]bool, len(a.blocks))
	for len(work) > 0 {
		i := work[0]
		work = work[1:]
		queued[i] = false
		b := &a.blocks[i]
		copy(live, in[i])
		var caught bits
		target := -1
		if b.handler > 0 {
			// Whatever was written up to some instruction of the block may be seen.
			caught = slices.Clone(live)
			target = a.blockOf[f.Handlers[b.handler-1].Target]
		}
		for pc := b.from; pc < b.to; pc++ {
			for k, o := range a.ops[pc] {
				if o.def {
					kill(live, defAt[place{pc, k}])
					if caught != nil {
						caught.set(defAt[place{pc, k}])
					}
				}
			}
		}
		for _, k := range b.next {
			if in[k].or(live) || !done[k] {
				push(k)
			}
		}
		if target >= 0 {
			kill(caught, handlerDef[b.handler-1])
			if in[target].or(caught) || !done[target] {
				push(target)
			}
		}
		done[i] = true
	}
	// Unite what reaches a common read.
	parent := make([]int, len(defs))
	for i := range parent {
		parent[i] = i
	}
	var find func(i int) int
	find = func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	type read struct {
		at  place
		def int // -1: never written
	}
	var reads []read
	for i := range a.blocks {
		b := &a.blocks[i]
		if !b.reached {
			continue
		}
		copy(live, in[i])
		for pc := b.from; pc < b.to; pc++ {
			for k, o := range a.ops[pc] {
				if o.def {
					continue
				}
				first := -1
				for _, d := range byReg[file(o.kind.scalar())][o.reg] {
					if !live.has(d) {
						continue
					}
					if first < 0 {
						first = d
					} else {
						parent[find(d)] = find(first)
					}
				}
				reads = append(reads, read{place{pc, k}, first})
			}
			for k, o := range a.ops[pc] {
				if o.def {
					kill(live, defAt[place{pc, k}])
				}
			}
		}
	}
	// Number them.
	webOf := map[int]int{}
	number := func(d int) int {
		d = find(d)
		w, ok := webOf[d]
		if !ok {
			w = len(a.webs)
			webOf[d] = w
			a.webs = append(a.webs, web{scalar: defs[d].scalar})
			letter := "r"
			if defs[d].scalar {
				letter = "s"
			}
			a.webs[w].name = fmt.Sprintf("%s%d_%d", letter, defs[d].reg, w)
		}
		return w
	}
	for i, d := range defs {
		w := number(i)
		switch d.at.pc {
		case -1:
			a.entry[d.at.i] = w
		case -2:
			a.at[place{-2, d.at.i}] = w
		default:
			a.at[d.at] = w
		}
	}
	for _, r := range reads {
		a.at[r.at] = -1
		if r.def >= 0 {
			a.at[r.at] = number(r.def)
		}
	}
	a.unbox(func(w int) bool {
		n := 0
		for _, r := range reads {
			if a.at[r.at] == w {
				n++
			}
		}
		return n == 1
	}, func(w int) bool {
		n := 0
		for i := range defs {
			if number(i) == w {
				n++
			}
		}
		return n == 1
	})
	// What is read only to compute something that nobody reads is not read.
	for changed := true; changed; {
		changed = false
		for _, r := range reads {
			w := a.at[r.at]
			if w < 0 || a.webs[w].used {
				continue
			}
			if pure[f.Code[r.at.pc].Op] && !a.webs[a.at[place{r.at.pc, 0}]].used {
				continue
			}
			a.webs[w].used, changed = true, true
		}
	}
	return nil
}

// unbox finds values that were just made of a scalar and are read once: what reads
// them gets the scalar.
func (a *analysis) unbox(readOnce, setOnce func(web int) bool) {
	f := a.fn
	for i := range a.blocks {
		b := &a.blocks[i]
		if !b.reached {
			continue
		}
		boxed := map[int]int{} // the instruction that boxed, by reference register
		for pc := b.from; pc < b.to; pc++ {
			for k := range a.ops[pc] {
				o := &a.ops[pc][k]
				at, ok := boxed[o.reg]
				if !ok || o.def || o.kind != kValue {
					continue
				}
				w := a.at[place{pc, k}]
				if w < 0 || w != a.at[place{at, 0}] || !readOnce(w) || !setOnce(w) {
					continue
				}
				o.box = a.ops[at][1].kind
				a.at[place{pc, k}] = a.at[place{at, 1}]
				delete(boxed, o.reg)
			}
			for _, o := range a.ops[pc] {
				if !o.def {
					continue
				}
				if !o.kind.scalar() {
					delete(boxed, o.reg)
					continue
				}
				for r, at := range boxed {
					if a.ops[at][1].reg == o.reg {
						delete(boxed, r)
					}
				}
			}
			switch f.Code[pc].Op {
			case ir.BoxInt, ir.BoxFloat, ir.BoxBool:
				boxed[a.ops[pc][0].reg] = pc
			}
		}
	}
}

// findKinds finds out what webs hold.
func (a *analysis) findKinds() {
	f := a.fn
	n := len(a.webs)
	votes := make([][kBits]int, n)
	// Scalars: moves tie webs together.
	parent := make([]int, n)
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	entryKinds := a.entryKinds()
	for i, w := range a.entry {
		if a.webs[w].scalar {
			votes[w][entryKinds[i]]++
		}
	}
	strict := func(w int, k kind) {
		switch s := a.webs[w].strict; {
		case s == kNone:
			a.webs[w].strict = k
		case s != k:
			a.webs[w].strict = kValue
		}
	}
	type move struct{ dst, src int }
	var moves []move
	defKinds := make([]kind, n) // of references: what is written, kNone when only moved
	meet := func(w int, k kind) bool {
		old := defKinds[w]
		switch {
		case old == kNone:
			defKinds[w] = k
		case old != k && k != kNone:
			defKinds[w] = kValue
		}
		return defKinds[w] != old
	}
	for i, w := range a.entry {
		if !a.webs[w].scalar {
			meet(w, entryKinds[i])
		}
	}
	for i := range f.Handlers {
		if w, ok := a.at[place{-2, i}]; ok {
			meet(w, kValue)
		}
	}
	for pc, in := range f.Code {
		if !a.blocks[a.blockOf[pc]].reached {
			continue
		}
		for i, o := range a.ops[pc] {
			w, ok := a.at[place{pc, i}]
			if !ok || w < 0 {
				continue
			}
			k := o.kind
			switch {
			case !o.kind.scalar() && o.def:
				switch in.Op {
				case ir.MoveR:
					if a.ops[pc][1].box != kNone {
						meet(w, kValue)
						continue
					}
					if src := a.at[place{pc, 1}]; src >= 0 {
						moves = append(moves, move{w, src})
					}
					continue
				case ir.PoolK:
					if _, ok := f.Pool[in.B].(*value.String); ok {
						k = kString
					}
				case ir.GlobalR:
					k = refKind(f.Pool[in.B].(*tree.Var).Type)
				case ir.NewObject:
					if t := f.Pool[in.A].(*ir.ObjectShape).Class.Init; t == nil {
						k = kValue
					}
				}
				meet(w, k)
			case o.box != kNone:
				votes[w][o.box]++
			case !o.kind.scalar():
				strict(w, k)
			case k != kNone:
				votes[w][k]++
			case in.Op == ir.GlobalS || in.Op == ir.SetGlobalS:
				votes[w][kindOf(ir.RepOf(f.Pool[in.B].(*tree.Var).Type))]++
			case in.Op == ir.FieldGetS:
				if l, at := f.Pool[in.C].(*ir.FieldRef).Layout(); l != nil && at >= 0 {
					if k := storeKind(l.Store(at)); k.scalar() {
						votes[w][k]++
					}
				}
			case in.Op == ir.RetS:
				votes[w][kindOf(f.Ret)]++
			}
		}
		if in.Op == ir.MoveS {
			x, y := a.at[place{pc, 0}], a.at[place{pc, 1}]
			if x >= 0 && y >= 0 {
				parent[find(x)] = find(y)
			}
		}
	}
	total := make([][kBits]int, n)
	for i := range a.webs {
		for k, v := range votes[i] {
			total[find(i)][k] += v
		}
	}
	for changed := true; changed; {
		changed = false
		for _, m := range moves {
			k := defKinds[m.src]
			if k == kNone {
				continue
			}
			changed = meet(m.dst, k) || changed
		}
	}
	for i := range a.webs {
		w := &a.webs[i]
		if !w.scalar {
			w.kind = kValue
			switch k := defKinds[i]; {
			case k > kValue:
				w.kind = k
			case w.strict > kValue:
				w.kind = w.strict
			}
			continue
		}
		t := total[find(i)]
		switch {
		case t[kFloat] > 0 && t[kInt] == 0 && t[kBool] == 0:
			w.kind = kFloat
		case t[kBool] > 0 && t[kInt] == 0 && t[kFloat] == 0:
			w.kind = kBool
		case t[kBool] > 0 || t[kFloat] > 0:
			w.kind = kBits
		default:
			w.kind = kInt
		}
	}
}

// findRecords finds records of closed types whose fields are used.
func (a *analysis) findRecords() {
	for i := range a.webs {
		a.webs[i].fields = -1
	}
	for pc, in := range a.fn.Code {
		pool, i, _ := fieldOf(in)
		if pool < 0 || !a.blocks[a.blockOf[pc]].reached || a.ops[pc][i].box != kNone {
			continue
		}
		w := a.at[place{pc, i}]
		if w < 0 || a.webs[w].kind != kMap && a.webs[w].kind != kValue {
			continue
		}
		l, at := a.fn.Pool[pool].(*ir.FieldRef).Layout()
		if l == nil || at < 0 {
			continue
		}
		if f := a.webs[w].fields; f < 0 {
			a.webs[w].fields = pool
		} else if k, _ := a.fn.Pool[f].(*ir.FieldRef).Layout(); k != l {
			continue
		}
		if storeKind(l.Store(at)).scalar() {
			a.webs[w].numbers = true
			a.webs[w].written = a.webs[w].written || i == 0
		} else {
			a.webs[w].vals = true
		}
	}
}

// fieldOf tells whether an instruction is about a field: its pool index, -1 when it
// is not, which operand is the mapping, and whether the field is a number.
func fieldOf(in ir.Instr) (pool, operand int, number bool) {
	switch in.Op {
	case ir.FieldGetS:
		return int(in.C), 1, true
	case ir.FieldSetI, ir.FieldSetF, ir.FieldSetB:
		return int(in.B), 0, true
	case ir.FieldGet:
		return int(in.C), 1, false
	}
	return -1, 0, false
}

// entryKinds are the kinds of the parameters, as in entry.
func (a *analysis) entryKinds() []kind {
	var r []kind
	for i, rep := range a.fn.Params {
		if rep.Scalar() {
			r = append(r, kindOf(rep))
		} else {
			r = append(r, paramKind(a.fn.Tree, i))
		}
	}
	if a.fn.MaskReg >= 0 {
		r = append(r, kInt)
	}
	for range a.fn.Tree.Captures {
		r = append(r, kCell)
	}
	return r
}

// counts tells whether the instruction at pc counts the rounds of a loop on, from a
// number that is less than another one: it cannot overflow.
func (a *analysis) counts(pc int) bool {
	f := a.fn
	in := f.Code[pc]
	one := in.Op == ir.IncJmpLtI || in.Op == ir.IncJmpLtIK || in.Op == ir.AddIK && in.C == 1 && int32(in.A) == in.B
	if !one || pc+1 >= len(f.Code) {
		return false
	}
	test := f.Code[pc+1]
	if test.Op != ir.JmpLtI && test.Op != ir.JmpLtIK || test.A != in.A || int(test.C) > pc {
		return false
	}
	// What is counted is set before the loop, and here.
	w := a.at[place{pc, 0}]
	if w < 0 || a.at[place{pc, 1}] != w || a.at[place{pc + 1, 0}] != w {
		return false
	}
	top := a.blockOf[test.C]
	for q := a.blocks[top].from; q < pc; q++ {
		for i, o := range a.ops[q] {
			if o.def && a.at[place{q, i}] == w {
				return false
			}
		}
	}
	// The loop is entered by the test alone, and nothing else leads here.
	for i := range a.blocks {
		if b := &a.blocks[i]; b.reached && slices.Contains(b.next, top) && i != a.blockOf[pc+1] {
			return false
		}
	}
	return a.blocks[top].from == int(test.C) && !a.reaches(0, a.blockOf[pc], top)
}

// reaches tells whether a block can be come to from another one by a way that
// avoids a third.
func (a *analysis) reaches(from, to, without int) bool {
	seen := make([]bool, len(a.blocks))
	seen[without] = true
	work := []int{from}
	for len(work) > 0 {
		i := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[i] {
			continue
		}
		if seen[i] = true; i == to {
			return true
		}
		b := &a.blocks[i]
		work = append(work, b.next...)
		if b.handler > 0 {
			work = append(work, a.blockOf[a.fn.Handlers[b.handler-1].Target])
		}
	}
	return false
}

// twiceLimit is the number of instructions up to which a body is written twice.
const twiceLimit = 1500

// twice tells whether the body is worth two versions: one for when lists and
// records are as they mostly are, with no calls for other cases, so that Go keeps
// what a loop works with in registers, and one for all.
func (a *analysis) twice() bool {
	if len(a.fn.Handlers) > 0 || len(a.fn.Code) > twiceLimit {
		return false
	}
	fields := 0
	for pc, in := range a.fn.Code {
		if ir.IsJump(in.Op) && int(in.C) <= pc {
			return true
		}
		if pool, _, _ := fieldOf(in); pool >= 0 {
			fields++
		}
	}
	return fields > 2
}

// layoutVar is the variable that has a layout, which the function finds first.
func (a *analysis) layoutVar(l *value.Layout) string {
	i := slices.Index(a.layouts, l)
	if i < 0 {
		i = len(a.layouts)
		a.layouts = append(a.layouts, l)
	}
	return fmt.Sprintf("y%d", i)
}
