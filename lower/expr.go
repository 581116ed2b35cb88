package lower

import (
	"math"

	"github.com/woodsbury/decimal128"

	"barre/ir"
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
	if r, ok := b.known[x]; ok {
		return r
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
	if r, ok := b.known[x]; ok {
		b.move(dst, r)
		return
	}
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
		if g, ok := x.A.(*tree.MapGet); ok && b.numberOr(g, x, dst) {
			return
		}
		r := b.ref(x.A)
		j := b.emit(ir.Instr{Op: ir.JmpNil, A: uint16(r)})
		b.outcomes(x.Off, []int{j}, ir.ProbeTrue)
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
	case *tree.MaybeArg:
		m, k := b.ref(x.From), b.ref(x.Key)
		b.emit(ir.Instr{Op: ir.MaybeArg, A: A, B: int32(m), C: int32(k)})
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
		half := &tree.Const{X: tree.X{T: types.Boolean, Off: x.Off}, V: x.HalfOpen}
		b.call(&tree.Call{X: x.X, F: x.Make, Args: []tree.Expr{x.Lo, x.Hi, half}}, dst)
	case *tree.XMLTemplate:
		var xs []tree.Expr
		collectXML(x.Nodes, &xs)
		n := b.refs(xs)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.MakeXML, A: A, B: b.constant(&ir.XMLShape{Nodes: x.Nodes, N: len(xs), RO: types.IsReadonly(x.T)}), C: int32(n)})
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
	case *tree.Transactional:
		b.emit(ir.Instr{Op: ir.TxActive, A: A})
	case *tree.Commit:
		b.commit(x, dst)
	case *tree.Wait:
		b.wait(x, dst)
	case *tree.Send:
		r := b.ref(x.A)
		base := b.channels([]*tree.Channel{x.Channel})
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.Send, A: uint16(base), B: int32(r), C: int32(x.Slot)})
		if x.Sync {
			b.emit(ir.Instr{Op: ir.Flush, A: A, B: int32(base), C: b.constant([]int{x.Slot})})
			return
		}
		b.zero(dst)
	case *tree.Receive:
		b.receive(x, dst)
	case *tree.Flush:
		base := b.channels(x.Channels)
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.Flush, A: A, B: int32(base), C: b.constant(x.Slots)})
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
