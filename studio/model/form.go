// Forms: what can be said of a node or a declaration, field by field, and where in
// the text each field stands.

package model

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"barre/check"
	"barre/syntax"
)

// Form is what a person fills in for a node, for something to add, or for a
// declaration.
type Form struct {
	Version int     `json:"version"`
	ID      string  `json:"id,omitempty"`   // of the node or declaration; "" for something to add
	Item    *Item   `json:"item,omitempty"` // what is to be added
	Kind    string  `json:"kind"`
	Title   string  `json:"title"`
	Doc     string  `json:"doc,omitempty"`
	Fields  []Field `json:"fields"`
}

// Field is one input of a form. Values are text as it stands in the code.
type Field struct {
	Key     string `json:"key"` // what intents name
	Label   string `json:"label"`
	Doc     string `json:"doc,omitempty"`
	Editor  string `json:"editor"` // expression, identifier, type, enum, record, array, map, boolean, text, template, path, code
	Type    string `json:"type,omitempty"`
	Default string `json:"default,omitempty"`
	Value   string `json:"value"`
	// Suggestion is a value that is good practice where there is none.
	Suggestion string   `json:"suggestion,omitempty"`
	Required   bool     `json:"required,omitempty"`
	Advanced   bool     `json:"advanced,omitempty"`
	ReadOnly   bool     `json:"readOnly,omitempty"`
	Options    []string `json:"options,omitempty"` // of an enum: expressions
	Fields     []Field  `json:"fields,omitempty"`  // of a record
	Range      *Range   `json:"range,omitempty"`   // of the value, when there is one

	slot    slot
	comment bool // the text of comments, with or without their slashes
}

// slot says how a field's value is changed in the text.
type slot struct {
	ok            bool
	start, end    int    // of the value; start == end where there is none
	before, after string // what comes around a value where there was none
	cut           [2]int // what goes when the value does
	present       bool
	args          bool // an argument: those that are added share their commas
}

// present makes the slot of a value that is there.
func (s source) present(n syntax.Node) slot {
	start, end := s.f.Offsets(n)
	return slot{ok: true, start: start, end: end, present: start < end}
}

// value makes a field of a node that is there, or of one that is missing and would
// come behind at.
func (s source) value(key, label, editor string, n syntax.Node, required bool) Field {
	f := Field{Key: key, Label: label, Editor: editor, Required: required}
	if n != nil {
		f.Value = s.text(n)
		f.slot = s.present(n)
		r := s.of(n)
		f.Range = &r
	}
	return f
}

// optional is value for something that can be left out: it is written behind the
// byte at with before in front.
func (s source) optional(key, label, editor string, n syntax.Node, at int, before string) Field {
	f := s.value(key, label, editor, n, false)
	if n == nil {
		f.slot = slot{ok: true, start: at, end: at, before: before}
	} else {
		f.slot.cut = [2]int{at, f.slot.end}
	}
	return f
}

// exprOf and typeOf give a missing child as nil.
func exprOf(x syntax.Expr) syntax.Node {
	if x == nil {
		return nil
	}
	return x
}

func typeOf(t syntax.Type) syntax.Node {
	if t == nil {
		return nil
	}
	return t
}

// locate finds a node of a flow by its id, with the branch and index it has.
func (p *Program) locate(id string) (u unit, f *Flow, b *Branch, index int, ok bool) {
	u, ok = p.unitOf(id)
	if !ok {
		return
	}
	f = u.flow()
	b, index = find(f.Body, id)
	return u, f, b, index, b != nil
}

// unitOf finds the function that has a node.
func (p *Program) unitOf(id string) (best unit, ok bool) {
	for _, s := range p.sources() {
		for _, u := range s.units() {
			if strings.HasPrefix(id, u.id+"/") && len(u.id) > len(best.id) {
				best, ok = u, true
			}
		}
	}
	return best, ok
}

func find(b *Branch, id string) (*Branch, int) {
	for i, n := range b.Nodes {
		if n.ID == id {
			return b, i
		}
		if !strings.HasPrefix(id, n.ID+"/") {
			continue
		}
		for _, in := range n.Branches {
			if at, i := find(in, id); at != nil {
				return at, i
			}
		}
	}
	return nil, 0
}

