package studio

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"barre/studio/model"
)

const manifest = "[package]\norg = \"acme\"\nname = \"orders\"\nversion = \"0.1.0\"\n"

const ordersMain = `import ballerina/io;

public function main() {
    int total = 1;
    io:println(total);
}
`

func orders(t *testing.T) *studio {
	return start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": ordersMain})
}

// modelOf is the answer to a request for a model.
type modelOf[M any] struct {
	Watch    int `json:"watch"`
	Revision int `json:"revision"`
	Model    *M  `json:"model"`
}

func TestHello(t *testing.T) {
	t.Parallel()
	s := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": ordersMain, "notes.txt": "", "target/x.bal": "", ".git/config": ""})
	var h helloAnswer
	s.dial().call("studio/hello", nil, &h)
	if h.State != "package" || h.Package == nil || h.Package.Name != "orders" || h.Package.Org != "acme" || h.Root != s.dir || h.Client == "" || h.History.Undo != nil {
		t.Errorf("hello: %+v", h)
	}
	if len(h.Files) != 3 || h.Files[0].Path != "Ballerina.toml" || h.Files[1].Path != "main.bal" || h.Files[1].Kind != "bal" || h.Files[2].Kind != "other" {
		t.Errorf("files: %+v", h.Files)
	}
}

// TestTyping: what one tab types reaches the other, the models and the file.
func TestTyping(t *testing.T) {
	t.Parallel()
	s := orders(t)
	a, b := s.tab(), s.tab()
	var w modelOf[model.Flow]
	b.call("studio/watch", map[string]any{"kind": "flow", "id": "#function:main"}, &w)
	if w.Model == nil || len(w.Model.Body.Nodes) != 2 {
		t.Fatalf("the flow has %+v", w.Model)
	}
	d := a.read(s, "main.bal")
	a.call("studio/change", map[string]any{"uri": d.URI, "version": d.Version, "changes": d.insert(t, "    io:p", "    int more = 2;\n")}, nil)
	b.event("studio/changed", func(raw json.RawMessage) bool {
		var p changedParams
		json.Unmarshal(raw, &p)
		return p.URI == d.URI && p.Version == d.Version+1 && p.Origin == "typing" && p.Client == a.id && p.Changes[0].Text == "    int more = 2;\n"
	})
	b.event("studio/model", func(raw json.RawMessage) bool {
		var p modelOf[model.Flow]
		json.Unmarshal(raw, &p)
		return p.Watch == w.Watch && p.Revision > w.Revision && p.Model != nil && len(p.Model.Body.Nodes) == 3
	})
	b.event("studio/saved", func(raw json.RawMessage) bool { return true })
	if got, _ := os.ReadFile(filepath.Join(s.dir, "main.bal")); !strings.Contains(string(got), "int more = 2;") {
		t.Errorf("the file has %q", got)
	}
	a.event("textDocument/publishDiagnostics", func(raw json.RawMessage) bool { return strings.Contains(string(raw), "more") })
}

// TestEdit: an intent becomes a change of the text, and is one step of the history.
func TestEdit(t *testing.T) {
	t.Parallel()
	s := orders(t)
	a, b := s.tab(), s.tab()
	var r editResult
	a.call("studio/edit", map[string]any{"intent": model.Intent{Kind: "add", At: "#function:main/body@1", Item: &model.Item{Kind: "variable"},
		Values: map[string]string{"type": "string", "name": "greeting", "expression": `"hi"`, "value": `"hi"`}}}, &r)
	if r.Node != "#function:main/body/variable.greeting" || len(r.Files) != 1 {
		t.Errorf("the edit: %+v", r)
	}
	if d := a.read(s, "main.bal"); !strings.Contains(d.Text, "    int total = 1;\n    string greeting = \"hi\";\n    io:println(total);\n") {
		t.Errorf("the text: %s", d.Text)
	}
	b.event("studio/history", func(raw json.RawMessage) bool { return strings.Contains(string(raw), `"undo":"Add `) })
	b.call("studio/undo", nil, nil)
	if d := a.read(s, "main.bal"); d.Text != ordersMain {
		t.Errorf("taken back: %s", d.Text)
	}
	b.call("studio/redo", nil, nil)
	if d := a.read(s, "main.bal"); !strings.Contains(d.Text, "greeting") {
		t.Errorf("made again: %s", d.Text)
	}
	if err := b.try("studio/redo", nil, nil); err == nil || err.Error() != "there is nothing to redo" {
		t.Errorf("redo: %v", err)
	}
	if err := a.try("studio/edit", map[string]any{"intent": model.Intent{Kind: "delete", Node: "#function:main/body/gone"}}, nil); err == nil || !strings.Contains(err.Error(), "not in the code any more") {
		t.Errorf("an edit of what is gone: %v", err)
	}
}

