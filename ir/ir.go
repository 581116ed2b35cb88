// Package ir is the contract between the front end and the back ends: typed
// functions over numbered registers.
//
// A function has two register files. Scalar registers (s0, s1, …) hold int,
// float (as bits) and boolean (0 or 1) values unboxed; reference registers (r0,
// r1, …) hold everything else, and scalars where their static type is a union.
// Which file a value lives in follows from its static type alone, see [RepOf].
//
// Parameters arrive in the first registers of their file, in order; a function
// with defaults also takes, behind the scalar parameters, a mask of the
// parameters it shall compute itself. A call names the first register of each
// file above those in use: arguments are placed there, the callee's registers
// begin there, and it leaves its result in the first register of its file. So
// nothing is copied.
package ir

import (
	"slices"
	"sync/atomic"

	"barre/tree"
	"barre/types"
	"barre/value"
)

// Rep says in which register file a value lives, and what its bits mean.
type Rep uint8

const (
	RepRef Rep = iota
	RepInt
	RepFloat
	RepBool
)

// Scalar reports whether values live in the scalar file.
func (r Rep) Scalar() bool { return r != RepRef }

// Store is how values of the representation are kept in columns.
func (r Rep) Store() types.Store {
	return [...]types.Store{RepRef: types.StoreAny, RepInt: types.StoreInt, RepFloat: types.StoreFloat, RepBool: types.StoreBoolean}[r]
}

// Basic is the basic type of the values in a scalar register.
func (r Rep) Basic() types.Basic {
	return [...]types.Basic{RepInt: types.BInt, RepFloat: types.BFloat, RepBool: types.BBoolean}[r]
}

// RepOf gives the representation of values of type t.
func RepOf(t types.Type) Rep {
	switch t.Basics() {
	case types.BInt:
		return RepInt
	case types.BFloat:
		return RepFloat
	case types.BBoolean:
		return RepBool
	}
	return RepRef
}

// Instr is one instruction. What A, B and C are depends on the operation; see
// the comments there. Registers are relative to the frame.
type Instr struct {
	Op   Op
	A    uint16
	B, C int32
}

// Handler catches panics raised by the instructions From ≤ pc < To: the error
// goes into reference register Reg, and execution goes on at Target.
type Handler struct {
	From, To, Target int
	Reg              int
	// Cleans says that the handler only cleans up and lets the panic go on.
	Cleans bool
}

// Func is a function.
type Func struct {
	Name   string // as stack traces show it
	Module string
	File   string
	Tree   *tree.Func
	Params []Rep
	// HasRest says that the last parameter is a rest parameter.
	HasRest bool
	// MaskReg is the scalar register of the mask of absent parameters, -1 when
	// there are no defaults.
	MaskReg  int
	Ret      Rep
	NumS     int // registers used
	NumR     int
	Code     []Instr
	Lines    []int32 // line of each instruction
	Handlers []Handler
	// Pool holds what instructions refer to by index.
	Pool []any
	// Ints is the pool of scalar constants.
	Ints []int64
	// Isolated functions run in parallel with everything.
	Isolated bool
	// Probes are the places that Probe instructions stand for, when it is to be
	// known what is executed.
	Probes []ProbeAt
	// Places are offsets of what Break instructions stand before, and Locals the
	// variables, for functions that are debugged.
	Places []int32
	Locals []Local
}

// Local says where a variable is while instructions From ≤ pc < To are executed:
// in a register, or in a cell that a reference register holds.
type Local struct {
	Var      *tree.Var
	Rep      Rep // of the variable
	Reg      int
	Cell     bool
	From, To int32
}

// ProbeAt is a place in the source, in the file of the function.
type ProbeAt struct {
	Off  int32
	Kind ProbeKind
}

// ProbeKind says what is reached at a place.
type ProbeKind uint8

const (
	ProbeStmt  ProbeKind = iota // a statement
	ProbeTrue                   // what a condition guards
	ProbeFalse                  // what happens otherwise
)

