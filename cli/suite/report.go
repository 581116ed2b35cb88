package suite

import (
	_ "embed"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html/template"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"barre/internal/look"
)

// Summary is what came of the tests of a package, in the form that reports show
// and that test_results.json has.
type Summary struct {
	Project  string         `json:"projectName"`
	Total    int            `json:"totalTests"`
	Passed   int            `json:"passed"`
	Failed   int            `json:"failed"`
	Skipped  int            `json:"skipped"`
	Covered  int            `json:"coveredLines"`
	Missed   int            `json:"missedLines"`
	Percent  float64        `json:"coveragePercentage"`
	Time     time.Time      `json:"time"`
	Modules  []moduleStatus `json:"moduleStatus"`
	Coverage []moduleLines  `json:"moduleCoverage"`
	Tool     string         `json:"-"` // the version of what made it, for the page
	reports  []*Report
	coverage []ModuleCoverage
}

type moduleStatus struct {
	Name    string       `json:"name"`
	Total   int          `json:"totalTests"`
	Passed  int          `json:"passed"`
	Failed  int          `json:"failed"`
	Skipped int          `json:"skipped"`
	Time    float64      `json:"timeMs"`
	Tests   []testStatus `json:"tests"`
}

type testStatus struct {
	Name       string            `json:"name"`
	Status     string            `json:"status"`
	Failure    string            `json:"failureMessage,omitempty"`
	Time       float64           `json:"timeMs"`
	Evaluation *evaluationStatus `json:"evaluation,omitempty"`
}

type evaluationStatus struct {
	PassRate    float64     `json:"passRate"`
	MinPassRate float64     `json:"minPassRate"`
	Runs        []runStatus `json:"runs"`
	summary     string
}

// String says in a few words what came of an evaluation.
func (e *evaluationStatus) String() string { return e.summary }

type runStatus struct {
	PassRate float64         `json:"passRate"`
	Outcomes []outcomeStatus `json:"outcomes"`
}

type outcomeStatus struct {
	Case    string `json:"id,omitempty"`
	Passed  bool   `json:"passed"`
	Failure string `json:"errorMessage,omitempty"`
}

// statusOf is the status of a test as reports have it.
func statusOf(r *Result) testStatus {
	t := testStatus{Name: r.Name(), Status: r.Status.String(), Failure: r.Failure, Time: milliseconds(r.Time)}
	if e := r.Evaluation; e != nil {
		t.Evaluation = &evaluationStatus{PassRate: rounded(e.PassRate()), MinPassRate: e.MinPassRate, summary: e.String()}
		for _, run := range e.Runs {
			s := runStatus{PassRate: rounded(run.PassRate()), Outcomes: []outcomeStatus{}}
			for _, o := range run.Outcomes {
				s.Outcomes = append(s.Outcomes, outcomeStatus{o.Case, o.Failure == "", o.Failure})
			}
			t.Evaluation.Runs = append(t.Evaluation.Runs, s)
		}
	}
	return t
}

func milliseconds(d time.Duration) float64 { return math.Round(float64(d.Microseconds())/10) / 100 }

type moduleLines struct {
	Name    string      `json:"name"`
	Covered int         `json:"coveredLines"`
	Missed  int         `json:"missedLines"`
	Percent float64     `json:"coveragePercentage"`
	Files   []fileLines `json:"sourceFiles"`
}

type fileLines struct {
	Name     string  `json:"name"`
	Covered  []int   `json:"coveredLines"`
	Missed   []int   `json:"missedLines"`
	Percent  float64 `json:"coveragePercentage"`
	Branches int     `json:"branches"`
	Taken    int     `json:"coveredBranches"`
	Source   string  `json:"sourceCode"`
	lines    []Line
}

