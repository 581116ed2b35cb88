// Package lower turns the typed tree into ir: it assigns registers, writes out
// loops, queries and the handling of errors, and chooses instructions by type.
package lower

import (
	"math"

	"barre/ir"
	"barre/tree"
	"barre/types"
)

// Func lowers a function; its body must be checked.
func Func(f *tree.Func) *ir.Func {
	b := newBuilder(f)
	b.function(f)
	return b.finish()
}

// Stmts lowers statements as a function of their own: the initialisation of a
// module.
func Stmts(name string, m *tree.Module, stmts []tree.Stmt) *ir.Func {
	f := &tree.Func{Name: name, Module: m, Ret: types.NilOrError, Body: stmts}
	return Func(f)
}

// reg is a register: its file follows from the representation.
type reg struct {
	rep ir.Rep
	n   int
}

type builder struct {
	f        *tree.Func
	out      *ir.Func
	nextS    int
	nextR    int
	line     int32
	pos      tree.Pos
	vars     map[*tree.Var]reg
	known    map[tree.Expr]reg  // what was evaluated before a loop, see hoist
	cells    map[*tree.Var]bool // variables in cells
	pool     map[any]int32
	callees  map[*tree.Func]uint16
	nextLow  int // index of the next callee once these have places of their own
	tooLarge bool
	loops    []*loopCtx
	fails    []*failCtx
	locks    int
	retMark  int
	// ends are the channels between the default worker and its peers, which
	// began to run before instruction peersFrom.
	ends      []*tree.Channel
	peersFrom int
	covered   bool // probes are wanted
	probes    map[ir.ProbeAt]int32
	detours   []detour
	profiled  bool  // statements look whether the time is to be noted
	debugged  bool  // a debugger may stop before statements
	alive     []int // of the function's locals, those that are in registers
	broke     int32 // offset of the statement of the last Break
	polls     bool  // every call and every round of a loop looks whether it is to end
}

type loopCtx struct {
	breaks, conts []int
	locks         int
	fails         int
}

// failCtx is an on fail clause: a failing check jumps there with the error.
type failCtx struct {
	errReg int
	jumps  []int
	locks  int
}

func newBuilder(f *tree.Func) *builder {
	b := &builder{f: f, out: &ir.Func{Name: f.Name, Tree: f, MaskReg: -1, Isolated: f.Isolated}, vars: map[*tree.Var]reg{}, pool: map[any]int32{}, callees: map[*tree.Func]uint16{}}
	if f.Module != nil {
		b.out.Module = f.Module.QName
	}
	if f.Pos.File != nil {
		b.out.File = f.Pos.File.Name
		b.line = int32(f.Pos.Line())
	}
	b.pos = f.Pos
	return b
}

func (b *builder) finish() *ir.Func {
	b.detour()
	b.out.NumS, b.out.NumR = b.out.NumS+1, b.out.NumR+1
	if b.tooLarge || b.out.NumS > maxOperand || b.out.NumR > maxOperand {
		b.refuse()
		return b.out
	}
	peephole(b.out)
	return b.out
}

// function lowers parameters, defaults and body.
func (b *builder) function(f *tree.Func) {
	for _, v := range f.Captures {
		b.vars[v] = reg{ir.RepRef, -1} // loaded below
	}
	type pending struct {
		v *tree.Var
		r reg
	}
	var params []pending
	for _, p := range f.Params {
		rep := ir.RepOf(p.Type)
		b.out.Params = append(b.out.Params, rep)
		params = append(params, pending{p, b.newReg(rep)})
	}
	b.out.HasRest = f.HasRest
	b.out.Ret = ir.RepOf(f.Ret)
	if sigHasDefaults(f) {
		b.out.MaskReg = b.newReg(ir.RepInt).n
	}
	// Captured cells come behind the parameters, placed there by the back end.
	for _, v := range f.Captures {
		b.bind(v, b.newReg(ir.RepRef))
	}
	for i, p := range params {
		v, r := p.v, p.r
		if i < len(f.Defaults) && f.Defaults[i] != nil {
			skip := b.emit(ir.Instr{Op: ir.MaskTest, A: uint16(b.out.MaskReg), B: int32(i)})
			mark := b.mark()
			b.exprTo(f.Defaults[i], r)
			b.release(mark)
			b.patch(skip)
		}
		b.bindVar(v, r)
	}
	b.poll()
	if b.debugged && len(f.Body) > 0 {
		b.mayBreak(first(f.Body[0]))
	}
	b.stmts(f.Body)
	b.endPeer(-1, false)
	b.emit(ir.Instr{Op: ir.RetNil})
	b.endPanicking()
}

