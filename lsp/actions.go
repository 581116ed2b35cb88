package lsp

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"barre/check"
	"barre/internal/stub"
	"barre/syntax"
	"barre/types"
)

// actor collects code actions for a part of a document.
type actor struct {
	*view
	from, to int
	uri      string
	only     []string
	list     []codeAction
}

// codeActions lists what can be done about what is wrong at a place, and to the
// code there.
func (s *Server) codeActions(p *codeActionParams) (any, error) {
	v := s.view(p.TextDocument.URI)
	if v == nil || v.mod == nil {
		return nil, nil
	}
	a := &actor{view: v, from: v.doc.offset(p.Range.Start, s.enc), to: v.doc.offset(p.Range.End, s.enc), only: p.Context.Only, list: []codeAction{}}
	if a.wants("quickfix") {
		for _, d := range v.pr.diagnostics() {
			if d.File == v.file && int(d.Off) <= a.to && a.from <= int(d.End) {
				(&fixer{actor: a, d: d, shown: s.diagnostic(d, v.doc), path: pathAt(v.file, int(d.Off))}).fix()
			}
		}
	}
	a.refactor()
	return a.list, nil
}

// wants tells whether the editor asked for a kind of actions.
func (a *actor) wants(kind string) bool {
	return len(a.only) == 0 || slices.ContainsFunc(a.only, func(o string) bool { return o == kind || strings.HasPrefix(kind, o+".") })
}

// offer adds an action.
func (a *actor) offer(title, kind string, e *edits) *codeAction {
	if !a.wants(kind) {
		return &codeAction{}
	}
	a.list = append(a.list, codeAction{Title: title, Kind: kind, Edit: e.workspace()})
	return &a.list[len(a.list)-1]
}

// fixer offers what mends one diagnostic.
type fixer struct {
	*actor
	d     check.Diagnostic
	shown diagnostic
	path  []syntax.Node
}

func (f *fixer) quick(title string, e *edits) {
	c := f.offer(title, "quickfix", e)
	c.Diagnostics = []diagnostic{f.shown}
}

// node is the outermost node that the diagnostic is about.
func (f *fixer) node() syntax.Node {
	for _, n := range f.path {
		if from, to := f.file.Offsets(n); from == int(f.d.Off) && to == int(f.d.End) {
			return n
		}
	}
	return f.path[len(f.path)-1]
}

var (
	quotedName = regexp.MustCompile(`'([^']*)'`)
	suggestion = regexp.MustCompile(`did you mean '([^']+)'\?`)
	qualifier  = regexp.MustCompile(`[\w.]+/(?:[\w.]*\.)?(\w+):`)
)

// typeText is a type as source of the document.
func typeText(t types.Type) string {
	if t == nil || types.IsNever(t) {
		return "anydata"
	}
	s := qualifier.ReplaceAllString(t.String(), "$1:")
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && balanced(s[1:len(s)-1]) {
		s = s[1 : len(s)-1]
	}
	return s
}

// balanced tells whether parentheses close what they open.
func balanced(s string) bool {
	n := 0
	for _, r := range s {
		switch r {
		case '(':
			n++
		case ')':
			n--
		}
		if n < 0 {
			return false
		}
	}
	return n == 0 && s != ""
}

