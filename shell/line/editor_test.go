package line

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// screen is a terminal that understands what an editor writes: it is read from
// what is typed, and shows its rows.
type screen struct {
	keys     io.Reader
	w, h     int
	rows     [][]rune
	row, col int
	raw      int // how often it was made raw and not given back
}

func newScreen(w, h int, keys string) *screen {
	return &screen{keys: strings.NewReader(keys), w: w, h: h}
}

func (s *screen) Read(b []byte) (int, error)  { return s.keys.Read(b) }
func (s *screen) Size() (int, int)            { return s.w, s.h }
func (s *screen) Suspend()                    {}
func (s *screen) Raw() (func(), error)        { s.raw++; return func() { s.raw-- }, nil }
func (s *screen) Write(b []byte) (int, error) { s.show(string(b)); return len(b), nil }

func (s *screen) line() []rune {
	for len(s.rows) <= s.row {
		s.rows = append(s.rows, nil)
	}
	return s.rows[s.row]
}

func (s *screen) show(text string) {
	for len(text) > 0 {
		if strings.HasPrefix(text, "\x1b[") {
			i := 2
			for text[i] < 0x40 {
				i++
			}
			n := 0
			fmt.Sscan(text[2:i], &n)
			switch text[i] {
			case 'A':
				s.row = max(0, s.row-n)
			case 'B':
				s.row += n
			case 'C':
				s.col = min(s.col+n, s.w-1)
			case 'J':
				if n == 2 {
					s.rows = nil
				} else if line := s.line(); true {
					s.rows[s.row] = line[:min(s.col, len(line))]
					s.rows = s.rows[:s.row+1]
				}
			case 'H':
				s.row, s.col = 0, 0
			case 'h', 'l':
			default:
				panic("unknown control sequence " + text[:i+1])
			}
			text = text[i+1:]
			continue
		}
		c, n := utf8.DecodeRuneInString(text)
		text = text[n:]
		switch {
		case c == '\r':
			s.col = 0
		case c == '\n':
			s.row++
			s.line()
		case c == '\a', cells(c) == 0:
		default:
			if s.col+cells(c) > s.w {
				panic("the editor relies on the terminal to wrap lines")
			}
			line := s.line()
			for len(line) < s.col {
				line = append(line, ' ')
			}
			line = append(line[:s.col], c)
			for range cells(c) - 1 {
				line = append(line, 0)
			}
			s.rows[s.row] = line
			s.col = len(line)
		}
	}
}

func (s *screen) String() string {
	var r []string
	for _, l := range s.rows {
		r = append(r, strings.TrimRight(strings.ReplaceAll(string(l), "\x00", ""), " "))
	}
	return strings.Join(r, "\n")
}

// slowly gives keys one by one, as somebody who types does.
type slowly struct {
	keys []string
	end  func() // called when all have been read
}

func (s *slowly) Read(b []byte) (int, error) {
	if len(s.keys) == 0 {
		s.end()
		return 0, io.EOF
	}
	n := copy(b, s.keys[0])
	s.keys = s.keys[1:]
	return n, nil
}

// unfinished takes a text for begun while it has more open than closed braces.
func unfinished(text string) bool { return strings.Count(text, "{") > strings.Count(text, "}") }

