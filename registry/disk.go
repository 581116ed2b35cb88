package registry

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"barre/packages"
)

// disk keeps packages in a folder, packages/ORG/NAME/VERSION with the archive
// and what is known of it, and what is known in memory too. One process at a
// time serves a folder; tokens may be changed beside it.
type disk struct {
	dir string

	mu  sync.RWMutex
	all map[string][]*entry // by org/name, the latest first
}

const (
	archiveFile  = "package.bala"
	entryFile    = "entry.json"
	obsoleteFile = "deprecated.json"
)

// openDisk opens the folder for what needs no packages: tokens.
func openDisk(dir string) (*disk, error) {
	return &disk{dir: dir, all: map[string][]*entry{}}, os.MkdirAll(dir, 0o755)
}

// load reads what the folder has.
func (s *disk) load() error {
	// Pushes that a stop of the server interrupted.
	if err := os.RemoveAll(filepath.Join(s.dir, "incoming")); err != nil {
		return err
	}
	for _, sub := range []string{"incoming", "packages"} {
		if err := os.MkdirAll(filepath.Join(s.dir, sub), 0o755); err != nil {
			return err
		}
	}
	names, err := filepath.Glob(filepath.Join(s.dir, "packages", "*", "*", "*", entryFile))
	if err != nil {
		return err
	}
	for _, n := range names {
		e := &entry{}
		if err := readJSON(n, e); err != nil {
			return fmt.Errorf("the registry's data is damaged: %s: %w", n, err)
		}
		var o obsolete
		switch err := readJSON(filepath.Join(filepath.Dir(n), obsoleteFile), &o); {
		case err == nil:
			e.Obsolete = &o
		case !errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("the registry's data is damaged: %s: %w", n, err)
		}
		s.add(e)
	}
	return nil
}

func readJSON(name string, into any) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

// add notes a version. Lists that are in use elsewhere stay as they are.
func (s *disk) add(e *entry) {
	key := e.Ref().QName()
	list := append(s.all[key][:len(s.all[key]):len(s.all[key])], e)
	sortEntries(list)
	s.all[key] = list
}

func (s *disk) path(r packages.Ref, parts ...string) string {
	return filepath.Join(append([]string{s.dir, "packages", r.Org, r.Name, r.Version}, parts...)...)
}

func (s *disk) publish(ctx context.Context, e *entry, data []byte) error {
	text, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		return err
	}
	// It is renamed to its place once all of it is on disk.
	temp, err := os.MkdirTemp(filepath.Join(s.dir, "incoming"), "push-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	for name, content := range map[string][]byte{archiveFile: data, entryFile: text} {
		if err := writeSynced(filepath.Join(temp, name), content); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	final := s.path(e.Ref())
	if _, err := os.Stat(final); err == nil {
		return errExists
	}
	if err := ctx.Err(); err != nil {
		return err // whoever pushed is gone
	}
	if err := os.MkdirAll(filepath.Dir(final), 0o755); err != nil {
		return err
	}
	if err := os.Rename(temp, final); err != nil {
		return err
	}
	s.add(e)
	return nil
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

func (s *disk) deprecate(_ context.Context, r packages.Ref, mark *obsolete) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := false
	list := append([]*entry(nil), s.all[r.QName()]...)
	for i, e := range list {
		if r.Version != "*" && r.Version != e.Version {
			continue
		}
		found = true
		if err := s.mark(e, mark); err != nil {
			return err
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

// mark writes down that a version is deprecated, or not.
func (s *disk) mark(e *entry, mark *obsolete) error {
	name := s.path(e.Ref(), obsoleteFile)
	if mark == nil {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	text, err := json.Marshal(mark)
	if err != nil {
		return err
	}
	if err := writeSynced(name+".tmp", text); err != nil {
		return err
	}
	return os.Rename(name+".tmp", name)
}

func (s *disk) versions(_ context.Context, org, name string) ([]*entry, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.all[org+"/"+name], nil
}

func (s *disk) search(_ context.Context, words []string, org string) ([]*entry, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var found []*entry
	for _, list := range s.all {
		for _, e := range list {
			fits := org == "" || org == e.Organization
			for _, w := range words {
				fits = fits && strings.Contains(e.text(), w)
			}
			if fits {
				c := *e
				found = append(found, &c)
			}
		}
	}
	sortEntries(found)
	return found, nil
}

func (s *disk) open(_ context.Context, r packages.Ref) (io.ReadCloser, error) {
	return os.Open(s.path(r, archiveFile))
}

func (s *disk) close() error { return nil }

// A token is a file of its own, named by its digest, so that commands that add
// and take away tokens at the same time do not undo each other's work.

func (s *disk) tokenFile(digest string) string {
	return filepath.Join(s.dir, "tokens", digest+".json")
}

func (s *disk) addToken(_ context.Context, t token) error {
	text, err := json.MarshalIndent(t, "", "  ")
	if err != nil {
		return err
	}
	name := s.tokenFile(t.Digest)
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(name+".tmp", text, 0o600); err != nil {
		return err
	}
	return os.Rename(name+".tmp", name)
}

func (s *disk) findToken(_ context.Context, digest string) (*token, error) {
	t := &token{}
	err := readJSON(s.tokenFile(digest), t)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read a token: %w", err)
	}
	return t, nil
}

func (s *disk) tokens(context.Context) ([]token, error) {
	names, err := filepath.Glob(s.tokenFile("*"))
	if err != nil {
		return nil, err
	}
	var list []token
	for _, n := range names {
		var t token
		if err := readJSON(n, &t); errors.Is(err, fs.ErrNotExist) {
			continue // taken away meanwhile
		} else if err != nil {
			return nil, fmt.Errorf("cannot read a token: %w", err)
		}
		list = append(list, t)
	}
	return list, nil
}

func (s *disk) revoke(ctx context.Context, user string) (int, error) {
	list, err := s.tokens(ctx)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, t := range list {
		if t.User != user {
			continue
		}
		if err := os.Remove(s.tokenFile(t.Digest)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return n, err
		}
		n++
	}
	return n, nil
}
