package sql

import (
	"context"
	"database/sql/driver"
	"errors"
	"time"
)

// connector makes the connections of a pool: it runs the statements a new
// connection begins with, checks connections that come back into use, and lets
// a dialect wrap rows.
type connector struct {
	driver.Connector
	init     []string
	test     string
	testTime time.Duration
	rows     func(driver.Rows) driver.Rows
}

func (c *connector) Connect(ctx context.Context) (driver.Conn, error) {
	inner, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	w := &conn{Conn: inner, c: c, used: time.Now()}
	for _, q := range c.init {
		if err := w.run(ctx, q); err != nil {
			inner.Close()
			return nil, err
		}
	}
	return w, nil
}

// conn forwards what the driver's connection can do.
type conn struct {
	driver.Conn
	c    *connector
	used time.Time
}

// run executes a statement for its effect.
func (w *conn) run(ctx context.Context, query string) error {
	if e, ok := w.Conn.(driver.ExecerContext); ok {
		_, err := e.ExecContext(ctx, query, nil)
		if !errors.Is(err, driver.ErrSkip) {
			return err
		}
	}
	st, err := w.PrepareContext(ctx, query)
	if err != nil {
		return err
	}
	defer st.Close()
	if e, ok := st.(driver.StmtExecContext); ok {
		_, err = e.ExecContext(ctx, nil)
		return err
	}
	return errors.New("the driver cannot run statements")
}

func (w *conn) Ping(ctx context.Context) error {
	if p, ok := w.Conn.(driver.Pinger); ok {
		return p.Ping(ctx)
	}
	return nil
}

func (w *conn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	if e, ok := w.Conn.(driver.ExecerContext); ok {
		return e.ExecContext(ctx, query, args)
	}
	return nil, driver.ErrSkip
}

func (w *conn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	q, ok := w.Conn.(driver.QueryerContext)
	if !ok {
		return nil, driver.ErrSkip
	}
	rows, err := q.QueryContext(ctx, query, args)
	return w.wrap(rows, err)
}

func (w *conn) wrap(rows driver.Rows, err error) (driver.Rows, error) {
	if err == nil && w.c.rows != nil {
		rows = w.c.rows(rows)
	}
	return rows, err
}

func (w *conn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	var st driver.Stmt
	var err error
	if p, ok := w.Conn.(driver.ConnPrepareContext); ok {
		st, err = p.PrepareContext(ctx, query)
	} else {
		st, err = w.Conn.Prepare(query)
	}
	if err != nil {
		return nil, err
	}
	return &stmt{Stmt: st, w: w}, nil
}

func (w *conn) BeginTx(ctx context.Context, opts driver.TxOptions) (driver.Tx, error) {
	if b, ok := w.Conn.(driver.ConnBeginTx); ok {
		return b.BeginTx(ctx, opts)
	}
	return nil, errors.New("the driver has no transactions")
}

// restPeriod is how long a connection may rest before it is tested by the
// pool's query when it comes back into use.
const restPeriod = 500 * time.Millisecond

// ResetSession prepares a connection that comes back into use. ErrBadConn makes
// the pool take another.
func (w *conn) ResetSession(ctx context.Context) error {
	if r, ok := w.Conn.(driver.SessionResetter); ok {
		if err := r.ResetSession(ctx); err != nil {
			return err
		}
	}
	rested := time.Since(w.used)
	w.used = time.Now()
	if w.c.test == "" || rested < restPeriod {
		return nil
	}
	if w.c.testTime > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, w.c.testTime)
		defer cancel()
	}
	if err := w.run(ctx, w.c.test); err != nil {
		return driver.ErrBadConn
	}
	return nil
}

func (w *conn) IsValid() bool {
	w.used = time.Now()
	if v, ok := w.Conn.(driver.Validator); ok {
		return v.IsValid()
	}
	return true
}

func (w *conn) CheckNamedValue(nv *driver.NamedValue) error {
	if c, ok := w.Conn.(driver.NamedValueChecker); ok {
		return c.CheckNamedValue(nv)
	}
	return driver.ErrSkip
}

type stmt struct {
	driver.Stmt
	w *conn
}

func (s *stmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	if e, ok := s.Stmt.(driver.StmtExecContext); ok {
		return e.ExecContext(ctx, args)
	}
	return nil, errors.New("the driver cannot run statements")
}

func (s *stmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	q, ok := s.Stmt.(driver.StmtQueryContext)
	if !ok {
		return nil, errors.New("the driver cannot run queries")
	}
	rows, err := q.QueryContext(ctx, args)
	return s.w.wrap(rows, err)
}

func (s *stmt) CheckNamedValue(nv *driver.NamedValue) error {
	if c, ok := s.Stmt.(driver.NamedValueChecker); ok {
		return c.CheckNamedValue(nv)
	}
	return s.w.CheckNamedValue(nv)
}
