package test

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// anyArgument is test:ANY.
const anyArgument = "__ANY__"

// backend is what stand-ins need of the back end.
type backend interface {
	// Function finds a function of a module by name.
	Function(module, name string) *value.Function
	// Double makes a class whose objects belong to t and whose methods are call.
	Double(t types.Type, call func(c *runtime.Context, o *value.Object, key string, m *value.Function, args []value.Value) (value.Value, error)) (*value.Class, error)
}

// double is what stands behind an object made by test:mock.
type double struct {
	target *value.Object // has the methods; nil when they are prepared
	stubs  stubs
}

// stubs say what functions do.
type stubs struct {
	mu   sync.Mutex
	list []*stub // what was said last counts first, but what is said of certain calls before that
}

// stub is what one call of a then… method said.
type stub struct {
	of      *value.Function // the function
	args    []value.Value   // what the arguments begin with
	path    *value.Map      // path parameters by name; nil for any
	results []value.Value
	serial  bool // results are given one after another
	next    int
	action  action
	call    *value.Function
}

type action uint8

const (
	giveResult action = iota
	callOther
	callOriginal
)

// choice is a function for which a stub is being described.
type choice struct {
	stubs *stubs
	of    []*value.Function // one, or the resource methods of a path
	name  string
	args  []value.Value
	path  *value.Map
	// Of resource methods.
	object   *value.Object
	resource string
	// Of a function that is replaced.
	module string
}

// functionMock is what stands behind a test:MockFunction.
type functionMock struct {
	original *value.Function
	module   string
	stubs    stubs
}

// mocks are the functions of the module that make stand-ins.
type mocks struct{ m *runtime.Module }

func (k mocks) fail(typ, format string, args ...any) error {
	return k.m.Error(typ, fmt.Sprintf(format, args...), nil)
}

func (k mocks) backend() (backend, error) {
	b, ok := k.m.Runtime().Backend.(backend)
	if !ok {
		return nil, fmt.Errorf("stand-ins are not supported here")
	}
	return b, nil
}

func (k mocks) functions() map[string]runtime.Extern {
	fs := map[string]runtime.Extern{
		"mock": k.mock, "prepare": k.prepare, "when": k.when, "bindMock": k.bind, "invokeMock": k.invoke,
		"MockObject.when": k.chooseMethod, "MockObject.whenResource": k.chooseResource, "MockObject.getMember": k.chooseField,
		"MemberVariableStub.thenReturn":         k.setField,
		"MemberResourceStub.onMethod":           k.chooseAccessor,
		"MemberResourceStub.withPathParameters": k.withPath,
		"FunctionStub.call":                     k.callOther,
		"FunctionStub.callOriginal":             k.callOriginal,
	}
	for _, class := range []string{"MemberFunctionStub", "MemberResourceStub", "FunctionStub"} {
		fs[class+".withArguments"] = k.withArguments
		fs[class+".thenReturn"] = k.thenReturn
		fs[class+".thenReturnSequence"] = k.thenReturnSequence
		fs[class+".doNothing"] = k.doNothing
	}
	return fs
}

// ------------------------------------------------------------ objects

func (k mocks) mock(c *runtime.Context, args []value.Value) (value.Value, error) {
	t := args[0].(*value.Typedesc).Type
	b, err := k.backend()
	if err != nil {
		return nil, err
	}
	class, err := b.Double(t, k.method)
	if err != nil {
		return nil, k.fail("FunctionSignatureMismatchError", "%v", err)
	}
	o := value.NewObject(class)
	d := &double{}
	o.Native = d
	target, ok := args[1].(*value.Object)
	if ok {
		if err := k.fits(class, target.Class); err != nil {
			return nil, err
		}
		d.target = target
	}
	for i, f := range class.Fields {
		if ok {
			if j := target.Class.FieldIndex(f.Name); j >= 0 && value.Is(target.Fields[j], f.Type) {
				o.Fields[i] = target.Fields[j]
				continue
			}
		}
		if v, ok := value.Filler(f.Type); ok {
			o.Fields[i] = v
		}
	}
	return o, nil
}

// fits checks that an object of class by has nothing that one of class has not,
// and that what it has can be used in its place.
func (k mocks) fits(class, by *value.Class) error {
	for key, m := range by.Methods {
		if key == "init" || m.Info == nil {
			continue
		}
		have := class.Methods[key]
		if have == nil {
			if m.Info.Remote && !strings.HasPrefix(key, "->") {
				continue // it is found by its name as a remote method too
			}
			return k.fail("FunctionNotFoundError", "function '%s' of the mock object is not a function of '%s'", shownName(m.Info), class.Name)
		}
		if err := k.compatible(m, have); err != nil {
			return err
		}
	}
	return nil
}

