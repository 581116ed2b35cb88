package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What cannot be written is said with the reason, in words of ours, and fails
// the command when it was what the command was for. Files stand where folders
// have to be made, which is refused to anybody.
func TestWhatCannotBeWritten(t *testing.T) {
	t.Parallel()
	const manifest = "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"1.0.0\"\n"
	const main = "import ballerina/io;\n\npublic function main() {\n    io:println(\"hi\");\n}\n"
	const tests = "import ballerina/test;\n\n@test:Config\nfunction two() {\n    test:assertEquals(1 + 1, 2);\n}\n"
	for _, c := range []struct {
		args           string
		code           int
		stdout, stderr string
	}{
		{"build", 1, "", `~error: cannot make the executable '.*[/\\]target[/\\]bin[/\\]shop(\.exe)?': .+\n`},
		{"pack", 1, "", `~error: cannot make the archive of the package: the folder '.*[/\\]target.*' cannot be made: .+\n`},
		{"doc", 1, "", `~error: cannot write the documentation: .*[/\\]target.* cannot be (made|opened): .+\n`},
		{"scan", 1, "~(?s).*", `~error: cannot write the report: the folder '.*[/\\]target.*' cannot be made: .+\n`},
		{"profile", 1, "hi\n", `~error: cannot write the profile: the folder '.*[/\\]target.*' cannot be made: .+\n`},
		{"test --test-report", 1, "~(?s).*1 passing.*", `~error: cannot write the report '.*': the folder '.*[/\\]target.*' cannot be made: .+\n`},
		// These do without.
		{"test", 0, "~(?s).*1 passing.*", `~warning: --rerun-failed will not know what failed: the folder '.*[/\\]target' cannot be made: .+\n`},
		{"run", 0, "hi\n", ""},
		{"check", 0, "", ""},
	} {
		t.Run(c.args, func(t *testing.T) {
			t.Parallel()
			dir := folder(t, "Ballerina.toml", manifest, "main.bal", main, "tests/main_test.bal", tests, "target", "in the way")
			call{dir: dir, args: strings.Fields(c.args)}.run(t).want(t, c.code, c.stdout, c.stderr)
		})
	}
}

// What new, init and add could not finish is not left behind: it would be in the
// way of the next attempt.
func TestUnfinishedIsTakenBack(t *testing.T) {
	t.Parallel()
	names := func(dir string) (names []string) {
		filepath.WalkDir(dir, func(path string, _ os.DirEntry, _ error) error {
			rel, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(rel))
			return nil
		})
		return names
	}
	for _, c := range []struct {
		args  string
		files []string
		want  string // stderr
	}{
		{"new -t service shop", []string{"shop/tests", ""}, `~error: the folder '.*[/\\]shop[/\\]tests' cannot be made: .+\n`},
		{"new shop/orders", []string{"shop", ""}, `~error: .*shop.*\n`},
		{"new --workspace shop", []string{"shop/hello-app", ""}, `~error: .*'.*hello-app' exists and is not a folder\n`},
		{"new shop", []string{"Ballerina.toml", "[workspace]\npackages = [\"gone\"]\n", "shop/.gitignore/x", ""}, ""},
		{"add orders", []string{"Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"1.0.0\"\n", "modules", ""}, `~error: the folder 'modules[/\\]orders' cannot be made: .+\n`},
	} {
		t.Run(c.args, func(t *testing.T) {
			t.Parallel()
			dir := folder(t, c.files...)
			before := names(dir)
			r := call{dir: dir, args: strings.Fields(c.args)}.run(t)
			if c.want == "" {
				if r.code != 0 {
					t.Errorf("%v", r)
				}
				return
			}
			r.want(t, 1, "", c.want)
			if after := names(dir); !slices.Equal(before, after) {
				t.Errorf("before:\n%v\nafter:\n%v", before, after)
			}
		})
	}
}

// Editors on Windows begin files with a byte order mark and end lines with CRLF.
func TestFilesOfWindowsEditors(t *testing.T) {
	t.Parallel()
	windows := func(text string) string { return "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n") }
	dir := folder(t,
		"Ballerina.toml", windows("[workspace]\npackages = [\"shop\"]\n"),
		"shop/Ballerina.toml", windows("[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"1.0.0\"\n"),
		"shop/Config.toml", windows("limit = 7\n"),
		"shop/main.bal", windows("import ballerina/io;\n\nconfigurable int 'limit = ?;\n\npublic function main() {\n    io:println('limit, string `a\nb`.length());\n}\n"))
	shop := filepath.Join(dir, "shop")
	call{dir: shop, args: []string{"run"}}.run(t).want(t, 0, "73\n", "")
	call{dir: dir, args: []string{"new", "orders"}}.run(t).want(t, 0, "~Created new package 'orders' at .*\n", "")
	b, err := os.ReadFile(filepath.Join(dir, "Ballerina.toml"))
	if err != nil || !strings.Contains(string(b), "packages = [\"shop\", \"orders\"]\r\n") {
		t.Errorf("the workspace has %q, %v", b, err)
	}
	call{dir: shop, args: []string{"build"}}.run(t).want(t, 0, "", "~Generating executable\n.*\n")
}

// The file that a link leads to is formatted, not the link replaced.
func TestFormatThroughLink(t *testing.T) {
	t.Parallel()
	dir := folder(t, "real/a.bal", "public function  main() {\n}\n")
	link := filepath.Join(dir, "a.bal")
	if err := os.Symlink(filepath.Join("real", "a.bal"), link); err != nil {
		t.Skip(err) // Windows asks for a privilege
	}
	call{dir: dir, args: []string{"format", "a.bal"}}.run(t).want(t, 0, "a.bal\n", "")
	if to, err := os.Readlink(link); err != nil {
		t.Errorf("the link is gone: %v %v", to, err)
	}
	if b, _ := os.ReadFile(filepath.Join(dir, "real", "a.bal")); string(b) != "public function main() {\n}\n" {
		t.Errorf("the file has %q", b)
	}
}

// A workspace is cleaned of the documentation of all its packages, too.
func TestCleanWorkspace(t *testing.T) {
	t.Parallel()
	dir := folder(t, "Ballerina.toml", "[workspace]\npackages = [\"shop\"]\n",
		"shop/Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"1.0.0\"\n", "shop/main.bal", "public function main() {\n}\n")
	call{dir: dir, args: []string{"build"}}.run(t).want(t, 0, "", "~Generating executable\n.*\n")
	if r := (call{dir: dir, args: []string{"doc"}}).run(t); r.code != 0 {
		t.Fatal(r)
	}
	call{dir: dir, args: []string{"clean"}}.run(t).want(t, 0, "~Successfully deleted 'shop[/\\\\]target'\\.\nSuccessfully deleted 'target'\\.\n", "")
	for _, name := range []string{"target", "shop/target"} {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err == nil {
			t.Errorf("%s is still there", name)
		}
	}
}
