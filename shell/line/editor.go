// Package line edits inputs in a terminal: the cursor moves in a text of one or
// more lines, the history can be walked and searched, names are completed. What
// is written while somebody types appears above the line they are typing.
package line

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// ErrAbandoned says that the user gave up what they were typing.
var ErrAbandoned = errors.New("the input was abandoned")

// Candidate is what a name that is being typed may become.
type Candidate struct{ Name, Detail string }

// Editor reads inputs from a terminal.
type Editor struct {
	// More reports whether a text is only the beginning of an input.
	More func(text string) bool
	// Complete lists what may stand in place of the text from byte from to pos.
	Complete func(text string, pos int) (from int, list []Candidate)
	History  *History

	prompt, more string
	term         Terminal
	in           *bufio.Reader
	out          io.Writer

	mu      sync.Mutex // guards what follows, against Write
	editing bool
	restore func() // makes the terminal what it was; nil when it is
	partial bool   // the last thing written does not end its line
	text    []rune
	pos     int
	shown   frame // what is on the screen

	index     int            // of the history entry shown; the number of entries for a new one
	changed   map[int]string // entries that were edited on the way, and the new one
	undos     []state        // what the text was before
	killed    []rune         // what yank brings back
	goal      int            // column to keep when moving between lines, -1 for none
	searching *historySearch // nil outside of a search
	tabs      int            // how often Tab was pressed in a row
}

type state struct {
	text []rune
	pos  int
}

// Terminal is where an editor reads and writes.
type Terminal interface {
	io.ReadWriter
	// Raw makes every key arrive as it is; what it returns undoes that.
	Raw() (restore func(), err error)
	// Size is the number of columns and rows.
	Size() (width, height int)
	// Suspend stops the process until it is continued.
	Suspend()
}

// New makes an editor with the prompts before the first line and before others.
func New(t Terminal, prompt, more string) *Editor {
	return &Editor{prompt: prompt, more: more, term: t, in: bufio.NewReaderSize(t, 16<<10), out: t, History: &History{}, goal: -1}
}

func (e *Editor) size() (int, int) { return e.term.Size() }

const (
	pasteOn  = "\x1b[?2004h"
	pasteOff = "\x1b[?2004l"
)

// Read lets the user type an input and returns it. It fails with io.EOF when they
// are done, and with ErrAbandoned.
func (e *Editor) Read() (text string, err error) {
	e.mu.Lock()
	if e.restore, err = e.term.Raw(); err != nil {
		e.mu.Unlock()
		return "", err
	}
	if e.partial {
		io.WriteString(e.out, "\r\n")
	}
	io.WriteString(e.out, pasteOn)
	e.begin()
	e.editing, e.partial, e.shown = true, false, frame{}
	e.draw()
	e.mu.Unlock()
	defer func() {
		e.mu.Lock()
		e.cooked()
		e.mu.Unlock()
	}()
	for {
		k, err := readKey(e.in)
		if done, err := e.pressed(k, err); done || err != nil {
			return string(e.text), err
		}
	}
}

// begin makes the text that of an input nobody has typed anything of.
func (e *Editor) begin() {
	e.text, e.pos, e.undos, e.goal, e.searching, e.tabs = nil, 0, nil, -1, nil, 0
	e.index, e.changed = len(e.History.entries), map[int]string{}
}

// Abandon does what Ctrl-C does, for a signal that comes from elsewhere: what is
// being typed is given up and another input begins. It reports whether somebody was
// typing.
func (e *Editor) Abandon() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	if !e.editing {
		return false
	}
	e.pos, e.searching = len(e.text), nil
	e.draw()
	e.leave(abandoned)
	e.begin()
	e.draw()
	return true
}

// abandoned is what stands behind an input that was given up.
const abandoned = "^C"

// pressed does what a key means and shows what comes of it. At the end of the input,
// or with an error, the cursor is left below it.
func (e *Editor) pressed(k key, err error) (done bool, _ error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch {
	case err != nil:
	case k.code == suspend:
		e.leave("")
		e.cooked()
		e.term.Suspend()
		if e.restore, err = e.term.Raw(); err == nil {
			e.editing = true
			io.WriteString(e.out, pasteOn)
			e.draw()
		}
	default:
		done, err = e.press(k)
	}
	if !done && err == nil {
		return false, nil
	}
	note := ""
	if errors.Is(err, ErrAbandoned) {
		note = abandoned
	}
	e.pos, e.searching = len(e.text), nil
	if err == nil || note != "" {
		e.draw()
	}
	e.leave(note)
	return done, err
}

