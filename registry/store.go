// Package registry is a registry of packages: a server that speaks the package
// API of Ballerina Central, for teams that keep their packages to themselves.
// docs/packages.md lists the requests, and what is assumed about them.
package registry

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
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

// store keeps packages on disk, DATA/packages/ORG/NAME/VERSION with the archive
// and what is known of it, and what is known in memory too.
type store struct {
	dir string

	mu  sync.RWMutex
	all map[string][]*entry // by org/name, the latest first
}

const (
	archiveFile  = "package.bala"
	entryFile    = "entry.json"
	obsoleteFile = "deprecated.json"
)

var (
	errExists = errors.New("the version is there already")
	errNone   = errors.New("package not found")
)

func openStore(dir string) (*store, error) {
	s := &store{dir: dir, all: map[string][]*entry{}}
	// Pushes that a stop of the server interrupted.
	if err := os.RemoveAll(filepath.Join(dir, "incoming")); err != nil {
		return nil, err
	}
	for _, sub := range []string{"incoming", "packages"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			return nil, err
		}
	}
	names, err := filepath.Glob(filepath.Join(dir, "packages", "*", "*", "*", entryFile))
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		e := &entry{}
		if err := readJSON(n, e); err != nil {
			return nil, fmt.Errorf("the registry's data is damaged: %s: %w", n, err)
		}
		var o obsolete
		switch err := readJSON(filepath.Join(filepath.Dir(n), obsoleteFile), &o); {
		case err == nil:
			e.Obsolete = &o
		case !errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("the registry's data is damaged: %s: %w", n, err)
		}
		s.add(e)
	}
	return s, nil
}

func readJSON(name string, into any) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

func (s *store) add(e *entry) {
	e.version, _ = packages.ParseVersion(e.Version)
	key := e.Organization + "/" + e.Name
	list := append(s.all[key][:len(s.all[key]):len(s.all[key])], e)
	sort.Slice(list, func(i, j int) bool { return list[i].version.Compare(list[j].version) > 0 })
	s.all[key] = list
}

func (s *store) path(r packages.Ref, parts ...string) string {
	return filepath.Join(append([]string{s.dir, "packages", r.Org, r.Name, r.Version}, parts...)...)
}

// publish adds an archive that has been checked. It is visible once all of it
// is on disk, and not at all otherwise.
func (s *store) publish(d *packages.Description, g *packages.Graph, data []byte, pusher string) (*entry, error) {
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
	text, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		return nil, err
	}
	temp, err := os.MkdirTemp(filepath.Join(s.dir, "incoming"), "push-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	if err := os.Chmod(temp, 0o755); err != nil {
		return nil, err
	}
	for name, content := range map[string][]byte{archiveFile: data, entryFile: text} {
		if err := writeSynced(filepath.Join(temp, name), content); err != nil {
			return nil, err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	final := s.path(d.Ref())
	if _, err := os.Stat(final); err == nil {
		return nil, errExists
	}
	if err := os.MkdirAll(filepath.Dir(final), 0o755); err != nil {
		return nil, err
	}
	if err := os.Rename(temp, final); err != nil {
		return nil, err
	}
	s.add(e)
	return e, nil
}

func writeSynced(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// deprecate marks versions of a package, all of them for "*"; a nil mark takes
// it back.
func (s *store) deprecate(r packages.Ref, mark *obsolete) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := false
	list := append([]*entry(nil), s.all[r.QName()]...)
	for i, e := range list {
		if r.Version != "*" && r.Version != e.Version {
			continue
		}
		found = true
		name := s.path(e.Ref(), obsoleteFile)
		if mark == nil {
			if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		} else {
			text, err := json.Marshal(mark)
			if err != nil {
				return err
			}
			if err := writeSynced(name+".tmp", text); err != nil {
				return err
			}
			if err := os.Rename(name+".tmp", name); err != nil {
				return err
			}
		}
		changed := *e
		changed.Obsolete = mark
		list[i] = &changed
	}
	if !found {
		return errNone
	}
	s.all[r.QName()] = list
	return nil
}

// versions lists a package's versions, the latest first.
func (s *store) versions(org, name string) []*entry {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.all[org+"/"+name]
}

// find returns a version, the latest for "*" or "".
func (s *store) find(r packages.Ref, sees func(*entry) bool) *entry {
	for _, e := range s.versions(r.Org, r.Name) {
		if sees(e) && (r.Version == e.Version || (r.Version == "*" || r.Version == "") && (!e.version.PreRelease() || len(s.versions(r.Org, r.Name)) == 1)) {
			return e
		}
	}
	return nil
}

// search lists the latest versions of the packages that all words fit, by name.
func (s *store) search(query, org string, sees func(*entry) bool) []*entry {
	s.mu.RLock()
	defer s.mu.RUnlock()
	words := strings.Fields(strings.ToLower(query))
	var found []*entry
	for _, list := range s.all {
		e := list[0]
		text := strings.ToLower(strings.Join(append([]string{e.Organization + "/" + e.Name, e.Description.Description}, e.Keywords...), " "))
		fits := sees(e) && (org == "" || org == e.Organization)
		for _, w := range words {
			w = strings.TrimPrefix(w, "org:")
			fits = fits && strings.Contains(text, w)
		}
		if fits {
			found = append(found, e)
		}
	}
	sort.Slice(found, func(i, j int) bool {
		return found[i].Organization+"/"+found[i].Name < found[j].Organization+"/"+found[j].Name
	})
	return found
}
