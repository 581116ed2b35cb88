//go:build unix

package studio

import (
	"os/exec"
	"syscall"
)

// ownGroup puts a process that is to be started into a group of its own: what it starts
// ends with it, and the terminal's interrupt does not reach it before it is asked to stop.
func ownGroup(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// endGroup ends what is left of a group.
func endGroup(cmd *exec.Cmd) {
	if cmd.Process != nil {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	}
}