// cooked gives the terminal back to whoever else reads from it.
func (e *Editor) cooked() {
	if e.restore != nil {
		io.WriteString(e.out, pasteOff)
		e.restore()
	}
	e.restore, e.editing = nil, false
}

// Close gives the terminal back, also while the user types.
func (e *Editor) Close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.editing {
		e.leave("")
	}
	e.cooked()
}

// Write writes output: above the line while the user types.
func (e *Editor) Write(b []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(b) == 0 {
		return 0, nil
	}
	if !e.editing {
		e.partial = b[len(b)-1] != '\n'
		return e.out.Write(b)
	}
	var s strings.Builder
	e.eraseTo(&s)
	s.Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")))
	if b[len(b)-1] != '\n' {
		s.WriteString("\r\n")
	}
	io.WriteString(e.out, s.String())
	e.draw()
	return len(b), nil
}

// press does what a key means; done says that the input is.
func (e *Editor) press(k key) (done bool, err error) {
	if e.searching != nil {
		if stay, run := e.pressSearch(k); stay {
			e.draw()
			return false, nil
		} else if run {
			return true, nil
		}
	}
	if k.code != tab {
		e.tabs = 0
	}
	if k.code != up && k.code != down {
		defer func() { e.goal = -1 }()
	}
	switch k.code {
	case char:
		e.save(unicode.IsLetter(k.r) || unicode.IsDigit(k.r))
		if k.r == '}' && e.in.Buffered() == 0 {
			e.dedent()
		}
		e.insert([]rune{k.r})
	case paste:
		e.save(false)
		e.insert([]rune(k.text))
	case newline:
		e.save(false)
		e.insert([]rune{'\n'})
	case enter:
		text := string(e.text)
		if e.More == nil || !e.More(text) {
			return true, nil
		}
		e.save(false)
		e.insert([]rune("\n" + e.indent()))
	case tab:
		e.tab()
	case abandon:
		return false, ErrAbandoned
	case eof:
		if len(e.text) == 0 {
			return false, io.EOF
		}
		e.remove(e.pos, e.pos+1, false)
	case backspace:
		from := e.pos - 1
		for from > 0 && cells(e.text[from]) == 0 && e.text[from] != '\n' {
			from-- // what combines goes with what it is put on
		}
		e.remove(from, e.pos, false)
	case deleteKey:
		e.remove(e.pos, e.pos+1, false)
	case left:
		e.pos = max(0, e.pos-1)
	case right:
		e.pos = min(len(e.text), e.pos+1)
	case home:
		e.pos = e.lineStart(e.pos)
	case end:
		e.pos = e.lineEnd(e.pos)
	case up:
		if !e.vertical(-1) {
			e.walk(-1)
		}
	case down:
		if !e.vertical(1) {
			e.walk(1)
		}
	case wordLeft:
		e.pos = e.wordStart(e.pos)
	case wordRight:
		e.pos = e.wordEnd(e.pos)
	case deleteWord:
		e.remove(e.pos, e.wordEnd(e.pos), true)
	case deleteWordLeft:
		e.remove(e.wordStart(e.pos), e.pos, true)
	case killToEnd:
		to := e.lineEnd(e.pos)
		if to == e.pos && to < len(e.text) {
			to++
		}
		e.remove(e.pos, to, true)
	case killToStart:
		e.remove(e.lineStart(e.pos), e.pos, true)
	case yank:
		e.save(false)
		e.insert(e.killed)
	case transpose:
		if e.pos > 0 && len(e.text) > 1 {
			e.save(false)
			i := min(e.pos, len(e.text)-1)
			e.text[i-1], e.text[i] = e.text[i], e.text[i-1]
			e.pos = i + 1
		}
	case undo:
		if n := len(e.undos); n > 0 {
			e.text, e.pos = e.undos[n-1].text, e.undos[n-1].pos
			e.undos = e.undos[:n-1]
		}
	case search, searchForward:
		e.searching = &historySearch{e: e, index: len(e.History.entries), found: string(e.text), at: e.pos}
	case clearScreen:
		io.WriteString(e.out, "\x1b[H\x1b[2J")
		e.shown = frame{}
	default:
		return false, nil
	}
	e.draw()
	return false, nil
}

