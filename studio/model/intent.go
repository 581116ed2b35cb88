// Intents: what a person asks for in the designer, made into edits of text.

package model

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"barre/syntax"
)

// Intent is one thing to do. Kind says which, and which of the others it needs.
type Intent struct {
	// Kind is add (At, Item, Values), update (Node, Values), delete (Node), rename
	// (Node, Values: name), move
	// (Node, At), duplicate (Node), comment (Node), uncomment (Node), extend (Node,
	// Item: elseIf, else, case or onFail), addArtifact (Item, Values, File) or
	// deleteArtifact (Node).
	Kind   string            `json:"kind"`
	Node   string            `json:"node,omitempty"` // id of a node, or of a declaration
	At     string            `json:"at,omitempty"`   // id of a point
	Item   *Item             `json:"item,omitempty"`
	Values map[string]string `json:"values,omitempty"` // by the keys of fields
	File   string            `json:"file,omitempty"`   // for artifacts: where they go; "" for where they are looked for

	// probed is set when a value is looked at only: imports that it may need stay.
	probed bool
}

// Item is something that can be added: an entry of the palette.
type Item struct {
	Kind string `json:"kind"` // that of the node or artifact
	// Module, Class and Name say which function, action, class or listener;
	// Module is "" for the program's own.
	Module string `json:"module,omitempty"`
	Class  string `json:"class,omitempty"`
	Name   string `json:"name,omitempty"`
	// Connection is the client that an action goes to, as code.
	Connection string `json:"connection,omitempty"`
}

// Edit gives the edits that an intent asks for. They are of one file, which may be a
// new one for an artifact; a rename's are of all files that have the name.
func (p *Program) Edit(in Intent) ([]Edit, error) {
	switch in.Kind {
	case "add":
		return p.add(in)
	case "update":
		return p.update(in)
	case "rename":
		return p.rename(in)
	case "delete":
		return p.remove(in)
	case "move":
		return p.move(in)
	case "duplicate", "comment", "uncomment", "extend":
		return p.alter(in)
	case "addArtifact":
		return p.addArtifact(in)
	case "deleteArtifact":
		return p.deleteArtifact(in)
	}
	return nil, fmt.Errorf("the intent %q is not known", in.Kind)
}

var errGone = errors.New("that node is not in the code any more: it was edited in the meantime")

func (p *Program) remove(in Intent) ([]Edit, error) {
	u, _, b, i, ok := p.locate(in.Node)
	if !ok {
		return nil, errGone
	}
	if len(b.Points) == 0 {
		return nil, errors.New("the function is this expression: edit it, or delete the function")
	}
	e := &editor{source: u.source}
	e.remove(b.Nodes[i])
	e.dropUnused()
	return e.done()
}

// move takes a node's lines to another place, also in another function of the file.
func (p *Program) move(in Intent) ([]Edit, error) {
	u, _, b, i, ok := p.locate(in.Node)
	if !ok {
		return nil, errGone
	}
	to, target, index, err := p.point(in.At)
	if err != nil {
		return nil, err
	}
	if to.f != u.f {
		return nil, errors.New("a node can be moved within its file only")
	}
	n := b.Nodes[i]
	if err := n.fixed(); err != nil {
		return nil, err
	}
	if target.Range.Start >= n.Range.Start && target.Range.End <= n.Range.End {
		return nil, errors.New("a node cannot be moved into itself")
	}
	if len(b.Points) == 0 {
		return nil, errors.New("the function is this expression: it cannot be moved")
	}
	if target.ID == b.ID && (index == i || index == i+1) {
		return nil, nil
	}
	e := &editor{source: u.source}
	text := e.copied(n)
	start, end := e.span(n)
	if err := e.insertCopy(target, index, text); err != nil {
		return nil, err
	}
	at := e.edits[len(e.edits)-1]
	if at.Start > start && at.Start < end {
		// Both are on one line: what goes ends where the other begins.
		return nil, errors.New("these nodes share a line: put them on lines of their own first")
	}
	e.replace(start, end, "")
	return e.done()
}

// fixed says why a node has to stay where it is.
func (n *Node) fixed() error {
	if n.Kind == KindWorkers {
		return errors.New("the workers of a function stand together at its top level: move or copy what is in them")
	}
	return nil
}

// copied is the text of a node, with the comment beside it, at no indentation.
func (e *editor) copied(n *Node) string {
	end := n.Range.End
	if e.last(end) {
		end = e.lineEnd(end)
	}
	text := strings.TrimRight(e.f.Src[n.Range.Start:end], " \t")
	if !e.first(n.Range.Start) {
		return text
	}
	return e.relative(e.indent(n.Range.Start)+text, e.indent(n.Range.Start))
}

