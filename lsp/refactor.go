package lsp

import (
	"fmt"
	"strings"

	"barre/syntax"
	"barre/types"
)

// refactor offers changes that keep what the code does.
func (a *actor) refactor() {
	path := pathAt(a.file, a.from)
	if a.from == a.to {
		a.documentThis(path)
		a.invertIf(path)
	}
	if len(a.file.Errors) > 0 {
		return
	}
	from, to := a.trimmed()
	if from < to {
		if x := a.exactly(from, to); x != nil {
			a.extractVariable(x)
			a.extractConfigurable(x)
		}
		a.extractFunction(from, to)
	} else if l, ok := enclosing[*syntax.Literal](path); ok {
		if px := a.exactly(a.file.Offsets(l)); px != nil {
			a.extractConfigurable(px)
		}
	}
}

// trimmed is the selection without white space at its ends.
func (a *actor) trimmed() (from, to int) {
	text := a.file.Src[a.from:a.to]
	from = a.from + len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	to = a.to - (len(text) - len(strings.TrimRight(text, " \t\r\n")))
	return from, max(from, to)
}

// exactly is the path to the outermost expression that covers some bytes; nil
// when there is none.
func (a *actor) exactly(from, to int) []syntax.Node {
	var path, found []syntax.Node
	var visit func(n syntax.Node) bool
	visit = func(n syntax.Node) bool {
		f, t := a.file.Offsets(n)
		if found != nil || f > from || t < to {
			return true
		}
		path = append(path, n)
		if _, ok := n.(syntax.Expr); ok && f == from && t == to {
			found = append([]syntax.Node(nil), path...)
		}
		syntax.Children(n, visit)
		path = path[:len(path)-1]
		return true
	}
	visit(a.file)
	return found
}

// fresh is a name that nothing in the module or at the place has.
func (a *actor) fresh(name string, off int) string {
	taken := map[string]bool{}
	for _, v := range a.inScope(off) {
		taken[v.name.Name] = true
	}
	for _, s := range a.mod.Symbols() {
		taken[s.Name] = true
	}
	// Names that come later in the function would clash as well.
	path := pathAt(a.file, off)
	if len(path) > 1 {
		syntax.Inspect(path[1], func(n syntax.Node) bool {
			if id, ok := n.(*syntax.Ident); ok {
				taken[id.Name] = true
			}
			return true
		})
	}
	for i := 1; ; i++ {
		n := name
		if i > 1 {
			n = fmt.Sprintf("%s%d", name, i)
		}
		if !taken[n] {
			return n
		}
	}
}

// nameFor is what a value would be called by where it stands.
func (a *actor) nameFor(path []syntax.Node) string {
	for i := len(path) - 2; i > 0; i-- {
		switch n := path[i].(type) {
		case *syntax.MapField:
			if n.Name != nil {
				return n.Name.Name
			}
		case *syntax.Arg:
			if n.Name != nil {
				return n.Name.Name
			}
			if i > 0 {
				if def, ok := a.calleeOf(path[i-1]); ok && def != nil {
					if sig := signatureOf(def); sig != nil {
						for j, x := range argumentsOf(path[i-1]) {
							if x == n && j < len(sig.Params) && sig.Params[j].Name != nil {
								return sig.Params[j].Name.Name
							}
						}
					}
				}
			}
		case *syntax.VarStmt:
			if b, ok := n.Binding.(*syntax.CaptureBinding); ok && i == len(path)-2 {
				return b.Name.Name + "Value"
			}
		case syntax.Stmt:
			return "value"
		}
	}
	return "value"
}

