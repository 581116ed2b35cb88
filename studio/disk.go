package studio

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"barre/internal/files"
	"barre/project"
	"barre/studio/text"
)

const (
	// saveDelay is how long after a change a document is written.
	saveDelay = 300 * time.Millisecond
	// settle is how long files must stay as they are before they are looked at: others
	// write one in several steps, and several files. settled is when they are looked at
	// all the same.
	settle  = 15 * time.Millisecond
	settled = 200 * time.Millisecond
	// retryDelay is how long after it could not be written a document is written again.
	retryDelay = 5 * time.Second
)

// saveLater writes a document when no further change comes soon.
func (s *Server) saveLater(d *document) { s.saveIn(d, saveDelay) }

func (s *Server) saveIn(d *document, wait time.Duration) {
	if d.timer != nil {
		d.timer.Stop()
	}
	d.timer = time.AfterFunc(wait, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if !s.closed && s.docs[d.uri] == d {
			s.save(d)
		}
	})
}

// save writes a document that changed. What others wrote a moment ago is taken up
// first.
func (s *Server) save(d *document) {
	if !d.dirty() {
		return
	}
	// Also a file that was not there: another program may have made it since.
	if now, err := readText(d.path); err == nil && now != d.saved {
		s.takeUp(d, now)
		if !d.dirty() {
			return
		}
	}
	err := os.MkdirAll(filepath.Dir(d.path), 0o777)
	if err == nil {
		err = files.Replace(d.path, []byte(d.text), 0o666)
	}
	if err != nil {
		if !d.failed {
			d.failed = true
			s.notice("error", files.Explain(err).Error()+". What you change stays here until it can be saved.")
		}
		s.saveIn(d, retryDelay)
		return
	}
	d.failed = false
	d.saved, d.onDisk = d.text, true
	s.tellSaved(d)
}

// tellSaved tells that a file has what its document has.
func (s *Server) tellSaved(d *document) {
	s.broadcast("studio/saved", map[string]any{"uri": d.uri, "version": d.version}, "saved "+d.uri)
	s.written(d.path)
}

// written sees to what follows from another content of a file.
func (s *Server) written(path string) {
	switch filepath.Base(path) {
	case project.ManifestName:
		s.manifestChanged()
		fallthrough
	case "Dependencies.toml":
		s.lang.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": uriOf(path), "type": 2}}})
		s.changedModels()
	}
}

// erase removes a document's file.
func (s *Server) erase(d *document) {
	if err := os.Remove(d.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.notice("error", files.Explain(err).Error())
	}
}

// takeUp takes what another program wrote into a document. What is not saved yet is
// merged with it.
func (s *Server) takeUp(d *document, now string) {
	var o text.Op
	if d.dirty() {
		var conflicts []int
		o, conflicts = text.Merge(d.saved, d.text, now)
		if len(conflicts) > 0 {
			s.notice("warning", fmt.Sprintf("%s was changed by another program in %s, where it has unsaved changes here. Those were kept.", d.rel, linesOf(conflicts)))
		}
	} else {
		o = text.Diff(d.text, now)
	}
	d.saved, d.onDisk = now, true
	if !o.Empty() {
		s.change(d, o, fromDisk, "")
		s.history.over(d.uri, o)
	}
	if !d.dirty() {
		s.tellSaved(d)
	}
}

// linesOf names lines for people.
func linesOf(lines []int) string {
	if len(lines) == 1 {
		return fmt.Sprintf("line %d", lines[0])
	}
	var list []string
	for _, l := range lines[:min(len(lines), 5)] {
		list = append(list, fmt.Sprint(l))
	}
	return "lines " + strings.Join(list, ", ")
}

// observe watches the folders of the project. It is folders that are watched, for a
// file that is replaced is another one.
func (s *Server) observe() error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	s.watcher = w
	s.observeFolder(s.root)
	s.work.Go(func() {
		defer w.Close()
		var quiet, late <-chan time.Time
		touched := map[string]bool{}
		for {
			select {
			case <-s.ctx.Done():
				return
			case e := <-w.Events:
				if strings.HasPrefix(filepath.Base(e.Name), ".tmp-") || e.Op == fsnotify.Chmod {
					continue
				}
				touched[e.Name] = true
				quiet = time.After(settle)
				if late == nil {
					late = time.After(settled)
				}
			case err := <-w.Errors:
				if errors.Is(err, fsnotify.ErrEventOverflow) {
					s.mu.Lock()
					for _, d := range s.docs {
						touched[d.path] = true
					}
					s.mu.Unlock()
					touched[s.root] = true
					quiet = time.After(settle)
				}
			case <-quiet:
				s.look(touched)
				touched, quiet, late = map[string]bool{}, nil, nil
			case <-late:
				s.look(touched)
				touched, quiet, late = map[string]bool{}, nil, nil
			}
		}
	})
	return nil
}

