// Package scan looks for code that compiles and still should not stay as it is:
// secrets in the source, resources that nobody closes, SQL made of strings,
// input that reaches a file or a command unchecked, connections that cannot be
// configured, and plain slips.
//
// A rule is a value of [Rule]: what it is called, why it is there, what to do,
// an example of each, and the function that looks. Lists of rules, help and the
// reports are made from that. Rules look at the lossless tree where the text
// matters and at the checked one where its meaning does; [flow] follows values
// from variable to variable and through calls.
//
// A rule rather misses something than raises a false alarm: what is reported in
// vain once is not read the second time.
package scan

import (
	"slices"
	"sort"
	"strings"

	"barre/check"
	"barre/syntax"
)

// Kind says what sort of trouble a finding is.
type Kind string

// Kinds, as reports call them.
const (
	CodeSmell     Kind = "CODE_SMELL"
	Bug           Kind = "BUG"
	Vulnerability Kind = "VULNERABILITY"
)

// Severity says how urgent a finding is.
type Severity uint8

// Severities, from the least urgent up.
const (
	Info Severity = iota
	Low
	Medium
	High
	Blocker
)

var severityNames = [...]string{"INFO", "LOW", "MEDIUM", "HIGH", "BLOCKER"}

func (s Severity) String() string { return severityNames[s] }

// ParseSeverity reads the name of a severity, in upper or lower case.
func ParseSeverity(name string) (Severity, bool) {
	i := slices.Index(severityNames[:], strings.ToUpper(name))
	return Severity(max(i, 0)), i >= 0
}

// Rule is something to look for.
type Rule struct {
	ID       string // "ballerina:1", "ballerina/os:3", "barre:2"
	Name     string
	Kind     Kind
	Severity Severity
	Why      string // what is wrong with it
	Fix      string // what to do instead
	Bad      string // code that is reported
	Good     string // the same, mended
	Tags     []string
	CWE      []int // weaknesses by their number in the Common Weakness Enumeration
	OWASP    []int // categories of the OWASP Top 10 of 2025

	look func(p *pass)
}

// Numeric is the number at the end of the rule's ID.
func (r *Rule) Numeric() int {
	n := 0
	for _, c := range r.ID[strings.LastIndexByte(r.ID, ':')+1:] {
		n = n*10 + int(c-'0')
	}
	return n
}

// Finding is a place that a rule reports.
type Finding struct {
	Rule     *Rule
	File     *syntax.File
	Off, End int32
	// Message is what was found there.
	Message string
}

// Options is what to look for.
type Options struct {
	Include, Exclude []string // IDs of rules; Include empty means all
	Ignore           []Ignore
}

// Ignore is findings that are known and accepted.
type Ignore struct {
	Rule string // "" for every rule
	Path string // a pattern of files; "" for every file
}

// Result is what a scan found.
type Result struct {
	Files    []*syntax.File
	Rules    []*Rule // those that were applied
	Findings []Finding
	// Suppressed counts findings that a comment or Scan.toml accepts.
	Suppressed int
}

// Count gives how many findings are of kind.
func (r *Result) Count(kind Kind) int {
	n := 0
	for i := range r.Findings {
		if r.Findings[i].Rule.Kind == kind {
			n++
		}
	}
	return n
}

// Worst gives the highest severity found; ok is false when nothing was.
func (r *Result) Worst() (s Severity, ok bool) {
	for i := range r.Findings {
		s = max(s, r.Findings[i].Rule.Severity)
	}
	return s, len(r.Findings) > 0
}

// Scan applies the rules to checked modules, which are those of one package.
// library says that other packages may call its public functions.
func Scan(modules []*check.Module, library bool, o Options) *Result {
	p := newPass(modules, library)
	r := &Result{}
	for _, m := range modules {
		r.Files = append(r.Files, m.Files()...)
	}
	for _, rule := range Rules() {
		if len(o.Include) > 0 && !slices.Contains(o.Include, rule.ID) || slices.Contains(o.Exclude, rule.ID) {
			continue
		}
		r.Rules = append(r.Rules, rule)
		p.rule = rule
		rule.look(p)
	}
	accepted := map[*syntax.File]comments{}
	seen := map[Finding]bool{}
	for _, f := range p.found {
		if seen[f] {
			continue
		}
		seen[f] = true
		c, ok := accepted[f.File]
		if !ok {
			c = commentsOf(f.File)
			accepted[f.File] = c
		}
		if c.accept(f) || slices.ContainsFunc(o.Ignore, func(i Ignore) bool { return i.accepts(f) }) {
			r.Suppressed++
			continue
		}
		r.Findings = append(r.Findings, f)
	}
	sort.SliceStable(r.Findings, func(i, j int) bool {
		a, b := &r.Findings[i], &r.Findings[j]
		switch {
		case a.File != b.File:
			return a.File.Name < b.File.Name
		case a.Off != b.Off:
			return a.Off < b.Off
		}
		return a.Rule.Severity > b.Rule.Severity
	})
	return r
}

// RuleByID finds a rule, nil when there is none.
func RuleByID(id string) *Rule {
	for _, r := range Rules() {
		if r.ID == id {
			return r
		}
	}
	return nil
}