// save notes the text for undo; characters of one word are undone together.
func (e *Editor) save(within bool) {
	if within && len(e.undos) > 0 && e.pos > 0 && unicode.IsLetter(e.text[e.pos-1]) {
		return
	}
	e.undos = append(e.undos, state{slices.Clone(e.text), e.pos})
	if len(e.undos) > 200 {
		e.undos = e.undos[1:]
	}
}

func (e *Editor) insert(r []rune) {
	e.text = slices.Insert(e.text, e.pos, r...)
	e.pos += len(r)
}

// remove takes characters out; with kill they can be yanked.
func (e *Editor) remove(from, to int, kill bool) {
	from, to = max(0, from), min(len(e.text), to)
	if from >= to {
		return
	}
	e.save(false)
	if kill {
		e.killed = slices.Clone(e.text[from:to])
	}
	e.text = slices.Delete(e.text, from, to)
	e.pos = from
}

func (e *Editor) lineStart(i int) int {
	for i > 0 && e.text[i-1] != '\n' {
		i--
	}
	return i
}

func (e *Editor) lineEnd(i int) int {
	for i < len(e.text) && e.text[i] != '\n' {
		i++
	}
	return i
}

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' }

func (e *Editor) wordStart(i int) int {
	for i > 0 && !isWord(e.text[i-1]) {
		i--
	}
	for i > 0 && isWord(e.text[i-1]) {
		i--
	}
	return i
}

func (e *Editor) wordEnd(i int) int {
	for i < len(e.text) && !isWord(e.text[i]) {
		i++
	}
	for i < len(e.text) && isWord(e.text[i]) {
		i++
	}
	return i
}

// vertical moves the cursor a line up or down; false when there is none.
func (e *Editor) vertical(by int) bool {
	start := e.lineStart(e.pos)
	if e.goal < 0 {
		e.goal = e.pos - start
	}
	if by < 0 {
		if start == 0 {
			return false
		}
		start = e.lineStart(start - 1)
	} else {
		start = e.lineEnd(e.pos) + 1
		if start > len(e.text) {
			return false
		}
	}
	e.pos = min(start+e.goal, e.lineEnd(start))
	return true
}

// walk shows another entry of the history. What was typed stays as it is there.
func (e *Editor) walk(by int) {
	next := e.index + by
	if next < 0 || next > len(e.History.entries) {
		return
	}
	e.changed[e.index] = string(e.text)
	e.show(next)
}

func (e *Editor) show(index int) {
	e.index = index
	text, ok := e.changed[index]
	if !ok && index < len(e.History.entries) {
		text = e.History.entries[index]
	}
	e.text = []rune(text)
	e.pos, e.undos, e.goal = len(e.text), nil, -1
}

// indent is the white space with which the line after the cursor's begins. What
// arrives in one go, such as a paste, has its own.
func (e *Editor) indent() string {
	if e.in.Buffered() > 0 {
		return ""
	}
	line := string(e.text[e.lineStart(e.pos):e.pos])
	in := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	if t := strings.TrimRight(line, " \t"); t != "" && strings.ContainsAny(t[len(t)-1:], "{([") {
		in += "    "
	}
	return in
}

// dedent moves a closing brace that begins its line to the left.
func (e *Editor) dedent() {
	start := e.lineStart(e.pos)
	if e.pos-start >= 4 && strings.TrimSpace(string(e.text[start:e.pos])) == "" {
		e.text = slices.Delete(e.text, e.pos-4, e.pos)
		e.pos -= 4
	}
}

// ------------------------------------------------------------- completion

// maxListed is how many candidates are shown.
const maxListed = 120

