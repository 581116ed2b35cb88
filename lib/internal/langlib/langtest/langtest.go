// Package langtest runs the external functions of lang library modules without
// a compiler: arguments are written as the language shows values, functions are
// Go functions.
package langtest

import (
	"fmt"
	"testing"

	"barre/lib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

// goFunc is a function to be passed as an argument.
type goFunc struct {
	ret types.Type
	f   func(args ...value.Value) (value.Value, error)
}

// Fn makes a function to be passed as an argument, with the type of its result.
func Fn(ret types.Type, f func(args ...value.Value) (value.Value, error)) any {
	return goFunc{ret, f}
}

// Case is one call and what it gives: the name of the function; its arguments,
// made by [Args]; and the result as toBalString shows it, where an error result
// is "error: " and a panic "panic: " with message and the detail's message.
type Case [3]any

// Args makes the arguments of a case: a string is an expression, see
// value.ParseBal.
func Args(a ...any) []any { return a }

// backend calls functions made by [Fn] and knows the classes and types that a
// test declares.
type backend struct {
	types map[string]types.Type
	ext   map[string]runtime.Extern
}

func (b *backend) Call(_ *runtime.Context, f *value.Function, args []value.Value) (value.Value, error) {
	return f.Code.(func(args ...value.Value) (value.Value, error))(args...)
}

func (b *backend) Type(_, name string) types.Type { return b.types[name] }

func (b *backend) Class(_, name string) *value.Class {
	c := &value.Class{Name: name, Type: types.AnyObject, Methods: map[string]*value.Function{}}
	if name == "Match" {
		c.Fields = []value.FieldInfo{{Name: "startIndex", Type: types.Int}, {Name: "endIndex", Type: types.Int}}
	}
	c.Seal()
	return c
}

func (b *backend) Instantiate(*runtime.Context, *value.Class, []value.Value) (value.Value, error) {
	return nil, fmt.Errorf("not available in tests")
}

// Bound is a module bound in a program of its own.
type Bound struct {
	t       *testing.T
	Ext     map[string]runtime.Extern
	Runtime *runtime.Runtime
	Env     *types.Env
}

// Bind binds a module. The types it asks for by name are made by decl.
func Bind(t *testing.T, m lib.Module, decl func(env *types.Env) map[string]types.Type) *Bound {
	rt := runtime.New(runtime.Options{})
	rt.Env = types.NewEnv()
	b := &backend{}
	if decl != nil {
		b.types = decl(rt.Env)
	}
	rt.Backend = b
	return &Bound{t, m.Bind(runtime.NewModule(rt, m.QName())), rt, rt.Env}
}

// Value makes an argument.
func (m *Bound) Value(a any) value.Value {
	m.t.Helper()
	switch a := a.(type) {
	case string:
		v, err := value.ParseBal(a)
		if err != nil {
			m.t.Fatalf("%s: %v", a, err)
		}
		return v
	case goFunc:
		sig := &types.Signature{Ret: a.ret, Rest: types.AnyOrError}
		return &value.Function{Type: m.Env.Func(sig), Code: a.f}
	case nil:
		return nil
	}
	return a.(value.Value)
}

// Call calls a function on a strand of its own.
func (m *Bound) Call(fn string, args ...value.Value) (r value.Value, err error) {
	m.t.Helper()
	f := m.Ext[fn]
	if f == nil {
		m.t.Fatalf("no function %s", fn)
	}
	m.Runtime.Run(nil, true, func(c *runtime.Context) { r, err = f(c, args) })
	return r, err
}

// Show gives a result as [Case] wants it.
func Show(v value.Value, err error) string {
	text := func(e *value.Error) string {
		if s := e.Detail.Str("message"); s != "" {
			return e.Message + " " + s
		}
		return e.Message
	}
	if e, ok := err.(*value.Error); ok {
		return "panic: " + text(e)
	}
	if err != nil {
		return "panic: " + err.Error()
	}
	if e, ok := v.(*value.Error); ok {
		return "error: " + text(e)
	}
	return value.ToBalString(v)
}

// Run runs cases.
func (m *Bound) Run(cases []Case) {
	m.t.Helper()
	for _, c := range cases {
		fn, given, want := c[0].(string), c[1].([]any), c[2].(string)
		args := make([]value.Value, len(given))
		for i, a := range given {
			args[i] = m.Value(a)
		}
		if got := Show(m.Call(fn, args...)); got != want {
			m.t.Errorf("%s(%v):\n got %s\nwant %s", fn, show(given), got, want)
		}
	}
}

func show(args []any) string {
	s := ""
	for i, a := range args {
		if i > 0 {
			s += ", "
		}
		switch a := a.(type) {
		case string:
			s += a
		case value.Value:
			s += value.ToBalString(a)
		default:
			s += "function"
		}
	}
	return s
}

// Walk collects what an iterator object gives, calling the external function
// class.next.
func (m *Bound) Walk(class string, it value.Value) (all []string) {
	m.t.Helper()
	for {
		r, err := m.Call(class+".next", it)
		if rec, ok := r.(*value.Map); ok && err == nil {
			all = append(all, value.ToBalString(rec.Field("value")))
			continue
		}
		return append(all, Show(r, err))
	}
}

// Ints makes an int[].
func Ints(xs ...int64) *value.List {
	l := value.NewListCap(types.IntArray, len(xs))
	for _, x := range xs {
		l.Put(value.Int(x))
	}
	return l
}
