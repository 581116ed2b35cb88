package lsp

import (
	"slices"
	"strings"
	"unicode/utf8"

	"barre/check"
)

// Probed is what is known of code that stands in a document for a moment only.
type Probed struct {
	Diagnostics []ProbedDiagnostic
	// Items are what may stand in place of the bytes From up to To.
	Items    []ProbedItem
	From, To int
}

// ProbedDiagnostic is a diagnostic; Start and End are bytes of the text.
type ProbedDiagnostic struct {
	Severity   string // error, warning or hint
	Message    string
	Start, End int
}

// ProbedItem is something that may stand at a place.
type ProbedItem struct {
	Label   string `json:"label"`
	Kind    int    `json:"kind"` // as CompletionItemKind
	Detail  string `json:"detail,omitempty"`
	Doc     string `json:"doc,omitempty"` // Markdown
	Insert  string `json:"insert"`
	Snippet bool   `json:"snippet,omitempty"`
	Sort    string `json:"sort"`
	// Imports is set when an import has to be added for it.
	Imports bool `json:"imports,omitempty"`
}

// maxProbed is how many items an answer has at most, and maxProbedDocs how many
// of them come with their documentation.
const (
	maxProbed     = 200
	maxProbedDocs = 40
)

// Probe checks a text in place of that of a document, and completes at a byte of it
// when cursor is not negative. The document is as before then. Diagnostics are
// those between start and end. It may be called in an [Extension] only.
func (s *Server) Probe(uri, text string, start, end, cursor int) *Probed {
	uri = normalised(uri)
	pr := s.programOf(uri)
	if pr == nil || pr.world == nil {
		return nil
	}
	pr.update()
	_, src := pr.source(uri)
	if src == nil {
		return nil
	}
	before, file := s.docs[uri], src.file
	path := pr.paths[file]
	s.docs[uri] = newDocument(uri, text, nil)
	pr.touch(uri)
	defer func() {
		// The tree of the text is there still.
		if before != nil {
			s.docs[uri] = before
		} else {
			delete(s.docs, uri)
		}
		if pr.touch(uri) && src.file != file {
			src.file = file
			pr.paths[file] = path
		}
		pr.update()
	}()
	v := s.view(uri)
	if v == nil {
		return nil
	}
	r := &Probed{From: -1, To: -1}
	for _, d := range pr.world.Diagnostics() {
		if d.File != v.file || int(d.Off) > end || max(int(d.End), int(d.Off)) < start {
			continue
		}
		// What begins before the value and goes on behind it is about something else.
		if int(d.Off) < start && int(d.End) > end || int(d.Off) == end && int(d.End) > end && start < end {
			continue
		}
		r.Diagnostics = append(r.Diagnostics, ProbedDiagnostic{severityName(d.Severity), d.Msg, max(int(d.Off), start), min(max(int(d.End), int(d.Off)), end)})
	}
	if cursor >= 0 {
		s.probeCompletion(r, uri, text, cursor)
	}
	return r
}

func severityName(s check.Severity) string {
	switch s {
	case check.SevWarning:
		return "warning"
	case check.SevHint:
		return "hint"
	}
	return "error"
}

// probeCompletion completes at a byte of a text that stands in a document.
func (s *Server) probeCompletion(r *Probed, uri, text string, cursor int) {
	doc := s.docs[uri]
	offered := s.offered
	defer func() { s.offered = offered }()
	var params completionParams
	params.TextDocument.URI, params.Position = uri, doc.position(cursor, s.enc)
	answer, err := s.completion(&params)
	list, ok := answer.(*completionList)
	if err != nil || !ok {
		return
	}
	r.From, r.To = cursor, cursor
	for r.From > 0 && isWordByte(text, r.From) {
		_, size := utf8.DecodeLastRuneInString(text[:r.From])
		r.From -= size
	}
	word := strings.ToLower(text[r.From:cursor])
	items := slices.DeleteFunc(list.Items, func(x completionItem) bool {
		key := x.FilterText
		if key == "" {
			key = x.Label
		}
		return !strings.Contains(strings.ToLower(key), word)
	})
	group := func(x completionItem) string {
		// What begins with the word comes before what has it elsewhere.
		if strings.HasPrefix(strings.ToLower(x.Label), word) {
			return "0" + x.SortText
		}
		return "1" + x.SortText
	}
	slices.SortStableFunc(items, func(a, b completionItem) int { return strings.Compare(group(a), group(b)) })
	for i, x := range items[:min(len(items), maxProbed)] {
		item := ProbedItem{Label: x.Label, Kind: x.Kind, Detail: x.Detail, Insert: x.Label, Snippet: x.InsertTextFormat == 2, Sort: group(x), Imports: len(x.AdditionalTextEdits) > 0}
		if x.TextEdit != nil {
			item.Insert = x.TextEdit.NewText
		}
		if d := x.Data; d != nil && i < maxProbedDocs && d.Item >= 0 && d.Item < len(s.offered.docs) {
			item.Doc = strings.TrimSpace(s.offered.docs[d.Item]())
		}
		r.Items = append(r.Items, item)
	}
}

// isWordByte tells whether a word goes on to the left of a byte.
func isWordByte(text string, off int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:off])
	return r == '_' || r == '\'' || r >= 0x80 || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
