package native

import (
	"strings"

	"barre/ir"
	"barre/tree"
	"barre/types"
)

// kind is what is known of what a register holds.
type kind uint8

const (
	kNone   kind = iota // nothing yet
	kInt                // int64
	kFloat              // float64
	kBool               // bool
	kBits               // int64, in which different things were put
	kValue              // value.Value
	kList               // *value.List
	kMap                // *value.Map
	kString             // *value.String
	kObject             // *value.Object
	kCell               // *value.Cell
)

var goTypes = [...]string{kNone: "int64", kInt: "int64", kFloat: "float64", kBool: "bool", kBits: "int64", kValue: "value.Value",
	kList: "*value.List", kMap: "*value.Map", kString: "*value.String", kObject: "*value.Object", kCell: "*value.Cell"}

var letters = map[byte]kind{'i': kInt, 'f': kFloat, 'b': kBool, 'x': kNone, 'v': kValue, 'l': kList, 'm': kMap, 's': kString, 'o': kObject, 'c': kCell}

// scalar tells in which register file a value is.
func (k kind) scalar() bool { return k < kValue }

// operand is a register that an instruction reads or writes.
type operand struct {
	kind kind
	reg  int
	def  bool
	// box is set for a value that is read only here and was just made of a scalar:
	// the operand's web is then that of the scalar.
	box kind
}

