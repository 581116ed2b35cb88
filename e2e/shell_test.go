package e2e

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestShell(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		args       []string
		stdin      string
		code       int
		out, inErr string
	}{
		{[]string{"shell"}, "1+2\n", 0, "3\n", ""},
		{[]string{"shell"}, "int x = 1\nx += 1\nx\n", 0, "2\n", ""},
		{[]string{"shell"}, "nope\n", 1, "", "| error: undefined symbol 'nope'"},
		// A module of the larger image.
		{[]string{"shell"}, "sql:Error? e = ()\ne is ()\n", 0, "true\n", ""},
		{[]string{"shell", "-f", "defs.bal"}, "twice(4)\n", 0, "8\n", ""},
		{[]string{"shell", "--nope"}, "", 1, "", "ballerina: unknown option: '--nope'"},
	} {
		dir := folder(t, "defs.bal", "function twice(int n) returns int => 2 * n;\n")
		r := call{dir: dir, args: tc.args, stdin: tc.stdin}.run(t)
		if r.code != tc.code || r.stdout != tc.out || !strings.Contains(r.stderr, tc.inErr) {
			t.Errorf("%q: %v", tc.stdin, r)
		}
	}
	for _, args := range [][]string{{"help", "shell"}, {"shell", "--help"}} {
		if r := (call{dir: t.TempDir(), args: args}).run(t); r.code != 0 || !strings.Contains(r.stdout, "barre shell - ") {
			t.Errorf("%q: %v", args, r)
		}
	}
}

// Without the larger image beside it the smaller one has a shell of its own.
func TestShellAlone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	b, err := os.ReadFile(binary("barre"))
	if err != nil {
		t.Fatal(err)
	}
	alone := filepath.Join(dir, "barre")
	if runtime.GOOS == "windows" {
		alone += ".exe"
	}
	if err := os.WriteFile(alone, b, 0o755); err != nil {
		t.Fatal(err)
	}
	r := call{name: alone, dir: dir, args: []string{"shell"}, stdin: "io:println(\"x\")\nkafka:f()\n"}.run(t)
	if r.code != 1 || r.stdout != "x\n" || !strings.Contains(r.stderr, "undefined module 'kafka'") {
		t.Error(r)
	}
}

// Packages of others are found, and fetched, when they are imported.
func TestShellPackages(t *testing.T) {
	t.Parallel()
	reg := startRegistry(t, filepath.Join(t.TempDir(), "data"), "")
	ann := reg.as(t, reg.token(t, "ann", "acme"))
	ann.ok(ann.packed("acme/base:1.0.0"), "push")
	ann.ok(ann.packed("acme/mid:1.0.0", "acme/base:1.0.0"), "push")
	bob := reg.as(t, "")
	input := "import acme/none\nimport acme/mid\nmid:f()\nimport acme/base as b\nb:f()\n/imports\n"
	r := call{dir: t.TempDir(), args: []string{"shell"}, env: bob.env, stdin: input}.run(t)
	want := "\"acme/mid:1.0.0(acme/base:1.0.0)\"\n\"acme/base:1.0.0\"\n| (b) import acme/base as b;\n| (mid) import acme/mid;\n"
	if r.stdout != want || r.code != 1 || strings.Count(r.stderr, "error") != 1 || !strings.Contains(r.stderr, "cannot resolve module 'acme/none'") {
		t.Errorf("%v\nwant %s", r, want)
	}
	// And again without the registry.
	r = call{dir: t.TempDir(), args: []string{"shell"}, env: append(bob.env, "BARRE_CENTRAL_URL=http://127.0.0.1:1"), stdin: "import acme/mid\nmid:f()\n"}.run(t)
	if r.code != 0 || !strings.HasPrefix(r.stdout, "\"acme/mid:1.0.0(") {
		t.Error(r)
	}
}
