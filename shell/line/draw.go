package line

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

const tabWidth = 4

// cells is how many columns a character takes.
func cells(c rune) int {
	switch {
	case c == '\t':
		return tabWidth
	case c < 0x300:
		return 1
	case unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// frame is what an input looks like on a screen: its rows, and where in them the
// cursor is.
type frame struct {
	rows     []string
	row, col int
}

// layout breaks a text with a prompt before each line into rows of w columns; the
// cursor is before character pos.
func layout(text []rune, pos, w int, prompt, more string) frame {
	var f frame
	var b strings.Builder
	col := 0
	next := func() {
		f.rows = append(f.rows, b.String())
		b.Reset()
		col = 0
	}
	put := func(c rune) {
		n := cells(c)
		if col+n > w {
			next()
		}
		if c == '\t' {
			b.WriteString(strings.Repeat(" ", n))
		} else {
			b.WriteRune(c)
		}
		col += n
	}
	begin := func(prompt string) {
		for _, c := range prompt {
			put(c)
		}
	}
	mark := func() {
		if col >= w {
			next()
		}
		f.row, f.col = len(f.rows), col
	}
	begin(prompt)
	for i, c := range text {
		if i == pos {
			mark()
		}
		if c == '\n' {
			next()
			begin(more)
			continue
		}
		put(c)
	}
	if pos >= len(text) {
		mark()
	}
	next()
	return f
}

// window cuts a frame down to h rows around the cursor.
func (f frame) window(h int) frame {
	if len(f.rows) <= h {
		return f
	}
	top := max(0, min(f.row-h/2, len(f.rows)-h))
	return frame{f.rows[top : top+h], f.row - top, f.col}
}

// continues reports whether f is what was shown before with something behind it,
// the cursor being at the end in both, and gives what.
func (f frame) continues(before frame) (tail string, ok bool) {
	last := len(f.rows) - 1
	if len(before.rows) != len(f.rows) || !before.atEnd() || !f.atEnd() || !slices.Equal(f.rows[:last], before.rows[:last]) {
		return "", false
	}
	return strings.CutPrefix(f.rows[last], before.rows[last])
}

func (f frame) atEnd() bool {
	last := len(f.rows) - 1
	return f.row == last && f.col == textWidth(f.rows[last])
}

// draw shows a frame in place of the one that was drawn last.
func (e *Editor) draw() {
	w, h := e.size()
	prompt, text, pos := e.prompt, e.text, e.pos
	if s := e.searching; s != nil {
		prompt, text, pos = s.prompt(), []rune(s.found), s.at
	}
	f := layout(text, pos, max(w, 8), prompt, e.more).window(max(h, 2))
	var b strings.Builder
	if tail, ok := f.continues(e.shown); ok {
		// Most keys are characters at the end.
		e.shown = f
		fmt.Fprint(e.out, tail)
		return
	}
	e.eraseTo(&b)
	for i, row := range f.rows {
		if i > 0 {
			b.WriteString("\r\n")
		}
		b.WriteString(row)
	}
	if n := len(f.rows) - 1 - f.row; n > 0 {
		fmt.Fprintf(&b, "\x1b[%dA", n)
	}
	b.WriteByte('\r')
	if f.col > 0 {
		fmt.Fprintf(&b, "\x1b[%dC", f.col)
	}
	e.shown = f
	fmt.Fprint(e.out, b.String())
}

// eraseTo writes what takes away the frame that is shown.
func (e *Editor) eraseTo(b *strings.Builder) {
	if e.shown.row > 0 {
		fmt.Fprintf(b, "\x1b[%dA", e.shown.row)
	}
	b.WriteString("\r\x1b[J")
	e.shown = frame{}
}

// leave puts the cursor below the frame, which stays.
func (e *Editor) leave(note string) {
	var b strings.Builder
	if n := len(e.shown.rows) - 1 - e.shown.row; n > 0 {
		fmt.Fprintf(&b, "\x1b[%dB", n)
	}
	if w, _ := e.size(); e.shown.col+len(note) <= w {
		b.WriteString(note)
	}
	b.WriteString("\r\n")
	e.shown = frame{}
	fmt.Fprint(e.out, b.String())
}

// columns arranges names in columns for a screen of width w.
func columns(names []string, w int) string {
	widest := 0
	for _, n := range names {
		widest = max(widest, textWidth(n))
	}
	perRow := max(1, w/(widest+2))
	rows := (len(names) + perRow - 1) / perRow
	var b strings.Builder
	for r := range rows {
		for i := r; i < len(names); i += rows {
			b.WriteString(names[i])
			if i+rows < len(names) {
				b.WriteString(strings.Repeat(" ", widest+2-textWidth(names[i])))
			}
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

func textWidth(s string) int {
	n := 0
	for _, c := range s {
		n += cells(c)
	}
	return n
}