func (f *fixer) fix() {
	name := ""
	if m := quotedName.FindStringSubmatch(f.d.Msg); m != nil {
		name = m[1]
	}
	if m := suggestion.FindStringSubmatch(f.d.Msg); m != nil {
		e := newEdits(f.s)
		e.add(f.view, int(f.d.Off), int(f.d.End), m[1])
		if f.d.Code == "BCE2000" { // the range is that of the whole name
			if n, ok := enclosing[*syntax.Name](f.path); ok && n.Prefix != nil {
				from, to := f.file.Offsets(n.Prefix)
				e = newEdits(f.s)
				e.add(f.view, from, to, m[1])
			}
		}
		f.quick("Change to '"+m[1]+"'", e)
	}
	switch {
	case f.d.Code == "BCE2000":
		f.importModule(name)
	case f.d.Code == "BCE2003":
		f.list = append(f.list, codeAction{Title: "Pull the packages that are missing", Kind: "quickfix", Diagnostics: []diagnostic{f.shown},
			Command: &command{Title: "Pull packages", Command: pullCommand}})
	case f.d.Code == "BCE2002":
		if imp, ok := enclosing[*syntax.Import](f.path); ok {
			e := newEdits(f.s)
			from, to := f.file.Offsets(imp)
			e.add(f.view, lineStart(f.file.Src, from), lineEnd(f.file.Src, to), "")
			f.quick("Remove the import", e)
		}
	case f.d.Code == "BCE2011":
		f.createFunction(name)
		f.qualify(name, true)
	case f.d.Code == "BCE2010":
		f.createVariable(name)
		f.qualify(name, false)
	case strings.HasPrefix(f.d.Msg, "unknown type"):
		f.createType(name)
		f.qualify(name, false)
	case f.d.Code == "BCE2520":
		f.addFields()
	case f.d.Code == "BCE2141":
		f.implement()
	case strings.HasPrefix(f.d.Msg, "invalid access of mutable storage"):
		f.makeFinal()
	case strings.HasPrefix(f.d.Msg, "invalid usage of the 'check"), strings.HasPrefix(f.d.Msg, "invalid usage of the check"):
		e := newEdits(f.s)
		if f.returnsError(e) {
			f.quick("Add 'error' to the return type", e)
		}
		f.handleError()
	case strings.HasPrefix(f.d.Msg, "incompatible types: expected"), strings.Contains(f.d.Msg, "must not be ignored"):
		f.addCheck()
	case strings.HasPrefix(f.d.Msg, "unused variable"):
		f.unusedVariable()
	case strings.HasPrefix(f.d.Msg, "this function must return"):
		f.addReturn()
	}
}

// importModule offers the modules that a prefix may stand for.
func (f *fixer) importModule(prefix string) {
	offer := func(org, name string) {
		edit := f.importEdit(org, name, "")
		if edit == nil {
			return
		}
		full := org + "/" + name
		if org == f.pr.pkg.Org {
			full = name
		}
		e := newEdits(f.s)
		e.at(f.location(f.file, 0, 0).URI, edit.Range, edit.NewText)
		f.quick("Import '"+full+"'", e)
	}
	for _, m := range f.s.library {
		if lastName(m.Name) == prefix {
			offer(m.Org, m.Name)
		}
	}
	for _, m := range f.pr.modules {
		if lastName(m.name) == prefix && m.name != f.mod.Name() {
			offer(f.pr.pkg.Org, m.name)
		}
	}
	if ws := f.pr.pkg.Workspace; ws != nil {
		for _, m := range ws.Members {
			if lastName(m.Name) == prefix && m.Root != f.pr.root {
				offer(m.Org, m.Name)
			}
		}
	}
}

// qualify offers what library modules have by an undefined name.
func (f *fixer) qualify(name string, function bool) {
	n := 0
	for _, x := range f.s.libraryCatalog().entries {
		if x.name != name || function != (x.kind == itemFunction) || n >= 5 {
			continue
		}
		n++
		e := newEdits(f.s)
		prefix, ok := f.mod.PrefixOf(f.file, x.module.Org, x.module.Name)
		if !ok {
			prefix = lastName(x.module.Name)
			edit := f.importEdit(x.module.Org, x.module.Name, "")
			e.at(f.location(f.file, 0, 0).URI, edit.Range, edit.NewText)
		}
		e.add(f.view, int(f.d.Off), int(f.d.Off), prefix+":")
		f.quick("Use '"+prefix+":"+name+"' of '"+x.module.QName()+"'", e)
	}
}

// topEnd is where a declaration beside the one around the place can begin.
func (v *view) topEnd(path []syntax.Node) int {
	if len(path) < 2 {
		return len(v.file.Src)
	}
	_, to := v.file.Offsets(path[1])
	return to
}

