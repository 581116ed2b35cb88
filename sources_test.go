package barre

import (
	"go/parser"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"testing"
)

// TestSources holds the embedded sources to what natively built programs are
// linked from: the command, all library modules, and whatever they import of ours.
func TestSources(t *testing.T) {
	imports := map[string][]string{}
	for _, s := range sources(t, parser.ImportsOnly) {
		for _, spec := range s.file.Imports {
			if p, err := strconv.Unquote(spec.Path.Value); err == nil {
				if p, ours := strings.CutPrefix(p, "barre/"); ours {
					imports[s.pkg] = append(imports[s.pkg], p)
				}
			}
		}
	}
	seen := map[string]bool{}
	var visit func(pkg, from string)
	visit = func(pkg, from string) {
		if seen[pkg] {
			return
		}
		seen[pkg] = true
		if files, err := fs.Glob(Sources, path.Join(pkg, "*.go")); err != nil || len(files) == 0 {
			t.Errorf("%s imports barre/%s, whose sources are not embedded: add it in sources.go", from, pkg)
		}
		for _, p := range imports[pkg] {
			visit(p, pkg)
		}
	}
	visit("cli", "a program")
	for pkg := range imports {
		if below(pkg, "lib") {
			visit(pkg, "a program")
		}
	}
	for _, name := range []string{"web", "node_modules"} {
		if _, err := fs.Stat(Sources, name); err == nil {
			t.Errorf("%s is embedded among the sources, where no program needs it", name)
		}
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		if _, err := fs.Stat(Sources, name); err != nil {
			t.Error(err)
		}
	}
}
