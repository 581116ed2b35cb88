package check

import (
	"slices"
	"strings"

	"barre/syntax"
	"barre/types"
)

// Candidate is what may stand at a place in the source.
type Candidate struct {
	Name string
	// Kind is that of a declaration, see Declaration, or one of local, field,
	// method, prefix and keyword.
	Kind string
	// Detail is its type, the module that a prefix stands for, or "".
	Detail string
}

// observation is an expression of which more is to be known than diagnostics tell.
type observation struct {
	node   syntax.Expr
	seen   bool
	typ    types.Type
	locals []Candidate
}

// observe checks the expression that is observed.
func (c *fn) observe(n syntax.Expr, t types.Type) {
	o := c.w.observed
	c.w.observed = nil
	x := c.expr(n, t)
	c.w.observed = o
	o.seen, o.typ, o.locals = true, x.Type(), nil
	for s := c.scope; s != nil; s = s.outer {
		for name, l := range s.names {
			if l.v != nil && !l.hidden && !strings.HasPrefix(name, "$") {
				o.locals = append(o.locals, Candidate{name, "local", l.v.Type.String()})
			}
		}
	}
}

// Complete lists what may stand at byte off of an input to a module that grows,
// in place of the name that begins at from and is being typed there: everything
// that the context allows, by name; names that do not fit may be left out. module gives the organization and name of a
// module that a prefix without import may stand for.
func (w *World) Complete(m *Module, text string, off int, module func(prefix string) (org, name string)) (from int, list []Candidate) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f, _ := syntax.ParseInput("", text[:off])
	last := len(f.Tokens) - 2 // before the end of the file
	from = off
	if last >= 0 && isWord(f.Tokens[last].Kind) && int(f.Tokens[last].End) == off {
		from = int(f.Tokens[last].Off)
		last--
	}
	defer func() {
		slices.SortFunc(list, func(a, b Candidate) int { return strings.Compare(a.Name, b.Name) })
		list = slices.CompactFunc(list, func(a, b Candidate) bool { return a.Name == b.Name })
	}()
	if last < 0 {
		return from, m.namesInScope(nil)
	}
	switch f.Tokens[last].Kind {
	case syntax.Dot, syntax.QuestionDot, syntax.Arrow, syntax.SyncArrow:
		if x := receiver(f, syntax.Tok(last-1)); x != nil {
			if o := m.observeIn(f, x); o.seen {
				return from, m.members(o.typ, f.Tokens[last].Kind)
			}
		}
		return from, nil
	case syntax.Colon:
		if last > 0 && f.Tokens[last-1].End == f.Tokens[last].Off && int(f.Tokens[last].End) == from && isWord(f.Tokens[last-1].Kind) {
			return from, m.moduleNames(f.TokText(syntax.Tok(last-1)), text[from:off], module)
		}
	}
	var o *observation
	if x := nameAt(f, syntax.Tok(last+1)); x != nil && from < off {
		o = m.observeIn(f, x)
	}
	return from, m.namesInScope(o)
}

func isWord(k syntax.Kind) bool { return k.IsIdent() || k.IsKeyword() }

// receiver is the largest expression that ends with token last.
func receiver(f *syntax.File, last syntax.Tok) syntax.Expr {
	var r syntax.Expr
	syntax.Inspect(f, func(n syntax.Node) bool {
		if x, ok := n.(syntax.Expr); ok && r == nil && !n.Range().Empty() && n.Range().Last == last {
			r = x
		}
		return r == nil
	})
	return r
}

// nameAt is the reference to a name that ends with token last.
func nameAt(f *syntax.File, last syntax.Tok) syntax.Expr {
	var r syntax.Expr
	syntax.Inspect(f, func(n syntax.Node) bool {
		if x, ok := n.(*syntax.NameExpr); ok && n.Range().Last == last {
			r = x
		}
		return r == nil
	})
	return r
}

// observeIn checks an input, errors and all, and tells what is known of an
// expression in it. The module stays as it is.
func (m *Module) observeIn(f *syntax.File, x syntax.Expr) *observation {
	o := &observation{node: x}
	g := Growth{m: m, before: m.session, syms: m.syms}
	errs := f.Errors
	f.Errors = nil // an input that is being typed has errors
	m.w.observed = o
	m.w.diags, m.w.seen = nil, map[diagKey]bool{}
	defer func() {
		m.w.observed = nil
		f.Errors = errs
		g.Undo()
	}()
	m.addInput(f, nil, map[string]bool{})
	return o
}

