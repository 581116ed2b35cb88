// Package mysql is the module ballerinax/mysql: the client of MySQL and MariaDB
// databases, on github.com/go-sql-driver/mysql. What all database clients share
// is in package sql.
package mysql

import (
	"embed"
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"

	driver "github.com/go-sql-driver/mysql"

	"barre/lib"
	"barre/lib/ballerina/sql"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerinax/mysql.
var Module = lib.Module{Org: "ballerinax", Name: "mysql", Version: "1.18.0", Sources: sources, Bind: bind, Dev: []lib.DevService{
	{Class: "Client", Kind: "mysql", Params: map[string]string{"host": "host", "port": "port", "user": "user", "password": "password", "database": "database"}},
}}

func bind(*runtime.Module) map[string]runtime.Extern {
	f := sql.Methods("Client")
	f["Client.connect"] = connect
	return f
}

// connect implements Client.connect: host, user, password, database, port,
// options, pool, global pool.
func connect(c *runtime.Context, args []value.Value) (value.Value, error) {
	str := func(v value.Value) string {
		s, _ := v.(*value.String)
		if s == nil {
			return ""
		}
		return s.String()
	}
	t := target{
		host:     str(args[1]),
		user:     str(args[2]),
		password: str(args[3]),
		database: str(args[4]),
		port:     int(args[5].(value.Int)),
	}
	options, _ := args[6].(*value.Map)
	if err := t.read(options); err != nil {
		return sql.ErrorsOf(c.Runtime()).Application("%s", err), nil
	}
	conn, err := t.connector()
	if err != nil {
		return sql.ErrorsOf(c.Runtime()).Application("Error in SQL connector configuration: %s", err), nil
	}
	pool, _ := args[7].(*value.Map)
	cl, e := sql.Open(c, sql.Options{
		Pool:      pool,
		Global:    args[8].(*value.Map),
		Target:    t.key(),
		Connector: conn,
		Rows:      wrapRows,
		Session:   session,
		Dialect:   dialect{loc: t.loc, xa: t.xa},
	})
	if e != nil {
		return e, nil
	}
	args[0].(*value.Object).Native = cl
	return nil, nil
}

// target is what a client connects to, and how.
type target struct {
	host, user, password, database string
	port                           int
	tls                            *secure
	failover                       *failover
	xa                             bool
	connectTimeout, socketTimeout  time.Duration
	loc                            *time.Location
}

// read takes the Options record apart; options may be nil.
func (t *target) read(options *value.Map) error {
	t.loc, t.connectTimeout = time.Local, 30*time.Second
	if options == nil {
		return nil
	}
	t.xa = options.Bool("useXADatasource")
	t.connectTimeout = sql.Seconds(options.Field("connectTimeout"))
	t.socketTimeout = sql.Seconds(options.Field("socketTimeout"))
	if t.connectTimeout < 0 || t.socketTimeout < 0 {
		return fmt.Errorf("Options fields 'connectTimeout' and 'socketTimeout' cannot be negative.")
	}
	var err error
	if zone := options.Str("serverTimezone"); zone != "" {
		if t.loc, err = location(zone); err != nil {
			return err
		}
	}
	if m, ok := options.Field("failoverConfig").(*value.Map); ok {
		if t.failover, err = readFailover(m); err != nil {
			return err
		}
	}
	if m, ok := options.Field("ssl").(*value.Map); ok {
		t.tls, err = readSecure(m)
	}
	return err
}

// location finds a time zone by name, or makes one of an offset such as
// "+02:00" or "GMT+2".
func location(zone string) (*time.Location, error) {
	if loc, err := time.LoadLocation(zone); err == nil && zone != "Local" {
		return loc, nil
	}
	off := strings.TrimPrefix(strings.TrimPrefix(zone, "GMT"), "UTC")
	if len(off) > 1 && (off[0] == '+' || off[0] == '-') {
		h, m, _ := strings.Cut(off[1:], ":")
		if m == "" {
			m = "0"
		}
		hours, err := strconv.ParseUint(h, 10, 8)
		minutes, err2 := strconv.ParseUint(m, 10, 8)
		if err == nil && err2 == nil && hours <= 18 && minutes < 60 {
			secs := int(hours*3600 + minutes*60)
			if off[0] == '-' {
				secs = -secs
			}
			return time.FixedZone(zone, secs), nil
		}
	}
	return nil, fmt.Errorf("Options field 'serverTimezone' is '%s', which is no time zone.", zone)
}

// key tells targets apart.
func (t *target) key() string {
	return fmt.Sprintf("mysql|%q|%d|%q|%q|%q|%v|%v|%s|%s|%s|%s", t.host, t.port, t.user, t.password, t.database,
		t.xa, t.connectTimeout, t.socketTimeout, t.loc, t.tls.id(), t.failover.id())
}

// config is the driver's configuration for one server.
func (t *target) config(host string, port int) (*driver.Config, error) {
	cfg := driver.NewConfig()
	cfg.Net, cfg.Addr = "tcp", net.JoinHostPort(host, strconv.Itoa(port))
	cfg.User, cfg.Passwd, cfg.DBName = t.user, t.password, t.database
	cfg.Timeout, cfg.ReadTimeout, cfg.WriteTimeout = t.connectTimeout, t.socketTimeout, t.socketTimeout
	cfg.Loc = t.loc
	cfg.Logger = &driver.NopLogger{}
	// Rows that an update found count as affected, also when it left them as
	// they were.
	cfg.ClientFoundRows = true
	// Values are put into the text with the server's own escapes: one round
	// trip instead of three, and results in text form, whose fractions have the
	// digits that the server shows.
	cfg.InterpolateParams = true
	// The tables of columns are kept, to tell columns of one name apart.
	cfg.ColumnsWithAlias = true
	conf, fallback, err := t.tls.config(host)
	cfg.TLS, cfg.AllowFallbackToPlaintext = conf, fallback
	return cfg, err
}

// session gives the statements for what a pool asks of its connections.
func session(p sql.PoolConfig) []string {
	var r []string
	if level := strings.ReplaceAll(strings.TrimPrefix(p.Isolation, "TRANSACTION_"), "_", " "); level != "" {
		r = append(r, "SET SESSION TRANSACTION ISOLATION LEVEL "+level)
	}
	if p.ReadOnly {
		r = append(r, readOnly)
	}
	return r
}

const readOnly = "SET SESSION TRANSACTION READ ONLY"
