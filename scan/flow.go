package scan

import (
	"slices"
	"strings"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// What is followed is where a value comes from. For each variable all values are
// known that are assigned to it anywhere; what a variable may hold is what any of
// them may, whatever the order of the statements. A parameter stands for the
// arguments of all calls, where calls are known, so that values are followed
// through functions of the package. Fields of objects are not followed.
//
// Input is taken as checked when the variable that holds it, or one made from it,
// is part of a condition: whether the check is enough cannot be told, and a
// program that has one would be reported in vain otherwise.

// origin is where a value may come from.
type origin struct {
	input  bool      // from whoever sends a request to a service of the program
	caller bool      // from whoever calls a public function of the package
	config *tree.Var // a configurable variable
	temp   bool      // a folder that everybody may write to
	built  *place    // text that was put together of parts that are not constant
	params []*tree.Var
}

// place is an expression with its file.
type place struct {
	file *syntax.File
	x    tree.Expr
}

func (o *origin) add(b origin) {
	o.input = o.input || b.input
	o.caller = o.caller || b.caller
	o.temp = o.temp || b.temp
	if o.config == nil {
		o.config = b.config
	}
	if o.built == nil {
		o.built = b.built
	}
	for _, p := range b.params {
		if !slices.Contains(o.params, p) {
			o.params = append(o.params, p)
		}
	}
}

// value is an expression that is assigned, with where that is.
type value struct {
	x    tree.Expr
	file *syntax.File
	// part says that it is put into what the variable holds.
	part bool
}

type flow struct {
	p      *pass
	values map[*tree.Var][]value
	args   map[*tree.Var][]value // of parameters, at the calls
	source map[*tree.Var]origin  // of parameters that get their values from outside
	tested map[*tree.Var]bool
	file   map[*tree.Func]*syntax.File
	active map[any]int // variables and functions in progress, with their depth
	known  map[*tree.Var]origin
	// low is the least depth of what was met again while in progress: what is
	// above it is not complete.
	low int
}

func newFlow(p *pass) *flow {
	w := &flow{p: p, values: map[*tree.Var][]value{}, args: map[*tree.Var][]value{}, source: map[*tree.Var]origin{},
		tested: map[*tree.Var]bool{}, file: map[*tree.Func]*syntax.File{}, active: map[any]int{}, low: 1 << 30, known: map[*tree.Var]origin{}}
	for _, b := range p.bodies {
		if b.fn != nil {
			w.file[b.fn] = b.file
			w.sources(b)
		}
		walkStmts(b.stmts, func(s tree.Stmt) { w.stmt(b, s) }, func(x tree.Expr) { w.expr(b, x) })
	}
	// What is tested by way of a variable is known once all values are.
	for _, b := range p.bodies {
		walkStmts(b.stmts, func(s tree.Stmt) { w.conditions(s) }, func(x tree.Expr) {
			if c, ok := x.(*tree.Cond); ok {
				w.test(c.C)
			}
			if q, ok := x.(*tree.Query); ok {
				for _, c := range q.Clauses {
					if c, ok := c.(*tree.Where); ok {
						w.test(c.Cond)
					}
				}
			}
		})
	}
	return w
}

// sources marks the parameters of a function that get values from outside.
func (w *flow) sources(b *body) {
	f := b.fn
	for _, v := range f.Params {
		switch {
		case v == f.Self:
		case f.Class != nil && f.Class.Service && (f.Remote || f.Resource):
			w.source[v] = origin{input: true}
		case w.p.library && isPublic(b) && f.Name != "main" && f.Name != "init":
			w.source[v] = origin{caller: true}
		}
	}
}

// isPublic tells whether a function is one that other packages may call.
func isPublic(b *body) bool {
	d := declOf(b)
	return d != nil && d.Quals.Has(syntax.Public) && b.fn.Class == nil
}

// declOf finds the declaration of a function at module level or of a method.
func declOf(b *body) *syntax.FuncDecl {
	if b.fn == nil || b.file == nil {
		return nil
	}
	for _, d := range b.file.Decls {
		switch d := d.(type) {
		case *syntax.FuncDecl:
			if from, _ := b.file.Offsets(d.Name); int32(from) == b.fn.Pos.Off {
				return d
			}
		case *syntax.ClassDecl:
			for _, m := range d.Members {
				if m, ok := m.(*syntax.FuncDecl); ok {
					if from, _ := b.file.Offsets(m.Name); int32(from) == b.fn.Pos.Off {
						return m
					}
				}
			}
		}
	}
	return nil
}

func (w *flow) assign(v *tree.Var, x tree.Expr, f *syntax.File, part bool) {
	if v != nil && x != nil {
		w.values[v] = append(w.values[v], value{x, f, part})
	}
}

// variable gives the variable at the root of a place that is assigned to.
func variable(x tree.Expr) *tree.Var {
	for {
		switch y := bare(x).(type) {
		case *tree.Local:
			return y.V
		case *tree.Global:
			return y.V
		case *tree.ListGet:
			x = y.List
		case *tree.ListFill:
			x = y.List
		case *tree.MapGet:
			x = y.Map
		default:
			return nil
		}
	}
}

func (w *flow) stmt(b *body, s tree.Stmt) {
	switch s := s.(type) {
	case *tree.VarDecl:
		w.assign(s.V, s.Init, b.file, false)
	case *tree.Assign:
		w.assign(s.V, s.Val, b.file, false)
	case *tree.SetIndex:
		w.assign(variable(s.List), s.Val, b.file, true)
	case *tree.SetField:
		w.assign(variable(s.Map), s.Val, b.file, true)
	case *tree.Foreach:
		w.assign(s.Var, s.In, b.file, true)
	}
}

func (w *flow) expr(b *body, x tree.Expr) {
	bind := func(f *tree.Func, args []tree.Expr, self bool) {
		if f == nil {
			return
		}
		params := f.Params
		if self && f.Self != nil && len(params) > 0 {
			params = params[1:]
		}
		for i, a := range args {
			if a != nil && i < len(params) {
				w.args[params[i]] = append(w.args[params[i]], value{a, b.file, false})
			}
		}
	}
	switch x := x.(type) {
	case *tree.Call:
		bind(x.F, x.Args, false)
		// Functions such as push put their arguments into the first.
		if name, args := callee(x); len(args) > 1 && (name == "ballerina/lang.array:push" || name == "ballerina/lang.array:unshift") {
			for _, a := range args[1:] {
				if a != nil {
					w.assign(variable(args[0]), a, b.file, true)
				}
			}
		}
	case *tree.CallMethod:
		bind(method(x), x.Args, true)
	case *tree.New:
		if x.Class != nil {
			bind(x.Class.Init, x.Args, true)
		}
	case *tree.Query:
		for _, c := range x.Clauses {
			if c, ok := c.(*tree.From); ok {
				w.assign(c.Var, c.In, b.file, true)
			}
		}
	}
}

func (w *flow) conditions(s tree.Stmt) {
	switch s := s.(type) {
	case *tree.If:
		w.test(s.Cond)
	case *tree.While:
		w.test(s.Cond)
	case *tree.ExprStmt:
		// check validate(x);
		if c, ok := s.A.(*tree.Check); ok && w.judges(c) {
			w.test(c.A)
		}
	}
}

// test marks the variables that a condition is about.
func (w *flow) test(x tree.Expr) {
	if _, busy := w.active[x]; busy {
		return
	}
	w.active[x] = 0
	defer delete(w.active, x)
	mark := func(v *tree.Var) {
		w.tested[v] = true
		for _, a := range w.values[v] {
			if types.IsSubtype(v.Type, types.Boolean) || w.judges(a.x) {
				w.test(a.x)
			}
		}
	}
	skip := map[tree.Expr]bool{}
	walkExpr(x, func(x tree.Expr) {
		switch x := x.(type) {
		case *tree.TypeTest:
			// That something is an error, or missing, says nothing of its content.
			if types.IsSubtype(x.Target, types.Union(types.Error, types.Nil)) {
				skip[bare(x.A)] = true
				if v := variable(x.A); v != nil {
					for _, a := range w.values[v] {
						if w.judges(a.x) && !carries(v.Type) {
							w.test(a.x) // error? e = validate(x); if e is error
						}
					}
				}
			}
		case *tree.Equal:
			for _, pair := range [][2]tree.Expr{{x.A, x.B}, {x.B, x.A}} {
				if c, ok := bare(pair[1]).(*tree.Const); ok && (c.V == nil || c.V == "") {
					skip[bare(pair[0])] = true
				}
			}
		case *tree.Local:
			if !skip[x] {
				mark(x.V)
			}
		case *tree.Global:
			if !skip[x] {
				mark(x.V)
			}
		case *tree.FuncRef:
			for _, v := range x.F.Captures {
				mark(v)
			}
		}
	})
}

// judges tells whether an expression is a call of a function of the package: one
// whose result decides what happens may be there to check its arguments.
func (w *flow) judges(x tree.Expr) bool {
	switch x := bare(x).(type) {
	case *tree.Call:
		return w.file[x.F] != nil
	case *tree.CallMethod:
		return w.file[method(x)] != nil
	}
	return false
}

// resolve follows variables that hold one value to that value.
func (w *flow) resolve(x tree.Expr) tree.Expr {
	for range 20 {
		x = bare(x)
		var v *tree.Var
		switch y := x.(type) {
		case *tree.Local:
			v = y.V
		case *tree.Global:
			v = y.V
		default:
			return x
		}
		if v.Configurable || len(w.values[v]) != 1 || w.values[v][0].part {
			return x
		}
		x = w.values[v][0].x
	}
	return x
}

// text gives the constant string that an expression is, through variables.
func (w *flow) text(x tree.Expr) (string, bool) {
	switch x := w.resolve(x).(type) {
	case *tree.Const:
		s, ok := x.V.(string)
		return s, ok
	case *tree.StrConcat:
		var b strings.Builder
		for _, part := range x.Parts {
			s, ok := w.text(part)
			if !ok {
				return "", false
			}
			b.WriteString(s)
		}
		return b.String(), true
	case *tree.Binary:
		if x.Op == tree.Add {
			if a, ok := w.text(x.A); ok {
				b, ok := w.text(x.B)
				return a + b, ok
			}
		}
	}
	return "", false
}

// fixed tells whether an expression is the same in every run: constants, and
// lists and mappings of them.
func (w *flow) fixed(x tree.Expr) bool {
	switch x := w.resolve(x).(type) {
	case *tree.Const, *tree.ByteArray:
		return true
	case *tree.ListCons:
		for _, e := range x.Elems {
			if !w.fixed(e.V) {
				return false
			}
		}
		return len(x.Elems) > 0
	case *tree.StrConcat, *tree.Binary:
		_, ok := w.text(x)
		return ok
	case *tree.Call:
		// What is made of a constant alone: "…".toBytes(), base64.
		name, args := callee(x)
		if !strings.HasPrefix(name, "ballerina/lang.") || len(args) == 0 {
			return false
		}
		for _, a := range args {
			if a != nil && !w.fixed(a) {
				return false
			}
		}
		return true
	}
	return false
}

// carries tells whether values of a type can hold text from outside.
func carries(t types.Type) bool {
	t = types.Diff(t, types.Union(types.Error, types.Nil))
	b := t.Basics()
	if b&^(types.BInt|types.BFloat|types.BDecimal|types.BBoolean) == 0 {
		return false
	}
	return types.FiniteSize(t, 1000) < 0
}

// of gives the origin of an expression in a file.
func (w *flow) of(x tree.Expr, f *syntax.File) origin {
	o := w.symbolic(x, f)
	// Parameters that are left stand for what calls pass.
	seen := map[*tree.Var]bool{}
	for i := 0; i < len(o.params); i++ {
		v := o.params[i]
		if seen[v] {
			continue
		}
		seen[v] = true
		o.add(w.source[v])
		for _, a := range w.args[v] {
			o.add(w.symbolic(a.x, a.file))
		}
	}
	return o
}

func (w *flow) symbolic(x tree.Expr, f *syntax.File) origin {
	var o origin
	if x == nil {
		return o
	}
	all := func(xs ...tree.Expr) {
		for _, x := range xs {
			o.add(w.symbolic(x, f))
		}
	}
	switch x := x.(type) {
	case *tree.Local:
		return w.variable(x.V)
	case *tree.Global:
		return w.variable(x.V)
	case *tree.Const:
		if s, ok := x.V.(string); ok && writable(s) {
			o.temp = true
		}
	case *tree.Check:
		all(x.A)
	case *tree.Cast:
		all(x.A)
	case *tree.Trap:
		all(x.A)
	case *tree.Cond:
		all(x.A, x.B)
	case *tree.Elvis:
		all(x.A, x.B)
	case *tree.BlockExpr:
		all(x.Value)
	case *tree.StrConcat:
		all(x.Parts...)
		if _, ok := w.text(x); !ok {
			o.built = &place{f, x}
		}
	case *tree.Binary:
		if x.Op == tree.Add && x.Kind == types.BString {
			all(x.A, x.B)
			if _, ok := w.text(x); !ok {
				o.built = &place{f, x}
			}
		}
	case *tree.ListGet:
		all(x.List)
	case *tree.MapGet:
		all(x.Map)
	case *tree.TableGet:
		all(x.Table)
	case *tree.XMLAttr:
		all(x.A)
	case *tree.ListCons:
		for _, e := range x.Elems {
			all(e.V)
		}
	case *tree.MapCons:
		for i := range x.Fields {
			all(x.Fields[i].V)
		}
	case *tree.RawTemplate:
		all(x.Insertions)
	case *tree.Query:
		all(x.Select)
	case *tree.Call:
		w.call(&o, x.F, x.Args, f)
	case *tree.CallMethod:
		if m := method(x); m != nil && w.file[m] != nil {
			w.call(&o, m, append([]tree.Expr{x.Recv}, x.Args...), f)
		} else {
			// What an http:Request gives is what came with it.
			recv := w.symbolic(x.Recv, f)
			o.input = recv.input
			o.params = recv.params
		}
	}
	if !carries(x.Type()) {
		o.input, o.caller = false, false
		o.params = nil
	}
	return o
}

// call adds the origin of what a function returns.
func (w *flow) call(o *origin, fn *tree.Func, args []tree.Expr, f *syntax.File) {
	if w.file[fn] == nil {
		w.libraryCall(o, fn, args, f)
		return
	}
	if !w.enter(fn) {
		return
	}
	defer w.leave(fn)
	var r origin
	walkStmts(fn.Body, func(s tree.Stmt) {
		if s, ok := s.(*tree.Return); ok && s.A != nil {
			r.add(w.symbolic(s.A, w.file[fn]))
		}
	}, func(tree.Expr) {})
	params := r.params
	r.params = nil
	for _, v := range params {
		if i := slices.Index(fn.Params, v); i >= 0 {
			if i < len(args) && args[i] != nil {
				r.add(w.symbolic(args[i], f))
			}
		} else if !slices.Contains(r.params, v) {
			r.params = append(r.params, v)
		}
	}
	o.add(r)
}

// libraryCall adds the origin of what a function of the library returns: for those
// that work on text and structures, that of their arguments.
func (w *flow) libraryCall(o *origin, fn *tree.Func, args []tree.Expr, f *syntax.File) {
	if fn.Module == nil {
		return
	}
	switch q := fn.Module.QName; {
	case q == "ballerina/os" && fn.Name == "getEnv":
		if len(args) > 0 && args[0] != nil {
			switch s, _ := w.text(args[0]); s {
			case "TMP", "TEMP", "TMPDIR":
				o.temp = true
			}
		}
	case strings.HasPrefix(q, "ballerina/lang."), q == "ballerina/file", q == "ballerina/url", q == "ballerina/regex", q == "ballerina/strings":
		for _, a := range args {
			if a != nil {
				o.add(w.symbolic(a, f))
			}
		}
	}
}

func (w *flow) variable(v *tree.Var) origin {
	if v.Configurable {
		return origin{config: v}
	}
	if o, ok := w.known[v]; ok {
		return o
	}
	var o origin
	if !w.enter(v) {
		return o
	}
	for _, a := range w.values[v] {
		o.add(w.symbolic(a.x, a.file))
	}
	if v.Func != nil && slices.Contains(v.Func.Params, v) && v != v.Func.Self {
		o.params = append(o.params, v)
	}
	if w.tested[v] || !carries(v.Type) {
		o.input, o.caller, o.params = false, false, nil
	}
	if w.leave(v) {
		w.known[v] = o
	}
	return o
}

// enter begins with a variable or function; it gives false when it is in progress.
func (w *flow) enter(x any) bool {
	if depth, busy := w.active[x]; busy {
		w.low = min(w.low, depth)
		return false
	}
	w.active[x] = len(w.active)
	return true
}

// leave ends what enter began, and tells whether nothing was left out of it
// because it was in progress further out.
func (w *flow) leave(x any) bool {
	depth := w.active[x]
	delete(w.active, x)
	complete := w.low >= depth
	if complete {
		w.low = 1 << 30
	}
	return complete
}

// writable tells whether a path is in a folder that everybody may write to.
func writable(path string) bool {
	for _, dir := range []string{"/tmp", "/var/tmp", "/usr/tmp", "/dev/shm", "/dev/mqueue", "/run/lock", "/var/run/lock", "/private/tmp",
		`C:\Windows\Temp`, `C:\Temp`, `C:\TMP`, `C:\TEMP`} {
		if rest, ok := strings.CutPrefix(path, dir); ok && (rest == "" || rest[0] == '/' || rest[0] == '\\') {
			return true
		}
	}
	return false
}