// compatible checks that function m can be called in place of another.
func (k mocks) compatible(m, of *value.Function) error {
	a, b := m.Info, of.Info
	if a == nil || b == nil {
		return nil
	}
	if !types.IsSubtype(a.Ret, b.Ret) {
		return k.fail("FunctionSignatureMismatchError", "Return type of function %s does not match function %s: expected '%s', found '%s'", shownName(a), shownName(b), b.Ret, a.Ret)
	}
	ok := true
	for i, p := range a.Params {
		switch {
		case i < len(b.Params) && p.Rest && b.Params[i].Rest:
			// A rest parameter may take less, such as any for io:println: what is
			// passed decides, see invoke.
			ok = ok && !types.IsNever(types.Intersect(types.ListElem(b.Params[i].Type), types.ListElem(p.Type)))
		case i < len(b.Params):
			ok = ok && p.Rest == b.Params[i].Rest && types.IsSubtype(b.Params[i].Type, p.Type)
		default:
			ok = ok && (p.HasDefault || p.Rest)
		}
	}
	for i := len(a.Params); i < len(b.Params); i++ {
		ok = ok && b.Params[i].HasDefault
	}
	if !ok {
		return k.fail("FunctionSignatureMismatchError", "Parameter types of function %s does not match function %s: expected '%s', found '%s'", shownName(a), shownName(b), parameters(b), parameters(a))
	}
	return nil
}

// parameters shows the types of a function's parameters.
func parameters(f *value.FuncInfo) string {
	var list []string
	for _, p := range f.Params {
		switch {
		case p.Rest:
			list = append(list, types.ListElem(p.Type).String()+"...")
		case p.HasDefault:
			list = append(list, p.Type.String()+" = …")
		default:
			list = append(list, p.Type.String())
		}
	}
	return "(" + strings.Join(list, ", ") + ")"
}

// method is what a method of a stand-in does.
func (k mocks) method(c *runtime.Context, o *value.Object, key string, m *value.Function, args []value.Value) (value.Value, error) {
	d, ok := o.Native.(*double)
	if !ok {
		return nil, k.fail("FunctionCallError", "the object is no stand-in")
	}
	name := key
	if m.Info != nil {
		name = shownName(m.Info)
	}
	if d.target != nil {
		f := d.target.Class.Methods[key]
		if f == nil {
			return nil, k.fail("FunctionCallError", "function '%s' is not a function of the mock object", name)
		}
		args = spread(m, args)
		if f.Info != nil {
			if n := len(f.Info.Params); n < len(args) && (n == 0 || !f.Info.Params[n-1].Rest) {
				args = args[:n]
			}
			if err := k.takes(f, args); err != nil {
				return nil, err
			}
		}
		return c.Invoke(d.target, f, args...)
	}
	s, v, err := k.find(&d.stubs, m, args)
	if err != nil {
		return nil, err
	}
	if s != nil {
		return k.expected(v, name, args)
	}
	return nil, k.fail("FunctionCallError", "no cases registered for member function '%s' of object type '%s'", name, o.Class.Name)
}

// expected makes of a prepared result what the call expects: what a function
// returns may depend on an argument that says its type.
func (k mocks) expected(v value.Value, name string, args []value.Value) (value.Value, error) {
	if _, failed := v.(*value.Error); failed {
		return v, nil
	}
	for _, a := range args {
		td, ok := a.(*value.Typedesc)
		if !ok || value.Is(v, td.Type) {
			continue
		}
		r, ok := as(v, td.Type)
		if !ok {
			return nil, k.fail("FunctionCallError", "the value prepared for function '%s' is not what the call expects: expected '%s', found '%s'", name, td.Type, value.TypeOf(v))
		}
		v = r
	}
	return v, nil
}

// spread gives the arguments of a call one by one, those of a rest parameter too.
func spread(m *value.Function, args []value.Value) []value.Value {
	if m.Info == nil || len(args) == 0 || len(m.Info.Params) != len(args) || !m.Info.Params[len(args)-1].Rest {
		return args
	}
	l, ok := args[len(args)-1].(*value.List)
	if !ok {
		return args
	}
	return append(args[:len(args)-1:len(args)-1], l.Values()...)
}

