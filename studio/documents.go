package studio

import (
	"net/url"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"barre/studio/text"
)

// document is a text of the project. The server owns it: tabs have copies, and the
// language server has what it is told.
type document struct {
	uri, path, rel string
	kind           string // bal, toml, md or other
	text           string
	version        int
	// log are the last changes, the one that made version last: what a tab changes in
	// an earlier text is transformed over them.
	log     []logged
	logSize int // bytes of text in log
	// saved is what the file holds, as far as is known; onDisk is false for one that
	// was never written.
	saved  string
	onDisk bool
	failed bool // it could not be written, and that was said
	timer  *time.Timer
}

// logged is a change that was made.
type logged struct {
	op     text.Op
	client string
}

// maxLog is how many changes a tab may be behind.
const maxLog = 2000

// maxLogSize is how many bytes of changes are kept for that.
const maxLogSize = 16 << 20

// maxDocument is how large a file may be to be shown and edited.
const maxDocument = 4 << 20

func (d *document) dirty() bool { return !d.onDisk || d.text != d.saved }

// since gives the changes that came after a version; false when that is too long ago.
func (d *document) since(version int) ([]logged, bool) {
	n := d.version - version
	if n < 0 || n > len(d.log) {
		return nil, false
	}
	return d.log[len(d.log)-n:], true
}

// at is the text of an earlier version.
func (d *document) at(version int) (string, bool) {
	list, ok := d.since(version)
	s := d.text
	for _, l := range slices.Backward(list) {
		s = l.op.Invert().Apply(s)
	}
	return s, ok
}

// over moves an operation behind changes that were made first: one after the other, as
// the tabs do it. Put together they would not always come to the same.
func over(o text.Op, list []logged) text.Op {
	for _, l := range list {
		o, _ = text.Transform(o, l.op)
	}
	return o
}

// File is a file of the project, for tabs.
type File struct {
	URI     string `json:"uri"`
	Path    string `json:"path"`
	Version int    `json:"version"`
	Kind    string `json:"kind"`
}

// kindOf is what tabs call the kind of a file.
func kindOf(path string) string {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".bal":
		return "bal"
	case ".toml":
		return "toml"
	case ".md":
		return "md"
	}
	return "other"
}

// pathOf is the path of a file's URI.
func pathOf(uri string) (string, bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return "", false
	}
	p := u.Path
	if runtime.GOOS == "windows" {
		p = strings.TrimPrefix(p, "/")
		if len(p) > 1 && p[1] == ':' {
			p = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return filepath.Clean(filepath.FromSlash(p)), true
}

// uriOf is the URI of a file.
func uriOf(path string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	u := url.URL{Scheme: "file", Path: p}
	return u.String()
}

// document finds one that is known by any writing of its URI.
func (s *Server) document(uri string) *document {
	if d := s.docs[uri]; d != nil {
		return d
	}
	if path, ok := pathOf(uri); ok {
		return s.docs[uriOf(path)]
	}
	return nil
}

// add takes a document into the project.
func (s *Server) add(path, content string, onDisk bool) *document {
	rel, err := filepath.Rel(s.root, path)
	if err != nil {
		rel = path
	}
	d := &document{uri: uriOf(path), path: path, rel: filepath.ToSlash(rel), kind: kindOf(path), text: content, version: s.versions[uriOf(path)] + 1, onDisk: onDisk}
	if onDisk {
		d.saved = content
	}
	s.docs[d.uri] = d
	s.revision++
	if d.kind == "bal" {
		s.lang.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": d.uri, "languageId": "ballerina", "version": d.version, "text": d.text}})
		s.changedModels()
	}
	return d
}

// remove takes a document out of the project, whose file is gone.
func (s *Server) remove(d *document) {
	if d.timer != nil {
		d.timer.Stop()
	}
	delete(s.docs, d.uri)
	s.versions[d.uri] = d.version
	s.revision++
	if d.kind == "bal" {
		doc := map[string]any{"uri": d.uri}
		s.lang.notify("textDocument/didClose", map[string]any{"textDocument": doc})
		s.lang.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": d.uri, "type": 3}}})
		s.changedModels()
	}
}

// files lists the files of the project by their paths.
func (s *Server) files() []File {
	list := []File{}
	for _, d := range s.docs {
		list = append(list, File{d.uri, d.rel, d.version, d.kind})
	}
	for _, f := range s.others {
		if s.docs[f.URI] == nil {
			list = append(list, f)
		}
	}
	slices.SortFunc(list, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// changed tells what happened to a document.
type changedParams struct {
	URI     string        `json:"uri"`
	Version int           `json:"version"`
	Changes []text.Change `json:"changes"`
	Origin  string        `json:"origin"`
	Client  string        `json:"client"`
}

// The origins of changes.
const (
	fromEdit   = "edit"
	fromTyping = "typing"
	fromUndo   = "undo"
	fromRedo   = "redo"
	fromDisk   = "disk"
	fromConfig = "config"
)

// change makes a change of a document and tells everyone. It does not go into the
// history here.
func (s *Server) change(d *document, o text.Op, origin, client string) {
	changes := o.Changes(d.text)
	d.text = o.Apply(d.text)
	d.version++
	d.log = append(d.log, logged{o, client})
	d.logSize += o.Size()
	old := 0
	for left := len(d.log); left > 1 && (left > maxLog || d.logSize > maxLogSize); left-- {
		d.logSize -= d.log[old].op.Size()
		old++
	}
	d.log = slices.Delete(d.log, 0, old)
	s.revision++
	if d.kind == "bal" {
		s.lang.notify("textDocument/didChange", map[string]any{
			"textDocument":   map[string]any{"uri": d.uri, "version": d.version},
			"contentChanges": changes,
		})
		s.changedModels()
	}
	s.broadcast("studio/changed", changedParams{d.uri, d.version, changes, origin, client}, "")
	s.saveLater(d)
}

// typed is a change that a tab made in a text that it had; it is transformed over
// what came in between.
func (s *Server) typed(client string, p *changeParams) (int, error) {
	d := s.document(p.URI)
	if d == nil {
		return 0, s.unknown(p.URI)
	}
	since, ok := d.since(p.Version)
	if !ok {
		return 0, failure(codeStale, "%s has changed too much in the meantime: it is read again", d.rel)
	}
	base, _ := d.at(p.Version)
	o := over(text.FromChanges(base, p.Changes), since)
	if len(o.Apply(d.text)) > maxDocument {
		return 0, failure(codeReadOnly, "%s would be larger than %d MB, which is too large to edit here", d.rel, maxDocument>>20)
	}
	st := step{client: client, label: p.Label, parts: []stepPart{{uri: d.uri, op: o.Invert()}}}
	origin := fromEdit
	if p.Label == "" {
		st.label, st.typing, origin = "Typing", true, fromTyping
	}
	s.change(d, o, origin, client)
	if !o.Empty() {
		s.record(st)
	}
	return d.version, nil
}

type changeParams struct {
	URI     string        `json:"uri"`
	Version int           `json:"version"`
	Changes []text.Change `json:"changes"`
	Label   string        `json:"label"`
}

// unknown is why a document is not there.
func (s *Server) unknown(uri string) error {
	path, ok := pathOf(uri)
	if !ok {
		return failure(codeReadOnly, "sources of libraries cannot be changed")
	}
	if rel, err := filepath.Rel(s.root, path); err == nil {
		path = filepath.ToSlash(rel)
	}
	return failure(codeGone, "%s is not a text of this project any more", path)
}