// bindVar makes v live in register r, or in a cell filled from it.
func (b *builder) bindVar(v *tree.Var, r reg) {
	if v.Captured {
		c := b.newReg(ir.RepRef)
		b.newCell(c, r)
		b.bind(v, c)
		return
	}
	b.bind(v, r)
}

func (b *builder) newCell(c, from reg) {
	op := ir.NewCellR
	if from.rep.Scalar() {
		op = ir.NewCellS
	}
	b.emit(ir.Instr{Op: op, A: uint16(c.n), B: int32(from.n)})
}

func (b *builder) newReg(rep ir.Rep) reg {
	if rep.Scalar() {
		n := b.nextS
		b.nextS++
		b.out.NumS = max(b.out.NumS, b.nextS)
		return reg{rep, n}
	}
	n := b.nextR
	b.nextR++
	b.out.NumR = max(b.out.NumR, b.nextR)
	return reg{rep, n}
}

type mark struct{ s, r int }

func (b *builder) mark() mark { return mark{b.nextS, b.nextR} }
func (b *builder) release(m mark) {
	b.nextS, b.nextR = m.s, m.r
	if b.debugged {
		b.unbind(m)
	}
}

func (b *builder) emit(in ir.Instr) int {
	b.out.Code = append(b.out.Code, in)
	b.out.Lines = append(b.out.Lines, b.line)
	return len(b.out.Code) - 1
}

// patch makes the jump at pc go to the next instruction.
func (b *builder) patch(pcs ...int) {
	for _, pc := range pcs {
		b.out.Code[pc].C = int32(len(b.out.Code))
	}
}

func (b *builder) here() int { return len(b.out.Code) }

func (b *builder) at(off int32) {
	if b.pos.File != nil && off >= 0 {
		p := b.pos
		p.Off = off
		b.line = int32(p.Line())
	}
}

func (b *builder) intConst(r reg, v int64) {
	if v >= math.MinInt32 && v <= math.MaxInt32 {
		b.emit(ir.Instr{Op: ir.IntK, A: uint16(r.n), B: int32(v)})
		return
	}
	for i, x := range b.out.Ints {
		if x == v {
			b.emit(ir.Instr{Op: ir.IntP, A: uint16(r.n), B: int32(i)})
			return
		}
	}
	b.out.Ints = append(b.out.Ints, v)
	b.emit(ir.Instr{Op: ir.IntP, A: uint16(r.n), B: int32(len(b.out.Ints) - 1)})
}

// move copies between registers, boxing and unboxing as needed.
func (b *builder) move(dst, src reg) {
	if dst == src {
		return
	}
	op := ir.MoveR
	switch {
	case dst.rep.Scalar() && src.rep.Scalar():
		if dst.n == src.n {
			return
		}
		op = ir.MoveS
	case dst.rep.Scalar():
		op = [...]ir.Op{ir.RepInt: ir.UnboxInt, ir.RepFloat: ir.UnboxFloat, ir.RepBool: ir.UnboxBool}[dst.rep]
	case src.rep.Scalar():
		op = [...]ir.Op{ir.RepInt: ir.BoxInt, ir.RepFloat: ir.BoxFloat, ir.RepBool: ir.BoxBool}[src.rep]
	}
	b.emit(ir.Instr{Op: op, A: uint16(dst.n), B: int32(src.n)})
}

