package packages

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"barre/project"
	"barre/toml"
)

// LockName is the file that keeps the chosen versions.
const LockName = "Dependencies.toml"

// Lock is the content of a Dependencies.toml.
type Lock struct {
	Distribution string
	Packages     []LockedPackage
}

// LockedPackage is a [[package]].
type LockedPackage struct {
	Ref
	Scope        string // "" or "testOnly"
	Dependencies []Ref  // without versions
	Modules      []LockedModule
}

// LockedModule is a module that the package itself imports.
type LockedModule struct{ Org, Package, Module string }

// Find returns a package's entry, nil when there is none.
func (l *Lock) Find(org, name string) *LockedPackage {
	if l == nil {
		return nil
	}
	for i := range l.Packages {
		if p := &l.Packages[i]; p.Org == org && p.Name == name {
			return p
		}
	}
	return nil
}

// ReadLock reads the Dependencies.toml of the package in a folder; nil when it
// has none. The error is a *project.ManifestError for mistakes in the file.
func ReadLock(root string) (*Lock, error) {
	src, err := os.ReadFile(filepath.Join(root, LockName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read '%s': %w", LockName, err)
	}
	return ParseLock(src)
}

// ParseLock reads the text of a Dependencies.toml. One of the first format,
// which lists wishes instead of what was chosen, counts as none.
func ParseLock(src []byte) (*Lock, error) {
	tree, errs := toml.Parse(LockName, src)
	r := &lockReader{}
	for _, e := range errs {
		r.fail(e.Range, "%s", e.Message)
	}
	l := &Lock{}
	if head := tree.Get("ballerina"); head != nil {
		if v := head.Get("dependencies-toml-version"); v != nil && v.Text != "2" {
			r.fail(v.Range, "expected \"2\" as 'dependencies-toml-version', found '%s'; delete the file to have it made anew", v.Text)
		}
		l.Distribution = r.text(head, "distribution-version")
	} else if len(errs) == 0 {
		return nil, nil
	}
	if list := tree.Get("package"); list != nil && list.Kind != toml.Array {
		r.fail(list.Range, "expected [[package]]")
	} else if list != nil {
		for _, n := range list.Items {
			r.pkg(l, n)
		}
	}
	if len(r.problems) > 0 {
		return nil, &project.ManifestError{Problems: r.problems}
	}
	return l, nil
}

type lockReader struct{ problems []project.Problem }

func (r *lockReader) fail(at toml.Range, format string, args ...any) {
	r.problems = append(r.problems, project.Problem{File: LockName, Range: at, Message: fmt.Sprintf(format, args...)})
}

func (r *lockReader) text(n *toml.Node, key string) string {
	v := n.Get(key)
	if v == nil {
		return ""
	}
	if v.Kind != toml.String {
		r.fail(v.Range, "incompatible type for key '%s': expected 'STRING', found '%s'", key, v.Kind)
		return ""
	}
	return v.Text
}

func (r *lockReader) pkg(l *Lock, n *toml.Node) {
	if n.Kind != toml.Table {
		r.fail(n.Range, "expected [[package]]")
		return
	}
	p := LockedPackage{Ref: Ref{r.text(n, "org"), r.text(n, "name"), r.text(n, "version")}, Scope: r.text(n, "scope")}
	if bad := validMention(p.Ref); bad != "" {
		r.fail(n.Range, "invalid [[package]]: %s; delete the file to have it made anew", bad)
		return
	}
	if l.Find(p.Org, p.Name) != nil {
		r.fail(n.Range, "[[package]] '%s' is listed twice; delete the file to have it made anew", p.QName())
		return
	}
	each := func(key string, f func(t *toml.Node)) {
		list := n.Get(key)
		if list == nil {
			return
		}
		if list.Kind != toml.Array {
			r.fail(list.Range, "incompatible type for key '%s': expected 'ARRAY', found '%s'", key, list.Kind)
			return
		}
		for _, t := range list.Items {
			if t.Kind != toml.Table {
				r.fail(t.Range, "incompatible type for an element of '%s': expected 'TABLE', found '%s'", key, t.Kind)
				continue
			}
			f(t)
		}
	}
	each("dependencies", func(t *toml.Node) {
		p.Dependencies = append(p.Dependencies, Ref{Org: r.text(t, "org"), Name: r.text(t, "name")})
	})
	each("modules", func(t *toml.Node) {
		p.Modules = append(p.Modules, LockedModule{r.text(t, "org"), r.text(t, "packageName"), r.text(t, "moduleName")})
	})
	l.Packages = append(l.Packages, p)
}

// Text is the file's content as bal writes it.
func (l *Lock) Text() string {
	var b strings.Builder
	b.WriteString("# AUTO-GENERATED FILE. DO NOT MODIFY.\n\n# This file keeps the versions of the package's dependencies that were chosen when\n# it was built. The next build changes it.\n\n")
	fmt.Fprintf(&b, "[ballerina]\ndependencies-toml-version = \"2\"\ndistribution-version = %q\n", l.Distribution)
	list := append([]LockedPackage(nil), l.Packages...)
	sort.Slice(list, func(i, j int) bool { return list[i].QName() < list[j].QName() })
	for _, p := range list {
		fmt.Fprintf(&b, "\n[[package]]\norg = %q\nname = %q\nversion = %q\n", p.Org, p.Name, p.Version)
		if p.Scope != "" {
			fmt.Fprintf(&b, "scope = %q\n", p.Scope)
		}
		if len(p.Dependencies) > 0 {
			deps := append([]Ref(nil), p.Dependencies...)
			sort.Slice(deps, func(i, j int) bool { return deps[i].QName() < deps[j].QName() })
			b.WriteString("dependencies = [\n")
			for i, d := range deps {
				fmt.Fprintf(&b, "\t{org = %q, name = %q}%s\n", d.Org, d.Name, comma(i, len(deps)))
			}
			b.WriteString("]\n")
		}
		if len(p.Modules) > 0 {
			b.WriteString("modules = [\n")
			for i, m := range p.Modules {
				fmt.Fprintf(&b, "\t{org = %q, packageName = %q, moduleName = %q}%s\n", m.Org, m.Package, m.Module, comma(i, len(p.Modules)))
			}
			b.WriteString("]\n")
		}
	}
	b.WriteString("\n")
	return b.String()
}

func comma(i, n int) string {
	if i < n-1 {
		return ","
	}
	return ""
}

// Write writes the lock into a package's folder, unless the file says the same
// already.
func (l *Lock) Write(root string) error {
	name, text := filepath.Join(root, LockName), l.Text()
	if old, err := os.ReadFile(name); err == nil && string(old) == text {
		return nil
	}
	return replaceFile(name, []byte(text))
}

// replaceFile writes a file beside its place and renames it.
func replaceFile(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".tmp-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
