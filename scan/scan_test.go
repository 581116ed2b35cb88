package scan_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"barre/cli"
	"barre/lib/full"
	"barre/scan"
	"barre/syntax"
)

// barre runs a command line with all modules.
func barre(args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	image := cli.Image{Name: "barre-full", Modules: full.Modules}
	code = cli.Main(image, args, strings.NewReader(""), &o, &e, []string{})
	return code, o.String(), e.String()
}

// copyOf copies a package of testdata to a folder of its own.
func copyOf(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", name))); err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

var finding = regexp.MustCompile(`(?m)^(\S+):(\d+):\d+: [A-Z]+ [a-z ]+: .* \[(\S+)\]$`)

// TestRules: the packages say in comments which rules find what where; nothing
// else is found.
func TestRules(t *testing.T) {
	t.Parallel()
	covered := map[string]bool{}
	for _, name := range []string{"shop", "lib"} {
		dir := copyOf(t, name)
		code, out, errs := barre("scan", "--offline", dir)
		if code != 2 {
			t.Fatalf("%s: code %d\n%s", name, code, errs)
		}
		var got, want []string
		for _, m := range finding.FindAllStringSubmatch(out, -1) {
			s := fmt.Sprintf("%s:%s %s", m[1], m[2], m[3])
			if !slices.Contains(got, s) {
				got = append(got, s)
			}
			covered[m[3]] = true
		}
		err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".bal" {
				return err
			}
			src, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			rel, _ := filepath.Rel(dir, path)
			for i, line := range strings.Split(string(src), "\n") {
				for _, w := range []struct {
					word string
					line int
				}{{"// want ", i + 1}, {"// want-next ", i + 2}} {
					if _, rules, ok := strings.Cut(line, w.word); ok {
						for _, r := range strings.Fields(rules) {
							want = append(want, fmt.Sprintf("%s:%d %s", filepath.ToSlash(rel), w.line, r))
						}
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range got {
			if !slices.Contains(want, g) {
				t.Errorf("%s: found in vain: %s", name, g)
			}
		}
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: not found: %s", name, w)
			}
		}
	}
	// The cipher rules are about functions that crypto does not have yet.
	for _, r := range scan.Rules() {
		if !covered[r.ID] && r.ID != "ballerina/crypto:1" && r.ID != "ballerina/crypto:3" {
			t.Errorf("nothing shows that %s finds something", r.ID)
		}
	}
}

// TestHelp: every rule is explained, its examples parse, and the bad one differs
// from the good one.
func TestHelp(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, r := range scan.Rules() {
		if seen[r.ID] || r.Name == "" || r.Why == "" || r.Fix == "" || r.Bad == "" || r.Good == "" || r.Bad == r.Good || r.Numeric() == 0 {
			t.Errorf("%s is not complete, or there are two", r.ID)
		}
		seen[r.ID] = true
		if r.Kind == scan.Vulnerability && len(r.CWE) == 0 {
			t.Errorf("%s names no weakness", r.ID)
		}
		for _, code := range []string{r.Bad, r.Good} {
			if !parses(code) {
				t.Errorf("%s: the example does not parse:\n%s", r.ID, code)
			}
		}
		code, out, errs := barre("scan", "--explain="+r.ID)
		if code != 0 || !strings.HasPrefix(out, r.ID+"  "+r.Name+"\n") {
			t.Errorf("--explain=%s: %d %s %s", r.ID, code, out, errs)
		}
	}
	code, out, _ := barre("scan", "--list-rules")
	if code != 0 || strings.Count(out, "\n") != len(scan.Rules())+2 || !strings.Contains(out, "\nballerina:13       | VULNERABILITY | HIGH     | Hard-coded secrets are security-sensitive\n") {
		t.Errorf("--list-rules: %d\n%s", code, out)
	}
}

// parses tells whether an example is declarations, statements, an expression, or
// members of a service.
func parses(code string) bool {
	for _, form := range []string{"%s", "function f() {\n%s\n}", "service / on l {\n%s\n}", "function f() {\n_ = check %s;\n}", "%s service / on l {\n}"} {
		if len(syntax.Parse("x.bal", fmt.Sprintf(form, code)).Errors) == 0 {
			return true
		}
	}
	// A declaration and what uses it.
	first, rest, _ := strings.Cut(code, "\n")
	return rest != "" && len(syntax.Parse("x.bal", first).Errors) == 0 && parses(rest)
}

func TestReports(t *testing.T) {
	t.Parallel()
	dir := copyOf(t, "shop")
	code, out, errs := barre("scan", "--offline", "--format=json", "--include-rules=ballerina:12, ballerina:13", dir)
	if code != 2 {
		t.Fatalf("%d %s", code, errs)
	}
	var list []struct {
		Location struct {
			FilePath                                   string
			StartLine, EndLine, StartColumn, EndColumn int
			StartOffset, Length                        int
			Snippet                                    string
		}
		Rule struct {
			ID, Severity, RuleKind string
			NumericID              int
		}
		Source, FileName, FilePath string
	}
	if err := json.Unmarshal([]byte(out), &list); err != nil || len(list) != 7 {
		t.Fatalf("%v, %d findings\n%s", err, len(list), out)
	}
	if saved, err := os.ReadFile(filepath.Join(dir, "target", "scan", "scan_results.json")); err != nil || string(saved) != out {
		t.Errorf("the report on disk is another one: %v", err)
	}
	if strings.Contains(out, "s3cr3t") || !strings.Contains(out, `"snippet": "\"**************\""`) {
		t.Errorf("a secret is shown:\n%s", out)
	}
	last := list[len(list)-1]
	if l := last.Location; l.Snippet != "9 ... 0" || l.FilePath != "main.bal" || l.StartColumn != 21 || l.EndColumn != 28 || l.Length != 7 || l.StartLine != l.EndLine ||
		last.Rule.ID != "ballerina:12" || last.Rule.NumericID != 12 || last.Rule.Severity != "LOW" || last.Rule.RuleKind != "CODE_SMELL" || last.Source != "BUILT_IN" || last.FilePath != filepath.Join(dir, "main.bal") {
		t.Errorf("%+v", last)
	}

	code, _, errs = barre("scan", "--offline", "--scan-report", "--fail-on=never", "--target-dir", filepath.Join(dir, "out"), dir)
	page, err := os.ReadFile(filepath.Join(dir, "out", "report", "index.html"))
	if code != 0 || err != nil || !strings.Contains(errs, "index.html") {
		t.Fatalf("%d %v %s", code, err, errs)
	}
	for _, want := range []string{"Scan of acme/shop", "service.bal", "ballerina/os:1", "the private field &#39;count&#39; is never used"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page has no %q", want)
		}
	}
	if strings.Contains(string(page), "s3cr3t-default") || regexp.MustCompile(`(src|href)="?http`).Match(page) {
		t.Error("the page shows a secret or needs a network")
	}
	if _, err := os.Stat(filepath.Join(dir, "out", "report", "scan_results.json")); err != nil {
		t.Error(err)
	}
}

// TestSARIF checks what code hosts rely on; the whole was validated against the
// schema of OASIS when the format was written.
func TestSARIF(t *testing.T) {
	t.Parallel()
	code, out, errs := barre("scan", "--offline", "--format=sarif", copyOf(t, "shop"))
	if code != 2 {
		t.Fatalf("%d %s", code, errs)
	}
	var log struct {
		Version string
		Runs    []struct {
			ColumnKind string
			Tool       struct {
				Driver struct {
					Name  string
					Rules []struct {
						ID                   string
						DefaultConfiguration struct{ Level string }
						Properties           map[string]any
					}
				}
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI, URIBaseID string }
						Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
					}
				}
				PartialFingerprints map[string]string
			}
		}
	}
	if err := json.Unmarshal([]byte(out), &log); err != nil || log.Version != "2.1.0" || len(log.Runs) != 1 {
		t.Fatal(err, out)
	}
	run := log.Runs[0]
	prints := map[string]bool{}
	for _, r := range run.Results {
		rule := run.Tool.Driver.Rules[r.RuleIndex]
		region := r.Locations[0].PhysicalLocation.Region
		if rule.ID != r.RuleID || rule.DefaultConfiguration.Level != r.Level || !slices.Contains([]string{"error", "warning", "note"}, r.Level) || r.Message.Text == "" ||
			region.StartLine < 1 || region.StartColumn < 1 || region.EndLine < region.StartLine || prints[r.PartialFingerprints["barre/v1"]] {
			t.Errorf("%+v", r)
		}
		prints[r.PartialFingerprints["barre/v1"]] = true
	}
	if len(run.Results) < 50 || run.ColumnKind != "unicodeCodePoints" || run.Tool.Driver.Rules[12].Properties["security-severity"] != "8.0" {
		t.Errorf("%d results, %+v", len(run.Results), run.Tool.Driver.Rules[12])
	}
}