// ------------------------------------------------------------ statements

func (b *builder) stmts(list []tree.Stmt) {
	for _, s := range list {
		b.stmt(s)
		if b.profiled {
			b.noted(s)
		}
	}
}

// scoped lowers statements whose variables end with them.
func (b *builder) scoped(list []tree.Stmt) {
	m := b.mark()
	b.stmts(list)
	b.release(m)
}

func (b *builder) stmt(s tree.Stmt) {
	if b.covered {
		b.probe(place(s), ir.ProbeStmt)
	}
	if b.debugged {
		b.mayBreak(stop(s))
	}
	switch s := s.(type) {
	case *tree.VarDecl:
		b.at(s.Off)
		b.varDecl(s.V, s.Init)
	case *tree.Assign:
		b.at(s.Off)
		m := b.mark()
		b.assign(s.V, s.Val)
		b.release(m)
	case *tree.SetIndex:
		// The value comes first: section "Assignment statement".
		m := b.mark()
		v, op := b.memberValue(s.List.Type(), s.Val)
		l := b.ref(s.List)
		i := b.expr(s.Index)
		b.at(s.Off)
		b.emit(ir.Instr{Op: op, A: uint16(l), B: int32(i.n), C: int32(v)})
		b.release(m)
	case *tree.SetField:
		m := b.mark()
		if rep := ir.RepOf(s.Val.Type()); rep.Scalar() {
			v := b.expr(s.Val)
			b.setNumber(b.ref(s.Map), v, s)
		} else {
			v := b.ref(s.Val)
			b.setField(b.ref(s.Map), v, s)
		}
		b.release(m)
	case *tree.SetObj:
		m := b.mark()
		v := b.ref(s.Val)
		o := b.ref(s.Obj)
		b.at(s.Off)
		b.emit(ir.Instr{Op: ir.ObjSet, A: uint16(o), B: b.constant(&ir.FieldRef{Name: s.Name, Init: s.Init}), C: int32(v)})
		b.release(m)
	case *tree.SetTable:
		m := b.mark()
		v := b.ref(s.Val)
		t := b.ref(s.Table)
		k := b.ref(s.Key)
		b.at(s.Off)
		b.emit(ir.Instr{Op: ir.TableSet, A: uint16(t), B: int32(k), C: int32(v)})
		b.release(m)
	case *tree.ExprStmt:
		m := b.mark()
		b.at(s.A.Position())
		b.expr(s.A)
		b.release(m)
	case *tree.Block:
		b.scoped(s.Body)
	case *tree.If:
		b.ifStmt(s)
	case *tree.While:
		b.while(s)
	case *tree.Foreach:
		b.foreach(s)
	case *tree.Return:
		b.returnStmt(s)
	case *tree.Break:
		l := b.loops[len(b.loops)-1]
		b.leaveLocks(l.locks)
		l.breaks = append(l.breaks, b.emit(ir.Instr{Op: ir.Jmp}))
	case *tree.Continue:
		l := b.loops[len(b.loops)-1]
		b.leaveLocks(l.locks)
		l.conts = append(l.conts, b.emit(ir.Instr{Op: ir.Jmp}))
	case *tree.Panic:
		m := b.mark()
		r := b.ref(s.A)
		b.at(s.Off)
		b.emit(ir.Instr{Op: ir.Panic, A: uint16(r)})
		b.release(m)
	case *tree.Fail:
		m := b.mark()
		r := b.ref(s.A)
		b.at(s.Off)
		b.fail(r)
		b.release(m)
	case *tree.Do:
		b.do(s)
	case *tree.Lock:
		b.lock(s)
	case *tree.Workers:
		b.workers(s)
	case *tree.Advance:
		m := b.mark()
		b.emit(ir.Instr{Op: ir.Advance, A: uint16(b.channel(s.Channel)), C: int32(s.To)})
		b.release(m)
	case *tree.Retry:
		b.retry(s)
	case *tree.Transaction:
		b.transaction(s, -1)
	case *tree.Rollback:
		b.rollback(s)
	case *tree.RegisterListener:
		m := b.mark()
		b.at(s.Off)
		b.emit(ir.Instr{Op: ir.RegisterListener, A: uint16(b.ref(s.A))})
		b.release(m)
	case *tree.AttachService:
		m := b.mark()
		b.at(s.Off)
		l := b.ref(s.Listener)
		sv := b.ref(s.Service)
		p := b.ref(s.Path)
		r := b.newReg(ir.RepRef)
		b.move(r, reg{ir.RepRef, l})
		b.emit(ir.Instr{Op: ir.AttachService, A: uint16(r.n), B: int32(sv), C: int32(p)})
		skip := b.emit(ir.Instr{Op: ir.JmpNotErr, A: uint16(r.n)})
		b.fail(r.n)
		b.patch(skip)
		b.release(m)
	case *tree.SetConfig:
		b.at(s.Off)
		m := b.mark()
		r := b.newReg(ir.RepRef)
		j := b.emit(ir.Instr{Op: ir.Config, A: uint16(r.n), B: b.constant(s.V)})
		b.setGlobal(s.V, r)
		end := b.emit(ir.Instr{Op: ir.Jmp})
		b.patch(j)
		if s.Default != nil {
			b.assign(s.V, s.Default)
		}
		b.patch(end)
		b.release(m)
	}
}

