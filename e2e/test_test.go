package e2e

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestResourcesOfTests: tests run in the folder of their package, from wherever
// the command is given, so that they find the files beside them.
func TestResourcesOfTests(t *testing.T) {
	s := newShelf(t)
	const reads = `import ballerina/io;
import ballerina/test;

@test:Config
function reads() returns error? {
    test:assertEquals(check io:fileReadString("PATH"), "here");
    check io:fileWriteString("target/written", "by a test");
}
`
	pkg := func(name string) []string {
		return []string{
			name + "/Ballerina.toml", manifest("me/" + name + ":0.1.0"), name + "/main.bal", "",
			name + "/tests/resources/data.txt", "here", name + "/tests/a_test.bal", strings.Replace(reads, "PATH", "tests/resources/data.txt", 1),
			name + "/modules/part/part.bal", "", name + "/modules/part/tests/resources/part.txt", "here",
			name + "/modules/part/tests/a_test.bal", strings.Replace(reads, "PATH", "modules/part/tests/resources/part.txt", 1),
			name + "/target/.keep", "",
		}
	}
	dir := folder(t, append(append(pkg("one"), pkg("two")...), "Ballerina.toml", "[workspace]\npackages = [\"one\", \"two\"]\n", "elsewhere/x", "")...)
	for _, c := range []struct {
		dir  string
		args []string
		n    int
	}{
		{"one", nil, 2}, {".", []string{"one"}, 2}, {"elsewhere", []string{"../two", "--test-report", "--target-dir", "out"}, 2}, {".", nil, 4},
	} {
		r := s.run(filepath.Join(dir, c.dir), append([]string{"test", "--offline"}, c.args...)...)
		if r.code != 0 || strings.Count(r.stdout, "[pass] reads") != c.n {
			t.Errorf("%s %v: %v", c.dir, c.args, r)
		}
	}
	if !exists(dir, "one", "target", "written") || exists(dir, "target") {
		t.Error("the tests did not run in the folder of the package")
	}
	// What the command line names begins where the command is given.
	if !exists(dir, "elsewhere", "out", "report", "test_results.html") {
		t.Error("there is no report where the command line wants it")
	}
}

// TestExitCodes: machines see from the exit code how the tests ended.
func TestExitCodes(t *testing.T) {
	s := newShelf(t)
	test := func(body string) string {
		return folder(t, "Ballerina.toml", manifest("me/p:0.1.0"), "main.bal", "function one() returns int => 1;\n", "tests/a_test.bal",
			"import ballerina/test;\n\n@test:Config\nfunction it() returns error? {\n    "+body+"\n}\n")
	}
	for _, c := range []struct {
		name, body, stderr string
		code               int
	}{
		{"pass", "test:assertEquals(one(), 1);", "", 0},
		{"failure", "test:assertEquals(one(), 2);", "\nerror: there are test failures\n", 1},
		{"error", "return error(\"x\");", "\nerror: there are test failures\n", 1},
		{"panic", "panic error(\"x\");", "\nerror: there are test failures\n", 1},
		{"does not compile", "test:assertEquals(two(), 1);", "error: compilation contains errors\n", 1},
	} {
		r := s.run(test(c.body), "test", "--offline")
		if r.code != c.code || !strings.HasSuffix(r.stderr, c.stderr) || c.stderr == "" && r.stderr != "" {
			t.Errorf("%s: %v", c.name, r)
		}
	}
}
