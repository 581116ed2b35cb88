package sql

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"barre/runtime"
	"barre/value"
)

// PoolConfig is a ConnectionPool record taken apart.
type PoolConfig struct {
	MaxOpen       int
	MaxLife       time.Duration
	MinIdle       int
	Wait          time.Duration // for a connection
	IdleLife      time.Duration
	Validation    time.Duration
	LeakThreshold time.Duration
	KeepAlive     time.Duration
	Name          string
	InitWait      time.Duration
	Isolation     string // TRANSACTION_READ_COMMITTED …, "" for the database's own
	TestQuery     string
	InitSQL       []string
	ReadOnly      bool
}

// readPool takes a ConnectionPool record apart. The error says which field is
// out of its range.
func readPool(m *value.Map) (PoolConfig, error) {
	p := PoolConfig{
		MaxOpen:   int(m.Int("maxOpenConnections")),
		MinIdle:   int(m.Int("minIdleConnections")),
		Name:      m.Str("poolName"),
		Isolation: m.Str("transactionIsolation"),
		TestQuery: m.Str("connectionTestQuery"),
		ReadOnly:  m.Bool("readOnly"),
	}
	switch v := m.Field("connectionInitSql").(type) {
	case *value.String:
		p.InitSQL = []string{v.String()}
	case *value.List:
		for i := range v.Len() {
			p.InitSQL = append(p.InitSQL, v.At(i).(*value.String).String())
		}
	}
	p.MaxLife, p.InitWait = Seconds(m.Field("maxConnectionLifeTime")), Seconds(m.Field("initializationFailTimeout"))
	switch {
	case p.MaxOpen < 1:
		return p, errors.New("ConnectionPool field 'maxOpenConnections' cannot be less than one.")
	case p.MaxLife != 0 && p.MaxLife < 30*time.Second:
		return p, errors.New("ConnectionPool field 'maxConnectionLifeTime' can either be 0 or greater than or equal to 30.")
	case p.MinIdle < 0:
		return p, errors.New("ConnectionPool field 'minIdleConnections' cannot be negative.")
	}
	for _, f := range []struct {
		name string
		d    *time.Duration
	}{
		{"connectionTimeout", &p.Wait}, {"idleTimeout", &p.IdleLife}, {"validationTimeout", &p.Validation},
		{"leakDetectionThreshold", &p.LeakThreshold}, {"keepAliveTime", &p.KeepAlive},
	} {
		if *f.d = Seconds(m.Field(f.name)); *f.d < 0 {
			return p, fmt.Errorf("ConnectionPool field '%s' cannot be negative.", f.name)
		}
	}
	return p, nil
}

// Seconds converts a decimal or int number of seconds; what is neither is 0.
func Seconds(v value.Value) time.Duration {
	switch v := v.(type) {
	case value.Decimal:
		n, ok := nanoseconds(v)
		if !ok {
			// Longer than a Duration can say is for ever.
			if v.Signbit() {
				return math.MinInt64
			}
			return math.MaxInt64
		}
		return time.Duration(n)
	case value.Int:
		return time.Duration(v) * time.Second
	}
	return 0
}

// pools are the pools of a running program. Clients that connect alike and
// were given the same pool record share one.
type pools struct {
	mu    sync.Mutex
	open  map[poolKey]*pool
	count int
}

type poolKey struct {
	record *value.Map
	target string
}

type poolsKey struct{}

func poolsOf(rt *runtime.Runtime) *pools {
	return rt.State(poolsKey{}, func() any { return &pools{open: map[poolKey]*pool{}} }).(*pools)
}

type pool struct {
	db     *sql.DB
	cfg    PoolConfig
	key    poolKey
	global bool
	refs   int // guarded by the lock of pools
	init   sync.Once
	err    error         // of init
	stop   chan struct{} // ends keepAlive
	rt     *runtime.Runtime
	queue  atomic.Int64 // strands that wait for a connection
}

// Options say how a client connects.
type Options struct {
	// Pool is the ConnectionPool record the program gave, nil for the global
	// one; Global is the global one.
	Pool, Global *value.Map
	// Target tells connections apart: clients with the same target and pool
	// record share a pool.
	Target string
	// Connector makes connections.
	Connector driver.Connector
	// Rows, when set, wraps the rows of the driver.
	Rows func(driver.Rows) driver.Rows
	// Session gives statements to run on each new connection for what the pool
	// asks of it, before the pool's own.
	Session func(PoolConfig) []string
	Dialect Dialect
}

