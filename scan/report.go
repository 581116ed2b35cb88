package scan

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"barre/internal/look"
	"barre/syntax"
)

// Report is a result with what reports say besides.
type Report struct {
	*Result
	Title string // of the package
	// Root is the folder below which the files are, as reports name it.
	Root string
	Tool string // the tool's version
}

// lines gives the source of a finding, by lines; the first has number first.
// Where the rule is about secrets, text in literals is hidden: a report is not to
// spread what it warns of.
func (f *Finding) lines() (list []string, first int) {
	l := f.File.Lines
	first = l.Line(int(f.Off))
	last := max(first, l.Line(max(int(f.Off), int(f.End)-1)))
	text := f.File.Src
	if slices.Contains(f.Rule.Tags, "secret") {
		text = hidden(f.File, f.Off, f.End)
	}
	all := strings.Split(text, "\n")
	for i := first; i <= last && i <= len(all); i++ {
		list = append(list, strings.TrimSuffix(all[i-1], "\r"))
	}
	return list, first
}

// snippet is the text of a finding.
func (f *Finding) snippet() string {
	if slices.Contains(f.Rule.Tags, "secret") {
		return hidden(f.File, f.Off, f.End)[f.Off:f.End]
	}
	return f.File.Src[f.Off:f.End]
}

// hidden is a source with the text of literals between two offsets replaced by
// as many characters, so that places stay what they are.
func hidden(f *syntax.File, from, to int32) string {
	b := []byte(f.Src)
	syntax.Inspect(f, func(n syntax.Node) bool {
		start, end := f.Offsets(n)
		if int32(end) <= from || int32(start) >= to {
			_, file := n.(*syntax.File)
			return file
		}
		switch n := n.(type) {
		case *syntax.Literal:
			if n.Kind == syntax.StringLit {
				for i := start + 1; i < end-1; i++ {
					b[i] = '*'
				}
			}
		case *syntax.Template:
			for _, part := range n.Parts {
				if part.X == nil {
					t := f.Tokens[part.Text]
					for i := t.Off; i < t.End; i++ {
						if b[i] != '\n' {
							b[i] = '*'
						}
					}
				}
			}
		}
		return true
	})
	return string(b)
}

// WriteText writes the findings for a person at a terminal.
func (r *Report) WriteText(w io.Writer) {
	var b strings.Builder
	told := map[*Rule]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		from := f.File.Lines.Pos(int(f.Off))
		fmt.Fprintf(&b, "%s:%d:%d: %s %s: %s [%s]\n", f.File.Name, from.Line, from.Col, f.Rule.Severity, kindText(f.Rule.Kind), f.Message, f.Rule.ID)
		lines, first := f.lines()
		fmt.Fprintf(&b, "%6d | %s\n", first, lines[0])
		width := f.End - f.Off
		if len(lines) > 1 {
			width = int32(len([]rune(lines[0])) - from.Col + 1)
		} else {
			width = int32(len([]rune(f.File.Src[f.Off:f.End])))
		}
		fmt.Fprintf(&b, "       | %s%s\n", indent(lines[0], from.Col-1), strings.Repeat("^", max(1, int(width))))
		if !told[f.Rule] {
			told[f.Rule] = true
			b.WriteString(wrap("why: ", f.Rule.Why))
			b.WriteString(wrap("fix: ", f.Rule.Fix))
		}
		b.WriteByte('\n')
	}
	b.WriteString(r.Summary())
	io.WriteString(w, b.String())
}

// indent is as much white space as the first n characters of a line take.
func indent(line string, n int) string {
	var b strings.Builder
	for i, c := range []rune(line) {
		if i >= n {
			break
		}
		if c == '\t' {
			b.WriteRune('\t')
		} else {
			b.WriteRune(' ')
		}
	}
	return b.String()
}

func wrap(label, text string) string {
	const width = 100
	var b strings.Builder
	line := "         " + label
	for _, word := range strings.Fields(text) {
		if len(line)+1+len(word) > width {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
			line = "              "
		}
		line += word + " "
	}
	b.WriteString(strings.TrimRight(line, " ") + "\n")
	return b.String()
}

