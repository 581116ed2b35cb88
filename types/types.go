// Package types implements Ballerina's types as the specification defines
// them: a type is a set of values, subtyping is set inclusion, and union,
// intersection and difference are those of sets.
//
// A type is split by basic type: for each it contains all values, none, or
// some, and "some" is described by data of that basic type: ranges for int,
// finite sets for string, float and decimal, and for everything with structure
// a binary decision diagram over atoms (one atom for each list, mapping,
// function … type descriptor), after Frisch, Castagna, Benzaken, "Semantic
// subtyping", JACM 2008. Subtyping is emptiness of a difference; recursive
// types are decided by coinduction.
//
// Lists, mappings, tables, xml and objects are split further into immutable
// and mutable values. An immutable value belongs to a type by its shape, a
// mutable one by its inherent type: that is why [int|string] is covered by
// [int]|[string] where values are immutable, and not where they can change.
//
// Types are hash-consed within an [Env]: equal structure gives the same
// pointer, so pointers serve as keys of memo tables. Types without structure
// are package-level values and belong to every Env.
package types

// Basic is a set of basic types.
type Basic uint32

const (
	BNil Basic = 1 << iota
	BBoolean
	BInt
	BFloat
	BDecimal
	BString
	BRegexp
	BError
	BFunction
	BTypedesc
	BHandle
	BFuture
	BStream
	BListRO
	BListRW
	BMappingRO
	BMappingRW
	BTableRO
	BTableRW
	BXMLRO
	BXMLRW
	BObjectRO
	BObjectRW
	bArgs  // argument lists of functions; no values of their own
	BUndef // absence of an optional field; no value either

	BList    = BListRO | BListRW
	BMapping = BMappingRO | BMappingRW
	BTable   = BTableRO | BTableRW
	BXML     = BXMLRO | BXMLRW
	BObject  = BObjectRO | BObjectRW

	bAll       = bArgs - 1 // every value
	bAny       = bAll &^ BError
	bReadonly  = bAll &^ (BListRW | BMappingRW | BTableRW | BXMLRW | BObjectRW | BFuture | BStream)
	bSimple    = BNil | BBoolean | BInt | BFloat | BDecimal
	bNumeric   = BInt | BFloat | BDecimal
	bStructure = BList | BMapping | BTable | BXML | BObject
)

// T is a type. Compare with ==: structure decides within one Env.
type T struct {
	env  *Env // nil for types without structure
	id   uint32
	all  Basic // contained whole
	some Basic // contained in part; disjoint from all
	subs []sub // one for each bit of some, in order of bits

	// Derived on demand; guarded by the Env's lock.
	list    *ListAtomic
	mapping *MappingAtomic
	table   *TableAtomic
	derived derived
}

type derived uint8

const (
	derivedList derived = 1 << iota
	derivedMapping
	derivedTable
)

// Type is how types are passed around.
type Type = *T

type sub struct {
	bit  Basic
	data subdata
}

// subdata describes a proper, non-empty part of a basic type (for decision
// diagrams: not known to be empty).
type subdata interface {
	// key appends what identifies the data among data of the same bit.
	key(b []byte) []byte
}

func basicType(id uint32, b Basic) *T { return &T{id: id, all: b} }

// The types without structure. Their ids are fixed so that they sort first.
var (
	Never       = basicType(1, 0)
	Nil         = basicType(2, BNil)
	Boolean     = basicType(3, BBoolean)
	Int         = basicType(4, BInt)
	Float       = basicType(5, BFloat)
	Decimal     = basicType(6, BDecimal)
	String      = basicType(7, BString)
	Regexp      = basicType(8, BRegexp)
	Error       = basicType(9, BError)
	Function    = basicType(10, BFunction)
	Typedesc    = basicType(11, BTypedesc)
	Handle      = basicType(12, BHandle)
	Future      = basicType(13, BFuture)
	Stream      = basicType(14, BStream)
	AnyList     = basicType(15, BList)
	AnyMap      = basicType(16, BMapping)
	AnyTable    = basicType(17, BTable)
	XML         = basicType(18, BXML)
	AnyObject   = basicType(19, BObject)
	Any         = basicType(20, bAny)
	AnyOrError  = basicType(21, bAll)
	Readonly    = basicType(22, bReadonly)
	Undef       = basicType(23, BUndef)
	IntOrFloat  = basicType(24, BInt|BFloat)
	Numeric     = basicType(25, bNumeric)
	NilOrError  = basicType(26, BNil|BError)
	anyArgs     = basicType(27, bArgs)
	optionalAny = basicType(28, bAll|BUndef)
	SimpleBasic = basicType(29, bSimple)
	StringOrNil = basicType(30, BString|BNil)
	IntOrNil    = basicType(31, BInt|BNil)
)

// Basics gives the basic types of which t has, or may have, values.
func (t *T) Basics() Basic { return t.all | t.some }

// All gives the basic types whose values t has all of.
func (t *T) All() Basic { return t.all }

