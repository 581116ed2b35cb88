package project

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"sort"
	"strings"
)

// Options are what loading depends on besides the disk.
type Options struct {
	// User is the organisation of packages that name none; "" for the name of
	// the user who runs the process.
	User string
	// Tests loads the sources of tests folders too.
	Tests bool
	// Empty takes a package without sources as well: somebody is about to write them.
	Empty bool
}

// Load loads the package in the folder path, or the single file path. ""
// stands for the current folder. The error is a *ManifestError when a
// Ballerina.toml is at fault.
func Load(path string, o Options) (*Package, error) {
	if path == "" {
		path = "."
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	st, err := os.Stat(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if !strings.HasSuffix(path, ".bal") && isFile(abs+".bal") {
			return nil, fmt.Errorf("the file or package '%s' does not exist; did you mean '%s.bal'?", path, path)
		}
		return nil, fmt.Errorf("the file or package '%s' does not exist", path)
	case err != nil:
		return nil, fmt.Errorf("cannot open '%s': %w", path, reason(err))
	case st.IsDir():
		return loadPackage(path, abs, o)
	}
	return loadFile(path, abs)
}

// reason is an error of the file system without the path, which the message
// around it has already.
func reason(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func isFile(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.Mode().IsRegular()
}

func loadFile(path, abs string) (*Package, error) {
	if filepath.Ext(abs) != ".bal" {
		return nil, fmt.Errorf("'%s' is not a Ballerina source file: expected a file that ends in .bal, or the folder of a package", path)
	}
	dir := filepath.Dir(abs)
	if root := PackageOf(dir); root != "" {
		return nil, fmt.Errorf("the source file '%s' belongs to a Ballerina package: name the package's folder, '%s', instead", path, shorten(root))
	}
	src, err := os.ReadFile(abs)
	if err != nil {
		return nil, fmt.Errorf("cannot read '%s': %w", path, reason(err))
	}
	base := filepath.Base(abs)
	name := strings.TrimSuffix(base, ".bal")
	return &Package{
		Org: SingleFileOrg, Name: name, Version: "0.0.0", Root: dir, Single: true,
		Manifest: &Manifest{},
		Modules:  []Module{{Name: name, Files: []File{{Path: abs, Name: base, Src: string(src)}}}},
	}, nil
}

// PackageOf returns the root of the package whose source folder dir is, ""
// when it is none: the root itself, modules/NAME, generated, or tests in them.
func PackageOf(dir string) string {
	if filepath.Base(dir) == "tests" {
		dir = filepath.Dir(dir)
	}
	up := filepath.Dir(dir)
	for _, root := range []string{dir, up, filepath.Dir(up)} {
		rel, err := filepath.Rel(root, dir)
		if err != nil || !isFile(filepath.Join(root, ManifestName)) {
			continue
		}
		parts := strings.Split(filepath.ToSlash(rel), "/")
		if rel == "." || parts[0] == "generated" || parts[0] == "modules" && len(parts) == 2 {
			return root
		}
	}
	return ""
}

// shorten is a path as seen from the current folder, where that is shorter.
func shorten(path string) string {
	wd, err := os.Getwd()
	if err != nil {
		return path
	}
	rel, err := filepath.Rel(wd, path)
	if err != nil || len(rel) >= len(path) {
		return path
	}
	return rel
}

func loadPackage(path, root string, o Options) (*Package, error) {
	file := filepath.Join(root, ManifestName)
	src, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, notAPackage(path, root)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read '%s': %w", shorten(file), reason(err))
	}
	m, problems := ParseManifest(ManifestName, src)
	if len(problems) > 0 {
		return nil, &ManifestError{problems}
	}
	m.File = file
	if m.Workspace != nil {
		return nil, fmt.Errorf("'%s' is a workspace: name one of its packages: %s", path, strings.Join(m.Workspace, ", "))
	}
	p := &Package{Root: root, Manifest: m}
	p.Org, p.Name, p.Version = identity(m, root, o)
	if err := p.loadModules(o); err != nil {
		return nil, err
	}
	if err := p.checkFiles(); err != nil {
		return nil, err
	}
	if p.Workspace, err = findWorkspace(root, o); err != nil {
		return nil, err
	}
	if p.Workspace != nil {
		for k, v := range p.Workspace.BuildOptions {
			if _, ok := m.BuildOptions[k]; !ok {
				m.BuildOptions[k] = v
			}
		}
	}
	return p, nil
}

// identity is a package's organisation, name and version with the defaults
// for what the manifest leaves out.
func identity(m *Manifest, root string, o Options) (org, name, version string) {
	org, name, version = m.Org, m.Name, m.Version
	if org == "" {
		org = DefaultOrg(o.User)
	}
	if name == "" {
		name = DefaultName(filepath.Base(root))
	}
	if version == "" {
		version = "0.1.0"
	}
	return org, name, version
}

func notAPackage(path, root string) error {
	msg := fmt.Sprintf("invalid package path: '%s' has no %s. Give the folder of a package, or a .bal file", path, ManifestName)
	if files, _ := filepath.Glob(filepath.Join(root, "*.bal")); len(files) == 1 {
		return fmt.Errorf("%s; did you mean '%s'?", msg, shorten(files[0]))
	}
	for dir := filepath.Dir(root); dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if isFile(filepath.Join(dir, ManifestName)) {
			return fmt.Errorf("%s; did you mean '%s'?", msg, shorten(dir))
		}
	}
	return errors.New(msg)
}

