package sql

import (
	"context"
	"errors"
	"fmt"

	"barre/runtime"
	"barre/value"
)

// Errors makes errors of the sql module.
type Errors struct{ m *runtime.Module }

func newErrors(rt *runtime.Runtime) Errors { return Errors{runtime.NewModule(rt, "ballerina/sql")} }

// Application makes an ApplicationError.
func (e Errors) Application(format string, args ...any) *value.Error {
	return e.m.Error("ApplicationError", fmt.Sprintf(format, args...), nil)
}

// Data makes an error of DataError or one of its subtypes, such as
// "ConversionError".
func (e Errors) Data(typ, format string, args ...any) *value.Error {
	return e.m.Error(typ, fmt.Sprintf(format, args...), nil)
}

// Database makes a DatabaseError, or a DataError when the failure is about a
// parameter.
func (e Errors) Database(message string, f Failure) *value.Error {
	if f.Data {
		return e.m.Error("DataError", message, nil)
	}
	return e.m.Error("DatabaseError", message, nil, "errorCode", value.Int(f.Code), "sqlState", state(f))
}

func (e Errors) batch(message string, f Failure, results *value.List) *value.Error {
	results = value.CloneReadOnly(results).(*value.List)
	return e.m.Error("BatchExecuteError", message, nil,
		"errorCode", value.Int(f.Code), "sqlState", state(f), "executionResults", results)
}

func state(f Failure) value.Value {
	if f.State == "" {
		return nil
	}
	return value.Str(f.State)
}

// failure is an error on its way to becoming one of the program's.
type failure struct {
	typ string // "" for a database's error
	msg string
	f   Failure
}

func (f *failure) Error() string { return f.msg }

func dataFailure(typ, format string, args ...any) error {
	return &failure{typ: typ, msg: fmt.Sprintf(format, args...)}
}

// toError makes what the program sees of an error: prefix is put before the
// message of what is not an ApplicationError.
func (e Errors) toError(err error, d Dialect, prefix string) *value.Error {
	var f *failure
	if errors.As(err, &f) {
		if f.typ == "" {
			return e.Database(prefix+f.msg, f.f)
		}
		return e.m.Error(f.typ, f.msg, nil)
	}
	x := explain(d, err)
	return e.Database(prefix+x.Message, x)
}

func explain(d Dialect, err error) Failure {
	if errors.Is(err, context.Canceled) {
		return Failure{Message: "The operation was cancelled", State: "57014"}
	}
	return d.Explain(err)
}

// ErrorsOf gives the makers of the sql module's errors for a running program.
func ErrorsOf(rt *runtime.Runtime) Errors { return newErrors(rt) }
