package types

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"sort"
	"sync"
	"unicode/utf8"

	"github.com/woodsbury/decimal128"
)

// Env is where types are made and remembered. Types of different Envs must
// not meet. An Env may be used from several goroutines.
type Env struct {
	mu        sync.Mutex
	types     map[string]*T
	nodes     map[bddKey]*bdd
	atoms     map[string]*atom
	empty     map[emptyKey]*emptyMemo
	stack     []*emptyMemo
	subs      map[[2]*T]bool
	apartness map[[2]*atom]bool // see disjoint
	buf       []byte

	lastID uint32
}

// Types, nodes and atoms are numbered within their Env, from a number on that
// keeps those of base, of shared and of an Env apart.
const (
	baseIDs   = 100 // above the ids of the types without structure
	sharedIDs = 1 << 20
	envIDs    = 1 << 24
)

func (e *Env) nextID() uint32 {
	e.lastID++
	return e.lastID
}

// NewEnv makes an empty Env.
func NewEnv() *Env { return newEnv(envIDs) }

func newEnv(ids uint32) *Env {
	return &Env{
		lastID:    ids,
		types:     map[string]*T{},
		nodes:     map[bddKey]*bdd{},
		atoms:     map[string]*atom{},
		empty:     map[emptyKey]*emptyMemo{},
		subs:      map[[2]*T]bool{},
		apartness: map[[2]*atom]bool{},
	}
}

// intern returns the type with this content.
func (e *Env) intern(all, some Basic, subs []sub) *T {
	if some == 0 {
		// The everyday sets have a fixed type.
		switch all {
		case 0:
			return Never
		case BNil:
			return Nil
		case BBoolean:
			return Boolean
		case BInt:
			return Int
		case BFloat:
			return Float
		case BDecimal:
			return Decimal
		case BString:
			return String
		case BError:
			return Error
		case BList:
			return AnyList
		case BMapping:
			return AnyMap
		case BXML:
			return XML
		case BObject:
			return AnyObject
		case BTable:
			return AnyTable
		case BFunction:
			return Function
		case BTypedesc:
			return Typedesc
		case BHandle:
			return Handle
		case BFuture:
			return Future
		case BStream:
			return Stream
		case BRegexp:
			return Regexp
		case bAny:
			return Any
		case bAll:
			return AnyOrError
		case bReadonly:
			return Readonly
		case BUndef:
			return Undef
		case bNumeric:
			return Numeric
		case bSimple:
			return SimpleBasic
		case BNil | BError:
			return NilOrError
		case BString | BNil:
			return StringOrNil
		case BInt | BNil:
			return IntOrNil
		case BInt | BFloat:
			return IntOrFloat
		case bArgs:
			return anyArgs
		case bAll | BUndef:
			return optionalAny
		}
	}
	k := binary.LittleEndian.AppendUint32(e.buf[:0], uint32(all))
	k = binary.LittleEndian.AppendUint32(k, uint32(some))
	for _, s := range subs {
		n := len(k)
		k = append(k, 0, 0, 0, 0)
		k = s.data.key(k)
		binary.LittleEndian.PutUint32(k[n:], uint32(len(k)-n))
	}
	e.buf = k
	if t, ok := e.types[string(k)]; ok {
		return t
	}
	if e != base {
		if t, ok := base.types[string(k)]; ok {
			return t
		}
	}
	t := &T{env: e, id: e.nextID(), all: all, some: some, subs: subs}
	e.types[string(k)] = t
	return t
}

func (e *Env) basic(all Basic) *T { return e.intern(all, 0, nil) }

func (e *Env) single(bit Basic, d subdata) *T {
	return e.intern(0, bit, []sub{{bit, d}})
}

// pair is the type of the immutable and the mutable values of an atom.
func (e *Env) pair(bits Basic, b *bdd) *T {
	if b == bddFalse {
		return Never
	}
	if b == bddTrue {
		return e.basic(bits)
	}
	var subs []sub
	for rest := bits; rest != 0; rest &= rest - 1 {
		subs = append(subs, sub{rest & -rest, b})
	}
	return e.intern(0, bits, subs)
}

