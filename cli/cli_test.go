package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"barre/project"
)

// command runs a command line in-process. Programs are not run or built: what
// would be is kept.
type command struct {
	code           int
	stdout, stderr string
	ran            []RunOptions
	built          []BuildOptions
}

func invoke(args ...string) *command {
	var out, errs bytes.Buffer
	c := &command{}
	a := &app{image: Image{Name: "barre"}, stdin: strings.NewReader(""), stdout: &out, stderr: &errs}
	a.run = func(o RunOptions) int { c.ran = append(c.ran, o); return 7 }
	a.build = func(o BuildOptions) int { c.built = append(c.built, o); return 8 }
	c.code = a.main(args)
	c.stdout, c.stderr = out.String(), errs.String()
	return c
}

func TestUsageErrors(t *testing.T) {
	for _, c := range []struct {
		args string
		want string
	}{
		{"rnu", "ballerina: unknown command 'rnu'; did you mean 'run'?\nRun 'barre help' for usage.\n"},
		{"vresion", "ballerina: unknown command 'vresion'; did you mean 'version'?\nRun 'barre help' for usage.\n"},
		{"frobnicate", "ballerina: unknown command 'frobnicate'\nRun 'barre help' for usage.\n"},
		{"hello.bal", "ballerina: unknown command 'hello.bal'; to run a file, type 'barre run hello.bal'\nRun 'barre help' for usage.\n"},
		{"help rn", "ballerina: unknown command 'rn'; did you mean 'run'?\nRun 'barre help' for usage.\n"},
		{"--frob", "ballerina: unknown option: '--frob'\nRun 'barre help' for usage.\n"},
		{"run --dve", "ballerina: unknown option: '--dve'; did you mean '--dev'?\nRun 'barre help run' for usage.\n"},
		{"run -x", "ballerina: unknown option: '-x'\nRun 'barre help run' for usage.\n"},
		{"run a b", "ballerina: unexpected argument 'b': run takes one package or file; the program's own arguments go after --\nRun 'barre help run' for usage.\n"},
		{"run -C", "ballerina: the option '-C' needs a value\nRun 'barre help run' for usage.\n"},
		{"test --minimum-coverage=most", "ballerina: invalid value 'most' for the option '--minimum-coverage': expected a number\nRun 'barre help test' for usage.\n"},
		{"search --limit=2.5 x", "ballerina: invalid value '2.5' for the option '--limit': expected a whole number\nRun 'barre help search' for usage.\n"},
		{"run --watch=ja x", "ballerina: invalid value 'ja' for the option '--watch': expected true or false\nRun 'barre help run' for usage.\n"},
		{"profile --interval=5 x", "ballerina: invalid value '5' for the option '--interval': expected a time with its unit, as in 500us, 2ms or 1s\nRun 'barre help profile' for usage.\n"},
		{"build --locking-mode=loose", "ballerina: invalid value 'loose' for the option '--locking-mode': expected one of soft, medium, hard, locked; found 'loose'\nRun 'barre help build' for usage.\n"},
		{"build --output", "ballerina: the option '--output' needs a value\nRun 'barre help build' for usage.\n"},
		{"build --ouput=x", "ballerina: unknown option: '--ouput'; did you mean '--output'?\nRun 'barre help build' for usage.\n"},
		{"new", "ballerina: project path is not provided: give the folder to make\nRun 'barre help new' for usage.\n"},
		{"new -t servce x", "ballerina: template 'servce' not found: the templates are main, service, automation, event, library and empty; did you mean 'service'?\nRun 'barre help new' for usage.\n"},
		{"version x", "ballerina: unexpected argument 'x': version takes no arguments\nRun 'barre help version' for usage.\n"},
		{"init 1x", "ballerina: invalid package name '1x': a name has alphanumerics, underscores and periods and begins with a letter\nRun 'barre help init' for usage.\n"},
	} {
		got := invoke(strings.Fields(c.args)...)
		if got.code != 1 || got.stdout != "" || got.stderr != c.want {
			t.Errorf("%s: code %d, stdout %q\n got %q\nwant %q", c.args, got.code, got.stdout, got.stderr, c.want)
		}
	}
}

