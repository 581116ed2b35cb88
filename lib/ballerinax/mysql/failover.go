package mysql

import (
	"context"
	sqldriver "database/sql/driver"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"sync"
	"time"

	driver "github.com/go-sql-driver/mysql"

	"barre/value"
)

// failover says which servers to turn to when the first does not answer.
type failover struct {
	servers  []string // host:port
	retry    time.Duration
	queries  int64
	readOnly bool
}

// Until this much time or work has passed, the first server is left alone.
const (
	defaultRetry   = 30 * time.Second
	defaultQueries = 50
)

func readFailover(m *value.Map) (*failover, error) {
	f := &failover{retry: defaultRetry, queries: defaultQueries, readOnly: m.Bool("failoverReadOnly")}
	l, _ := m.Field("failoverServers").(*value.List)
	if l == nil || l.Len() == 0 {
		return nil, errors.New("FailoverConfig's 'failoverServers' field cannot be an empty array.")
	}
	for i := range l.Len() {
		s := l.At(i).(*value.Map)
		f.servers = append(f.servers, net.JoinHostPort(s.Str("host"), strconv.FormatInt(s.Int("port"), 10)))
	}
	if v, ok := m.Field("timeBeforeRetry").(value.Int); ok {
		f.retry = time.Duration(v) * time.Second
	}
	if v, ok := m.Field("queriesBeforeRetry").(value.Int); ok {
		f.queries = int64(v)
	}
	return f, nil
}

func (f *failover) id() string {
	if f == nil {
		return ""
	}
	return fmt.Sprintf("%s|%v|%d|%v", strings.Join(f.servers, ","), f.retry, f.queries, f.readOnly)
}

// connector makes connections to the first server, or to the next when it does
// not answer.
func (t *target) connector() (sqldriver.Connector, error) {
	cfg, err := t.config(t.host, t.port)
	if err != nil {
		return nil, err
	}
	first, err := t.single(cfg)
	if err != nil || t.failover == nil {
		return first, err
	}
	fc := &failoverConnector{Connector: first, f: t.failover}
	for _, s := range t.failover.servers {
		host, port, _ := net.SplitHostPort(s)
		n, _ := strconv.Atoi(port)
		if cfg, err = t.config(host, n); err != nil {
			return nil, err
		}
		c, err := t.single(cfg)
		if err != nil {
			return nil, err
		}
		fc.others = append(fc.others, c)
	}
	return fc, nil
}

// single makes connections to one server.
func (t *target) single(cfg *driver.Config) (sqldriver.Connector, error) {
	c, err := driver.NewConnector(cfg)
	if err != nil {
		return nil, err
	}
	return &serverConnector{Connector: c, addr: cfg.Addr, timeout: t.connectTimeout}, nil
}

// serverConnector holds the whole of a connection's beginning to the time
// allowed, the handshake too, which the driver lets wait for ever; its errors
// say which server it was.
type serverConnector struct {
	sqldriver.Connector
	addr    string
	timeout time.Duration // 0 for any
}

func (c *serverConnector) Connect(ctx context.Context) (sqldriver.Conn, error) {
	if c.timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, c.timeout)
		defer cancel()
	}
	conn, err := c.Connector.Connect(ctx)
	if err == nil {
		return conn, nil
	}
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return nil, &serverError{c.addr, err}
}

// serverError is an error of connecting to the server at addr.
type serverError struct {
	addr string
	err  error
}

func (e *serverError) Error() string { return e.err.Error() }
func (e *serverError) Unwrap() error { return e.err }

type failoverConnector struct {
	sqldriver.Connector
	others []sqldriver.Connector
	f      *failover

	mu     sync.Mutex
	failed time.Time // when the first server did not answer; zero when it does
}

func (fc *failoverConnector) Connect(ctx context.Context) (sqldriver.Conn, error) {
	fc.mu.Lock()
	due := fc.failed.IsZero() || time.Since(fc.failed) >= fc.f.retry
	fc.mu.Unlock()
	var first error
	if due {
		c, err := fc.Connector.Connect(ctx)
		if _, gone := lost(err); err == nil || !gone {
			fc.mark(time.Time{})
			return c, err
		}
		first = err
		fc.mark(time.Now())
	}
	for _, o := range fc.others {
		c, err := o.Connect(ctx)
		if err == nil {
			return fc.second(ctx, c)
		}
		if _, gone := lost(err); !gone {
			return nil, err
		}
		if first == nil {
			first = err
		}
	}
	if !due {
		// No other server answers: the first may by now.
		return fc.Connector.Connect(ctx)
	}
	return nil, first
}

func (fc *failoverConnector) mark(t time.Time) {
	fc.mu.Lock()
	fc.failed = t
	fc.mu.Unlock()
}

// driverConn is what connections of the driver can do.
type driverConn interface {
	sqldriver.Conn
	sqldriver.Pinger
	sqldriver.ExecerContext
	sqldriver.QueryerContext
	sqldriver.ConnPrepareContext
	sqldriver.ConnBeginTx
	sqldriver.SessionResetter
	sqldriver.Validator
	sqldriver.NamedValueChecker
}

// secondConn is a connection to a server that stands in for the first.
type secondConn struct {
	driverConn
	fc      *failoverConnector
	since   time.Time
	queries int64
}

func (fc *failoverConnector) second(ctx context.Context, c sqldriver.Conn) (sqldriver.Conn, error) {
	d, ok := c.(driverConn)
	if !ok {
		return c, nil
	}
	if fc.f.readOnly {
		if _, err := d.ExecContext(ctx, readOnly, nil); err != nil {
			c.Close()
			return nil, err
		}
	}
	return &secondConn{driverConn: d, fc: fc, since: time.Now()}, nil
}

func (s *secondConn) QueryContext(ctx context.Context, q string, args []sqldriver.NamedValue) (sqldriver.Rows, error) {
	s.queries++
	return s.driverConn.QueryContext(ctx, q, args)
}

func (s *secondConn) ExecContext(ctx context.Context, q string, args []sqldriver.NamedValue) (sqldriver.Result, error) {
	s.queries++
	return s.driverConn.ExecContext(ctx, q, args)
}

// ResetSession ends the connection when it is time to try the first server
// again: the pool then connects anew.
func (s *secondConn) ResetSession(ctx context.Context) error {
	if s.fc.f.queries > 0 && s.queries >= s.fc.f.queries {
		s.fc.mark(time.Time{})
		return sqldriver.ErrBadConn
	}
	if time.Since(s.since) >= s.fc.f.retry {
		return sqldriver.ErrBadConn
	}
	return s.driverConn.ResetSession(ctx)
}
