package runtime

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"sync"
	"time"

	"barre/value"
)

// Participant is a resource that takes part in a transaction: a connection to
// a database, a producer of a broker. Prepare is called when there are several:
// after it, Commit must be able to succeed. The context is not cancelled with
// the strand, so that what was begun is ended.
type Participant interface {
	Prepare(ctx context.Context) error
	Commit(ctx context.Context) error
	Rollback(ctx context.Context) error
}

// Transaction is a global transaction; a strand that is in it has a [Branch].
type Transaction struct {
	id [16]byte

	mu           sync.Mutex
	ended        bool
	committed    bool
	branches     byte
	participants []Participant
	joined       map[any]Participant
	onCommit     []func(c *Context) error
	onRollback   []func(c *Context, cause *value.Error, willRetry bool) error
	rollbackOnly bool
	reason       *value.Error
}

// Branch is the part that one strand has in a transaction. It belongs to that
// strand.
type Branch struct {
	value.Handle
	Transaction *Transaction
	// XID identifies the branch: the transaction's identifier and the branch's.
	XID []byte
	// Attempt counts the attempts before this one in a sequence of retries, the
	// last of which is Previous.
	Attempt  int
	Previous *Branch
	Started  time.Time
	// Data and Info are the library's: what setData keeps, and the Info record.
	Data, Info value.Value

	outer   *Branch // of the strand, below this one on its stack
	manager *value.Object
	asked   bool // the manager has been
	again   bool // what it said
}

// branches finds the branches of the transactions in progress.
type branches struct {
	mu    sync.Mutex
	byXID map[string]*Branch
}

func (r *Runtime) branches() *branches {
	return r.State((*branches)(nil), func() any { return &branches{byXID: map[string]*Branch{}} }).(*branches)
}

// FindBranch finds a branch of a transaction in progress; nil when there is none.
func (r *Runtime) FindBranch(xid []byte) *Branch {
	bs := r.branches()
	bs.mu.Lock()
	defer bs.mu.Unlock()
	return bs.byXID[string(xid)]
}

func (r *Runtime) newBranch(t *Transaction) *Branch {
	t.mu.Lock()
	t.branches++
	b := &Branch{Transaction: t, XID: append(t.id[:len(t.id):len(t.id)], t.branches), Started: time.Now()}
	t.mu.Unlock()
	bs := r.branches()
	bs.mu.Lock()
	bs.byXID[string(b.XID)] = b
	bs.mu.Unlock()
	return b
}

// forget drops the branches of a transaction that has ended.
func (r *Runtime) forget(t *Transaction) {
	bs := r.branches()
	bs.mu.Lock()
	for i := byte(1); i <= t.branches; i++ {
		delete(bs.byXID, string(append(t.id[:len(t.id):len(t.id)], i)))
	}
	bs.mu.Unlock()
}

// Branch is the strand's current branch, nil when it is not in transaction mode.
func (c *Context) Branch() *Branch { return c.branch }

// Tx is the transaction the strand is in, nil when there is none.
func (c *Context) Tx() *Transaction {
	if c.branch == nil {
		return nil
	}
	return c.branch.Transaction
}

// Begin starts a transaction. In a sequence of retries manager decides about
// them and previous is the attempt before.
func (c *Context) Begin(manager *value.Object, previous *Branch) *Branch {
	t := &Transaction{}
	rand.Read(t.id[:])
	b := c.rt.newBranch(t)
	b.outer, b.manager, b.Previous = c.branch, manager, previous
	if previous != nil {
		b.Attempt = previous.Attempt + 1
	}
	c.branch = b
	return b
}

// Join puts the strand into a new branch of a transaction that another strand
// is in.
func (c *Context) Join(with *Branch) {
	b := c.rt.newBranch(with.Transaction)
	b.outer, b.Attempt, b.Previous = c.branch, with.Attempt, with.Previous
	c.branch = b
}

// Commit commits the transaction that branch b began: it asks the participants,
// then calls the handlers. The first result is the reason why it was rolled
// back instead, the second a panic of a handler.
func (c *Context) Commit(b *Branch) (*value.Error, error) {
	t := b.Transaction
	if err := c.leave(b); err != nil {
		return nil, err
	}
	t.mu.Lock()
	reason, rollback := t.reason, t.rollbackOnly
	parts := t.participants
	t.mu.Unlock()
	ctx := context.WithoutCancel(c.ctx)
	var failed error
	if !rollback && len(parts) > 1 {
		c.Block(func() {
			for _, p := range parts {
				if failed = p.Prepare(ctx); failed != nil {
					return
				}
			}
		})
	}
	var doubt error
	if !rollback && failed == nil {
		c.Block(func() {
			for i, p := range parts {
				err := p.Commit(ctx)
				switch {
				case err == nil:
				case i == 0:
					// Nothing is committed yet: the transaction can still fail as a whole.
					failed = err
					parts = parts[1:]
					return
				default:
					doubt = errors.Join(doubt, err)
				}
			}
		})
	}
	if !rollback && failed == nil {
		t.mu.Lock()
		t.committed = true
		handlers := t.onCommit
		t.mu.Unlock()
		err := lastFirst(handlers, func(h func(*Context) error) error { return h(c) })
		c.rt.forget(t)
		if doubt != nil {
			return value.NewError("the transaction was committed, but not by all participants: "+doubt.Error(), nil), err
		}
		return nil, err
	}
	if reason == nil {
		if failed != nil {
			reason = asError(failed)
		} else {
			reason = value.NewError("the transaction is marked to be rolled back", nil)
		}
	}
	return reason, c.undo(b, reason, parts)
}

