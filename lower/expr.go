package lower

import (
	"math"

	"github.com/woodsbury/decimal128"

	"barre/ir"
	"barre/syntax"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// expr evaluates x into some register of its representation: that of a
// variable where x is one.
func (b *builder) expr(x tree.Expr) reg {
	if l, ok := x.(*tree.Local); ok && !l.V.Captured {
		if r, ok := b.vars[l.V]; ok {
			rep := ir.RepOf(x.Type())
			if rep.Scalar() == r.rep.Scalar() {
				return r
			}
			t := b.newReg(rep)
			b.move(t, r)
			return t
		}
	}
	if k, ok := x.(*tree.Call); ok && !k.F.Extern {
		if rep := ir.RepOf(k.F.Ret); rep.Scalar() == ir.RepOf(x.Type()).Scalar() {
			// The result stays where the callee leaves it.
			return b.callInPlace(k)
		}
	}
	r := b.newReg(ir.RepOf(x.Type()))
	b.exprTo(x, r)
	return r
}

// exprAs evaluates x into a register of representation rep.
func (b *builder) exprAs(x tree.Expr, rep ir.Rep) reg {
	r := b.expr(x)
	if r.rep.Scalar() == rep.Scalar() {
		return r
	}
	t := b.newReg(rep)
	b.move(t, r)
	return t
}

// ref evaluates x into a reference register, boxing a scalar.
func (b *builder) ref(x tree.Expr) int { return b.exprAs(x, ir.RepRef).n }

// refs evaluates xs into consecutive reference registers.
func (b *builder) refs(xs []tree.Expr) int {
	base := b.nextR
	for range xs {
		b.newReg(ir.RepRef)
	}
	for i, x := range xs {
		m := b.mark()
		b.exprTo(x, reg{ir.RepRef, base + i})
		b.release(m)
	}
	return base
}

// exprTo evaluates x into dst, whatever representation x has.
func (b *builder) exprTo(x tree.Expr, dst reg) {
	rep := ir.RepOf(x.Type())
	if rep.Scalar() != dst.rep.Scalar() {
		if k, ok := x.(*tree.Const); ok && !dst.rep.Scalar() {
			b.emit(ir.Instr{Op: ir.PoolK, A: uint16(dst.n), B: b.constant(constValue(k.V))})
			return
		}
		m := b.mark()
		r := b.newReg(rep)
		b.eval(x, r)
		b.move(dst, r)
		b.release(m)
		return
	}
	b.eval(x, reg{rep, dst.n})
}

func constValue(v any) value.Value {
	return value.FromGo(v)
}

// eval evaluates x into dst, which has x's representation.
func (b *builder) eval(x tree.Expr, dst reg) {
	A := uint16(dst.n)
	m := b.mark()
	defer func() { b.release(m) }()
	switch x := x.(type) {
	case *tree.Const:
		b.constTo(x, dst)
	case *tree.Local:
		r, ok := b.vars[x.V]
		if !ok {
			panic("lower: variable " + x.V.Name + " of " + b.f.Name + " has no register")
		}
		if x.V.Captured {
			vrep := ir.RepOf(x.V.Type)
			op := ir.CellR
			if vrep.Scalar() {
				op = ir.CellS
			}
			if vrep.Scalar() == dst.rep.Scalar() {
				b.emit(ir.Instr{Op: op, A: A, B: int32(r.n)})
				return
			}
			t := b.newReg(vrep)
			b.emit(ir.Instr{Op: op, A: uint16(t.n), B: int32(r.n)})
			b.move(dst, t)
			return
		}
		b.move(dst, r)
	case *tree.Global:
		vrep := ir.RepOf(x.V.Type)
		op := ir.GlobalR
		if vrep.Scalar() {
			op = ir.GlobalS
		}
		if vrep.Scalar() == dst.rep.Scalar() {
			b.emit(ir.Instr{Op: op, A: A, B: b.constant(x.V)})
			return
		}
		t := b.newReg(vrep)
		b.emit(ir.Instr{Op: op, A: uint16(t.n), B: b.constant(x.V)})
		b.move(dst, t)
	case *tree.FuncRef:
		b.closure(dst, x.F)
	case *tree.BoundMethod:
		o := b.ref(x.Recv)
		b.emit(ir.Instr{Op: ir.BindMethod, A: A, B: int32(o), C: b.constant(x.Name)})
	case *tree.Call:
		b.call(x, dst)
	case *tree.CallValue:
		b.callValue(x, dst)
	case *tree.CallMethod:
		b.callMethod(x, dst)
	case *tree.Binary:
		b.binary(x, dst)
	case *tree.Compare, *tree.Equal, *tree.Not, *tree.And, *tree.Or, *tree.TypeTest, *tree.MapHas:
		b.boolean(x, dst)
	case *tree.Neg:
		b.neg(x, dst)
	case *tree.BitNot:
		if x.Lift {
			r := b.ref(x.A)
			b.at(x.Off)
			b.emit(ir.Instr{Op: ir.BitNotR, A: A, B: int32(r)})
			return
		}
		r := b.expr(x.A)
		b.emit(ir.Instr{Op: ir.NotI, A: A, B: int32(r.n)})
	case *tree.Cond:
		exits := b.condFalse(x.C)
		b.exprTo(x.A, dst)
		end := b.emit(ir.Instr{Op: ir.Jmp})
		b.patch(exits...)
		b.exprTo(x.B, dst)
		b.patch(end)
	case *tree.Elvis:
		r := b.ref(x.A)
		j := b.emit(ir.Instr{Op: ir.JmpNil, A: uint16(r)})
		b.move(dst, reg{ir.RepRef, r})
		end := b.emit(ir.Instr{Op: ir.Jmp})
		b.patch(j)
		b.exprTo(x.B, dst)
		b.patch(end)
	case *tree.Cast:
		b.cast(x, dst)
	case *tree.StrConcat:
		n := b.refs(x.Parts)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.StrCat, A: A, B: int32(n), C: int32(len(x.Parts))})
	case *tree.ListGet:
		l := b.ref(x.List)
		i := b.expr(x.Index)
		b.at(x.Off)
		b.emit(ir.Instr{Op: listGetOp(dst.rep), A: A, B: int32(l), C: int32(i.n)})
	case *tree.ListFill:
		l := b.ref(x.List)
		i := b.expr(x.Index)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.ListFill, A: A, B: int32(l), C: int32(i.n)})
	case *tree.ListLen:
		b.emit(ir.Instr{Op: ir.ListLen, A: A, B: int32(b.ref(x.List))})
	case *tree.ListRest:
		l := b.ref(x.List)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.ListRest, A: A, B: int32(l), C: int32(x.From)})
		b.emit(ir.Instr{Op: ir.Nop, B: b.constant(x.T)})
	case *tree.MapGet:
		b.mapGet(x, dst)
	case *tree.MapLen:
		b.emit(ir.Instr{Op: ir.MapLen, A: A, B: int32(b.ref(x.Map))})
	case *tree.MapRest:
		r := b.ref(x.Map)
		b.emit(ir.Instr{Op: ir.MapRest, A: A, B: int32(r), C: b.constant(x.Except)})
		b.emit(ir.Instr{Op: ir.Nop, B: b.constant(x.T)})
	case *tree.StrGet:
		s := b.ref(x.Str)
		i := b.expr(x.Index)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.StrGet, A: A, B: int32(s), C: int32(i.n)})
	case *tree.XMLGet:
		s := b.ref(x.XML)
		i := b.expr(x.Index)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.XMLGet, A: A, B: int32(s), C: int32(i.n)})
	case *tree.TableGet:
		t := b.ref(x.Table)
		k := b.ref(x.Key)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.TableGet, A: A, B: int32(t), C: int32(k)})
	case *tree.ObjGet:
		o := b.ref(x.Obj)
		b.at(x.Off)
		ref := b.constant(&ir.FieldRef{Name: x.Name})
		b.scalarFromRef(dst, func(r int) { b.emit(ir.Instr{Op: ir.ObjGet, A: uint16(r), B: int32(o), C: ref}) })
	case *tree.ErrorPart:
		r := b.ref(x.Err)
		op := [...]ir.Op{ir.ErrMsg, ir.ErrCause, ir.ErrDetail}[x.Part]
		b.emit(ir.Instr{Op: op, A: A, B: int32(r)})
	case *tree.ListCons:
		b.listCons(x, dst)
	case *tree.MapCons:
		b.mapCons(x, dst)
	case *tree.TableCons:
		n := b.refs(x.Rows)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.MakeTable, A: A, B: b.constant(&ir.TableShape{T: x.T, Keys: x.Keys, N: len(x.Rows)}), C: int32(n)})
	case *tree.ErrorCons:
		sh := &ir.ErrorShape{T: x.T, Name: x.Name, HasCause: x.Cause != nil}
		xs := []tree.Expr{x.Message}
		if x.Cause != nil {
			xs = append(xs, x.Cause)
		}
		for _, f := range x.Fields {
			sh.Fields = append(sh.Fields, f.Name)
			xs = append(xs, f.V)
		}
		n := b.refs(xs)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.MakeError, A: A, B: b.constant(sh), C: int32(n)})
	case *tree.New:
		b.newObject(x, dst)
	case *tree.NewStream:
		r := b.newReg(ir.RepRef)
		if x.Impl == nil {
			b.zero(r)
		} else {
			b.exprTo(x.Impl, r)
		}
		b.emit(ir.Instr{Op: ir.MakeStream, A: A, B: int32(r.n), C: b.constant(x.T)})
	case *tree.Trap:
		b.trap(x, dst)
	case *tree.Check:
		b.check(x, dst)
	case *tree.BlockExpr:
		b.stmts(x.Stmts)
		b.exprTo(x.Value, dst)
		// Patterns bind variables in such blocks that live on behind them.
		if len(x.Stmts) > 0 {
			m = b.mark()
		}
	case *tree.TypedescVal:
		b.typedesc(x, dst)
	case *tree.Typeof:
		b.emit(ir.Instr{Op: ir.Typeof, A: A, B: int32(b.ref(x.A))})
	case *tree.AnnotGet:
		r := b.ref(x.A)
		b.emit(ir.Instr{Op: ir.AnnotGet, A: A, B: int32(r), C: b.constant(x.Name)})
	case *tree.Range:
		lo, hi := b.expr(x.Lo), b.expr(x.Hi)
		b.emit(ir.Instr{Op: ir.RangeObj, A: A, B: int32(lo.n), C: int32(hi.n)})
		half := uint16(0)
		if x.HalfOpen {
			half = 1
		}
		b.emit(ir.Instr{Op: ir.Nop, A: half})
	case *tree.XMLTemplate:
		var xs []tree.Expr
		collectXML(x.Nodes, &xs)
		n := b.refs(xs)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.MakeXML, A: A, B: b.constant(&ir.XMLShape{Nodes: x.Nodes, N: len(xs)}), C: int32(n)})
	case *tree.RegexpTemplate:
		n := b.refs(x.Insertions)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.MakeRegexp, A: A, B: b.constant(x.Texts), C: int32(n)})
	case *tree.RawTemplate:
		b.rawTemplate(x, dst)
	case *tree.ByteArray:
		ro := int32(0)
		if types.IsReadonly(x.T) {
			ro = 1
		}
		b.emit(ir.Instr{Op: ir.MakeBytes, A: A, B: b.constant(x.Bytes), C: ro})
	case *tree.XMLFilter:
		r := b.ref(x.A)
		b.emit(ir.Instr{Op: ir.XMLFilter, A: A, B: int32(r), C: b.constant(x.Names)})
	case *tree.XMLStep:
		r := b.ref(x.A)
		b.emit(ir.Instr{Op: ir.XMLStep, A: A, B: int32(r), C: b.constant(x.Names)})
		b.emit(ir.Instr{Op: ir.Nop, A: uint16(x.Kind)})
	case *tree.XMLAttr:
		r := b.ref(x.A)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.XMLAttr, A: A, B: int32(r), C: b.constant(x.Name)})
		opt := uint16(0)
		if x.Opt {
			opt = 1
		}
		b.emit(ir.Instr{Op: ir.Nop, A: opt})
	case *tree.Start:
		r := b.newReg(ir.RepRef)
		b.closure(r, x.F)
		iso := int32(0)
		if x.Isolated {
			iso = 1
		}
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.Start, A: A, B: int32(r.n), C: iso})
	case *tree.Wait:
		b.wait(x, dst)
	case *tree.Send:
		r := b.ref(x.A)
		ch := b.channel(x.Channel)
		b.at(x.Off)
		if x.Sync {
			b.emit(ir.Instr{Op: ir.SendSync, A: uint16(ch), B: int32(r), C: int32(dst.n)})
			return
		}
		b.emit(ir.Instr{Op: ir.Send, A: uint16(ch), B: int32(r)})
		b.zero(dst)
	case *tree.Receive:
		b.receive(x, dst)
	case *tree.Flush:
		base := b.channels(x.Channels)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.Flush, A: A, B: int32(base), C: int32(len(x.Channels))})
	case *tree.Query:
		b.query(x, dst)
	default:
		panic("lower: unknown expression")
	}
}