// find gives the stub that fits a call, and the result it has.
func (k mocks) find(list *stubs, m *value.Function, args []value.Value) (*stub, value.Value, error) {
	args = spread(m, args)
	list.mu.Lock()
	defer list.mu.Unlock()
	var s *stub
	for i := len(list.list) - 1; i >= 0; i-- {
		if o := list.list[i]; o.of.Info == m.Info && (s == nil || o.weight() > s.weight()) && o.fits(m, args) {
			s = o
		}
	}
	if s != nil {
		if s.action != giveResult {
			return s, nil, nil
		}
		if !s.serial {
			return s, s.results[0], nil
		}
		if s.next == len(s.results) {
			return nil, nil, k.fail("FunctionCallError", "the sequence of %d values for function '%s' is used up", len(s.results), shownName(m.Info))
		}
		s.next++
		return s, s.results[s.next-1], nil
	}
	return nil, nil, nil
}

func (s *stub) fits(m *value.Function, args []value.Value) bool {
	skip := 0
	for _, seg := range m.Info.Path {
		if seg.Param < 0 {
			continue
		}
		skip = max(skip, seg.Param+1)
		if s.path == nil || seg.Param >= len(args) {
			continue
		}
		if want, ok := s.path.Get(m.Info.Params[seg.Param].Name); ok && !fitsArgument(want, args[seg.Param]) {
			return false
		}
	}
	args = args[min(skip, len(args)):]
	if len(s.args) > len(args) {
		return false
	}
	for i, want := range s.args {
		if !fitsArgument(want, args[i]) {
			return false
		}
	}
	return true
}

func fitsArgument(want, have value.Value) bool {
	if s, ok := want.(*value.String); ok && s.String() == anyArgument {
		return true
	}
	return value.ExactEqual(want, have) || equal(want, have)
}

func (k mocks) prepare(c *runtime.Context, args []value.Value) (value.Value, error) {
	o := args[0].(*value.Object)
	d, ok := o.Native.(*double)
	if !ok || d.target != nil {
		return nil, k.fail("FunctionCallError", "the object was not made by 'test:mock' without an object of its own")
	}
	return k.object(c, "MockObject", o)
}

// object makes an object of a class of the module with what stands behind it.
func (k mocks) object(c *runtime.Context, class string, native any) (value.Value, error) {
	v, err := k.m.New(c, class)
	if o, ok := v.(*value.Object); ok {
		o.Native = native
	}
	return v, err
}

func (k mocks) chooseMethod(c *runtime.Context, args []value.Value) (value.Value, error) {
	o := args[0].(*value.Object).Native.(*value.Object)
	name := text(args[1])
	m := o.Class.Methods["->"+name]
	if m == nil {
		m = o.Class.Methods[name]
	}
	if m == nil || m.Info == nil {
		var have []string
		for _, m := range o.Class.Methods {
			if m.Info != nil && !m.Info.Resource {
				have = append(have, m.Info.Name)
			}
		}
		return nil, k.fail("FunctionNotFoundError", "invalid function name '%s' provided: %s", name, among(o.Class.Name, "functions", have))
	}
	return k.object(c, "MemberFunctionStub", &choice{stubs: &o.Native.(*double).stubs, of: []*value.Function{m}, name: name})
}

func (k mocks) chooseResource(c *runtime.Context, args []value.Value) (value.Value, error) {
	o := args[0].(*value.Object).Native.(*value.Object)
	ch := &choice{stubs: &o.Native.(*double).stubs, object: o, resource: text(args[1])}
	ch.name = ch.resource
	var have []string
	for _, m := range o.Class.Resources {
		if m.Info == nil {
			continue
		}
		if pathFits(m.Info, ch.resource) {
			ch.of = append(ch.of, m)
		}
		have = append(have, shownName(m.Info))
	}
	if len(ch.of) == 0 {
		return nil, k.fail("FunctionNotFoundError", "invalid resource path '%s' provided: %s", ch.resource, among(o.Class.Name, "resources", have))
	}
	return k.object(c, "MemberResourceStub", ch)
}

// among tells what an object type has, when something else was asked for.
func among(typ, what string, have []string) string {
	if len(have) == 0 {
		return fmt.Sprintf("objects of type '%s' have no %s", typ, what)
	}
	slices.Sort(have)
	return fmt.Sprintf("objects of type '%s' have the %s '%s'", typ, what, strings.Join(slices.Compact(have), "', '"))
}