func (b *builder) varDecl(v *tree.Var, init tree.Expr) {
	if v.Global {
		if init != nil {
			b.assign(v, init)
		}
		return
	}
	rep := ir.RepOf(v.Type)
	if v.Captured {
		c := b.newReg(ir.RepRef)
		m := b.mark()
		if init == nil {
			r := b.newReg(rep)
			b.zero(r)
			b.newCell(c, r)
		} else {
			b.newCell(c, b.exprAs(init, rep))
		}
		b.release(m)
		b.bind(v, c)
		return
	}
	r := b.newReg(rep)
	if init != nil {
		m := b.mark()
		b.exprTo(init, r)
		b.release(m)
	} else if b.debugged {
		b.zero(r) // whoever looks at it sees no other variable's value
	}
	b.bind(v, r)
}

func (b *builder) zero(r reg) {
	if r.rep.Scalar() {
		b.emit(ir.Instr{Op: ir.IntK, A: uint16(r.n)})
	} else {
		b.emit(ir.Instr{Op: ir.NilK, A: uint16(r.n)})
	}
}

func (b *builder) setGlobal(v *tree.Var, from reg) {
	rep := ir.RepOf(v.Type)
	if rep.Scalar() {
		if !from.rep.Scalar() {
			t := b.newReg(rep)
			b.move(t, from)
			from = t
		}
		b.emit(ir.Instr{Op: ir.SetGlobalS, A: uint16(from.n), B: b.constant(v)})
		return
	}
	if from.rep.Scalar() {
		t := b.newReg(ir.RepRef)
		b.move(t, from)
		from = t
	}
	b.emit(ir.Instr{Op: ir.SetGlobalR, A: uint16(from.n), B: b.constant(v)})
}

func (b *builder) assign(v *tree.Var, x tree.Expr) {
	rep := ir.RepOf(v.Type)
	if v.Global {
		r := b.exprAs(x, rep)
		b.setGlobal(v, r)
		return
	}
	r, ok := b.vars[v]
	if !ok {
		// Declared where this code has not been: a variable of the compiler's.
		b.varDecl(v, x)
		return
	}
	if v.Captured {
		s := b.exprAs(x, rep)
		op := ir.SetCellR
		if rep.Scalar() {
			op = ir.SetCellS
		}
		b.emit(ir.Instr{Op: op, A: uint16(r.n), B: int32(s.n)})
		return
	}
	b.exprTo(x, r)
}

