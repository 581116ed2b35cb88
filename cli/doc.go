package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"barre/doc"
	"barre/lib"
	"barre/packages"
	"barre/project"
)

// DocOptions is what is to be documented.
type DocOptions struct {
	Paths        []string // packages, workspaces, org/name of others; none for the current folder
	Output       string   // the site's folder; "" for target/apidocs
	TargetDir    string   // in place of the package's target
	Exclude      []string // modules
	Libraries    bool     // the modules that come with Barre too
	Open         bool     // in a browser
	Dependencies DependencyOptions
}

func (a *app) docCommand() *cobra.Command {
	var o DocOptions
	cmd := &cobra.Command{
		Use: "doc",
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Paths = args
			code, err := a.document(o)
			a.code = code
			return err
		},
	}
	f := cmd.Flags()
	f.StringVarP(&o.Output, "output", "o", "", "")
	f.StringVar(&o.TargetDir, "target-dir", "", "")
	f.StringSliceVarP(&o.Exclude, "exclude", "e", nil, "")
	f.BoolVar(&o.Libraries, "libraries", false, "")
	f.BoolVar(&o.Open, "open", false, "")
	acceptBalFlags(cmd, &o.Dependencies)
	return cmd
}

// documentation collects what a site is made of.
type documentation struct {
	a        *app
	o        DocOptions
	sources  []doc.Source
	compiled []*compiled
	target   string // of the first package or workspace, "" for none
	excluded map[string]bool
	roots    []*os.Root // of the packages
	failed   bool
}

// document makes the site, and gives the exit code.
func (a *app) document(o DocOptions) (int, error) {
	if a.image.Markdown == nil {
		return handOver(a.args, a.env, a.stdin, a.stdout, a.stderr), nil
	}
	progress := startProgress(a.stderr, "Generating API documentation")
	defer progress.stop()
	d := &documentation{a: a, o: o, excluded: map[string]bool{}}
	defer func() {
		for _, r := range d.roots {
			r.Close()
		}
	}()
	if err := d.collect(); err != nil {
		progress.stop()
		return loadFailed(a.stderr, err), nil
	}
	if d.failed {
		return 1, nil
	}
	for _, e := range o.Exclude {
		if !d.excluded[e] {
			return 1, &usageError{msg: fmt.Sprintf("there is no module '%s' to exclude", e), command: "doc"}
		}
	}
	if len(d.sources) == 0 {
		return 1, errors.New("all modules are excluded: there is nothing to document")
	}
	site := doc.Describe(d.sources)
	files := site.HTML(a.image.Markdown())
	for _, p := range site.Packages {
		files[p.Home()+"/api-docs.json"] = p.JSON()
	}
	out := d.output()
	if err := writeSite(out, files); err != nil {
		return 1, fmt.Errorf("cannot write the documentation: %w", err)
	}
	progress.stop()
	for _, m := range site.Undocumented() {
		fmt.Fprintf(a.stderr, "WARNING [%s:(%d:%d,%d:%d)] %s\n", m.Pos.File, m.Pos.Line, m.Pos.Col, m.Pos.EndLine, m.Pos.EndCol, m.Message)
	}
	fmt.Fprintf(a.stderr, "Generating API documentation\n\t%s\n", out)
	if o.Open {
		if err := openBrowser(filepath.Join(out, "index.html")); err != nil {
			return 1, fmt.Errorf("no browser could be started: open '%s' in one", filepath.Join(out, "index.html"))
		}
	}
	return 0, nil
}

// output is the folder of the site.
func (d *documentation) output() string {
	switch {
	case d.o.Output != "":
		return d.o.Output
	case d.o.TargetDir != "":
		return filepath.Join(d.o.TargetDir, "apidocs")
	}
	if d.target == "" {
		d.target = "target"
	}
	return filepath.Join(d.target, "apidocs")
}

// collect checks everything that is to be documented.
func (d *documentation) collect() error {
	paths := d.o.Paths
	if len(paths) == 0 {
		_, err := os.Stat(project.ManifestName)
		if err != nil && d.o.Libraries {
			return d.libraries(nil)
		}
		paths = []string{"."}
	}
	var modules []string
	for _, p := range paths {
		if err := d.path(p, &modules); err != nil {
			return err
		}
	}
	if d.o.Libraries {
		modules = nil
	} else if len(modules) == 0 {
		return nil
	}
	return d.libraries(modules)
}

