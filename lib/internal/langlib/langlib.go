// Package langlib holds what the modules of the lang library share: iterator
// objects, stack frames as objects, and ways to hand results over.
package langlib

import (
	"fmt"
	"sync"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// Version is the version of the lang library's modules.
const Version = "0.0.0"

// ClassOf finds a class of a module when it is first needed, which is after
// the module has been bound.
type ClassOf struct {
	m     *runtime.Module
	name  string
	once  sync.Once
	class *value.Class
}

// Class makes a ClassOf.
func Class(m *runtime.Module, name string) *ClassOf { return &ClassOf{m: m, name: name} }

// Get returns the class.
func (c *ClassOf) Get() *value.Class {
	c.once.Do(func() { c.class = c.m.Class(c.name) })
	return c.class
}

// Next delivers a value with ok, or without ok how the iteration ended: () or an
// error value. err is a panic.
type Next func(c *runtime.Context) (v, end value.Value, ok bool, err error)

// iterator is what an iterator object holds.
type iterator struct {
	rec  types.Type
	next Next
	done bool
	end  value.Value
}

// NewIterator makes an object of a class whose method next is [IteratorNext].
// t is the type of the values.
func NewIterator(c *runtime.Context, class *ClassOf, t types.Type, next Next) *value.Object {
	o := value.NewObject(class.Get())
	o.Native = &iterator{rec: RecordOf(c.Runtime().Env, t), next: next}
	return o
}

// RecordOf is record {| t value; |}.
func RecordOf(env *types.Env, t types.Type) types.Type {
	return env.Mapping([]types.Field{{Name: "value", Type: t}}, types.Never, nil)
}

// IteratorNext implements next for the objects of [NewIterator].
func IteratorNext(c *runtime.Context, args []value.Value) (value.Value, error) {
	it := args[0].(*value.Object).Native.(*iterator)
	if it.done {
		return it.end, nil
	}
	v, end, ok, err := it.next(c)
	if err != nil {
		return nil, err
	}
	if !ok {
		it.done, it.end = true, end
		return end, nil
	}
	return value.MapOf(it.rec, "value", v), nil
}

// Result hands over what a function of package value returned: an *Error is
// the error result of the Ballerina function.
func Result(v value.Value, err error) (value.Value, error) {
	if e, ok := err.(*value.Error); ok {
		return e, nil
	}
	if err != nil {
		return nil, err
	}
	return v, nil
}

// Parsing is the error result of a conversion of text that failed.
func Parsing(module, reason string, s *value.String, want string) *value.Error {
	return value.Panicf("{ballerina/lang."+module+"}"+reason, "'string' value '%s' cannot be converted to '%s'", s, want)
}

// FormatFrame shows a stack frame in one line.
func FormatFrame(f value.Frame) string {
	module := "" // then two blanks follow each other
	if f.Module != "" {
		module = "moduleName: " + f.Module
	}
	return fmt.Sprintf("callableName: %s %s fileName: %s lineNumber: %d", f.Func, module, f.File, f.Line)
}

// Frames makes objects of a class, whose method toString is [FrameToString], of
// stack frames, in a list of type t.
func Frames(class *ClassOf, t types.Type, frames []value.Frame) *value.List {
	l := value.NewListCap(t, len(frames))
	for _, f := range frames {
		o := value.NewObject(class.Get())
		o.Native = f
		l.Put(o)
	}
	return l
}

// FrameToString implements toString for the objects of [Frames].
func FrameToString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Str(FormatFrame(args[0].(*value.Object).Native.(value.Frame))), nil
}

// Func returns argument i, a function.
func Func(args []value.Value, i int) *value.Function { return args[i].(*value.Function) }

// Int returns argument i, an int.
func Int(args []value.Value, i int) int64 { return int64(args[i].(value.Int)) }

// Bool tells whether a function that returns a boolean returned true.
func Bool(v value.Value) bool {
	b, _ := v.(value.Boolean)
	return bool(b)
}
