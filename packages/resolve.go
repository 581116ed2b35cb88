package packages

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"barre/project"
	"barre/toml"
)

// Options are what the choice of versions depends on besides the package.
type Options struct {
	Environ []string
	// Offline keeps from asking registries.
	Offline bool
	// Mode is how far versions may move from those in Dependencies.toml: soft,
	// medium, hard or locked; "" for what Ballerina.toml says, or medium.
	Mode string
	// Distribution is the Ballerina distribution that runs here.
	Distribution string
	// TargetDir is the folder for what is made of the package.
	TargetDir string
	// Library gives the version of a module that comes with Barre; false when
	// none does. Such a module is never looked for elsewhere.
	Library func(org, module string) (string, bool)
	// Steps keeps the graphs on the way to the choice.
	Steps bool
	// opened is told of every archive that is read.
	opened func(r Ref)
}

// Resolution is the choice of a version of each package that a package needs.
type Resolution struct {
	Root *project.Package
	// Direct are the packages that the root imports from, Packages all, both in
	// the order of their names.
	Direct, Packages []*Resolved
	// Library are the packages of the root's imports that come with Barre.
	Library []Ref
	// Siblings are the packages of the workspace that are needed, by folder.
	Siblings map[string]*project.Package
	// Problems are errors in sources and manifests, Warnings what else the user
	// should know.
	Problems []project.Problem
	Warnings []string

	// Missing tells that a module was found nowhere.
	Missing bool
	// Steps are the graphs on the way to the choice, if the options ask for them.
	Steps []Step

	imports []Import
	byName  map[string]*Resolved
	asked   bool // the registry told its versions
	target  string
}

// Resolved is a package in the version that was chosen.
type Resolved struct {
	*Bala
	Repository string // "local", "central" or the identifier of another
	Needs      []*Resolved
	TestOnly   bool
	// Why says how the version came about.
	Why string

	version Version
	from    *Resolved // who asked for the version, nil for the root
}

// Find returns the chosen package of that name, nil when there is none.
func (r *Resolution) Find(org, name string) *Resolved {
	if r == nil {
		return nil
	}
	return r.byName[org+"/"+name]
}

// Provider returns the chosen package that has a module, nil when none does.
func (r *Resolution) Provider(org, module string) *Resolved {
	if r == nil {
		return nil
	}
	for name := module; name != ""; name = parent(name) {
		if p := r.byName[org+"/"+name]; p != nil && p.Has(module) {
			return p
		}
	}
	return nil
}

// parent is a name without its last part.
func parent(name string) string {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return ""
	}
	return name[:i]
}

// source is one place where versions of a package are looked for.
type source struct {
	name   string
	folder Folder
	list   func(org, name string) ([]Version, error) // of a registry; nil for none
	pull   func(r Ref) error                         // nil when there is nowhere to pull from
	guess  bool                                      // it may have versions that it does not list
}

type resolver struct {
	o        Options
	res      *Resolution
	settings *Settings
	registry *Registry
	lock     *Lock
	mode     string
	fresh    bool // the lock is of today: nothing is asked of the network that it answers
	manifest map[string]asked
	versions map[string][]Version
	opened   map[string]*Bala
	told     map[string]bool
	down     map[string]bool // repositories that did not answer are not asked again
	conflict bool
}

// asked is a [[dependency]] with the package whose manifest has it.
type asked struct {
	project.Dependency
	by *project.Package
}

// Resolve chooses the versions of the packages that p needs. Mistakes in the
// package are problems of the resolution; the error is for what keeps it from
// being made at all.
func Resolve(p *project.Package, o Options) (*Resolution, error) {
	r := &resolver{
		o: o, res: &Resolution{Root: p, target: o.TargetDir, byName: map[string]*Resolved{}, Siblings: map[string]*project.Package{}},
		manifest: map[string]asked{}, versions: map[string][]Version{}, opened: map[string]*Bala{}, told: map[string]bool{}, down: map[string]bool{},
	}
	external, err := r.external(p, map[string]bool{})
	if err != nil {
		return nil, err
	}
	if len(external) == 0 || len(r.res.Problems) > 0 {
		return r.res, nil
	}
	if r.settings, err = LoadSettings(o.Environ); errors.Is(err, errNoHome) {
		// Nothing can be found; the compiler says what is missing.
		r.res.Missing = true
		r.warn("%v", err)
		return r.res, nil
	} else if err != nil {
		return nil, err
	}
	if !p.Single {
		if r.lock, err = ReadLock(p.Root); err != nil {
			return nil, err
		}
	}
	if b, _ := p.Manifest.BuildOptions["offline"].Bool(); b {
		r.o.Offline = true
	}
	r.registry = NewRegistry(r.settings, o.Distribution)
	r.chooseMode()
	r.direct(external)
	r.step("before what is not needed is left out")
	if len(r.res.Problems) == 0 {
		r.finish()
	}
	return r.res, nil
}

