// Package project finds a Ballerina package, or a single source file, on disk
// and loads it: its manifest (Ballerina.toml), its modules and their sources.
//
// What comes out is plain data, the [Package]. Nothing here parses Ballerina
// or resolves an import: the compiler does, from this.
package project

import (
	"fmt"
	"strings"

	"barre/toml"
)

// ManifestName is the file that makes a folder a package or a workspace.
const ManifestName = "Ballerina.toml"

// SingleFileOrg is the organisation of a program that is one file.
const SingleFileOrg = "$anon"

// Package is a package, or a single file as a package of one module. It is
// not changed once it is loaded; see [Package.WithFile].
type Package struct {
	Org, Name, Version string
	// Root is the absolute path of the package's folder, of the file's folder
	// for a single file.
	Root string
	// Single tells a single file from a package.
	Single bool
	// Manifest is what Ballerina.toml says; for a single file it is empty.
	Manifest *Manifest
	// Modules are the package's modules: the default module, which has the
	// package's name, first, the others by name.
	Modules []Module
	// Workspace is the workspace that lists the package, nil when none does.
	Workspace *Workspace
}

// Module is the sources of one module.
type Module struct {
	Name  string // qualified by the package: "shop", "shop.orders"
	Files []File
	// Tests are the sources in the module's tests folder, which see the module
	// from inside. They are loaded when asked for.
	Tests []File
}

// File is one source file.
type File struct {
	Path string // absolute
	// Name is how messages call the file: its path from the package's root
	// with slashes, "main.bal", "modules/orders/db.bal".
	Name string
	Src  string
	// Generated tells a file of the generated folder, which a tool wrote.
	Generated bool
}

// QName is the qualified name of the package, "org/name".
func (p *Package) QName() string { return p.Org + "/" + p.Name }

// Default is the default module.
func (p *Package) Default() *Module { return &p.Modules[0] }

// Module returns the module of that name, nil when there is none.
func (p *Package) Module(name string) *Module {
	for i := range p.Modules {
		if p.Modules[i].Name == name {
			return &p.Modules[i]
		}
	}
	return nil
}

// WithFile returns the package as it would be with src as the content of the
// file at path, which must be one of the package's. The receiver stays as it
// is; what did not change is shared.
func (p *Package) WithFile(path, src string) (*Package, bool) {
	for i, m := range p.Modules {
		for _, list := range []*[]File{&m.Files, &m.Tests} {
			for j := range *list {
				if (*list)[j].Path != path {
					continue
				}
				*list = append([]File(nil), *list...)
				(*list)[j].Src = src
				q := *p
				q.Modules = append([]Module(nil), p.Modules...)
				q.Modules[i] = m
				return &q, true
			}
		}
	}
	return nil, false
}

// Problem is something wrong with a file of the package, with its place.
type Problem struct {
	File    string // as messages call it
	Range   toml.Range
	Message string
}

// String is the problem as the compiler prints a diagnostic.
func (p Problem) String() string {
	return fmt.Sprintf("ERROR [%s:%s] %s", p.File, p.Range, p.Message)
}

// ManifestError is a manifest that cannot be used: everything that is wrong
// with it.
type ManifestError struct{ Problems []Problem }

// Error lists the problems, one a line.
func (e *ManifestError) Error() string {
	var s []string
	for _, p := range e.Problems {
		s = append(s, p.String())
	}
	return strings.Join(s, "\n")
}
