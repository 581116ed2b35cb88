package lsp

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"barre/check"
	"barre/lib"
	"barre/packages"
	"barre/project"
	"barre/syntax"
	"barre/toml"
	"barre/types"
)

// A program is a package, or a single file, with what the checker knows of it. It
// follows the texts as they are edited: update has the modules that changed
// checked again.
type program struct {
	s    *Server
	root string // the package's folder, or the URI of a single file
	pkg  *project.Package
	// problem is why there is no package: its manifest is wrong.
	problem error

	world   *check.World
	modules []*module
	deps    *packages.Resolution
	loaded  map[*packages.Resolved]*project.Package
	others  map[string]*project.Package // packages beside it in the workspace, by folder
	// paths are those of sources that are not of the library.
	paths   map[*syntax.File]string
	renewed int // how often modules were checked again
}

// module is a module of the package.
type module struct {
	name   string
	files  []*source
	latest *check.Module
	dirty  bool
}

// source is a file of a module.
type source struct {
	uri, path string
	name      string // as messages call it
	file      *syntax.File
	test      bool
}

// maxRenewed is after how many edits a program is checked from scratch: the types
// of earlier versions stay in memory.
const maxRenewed = 1500

// open loads the program that a document belongs to.
func (s *Server) load(uri, path string) *program {
	p := &program{s: s}
	root := ""
	if path != "" {
		root = packageRoot(path)
	}
	if root == "" {
		p.root = uri
		p.single(uri, path)
	} else {
		p.root = root
		pkg, err := project.Load(root, project.Options{Tests: true, Empty: true})
		if err != nil {
			p.problem = err
			return p
		}
		p.pkg = pkg
	}
	p.build()
	return p
}

// unsaved takes in the documents of the package that are not on disk yet: they belong to
// the modules of their folders, of which there may be more than on disk.
func (p *program) unsaved() {
	rebuild := false
	for _, uri := range slices.Sorted(maps.Keys(p.s.docs)) {
		path, ok := pathOf(uri)
		if _, f := p.source(uri); !ok || f != nil || !isSource(uri) || packageRoot(path) != p.root {
			continue
		}
		rel, err := filepath.Rel(p.root, path)
		if err != nil {
			continue
		}
		name := filepath.ToSlash(rel)
		parts := strings.Split(name, "/")
		mod := p.pkg.Name
		if len(parts) > 2 && parts[0] == "modules" {
			mod += "." + parts[1]
		}
		test := strings.Contains("/"+name, "/tests/")
		if i := slices.IndexFunc(p.modules, func(m *module) bool { return m.name == mod }); i >= 0 && !rebuild {
			p.modules[i].files = append(p.modules[i].files, &source{uri: uri, path: path, name: name, test: test})
			p.modules[i].dirty = true
			continue
		}
		i := slices.IndexFunc(p.pkg.Modules, func(m project.Module) bool { return m.Name == mod })
		if i < 0 {
			p.pkg.Modules = append(p.pkg.Modules, project.Module{Name: mod})
			i = len(p.pkg.Modules) - 1
			rebuild = true
		}
		f := project.File{Path: path, Name: name}
		if m := &p.pkg.Modules[i]; test {
			m.Tests = append(m.Tests, f)
		} else {
			m.Files = append(m.Files, f)
		}
	}
	if rebuild {
		p.build()
	}
}

// packageRoot is the folder of the package that a file is a source of, "" when it
// is of none.
func packageRoot(path string) string {
	dir := filepath.Dir(path)
	if filepath.Base(dir) == "tests" {
		dir = filepath.Dir(dir)
	}
	isPackage := func(d string) bool {
		_, err := os.Stat(filepath.Join(d, project.ManifestName))
		return err == nil
	}
	if isPackage(dir) {
		return dir
	}
	up := filepath.Dir(dir)
	if filepath.Base(dir) == "generated" && isPackage(up) {
		return up
	}
	if b := filepath.Base(up); (b == "modules" || b == "generated") && isPackage(filepath.Dir(up)) {
		return filepath.Dir(up)
	}
	return ""
}

