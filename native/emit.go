package native

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"barre/ir"
	"barre/tree"
	"barre/value"
)

// emitter writes the Go code of one function.
type emitter struct {
	*analysis
	p       *generator
	fn      *function
	b       *strings.Builder
	label   string       // what labels begin with
	targets map[int]bool // instructions that have a label
	// fast says that this is the first of two versions of the body, which goes on in
	// the other one, at an instruction in bails, when something is not as it mostly
	// is.
	fast  bool
	bails map[int]bool
	ahead *block // the header of the loop that what is written stands before, instead of within
	line  int32  // of the statement written last
	pc    int
}

func (e *emitter) printf(format string, args ...any) { fmt.Fprintf(e.b, format, args...) }

// stmt writes a statement that has to stand on one line, so that what it calls
// has the position of the instruction.
func (e *emitter) stmt(format string, args ...any) {
	file := e.analysis.fn.File
	if i := strings.LastIndexByte(file, '/'); i >= 0 {
		file = file[i+1:]
	}
	if file == "" {
		file = "unknown.bal"
	}
	e.printf("//line %s:%d\n\t", file, max(1, e.analysis.fn.Lines[e.pc]))
	e.printf(format, args...)
	e.printf("\n")
}

// get is an expression for operand i of the current instruction, of kind k.
func (e *emitter) get(i int, k kind) string {
	w := e.at[place{e.pc, i}]
	if w < 0 {
		return zero(k)
	}
	if b := e.ops[e.pc][i].box; b != kNone {
		x := convert(e.webs[w].name, e.webs[w].kind, b)
		if k.scalar() {
			return convert(x, b, k)
		}
		return convert("value.Value("+box(x, b)+")", kValue, k)
	}
	return convert(e.webs[w].name, e.webs[w].kind, k)
}

// kind is what the variable of operand i holds.
func (e *emitter) kind(i int) kind {
	if w := e.at[place{e.pc, i}]; w >= 0 && e.ops[e.pc][i].box == kNone {
		return e.webs[w].kind
	}
	return kNone
}

// arg is operand i as the operation wants it.
func (e *emitter) arg(i int) string { return e.get(i, e.ops[e.pc][i].kind) }

// scalar is operand i as it was before it was boxed, and what it is; not ok when
// that is not known.
func (e *emitter) scalar(i int) (x string, k kind, ok bool) {
	k = e.ops[e.pc][i].box
	w := e.at[place{e.pc, i}]
	if k == kNone || w < 0 {
		return "", kNone, false
	}
	return convert(e.webs[w].name, e.webs[w].kind, k), k, true
}

// wanted tells whether somebody reads what operand i is set to.
func (e *emitter) wanted(i int) bool {
	w := e.at[place{e.pc, i}]
	return w >= 0 && e.webs[w].used
}

// set writes an assignment to operand i.
func (e *emitter) set(i int, x string, k kind) {
	if !e.wanted(i) {
		e.stmt("_ = %s", x)
		return
	}
	w := e.webs[e.at[place{e.pc, i}]]
	if v := convert(x, k, w.kind); v != w.name {
		e.stmt("%s = %s", w.name, v)
	}
	e.numbers(w)
}

// numbers sets the variable that has the numbers of a mapping.
func (e *emitter) numbers(w web) {
	if w.fields >= 0 && e.fast {
		e.stmt("%s", numbersOf(e.analysis, w, e.bail(e.after())))
	}
}

// numbersOf is a statement that does, or goes to a label where the mapping has
// another layout, or may not be written to and is: what may be written to once may
// be for good.
func numbersOf(a *analysis, w web, other string) string {
	l, _ := a.fn.Pool[w.fields].(*ir.FieldRef).Layout()
	n, m := l.Size()
	mapping, y, set := convert(w.name, w.kind, kMap), a.layoutVar(l), ""
	if w.numbers {
		set += fmt.Sprintf("n%s = (*[%d]int64)(%s.Numbers(%s)); ", w.name, n, mapping, y)
	}
	if w.vals {
		set += fmt.Sprintf("v%s = (*[%d]value.Value)(%s.Values()); ", w.name, m, mapping)
	}
	cond := fmt.Sprintf("%s.Fits(%s)", mapping, y)
	if w.written {
		cond += fmt.Sprintf(" && !%s.Readonly()", mapping)
	}
	return fmt.Sprintf("if %s { %s} else { goto %s }", cond, set, other)
}

// field is the place of the field that an instruction is about, in the variable
// that has those of its mapping; l is nil when there is none.
func (e *emitter) field(ref, operand int, number bool) (vars string, at int, l *value.Layout) {
	w := e.at[place{e.pc, operand}]
	if w < 0 || e.webs[w].fields < 0 || !e.fast {
		return "", 0, nil
	}
	l, at = e.analysis.fn.Pool[ref].(*ir.FieldRef).Layout()
	if of, _ := e.analysis.fn.Pool[e.webs[w].fields].(*ir.FieldRef).Layout(); of != l || at < 0 || storeKind(l.Store(at)).scalar() != number {
		return "", 0, nil
	}
	if number {
		return "n" + e.webs[w].name, at, l
	}
	return "v" + e.webs[w].name, at, l
}

