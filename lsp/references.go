package lsp

import (
	"strings"
	"unicode"

	"barre/check"
	"barre/internal/quote"
	"barre/syntax"
	"barre/types"
)

// highlight marks the uses of the name at the cursor in its document.
func (c *cursor) highlight() []documentHighlight {
	r := []documentHighlight{}
	for _, u := range c.uses(c.targets(), true) {
		from, to := u.file.Offsets(u.node)
		kind := 2
		if u.write {
			kind = 3
		}
		r = append(r, documentHighlight{c.doc.textRange(from, to, c.s.enc), kind})
	}
	return r
}

// target is a declaration whose uses are wanted.
type target = check.Definition

// targets are the declarations that the name at the cursor stands for.
func (c *cursor) targets() []target {
	id := c.ident()
	if id == nil || c.mod == nil {
		return nil
	}
	return c.definitions(id, c.path)
}

// use is a name that stands for a declaration.
type use struct {
	view *view
	file *syntax.File
	// id is the name; a string literal that is the key of a field has none.
	id    *syntax.Ident
	node  syntax.Node
	path  []syntax.Node
	write bool
	decl  bool
}

// uses lists the names that stand for one of some declarations, in the order of
// the text: in the document only, or in all programs that see the declaration.
func (v *view) uses(targets []target, here bool) []use {
	if len(targets) == 0 {
		return nil
	}
	is := map[*syntax.Ident]bool{}
	names := map[string]bool{}
	local := true
	for _, t := range targets {
		is[t.Name] = true
		names[t.Name.Name] = true
		local = local && t.Var != nil
	}
	var r []use
	if here || local {
		return v.usesIn(is, names, r)
	}
	programs := []*program{v.pr}
	for _, t := range targets {
		if t.Symbol == nil || !t.Symbol.Public() && t.Symbol.Name == t.Name.Name {
			continue
		}
		programs = v.s.all()
		break
	}
	for _, pr := range programs {
		// Another program has its own trees of the same text.
		in := is
		if pr != v.pr {
			in = pr.sameNames(v, targets)
			if len(in) == 0 {
				continue
			}
		}
		for _, m := range pr.modules {
			for _, f := range m.files {
				x := &view{s: v.s, pr: pr, mod: m.latest, file: f.file, uri: f.uri, test: f.test}
				r = x.usesIn(in, names, r)
			}
		}
	}
	return r
}

// sameNames finds declarations of one program's files in the trees that another
// has of them.
func (pr *program) sameNames(v *view, targets []target) map[*syntax.Ident]bool {
	in := map[*syntax.Ident]bool{}
	for _, t := range targets {
		uri := v.pr.paths[t.File]
		from, _ := t.File.Offsets(t.Name)
		for f, u := range pr.paths {
			if u != uri || f.Src != t.File.Src {
				continue
			}
			path := pathAt(f, from)
			if id, ok := path[len(path)-1].(*syntax.Ident); ok && id.Name == t.Name.Name {
				in[id] = true
			}
		}
	}
	return in
}

