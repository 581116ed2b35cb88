package types

import "encoding/binary"

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

func (e *Env) bddIntersect(x, y *bdd) *bdd {
	switch {
	case x == y, y == bddTrue, x == bddFalse:
		return x
	case x == bddTrue, y == bddFalse:
		return y
	}
	switch {
	case x.atom.id < y.atom.id:
		return e.node(x.atom, e.bddIntersect(x.left, y), e.bddIntersect(x.mid, y), e.bddIntersect(x.right, y))
	case x.atom.id > y.atom.id:
		return e.node(y.atom, e.bddIntersect(x, y.left), e.bddIntersect(x, y.mid), e.bddIntersect(x, y.right))
	}
	return e.node(x.atom,
		e.bddIntersect(e.bddUnion(x.left, x.mid), e.bddUnion(y.left, y.mid)),
		bddFalse,
		e.bddIntersect(e.bddUnion(x.right, x.mid), e.bddUnion(y.right, y.mid)))
}

func (e *Env) bddDiff(x, y *bdd) *bdd {
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
		return e.node(x.atom, e.bddDiff(e.bddUnion(x.left, x.mid), y), bddFalse, e.bddDiff(e.bddUnion(x.right, x.mid), y))
	case x.atom.id > y.atom.id:
		return e.node(y.atom, e.bddDiff(x, e.bddUnion(y.left, y.mid)), bddFalse, e.bddDiff(x, e.bddUnion(y.right, y.mid)))
	}
	return e.node(x.atom,
		e.bddDiff(e.bddUnion(x.left, x.mid), e.bddUnion(y.left, y.mid)),
		bddFalse,
		e.bddDiff(e.bddUnion(x.right, x.mid), e.bddUnion(y.right, y.mid)))
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
