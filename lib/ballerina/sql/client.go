package sql

import (
	"context"
	"database/sql"
	"strings"
	"sync"
	"sync/atomic"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// Client is the state of an object of a database client's class.
type Client struct {
	Errors
	rt     *runtime.Runtime
	d      Dialect
	pool   *pool
	closed atomic.Bool
	cv     *converter
}

// Open connects a client. The error is the error result of the client's init.
func Open(c *runtime.Context, o Options) (*Client, *value.Error) {
	rt := c.Runtime()
	errs := newErrors(rt)
	var p *pool
	var err error
	ctx := c.Ctx()
	c.Block(func() { p, err = poolsOf(rt).acquire(ctx, rt, o) })
	if err != nil {
		return nil, errs.Application("Error in SQL connector configuration: %s", err)
	}
	return &Client{Errors: errs, rt: rt, d: o.Dialect, pool: p, cv: newConverter(rt, o.Dialect.Location())}, nil
}

// Methods gives the implementations of the remote methods and of close for a
// client class whose objects have a *Client as their native state.
func Methods(class string) map[string]runtime.Extern {
	m := map[string]runtime.Extern{}
	for name, f := range map[string]func(cl *Client, c *runtime.Context, args []value.Value) (value.Value, error){
		"query":        (*Client).query,
		"queryRow":     (*Client).queryRow,
		"execute":      (*Client).execute,
		"batchExecute": (*Client).batchExecute,
		"call":         (*Client).call,
		"close":        (*Client).close,
	} {
		m[class+"."+name] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			cl, ok := args[0].(*value.Object).Native.(*Client)
			if !ok {
				return newErrors(c.Runtime()).Application("The client is not connected"), nil
			}
			return f(cl, c, args[1:])
		}
	}
	return m
}

const closedMessage = "SQL Client is already closed, hence further operations are not allowed"

// session is a connection to run something on: one of the pool, or the one
// that the strand's transaction holds.
func (cl *Client) session(c *runtime.Context, ctx context.Context) (conn *sql.Conn, give func(), err error) {
	if cl.closed.Load() {
		return nil, nil, dataFailure("ApplicationError", closedMessage)
	}
	if conn, give, err, ok := cl.joined(c); ok {
		return conn, give, err
	}
	c.Block(func() { conn, give, err = cl.pool.conn(ctx) })
	return conn, give, err
}

// while is the beginning of messages about a statement.
func while(show string) string { return "Error while executing SQL query: " + show + ". " }

// result makes the error result for an error in running the statement shown; a
// panic stays one.
func (cl *Client) result(err error, show string) (value.Value, error) {
	if p, ok := err.(*value.Error); ok {
		return nil, p
	}
	e := cl.toError(err, cl.d, while(show))
	if strings.HasPrefix(e.Message, while(show)) && !strings.HasSuffix(e.Message, ".") {
		e.Message += "."
	}
	return e, nil
}

// columns describes the columns of rows.
func columns(d Dialect, rows *sql.Rows) ([]Column, error) {
	cts, err := rows.ColumnTypes()
	if err != nil {
		return nil, err
	}
	cols := make([]Column, len(cts))
	for i, ct := range cts {
		cols[i] = d.Column(ct)
	}
	return cols, nil
}

// query implements the remote method query: query, row type.
func (cl *Client) query(c *runtime.Context, args []value.Value) (value.Value, error) {
	td := args[1].(*value.Typedesc)
	s := &rowStream{cl: cl}
	err := s.open(c, args[0].(*value.Object), td)
	if p, ok := err.(*value.Error); ok {
		return nil, p
	}
	if err != nil {
		e, _ := cl.result(err, s.show)
		s.failed = e.(*value.Error)
	}
	return cl.stream(td.Type, s.next, s.close), nil
}

func (cl *Client) stream(t types.Type, next func(value.Caller) (value.Value, value.Value, bool, error), stop func(value.Caller) (value.Value, error)) *value.Stream {
	end := types.Union(cl.m.Type("Error"), types.Nil)
	st := value.NewStream(t, end, next, stop)
	st.Self = cl.m.Runtime().Env.StreamOf(t, end)
	return st
}

// rowStream gives the rows of a query while they arrive.
type rowStream struct {
	cl   *Client
	show string

	mu     sync.Mutex
	failed *value.Error
	closed bool
	rows   *sql.Rows
	give   func()
	stop   context.CancelFunc
	plan   *rowPlan
	raw    []any
	dest   []any
	// held are the rows that are left of a query in a transaction: they are
	// read at once, because its next statement needs the connection.
	held     [][]any
	buffered bool
}

