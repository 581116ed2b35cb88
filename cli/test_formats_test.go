package cli_test

import (
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// element says what an element of a format may have.
type element struct {
	need, may []string // attributes
	children  []string // in the order in which they come
	text      bool
}

// junitFormat is what CI servers read as results of JUnit.
var junitFormat = map[string]element{
	"testsuites": {nil, []string{"name", "time", "tests", "failures", "disabled", "errors"}, []string{"testsuite"}, false},
	"testsuite": {[]string{"name", "tests"}, []string{"failures", "errors", "time", "disabled", "skipped", "timestamp", "hostname", "id", "package"},
		[]string{"properties", "testcase", "system-out", "system-err"}, false},
	"testcase":   {[]string{"name"}, []string{"assertions", "time", "classname", "status"}, []string{"skipped", "error", "failure", "system-out", "system-err"}, false},
	"failure":    {nil, []string{"message", "type"}, nil, true},
	"skipped":    {nil, []string{"message", "type"}, nil, true},
	"system-out": {nil, nil, nil, true},
}

// jacocoFormat is the DTD of JaCoCo's reports.
var jacocoFormat = map[string]element{
	"report":     {[]string{"name"}, nil, []string{"sessioninfo", "package", "counter"}, false},
	"package":    {[]string{"name"}, nil, []string{"class", "sourcefile", "counter"}, false},
	"sourcefile": {[]string{"name"}, nil, []string{"line", "counter"}, false},
	"line":       {[]string{"nr"}, []string{"mi", "ci", "mb", "cb"}, nil, false},
	"counter":    {[]string{"type", "missed", "covered"}, nil, nil, false},
}

// valid checks a document against a format.
func valid(doc string, format map[string]element) error {
	type open struct {
		name string
		at   int // among the children of its format
	}
	var path []open
	d := xml.NewDecoder(strings.NewReader(doc))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			name := tok.Name.Local
			e, ok := format[name]
			if !ok {
				return fmt.Errorf("unknown element %s", name)
			}
			if n := len(path); n > 0 {
				parent := &path[n-1]
				at := slices.Index(format[parent.name].children, name)
				if at < parent.at {
					return fmt.Errorf("%s has no %s, or not there", parent.name, name)
				}
				parent.at = at
			}
			var have []string
			for _, a := range tok.Attr {
				have = append(have, a.Name.Local)
				if !slices.Contains(e.need, a.Name.Local) && !slices.Contains(e.may, a.Name.Local) {
					return fmt.Errorf("%s has no attribute %s", name, a.Name.Local)
				}
			}
			for _, a := range e.need {
				if !slices.Contains(have, a) {
					return fmt.Errorf("%s needs the attribute %s", name, a)
				}
			}
			path = append(path, open{name, 0})
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if n := len(path); n > 0 && strings.TrimSpace(string(tok)) != "" && !format[path[n-1].name].text {
				return fmt.Errorf("text in %s: %q", path[n-1].name, tok)
			}
		}
	}
}

var formats = map[string]string{
	"Ballerina.toml": manifest,
	"main.bal": `function sign(int n) returns string {
    if n < 0 {
        return "<";
    }
    return n > 0 ? ">" : "=";
}
`,
	"modules/odd/odd.bal": "public function odd(int n) returns boolean => n % 2 != 0;\n",
	"tests/sign_test.bal": `import ballerina/test;
@test:Config {dataProvider: signs}
function signs1(int n, string s) { test:assertEquals(sign(n), s, "a <b> & \u{1}\u{1F600} ]]> \"c\""); }
function signs() returns map<[int, string]> => {"less & more": [-1, ">"], "<equal>": [0, "="]};
@test:Config {dependsOn: [signs1]}
function later() { }
@test:Config {runs: 2, minPassRate: 0.5}
function rated() { }
@test:Config
function raises() returns error? { return error("own"); }
`,
}