// memberValue evaluates the value of a list assignment and chooses the
// instruction.
func (b *builder) memberValue(lt types.Type, x tree.Expr) (int, ir.Op) {
	switch ir.RepOf(x.Type()) {
	case ir.RepInt:
		return b.expr(x).n, ir.ListSetI
	case ir.RepFloat:
		return b.expr(x).n, ir.ListSetF
	case ir.RepBool:
		return b.expr(x).n, ir.ListSetB
	}
	return b.ref(x), ir.ListSet
}

// setNumber sets a field to a number, which is not ().
func (b *builder) setNumber(o int, v reg, s *tree.SetField) {
	if k, fixed := s.Key.(*tree.Const); fixed {
		b.at(s.Off)
		op := [...]ir.Op{ir.RepInt: ir.FieldSetI, ir.RepFloat: ir.FieldSetF, ir.RepBool: ir.FieldSetB}[v.rep]
		b.emit(ir.Instr{Op: op, A: uint16(o), B: b.constant(&ir.FieldRef{Name: k.V.(string), T: s.Map.Type()}), C: int32(v.n)})
		return
	}
	k := b.ref(s.Key)
	b.at(s.Off)
	op := [...]ir.Op{ir.RepInt: ir.MapSetI, ir.RepFloat: ir.MapSetF, ir.RepBool: ir.MapSetB}[v.rep]
	b.emit(ir.Instr{Op: op, A: uint16(o), B: int32(k), C: int32(v.n)})
}

func (b *builder) setField(o, v int, s *tree.SetField) {
	k, fixed := s.Key.(*tree.Const)
	var kr int
	if !fixed {
		kr = b.ref(s.Key)
	}
	b.at(s.Off)
	var end int
	if s.Optional {
		j := b.emit(ir.Instr{Op: ir.JmpNotNil, A: uint16(v)})
		if fixed {
			kr = b.ref(s.Key)
		}
		b.emit(ir.Instr{Op: ir.MapDel, A: uint16(o), B: int32(kr)})
		end = b.emit(ir.Instr{Op: ir.Jmp})
		b.patch(j)
	}
	if fixed {
		b.emit(ir.Instr{Op: ir.FieldSet, A: uint16(o), B: b.constant(&ir.FieldRef{Name: k.V.(string)}), C: int32(v)})
	} else {
		b.emit(ir.Instr{Op: ir.MapSet, A: uint16(o), B: int32(kr), C: int32(v)})
	}
	if s.Optional {
		b.patch(end)
	}
}

func (b *builder) ifStmt(s *tree.If) {
	b.at(s.Off)
	m := b.mark()
	var exits []int
	// Registers of the condition stay: patterns bind variables in it.
	if s.Match == tree.NoClause {
		exits = b.condFalse(s.Cond)
	} else {
		exits = b.clause(s)
	}
	b.scoped(s.Then)
	if len(s.Else) == 0 {
		b.patch(exits...)
		b.release(m)
		return
	}
	end := b.emit(ir.Instr{Op: ir.Jmp})
	b.patch(exits...)
	b.scoped(s.Else)
	b.patch(end)
	b.release(m)
}

func (b *builder) while(s *tree.While) {
	m := b.mark()
	l := &loopCtx{locks: b.locks, fails: len(b.fails)}
	b.loops = append(b.loops, l)
	done := b.hoist(s.Off, func(expr func(tree.Expr), block func([]tree.Stmt)) { tree.StmtParts(s, expr, block) })
	defer done()
	// The condition stands at the end, so that a round takes one jump.
	toCond := b.emit(ir.Instr{Op: ir.Jmp})
	top := b.here()
	b.poll()
	b.scoped(s.Body)
	b.patch(toCond)
	b.patch(l.conts...)
	b.at(s.Off)
	if b.debugged {
		b.mayBreak(s.Off)
	}
	for _, pc := range b.condTrue(s.Cond) {
		b.out.Code[pc].C = int32(top)
	}
	b.patch(l.breaks...)
	b.loops = b.loops[:len(b.loops)-1]
	b.release(m)
}

