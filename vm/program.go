// Package vm interprets ir. It is the default back end: a program starts as
// soon as it is checked, and a function is lowered when it is first called.
//
// A strand has one stack for each register file and one of frames; calls of
// Ballerina functions by Ballerina functions do not use the Go stack. Go code
// that calls back (library functions, listeners) runs a nested loop on the
// same stacks.
package vm

import (
	"fmt"
	"sync"
	"sync/atomic"
	"unsafe"

	"barre/check"
	"barre/ir"
	"barre/lib"
	"barre/lower"
	"barre/runtime"
	"barre/syntax"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// Program is a checked program, ready to run.
type Program struct {
	World *check.World
	Main  *check.Module
	rt    *runtime.Runtime
	libs  map[string]*lib.Module

	// What was made of the tree belongs to this program: others may run the same.
	codes   sync.Map  // *fn by *tree.Func
	classes sync.Map  // *value.Class by *tree.Class
	globals sync.Map  // *global by *tree.Var
	strands sync.Pool // *strand whose stacks nobody uses

	fieldInits map[*tree.Class]*fn // guarded by the world's lock

	mu          sync.Mutex // guards binding
	externs     map[string]map[string]runtime.Extern
	defaults    map[defaultKey]*fn
	fieldAnnots map[annotKey]*value.Map
	// config gives the value of a configurable variable; ok is false when it
	// has none.
	Config func(v *tree.Var) (value.Value, bool)
	covers func(file *syntax.File) bool // see Cover
	early  early
	polls  bool // see Interruptible
	// profile is where time is noted, nil when it is not; see Profile.
	profile *Profile
	debug   *Debugger // nil when it is not debugged; see Debug
	// initialised is how many of the world's modules are.
	initialised int

	natives *natives // nil when everything is interpreted
	bound   []bound  // functions in Go by their place in the table
}

// bound is a function whose Go code has been found to be its own.
type bound = atomic.Pointer[fn]

type global struct {
	v value.Value
	n int64
}

// New prepares a program for running. libs are the library modules by
// qualified name.
func New(w *check.World, main *check.Module, libs map[string]*lib.Module, rt *runtime.Runtime) *Program {
	p := &Program{World: w, Main: main, rt: rt, libs: libs, externs: map[string]map[string]runtime.Extern{}}
	rt.Backend = p
	rt.Env = w.Env
	w.ComputeDefaults(func(meta *types.RecordMeta, field string) (v any) {
		rt.Detached(func(c *runtime.Context) {
			x, err := p.fillDefault(c, meta, field)
			if err != nil {
				panic(err)
			}
			v = x
		})
		return v
	})
	w.ComputeFillers(func(meta *types.RecordMeta) (v any, ok bool) {
		w.Lock()
		cls := check.FillerClass(meta)
		w.Unlock()
		if cls == nil {
			return nil, false
		}
		rt.Detached(func(c *runtime.Context) {
			x, err := p.strand(c).newObject(p.class(cls), cls, nil, nil, false)
			if err != nil {
				panic(err)
			}
			v = x
		})
		return v, true
	})
	return p
}

// fn is the code of a function with what running it needs at hand.
type fn struct {
	*ir.Func
	tree    *tree.Func
	nScalar int // scalar parameters
	nRef    int // reference parameters
	// code, numS, numR and scalar repeat what the interpreter's loop needs most.
	code       []ir.Instr
	start      *ir.Instr // the first of code
	numS, numR int
	scalar     bool // the result is a scalar
	// calls has, under the pool index of a function, its code once it is known;
	// classes and globals likewise, nil when there are none in the pool.
	calls   []atomic.Pointer[fn]
	fields  []*ir.FieldRef
	classes []atomic.Pointer[value.Class]
	globals []atomic.Pointer[global]
	info    atomic.Pointer[value.FuncInfo]
	// value is the function as a value, for functions that capture nothing.
	value atomic.Pointer[value.Function]
	// number is ext for numbers as they are, nil when there is none: see
	// [lib.Module].
	number   any
	ext      runtime.Extern
	*version                        // nil when it is not to be known what is executed
	armed    *atomic.Pointer[armed] // where a debugger wants to stop; nil nowhere
	// native is the Go code that the function stands for; inGo marks the code it
	// was made from.
	native func(st *Strand, s []int64, r []value.Value) value.Value
	inGo   bool
}

// code finds or makes the code of a function.
func (p *Program) code(f *tree.Func) *fn {
	if c, ok := p.codes.Load(f); ok {
		return c.(*fn)
	}
	p.World.Lock()
	defer p.World.Unlock()
	return p.codeLocked(f)
}

func (p *Program) codeLocked(f *tree.Func) *fn {
	if c, ok := p.codes.Load(f); ok {
		return c.(*fn)
	}
	if f.Complete != nil {
		f.Complete()
	}
	c := &fn{tree: f}
	if f.Extern {
		c.Func = &ir.Func{Name: f.Name, Module: f.Module.QName, MaskReg: -1, Tree: f}
		c.ext = p.extern(f)
		if p.profile != nil {
			c.ext = p.profile.profiled(f, c.ext)
		} else if l := p.libs[f.Module.QName]; l != nil && l.Numbers != nil && f.Self == nil {
			c.number = l.Numbers(f.Name)
		}
	} else if p.debug != nil {
		c.Func = lower.Debuggable(f, p.covers != nil && f.Pos.File != nil && p.covers(f.Pos.File))
	} else if p.covers != nil && f.Pos.File != nil && p.covers(f.Pos.File) {
		c.Func = lower.Covered(f)
	} else if p.profile != nil {
		c.Func = lower.Profiled(f)
	} else if p.polls {
		c.Func = lower.Interruptible(f)
	} else {
		c.Func = lower.Func(f)
	}
	c.seal()
	if len(c.Probes) > 0 {
		c.cover()
	}
	if p.natives != nil && c.ext == nil {
		c = p.bindNative(c)
	}
	if p.debug != nil {
		p.debug.made(c)
	}
	p.codes.Store(f, c)
	return c
}

// seal derives what the interpreter's loop uses.
func (c *fn) seal() {
	c.code, c.numS, c.numR, c.scalar = c.Code, c.NumS, c.NumR, c.Ret.Scalar()
	c.start = unsafe.SliceData(c.code)
	c.calls = make([]atomic.Pointer[fn], len(c.Pool))
	for _, r := range c.Params {
		if r.Scalar() {
			c.nScalar++
		} else {
			c.nRef++
		}
	}
	for i, x := range c.Pool {
		switch x := x.(type) {
		case *ir.FieldRef:
			if c.fields == nil {
				c.fields = make([]*ir.FieldRef, len(c.Pool))
			}
			c.fields[i] = x
		case *tree.Var:
			if c.globals == nil {
				c.globals = make([]atomic.Pointer[global], len(c.Pool))
			}
		case *ir.ObjectShape:
			if c.classes == nil {
				c.classes = make([]atomic.Pointer[value.Class], len(c.Pool))
			}
		}
	}
}

// callee is the code of the function at a pool index.
func (p *Program) callee(c *fn, i int32, f *tree.Func) *fn {
	k := c.calls[i].Load()
	if k == nil {
		k = p.code(f)
		c.calls[i].Store(k)
	}
	return k
}

// classAt is the class of the object shape at a pool index.
func (p *Program) classAt(c *fn, i uint16) *value.Class {
	k := c.classes[i].Load()
	if k == nil {
		k = p.class(c.Pool[i].(*ir.ObjectShape).Class)
		c.classes[i].Store(k)
	}
	return k
}

// globalAt is the storage of the variable at a pool index.
func (p *Program) globalAt(c *fn, i int32) *global {
	g := p.global(c.Pool[i].(*tree.Var))
	c.globals[i].Store(g)
	return g
}

// extern finds the Go implementation of a function.
func (p *Program) extern(f *tree.Func) runtime.Extern {
	q := f.Module.QName
	p.mu.Lock()
	defer p.mu.Unlock()
	m, ok := p.externs[q]
	if !ok {
		if l := p.libs[q]; l != nil && l.Bind != nil {
			m = l.Bind(runtime.NewModule(p.rt, q))
		}
		p.externs[q] = m
	}
	if e := m[externName(f)]; e != nil {
		return e
	}
	return func(*runtime.Context, []value.Value) (value.Value, error) {
		return nil, value.Panicf("{ballerina}NotImplemented", "function '%s:%s' has no implementation", q, externName(f))
	}
}

func externName(f *tree.Func) string {
	if f.Resource && f.Class != nil {
		return check.ResourceExternName(f)
	}
	return f.Name
}

// funcValue makes the value of a function without captures.
func (p *Program) funcValue(c *fn) *value.Function {
	f := c.tree
	if v := c.value.Load(); v != nil {
		return v
	}
	// Whoever comes first decides: a function is one value.
	c.value.CompareAndSwap(nil, &value.Function{Type: funcType(f), Code: c, Info: p.info(c)})
	return c.value.Load()
}

// funcType is the type of a function as a value: one inferred to be isolated is
// so for type tests.
func funcType(f *tree.Func) types.Type {
	if f.Inferred && !f.Isolated {
		return types.Intersect(f.Type, types.IsolatedFunc)
	}
	return f.Type
}

// methodType is the type of a method of an object as a value: it is isolated when
// both are.
func (p *Program) methodType(c *value.Class, m *value.Function) types.Type {
	isolated := c.Isolated && m.Info != nil && m.Info.Isolated
	switch marked := types.IsSubtype(m.Type, types.IsolatedFunc); {
	case marked && !isolated:
		if sig := types.FuncSig(m.Type); sig != nil {
			return p.World.Env.Func(sig)
		}
	case isolated && !marked:
		return types.Intersect(m.Type, types.IsolatedFunc)
	}
	return m.Type
}

// info describes a function for reflection.
func (p *Program) info(c *fn) *value.FuncInfo {
	if i := c.info.Load(); i != nil {
		return i
	}
	f := c.tree
	i := &value.FuncInfo{Name: f.Name, Ret: f.Ret, Isolated: f.Isolated || f.Inferred, Remote: f.Remote, Resource: f.Resource, Accessor: f.Accessor}
	if f.Module != nil {
		i.Module = f.Module.QName
	}
	if f.Pos.File != nil {
		i.File, i.Line = f.Pos.File.Name, f.Pos.Line()
	}
	skip := 0
	if f.Self != nil {
		skip = 1
		if n := f.Name; f.Class != nil && f.Class.Name != "" && len(n) > len(f.Class.Name)+1 {
			i.Name = n[len(f.Class.Name)+1:]
		}
	}
	for k, v := range f.Params[min(skip, len(f.Params)):] {
		pi := value.ParamInfo{Name: v.Name, Type: v.Type}
		if f.Sig != nil && k < len(f.Sig.Params) {
			pi.HasDefault = f.Sig.Params[k].HasDefault
			pi.Included = f.Sig.Params[k].Included
		}
		if f.HasRest && k+skip == len(f.Params)-1 {
			pi.Rest = true
		}
		i.Params = append(i.Params, pi)
	}
	for _, s := range f.Path {
		param := s.Param
		if param >= 0 {
			param -= skip
		}
		i.Path = append(i.Path, value.PathSeg{Name: s.Name, Param: param, Rest: s.Rest})
	}
	annotate := func() {
		i.Annots = p.annots(f.Module, f.Pos, f.Annots)
		i.RetAnnots = p.annots(f.Module, f.Pos, f.RetAnnots)
		for k := range i.Params {
			if k+skip < len(f.ParamAnnots) {
				i.Params[k].Annots = p.annots(f.Module, f.Pos, f.ParamAnnots[k+skip])
			}
		}
	}
	annotate()
	if c.info.CompareAndSwap(nil, i) && (len(f.Annots)+len(f.RetAnnots)+len(f.ParamAnnots) > 0) {
		p.onceReady(f.Module, annotate)
	}
	return c.info.Load()
}

// class makes the run-time class of a class definition.
func (p *Program) class(c *tree.Class) *value.Class {
	if vc, ok := p.classes.Load(c); ok {
		return vc.(*value.Class)
	}
	p.World.Lock()
	if c.Complete != nil {
		c.Complete()
	}
	vc := &value.Class{Name: c.Name, Type: c.Type, Readonly: c.Readonly, Isolated: c.Isolated || c.Inferred, Service: c.Service, Client: c.Client, Methods: map[string]*value.Function{}}
	if c.Module != nil {
		vc.Module = c.Module.QName
	}
	if c.Pos.File != nil {
		vc.File, vc.Line = c.Pos.File.Name, c.Pos.Line()
	}
	for _, f := range c.Fields {
		vc.Fields = append(vc.Fields, value.FieldInfo{Name: f.Name, Type: f.Type, Final: f.Final, Public: f.Public})
	}
	vc.Seal()
	method := func(f *tree.Func) *value.Function {
		k := p.codeLocked(f)
		return &value.Function{Type: f.Type, Code: k}
	}
	var all []*value.Function
	for _, f := range c.Methods {
		name := f.Name
		if c.Name != "" {
			name = name[len(c.Name)+1:]
		}
		m := method(f)
		all = append(all, m)
		if f.Remote {
			// A method of the same name is another member; without one library
			// modules find the remote method by its name alone.
			vc.Methods["->"+name] = m
			if vc.Methods[name] != nil {
				continue
			}
		}
		vc.Methods[name] = m
	}
	if c.Init != nil {
		// Reachable as self.init() only.
		vc.Methods["init"] = method(c.Init)
	}
	for _, f := range c.Resources {
		m := method(f)
		vc.Methods[f.Name[len(c.Name):]] = m
		vc.Resources = append(vc.Resources, m)
		all = append(all, m)
	}
	if init := p.fieldInit(c); init != nil {
		vc.Code = init
	}
	p.World.Unlock()
	for _, m := range all {
		m.Info = p.info(m.Code.(*fn))
	}
	vc.Annots = p.annots(c.Module, c.Pos, c.Annots)
	// Another strand may have been faster: a class is one value.
	k, old := p.classes.LoadOrStore(c, vc)
	if !old && len(c.Annots) > 0 {
		p.onceReady(c.Module, func() { vc.Annots = p.annots(c.Module, c.Pos, c.Annots) })
	}
	return k.(*value.Class)
}

// Type finds a type definition of a module by name.
func (p *Program) Type(module, name string) types.Type {
	if m := p.module(module); m != nil {
		p.World.Lock()
		defer p.World.Unlock()
		return m.TypeByName(name)
	}
	return nil
}

// Class finds a class of a module by name.
func (p *Program) Class(module, name string) *value.Class {
	m := p.module(module)
	if m == nil {
		return nil
	}
	p.World.Lock()
	c := m.ClassByName(name)
	p.World.Unlock()
	if c == nil {
		return nil
	}
	return p.class(c)
}

// Function finds a function of a module by name.
func (p *Program) Function(module, name string) *value.Function {
	m := p.module(module)
	if m == nil {
		return nil
	}
	p.World.Lock()
	f := m.FuncByName(name)
	p.World.Unlock()
	if f == nil {
		return nil
	}
	return p.FuncValue(f)
}

// FuncValue is a function at module level as a value.
func (p *Program) FuncValue(f *tree.Func) *value.Function { return p.funcValue(p.code(f)) }

func (p *Program) module(q string) *check.Module {
	p.World.Lock()
	defer p.World.Unlock()
	return p.World.ModuleByQName(q)
}

// Instantiate makes an object of a class and runs its init.
func (p *Program) Instantiate(ctx *runtime.Context, class *value.Class, args []value.Value) (value.Value, error) {
	m := p.module(class.Module)
	if m == nil {
		return nil, fmt.Errorf("no module %q", class.Module)
	}
	p.World.Lock()
	c := m.ClassByName(class.Name)
	p.World.Unlock()
	st := p.strand(ctx)
	return st.newObject(p.class(c), c, nil, args, false)
}

// Call calls a function value.
func (p *Program) Call(ctx *runtime.Context, f *value.Function, args []value.Value) (value.Value, error) {
	st := p.strand(ctx)
	return st.callBoxed(f, args, false)
}

// RunInit initialises the modules that are not yet, in order: each its variables,
// then it attaches its services, then its init function is called.
func (p *Program) RunInit(ctx *runtime.Context) (value.Value, error) {
	if p.debug != nil {
		p.debug.runs(p.strand(ctx))
	}
	for {
		t := p.nextModule()
		if t == nil {
			return nil, nil
		}
		if len(t.Init) > 0 {
			if v, err := p.runStmts(ctx, t, "$init", t.Init); err != nil || isError(v) {
				return v, err
			}
		}
		p.ready(t)
		if len(t.Services) > 0 {
			if v, err := p.runStmts(ctx, t, "$services", t.Services); err != nil || isError(v) {
				return v, err
			}
		}
		if t.InitFunc != nil {
			v, err := p.run(ctx, p.code(t.InitFunc), nil, nil)
			if err != nil || isError(v) {
				return v, err
			}
		}
	}
}

// nextModule is the next module to be initialised, nil when all are.
func (p *Program) nextModule() *tree.Module {
	p.World.Lock()
	defer p.World.Unlock()
	all := p.World.Modules()
	if p.initialised == len(all) {
		return nil
	}
	p.initialised++
	return all[p.initialised-1].Tree
}

func (p *Program) runStmts(ctx *runtime.Context, t *tree.Module, name string, stmts []tree.Stmt) (value.Value, error) {
	for _, f := range initFuncs(t, name, stmts) {
		v, err := p.run(ctx, p.code(f), nil, nil)
		if err != nil || isError(v) {
			return v, err
		}
	}
	return nil, nil
}

// InitFuncs makes the functions that initialise a module's declarations and
// attach its services.
func InitFuncs(t *tree.Module) []*tree.Func {
	return append(initFuncs(t, "$init", t.Init), initFuncs(t, "$services", t.Services)...)
}

// initFuncs makes functions of statements. Errors and traces name the file of
// each statement; initialisers of one module may come from several, so each runs
// as a function of its own.
func initFuncs(t *tree.Module, name string, stmts []tree.Stmt) []*tree.Func {
	var fs []*tree.Func
	for _, g := range groupByFile(t, stmts) {
		fs = append(fs, &tree.Func{Name: name, Module: t, Ret: types.NilOrError, Body: g.stmts, Pos: g.pos, ModuleInit: true})
	}
	return fs
}

type stmtGroup struct {
	pos   tree.Pos
	stmts []tree.Stmt
}

func groupByFile(t *tree.Module, stmts []tree.Stmt) []stmtGroup {
	var r []stmtGroup
	for _, s := range stmts {
		var pos tree.Pos
		switch s := s.(type) {
		case *tree.Assign:
			pos = s.V.Pos
		case *tree.SetConfig:
			pos = s.V.Pos
		case *tree.AttachService:
			// Its service variable was assigned just before, in the same file.
		}
		if n := len(r); n > 0 && (pos.File == nil || pos.File == r[n-1].pos.File) {
			r[n-1].stmts = append(r[n-1].stmts, s)
			continue
		}
		r = append(r, stmtGroup{pos, []tree.Stmt{s}})
	}
	return r
}

func isError(v value.Value) bool {
	_, ok := v.(*value.Error)
	return ok
}

// RunMain calls the main function.
func (p *Program) RunMain(ctx *runtime.Context, args []value.Value) (value.Value, error) {
	f := p.Main.Tree.Main
	if f == nil {
		return nil, nil
	}
	return p.strand(ctx).callBoxed(p.funcValue(p.code(f)), args, false)
}

// run calls code with boxed arguments.
func (p *Program) run(ctx *runtime.Context, c *fn, recv *value.Object, args []value.Value) (value.Value, error) {
	f := &value.Function{Code: c, Recv: recv}
	return p.strand(ctx).callBoxed(f, args, false)
}