func TestRunOptions(t *testing.T) {
	for _, c := range []struct {
		args string
		want RunOptions
	}{
		{"run", RunOptions{}},
		{"run hello.bal", RunOptions{Path: "hello.bal"}},
		{"run --dev . -Cport=1 -C host=x", RunOptions{Path: ".", Dev: true, Config: []string{"port=1", "host=x"}}},
		{"run -- a --b -c", RunOptions{Args: []string{"a", "--b", "-c"}}},
		{"run x.bal -- a -Cport=1 -Cx -- b", RunOptions{Path: "x.bal", Args: []string{"a", "-Cx", "--", "b"}, Config: []string{"port=1"}}},
		{"run -Cv=a=b,c --offline p", RunOptions{Path: "p", Config: []string{"v=a=b,c"}}},
	} {
		got := invoke(strings.Fields(c.args)...)
		if got.code != 7 || len(got.ran) != 1 {
			t.Errorf("%s: code %d, %q", c.args, got.code, got.stderr)
			continue
		}
		o := got.ran[0]
		if o.Path != c.want.Path || o.Dev != c.want.Dev || !reflect.DeepEqual(o.Args, c.want.Args) || !reflect.DeepEqual(o.Config, c.want.Config) {
			t.Errorf("%s: %+v", c.args, o)
		}
	}
	got := invoke("build", "-o", "out", "pkg")
	if got.code != 8 || len(got.built) != 1 || got.built[0].Output != "out" || got.built[0].Path != "pkg" {
		t.Errorf("build: %+v", got)
	}
}

func TestCheckOptions(t *testing.T) {
	got := invoke("check", "pkg")
	if got.code != 8 || len(got.built) != 1 || !got.built[0].CheckOnly || got.built[0].Path != "pkg" {
		t.Errorf("check: %+v", got)
	}
	if got := invoke("check", "a", "b"); got.code != 1 || !strings.Contains(got.stderr, "unexpected argument 'b'") {
		t.Errorf("check a b: %+v", got)
	}
}

