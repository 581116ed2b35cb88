// Constructors, and what workers send and wait for.

package lower

import (
	"barre/ir"
	"barre/tree"
	"barre/types"
	"barre/value"
)

func (b *builder) listCons(x *tree.ListCons, dst reg) {
	sh := &ir.ListShape{T: x.T, N: len(x.Elems)}
	spread := false
	for _, e := range x.Elems {
		spread = spread || e.Spread
	}
	a := types.ListAtomicOf(x.T)
	if !spread && a != nil && (a.Store() == types.StoreInt || a.Store() == types.StoreFloat || a.Store() == types.StoreBoolean) && len(x.Elems) > 0 && len(x.Elems) < 200 {
		base := b.nextS
		b.reserve(base+len(x.Elems), b.nextR)
		for i, e := range x.Elems {
			m := b.mark()
			b.exprTo(e.V, reg{ir.RepOf(e.V.Type()), base + i})
			b.release(m)
		}
		b.at(x.Off)
		b.emit(ir.Instr{Op: ir.MakeIntList, A: uint16(dst.n), B: b.constant(sh), C: int32(base)})
		return
	}
	if len(x.Elems) > 200 && !spread {
		// Long lists are built piece by piece, to spare registers.
		b.at(x.Off)
		t := b.newReg(ir.RepRef)
		b.emit(ir.Instr{Op: ir.NewList, A: uint16(t.n), B: b.constant(x.T)})
		for _, e := range x.Elems {
			m := b.mark()
			r := b.ref(e.V)
			b.emit(ir.Instr{Op: ir.Append, A: uint16(t.n), B: int32(r)})
			b.release(m)
		}
		b.emit(ir.Instr{Op: ir.SealList, A: uint16(t.n)})
		b.move(dst, t)
		return
	}
	var xs []tree.Expr
	for _, e := range x.Elems {
		xs = append(xs, e.V)
		if spread {
			sh.Spread = append(sh.Spread, e.Spread)
		}
	}
	base := b.refs(xs)
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.MakeList, A: uint16(dst.n), B: b.constant(sh), C: int32(base)})
}

func (b *builder) mapCons(x *tree.MapCons, dst reg) {
	sh := &ir.MapShape{T: x.T, Atomic: types.MappingAtomicOf(x.T), RO: types.IsReadonly(x.T), Defaults: x.Defaults}
	plain := true
	for _, f := range x.Fields {
		plain = plain && f.Key == nil && !f.Spread && !f.OmitNil
	}
	var xs []tree.Expr
	for _, f := range x.Fields {
		if plain {
			sh.Keys = append(sh.Keys, f.Name)
		} else {
			if f.Key != nil {
				xs = append(xs, f.Key)
			}
			sh.Fields = append(sh.Fields, ir.MapMember{Name: f.Name, Key: f.Key != nil, Spread: f.Spread, OmitNil: f.OmitNil})
		}
		xs = append(xs, f.V)
	}
	if plain && sh.Atomic != nil && len(x.Defaults) == 0 {
		b.layoutCons(x, sh, dst)
		return
	}
	base := b.refs(xs)
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.MakeMap, A: uint16(dst.n), B: b.constant(sh), C: int32(base)})
}

// layoutCons makes a mapping whose keys are all known: values go where the layout
// has them.
func (b *builder) layoutCons(x *tree.MapCons, sh *ir.MapShape, dst reg) {
	order := keptOrder(sh)
	keys := make([]string, len(order))
	place := make([]int, len(order)) // of each field as written
	for i, j := range order {
		keys[i], place[j] = sh.Keys[j], i
	}
	sh.Layout = value.LayoutOf(sh.Atomic, keys)
	numbers := 0
	for i := range keys {
		if sh.Layout.Store(i) != types.StoreAny {
			numbers = len(keys)
		}
	}
	base := b.nextR
	sh.Base = b.nextS
	b.reserve(b.nextS+numbers, b.nextR+len(keys))
	for j, f := range x.Fields {
		i := place[j]
		m := b.mark()
		r := reg{ir.RepRef, base + i}
		switch sh.Layout.Store(i) {
		case types.StoreInt:
			r = reg{ir.RepInt, sh.Base + i}
		case types.StoreFloat:
			r = reg{ir.RepFloat, sh.Base + i}
		case types.StoreBoolean:
			r = reg{ir.RepBool, sh.Base + i}
		}
		b.exprTo(f.V, r)
		b.release(m)
	}
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.MakeMap, A: uint16(dst.n), B: b.constant(sh), C: int32(base)})
}

// keptOrder is the order in which the fields of a record are kept, as places
// among the keys: declared fields first, as declared.
func keptOrder(sh *ir.MapShape) []int {
	at := make(map[string]int, len(sh.Keys))
	for i, k := range sh.Keys {
		at[k] = i
	}
	var order []int
	if a := sh.Atomic; a.Meta != nil {
		for _, k := range a.Meta.Order {
			if i, ok := at[k]; ok {
				order = append(order, i)
				delete(at, k)
			}
		}
	}
	for i, k := range sh.Keys {
		if _, ok := at[k]; ok {
			order = append(order, i)
			delete(at, k)
		}
	}
	return order
}

