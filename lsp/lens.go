package lsp

import (
	"path/filepath"

	"barre/syntax"
)

// The editor carries these commands out, with the arguments given.
const (
	runCommand       = "barre.run"
	debugCommand     = "barre.debug"
	tryCommand       = "barre.tryIt"
	testCommand      = "barre.test"
	debugTestCommand = "barre.debugTest"
)

// codeLenses offers to run and debug what can be run.
func (s *Server) codeLenses(p *documentParams) (any, error) {
	v := s.view(p.TextDocument.URI)
	if v == nil || v.pr == nil || s.isLibrary(v.uri) {
		return nil, nil
	}
	r := []codeLens{}
	target := v.pr.root
	if v.pr.pkg.Single {
		if path, ok := pathOf(v.uri); ok {
			target = path
		}
	}
	add := func(n syntax.Node, title, cmd string, args map[string]any) {
		args["path"] = filepath.ToSlash(target)
		args["uri"] = p.TextDocument.URI
		r = append(r, codeLens{Range: v.rangeOf(n), Command: &command{Title: title, Command: cmd, Arguments: []any{args}}})
	}
	isDefault := v.pr.pkg.Single || v.mod.Name() == v.pr.pkg.Name
	for _, d := range v.file.Decls {
		switch d := d.(type) {
		case *syntax.FuncDecl:
			if d.Name == nil {
				continue
			}
			if d.Name.Name == "main" && d.Quals.Has(syntax.Public) && isDefault {
				add(d.Name, "Run", runCommand, map[string]any{})
				add(d.Name, "Debug", debugCommand, map[string]any{})
			}
			if isTest(d) && v.test {
				add(d.Name, "Run test", testCommand, map[string]any{"module": v.mod.Name(), "test": d.Name.Name})
				add(d.Name, "Debug test", debugTestCommand, map[string]any{"module": v.mod.Name(), "test": d.Name.Name})
			}
		case *syntax.ServiceDecl:
			at := syntax.Node(d)
			if !d.Range().Empty() {
				at = syntax.Span{First: d.Range().First, Last: d.Range().First}
			}
			add(at, "Run", runCommand, map[string]any{})
			add(at, "Debug", debugCommand, map[string]any{})
			path := "/"
			for i, id := range d.Path {
				if i > 0 {
					path += "/"
				}
				path += id.Name
			}
			add(at, "Try it", tryCommand, map[string]any{"basePath": path})
		}
	}
	return r, nil
}

// isTest tells whether a function is marked as a test.
func isTest(d *syntax.FuncDecl) bool {
	for _, a := range d.Annots {
		if a.Name != nil && a.Name.Prefix != nil && a.Name.Prefix.Name == "test" && a.Name.Id != nil && a.Name.Id.Name == "Config" {
			return true
		}
	}
	return false
}