// Summarize puts together what the tests of a package and its coverage say;
// coverage is nil when it was not asked for. They began to run at a time.
func Summarize(project string, at time.Time, reports []*Report, coverage []ModuleCoverage) *Summary {
	s := &Summary{Project: project, Time: at.Truncate(time.Second), reports: reports, coverage: coverage, Modules: []moduleStatus{}, Coverage: []moduleLines{}}
	for _, r := range reports {
		m := moduleStatus{Name: r.Module, Total: len(r.Results), Passed: r.Count(Passed), Failed: r.Count(Failed), Skipped: r.Count(Skipped), Time: milliseconds(r.Time), Tests: []testStatus{}}
		for i := range r.Results {
			m.Tests = append(m.Tests, statusOf(&r.Results[i]))
		}
		s.Modules = append(s.Modules, m)
		s.Total, s.Passed, s.Failed, s.Skipped = s.Total+m.Total, s.Passed+m.Passed, s.Failed+m.Failed, s.Skipped+m.Skipped
	}
	for i := range coverage {
		c := &coverage[i]
		m := moduleLines{Name: c.Name, Covered: c.Covered(), Missed: c.Missed(), Files: []fileLines{}}
		m.Percent = rounded(Percent(m.Covered, m.Missed))
		for j := range c.Files {
			f := &c.Files[j]
			l := fileLines{Name: f.Name, Covered: []int{}, Missed: []int{}, Source: f.Source, lines: f.Lines, Percent: rounded(Percent(f.Covered(), f.Missed()))}
			l.Branches, l.Taken = f.Branches()
			for _, n := range f.Lines {
				if n.Hit {
					l.Covered = append(l.Covered, n.Number)
				} else {
					l.Missed = append(l.Missed, n.Number)
				}
			}
			m.Files = append(m.Files, l)
		}
		s.Coverage = append(s.Coverage, m)
		s.Covered, s.Missed = s.Covered+m.Covered, s.Missed+m.Missed
	}
	if coverage != nil {
		s.Percent = rounded(Percent(s.Covered, s.Missed))
	}
	return s
}

func rounded(x float64) float64 { return math.Round(x*100) / 100 }

// String is the status as reports name it.
func (s Status) String() string { return [...]string{"PASSED", "FAILURE", "SKIPPED"}[s] }

// JSON is test_results.json.
func (s *Summary) JSON() ([]byte, error) { return json.Marshal(s) }

//go:embed report.html
var page string

// HTML writes the report as one page that needs nothing else.
func (s *Summary) HTML(w io.Writer) error {
	t, err := template.New("report").Funcs(template.FuncMap{
		"state": func(t testStatus) string {
			return map[string]string{"PASSED": "passed", "FAILURE": "failed", "SKIPPED": "skipped"}[t.Status]
		},
		"took": took,
		"failedFirst": func(tests []testStatus) []testStatus {
			r := slices.Clone(tests)
			slices.SortStableFunc(r, func(a, b testStatus) int { return strings.Compare(failedLast(a), failedLast(b)) })
			return r
		},
		"failure": failureLines,
		"sum":     func(a, b int) int { return a + b },
		"width":   func(x float64) template.CSS { return template.CSS(fmt.Sprintf("width:%.1f%%", x)) },
		"lines":   func(f fileLines) []shownLine { return f.shown() },
		"cover":   func() bool { return s.coverage != nil },
	}).Parse(look.Page(page))
	if err != nil {
		return err
	}
	return t.Execute(w, s)
}

// failedLast is a key by which tests that failed come before the others.
func failedLast(t testStatus) string {
	if t.Status == Failed.String() {
		return ""
	}
	return "1"
}

// failureLines are the lines of a failure, those of a difference with what they
// are.
func failureLines(s string) []shownLine {
	var r []shownLine
	diff := false
	for _, text := range splitLines(strings.TrimSpace(s)) {
		l := shownLine{Text: text}
		switch {
		case strings.HasPrefix(text, " --- actual"), strings.HasPrefix(text, " +++ expected"):
			diff = true
		case strings.HasPrefix(text, "\")"):
			diff = false
		case diff && strings.HasPrefix(text, " -"):
			l.Class = "less"
		case diff && strings.HasPrefix(text, " +"):
			l.Class = "more"
		}
		r = append(r, l)
	}
	return r
}