// effects says, for each operation, what it does with registers: a letter of the
// instruction, '=' for a register that is written or ':' for one that is read, and
// what it holds (int, float, boolean, x for any scalar, value, list, map, string,
// object, cell). '>' says that C is where it may go on, '+' that the next
// instruction has more operands, '/' that it may be left out, '!' that it is done by a function of the vm with
// the registers in place, 'c' that the function's pool is needed. What depends on
// the pool is in [operands].
//
// An operation that is not here makes the function that has it stay interpreted.
var effects = map[ir.Op]string{
	ir.Nop: "",

	ir.MoveS: "A=x B:x", ir.MoveR: "A=v B:v", ir.IntK: "A=x", ir.IntP: "A=x", ir.NilK: "A=v", ir.PoolK: "A=v c",
	ir.BoxInt: "A=v B:i", ir.BoxFloat: "A=v B:f", ir.BoxBool: "A=v B:b",
	ir.UnboxInt: "A=i B:v", ir.UnboxFloat: "A=f B:v", ir.UnboxBool: "A=b B:v",

	ir.AddI: "A=i B:i C:i", ir.SubI: "A=i B:i C:i", ir.MulI: "A=i B:i C:i", ir.DivI: "A=i B:i C:i", ir.RemI: "A=i B:i C:i",
	ir.AddIK: "A=i B:i", ir.SubIK: "A=i B:i", ir.MulIK: "A=i B:i", ir.DivIK: "A=i B:i", ir.RemIK: "A=i B:i",
	ir.NegI: "A=i B:i", ir.AndI: "A=i B:i C:i", ir.OrI: "A=i B:i C:i", ir.XorI: "A=i B:i C:i",
	ir.ShlI: "A=i B:i C:i", ir.ShrI: "A=i B:i C:i", ir.UshrI: "A=i B:i C:i", ir.NotI: "A=i B:i",

	ir.AddF: "A=f B:f C:f", ir.SubF: "A=f B:f C:f", ir.MulF: "A=f B:f C:f", ir.DivF: "A=f B:f C:f", ir.RemF: "A=f B:f C:f",
	ir.NegF: "A=f B:f", ir.IntToFloat: "A=f B:i",

	ir.LtI: "A=b B:i C:i", ir.LeI: "A=b B:i C:i", ir.GtI: "A=b B:i C:i", ir.GeI: "A=b B:i C:i",
	ir.EqI: "A=b B:x C:x", ir.NeI: "A=b B:x C:x",
	ir.LtF: "A=b B:f C:f", ir.LeF: "A=b B:f C:f", ir.GtF: "A=b B:f C:f", ir.GeF: "A=b B:f C:f",
	ir.EqF: "A=b B:f C:f", ir.NeF: "A=b B:f C:f", ir.ExactF: "A=b B:f C:f",
	ir.EqStr: "A=b B:s C:s", ir.NotB: "A=b B:b",

	ir.EqR: "A=b B:v C:v", ir.ExactR: "A=b B:v C:v", ir.CmpR: "A=b B:v C:v +",
	ir.Arith: "A=v B:v C:v + !", ir.NegR: "A=v B:v !", ir.BitNotR: "A=v B:v !",
	ir.Concat: "A=s B:s C:s", ir.StrCat: "A=s",

	ir.Jmp: ">", ir.JmpT: "A:b >", ir.JmpF: "A:b >", ir.JmpNil: "A:v >", ir.JmpNotNil: "A:v >", ir.JmpErr: "A:v >", ir.JmpNotErr: "A:v >",
	ir.JmpLtI: "A:i B:i >", ir.JmpLeI: "A:i B:i >", ir.JmpGtI: "A:i B:i >", ir.JmpGeI: "A:i B:i >",
	ir.JmpEqI: "A:x B:x >", ir.JmpNeI: "A:x B:x >",
	ir.JmpLtIK: "A:i >", ir.JmpLeIK: "A:i >", ir.JmpGtIK: "A:i >", ir.JmpGeIK: "A:i >", ir.JmpEqIK: "A:i >", ir.JmpNeIK: "A:i >",
	ir.IncJmpLtI: "A=i A:i", ir.IncJmpLtIK: "A=i A:i", // the jump stands behind them
	ir.JmpLtF: "A:f B:f >", ir.JmpGeF: "A:f B:f >",

	ir.TypeTest: "A=b B:v c", ir.Cast: "A=v B:v !", ir.CastNum: "A=v B:v !", ir.CastInt: "A=i !",
	ir.Typeof: "A=v B:v !", ir.FloatToInt: "A=i B:f !",

	ir.NewCellR: "A=c B:v", ir.NewCellS: "A=c B:x", ir.CellR: "A=v B:c", ir.CellS: "A=x B:c", ir.SetCellR: "A:c B:v", ir.SetCellS: "A:c B:x",
	ir.GlobalR: "A=v c", ir.GlobalS: "A=x c", ir.SetGlobalR: "A:v c", ir.SetGlobalS: "A:x c",

	ir.Call: "", ir.CallValue: "c", ir.CallMethod: "c", ir.CallExtern: "c", ir.CallNumber: "c",
	ir.RetS: "A:x", ir.RetR: "A:v", ir.RetNil: "", ir.MaskTest: "A:i >",
	ir.MakeClosure: "A=v !", ir.FuncValue: "A=v !", ir.BindMethod: "A=v B:v !", ir.NewObject: "!", ir.NewRaw: "!",
	ir.Panic: "A:v", ir.Trapped: "",

	ir.MakeList: "A=l c", ir.MakeIntList: "A=l !",
	ir.ListGet: "A=v B:l C:i", ir.ListGetI: "A=i B:l C:i", ir.ListGetF: "A=f B:l C:i", ir.ListGetB: "A=b B:l C:i",
	ir.ListSet: "A:l B:i C:v", ir.ListSetI: "A:l B:i C:i", ir.ListSetF: "A:l B:i C:f", ir.ListSetB: "A:l B:i C:b",
	ir.ListFill: "A=v B:v C:i !", ir.ListLen: "A=i B:l", ir.ListPush: "A:l B:v", ir.ListPushI: "A:l B:i",
	ir.MaybeArg: "A=v B:v C:v !", ir.ListRest: "A=l B:v + !", ir.NewList: "A=l !", ir.SealList: "A:v !",

	ir.MakeMap:  "A=m !",
	ir.FieldGet: "A=v B:m c", ir.FieldOpt: "A=v B:v c", ir.FieldJSON: "A=v B:v + !", ir.FieldSet: "A:m C:v c",
	ir.FieldGetS: "A=x B:m c", ir.FieldSetI: "A:m C:i c", ir.FieldSetF: "A:m C:f c", ir.FieldSetB: "A:m C:b c",
	ir.MapGetS: "A=x B:v C:s /", ir.MapSetI: "A:v B:s C:i", ir.MapSetF: "A:v B:s C:f", ir.MapSetB: "A:v B:s C:b",
	ir.MapGet: "A=v B:v C:s", ir.MapGetReq: "A=v B:v C:v !", ir.MapFill: "A=v B:v C:v !", ir.MapSet: "A:v B:s C:v",
	ir.MapDel: "A:v B:v !", ir.MapHas: "A=b B:v !", ir.MapLen: "A=i B:m", ir.MapRest: "A=m B:v + !",

	ir.StrGet: "A=s B:v C:i !", ir.StrLen: "A=i B:s", ir.XMLGet: "A=v B:v C:i !",
	ir.TableGet: "A=v B:v C:v !", ir.TableSet: "A:v B:v C:v !",
	ir.ObjGet: "A=v B:o c", ir.ObjSet: "A:v C:v !",
	ir.ErrMsg: "A=s B:v !", ir.ErrCause: "A=v B:v !", ir.ErrDetail: "A=v B:v !",
	ir.MakeError: "A=v !", ir.MakeTable: "A=v !", ir.MakeXML: "A=v !", ir.MakeRegexp: "A=v !", ir.MakeBytes: "A=l !",
	ir.MakeStream: "A=v B:v !", ir.GenStream: "A=v B:v !", ir.MakeTypedesc: "A=v !", ir.AnnotSet: "A=v A:v B:v !", ir.AnnotGet: "A=v B:v !",
	ir.XMLFilter: "A=v B:v !", ir.XMLStep: "A=v B:v + !", ir.XMLAttr: "A=v B:v + !",

	ir.ListWalk: "B:l", ir.ListStep: "B:l >", ir.IterNew: "A=v B:v !", ir.IterNext: "A=v B:v >",

	ir.Append: "A:l B:v", ir.AppendI: "A:l B:i !", ir.NewBuf: "A=l !", ir.NewRows: "A=v !", ir.RowAdd: "A:v", ir.RowSort: "A:v !",
	ir.RowCount: "A=i B:v", ir.RowGetS: "A=x B:v", ir.RowGetR: "A=v B:v", ir.JoinAdd: "A:v + !",
	ir.JoinFirst: "A=i B:v C:v", ir.JoinFirstI: "A=i B:v C:i", ir.JoinNext: "A=i A:i B:v",
	ir.GroupRows: "A=v B:v !", ir.CheckLimit: "A:i !", ir.BufStr: "A=s B:v !", ir.BufXML: "A=v B:v !", ir.TableHas: "A=b B:v C:v !", ir.TableAdd: "A:v B:v !",
	ir.NewTable: "A=v !", ir.MapHasR: "A=b B:v C:v !", ir.MapPut: "A:v B:v C:v !", ir.Freeze: "A:v !", ir.ListType: "A=l B:v !",

	ir.Start: "A=v B:v !", ir.NewWorker: "A=v B:v !", ir.StartWorker: "A:v B:v !", ir.Wait: "A=v B:v !", ir.WaitAny: "A=v !",
	ir.NewChan: "A=v !", ir.EndChan: "A:v !", ir.Advance: "A:v !", ir.Send: "A:v B:v !", ir.Receive: "A=v B:v !",
	ir.ReceiveAny: "A=v !", ir.ReceiveAll: "A=v !", ir.Flush: "A=v !", ir.LockEnter: "!", ir.LockLeave: "!",

	ir.TxBegin: "A=v !", ir.TxCommit: "A=v B:v !", ir.TxRollback: "A:v !", ir.TxFail: "A:v B:v !", ir.TxRetry: "A=b B:v C:v !", ir.TxActive: "A=b !",
	ir.RegisterListener: "A:v !", ir.AttachService: "A=v A:v B:v C:v !", ir.Config: "A=v > !", ir.ToStr: "A=s B:v !",
}