// relative is text without the indentation of its first line.
func (e *editor) relative(text, indent string) string {
	return strings.ReplaceAll(e.shift(strings.ReplaceAll(text, "\r\n", "\n"), indent, "", len("function f() {\n")), "\r\n", "\n")
}

// insertCopy is insertAt for code that is in the file already: its layout stays.
func (e *editor) insertCopy(b *Branch, index int, text string) error {
	e.verbatim = true
	defer func() { e.verbatim = false }()
	return e.insertAt(b, index, text)
}

func (p *Program) alter(in Intent) ([]Edit, error) {
	u, _, b, i, ok := p.locate(in.Node)
	if !ok {
		return nil, errGone
	}
	n := b.Nodes[i]
	e := &editor{source: u.source}
	if len(b.Points) == 0 {
		return nil, errors.New("the function is this expression: only that can be edited")
	}
	switch in.Kind {
	case "duplicate":
		if err := n.fixed(); err != nil {
			return nil, err
		}
		text := e.copied(n)
		if err := e.insertCopy(b, i+1, text); err != nil {
			return nil, err
		}
	case "comment":
		if n.Kind == KindComment {
			return nil, errors.New("that is a comment already")
		}
		if !e.first(n.Range.Start) || !e.last(n.Range.End) {
			return nil, errors.New("the node shares its line with others: put it on a line of its own first")
		}
		indent := e.indent(n.Range.Start)
		for at := e.lineStart(n.Range.Start); at < n.Range.End; at = e.nextLine(at) {
			// Behind the indentation of the node, or of the line where it has less.
			off := at
			for off < at+len(indent) && off < len(e.f.Src) && (e.f.Src[off] == ' ' || e.f.Src[off] == '\t') {
				off++
			}
			mark := "// "
			if off == e.lineEnd(at) {
				mark = "//"
			}
			e.replace(off, off, mark)
			if e.nextLine(at) == at {
				break
			}
		}
		e.dropUnused()
	case "uncomment":
		if n.Kind != KindComment {
			return nil, errors.New("that is not a comment")
		}
		text := ""
		for at := e.lineStart(n.Range.Start); at < n.Range.End; at = e.nextLine(at) {
			off := at + strings.Index(e.f.Src[at:], "//")
			end := off + 2
			if end < len(e.f.Src) && e.f.Src[end] == ' ' {
				end++
			}
			text += e.f.Src[end:e.lineEnd(at)] + "\n"
			e.replace(off, end, "")
			if e.nextLine(at) == at {
				break
			}
		}
		if f := syntax.Parse("", "function f() {\n"+text+"}\n"); len(f.Errors) > 0 {
			return nil, errors.New("the comment is not code: " + f.Errors[0].Msg)
		}
	case "extend":
		if in.Item == nil {
			return nil, errors.New("the intent does not say what to add")
		}
		if err := e.extend(n, *in.Item, in.Values); err != nil {
			return nil, err
		}
	}
	return e.done()
}

// extend adds a branch to a node.
func (e *editor) extend(n *Node, item Item, values map[string]string) error {
	if len(n.Branches) == 0 {
		return errors.New("the node has no branches")
	}
	nl, indent := e.newline(), e.indent(n.Range.Start)
	empty := " {" + nl + indent + "}"
	_, isIf := n.stmt.(*syntax.IfStmt)
	m, isMatch := n.stmt.(*syntax.MatchStmt)
	last := n.Branches[len(n.Branches)-1]
	switch {
	case item.Kind == "else" && isIf:
		if last.Kind == "else" {
			return errors.New("the if has an else already")
		}
		e.replace(last.Range.End, last.Range.End, " else"+empty)
	case item.Kind == "elseIf" && isIf:
		cond := value(values, "condition", "true")
		if last.Kind == "else" {
			last = n.Branches[len(n.Branches)-2]
		}
		e.replace(last.Range.End, last.Range.End, " else if "+cond+empty)
	case item.Kind == "case" && isMatch:
		pattern := value(values, "pattern", "_")
		var at *Branch
		for _, b := range n.Branches {
			// A case for all else stays the last.
			if b.Kind == "case" && (b.Label != "_" || pattern == "_") {
				at = b
			}
		}
		if at == nil || len(m.Clauses) == 0 {
			return errors.New("the match has no case to put it behind")
		}
		in := e.indent(at.Range.Start)
		e.replace(at.Range.End, at.Range.End, nl+in+pattern+" => {"+nl+in+"}")
	case item.Kind == "onFail":
		for _, b := range n.Branches {
			if b.Kind == "onFail" {
				return errors.New("the node handles errors already")
			}
		}
		switch n.stmt.(type) {
		case *syntax.IfStmt, *syntax.ForkStmt, *workers, *syntax.Block:
			return errors.New("an on fail clause cannot be added to " + n.Title)
		}
		e.replace(n.Range.End, n.Range.End, " on fail error "+value(values, "name", "err")+empty)
	default:
		return fmt.Errorf("%q cannot be added to %s", item.Kind, n.Title)
	}
	return nil
}

