// Package mysqldb opens a registry's MySQL or MariaDB database. It is a package
// of its own so that only binaries with the driver link it.
package mysqldb

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/go-sql-driver/mysql"
)

// Open opens the database at an address as mysql://user:password@host:3306/name;
// ?tls=true asks for an encrypted connection, ?socket=PATH for a socket in place
// of the host.
func Open(address string) (*sql.DB, error) {
	u, err := url.Parse(address)
	name := ""
	if err == nil {
		name = strings.Trim(u.Path, "/")
	}
	// The address is not repeated: it has a password.
	if err != nil || u.Scheme != "mysql" && u.Scheme != "mariadb" || name == "" || strings.Contains(name, "/") {
		return nil, fmt.Errorf("the address of the database is none: expected mysql://user:password@host:3306/name")
	}
	c := mysql.NewConfig()
	c.User = u.User.Username()
	c.Passwd, _ = u.User.Password()
	c.DBName = name
	c.Timeout = 10 * time.Second
	c.Net = "tcp"
	c.Addr = net.JoinHostPort(cmp.Or(u.Hostname(), "127.0.0.1"), cmp.Or(u.Port(), "3306"))
	for k, v := range u.Query() {
		switch k {
		case "tls":
			c.TLSConfig = v[0]
		case "socket":
			c.Net, c.Addr = "unix", v[0]
		default:
			return nil, fmt.Errorf("the address of the database has the unknown option '%s': expected tls or socket", k)
		}
	}
	connector, err := mysql.NewConnector(c)
	if err != nil {
		return nil, fmt.Errorf("the address of the database is none: %w", err)
	}
	db := sql.OpenDB(connector)
	db.SetConnMaxIdleTime(time.Minute)
	db.SetMaxOpenConns(32)
	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
	defer cancel()
	if err := db.PingContext(ctx); err != nil {
		db.Close()
		// The steps of a connection mean nothing to whoever reads this.
		var op *net.OpError
		var call *os.SyscallError
		if errors.As(err, &op) {
			err = op.Err
		}
		if errors.As(err, &call) {
			err = call.Err
		}
		return nil, fmt.Errorf("the database at %s cannot be used: %w", c.Addr, err)
	}
	return db, nil
}