// pure are the operations that do nothing but compute their first operand.
var pure = map[ir.Op]bool{
	ir.MoveS: true, ir.MoveR: true, ir.BoxInt: true, ir.BoxFloat: true, ir.BoxBool: true, ir.UnboxInt: true, ir.UnboxFloat: true, ir.UnboxBool: true,
	ir.DivIK: true, ir.RemIK: true, ir.AndI: true, ir.OrI: true, ir.XorI: true, ir.ShlI: true, ir.ShrI: true, ir.UshrI: true, ir.NotI: true,
	ir.AddF: true, ir.SubF: true, ir.MulF: true, ir.DivF: true, ir.RemF: true, ir.NegF: true, ir.IntToFloat: true,
	ir.LtI: true, ir.LeI: true, ir.GtI: true, ir.GeI: true, ir.EqI: true, ir.NeI: true,
	ir.LtF: true, ir.LeF: true, ir.GtF: true, ir.GeF: true, ir.EqF: true, ir.NeF: true, ir.ExactF: true, ir.NotB: true,
	ir.NewCellR: true, ir.NewCellS: true, ir.CellR: true, ir.CellS: true,
}

// has tells whether an operation has one of the marks.
func has(op ir.Op, mark string) bool {
	for _, f := range strings.Fields(effects[op]) {
		if f == mark {
			return true
		}
	}
	return false
}

