package lsp_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"barre/syntax"
	"barre/syntax/format"
)

// programs are conformance programs that stand for what users write.
func programs(t testing.TB) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir("../conformance", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".bal") {
			if b, err := os.ReadFile(path); err == nil && utf8.Valid(b) && len(b) < 8000 {
				all = append(all, string(b))
			}
		}
		return err
	})
	if err != nil || len(all) < 100 {
		t.Fatalf("%d conformance programs: %v", len(all), err)
	}
	return all
}

// random is the same every time, unless BARRE_SEED says otherwise.
func random(seed uint64) *rand.Rand {
	if s := os.Getenv("BARRE_SEED"); s != "" {
		fmt.Sscan(s, &seed)
	}
	return rand.New(rand.NewPCG(seed, 1))
}

// mangled is a text after an edit such as people make, or a slip.
func mangled(r *rand.Rand, text string) string {
	if len(text) == 0 {
		return "function f() { }"
	}
	at := func() int {
		i := r.IntN(len(text) + 1)
		for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
			i--
		}
		return i
	}
	i, j := at(), at()
	if j < i {
		i, j = j, i
	}
	j = min(j, i+40)
	for j < len(text) && !utf8.RuneStart(text[j]) {
		j++
	}
	words := []string{".", "(", ")", "{", "}", "check ", " = ", "self.", "\n", "😀", "\r\n", "int x = ", "io:", "->", "`", "\"", "{|", "from var x in ", "|error", "@", "import ", "x?."}
	switch r.IntN(3) {
	case 0:
		return text[:i] + text[j:]
	case 1:
		return text[:i] + words[r.IntN(len(words))] + text[i:]
	}
	return text[:i] + words[r.IntN(len(words))] + text[j:]
}

// ranges calls f for every range in an answer, wherever it is.
func ranges(v any, f func(r map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		if _, ok := v["start"].(map[string]any); ok && v["end"] != nil {
			f(v)
		}
		for k, x := range v {
			if k != "data" {
				ranges(x, f)
			}
		}
	case []any:
		for _, x := range v {
			ranges(x, f)
		}
	}
}

// methods that are asked with a place, or with the document.
var asked = []string{
	"textDocument/hover", "textDocument/definition", "textDocument/typeDefinition", "textDocument/references", "textDocument/documentHighlight",
	"textDocument/completion", "textDocument/signatureHelp", "textDocument/prepareRename", "textDocument/rename", "textDocument/documentSymbol",
	"textDocument/semanticTokens/full", "textDocument/inlayHint", "textDocument/foldingRange", "textDocument/selectionRange", "textDocument/formatting",
	"textDocument/rangeFormatting", "textDocument/codeAction", "textDocument/codeLens",
}

// TestRandom edits conformance programs at random and asks at random: the server
// never fails, answers are within the text, and edits can be made.
func TestRandom(t *testing.T) {
	t.Parallel()
	all := programs(t)
	rounds := 60
	if testing.Short() {
		rounds = 15
	}
	if n := os.Getenv("BARRE_SOAK"); n != "" {
		fmt.Sscan(n, &rounds)
	}
	r := random(7)
	e := start(t, nil, options{})
	for round := range rounds {
		text := all[r.IntN(len(all))]
		name := fmt.Sprintf("f%d.bal", round)
		e.open(name, text)
		for range 12 {
			if r.IntN(3) == 0 {
				text = mangled(r, text)
				e.change(name, text)
			}
			off := r.IntN(len(text) + 1)
			for off > 0 && off < len(text) && !utf8.RuneStart(text[off]) {
				off--
			}
			method := asked[r.IntN(len(asked))]
			p := e.at(name, text, off)
			end := min(len(text), off+r.IntN(60))
			for end < len(text) && !utf8.RuneStart(text[end]) {
				end++
			}
			p["range"] = protocol.Range{Start: position(text, off), End: position(text, end)}
			p["positions"] = []any{position(text, off)}
			p["newName"] = "renamed_1"
			p["context"] = map[string]any{"includeDeclaration": true, "diagnostics": []any{}}
			var answer any
			err := e.try(method, p, &answer)
			if err != nil {
				if strings.Contains(err.Error(), "internal error") {
					e.mu.Lock()
					t.Fatalf("%s at %d of %q: %v\n%s", method, off, text, err, strings.Join(e.logs, "\n"))
				}
				continue
			}
			e.check(method, name, text, answer)
		}
		e.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": e.uri(name)}})
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.logs) > 0 {
		t.Errorf("logged: %s", e.logs[0])
	}
}

// check tests an answer about a document.
func (e *editor) check(method, name, text string, answer any) {
	e.t.Helper()
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	ranges(answer, func(r map[string]any) {
		for _, k := range []string{"start", "end"} {
			p := r[k].(map[string]any)
			line, char := int(p["line"].(float64)), int(p["character"].(float64))
			// Places in other documents, those of the library, are not ours to test.
			if method != "textDocument/definition" && method != "textDocument/typeDefinition" && (line >= len(lines) || line < 0 || char < 0 || char > 2*len(lines[line])) {
				e.t.Fatalf("%s: %v is not within %q", method, r, text)
			}
		}
	})
	switch method {
	case "textDocument/formatting":
		b, _ := json.Marshal(answer)
		var list []protocol.TextEdit
		if json.Unmarshal(b, &list) == nil && !strings.Contains(text, "\r") {
			if got, want := apply(e.t, text, list), format.Source(syntax.Parse("", text)); got != want {
				e.t.Fatalf("formatting %q:\ngot  %q\nwant %q", text, got, want)
			}
		}
	case "textDocument/completion":
		b, _ := json.Marshal(answer)
		var list protocol.CompletionList
		if err := json.Unmarshal(b, &list); err != nil {
			e.t.Fatal(err)
		}
		for _, item := range list.Items {
			if item.TextEdit == nil || item.TextEdit.Range.Start.Line != item.TextEdit.Range.End.Line {
				e.t.Fatalf("the edit of '%s' is not within a line: %+v", item.Label, item.TextEdit)
			}
		}
	}
}

