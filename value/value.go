// Package value holds the run-time values of Ballerina programs: what the
// back ends compute with and what library modules receive and return.
//
// A [Value] is one of the types below; the nil interface is the Ballerina
// value (). Simple values are Go values in disguise (Int, Float, Boolean,
// Decimal); everything else is a pointer, and two references are the same
// Ballerina value (===) exactly when the pointers are equal.
//
// Every structural value carries its inherent type, and operations that change
// one check it, as the specification's section on mutation demands. Operations
// that a Ballerina program could perform wrongly return an error: a non-nil
// error of this package is a Ballerina panic on its way (see [Panic]).
package value

import (
	"bytes"
	"math"
	"strconv"

	"github.com/woodsbury/decimal128"

	"barre/types"
)

// Value is a Ballerina value. nil is ().
type Value interface{ value() }

type (
	// Boolean is true or false.
	Boolean bool
	// Int is a 64-bit signed integer; values of byte and of the int subtypes
	// are Ints as well.
	Int int64
	// Float is an IEEE 754 double.
	Float float64
	// Decimal is an IEEE 754 decimal128 number, never infinite or NaN.
	Decimal struct{ decimal128.Decimal }
)

func (Boolean) value() {}
func (Int) value()     {}
func (Float) value()   {}
func (Decimal) value() {}

// Typedesc is a type as a value.
type Typedesc struct {
	Type types.Type
	// Name is how toString shows the type when the program gave it a name.
	Name string
	// Annots holds the values of the annotations on the type's definition, by
	// qualified annotation name ("ballerina/http:ServiceConfig"); Fields those
	// of its fields or methods. Both may be nil.
	Annots *Map
	Fields map[string]*Map
}

// Handle is an opaque reference to something the host owns.
type Handle struct{ V any }

func (*String) value()   {}
func (*List) value()     {}
func (*Map) value()      {}
func (*Table) value()    {}
func (*Error) value()    {}
func (*Object) value()   {}
func (*Function) value() {}
func (*Typedesc) value() {}
func (*Handle) value()   {}
func (*Future) value()   {}
func (*Stream) value()   {}
func (*Regexp) value()   {}
func (*XML) value()      {}

// BasicOf gives the basic type of v, as one bit.
func BasicOf(v Value) types.Basic {
	switch v := v.(type) {
	case nil:
		return types.BNil
	case Boolean:
		return types.BBoolean
	case Int:
		return types.BInt
	case Float:
		return types.BFloat
	case Decimal:
		return types.BDecimal
	case *String:
		return types.BString
	case *List:
		if v.ro {
			return types.BListRO
		}
		return types.BListRW
	case *Map:
		if v.ro {
			return types.BMappingRO
		}
		return types.BMappingRW
	case *Table:
		if v.ro {
			return types.BTableRO
		}
		return types.BTableRW
	case *Object:
		if v.Class.Readonly {
			return types.BObjectRO
		}
		return types.BObjectRW
	case *XML:
		if v.IsReadonly() {
			return types.BXMLRO
		}
		return types.BXMLRW
	case *Error:
		return types.BError
	case *Function:
		return types.BFunction
	case *Typedesc:
		return types.BTypedesc
	case *Handle:
		return types.BHandle
	case *Future:
		return types.BFuture
	case *Stream:
		return types.BStream
	case *Regexp:
		return types.BRegexp
	}
	return 0
}

// Bool returns b as a Value.
func Bool(b bool) Value { return Boolean(b) }

// DecimalFromInt converts exactly.
func DecimalFromInt(i int64) Decimal { return Decimal{decimal128.FromInt64(i)} }

// FormatFloat gives a float as toString shows it: digits as few as identify
// the value, with a fraction always, an exponent for very large or small ones.
func FormatFloat(f float64) string { return string(AppendFloat(nil, f)) }

// AppendFloat appends what [FormatFloat] gives.
func AppendFloat(b []byte, f float64) []byte {
	switch {
	case math.IsNaN(f):
		return append(b, "NaN"...)
	case math.IsInf(f, 1):
		return append(b, "Infinity"...)
	case math.IsInf(f, -1):
		return append(b, "-Infinity"...)
	case f == 0:
		if math.Signbit(f) {
			return append(b, "-0.0"...)
		}
		return append(b, "0.0"...)
	}
	start := len(b)
	if abs := math.Abs(f); abs >= 1e-3 && abs < 1e7 {
		b = strconv.AppendFloat(b, f, 'f', -1, 64)
		if bytes.IndexByte(b[start:], '.') < 0 {
			b = append(b, ".0"...)
		}
		return b
	}
	// Go writes 1e+07 and 1.5e-07; Ballerina 1.0E7 and 1.5E-7.
	b = strconv.AppendFloat(b, f, 'e', -1, 64)
	e := start + bytes.IndexByte(b[start:], 'e')
	exp := string(b[e+1:])
	b = b[:e]
	if bytes.IndexByte(b[start:], '.') < 0 {
		b = append(b, ".0"...)
	}
	b = append(b, 'E')
	if exp[0] == '-' {
		b = append(b, '-')
	}
	exp = exp[1:]
	for len(exp) > 1 && exp[0] == '0' {
		exp = exp[1:]
	}
	return append(b, exp...)
}