func (f *fixer) createFunction(name string) {
	call, ok := enclosing[*syntax.Call](f.path)
	if !ok || call.Fun.Prefix != nil {
		return
	}
	taken := map[string]bool{}
	var params []string
	for i, a := range call.Args {
		if a.X == nil || a.Rest {
			return
		}
		p := fmt.Sprintf("arg%d", i+1)
		if a.Name != nil {
			p = f.file.Text(a.Name)
		} else if n, ok := a.X.(*syntax.NameExpr); ok && n.Name.Prefix == nil {
			p = f.file.Text(n.Name.Id)
		}
		for taken[p] {
			p += "1"
		}
		taken[p] = true
		params = append(params, typeText(broad(f.mod.TypeOf(f.file, a.X)))+" "+p)
	}
	ret, body := "", ""
	want := f.mod.Expected(f.file, call)
	for i := len(f.path) - 1; i > 0; i-- {
		if st, ok := f.path[i].(*syntax.ExprStmt); ok && st.X == syntax.Expr(call) {
			want = nil
		}
		if c, ok := f.path[i].(*syntax.Check); ok && c.X == syntax.Expr(call) {
			if want = f.mod.Expected(f.file, c); want == nil {
				ret = " returns error?"
			}
		}
		if st, ok := f.path[i].(*syntax.VarStmt); ok && st.Type == nil && ret == "" {
			ret = " returns anydata"
		}
	}
	if want != nil && !types.IsNever(want) {
		ret = " returns " + typeText(want)
	}
	if b := stub.Body(name, strings.TrimPrefix(ret, " returns ")); b != "" {
		body = "\n    " + b
	}
	at := f.topEnd(f.path)
	e := newEdits(f.s)
	e.add(f.view, at, at, "\n\nfunction "+name+"("+strings.Join(params, ", ")+")"+ret+" {"+body+"\n}")
	f.quick("Create function '"+name+"'", e)
}

// broad is the type that a declaration would give a value.
func broad(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	switch t.Basics() {
	case types.BInt:
		return types.Int
	case types.BFloat:
		return types.Float
	case types.BDecimal:
		return types.Decimal
	case types.BString:
		return types.String
	case types.BBoolean:
		return types.Boolean
	}
	return t
}

// statement is the innermost statement of a block around a place.
func statement(path []syntax.Node) (syntax.Stmt, int) {
	for i := len(path) - 1; i > 0; i-- {
		if st, ok := path[i].(syntax.Stmt); ok {
			switch path[i-1].(type) {
			case *syntax.Block, *syntax.BlockBody:
				return st, i
			}
		}
	}
	return nil, 0
}

func (f *fixer) createVariable(name string) {
	x, _ := enclosing[*syntax.NameExpr](f.path)
	if x == nil || x.Name.Prefix != nil {
		return
	}
	t := broad(f.mod.Expected(f.file, x))
	if t == nil || types.IsNever(t) || types.IsSubtype(types.AnyOrError, t) {
		t = nil
	}
	text, value := "anydata", "()"
	if t != nil {
		text, value = typeText(t), defaultValue(t)
	}
	if st, i := statement(f.path); st != nil {
		from, _ := f.file.Offsets(st)
		if as, ok := st.(*syntax.AssignStmt); ok && as.LHS == syntax.Expr(x) {
			// The assignment becomes the declaration.
			text = "var"
			if rt := f.mod.TypeOf(f.file, as.RHS); rt != nil {
				text = typeText(broad(rt))
			}
			e := newEdits(f.s)
			e.add(f.view, from, from, text+" ")
			f.quick("Declare the variable '"+name+"'", e)
			return
		}
		_ = i
		e := newEdits(f.s)
		e.add(f.view, from, from, text+" "+name+" = "+value+";\n"+f.indentAt(from))
		f.quick("Create variable '"+name+"'", e)
	}
	if t == nil {
		return
	}
	e := newEdits(f.s)
	at, lead := f.declarationsStart()
	e.add(f.view, at, at, lead+"configurable "+text+" "+name+" = ?;\n")
	f.quick("Create configurable '"+name+"'", e)
}

// declarationsStart is where the first declaration can stand, and what has to be
// written before it.
func (v *view) declarationsStart() (off int, lead string) {
	if n := len(v.file.Imports); n > 0 {
		_, to := v.file.Offsets(v.file.Imports[n-1])
		at := lineEnd(v.file.Src, to)
		lead = "\n"
		if at > 0 && v.file.Src[at-1] != '\n' {
			lead = "\n\n"
		}
		return at, lead
	}
	return v.afterHeader(), ""
}