func (a *actor) extractVariable(path []syntax.Node) {
	x := path[len(path)-1].(syntax.Expr)
	t := a.mod.TypeOf(a.file, x)
	if t == nil {
		return
	}
	st, at := statement(path)
	if st == nil {
		return
	}
	for _, n := range path[at:] {
		// What is evaluated later, or again and again, is not the same before.
		switch n.(type) {
		case *syntax.AnonFunc, *syntax.InferFunc, *syntax.Query, *syntax.LetExpr, *syntax.WhileStmt, *syntax.ObjectCons, *syntax.MatchClause, *syntax.Worker:
			return
		}
	}
	if as, ok := st.(*syntax.AssignStmt); ok && as.LHS == x {
		return
	}
	if es, ok := st.(*syntax.ExprStmt); ok && es.X == x {
		return
	}
	from, to := a.file.Offsets(x)
	stFrom, _ := a.file.Offsets(st)
	name := a.fresh(a.nameFor(path), stFrom)
	e := newEdits(a.s)
	e.add(a.view, stFrom, stFrom, typeText(broad(t))+" "+name+" = "+a.file.Src[from:to]+";\n"+a.indentAt(stFrom))
	e.add(a.view, from, to, name)
	a.offer("Extract to variable '"+name+"'", "refactor.extract", e)
}

func (a *actor) extractConfigurable(path []syntax.Node) {
	x := path[len(path)-1].(syntax.Expr)
	l, ok := x.(*syntax.Literal)
	if !ok || len(path) < 2 {
		return
	}
	t := broad(a.mod.TypeOf(a.file, x))
	if t == nil || t.Basics()&^(types.BInt|types.BFloat|types.BDecimal|types.BString|types.BBoolean) != 0 {
		return
	}
	for _, n := range path {
		switch n.(type) {
		case *syntax.Annot, *syntax.ConstDecl, *syntax.EnumDecl, syntax.Type, *syntax.ConstPattern:
			return
		}
	}
	if mv, ok := path[1].(*syntax.ModuleVar); ok && mv.Quals.Has(syntax.Configurable) {
		return
	}
	from, to := a.file.Offsets(l)
	name := a.fresh(a.nameFor(path), from)
	at, lead := a.declarationsStart()
	text := lead + "configurable " + typeText(t) + " " + name + " = " + a.file.Src[from:to] + ";\n"
	if at == 0 {
		text += "\n"
	}
	e := newEdits(a.s)
	e.add(a.view, at, at, text)
	e.add(a.view, from, to, name)
	a.offer("Extract to configurable '"+name+"'", "refactor.extract", e)
}