// predeclaredPrefixes are those that need no import.
var predeclaredPrefixes = []string{"boolean", "decimal", "error", "float", "function", "future", "int", "map", "object", "regexp",
	"stream", "string", "table", "transaction", "typedesc", "xml"}

// namesInScope lists what a name may begin with or be.
func (m *Module) namesInScope(o *observation) []Candidate {
	var r []Candidate
	if o != nil {
		r = o.locals
	}
	for _, s := range m.session.decls {
		if s.Kind != symAnnotation {
			r = append(r, s.candidate())
		}
	}
	for prefix, i := range m.session.imports {
		if i.mod != nil {
			r = append(r, Candidate{prefix, "prefix", i.mod.src.QName()})
		}
	}
	for _, k := range syntax.Keywords() {
		r = append(r, Candidate{k, "keyword", ""})
	}
	return r
}

func (s *Symbol) candidate() Candidate {
	c := Candidate{Name: s.Name, Kind: s.kindName()}
	switch s.Kind {
	case symVar:
		if s.v != nil && s.v.Type != nil {
			c.Detail = s.v.Type.String()
		}
	case symFunc:
		if f := s.function(); f != nil && f.Type != nil {
			c.Detail = f.Type.String()
		}
	}
	return c
}

// maxDetailed is up to how many declarations of a module are resolved to tell their
// types.
const maxDetailed = 20

// moduleNames lists the public declarations of the module that a prefix stands
// for whose names begin with word.
func (m *Module) moduleNames(prefix, word string, module func(prefix string) (org, name string)) []Candidate {
	var dep *Module
	if i := m.session.imports[prefix]; i != nil {
		dep = i.mod
	} else if slices.Contains(predeclaredPrefixes, prefix) {
		dep = m.w.langModule(prefix)
	} else if org, name := module(prefix); name != "" {
		if dep = m.w.Load(org, name); dep != nil {
			dep.resolveImports(nil)
		}
	}
	if dep == nil {
		return nil
	}
	var fits []*Symbol
	for _, s := range dep.list {
		if s.public && s.Name != "_" && len(s.Name) >= len(word) && strings.EqualFold(s.Name[:len(word)], word) {
			fits = append(fits, s)
		}
	}
	var r []Candidate
	for _, s := range fits {
		if len(fits) <= maxDetailed {
			r = append(r, s.candidate())
		} else {
			r = append(r, Candidate{Name: s.Name, Kind: s.kindName()})
		}
	}
	return r
}

// members lists what may follow a value of type t and the token op.
func (m *Module) members(t types.Type, op syntax.Kind) []Candidate {
	if t == nil || types.IsNever(t) {
		return nil
	}
	core := t
	if op == syntax.QuestionDot {
		core = types.Diff(t, types.Nil)
	}
	var r []Candidate
	if core.Basics()&^types.BObject == 0 {
		for _, f := range types.ObjectMembers(core) {
			remote := strings.HasPrefix(f.Name, "->")
			if strings.HasPrefix(f.Name, "$") || f.Name == "init" || remote != (op == syntax.Arrow || op == syntax.SyncArrow) {
				continue
			}
			if f.Region != nil && f.Region != m.region {
				continue
			}
			kind := "field"
			if f.Method {
				kind = "method"
			}
			r = append(r, Candidate{strings.TrimPrefix(f.Name, "->"), kind, f.Type.String()})
		}
	}
	if op == syntax.Arrow || op == syntax.SyncArrow {
		return r
	}
	if types.IsSubtype(core, types.AnyMap) {
		for _, at := range types.MappingAtoms(core) {
			if a := types.MappingAtomicOf(at); a != nil {
				for _, f := range a.Fields {
					r = append(r, Candidate{f.Name, "field", types.Diff(f.Type, types.Undef).String()})
				}
			}
		}
	}
	for _, mod := range []string{langModuleOf(core), "value"} {
		if mod == "" {
			continue
		}
		lang := m.w.langModule(mod)
		if lang == nil {
			continue
		}
		for _, s := range lang.list {
			if s.Kind != symFunc || !s.public {
				continue
			}
			f := s.function()
			if f == nil || f.Sig == nil || len(f.Sig.Params) == 0 {
				continue
			}
			if !types.IsSubtype(core, f.Sig.Params[0].Type) {
				continue // as that of int:fromString
			}
			r = append(r, Candidate{s.Name, "method", f.Type.String()})
		}
	}
	return r
}
