package mysql

import (
	"context"
	dbsql "database/sql"
	sqldriver "database/sql/driver"
	"errors"
	"fmt"
	"math"
	"net"
	"os"
	"strings"
	"syscall"
	"time"

	driver "github.com/go-sql-driver/mysql"

	"barre/lib/ballerina/sql"
	"barre/value"
)

// dialect is what is particular to MySQL and MariaDB.
type dialect struct {
	loc *time.Location
	xa  bool // transactions in two phases
}

func (dialect) Name() string { return "MySQL" }

func (d dialect) Location() *time.Location { return d.loc }

// BatchGoesOn is true: a statement that fails leaves the connection as it was.
func (dialect) BatchGoesOn() bool { return true }

// Column tells kinds by the names that the driver gives to types.
func (dialect) Column(c *dbsql.ColumnType) sql.Column {
	name := c.DatabaseTypeName()
	length, known := c.Length()
	col := sql.Column{Label: c.Name(), SQL: name}
	switch base := strings.TrimPrefix(name, "UNSIGNED "); base {
	case "BIT":
		col.Kind = sql.KindBits
		if known && length == 1 {
			col.Kind = sql.KindBoolean
		}
	case "TINYINT":
		// BOOLEAN is another name of TINYINT(1).
		col.Kind = sql.KindInt
		if known && length == 1 && base == name {
			col.Kind, col.SQL = sql.KindBoolean, "BOOLEAN"
		}
	case "SMALLINT", "MEDIUMINT", "INT", "BIGINT":
		col.Kind = sql.KindInt
	case "YEAR":
		col.Kind = sql.KindYear
	case "FLOAT", "DOUBLE":
		col.Kind = sql.KindFloat
	case "DECIMAL":
		col.Kind = sql.KindDecimal
	case "DATE":
		col.Kind = sql.KindDate
	case "TIME":
		col.Kind = sql.KindTime
	case "DATETIME", "TIMESTAMP":
		col.Kind = sql.KindTimestamp
	case "BINARY", "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB", "GEOMETRY", "VECTOR":
		col.Kind = sql.KindBinary
	case "JSON":
		col.Kind = sql.KindJSON
	case "NULL":
		col.Kind = sql.KindNull
	case "ENUM", "SET":
		col.Kind, col.SQL = sql.KindText, "CHAR"
	default:
		col.Kind = sql.KindText
	}
	return col
}

// Bind puts decimals into the text, where they are exact: a string beside a
// DECIMAL is compared as a binary fraction.
func (d dialect) Bind(p sql.Param, n int) (string, []any, error) {
	one := func(v any) (string, []any, error) { return "?", []any{v}, nil }
	switch p.Kind {
	case sql.ParamNull:
		return one(nil)
	case sql.ParamBool, sql.ParamInt, sql.ParamText, sql.ParamXML:
		return one(p.Value)
	case sql.ParamBytes:
		b := p.Value.([]byte)
		if b == nil {
			b = []byte{}
		}
		return one(b)
	case sql.ParamFloat:
		f := p.Value.(float64)
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return "", nil, fmt.Errorf("MySQL has no value for the float %s", value.FormatFloat(f))
		}
		return one(f)
	case sql.ParamDecimal:
		return literal(p.Value.(value.Decimal)), nil, nil
	case sql.ParamDate:
		return one(p.Value.(sql.Civil).DateText())
	case sql.ParamTime:
		return one(p.Value.(sql.Civil).TimeText(6))
	case sql.ParamCivil:
		c := p.Value.(sql.Civil)
		if c.HasOffset {
			return one(d.instant(c.Time(d.loc)))
		}
		return one(c.DateText() + " " + c.TimeText(6))
	case sql.ParamInstant:
		return one(d.instant(p.Value.(time.Time)))
	case sql.ParamArray:
		return "", nil, &sql.Unsupported{Message: "MySQL does not support ARRAY data type."}
	}
	return "", nil, &sql.Unsupported{Message: "MySQL does not support STRUCT data type."}
}

// instant writes a point in time in the server's time zone.
func (d dialect) instant(t time.Time) string {
	return t.In(d.loc).Format("2006-01-02 15:04:05.999999")
}

// maxLiteral is how many digits a DECIMAL of the server has.
const maxLiteral = 65

// literal writes a decimal as an exact literal: without exponent, which would
// make it a DOUBLE, while it has digits that the server can take.
func literal(v value.Decimal) string {
	s := value.FormatDecimal(v)
	mant, exp, ok := strings.Cut(s, "E")
	if !ok {
		return s
	}
	var e int
	fmt.Sscan(exp, &e)
	sign := ""
	if rest, neg := strings.CutPrefix(mant, "-"); neg {
		sign, mant = "-", rest
	}
	whole, frac, _ := strings.Cut(mant, ".")
	digits, point := whole+frac, len(whole)+e
	switch {
	case point > maxLiteral || len(digits)-point > maxLiteral:
		return s
	case point <= 0:
		return sign + "0." + strings.Repeat("0", -point) + digits
	case point >= len(digits):
		return sign + digits + strings.Repeat("0", point-len(digits))
	}
	return sign + digits[:point] + "." + digits[point:]
}

