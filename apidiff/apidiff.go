// Package apidiff compares what two versions of a package offer to others and
// says what that asks of the version number.
//
// Declarations are compared by name. Where types are written differently, what
// was written is given its meaning in the new version, beside what is written
// now, and the two are related by subtyping: a name stands for what it names now,
// and a definition that has changed is a change of its own, told once. A parameter
// may come to accept more and a result to be less; a field must stay what it is,
// since it is both written and read.
package apidiff

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"barre/check"
	"barre/syntax"
	"barre/types"
)

// Level is what a change asks of the version number.
type Level uint8

// Levels, from the least up.
const (
	None  Level = iota
	Patch       // nothing that others can see
	Minor       // something new; what there was goes on working
	Major       // programs that use the package may no longer compile or work
)

var levelNames = [...]string{"NONE", "PATCH", "MINOR", "MAJOR"}

func (l Level) String() string { return levelNames[l] }

// Change is one difference.
type Change struct {
	Level Level
	Text  string
	// File and Line are where it is, in the old version for what is gone.
	File string
	Line int
}

// Module is a module of one version.
type Module struct {
	Name     string
	Exported bool // other packages may import it
	Files    []*syntax.File
}

// Resolver gives modules their meaning: those of the new version, where further
// files have been added to some.
type Resolver func(added map[string][]*syntax.File) func(module string) *check.Module

// Compare lists what has changed from an old version to a new one.
func Compare(old, now []Module, resolve Resolver) []Change {
	c := &comparison{added: map[string][]*syntax.File{}}
	find := func(list []Module, name string) *Module {
		i := slices.IndexFunc(list, func(m Module) bool { return m.Name == name })
		if i < 0 {
			return nil
		}
		return &list[i]
	}
	for i := range old {
		m := &old[i]
		n := find(now, m.Name)
		switch {
		case m.Exported && (n == nil || !n.Exported):
			c.changes = append(c.changes, Change{Level: Major, Text: fmt.Sprintf("the module '%s' can no longer be imported", m.Name)})
		case m.Exported:
			c.module(m, n)
		case n == nil || !n.Exported:
			if n != nil {
				c.hidden(m, n)
			} else {
				c.changes = append(c.changes, Change{Level: Patch, Text: fmt.Sprintf("the module '%s', which others could not import, is gone", m.Name)})
			}
		}
	}
	for i := range now {
		m := &now[i]
		o := find(old, m.Name)
		switch {
		case m.Exported && (o == nil || !o.Exported):
			c.changes = append(c.changes, Change{Level: Minor, Text: fmt.Sprintf("the module '%s' is new", m.Name)})
		case !m.Exported && o == nil:
			c.changes = append(c.changes, Change{Level: Patch, Text: fmt.Sprintf("the module '%s', which others cannot import, is new", m.Name)})
		}
	}
	c.settle(resolve)
	slices.SortStableFunc(c.changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(b.Level, a.Level), strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return slices.Compact(c.changes)
}

// Worst is the highest level of changes.
func Worst(changes []Change) (l Level) {
	for _, c := range changes {
		l = max(l, c.Level)
	}
	return l
}

type comparison struct {
	changes []Change
	added   map[string][]*syntax.File
	mod     string
	waiting []*pair
	n       int
}

// side is a node in its file.
type side struct {
	f *syntax.File
	n syntax.Node
}

// text is a node as it is written, without white space and comments.
func (s side) text() string {
	if s.n == nil {
		return ""
	}
	var b strings.Builder
	r := s.n.Range()
	for t := r.First; t <= r.Last; t++ {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s.f.TokText(t))
	}
	return b.String()
}

// shown is a type as messages have it.
func (s side) shown() string {
	if s.n == nil {
		return "()"
	}
	return strings.Join(strings.Fields(s.f.Text(s.n)), " ")
}

func (c *comparison) report(l Level, at side, format string, args ...any) {
	ch := Change{Level: l, Text: fmt.Sprintf(format, args...)}
	if at.f != nil && at.n != nil {
		from, _ := at.f.Pos(at.n)
		ch.File, ch.Line = at.f.Name, from.Line
	}
	c.changes = append(c.changes, ch)
}

// relation is how a new type relates to the old one.
type relation uint8

const (
	equal relation = iota
	wider
	narrower
	other
)

// pair is two types to be related once all are known.
type pair struct {
	mod      string
	old, now string // names of their definitions
	then     func(relation)
}

// relate finds how two types relate, and tells then. A type that is not written is
// ().
func (c *comparison) relate(old, now side, then func(relation)) {
	a, b := old.text(), now.text()
	if a == b {
		return
	}
	c.n++
	p := &pair{mod: c.mod, old: fmt.Sprintf("semverOld%d", c.n), now: fmt.Sprintf("semverNew%d", c.n), then: then}
	c.define(p.old, old, a)
	c.define(p.now, now, b)
	c.waiting = append(c.waiting, p)
}

// define adds a file with a definition of a type to the module, under the imports
// of the file in which it is written.
func (c *comparison) define(name string, s side, text string) {
	if text == "" {
		text = "()"
	}
	var b strings.Builder
	if s.f != nil {
		for _, i := range s.f.Imports {
			b.WriteString(s.f.Text(i) + "\n")
		}
	}
	fmt.Fprintf(&b, "type %s %s;\n", name, text)
	c.added[c.mod] = append(c.added[c.mod], syntax.Parse(name+".bal", b.String()))
}

// settle relates the types that are waiting.
func (c *comparison) settle(resolve Resolver) {
	if len(c.waiting) == 0 {
		return
	}
	find := resolve(c.added)
	for _, p := range c.waiting {
		p.then(related(find(p.mod), p))
	}
}

func related(m *check.Module, p *pair) relation {
	if m == nil {
		return other
	}
	old, now := m.TypeByName(p.old), m.TypeByName(p.now)
	if old == nil || now == nil {
		return other
	}
	// A name that no longer stands for anything leaves a type that is empty, or
	// that nothing relates to.
	if types.IsEmpty(old) != types.IsEmpty(now) {
		return other
	}
	sub, super := types.IsSubtype(old, now), types.IsSubtype(now, old)
	switch {
	case sub && super:
		return equal
	case sub:
		return wider
	case super:
		return narrower
	}
	return other
}
