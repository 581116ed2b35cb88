package lsp

import (
	"fmt"
	"strings"

	"barre/check"
	"barre/syntax"
	"barre/types"
)

// hover tells what is at the cursor: its declaration or type, and documentation.
func (c *cursor) hover() *hover {
	id := c.ident()
	if id == nil {
		return c.hoverExpr()
	}
	r := c.rangeOf(id)
	if c.mod == nil {
		return nil
	}
	if m := c.mod.Imported(c.file, id); m != nil {
		return &hover{markdown(code("import "+m.QName()) + c.s.moduleDoc(m)), &r}
	}
	if imp, ok := enclosing[*syntax.Import](c.path); ok {
		prefix := imp.Names[len(imp.Names)-1].Name
		if imp.Prefix != nil {
			prefix = imp.Prefix.Name
		}
		if m := c.mod.Import(c.file, prefix); m != nil {
			return &hover{markdown(code("import "+m.QName()) + c.s.moduleDoc(m)), &r}
		}
		return nil
	}
	defs := c.definitions(id, c.path)
	if len(defs) == 0 {
		return c.hoverExpr()
	}
	d := &defs[0]
	text := code(c.describe(d, id)) + documentation(d)
	return &hover{markdown(text), &r}
}

// hoverExpr tells the type of the expression at the cursor.
func (c *cursor) hoverExpr() *hover {
	if c.mod == nil {
		return nil
	}
	for i := len(c.path) - 1; i > 0; i-- {
		x, ok := c.path[i].(syntax.Expr)
		if !ok {
			continue
		}
		if t := c.mod.TypeOf(c.file, x); t != nil {
			r := c.rangeOf(x)
			return &hover{markdown(code(t.String())), &r}
		}
		return nil
	}
	return nil
}

// code is source text in Markdown.
func code(s string) string { return "```ballerina\n" + s + "\n```\n" }

// describe is the head of a declaration; at is the use that is asked about.
func (c *cursor) describe(d *check.Definition, at *syntax.Ident) string {
	t := d.Type
	// A variable may be known more precisely where it is used.
	if n, ok := c.parent(2).(*syntax.NameExpr); ok && d.Var != nil {
		if narrow := c.mod.TypeOf(c.file, n); narrow != nil {
			t = narrow
		}
	}
	n, path := declaration(d)
	return head(d, n, path, t)
}

// maxShown is how long a definition may be to be shown as a whole.
const maxShown = 1500

// head is a declaration without its body.
func head(d *check.Definition, n syntax.Node, path []syntax.Node, t types.Type) string {
	f := d.File
	typed := func(what string) string {
		if t == nil {
			return strings.TrimSpace(what + d.Name.Name)
		}
		return what + t.String() + " " + f.Text(d.Name)
	}
	switch n := n.(type) {
	case *syntax.FuncDecl:
		return funcHead(f, n, path)
	case *syntax.TypeDef:
		return whole(f, n, n.Metadata, n.Quals, "type "+f.Text(n.Name))
	case *syntax.EnumDecl:
		return whole(f, n, n.Metadata, n.Quals, "enum "+f.Text(n.Name))
	case *syntax.EnumMember:
		return "const " + oneLine(afterMetadata(f, n, n.Metadata))
	case *syntax.ConstDecl:
		return oneLine(afterMetadata(f, n, n.Metadata))
	case *syntax.ClassDecl:
		return quals(n.Quals) + "class " + f.Text(n.Name)
	case *syntax.AnnotationDecl:
		return oneLine(afterMetadata(f, n, n.Metadata))
	case *syntax.ListenerDecl:
		return typed("listener ")
	case *syntax.ModuleVar:
		return typed(quals(n.Quals))
	case *syntax.ObjectField:
		return quals(n.Quals) + oneLine(f.Text(n.Type)) + " " + f.Text(n.Name) + in(path)
	case *syntax.RecordField:
		opt := ""
		if n.Optional {
			opt = "?"
		}
		ro := ""
		if n.Readonly {
			ro = "readonly "
		}
		return ro + oneLine(f.Text(n.Type)) + " " + f.Text(n.Name) + opt + in(path)
	case *syntax.Worker:
		return "worker " + f.Text(n.Name)
	case *syntax.Param:
		if t == nil && n.Type != nil {
			return oneLine(f.Text(n.Type)) + " " + f.Text(d.Name)
		}
		return typed("")
	case *syntax.VarStmt:
		if n.Final {
			return typed("final ")
		}
	}
	return typed("")
}

// in says which type a member belongs to.
func in(path []syntax.Node) string {
	for i := len(path) - 1; i >= 0; i-- {
		switch n := path[i].(type) {
		case *syntax.TypeDef:
			return "  // " + n.Name.Name
		case *syntax.ClassDecl:
			return "  // " + n.Name.Name
		}
	}
	return ""
}

