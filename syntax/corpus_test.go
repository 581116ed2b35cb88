package syntax

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpusFiles gives the programs under testdata and, where BARRE_CORPUS names
// folders (separated as in PATH), those under them.
func corpusFiles(t testing.TB) []string {
	t.Helper()
	var files []string
	dirs := append([]string{"testdata"}, filepath.SplitList(os.Getenv("BARRE_CORPUS"))...)
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(path, ".bal") {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// TestCorpusParses parses the valid programs of the corpus without an error.
// Files whose names end in -e.bal are those that must not compile.
func TestCorpusParses(t *testing.T) {
	bad := 0
	for _, name := range corpusFiles(t) {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f := Parse(name, string(src))
		if strings.HasSuffix(name, "-e.bal") || strings.HasSuffix(name, "-fe.bal") {
			continue
		}
		for i, e := range f.Errors {
			if i < 3 {
				p := f.Lines.Pos(int(e.Off))
				t.Errorf("%s:%d:%d: %s", name, p.Line, p.Col, e.Msg)
			}
		}
		if len(f.Errors) > 0 {
			bad++
		}
	}
	if bad > 0 {
		t.Errorf("%d files with errors", bad)
	}
}
