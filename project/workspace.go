package project

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"barre/internal/files"
	"barre/toml"
)

// Workspace is a folder of packages that are developed together: an import of
// one by another means the sources beside it.
type Workspace struct {
	Root    string // absolute
	Members []Member
	// BuildOptions are those of the members that say nothing else.
	BuildOptions map[string]*toml.Node
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

// Sibling returns the member of the package's workspace that an import means,
// nil when the workspace has none, or the manifest wants it from elsewhere.
func (p *Package) Sibling(org, module string) *Member {
	m := p.Workspace.Find(org, module)
	if m == nil || m.Root == p.Root {
		return nil
	}
	for _, d := range p.Manifest.Dependencies {
		if d.SkipWorkspace && d.Org == m.Org && d.Name == m.Name {
			return nil
		}
	}
	return m
}

// LoadWorkspace loads the workspace whose root is the folder path; nil without
// an error when it is none.
func LoadWorkspace(path string, o Options) (*Workspace, error) {
	if path == "" {
		path = "."
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	m, problems := readManifest(abs)
	if m == nil || m.Workspace == nil {
		return nil, nil
	}
	return loadMembers(abs, m, problems, o)
}

// readManifest reads the manifest in a folder; nil when there is none. A folder
// that cannot be read is reported by who needs the package in it.
func readManifest(dir string) (*Manifest, []Problem) {
	src, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		return nil, nil
	}
	name := filepath.ToSlash(filepath.Join(shorten(dir), ManifestName))
	return ParseManifest(name, src)
}

// findWorkspace looks in the folders above a package for a workspace that
// lists it.
func findWorkspace(root string, o Options) (*Workspace, error) {
	for dir := filepath.Dir(root); ; dir = filepath.Dir(dir) {
		m, problems := readManifest(dir)
		for _, f := range m.workspace() {
			if filepath.Join(dir, filepath.FromSlash(f)) == root {
				return loadMembers(dir, m, problems, o)
			}
		}
		if dir == filepath.Dir(dir) {
			return nil, nil
		}
	}
}

func (m *Manifest) workspace() []string {
	if m == nil {
		return nil
	}
	return m.Workspace
}

// loadMembers reads the manifests of a workspace's packages.
func loadMembers(dir string, m *Manifest, problems []Problem, o Options) (*Workspace, error) {
	if len(problems) > 0 {
		return nil, &ManifestError{problems}
	}
	w := &Workspace{Root: dir, BuildOptions: m.BuildOptions}
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
		if pm.Workspace != nil {
			return nil, fmt.Errorf("the workspace '%s' lists '%s', which is a workspace itself: list its packages", shorten(dir), f)
		}
		mem := Member{Root: path}
		mem.Org, mem.Name, mem.Version = identity(pm, path, o)
		if other, ok := seen[mem.Org+"/"+mem.Name]; ok {
			return nil, fmt.Errorf("the folders '%s' and '%s' of the workspace '%s' are both the package %s/%s", other, f, shorten(dir), mem.Org, mem.Name)
		}
		seen[mem.Org+"/"+mem.Name] = f
		w.Members = append(w.Members, mem)
	}
	return w, nil
}

// AddToWorkspace adds a folder to those that the manifest of a workspace lists.
// The rest of the file stays as it is.
func AddToWorkspace(root, folder string) error {
	file := filepath.Join(root, ManifestName)
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	m, problems := ParseManifest(filepath.ToSlash(filepath.Join(shorten(root), ManifestName)), src)
	if len(problems) > 0 {
		return &ManifestError{problems}
	}
	for _, f := range m.Workspace {
		if filepath.Clean(filepath.FromSlash(f)) == filepath.Clean(filepath.FromSlash(folder)) {
			return nil
		}
	}
	list := m.Tree.Get("workspace", "packages")
	entry := strconv.Quote(folder)
	var at int
	if n := len(list.Items); n == 0 {
		at = offset(src, list.Range.Start) + 1
	} else {
		last := list.Items[n-1].Range
		at = offset(src, last.End)
		entry = ", " + entry
		if last.Start.Line > list.Range.Start.Line { // one a line
			entry = ",\n" + strings.Repeat(" ", last.Start.Col-1) + entry[2:]
		}
	}
	return files.Replace(file, []byte(string(src[:at])+entry+string(src[at:])), 0o666)
}

// offset is where a position is in a text.
func offset(src []byte, p toml.Position) int {
	at := 0
	for line := 1; line < p.Line; line++ {
		at += bytes.IndexByte(src[at:], '\n') + 1
	}
	for col := 1; col < p.Col; col++ {
		_, n := utf8.DecodeRune(src[at:])
		at += n
	}
	return at
}