// shownName is a function's name in messages: of a resource method the accessor
// and the path as test:prepare takes it.
func shownName(m *value.FuncInfo) string {
	if !m.Resource {
		return m.Name
	}
	var segs []string
	for _, s := range m.Path {
		switch {
		case s.Param < 0:
			segs = append(segs, s.Name)
		case s.Rest:
			segs = append(segs, "::"+m.Params[s.Param].Name)
		default:
			segs = append(segs, ":"+m.Params[s.Param].Name)
		}
	}
	if len(segs) == 0 {
		segs = []string{"."}
	}
	return m.Accessor + " " + strings.Join(segs, "/")
}

func (k mocks) chooseAccessor(c *runtime.Context, args []value.Value) (value.Value, error) {
	ch := args[0].(*value.Object).Native.(*choice)
	accessor := text(args[1])
	var have []string
	for _, m := range ch.of {
		if m.Info.Accessor == accessor {
			ch.of, ch.name = []*value.Function{m}, accessor+" "+ch.resource
			return args[0], nil
		}
		have = append(have, shownName(m.Info))
	}
	return nil, k.fail("FunctionNotFoundError", "invalid resource path '%s' or method '%s' provided: %s", ch.resource, accessor, among(ch.object.Class.Name, "resources", have))
}

// pathFits reports whether a path, as in orders/:id, is that of a resource
// method.
func pathFits(m *value.FuncInfo, path string) bool {
	path = strings.Trim(path, "/")
	var segs []string
	if path != "" && path != "." {
		segs = strings.Split(path, "/")
	}
	if len(segs) != len(m.Path) {
		return false
	}
	for i, s := range m.Path {
		switch name, rest := strings.CutPrefix(segs[i], "::"); {
		case s.Param < 0:
			if segs[i] != s.Name {
				return false
			}
		case rest != s.Rest || !strings.HasPrefix(segs[i], ":"):
			return false
		default:
			name = strings.TrimPrefix(name, ":")
			if want := m.Params[s.Param].Name; name != "" && want != "" && name != want {
				return false
			}
		}
	}
	return true
}

func (k mocks) chooseField(c *runtime.Context, args []value.Value) (value.Value, error) {
	o := args[0].(*value.Object).Native.(*value.Object)
	name := text(args[1])
	i := o.Class.FieldIndex(name)
	if i < 0 {
		var have []string
		for _, f := range o.Class.Fields {
			have = append(have, f.Name)
		}
		return nil, k.fail("InvalidMemberFieldError", "invalid field name '%s' provided: %s", name, among(o.Class.Name, "fields", have))
	}
	return k.object(c, "MemberVariableStub", &field{o, i})
}

// field is a field of a stand-in.
type field struct {
	of *value.Object
	i  int
}

func (k mocks) setField(_ *runtime.Context, args []value.Value) (value.Value, error) {
	f := args[0].(*value.Object).Native.(*field)
	info := f.of.Class.Fields[f.i]
	if !value.Is(args[1], info.Type) {
		return nil, k.fail("InvalidMemberFieldError", "return value provided does not match the type of the field '%s': expected '%s', found '%s'", info.Name, info.Type, value.TypeOf(args[1]))
	}
	f.of.Fields[f.i] = args[1]
	return nil, nil
}

// ------------------------------------------------------------ what is done

func (k mocks) withArguments(_ *runtime.Context, args []value.Value) (value.Value, error) {
	ch, err := k.chosen(args[0])
	if err != nil {
		return nil, err
	}
	ch.args = args[1].(*value.List).Values()
	var wrong error
	for _, f := range ch.of {
		if wrong = k.accepts(f.Info, ch); wrong == nil {
			return args[0], nil
		}
	}
	return nil, wrong
}

// accepts checks that arguments can be those of a function, path parameters
// aside.
func (k mocks) accepts(f *value.FuncInfo, ch *choice) error {
	params := f.Params[pathParams(f):]
	for i, v := range ch.args {
		var p value.ParamInfo
		switch n := len(params); {
		case i < n:
			p = params[i]
		case n > 0 && params[n-1].Rest:
			p = params[n-1]
		default:
			return k.fail("FunctionSignatureMismatchError", "too many argument provided to mock the function '%s': it takes %d, found %d", ch.name, n, len(ch.args))
		}
		t := p.Type
		if p.Rest {
			t = types.ListElem(t)
		}
		if s, ok := v.(*value.String); (!ok || s.String() != anyArgument) && !value.Is(v, t) {
			if _, ok := as(v, t); ok {
				continue
			}
			return k.fail("FunctionSignatureMismatchError", "incorrect type of argument provided at position '%d' to mock the function '%s': expected '%s', found '%s'", i+1, ch.name, t, value.TypeOf(v))
		}
	}
	return nil
}

