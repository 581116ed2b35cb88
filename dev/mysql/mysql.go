// Package mysql is a MySQL server inside the process, for the first minutes
// with a program whose database is not there yet: what
// github.com/dolthub/go-mysql-server offers, with tables in memory. Everything
// is gone when it is closed.
package mysql

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"sync"

	sqle "github.com/dolthub/go-mysql-server"
	"github.com/dolthub/go-mysql-server/memory"
	"github.com/dolthub/go-mysql-server/server"
	"github.com/dolthub/go-mysql-server/sql"
	"github.com/sirupsen/logrus"
)

// Options say what to start. The zero value is a server on a free port of
// 127.0.0.1 with a user root that has no password.
type Options struct {
	Host     string // loopback address or name to listen on; "" is 127.0.0.1
	Port     int    // port to listen on; 0 is any free one
	Database string // database to create; "" is none
	User     string // user, who may do everything; "" is root
	Password string // the user's password; "" is none
	// Setup holds SQL statements to run in Database before the first client
	// connects: tables, rows.
	Setup []string
}

// Server is a server that accepts clients.
type Server struct {
	Addr string // host:port
	Host string
	Port int

	server *server.Server
	engine *sqle.Engine
	done   chan struct{}
	once   sync.Once
	stop   func() bool
}

// Start starts a server. It runs until it is closed or ctx is done. The error
// says which address is taken or which statement of Setup failed.
func Start(ctx context.Context, o Options) (*Server, error) {
	if o.Host == "" {
		o.Host = "127.0.0.1"
	}
	if o.User == "" {
		o.User = "root"
	}
	if err := loopback(ctx, o.Host); err != nil {
		return nil, err
	}
	// The engine reports every connection to the process's logger; nobody who
	// starts it here wants to read that.
	logrus.SetOutput(io.Discard)

	provider := memory.NewDBProvider()
	engine := sqle.NewDefault(provider)
	tellWidths(engine.Analyzer)
	users := engine.Analyzer.Catalog.MySQLDb
	users.SetEnabled(true)
	ed := users.Editor()
	users.AddSuperUser(ed, o.User, "%", o.Password)
	ed.Close()
	if err := setup(ctx, engine, provider, o); err != nil {
		return nil, errors.Join(err, engine.Close())
	}

	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort(o.Host, strconv.Itoa(o.Port)))
	if err != nil {
		return nil, errors.Join(err, engine.Close())
	}
	cfg := server.Config{Protocol: "tcp", Address: ln.Addr().String(), Listener: ln, Version: "8.0.33-barre-dev", MaxLoggedQueryLen: -1}
	srv, err := server.NewServer(cfg, engine, sql.NewContext, memory.NewSessionBuilder(provider), nil)
	if err != nil {
		return nil, errors.Join(err, ln.Close(), engine.Close())
	}
	s := &Server{
		Host:   o.Host,
		Port:   ln.Addr().(*net.TCPAddr).Port,
		server: srv,
		engine: engine,
		done:   make(chan struct{}),
	}
	s.Addr = net.JoinHostPort(s.Host, strconv.Itoa(s.Port))
	go func() {
		defer close(s.done)
		srv.Start()
	}()
	s.stop = context.AfterFunc(ctx, func() { s.Close() })
	return s, nil
}

// Close stops the server and waits until it accepts no more clients.
func (s *Server) Close() error {
	var err error
	s.once.Do(func() {
		s.stop()
		err = s.server.Close()
		<-s.done
		// Closing cancels what runs in the background, which says so.
		if e := s.engine.Close(); !errors.Is(e, context.Canceled) {
			err = errors.Join(err, e)
		}
	})
	return err
}

// loopback refuses hosts that other machines could reach: the server trusts
// whoever knows the password of a test.
func loopback(ctx context.Context, host string) error {
	ips, err := net.DefaultResolver.LookupIPAddr(ctx, host)
	if err != nil {
		return err
	}
	for _, ip := range ips {
		if !ip.IP.IsLoopback() {
			return fmt.Errorf("a development server listens on loopback addresses only, not on %s", host)
		}
	}
	return nil
}

func setup(ctx context.Context, engine *sqle.Engine, provider *memory.DbProvider, o Options) error {
	if o.Database == "" {
		if len(o.Setup) > 0 {
			return errors.New("statements to set up need a database to run in")
		}
		return nil
	}
	session := memory.NewSession(sql.NewBaseSessionWithClientServer("", sql.Client{User: o.User, Address: "localhost"}, 1), provider)
	sc := sql.NewContext(ctx, sql.WithSession(session))
	if err := provider.CreateDatabase(sc, o.Database); err != nil {
		return err
	}
	sc.SetCurrentDatabase(o.Database)
	for _, q := range o.Setup {
		_, rows, _, err := engine.Query(sc, q)
		if err == nil {
			_, err = sql.RowIterToRows(sc, rows)
		}
		if err != nil {
			return fmt.Errorf("setting up database %s: %w in %q", o.Database, err, q)
		}
	}
	return nil
}
