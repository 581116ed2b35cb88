package lsp

import (
	"slices"
	"strings"
	"unicode/utf8"

	"barre/check"
)

// Probed is what is known of a text that stands in a document for a moment only.
// Places are in its UTF-16 units.
type Probed struct {
	Diagnostics []ProbedDiagnostic `json:"diagnostics"`
	Completion  *ProbedCompletion  `json:"completion,omitempty"`
}

// ProbedDiagnostic is something that is wrong with the text.
type ProbedDiagnostic struct {
	Severity string `json:"severity"` // error, warning or hint
	Message  string `json:"message"`
	From     int    `json:"from"`
	To       int    `json:"to"`
}

// ProbedCompletion is what may stand in place of a part of the text.
type ProbedCompletion struct {
	From  int          `json:"from"`
	To    int          `json:"to"`
	Items []ProbedItem `json:"items"`
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

// Probe checks a text that stands between before and after in place of a document's
// whole text, and completes at a place of it when cursor is not negative. The document
// is as it was then. nil when it is no source of a program. It may be called in an
// [Extension] only.
func (s *Server) Probe(uri, before, text, after string, cursor int) any {
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
	doc, file := s.docs[uri], src.file
	path := pr.paths[file]
	s.docs[uri] = newDocument(uri, before+text+after, nil)
	pr.touch(uri)
	defer func() {
		// The tree of the text is there still.
		if doc != nil {
			s.docs[uri] = doc
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
	start, end := len(before), len(before)+len(text)
	units := func(off int) int { return utf16Length(text[:max(0, min(off-start, len(text)))]) }
	r := &Probed{Diagnostics: []ProbedDiagnostic{}}
	for _, d := range pr.world.Diagnostics() {
		from, to := int(d.Off), max(int(d.Off), int(d.End))
		// What begins before the text and goes on behind it is about something else.
		if d.File != v.file || from > end || to < start || from < start && to > end || from == end && to > end || to == start && from < start {
			continue
		}
		r.Diagnostics = append(r.Diagnostics, ProbedDiagnostic{severityName(d.Severity), d.Msg, units(from), units(to)})
	}
	if cursor >= 0 {
		s.probeCompletion(r, uri, start, text, byteOf(text, cursor))
	}
	return r
}

// utf16Length is how many UTF-16 units a text has.
func utf16Length(text string) int {
	n := 0
	for _, r := range text {
		n += utf16Units.units(r, 0)
	}
	return n
}

// byteOf is the byte at which a UTF-16 unit of a text is.
func byteOf(text string, unit int) int {
	n := 0
	for i, r := range text {
		if n >= unit {
			return i
		}
		n += utf16Units.units(r, 0)
	}
	return len(text)
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

// probeCompletion completes at a byte of a text that stands at a byte of a document.
func (s *Server) probeCompletion(r *Probed, uri string, start int, text string, cursor int) {
	doc := s.docs[uri]
	offered := s.offered
	defer func() { s.offered = offered }()
	var params completionParams
	params.TextDocument.URI, params.Position = uri, doc.position(start+cursor, s.enc)
	answer, err := s.completion(&params)
	list, ok := answer.(*completionList)
	if err != nil || !ok {
		return
	}
	from := cursor
	for from > 0 && isWordByte(text, from) {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	word := strings.ToLower(text[from:cursor])
	c := &ProbedCompletion{From: utf16Length(text[:from]), To: utf16Length(text[:cursor]), Items: []ProbedItem{}}
	r.Completion = c
	items := slices.DeleteFunc(list.Items, func(x completionItem) bool {
		key := x.FilterText
		if key == "" {
			key = x.Label
		}
		return !strings.Contains(strings.ToLower(key), word)
	})
	member := from > 0 && (text[from-1] == '.')
	group := func(x completionItem) string {
		// What begins with the word comes before what has it elsewhere, and the
		// fields of a value before what any of its type can do.
		key := "1"
		if strings.HasPrefix(strings.ToLower(x.Label), word) {
			key = "0"
		}
		if member && x.Kind == itemField {
			return key + "-" + x.SortText
		}
		return key + x.SortText
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
		c.Items = append(c.Items, item)
	}
}

// isWordByte tells whether a word goes on to the left of a byte.
func isWordByte(text string, off int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:off])
	return r == '_' || r == '\'' || r >= 0x80 || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
