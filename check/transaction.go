package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// txFlow is what is known of transactions at a point of the program.
type txFlow struct {
	// mode says that the strand is in transaction mode whenever it comes here:
	// the point is in a transactional scope.
	mode bool
	// open says that it may come here without having committed or rolled back
	// the transaction of the nearest transaction statement.
	open bool
}

func joinTx(a, b txFlow) txFlow { return txFlow{a.mode && b.mode, a.open || b.open} }

// txScope is a transaction statement around the current point.
type txScope struct {
	tx      *tree.Transaction
	outer   txFlow // what was known when it began
	commits bool   // there is a commit action in it
}

// outside is what is known at the current point after leaving all transaction
// statements but the outermost n.
func (c *fn) outside(n int) *flow {
	f := c.flow.clone()
	if n < len(c.txs) {
		f.tx = c.txs[n].outer
	}
	return f
}

// leaveTransactions checks a jump out of all transaction statements but the
// outermost n: none of them may be left with its transaction going on.
func (c *fn) leaveTransactions(n syntax.Node, depth int, what string) {
	if len(c.txs) <= depth || c.flow.dead {
		return
	}
	open := c.flow.tx.open
	for _, t := range c.txs[depth+1:] {
		open = open || t.outer.open
	}
	if open {
		c.err(n, "BCE3702", "%s statement cannot be used to exit from a transaction without a commit or a rollback statement", what)
	}
}

// leaveFor is the flow of a jump to the loop l.
func (c *fn) leaveFor(n syntax.Node, l *loop, what string) *flow {
	c.leaveTransactions(n, l.txs, what)
	return c.outside(l.txs)
}

// endsTransaction reports that there is a commit or a rollback in nodes that is
// of a transaction statement around them.
func endsTransaction(nodes []syntax.Node) bool {
	found := false
	for _, n := range nodes {
		syntax.Inspect(n, func(n syntax.Node) bool {
			switch n.(type) {
			case *syntax.CommitAction, *syntax.RollbackStmt:
				found = true
			case *syntax.TransactionStmt, *syntax.AnonFunc, *syntax.ObjectCons:
				return false
			}
			return !found
		})
	}
	return found
}

// transaction checks the block of a transaction statement, retried or not.
func (c *fn) transaction(n syntax.Stmt, body *syntax.Block, tx *tree.Transaction) tree.Stmt {
	if c.flow.tx.mode && !c.flow.dead {
		c.err(n, "BCE3700", "'transaction' cannot be used within a transactional scope")
	}
	tx.V, tx.Off = c.temp(types.Handle), c.off(n)
	outer := c.flow.tx
	scope := &txScope{tx: tx, outer: outer}
	c.txs = append(c.txs, scope)
	c.flow.tx = txFlow{mode: true, open: true}
	ft := &failTarget{errs: types.Never, txs: len(c.txs) - 1}
	c.fails = append(c.fails, ft)
	tx.Body = c.block(body)
	c.fails = c.fails[:len(c.fails)-1]
	c.txs = c.txs[:len(c.txs)-1]
	if !scope.commits {
		c.err(n, "BCE3701", "invalid transaction commit count: a transaction statement must have a commit action")
	} else if !c.flow.dead && c.flow.tx.open {
		c.err(n, "BCE3701", "invalid transaction commit count: the end of the transaction statement can be reached without a commit or a rollback")
	}
	c.flow.tx = outer
	c.refail(n, ft)
	return tx
}

// refail passes the failures that reached ft on to the next target.
func (c *fn) refail(n syntax.Node, ft *failTarget) {
	if types.IsNever(ft.errs) {
		return
	}
	after := c.flow
	c.flow = &flow{dead: true}
	for _, f := range ft.flows {
		c.flow = join(c.flow, f)
	}
	c.fails_(n, ft.errs)
	c.flow = after
}

// currentTx finds the transaction that commit and rollback end.
func (c *fn) currentTx(n syntax.Node, what string) *txScope {
	if len(c.txs) == 0 {
		c.err(n, "BCE3703", "'%s' cannot be used outside a transaction statement", what)
		return nil
	}
	if !c.flow.dead && !c.flow.tx.open {
		c.err(n, "BCE3704", "'%s' cannot be used here: the transaction has been committed or rolled back already", what)
	}
	return c.txs[len(c.txs)-1]
}