// scalarFromRef lets f produce a reference and unboxes it into dst.
func (b *builder) scalarFromRef(dst reg, f func(r int)) {
	if !dst.rep.Scalar() {
		f(dst.n)
		return
	}
	t := b.newReg(ir.RepRef)
	f(t.n)
	b.move(dst, t)
}

func (b *builder) constTo(x *tree.Const, dst reg) {
	if !dst.rep.Scalar() {
		if x.V == nil {
			b.emit(ir.Instr{Op: ir.NilK, A: uint16(dst.n)})
			return
		}
		b.emit(ir.Instr{Op: ir.PoolK, A: uint16(dst.n), B: b.constant(poolValue(x.V))})
		return
	}
	switch v := x.V.(type) {
	case int64:
		b.intConst(dst, v)
	case bool:
		n := int64(0)
		if v {
			n = 1
		}
		b.intConst(dst, n)
	case float64:
		b.intConst(dst, int64(math.Float64bits(v)))
	}
}

func poolValue(v any) any {
	switch v := v.(type) {
	case string:
		return value.Str(v)
	case decimal128.Decimal:
		return value.Decimal{Decimal: v}
	}
	return value.FromGo(v)
}

func (b *builder) typedesc(x *tree.TypedescVal, dst reg) {
	td := &value.Typedesc{Type: x.Of, Name: x.Name}
	idx := b.constant(td)
	b.emit(ir.Instr{Op: ir.MakeTypedesc, A: uint16(dst.n), B: idx})
	if len(x.Annots) > 0 {
		// Annotation values are computed when the typedesc is.
		m := b.newReg(ir.RepRef)
		b.annotMap(m, x.Annots)
		b.emit(ir.Instr{Op: ir.AnnotSet, A: uint16(dst.n), B: int32(m.n)})
	}
}

