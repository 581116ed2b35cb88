// Transactions, and what is tried again.

package lower

import (
	"barre/ir"
	"barre/tree"
)

// transaction runs a block in a transaction; mgr is the register of its retry
// manager, -1 without.
func (b *builder) transaction(s *tree.Transaction, mgr int) {
	m := b.mark()
	again := int32(1)
	tx, retried := b.vars[s.V]
	if !retried {
		again = 0
		tx = b.newReg(ir.RepRef)
		b.vars[s.V] = tx
	}
	b.at(s.Off)
	b.emit(ir.Instr{Op: ir.TxBegin, A: uint16(tx.n), B: int32(mgr), C: again})
	err := b.newReg(ir.RepRef)
	f := &failCtx{errReg: err.n, locks: b.locks}
	from := b.here()
	b.fails = append(b.fails, f)
	b.scoped(s.Body)
	b.fails = b.fails[:len(b.fails)-1]
	to := b.here()
	end := b.emit(ir.Instr{Op: ir.Jmp})
	// A panic goes on after the rollback, and so does a failure.
	b.out.Handlers = append(b.out.Handlers, ir.Handler{From: from, To: to, Target: b.here(), Reg: err.n, Cleans: true})
	b.emit(ir.Instr{Op: ir.TxFail, A: uint16(tx.n), B: int32(err.n)})
	b.emit(ir.Instr{Op: ir.Panic, A: uint16(err.n), B: 1})
	if len(f.jumps) > 0 {
		b.patch(f.jumps...)
		b.emit(ir.Instr{Op: ir.TxFail, A: uint16(tx.n), B: int32(err.n)})
		b.fail(err.n)
	}
	b.patch(end)
	b.release(m)
}

func (b *builder) commit(x *tree.Commit, dst reg) {
	b.at(x.Off)
	b.emit(ir.Instr{Op: ir.TxCommit, A: uint16(dst.n), B: int32(b.vars[x.Tx.V].n)})
}

func (b *builder) rollback(s *tree.Rollback) {
	m := b.mark()
	err := int32(-1)
	if s.A != nil {
		err = int32(b.ref(s.A))
	}
	b.at(s.Off)
	b.emit(ir.Instr{Op: ir.TxRollback, A: uint16(b.vars[s.Tx.V].n), B: err})
	b.release(m)
}

// retry runs a block until it succeeds or the manager gives up.
func (b *builder) retry(s *tree.Retry) {
	b.at(s.Off)
	m := b.mark()
	mgr := b.newReg(ir.RepRef)
	b.exprTo(s.Manager, mgr)
	err := b.newReg(ir.RepRef)
	f := &failCtx{errReg: err.n, locks: b.locks}
	var tx reg
	if s.Tx != nil {
		tx = b.newReg(ir.RepRef)
		b.zero(tx)
		b.vars[s.Tx.V] = tx
	}
	top := b.here()
	b.fails = append(b.fails, f)
	if s.Tx != nil {
		b.transaction(s.Tx, mgr.n)
	} else {
		b.scoped(s.Body)
	}
	b.fails = b.fails[:len(b.fails)-1]
	end := b.emit(ir.Instr{Op: ir.Jmp})
	b.patch(f.jumps...)
	again := b.newReg(ir.RepBool)
	b.at(s.Off)
	if s.Tx != nil {
		b.emit(ir.Instr{Op: ir.TxRetry, A: uint16(again.n), B: int32(tx.n), C: int32(err.n)})
	} else {
		// Ask the manager: shouldRetry(err).
		base := b.newReg(ir.RepRef)
		arg := b.newReg(ir.RepRef)
		b.move(base, mgr)
		b.move(arg, err)
		b.emit(ir.Instr{Op: ir.CallMethod, A: b.callee(&ir.MethodRef{Name: "shouldRetry", NArgs: 1}), B: int32(b.nextS), C: int32(base.n)})
		b.move(again, base)
	}
	b.emit(ir.Instr{Op: ir.JmpT, A: uint16(again.n), C: int32(top)})
	b.fail(err.n)
	b.patch(end)
	b.release(m)
}
