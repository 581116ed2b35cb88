package vm

import (
	"iter"
	"math"
	"slices"
	"strings"

	"barre/ir"
	"barre/runtime"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// slower does the instructions that concern strands, listeners and
// configuration.
func (st *strand) slower(fr *frame, c *fn, in *ir.Instr, pc int) (int, error) {
	r := st.r[fr.rb : fr.rb+c.NumR]
	switch in.Op {
	case ir.Start:
		r[in.A] = st.start(r[in.B].(*value.Function), in.C == 1)
	case ir.NewWorker:
		r[in.A] = st.newWorker(r[in.B].(*value.Function))
	case ir.StartWorker:
		st.startWorker(r[in.A].(*value.Future), r[in.B].(*value.Function), in.C == 1)
	case ir.Wait:
		f, _ := r[in.B].(*value.Future)
		v, err := st.wait(f, in.C == 1)
		if err != nil {
			return 0, err
		}
		st.reg(int32(in.A), v)
	case ir.WaitAny:
		named := c.Pool[in.C].([]bool)
		fs := make([]*value.Future, len(named))
		for i := range fs {
			fs[i], _ = r[int(in.B)+i].(*value.Future)
		}
		v, err := st.waitAny(fs, named)
		if err != nil {
			return 0, err
		}
		st.reg(int32(in.A), v)
	case ir.NewChan, ir.EndChan, ir.Advance, ir.Send, ir.Receive, ir.ReceiveAny, ir.ReceiveAll, ir.Flush:
		return pc, st.message(fr, c, in)
	case ir.LockEnter:
		if st.locks == 0 {
			st.ctx.EnterLock()
		}
		st.locks++
	case ir.LockLeave:
		st.locks--
		if st.locks == 0 {
			st.ctx.LeaveLock()
		}
	case ir.TxBegin, ir.TxCommit, ir.TxRollback, ir.TxFail, ir.TxRetry, ir.TxActive:
		if err := st.transaction(fr, in); err != nil {
			return 0, err
		}
	case ir.RegisterListener:
		if o, ok := r[in.A].(*value.Object); ok {
			st.p.rt.AddListener(o)
		}
	case ir.AttachService:
		l, ok := r[in.A].(*value.Object)
		if !ok {
			return 0, value.Panicf("{ballerina}TypeCastError", "a listener was expected")
		}
		svc, path := r[in.B], r[in.C]
		place := st.servicePlace(fr, path)
		v, err := st.within(fr, in, func() (value.Value, error) { return st.ctx.CallMethod(l, "attach", svc, path) })
		if err != nil {
			return 0, err
		}
		if !isError(v) {
			st.p.rt.Attached(l, place)
		}
		st.reg(int32(in.A), v)
	case ir.Config:
		v := c.Pool[in.B].(*tree.Var)
		if st.p.Config == nil {
			return int(in.C), nil
		}
		x, ok := st.p.Config(v)
		if !ok {
			return int(in.C), nil
		}
		r[in.A] = x
	case ir.Native:
		return pc, st.enterNative(fr, c)
	default:
		return 0, value.Panicf("{ballerina}InternalError", "unknown instruction %d", in.Op)
	}
	return pc, nil
}

// servicePlace says which service declaration is being attached.
func (st *strand) servicePlace(fr *frame, path value.Value) runtime.Service {
	f := fr.c.tree
	s := runtime.Service{Path: servicePath(path)}
	if f.Module != nil {
		s.Module = f.Module.QName
	}
	if f.Pos.File != nil {
		s.File = f.Pos.File.Name
	}
	if at := fr.at(); at >= 0 && at < len(fr.c.Lines) {
		s.Line = int(fr.c.Lines[at])
	}
	return s
}

// servicePath is the path or the name with which a service is declared.
func servicePath(v value.Value) string {
	switch v := v.(type) {
	case *value.String:
		return v.String()
	case *value.List:
		var b strings.Builder
		for i := range v.Len() {
			if s, ok := v.At(i).(*value.String); ok {
				b.WriteByte('/')
				b.WriteString(s.String())
			}
		}
		return b.String()
	}
	return ""
}

// ------------------------------------------------------------ iteration

// iterator walks over a value.
type iterator struct {
	value.Handle
	next func(st *strand) (v, end value.Value, ok bool, err error)
}

func (st *strand) iterator(fr *frame, in *ir.Instr, v value.Value) (*iterator, error) {
	switch v := v.(type) {
	case *value.List:
		cur := value.NewCursor(v)
		return &iterator{next: func(*strand) (value.Value, value.Value, bool, error) {
			i, ok, err := cur.Next(v)
			if !ok {
				return nil, nil, false, err
			}
			return v.At(i), nil, true, nil
		}}, nil
	case *value.Map:
		cur := value.NewCursor(v)
		return &iterator{next: func(*strand) (value.Value, value.Value, bool, error) {
			i, ok, err := cur.Next(v)
			if !ok {
				return nil, nil, false, err
			}
			return v.ValueAt(i), nil, true, nil
		}}, nil
	case *value.Table:
		cur := value.NewCursor(v)
		return &iterator{next: func(*strand) (value.Value, value.Value, bool, error) {
			i, ok, err := cur.Next(v)
			if !ok {
				return nil, nil, false, err
			}
			return v.Row(i), nil, true, nil
		}}, nil
	case *value.XML:
		i := 0
		return &iterator{next: func(*strand) (value.Value, value.Value, bool, error) {
			if i >= v.Len() {
				return nil, nil, false, nil
			}
			i++
			return v.At(i - 1), nil, true, nil
		}}, nil
	case *value.String:
		off := 0
		return &iterator{next: func(*strand) (value.Value, value.Value, bool, error) {
			s := v.String()[off:]
			if s == "" {
				return nil, nil, false, nil
			}
			for j, ch := range s {
				_ = j
				w := string(ch)
				off += len(w)
				return value.Str(w), nil, true, nil
			}
			return nil, nil, false, nil
		}}, nil
	case *value.Stream:
		return &iterator{next: func(st *strand) (value.Value, value.Value, bool, error) { return v.Next(st.ctx) }}, nil
	case *value.Object:
		it, err := st.within(fr, in, func() (value.Value, error) { return st.ctx.CallMethod(v, "iterator") })
		if err != nil {
			return nil, err
		}
		o, ok := it.(*value.Object)
		if !ok {
			return nil, value.Panicf("{ballerina}InternalError", "an iterator object was expected")
		}
		return &iterator{next: func(st *strand) (value.Value, value.Value, bool, error) { return nextOf(st.ctx, o) }}, nil
	}
	return nil, value.Panicf("{ballerina}InternalError", "value of type '%s' is not iterable", value.TypeOf(v))
}

// followList moves a walk over a list that has changed on to the next member,
// if there is one; see ir.ListStep.
func followList(l *value.List, regs []int64) (bool, error) {
	cur := value.Cursor{At: int(regs[0]) + 1, Sum: int(regs[1]), Cuts: uint32(regs[2])}
	i, ok, err := cur.Next(l)
	if ok {
		regs[0], regs[2] = int64(i), int64(cur.Cuts)
	}
	return ok, err
}

// nextOf asks an iterator object for its next value.
func nextOf(c value.Caller, o *value.Object) (v, end value.Value, ok bool, err error) {
	x, err := c.CallMethod(o, "next")
	if err != nil {
		return nil, nil, false, err
	}
	if m, isMap := x.(*value.Map); isMap {
		return m.Field("value"), nil, true, nil
	}
	return nil, x, false, nil
}

// makeStream makes a stream from an object with a method next, or an empty one.
func makeStream(t types.Type, impl value.Value) *value.Stream {
	elem, completion := types.StreamArg(t), types.StreamCompletion(t)
	o, ok := impl.(*value.Object)
	if !ok {
		s := value.NewStream(elem, completion, func(value.Caller) (value.Value, value.Value, bool, error) { return nil, nil, false, nil }, nil)
		s.Self = t
		return s
	}
	s := value.NewStream(elem, completion, func(c value.Caller) (value.Value, value.Value, bool, error) { return nextOf(c, o) },
		func(c value.Caller) (value.Value, error) {
			if o.Class.Methods["close"] == nil {
				return nil, nil
			}
			return c.CallMethod(o, "close")
		})
	s.Impl, s.Self = o, t
	return s
}

// generate makes the stream of a query: its pipeline runs as a coroutine that
// hands out one value at a time.
func (st *strand) generate(t types.Type, gen *value.Function) *value.Stream {
	p := st.p
	type item struct {
		v   value.Value
		end value.Value
		err error
		ok  bool
	}
	var next func() (item, bool)
	var stop func()
	start := func(c *runtime.Context) {
		next, stop = iter.Pull(func(yield func(item) bool) {
			// The coroutine runs while its consumer waits, under the consumer's
			// lock if that holds it.
			inner := c.Coroutine()
			y := &value.Function{Type: types.Function, Code: native(func(_ *strand, args []value.Value) (value.Value, error) {
				if !yield(item{v: args[0], ok: true}) {
					return nil, errStopped
				}
				return nil, nil
			})}
			v, err := p.Call(inner, gen, []value.Value{y})
			if err == errStopped || err != nil && toError(err).Message == errStopped.Message {
				return
			}
			yield(item{end: v, err: err})
		})
	}
	finished := false
	s := value.NewStream(types.StreamArg(t), types.StreamCompletion(t), func(c value.Caller) (value.Value, value.Value, bool, error) {
		if finished {
			return nil, nil, false, nil
		}
		if next == nil {
			start(c.(*runtime.Context))
		}
		it, ok := next()
		if !ok {
			finished = true
			return nil, nil, false, nil
		}
		if !it.ok {
			finished = true
		}
		if e, ok := it.err.(*value.Error); ok {
			// The panic goes on where the value was asked for.
			if st, ok := c.(*runtime.Context).Strand.(*strand); ok {
				e.Raise(slices.Concat(e.Raised(), st.trace()))
				st.rethrow = e
			}
		}
		return it.v, it.end, it.ok, it.err
	}, func(value.Caller) (value.Value, error) {
		finished = true
		if stop != nil {
			stop()
		}
		return nil, nil
	})
	s.Self = t
	return s
}

var errStopped = value.NewError("{barre}StreamClosed", nil)

// typeof makes the typedesc of a value.
func (p *Program) typeof(v value.Value) value.Value {
	td := &value.Typedesc{Type: value.TypeOf(v)}
	switch x := v.(type) {
	case value.Int:
		td.Type = p.World.Env.IntValue(int64(x))
	case value.Boolean:
		td.Type = p.World.Env.BooleanValue(bool(x))
	case value.Float:
		td.Type = p.World.Env.FloatValue(float64(x))
		if x == 0 && math.Signbit(float64(x)) {
			td.Name = "-0.0" // which the type 0.0 contains
		}
	case value.Decimal:
		td.Type = p.World.Env.DecimalValue(x.Decimal)
	case *value.String:
		td.Type = p.World.Env.StringValue(x.String())
	case *value.Function:
		if x.Info != nil {
			td.Annots = x.Info.Annots
		}
	case *value.Object:
		td.Annots = x.Class.Annots
		td.Name = x.Class.Name
	case *value.Map:
		if m := x.Atomic().Meta; m != nil {
			td.Name = m.Name
			if m.Decl != nil {
				td.Annots = p.typeAnnots(m)
			}
		}
		td.Type = p.shape(x)
	case *value.List:
		td.Type = p.shape(x)
	}
	return td
}

// shapeLimit is the number of members up to which typeof gives an immutable
// list or mapping the type of just its shape.
const shapeLimit = 1 << 12

// shape is the narrowest type of an immutable list or mapping; of other values
// it is the inherent type.
func (p *Program) shape(v value.Value) types.Type {
	left := shapeLimit
	t := p.shapeOf(v, &left)
	if left < 0 {
		return value.TypeOf(v)
	}
	return t
}

func (p *Program) shapeOf(v value.Value, left *int) types.Type {
	if *left--; *left < 0 {
		return types.Never
	}
	e := p.World.Env
	switch x := v.(type) {
	case value.Int:
		return e.IntValue(int64(x))
	case value.Boolean:
		return e.BooleanValue(bool(x))
	case value.Float:
		return e.FloatValue(float64(x))
	case value.Decimal:
		return e.DecimalValue(x.Decimal)
	case *value.String:
		return e.StringValue(x.String())
	case *value.List:
		if !x.Readonly() {
			break
		}
		if x.Len() > *left {
			*left = -1
			break
		}
		ts := make([]types.Type, x.Len())
		for i := range ts {
			ts[i] = p.shapeOf(x.At(i), left)
		}
		return types.Intersect(e.Tuple(ts, nil), types.Readonly)
	case *value.Map:
		if !x.Readonly() {
			break
		}
		if x.Len() > *left {
			*left = -1
			break
		}
		fs := make([]types.Field, x.Len())
		for i, k := range x.Keys() {
			fs[i] = types.Field{Name: k, Type: p.shapeOf(x.ValueAt(i), left)}
		}
		return types.Intersect(e.Mapping(fs, types.Never, nil), types.Readonly)
	}
	return value.TypeOf(v)
}

func floatOp(op tree.Op, x, y float64) float64 {
	switch op {
	case tree.Add:
		return x + y
	case tree.Sub:
		return x - y
	case tree.Mul:
		return x * y
	case tree.Div:
		return x / y
	}
	return math.Mod(x, y)
}

func intOp(op tree.Op, x, y int64) (value.Value, error) {
	switch op {
	case tree.Add:
		z := x + y
		if (z > x) != (y > 0) && y != 0 {
			return nil, overflow()
		}
		return value.Int(z), nil
	case tree.Sub:
		z := x - y
		if (z < x) != (y > 0) && y != 0 {
			return nil, overflow()
		}
		return value.Int(z), nil
	case tree.Mul:
		z, bad := MulOverflows(x, y)
		if bad {
			return nil, overflow()
		}
		return value.Int(z), nil
	case tree.Div, tree.Rem:
		switch {
		case y == 0:
			return nil, divByZero()
		case op == tree.Rem && y == -1:
			return value.Int(0), nil
		case op == tree.Rem:
			return value.Int(x % y), nil
		case y == -1 && x == math.MinInt64:
			return nil, overflow()
		}
		return value.Int(x / y), nil
	case tree.BitAnd:
		return value.Int(x & y), nil
	case tree.BitOr:
		return value.Int(x | y), nil
	case tree.BitXor:
		return value.Int(x ^ y), nil
	case tree.Shl:
		return value.Int(x << (uint64(y) & 63)), nil
	case tree.Shr:
		return value.Int(x >> (uint64(y) & 63)), nil
	}
	return value.Int(int64(uint64(x) >> (uint64(y) & 63))), nil
}