// point finds the branch and index that the id of a point names.
func (p *Program) point(id string) (u unit, b *Branch, index int, err error) {
	at := strings.LastIndexByte(id, '@')
	if at >= 0 {
		if n, e := strconv.Atoi(id[at+1:]); e == nil {
			var ok bool
			if u, ok = p.unitOf(id[:at]); ok {
				if b = findBranch(u.flow().Body, id[:at]); b != nil && n >= 0 && n < len(b.Points) {
					return u, b, n, nil
				}
			}
		}
	}
	return u, nil, 0, fmt.Errorf("there is no place %q in the code any more", id)
}

func findBranch(b *Branch, id string) *Branch {
	if b.ID == id {
		return b
	}
	for _, n := range b.Nodes {
		if !strings.HasPrefix(id, n.ID+"/") {
			continue
		}
		for _, in := range n.Branches {
			if x := findBranch(in, id); x != nil {
				return x
			}
		}
	}
	return nil
}

// NodeForm makes the form of a node of a flow; nil when there is no such node.
func (p *Program) NodeForm(id string) *Form {
	u, _, b, i, ok := p.locate(id)
	if !ok {
		return nil
	}
	n := b.Nodes[i]
	f := &Form{Version: Version, ID: id, Kind: n.Kind, Title: n.Title, Fields: u.nodeFields(n)}
	switch n.Kind {
	case KindCall, KindMapData, KindLog, KindAction:
		if n.Action != "" {
			f.Title = n.Action
		}
	}
	if n.Callee != nil {
		f.Doc = n.Callee.Doc
	}
	if f.Fields == nil {
		f.Fields = []Field{}
	}
	return f
}

// nodeFields lists the fields of a node.
func (s source) nodeFields(n *Node) []Field {
	switch st := n.stmt.(type) {
	case nil:
		text := s.f.Src[n.Range.Start:n.Range.End]
		return []Field{{Key: "text", Label: "Comment", Editor: "text", Value: text, Required: true, Range: &n.Range, comment: true,
			slot: slot{ok: true, start: n.Range.Start, end: n.Range.End, present: true}}}
	case *syntax.ExprBody:
		return []Field{s.value("expression", "Expression", "expression", exprOf(st.X), true)}
	case *syntax.VarStmt:
		return s.varFields(n, st.Type, st.Binding, st.Init, st)
	case *syntax.AssignStmt:
		return append([]Field{s.value("variable", "Variable", "expression", st.LHS, true)}, s.valueFields(n, st.RHS)...)
	case *syntax.DestructureStmt:
		return append([]Field{s.value("variable", "Variables", "expression", st.Binding, true)}, s.valueFields(n, st.RHS)...)
	case *syntax.CompoundStmt:
		return []Field{s.value("variable", "Variable", "expression", st.LHS, true), s.value("expression", "Expression", "expression", exprOf(st.RHS), true)}
	case *syntax.ExprStmt:
		if n.Kind == KindCode {
			break
		}
		return s.valueFields(n, st.X)
	case *syntax.IfStmt:
		fields := []Field{s.value("condition", "Condition", "expression", exprOf(st.Cond), true)}
		for i, e := 1, st.Else; e != nil; i++ {
			x, ok := e.(*syntax.IfStmt)
			if !ok {
				break
			}
			fields = append(fields, s.value("elseIf"+strconv.Itoa(i), "Else If", "expression", exprOf(x.Cond), true))
			e = x.Else
		}
		return fields
	case *syntax.WhileStmt:
		return []Field{s.value("condition", "Condition", "expression", exprOf(st.Cond), true)}
	case *syntax.ForeachStmt:
		fields := []Field{s.value("collection", "Collection", "expression", exprOf(st.In), true), s.value("name", "Variable Name", "identifier", st.Binding, true)}
		return append(fields, s.typeField("type", "Variable Type", st.Type, st.Binding))
	case *syntax.MatchStmt:
		fields := []Field{s.value("target", "Target", "expression", exprOf(st.X), true)}
		for i, c := range st.Clauses {
			if len(c.Patterns) > 0 {
				first, _ := s.f.Offsets(c.Patterns[0])
				_, last := s.f.Offsets(c.Patterns[len(c.Patterns)-1])
				r := s.rng(first, last)
				fields = append(fields, Field{Key: "pattern" + strconv.Itoa(i+1), Label: "Pattern " + strconv.Itoa(i+1), Editor: "expression", Required: true,
					Value: s.f.Src[first:last], Range: &r, slot: slot{ok: true, start: first, end: last, present: true}})
			}
		}
		return fields
	case *syntax.ReturnStmt:
		at := int(s.f.Tokens[st.First].End)
		return []Field{s.optional("expression", "Expression", "expression", exprOf(st.X), at, " ")}
	case *syntax.FailStmt:
		return []Field{s.value("expression", "Expression", "expression", exprOf(st.X), true)}
	case *syntax.PanicStmt:
		return []Field{s.value("expression", "Expression", "expression", exprOf(st.X), true)}
	case *syntax.RollbackStmt:
		at := int(s.f.Tokens[st.First].End)
		return []Field{s.optional("expression", "Cause", "expression", exprOf(st.X), at, " ")}
	case *syntax.DoStmt, *syntax.LockStmt, *syntax.TransactionStmt, *syntax.ForkStmt, *syntax.BreakStmt, *syntax.ContinueStmt, *syntax.Block:
		return nil
	case *syntax.RetryStmt:
		return nil
	case *workers:
		return nil
	}
	return []Field{s.value("code", "Code", "code", n.stmt, true)}
}