// annotMap makes the mapping of annotation values by name.
func (b *builder) annotMap(dst reg, annots []tree.Annot) {
	mc := &tree.MapCons{X: tree.X{T: types.AnyMap, Off: -1}}
	for _, a := range annots {
		v := a.Value
		if v == nil {
			v = &tree.Const{X: tree.X{T: types.True, Off: -1}, V: true}
		}
		mc.Fields = append(mc.Fields, tree.MapField{Name: a.Name, V: v})
	}
	b.mapCons(mc, dst)
}

// AnnotFunc lowers a function that computes annotation values.
func AnnotFunc(m *tree.Module, pos tree.Pos, annots []tree.Annot) *ir.Func {
	mc := &tree.MapCons{X: tree.X{T: types.AnyMap, Off: -1}}
	for _, a := range annots {
		v := a.Value
		if v == nil {
			v = &tree.Const{X: tree.X{T: types.True, Off: -1}, V: true}
		}
		mc.Fields = append(mc.Fields, tree.MapField{Name: a.Name, V: v})
	}
	f := &tree.Func{Name: "$annotations", Module: m, Pos: pos, Ret: types.AnyMap, Body: []tree.Stmt{&tree.Return{A: mc, Off: -1}}}
	return Func(f)
}

// closure makes a function value.
func (b *builder) closure(dst reg, f *tree.Func) {
	if len(f.Captures) == 0 {
		b.emit(ir.Instr{Op: ir.FuncValue, A: uint16(dst.n), B: b.constant(f)})
		return
	}
	b.emit(ir.Instr{Op: ir.MakeClosure, A: uint16(dst.n), B: b.constant(&ir.ClosureShape{Fn: f, Regs: b.cellRegs(f.Captures)})})
}

