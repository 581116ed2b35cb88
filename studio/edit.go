package studio

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sourcegraph/jsonrpc2"

	"barre/studio/model"
	"barre/studio/text"
)

// rpcError is an error as the transport of the language server wants it.
func rpcError(err error) error {
	if err == nil {
		return nil
	}
	e := explained(err)
	return &jsonrpc2.Error{Code: e.Code, Message: e.Message}
}

// editRequest is an intent of a tab.
type editRequest struct {
	Package string       `json:"package"`
	Client  string       `json:"client"`
	Intent  model.Intent `json:"intent"`
}

// addedRequest asks what an intent made.
type addedRequest struct {
	editRequest
	Before []string `json:"before"` // the declarations that there were
}

// editResult is what an intent did.
type editResult struct {
	Revision int          `json:"revision"`
	Files    []docVersion `json:"files"`
	Node     string       `json:"node,omitempty"`
	before   []string
}

type docVersion struct {
	URI     string `json:"uri"`
	Version int    `json:"version"`
}

// edit carries out what a person asks for in the diagram: a step of the history.
func (t *tab) edit(p *struct {
	Intent model.Intent `json:"intent"`
}) (any, error) {
	s, req := t.s, editRequest{t.pkg, t.id, p.Intent}
	return promise(func() (any, error) {
		raw, err := s.lang.ask("studio/apply", req)
		if err != nil {
			return nil, err
		}
		var r struct {
			editResult
			Before []string `json:"before"`
		}
		if err := json.Unmarshal(raw, &r); err != nil {
			return nil, err
		}
		if raw, err := s.lang.ask("studio/added", addedRequest{req, r.Before}); err == nil {
			json.Unmarshal(raw, &r.Node)
		}
		return r.editResult, nil
	}), nil
}

