package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"barre/cli"
	"barre/lib/core"
)

// ran is a command that has run.
type ran struct {
	code        int
	out, errors string
}

// barre runs a command line with the core modules; the time that tests took is
// left out of what it prints.
func barre(args ...string) ran {
	var out, errs bytes.Buffer
	image := cli.Image{Name: "barre", Modules: core.Modules}
	code := cli.Main(image, args, strings.NewReader(""), &out, &errs, []string{})
	return ran{code, elapsed.ReplaceAllString(out.String(), "time :0ms"), errs.String()}
}

var elapsed = regexp.MustCompile(`time :\d+ms`)

// folder makes a folder of files and gives its path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, src := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const manifest = "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.2.0\"\n"

// results are the lines that say how tests ended, in order.
func results(out string) string {
	var r []string
	for _, l := range strings.Split(out, "\n") {
		l = strings.TrimSpace(l)
		if strings.HasPrefix(l, "[pass]") || strings.HasPrefix(l, "[fail]") || strings.HasSuffix(l, "skipped") || strings.HasPrefix(l, "at ") {
			r = append(r, strings.TrimSuffix(l, ":"))
		}
	}
	return strings.Join(r, "\n")
}

func expect(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n%s\nwant:\n%s", what, got, want)
	}
}

var shop = map[string]string{
	"Ballerina.toml": manifest,
	"main.bal": `import acme/shop.tax;
configurable int minimum = 1;
function total(int[] prices) returns int {
    int sum = 0;
    foreach int p in prices {
        sum += p;
    }
    return tax:add(sum);
}
`,
	"modules/tax/tax.bal": `public function add(int n) returns int => n + rate(n);
function rate(int n) returns int => n / 10;
`,
	"modules/tax/tests/tax_test.bal": `import ballerina/test;
@test:Config
function rateOfTen() {
    test:assertEquals(rate(10), 1);
}
`,
	"tests/Config.toml": "minimum = 5\n",
	"tests/total_test.bal": `import ballerina/test;
@test:Config {groups: ["sums"]}
function totalOfNone() {
    test:assertEquals(total([]), 0);
}
@test:Config {groups: ["sums", "large"]}
function totalOfMany() {
    test:assertEquals(total([50, 50]), 100, "tax forgotten");
}
@test:Config
function configured() {
    test:assertEquals(minimum, 5);
}
`,
}

func TestTestPackage(t *testing.T) {
	got := barre("test", folder(t, shop))
	if got.code != 1 {
		t.Errorf("exit code %d", got.code)
	}
	expect(t, "output", got.out, `Compiling source
	acme/shop:0.2.0

Running Tests

	shop.tax
		[pass] rateOfTen


		1 passing
		0 failing
		0 skipped

		Test execution time :0ms

	shop

	totalOfMany has failed.

		[pass] configured
		[pass] totalOfNone

		[fail] totalOfMany:

		    error {ballerina/test:0}TestError ("tax forgotten
			 
			expected: '100'
			actual	: '110'")
				callableName: totalOfMany moduleName: acme.shop fileName: tests/total_test.bal lineNumber: 8
			


		2 passing
		1 failing
		0 skipped

		Test execution time :0ms
`)
	expect(t, "errors", got.errors, "\nerror: there are test failures\n")
}

func TestTestFilters(t *testing.T) {
	dir := folder(t, shop)
	all := "[pass] rateOfTen\n0 skipped\n[pass] configured\n[pass] totalOfNone\n[fail] totalOfMany\n0 skipped"
	expect(t, "all", results(barre("test", dir).out), all)
	for _, c := range []struct{ flags, want string }{
		{"--rerun-failed", "[fail] totalOfMany\n0 skipped"},
		{"--groups=large", "[fail] totalOfMany\n0 skipped"},
		{"--groups=large,other", "[fail] totalOfMany\n0 skipped"},
		{"--disable-groups=large", "[pass] rateOfTen\n0 skipped\n[pass] configured\n[pass] totalOfNone\n0 skipped"},
		{"--tests=total*", "[pass] totalOfNone\n[fail] totalOfMany\n0 skipped"},
		{"--tests=shop:*", "[pass] configured\n[pass] totalOfNone\n[fail] totalOfMany\n0 skipped"},
		{"--tests=shop.tax:*", "[pass] rateOfTen\n0 skipped"},
		{"--tests=shop.tax:total*", ""},
		{"--tests=*gured,rateOfTen", "[pass] rateOfTen\n0 skipped\n[pass] configured\n0 skipped"},
		{"--groups=sums --tests=*None", "[pass] totalOfNone\n0 skipped"},
		{"--groups=nowhere", ""},
		{"--parallel", all},
	} {
		expect(t, c.flags, results(barre(append([]string{"test"}, append(strings.Fields(c.flags), dir)...)...).out), c.want)
		barre("test", dir) // so that there is something to run again
	}
	got := barre("test", "--list-groups", dir)
	if !strings.Contains(got.out, "\tshop\n\tFollowing groups are available :\n\t[large, sums]\n") || got.code != 0 {
		t.Errorf("groups: %d %s", got.code, got.out)
	}
}

