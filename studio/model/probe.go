// Values that are not in the file yet: what the file would say with them, so that they
// can be checked and completed where they would stand.

package model

import (
	"errors"
	"maps"
	"strings"

	"barre/syntax"
)

// Probed is the text that a file would have, and where the value stands in it.
type Probed struct {
	File       string // as [Range] names it
	Text       string
	Start, End int
}

// standIn stands for a value while the edits for it are made: a name that no program
// has. toCome stands for those that a person has still to give. It is not
// declared, which concerns its own place alone.
const (
	standIn = "value__in__question"
	toCome  = "value__to__come"
)

// Probe makes the text of a file in which an intent was carried out, with text as the
// value of the field key. What else the form wants and does not have yet is made up.
// nil when the field's values are not code that can be checked.
func (p *Program) Probe(in Intent, key, text string) (*Probed, error) {
	fields, err := p.fieldsOf(in)
	if err != nil {
		return nil, err
	}
	values := map[string]string{}
	maps.Copy(values, in.Values)
	found := false
	for _, f := range fields {
		v, given := values[f.Key]
		switch {
		case f.Key == key:
			if f.Editor == "text" && (f.Key == "text" || f.Key == "configurables") || f.ReadOnly {
				return nil, nil
			}
			found = true
			values[key] = standIn
			if f.Editor == "code" && f.Key == "code" {
				values[key] = standIn + "();"
			}
		case strings.TrimSpace(v) != "" || !f.Required || f.Value != "" && !given:
		case f.Key == "name":
			values[f.Key] = toCome
		case f.Editor == "type":
			values[f.Key] = "any|error"
		default:
			values[f.Key] = toCome
		}
	}
	if !found {
		return nil, nil
	}
	in.Values, in.probed = values, true
	edits, err := p.Edit(in)
	if err != nil {
		return nil, err
	}
	// The modules that the value names are imported with it.
	for _, e := range edits {
		if s, ok := p.source(e.File); ok && strings.Contains(e.New, standIn) {
			imports := &editor{source: s, edits: edits}
			imports.useNamed(map[string]string{key: text})
			edits = imports.edits
			break
		}
	}
	return p.probed(edits, values[key], text), nil
}

// probed puts a text in place of the stand-in that edits bring.
func (p *Program) probed(edits []Edit, stand, text string) *Probed {
	byFile := map[string][]Edit{}
	for _, e := range edits {
		byFile[e.File] = append(byFile[e.File], e)
	}
	for file, list := range byFile {
		src := ""
		if s, ok := p.source(file); ok {
			src = s.f.Src
		}
		after := Apply(src, list)
		i := strings.Index(after, stand)
		if i < 0 && strings.Index(after, standIn) >= 0 {
			i, stand = strings.Index(after, standIn), standIn
		}
		if i < 0 {
			continue
		}
		return &Probed{file, after[:i] + text + after[i+len(stand):], i, i + len(text)}
	}
	return nil
}

// fieldsOf lists the fields of the form that an intent comes from.
func (p *Program) fieldsOf(in Intent) ([]Field, error) {
	if in.Kind == "update" {
		if u, _, b, i, ok := p.locate(in.Node); ok {
			return u.nodeFields(b.Nodes[i]), nil
		}
		if _, list, ok := p.declFields(in.Node); ok {
			return list, nil
		}
		return nil, errGone
	}
	if in.Item == nil {
		return nil, errors.New("the intent does not say what to add")
	}
	f := p.ItemForm(*in.Item)
	if f == nil {
		return nil, errors.New("there is no form for that")
	}
	return f.Fields, nil
}

// useNamed imports the modules of libraries that values name by their prefix and that
// the file does not import yet.
func (e *editor) useNamed(values map[string]string) {
	for _, v := range values {
		if !strings.Contains(v, ":") {
			continue
		}
		f := syntax.Parse("", "function f() {\nvar x = "+v+"\n;\n}\n")
		if len(f.Errors) > 0 { // perhaps a type
			if f = syntax.Parse("", "type T "+v+"\n;\n"); len(f.Errors) > 0 {
				continue
			}
		}
		syntax.Inspect(f, func(n syntax.Node) bool {
			x, ok := n.(*syntax.Name)
			if !ok || x.Prefix == nil || predeclared(x.Prefix.Name) || e.hasPrefix(x.Prefix.Name) {
				return true
			}
			if q := e.p.libraryOf(x.Prefix.Name); q != "" {
				e.use(q)
			}
			return true
		})
	}
}

// libraryOf is the module of a library that a prefix usually stands for; "" when there
// is none, or more than one.
func (p *Program) libraryOf(prefix string) string {
	found := ""
	for _, l := range p.Libraries {
		if l.Name[strings.LastIndexByte(l.Name, '.')+1:] != prefix || strings.HasPrefix(l.Name, "lang.") && prefix != "runtime" && prefix != "value" {
			continue
		}
		if l.Name == prefix {
			return l.QName()
		}
		if found != "" {
			return ""
		}
		found = l.QName()
	}
	return found
}
