// What is at a place, and what came to be at one.

package model

import (
	"barre/syntax"
	"barre/tree"
)

// At finds the function around a byte of a file, and its innermost node there; ""
// where there is none.
func (p *Program) At(file string, off int) (flow, node string) {
	s, ok := p.source(file)
	if !ok || off < 0 || off > len(s.f.Src) {
		return "", ""
	}
	// The indentation belongs to what it indents.
	for off < len(s.f.Src) && (s.f.Src[off] == ' ' || s.f.Src[off] == '\t') && s.first(off) {
		off++
	}
	for _, u := range s.units() {
		start, end := s.f.Offsets(u.d)
		if off < start || off > end {
			continue
		}
		f := u.nodes()
		if n := innermost(f.Body, off); n != nil {
			return u.id, n.ID
		}
		flow = u.id
		if off <= f.Body.Range.Start {
			node = f.Start.ID
		} else {
			node = ""
		}
	}
	return flow, node
}

// NodeAt is the id of the node behind a point: what was added there. "" when there is
// none.
func (p *Program) NodeAt(point string) string {
	_, b, i, err := p.point(point)
	if err != nil || i >= len(b.Nodes) {
		return ""
	}
	return b.Nodes[i].ID
}

// NodeAfter is the id of the node that follows another in its branch; "" when there is
// none.
func (p *Program) NodeAfter(id string) string {
	_, _, b, i, ok := p.locate(id)
	if !ok || i+1 >= len(b.Nodes) {
		return ""
	}
	return b.Nodes[i+1].ID
}

// Title is what a person calls a node: its title and its label.
func (p *Program) Title(id string) string {
	_, _, b, i, ok := p.locate(id)
	if !ok {
		if _, d, ok := p.decl(id); ok {
			return d.name
		}
		return ""
	}
	n := b.Nodes[i]
	if n.Label == "" || n.Kind == KindCode {
		return n.Title
	}
	return n.Title + " " + n.Label
}

// DeclIDs lists the ids of all declarations of the program, by file and place, methods
// behind what has them.
func (p *Program) DeclIDs() []string {
	var ids []string
	for _, s := range p.sources() {
		for _, d := range s.declared() {
			ids = append(ids, d.id)
		}
	}
	return ids
}

// VarID is the id of the declaration of a configurable variable; "" for one that is not
// of the program.
func (p *Program) VarID(v *tree.Var) string {
	for _, s := range p.sources() {
		if s.f != v.Pos.File {
			continue
		}
		for _, d := range s.declared() {
			if d.node == syntax.Node(v.Decl) {
				return d.id
			}
		}
	}
	return ""
}
