package vm

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math/bits"
	"reflect"
	gort "runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unsafe"

	"barre/ir"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// This file is the vm's side of functions of which there is Go code, made by
// package native and linked into the executable. Such a function calls another
// one directly; everything dynamic goes through the vm, which need not know
// whether what it calls is interpreted. Panics are Go panics between functions
// in Go, and caught where the vm or a library module called one.

type (
	// Strand is the strand that Go code of a function runs on.
	Strand = strand
	// Code is a function with its pools.
	Code = fn
)

// NativeFunc is a function of which there is Go code.
type NativeFunc struct {
	Key                string // see [FuncKey]
	Hash               uint64 // of the ir that the Go code was made from, see [FuncHash]
	Module, Name, File string // as stack traces show them
	// Handlers says that the function's body is a Go function of its own, so that
	// it can go on after a panic.
	Handlers bool
	// Entry calls the function with the parameters in the first registers of
	// each file, as the vm calls, and boxes the result.
	Entry func(st *Strand, s []int64, r []value.Value) value.Value
}

// NativeCode is the Go code that an executable has for its program.
type NativeCode struct {
	Functions []NativeFunc
	// Strict makes it a panic when a function is not the one that its Go code was
	// made from. It would be interpreted otherwise.
	Strict bool
}

// natives is the Go code that belongs to a program.
type natives struct {
	table  []NativeFunc
	strict bool
	prefix string // of the names of its Go functions
	byKey  map[string][]int
	bound  []bound
	at     sync.Map // goFrame by program counter
}

// Native gives the program Go code for some of its functions. It is called
// before anything runs.
func (p *Program) Native(code *NativeCode) {
	table := code.Functions
	n := &natives{table: table, strict: code.Strict, byKey: make(map[string][]int, len(table)), bound: make([]bound, len(table))}
	for i := range table {
		n.byKey[table[i].Key] = append(n.byKey[table[i].Key], i)
	}
	if len(table) > 0 && table[0].Entry != nil {
		name := gort.FuncForPC(reflect.ValueOf(table[0].Entry).Pointer()).Name()
		slash := strings.LastIndexByte(name, '/') + 1
		pkg, _, _ := strings.Cut(name[slash:], ".")
		n.prefix = name[:slash] + pkg + "."
	}
	p.natives, p.bound = n, n.bound
}

// FuncKey tells functions of a program apart: it is the same whenever the same
// sources are compiled.
func FuncKey(f *tree.Func) string {
	name := f.Name
	if i := strings.Index(name, "$lambda$"); i >= 0 {
		name = name[:i+len("$lambda")] // how they are numbered depends on what was compiled before
	}
	mod, file, off := "", "", int32(0)
	if f.Module != nil {
		mod = f.Module.QName
	}
	if f.Pos.File != nil {
		file, off = f.Pos.File.Name, f.Pos.Off
	}
	return mod + "|" + file + "|" + strconv.Itoa(int(off)) + "|" + name
}

// FuncHash identifies the code of a function and what it refers to.
func FuncHash(f *ir.Func) uint64 {
	h := fnv.New64a()
	var b []byte
	num := func(n int) { b = binary.LittleEndian.AppendUint64(b, uint64(n)) }
	num(f.NumS)
	num(f.NumR)
	num(f.MaskReg)
	num(int(f.Ret))
	for _, p := range f.Params {
		num(int(p))
	}
	for _, in := range f.Code {
		num(int(in.Op))
		num(int(in.A))
		num(int(in.B))
		num(int(in.C))
	}
	for _, l := range f.Lines {
		num(int(l))
	}
	for _, x := range f.Handlers {
		num(x.From)
		num(x.To)
		num(x.Target)
		num(x.Reg)
	}
	for _, x := range f.Ints {
		num(int(x))
	}
	for _, x := range f.Pool {
		b = append(b, poolKey(x)...)
		b = append(b, 0)
	}
	h.Write(b)
	return h.Sum64()
}