// What the pool may hold, besides value.Value, types.Type, *tree.Func,
// *tree.Class, *tree.Var and string:

// ListShape tells MakeList what to make.
type ListShape struct {
	T      types.Type
	Spread []bool // members that are spread; nil when none is
	N      int
}

// MapShape tells MakeMap what to make: values are in consecutive reference
// registers, a key register pair for computed keys.
type MapShape struct {
	T      types.Type
	Atomic *types.MappingAtomic
	RO     bool
	Keys   []string // when all keys are fixed
	// Layout is that of mappings with just Keys and without Defaults: values are
	// then in the order of the layout, and numbers it keeps as such in scalar
	// registers from Base on.
	Layout   *value.Layout
	Base     int
	Fields   []MapMember // otherwise
	Defaults []tree.FieldDefault
}

// MapMember is a field of a constructor with computed keys or spreads.
type MapMember struct {
	Name   string
	Key    bool // the key is in the register before the value
	Spread bool
	// OmitNil says that () leaves the field out.
	OmitNil bool
}

// Cache remembers where a field was found.
type Cache = atomic.Pointer[CacheEntries]

// CacheEntries are layouts of mappings, and the places of the field in them. They
// are immutable.
type CacheEntries struct {
	Layout [4]*value.Layout // nil where there is no entry
	Index  [4]int
	// Number or Value is the field's offset in mappings of the first layout, as it is a
	// number there or not; the other one is 0. Plain is the store whose numbers may be
	// assigned to it, StoreAny when that has to be checked.
	Number, Value uintptr
	Plain         types.Store
}

// FieldRef names a field, with its cache.
type FieldRef struct {
	Name  string
	Init  bool // of a store: the field gets its first value, so it may be final
	Cache Cache
	// Object is where the field was in an object.
	Object atomic.Pointer[ObjectEntry]
	// T is the static type of the mapping, nil where that does not matter; Known
	// remembers its layout.
	T     types.Type
	Known atomic.Pointer[value.Layout]
}

// Layout is that of the mappings of the static type, and the place of the field
// in it, if all of them have the same fields; nil otherwise. Values may yet have
// another one, if their inherent type does.
func (r *FieldRef) Layout() (*value.Layout, int) {
	if r.T == nil {
		return nil, 0
	}
	a := types.MappingAtomicOf(r.T)
	if a == nil || a.Meta == nil || !types.IsNever(a.Rest) || len(a.Meta.Order) != len(a.Fields) {
		return nil, 0
	}
	for _, f := range a.Fields {
		if f.Optional {
			return nil, 0
		}
	}
	return value.LayoutOf(a, a.Meta.Order), slices.Index(a.Meta.Order, r.Name)
}

// ObjectEntry is the place of a field in the objects of a class. It is immutable.
type ObjectEntry struct {
	Class *value.Class
	Index int
}

// MethodRef names a method, with the class it was last found in.
type MethodRef struct {
	Name  string
	NArgs int
	Mask  int64
	// RestList says that the last argument is the list of the rest arguments.
	RestList bool
	Entry    atomic.Pointer[MethodEntry]
}

// MethodEntry is immutable.
type MethodEntry struct {
	Class *value.Class
	Fn    *value.Function
}

// ErrorShape tells MakeError what to make: message, cause, then fields.
type ErrorShape struct {
	T        types.Type
	Name     string
	Fields   []string
	HasCause bool
}

// ClosureShape tells MakeClosure which cells to capture: reference registers.
type ClosureShape struct {
	Fn   *tree.Func
	Regs []int
}

// ObjectShape tells NewObject what to make: the class, the arguments' layout,
// and the cells its methods capture.
type ObjectShape struct {
	Class    *tree.Class
	NArgs    int
	Mask     int64
	RestList bool
	Regs     []int
	T        types.Type
}

// XMLShape is a template with its inserted values in consecutive registers.
type XMLShape struct {
	Nodes []tree.XMLNode
	N     int
	RO    bool // make an immutable value
}