// getNumber writes the access to a field that is a number.
func (e *emitter) getNumber(in ir.Instr) {
	slow := fmt.Sprintf("st.FieldGetS(c.Pool[%d].(*ir.FieldRef), %s)", in.C, e.arg(1))
	vars, at, l := e.field(int(in.C), 1, true)
	if l == nil || !e.wanted(0) {
		e.set(0, slow, kInt)
		return
	}
	if storeKind(l.Store(at)) == kFloat {
		e.set(0, fmt.Sprintf("*vm.FloatIn(&%s[%d])", vars, l.Slot(at)), kFloat)
		return
	}
	e.set(0, fmt.Sprintf("%s[%d]", vars, l.Slot(at)), kInt)
}

// setNumber writes the assignment to a field that is a number.
func (e *emitter) setNumber(in ir.Instr, rep string, k kind) {
	slow := fmt.Sprintf("st.FieldSetS(c.Pool[%d].(*ir.FieldRef), %s, %s, %s)", in.B, e.arg(0), rep, e.get(1, kInt))
	vars, at, l := e.field(int(in.B), 0, true)
	if l == nil || storeKind(l.Store(at)) != k || !l.Plain(at) {
		e.stmt("%s", slow)
		return
	}
	if k == kFloat {
		e.stmt("*vm.FloatIn(&%s[%d]) = %s", vars, l.Slot(at), e.get(1, kFloat))
		return
	}
	e.stmt("%s[%d] = %s", vars, l.Slot(at), e.get(1, kInt))
}

// pure is set for an expression that does nothing else.
func (e *emitter) pure(i int, x string, k kind) {
	if e.wanted(i) {
		e.set(i, x, k)
	}
}

func zero(k kind) string {
	switch k {
	case kBool:
		return "false"
	case kNone, kInt, kFloat, kBits:
		return "0"
	}
	return "nil"
}

// convert makes an expression of one kind into one of another.
func convert(x string, from, to kind) string {
	if from == kNone || from == kBits {
		from = kInt
	}
	if to == kNone || to == kBits {
		to = kInt
	}
	switch {
	case from == to:
		return x
	case !from.scalar() && to == kValue:
		return x
	case !from.scalar() && !to.scalar():
		if from != kValue {
			x = "value.Value(" + x + ")"
		}
		return "vm.As" + map[kind]string{kList: "List", kMap: "Map", kString: "String", kObject: "Object", kCell: "Cell"}[to] + "(" + x + ")"
	case from == kInt && to == kFloat:
		return "math.Float64frombits(uint64(" + x + "))"
	case from == kFloat && to == kInt:
		return "int64(math.Float64bits(" + x + "))"
	case from == kBool && to == kInt:
		return "vm.Bit(" + x + ")"
	case from == kInt && to == kBool:
		return "(" + x + " != 0)"
	case from == kFloat && to == kBool:
		return "(math.Float64bits(" + x + ") != 0)"
	}
	return "math.Float64frombits(uint64(vm.Bit(" + x + ")))"
}

