package sql

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"sync"

	"barre/runtime"
)

// member is the part that a pool of connections has in a transaction: one of
// its connections, on which the transaction's statements run one at a time.
type member struct {
	Branch
	conn *sql.Conn
	give func()
	mu   sync.Mutex
}

// joined gives the connection of the strand's transaction, taking one out of
// the pool for the first statement. Giving it back lets the next statement run.
func (cl *Client) joined(c *runtime.Context) (conn *sql.Conn, give func(), err error, ok bool) {
	t := c.Tx()
	if t == nil {
		return nil, nil, nil, false
	}
	ctx := c.Ctx()
	c.Block(func() {
		var p runtime.Participant
		p, err = t.Participant(cl.pool, func(id string) (runtime.Participant, error) {
			conn, give, err := cl.pool.conn(ctx)
			if err != nil {
				return nil, err
			}
			b, err := cl.d.Begin(ctx, conn, id)
			if err != nil {
				give()
				return nil, err
			}
			return &member{Branch: b, conn: conn, give: give}, nil
		})
		if err == nil {
			m := p.(*member)
			m.mu.Lock()
			conn, give = m.conn, sync.OnceFunc(m.mu.Unlock)
		}
	})
	return conn, give, err, true
}

// Commit commits and gives the connection back.
func (m *member) Commit(ctx context.Context) error { return m.end(m.Branch.Commit(ctx)) }

// Rollback rolls back and gives the connection back.
func (m *member) Rollback(ctx context.Context) error { return m.end(m.Branch.Rollback(ctx)) }

// end gives the connection back. Where it is not known how the transaction
// ended, the connection is closed, for which a server rolls back.
func (m *member) end(err error) error {
	if err != nil {
		// Raw reports the error that it is told to.
		_ = m.conn.Raw(func(any) error { return driver.ErrBadConn })
	}
	m.give()
	return err
}