// took shows a time in a unit that people read.
func took(ms float64) string {
	switch {
	case ms < 0.1:
		return "< 0.1 ms"
	case ms < 10:
		return fmt.Sprintf("%.1f ms", ms)
	case ms < 1000:
		return fmt.Sprintf("%.0f ms", ms)
	}
	return fmt.Sprintf("%.1f s", ms/1000)
}

// shownLine is a line of source with how it was covered.
type shownLine struct {
	Number int
	Text   string
	Class  string // "hit", "part" or "miss"; "" for a line without code; of a failure "less" or "more"
	Note   string
}

func (f *fileLines) shown() []shownLine {
	var r []shownLine
	next := 0
	for i, text := range splitLines(strings.TrimSuffix(f.Source, "\n")) {
		l := shownLine{Number: i + 1, Text: text}
		if next < len(f.lines) && f.lines[next].Number == i+1 {
			n := f.lines[next]
			next++
			switch {
			case !n.Hit:
				l.Class = "miss"
			case n.Taken < n.Branches:
				l.Class = "part"
			default:
				l.Class = "hit"
			}
			if n.Branches > 0 {
				l.Note = fmt.Sprintf("%d of %d branches", n.Taken, n.Branches)
			}
		}
		r = append(r, l)
	}
	return r
}

