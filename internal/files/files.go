// Package files replaces files whole, and words what the file system refuses
// for people.
package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Replace writes a file so that whoever reads it, at any time and whatever
// happens meanwhile, finds the old content or the new one. A file that exists
// keeps its permissions; of a symbolic link the file it leads to is replaced.
func Replace(path string, content []byte, mode fs.FileMode) error {
	if to, err := filepath.EvalSymlinks(path); err == nil {
		path = to
	}
	if st, err := os.Stat(path); err == nil {
		if st.IsDir() {
			return &fs.PathError{Op: "write", Path: path, Err: errors.New("it is a folder")}
		}
		mode = st.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(path), temporary+"*")
	if err != nil {
		return unwritable(path, err)
	}
	_, err = f.Write(content)
	err = errors.Join(err, f.Chmod(mode), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return unwritable(path, err)
	}
	return nil
}

// temporary begins the names of files that are to take the place of others.
const temporary = ".tmp-"

// unwritable is an error of a temporary file, told of the one it was to replace.
func unwritable(path string, err error) error {
	return &fs.PathError{Op: "write", Path: path, Err: Reason(err)}
}

// Reason is why the file system refused, without the operation and the path:
// for messages that tell both already.
func Reason(err error) error {
	var pe *fs.PathError
	var le *os.LinkError
	switch {
	case errors.As(err, &pe):
		return pe.Err
	case errors.As(err, &le):
		return le.Err
	}
	return err
}

// Explain words an error of the file system: what was to happen to which file
// and why it could not. Other errors stay as they are.
func Explain(err error) error {
	if err == nil {
		return nil
	}
	var pe *fs.PathError
	var le *os.LinkError
	var se *os.SyscallError
	var found error
	var text string
	switch {
	case errors.As(err, &pe):
		found, text = pe, sentence(pe.Op, pe.Path, pe.Err)
	case errors.As(err, &le):
		found, text = le, sentence(le.Op, le.New, le.Err)
	case errors.As(err, &se) && se.Syscall == "getwd":
		found, text = se, "the current folder does not exist any more"
	default:
		return err
	}
	return &explained{strings.Replace(err.Error(), found.Error(), text, 1), err}
}

func sentence(op, path string, reason error) string {
	if errors.Is(reason, fs.ErrNotExist) && (op == "open" || op == "stat" || op == "lstat") {
		return "'" + path + "' does not exist"
	}
	what := " cannot be used"
	switch op {
	case "open":
		what = " cannot be opened"
	case "read", "readdirent":
		what = " cannot be read"
	case "write", "rename", "chmod", "close", "sync", "truncate":
		what = " cannot be written"
	case "remove", "unlink", "unlinkat", "rmdir":
		what = " cannot be deleted"
	case "mkdir":
		return "the folder '" + path + "' cannot be made: " + reason.Error()
	case "symlink", "link":
		what = " cannot be made"
	}
	return "'" + path + "'" + what + ": " + reason.Error()
}

// explained is an error in other words.
type explained struct {
	text string
	err  error
}

func (e *explained) Error() string { return e.text }
func (e *explained) Unwrap() error { return e.err }
