package line

import (
	"os"

	"golang.org/x/term"
)

// TTY is the terminal of a process.
type TTY struct {
	in, out *os.File
}

// OpenTTY gives the terminal that in and out are; ok is false when they are none,
// or one that cannot move its cursor.
func OpenTTY(in, out *os.File, termName string) (t *TTY, ok bool) {
	if termName == "dumb" || !term.IsTerminal(int(in.Fd())) || !term.IsTerminal(int(out.Fd())) || !cursorMoves(out) {
		return nil, false
	}
	return &TTY{in, out}, true
}

// Read reads what is typed.
func (t *TTY) Read(b []byte) (int, error) { return t.in.Read(b) }

// Write writes to the screen.
func (t *TTY) Write(b []byte) (int, error) { return t.out.Write(b) }

// Raw makes every key arrive as it is; what it returns undoes that.
func (t *TTY) Raw() (restore func(), err error) {
	old, err := term.MakeRaw(int(t.in.Fd()))
	if err != nil {
		return nil, err
	}
	return func() { _ = term.Restore(int(t.in.Fd()), old) }, nil
}

// Size is the number of columns and rows, 80 and 24 where that is unknown.
func (t *TTY) Size() (width, height int) {
	w, h, err := term.GetSize(int(t.out.Fd()))
	if err != nil || w <= 0 || h <= 0 {
		return 80, 24
	}
	return w, h
}
