// Package langfuture is the library module ballerina/lang.future.
package langfuture

import (
	"embed"

	"barre/lib"
	"barre/lib/internal/langlib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.future.
var Module = lib.Module{Org: "ballerina", Name: "lang.future", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(*runtime.Module) map[string]runtime.Extern {
	return map[string]runtime.Extern{"cancel": cancel}
}

func cancel(_ *runtime.Context, args []value.Value) (value.Value, error) {
	if f := args[0].(*value.Future); f.Cancel != nil {
		f.Cancel()
	}
	return nil, nil
}