// poolKey describes a constant as far as Go code depends on it.
func poolKey(x any) string {
	switch x := x.(type) {
	case *tree.Func:
		return "func " + FuncKey(x)
	case *tree.Class:
		return "class " + x.Name
	case *tree.Var:
		return "var " + x.Name
	case string:
		return "text " + x
	case *ir.FieldRef:
		return "field " + x.Name
	case *ir.MethodRef:
		return fmt.Sprintf("method %s %d %d %t", x.Name, x.NArgs, x.Mask, x.RestList)
	case *ir.ClosureShape:
		return fmt.Sprintf("closure %s %v", FuncKey(x.Fn), x.Regs)
	case *ir.ObjectShape:
		return fmt.Sprintf("object %s %d %v", x.Class.Name, x.NArgs, x.Regs)
	case *ir.MapShape:
		return fmt.Sprintf("map %v %v", x.Keys, x.Fields)
	case *ir.ListShape:
		return fmt.Sprintf("list %d %v", x.N, x.Spread)
	case *value.String:
		return "string " + x.String()
	}
	return fmt.Sprintf("%T", x)
}

// bindNative gives the code of a function its Go code, if there is any: what
// then stands for the function is code that calls it, see [ir.Native].
func (p *Program) bindNative(c *fn) *fn {
	n := p.natives
	for _, i := range n.byKey[FuncKey(c.tree)] {
		if n.table[i].Hash != FuncHash(c.Func) {
			continue
		}
		stub := *c.Func
		ret := ir.RetR
		if stub.Ret.Scalar() {
			ret = ir.RetS
		}
		line := int32(0)
		if len(c.Lines) > 0 {
			line = c.Lines[0]
		}
		stub.Code = []ir.Instr{{Op: ir.Native}, {Op: ret}}
		stub.Lines, stub.Handlers, stub.Pool, stub.Ints = []int32{line, line}, nil, nil, nil
		k := &fn{Func: &stub, tree: c.tree, native: n.table[i].Entry}
		k.seal()
		c.inGo = true
		n.bound[i].Store(c)
		return k
	}
	if n.strict && n.byKey[FuncKey(c.tree)] != nil {
		panic("the Go code of function " + c.Name + " was made from other code")
	}
	return c
}

// Code is the function at a place of the table, nil before it was bound.
func (st *strand) Code(i int) *fn { return st.p.bound[i].Load() }

// Bind sees to it that the function at a place of the table is bound; it is at
// a place of the caller's pool.
func (st *strand) Bind(i int, c *fn, pool int) {
	f := c.Pool[pool].(*tree.Func)
	if st.p.code(f); st.Code(i) == nil {
		panic(st.Throw(value.Panicf("{ballerina}InternalError", "the Go code of function '%s' belongs to other sources", f.Name)))
	}
}

// MaxDepth is the number of calls that may be in progress.
const MaxDepth = maxFrames

// Depth is the number of calls in progress where the vm calls Go code.
func (st *strand) Depth() int { return max(st.depth, len(st.frames)) }

// ------------------------------------------------------------ panics

// Throw notes where a panic is raised. Go code panics with the result.
func (st *strand) Throw(err error) *value.Error {
	e := toError(err)
	if st.rethrow != e || e.Raised() == nil {
		e.Raise(st.trace())
	}
	st.rethrow = e
	return e
}

// Raise is Throw for a panic statement; again says that a panic goes on.
func (st *strand) Raise(v value.Value, again bool) *value.Error {
	e, ok := v.(*value.Error)
	if !ok {
		return st.Throw(value.Panicf("{ballerina}InternalError", "panic without an error"))
	}
	if st.rethrow = nil; again {
		st.rethrow = e
	}
	return st.Throw(e)
}

// Overflow is the panic of integer arithmetic that leaves its range.
func (st *strand) Overflow() *value.Error { return st.Throw(overflow()) }

