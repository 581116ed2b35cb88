//go:build !windows

package line

import (
	"os"
	"syscall"
)

// cursorMoves reports whether the terminal understands control sequences.
func cursorMoves(*os.File) bool { return true }

// Suspend stops the process until it is continued, as Ctrl-Z does.
func (t *TTY) Suspend() { _ = syscall.Kill(0, syscall.SIGTSTP) }
