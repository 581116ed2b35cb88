package check

import (
	"strings"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// Place is a place in a program in whose scope code can be checked.
type Place struct {
	Module *tree.Module
	File   *syntax.File
	Vars   []*tree.Var // local variables in scope, self among them
	// Transactional says that it is in a transactional scope.
	Transactional bool
}

// Fragment is code that was checked on its own.
type Fragment struct {
	// F takes the variables of the place, in their order, as arguments.
	F *tree.Func
	// Target is the variable of the place that the code assigns to as a whole; F
	// gives the value then. nil for other code.
	Target *tree.Var
	// Statement says that the code is a statement: it has no value.
	Statement bool
	Type      types.Type // of the value
}

// Inspect checks an expression, an action or a statement in the scope of a place.
// All private members are visible. With a fragment there are no diagnostics. want
// is the type that the value has to belong to, nil for any.
func (w *World) Inspect(at Place, text string, want types.Type) (*Fragment, []Diagnostic) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f, _ := syntax.ParseInput("", text)
	complain := func(msg string) []Diagnostic { return []Diagnostic{{File: f, End: int32(len(text)), Msg: msg}} }
	if len(f.Errors) > 0 {
		e := f.Errors[0]
		return nil, []Diagnostic{{File: f, Off: e.Off, End: e.End, Code: e.Code, Msg: e.Msg}}
	}
	var top *syntax.TopStmt
	if len(f.Decls) == 1 && len(f.Imports) == 0 {
		top, _ = f.Decls[0].(*syntax.TopStmt)
	}
	if top == nil {
		if strings.TrimSpace(text) == "" {
			return nil, complain("an expression was expected")
		}
		return nil, complain("one expression or statement was expected; nothing can be declared here")
	}
	var m *Module
	for _, x := range w.order {
		if x.Tree == at.Module {
			m = x
		}
	}
	if m == nil {
		return nil, complain("the module cannot be found")
	}
	fs := &fileScope{mod: m, f: f, imports: map[string]*importRef{}, xmlns: map[string]*xmlns{}}
	for _, s := range m.files {
		if s.f == at.File {
			fs.imports, fs.xmlns = s.imports, s.xmlns
		}
	}

	diags, seen, unknown, funcs, unset := w.diags, w.seen, w.unknown, m.funcs, m.unset
	w.diags, w.seen, w.unknown, w.inspecting = nil, map[diagKey]bool{}, nil, true
	defer func() {
		w.diags, w.seen, w.unknown, w.inspecting = diags, seen, unknown, false
		m.funcs, m.unset = funcs, unset
	}()

	h := &tree.Func{Name: "$inspect", Module: m.Tree, Pos: tree.Pos{File: f}, Ret: types.AnyOrError}
	c := newFn(fs, h, nil)
	c.flow.tx.mode = at.Transactional
	h.Transactional = at.Transactional
	params := map[*tree.Var]*tree.Var{}
	for _, v := range at.Vars {
		p := &tree.Var{Name: v.Name, Type: v.Type, Final: v.Final, Func: h, Pos: tree.Pos{File: f}}
		params[p] = v
		h.Params = append(h.Params, p)
		c.scope.names[v.Name] = &local{v: p, used: true}
	}
	h.Defaults = make([]tree.Expr, len(h.Params))
	r := &Fragment{F: h}
	c.push()
	c.bodies = append(c.bodies, top)
	x := c.fragment(top.Stmt, r, params, want)
	c.pop()
	w.settle()
	for _, d := range w.Diagnostics() {
		if d.Severity == SevError {
			return nil, []Diagnostic{d}
		}
	}
	if x != nil {
		if isBad(x) {
			return nil, complain("the expression cannot be evaluated")
		}
		r.Type = x.Type()
		h.Body = append(h.Body, &tree.Return{A: x, Off: x.Position()})
	}
	return r, nil
}

// fragment checks the one statement of a fragment. An expression, or what is
// assigned to a variable as a whole, is returned.
func (c *fn) fragment(s syntax.Stmt, r *Fragment, params map[*tree.Var]*tree.Var, want types.Type) tree.Expr {
	value := func(n syntax.Expr, t types.Type) tree.Expr {
		if t != nil {
			return c.want(n, t)
		}
		return c.expr(n, nil)
	}
	switch s := s.(type) {
	case *syntax.ExprStmt:
		return value(s.X, want)
	case *syntax.AssignStmt:
		n, ok := s.LHS.(*syntax.NameExpr)
		if !ok || n.Name.Prefix != nil {
			break
		}
		if l := c.find(n.Name.Id.Name); l != nil && l.v != nil {
			r.Target = params[l.v]
			if l.v.Final {
				c.err(n, "BCE2081", "cannot assign a value to final '%s'", l.v.Name)
				return nil
			}
			return value(s.RHS, r.Target.Type)
		}
	}
	r.Statement = true
	c.f.Body = c.stmts([]syntax.Stmt{s})
	return nil
}
