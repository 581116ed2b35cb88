package vm

import (
	"math"
	gort "runtime"
	"unsafe"

	"barre/ir"
	"barre/tree"
	"barre/types"
	"barre/value"
)

func floatBits(f float64) int64 { return int64(math.Float64bits(f)) }
func bitsFloat(n int64) float64 { return math.Float64frombits(uint64(n)) }

const maxGoDepth = 2000

func goDepth(st *strand) int { return st.nested }

// loop runs until the frame at index base returns or panics.
func (st *strand) loop(base int) (result value.Value, err error) {
	for {
		v, done, e := st.guarded(base)
		if done {
			return v, e
		}
		// A Go panic was turned into e; see whether a frame handles it.
		if !st.unwind(base, toError(e)) {
			return nil, st.lastPanic
		}
	}
}

// guarded runs exec and turns a panic of Go code into an error.
func (st *strand) guarded(base int) (v value.Value, done bool, err error) {
	defer func() {
		if x := recover(); x != nil {
			err, done = recovered(x), false
		}
	}()
	v, err = st.exec(base)
	return v, true, err
}

// recovered makes a Ballerina panic of a Go one: code of library modules that
// went wrong, or ours.
func recovered(x any) error {
	switch x := x.(type) {
	case *value.Error:
		return x
	case gort.Error:
		return value.Panicf("{ballerina}InternalError", "internal error: %v", x)
	case error:
		return x
	}
	return value.Panicf("{ballerina}InternalError", "internal error: %v", x)
}

func toError(err error) *value.Error {
	if e, ok := err.(*value.Error); ok {
		return e
	}
	return value.NewError(err.Error(), nil)
}

// unwind finds the handler for a panic raised in the top frame, at or above
// index base, and makes execution go on there. Without one the frames are
// dropped and lastPanic is set.
func (st *strand) unwind(base int, e *value.Error) bool {
	if st.rethrow != e || e.Raised() == nil {
		e.Raise(st.trace())
		if st.p.debug != nil && st.thread != nil {
			st.p.debug.raised(st, e)
		}
	}
	st.rethrow = nil
	for i := len(st.frames) - 1; i >= base; i-- {
		f := &st.frames[i]
		at := st.at(i)
		for _, h := range f.c.Handlers {
			if at >= h.From && at < h.To {
				st.frames = st.frames[:i+1]
				st.r[f.rb+h.Reg] = e
				f.in = f.target(int32(h.Target))
				return true
			}
		}
	}
	st.frames = st.frames[:base]
	// Go code between this call and the frames below passes it on.
	st.lastPanic, st.rethrow = e, e
	return false
}

// at is the index of the instruction that frame i is executing.
func (st *strand) at(i int) int { return st.frames[i].at() }

var overflow = func() *value.Error {
	return value.Panic("{ballerina}NumberOverflow", "int range overflow")
}

var divByZero = func() *value.Error { return value.Panic("{ballerina}DivisionByZero", " / by zero") }