func TestKeys(t *testing.T) {
	for _, tc := range []struct{ name, keys, want string }{
		{"typing", "abc\r", "abc"},
		{"line feed", "abc\n", "abc"},
		{"left and right", "ac\x1b[Db\x1b[C\x1b[Cd\r", "abcd"},
		{"application keys", "ac\x1bODb\r", "abc"},
		{"control keys", "bc\x01a\x05d\x02\x06e\r", "abcde"},
		{"home and end", "b\x1b[Ha\x1b[Fc\r", "abc"},
		{"home and end, other", "b\x1b[1~a\x1b[4~c\r", "abc"},
		{"backspace", "abx\x7fc\r", "abc"},
		{"backspace at start", "\x7fa\r", "a"},
		{"backspace, combining", "ae\u0301\x7fb\r", "ab"},
		{"delete", "xabc\x01\x1b[3~\r", "abc"},
		{"Ctrl-D within", "xabc\x01\x04\r", "abc"},
		{"words", "one two\x1bbbig \x1bb\x1bbvery \x1b[1;5Cx\r", "very onex big two"},
		{"delete words", "one two three\x17\x17\x01\x1bd1\r", "1 "},
		{"kill and yank", "abc def\x02\x02\x02\x0b\x01\x19 \r", "def abc "},
		{"kill to start", "abc\x02\x15\r", "c"},
		{"transpose", "ba\x14c\r", "abc"},
		{"undo", "abc def\x17\x1f\x1fx\r", "abc x"},
		{"unknown sequences", "a\x1b[99;9zb\x1bzc\x1b[200d\r", "abc"},
		{"broken UTF-8", "a\xffb\r", "ab"},
		{"two columns", "日本\x1b[D語\r", "日語本"},
		{"more lines", "f {\rx\r}\r", "f {\nx\n}"},
		{"up and down in lines", "f {\rx\ry\x1b[A\x1b[A\x05 1\x1b[B 2\x1b[B\x1b[B}\r", "f { 1\nx 2\ny}"},
		{"break a line", "ab\x02\x1b\r\r", "a\nb"},
		{"paste", "\x1b[200~f {\r\tx\r}\x1b[201~ y\r", "f {\n\tx\n} y"},
		{"paste of controls", "\x1b[200~a\x03\x1b[Ab\x1b[201~\r", "a[Ab"},
		{"history", "\x1b[A\r", "third 3"},
		{"history, older", "\x1b[A\x1b[A\x10\x0e\x1b[A\r", "first\n1"},
		{"history, back", "new\x1b[A\x1b[B!\r", "new!"},
		{"history, beyond", "\x1b[B\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A\r", "first\n1"},
		{"search", "\x12sec\r", "second 2"},
		{"search on", "\x12r\x12\x12\x05!\r", "first!\n1"},
		{"search back", "\x12r\x12\x13\r", "third 3"},
		{"search and edit", "\x12sec\x05x\r", "second 2x"},
		{"search narrows", "\x12xyz\x7f\x7f\x7fthi\r", "third 3"},
		{"search given up", "mine\x12sec\x07!\r", "mine!"},
		{"complete", "ab.f\tx\r", "ab.fieldx"},
		{"complete in common", "ab.me\t\t\r", "ab.method1"},
		{"complete nothing", "ab.zz\t\r", "ab.zz"},
		{"complete another case", "ab.FI\t\r", "ab.field"},
		{"indent by tab", "\tx\r", "    x"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := newScreen(20, 10, tc.keys)
			e := New(s, "=$ ", " > ")
			e.More = unfinished
			e.History = &History{entries: []string{"first\n1", "second 2", "third 3"}}
			e.Complete = func(text string, pos int) (int, []Candidate) {
				i := strings.LastIndexByte(text[:pos], '.') + 1
				return i, []Candidate{{"field", "int"}, {"method1", ""}, {"method1a", ""}}
			}
			got, err := e.Read()
			if err != nil || got != tc.want {
				t.Errorf("%q, %v; want %q\n%s", got, err, tc.want, s)
			}
			if s.raw != 0 {
				t.Error("the terminal was not given back")
			}
		})
	}
}

func TestEnds(t *testing.T) {
	for keys, want := range map[string]error{"\x04": io.EOF, "abc\x03": ErrAbandoned, "": io.EOF, "abc": io.EOF, "\x1b[": io.EOF, "\x1b[200~ab": io.EOF} {
		s := newScreen(20, 10, keys)
		if _, err := New(s, "> ", ". ").Read(); err != want || s.raw != 0 {
			t.Errorf("%q: %v, want %v", keys, err, want)
		}
	}
}

// What is on the screen when all keys have been pressed.
func TestScreen(t *testing.T) {
	for _, tc := range []struct{ name, keys, want string }{
		{"wraps", "0123456789abcdef", "=$ 0123456\n789abcdef"},
		{"wraps at the edge", "0123456", "=$ 0123456\n"},
		{"inserts before a wrap", "0123456789\x01x", "=$ x012345\n6789"},
		{"unwraps", "0123456789\x7f\x7f\x7f\x7f", "=$ 012345"},
		{"wide", "日本語x\x02\x7f", "=$ 日本x"},
		{"wide at the edge", "12345 日本", "=$ 12345\n日本"},
		{"lines", "f {\rab\rc", "=$ f {\n >     ab\n >     c"},
		{"lines wrap", "f {\r0123456789\r}", "=$ f {\n >     012\n3456789\n > }"},
		{"replaced by shorter", "\x1b[A\x1b[A\x1b[B", "=$ short"},
		{"search", "\x12sh", "(search)`s\nh': short"},
		{"listed", "x.\t\t", "=$ x.a\naa  int\nab\n=$ x.a"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := newScreen(10, 10, "")
			var keys []string
			for k := tc.keys; k != ""; {
				n := 1
				if strings.HasPrefix(k, "\x1b[") {
					n = 3
				} else if k[0] >= 0x80 {
					_, n = utf8.DecodeRuneInString(k)
				}
				keys, k = append(keys, k[:n]), k[n:]
			}
			shown := ""
			s.keys = &slowly{keys, func() { shown = s.String() }}
			e := New(s, "=$ ", " > ")
			e.More = func(text string) bool { return strings.Contains(text, "{") }
			e.History = &History{entries: []string{"long, of many\nlines\nindeed", "short"}}
			e.Complete = func(text string, pos int) (int, []Candidate) {
				return strings.LastIndexByte(text[:pos], '.') + 1, []Candidate{{"aa", "int"}, {"ab", ""}}
			}
			if _, err := e.Read(); err != io.EOF {
				t.Fatal(err)
			}
			if shown != tc.want {
				t.Errorf("the screen shows\n%s\nwant\n%s", shown, tc.want)
			}
		})
	}
}