func TestHelp(t *testing.T) {
	overview := invoke()
	if overview.code != 0 || !strings.HasPrefix(overview.stdout, "NAME\n") {
		t.Errorf("no arguments: %+v", overview)
	}
	if h := invoke("help"); h.stdout != overview.stdout {
		t.Errorf("help: %q", h.stdout)
	}
	if h := invoke("--help"); h.stdout != overview.stdout {
		t.Errorf("--help: %q", h.stdout)
	}
	a := &app{}
	for _, c := range a.root().Commands() {
		name := c.Name()
		if !strings.Contains(overview.stdout, "\n        "+name+" ") {
			t.Errorf("the overview does not list %s", name)
		}
		want := "NAME\n       barre " + name + " - "
		for _, args := range [][]string{{"help", name}, {name, "--help"}, {name, "-h"}} {
			if h := invoke(args...); h.code != 0 || h.stderr != "" || !strings.HasPrefix(h.stdout, want) {
				t.Errorf("%v: %d %q %q", args, h.code, h.stdout, h.stderr)
			}
		}
	}
	for _, e := range must(helpTexts.ReadDir("help")) {
		for i, line := range strings.Split(string(must(helpTexts.ReadFile("help/"+e.Name()))), "\n") {
			if len([]rune(line)) > 80 || strings.HasSuffix(line, " ") || strings.Contains(line, "\t") {
				t.Errorf("%s:%d: too wide, or white space: %q", e.Name(), i+1, line)
			}
		}
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestVersion(t *testing.T) {
	for _, args := range []string{"version", "-v", "--version"} {
		c := invoke(args)
		if c.code != 0 || !strings.HasPrefix(c.stdout, "Ballerina 2201.13.0 (Swan Lake Update 13)\nLanguage specification 2024R1\nBarre ") {
			t.Errorf("%s: %q", args, c.stdout)
		}
	}
}

func TestNew(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ template, file string }{
		{"main", "main.bal"}, {"service", "service.bal"}, {"automation", "main.bal"}, {"library", "my_library.bal"},
		{"default", "main.bal"}, {"lib", "my_lib.bal"},
	} {
		folder := filepath.Join(dir, "my-"+c.template)
		got := invoke("new", "-t", c.template, folder)
		name := "my_" + c.template
		want := fmt.Sprintf("Created new package '%s' at %s.\n", name, folder)
		if got.code != 0 || got.stdout != want || !strings.Contains(got.stderr, "package name is derived as '"+name+"'") {
			t.Errorf("%s: %d %q %q", c.template, got.code, got.stdout, got.stderr)
		}
		p, err := project.Load(folder, project.Options{})
		if err != nil {
			t.Error(err)
			continue
		}
		if p.Name != name || p.Version != "0.1.0" || p.Manifest.Distribution != Distribution || p.Default().Files[0].Name != c.file {
			t.Errorf("%s: %+v", c.template, p)
		}
		if _, err := os.Stat(filepath.Join(folder, ".gitignore")); err != nil {
			t.Error(err)
		}
	}
	readme := string(must(os.ReadFile(filepath.Join(dir, "my-library", "README.md"))))
	if !strings.HasPrefix(readme, "# my_library\n") || strings.Contains(readme, "ALIAS") || strings.Contains(readme, "ORG") {
		t.Error(readme)
	}
	for folder, want := range map[string]string{
		"my-main":     "is already a Ballerina package",
		"my-main/sub": "is inside the Ballerina package",
	} {
		got := invoke("new", filepath.Join(dir, filepath.FromSlash(folder)))
		if got.code != 1 || !strings.HasPrefix(got.stderr, "error: ") || !strings.Contains(got.stderr, want) {
			t.Errorf("%s: %d %q", folder, got.code, got.stderr)
		}
	}
	must(0, os.WriteFile(filepath.Join(dir, "file"), nil, 0o666))
	if got := invoke("new", filepath.Join(dir, "file")); got.code != 1 || !strings.Contains(got.stderr, "exists and is not a folder") {
		t.Errorf("%+v", got)
	}
}

func TestInit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "shop")
	must(0, os.Mkdir(dir, 0o777))
	must(0, os.WriteFile(filepath.Join(dir, "orders.bal"), []byte("// mine\n"), 0o666))
	must(0, os.WriteFile(filepath.Join(dir, ".gitignore"), []byte("mine\n"), 0o666))
	t.Chdir(dir)
	got := invoke("init")
	if got.code != 0 || !strings.HasPrefix(got.stdout, "Created new package 'shop' at ") || got.stderr != "" {
		t.Fatalf("%+v", got)
	}
	p := must(project.Load(".", project.Options{}))
	if p.Name != "shop" || len(p.Default().Files) != 1 || p.Default().Files[0].Src != "// mine\n" {
		t.Errorf("%+v", p)
	}
	if s := must(os.ReadFile(".gitignore")); string(s) != "mine\n" {
		t.Errorf("init overwrote .gitignore: %q", s)
	}
	if got := invoke("init"); got.code != 1 || !strings.Contains(got.stderr, "'.' is already a Ballerina package") {
		t.Errorf("%+v", got)
	}
}

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	p := startProgress(&b, "Compiling a/b")
	p.stop()
	p.say() // a timer that fires late
	if b.Len() > 0 {
		t.Errorf("a quick command said %q", b.String())
	}
	w := make(writerChan, 8)
	p = startProgress(w, "Compiling a/b")
	select {
	case got := <-w:
		if got != "Compiling a/b …\n" {
			t.Error(got)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("nothing said")
	}
	p.next("Linking")
	if got := <-w; got != "Linking …\n" {
		t.Error(got)
	}
	p.stop()
}

