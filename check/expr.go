package check

import (
	"math"

	"github.com/woodsbury/decimal128"

	"barre/syntax"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// want checks n where a value of type t is needed and reports when it does not
// belong.
func (c *fn) want(n syntax.Expr, t types.Type) tree.Expr {
	x := c.expr(n, t)
	return c.conform(n, x, t)
}

// conform reports when x does not belong to t.
func (c *fn) conform(n syntax.Node, x tree.Expr, t types.Type) tree.Expr {
	if types.IsSubtype(x.Type(), t) && !(types.IsNever(x.Type()) && !types.IsNever(t) && isCall(x)) {
		return x
	}
	c.err(n, "BCE2066", "incompatible types: expected '%s', found '%s'", t, c.shown(x))
	return c.bad(n)
}

// isCall reports whether x calls something: of all expressions only calls may
// have the type never, where nothing is done with the result.
func isCall(x tree.Expr) bool {
	switch x := x.(type) {
	case *tree.Call, *tree.CallValue, *tree.CallMethod:
		return true
	case *tree.BlockExpr:
		return isCall(x.Value)
	}
	return false
}

// shown is the type of x as a message should name it.
func (c *fn) shown(x tree.Expr) types.Type { return widen(x) }

// widen is the type a variable takes from x when it has no type of its own.
func widen(x tree.Expr) types.Type {
	switch x := x.(type) {
	case *tree.Const:
		return basicOf(x.T)
	case *tree.Cond:
		return types.Union(widen(x.A), widen(x.B))
	case *tree.Elvis:
		return types.Union(types.Diff(x.A.Type(), types.Nil), widen(x.B))
	}
	return x.Type()
}

// basicOf gives the whole basic type of a singleton.
func basicOf(t types.Type) types.Type {
	switch t.Basics() {
	case types.BInt:
		return types.Int
	case types.BFloat:
		return types.Float
	case types.BDecimal:
		return types.Decimal
	case types.BString:
		return types.String
	case types.BBoolean:
		return types.Boolean
	}
	return t
}

func (c *fn) constant(n syntax.Node, v any) tree.Expr {
	return &tree.Const{X: c.x(n, c.w.valueType(v)), V: v}
}

// expr checks n; t is the contextually expected type, nil when there is none.
func (c *fn) expr(n syntax.Expr, t types.Type) tree.Expr {
	if o := c.w.observed; o != nil && o.node == n {
		c.observe(n, t)
	}
	x := c.exprOf(n, t)
	c.fs.facts.expr(n, x.Type(), t)
	return x
}

func (c *fn) exprOf(n syntax.Expr, t types.Type) tree.Expr {
	switch n := n.(type) {
	case *syntax.Literal:
		return c.literal(n, t, false)
	case *syntax.ByteLiteral:
		bt := types.ByteArray
		if t != nil && types.IsReadonly(types.Intersect(t, types.AnyList)) && !types.IsNever(types.Intersect(t, types.AnyList)) {
			bt = types.Intersect(types.ByteArray, types.Readonly)
		}
		return &tree.ByteArray{X: c.x(n, c.w.byteArrayN(bt, len(n.Bytes), t)), Bytes: n.Bytes}
	case *syntax.NameExpr:
		return c.name(n, t)
	case *syntax.Paren:
		return c.expr(n.X, t)
	case *syntax.Unary:
		return c.unary(n, t)
	case *syntax.Binary:
		return c.binary(n, t)
	case *syntax.TypeTest:
		x, _, _ := c.typeTest(n)
		return x // what it tells of a variable matters in conditions only
	case *syntax.Conditional:
		cond, yes, no := c.cond(n.Cond)
		c.flow = yes
		a := c.expr(n.X, t)
		afterA := c.flow
		c.flow = no
		b := c.expr(n.Y, t)
		c.flow = join(afterA, c.flow)
		if k, ok := cond.(*tree.Const); ok && !isBad(cond) {
			if k.V == true {
				return a
			}
			return b
		}
		rt := types.Union(a.Type(), b.Type())
		if v, ok := types.Singleton(cond.Type()); ok && !isBad(cond) {
			rt = b.Type()
			if v == true {
				rt = a.Type()
			}
		}
		return &tree.Cond{X: c.x(n, rt), C: cond, A: a, B: b}
	case *syntax.Cast:
		return c.cast(n, t)
	case *syntax.Typeof:
		a := c.expr(n.X, nil)
		return &tree.Typeof{X: c.x(n, c.w.Env.TypedescOf(a.Type())), A: a}
	case *syntax.Trap:
		a := c.exprNoNarrow(n.X, t)
		return &tree.Trap{X: c.x(n, types.Union(a.Type(), types.Error)), A: a}
	case *syntax.Check:
		return c.check(n, t)
	case *syntax.FieldAccess:
		return c.fieldAccess(n, t)
	case *syntax.Index:
		return c.index(n, t)
	case *syntax.Call:
		return c.call(n, t)
	case *syntax.MethodCall:
		return c.methodCall(n, t)
	case *syntax.RemoteCall:
		return c.remoteCall(n, t)
	case *syntax.ResourceCall:
		return c.resourceCall(n, t)
	case *syntax.ListCons:
		return c.listCons(n, t)
	case *syntax.MapCons:
		return c.mapCons(n, t)
	case *syntax.TableCons:
		return c.tableCons(n, t)
	case *syntax.ErrorCons:
		return c.errorCons(n, t)
	case *syntax.New:
		return c.newExpr(n, t)
	case *syntax.AnonFunc:
		return c.anonFunc(n, t)
	case *syntax.InferFunc:
		return c.inferFunc(n, t)
	case *syntax.ObjectCons:
		return c.objectCons(n, t)
	case *syntax.LetExpr:
		c.push()
		var stmts []tree.Stmt
		for _, v := range n.Vars {
			stmts = append(stmts, c.varDecl(v, nil, true, v.Type, v.Binding, v.Init)...)
		}
		x := c.expr(n.X, t)
		c.pop()
		return &tree.BlockExpr{X: c.x(n, x.Type()), Stmts: stmts, Value: x}
	case *syntax.Template:
		return c.template(n, t)
	case *syntax.TypeExpr:
		ty := c.tc.resolve(n.Type)
		return &tree.TypedescVal{X: c.x(n, c.w.Env.TypedescOf(ty)), Of: ty}
	case *syntax.Query:
		return c.query(n, t)
	case *syntax.StartAction:
		return c.start(n, t)
	case *syntax.WaitAction:
		return c.wait(n, t)
	case *syntax.SendAction:
		return c.send(n)
	case *syntax.ReceiveAction:
		return c.receive(n, t)
	case *syntax.FlushAction:
		return c.flush(n)
	case *syntax.AnnotAccessExpr:
		return c.annotAccess(n)
	case *syntax.XMLFilter:
		return c.xmlFilter(n)
	case *syntax.XMLStep:
		return c.xmlStep(n)
	case *syntax.BadExpr:
		return c.bad(n)
	case *syntax.TransactionalExpr:
		return &tree.Transactional{X: c.x(n, types.Boolean)}
	case *syntax.CommitAction:
		return c.commit(n)
	case *syntax.Natural:
		return c.natural(n, t)
	case *syntax.InferTypedesc:
		c.err(n, "BCE2100", "an inferred typedesc '<>' is allowed only as the default of a parameter")
		return c.bad(n)
	case *syntax.RequiredExpr:
		c.err(n, "BCE2101", "'?' is allowed only as the value of a configurable variable")
		return c.bad(n)
	}
	return c.bad(n)
}

func (w *World) byteArrayN(t types.Type, n int, want types.Type) types.Type {
	if want != nil && !types.IsSubtype(t, want) {
		u := w.Env.ArrayN(types.Byte, n)
		if types.IsReadonly(t) {
			u = types.Intersect(u, types.Readonly)
		}
		return u
	}
	return t
}

// exprNoNarrow checks an expression that may be left before it is complete.
func (c *fn) exprNoNarrow(n syntax.Expr, t types.Type) tree.Expr {
	before := c.flow.clone()
	x := c.expr(n, t)
	before.unset, before.tx = c.flow.unset, c.flow.tx
	c.flow = before
	return x
}

// literal makes the constant; neg says that a minus sign precedes it.
func (c *fn) literal(n *syntax.Literal, t types.Type, neg bool) tree.Expr {
	text := c.fs.f.Text(n)
	switch n.Kind {
	case syntax.LParen, syntax.KwNull:
		return c.constant(n, nil)
	case syntax.KwTrue:
		return c.constant(n, true)
	case syntax.KwFalse:
		return c.constant(n, false)
	case syntax.StringLit:
		s, err := syntax.StringValue(text)
		if err != nil {
			return c.bad(n)
		}
		return c.constant(n, s)
	case syntax.IntLit:
		// Where only float or only decimal is expected the literal is of that
		// type.
		hex := len(text) > 1 && (text[1] == 'x' || text[1] == 'X')
		if t != nil && t.Basics()&types.BInt == 0 {
			if t.Basics()&types.BFloat != 0 {
				f, _ := syntax.FloatValue(text)
				if i, ok := syntax.IntValue(text); ok && hex {
					f = float64(i)
				}
				if neg {
					f = -f
				}
				return c.constant(n, f)
			}
			if t.Basics()&types.BDecimal != 0 && !hex {
				if d, ok := decimalLiteral(text, neg); ok {
					return c.constant(n, d)
				}
			}
		}
		if neg {
			if v, ok := syntax.NegIntValue(text); ok {
				return c.constant(n, v)
			}
		} else if v, ok := syntax.IntValue(text); ok {
			return c.constant(n, v)
		}
		if neg {
			text = "-" + text
		}
		c.err(n, "BCE2052", "'%s' is too large for an int", text)
		return c.bad(n)
	case syntax.FloatLit:
		last := text[len(text)-1]
		suffixed := (last == 'f' || last == 'F') && !(len(text) > 1 && (text[1] == 'x' || text[1] == 'X'))
		if t != nil && !suffixed && t.Basics()&types.BFloat == 0 && t.Basics()&types.BDecimal != 0 {
			if d, ok := decimalLiteral(text, neg); ok {
				return c.constant(n, d)
			}
		}
		f, ok := syntax.FloatValue(text)
		if !ok || math.IsInf(f, 0) {
			c.err(n, "BCE2053", "'%s' is too large for a float", text)
			return c.bad(n)
		}
		if neg {
			f = -f
		}
		return c.constant(n, f)
	case syntax.DecimalLit:
		d, ok := decimalLiteral(syntax.DecimalText(text), neg)
		if !ok {
			c.err(n, "BCE2054", "'%s' is out of the range of decimal", text)
			return c.bad(n)
		}
		return c.constant(n, d)
	}
	return c.bad(n)
}

// decimalLiteral reads the digits of a decimal literal.
func decimalLiteral(text string, neg bool) (decimal128.Decimal, bool) {
	d, ok := value.ParseDecimal(text)
	if ok && neg {
		d = value.DecimalNeg(d)
	}
	return d.Decimal, ok
}

// name checks a reference to a variable, constant, function or type.
func (c *fn) name(n *syntax.NameExpr, t types.Type) tree.Expr {
	id := n.Name.Id
	if id == nil || id.Name == "" {
		return c.bad(n)
	}
	if n.Name.Prefix == nil {
		if id.Name == "_" && !id.Quoted {
			c.err(n, "BCE2090", "'_' cannot be used as a value")
			return c.bad(n)
		}
		if l := c.find(id.Name); l != nil {
			l.used = true
			c.fs.facts.local(id, l.v)
			if l.v == nil {
				return c.bad(n)
			}
			if c.flow.unset[l.v] && !c.flow.dead {
				if l.v.Func == c.f {
					c.fs.doubtful(doubtBySyntax, n, "BCE2055", "variable '%s' is not initialized", id.Name)
				} else {
					c.err(n, "BCE2055", "uninitialized variable '%s' cannot be captured", id.Name)
				}
				return c.bad(n)
			}
			if l.group && !c.spreads[n] {
				c.err(n, "BCE4080", "'%s' stands for the values of several frames: it can only be a member of a list constructor or an argument of a call", id.Name)
				return c.bad(n)
			}
			x := c.local(n, l.v)
			if l.workerOf == nil {
				c.checkCapture(n, l.v, x.Type())
			} else {
				c.evaluateWorker(n, l.workerOf)
			}
			c.useSelf(n, x)
			return x
		}
	}
	if name, ok := c.expandedName(n.Name); ok {
		return c.constant(n, name)
	}
	s := c.fs.resolveFor(n.Name, useAny, c.localNames, false)
	if s == nil {
		return c.bad(n)
	}
	return c.symbol(n, s, t)
}

// symbol gives the expression for a module-level symbol.
func (c *fn) symbol(n syntax.Node, s *Symbol, t types.Type) tree.Expr {
	switch s.Kind {
	case symConst:
		ct := s.constType()
		if s.hasVal {
			return &tree.Const{X: c.x(n, ct), V: s.val}
		}
		if s.v != nil {
			return &tree.Global{X: c.x(n, ct), V: s.v}
		}
		return c.bad(n)
	case symVar:
		v := s.variable()
		if v == nil {
			return c.bad(n)
		}
		if c.flow.unset[v] || c.beforeInit && s.setLater(c.mod) {
			c.fs.doubtful(doubtBySyntax, n, "BCE2055", "variable '%s' is not initialized", s.Name)
		}
		vt := v.Type
		if u, ok := c.flow.narrow[v]; ok && v.Final {
			vt = u
		}
		c.useGlobal(n, v)
		if c.w.meaningless(v.Type, vt) {
			return c.bad(n)
		}
		return &tree.Global{X: c.x(n, vt), V: v}
	case symFunc:
		f := s.function()
		if f == nil {
			return c.bad(n)
		}
		c.mod.refer(c.f, f)
		c.useFunc(s)
		return &tree.FuncRef{X: c.x(n, f.Type), F: f}
	case symType, symEnum, symClass:
		ty := s.typ()
		td := &tree.TypedescVal{X: c.x(n, c.w.Env.TypedescOf(ty)), Of: ty, Name: s.Name}
		td.Annots = s.typedescAnnots()
		return td
	}
	c.err(n, "BCE2010", "'%s' cannot be used as a value", s.Name)
	return c.bad(n)
}

// useFunc makes sure that the body of a library function will be checked.
func (c *fn) useFunc(s *Symbol) {
	if s.mod.src.Library {
		s.body()
	}
}

func (c *fn) useGlobal(n syntax.Node, v *tree.Var) {
	for x := c; x != nil; x = x.parent {
		c.mod.refer(x.f, v)
	}
	if v.Configurable || v.Final && types.IsSubtype(v.Type, isolatedData) {
		return
	}
	if v.Isolated {
		if c.lockDepth == 0 {
			c.err(n, "BCE3956", "invalid access of 'isolated' variable '%s' outside a lock statement", v.Name)
		}
		return
	}
	if c.lockDepth > 0 && c.couldBeIsolated(v) {
		for x := c; x != nil; x = x.parent {
			c.mod.needs(x.f, v)
		}
	} else {
		c.mod.notIsolated(v)
		c.impure()
	}
	if c.f.Isolated && !c.w.ofUnknown(v.Type) {
		c.err(n, "BCE3943", "invalid access of mutable storage in an 'isolated' function")
	}
}

func (c *fn) unary(n *syntax.Unary, t types.Type) tree.Expr {
	switch n.Op {
	case syntax.Bang:
		return c.condValue(n)
	case syntax.Minus, syntax.Plus:
		if l, ok := n.X.(*syntax.Literal); ok && (l.Kind == syntax.IntLit || l.Kind == syntax.FloatLit || l.Kind == syntax.DecimalLit) {
			x := c.literal(l, t, n.Op == syntax.Minus)
			if k, ok := x.(*tree.Const); ok {
				k.Off = c.off(n)
			}
			return x
		}
	}
	x := c.expr(n.X, unaryContext(n.Op, t))
	if isBad(x) {
		return x
	}
	bt, lift := types.Diff(x.Type(), types.Nil), x.Type().Basics()&types.BNil != 0
	b := bt.Basics()
	opErr := func() tree.Expr {
		c.err(n, "BCE2065", "operator '%s' not defined for '%s'", n.Op, c.shown(x))
		return c.bad(n)
	}
	if types.IsNever(bt) {
		return opErr()
	}
	if n.Op == syntax.Tilde {
		if b != types.BInt {
			return opErr()
		}
		if k, ok := x.(*tree.Const); ok {
			return c.constant(n, ^k.V.(int64))
		}
		rt := types.Int
		if v, ok := types.Singleton(bt); ok && !lift {
			rt = c.w.valueType(^v.(int64))
		}
		return &tree.BitNot{X: c.x(n, lifted(rt, lift)), A: x, Lift: lift}
	}
	if b != types.BInt && b != types.BFloat && b != types.BDecimal {
		return opErr()
	}
	if n.Op == syntax.Plus {
		return x
	}
	if k, ok := x.(*tree.Const); ok {
		switch v := k.V.(type) {
		case int64:
			if v == math.MinInt64 {
				c.err(n, "BCE2056", "int range overflow in constant expression")
				return c.bad(n)
			}
			return c.constant(n, -v)
		case float64:
			return c.constant(n, -v)
		case decimal128.Decimal:
			return c.constant(n, v.Neg())
		}
	}
	rt := basicOf(bt)
	if v, ok := types.Singleton(bt); ok && !lift {
		switch v := v.(type) {
		case int64:
			if v != math.MinInt64 {
				rt = c.w.valueType(-v)
			}
		case float64:
			rt = c.w.valueType(-v)
		case decimal128.Decimal:
			rt = c.w.valueType(v.Neg())
		}
	}
	return &tree.Neg{X: c.x(n, lifted(rt, lift)), Kind: b, A: x, Lift: lift}
}

func unaryContext(op syntax.Kind, t types.Type) types.Type {
	if op == syntax.Minus || op == syntax.Plus {
		return t
	}
	return nil
}

func lifted(t types.Type, lift bool) types.Type {
	if lift {
		return types.Union(t, types.Nil)
	}
	return t
}

var arithOps = map[syntax.Kind]tree.Op{
	syntax.Plus: tree.Add, syntax.Minus: tree.Sub, syntax.Star: tree.Mul, syntax.Slash: tree.Div, syntax.Percent: tree.Rem,
	syntax.Amp: tree.BitAnd, syntax.Pipe: tree.BitOr, syntax.Caret: tree.BitXor, syntax.Shl: tree.Shl,
	syntax.ShrEq: tree.Shr, syntax.UshrEq: tree.Ushr,
}

func opText(k syntax.Kind) string {
	switch k {
	case syntax.ShrEq:
		return ">>"
	case syntax.UshrEq:
		return ">>>"
	}
	return k.String()
}

func (c *fn) binary(n *syntax.Binary, t types.Type) tree.Expr {
	switch n.Op {
	case syntax.AmpAmp, syntax.PipePipe:
		return c.condValue(n)
	case syntax.Eq, syntax.NotEq, syntax.Identical, syntax.NotIdentical:
		return c.equality(n)
	case syntax.Lt, syntax.LtEq, syntax.Gt, syntax.GtEq:
		return c.relational(n)
	case syntax.Ellipsis, syntax.HalfOpen:
		lo, hi := c.want(n.X, types.Int), c.want(n.Y, types.Int)
		mk := c.w.rangeFunc()
		if mk == nil {
			c.err(n, "BCE2003", "cannot resolve module 'ballerina/lang.int', which range expressions need")
			return c.bad(n)
		}
		return &tree.Range{X: c.x(n, mk.Ret), Lo: lo, Hi: hi, HalfOpen: n.Op == syntax.HalfOpen, Make: mk}
	case syntax.Elvis:
		a := c.expr(n.X, optional(t))
		if isBad(a) {
			c.expr(n.Y, t)
			return a
		}
		if a.Type().Basics()&types.BNil == 0 {
			c.err(n.X, "BCE2062", "operator '?:' is not applicable: the expression of type '%s' is never nil", a.Type())
		}
		before := c.flow.clone()
		b := c.expr(n.Y, t)
		c.flow = join(before, c.flow)
		return &tree.Elvis{X: c.x(n, types.Union(types.Diff(a.Type(), types.Nil), b.Type())), A: a, B: b}
	}
	return c.arith(n, n.Op, n.X, n.Y, t)
}

func optional(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	return types.Union(t, types.Nil)
}

// operandContext is the type that the operands of an operator inherit from the
// type expected of its result: numeric literals follow it.
func operandContext(op syntax.Kind, t types.Type) types.Type {
	if t == nil {
		return nil
	}
	switch op {
	case syntax.Plus, syntax.Minus, syntax.Star, syntax.Slash, syntax.Percent:
		b := t.Basics()
		if b&(types.BInt|types.BString|types.BXML) == 0 && b&(types.BFloat|types.BDecimal) != 0 {
			return t
		}
	}
	return nil
}

func (c *fn) arith(n *syntax.Binary, op syntax.Kind, nx, ny syntax.Expr, t types.Type) tree.Expr {
	ctx := operandContext(op, t)
	x := c.expr(nx, ctx)
	y := c.expr(ny, ctx)
	// An int literal beside a float or decimal takes that type only by the
	// rules of conversion in arithExprs.
	return c.arithExprs(n, op, x, y)
}

// arithExprs types an operator on checked operands.
func (c *fn) arithExprs(n syntax.Node, op syntax.Kind, x, y tree.Expr) tree.Expr {
	if isBad(x) || isBad(y) {
		return c.bad(n)
	}
	opErr := func() tree.Expr {
		c.err(n, "BCE2065", "operator '%s' not defined for '%s' and '%s'", opText(op), c.shown(x), c.shown(y))
		return c.bad(n)
	}
	lift := (x.Type().Basics()|y.Type().Basics())&types.BNil != 0
	tx, ty := types.Diff(x.Type(), types.Nil), types.Diff(y.Type(), types.Nil)
	bx, by := tx.Basics(), ty.Basics()
	top := arithOps[op]
	if bx == 0 || by == 0 {
		return opErr()
	}
	switch op {
	case syntax.Plus:
		const xs = types.BXML | types.BString
		if bx&^xs == 0 && by&^xs == 0 && (bx|by)&types.BXML != 0 {
			if lift {
				return opErr()
			}
			items := types.XMLItems(0)
			for _, u := range []types.Type{tx, ty} {
				if u.Basics()&types.BXML != 0 {
					items |= types.XMLItemsOf(u)
				}
				if u.Basics()&types.BString != 0 {
					items |= types.XMLTextItem
				}
			}
			return &tree.Binary{X: c.x(n, c.w.Env.XMLOf(items)), Op: top, Kind: types.BXML, A: x, B: y}
		}
		if bx == types.BString && by == types.BString {
			return c.fold(n, &tree.Binary{X: c.x(n, lifted(c.concatType(tx, ty), lift)), Op: top, Kind: types.BString, A: x, B: y, Lift: lift})
		}
	case syntax.Amp, syntax.Pipe, syntax.Caret, syntax.Shl, syntax.ShrEq, syntax.UshrEq:
		if bx != types.BInt || by != types.BInt {
			return opErr()
		}
		return c.fold(n, &tree.Binary{X: c.x(n, lifted(c.bitType(op, tx, ty), lift)), Op: top, Kind: types.BInt, A: x, B: y, Lift: lift})
	}
	num := func(b types.Basic) bool { return b == types.BInt || b == types.BFloat || b == types.BDecimal }
	if !num(bx) || !num(by) {
		return opErr()
	}
	kind := bx
	if bx != by {
		switch {
		case (op == syntax.Star || op == syntax.Slash || op == syntax.Percent) && by == types.BInt:
			y = c.convert(y, bx, lift)
		case op == syntax.Star && bx == types.BInt:
			x = c.convert(x, by, lift)
			kind = by
		default:
			return opErr()
		}
	}
	return c.fold(n, &tree.Binary{X: c.x(n, lifted(basicType(kind), lift)), Op: top, Kind: kind, A: x, B: y, Lift: lift})
}

func (c *fn) concatType(x, y types.Type) types.Type { return types.String }

func basicType(b types.Basic) types.Type {
	switch b {
	case types.BInt:
		return types.Int
	case types.BFloat:
		return types.Float
	case types.BDecimal:
		return types.Decimal
	}
	return types.String
}

// convert makes a float or decimal of an int.
func (c *fn) convert(x tree.Expr, to types.Basic, lift bool) tree.Expr {
	t := basicType(to)
	if x.Type().Basics()&types.BNil != 0 {
		t = types.Union(t, types.Nil)
	}
	if k, ok := x.(*tree.Const); ok {
		i := k.V.(int64)
		if to == types.BFloat {
			return &tree.Const{X: tree.X{T: c.w.valueType(float64(i)), Off: k.Off}, V: float64(i)}
		}
		d := decimal128.FromInt64(i)
		return &tree.Const{X: tree.X{T: c.w.valueType(d), Off: k.Off}, V: d}
	}
	return &tree.Cast{X: tree.X{T: t, Off: x.Position()}, A: x, Convert: true}
}

// bitType is the result type of a bitwise or shift operator.
func (c *fn) bitType(op syntax.Kind, x, y types.Type) types.Type {
	width := func(t types.Type) int {
		lo, hi := types.IntBounds(t)
		switch {
		case lo < 0:
			return 64
		case hi <= math.MaxUint8:
			return 8
		case hi <= math.MaxUint16:
			return 16
		case hi <= math.MaxUint32:
			return 32
		}
		return 64
	}
	w := 64
	switch op {
	case syntax.Amp:
		w = min(width(x), width(y))
	case syntax.Pipe, syntax.Caret:
		w = max(width(x), width(y))
	case syntax.ShrEq, syntax.UshrEq:
		w = width(x)
	}
	switch w {
	case 8:
		return types.Byte
	case 16:
		return c.w.Env.IntRange(0, math.MaxUint16)
	case 32:
		return c.w.Env.IntRange(0, math.MaxUint32)
	}
	return types.Int
}

// rangeFunc is the function that makes the objects of range expressions.
func (w *World) rangeFunc() *tree.Func {
	if m := w.langModule("int"); m != nil {
		return m.FuncByName("rangeOf")
	}
	return nil
}

// relational checks <, <=, >, >=.
func (c *fn) relational(n *syntax.Binary) tree.Expr {
	x := c.expr(n.X, nil)
	y := c.expr(n.Y, nil)
	if isBad(x) || isBad(y) {
		return c.bad(n)
	}
	op := map[syntax.Kind]tree.Op{syntax.Lt: tree.Lt, syntax.LtEq: tree.Le, syntax.Gt: tree.Gt, syntax.GtEq: tree.Ge}[n.Op]
	if !comparable(x.Type(), y.Type()) {
		c.err(n, "BCE2065", "operator '%s' not defined for '%s' and '%s'", n.Op, c.shown(x), c.shown(y))
		return c.bad(n)
	}
	rt := types.Boolean
	if vx, ok := singletonOf(x); ok {
		if vy, ok := singletonOf(y); ok {
			if r, ok := foldCompare(op, vx, vy); ok {
				if isConst(x) && isConst(y) {
					return c.constant(n, r)
				}
				rt = c.w.valueType(r)
			}
		}
	}
	kind := x.Type().Basics() | y.Type().Basics()
	switch kind {
	case types.BInt, types.BFloat, types.BDecimal, types.BString, types.BBoolean:
	default:
		kind = 0
	}
	return &tree.Compare{X: c.x(n, rt), Op: op, Kind: kind, A: x, B: y}
}

// comparable reports whether two types are both subtypes of one ordered type.
func comparable(x, y types.Type) bool { return comparableIn(x, y, 0) }

// comparableIn is comparable below depth lists. Ordered types are defined by
// induction: a list type that never ends is none.
func comparableIn(x, y types.Type, depth int) bool {
	if depth > 16 {
		return false
	}
	x, y = types.Diff(x, types.Nil), types.Diff(y, types.Nil)
	bx, by := x.Basics(), y.Basics()
	switch {
	case bx == 0 || by == 0:
		return true
	case bx&^types.BList == 0 && by&^types.BList == 0:
		ax, ay := types.ListAtomicOf(x), types.ListAtomicOf(y)
		if ax == nil || ay == nil {
			return comparableIn(types.ListElem(x), types.ListElem(y), depth+1)
		}
		// Members are compared place by place as far as both lists go.
		n := max(len(ax.Members), len(ay.Members)) + 1
		for i := 0; i < n; i++ {
			mx, my := ax.MemberAt(i), ay.MemberAt(i)
			if i == n-1 {
				mx, my = ax.Rest, ay.Rest
			}
			if types.IsNever(mx) {
				mx = my
			}
			if types.IsNever(my) {
				my = mx
			}
			if !types.IsNever(mx) && !comparableIn(mx, my, depth+1) {
				return false
			}
		}
		return true
	}
	switch bx | by {
	case types.BInt, types.BFloat, types.BDecimal, types.BString, types.BBoolean:
		return true
	}
	return false
}

func foldCompare(op tree.Op, x, y any) (bool, bool) {
	if x == nil || y == nil {
		return x == nil && y == nil && (op == tree.Le || op == tree.Ge), true
	}
	c := 0
	switch x := x.(type) {
	case int64:
		y := y.(int64)
		switch {
		case x < y:
			c = -1
		case x > y:
			c = 1
		}
	case string:
		y := y.(string)
		switch {
		case x < y:
			c = -1
		case x > y:
			c = 1
		}
	case bool:
		y := y.(bool)
		switch {
		case !x && y:
			c = -1
		case x && !y:
			c = 1
		}
	case decimal128.Decimal:
		y := y.(decimal128.Decimal)
		switch cmp := x.Cmp(y); {
		case cmp.Less():
			c = -1
		case cmp.Greater():
			c = 1
		}
	case float64:
		y := y.(float64)
		switch op {
		case tree.Lt:
			return x < y, true
		case tree.Le:
			return x <= y || x != x && y != y, true
		case tree.Gt:
			return x > y, true
		}
		return x >= y || x != x && y != y, true
	default:
		return false, false
	}
	switch op {
	case tree.Lt:
		return c < 0, true
	case tree.Le:
		return c <= 0, true
	case tree.Gt:
		return c > 0, true
	}
	return c >= 0, true
}

func (c *fn) equality(n *syntax.Binary) tree.Expr {
	x := c.expr(n.X, nil)
	y := c.expr(n.Y, nil)
	return c.equalExprs(n, n.Op, x, y)
}

func (c *fn) equalExprs(n syntax.Node, sop syntax.Kind, x, y tree.Expr) tree.Expr {
	if isBad(x) || isBad(y) {
		return c.bad(n)
	}
	op := map[syntax.Kind]tree.Op{syntax.Eq: tree.Eq, syntax.NotEq: tree.Ne, syntax.Identical: tree.Exact, syntax.NotIdentical: tree.NotExact}[sop]
	tx, ty := x.Type(), y.Type()
	bad := types.Disjoint(tx, ty)
	if !bad && (op == tree.Eq || op == tree.Ne) {
		// At least one side must be anydata.
		if !types.IsSubtype(tx, types.Anydata) && !types.IsSubtype(ty, types.Anydata) {
			bad = true
		}
	}
	if bad {
		c.err(n, "BCE2064", "operator '%s' not defined for '%s' and '%s'", sop, c.shown(x), c.shown(y))
		return c.bad(n)
	}
	rt := types.Boolean
	if vx, ok := singletonOf(x); ok {
		if vy, ok := singletonOf(y); ok {
			r := constEqual(vx, vy, op) == (op == tree.Eq || op == tree.Exact)
			if isConst(x) && isConst(y) {
				if op == tree.Exact || op == tree.NotExact {
					// A constant whose type is no singleton.
					return &tree.Const{X: c.x(n, types.Boolean), V: r}
				}
				return c.constant(n, r)
			}
			if op == tree.Eq || op == tree.Ne {
				rt = c.w.valueType(r)
			}
		}
	}
	kind := tx.Basics() | ty.Basics()
	switch kind {
	case types.BInt, types.BFloat, types.BString, types.BBoolean:
	default:
		kind = 0
	}
	return &tree.Equal{X: c.x(n, rt), Op: op, Kind: kind, A: x, B: y}
}

func isConst(x tree.Expr) bool {
	_, ok := x.(*tree.Const)
	return ok
}

func constEqual(x, y any, op tree.Op) bool {
	if fx, ok := x.(float64); ok {
		fy, ok := y.(float64)
		if op == tree.Exact || op == tree.NotExact {
			return ok && (math.Float64bits(fx) == math.Float64bits(fy) || fx != fx && fy != fy)
		}
		return ok && (fx == fy || fx != fx && fy != fy)
	}
	if dx, ok := x.(decimal128.Decimal); ok {
		dy, ok := y.(decimal128.Decimal)
		if op == tree.Exact || op == tree.NotExact {
			return ok && value.ExactEqual(value.Decimal{Decimal: dx}, value.Decimal{Decimal: dy})
		}
		return ok && dx.Equal(dy)
	}
	return x == y
}
