package check

import (
	"strings"

	"barre/internal/similar"
	"barre/syntax"
)

// nameUse is what a name is used as: it decides what a message calls it, and
// which names it may have been meant to be.
type nameUse uint8

const (
	useAny nameUse = iota
	useFunction
	useType
)

// fits reports whether a symbol could be meant where a name is used so.
func (u nameUse) fits(s *Symbol) bool {
	switch u {
	case useFunction:
		return s.Kind == symFunc && s.Name != "init" || s.Kind == symVar
	case useType:
		return s.Kind == symType || s.Kind == symEnum || s.Kind == symClass || s.Kind == symConst
	}
	return s.Kind != symAnnotation && s.Name != "init"
}

// maxSuggested is for how many undefined names others are looked for: a program
// that lacks an import has thousands, and each costs a look at all names.
const maxSuggested = 500

// undefined reports a name that stands for nothing; m is the module it was
// looked for in, and locals are names of variables that are in scope.
func (fs *fileScope) undefined(n *syntax.Name, m *Module, use nameUse, locals []string) {
	what, code := "undefined symbol", "BCE2010"
	switch use {
	case useFunction:
		what, code = "undefined function", "BCE2011"
	case useType:
		what, code = "unknown type", "BCE2069"
	}
	best := newSuggestion(n.Id.Name)
	if w := fs.mod.w; w.suggested < maxSuggested {
		w.suggested++
		for _, name := range locals {
			best.offer(name)
		}
		for _, s := range m.list {
			if use.fits(s) && (m == fs.mod || s.public) {
				best.offer(s.Name)
			}
		}
	}
	prefix := ""
	if n.Prefix != nil {
		prefix = n.Prefix.Name + ":"
	}
	fs.err(n, code, "%s '%s%s'%s", what, prefix, n.Id.Name, best.question(prefix))
}

// undefinedModule reports a prefix that no import declares.
func (fs *fileScope) undefinedModule(n syntax.Node, prefix string) {
	best := newSuggestion(prefix)
	for p := range fs.imports {
		best.offer(p)
	}
	fs.err(n, "BCE2000", "undefined module '%s'%s", prefix, best.question(""))
}

// localNames lists the variables in scope that an undefined name may have been
// meant to be.
func (c *fn) localNames() []string {
	if c.w.suggested >= maxSuggested {
		return nil
	}
	var r []string
	for s := c.scope; s != nil; s = s.outer {
		for name, l := range s.names {
			if l.hidden {
				continue
			}
			r = append(r, name)
		}
	}
	return r
}

// suggestion looks for the name that was meant when another was written.
type suggestion struct {
	written, best string
	distance      int
}

func newSuggestion(written string) *suggestion {
	// A third of the letters may differ: fewer would miss slips in short names,
	// more would offer names that have nothing to do with the one written.
	return &suggestion{written: written, distance: min(len(written)/3, 3) + 1}
}

func (s *suggestion) offer(name string) {
	d := 0
	if !strings.EqualFold(name, s.written) {
		if max(len(name)-len(s.written), len(s.written)-len(name)) >= s.distance {
			return
		}
		d = similar.Distance(name, s.written)
	}
	// Of names that are as near the first in order, so that messages do not vary.
	if d < s.distance || d == s.distance && s.best != "" && name < s.best {
		s.best, s.distance = name, d
	}
}

// question asks for the name that was found, "" when there was none.
func (s *suggestion) question(prefix string) string {
	if s.best == "" {
		return ""
	}
	return "; did you mean '" + prefix + s.best + "'?"
}
