package studio

import (
	"encoding/json"

	"barre/studio/model"
)

// prober is a language server that can look at a text in place of a document's.
type prober interface {
	Probe(uri, before, text, after string, cursor int) any
}

// checkedExpression is what is known of a value that is not in a file yet.
type checkedExpression struct {
	Revision int `json:"revision"`
	// Checked has the diagnostics and what may stand at the cursor; it is null where
	// the field's values are not checked.
	Checked any `json:"checked"`
	// Problem says why the value could not be put in its place.
	Problem string `json:"problem,omitempty"`
}

// checkExpression checks what stands in a field of a form, and completes it, where it
// would stand in the file. The file stays as it is.
func (s *Server) checkExpression(params json.RawMessage, open opener) (any, error) {
	p, err := decode[modelParams]("studio/checkExpression", params)
	if err != nil {
		return nil, err
	}
	q, err := decode[struct {
		Intent model.Intent `json:"intent"`
		Key    string       `json:"key"`
		Text   string       `json:"text"`
		Cursor *int         `json:"cursor"`
		// Before and After are what stands around the text within the field's value:
		// the rest of a record, for one of its fields.
		Before string `json:"before"`
		After  string `json:"after"`
	}]("studio/checkExpression", p.Params)
	if err != nil {
		return nil, err
	}
	pr, err := s.program(p.Package, open)
	if err != nil {
		return nil, err
	}
	r := checkedExpression{Revision: s.models.revision}
	lang, ok := s.server.(prober)
	if !ok {
		return r, nil
	}
	probed, err := pr.Probe(q.Intent, q.Key, q.Before+q.Text+q.After)
	if err != nil {
		r.Problem = err.Error()
		return r, nil
	}
	if probed == nil {
		return r, nil
	}
	cursor := -1
	if q.Cursor != nil {
		cursor = *q.Cursor
	}
	start, end := probed.Start+len(q.Before), probed.End-len(q.After)
	r.Checked = lang.Probe(pr.file(probed.File), probed.Text[:start], q.Text, probed.Text[end:], cursor)
	return r, nil
}