// DivByZero is the panic of a division by zero.
func (st *strand) DivByZero() *value.Error { return st.Throw(divByZero()) }

// TooDeep is the panic of too many calls.
func (st *strand) TooDeep() *value.Error {
	e := stackOverflow()
	// The function that finds it out counts as not called.
	e.Raise(st.trace()[1:])
	st.rethrow = e
	return e
}

// Mark is what of a strand has to be as it was where a panic is caught.
type Mark struct{ frames, sTop, rTop, nested, depth int }

// Mark notes it.
func (st *strand) Mark() Mark {
	return Mark{len(st.frames), st.sTop, st.rTop, st.nested, st.depth}
}

// Caught takes what Go code recovered.
func (st *strand) Caught(x any, m Mark) *value.Error {
	e := toError(recovered(x))
	if st.rethrow != e || e.Raised() == nil {
		e.Raise(st.trace())
	}
	st.rethrow = e
	st.frames = st.frames[:m.frames]
	st.sTop, st.rTop, st.nested, st.depth = m.sTop, m.rTop, m.nested, m.depth
	return e
}

// runNative calls Go code whose parameters are in the registers from sb and rb
// on.
func (st *strand) runNative(c *fn, sb, rb int) (v value.Value, err error) {
	m := st.Mark()
	defer func() {
		if x := recover(); x != nil {
			err = st.Caught(x, m)
		}
	}()
	v = c.native(st, st.s[sb:sb+c.numS], st.r[rb:rb+c.numR])
	st.depth = m.depth
	return v, nil
}

// enterNative does the instruction [ir.Native].
func (st *strand) enterNative(fr *frame, c *fn) error {
	v, err := st.within(fr, nil, func() (value.Value, error) { return st.runNative(c, fr.sb, fr.rb) })
	if err != nil {
		return err
	}
	if c.scalar {
		st.s[st.frames[len(st.frames)-1].sb] = unbox(v)
	} else {
		st.reg(0, v)
	}
	return nil
}

// ------------------------------------------------------------ traces

// goFrame is what a program counter means for stack traces.
type goFrame struct {
	loop   bool          // the vm's loop: its frames come here
	frames []value.Frame // functions in Go, several where one is inlined
}

const loopName = "barre/vm.(*strand).loop"

// mixedTrace lists the calls in progress, some of which are in Go: innermost
// first.
func (st *strand) mixedTrace() []value.Frame {
	const most = 64
	var pcs [512]uintptr
	n := gort.Callers(3, pcs[:])
	var r []value.Frame
	top := len(st.frames) - 1
	for _, pc := range pcs[:n] {
		f := st.p.natives.frameAt(pc)
		r = append(r, f.frames...)
		if f.loop {
			for ; top >= 0; top-- {
				fr := &st.frames[top]
				if !fr.c.inGo && fr.c.native == nil {
					r = append(r, st.frameOf(fr))
				}
				if fr.entry {
					top--
					break
				}
			}
		}
		if len(r) >= most {
			return r[:most]
		}
	}
	return r
}

func (st *strand) frameOf(f *frame) value.Frame {
	pc := min(f.at(), len(f.c.Lines)-1)
	line := 0
	if pc >= 0 {
		line = int(f.c.Lines[pc])
	}
	return value.Frame{Module: f.c.Module, Func: f.c.Name, File: f.c.File, Line: line}
}

func (n *natives) frameAt(pc uintptr) goFrame {
	if f, ok := n.at.Load(pc); ok {
		return f.(goFrame)
	}
	var g goFrame
	frames := gort.CallersFrames([]uintptr{pc})
	for {
		f, more := frames.Next()
		if f.Function == loopName {
			g.loop = true
		} else if i := n.index(f.Function); i >= 0 {
			t := &n.table[i]
			g.frames = append(g.frames, value.Frame{Module: t.Module, Func: t.Name, File: t.File, Line: f.Line})
		}
		if !more {
			break
		}
	}
	n.at.Store(pc, g)
	return g
}

