// Package lib says what a library module is to Barre: Ballerina source that
// declares it, and Go functions for what that source leaves external.
//
// The modules themselves live below this folder, lib/ORG/NAME, and are listed
// in sets: see lib/core and lib/full.
package lib

import (
	"io/fs"

	"barre/runtime"
)

// Module is one library module.
type Module struct {
	Org     string // "ballerina"
	Name    string // "http", "lang.string"
	Version string // of the namesake whose public API it has
	// Sources holds the module's .bal files at its root.
	Sources fs.FS
	// Bind gives the implementations of the functions whose body is external,
	// by name: "println", "Client.get" for methods, "Client.init", and for a
	// resource method "Client./path.accessor". It is called once for each
	// program that runs, so that what the functions share lives in the
	// instance and not in package variables. It may be nil.
	Bind func(m *runtime.Module) map[string]runtime.Extern
	// Numbers gives an implementation that takes and returns numbers as they are,
	// of a function that Bind has as well: a func(float64) float64 or a
	// func(x, y float64) float64, nil when there is none. Numbers may be nil.
	Numbers func(name string) any
	// Category is the section that the module's functions have for themselves in
	// the designer's palette; "" for most. It begins with those named in CategoryFirst.
	Category      string
	CategoryFirst []string
	// Handlers names, by the class of a listener, an object type of the module that
	// declares the remote functions its services can have. Nothing but the designer
	// reads it: what services must have the module's analyser says.
	Handlers map[string]string
	// Dev says which of the module's classes connect to a server that Barre
	// can provide for a program under development.
	Dev []DevService
}

// DevService ties a class to a kind of dev service.
type DevService struct {
	Class string // "Client"
	Kind  string // "mysql", "kafka"
	// Params says what init parameters stand for, by name: "host", "port",
	// "user", "password", "database", or "address" for host:port.
	Params map[string]string
}

// QName is the qualified name, "ballerina/http".
func (m *Module) QName() string { return m.Org + "/" + m.Name }