func (e *Env) newAtom(a *atom) *atom {
	a.id = e.nextID()
	return a
}

func (e *Env) internAtom(key []byte, make func() *atom) *atom {
	if a, ok := e.atoms[string(key)]; ok {
		return a
	}
	if e != base {
		if a, ok := base.atoms[string(key)]; ok {
			return a
		}
	}
	a := e.newAtom(make())
	e.atoms[string(key)] = a
	return a
}

func (e *Env) lock() func() {
	e.mu.Lock()
	return e.mu.Unlock
}

// ------------------------------------------------------------ singletons

// IntRange is the ints from lo to hi, both included.
func (e *Env) IntRange(lo, hi int64) Type {
	defer e.lock()()
	if lo == math.MinInt64 && hi == math.MaxInt64 {
		return Int
	}
	return e.single(BInt, intSub{{lo, hi}})
}

// IntValue is the singleton v.
func (e *Env) IntValue(v int64) Type { return e.IntRange(v, v) }

// BooleanValue is the singleton v.
func (e *Env) BooleanValue(v bool) Type {
	defer e.lock()()
	return e.single(BBoolean, boolSub(v))
}

// FloatValue is the singleton v.
func (e *Env) FloatValue(v float64) Type {
	defer e.lock()()
	switch {
	case v == 0:
		v = 0
	case v != v:
		v = math.NaN() // all NaNs are one value
	}
	return e.single(BFloat, &floatSub{vals: []float64{v}})
}

// DecimalValue is the singleton v.
func (e *Env) DecimalValue(v decimal128.Decimal) Type {
	defer e.lock()()
	return e.single(BDecimal, &decimalSub{vals: []decimal128.Decimal{v}})
}

// StringValue is the singleton v.
func (e *Env) StringValue(v string) Type {
	defer e.lock()()
	return e.single(BString, stringData(v))
}

func stringData(v string) *stringSub {
	if utf8.RuneCountInString(v) == 1 {
		return &stringSub{chars: stringSet{vals: []string{v}}}
	}
	return &stringSub{others: stringSet{vals: []string{v}}}
}

// XMLOf is xml<items>: every sequence of items of these kinds.
func (e *Env) XMLOf(items XMLItems) Type {
	defer e.lock()()
	return e.xmlSeq(items)
}

func (e *Env) xmlSeq(items XMLItems) *T {
	if items&xmlItems == xmlItems {
		return XML
	}
	ro, rw := &xmlSub{singles: uint8(xmlEmpty | items&xmlROItems)}, &xmlSub{singles: uint8(items &^ xmlROItems)}
	for k := XMLItems(1); k <= xmlItems; k++ {
		if k&^items != 0 || k == XMLTextItem {
			continue
		}
		s := ro
		if k&^xmlROItems != 0 {
			s = rw
		}
		s.multi[k>>6] |= 1 << (k & 63)
	}
	return e.xmlType(ro, rw)
}

func (e *Env) xmlType(ro, rw *xmlSub) *T {
	return e.combine(0, BXML, func(bit Basic) (subdata, bool) {
		s := ro
		if bit == BXMLRW {
			s = rw
		}
		return nonEmptyXML(s), *s == xmlWhole(bit)
	})
}

// XMLItem is the singleton sequences of items of these kinds: xml:Element is
// XMLItem of both element kinds; for text the empty sequence belongs to it.
func (e *Env) XMLItem(items XMLItems) Type {
	defer e.lock()()
	ro, rw := &xmlSub{singles: uint8(items & xmlROItems)}, &xmlSub{singles: uint8(items &^ xmlROItems)}
	if items&XMLTextItem != 0 {
		ro.singles |= uint8(xmlEmpty)
	}
	return e.xmlType(ro, rw)
}

// XMLItemsOf gives the kinds of items values of t may have.
func XMLItemsOf(t Type) XMLItems {
	if t.all&BXML == BXML {
		return xmlItems
	}
	var r XMLItems
	for _, bit := range []Basic{BXMLRO, BXMLRW} {
		var s xmlSub
		if t.all&bit != 0 {
			s = xmlWhole(bit)
		} else if d, ok := t.sub(bit).(*xmlSub); ok {
			s = *d
		}
		r |= XMLItems(s.singles) & xmlItems
		for k := XMLItems(1); k <= xmlItems; k++ {
			if s.multi[k>>6]&(1<<(k&63)) != 0 {
				r |= k
			}
		}
	}
	return r
}

