// Package conformance runs annotated Ballerina programs and compares what they
// do with what their comments say. README.md describes the annotations and how
// the programs are laid out.
package conformance

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
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
	source string
	output []string
	panics map[string]string // file:line → part of the message
	errors map[string]string // file:line → part of a message
}

var (
	annotation = regexp.MustCompile(`//\s*@(output|panic|error)\b ?(.*)$`)
	suffix     = regexp.MustCompile(`-([vep])\.bal$`)
)

func read(path string) (*program, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	p := &program{path: path, source: string(src), panics: map[string]string{}, errors: map[string]string{}}
	p.annotate(path, p.source)
	err = filepath.WalkDir(p.modules(), func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".bal") {
			return err
		}
		src, err := os.ReadFile(path)
		p.annotate(path, string(src))
		return err
	})
	if os.IsNotExist(err) {
		err = nil
	}
	return p, err
}

// modules is the folder with the other modules of the program's package.
func (p *program) modules() string { return strings.TrimSuffix(p.path, ".bal") + ".modules" }

// annotate takes the annotations of one of the program's files.
func (p *program) annotate(path, src string) {
	for i, line := range strings.Split(src, "\n") {
		m := annotation.FindStringSubmatch(strings.TrimRight(line, "\r"))
		if m == nil {
			continue
		}
		at := fmt.Sprintf("%s:%d", filepath.Base(path), i+1)
		switch m[1] {
		case "output":
			p.output = append(p.output, m[2])
		case "panic":
			p.panics[at] = strings.TrimSpace(m[2])
		case "error":
			p.errors[at] = strings.TrimSpace(m[2])
		}
	}
}

// misnamed says what is wrong when the name's ending promises one thing and
// the annotations another.
func (p *program) misnamed() error {
	m := suffix.FindStringSubmatch(p.path)
	if m == nil {
		return nil
	}
	switch kind := m[1]; {
	case kind == "e" != (len(p.errors) > 0):
		return fmt.Errorf("%s has %d @error annotations", filepath.Base(p.path), len(p.errors))
	case kind == "p" != (len(p.panics) > 0):
		return fmt.Errorf("%s has %d @panic annotations", filepath.Base(p.path), len(p.panics))
	case kind == "v" && len(p.output) == 0:
		return fmt.Errorf("%s has no @output annotation", filepath.Base(p.path))
	}
	return nil
}

// lay gives the path to run: the program's own, or, when it has modules, that
// of a package made of both in dir.
func (p *program) lay(dir string) (string, error) {
	if _, err := os.Stat(p.modules()); os.IsNotExist(err) {
		return p.path, nil
	}
	manifest := "[package]\norg = \"conformance\"\nname = \"app\"\nversion = \"0.1.0\"\n"
	if err := os.WriteFile(filepath.Join(dir, "Ballerina.toml"), []byte(manifest), 0o600); err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, filepath.Base(p.path)), []byte(p.source), 0o600); err != nil {
		return "", err
	}
	return dir, os.CopyFS(filepath.Join(dir, "modules"), os.DirFS(p.modules()))
}

// outcome is what happened.
type outcome struct {
	code           int
	stdout, stderr string
}

func (p *program) run(dir string) (outcome, error) {
	path, err := p.lay(dir)
	if err != nil {
		return outcome{}, err
	}
	var environ []string
	if conf, err := os.ReadFile(strings.TrimSuffix(p.path, ".bal") + ".toml"); err == nil {
		environ = append(environ, "BAL_CONFIG_DATA="+string(conf))
	}
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
		done <- cli.Main(image, []string{"run", path}, strings.NewReader(""), &out, &errOut, environ)
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

var (
	diagnostic = regexp.MustCompile(`(?m)^ERROR \[(.*?):\((\d+):\d+,\d+:\d+\)\] (.*)$`)
	position   = regexp.MustCompile(`([^\s/(]+\.bal):(\d+)`)
)

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
	if len(p.panics) > 0 {
		return p.checkPanic(o, exact)
	}
	if o.code != 0 {
		return fmt.Errorf("exit code %d:\n%s", o.code, o.stderr)
	}
	return nil
}

