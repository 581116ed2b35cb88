// Package profile writes where a program spent its time: as a page with a flame
// graph, and in the format of pprof, which many tools read.
package profile

import (
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"time"

	"barre/internal/look"
)

// Profile is the time of a program by its stacks.
type Profile struct {
	Title    string // of the program
	Tool     string // the version of what made the profile
	Began    time.Time
	Duration time.Duration
	Interval time.Duration // between two samples of a strand
	Samples  []Sample
}

// Sample is a stack with the time that strands had it.
type Sample struct {
	Stack            []Frame // innermost first
	Count            int64
	Running, Waiting time.Duration
}

// Frame is a call.
type Frame struct {
	Name string // "acme/shop:total"
	File string
	Line int
	// Go marks a function of the library that is not written in Ballerina.
	Go bool
}

// buffer builds a protocol buffers message.
type buffer struct{ b []byte }

func (b *buffer) varint(n uint64) {
	for n >= 0x80 {
		b.b = append(b.b, byte(n)|0x80)
		n >>= 7
	}
	b.b = append(b.b, byte(n))
}

func (b *buffer) number(field int, n int64) {
	if n != 0 {
		b.varint(uint64(field) << 3)
		b.varint(uint64(n))
	}
}

func (b *buffer) bytes(field int, data []byte) {
	b.varint(uint64(field)<<3 | 2)
	b.varint(uint64(len(data)))
	b.b = append(b.b, data...)
}

func (b *buffer) message(field int, f func(m *buffer)) {
	var m buffer
	f(&m)
	b.bytes(field, m.b)
}

// Pprof writes the profile in the format of pprof: profile.proto, compressed. Each
// sample has a count, the time it ran and the time it waited.
func (p *Profile) Pprof(w io.Writer) error {
	var out, tables buffer
	strs := map[string]int64{"": 0}
	table := []string{""}
	str := func(s string) int64 {
		i, ok := strs[s]
		if !ok {
			i = int64(len(table))
			strs[s] = i
			table = append(table, s)
		}
		return i
	}
	valueType := func(field int, kind, unit string) {
		out.message(field, func(m *buffer) { m.number(1, str(kind)); m.number(2, str(unit)) })
	}
	valueType(1, "samples", "count")
	valueType(1, "running", "nanoseconds")
	valueType(1, "waiting", "nanoseconds")
	type function struct{ name, file string }
	functions := map[function]int64{}
	locations := map[Frame]int64{}
	for _, s := range p.Samples {
		var ids, values buffer
		for _, f := range s.Stack {
			id, ok := locations[f]
			if !ok {
				fn := function{f.Name, f.File}
				fid, known := functions[fn]
				if !known {
					fid = int64(len(functions) + 1)
					functions[fn] = fid
					tables.message(5, func(m *buffer) {
						m.number(1, fid)
						m.number(2, str(f.Name))
						m.number(3, str(f.Name))
						m.number(4, str(f.File))
					})
				}
				id = int64(len(locations) + 1)
				locations[f] = id
				tables.message(4, func(m *buffer) {
					m.number(1, id)
					m.message(4, func(l *buffer) { l.number(1, fid); l.number(2, int64(f.Line)) })
				})
			}
			ids.varint(uint64(id))
		}
		for _, v := range []int64{s.Count, int64(s.Running), int64(s.Waiting)} {
			values.varint(uint64(v))
		}
		out.message(2, func(m *buffer) { m.bytes(1, ids.b); m.bytes(2, values.b) })
	}
	out.b = append(out.b, tables.b...)
	valueType(11, "running", "nanoseconds")
	preferred := str("running")
	for _, s := range table {
		out.bytes(6, []byte(s))
	}
	out.number(9, p.Began.UnixNano())
	out.number(10, int64(p.Duration))
	out.number(12, int64(p.Interval))
	out.number(14, preferred)
	z := gzip.NewWriter(w)
	if _, err := z.Write(out.b); err != nil {
		return err
	}
	return z.Close()
}

// Total is the time of all samples.
func (p *Profile) Total() (running, waiting time.Duration) {
	for i := range p.Samples {
		running += p.Samples[i].Running
		waiting += p.Samples[i].Waiting
	}
	return running, waiting
}

// Entry is the time of a function.
type Entry struct {
	Name, File string
	// Self is the time in the function itself, All that with what it called.
	Self, All time.Duration
}

// Top lists the functions by the time they ran themselves, most first.
func (p *Profile) Top() []Entry {
	by := map[string]*Entry{}
	for _, s := range p.Samples {
		seen := map[string]bool{}
		for i, f := range s.Stack {
			e := by[f.Name]
			if e == nil {
				e = &Entry{Name: f.Name, File: f.File}
				by[f.Name] = e
			}
			if i == 0 {
				e.Self += s.Running
			}
			if !seen[f.Name] { // once for a recursive one
				seen[f.Name] = true
				e.All += s.Running
			}
		}
	}
	list := make([]Entry, 0, len(by))
	for _, e := range by {
		list = append(list, *e)
	}
	slices.SortFunc(list, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(b.Self, a.Self), cmp.Compare(b.All, a.All), strings.Compare(a.Name, b.Name))
	})
	return list
}

