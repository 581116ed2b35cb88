package value

import (
	"sync/atomic"

	"barre/types"
)

// Class is what the objects made from one class definition, object
// constructor or service declaration share. It doubles as the reflection
// library modules use to serve requests.
type Class struct {
	Name     string // "" for object constructors and services
	Module   string // qualified name of the defining module, "" for a single file
	Type     types.Type
	Readonly bool
	Isolated bool
	Service  bool
	Client   bool

	Fields  []FieldInfo
	field   map[string]int
	Methods map[string]*Function // by name; remote methods included
	// Resources are the resource methods, in order of declaration.
	Resources []*Function
	// Annots holds the annotations of the definition by qualified name.
	Annots *Map
	// File and Line say where the definition stands.
	File string
	Line int
	// Code belongs to the back end.
	Code any
}

// FieldInfo describes a field of a class.
type FieldInfo struct {
	Name   string
	Type   types.Type
	Final  bool
	Public bool
	Annots *Map
}

// Seal computes what is derived once Fields are known.
func (c *Class) Seal() {
	c.field = make(map[string]int, len(c.Fields))
	for i, f := range c.Fields {
		c.field[f.Name] = i
	}
}

// FieldIndex returns the place of a field, or -1.
func (c *Class) FieldIndex(name string) int {
	if i, ok := c.field[name]; ok {
		return i
	}
	return -1
}

// Object is an instance of a class.
type Object struct {
	Class  *Class
	Fields []Value
	// Native belongs to the Go code that implements external methods of the
	// class: a connection, a listener, a parser.
	Native any
}

// NewObject makes an object with its fields unset; init has not run.
func NewObject(c *Class) *Object {
	return &Object{Class: c, Fields: make([]Value, len(c.Fields))}
}

// Get returns a field by name, () when there is none.
func (o *Object) Get(name string) Value {
	if i := o.Class.FieldIndex(name); i >= 0 {
		return o.Fields[i]
	}
	return nil
}

// Set sets a field by name, checking its type.
func (o *Object) Set(name string, v Value) error {
	i := o.Class.FieldIndex(name)
	if i < 0 {
		return Panicf("{ballerina}NoSuchField", "object of type '%s' has no field '%s'", o.Class.Type, name)
	}
	if t := o.Class.Fields[i].Type; !Is(v, t) {
		return Panicf("{ballerina/lang.object}InherentTypeViolation", "invalid value for object field '%s': expected value of type '%s', found '%s'", name, t, TypeOf(v))
	}
	o.Fields[i] = v
	return nil
}

// FuncInfo describes a function to those who call it from outside the
// language: service dispatchers, test runners, debuggers.
type FuncInfo struct {
	Name      string
	Module    string
	Params    []ParamInfo
	Ret       types.Type
	RetAnnots *Map
	Annots    *Map
	Isolated  bool
	Remote    bool
	Resource  bool
	Accessor  string    // of a resource method: "get"
	Path      []PathSeg // of a resource method; empty for .
	File      string
	Line      int
}

// ParamInfo describes a parameter.
type ParamInfo struct {
	Name       string
	Type       types.Type
	HasDefault bool
	Rest       bool // Type is then the type of the list
	Included   bool
	Annots     *Map // by qualified annotation name
}

// PathSeg is a segment of a resource path: a fixed name, or a parameter, which
// is then also among Params, in order, before the others.
type PathSeg struct {
	Name  string // of the fixed segment
	Param int    // index into Params, -1 for a fixed segment
	Rest  bool
}

// Function is a function value: a function, a method bound to its object, or
// a closure.
type Function struct {
	Type types.Type
	Info *FuncInfo
	// Code, Env and Recv belong to the back end: what to run, the variables
	// captured, the object a method is bound to.
	Code any
	Env  []*Cell
	Recv *Object
}

// Cell holds a captured variable.
type Cell struct {
	V Value
	N int64 // when the variable is of a scalar type
}

func (*Cell) value() {}

// Caller runs functions: the run time's context of an executing strand.
type Caller interface {
	// Call calls f; [Absent] asks for a parameter's default value. The error
	// is a panic.
	Call(f *Function, args ...Value) (Value, error)
	// CallMethod calls a method or remote method by name.
	CallMethod(o *Object, name string, args ...Value) (Value, error)
}

type absent struct{}

func (absent) value() {}

// Absent stands for an argument that was not given.
var Absent Value = absent{}

// Stream is a stream: a source of values that ends with () or an error.
type Stream struct {
	T    types.Type // element type
	C    types.Type // completion type
	next func(c Caller) (v Value, end Value, ok bool, err error)
	stop func(c Caller) (Value, error)
	// Impl is the object a Ballerina program gave to make the stream, if any.
	Impl *Object
	// Self is the stream type itself, where the program stated it.
	Self types.Type
	// ended is set when there are no more values, closed when close was called.
	ended, closed bool
	end           Value // how the values ended
}

// NewStream makes a stream. next returns the next value with ok, or without ok
// how the stream ended: () or an error value; err is a panic. stop may be nil.
func NewStream(t, completion types.Type, next func(c Caller) (v Value, end Value, ok bool, err error), stop func(c Caller) (Value, error)) *Stream {
	return &Stream{T: t, C: completion, next: next, stop: stop}
}

// Next asks for the next value; see [NewStream]. A stream that comes to its end
// closes itself; an object it is made of is not asked again. Those of library
// modules decide for themselves what follows.
func (s *Stream) Next(c Caller) (v Value, end Value, ok bool, err error) {
	if s.ended && s.Impl != nil {
		return nil, s.end, false, nil
	}
	if s.closed && s.Impl != nil && s.Impl.Class.Methods["close"] == nil {
		return nil, nil, false, Panicf("{ballerina/lang.stream}InvalidOperation", "the stream is closed")
	}
	v, end, ok, err = s.next(c)
	if err == nil && !ok {
		s.ended, s.end = true, end
		_, err = s.Close(c)
	}
	return v, end, ok, err
}

// Close releases what is behind the stream, once. The value is () or an error.
func (s *Stream) Close(c Caller) (Value, error) {
	if s.closed {
		return nil, nil
	}
	s.closed = true
	if s.stop == nil {
		return nil, nil
	}
	return s.stop(c)
}

// Future is the handle of a strand's result.
type Future struct {
	T      types.Type
	Done   chan struct{} // closed when Result or Panic is set
	Result Value
	Panic  *Error
	// Cancel asks the strand to stop at its next yield; may be nil.
	Cancel func()
	// Strand is the strand whose result this is, as the run time knows it.
	Strand any
	taken  atomic.Bool
}

// NewFuture makes a pending future.
func NewFuture(t types.Type) *Future { return &Future{T: t, Done: make(chan struct{})} }

// Complete sets the outcome; p is nil unless the strand panicked.
func (f *Future) Complete(v Value, p *Error) {
	f.Result, f.Panic = v, p
	close(f.Done)
}

// Ended reports whether the outcome is known.
func (f *Future) Ended() bool {
	select {
	case <-f.Done:
		return true
	default:
		return false
	}
}

// Take reports whether this is the first time that the outcome is asked for:
// one wait for a strand succeeds.
func (f *Future) Take() bool { return f.taken.CompareAndSwap(false, true) }

// Regexp is a regular expression value; see regexp.go for what it matches.
type Regexp struct {
	Src  string
	prog any
}
