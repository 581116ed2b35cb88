package types

import (
	"slices"
	"strings"
)

// Questions about objects and functions: members, signatures, marks of distinct types.

// ObjectMember finds a field or method of t's objects: with several
// alternatives all must have it and its type is their union.
func ObjectMember(t Type, name string) *Field {
	var r *Field
	missing := false
	eachObject(t, func(e *Env, m *mapAtom) {
		i, ok := m.find(name)
		switch {
		case !ok:
			missing = true
		case r == nil:
			f := m.fields[i]
			r = &f
		default:
			r.Type = e.union(r.Type, m.fields[i].Type)
			r.Readonly = r.Readonly || m.fields[i].Readonly
		}
	})
	if missing {
		return nil
	}
	return r
}

// ObjectMembers lists the fields and methods of t's objects, those of the first
// alternative when there are several.
func ObjectMembers(t Type) []Field {
	var r []Field
	first := true
	eachObject(t, func(e *Env, m *mapAtom) {
		if first {
			r, first = m.fields, false
		}
	})
	return r
}

// ObjectDecl gives the definition an object type comes from, nil when there is
// not exactly one.
func ObjectDecl(t Type) any {
	var d any
	n := 0
	eachObject(t, func(e *Env, m *mapAtom) {
		n++
		if m.meta != nil {
			d = m.meta.Decl
		}
	})
	if n != 1 {
		return nil
	}
	return d
}

// ObjectMeta gives what is known of the definition an object type comes from,
// nil when there is not exactly one.
func ObjectMeta(t Type) *RecordMeta {
	var r *RecordMeta
	n := 0
	eachObject(t, func(e *Env, m *mapAtom) {
		n++
		r = m.meta
	})
	if n != 1 {
		return nil
	}
	return r
}

// ObjectDecls lists the definitions the alternatives of an object type come
// from.
func ObjectDecls(t Type) []any {
	var r []any
	eachObject(t, func(e *Env, m *mapAtom) {
		if m.meta != nil && m.meta.Decl != nil {
			r = append(r, m.meta.Decl)
		}
	})
	return r
}

func eachObject(t Type, f func(e *Env, m *mapAtom)) {
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	bit := BObjectRW
	if t.Basics()&BObjectRW == 0 {
		bit = BObjectRO
	}
	if t.all&bit != 0 {
		f(e, &mapAtom{rest: Never})
		return
	}
	if b, ok := t.sub(bit).(*bdd); ok {
		b.paths(nil, nil, func(pos, neg []*atom) bool {
			if m := e.objMeet(pos); m != nil {
				f(e, m)
			}
			return true
		})
	}
}

// HasOpaque reports whether every object (or function) of t carries a mark; see
// [Env.Opaque].
func HasOpaque(t Type, mark Type) bool { return IsSubtype(t, mark) }

// FuncSig returns the signature of the functions of t when one descriptor
// gives it, else nil.
func FuncSig(t Type) *Signature {
	b, ok := t.sub(BFunction).(*bdd)
	if !ok {
		return nil
	}
	var sig *Signature
	n := 0
	b.paths(nil, nil, func(pos, neg []*atom) bool {
		n++
		for _, a := range pos {
			if a.fn != nil {
				if sig != nil {
					n++
				}
				sig = a.fn.sig
			}
		}
		return n < 2
	})
	if n != 1 {
		return nil
	}
	return sig
}