// A text that is higher than the screen shows the part around the cursor.
func TestHighInput(t *testing.T) {
	s := newScreen(20, 4, "")
	shown := ""
	e := New(s, "=$ ", " > ")
	e.History = &History{entries: []string{"0\n1\n2\n3\n4\n5\n6"}}
	for _, tc := range []struct{ ups, want string }{
		{"", " > 3\n > 4\n > 5\n > 6"},
		{"\x1b[A\x1b[A\x1b[A", " > 1\n > 2\n > 3\n > 4"},
		{"\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A", "=$ 0\n > 1\n > 2\n > 3"},
	} {
		s.rows, s.row, s.col = nil, 0, 0
		s.keys = &slowly{strings.SplitAfter("\x1b[A"+tc.ups, "A"), func() { shown = s.String() }}
		e.in.Reset(s)
		if _, err := e.Read(); err != io.EOF || shown != tc.want {
			t.Errorf("%v, the screen shows\n%s\nwant\n%s", err, shown, tc.want)
		}
	}
}

func TestWriteWhileEditing(t *testing.T) {
	s := newScreen(20, 10, "")
	e := New(s, "=$ ", " > ")
	e.Write([]byte("before"))
	shown := ""
	first := true
	s.keys = &slowly{[]string{"a", "b"}, func() {
		if first {
			first = false
			e.Write([]byte("one\ntwo"))
			e.Write([]byte("three\n"))
			shown = s.String()
		}
	}}
	if _, err := e.Read(); err != io.EOF {
		t.Fatal(err)
	}
	if want := "before\none\ntwo\nthree\n=$ ab"; shown != want {
		t.Errorf("the screen shows\n%s\nwant\n%s", shown, want)
	}
}

func TestHistoryFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "home", "history")
	h := OpenHistory(file)
	entries := []string{"1 + 1", "a\nb", `back\slash and \n`, "ü"}
	for _, e := range entries {
		h.Add(e, true)
		h.Add(e+"\n", true) // repeats it
	}
	h.Add("secret", false)
	h.Add("  ", true)
	if got := h.Entries(); len(got) != 5 || got[4] != "secret" {
		t.Errorf("the history is %q", got)
	}
	if got := OpenHistory(file).Entries(); strings.Join(got, "|") != strings.Join(entries, "|") {
		t.Errorf("the file brings back %q, want %q", got, entries)
	}
	for i := range 2 * MaxHistory {
		h.Add(fmt.Sprint(i), true)
	}
	if n := len(h.Entries()); n != MaxHistory {
		t.Errorf("%d entries", n)
	}
	got := OpenHistory(file).Entries()
	if len(got) != MaxHistory || got[len(got)-1] != fmt.Sprint(2*MaxHistory-1) {
		t.Errorf("%d entries of the file", len(got))
	}
	if b, err := os.ReadFile(file); err != nil || strings.Count(string(b), "\n") != MaxHistory {
		t.Errorf("the file was not cut: %v", err)
	}
	for _, bad := range []string{t.TempDir(), filepath.Join(file, "x")} {
		h := OpenHistory(bad)
		h.Add("x", true) // is kept in memory
		if len(h.Entries()) != 1 {
			t.Errorf("%s: %q", bad, h.Entries())
		}
	}
}

// Whatever is typed, an editor neither fails nor draws beyond the screen.
func FuzzEditor(f *testing.F) {
	f.Add("abc\x1b[A\x12x\x1b[200~q\x1b[201~\t\r", 10)
	f.Add("日本{\r}\x1b[D\x17\x1f", 8)
	f.Fuzz(func(t *testing.T, keys string, w int) {
		if w < 8 || w > 200 || len(keys) > 2000 {
			return
		}
		s := newScreen(w, 5, keys)
		e := New(s, "=$ ", " > ")
		e.More = unfinished
		e.History = &History{entries: []string{"first\n1", "second 2"}}
		e.Complete = func(text string, pos int) (int, []Candidate) { return pos, []Candidate{{"aa", ""}, {"ab", "x"}} }
		if text, err := e.Read(); err == nil && !utf8.ValidString(text) {
			t.Errorf("%q", text)
		}
		if e.pos < 0 || e.pos > len(e.text) || s.raw != 0 {
			t.Errorf("position %d of %d, raw %d", e.pos, len(e.text), s.raw)
		}
	})
}
