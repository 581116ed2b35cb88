package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"barre/cli"
	"barre/lib/core"
)

// at runs a command line with a home folder of its own.
func at(home string, args ...string) ran { return with([]string{"HOME=" + home}, args...) }

// with runs a command line in an environment.
func with(env []string, args ...string) ran {
	var out, errs bytes.Buffer
	image := cli.Image{Name: "barre", Modules: core.Modules}
	code := cli.Main(image, args, strings.NewReader(""), &out, &errs, env)
	return ran{code, out.String(), errs.String()}
}

func versioned(version string) string {
	return fmt.Sprintf("[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"%s\"\nexport = [\"shop\", \"shop.util\"]\n", version)
}

// TestSemver: each change with the level it has. "old" and "new" are the text of
// the module; in want each line is a level and the beginning of what is said.
func TestSemver(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, old, now, want string }{
		{"nothing", "public function f() {\n}\n", "# Documentation.\npublic function f() {\n    // comment\n}\n", "PATCH the sources"},
		{"same text", "public type A int;\n", "public type A int;\n", ""},
		{"another name for a module", "import ballerina/io;\npublic function f(io:Block b) {\n}\n", "import ballerina/io as i;\npublic function f(i:Block b) {\n}\n", "PATCH the sources"},
		{"equal types", "public function f(int|string x, byte|int y) {\n}\n", "public function f(string|int x, int y) {\n}\n", "PATCH the sources"},
		{"body", "public function f() returns int => 1;\n", "public function f() returns int => 2;\n", "PATCH the sources"},
		{"private", "function f() {\n}\n", "function g(int x) {\n}\n", "PATCH the sources"},
		{"gone", "public function f() {\n}\n", "", "MAJOR the function 'f' is gone"},
		{"no longer public", "public function f() {\n}\n", "function f() {\n}\n", "MAJOR the function 'f' is no longer public"},
		{"public now", "function f() {\n}\n", "public function f() {\n}\n", "MINOR the function 'f' is public now"},
		{"another kind", "public type T record {};\n", "public class T {\n}\n", "MAJOR 'T' was a type and is a class"},
		{"deprecated", "# F.\npublic function f() {\n}\n", "# F.\n# # Deprecated\n# Use g.\n@deprecated\npublic function f() {\n}\n", "MINOR the function 'f' is deprecated now"},
		{"isolated dropped", "public isolated function f() {\n}\n", "public function f() {\n}\n", "MAJOR the function 'f' is no longer isolated"},
		{"isolated added", "public function f() {\n}\n", "public isolated function f() {\n}\n", "MINOR the function 'f' is isolated now"},
		{"parameters", "public function f(int a, int b = 1, int c = 2) {\n}\n", "public function f(int|string a, int b = 3, int... c) {\n}\n", "MAJOR the parameter 'c' of the function 'f' is passed in another way\nMINOR the parameter 'a' of the function 'f' takes more: 'int|string'\nPATCH the sources\nPATCH the parameter 'b'"},
		{"narrower parameter", "public function f(int|string a) {\n}\n", "public function f(int a) {\n}\n", "MAJOR the parameter 'a' of the function 'f' is of type 'int' and was 'int|string'"},
		{"new parameters", "public function f() {\n}\n", "public function f(int a, string... b) {\n}\n", "MAJOR the parameter 'a' of the function 'f' is new and has to be given\nMINOR the parameter 'b'"},
		{"renamed parameter", "public function f(int a) {\n}\n", "public function f(int b) {\n}\n", "MAJOR parameter 1 of the function 'f' is called 'b' and was called 'a'"},
		{"returns less", "public function f() returns int|error => 1;\n", "public function f() returns int => 1;\n", "MINOR the function 'f' returns 'int', which is less than 'int|error'"},
		{"returns more", "public function f() {\n}\n", "public function f() returns error? {\n}\n", "MAJOR the function 'f' returns 'error?' and returned '()'"},
		{"by way of a definition", "public type A record {|\n    int x;\n|};\npublic function f(A? a) {\n}\n", "public type A record {|\n    int x;\n    int y = 0;\n|};\npublic function f(A? a) {\n}\n", "MINOR the type 'A' has the new field 'y'"},
		{"fields", "public type A record {|\n    int x;\n    int y?;\n    int z = 1;\n    int w;\n|};\n", "public type A record {|\n    string x;\n    int y;\n    int z;\n    int v;\n|};\n",
			"MAJOR the field 'w' of the type 'A' is gone\nMAJOR the field 'x' of the type 'A' is of type 'string' and was 'int'\nMAJOR the field 'y' of the type 'A' is no longer optional\nMAJOR the field 'z' of the type 'A' has no default any more\nMAJOR the type 'A' has the new field 'v', which has to be given"},
		{"closed", "public type A record {\n    int x;\n};\n", "public type A record {|\n    int x;\n|};\n", "MAJOR the type 'A' is closed and was open"},
		{"recursive", "public type T int|T[];\n", "public type T int|string|T[];\n", "MINOR the type 'T' has more values"},
		{"union", "public type T \"a\"|\"b\";\n", "public type T \"a\";\n", "MAJOR the type 'T' is '\"a\"' and was '\"a\"|\"b\"'"},
		{"distinct", "public type E error;\n", "public type E distinct error;\n", "MAJOR the type 'E' has become distinct"},
		{"enumeration", "public enum C {\n    A, B\n}\n", "public enum C {\n    A, D\n}\n", "MAJOR the enumeration 'C' has no member 'B' any more\nMINOR the enumeration 'C' has the new member 'D'"},
		{"constant", "public const N = 1;\n", "public const N = 2;\n", "MINOR the constant 'N' has the value 2 and had 1"},
		{"variable", "public int n = 1;\n", "public final int n = 1;\n", "MAJOR the variable 'n' cannot be assigned to any more"},
		{"methods", "public class C {\n    public function f() {\n    }\n}\n", "public class C {\n    function init(int n) {\n    }\n    public function g() {\n    }\n}\n",
			"MAJOR the method 'f' of the class 'C' is gone\nMAJOR the class 'C' has an init method now, whose parameter 'n' has to be given\nMINOR the method 'g' of the class 'C' is new"},
		{"object type", "public type O object {\n    public function f();\n};\n", "public type O object {\n    public function f();\n    public function g();\n};\n", "MAJOR the method 'g' of the type 'O' is new"},
		{"resources", "public client class C {\n    resource function get a/[int x]/b() returns int => x;\n}\n", "public client class C {\n    resource function get a/[int|string y]/b() returns int => 1;\n    resource function post a() returns int => 1;\n}\n",
			"MINOR a parameter in the path of the resource 'get a/[]/b' of the class 'C' takes more: 'int|string'\nMINOR the resource 'post a' of the class 'C' is new"},
		{"configuration", "configurable int a = 1;\nconfigurable int b = ?;\nconfigurable int c = 1;\n", "configurable int a = ?;\nconfigurable int b = 1;\nconfigurable string c = \"\";\nconfigurable int d = ?;\nconfigurable int e = 1;\n",
			"MAJOR the configurable variable 'a' has no default any more\nMAJOR the configurable variable 'c' is of type 'string' and was 'int'\nMAJOR the configurable variable 'd' is new and has to be given a value\nMINOR the configurable variable 'b' has a default now\nMINOR the configurable variable 'e' is new"},
		{"annotation", "public annotation map<string> A on function, type;\n", "public annotation map<int|string> A on function;\n", "MAJOR the annotation 'A' can no longer stand on a type\nMINOR the annotation 'A' takes more values"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			dir := folder(t, map[string]string{"Ballerina.toml": versioned("1.2.3"), "README.md": "Shop.\n", "main.bal": c.old, "modules/util/u.bal": "public const U = 1;\n"})
			publish(t, home, dir)
			write(t, dir, "main.bal", c.now)
			got := at(home, "semver", "--offline", "-d", dir)
			body := strings.TrimPrefix(got.out, "Comparing acme/shop 1.2.3 with 1.2.3, from the local repository\n\n")
			var lines []string
			level := ""
			for _, l := range strings.Split(body, "\n") {
				if f := strings.Fields(l); strings.HasPrefix(l, "  ") {
					lines = append(lines, strings.Join(f, " "))
					if level == "" {
						level = f[0]
					}
				}
			}
			want := strings.Split(c.want, "\n")
			if c.want == "" {
				want = nil
			} else if !strings.Contains(c.want, "PATCH") {
				want = append(want, "PATCH the sources")
			}
			for i, w := range want {
				if i >= len(lines) || !strings.HasPrefix(lines[i], w) {
					t.Errorf("want %q\n%s%s", w, got.out, got.errors)
				}
			}
			if extra := len(lines) - len(want); extra > 0 && !(extra == 1 && strings.HasPrefix(lines[len(lines)-1], "PATCH the sources")) {
				t.Errorf("more than was wanted:\n%s", got.out)
			}
			needs := map[string]string{"MAJOR": "2.0.0", "MINOR": "1.3.0", "PATCH": "1.2.4", "": "1.2.3"}[level]
			if level == "" {
				if got.code != 0 || !strings.HasSuffix(body, "Nothing has changed.\nThe version 1.2.3 in Ballerina.toml says so.\n") {
					t.Errorf("%d %s", got.code, got.out)
				}
				return
			}
			if got.code != 2 || !strings.HasSuffix(body, "too low: it has to be at least "+needs+".\n") {
				t.Errorf("%d %s%s", got.code, got.out, got.errors)
			}
			write(t, dir, "Ballerina.toml", versioned(needs))
			if got := at(home, "semver", "--offline", dir); got.code != 0 || !strings.HasSuffix(got.out, "The version "+needs+" in Ballerina.toml says so.\n") {
				t.Errorf("%d %s%s", got.code, got.out, got.errors)
			}
		})
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// publish puts the package of a folder into the local repository.
func publish(t *testing.T, home, dir string) {
	t.Helper()
	if got := at(home, "pack", "--offline", dir); got.code != 0 {
		t.Fatalf("pack: %s", got.errors)
	}
	balas, err := filepath.Glob(filepath.Join(dir, "target", "bala", "*.bala"))
	if err != nil || len(balas) == 0 {
		t.Fatal("no archive", err)
	}
	for _, b := range balas {
		if got := at(home, "push", "--repository=local", b); got.code != 0 {
			t.Fatalf("push: %s%s", got.out, got.errors)
		}
		os.Remove(b)
	}
}