// single makes a package of a file that belongs to none.
func (p *program) single(uri, path string) {
	base := filepath.Base(path)
	if path == "" {
		base = "main.bal"
	}
	text := ""
	if d := p.s.docs[uri]; d != nil {
		text = d.text
	} else if b, err := os.ReadFile(path); err == nil {
		text = string(b)
	}
	name := strings.TrimSuffix(base, ".bal")
	p.pkg = &project.Package{
		Org: project.SingleFileOrg, Name: name, Version: "0.0.0", Root: filepath.Dir(path), Single: true,
		Manifest: &project.Manifest{},
		Modules:  []project.Module{{Name: name, Files: []project.File{{Path: path, Name: base, Src: text}}}},
	}
}

// build parses and checks everything.
func (p *program) build() {
	p.loaded = map[*packages.Resolved]*project.Package{}
	p.others = map[string]*project.Package{}
	p.paths = map[*syntax.File]string{}
	p.renewed = 0
	versions := map[string]string{}
	for _, m := range p.s.library {
		versions[m.QName()] = m.Version
	}
	p.deps, _ = packages.Resolve(p.pkg, packages.Options{
		Environ: p.s.o.Environ, Offline: !p.s.online, TargetDir: filepath.Join(p.pkg.Root, "target"),
		Library: func(org, name string) (string, bool) {
			v, ok := versions[org+"/"+name]
			return v, ok
		},
	})
	if p.deps != nil {
		for dir, pkg := range p.deps.Siblings {
			p.others[dir] = pkg
		}
	}
	old := p.modules
	p.modules = nil
	for i := range p.pkg.Modules {
		m := &module{name: p.pkg.Modules[i].Name}
		for _, list := range [][]project.File{p.pkg.Modules[i].Files, p.pkg.Modules[i].Tests} {
			for _, f := range list {
				src := &source{uri: p.root, path: f.Path, name: f.Name, test: strings.Contains("/"+f.Name, "/tests/")}
				if !p.pkg.Single {
					src.uri = uriOf(f.Path)
				}
				text := f.Src
				if d := p.s.docs[src.uri]; d != nil {
					text = d.text
				}
				src.file = reused(old, src.uri, text)
				m.files = append(m.files, src)
			}
		}
		p.parse(m)
		p.modules = append(p.modules, m)
	}
	p.world = check.NewWorld(types.NewEnv(), p.find)
	p.world.KeepFacts = true
	for _, m := range p.modules {
		p.check(m)
	}
	for _, m := range p.modules {
		m.latest = p.world.Latest(m.latest)
		m.dirty = false
	}
}

// check checks a module unless another one's imports had it checked.
func (p *program) check(m *module) {
	src := p.sourceOf(m)
	if p.pkg.Single {
		src.Name = "."
		m.latest = p.world.Add(src)
	} else {
		m.latest = p.world.Module(src.Org, src.Name)
	}
	p.world.CheckAll(m.latest)
}

// reused is the tree of a text from before; nil when there is none.
func reused(old []*module, uri, text string) *syntax.File {
	for _, m := range old {
		for _, f := range m.files {
			if f.uri == uri && f.file != nil && f.file.Src == text {
				return f.file
			}
		}
	}
	return nil
}

// parse makes the trees that a module lacks.
func (p *program) parse(m *module) {
	done := make(chan struct{})
	n := 0
	for _, f := range m.files {
		if f.file != nil {
			continue
		}
		n++
		text := p.text(f)
		go func() {
			f.file = syntax.Parse(f.name, text)
			done <- struct{}{}
		}()
	}
	for range n {
		<-done
	}
	for _, f := range m.files {
		p.paths[f.file] = f.uri
	}
}

// text is what a file says: in the editor, or on disk.
func (p *program) text(f *source) string {
	if d := p.s.docs[f.uri]; d != nil {
		return d.text
	}
	if b, err := os.ReadFile(f.path); err == nil {
		return string(b)
	}
	for _, m := range p.pkg.Modules {
		for _, list := range [][]project.File{m.Files, m.Tests} {
			for _, x := range list {
				if x.Path == f.path {
					return x.Src
				}
			}
		}
	}
	return ""
}

func (p *program) sourceOf(m *module) *check.Source {
	s := &check.Source{Org: p.pkg.Org, Name: m.name, Version: p.pkg.Version}
	for _, f := range m.files {
		s.Files = append(s.Files, f.file)
	}
	return s
}

