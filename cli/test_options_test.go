package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

const evaluated = `int n = 0;
int asked = 0;
function note(string what) { asked += what.length(); }
@test:Config {runs: 4, minPassRate: 0.5, dataProvider: cases}
function most(int a) { n += 1; test:assertTrue(n % 3 != 0, "every third"); }
@test:Config {runs: 3, minPassRate: 0.9, dataProvider: cases, dependsOn: [most]}
function half(int a) { test:assertEquals(a, 1); }
@test:Config {runs: 3}
function always() { n += 0; }
@test:Config {minPassRate: 0.0}
function seldom() { test:assertFail("no luck"); }
@test:Config {dependsOn: [half]}
function later() { }
@test:Config {runs: 0}
function none() { }
@test:Config {minPassRate: 1.5}
function more() { }
function cases() returns map<int[]> { asked += 1; return {one: [1], two: [2]}; }
@test:AfterSuite
function once() { test:assertEquals(asked, 2); }
`

// TestTestEvaluations: a test with runs or a minimum pass rate has one result for
// all its runs and cases.
func TestTestEvaluations(t *testing.T) {
	dir := folder(t, map[string]string{"a.bal": "import ballerina/test;\n" + evaluated})
	out := filepath.Join(dir, "out")
	got := barre("test", "--test-report", "--target-dir", out, filepath.Join(dir, "a.bal"))
	expect(t, "results", results(got.out), "[pass] always\n[pass] most\n[pass] seldom\n[fail] more\n[fail] none\n[fail] half\n1 skipped")
	for _, want := range []string{
		"[pass] most\n\t\t       pass rate 0.75, required 0.50: 6 of 8 passed in 4 runs\n",
		"[pass] always\n\t\t       pass rate 1.00, required 1.00: 3 of 3 passed in 3 runs\n",
		"[pass] seldom\n\t\t       pass rate 0.00, required 0.00: 0 of 1 passed\n",
		"pass rate 0.50, required 0.90: 3 of 6 passed in 3 runs\n\t\t\t\n\t\t\t#two failed in 3 of 3 runs:\n\t\t\terror {ballerina/test:0}TestError (\"Assertion Failed!",
		"invalid value '0' for 'runs' of the test 'none': expected at least 1",
		"invalid value '1.5' for 'minPassRate' of the test 'more': expected a share from 0 to 1",
	} {
		if !strings.Contains(got.out, want) {
			t.Errorf("%q is missing in\n%s", want, got.out)
		}
	}
	var s struct {
		ModuleStatus []struct {
			Tests []struct {
				Name       string
				Evaluation *struct {
					PassRate, MinPassRate float64
					Runs                  []struct {
						PassRate float64
						Outcomes []struct {
							ID, ErrorMessage string
							Passed           bool
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(read(t, out, "report", "test_results.json")), &s); err != nil {
		t.Fatal(err)
	}
	for _, test := range s.ModuleStatus[0].Tests {
		e := test.Evaluation
		switch test.Name {
		case "half":
			if e == nil || e.PassRate != 0.5 || e.MinPassRate != 0.9 || len(e.Runs) != 3 || e.Runs[2].PassRate != 0.5 ||
				e.Runs[2].Outcomes[0].ID != "one" || !e.Runs[2].Outcomes[0].Passed || e.Runs[2].Outcomes[1].Passed || !strings.Contains(e.Runs[2].Outcomes[1].ErrorMessage, "Assertion Failed!") {
				t.Errorf("half: %+v", e)
			}
		case "later":
			if e != nil {
				t.Errorf("later: %+v", e)
			}
		}
	}
	if page := read(t, out, "report", "test_results.html"); !strings.Contains(page, "<small>pass rate 0.75, required 0.50: 6 of 8 passed in 4 runs</small>") {
		t.Error("the page lacks the pass rate")
	}
	// One case of an evaluation can be run.
	got = file(t, evaluated, "--tests=half#one")
	if !strings.Contains(got.out, "[pass] half\n\t\t       pass rate 1.00, required 0.90: 3 of 3 passed in 3 runs\n") {
		t.Error(got.out)
	}
}

// TestTestParallelWarnings: what keeps a test from running in parallel is said,
// unless the test asks for it.
func TestTestParallelWarnings(t *testing.T) {
	const src = `int n = 0;
function touch() { n += 1; }
@test:Config {dataProvider: data}
function both(int a) { n += a; }
function data() returns int[][] { n += 1; return [[1]]; }
@test:Config {dataProvider: lists}
isolated function mutable(int[] a) { }
isolated function lists() returns int[][][] => [[[1]]];
@test:Config {before: touch, after: touch}
isolated function around() { }
@test:Config {groups: ["g"]}
isolated function grouped() { }
@test:BeforeGroups {value: ["g"]}
function beforeG() { n += 1; }
@test:Config {serialExecution: true}
function asked() { n += 1; }
@test:Config
isolated function fine() { }
`
	got := file(t, src, "--parallel")
	var warnings []string
	for _, l := range strings.Split(got.out, "\n") {
		if strings.HasPrefix(l, "WARNING: ") {
			warnings = append(warnings, l)
		}
	}
	expect(t, "warnings", strings.Join(warnings, "\n"), `WARNING: Test function 'around' cannot be parallelized, reason: non-isolated before function, non-isolated after function
WARNING: Test function 'both' cannot be parallelized, reason: non-isolated test function, non-isolated data-provider function
WARNING: Test function 'grouped' cannot be parallelized, reason: non-isolated before-groups function
WARNING: Test function 'mutable' cannot be parallelized, reason: unsafe test parameters`)
	if got.code != 0 || !strings.Contains(got.out, "6 passing") {
		t.Errorf("%d %s%s", got.code, got.out, got.errors)
	}
	got = file(t, src+"@test:AfterEach\nfunction each() { n += 1; }\n", "--parallel", "--tests=fine,grouped")
	if !strings.Contains(got.out, "'fine' cannot be parallelized, reason: non-isolated after-each function\n") || strings.Contains(got.out, "'around'") {
		t.Error(got.out)
	}
	if got := file(t, src); strings.Contains(got.out, "WARNING") {
		t.Error(got.out)
	}
}

// TestTestNames: names may have wildcards, modules and cases; one that means
// nothing is named.
func TestTestNames(t *testing.T) {
	const src = `@test:Config {dataProvider: d, groups: ["g"]}
function f(int a) { test:assertTrue(a > 0); }
function d() returns map<int[]> => {"a b": [1], "x,y": [2], "it's": [3], "p#q": [4], "": [5]};
`
	for _, c := range []struct{ tests, want, err string }{
		{`f#"a b"`, "[pass] f#a b", ""},
		{`f#'a b',f#it's`, "[pass] f#a b\n[pass] f#it's", ""},
		{`f#"x,y"`, "[pass] f#x,y", ""},
		{`f#p#q`, "[pass] f#p#q", ""},
		{`f#*y`, "[pass] f#x,y", ""},
		{`a.bal:f#a*`, "[pass] f#a b", ""},
		{`g,f#x*`, "[pass] f#x,y", "\nwarning: no test matches 'g'\n"},
		{`other:f`, "", "\nwarning: no test matches 'other:f'\n"},
	} {
		got := file(t, src, "--tests", c.tests)
		want := c.want + "\n0 skipped"
		if c.want == "" {
			want = ""
		}
		expect(t, c.tests, results(got.out), want)
		expect(t, c.tests+": errors", got.errors, c.err)
		if got.code != 0 {
			t.Errorf("%s: %d", c.tests, got.code)
		}
	}
	got := file(t, src, "--groups=g,h", "--disable-groups=i")
	expect(t, "groups", got.errors, "\nwarning: no test belongs to the group 'h'\n\nwarning: no test belongs to the group 'i'\n")
}

// TestTestDataForms: what a data provider may give.
func TestTestDataForms(t *testing.T) {
	for _, c := range []struct{ provider, params, want string }{
		{`returns int[][] => [[1], [2]]`, "int a", "[pass] f#0\n[pass] f#1\n0 skipped"},
		{`returns [int, string][]|error => [[1, "x"]]`, "int a, string b", "[pass] f#0\n0 skipped"},
		{`returns map<[int, string]>|error => {"k": [1, "x"]}`, "int a, string... b", "[pass] f#k\n0 skipped"},
		{`returns record {| int n; |}[][] => [[{n: 1}]]`, "record {| int n; |} r", "[pass] f#0\n0 skipped"},
		{`returns (anydata|error)[][] => [[1, error("x")]]`, "int a, error e", "[pass] f#0\n0 skipped"},
		{`returns map<anydata[]> => {"default": [1]}`, "int a, int b = 2", "[pass] f#default\n0 skipped"},
		{`returns map<anydata[]> => {"many": [1, 2, 3]}`, "int a", "[fail] f#many\n0 skipped"},
		{`returns error|int[][] => error("none")`, "int a", "[fail] f\n0 skipped"},
		{`returns int[][] { panic error("late"); }`, "int a", "[fail] f\n0 skipped"},
		{`returns int[][] => []`, "int a", ""},
	} {
		semicolon := ";"
		if strings.HasSuffix(c.provider, "}") && !strings.Contains(c.provider, "=>") {
			semicolon = ""
		}
		got := file(t, "@test:Config {dataProvider: d}\nfunction f("+c.params+") { }\nfunction d() "+c.provider+semicolon+"\n")
		expect(t, c.provider, results(got.out), c.want)
		if strings.Contains(c.provider, "=> []") && !strings.Contains(got.out, "WARNING: Test function 'f' does not run: its data provider gives no cases\n") {
			t.Error(got.out)
		}
		if got.errors != "" && got.errors != "\nerror: there are test failures\n" {
			t.Error(c.provider, got.errors)
		}
	}
}

// TestTestBalOptions: what bal has and means nothing here is accepted, and says
// so; what is to come says that.
func TestTestBalOptions(t *testing.T) {
	const src = "@test:Config\nfunction f() { }\n"
	got := file(t, src, "--graalvm", "--cloud=docker", "--observability-included", "--offline", "--sticky", "--experimental", "--locking-mode=soft")
	expect(t, "warnings", got.errors, `warning: the option '--graalvm' means nothing here and is ignored: tests start at once and need no Java
warning: the option '--cloud' means nothing here and is ignored: tests run on this machine
warning: the option '--observability-included' means nothing here and is ignored: tests run without observability
`)
	if got.code != 0 || !strings.Contains(got.out, "1 passing") {
		t.Errorf("%d %s", got.code, got.out)
	}
	for _, c := range []struct{ flags, err string }{
		{"--debug=editor", "the port for a debugger is a number from 0 to 65535, where 0 chooses a free one, not 'editor'"},
		{"--debug 70000", "the port for a debugger is a number from 0 to 65535, where 0 chooses a free one, not '70000'"},
		{"--rerun-failed --tests=f", "the options '--rerun-failed' and '--tests' cannot be used together"},
	} {
		got := file(t, src, strings.Fields(c.flags)...)
		if want := "ballerina: " + c.err + "\nRun 'barre help test' for usage.\n"; got.code != 1 || got.errors != want || got.out != "" {
			t.Errorf("%s: %d %q", c.flags, got.code, got.errors)
		}
	}
}

// TestTestRerun: what failed is run again, until it passes.
func TestTestRerun(t *testing.T) {
	files := map[string]string{"Ballerina.toml": manifest, "main.bal": "", "tests/a_test.bal": `import ballerina/test;
configurable int limit = 1;
@test:Config {dataProvider: d}
function f(int a) { test:assertTrue(a < limit); }
function d() returns int[][] => [[0], [1], [2]];
@test:Config
function g() { }
@test:Config {runs: 2}
function h() { test:assertTrue(limit > 1); }
`}
	dir := folder(t, files)
	for _, c := range []struct{ flags, want, err string }{
		{"--rerun-failed", "", "error: error while running failed tests: the tests have not been run before\n"},
		{"", "[pass] f#0\n[pass] g\n[fail] f#1\n[fail] f#2\n[fail] h\n0 skipped", "\nerror: there are test failures\n"},
		{"--rerun-failed", "[fail] f#1\n[fail] f#2\n[fail] h\n0 skipped", "\nerror: there are test failures\n"},
		{"--rerun-failed -Climit=2", "[pass] f#1\n[pass] h\n[fail] f#2\n0 skipped", "\nerror: there are test failures\n"},
		{"--rerun-failed -Climit=3", "[pass] f#2\n0 skipped", ""},
		{"--rerun-failed", "", ""},
	} {
		got := barre(append(append([]string{"test"}, strings.Fields(c.flags)...), dir)...)
		expect(t, c.flags, results(got.out), c.want)
		expect(t, c.flags+": errors", got.errors, c.err)
		if (got.code == 0) != (c.err == "") {
			t.Errorf("%s: %d", c.flags, got.code)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "target", "rerun_test.json"), []byte("{"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := barre("test", "--rerun-failed", dir); got.code != 1 || !strings.Contains(got.errors, "'rerun_test.json' is damaged; run the tests without --rerun-failed first") {
		t.Error(got)
	}
	if got := file(t, "@test:Config\nfunction f() { }\n", "--rerun-failed"); got.code != 1 || !strings.Contains(got.errors, "what fails is remembered for packages only, and 'a.bal' is a single file") {
		t.Error(got)
	}
}

// TestTestReportFolder: reports can be collected in a folder, with the time in
// their names.
func TestTestReportFolder(t *testing.T) {
	dir := folder(t, shop)
	reports := filepath.Join(dir, "history")
	got := barre("test", "--test-report-dir", reports, "--coverage-format=xml,go", dir)
	if got.code != 1 || !strings.Contains(got.out, "\nGenerating Test Report\n") {
		t.Fatal(got)
	}
	var names []string
	_ = filepath.WalkDir(reports, func(path string, d os.DirEntry, err error) error {
		if !d.IsDir() {
			rel, _ := filepath.Rel(reports, path)
			names = append(names, regexp.MustCompile(`-\d{8}T\d{6}Z`).ReplaceAllString(filepath.ToSlash(rel), "-TIME"))
		}
		return err
	})
	expect(t, "reports", strings.Join(names, "\n"), "coverage-TIME.txt\njunit-TIME.xml\nshop/coverage-report-TIME.xml\ntest_results-TIME.html\ntest_results-TIME.json")
	if _, err := os.Stat(filepath.Join(dir, "target", "report")); err == nil {
		t.Error("reports are in the target folder too")
	}
	barre("test", "--test-report", "--target-dir", filepath.Join(dir, "elsewhere"), dir)
	if s := read(t, dir, "elsewhere", "report", "test_results.json"); !strings.Contains(s, `"projectName":"shop"`) {
		t.Error(s)
	}
}

// TestTestExcludes: which files the patterns of --excludes and --includes mean.
func TestTestExcludes(t *testing.T) {
	fn := func(name string) string { return "public function " + name + "() returns int {\n    return 1;\n}\n" }
	dir := folder(t, map[string]string{
		"Ballerina.toml": manifest, "main.bal": fn("a"), "util.bal": fn("b"),
		"modules/tax/util.bal": fn("c"), "modules/tax/rates.bal": fn("d"), "modules/post/util.bal": fn("e"),
	})
	const all = "main.bal util.bal modules/post/util.bal modules/tax/rates.bal modules/tax/util.bal"
	for _, c := range []struct{ flags, left string }{
		{"", all},
		{"--excludes=./", ""},
		{"--excludes=./**", ""},
		{"--excludes=*.bal", ""},
		{"--excludes=./*", "modules/post/util.bal modules/tax/rates.bal modules/tax/util.bal"},
		{"--excludes=./*.bal", "modules/post/util.bal modules/tax/rates.bal modules/tax/util.bal"},
		{"--excludes=./modules", "main.bal util.bal"},
		{"--excludes=./modules/**", "main.bal util.bal"},
		{"--excludes=modules/tax/", "main.bal util.bal modules/post/util.bal"},
		{"--excludes=./modules/*/util.bal", "main.bal util.bal modules/tax/rates.bal"},
		{"--excludes=util.bal", "main.bal modules/tax/rates.bal"},
		{"--excludes=./util.bal,./modules/**/rates.bal", "main.bal modules/post/util.bal modules/tax/util.bal"},
		{"--excludes=" + filepath.Join(dir, "main.bal"), "util.bal modules/post/util.bal modules/tax/rates.bal modules/tax/util.bal"},
		{"--excludes=" + filepath.Join(dir, "modules"), "main.bal util.bal"},
		{"--excludes=./nothing", all},
		{"--includes=./modules/tax", "modules/tax/rates.bal modules/tax/util.bal"},
		{"--includes=util.bal --excludes=./modules/post/**", "util.bal modules/tax/util.bal"},
		{"--includes=./nothing", ""},
	} {
		got := barre(append(append([]string{"test", "--coverage-format=go"}, strings.Fields(c.flags)...), dir)...)
		if got.code != 0 {
			t.Fatal(c.flags, got)
		}
		var left []string
		for _, m := range regexp.MustCompile(`(?m)^shop/(\S+):2\.`).FindAllStringSubmatch(read(t, dir, "target", "report", "coverage.txt"), -1) {
			left = append(left, m[1])
		}
		expect(t, c.flags, strings.Join(left, " "), c.left)
	}
}

// TestThousandTests: many small tests are no work. The goal is a second, which
// bench measures; here it is what would be too much on any machine.
func TestThousandTests(t *testing.T) {
	var src strings.Builder
	src.WriteString("import ballerina/test;\n")
	for i := range 1000 {
		fmt.Fprintf(&src, "@test:Config\nfunction adds%d() {\n    test:assertEquals(add(%d, 1), %d);\n}\n", i, i, i+1)
	}
	dir := folder(t, map[string]string{"Ballerina.toml": manifest, "main.bal": "function add(int a, int b) returns int => a + b;\n", "tests/a_test.bal": src.String()})
	start := time.Now()
	got := barre("test", dir)
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("1,000 tests took %v", took)
	}
	if got.code != 0 || !strings.Contains(got.out, "\t\t1000 passing\n") {
		t.Errorf("%d %.500s", got.code, got.out)
	}
}

// TestTestListGroups: the groups of each module are listed, and nothing runs.
func TestTestListGroups(t *testing.T) {
	dir := folder(t, map[string]string{
		"Ballerina.toml": manifest, "main.bal": "", "modules/tax/tax.bal": "",
		"tests/a_test.bal": `import ballerina/test;
const SLOW = "slow";
@test:Config {groups: ["fast", SLOW]}
function f() { test:assertFail(); }
@test:Config {groups: ["fast", "b"], enable: false}
function g() { test:assertFail(); }
@test:BeforeSuite
function before() { test:assertFail(); }
`,
		"modules/tax/tests/a_test.bal": "import ballerina/test;\n@test:Config\nfunction f() { test:assertFail(); }\n",
	})
	got := barre("test", "--list-groups", dir)
	_, list, _ := strings.Cut(got.out, "Running Tests\n")
	expect(t, "groups", list, "\n\tshop\n\tFollowing groups are available :\n\t[b, fast, slow]\n\n\tshop.tax\n\tThere are no groups available!\n")
	if got.code != 0 || got.errors != "" {
		t.Errorf("%d %s", got.code, got.errors)
	}
}

// TestTestParallelCoverage: tests that run in parallel are covered as others.
func TestTestParallelCoverage(t *testing.T) {
	var src strings.Builder
	src.WriteString("import ballerina/test;\n")
	for i := range 20 {
		fmt.Fprintf(&src, "@test:Config\nisolated function f%d() {\n    test:assertTrue(work(%d) >= 0);\n}\n", i, 200+i)
	}
	dir := folder(t, map[string]string{"Ballerina.toml": manifest, "main.bal": `isolated function work(int n) returns int {
    int sum = 0;
    foreach int i in 0 ..< n {
        sum += i % 3 == 0 ? i : 1;
        if sum < 0 {
            return sum;
        }
    }
    return sum;
}
`, "tests/a_test.bal": src.String()})
	got := barre("test", "--parallel", "--coverage-format=go", dir)
	if got.code != 0 || !strings.Contains(got.out, "20 passing") || strings.Contains(got.out, "WARNING") {
		t.Fatal(got)
	}
	expect(t, "lines", read(t, dir, "target", "report", "coverage.txt"), `mode: set
shop/main.bal:2.5,2.17 1 1
shop/main.bal:3.5,3.31 1 1
shop/main.bal:4.9,4.35 1 1
shop/main.bal:5.9,5.21 1 1
shop/main.bal:6.13,6.24 1 0
shop/main.bal:9.5,9.16 1 1
`)
}
