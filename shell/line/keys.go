package line

import (
	"bufio"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// key is a key that was pressed: a character, or one of those below.
type key struct {
	r    rune   // a character, 0 for others
	code code   // what else it is
	text string // what was pasted
}

type code uint8

const (
	none code = iota
	char
	paste
	enter
	newline // a line break, whatever is typed so far
	tab
	backspace
	deleteKey
	left
	right
	up
	down
	home
	end
	wordLeft
	wordRight
	deleteWord
	deleteWordLeft
	killToEnd
	killToStart
	yank
	transpose
	undo
	search
	searchForward
	clearScreen
	abandon // Ctrl-C
	eof     // Ctrl-D
	cancel  // Escape, Ctrl-G
	suspend
)

// controls are the keys below the space.
var controls = [32]code{
	1: home, 2: left, 3: abandon, 4: eof, 5: end, 6: right, 7: cancel, 8: backspace, 9: tab, 10: enter, 11: killToEnd,
	12: clearScreen, 13: enter, 14: down, 16: up, 18: search, 19: searchForward, 20: transpose, 21: killToStart,
	23: deleteWordLeft, 25: yank, 26: suspend, 31: undo,
}

// readKey reads the next key from a terminal in raw mode.
func readKey(r *bufio.Reader) (key, error) {
	c, size, err := r.ReadRune()
	switch {
	case err != nil:
		return key{}, err
	case c == 0x1b:
		return readEscape(r)
	case c == 0x7f:
		return key{code: backspace}, nil
	case c < 32:
		return key{code: controls[c]}, nil
	case c == utf8.RuneError && size == 1, !unicode.IsPrint(c) && !unicode.Is(unicode.Cf, c):
		return key{}, nil
	}
	return key{r: c, code: char}, nil
}

// readEscape reads what follows an escape character. A terminal sends what belongs
// together at once, so an escape with nothing behind it is the key of that name.
func readEscape(r *bufio.Reader) (key, error) {
	if r.Buffered() == 0 {
		return key{code: cancel}, nil
	}
	c, err := r.ReadByte()
	if err != nil {
		return key{}, err
	}
	switch c {
	case '[':
		return readCSI(r)
	case 'O':
		c, err = r.ReadByte()
		return key{code: finals[c]}, err
	case 'b':
		return key{code: wordLeft}, nil
	case 'f':
		return key{code: wordRight}, nil
	case 'd':
		return key{code: deleteWord}, nil
	case 0x7f, 8:
		return key{code: deleteWordLeft}, nil
	case '\r', '\n':
		return key{code: newline}, nil
	}
	return key{}, nil
}

// finals are the keys by the last byte of their sequences.
var finals = [256]code{'A': up, 'B': down, 'C': right, 'D': left, 'H': home, 'F': end}

// tildes are the keys by the number before a final tilde.
var tildes = map[int]code{1: home, 3: deleteKey, 4: end, 7: home, 8: end}

// readCSI reads a control sequence: parameters, and a final byte.
func readCSI(r *bufio.Reader) (key, error) {
	var params []byte
	for {
		c, err := r.ReadByte()
		if err != nil {
			return key{}, err
		}
		if c < 0x40 || c > 0x7e {
			if len(params) < 32 {
				params = append(params, c)
			}
			continue
		}
		first, modifier, modified := strings.Cut(string(params), ";")
		n, _ := strconv.Atoi(first)
		switch {
		case c == '~' && n == 200:
			return readPaste(r)
		case c == '~':
			return key{code: tildes[n]}, nil
		case c == 'C' && modified && modifier != "2":
			return key{code: wordRight}, nil
		case c == 'D' && modified && modifier != "2":
			return key{code: wordLeft}, nil
		}
		return key{code: finals[c]}, nil
	}
}

const pasteEnd = "\x1b[201~"

// maxPaste bounds what is pasted at once.
const maxPaste = 4 << 20

// readPaste reads a text that was pasted.
func readPaste(r *bufio.Reader) (key, error) {
	var b []byte
	for {
		c, err := r.ReadByte()
		if err != nil {
			return key{}, err
		}
		if b = append(b, c); c == '~' && strings.HasSuffix(string(b[max(0, len(b)-len(pasteEnd)):]), pasteEnd) {
			b = b[:len(b)-len(pasteEnd)]
			break
		}
		if len(b) > maxPaste {
			break
		}
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(string(b), ""))
	return key{code: paste, text: strings.Map(func(c rune) rune {
		if c < 32 && c != '\n' && c != '\t' || c == 0x7f {
			return -1
		}
		return c
	}, text)}, nil
}
