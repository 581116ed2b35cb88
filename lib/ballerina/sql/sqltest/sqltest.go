// Package sqltest helps to test the Go code of database modules without the
// compiler: a running program that knows the types such code asks for, and
// makers of the values that a program would pass.
package sqltest

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"testing"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// Program is a running program with the types of ballerina/sql and
// ballerina/time.
type Program struct {
	RT  *runtime.Runtime
	Env *types.Env
	Log *Log // what the program wrote to standard error

	types   map[string]types.Type
	classes map[string]*value.Class
	query   *value.Class
}

// New starts a program; t ends it.
func New(t testing.TB) *Program {
	p := &Program{Env: types.NewEnv(), Log: new(Log), types: map[string]types.Type{}, classes: map[string]*value.Class{}}
	p.RT = runtime.New(runtime.Options{Stderr: p.Log})
	p.RT.Backend, p.RT.Env = backend{p}, p.Env
	for _, name := range []string{
		"Error", "DatabaseError", "BatchExecuteError", "NoRowsError", "ApplicationError", "DataError",
		"TypeMismatchError", "ConversionError", "FieldMismatchError", "UnsupportedTypeError",
	} {
		p.types["ballerina/sql."+name] = p.Env.Opaque("sql:"+name, types.BError, true)
	}
	p.types["ballerina/sql.ExecutionResult"] = p.Record("ExecutionResult", types.Anydata,
		types.Field{Name: "affectedRowCount", Type: types.IntOrNil},
		types.Field{Name: "lastInsertId", Type: types.Union(types.StringOrNil, types.Int)})
	zone := p.Record("ZoneOffset", types.Never, field("hours", types.Int), optional("minutes", types.Int), optional("seconds", types.Decimal))
	day := []types.Field{field("year", types.Int), field("month", types.Int), field("day", types.Int)}
	clock := []types.Field{field("hour", types.Int), field("minute", types.Int), optional("second", types.Decimal)}
	off := []types.Field{optional("utcOffset", zone), optional("timeAbbrev", types.String)}
	p.types["ballerina/time.ZoneOffset"] = zone
	p.types["ballerina/time.Date"] = p.Record("time:Date", types.Anydata, day...)
	p.types["ballerina/time.TimeOfDay"] = p.Record("time:TimeOfDay", types.Anydata, append(clock, off...)...)
	p.types["ballerina/time.Civil"] = p.Record("time:Civil", types.Anydata, append(append(day, clock...), off...)...)
	p.types["ballerina/time.Utc"] = types.Intersect(p.Env.Tuple([]types.Type{types.Int, types.Decimal}, nil), types.Readonly)
	p.query = class("", "strings", "insertions")
	p.classes["ballerina/sql.ProcedureCallResult"] = class("ProcedureCallResult", "executionResult", "queryResult")
	return p
}

func field(name string, t types.Type) types.Field { return types.Field{Name: name, Type: t} }

func optional(name string, t types.Type) types.Field {
	return types.Field{Name: name, Type: t, Optional: true}
}

func class(name string, fields ...string) *value.Class {
	c := &value.Class{Name: name, Module: "ballerina/sql", Type: types.AnyObject, Methods: map[string]*value.Function{}}
	for _, f := range fields {
		c.Fields = append(c.Fields, value.FieldInfo{Name: f, Type: types.AnyOrError})
	}
	c.Seal()
	return c
}

// Do runs f on a strand.
func (p *Program) Do(f func(c *runtime.Context)) { p.RT.Run(context.Background(), false, f) }

// Type is a type of a module: "ballerina/sql.NoRowsError".
func (p *Program) Type(name string) types.Type { return p.types[name] }

// Record makes a record type; rest is Never for a closed one.
func (p *Program) Record(name string, rest types.Type, fields ...types.Field) types.Type {
	order := make([]string, len(fields))
	for i, f := range fields {
		order[i] = f.Name
	}
	return p.Env.Mapping(fields, rest, &types.RecordMeta{Name: name, Order: order})
}

// Query makes a query object: parts of text with values between them.
func (p *Program) Query(parts []string, values ...value.Value) *value.Object {
	o := value.NewObject(p.query)
	o.Fields[0] = value.NewStrings(parts)
	o.Fields[1] = value.NewList(p.Env.Array(types.AnyOrError), values)
	return o
}

// Object makes an object of a class of ballerina/sql with one field.
func (p *Program) Object(className, field string, v value.Value) *value.Object {
	o := value.NewObject(class(className, field))
	o.Fields[0] = v
	return o
}

// Pool makes a ConnectionPool record with its defaults; changes are name,
// value, ….
func (p *Program) Pool(changes ...any) *value.Map {
	m := value.MapOf(types.AnydataMap,
		"maxOpenConnections", value.Int(15), "maxConnectionLifeTime", Dec("1800"), "minIdleConnections", value.Int(15),
		"connectionTimeout", Dec("30"), "idleTimeout", Dec("600"), "validationTimeout", Dec("5"),
		"leakDetectionThreshold", Dec("0"), "keepAliveTime", Dec("0"), "poolName", nil,
		"initializationFailTimeout", Dec("1"), "transactionIsolation", nil, "connectionTestQuery", nil,
		"connectionInitSql", nil, "readOnly", value.Boolean(false))
	for i := 0; i+1 < len(changes); i += 2 {
		v, _ := changes[i+1].(value.Value)
		m.Put(changes[i].(string), v)
	}
	return m
}

// Dec is a decimal.
func Dec(s string) value.Decimal {
	d, ok := value.ParseDecimal(s)
	if !ok {
		panic("not a decimal: " + s)
	}
	return d
}

// Desc is a typedesc of t.
func Desc(t types.Type) *value.Typedesc { return &value.Typedesc{Type: t} }

type backend struct{ p *Program }

func (b backend) Call(*runtime.Context, *value.Function, []value.Value) (value.Value, error) {
	return nil, fmt.Errorf("there is no code to call")
}

func (b backend) Type(module, name string) types.Type { return b.p.types[module+"."+name] }

func (b backend) Class(module, name string) *value.Class { return b.p.classes[module+"."+name] }

func (b backend) Instantiate(_ *runtime.Context, c *value.Class, _ []value.Value) (value.Value, error) {
	return value.NewObject(c), nil
}

// Log collects text written by several goroutines.
type Log struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write appends text.
func (l *Log) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

// String gives all text so far.
func (l *Log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
