package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// What an editor asks about code (what a name stands for, the type of an
// expression, what is expected at a place) the checker knows while it checks. A
// world that keeps facts notes it for the user's modules as it goes, so that no
// question makes it check anything a second time.

// facts is what is known of one file.
type facts struct {
	exprs map[syntax.Expr]exprFact
	names map[*syntax.Ident]fact
	// members has what names of fields and methods stand for. In {a} the name is
	// that of a variable as well.
	members map[*syntax.Ident]member
	locals  map[*syntax.Ident]*tree.Var // by the name in the declaration
	vars    map[*tree.Var]*syntax.Ident
	calls   map[syntax.Node]types.Type // function types of what is called, where no name says it
}

type exprFact struct{ typ, expected types.Type }

// fact is what a name stands for: one of the fields is set.
type fact struct {
	sym *Symbol
	v   *tree.Var
	mod *Module
}

// member is a member of a type, by the name that types know it by.
type member struct {
	owner types.Type
	key   string
}

func newFacts() *facts {
	return &facts{exprs: map[syntax.Expr]exprFact{}, names: map[*syntax.Ident]fact{}, members: map[*syntax.Ident]member{},
		locals: map[*syntax.Ident]*tree.Var{}, vars: map[*tree.Var]*syntax.Ident{}, calls: map[syntax.Node]types.Type{}}
}

func (k *facts) expr(n syntax.Expr, t, expected types.Type) {
	if k == nil {
		return
	}
	if old, ok := k.exprs[n]; ok {
		// An expression may be checked more than once; what was found counts.
		if expected == nil {
			expected = old.expected
		}
		if types.IsNever(t) {
			t = old.typ
		}
	}
	k.exprs[n] = exprFact{t, expected}
}

func (k *facts) symbol(id *syntax.Ident, s *Symbol) {
	if k != nil && id != nil && s != nil {
		k.names[id] = fact{sym: s}
	}
}

func (k *facts) module(id *syntax.Ident, m *Module) {
	if k != nil && m != nil {
		k.names[id] = fact{mod: m}
	}
}

func (k *facts) local(id *syntax.Ident, v *tree.Var) {
	if k != nil && v != nil {
		k.names[id] = fact{v: v}
	}
}

func (k *facts) declared(id *syntax.Ident, v *tree.Var) {
	if k != nil {
		k.locals[id] = v
		k.vars[v] = id
	}
}

// again notes a variable that has the place of the one that a name declares.
func (k *facts) again(id *syntax.Ident, v *tree.Var) {
	if k != nil {
		k.vars[v] = id
	}
}

func (k *facts) member(id *syntax.Ident, owner types.Type, key string) {
	if k != nil && id != nil && id.Name != "" {
		k.members[id] = member{owner, key}
	}
}

func (k *facts) call(n syntax.Node, t types.Type) {
	if k != nil {
		k.calls[n] = t
	}
}

// factsOf are the facts about a file of the module.
func (m *Module) factsOf(f *syntax.File) *facts {
	for _, fs := range m.files {
		if fs.f == f {
			return fs.facts
		}
	}
	return nil
}

// TypeOf is the type that was found for an expression of a file; nil when there is
// none.
func (m *Module) TypeOf(f *syntax.File, x syntax.Expr) types.Type {
	k := m.factsOf(f)
	if k == nil {
		return nil
	}
	if t := k.exprs[x].typ; t != nil && !types.IsNever(t) {
		return t
	}
	return nil
}

// Expected is the type that the place of an expression asks for, nil when any
// would do.
func (m *Module) Expected(f *syntax.File, x syntax.Expr) types.Type {
	if k := m.factsOf(f); k != nil {
		return k.exprs[x].expected
	}
	return nil
}

// LocalVar is the variable that a name declares within a function; nil for any
// other name.
func (m *Module) LocalVar(f *syntax.File, id *syntax.Ident) *tree.Var {
	if k := m.factsOf(f); k != nil {
		return k.locals[id]
	}
	return nil
}

// CalleeType is the type of the function that a call, or new, calls; nil when the
// name of the function says it, or nothing is known.
func (m *Module) CalleeType(f *syntax.File, n syntax.Node) types.Type {
	if k := m.factsOf(f); k != nil {
		return k.calls[n]
	}
	return nil
}

// A Definition is a place where a name is declared.
type Definition struct {
	Module *Module
	File   *syntax.File
	Name   *syntax.Ident
	// Symbol is what a declaration at module level declares, or the one that a
	// member belongs to; nil for what is local.
	Symbol *Symbol
	Var    *tree.Var // of a local variable or parameter
	Type   types.Type
}

// Imported is the module that a prefix in a file stands for; nil for other names.
func (m *Module) Imported(f *syntax.File, id *syntax.Ident) *Module {
	if k := m.factsOf(f); k != nil {
		return k.names[id].mod
	}
	return nil
}

