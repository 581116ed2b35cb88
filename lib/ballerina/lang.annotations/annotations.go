// Package langannotations is the library module ballerina/lang.annotations: the
// annotations that programs use without a prefix.
package langannotations

import (
	"embed"

	"barre/lib"
	"barre/lib/internal/langlib"
	"barre/runtime"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.annotations.
var Module = lib.Module{Org: "ballerina", Name: "lang.annotations", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(*runtime.Module) map[string]runtime.Extern { return nil }
