//go:build !unix

package file

import (
	"io/fs"
	"os"
)

// readable tells whether the program may read what is at path: without access
// rights to ask for, whether it can be opened.
func readable(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	return f.Close() == nil
}

// writable tells whether what is at path is not marked read-only.
func writable(_ string, info fs.FileInfo) bool { return info.Mode().Perm()&0o200 != 0 }