// tab completes the name before the cursor as far as it is certain, and shows what
// it may be when it is not.
func (e *Editor) tab() {
	line := string(e.text[e.lineStart(e.pos):e.pos])
	if strings.TrimSpace(line) == "" || e.Complete == nil {
		e.save(false)
		e.insert([]rune("    "))
		return
	}
	e.tabs++
	before := string(e.text[:e.pos])
	from, list := e.Complete(string(e.text), len(before))
	from = max(0, min(from, len(before)))
	word := before[from:]
	fits := func(same func(name string) bool) []Candidate {
		var r []Candidate
		for _, c := range list {
			if same(c.Name) {
				r = append(r, c)
			}
		}
		return r
	}
	found := fits(func(n string) bool { return strings.HasPrefix(n, word) })
	if len(found) == 0 {
		found = fits(func(n string) bool { return len(n) >= len(word) && strings.EqualFold(n[:len(word)], word) })
	}
	if len(found) == 0 {
		io.WriteString(e.out, "\a")
		return
	}
	common := found[0].Name
	for _, c := range found[1:] {
		for !strings.HasPrefix(c.Name, common) {
			common = common[:len(common)-1]
		}
	}
	common = strings.ToValidUTF8(common, "")
	if len(common) > len(word) || len(found) == 1 {
		if common != word {
			e.save(false)
			n := len([]rune(word))
			e.text = slices.Delete(e.text, e.pos-n, e.pos)
			e.pos -= n
			e.insert([]rune(common))
		}
		return
	}
	e.list(found)
}

// list shows candidates above the input.
func (e *Editor) list(found []Candidate) {
	w, _ := e.size()
	var b strings.Builder
	e.eraseTo(&b)
	b.WriteString(e.prompt + strings.ReplaceAll(string(e.text), "\n", "\r\n"+e.more) + "\r\n")
	rest := len(found) - maxListed
	found = found[:min(len(found), maxListed)]
	if len(found) <= 10 {
		widest := 0
		for _, c := range found {
			widest = max(widest, textWidth(c.Name))
		}
		for _, c := range found {
			line := c.Name
			if c.Detail != "" {
				line += strings.Repeat(" ", widest+2-textWidth(c.Name)) + c.Detail
			}
			if r := []rune(line); len(r) >= w {
				line = string(r[:max(1, w-4)]) + "..."
			}
			b.WriteString(line + "\r\n")
		}
	} else {
		names := make([]string, len(found))
		for i, c := range found {
			names[i] = c.Name
		}
		b.WriteString(columns(names, w))
	}
	if rest > 0 {
		fmt.Fprintf(&b, "... and %d more\r\n", rest)
	}
	io.WriteString(e.out, b.String())
}

// ------------------------------------------------------------- search

// historySearch looks for an entry of the history that contains what is typed.
type historySearch struct {
	e      *Editor
	query  string
	index  int // of the entry found
	found  string
	at     int // where in it, in characters
	failed bool
}

func (s *historySearch) prompt() string {
	if s.failed {
		return "(search failed)`" + s.query + "': "
	}
	return "(search)`" + s.query + "': "
}

// look searches from entry index on in direction by.
func (s *historySearch) look(index, by int) {
	all := s.e.History.entries
	for i := index; i >= 0 && i < len(all); i += by {
		if at := strings.Index(all[i], s.query); at >= 0 {
			s.index, s.found, s.at, s.failed = i, all[i], len([]rune(all[i][:at])), false
			return
		}
	}
	s.failed = true
}

// pressSearch does what a key means in a search. stay says that the search goes
// on, run that the entry found is the input; otherwise the key is for the entry.
func (e *Editor) pressSearch(k key) (stay, run bool) {
	s := e.searching
	switch k.code {
	case char:
		s.query += string(k.r)
		s.look(min(s.index, len(e.History.entries)-1), -1)
		return true, false
	case backspace:
		if r := []rune(s.query); len(r) > 0 {
			s.query = string(r[:len(r)-1])
			s.failed = false
			if s.query != "" {
				s.look(len(e.History.entries)-1, -1)
			}
		}
		return true, false
	case search:
		s.look(s.index-1, -1)
		return true, false
	case searchForward:
		s.look(s.index+1, 1)
		return true, false
	case none:
		return true, false
	}
	e.searching = nil
	if k.code == cancel || k.code == abandon {
		e.draw()
		return true, false
	}
	if s.index < len(e.History.entries) {
		e.changed[e.index] = string(e.text)
		e.show(s.index)
		e.pos = min(s.at, len(e.text))
	}
	return false, k.code == enter && (e.More == nil || !e.More(string(e.text)))
}
