package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// shelf is a user with a Ballerina folder of their own, and packages they make.
type shelf struct {
	t    *testing.T
	home string
	env  []string
}

func newShelf(t *testing.T, env ...string) *shelf {
	t.Parallel()
	return newShelf2(t, env...)
}

// newShelf2 is newShelf for a test that is parallel already.
func newShelf2(t *testing.T, env ...string) *shelf {
	home := t.TempDir()
	return &shelf{t, home, append([]string{"BALLERINA_HOME_DIR=" + home}, env...)}
}

// manifest is the text of a Ballerina.toml; deps are org/name:version, of the
// local repository unless @ID follows.
func manifest(ref string, deps ...string) string {
	text := "[package]\n" + refKeys(ref)
	for _, d := range deps {
		d, repo, named := strings.Cut(d, "@")
		if !named {
			repo = "local"
		}
		text += "\n[[dependency]]\n" + refKeys(d)
		if repo != "" {
			text += "repository = \"" + repo + "\"\n"
		}
	}
	return text
}

func refKeys(ref string) string {
	q, version, _ := strings.Cut(ref, ":")
	org, name, _ := strings.Cut(q, "/")
	text := fmt.Sprintf("org = %q\nname = %q\n", org, name)
	if version != "" {
		text += fmt.Sprintf("version = %q\n", version)
	}
	return text
}

func (s *shelf) run(dir string, args ...string) result {
	s.t.Helper()
	return call{dir: dir, args: args, env: s.env}.run(s.t)
}

// ok runs a command that has to succeed.
func (s *shelf) ok(dir string, args ...string) result {
	s.t.Helper()
	r := s.run(dir, args...)
	if r.code != 0 {
		s.t.Fatalf("%v: %v", args, r)
	}
	return r
}

// fails runs a command that has to fail and say each of the words.
func (s *shelf) fails(dir string, args []string, words ...string) {
	s.t.Helper()
	r := s.run(dir, args...)
	for _, w := range words {
		if r.code == 0 || !strings.Contains(r.stderr, w) {
			s.t.Errorf("%v: expected an error with %q\n%v", args, w, r)
		}
	}
}

// library makes a package with a function f that returns its reference and
// what the same function of its dependencies returns, and pushes it to the
// local repository.
func (s *shelf) library(ref string, deps ...string) {
	s.t.Helper()
	dir := folder(s.t, "Ballerina.toml", manifest(ref, deps...), "lib.bal", librarySource(ref, deps...))
	s.ok(dir, "pack", "--offline")
	s.ok(dir, "push", "--repository=local")
}

func librarySource(ref string, deps ...string) string {
	imports, body := "", `"`+ref+`"`
	for i, d := range deps {
		q, _, _ := strings.Cut(d, ":")
		imports += fmt.Sprintf("import %s as d%d;\n", q, i)
		body += fmt.Sprintf(` + "(" + d%d:f() + ")"`, i)
	}
	return imports + "\npublic function f() returns string => " + body + ";\n"
}

// program makes a package that prints what f of its dependencies returns.
func (s *shelf) program(deps ...string) string {
	return folder(s.t, "Ballerina.toml", manifest("me/app:0.1.0", deps...), "main.bal", programSource(deps...))
}

func programSource(deps ...string) string {
	imports, body := "import ballerina/io;\n", ""
	for i, d := range deps {
		d, _, _ = strings.Cut(d, "@")
		q, _, _ := strings.Cut(d, ":")
		imports += fmt.Sprintf("import %s as d%d;\n", q, i)
		body += fmt.Sprintf("    io:println(d%d:f());\n", i)
	}
	return imports + "\npublic function main() {\n" + body + "}\n"
}