func TestTestSingleFile(t *testing.T) {
	dir := folder(t, map[string]string{"sums.bal": `import ballerina/test;
function add(int a, int b) returns int => a + b;
@test:Config
function adds() {
    test:assertEquals(add(1, 2), 3);
}
`})
	got := barre("test", filepath.Join(dir, "sums.bal"))
	if got.code != 0 || !strings.Contains(got.out, "\tsums.bal\n\t\t[pass] adds\n") {
		t.Errorf("%d %s%s", got.code, got.out, got.errors)
	}
}

// file runs the tests of a single file.
func file(t *testing.T, src string, flags ...string) ran {
	t.Helper()
	dir := folder(t, map[string]string{"a.bal": "import ballerina/test;\n" + src})
	return barre(append(append([]string{"test"}, flags...), filepath.Join(dir, "a.bal"))...)
}

func TestTestAssertions(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"int", `test:assertEquals(1, 2);`, "Assertion Failed!\n \nexpected: '2'\nactual\t: '1'"},
		{"kinds", `test:assertEquals(1, "1");`, "Assertion Failed!\n \nexpected: <string> '1'\nactual\t: <int> '1'"},
		{"error", `error e = error("no"); test:assertEquals(e, 1);`, "Assertion Failed!\n \nexpected: <int> '1'\nactual\t: <error> 'error(\"no\")'"},
		{"map", `json a = {id: 1, at: {x: 1, y: [1, 2]}}; json b = {id: 1, at: {x: 2, y: [1, 3]}}; test:assertEquals(a, b);`,
			"Assertion Failed!\n \nexpected: '{\"id\":1,\"at\":{\"x\":2,\"y\":[1,3]}}'\nactual\t: '{\"id\":1,\"at\":{\"x\":1,\"y\":[1,2]}}'\n \nDiff\t:\n \n" +
				"\n \nkey: at.x\nexpected value\t: 2\nactual value\t: 1 \n\n \nkey: at.y[1]\nexpected value\t: 3\nactual value\t: 2 \n \n"},
		{"keys", `json a = {a: 1}; json b = {b: 1}; test:assertEquals(a, b);`,
			"Assertion Failed!\n \nexpected: '{\"b\":1}'\nactual\t: '{\"a\":1}'\n \nDiff\t:\n \nexpected keys\t: b\nactual keys\t: a\n\n\n \n \n"},
		{"text", `test:assertEquals("a\nb\nc", "a\nx\nc");`,
			"Assertion Failed!\n \nexpected: 'a\nx\nc'\nactual\t: 'a\nb\nc'\n \nDiff\t:\n \n --- actual\n +++ expected \n \n @@ -1,3 +1,3 @@ \n \n  a\n -b\n +x\n  c\n \n"},
		{"long text", `string t = "\n".'join(...from int i in 1 ... 40 select i.toString()); test:assertEquals(re ` + "`^9$|33`" + `.replaceAll(re ` + "`\n9\n`" + `.replace(t, "\nnine\n"), "x"), t);`,
			" @@ -6,7 +6,7 @@ \n \n  6\n  7\n  8\n -nine\n +9\n  10\n  11\n  12\n \n @@ -30,7 +30,7 @@ \n \n  30\n  31\n  32\n -x\n +33\n  34\n  35\n  36\n \n"},
		{"deep text", `json a = {a: {b: ["same same same same same same same same same same same same same same same same same same", 1]}}; json b = {a: {b: ["same same same same same same same same same same same same same same same same same game", 1]}}; test:assertEquals(a, b);`,
			"key: a.b[0]\nexpected value\t: ...same same same same game\nactual value\t: ...same same same same same \n"},
		{"list", `test:assertEquals([10, "John"], [12, "John"]);`, "Assertion Failed!\n \nexpected: '[12,\"John\"]'\nactual\t: '[10,\"John\"]'\")"},
		{"long list", `int[] a = from int i in 0 ..< 60 select i; int[] b = a.clone(); b[40] = -1; b.push(60); test:assertEquals(a, b);`,
			"expected keys\t: [60]\nactual keys\t: \n\n\n \n\n \nkey: [40]\nexpected value\t: -1\nactual value\t: 40 \n"},
		{"record", `record {| int id; string? name; |} a = {id: 1, name: "x"}; test:assertEquals(a, {id: 1, name: ()});`, "key: name\nexpected value\t: <()> \nactual value\t: <string> x \n"},
		{"table", `table<record {| readonly int id; string text; |}> key(id) a = table [{id: 1, text: "a long text so that the rows do not fit into one line"}, {id: 2, text: "another one"}]; var b = a.clone(); b.put({id: 2, text: "another"}); test:assertEquals(a, b);`,
			"key: [1].text\nexpected value\t: another\nactual value\t: another one \n"},
		{"xml", `xml a = xml ` + "`<order id=\"1\"><item>pen</item><item>ink for the pen of the year</item><note>to be sent soon</note></order>`" + `; xml b = xml ` + "`<order id=\"1\"><item>pen</item><item>paper for the pen of the year</item><note>to be sent soon</note></order>`" + `; test:assertEquals(a, b);`,
			" @@ -1,5 +1,5 @@ \n \n  <order id=\"1\">\n  <item>pen</item>\n -<item>ink for the pen of the year</item>\n +<item>paper for the pen of the year</item>\n  <note>to be sent soon</note>\n  </order>\n"},
		{"many", `map<int> a = map from int i in 0 ..< 150 select [i.toString(), i]; map<int> b = map from int i in 0 ..< 150 select [i.toString(), i + 1]; test:assertEquals(a, b);`, "Total value mismatches: 150\n"},
		{"cyclic", `any[] a = [1]; a.push(a); test:assertExactEquals(a, 1);`, "expected: <int> '1'\nactual\t: <list> '[1,...]'"},
		{"error exact", `error a = error("x"); error b = error("x"); test:assertExactEquals(a, b);`, "expected: 'error(\"x\")'\nactual\t: 'error(\"x\")'"},
		{"true", `test:assertTrue(false);`, "Assertion Failed!"},
		{"false", `test:assertFalse(true, "it is");`, "it is"},
		{"fail", `test:assertFail("never");`, "never"},
		{"not equal", `test:assertNotEquals([1], [1]);`, "Assertion Failed!: expected the actual value not to be '[1]'"},
		{"exact", `test:assertExactEquals([1], [1]);`, "Assertion Failed!\n \nexpected: '[1]'\nactual\t: '[1]'\n \nThe values are equal; they are not the same one."},
		{"not exact", `int[] a = [1]; test:assertNotExactEquals(a, a);`, "Assertion Failed!: expected the actual value not to be exactly '[1]'"},
		{"error result", `return error("late", code = 3);`, "error(\"late\",code=3)"},
	} {
		got := file(t, "@test:Config\nfunction it() returns error? { "+c.body+" }\n")
		// Every line but the first is indented.
		want := strings.ReplaceAll(c.want, "\n", "\n\t\t\t")
		if got.code != 1 || !strings.Contains(got.out, want) {
			t.Errorf("%s: %s%s\nwant %s", c.name, got.out, got.errors, want)
		}
	}
	got := file(t, `@test:Config
function holds() {
    test:assertEquals({a: [1, {b: 2}]}, {a: [1, {b: 2}]});
    test:assertNotEquals(1, 2);
    int[] a = [1];
    test:assertExactEquals(a, a);
    test:assertNotExactEquals(a, [1]);
    test:assertTrue(true);
    test:assertFalse(false);
}
`)
	expect(t, "what holds", results(got.out), "[pass] holds\n0 skipped")
}

func TestTestDoesNotCompile(t *testing.T) {
	files := map[string]string{}
	for k, v := range shop {
		files[k] = v
	}
	files["tests/total_test.bal"] += "function wrong() returns int => totl([]);\n"
	got := barre("test", folder(t, files))
	if got.code != 1 || strings.Contains(got.out, "Running Tests") ||
		!strings.Contains(got.errors, "ERROR [tests/total_test.bal:(14:33,14:37)]") || strings.Count(got.errors, "ERROR") != 1 {
		t.Errorf("%d %s%s", got.code, got.out, got.errors)
	}
}
