// Package packages is about packages of other people: versions and which of
// them go together, archives (.bala), repositories that keep them, and the
// choice of one version of each package that a program needs.
//
// A repository in the file system has the layout of bal's: bala/ORG/NAME/
// VERSION/PLATFORM holds an unpacked archive. Packages from a registry are
// unpacked into such a repository, the registry's cache, before they are used,
// so that everything past the choice of versions reads folders.
package packages

import (
	"cmp"
	"strconv"
	"strings"

	"barre/project"
)

// Version is a semantic version.
type Version struct {
	Major, Minor, Patch uint64
	pre                 []string
	text                string
}

// ParseVersion reads a version; false when s is none.
func ParseVersion(s string) (Version, bool) {
	if !project.ValidVersion(s) {
		return Version{}, false
	}
	v := Version{text: s}
	core, _, _ := strings.Cut(s, "+")
	core, pre, hasPre := strings.Cut(core, "-")
	if hasPre {
		v.pre = strings.Split(pre, ".")
	}
	for i, p := range strings.Split(core, ".") {
		n, err := strconv.ParseUint(p, 10, 64)
		if err != nil {
			return Version{}, false
		}
		*[]*uint64{&v.Major, &v.Minor, &v.Patch}[i] = n
	}
	return v, true
}

// String is the version as it was written.
func (v Version) String() string { return v.text }

// IsZero tells whether v is no version at all.
func (v Version) IsZero() bool { return v.text == "" }

// PreRelease tells 1.0.0-beta from 1.0.0.
func (v Version) PreRelease() bool { return len(v.pre) > 0 }

// Compare orders versions as semver.org 2.0.0 does: -1, 0 or 1.
func (v Version) Compare(w Version) int {
	if c := cmp.Or(cmp.Compare(v.Major, w.Major), cmp.Compare(v.Minor, w.Minor), cmp.Compare(v.Patch, w.Patch)); c != 0 {
		return c
	}
	switch {
	case len(v.pre) == 0 || len(w.pre) == 0:
		// A release follows its pre-releases.
		return cmp.Compare(len(w.pre), len(v.pre))
	}
	for i := 0; i < len(v.pre) && i < len(w.pre); i++ {
		a, b := v.pre[i], w.pre[i]
		x, errA := strconv.ParseUint(a, 10, 64)
		y, errB := strconv.ParseUint(b, 10, 64)
		var c int
		switch {
		case errA == nil && errB == nil:
			c = cmp.Compare(x, y)
		case errA == nil:
			c = -1 // numbers before words
		case errB == nil:
			c = 1
		default:
			c = strings.Compare(a, b)
		}
		if c != 0 {
			return c
		}
	}
	return cmp.Compare(len(v.pre), len(w.pre))
}

// Compatible tells whether a program that needs one of the two versions can
// have the other, if that is the later one: the major versions are the same,
// and not 0, which promises nothing.
func (v Version) Compatible(w Version) bool {
	return v.Compare(w) == 0 || v.Major == w.Major && v.Major != 0
}
