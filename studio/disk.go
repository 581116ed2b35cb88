package studio

import (
	"os"
	"path/filepath"
	"time"

	"barre/internal/files"
)

// saveDelay is how long after a change a document is written.
const saveDelay = 300 * time.Millisecond

// saveLater writes a document when no further change comes soon.
func (s *Server) saveLater(d *document) {
	if d.timer != nil {
		d.timer.Stop()
	}
	d.timer = time.AfterFunc(saveDelay, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if !s.closed && s.docs[d.uri] == d {
			s.save(d)
		}
	})
}

// save writes a document that changed.
func (s *Server) save(d *document) {
	if !d.dirty() {
		return
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
		return
	}
	d.failed = false
	d.saved, d.onDisk = d.text, true
	s.broadcast("studio/saved", map[string]any{"uri": d.uri, "version": d.version}, "saved "+d.uri)
}

// erase removes a document's file.
func (s *Server) erase(d *document) {
	if err := os.Remove(d.path); err != nil && !os.IsNotExist(err) {
		s.notice("error", files.Explain(err).Error())
	}
}
