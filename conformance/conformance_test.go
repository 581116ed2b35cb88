// Package conformance runs annotated Ballerina programs and compares what they
// do with what their comments say:
//
//	io:println(1 + 1); // @output 2
//	int x = 1 / zero();  // @panic DivisionByZero
//	int y = "a";         // @error incompatible types
//
// Each @output is a line of the standard output, in order. A program with a
// @panic ends with exit code 1 and an error that contains the text, after the
// output before it. A program with @error does not compile, and the errors are
// on exactly these lines; a text behind @error has to occur in one of the
// line's messages.
package conformance

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"barre/cli"
	"barre/lib/core"
)

// limit is how long a program may run.
const limit = 20 * time.Second

// program is what a file's annotations ask for.
type program struct {
	path   string
	output []string
	panics bool
	reason string         // part of the message of the panic
	errors map[int]string // line → part of a message
}

var annotation = regexp.MustCompile(`//\s*@(output|panic|error)\b ?(.*)$`)

func read(path string) (*program, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	p := &program{path: path, errors: map[int]string{}}
	for i, line := range strings.Split(string(src), "\n") {
		m := annotation.FindStringSubmatch(strings.TrimRight(line, "\r"))
		if m == nil {
			continue
		}
		switch m[1] {
		case "output":
			p.output = append(p.output, m[2])
		case "panic":
			p.panics, p.reason = true, strings.TrimSpace(m[2])
		case "error":
			p.errors[i+1] = strings.TrimSpace(m[2])
		}
	}
	return p, nil
}

// outcome is what happened.
type outcome struct {
	code           int
	stdout, stderr string
}

func run(path string) (outcome, error) {
	var out, errOut bytes.Buffer
	done := make(chan int, 1)
	crash := make(chan any, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				crash <- fmt.Sprintf("%v\n%s", r, debug.Stack())
			}
		}()
		image := cli.Image{Name: "barre", Modules: core.Modules}
		done <- cli.Main(image, []string{"run", path}, strings.NewReader(""), &out, &errOut, nil)
	}()
	select {
	case code := <-done:
		return outcome{code, out.String(), errOut.String()}, nil
	case r := <-crash:
		return outcome{}, fmt.Errorf("a panic of ours: %v", r)
	case <-time.After(limit):
		return outcome{}, fmt.Errorf("still running after %v", limit)
	}
}

var diagnostic = regexp.MustCompile(`(?m)^ERROR \[.*?:\((\d+):\d+,\d+:\d+\)\] (.*)$`)

// check compares; exact says that messages are ours and have to agree.
func (p *program) check(o outcome, exact bool) error {
	if len(p.errors) > 0 {
		return p.checkErrors(o, exact)
	}
	if diagnostic.MatchString(o.stderr) {
		return fmt.Errorf("it does not compile:\n%s", o.stderr)
	}
	if want, got := p.output, lines(o.stdout); !slices.Equal(want, got) {
		return fmt.Errorf("output differs%s\n%s", firstDifference(want, got), o.stderr)
	}
	switch {
	case p.panics && o.code != 1:
		return fmt.Errorf("exit code %d instead of a panic", o.code)
	case p.panics && exact && !strings.Contains(o.stderr, p.reason):
		return fmt.Errorf("the panic is not %q but\n%s", p.reason, o.stderr)
	case !p.panics && o.code != 0:
		return fmt.Errorf("exit code %d:\n%s", o.code, o.stderr)
	}
	return nil
}

func (p *program) checkErrors(o outcome, exact bool) error {
	found := map[int][]string{}
	for _, m := range diagnostic.FindAllStringSubmatch(o.stderr, -1) {
		n, _ := strconv.Atoi(m[1])
		found[n] = append(found[n], m[2])
	}
	var bad []string
	for line, want := range p.errors {
		switch got := found[line]; {
		case got == nil:
			bad = append(bad, fmt.Sprintf("no error on line %d", line))
		case exact && !strings.Contains(strings.Join(got, "\n"), want):
			bad = append(bad, fmt.Sprintf("line %d: %q instead of %q", line, got, want))
		}
	}
	for line, got := range found {
		if _, ok := p.errors[line]; !ok {
			bad = append(bad, fmt.Sprintf("line %d: unexpected %q", line, got))
		}
	}
	if len(bad) == 0 {
		return nil
	}
	slices.Sort(bad)
	return fmt.Errorf("%s\n%s", strings.Join(bad, "\n"), o.stderr)
}

func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(s, "\n"), "\n")
}

func firstDifference(want, got []string) string {
	for i := 0; i < len(want) || i < len(got); i++ {
		w, g := "nothing", "nothing"
		if i < len(want) {
			w = strconv.Quote(want[i])
		}
		if i < len(got) {
			g = strconv.Quote(got[i])
		}
		if w != g {
			return fmt.Sprintf(" at line %d: got %s, want %s", i+1, g, w)
		}
	}
	return ""
}

func runAll(t *testing.T, root string, exact bool) {
	var files []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".bal") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("no programs in %s", root)
	}
	for _, path := range files {
		name, _ := filepath.Rel(root, path)
		t.Run(filepath.ToSlash(strings.TrimSuffix(name, ".bal")), func(t *testing.T) {

			p, err := read(path)
			if err != nil {
				t.Fatal(err)
			}
			o, err := run(path)
			if err == nil {
				err = p.check(o, exact)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
}

// TestPrograms runs the programs in the folders beside this file.
func TestPrograms(t *testing.T) { runAll(t, ".", true) }

// TestCorpus runs another collection of such programs, in the folder that the
// environment variable BARRE_CORPUS names. Its messages are not ours.
func TestCorpus(t *testing.T) {
	root := os.Getenv("BARRE_CORPUS")
	if root == "" {
		t.Skip("BARRE_CORPUS is not set")
	}
	runAll(t, root, false)
}

// TestAnnotations checks that the comparison can fail.
func TestAnnotations(t *testing.T) {
	dir := t.TempDir()
	file := func(src string) *program {
		path := filepath.Join(dir, "p.bal")
		if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
		p, err := read(path)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	compileError := "ERROR [p.bal:(2:1,2:5)] some message\nerror: compilation contains errors\n"
	for _, c := range []struct {
		src  string
		o    outcome
		want string // of the failure; "" for none
	}{
		{"a // @output 1\n// @output \nb // @output 2 ", outcome{0, "1\n\n2 \n", ""}, ""},
		{"a // @output 1", outcome{0, "2\n", ""}, `got "2", want "1"`}, {"a // @output 1", outcome{0, "", ""}, `got nothing, want "1"`}, {"", outcome{0, "x\n", ""}, `got "x", want nothing`},
		{"", outcome{1, "", "error: boom"}, "exit code 1"}, {"// @panic boom", outcome{1, "", "error: boom"}, ""}, {"// @panic boom", outcome{1, "", "error: bang"}, `not "boom"`}, {"// @panic", outcome{0, "", ""}, "instead of a panic"},
		{"\nx // @error some", outcome{1, "", compileError}, ""}, {"\nx // @error other", outcome{1, "", compileError}, `instead of "other"`}, {"x // @error", outcome{1, "", compileError}, "no error on line 1"}, {"x // @error\ny // @error", outcome{1, "", compileError}, "no error on line 1"},
		{"x // @error\n", outcome{1, "", compileError}, "line 2: unexpected"}, {"a // @output 1", outcome{1, "1\n", compileError}, "does not compile"},
	} {
		err := file(c.src).check(c.o, true)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%q: %v, want %q", c.src, err, c.want)
		}
	}
}