func TestSuppression(t *testing.T) {
	t.Parallel()
	dir := copyOf(t, "shop")
	write(t, dir, "Scan.toml", "[rule]\ninclude = [\"ballerina:1\", \"ballerina:13\", \"ballerina/io:1\"]\n\n[[ignore]]\nrule = \"ballerina:13\"\npath = \"conn*.bal\"\n\n[[ignore]]\npath = \"modules/**\"\n")
	code, out, errs := barre("scan", "--offline", "--include-rules=ballerina:12", dir)
	if code != 2 || !strings.HasSuffix(out, "\n6 findings in 4 files: 3 vulnerabilities, 3 code smells; 9 accepted\n") {
		t.Errorf("%d %s %s", code, out, errs)
	}
	// Only what is serious enough counts.
	for _, c := range []struct {
		args string
		want int
	}{
		{"--fail-on=blocker", 0}, {"--fail-on=high", 2}, {"--fail-on=low", 2}, {"--fail-on=never", 0}, {"", 2},
	} {
		if code, _, errs := barre(append(strings.Fields("scan --offline "+c.args), dir)...); code != c.want {
			t.Errorf("%s: %d, want %d %s", c.args, code, c.want, errs)
		}
	}
	write(t, dir, "Scan.toml", "[[ignore]]\npath = \"**/*.bal\"\n")
	if code, out, _ := barre("scan", "--offline", dir); code != 0 || !strings.HasPrefix(out, "no findings in 4 files; ") {
		t.Errorf("%d %s", code, out)
	}
	write(t, dir, "Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"1.0.0\"\n\n[scan]\nconfigPath = \"conf/Scan.toml\"\n")
	if code, _, errs := barre("scan", "--offline", dir); code != 1 || !strings.HasPrefix(errs, "error: cannot read the configuration of the scan: ") {
		t.Errorf("%d %s", code, errs)
	}
}