// Char is string:Char, the strings of one code point.
func (e *Env) Char() Type {
	defer e.lock()()
	return e.single(BString, &stringSub{chars: stringSet{not: true}})
}

// ------------------------------------------------------------ lists

// List is the type of lists with the given members, the last of which stands
// for all up to fixed, and then any number of rest (Never when closed).
func (e *Env) List(members []Type, fixed int, rest Type) Type {
	defer e.lock()()
	return e.pair(BList, e.atomBDD(e.listAtom(members, fixed, rest)))
}

func (e *Env) listAtom(members []*T, fixed int, rest *T) *atom {
	// The last members are merged while equal, so that each type has one form.
	for n := len(members); n > 1 && members[n-1] == members[n-2]; n-- {
		members = members[:n-1]
	}
	k := append([]byte(nil), 'l')
	k = binary.LittleEndian.AppendUint32(k, uint32(fixed))
	k = binary.LittleEndian.AppendUint32(k, rest.id)
	for _, m := range members {
		k = binary.LittleEndian.AppendUint32(k, m.id)
	}
	return e.internAtom(k, func() *atom {
		return &atom{list: &listAtom{members: slices.Clone(members), fixed: fixed, rest: rest}}
	})
}

// Array is elem[].
func (e *Env) Array(elem Type) Type { return e.List(nil, 0, elem) }

// ArrayN is elem[n].
func (e *Env) ArrayN(elem Type, n int) Type {
	if n == 0 {
		return e.List(nil, 0, Never)
	}
	return e.List([]Type{elem}, n, Never)
}

// Tuple is [members…] or, with rest, [members…, rest...].
func (e *Env) Tuple(members []Type, rest Type) Type {
	if rest == nil {
		rest = Never
	}
	return e.List(members, len(members), rest)
}

// RecList is a list type under construction, for recursive definitions.
type RecList struct {
	e *Env
	a *atom
	T Type
}

// NewRecList reserves a list type.
func (e *Env) NewRecList(name string) *RecList {
	defer e.lock()()
	a := e.newAtom(&atom{list: &listAtom{rest: Never, name: name}})
	return &RecList{e, a, e.pair(BList, e.atomBDD(a))}
}

// Define gives it its members.
func (r *RecList) Define(members []Type, fixed int, rest Type) {
	defer r.e.lock()()
	for n := len(members); n > 1 && members[n-1] == members[n-2]; n-- {
		members = members[:n-1]
	}
	r.a.list.members, r.a.list.fixed, r.a.list.rest = slices.Clone(members), fixed, rest
}

// ------------------------------------------------------------ mappings

// Mapping is the type of mappings with the fields given and rest for all other
// names (Never when closed). A mapping with meta is a type of its own in
// everything but its set of values.
func (e *Env) Mapping(fields []Field, rest Type, meta *RecordMeta) Type {
	defer e.lock()()
	return e.pair(BMapping, e.atomBDD(e.mapAtom('m', fields, rest, meta)))
}

func sortFields(fields []Field) []Field {
	fields = slices.Clone(fields)
	sort.SliceStable(fields, func(i, j int) bool { return fields[i].Name < fields[j].Name })
	return fields
}

func (e *Env) mapAtom(kind byte, fields []Field, rest *T, meta *RecordMeta) *atom {
	fields = sortFields(fields)
	mk := func() *atom { return &atom{mapping: &mapAtom{fields: fields, rest: rest, meta: meta}} }
	if meta != nil {
		return e.newAtom(mk())
	}
	k := append([]byte(nil), kind)
	k = binary.LittleEndian.AppendUint32(k, rest.id)
	for _, f := range fields {
		k = binary.LittleEndian.AppendUint32(k, f.Type.id)
		var q byte
		for i, b := range []bool{f.Optional, f.Readonly, f.Method, f.Remote} {
			if b {
				q |= 1 << i
			}
		}
		k = append(k, q)
		k = binary.LittleEndian.AppendUint32(k, uint32(len(f.Name)))
		k = append(k, f.Name...)
		if f.Region != nil {
			k = fmt.Appendf(k, "%p", f.Region)
		}
	}
	return e.internAtom(k, mk)
}