// path adds what an argument names: a folder, else a package of others or a
// module of the library, which goes into modules.
func (d *documentation) path(p string, modules *[]string) error {
	st, err := os.Stat(p)
	switch {
	case err == nil && !st.IsDir() && filepath.Ext(p) == ".bal":
		return fmt.Errorf("API documentation is made for packages, and '%s' is a single file: give the folder of a package; 'barre init' makes the current folder one", p)
	case err == nil:
		return d.folder(p)
	}
	ref, bad := packages.ParseRef(p)
	if bad != nil {
		_, err := project.Load(p, project.Options{})
		return err
	}
	qname := ref.Org + "/" + ref.Name
	for _, m := range d.a.image.Modules() {
		if m.QName() == qname {
			*modules = append(*modules, qname)
			return nil
		}
	}
	return d.fetched(ref)
}

// folder adds the package in a folder, or those of a workspace.
func (d *documentation) folder(dir string) error {
	if w, err := project.LoadWorkspace(dir, project.Options{}); err != nil {
		return err
	} else if w != nil {
		d.setTarget(filepath.Join(w.Root, "target"))
		all, err := loadAll(w, project.Options{})
		if err != nil {
			return err
		}
		for _, pkg := range all {
			if err := d.add(pkg, false); err != nil {
				return err
			}
		}
		return nil
	}
	pkg, err := project.Load(dir, project.Options{})
	if err != nil {
		return err
	}
	d.setTarget(targetOf(pkg))
	return d.add(pkg, false)
}

func (d *documentation) setTarget(dir string) {
	if d.target == "" {
		d.target = dir
	}
}

// fetched adds a package of others that is on this machine.
func (d *documentation) fetched(ref packages.Ref) error {
	s, err := packages.LoadSettings(d.a.env)
	if err != nil {
		return err
	}
	if ref.Version == "" {
		var names []string
		for _, m := range d.a.image.Modules() {
			names = append(names, m.QName())
		}
		msg := fmt.Sprintf("'%s' is neither a folder nor a module that comes with Barre", ref)
		if s := closest(ref.String(), names); s != "" {
			return fmt.Errorf("%s; did you mean '%s'?", msg, s)
		}
		return fmt.Errorf("%s; the documentation of a package of others is made with its version, as in %s:1.0.0", msg, ref)
	}
	for _, repo := range []packages.Folder{s.Local(), s.Cache()} {
		b, err := repo.Open(ref)
		if err != nil {
			return err
		}
		if b == nil {
			continue
		}
		pkg, err := b.Package()
		if err != nil {
			return err
		}
		return d.add(pkg, true)
	}
	return fmt.Errorf("the package %s is not on this machine: 'barre pull %s' brings it", ref, ref)
}

// add checks a package and reports what is wrong with it. Warnings are of no
// use for a package of others.
func (d *documentation) add(pkg *project.Package, others bool) error {
	session := &session{image: d.a.image, dependencies: d.o.Dependencies, targetDir: d.o.TargetDir, environ: d.a.env}
	p, err := session.resolve(pkg)
	if err != nil {
		return err
	}
	c := compilePackage(pkg, d.a.image, p.deps)
	src := doc.Source{Package: doc.Package{
		Org: pkg.Org, Name: pkg.Name, Version: pkg.Version, Others: others,
		Description: pkg.Manifest.Description, Repository: pkg.Manifest.Repository,
		License: pkg.Manifest.License, Authors: pkg.Manifest.Authors, Keywords: pkg.Manifest.Keywords,
	}}
	// Pictures come from the package's folder: no link out of it counts.
	root, err := os.OpenRoot(pkg.Root)
	if err == nil {
		d.roots = append(d.roots, root)
	}
	for i := range pkg.Modules {
		m := &pkg.Modules[i]
		checked := c.world.Module(pkg.Org, m.Name)
		c.world.CheckAll(checked)
		if d.excludes(pkg, m.Name) {
			continue
		}
		name, text := readme(pkg, m.Name)
		source := doc.ModuleSource{Module: checked, Readme: text}
		if root != nil {
			source.Files, _ = fs.Sub(root.FS(), path.Dir(name)) // its name is one of ours
		}
		src.Modules = append(src.Modules, source)
	}
	if c.report(d.a.stderr, !others) {
		d.failed = true
	}
	d.compiled = append(d.compiled, c)
	if len(src.Modules) > 0 {
		d.sources = append(d.sources, src)
	}
	return nil
}