func (f *fixer) createType(name string) {
	n, ok := enclosing[*syntax.TypeName](f.path)
	if !ok || n.Name.Prefix != nil {
		return
	}
	var fields []string
	// What the type is to hold says its fields.
	if st, ok := enclosing[*syntax.VarStmt](f.path); ok && st.Type == syntax.Type(n) {
		if m, ok := st.Init.(*syntax.MapCons); ok {
			for _, x := range m.Fields {
				if x.Name != nil && x.Value != nil {
					fields = append(fields, "    "+typeText(broad(f.mod.TypeOf(f.file, x.Value)))+" "+f.file.Text(x.Name)+";")
				}
			}
		}
	}
	body := "\n"
	if len(fields) > 0 {
		body = "\n" + strings.Join(fields, "\n") + "\n"
	}
	at := f.topEnd(f.path)
	e := newEdits(f.s)
	e.add(f.view, at, at, "\n\ntype "+name+" record {|"+body+"|};")
	f.quick("Create record type '"+name+"'", e)
	e = newEdits(f.s)
	e.add(f.view, at, at, "\n\nclass "+name+" {\n}")
	f.quick("Create class '"+name+"'", e)
}

func (f *fixer) addFields() {
	cons, ok := enclosing[*syntax.MapCons](f.path)
	if !ok {
		return
	}
	t := f.mod.Expected(f.file, cons)
	if t == nil {
		return
	}
	given := map[string]bool{}
	for _, x := range cons.Fields {
		if x.Name != nil {
			given[x.Name.Name] = true
		}
		if x.Spread != nil {
			return
		}
	}
	for _, at := range types.MappingAtoms(types.Intersect(t, types.AnyMap)) {
		a := types.MappingAtomicOf(at)
		if a == nil || a.Meta == nil {
			continue
		}
		var parts []string
		for _, x := range ordered(a) {
			if given[x.Name] || !a.Required(x.Name) || a.Meta.Defaults[x.Name] != nil {
				continue
			}
			name, _ := asIdentifier(x.Name)
			parts = append(parts, name+": "+defaultValue(types.Diff(x.Type, types.Undef)))
		}
		if len(parts) == 0 {
			continue
		}
		last := f.file.Tokens[cons.Range().Last]
		if last.Kind != syntax.RBrace {
			return
		}
		text := strings.Join(parts, ", ")
		off := int(last.Off)
		if n := len(cons.Fields); n > 0 {
			_, off = f.file.Offsets(cons.Fields[n-1])
			text = ", " + text
		}
		e := newEdits(f.s)
		e.add(f.view, off, off, text)
		f.quick("Add the missing fields", e)
		return
	}
}

func (f *fixer) implement() {
	var owner *check.Symbol
	var close int
	indent := "    "
	for i := len(f.path) - 1; i > 0; i-- {
		if c, ok := f.path[i].(*syntax.ClassDecl); ok {
			owner = f.mod.Declared(c, c.Name)
			close = int(c.Range().Last)
		}
	}
	if owner == nil || owner.Type() == nil || f.file.Tokens[close].Kind != syntax.RBrace {
		return
	}
	var b strings.Builder
	for _, d := range f.pr.diagnostics() {
		if d.Code != "BCE2141" || d.File != f.file || d.Off != f.d.Off {
			continue
		}
		m := quotedName.FindStringSubmatch(d.Msg)
		def, ok := f.mod.Member(owner.Type(), m[1])
		if !ok {
			continue
		}
		n, _ := declaration(&def)
		fd, ok := n.(*syntax.FuncDecl)
		if !ok {
			continue
		}
		body, result := "", ""
		if fd.Sig.Ret != nil {
			result = def.File.Text(fd.Sig.Ret)
		}
		if b := stub.Body(m[1], result); b != "" {
			body = "\n" + indent + indent + b
		}
		fmt.Fprintf(&b, "\n%s%s {%s\n%s}\n", indent, funcHead(def.File, fd, nil), body, indent)
	}
	if b.Len() == 0 {
		return
	}
	off := int(f.file.Tokens[close].Off)
	text := b.String()
	if line := f.file.Src[lineStart(f.file.Src, off):off]; strings.TrimSpace(line) != "" {
		text = "\n" + text
	} else {
		off = lineStart(f.file.Src, off)
	}
	e := newEdits(f.s)
	e.add(f.view, off, off, text)
	f.quick("Implement the missing methods", e)
}