// checkPanic looks at the first position of the stack trace.
func (p *program) checkPanic(o outcome, exact bool) error {
	if o.code != 1 {
		return fmt.Errorf("exit code %d instead of a panic", o.code)
	}
	m := position.FindStringSubmatch(o.stderr)
	if m == nil {
		return fmt.Errorf("the panic has no position:\n%s", o.stderr)
	}
	reason, ok := p.panics[m[0]]
	switch {
	case !ok:
		return fmt.Errorf("a panic at %s, not %v:\n%s", m[0], slices.Sorted(maps.Keys(p.panics)), o.stderr)
	case exact && !strings.Contains(o.stderr, reason):
		return fmt.Errorf("the panic is not %q but\n%s", reason, o.stderr)
	}
	return nil
}

func (p *program) checkErrors(o outcome, exact bool) error {
	var bad []string
	if len(p.output) == 0 && o.stdout != "" {
		bad = append(bad, "it ran")
	}
	if o.code != 1 {
		bad = append(bad, fmt.Sprintf("exit code %d", o.code))
	}
	found := map[string][]string{}
	for _, m := range diagnostic.FindAllStringSubmatch(o.stderr, -1) {
		at := filepath.Base(m[1]) + ":" + m[2]
		found[at] = append(found[at], m[3])
	}
	for at, want := range p.errors {
		switch got := found[at]; {
		case got == nil:
			bad = append(bad, fmt.Sprintf("no error at %s", at))
		case exact && !strings.Contains(strings.Join(got, "\n"), want):
			bad = append(bad, fmt.Sprintf("at %s: %q instead of %q", at, got, want))
		}
	}
	for at, got := range found {
		if _, ok := p.errors[at]; !ok {
			bad = append(bad, fmt.Sprintf("at %s: unexpected %q", at, got))
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

// known reads the list of programs that do not pass yet: on each line a
// program's name and the reason.
func known(path string) (map[string]string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	list := map[string]string{}
	for i, line := range strings.Split(string(text), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, reason, _ := strings.Cut(line, " ")
		if reason = strings.TrimSpace(reason); reason == "" {
			return nil, fmt.Errorf("%s:%d: no reason", path, i+1)
		}
		if list[name] != "" {
			return nil, fmt.Errorf("%s:%d: %s is listed twice", path, i+1, name)
		}
		list[name] = reason
	}
	return list, nil
}

// verdict says what is wrong with a program that failed with err, or passed
// when it is nil, and is listed with reason, or not when that is "".
func verdict(err error, reason string) error {
	switch {
	case reason == "":
		return err
	case err == nil:
		return fmt.Errorf("it passes, and known.txt says it does not: %s", reason)
	}
	return nil
}

// programs lists the files below root that are programs of their own.
func programs(root string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasSuffix(path, ".modules"):
			return filepath.SkipDir
		case strings.HasSuffix(path, ".bal"):
			files = append(files, path)
		}
		return nil
	})
	return files, err
}

func runAll(t *testing.T, root string, exact bool, listed map[string]string) {
	files, err := programs(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("no programs in %s", root)
	}
	names := map[string]bool{}
	for _, path := range files {
		name, _ := filepath.Rel(root, path)
		name = filepath.ToSlash(strings.TrimSuffix(name, ".bal"))
		names[name] = true
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := read(path)
			if err == nil && exact {
				err = p.misnamed()
			}
			if err != nil {
				t.Fatal(err)
			}
			o, err := p.run(t.TempDir())
			if err == nil {
				err = p.check(o, exact)
			}
			if err := verdict(err, listed[name]); err != nil {
				t.Error(err)
			}
		})
	}
	for name := range listed {
		if !names[name] {
			t.Errorf("known.txt lists %s, which is not there", name)
		}
	}
}

// TestPrograms runs the programs in the folders beside this file.
func TestPrograms(t *testing.T) {
	listed, err := known("known.txt")
	if err != nil {
		t.Fatal(err)
	}
	runAll(t, ".", true, listed)
}

// TestCorpus runs another collection of such programs, in the folder that the
// environment variable BARRE_CORPUS names. Its messages are not ours.
func TestCorpus(t *testing.T) {
	root := os.Getenv("BARRE_CORPUS")
	if root == "" {
		t.Skip("BARRE_CORPUS is not set")
	}
	runAll(t, root, false, nil)
}