// index finds the function whose body a Go function is: its name ends in its
// place in the table. One that goes on after panics has its body in a function
// within.
func (n *natives) index(name string) int {
	name, ok := strings.CutPrefix(name, n.prefix)
	if !ok || n.prefix == "" {
		return -1
	}
	name, inner, _ := strings.Cut(name, ".")
	u := strings.LastIndexByte(name, '_')
	if u < 0 {
		return -1
	}
	i, err := strconv.Atoi(name[u+1:])
	if err != nil || i < 0 || i >= len(n.table) {
		return -1
	}
	want := ""
	if n.table[i].Handlers {
		want = "func1"
	}
	if inner != want {
		return -1
	}
	return i
}

// ------------------------------------------------------------ calls

// CallValue calls a function value with boxed arguments.
func (st *strand) CallValue(d int, ref *ir.MethodRef, v value.Value, args ...value.Value) value.Value {
	f, ok := v.(*value.Function)
	if !ok {
		panic(st.Throw(value.Panicf("{ballerina}TypeCastError", "a function was expected")))
	}
	k, ok := f.Code.(*fn)
	if !ok {
		nf, ok := f.Code.(native)
		if !ok {
			panic(st.Throw(value.Panicf("{ballerina}InternalError", "function value without code")))
		}
		v, err := nf(st, slices.Clone(args))
		if err != nil {
			panic(st.Throw(err))
		}
		return v
	}
	if f.Recv == nil {
		return st.invoke(d, k, f, args, ref.RestList)
	}
	var buf [8]value.Value
	all := append(append(buf[:0], f.Recv), args...)
	return st.invoke(d, k, f, all, ref.RestList)
}

// CallMethod calls a method of the object that is the first argument.
func (st *strand) CallMethod(d int, ref *ir.MethodRef, args ...value.Value) value.Value {
	o, ok := args[0].(*value.Object)
	if !ok {
		panic(st.Throw(value.Panicf("{ballerina}TypeCastError", "an object was expected")))
	}
	f, err := st.method(ref, o)
	if err != nil {
		panic(st.Throw(err))
	}
	return st.invoke(d, f.Code.(*fn), f, args, ref.RestList)
}

// invoke calls f, whose code is k, with boxed arguments.
func (st *strand) invoke(d int, k *fn, f *value.Function, args []value.Value, restList bool) value.Value {
	if d > maxFrames {
		panic(st.Throw(stackOverflow()))
	}
	if k.native == nil {
		g := *f
		g.Recv = nil // it is among the arguments
		depth := st.depth
		st.depth = d
		v, err := st.callBoxed(&g, slices.Clone(args), restList)
		if err != nil {
			panic(st.Throw(err))
		}
		st.depth = depth
		return v
	}
	sb, rb := st.sTop, st.rTop
	if !st.place1(k, f, sb, rb, args, restList) {
		st.need(sb+k.NumS+1, rb+max(k.NumR, len(args))+1)
		copy(st.r[rb:], args)
		if err := st.layout(k, f, sb, rb, len(args), restList); err != nil {
			panic(st.Throw(err))
		}
	}
	depth := st.depth
	st.depth = d
	v := k.native(st, st.s[sb:sb+k.numS], st.r[rb:rb+k.numR])
	st.depth = depth
	return v
}

