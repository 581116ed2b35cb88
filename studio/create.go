package studio

import (
	"os"
	"path/filepath"
	"strings"

	"barre/doc"
	"barre/project"
)

// Template is what a project can begin with.
type Template struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Doc   string `json:"doc"`
}

func (t *tab) templates(*none) (any, error) { return list(t.s.o.Templates), nil }

// createProject makes a package: of the folder itself when there is nothing in it yet,
// else in a folder of its own, which in a workspace becomes one of its packages.
func (t *tab) createProject(p *struct {
	Name     string `json:"name"`
	Org      string `json:"org"`
	Template string `json:"template"`
}) (any, error) {
	s := t.s
	if s.o.Create == nil {
		return nil, failure(codeNoMethod, "this server cannot create projects")
	}
	p.Name, p.Org = strings.TrimSpace(p.Name), strings.TrimSpace(p.Org)
	if !project.ValidName(p.Name) {
		return nil, failure(codeParams, "'%s' cannot be the name of a project: a name has letters, digits, underscores and periods, and begins with a letter", p.Name)
	}
	if p.Org != "" && !project.ValidOrg(p.Org) {
		return nil, failure(codeParams, "'%s' cannot be the name of an organization: a name has letters, digits and underscores", p.Org)
	}
	dir := filepath.Join(s.root, p.Name)
	switch s.state() {
	case statePackage:
		return nil, failure(codeFailed, "there is a project in this folder already: start 'barre studio' in another one")
	case stateFile:
		return nil, failure(codeFailed, "this is a single file: start 'barre studio' in a folder")
	case stateEmpty:
		if bare(s.root) {
			dir = s.root
		}
	}
	if dir != s.root {
		if _, err := os.Stat(dir); err == nil {
			return nil, failure(codeFailed, "there is something called '%s' in this folder already: choose another name", p.Name)
		}
	}
	if err := s.o.Create(dir, p.Org, p.Name, p.Template); err != nil {
		return nil, err
	}
	if s.state() == stateEmpty {
		s.root = dir
	}
	s.findPackages()
	s.observeFolder(s.root)
	if err := s.scan(); err != nil {
		return nil, err
	}
	if d := s.docs[uriOf(filepath.Join(s.root, project.ManifestName))]; d != nil {
		// The workspace has a package more; what is on disk counts.
		if now, err := readText(d.path); err == nil && now != d.saved {
			s.takeUp(d, now)
		}
	}
	for _, k := range s.packages {
		if k.root == dir {
			t.pkg = dir
		}
	}
	s.tellProject()
	return t.where(), nil
}

// bare tells whether a folder has nothing but what is hidden.
func bare(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return false
		}
	}
	return true
}

// openPackage has the tab show another package of the workspace.
func (t *tab) openPackage(p *struct {
	Path string `json:"path"`
}) (any, error) {
	if err := t.choose(p.Path); err != nil {
		return nil, err
	}
	return t.where(), nil
}

// readme renders the README of the package.
func (t *tab) readme(*none) (any, error) {
	s := t.s
	root := t.pkg
	if root == "" || filepath.Ext(root) == ".bal" {
		root = s.root
	}
	src := ""
	for _, name := range []string{"README.md", "Package.md", "Readme.md", "readme.md"} {
		if d := s.docs[uriOf(filepath.Join(root, name))]; d != nil {
			src = d.text
			break
		}
	}
	if strings.TrimSpace(src) == "" || s.o.Markdown == nil {
		return map[string]string{"html": ""}, nil
	}
	return promise(func() (any, error) {
		return map[string]string{"html": s.o.Markdown().Render(src, doc.MarkdownOptions{Level: 2})}, nil
	}), nil
}