func value(values map[string]string, key, other string) string {
	if v := strings.TrimSpace(values[key]); v != "" {
		return v
	}
	return other
}

// update changes what the form of a node or declaration says.
func (p *Program) update(in Intent) ([]Edit, error) {
	if s, d, ok := p.field(in.Node); ok {
		if f, ok := d.node.(*syntax.RecordField); ok {
			return p.updateField(s, f, in.Values)
		}
	}
	var src source
	var fields []Field
	if u, _, b, i, ok := p.locate(in.Node); ok {
		src, fields = u.source, u.nodeFields(b.Nodes[i])
	} else if s, list, ok := p.declFields(in.Node); ok {
		src, fields = s, list
	} else {
		return nil, errGone
	}
	e := &editor{source: src}
	var added []string
	at, comma := -1, false
	known, changed := map[string]bool{}, map[string]string{}
	cut := 0
	args := 0
	for _, f := range fields {
		known[f.Key] = true
		if f.slot.cut != [2]int{} && f.slot.ok {
			args++
		}
		v, given := in.Values[f.Key]
		v = strings.TrimSpace(v)
		if !given || v == f.Value {
			continue
		}
		if !f.slot.ok {
			if f.ReadOnly {
				return nil, fmt.Errorf("%s is used elsewhere: rename it instead", f.Value)
			}
			return nil, fmt.Errorf("%s cannot be changed here", f.Label)
		}
		if v != "" && f.isExpression() && !isExpression(v) {
			return nil, fmt.Errorf("%s is not an expression: %s", f.Label, short(v))
		}
		if v == "" && f.Required {
			return nil, fmt.Errorf("%s is required", f.Label)
		}
		if f.comment {
			v = strings.ReplaceAll(strings.TrimSpace(commentLines(v)), "\n", src.newline()+src.indent(f.slot.start))
		}
		changed[f.Key] = v
		switch {
		case f.slot.present && v != "":
			e.replace(f.slot.start, f.slot.end, v)
		case f.slot.present:
			if f.slot.cut == [2]int{} {
				return nil, fmt.Errorf("%s is required", f.Label)
			}
			cut++
			e.replace(f.slot.cut[0], f.slot.cut[1], "")
		case v == "":
		case f.slot.args:
			at, comma = f.slot.start, f.slot.after == ","
			added = append(added, f.slot.before+v)
		default:
			e.replace(f.slot.start, f.slot.end, f.slot.before+v+f.slot.after)
		}
	}
	for key := range in.Values {
		if !known[key] {
			return nil, fmt.Errorf("the form has no field %q", key)
		}
	}
	if len(added) > 0 {
		text := strings.Join(added, ", ")
		if comma && (cut == 0 || cut < args) {
			text = ", " + text
		}
		e.replace(at, at, text)
	}
	e.useNamed(changed)
	if !in.probed {
		e.dropUnused()
	}
	list, err := e.done()
	if err != nil {
		return nil, err
	}
	// What a person typed must not break what is around it.
	if len(src.f.Errors) == 0 {
		if f := syntax.Parse(src.f.Name, Apply(src.f.Src, list)); len(f.Errors) > 0 {
			pos := f.Lines.Pos(int(f.Errors[0].Off))
			return nil, fmt.Errorf("the code would not be valid: line %d: %s", pos.Line, f.Errors[0].Msg)
		}
	}
	return list, nil
}

// isExpression tells whether the values of a field are expressions.
func (f *Field) isExpression() bool {
	switch f.Editor {
	case "expression", "text", "boolean", "enum", "record", "map", "template":
		return !strings.HasPrefix(f.Key, "pattern") && f.Key != "variable"
	}
	return false
}

// isExpression tells whether a text is one expression or action, and nothing more.
func isExpression(text string) bool {
	if text == "?" {
		return true // of a configurable
	}
	f := syntax.Parse("", "function f() {\nvar x = "+text+"\n;\n}\n")
	return len(f.Errors) == 0 && len(f.Decls) == 1 && statements(f) == 1
}

// statements counts the statements of a file's first function.
func statements(f *syntax.File) int {
	if len(f.Decls) > 0 {
		if d, ok := f.Decls[0].(*syntax.FuncDecl); ok {
			if b, ok := d.Body.(*syntax.BlockBody); ok {
				return len(b.Stmts) + len(b.Workers) + len(b.After)
			}
		}
	}
	return 0
}