// ID numbers types within an Env.
func (t *T) ID() uint32 { return t.id }

// IsNever reports that t is never as written; see [IsEmpty] for types that
// turn out to have no value.
func IsNever(t Type) bool { return t.all|t.some == 0 }

func (t *T) sub(bit Basic) subdata {
	for i := range t.subs {
		if t.subs[i].bit == bit {
			return t.subs[i].data
		}
	}
	return nil
}

// envOf finds the Env in which to combine a and b; types of base and shared go
// with any.
func envOf(a, b *T) *Env {
	if a.env != nil && a.env != base && a.env != shared {
		return a.env
	}
	if b.env != nil && b.env != base && b.env != shared {
		return b.env
	}
	return shared
}

func pure(a *T) bool { return a.some == 0 }

// Union is the set of values in a or b.
func Union(a, b Type) Type {
	switch {
	case a == b, pure(b) && b.all == 0, pure(b) && a.all|b.all == a.all, pure(a) && pure(b) && a.all&b.all == b.all:
		return a
	case pure(a) && a.all == 0, pure(a) && a.all|b.all == b.all:
		return b
	}
	e := envOf(a, b)
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.union(a, b)
}

// Intersect is the set of values in both a and b.
func Intersect(a, b Type) Type {
	switch {
	case a == b, pure(b) && (a.all|a.some)&^b.all == 0:
		return a
	case pure(a) && (b.all|b.some)&^a.all == 0:
		return b
	}
	e := envOf(a, b)
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.intersect(a, b)
}

// Diff is the set of values in a but not in b.
func Diff(a, b Type) Type {
	switch {
	case a == b, pure(b) && (a.all|a.some)&^b.all == 0:
		return Never
	case (a.all|a.some)&(b.all|b.some) == 0:
		return a
	}
	e := envOf(a, b)
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.diff(a, b)
}

// IsEmpty reports whether t has no value.
func IsEmpty(t Type) bool {
	if t.all != 0 {
		return false
	}
	if t.some == 0 {
		return true
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.isEmpty(t)
}

// IsSubtype reports whether every value of a is one of b.
func IsSubtype(a, b Type) bool {
	if a == b {
		return true
	}
	if a.all&^(b.all|b.some) != 0 {
		return false
	}
	if (a.all|a.some)&^b.all == 0 {
		return true
	}
	e := envOf(a, b)
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.isSubtype(a, b)
}

// Same reports whether a and b have the same values.
func Same(a, b Type) bool { return a == b || IsSubtype(a, b) && IsSubtype(b, a) }

// Disjoint reports whether a and b have no value in common.
func Disjoint(a, b Type) bool {
	if (a.all|a.some)&(b.all|b.some) == 0 {
		return true
	}
	return IsEmpty(Intersect(a, b))
}

// IsReadonly reports whether every value of t is immutable.
func IsReadonly(t Type) bool {
	if (t.all|t.some)&^bReadonly == 0 {
		return true
	}
	// What is mutable in part may have no mutable value: records of readonly
	// fields only.
	return t.all&^bReadonly == 0 && IsSubtype(t, Readonly)
}

func (e *Env) union(a, b *T) *T {
	if a == b {
		return a
	}
	all := a.all | b.all
	return e.combine(all, (a.some|b.some)&^all, func(bit Basic) (subdata, bool) {
		x, y := a.sub(bit), b.sub(bit)
		switch {
		case x == nil:
			return y, false
		case y == nil:
			return x, false
		}
		return e.subUnion(x, y)
	})
}

func (e *Env) intersect(a, b *T) *T {
	if a == b {
		return a
	}
	all := a.all & b.all
	return e.combine(all, (a.all|a.some)&(b.all|b.some)&^all, func(bit Basic) (subdata, bool) {
		x, y := a.sub(bit), b.sub(bit)
		switch {
		case x == nil:
			return y, false
		case y == nil:
			return x, false
		}
		return e.subIntersect(x, y), false
	})
}

func (e *Env) diff(a, b *T) *T {
	if a == b {
		return Never
	}
	all := a.all &^ (b.all | b.some)
	return e.combine(all, (a.all|a.some)&^b.all&^all, func(bit Basic) (subdata, bool) {
		x, y := a.sub(bit), b.sub(bit)
		switch {
		case y == nil:
			return x, false
		case x == nil:
			return e.subComplement(bit, y), false
		}
		return e.subDiff(x, y), false
	})
}

// combine makes a type of all and of what f gives for each bit of some: nil
// for nothing; true for everything.
func (e *Env) combine(all, some Basic, f func(bit Basic) (subdata, bool)) *T {
	var subs []sub
	rest := some
	for rest != 0 {
		bit := rest & -rest
		rest &^= bit
		d, whole := f(bit)
		switch {
		case whole:
			all |= bit
			some &^= bit
		case d == nil:
			some &^= bit
		default:
			subs = append(subs, sub{bit, d})
		}
	}
	return e.intern(all, some, subs)
}