// constant is n, the bits of a scalar, as an expression of kind k.
func constant(n int64, k kind) string {
	switch k {
	case kBool:
		return strconv.FormatBool(n != 0)
	case kFloat:
		f := math.Float64frombits(uint64(n))
		if math.IsNaN(f) || math.IsInf(f, 0) || f == 0 && n != 0 {
			return fmt.Sprintf("math.Float64frombits(%#x)", uint64(n))
		}
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	return strconv.FormatInt(n, 10)
}

var binary = map[ir.Op]string{
	ir.AddF: "+", ir.SubF: "-", ir.MulF: "*", ir.DivF: "/",
	ir.AndI: "&", ir.OrI: "|", ir.XorI: "^",
	ir.LtI: "<", ir.LeI: "<=", ir.GtI: ">", ir.GeI: ">=",
	ir.LtF: "<", ir.LeF: "<=", ir.GtF: ">", ir.GeF: ">=",
	ir.JmpLtI: "<", ir.JmpLeI: "<=", ir.JmpGtI: ">", ir.JmpGeI: ">=", ir.JmpEqI: "==", ir.JmpNeI: "!=",
	ir.JmpLtIK: "<", ir.JmpLeIK: "<=", ir.JmpGtIK: ">", ir.JmpGeIK: ">=", ir.JmpEqIK: "==", ir.JmpNeIK: "!=",
	ir.EqI: "==", ir.NeI: "!=",
}

// jump writes a jump to an instruction when a condition holds.
func (e *emitter) jump(cond string, to int) {
	if cond == "" {
		e.printf("\tgoto %s\n", e.target(to))
		return
	}
	e.printf("\tif %s {\n\t\tgoto %s\n\t}\n", cond, e.target(to))
}

// target is the label of an instruction that is jumped to.
func (e *emitter) target(pc int) string {
	e.targets[pc] = true
	return fmt.Sprintf("%s%d", e.label, pc)
}

// bail is the label of an instruction in the other version of the body.
func (e *emitter) bail(pc int) string {
	if e.ahead != nil {
		pc = e.ahead.from
	}
	e.bails[pc] = true
	return fmt.Sprintf("B%d", pc)
}

// after is the instruction behind the current one.
func (e *emitter) after() int {
	if has(e.analysis.fn.Code[e.pc].Op, "+") {
		return e.pc + 2
	}
	return e.pc + 1
}

// same writes the comparison of two scalars of whatever kind.
func (e *emitter) same(i, j int, op string) string {
	k := e.kind(i)
	if e.kind(j) != k {
		k = kInt
	}
	return e.get(i, k) + " " + op + " " + e.get(j, k)
}

// instr writes an instruction.
func (e *emitter) instr(in ir.Instr) {
	switch in.Op {
	case ir.Nop, ir.Trapped:
	case ir.MoveS:
		if e.wanted(0) {
			k := e.kind(0)
			e.set(0, e.get(1, k), k)
		}
	case ir.MoveR:
		if e.wanted(0) {
			k := e.kind(0)
			e.set(0, e.get(1, k), k)
		}
	case ir.IntK:
		e.pure(0, constant(int64(in.B), e.kind(0)), e.kind(0))
	case ir.IntP:
		e.pure(0, constant(e.analysis.fn.Ints[in.B], e.kind(0)), e.kind(0))
	case ir.NilK:
		e.pure(0, "nil", e.kind(0))
	case ir.PoolK:
		t, k := "value.Value", kValue
		if e.kind(0) == kString {
			t, k = "*value.String", kString
		}
		e.pure(0, fmt.Sprintf("c.Pool[%d].(%s)", in.B, t), k)
	case ir.BoxInt:
		e.pure(0, "value.Value(value.Int("+e.arg(1)+"))", kValue)
	case ir.BoxFloat:
		e.pure(0, "value.Value(value.Float("+e.arg(1)+"))", kValue)
	case ir.BoxBool:
		e.pure(0, "value.Value(value.Boolean("+e.arg(1)+"))", kValue)
	case ir.UnboxInt, ir.UnboxFloat, ir.UnboxBool:
		if x, k, ok := e.scalar(1); ok {
			e.pure(0, x, k)
			break
		}
		e.pure(0, "vm.Unbox("+e.get(1, kValue)+")", kInt)
	case ir.AddI, ir.AddIK, ir.SubI, ir.SubIK, ir.MulI, ir.MulIK, ir.DivI, ir.RemI, ir.DivIK, ir.RemIK, ir.NegI:
		e.arithmetic(in)
	case ir.IncJmpLtI, ir.IncJmpLtIK:
		e.arithmetic(ir.Instr{Op: ir.AddIK, A: in.A, B: int32(in.A), C: 1})
	case ir.AndI, ir.OrI, ir.XorI:
		e.pure(0, e.arg(1)+" "+binary[in.Op]+" "+e.arg(2), kInt)
	case ir.ShlI:
		e.pure(0, e.arg(1)+" << (uint64("+e.arg(2)+") & 63)", kInt)
	case ir.ShrI:
		e.pure(0, e.arg(1)+" >> (uint64("+e.arg(2)+") & 63)", kInt)
	case ir.UshrI:
		e.pure(0, "int64(uint64("+e.arg(1)+") >> (uint64("+e.arg(2)+") & 63))", kInt)
	case ir.NotI:
		e.pure(0, "^"+e.arg(1), kInt)
	case ir.AddF, ir.SubF, ir.MulF, ir.DivF:
		// The conversion keeps Go from fusing a product and a sum.
		e.pure(0, "float64("+e.arg(1)+" "+binary[in.Op]+" "+e.arg(2)+")", kFloat)
	case ir.RemF:
		e.pure(0, "vm.Rem("+e.arg(1)+", "+e.arg(2)+")", kFloat)
	case ir.NegF:
		e.pure(0, "-"+e.arg(1), kFloat)
	case ir.IntToFloat:
		e.pure(0, "float64("+e.arg(1)+")", kFloat)
	case ir.LtI, ir.LeI, ir.GtI, ir.GeI, ir.LtF, ir.LeF, ir.GtF, ir.GeF:
		e.pure(0, "("+e.arg(1)+" "+binary[in.Op]+" "+e.arg(2)+")", kBool)
	case ir.EqI, ir.NeI:
		e.pure(0, "("+e.same(1, 2, binary[in.Op])+")", kBool)
	case ir.EqF:
		e.pure(0, "vm.EqFloat("+e.arg(1)+", "+e.arg(2)+")", kBool)
	case ir.NeF:
		e.pure(0, "!vm.EqFloat("+e.arg(1)+", "+e.arg(2)+")", kBool)
	case ir.ExactF:
		e.pure(0, "vm.ExactFloat("+e.arg(1)+", "+e.arg(2)+")", kBool)
	case ir.EqStr:
		e.set(0, "("+e.arg(1)+".String() == "+e.arg(2)+".String())", kBool)
	case ir.NotB:
		e.pure(0, "!"+e.arg(1), kBool)
	case ir.EqR:
		e.set(0, "value.Equal("+e.arg(1)+", "+e.arg(2)+")", kBool)
	case ir.ExactR:
		e.set(0, "value.ExactEqual("+e.arg(1)+", "+e.arg(2)+")", kBool)
	case ir.CmpR:
		e.set(0, fmt.Sprintf("vm.Compare(%s, %s, %d)", e.arg(1), e.arg(2), e.analysis.fn.Code[e.pc+1].A), kBool)
	case ir.Concat:
		e.set(0, "st.Concat("+e.arg(1)+", "+e.arg(2)+")", kString)

	case ir.Jmp:
		e.jump("", int(in.C))
	case ir.JmpT:
		e.jump(e.arg(0), int(in.C))
	case ir.JmpF:
		e.jump("!"+e.arg(0), int(in.C))
	case ir.JmpNil, ir.JmpNotNil, ir.JmpErr, ir.JmpNotErr:
		e.testJump(in)
	case ir.JmpLtI, ir.JmpLeI, ir.JmpGtI, ir.JmpGeI:
		e.jump(e.arg(0)+" "+binary[in.Op]+" "+e.arg(1), int(in.C))
	case ir.JmpEqI, ir.JmpNeI:
		e.jump(e.same(0, 1, binary[in.Op]), int(in.C))
	case ir.JmpLtIK, ir.JmpLeIK, ir.JmpGtIK, ir.JmpGeIK, ir.JmpEqIK, ir.JmpNeIK:
		e.jump(fmt.Sprintf("%s %s %d", e.arg(0), binary[in.Op], in.B), int(in.C))
	case ir.JmpLtF:
		e.jump(e.arg(0)+" < "+e.arg(1), int(in.C))
	case ir.JmpGeF:
		e.jump("!("+e.arg(0)+" < "+e.arg(1)+")", int(in.C))
	case ir.MaskTest:
		e.jump(fmt.Sprintf("%s&(1<<%d) == 0", e.arg(0), in.B), int(in.C))

	case ir.TypeTest:
		e.set(0, fmt.Sprintf("value.Is(%s, c.Pool[%d].(types.Type))", e.arg(1), in.C), kBool)
	case ir.NewCellR:
		e.pure(0, "&value.Cell{V: "+e.arg(1)+"}", kCell)
	case ir.NewCellS:
		e.pure(0, "&value.Cell{N: "+e.get(1, kInt)+"}", kCell)
	case ir.CellR:
		e.pure(0, e.arg(1)+".V", kValue)
	case ir.CellS:
		e.pure(0, e.arg(1)+".N", kInt)
	case ir.SetCellR:
		e.stmt("%s.V = %s", e.arg(0), e.arg(1))
	case ir.SetCellS:
		e.stmt("%s.N = %s", e.arg(0), e.get(1, kInt))
	case ir.GlobalR:
		e.pure(0, fmt.Sprintf("st.GlobalR(c, %d)", in.B), kValue)
	case ir.GlobalS:
		e.pure(0, fmt.Sprintf("st.GlobalS(c, %d)", in.B), kInt)
	case ir.SetGlobalR:
		e.stmt("st.SetGlobalR(c, %d, %s)", in.B, e.arg(0))
	case ir.SetGlobalS:
		e.stmt("st.SetGlobalS(c, %d, %s)", in.B, e.get(0, kInt))

	case ir.Call:
		e.call(in)
	case ir.CallValue:
		n := len(e.ops[e.pc]) - 1
		e.set(n, fmt.Sprintf("st.CallValue(d+1, c.Pool[%d].(*ir.MethodRef), %s)", in.A, e.args(0, n)), kValue)
	case ir.CallMethod:
		n := len(e.ops[e.pc]) - 1
		e.set(n, fmt.Sprintf("st.CallMethod(d+1, c.Pool[%d].(*ir.MethodRef), %s)", in.A, e.args(0, n)), kValue)
	case ir.CallNumber:
		n := len(e.ops[e.pc]) - 1
		var args strings.Builder
		floats := e.kind(n) == kFloat
		for i := range n {
			floats = floats && e.kind(i) == kFloat
		}
		switch {
		case floats && e.goMath(in, n) != "":
			e.pure(n, fmt.Sprintf("%s(%s)", e.goMath(in, n), e.args(0, n)), kFloat)
		case floats && n == 1:
			e.set(n, fmt.Sprintf("st.CallFloat(d+1, c, %d, %s)", in.A, e.arg(0)), kFloat)
		default:
			for i := range n {
				args.WriteString(", " + e.get(i, kInt))
			}
			e.set(n, fmt.Sprintf("st.CallNumber(d+1, c, %d%s)", in.A, args.String()), kInt)
		}
	case ir.CallExtern:
		n := len(e.ops[e.pc]) - 1
		args := ""
		if n > 0 {
			args = ", " + e.args(0, n)
		}
		e.set(n, fmt.Sprintf("st.CallFunc(d+1, c, %d%s)", in.A, args), kValue)
	case ir.RetS, ir.RetR, ir.RetNil:
		e.leave(in)
	case ir.Panic:
		e.stmt("panic(st.Raise(%s, %t))", e.arg(0), in.B == 1)

	case ir.ListGet:
		e.member(kValue, "Vals", "ListGet")
	case ir.ListGetI:
		e.member(kInt, "Nums", "ListGetS")
	case ir.ListGetF:
		e.member(kFloat, "Nums", "ListGetS")
	case ir.ListGetB:
		e.member(kBool, "Bytes", "ListGetS")
	case ir.ListSet:
		e.stmt("st.ListSet(%s, %s, %s)", e.arg(0), e.arg(1), e.arg(2))
	case ir.ListSetI:
		e.setMember("IntAt", "value.Int("+e.arg(2)+")", e.arg(2))
	case ir.ListSetF:
		e.setMember("FloatAt", "value.Float("+e.arg(2)+")", convert(e.arg(2), kFloat, kInt))
	case ir.ListSetB:
		e.setMember("BooleanAt", "value.Boolean("+e.arg(2)+")", "byte("+convert(e.arg(2), kBool, kInt)+")")
	case ir.ListLen:
		if h, ok := e.hoistList(1, "Len", "int64"); ok && e.fast {
			e.pure(0, h, kInt)
			break
		}
		e.set(0, "int64("+e.arg(1)+".Len())", kInt)
	case ir.ListPush:
		if x, k, ok := e.scalar(1); ok {
			e.push(x, k)
			break
		}
		e.stmt("st.ListPush(%s, %s)", e.arg(0), e.arg(1))
	case ir.ListPushI:
		e.push(e.arg(1), kInt)
	case ir.ListWalk:
		e.stmt("%s, %s, %s = vm.Walk(%s)", e.dest(1), e.dest(2), e.dest(3), e.arg(0))
	case ir.ListStep:
		e.step(in)
	case ir.IterNext:
		e.iterNext(in)
	case ir.Append:
		e.stmt("%s.Put(%s)", e.arg(0), e.arg(1))
	case ir.RowCount:
		e.set(0, "int64(vm.AsRows("+e.arg(1)+").Len())", kInt)
	case ir.RowGetS:
		e.set(0, fmt.Sprintf("vm.AsRows(%s).Number(int(%s), %d)", e.arg(1), e.arg(2), in.C>>16), kInt)
	case ir.RowGetR:
		e.set(0, fmt.Sprintf("vm.AsRows(%s).Value(int(%s), %d)", e.arg(1), e.arg(2), in.C>>16), kValue)
	case ir.RowAdd:
		nums, vals := e.row(1)
		e.stmt("vm.RowAdd(%s, %s, %s)", e.arg(0), nums, vals)
	case ir.JoinFirst:
		e.set(0, fmt.Sprintf("int64(vm.AsJoin(%s).First(0, %s))", e.arg(1), e.arg(2)), kInt)
	case ir.JoinFirstI:
		e.set(0, fmt.Sprintf("int64(vm.AsJoin(%s).First(%s, nil))", e.arg(1), e.arg(2)), kInt)
	case ir.JoinNext:
		e.set(0, fmt.Sprintf("int64(vm.AsJoin(%s).Next(int(%s)))", e.arg(2), e.arg(1)), kInt)
	case ir.MakeMap:
		e.makeMap(in)
	case ir.MakeList:
		e.set(0, fmt.Sprintf("st.MakeList(c.Pool[%d].(*ir.ListShape), %s)", in.B, slice("value.Value", e.argList(1))), kList)
	case ir.StrCat:
		e.set(0, fmt.Sprintf("st.StrCat(%s)", e.args(1, len(e.ops[e.pc]))), kString)
	case ir.FieldGetS:
		e.getNumber(in)
	case ir.FieldSetI:
		e.setNumber(in, "ir.RepInt", kInt)
	case ir.FieldSetF:
		e.setNumber(in, "ir.RepFloat", kFloat)
	case ir.FieldSetB:
		e.setNumber(in, "ir.RepBool", kBool)
	case ir.MapGetS:
		e.fn.flag, e.fn.temp = true, true
		e.stmt("t, bad = vm.MapGetS(%s, %s)", e.arg(1), e.arg(2))
		e.jump("bad", e.pc+2)
		e.pure(0, "t", kInt)
	case ir.MapSetI:
		e.stmt("st.MapSetS(%s, %s, ir.RepInt, %s)", e.arg(0), e.arg(1), e.get(2, kInt))
	case ir.MapSetF:
		e.stmt("st.MapSetS(%s, %s, ir.RepFloat, %s)", e.arg(0), e.arg(1), e.get(2, kInt))
	case ir.MapSetB:
		e.stmt("st.MapSetS(%s, %s, ir.RepBool, %s)", e.arg(0), e.arg(1), e.get(2, kInt))
	case ir.FieldGet:
		if vars, at, l := e.field(int(in.C), 1, false); l != nil {
			e.pure(0, fmt.Sprintf("%s[%d]", vars, l.Slot(at)), kValue)
			break
		}
		e.set(0, fmt.Sprintf("st.FieldGet(c.Pool[%d].(*ir.FieldRef), %s)", in.C, e.arg(1)), kValue)
	case ir.FieldOpt:
		e.set(0, fmt.Sprintf("st.FieldOpt(c.Pool[%d].(*ir.FieldRef), %s)", in.C, e.arg(1)), kValue)
	case ir.FieldSet:
		e.stmt("st.FieldSet(c.Pool[%d].(*ir.FieldRef), %s, %s)", in.B, e.arg(0), e.arg(1))
	case ir.ObjGet:
		e.set(0, fmt.Sprintf("st.ObjGet(c.Pool[%d].(*ir.FieldRef), %s)", in.C, e.arg(1)), kValue)
	case ir.MapGet:
		e.set(0, "vm.MapGet("+e.arg(1)+", "+e.arg(2)+")", kValue)
	case ir.MapSet:
		e.stmt("st.MapSet(%s, %s, %s)", e.arg(0), e.arg(1), e.arg(2))
	case ir.MapLen:
		e.set(0, "int64("+e.arg(1)+".Len())", kInt)
	case ir.StrLen:
		e.set(0, "int64("+e.arg(1)+".Len())", kInt)
	default:
		e.outOfLine(in)
	}
}

// dest is the variable of an operand that is written, _ when nobody reads it.
func (e *emitter) dest(i int) string {
	if !e.wanted(i) {
		return "_"
	}
	return e.webs[e.at[place{e.pc, i}]].name
}

func (e *emitter) args(from, to int) string {
	var r []string
	for i := from; i < to; i++ {
		r = append(r, e.arg(i))
	}
	return strings.Join(r, ", ")
}

// argList are the operands from one on.
func (e *emitter) argList(from int) []string {
	var r []string
	for i := from; i < len(e.ops[e.pc]); i++ {
		r = append(r, e.arg(i))
	}
	return r
}

// slice is a slice of expressions.
func slice(of string, list []string) string {
	if len(list) == 0 {
		return "nil"
	}
	return "[]" + of + "{" + strings.Join(list, ", ") + "}"
}

// row gives the operands from one on as a slice of numbers and one of values.
func (e *emitter) row(from int) (nums, vals string) {
	var n, v []string
	for i := from; i < len(e.ops[e.pc]); i++ {
		if e.ops[e.pc][i].kind.scalar() {
			n = append(n, e.get(i, kInt))
		} else {
			v = append(v, e.get(i, kValue))
		}
	}
	return slice("int64", n), slice("value.Value", v)
}

// makeMap writes the making of a mapping: in place where all keys are known.
func (e *emitter) makeMap(in ir.Instr) {
	sh := e.analysis.fn.Pool[in.B].(*ir.MapShape)
	if sh.Layout == nil {
		e.outOfLine(in)
		return
	}
	var nums, vals []string
	for i := range sh.Layout.Keys() {
		if e.ops[e.pc][i+1].kind.scalar() {
			nums = append(nums, e.get(i+1, kInt))
		} else {
			vals = append(vals, e.get(i+1, kValue))
		}
	}
	e.set(0, fmt.Sprintf("vm.MakeMap(c.Pool[%d].(*ir.MapShape), %s, %s)", in.B, slice("value.Value", vals), slice("int64", nums)), kMap)
}

// push writes the appending of a scalar to a list, with a call only when the list
// has no room for it or does not keep its members as such.
func (e *emitter) push(x string, k kind) {
	l := e.arg(0)
	switch k {
	case kInt:
		e.stmt("if !%s.PushNum(types.StoreInt, %s) { st.ListPushI(%s, %s) }", l, x, l, x)
	case kFloat:
		e.stmt("if !%s.PushNum(types.StoreFloat, %s) { st.ListPushF(%s, %s) }", l, convert(x, kFloat, kInt), l, x)
	default:
		e.stmt("if !%s.PushByte(types.StoreBoolean, byte(%s)) { st.ListPushB(%s, %s) }", l, convert(x, kBool, kInt), l, x)
	}
}

// arithmetic writes integer arithmetic, which panics where the result is out of
// range.
func (e *emitter) arithmetic(in ir.Instr) {
	x := e.arg(1)
	y := strconv.Itoa(int(in.C))
	if len(e.ops[e.pc]) > 2 {
		y = e.arg(2)
	}
	// Where there is another version of the body it is left to that to panic.
	fail := func() string {
		if e.fast {
			return "goto " + e.bail(e.pc)
		}
		return "panic(st.Overflow())"
	}
	check := func(result, bad string) {
		e.stmt("%s; if %s { %s }", result, bad, fail())
		e.pure(0, "t", kInt)
	}
	// Two comparisons take less than what is usual: to look at the signs' bits.
	signed := func(op, ifNatural, otherwise string) {
		e.stmt("t = %s %s %s; if %s >= 0 { if t %s %s { %s } } else if t %s %s { %s }", x, op, y, y, ifNatural, x, fail(), otherwise, x, fail())
		e.pure(0, "t", kInt)
	}
	e.fn.temp = true
	natural := func(i int) bool {
		w := -1
		if i < len(e.ops[e.pc]) {
			w = e.at[place{e.pc, i}]
		}
		return w >= 0 && e.webs[w].natural
	}
	switch in.Op {
	case ir.AddI:
		if natural(1) {
			check("t = "+x+" + "+y, "t < "+y)
			break
		}
		if natural(2) {
			check("t = "+x+" + "+y, "t < "+x)
			break
		}
		signed("+", "<", ">")
	case ir.SubI:
		if natural(2) {
			if natural(1) {
				e.pure(0, x+" - "+y, kInt)
				break
			}
			check("t = "+x+" - "+y, "t > "+x)
			break
		}
		signed("-", ">", "<")
	case ir.AddIK, ir.SubIK:
		op, grows := " + ", in.C >= 0
		if in.Op == ir.SubIK {
			op, grows = " - ", in.C < 0
		}
		if e.counts(e.pc) {
			e.pure(0, x+op+y, kInt)
			break
		}
		bad := "t > " + x
		if grows {
			bad = "t < " + x
		}
		check("t = "+x+op+"("+y+")", bad)
	case ir.MulI, ir.MulIK:
		e.fn.flag = true
		// Factors of 32 bits need no look at the product.
		small := fmt.Sprintf("(uint64(%s+1<<31)|uint64(%s+1<<31))>>32 != 0", x, y)
		if natural(1) && (natural(2) || in.Op == ir.MulIK && in.C >= 0) {
			small = fmt.Sprintf("(%s|%s)>>31 != 0", x, y)
		}
		e.stmt("if t = %s * %s; %s { if t, bad = vm.MulOverflows(%s, %s); bad { %s } }", x, y, small, x, y, fail())
		e.pure(0, "t", kInt)
	case ir.NegI:
		check("t = -"+x, "t == math.MinInt64")
	case ir.DivIK, ir.RemIK:
		op := " / "
		if in.Op == ir.RemIK {
			op = " % "
		}
		if natural(1) {
			e.pure(0, "int64(uint64("+x+")"+op+y+")", kInt)
		} else {
			e.pure(0, x+op+y, kInt)
		}
	case ir.DivI:
		if e.fast {
			e.stmt("if %s == 0 || %s == -1 && %s == math.MinInt64 { %s }", y, y, x, fail())
		} else {
			e.stmt("if %s == 0 { panic(st.DivByZero()) }; if %s == -1 && %s == math.MinInt64 { panic(st.Overflow()) }", y, y, x)
		}
		e.pure(0, x+" / "+y, kInt)
	case ir.RemI:
		if e.fast {
			e.stmt("if %s == 0 { %s }", y, fail())
		} else {
			e.stmt("if %s == 0 { panic(st.DivByZero()) }", y)
		}
		e.pure(0, x+" % "+y, kInt) // Go has 0 for -1
	}
}

// goMath is the function of Go's package math that a function of lang.float is, ""
// when it is none.
func (e *emitter) goMath(in ir.Instr, n int) string {
	f := e.analysis.fn.Pool[in.A].(*tree.Func)
	if f.Module == nil || f.Module.QName != "ballerina/lang.float" || f.Self != nil {
		return ""
	}
	names := map[string]string{"abs": "Abs", "floor": "Floor", "ceiling": "Ceil", "sqrt": "Sqrt", "cbrt": "Cbrt", "log": "Log", "log10": "Log10",
		"exp": "Exp", "sin": "Sin", "cos": "Cos", "tan": "Tan", "acos": "Acos", "atan": "Atan", "asin": "Asin", "sinh": "Sinh", "cosh": "Cosh", "tanh": "Tanh"}
	if n == 2 {
		names = map[string]string{"pow": "Pow", "atan2": "Atan2"}
	}
	if g := names[f.Name]; g != "" {
		return "math." + g
	}
	return ""
}

// testJump writes a jump that depends on what a value is.
func (e *emitter) testJump(in ir.Instr) {
	if k := e.kind(0); k > kValue {
		// A value of a type that is neither () nor an error.
		if in.Op == ir.JmpNotNil || in.Op == ir.JmpNotErr {
			e.jump("", int(in.C))
		}
		return
	}
	x := e.get(0, kValue)
	switch in.Op {
	case ir.JmpNil:
		e.jump(x+" == nil", int(in.C))
	case ir.JmpNotNil:
		e.jump(x+" != nil", int(in.C))
	case ir.JmpErr:
		e.jump("vm.IsError("+x+")", int(in.C))
	case ir.JmpNotErr:
		e.jump("!vm.IsError("+x+")", int(in.C))
	}
}

// call writes the call of a function that is known.
func (e *emitter) call(in ir.Instr) {
	f := e.analysis.fn.Pool[in.A].(*tree.Func)
	n := len(e.ops[e.pc]) - 1
	callee := e.callee(f)
	if k := e.p.byFunc[f]; k != nil && k.ok() {
		if k.code {
			e.stmt("if st.Code(%d) == nil { st.Bind(%d, c, %d) }", k.index, k.index, in.A)
		}
		args := ""
		if n > 0 {
			args = ", " + e.args(0, n)
		}
		e.set(n, fmt.Sprintf("%s(st, d+%d%s)", k.goName, k.weight, args), k.ret())
		return
	}
	// It stays interpreted: everything boxed.
	mask := ""
	if callee.MaskReg >= 0 {
		mask = e.arg(n - 1)
	}
	e.set(n, e.boxedCall(in, callee, mask), e.ops[e.pc][n].kind)
}

// boxedCall is a call with boxed arguments in the order of the parameters.
func (e *emitter) boxedCall(in ir.Instr, callee *ir.Func, mask string) string {
	args := ""
	for i := range callee.Params {
		// The operands are in that order, too.
		x := box(e.arg(i), e.ops[e.pc][i].kind)
		if mask != "" {
			x = fmt.Sprintf("vm.Given(%s, %d, %s)", mask, i, x)
		}
		args += ", " + x
	}
	call := fmt.Sprintf("st.CallFunc(d+1, c, %d%s)", in.A, args)
	if k := kindOf(callee.Ret); k.scalar() {
		return convert("vm.Unbox("+call+")", kInt, k)
	} else if k := refKind(callee.Tree.Ret); k != kValue {
		return convert(call, kValue, k)
	}
	return call
}

// box is a scalar or reference expression as a value.
func box(x string, k kind) string {
	switch k {
	case kInt:
		return "value.Int(" + x + ")"
	case kFloat:
		return "value.Float(" + x + ")"
	case kBool:
		return "value.Boolean(" + x + ")"
	}
	return x
}

// leave writes a return.
func (e *emitter) leave(in ir.Instr) {
	k := e.fn.ret()
	x := zero(k)
	switch {
	case in.Op == ir.RetS && k.scalar(), in.Op == ir.RetR && !k.scalar():
		x = e.get(0, k)
	}
	if len(e.analysis.fn.Handlers) > 0 {
		e.printf("\tret = %s\n\treturn true\n", x)
		return
	}
	e.printf("\treturn %s\n", x)
}

// member writes the access to a member of a list: in place where there is one,
// by a function of the vm otherwise.
func (e *emitter) member(k kind, field, slow string) {
	l, i := e.arg(1), e.arg(2)
	quick, other := fmt.Sprintf("%s.%s[%s]", l, field, i), fmt.Sprintf("st.%s(%s, %s)", slow, l, i)
	if !e.wanted(0) {
		e.stmt("_ = %s", other)
		return
	}
	w := e.webs[e.at[place{e.pc, 0}]]
	held := k
	if k.scalar() {
		held = kInt
	}
	if k == kBool {
		quick = "int64(" + quick + ")"
	}
	if e.fast {
		from := l + "." + field
		if h, ok := e.hoistList(1, field, map[string]string{"Vals": "[]value.Value", "Nums": "[]int64", "Bytes": "[]byte"}[field]); ok {
			from, quick = h, strings.Replace(quick, l+"."+field+"[", h+"[", 1)
		}
		e.stmt("if uint64(%s) >= uint64(len(%s)) { goto %s }; %s = %s", i, from, e.bail(e.pc), w.name, convert(quick, held, w.kind))
		e.numbers(w)
		return
	}
	e.stmt("if uint64(%s) < uint64(len(%s.%s)) { %s = %s } else { %s = %s }", i, l, field,
		w.name, convert(quick, held, w.kind), w.name, convert(other, held, w.kind))
}

// hoistList is the variable that has what is wanted of a list during a loop.
func (e *emitter) hoistList(operand int, what, typ string) (string, bool) {
	w := e.at[place{e.pc, operand}]
	if !e.fast || w < 0 || e.webs[w].kind != kList {
		return "", false
	}
	return e.analysis.hoist(e.pc, w, what, typ)
}

// setMember writes the assignment to a member of a list.
func (e *emitter) setMember(at, boxed, bits string) {
	l, i := e.arg(0), e.arg(1)
	if e.fast {
		field, typ := "Nums", "[]int64"
		if at == "BooleanAt" {
			field, typ = "Bytes", "[]byte"
		}
		if h, ok := e.hoistList(0, strings.TrimSuffix(at, "At")+"s", typ); ok {
			e.stmt("if uint64(%s) >= uint64(len(%s)) { goto %s }; %s[%s] = %s", i, h, e.bail(e.pc), h, i, bits)
			return
		}
		e.stmt("if uint64(%s) >= uint64(len(%s.%s)) || !%s.Plain%ss() { goto %s }; %s.%s[%s] = %s", i, l, field, l, strings.TrimSuffix(at, "At"), e.bail(e.pc), l, field, i, bits)
		return
	}
	e.stmt("if p := %s.%s(%s); p != nil { *p = %s } else { st.ListSet(%s, %s, %s) }", l, at, i, bits, l, i, boxed)
}

// step writes the step of a walk over a list.
func (e *emitter) step(in ir.Instr) {
	l, i, sum, cuts := e.arg(0), e.arg(1), e.arg(2), e.arg(3)
	e.fn.flag = true
	if e.fast {
		e.printf("\tif %s.Changed(%s, %s) {\n\t\tgoto %s\n\t}\n\tif %s+1 < int64(%s.Len()) {\n\t\t%s = %s + 1\n\t\tgoto %s\n\t}\n", l, sum, cuts, e.bail(e.pc), i, l, e.dest(4), i, e.target(int(in.C)))
		return
	}
	e.printf("\tif !%s.Changed(%s, %s) {\n\t\tif %s+1 < int64(%s.Len()) {\n\t\t\t%s = %s + 1\n\t\t\tgoto %s\n\t\t}\n\t} else {\n", l, sum, cuts, i, l, e.dest(4), i, e.target(int(in.C)))
	e.stmt("%s, %s, bad = st.Follow(%s, %s, %s, %s)", e.dest(4), e.dest(5), l, i, sum, cuts)
	e.printf("\t\tif bad {\n\t\t\tgoto %s\n\t\t}\n\t}\n", e.target(int(in.C)))
}

// iterNext writes the step of an iterator. Where it ends there is no record.
func (e *emitter) iterNext(in ir.Instr) {
	e.printf("\t{\n")
	e.stmt("x, more := st.IterNext(d+1, %s)", e.arg(1))
	var w web
	if w.fields = -1; e.wanted(0) {
		w = e.webs[e.at[place{e.pc, 0}]]
		e.printf("\t\t%s = %s\n", w.name, convert("x", kValue, w.kind))
	} else {
		e.printf("\t\t_ = x\n")
	}
	e.printf("\t\tif !more {\n\t\t\tgoto %s\n\t\t}\n\t}\n", e.target(int(in.C)))
	e.numbers(w)
}

// outOfLine writes an instruction that a function of the vm does, with the
// registers in place.
func (e *emitter) outOfLine(in ir.Instr) {
	s, r := "_", "_"
	var in1 []string
	for i, o := range e.ops[e.pc] {
		w := e.at[place{e.pc, i}]
		if o.def || w < 0 {
			continue
		}
		if o.kind.scalar() {
			s = "s"
			in1 = append(in1, fmt.Sprintf("s[%d] = %s", o.reg, e.get(i, kInt)))
		} else {
			r = "r"
			in1 = append(in1, fmt.Sprintf("r[%d] = %s", o.reg, e.get(i, kValue)))
		}
	}
	e.printf("\t{\n")
	if s == "_" && r == "_" {
		e.stmt("st.Begin(c, %d, d)", e.pc)
	} else {
		e.stmt("%s, %s := st.Begin(c, %d, d)", s, r, e.pc)
	}
	for _, x := range in1 {
		e.printf("\t\t%s\n", x)
	}
	if has(in.Op, ">") {
		e.stmt("next := st.Do(%d)", e.pc)
	} else {
		e.stmt("st.Do(%d)", e.pc)
	}
	var records []web
	for i, o := range e.ops[e.pc] {
		if !o.def || !e.wanted(i) {
			continue
		}
		if w := e.webs[e.at[place{e.pc, i}]]; w.fields >= 0 && has(in.Op, ">") {
			// Where it jumps there may be no record.
			e.stmt("%s = %s", w.name, convert(fmt.Sprintf("st.R(%d)", o.reg), kValue, w.kind))
			records = append(records, w)
			continue
		}
		if o.kind.scalar() {
			e.set(i, fmt.Sprintf("st.S(%d)", o.reg), kInt)
		} else {
			e.set(i, fmt.Sprintf("st.R(%d)", o.reg), kValue)
		}
	}
	if has(in.Op, ">") {
		e.printf("\t\tif next != %d {\n\t\t\tgoto %s\n\t\t}\n", e.pc+1, e.target(int(in.C)))
		for _, w := range records {
			e.numbers(w)
		}
	}
	e.printf("\t}\n")
}