// extractFunction makes a function of selected statements.
func (a *actor) extractFunction(from, to int) {
	var block []syntax.Stmt
	var path []syntax.Node
	syntax.Inspect(a.file, func(n syntax.Node) bool {
		f, t := a.file.Offsets(n)
		if f > from || t < to {
			return false
		}
		switch b := n.(type) {
		case *syntax.Block:
			block = b.Stmts
		case *syntax.BlockBody:
			if len(b.Workers) > 0 {
				return false
			}
			block = b.Stmts
		}
		path = append(path, n)
		return true
	})
	var chosen []syntax.Stmt
	last := -1
	for i, s := range block {
		f, t := a.file.Offsets(s)
		if f >= from && t <= to {
			chosen = append(chosen, s)
			last = i
		} else if f < to && t > from {
			return // cut through
		}
	}
	fd, ok := enclosing[*syntax.FuncDecl](path)
	if len(chosen) == 0 || !ok {
		return
	}
	first, _ := a.file.Offsets(chosen[0])
	_, end := a.file.Offsets(chosen[len(chosen)-1])
	if first != from || end != to {
		return
	}
	checks := false
	possible := true
	loops := 0
	var look func(n syntax.Node) bool
	look = func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.ReturnStmt, *syntax.FailStmt, *syntax.RollbackStmt, *syntax.CommitAction, *syntax.SendAction, *syntax.ReceiveAction, *syntax.Worker, *syntax.BadStmt:
			possible = false
		case *syntax.BreakStmt, *syntax.ContinueStmt:
			possible = possible && loops > 0
		case *syntax.Check:
			checks = checks || !n.Panic
		case *syntax.NameExpr:
			if n.Name.Prefix == nil && n.Name.Id != nil && n.Name.Id.Name == "self" {
				possible = false
			}
		case *syntax.WhileStmt, *syntax.ForeachStmt:
			loops++
			syntax.Children(n, look)
			loops--
			return true
		case *syntax.AnonFunc:
			return true
		}
		syntax.Children(n, look)
		return true
	}
	for _, s := range chosen {
		look(s)
	}
	if !possible {
		return
	}
	type local struct {
		id *syntax.Ident
		t  types.Type
	}
	var params, results []local
	seen := map[*syntax.Ident]bool{}
	assignedOutside := false
	syntax.Inspect(fd, func(n syntax.Node) bool {
		id, ok := n.(*syntax.Ident)
		if !ok {
			return true
		}
		off, _ := a.file.Offsets(id)
		for _, d := range a.mod.Definitions(a.file, id) {
			if d.Var == nil || d.File != a.file {
				continue
			}
			at, _ := a.file.Offsets(d.Name)
			inside, declared := off >= from && off < to, at >= from && at < to
			switch {
			case inside && !declared:
				if assigned(pathAt(a.file, off)) {
					assignedOutside = true
				}
				if !seen[d.Name] {
					params = append(params, local{d.Name, d.Type})
				}
			case !inside && declared && off >= to:
				if !seen[d.Name] {
					results = append(results, local{d.Name, d.Type})
				}
			default:
				continue
			}
			seen[d.Name] = true
		}
		return true
	})
	if assignedOutside || len(results) > 1 {
		return
	}
	_ = last
	name := a.fresh("extracted", from)
	var decl, args []string
	for _, p := range params {
		decl = append(decl, typeText(p.t)+" "+a.file.Text(p.id))
		args = append(args, a.file.Text(p.id))
	}
	ret, tail, call := "", "", name+"("+strings.Join(args, ", ")+")"
	if checks {
		ret, call = " returns error?", "check "+call
	}
	if len(results) == 1 {
		t := typeText(results[0].t)
		v := a.file.Text(results[0].id)
		ret = " returns " + t
		if checks {
			ret += "|error"
		}
		tail = "\n    return " + v + ";"
		call = t + " " + v + " = " + call
	}
	call += ";"
	indent := a.indentAt(from)
	body := a.file.Src[from:to]
	lines := strings.Split(body, "\n")
	for i := range lines {
		if i > 0 {
			lines[i] = strings.TrimPrefix(lines[i], indent)
		}
		if strings.TrimSpace(lines[i]) != "" {
			lines[i] = "    " + lines[i]
		}
	}
	quals := ""
	if fd.Quals.Has(syntax.Isolated) {
		quals = "isolated "
	}
	at := a.topEnd(path)
	e := newEdits(a.s)
	e.add(a.view, from, to, call)
	e.add(a.view, at, at, "\n\n"+quals+"function "+name+"("+strings.Join(decl, ", ")+")"+ret+" {\n"+strings.Join(lines, "\n")+tail+"\n}")
	a.offer("Extract to function '"+name+"'", "refactor.extract", e)
}

