package vm

import (
	"fmt"

	"barre/check"
	"barre/ir"
	"barre/runtime"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// strand is the stacks of one strand.
type strand struct {
	p      *Program
	ctx    *runtime.Context
	s      []int64
	r      []value.Value
	frames []frame
	sTop   int // first free register beyond the current Go call's
	rTop   int
	locks  int // lock statements entered
	nested int // Go calls in progress
	depth  int // calls in progress where Go code last called something dynamic
	cat    value.Appender

	lastPanic *value.Error // the panic that left the outermost frame
	rethrow   *value.Error // a panic that goes on with the trace it has
	timing    *timing      // while the program is profiled
	thread    *Thread      // while the program is debugged
	inspects  bool         // it evaluates an expression for a debugger, which never stops it
}

// frame is a call in progress.
type frame struct {
	c *fn
	// in is the instruction being executed: of a frame that has called another
	// one, the call.
	in     *ir.Instr
	sb, rb int // first registers
	// box says that the caller wants the result boxed.
	box bool
	// entry marks the frame a Go call waits for.
	entry bool
}

const (
	maxFrames = 100_000
	// A strand begins small: there may be many, and most call little.
	firstSlots  = 24
	firstFrames = 4
	// keptSlots is the size up to which stacks are kept for the next strand.
	keptSlots = 1024
)

func (p *Program) strand(ctx *runtime.Context) *strand {
	if st, ok := ctx.Strand.(*strand); ok {
		return st
	}
	st, ok := p.strands.Get().(*strand)
	if !ok {
		st = &strand{s: make([]int64, firstSlots), r: make([]value.Value, firstSlots), frames: make([]frame, 0, firstFrames)}
	}
	st.p, st.ctx = p, ctx
	ctx.Strand = st
	return st
}

// Ended takes the stacks of a strand that has ended for the next one.
func (p *Program) Ended(ctx *runtime.Context) {
	st, ok := ctx.Strand.(*strand)
	if !ok {
		return
	}
	ctx.Strand = nil
	if len(st.s) > keptSlots || len(st.r) > keptSlots || cap(st.frames) > keptSlots {
		return
	}
	clear(st.r)
	p.strands.Put(&strand{s: st.s, r: st.r, frames: st.frames[:0]})
}

// need makes room for registers up to s and r.
func (st *strand) need(s, r int) {
	if s > len(st.s) {
		n := make([]int64, max(s+64, 2*len(st.s)))
		copy(n, st.s)
		st.s = n
	}
	if r > len(st.r) {
		n := make([]value.Value, max(r+64, 2*len(st.r)))
		copy(n, st.r)
		st.r = n
	}
}

func stackOverflow() *value.Error {
	return value.NewError("{ballerina}StackOverflow", nil, "message", value.Str("stack overflow"))
}

// callBoxed calls a function value from Go; restList says that the last
// argument is the list of rest arguments.
func (st *strand) callBoxed(f *value.Function, args []value.Value, restList bool) (result value.Value, err error) {
	c, ok := f.Code.(*fn)
	if !ok {
		return nil, fmt.Errorf("function value without code")
	}
	c = c.newest()
	if f.Recv != nil {
		args = append([]value.Value{f.Recv}, args...)
	}
	if c.ext != nil {
		args, e := st.externArgs(c, args, restList)
		if e != nil {
			return nil, e
		}
		return c.ext(st.ctx, args)
	}
	sTop, rTop, depth := st.sTop, st.rTop, len(st.frames)
	if depth > maxFrames || goDepth(st) > maxGoDepth {
		return nil, stackOverflow()
	}
	st.need(sTop+c.NumS+1, rTop+c.NumR+len(args)+1)
	for i, a := range args {
		st.r[rTop+i] = a
	}
	if e := st.layout(c, f, sTop, rTop, len(args), restList); e != nil {
		return nil, e
	}
	st.nested++
	if c.native != nil {
		v, err := st.runNative(c, sTop, rTop)
		st.nested--
		return v, err
	}
	st.frames = append(st.frames, frame{c: c, in: c.start, sb: sTop, rb: rTop, box: true, entry: true})
	if st.p.debug != nil && depth == 0 {
		st.p.debug.begins(st, c)
		defer st.p.debug.ends(st)
	}
	v, e := st.loop(depth)
	st.nested--
	st.sTop, st.rTop = sTop, rTop
	if e != nil {
		st.frames = st.frames[:depth]
		return nil, e
	}
	return v, nil
}

// layout takes n boxed arguments from r[rb]… and puts them where the callee
// expects its parameters. Missing ones are those with defaults.
func (st *strand) layout(c *fn, f *value.Function, sb, rb, n int, restList bool) error {
	st.need(sb+c.NumS+1, rb+max(c.NumR, n)+1)
	params := c.Params
	mask := int64(0)
	fixed := len(params)
	if c.HasRest {
		fixed--
	}
	if n == len(params) && c.HasRest == restList {
		// Each argument is for the parameter at its place: it moves to a register
		// that is free by then.
		s, r := sb, rb
		for i, rep := range params {
			a := st.r[rb+i]
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
		if c.MaskReg >= 0 {
			st.s[sb+c.MaskReg] = mask
		} else if mask != 0 {
			return missingArgument(c)
		}
	} else {
		args := make([]value.Value, 0, max(n, len(params)))
		args = append(args, st.r[rb:rb+n]...)
		if restList && n > 0 {
			l, ok := args[n-1].(*value.List)
			if ok && !(c.HasRest && n == len(params)) {
				args = append(args[:n-1], l.Values()...)
				restList = false
			}
		}
		if c.HasRest && !(restList && len(args) == len(params)) {
			// Gather what is left into the rest parameter's list.
			l := value.NewListCap(c.tree.Params[fixed].Type, max(0, len(args)-fixed))
			for i := fixed; i < len(args); i++ {
				l.Put(args[i])
			}
			if len(args) > fixed {
				args = args[:fixed]
			}
			for len(args) < fixed {
				args = append(args, value.Absent)
			}
			args = append(args, l)
		}
		if len(args) > len(params) {
			args = args[:len(params)]
		}
		s, r := sb, rb
		for i, rep := range params {
			var a value.Value = value.Absent
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
		if c.MaskReg >= 0 {
			st.s[sb+c.MaskReg] = mask
		} else if mask != 0 {
			return missingArgument(c)
		}
	}
	env := f.Env
	for i, cell := range env {
		st.r[rb+c.nRef+i] = cell
	}
	return nil
}

func missingArgument(c *fn) error {
	return value.Panicf("{ballerina}MissingArgument", "missing argument in call to '%s'", c.Name)
}

// unbox gives the bits of a simple value.
func unbox(v value.Value) int64 {
	switch v := v.(type) {
	case value.Int:
		return int64(v)
	case value.Float:
		return floatBits(float64(v))
	case value.Boolean:
		if v {
			return 1
		}
	}
	return 0
}

func box(rep ir.Rep, n int64) value.Value {
	switch rep {
	case ir.RepInt:
		return value.Int(n)
	case ir.RepFloat:
		return value.Float(bitsFloat(n))
	}
	return value.Boolean(n != 0)
}

// externArgs completes the arguments of a Go function: defaults are computed,
// rest arguments gathered.
func (st *strand) externArgs(c *fn, args []value.Value, restList bool) ([]value.Value, error) {
	f := c.tree
	n := len(f.Params)
	absent := len(args) < n
	for _, a := range args {
		absent = absent || a == value.Absent
	}
	if !absent && len(args) == n && (!f.HasRest || restList) {
		return args, nil
	}
	if k := len(args) - 1; restList && k != n-1 {
		// Called through a type whose rest parameter is another one.
		if l, ok := args[k].(*value.List); ok {
			args, restList = append(args[:k:k], l.Values()...), false
		}
	}
	out := make([]value.Value, n)
	fixed := n
	if f.HasRest {
		fixed--
	}
	for i := 0; i < fixed; i++ {
		if i < len(args) {
			out[i] = args[i]
		} else {
			out[i] = value.Absent
		}
	}
	if f.HasRest {
		if restList && len(args) == n {
			out[fixed] = args[fixed]
		} else {
			l := value.NewListCap(f.Params[fixed].Type, 0)
			for i := fixed; i < len(args); i++ {
				if args[i] != value.Absent {
					l.Put(args[i])
				}
			}
			out[fixed] = l
		}
	}
	for i := 0; i < fixed; i++ {
		if out[i] != value.Absent {
			continue
		}
		if f.Complete != nil {
			st.p.World.Lock()
			if f.Complete != nil {
				f.Complete()
			}
			st.p.World.Unlock()
		}
		d := f.Defaults[i]
		if d == nil {
			if included(f, i) {
				v, err := st.p.defaultRecord(st.ctx, f.Params[i].Type)
				if err != nil {
					return nil, err
				}
				out[i] = v
				continue
			}
			out[i] = nil
			continue
		}
		v, err := st.p.evalDefault(st.ctx, f, i, out)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

func included(f *tree.Func, i int) bool {
	if f.Self != nil {
		i--
	}
	return f.Sig != nil && i >= 0 && i < len(f.Sig.Params) && f.Sig.Params[i].Included
}

// evalDefault computes the default value of a parameter of a Go function. It
// may use the parameters before it.
func (p *Program) evalDefault(ctx *runtime.Context, f *tree.Func, i int, args []value.Value) (value.Value, error) {
	p.World.Lock()
	key := defaultKey{f, i}
	c := p.defaults[key]
	if c == nil {
		g := &tree.Func{Name: f.Name, Module: f.Module, Pos: f.Pos, Params: f.Params[:i], Defaults: make([]tree.Expr, i),
			Ret: f.Params[i].Type, Body: []tree.Stmt{&tree.Return{A: f.Defaults[i], Off: f.Defaults[i].Position()}}}
		c = p.codeLocked(g)
		if p.defaults == nil {
			p.defaults = map[defaultKey]*fn{}
		}
		p.defaults[key] = c
	}
	p.World.Unlock()
	return p.run(ctx, c, nil, args[:i])
}

type defaultKey struct {
	f *tree.Func
	i int
}

// defaultRecord makes a record of default values.
func (p *Program) defaultRecord(ctx *runtime.Context, t types.Type) (value.Value, error) {
	a := types.MappingAtomicOf(t)
	m := value.NewMap(t)
	if a == nil || a.Meta == nil {
		return m, nil
	}
	for _, name := range a.Meta.Order {
		if a.Meta.Defaults[name] == nil {
			continue
		}
		v, err := p.FillDefault(ctx, a, name)
		if err != nil {
			return nil, err
		}
		m.Put(name, v)
	}
	return m, nil
}

// FillDefault computes the default value of a record field.
func (p *Program) FillDefault(ctx *runtime.Context, a *types.MappingAtomic, field string) (value.Value, error) {
	return p.fillDefault(ctx, a.Meta, field)
}

func (p *Program) fillDefault(ctx *runtime.Context, meta *types.RecordMeta, field string) (value.Value, error) {
	if meta == nil || meta.Defaults[field] == nil {
		return nil, fmt.Errorf("field %q has no default value", field)
	}
	p.World.Lock()
	f := check.DefaultFunc(meta.Defaults[field])
	if len(f.Captures) > 0 {
		p.World.Unlock()
		return nil, value.Panicf("{ballerina}UnsupportedOperation", "the default value of field '%s' uses local variables: it can be computed in constructors only", field)
	}
	c := p.codeLocked(f)
	p.World.Unlock()
	return p.run(ctx, c, nil, nil)
}

// FieldAnnots computes the annotations of a field of a record type.
func (p *Program) FieldAnnots(a *types.MappingAtomic, field string) *value.Map {
	if a == nil || a.Meta == nil || a.Meta.Annots[field] == nil {
		return nil
	}
	return p.cachedAnnots(annotKey{a.Meta, field}, func() (*tree.Module, tree.Pos, []tree.Annot) {
		return check.FieldAnnots(a.Meta.Annots[field])
	})
}

// TypeAnnots computes the annotations of the definition that a record type has.
func (p *Program) TypeAnnots(a *types.MappingAtomic) *value.Map {
	if a == nil || a.Meta == nil || a.Meta.Decl == nil {
		return nil
	}
	return p.typeAnnots(a.Meta)
}

// typeAnnots computes the annotations of a record type's definition.
func (p *Program) typeAnnots(meta *types.RecordMeta) *value.Map {
	return p.cachedAnnots(annotKey{meta, ""}, func() (*tree.Module, tree.Pos, []tree.Annot) { return check.TypeAnnots(meta.Decl) })
}

// cachedAnnots computes annotation values once.
func (p *Program) cachedAnnots(key annotKey, find func() (*tree.Module, tree.Pos, []tree.Annot)) *value.Map {
	p.mu.Lock()
	m, ok := p.fieldAnnots[key]
	p.mu.Unlock()
	if ok {
		return m
	}
	p.World.Lock()
	mod, at, list := find()
	p.World.Unlock()
	m = p.annots(mod, at, list)
	p.mu.Lock()
	if p.fieldAnnots == nil {
		p.fieldAnnots = map[annotKey]*value.Map{}
	}
	p.fieldAnnots[key] = m
	p.mu.Unlock()
	return m
}

// annotKey names a field of a record type, or the type itself.
type annotKey struct {
	meta  *types.RecordMeta
	field string
}

// Trace lists the calls in progress, innermost first.
func (st *strand) Trace() []value.Frame { return st.trace() }

// trace lists the frames, innermost first.
func (st *strand) trace() []value.Frame {
	if st.p.natives != nil {
		return st.mixedTrace()
	}
	var r []value.Frame
	for i := len(st.frames) - 1; i >= 0 && len(r) < 64; i-- {
		f := &st.frames[i]
		pc := st.at(i)
		if pc >= len(f.c.Lines) {
			pc = len(f.c.Lines) - 1
		}
		line := 0
		if pc >= 0 {
			line = int(f.c.Lines[pc])
		}
		r = append(r, value.Frame{Module: f.c.Module, Func: f.c.Name, File: f.c.File, Line: line})
	}
	return r
}
