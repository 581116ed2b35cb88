package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"barre/check"
	"barre/lib"
	"barre/native"
	"barre/project"
)

// A program that is built natively is a Go program: what package native makes of
// it, linked with the run time and the library modules that it imports. Their
// sources come with this command; they are written to the user's cache folder
// once, and the Go toolchain keeps there what it compiled of them.

// goVersion is the version of Go from which on our sources build.
const goVersion = "1.26"

// nativeBuild makes a Go program.
type nativeBuild struct {
	image   Image
	environ []string
	offline bool
	goTool  string
	// interpreted lists the functions of which there is no Go code, and why.
	interpreted []string
}

// build compiles c natively and gives the path of the executable, which
// lacks the program's sources. clean removes it.
func (n *nativeBuild) build(c *compiled) (path string, clean func(), err error) {
	if n.goTool, err = findGo(n.environ); err != nil {
		return "", nil, err
	}
	p := native.Generate(c.world, native.Options{Package: "main"})
	n.interpreted = p.Interpreted
	src, err := n.sources()
	if err != nil {
		return "", nil, fmt.Errorf("the sources that come with this command cannot be written: %w", err)
	}
	id := sha256.Sum256([]byte(c.pkg.Root + "\x00" + c.pkg.Name))
	name := "program" + hex.EncodeToString(id[:6])
	dir := filepath.Join(src, name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", nil, err
	}
	files := p.Files
	files["main.go"] = n.mainFile(c)
	if err := syncFiles(dir, files); err != nil {
		return "", nil, err
	}
	out, err := os.MkdirTemp("", "barre-native")
	if err != nil {
		return "", nil, err
	}
	clean = func() { os.RemoveAll(out) }
	path = filepath.Join(out, "program")
	if err := n.run(src, "build", "-trimpath", "-ldflags=-s -w", "-o", path, "./"+name); err != nil {
		clean()
		return "", nil, err
	}
	return path, clean, nil
}

// findGo finds the Go toolchain.
func findGo(environ []string) (string, error) {
	exe := "go"
	if runtime.GOOS == "windows" {
		exe = "go.exe"
	}
	get := func(key string) string { return lookEnv(environ, key) }
	if root := get("GOROOT"); root != "" {
		if p := filepath.Join(root, "bin", exe); isFile(p) {
			return p, nil
		}
	}
	for _, dir := range filepath.SplitList(get("PATH")) {
		if p := filepath.Join(dir, exe); dir != "" && isFile(p) {
			return p, nil
		}
	}
	return "", fmt.Errorf("--native needs the Go toolchain, version %s or later, which is not on the PATH\n"+
		"\tinstall it from https://go.dev/dl, or build without --native: the executable then carries the interpreter", goVersion)
}

// lookEnv is the value of a variable, "" when it is not set.
func lookEnv(environ []string, key string) string {
	v := ""
	for _, e := range environ {
		if k, x, ok := strings.Cut(e, "="); ok && k == key {
			v = x
		}
	}
	return v
}

func isFile(path string) bool {
	st, err := os.Stat(path)
	return err == nil && !st.IsDir()
}

// run runs the Go toolchain in dir.
func (n *nativeBuild) run(dir string, args ...string) error {
	cmd := exec.Command(n.goTool, args...)
	cmd.Dir = dir
	cmd.Env = append(slices.Clone(n.environ), "CGO_ENABLED=0", "GOFLAGS=-mod=readonly", "GOWORK=off", "GO111MODULE=on")
	if n.offline {
		cmd.Env = append(cmd.Env, "GOPROXY=off")
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		text := strings.TrimSpace(out.String())
		switch {
		case strings.Contains(text, "requires go >="):
			return fmt.Errorf("--native needs Go %s or later: %s", goVersion, text)
		case strings.Contains(text, "module lookup disabled") || strings.Contains(text, "dial tcp") || strings.Contains(text, "no such host"):
			return fmt.Errorf("a Go module that the program's library modules need is not in Go's module cache and cannot be fetched now; build once with access to the network\n\t%s", strings.ReplaceAll(text, "\n", "\n\t"))
		}
		return fmt.Errorf("the Go toolchain failed: %w\n\t%s\nUnless the toolchain itself is at fault, this is a fault of Barre, not of the program. Please report it with the program that shows it; without --native it can be built", err, strings.ReplaceAll(text, "\n", "\n\t"))
	}
	return nil
}