// TestTestFormats: what CI servers and other tools read has the form they know.
func TestTestFormats(t *testing.T) {
	dir := folder(t, formats)
	got := barre("test", "--test-report", "--code-coverage", "--coverage-format=xml,go", dir)
	if got.code != 1 {
		t.Fatal(got)
	}
	report := filepath.Join(dir, "target", "report")
	junit := read(t, report, "junit.xml")
	if err := valid(junit, junitFormat); err != nil {
		t.Errorf("junit.xml: %v\n%s", err, junit)
	}
	for _, want := range []string{
		`<testsuites name="shop" tests="5" failures="2" errors="0" time="`,
		`<testsuite name="shop.odd" id="1" package="shop" hostname="localhost" timestamp="`, ` tests="0" failures="0" errors="0" skipped="0" time="`,
		`<testcase classname="shop" name="signs1#&lt;equal&gt;" time="`,
		`<failure message="error {ballerina/test:0}TestError (&#34;a &lt;b&gt; &amp; ` + "\uFFFD\U0001F600" + ` ]]&gt; &#34;c&#34;" type="TestError">`,
		`<failure message="error(&#34;own&#34;)" type="error">`,
		`<skipped></skipped>`,
		`<system-out>pass rate 1.00, required 0.50: 2 of 2 passed in 2 runs</system-out>`,
	} {
		if !strings.Contains(junit, want) {
			t.Errorf("%s is missing in\n%s", want, junit)
		}
	}
	if !regexp.MustCompile(` timestamp="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d" `).MatchString(junit) {
		t.Error("the time of a suite is none")
	}
	jacoco := read(t, report, "shop", "coverage-report.xml")
	if err := valid(jacoco, jacocoFormat); err != nil {
		t.Errorf("coverage-report.xml: %v\n%s", err, jacoco)
	}
	// The counters of the whole are the sums of its lines.
	sums := map[string][2]int{}
	for _, m := range regexp.MustCompile(`<line nr="\d+" mi="(\d+)" ci="(\d+)" mb="(\d+)" cb="(\d+)">`).FindAllStringSubmatch(jacoco, -1) {
		for i, name := range []string{"LINE", "BRANCH"} {
			missed, _ := strconv.Atoi(m[1+2*i])
			covered, _ := strconv.Atoi(m[2+2*i])
			sums[name] = [2]int{sums[name][0] + missed, sums[name][1] + covered}
		}
	}
	whole := jacoco[strings.LastIndex(jacoco, "</package>"):]
	for name, s := range sums {
		if want := fmt.Sprintf(`<counter type="%s" missed="%d" covered="%d">`, name, s[0], s[1]); !strings.Contains(whole, want) {
			t.Errorf("%s is missing in\n%s", want, whole)
		}
	}
	if sums["LINE"] != [2]int{1, 3} || sums["BRANCH"] != [2]int{1, 3} {
		t.Errorf("lines and branches: %v", sums)
	}
	text := read(t, report, "coverage.txt")
	for i, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if i == 0 && l != "mode: set" || i > 0 && !regexp.MustCompile(`^shop/[\w/]+\.bal:\d+\.\d+,\d+\.\d+ 1 [01]$`).MatchString(l) {
			t.Errorf("coverage.txt: %q", l)
		}
	}
	page := read(t, report, "test_results.html")
	for _, want := range []string{"signs1#less &amp; more", "signs1#&lt;equal&gt;", "a &lt;b&gt; &amp; ", "Tests of shop</title>", `<a href="#main.bal">main.bal</a>`, `<section id="main.bal">`, "3 of 4 branches", "prefers-color-scheme: dark"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(page, "http://") || strings.Contains(page, "https://") {
		t.Error("the page needs something from elsewhere")
	}
}

// TestTestBackend: the tests have a service of their own that the package's client
// talks to, and configuration that points there.
func TestTestBackend(t *testing.T) {
	dir := folder(t, map[string]string{
		"Ballerina.toml": manifest,
		"Config.toml":    "[acme.shop]\nbackend = \"http://127.0.0.1:1\"\n",
		"main.bal": `import ballerina/http;
configurable string backend = ?;
final http:Client stock = check new (backend);
service / on new http:Listener(39473) {
    resource function get items/[string id]() returns json|http:BadGateway {
        int|error left = stock->/left/[id];
        return left is int ? {id, left} : <http:BadGateway>{body: left.message()};
    }
}
`,
		"tests/Config.toml": "[acme.shop]\nbackend = \"http://127.0.0.1:39474\"\n",
		"tests/backend.bal": `import ballerina/http;
int asked = 0;
service / on new http:Listener(39474) {
    resource function get left/[string id]() returns int|http:NotFound {
        asked += 1;
        return id == "pen" ? 7 : http:NOT_FOUND;
    }
}
`,
		"tests/items_test.bal": `import ballerina/http;
import ballerina/test;
final http:Client shop = check new ("http://127.0.0.1:39473");
@test:Config
function item() returns error? {
    json item = check shop->/items/pen;
    test:assertEquals(item, {id: "pen", left: 7});
    test:assertEquals(asked, 1);
}
@test:Config {dependsOn: [item]}
function noItem() returns error? {
    http:Response r = check shop->/items/ink;
    test:assertEquals(r.statusCode, 502);
    test:assertEquals(asked, 2);
}
`,
	})
	got := barre("test", dir)
	expect(t, "results", results(got.out), "[pass] item\n[pass] noItem\n0 skipped")
	if got.code != 0 {
		t.Error(got.errors)
	}
}
