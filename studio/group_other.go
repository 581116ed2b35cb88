//go:build !unix

package studio

import "os/exec"

// ownGroup puts a process that is to be started into a group of its own, where there
// are groups.
func ownGroup(*exec.Cmd) {}

// endGroup ends a process. What it has started notices that it is gone.
func endGroup(cmd *exec.Cmd) {
	if cmd.Process != nil {
		cmd.Process.Kill()
	}
}