func (b *builder) foreach(s *tree.Foreach) {
	b.at(s.Off)
	m := b.mark()
	l := &loopCtx{locks: b.locks, fails: len(b.fails)}
	done := b.hoist(s.Off, func(expr func(tree.Expr), block func([]tree.Stmt)) { block(s.Body) })
	defer done()
	b.iterate(s.Var, s.In, s.Iter, func() {
		b.loops = append(b.loops, l)
		b.scoped(s.Body)
		b.loops = b.loops[:len(b.loops)-1]
	}, func() { b.patch(l.conts...) }, func(errReg int) { b.fail(errReg) })
	b.patch(l.breaks...)
	b.release(m)
}

// iterate lowers a loop over x with v bound to each member. next is called
// where a round ends. onErr handles the error with which a stream ended.
func (b *builder) iterate(v *tree.Var, x tree.Expr, kind tree.IterKind, body, next func(), onErr func(errReg int)) {
	if b.polls {
		each := body
		body = func() {
			b.poll()
			each()
		}
	}
	rep := ir.RepOf(v.Type)
	bind := func(r reg) {
		if v.Captured {
			c, ok := b.vars[v]
			if !ok {
				c = b.newReg(ir.RepRef)
				b.bind(v, c)
			}
			t := r
			if r.rep != rep && r.rep.Scalar() != rep.Scalar() {
				t = b.newReg(rep)
				b.move(t, r)
			}
			b.newCell(c, t)
			return
		}
		if r.rep.Scalar() == rep.Scalar() {
			b.bind(v, r)
			return
		}
		t, ok := b.vars[v]
		if !ok {
			t = b.newReg(rep)
			b.bind(v, t)
		}
		b.move(t, r)
	}
	if v.Captured {
		b.bind(v, b.newReg(ir.RepRef))
	}
	if rg, ok := x.(*tree.Range); ok {
		i := b.newReg(ir.RepInt)
		b.exprTo(rg.Lo, i)
		hi := b.expr(rg.Hi)
		if isVar(b, rg.Hi) {
			// The bound is fixed when the loop starts.
			t := b.newReg(ir.RepInt)
			b.move(t, hi)
			hi = t
		}
		// The variable is final, so the counter itself serves.
		toCond := b.emit(ir.Instr{Op: ir.Jmp})
		top := b.here()
		mk := b.mark()
		bind(i)
		body()
		b.release(mk)
		next()
		var exit int
		if !rg.HalfOpen {
			// The last value may be the greatest int.
			exit = b.emit(ir.Instr{Op: ir.JmpGeI, A: uint16(i.n), B: int32(hi.n)})
		}
		b.emit(ir.Instr{Op: ir.AddIK, A: uint16(i.n), B: int32(i.n), C: 1})
		b.patch(toCond)
		op := ir.JmpLeI
		if rg.HalfOpen {
			op = ir.JmpLtI
		}
		b.emit(ir.Instr{Op: op, A: uint16(i.n), B: int32(hi.n), C: int32(top)})
		if !rg.HalfOpen {
			b.patch(exit)
		}
		return
	}
	src := b.newReg(ir.RepRef)
	b.exprTo(x, src)
	if kind == tree.IterList {
		i := b.newReg(ir.RepInt)
		b.newReg(ir.RepInt)
		b.newReg(ir.RepInt)
		line := b.line
		b.emit(ir.Instr{Op: ir.ListWalk, A: uint16(i.n), B: int32(src.n)})
		toCond := b.emit(ir.Instr{Op: ir.Jmp})
		top := b.here()
		mk := b.mark()
		et := types.ListElem(x.Type())
		cur := b.newReg(ir.RepOf(et))
		b.emit(ir.Instr{Op: listGetOp(cur.rep), A: uint16(cur.n), B: int32(src.n), C: int32(i.n)})
		bind(cur)
		body()
		b.release(mk)
		next()
		b.patch(toCond)
		b.line = line
		b.emit(ir.Instr{Op: ir.ListStep, A: uint16(i.n), B: int32(src.n), C: int32(top)})
		return
	}
	line := b.line
	it := b.newReg(ir.RepRef)
	b.emit(ir.Instr{Op: ir.IterNew, A: uint16(it.n), B: int32(src.n)})
	top := b.here()
	cur := b.newReg(ir.RepRef)
	exit := b.emit(ir.Instr{Op: ir.IterNext, A: uint16(cur.n), B: int32(it.n)})
	mk := b.mark()
	bind(cur)
	body()
	b.release(mk)
	next()
	b.line = line
	b.emit(ir.Instr{Op: ir.Jmp, C: int32(top)})
	b.patch(exit)
	if (kind == tree.IterStream || kind == tree.IterObject || kind == tree.IterAny) && onErr != nil {
		skip := b.emit(ir.Instr{Op: ir.JmpNotErr, A: uint16(cur.n)})
		onErr(cur.n)
		b.patch(skip)
	}
}

