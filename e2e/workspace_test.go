package e2e

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// exists tells whether a file is there.
func exists(parts ...string) bool {
	_, err := os.Stat(filepath.Join(parts...))
	return err == nil
}

// executable is what build calls the executable of a package.
func executable(dir, name string) string {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(dir, "target", "bin", name)
}

// rewrite replaces text in a file.
func rewrite(t *testing.T, old, new string, parts ...string) {
	t.Helper()
	text := read(t, parts...)
	if !strings.Contains(text, old) {
		t.Fatalf("%q is not in\n%s", old, text)
	}
	if err := os.WriteFile(filepath.Join(parts...), []byte(strings.Replace(text, old, new, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// threePackages is a workspace in which app needs mid, and mid needs base.
func threePackages(t *testing.T) string {
	return folder(t,
		"Ballerina.toml", "[workspace]\npackages = [\"app\", \"libs/base\", \"libs/mid\"]\n",
		"app/Ballerina.toml", manifest("me/app:0.1.0"), "app/main.bal", programSource("team/mid"),
		"libs/mid/Ballerina.toml", manifest("team/mid:0.2.0"), "libs/mid/mid.bal", librarySource("team/mid:0.2.0", "team/base"),
		"libs/mid/tests/mid_test.bal", "import ballerina/test;\n\n@test:Config {}\nfunction calls() {\n    test:assertEquals(f(), \"team/mid:0.2.0(team/base:0.3.0)\");\n}\n",
		"libs/base/Ballerina.toml", manifest("team/base:0.3.0"), "libs/base/base.bal", librarySource("team/base:0.3.0"),
		"libs/base/tests/base_test.bal", "import ballerina/test;\n\n@test:Config {}\nfunction calls() {\n    test:assertEquals(f(), \"team/base:0.3.0\");\n}\n")
}

// TestWorkspaceRoot: commands at the root of a workspace work on all its
// packages, those that others need first.
func TestWorkspaceRoot(t *testing.T) {
	s := newShelf(t)
	dir := threePackages(t)
	s.ok(dir, "build", "--offline")
	call{name: executable(filepath.Join(dir, "app"), "app"), dir: t.TempDir()}.run(t).want(t, 0, "team/mid:0.2.0(team/base:0.3.0)\n", "")
	for _, p := range []string{"libs/base", "libs/mid"} {
		if exists(dir, p, "target", "bin") {
			t.Errorf("%s, which others import, got an executable", p)
		}
	}
	// One of them is built as such.
	s.ok(dir, "build", "--offline", filepath.Join("libs", "base"))
	if !exists(executable(filepath.Join(dir, "libs", "base"), "base")) {
		t.Error("a package that is named got no executable")
	}
	r := s.run(dir, "test", "--offline")
	if at, before := strings.Index(r.stdout, "team/mid:0.2.0"), strings.Index(r.stdout, "team/base:0.3.0"); r.code != 0 || strings.Count(r.stdout, "1 passing") != 2 || before < 0 || at < before {
		t.Error(r)
	}
	s.run(dir, "run", "--offline", "app").want(t, 0, "team/mid:0.2.0(team/base:0.3.0)\n", "")
	s.run(filepath.Join(dir, "app"), "run", "--offline").want(t, 0, "team/mid:0.2.0(team/base:0.3.0)\n", "")
	s.fails(dir, []string{"run"}, "'.' is a workspace: name one of its packages: app, libs/base, libs/mid")
	s.fails(dir, []string{"build", "-o", "x"}, "the option '--output' names one file, and a workspace has several packages")
	if out := s.ok(dir, "deps", "--offline").stdout; !strings.Contains(out, "me/app:0.1.0\n  ballerina/io:") || !strings.Contains(out, "  team/base:0.3.0 (workspace)\n  team/mid:0.2.0 (workspace)\n") {
		t.Error(out)
	}
	if out := s.ok(dir, "deps", "--offline", "--why", "team/base", "app").stdout; out != "team/base:0.3.0 (workspace)\n  me/app → team/mid → team/base\n" {
		t.Error(out)
	}
	if out := s.ok(dir, "graph", "--offline").stdout; strings.Count(out, "digraph") != 3 {
		t.Error(out)
	}
	s.ok(dir, "pack", "--offline")
	if !exists(dir, "libs/mid/target/bala/team-mid-any-0.2.0.bala") {
		t.Error("pack made no archive of a package")
	}
	s.ok(dir, "check", "--offline")
	s.ok(dir, "clean")
	if exists(dir, "app", "target") || exists(dir, "libs", "mid", "target") {
		t.Error("clean left a target folder")
	}
	s.ok(dir, "build", "--offline", "--target-dir", "out")
	if !exists(dir, "out", "app", "bin") || exists(dir, "app", "target") {
		t.Error("--target-dir was not used")
	}
	rewrite(t, "public function f()", "public  function f()", dir, "libs/base/base.bal")
	if out := s.ok(dir, "format").stdout; out != "libs/base/base.bal\n" {
		t.Errorf("format: %q", out)
	}
}

// What goes wrong in one package of a workspace names it.
func TestWorkspaceErrors(t *testing.T) {
	s := newShelf(t)
	dir := threePackages(t)
	rewrite(t, "\"team/base:0.3.0\"", "17", dir, "libs/base/base.bal")
	s.fails(dir, []string{"build", "--offline"}, "ERROR [base.bal:(2:39,2:41)] incompatible types: expected 'string', found 'int'", "error: failed in the workspace: team/base\n")
	s.fails(dir, []string{"test", "--offline"}, "error: failed in the workspace: team/base, team/mid, me/app\n")
	rewrite(t, "17", "\"other\"", dir, "libs/base/base.bal")
	r := s.run(dir, "test", "--offline")
	if r.code != 1 || strings.Count(r.stdout, "1 failing") != 2 || !strings.Contains(r.stderr, "error: failed in the workspace: team/base, team/mid\n") {
		t.Error(r)
	}
	for _, c := range []struct{ text, want string }{
		{"[workspace]\npackages = [\"app\", \"none\"]\n", "lists 'none', which has no Ballerina.toml"},
		{"[workspace]\npackages = [\"app\", \"./app\"]\n", "ERROR [Ballerina.toml:(2:20,2:27)] invalid 'packages' under [workspace]: './app' is listed twice"},
		{"[workspace]\npackages = [\"../app\"]\n", "expected a path inside the workspace, found '../app'"},
		{"[workspace]\npackages = [1]\n", "incompatible type for an element of 'packages': expected 'STRING'"},
		{"[workspace]\npackages = []\n", "the workspace lists no packages"},
		{"[workspace]\n", "'packages' under [workspace] is missing"},
		{"[workspace]\npackages = [\"app\"]\n\n[package]\nname = \"x\"\n", "a manifest has either [package] or [workspace], not both"},
	} {
		if err := os.WriteFile(filepath.Join(dir, "Ballerina.toml"), []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		s.fails(dir, []string{"build", "--offline"}, c.want)
	}
	twice := folder(t, "Ballerina.toml", "[workspace]\npackages = [\"a\", \"b\"]\n",
		"a/Ballerina.toml", manifest("me/x:0.1.0"), "a/a.bal", "", "b/Ballerina.toml", manifest("me/x:0.1.0"), "b/b.bal", "")
	s.fails(twice, []string{"build"}, "the folders 'a' and 'b' of the workspace '.' are both the package me/x")
}

// Packages of a workspace that need each other, and versions that do not go
// together.
func TestWorkspaceConflicts(t *testing.T) {
	s := newShelf(t)
	dir := threePackages(t)
	rewrite(t, "\npublic", "import me/app;\n\nfunction g() => app:main();\n\npublic", dir, "libs/base/base.bal")
	for _, at := range []string{dir, filepath.Join(dir, "app")} {
		s.fails(at, []string{"build", "--offline"}, "the packages of the workspace depend on each other: ")
	}
	s.fails(filepath.Join(dir, "app"), []string{"build", "--offline"}, "ERROR [base.bal:(1:1,1:15)] the packages of the workspace depend on each other: me/app → team/mid → team/base → me/app")
	dir = threePackages(t)
	rewrite(t, "version = \"0.1.0\"\n", "version = \"0.1.0\"\n\n[[dependency]]\norg = \"team\"\nname = \"mid\"\nversion = \"0.4.0\"\n", dir, "app/Ballerina.toml")
	s.fails(dir, []string{"build", "--offline"}, "ERROR [Ballerina.toml:(6:1,9:18)] the package me/app needs team/mid:0.4.0, and the workspace has 0.2.0")
	// From elsewhere, if that is wanted.
	s.library("team/mid:0.4.0")
	rewrite(t, "version = \"0.4.0\"\n", "version = \"0.4.0\"\nrepository = \"local\"\nskipWorkspace = true\n", dir, "app/Ballerina.toml")
	s.run(filepath.Join(dir, "app"), "run", "--offline").want(t, 0, "team/mid:0.4.0\n", "")
	// Two packages need two versions of a third.
	s.library("acme/x:1.0.0")
	s.library("acme/x:2.0.0")
	two := folder(t, "Ballerina.toml", "[workspace]\npackages = [\"app\", \"lib\"]\n",
		"app/Ballerina.toml", manifest("me/app:0.1.0", "acme/x:1.0.0"), "app/main.bal", programSource("acme/x", "me/lib"),
		"lib/Ballerina.toml", manifest("me/lib:0.1.0", "acme/x:2.0.0"), "lib/lib.bal", librarySource("me/lib:0.1.0", "acme/x"))
	s.fails(two, []string{"build", "--offline"}, "the packages me/app and me/lib of the workspace ask for two versions of acme/x: 1.0.0 and 2.0.0")
	// What the workspace says holds for its packages, unless they say otherwise.
	dir = threePackages(t)
	rewrite(t, "[workspace]", "[build-options]\ntargetDir = \"made\"\n\n[workspace]", dir, "Ballerina.toml")
	s.ok(dir, "build", "--offline")
	if !exists(dir, "app", "made", "bin") {
		t.Error("build-options of the workspace were not used")
	}
	s.ok(dir, "clean")
	if exists(dir, "app", "made") {
		t.Error("clean did not delete the targetDir of the workspace")
	}
}

// TestNewWorkspace makes a workspace as the documentation does.
func TestNewWorkspace(t *testing.T) {
	s := newShelf(t)
	dir := t.TempDir()
	s.ok(dir, "new", "--workspace", "shop")
	shop := filepath.Join(dir, "shop")
	s.ok(shop, "new", "-t", "lib", "utils")
	if got := read(t, shop, "Ballerina.toml"); got != "[workspace]\npackages = [\"hello-app\", \"utils\"]\n" {
		t.Errorf("%q", got)
	}
	s.run(shop, "run", "hello-app").want(t, 0, "Hello, World!\n", "")
	s.ok(shop, "build")
	s.fails(shop, []string{"new", "--workspace", "inner"}, "is inside the workspace")
	s.fails(shop, []string{"new", filepath.Join("utils", "x")}, "is inside the Ballerina package")
	s.fails(dir, []string{"new", "--workspace", "shop"}, "'shop' is already a workspace")
	s.fails(dir, []string{"new", "--workspace", "-t", "lib", "x"}, "a workspace has no template")
	// Comments and the form of the list stay.
	text := "# ours\n[workspace] # here\npackages = [\n    \"utils\", # first\n    \"hello-app\"\n    # end\n]\n"
	if err := os.WriteFile(filepath.Join(shop, "Ballerina.toml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	s.ok(shop, "new", "third")
	want := strings.Replace(text, "\"hello-app\"\n", "\"hello-app\",\n    \"third\"\n", 1)
	if got := read(t, shop, "Ballerina.toml"); got != want {
		t.Errorf("got\n%s", got)
	}
}