// place1 is layout for functions without a rest parameter.
func (st *strand) place1(k *fn, f *value.Function, sb, rb int, args []value.Value, restList bool) bool {
	if k.HasRest || restList || len(args) > len(k.Params) {
		return false
	}
	st.need(sb+k.NumS+1, rb+k.NumR+1)
	s, r := sb, rb
	mask := int64(0)
	for i, rep := range k.Params {
		a := value.Absent
		if i < len(args) {
			a = args[i]
		}
		if a == value.Absent {
			mask |= 1 << i
			a = nil
		}
		if rep.Scalar() {
			st.s[s] = unbox(a)
			s++
		} else {
			st.r[r] = a
			r++
		}
	}
	if k.MaskReg >= 0 {
		st.s[sb+k.MaskReg] = mask
	} else if mask != 0 {
		panic(st.Throw(value.Panicf("{ballerina}MissingArgument", "missing argument in call to '%s'", k.Name)))
	}
	for i, cell := range f.Env {
		st.r[rb+k.nRef+i] = cell
	}
	return true
}

// CallFunc calls a function in the caller's pool that has no Go code, with boxed
// arguments.
func (st *strand) CallFunc(d int, c *fn, pool int, args ...value.Value) value.Value {
	k := st.p.callee(c, int32(pool), c.Pool[pool].(*tree.Func))
	if k.ext == nil {
		return st.invoke(d, k, &value.Function{Code: k}, args, k.HasRest)
	}
	st.depth = d
	a, err := st.externArgs(k, slices.Clone(args), true)
	var v value.Value
	if err == nil {
		v, err = k.ext(st.ctx, a)
	}
	if err != nil {
		panic(st.Throw(err))
	}
	return v
}

// CallFloat calls a function of one float that gives a float.
func (st *strand) CallFloat(d int, c *fn, pool int, x float64) float64 {
	k := st.p.callee(c, int32(pool), c.Pool[pool].(*tree.Func))
	if f, ok := k.number.(func(float64) float64); ok {
		return f(x)
	}
	return bitsFloat(unbox(st.CallFunc(d, c, pool, value.Float(x))))
}

// CallNumber calls a function of numbers, given as bits, that gives a number.
func (st *strand) CallNumber(d int, c *fn, pool int, args ...int64) int64 {
	f := c.Pool[pool].(*tree.Func)
	boxed := make([]value.Value, len(args))
	for i, p := range f.Params {
		boxed[i] = box(ir.RepOf(p.Type), args[i])
	}
	return unbox(st.CallFunc(d, c, pool, boxed...))
}

// ------------------------------------------------------------ instructions

// Begin prepares an instruction of c that is done out of line: what it reads is
// to be put into the registers.
func (st *strand) Begin(c *fn, pc, d int) (s []int64, r []value.Value) {
	sb, rb := st.sTop, st.rTop
	st.need(sb+c.NumS+1, rb+c.NumR+1)
	st.frames = append(st.frames, frame{c: c, in: &c.code[pc], sb: sb, rb: rb})
	st.depth = d
	return st.s[sb : sb+c.NumS], st.r[rb : rb+c.NumR]
}

// Do does the instruction that was begun and gives the index of the next one.
func (st *strand) Do(pc int) int {
	n := len(st.frames) - 1
	fr := &st.frames[n]
	next, err := st.slow(fr, fr.c, fr.in, pc+1)
	st.frames = st.frames[:n]
	if err != nil {
		panic(st.Throw(err))
	}
	return next
}

// S is a scalar register of the instruction that was done last.
func (st *strand) S(i int) int64 { return st.s[st.sTop+i] }

// R is a reference register of it.
func (st *strand) R(i int) value.Value { return st.r[st.rTop+i] }

// GlobalR is the value of the variable at a place of the pool.
func (st *strand) GlobalR(c *fn, i int) value.Value { return st.global(c, i).v }

// GlobalS is the same for a variable of a scalar type.
func (st *strand) GlobalS(c *fn, i int) int64 { return st.global(c, i).n }

// SetGlobalR sets the variable at a place of the pool.
func (st *strand) SetGlobalR(c *fn, i int, v value.Value) { st.global(c, i).v = v }

// SetGlobalS is the same for a variable of a scalar type.
func (st *strand) SetGlobalS(c *fn, i int, n int64) { st.global(c, i).n = n }

