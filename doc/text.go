package doc

import (
	"strings"

	"barre/check"
	"barre/syntax"
)

// text prints a node on one line, with the references in it. Comments and
// documentation are left out.
func (d *describer) text(n syntax.Node) Text {
	if n == nil {
		return nil
	}
	return d.tokens(n.Range(), d.references(n))
}

type reference struct {
	last syntax.Tok
	sym  *check.Symbol
}

// references finds the names of declarations below a node, by their first
// token.
func (d *describer) references(n syntax.Node) map[syntax.Tok]reference {
	refs := map[syntax.Tok]reference{}
	add := func(n *syntax.Name, annotation bool) {
		if n == nil || n.Id == nil || n.Empty() {
			return
		}
		prefix := ""
		if n.Prefix != nil {
			prefix = n.Prefix.Name
		}
		if s := d.mod.Named(d.file, prefix, n.Id.Name, annotation); s != nil {
			refs[n.First] = reference{n.Last, s}
		}
	}
	syntax.Inspect(n, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.TypeName:
			add(n.Name, false)
		case *syntax.NameExpr:
			add(n.Name, false)
		case *syntax.Call:
			add(n.Fun, false)
		case *syntax.ErrorCons:
			add(n.Type, false)
		case *syntax.Annot:
			add(n.Name, true)
		case *syntax.Doc:
			return false
		}
		return true
	})
	return refs
}

func (d *describer) tokens(span syntax.Span, refs map[syntax.Tok]reference) Text {
	var text Text
	f := d.file
	space := false
	for i := span.First; i <= span.Last && int(i) < len(f.Tokens); i++ {
		t := f.Tokens[i]
		if t.Kind == syntax.DocLine {
			space = true
			continue
		}
		if len(text) > 0 && (space || t.Off > f.Tokens[i-1].End) {
			text = append(text, Piece{Text: " "})
		}
		space = false
		p := Piece{Text: f.Src[t.Off:t.End], Class: class(t.Kind)}
		if r, ok := refs[i]; ok {
			// The text of a qualified name is one piece.
			p.Text, p.Class, p.Ref = f.Src[t.Off:f.Tokens[r.last].End], "", r.sym
			i = r.last
		}
		text = append(text, p)
	}
	return text
}

// class says how a token is coloured.
func class(k syntax.Kind) string {
	switch {
	case k.IsKeyword():
		return "k"
	case k == syntax.StringLit || k == syntax.TemplateText || k == syntax.TemplateStart || k == syntax.TemplateEnd:
		return "s"
	case k == syntax.IntLit || k == syntax.FloatLit || k == syntax.DecimalLit:
		return "n"
	}
	return ""
}

// plain is text without references.
func plain(s string) Text { return Text{{Text: s}} }

// highlight colours source text as it stands, white space and comments
// included. What is only a fragment of a module is coloured too.
func highlight(src string) Text {
	f := syntax.Parse("", src)
	off := 0
	if len(f.Errors) > 0 {
		// Perhaps statements.
		const before, after = "function f() {\n", "\n}"
		if g := syntax.Parse("", before+src+after); len(g.Errors) < len(f.Errors) {
			f, off = g, len(before)
		}
	}
	var text Text
	at := off
	end := off + len(src)
	gap := func(to int) {
		for rest := f.Src[at:to]; rest != ""; {
			white := len(rest) - len(strings.TrimLeft(rest, " \t\r\n"))
			if white > 0 {
				text = append(text, Piece{Text: rest[:white]})
				rest = rest[white:]
				continue
			}
			line, _, _ := strings.Cut(rest, "\n")
			text = append(text, Piece{Text: line, Class: "c"})
			rest = rest[len(line):]
		}
	}
	for _, t := range f.Tokens {
		from, to := max(int(t.Off), off), min(int(t.End), end)
		if from >= to {
			continue
		}
		if from > at {
			gap(from)
		}
		c := class(t.Kind)
		if t.Kind == syntax.DocLine {
			c = "c"
		}
		text = append(text, Piece{Text: f.Src[from:to], Class: c})
		at = to
	}
	if at < end {
		gap(end)
	}
	return text
}