func TestWorkspace(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "Ballerina.toml", "[workspace]\npackages = [\"shop\", \"lib\"]\n")
	for _, name := range []string{"shop", "lib"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("testdata", name))); err != nil {
			t.Fatal(err)
		}
	}
	code, out, errs := barre("scan", "--offline", "--format=json", "--include-rules=ballerina/os:1", dir)
	var list []struct{ FilePath string }
	if err := json.Unmarshal([]byte(out), &list); code != 2 || err != nil || len(list) != 3 {
		t.Fatalf("%d %v %s %s", code, err, out, errs)
	}
	for _, name := range []string{"shop", "lib"} {
		if !slices.ContainsFunc(list, func(f struct{ FilePath string }) bool { return filepath.Dir(f.FilePath) == filepath.Join(dir, name) }) {
			t.Errorf("nothing of %s: %v", name, list)
		}
		if _, err := os.Stat(filepath.Join(dir, name, "target", "scan", "scan_results.json")); err != nil {
			t.Error(err)
		}
	}
	code, out, _ = barre("scan", "--offline", "--include-rules=ballerina/os:1", dir)
	if code != 2 || !strings.Contains(out, "Package acme/shop\n\n") || !strings.Contains(out, "Package acme/shapes\n\n") {
		t.Errorf("%d %s", code, out)
	}
	write(t, filepath.Join(dir, "lib"), "lib.bal", "int x = y;\n")
	code, out, errs = barre("scan", "--offline", dir)
	if code != 1 || !strings.Contains(out, "findings in 4 files") || !strings.HasSuffix(errs, "error: failed in the workspace: acme/shapes\n") {
		t.Errorf("%d %s", code, errs)
	}
}