func afterMetadata(f *syntax.File, n syntax.Node, m syntax.Metadata) string {
	from, to := f.Offsets(n)
	if m.Doc != nil {
		_, from = f.Offsets(m.Doc)
	}
	for _, a := range m.Annots {
		_, from = f.Offsets(a)
	}
	return strings.TrimSpace(f.Src[from:max(from, to)])
}

func whole(f *syntax.File, n syntax.Node, m syntax.Metadata, q syntax.Quals, short string) string {
	if s := afterMetadata(f, n, m); len(s) <= maxShown {
		return s
	}
	return quals(q) + short
}

// oneLine is text with its white space reduced.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func quals(q syntax.Quals) string {
	var b strings.Builder
	for _, x := range []struct {
		q    syntax.Quals
		name string
	}{{syntax.Public, "public"}, {syntax.Private, "private"}, {syntax.Isolated, "isolated"}, {syntax.Final, "final"}, {syntax.Configurable, "configurable"},
		{syntax.Readonly, "readonly"}, {syntax.Distinct, "distinct"}, {syntax.Transactional, "transactional"}, {syntax.Remote, "remote"},
		{syntax.Resource, "resource"}, {syntax.Client, "client"}, {syntax.Service, "service"}} {
		if q.Has(x.q) {
			b.WriteString(x.name + " ")
		}
	}
	return b.String()
}

func funcHead(f *syntax.File, n *syntax.FuncDecl, path []syntax.Node) string {
	s := quals(n.Quals) + "function "
	if n.Path == nil {
		for i := len(path) - 1; i >= 0; i-- {
			if c, ok := path[i].(*syntax.ClassDecl); ok {
				s += c.Name.Name + "."
				break
			}
			if t, ok := path[i].(*syntax.TypeDef); ok {
				s += t.Name.Name + "."
				break
			}
		}
	}
	if n.Name != nil {
		s += f.Text(n.Name)
	}
	if n.Path != nil {
		s += " " + oneLine(f.Text(n.Path))
	}
	if n.Sig != nil {
		s += oneLine(f.Text(n.Sig))
	}
	return s
}

// metadataOf is what precedes a declaration.
func metadataOf(n syntax.Node) *syntax.Metadata {
	switch n := n.(type) {
	case *syntax.FuncDecl:
		return &n.Metadata
	case *syntax.TypeDef:
		return &n.Metadata
	case *syntax.EnumDecl:
		return &n.Metadata
	case *syntax.EnumMember:
		return &n.Metadata
	case *syntax.ConstDecl:
		return &n.Metadata
	case *syntax.ClassDecl:
		return &n.Metadata
	case *syntax.AnnotationDecl:
		return &n.Metadata
	case *syntax.ListenerDecl:
		return &n.Metadata
	case *syntax.ModuleVar:
		return &n.Metadata
	case *syntax.ObjectField:
		return &n.Metadata
	case *syntax.RecordField:
		return &n.Metadata
	case *syntax.Param:
		return &n.Metadata
	case *syntax.ServiceDecl:
		return &n.Metadata
	}
	return nil
}

// documentation is that of a declaration, as Markdown.
func documentation(d *check.Definition) string {
	n, path := declaration(d)
	m := metadataOf(n)
	if m != nil && m.Doc != nil {
		return docText(m.Doc)
	}
	// A field or parameter may be documented with what it belongs to.
	for i := len(path) - 2; i >= 0; i-- {
		if m := metadataOf(path[i]); m != nil && m.Doc != nil {
			for _, p := range m.Doc.Params {
				if p.Name == d.Name.Name {
					return "\n" + p.Text + "\n"
				}
			}
			break
		}
	}
	return ""
}

func docText(d *syntax.Doc) string {
	var b strings.Builder
	b.WriteString("\n" + strings.TrimSpace(d.Text) + "\n")
	if len(d.Params) > 0 {
		b.WriteString("\n")
		for _, p := range d.Params {
			fmt.Fprintf(&b, "- `%s`: %s\n", p.Name, oneLine(p.Text))
		}
	}
	if d.Return != "" {
		b.WriteString("\n**Returns** " + oneLine(d.Return) + "\n")
	}
	if d.HasDeprecated {
		b.WriteString("\n**Deprecated** " + strings.TrimSpace(d.Deprecated) + "\n")
	}
	return b.String()
}

// moduleDoc is the first paragraph of a library module's description, if it has one
// beside its sources.
func (s *Server) moduleDoc(m *check.Module) string {
	if v := m.Version(); v != "" && m.Library() {
		return "\nVersion " + v + "\n"
	}
	return ""
}
