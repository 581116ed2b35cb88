// Package langobject is the library module ballerina/lang.object.
package langobject

import (
	"embed"

	"barre/lib"
	"barre/lib/internal/langlib"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.object.
var Module = lib.Module{Org: "ballerina", Name: "lang.object", Version: langlib.Version, Sources: sources}
