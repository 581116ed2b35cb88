// Package registry is a registry of packages: a server that speaks the package
// API of Ballerina Central, for teams that keep their packages to themselves.
// docs/packages.md lists the requests, and what is assumed about them.
package registry

import (
	"context"
	"errors"
	"io"
	"sort"
	"strings"
	"time"

	"barre/packages"
)

// entry is a published version. It does not change, but for its deprecation.
type entry struct {
	packages.Description
	Digest   string          `json:"digest"`
	Size     int             `json:"size"`
	Created  int64           `json:"createdDate"` // milliseconds
	Pusher   string          `json:"publishedBy"`
	Graph    *packages.Graph `json:"graph"`
	Readme   string          `json:"readmeText"`
	Modules  []string        `json:"modules"`
	Obsolete *obsolete       `json:"-"`

	version packages.Version
}

// obsolete says that a version is deprecated.
type obsolete struct {
	Message string `json:"message"`
}

// storage keeps packages and tokens. Several requests use it at once.
type storage interface {
	// publish adds a version. All of it is there afterwards, or nothing. The error
	// is errExists when the version is there.
	publish(ctx context.Context, e *entry, data []byte) error
	// versions lists a package's versions, the latest first.
	versions(ctx context.Context, org, name string) ([]*entry, error)
	// search lists the versions of packages whose text has all words, of one
	// organisation unless org is "".
	search(ctx context.Context, words []string, org string) ([]*entry, error)
	// open gives an archive.
	open(ctx context.Context, r packages.Ref) (io.ReadCloser, error)
	// deprecate marks versions of a package, all of them for "*"; a nil mark takes
	// it back. The error is errNone when there is no such version.
	deprecate(ctx context.Context, r packages.Ref, mark *obsolete) error

	addToken(ctx context.Context, t token) error
	// findToken gives the token with a digest, nil when there is none.
	findToken(ctx context.Context, digest string) (*token, error)
	tokens(ctx context.Context) ([]token, error)
	// revoke takes a user's tokens away and tells how many there were.
	revoke(ctx context.Context, user string) (int, error)

	close() error
}

var (
	errExists = errors.New("the version is there already")
	errNone   = errors.New("package not found")
)

// newEntry is what is kept of an archive that has been checked.
func newEntry(d *packages.Description, g *packages.Graph, data []byte, pusher string) *entry {
	e := &entry{
		Description: *d, Digest: packages.Digest(data), Size: len(data), Created: time.Now().UnixMilli(), Pusher: pusher, Graph: g,
		Readme: string(packages.EntryText(data, d.Readme)),
	}
	for _, n := range g.Packages {
		if n.Org == d.Organization && n.Name == d.Name {
			for _, m := range n.Modules {
				e.Modules = append(e.Modules, m.Module)
			}
		}
	}
	if len(e.Modules) == 0 {
		e.Modules = d.Export
	}
	return e
}

// text is what a search looks at.
func (e *entry) text() string {
	return strings.ToLower(strings.Join(append([]string{e.Organization + "/" + e.Name, e.Description.Description}, e.Keywords...), " "))
}

// sortEntries puts packages in the order of their names, and the latest version
// of each first.
func sortEntries(list []*entry) {
	for _, e := range list {
		e.version, _ = packages.ParseVersion(e.Version)
	}
	sort.Slice(list, func(i, j int) bool {
		if a, b := list[i].Ref().QName(), list[j].Ref().QName(); a != b {
			return a < b
		}
		return list[i].version.Compare(list[j].version) > 0
	})
}

// latest keeps one version of each package of a sorted list, the latest release
// that may be seen, or the latest at all.
func latest(list []*entry, sees func(*entry) bool) []*entry {
	var out []*entry
	for _, e := range list {
		if !sees(e) {
			continue
		}
		n := len(out) - 1
		switch {
		case n < 0 || out[n].Ref().QName() != e.Ref().QName():
			out = append(out, e)
		case out[n].version.PreRelease() && !e.version.PreRelease():
			out[n] = e
		}
	}
	return out
}

// find returns a version, the latest for "*" or ""; nil when there is none that
// may be seen.
func find(ctx context.Context, s storage, r packages.Ref, sees func(*entry) bool) (*entry, error) {
	list, err := s.versions(ctx, r.Org, r.Name)
	if err != nil {
		return nil, err
	}
	if r.Version == "*" || r.Version == "" {
		if l := latest(list, sees); len(l) > 0 {
			return l[0], nil
		}
		return nil, nil
	}
	for _, e := range list {
		if e.Version == r.Version && sees(e) {
			return e, nil
		}
	}
	return nil, nil
}

// fit finds the version that a locking mode leads to from a lowest one.
func fit(ctx context.Context, s storage, org, name, lowest, mode string, sees func(*entry) bool) (*entry, error) {
	all, err := s.versions(ctx, org, name)
	if err != nil {
		return nil, err
	}
	var list []packages.Version
	byVersion := map[string]*entry{}
	for _, e := range all {
		if sees(e) {
			list = append(list, e.version)
			byVersion[e.Version] = e
		}
	}
	min, _ := packages.ParseVersion(lowest)
	if mode == "" {
		mode = "medium"
	}
	v, ok := packages.Choose(list, min, mode)
	if !ok {
		return nil, nil
	}
	return byVersion[v.String()], nil
}
