package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// balCommands are the commands and options that bal has in 2201.13, as its help
// and its reference list them; an option with a value has one here.
var balCommands = map[string]string{
	"build": "-o=x --output=x --offline --sticky --observability-included --cloud=docker --remote-management --list-conflicted-classes --dump-build-time " +
		"--target-dir=t --export-openapi --export-component-model --enable-cache --graalvm --graalvm-build-options=x --disable-syntax-tree-caching " +
		"--optimize-dependency-compilation --locking-mode=soft --show-dependency-diagnostics --experimental --generate-config-schema --dump-graph --dump-raw-graphs",
	"run": "--offline --sticky --debug=5005 --observability-included --remote-management --watch --locking-mode=soft --show-dependency-diagnostics " +
		"--optimize-dependency-compilation --enable-cache --dump-build-time --disable-syntax-tree-caching --experimental --generate-config-schema --dump-graph --dump-raw-graphs",
	"test": "--offline --sticky --debug=5005 --observability-included --list-groups --groups=a --disable-groups=a --tests=a --rerun-failed --test-report --code-coverage " +
		"--coverage-format=xml --includes=a --excludes=a --target-dir=t --enable-cache --graalvm --graalvm-build-options=x --cloud=docker --parallel --locking-mode=soft " +
		"--show-dependency-diagnostics --optimize-dependency-compilation --dump-build-time --disable-syntax-tree-caching --experimental",
	"pack": "--offline --sticky --target-dir=t --enable-cache --locking-mode=soft --show-dependency-diagnostics --optimize-dependency-compilation --dump-build-time " +
		"--export-openapi --export-component-model --disable-syntax-tree-caching --debug=1 --experimental",
	"doc":       "--offline --target-dir=t --exclude=m --show-dependency-diagnostics --locking-mode=soft",
	"new":       "-t=lib --template=lib --workspace",
	"init":      "",
	"add":       "",
	"pull":      "--repository=local --sticky --offline --locking-mode=soft",
	"push":      "--repository=local --skip-source-check",
	"search":    "",
	"deprecate": "--undo --message=x",
	"graph":     "--offline --sticky --dump-raw-graphs --locking-mode=soft --optimize-dependency-compilation",
	"semver":    "-c=1.0.0 --compare-version=1.0.0 -d --show-diff --offline",
	"format":    "-d --dry-run",
	"clean":     "--target-dir=t",
	"profile":   "--offline --sticky --locking-mode=soft --show-dependency-diagnostics --dump-build-time",
	"scan": "--target-dir=t --scan-report --format=json --list-rules --include-rules=ballerina:1 --exclude-rules=ballerina:1 --platforms=a " +
		"--custom-rules-path=x --platform-triggered",
	"tool":       "",
	"dist":       "",
	"update":     "",
	"home":       "",
	"bindgen":    "",
	"completion": "",
	"version":    "",
	"help":       "",
}

// TestBalOptions: every option is known. It stands before one that nobody knows, so
// that nothing is done.
func TestBalOptions(t *testing.T) {
	t.Parallel()
	for command, options := range balCommands {
		got := barre(command, "--help")
		if got.code != 0 || !strings.HasPrefix(got.out, "NAME\n       barre "+command+" - ") {
			t.Errorf("%s: %d %s%s", command, got.code, got.out, got.errors)
		}
		for _, option := range strings.Fields(options) {
			args := []string{command, option, "--nobody-knows-this"}
			if name, value, ok := strings.Cut(option, "="); ok && !strings.HasPrefix(option, "--") {
				args = []string{command, name, value, "--nobody-knows-this"}
			}
			if got := barre(args...); got.code != 1 || !strings.Contains(got.errors, "unknown option: '--nobody-knows-this'") {
				t.Errorf("%s %s: %s", command, option, got.errors)
			}
		}
	}
}

