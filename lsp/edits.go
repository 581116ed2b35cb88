package lsp

import (
	"cmp"
	"slices"
)

// edits collects changes of documents.
type edits struct {
	s     *Server
	order []string
	list  map[string][]textEdit
	seen  map[string]map[textRange]bool
}

func newEdits(s *Server) *edits {
	return &edits{s: s, list: map[string][]textEdit{}, seen: map[string]map[textRange]bool{}}
}

// add replaces bytes of a document.
func (e *edits) add(v *view, from, to int, text string) {
	l := v.location2(from, to)
	e.at(l.URI, l.Range, text)
}

func (e *edits) at(uri string, r textRange, text string) {
	if e.seen[uri] == nil {
		e.seen[uri] = map[textRange]bool{}
		e.order = append(e.order, uri)
	}
	if r.Start != r.End && e.seen[uri][r] {
		return
	}
	e.seen[uri][r] = true
	e.list[uri] = append(e.list[uri], textEdit{r, text})
}

// workspace is the changes as an edit, with the versions they are for where the
// editor understands that.
func (e *edits) workspace() *workspaceEdit {
	for _, list := range e.list {
		slices.SortStableFunc(list, func(a, b textEdit) int {
			return cmp.Or(cmp.Compare(a.Range.Start.Line, b.Range.Start.Line), cmp.Compare(a.Range.Start.Character, b.Range.Start.Character))
		})
	}
	if !e.s.caps.Workspace.WorkspaceEdit.DocumentChanges {
		return &workspaceEdit{Changes: e.list}
	}
	w := &workspaceEdit{}
	for _, uri := range e.order {
		d := documentEdit{TextDocument: versionedDocument{URI: uri}, Edits: e.list[uri]}
		if doc := e.s.docs[normalised(uri)]; doc != nil {
			d.TextDocument.Version = doc.version
		}
		w.DocumentChanges = append(w.DocumentChanges, d)
	}
	return w
}