func (st *strand) global(c *fn, i int) *global {
	if g := c.globals[i].Load(); g != nil {
		return g
	}
	return st.p.globalAt(c, int32(i))
}

// FieldGet is the field of a mapping.
func (st *strand) FieldGet(ref *ir.FieldRef, m *value.Map) value.Value {
	if m == nil {
		panic(st.Throw(value.Panicf("{ballerina}TypeCastError", "a mapping was expected")))
	}
	return m.ValueAt(st.placeOf(ref, m))
}

// placeOf finds a field that has to be there.
func (st *strand) placeOf(ref *ir.FieldRef, m *value.Map) int {
	i := placeOf(ref, m)
	if i < 0 {
		panic(st.Throw(value.Panicf("{ballerina/lang.map}KeyNotFound", "cannot find key '%s'", ref.Name)))
	}
	return i
}

// FieldGetS is a field of a mapping that is a number.
func (st *strand) FieldGetS(ref *ir.FieldRef, m *value.Map) int64 {
	if m == nil {
		panic(st.Throw(value.Panicf("{ballerina}TypeCastError", "a mapping was expected")))
	}
	i := st.placeOf(ref, m)
	if n, ok := m.Number(i); ok {
		return n
	}
	return unbox(m.ValueAt(i))
}

// FloatIn is a number of a record as the float that it is, which saves a move from
// one kind of machine register to the other.
func FloatIn(n *int64) *float64 { return (*float64)(unsafe.Pointer(n)) }

// Layout is that of the records a field is of, see [ir.FieldRef.Layout], if it has
// so many numbers and other values, as it had when the code was written; else nil.
func Layout(ref *ir.FieldRef, nums, vals int) *value.Layout {
	l := ref.Known.Load()
	if l == nil {
		l, _ = ref.Layout()
		ref.Known.Store(l)
	}
	if n, v := l.Size(); n != nums || v != vals {
		return nil
	}
	return l
}

// FieldSetS sets a field of a mapping to a number.
func (st *strand) FieldSetS(ref *ir.FieldRef, m *value.Map, rep ir.Rep, n int64) {
	if i := placeOf(ref, m); i >= 0 && m.SetNumber(i, rep.Store(), n) {
		return
	}
	st.FieldSet(ref, m, box(rep, n))
}

// MapGetS is the number in a mapping whose key is in a string, and whether there
// is none.
func MapGetS(v value.Value, k *value.String) (int64, bool) {
	m, ok := v.(*value.Map)
	if !ok {
		return 0, true
	}
	i := m.Find(k.String())
	if i < 0 {
		return 0, true
	}
	if n, ok := m.Number(i); ok {
		return n, false
	}
	return unbox(m.ValueAt(i)), false
}

// MapSetS sets a field of a mapping, whose name is in a string, to a number.
func (st *strand) MapSetS(v value.Value, k *value.String, rep ir.Rep, n int64) {
	if m, ok := v.(*value.Map); ok && m.PutNumber(k.String(), rep.Store(), n) {
		return
	}
	st.MapSet(v, k, box(rep, n))
}

// MakeMap makes a mapping whose keys are known; see [value.Layout.Make].
func MakeMap(sh *ir.MapShape, vals []value.Value, nums []int64) *value.Map {
	return sh.Layout.Make(sh.RO, vals, nums)
}

// MakeList makes a list.
func (st *strand) MakeList(sh *ir.ListShape, vals []value.Value) *value.List {
	l, err := makeList(sh, vals)
	if err != nil {
		panic(st.Throw(err))
	}
	return l
}

// StrCat concatenates values as toString shows them.
func (st *strand) StrCat(parts ...value.Value) *value.String { return st.strCat(parts) }

// AsRows is the rows of a query.
func AsRows(v value.Value) *value.Rows { return frames(v) }

// AsJoin is the rows of a query by key.
func AsJoin(v value.Value) *value.Join { return v.(*value.Join) }

