package e2e

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whoever pushes to the local repository while others push and build, gets a
// whole package, and so do they.
func TestLocalPushesAtOnce(t *testing.T) {
	s := newShelf(t)
	s.library("acme/base:1.0.0")
	dir := folder(t, "Ballerina.toml", manifest("acme/base:1.0.0"), "lib.bal", librarySource("acme/base:1.0.0"))
	s.ok(dir, "pack", "--offline")
	app := s.program("acme/base:1.0.0")
	var pushes, builds []*process
	for range 5 {
		pushes = append(pushes, call{dir: dir, args: []string{"push", "--repository=local"}, env: s.env}.start(t))
		builds = append(builds, call{dir: app, args: []string{"run", "--offline"}, env: s.env}.start(t))
	}
	for i := range pushes {
		pushes[i].wait().want(t, 0, "~Successfully pushed .* to 'local' repository\\.\n", "")
		builds[i].wait().want(t, 0, "acme/base:1.0.0\n", "")
	}
	versions, err := os.ReadDir(filepath.Join(s.home, "repositories", "local", "bala", "acme", "base"))
	if err != nil || len(versions) != 1 || versions[0].Name() != "1.0.0" {
		t.Errorf("the repository has %v: %v", versions, err)
	}
}

// Two runs of the tests of one package do not spoil each other's reports.
func TestTestsAtOnce(t *testing.T) {
	t.Parallel()
	var tests strings.Builder
	tests.WriteString("import ballerina/test;\n")
	for i := range 50 {
		fmt.Fprintf(&tests, "\n@test:Config\nfunction t%d() {\n    test:assertEquals(f(%d), %d);\n}\n", i, i, i)
	}
	dir := folder(t, "Ballerina.toml", manifest("acme/shop:1.0.0"), "main.bal", "function f(int i) returns int => i;\n", "tests/f_test.bal", tests.String())
	var all []*process
	for range 4 {
		all = append(all, call{dir: dir, args: []string{"test", "--test-report", "--code-coverage", "--coverage-format=xml"}}.start(t))
	}
	for _, p := range all {
		p.wait().want(t, 0, "~(?s).*50 passing\n.*", "")
	}
	report := filepath.Join(dir, "target", "report")
	var results struct{ Passed int }
	if err := json.Unmarshal([]byte(read(t, report, "test_results.json")), &results); err != nil || results.Passed != 50 {
		t.Errorf("test_results.json: %+v, %v", results, err)
	}
	var suites struct{}
	if err := xml.Unmarshal([]byte(read(t, report, "junit.xml")), &suites); err != nil {
		t.Errorf("junit.xml: %v", err)
	}
	if page := read(t, report, "test_results.html"); !strings.HasSuffix(page, "</html>\n") {
		t.Errorf("the page ends with %q", page[max(0, len(page)-40):])
	}
	if left, _ := filepath.Glob(filepath.Join(report, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