func (v *view) usesIn(is map[*syntax.Ident]bool, names map[string]bool, r []use) []use {
	// Most files do not have the name at all.
	found := false
	for name := range names {
		found = found || strings.Contains(v.file.Src, name)
		if !found && strings.ContainsAny(name, `\`) || strings.Contains(v.file.Src, `\`) {
			found = true
		}
	}
	if !found {
		return r
	}
	var path []syntax.Node
	seen := map[*syntax.Ident]bool{}
	var visit func(n syntax.Node) bool
	visit = func(n syntax.Node) bool {
		path = append(path, n)
		if id, ok := n.(*syntax.Ident); ok && names[id.Name] && !seen[id] {
			seen[id] = true
			for _, d := range v.definitions(id, path) {
				if is[d.Name] {
					r = append(r, use{view: v, file: v.file, id: id, node: id, path: append([]syntax.Node(nil), path...), write: is[id] || assigned(path), decl: is[id]})
					break
				}
			}
		}
		if l, ok := n.(*syntax.Literal); ok && l.Kind == syntax.StringLit {
			if s, err := syntax.StringValue(v.file.Text(l)); err == nil && names[s] {
				for _, d := range v.key(l, s, path) {
					if is[d.Name] {
						r = append(r, use{view: v, file: v.file, node: l, path: append([]syntax.Node(nil), path...), write: assigned(path)})
						break
					}
				}
			}
		}
		syntax.Children(n, visit)
		path = path[:len(path)-1]
		return true
	}
	visit(v.file)
	return r
}

// key lists the fields that a string literal is the key of.
func (v *view) key(l *syntax.Literal, name string, path []syntax.Node) []check.Definition {
	if len(path) < 2 || v.mod == nil {
		return nil
	}
	var t types.Type
	switch p := path[len(path)-2].(type) {
	case *syntax.Index:
		if len(p.Keys) == 1 && p.Keys[0] == syntax.Expr(l) {
			t = v.mod.TypeOf(v.file, p.X)
		}
	case *syntax.MapField:
		if c, ok := path[len(path)-3].(*syntax.MapCons); ok && p.Str == l {
			if t = v.mod.TypeOf(v.file, c); t == nil {
				t = v.mod.Expected(v.file, c)
			}
		}
	}
	if t == nil {
		return nil
	}
	if d, ok := v.mod.Member(t, name); ok && !d.Module.Predeclared() {
		return []check.Definition{d}
	}
	return nil
}

// assigned tells whether the innermost name of a path is assigned to.
func assigned(path []syntax.Node) bool {
	for i := len(path) - 2; i > 0; i-- {
		switch n := path[i-1].(type) {
		case *syntax.AssignStmt:
			return n.LHS == path[i]
		case *syntax.CompoundStmt:
			return n.LHS == path[i]
		case *syntax.DestructureStmt:
			return n.Binding == path[i]
		case *syntax.FieldAccess:
			if n.X == path[i] {
				return false
			}
		}
	}
	return false
}

// references lists the uses of the name at the cursor.
func (c *cursor) references(declaration bool) []location {
	r := []location{}
	for _, u := range c.uses(c.targets(), false) {
		if u.decl && !declaration {
			continue
		}
		from, to := u.file.Offsets(u.node)
		r = append(r, u.view.location2(from, to))
	}
	return r
}

// location2 is a place in the view's own file.
func (v *view) location2(from, to int) location {
	if v.doc == nil {
		v.doc = v.s.documentOf(v.file)
	}
	return v.location(v.file, from, to)
}

// renamed are the declarations that a rename changes, or why there is no rename.
func (c *cursor) renamed() (*syntax.Ident, []target, error) {
	id := c.ident()
	if id == nil || c.mod == nil {
		return nil, nil, failure("there is nothing to rename here: put the cursor on a name")
	}
	if c.mod.Imported(c.file, id) != nil {
		return nil, nil, failure("the prefix '%s' is given by an import: change it there with 'as'", id.Name)
	}
	if _, ok := enclosing[*syntax.Import](c.path); ok {
		return nil, nil, failure("the name of a module cannot be changed here: it is that of a folder or package")
	}
	targets := c.targets()
	if len(targets) == 0 {
		return nil, nil, failure("'%s' cannot be renamed: what it stands for is not known", id.Name)
	}
	// In {a} the name is a field's and a variable's; the variable is meant.
	if len(targets) > 1 && targets[0].Var != nil {
		targets = targets[:1]
	}
	for _, t := range targets {
		if t.Module == nil || t.Module.Library() {
			return nil, nil, failure("'%s' cannot be renamed: it belongs to the library module '%s'", id.Name, t.Module.QName())
		}
		if t.Module.Org() != c.pr.pkg.Org || c.pr.paths[t.File] == "" {
			return nil, nil, failure("'%s' cannot be renamed: it belongs to the package of '%s'", id.Name, t.Module.QName())
		}
		n, _ := declaration(&t)
		if f, ok := n.(*syntax.FuncDecl); ok {
			if f.Path != nil && f.Name == t.Name {
				return nil, nil, failure("'%s' cannot be renamed: it is the method of requests that the resource answers", id.Name)
			}
			if t.Name.Name == "init" || t.Name.Name == "main" && t.Symbol != nil && t.Symbol.Name == "main" {
				return nil, nil, failure("'%s' cannot be renamed: the language gives this function its meaning by its name", id.Name)
			}
		}
		if t.Name.Name == "self" {
			return nil, nil, failure("'self' cannot be renamed")
		}
	}
	return id, targets, nil
}

func (c *cursor) prepareRename() (any, error) {
	id, _, err := c.renamed()
	if err != nil {
		return nil, err
	}
	return prepareRename{c.rangeOf(id), id.Name}, nil
}

// rename gives what the name at the cursor stands for another name.
func (c *cursor) rename(name string) (any, error) {
	id, targets, err := c.renamed()
	if err != nil {
		return nil, err
	}
	name = strings.TrimPrefix(strings.TrimSpace(name), "'")
	written, ok := asIdentifier(name)
	if !ok {
		return nil, failure("'%s' is not a name: expected letters, digits and underscores, not a digit first", name)
	}
	if name == id.Name {
		return &workspaceEdit{}, nil
	}
	if msg := c.conflict(targets, name); msg != "" {
		return nil, failure("%s", msg)
	}
	edits := newEdits(c.s)
	for _, u := range c.uses(targets, false) {
		edits.replace(u, name, written, targets)
	}
	return edits.workspace(), nil
}

// asIdentifier is a name as it is written in source.
func asIdentifier(name string) (string, bool) {
	if name == "" || name == "_" {
		return "", false
	}
	f := syntax.Parse("", "int "+name+" = 0;")
	if len(f.Errors) == 0 && len(f.Decls) == 1 && len(f.Tokens) == 6 {
		return name, true
	}
	q := quoted(name)
	f = syntax.Parse("", "int "+q+" = 0;")
	if len(f.Errors) == 0 && len(f.Decls) == 1 && len(f.Tokens) == 6 {
		if v, ok := f.Decls[0].(*syntax.ModuleVar); ok {
			if b, ok := v.Binding.(*syntax.CaptureBinding); ok && b.Name.Name == name {
				return q, true
			}
		}
	}
	return "", false
}

// quoted is a name that a bare identifier cannot be.
func quoted(name string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range name {
		if r < 0x80 && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// conflict says what the new name would collide with.
func (c *cursor) conflict(targets []target, name string) string {
	for _, t := range targets {
		n, path := declaration(&t)
		if t.Symbol != nil && t.Symbol.Ident() == t.Name {
			_, annot := n.(*syntax.AnnotationDecl)
			if s := t.Module.Named(t.File, "", name, annot); s != nil && s.Module() == t.Module {
				return "'" + name + "' is declared already in the module '" + t.Module.Name() + "'"
			}
			continue
		}
		if t.Var != nil {
			if c.hides(&t, path, name) {
				return "'" + name + "' is declared already in the function"
			}
			continue
		}
		if t.Symbol != nil && t.Symbol.Type() != nil {
			if d, ok := t.Module.Member(t.Symbol.Type(), name); ok && d.Symbol != nil && !d.Module.Predeclared() && !otherCall(n, &d) {
				return "'" + t.Symbol.Name + "' has a member '" + name + "' already"
			}
		}
	}
	return ""
}

// otherCall tells whether one of two methods is remote: they may share a name.
func otherCall(n syntax.Node, d *check.Definition) bool {
	m, _ := declaration(d)
	a, ok := n.(*syntax.FuncDecl)
	b, ok2 := m.(*syntax.FuncDecl)
	return ok && ok2 && a.Quals.Has(syntax.Remote) != b.Quals.Has(syntax.Remote)
}

// hides tells whether a variable by another name would hide, or be hidden by, one
// that has the name, where either is used or declared.
func (c *cursor) hides(t *target, path []syntax.Node, name string) bool {
	v := &view{s: c.s, pr: c.pr, mod: t.Module, file: t.File}
	sees := func(off int, what func(x variable) bool) bool {
		for _, x := range v.inScope(off) {
			if what(x) {
				return true
			}
		}
		return false
	}
	for _, u := range v.uses([]target{*t}, true) {
		from, _ := t.File.Offsets(u.node)
		if sees(from, func(x variable) bool { return x.name.Name == name }) {
			return true
		}
	}
	clash := false
	syntax.Inspect(path[min(1, len(path)-1)], func(n syntax.Node) bool {
		id, ok := n.(*syntax.Ident)
		if !ok || id.Name != name || clash {
			return !clash
		}
		from, _ := t.File.Offsets(id)
		p := pathAt(t.File, from)
		declares := v.mod.LocalVar(t.File, id) != nil
		for _, d := range v.definitions(id, p) {
			// A name at module level that the variable would hide.
			declares = declares || d.Symbol != nil && d.Symbol.Ident() == d.Name && d.Module == v.mod
		}
		if declares {
			clash = sees(from, func(x variable) bool { return x.name == t.Name })
		}
		return !clash
	})
	return clash
}

// replace gives a use another name. Where one name stood for a field and a
// variable, the one that keeps its name is written out.
func (e *edits) replace(u use, name, written string, targets []target) {
	from, to := u.file.Offsets(u.node)
	text := written
	if u.id == nil {
		e.add(u.view, from, to, quote.String(name))
		return
	}
	parent := syntax.Node(nil)
	if len(u.path) > 1 {
		parent = u.path[len(u.path)-2]
	}
	member := targets[0].Var == nil && (targets[0].Symbol == nil || targets[0].Symbol.Ident() != targets[0].Name)
	old := u.file.Text(u.id)
	switch p := parent.(type) {
	case *syntax.MapField:
		if p.Name == u.id && p.Value == nil && p.Key == nil && p.Str == nil {
			if member {
				text = written + ": " + old
			} else {
				text = old + ": " + written
			}
		}
	case *syntax.WaitField:
		if p.Name == u.id && p.X == nil {
			text = old + ": " + written
		}
	case *syntax.ReceiveField:
		if p.Name == u.id && p.Peer == nil {
			text = old + ": " + written
		}
	case *syntax.CaptureBinding:
		if len(u.path) > 2 {
			if fb, ok := u.path[len(u.path)-3].(*syntax.FieldBinding); ok && fb.Name == u.id {
				if member {
					text = written + ": " + old
				} else {
					text = old + ": " + written
				}
			}
		}
	}
	e.add(u.view, from, to, text)
}