// WriteTop writes the functions that took the most time, for a person at a terminal.
func (p *Profile) WriteTop(w io.Writer, n int) {
	running, waiting := p.Total()
	fmt.Fprintf(w, "Ran %s: %s in Ballerina code and the library, %s waiting, over all strands\n", round(p.Duration), round(running), round(waiting))
	if running == 0 {
		return
	}
	fmt.Fprintf(w, "%10s %7s %10s %7s  %s\n", "self", "", "with calls", "", "function")
	for i, e := range p.Top() {
		if i == n || e.Self == 0 {
			break
		}
		percent := func(d time.Duration) string { return fmt.Sprintf("%.1f%%", 100*float64(d)/float64(running)) }
		fmt.Fprintf(w, "%10s %7s %10s %7s  %s\n", round(e.Self), percent(e.Self), round(e.All), percent(e.All), e.Name)
	}
}

func round(d time.Duration) string {
	switch {
	case d >= 10*time.Second:
		return d.Round(100 * time.Millisecond).String()
	case d >= time.Second:
		return d.Round(10 * time.Millisecond).String()
	}
	return d.Round(100 * time.Microsecond).String()
}

//go:embed report.html
var page string

// node is a call in the flame graph: times in microseconds, as the page has them.
type node struct {
	Name    int     `json:"n"`
	Running int64   `json:"r"`
	Waiting int64   `json:"w"`
	Calls   []*node `json:"c,omitempty"`
	index   map[int]*node
}

func (n *node) call(name int) *node {
	c := n.index[name]
	if c == nil {
		c = &node{Name: name}
		if n.index == nil {
			n.index = map[int]*node{}
		}
		n.index[name] = c
		n.Calls = append(n.Calls, c)
	}
	return c
}

// HTML is a page with the flame graph: one file, no network.
func (p *Profile) HTML() ([]byte, error) {
	type function struct {
		Name string `json:"n"`
		File string `json:"f"`
		Go   bool   `json:"g,omitempty"`
	}
	type line struct {
		File    string `json:"f"`
		Line    int    `json:"l"`
		Name    string `json:"n"`
		Running int64  `json:"r"`
		Waiting int64  `json:"w"`
	}
	names := map[string]int{}
	functions := []function{{Name: "all"}}
	root := &node{}
	lines := map[Frame]*line{}
	for _, s := range p.Samples {
		at := root
		r, w := s.Running.Microseconds(), s.Waiting.Microseconds()
		at.Running += r
		at.Waiting += w
		for i := len(s.Stack) - 1; i >= 0; i-- {
			f := s.Stack[i]
			name, ok := names[f.Name]
			if !ok {
				name = len(functions)
				names[f.Name] = name
				functions = append(functions, function{f.Name, f.File, f.Go})
			}
			at = at.call(name)
			at.Running += r
			at.Waiting += w
		}
		// The innermost line of Ballerina code is where somebody can do something.
		for _, f := range s.Stack {
			if !f.Go && f.Line > 0 {
				l := lines[f]
				if l == nil {
					l = &line{File: f.File, Line: f.Line, Name: f.Name}
					lines[f] = l
				}
				l.Running += r
				l.Waiting += w
				break
			}
		}
	}
	var order func(n *node)
	order = func(n *node) {
		slices.SortFunc(n.Calls, func(a, b *node) int { return strings.Compare(functions[a.Name].Name, functions[b.Name].Name) })
		for _, c := range n.Calls {
			order(c)
		}
	}
	order(root)
	list := make([]*line, 0, len(lines))
	for _, l := range lines {
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b *line) int {
		return cmp.Or(cmp.Compare(b.Running+b.Waiting, a.Running+a.Waiting), strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	data, err := json.Marshal(map[string]any{"functions": functions, "root": root, "lines": list[:min(len(list), 200)]})
	if err != nil {
		return nil, err
	}
	t, err := template.New("profile").Parse(look.Page(page))
	if err != nil {
		return nil, err
	}
	running, waiting := p.Total()
	var b bytes.Buffer
	err = t.Execute(&b, map[string]any{
		"Title": p.Title, "Tool": p.Tool, "Began": p.Began.UTC().Format("2 January 2006, 15:04:05 MST"), "Duration": round(p.Duration),
		"Running": round(running), "Waiting": round(waiting), "Interval": p.Interval.String(), "Data": template.JS(data),
	})
	return b.Bytes(), err
}