// observeFolder watches a folder and those below it.
func (s *Server) observeFolder(dir string) {
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return nil
		}
		if path != s.root && (skipped(d.Name()) || strings.Count(path[len(s.root):], string(filepath.Separator)) > maxDepth) {
			return filepath.SkipDir
		}
		if err := s.watcher.Add(path); err != nil && !s.unwatched {
			s.unwatched = true
			s.warnings = append(s.warnings, fmt.Sprintf("Changes that other programs make in '%s' go unnoticed: %v.", path, err))
		}
		if s.single != "" {
			return filepath.SkipAll
		}
		return nil
	})
}

// look takes up what happened to files.
func (s *Server) look(touched map[string]bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	paths := make([]string, 0, len(touched))
	for path := range touched {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	told := len(s.docs) + len(s.others)
	gone := false
	for _, path := range paths {
		if s.single != "" && path != s.single {
			continue
		}
		d := s.docs[uriOf(path)]
		st, err := os.Stat(path)
		switch {
		case err != nil && d != nil:
			gone = s.vanished(d) || gone
		case err != nil:
			gone = s.dropFolder(path) || gone
		case st.IsDir():
			if path == s.root || s.within(filepath.Join(path, "x")) {
				s.observeFolder(path)
				s.scanFolder(path)
			}
		case d != nil:
			if now, err := readText(path); err == nil && now != d.saved {
				s.takeUp(d, now)
			} else if err != nil {
				s.notice("warning", explained(err).Message)
			}
		default:
			if !s.within(path) {
				continue
			}
			if filepath.Base(path) == project.ManifestName {
				s.manifestChanged()
			}
			if s.state() != stateEmpty {
				s.take(path, fs.FileInfoToDirEntry(st))
			}
		}
	}
	if gone || told != len(s.docs)+len(s.others) {
		s.tellFiles()
	}
}

// vanished takes up that the file of a document is gone; it reports whether the
// document is, too.
func (s *Server) vanished(d *document) bool {
	if d.dirty() || s.single != "" {
		if d.onDisk {
			d.onDisk = false
			s.notice("warning", d.rel+" was removed by another program. Your unsaved changes are written to it again.")
			s.saveLater(d)
		}
		return false
	}
	s.remove(d)
	s.history.forget(d.uri)
	s.tellHistory()
	if filepath.Base(d.path) == project.ManifestName {
		s.manifestChanged()
	}
	return true
}

// dropFolder takes up that a folder, or a file that was no document, is gone.
func (s *Server) dropFolder(path string) bool {
	n := len(s.others)
	below := path + string(filepath.Separator)
	s.others = slices.DeleteFunc(s.others, func(f File) bool {
		p, _ := pathOf(f.URI)
		return p == path || strings.HasPrefix(p, below)
	})
	gone := n != len(s.others)
	for _, d := range s.docs {
		if strings.HasPrefix(d.path, below) {
			if _, err := os.Stat(d.path); err != nil {
				gone = s.vanished(d) || gone
			}
		}
	}
	return gone
}

// manifestChanged looks anew which packages there are, and tells the tabs when they
// are others.
func (s *Server) manifestChanged() {
	before := slices.Clone(s.packages)
	empty := s.state() == stateEmpty
	s.findPackages()
	if slices.Equal(before, s.packages) {
		return
	}
	if empty {
		s.scan()
	}
	s.tellProject()
}

// tellProject tells every tab where it is now.
func (s *Server) tellProject() {
	for t := range s.tabs {
		if !slices.ContainsFunc(s.packages, func(k Package) bool { return k.root == t.pkg }) {
			t.pkg = ""
			if len(s.packages) > 0 {
				t.pkg = s.packages[0].root
			}
		}
		t.notify("studio/project", t.where(), "project")
	}
}
