package dap

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/google/go-dap"

	"barre/syntax"
	"barre/vm"
)

// wanted is a breakpoint that a client has asked for.
type wanted struct {
	id        int
	line, col int
	function  string
	condition string
	hit       string
	log       string
	problem   string // why it cannot be

	made *vm.Breakpoint // for the program that runs
}

// sourceBreakpoints are those of a file.
type sourceBreakpoints struct {
	source dap.Source
	list   []*wanted
}

// sameFile makes paths of one file equal.
func sameFile(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	path = filepath.Clean(path)
	if runtime.GOOS == "windows" {
		path = strings.ToLower(path)
	}
	return path
}

// sourceKey is under what the breakpoints of a source are kept.
func sourceKey(s dap.Source) string {
	if s.SourceReference > 0 {
		return "#" + strconv.Itoa(s.SourceReference)
	}
	return sameFile(s.Path)
}

// want makes a breakpoint of what the client asks for. One that was there before
// keeps its number.
func (s *Server) want(old []*wanted, w *wanted) *wanted {
	for _, o := range old {
		if o.line == w.line && o.col == w.col && o.function == w.function && o.condition == w.condition && o.hit == w.hit && o.log == w.log {
			return o
		}
	}
	s.conf.lastID++
	w.id = s.conf.lastID
	if _, err := hitCondition(w.hit); err != nil {
		w.problem = err.Error()
	}
	if _, err := logParts(w.log); err != nil {
		w.problem = err.Error()
	}
	return w
}

// apply hands what is asked for to the program that runs.
func (s *Server) apply() {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.target
	if t == nil {
		return
	}
	var all []*vm.Breakpoint
	add := func(w *wanted, b *vm.Breakpoint) {
		if old := w.made; old != nil && old.File == b.File && old.Off == b.Off && old.Function == b.Function {
			all = append(all, old) // it goes on counting
			return
		}
		b.ID, b.Condition = w.id, strings.TrimSpace(w.condition)
		b.Hit, _ = hitCondition(w.hit)
		b.Log, _ = logParts(w.log)
		w.made = b
		all = append(all, b)
	}
	for _, src := range s.conf.sources {
		f := t.file(src.source)
		for _, w := range src.list {
			if f == nil || w.problem != "" {
				w.made = nil
				continue
			}
			off, ok := t.d.Resolve(f, w.line, w.col)
			if !ok {
				w.made = nil
				continue
			}
			add(w, &vm.Breakpoint{File: f, Off: off})
		}
	}
	for _, w := range s.conf.functions {
		if w.problem == "" {
			add(w, &vm.Breakpoint{Function: w.function})
		}
	}
	t.d.SetBreakpoints(all)
	t.d.SetPanics(s.conf.panics)
	t.d.StepIntoLibraries(s.conf.libraries)
}

// answer is a breakpoint as the client is told of it.
func (t *target) answer(w *wanted) dap.Breakpoint {
	b := dap.Breakpoint{Id: w.id, Line: w.line}
	switch {
	case w.problem != "":
		b.Message = w.problem
	case t == nil:
		b.Message = "the program has not been loaded yet"
	case w.function != "":
		if b.Verified = t.d.HasFunction(w.function); !b.Verified {
			b.Message = fmt.Sprintf("there is no function '%s' in the program", w.function)
		}
	case w.made == nil:
		b.Message = "there is no statement here or below, or the file does not belong to the program"
	default:
		p := w.made.File.Lines.Pos(int(w.made.Off))
		b.Verified, b.Line, b.Column = true, p.Line, p.Col
		src := t.source(w.made.File)
		b.Source = &src
		if p.Line != w.line {
			b.Message = fmt.Sprintf("line %d has no statement: moved to line %d", w.line, p.Line)
		}
	}
	return b
}

// hitCondition reads a condition on the number of hits: a number, or one after
// >, >=, <, <=, == or %.
func hitCondition(text string) (func(n int) bool, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, nil
	}
	op := strings.TrimRight(text, "0123456789 \t")
	n, err := strconv.Atoi(strings.TrimSpace(text[len(op):]))
	ops := map[string]func(hits int) bool{
		"":   func(hits int) bool { return hits == n },
		"=":  func(hits int) bool { return hits == n },
		"==": func(hits int) bool { return hits == n },
		">":  func(hits int) bool { return hits > n },
		">=": func(hits int) bool { return hits >= n },
		"<":  func(hits int) bool { return hits < n },
		"<=": func(hits int) bool { return hits <= n },
		"%":  func(hits int) bool { return hits%n == 0 },
	}
	f := ops[strings.TrimSpace(op)]
	if err != nil || f == nil || n == 0 && strings.TrimSpace(op) == "%" {
		return nil, fmt.Errorf("the hit condition '%s' is not understood: a number was expected, after one of >, >=, <, <=, == and %% or alone", text)
	}
	return f, nil
}

// logParts takes a message apart into texts and, at odd places, the expressions in
// braces; nil for no message. A backslash makes a brace text.
func logParts(text string) ([]string, error) {
	if text == "" {
		return nil, nil
	}
	parts := []string{""}
	depth := 0
	for i := 0; i < len(text); i++ {
		last := &parts[len(parts)-1]
		switch c := text[i]; {
		case c == '\\' && depth == 0 && i+1 < len(text) && strings.IndexByte(`{}\`, text[i+1]) >= 0:
			i++
			*last += text[i : i+1]
		case c == '{' && depth == 0:
			depth = 1
			parts = append(parts, "")
		case c == '}' && depth == 1:
			depth = 0
			if strings.TrimSpace(*last) == "" {
				return nil, fmt.Errorf("the log message has braces without an expression")
			}
			parts = append(parts, "")
		default:
			if depth > 0 && c == '{' {
				depth++
			} else if depth > 0 && c == '}' {
				depth--
			}
			*last += text[i : i+1]
		}
	}
	if depth > 0 {
		return nil, fmt.Errorf("the log message has a '{' without its '}'")
	}
	return parts, nil
}

// ------------------------------------------------------------ sources

// files lists the sources of the program that have been loaded.
func (t *target) files() []*syntax.File {
	var r []*syntax.File
	t.p.World.Lock()
	defer t.p.World.Unlock()
	for _, m := range t.p.World.Modules() {
		r = append(r, m.Files()...)
	}
	return r
}

// file finds a source.
func (t *target) file(s dap.Source) *syntax.File {
	if s.SourceReference > 0 {
		t.mu.Lock()
		defer t.mu.Unlock()
		if s.SourceReference <= len(t.sources) {
			return t.sources[s.SourceReference-1]
		}
		return nil
	}
	want := sameFile(s.Path)
	for _, f := range t.files() {
		if p := t.path(f); p != "" && sameFile(p) == want {
			return f
		}
	}
	return nil
}

// source describes a source: by its path, or by a number when it is none of the
// user's files.
func (t *target) source(f *syntax.File) dap.Source {
	if p := t.path(f); p != "" {
		return dap.Source{Name: filepath.Base(p), Path: p}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	i := slices.Index(t.sources, f)
	if i < 0 {
		i = len(t.sources)
		t.sources = append(t.sources, f)
	}
	return dap.Source{Name: f.Name, SourceReference: i + 1, Origin: "library", PresentationHint: "deemphasize"}
}