// typeField is the field of a type that stands before a binding pattern; var where
// it is not written.
func (s source) typeField(key, label string, t syntax.Type, b syntax.Binding) Field {
	if t != nil {
		f := s.value(key, label, "type", t, true)
		return f
	}
	f := Field{Key: key, Label: label, Editor: "type", Value: "var", Required: true}
	if b != nil && b.Range().First > 0 {
		tok := s.f.Tokens[b.Range().First-1]
		if tok.Kind == syntax.KwVar {
			r := s.rng(int(tok.Off), int(tok.End))
			f.Range, f.slot = &r, slot{ok: true, start: r.Start, end: r.End, present: true}
		}
	}
	return f
}

// nameField is the name of something that is declared. Changing it alone would break
// what uses it, so that is left to renaming.
func (s source) nameField(n syntax.Node) Field {
	f := s.value("name", "Name", "identifier", n, true)
	f.ReadOnly, f.slot = true, slot{}
	return f
}

// varFields are the fields of a declaration of a variable.
func (s source) varFields(n *Node, t syntax.Type, b syntax.Binding, init syntax.Expr, st syntax.Node) []Field {
	fields := []Field{s.nameField(b), s.typeField("type", "Type", t, b)}
	if init != nil && n.Kind != KindVariable {
		return append(s.valueFields(n, s.explicitNew(init, t)), fields...)
	}
	_, at := s.f.Offsets(b)
	f := s.optional("expression", "Expression", "expression", exprOf(init), at, " = ")
	if t != nil {
		f.Type = s.text(t)
		s.editor(&f, typed{src: s, t: t}, 0)
	}
	f.Label = "Expression"
	return append(fields, f)
}

// valueFields are the fields of a value: the arguments of what it calls, or the
// expression as a whole.
func (s source) valueFields(n *Node, x syntax.Expr) []Field {
	whole := []Field{s.value("expression", "Expression", "expression", exprOf(x), true)}
	var args []*syntax.Arg
	var close int
	call := bare(x)
	if st, ok := call.(*syntax.StartAction); ok {
		call = bare(st.X)
	}
	var fields []Field
	switch c := call.(type) {
	case *syntax.Call:
		args = c.Args
	case *syntax.MethodCall:
		args = c.Args
	case *syntax.RemoteCall:
		args = c.Args
		f := s.value("connection", "Connection", "expression", exprOf(c.X), true)
		fields = append(fields, f)
	case *syntax.ResourceCall:
		args = c.Args
		fields = append(fields, s.value("connection", "Connection", "expression", exprOf(c.X), true))
		if len(c.Path) > 0 {
			start, _ := s.f.Offsets(c.Path[0])
			_, end := s.f.Offsets(c.Path[len(c.Path)-1])
			r := s.rng(start, end)
			fields = append(fields, Field{Key: "path", Label: "Resource Path", Editor: "path", Value: s.f.Src[start:end], Required: true, Range: &r,
				slot: slot{ok: true, start: start, end: end, present: true}})
		}
	case *syntax.New:
		args = c.Args
	case *syntax.SendAction:
		return append(whole[:0], s.value("expression", "Expression", "expression", exprOf(c.X), true), s.value("peer", "Worker", "identifier", c.Peer, true))
	default:
		return whole
	}
	_, end := s.f.Offsets(call)
	if end == 0 || s.f.Src[end-1] != ')' {
		return whole
	}
	close = end - 1
	d, at, _ := s.callee(n.scope, call)
	if d == nil || d.Sig == nil {
		return append(fields, s.argFields(args, "", nil)...)
	}
	return append(fields, s.callFields(at, d, args, close)...)
}

