package packages

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"barre/internal/files"
	"barre/project"
)

// Ref names a version of a package.
type Ref struct {
	Org     string `json:"org"`
	Name    string `json:"name"`
	Version string `json:"version"`
}

// String is the reference as people write it, "org/name:1.0.0".
func (r Ref) String() string {
	if r.Version == "" {
		return r.Org + "/" + r.Name
	}
	return r.Org + "/" + r.Name + ":" + r.Version
}

// QName is the package's qualified name, "org/name".
func (r Ref) QName() string { return r.Org + "/" + r.Name }

// Description is the content of an archive's package.json.
type Description struct {
	Organization string   `json:"organization"`
	Name         string   `json:"name"`
	Version      string   `json:"version"`
	Licenses     []string `json:"licenses,omitempty"`
	Authors      []string `json:"authors,omitempty"`
	Repository   string   `json:"source_repository,omitempty"`
	Keywords     []string `json:"keywords,omitempty"`
	Export       []string `json:"export"`
	Include      []string `json:"include,omitempty"`
	Visibility   string   `json:"visibility,omitempty"`
	Distribution string   `json:"ballerina_version"`
	Vendor       string   `json:"implementation_vendor"`
	Spec         string   `json:"language_spec_version"`
	Platform     string   `json:"platform"`
	Libraries    []any    `json:"platformDependencies,omitempty"`
	Graal        bool     `json:"graalvmCompatible"`
	Template     bool     `json:"template"`
	Readme       string   `json:"readme,omitempty"`
	Description  string   `json:"description,omitempty"`
	Icon         string   `json:"icon,omitempty"`
}

// Ref names the package.
func (d *Description) Ref() Ref { return Ref{d.Organization, d.Name, d.Version} }

// Node is a package in a dependency graph with what it needs directly.
type Node struct {
	Ref
	Transitive   bool         `json:"transitive"`
	Dependencies []Ref        `json:"dependencies"`
	Modules      []NodeModule `json:"modules"`
}

// NodeModule is a module of a package in a dependency graph.
type NodeModule struct {
	Org          string       `json:"org"`
	Package      string       `json:"package_name"`
	Version      string       `json:"version"`
	Module       string       `json:"module_name"`
	Dependencies []NodeModule `json:"dependencies"`
}

// Graph is the content of an archive's dependency-graph.json.
type Graph struct {
	Packages []Node       `json:"packages"`
	Modules  []NodeModule `json:"modules"`
}

// Bala is an unpacked archive.
type Bala struct {
	Description
	Dir   string
	Graph Graph
}

// OpenBala reads the description of the archive that is unpacked in a folder.
func OpenBala(dir string) (*Bala, error) {
	b := &Bala{Dir: dir}
	for _, f := range []struct {
		name string
		into any
	}{{"package.json", &b.Description}, {"dependency-graph.json", &b.Graph}} {
		file := filepath.Join(dir, f.name)
		text, err := os.ReadFile(file)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("the package in '%s' is damaged: it has no %s", dir, f.name)
		}
		if err == nil {
			err = json.Unmarshal(text, f.into)
		}
		if err != nil {
			return nil, fmt.Errorf("the package in '%s' is damaged: %w", dir, jsonFault(f.name, err))
		}
	}
	if bad := validRef(b.Ref()); bad != "" {
		return nil, fmt.Errorf("the package in '%s' is damaged: package.json: %s", dir, bad)
	}
	return b, nil
}

// validRef says what is wrong with the names of a package, which become names
// of folders.
func validRef(r Ref) string {
	if _, ok := ParseVersion(r.Version); !ok {
		return fmt.Sprintf("expected a version as in 1.2.3, found '%s'", r.Version)
	}
	return validNames(r.Org, r.Name)
}

// validMention is validRef for a package that is only mentioned: those that are
// a part of Ballerina have names that nobody else's may have, as lang.__internal.
func validMention(r Ref) string {
	if !Reserved(r.Org) {
		return validRef(r)
	}
	r.Name = strings.ReplaceAll(r.Name, "__", "")
	return validRef(r)
}

func validNames(org, name string) string {
	if !project.ValidOrg(org) {
		return fmt.Sprintf("'%s' is no name of an organisation", org)
	}
	if !project.ValidName(name) {
		return fmt.Sprintf("'%s' is no name of a package", name)
	}
	return ""
}

