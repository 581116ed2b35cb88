package studio

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// TestKeptToken: a folder keeps its token for some days; what others could have read or
// written is not used.
func TestKeptToken(t *testing.T) {
	t.Parallel()
	cache, project := t.TempDir(), t.TempDir()
	first := keptToken(cache, project)
	if len(first) != 43 || keptToken(cache, project) != first || keptToken(cache, filepath.Join(project, ".")) != first {
		t.Fatalf("the token is not kept: %q", first)
	}
	if keptToken(cache, t.TempDir()) == first {
		t.Error("two folders have the same token")
	}
	all, err := filepath.Glob(filepath.Join(cache, "barre", "studio", "*.token"))
	if err != nil || len(all) != 2 {
		t.Fatalf("files: %q, %v", all, err)
	}
	var file string
	for _, name := range all {
		if b, _ := os.ReadFile(name); string(b) == first+"\n" {
			file = name
		}
	}
	info, err := os.Stat(file)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the file: %v, %v", info, err)
	}
	other := func(name string, change func() error) {
		t.Helper()
		before := keptToken(cache, project)
		if err := change(); err != nil {
			t.Fatal(err)
		}
		if after := keptToken(cache, project); after == before || len(after) != 43 {
			t.Errorf("%s: %q", name, after)
		}
	}
	old := time.Now().Add(-tokenKept - time.Minute)
	other("an old one", func() error { return os.Chtimes(file, old, old) })
	other("a short one", func() error { return os.WriteFile(file, []byte("abc\n"), 0o600) })
	if runtime.GOOS != "windows" {
		other("one that others can read", func() error { return os.Chmod(file, 0o644) })
		other("a link", func() error {
			link := filepath.Join(t.TempDir(), "t")
			if err := os.Rename(file, link); err != nil {
				return err
			}
			return os.Symlink(link, file)
		})
	}
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := keptToken(blocked, project); got != "" {
		t.Errorf("without a folder for it: %q", got)
	}
}