func (f *fixer) makeFinal() {
	id, ok := f.path[len(f.path)-1].(*syntax.Ident)
	if !ok {
		return
	}
	for _, d := range f.definitions(id, f.path) {
		n, _ := declaration(&d)
		mv, ok := n.(*syntax.ModuleVar)
		if !ok || mv.Type == nil || d.Symbol == nil || f.pr.paths[d.File] == "" {
			continue
		}
		for _, u := range f.uses([]target{d}, false) {
			if u.write && !u.decl {
				return
			}
		}
		at, _ := d.File.Offsets(mv.Type)
		e := newEdits(f.s)
		v := &view{s: f.s, pr: f.pr, mod: d.Module, file: d.File}
		text := "final "
		if t := d.Type; t != nil && !types.IsReadonly(t) {
			from, to := d.File.Offsets(mv.Type)
			e.add(v, from, to, "final readonly & "+d.File.Text(mv.Type))
			text = ""
		}
		if text != "" {
			e.add(v, at, at, text)
		}
		f.quick("Make '"+id.Name+"' final", e)
	}
}

// returnsError adds error to what the function around the place returns; false
// when there is no function.
func (f *fixer) returnsError(e *edits) bool {
	for i := len(f.path) - 1; i > 0; i-- {
		var sig *syntax.Signature
		switch d := f.path[i].(type) {
		case *syntax.FuncDecl:
			sig = d.Sig
		case *syntax.AnonFunc:
			sig = d.Sig
		case *syntax.InferFunc, *syntax.Worker:
			return false
		default:
			continue
		}
		if sig == nil {
			return false
		}
		if sig.Ret == nil {
			_, to := f.file.Offsets(sig)
			e.add(f.view, to, to, " returns error?")
			return true
		}
		_, to := f.file.Offsets(sig.Ret)
		e.add(f.view, to, to, "|error")
		return true
	}
	return false
}

// hasError tells whether the function around the place may return errors.
func (f *fixer) hasError() bool {
	for i := len(f.path) - 1; i > 0; i-- {
		var sig *syntax.Signature
		switch d := f.path[i].(type) {
		case *syntax.FuncDecl:
			sig = d.Sig
		case *syntax.AnonFunc:
			sig = d.Sig
		case *syntax.DoStmt:
			if d.OnFail != nil {
				return true
			}
			continue
		default:
			continue
		}
		return sig != nil && sig.Ret != nil && strings.Contains(strings.ToLower(f.file.Text(sig.Ret)), "error")
	}
	return false
}

// addCheck deals with a value that may be an error where none is expected.
func (f *fixer) addCheck() {
	x, ok := f.node().(syntax.Expr)
	if !ok {
		if st, is := f.node().(*syntax.ExprStmt); is {
			x, ok = st.X, true
		}
	}
	// The message may be about a part: the largest expression there counts.
	for _, n := range f.path {
		if e, is := n.(syntax.Expr); is {
			if from, to := f.file.Offsets(e); from == int(f.d.Off) && to == int(f.d.End) {
				x, ok = e, true
				break
			}
		}
	}
	if !ok || x == nil {
		return
	}
	t := f.mod.TypeOf(f.file, x)
	if t == nil || t.Basics()&types.BError == 0 {
		return
	}
	from, _ := f.file.Offsets(x)
	e := newEdits(f.s)
	e.add(f.view, from, from, "check ")
	if !f.hasError() && !f.returnsError(e) {
		return
	}
	f.quick("Add 'check'", e)
	e = newEdits(f.s)
	e.add(f.view, from, from, "checkpanic ")
	f.quick("Add 'checkpanic'", e)
	f.handleError()
}

