package lower

import (
	"math"

	"barre/ir"
	"barre/tree"
	"barre/value"
)

// What instructions call is named in operand A, which has 16 bits; constants in
// B and C, which have 32. In a function with very many constants the rest of the
// places that A can name are kept for what is called.
const (
	maxOperand   = math.MaxUint16
	lowConstants = maxOperand / 2
)

// constant puts v into the pool and gives its index.
func (b *builder) constant(v any) int32 {
	switch v.(type) {
	case *ir.ListShape, *ir.MapShape, *ir.FieldRef, *ir.MethodRef, *ir.ErrorShape, *ir.ClosureShape, *ir.ObjectShape, *ir.XMLShape, *ir.TableShape,
		*ir.Messages, []string, []bool, []byte, []int, []tree.XMLName, *value.Typedesc, value.Float, value.Decimal:
		return b.addConstant(v)
	}
	if i, ok := b.pool[v]; ok {
		return i
	}
	i := b.addConstant(v)
	b.pool[v] = i
	return i
}

func (b *builder) addConstant(v any) int32 {
	if len(b.out.Pool) == lowConstants {
		b.nextLow = lowConstants
		b.out.Pool = append(b.out.Pool, make([]any, maxOperand+1-lowConstants)...)
	}
	b.out.Pool = append(b.out.Pool, v)
	return int32(len(b.out.Pool) - 1)
}

// callee puts what is called into the pool and gives its index.
func (b *builder) callee(v any) uint16 {
	f, isFunc := v.(*tree.Func)
	if i, ok := b.callees[f]; ok && isFunc {
		return i
	}
	i := len(b.out.Pool)
	if b.nextLow == 0 && i < lowConstants {
		b.out.Pool = append(b.out.Pool, v)
	} else {
		if b.nextLow == 0 {
			b.addConstant(nil)
		}
		if i = b.nextLow; i > maxOperand {
			b.tooLarge = true
			return 0
		}
		b.out.Pool[i] = v
		b.nextLow++
	}
	if isFunc {
		b.callees[f] = uint16(i)
	}
	return uint16(i)
}

// refuse makes a function that has more registers or calls than instructions can
// name one that panics.
func (b *builder) refuse() {
	e := value.Panicf("{ballerina}FunctionTooLarge", "function '%s' is too large: it can have at most %d variables and calls at a time; divide it into several", b.f.Name, maxOperand)
	b.out.Code, b.out.Lines, b.out.Handlers, b.out.Pool = nil, nil, nil, []any{e}
	b.out.NumS, b.out.NumR = len(b.out.Params)+1, len(b.out.Params)+len(b.f.Captures)+1
	b.line = int32(b.f.Pos.Line())
	b.emit(ir.Instr{Op: ir.PoolK, A: 0, B: 0})
	b.emit(ir.Instr{Op: ir.Panic, A: 0})
}
