package types

import (
	"encoding/binary"
	"slices"
)

// A decision diagram over atoms: (atom ∧ left) ∨ mid ∨ (¬atom ∧ right), atoms
// increasing from the root downwards. The middle branch keeps unions from
// being multiplied out (the lazy unions of CDuce). Nodes are hash-consed.
type bdd struct {
	id               uint32
	atom             *atom
	left, mid, right *bdd
}

var (
	bddFalse = &bdd{id: 1}
	bddTrue  = &bdd{id: 2}
)

func (b *bdd) key(k []byte) []byte { return binary.LittleEndian.AppendUint32(k, b.id) }

type bddKey struct {
	atom             *atom
	left, mid, right *bdd
}

func (e *Env) node(a *atom, l, m, r *bdd) *bdd {
	if m == bddTrue {
		return bddTrue
	}
	// What the middle branch holds anyway need not be said again.
	if l == m {
		l = bddFalse
	}
	if r == m {
		r = bddFalse
	}
	if l == r {
		return e.bddUnion(l, m)
	}
	k := bddKey{a, l, m, r}
	if n, ok := e.nodes[k]; ok {
		return n
	}
	if e != base {
		if n, ok := base.nodes[k]; ok {
			return n
		}
	}
	n := &bdd{e.nextID(), a, l, m, r}
	e.nodes[k] = n
	return n
}

func (e *Env) atomBDD(a *atom) *bdd { return e.node(a, bddTrue, bddFalse, bddFalse) }

func (e *Env) bddUnion(x, y *bdd) *bdd {
	switch {
	case x == y, y == bddFalse, x == bddTrue:
		return x
	case x == bddFalse, y == bddTrue:
		return y
	}
	switch {
	case x.atom.id < y.atom.id:
		return e.node(x.atom, x.left, e.bddUnion(x.mid, y), x.right)
	case x.atom.id > y.atom.id:
		return e.node(y.atom, y.left, e.bddUnion(x, y.mid), y.right)
	}
	return e.node(x.atom, e.bddUnion(x.left, y.left), e.bddUnion(x.mid, y.mid), e.bddUnion(x.right, y.right))
}

// bddIntersect takes the union y apart, so that the intersection of two unions
// is a union of what their members have in common.
func (e *Env) bddIntersect(x, y *bdd) *bdd {
	switch {
	case x == y, y == bddTrue, x == bddFalse:
		return x
	case x == bddTrue, y == bddFalse:
		return y
	}
	if u := e.bddUnion(x, y); u == x {
		return y
	} else if u == y {
		return x
	}
	if y.mid == bddFalse && x.mid != bddFalse {
		x, y = y, x
	}
	r := bddFalse
	for ; y.mid != bddFalse; y = y.mid {
		r = e.bddUnion(r, e.bddCommon(x, e.node(y.atom, y.left, bddFalse, y.right)))
		if y.mid == bddTrue {
			return e.bddUnion(r, x)
		}
	}
	return e.bddUnion(r, e.bddCommon(x, y))
}

// bddCommon is the intersection of x and y, which is no union.
func (e *Env) bddCommon(x, y *bdd) *bdd {
	if e.bddUnion(x, y) == x {
		return y
	}
	return e.bddMeet(x, y)
}

func (e *Env) bddMeet(x, y *bdd) *bdd {
	switch {
	case x == y, y == bddTrue, x == bddFalse:
		return x
	case x == bddTrue, y == bddFalse:
		return y
	}
	switch {
	case x.atom.id < y.atom.id:
		return e.node(x.atom, e.bddMeet(x.left, y), e.bddMeet(x.mid, y), e.bddMeet(x.right, y))
	case x.atom.id > y.atom.id:
		return e.node(y.atom, e.bddMeet(x, y.left), e.bddMeet(x, y.mid), e.bddMeet(x, y.right))
	}
	return e.node(x.atom,
		e.bddMeet(e.bddUnion(x.left, x.mid), e.bddUnion(y.left, y.mid)),
		bddFalse,
		e.bddMeet(e.bddUnion(x.right, x.mid), e.bddUnion(y.right, y.mid)))
}

// bddDiff keeps the middle branches of x where it can: a difference from a union
// of many descriptors, as a chain of type tests makes them, would otherwise be
// multiplied out.
func (e *Env) bddDiff(x, y *bdd) *bdd {
	switch {
	case x == y, y == bddTrue, x == bddFalse:
		return bddFalse
	case y == bddFalse:
		return x
	case x == bddTrue:
		return e.bddComplement(y)
	}
	for ; y.mid != bddFalse; y = y.mid {
		if x = e.bddDiff(x, e.node(y.atom, y.left, bddFalse, y.right)); y.mid == bddTrue || x == bddFalse {
			return bddFalse
		}
	}
	if e.bddUnion(x, y) == y {
		return bddFalse
	}
	y = e.essence(y)
	if y.left == bddTrue && y.mid == bddFalse && y.right == bddFalse {
		return e.bddWithout(x, y)
	}
	return e.bddMinus(x, y)
}

