// Package langtransaction is the library module ballerina/lang.transaction.
package langtransaction

import (
	"embed"

	"barre/lib"
	"barre/lib/internal/langlib"
)

//go:embed *.bal
var sources embed.FS

// Module is ballerina/lang.transaction.
var Module = lib.Module{Org: "ballerina", Name: "lang.transaction", Version: langlib.Version, Sources: sources}
