// Package test is the library module ballerina/test: assertions, and stand-ins
// for functions and objects. Tests are found and run by the command.
package test

import (
	"embed"
	"maps"

	"barre/lib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/test.
var Module = lib.Module{Org: "ballerina", Name: "test", Version: "0.8.0", Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	fail := func(message string) error { return m.Error("TestError", message, nil) }
	// compare makes an assertion about two values; ok says whether it holds.
	compare := func(ok func(a, b value.Value) bool, explain func(msg string, actual, expected value.Value) string) runtime.Extern {
		return func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			if ok(args[0], args[1]) {
				return nil, nil
			}
			return nil, fail(explain(text(args[2]), args[0], args[1]))
		}
	}
	condition := func(want value.Boolean) runtime.Extern {
		return func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			if args[0] == want {
				return nil, nil
			}
			return nil, fail(text(args[1]))
		}
	}
	same := func(a, b value.Value) bool { return value.ExactEqual(a, b) }
	fs := map[string]runtime.Extern{
		"assertTrue":   condition(true),
		"assertFalse":  condition(false),
		"assertEquals": compare(equal, explainEqual),
		"assertNotEquals": compare(func(a, b value.Value) bool { return !equal(a, b) }, func(msg string, _, expected value.Value) string {
			return msg + ": expected the actual value not to be '" + shown(expected) + "'"
		}),
		"assertExactEquals": compare(same, explainExact),
		"assertNotExactEquals": compare(func(a, b value.Value) bool { return !same(a, b) }, func(msg string, _, expected value.Value) string {
			return msg + ": expected the actual value not to be exactly '" + shown(expected) + "'"
		}),
		"assertFail": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return nil, fail(text(args[0]))
		},
	}
	maps.Copy(fs, mocks{m}.functions())
	return fs
}

func text(v value.Value) string {
	if s, ok := v.(*value.String); ok {
		return s.String()
	}
	return ""
}

// equal is ==; values that are no anydata are equal to none.
func equal(a, b value.Value) bool {
	switch a.(type) {
	case *value.Error, *value.Object, *value.Function, *value.Stream, *value.Future:
		return false
	}
	return value.Equal(a, b)
}