// RowAdd adds a row.
func RowAdd(v value.Value, nums []int64, vals []value.Value) {
	switch x := v.(type) {
	case *value.Rows:
		x.Add(nums, vals)
	case *value.Groups:
		x.Add(nums, vals)
	}
}

// FieldOpt is the field of a mapping, () where there is none.
func (st *strand) FieldOpt(ref *ir.FieldRef, v value.Value) value.Value {
	switch m := v.(type) {
	case *value.Map:
		if i := placeOf(ref, m); i >= 0 {
			return m.ValueAt(i)
		}
		return nil
	case *value.Error:
		return m
	}
	return nil
}

// FieldSet sets a field of a mapping.
func (st *strand) FieldSet(ref *ir.FieldRef, m *value.Map, v value.Value) {
	if err := m.Set(ref.Name, v); err != nil {
		panic(st.Throw(err))
	}
}

// ObjGet is a field of an object.
func (st *strand) ObjGet(ref *ir.FieldRef, o *value.Object) value.Value {
	if o == nil {
		panic(st.Throw(value.Panicf("{ballerina}TypeCastError", "an object was expected")))
	}
	return o.Fields[memberOf(ref, o)]
}

// ListGet is a member of a list.
func (st *strand) ListGet(l *value.List, i int64) value.Value {
	v, err := l.Get(i)
	if err != nil {
		panic(st.Throw(err))
	}
	return v
}

// ListGetS is a member of a list of a scalar type.
func (st *strand) ListGetS(l *value.List, i int64) int64 { return unbox(st.ListGet(l, i)) }

// ListSet sets a member of a list.
func (st *strand) ListSet(l *value.List, i int64, v value.Value) {
	if err := l.Set(i, v); err != nil {
		panic(st.Throw(err))
	}
}

// ListPush appends to a list.
func (st *strand) ListPush(l *value.List, v value.Value) {
	if err := l.Push(v); err != nil {
		panic(st.Throw(err))
	}
}

// ListPushI appends an int to a list.
func (st *strand) ListPushI(l *value.List, n int64) {
	if l.Store() == types.StoreInt && l.Plain() && len(l.Nums) < value.MaxLen {
		l.Nums = append(l.Nums, n)
		return
	}
	st.ListPush(l, value.Int(n))
}

// ListPushF appends a float to a list.
func (st *strand) ListPushF(l *value.List, f float64) {
	if l.Store() == types.StoreFloat && l.Plain() && len(l.Nums) < value.MaxLen {
		l.Nums = append(l.Nums, floatBits(f))
		return
	}
	st.ListPush(l, value.Float(f))
}

// ListPushB appends a boolean to a list.
func (st *strand) ListPushB(l *value.List, b bool) {
	if l.Store() == types.StoreBoolean && l.Plain() && l.Len() < value.MaxLen {
		l.Bytes = append(l.Bytes, byte(bit(b)))
		return
	}
	st.ListPush(l, value.Boolean(b))
}

// Follow goes on with a walk over a list that has changed: the place of the next
// member, what the walk knows of removed ones, and whether there is one.
func (st *strand) Follow(l *value.List, i, sum, cuts int64) (int64, int64, bool) {
	regs := [3]int64{i, sum, cuts}
	more, err := followList(l, regs[:])
	if err != nil {
		panic(st.Throw(err))
	}
	return regs[0], regs[2], more
}

// IterNext is the next value of an iterator, and whether there is one: without, how
// it ended.
func (st *strand) IterNext(d int, it value.Value) (value.Value, bool) {
	st.depth = d
	v, end, ok, err := it.(*iterator).next(st)
	switch {
	case err != nil:
		panic(st.Throw(err))
	case !ok:
		return end, false
	}
	return v, true
}

// Walk begins a walk over a list.
func Walk(l *value.List) (i, sum, cuts int64) {
	c := value.NewCursor(l)
	return -1, int64(c.Sum), int64(c.Cuts)
}