// excludes tells whether a module is to be left out: it may be named in full or
// without its package.
func (d *documentation) excludes(pkg *project.Package, module string) bool {
	for _, e := range d.o.Exclude {
		if e == module || e == strings.TrimPrefix(module, pkg.Name+".") || e == pkg.Org+"/"+module {
			d.excluded[e] = true
			return true
		}
	}
	return false
}

// readme is the text that introduces a module, "" without, and the name of its
// file: one of the usual ones, in a package's folder or among the docs of an archive.
func readme(pkg *project.Package, module string) (name, text string) {
	var names []string
	if module == pkg.Name {
		if r := pkg.Manifest.Readme; r != "" {
			names = append(names, path.Clean(filepath.ToSlash(r)))
		}
		for _, dir := range []string{"", "docs/"} {
			names = append(names, dir+"README.md", dir+"Package.md", dir+"Module.md")
		}
	} else {
		for _, dir := range []string{"modules/" + strings.TrimPrefix(module, pkg.Name+".") + "/", "docs/modules/" + module + "/"} {
			names = append(names, dir+"README.md", dir+"Module.md")
		}
	}
	for _, n := range names {
		if text, err := os.ReadFile(filepath.Join(pkg.Root, filepath.FromSlash(n))); err == nil {
			return n, string(text)
		}
	}
	return ".", ""
}

// libraries adds modules that come with Barre: those named, or all.
func (d *documentation) libraries(names []string) error {
	c := &compiled{pkg: &project.Package{Manifest: &project.Manifest{}}}
	if len(d.compiled) > 0 {
		c = d.compiled[0]
	} else {
		c.newWorld(d.a.image)
	}
	var list []*lib.Module
	for _, m := range d.a.image.Modules() {
		if names == nil || slices.Contains(names, m.QName()) {
			list = append(list, m)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].QName() < list[j].QName() })
	for _, m := range list {
		if slices.Contains(d.o.Exclude, m.QName()) {
			d.excluded[m.QName()] = true
			continue
		}
		checked := c.world.Module(m.Org, m.Name)
		if checked == nil {
			continue
		}
		text, err := fs.ReadFile(m.Sources, "Module.md")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		d.sources = append(d.sources, doc.Source{
			Package: doc.Package{Org: m.Org, Name: m.Name, Version: m.Version, Library: true},
			Modules: []doc.ModuleSource{{Module: checked, Readme: string(text)}},
		})
	}
	return nil
}

// siteFiles lists, in a site's folder, the files that belong to it, so that the
// next site there can take away what it no longer has and nothing else.
const siteFiles = "assets/files.txt"

// writeSite writes the files of a site. Those that are there already with the
// same content are left alone.
func writeSite(dir string, files map[string][]byte) error {
	names := doc.Files(files)
	old, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(siteFiles)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, name := range strings.Fields(string(old)) {
		if _, ok := files[name]; ok || !fs.ValidPath(name) {
			continue
		}
		// A folder that is empty now goes too; another one stays.
		for at := name; at != "."; at = path.Dir(at) {
			if os.Remove(filepath.Join(dir, filepath.FromSlash(at))) != nil && at != name {
				break
			}
		}
	}
	files[siteFiles] = []byte(strings.Join(names, "\n") + "\n")
	made := map[string]bool{}
	for _, name := range append(names, siteFiles) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if folder := filepath.Dir(file); !made[folder] {
			if err := os.MkdirAll(folder, 0o777); err != nil {
				return err
			}
			made[folder] = true
		}
		if have, err := os.ReadFile(file); err == nil && bytes.Equal(have, files[name]) {
			continue
		}
		if err := os.WriteFile(file, files[name], 0o666); err != nil {
			return err
		}
	}
	return nil
}

// openBrowser shows a file in the user's browser.
func openBrowser(file string) error {
	abs, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	name, args := "xdg-open", []string{abs}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", abs}
	}
	return exec.Command(name, args...).Start()
}
