//go:build unix

package file

import (
	"io/fs"

	"golang.org/x/sys/unix"
)

// readable tells whether the program may read what is at path.
func readable(path string) bool { return unix.Access(path, unix.R_OK) == nil }

// writable tells whether the program may write what is at path.
func writable(path string, _ fs.FileInfo) bool { return unix.Access(path, unix.W_OK) == nil }
