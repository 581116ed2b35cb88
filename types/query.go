package types

// Questions about tables and what has arguments, and about how types are written.

// TableAtomic is a table type that one descriptor gives.
type TableAtomic struct {
	inherent
	Row  Type
	Keys []string // nil without key specifier
	Key  Type     // key constraint, nil without
}

// NewTableAtomic makes the description for a value whose key names its
// constructor gave.
func NewTableAtomic(t, row Type, keys []string) *TableAtomic {
	e := envOf(t, row)
	e.mu.Lock()
	defer e.mu.Unlock()
	return &TableAtomic{inherent: e.inherent(t, BTable, BTableRW), Row: row, Keys: keys}
}

// TableAtomicOf returns t's tables as one descriptor, nil when there is none.
func TableAtomicOf(t Type) *TableAtomic {
	if t.Basics()&BTable == 0 {
		return nil
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	if t.derived&derivedTable != 0 {
		return t.table
	}
	t.derived |= derivedTable
	bit := BTableRW
	if t.Basics()&BTableRW == 0 {
		bit = BTableRO
	}
	a := &TableAtomic{inherent: e.inherent(t, BTable, BTableRW), Row: AnyMap}
	if t.all&bit == 0 {
		pos, ok := singlePath(t.sub(bit).(*bdd), func(a *atom) bool { return a.invar != nil })
		if !ok {
			return nil
		}
		for _, p := range pos {
			if v := p.invar; v != nil {
				a.Row = e.intersect(a.Row, v.args[0])
				if v.keys != nil {
					a.Keys = v.keys
				}
				if v.key != nil {
					a.Key = v.key
				}
			}
		}
	}
	if bit == BTableRO {
		a.Row = e.intersect(a.Row, Readonly)
	}
	t.table = a
	return a
}

// TableKeyType is the type of the keys of t's tables, Never when they have
// none.
func TableKeyType(t Type) Type {
	a := TableAtomicOf(t)
	if a == nil {
		return Never
	}
	if a.Key != nil {
		return a.Key
	}
	if a.Keys == nil {
		return Never
	}
	e := envOf(t, a.Row)
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.keyType(a.Row, a.Keys)
}

// TableRow is the type of the rows of t's tables.
func TableRow(t Type) Type { return invarArg(t, BTableRW, BTableRO, 0, AnyMap) }

func invarArg(t Type, bit, bit2 Basic, i int, top Type) Type {
	if t.all&(bit|bit2) != 0 {
		return top
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	b, ok := t.sub(bit).(*bdd)
	if !ok {
		if b, ok = t.sub(bit2).(*bdd); !ok {
			return Never
		}
	}
	r := Never
	b.paths(nil, nil, func(pos, neg []*atom) bool {
		p := top
		for _, a := range pos {
			if a.invar != nil {
				p = e.intersect(p, a.invar.args[i])
			}
		}
		r = e.union(r, p)
		return true
	})
	return r
}

// ErrorDetail is the type of the details of t's errors.
func ErrorDetail(t Type) Type { return invarArg(t, BError, BError, 0, DetailMap) }

// TypedescArg is T of typedesc<T>.
func TypedescArg(t Type) Type { return invarArg(t, BTypedesc, BTypedesc, 0, AnyOrError) }

// FutureArg is T of future<T>.
func FutureArg(t Type) Type { return invarArg(t, BFuture, BFuture, 0, AnyOrError) }

// StreamArg is T of stream<T, C>.
func StreamArg(t Type) Type { return invarArg(t, BStream, BStream, 0, AnyOrError) }

// StreamCompletion is C of stream<T, C>.
func StreamCompletion(t Type) Type { return invarArg(t, BStream, BStream, 1, NilOrError) }

// MatchList evaluates membership of an immutable list: match is asked for each
// descriptor whether the list fits it.
func MatchList(t Type, match func(fixed int, rest Type, at func(int) Type) bool) bool {
	if t.all&BListRO != 0 {
		return true
	}
	b, ok := t.sub(BListRO).(*bdd)
	return ok && b.eval(func(a *atom) bool {
		return a.list == nil || match(a.list.fixed, a.list.rest, a.list.at)
	})
}

// MatchMapping evaluates membership of an immutable mapping: match is asked for
// each descriptor whether the mapping fits it.
func MatchMapping(t Type, match func(fields []Field, rest Type) bool) bool {
	if t.all&BMappingRO != 0 {
		return true
	}
	b, ok := t.sub(BMappingRO).(*bdd)
	return ok && b.eval(func(a *atom) bool {
		return a.mapping == nil || match(a.mapping.fields, a.mapping.rest)
	})
}

// MatchTable evaluates membership of an immutable table: match is asked for each
// descriptor whether the table fits it.
func MatchTable(t Type, match func(row Type, keys []string, key Type) bool) bool {
	if t.all&BTableRO != 0 {
		return true
	}
	b, ok := t.sub(BTableRO).(*bdd)
	return ok && b.eval(func(a *atom) bool {
		return a.invar == nil || match(a.invar.args[0], a.invar.keys, a.invar.key)
	})
}

// MatchError evaluates membership of an error by what it is: own is its own
// type, whose marks it carries, and match is asked for each detail type whether
// its detail belongs to that.
func MatchError(t, own Type, match func(detail Type) bool) bool {
	if t.all&BError != 0 {
		return true
	}
	b, ok := t.sub(BError).(*bdd)
	if !ok {
		return false
	}
	marks := map[*atom]bool{}
	if o, ok := own.sub(BError).(*bdd); ok {
		o.paths(nil, nil, func(pos, neg []*atom) bool {
			for _, a := range pos {
				marks[a] = true
			}
			return false
		})
	}
	return b.eval(func(a *atom) bool {
		if a.invar != nil {
			return match(a.invar.args[0])
		}
		return marks[a]
	})
}

func (b *bdd) eval(in func(*atom) bool) bool {
	for {
		switch b {
		case bddTrue:
			return true
		case bddFalse:
			return false
		}
		if b.mid != bddFalse && b.mid.eval(in) {
			return true
		}
		if in(b.atom) {
			b = b.left
		} else {
			b = b.right
		}
	}
}