func (s *rowStream) open(c *runtime.Context, q *value.Object, td *value.Typedesc) error {
	if s.cl.closed.Load() {
		return dataFailure("ApplicationError", closedMessage)
	}
	st, err := prepare(c, s.cl.d, q)
	if err != nil {
		return err
	}
	s.show = st.show
	// The stream may outlive the strand that asked for it.
	ctx, stop := context.WithCancel(context.WithoutCancel(c.Ctx()))
	conn, give, err := s.cl.session(c, ctx)
	if err != nil {
		stop()
		return err
	}
	s.give, s.stop = give, stop
	c.Block(func() { s.rows, err = conn.QueryContext(ctx, st.text, st.args...) })
	if err != nil {
		s.release()
		return err
	}
	cols, err := columns(s.cl.d, s.rows)
	if err == nil {
		s.plan, err = s.cl.cv.planRow(cols, td.Type, td)
	}
	if err != nil {
		c.Block(s.release)
		return err
	}
	s.raw, s.dest = scanTargets(len(cols))
	if c.Tx() != nil {
		c.Block(func() {
			err = s.hold(len(cols))
			s.release()
		})
	}
	return err
}

// hold reads all rows.
func (s *rowStream) hold(columns int) error {
	s.buffered = true
	for s.rows.Next() {
		raw, dest := scanTargets(columns)
		if err := s.rows.Scan(dest...); err != nil {
			return err
		}
		s.held = append(s.held, raw)
	}
	return s.rows.Err()
}

// read reads the next row into s.raw.
func (s *rowStream) read() (more bool, err error) {
	if s.buffered {
		if len(s.held) == 0 {
			return false, nil
		}
		s.raw, s.held = s.held[0], s.held[1:]
		return true, nil
	}
	if s.rows.Next() {
		return true, s.rows.Scan(s.dest...)
	}
	return false, s.rows.Err()
}

// release gives the connection back. It may be called again.
func (s *rowStream) release() {
	if s.rows != nil {
		s.rows.Close()
	}
	if s.give != nil {
		s.give()
		s.stop()
		s.give = nil
	}
}

func scanTargets(n int) (raw, dest []any) {
	raw, dest = make([]any, n), make([]any, n)
	for i := range dest {
		dest[i] = &raw[i]
	}
	return raw, dest
}

const iterating = "Error when iterating the SQL result. "

func (s *rowStream) next(vc value.Caller) (value.Value, value.Value, bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.failed != nil:
		return nil, s.failed, false, nil
	case s.closed:
		return nil, s.cl.Application("Stream is closed. Therefore, no operations are allowed further on the stream."), false, nil
	}
	c := vc.(*runtime.Context)
	var more bool
	var err error
	c.Block(func() {
		if more, err = s.read(); err == nil && !more {
			s.release()
		}
	})
	if err == nil && !more {
		s.closed = true
		return nil, nil, false, nil
	}
	var row *value.Map
	if err == nil {
		if row, err = s.plan.row(s.raw, s.cl.filler(c)); err == nil {
			return row, nil, true, nil
		}
	}
	c.Block(s.release)
	s.closed = true
	if p, ok := err.(*value.Error); ok {
		return nil, nil, false, p
	}
	s.failed = s.cl.toError(err, s.cl.d, iterating)
	if !strings.HasPrefix(s.failed.Message, iterating) {
		s.failed.Message = iterating + s.failed.Message
	}
	return nil, s.failed, false, nil
}

func (s *rowStream) close(vc value.Caller) (value.Value, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.closed = true
		vc.(*runtime.Context).Block(s.release)
	}
	return nil, nil
}

// queryRow implements the remote method queryRow: query, type of the result.
func (cl *Client) queryRow(c *runtime.Context, args []value.Value) (value.Value, error) {
	td := args[1].(*value.Typedesc)
	st, err := cl.prepare(c, args[0])
	if err != nil {
		return cl.result(err, st.show)
	}
	conn, give, err := cl.session(c, c.Ctx())
	if err != nil {
		return cl.result(err, st.show)
	}
	var cols []Column
	var raw []any
	found := false
	ctx := c.Ctx()
	c.Block(func() {
		defer give()
		var rows *sql.Rows
		if rows, err = conn.QueryContext(ctx, st.text, st.args...); err != nil {
			return
		}
		defer rows.Close()
		if cols, err = columns(cl.d, rows); err != nil {
			return
		}
		if found = rows.Next(); found {
			var dest []any
			raw, dest = scanTargets(len(cols))
			err = rows.Scan(dest...)
			return
		}
		err = rows.Err()
	})
	if err != nil {
		return cl.result(err, st.show)
	}
	if !found {
		return cl.m.Error("NoRowsError", "Query did not retrieve any rows.", nil), nil
	}
	make, err := cl.cv.planSingle(cols, td)
	var v value.Value
	if err == nil {
		v, err = make(raw, cl.filler(c))
	}
	if err != nil {
		return cl.result(err, st.show)
	}
	return v, nil
}