// TestAnnotations checks that the comparison can fail.
func TestAnnotations(t *testing.T) {
	dir := t.TempDir()
	file := func(name, src string) (*program, error) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
		return read(path)
	}
	compileError := "ERROR [p.bal:(2:1,2:5)] some message\nerror: compilation contains errors\n"
	boom := "error: boom\n\tat main(p.bal:1)\n"
	for _, c := range []struct {
		src  string
		o    outcome
		want string // of the failure; "" for none
	}{
		{"a // @output 1\n// @output \nb // @output 2 ", outcome{0, "1\n\n2 \n", ""}, ""},
		{"a // @output 1", outcome{0, "2\n", ""}, `got "2", want "1"`},
		{"a // @output 1", outcome{0, "", ""}, `got nothing, want "1"`},
		{"", outcome{0, "x\n", ""}, `got "x", want nothing`},
		{"", outcome{1, "", "error: boom"}, "exit code 1"},
		{"// @panic boom", outcome{1, "", boom}, ""},
		{"// @panic boom", outcome{1, "", "error: bang\n\tat main(p.bal:1)\n"}, `not "boom"`},
		{"// @panic boom", outcome{1, "", "error: boom"}, "no position"},
		{"\n// @panic boom", outcome{1, "", boom}, "at p.bal:1, not [p.bal:2]"},
		{"// @panic", outcome{0, "", ""}, "instead of a panic"},
		{"\nx // @error some", outcome{1, "", compileError}, ""},
		{"\nx // @error some", outcome{0, "", compileError}, "exit code 0"},
		{"\nx // @error some", outcome{1, "1\n", compileError}, "it ran"},
		{"\nx // @error other", outcome{1, "", compileError}, `instead of "other"`},
		{"x // @error", outcome{1, "", compileError}, "no error at p.bal:1"},
		{"x // @error\ny // @error", outcome{1, "", compileError}, "no error at p.bal:1"},
		{"x // @error\n", outcome{1, "", compileError}, "at p.bal:2: unexpected"},
		{"\nx // @error", outcome{1, "", strings.ReplaceAll(compileError, "p.bal", "other.bal")}, "other.bal"},
		{"a // @output 1", outcome{1, "1\n", compileError}, "does not compile"},
	} {
		p, err := file("p.bal", c.src)
		if err != nil {
			t.Fatal(err)
		}
		matches(t, c.src, p.check(c.o, true), c.want)
	}
	for _, c := range []struct{ name, src, want string }{
		{"a-v.bal", "// @output 1", ""}, {"a-p.bal", "// @panic", ""}, {"a-e.bal", "// @error", ""},
		{"b-v.bal", "", "no @output"}, {"b-v.bal", "// @output\n// @panic", "has 1 @panic"}, {"b-e.bal", "// @output", "has 0 @error"},
		{"b-p.bal", "// @output", "has 0 @panic"}, {"b-p.bal", "// @panic\n// @error", "has 1 @error"},
	} {
		p, err := file(c.name, c.src)
		if err != nil {
			t.Fatal(err)
		}
		matches(t, c.name, p.misnamed(), c.want)
	}
}

// TestKnown checks the list of programs that do not pass, and what it means.
func TestKnown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "known.txt")
	for _, c := range []struct{ src, want string }{
		{"# comment\n\na/b-v not yet\n", ""}, {"a-v\n", "no reason"}, {"a-v x\na-v y\n", "twice"},
	} {
		if err := os.WriteFile(path, []byte(c.src), 0o600); err != nil {
			t.Fatal(err)
		}
		list, err := known(path)
		matches(t, c.src, err, c.want)
		if err == nil && list["a/b-v"] != "not yet" {
			t.Errorf("read %v", list)
		}
	}
	failure := fmt.Errorf("boom")
	matches(t, "unlisted failure", verdict(failure, ""), "boom")
	matches(t, "unlisted success", verdict(nil, ""), "")
	matches(t, "listed failure", verdict(failure, "later"), "")
	matches(t, "listed success", verdict(nil, "later"), "it passes")
}

// matches checks that err contains want, or is nil when that is "".
func matches(t *testing.T, what string, err error, want string) {
	t.Helper()
	if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
		t.Errorf("%q: %v, want %q", what, err, want)
	}
}