// chooseMode decides how far versions may move.
func (r *resolver) chooseMode() {
	m := r.res.Root.Manifest
	r.mode = r.o.Mode
	if r.mode == "" && m.BuildOption("sticky") {
		r.mode = "hard"
	}
	if r.mode == "" {
		if v := m.BuildOptions["lockingMode"]; v != nil {
			r.mode, _ = project.LockingMode(v.Text)
		}
	}
	explicit := r.mode != ""
	if !explicit {
		r.mode = "medium"
	}
	if r.lock == nil {
		return
	}
	had, ok := ParseVersion(r.lock.Distribution)
	now, _ := ParseVersion(r.o.Distribution)
	made := "Ballerina " + r.lock.Distribution
	if !ok {
		// The first Swan Lake updates did not write which they were.
		made = "an early Swan Lake update"
	}
	switch {
	case ok && had.Minor == now.Minor:
	case ok && had.Minor > now.Minor:
		r.res.Warnings = append(r.res.Warnings, fmt.Sprintf("%s was made with %s, a later one than %s", LockName, made, r.o.Distribution))
	case !explicit:
		// A new distribution brings the packages made for it.
		r.mode = "soft"
	default:
		r.res.Warnings = append(r.res.Warnings, fmt.Sprintf("%s was made with %s; build with --locking-mode=soft to have the packages made for %s", LockName, made, r.o.Distribution))
	}
	if st, err := os.Stat(filepath.Join(r.o.TargetDir, updatedFile)); err == nil && r.mode == "medium" && time.Since(st.ModTime()) < 24*time.Hour {
		r.fresh = true
	}
}

// updatedFile, in the target folder, tells when the registry was last asked for
// later versions: once a day is enough. `clean` removes it.
const updatedFile = ".dependencies"