// ParseRef reads org/name or org/name:version.
func ParseRef(s string) (Ref, error) {
	var r Ref
	var ok bool
	rest, version, hasVersion := strings.Cut(s, ":")
	r.Org, r.Name, ok = strings.Cut(rest, "/")
	r.Version = version
	if !ok {
		return r, fmt.Errorf("invalid package name '%s': expected <org-name>/<package-name> or <org-name>/<package-name>:<version>", s)
	}
	bad := validNames(r.Org, r.Name)
	if hasVersion && bad == "" {
		bad = validRef(r)
	}
	if bad != "" {
		return r, fmt.Errorf("invalid package name '%s': %s", s, bad)
	}
	return r, nil
}

// Dependencies are the packages that the package needs directly, in the
// versions it was made with.
func (b *Bala) Dependencies() []Ref {
	for _, n := range b.Graph.Packages {
		if n.Org == b.Organization && n.Name == b.Name {
			return n.Dependencies
		}
	}
	return nil
}

// moduleDir is the folder of a module's sources. Older archives name it by the
// part of the module's name behind the package's.
func (b *Bala) moduleDir(module string) string {
	dir := filepath.Join(b.Dir, "modules", module)
	if _, err := os.Stat(dir); err != nil && module != b.Name {
		if short := filepath.Join(b.Dir, "modules", strings.TrimPrefix(module, b.Name+".")); short != dir {
			if st, err := os.Stat(short); err == nil && st.IsDir() {
				return short
			}
		}
	}
	return dir
}

// Has tells whether the package has a module of that name.
func (b *Bala) Has(module string) bool {
	if module != b.Name && !strings.HasPrefix(module, b.Name+".") {
		return false
	}
	there := func() bool {
		st, err := os.Stat(b.moduleDir(module))
		return err == nil && st.IsDir()
	}
	if !there() {
		// Somebody may just be replacing the package.
		settled(filepath.Dir(filepath.Dir(b.Dir)))
		return there()
	}
	return true
}

// Exports tells whether other packages may import a module of the package.
func (b *Bala) Exports(module string) bool {
	if len(b.Export) == 0 {
		return module == b.Name
	}
	for _, e := range b.Export {
		if e == module {
			return true
		}
	}
	return false
}

// Package reads the package's sources. Somebody may replace the package meanwhile:
// then it is read again, so that it is whole.
func (b *Bala) Package() (*project.Package, error) {
	for try := 0; ; try++ {
		before, _ := os.Stat(b.Dir)
		p, err := b.read()
		after, _ := os.Stat(b.Dir)
		if try == 5 || before != nil && after != nil && os.SameFile(before, after) {
			return p, err
		}
		time.Sleep(time.Duration(try) * 10 * time.Millisecond)
	}
}

func (b *Bala) read() (*project.Package, error) {
	p := &project.Package{
		Org: b.Organization, Name: b.Name, Version: b.Version, Root: b.Dir,
		Manifest: &project.Manifest{Org: b.Organization, Name: b.Name, Version: b.Version, Export: b.Export, Distribution: b.Distribution},
	}
	entries, err := os.ReadDir(filepath.Join(b.Dir, "modules"))
	if err != nil {
		return nil, fmt.Errorf("the package %s in '%s' is damaged: it has no modules", b.Ref(), b.Dir)
	}
	p.Modules = []project.Module{{Name: b.Name}}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		name := e.Name()
		if name != b.Name && !strings.HasPrefix(name, b.Name+".") {
			name = b.Name + "." + name
		}
		m := project.Module{Name: name}
		sources, err := filepath.Glob(filepath.Join(b.Dir, "modules", e.Name(), "*.bal"))
		if err != nil {
			return nil, err
		}
		sort.Strings(sources)
		for _, f := range sources {
			src, err := os.ReadFile(f)
			if err != nil {
				return nil, fmt.Errorf("cannot read the package %s: %w", b.Ref(), files.Reason(err))
			}
			shown := b.Ref().String() + "/" + filepath.Base(f)
			if name != b.Name {
				shown = b.Ref().String() + "/modules/" + strings.TrimPrefix(name, b.Name+".") + "/" + filepath.Base(f)
			}
			m.Files = append(m.Files, project.File{Path: f, Name: shown, Src: string(src)})
		}
		if name == b.Name {
			p.Modules[0] = m
		} else if len(m.Files) > 0 {
			p.Modules = append(p.Modules, m)
		}
	}
	return p, nil
}