// cellRegs finds the registers of captured cells.
func (b *builder) cellRegs(vs []*tree.Var) []int {
	var r []int
	for _, v := range vs {
		x, ok := b.vars[v]
		if !ok {
			// Not set yet where the closure is made: it cannot be used either.
			c := b.newReg(ir.RepRef)
			t := b.newReg(ir.RepOf(v.Type))
			b.zero(t)
			b.newCell(c, t)
			b.vars[v] = c
			x = c
		}
		r = append(r, x.n)
	}
	return r
}

// ------------------------------------------------------------ calls

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
	b.emit(ir.Instr{Op: ir.Call, A: uint16(b.constant(f)), B: int32(baseS), C: int32(baseR)})
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
	base := b.boxedArgs(nil, x.Args, len(x.F.Params))
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.CallExtern, A: uint16(b.constant(x.F)), B: int32(b.nextS), C: int32(base)})
	b.result(dst, ir.RepRef, b.nextS, base, x.T)
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
	b.emit(ir.Instr{Op: ir.CallValue, A: uint16(b.constant(ref)), B: int32(b.nextS), C: int32(base)})
	b.result(dst, ir.RepRef, b.nextS, base, x.T)
}

func (b *builder) callMethod(x *tree.CallMethod, dst reg) {
	base := b.boxedArgs(x.Recv, x.Args, 0)
	ref := &ir.MethodRef{Name: x.Name, NArgs: len(x.Args), Mask: maskOf(x.Args)}
	if f := types.ObjectMember(x.Recv.Type(), x.Name); f != nil {
		ref.RestList = restList(x.Args, f.Type)
	}
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.CallMethod, A: uint16(b.constant(ref)), B: int32(b.nextS), C: int32(base)})
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
	b.emit(ir.Instr{Op: ir.NewObject, A: uint16(b.constant(sh)), B: int32(b.nextS), C: int32(base)})
	b.result(dst, ir.RepRef, b.nextS, base, x.T)
}

func (b *builder) rawTemplate(x *tree.RawTemplate, dst reg) {
	sh := &ir.ObjectShape{Class: x.Class, NArgs: 2}
	strs := &tree.ListCons{X: tree.X{T: x.Class.Fields[0].Type, Off: x.Off}}
	for _, s := range x.Strings {
		strs.Elems = append(strs.Elems, tree.ListElem{V: &tree.Const{X: tree.X{T: types.String, Off: x.Off}, V: s}})
	}
	base := b.boxedArgs(&tree.Const{X: tree.X{T: types.Nil, Off: -1}}, []tree.Expr{strs, x.Insertions}, 0)
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.NewRaw, A: uint16(b.constant(sh)), B: int32(b.nextS), C: int32(base)})
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

// ------------------------------------------------------------ operators

