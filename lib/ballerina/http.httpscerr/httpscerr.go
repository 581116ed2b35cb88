// Package httphttpscerr is ballerina/http.httpscerr: one error type for every
// status code a service answers an error with, and for every one a client may
// meet. It has no code of its own; ballerina/http turns these errors into
// responses.
package httphttpscerr

import (
	"embed"

	"barre/lib"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/http.httpscerr.
var Module = lib.Module{
	Org:     "ballerina",
	Name:    "http.httpscerr",
	Version: "2.15.0",
	Sources: sources,
}
