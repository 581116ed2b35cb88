//go:build unix

package cli

import "syscall"

// replaceProcess makes this process run another binary.
func replaceProcess(path string, args, env []string) error { return syscall.Exec(path, args, env) }
