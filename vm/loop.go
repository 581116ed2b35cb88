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
	}
	st.rethrow = nil
	for i := len(st.frames) - 1; i >= base; i-- {
		f := &st.frames[i]
		at := st.at(i)
		for _, h := range f.c.Handlers {
			if at >= h.From && at < h.To {
				st.frames = st.frames[:i+1]
				st.r[f.rb+h.Reg] = e
				f.pc = h.Target
				return true
			}
		}
	}
	st.frames = st.frames[:base]
	// Go code between this call and the frames below passes it on.
	st.lastPanic, st.rethrow = e, e
	return false
}

// at is the instruction that frame i is executing. A frame that has called
// another one keeps the place to return to.
func (st *strand) at(i int) int {
	pc := st.frames[i].pc
	if i+1 < len(st.frames) && !st.frames[i+1].entry {
		pc--
	}
	return pc
}

var overflow = func() *value.Error {
	return value.Panic("{ballerina}NumberOverflow", "int range overflow")
}

var divByZero = func() *value.Error { return value.Panic("{ballerina}DivisionByZero", " / by zero") }

// exec is the interpreter. It keeps the current frame's code and registers in
// locals; what a call or return changes is loaded again at reload.
func (st *strand) exec(base int) (value.Value, error) {
	var fr *frame
	var code []ir.Instr
	var s []int64
	var r []value.Value
	var c *fn
	var pc int
	var err error
	var in *ir.Instr

reload:
	fr = &st.frames[len(st.frames)-1]
	c = fr.c
	code = c.code
	s = st.s[fr.sb : fr.sb+c.numS]
	r = st.r[fr.rb : fr.rb+c.numR]
	pc = fr.pc

	for {
		in = &code[pc]
		pc++
		switch in.Op {
		case ir.Nop:
		case ir.Probe:
			c.hits[in.B], c.hits[in.C] = 1, 1
		case ir.MoveS:
			s[in.A] = s[in.B]
		case ir.MoveR:
			r[in.A] = r[in.B]
		case ir.IntK:
			s[in.A] = int64(in.B)
		case ir.IntP:
			s[in.A] = c.Ints[in.B]
		case ir.NilK:
			r[in.A] = nil
		case ir.PoolK:
			r[in.A] = c.Pool[in.B].(value.Value)
		case ir.BoxInt:
			r[in.A] = value.Int(s[in.B])
		case ir.BoxFloat:
			r[in.A] = value.Float(bitsFloat(s[in.B]))
		case ir.BoxBool:
			r[in.A] = value.Boolean(s[in.B] != 0)
		case ir.UnboxInt:
			if v, ok := r[in.B].(value.Int); ok {
				s[in.A] = int64(v)
			} else {
				s[in.A] = unbox(r[in.B])
			}
		case ir.UnboxFloat, ir.UnboxBool:
			s[in.A] = unbox(r[in.B])

		case ir.AddI:
			x, y := s[in.B], s[in.C]
			z := x + y
			if (z > x) != (y > 0) && y != 0 {
				err = overflow()
				goto panicked
			}
			s[in.A] = z
		case ir.AddIK:
			x, y := s[in.B], int64(in.C)
			z := x + y
			if (z > x) != (y > 0) && y != 0 {
				err = overflow()
				goto panicked
			}
			s[in.A] = z
		case ir.SubI:
			x, y := s[in.B], s[in.C]
			z := x - y
			if (z < x) != (y > 0) && y != 0 {
				err = overflow()
				goto panicked
			}
			s[in.A] = z
		case ir.SubIK:
			x, y := s[in.B], int64(in.C)
			z := x - y
			if (z < x) != (y > 0) && y != 0 {
				err = overflow()
				goto panicked
			}
			s[in.A] = z
		case ir.MulI:
			z, ok := mul(s[in.B], s[in.C])
			if !ok {
				err = overflow()
				goto panicked
			}
			s[in.A] = z
		case ir.MulIK:
			z, ok := mul(s[in.B], int64(in.C))
			if !ok {
				err = overflow()
				goto panicked
			}
			s[in.A] = z
		case ir.DivI:
			x, y := s[in.B], s[in.C]
			if y == 0 {
				err = divByZero()
				goto panicked
			}
			if y == -1 && x == math.MinInt64 {
				err = overflow()
				goto panicked
			}
			s[in.A] = x / y
		case ir.RemI:
			x, y := s[in.B], s[in.C]
			if y == 0 {
				err = divByZero()
				goto panicked
			}
			if y == -1 {
				s[in.A] = 0
			} else {
				s[in.A] = x % y
			}
		case ir.DivIK:
			s[in.A] = s[in.B] / int64(in.C)
		case ir.RemIK:
			s[in.A] = s[in.B] % int64(in.C)
		case ir.NegI:
			if s[in.B] == math.MinInt64 {
				err = overflow()
				goto panicked
			}
			s[in.A] = -s[in.B]
		case ir.AndI:
			s[in.A] = s[in.B] & s[in.C]
		case ir.OrI:
			s[in.A] = s[in.B] | s[in.C]
		case ir.XorI:
			s[in.A] = s[in.B] ^ s[in.C]
		case ir.ShlI:
			s[in.A] = s[in.B] << (uint64(s[in.C]) & 63)
		case ir.ShrI:
			s[in.A] = s[in.B] >> (uint64(s[in.C]) & 63)
		case ir.UshrI:
			s[in.A] = int64(uint64(s[in.B]) >> (uint64(s[in.C]) & 63))
		case ir.NotI:
			s[in.A] = ^s[in.B]

		case ir.AddF:
			s[in.A] = floatBits(bitsFloat(s[in.B]) + bitsFloat(s[in.C]))
		case ir.SubF:
			s[in.A] = floatBits(bitsFloat(s[in.B]) - bitsFloat(s[in.C]))
		case ir.MulF:
			s[in.A] = floatBits(bitsFloat(s[in.B]) * bitsFloat(s[in.C]))
		case ir.DivF:
			s[in.A] = floatBits(bitsFloat(s[in.B]) / bitsFloat(s[in.C]))
		case ir.RemF:
			s[in.A] = floatBits(math.Mod(bitsFloat(s[in.B]), bitsFloat(s[in.C])))
		case ir.NegF:
			s[in.A] = floatBits(-bitsFloat(s[in.B]))
		case ir.IntToFloat:
			s[in.A] = floatBits(float64(s[in.B]))

		case ir.LtI:
			s[in.A] = bit(s[in.B] < s[in.C])
		case ir.LeI:
			s[in.A] = bit(s[in.B] <= s[in.C])
		case ir.GtI:
			s[in.A] = bit(s[in.B] > s[in.C])
		case ir.GeI:
			s[in.A] = bit(s[in.B] >= s[in.C])
		case ir.EqI:
			s[in.A] = bit(s[in.B] == s[in.C])
		case ir.NeI:
			s[in.A] = bit(s[in.B] != s[in.C])
		case ir.LtF:
			s[in.A] = bit(bitsFloat(s[in.B]) < bitsFloat(s[in.C]))
		case ir.LeF:
			s[in.A] = bit(bitsFloat(s[in.B]) <= bitsFloat(s[in.C]))
		case ir.GtF:
			s[in.A] = bit(bitsFloat(s[in.B]) > bitsFloat(s[in.C]))
		case ir.GeF:
			s[in.A] = bit(bitsFloat(s[in.B]) >= bitsFloat(s[in.C]))
		case ir.EqF:
			x, y := bitsFloat(s[in.B]), bitsFloat(s[in.C])
			s[in.A] = bit(x == y || x != x && y != y)
		case ir.ExactF:
			x, y := bitsFloat(s[in.B]), bitsFloat(s[in.C])
			s[in.A] = bit(s[in.B] == s[in.C] || x != x && y != y)
		case ir.EqStr:
			s[in.A] = bit(r[in.B].(*value.String).String() == r[in.C].(*value.String).String())
		case ir.NotB:
			s[in.A] = 1 - s[in.B]
		case ir.EqR:
			s[in.A] = bit(value.Equal(r[in.B], r[in.C]))
		case ir.ExactR:
			s[in.A] = bit(value.ExactEqual(r[in.B], r[in.C]))
		case ir.CmpR:
			o := value.Compare(r[in.B], r[in.C])
			s[in.A] = bit(ordered(o, tree.Op(code[pc].A)+tree.Lt))
			pc++
		case ir.Concat:
			r[in.A] = st.cat.Concat(r[in.B].(*value.String), r[in.C].(*value.String))
		case ir.Jmp:
			pc = int(in.C)
		case ir.JmpT:
			if s[in.A] != 0 {
				pc = int(in.C)
			}
		case ir.JmpF:
			if s[in.A] == 0 {
				pc = int(in.C)
			}
		case ir.JmpNil:
			if r[in.A] == nil {
				pc = int(in.C)
			}
		case ir.JmpNotNil:
			if r[in.A] != nil {
				pc = int(in.C)
			}
		case ir.JmpErr:
			if _, ok := r[in.A].(*value.Error); ok {
				pc = int(in.C)
			}
		case ir.JmpNotErr:
			if _, ok := r[in.A].(*value.Error); !ok {
				pc = int(in.C)
			}
		case ir.JmpLtI:
			if s[in.A] < s[in.B] {
				pc = int(in.C)
			}
		case ir.JmpLeI:
			if s[in.A] <= s[in.B] {
				pc = int(in.C)
			}
		case ir.JmpGtI:
			if s[in.A] > s[in.B] {
				pc = int(in.C)
			}
		case ir.JmpGeI:
			if s[in.A] >= s[in.B] {
				pc = int(in.C)
			}
		case ir.JmpEqI:
			if s[in.A] == s[in.B] {
				pc = int(in.C)
			}
		case ir.JmpNeI:
			if s[in.A] != s[in.B] {
				pc = int(in.C)
			}
		case ir.JmpLtIK:
			if s[in.A] < int64(in.B) {
				pc = int(in.C)
			}
		case ir.JmpLeIK:
			if s[in.A] <= int64(in.B) {
				pc = int(in.C)
			}
		case ir.JmpGtIK:
			if s[in.A] > int64(in.B) {
				pc = int(in.C)
			}
		case ir.JmpGeIK:
			if s[in.A] >= int64(in.B) {
				pc = int(in.C)
			}
		case ir.JmpEqIK:
			if s[in.A] == int64(in.B) {
				pc = int(in.C)
			}
		case ir.JmpNeIK:
			if s[in.A] != int64(in.B) {
				pc = int(in.C)
			}

		case ir.NewCellR:
			r[in.A] = &value.Cell{V: r[in.B]}
		case ir.NewCellS:
			r[in.A] = &value.Cell{N: s[in.B]}
		case ir.CellR:
			r[in.A] = r[in.B].(*value.Cell).V
		case ir.CellS:
			s[in.A] = r[in.B].(*value.Cell).N
		case ir.SetCellR:
			r[in.A].(*value.Cell).V = r[in.B]
		case ir.SetCellS:
			r[in.A].(*value.Cell).N = s[in.B]
		case ir.GlobalR:
			g := c.globals[in.B].Load()
			if g == nil {
				g = st.p.globalAt(c, in.B)
			}
			r[in.A] = g.v
		case ir.GlobalS:
			g := c.globals[in.B].Load()
			if g == nil {
				g = st.p.globalAt(c, in.B)
			}
			s[in.A] = g.n
		case ir.SetGlobalR:
			g := c.globals[in.B].Load()
			if g == nil {
				g = st.p.globalAt(c, in.B)
			}
			g.v = r[in.A]
		case ir.SetGlobalS:
			g := c.globals[in.B].Load()
			if g == nil {
				g = st.p.globalAt(c, in.B)
			}
			g.n = s[in.A]

		case ir.Call:
			k := c.calls[in.A].Load()
			if k == nil {
				k = st.p.code(c.Pool[in.A].(*tree.Func))
				c.calls[in.A].Store(k)
			}
			fr.pc = pc
			sb, rb := fr.sb+int(in.B), fr.rb+int(in.C)
			n := len(st.frames)
			if n >= maxFrames {
				fr.pc--
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
			fr.c, fr.pc, fr.sb, fr.rb, fr.box, fr.entry = k, 0, sb, rb, false, false
			c, code, pc = k, k.code, 0
			s = st.s[sb : sb+k.numS]
			r = st.r[rb : rb+k.numR]
		case ir.RetS:
			if fr.box || fr.entry || !c.scalar {
				goto leaving
			}
			s[0] = s[in.A]
			n := len(st.frames) - 1
			st.frames = st.frames[:n]
			fr = &st.frames[n-1]
			c, pc = fr.c, fr.pc
			code = c.code
			s = st.s[fr.sb : fr.sb+c.numS]
			r = st.r[fr.rb : fr.rb+c.numR]
		case ir.RetR, ir.RetNil:
			goto leaving
		case ir.MaskTest:
			if s[in.A]&(1<<uint(in.B)) == 0 {
				pc = int(in.C)
			}
		case ir.CallValue:
			ref := c.Pool[in.A].(*ir.MethodRef)
			f, ok := r[in.C].(*value.Function)
			if !ok {
				err = value.Panicf("{ballerina}TypeCastError", "a function was expected")
				goto panicked
			}
			fr.pc = pc
			called, e := st.callInto(fr, f, ref, int(in.B), int(in.C))
			if e != nil {
				fr = &st.frames[len(st.frames)-1]
				fr.pc = pc - 1
				err = e
				goto unwinding
			}
			_ = called
			goto reload
		case ir.CallMethod:
			ref := c.Pool[in.A].(*ir.MethodRef)
			o, ok := r[in.C].(*value.Object)
			if !ok {
				err = value.Panicf("{ballerina}TypeCastError", "an object was expected")
				goto panicked
			}
			f, e := st.method(ref, o)
			if e != nil {
				err = e
				goto panicked
			}
			fr.pc = pc
			_, e2 := st.methodInto(fr, f, ref, int(in.B), int(in.C))
			if e2 != nil {
				fr = &st.frames[len(st.frames)-1]
				fr.pc = pc - 1
				err = e2
				goto unwinding
			}
			goto reload
		case ir.CallExtern:
			f := c.Pool[in.A].(*tree.Func)
			k := st.p.callee(c, int32(in.A), f)
			fr.pc = pc - 1
			n := len(f.Params)
			v, e := st.extern(k, fr, int(in.B), int(in.C), n, true)
			if e != nil {
				err = e
				goto unwinding
			}
			fr = &st.frames[len(st.frames)-1]
			s = st.s[fr.sb : fr.sb+c.NumS]
			r = st.r[fr.rb : fr.rb+c.NumR]
			r[in.C] = v

		case ir.ListGetI:
			l, ok := r[in.B].(*value.List)
			i := s[in.C]
			if ok && l.Store() == types.StoreInt && uint64(i) < uint64(len(l.Nums)) {
				s[in.A] = l.Nums[i]
				continue
			}
			v, e := l.Get(i)
			if e != nil {
				err = e
				goto panicked
			}
			s[in.A] = unbox(v)
		case ir.ListGetF, ir.ListGetB:
			l := r[in.B].(*value.List)
			i := s[in.C]
			if st := l.Store(); (st == types.StoreFloat || st == types.StoreBoolean) && uint64(i) < uint64(len(l.Nums)) {
				s[in.A] = l.Nums[i]
				continue
			}
			v, e := l.Get(i)
			if e != nil {
				err = e
				goto panicked
			}
			s[in.A] = unbox(v)
		case ir.ListGet:
			l := r[in.B].(*value.List)
			i := s[in.C]
			if l.Store() == types.StoreAny && uint64(i) < uint64(len(l.Vals)) {
				r[in.A] = l.Vals[i]
				continue
			}
			v, e := l.Get(i)
			if e != nil {
				err = e
				goto panicked
			}
			r[in.A] = v
		case ir.ListSetI:
			l := r[in.A].(*value.List)
			i := s[in.B]
			if l.Store() == types.StoreInt && uint64(i) < uint64(len(l.Nums)) && l.Plain() {
				l.Nums[i] = s[in.C]
				continue
			}
			if e := l.Set(i, value.Int(s[in.C])); e != nil {
				err = e
				goto panicked
			}
		case ir.ListSetF:
			l := r[in.A].(*value.List)
			i := s[in.B]
			if l.Store() == types.StoreFloat && uint64(i) < uint64(len(l.Nums)) && l.Plain() {
				l.Nums[i] = s[in.C]
				continue
			}
			if e := l.Set(i, value.Float(bitsFloat(s[in.C]))); e != nil {
				err = e
				goto panicked
			}
		case ir.ListSetB:
			l := r[in.A].(*value.List)
			i := s[in.B]
			if l.Store() == types.StoreBoolean && uint64(i) < uint64(len(l.Nums)) && l.Plain() {
				l.Nums[i] = s[in.C]
				continue
			}
			if e := l.Set(i, value.Boolean(s[in.C] != 0)); e != nil {
				err = e
				goto panicked
			}
		case ir.ListSet:
			if e := r[in.A].(*value.List).Set(s[in.B], r[in.C]); e != nil {
				err = e
				goto panicked
			}
		case ir.ListLen:
			s[in.A] = int64(r[in.B].(*value.List).Len())
		case ir.ListStep:
			l := r[in.B].(*value.List)
			n := l.Len()
			if !l.Changed(s[in.A+1], s[in.A+2]) {
				if i := s[in.A] + 1; i < int64(n) {
					s[in.A] = i
					pc = int(in.C)
				}
				continue
			}
			more, e := followList(l, s[in.A:in.A+3])
			if e != nil {
				err = e
				goto panicked
			}
			if more {
				pc = int(in.C)
			}
		case ir.ListPushI:
			l := r[in.A].(*value.List)
			if l.Store() == types.StoreInt && l.Plain() && len(l.Nums) < value.MaxLen {
				l.Nums = append(l.Nums, s[in.B])
				continue
			}
			if e := l.Push(value.Int(s[in.B])); e != nil {
				err = e
				goto panicked
			}
		case ir.StrLen:
			s[in.A] = int64(r[in.B].(*value.String).Len())

		case ir.FieldGet:
			ref := c.Pool[in.C].(*ir.FieldRef)
			m, ok := r[in.B].(*value.Map)
			if !ok {
				err = value.Panicf("{ballerina}TypeCastError", "a mapping was expected")
				goto panicked
			}
			if v, ok := cachedField(ref, m); ok {
				r[in.A] = v
				continue
			}
			err = value.Panicf("{ballerina/lang.map}KeyNotFound", "cannot find key '%s'", ref.Name)
			goto panicked
		case ir.FieldOpt:
			ref := c.Pool[in.C].(*ir.FieldRef)
			switch m := r[in.B].(type) {
			case *value.Map:
				v, _ := cachedField(ref, m)
				r[in.A] = v
			case *value.Error:
				r[in.A] = m
			default:
				r[in.A] = nil
			}
		case ir.ObjGet:
			ref := c.Pool[in.C].(*ir.FieldRef)
			o, ok := r[in.B].(*value.Object)
			if !ok {
				err = value.Panicf("{ballerina}TypeCastError", "an object was expected")
				goto panicked
			}
			r[in.A] = o.Fields[o.Class.FieldIndex(ref.Name)]
		case ir.TypeTest:
			s[in.A] = bit(value.Is(r[in.B], c.Pool[in.C].(types.Type)))

		default:
			// Everything else is done out of line; the frame does not change
			// but may move.
			fr.pc = pc - 1
			next, e := st.slow(fr, c, in, pc)
			if e != nil {
				err = e
				goto unwinding
			}
			fr = &st.frames[len(st.frames)-1]
			s = st.s[fr.sb : fr.sb+c.NumS]
			r = st.r[fr.rb : fr.rb+c.NumR]
			pc = next
		}
	}

leaving:
	{
		if c.scalar {
			if in.Op == ir.RetS {
				if fr.box {
					st.r[fr.rb] = box(c.Ret, s[in.A])
				} else {
					st.s[fr.sb] = s[in.A]
				}
			}
		} else if in.Op == ir.RetR {
			st.r[fr.rb] = r[in.A]
		} else {
			st.r[fr.rb] = nil
		}
		entry, rb := fr.entry, fr.rb
		st.frames = st.frames[:len(st.frames)-1]
		if entry {
			return st.r[rb], nil
		}
		goto reload
	}

panicked:
	fr.pc = pc - 1
unwinding:
	if !st.unwind(base, toError(err)) {
		return nil, st.lastPanic
	}
	goto reload
}

func bit(b bool) int64 {
	// The compiler turns this into a move of the flag.
	return int64(*(*uint8)(unsafe.Pointer(&b)))
}

func mul(x, y int64) (int64, bool) {
	if int64(int32(x)) == x && int64(int32(y)) == y {
		return x * y, true
	}
	if x == 0 || y == 0 {
		return 0, true
	}
	z := x * y
	if z/y != x || x == -1 && y == math.MinInt64 || y == -1 && x == math.MinInt64 {
		return 0, false
	}
	return z, true
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

// cachedField finds a field, looking first where it was last time.
func cachedField(ref *ir.FieldRef, m *value.Map) (value.Value, bool) {
	shape := m.Shape()
	if e := ref.Cache.Load(); e != nil && e.Shape == shape && shape != nil && e.Index < m.Len() && m.Keys()[e.Index] == ref.Name {
		return m.ValueAt(e.Index), true
	}
	i := m.Find(ref.Name)
	if i < 0 {
		return nil, false
	}
	ref.Cache.Store(&ir.CacheEntry{Shape: shape, Index: i})
	return m.ValueAt(i), true
}

// callInto makes a frame for a call of f whose arguments are boxed behind
// register b of the caller; a Go function is called at once.
func (st *strand) callInto(fr *frame, f *value.Function, ref *ir.MethodRef, a, b int) (bool, error) {
	k, ok := f.Code.(*fn)
	if !ok {
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
	k := f.Code.(*fn)
	return st.enter(fr, k, f, a, b, ref.NArgs+1, ref.RestList)
}

// enter makes a frame at registers a and b of the caller, n boxed arguments
// being in place.
func (st *strand) enter(fr *frame, k *fn, f *value.Function, a, b, n int, restList bool) (bool, error) {
	if k.ext != nil {
		pc := fr.pc
		fr.pc = pc - 1
		v, err := st.extern(k, fr, a, b, n, restList)
		if err != nil {
			return false, err
		}
		fr = &st.frames[len(st.frames)-1]
		fr.pc = pc
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
	st.frames = append(st.frames, frame{c: k, sb: sb, rb: rb, box: true})
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