func (b *builder) binary(x *tree.Binary, dst reg) {
	A := uint16(dst.n)
	if x.Lift || x.Kind != types.BInt && x.Kind != types.BFloat {
		l := b.ref(x.A)
		r := b.ref(x.B)
		b.at(x.Off)
		if x.Kind == types.BString && !x.Lift {
			b.emit(ir.Instr{Op: ir.Concat, A: A, B: int32(l), C: int32(r)})
			return
		}
		b.emit(ir.Instr{Op: ir.Arith, A: A, B: int32(l), C: int32(r)})
		lift := int32(0)
		if x.Lift {
			lift = 1
		}
		b.emit(ir.Instr{Op: ir.Nop, A: uint16(x.Op), B: int32(x.Kind), C: lift})
		return
	}
	if x.Kind == types.BInt {
		if k, ok := x.B.(*tree.Const); ok {
			if v, isInt := k.V.(int64); isInt && v > math.MinInt32 && v <= math.MaxInt32 {
				op := ir.Nop
				switch x.Op {
				case tree.Add:
					op = ir.AddIK
				case tree.Sub:
					op = ir.SubIK
				case tree.Mul:
					op = ir.MulIK
				case tree.Div, tree.Rem:
					// Only the divisors 0 and -1 need care.
					if v > 0 {
						op = ir.DivIK
						if x.Op == tree.Rem {
							op = ir.RemIK
						}
					}
				}
				if op != ir.Nop {
					l := b.expr(x.A)
					b.at(x.Off)
					b.emit(ir.Instr{Op: op, A: A, B: int32(l.n), C: int32(v)})
					return
				}
			}
		}
	}
	l := b.expr(x.A)
	r := b.expr(x.B)
	b.at(x.Off)
	var op ir.Op
	if x.Kind == types.BInt {
		op = [...]ir.Op{tree.Add: ir.AddI, tree.Sub: ir.SubI, tree.Mul: ir.MulI, tree.Div: ir.DivI, tree.Rem: ir.RemI,
			tree.BitAnd: ir.AndI, tree.BitOr: ir.OrI, tree.BitXor: ir.XorI, tree.Shl: ir.ShlI, tree.Shr: ir.ShrI, tree.Ushr: ir.UshrI}[x.Op]
	} else {
		op = [...]ir.Op{tree.Add: ir.AddF, tree.Sub: ir.SubF, tree.Mul: ir.MulF, tree.Div: ir.DivF, tree.Rem: ir.RemF}[x.Op]
	}
	b.emit(ir.Instr{Op: op, A: A, B: int32(l.n), C: int32(r.n)})
}

func (b *builder) neg(x *tree.Neg, dst reg) {
	if x.Lift || x.Kind == types.BDecimal {
		r := b.ref(x.A)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.NegR, A: uint16(dst.n), B: int32(r)})
		return
	}
	r := b.expr(x.A)
	b.at(x.Off)
	op := ir.NegI
	if x.Kind == types.BFloat {
		op = ir.NegF
	}
	b.emit(ir.Instr{Op: op, A: uint16(dst.n), B: int32(r.n)})
}

// boolean evaluates a condition into a register.
func (b *builder) boolean(x tree.Expr, dst reg) {
	A := uint16(dst.n)
	switch x := x.(type) {
	case *tree.Not:
		r := b.expr(x.A)
		b.emit(ir.Instr{Op: ir.NotB, A: A, B: int32(r.n)})
		return
	case *tree.TypeTest:
		r := b.ref(x.A)
		b.emit(ir.Instr{Op: ir.TypeTest, A: A, B: int32(r), C: b.constant(x.Target)})
		if x.Not {
			b.emit(ir.Instr{Op: ir.NotB, A: A, B: int32(A)})
		}
		return
	case *tree.MapHas:
		r := b.ref(x.Map)
		b.emit(ir.Instr{Op: ir.MapHas, A: A, B: int32(r), C: b.constant(x.Key)})
		return
	case *tree.Compare:
		if x.Kind == types.BInt || x.Kind == types.BFloat {
			l, r := b.expr(x.A), b.expr(x.B)
			ops := [...]ir.Op{tree.Lt: ir.LtI, tree.Le: ir.LeI, tree.Gt: ir.GtI, tree.Ge: ir.GeI}
			if x.Kind == types.BFloat {
				ops = [...]ir.Op{tree.Lt: ir.LtF, tree.Le: ir.LeF, tree.Gt: ir.GtF, tree.Ge: ir.GeF}
			}
			b.emit(ir.Instr{Op: ops[x.Op], A: A, B: int32(l.n), C: int32(r.n)})
			return
		}
		l := b.ref(x.A)
		r := b.ref(x.B)
		b.emit(ir.Instr{Op: ir.CmpR, A: A, B: int32(l), C: int32(r)})
		b.emit(ir.Instr{Op: ir.Nop, A: uint16(x.Op - tree.Lt)})
		return
	case *tree.Equal:
		not := x.Op == tree.Ne || x.Op == tree.NotExact
		exact := x.Op == tree.Exact || x.Op == tree.NotExact
		switch {
		case x.Kind == types.BInt || x.Kind == types.BBoolean:
			l, r := b.expr(x.A), b.expr(x.B)
			op := ir.EqI
			if not {
				op = ir.NeI
			}
			b.emit(ir.Instr{Op: op, A: A, B: int32(l.n), C: int32(r.n)})
			return
		case x.Kind == types.BFloat:
			l, r := b.expr(x.A), b.expr(x.B)
			op := ir.EqF
			if exact {
				op = ir.ExactF
			}
			b.emit(ir.Instr{Op: op, A: A, B: int32(l.n), C: int32(r.n)})
		case x.Kind == types.BString:
			l := b.ref(x.A)
			r := b.ref(x.B)
			b.emit(ir.Instr{Op: ir.EqStr, A: A, B: int32(l), C: int32(r)})
		default:
			l := b.ref(x.A)
			r := b.ref(x.B)
			op := ir.EqR
			if exact {
				op = ir.ExactR
			}
			b.emit(ir.Instr{Op: op, A: A, B: int32(l), C: int32(r)})
		}
		if not {
			b.emit(ir.Instr{Op: ir.NotB, A: A, B: int32(A)})
		}
		return
	}
	// And, Or: by jumps.
	exits := b.condFalse(x)
	b.emit(ir.Instr{Op: ir.IntK, A: A, B: 1})
	end := b.emit(ir.Instr{Op: ir.Jmp})
	b.patch(exits...)
	b.emit(ir.Instr{Op: ir.IntK, A: A, B: 0})
	b.patch(end)
}

