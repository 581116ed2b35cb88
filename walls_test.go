// Package barre holds nothing but the tests of the house as a whole: which
// package may import which, and that the sources keep to the format.
// docs/architecture.md explains the walls.
package barre

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"barre/syntax"
	"barre/syntax/format"
)

// clients are the packages that face a user. None imports another.
var clients = []string{"cli", "lsp", "dap", "studio", "testing", "gen", "cloud", "migrate", "icp", "registry", "shell"}

// floor is a package, with those below its folder, and what of ours it may
// import beyond that: packages with those below their folders.
type floor struct {
	name string
	may  []string
}

// library is what a library module sees.
var library = []string{"types", "value", "runtime", "lib"}

// front is what compiles.
var front = []string{"syntax", "types", "toml", "project", "packages", "tree", "check", "lower", "ir", "lib"}

// floors are the packages from the lowest up; the first that fits counts. A
// package that is in none of them fails the test: whoever adds one decides
// where it belongs.
var floors = []floor{
	{"internal", nil},
	{"toml", nil},
	{"syntax", nil},
	{"types", nil},
	{"value", []string{"types"}},
	{"runtime", []string{"types", "value"}},
	{"config", []string{"toml"}},
	{"project", []string{"toml"}},
	{"packages", []string{"toml", "syntax", "project"}},
	{"lib/ballerina/toml", append([]string{"toml"}, library...)}, // as the command reads it
	{"lib", library},

	{"tree", []string{"syntax", "types"}},
	{"check", []string{"syntax", "types", "value", "tree", "project", "lib"}},
	{"ir", []string{"types", "value", "tree"}},
	{"lower", []string{"syntax", "types", "value", "tree", "ir"}},
	// The vm lowers a function when it is first called, so it reaches up to
	// the tree and to lower. A back end that is given ir alone must not.
	{"vm", []string{"syntax", "types", "value", "runtime", "lib", "tree", "check", "lower", "ir"}},
	{"configure", []string{"syntax", "types", "value", "tree", "toml", "config"}},
	{"profile", nil},
	{"apidiff", []string{"syntax", "types", "check"}},
	{"scan", []string{"syntax", "types", "tree", "check", "configure"}},
	// What packages declare, described: the command writes it, others may show
	// it.
	{"doc", []string{"syntax", "types", "check"}},
	// What the designer draws and what it asks for: models and edits of text.
	// The designer itself is a client.
	{"studio/model", []string{"syntax", "types", "tree", "check", "project", "lib", "doc"}},
	// The Go code that native writes stands on the vm, and what it writes depends
	// on which functions there are.
	{"native", []string{"types", "value", "tree", "check", "lower", "ir", "vm"}},
	{".", nil}, // the sources, for natively built programs
	{"conformance", []string{"syntax"}},

	// The servers for connections that have none: dev speaks to them, the
	// others are linked into one binary of their own.
	{"dev/mysql", nil},
	{"dev/kafka", nil},
	{"dev/server", []string{"dev"}},
	{"dev", nil},

	// The driver of a registry's database: only binaries that have it anyway link
	// it, as the servers above.
	{"registry/mysqldb", nil},

	// The designer's web application, built: whoever makes an image hands it over.
	{"web", nil},

	{"cmd", []string{"cli", "dap", "doc/markdown", "examples", "gen", "lsp", "registry", "shell", "studio", "dev/server", "lib", "web"}},
	{"examples", []string{"dev"}},
	{"bench", nil},
}

// allFloors are the floors with the clients on top, all alike.
func allFloors() []floor {
	all := slices.Clone(floors)
	for _, c := range clients {
		may := append([]string{"value", "runtime", "vm", "native", "config", "configure", "scan", "apidiff", "doc", "profile", "dev"}, front...)
		all = append(all, floor{c, may})
	}
	return all
}

// below tells whether pkg is the package root or in its folder.
func below(pkg, root string) bool { return pkg == root || strings.HasPrefix(pkg, root+"/") }

// source is a Go file that is not a test.
type source struct {
	name string // with slashes, from the module's root
	pkg  string // its folder
	file *ast.File
}

func sources(t *testing.T, mode parser.Mode) []source {
	t.Helper()
	var list []source
	set := token.NewFileSet()
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() {
			if base != "." && (strings.HasPrefix(base, ".") || base == "testdata" || base == "node_modules") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(set, name, nil, mode)
		if err != nil {
			return err
		}
		list = append(list, source{name, path.Dir(name), f})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 {
		t.Fatal("no Go files: the test does not run in the module's root")
	}
	return list
}

func TestImports(t *testing.T) {
	all := allFloors()
	unknown := map[string]bool{}
	for _, s := range sources(t, parser.ImportsOnly) {
		i := slices.IndexFunc(all, func(f floor) bool { return below(s.pkg, f.name) })
		if i < 0 {
			unknown[s.pkg] = true
			continue
		}
		for _, spec := range s.file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if imported == "C" {
				t.Errorf("%s imports C: everything builds with CGO_ENABLED=0", s.name)
			}
			ours, ok := strings.CutPrefix(imported, "barre/")
			if !ok || below(ours, "internal") {
				continue
			}
			if !allowed(all[i], s.pkg, ours) {
				t.Errorf("%s may not import barre/%s", s.name, ours)
			}
		}
	}
	for pkg := range unknown {
		t.Errorf("the package %s has no floor: say in walls_test.go what it may import", pkg)
	}
}

