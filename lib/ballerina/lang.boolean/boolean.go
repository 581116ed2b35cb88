// Package langboolean is the library module ballerina/lang.boolean.
package langboolean

import (
	"embed"
	"strings"

	"barre/lib"
	"barre/lib/internal/langlib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.boolean.
var Module = lib.Module{Org: "ballerina", Name: "lang.boolean", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(*runtime.Module) map[string]runtime.Extern {
	return map[string]runtime.Extern{"fromString": fromString, "some": some, "every": every}
}

func fromString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s := args[0].(*value.String)
	switch {
	case s.String() == "1", strings.EqualFold(s.String(), "true"):
		return value.Boolean(true), nil
	case s.String() == "0", strings.EqualFold(s.String(), "false"):
		return value.Boolean(false), nil
	}
	return langlib.Parsing("boolean", "BooleanParsingError", s, "boolean"), nil
}

func some(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l := args[0].(*value.List)
	for i := range l.Len() {
		if langlib.Bool(l.At(i)) {
			return value.Boolean(true), nil
		}
	}
	return value.Boolean(false), nil
}

func every(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l := args[0].(*value.List)
	for i := range l.Len() {
		if !langlib.Bool(l.At(i)) {
			return value.Boolean(false), nil
		}
	}
	return value.Boolean(true), nil
}