// TestIgnoredOptions: options without meaning say so in a line, and what was asked
// for is done; those that would change what is done are refused.
func TestIgnoredOptions(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{"Ballerina.toml": manifest, "main.bal": "import ballerina/io;\n\npublic function main() {\n    io:println(\"hello\");\n}\n"})
	for _, c := range []struct {
		args, out, errors string
		code              int
	}{
		{"run --dump-build-time", "hello\n", "warning: the option '--dump-build-time' means nothing here and is ignored: compiling takes milliseconds\n", 0},
		{"run --remote-management --enable-cache", "hello\n", "warning: the option '--enable-cache' means nothing here and is ignored: compiling takes milliseconds, and nothing is kept\nwarning: the option '--remote-management' means nothing here and is ignored: the control plane is not supported yet\n", 0},
		{"run --debug=5005", "", "error: this binary has no debugger: run the program with the command 'barre'\n", 1},
		{"build --cloud=docker", "", "error: the option '--cloud' cannot be used: building for a cloud is not supported yet: make an executable and put it into an image\n", 1},
		{"check --show-dependency-diagnostics", "", "warning: the option '--show-dependency-diagnostics' means nothing here and is ignored: what is wrong in a dependency is always shown\n", 0},
		{"dist list", "Distributions available locally:\n\n* 2201.13.0 Swan Lake Update 13, in Barre 0.1.0\n", "", 0},
		{"dist use 2201.13.0", "'2201.13.0' is the current active distribution version\n", "", 0},
		{"dist pull latest", "'2201.13.0' is the current active distribution version\n", "", 0},
		{"dist pull 2201.9.0", "", "error: the distribution '2201.9.0' is not available: Barre 0.1.0 has 2201.13.0, and runs packages that were written for earlier ones\n", 1},
		{"dist remove 2201.13.0", "", "error: the distribution 2201.13.0 is part of Barre and cannot be removed\n", 1},
		{"dist", "", "ballerina: dist needs one of list, pull, use, update, remove\nRun 'barre help dist' for usage.\n", 1},
		{"dist lst", "", "ballerina: unknown command 'dist lst': expected one of list, pull, use, update, remove\nRun 'barre help dist' for usage.\n", 1},
		{"update", "This is Barre 0.1.0. To update it, install a newer one in its place\n", "", 0},
		{"bindgen java.lang.String", "", "error: Java classes cannot be called: there is no Java virtual machine. Use a library module, a package written in Ballerina, or a service that does what the Java library does\n", 1},
	} {
		args := strings.Fields(c.args)
		switch args[0] {
		case "run", "build", "check":
			args = append(args, dir)
		}
		got := barre(args...)
		if got.code != c.code || got.out != c.out || got.errors != c.errors {
			t.Errorf("%s: %d\n%q\n%q", c.args, got.code, got.out, got.errors)
		}
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if self, err = filepath.EvalSymlinks(self); err != nil {
		t.Fatal(err)
	}
	if got := barre("home"); got.out != filepath.Dir(self)+"\n" {
		t.Errorf("home: %q", got.out)
	}
}

// TestCompletions: what a shell asks for after each Tab.
func TestCompletions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ line, want string }{
		{"sca", "scan"},
		{"semv", "semver"},
		{"prof", "profile"},
		{"scan --format=", "--format=text --format=json --format=sarif"},
		{"scan --fail-on b", "blocker"},
		{"scan --explain barre:1", "barre:1 barre:10 barre:11 barre:12 barre:13"},
		{"scan --exclude-rules ballerina:1,ballerina/log", "ballerina:1,ballerina/log:1 ballerina:1,ballerina/log:2"},
		{"scan --scan", "--scan-report"},
		{"semver --sh", "--show-diff"},
		{"profile --int", "--interval"},
		{"dist l", "list"},
		{"build --grap", ""}, // ignored ones are not offered
	} {
		args := strings.Split(c.line, " ")
		got := barre(append([]string{"__complete"}, args...)...)
		var list []string
		for _, l := range strings.Split(strings.TrimSpace(got.out), "\n") {
			if !strings.HasPrefix(l, ":") {
				word, _, _ := strings.Cut(l, "\t")
				list = append(list, word)
			}
		}
		want := strings.ReplaceAll(c.want, "--format=", "")
		if s := strings.Join(list, " "); strings.ReplaceAll(s, "--format=", "") != want {
			t.Errorf("%s: %q, want %q", c.line, s, want)
		}
	}
}
