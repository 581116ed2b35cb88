package text

import (
	"sort"
	"unicode/utf8"
)

// Position is a place as editors count: lines from 0, characters in units of
// UTF-16.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// Range is what lies between two places.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// Change replaces a range by a text.
type Change struct {
	Range Range  `json:"range"`
	Text  string `json:"text"`
}

// Lines finds places in a text.
type Lines struct {
	src    string
	starts []int
}

// NewLines looks for the lines of a text: they end with \n, \r\n or \r.
func NewLines(src string) *Lines {
	l := &Lines{src, []int{0}}
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '\r':
			if i+1 < len(src) && src[i+1] == '\n' {
				i++
			}
			l.starts = append(l.starts, i+1)
		case '\n':
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// Position is the place of a byte.
func (l *Lines) Position(off int) Position {
	off = max(0, min(off, len(l.src)))
	line := sort.SearchInts(l.starts, off+1) - 1
	n := 0
	for i := l.starts[line]; i < off; {
		r, size := utf8.DecodeRuneInString(l.src[i:])
		n++
		if r >= 0x10000 {
			n++
		}
		i += size
	}
	return Position{line, n}
}

// Offset is the byte at a place, held within its line.
func (l *Lines) Offset(p Position) int {
	if p.Line < 0 {
		return 0
	}
	if p.Line >= len(l.starts) {
		return len(l.src)
	}
	i, end := l.starts[p.Line], len(l.src)
	if p.Line+1 < len(l.starts) {
		end = l.starts[p.Line+1]
		for end > i && (l.src[end-1] == '\n' || l.src[end-1] == '\r') {
			end--
		}
	}
	for n := 0; i < end; {
		r, size := utf8.DecodeRuneInString(l.src[i:])
		n++
		if r >= 0x10000 {
			n++
		}
		if n > p.Character {
			break
		}
		i += size
	}
	return i
}

// Changes are those of an operation on a text, the last place first: so each is
// right both for the text before all of them and for the one it comes to.
func (o Op) Changes(src string) []Change {
	edits := o.Edits()
	list := make([]Change, len(edits))
	l := NewLines(src)
	for i, e := range edits {
		list[len(edits)-1-i] = Change{Range{l.Position(e.Start), l.Position(e.End)}, e.New}
	}
	return list
}

// FromChanges makes an operation of changes, each of the text that the ones before it
// made.
func FromChanges(src string, changes []Change) Op {
	// Changes from the end to the start, as editors send them, are all of the one
	// text.
	l := NewLines(src)
	edits := make([]Edit, len(changes))
	at, ordered := len(src), true
	for i, c := range changes {
		from, to := l.Offset(c.Range.Start), l.Offset(c.Range.End)
		if to < from {
			from, to = to, from
		}
		// Two at one place: the later one comes before what the earlier one put there.
		ordered = ordered && (to < at || i == 0)
		at = from
		edits[i] = Edit{from, to, c.Text}
	}
	if ordered {
		if o, err := New(src, edits); err == nil {
			return o
		}
	}
	var all Op
	all.keep(len(src))
	for _, c := range changes {
		l := NewLines(src)
		from, to := l.Offset(c.Range.Start), l.Offset(c.Range.End)
		if to < from {
			from, to = to, from
		}
		o, err := New(src, []Edit{{from, to, c.Text}})
		if err != nil {
			continue // cannot be: the places are within the text
		}
		src = o.Apply(src)
		all = Compose(all, o)
	}
	return all
}
