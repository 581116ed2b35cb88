package mysql

import (
	"os/exec"
	"syscall"
)

// dieWithParent makes sure that a test that is killed leaves no server behind.
func dieWithParent(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
