package lsp

import (
	"barre/check"
	"barre/syntax"
)

// definition lists where the name at the cursor is declared.
func (c *cursor) definition() []location {
	if c.mod == nil {
		return nil
	}
	id := c.ident()
	r := []location{}
	if imp, ok := enclosing[*syntax.Import](c.path); ok {
		prefix := imp.Names[len(imp.Names)-1].Name
		if imp.Prefix != nil {
			prefix = imp.Prefix.Name
		}
		return c.moduleFiles(c.mod.Import(c.file, prefix))
	}
	if id == nil {
		return r
	}
	if m := c.mod.Imported(c.file, id); m != nil {
		for _, imp := range c.file.Imports {
			name := imp.Names[len(imp.Names)-1]
			if imp.Prefix != nil {
				name = imp.Prefix
			}
			if name.Name == id.Name {
				from, to := c.file.Offsets(name)
				return []location{c.location(c.file, from, to)}
			}
		}
		return c.moduleFiles(m)
	}
	for _, d := range c.definitions(id, c.path) {
		from, to := d.File.Offsets(d.Name)
		r = append(r, c.location(d.File, from, to))
	}
	return r
}

// moduleFiles are the beginnings of a module's files.
func (c *cursor) moduleFiles(m *check.Module) []location {
	r := []location{}
	if m == nil {
		return r
	}
	for _, f := range m.Files() {
		r = append(r, c.location(f, 0, 0))
	}
	return r
}

// typeDefinition lists where the type of what is at the cursor is defined.
func (c *cursor) typeDefinition() []location {
	r := []location{}
	if c.mod == nil {
		return r
	}
	for i := len(c.path) - 1; i > 0; i-- {
		if x, ok := c.path[i].(syntax.Expr); ok {
			if t := c.mod.TypeOf(c.file, x); t != nil {
				for _, d := range c.pr.world.TypeDefinitions(t) {
					from, to := d.File.Offsets(d.Name)
					r = append(r, c.location(d.File, from, to))
				}
				if len(r) > 0 {
					return r
				}
			}
			break
		}
	}
	for _, d := range c.definitions(c.ident(), c.path) {
		for _, td := range c.pr.world.TypeDefinitions(d.Type) {
			from, to := td.File.Offsets(td.Name)
			r = append(r, c.location(td.File, from, to))
		}
	}
	return r
}