// writerChan is a writer that hands every write to whoever waits for it.
type writerChan chan string

func (w writerChan) Write(b []byte) (int, error) { w <- string(b); return len(b), nil }

func TestClosest(t *testing.T) {
	names := []string{"run", "build", "format", "version"}
	for in, want := range map[string]string{"rin": "run", "biuld": "build", "fmt": "", "formt": "format", "xyz": "", "Version": "version"} {
		if got := closest(in, names); got != want {
			t.Errorf("closest(%s) = %q, want %q", in, got, want)
		}
	}
}

func TestFormat(t *testing.T) {
	const good = "import ballerina/io;\n\npublic function main() {\n    io:println(1);\n}\n"
	const ugly = "import ballerina/io;\n\npublic function main(){io:println(1);}\n"
	write := func(name, text string) {
		t.Helper()
		must(0, os.MkdirAll(filepath.Dir(name), 0o777))
		must(0, os.WriteFile(name, []byte(text), 0o640))
	}
	t.Chdir(t.TempDir())
	write("Ballerina.toml", "[package]\norg = \"a\"\nname = \"b\"\n")
	write("good.bal", good)
	write("ugly.bal", ugly)
	write("modules/m/ugly.bal", ugly)
	write("tests/ugly.bal", ugly)
	write("generated/ugly.bal", ugly)
	want := "ugly.bal\ntests/ugly.bal\nmodules/m/ugly.bal\n"
	if got := invoke("format", "--dry-run"); got.code != 0 || got.stdout != want || got.stderr != "" {
		t.Errorf("dry run: %+v", got)
	}
	if got := invoke("format", "-d", "good.bal", "ugly.bal"); got.stdout != "ugly.bal\n" {
		t.Errorf("dry run of files: %+v", got)
	}
	if s := string(must(os.ReadFile("ugly.bal"))); s != ugly {
		t.Errorf("a dry run changed the file: %q", s)
	}
	if got := invoke("format"); got.code != 0 || got.stdout != want {
		t.Errorf("%+v", got)
	}
	if s := string(must(os.ReadFile("ugly.bal"))); s != good {
		t.Errorf("formatted: %q", s)
	}
	if s := string(must(os.ReadFile("generated/ugly.bal"))); s != ugly {
		t.Errorf("a generated file was formatted: %q", s)
	}
	if got := invoke("format"); got.code != 0 || got.stdout != "" {
		t.Errorf("a second time: %+v", got)
	}
	write("bad.bal", "public function main( {\n")
	got := invoke("format", "bad.bal")
	if got.code != 1 || !strings.HasPrefix(got.stderr, "ERROR [bad.bal:(1:") || !strings.HasSuffix(got.stderr, "error: files with errors are left as they are\n") {
		t.Errorf("%+v", got)
	}
	if s := string(must(os.ReadFile("bad.bal"))); s != "public function main( {\n" {
		t.Errorf("a file with an error was changed: %q", s)
	}
	// One module, however it is called.
	for _, name := range []string{"orders", "modules/orders", "NAME.orders"} {
		write("modules/orders/ugly.bal", ugly)
		write("ugly.bal", ugly)
		name = strings.Replace(name, "NAME", must(project.Load(".", project.Options{})).Name, 1)
		if got := invoke("format", name); got.code != 0 || got.stdout != "modules/orders/ugly.bal\n" || got.stderr != "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := invoke("format", "nope"); got.code != 1 || got.stderr != "error: the file or package 'nope' does not exist\n" {
		t.Errorf("%+v", got)
	}
}

// TestTemplates: what `new` writes is in the standard format.
func TestTemplates(t *testing.T) {
	for _, name := range []string{"main", "service", "automation", "library"} {
		dir := filepath.Join(t.TempDir(), name)
		if got := invoke("new", "-t", name, dir); got.code != 0 {
			t.Fatalf("%+v", got)
		}
		if got := invoke("format", "--dry-run", dir); got.code != 0 || got.stdout != "" || got.stderr != "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
