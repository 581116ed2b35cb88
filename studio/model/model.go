// Package model makes the models that the visual designer draws, and turns the
// intents it sends back into edits of text.
//
// Everything is computed from the checked package: its syntax trees, which are
// lossless, and what the checker knows of its declarations. Nothing is stored
// beside the code; whoever has the text has the diagram. So a model can be
// thrown away after every keystroke, and code that does not parse has a model
// as well, in which what could not be read is a node that says so.
//
// The models are plain structs whose JSON is the protocol between the server
// and the web application; docs/studio.md describes it. [Version] tells when
// it changes.
//
// What a name stands for is found from declarations alone: the type written at
// a variable, or the class after new. That costs next to nothing, works in code
// with errors, and is all a picture needs. No module is known by name: what
// kind a node is follows from what the module that declares its callee says.
package model

import (
	"slices"
	"strings"

	"barre/check"
	"barre/lib"
	"barre/syntax"
)

// Version is the version of the models' JSON. It grows when a field changes its
// meaning or goes; new fields leave it alone.
const Version = 1

// Pos is a place in a file for people: line and column count from 1, the column
// in code points.
type Pos struct {
	Line int `json:"line"`
	Col  int `json:"col"`
}

// Range is a part of a file: bytes from Start up to End, and the same as lines
// and columns.
type Range struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	From  Pos    `json:"from"`
	To    Pos    `json:"to"`
}

// Diagnostic is something that is wrong, or might be, in a place.
type Diagnostic struct {
	Severity string `json:"severity"` // error, warning or hint
	Code     string `json:"code"`
	Message  string `json:"message"`
	Range    Range  `json:"range"`
}

// Program is what models are made of: the modules of a package, checked. It is
// cheap to make, so that there is a new one after every edit; it must not be
// used while its world is being changed.
type Program struct {
	World *check.World
	// Modules are the package's own, the default module first.
	Modules []*check.Module
	// Libraries are the modules that the palette offers.
	Libraries []*lib.Module

	diags map[*syntax.File][]check.Diagnostic
}

// source is a file of the program with the module it belongs to.
type source struct {
	p   *Program
	mod *check.Module
	f   *syntax.File
}

// sources lists the files of the program.
func (p *Program) sources() []source {
	var all []source
	for _, m := range p.Modules {
		for _, f := range m.Files() {
			all = append(all, source{p, m, f})
		}
	}
	return all
}

// source finds a file by its name.
func (p *Program) source(file string) (source, bool) {
	for _, s := range p.sources() {
		if s.f.Name == file {
			return s, true
		}
	}
	return source{}, false
}

// rng is the part of the file between two bytes.
func (s source) rng(start, end int) Range {
	a, b := s.f.Lines.Pos(start), s.f.Lines.Pos(end)
	return Range{s.f.Name, start, end, Pos{a.Line, a.Col}, Pos{b.Line, b.Col}}
}

// of is the part of the file that a node covers.
func (s source) of(n syntax.Node) Range {
	start, end := s.f.Offsets(n)
	return s.rng(start, end)
}

// text is the text of a node; "" for one that is missing.
func (s source) text(n syntax.Node) string {
	if n == nil {
		return ""
	}
	return s.f.Text(n)
}

// line is the text of a node on one line, with an ellipsis where it is long.
func (s source) line(n syntax.Node) string {
	if n == nil {
		return ""
	}
	return short(s.f.Text(n))
}

// maxLabel is how many characters of code a label shows.
const maxLabel = 80

func short(text string) string {
	if len(text) <= maxLabel && !strings.ContainsAny(text, "\n\t") {
		return text
	}
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > maxLabel {
		return string(r[:maxLabel-1]) + "…"
	}
	return text
}

// diagnostics lists what was reported about a file, in order of position.
func (s source) diagnostics() []check.Diagnostic {
	p := s.p
	if p.diags == nil {
		p.diags = map[*syntax.File][]check.Diagnostic{}
		for _, d := range p.World.Diagnostics() {
			p.diags[d.File] = append(p.diags[d.File], d)
		}
	}
	return p.diags[s.f]
}

// between lists what was reported between two bytes of the file.
func (s source) between(start, end int) []Diagnostic {
	var list []Diagnostic
	all := s.diagnostics()
	i, _ := slices.BinarySearchFunc(all, start, func(d check.Diagnostic, off int) int { return int(d.Off) - off })
	for ; i < len(all) && int(all[i].Off) < max(end, start+1); i++ {
		list = append(list, s.diagnostic(all[i]))
	}
	return list
}

func (s source) diagnostic(d check.Diagnostic) Diagnostic {
	severity := "error"
	switch d.Severity {
	case check.SevWarning:
		severity = "warning"
	case check.SevHint:
		severity = "hint"
	}
	return Diagnostic{severity, d.Code, d.Msg, s.rng(int(d.Off), int(d.End))}
}