func isVar(b *builder, x tree.Expr) bool {
	switch x.(type) {
	case *tree.Local, *tree.Global:
		return true
	}
	return false
}

func listGetOp(rep ir.Rep) ir.Op {
	switch rep {
	case ir.RepInt:
		return ir.ListGetI
	case ir.RepFloat:
		return ir.ListGetF
	case ir.RepBool:
		return ir.ListGetB
	}
	return ir.ListGet
}

func (b *builder) leaveLocks(to int) {
	for i := b.locks; i > to; i-- {
		b.emit(ir.Instr{Op: ir.LockLeave})
	}
}

func (b *builder) returnStmt(s *tree.Return) {
	b.at(s.Off)
	m := b.mark()
	if s.A == nil {
		b.leaveLocks(0)
		b.endPeer(-1, false)
		b.emit(ir.Instr{Op: ir.RetNil})
		return
	}
	r := b.exprAs(s.A, b.out.Ret)
	if b.profiled {
		b.emit(ir.Instr{Op: ir.Poll})
	}
	b.leaveLocks(0)
	op := ir.RetR
	if r.rep.Scalar() {
		op = ir.RetS
		b.endPeer(-1, false)
	} else {
		b.endPeer(r.n, false)
	}
	b.emit(ir.Instr{Op: op, A: uint16(r.n)})
	b.release(m)
}

// fail leaves with the error in reference register r: to the nearest on fail,
// or out of the function.
func (b *builder) fail(r int) {
	if n := len(b.fails); n > 0 {
		f := b.fails[n-1]
		b.leaveLocks(f.locks)
		b.move(reg{ir.RepRef, f.errReg}, reg{ir.RepRef, r})
		f.jumps = append(f.jumps, b.emit(ir.Instr{Op: ir.Jmp}))
		return
	}
	b.leaveLocks(0)
	if b.f.ModuleInit {
		// There is no caller to return to: the program ends here.
		b.emit(ir.Instr{Op: ir.Panic, A: uint16(r)})
		return
	}
	if b.out.Ret.Scalar() {
		// The checker has seen to it that this cannot happen.
		b.emit(ir.Instr{Op: ir.Panic, A: uint16(r)})
		return
	}
	b.endPeer(r, false)
	b.emit(ir.Instr{Op: ir.RetR, A: uint16(r)})
}

