package sql

import (
	"context"
	"database/sql"
	"time"

	"barre/value"
)

// Dialect is what a database client has to say about its database. Everything
// else the clients share.
type Dialect interface {
	// Name is the database's name in messages: "MySQL".
	Name() string
	// Column describes a column of a result.
	Column(c *sql.ColumnType) Column
	// Bind gives the text that stands for parameter n, counted from 1, and the
	// arguments for the driver that belong to it. The error is the text of a
	// ConversionError.
	Bind(p Param, n int) (text string, args []any, err error)
	// Explain takes an error of the driver apart.
	Explain(err error) Failure
	// Location is the time zone in which the database keeps points in time.
	Location() *time.Location
	// Call runs a call of a procedure or function on a connection.
	Call(ctx context.Context, conn *sql.Conn, call Call) (*CallOutcome, error)
	// BatchGoesOn tells whether the statements of a batch behind one that
	// failed are run as well.
	BatchGoesOn() bool
	// Begin starts a transaction on a connection; id is its own.
	Begin(ctx context.Context, conn *sql.Conn, id string) (Branch, error)
}

// Branch is the part of a transaction that runs on one connection.
type Branch interface {
	// Prepare makes sure that Commit will succeed, as far as the database can.
	Prepare(ctx context.Context) error
	Commit(ctx context.Context) error
	Rollback(ctx context.Context) error
}

// Failure is an error of a database.
type Failure struct {
	Message string
	Code    int64
	State   string // SQLSTATE, "" when unknown
	// Data says that the error is about a parameter.
	Data bool
}

// Call is a call of a procedure or function.
type Call struct {
	Text   string // as the program wrote it, with " ? " for parameters
	Parts  []string
	Params []CallParam
}

// CallParam is a parameter of a call.
type CallParam struct {
	In  Param // what goes in; a null for a parameter that only receives
	Out bool  // whether the parameter receives
	// SQL is the SQL type that the program named for what it receives, ""
	// when it named none.
	SQL string
}

// CallOutcome is what a call gave.
type CallOutcome struct {
	Results []CallResult
	// Out holds, for each parameter that receives, what it received.
	Out []OutValue
}

// CallResult is one result of a call: rows, or a count when Columns is nil.
type CallResult struct {
	Columns  []Column
	Rows     [][]any
	Affected int64
	InsertID int64 // 0 without
}

// OutValue is what a parameter received.
type OutValue struct {
	Column Column
	Raw    any
}

// ParamKind is the kind of a parameter.
type ParamKind uint8

// The kinds of parameters.
const (
	ParamNull    ParamKind = iota
	ParamBool              // Value is a bool
	ParamInt               // an int64
	ParamFloat             // a float64
	ParamDecimal           // a value.Decimal
	ParamText              // a string
	ParamBytes             // a []byte
	ParamDate              // a Civil of a day
	ParamTime              // a Civil of a time of day
	ParamCivil             // a Civil of both
	ParamInstant           // a time.Time
	ParamXML               // a string
	ParamArray             // a []Param
	ParamStruct            // a *value.Map
)

// Param is a parameter of a query.
type Param struct {
	Kind  ParamKind
	Value any
	// SQL is the SQL type the program named ("VARCHAR"), "" when it named none.
	SQL string
}

// Civil is a day, a time of day or both, as a calendar and a clock show them.
type Civil struct {
	Year, Month, Day, Hour, Minute int
	Second                         value.Decimal
	Offset                         int // seconds east of UTC
	HasOffset                      bool
}
