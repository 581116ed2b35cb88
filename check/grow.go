package check

import (
	"maps"
	"slices"
	"strings"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// A module can grow, one input of a shell after the other. Each input is a file
// of its own, whose declarations come on top of those before: the latest of a name
// counts. What is declared keeps its identity: variables their storage, classes
// and types their values. What uses a name that is declared anew is checked again
// with it, so that a function calls the helper that was mended, not the one it
// was written against. An input with errors leaves the module as it was.

// session is what a module that grows keeps between inputs. Neither it nor the
// module's table of symbols is changed by an input: each makes new ones.
type session struct {
	imports map[string]*importRef
	xmlns   map[string]*xmlns
	decls   []*Symbol // in scope, in order of declaration
}

// Growth is what an input adds to a module.
type Growth struct {
	// Steps are what is to be run, in order, after the modules that have come with
	// the input are initialised.
	Steps []Step
	// Same gives, for a variable declared again with the type it had, the variable
	// whose storage it goes on using.
	Same map[*tree.Var]*tree.Var

	m      *Module
	before *session
	syms   map[string]*Symbol
}

// Step is a part of an input that is run: a statement, or the initialisation of
// a variable.
type Step struct {
	F *tree.Func // without parameters; its result is an error or ()
	// Value is set to the value of an expression; nil when there is none to show.
	Value *tree.Var
}

// NewSession adds a module that can grow, without any declarations.
func (w *World) NewSession() *Module {
	m := w.Add(&Source{Org: "$anon", Name: "."})
	m.session = &session{imports: map[string]*importRef{}, xmlns: map[string]*xmlns{}}
	m.checked = true // it is not among those that are initialised as a whole
	return m
}

// Grow checks an input, which ParseInput has read, and adds it to m, from which
// the declarations and imports called remove are taken away. Without a growth the
// diagnostics are what is wrong with it, or with what uses what it replaces.
func (w *World) Grow(m *Module, f *syntax.File, remove ...string) (*Growth, []Diagnostic) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return m.grow(f, remove)
}

func (m *Module) grow(f *syntax.File, remove []string) (*Growth, []Diagnostic) {
	g := &Growth{m: m, before: m.session, syms: m.syms}
	w := m.w
	// A module that could not be found may be there by now.
	maps.DeleteFunc(w.modules, func(_ string, m *Module) bool { return m == nil })
	// A variable that keeps its type keeps its storage, and who uses it needs not
	// be checked again. That is known only when all is checked; where it is not so,
	// everything is done again with that in mind.
	gone := map[string]bool{}
	for _, name := range remove {
		gone[name] = true
	}
	ok := false
	defer func() {
		if !ok {
			g.Undo() // also where the checker fails, so that a shell can go on
		}
	}()
	for {
		w.diags, w.seen, w.unknown, w.suggested = nil, map[diagKey]bool{}, nil, 0
		m.session, m.syms = g.before, g.syms
		m.addInput(f, remove, maps.Clone(gone))
		var errs []Diagnostic
		for _, d := range w.Diagnostics() {
			if d.Severity == SevError {
				errs = append(errs, d)
			}
		}
		if errs != nil {
			return nil, errs
		}
		again := false
		g.Same = map[*tree.Var]*tree.Var{}
		for name, s := range m.syms {
			old := g.syms[name]
			if old == s || !replacesVar(old, s) || gone[name] || s.v == nil || old.v == nil {
				continue
			}
			if a, b := s.v, old.v; a.Final == b.Final && a.Isolated == b.Isolated && types.IsSubtype(a.Type, b.Type) && types.IsSubtype(b.Type, a.Type) {
				g.Same[a] = b
				continue
			}
			gone[name], again = true, true
		}
		if !again {
			break
		}
	}
	g.Steps = m.steps(f)
	delete(m.syms, "init") // it is run once
	ok = true
	return g, nil
}

// Undo takes the declarations and imports of a growth away again.
func (g *Growth) Undo() { g.m.session, g.m.syms = g.before, g.syms }

// replacesVar reports whether s declares a variable again that was one before.
func replacesVar(old, s *Symbol) bool {
	return old != nil && old.Kind == symVar && s.Kind == symVar && !old.isListener() && !s.isListener()
}

func (s *Symbol) isListener() bool {
	_, ok := s.node.(*syntax.ListenerDecl)
	return ok
}

// key is under what a module keeps the symbol.
func (s *Symbol) key() string {
	if s.Kind == symAnnotation {
		return "@" + s.Name
	}
	return s.Name
}

