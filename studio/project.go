package studio

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"barre/internal/files"
	"barre/project"
)

// Package is a package of the project, for tabs.
type Package struct {
	Path    string `json:"path"` // from the project's folder, "." for that itself
	Org     string `json:"org"`
	Name    string `json:"name"`
	Version string `json:"version"`
	root    string
}

// The states of a project.
const (
	stateEmpty     = "empty" // there is nothing yet
	statePackage   = "package"
	stateWorkspace = "workspace"
	stateFile      = "file" // a single source
)

// helloAnswer is what a tab is told first.
type helloAnswer struct {
	Client   string    `json:"client"`
	Root     string    `json:"root"`
	State    string    `json:"state"`
	Package  *Package  `json:"package,omitempty"`
	Packages []Package `json:"packages,omitempty"`
	Files    []File    `json:"files"`
	History  History   `json:"history"`
	Version  string    `json:"version"`
}

// hello tells a tab where it is. One that comes back names the package that it
// shows.
func (t *tab) hello(p *struct {
	Package string `json:"package"`
}) (any, error) {
	if p.Package != "" {
		if err := t.choose(p.Package); err != nil {
			return nil, err
		}
	}
	for _, w := range t.s.warnings {
		t.notify("studio/notice", map[string]string{"severity": "warning", "message": w}, "")
	}
	t.notify("studio/running", map[string]any{"sessions": t.s.running()}, "running")
	return t.where(), nil
}

// choose has a tab show another package.
func (t *tab) choose(path string) error {
	for _, k := range t.s.packages {
		if k.Path == path {
			t.pkg = k.root
			return nil
		}
	}
	return failure(codeGone, "there is no package '%s' in this workspace", path)
}

func (t *tab) where() helloAnswer {
	s := t.s
	a := helloAnswer{Client: t.id, Root: s.root, State: s.state(), Packages: s.packages, Files: s.files(), History: s.history.state(), Version: s.o.Version}
	for _, k := range s.packages {
		if k.root == t.pkg {
			a.Package = &k
		}
	}
	return a
}

func (s *Server) state() string {
	switch {
	case s.single != "":
		return stateFile
	case len(s.packages) == 0:
		return stateEmpty
	case len(s.packages) == 1 && s.packages[0].Path == ".":
		return statePackage
	}
	return stateWorkspace
}

// open reads the project at a path.
func (s *Server) open(path string) error {
	st, err := os.Stat(path)
	if err != nil {
		return files.Explain(err)
	}
	if !st.IsDir() {
		if filepath.Ext(path) != ".bal" {
			return failure(codeFailed, "'%s' is no Ballerina source: give the folder of a package, or a .bal file", path)
		}
		s.root, s.single = filepath.Dir(path), path
		content, err := readText(path)
		if err != nil {
			return err
		}
		s.add(path, content, true)
		s.packages = []Package{{Path: filepath.Base(path), Name: strings.TrimSuffix(filepath.Base(path), ".bal"), root: path}}
		return nil
	}
	s.root = path
	s.findPackages()
	return s.scan()
}

// findPackages looks which packages there are.
func (s *Server) findPackages() {
	s.packages = nil
	if s.single != "" {
		return
	}
	roots := []string{s.root}
	if ws, err := project.LoadWorkspace(s.root, project.Options{}); err == nil && ws != nil && ws.Root == s.root {
		roots = nil
		for _, m := range ws.Members {
			roots = append(roots, m.Root)
		}
	}
	for _, root := range roots {
		src, err := os.ReadFile(filepath.Join(root, project.ManifestName))
		if err != nil {
			continue
		}
		m, _ := project.ParseManifest(project.ManifestName, src)
		if m.Workspace != nil {
			continue
		}
		k := Package{Org: m.Org, Name: m.Name, Version: m.Version, root: root}
		if k.Name == "" {
			k.Name = project.DefaultName(filepath.Base(root))
		}
		if k.Org == "" {
			k.Org = project.DefaultOrg("")
		}
		rel, err := filepath.Rel(s.root, root)
		if err != nil {
			rel = root
		}
		k.Path = filepath.ToSlash(rel)
		s.packages = append(s.packages, k)
	}
}

// What is shown of a folder has limits.
const (
	maxFiles = 5000
	maxDepth = 12
)

