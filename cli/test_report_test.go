package cli_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var branches = map[string]string{
	"Ballerina.toml": manifest,
	"main.bal": `import acme/shop.tax;

public function price(int n, boolean reduced) returns int {
    if n < 0 {
        panic error("negative");
    }
    int sum = n;
    if reduced {
        sum = sum / 2;
    } else {
        sum += tax:add(n);
    }
    while sum > 1000 {
        sum -= 1000;
    }
    function () returns int f = function () returns int {
        return sum;
    };
    return f();
}

function untested(int a) returns int {
    return a;
}
`,
	"modules/tax/tax.bal": `public function add(int n) returns int => n / 10;
class Unused {
    int n = 1;
    function get() returns int {
        return self.n;
    }
}
`,
	"tests/price_test.bal": `import ballerina/test;
@test:Config
function half() {
    test:assertEquals(price(10, true), 5);
}
@test:Config
function full() {
    test:assertEquals(price(10, false), 11);
}
`,
}

func read(t *testing.T, parts ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestTestCoverage(t *testing.T) {
	dir := folder(t, branches)
	got := barre("test", "--test-report", "--code-coverage", "--coverage-format=xml,go", dir)
	if got.code != 0 || !strings.Contains(got.out, "\nRunning Tests with Coverage\n") || !strings.Contains(got.out, "\nGenerating Test Report\n") {
		t.Fatalf("%d %s%s", got.code, got.out, got.errors)
	}
	report := filepath.Join(dir, "target", "report")
	expect(t, "text", read(t, report, "coverage.txt"), `mode: set
shop/main.bal:4.5,4.15 1 1
shop/main.bal:5.9,5.33 1 0
shop/main.bal:7.5,7.17 1 1
shop/main.bal:8.5,8.17 1 1
shop/main.bal:9.9,9.23 1 1
shop/main.bal:11.9,11.27 1 1
shop/main.bal:13.5,13.23 1 1
shop/main.bal:14.9,14.21 1 0
shop/main.bal:16.5,16.58 1 1
shop/main.bal:17.9,17.20 1 1
shop/main.bal:19.5,19.16 1 1
shop/main.bal:23.5,23.14 1 0
shop/modules/tax/tax.bal:1.43,1.50 1 1
shop/modules/tax/tax.bal:5.9,5.23 1 0
`)
	jacoco := read(t, report, "shop", "coverage-report.xml")
	for _, want := range []string{
		`<line nr="4" mi="0" ci="1" mb="1" cb="1">`, `<line nr="8" mi="0" ci="1" mb="0" cb="2">`, `<line nr="13" mi="0" ci="1" mb="1" cb="1">`,
		`<counter type="LINE" missed="3" covered="9">`, `<counter type="LINE" missed="4" covered="10">`, `<sourcefile name="modules/tax/tax.bal">`,
	} {
		if !strings.Contains(jacoco, want) {
			t.Errorf("%s is missing in\n%s", want, jacoco)
		}
	}
	var s struct {
		CoveredLines, MissedLines int
		CoveragePercentage        float64
		ModuleCoverage            []struct {
			Name        string
			SourceFiles []struct {
				Name                      string
				CoveredLines, MissedLines []int
			}
		}
	}
	if err := json.Unmarshal([]byte(read(t, report, "test_results.json")), &s); err != nil {
		t.Fatal(err)
	}
	if s.CoveredLines != 10 || s.MissedLines != 4 || s.CoveragePercentage != 71.43 || len(s.ModuleCoverage) != 2 || len(s.ModuleCoverage[0].SourceFiles[0].MissedLines) != 3 {
		t.Errorf("%+v", s)
	}
	page := read(t, report, "test_results.html")
	for _, want := range []string{"<b>71.43 %</b>of lines covered", `<tr class="part"><td class="no">4</td>`, "1 of 2 branches", `<tr class="miss"><td class="no">23</td>`} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is missing in\n%s", want, page)
		}
	}
}

func TestTestMinimumCoverage(t *testing.T) {
	for _, c := range []struct {
		flags string
		code  int
		err   string
	}{
		{"--code-coverage --min-coverage=71", 0, ""},
		{"--code-coverage --min-coverage=72", 1, "\nerror: the code coverage of 71.43% is below the minimum of 72%\n"},
		{"--minimum-coverage=75 --excludes=modules/tax/*.bal", 0, ""},
		{"--minimum-coverage=75 --excludes=./modules/**", 0, ""},
		{"--minimum-coverage=100 --excludes=./main.bal,**/tax.bal", 0, ""},
		{"--minimum-coverage=101", 1, "ballerina: the minimum coverage is a percentage from 0 to 100\nRun 'barre help test' for usage.\n"},
		{"--coverage-format=pdf", 1, "ballerina: unsupported coverage report format 'pdf': expected xml, go or html\nRun 'barre help test' for usage.\n"},
	} {
		got := barre(append(append([]string{"test"}, strings.Fields(c.flags)...), folder(t, branches))...)
		if got.code != c.code || got.errors != c.err {
			t.Errorf("%s: %d %q\n%s", c.flags, got.code, got.errors, got.out)
		}
	}
}