// FuncRet is the type of results of the functions of t.
func FuncRet(t Type) Type {
	if s := FuncSig(t); s != nil {
		return s.Ret
	}
	b, ok := t.sub(BFunction).(*bdd)
	if !ok {
		return AnyOrError
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	r := Never
	b.paths(nil, nil, func(pos, neg []*atom) bool {
		p := AnyOrError
		for _, a := range pos {
			if a.fn != nil {
				p = e.intersect(p, a.fn.ret)
			}
		}
		r = e.union(r, p)
		return true
	})
	return r
}

// Apply gives the type of the result of calling a function of t with arguments
// of the given types, and whether all functions of t accept them.
func Apply(t Type, args []Type) (Type, bool) {
	b, ok := t.sub(BFunction).(*bdd)
	if !ok {
		return AnyOrError, false
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	list := e.single(bArgs, e.atomBDD(e.listAtom(args, len(args), Never)))
	r := Never
	accepted := b.paths(nil, nil, func(pos, neg []*atom) bool {
		var ps []*funcAtom
		domain := Never
		for _, a := range pos {
			if a.fn != nil {
				ps = append(ps, a.fn)
				domain = e.union(domain, a.fn.params)
			}
		}
		if !e.isSubtype(list, domain) {
			return false
		}
		r = e.union(r, e.applyPath(ps, list, AnyOrError))
		return true
	})
	return r, accepted
}

// FuncArg is what the functions of t accept as their argument at i, Never when
// they accept none.
func FuncArg(t Type, i int) Type {
	b, ok := t.sub(BFunction).(*bdd)
	if !ok {
		return Never
	}
	r := Type(nil)
	b.paths(nil, nil, func(pos, _ []*atom) bool {
		accepted := Never
		for _, a := range pos {
			switch {
			case a.fn == nil || a.fn.sig == nil:
			case i < len(a.fn.sig.Params):
				accepted = Union(accepted, a.fn.sig.Params[i].Type)
			case a.fn.sig.Rest != nil:
				accepted = Union(accepted, a.fn.sig.Rest)
			}
		}
		if r == nil {
			r = accepted
		} else {
			r = Intersect(r, accepted)
		}
		return true
	})
	if r == nil {
		return Never
	}
	return r
}

// Transactional reports that t has functions that may be called in a
// transactional scope only.
func Transactional(t Type) bool {
	b, ok := t.sub(BFunction).(*bdd)
	if !ok {
		return false
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	return !b.paths(nil, nil, func(pos, neg []*atom) bool {
		var ps []*funcAtom
		for _, a := range pos {
			if a.fn != nil {
				ps = append(ps, a.fn)
			}
		}
		return len(ps) == 0 || callableAnywhere(ps)
	})
}

func (e *Env) applyPath(ps []*funcAtom, args, result *T) *T {
	if e.isEmpty(args) {
		return Never
	}
	if len(ps) == 0 {
		return result
	}
	p := ps[0]
	return e.union(e.applyPath(ps[1:], e.diff(args, p.params), result),
		e.applyPath(ps[1:], e.intersect(args, p.params), e.intersect(result, p.ret)))
}

// DistinctName is the name of the distinct type that t's errors or objects
// belong to, "" when there is none.
func DistinctName(t Type) string {
	name := ""
	for _, s := range t.subs {
		if b, ok := s.data.(*bdd); ok && s.bit&(BError|BObject) != 0 {
			b.paths(nil, nil, func(pos, neg []*atom) bool {
				for _, a := range pos {
					if a.opaque != "" && a.opaque != anonymousDistinct {
						name = a.opaque // the last one is the most specific
					}
				}
				return false
			})
		}
	}
	return name
}

// Definite reports whether t is definite: all its errors (or objects) have the
// same type-ids.
func Definite(t Type) bool {
	_, definite := TypeIDs(t)
	return definite
}

// OneErrorType reports whether one descriptor gives t's errors, so that a
// constructor can make one.
func OneErrorType(t Type) bool {
	if t.all&BError != 0 {
		return true
	}
	b, ok := t.sub(BError).(*bdd)
	if !ok {
		return false
	}
	_, one := singlePath(b, func(*atom) bool { return true })
	return one
}

// MemberName is the name of an object's member for messages. The front end
// keeps remote methods under "->name" and resource methods under "$accessor"
// with "$segment" for each segment of the path; * stands for a parameter.
func MemberName(key string) string {
	switch {
	case strings.HasPrefix(key, "->"):
		return key[2:]
	case strings.HasPrefix(key, "$"):
		parts := strings.Split(key[1:], "$")
		for i := 1; i < len(parts); i++ {
			switch parts[i] {
			case "*":
				parts[i] = "[...]"
			case "**":
				parts[i] = "[......]"
			}
		}
		if len(parts) == 1 {
			return parts[0] + " ."
		}
		return parts[0] + " " + strings.Join(parts[1:], "/")
	}
	return key
}

// ObjectsCarry reports whether the objects of one of t's alternatives carry a
// mark.
func ObjectsCarry(t, mark Type) bool {
	e := envOf(t, mark)
	e.mu.Lock()
	defer e.mu.Unlock()
	var m *atom
	mark.sub(BObjectRW).(*bdd).paths(nil, nil, func(pos, neg []*atom) bool {
		m = pos[0]
		return false
	})
	found := false
	for _, s := range t.subs {
		if b, ok := s.data.(*bdd); ok && s.bit&BObject != 0 {
			b.paths(nil, nil, func(pos, neg []*atom) bool {
				found = found || slices.Contains(pos, m)
				return !found
			})
		}
	}
	return found
}

// OpaquePart is the set of all objects (or errors) that carry the marks that
// every one of t carries.
func OpaquePart(t Type) Type {
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	r := AnyOrError
	for _, s := range t.subs {
		b, ok := s.data.(*bdd)
		if !ok || s.bit&(BError|BObject) == 0 {
			continue
		}
		n := 0
		var marks []*atom
		b.paths(nil, nil, func(pos, neg []*atom) bool {
			n++
			for _, a := range pos {
				if a.opaque != "" {
					marks = append(marks, a)
				}
			}
			return n < 2
		})
		if n != 1 {
			continue
		}
		d := bddTrue
		for _, a := range marks {
			d = e.bddIntersect(d, e.atomBDD(a))
		}
		if s.bit&BObject != 0 {
			r = e.intersect(r, e.union(e.basic(bAll&^BObject), e.pair(BObject, d)))
			break
		}
		r = e.intersect(r, e.union(e.basic(bAll&^BError), e.pair(BError, d)))
	}
	return r
}