// skipped tells which folders hold nothing that people edit here.
func skipped(name string) bool {
	return strings.HasPrefix(name, ".") || name == "target" || name == "node_modules"
}

// scan reads the texts of the project's folder.
func (s *Server) scan() error {
	if s.state() == stateEmpty {
		return nil
	}
	s.others = nil
	return s.scanFolder(s.root)
}

// scanFolder takes the files of a folder into the project.
func (s *Server) scanFolder(dir string) error {
	if s.state() == stateEmpty || s.single != "" {
		return nil
	}
	n := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			if path == s.root {
				return err
			}
			return nil // what cannot be read is not shown
		}
		if d.IsDir() {
			if path != s.root && (skipped(d.Name()) || strings.Count(path[len(s.root):], string(filepath.Separator)) > maxDepth) {
				return filepath.SkipDir
			}
			return nil
		}
		if n++; n > maxFiles {
			return filepath.SkipAll
		}
		s.take(path, d)
		return nil
	})
	if err != nil {
		return files.Explain(err)
	}
	return nil
}

// take takes a file into the project: as a document, when it is one to edit.
func (s *Server) take(path string, d fs.DirEntry) {
	if s.docs[uriOf(path)] != nil {
		return
	}
	rel, err := filepath.Rel(s.root, path)
	if err != nil || !d.Type().IsRegular() && d.Type()&fs.ModeSymlink == 0 || strings.HasPrefix(d.Name(), ".tmp-") {
		return
	}
	if kind := kindOf(path); kind != "other" {
		if content, err := readText(path); err == nil {
			s.add(path, content, true)
			return
		}
	}
	f := File{URI: uriOf(path), Path: filepath.ToSlash(rel), Kind: "other"}
	if !slices.Contains(s.others, f) {
		s.others = append(s.others, f)
	}
}

// readText reads a file that is to be shown.
func readText(path string) (string, error) {
	st, err := os.Stat(path)
	if err != nil {
		return "", files.Explain(err)
	}
	name := filepath.Base(path)
	if !st.Mode().IsRegular() {
		return "", failure(codeGone, "%s is not a file", name)
	}
	if st.Size() > maxDocument {
		return "", failure(codeReadOnly, "%s is larger than %d MB, which is too large to show here", name, maxDocument>>20)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", files.Explain(err)
	}
	if !utf8.Valid(b) || strings.ContainsRune(string(b), 0) {
		return "", failure(codeReadOnly, "%s is not a text in UTF-8 and cannot be shown here", name)
	}
	return string(b), nil
}

// readOther gives the text of a file that is not one of the documents: those of the
// project become one, others are for reading.
func (s *Server) readOther(path string) (any, error) {
	if !s.within(path) && filepath.Ext(path) != ".bal" {
		return nil, failure(codeGone, "%s is not part of this project", path)
	}
	content, err := readText(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, s.unknown(uriOf(path))
		}
		return nil, err
	}
	if s.within(path) && s.single == "" {
		d := s.add(path, content, true)
		s.tellFiles()
		return map[string]any{"uri": d.uri, "version": d.version, "text": d.text}, nil
	}
	return map[string]any{"uri": uriOf(path), "version": 0, "text": content}, nil
}

// absent is an error when there is a file that no document stands for: one that is too
// large, or no text. It must not be written over.
func absent(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return failure(codeReadOnly, "there is a file '%s' already, which cannot be edited here", filepath.Base(path))
	}
	return nil
}

// within tells whether a file may be made or changed here.
func (s *Server) within(path string) bool {
	if s.single != "" {
		return path == s.single
	}
	rel, err := filepath.Rel(s.root, path)
	if err != nil || !filepath.IsLocal(rel) || rel == "." {
		return false
	}
	// A folder that is a link leads elsewhere.
	at := s.root
	for _, part := range strings.Split(filepath.Dir(rel), string(filepath.Separator)) {
		at = filepath.Join(at, part)
		if info, err := os.Lstat(at); at != s.root && err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return false
		}
	}
	for _, part := range strings.Split(filepath.ToSlash(filepath.Dir(rel)), "/") {
		if part != "." && skipped(part) {
			return false
		}
	}
	return true
}