// TestSemverVersions: which version is compared with, and what versions before 1.0.0
// and modules ask for.
func TestSemverVersions(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	dir := folder(t, map[string]string{"Ballerina.toml": versioned("0.1.0"), "README.md": "Shop.\n", "main.bal": "public function f() {\n}\n", "modules/util/u.bal": "public const U = 1;\n", "modules/more/m.bal": "const M = 1;\n"})
	if got := at(home, "semver", "--offline", dir); got.code != 1 || got.errors != "error: no version of acme/shop up to 0.1.0 has been published: there is nothing to compare with\n" {
		t.Errorf("%d %s", got.code, got.errors)
	}
	publish(t, home, dir)
	write(t, dir, "main.bal", "public function f(int n) {\n}\n")
	for _, c := range []struct{ version, args, with, says string }{
		{"0.1.1", "", "0.1.0", "too low: it has to be at least 0.2.0"},
		{"0.2.0", "", "0.1.0", "says so"},
		{"1.0.0", "", "0.1.0", "says so"},
	} {
		write(t, dir, "Ballerina.toml", versioned(c.version))
		got := at(home, append(strings.Fields("semver --offline "+c.args), dir)...)
		if !strings.HasPrefix(got.out, "Comparing acme/shop "+c.version+" with "+c.with+",") || !strings.Contains(got.out, c.says) {
			t.Errorf("%s %s: %d %s%s", c.version, c.args, got.code, got.out, got.errors)
		}
	}
	write(t, dir, "Ballerina.toml", versioned("1.0.0"))
	publish(t, home, dir)
	write(t, dir, "Ballerina.toml", versioned("1.1.0"))
	if got := at(home, "semver", "--offline", dir); got.code != 0 || !strings.Contains(got.out, " with 1.0.0,") || !strings.Contains(got.out, "Nothing has changed.") {
		t.Errorf("%d %s", got.code, got.out)
	}
	if got := at(home, "semver", "--offline", "-c", "0.1.0", dir); got.code != 0 || !strings.Contains(got.out, " with 0.1.0,") || !strings.Contains(got.out, "MAJOR  the parameter 'n' of the function 'f' is new and has to be given [main.bal:1]") {
		t.Errorf("%d %s", got.code, got.out)
	}
	if got := at(home, "semver", "--offline", "-c", "0.3.0", dir); got.code != 1 || got.errors != "error: the version 0.3.0 of acme/shop is not there\n" {
		t.Errorf("%d %s", got.code, got.errors)
	}
	if got := at(home, "semver", "-c", "one", dir); got.code != 1 || got.errors != "ballerina: 'one' is no version: one is written as 1.2.3\nRun 'barre help semver' for usage.\n" {
		t.Errorf("%d %s", got.code, got.errors)
	}
	// A module that is no longer exported, and one that is new.
	write(t, dir, "Ballerina.toml", strings.Replace(versioned("1.1.0"), `"shop.util"`, `"shop.more"`, 1))
	got := at(home, "semver", "--offline", dir)
	if got.code != 2 || !strings.Contains(got.out, "MAJOR  the module 'shop.util' can no longer be imported\n") || !strings.Contains(got.out, "MINOR  the module 'shop.more' is new\n") {
		t.Errorf("%d %s%s", got.code, got.out, got.errors)
	}
	single := filepath.Join(folder(t, map[string]string{"a.bal": "public function main() {\n}\n"}), "a.bal")
	if got := at(home, "semver", single); got.code != 1 || got.errors != "error: a single file has no version: semver compares packages\n" {
		t.Errorf("%d %s", got.code, got.errors)
	}
}
