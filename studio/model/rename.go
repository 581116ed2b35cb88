// Renaming: a declaration and all that names it.

package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"barre/syntax"
)

// rename gives a declaration, or the variable of a node, another name, in all files of
// the package. It needs a world that keeps facts.
func (p *Program) rename(in Intent) ([]Edit, error) {
	name := strings.TrimSpace(in.Values["name"])
	if !isName(name) {
		return nil, fmt.Errorf("%q is not a name", name)
	}
	if !p.World.KeepFacts {
		return nil, errors.New("renaming needs a program whose names are known")
	}
	s, id := p.nameOf(in.Node)
	if id == nil {
		return nil, errGone
	}
	if id.Name == name {
		return nil, nil
	}
	var edits []Edit
	plain := strings.TrimPrefix(name, "'")
	for _, o := range p.sources() {
		e := &editor{source: o}
		var clash *syntax.Ident
		hit := false
		fields := shorthands(o.f)
		syntax.Inspect(o.f, func(n syntax.Node) bool {
			x, ok := n.(*syntax.Ident)
			if !ok {
				return true
			}
			if x.Name == plain && o.mod == s.mod && len(o.mod.Definitions(o.f, x)) > 0 {
				clash = x
			}
			if x.Name != id.Name || x.Range().Empty() || !o.names(x, id) {
				return true
			}
			hit = true
			start, end := o.f.Offsets(x)
			text := name
			if fields[x] {
				// {a} names a field as well, which keeps its name.
				text = o.f.Src[start:end] + ": " + name
			}
			e.replace(start, end, text)
			return true
		})
		if hit && clash != nil {
			return nil, fmt.Errorf("%s is a name in %s already, on line %d", name, o.f.Name, o.of(clash).From.Line)
		}
		// A name may be reached twice, as a field and as its variable.
		slices.SortStableFunc(e.edits, func(a, b Edit) int { return cmp.Compare(a.Start, b.Start) })
		e.edits = slices.CompactFunc(e.edits, func(a, b Edit) bool { return a.Start == b.Start })
		list, err := e.done()
		if err != nil {
			return nil, err
		}
		edits = append(edits, list...)
	}
	if len(edits) == 0 {
		return nil, errors.New("what the name stands for is not known: the code around it has errors")
	}
	return edits, nil
}

// isName tells whether a text is one identifier.
func isName(text string) bool {
	f := syntax.Parse("", "int "+text+" = 0;")
	if len(f.Errors) > 0 || len(f.Decls) != 1 || text == "_" {
		return false
	}
	v, ok := f.Decls[0].(*syntax.ModuleVar)
	if !ok {
		return false
	}
	c, ok := v.Binding.(*syntax.CaptureBinding)
	return ok && f.Text(c) == text
}

// nameOf finds the name that a declaration, or the variable of a node, has where it is
// declared.
func (p *Program) nameOf(node string) (source, *syntax.Ident) {
	if s, d, ok := p.decl(node); ok {
		switch n := d.node.(type) {
		case *syntax.FuncDecl:
			if n.Path == nil {
				return s, n.Name
			}
		case *syntax.TypeDef:
			return s, n.Name
		case *syntax.ClassDecl:
			return s, n.Name
		case *syntax.EnumDecl:
			return s, n.Name
		case *syntax.ConstDecl:
			return s, n.Name
		case *syntax.ListenerDecl:
			return s, n.Name
		case *syntax.ModuleVar:
			if c, ok := n.Binding.(*syntax.CaptureBinding); ok {
				return s, c.Name
			}
		}
		return s, nil
	}
	u, _, b, i, ok := p.locate(node)
	if !ok {
		return source{}, nil
	}
	var binding syntax.Binding
	switch st := b.Nodes[i].stmt.(type) {
	case *syntax.VarStmt:
		binding = st.Binding
	case *syntax.ForeachStmt:
		binding = st.Binding
	}
	if c, ok := binding.(*syntax.CaptureBinding); ok {
		return u.source, c.Name
	}
	return u.source, nil
}

// names tells whether a name stands for what is declared with another.
func (s source) names(x, declared *syntax.Ident) bool {
	if x == declared {
		return true
	}
	for _, d := range s.mod.Definitions(s.f, x) {
		if d.Name == declared {
			return true
		}
	}
	return false
}

// shorthands are the names in a file that name a field and a variable at once: {a}.
func shorthands(f *syntax.File) map[*syntax.Ident]bool {
	all := map[*syntax.Ident]bool{}
	syntax.Inspect(f, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.MapField:
			if n.Name != nil && n.Value == nil && n.Spread == nil && n.Key == nil && n.Str == nil {
				all[n.Name] = true
			}
		case *syntax.FieldBinding:
			if c, ok := n.Binding.(*syntax.CaptureBinding); ok && c.Name == n.Name {
				all[n.Name] = true
			}
		}
		return true
	})
	return all
}
