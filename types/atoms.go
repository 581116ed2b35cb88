package types

// atom is one list, mapping, function … type descriptor, or an opaque set such
// as the values of a distinct type. Exactly one of the pointers is set, or
// none for an opaque atom.
type atom struct {
	id      uint32
	list    *listAtom
	mapping *mapAtom // mappings and objects
	fn      *funcAtom
	invar   *invarAtom // typedesc, future, stream, table, error detail
	opaque  string     // shown name of an opaque atom
	typeID  *TypeID    // of a distinct type
	implies []*atom    // of a distinct type: all that the values with its mark have besides
}

// listAtom describes lists: fixed members, where the last of members stands
// for all up to fixed, then any number of rest.
type listAtom struct {
	members []*T
	fixed   int
	rest    *T // Never when closed
	name    string
}

func (l *listAtom) at(i int) *T {
	if i >= l.fixed {
		return l.rest
	}
	if i >= len(l.members) {
		return l.members[len(l.members)-1]
	}
	return l.members[i]
}

// Field is a field of a mapping, or a field or method of an object.
type Field struct {
	Name     string
	Type     Type
	Optional bool
	Readonly bool // cannot be assigned to
	Method   bool // of an object: not a field
	Remote   bool
	// Keep is set in a [MappingAtomic].
	Keep Keep
	// Region is where a member of an object is visible, nil for everywhere.
	Region *Region
}

// Region is a part of a program outside of which members of objects are not
// visible: a module, or the methods of one class. A member with another region
// is another member, so regions are compared by identity.
type Region struct {
	Name  string // of the module or class
	Class bool   // the members are private
}

// RecordMeta is what a record type has beyond its set of values.
type RecordMeta struct {
	Name string // of the definition, as shown; "" for an anonymous one
	// Defaults gives, for each field with a default value, what computes it;
	// what that is the front and back end agree on.
	Defaults map[string]any
	// Order is the order in which fields were declared.
	Order []string
	// Default computes a default value at run time; see Defaults.
	Default func(field string) any
	// Annots gives, for each annotated field, what the front end knows of its
	// annotations.
	Annots map[string]any
	// Decl identifies the definition to the front end.
	Decl any
	// Fill makes an object of a class with which lists are filled; ok is false
	// when the class can make none without arguments. Before a program runs
	// there is only ok.
	Fill func() (v any, ok bool)
}

// mapAtom describes mappings (rest for all other names) and objects (which
// are open, rest is unused).
type mapAtom struct {
	fields []Field // sorted by name
	rest   *T      // Never when closed
	meta   *RecordMeta
	// pending says that the fields are not known yet.
	pending bool
	// readonly: the definition, of a readonly class, gives immutable objects only.
	readonly bool
}

func (m *mapAtom) find(name string) (int, bool) {
	lo, hi := 0, len(m.fields)
	for lo < hi {
		h := int(uint(lo+hi) >> 1)
		if m.fields[h].Name < name {
			lo = h + 1
		} else {
			hi = h
		}
	}
	return lo, lo < len(m.fields) && m.fields[lo].Name == name
}

// cell gives what may stand under name in a mapping, absence included.
func (e *Env) mapCell(m *mapAtom, name string) (t *T, readonly bool) {
	if i, ok := m.find(name); ok {
		f := &m.fields[i]
		if f.Optional {
			return e.union(f.Type, Undef), f.Readonly
		}
		return f.Type, f.Readonly
	}
	return e.union(m.rest, Undef), false
}

// funcAtom describes functions: from argument lists to results.
type funcAtom struct {
	params *T // subset of bArgs
	ret    *T
	sig    *Signature
}

// Param is a parameter of a function type as declared.
type Param struct {
	Name       string
	Type       Type // of the rest list's members for a rest parameter
	HasDefault bool
	Included   bool
	// Default is what the front end knows of the default value; it identifies
	// the default.
	Default any
}

// Signature is a function type as declared; two functions with different
// signatures may have the same type.
type Signature struct {
	Params []Param
	Rest   Type // nil without rest parameter
	Ret    Type
	// Transactional lets functions in that may be called in a transactional
	// scope only, beside all others.
	Transactional bool
	// RetParam names the typedesc parameter the return type depends on; it
	// is informative, Ret is the bound.
	Decl any
}

// invarAtom is a type constructor whose values stand for a type they do not
// share with other applications of it: typedesc<T>, future<T>, stream<T, C>,
// table<R> key …. args are covariant.
type invarAtom struct {
	args []*T
	keys []string // key fields of a table, nil without
	key  *T       // key constraint of a table, nil without
}