// exec is the interpreter. It keeps the current frame's code and registers in
// locals; what a call or return changes is loaded again at reload.
func (st *strand) exec(base int) (value.Value, error) {
	// What follows is all that is kept from one instruction to the next: few enough
	// for the processor's registers.
	var in *ir.Instr // the instruction
	var sp, rp unsafe.Pointer
	var fr *frame
	var err error

enter: // The top frame begins, or goes on at an instruction.
	fr = &st.frames[len(st.frames)-1]
	sp, rp = st.registers(fr)
	in = fr.in
	goto run

resume: // The top frame goes on after the instruction it was at.
	fr = &st.frames[len(st.frames)-1]
	sp, rp = st.registers(fr)
	in = fr.in

next:
	in = after(in)

run:
	switch in.Op {
	case ir.Nop:
	case ir.Probe:
		fr.in = in
		if st.pass(fr) {
			goto enter
		}
	case ir.Break:
		if st.p.debug.alert.Load() != 0 {
			fr.in = in
			if err = st.reach(fr); err != nil {
				goto panicked
			}
			goto resume // the stacks may have moved
		}
	case ir.Poll:
		fr.in = in
		if err = st.poll(); err != nil {
			goto panicked
		}
	case ir.MoveS:
		*si(sp, int32(in.A)) = *si(sp, in.B)
	case ir.MoveR:
		*ri(rp, int32(in.A)) = *ri(rp, in.B)
	case ir.IntK:
		*si(sp, int32(in.A)) = int64(in.B)
	case ir.IntP:
		*si(sp, int32(in.A)) = fr.c.Ints[in.B]
	case ir.NilK:
		*ri(rp, int32(in.A)) = nil
	case ir.PoolK:
		*ri(rp, int32(in.A)) = fr.c.Pool[in.B].(value.Value)
	case ir.BoxInt:
		*ri(rp, int32(in.A)) = value.Int(*si(sp, in.B))
	case ir.BoxFloat:
		*ri(rp, int32(in.A)) = value.Float(bitsFloat(*si(sp, in.B)))
	case ir.BoxBool:
		*ri(rp, int32(in.A)) = value.Boolean(*si(sp, in.B) != 0)
	case ir.UnboxInt:
		if v, ok := (*ri(rp, in.B)).(value.Int); ok {
			*si(sp, int32(in.A)) = int64(v)
		} else {
			*si(sp, int32(in.A)) = unbox(*ri(rp, in.B))
		}
	case ir.UnboxFloat, ir.UnboxBool:
		*si(sp, int32(in.A)) = unbox(*ri(rp, in.B))

	case ir.AddI:
		x, y := *si(sp, in.B), *si(sp, in.C)
		z := x + y
		if (x^z)&(y^z) < 0 {
			err = overflow()
			goto panicked
		}
		*si(sp, int32(in.A)) = z
	case ir.AddIK:
		x, y := *si(sp, in.B), int64(in.C)
		z := x + y
		if (x^z)&(y^z) < 0 {
			err = overflow()
			goto panicked
		}
		*si(sp, int32(in.A)) = z
	case ir.SubI:
		x, y := *si(sp, in.B), *si(sp, in.C)
		z := x - y
		if (x^y)&(x^z) < 0 {
			err = overflow()
			goto panicked
		}
		*si(sp, int32(in.A)) = z
	case ir.SubIK:
		x, y := *si(sp, in.B), int64(in.C)
		z := x - y
		if (x^y)&(x^z) < 0 {
			err = overflow()
			goto panicked
		}
		*si(sp, int32(in.A)) = z
	case ir.MulI:
		x, y := *si(sp, in.B), *si(sp, in.C)
		z := x * y
		if (uint64(x+1<<31)|uint64(y+1<<31))>>32 != 0 { // factors of 32 bits need no look at the product
			if _, bad := MulOverflows(x, y); bad {
				err = overflow()
				goto panicked
			}
		}
		*si(sp, int32(in.A)) = z
	case ir.MulIK:
		x, y := *si(sp, in.B), int64(in.C)
		z := x * y
		if int64(int32(x)) != x {
			if _, bad := MulOverflows(x, y); bad {
				err = overflow()
				goto panicked
			}
		}
		*si(sp, int32(in.A)) = z
	case ir.DivI:
		x, y := *si(sp, in.B), *si(sp, in.C)
		if y == 0 {
			err = divByZero()
			goto panicked
		}
		if y == -1 && x == math.MinInt64 {
			err = overflow()
			goto panicked
		}
		*si(sp, int32(in.A)) = x / y
	case ir.RemI:
		x, y := *si(sp, in.B), *si(sp, in.C)
		if y == 0 {
			err = divByZero()
			goto panicked
		}
		if y == -1 {
			*si(sp, int32(in.A)) = 0
		} else {
			*si(sp, int32(in.A)) = x % y
		}
	case ir.DivIK:
		*si(sp, int32(in.A)) = *si(sp, in.B) / int64(in.C)
	case ir.RemIK:
		*si(sp, int32(in.A)) = *si(sp, in.B) % int64(in.C)
	case ir.NegI:
		if *si(sp, in.B) == math.MinInt64 {
			err = overflow()
			goto panicked
		}
		*si(sp, int32(in.A)) = -*si(sp, in.B)
	case ir.AndI:
		*si(sp, int32(in.A)) = *si(sp, in.B) & *si(sp, in.C)
	case ir.OrI:
		*si(sp, int32(in.A)) = *si(sp, in.B) | *si(sp, in.C)
	case ir.XorI:
		*si(sp, int32(in.A)) = *si(sp, in.B) ^ *si(sp, in.C)
	case ir.ShlI:
		*si(sp, int32(in.A)) = *si(sp, in.B) << (uint64(*si(sp, in.C)) & 63)
	case ir.ShrI:
		*si(sp, int32(in.A)) = *si(sp, in.B) >> (uint64(*si(sp, in.C)) & 63)
	case ir.UshrI:
		*si(sp, int32(in.A)) = int64(uint64(*si(sp, in.B)) >> (uint64(*si(sp, in.C)) & 63))
	case ir.NotI:
		*si(sp, int32(in.A)) = ^*si(sp, in.B)

	case ir.AddF:
		*si(sp, int32(in.A)) = floatBits(bitsFloat(*si(sp, in.B)) + bitsFloat(*si(sp, in.C)))
	case ir.SubF:
		*si(sp, int32(in.A)) = floatBits(bitsFloat(*si(sp, in.B)) - bitsFloat(*si(sp, in.C)))
	case ir.MulF:
		*si(sp, int32(in.A)) = floatBits(bitsFloat(*si(sp, in.B)) * bitsFloat(*si(sp, in.C)))
	case ir.DivF:
		*si(sp, int32(in.A)) = floatBits(bitsFloat(*si(sp, in.B)) / bitsFloat(*si(sp, in.C)))
	case ir.RemF:
		*si(sp, int32(in.A)) = floatBits(math.Mod(bitsFloat(*si(sp, in.B)), bitsFloat(*si(sp, in.C))))
	case ir.NegF:
		*si(sp, int32(in.A)) = floatBits(-bitsFloat(*si(sp, in.B)))
	case ir.IntToFloat:
		*si(sp, int32(in.A)) = floatBits(float64(*si(sp, in.B)))

	case ir.LtI:
		*si(sp, int32(in.A)) = bit(*si(sp, in.B) < *si(sp, in.C))
	case ir.LeI:
		*si(sp, int32(in.A)) = bit(*si(sp, in.B) <= *si(sp, in.C))
	case ir.GtI:
		*si(sp, int32(in.A)) = bit(*si(sp, in.B) > *si(sp, in.C))
	case ir.GeI:
		*si(sp, int32(in.A)) = bit(*si(sp, in.B) >= *si(sp, in.C))
	case ir.EqI:
		*si(sp, int32(in.A)) = bit(*si(sp, in.B) == *si(sp, in.C))
	case ir.NeI:
		*si(sp, int32(in.A)) = bit(*si(sp, in.B) != *si(sp, in.C))
	case ir.LtF:
		*si(sp, int32(in.A)) = bit(bitsFloat(*si(sp, in.B)) < bitsFloat(*si(sp, in.C)))
	case ir.LeF:
		*si(sp, int32(in.A)) = bit(bitsFloat(*si(sp, in.B)) <= bitsFloat(*si(sp, in.C)))
	case ir.GtF:
		*si(sp, int32(in.A)) = bit(bitsFloat(*si(sp, in.B)) > bitsFloat(*si(sp, in.C)))
	case ir.GeF:
		*si(sp, int32(in.A)) = bit(bitsFloat(*si(sp, in.B)) >= bitsFloat(*si(sp, in.C)))
	case ir.EqF:
		x, y := bitsFloat(*si(sp, in.B)), bitsFloat(*si(sp, in.C))
		*si(sp, int32(in.A)) = bit(x == y || x != x && y != y)
	case ir.ExactF:
		x, y := bitsFloat(*si(sp, in.B)), bitsFloat(*si(sp, in.C))
		*si(sp, int32(in.A)) = bit(*si(sp, in.B) == *si(sp, in.C) || x != x && y != y)
	case ir.EqStr:
		*si(sp, int32(in.A)) = bit((*ri(rp, in.B)).(*value.String).String() == (*ri(rp, in.C)).(*value.String).String())
	case ir.NotB:
		*si(sp, int32(in.A)) = 1 - *si(sp, in.B)
	case ir.EqR:
		*si(sp, int32(in.A)) = bit(value.Equal(*ri(rp, in.B), *ri(rp, in.C)))
	case ir.ExactR:
		*si(sp, int32(in.A)) = bit(value.ExactEqual(*ri(rp, in.B), *ri(rp, in.C)))
	case ir.CmpR:
		o := value.Compare(*ri(rp, in.B), *ri(rp, in.C))
		to := int32(in.A)
		in = after(in)
		*si(sp, to) = bit(ordered(o, tree.Op(in.A)+tree.Lt))
	case ir.Concat:
		*ri(rp, int32(in.A)) = st.cat.Concat((*ri(rp, in.B)).(*value.String), (*ri(rp, in.C)).(*value.String))
	case ir.Jmp:
		in = fr.target(in.C)
		goto run
	case ir.JmpT:
		if *si(sp, int32(in.A)) != 0 {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpF:
		if *si(sp, int32(in.A)) == 0 {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpNil:
		if *ri(rp, int32(in.A)) == nil {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpNotNil:
		if *ri(rp, int32(in.A)) != nil {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpErr:
		if _, ok := (*ri(rp, int32(in.A))).(*value.Error); ok {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpNotErr:
		if _, ok := (*ri(rp, int32(in.A))).(*value.Error); !ok {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpLtI:
		if *si(sp, int32(in.A)) < *si(sp, in.B) {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpLeI:
		if *si(sp, int32(in.A)) <= *si(sp, in.B) {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpGtI:
		if *si(sp, int32(in.A)) > *si(sp, in.B) {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpGeI:
		if *si(sp, int32(in.A)) >= *si(sp, in.B) {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpEqI:
		if *si(sp, int32(in.A)) == *si(sp, in.B) {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpNeI:
		if *si(sp, int32(in.A)) != *si(sp, in.B) {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpLtIK:
		if *si(sp, int32(in.A)) < int64(in.B) {
			in = fr.target(in.C)
			goto run
		}
	case ir.IncJmpLtI:
		x := *si(sp, int32(in.A))
		if x == math.MaxInt64 {
			err = overflow()
			goto panicked
		}
		*si(sp, int32(in.A)) = x + 1
		if x+1 < *si(sp, in.B) {
			in = fr.target(in.C)
			goto run
		}
		in = after(in)
	case ir.IncJmpLtIK:
		x := *si(sp, int32(in.A))
		if x == math.MaxInt64 {
			err = overflow()
			goto panicked
		}
		*si(sp, int32(in.A)) = x + 1
		if x+1 < int64(in.B) {
			in = fr.target(in.C)
			goto run
		}
		in = after(in)
	case ir.JmpLeIK:
		if *si(sp, int32(in.A)) <= int64(in.B) {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpGtIK:
		if *si(sp, int32(in.A)) > int64(in.B) {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpGeIK:
		if *si(sp, int32(in.A)) >= int64(in.B) {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpEqIK:
		if *si(sp, int32(in.A)) == int64(in.B) {
			in = fr.target(in.C)
			goto run
		}
	case ir.JmpNeIK:
		if *si(sp, int32(in.A)) != int64(in.B) {
			in = fr.target(in.C)
			goto run
		}

	case ir.NewCellR:
		*ri(rp, int32(in.A)) = &value.Cell{V: *ri(rp, in.B)}
	case ir.NewCellS:
		*ri(rp, int32(in.A)) = &value.Cell{N: *si(sp, in.B)}
	case ir.CellR:
		*ri(rp, int32(in.A)) = (*ri(rp, in.B)).(*value.Cell).V
	case ir.CellS:
		*si(sp, int32(in.A)) = (*ri(rp, in.B)).(*value.Cell).N
	case ir.SetCellR:
		(*ri(rp, int32(in.A))).(*value.Cell).V = *ri(rp, in.B)
	case ir.SetCellS:
		(*ri(rp, int32(in.A))).(*value.Cell).N = *si(sp, in.B)
	case ir.GlobalR:
		g := fr.c.globals[in.B].Load()
		if g == nil {
			g = st.p.globalAt(fr.c, in.B)
		}
		*ri(rp, int32(in.A)) = g.v
	case ir.GlobalS:
		g := fr.c.globals[in.B].Load()
		if g == nil {
			g = st.p.globalAt(fr.c, in.B)
		}
		*si(sp, int32(in.A)) = g.n
	case ir.SetGlobalR:
		g := fr.c.globals[in.B].Load()
		if g == nil {
			g = st.p.globalAt(fr.c, in.B)
		}
		g.v = *ri(rp, int32(in.A))
	case ir.SetGlobalS:
		g := fr.c.globals[in.B].Load()
		if g == nil {
			g = st.p.globalAt(fr.c, in.B)
		}
		g.n = *si(sp, int32(in.A))

	case ir.Call:
		k := fr.c.calls[in.A].Load()
		if k == nil {
			k = st.p.code(fr.c.Pool[in.A].(*tree.Func))
			fr.c.calls[in.A].Store(k)
		}
		fr.in = in
		sb, rb := fr.sb+int(in.B), fr.rb+int(in.C)
		n := len(st.frames)
		if n >= maxFrames {
			err = stackOverflow()
			goto unwinding
		}
		if sb+k.numS >= len(st.s) || rb+k.numR >= len(st.r) {
			st.need(sb+k.numS+1, rb+k.numR+1)
		}
		if n < cap(st.frames) {
			st.frames = st.frames[:n+1]
		} else {
			st.frames = append(st.frames, frame{})
		}
		fr = &st.frames[n]
		in = k.start
		fr.c, fr.in, fr.sb, fr.rb, fr.box, fr.entry = k, in, sb, rb, false, false
		sp, rp = st.registers(fr)
		goto run
	case ir.RetS:
		if fr.box || fr.entry || !fr.c.scalar {
			goto leaving
		}
		*(*int64)(sp) = *si(sp, int32(in.A))
		n := len(st.frames) - 1
		st.frames = st.frames[:n]
		fr = &st.frames[n-1]
		in = fr.in
		sp, rp = st.registers(fr)
	case ir.RetR, ir.RetNil:
		goto leaving
	case ir.MaskTest:
		if *si(sp, int32(in.A))&(1<<uint(in.B)) == 0 {
			in = fr.target(in.C)
			goto run
		}
	case ir.CallValue:
		ref := fr.c.Pool[in.A].(*ir.MethodRef)
		f, ok := (*ri(rp, in.C)).(*value.Function)
		if !ok {
			err = value.Panicf("{ballerina}TypeCastError", "a function was expected")
			goto panicked
		}
		fr.in = in
		entered, e := st.callInto(fr, f, ref, int(in.B), int(in.C))
		if e != nil {
			err = e
			goto unwinding
		}
		if entered {
			goto enter
		}
		goto resume
	case ir.CallMethod:
		ref := fr.c.Pool[in.A].(*ir.MethodRef)
		o, ok := (*ri(rp, in.C)).(*value.Object)
		if !ok {
			err = value.Panicf("{ballerina}TypeCastError", "an object was expected")
			goto panicked
		}
		f, e := st.method(ref, o)
		if e != nil {
			err = e
			goto panicked
		}
		fr.in = in
		entered, e := st.methodInto(fr, f, ref, int(in.B), int(in.C))
		if e != nil {
			err = e
			goto unwinding
		}
		if entered {
			goto enter
		}
		goto resume
	case ir.CallNumber:
		switch f := st.p.callee(fr.c, int32(in.A), fr.c.Pool[in.A].(*tree.Func)).number.(type) {
		case func(float64) float64:
			*si(sp, in.B) = floatBits(f(bitsFloat(*si(sp, in.B))))
		case func(x, y float64) float64:
			*si(sp, in.B) = floatBits(f(bitsFloat(*si(sp, in.B)), bitsFloat(*si(sp, in.B+1))))
		default:
			goto slow
		}
	case ir.CallExtern:
		f := fr.c.Pool[in.A].(*tree.Func)
		k := st.p.callee(fr.c, int32(in.A), f)
		fr.in = in
		n := len(f.Params)
		v, e := st.extern(k, fr, int(in.B), int(in.C), n, true)
		if e != nil {
			err = e
			goto unwinding
		}
		fr = &st.frames[len(st.frames)-1]
		sp, rp = st.registers(fr)
		*ri(rp, in.C) = v

	case ir.ListGetI:
		l, ok := (*ri(rp, in.B)).(*value.List)
		i := *si(sp, in.C)
		if ok && l.Store() == types.StoreInt && uint64(i) < uint64(len(l.Nums)) {
			*si(sp, int32(in.A)) = l.Nums[i]
			goto next
		}
		v, e := l.Get(i)
		if e != nil {
			err = e
			goto panicked
		}
		*si(sp, int32(in.A)) = unbox(v)
	case ir.ListGetF, ir.ListGetB:
		l := (*ri(rp, in.B)).(*value.List)
		i := *si(sp, in.C)
		switch st := l.Store(); {
		case st == types.StoreFloat && uint64(i) < uint64(len(l.Nums)):
			*si(sp, int32(in.A)) = l.Nums[i]
			goto next
		case st == types.StoreBoolean && uint64(i) < uint64(len(l.Bytes)):
			*si(sp, int32(in.A)) = int64(l.Bytes[i])
			goto next
		}
		v, e := l.Get(i)
		if e != nil {
			err = e
			goto panicked
		}
		*si(sp, int32(in.A)) = unbox(v)
	case ir.ListGet:
		l := (*ri(rp, in.B)).(*value.List)
		i := *si(sp, in.C)
		if l.Store() == types.StoreAny && uint64(i) < uint64(len(l.Vals)) {
			*ri(rp, int32(in.A)) = l.Vals[i]
			goto next
		}
		v, e := l.Get(i)
		if e != nil {
			err = e
			goto panicked
		}
		*ri(rp, int32(in.A)) = v
	case ir.ListSetI:
		l := (*ri(rp, int32(in.A))).(*value.List)
		i := *si(sp, in.B)
		if l.Store() == types.StoreInt && uint64(i) < uint64(len(l.Nums)) && l.Plain() {
			l.Nums[i] = *si(sp, in.C)
			goto next
		}
		if e := l.Set(i, value.Int(*si(sp, in.C))); e != nil {
			err = e
			goto panicked
		}
	case ir.ListSetF:
		l := (*ri(rp, int32(in.A))).(*value.List)
		i := *si(sp, in.B)
		if l.Store() == types.StoreFloat && uint64(i) < uint64(len(l.Nums)) && l.Plain() {
			l.Nums[i] = *si(sp, in.C)
			goto next
		}
		if e := l.Set(i, value.Float(bitsFloat(*si(sp, in.C)))); e != nil {
			err = e
			goto panicked
		}
	case ir.ListSetB:
		l := (*ri(rp, int32(in.A))).(*value.List)
		i := *si(sp, in.B)
		if l.Store() == types.StoreBoolean && uint64(i) < uint64(len(l.Bytes)) && l.Plain() {
			l.Bytes[i] = byte(*si(sp, in.C))
			goto next
		}
		if e := l.Set(i, value.Boolean(*si(sp, in.C) != 0)); e != nil {
			err = e
			goto panicked
		}
	case ir.ListSet:
		if e := (*ri(rp, int32(in.A))).(*value.List).Set(*si(sp, in.B), *ri(rp, in.C)); e != nil {
			err = e
			goto panicked
		}
	case ir.ListLen:
		*si(sp, int32(in.A)) = int64((*ri(rp, in.B)).(*value.List).Len())
	case ir.ListStep:
		l := (*ri(rp, in.B)).(*value.List)
		n := l.Len()
		if !l.Changed(*si(sp, int32(in.A)+1), *si(sp, int32(in.A)+2)) {
			if i := *si(sp, int32(in.A)) + 1; i < int64(n) {
				*si(sp, int32(in.A)) = i
				in = fr.target(in.C)
				goto run
			}
			goto next
		}
		more, e := followList(l, unsafe.Slice(si(sp, int32(in.A)), 3))
		if e != nil {
			err = e
			goto panicked
		}
		if more {
			in = fr.target(in.C)
			goto run
		}
	case ir.ListPushI:
		l := (*ri(rp, int32(in.A))).(*value.List)
		if l.Store() == types.StoreInt && l.Plain() && len(l.Nums) < value.MaxLen {
			l.Nums = append(l.Nums, *si(sp, in.B))
			goto next
		}
		if e := l.Push(value.Int(*si(sp, in.B))); e != nil {
			err = e
			goto panicked
		}
	case ir.StrLen:
		*si(sp, int32(in.A)) = int64((*ri(rp, in.B)).(*value.String).Len())

	case ir.FieldGet:
		ref := fr.c.fields[in.C]
		m, ok := (*ri(rp, in.B)).(*value.Map)
		if !ok {
			err = value.Panicf("{ballerina}TypeCastError", "a mapping was expected")
			goto panicked
		}
		if e := ref.Cache.Load(); e != nil {
			if v, ok := m.ValueOf(e.Layout[0], e.Value); ok {
				*ri(rp, int32(in.A)) = v
				goto next
			}
		}
		if i := placeOf(ref, m); i >= 0 {
			*ri(rp, int32(in.A)) = m.ValueAt(i)
			goto next
		}
		err = value.Panicf("{ballerina/lang.map}KeyNotFound", "cannot find key '%s'", ref.Name)
		goto panicked
	case ir.FieldGetS:
		ref := fr.c.fields[in.C]
		m, ok := (*ri(rp, in.B)).(*value.Map)
		if !ok {
			err = value.Panicf("{ballerina}TypeCastError", "a mapping was expected")
			goto panicked
		}
		if e := ref.Cache.Load(); e != nil {
			if n, ok := m.NumberAt(e.Layout[0], e.Number); ok {
				*si(sp, int32(in.A)) = n
				goto next
			}
		}
		if i := placeOf(ref, m); i >= 0 {
			n, ok := m.Number(i)
			if !ok {
				n = unbox(m.ValueAt(i))
			}
			*si(sp, int32(in.A)) = n
			goto next
		}
		err = value.Panicf("{ballerina/lang.map}KeyNotFound", "cannot find key '%s'", ref.Name)
		goto panicked
	case ir.FieldSetI, ir.FieldSetF, ir.FieldSetB:
		m, ok := (*ri(rp, int32(in.A))).(*value.Map)
		if ok {
			ref, store := fr.c.fields[in.B], types.StoreInt+types.Store(in.Op-ir.FieldSetI)
			if e := ref.Cache.Load(); e != nil && e.Plain == store && m.SetNumberAt(e.Layout[0], e.Number, *si(sp, in.C)) {
				goto next
			}
			if i := placeOf(ref, m); i >= 0 && m.SetNumber(i, store, *si(sp, in.C)) {
				goto next
			}
		}
		goto slow
	case ir.RowGetS:
		row, col := *si(sp, in.C&0xffff), int(in.C>>16)
		*si(sp, int32(in.A)) = frames(*ri(rp, in.B)).Number(int(row), col)
	case ir.RowGetR:
		row, col := *si(sp, in.C&0xffff), int(in.C>>16)
		*ri(rp, int32(in.A)) = frames(*ri(rp, in.B)).Value(int(row), col)
	case ir.MapGet:
		if m, ok := (*ri(rp, in.B)).(*value.Map); ok {
			*ri(rp, int32(in.A)) = m.Field((*ri(rp, in.C)).(*value.String).String())
		} else {
			*ri(rp, int32(in.A)) = nil
		}
	case ir.MapGetS:
		if m, ok := (*ri(rp, in.B)).(*value.Map); ok {
			if i := m.Find((*ri(rp, in.C)).(*value.String).String()); i >= 0 {
				n, ok := m.Number(i)
				if !ok {
					n = unbox(m.ValueAt(i))
				}
				*si(sp, int32(in.A)) = n
				goto next
			}
		}
		in = after(in)
	case ir.MapSetI, ir.MapSetF, ir.MapSetB:
		m, ok := (*ri(rp, int32(in.A))).(*value.Map)
		if ok && m.PutNumber((*ri(rp, in.B)).(*value.String).String(), types.StoreInt+types.Store(in.Op-ir.MapSetI), *si(sp, in.C)) {
			goto next
		}
		goto slow
	case ir.FieldOpt:
		ref := fr.c.fields[in.C]
		switch m := (*ri(rp, in.B)).(type) {
		case *value.Map:
			if i := placeOf(ref, m); i >= 0 {
				*ri(rp, int32(in.A)) = m.ValueAt(i)
			} else {
				*ri(rp, int32(in.A)) = nil
			}
		case *value.Error:
			*ri(rp, int32(in.A)) = m
		default:
			*ri(rp, int32(in.A)) = nil
		}
	case ir.ObjGet:
		ref := fr.c.fields[in.C]
		o, ok := (*ri(rp, in.B)).(*value.Object)
		if !ok {
			err = value.Panicf("{ballerina}TypeCastError", "an object was expected")
			goto panicked
		}
		*ri(rp, int32(in.A)) = o.Fields[memberOf(ref, o)]
	case ir.TypeTest:
		*si(sp, int32(in.A)) = bit(value.Is(*ri(rp, in.B), fr.c.Pool[in.C].(types.Type)))

	default:
		goto slow
	}
	goto next

slow:
	{
		// Everything else is done out of line; the frame does not change
		// but may move.
		fr.in = in
		pc, e := st.slow(fr, fr.c, in, fr.at()+1)
		if e != nil {
			err = e
			goto unwinding
		}
		fr = &st.frames[len(st.frames)-1]
		sp, rp = st.registers(fr)
		in = &fr.c.code[pc]
		goto run
	}

leaving:
	{
		if fr.c.scalar {
			if in.Op == ir.RetS {
				if fr.box {
					st.r[fr.rb] = box(fr.c.Ret, *si(sp, int32(in.A)))
				} else {
					st.s[fr.sb] = *si(sp, int32(in.A))
				}
			}
		} else if in.Op == ir.RetR {
			st.r[fr.rb] = *ri(rp, int32(in.A))
		} else {
			st.r[fr.rb] = nil
		}
		entry, rb := fr.entry, fr.rb
		st.frames = st.frames[:len(st.frames)-1]
		if entry {
			return st.r[rb], nil
		}
		goto resume
	}

panicked:
	fr.in = in
unwinding:
	if !st.unwind(base, toError(err)) {
		return nil, st.lastPanic
	}
	goto enter
}

// si is scalar register i of the frame whose scalar registers begin at p.
//
// Registers are addressed without a check of their bounds, which makes programs
// a third faster: that instructions name registers there are is lower's to see to,
// and a test of package native goes over what it makes.
func si(p unsafe.Pointer, i int32) *int64 { return (*int64)(unsafe.Add(p, uintptr(uint32(i))*8)) }

// ri is the same for reference registers.
func ri(p unsafe.Pointer, i int32) *value.Value {
	return (*value.Value)(unsafe.Add(p, uintptr(uint32(i))*16))
}

// after is the instruction behind in.
func after(in *ir.Instr) *ir.Instr {
	return (*ir.Instr)(unsafe.Add(unsafe.Pointer(in), unsafe.Sizeof(ir.Instr{})))
}

// target is the instruction at index i of the frame's function.
func (fr *frame) target(i int32) *ir.Instr {
	return (*ir.Instr)(unsafe.Add(unsafe.Pointer(fr.c.start), uintptr(uint32(i))*unsafe.Sizeof(ir.Instr{})))
}

// at is the index of the instruction that the frame is at.
func (fr *frame) at() int {
	return int(uintptr(unsafe.Pointer(fr.in))-uintptr(unsafe.Pointer(fr.c.start))) / int(unsafe.Sizeof(ir.Instr{}))
}

// registers is where the registers of a frame begin.
func (st *strand) registers(fr *frame) (s, r unsafe.Pointer) {
	return unsafe.Pointer(&st.s[fr.sb]), unsafe.Pointer(&st.r[fr.rb])
}

func bit(b bool) int64 {
	// The compiler turns this into a move of the flag.
	return int64(*(*uint8)(unsafe.Pointer(&b)))
}

func ordered(o value.Ordering, op tree.Op) bool {
	switch op {
	case tree.Lt:
		return o == value.Less
	case tree.Le:
		return o == value.Less || o == value.Same
	case tree.Gt:
		return o == value.Greater
	}
	return o == value.Greater || o == value.Same
}

// placeOf finds the place of a field, looking first where it was in mappings of
// the same layout; -1 when there is none.
func placeOf(ref *ir.FieldRef, m *value.Map) int {
	l := m.Layout()
	if l == nil {
		return m.Find(ref.Name)
	}
	if e := ref.Cache.Load(); e != nil {
		for i := range e.Layout {
			if e.Layout[i] == l {
				return e.Index[i]
			}
		}
	}
	return findPlace(ref, m, l)
}

// memberOf finds the place of an object's field, looking first where it was in
// objects of the same class; -1 when there is none.
func memberOf(ref *ir.FieldRef, o *value.Object) int {
	if e := ref.Object.Load(); e != nil && e.Class == o.Class {
		return e.Index
	}
	i := o.Class.FieldIndex(ref.Name)
	ref.Object.Store(&ir.ObjectEntry{Class: o.Class, Index: i})
	return i
}

// findPlace looks for a field and remembers where it was, for a few layouts.
func findPlace(ref *ir.FieldRef, m *value.Map, l *value.Layout) int {
	i := m.Find(ref.Name)
	if i < 0 {
		return -1
	}
	var e ir.CacheEntries
	if known := ref.Cache.Load(); known != nil {
		e = *known
	}
	for j, x := range e.Layout {
		if x != nil {
			continue
		}
		e.Layout[j], e.Index[j] = l, i
		if j == 0 {
			if s := l.Store(i); s == types.StoreAny {
				e.Value = l.Offset(i)
			} else if e.Number = l.Offset(i); l.Plain(i) {
				e.Plain = s
			}
		}
		ref.Cache.Store(&e)
		break
	}
	return i
}

// callInto makes a frame for a call of f whose arguments are boxed behind
// register b of the caller; a Go function is called at once.
func (st *strand) callInto(fr *frame, f *value.Function, ref *ir.MethodRef, a, b int) (bool, error) {
	k, ok := f.Code.(*fn)
	if ok {
		k = k.newest()
	} else {
		if nf, ok := f.Code.(native); ok {
			v, err := nf(st, st.r[fr.rb+b+1:fr.rb+b+1+ref.NArgs])
			if err != nil {
				return false, err
			}
			fr = &st.frames[len(st.frames)-1]
			st.r[fr.rb+b] = v
			return false, nil
		}
		return false, value.Panicf("{ballerina}InternalError", "function value without code")
	}
	if f.Recv != nil {
		// A bound method: its object takes the place of the function.
		st.r[fr.rb+b] = f.Recv
		return st.enter(fr, k, f, a, b, ref.NArgs+1, ref.RestList)
	}
	n := ref.NArgs
	base := fr.rb + b
	if k.ext == nil {
		copy(st.r[base:], st.r[base+1:base+1+n])
		return st.enter(fr, k, f, a, b, n, ref.RestList)
	}
	copy(st.r[base:], st.r[base+1:base+1+n])
	return st.enter(fr, k, f, a, b, n, ref.RestList)
}

// methodInto calls a method; the object is in register b, arguments follow.
func (st *strand) methodInto(fr *frame, f *value.Function, ref *ir.MethodRef, a, b int) (bool, error) {
	k := f.Code.(*fn).newest()
	return st.enter(fr, k, f, a, b, ref.NArgs+1, ref.RestList)
}

// enter makes a frame at registers a and b of the caller, n boxed arguments
// being in place.
func (st *strand) enter(fr *frame, k *fn, f *value.Function, a, b, n int, restList bool) (bool, error) {
	if k.ext != nil {
		v, err := st.extern(k, fr, a, b, n, restList)
		if err != nil {
			return false, err
		}
		fr = &st.frames[len(st.frames)-1]
		st.r[fr.rb+b] = v
		return false, nil
	}
	if len(st.frames) >= maxFrames {
		return false, stackOverflow()
	}
	sb, rb := fr.sb+a, fr.rb+b
	if err := st.layout(k, f, sb, rb, n, restList); err != nil {
		return false, err
	}
	st.frames = append(st.frames, frame{c: k, in: k.start, sb: sb, rb: rb, box: true})
	return true, nil
}

// extern calls a Go function with n boxed arguments from register b on.
func (st *strand) extern(k *fn, fr *frame, a, b, n int, restList bool) (value.Value, error) {
	base := fr.rb + b
	args := make([]value.Value, n)
	copy(args, st.r[base:base+n])
	// What the function calls back uses registers above ours.
	sTop, rTop := st.sTop, st.rTop
	st.sTop, st.rTop = fr.sb+max(a, fr.c.NumS), fr.rb+max(b+n, fr.c.NumR)
	args, err := st.externArgs(k, args, restList)
	var v value.Value
	if err == nil {
		v, err = k.ext(st.ctx, args)
	}
	st.sTop, st.rTop = sTop, rTop
	return v, err
}

// method finds the method a call means.
func (st *strand) method(ref *ir.MethodRef, o *value.Object) (*value.Function, error) {
	if e := ref.Entry.Load(); e != nil && e.Class == o.Class {
		return e.Fn, nil
	}
	f := o.Class.Methods[ref.Name]
	if f == nil {
		return nil, value.Panicf("{ballerina}NoSuchMethod", "object of type '%s' has no method '%s'", o.Class.Type, ref.Name)
	}
	ref.Entry.Store(&ir.MethodEntry{Class: o.Class, Fn: f})
	return f, nil
}

// native is the code of a function value that the run time itself makes.
type native func(st *strand, args []value.Value) (value.Value, error)
