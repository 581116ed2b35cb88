// Types of the package as a diagram, and their fields one by one: the fields of
// records and the members of enumerations have ids of their own below that of the
// type, TYPE/field:NAME, under which they are changed, added and deleted.

package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"barre/syntax"
)

// ArtifactField is a field of a record, or a member of an enumeration.
const ArtifactField = "field"

// Types is what the package's types look like, and which of them name which.
type Types struct {
	Version int         `json:"version"`
	Types   []*TypeNode `json:"types"`
}

// TypeNode is a type that the package declares.
type TypeNode struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"` // record, enum, class, object, union or other
	Name   string `json:"name"`
	Module string `json:"module,omitempty"`
	Doc    string `json:"doc,omitempty"`
	Public bool   `json:"public,omitempty"`
	Closed bool   `json:"closed,omitempty"` // of a record: it has no other fields than those named
	// Text is the definition as the code has it, on one line.
	Text   string      `json:"text"`
	Fields []TypeField `json:"fields"`
	// Includes are types of the package whose fields it has as well; Refs those that
	// its definition names otherwise.
	Includes []string `json:"includes"`
	Refs     []string `json:"refs"`
	Range    Range    `json:"range"`
	Errors   int      `json:"errors,omitempty"`
}

// TypeField is a field of a record or a class, or a member of an enumeration.
type TypeField struct {
	ID       string   `json:"id,omitempty"` // where it can be changed by itself
	Name     string   `json:"name"`
	Type     string   `json:"type,omitempty"`
	Optional bool     `json:"optional,omitempty"`
	ReadOnly bool     `json:"readOnly,omitempty"`
	Default  string   `json:"default,omitempty"`
	Doc      string   `json:"doc,omitempty"`
	Refs     []string `json:"refs"` // types of the package that its type names
	Range    Range    `json:"range"`
	// NameRange is where its name stands.
	NameRange Range `json:"nameRange"`
}

// Types makes the diagram of the package's types.
func (p *Program) Types() *Types {
	m := &Types{Version: Version, Types: []*TypeNode{}}
	for _, s := range p.sources() {
		for _, d := range s.declared() {
			if n := s.typeNode(d); n != nil {
				m.Types = append(m.Types, n)
			}
		}
	}
	return m
}

func (s source) typeNode(d declared) *TypeNode {
	n := &TypeNode{ID: d.id, Name: d.name, Module: moduleKey(s.mod), Fields: []TypeField{}, Includes: []string{}, Refs: []string{}, Range: s.of(d.node)}
	meta := func(m syntax.Metadata, q syntax.Quals) {
		if m.Doc != nil {
			n.Doc = m.Doc.Text
		}
		n.Public = q.Has(syntax.Public)
	}
	switch x := d.node.(type) {
	case *syntax.EnumDecl:
		meta(x.Metadata, x.Quals)
		n.Kind = "enum"
		var names []string
		for _, m := range x.Members {
			f := TypeField{ID: fieldID(d.id, m.Name.Name), Name: m.Name.Name, Refs: []string{}, Range: s.of(m), NameRange: s.of(m.Name)}
			if m.Value != nil {
				f.Default = s.text(m.Value)
			}
			if m.Doc != nil {
				f.Doc = m.Doc.Text
			}
			names = append(names, m.Name.Name)
			n.Fields = append(n.Fields, f)
		}
		n.Text = strings.Join(names, ", ")
	case *syntax.ClassDecl:
		meta(x.Metadata, x.Quals)
		n.Kind, n.Text = "class", "class"
		s.objectFields(n, x.Members)
	case *syntax.TypeDef:
		meta(x.Metadata, x.Quals)
		n.Text = s.line(x.Type)
		switch t := x.Type.(type) {
		case *syntax.RecordType:
			n.Kind, n.Closed = "record", t.Exclusive && t.Rest == nil
			s.recordFields(n, t)
		case *syntax.ObjectType:
			n.Kind = "object"
			s.objectFields(n, t.Members)
		case *syntax.UnionType:
			n.Kind = "union"
			n.Refs = s.typesNamed(t)
		default:
			n.Kind = "other"
			n.Refs = s.typesNamed(t)
		}
	default:
		return nil
	}
	for _, x := range s.between(n.Range.Start, n.Range.End) {
		if x.Severity == "error" {
			n.Errors++
		}
	}
	return n
}

func (s source) recordFields(n *TypeNode, t *syntax.RecordType) {
	for _, m := range t.Fields {
		switch m := m.(type) {
		case *syntax.TypeInclusion:
			n.Includes = append(n.Includes, s.typesNamed(m)...)
		case *syntax.RecordField:
			f := TypeField{ID: fieldID(n.ID, m.Name.Name), Name: m.Name.Name, Type: s.line(m.Type), Optional: m.Optional, ReadOnly: m.Readonly, Refs: s.typesNamed(m.Type), Range: s.of(m), NameRange: s.of(m.Name)}
			if m.Default != nil {
				f.Default = s.line(m.Default)
			}
			if m.Doc != nil {
				f.Doc = m.Doc.Text
			}
			n.Fields = append(n.Fields, f)
		}
	}
	if t.Rest != nil {
		n.Refs = append(n.Refs, s.typesNamed(t.Rest)...)
	}
}