// Rollback rolls the transaction back that branch b began; cause may be nil.
// Where that has happened already, as after a commit that failed, it does
// nothing. The result is a panic of a handler.
func (c *Context) Rollback(b *Branch, cause *value.Error) error {
	if t := b.Transaction; t.Ended() && !t.committed {
		return nil
	}
	if err := c.leave(b); err != nil {
		return err
	}
	return c.undo(b, cause, b.Transaction.participants)
}

// Ended reports whether the transaction has been committed or rolled back.
func (t *Transaction) Ended() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.ended
}

// leave takes b from the strand's stack before its transaction ends.
func (c *Context) leave(b *Branch) error {
	t := b.Transaction
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ended {
		return value.Panicf("{ballerina/lang.transaction}InvalidState", "the transaction has been committed or rolled back already")
	}
	t.ended = true
	if c.branch == b {
		c.branch = b.outer
	}
	return nil
}

// undo rolls the participants back and calls the handlers.
func (c *Context) undo(b *Branch, cause *value.Error, parts []Participant) error {
	ctx := context.WithoutCancel(c.ctx)
	c.Block(func() {
		for _, p := range parts {
			// A participant that cannot even roll back loses its connection, which
			// undoes its part as well.
			_ = p.Rollback(ctx)
		}
	})
	retry := false
	var err error
	if cause != nil && b.manager != nil {
		retry, err = b.ask(c, cause)
	}
	t := b.Transaction
	t.mu.Lock()
	handlers := t.onRollback
	t.mu.Unlock()
	e := lastFirst(handlers, func(h func(*Context, *value.Error, bool) error) error { return h(c, cause, retry) })
	c.rt.forget(t)
	if err != nil {
		return err
	}
	return e
}

// lastFirst calls the handlers, the one that was added last first. One that
// panics does not keep the others from being called.
func lastFirst[H any](handlers []H, call func(H) error) error {
	var first error
	for i := len(handlers) - 1; i >= 0; i-- {
		if err := call(handlers[i]); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// ask asks the retry manager once.
func (b *Branch) ask(c *Context, cause *value.Error) (bool, error) {
	if b.asked {
		return b.again, nil
	}
	b.asked = true
	v, err := c.CallMethod(b.manager, "shouldRetry", cause)
	if err != nil {
		return false, err
	}
	again, _ := v.(value.Boolean)
	b.again = bool(again)
	return b.again, nil
}

// Retry tells whether a transaction whose statement failed with cause is to be
// tried again.
func (b *Branch) Retry(c *Context, cause *value.Error) (bool, error) {
	b.Transaction.mu.Lock()
	committed := b.Transaction.committed
	b.Transaction.mu.Unlock()
	if committed || b.manager == nil {
		return false, nil
	}
	return b.ask(c, cause)
}

// ID identifies the transaction, in hexadecimal.
func (t *Transaction) ID() string { return hex.EncodeToString(t.id[:]) }

// Participant gives the participant that is known by key in the transaction;
// there is one for each. The first time make makes it, which may wait; id
// identifies it among all participants of all transactions.
func (t *Transaction) Participant(key any, make func(id string) (Participant, error)) (Participant, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ended {
		return nil, errors.New("the transaction has been committed or rolled back already")
	}
	if p, ok := t.joined[key]; ok {
		return p, nil
	}
	p, err := make(fmt.Sprintf("%s-%d", t.ID(), len(t.participants)+1))
	if err != nil {
		return nil, err
	}
	if t.joined == nil {
		t.joined = map[any]Participant{}
	}
	t.joined[key] = p
	t.participants = append(t.participants, p)
	return p, nil
}

// OnCommit adds a function to be called when the transaction has been committed.
func (t *Transaction) OnCommit(f func(c *Context) error) {
	t.mu.Lock()
	t.onCommit = append(t.onCommit, f)
	t.mu.Unlock()
}

// OnRollback adds a function to be called when the transaction has been rolled
// back, with the reason, if there is one, and whether it will be tried again.
func (t *Transaction) OnRollback(f func(c *Context, cause *value.Error, willRetry bool) error) {
	t.mu.Lock()
	t.onRollback = append(t.onRollback, f)
	t.mu.Unlock()
}

// SetRollbackOnly makes Commit roll back; reason may be nil.
func (t *Transaction) SetRollbackOnly(reason *value.Error) {
	t.mu.Lock()
	t.rollbackOnly, t.reason = true, reason
	t.mu.Unlock()
}

// RollbackOnly reports whether Commit is going to roll back.
func (t *Transaction) RollbackOnly() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.rollbackOnly
}

func asError(err error) *value.Error {
	var e *value.Error
	if errors.As(err, &e) {
		return e
	}
	return value.NewError(err.Error(), nil)
}
