//go:build !unix

package os

import "os"

// terminate ends a process; one that has ended needs no ending.
func terminate(p *os.Process) { _ = p.Kill() }

func signalled(s *os.ProcessState) int { return s.ExitCode() }
