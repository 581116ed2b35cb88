package studio

import (
	"encoding/json"
	"slices"
	"time"
)

// What a program prints is shown in pieces. One that prints without end is held up, so
// that it cannot fill the memory: a person cannot read that much.
const (
	outputPiece = 32 << 10
	outputBurst = 1 << 20
	outputEvery = 100 * time.Millisecond
)

// maxOutput is how much of what a program has printed is kept for tabs that come later.
const maxOutput = 1 << 20

// piece is something that a program has printed.
type piece struct {
	Stream string `json:"stream"` // stdout, stderr, or console for what the debugger says
	Text   string `json:"text"`
}

// output is what a program has printed, as far as it is kept.
type output struct {
	pieces []piece
	size   int
	cut    bool // its beginning is gone
}

func (o *output) add(p piece) {
	o.size += len(p.Text)
	if n := len(o.pieces); n > 0 && o.pieces[n-1].Stream == p.Stream && len(o.pieces[n-1].Text)+len(p.Text) <= outputPiece {
		o.pieces[n-1].Text += p.Text
	} else {
		o.pieces = append(o.pieces, p)
	}
	gone := 0
	for o.size > maxOutput && gone < len(o.pieces)-1 {
		o.size -= len(o.pieces[gone].Text)
		gone++
	}
	if gone > 0 {
		o.pieces, o.cut = slices.Clone(o.pieces[gone:]), true
	}
}

// says tells all tabs what a program prints, and keeps it for those to come.
func (s *Server) says(x *session, stream, text string) {
	x.said.add(piece{stream, text})
	s.broadcast("studio/output", map[string]string{"session": x.id, "stream": stream, "text": text}, "")
}

// told is a session as a tab is told of it that comes later.
type told struct {
	running
	Code   *int    `json:"code"` // nil while it runs
	Output []piece `json:"output"`
	Cut    bool    `json:"cut"`
}

// tellSessions tells the tab of all programs and what they have printed so far. It is
// told rather than answered, so that it is in order with what they go on to print.
func (t *tab) tellSessions(*none) (any, error) {
	s := t.s
	all := slices.Clone(s.ended)
	for _, x := range s.sessions {
		all = append(all, x)
	}
	slices.SortFunc(all, func(a, b *session) int { return a.since.Compare(b.since) })
	sessions := []told{}
	for _, x := range all {
		sessions = append(sessions, told{running: s.described(x), Code: x.code, Output: append([]piece{}, x.said.pieces...), Cut: x.said.cut})
	}
	t.notify("studio/sessions", map[string]any{"sessions": sessions}, "")
	return json.RawMessage("{}"), nil
}

// pace holds up what prints without end.
type pace struct {
	began time.Time
	shown int
}

func newPace() *pace { return &pace{began: time.Now()} }

func (p *pace) wait(n int) {
	p.shown += n
	if passed := time.Since(p.began); passed > outputEvery {
		p.began, p.shown = time.Now(), 0
	} else if p.shown > outputBurst {
		time.Sleep(outputEvery - passed)
	}
}