// documentThis writes documentation to be filled in.
func (a *actor) documentThis(path []syntax.Node) {
	for i := len(path) - 1; i > 0; i-- {
		m := metadataOf(path[i])
		if m == nil {
			continue
		}
		var lines []string
		name := ""
		switch d := path[i].(type) {
		case *syntax.FuncDecl:
			// On its head, not in its body.
			if d.Body != nil && !d.Body.Range().Empty() {
				if from, _ := a.file.Offsets(d.Body); a.from > from {
					continue
				}
			}
			if d.Sig == nil || d.Name == nil {
				return
			}
			name = d.Name.Name
			if d.Path != nil {
				for _, s := range d.Path.Segments {
					if s.Param != nil {
						lines = append(lines, "# + "+a.file.Text(s.Param)+" - ")
					}
				}
			}
			for _, p := range d.Sig.Params {
				if p.Name != nil && p.Name.Name != "" {
					lines = append(lines, "# + "+a.file.Text(p.Name)+" - ")
				}
			}
			if d.Sig.Ret != nil {
				lines = append(lines, "# + return - ")
			}
		case *syntax.TypeDef:
			name = d.Name.Name
		case *syntax.ClassDecl:
			name = d.Name.Name
		case *syntax.ConstDecl:
			name = d.Name.Name
		case *syntax.EnumDecl:
			name = d.Name.Name
		case *syntax.ServiceDecl:
			name = "the service"
			if len(d.Members) > 0 {
				if from, _ := a.file.Offsets(d.Members[0]); a.from >= from {
					return
				}
			}
		case *syntax.RecordField:
			name = d.Name.Name
		case *syntax.ObjectField:
			name = d.Name.Name
		case *syntax.ModuleVar:
			name = "the variable"
		default:
			continue
		}
		if m.Doc != nil {
			return
		}
		from, _ := a.file.Offsets(path[i])
		if strings.TrimSpace(a.file.Src[lineStart(a.file.Src, from):from]) != "" {
			return // not on a line of its own
		}
		text := "# Description."
		if len(lines) > 0 {
			text += "\n#"
		}
		all := append([]string{text}, lines...)
		indent := a.indentAt(from)
		e := newEdits(a.s)
		e.add(a.view, from, from, strings.ReplaceAll(strings.Join(all, "\n"), "\n", "\n"+indent)+"\n"+indent)
		if strings.HasPrefix(name, "the ") {
			a.offer("Document "+name, "refactor.rewrite", e)
		} else {
			a.offer("Document '"+name+"'", "refactor.rewrite", e)
		}
		return
	}
}

// invertIf exchanges the branches of an if statement.
func (a *actor) invertIf(path []syntax.Node) {
	for i := len(path) - 1; i > 0; i-- {
		st, ok := path[i].(*syntax.IfStmt)
		if !ok {
			continue
		}
		els, ok := st.Else.(*syntax.Block)
		if from, _ := a.file.Offsets(st.Then); !ok || st.Then == nil || a.from > from {
			return
		}
		cf, ct := a.file.Offsets(st.Cond)
		tf, tt := a.file.Offsets(st.Then)
		ef, et := a.file.Offsets(els)
		if cf == ct {
			return
		}
		src := a.file.Src
		e := newEdits(a.s)
		e.add(a.view, cf, ct, a.negated(st.Cond))
		e.add(a.view, tf, tt, src[ef:et])
		e.add(a.view, ef, et, src[tf:tt])
		a.offer("Invert the if statement", "refactor.rewrite", e)
		return
	}
}

// negated is the opposite of a condition.
func (a *actor) negated(x syntax.Expr) string {
	text := a.file.Text(x)
	switch x := x.(type) {
	case *syntax.Paren:
		return "(" + a.negated(x.X) + ")"
	case *syntax.Unary:
		if x.Op == syntax.Bang {
			return a.file.Text(x.X)
		}
	case *syntax.TypeTest:
		op := " !is "
		if x.Not {
			op = " is "
		}
		return a.file.Text(x.X) + op + a.file.Text(x.Type)
	case *syntax.Binary:
		// Not <, for NaN is neither smaller nor larger.
		other := map[syntax.Kind]string{syntax.Eq: "!=", syntax.NotEq: "==", syntax.Identical: "!==", syntax.NotIdentical: "==="}[x.Op]
		if other != "" {
			return a.file.Text(x.X) + " " + other + " " + a.file.Text(x.Y)
		}
	case *syntax.NameExpr, *syntax.Call, *syntax.MethodCall, *syntax.FieldAccess:
		return "!" + text
	}
	return "!(" + text + ")"
}
