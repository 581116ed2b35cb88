package line

import (
	"os"

	"golang.org/x/sys/windows"
)

// cursorMoves makes the console understand control sequences, as old ones cannot.
func cursorMoves(out *os.File) bool {
	h := windows.Handle(out.Fd())
	var mode uint32
	if windows.GetConsoleMode(h, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(h, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}

// Suspend does nothing: consoles know no such thing.
func (t *TTY) Suspend() {}
