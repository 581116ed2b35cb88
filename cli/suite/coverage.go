package suite

import (
	"sort"

	"barre/ir"
	"barre/syntax"
)

// Coverage collects what is executed while the tests of several modules run.
type Coverage struct {
	files map[string]*covered
}

// covered is what is known of one file.
type covered struct {
	file *syntax.File
	hit  map[ir.ProbeAt]bool
}

// Line tells what was executed of the code that begins on a line.
type Line struct {
	Number int
	Hit    bool
	// Branches is the number of outcomes of the conditions on the line, Taken
	// of those that happened.
	Branches, Taken int
	// Columns of the first statement and behind the line's last character.
	From, To int
}

// NewCoverage begins to collect.
func NewCoverage() *Coverage { return &Coverage{files: map[string]*covered{}} }

// Add notes what was executed of a file.
func (c *Coverage) Add(file *syntax.File, probes []ir.ProbeAt, hit []bool) {
	f := c.files[file.Name]
	if f == nil {
		f = &covered{file: file, hit: map[ir.ProbeAt]bool{}}
		c.files[file.Name] = f
	}
	for i, p := range probes {
		f.hit[p] = f.hit[p] || hit[i]
	}
}

// FileCoverage is the coverage of a file.
type FileCoverage struct {
	Name   string
	Source string
	Lines  []Line // those with code, in order
}

// Covered and Missed count lines; branches count on their own.
func (f *FileCoverage) Covered() int { return f.count(func(l Line) bool { return l.Hit }) }

// Missed is the number of lines that were not executed.
func (f *FileCoverage) Missed() int { return len(f.Lines) - f.Covered() }

func (f *FileCoverage) count(is func(Line) bool) int {
	n := 0
	for _, l := range f.Lines {
		if is(l) {
			n++
		}
	}
	return n
}

// Branches counts outcomes of conditions, and those that happened.
func (f *FileCoverage) Branches() (all, taken int) {
	for _, l := range f.Lines {
		all, taken = all+l.Branches, taken+l.Taken
	}
	return all, taken
}

// File is the coverage of a file; src is its content. A file without code that
// could be executed has no lines.
func (c *Coverage) File(name, src string) FileCoverage {
	r := FileCoverage{Name: name, Source: src}
	f := c.files[name]
	if f == nil {
		return r
	}
	lines := map[int]*Line{}
	for p, hit := range f.hit {
		at := f.file.Lines.Pos(int(p.Off))
		l := lines[at.Line]
		if l == nil {
			l = &Line{Number: at.Line, From: at.Col}
			lines[at.Line] = l
		}
		l.From = min(l.From, at.Col)
		// Where an outcome is known, the condition was reached.
		l.Hit = l.Hit || hit
		if p.Kind != ir.ProbeStmt {
			l.Branches++
			if hit {
				l.Taken++
			}
		}
	}
	text := splitLines(src)
	for _, l := range lines {
		if l.Number >= 1 && l.Number <= len(text) {
			l.To = len(text[l.Number-1]) + 1
		}
		r.Lines = append(r.Lines, *l)
	}
	sort.Slice(r.Lines, func(i, j int) bool { return r.Lines[i].Number < r.Lines[j].Number })
	return r
}

// ModuleCoverage is the coverage of a module.
type ModuleCoverage struct {
	Name  string
	Files []FileCoverage
}

// Covered is the number of lines that were executed.
func (m *ModuleCoverage) Covered() int {
	n := 0
	for i := range m.Files {
		n += m.Files[i].Covered()
	}
	return n
}

// Missed is the number of lines that were not.
func (m *ModuleCoverage) Missed() int {
	n := 0
	for i := range m.Files {
		n += m.Files[i].Missed()
	}
	return n
}

// Percent is the share of covered lines; without lines nothing is missed.
func Percent(covered, missed int) float64 {
	if covered+missed == 0 {
		return 100
	}
	return 100 * float64(covered) / float64(covered+missed)
}