// sources writes our sources to the cache folder, unless they are there, and
// gives their place.
func (n *nativeBuild) sources() (string, error) {
	h := sha256.New()
	err := fs.WalkDir(n.image.Sources, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") {
			return err
		}
		b, err := fs.ReadFile(n.image.Sources, path)
		fmt.Fprintf(h, "%s %d\n", path, len(b))
		h.Write(b)
		return err
	})
	if err != nil {
		return "", err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	root := filepath.Join(cache, "barre", "native")
	dir := filepath.Join(root, hex.EncodeToString(h.Sum(nil)[:10]))
	if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
		now := time.Now()
		os.Chtimes(dir, now, now) // it is in use, see below
		return dir, nil
	}
	if err := os.MkdirAll(root, 0o755); err != nil {
		return "", err
	}
	// Those of other versions go when nobody has used them for a month.
	if old, err := os.ReadDir(root); err == nil {
		for _, e := range old {
			if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > 30*24*time.Hour {
				os.RemoveAll(filepath.Join(root, e.Name()))
			}
		}
	}
	// Written beside its place and renamed, so that it is there as a whole.
	tmp, err := os.MkdirTemp(root, "new-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(tmp)
	err = fs.WalkDir(n.image.Sources, ".", func(path string, d fs.DirEntry, err error) error {
		to := filepath.Join(tmp, filepath.FromSlash(path))
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return os.MkdirAll(to, 0o755)
		case strings.HasSuffix(path, "_test.go"):
			return nil
		}
		b, err := fs.ReadFile(n.image.Sources, path)
		if err != nil {
			return err
		}
		return os.WriteFile(to, b, 0o644)
	})
	if err != nil {
		return "", err
	}
	if err := os.Rename(tmp, dir); err != nil {
		if _, serr := os.Stat(filepath.Join(dir, "go.mod")); serr != nil {
			return "", err
		}
	}
	return dir, nil
}

// syncFiles makes a folder have these files and no others; those that are
// already so stay as they are.
func syncFiles(dir string, files map[string][]byte) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if files[e.Name()] == nil {
			if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	for name, b := range files {
		path := filepath.Join(dir, name)
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, b) {
			continue
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// mainFile is the function main of the Go program: it has the library modules
// that the program needs.
func (n *nativeBuild) mainFile(c *compiled) []byte {
	var imports, list strings.Builder
	for i, m := range c.neededLibraries() {
		fmt.Fprintf(&imports, "\tm%d \"barre/lib/%s\"\n", i, m.QName())
		fmt.Fprintf(&list, "\t\t&m%d.Module,\n", i)
	}
	return fmt.Appendf(nil, `// Code generated by barre build --native. DO NOT EDIT.

package main

import (
	"os"

	"barre/cli"
	"barre/lib"
	"barre/vm"
%s)

func main() {
	image := cli.Image{Name: %q, Process: true, Modules: modules, Native: &vm.NativeCode{Functions: Natives}}
	os.Exit(cli.Main(image, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}

func modules() []*lib.Module {
	return []*lib.Module{
%s	}
}
`, imports.String(), c.pkg.Name, list.String())
}

// neededLibraries lists the library modules that the program imports, those they
// import, and the language's own.
func (c *compiled) neededLibraries() []*lib.Module {
	need := map[string]bool{}
	var add func(m *lib.Module)
	add = func(m *lib.Module) {
		if m == nil || need[m.QName()] {
			return
		}
		need[m.QName()] = true
		for _, f := range check.LibrarySource(m).Files {
			for _, imp := range f.Imports {
				org := m.Org
				if imp.Org != nil {
					org = imp.Org.Name
				}
				var names []string
				for _, x := range imp.Names {
					names = append(names, x.Name)
				}
				add(c.libs[org+"/"+strings.Join(names, ".")])
			}
		}
	}
	for q, m := range c.libs {
		if strings.HasPrefix(q, "ballerina/lang.") {
			add(m)
		}
	}
	for _, m := range c.world.Modules() {
		add(c.libs[m.Tree.QName])
	}
	var r []*lib.Module
	for q := range need {
		r = append(r, c.libs[q])
	}
	slices.SortFunc(r, func(a, b *lib.Module) int { return strings.Compare(a.QName(), b.QName()) })
	return r
}

// NativeSource is the Go code of the program at path: for tests that build many
// programs at once.
func NativeSource(image Image, path string, o native.Options) (*native.Program, error) {
	pkg, err := project.Load(path, project.Options{})
	if err != nil {
		return nil, err
	}
	c := compilePackage(pkg, image, nil)
	var b strings.Builder
	if c.report(&b, false) {
		return nil, errors.New(b.String())
	}
	return native.Generate(c.world, o), nil
}