// addInput checks the declarations of f on top of those of the module. gone are
// names whose users are to be checked again.
func (m *Module) addInput(f *syntax.File, remove []string, gone map[string]bool) {
	w, before, old := m.w, m.session, m.syms
	fs := &fileScope{mod: m, f: f, imports: map[string]*importRef{}, xmlns: map[string]*xmlns{}}
	for i := range f.Errors {
		e := &f.Errors[i]
		w.report(Diagnostic{File: f, Off: e.Off, End: e.End, Code: e.Code, Msg: e.Msg})
	}
	if len(f.Errors) > 0 {
		return // what follows from them is of little use to somebody at a prompt
	}
	m.files, m.syms = []*fileScope{fs}, map[string]*Symbol{}
	m.list, m.anon, m.funcs, m.classes, m.inits, m.ordered, m.annotInits = nil, nil, nil, nil, nil, nil, nil
	m.unset, m.initSets = nil, nil
	m.Tree.Vars, m.Tree.Init, m.Tree.InitFunc, m.Tree.Main, m.Tree.Services, m.Tree.Configs = nil, nil, nil, nil, nil, nil
	m.checkedAll = false

	m.collect(fs)
	for prefix, r := range before.imports {
		if !slices.Contains(remove, prefix) {
			fs.imports[prefix] = &importRef{mod: r.mod, used: true}
		}
	}
	for _, imp := range f.Imports {
		fs.addImport(imp, nil)
	}
	next := &session{imports: map[string]*importRef{}, xmlns: map[string]*xmlns{}}
	for prefix, r := range fs.imports {
		r.used = true // if not now, then by what comes next
		next.imports[prefix] = r
		if r.node == nil {
			next.imports[prefix] = before.imports[prefix]
		}
	}
	for prefix, x := range before.xmlns {
		if fs.xmlns[prefix] == nil && fs.imports[prefix] == nil {
			fs.xmlns[prefix] = x
		}
	}
	next.xmlns = fs.xmlns
	next.decls = m.inherit(old, before.decls, remove, gone)
	m.session = next
	m.checkOnce()
}

// inherit enters what was declared before and is not declared anew. What uses a
// name that is gone, or has been declared anew, becomes a declaration of this
// input. It gives what is in scope then.
func (m *Module) inherit(old map[string]*Symbol, decls []*Symbol, remove []string, gone map[string]bool) []*Symbol {
	added := m.list
	own := maps.Clone(m.syms)
	dropped := map[string]bool{}
	for _, name := range remove {
		dropped[name] = true
	}
	for name, s := range own {
		if o := old[name]; o != nil && !replacesVar(o, s) {
			gone[s.Name] = true
		}
	}
	// The members of an enumeration go with it.
	for _, s := range decls {
		if d, ok := s.node.(*syntax.EnumDecl); ok && (own[s.Name] != nil || dropped[s.Name]) {
			for _, e := range d.Members {
				if o := old[e.Name.Name]; o != nil && o.enum == e {
					dropped[o.Name], gone[o.Name] = true, true
				}
			}
		}
	}
	stays := func(s *Symbol) bool { return own[s.key()] == nil && !dropped[s.Name] }
	again := map[*Symbol]bool{}
	for more := len(gone) > 0; more; {
		more = false
		for _, s := range decls {
			if stays(s) && !again[s] && s.redoable() && s.mentions(gone) {
				again[s], gone[s.Name], more = true, true, true
			}
		}
	}
	var scope []*Symbol
	for _, s := range decls {
		switch {
		case !stays(s):
			continue
		case again[s]:
			s = &Symbol{Name: s.Name, Kind: s.Kind, mod: m, fs: s.fs, node: s.node, ident: s.ident, public: s.public, deprecated: s.deprecated, names: s.names}
			m.list = append(m.list, s)
		}
		m.syms[s.key()] = s
		scope = append(scope, s)
	}
	for _, s := range added {
		if m.syms[s.key()] == s && s.Name != "init" {
			scope = append(scope, s)
		}
	}
	return scope
}

// redoable reports whether a declaration can be checked again: it is not one that
// has been carried out, as that of a variable has.
func (s *Symbol) redoable() bool { return s.Kind != symVar && s.enum == nil }