// add puts a new node at a point.
func (p *Program) add(in Intent) ([]Edit, error) {
	if in.Item == nil {
		return nil, errors.New("the intent does not say what to add")
	}
	u, b, index, err := p.point(in.At)
	if err != nil {
		return nil, err
	}
	e := &editor{source: u.source}
	text, err := e.statement(*in.Item, in.Values)
	if err != nil {
		return nil, err
	}
	if f := syntax.Parse("", "function f() {\n"+text+"\n}\n"); len(f.Errors) > 0 {
		return nil, fmt.Errorf("the code would not be valid: %s", f.Errors[0].Msg)
	} else if len(f.Decls) != 1 || statements(f) != 1 && in.Item.Kind != KindCode && in.Item.Kind != KindComment {
		return nil, errors.New("a value ends the statement: it is to be an expression")
	}
	if err := e.insertAt(b, index, text); err != nil {
		return nil, err
	}
	e.useNamed(in.Values)
	return e.done()
}

// statement is the text of a new node.
func (e *editor) statement(item Item, values map[string]string) (string, error) {
	missing := ""
	need := func(key string) string {
		v := strings.TrimSpace(values[key])
		if v == "" && missing == "" {
			missing = key
		}
		return v
	}
	text := ""
	switch item.Kind {
	case KindComment:
		text = commentLines(value(values, "text", ""))
		if text == "" {
			missing = "text"
		}
	case KindVariable:
		text = need("type") + " " + need("name")
		if v := value(values, "expression", ""); v != "" {
			text += " = " + v
		}
		text += ";"
	case KindUpdate:
		text = need("variable") + " = " + need("expression") + ";"
	case KindIf:
		text = "if " + need("condition") + " {\n}"
		for i := 1; ; i++ {
			c := value(values, "elseIf"+strconv.Itoa(i), "")
			if c == "" {
				break
			}
			text += " else if " + c + " {\n}"
		}
		if values["else"] == "true" {
			text += " else {\n}"
		}
	case KindMatch:
		text = "match " + need("target") + " {\n"
		for i := 1; ; i++ {
			c := value(values, "pattern"+strconv.Itoa(i), "")
			if c == "" {
				break
			}
			text += c + " => {\n}\n"
		}
		if values["default"] == "true" || !strings.Contains(text, "=>") {
			text += "_ => {\n}\n"
		}
		text += "}"
	case KindWhile:
		text = "while " + need("condition") + " {\n}"
	case KindForeach:
		text = "foreach " + value(values, "type", "var") + " " + value(values, "name", "item") + " in " + need("collection") + " {\n}"
	case KindBreak, KindContinue:
		text = item.Kind + ";"
	case KindReturn:
		text = strings.TrimSpace("return "+value(values, "expression", "")) + ";"
	case KindFail:
		text = "fail " + need("expression") + ";"
	case KindPanic:
		text = "panic " + need("expression") + ";"
	case KindHandler:
		text = "do {\n} on fail error " + value(values, "name", "err") + " {\n}"
	case KindFork:
		text = "fork {\nworker " + value(values, "worker1", "worker1") + " {\n}\nworker " + value(values, "worker2", "worker2") + " {\n}\n}"
	case KindWait:
		text = e.result(values, "", "wait "+need("futures"))
	case KindLock:
		text = "lock {\n}"
	case KindTransaction:
		text = "transaction {\ncheck commit;\n}"
	case KindRetry:
		text = "retry" + optionalArgs(values, "count") + " {\n}"
	case KindCommit:
		text = "check commit;"
	case KindRollback:
		text = strings.TrimSpace("rollback "+value(values, "expression", "")) + ";"
	case KindSend:
		text = need("expression") + " -> " + need("peer") + ";"
	case KindReceive:
		text = e.result(values, "", "<- "+need("peer"))
	case KindCode:
		text = need("code")
	case KindBlock:
		text = "{\n}"
	case KindStartStrand:
		text = "future<" + value(values, "type", "any|error") + "> " + need("name") + " = start " + need("expression") + ";"
	case KindCall, KindLog, KindMapData, KindAction, KindConnection:
		return e.callStatement(item, values)
	default:
		return "", fmt.Errorf("a node of the kind %q cannot be added", item.Kind)
	}
	if missing != "" {
		return "", fmt.Errorf("%s is required", missing)
	}
	return text, nil
}

// commentLines makes comments of the lines of a text.
func commentLines(text string) string {
	out := ""
	for line := range strings.Lines(text) {
		out += strings.TrimRight("// "+strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "/")), " ") + "\n"
	}
	return out
}

func optionalArgs(values map[string]string, key string) string {
	if v := value(values, key, ""); v != "" {
		return "(" + v + ")"
	}
	return ""
}

// result is a statement that keeps what an expression gives in a variable.
func (e *editor) result(values map[string]string, t, x string) string {
	name := value(values, "name", "")
	t = value(values, "type", t)
	switch {
	case name != "" && t != "":
		return t + " " + name + " = " + x + ";"
	case name != "":
		return "var " + name + " = " + x + ";"
	case t == "" || t == "()":
		return x + ";"
	}
	return t + " _ = " + x + ";"
}