// Summary is what was found in one line.
func (r *Report) Summary() string {
	s := fmt.Sprintf("%s in %s", plural(len(r.Findings), "finding"), plural(len(r.Files), "file"))
	if len(r.Findings) == 0 {
		s = "no findings in " + plural(len(r.Files), "file")
	} else {
		var parts []string
		for _, k := range []Kind{Vulnerability, Bug, CodeSmell} {
			if n := r.Count(k); n > 0 {
				parts = append(parts, plural(n, kindText(k)))
			}
		}
		s += ": " + strings.Join(parts, ", ")
	}
	if r.Suppressed > 0 {
		s += fmt.Sprintf("; %d accepted", r.Suppressed)
	}
	return s + "\n"
}

func plural(n int, what string) string {
	switch {
	case n == 1:
	case strings.HasSuffix(what, "y"):
		what = what[:len(what)-1] + "ies"
	default:
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

func kindText(k Kind) string { return strings.ToLower(strings.ReplaceAll(string(k), "_", " ")) }

// The JSON report has the form that users of `bal scan` process: lines and columns
// count from 0.
type jsonFinding struct {
	Location jsonLocation `json:"location"`
	Rule     jsonRule     `json:"rule"`
	Message  string       `json:"message"`
	Source   string       `json:"source"`
	FileName string       `json:"fileName"`
	FilePath string       `json:"filePath"`
}

type jsonLocation struct {
	FilePath    string `json:"filePath"`
	StartLine   int    `json:"startLine"`
	EndLine     int    `json:"endLine"`
	StartColumn int    `json:"startColumn"`
	EndColumn   int    `json:"endColumn"`
	StartOffset int    `json:"startOffset"`
	Length      int    `json:"length"`
	Snippet     string `json:"snippet"`
}

type jsonRule struct {
	ID          string         `json:"id"`
	NumericID   int            `json:"numericId"`
	Name        string         `json:"name"`
	Description string         `json:"description"`
	Details     string         `json:"details"`
	Severity    string         `json:"severity"`
	Tags        []string       `json:"tags"`
	Standards   *jsonStandards `json:"standards,omitempty"`
	RuleKind    Kind           `json:"ruleKind"`
}

type jsonStandards struct {
	CWE   []int       `json:"cwe"`
	OWASP []jsonOWASP `json:"owasp,omitempty"`
}

type jsonOWASP struct {
	Year       int   `json:"year"`
	Categories []int `json:"categories"`
}

// JSON is the findings of packages as `bal scan` writes them.
func JSON(reports ...*Report) []byte {
	list := []jsonFinding{}
	for _, r := range reports {
		list = append(list, r.json()...)
	}
	return encode(list)
}

func (r *Report) json() (list []jsonFinding) {
	for i := range r.Findings {
		f := &r.Findings[i]
		from, to := f.File.Lines.Pos(int(f.Off)), f.File.Lines.Pos(int(f.End))
		rule := jsonRule{
			ID: f.Rule.ID, NumericID: f.Rule.Numeric(), Name: f.Rule.Name, Description: f.Rule.Why, Details: f.Rule.Fix,
			Severity: f.Rule.Severity.String(), Tags: f.Rule.Tags, RuleKind: f.Rule.Kind,
		}
		if len(f.Rule.CWE) > 0 {
			rule.Standards = &jsonStandards{CWE: f.Rule.CWE}
			if len(f.Rule.OWASP) > 0 {
				rule.Standards.OWASP = []jsonOWASP{{2025, f.Rule.OWASP}}
			}
		}
		list = append(list, jsonFinding{
			Location: jsonLocation{f.File.Name, from.Line - 1, to.Line - 1, from.Col - 1, to.Col - 1, int(f.Off), int(f.End - f.Off), f.snippet()},
			Rule:     rule, Message: f.Message, Source: "BUILT_IN",
			FileName: filepath.Base(f.File.Name), FilePath: filepath.Join(r.Root, filepath.FromSlash(f.File.Name)),
		})
	}
	return list
}

func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic(err) // plain data
	}
	return b.Bytes()
}

type object = map[string]any

