package lower

import (
	"barre/ir"
	"barre/tree"
	"barre/types"
)

// query lowers a query: clauses become nested loops. Clauses that need all
// frames at once (order by, group by, collect) end a segment: its frames are
// kept as rows, and the next segment loops over these.
type queryLower struct {
	b      *builder
	dst    reg
	ends   []int // jumps to the end of the query, its result in dst
	limits map[*tree.Limit]reg
	joins  map[*tree.From]reg
}

func (b *builder) query(x *tree.Query, dst reg) {
	if x.Kind == tree.QueryStream {
		r := b.newReg(ir.RepRef)
		b.closure(r, x.Gen)
		b.emit(ir.Instr{Op: ir.GenStream, A: uint16(dst.n), B: int32(r.n), C: b.constant(x.T)})
		return
	}
	q := &queryLower{b: b, dst: dst, limits: map[*tree.Limit]reg{}, joins: map[*tree.From]reg{}}
	b.at(x.Off)
	acc := b.newReg(ir.RepRef)
	var list types.Type
	switch x.Kind {
	case tree.QueryList:
		list = types.Intersect(x.T, types.AnyList)
		b.emit(ir.Instr{Op: ir.NewList, A: uint16(acc.n), B: b.constant(mutableList(list))})
	case tree.QueryString, tree.QueryXML:
		b.emit(ir.Instr{Op: ir.NewBuf, A: uint16(acc.n)})
	case tree.QueryMap:
		t := types.Intersect(x.T, types.AnyMap)
		b.emit(ir.Instr{Op: ir.MakeMap, A: uint16(acc.n), B: b.constant(&ir.MapShape{T: t, Atomic: types.MappingAtomicOf(t)}), C: int32(b.nextR)})
	case tree.QueryTable:
		t := types.Intersect(x.T, types.AnyTable)
		b.emit(ir.Instr{Op: ir.NewTable, A: uint16(acc.n), B: b.constant(&ir.TableShape{T: t, Keys: x.Keys})})
	}
	l := &loopCtx{locks: b.locks, fails: len(b.fails)}
	q.segments(nil, x.Clauses, func() {
		m := b.mark()
		switch x.Kind {
		case tree.QueryList, tree.QueryString, tree.QueryXML:
			r := b.expr(x.Select)
			op := ir.Append
			if r.rep == ir.RepInt && x.Kind == tree.QueryList {
				op = ir.AppendI
			} else if r.rep.Scalar() {
				t := b.newReg(ir.RepRef)
				b.move(t, r)
				r = t
			}
			b.emit(ir.Instr{Op: op, A: uint16(acc.n), B: int32(r.n)})
		case tree.QueryMap:
			k, v := q.pair(x.Select)
			if x.Conflict != nil {
				has := b.newReg(ir.RepBool)
				b.emit(ir.Instr{Op: ir.MapHasR, A: uint16(has.n), B: int32(acc.n), C: int32(k)})
				q.conflict(x, has)
			}
			b.emit(ir.Instr{Op: ir.MapPut, A: uint16(acc.n), B: int32(k), C: int32(v)})
		case tree.QueryTable:
			r := b.ref(x.Select)
			if x.Conflict != nil {
				has := b.newReg(ir.RepBool)
				b.emit(ir.Instr{Op: ir.TableHas, A: uint16(has.n), B: int32(acc.n), C: int32(r)})
				q.conflict(x, has)
			}
			b.emit(ir.Instr{Op: ir.TableAdd, A: uint16(acc.n), B: int32(r)})
		case tree.QueryAction:
			inner := &loopCtx{locks: b.locks, fails: len(b.fails)}
			b.loops = append(b.loops, inner)
			b.scoped(x.Do)
			b.loops = b.loops[:len(b.loops)-1]
			b.patch(inner.conts...)
			l.breaks = append(l.breaks, inner.breaks...)
		case tree.QueryCollect:
			b.exprTo(x.Select, dst)
		}
		b.release(m)
	})
	b.patch(l.breaks...)
	switch x.Kind {
	case tree.QueryList, tree.QueryMap, tree.QueryTable:
		if list != nil && types.IsReadonly(list) {
			b.emit(ir.Instr{Op: ir.ListType, A: uint16(acc.n), B: int32(acc.n), C: b.constant(list)})
		}
		if x.Kind != tree.QueryList && types.IsReadonly(types.Diff(x.T, types.Error)) {
			b.emit(ir.Instr{Op: ir.Freeze, A: uint16(acc.n)})
		}
		b.move(dst, acc)
	case tree.QueryString:
		b.emit(ir.Instr{Op: ir.BufStr, A: uint16(dst.n), B: int32(acc.n)})
	case tree.QueryXML:
		b.emit(ir.Instr{Op: ir.BufXML, A: uint16(dst.n), B: int32(acc.n)})
	case tree.QueryAction:
		b.zero(dst)
	}
	b.patch(q.ends...)
}