// bddWithout is x without the values of y, a lone atom. What has no value in
// common with the atom stays as it is: a union of records told apart by a field
// does not grow as they are ruled out one by one.
func (e *Env) bddWithout(x, y *bdd) *bdd {
	a := y.atom
	switch {
	case x == bddFalse:
		return x
	case x == bddTrue, x.atom.id > a.id:
		if e.apart(x, a) {
			return x
		}
		return e.bddMinus(x, y)
	case x.atom == a:
		rest := e.bddUnion(x.right, x.mid)
		if e.apart(rest, a) {
			return rest
		}
		return e.node(a, bddFalse, bddFalse, rest)
	}
	left := x.left
	if !e.disjoint(x.atom, a) {
		left = e.bddWithout(left, y)
	}
	return e.node(x.atom, left, e.bddWithout(x.mid, y), e.bddWithout(x.right, y))
}

// apart reports that every conjunction of x has an atom that is disjoint from a.
func (e *Env) apart(x *bdd, a *atom) bool {
	switch x {
	case bddFalse:
		return true
	case bddTrue:
		return false
	}
	return (e.disjoint(x.atom, a) || e.apart(x.left, a)) && e.apart(x.mid, a) && e.apart(x.right, a)
}

// disjoint reports that a and b need values without a common one for some field.
// When it is not obvious they count as not disjoint.
func (e *Env) disjoint(a, b *atom) bool {
	if a == b || a.mapping == nil || b.mapping == nil || a.mapping.pending || b.mapping.pending {
		return false
	}
	k := [2]*atom{a, b}
	if r, ok := e.apartness[k]; ok {
		return r
	}
	r := false
	for i := range a.mapping.fields {
		f := &a.mapping.fields[i]
		if f.Optional || f.Method {
			continue
		}
		if j, ok := b.mapping.find(f.Name); ok {
			if g := &b.mapping.fields[j]; !g.Optional && !g.Method && e.intersect(f.Type, g.Type) == Never {
				r = true
				break
			}
		}
	}
	e.apartness[k] = r
	return r
}

func (e *Env) bddMinus(x, y *bdd) *bdd {
	switch {
	case x == y, y == bddTrue, x == bddFalse:
		return bddFalse
	case y == bddFalse:
		return x
	case x == bddTrue:
		return e.bddComplement(y)
	}
	switch {
	case x.atom.id < y.atom.id:
		return e.node(x.atom, e.bddMinus(x.left, y), e.bddMinus(x.mid, y), e.bddMinus(x.right, y))
	case x.atom.id > y.atom.id:
		return e.node(y.atom, e.bddMinus(x, e.bddUnion(y.left, y.mid)), bddFalse, e.bddMinus(x, e.bddUnion(y.right, y.mid)))
	}
	return e.node(x.atom,
		e.bddMinus(e.bddUnion(x.left, x.mid), e.bddUnion(y.left, y.mid)),
		bddFalse,
		e.bddMinus(e.bddUnion(x.right, x.mid), e.bddUnion(y.right, y.mid)))
}

// essence is the mark alone where y is a distinct type, whose mark implies all
// else.
func (e *Env) essence(y *bdd) *bdd {
	var mark *atom
	n := 0
	for b := y; b != bddTrue; b = b.left {
		if b.mid != bddFalse || b.right != bddFalse || b.left == bddFalse {
			return y
		}
		if mark == nil || len(b.atom.implies) > len(mark.implies) {
			mark = b.atom
		}
		n++
	}
	if n < 2 || len(mark.implies) < n-1 {
		return y
	}
	for b := y; b != bddTrue; b = b.left {
		if b.atom != mark && !slices.Contains(mark.implies, b.atom) {
			return y
		}
	}
	return e.atomBDD(mark)
}

func (e *Env) bddComplement(y *bdd) *bdd {
	switch y {
	case bddTrue:
		return bddFalse
	case bddFalse:
		return bddTrue
	}
	return e.node(y.atom, e.bddComplement(e.bddUnion(y.left, y.mid)), bddFalse, e.bddComplement(e.bddUnion(y.right, y.mid)))
}

// paths calls f for each conjunction of the diagram's disjunctive form until f
// gives false. pos and neg must not be kept.
func (b *bdd) paths(pos, neg []*atom, f func(pos, neg []*atom) bool) bool {
	switch b {
	case bddFalse:
		return true
	case bddTrue:
		return f(pos, neg)
	}
	n, m := len(pos), len(neg)
	return b.left.paths(append(pos, b.atom), neg, f) &&
		b.mid.paths(pos[:n:n], neg[:m:m], f) &&
		b.right.paths(pos[:n:n], append(neg[:m:m], b.atom), f)
}

// negates reports whether some path negates an atom.
func (b *bdd) negates() bool {
	return b != bddFalse && b != bddTrue && (b.right != bddFalse || b.left.negates() || b.mid.negates())
}