// usesCode tells whether an operation needs the function's pool.
func usesCode(op ir.Op) bool { return has(op, "c") || has(op, "!") }

// operands lists what the instruction at pc reads and writes.
func (a *analysis) operands(pc int) []operand {
	f := a.fn
	in := f.Code[pc]
	var r []operand
	field := func(l byte) int {
		switch l {
		case 'A':
			return int(in.A)
		case 'B':
			return int(in.B)
		}
		return int(in.C)
	}
	for _, x := range strings.Fields(effects[in.Op]) {
		if len(x) == 3 {
			r = append(r, operand{kind: letters[x[2]], reg: field(x[0]), def: x[1] == '='})
		}
	}
	use := func(k kind, from, n int) {
		for i := range n {
			r = append(r, operand{kind: k, reg: from + i})
		}
	}
	def := func(k kind, reg int) { r = append(r, operand{kind: k, reg: reg, def: true}) }
	regs := func(list []int) {
		for _, n := range list {
			use(kValue, n, 1)
		}
	}
	switch in.Op {
	case ir.StrCat:
		use(kValue, int(in.B), int(in.C))
	case ir.RowAdd, ir.JoinAdd:
		s, v := int(in.B), int(in.C)
		for _, st := range a.columns(pc) {
			if st == types.StoreAny {
				use(kValue, v, 1)
				v++
			} else {
				use(storeKind(st), s, 1)
				s++
			}
		}
		if in.Op == ir.JoinAdd {
			k := kValue
			if f.Code[pc+1].B == 1 {
				k = kInt
			}
			use(k, int(f.Code[pc+1].A), 1)
		}
	case ir.RowGetS, ir.RowGetR:
		use(kInt, int(in.C&0xffff), 1)
	case ir.Call:
		callee := a.callee(f.Pool[in.A].(*tree.Func))
		s, v := int(in.B), int(in.C)
		for i, rep := range callee.Params {
			if rep.Scalar() {
				use(kindOf(rep), s, 1)
				s++
			} else {
				use(paramKind(callee.Tree, i), v, 1)
				v++
			}
		}
		if callee.MaskReg >= 0 {
			use(kInt, s, 1)
		}
		if callee.Ret.Scalar() {
			def(kindOf(callee.Ret), int(in.B))
		} else {
			def(refKind(callee.Tree.Ret), int(in.C))
		}
	case ir.CallValue, ir.CallMethod:
		use(kValue, int(in.C), f.Pool[in.A].(*ir.MethodRef).NArgs+1)
		def(kValue, int(in.C))
	case ir.CallNumber:
		callee := f.Pool[in.A].(*tree.Func)
		for i, p := range callee.Params {
			use(kindOf(ir.RepOf(p.Type)), int(in.B)+i, 1)
		}
		def(kindOf(ir.RepOf(callee.Ret)), int(in.B))
	case ir.CallExtern:
		callee := f.Pool[in.A].(*tree.Func)
		use(kValue, int(in.C), len(callee.Params))
		def(refKind(callee.Ret), int(in.C))
	case ir.MakeClosure:
		regs(f.Pool[in.B].(*ir.ClosureShape).Regs)
	case ir.NewObject:
		sh := f.Pool[in.A].(*ir.ObjectShape)
		use(kValue, int(in.C)+1, sh.NArgs)
		regs(sh.Regs)
		def(kValue, int(in.C))
	case ir.NewRaw:
		use(kValue, int(in.C)+1, f.Pool[in.A].(*ir.ObjectShape).NArgs)
		def(kValue, int(in.C))
	case ir.MakeList:
		use(kValue, int(in.C), f.Pool[in.B].(*ir.ListShape).N)
	case ir.MakeIntList:
		k := kBits
		if t := types.ListAtomicOf(f.Pool[in.B].(*ir.ListShape).T); t != nil {
			k = storeKind(t.Store())
		}
		use(k, int(in.C), f.Pool[in.B].(*ir.ListShape).N)
	case ir.MakeMap:
		sh := f.Pool[in.B].(*ir.MapShape)
		if sh.Layout != nil {
			for i := range sh.Layout.Keys() {
				if k := storeKind(sh.Layout.Store(i)); k.scalar() {
					use(k, sh.Base+i, 1)
				} else {
					use(k, int(in.C)+i, 1)
				}
			}
			break
		}
		use(kValue, int(in.C), mapValues(f.Pool[in.B].(*ir.MapShape)))
	case ir.MakeError:
		sh := f.Pool[in.B].(*ir.ErrorShape)
		n := 1 + len(sh.Fields)
		if sh.HasCause {
			n++
		}
		use(kValue, int(in.C), n)
	case ir.MakeTable:
		use(kValue, int(in.C), f.Pool[in.B].(*ir.TableShape).N)
	case ir.MakeXML:
		use(kValue, int(in.C), f.Pool[in.B].(*ir.XMLShape).N)
	case ir.MakeRegexp:
		use(kValue, int(in.C), len(f.Pool[in.B].([]string))-1)
	case ir.ListWalk:
		for i := range 3 {
			def(kInt, int(in.A)+i)
		}
	case ir.ListStep:
		use(kInt, int(in.A), 3)
		def(kInt, int(in.A))
		def(kInt, int(in.A)+2)
	case ir.WaitAny:
		use(kValue, int(in.B), len(f.Pool[in.C].([]bool)))
	case ir.ReceiveAny, ir.Flush:
		use(kValue, int(in.B), len(f.Pool[in.C].([]int)))
	case ir.ReceiveAll:
		use(kValue, int(in.B), len(f.Pool[in.C].(*ir.Messages).Slots))
	case ir.EndChan, ir.TxRollback:
		if in.B >= 0 {
			use(kValue, int(in.B), 1)
		}
	case ir.TxBegin:
		if in.B >= 0 {
			use(kValue, int(in.B), 1)
		}
		if in.C == 1 {
			use(kValue, int(in.A), 1)
		}
	}
	return r
}

