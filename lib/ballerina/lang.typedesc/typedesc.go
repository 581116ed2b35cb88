// Package langtypedesc is the library module ballerina/lang.typedesc.
package langtypedesc

import (
	"embed"

	"barre/lib"
	"barre/lib/internal/langlib"
)

//go:embed *.bal
var sources embed.FS

// Module is ballerina/lang.typedesc.
var Module = lib.Module{Org: "ballerina", Name: "lang.typedesc", Version: langlib.Version, Sources: sources}