// Definitions gives what a name in a file stands for: nothing when it is not
// known, and more than one when several types declare a member.
func (m *Module) Definitions(f *syntax.File, id *syntax.Ident) []Definition {
	k := m.factsOf(f)
	if k == nil {
		return nil
	}
	w := m.w
	var r []Definition
	n, ok := k.names[id]
	switch {
	case n.sym != nil:
		if d, ok := w.symbolDefinition(n.sym); ok {
			r = append(r, d)
		}
	case n.v != nil:
		r = m.varDefinition(n.v)
	}
	if v := k.locals[id]; v != nil {
		r = append(r, Definition{Module: m, File: f, Name: id, Var: v, Type: v.Type})
	}
	if x, ok := k.members[id]; ok && n.mod == nil {
		r = append(r, w.memberDefinitions(x.owner, x.key)...)
	}
	if ok || len(r) > 0 {
		return r
	}
	for _, s := range m.list {
		if s.ident == id {
			return []Definition{{Module: m, File: f, Name: id, Symbol: s, Type: s.Type()}}
		}
	}
	return nil
}

// symbolDefinition is where a symbol is declared, in the latest version of its
// module.
func (w *World) symbolDefinition(s *Symbol) (Definition, bool) {
	latest := w.Latest(s.mod)
	if latest != nil && latest != s.mod {
		key := s.Name
		if s.Kind == symAnnotation {
			key = "@" + key
		}
		if n := latest.syms[key]; n != nil {
			s = n
		}
	}
	if s.ident == nil || s.fs == nil {
		return Definition{}, false
	}
	return Definition{Module: s.mod, File: s.fs.f, Name: s.ident, Symbol: s, Type: s.Type()}, true
}

// varDefinition is where a variable of a function is declared.
func (m *Module) varDefinition(v *tree.Var) []Definition {
	if k := m.factsOf(v.Pos.File); k != nil {
		if id := k.vars[v]; id != nil {
			return []Definition{{Module: m, File: v.Pos.File, Name: id, Var: v, Type: v.Type}}
		}
	}
	return nil
}

// memberDefinitions lists the declarations of a member of a type.
func (w *World) memberDefinitions(t types.Type, key string) []Definition {
	var r []Definition
	seen := map[*syntax.Ident]bool{}
	add := func(d Definition, ok bool) {
		if ok && !seen[d.Name] {
			seen[d.Name] = true
			r = append(r, d)
		}
	}
	core := types.Diff(t, types.NilOrError)
	for _, d := range types.Decls(core) {
		switch d := d.(type) {
		case *Symbol:
			add(w.memberOf(d, key))
		case syntax.Node:
			add(w.memberOfNode(d, key))
		}
	}
	return r
}

// memberOf is the declaration of a member in the latest definition of a type, or
// in one that it includes.
func (w *World) memberOf(s *Symbol, key string) (Definition, bool) {
	if d, ok := w.symbolDefinition(s); ok {
		s = d.Symbol
	}
	return s.fs.memberIn(s, s.node, key, 0)
}

// memberOfNode is the declaration of a member of an object without a name.
func (w *World) memberOfNode(n syntax.Node, key string) (Definition, bool) {
	for _, m := range w.modules {
		if m == nil || m.src.Library {
			continue
		}
		for _, fs := range w.Latest(m).files {
			if holds(fs.f, n) {
				return fs.memberIn(nil, n, key, 0)
			}
		}
	}
	return Definition{}, false
}

// holds reports whether a node is one of a tree.
func holds(n, x syntax.Node) bool {
	if n == x {
		return true
	}
	s := x.Range()
	found := false
	syntax.Children(n, func(c syntax.Node) bool {
		if r := c.Range(); r.First <= s.First && s.Last <= r.Last {
			found = holds(c, x)
		}
		return !found
	})
	return found
}

// maxInclusions bounds how far inclusions and aliases are followed: they may go
// in a circle in code that is wrong.
const maxInclusions = 20

func (fs *fileScope) memberIn(owner *Symbol, n syntax.Node, key string, depth int) (Definition, bool) {
	none := Definition{}
	if depth > maxInclusions {
		return none, false
	}
	is := func(id *syntax.Ident) (Definition, bool) {
		d := Definition{Module: fs.mod, File: fs.f, Name: id, Symbol: owner}
		if owner != nil && owner.Kind != symAnnotation {
			if t := owner.Type(); t != nil {
				if f := memberType(t, key); f != nil {
					d.Type = f
				}
			}
		}
		return d, true
	}
	follow := func(t syntax.Type) (Definition, bool) {
		if tn, ok := t.(*syntax.TypeName); ok {
			if s := fs.resolveName(tn.Name, true); s != nil {
				return s.mod.w.memberOfAt(s, key, depth+1)
			}
			return none, false
		}
		return fs.memberIn(owner, t, key, depth+1)
	}
	members := func(list []syntax.Node) (Definition, bool) {
		for _, m := range list {
			switch m := m.(type) {
			case *syntax.ObjectField:
				if m.Name != nil && m.Name.Name == key {
					return is(m.Name)
				}
			case *syntax.RecordField:
				if m.Name != nil && m.Name.Name == key {
					return is(m.Name)
				}
			case *syntax.FuncDecl:
				if m.Name != nil && m.Sig != nil && methodKey(m, fs) == key {
					return is(m.Name)
				}
			}
		}
		for _, m := range list {
			if inc, ok := m.(*syntax.TypeInclusion); ok {
				if d, ok := follow(inc.Type); ok {
					return d, true
				}
			}
		}
		return none, false
	}
	switch n := n.(type) {
	case *syntax.TypeDef:
		return follow(n.Type)
	case *syntax.ClassDecl:
		return members(n.Members)
	case *syntax.ServiceDecl:
		return members(n.Members)
	case *syntax.ObjectCons:
		return members(n.Members)
	case *syntax.ObjectType:
		return members(n.Members)
	case *syntax.RecordType:
		return members(n.Fields)
	case *syntax.DistinctType:
		return follow(n.Elem)
	case *syntax.ParenType:
		return follow(n.Elem)
	case *syntax.OptionalType:
		return follow(n.Elem)
	case *syntax.TypeName:
		return follow(n)
	case *syntax.UnionType:
		for _, t := range n.Members {
			if d, ok := follow(t); ok {
				return d, true
			}
		}
	case *syntax.IntersectionType:
		for _, t := range n.Members {
			if d, ok := follow(t); ok {
				return d, true
			}
		}
	}
	return none, false
}