func splitLines(s string) []string { return strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") }

// ------------------------------------------------------------ JUnit

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Time     string       `xml:"time,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name      string      `xml:"name,attr"`
	ID        int         `xml:"id,attr"`
	Package   string      `xml:"package,attr"`
	Hostname  string      `xml:"hostname,attr"`
	Timestamp string      `xml:"timestamp,attr"`
	Tests     int         `xml:"tests,attr"`
	Failures  int         `xml:"failures,attr"`
	Errors    int         `xml:"errors,attr"`
	Skipped   int         `xml:"skipped,attr"`
	Time      string      `xml:"time,attr"`
	Cases     []junitCase `xml:"testcase"`
}

type junitCase struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	Time    string        `xml:"time,attr"`
	Skipped *struct{}     `xml:"skipped"`
	Failure *junitFailure `xml:"failure"`
	Out     string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f", d.Seconds()) }

// JUnit is the results as JUnit's XML has them.
func (s *Summary) JUnit() ([]byte, error) {
	all := junitSuites{Name: s.Project, Tests: s.Total, Failures: s.Failed}
	var total time.Duration
	for id, r := range s.reports {
		total += r.Time
		js := junitSuite{Name: r.Module, ID: id, Package: s.Project, Hostname: "localhost", Timestamp: s.Time.Format("2006-01-02T15:04:05"), Tests: len(r.Results), Failures: r.Count(Failed), Skipped: r.Count(Skipped), Time: seconds(r.Time)}
		for i := range r.Results {
			t := &r.Results[i]
			c := junitCase{Class: r.Module, Name: t.Name(), Time: seconds(t.Time)}
			switch t.Status {
			case Failed:
				first, _, _ := strings.Cut(t.Failure, "\n")
				c.Failure = &junitFailure{Message: first, Type: failureType(first), Text: t.Failure}
			case Skipped:
				c.Skipped = &struct{}{}
			}
			if t.Evaluation != nil {
				c.Out = t.Evaluation.String()
			}
			js.Cases = append(js.Cases, c)
		}
		all.Suites = append(all.Suites, js)
	}
	all.Time = seconds(total)
	b, err := xml.MarshalIndent(all, "", "  ")
	return append([]byte(xml.Header), append(b, '\n')...), err
}

// failureType is the type of the error that a failure begins with.
func failureType(first string) string {
	if rest, ok := strings.CutPrefix(first, "error {"); ok {
		if _, name, ok := strings.Cut(rest, "}"); ok {
			name, _, _ = strings.Cut(name, " ")
			return name
		}
	}
	return "error"
}

// ------------------------------------------------------------ coverage

type jacocoReport struct {
	XMLName  xml.Name        `xml:"report"`
	Name     string          `xml:"name,attr"`
	Packages []jacocoPackage `xml:"package"`
	Counters []jacocoCounter `xml:"counter"`
}

type jacocoPackage struct {
	Name     string          `xml:"name,attr"`
	Files    []jacocoFile    `xml:"sourcefile"`
	Counters []jacocoCounter `xml:"counter"`
}

type jacocoFile struct {
	Name     string          `xml:"name,attr"`
	Lines    []jacocoLine    `xml:"line"`
	Counters []jacocoCounter `xml:"counter"`
}

type jacocoLine struct {
	Number          int `xml:"nr,attr"`
	Missed          int `xml:"mi,attr"`
	Covered         int `xml:"ci,attr"`
	MissedBranches  int `xml:"mb,attr"`
	CoveredBranches int `xml:"cb,attr"`
}

type jacocoCounter struct {
	Type    string `xml:"type,attr"`
	Missed  int    `xml:"missed,attr"`
	Covered int    `xml:"covered,attr"`
}

// counters counts lines and branches of files.
func counters(files []FileCoverage) []jacocoCounter {
	lines, branches := jacocoCounter{Type: "LINE"}, jacocoCounter{Type: "BRANCH"}
	for i := range files {
		lines.Covered += files[i].Covered()
		lines.Missed += files[i].Missed()
		all, taken := files[i].Branches()
		branches.Covered += taken
		branches.Missed += all - taken
	}
	// An instruction is what a line has one of; tools look for these.
	instructions := lines
	instructions.Type = "INSTRUCTION"
	return []jacocoCounter{instructions, branches, lines}
}

// JaCoCo is the coverage as JaCoCo's XML has it. A source file's name is its path
// within the package's folder.
func (s *Summary) JaCoCo() ([]byte, error) {
	r := jacocoReport{Name: s.Project}
	var every []FileCoverage
	for i := range s.coverage {
		m := &s.coverage[i]
		p := jacocoPackage{Name: m.Name, Counters: counters(m.Files)}
		for _, f := range m.Files {
			jf := jacocoFile{Name: f.Name, Counters: counters([]FileCoverage{f})}
			for _, l := range f.Lines {
				n := jacocoLine{Number: l.Number, MissedBranches: l.Branches - l.Taken, CoveredBranches: l.Taken}
				if l.Hit {
					n.Covered = 1
				} else {
					n.Missed = 1
				}
				jf.Lines = append(jf.Lines, n)
			}
			p.Files = append(p.Files, jf)
		}
		every = append(every, m.Files...)
		r.Packages = append(r.Packages, p)
	}
	r.Counters = counters(every)
	b, err := xml.MarshalIndent(r, "", "  ")
	head := xml.Header + "<!DOCTYPE report PUBLIC \"-//JACOCO//DTD Report 1.1//EN\" \"report.dtd\">\n"
	return append([]byte(head), append(b, '\n')...), err
}

// GoText is the coverage as Go's tools write it, one line of the source a block.
func (s *Summary) GoText() []byte {
	var b strings.Builder
	b.WriteString("mode: set\n")
	for i := range s.coverage {
		for _, f := range s.coverage[i].Files {
			for _, l := range f.Lines {
				hit := 0
				if l.Hit {
					hit = 1
				}
				fmt.Fprintf(&b, "%s/%s:%d.%d,%d.%d 1 %d\n", s.Project, f.Name, l.Number, l.From, l.Number, max(l.To, l.From), hit)
			}
		}
	}
	return []byte(b.String())
}
