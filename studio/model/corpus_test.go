package model

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"barre/check"
	"barre/lib"
	"barre/lib/core"
	"barre/syntax"
	"barre/types"
)

// librarySource gives the sources of a library module, parsed once for all tests.
var librarySource = sync.OnceValue(func() func(org, name string) *check.Source {
	var mu sync.Mutex
	parsed := map[string]*check.Source{}
	modules := map[string]*lib.Module{}
	for _, m := range core.Modules() {
		modules[m.QName()] = m
	}
	return func(org, name string) *check.Source {
		mu.Lock()
		defer mu.Unlock()
		key := org + "/" + name
		m := modules[key]
		if m == nil {
			return nil
		}
		if parsed[key] == nil {
			parsed[key] = check.LibrarySource(m)
		}
		return parsed[key]
	}
})

// program makes a program of one module from sources by name. With checked its
// bodies are checked as well.
func program(checked bool, files ...*syntax.File) *Program {
	src := &check.Source{Org: "test", Name: "p", Files: files}
	w := check.NewWorld(types.NewEnv(), func(org, name string) *check.Source {
		if org == "test" && name == "p" {
			return src
		}
		return librarySource()(org, name)
	})
	w.KeepFacts = checked
	m := w.Module("test", "p")
	if checked {
		w.CheckAll(m)
	}
	return &Program{World: w, Modules: []*check.Module{m}, Libraries: core.Modules()}
}

func parse(name, src string) *syntax.File { return syntax.Parse(name, src) }

// example is a program of the conformance suite or of the examples: the sources of
// one module.
type example struct {
	name  string
	files []*syntax.File
}

// examples are all of them.
var examples = sync.OnceValues(func() ([]example, error) {
	var all []example
	for _, root := range []string{"../../conformance", "../../examples"} {
		packages := map[string][]*syntax.File{}
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path.Ext(name) != ".bal" {
				return err
			}
			b, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			name = filepath.ToSlash(name)
			f := syntax.Parse(name, string(b))
			if strings.HasPrefix(name, "../../examples/") {
				dir := path.Dir(name)
				packages[dir] = append(packages[dir], f)
				return nil
			}
			all = append(all, example{name, []*syntax.File{f}})
			return nil
		})
		if err != nil {
			return nil, err
		}
		for dir, files := range packages {
			all = append(all, example{dir, files})
		}
	}
	slices.SortFunc(all, func(a, b example) int { return strings.Compare(a.name, b.name) })
	return all, nil
})

// corpus runs a test over all examples, in parts that run in parallel.
func corpus(t *testing.T, test func(t *testing.T, e example)) {
	t.Parallel()
	all, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 1000 {
		t.Fatalf("only %d programs", len(all))
	}
	const parts = 4
	for part := range parts {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for i := part; i < len(all); i += parts {
				test(t, all[i])
			}
		})
	}
}