// condFalse evaluates a condition and falls through when it holds; it returns
// the jumps taken when it does not.
func (b *builder) condFalse(x tree.Expr) []int {
	switch x := x.(type) {
	case *tree.Const:
		if x.V == true {
			return nil
		}
		return []int{b.emit(ir.Instr{Op: ir.Jmp})}
	case *tree.Not:
		return b.condTrue(x.A)
	case *tree.And:
		a := b.condFalse(x.A)
		return append(a, b.condFalse(x.B)...)
	case *tree.Or:
		t := b.condTrue(x.A)
		f := b.condFalse(x.B)
		b.patch(t...)
		return f
	case *tree.BlockExpr:
		b.stmts(x.Stmts)
		return b.condFalse(x.Value)
	case *tree.Compare:
		if j, ok := b.compareJump(x, true); ok {
			return []int{j}
		}
	case *tree.Equal:
		if j, ok := b.equalJump(x, true); ok {
			return []int{j}
		}
	}
	r := b.expr(x)
	return []int{b.emit(ir.Instr{Op: ir.JmpF, A: uint16(r.n)})}
}

// condTrue is condFalse with the outcomes exchanged.
func (b *builder) condTrue(x tree.Expr) []int {
	switch x := x.(type) {
	case *tree.Const:
		if x.V == false {
			return nil
		}
		return []int{b.emit(ir.Instr{Op: ir.Jmp})}
	case *tree.Not:
		return b.condFalse(x.A)
	case *tree.Or:
		a := b.condTrue(x.A)
		return append(a, b.condTrue(x.B)...)
	case *tree.And:
		f := b.condFalse(x.A)
		t := b.condTrue(x.B)
		b.patch(f...)
		return t
	case *tree.BlockExpr:
		b.stmts(x.Stmts)
		return b.condTrue(x.Value)
	case *tree.Compare:
		if j, ok := b.compareJump(x, false); ok {
			return []int{j}
		}
	case *tree.Equal:
		if j, ok := b.equalJump(x, false); ok {
			return []int{j}
		}
	}
	r := b.expr(x)
	return []int{b.emit(ir.Instr{Op: ir.JmpT, A: uint16(r.n)})}
}

func smallConst(x tree.Expr) (int32, bool) {
	if k, ok := x.(*tree.Const); ok {
		if v, ok := k.V.(int64); ok && v >= math.MinInt32 && v <= math.MaxInt32 {
			return int32(v), true
		}
	}
	return 0, false
}

// compareJump emits a fused comparison and jump, taken when the comparison
// holds, or with negate when it does not.
func (b *builder) compareJump(x *tree.Compare, negate bool) (int, bool) {
	if x.Kind != types.BInt {
		return 0, false
	}
	op := x.Op
	if negate {
		op = [...]tree.Op{tree.Lt: tree.Ge, tree.Le: tree.Gt, tree.Gt: tree.Le, tree.Ge: tree.Lt}[op]
	}
	l := b.expr(x.A)
	if k, ok := smallConst(x.B); ok {
		o := [...]ir.Op{tree.Lt: ir.JmpLtIK, tree.Le: ir.JmpLeIK, tree.Gt: ir.JmpGtIK, tree.Ge: ir.JmpGeIK}[op]
		return b.emit(ir.Instr{Op: o, A: uint16(l.n), B: k}), true
	}
	r := b.expr(x.B)
	o := [...]ir.Op{tree.Lt: ir.JmpLtI, tree.Le: ir.JmpLeI, tree.Gt: ir.JmpGtI, tree.Ge: ir.JmpGeI}[op]
	return b.emit(ir.Instr{Op: o, A: uint16(l.n), B: int32(r.n)}), true
}

func (b *builder) equalJump(x *tree.Equal, negate bool) (int, bool) {
	if x.Kind != types.BInt {
		return 0, false
	}
	eq := x.Op == tree.Eq || x.Op == tree.Exact
	if negate {
		eq = !eq
	}
	l := b.expr(x.A)
	if k, ok := smallConst(x.B); ok {
		o := ir.JmpNeIK
		if eq {
			o = ir.JmpEqIK
		}
		return b.emit(ir.Instr{Op: o, A: uint16(l.n), B: k}), true
	}
	r := b.expr(x.B)
	o := ir.JmpNeI
	if eq {
		o = ir.JmpEqI
	}
	return b.emit(ir.Instr{Op: o, A: uint16(l.n), B: int32(r.n)}), true
}