func allowed(f floor, pkg, imported string) bool {
	// dev and its servers are one folder and two sides of a wall.
	if below(imported, "dev") {
		return slices.Contains(f.may, imported) || f.name == "dev/server"
	}
	if below(imported, f.name) {
		return true
	}
	return slices.ContainsFunc(f.may, func(root string) bool {
		// The sets of library modules are for whoever makes an image.
		if root == "lib" && slices.Contains([]string{"lib/core", "lib/full"}, imported) {
			return f.name == "cmd" || f.name == "lib"
		}
		return below(imported, root)
	})
}

// TestAllowed keeps the walls from being open by mistake.
func TestAllowed(t *testing.T) {
	all := allFloors()
	for _, c := range []struct {
		pkg, imported string
		want          bool
	}{
		{"syntax", "types", false},
		{"syntax/format", "syntax", true},
		{"types", "value", false},
		{"value", "types", true},
		{"value", "runtime", false},
		{"runtime", "vm", false},
		{"lib/ballerina/http", "runtime", true},
		{"lib/ballerina/http", "lib/ballerina/mime", true},
		{"lib/ballerina/http", "check", false},
		{"lib/ballerina/http", "vm", false},
		{"check", "runtime", false},
		{"check", "vm", false},
		{"check", "lower", false},
		{"check", "lib/core", false},
		{"lower", "check", false},
		{"lower", "vm", false},
		{"ir", "lower", false},
		{"vm", "project", false},
		{"vm", "cli", false},
		{"native", "check", true},
		{"cli", "check", true},
		{"cli", "dev", true},
		{"cli", "dev/mysql", false},
		{"cli", "lsp", false},
		{"cli", "packages", true},
		{"cli", "registry", false},
		{"registry", "packages", true},
		{"registry", "cli", false},
		{"packages", "check", false},
		{"check", "packages", false},
		{"lsp", "cli", false},
		{"dev", "dev/mysql", false},
		{"dev/mysql", "dev", false},
		{"dev/server", "dev/mysql", true},
		{"cmd/barre", "cli", true},
		{"cmd/barre", "lib/core", true},
		{"cmd/barre", "vm", false},
		{"bench", "vm", false},
		{"studio/model", "check", true},
		{"studio/model", "vm", false},
		{"studio/model", "cli", false},
		{"studio", "studio/model", true},
		{"studio", "web", false},
		{"cmd/barre-full", "web", true},
		{"web", "studio", false},
	} {
		i := slices.IndexFunc(all, func(f floor) bool { return below(c.pkg, f.name) })
		if i < 0 {
			t.Errorf("%s has no floor", c.pkg)
			continue
		}
		if got := allowed(all[i], c.pkg, c.imported); got != c.want {
			t.Errorf("allowed(%s, %s) = %t", c.pkg, c.imported, got)
		}
	}
}

// TestNothingAtInit: what a package does when it is loaded, every start pays.
func TestNothingAtInit(t *testing.T) {
	for _, s := range sources(t, 0) {
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has a func init", s.name)
			}
		}
	}
}

// TestCompilerKnowsNoModule: what a library module needs of the compiler, it
// says in its .bal files. Only the language's own library is known by name.
func TestCompilerKnowsNoModule(t *testing.T) {
	var modules []string
	for _, org := range []string{"ballerina", "ballerinax"} {
		entries, err := os.ReadDir(path.Join("lib", org))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.IsDir() && !strings.HasPrefix(e.Name(), "lang.") {
				modules = append(modules, org+"/"+e.Name())
			}
		}
	}
	sort.Strings(modules)
	compiler := []string{"tree", "check", "lower", "ir", "vm", "native", "studio"}
	for _, s := range sources(t, 0) {
		if !slices.ContainsFunc(compiler, func(root string) bool { return below(s.pkg, root) }) {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(lit.Value)
			if err != nil {
				return true
			}
			if _, found := slices.BinarySearch(modules, text); found {
				t.Errorf("%s names the module %s", s.name, text)
			}
			return true
		})
	}
}

// TestBallerinaFormat: what we show people is as `barre format` leaves it.
func TestBallerinaFormat(t *testing.T) {
	n := 0
	for _, folder := range []string{"examples", "bench", "cli/templates"} {
		err := fs.WalkDir(os.DirFS("."), folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path.Ext(name) != ".bal" {
				return err
			}
			src, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			n++
			f := syntax.Parse(name, string(src))
			if len(f.Errors) > 0 {
				t.Errorf("%s: %s", name, f.Errors[0].Msg)
			} else if format.Source(f) != string(src) {
				t.Errorf("%s is not formatted: barre format %s", name, name)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if n == 0 {
		t.Error("no sources")
	}
}