// pathParams is the number of a function's parameters that are segments of its
// path.
func pathParams(f *value.FuncInfo) int {
	n := 0
	for _, s := range f.Path {
		if s.Param >= 0 {
			n++
		}
	}
	return n
}

// as makes a structure one of a type, if it looks like one: a constructor that
// stands where any value may be makes one of no particular type.
func as(v value.Value, t types.Type) (value.Value, bool) {
	switch v.(type) {
	case *value.Map, *value.List, *value.Table:
	default:
		return nil, false
	}
	if !plain(v, 0) {
		return nil, false // only data can be copied
	}
	r, err := value.Convert(v, t)
	return r, err == nil && value.Is(r, t)
}

// plain reports whether a structure holds nothing but data, a few levels deep.
func plain(v value.Value, depth int) bool {
	switch v := v.(type) {
	case *value.Map:
		for _, k := range v.Keys() {
			if x, _ := v.Get(k); depth > maxDepth || !plain(x, depth+1) {
				return false
			}
		}
		return true
	case *value.List:
		for _, x := range v.Values() {
			if depth > maxDepth || !plain(x, depth+1) {
				return false
			}
		}
		return true
	}
	return value.Is(v, types.Anydata)
}

// maxDepth bounds how deep a structure is looked at; it may hold itself.
const maxDepth = 100

func (k mocks) withPath(_ *runtime.Context, args []value.Value) (value.Value, error) {
	ch, err := k.chosen(args[0])
	if err != nil {
		return nil, err
	}
	ch.path = args[1].(*value.Map)
	for _, name := range ch.path.Keys() {
		if !slices.ContainsFunc(ch.of, func(f *value.Function) bool {
			return slices.ContainsFunc(f.Info.Params[:pathParams(f.Info)], func(p value.ParamInfo) bool { return p.Name == name })
		}) {
			return nil, k.fail("FunctionSignatureMismatchError", "invalid path parameter '%s' provided to mock the function '%s'", name, ch.name)
		}
	}
	return args[0], nil
}

// chosen is the function for which a stub is described.
func (k mocks) chosen(v value.Value) (*choice, error) {
	ch, ok := v.(*value.Object).Native.(*choice)
	if !ok || len(ch.of) == 0 {
		return nil, k.fail("FunctionNotFoundError", "function to mock is not specified")
	}
	return ch, nil
}

// add makes the stub that is described, for each function that can have it.
func (k mocks) add(v value.Value, s stub) (value.Value, error) {
	ch, err := k.chosen(v)
	if err != nil {
		return nil, err
	}
	var list []*stub
	var wrong error
	for _, f := range ch.of {
		of := s
		of.of, of.args, of.path, of.results = f, ch.args, ch.path, nil
		err := k.accepts(f.Info, ch)
		for _, r := range s.results {
			if err != nil {
				break
			}
			r, err = k.fit(r, f.Info.Ret, ch.name)
			of.results = append(of.results, r)
		}
		if err != nil {
			wrong = err
		} else {
			list = append(list, &of)
		}
	}
	if len(list) == 0 {
		return nil, wrong
	}
	ch.stubs.mu.Lock()
	defer ch.stubs.mu.Unlock()
	for _, s := range list {
		// What is said again of the same calls takes the place of what was said.
		ch.stubs.list = append(slices.DeleteFunc(ch.stubs.list, func(o *stub) bool { return o.of.Info == s.of.Info && o.weight() == 0 && s.weight() == 0 }), s)
	}
	return nil, nil
}

// weight says how much a stub knows of the calls it is meant for: what knows more
// comes first.
func (s *stub) weight() int {
	w := 0
	if len(s.args) > 0 {
		w += 2
	}
	if s.path != nil {
		w++
	}
	return w
}

// fit gives the result that is prepared for a function. What was written where
// any value may stand is made one of the function's type, if it looks like one.
func (k mocks) fit(v value.Value, ret types.Type, name string) (value.Value, error) {
	if value.Is(v, ret) {
		return v, nil
	}
	if r, ok := as(v, ret); ok {
		return r, nil
	}
	return nil, k.fail("FunctionSignatureMismatchError", "return value provided does not match the return type of function '%s': expected '%s', found '%s'", name, ret, value.TypeOf(v))
}

