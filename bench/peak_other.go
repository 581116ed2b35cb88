//go:build !unix

package main

import (
	"errors"
	"os"
)

// peak is the most memory a process had resident, in megabytes.
func peak(*os.ProcessState) (float64, error) {
	return 0, errors.New("the memory of a process is not measured on this system")
}
