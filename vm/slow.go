package vm

import (
	"strings"

	"barre/ir"
	"barre/runtime"
	"barre/syntax"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// slow does the instructions that are not worth a place in the interpreter's
// loop. It returns where to go on.
func (st *strand) slow(fr *frame, c *fn, in *ir.Instr, pc int) (int, error) {
	s := st.s[fr.sb : fr.sb+c.NumS]
	r := st.r[fr.rb : fr.rb+c.NumR]
	switch in.Op {
	case ir.Arith:
		ext := &c.Code[pc]
		v, err := st.arith(tree.Op(ext.A), types.Basic(ext.B), r[in.B], r[in.C])
		if err != nil {
			return 0, err
		}
		r[in.A] = v
		return pc + 1, nil
	case ir.NegR:
		switch v := r[in.B].(type) {
		case nil:
			r[in.A] = nil
		case value.Int:
			if v == -v && v != 0 {
				return 0, overflow()
			}
			r[in.A] = -v
		case value.Float:
			r[in.A] = -v
		case value.Decimal:
			r[in.A] = value.DecimalNeg(v)
		}
	case ir.BitNotR:
		if v, ok := r[in.B].(value.Int); ok {
			r[in.A] = ^v
		} else {
			r[in.A] = nil
		}
	case ir.StrCat:
		r[in.A] = st.strCat(r[in.B : in.B+in.C])
	case ir.ToStr:
		r[in.A] = value.Str(value.ToString(r[in.B]))
	case ir.JmpLtF:
		if bitsFloat(s[in.A]) < bitsFloat(s[in.B]) {
			return int(in.C), nil
		}
	case ir.FloatToInt:
		v, err := value.Cast(value.Float(bitsFloat(s[in.B])), types.Int)
		if err != nil {
			return 0, err
		}
		s[in.A] = int64(v.(value.Int))
	case ir.Cast:
		t := c.Pool[in.C].(types.Type)
		if !value.Is(r[in.B], t) {
			return 0, value.CastError(r[in.B], t)
		}
		r[in.A] = r[in.B]
	case ir.CastNum:
		v, err := value.Cast(r[in.B], c.Pool[in.C].(types.Type))
		if err != nil {
			return 0, err
		}
		r[in.A] = v
	case ir.Typeof:
		r[in.A] = st.p.typeof(r[in.B])

	// ---------------------------------------------------------- calls
	case ir.FuncValue:
		r[in.A] = st.p.funcValue(st.p.callee(c, in.B, c.Pool[in.B].(*tree.Func)))
	case ir.MakeClosure:
		sh := c.Pool[in.B].(*ir.ClosureShape)
		r[in.A] = st.closure(st.p.callee(c, in.B, sh.Fn), sh.Regs, r)
	case ir.BindMethod:
		o := r[in.B].(*value.Object)
		m := o.Class.Methods[c.Pool[in.C].(string)]
		if m == nil {
			return 0, value.Panicf("{ballerina}NoSuchMethod", "object has no method '%s'", c.Pool[in.C])
		}
		b := *m
		b.Recv = o
		b.Type = st.p.methodType(o.Class, m)
		r[in.A] = &b
	case ir.NewObject:
		sh := c.Pool[in.A].(*ir.ObjectShape)
		vc := st.p.classAt(c, in.A)
		args := append([]value.Value(nil), r[in.C+1:int(in.C)+1+sh.NArgs]...)
		cells := make([]*value.Cell, len(sh.Regs))
		for i, n := range sh.Regs {
			cells[i], _ = r[n].(*value.Cell)
		}
		v, err := st.within(fr, in, func() (value.Value, error) { return st.newObject(vc, sh.Class, cells, args, sh.RestList) })
		if err != nil {
			return 0, err
		}
		st.reg(in.C, v)
	case ir.NewRaw:
		sh := c.Pool[in.A].(*ir.ObjectShape)
		o := value.NewObject(st.p.classAt(c, in.A))
		copy(o.Fields, r[in.C+1:int(in.C)+1+sh.NArgs])
		r[in.C] = o
	case ir.Panic:
		e, ok := r[in.A].(*value.Error)
		if !ok {
			return 0, value.Panicf("{ballerina}InternalError", "panic without an error")
		}
		if st.rethrow = nil; in.B == 1 {
			st.rethrow = e
		}
		return 0, e
	case ir.Trapped:

	// ---------------------------------------------------------- lists
	case ir.MakeList:
		sh := c.Pool[in.B].(*ir.ListShape)
		l, err := makeList(sh, r[in.C:int(in.C)+sh.N])
		if err != nil {
			return 0, err
		}
		r[in.A] = l
	case ir.MakeIntList:
		sh := c.Pool[in.B].(*ir.ListShape)
		l := value.NewListCap(sh.T, max(sh.N, min(l0(sh.T), 1<<20)))
		if nums := s[in.C : int(in.C)+sh.N]; l.Store() == types.StoreBoolean {
			for _, n := range nums {
				l.Bytes = append(l.Bytes, byte(n))
			}
		} else {
			l.Nums = append(l.Nums, nums...)
		}
		if err := l.Fill(l.T.MinLen()); err != nil {
			return 0, err
		}
		r[in.A] = l
	case ir.NewList:
		r[in.A] = value.NewListCap(c.Pool[in.B].(types.Type), 0)
	case ir.SealList:
		l := r[in.A].(*value.List)
		if err := l.Fill(l.T.MinLen()); err != nil {
			return 0, err
		}
	case ir.ListFill:
		l := r[in.B].(*value.List)
		i := s[in.C]
		if i >= int64(l.Len()) && i < value.MaxLen && !l.Readonly() && l.T.CanGrow(int(i)+1) {
			if err := l.Fill(int(i) + 1); err != nil {
				return 0, err
			}
		}
		v, err := l.Get(i)
		if err != nil {
			return 0, err
		}
		r[in.A] = v
	case ir.ListPush:
		if err := r[in.A].(*value.List).Push(r[in.B]); err != nil {
			return 0, err
		}
	case ir.MaybeArg:
		st.reg(int32(in.A), maybeArg(r[in.B], r[in.C]))
	case ir.ListRest:
		l := r[in.B].(*value.List)
		r[in.A] = l.Slice(c.Pool[c.Code[pc].B].(types.Type), min(int(in.C), l.Len()), l.Len())
		return pc + 1, nil
	case ir.Freeze:
		r[in.A].(interface{ Freeze() }).Freeze()
	case ir.ListType:
		r[in.A] = retype(r[in.B].(*value.List), c.Pool[in.C].(types.Type))

	// ---------------------------------------------------------- mappings
	case ir.MakeMap:
		m, err := st.makeMap(fr, c.Pool[in.B].(*ir.MapShape), int(in.C))
		if err != nil {
			return 0, err
		}
		st.reg(int32(in.A), m)
	case ir.FieldJSON:
		r[in.A] = jsonField(r[in.B], c.Pool[in.C].(*ir.FieldRef).Name, c.Code[pc].A == 1)
		return pc + 1, nil
	case ir.FieldSet:
		m := r[in.A].(*value.Map)
		ref := c.Pool[in.B].(*ir.FieldRef)
		if err := m.Set(ref.Name, r[in.C]); err != nil {
			return 0, err
		}
	case ir.FieldSetI, ir.FieldSetF, ir.FieldSetB:
		m := r[in.A].(*value.Map)
		if err := m.Set(c.Pool[in.B].(*ir.FieldRef).Name, box(ir.RepInt+ir.Rep(in.Op-ir.FieldSetI), s[in.C])); err != nil {
			return 0, err
		}
	case ir.MapSetI, ir.MapSetF, ir.MapSetB:
		m, ok := r[in.A].(*value.Map)
		if !ok {
			return 0, value.Panicf("{ballerina}TypeCastError", "a mapping was expected")
		}
		if err := m.Set(r[in.B].(*value.String).String(), box(ir.RepInt+ir.Rep(in.Op-ir.MapSetI), s[in.C])); err != nil {
			return 0, err
		}
	case ir.MapGetReq:
		m := r[in.B].(*value.Map)
		k := r[in.C].(*value.String).String()
		v, ok := m.Get(k)
		if !ok {
			return 0, value.Panicf("{ballerina/lang.map}KeyNotFound", "cannot find key '%s'", k)
		}
		r[in.A] = v
	case ir.MapFill:
		m := r[in.B].(*value.Map)
		k := r[in.C].(*value.String).String()
		v, ok := m.Get(k)
		if !ok {
			t, _ := m.Atomic().FieldType(k)
			v, ok = value.Filler(t)
			if !ok {
				return 0, value.Panicf("{ballerina/lang.map}KeyNotFound", "cannot find key '%s'", k)
			}
			if err := m.Set(k, v); err != nil {
				return 0, err
			}
		}
		r[in.A] = v
	case ir.MapSet:
		m, ok := r[in.A].(*value.Map)
		if !ok {
			return 0, value.Panicf("{ballerina}TypeCastError", "a mapping was expected")
		}
		if err := m.Set(r[in.B].(*value.String).String(), r[in.C]); err != nil {
			return 0, err
		}
	case ir.MapPut:
		r[in.A].(*value.Map).Put(r[in.B].(*value.String).String(), r[in.C])
	case ir.MapDel:
		m := r[in.A].(*value.Map)
		k := r[in.B].(*value.String).String()
		if m.Has(k) {
			if _, err := m.Delete(k); err != nil {
				return 0, err
			}
		} else if m.Readonly() {
			return 0, m.CheckSet(k, nil)
		}
	case ir.MapHas:
		m, ok := r[in.B].(*value.Map)
		s[in.A] = bit(ok && m.Has(c.Pool[in.C].(string)))
	case ir.MapHasR:
		m := r[in.B].(*value.Map)
		s[in.A] = bit(m.Has(r[in.C].(*value.String).String()))
	case ir.MapLen:
		s[in.A] = int64(r[in.B].(*value.Map).Len())
	case ir.MapRest:
		m := r[in.B].(*value.Map)
		except := c.Pool[in.C].([]string)
		n := value.NewMap(c.Pool[c.Code[pc].B].(types.Type))
		for i, k := range m.Keys() {
			if !contains(except, k) {
				n.Put(k, m.ValueAt(i))
			}
		}
		r[in.A] = n
		return pc + 1, nil

	// ---------------------------------------------------------- others
	case ir.StrGet:
		v, err := r[in.B].(*value.String).At(clampIndex(s[in.C]))
		if err != nil {
			return 0, err
		}
		r[in.A] = v
	case ir.XMLGet:
		x := r[in.B].(*value.XML)
		i := s[in.C]
		if i < 0 {
			return 0, value.Panicf("{ballerina/lang.xml}IndexOutOfRange", "xml sequence index out of range. Length: '%d' requested: '%d'", x.Len(), i)
		}
		if i >= int64(x.Len()) {
			r[in.A] = value.NewXMLText("")
		} else {
			r[in.A] = x.At(int(i))
		}
	case ir.TableGet:
		if row := r[in.B].(*value.Table).Lookup(r[in.C]); row != nil {
			r[in.A] = row
		} else {
			r[in.A] = nil
		}
	case ir.TableSet:
		if err := tableSet(r[in.A].(*value.Table), r[in.B], r[in.C]); err != nil {
			return 0, err
		}
	case ir.ObjSet:
		ref := c.Pool[in.B].(*ir.FieldRef)
		o := r[in.A].(*value.Object)
		i := memberOf(ref, o)
		if i < 0 {
			return 0, value.Panicf("{ballerina}NoSuchField", "object has no field '%s'", ref.Name)
		}
		if o.Class.Fields[i].Final && !ref.Init {
			return 0, value.Panicf("{ballerina/lang.object}InherentTypeViolation", "cannot update 'final' field '%s' of an object of type '%s'", ref.Name, o.Class.Type)
		}
		if t := o.Class.Fields[i].Type; !value.Is(r[in.C], t) {
			return 0, value.Panicf("{ballerina/lang.object}InherentTypeViolation", "invalid value for object field '%s': expected value of type '%s', found '%s'", ref.Name, t, value.TypeOf(r[in.C]))
		}
		o.Fields[i] = r[in.C]
	case ir.ErrMsg:
		r[in.A] = value.Str(r[in.B].(*value.Error).Message)
	case ir.ErrCause:
		if e := r[in.B].(*value.Error).Cause; e != nil {
			r[in.A] = e
		} else {
			r[in.A] = nil
		}
	case ir.ErrDetail:
		r[in.A] = r[in.B].(*value.Error).Detail
	case ir.MakeError:
		e, err := st.makeError(c.Pool[in.B].(*ir.ErrorShape), r[in.C:])
		if err != nil {
			return 0, err
		}
		r[in.A] = e
	case ir.MakeTable:
		sh := c.Pool[in.B].(*ir.TableShape)
		t, err := makeTable(sh, r[in.C:int(in.C)+sh.N])
		if err != nil {
			return 0, err
		}
		r[in.A] = t
	case ir.NewTable:
		sh := c.Pool[in.B].(*ir.TableShape)
		t, err := makeTable(sh, nil)
		if err != nil {
			return 0, err
		}
		r[in.A] = t
	case ir.TableHas:
		t, row := r[in.B].(*value.Table), r[in.C].(*value.Map)
		s[in.A] = bit(len(t.T.Keys) > 0 && t.Lookup(t.KeyOf(row)) != nil)
	case ir.TableAdd:
		t := r[in.A].(*value.Table)
		row, ok := r[in.B].(*value.Map)
		if !ok {
			return 0, value.Panicf("{ballerina}TypeCastError", "a row must be a mapping")
		}
		if err := t.Replace(row); err != nil {
			return 0, err
		}
	case ir.MakeXML:
		sh := c.Pool[in.B].(*ir.XMLShape)
		i := int(in.C)
		x := value.Value(buildXML(sh.Nodes, func() value.Value { i++; return r[i-1] }))
		if sh.RO {
			x = value.CloneReadOnly(x)
		}
		r[in.A] = x
	case ir.MakeRegexp:
		texts := c.Pool[in.B].([]string)
		ins := make([]string, len(texts)-1)
		for i := range ins {
			ins[i] = value.ToString(r[int(in.C)+i])
		}
		x, err := value.RegexpTemplate(texts, ins)
		if err != nil {
			return 0, err
		}
		r[in.A] = x
	case ir.MakeBytes:
		l := value.NewBytes(append([]byte(nil), c.Pool[in.B].([]byte)...))
		if in.C == 1 {
			l = value.CloneReadOnly(l).(*value.List)
		}
		r[in.A] = l
	case ir.MakeStream:
		r[in.A] = makeStream(c.Pool[in.C].(types.Type), r[in.B])
	case ir.GenStream:
		r[in.A] = st.generate(c.Pool[in.C].(types.Type), r[in.B].(*value.Function))
	case ir.MakeTypedesc:
		r[in.A] = c.Pool[in.B].(*value.Typedesc)
	case ir.AnnotSet:
		td := *r[in.A].(*value.Typedesc)
		td.Annots = r[in.B].(*value.Map)
		r[in.A] = &td
	case ir.AnnotGet:
		td := r[in.B].(*value.Typedesc)
		if td.Annots != nil {
			r[in.A] = td.Annots.Field(c.Pool[in.C].(string))
		} else {
			r[in.A] = nil
		}
	case ir.XMLFilter:
		r[in.A] = r[in.B].(*value.XML).Elements(patterns(c.Pool[in.C].([]tree.XMLName))...)
	case ir.XMLStep:
		x := r[in.B].(*value.XML)
		ps := patterns(c.Pool[in.C].([]tree.XMLName))
		switch syntax.XMLStepKind(c.Code[pc].A) {
		case syntax.XMLAllChildren:
			r[in.A] = x.Children()
		case syntax.XMLDescendants:
			r[in.A] = x.DescendantElements(ps...)
		default:
			r[in.A] = x.Children().Elements(ps...)
		}
		return pc + 1, nil
	case ir.XMLAttr:
		r[in.A] = xmlAttr(r[in.B], c.Pool[in.C].(string), c.Code[pc].A == 1)
		return pc + 1, nil

	// ---------------------------------------------------------- iteration
	case ir.ListWalk:
		cur := value.NewCursor(r[in.B].(*value.List))
		s[in.A], s[in.A+1], s[in.A+2] = -1, int64(cur.Sum), int64(cur.Cuts)
	case ir.IterNew:
		it, err := st.iterator(fr, in, r[in.B])
		if err != nil {
			return 0, err
		}
		st.reg(int32(in.A), it)
	case ir.IterNext:
		it := r[in.B].(*iterator)
		var v, end value.Value
		ok := false
		_, err := st.within(fr, in, func() (x value.Value, err error) {
			v, end, ok, err = it.next(st)
			return nil, err
		})
		if err != nil {
			return 0, err
		}
		if !ok {
			st.reg(int32(in.A), end)
			return int(in.C), nil
		}
		st.reg(int32(in.A), v)

	// ---------------------------------------------------------- collections
	case ir.Append:
		r[in.A].(*value.List).Put(r[in.B])
	case ir.AppendI:
		l := r[in.A].(*value.List)
		if l.Store() == types.StoreInt {
			l.Nums = append(l.Nums, s[in.B])
		} else {
			l.Put(value.Int(s[in.B]))
		}
	case ir.NewBuf:
		r[in.A] = value.NewListCap(types.AnyList, 0)
	case ir.CallNumber:
		k := st.p.callee(c, int32(in.A), c.Pool[in.A].(*tree.Func))
		n := len(k.tree.Params)
		st.need(0, fr.rb+int(in.C)+n+1)
		for i, p := range k.tree.Params {
			st.r[fr.rb+int(in.C)+i] = box(ir.RepOf(p.Type), s[int(in.B)+i])
		}
		v, err := st.extern(k, fr, int(in.B)+n, int(in.C), n, true)
		if err != nil {
			return 0, err
		}
		st.s[st.frames[len(st.frames)-1].sb+int(in.B)] = unbox(v)
	case ir.NewRows:
		r[in.A] = newRows(c.Pool[in.B].(*ir.RowsShape))
	case ir.RowAdd:
		switch x := r[in.A].(type) {
		case *value.Rows:
			x.Add(s[in.B:], r[in.C:])
		case *value.Groups:
			x.Add(s[in.B:], r[in.C:])
		}
	case ir.RowSort:
		r[in.A].(*value.Rows).Sort(c.Pool[in.B].([]bool))
	case ir.RowCount:
		s[in.A] = int64(r[in.B].(*value.Rows).Len())
	case ir.JoinAdd:
		j := r[in.A].(*value.Join)
		if key := &c.Code[pc]; key.B == 1 {
			j.Add(s[key.A], nil, s[in.B:], r[in.C:])
		} else {
			j.Add(0, r[key.A], s[in.B:], r[in.C:])
		}
		return pc + 1, nil
	case ir.JoinFirst:
		s[in.A] = int64(r[in.B].(*value.Join).First(0, r[in.C]))
	case ir.JoinFirstI:
		s[in.A] = int64(r[in.B].(*value.Join).First(s[in.C], nil))
	case ir.JoinNext:
		s[in.A] = int64(r[in.B].(*value.Join).Next(int(s[in.A])))
	case ir.GroupRows:
		r[in.A] = r[in.B].(*value.Groups).Whole()
	case ir.BufStr:
		var b strings.Builder
		for _, v := range r[in.B].(*value.List).Vals {
			b.WriteString(v.(*value.String).String())
		}
		r[in.A] = value.Str(b.String())
	case ir.BufXML:
		l := r[in.B].(*value.List)
		xs := make([]*value.XML, l.Len())
		for i, v := range l.Vals {
			xs[i] = v.(*value.XML)
		}
		r[in.A] = value.NewXMLSequence(xs...)
	case ir.CheckLimit:
		if s[in.A] < 0 {
			return 0, value.Panicf("{ballerina}InvalidLimit", "unable to assign limit: limit cannot be < 0")
		}

	default:
		return st.slower(fr, c, in, pc)
	}
	return pc, nil
}

// strCat concatenates values as toString shows them.
func (st *strand) strCat(parts []value.Value) *value.String {
	var b []byte
	first, ok := parts[0].(*value.String)
	if ok {
		parts = parts[1:]
	}
	for _, v := range parts {
		b = value.AppendString(b, v)
	}
	if ok {
		return st.cat.Concat(first, value.Str(string(b)))
	}
	return value.Str(string(b))
}

func makeList(sh *ir.ListShape, vals []value.Value) (*value.List, error) {
	l := value.NewListCap(sh.T, sh.N)
	for i, v := range vals {
		if sh.Spread != nil && sh.Spread[i] {
			src := v.(*value.List)
			for j, n := 0, src.Len(); j < n; j++ {
				l.Put(src.At(j))
			}
			continue
		}
		l.Put(v)
	}
	return l, l.Fill(l.T.MinLen())
}

func l0(t types.Type) int {
	if a := types.ListAtomicOf(t); a != nil {
		return a.MinLen()
	}
	return 0
}

// reg sets a reference register of the top frame: for use after code that may
// have moved the stacks.
func (st *strand) reg(n int32, v value.Value) {
	st.r[st.frames[len(st.frames)-1].rb+int(n)] = v
}

// within runs Go code that may call back into Ballerina code: what it calls
// uses registers above the frame's.
func (st *strand) within(fr *frame, in *ir.Instr, f func() (value.Value, error)) (value.Value, error) {
	sTop, rTop := st.sTop, st.rTop
	st.sTop, st.rTop = fr.sb+fr.c.NumS, fr.rb+fr.c.NumR
	v, err := f()
	st.sTop, st.rTop = sTop, rTop
	return v, err
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func clampIndex(i int64) int {
	const most = 1 << 40
	return int(max(-1, min(i, most)))
}

// retype makes a list of type t of the members of l.
func retype(l *value.List, t types.Type) *value.List {
	n := value.NewListCap(t, l.Len())
	for i, k := 0, l.Len(); i < k; i++ {
		n.Put(l.At(i))
	}
	return n
}

func (st *strand) arith(op tree.Op, kind types.Basic, a, b value.Value) (value.Value, error) {
	if kind == types.BXML {
		return st.cat.ConcatXML(asXML(a), asXML(b)), nil
	}
	if a == nil || b == nil {
		return nil, nil
	}
	switch kind {
	case types.BString:
		return st.cat.Concat(a.(*value.String), b.(*value.String)), nil
	case types.BDecimal:
		x, y := a.(value.Decimal), b.(value.Decimal)
		var r value.Decimal
		var err error
		switch op {
		case tree.Add:
			r, err = value.DecimalAdd(x, y)
		case tree.Sub:
			r, err = value.DecimalSub(x, y)
		case tree.Mul:
			r, err = value.DecimalMul(x, y)
		case tree.Div:
			r, err = value.DecimalQuo(x, y)
		case tree.Rem:
			r, err = value.DecimalRem(x, y)
		}
		if err != nil {
			return nil, err
		}
		return r, nil
	case types.BFloat:
		x, y := float64(a.(value.Float)), float64(b.(value.Float))
		return value.Float(floatOp(op, x, y)), nil
	}
	return intOp(op, int64(a.(value.Int)), int64(b.(value.Int)))
}

func asXML(v value.Value) *value.XML {
	switch v := v.(type) {
	case *value.XML:
		return v
	case *value.String:
		return value.NewXMLText(v.String())
	}
	return value.NewXMLText("")
}

func jsonField(v value.Value, name string, opt bool) value.Value {
	switch m := v.(type) {
	case *value.Map:
		if f, ok := m.Get(name); ok {
			return f
		}
		if opt {
			return nil
		}
		return value.Panicf("{ballerina/lang.map}KeyNotFound", "key '%s' not found in JSON mapping", name)
	case *value.Error:
		return m
	case nil:
		if opt {
			return nil
		}
	}
	return value.Panicf("{ballerina}JSONOperationError", "JSON value is not a mapping")
}

func xmlAttr(v value.Value, name string, opt bool) value.Value {
	x, ok := v.(*value.XML)
	if !ok {
		if e, isErr := v.(*value.Error); isErr {
			return e
		}
		return nil
	}
	if x.Kind != value.XMLElement {
		if opt && x.Len() == 0 {
			return nil
		}
		return value.Panicf("{ballerina/lang.xml}XMLOperationError", "invalid xml attribute access on xml %s", kindName(x))
	}
	if a := x.Attribute(name); a != nil {
		return a
	}
	if opt {
		return nil
	}
	return value.Panicf("{ballerina/lang.xml}XMLOperationError", "attribute '%s' not found", name)
}

func kindName(x *value.XML) string {
	switch x.Kind {
	case value.XMLText:
		return "text"
	case value.XMLComment:
		return "comment"
	case value.XMLPI:
		return "pi"
	}
	return "sequence"
}

func patterns(names []tree.XMLName) []string {
	var r []string
	for _, n := range names {
		switch {
		case n.NS == "*":
			r = append(r, "*")
		case n.NS == "":
			r = append(r, n.Local)
		default:
			r = append(r, "{"+n.NS+"}"+n.Local)
		}
	}
	return r
}

func tableSet(t *value.Table, key, v value.Value) error {
	row := v.(*value.Map)
	if !value.Equal(t.KeyOf(row), key) {
		return value.Panicf("{ballerina/lang.table}KeyNotFound", "the key '%s' not found in value %s", value.ToString(key), value.ToString(row))
	}
	return t.PutRow(row)
}

func makeTable(sh *ir.TableShape, rows []value.Value) (*value.Table, error) {
	t := sh.T.(types.Type)
	a := types.TableAtomicOf(t)
	row := types.AnyMap
	keys := sh.Keys
	if a != nil {
		row = a.Row
		if keys == nil {
			keys = a.Keys
		}
	}
	tb := value.NewTable(types.NewTableAtomic(t, row, keys), false)
	for _, v := range rows {
		if err := tb.Append(v.(*value.Map)); err != nil {
			return nil, err
		}
	}
	if types.IsReadonly(t) && len(rows) > 0 {
		tb.Freeze()
	}
	return tb, nil
}

func newRows(sh *ir.RowsShape) value.Value {
	switch {
	case sh.Join:
		return value.NewJoin(sh.Columns, sh.Key)
	case sh.Group:
		return value.NewGroups(sh.Columns, sh.Keys, sh.Lists)
	}
	return value.NewRows(sh.Columns)
}

// frames is the rows of a query or join.
func frames(v value.Value) *value.Rows {
	if j, ok := v.(*value.Join); ok {
		return &j.Rows
	}
	return v.(*value.Rows)
}

// maybeArg is member k of a list or mapping, which may lack it.
func maybeArg(from, k value.Value) value.Value {
	switch from := from.(type) {
	case *value.List:
		if i, ok := k.(value.Int); ok && int(i) < from.Len() {
			return from.At(int(i))
		}
	case *value.Map:
		if v, ok := from.Get(k.(*value.String).String()); ok {
			return v
		}
	}
	return value.Absent
}

func (st *strand) makeMap(fr *frame, sh *ir.MapShape, base int) (*value.Map, error) {
	r := st.r[fr.rb:]
	a := sh.Atomic
	if a == nil {
		a = types.MappingAtomicOf(types.AnyMap)
	}
	if sh.Layout != nil {
		return sh.Layout.New(sh.RO, r[base:], st.s[fr.sb+sh.Base:]), nil
	}
	given := value.NewMapOf(a)
	i := base
	if sh.Fields == nil {
		for _, k := range sh.Keys {
			given.Put(k, r[i])
			i++
		}
	}
	computed := false
	for _, f := range sh.Fields {
		switch {
		case f.Key:
			computed = true
			i += 2
		case f.Spread:
			src := r[i].(*value.Map)
			for j, k := range src.Keys() {
				given.Put(k, src.ValueAt(j))
			}
			i++
		default:
			if !f.OmitNil || r[i] != nil {
				given.Put(f.Name, r[i])
			}
			i++
		}
	}
	m := given
	if a.Meta != nil {
		m = value.NewMapOf(a)
		for _, name := range a.Meta.Order {
			if v, ok := given.Get(name); ok {
				m.Put(name, v)
				continue
			}
			for _, d := range sh.Defaults {
				if d.Name != name {
					continue
				}
				v, err := st.within(fr, nil, func() (value.Value, error) { return st.p.run(st.ctx, st.p.code(d.F), nil, nil) })
				if err != nil {
					return nil, err
				}
				if sh.RO {
					v = value.CloneReadOnly(v)
				}
				m.Put(name, v)
			}
		}
		for j, k := range given.Keys() {
			if !m.Has(k) {
				m.Put(k, given.ValueAt(j))
			}
		}
	}
	if computed {
		// Computed fields change the mapping that the other fields made.
		i := base
		for _, f := range sh.Fields {
			if !f.Key {
				i++
				continue
			}
			k, v := st.r[fr.rb+i].(*value.String).String(), st.r[fr.rb+i+1]
			if err := m.CheckMember(k, v); err != nil {
				return nil, err
			}
			m.Put(k, v)
			i += 2
		}
	}
	if sh.RO {
		m.Freeze()
	}
	return m, nil
}

func (st *strand) makeError(sh *ir.ErrorShape, r []value.Value) (*value.Error, error) {
	e := &value.Error{Type: sh.T, TypeName: sh.Name, Message: r[0].(*value.String).String()}
	i := 1
	if sh.HasCause {
		e.Cause, _ = r[1].(*value.Error)
		i = 2
	}
	dt := types.ErrorDetail(sh.T)
	d := value.NewMap(dt)
	for _, n := range sh.Fields {
		d.Put(n, value.CloneReadOnly(r[i]))
		i++
	}
	if a := types.MappingAtomicOf(dt); a != nil && a.Meta != nil {
		for _, name := range a.Meta.Order {
			if a.Meta.Defaults[name] != nil && !d.Has(name) {
				v, err := st.p.FillDefault(st.ctx, a, name)
				if err != nil {
					return nil, err
				}
				d.Put(name, v)
			}
		}
	}
	d.Freeze()
	e.Detail = d
	e.Stack = st.trace()
	return e, nil
}

func buildXML(nodes []tree.XMLNode, next func() value.Value) *value.XML {
	var items []*value.XML
	for i := range nodes {
		n := &nodes[i]
		switch n.Kind {
		case tree.XMLText:
			items = append(items, value.NewXMLText(text(n.Text, next)))
		case tree.XMLComment:
			items = append(items, &value.XML{Kind: value.XMLComment, Text: text(n.Text, next)})
		case tree.XMLPI:
			items = append(items, &value.XML{Kind: value.XMLPI, Name: n.Name, Text: text(n.Text, next)})
		case tree.XMLInsert:
			v := next()
			if x, ok := v.(*value.XML); ok {
				items = append(items, x)
			} else {
				items = append(items, value.NewXMLText(value.ToString(v)))
			}
		case tree.XMLElement:
			attrs := value.NewMap(types.StringMap)
			for _, a := range n.Attrs {
				s := ""
				for range a.Value {
					s += value.ToString(next())
				}
				attrs.Put(a.Name, value.Str(s))
			}
			e := value.NewXMLElement(n.Name, attrs, buildXML(n.Children, next))
			e.Prefix = n.Prefix
			items = append(items, e)
		}
	}
	return value.NewXMLSequence(items...)
}

func text(parts []tree.Expr, next func() value.Value) string {
	s := ""
	for range parts {
		s += value.ToString(next())
	}
	return s
}

// closure makes a function value over the cells in registers.
func (st *strand) closure(k *fn, regs []int, r []value.Value) *value.Function {
	v := &value.Function{Type: funcType(k.tree), Code: k, Info: st.p.info(k), Env: make([]*value.Cell, len(regs))}
	for i, n := range regs {
		v.Env[i], _ = r[n].(*value.Cell)
	}
	return v
}

// newObject makes an object: field initialisers, then init.
func (st *strand) newObject(vc *value.Class, c *tree.Class, cells []*value.Cell, args []value.Value, restList bool) (value.Value, error) {
	o := value.NewObject(vc)
	if len(cells) > 0 {
		// The methods of an object constructor see the variables around it.
		vc = st.p.captureClass(vc, c, cells)
		o.Class = vc
	}
	if init, _ := vc.Code.(*fn); init != nil {
		f := &value.Function{Code: init, Recv: o, Env: cells}
		v, err := st.callBoxed(f, nil, false)
		if err != nil {
			return nil, err
		}
		if e, ok := v.(*value.Error); ok {
			return e, nil // an initializer failed
		}
	}
	if c.Init == nil {
		return o, nil
	}
	f := &value.Function{Code: st.p.code(c.Init), Recv: o, Env: pick(c, c.Init, cells)}
	v, err := st.callBoxed(f, args, restList)
	if err != nil {
		return nil, err
	}
	if e, ok := v.(*value.Error); ok {
		return e, nil
	}
	return o, nil
}

// pick chooses from the cells of a class those a method captures.
func pick(c *tree.Class, f *tree.Func, cells []*value.Cell) []*value.Cell {
	if len(cells) == 0 {
		return nil
	}
	var r []*value.Cell
	for _, v := range f.Captures {
		for i, u := range c.Captures {
			if u == v {
				r = append(r, cells[i])
			}
		}
	}
	return r
}

// captureClass makes the class of one evaluation of an object constructor
// whose methods capture variables.
func (p *Program) captureClass(vc *value.Class, c *tree.Class, cells []*value.Cell) *value.Class {
	n := *vc
	n.Methods = make(map[string]*value.Function, len(vc.Methods))
	bind := func(m *value.Function) *value.Function {
		b := *m
		b.Env = pick(c, m.Code.(*fn).tree, cells)
		return &b
	}
	n.Resources = nil
	byFn := map[*value.Function]*value.Function{}
	for k, m := range vc.Methods {
		b := bind(m)
		n.Methods[k] = b
		byFn[m] = b
	}
	for _, m := range vc.Resources {
		n.Resources = append(n.Resources, byFn[m])
	}
	return &n
}

// fieldInit is the code of the field initialisers of a class, nil when there
// are none. Strands that need a class for the first time at once get the same.
// The world is locked.
func (p *Program) fieldInit(c *tree.Class) *fn {
	k, known := p.fieldInits[c]
	if !known {
		if f := FieldInit(c); f != nil {
			k = p.codeLocked(f)
		}
		if p.fieldInits == nil {
			p.fieldInits = map[*tree.Class]*fn{}
		}
		p.fieldInits[c] = k
	}
	return k
}

// FieldInit makes the function that initialises the fields of an object, nil
// when none has an initialiser.
func FieldInit(c *tree.Class) *tree.Func {
	var stmts []tree.Stmt
	self := &tree.Var{Name: "self", Type: c.Type, Final: true}
	for _, f := range c.Fields {
		if f.Init != nil {
			stmts = append(stmts, &tree.SetObj{Obj: &tree.Local{X: tree.X{T: c.Type, Off: f.Init.Position()}, V: self}, Name: f.Name, Val: f.Init, Init: true, Off: f.Init.Position()})
		}
	}
	if stmts == nil {
		return nil
	}
	tf := &tree.Func{Name: c.Name + ".$init", Module: c.Module, Pos: c.Pos, Params: []*tree.Var{self}, Defaults: make([]tree.Expr, 1), Self: self,
		Ret: types.NilOrError, Body: stmts, Captures: c.Captures, Class: c}
	self.Func = tf
	return tf
}

var _ runtime.Extern