func (b *builder) cast(x *tree.Cast, dst reg) {
	src := ir.RepOf(x.A.Type())
	if x.Convert && !x.Checked {
		// int to float or decimal, maybe ().
		if src == ir.RepInt && dst.rep == ir.RepFloat {
			r := b.expr(x.A)
			b.emit(ir.Instr{Op: ir.IntToFloat, A: uint16(dst.n), B: int32(r.n)})
			return
		}
		r := b.ref(x.A)
		b.scalarFromRef(dst, func(d int) {
			b.emit(ir.Instr{Op: ir.CastNum, A: uint16(d), B: int32(r), C: b.constant(x.T)})
		})
		return
	}
	if !x.Checked {
		b.exprTo(x.A, dst)
		return
	}
	if src == ir.RepInt && dst.rep == ir.RepFloat && x.T == types.Float {
		r := b.expr(x.A)
		b.emit(ir.Instr{Op: ir.IntToFloat, A: uint16(dst.n), B: int32(r.n)})
		return
	}
	if src == ir.RepFloat && dst.rep == ir.RepInt && x.T == types.Int {
		r := b.expr(x.A)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.FloatToInt, A: uint16(dst.n), B: int32(r.n)})
		return
	}
	r := b.ref(x.A)
	b.at(x.Off)
	op := ir.Cast
	if x.Convert {
		op = ir.CastNum
	}
	b.scalarFromRef(dst, func(d int) {
		b.emit(ir.Instr{Op: op, A: uint16(d), B: int32(r), C: b.constant(x.T)})
	})
}

func (b *builder) trap(x *tree.Trap, dst reg) {
	from := b.here()
	// Registers in use here must survive the jump; those above are dead.
	locks := b.locks
	b.exprTo(x.A, dst)
	to := b.here()
	end := b.emit(ir.Instr{Op: ir.Jmp})
	b.out.Handlers = append(b.out.Handlers, ir.Handler{From: from, To: to, Target: b.here(), Reg: dst.n})
	b.emit(ir.Instr{Op: ir.Trapped, A: uint16(dst.n)})
	b.patch(end)
	b.locks = locks
}

func (b *builder) check(x *tree.Check, dst reg) {
	r := b.ref(x.A)
	b.at(x.Off)
	j := b.emit(ir.Instr{Op: ir.JmpNotErr, A: uint16(r)})
	if x.Panic {
		b.emit(ir.Instr{Op: ir.Panic, A: uint16(r)})
	} else {
		b.fail(r)
	}
	b.patch(j)
	b.move(dst, reg{ir.RepRef, r})
}

// ------------------------------------------------------------ constructors

func (b *builder) listCons(x *tree.ListCons, dst reg) {
	sh := &ir.ListShape{T: x.T, N: len(x.Elems)}
	spread := false
	for _, e := range x.Elems {
		spread = spread || e.Spread
	}
	a := types.ListAtomicOf(x.T)
	if !spread && a != nil && (a.Store() == types.StoreInt || a.Store() == types.StoreFloat || a.Store() == types.StoreBoolean) && len(x.Elems) > 0 && len(x.Elems) < 200 {
		base := b.nextS
		b.reserve(base+len(x.Elems), b.nextR)
		for i, e := range x.Elems {
			m := b.mark()
			b.exprTo(e.V, reg{ir.RepOf(e.V.Type()), base + i})
			b.release(m)
		}
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.MakeIntList, A: uint16(dst.n), B: b.constant(sh), C: int32(base)})
		return
	}
	if len(x.Elems) > 200 && !spread {
		// Long lists are built piece by piece, to spare registers.
		b.at(x.Off)
		t := b.newReg(ir.RepRef)
		b.emit(ir.Instr{Op: ir.NewList, A: uint16(t.n), B: b.constant(x.T)})
		for _, e := range x.Elems {
			m := b.mark()
			r := b.ref(e.V)
			b.emit(ir.Instr{Op: ir.Append, A: uint16(t.n), B: int32(r)})
			b.release(m)
		}
		b.emit(ir.Instr{Op: ir.SealList, A: uint16(t.n)})
		b.move(dst, t)
		return
	}
	var xs []tree.Expr
	for _, e := range x.Elems {
		xs = append(xs, e.V)
		if spread {
			sh.Spread = append(sh.Spread, e.Spread)
		}
	}
	base := b.refs(xs)
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.MakeList, A: uint16(dst.n), B: b.constant(sh), C: int32(base)})
}

func (b *builder) mapCons(x *tree.MapCons, dst reg) {
	sh := &ir.MapShape{T: x.T, Atomic: types.MappingAtomicOf(x.T), RO: types.IsReadonly(x.T), Defaults: x.Defaults}
	plain := true
	for _, f := range x.Fields {
		plain = plain && f.Key == nil && !f.Spread
	}
	var xs []tree.Expr
	for _, f := range x.Fields {
		if plain {
			sh.Keys = append(sh.Keys, f.Name)
		} else {
			if f.Key != nil {
				xs = append(xs, f.Key)
			}
			sh.Fields = append(sh.Fields, ir.MapMember{Name: f.Name, Key: f.Key != nil, Spread: f.Spread})
		}
		xs = append(xs, f.V)
	}
	if plain {
		b.orderKeys(sh)
	}
	base := b.refs(xs)
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.MakeMap, A: uint16(dst.n), B: b.constant(sh), C: int32(base)})
}

