package studio

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"barre/studio/text"
)

// editor is a tab that edits one document, as the web application does it: one change
// at a time is on its way; what is typed meanwhile is put together and follows.
type editor struct {
	*client
	uri     string
	text    string // as the person sees it
	base    string // as the server has it, with all that it told
	version int
	sent    text.Op // on its way
	buffer  text.Op // typed since
	taken   int     // events
}

func (e *editor) typeText(o text.Op) {
	e.text = o.Apply(e.text)
	if e.buffer == nil {
		e.buffer = o
	} else {
		e.buffer = text.Compose(e.buffer, o)
	}
	e.flush()
}

func (e *editor) flush() {
	if e.sent != nil || e.buffer == nil {
		return
	}
	e.sent, e.buffer = e.buffer, nil
	e.begin("studio/change", map[string]any{"uri": e.uri, "version": e.version, "changes": e.sent.Changes(e.base)})
}

// take takes what the server told since.
func (e *editor) take() {
	e.mu.Lock()
	events := e.events[e.taken:]
	e.taken = len(e.events)
	e.mu.Unlock()
	for _, m := range events {
		if m.Method != "studio/changed" {
			continue
		}
		var p changedParams
		json.Unmarshal(m.Params, &p)
		if p.Version != e.version+1 {
			e.t.Errorf("version %d after %d", p.Version, e.version)
		}
		o := text.FromChanges(e.base, p.Changes)
		e.base = o.Apply(e.base)
		e.version = p.Version
		if p.Client == e.id && e.sent != nil {
			e.sent = nil
			e.flush()
			continue
		}
		// What is on its way and what is buffered move over it. The server takes this
		// change to be the first.
		if e.sent != nil {
			e.sent, o = text.Transform(e.sent, o)
		}
		if e.buffer != nil {
			e.buffer, o = text.Transform(e.buffer, o)
		}
		e.text = o.Apply(e.text)
	}
}

func (e *editor) idle() bool { return e.sent == nil && e.buffer == nil }

// TestConverge: several tabs type at random, another program writes the file, steps are
// taken back; in the end all have one text, and all that was typed is in it.
func TestConverge(t *testing.T) {
	t.Parallel()
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 7))
			base := strings.Repeat("// A line of 😀 text.\r\n\n", 20) + ordersMain
			s := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": base})
			var editors []*editor
			for range 3 {
				c := s.tab()
				d := c.read(s, "main.bal")
				editors = append(editors, &editor{client: c, uri: d.URI, text: d.Text, base: d.Text, version: d.Version})
			}
			var typed []string
			for i := range 200 {
				e := editors[r.IntN(len(editors))]
				at := e.boundary(r)
				edit := text.Edit{Start: at, End: at}
				switch r.IntN(4) {
				case 0: // what there was at first may go
					if j := strings.Index(e.text[at:], "A line"); j >= 0 {
						edit.Start, edit.End = at+j, at+j+len("A line")
					}
				default:
					edit.New = fmt.Sprintf("<%d>", i)
					typed = append(typed, edit.New)
				}
				o, err := text.New(e.text, []text.Edit{edit})
				if err != nil {
					t.Fatal(err)
				}
				if !o.Empty() {
					e.typeText(o)
				}
				if r.IntN(3) == 0 {
					editors[r.IntN(len(editors))].take()
				}
			}
			eventually(t, "all is sent and taken", func() bool {
				done := true
				for _, e := range editors {
					e.take()
					done = done && e.idle()
				}
				return done
			})
			d := editors[0].read(s, "main.bal")
			eventually(t, "all have the last version", func() bool {
				for _, e := range editors {
					e.take()
					if e.version != d.Version {
						return false
					}
				}
				return true
			})
			for i, e := range editors {
				if e.text != d.Text {
					t.Errorf("tab %d has another text:\n%s\nand not\n%s", i, e.text, d.Text)
				}
			}
			for _, x := range typed {
				if strings.Count(d.Text, x) != 1 {
					t.Errorf("%s is %d times in the text", x, strings.Count(d.Text, x))
				}
			}
			// The language server has the same text: taking all steps back, one by one, comes
			// to the first.
			for editors[0].try("studio/undo", nil, nil) == nil {
			}
			if got := editors[0].read(s, "main.bal").Text; got != base {
				t.Errorf("all taken back: %s", got)
			}
			var symbols []any
			editors[0].call("textDocument/documentSymbol", map[string]any{"textDocument": map[string]any{"uri": d.URI}}, &symbols)
			if len(symbols) != 1 {
				t.Errorf("symbols: %v", symbols)
			}
		})
	}
}

// boundary is a place between two characters; what was typed before is not divided.
func (e *editor) boundary(r *rand.Rand) int {
	for {
		at := r.IntN(len(e.text) + 1)
		if at == 0 || at == len(e.text) || e.text[at]&0xC0 != 0x80 && e.text[at-1] != '\r' && !inTag(e.text, at) {
			return at
		}
	}
}

func inTag(s string, at int) bool {
	open := strings.LastIndexByte(s[:at], '<')
	return open >= 0 && strings.IndexByte(s[open:at], '>') < 0
}