// prepare makes a statement for a client that is not closed.
func (cl *Client) prepare(c *runtime.Context, q value.Value) (statement, error) {
	if cl.closed.Load() {
		return statement{}, dataFailure("ApplicationError", closedMessage)
	}
	return prepare(c, cl.d, q.(*value.Object))
}

// execute implements the remote method execute: query.
func (cl *Client) execute(c *runtime.Context, args []value.Value) (value.Value, error) {
	st, err := cl.prepare(c, args[0])
	if err != nil {
		return cl.result(err, st.show)
	}
	conn, give, err := cl.session(c, c.Ctx())
	if err != nil {
		return cl.result(err, st.show)
	}
	var affected, id int64
	ctx := c.Ctx()
	c.Block(func() {
		defer give()
		affected, id, err = exec(ctx, conn, st)
	})
	if err != nil {
		return cl.result(err, st.show)
	}
	return cl.executionResult(affected, id), nil
}

func exec(ctx context.Context, conn *sql.Conn, st statement) (affected, id int64, err error) {
	res, err := conn.ExecContext(ctx, st.text, st.args...)
	if err != nil {
		return 0, 0, err
	}
	// A driver that cannot tell has no number to give.
	affected, err = res.RowsAffected()
	if err != nil {
		affected = successNoInfo
	}
	if id, err = res.LastInsertId(); err != nil {
		id = 0
	}
	return affected, id, nil
}

const (
	successNoInfo   = -2
	executionFailed = -3
)

// executionResult makes an ExecutionResult; an id of 0 is none.
func (cl *Client) executionResult(affected, id int64) *value.Map {
	m := cl.m.Record("ExecutionResult")
	m.Put("affectedRowCount", value.Int(affected))
	if id == 0 {
		m.Put("lastInsertId", nil)
	} else {
		m.Put("lastInsertId", value.Int(id))
	}
	return m
}

// batchExecute implements the remote method batchExecute: queries.
func (cl *Client) batchExecute(c *runtime.Context, args []value.Value) (value.Value, error) {
	queries := args[0].(*value.List)
	if queries.Len() == 0 {
		return cl.Application(" Parameter 'sqlQueries' cannot be empty array"), nil
	}
	batch := make([]statement, queries.Len())
	for i := range batch {
		st, err := cl.prepare(c, queries.At(i))
		if err != nil {
			return cl.result(err, st.show)
		}
		batch[i] = st
		if st.show != batch[0].show {
			return cl.Application("Cannot execute a batch of different statements: '%s' and '%s'", batch[0].show, st.show), nil
		}
	}
	conn, give, err := cl.session(c, c.Ctx())
	if err != nil {
		return cl.result(err, batch[0].show)
	}
	results := value.NewListCap(c.Runtime().Env.Array(cl.m.Type("ExecutionResult")), len(batch))
	var failed error
	ctx := c.Ctx()
	c.Block(func() {
		defer give()
		for _, st := range batch {
			affected, id, err := exec(ctx, conn, st)
			if err != nil {
				if failed == nil {
					failed = err
				}
				if !cl.d.BatchGoesOn() || ctx.Err() != nil {
					return
				}
				affected, id = executionFailed, 0
			}
			results.Put(cl.executionResult(affected, id))
		}
	})
	if failed != nil {
		f := explain(cl.d, failed)
		return cl.batch("Error while executing batch command starting with: '"+batch[0].show+"'. "+f.Message+".", f, results), nil
	}
	return results, nil
}

// close implements close.
func (cl *Client) close(c *runtime.Context, _ []value.Value) (value.Value, error) {
	if cl.closed.Swap(true) {
		return nil, nil
	}
	var err error
	c.Block(func() { err = poolsOf(cl.rt).release(cl.pool) })
	if err != nil {
		return cl.Application("Error while closing the client: %s", err), nil
	}
	return nil, nil
}

// filler computes the default values of fields.
func (cl *Client) filler(c *runtime.Context) value.DefaultFiller {
	return c.FillDefault
}
