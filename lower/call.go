// Calls: where arguments are placed, and what is not called at all.

package lower

import (
	"barre/ir"
	"barre/tree"
	"barre/types"
	"barre/value"
)

func (b *builder) call(x *tree.Call, dst reg) {
	if b.intrinsic(x, dst) {
		return
	}
	if x.F.Extern {
		b.callExtern(x, dst)
		return
	}
	b.move(dst, b.callInPlace(x))
}

// callInPlace calls a Ballerina function and returns the register in which the
// result is, the first one that was free.
func (b *builder) callInPlace(x *tree.Call) reg {
	f := x.F
	// The callee's frame begins at the first free registers.
	baseS, baseR := b.nextS, b.nextR
	s, r := 0, 0
	mask := int64(0)
	type slot struct {
		i   int
		dst reg
	}
	var slots []slot
	for i, p := range f.Params {
		rep := ir.RepOf(p.Type)
		if rep.Scalar() {
			slots = append(slots, slot{i, reg{rep, baseS + s}})
			s++
		} else {
			slots = append(slots, slot{i, reg{rep, baseR + r}})
			r++
		}
	}
	b.reserve(baseS+s+1, baseR+r)
	for _, sl := range slots {
		var a tree.Expr
		if sl.i < len(x.Args) {
			a = x.Args[sl.i]
		}
		if a == nil {
			mask |= 1 << sl.i
			b.zero(sl.dst)
			continue
		}
		m := b.mark()
		b.exprTo(a, sl.dst)
		b.release(m)
	}
	if sigHasDefaults(f) {
		b.intConst(reg{ir.RepInt, baseS + s}, mask)
	}
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.Call, A: b.callee(f), B: int32(baseS), C: int32(baseR)})
	b.reserve(baseS+1, baseR+1)
	b.release(mark{baseS, baseR})
	return b.newReg(ir.RepOf(f.Ret))
}

// reserve makes registers up to s and r belong to the current expression.
func (b *builder) reserve(s, r int) {
	b.nextS, b.nextR = max(b.nextS, s), max(b.nextR, r)
	b.out.NumS, b.out.NumR = max(b.out.NumS, b.nextS+1), max(b.out.NumR, b.nextR+1)
}

func sigHasDefaults(f *tree.Func) bool {
	if f.Sig == nil {
		return false
	}
	for _, p := range f.Sig.Params {
		if p.HasDefault {
			return true
		}
	}
	return false
}

// result moves a call's result to dst. rep is the callee's representation.
func (b *builder) result(dst reg, rep ir.Rep, baseS, baseR int, t types.Type) {
	b.reserve(baseS+1, baseR+1)
	if rep.Scalar() {
		b.move(dst, reg{rep, baseS})
		return
	}
	b.move(dst, reg{ir.RepRef, baseR})
}

func (b *builder) callExtern(x *tree.Call, dst reg) {
	if b.callNumber(x, dst) {
		return
	}
	base := b.boxedArgs(nil, x.Args, len(x.F.Params))
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.CallExtern, A: b.callee(x.F), B: int32(b.nextS), C: int32(base)})
	b.result(dst, ir.RepRef, b.nextS, base, x.T)
}

// callNumber lowers a call of a function of numbers.
func (b *builder) callNumber(x *tree.Call, dst reg) bool {
	f := x.F
	rep := ir.RepOf(f.Ret)
	if !rep.Scalar() || f.HasRest || len(f.Params) == 0 || len(x.Args) != len(f.Params) {
		return false
	}
	for i, p := range f.Params {
		if x.Args[i] == nil || !ir.RepOf(p.Type).Scalar() {
			return false
		}
	}
	base := b.nextS
	b.reserve(base+len(x.Args), b.nextR)
	for i, a := range x.Args {
		m := b.mark()
		b.exprTo(a, reg{ir.RepOf(f.Params[i].Type), base + i})
		b.release(m)
	}
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.CallNumber, A: b.callee(f), B: int32(base), C: int32(b.nextR)})
	b.move(dst, reg{rep, base})
	return true
}

// boxedArgs places first (if not nil) and args boxed in consecutive reference
// registers; an absent argument is value.Absent.
func (b *builder) boxedArgs(first tree.Expr, args []tree.Expr, n int) int {
	base := b.nextR
	k := 0
	if first != nil {
		k = 1
	}
	b.reserve(b.nextS, base+k+max(n, len(args)))
	if first != nil {
		m := b.mark()
		b.exprTo(first, reg{ir.RepRef, base})
		b.release(m)
	}
	for i := 0; i < max(n, len(args)); i++ {
		d := reg{ir.RepRef, base + k + i}
		if i >= len(args) || args[i] == nil {
			b.emit(ir.Instr{Op: ir.PoolK, A: uint16(d.n), B: b.constant(value.Absent)})
			continue
		}
		m := b.mark()
		b.exprTo(args[i], d)
		b.release(m)
	}
	return base
}

func restList(args []tree.Expr, t types.Type) bool {
	if sig := types.FuncSig(t); sig != nil {
		return sig.Rest != nil && len(args) > len(sig.Params)
	}
	return false
}