const linkFailure = "Communications link failure"

// Explain takes errors of the server and of the way to it apart.
func (dialect) Explain(err error) sql.Failure {
	var me *driver.MySQLError
	if errors.As(err, &me) {
		f := sql.Failure{Message: me.Message, Code: int64(me.Number), State: strings.Trim(string(me.SQLState[:]), "\x00")}
		switch {
		case strings.HasPrefix(f.State, "22"):
			f.Message = "Data truncation: " + f.Message
		case me.Number == 1040:
			f.Message = fmt.Sprintf("Data source rejected establishment of connection,  message from server: %q", me.Message)
			f.State = "08004"
		}
		return f
	}
	if why, ok := lost(err); ok {
		m := linkFailure
		if why != "" {
			m += " Caused by :" + why
		}
		return sql.Failure{Message: m, State: "08S01"}
	}
	if errors.Is(err, dbsql.ErrConnDone) || errors.Is(err, dbsql.ErrTxDone) {
		return sql.Failure{Message: "The connection is closed", State: "08003"}
	}
	return sql.Failure{Message: strings.TrimPrefix(err.Error(), "sql: "), State: "HY000"}
}

// lost tells whether an error says that the server cannot be reached, or not
// any more, and why.
func lost(err error) (string, bool) {
	var op *net.OpError
	var dns *net.DNSError
	where := ""
	if errors.As(err, &op) && op.Op == "dial" && op.Addr != nil {
		where = " (" + op.Addr.String() + ")"
	}
	var server *serverError
	if where == "" && errors.As(err, &server) {
		where = " (" + server.addr + ")"
	}
	switch {
	case errors.As(err, &dns):
		return "Unknown host '" + dns.Name + "'", true
	case errors.Is(err, syscall.ECONNREFUSED):
		return "Connection refused" + where, true
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return "The server did not answer in time" + where, true
	case errors.Is(err, sqldriver.ErrBadConn), errors.Is(err, driver.ErrInvalidConn):
		return "The connection was lost" + where, true
	case errors.Is(err, driver.ErrNoTLS):
		return "The server does not encrypt connections", true
	case isCertificate(err):
		return certificateMessage(err), true
	case op != nil:
		return strings.TrimPrefix(op.Err.Error(), op.Op+": ") + where, true
	}
	return "", false
}

// Begin starts a transaction.
func (d dialect) Begin(ctx context.Context, conn *dbsql.Conn, id string) (sql.Branch, error) {
	if d.xa {
		b := &xaBranch{conn: conn, xid: xid(id)}
		_, err := conn.ExecContext(ctx, "XA START "+b.xid)
		return b, err
	}
	_, err := conn.ExecContext(ctx, "START TRANSACTION")
	return branch{conn}, err
}

type branch struct{ conn *dbsql.Conn }

func (branch) Prepare(context.Context) error { return nil }

func (b branch) Commit(ctx context.Context) error {
	_, err := b.conn.ExecContext(ctx, "COMMIT")
	return err
}

func (b branch) Rollback(ctx context.Context) error {
	_, err := b.conn.ExecContext(ctx, "ROLLBACK")
	return err
}

// xaBranch is a transaction in two phases.
type xaBranch struct {
	conn            *dbsql.Conn
	xid             string
	ended, prepared bool
}

// xid writes a transaction's name as the server wants it: at most 64 bytes, in
// hexadecimal so that nothing in it needs escapes.
func xid(id string) string {
	if len(id) > 64 {
		id = id[:64]
	}
	return fmt.Sprintf("X'%x'", id)
}

func (b *xaBranch) end(ctx context.Context) error {
	if b.ended {
		return nil
	}
	b.ended = true
	_, err := b.conn.ExecContext(ctx, "XA END "+b.xid)
	return err
}

func (b *xaBranch) Prepare(ctx context.Context) error {
	if err := b.end(ctx); err != nil {
		return err
	}
	_, err := b.conn.ExecContext(ctx, "XA PREPARE "+b.xid)
	b.prepared = err == nil
	return err
}

func (b *xaBranch) Commit(ctx context.Context) error {
	if err := b.end(ctx); err != nil {
		return err
	}
	q := "XA COMMIT " + b.xid
	if !b.prepared {
		q += " ONE PHASE"
	}
	_, err := b.conn.ExecContext(ctx, q)
	return err
}

func (b *xaBranch) Rollback(ctx context.Context) error {
	// A branch that failed has ended already.
	_ = b.end(ctx)
	_, err := b.conn.ExecContext(ctx, "XA ROLLBACK "+b.xid)
	return err
}
