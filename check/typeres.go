package check

import (
	"maps"
	"math"
	"slices"

	"github.com/woodsbury/decimal128"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// tctx is where a type descriptor stands: its file, and what the type
// parameters and typedesc parameters around it are bound to.
type tctx struct {
	fs   *fileScope
	bind map[*Symbol]types.Type
	dep  map[string]types.Type // return types that name a typedesc parameter
	// fn is the function around the type, whose locals default values of record
	// fields may use; nil for types of the module.
	fn *fn
	// lengths are those of array types T[*], which initialisers give.
	lengths map[*syntax.ArrayType]int
}

// resolveSym computes what a type symbol names.
func (s *Symbol) typ() types.Type {
	w := s.mod.w
	switch s.state {
	case resolved:
		return s.T
	case resolving:
		w.cycle = true
		return types.Never
	}
	s.state = resolving
	outer := w.cycle
	w.cycle = false
	w.depth++
	t := s.resolveType()
	w.depth--
	switch {
	case s.state == resolved: // set early
	case w.cycle && w.depth > 0:
		s.state = unresolved
		s.T = nil
		return t // the cycle goes on upwards
	case w.cycle:
		s.fs.err(s.ident, "BCE2066", "invalid cyclic type reference in '%s'", s.Name)
		w.cycle = false
		s.T, s.state = types.Never, resolved
	default:
		s.T, s.state = t, resolved
	}
	if !s.mod.src.Library {
		w.after = append(w.after, s.checkInhabited)
	}
	w.cycle = outer
	w.settle()
	return s.T
}

// settle completes pending recursive types once nothing is being resolved.
func (w *World) settle() {
	if w.depth > 0 {
		return
	}
	for len(w.pending) > 0 || len(w.after) > 0 {
		if len(w.pending) > 0 {
			p := w.pending[0]
			w.pending = w.pending[1:]
			w.start(p)
			continue
		}
		f := w.after[0]
		w.after = w.after[1:]
		f()
	}
}

func (w *World) start(p *pendingDef) {
	if p.started {
		return
	}
	p.started = true
	w.depth++
	cycle := w.cycle
	w.cycle = false
	w.running = append(w.running, p)
	p.run()
	w.running = w.running[:len(w.running)-1]
	p.done = true
	w.cycle = cycle
	w.depth--
}

func (w *World) later(t types.Type, run func()) {
	p := &pendingDef{run: run}
	w.pending = append(w.pending, p)
	if t != nil {
		w.defining[t] = p
	}
}

// force completes the definition of t when it is pending.
func (w *World) force(t types.Type) {
	if p := w.defining[t]; p != nil {
		w.start(p)
	}
}

func (s *Symbol) resolveType() types.Type {
	w := s.mod.w
	tc := &tctx{fs: s.fs}
	switch d := s.node.(type) {
	case *syntax.TypeDef:
		if t := builtinSubtype(w.Env, s); t != nil {
			return t
		}
		switch x := d.Type.(type) {
		case *syntax.RecordType:
			return tc.record(x, s)
		case *syntax.ObjectType:
			return tc.object(x, s, false)
		case *syntax.DistinctType:
			return tc.distinct(x, s)
		}
		return tc.resolve(d.Type)
	case *syntax.EnumDecl:
		t := types.Never
		for _, e := range d.Members {
			if m := s.mod.syms[e.Name.Name]; m != nil {
				t = types.Union(t, m.constType())
			}
		}
		return t
	case *syntax.ClassDecl:
		return s.resolveClass(d)
	}
	return types.Never
}

// builtinSubtype gives the predeclared subtypes that the lang library names.
func builtinSubtype(e *types.Env, s *Symbol) types.Type {
	if !s.mod.builtin() {
		return nil
	}
	switch s.mod.src.Name + ":" + s.Name {
	case "lang.int:Signed32":
		return e.IntRange(math.MinInt32, math.MaxInt32)
	case "lang.int:Signed16":
		return e.IntRange(math.MinInt16, math.MaxInt16)
	case "lang.int:Signed8":
		return e.IntRange(math.MinInt8, math.MaxInt8)
	case "lang.int:Unsigned32":
		return e.IntRange(0, math.MaxUint32)
	case "lang.int:Unsigned16":
		return e.IntRange(0, math.MaxUint16)
	case "lang.int:Unsigned8":
		return types.Byte
	case "lang.string:Char":
		return types.Char
	case "lang.xml:Element":
		return types.XMLElement
	case "lang.xml:Comment":
		return types.XMLComment
	case "lang.xml:ProcessingInstruction":
		return types.XMLPI
	case "lang.xml:Text":
		return types.XMLText
	case "lang.value:Cloneable":
		return types.Cloneable
	case "lang.regexp:RegExp", "lang.string:RegExp":
		return types.Regexp
	}
	return nil
}

// try runs f and tells whether it met a definition in progress.
func (tc *tctx) try(f func()) (cycle bool) {
	w := tc.fs.mod.w
	outer := w.cycle
	w.cycle = false
	f()
	cycle = w.cycle
	w.cycle = outer
	return cycle
}

func (tc *tctx) env() *types.Env { return tc.fs.mod.w.Env }

// resolve computes the type a descriptor denotes.
func (tc *tctx) resolve(n syntax.Type) types.Type {
	switch n := n.(type) {
	case nil:
		return types.Nil
	case *syntax.BuiltinType:
		return builtinType(n.Kind)
	case *syntax.ParenType:
		return tc.resolve(n.Elem)
	case *syntax.OptionalType:
		return types.Union(tc.resolve(n.Elem), types.Nil)
	case *syntax.TypeName:
		return tc.named(n)
	case *syntax.SingletonType:
		return tc.singleton(n)
	case *syntax.UnionType:
		t := types.Never
		for _, m := range n.Members {
			t = types.Union(t, tc.resolve(m))
		}
		return t
	case *syntax.IntersectionType:
		t := types.AnyOrError
		var parts []types.Type
		for _, m := range n.Members {
			parts = append(parts, tc.resolve(m))
			t = types.Intersect(t, parts[len(parts)-1])
		}
		tc.fs.mod.w.definedBy(t, parts...)
		if len(tc.bind) > 0 {
			// Of a type parameter: what it stands for is not this type's fault.
			return t
		}
		fs, x := tc.fs, t
		if types.IsNever(t) && !slices.ContainsFunc(parts, types.IsNever) {
			fs.err(n, "BCE2112", "invalid intersection type '%s': no intersection", fs.f.Text(n))
			return fs.mod.w.unknownType()
		}
		tc.fs.mod.w.after = append(tc.fs.mod.w.after, func() {
			if types.IsEmpty(x) && !types.IsNever(tc.firstMember(n)) {
				fs.err(n, "BCE2112", "invalid intersection type '%s': no intersection", fs.f.Text(n))
			}
		})
		return t
	case *syntax.ArrayType:
		return tc.array(n)
	case *syntax.TupleType:
		return tc.tuple(n)
	case *syntax.ParamType:
		return tc.param(n)
	case *syntax.RecordType:
		return tc.record(n, nil)
	case *syntax.ObjectType:
		return tc.object(n, nil, false)
	case *syntax.FunctionType:
		return tc.function(n)
	case *syntax.TableType:
		return tc.table(n)
	case *syntax.DistinctType:
		return tc.distinct(n, nil)
	case *syntax.BadType:
		return tc.fs.mod.w.unknownType()
	}
	return types.Never
}

func (tc *tctx) firstMember(n *syntax.IntersectionType) types.Type { return types.Any }

func builtinType(k syntax.Kind) types.Type {
	switch k {
	case syntax.LParen, syntax.KwNull:
		return types.Nil
	case syntax.KwBoolean:
		return types.Boolean
	case syntax.KwInt:
		return types.Int
	case syntax.KwFloat:
		return types.Float
	case syntax.KwDecimal:
		return types.Decimal
	case syntax.KwString:
		return types.String
	case syntax.KwByte:
		return types.Byte
	case syntax.KwAny:
		return types.Any
	case syntax.KwAnydata:
		return types.Anydata
	case syntax.KwJson:
		return types.JSON
	case syntax.KwXml:
		return types.XML
	case syntax.KwError:
		return types.Error
	case syntax.KwReadonly:
		return types.Readonly
	case syntax.KwNever:
		return types.Never
	case syntax.KwHandle:
		return types.Handle
	case syntax.KwTypedesc:
		return types.Typedesc
	case syntax.KwFuture:
		return types.Future
	case syntax.KwStream:
		return types.Stream
	case syntax.KwMap:
		return types.AnyMap
	case syntax.KwTable:
		return types.AnyTable
	case syntax.KwFunction:
		return types.Function
	case syntax.KwObject:
		return types.AnyObject
	}
	return types.Never
}

func (tc *tctx) named(n *syntax.TypeName) types.Type {
	if n.Name.Prefix == nil && tc.dep != nil {
		if t, ok := tc.dep[n.Name.Id.Name]; ok {
			return t
		}
	}
	s := tc.fs.resolveFor(n.Name, useType, nil, false)
	if s == nil {
		return tc.fs.mod.w.unknownType()
	}
	if s.typeParam {
		if t, ok := tc.bind[s]; ok {
			return t
		}
	}
	switch s.Kind {
	case symType, symEnum, symClass:
		return s.typ()
	case symConst:
		return s.constType()
	}
	tc.fs.err(n, "BCE2069", "unknown type '%s'", n.Name.Id.Name)
	return tc.fs.mod.w.unknownType()
}

func (tc *tctx) singleton(n *syntax.SingletonType) types.Type {
	v, ok := tc.fs.constLiteral(n.X, nil)
	if !ok {
		tc.fs.err(n, "BCE2070", "invalid singleton type")
		return tc.fs.mod.w.unknownType()
	}
	return tc.fs.mod.w.valueType(v)
}

// valueType is the singleton of a constant.
func (w *World) valueType(v any) types.Type {
	switch v := v.(type) {
	case nil:
		return types.Nil
	case bool:
		return w.Env.BooleanValue(v)
	case int64:
		return w.Env.IntValue(v)
	case float64:
		return w.Env.FloatValue(v)
	case string:
		return w.Env.StringValue(v)
	case decimal128.Decimal:
		return w.Env.DecimalValue(v)
	}
	return types.Any
}

func (tc *tctx) array(n *syntax.ArrayType) types.Type {
	e := tc.env()
	length := -1
	if n.Star {
		var ok bool
		if length, ok = tc.lengths[n]; !ok {
			tc.fs.err(n, "BCE2073", "invalid usage of '[*]': the length of an array can be inferred only from a list constructor of fixed length that initializes a variable or constant")
			return tc.fs.mod.w.unknownType()
		}
	}
	if n.Len != nil {
		before := len(tc.fs.mod.w.diags)
		v, ok := tc.fs.constValue(n.Len)
		i, isInt := v.(int64)
		switch {
		case !ok:
			if before == len(tc.fs.mod.w.diags) {
				tc.fs.err(n.Len, "BCE2071", "invalid array length: expected a constant of type 'int'")
			}
			return tc.fs.mod.w.unknownType()
		case !isInt:
			tc.fs.err(n.Len, "BCE2066", "incompatible types: expected 'int' as the length of an array")
			return tc.fs.mod.w.unknownType()
		case i < 0 || i > math.MaxInt32:
			tc.fs.err(n.Len, "BCE2072", "invalid array length: %d", i)
			return tc.fs.mod.w.unknownType()
		}
		length = int(i)
	}
	var elem types.Type
	if tc.try(func() { elem = tc.resolve(n.Elem) }) {
		r := e.NewRecList("")
		tc.fs.mod.w.later(r.T, func() {
			elem := tc.resolve(n.Elem)
			if length < 0 {
				r.Define(nil, 0, elem)
			} else {
				r.Define([]types.Type{elem}, length, types.Never)
			}
		})
		return r.T
	}
	if length < 0 {
		return e.Array(elem)
	}
	return e.ArrayN(elem, length)
}

func (tc *tctx) tuple(n *syntax.TupleType) types.Type {
	get := func() (members []types.Type, rest types.Type) {
		for _, m := range n.Members {
			members = append(members, tc.resolve(m.Type))
		}
		rest = types.Never
		if n.Rest != nil {
			rest = tc.resolve(n.Rest)
		}
		return members, rest
	}
	for _, m := range n.Members {
		tc.fs.checkLater(m.Annots, atTupleMember)
	}
	var members []types.Type
	var rest types.Type
	if tc.try(func() { members, rest = get() }) {
		r := tc.env().NewRecList("")
		tc.fs.mod.w.later(r.T, func() {
			m, rest := get()
			r.Define(m, len(m), rest)
		})
		return r.T
	}
	return tc.env().Tuple(members, rest)
}

func (tc *tctx) param(n *syntax.ParamType) types.Type {
	e := tc.env()
	if n.Star || len(n.Args) == 0 {
		return builtinType(n.Kind)
	}
	args := make([]types.Type, len(n.Args))
	cycle := tc.try(func() {
		for i, a := range n.Args {
			args[i] = tc.resolve(a)
		}
	})
	if cycle {
		switch n.Kind {
		case syntax.KwMap:
			r := e.NewRecMapping(nil)
			tc.fs.mod.w.later(r.T, func() { r.Define(nil, tc.resolve(n.Args[0])) })
			return r.T
		case syntax.KwTable:
			r := e.NewRecTable()
			tc.fs.mod.w.later(r.T, func() { r.Define(tc.resolve(n.Args[0]), nil, nil) })
			return r.T
		}
		tc.fs.mod.w.cycle = true
		return types.Never
	}
	switch n.Kind {
	case syntax.KwMap:
		return e.Map(args[0])
	case syntax.KwXml:
		if !types.IsSubtype(args[0], types.XML) {
			tc.fs.err(n.Args[0], "BCE2066", "incompatible types: expected 'xml', found '%s'", args[0])
			return tc.fs.mod.w.unknownType()
		}
		return e.XMLOf(types.XMLItemsOf(args[0]))
	case syntax.KwError:
		tc.errorDetail(n.Args[0], args[0])
		return e.ErrorOf(args[0])
	case syntax.KwFuture:
		return e.FutureOf(args[0])
	case syntax.KwTypedesc:
		return e.TypedescOf(args[0])
	case syntax.KwTable:
		return e.TableOf(args[0], nil, nil)
	case syntax.KwStream:
		completion := types.Nil
		if len(args) > 1 {
			completion = args[1]
			if !types.IsSubtype(completion, types.NilOrError) {
				tc.fs.err(n.Args[1], "BCE2131", "invalid completion type of a stream: expected a subtype of 'error?', found '%s'", completion)
			}
		}
		return e.StreamOf(args[0], completion)
	}
	return types.Never
}

func (tc *tctx) table(n *syntax.TableType) types.Type {
	e := tc.env()
	var keys []string
	if n.HasKey && n.KeyType == nil {
		keys = []string{}
		for _, k := range n.Keys {
			keys = append(keys, k.Name)
		}
	}
	get := func() (row, key types.Type) {
		row = tc.resolve(n.Row)
		if n.KeyType != nil {
			key = tc.resolve(n.KeyType)
		}
		return
	}
	var row, key types.Type
	if tc.try(func() { row, key = get() }) {
		r := e.NewRecTable()
		tc.fs.mod.w.later(r.T, func() {
			row, key := get()
			r.Define(row, keys, key)
		})
		return r.T
	}
	w := tc.fs.mod.w
	w.after = append(w.after, func() {
		if !types.IsSubtype(row, types.AnyMap) {
			tc.fs.err(n.Row, "BCE2093", "invalid constraint type: expected a subtype of 'map<any|error>' but found '%s'", row)
			return
		}
		for _, k := range n.Keys {
			if types.IsNever(row) {
				break
			}
			t := types.MappingMember(row, k.Name)
			switch {
			case t.Basics()&types.BUndef != 0:
				tc.fs.err(k, "BCE2094", "field '%s' used in key specifier must be a required field of the row type '%s'", k.Name, row)
			case !types.ReadonlyField(row, k.Name):
				tc.fs.err(k, "BCE2095", "field '%s' used in key specifier must be a readonly field", k.Name)
			}
		}
	})
	return e.TableOf(row, keys, key)
}

func (tc *tctx) function(n *syntax.FunctionType) types.Type {
	e := tc.env()
	if n.Sig == nil {
		t := types.Function
		if n.Quals.Has(syntax.Isolated) {
			t = types.Intersect(t, types.IsolatedFunc)
		}
		return t
	}
	var sig *types.Signature
	var t types.Type
	resolve := func() *types.Signature {
		sig := tc.signature(n.Sig)
		isolateDefaults(sig, n.Quals)
		sig.Transactional = n.Quals.Has(syntax.Transactional)
		return sig
	}
	if tc.try(func() { sig = resolve() }) {
		r := e.NewRecFunc()
		tc.fs.mod.w.later(r.T, func() { r.Define(resolve()) })
		t = r.T
	} else {
		t = e.Func(sig)
	}
	if n.Quals.Has(syntax.Isolated) {
		t = types.Intersect(t, types.IsolatedFunc)
	}
	return t
}

// signature resolves parameters and result of a function type or declaration.
func (tc *tctx) signature(n *syntax.Signature) *types.Signature {
	sig := &types.Signature{}
	tc.fs.checkLater(n.RetAnnots, atReturn)
	for _, p := range n.Params {
		tc.fs.checkLater(p.Annots, atParameter)
		t := tc.resolve(p.Type)
		name := ""
		if p.Name != nil {
			name = p.Name.Name
		}
		if p.Rest {
			sig.Rest = t
			continue
		}
		tp := types.Param{Name: name, Type: t, HasDefault: p.Default != nil, Included: p.Included}
		if p.Default != nil {
			d := &fieldDefault{fs: tc.fs, expr: p.Default, typ: t, name: name, before: slices.Clone(sig.Params)}
			if tc.fn != nil {
				d.owner, d.scope, d.unset = tc.fn, tc.fn.scope, maps.Clone(tc.fn.flow.unset)
			}
			tp.Default = d
		}
		sig.Params = append(sig.Params, tp)
	}
	rtc := tc
	if dep := typedescParams(n, sig.Params); len(dep) > 0 {
		c := *tc
		c.dep = map[string]types.Type{}
		for k, v := range tc.dep {
			c.dep[k] = v
		}
		for name, i := range dep {
			if _, ok := c.dep[name]; !ok {
				c.dep[name] = types.TypedescArg(sig.Params[i].Type)
			}
		}
		rtc = &c
	}
	sig.Ret = rtc.resolve(n.Ret)
	tc.checkParams(n, sig)
	return sig
}

// typedescParams finds the parameters a return type may depend on, by name;
// ps are their types, in order.
func typedescParams(n *syntax.Signature, ps []types.Param) map[string]int {
	var r map[string]int
	i := -1
	for _, p := range n.Params {
		if p.Rest {
			continue
		}
		i++
		if p.Name == nil || i >= len(ps) || ps[i].Type.Basics() != types.BTypedesc {
			continue
		}
		if r == nil {
			r = map[string]int{}
		}
		r[p.Name.Name] = i
	}
	return r
}

// fieldDefault is what RecordMeta.Defaults and types.Param.Default hold: the
// expression, checked on demand into a function.
type fieldDefault struct {
	fs   *fileScope
	expr syntax.Expr
	typ  types.Type
	fn   *tree.Func
	name string
	// before are the parameters before the one whose default this is; its function
	// has them. There are none for a field.
	before []types.Param
	// For a type within a function: what the expression sees of it.
	owner *fn
	scope *scope
	unset map[*tree.Var]bool
	// isolated says that the expression meets the requirements of an isolated
	// function.
	isolated bool
}

// fieldAnnots is what RecordMeta.Annots holds.
type fieldAnnots struct {
	fs   *fileScope
	list []*syntax.Annot
	done bool
	out  []tree.Annot
}

func (a *fieldAnnots) resolve() []tree.Annot {
	if !a.done {
		a.done = true
		a.out = a.fs.annotations(a.list, atRecordField)
	}
	return a.out
}

// FieldAnnots gives the annotations kept in types.RecordMeta, with the module
// and place they belong to.
func FieldAnnots(x any) (m *tree.Module, at tree.Pos, list []tree.Annot) {
	a, ok := x.(*fieldAnnots)
	if !ok || len(a.list) == 0 {
		return nil, tree.Pos{}, nil
	}
	list = a.resolve()
	a.fs.mod.w.settle()
	return a.fs.mod.Tree, pos(a.fs, a.list[0]), list
}

// FieldAnnotsWritten gives the annotations of a record field that
// types.RecordMeta names as they are written, those included that are for the
// source only.
func FieldAnnotsWritten(x any) (*syntax.File, []*syntax.Annot) {
	a, ok := x.(*fieldAnnots)
	if !ok {
		return nil, nil
	}
	return a.fs.f, a.list
}

// record makes a record type; s is the definition it stands in, if directly.
func (tc *tctx) record(n *syntax.RecordType, s *Symbol) types.Type {
	w := tc.fs.mod.w
	meta := &types.RecordMeta{}
	meta.Default = func(field string) any {
		if f := w.defaults.Load(); f != nil {
			return (*f)(meta, field)
		}
		return nil
	}
	if s != nil {
		meta.Name, meta.Decl = s.Name, s
	} else if tc.fs.facts != nil {
		meta.Decl = n
	}
	r := w.Env.NewRecMapping(meta)
	if s != nil {
		s.T, s.state = r.T, resolved
	}
	w.later(r.T, func() { tc.defineRecord(n, r, meta) })
	w.defining[r.T].sym = s
	if w.depth == 0 {
		w.settle()
	}
	return r.T
}

func (tc *tctx) defineRecord(n *syntax.RecordType, r *types.RecMapping, meta *types.RecordMeta) {
	w := tc.fs.mod.w
	var fields []types.Field
	at := map[string]int{}
	own := map[string]bool{}
	rest := types.Never
	if !n.Exclusive {
		rest = types.Anydata
	}
	setDefault := func(name string, d any) {
		if meta.Defaults == nil {
			meta.Defaults = map[string]any{}
		}
		meta.Defaults[name] = d
	}
	includedRest := types.Never
	hasIncluded := false
	for _, f := range n.Fields {
		inc, ok := f.(*syntax.TypeInclusion)
		if !ok {
			continue
		}
		a := tc.includedRecord(inc)
		if a == nil {
			continue
		}
		order := fieldOrder(a)
		for _, name := range order {
			fd := *a.Field(name)
			if i, dup := at[fd.Name]; dup {
				switch {
				case !declaresField(n, fd.Name):
					tc.fs.err(inc, "BCE2033", "included field '%s' is included before: declare it here to override both", fd.Name)
				default:
					// What overrides them must belong to both.
					fields[i].Type = types.Intersect(fields[i].Type, fd.Type)
				}
				continue
			}
			at[fd.Name] = len(fields)
			fields = append(fields, fd)
			meta.Order = append(meta.Order, fd.Name)
			if a.Meta != nil && a.Meta.Defaults[fd.Name] != nil {
				setDefault(fd.Name, a.Meta.Defaults[fd.Name])
			}
			if a.Meta != nil && a.Meta.Annots[fd.Name] != nil {
				if meta.Annots == nil {
					meta.Annots = map[string]any{}
				}
				meta.Annots[fd.Name] = a.Meta.Annots[fd.Name]
			}
		}
		if !types.IsNever(a.Rest) {
			if hasIncluded && n.Rest == nil && !types.Same(includedRest, a.Rest) {
				tc.fs.err(inc, "BCE2034", "included rest field of type '%s' differs from '%s' included before: declare one here to override both", a.Rest, includedRest)
			}
			includedRest, hasIncluded = a.Rest, true
		}
	}
	if hasIncluded && n.Rest == nil {
		rest = includedRest
	}
	for _, f := range n.Fields {
		f, ok := f.(*syntax.RecordField)
		if !ok || f.Name.Name == "" {
			continue
		}
		t := tc.resolve(f.Type)
		if f.Readonly {
			t = types.Intersect(t, types.Readonly)
		}
		fd := types.Field{Name: f.Name.Name, Type: t, Optional: f.Optional, Readonly: f.Readonly}
		if own[fd.Name] {
			tc.fs.err(f.Name, "BCE2008", "redeclared symbol '%s'", fd.Name)
			continue
		}
		own[fd.Name] = true
		if i, dup := at[fd.Name]; dup {
			old := fields[i].Type
			w.after = append(w.after, func() {
				if types.IsEmpty(old) && !types.IsEmpty(t) {
					tc.fs.err(f, "BCE2036", "field '%s' overrides included fields whose types have no value in common", fd.Name)
				} else if !types.IsSubtype(t, old) {
					tc.fs.err(f, "BCE2036", "field '%s' that overrides an included field is not a subtype: expected '%s', found '%s'", fd.Name, old, t)
				}
			})
			fields[i] = fd
			delete(meta.Defaults, fd.Name)
		} else {
			at[fd.Name] = len(fields)
			fields = append(fields, fd)
			meta.Order = append(meta.Order, fd.Name)
		}
		if len(f.Annots) > 0 {
			if meta.Annots == nil {
				meta.Annots = map[string]any{}
			}
			a := &fieldAnnots{fs: tc.fs, list: f.Annots}
			meta.Annots[fd.Name] = a
			if !tc.fs.mod.src.Library {
				w.after = append(w.after, func() { a.resolve() })
			}
		}
		if f.Default != nil {
			d := &fieldDefault{fs: tc.fs, expr: f.Default, typ: t, name: fd.Name, isolated: true}
			if tc.fn != nil {
				d.owner, d.scope, d.unset = tc.fn, tc.fn.scope, maps.Clone(tc.fn.flow.unset)
			}
			setDefault(fd.Name, d)
			if !tc.fs.mod.src.Library {
				w.after = append(w.after, func() { d.function() })
			}
		}
	}
	if n.Rest != nil {
		rest = tc.resolve(n.Rest)
	}
	// Own fields come before included ones where fields are shown.
	order := make([]string, 0, len(meta.Order))
	for _, pass := range []bool{true, false} {
		for _, f := range n.Fields {
			if f, ok := f.(*syntax.RecordField); ok && pass && f.Name.Name != "" {
				order = append(order, f.Name.Name)
			}
		}
		for _, name := range meta.Order {
			if !pass && !own[name] {
				order = append(order, name)
			}
		}
	}
	meta.Order = order
	r.Define(fields, rest)
}

func declaresField(n *syntax.RecordType, name string) bool {
	for _, f := range n.Fields {
		if f, ok := f.(*syntax.RecordField); ok && f.Name.Name == name {
			return true
		}
	}
	return false
}

// fieldOrder gives the fields of a mapping type in the order they were
// declared, where that is known.
func fieldOrder(a *types.MappingAtomic) []string {
	var r []string
	seen := map[string]bool{}
	if a.Meta != nil {
		for _, n := range a.Meta.Order {
			if a.Field(n) != nil && !seen[n] {
				seen[n] = true
				r = append(r, n)
			}
		}
	}
	for i := range a.Fields {
		if n := a.Fields[i].Name; !seen[n] {
			r = append(r, n)
		}
	}
	return r
}

// function checks the default's expression.
func (d *fieldDefault) function() *tree.Func {
	if d.fn != nil {
		return d.fn
	}
	m := d.fs.mod
	f := &tree.Func{Name: "$default$" + d.name, Module: m.Tree, Pos: pos(d.fs, d.expr), Ret: d.typ, Sig: &types.Signature{Ret: d.typ}}
	for _, p := range d.before {
		f.Params = append(f.Params, &tree.Var{Name: p.Name, Type: p.Type, Func: f, Final: true, Pos: f.Pos})
		f.Sig.Params = append(f.Sig.Params, types.Param{Name: p.Name, Type: p.Type})
	}
	f.Defaults = make([]tree.Expr, len(f.Params))
	f.Type = m.w.Env.Func(f.Sig)
	d.fn = f
	f.Isolated = d.isolated
	m.complete(f, func() {
		c := newFn(d.fs, f, d.owner)
		if d.owner != nil {
			c.scope.outer, c.flow.unset, f.Parent = d.scope, d.unset, d.owner.f
		}
		for _, v := range f.Params {
			if v.Name != "" && v.Name != "_" {
				c.scope.names[v.Name] = &local{v: v, used: true}
			}
		}
		x := c.want(d.expr, d.typ)
		f.Body = []tree.Stmt{&tree.Return{A: x}}
	})
	return f
}

func (tc *tctx) distinct(n *syntax.DistinctType, s *Symbol) types.Type {
	name := ""
	if s != nil {
		name = s.Name
	}
	var t types.Type
	if o, ok := n.Elem.(*syntax.ObjectType); ok {
		t = tc.object(o, s, true)
	} else {
		t = tc.resolve(n.Elem)
	}
	if types.IsNever(t) {
		return t
	}
	bits := t.Basics()
	switch {
	case bits&^(types.BError|types.BObject) == 0 && !types.Definite(t):
		tc.fs.err(n, "BCE2068", "invalid distinct type: '%s' is not definite, its alternatives belong to different distinct types", tc.fs.f.Text(n.Elem))
	case bits&^types.BError == 0:
		if s != nil {
			s.distinct = name
		}
		return tc.env().Distinct(tc.fs.mod.typeID(name), types.BError, t)
	case bits&^types.BObject == 0:
		d := tc.env().Distinct(tc.fs.mod.typeID(name), types.BObject, t)
		tc.fs.mod.w.definedBy(d, t)
		return d
	}
	if bits&^(types.BError|types.BObject) != 0 {
		tc.fs.err(n, "BCE2067", "distinct typing is only supported with an 'error' type or an 'object' type")
	}
	return t
}

// object makes an object type from a descriptor; s is the definition it stands
// in, which may make it a distinct type.
func (tc *tctx) object(n *syntax.ObjectType, s *Symbol, distinct bool) types.Type {
	w := tc.fs.mod.w
	meta := &types.RecordMeta{}
	if s != nil {
		meta.Name, meta.Decl = s.Name, s
	} else {
		meta.Decl = n
	}
	r := w.Env.NewRecObject(meta, false)
	t := withQuals(r.T, n.Quals)
	named := s != nil && !distinct
	if named {
		s.T, s.state = t, resolved
	}
	full := types.Intersect(t, tc.typeIDs(n.Members))
	if named {
		s.T = full
	}
	w.later(r.T, func() {
		h := &holder{kind: objectType, quals: n.Quals, node: n}
		if s != nil {
			h.node = s.ident
		}
		r.Define(tc.objectMembers(h, n.Members, meta), types.Never)
	})
	w.defining[r.T].sym = s
	w.defining[t], w.defining[full] = w.defining[r.T], w.defining[r.T]
	if w.depth == 0 {
		w.settle()
	}
	return full
}

func withQuals(t types.Type, q syntax.Quals) types.Type {
	if q.Has(syntax.Isolated) {
		t = types.Intersect(t, types.IsolatedMark)
	}
	if q.Has(syntax.Client) {
		t = types.Intersect(t, types.ClientMark)
	}
	if q.Has(syntax.Service) {
		t = types.Intersect(t, types.ServiceMark)
	}
	return t
}

func (tc *tctx) methodType(m *syntax.FuncDecl) types.Type {
	if m.Body == nil {
		tc.fs.checkLater(m.Annots, atMethod)
	}
	sig := tc.signature(m.Sig)
	isolateDefaults(sig, m.Quals)
	if m.Path != nil {
		var ps []types.Param
		for _, s := range m.Path.Segments {
			if s.Name == nil {
				t := tc.resolve(s.Type)
				if s.Rest {
					t = tc.env().Array(t)
				}
				name := ""
				if s.Param != nil {
					name = s.Param.Name
				}
				ps = append(ps, types.Param{Name: name, Type: t})
			}
		}
		sig.Params = append(ps, sig.Params...)
	}
	sig.Transactional = m.Quals.Has(syntax.Transactional)
	t := tc.env().Func(sig)
	if m.Quals.Has(syntax.Isolated) {
		t = types.Intersect(t, types.IsolatedFunc)
	}
	return t
}