func (w *World) memberOfAt(s *Symbol, key string, depth int) (Definition, bool) {
	if d, ok := w.symbolDefinition(s); ok {
		s = d.Symbol
	}
	return s.fs.memberIn(s, s.node, key, depth)
}

// memberType is the type of a member of t, nil when t has none.
func memberType(t types.Type, key string) types.Type {
	core := types.Diff(t, types.NilOrError)
	if types.IsNever(core) {
		return nil
	}
	if core.Basics()&^types.BObject == 0 {
		if f := types.ObjectMember(core, key); f != nil {
			return f.Type
		}
		return nil
	}
	if core.Basics()&^types.BMapping == 0 {
		for _, at := range types.MappingAtoms(core) {
			if a := types.MappingAtomicOf(at); a != nil {
				if f := a.Field(key); f != nil {
					return types.Diff(f.Type, types.Undef)
				}
			}
		}
	}
	return nil
}

// DefinitionOf is where a symbol is declared, in the latest version of its module.
func (w *World) DefinitionOf(s *Symbol) (Definition, bool) { return w.symbolDefinition(s) }

// TypeDefinitions lists the definitions that a type comes from.
func (w *World) TypeDefinitions(t types.Type) []Definition {
	var r []Definition
	seen := map[*syntax.Ident]bool{}
	add := func(d any) {
		if s, ok := d.(*Symbol); ok {
			if def, ok := w.symbolDefinition(s); ok && !seen[def.Name] {
				seen[def.Name] = true
				r = append(r, def)
			}
		}
	}
	if t == nil {
		return nil
	}
	core := types.Diff(t, types.NilOrError)
	for _, d := range types.Decls(core) {
		add(d)
	}
	if len(r) == 0 && core.Basics()&types.BList != 0 && core.Basics()&^types.BList == 0 {
		if e := types.ListElem(core); e != nil && !types.IsNever(e) && e != core {
			return w.TypeDefinitions(e)
		}
	}
	return r
}

// Members lists what may follow a value of type t and the token op in the module:
// fields, methods, and functions of the lang library.
func (m *Module) Members(t types.Type, op syntax.Kind) []Candidate { return m.members(t, op) }

// Member is the declaration of a member of a type; ok is false when none is known.
// The functions of the lang library count.
func (m *Module) Member(t types.Type, name string) (Definition, bool) {
	for _, key := range []string{name, remoteKey(name)} {
		if l := m.w.memberDefinitions(t, key); len(l) > 0 {
			return l[0], true
		}
	}
	for _, mod := range []string{langModuleOf(types.Diff(t, types.Nil)), "value"} {
		if mod == "" {
			continue
		}
		if lang := m.w.langModule(mod); lang != nil {
			if s := lang.syms[name]; s != nil && s.public {
				return m.w.symbolDefinition(s)
			}
		}
	}
	return Definition{}, false
}

// Symbols lists what the module declares, in the order of the text.
func (m *Module) Symbols() []*Symbol { return m.list }

// Import gives the module that a prefix in a file stands for, predeclared ones
// included; nil when there is none.
func (m *Module) Import(f *syntax.File, prefix string) *Module {
	for _, fs := range m.files {
		if fs.f == f {
			if r := fs.imports[prefix]; r != nil {
				return r.mod
			}
		}
	}
	for _, p := range predeclaredPrefixes {
		if p == prefix {
			return m.w.langModule(prefix)
		}
	}
	return nil
}

// PrefixOf gives the prefix by which a file of the module knows another module;
// ok is false when it does not import it.
func (m *Module) PrefixOf(f *syntax.File, org, name string) (prefix string, ok bool) {
	for _, fs := range m.files {
		if fs.f != f {
			continue
		}
		for p, r := range fs.imports {
			if r.mod != nil && r.mod.src.Org == org && r.mod.src.Name == name {
				return p, true
			}
		}
	}
	return "", false
}

// Predeclared reports whether the module has a prefix without an import.
func (m *Module) Predeclared() bool { return m.builtin() }