// SARIF is the findings in the Static Analysis Results Interchange Format 2.1.0,
// which code hosts and SonarQube read; each package is a run of its own.
func SARIF(reports ...*Report) []byte {
	runs := []any{}
	for _, r := range reports {
		runs = append(runs, r.sarif())
	}
	return encode(object{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": runs})
}

func (r *Report) sarif() object {
	rules := []any{}
	index := map[*Rule]int{}
	for _, rule := range r.Rules {
		index[rule] = len(rules)
		tags := append([]string{kindText(rule.Kind)}, rule.Tags...)
		for _, n := range rule.CWE {
			tags = append(tags, fmt.Sprintf("external/cwe/cwe-%d", n))
		}
		props := object{"tags": tags, "problem.severity": sarifLevel(rule.Severity)}
		if rule.Kind == Vulnerability {
			tags = append(tags, "security")
			props["tags"] = tags
			props["security-severity"] = [...]string{"0.0", "3.0", "5.5", "8.0", "9.5"}[rule.Severity]
		}
		rules = append(rules, object{
			"id": rule.ID, "name": pascal(rule.Name),
			"shortDescription":     object{"text": rule.Name},
			"fullDescription":      object{"text": rule.Why},
			"help":                 object{"text": rule.Why + "\n\n" + rule.Fix, "markdown": rule.markdown()},
			"defaultConfiguration": object{"level": sarifLevel(rule.Severity)},
			"properties":           props,
		})
	}
	results := []any{}
	seen := map[string]int{}
	for i := range r.Findings {
		f := &r.Findings[i]
		from, to := f.File.Lines.Pos(int(f.Off)), f.File.Lines.Pos(int(f.End))
		sum := sha256.Sum256([]byte(f.Rule.ID + "\x00" + f.File.Name + "\x00" + strings.TrimSpace(f.snippet())))
		print := hex.EncodeToString(sum[:16])
		seen[print]++
		results = append(results, object{
			"ruleId": f.Rule.ID, "ruleIndex": index[f.Rule], "level": sarifLevel(f.Rule.Severity),
			"message": object{"text": f.Message},
			"locations": []any{object{"physicalLocation": object{
				"artifactLocation": object{"uri": uri(f.File.Name), "uriBaseId": "SRCROOT"},
				"region": object{
					"startLine": from.Line, "startColumn": from.Col, "endLine": to.Line, "endColumn": to.Col,
					"snippet": object{"text": f.snippet()},
				},
			}}},
			"partialFingerprints": object{"barre/v1": fmt.Sprintf("%s:%d", print, seen[print])},
		})
	}
	return object{
		"tool":               object{"driver": object{"name": "Barre", "semanticVersion": r.Tool, "rules": rules}},
		"automationDetails":  object{"id": "barre/" + r.Title + "/"},
		"originalUriBaseIds": object{"SRCROOT": object{"description": object{"text": "The folder of the package"}}},
		"columnKind":         "unicodeCodePoints",
		"results":            results,
	}
}

// uri writes the name of a file as a relative reference.
func uri(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case c == '/', c == '-', c == '.', c == '_', c == '~', '0' <= c && c <= '9', 'a' <= c|0x20 && c|0x20 <= 'z':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func sarifLevel(s Severity) string {
	switch {
	case s >= High:
		return "error"
	case s == Medium:
		return "warning"
	}
	return "note"
}

// pascal makes an identifier of a rule's name.
func pascal(name string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !('a' <= r|0x20 && r|0x20 <= 'z') }) {
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	return b.String()
}

func (r *Rule) markdown() string {
	return fmt.Sprintf("%s\n\n```ballerina\n%s\n```\n\n%s\n\n```ballerina\n%s\n```\n", r.Why, r.Bad, r.Fix, r.Good)
}

// Help explains a rule for a person at a terminal.
func (r *Rule) Help() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n%s, severity %s", r.ID, r.Name, kindText(r.Kind), r.Severity)
	for _, n := range r.CWE {
		fmt.Fprintf(&b, ", CWE-%d", n)
	}
	for _, n := range r.OWASP {
		fmt.Fprintf(&b, ", OWASP A%02d:2025", n)
	}
	fmt.Fprintf(&b, "\n\n%s\n\n%s\n\nInstead of\n\n%s\n\nwrite\n\n%s\n", strings.TrimSpace(fold(r.Why)), strings.TrimSpace(fold(r.Fix)), shift(r.Bad), shift(r.Good))
	return b.String()
}

func fold(text string) string {
	var b strings.Builder
	n := 0
	for _, w := range strings.Fields(text) {
		if n+len(w) > 79 {
			b.WriteByte('\n')
			n = 0
		} else if n > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		n += len(w) + 1
	}
	return b.String()
}

func shift(code string) string { return "    " + strings.ReplaceAll(code, "\n", "\n    ") }

// WriteRules writes the table of rules as `bal scan --list-rules` does.
func WriteRules(w io.Writer, rules []*Rule) {
	width := len("RuleID")
	for _, r := range rules {
		width = max(width, len(r.ID))
	}
	fmt.Fprintf(w, "%-*s | %-13s | %-8s | %s\n", width, "RuleID", "Rule Kind", "Severity", "Rule Description")
	fmt.Fprintf(w, "%s-|-%s-|-%s-|-%s\n", strings.Repeat("-", width), strings.Repeat("-", 13), strings.Repeat("-", 8), strings.Repeat("-", 48))
	for _, r := range rules {
		fmt.Fprintf(w, "%-*s | %-13s | %-8s | %s\n", width, r.ID, r.Kind, r.Severity, r.Name)
	}
}

//go:embed report.html
var page string

// pageLine is a line of source in the HTML report.
type pageLine struct {
	Number   int
	Text     string
	Marked   bool
	Findings []*Finding
}

type pageFile struct {
	Name                 string
	Findings             []*Finding
	Vulns, Bugs, Smells  int
	Lines                []pageLine
	Worst                string
	Low, Medium, Serious int
}

// HTML is a page to look through the findings with: one file, no network.
func (r *Report) HTML() ([]byte, error) {
	var files []*pageFile
	by := map[*syntax.File]*pageFile{}
	secret := map[*syntax.File]string{}
	for _, f := range r.Files {
		p := &pageFile{Name: f.Name}
		by[f] = p
		secret[f] = f.Src
		files = append(files, p)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		p := by[f.File]
		p.Findings = append(p.Findings, f)
		switch f.Rule.Kind {
		case Vulnerability:
			p.Vulns++
		case Bug:
			p.Bugs++
		default:
			p.Smells++
		}
		if slices.Contains(f.Rule.Tags, "secret") {
			// Hide what this finding is about in what was hidden so far.
			text := []byte(secret[f.File])
			copy(text[f.Off:f.End], hidden(f.File, f.Off, f.End)[f.Off:f.End])
			secret[f.File] = string(text)
		}
	}
	for f, p := range by {
		if len(p.Findings) == 0 {
			continue
		}
		for i, text := range strings.Split(secret[f], "\n") {
			p.Lines = append(p.Lines, pageLine{Number: i + 1, Text: strings.TrimSuffix(text, "\r")})
		}
		for _, x := range p.Findings {
			first := f.Lines.Line(int(x.Off))
			last := max(first, f.Lines.Line(max(int(x.Off), int(x.End)-1)))
			for i := first; i <= last && i <= len(p.Lines); i++ {
				p.Lines[i-1].Marked = true
			}
			if last <= len(p.Lines) {
				p.Lines[last-1].Findings = append(p.Lines[last-1].Findings, x)
			}
		}
	}
	slices.SortStableFunc(files, func(a, b *pageFile) int { return len(b.Findings) - len(a.Findings) })
	t, err := template.New("report").Funcs(template.FuncMap{
		"kind": kindText, "lower": strings.ToLower, "plural": plural,
		"line": func(f *Finding) int { return f.File.Lines.Line(int(f.Off)) },
		"cwe":  func(n int) string { return fmt.Sprintf("CWE-%d", n) },
	}).Parse(look.Page(page))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	bySeverity := map[string]int{}
	for i := range r.Findings {
		bySeverity[r.Findings[i].Rule.Severity.String()]++
	}
	err = t.Execute(&b, map[string]any{
		"Title": r.Title, "Tool": r.Tool, "Files": files, "Findings": len(r.Findings), "Suppressed": r.Suppressed, "Rules": len(r.Rules),
		"Vulns": r.Count(Vulnerability), "Bugs": r.Count(Bug), "Smells": r.Count(CodeSmell), "Severities": bySeverity,
		"Levels": []string{"BLOCKER", "HIGH", "MEDIUM", "LOW", "INFO"},
	})
	return b.Bytes(), err
}