// handleError puts the statement into a do statement with on fail.
func (f *fixer) handleError() {
	st, _ := statement(f.path)
	if st == nil {
		return
	}
	if vs, ok := st.(*syntax.VarStmt); ok {
		_ = vs
		f.narrowError(st)
		return
	}
	from, to := f.file.Offsets(st)
	indent := f.indentAt(from)
	text := f.file.Src[from:to]
	if !strings.Contains(text, "check") {
		text = "check " + text
	}
	e := newEdits(f.s)
	e.add(f.view, from, to, "do {\n"+indent+"    "+strings.ReplaceAll(text, "\n", "\n    ")+"\n"+indent+"} on fail error err {\n"+indent+"    panic err;\n"+indent+"}")
	f.quick("Handle the error with 'on fail'", e)
}

// narrowError has a declaration keep the error, and asks for it behind it.
func (f *fixer) narrowError(st syntax.Stmt) {
	vs := st.(*syntax.VarStmt)
	b, ok := vs.Binding.(*syntax.CaptureBinding)
	if !ok || vs.Type == nil || vs.Init == nil {
		return
	}
	if _, isCheck := vs.Init.(*syntax.Check); isCheck {
		return
	}
	_, typeEnd := f.file.Offsets(vs.Type)
	from, to := f.file.Offsets(vs)
	indent := f.indentAt(from)
	e := newEdits(f.s)
	e.add(f.view, typeEnd, typeEnd, "|error")
	e.add(f.view, to, to, "\n"+indent+"if "+f.file.Text(b.Name)+" is error {\n"+indent+"    panic "+f.file.Text(b.Name)+";\n"+indent+"}")
	f.quick("Handle the error with a type test", e)
}

func (f *fixer) unusedVariable() {
	st, i := statement(f.path)
	vs, ok := st.(*syntax.VarStmt)
	if !ok {
		return
	}
	_ = i
	if b, ok := vs.Binding.(*syntax.CaptureBinding); ok && !types.IsNever(types.Any) {
		from, to := f.file.Offsets(b)
		e := newEdits(f.s)
		e.add(f.view, from, to, "_")
		if vs.Type != nil || vs.Init != nil {
			f.quick("Replace '"+b.Name.Name+"' by '_'", e)
		}
		if pure(vs.Init) {
			from, to := f.file.Offsets(vs)
			e := newEdits(f.s)
			start, end := lineStart(f.file.Src, from), lineEnd(f.file.Src, to)
			if strings.TrimSpace(f.file.Src[start:from]) != "" || strings.TrimSpace(f.file.Src[to:end]) != "" {
				start, end = from, to
			}
			e.add(f.view, start, end, "")
			f.quick("Remove the variable '"+b.Name.Name+"'", e)
		}
	}
}

// pure tells whether evaluating an expression changes nothing.
func pure(x syntax.Expr) bool {
	if x == nil {
		return true
	}
	ok := true
	syntax.Inspect(x, func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.Call, *syntax.MethodCall, *syntax.RemoteCall, *syntax.ResourceCall, *syntax.New, *syntax.StartAction, *syntax.WaitAction, *syntax.SendAction,
			*syntax.ReceiveAction, *syntax.FlushAction, *syntax.CommitAction, *syntax.Query, *syntax.Check, *syntax.ObjectCons:
			ok = false
		}
		return ok
	})
	return ok
}

func (f *fixer) addReturn() {
	d, ok := enclosing[*syntax.FuncDecl](f.path)
	if !ok || d.Sig == nil || d.Sig.Ret == nil {
		return
	}
	body, ok := d.Body.(*syntax.BlockBody)
	if !ok || f.file.Tokens[body.Range().Last].Kind != syntax.RBrace {
		return
	}
	var t types.Type
	for _, def := range f.definitions(d.Name, pathAt(f.file, int(f.file.Tokens[d.Name.Range().First].Off))) {
		if def.Type != nil && def.Type.Basics() == types.BFunction {
			if sig := types.FuncSig(def.Type); sig != nil {
				t = sig.Ret
			}
		}
	}
	value := defaultValue(t)
	if t == nil {
		return
	}
	off := int(f.file.Tokens[body.Range().Last].Off)
	indent := f.indentAt(off)
	text := "    return " + value + ";\n" + indent
	if strings.TrimSpace(f.file.Src[lineStart(f.file.Src, off):off]) != "" {
		text = "\n" + indent + text
	}
	e := newEdits(f.s)
	e.add(f.view, off, off, text)
	f.quick("Add a return statement", e)
}