func collectXML(nodes []tree.XMLNode, xs *[]tree.Expr) {
	for i := range nodes {
		n := &nodes[i]
		*xs = append(*xs, n.Text...)
		if n.Insert != nil {
			*xs = append(*xs, n.Insert)
		}
		for _, a := range n.Attrs {
			*xs = append(*xs, a.Value...)
		}
		collectXML(n.Children, xs)
	}
}

func (b *builder) mapGet(x *tree.MapGet, dst reg) {
	m := b.ref(x.Map)
	k, fixed := x.Key.(*tree.Const)
	b.at(x.Off)
	if fixed && !x.Fill {
		ref := b.constant(&ir.FieldRef{Name: k.V.(string), T: x.Map.Type()})
		op := ir.FieldGet
		switch {
		case x.Json:
			op = ir.FieldJSON
		case x.Nil || x.Lift:
			op = ir.FieldOpt
		case dst.rep.Scalar():
			b.emit(ir.Instr{Op: ir.FieldGetS, A: uint16(dst.n), B: int32(m), C: ref})
			return
		}
		b.scalarFromRef(dst, func(d int) {
			b.emit(ir.Instr{Op: op, A: uint16(d), B: int32(m), C: ref})
			if op == ir.FieldJSON {
				opt := uint16(0)
				if x.Opt {
					opt = 1
				}
				b.emit(ir.Instr{Op: ir.Nop, A: opt})
			}
		})
		return
	}
	kr := b.ref(x.Key)
	b.at(x.Off)
	op := ir.MapGetReq
	switch {
	case x.Fill:
		op = ir.MapFill
	case x.Nil || x.Lift:
		op = ir.MapGet
	}
	b.scalarFromRef(dst, func(d int) { b.emit(ir.Instr{Op: op, A: uint16(d), B: int32(m), C: int32(kr)}) })
}

func (b *builder) channel(ch *tree.Channel) int {
	r := b.vars[ch.Var]
	if ch.Var.Captured {
		t := b.newReg(ir.RepRef)
		b.emit(ir.Instr{Op: ir.CellR, A: uint16(t.n), B: int32(r.n)})
		return t.n
	}
	return r.n
}

func (b *builder) channels(chs []*tree.Channel) int {
	base := b.nextR
	b.reserve(b.nextS, base+len(chs))
	for i, ch := range chs {
		m := b.mark()
		b.move(reg{ir.RepRef, base + i}, reg{ir.RepRef, b.channel(ch)})
		b.release(m)
	}
	return base
}

func (b *builder) receive(x *tree.Receive, dst reg) {
	b.at(x.Off)
	base := b.channels(x.Channels)
	in := ir.Instr{Op: ir.Receive, B: int32(base), C: int32(x.Slots[0])}
	switch {
	case x.Names != nil:
		in.Op = ir.ReceiveAll
		in.C = b.constant(&ir.Messages{Slots: x.Slots, Shape: &ir.MapShape{T: x.Made, Atomic: types.MappingAtomicOf(x.Made), Keys: x.Names}})
	case x.Alts:
		in.Op, in.C = ir.ReceiveAny, b.constant(x.Slots)
	}
	b.scalarFromRef(dst, func(d int) {
		in.A = uint16(d)
		b.emit(in)
	})
}

func (b *builder) wait(x *tree.Wait, dst reg) {
	base := b.refs(x.Futures)
	b.at(x.Off)
	switch {
	case x.Names != nil:
		sh := &ir.MapShape{T: x.T, Atomic: types.MappingAtomicOf(x.T), Keys: x.Names}
		for i := range x.Futures {
			b.emit(ir.Instr{Op: ir.Wait, A: uint16(base + i), B: int32(base + i), C: named(x.Named[i])})
		}
		b.emit(ir.Instr{Op: ir.MakeMap, A: uint16(dst.n), B: b.constant(sh), C: int32(base)})
	case x.Alts:
		b.scalarFromRef(dst, func(d int) {
			b.emit(ir.Instr{Op: ir.WaitAny, A: uint16(d), B: int32(base), C: b.constant(x.Named)})
		})
	default:
		b.scalarFromRef(dst, func(d int) {
			b.emit(ir.Instr{Op: ir.Wait, A: uint16(d), B: int32(base), C: named(x.Named[0])})
		})
	}
}

func named(yes bool) int32 {
	if yes {
		return 1
	}
	return 0
}

// numberOr is g ?: x.B where members of the map are numbers; false when they are
// not.
func (b *builder) numberOr(g *tree.MapGet, x *tree.Elvis, dst reg) bool {
	if !dst.rep.Scalar() || g.Fill || g.Json || ir.RepOf(x.B.Type()) != dst.rep || g.Type().Basics()&^types.BNil != dst.rep.Basic() {
		return false
	}
	m := b.ref(g.Map)
	k := b.ref(g.Key)
	b.at(g.Off)
	b.emit(ir.Instr{Op: ir.MapGetS, A: uint16(dst.n), B: int32(m), C: int32(k)})
	found := b.emit(ir.Instr{Op: ir.Jmp})
	b.exprTo(x.B, dst)
	b.patch(found)
	return true
}
