package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"
)

func TestReplace(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link.txt")
	if err := os.Symlink("a.txt", link); err != nil {
		if runtime.GOOS != "windows" {
			t.Fatal(err)
		}
		link = path // needs a privilege there
	}
	if err := Replace(link, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); string(b) != "new" {
		t.Errorf("the file has %q", b)
	}
	if st, _ := os.Stat(path); runtime.GOOS != "windows" && st.Mode().Perm() != 0o640 {
		t.Errorf("the file has the permissions %v", st.Mode())
	}
	if st, _ := os.Lstat(link); link != path && st.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link was replaced instead of the file")
	}
	if err := Replace(dir, nil, 0o600); err == nil || Explain(err).Error() != "'"+dir+"' cannot be written: it is a folder" {
		t.Errorf("of a folder: %v", err)
	}
	missing := filepath.Join(dir, "none", "a.txt")
	if err := Replace(missing, nil, 0o600); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a folder that does not exist: %v", err)
	}
	names, _ := filepath.Glob(filepath.Join(dir, ".*"))
	if len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

// Several at once: each reader finds one whole.
func TestReplaceAtOnce(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open is not replaced on Windows")
	}
	path := filepath.Join(t.TempDir(), "a.txt")
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			text := fmt.Sprintf("%01000d", i)
			if err := Replace(path, []byte(text), 0o600); err != nil {
				t.Error(err)
			}
			if b, err := os.ReadFile(path); err != nil || len(b) != 1000 {
				t.Errorf("found %d bytes, %v", len(b), err)
			}
		})
	}
	wg.Wait()
}

func TestExplain(t *testing.T) {
	t.Parallel()
	path := func(op string, err error) error { return &fs.PathError{Op: op, Path: "x/y", Err: err} }
	for _, tt := range []struct {
		err  error
		want string
	}{
		{path("open", syscall.EACCES), "'x/y' cannot be opened: permission denied"},
		{path("open", syscall.ENOENT), "'x/y' does not exist"},
		{path("write", syscall.ENOSPC), "'x/y' cannot be written: no space left on device"},
		{path("mkdir", syscall.EROFS), "the folder 'x/y' cannot be made: read-only file system"},
		{path("unlinkat", syscall.EACCES), "'x/y' cannot be deleted: permission denied"},
		{path("read", syscall.EISDIR), "'x/y' cannot be read: is a directory"},
		{path("statfs", syscall.EIO), "'x/y' cannot be used: input/output error"},
		{&os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.EACCES}, "'b' cannot be written: permission denied"},
		{fmt.Errorf("cannot write the report: %w", path("mkdir", syscall.EACCES)), "cannot write the report: the folder 'x/y' cannot be made: permission denied"},
		{os.NewSyscallError("getwd", syscall.ENOENT), "the current folder does not exist any more"},
		{errors.New("else"), "else"},
	} {
		got := Explain(tt.err)
		if runtime.GOOS != "windows" && got.Error() != tt.want {
			t.Errorf("%v: got %q, want %q", tt.err, got, tt.want)
		}
		if !errors.Is(got, tt.err) {
			t.Errorf("%v: lost in %v", tt.err, got)
		}
	}
	if Explain(nil) != nil {
		t.Error("of no error")
	}
	if got := Reason(fmt.Errorf("a: %w", path("open", syscall.EACCES))); got != syscall.EACCES {
		t.Errorf("the reason is %v", got)
	}
}