// mutableList is the type under which a list is built; one that shall be
// immutable is made so at the end.
func mutableList(t types.Type) types.Type {
	if types.IsReadonly(t) {
		return types.AnyList
	}
	return t
}

// pair evaluates the key and value that select gives for a map.
func (q *queryLower) pair(x tree.Expr) (k, v int) {
	b := q.b
	if l, ok := x.(*tree.ListCons); ok && len(l.Elems) == 2 && !l.Elems[0].Spread && !l.Elems[1].Spread {
		return b.ref(l.Elems[0].V), b.ref(l.Elems[1].V)
	}
	l := b.ref(x)
	i := b.newReg(ir.RepInt)
	kr, vr := b.newReg(ir.RepRef), b.newReg(ir.RepRef)
	b.intConst(i, 0)
	b.emit(ir.Instr{Op: ir.ListGet, A: uint16(kr.n), B: int32(l), C: int32(i.n)})
	b.intConst(i, 1)
	b.emit(ir.Instr{Op: ir.ListGet, A: uint16(vr.n), B: int32(l), C: int32(i.n)})
	return kr.n, vr.n
}

// conflict evaluates on conflict when a key is there already: an error ends
// the query with it.
func (q *queryLower) conflict(x *tree.Query, has reg) {
	b := q.b
	skip := b.emit(ir.Instr{Op: ir.JmpF, A: uint16(has.n)})
	e := b.ref(x.Conflict)
	ok := b.emit(ir.Instr{Op: ir.JmpNotErr, A: uint16(e)})
	b.move(q.dst, reg{ir.RepRef, e})
	q.ends = append(q.ends, b.emit(ir.Instr{Op: ir.Jmp}))
	b.patch(ok, skip)
}

// segments lowers clauses up to the next one that needs all frames, with
// source (nil at the start) as what the first loop runs over.
func (q *queryLower) segments(source func(inner func()), clauses []tree.Clause, emit func()) {
	b := q.b
	j := len(clauses)
	for i, c := range clauses {
		switch c.(type) {
		case *tree.OrderBy, *tree.GroupBy:
			j = i
		}
		if j == i {
			break
		}
	}
	seg := clauses[:j]
	for _, c := range seg {
		q.prepare(c)
	}
	var ends []int
	for _, c := range seg {
		if l, ok := c.(*tree.Limit); ok {
			ends = append(ends, b.emit(ir.Instr{Op: ir.JmpLeIK, A: uint16(q.limits[l].n), B: 0}))
		}
	}
	if j == len(clauses) {
		q.run(source, seg, &ends, emit)
		b.patch(ends...)
		return
	}
	buf := b.newReg(ir.RepRef)
	var bound []*tree.Var
	switch c := clauses[j].(type) {
	case *tree.OrderBy:
		bound = c.Bound
		frame := rowOf(c.Keys, bound)
		b.emit(ir.Instr{Op: ir.NewRows, A: uint16(buf.n), B: b.constant(&ir.RowsShape{Columns: stores(frame)})})
		q.run(source, seg, &ends, func() {
			m := b.mark()
			b.addRow(ir.RowAdd, buf, frame)
			b.release(m)
		})
		b.patch(ends...)
		b.forget(bound)
		b.emit(ir.Instr{Op: ir.RowSort, A: uint16(buf.n), B: b.constant(append([]bool{}, c.Desc...))})
		q.segments(q.rows(buf, func(row int) {
			for i, v := range bound {
				q.unpack(v, buf, row, len(c.Keys)+i)
			}
		}), clauses[j+1:], emit)
	case *tree.GroupBy:
		frame := rowOf(nil, append(append([]*tree.Var{}, c.Keys...), c.Vars...))
		sh := &ir.RowsShape{Columns: stores(frame), Group: true, Keys: len(c.Keys)}
		for _, v := range c.Lists {
			sh.Lists = append(sh.Lists, v.Type)
		}
		b.emit(ir.Instr{Op: ir.NewRows, A: uint16(buf.n), B: b.constant(sh)})
		q.run(source, seg, &ends, func() {
			m := b.mark()
			b.stmts(c.Stmts)
			b.addRow(ir.RowAdd, buf, frame)
			b.release(m)
		})
		b.patch(ends...)
		b.forget(c.Keys)
		b.emit(ir.Instr{Op: ir.GroupRows, A: uint16(buf.n), B: int32(buf.n)})
		q.segments(q.rows(buf, func(row int) {
			for i, v := range c.Keys {
				q.unpack(v, buf, row, i)
			}
			for i, v := range c.Lists {
				q.unpack(v, buf, row, len(c.Keys)+i)
			}
		}), clauses[j+1:], emit)
	}
}