// argFields are the fields of arguments that no declaration is known of.
func (s source) argFields(args []*syntax.Arg, prefix string, skip map[*syntax.Arg]bool) []Field {
	var fields []Field
	for i, a := range args {
		if skip[a] || a.X == nil {
			continue
		}
		key := prefix + strconv.Itoa(i+1)
		label := "Argument " + strconv.Itoa(i+1)
		if a.Name != nil {
			key, label = a.Name.Name, a.Name.Name
		}
		fields = append(fields, s.value(key, label, "expression", a.X, true))
	}
	return fields
}

// callFields are the fields of a call's parameters with the arguments it has.
func (s source) callFields(at source, d *syntax.FuncDecl, args []*syntax.Arg, close int) []Field {
	used := map[*syntax.Arg]bool{}
	named := map[string]*syntax.Arg{}
	var positional []*syntax.Arg
	for _, a := range args {
		if a.Name != nil {
			named[a.Name.Name] = a
		} else {
			positional = append(positional, a)
		}
	}
	fields := at.paramsGiven(d, len(positional))
	insert, comma := close, false
	if len(args) > 0 {
		_, insert = s.f.Offsets(args[len(args)-1])
		comma = true
	}
	next := 0 // the next position
	for i := range fields {
		f := &fields[i]
		var a *syntax.Arg
		switch {
		case f.slot.after == "rest":
			if next < len(positional) {
				start, _ := s.f.Offsets(positional[next])
				_, end := s.f.Offsets(positional[len(positional)-1])
				for _, x := range positional[next:] {
					used[x] = true
				}
				next = len(positional)
				r := s.rng(start, end)
				f.Value, f.Range, f.slot = s.f.Src[start:end], &r, slot{ok: true, start: start, end: end, present: true, cut: s.argCut(args, len(args)-1)}
				continue
			}
			f.slot = slot{ok: true, start: insert, end: insert, args: true, present: false}
			if comma {
				f.slot.after = ","
			}
			continue
		case f.slot.before != "" && named[f.Key] != nil:
			a = named[f.Key]
		case f.slot.before != "named" && next < len(positional):
			a = positional[next]
			next++
		case named[f.Key] != nil:
			a = named[f.Key]
		}
		if a == nil || a.X == nil {
			f.slot = slot{ok: true, start: insert, end: insert, before: f.Key + " = ", args: true}
			if f.Required && len(named) == 0 && next == len(positional) {
				f.slot.before = ""
			}
			if comma {
				f.slot.after = ","
			}
			continue
		}
		used[a] = true
		f.Value = s.text(a.X)
		r := s.of(a.X)
		f.Range = &r
		f.slot = s.present(a.X)
		f.slot.cut = s.argCut(args, slices.Index(args, a))
	}
	return append(fields, s.argFields(args, "argument", used)...)
}

// argCut is what goes with an argument: a comma as well.
func (s source) argCut(args []*syntax.Arg, i int) [2]int {
	start, end := s.f.Offsets(args[i])
	switch {
	case i > 0:
		_, start = s.f.Offsets(args[i-1])
	case len(args) > 1:
		end, _ = s.f.Offsets(args[1])
	}
	return [2]int{start, end}
}

// paramFields are the fields of a function's parameters.
func (s source) paramFields(d *syntax.FuncDecl) []Field { return s.paramsGiven(d, 0) }

// paramsGiven are the fields of a function's parameters of which so many are given by
// position: an included record is one field then.
func (s source) paramsGiven(d *syntax.FuncDecl, positional int) []Field {
	var fields []Field
	docs := map[string]string{}
	if d.Doc != nil {
		for _, p := range d.Doc.Params {
			docs[p.Name] = p.Text
		}
	}
	if d.Sig == nil {
		return nil
	}
	for i, p := range d.Sig.Params {
		if p.Name == nil {
			continue
		}
		t := typed{src: s, t: p.Type}
		if p.Included && i >= positional {
			for _, f := range recordFields(t, 0) {
				if f.Type == "never" {
					continue // a name that must not be given
				}
				f.Advanced = !f.Required
				f.slot = slot{before: "named"}
				fields = append(fields, f)
			}
			continue
		}
		f := Field{Key: p.Name.Name, Label: label(p.Name.Name), Doc: docs[p.Name.Name], Type: s.text(p.Type), Required: p.Default == nil && !p.Rest && !p.Included}
		if p.Default != nil {
			f.Default, f.Advanced = s.text(p.Default), true
		}
		s.editor(&f, t, 0)
		if p.Rest {
			f.Editor, f.Fields, f.slot.after = "array", nil, "rest"
		}
		fields = append(fields, f)
	}
	return fields
}