// Map is map<t>.
func (e *Env) Map(t Type) Type { return e.Mapping(nil, t, nil) }

// RecMapping is a record or object type under construction.
type RecMapping struct {
	e *Env
	a *atom
	T Type
}

// NewRecMapping reserves a record type.
func (e *Env) NewRecMapping(meta *RecordMeta) *RecMapping {
	defer e.lock()()
	a := e.newAtom(&atom{mapping: &mapAtom{rest: Never, meta: meta, pending: true}})
	return &RecMapping{e, a, e.pair(BMapping, e.atomBDD(a))}
}

// NewRecObject reserves an object type; a readonly one has only immutable
// objects.
func (e *Env) NewRecObject(meta *RecordMeta, readonly bool) *RecMapping {
	defer e.lock()()
	a := e.newAtom(&atom{mapping: &mapAtom{rest: Never, meta: meta, pending: true, readonly: readonly}})
	bits := BObject
	if readonly {
		bits = BObjectRO
	}
	return &RecMapping{e, a, e.pair(bits, e.atomBDD(a))}
}

// Define gives it its fields.
func (r *RecMapping) Define(fields []Field, rest Type) {
	defer r.e.lock()()
	r.a.mapping.fields, r.a.mapping.rest, r.a.mapping.pending = sortFields(fields), rest, false
}

// Object is the type of objects with at least these fields and methods.
func (e *Env) Object(fields []Field, meta *RecordMeta) Type {
	defer e.lock()()
	if len(fields) == 0 && meta == nil {
		return AnyObject
	}
	return e.pair(BObject, e.atomBDD(e.mapAtom('o', fields, Never, meta)))
}

// ------------------------------------------------------------ opaque sets

// Opaque is the set of values of the basic types in bits that carry a mark: a
// distinct type's values, isolated objects, client objects. Every call with
// fresh makes a new set; otherwise name decides which.
func (e *Env) Opaque(name string, bits Basic, fresh bool) Type {
	defer e.lock()()
	var a *atom
	if fresh {
		a = e.newAtom(&atom{opaque: name})
	} else {
		a = e.internAtom(append([]byte{'!'}, name...), func() *atom { return &atom{opaque: name} })
	}
	return e.pair(bits, e.atomBDD(a))
}

// anonymousDistinct marks the values of a distinct type without a definition.
const anonymousDistinct = "distinct"

// atomsOf lists what all values of t within bits belong to, as far as one
// conjunction says it.
func atomsOf(t Type, bits Basic) []*atom {
	var r []*atom
	n := 0
	for _, s := range t.subs {
		if d, ok := s.data.(*bdd); ok && s.bit&bits != 0 {
			n++
			paths := 0
			d.paths(nil, nil, func(pos, neg []*atom) bool {
				paths++
				if n == 1 {
					r = append(r, pos...)
				} else {
					r = slices.DeleteFunc(r, func(a *atom) bool { return !slices.Contains(pos, a) })
				}
				return paths == 1
			})
			if paths != 1 {
				return nil
			}
		}
	}
	return r
}

// ------------------------------------------------------------ functions

// Func is the type of functions with a signature.
func (e *Env) Func(sig *Signature) Type {
	defer e.lock()()
	return e.funcType(sig)
}

func (e *Env) funcType(sig *Signature) *T {
	members := make([]*T, len(sig.Params))
	for i, p := range sig.Params {
		members[i] = p.Type
	}
	rest := sig.Rest
	if rest == nil {
		rest = Never
	}
	params := e.single(bArgs, e.atomBDD(e.listAtom(members, len(members), rest)))
	k := append([]byte(nil), 'f')
	if sig.Transactional {
		k[0] = 'F'
	}
	k = binary.LittleEndian.AppendUint32(k, params.id)
	k = binary.LittleEndian.AppendUint32(k, sig.Ret.id)
	for _, p := range sig.Params {
		if p.HasDefault || p.Included {
			k = append(append(k, 1), p.Name...)
			if p.Default != nil {
				k = fmt.Appendf(k, "%p", p.Default)
			}
		}
		k = append(append(k, p.Name...), 0)
	}
	a := e.internAtom(k, func() *atom { return &atom{fn: &funcAtom{params: params, ret: sig.Ret, sig: sig}} })
	return e.single(BFunction, e.atomBDD(a))
}

