package packages

import (
	"fmt"
	"strings"

	"barre/project"
)

// pick chooses the version for one wish.
func (r *resolver) pick(w want, at Import) *Resolved {
	key := w.org + "/" + w.name
	ask, listed := r.manifest[key]
	d := ask.Dependency
	min, exact := w.min, false
	asked := "nothing asks for one"
	if w.from != nil {
		asked = fmt.Sprintf("%s was made with %s", w.from.Ref(), min)
	}
	if v, ok := ParseVersion(d.Version); ok && (min.IsZero() || v.Compare(min) > 0 || d.Repository == LocalName) {
		min = v
		exact = d.Repository == LocalName
		asked = fmt.Sprintf("%s asks for %s", project.ManifestName, min)
	}
	if l := r.lock.Find(w.org, w.name); l != nil && !exact {
		if v, ok := ParseVersion(l.Version); ok && (min.IsZero() || v.Compatible(min) && v.Compare(min) > 0) {
			min = v
			asked = fmt.Sprintf("%s has %s", LockName, min)
		}
	}
	for _, s := range r.sources(w, d) {
		if s == nil {
			r.problem(project.ManifestName, d.Range, "the repository '%s' is none that Settings.toml in '%s' lists", d.Repository, r.settings.Home)
			return nil
		}
		if p := r.from(s, w, min, exact, at); p != nil {
			p.TestOnly = w.test
			p.Why = r.why(asked, min, p.version, exact)
			return p
		}
		if len(r.res.Problems) > 0 {
			return nil
		}
	}
	if (listed || r.mode == "locked") && !min.IsZero() {
		ref := Ref{w.org, w.name, min.String()}
		vs := r.settings.Local().Versions(w.org, w.name)
		switch {
		case d.Repository == LocalName && len(vs) > 0:
			r.problem(project.ManifestName, d.Range, "the repository 'local' does not have the package %s; it has %s", ref, join(vs))
		case d.Repository != "":
			r.problem(project.ManifestName, d.Range, "the repository '%s' does not have the package %s", d.Repository, ref)
		case r.mode == "locked":
			r.problem(at.File, at.Range, "no repository has the package %s, which %s and Ballerina.toml ask for", ref, LockName)
		default:
			r.problem(project.ManifestName, d.Range, "no repository has the package %s", ref)
		}
	}
	return nil
}

// why says how a version came from the one that was asked for.
func (r *resolver) why(asked string, min, chosen Version, exact bool) string {
	switch {
	case min.IsZero():
		return asked + ", so it is the latest release"
	case min.Compare(chosen) == 0:
		return asked
	case exact:
		return asked
	}
	what := "the lowest later one there is"
	switch mode := r.modeFor(exact); {
	case mode == "soft":
		what = "the latest of the same major version (locking mode soft)"
	case mode == "medium" && min.Major == chosen.Major && min.Minor == chosen.Minor:
		what = "the latest patch (locking mode medium)"
	}
	return fmt.Sprintf("%s, %s is %s", asked, chosen, what)
}

func join(vs []Version) string {
	var s []string
	for _, v := range vs {
		s = append(s, v.String())
	}
	return strings.Join(s, ", ")
}

// sources are the places for a wish, in order; an element is nil for a
// repository that nobody knows.
func (r *resolver) sources(w want, d project.Dependency) []*source {
	local := &source{name: LocalName, folder: r.settings.Local()}
	switch d.Repository {
	case LocalName:
		return []*source{local}
	case "", CentralName:
	default:
		c := r.settings.Repository(d.Repository)
		switch {
		case c == nil:
			return []*source{nil}
		case c.Path != "":
			return []*source{{name: c.ID, folder: Folder{c.Path}}}
		}
		s := &source{name: c.ID, folder: r.settings.folder(c.ID), guess: true}
		if !r.o.Offline && !r.down[c.ID] {
			s.list = func(org, name string) ([]Version, error) { return r.registry.MavenVersions(c, org, name) }
			s.pull = func(ref Ref) error { return r.registry.PullMaven(c, ref, s.folder) }
		}
		return []*source{s}
	}
	central := &source{name: CentralName, folder: r.settings.Cache()}
	if !r.o.Offline && !r.down[CentralName] {
		central.list = r.registry.Versions
		central.pull = func(ref Ref) error {
			info, err := r.registry.Pull(ref, central.folder)
			if err == nil && info.IsDeprecated {
				r.warn("the package %s is deprecated: %s", ref, info.DeprecateMessage)
			}
			return err
		}
	}
	if w.local {
		// What a package of the local repository was made with is likely there.
		return []*source{local, central}
	}
	return []*source{central}
}