// external lists the imports of a package, and of those of its workspace that
// it needs, that come from neither of them nor from the library. way are the
// packages of the workspace that led to it.
func (r *resolver) external(p *project.Package, seen map[string]bool, way ...*project.Package) ([]Import, error) {
	seen[p.Root] = true
	way = append(way[:len(way):len(way)], p)
	for _, d := range p.Manifest.Dependencies {
		r.ask(p, d)
	}
	var list []Import
	imports := Imports(p)
	if p == r.res.Root {
		r.res.imports = imports
	}
	asked := map[string]bool{}
	for _, i := range imports {
		if i.Org == p.Org && !p.Single && p.Module(i.Module) != nil {
			continue
		}
		if v, ok := r.o.Library(i.Org, i.Module); ok {
			if p == r.res.Root {
				r.res.addLibrary(Ref{i.Org, r.libraryPackage(i.Org, i.Module, v), v})
			}
			continue
		}
		if Reserved(i.Org) || !project.ValidOrg(i.Org) || !project.ValidName(i.Module) {
			continue // the compiler says that there is no such module
		}
		m := p.Sibling(i.Org, i.Module)
		if m == nil {
			list = append(list, i)
			continue
		}
		if !asked[m.Root] {
			asked[m.Root] = true
			r.checkSibling(p, m)
		}
		if cycle := cycleOf(way, m); cycle != "" && !i.Test {
			r.problem(i.File, i.Range, "the packages of the workspace depend on each other: %s", cycle)
		}
		if seen[m.Root] {
			continue
		}
		sibling, err := project.Load(m.Root, project.Options{})
		if err != nil {
			seen[m.Root] = true // shows where it is imported
			continue
		}
		r.res.Siblings[m.Root] = sibling
		more, err := r.external(sibling, seen, way...)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	return list, nil
}

// Reserved tells of an organisation that its packages are a part of Ballerina:
// they come with Barre or not at all.
func Reserved(org string) bool { return org == "ballerina" || org == "ballerinai" }

// libraryPackage is the package that a module of the library belongs to: its
// parent when both have one version, as modules of one package do.
func (r *resolver) libraryPackage(org, module, version string) string {
	if up := parent(module); up != "" {
		if v, ok := r.o.Library(org, up); ok && v == version {
			return up
		}
	}
	return module
}

func (res *Resolution) addLibrary(ref Ref) {
	for _, l := range res.Library {
		if l == ref {
			return
		}
	}
	res.Library = append(res.Library, ref)
}

func (r *resolver) problem(file string, at toml.Range, format string, args ...any) {
	r.res.Problems = append(r.res.Problems, project.Problem{File: file, Range: at, Message: fmt.Sprintf(format, args...)})
}

func (r *resolver) warn(format string, args ...any) {
	if msg := fmt.Sprintf(format, args...); !r.told[msg] {
		r.told[msg] = true
		r.res.Warnings = append(r.res.Warnings, msg)
	}
}

// want is one wish for a package.
type want struct {
	org, name string
	min       Version // zero for none
	exact     bool
	from      *Resolved
	local     bool // the wish comes from the local repository, which is asked too
	test      bool
}

// direct chooses the packages of imports and all that those need.
func (r *resolver) direct(imports []Import) {
	for _, i := range imports {
		if r.res.Provider(i.Org, i.Module) != nil {
			continue
		}
		if r.mode == "locked" && !r.locked(i) {
			r.problem(i.File, i.Range, "the module '%s/%s' is of no package in %s: with --locking-mode=locked none can be added; build with soft, medium or hard first", i.Org, i.Module, LockName)
			continue
		}
		r.step(fmt.Sprintf("before %s/%s, imported at %s", i.Org, i.Module, i.at()))
		found := false
		for _, name := range r.candidates(i) {
			before := len(r.res.Problems)
			p := r.settle(want{org: i.Org, name: name, test: i.Test}, i)
			if found = p != nil && p.Has(i.Module); found {
				if !p.Exports(i.Module) {
					r.problem(i.File, i.Range, "the module '%s/%s' is not exported by the package %s, which exports %s", i.Org, i.Module, p.Ref(), strings.Join(p.Export, ", "))
				}
				break
			}
			if len(r.res.Problems) > before {
				break
			}
			if p != nil {
				delete(r.res.byName, p.Ref().QName())
			}
		}
		if !found {
			r.res.Missing = true
			r.hint(i)
		}
	}
}

// hint says of a module that is nowhere else that the local repository has it.
func (r *resolver) hint(i Import) {
	for name := i.Module; name != ""; name = parent(name) {
		if _, listed := r.manifest[i.Org+"/"+name]; listed {
			continue
		}
		if vs := r.settings.Local().Versions(i.Org, name); len(vs) > 0 {
			r.warn("the package %s/%s:%s is in the local repository; to use it from there, add [[dependency]] to Ballerina.toml with org, name, version and repository = \"local\"", i.Org, name, vs[0])
			return
		}
	}
}

func (r *resolver) locked(i Import) bool {
	for name := i.Module; name != ""; name = parent(name) {
		if r.lock.Find(i.Org, name) != nil {
			return true
		}
	}
	return false
}

// candidates are the packages that may have a module: what the manifest and
// the lock name first, then the longest name.
func (r *resolver) candidates(i Import) []string {
	var known, other []string
	for name := i.Module; name != ""; name = parent(name) {
		if i.Org == r.res.Root.Org && name == r.res.Root.Name {
			continue
		}
		if _, ok := r.manifest[i.Org+"/"+name]; ok || r.lock.Find(i.Org, name) != nil {
			known = append(known, name)
		} else {
			other = append(other, name)
		}
	}
	return append(known, other...)
}

// settle chooses the version for a wish of the root, and for all wishes that
// follow from it; nil when there is none.
func (r *resolver) settle(first want, at Import) *Resolved {
	queue := []want{first}
	for len(queue) > 0 && !r.conflict {
		w := queue[0]
		queue = queue[1:]
		key := w.org + "/" + w.name
		old := r.res.byName[key]
		p := r.pick(w, at)
		if p == nil {
			if w.from != nil && len(r.res.Problems) == 0 {
				r.problem(at.File, at.Range, "the package %s needs %s, which no repository has: %s", w.from.Ref(), Ref{w.org, w.name, w.min.String()}, r.way(w.from))
			}
			continue
		}
		if old != nil {
			old.TestOnly = old.TestOnly && w.test
			if !old.version.Compatible(p.version) {
				r.conflict = true
				a, b := old, p
				if b.version.Compare(a.version) < 0 {
					a, b = b, a
				}
				r.problem(at.File, at.Range, "Two incompatible versions exist in the dependency graph: %s versions: %s, %s\n\t%s\n\t%s", key, a.version, b.version, r.way(a), r.way(b))
				continue
			}
			if old.version.Compare(p.version) >= 0 {
				continue
			}
			p.TestOnly = old.TestOnly
		}
		r.res.byName[key] = p
		for _, d := range p.Dependencies() {
			if Reserved(d.Org) {
				continue
			}
			if _, ok := r.o.Library(d.Org, d.Name); ok {
				continue
			}
			if d.QName() == r.res.Root.QName() {
				r.problem(at.File, at.Range, "the packages depend on each other: %s → %s", r.way(p), d.QName())
				continue
			}
			v, _ := ParseVersion(d.Version)
			queue = append(queue, want{org: d.Org, name: d.Name, min: v, from: p, local: p.Repository == LocalName, test: w.test})
		}
	}
	return r.res.byName[first.org+"/"+first.name]
}

// way is the path of wishes that leads to a package.
func (r *resolver) way(p *Resolved) string {
	var parts []string
	seen := map[*Resolved]bool{}
	for ; p != nil && !seen[p]; p = p.from {
		seen[p] = true
		parts = append([]string{p.Ref().String()}, parts...)
	}
	root := r.res.Root.QName()
	if r.res.Root.Single {
		root = r.res.Root.Name + ".bal"
	}
	return strings.Join(append([]string{root}, parts...), " → ")
}

// finish leaves out what only versions that were given up needed, ties the
// graph together, and looks for cycles.
func (r *resolver) finish() {
	res := r.res
	reached := map[*Resolved]bool{}
	var visit func(p *Resolved)
	visit = func(p *Resolved) {
		if reached[p] {
			return
		}
		reached[p] = true
		for _, d := range p.Dependencies() {
			if n := res.byName[d.QName()]; n != nil {
				p.Needs = append(p.Needs, n)
				visit(n)
			}
		}
	}
	direct := map[*Resolved]bool{}
	all := append([]Import(nil), res.imports...)
	for _, s := range res.Siblings {
		all = append(all, Imports(s)...)
	}
	for _, i := range all {
		if p := res.Provider(i.Org, i.Module); p != nil && !direct[p] {
			direct[p] = true
			res.Direct = append(res.Direct, p)
			visit(p)
		}
	}
	for key, p := range res.byName {
		if reached[p] {
			res.Packages = append(res.Packages, p)
		} else {
			delete(res.byName, key)
		}
	}
	for _, list := range [][]*Resolved{res.Direct, res.Packages} {
		sort.Slice(list, func(i, j int) bool { return list[i].Ref().QName() < list[j].Ref().QName() })
	}
	r.cycles()
}

// cycles reports packages that need each other.
func (r *resolver) cycles() {
	state := map[*Resolved]int{} // 1 on the way, 2 done
	var stack []*Resolved
	var visit func(p *Resolved) bool
	visit = func(p *Resolved) bool {
		state[p] = 1
		stack = append(stack, p)
		for _, n := range p.Needs {
			switch state[n] {
			case 0:
				if visit(n) {
					return true
				}
			case 1:
				var names []string
				for _, s := range stack {
					names = append(names, s.Ref().String())
				}
				at := Import{File: project.ManifestName}
				for _, i := range r.res.imports {
					if q := r.res.Provider(i.Org, i.Module); q == stack[0] {
						at = i
					}
				}
				r.problem(at.File, at.Range, "the packages depend on each other: %s → %s → %s", r.res.Root.QName(), strings.Join(names, " → "), n.Ref())
				return true
			}
		}
		stack = stack[:len(stack)-1]
		state[p] = 2
		return false
	}
	for _, p := range r.res.Direct {
		if state[p] == 0 && visit(p) {
			return
		}
	}
}