// RecFunc is a function type under construction.
type RecFunc struct {
	e *Env
	a *atom
	T Type
}

// NewRecFunc reserves a function type.
func (e *Env) NewRecFunc() *RecFunc {
	defer e.lock()()
	a := e.newAtom(&atom{fn: &funcAtom{params: Never, ret: Never}})
	return &RecFunc{e, a, e.single(BFunction, e.atomBDD(a))}
}

// Define gives it its signature.
func (r *RecFunc) Define(sig *Signature) {
	defer r.e.lock()()
	e := r.e
	members := make([]*T, len(sig.Params))
	for i, p := range sig.Params {
		members[i] = p.Type
	}
	rest := sig.Rest
	if rest == nil {
		rest = Never
	}
	r.a.fn.params = e.single(bArgs, e.atomBDD(e.listAtom(members, len(members), rest)))
	r.a.fn.ret, r.a.fn.sig = sig.Ret, sig
}

// ------------------------------------------------------------ the others

func (e *Env) invar(bits Basic, kind byte, v *invarAtom) *T {
	k := []byte{kind}
	for _, t := range v.args {
		k = binary.LittleEndian.AppendUint32(k, t.id)
	}
	if v.key != nil {
		k = binary.LittleEndian.AppendUint32(append(k, 'k'), v.key.id)
	}
	if v.keys != nil {
		k = append(k, 'n')
		for _, n := range v.keys {
			k = append(append(k, n...), 0)
		}
	}
	a := e.internAtom(k, func() *atom { return &atom{invar: v} })
	return e.pair(bits, e.atomBDD(a))
}

// ErrorOf is error<detail>.
func (e *Env) ErrorOf(detail Type) Type {
	defer e.lock()()
	return e.invar(BError, 'e', &invarAtom{args: []*T{detail}})
}

// TypedescOf is typedesc<t>.
func (e *Env) TypedescOf(t Type) Type {
	defer e.lock()()
	return e.invar(BTypedesc, 'd', &invarAtom{args: []*T{t}})
}

// TypedescOf is typedesc<t> in the Env of t.
func TypedescOf(t Type) Type { return envOf(t, t).TypedescOf(t) }

// FutureOf is future<t>.
func (e *Env) FutureOf(t Type) Type {
	defer e.lock()()
	return e.invar(BFuture, 'u', &invarAtom{args: []*T{t}})
}

// StreamOf is stream<t, completion>.
func (e *Env) StreamOf(t, completion Type) Type {
	defer e.lock()()
	return e.invar(BStream, 's', &invarAtom{args: []*T{t, completion}})
}

// StreamOf is stream<t, completion> in the Env of t and completion.
func StreamOf(t, completion Type) Type { return envOf(t, completion).StreamOf(t, completion) }

// TableOf is table<row>, with keys table<row> key(keys…) and with key
// table<row> key<key>. keys without names is key().
func (e *Env) TableOf(row Type, keys []string, key Type) Type {
	defer e.lock()()
	return e.invar(BTable, 't', &invarAtom{args: []*T{row}, keys: keys, key: key})
}

// RecTable is a table type under construction.
type RecTable struct {
	e *Env
	a *atom
	T Type
}

// NewRecTable reserves a table type.
func (e *Env) NewRecTable() *RecTable {
	defer e.lock()()
	a := e.newAtom(&atom{invar: &invarAtom{args: []*T{Never}}})
	return &RecTable{e, a, e.pair(BTable, e.atomBDD(a))}
}

// Define gives it its row type and key.
func (r *RecTable) Define(row Type, keys []string, key Type) {
	defer r.e.lock()()
	*r.a.invar = invarAtom{args: []*T{row}, keys: keys, key: key}
}
