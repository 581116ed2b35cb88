package vm

import (
	"barre/ir"
	"barre/runtime"
	"barre/value"
)

// transaction runs the instructions about transactions, which may call
// handlers.
func (st *strand) transaction(fr *frame, in *ir.Instr) error {
	r, s := st.r[fr.rb:], st.s[fr.sb:]
	boolean := func(n int32, v bool) {
		// The stacks may have moved.
		st.s[st.frames[len(st.frames)-1].sb+int(n)] = unbox(value.Boolean(v))
	}
	var result value.Value
	_, err := st.within(fr, in, func() (value.Value, error) {
		switch in.Op {
		case ir.TxActive:
			s[in.A] = unbox(value.Boolean(st.ctx.Branch() != nil))
		case ir.TxBegin:
			var manager *value.Object
			var previous *runtime.Branch
			if in.B >= 0 {
				manager = r[in.B].(*value.Object)
			}
			if in.C == 1 {
				previous, _ = r[in.A].(*runtime.Branch)
			}
			r[in.A] = st.ctx.Begin(manager, previous)
		case ir.TxCommit:
			reason, err := st.ctx.Commit(r[in.B].(*runtime.Branch))
			if err != nil {
				return nil, err
			}
			if reason != nil {
				result = st.transactionError(reason)
			}
		case ir.TxRollback:
			var cause *value.Error
			if in.B >= 0 {
				cause, _ = r[in.B].(*value.Error)
			}
			return nil, st.ctx.Rollback(r[in.A].(*runtime.Branch), cause)
		case ir.TxFail:
			b := r[in.A].(*runtime.Branch)
			if b.Transaction.Ended() {
				return nil, nil
			}
			return nil, st.ctx.Rollback(b, r[in.B].(*value.Error))
		case ir.TxRetry:
			again, err := r[in.B].(*runtime.Branch).Retry(st.ctx, r[in.C].(*value.Error))
			boolean(int32(in.A), again)
			return nil, err
		}
		return nil, nil
	})
	if err == nil && in.Op == ir.TxCommit {
		st.reg(int32(in.A), result)
	}
	return err
}

// transactionError makes the error that commit gives of the reason for the
// rollback.
func (st *strand) transactionError(reason *value.Error) *value.Error {
	t := st.p.Type("ballerina/lang.transaction", "Error")
	if t == nil || value.Is(reason, t) {
		return reason
	}
	e := value.NewErrorOf(t, reason.Message, reason)
	e.TypeName = "Error"
	return e
}