func maskOf(args []tree.Expr) int64 {
	mask := int64(0)
	for i, a := range args {
		if a == nil {
			mask |= 1 << i
		}
	}
	return mask
}

func (b *builder) callValue(x *tree.CallValue, dst reg) {
	base := b.boxedArgs(x.F, x.Args, 0)
	ref := &ir.MethodRef{NArgs: len(x.Args), Mask: maskOf(x.Args), RestList: restList(x.Args, x.F.Type())}
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.CallValue, A: b.callee(ref), B: int32(b.nextS), C: int32(base)})
	b.result(dst, ir.RepRef, b.nextS, base, x.T)
}

func (b *builder) callMethod(x *tree.CallMethod, dst reg) {
	base := b.boxedArgs(x.Recv, x.Args, 0)
	ref := &ir.MethodRef{Name: x.Name, NArgs: len(x.Args), Mask: maskOf(x.Args)}
	if f := types.ObjectMember(x.Recv.Type(), x.Name); f != nil {
		ref.RestList = restList(x.Args, f.Type)
	}
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.CallMethod, A: b.callee(ref), B: int32(b.nextS), C: int32(base)})
	b.result(dst, ir.RepRef, b.nextS, base, x.T)
}

func (b *builder) newObject(x *tree.New, dst reg) {
	sh := &ir.ObjectShape{Class: x.Class, NArgs: len(x.Args), Mask: maskOf(x.Args), Regs: b.cellRegs(x.Class.Captures), T: x.T}
	if x.Class.Init != nil && x.Class.Init.Sig != nil {
		sh.RestList = x.Class.Init.Sig.Rest != nil && len(x.Args) > len(x.Class.Init.Sig.Params)
	}
	// One register before the arguments takes the object.
	base := b.boxedArgs(&tree.Const{X: tree.X{T: types.Nil, Off: -1}}, x.Args, 0)
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.NewObject, A: b.callee(sh), B: int32(b.nextS), C: int32(base)})
	b.result(dst, ir.RepRef, b.nextS, base, x.T)
}

func (b *builder) rawTemplate(x *tree.RawTemplate, dst reg) {
	sh := &ir.ObjectShape{Class: x.Class, NArgs: 2}
	// The strings belong to the class: every evaluation has the same list.
	list := value.NewListCap(types.Intersect(x.Class.Fields[0].Type, types.Readonly), len(x.Strings))
	for _, s := range x.Strings {
		list.Put(value.Str(s))
	}
	list.Freeze()
	strs := &tree.Const{X: tree.X{T: x.Class.Fields[0].Type, Off: x.Off}, V: list}
	base := b.boxedArgs(&tree.Const{X: tree.X{T: types.Nil, Off: -1}}, []tree.Expr{strs, x.Insertions}, 0)
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.NewRaw, A: b.callee(sh), B: int32(b.nextS), C: int32(base)})
	b.result(dst, ir.RepRef, b.nextS, base, x.T)
}

// intrinsic lowers calls of the hottest lang library functions to
// instructions.
func (b *builder) intrinsic(x *tree.Call, dst reg) bool {
	if !x.F.Extern || x.F.Module == nil || x.F.Module.Org != "ballerina" {
		return false
	}
	switch x.F.Module.Name {
	case "lang.array":
		switch x.F.Name {
		case "length":
			if b.isKind(x.Args[0], types.BList) {
				r := b.ref(x.Args[0])
				b.emit(ir.Instr{Op: ir.ListLen, A: uint16(dst.n), B: int32(r)})
				return true
			}
		case "push":
			lc, ok := x.Args[len(x.Args)-1].(*tree.ListCons)
			if !ok || len(lc.Elems) != 1 || lc.Elems[0].Spread {
				return false
			}
			l := b.ref(x.Args[0])
			v := b.expr(lc.Elems[0].V)
			b.at(x.Off)
			if v.rep == ir.RepInt {
				b.emit(ir.Instr{Op: ir.ListPushI, A: uint16(l), B: int32(v.n)})
			} else {
				if v.rep.Scalar() {
					t := b.newReg(ir.RepRef)
					b.move(t, v)
					v = t
				}
				b.emit(ir.Instr{Op: ir.ListPush, A: uint16(l), B: int32(v.n)})
			}
			b.zero(dst)
			return true
		}
	case "lang.string":
		if x.F.Name == "length" {
			r := b.ref(x.Args[0])
			b.emit(ir.Instr{Op: ir.StrLen, A: uint16(dst.n), B: int32(r)})
			return true
		}
	case "lang.map":
		if x.F.Name == "length" && b.isKind(x.Args[0], types.BMapping) {
			r := b.ref(x.Args[0])
			b.emit(ir.Instr{Op: ir.MapLen, A: uint16(dst.n), B: int32(r)})
			return true
		}
	}
	return false
}

func (b *builder) isKind(x tree.Expr, bits types.Basic) bool {
	return x != nil && x.Type().Basics()&^bits == 0
}
