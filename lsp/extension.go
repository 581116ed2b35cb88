package lsp

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"

	"barre/check"
	"barre/syntax"
)

// Extension answers requests and takes notifications that are not of the protocol.
// It is called between other messages, in their order, with open, which gives the
// program of a package's folder or of a file: its world, checked up to the last
// edit, the modules of the package with the default one first, and what gives the
// URI of a source, "" for one of the library. They must not be used any more when it
// has returned. There is no world where a package cannot be loaded; err says why.
type Extension = func(ctx context.Context, method string, params json.RawMessage, open Opener) (any, error)

// Opener gives programs to an [Extension].
type Opener = func(path string) (world *check.World, modules []*check.Module, uri func(*syntax.File) string, err error)

// open is the Opener of a server.
func (s *Server) open(path string) (*check.World, []*check.Module, func(*syntax.File) string, error) {
	var pr *program
	if filepath.Ext(path) == ".bal" {
		pr = s.programOf(uriOf(path))
	} else {
		s.loadFolder(path)
		pr = s.programs[path]
	}
	if pr == nil {
		return nil, nil, nil, os.ErrNotExist
	}
	if pr.world == nil {
		return nil, nil, nil, pr.problem
	}
	pr.update()
	// The default module is the one that is called as the package.
	var modules []*check.Module
	for _, m := range pr.modules {
		if m.name == pr.pkg.Name {
			modules = append([]*check.Module{m.latest}, modules...)
		} else {
			modules = append(modules, m.latest)
		}
	}
	return pr.world, modules, func(f *syntax.File) string { return pr.paths[f] }, nil
}
