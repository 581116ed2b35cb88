package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"sort"
	"strings"

	"barre/check"
	"barre/packages"
	"barre/project"
	"barre/syntax"
)

// DependencyOptions is how the versions of other packages are chosen.
type DependencyOptions struct {
	Offline     bool   // ask no registry
	Sticky      bool   // keep to the versions in Dependencies.toml
	LockingMode string // soft, medium, hard, locked; "" for the package's

	steps bool // keep the graphs on the way to the choice
}

// lockingMode is the value of --locking-mode.
type lockingMode string

func (m *lockingMode) String() string { return string(*m) }
func (m *lockingMode) Type() string   { return "mode" }
func (m *lockingMode) Set(s string) error {
	mode, bad := project.LockingMode(s)
	if bad != "" {
		return fmt.Errorf("%s", bad)
	}
	*m = lockingMode(mode)
	return nil
}

// dependencies are the packages of others that a program needs. A nil one has
// none.
type dependencies struct {
	res *packages.Resolution
	// packed are the packages that an executable brings along, in place of a
	// resolution.
	packed []*project.Package

	pkgs  map[*packages.Resolved]*project.Package
	used  map[*project.Package]bool
	files map[*syntax.File]bool
	notes []string // errors about packages that cannot be used
}

// resolveDependencies chooses the packages that pkg needs. target is its folder
// for what is made of it.
func resolveDependencies(pkg *project.Package, image Image, env []string, o DependencyOptions, target string) (*dependencies, error) {
	mode := o.LockingMode
	if mode == "" && o.Sticky {
		mode = "hard"
	}
	res, err := packages.Resolve(pkg, packages.Options{
		Environ: env, Offline: o.Offline, Mode: mode, Distribution: Distribution, TargetDir: target, Steps: o.steps,
		Library: image.library(),
	})
	if err != nil {
		return nil, err
	}
	return &dependencies{res: res}, nil
}

// siblings are the packages of the workspace that were loaded on the way.
func (d *dependencies) siblings() map[string]*project.Package {
	if d == nil || d.res == nil {
		return nil
	}
	return d.res.Siblings
}

// chosen are the sources of all packages that were chosen.
func (d *dependencies) chosen() []*project.Package {
	if d == nil || d.res == nil {
		return nil
	}
	var list []*project.Package
	for _, r := range d.res.Packages {
		if p := d.load(r); p != nil {
			list = append(list, p)
		}
	}
	return list
}

func (d *dependencies) load(r *packages.Resolved) *project.Package {
	if p, ok := d.pkgs[r]; ok {
		return p
	}
	if d.pkgs == nil {
		d.pkgs = map[*packages.Resolved]*project.Package{}
	}
	p, err := r.Package()
	if err != nil {
		d.notes = append(d.notes, err.Error())
	}
	d.pkgs[r] = p
	return p
}

// provider finds the package that has a module.
func (d *dependencies) provider(org, module string) *project.Package {
	if d == nil {
		return nil
	}
	for _, p := range d.packed {
		if p.Org == org && p.Module(module) != nil {
			return p
		}
	}
	if r := d.res.Provider(org, module); r != nil {
		return d.load(r)
	}
	return nil
}

// loaded are the packages whose modules the program uses.
func (d *dependencies) loaded() []*project.Package {
	var list []*project.Package
	for p := range d.used {
		list = append(list, p)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].QName() < list[j].QName() })
	return list
}

// dependency gives a module of another package. One that is implemented in
// Java gives none, and a note that says why.
func (c *compiled) dependency(pkg *project.Package, module string) *check.Source {
	m := pkg.Module(module)
	if m == nil {
		return nil
	}
	d := c.deps
	s := c.source(pkg, m)
	if d.used == nil {
		d.used, d.files = map[*project.Package]bool{}, map[*syntax.File]bool{}
	}
	var java []string
	for _, f := range s.Files {
		d.files[f] = true
		java = append(java, externals(f)...)
	}
	if len(java) > 0 {
		what := "are functions"
		if len(java) == 1 {
			what = "is a function"
		}
		if len(java) > 8 {
			java = append(java[:8], fmt.Sprintf("%d more", len(java)-8))
		}
		d.notes = append(d.notes, fmt.Sprintf("the module '%s/%s' of the package %s:%s cannot be used: %s %s implemented in Java, which Barre does not run",
			pkg.Org, module, pkg.QName(), pkg.Version, strings.Join(java, ", "), what))
		return nil
	}
	d.used[pkg] = true
	return s
}

// externals lists the functions of a file whose body is external.
func externals(f *syntax.File) []string {
	var list []string
	add := func(prefix string, n syntax.Node) {
		if d, ok := n.(*syntax.FuncDecl); ok && d.Name != nil {
			if _, ok := d.Body.(*syntax.ExternalBody); ok {
				list = append(list, fmt.Sprintf("'%s%s' (%s:%d)", prefix, d.Name.Name, filepath.Base(f.Name), line(f, d)))
			}
		}
	}
	for _, d := range f.Decls {
		add("", d)
		if c, ok := d.(*syntax.ClassDecl); ok && c.Name != nil {
			for _, m := range c.Members {
				add(c.Name.Name+".", m)
			}
		}
	}
	return list
}

func line(f *syntax.File, n syntax.Node) int {
	from, _ := f.Offsets(n)
	return int(f.Lines.Pos(from).Line)
}

// owns tells whether a file is another package's.
func (d *dependencies) owns(f *syntax.File) bool { return d != nil && d.files[f] }

// report writes what is wrong with the dependencies, and tells whether that is
// an error.
func (d *dependencies) report(w io.Writer, warnings bool) bool {
	if d == nil {
		return false
	}
	errs := len(d.notes) > 0
	for _, n := range d.notes {
		fmt.Fprintf(w, "error: %s\n", n)
	}
	if d.res == nil {
		return errs
	}
	for _, p := range d.res.Problems {
		fmt.Fprintln(w, p)
		errs = true
	}
	for _, n := range d.res.Warnings {
		if warnings || errs || d.res.Missing {
			fmt.Fprintf(w, "warning: %s\n", n)
		}
	}
	return errs
}

// save writes Dependencies.toml.
func (d *dependencies) save(always bool) error {
	if d == nil || d.res == nil {
		return nil
	}
	return d.res.Save(Distribution, always)
}

// warnManifest says what the manifest asks for that is not done: another
// distribution is not here, Java libraries are not used, and tools do not run.
func warnManifest(w io.Writer, pkg *project.Package) {
	if v, ok := packages.ParseVersion(pkg.Manifest.Distribution); ok {
		if here, _ := packages.ParseVersion(Distribution); v.Major == here.Major && v.Minor > here.Minor {
			at := pkg.Manifest.Tree.Get("package", "distribution").Range
			fmt.Fprintf(w, "WARNING [%s:%s] the package is written for Ballerina %s, a later distribution than %s, which runs here\n", project.ManifestName, at, v, Distribution)
		}
	}
	for i := range pkg.Manifest.Platform {
		d := &pkg.Manifest.Platform[i]
		if d.Scope == "testOnly" {
			continue
		}
		fmt.Fprintf(w, "WARNING [%s:%s] the Java library '%s' is not used: Barre does not run Java, so functions that it implements are errors\n", project.ManifestName, d.Range, d.String())
	}
	for _, t := range pkg.Manifest.Tools {
		fmt.Fprintf(w, "WARNING [%s:%s] the tool '%s' does not run in a build: sources that it generated before are used as they are\n", project.ManifestName, t.Range, t.Name)
	}
}