// applyIntent changes the texts as an intent asks for. It runs between messages of the
// language server: texts may have changed since those that it knows.
func (s *Server) applyIntent(p *editRequest, open opener) (any, error) {
	pr, err := s.program(p.Package, open)
	if err != nil {
		return nil, err
	}
	edits, err := pr.Edit(p.Intent)
	if err != nil {
		return nil, err
	}
	label := labelOf(pr, p.Intent)
	var before []string
	if p.Intent.Kind == "addArtifact" || p.Intent.Kind == "rename" {
		before = pr.DeclIDs()
	}
	seen := map[string]string{} // the texts that the edits are of
	for _, m := range pr.Modules {
		for _, f := range m.Files() {
			seen[pr.uri(f)] = f.Src
		}
	}
	byURI := map[string][]text.Edit{}
	for _, e := range edits {
		uri := pr.file(e.File)
		byURI[uri] = append(byURI[uri], text.Edit{Start: e.Start, End: e.End, New: e.New})
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	r, err := s.applyEdits(byURI, seen, label, p.Client)
	if err != nil {
		return nil, err
	}
	return struct {
		*editResult
		Before []string `json:"before"`
	}{r, before}, nil
}

// applyEdits makes edits of several documents, as one step. seen are the texts that
// they are of, where those may not be the latest.
func (s *Server) applyEdits(byURI map[string][]text.Edit, seen map[string]string, label, client string) (*editResult, error) {
	type change struct {
		d   *document
		uri string
		op  text.Op
	}
	var changes []change
	uris := make([]string, 0, len(byURI))
	for uri := range byURI {
		uris = append(uris, uri)
	}
	slices.Sort(uris)
	// Either all of it can be done, or nothing is.
	for _, uri := range uris {
		d := s.document(uri)
		base := ""
		if d != nil {
			base = d.text
		} else if path, ok := pathOf(uri); !ok || !s.within(path) {
			return nil, failure(codeReadOnly, "%s is not part of this project and cannot be changed", uri)
		} else if err := absent(path); err != nil {
			return nil, err
		}
		var since []logged
		if was, ok := seen[uri]; ok && d != nil && was != d.text {
			found := false
			for v := d.version - 1; v >= d.version-len(d.log) && !found; v-- {
				if old, ok := d.at(v); ok && old == was {
					since, _ = d.since(v)
					base, found = was, true
				}
			}
			if !found {
				return nil, failure(codeStale, "%s changed in the meantime: try again", d.rel)
			}
		}
		o, err := text.New(base, byURI[uri])
		if err != nil {
			return nil, failure(codeFailed, "the change of %s cannot be made: %v", filepath.Base(uri), err)
		}
		if len(base)+o.Size() > maxDocument && len(o.Apply(base)) > maxDocument {
			return nil, failure(codeReadOnly, "%s would be larger than %d MB, which is too large to edit here", filepath.Base(uri), maxDocument>>20)
		}
		changes = append(changes, change{d, uri, over(o, since)})
	}
	st := step{label: label, client: client}
	r := &editResult{Files: []docVersion{}}
	come := false
	for _, c := range changes {
		if c.op.Empty() && c.d != nil {
			continue
		}
		part := stepPart{uri: c.uri, op: c.op.Invert()}
		if c.d == nil {
			path, _ := pathOf(c.uri)
			c.d = s.add(path, "", false)
			part.uri, part.created, come = c.d.uri, true, true
		}
		s.change(c.d, c.op, fromEdit, client)
		st.parts = append(st.parts, part)
		r.Files = append(r.Files, docVersion{c.d.uri, c.d.version})
	}
	if come {
		s.tellFiles()
	}
	if len(st.parts) > 0 {
		s.record(st)
	}
	r.Revision = s.revision
	return r, nil
}

// added tells what an intent made: the id of the node, or of the declaration.
func (s *Server) added(p *addedRequest, open opener) string {
	pr, err := s.program(p.Package, open)
	if err != nil {
		return ""
	}
	switch p.Intent.Kind {
	case "add":
		return pr.NodeAt(p.Intent.At)
	case "duplicate":
		return pr.NodeAfter(p.Intent.Node)
	case "addArtifact", "rename":
		was := map[string]bool{}
		for _, id := range p.Before {
			was[id] = true
		}
		for _, id := range pr.DeclIDs() {
			if !was[id] {
				return id
			}
		}
	}
	return ""
}

// labelOf is what the history calls an intent.
func labelOf(p *program, in model.Intent) string {
	what := ""
	if in.Item != nil {
		what = in.Item.Name
		if what == "" {
			what = in.Item.Kind
		}
	}
	verb := map[string]string{
		"add": "Add", "addArtifact": "Add", "extend": "Add", "update": "Change", "rename": "Rename", "delete": "Delete", "deleteArtifact": "Delete",
		"move": "Move", "duplicate": "Duplicate", "comment": "Comment out", "uncomment": "Uncomment",
	}[in.Kind]
	if in.Kind == "addArtifact" && in.Values["name"] != "" {
		what = in.Values["name"]
	}
	if what == "" {
		what = p.Title(in.Node)
	}
	return strings.TrimSpace(verb + " " + what)
}

// workspaceEdit is one of the language server.
type workspaceEdit struct {
	Changes         map[string][]lspEdit `json:"changes"`
	DocumentChanges []struct {
		TextDocument struct {
			URI     string `json:"uri"`
			Version *int   `json:"version"`
		} `json:"textDocument"`
		Edits []lspEdit `json:"edits"`
		Kind  string    `json:"kind"`
	} `json:"documentChanges"`
}

type lspEdit struct {
	Range   text.Range `json:"range"`
	NewText string     `json:"newText"`
}

// applyWorkspaceEdit carries out an edit of the language server's as one step.
func (s *Server) applyWorkspaceEdit(raw json.RawMessage, label, client string) (*editResult, error) {
	var w workspaceEdit
	if err := json.Unmarshal(raw, &w); err != nil {
		return nil, failure(codeParams, "the edit cannot be read: %v", err)
	}
	byURI, seen := map[string][]text.Edit{}, map[string]string{}
	take := func(uri string, version *int, list []lspEdit) error {
		base := ""
		if d := s.document(uri); d != nil {
			uri, base = d.uri, d.text
			if version != nil && *version != d.version {
				old, ok := d.at(*version)
				if !ok {
					return failure(codeStale, "%s changed in the meantime: try again", d.rel)
				}
				base, seen[uri] = old, old
			}
		}
		l := text.NewLines(base)
		for _, e := range list {
			from, to := l.Offset(e.Range.Start), l.Offset(e.Range.End)
			byURI[uri] = append(byURI[uri], text.Edit{Start: from, End: max(from, to), New: e.NewText})
		}
		return nil
	}
	for uri, list := range w.Changes {
		if err := take(uri, nil, list); err != nil {
			return nil, err
		}
	}
	for _, c := range w.DocumentChanges {
		if c.Kind != "" {
			return nil, errors.New("the edit wants files made or removed, which is not supported here")
		}
		if err := take(c.TextDocument.URI, c.TextDocument.Version, c.Edits); err != nil {
			return nil, err
		}
	}
	if label == "" {
		label = "Code action"
	}
	return s.applyEdits(byURI, seen, label, client)
}

// applyEdit carries out an edit that the language server proposed.
func (t *tab) applyEdit(p *struct {
	Label string          `json:"label"`
	Edit  json.RawMessage `json:"edit"`
}) (any, error) {
	r, err := t.s.applyWorkspaceEdit(p.Edit, p.Label, t.id)
	if err != nil {
		return nil, err
	}
	return r, nil
}

func itoa(n int) string { return fmt.Sprint(n) }
