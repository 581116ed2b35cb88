package packages

import (
	"os"
	"path/filepath"
	"sort"
)

// NewLock is what Dependencies.toml is to say of a resolution. Entries of old
// about packages that come with Barre stay: bal chose their versions, and goes
// on using the file.
func (res *Resolution) NewLock(old *Lock, distribution string) *Lock {
	l := &Lock{Distribution: distribution}
	root := LockedPackage{Ref: Ref{res.Root.Org, res.Root.Name, res.Root.Version}}
	for _, m := range res.Root.Modules {
		root.Modules = append(root.Modules, LockedModule{res.Root.Org, res.Root.Name, m.Name})
	}
	kept := map[string]bool{}
	var keep func(ref Ref)
	keep = func(ref Ref) {
		if kept[ref.QName()] {
			return
		}
		kept[ref.QName()] = true
		e := LockedPackage{Ref: ref}
		if p := old.Find(ref.Org, ref.Name); p != nil {
			e = *p
			e.Modules = nil
			for _, d := range p.Dependencies {
				if q := old.Find(d.Org, d.Name); q != nil {
					keep(q.Ref)
				}
			}
		}
		for _, i := range res.imports {
			if i.Org == ref.Org && (i.Module == ref.Name || parent(i.Module) == ref.Name && res.fromLibrary(ref)) {
				e.Modules = append(e.Modules, LockedModule{ref.Org, ref.Name, i.Module})
			}
		}
		l.Packages = append(l.Packages, e)
	}
	for _, ref := range res.Library {
		root.Dependencies = append(root.Dependencies, ref)
		keep(ref)
	}
	for _, p := range res.Direct {
		root.Dependencies = append(root.Dependencies, p.Ref())
	}
	for _, p := range res.Packages {
		e := LockedPackage{Ref: p.Ref()}
		if p.TestOnly {
			e.Scope = "testOnly"
		}
		for _, d := range p.Dependencies() {
			e.Dependencies = append(e.Dependencies, Ref{Org: d.Org, Name: d.Name})
			if res.Find(d.Org, d.Name) == nil {
				keep(d)
			}
		}
		for _, i := range res.imports {
			if res.Provider(i.Org, i.Module) == p {
				e.Modules = append(e.Modules, LockedModule{p.Organization, p.Name, i.Module})
			}
		}
		l.Packages = append(l.Packages, e)
	}
	if old != nil && !res.tests() {
		// What only tests need was not looked at.
		for _, p := range old.Packages {
			if p.Scope == "testOnly" && res.Find(p.Org, p.Name) == nil && !kept[p.QName()] {
				l.Packages = append(l.Packages, p)
			}
		}
	}
	l.Packages = append(l.Packages, root)
	return l
}

// tests tells whether the sources of tests were there.
func (res *Resolution) tests() bool {
	for _, m := range res.Root.Modules {
		if len(m.Tests) > 0 {
			return true
		}
	}
	return false
}

func (res *Resolution) fromLibrary(ref Ref) bool {
	for _, l := range res.Library {
		if l == ref {
			return true
		}
	}
	return false
}

// Save writes Dependencies.toml, and remembers that the registry was asked.
// A package that needs nothing beyond the library gets no file it does not
// have, unless always says so.
func (res *Resolution) Save(distribution string, always bool) error {
	root := res.Root
	if root.Single || len(res.Packages) == 0 && !always {
		return nil
	}
	old, err := ReadLock(root.Root)
	if err != nil {
		return err
	}
	if err := res.NewLock(old, distribution).Write(root.Root); err != nil {
		return err
	}
	if !res.asked {
		return nil
	}
	marker := filepath.Join(res.target, updatedFile)
	if err := os.MkdirAll(filepath.Dir(marker), 0o777); err != nil {
		return err
	}
	return os.WriteFile(marker, nil, 0o666)
}

// Graph is the dependency graph for the package's archive.
func (res *Resolution) Graph() *Graph {
	g := &Graph{Modules: []NodeModule{}}
	root := Node{Ref: Ref{res.Root.Org, res.Root.Name, res.Root.Version}, Dependencies: []Ref{}, Modules: []NodeModule{}}
	all := map[string]Node{}
	add := func(ref Ref, transitive bool, deps []Ref) {
		if _, ok := all[ref.QName()]; !ok {
			if deps == nil {
				deps = []Ref{}
			}
			all[ref.QName()] = Node{Ref: ref, Transitive: transitive, Dependencies: deps, Modules: []NodeModule{}}
		}
	}
	for _, ref := range res.Library {
		root.Dependencies = append(root.Dependencies, ref)
		add(ref, false, nil)
	}
	for _, p := range res.Direct {
		if p.TestOnly {
			continue
		}
		root.Dependencies = append(root.Dependencies, p.Ref())
		add(p.Ref(), false, res.chosen(p))
	}
	for _, p := range res.Packages {
		if p.TestOnly {
			continue
		}
		add(p.Ref(), true, res.chosen(p))
		for _, d := range p.Dependencies() {
			if res.Find(d.Org, d.Name) == nil {
				add(d, true, nil)
			}
		}
	}
	for _, m := range res.Root.Modules {
		n := NodeModule{Org: root.Org, Package: root.Name, Version: root.Version, Module: m.Name, Dependencies: []NodeModule{}}
		for _, f := range m.Files {
			for _, i := range importsOf(res.Root.Org, f) {
				n.Dependencies = append(n.Dependencies, res.moduleNode(i))
			}
		}
		root.Modules = append(root.Modules, NodeModule{Org: root.Org, Package: root.Name, Version: root.Version, Module: m.Name, Dependencies: []NodeModule{}})
		g.Modules = append(g.Modules, n)
	}
	g.Packages = []Node{root}
	names := make([]string, 0, len(all))
	for n := range all {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		g.Packages = append(g.Packages, all[n])
	}
	return g
}

// chosen are a package's dependencies in the versions that were chosen.
func (res *Resolution) chosen(p *Resolved) []Ref {
	var list []Ref
	for _, d := range p.Dependencies() {
		if q := res.Find(d.Org, d.Name); q != nil {
			d = q.Ref()
		}
		list = append(list, d)
	}
	return list
}

func (res *Resolution) moduleNode(i Import) NodeModule {
	n := NodeModule{Org: i.Org, Package: i.Module, Module: i.Module, Dependencies: []NodeModule{}}
	if i.Org == res.Root.Org && res.Root.Module(i.Module) != nil {
		n.Package, n.Version = res.Root.Name, res.Root.Version
	} else if p := res.Provider(i.Org, i.Module); p != nil {
		n.Package, n.Version = p.Name, p.Version
	} else {
		for _, l := range res.Library {
			if l.Org == i.Org && (l.Name == i.Module || l.Name == parent(i.Module)) {
				n.Package, n.Version = l.Name, l.Version
			}
		}
	}
	return n
}