func (k mocks) thenReturn(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return k.add(args[0], stub{results: []value.Value{args[1]}})
}

func (k mocks) thenReturnSequence(_ *runtime.Context, args []value.Value) (value.Value, error) {
	switch ch, err := k.chosen(args[0]); {
	case err != nil:
		return nil, err
	case len(ch.args) > 0:
		return nil, k.fail("FunctionSignatureMismatchError", "'withArguments' function cannot be specified with a return sequence")
	case ch.path != nil:
		return nil, k.fail("FunctionSignatureMismatchError", "'withPathParameters' function cannot be specified with a return sequence")
	}
	return k.add(args[0], stub{results: args[1].(*value.List).Values(), serial: true})
}

func (k mocks) doNothing(_ *runtime.Context, args []value.Value) (value.Value, error) {
	ch, err := k.chosen(args[0])
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(ch.of, func(f *value.Function) bool { return types.IsSubtype(types.Nil, f.Info.Ret) }) {
		return nil, k.fail("FunctionSignatureMismatchError", "function '%s' should return a value of type '%s': it cannot do nothing", ch.name, ch.of[0].Info.Ret)
	}
	return k.add(args[0], stub{results: []value.Value{nil}})
}

// ------------------------------------------------------------ functions

func (k mocks) bind(_ *runtime.Context, args []value.Value) (value.Value, error) {
	args[0].(*value.Object).Native = &functionMock{original: args[1].(*value.Function), module: text(args[2])}
	return nil, nil
}

func (k mocks) when(c *runtime.Context, args []value.Value) (value.Value, error) {
	f, ok := args[0].(*value.Object).Native.(*functionMock)
	if !ok {
		return nil, k.fail("FunctionNotFoundError", "function to mock is not specified: the variable needs the annotation '@test:Mock'")
	}
	return k.object(c, "FunctionStub", &choice{stubs: &f.stubs, of: []*value.Function{f.original}, name: f.original.Info.Name, module: f.module})
}

func (k mocks) callOther(_ *runtime.Context, args []value.Value) (value.Value, error) {
	ch, err := k.chosen(args[0])
	if err != nil {
		return nil, err
	}
	b, err := k.backend()
	if err != nil {
		return nil, err
	}
	name := text(args[1])
	f := b.Function(ch.module, name)
	if f == nil {
		return nil, k.fail("FunctionSignatureMismatchError", "Mock function '%s' cannot be found", name)
	}
	if err := k.compatible(f, ch.of[0]); err != nil {
		return nil, err
	}
	return k.add(args[0], stub{action: callOther, call: f})
}

func (k mocks) callOriginal(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return k.add(args[0], stub{action: callOriginal})
}

// takes checks that the rest parameter of a function takes the arguments of a
// call.
func (k mocks) takes(f *value.Function, args []value.Value) error {
	n := len(f.Info.Params)
	if n == 0 || !f.Info.Params[n-1].Rest {
		return nil
	}
	elem := types.ListElem(f.Info.Params[n-1].Type)
	for _, v := range args[min(n-1, len(args)):] {
		if !value.Is(v, elem) {
			return k.fail("FunctionCallError", "an argument of type '%s' cannot be passed to function '%s', which expects '%s'", value.TypeOf(v), f.Info.Name, elem)
		}
	}
	return nil
}

// invoke is called in place of a function that is replaced.
func (k mocks) invoke(c *runtime.Context, args []value.Value) (value.Value, error) {
	original := args[1].(*value.Function)
	list := args[2].(*value.List).Values()
	o, ok := args[0].(*value.Object)
	if !ok {
		return c.Call(original, list...) // the variable has no value yet
	}
	f, ok := o.Native.(*functionMock)
	if !ok {
		return c.Call(original, list...)
	}
	s, v, err := k.find(&f.stubs, original, list)
	switch {
	case err != nil:
		return nil, err
	case s == nil:
		return nil, k.fail("FunctionCallError", "no cases registered for mock function '%s'", original.Info.Name)
	case s.action == callOriginal:
		return c.Call(original, list...)
	case s.action == callOther:
		if err := k.takes(s.call, list); err != nil {
			return nil, err
		}
		return c.Call(s.call, list...)
	}
	return k.expected(v, shownName(original.Info), list)
}