func TestMistakes(t *testing.T) {
	t.Parallel()
	dir := copyOf(t, "lib")
	for _, c := range []struct{ args, file, want string }{
		{"--include-rules=balerina:1", "", "ballerina: there is no rule 'balerina:1'; did you mean 'ballerina:1'?; 'barre scan --list-rules' lists them\nRun 'barre help scan' for usage.\n"},
		{"--format=xml", "", "ballerina: there is no report format 'xml': it is text, json or sarif\nRun 'barre help scan' for usage.\n"},
		{"--fail-on=bad", "", "ballerina: 'bad' is no severity: it is blocker, high, medium, low, info or never\nRun 'barre help scan' for usage.\n"},
		{"--explain=x", "", "ballerina: there is no rule 'x'; 'barre scan --list-rules' lists them\nRun 'barre help scan' for usage.\n"},
		{"--include-rules=ballerina:1 --exclude-rules=ballerina:2", "", "error: rules are either included or excluded, not both at once: see --include-rules, --exclude-rules and Scan.toml\n"},
		{"", "[rule]\ninclude = [\"x\", 1]\n[rules]\nexclude = 3\n", "ERROR [Scan.toml:(2:12,2:15)] there is no rule 'x'\nERROR [Scan.toml:(2:17,2:18)] a rule is a string such as \"ballerina:1\", found integer\nERROR [Scan.toml:(4:11,4:12)] 'exclude' is an array of rules, found integer\nerror: the configuration of the scan cannot be used\n"},
		{"", "[[ignore]]\nreason = \"x\"\n", "ERROR [Scan.toml:(1:1,2:13)] [[ignore]] needs a 'rule', a 'path' or both\nerror: the configuration of the scan cannot be used\n"},
		{"", "[[analyzer]]\norg = \"a\"\n", "ERROR [Scan.toml:(1:3,1:11)] analyzers in packages are not supported: they are compiler plugins for Java\nerror: the configuration of the scan cannot be used\n"},
		{"", "rul = 1\n", "ERROR [Scan.toml:(1:1,1:4)] there is no 'rul' in Scan.toml; there are 'rule', 'ignore' and 'platform'\nerror: the configuration of the scan cannot be used\n"},
	} {
		write(t, dir, "Scan.toml", c.file)
		code, out, errs := barre(append(append([]string{"scan"}, strings.Fields(c.args)...), dir)...)
		if code != 1 || out != "" || errs != c.want {
			t.Errorf("%s %s: code %d %s\n got %q\nwant %q", c.args, c.file, code, out, errs, c.want)
		}
	}
	write(t, dir, "Scan.toml", "[[platform]]\nname = \"sonarqube\"\npath = \"x.jar\"\n")
	code, _, errs := barre("scan", "--offline", "--fail-on=never", "--platforms=other", dir)
	if code != 0 || !strings.Contains(errs, "warning: reporting to 'sonarqube' is not supported") || !strings.Contains(errs, "warning: reporting to 'other' is not supported") {
		t.Errorf("%d %s", code, errs)
	}
	write(t, dir, "lib.bal", "function f() returns int => x;\n")
	if code, _, errs := barre("scan", "--offline", dir); code != 1 || !strings.Contains(errs, "undefined symbol 'x'") {
		t.Errorf("%d %s", code, errs)
	}
}
