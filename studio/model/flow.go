// The flow of a function: what the designer draws from Start to End.

package model

import (
	"slices"
	"strconv"
	"strings"

	"barre/check"
	"barre/syntax"
)

// Flow is the picture of one body: of a function, a resource, a method or an
// init function. Workers, and blocks of queries, are branches within it.
type Flow struct {
	Version int     `json:"version"`
	ID      string  `json:"id"`
	Kind    string  `json:"kind"`  // function, main, init, resource, remote or method
	Title   string  `json:"title"` // process, get users/[int id]
	Doc     string  `json:"doc,omitempty"`
	Range   Range   `json:"range"` // of the declaration, its documentation included
	Start   *Node   `json:"start"` // its label are the parameters
	Body    *Branch `json:"body"`
	End     *Node   `json:"end"` // its label is the return type
	// Expression is set for a function that is one expression, => x: Body has it
	// as its only node, and nothing can be inserted.
	Expression bool `json:"expression,omitempty"`
	// External is set for a function that has no body here.
	External bool `json:"external,omitempty"`
	// Broken is set when part of the declaration could not be read.
	Broken bool `json:"broken,omitempty"`
	// Diagnostics are those that concern none of the nodes.
	Diagnostics []Diagnostic `json:"diagnostics,omitempty"`
}

// Branch is a sequence of nodes within another node: the then of an if, a case
// of a match, a worker …
type Branch struct {
	ID    string  `json:"id"`
	Kind  string  `json:"kind"`            // body, then, elseIf, else, case, onFail, worker, do
	Label string  `json:"label,omitempty"` // condition, pattern, name of the worker …
	Range Range   `json:"range"`           // from brace to brace
	Nodes []*Node `json:"nodes"`
	// Points are the places where a node can be put: the first before the first
	// node, then one after each. None where the braces are missing.
	Points []Point `json:"points"`

	after *scope // what names mean behind the last node
}

// Point is a place for a node. Its ID is what intents name.
type Point struct {
	ID  string `json:"id"`
	Pos Pos    `json:"pos"`
	Off int    `json:"off"`
}