// forget makes variables of a finished loop get registers anew.
func (b *builder) forget(vs []*tree.Var) {
	for _, v := range vs {
		delete(b.vars, v)
	}
}

// rowOf is the key values and variables that a row is made of.
func rowOf(keys []tree.Expr, vars []*tree.Var) []tree.Expr {
	xs := append([]tree.Expr{}, keys...)
	for _, v := range vars {
		xs = append(xs, &tree.Local{X: tree.X{T: v.Type, Off: -1}, V: v})
	}
	return xs
}

// stores says how the columns of rows of xs are kept.
func stores(xs []tree.Expr) []types.Store {
	s := make([]types.Store, len(xs))
	for i, x := range xs {
		s[i] = ir.RepOf(x.Type()).Store()
	}
	return s
}

// addRow evaluates a row and adds it to buf.
func (b *builder) addRow(op ir.Op, buf reg, xs []tree.Expr) {
	s, r := b.nextS, b.nextR
	numbers := 0
	for _, x := range xs {
		if ir.RepOf(x.Type()).Scalar() {
			numbers++
		}
	}
	b.reserve(s+numbers, r+len(xs)-numbers)
	nextS, nextR := s, r
	for _, x := range xs {
		to := reg{ir.RepOf(x.Type()), nextR}
		if to.rep.Scalar() {
			to.n = nextS
			nextS++
		} else {
			nextR++
		}
		m := b.mark()
		b.exprTo(x, to)
		b.release(m)
	}
	b.emit(ir.Instr{Op: op, A: uint16(buf.n), B: int32(s), C: int32(r)})
}

// rows is the loop over the rows in buf; bind gets the register that has the
// number of the row.
func (q *queryLower) rows(buf reg, bind func(row int)) func(inner func()) {
	b := q.b
	return func(inner func()) {
		i, n := b.newReg(ir.RepInt), b.newReg(ir.RepInt)
		b.zero(i)
		b.emit(ir.Instr{Op: ir.RowCount, A: uint16(n.n), B: int32(buf.n)})
		toCond := b.emit(ir.Instr{Op: ir.Jmp})
		top := b.here()
		bind(i.n)
		inner()
		b.emit(ir.Instr{Op: ir.AddIK, A: uint16(i.n), B: int32(i.n), C: 1})
		b.patch(toCond)
		b.emit(ir.Instr{Op: ir.JmpLtI, A: uint16(i.n), B: int32(n.n), C: int32(top)})
	}
}

// unpack gives a variable what a column of a row has.
func (q *queryLower) unpack(v *tree.Var, buf reg, row, col int) {
	rep := ir.RepOf(v.Type)
	r := q.b.newReg(rep)
	op := ir.RowGetR
	if rep.Scalar() {
		op = ir.RowGetS
	}
	q.b.emit(ir.Instr{Op: op, A: uint16(r.n), B: int32(buf.n), C: ir.RowAt(col, row)})
	q.set(v, r)
}

// set gives a variable of the query its value for this frame.
func (q *queryLower) set(v *tree.Var, r reg) {
	b := q.b
	rep := ir.RepOf(v.Type)
	if rep.Scalar() != r.rep.Scalar() {
		t := b.newReg(rep)
		b.move(t, r)
		r = t
	}
	if v.Captured {
		c, ok := b.vars[v]
		if !ok {
			c = b.newReg(ir.RepRef)
			b.bind(v, c)
		}
		b.newCell(c, r)
		return
	}
	d, ok := b.vars[v]
	if !ok {
		d = b.newReg(rep)
		b.bind(v, d)
	}
	b.move(d, r)
}