func (b *builder) do(s *tree.Do) {
	m := b.mark()
	if !s.HasFail {
		b.scoped(s.Body)
		return
	}
	err := b.newReg(ir.RepRef)
	f := &failCtx{errReg: err.n, locks: b.locks}
	b.fails = append(b.fails, f)
	b.scoped(s.Body)
	b.fails = b.fails[:len(b.fails)-1]
	end := b.emit(ir.Instr{Op: ir.Jmp})
	b.patch(f.jumps...)
	if s.Err != nil {
		b.bindVar(s.Err, err)
	}
	b.scoped(s.OnFail)
	b.patch(end)
	b.release(m)
}

func (b *builder) lock(s *tree.Lock) {
	b.at(s.Off)
	b.emit(ir.Instr{Op: ir.LockEnter})
	b.locks++
	m := b.mark()
	from := b.here()
	b.stmts(s.Body)
	to := b.here()
	b.locks--
	b.emit(ir.Instr{Op: ir.LockLeave})
	end := b.emit(ir.Instr{Op: ir.Jmp})
	// A panic leaves the lock, too.
	r := b.newReg(ir.RepRef)
	b.out.Handlers = append(b.out.Handlers, ir.Handler{From: from, To: to, Target: b.here(), Reg: r.n, Cleans: true})
	b.emit(ir.Instr{Op: ir.LockLeave})
	b.emit(ir.Instr{Op: ir.Panic, A: uint16(r.n), B: 1})
	b.patch(end)
	b.release(m)
}

func (b *builder) workers(s *tree.Workers) {
	b.at(s.Off)
	for _, ch := range s.Channels {
		r := b.newReg(ir.RepRef)
		b.emit(ir.Instr{Op: ir.NewChan, A: uint16(r.n), B: b.constant(ch)})
		if ch.Var.Captured {
			c := b.newReg(ir.RepRef)
			b.newCell(c, r)
			r = c
		}
		b.vars[ch.Var] = r
	}
	// The cells of the futures exist before the workers run.
	for _, v := range s.Vars {
		b.varDecl(v, nil)
	}
	// All are made before the first starts.
	var futures, closures []reg
	for i, v := range s.Vars {
		f, c := b.newReg(ir.RepRef), b.newReg(ir.RepRef)
		futures, closures = append(futures, f), append(closures, c)
		b.closure(c, s.Funcs[i])
		b.emit(ir.Instr{Op: ir.NewWorker, A: uint16(f.n), B: int32(c.n)})
		if v.Captured {
			b.emit(ir.Instr{Op: ir.SetCellR, A: uint16(b.vars[v].n), B: int32(f.n)})
		} else {
			b.move(b.vars[v], f)
		}
	}
	// Now they may run.
	for i := range s.Vars {
		b.emit(ir.Instr{Op: ir.StartWorker, A: uint16(futures[i].n), B: int32(closures[i].n), C: named(s.Funcs[i].Isolated)})
	}
	for _, ch := range s.Channels {
		if ch.From == "function" || ch.To == "function" {
			b.ends = append(b.ends, ch)
		}
	}
	b.peersFrom = b.here()
}

// endPeer tells the peers of the default worker that it ends with the value in
// reference register r, none when negative.
func (b *builder) endPeer(r int, panics bool) {
	m := b.mark()
	for _, ch := range b.ends {
		b.emit(ir.Instr{Op: ir.EndChan, A: uint16(b.channel(ch)), B: int32(r), C: named(panics)})
	}
	b.release(m)
}

// endPanicking tells them when it panics.
func (b *builder) endPanicking() {
	if len(b.ends) == 0 {
		return
	}
	r := b.newReg(ir.RepRef)
	b.out.Handlers = append(b.out.Handlers, ir.Handler{From: b.peersFrom, To: b.here(), Target: b.here(), Reg: r.n, Cleans: true})
	b.endPeer(r.n, true)
	b.emit(ir.Instr{Op: ir.Panic, A: uint16(r.n), B: 1})
}