// MapGet is the field of a mapping whose name is in a string, () where there is
// none.
func MapGet(v value.Value, k *value.String) value.Value {
	m, ok := v.(*value.Map)
	if !ok {
		return nil
	}
	return m.Field(k.String())
}

// MapSet sets a field of a mapping.
func (st *strand) MapSet(v value.Value, k *value.String, x value.Value) {
	m, ok := v.(*value.Map)
	if !ok {
		panic(st.Throw(value.Panicf("{ballerina}TypeCastError", "a mapping was expected")))
	}
	if err := m.Set(k.String(), x); err != nil {
		panic(st.Throw(err))
	}
}

// Concat concatenates strings.
func (st *strand) Concat(a, b *value.String) *value.String { return st.cat.Concat(a, b) }

// Compare tells whether a relational operator holds.
func Compare(a, b value.Value, op int) bool {
	return ordered(value.Compare(a, b), tree.Op(op)+tree.Lt)
}

// Rem is the remainder of two floats.
func Rem(x, y float64) float64 { return floatOp(tree.Rem, x, y) }

// Unbox gives the bits of a simple value.
func Unbox(v value.Value) int64 {
	if n, ok := v.(value.Int); ok {
		return int64(n)
	}
	return unbox(v)
}

// Bit is 1 for true.
func Bit(b bool) int64 { return bit(b) }

// MulOverflows multiplies and tells whether the product leaves the range.
func MulOverflows(x, y int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(x), uint64(y))
	high := int64(hi) - x>>63&y - y>>63&x // of the signed product
	return int64(lo), high != int64(lo)>>63
}

// EqFloat is == for floats: NaN equals itself.
func EqFloat(x, y float64) bool { return x == y || x != x && y != y }

// ExactFloat is === for floats.
func ExactFloat(x, y float64) bool {
	return floatBits(x) == floatBits(y) || x != x && y != y
}

// AsList is v as a list, nil when it is something else; likewise the others.
func AsList(v value.Value) *value.List {
	l, _ := v.(*value.List)
	return l
}

func AsMap(v value.Value) *value.Map {
	m, _ := v.(*value.Map)
	return m
}

func AsString(v value.Value) *value.String {
	s, _ := v.(*value.String)
	return s
}

func AsObject(v value.Value) *value.Object {
	o, _ := v.(*value.Object)
	return o
}

func AsCell(v value.Value) *value.Cell {
	c, _ := v.(*value.Cell)
	return c
}

// IsError tells whether v is an error.
func IsError(v value.Value) bool {
	_, ok := v.(*value.Error)
	return ok
}

// Given is argument i of a call, absent where the mask says so.
func Given(mask int64, i int, v value.Value) value.Value {
	if mask&(1<<i) != 0 {
		return value.Absent
	}
	return v
}

// Vals are the members of a list that keeps values, Nums and Bytes those of others.
func Vals(l *value.List) []value.Value {
	if l == nil {
		return nil
	}
	return l.Vals
}

func Nums(l *value.List) []int64 {
	if l == nil {
		return nil
	}
	return l.Nums
}

func Bytes(l *value.List) []byte {
	if l == nil {
		return nil
	}
	return l.Bytes
}

// Ints are the members of a list of ints that may be set to any int, and likewise
// Floats and Booleans.
func Ints(l *value.List) []int64 {
	if l == nil || !l.PlainInts() {
		return nil
	}
	return l.Nums
}

func Floats(l *value.List) []int64 {
	if l == nil || !l.PlainFloats() {
		return nil
	}
	return l.Nums
}

func Booleans(l *value.List) []byte {
	if l == nil || !l.PlainBooleans() {
		return nil
	}
	return l.Bytes
}

// Len is the length of a list.
func Len(l *value.List) int64 {
	if l == nil {
		return 0
	}
	return int64(l.Len())
}