// orderKeys notes in which order the fields of a record are kept: declared
// fields first, as declared.
func (b *builder) orderKeys(sh *ir.MapShape) {
	a := sh.Atomic
	if a == nil || a.Meta == nil || len(sh.Keys) < 2 {
		return
	}
	at := map[string]int{}
	for i, k := range sh.Keys {
		at[k] = i
	}
	var perm []int
	used := map[string]bool{}
	for _, k := range a.Meta.Order {
		if i, ok := at[k]; ok && !used[k] {
			used[k] = true
			perm = append(perm, i)
		}
	}
	for i, k := range sh.Keys {
		if !used[k] {
			perm = append(perm, i)
		}
	}
	same := true
	ordered := make([]string, len(perm))
	for i, j := range perm {
		same = same && i == j
		ordered[i] = sh.Keys[j]
	}
	if !same {
		sh.Perm, sh.Ordered = perm, ordered
	}
}

func collectXML(nodes []tree.XMLNode, xs *[]tree.Expr) {
	for i := range nodes {
		n := &nodes[i]
		*xs = append(*xs, n.Text...)
		if n.Insert != nil {
			*xs = append(*xs, n.Insert)
		}
		for _, a := range n.Attrs {
			*xs = append(*xs, a.Value...)
		}
		collectXML(n.Children, xs)
	}
}

func (b *builder) mapGet(x *tree.MapGet, dst reg) {
	m := b.ref(x.Map)
	k, fixed := x.Key.(*tree.Const)
	b.at(x.Off)
	if fixed && !x.Fill {
		ref := b.constant(&ir.FieldRef{Name: k.V.(string)})
		op := ir.FieldGet
		switch {
		case x.Json:
			op = ir.FieldJSON
		case x.Nil || x.Lift:
			op = ir.FieldOpt
		}
		b.scalarFromRef(dst, func(d int) {
			b.emit(ir.Instr{Op: op, A: uint16(d), B: int32(m), C: ref})
			if op == ir.FieldJSON {
				opt := uint16(0)
				if x.Opt {
					opt = 1
				}
				b.emit(ir.Instr{Op: ir.Nop, A: opt})
			}
		})
		return
	}
	kr := b.ref(x.Key)
	b.at(x.Off)
	op := ir.MapGetReq
	switch {
	case x.Fill:
		op = ir.MapFill
	case x.Nil || x.Lift:
		op = ir.MapGet
	}
	b.scalarFromRef(dst, func(d int) { b.emit(ir.Instr{Op: op, A: uint16(d), B: int32(m), C: int32(kr)}) })
}

// ------------------------------------------------------------ strands

func (b *builder) channel(ch *tree.Channel) int {
	r := b.vars[ch.Var]
	if ch.Var.Captured {
		t := b.newReg(ir.RepRef)
		b.emit(ir.Instr{Op: ir.CellR, A: uint16(t.n), B: int32(r.n)})
		return t.n
	}
	return r.n
}

func (b *builder) channels(chs []*tree.Channel) int {
	base := b.nextR
	b.reserve(b.nextS, base+len(chs))
	for i, ch := range chs {
		m := b.mark()
		b.move(reg{ir.RepRef, base + i}, reg{ir.RepRef, b.channel(ch)})
		b.release(m)
	}
	return base
}

func (b *builder) receive(x *tree.Receive, dst reg) {
	b.at(x.Off)
	base := b.channels(x.Channels)
	switch {
	case x.Names != nil:
		sh := &ir.MapShape{T: x.T, Atomic: types.MappingAtomicOf(x.T), Keys: x.Names}
		for i := range x.Channels {
			b.emit(ir.Instr{Op: ir.Receive, A: uint16(base + i), B: int32(base + i)})
		}
		b.emit(ir.Instr{Op: ir.MakeMap, A: uint16(dst.n), B: b.constant(sh), C: int32(base)})
	case x.Alts:
		b.scalarFromRef(dst, func(d int) {
			b.emit(ir.Instr{Op: ir.ReceiveAny, A: uint16(d), B: int32(base), C: int32(len(x.Channels))})
		})
	default:
		b.scalarFromRef(dst, func(d int) {
			b.emit(ir.Instr{Op: ir.Receive, A: uint16(d), B: int32(base)})
		})
	}
}

func (b *builder) wait(x *tree.Wait, dst reg) {
	base := b.refs(x.Futures)
	b.at(x.Off)
	switch {
	case x.Names != nil:
		sh := &ir.MapShape{T: x.T, Atomic: types.MappingAtomicOf(x.T), Keys: x.Names}
		for i := range x.Futures {
			b.emit(ir.Instr{Op: ir.Wait, A: uint16(base + i), B: int32(base + i)})
		}
		b.emit(ir.Instr{Op: ir.MakeMap, A: uint16(dst.n), B: b.constant(sh), C: int32(base)})
	case x.Alts:
		b.scalarFromRef(dst, func(d int) {
			b.emit(ir.Instr{Op: ir.WaitAny, A: uint16(d), B: int32(base), C: int32(len(x.Futures))})
		})
	default:
		b.scalarFromRef(dst, func(d int) {
			b.emit(ir.Instr{Op: ir.Wait, A: uint16(d), B: int32(base)})
		})
	}
}

var _ = syntax.XMLChildren
