package test

import (
	"fmt"
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
	list []*stub // what was said last counts first
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
	of    *value.Function
	name  string
	args  []value.Value
	path  *value.Map
	// Of a resource method whose accessor is not known yet.
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
			return k.fail("FunctionNotFoundError", "function '%s' of the mock object is not a function of '%s'", m.Info.Name, class.Name)
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
		return k.fail("FunctionSignatureMismatchError", "Return type of function %s does not match function %s", a.Name, b.Name)
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
		return k.fail("FunctionSignatureMismatchError", "Parameter types of function %s does not match function %s", a.Name, b.Name)
	}
	return nil
}

// method is what a method of a stand-in does.
func (k mocks) method(c *runtime.Context, o *value.Object, key string, m *value.Function, args []value.Value) (value.Value, error) {
	d, ok := o.Native.(*double)
	if !ok {
		return nil, k.fail("FunctionCallError", "the object is no stand-in")
	}
	name := key
	if m.Info != nil {
		name = m.Info.Name
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
	if err != nil || s != nil {
		return v, err
	}
	return nil, k.fail("FunctionCallError", "no cases registered for member function '%s' of object type '%s'", name, o.Class.Name)
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
	for i := len(list.list) - 1; i >= 0; i-- {
		s := list.list[i]
		if s.of.Info != m.Info || !s.fits(m, args) {
			continue
		}
		if s.action != giveResult {
			return s, nil, nil
		}
		if !s.serial {
			return s, s.results[0], nil
		}
		if s.next == len(s.results) {
			return nil, nil, k.fail("FunctionCallError", "the sequence of %d values for function '%s' is used up", len(s.results), m.Info.Name)
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
		return nil, k.fail("FunctionNotFoundError", "invalid function name '%s' provided: objects of type '%s' have no such function", name, o.Class.Name)
	}
	return k.object(c, "MemberFunctionStub", &choice{stubs: &o.Native.(*double).stubs, of: m, name: name})
}

func (k mocks) chooseResource(c *runtime.Context, args []value.Value) (value.Value, error) {
	o := args[0].(*value.Object).Native.(*value.Object)
	return k.object(c, "MemberResourceStub", &choice{stubs: &o.Native.(*double).stubs, object: o, resource: text(args[1])})
}

func (k mocks) chooseAccessor(c *runtime.Context, args []value.Value) (value.Value, error) {
	ch := args[0].(*value.Object).Native.(*choice)
	accessor := text(args[1])
	for _, m := range ch.object.Class.Resources {
		if m.Info != nil && m.Info.Accessor == accessor && pathFits(m.Info, ch.resource) {
			ch.of, ch.name = m, accessor+" "+ch.resource
			return args[0], nil
		}
	}
	return nil, k.fail("FunctionNotFoundError", "invalid resource path '%s' or method '%s' provided: objects of type '%s' have no such resource", ch.resource, accessor, ch.object.Class.Name)
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
		return nil, k.fail("InvalidMemberFieldError", "invalid field name '%s' provided: objects of type '%s' have no such field", name, o.Class.Name)
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
	n := 0
	for _, p := range ch.of.Info.Params {
		if p.Rest {
			return args[0], nil
		}
		n++
	}
	if len(ch.args) > n {
		return nil, k.fail("FunctionSignatureMismatchError", "too many argument provided to mock the function '%s'", ch.name)
	}
	return args[0], nil
}

func (k mocks) withPath(_ *runtime.Context, args []value.Value) (value.Value, error) {
	ch, err := k.chosen(args[0])
	if err != nil {
		return nil, err
	}
	ch.path = args[1].(*value.Map)
	return args[0], nil
}

// chosen is the function for which a stub is described.
func (k mocks) chosen(v value.Value) (*choice, error) {
	ch, ok := v.(*value.Object).Native.(*choice)
	if !ok || ch.of == nil {
		return nil, k.fail("FunctionNotFoundError", "function to mock is not specified")
	}
	return ch, nil
}

// add makes the stub that is described.
func (k mocks) add(v value.Value, s *stub) (value.Value, error) {
	ch, err := k.chosen(v)
	if err != nil {
		return nil, err
	}
	s.of, s.args, s.path = ch.of, ch.args, ch.path
	for _, r := range s.results {
		if !value.Is(r, ch.of.Info.Ret) {
			return nil, k.fail("FunctionSignatureMismatchError", "return value provided does not match the return type of function '%s': expected '%s', found '%s'", ch.name, ch.of.Info.Ret, value.TypeOf(r))
		}
	}
	ch.stubs.mu.Lock()
	defer ch.stubs.mu.Unlock()
	// What is said of all calls is forgotten in favour of what is said now, but
	// not what is said of certain arguments.
	if len(s.args) == 0 && s.path == nil {
		ch.stubs.list = append([]*stub{s}, ch.stubs.without(s)...)
	} else {
		ch.stubs.list = append(ch.stubs.list, s)
	}
	return nil, nil
}

// without lists the stubs but those that new replaces.
func (l *stubs) without(by *stub) []*stub {
	var r []*stub
	for _, s := range l.list {
		if s.of.Info != by.of.Info || len(s.args) > 0 || s.path != nil {
			r = append(r, s)
		}
	}
	return r
}

func (k mocks) thenReturn(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return k.add(args[0], &stub{results: []value.Value{args[1]}})
}

func (k mocks) thenReturnSequence(_ *runtime.Context, args []value.Value) (value.Value, error) {
	if ch, err := k.chosen(args[0]); err == nil && len(ch.args) > 0 {
		return nil, k.fail("FunctionSignatureMismatchError", "'withArguments' function cannot be specified with a return sequence")
	}
	return k.add(args[0], &stub{results: args[1].(*value.List).Values(), serial: true})
}

func (k mocks) doNothing(_ *runtime.Context, args []value.Value) (value.Value, error) {
	ch, err := k.chosen(args[0])
	if err != nil {
		return nil, err
	}
	if !types.IsSubtype(types.Nil, ch.of.Info.Ret) {
		return nil, k.fail("FunctionSignatureMismatchError", "function '%s' should return a value of type '%s': it cannot do nothing", ch.name, ch.of.Info.Ret)
	}
	return k.add(args[0], &stub{results: []value.Value{nil}})
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
	return k.object(c, "FunctionStub", &choice{stubs: &f.stubs, of: f.original, name: f.original.Info.Name, module: f.module})
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
	if err := k.compatible(f, ch.of); err != nil {
		return nil, err
	}
	return k.add(args[0], &stub{action: callOther, call: f})
}

func (k mocks) callOriginal(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return k.add(args[0], &stub{action: callOriginal})
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
	return v, nil
}
