package web

import (
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// TestBundle holds the built application to what is promised of it: small,
// complete, and it loads nothing from elsewhere.
func TestBundle(t *testing.T) {
	files, ok := FS()
	if !ok {
		if os.Getenv("CI") != "" {
			t.Fatal("the web application is not built: make web")
		}
		t.Skip("the web application is not built: make web")
	}
	const limit = 3 << 20
	total := 0
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "placeholder" {
			return err
		}
		if path.Ext(name) != ".gz" {
			t.Errorf("%s is not compressed", name)
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		total += int(info.Size())
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if total > limit {
		t.Errorf("the bundle has %d bytes, more than %d", total, limit)
	}
	page := read(t, files, "index.html.gz")
	refs := regexp.MustCompile(`(?:src|href)="([^"]*)"`).FindAllStringSubmatch(page, -1)
	if len(refs) < 2 {
		t.Errorf("the page names no script or style: %s", page)
	}
	for _, ref := range refs {
		name, local := strings.CutPrefix(ref[1], "./")
		if !local {
			t.Errorf("the page loads %s", ref[1])
			continue
		}
		if _, err := fs.Stat(files, name+".gz"); err != nil {
			t.Errorf("the page loads %s, which is not there", name)
		}
	}
}

func read(t *testing.T, files fs.FS, name string) string {
	t.Helper()
	f, err := files.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