// TestModels asks for each of them.
func TestModels(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	for method, params := range map[string]any{
		"overview":   nil,
		"flow":       map[string]any{"id": "#function:main"},
		"sequence":   map[string]any{"id": "#function:main"},
		"nodeForm":   map[string]any{"id": "#function:main/body/variable.total"},
		"declForm":   map[string]any{"id": "#function:main"},
		"itemForm":   map[string]any{"item": map[string]any{"kind": "if"}},
		"palette":    map[string]any{"at": "#function:main/body@1", "query": ""},
		"scope":      map[string]any{"id": "#function:main/body/variable.total"},
		"connectors": nil,
		"listeners":  nil,
		"uses":       map[string]any{"id": "#function:main"},
		"flowIds":    nil,
		"at":         map[string]any{"uri": uriOf(filepath.Join(s.dir, "main.bal")), "offset": strings.Index(ordersMain, "total")},
	} {
		var m modelOf[any]
		c.call("studio/"+method, params, &m)
		if m.Model == nil {
			t.Errorf("no %s", method)
		}
	}
	var m modelOf[map[string]string]
	c.call("studio/at", map[string]any{"uri": uriOf(filepath.Join(s.dir, "main.bal")), "offset": strings.Index(ordersMain, "println")}, &m)
	if (*m.Model)["flow"] != "#function:main" || !strings.Contains((*m.Model)["node"], "println") {
		t.Errorf("at println: %v", *m.Model)
	}
	for _, method := range []string{"flow", "sequence", "service", "nodeForm", "declForm"} {
		var m modelOf[any]
		c.call("studio/"+method, map[string]any{"id": "#function:nothing"}, &m)
		if m.Model != nil {
			t.Errorf("%s of nothing: %v", method, *m.Model)
		}
	}
	var symbols []json.RawMessage
	c.call("textDocument/documentSymbol", map[string]any{"textDocument": map[string]any{"uri": uriOf(filepath.Join(s.dir, "main.bal"))}}, &symbols)
	if len(symbols) != 1 {
		t.Errorf("symbols: %s", symbols)
	}
}

// TestHistoryOfTyping: what is typed without a pause is one step.
func TestHistoryOfTyping(t *testing.T) {
	t.Parallel()
	s := orders(t)
	now := time.Now()
	s.mu.Lock()
	s.history.now = func() time.Time { return now }
	s.mu.Unlock()
	a := s.tab()
	kind := func(before, new string) {
		d := a.read(s, "main.bal")
		a.call("studio/change", map[string]any{"uri": d.URI, "version": d.Version, "changes": d.insert(t, before, new)}, nil)
	}
	kind("1;", "1")
	kind("1;", "2")
	s.mu.Lock()
	now = now.Add(2 * typingPause)
	s.mu.Unlock()
	kind("1;", "3")
	for _, want := range []string{"= 121;", "= 1;"} {
		a.call("studio/undo", nil, nil)
		if d := a.read(s, "main.bal"); !strings.Contains(d.Text, want) {
			t.Errorf("taken back: %s, not %s", d.Text, want)
		}
	}
	if err := a.try("studio/undo", nil, nil); err == nil || err.Error() != "there is nothing to undo" {
		t.Errorf("undo: %v", err)
	}
}
