package packages

import (
	"fmt"
	"sort"

	"barre/project"
)

// Step is the graph at one point of the choice of versions.
type Step struct {
	Title    string
	Packages []Node
}

// step keeps the graph as it is now.
func (r *resolver) step(title string) {
	if !r.o.Steps {
		return
	}
	s := Step{Title: title}
	for _, p := range r.res.byName {
		s.Packages = append(s.Packages, Node{Ref: p.Ref(), Dependencies: p.Dependencies()})
	}
	sort.Slice(s.Packages, func(i, j int) bool { return s.Packages[i].QName() < s.Packages[j].QName() })
	r.res.Steps = append(r.res.Steps, s)
}

// at is the place of an import as messages have it.
func (i Import) at() string { return fmt.Sprintf("%s:%d", i.File, i.Range.Start.Line) }

// Members are the packages of the workspace that are needed, by name.
func (res *Resolution) Members() []*project.Package {
	var list []*project.Package
	for _, p := range res.Siblings {
		list = append(list, p)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].QName() < list[j].QName() })
	return list
}

// ImportedAt lists the places where the package itself imports modules of
// another.
func (res *Resolution) ImportedAt(org, name string) []string {
	var list []string
	for _, m := range res.Root.Modules {
		for _, f := range append(m.Files[:len(m.Files):len(m.Files)], m.Tests...) {
			for _, i := range importsOf(res.Root.Org, f) {
				if i.Org == org && (i.Module == name || len(i.Module) > len(name) && i.Module[:len(name)+1] == name+".") && res.Root.Module(i.Module) == nil {
					list = append(list, i.at())
				}
			}
		}
	}
	return list
}

// maxWays is how many ways to a package are told.
const maxWays = 20

// Ways lists the paths that lead from the root to a package; there may be more
// than are told.
func (res *Resolution) Ways(to *Resolved) (ways [][]string, more bool) {
	add := func(way []string) {
		if more = len(ways) == maxWays; !more {
			ways = append(ways, append([]string(nil), way...))
		}
	}
	// leads keeps from walking where the package is not.
	leads := map[*Resolved]bool{}
	var reaches func(p *Resolved) bool
	reaches = func(p *Resolved) bool {
		if known, ok := leads[p]; ok {
			return known
		}
		yes := p == to
		leads[p] = yes
		for _, n := range p.Needs {
			yes = reaches(n) || yes
		}
		leads[p] = yes
		return yes
	}
	var walk func(way []string, p *Resolved)
	walk = func(way []string, p *Resolved) {
		if more || !reaches(p) {
			return
		}
		way = append(way[:len(way):len(way)], p.Ref().String())
		if p == to {
			add(way)
			return
		}
		for _, n := range p.Needs {
			walk(way, n)
		}
	}
	res.members(func(way []string, p *project.Package) {
		direct := map[*Resolved]bool{}
		for _, i := range Imports(p) {
			if p.Sibling(i.Org, i.Module) != nil {
				continue
			}
			if d := res.Provider(i.Org, i.Module); d != nil && !direct[d] {
				direct[d] = true
				walk(way, d)
			}
		}
	})
	return ways, more
}

// members visits the root and the packages of the workspace that it needs, each
// with one way that leads to it.
func (res *Resolution) members(visit func(way []string, p *project.Package)) {
	seen := map[string]bool{}
	var from func(way []string, p *project.Package)
	from = func(way []string, p *project.Package) {
		if seen[p.Root] {
			return
		}
		seen[p.Root] = true
		way = append(way[:len(way):len(way)], p.QName())
		visit(way, p)
		for _, i := range Imports(p) {
			if m := p.Sibling(i.Org, i.Module); m != nil && res.Siblings[m.Root] != nil {
				from(way, res.Siblings[m.Root])
			}
		}
	}
	from(nil, res.Root)
}

// WaysToMember gives a path that leads from the root to a package of the
// workspace.
func (res *Resolution) WaysToMember(to *project.Package) (ways [][]string) {
	res.members(func(way []string, p *project.Package) {
		if p == to {
			ways = append(ways, way)
		}
	})
	return ways
}