func read(t *testing.T, parts ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestLocalRepository(t *testing.T) {
	s := newShelf(t)
	s.library("acme/base:1.2.0")
	s.library("acme/mid:2.0.0", "acme/base:1.2.0")
	app := s.program("acme/mid:2.0.0")
	s.run(app, "run").want(t, 0, "acme/mid:2.0.0(acme/base:1.2.0)\n", "")
	lock := read(t, app, "Dependencies.toml")
	for _, want := range []string{"dependencies-toml-version = \"2\"", "name = \"base\"\nversion = \"1.2.0\"", "\t{org = \"acme\", name = \"mid\"}"} {
		if !strings.Contains(lock, want) {
			t.Errorf("Dependencies.toml lacks %q:\n%s", want, lock)
		}
	}
	if out := s.ok(app, "deps").stdout; !strings.Contains(out, "\n  acme/mid:2.0.0 (local)\n    acme/base:1.2.0 (local)\n") {
		t.Errorf("deps: %s", out)
	}
	if out := s.ok(app, "graph").stdout; !strings.Contains(out, "\"acme/mid:2.0.0\" -> \"acme/base:1.2.0\"\n") {
		t.Errorf("graph: %s", out)
	}
}

func TestBuiltWithDependencies(t *testing.T) {
	s := newShelf(t)
	s.library("acme/base:1.0.0")
	app := s.program("acme/base:1.0.0")
	s.ok(app, "build")
	built := filepath.Join(app, "target", "bin", "app")
	if runtime.GOOS == "windows" {
		built += ".exe"
	}
	exe := filepath.Join(t.TempDir(), filepath.Base(built))
	if err := os.Rename(built, exe); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(s.home); err != nil {
		t.Fatal(err)
	}
	call{name: exe, dir: t.TempDir(), env: s.env}.run(t).want(t, 0, "acme/base:1.0.0\n", "")
	s.ok(app, "clean")
	if _, err := os.Stat(filepath.Join(app, "target")); err == nil {
		t.Error("target is still there")
	}
}

func TestUnresolved(t *testing.T) {
	s := newShelf(t)
	s.library("acme/base:1.0.0")
	s.fails(s.program("acme/base:1.1.0"), []string{"run"},
		"ERROR [main.bal:(2:1,2:24)] cannot resolve module 'acme/base'",
		"ERROR [Ballerina.toml:(6:1,10:21)] the repository 'local' does not have the package acme/base:1.1.0; it has 1.0.0")
	s.fails(s.program("acme/none:1.0.0"), []string{"run"}, "the repository 'local' does not have the package acme/none:1.0.0")
	s.fails(s.program("acme/base:1.0.0@elsewhere"), []string{"run"}, "the repository 'elsewhere' is none that Settings.toml")
	// Only who asks for it gets it from the local repository.
	app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0"), "main.bal", programSource("acme/base"))
	s.fails(app, []string{"run", "--offline"}, "cannot resolve module 'acme/base'", "the package acme/base:1.0.0 is in the local repository; to use it from there")
	s.fails(app, []string{"run"}, "the registry http://127.0.0.1:1 cannot be reached")
}

func TestExports(t *testing.T) {
	s := newShelf(t)
	dir := folder(t, "Ballerina.toml", manifest("acme/base:1.0.0"), "lib.bal", "import acme/base.inner;\n\npublic function f() returns string => inner:f();\n",
		"modules/inner/inner.bal", "public function f() returns string => \"inner\";\n")
	s.ok(dir, "pack", "--offline")
	s.ok(dir, "push", "--repository=local")
	s.run(s.program("acme/base:1.0.0"), "run").want(t, 0, "inner\n", "")
	app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0", "acme/base:1.0.0"), "main.bal", programSource("acme/base.inner"))
	s.fails(app, []string{"run"}, "ERROR [main.bal:(2:1,2:30)] the module 'acme/base.inner' is not exported by the package acme/base:1.0.0, which exports base")
}

func TestConflictAndCycle(t *testing.T) {
	s := newShelf(t)
	s.library("acme/base:1.0.0")
	s.library("acme/base:1.4.0")
	s.library("acme/base:2.0.0")
	s.library("acme/a:1.0.0", "acme/base:1.0.0")
	s.library("acme/b:1.0.0", "acme/base:1.4.0")
	s.library("acme/c:1.0.0", "acme/base:2.0.0")
	s.run(s.program("acme/a:1.0.0", "acme/b:1.0.0"), "run").want(t, 0, "acme/a:1.0.0(acme/base:1.4.0)\nacme/b:1.0.0(acme/base:1.4.0)\n", "")
	s.fails(s.program("acme/a:1.0.0", "acme/c:1.0.0"), []string{"run"},
		"Two incompatible versions exist in the dependency graph: acme/base versions: 1.0.0, 2.0.0\n\tme/app → acme/a:1.0.0 → acme/base:1.0.0\n\tme/app → acme/c:1.0.0 → acme/base:2.0.0\n")
	s.library("acme/x:1.0.0")
	s.library("acme/y:1.0.0", "acme/x:1.0.0")
	next := folder(t, "Ballerina.toml", manifest("acme/x:1.1.0", "acme/y:1.0.0"), "lib.bal", librarySource("acme/x:1.1.0", "acme/y:1.0.0"))
	s.fails(next, []string{"pack"}, "ERROR [lib.bal:(1:1,1:21)] the packages depend on each other: acme/x → acme/y:1.0.0 → acme/x")
	// One that is in the repository already.
	graph := filepath.Join(s.home, "repositories", "local", "bala", "acme", "x", "1.0.0", "any", "dependency-graph.json")
	text := `{"packages":[{"org":"acme","name":"x","version":"1.0.0","dependencies":[{"org":"acme","name":"y","version":"1.0.0"}]}]}`
	if err := os.WriteFile(graph, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	s.fails(s.program("acme/y:1.0.0"), []string{"run"}, "the packages depend on each other: me/app → acme/y:1.0.0 → acme/x:1.0.0 → acme/y:1.0.0")
}

// TestJavaRefused: a package for the Java virtual machine, as an archive, is
// refused where a program reaches what is implemented in Java, with the names of
// the functions. What is plain Ballerina in it can be used.
func TestJavaRefused(t *testing.T) {
	s := newShelf(t)
	file := filepath.Join(t.TempDir(), "acme-native-java21-1.0.0.bala")
	data := zipped(t,
		part{name: "package.json", text: `{"organization":"acme","name":"native","version":"1.0.0","export":["native","native.plain"],"ballerina_version":"2201.12.0","platform":"java21","platformDependencies":[{"path":"platform/java21/n.jar"}]}`},
		part{name: "bala.json", text: `{"bala_version":"3.0.0","built_by":"WSO2"}`},
		part{name: "dependency-graph.json", text: `{"packages":[{"org":"acme","name":"native","version":"1.0.0","dependencies":[{"org":"ballerina","name":"jballerina.java","version":"0.0.0"},{"org":"ballerina","name":"lang.__internal","version":"0.0.0"}],"modules":[]}],"modules":[]}`},
		part{name: "modules/native/lib.bal", text: "import ballerina/jballerina.java;\n\npublic isolated function f() returns string = @java:Method {\n    'class: \"com.acme.N\"\n} external;\n\npublic class Sealer {\n    public isolated function seal() returns string = external;\n}\n\nfunction inner() returns handle = @java:Constructor {\n    'class: \"com.acme.N\"\n} external;\n"},
		part{name: "modules/native.plain/plain.bal", text: "public function f() returns string => \"plain\";\n"},
		part{name: "platform/java21/n.jar", text: "PK"})
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	s.ok(t.TempDir(), "push", "--repository=local", file)
	if !exists(s.home, "repositories", "local", "bala", "acme", "native", "1.0.0", "java21", "platform", "java21", "n.jar") {
		t.Error("the archive is not in its place")
	}
	want := "error: the module 'acme/native' of the package acme/native:1.0.0 cannot be used: 'f' (lib.bal:3), 'Sealer.seal' (lib.bal:8), 'inner' (lib.bal:11) are functions implemented in Java, which Barre does not run"
	app := s.program("acme/native:1.0.0")
	for _, args := range [][]string{{"run"}, {"build"}, {"check"}, {"test"}, {"pack"}} {
		s.fails(app, args, want)
	}
	// One of its modules has no Java.
	plain := folder(t, "Ballerina.toml", manifest("me/app:0.1.0", "acme/native:1.0.0"), "main.bal", programSource("acme/native.plain"))
	s.run(plain, "run").want(t, 0, "plain\n", "")
	// Through another package, too.
	lib := folder(t, "Ballerina.toml", manifest("acme/over:1.0.0", "acme/native:1.0.0"), "lib.bal", librarySource("acme/over:1.0.0", "acme/native"))
	s.fails(lib, []string{"pack"}, want)
}

// A module that comes with Barre is never another's.
func TestLibraryWins(t *testing.T) {
	s := newShelf(t)
	dir := folder(t, "Ballerina.toml", manifest("ballerina/io:9.0.0"), "lib.bal", "public function println(string s) {\n}\n")
	s.ok(dir, "pack", "--offline")
	s.ok(dir, "push", "--repository=local")
	app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0", "ballerina/io:9.0.0"), "main.bal", "import ballerina/io;\n\npublic function main() {\n    io:println(\"ours\");\n}\n")
	s.run(app, "run").want(t, 0, "ours\n", "")
}

func TestFolderRepository(t *testing.T) {
	s := newShelf(t)
	team := t.TempDir()
	settings := fmt.Sprintf("[[repository.filesystem]]\nid = \"team\"\npath = %q\n", filepath.ToSlash(team))
	if err := os.WriteFile(filepath.Join(s.home, "Settings.toml"), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	dir := folder(t, "Ballerina.toml", manifest("acme/base:1.0.0"), "lib.bal", librarySource("acme/base:1.0.0"))
	s.fails(dir, []string{"push", "--repository=team"}, "cannot find the bala file of the package acme/base:1.0.0; run 'barre pack' to make it")
	s.ok(dir, "pack")
	s.fails(dir, []string{"push", "--repository=other"}, "the repository 'other' is none of local, central, team")
	s.ok(dir, "push", "--repository=team")
	s.run(s.program("acme/base:1.0.0@team"), "run").want(t, 0, "acme/base:1.0.0\n", "")
}

func TestLockFile(t *testing.T) {
	s := newShelf(t)
	s.library("acme/base:1.0.0")
	app := s.program("acme/base:1.0.0")
	name := filepath.Join(app, "Dependencies.toml")
	for _, c := range []struct{ text, want string }{
		{"[ballerina]\ndependencies-toml-version = \"3\"\n", "ERROR [Dependencies.toml:(2:29,2:32)] expected \"2\""},
		{"[ballerina]\ndependencies-toml-version = \"2\"\n\n[[package]]\norg = \"acme\"\nname = \"base\"\nversion = \"one\"\n", "ERROR [Dependencies.toml:(4:1,7:16)] invalid [[package]]: expected a version as in 1.2.3, found 'one'"},
		{"[ballerina\n", "ERROR [Dependencies.toml:(1:"},
	} {
		if err := os.WriteFile(name, []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		s.fails(app, []string{"run"}, c.want)
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	s.fails(app, []string{"build", "--locking-mode=locked"}, "the module 'acme/base' is of no package in Dependencies.toml")
	s.fails(app, []string{"build", "--locking-mode=strict"}, "expected one of soft, medium, hard, locked; found 'strict'")
	s.ok(app, "build")
	s.ok(app, "build", "--locking-mode=LOCKED")
}

func TestAddModule(t *testing.T) {
	s := newShelf(t)
	app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0"), "main.bal", "import me/app.store;\n\npublic function main() {\n    _ = store:hello(\"x\");\n}\n")
	s.ok(app, "add", "store")
	s.run(app, "run").want(t, 0, "", "")
	s.fails(app, []string{"add", "store"}, "a module already exists with the name 'store'")
	s.fails(app, []string{"add", "1store"}, "invalid module name '1store'")
	s.fails(t.TempDir(), []string{"add", "store"}, "has no Ballerina.toml")
}

// TestManyPackages: a graph of 200 packages, each of which needs some of those
// before it.
func TestManyPackages(t *testing.T) {
	s := newShelf(t)
	root := filepath.Join(s.home, "repositories", "local", "bala", "acme")
	const n = 200
	for i := 0; i < n; i++ {
		var deps []string
		src := "public function f() returns int => 1"
		imports := ""
		for _, j := range []int{i - 1, i / 2, i / 3} {
			if j >= 0 && j < i && !strings.Contains(imports, fmt.Sprintf("p%d;", j)) {
				deps = append(deps, fmt.Sprintf(`{"org":"acme","name":"p%d","version":"1.0.0"}`, j))
				imports += fmt.Sprintf("import acme/p%d;\n", j)
			}
		}
		if i > 0 {
			src += fmt.Sprintf(" + p%d:f()", i-1)
			for k := i - 2; k >= 0; k-- {
				if strings.Contains(imports, fmt.Sprintf("p%d;", k)) {
					src += fmt.Sprintf(" + 0 * p%d:g()", k)
				}
			}
		}
		dir := filepath.Join(root, fmt.Sprintf("p%d", i), "1.0.0", "any")
		for name, text := range map[string]string{
			"package.json":                      fmt.Sprintf(`{"organization":"acme","name":"p%d","version":"1.0.0","export":["p%d"],"ballerina_version":"2201.13.0","platform":"any"}`, i, i),
			"dependency-graph.json":             fmt.Sprintf(`{"packages":[{"org":"acme","name":"p%d","version":"1.0.0","dependencies":[%s]}],"modules":[]}`, i, strings.Join(deps, ",")),
			fmt.Sprintf("modules/p%d/l.bal", i): imports + src + ";\n\npublic function g() returns int => 1;\n",
		} {
			name = filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0", fmt.Sprintf("acme/p%d:1.0.0", n-1)), "main.bal",
		fmt.Sprintf("import ballerina/io;\nimport acme/p%d;\n\npublic function main() {\n    io:println(p%d:f());\n}\n", n-1, n-1))
	out := s.ok(app, "deps").stdout
	for i := range n {
		if !strings.Contains(out, fmt.Sprintf(" acme/p%d:1.0.0 (local)", i)) {
			t.Errorf("deps lacks p%d", i)
		}
	}
	s.run(app, "run").want(t, 0, fmt.Sprintf("%d\n", n), "")
}

// Packages of a later distribution are passed over, and what only tests need
// is marked as theirs.
func TestDistributionAndTests(t *testing.T) {
	s := newShelf(t)
	team := filepath.Join(s.home, "repositories", "central.ballerina.io")
	s.library("acme/base:1.0.0")
	s.library("acme/base:1.0.1")
	if err := os.Rename(filepath.Join(s.home, "repositories", "local"), team); err != nil {
		t.Fatal(err)
	}
	late := filepath.Join(team, "bala", "acme", "base", "1.0.1", "any", "package.json")
	if err := os.WriteFile(late, []byte(strings.Replace(read(t, late), "2201.13.0", "2201.14.0", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0"), "main.bal", "public function main() {\n}\n",
		"tests/app_test.bal", "import ballerina/test;\nimport acme/base;\n\n@test:Config {}\nfunction calls() {\n    test:assertEquals(base:f(), \"acme/base:1.0.0\");\n}\n")
	r := s.run(app, "test", "--offline")
	if r.code != 0 || !strings.Contains(r.stdout, "1 passing") {
		t.Fatal(r)
	}
	if lock := read(t, app, "Dependencies.toml"); !strings.Contains(lock, "name = \"base\"\nversion = \"1.0.0\"\nscope = \"testOnly\"\n") {
		t.Error(lock)
	}
	// A build without the tests keeps what they need.
	s.ok(app, "pack", "--offline")
	if lock := read(t, app, "Dependencies.toml"); !strings.Contains(lock, "scope = \"testOnly\"\n") {
		t.Error(lock)
	}
	exact := folder(t, "Ballerina.toml", manifest("me/app:0.1.0", "acme/base:1.0.1@"), "main.bal", programSource("acme/base"))
	s.fails(exact, []string{"build", "--offline"}, "the package acme/base:1.0.1 is for Ballerina 2201.14.0")
}

// Java libraries in the manifest are said to be of no use.
func TestPlatformLibraries(t *testing.T) {
	s := newShelf(t)
	app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0")+"\n[[platform.java21.dependency]]\ngroupId = \"com.acme\"\nartifactId = \"driver\"\nversion = \"1.2\"\n",
		"main.bal", "public function main() {\n}\n")
	if r := s.ok(app, "check"); !strings.Contains(r.stderr, "WARNING [Ballerina.toml:(6:1,9:16)] the Java library 'com.acme:driver:1.2' is not used") {
		t.Error(r)
	}
	s.run(app, "run").want(t, 0, "", "")
}