// mentions reports whether a declaration uses one of names, or seems to.
func (s *Symbol) mentions(names map[string]bool) bool {
	if s.names == nil {
		s.names = map[string]bool{}
		syntax.Inspect(s.node, func(n syntax.Node) bool {
			if n, ok := n.(*syntax.Name); ok && n.Prefix == nil && n.Id != nil {
				s.names[n.Id.Name] = true
			}
			return true
		})
	}
	for name := range names {
		if s.names[name] {
			return true
		}
	}
	return false
}

// topStmt checks a statement or expression of an input.
func (m *Module) topStmt(c *fn, d *syntax.TopStmt, gi *globalInit) {
	c.beforeInit = false
	c.bodies = append(c.bodies, d)
	es, ok := d.Stmt.(*syntax.ExprStmt)
	if !ok {
		c.push()
		gi.stmts = c.stmts([]syntax.Stmt{d.Stmt})
		c.pop()
		return
	}
	x := c.expr(es.X, nil)
	m.w.settle()
	switch t := x.Type(); {
	case isBad(x):
	case types.IsSubtype(t, types.Nil):
		gi.stmts = []tree.Stmt{&tree.ExprStmt{A: x}}
	default:
		v := &tree.Var{Name: "$value", Type: widen(x), Global: true, Final: true, Module: m.Tree, Pos: pos(c.fs, d)}
		gi.value = v
		gi.stmts = []tree.Stmt{&tree.Assign{V: v, Val: x, Off: c.off(d)}}
	}
}

// steps are what the input f makes run: structured constants, variables and
// statements, services, and its function init.
func (m *Module) steps(f *syntax.File) []Step {
	var r []Step
	add := func(h *tree.Func, value *tree.Var, stmts []tree.Stmt) {
		if len(stmts) > 0 {
			h.Name, h.Body = InputFunc, stmts
			h.Pos.File = f
			r = append(r, Step{h, value})
		}
	}
	n := len(m.Tree.Init)
	for _, gi := range m.ordered {
		n -= len(gi.stmts)
	}
	add(m.initFunc(), nil, m.Tree.Init[:n])
	for _, gi := range m.ordered {
		add(gi.f, gi.value, gi.stmts)
	}
	add(m.initFunc(), nil, m.Tree.Services)
	if m.Tree.InitFunc != nil {
		r = append(r, Step{F: m.Tree.InitFunc})
	}
	return r
}

// InputFunc is the name of the functions that are made of statements of an input;
// traces show it.
const InputFunc = "$input"

// Declaration is a declaration that is in scope in a module that grows.
type Declaration struct {
	Name string
	// Kind is what it declares: variable, listener, function, type, class, enum,
	// constant or annotation.
	Kind string
	Var  *tree.Var // of variables and listeners
	Type types.Type
	// Text is the declaration as it was written, its semicolon included.
	Text  string
	Final bool
	File  *syntax.File
}

// Declarations lists what is in scope, in order of declaration.
func (m *Module) Declarations() []Declaration {
	m.w.mu.Lock()
	defer m.w.mu.Unlock()
	var r []Declaration
	for _, s := range m.session.decls {
		if s.enum != nil {
			continue // its enumeration is there
		}
		d := Declaration{File: s.fs.f, Name: s.Name, Kind: s.kindName(), Text: strings.TrimSpace(s.fs.f.Text(s.node))}
		switch s.Kind {
		case symVar:
			if d.Var = s.v; s.v != nil {
				d.Type, d.Final = s.v.Type, s.v.Final
				if _, single := types.Singleton(d.Type); single {
					d.Type = basicOf(d.Type)
				}
			}
		case symConst:
			d.Type = s.constType()
		}
		r = append(r, d)
	}
	return r
}

// SessionImport is a module that has been imported into one that grows.
type SessionImport struct{ Prefix, Org, Name string }

// SessionImports lists the imports of a module that grows, by prefix.
func (m *Module) SessionImports() []SessionImport {
	m.w.mu.Lock()
	defer m.w.mu.Unlock()
	var r []SessionImport
	for _, prefix := range slices.Sorted(maps.Keys(m.session.imports)) {
		if i := m.session.imports[prefix]; i.mod != nil {
			r = append(r, SessionImport{prefix, i.mod.src.Org, i.mod.src.Name})
		}
	}
	return r
}

func (s *Symbol) kindName() string {
	switch s.Kind {
	case symVar:
		if s.isListener() {
			return "listener"
		}
		return "variable"
	case symFunc:
		return "function"
	case symClass:
		return "class"
	case symEnum:
		return "enum"
	case symConst:
		return "constant"
	case symAnnotation:
		return "annotation"
	}
	return "type"
}