// prepare evaluates what a clause needs before the loops.
func (q *queryLower) prepare(c tree.Clause) {
	b := q.b
	switch c := c.(type) {
	case *tree.Limit:
		r := b.newReg(ir.RepInt)
		b.exprTo(c.N, r)
		b.at(c.N.Position())
		b.emit(ir.Instr{Op: ir.CheckLimit, A: uint16(r.n)})
		q.limits[c] = r
	case *tree.From:
		if !c.Join {
			return
		}
		idx := b.newReg(ir.RepRef)
		frame := rowOf(nil, c.Bound)
		sh := &ir.RowsShape{Columns: stores(frame), Join: true}
		if ir.RepOf(c.Eq.Type()) == ir.RepInt && ir.RepOf(c.On.Type()) == ir.RepInt {
			sh.Key = types.StoreInt
		}
		b.emit(ir.Instr{Op: ir.NewRows, A: uint16(idx.n), B: b.constant(sh)})
		q.joins[c] = idx
		b.iterate(c.Var, c.In, c.Iter, func() {
			m := b.mark()
			b.stmts(c.Bind)
			key := ir.Instr{Op: ir.Nop}
			if sh.Key == types.StoreInt {
				key.A, key.B = uint16(b.expr(c.Eq).n), 1
			} else {
				key.A = uint16(b.ref(c.Eq))
			}
			b.addRow(ir.JoinAdd, idx, frame)
			b.emit(key)
			b.release(m)
		}, func() {}, q.early)
		for _, v := range append([]*tree.Var{c.Var}, c.Bound...) {
			delete(b.vars, v)
		}
	}
}

// early ends the query with the error of a stream that failed.
func (q *queryLower) early(errReg int) {
	b := q.b
	b.move(q.dst, reg{ir.RepRef, errReg})
	q.ends = append(q.ends, b.emit(ir.Instr{Op: ir.Jmp}))
}

// run lowers the loops of a segment; emit is the innermost code.
func (q *queryLower) run(source func(inner func()), seg []tree.Clause, ends *[]int, emit func()) {
	if source != nil {
		source(func() { q.nest(seg, ends, emit) })
		return
	}
	q.nest(seg, ends, emit)
}

func (q *queryLower) nest(seg []tree.Clause, ends *[]int, emit func()) {
	b := q.b
	if len(seg) == 0 {
		emit()
		return
	}
	rest := seg[1:]
	switch c := seg[0].(type) {
	case *tree.From:
		if c.Join {
			q.join(c, rest, ends, emit)
			return
		}
		b.iterate(c.Var, c.In, c.Iter, func() {
			b.stmts(c.Bind)
			q.nest(rest, ends, emit)
		}, func() {}, q.early)
	case *tree.Let:
		b.stmts(c.Stmts)
		q.nest(rest, ends, emit)
	case *tree.Where:
		exits := b.condFalse(c.Cond)
		q.nest(rest, ends, emit)
		b.patch(exits...)
	case *tree.Limit:
		n := q.limits[c]
		b.emit(ir.Instr{Op: ir.SubIK, A: uint16(n.n), B: int32(n.n), C: 1})
		q.nest(rest, ends, emit)
		*ends = append(*ends, b.emit(ir.Instr{Op: ir.JmpLeIK, A: uint16(n.n), B: 0}))
	}
}

func (q *queryLower) join(c *tree.From, rest []tree.Clause, ends *[]int, emit func()) {
	b := q.b
	m := b.mark()
	idx := q.joins[c]
	row := b.newReg(ir.RepInt)
	if ir.RepOf(c.Eq.Type()) == ir.RepInt && ir.RepOf(c.On.Type()) == ir.RepInt {
		k := b.expr(c.On)
		b.emit(ir.Instr{Op: ir.JoinFirstI, A: uint16(row.n), B: int32(idx.n), C: int32(k.n)})
	} else {
		k := b.ref(c.On)
		b.emit(ir.Instr{Op: ir.JoinFirst, A: uint16(row.n), B: int32(idx.n), C: int32(k)})
	}
	// An outer join has a frame without row where there is none.
	toCond := -1
	if !c.Outer {
		toCond = b.emit(ir.Instr{Op: ir.Jmp})
	}
	top := b.here()
	for i, v := range c.Bound {
		q.unpack(v, idx, row.n, i)
	}
	q.nest(rest, ends, emit)
	b.emit(ir.Instr{Op: ir.JoinNext, A: uint16(row.n), B: int32(idx.n)})
	if toCond >= 0 {
		b.patch(toCond)
	}
	b.emit(ir.Instr{Op: ir.JmpGeIK, A: uint16(row.n), B: 0, C: int32(top)})
	b.release(m)
}