// label makes words of a name.
func label(name string) string {
	var out strings.Builder
	for i, r := range name {
		switch {
		case i == 0:
			out.WriteString(strings.ToUpper(string(r)))
		case r >= 'A' && r <= 'Z' && name[i-1] >= 'a' && name[i-1] <= 'z':
			out.WriteByte(' ')
			out.WriteRune(r)
		case r == '_':
			out.WriteByte(' ')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// maxNested is how deep the fields of records are listed.
const maxNested = 4

// recordFields lists the fields of a record type, those that it includes as well.
func recordFields(t typed, depth int) []Field {
	r, in := recordType(t)
	if r == nil || depth > maxNested {
		return nil
	}
	var list []Field
	for _, n := range r.Fields {
		switch n := n.(type) {
		case *syntax.TypeInclusion:
			list = append(list, recordFields(typed{src: in, t: n.Type}, depth+1)...)
		case *syntax.RecordField:
			f := Field{Key: n.Name.Name, Label: label(n.Name.Name), Type: in.text(n.Type), Required: !n.Optional && n.Default == nil}
			if n.Doc != nil {
				f.Doc = n.Doc.Text
			}
			if n.Default != nil {
				f.Default = in.text(n.Default)
			}
			f.Advanced = !f.Required
			in.editor(&f, typed{src: in, t: n.Type}, depth+1)
			// A field of an included record may be declared anew.
			if i := slices.IndexFunc(list, func(o Field) bool { return o.Key == f.Key }); i >= 0 {
				list[i] = f
			} else {
				list = append(list, f)
			}
		}
	}
	return list
}

// recordType is the record that a type is, and the file it stands in.
func recordType(t typed) (*syntax.RecordType, source) {
	switch x := t.t.(type) {
	case *syntax.RecordType:
		return x, t.src
	case *syntax.OptionalType:
		return recordType(typed{src: t.src, t: x.Elem})
	case *syntax.ParenType:
		return recordType(typed{src: t.src, t: x.Elem})
	}
	if sym := t.symbol(); sym != nil {
		if d, ok := sym.Node().(*syntax.TypeDef); ok {
			if r, ok := d.Type.(*syntax.RecordType); ok {
				return r, t.src.in(sym)
			}
		}
	}
	return nil, t.src
}

// editor says which editor suits values of a type.
func (s source) editor(f *Field, t typed, depth int) {
	f.Editor = "expression"
	switch x := t.t.(type) {
	case *syntax.BuiltinType:
		switch x.Kind {
		case syntax.KwBoolean:
			f.Editor = "boolean"
		case syntax.KwString:
			f.Editor = "text"
		}
	case *syntax.ArrayType, *syntax.TupleType:
		f.Editor = "array"
	case *syntax.ParamType:
		switch x.Kind {
		case syntax.KwMap:
			f.Editor = "map"
		case syntax.KwTypedesc:
			f.Editor = "type"
		}
	case *syntax.UnionType:
		f.Options = singletons(t.src, x.Members)
		switch {
		case f.Options != nil:
			f.Editor = "enum"
		case slices.ContainsFunc(x.Members, isString):
			f.Editor = "text"
		}
	case *syntax.OptionalType:
		s.editor(f, typed{src: t.src, t: x.Elem}, depth)
		return
	case *syntax.RecordType:
		f.Editor, f.Fields = "record", recordFields(t, depth)
		return
	case *syntax.TypeName:
		sym := t.symbol()
		if sym == nil {
			return
		}
		in := t.src.in(sym)
		switch d := sym.Node().(type) {
		case *syntax.EnumDecl:
			f.Editor = "enum"
			for _, m := range d.Members {
				name := m.Name.Name
				if i := strings.IndexByte(t.src.text(x), ':'); i >= 0 {
					name = t.src.text(x)[:i+1] + name
				}
				f.Options = append(f.Options, name)
			}
		case *syntax.TypeDef:
			switch y := d.Type.(type) {
			case *syntax.RecordType:
				f.Editor, f.Fields = "record", recordFields(typed{src: in, t: y}, depth)
			case *syntax.UnionType:
				if f.Options = singletons(in, y.Members); f.Options != nil {
					f.Editor = "enum"
				}
			case *syntax.BuiltinType, *syntax.ArrayType, *syntax.ParamType, *syntax.TupleType:
				in.editor(f, typed{src: in, t: y}, depth)
			default:
				if isTemplate(in, d.Type, maxAliases) {
					f.Editor = "template"
				}
			}
		}
	}
}

// isString tells whether a type is string itself.
func isString(t syntax.Type) bool {
	b, ok := t.(*syntax.BuiltinType)
	return ok && b.Kind == syntax.KwString
}

// isTemplate tells whether values of a type are written as templates: it is an
// object that includes the type of raw templates.
func isTemplate(s source, t syntax.Type, depth int) bool {
	if depth == 0 {
		return false
	}
	switch x := t.(type) {
	case *syntax.DistinctType:
		return isTemplate(s, x.Elem, depth-1)
	case *syntax.ObjectType:
		for _, m := range x.Members {
			if inc, ok := m.(*syntax.TypeInclusion); ok && isTemplate(s, inc.Type, depth-1) {
				return true
			}
		}
	case *syntax.TypeName:
		if sym := s.symbol(x.Name); sym != nil {
			if sym.Name == "RawTemplate" && sym.Module().QName() == "ballerina/lang.object" {
				return true
			}
			if d, ok := sym.Node().(*syntax.TypeDef); ok {
				return isTemplate(s.in(sym), d.Type, depth-1)
			}
		}
	}
	return false
}

// singletons lists the members of a union when all are literals.
func singletons(s source, members []syntax.Type) []string {
	var list []string
	for _, m := range members {
		if _, ok := m.(*syntax.SingletonType); !ok {
			return nil
		}
		list = append(list, s.text(m))
	}
	return list
}

// scopeAt is what names mean in front of a node of the branch, or behind the last.
func (b *Branch) scopeAt(index int) *scope {
	// A comment has no names of its own: those of what follows it.
	for ; index < len(b.Nodes); index++ {
		if sc := b.Nodes[index].scope; sc != nil {
			return sc
		}
	}
	return b.after
}

// Scope lists what an expression at a place, a node or a point, may name: variables of
// the function, then variables, constants and configurables of the module; only those
// for a declaration and for "".
func (p *Program) Scope(id string) []Ref {
	u, _, b, i, ok := p.locate(id)
	if !ok {
		var err error
		if u, b, i, err = p.point(id); err != nil {
			b = nil
		}
	}
	var sc *scope
	if b != nil {
		sc = b.scopeAt(i)
	} else if u, ok = p.unitOf(id); !ok {
		// At module level.
		u = unit{source: source{p: p, mod: p.module("")}}
		if s, _, ok := p.decl(id); ok {
			u.source = s
		}
		if u.mod == nil {
			return nil
		}
	}
	list := []Ref{}
	seen := map[string]bool{}
	for ; sc != nil; sc = sc.outer {
		for _, v := range slices.Backward(sc.vars) {
			if !seen[v.name] {
				seen[v.name] = true
				r := u.of(v.at)
				list = append(list, Ref{Name: v.name, Kind: v.scope, Range: &r})
			}
		}
	}
	var module []Ref
	for _, s := range p.sources() {
		if s.mod != u.mod {
			continue
		}
		for _, d := range s.f.Decls {
			kind := kindOf(d)
			var ids []*syntax.Ident
			switch d := d.(type) {
			case *syntax.ModuleVar:
				if d.Quals.Has(syntax.Configurable) {
					kind = "configurable"
				}
				if d.Binding != nil {
					ids = check.BoundNames(d.Binding)
				}
			case *syntax.ConstDecl:
				ids = []*syntax.Ident{d.Name}
			case *syntax.FuncDecl:
				ids = []*syntax.Ident{d.Name}
			}
			for _, x := range ids {
				if x.Name != "" && !seen[x.Name] {
					r := s.of(x)
					module = append(module, Ref{ID: declID(s.mod, kindOf(d), x.Name), Module: s.mod.QName(), Name: x.Name, Kind: kind, Range: &r})
				}
			}
		}
	}
	slices.SortFunc(module, func(a, b Ref) int { return cmp.Compare(a.Name, b.Name) })
	return append(list, module...)
}