// branchy has a line for each place where a program may go one way or another.
const branchy = `type Box record {| int a; string b?; |};
function way(int? n, boolean up, int|string|Box x, int[] list) returns string {
    int m = n ?: 3;
    string s = up ? "U" : "d";
    if up && m > 2
            || m < -1 {
        s += "!";
    }
    boolean both = up && m > 5;
    match x {
        1|2 => { s += "small"; }
        var y if y is int && y > 100 => { s += "large"; }
        {a: 1, b: "x"} => { s += "box"; }
        _ => { s += "other"; }
    }
    int[] big = from int i in list
        where i > 2
        select i;
    while true {
        m -= 1;
        if !(m > 0) { break; }
    }
    while m < 2 { m += 1; }
    match up {
        true => { s += "t"; }
        false => { s += "f"; }
    }
    return s + both.toString() + big.length().toString();
}
`

// TestTestBranches: every condition has two outcomes, whatever it decides. A
// pattern is one condition; one that matches whatever comes there is none.
func TestTestBranches(t *testing.T) {
	const imports = "import ballerina/test;\n"
	for _, c := range []struct{ name, call, want string }{
		{"one way", `way((), true, 1, [3])`, "4:1/2 5:1/2 6:2/4 7:0/2 10:2/4 12:1/2 13:0/4 14:0/2 18:1/2 22:2/2 24:2/2 26:1/2"},
		{"the other way", `way(-5, false, "a", [])`, "4:1/2 5:1/2 6:1/4 7:1/2 10:1/4 12:1/2 13:1/4 14:1/2 18:0/2 22:1/2 24:2/2 26:1/2"},
		{"both", `way((), true, 1, [3]) + way(-5, false, "a", [1]) + way(7, true, 200, []) + way(1, true, {a: 1, b: "x"}, [])`,
			"4:2/2 5:2/2 6:4/4 7:2/2 10:4/4 12:2/2 13:3/4 14:2/2 18:2/2 22:2/2 24:2/2 26:2/2"},
	} {
		dir := folder(t, map[string]string{"a.bal": imports + branchy + "@test:Config\nfunction it() { test:assertNotEquals(" + c.call + ", \"\"); }\n"})
		got := barre("test", "--coverage-format=xml", "--target-dir", filepath.Join(dir, "out"), filepath.Join(dir, "a.bal"))
		if got.code != 0 {
			t.Fatalf("%s: %s%s", c.name, got.out, got.errors)
		}
		var lines []string
		for _, m := range regexp.MustCompile(`nr="(\d+)" mi="\d" ci="\d" mb="(\d)" cb="(\d)"`).FindAllStringSubmatch(read(t, dir, "out", "report", "a", "coverage-report.xml"), -1) {
			missed, _ := strconv.Atoi(m[2])
			taken, _ := strconv.Atoi(m[3])
			if missed+taken > 0 {
				lines = append(lines, fmt.Sprintf("%s:%d/%d", m[1], taken, missed+taken))
			}
		}
		expect(t, c.name, strings.Join(lines, " "), c.want)
	}
}

// TestTestFileCoverage: the coverage of a single file is that of what is not a
// test.
func TestTestFileCoverage(t *testing.T) {
	dir := folder(t, map[string]string{"a.bal": `import ballerina/test;
function half(int n) returns int {
    if n < 0 {
        return 0;
    }
    return n / 2;
}
@test:Config
function halves() {
    function () f = function () {
        test:assertEquals(half(4), 2);
    };
    f();
}
@test:Config {enable: false}
function later() {
    test:assertEquals(half(-4), 0);
}
`})
	got := barre("test", "--code-coverage", "--coverage-format=go", "--target-dir", filepath.Join(dir, "out"), filepath.Join(dir, "a.bal"))
	if got.code != 0 || got.errors != "" {
		t.Fatalf("%s%s", got.out, got.errors)
	}
	expect(t, "lines", read(t, dir, "out", "report", "coverage.txt"), "mode: set\na/a.bal:3.5,3.15 1 1\na/a.bal:4.9,4.18 1 0\na/a.bal:6.5,6.18 1 1\n")
}

func TestTestReports(t *testing.T) {
	dir := folder(t, shop)
	got := barre("test", "--test-report", dir)
	if got.code != 1 {
		t.Errorf("%d %s", got.code, got.errors)
	}
	report := filepath.Join(dir, "target", "report")
	var suites struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Suites   []struct {
			Name  string `xml:"name,attr"`
			Cases []struct {
				Name    string  `xml:"name,attr"`
				Failure *string `xml:"failure"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal([]byte(read(t, report, "junit.xml")), &suites); err != nil {
		t.Fatal(err)
	}
	if suites.Tests != 4 || suites.Failures != 1 || len(suites.Suites) != 2 || suites.Suites[0].Name != "shop.tax" || len(suites.Suites[1].Cases) != 3 {
		t.Errorf("%+v", suites)
	}
	if page := read(t, report, "test_results.html"); !strings.Contains(page, "tax forgotten") || strings.Contains(page, "Coverage") {
		t.Error(page)
	}
	var s struct {
		ProjectName                         string
		TotalTests, Passed, Failed, Skipped int
		ModuleStatus                        []struct {
			Tests []struct{ Name, Status, FailureMessage string }
		}
	}
	if err := json.Unmarshal([]byte(read(t, report, "test_results.json")), &s); err != nil {
		t.Fatal(err)
	}
	if s.ProjectName != "shop" || s.TotalTests != 4 || s.Passed != 3 || s.Failed != 1 || s.ModuleStatus[0].Tests[0].Status != "PASSED" {
		t.Errorf("%+v", s)
	}
	if _, err := os.Stat(filepath.Join(report, "coverage.txt")); err == nil {
		t.Error("coverage was not asked for")
	}
}