// storeKind is what a number kept in such a store is, kValue of others.
func storeKind(s types.Store) kind {
	switch s {
	case types.StoreInt:
		return kInt
	case types.StoreFloat:
		return kFloat
	case types.StoreBoolean:
		return kBool
	case types.StoreByte:
		return kBits
	}
	return kValue
}

// columns are those of the rows that the instruction at pc adds to: they were
// made by the last instruction before it that made rows in the same register.
func (a *analysis) columns(pc int) []types.Store {
	for i := pc - 1; i >= 0; i-- {
		if in := a.fn.Code[i]; in.Op == ir.NewRows && in.A == a.fn.Code[pc].A {
			return a.fn.Pool[in.B].(*ir.RowsShape).Columns
		}
	}
	return nil
}

// mapValues is the number of registers from which a mapping is made.
func mapValues(sh *ir.MapShape) int {
	if sh.Fields == nil {
		return len(sh.Keys)
	}
	n := 0
	for _, m := range sh.Fields {
		if n++; m.Key {
			n++
		}
	}
	return n
}

func kindOf(r ir.Rep) kind {
	switch r {
	case ir.RepInt:
		return kInt
	case ir.RepFloat:
		return kFloat
	case ir.RepBool:
		return kBool
	}
	return kValue
}

// refKind is how values of a type that has no scalar representation are held.
func refKind(t types.Type) kind {
	b := t.Basics()
	is := func(of types.Basic) bool { return b != 0 && b&^of == 0 }
	switch {
	case is(types.BListRO | types.BListRW):
		return kList
	case is(types.BMappingRO | types.BMappingRW):
		return kMap
	case is(types.BString):
		return kString
	case is(types.BObjectRO | types.BObjectRW):
		return kObject
	}
	return kValue
}

func paramKind(f *tree.Func, i int) kind {
	if f == nil || i >= len(f.Params) {
		return kValue
	}
	// A parameter that is computed when it is absent arrives as ().
	if i < len(f.Defaults) && f.Defaults[i] != nil {
		return kValue
	}
	return refKind(f.Params[i].Type)
}