func (s source) objectFields(n *TypeNode, members []syntax.Node) {
	for _, m := range members {
		switch m := m.(type) {
		case *syntax.TypeInclusion:
			n.Includes = append(n.Includes, s.typesNamed(m)...)
		case *syntax.ObjectField:
			f := TypeField{Name: m.Name.Name, Type: s.line(m.Type), ReadOnly: m.Quals.Has(syntax.Final), Refs: s.typesNamed(m.Type), Range: s.of(m), NameRange: s.of(m.Name)}
			if m.Init != nil {
				f.Default = s.line(m.Init)
			}
			n.Fields = append(n.Fields, f)
		}
	}
}

// typesNamed lists the types of the package that a part of the code names, by their
// ids.
func (s source) typesNamed(n syntax.Node) []string {
	ids := []string{}
	syntax.Inspect(n, func(n syntax.Node) bool {
		if x, ok := n.(*syntax.Name); ok {
			if sym := s.symbol(x); sym != nil && !sym.Module().Library() {
				switch sym.Node().(type) {
				case *syntax.TypeDef, *syntax.EnumDecl, *syntax.ClassDecl:
					if id := s.p.idOf(sym); id != "" && !slices.Contains(ids, id) {
						ids = append(ids, id)
					}
				}
			}
		}
		return true
	})
	return ids
}

func fieldID(of, name string) string { return of + "/field:" + name }

// field finds a field of a record or a member of an enumeration by its id.
func (p *Program) field(id string) (source, declared, bool) {
	of, name, ok := strings.Cut(id, "/field:")
	if !ok {
		return source{}, declared{}, false
	}
	s, d, ok := p.decl(of)
	if !ok {
		return source{}, declared{}, false
	}
	switch x := d.node.(type) {
	case *syntax.EnumDecl:
		for _, m := range x.Members {
			if m.Name.Name == name {
				return s, declared{id: id, kind: ArtifactField, name: name, node: m, of: of}, true
			}
		}
	case *syntax.TypeDef:
		if t, ok := x.Type.(*syntax.RecordType); ok {
			for _, m := range t.Fields {
				if f, ok := m.(*syntax.RecordField); ok && f.Name.Name == name {
					return s, declared{id: id, kind: ArtifactField, name: name, node: f, of: of}, true
				}
			}
		}
	}
	return source{}, declared{}, false
}

// fieldFields are the fields of the form of a record's field, or of a member of an
// enumeration.
func (s source) fieldFields(n syntax.Node) []Field {
	switch f := n.(type) {
	case *syntax.EnumMember:
		_, at := s.f.Offsets(f.Name)
		return []Field{s.nameField(f.Name), s.optional("default", "Value", "expression", exprOf(f.Value), at, " = ")}
	case *syntax.RecordField:
		optional := s.value("optional", "May be left out", "boolean", nil, false)
		optional.Value = fmt.Sprint(f.Optional)
		return []Field{s.nameField(f.Name), s.value("type", "Type", "type", f.Type, true), optional, s.value("default", "Default", "expression", exprOf(f.Default), false)}
	}
	return nil
}

// updateField changes a record's field: its type, and what is between its name and the
// semicolon.
func (p *Program) updateField(s source, f *syntax.RecordField, values map[string]string) ([]Edit, error) {
	for key := range values {
		if key != "type" && key != "optional" && key != "default" {
			return nil, fmt.Errorf("the form has no field %q that can be changed", key)
		}
	}
	e := &editor{source: s}
	if t, given := values["type"]; given {
		t = strings.TrimSpace(t)
		if t == "" {
			return nil, errors.New("Type is required")
		}
		if t != s.text(f.Type) {
			start, end := s.f.Offsets(f.Type)
			e.replace(start, end, t)
		}
	}
	optional, def := f.Optional, s.text(exprOf(f.Default))
	if v, given := values["optional"]; given {
		optional = v == "true"
	}
	if v, given := values["default"]; given {
		def = strings.TrimSpace(v)
	}
	if optional != f.Optional || def != s.text(exprOf(f.Default)) {
		tail := ""
		switch {
		case optional && def != "":
			return nil, errors.New("a field that may be left out has no default: choose one of the two")
		case optional:
			tail = "?"
		case def != "":
			if !isExpression(def) {
				return nil, fmt.Errorf("the default is not an expression: %s", short(def))
			}
			tail = " = " + def
		}
		_, start := s.f.Offsets(f.Name)
		_, end := s.f.Offsets(f)
		if f.Default != nil {
			_, end = s.f.Offsets(f.Default)
		} else if i := strings.IndexByte(s.f.Src[start:end], ';'); i >= 0 {
			end = start + i
		}
		e.replace(start, end, tail)
	}
	e.useNamed(values)
	e.dropUnused()
	return valid(s, e)
}