// DefaultOrg is the organisation of a package that names none: the user's
// name as far as it can be one.
func DefaultOrg(userName string) string {
	if userName == "" {
		if u, err := user.Current(); err == nil {
			userName = u.Username
		}
	}
	// A Windows user is DOMAIN\name.
	userName = strings.ToLower(userName[strings.LastIndexByte(userName, '\\')+1:])
	userName = fixName(strings.ReplaceAll(userName, ".", "_"))
	if userName == "" || orgRule(userName) != "" {
		return "my_org"
	}
	return userName
}

// fixName turns every run of characters that a name cannot have into one
// underscore.
func fixName(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c != '_' && nameChar(c):
			b.WriteByte(c)
		case !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	return strings.Trim(b.String(), "_")
}

// DefaultName is the package name that the name of a folder suggests:
// "order-intake" gives "order_intake".
func DefaultName(folder string) string {
	s := strings.Trim(fixName(folder), ".")
	for strings.Contains(s, "..") {
		s = strings.ReplaceAll(s, "..", ".")
	}
	if s != "" && digit(s[0]) {
		s = "app" + s
	}
	if !ValidName(s) {
		return "my_package"
	}
	return s
}

func (p *Package) loadModules(o Options) error {
	def, err := p.loadModule(p.Name, "", o)
	if err != nil {
		return err
	}
	p.Modules = []Module{def}
	names := map[string]bool{}
	for _, folder := range []string{"modules", "generated"} {
		entries, err := os.ReadDir(filepath.Join(p.Root, folder))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("cannot read '%s': %w", folder, reason(err))
		}
		for _, e := range entries {
			if !strings.HasPrefix(e.Name(), ".") && isDir(p.Root, folder, e) {
				names[e.Name()] = true
			}
		}
	}
	var sorted []string
	for n := range names {
		sorted = append(sorted, n)
	}
	sort.Strings(sorted)
	for _, n := range sorted {
		m, err := p.loadModule(p.Name+"."+n, n, o)
		if err != nil {
			return err
		}
		if len(m.Files) == 0 {
			continue
		}
		if bad := nameRule(n); bad != "" {
			return fmt.Errorf("invalid module name '%s': %s; rename the folder 'modules/%s'", n, bad, n)
		}
		p.Modules = append(p.Modules, m)
	}
	if len(def.Files) == 0 && len(p.Modules) == 1 && !o.Empty {
		return fmt.Errorf("the package '%s' is empty: add at least one .bal file to '%s'", p.QName(), shorten(p.Root))
	}
	return nil
}

// isDir follows a symbolic link, which a ReadDir entry does not.
func isDir(root, folder string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	st, err := os.Stat(filepath.Join(root, folder, e.Name()))
	return err == nil && st.IsDir()
}

// loadModule loads one module; sub is its folder below modules, "" for the
// default module. Generated sources come after the others.
func (p *Package) loadModule(name, sub string, o Options) (Module, error) {
	m := Module{Name: name}
	home := "."
	if sub != "" {
		home = filepath.Join("modules", sub)
	}
	for _, dir := range []struct {
		path      string
		generated bool
		to        *[]File
	}{
		{home, false, &m.Files},
		{filepath.Join("generated", sub), true, &m.Files},
		{filepath.Join(home, "tests"), false, &m.Tests},
	} {
		if dir.to == &m.Tests && !o.Tests {
			continue
		}
		files, err := p.sources(dir.path, dir.generated)
		if err != nil {
			return m, err
		}
		*dir.to = append(*dir.to, files...)
	}
	return m, nil
}

// sources loads the .bal files of a folder of the package in the order of
// their names; a folder that is not there has none.
func (p *Package) sources(dir string, generated bool) ([]File, error) {
	entries, err := os.ReadDir(filepath.Join(p.Root, dir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read '%s': %w", dir, reason(err))
	}
	var files []File
	for _, e := range entries {
		if e.IsDir() || filepath.Ext(e.Name()) != ".bal" || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		rel := filepath.Join(dir, e.Name())
		path := filepath.Join(p.Root, rel)
		if st, err := os.Stat(path); err == nil && !st.Mode().IsRegular() {
			// A named pipe would keep us waiting for ever.
			return nil, fmt.Errorf("cannot read '%s': it is not a regular file", rel)
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("cannot read '%s': %w", rel, reason(err))
		}
		files = append(files, File{Path: path, Name: filepath.ToSlash(rel), Src: string(src), Generated: generated})
	}
	return files, nil
}