func (c *fn) commit(n *syntax.CommitAction) tree.Expr {
	t := c.currentTx(n, "commit")
	if t == nil {
		return c.bad(n)
	}
	t.commits = true
	c.flow.tx = txFlow{}
	return &tree.Commit{X: c.x(n, types.Union(c.w.transactionError(), types.Nil)), Tx: t.tx}
}

// transactionError is transaction:Error.
func (w *World) transactionError() types.Type {
	if m := w.langModule("transaction"); m != nil {
		if s := m.syms["Error"]; s != nil {
			return s.typ()
		}
	}
	return types.Error
}

func (c *fn) rollback(n *syntax.RollbackStmt) []tree.Stmt {
	var x tree.Expr
	if n.X != nil {
		x = c.want(n.X, types.NilOrError)
	}
	t := c.currentTx(n, "rollback")
	if t == nil {
		return nil
	}
	c.flow.tx = txFlow{}
	return []tree.Stmt{&tree.Rollback{Tx: t.tx, A: x, Off: c.off(n)}}
}

// checkTransactionalCall checks a call of a function that may have the
// transactional bit set.
func (c *fn) checkTransactionalCall(n syntax.Node, transactional bool, name string) {
	switch {
	case !transactional || c.flow.tx.mode || c.flow.dead:
	case c.infersTx:
		c.f.Transactional = true
	default:
		c.err(n, "BCE3705", "invoking transactional function '%s' outside transactional scope is prohibited", name)
	}
}

// retry checks retry statements, those of transactions included.
func (c *fn) retry(s *syntax.RetryStmt) []tree.Stmt {
	mt := c.retryManager(s)
	cls := c.classOf(mt)
	if cls == nil {
		c.err(s, "BCE2170", "invalid retry manager type: expected a class with a method 'shouldRetry'")
		return nil
	}
	r := &tree.Retry{Off: c.off(s)}
	r.Manager = c.construct(s, cls, s.Args)
	if !isBad(r.Manager) && r.Manager.Type().Basics()&types.BError != 0 {
		c.err(s, "BCE2170", "invalid retry manager: init of '%s' can fail", mt)
		return nil
	}
	return c.withOnFail(s, s.OnFail, func() []tree.Stmt {
		// The block may run again after it has changed variables.
		c.forgetAssigned(s.Body)
		ft := &failTarget{errs: types.Never, txs: len(c.txs)}
		c.fails = append(c.fails, ft)
		if s.Transaction {
			r.Tx = &tree.Transaction{}
			r.Body = []tree.Stmt{c.transaction(s, s.Body, r.Tx)}
		} else {
			r.Body = c.block(s.Body)
		}
		c.fails = c.fails[:len(c.fails)-1]
		c.checkRetryManager(s, mt, ft.errs)
		c.refail(s, ft)
		return []tree.Stmt{r}
	})
}

// retryManager is the class that a retry statement names.
func (c *fn) retryManager(s *syntax.RetryStmt) types.Type {
	if s.Manager != nil {
		return c.tc.resolve(s.Manager)
	}
	if m := c.w.langModule("error"); m != nil {
		if sym := m.syms["DefaultRetryManager"]; sym != nil {
			return sym.typ()
		}
	}
	return types.Never
}

// checkRetryManager checks that a class is a RetryManager of the errors with
// which the block can fail.
func (c *fn) checkRetryManager(s *syntax.RetryStmt, mt, failure types.Type) {
	n := syntax.Node(s)
	if s.Manager != nil {
		n = s.Manager
	}
	f := types.ObjectMember(mt, "shouldRetry")
	if f == nil || !f.Method {
		c.err(n, "BCE2170", "invalid retry manager type: '%s' has no method 'shouldRetry'", mt)
		return
	}
	want := c.w.Env.Func(&types.Signature{Params: []types.Param{{Type: failure}}, Ret: types.Boolean})
	if !types.IsSubtype(f.Type, want) {
		c.err(n, "BCE2170", "invalid retry manager type '%s': 'shouldRetry' must take '%s' and return 'boolean'", mt, types.Diff(failure, types.Never))
	}
}

// transactionalWorker tells whether a worker is declared to run in a branch of
// the transaction of its function.
func (c *fn) transactionalWorker(n *syntax.Worker) bool {
	if n.Transactional && !c.f.Transactional {
		c.err(n, "BCE3706", "transactional worker '%s' not allowed outside a transactional function", n.Name.Name)
	}
	return n.Transactional
}
