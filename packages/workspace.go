package packages

import (
	"strings"

	"barre/project"
)

// ask notes what a package asks for. Where two packages of a workspace ask for
// the same, the later version serves both, if that is possible.
func (r *resolver) ask(p *project.Package, d project.Dependency) {
	key := d.Org + "/" + d.Name
	old, ok := r.manifest[key]
	if !ok {
		r.manifest[key] = asked{d, p}
		return
	}
	a, hasA := ParseVersion(old.Version)
	b, hasB := ParseVersion(d.Version)
	exact := old.Repository == LocalName || d.Repository == LocalName
	switch {
	case old.Repository != d.Repository && old.Repository != "" && d.Repository != "":
		r.problem(project.ManifestName, d.Range, "the packages %s and %s of the workspace ask for %s from two repositories: %s and %s", old.by.QName(), p.QName(), key, old.Repository, d.Repository)
	case hasA && hasB && (!a.Compatible(b) || exact && a.Compare(b) != 0):
		r.problem(project.ManifestName, d.Range, "the packages %s and %s of the workspace ask for two versions of %s: %s and %s", old.by.QName(), p.QName(), key, a, b)
	case !hasA || hasB && b.Compare(a) > 0 || old.Repository == "" && d.Repository != "":
		if d.Repository == "" {
			d.Repository = old.Repository
		}
		if !hasB || hasA && a.Compare(b) > 0 {
			d.Version = old.Version
		}
		r.manifest[key] = asked{d, p}
	}
}

// checkSibling says of a package of the workspace that it has not the version
// that another asks for.
func (r *resolver) checkSibling(p *project.Package, m *project.Member) {
	have, _ := ParseVersion(m.Version)
	for _, d := range p.Manifest.Dependencies {
		min, ok := ParseVersion(d.Version)
		if d.Org != m.Org || d.Name != m.Name || !ok {
			continue
		}
		mode := r.o.Mode
		if mode == "" {
			mode = "soft"
		}
		if mode == "locked" || mode == "hard" {
			mode = "exact"
		}
		if _, fits := Choose([]Version{have}, min, mode); !fits {
			r.problem(project.ManifestName, d.Range, "the package %s/%s needs %s/%s:%s, and the workspace has %s: change one of the two, or take it from a repository with skipWorkspace = true", p.Org, p.Name, d.Org, d.Name, d.Version, m.Version)
		}
	}
}

// cycleOf writes the path from a package on the way back to itself, "" when it
// is none of them.
func cycleOf(way []*project.Package, m *project.Member) string {
	for k, p := range way {
		if p.Root != m.Root {
			continue
		}
		var names []string
		for _, q := range way[k:] {
			names = append(names, q.QName())
		}
		return strings.Join(append(names, p.QName()), " → ")
	}
	return ""
}

// BuildOrder puts the packages of a workspace behind those of it that they
// import from. Cycles are left to [Resolve], which says where they are. The
// second result tells which of them others import, by folder.
func BuildOrder(all []*project.Package) (order []*project.Package, imported map[string]bool) {
	byRoot := map[string]*project.Package{}
	for _, p := range all {
		byRoot[p.Root] = p
	}
	imported = map[string]bool{}
	seen := map[string]bool{}
	var visit func(p *project.Package)
	visit = func(p *project.Package) {
		if seen[p.Root] {
			return
		}
		seen[p.Root] = true
		for _, i := range Imports(p) {
			if p.Module(i.Module) != nil && i.Org == p.Org {
				continue
			}
			if m := p.Sibling(i.Org, i.Module); m != nil && byRoot[m.Root] != nil {
				imported[m.Root] = imported[m.Root] || !i.Test
				visit(byRoot[m.Root])
			}
		}
		order = append(order, p)
	}
	for _, p := range all {
		visit(p)
	}
	return order, imported
}
