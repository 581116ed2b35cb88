package syntax

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
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

// fragments are files of the public examples that are no programs: their names
// end like this.
var fragments = []string{"http_client_header_parameter_post.bal", "http_client_query_parameter_post.bal"}

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
		if strings.HasSuffix(name, "-e.bal") || strings.HasSuffix(name, "-fe.bal") || strings.HasPrefix(name, "testdata/errors") {
			continue
		}
		if slices.Contains(fragments, filepath.Base(name)) {
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

// TestCorpusErrors wants syntax errors of the programs that must not compile
// only on lines marked @error, and in the programs that say so.
func TestCorpusErrors(t *testing.T) {
	// Programs whose marks are those of another parser's recovery, or absent.
	except := []string{"return-e.bal", "lock-module-level-1-e.bal"}
	for _, name := range corpusFiles(t) {
		if !strings.HasSuffix(name, "-e.bal") || slices.Contains(except, filepath.Base(name)) {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(src), "\n")
		f := Parse(name, string(src))
		for _, e := range f.Errors {
			if p := f.Lines.Pos(int(e.Off)); !strings.Contains(lines[p.Line-1], "@error") {
				t.Errorf("%s:%d:%d: %s, on a line without mark", name, p.Line, p.Col, e.Msg)
			}
		}
	}
}

var (
	blankLine   = regexp.MustCompile(`\n[ \t]*\n`)
	unknownType = regexp.MustCompile(`@error unknown type`) // not for a parser to say
)

// TestConformance parses the cases of the specification's conformance suite
// (*.balt) that BARRE_CORPUS holds: those that are to run without an error,
// those with syntax errors with at least one on a marked line.
func TestConformance(t *testing.T) {
	var files []string
	for _, dir := range filepath.SplitList(os.Getenv("BARRE_CORPUS")) {
		filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".balt") {
				files = append(files, path)
			}
			return err
		})
	}
	cases := 0
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range strings.Split("\n"+string(b), "\nTest-Case: ")[1:] {
			kind, rest, _ := strings.Cut(c, "\n")
			head := blankLine.FindStringIndex(rest)
			// Left out: interpolations in XML comments, which the
			// specification does not allow.
			if head == nil || strings.Contains(rest, "<!--comment ${v2}-->") {
				continue
			}
			src := rest[head[1]:]
			cases++
			f := Parse(name, src)
			switch kind {
			case "output", "panic":
				for _, e := range f.Errors {
					t.Errorf("%s, case %d, line %d: %s", name, i+1, f.Lines.Pos(int(e.Off)).Line, e.Msg)
				}
			case "parser-error":
				if len(f.Errors) == 0 && !unknownType.MatchString(src) {
					t.Errorf("%s, case %d: no error", name, i+1)
				}
			}
		}
	}
	t.Logf("%d cases", cases)
}
