//go:build unix

package main

import (
	"errors"
	"os"
	"runtime"
	"syscall"
)

// peak is the most memory a process had resident, in megabytes.
func peak(p *os.ProcessState) (float64, error) {
	u, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0, errors.New("the system does not tell the memory of a process")
	}
	unit := 1024.0
	if runtime.GOOS == "darwin" {
		unit = 1
	}
	return float64(u.Maxrss) * unit / (1 << 20), nil
}