// TestRenameTwice: to a new name and back is where one began.
func TestRenameTwice(t *testing.T) {
	t.Parallel()
	all := programs(t)
	r := random(11)
	e := start(t, nil, options{})
	renamed := 0
	for round := range 40 {
		text := all[r.IntN(len(all))]
		if strings.Contains(text, "\r") || strings.Contains(text, "\\u{") || strings.Contains(text, "@error") {
			continue
		}
		f := syntax.Parse("", text)
		// Types fit by the names of their members, so that renaming a member of one
		// may leave another that it no longer fits.
		members := map[string]bool{}
		syntax.Inspect(f, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.RecordField:
				members[n.Name.Name] = true
			case *syntax.ObjectField:
				members[n.Name.Name] = true
			case *syntax.MapField:
				if n.Name != nil {
					members[n.Name.Name] = true
				}
			case *syntax.FieldBinding:
				members[n.Name.Name] = true
			case *syntax.Arg:
				if n.Name != nil {
					members[n.Name.Name] = true
				}
			case *syntax.FuncDecl:
				if n.Name != nil {
					members[n.Name.Name] = true
				}
			}
			return true
		})
		var ids []*syntax.Ident
		syntax.Inspect(f, func(n syntax.Node) bool {
			if id, ok := n.(*syntax.Ident); ok && !members[id.Name] && id.Name != "" && !id.Empty() && f.Text(id) == id.Name {
				ids = append(ids, id)
			}
			return true
		})
		if len(f.Errors) > 0 || len(ids) == 0 {
			continue
		}
		name := fmt.Sprintf("r%d.bal", round)
		e.open(name, text)
		before := e.diagnostics(name)
		for range 4 {
			id := ids[r.IntN(len(ids))]
			off, _ := f.Offsets(id)
			there, ok := e.renameAt(name, text, off, "renamed_1")
			if !ok {
				continue
			}
			renamed++
			e.change(name, there)
			// Names in messages differ, their number does not.
			if after := e.diagnostics(name); len(after) != len(before) {
				t.Errorf("renaming '%s' in %q: diagnostics %q became %q\n%s", id.Name, text, before, after, there)
			}
			// Where the name is now: what comes before it may have grown.
			at := -1
			for i := strings.Index(there, "renamed_1"); i >= 0; {
				at = i
				break
			}
			back, ok := e.renameAt(name, there, at, id.Name)
			if !ok {
				t.Errorf("'%s' cannot be renamed back in %q", id.Name, there)
			} else if normalise(back) != normalise(text) {
				t.Errorf("renaming '%s' and back:\n%s\nbecame\n%s", id.Name, text, back)
			}
			e.change(name, text)
			e.diagnostics(name)
		}
		e.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": e.uri(name)}})
	}
	if renamed < 20 {
		t.Errorf("%d names were renamed only", renamed)
	}
}

// normalise takes {a: a} for {a}, which a rename there and back makes of it.
func normalise(text string) string {
	f := syntax.Parse("", text)
	var b strings.Builder
	at := 0
	syntax.Inspect(f, func(n syntax.Node) bool {
		var name *syntax.Ident
		var value syntax.Node
		switch n := n.(type) {
		case *syntax.MapField:
			if n.Name != nil && n.Value != nil {
				name, value = n.Name, n.Value
			}
		case *syntax.WaitField:
			if n.X != nil {
				name, value = n.Name, n.X
			}
		case *syntax.ReceiveField:
			if n.Peer != nil {
				name, value = n.Name, n.Peer
			}
		case *syntax.FieldBinding:
			if n.Binding != nil {
				name, value = n.Name, n.Binding
			}
		}
		if name != nil && f.Text(name) == f.Text(value) {
			from, _ := f.Offsets(name)
			_, to := f.Offsets(value)
			if from >= at {
				b.WriteString(text[at:from] + f.Text(name))
				at = to
			}
		}
		return true
	})
	return b.String() + text[at:]
}

func (e *editor) renameAt(name, text string, off int, to string) (string, bool) {
	e.t.Helper()
	p := e.at(name, text, off)
	p["newName"] = to
	var edit protocol.WorkspaceEdit
	if err := e.try("textDocument/rename", p, &edit); err != nil {
		if strings.Contains(err.Error(), "internal error") {
			e.t.Fatal(err)
		}
		return "", false
	}
	for _, l := range edit.Changes {
		return apply(e.t, text, l), true
	}
	return "", false
}

// TestCancel: what is cancelled before its turn is answered with that.
func TestCancel(t *testing.T) {
	t.Parallel()
	text := "function f() { int a = 1; }\n"
	e := start(t, map[string]string{"a.bal": text}, options{})
	e.open("a.bal", text)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var h protocol.Hover
	_, err := e.conn.Call(ctx, "textDocument/hover", e.at("a.bal", text, 20), &h)
	if err == nil {
		t.Error("no error")
	}
	e.notify("$/cancelRequest", map[string]any{"id": 100000})
	// The server goes on.
	e.call("textDocument/hover", e.at("a.bal", text, 20), &h)
}