// Node is one step of a flow.
type Node struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`            // see the constants
	Title string `json:"title"`           // as the palette calls it
	Label string `json:"label,omitempty"` // what tells it from others of its kind
	Range Range  `json:"range"`
	// Variable is what the node declares or sets.
	Variable *Variable `json:"variable,omitempty"`
	// Connection is whose action it calls.
	Connection *Connection `json:"connection,omitempty"`
	// Action is the remote method, or accessor and path.
	Action string `json:"action,omitempty"`
	// Callee is the function or method that it calls, when its declaration is
	// known.
	Callee *Ref `json:"callee,omitempty"`
	// Checked is set when an error ends the flow: check or checkpanic.
	Checked string `json:"checked,omitempty"`
	// Peer is the other worker of a message; Sync says that the sender waits.
	Peer string `json:"peer,omitempty"`
	Sync bool   `json:"sync,omitempty"`

	Branches    []*Branch    `json:"branches,omitempty"`
	Diagnostics []Diagnostic `json:"diagnostics,omitempty"`
	// Broken is set where the text could not be read.
	Broken bool `json:"broken,omitempty"`

	stmt  syntax.Node // the statement; nil for comments
	scope *scope      // what names mean before it
}

// Variable is a variable that a node declares or sets.
type Variable struct {
	Name string `json:"name"`
	Type string `json:"type,omitempty"` // "var" where it is not written
}

// The kinds of nodes.
const (
	KindStart       = "start"
	KindEnd         = "end"
	KindComment     = "comment"
	KindVariable    = "variable"
	KindUpdate      = "update"
	KindCall        = "call"
	KindMapData     = "mapData"
	KindLog         = "log"
	KindAction      = "action"
	KindConnection  = "connection"
	KindIf          = "if"
	KindMatch       = "match"
	KindWhile       = "while"
	KindForeach     = "foreach"
	KindBreak       = "break"
	KindContinue    = "continue"
	KindReturn      = "return"
	KindFail        = "fail"
	KindPanic       = "panic"
	KindHandler     = "errorHandler"
	KindFork        = "fork"
	KindWorkers     = "workers"
	KindSend        = "send"
	KindReceive     = "receive"
	KindFlush       = "flush"
	KindWait        = "wait"
	KindStartStrand = "startStrand"
	KindLock        = "lock"
	KindTransaction = "transaction"
	KindRetry       = "retry"
	KindCommit      = "commit"
	KindRollback    = "rollback"
	KindQuery       = "query"
	KindBlock       = "block"
	KindExpression  = "expression"
	KindCode        = "code"
)

// titleOf is what the designer calls the nodes of a kind.
func titleOf(kind string) string {
	switch kind {
	case KindStart:
		return "Start"
	case KindEnd:
		return "End"
	case KindComment:
		return "Comment"
	case KindVariable:
		return "Declare Variable"
	case KindUpdate:
		return "Update Variable"
	case KindCall:
		return "Call Function"
	case KindMapData:
		return "Map Data"
	case KindLog:
		return "Log"
	case KindAction:
		return "Call Action"
	case KindConnection:
		return "New Connection"
	case KindIf:
		return "If"
	case KindMatch:
		return "Match"
	case KindWhile:
		return "While"
	case KindForeach:
		return "Foreach"
	case KindBreak:
		return "Break"
	case KindContinue:
		return "Continue"
	case KindReturn:
		return "Return"
	case KindFail:
		return "Fail"
	case KindPanic:
		return "Panic"
	case KindHandler:
		return "ErrorHandler"
	case KindFork:
		return "Fork"
	case KindWorkers:
		return "Workers"
	case KindSend:
		return "Send"
	case KindReceive:
		return "Receive"
	case KindFlush:
		return "Flush"
	case KindWait:
		return "Wait"
	case KindStartStrand:
		return "Start"
	case KindLock:
		return "Lock"
	case KindTransaction:
		return "Transaction"
	case KindRetry:
		return "Retry"
	case KindCommit:
		return "Commit"
	case KindRollback:
		return "Rollback"
	case KindQuery:
		return "Query"
	case KindBlock:
		return "Block"
	case KindExpression:
		return "Expression"
	}
	return "Code Block"
}

// Flow makes the model of a function; nil when there is none of that id.
func (p *Program) Flow(id string) *Flow {
	u, ok := p.unit(id)
	if !ok {
		return nil
	}
	return u.flow()
}

// flows builds the nodes of one function.
type flows struct {
	source
	u unit
}

// flow is the model of the function.
func (u unit) flow() *Flow {
	f := u.nodes()
	u.attach(f)
	return f
}

// nodes is the model without its diagnostics.
func (u unit) nodes() *Flow {
	d := u.d
	f := &Flow{Version: Version, ID: u.id, Kind: u.kind, Title: titleOfFunc(u.source, d), Range: u.source.of(d)}
	if d.Doc != nil {
		f.Doc = d.Doc.Text
	}
	b := &flows{u.source, u}
	sc := &scope{self: u.self}
	if d.Path != nil {
		for _, seg := range d.Path.Segments {
			if seg.Param != nil {
				sc.vars = append(sc.vars, local{seg.Param.Name, "parameter", typed{src: u.source, t: seg.Type}, seg.Param})
			}
		}
	}
	params := ""
	if d.Sig != nil {
		for i, prm := range d.Sig.Params {
			if prm.Name != nil {
				sc.vars = append(sc.vars, local{prm.Name.Name, "parameter", typed{src: u.source, t: prm.Type}, prm})
			}
			if i > 0 {
				params += ", "
			}
			params += u.line(prm)
		}
	}
	head := u.of(d.Name)
	f.Start = &Node{ID: u.id + "/start", Kind: KindStart, Title: titleOf(KindStart), Label: params, Range: head, scope: sc}
	end := f.Range
	end.Start, end.From = end.End, end.To
	f.End = &Node{ID: u.id + "/end", Kind: KindEnd, Title: titleOf(KindEnd), Range: end}
	if d.Sig != nil && d.Sig.Ret != nil {
		f.End.Label = u.line(d.Sig.Ret)
	}
	switch body := d.Body.(type) {
	case *syntax.BlockBody:
		f.Body = b.bodyOf(body, &scope{outer: sc})
		f.End.Range = u.closing(body)
	case *syntax.ExprBody:
		f.Expression = true
		f.Body = &Branch{ID: u.id + "/body", Kind: "body", Range: u.of(body), Points: []Point{}}
		n := b.node(body, sc, names{}, f.Body.ID)
		f.Body.Nodes = []*Node{n}
	default:
		f.External = true
		f.Body = &Branch{ID: u.id + "/body", Kind: "body", Range: end, Nodes: []*Node{}, Points: []Point{}}
	}
	return f
}

// closing is the range of the closing brace of a body, or its end.
func (s source) closing(n syntax.Node) Range {
	r := s.of(n)
	if r.End > r.Start && s.f.Src[r.End-1] == '}' {
		return s.rng(r.End-1, r.End)
	}
	return s.rng(r.End, r.End)
}

func titleOfFunc(s source, d *syntax.FuncDecl) string {
	if d.Path != nil {
		return d.Name.Name + " " + pathText(s, d.Path)
	}
	return d.Name.Name
}

// attach puts the diagnostics of the function to the innermost nodes that they
// concern.
func (u unit) attach(f *Flow) {
	for _, d := range u.between(f.Range.Start, f.Range.End) {
		if n := innermost(f.Body, u.concerned(d.Range.Start, d.Range.End)); n != nil {
			n.Diagnostics = append(n.Diagnostics, d)
		} else {
			f.Diagnostics = append(f.Diagnostics, d)
		}
	}
	start, end := int32(f.Range.Start), int32(f.Range.End)
	for i := range u.f.Errors {
		e := &u.f.Errors[i]
		if e.Off < start || e.Off > end {
			continue
		}
		if n := innermost(f.Body, u.concerned(int(e.Off), int(e.End))); n != nil {
			n.Broken = true
		} else {
			f.Broken = true
		}
	}
}

// concerned is the byte that something that was reported concerns: what is missing is
// reported in front of what stands in its place, and concerns what comes before.
func (s source) concerned(off, end int) int {
	if off < end {
		return off
	}
	i, _ := slices.BinarySearchFunc(s.f.Tokens, off, func(t syntax.Token, off int) int { return int(t.End) - off - 1 })
	if i > 0 {
		return int(s.f.Tokens[i-1].End) - 1
	}
	return off
}

// innermost finds the innermost node that has a byte.
func innermost(b *Branch, off int) *Node {
	if b == nil {
		return nil
	}
	for _, n := range b.Nodes {
		if off < n.Range.Start || off > n.Range.End || off == n.Range.End && off > n.Range.Start && n.Kind == KindComment {
			continue
		}
		for _, in := range n.Branches {
			if off >= in.Range.Start && off < in.Range.End {
				if x := innermost(in, off); x != nil {
					return x
				}
			}
		}
		if off < n.Range.End || n.Range.Start == n.Range.End {
			return n
		}
	}
	// A missing semicolon is reported at the end of what it should end.
	for _, n := range b.Nodes {
		if off == n.Range.End {
			return n
		}
	}
	return nil
}

// bodyOf makes the branch of a function's body.
func (b *flows) bodyOf(body *syntax.BlockBody, sc *scope) *Branch {
	stmts := make([]syntax.Node, 0, len(body.Stmts)+len(body.After)+1)
	for _, s := range body.Stmts {
		stmts = append(stmts, s)
	}
	// Workers that stand together are one node. Only in code with errors are there
	// statements between them.
	after := body.After
	for i := 0; i < len(body.Workers); {
		for len(after) > 0 && after[0].Range().First < body.Workers[i].First {
			stmts = append(stmts, after[0])
			after = after[1:]
		}
		j := i + 1
		for j < len(body.Workers) && (len(after) == 0 || body.Workers[j].First < after[0].Range().First) {
			j++
		}
		stmts = append(stmts, &workers{syntax.Span{First: body.Workers[i].First, Last: body.Workers[j-1].Last}, body.Workers[i:j]})
		i = j
	}
	for _, s := range after {
		stmts = append(stmts, s)
	}
	br := &Branch{ID: b.u.id + "/body", Kind: "body"}
	b.fill(br, body, stmts, sc)
	return br
}

// workers stands for the named workers of a function, which are one node.
type workers struct {
	syntax.Span
	list []*syntax.Worker
}

// branch makes a branch of a block. head declares what the block knows beside what
// is around it.
func (b *flows) branch(id, kind, label string, block *syntax.Block, sc *scope) *Branch {
	br := &Branch{ID: id, Kind: kind, Label: label}
	if block == nil {
		br.Nodes, br.Points = []*Node{}, []Point{}
		return br
	}
	stmts := make([]syntax.Node, len(block.Stmts))
	for i, s := range block.Stmts {
		stmts[i] = s
	}
	b.fill(br, block, stmts, &scope{outer: sc})
	return br
}

// names makes ids that differ within a branch.
type names map[string]int

func (n names) unique(id string) string {
	n[id]++
	if k := n[id]; k > 1 {
		return id + "~" + strconv.Itoa(k)
	}
	return id
}

// fill makes the nodes and points of a branch from the statements between the
// braces of block.
func (b *flows) fill(br *Branch, block syntax.Node, stmts []syntax.Node, sc *scope) {
	br.Range = b.of(block)
	br.Nodes, br.Points = []*Node{}, []Point{}
	span := block.Range()
	open := !span.Empty() && b.f.Tokens[span.First].Kind == syntax.LBrace
	closed := open && span.Last > span.First && b.f.Tokens[span.Last].Kind == syntax.RBrace
	taken := names{}
	at := br.Range.Start
	if open {
		at = int(b.f.Tokens[span.First].End)
	}
	for _, st := range stmts {
		start, end := b.f.Offsets(st)
		b.comments(br, taken, at, start)
		br.Nodes = append(br.Nodes, b.node(st, sc, taken, br.ID))
		at = end
	}
	if open {
		end := br.Range.End
		if closed {
			end--
		}
		b.comments(br, taken, at, end)
	}
	br.after = &scope{outer: sc.outer, vars: sc.vars[:len(sc.vars):len(sc.vars)], self: sc.self}
	if !open {
		return
	}
	point := func(i, off int) {
		p := b.f.Lines.Pos(off)
		br.Points = append(br.Points, Point{br.ID + "@" + strconv.Itoa(i), Pos{p.Line, p.Col}, off})
	}
	if len(br.Nodes) == 0 {
		point(0, int(b.f.Tokens[span.First].End))
		return
	}
	point(0, br.Nodes[0].Range.Start)
	for i, n := range br.Nodes {
		point(i+1, n.Range.End)
	}
}

// comments makes nodes of the comments between two statements that have lines of
// their own. What stands behind a statement on its line belongs to it.
func (b *flows) comments(br *Branch, taken names, from, to int) {
	src := b.f.Src
	if to <= from || !strings.Contains(src[from:to], "//") {
		return
	}
	start, end := -1, -1
	flush := func() {
		if start >= 0 {
			id := taken.unique(br.ID + "/comment")
			text := strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(src[start:end]), "/"))
			br.Nodes = append(br.Nodes, &Node{ID: id, Kind: KindComment, Title: titleOf(KindComment), Label: short(text), Range: b.rng(start, end)})
		}
		start = -1
	}
	first := true
	for at := from; at < to; {
		end1 := to
		if nl := strings.IndexByte(src[at:to], '\n'); nl >= 0 {
			end1 = at + nl
		}
		line := src[at:end1]
		text := strings.TrimSpace(line)
		switch {
		case first && (at == 0 || src[at-1] != '\n'):
			// The rest of the line of what comes before.
		case strings.HasPrefix(text, "//"):
			if start < 0 {
				start = at + strings.Index(line, "//")
			}
			end = at + len(strings.TrimRight(line, " \t\r"))
		default:
			flush()
		}
		first = false
		at = end1 + 1
	}
	flush()
}

// node makes the node of a statement and declares in sc what it declares.
func (b *flows) node(st syntax.Node, sc *scope, taken names, branch string) *Node {
	n := &Node{Kind: KindCode, Range: b.of(st), stmt: st}
	// Names that the statement declares are known after it only.
	before := &scope{outer: sc.outer, vars: sc.vars[:len(sc.vars):len(sc.vars)], self: sc.self}
	n.scope = before
	key := b.describe(n, st, sc, before)
	if key == "" {
		key = n.Kind
	}
	n.ID = taken.unique(branch + "/" + key)
	n.Title = titleOf(n.Kind)
	b.branches(n, st, sc)
	return n
}

// describe says what a statement is, all but its branches. It returns what its id
// is made of.
func (b *flows) describe(n *Node, st syntax.Node, sc, before *scope) (key string) {
	switch st := st.(type) {
	case *workers:
		n.Kind = KindWorkers
		var list []string
		for _, w := range st.list {
			list = append(list, w.Name.Name)
		}
		n.Label = strings.Join(list, ", ")
	case *syntax.ExprBody:
		n.Kind = KindExpression
		n.Label = b.line(st.X)
		b.action(n, before, st.X)
		n.Kind = KindExpression
	case *syntax.VarStmt:
		n.Kind = KindVariable
		n.Variable = &Variable{Name: b.line(st.Binding), Type: b.typeText(st.Type)}
		n.Label = n.Variable.Name
		if st.Init != nil {
			n.Label += " = " + b.line(st.Init)
			if _, ok := bare(st.Init).(*syntax.New); ok {
				if sym := b.typeOf(before, st.Type, st.Init).symbol(); isClient(sym) {
					n.Kind = KindConnection
					n.Connection = &Connection{Name: n.Variable.Name, Scope: "local", Type: b.typeText(st.Type), Module: sym.Module().QName(), Class: sym.Name}
				}
			} else if kind := b.action(n, before, st.Init); kind != "" {
				n.Kind = kind
			}
			n.Checked = checked(st.Init)
		}
		sc.declare(b.source, "local", st.Type, st.Binding, st.Init)
		return n.Kind + "." + short(n.Variable.Name)
	case *syntax.AssignStmt:
		n.Kind = KindUpdate
		n.Variable = &Variable{Name: b.line(st.LHS)}
		n.Label = b.line(st.LHS) + " = " + b.line(st.RHS)
		b.assigned(n, before, st.RHS)
		return n.Kind + "." + short(n.Variable.Name)
	case *syntax.DestructureStmt:
		n.Kind = KindUpdate
		n.Variable = &Variable{Name: b.line(st.Binding)}
		n.Label = b.line(st.Binding) + " = " + b.line(st.RHS)
		b.assigned(n, before, st.RHS)
		return n.Kind + "." + short(n.Variable.Name)
	case *syntax.CompoundStmt:
		n.Kind = KindUpdate
		n.Variable = &Variable{Name: b.line(st.LHS)}
		n.Label = b.line(st)
		return n.Kind + "." + short(n.Variable.Name)
	case *syntax.ExprStmt:
		n.Label = b.line(st.X)
		n.Checked = checked(st.X)
		kind := b.action(n, before, st.X)
		if kind == "" {
			kind = KindCode
		}
		n.Kind = kind
		switch {
		case n.Action != "" && n.Connection != nil:
			return kind + "." + short(n.Connection.Name) + "." + n.Action
		case n.Action != "":
			return kind + "." + n.Action
		}
	case *syntax.IfStmt:
		n.Kind, n.Label = KindIf, b.line(st.Cond)
		b.action(n, before, st.Cond)
	case *syntax.WhileStmt:
		n.Kind, n.Label = KindWhile, b.line(st.Cond)
		b.action(n, before, st.Cond)
	case *syntax.ForeachStmt:
		n.Kind = KindForeach
		n.Variable = &Variable{Name: b.line(st.Binding), Type: b.typeText(st.Type)}
		n.Label = n.Variable.Name + " in " + b.line(st.In)
		b.action(n, before, st.In)
		return n.Kind + "." + short(n.Variable.Name)
	case *syntax.MatchStmt:
		n.Kind, n.Label = KindMatch, b.line(st.X)
		b.action(n, before, st.X)
	case *syntax.ReturnStmt:
		n.Kind = KindReturn
		if st.X != nil {
			n.Label, n.Checked = b.line(st.X), checked(st.X)
			b.action(n, before, st.X)
		}
		n.Kind = KindReturn
	case *syntax.BreakStmt:
		n.Kind = KindBreak
	case *syntax.ContinueStmt:
		n.Kind = KindContinue
	case *syntax.PanicStmt:
		n.Kind, n.Label = KindPanic, b.line(st.X)
	case *syntax.FailStmt:
		n.Kind, n.Label = KindFail, b.line(st.X)
	case *syntax.DoStmt:
		n.Kind = KindHandler
	case *syntax.LockStmt:
		n.Kind = KindLock
	case *syntax.RetryStmt:
		n.Kind = KindRetry
		if st.Transaction {
			n.Label = "transaction"
		}
	case *syntax.TransactionStmt:
		n.Kind = KindTransaction
	case *syntax.RollbackStmt:
		n.Kind, n.Label = KindRollback, b.line(st.X)
	case *syntax.ForkStmt:
		n.Kind = KindFork
	case *syntax.Block:
		n.Kind = KindBlock
	case *syntax.BadStmt:
		n.Label, n.Broken = b.line(st), true
	default:
		n.Label = b.line(st)
	}
	return ""
}

func (b *flows) typeText(t syntax.Type) string {
	if t == nil {
		return "var"
	}
	return b.line(t)
}

// assigned notes what a value that is assigned comes from.
func (b *flows) assigned(n *Node, sc *scope, x syntax.Expr) {
	n.Checked = checked(x)
	switch kind := b.action(n, sc, x); kind {
	case "", KindCall, KindMapData:
	default:
		n.Kind = kind
	}
}

func checked(x syntax.Expr) string {
	if c, ok := x.(*syntax.Check); ok {
		if c.Panic {
			return "checkpanic"
		}
		return "check"
	}
	return ""
}

// action notes what an expression calls, and returns what kind of node it makes of
// a statement; "" for what is only a value.
func (b *flows) action(n *Node, sc *scope, x syntax.Expr) string {
	switch x := bare(x).(type) {
	case *syntax.Call:
		n.Action = b.line(x.Fun)
		d, at, ref := b.callee(sc, x)
		n.Callee = ref
		switch {
		case d == nil:
		case b.u.p.category(at.mod) != "":
			return KindLog
		case isDataMapper(at, d):
			return KindMapData
		}
		return KindCall
	case *syntax.MethodCall:
		n.Action = x.Name.Name
		_, _, n.Callee = b.callee(sc, x)
		return KindCall
	case *syntax.RemoteCall:
		n.Action = x.Name.Name
		n.Connection = b.connection(sc, x.X)
		_, _, n.Callee = b.callee(sc, x)
		return KindAction
	case *syntax.ResourceCall:
		n.Action = "get"
		if x.Method != nil {
			n.Action = x.Method.Name
		}
		var path []string
		for _, p := range x.Path {
			path = append(path, b.line(p))
		}
		n.Action += " /" + strings.Join(path, "/")
		n.Connection = b.connection(sc, x.X)
		_, _, n.Callee = b.callee(sc, x)
		return KindAction
	case *syntax.StartAction:
		b.action(n, sc, x.X)
		return KindStartStrand
	case *syntax.WaitAction:
		return KindWait
	case *syntax.SendAction:
		n.Peer, n.Sync = peer(x.Peer), x.Sync
		return KindSend
	case *syntax.ReceiveAction:
		var from []string
		for _, id := range x.Alts {
			from = append(from, peer(id))
		}
		for _, f := range x.Fields {
			if f.Peer != nil {
				from = append(from, peer(f.Peer))
			} else {
				from = append(from, peer(f.Name))
			}
		}
		n.Peer = strings.Join(from, ", ")
		return KindReceive
	case *syntax.FlushAction:
		if x.Peer != nil {
			n.Peer = peer(x.Peer)
		}
		return KindFlush
	case *syntax.CommitAction:
		return KindCommit
	case *syntax.Query:
		if x.Do != nil {
			return KindQuery
		}
	}
	return ""
}

func peer(id *syntax.Ident) string {
	if id == nil {
		return ""
	}
	return id.Name
}

// branches makes the branches of a node.
func (b *flows) branches(n *Node, st syntax.Node, sc *scope) {
	add := func(key, kind, label string, block *syntax.Block, in *scope) {
		if block != nil {
			n.Branches = append(n.Branches, b.branch(n.ID+"/"+key, kind, label, block, in))
		}
	}
	taken := names{}
	onFail := func(f *syntax.OnFail) {
		if f == nil {
			return
		}
		in := &scope{outer: sc}
		in.declare(b.source, "local", f.Type, f.Binding, nil)
		label := ""
		if f.Binding != nil {
			label = strings.TrimSpace(b.typeText(f.Type) + " " + b.line(f.Binding))
		}
		add("onFail", "onFail", label, f.Body, in)
	}
	each := func(list []*syntax.Worker) {
		taken := names{}
		for _, w := range list {
			add(taken.unique("worker:"+w.Name.Name), "worker", w.Name.Name, w.Body, sc)
			if w.OnFail != nil {
				onFail(w.OnFail)
			}
		}
	}
	switch st := st.(type) {
	case *syntax.IfStmt:
		add("then", "then", b.line(st.Cond), st.Then, sc)
		taken := names{}
		for e := st.Else; e != nil; {
			switch x := e.(type) {
			case *syntax.IfStmt:
				add(taken.unique("elseIf"), "elseIf", b.line(x.Cond), x.Then, sc)
				e = x.Else
			case *syntax.Block:
				add("else", "else", "", x, sc)
				e = nil
			default:
				e = nil
			}
		}
	case *syntax.WhileStmt:
		add("body", "body", "", st.Body, sc)
		onFail(st.OnFail)
	case *syntax.ForeachStmt:
		in := &scope{outer: sc}
		in.declare(b.source, "local", st.Type, st.Binding, nil)
		add("body", "body", "", st.Body, in)
		onFail(st.OnFail)
	case *syntax.MatchStmt:
		taken := names{}
		for _, c := range st.Clauses {
			label := ""
			for i, p := range c.Patterns {
				if i > 0 {
					label += "|"
				}
				label += b.line(p)
			}
			key := taken.unique("case:" + short(label))
			if c.Guard != nil {
				label += " if " + b.line(c.Guard)
			}
			add(key, "case", label, c.Body, sc)
		}
		onFail(st.OnFail)
	case *syntax.DoStmt:
		add("body", "body", "", st.Body, sc)
		onFail(st.OnFail)
	case *syntax.LockStmt:
		add("body", "body", "", st.Body, sc)
		onFail(st.OnFail)
	case *syntax.RetryStmt:
		add("body", "body", "", st.Body, sc)
		onFail(st.OnFail)
	case *syntax.TransactionStmt:
		add("body", "body", "", st.Body, sc)
		onFail(st.OnFail)
	case *syntax.Block:
		add("body", "body", "", st, sc)
	case *syntax.ForkStmt:
		each(st.Workers)
	case *workers:
		each(st.list)
	}
	b.queries(st, sc, func(key, kind, label string, block *syntax.Block, in *scope) {
		add(taken.unique(key), kind, label, block, in)
	})
	for _, br := range n.Branches {
		// A missing block may stand behind what was dropped after its statement.
		if r := br.Range; r.End > n.Range.End {
			br.Range = b.rng(min(r.Start, n.Range.End), n.Range.End)
		}
	}
	slices.SortStableFunc(n.Branches, func(a, b *Branch) int { return a.Range.Start - b.Range.Start })
}

// queries makes the branches of the query actions in a statement's own expressions.
func (b *flows) queries(st syntax.Node, sc *scope, add func(key, kind, label string, block *syntax.Block, in *scope)) {
	var visit func(x syntax.Node) bool
	visit = func(x syntax.Node) bool {
		switch x := x.(type) {
		case *syntax.Block, *syntax.AnonFunc, *syntax.InferFunc, *syntax.ObjectCons:
			return true
		case *syntax.Query:
			b.query(x, sc, add)
		}
		return syntax.Children(x, visit)
	}
	switch st.(type) {
	case *syntax.Block, *workers:
		return
	}
	syntax.Children(st, visit)
}

// query makes the branch of a query action.
func (b *flows) query(q *syntax.Query, sc *scope, add func(key, kind, label string, block *syntax.Block, in *scope)) {
	if q.Do == nil {
		return
	}
	in := &scope{outer: sc}
	for _, c := range q.Clauses {
		switch c := c.(type) {
		case *syntax.FromClause:
			in.declare(b.source, "local", c.Type, c.Binding, nil)
		case *syntax.JoinClause:
			in.declare(b.source, "local", c.Type, c.Binding, nil)
		case *syntax.LetClause:
			for _, v := range c.Vars {
				in.declare(b.source, "local", v.Type, v.Binding, v.Init)
			}
		}
	}
	add("do", "do", "", q.Do, in)
}

// category is the section of the palette that the functions of a module have for
// themselves; "" for most.
func (p *Program) category(m *check.Module) string {
	if !m.Library() {
		return ""
	}
	for _, l := range p.Libraries {
		if l.Category != "" && l.QName() == m.QName() {
			return l.Category
		}
	}
	return ""
}

// isDataMapper tells whether a function maps data: one expression, from records to
// a record.
func isDataMapper(s source, d *syntax.FuncDecl) bool {
	body, ok := d.Body.(*syntax.ExprBody)
	if !ok || d.Sig == nil || d.Sig.Ret == nil || len(d.Sig.Params) == 0 || !isRecord(typed{src: s, t: d.Sig.Ret}) {
		return false
	}
	switch bare(body.X).(type) {
	case *syntax.MapCons, *syntax.Query, *syntax.LetExpr, *syntax.ListCons, *syntax.BadExpr:
	default:
		return false
	}
	for _, p := range d.Sig.Params {
		if isRecord(typed{src: s, t: p.Type}) {
			return true
		}
	}
	return false
}

// isRecord tells whether a type is a record, or a list of records.
func isRecord(t typed) bool {
	switch x := t.t.(type) {
	case *syntax.RecordType:
		return true
	case *syntax.ArrayType:
		return isRecord(typed{src: t.src, t: x.Elem})
	case *syntax.OptionalType:
		return isRecord(typed{src: t.src, t: x.Elem})
	}
	sym := t.symbol()
	if sym == nil {
		return false
	}
	d, ok := sym.Node().(*syntax.TypeDef)
	if !ok {
		return false
	}
	if a, ok := d.Type.(*syntax.ArrayType); ok {
		of := typed{src: t.src.in(sym), t: a.Elem}.symbol()
		if of == nil {
			return false
		}
		d, ok = of.Node().(*syntax.TypeDef)
		if !ok {
			return false
		}
	}
	_, ok = d.Type.(*syntax.RecordType)
	return ok
}
