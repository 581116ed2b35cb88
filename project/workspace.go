package project

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Workspace is a folder of packages that are developed together: an import of
// one by another means the sources beside it.
type Workspace struct {
	Root    string // absolute
	Members []Member
}

// Member is a package of a workspace, known by its manifest; [Load] its Root
// for the rest.
type Member struct {
	Org, Name, Version string
	Root               string // absolute
}

// Find returns the member that provides the module name of an organisation:
// the package of that name, or the longest one whose submodule it is. nil
// when there is none.
func (w *Workspace) Find(org, module string) *Member {
	if w == nil {
		return nil
	}
	var best *Member
	for i := range w.Members {
		m := &w.Members[i]
		if m.Org != org || module != m.Name && !hasPackage(module, m.Name) {
			continue
		}
		if best == nil || len(m.Name) > len(best.Name) {
			best = m
		}
	}
	return best
}

// hasPackage tells whether module is a submodule of the package name.
func hasPackage(module, name string) bool {
	return len(module) > len(name) && module[:len(name)] == name && module[len(name)] == '.'
}

// findWorkspace looks in the folders above a package for a workspace that
// lists it.
func findWorkspace(root string, o Options) (*Workspace, error) {
	for dir := filepath.Dir(root); ; dir = filepath.Dir(dir) {
		w, err := loadWorkspace(dir, root, o)
		if w != nil || err != nil {
			return w, err
		}
		if dir == filepath.Dir(dir) {
			return nil, nil
		}
	}
}

// loadWorkspace reads the workspace in dir; nil when there is none or when it
// does not list the package at root.
func loadWorkspace(dir, root string, o Options) (*Workspace, error) {
	src, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		// A folder above that cannot be read is none of the package's business.
		return nil, nil
	}
	m, problems := ParseManifest(filepath.Join(shorten(dir), ManifestName), src)
	listed := false
	for _, f := range m.Workspace {
		listed = listed || filepath.Join(dir, filepath.FromSlash(f)) == root
	}
	if !listed {
		return nil, nil
	}
	if len(problems) > 0 {
		return nil, &ManifestError{problems}
	}
	w := &Workspace{Root: dir}
	seen := map[string]string{}
	for _, f := range m.Workspace {
		path := filepath.Join(dir, filepath.FromSlash(f))
		src, err := os.ReadFile(filepath.Join(path, ManifestName))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("the workspace '%s' lists '%s', which has no %s", shorten(dir), f, ManifestName)
		}
		if err != nil {
			return nil, fmt.Errorf("cannot read '%s': %w", filepath.Join(f, ManifestName), reason(err))
		}
		pm, problems := ParseManifest(filepath.ToSlash(filepath.Join(f, ManifestName)), src)
		if len(problems) > 0 {
			return nil, &ManifestError{problems}
		}
		mem := Member{Root: path}
		mem.Org, mem.Name, mem.Version = identity(pm, path, o)
		if other := seen[mem.Org+"/"+mem.Name]; other != "" {
			return nil, fmt.Errorf("the folders '%s' and '%s' of the workspace '%s' are both the package %s/%s", other, f, shorten(dir), mem.Org, mem.Name)
		}
		seen[mem.Org+"/"+mem.Name] = f
		w.Members = append(w.Members, mem)
	}
	return w, nil
}