// find gives the sources of a module: one of the package, one that comes with
// Barre, of a package beside it in the workspace, or of one it depends on.
func (p *program) find(org, name string) *check.Source {
	if org == p.pkg.Org && !p.pkg.Single {
		for _, m := range p.modules {
			if m.name == name {
				return p.sourceOf(m)
			}
		}
	}
	if m := p.s.libs[org+"/"+name]; m != nil {
		return p.s.librarySource(m)
	}
	if member := p.pkg.Sibling(org, name); member != nil {
		pkg := p.others[member.Root]
		if pkg == nil {
			var err error
			if pkg, err = project.Load(member.Root, project.Options{}); err != nil {
				return nil
			}
			p.others[member.Root] = pkg
		}
		return p.other(pkg, name)
	}
	if p.deps == nil {
		return nil
	}
	r := p.deps.Provider(org, name)
	if r == nil {
		return nil
	}
	pkg, ok := p.loaded[r]
	if !ok {
		pkg, _ = r.Package()
		p.loaded[r] = pkg
	}
	if pkg == nil {
		return nil
	}
	src := p.other(pkg, name)
	if src != nil && slices.ContainsFunc(src.Files, implementedElsewhere) {
		return nil
	}
	return src
}

// implementedElsewhere tells whether a function of a file has no body in
// Ballerina: then the module cannot be used.
func implementedElsewhere(f *syntax.File) bool {
	found := false
	for _, d := range f.Decls {
		syntax.Inspect(d, func(n syntax.Node) bool {
			_, ext := n.(*syntax.ExternalBody)
			found = found || ext
			_, expr := n.(syntax.Expr)
			return !found && !expr
		})
	}
	return found
}

// other is a module of another package.
func (p *program) other(pkg *project.Package, name string) *check.Source {
	m := pkg.Module(name)
	if m == nil {
		return nil
	}
	s := &check.Source{Org: pkg.Org, Name: name, Version: pkg.Version}
	for _, f := range m.Files {
		uri := uriOf(f.Path)
		text := f.Src
		if d := p.s.docs[uri]; d != nil {
			text = d.text
		}
		file := syntax.Parse(f.Name, text)
		p.paths[file] = uri
		s.Files = append(s.Files, file)
	}
	return s
}

// librarySource is a module of the library: parsed once for all programs.
func (s *Server) librarySource(m *lib.Module) *check.Source {
	if src := s.sources[m.QName()]; src != nil {
		return src
	}
	src := check.LibrarySource(m)
	s.sources[m.QName()] = src
	return src
}

// source finds the file of the program with a URI.
func (p *program) source(uri string) (*module, *source) {
	for _, m := range p.modules {
		for _, f := range m.files {
			if f.uri == uri {
				return m, f
			}
		}
	}
	return nil, nil
}

// touch notes that the text of a file changed.
func (p *program) touch(uri string) bool {
	m, f := p.source(uri)
	if f == nil {
		return false
	}
	if f.file != nil && f.file.Src == p.text(f) {
		return true
	}
	delete(p.paths, f.file)
	f.file = nil
	m.dirty = true
	return true
}

// update brings the program up to date with the texts; it reports whether
// anything changed.
func (p *program) update() bool {
	changed := false
	for _, m := range p.modules {
		if !m.dirty {
			continue
		}
		changed = true
		m.dirty = false
		p.parse(m)
		var files []*syntax.File
		for _, f := range m.files {
			files = append(files, f.file)
		}
		m.latest = p.world.Renew(m.latest, files)
		p.renewed++
	}
	if changed {
		for _, m := range p.modules {
			m.latest = p.world.Latest(m.latest)
		}
	}
	return changed
}

// manifestProblems are the diagnostics about the manifest, by the file's name.
func (p *program) manifestProblems() []project.Problem {
	var e *project.ManifestError
	if errors.As(p.problem, &e) {
		return e.Problems
	}
	if p.problem != nil {
		return []project.Problem{{File: project.ManifestName, Range: toml.Range{Start: toml.Position{Line: 1, Col: 1}, End: toml.Position{Line: 1, Col: 1}}, Message: p.problem.Error()}}
	}
	if p.deps != nil {
		return p.deps.Problems
	}
	return nil
}
