package cli

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// settle is how long the sources must stay as they are before they are
	// looked at: editors write a file in several steps, and several files.
	settle = 10 * time.Millisecond
	// settled is when they are looked at all the same.
	settled = 200 * time.Millisecond
)

// sources are the files that a program is made from and configured with.
type sources struct {
	notify *fsnotify.Watcher
	roots  []string // folders with sources: the package's, those of its workspace
	config []string // files of BAL_CONFIG_FILES
	state  [sha256.Size]byte
	warn   io.Writer
	failed map[string]bool // folders that cannot be watched, and have been told of
}

func watchSources(root string, o RunOptions) (*sources, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	s := &sources{notify: notify, roots: []string{root}, config: configFiles(o.Environ), warn: o.Stderr, failed: map[string]bool{}}
	s.observe()
	s.state = s.fingerprint()
	return s, nil
}

func (s *sources) close() { s.notify.Close() }

// follow watches the folders that a version was compiled from.
func (s *sources) follow(roots []string) {
	if slices.Equal(roots, s.roots) {
		return
	}
	s.roots = roots
	s.observe()
	s.state = s.fingerprint()
}

// changed reports whether the sources are others than they were, once they are
// left alone after an event.
func (s *sources) changed(e fsnotify.Event) bool {
	if !s.concerns(e.Name) {
		return false
	}
	quiet := time.NewTimer(settle)
	defer quiet.Stop()
	for late := time.After(settled); ; {
		select {
		case e := <-s.notify.Events:
			if s.concerns(e.Name) {
				quiet.Reset(settle)
			}
			continue
		case <-quiet.C:
		case <-late:
		}
		break
	}
	s.observe()
	state := s.fingerprint()
	was := s.state
	s.state = state
	return state != was
}

// concerns reports whether a change of a file may matter: it is a source or
// configuration, a resource, or a folder.
func (s *sources) concerns(name string) bool {
	switch ext := filepath.Ext(name); {
	case ext == ".bal" || ext == ".toml":
		return true
	case slices.Contains(strings.Split(filepath.ToSlash(name), "/"), "resources"):
		return true
	case ext == "":
		st, err := os.Stat(name)
		return err != nil || st.IsDir() // a folder that is gone had sources, too
	}
	// What stands beside a file of the configuration may be what it points to.
	dir := filepath.Dir(name)
	return slices.ContainsFunc(s.config, func(f string) bool { return filepath.Dir(f) == dir })
}

// eachFolder visits the folders that may hold sources; in those of resources
// every file counts.
func (s *sources) eachFolder(visit func(dir string, entries []fs.DirEntry, resources bool)) {
	var walk func(dir string, deep, resources bool)
	walk = func(dir string, deep, resources bool) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return
		}
		visit(dir, entries, resources)
		for _, e := range entries {
			name := e.Name()
			if deep && e.IsDir() && !strings.HasPrefix(name, ".") && name != "target" && name != "tests" && name != "node_modules" {
				walk(filepath.Join(dir, name), true, resources || name == "resources")
			}
		}
	}
	for _, r := range s.roots {
		// Beside a single file may lie anything.
		walk(r, isPackage(r), false)
	}
	if wd, err := os.Getwd(); err == nil && !slices.Contains(s.roots, wd) {
		walk(wd, false, false) // its Config.toml counts
	}
}

func isPackage(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "Ballerina.toml"))
	return err == nil
}

// observe watches the folders there are now. It is folders that are watched, for
// a file that is replaced is another one.
func (s *sources) observe() {
	add := func(dir string) {
		if err := s.notify.Add(dir); err != nil && !s.failed[dir] {
			s.failed[dir] = true
			fmt.Fprintf(s.warn, "watch: changes in '%s' go unnoticed: %v\n", dir, err)
		}
	}
	s.eachFolder(func(dir string, _ []fs.DirEntry, _ bool) { add(dir) })
	for _, f := range s.config {
		if _, err := os.Stat(filepath.Dir(f)); err == nil { // a missing one is told with the configuration
			add(filepath.Dir(f))
		}
	}
}

// fingerprint tells states of the sources apart: saving a file as it was
// restarts nothing.
func (s *sources) fingerprint() (sum [sha256.Size]byte) {
	h := sha256.New()
	add := func(path string) {
		text, err := os.ReadFile(path)
		fmt.Fprintf(h, "%s\x00%d\x00%v\x00", path, len(text), err == nil)
		h.Write(text)
	}
	s.eachFolder(func(dir string, entries []fs.DirEntry, resources bool) {
		for _, e := range entries {
			switch ext := filepath.Ext(e.Name()); {
			case e.IsDir():
			case resources: // they may be large
				if st, err := e.Info(); err == nil {
					fmt.Fprintf(h, "%s\x00%d\x00%d\x00", filepath.Join(dir, e.Name()), st.Size(), st.ModTime().UnixNano())
				}
			// Dependencies.toml is written by what runs.
			case (ext == ".bal" || ext == ".toml") && e.Name() != "Dependencies.toml":
				add(filepath.Join(dir, e.Name()))
			}
		}
	})
	for _, f := range s.config {
		add(f)
	}
	h.Sum(sum[:0])
	return sum
}
