package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"barre/internal/files"
)

// creation makes files and folders that do not exist yet. What is there already
// stays as it is.
type creation struct {
	made []string // in the order in which they were made
}

// folder makes a folder and those above it.
func (c *creation) folder(path string) error {
	var missing []string
	for at := filepath.Clean(path); ; at = filepath.Dir(at) {
		if _, err := os.Lstat(at); err == nil || at == filepath.Dir(at) {
			break
		}
		missing = append(missing, at)
	}
	slices.Reverse(missing)
	c.made = append(c.made, missing...)
	if err := os.MkdirAll(path, 0o777); err != nil {
		return &fs.PathError{Op: "mkdir", Path: path, Err: files.Reason(err)}
	}
	return nil
}

// file makes a file, with the folders it is in.
func (c *creation) file(path, text string) error {
	if err := c.folder(filepath.Dir(path)); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return &fs.PathError{Op: "write", Path: path, Err: files.Reason(err)}
	}
	c.made = append(c.made, path)
	_, err = f.WriteString(text)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// undo takes back what was made, when all of it could not be: half a package is
// in the way of the next attempt.
func (c *creation) undo() {
	for _, path := range slices.Backward(c.made) {
		os.Remove(path) // a folder only when nothing else is in it
	}
	c.made = nil
}