// acquire finds or makes the pool for a client.
func (ps *pools) acquire(ctx context.Context, rt *runtime.Runtime, o Options) (*pool, error) {
	record := o.Pool
	if record == nil {
		record = o.Global
	}
	cfg, err := readPool(record)
	if err != nil {
		return nil, err
	}
	key := poolKey{record, o.Target}
	ps.mu.Lock()
	p := ps.open[key]
	if p == nil {
		ps.count++
		if cfg.Name == "" {
			cfg.Name = fmt.Sprintf("pool-%d", ps.count)
		}
		p = &pool{cfg: cfg, key: key, global: o.Pool == nil, stop: make(chan struct{}), rt: rt}
		p.db = open(cfg, o)
		ps.open[key] = p
	}
	p.refs++
	ps.mu.Unlock()

	p.init.Do(func() {
		p.err = p.first(ctx, o.Dialect)
		if p.err == nil && cfg.KeepAlive > 0 {
			go p.keepAlive()
		}
	})
	if p.err != nil {
		ps.mu.Lock()
		if ps.open[key] == p {
			delete(ps.open, key)
			p.db.Close()
		}
		ps.mu.Unlock()
		return nil, p.err
	}
	return p, nil
}

// open makes the pool of database/sql. Connections are opened when they are
// needed, and one idle time holds for all of them: a minimum of idle
// connections that is as high as the maximum keeps them all.
func open(cfg PoolConfig, o Options) *sql.DB {
	init := cfg.InitSQL
	if o.Session != nil {
		init = append(o.Session(cfg), init...)
	}
	db := sql.OpenDB(&connector{Connector: o.Connector, init: init, test: cfg.TestQuery, testTime: cfg.Validation, rows: o.Rows})
	db.SetMaxOpenConns(cfg.MaxOpen)
	db.SetMaxIdleConns(cfg.MaxOpen)
	db.SetConnMaxLifetime(cfg.MaxLife)
	if cfg.MinIdle < cfg.MaxOpen {
		db.SetConnMaxIdleTime(cfg.IdleLife)
	}
	return db
}

// first makes the first connection, as initializationFailTimeout says.
func (p *pool) first(ctx context.Context, d Dialect) error {
	if p.cfg.InitWait < 0 {
		return nil
	}
	end := time.Now().Add(p.cfg.InitWait)
	for wait := 50 * time.Millisecond; ; wait *= 2 {
		err := p.db.PingContext(ctx)
		if err == nil {
			return nil
		}
		f := explain(d, err)
		// Only a server that cannot be reached may come up meanwhile.
		if f.State != "08S01" || time.Now().Add(wait).After(end) {
			if p.cfg.InitWait == 0 && f.State == "08S01" {
				return nil
			}
			return fmt.Errorf("Failed to initialize pool: %s", f.Message)
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// release gives up a client's share in a pool. The global pool stays, for
// clients to come.
func (ps *pools) release(p *pool) error {
	ps.mu.Lock()
	p.refs--
	last := p.refs == 0 && !p.global
	if last {
		delete(ps.open, p.key)
	}
	ps.mu.Unlock()
	if !last {
		return nil
	}
	close(p.stop)
	return p.db.Close()
}

// conn takes a connection out of the pool. give puts it back.
func (p *pool) conn(ctx context.Context) (c *sql.Conn, give func(), err error) {
	wait := ctx
	if p.cfg.Wait > 0 {
		var cancel context.CancelFunc
		wait, cancel = context.WithTimeout(ctx, p.cfg.Wait)
		defer cancel()
	}
	start := time.Now()
	p.queue.Add(1)
	c, err = p.db.Conn(wait)
	waiting := p.queue.Add(-1)
	if err != nil {
		if wait.Err() != nil && ctx.Err() == nil {
			s := p.db.Stats()
			err = &failure{f: Failure{State: "08001"}, msg: fmt.Sprintf(
				"%s - Connection is not available, request timed out after %dms (total=%d, active=%d, idle=%d, waiting=%d)",
				p.cfg.Name, time.Since(start).Milliseconds(), s.OpenConnections, s.InUse, s.Idle, waiting)}
		}
		return nil, nil, err
	}
	var leak *time.Timer
	if p.cfg.LeakThreshold > 0 {
		leak = time.AfterFunc(p.cfg.LeakThreshold, func() {
			fmt.Fprintf(p.rt.Stderr, "warning: a connection of pool %s has been in use for %s; is a stream or result not closed?\n", p.cfg.Name, p.cfg.LeakThreshold)
		})
	}
	return c, sync.OnceFunc(func() {
		if leak != nil {
			leak.Stop()
		}
		c.Close()
	}), nil
}

// keepAlive pings idle connections from time to time, so that nothing on the
// way to the server forgets them.
func (p *pool) keepAlive() {
	t := time.NewTicker(p.cfg.KeepAlive)
	defer t.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-t.C:
		}
		var taken []*sql.Conn
		for range p.db.Stats().Idle {
			ctx, cancel := context.WithTimeout(context.Background(), max(p.cfg.Validation, time.Second))
			c, err := p.db.Conn(ctx)
			if err == nil {
				taken = append(taken, c)
				// A connection that does not answer is discarded by the pool.
				_ = c.PingContext(ctx)
			}
			cancel()
		}
		for _, c := range taken {
			c.Close()
		}
	}
}
