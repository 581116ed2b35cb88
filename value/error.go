package value

import (
	"fmt"
	"sync/atomic"

	"barre/types"
)

// Error is a Ballerina error value. As a Go error it is a panic on its way
// through Go code.
type Error struct {
	Type types.Type // the effective error type
	// TypeName is the name under which a distinct error type was defined; ""
	// for plain errors.
	TypeName string
	Message  string
	Cause    *Error  // nil without cause
	Detail   *Map    // never nil; immutable
	Stack    []Frame // where it was made, when that is known
	raised   atomic.Pointer[[]Frame]
}

// Raise notes where the error is raised as a panic. An error may be raised
// several times, by several strands.
func (e *Error) Raise(at []Frame) { e.raised.Store(&at) }

// Raised is where the error was last raised as a panic, nil when it was not.
func (e *Error) Raised() []Frame {
	if at := e.raised.Load(); at != nil {
		return *at
	}
	return nil
}

// Trace is where the error was made; of errors that arise within an operation,
// where they were raised.
func (e *Error) Trace() []Frame {
	if e.Stack != nil {
		return e.Stack
	}
	return e.Raised()
}

// Frame is one line of a stack trace.
type Frame struct {
	Module string // "ballerina/http", or "" for a program of one file
	Func   string // "main", "Client.get", "$lambda$0"
	File   string
	Line   int
}

// NewError makes an error of type error with a message, an optional cause and
// detail fields given as name, value, name, value …
func NewError(message string, cause *Error, detail ...any) *Error {
	return NewErrorOf(types.Error, message, cause, detail...)
}

// NewErrorOf is NewError for a declared error type.
func NewErrorOf(t types.Type, message string, cause *Error, detail ...any) *Error {
	d := NewMap(types.DetailMap)
	for i := 0; i+1 < len(detail); i += 2 {
		v, _ := detail[i+1].(Value)
		d.Put(detail[i].(string), v)
	}
	d.ro = true
	return &Error{Type: t, Message: message, Cause: cause, Detail: d}
}

// Panic makes the panic that a failed operation of the language or a lang
// library raises: reason is its message, such as "{ballerina}DivisionByZero",
// and message goes into the detail.
func Panic(reason, message string) *Error {
	return NewError(reason, nil, "message", Str(message))
}

// Panicf is Panic with a formatted message.
func Panicf(reason, format string, args ...any) *Error {
	return Panic(reason, messagef(format, args...))
}

// messagef formats a message that a running program may give, which shows types
// as such a program does.
func messagef(format string, args ...any) string {
	for i, a := range args {
		if t, ok := a.(types.Type); ok {
			args[i] = t.RunTimeString()
		}
	}
	return fmt.Sprintf(format, args...)
}

// Error gives the error as it is shown when it ends a program:
// message {"detail":…}, followed by its causes.
func (e *Error) Error() string {
	s := e.Message
	if e.Detail.Len() > 0 {
		s += " " + ToString(e.Detail)
	}
	return s
}