// from chooses a version of one place; nil when it has none that fits.
func (r *resolver) from(s *source, w want, min Version, exact bool, at Import) *Resolved {
	list := r.available(s, w, min, exact)
	for {
		v, ok := Choose(list, min, r.modeFor(exact))
		if !ok {
			return nil
		}
		b, err := r.open(s, Ref{w.org, w.name, v.String()})
		if err != nil {
			r.problem(at.File, at.Range, "cannot use the package %s: %v", Ref{w.org, w.name, v.String()}, err)
			return nil
		}
		if b != nil && r.later(b) && !exact {
			r.warn("the package %s is for Ballerina %s: an earlier version is looked for", b.Ref(), b.Distribution)
			b = nil
		} else if b != nil && r.later(b) {
			r.problem(at.File, at.Range, "the package %s is for Ballerina %s; this is %s", b.Ref(), b.Distribution, r.o.Distribution)
			return nil
		}
		if b != nil {
			return &Resolved{Bala: b, Repository: s.name, version: v, from: w.from}
		}
		rest := make([]Version, 0, len(list))
		for _, o := range list {
			if o.Compare(v) != 0 {
				rest = append(rest, o)
			}
		}
		list = rest
	}
}

func (r *resolver) modeFor(exact bool) string {
	if exact || r.mode == "locked" {
		return "exact"
	}
	if r.fresh {
		return "hard"
	}
	return r.mode
}

// later tells whether a package was made with a later distribution's language.
func (r *resolver) later(b *Bala) bool {
	v, ok := ParseVersion(b.Distribution)
	now, _ := ParseVersion(r.o.Distribution)
	return ok && v.Major == now.Major && v.Minor > now.Minor
}

// available lists the versions that a place has. The registry is not asked
// where its cache already has the answer.
func (r *resolver) available(s *source, w want, min Version, exact bool) []Version {
	key := s.name + " " + w.org + "/" + w.name
	if list, ok := r.versions[key]; ok {
		return list
	}
	list := s.folder.Versions(w.org, w.name)
	if exact || r.modeFor(exact) == "hard" {
		for _, v := range list {
			if v.Compare(min) == 0 {
				return list
			}
		}
		if exact && s.pull != nil {
			return []Version{min}
		}
	}
	if s.list != nil {
		remote, err := s.list(w.org, w.name)
		if err != nil {
			r.warn("%v; only what was pulled before is used", err)
			r.down[s.name] = true
			s.pull, s.guess = nil, false
		} else {
			r.res.asked = true
		}
		for _, v := range remote {
			known := false
			for _, have := range list {
				known = known || have.Compare(v) == 0
			}
			if !known {
				list = append(list, v)
			}
		}
		if len(list) == 0 && s.guess && !min.IsZero() {
			return []Version{min} // it may be there without being listed
		}
		SortVersions(list)
	}
	r.versions[key] = list
	return list
}

func (r *resolver) open(s *source, ref Ref) (*Bala, error) {
	key := s.name + " " + ref.String()
	if b := r.opened[key]; b != nil {
		return b, nil
	}
	b, err := s.folder.Open(ref)
	if b == nil && err == nil && s.pull != nil {
		if err = s.pull(ref); IsAbsent(err) {
			return nil, nil
		} else if err == nil {
			b, err = s.folder.Open(ref)
		}
	}
	if b != nil {
		r.opened[key] = b
		if r.o.opened != nil {
			r.o.opened(ref)
		}
	}
	return b, err
}

// Choose picks a version that satisfies a minimum from a list with the latest
// first. Modes: exact and hard keep to the minimum, medium goes to the latest
// patch, soft to the latest of the same major version; what is not there is
// replaced by the lowest that is compatible.
func Choose(list []Version, min Version, mode string) (Version, bool) {
	if min.IsZero() {
		for _, v := range list {
			if !v.PreRelease() {
				return v, true
			}
		}
		if len(list) > 0 {
			return list[0], true
		}
		return Version{}, false
	}
	lowest := Version{}
	for _, v := range list {
		if v.Compare(min) < 0 {
			break
		}
		if v.PreRelease() && !min.PreRelease() {
			continue
		}
		same := v.Major == min.Major && v.Minor == min.Minor
		switch {
		case v.Compare(min) == 0:
			return v, true
		case mode == "medium" && same, mode == "soft" && (same || v.Compatible(min)):
			return v, true
		}
		if v.Compatible(min) && mode != "exact" {
			lowest = v
		}
	}
	return lowest, !lowest.IsZero()
}
