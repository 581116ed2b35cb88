package studio

import (
	"slices"
	"time"

	"barre/studio/text"
)

// history is what can be taken back, over all files, and what was.
type history struct {
	undo, redo []step
	now        func() time.Time
}

// step is one thing that a person did. Its operations take it back: those of the last
// step are for the texts as they are, those of each earlier one for the texts once
// the later ones are taken back.
type step struct {
	label  string
	client string
	typing bool
	at     time.Time
	parts  []stepPart
}

// stepPart is what a step did to one file.
type stepPart struct {
	uri string
	op  text.Op
	// created says that the step made the file: taking it back removes it; removed that
	// it took it away.
	created, removed bool
}

// maxSteps is how many steps are kept.
const maxSteps = 1000

// maxStepsSize is how many bytes of text the steps may carry.
const maxStepsSize = 64 << 20

// typingPause divides what is typed into steps.
const typingPause = 800 * time.Millisecond

// push adds a step that was made. What was taken back before is gone.
func (h *history) push(st step) {
	h.redo = nil
	st.at = h.now()
	if n := len(h.undo); n > 0 && st.typing {
		last := &h.undo[n-1]
		if last.typing && last.client == st.client && last.parts[0].uri == st.parts[0].uri && st.at.Sub(last.at) < typingPause {
			last.parts[0].op = text.Compose(st.parts[0].op, last.parts[0].op)
			last.at = st.at
			h.trim()
			return
		}
	}
	h.undo = append(h.undo, st)
	h.trim()
}

// trim drops the oldest steps when there are too many, or they carry too much.
func (h *history) trim() {
	size, keep := 0, 0
	for _, st := range slices.Backward(h.undo) {
		for _, p := range st.parts {
			size += p.op.Size()
		}
		if keep > 0 && (keep == maxSteps || size > maxStepsSize) {
			break
		}
		keep++
	}
	h.undo = slices.Delete(h.undo, 0, len(h.undo)-keep)
}

// over moves the steps to where they are after a change that is not one of them.
func (h *history) over(uri string, o text.Op) {
	for _, stack := range [][]step{h.undo, h.redo} {
		x := o
		for i := len(stack) - 1; i >= 0; i-- {
			for j := range stack[i].parts {
				if p := &stack[i].parts[j]; p.uri == uri {
					p.op, x = text.Transform(p.op, x)
				}
			}
		}
	}
}

// forget drops a file that is gone from the steps.
func (h *history) forget(uri string) {
	for _, stack := range []*[]step{&h.undo, &h.redo} {
		for i := range *stack {
			st := &(*stack)[i]
			st.parts = slices.DeleteFunc(st.parts, func(p stepPart) bool { return p.uri == uri })
		}
		*stack = slices.DeleteFunc(*stack, func(st step) bool { return len(st.parts) == 0 })
	}
}

// History tells tabs what can be taken back and what made again.
type History struct {
	Undo *string `json:"undo"`
	Redo *string `json:"redo"`
}

func (h *history) state() History {
	label := func(stack []step) *string {
		if len(stack) == 0 {
			return nil
		}
		return &stack[len(stack)-1].label
	}
	return History{label(h.undo), label(h.redo)}
}

// record adds a step and tells the tabs.
func (s *Server) record(st step) {
	s.history.push(st)
	s.tellHistory()
}

func (s *Server) tellHistory() {
	s.broadcast("studio/history", s.history.state(), "history")
}

// undo takes the last step back, or makes again what was taken back.
func (s *Server) undo(client string, again bool) (string, error) {
	from, to, origin := &s.history.undo, &s.history.redo, fromUndo
	if again {
		from, to, origin = to, from, fromRedo
	}
	if len(*from) == 0 {
		if again {
			return "", failure(codeFailed, "there is nothing to redo")
		}
		return "", failure(codeFailed, "there is nothing to undo")
	}
	st := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	if n := len(s.history.undo); n > 0 {
		s.history.undo[n-1].typing = false // what is typed next is a step of its own
	}
	back := step{label: st.label, client: st.client, at: s.history.now()}
	come, gone := false, false
	for _, p := range st.parts {
		d := s.docs[p.uri]
		if d == nil && p.removed {
			path, _ := pathOf(p.uri)
			d = s.add(path, "", false)
			come = true
		}
		if d == nil || p.op.Before() != len(d.text) {
			continue // gone in between
		}
		s.change(d, p.op, origin, client)
		r := stepPart{uri: p.uri, op: p.op.Invert(), created: p.removed}
		if p.created && d.text == "" {
			r.removed = true
			gone = true
			s.erase(d)
			s.remove(d)
		}
		back.parts = append(back.parts, r)
	}
	if len(back.parts) > 0 {
		*to = append(*to, back)
	}
	if come || gone {
		s.tellFiles()
	}
	s.tellHistory()
	return st.label, nil
}
