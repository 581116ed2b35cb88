//go:build unix

package os

import (
	"os"
	"syscall"
)

// terminate asks a process to end; one that has ended needs no asking.
func terminate(p *os.Process) { _ = p.Signal(syscall.SIGTERM) }

// signalled is the exit code of a process that a signal ended, as shells tell
// it.
func signalled(s *os.ProcessState) int {
	if w, ok := s.Sys().(syscall.WaitStatus); ok && w.Signaled() {
		return 128 + int(w.Signal())
	}
	return s.ExitCode()
}