// valid gives the edits if the file still parses with them, where it did.
func valid(s source, e *editor) ([]Edit, error) {
	list, err := e.done()
	if err != nil || len(s.f.Errors) > 0 {
		return list, err
	}
	if f := syntax.Parse(s.f.Name, Apply(s.f.Src, list)); len(f.Errors) > 0 {
		return nil, fmt.Errorf("the code would not be valid: %s", f.Errors[0].Msg)
	}
	return list, nil
}

// addField adds a field to a record, or a member to an enumeration.
func (p *Program) addField(in Intent) ([]Edit, error) {
	s, d, ok := p.decl(in.Node)
	if !ok {
		return nil, errGone
	}
	v := in.Values
	name := value(v, "name", "")
	if name == "" {
		return nil, errors.New("name is required")
	}
	if _, _, taken := p.field(fieldID(in.Node, name)); taken {
		return nil, fmt.Errorf("%s has a field %s already", d.name, name)
	}
	e := &editor{source: s}
	nl := s.newline()
	switch x := d.node.(type) {
	case *syntax.EnumDecl:
		text := name
		if def := value(v, "default", ""); def != "" {
			text += " = " + def
		}
		if len(x.Members) == 0 {
			start, end := s.f.Offsets(x)
			if i := strings.LastIndexByte(s.f.Src[start:end], '{'); i >= 0 {
				at := start + i + 1
				e.replace(at, at, nl+s.indent(start)+"    "+text+nl+s.indent(start))
			}
			break
		}
		last := x.Members[len(x.Members)-1]
		start, end := s.f.Offsets(last)
		if s.first(start) {
			e.replace(end, end, ","+nl+s.indent(start)+text)
		} else {
			e.replace(end, end, ", "+text)
		}
	case *syntax.TypeDef:
		t, ok := x.Type.(*syntax.RecordType)
		if !ok {
			return nil, fmt.Errorf("%s is not a record", d.name)
		}
		text, err := fieldText(name, v)
		if err != nil {
			return nil, err
		}
		s.insertField(e, t, text)
	default:
		return nil, fmt.Errorf("a field cannot be added to %s", d.name)
	}
	e.useNamed(map[string]string{"type": v["type"], "default": v["default"]})
	return valid(s, e)
}

// fieldText is a new field of a record, without its line's indentation.
func fieldText(name string, v map[string]string) (string, error) {
	typ, def := value(v, "type", ""), value(v, "default", "")
	if typ == "" {
		return "", errors.New("type is required")
	}
	text := typ + " " + name
	switch {
	case v["optional"] == "true" && def != "":
		return "", errors.New("a field that may be left out has no default: choose one of the two")
	case v["optional"] == "true":
		text += "?"
	case def != "":
		text += " = " + def
	}
	return text + ";", nil
}

// insertField puts a field behind the last of a record, on a line of its own where
// the others have one.
func (s source) insertField(e *editor, t *syntax.RecordType, text string) {
	start, end := s.f.Offsets(t)
	nl := s.newline()
	if n := len(t.Fields); n > 0 {
		first, last := s.f.Offsets(t.Fields[n-1])
		if s.first(first) && s.last(last) {
			at := s.nextLine(last)
			e.replace(at, at, s.indent(first)+text+nl)
		} else {
			e.replace(last, last, " "+text)
		}
		return
	}
	// The first field: the braces get lines of their own.
	src := s.f.Src[start:end]
	at := start + strings.IndexByte(src, '{') + 1
	if t.Exclusive {
		at++
	}
	stop := end - 1
	if t.Exclusive {
		stop--
	}
	if t.Rest != nil {
		stop, _ = s.f.Offsets(t.Rest)
	}
	indent := s.indent(start)
	after := indent
	if t.Rest != nil {
		after += "    "
	}
	e.replace(at, stop, nl+indent+"    "+text+nl+after)
}

// deleteMember takes a member out of an enumeration, with its comma.
func (p *Program) deleteMember(s source, of string, m *syntax.EnumMember) ([]Edit, error) {
	_, d, ok := p.decl(of)
	if !ok {
		return nil, errGone
	}
	members := d.node.(*syntax.EnumDecl).Members
	i := slices.Index(members, m)
	if len(members) == 1 {
		return nil, fmt.Errorf("%s is the only member: delete the enumeration %s as a whole", m.Name.Name, d.name)
	}
	e := &editor{source: s}
	start, end := s.f.Offsets(m)
	if i+1 < len(members) {
		next, _ := s.f.Offsets(members[i+1])
		e.replace(start, next, "")
	} else {
		_, before := s.f.Offsets(members[i-1])
		e.replace(before, end, "")
	}
	e.dropUnused()
	return valid(s, e)
}
