package scan

import (
	"fmt"
	"strings"

	"barre/check"
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// pass is what rules look at: the modules of a package, with what is known of
// their values.
type pass struct {
	modules []*check.Module
	library bool
	bodies  []*body
	flow    *flow
	rule    *Rule
	found   []Finding
	starts  map[*syntax.File]map[int32][]syntax.Node
}

// body is statements that belong together: those of a function, or what
// initialises a variable or a field.
type body struct {
	fn    *tree.Func // nil for initialisers
	class *tree.Class
	file  *syntax.File
	mod   *check.Module
	stmts []tree.Stmt
}

func newPass(modules []*check.Module, library bool) *pass {
	p := &pass{modules: modules, library: library, starts: map[*syntax.File]map[int32][]syntax.Node{}}
	for _, m := range modules {
		for _, s := range m.Tree.Init {
			switch s := s.(type) {
			case *tree.Assign:
				p.bodies = append(p.bodies, &body{file: s.V.Pos.File, mod: m, stmts: []tree.Stmt{s}})
			case *tree.SetConfig:
				p.bodies = append(p.bodies, &body{file: s.V.Pos.File, mod: m, stmts: []tree.Stmt{s}})
			}
		}
		for _, s := range m.Tree.Services {
			if s, ok := s.(*tree.Assign); ok {
				p.bodies = append(p.bodies, &body{file: s.V.Pos.File, mod: m, stmts: []tree.Stmt{s}})
			}
		}
		for _, c := range m.Classes() {
			for _, f := range c.Fields {
				if f.Init != nil {
					p.bodies = append(p.bodies, &body{class: c, file: c.Pos.File, mod: m, stmts: []tree.Stmt{&tree.ExprStmt{A: f.Init}}})
				}
			}
		}
		for _, f := range m.Functions() {
			b := &body{fn: f, class: f.Class, file: f.Pos.File, mod: m, stmts: f.Body}
			for _, d := range f.Defaults {
				if d != nil {
					b.stmts = append(b.stmts[:len(b.stmts):len(b.stmts)], &tree.ExprStmt{A: d})
				}
			}
			p.bodies = append(p.bodies, b)
		}
	}
	p.flow = newFlow(p)
	return p
}

// files calls f for each source.
func (p *pass) files(f func(*syntax.File)) {
	for _, m := range p.modules {
		for _, file := range m.Files() {
			f(file)
		}
	}
}

// nodes calls f for each node of the sources; it goes on below a node for which
// f gives true.
func (p *pass) nodes(f func(*syntax.File, syntax.Node) bool) {
	p.files(func(file *syntax.File) {
		syntax.Inspect(file, func(n syntax.Node) bool { return f(file, n) })
	})
}

// stmts calls f for each statement of the bodies.
func (p *pass) stmts(f func(*body, tree.Stmt)) {
	for _, b := range p.bodies {
		walkStmts(b.stmts, func(s tree.Stmt) { f(b, s) }, func(tree.Expr) {})
	}
}

// exprs calls f for each expression of the bodies.
func (p *pass) exprs(f func(*body, tree.Expr)) {
	for _, b := range p.bodies {
		walkStmts(b.stmts, func(tree.Stmt) {}, func(x tree.Expr) { f(b, x) })
	}
}

// walkStmts calls fs for each statement in list and fx for each expression in
// them, those that others are made of included.
func walkStmts(list []tree.Stmt, fs func(tree.Stmt), fx func(tree.Expr)) {
	var block func([]tree.Stmt)
	var expr func(tree.Expr)
	expr = func(x tree.Expr) {
		fx(x)
		tree.ExprParts(x, expr, block)
	}
	block = func(list []tree.Stmt) {
		for _, s := range list {
			fs(s)
			tree.StmtParts(s, expr, block)
			switch s := s.(type) {
			case *tree.SetConfig:
				if s.Default != nil {
					expr(s.Default)
				}
			case *tree.AttachService:
				expr(s.Listener)
				expr(s.Service)
			case *tree.RegisterListener:
				expr(s.A)
			}
		}
	}
	block(list)
}

// walkExpr calls f for x and the expressions it is made of.
func walkExpr(x tree.Expr, f func(tree.Expr)) {
	if x != nil {
		walkStmts([]tree.Stmt{&tree.ExprStmt{A: x}}, func(tree.Stmt) {}, f)
	}
}

// report adds a finding about a node of the source.
func (p *pass) report(f *syntax.File, n syntax.Node, format string, args ...any) {
	from, to := f.Offsets(n)
	p.at(f, int32(from), int32(to), format, args...)
}

func (p *pass) at(f *syntax.File, from, to int32, format string, args ...any) {
	if f == nil || from < 0 {
		return
	}
	p.found = append(p.found, Finding{Rule: p.rule, File: f, Off: from, End: to, Message: fmt.Sprintf(format, args...)})
}

// reportExpr adds a finding about an expression.
func (p *pass) reportExpr(f *syntax.File, x tree.Expr, format string, args ...any) {
	if f == nil {
		return
	}
	from := x.Position()
	n := p.nodeOf(f, x)
	if n == nil {
		p.at(f, from, from, format, args...)
		return
	}
	p.report(f, n, format, args...)
}

// nodeOf finds the node of the source that an expression was made of, nil when
// none begins where the expression does.
func (p *pass) nodeOf(f *syntax.File, x tree.Expr) syntax.Node {
	list := p.starting(f, x.Position())
	var want func(syntax.Node) bool
	switch x.(type) {
	case *tree.Check:
		want = func(n syntax.Node) bool { _, ok := n.(*syntax.Check); return ok }
	case *tree.New:
		want = func(n syntax.Node) bool { _, ok := n.(*syntax.New); return ok }
	case *tree.Compare, *tree.Equal, *tree.And, *tree.Or, *tree.Binary, *tree.Range:
		op := operator(x)
		want = func(n syntax.Node) bool { b, ok := n.(*syntax.Binary); return ok && f.TokText(b.OpTok) == op }
	case *tree.Const:
		want = func(n syntax.Node) bool {
			switch n.(type) {
			case *syntax.Literal, *syntax.NameExpr, *syntax.Template, *syntax.Unary:
				return true
			}
			return false
		}
	case *tree.Call, *tree.CallMethod, *tree.CallValue:
		want = func(n syntax.Node) bool {
			switch n.(type) {
			case *syntax.Call, *syntax.MethodCall, *syntax.RemoteCall, *syntax.ResourceCall:
				return true
			}
			return false
		}
	case *tree.Local, *tree.Global:
		want = func(n syntax.Node) bool { _, ok := n.(*syntax.NameExpr); return ok }
	}
	if want != nil {
		for _, n := range list {
			if want(n) {
				return n
			}
		}
	}
	if len(list) > 0 {
		return list[0]
	}
	return nil
}

// starting lists the expressions that begin at a place, outer ones first.
func (p *pass) starting(f *syntax.File, off int32) []syntax.Node {
	starts := p.starts[f]
	if starts == nil {
		starts = map[int32][]syntax.Node{}
		syntax.Inspect(f, func(n syntax.Node) bool {
			if _, ok := n.(syntax.Expr); ok {
				from, _ := f.Offsets(n)
				starts[int32(from)] = append(starts[int32(from)], n)
			}
			return true
		})
		p.starts[f] = starts
	}
	return starts[off]
}

// operator is how the operator of an expression is written.
func operator(x tree.Expr) string {
	var op tree.Op
	switch x := x.(type) {
	case *tree.And:
		return "&&"
	case *tree.Or:
		return "||"
	case *tree.Range:
		if x.HalfOpen {
			return "..<"
		}
		return "..."
	case *tree.Compare:
		op = x.Op
	case *tree.Equal:
		op = x.Op
	case *tree.Binary:
		op = x.Op
	}
	return map[tree.Op]string{
		tree.Add: "+", tree.Sub: "-", tree.Mul: "*", tree.Div: "/", tree.Rem: "%", tree.BitAnd: "&", tree.BitOr: "|", tree.BitXor: "^",
		tree.Lt: "<", tree.Le: "<=", tree.Gt: ">", tree.Ge: ">=", tree.Eq: "==", tree.Ne: "!=", tree.Exact: "===", tree.NotExact: "!==",
	}[op]
}

// callee names the library function that a call is of, as "ballerina/io:println";
// "" when it is none.
func callee(x tree.Expr) (string, []tree.Expr) {
	if c, ok := x.(*tree.Call); ok && c.F.Module != nil && c.F.Class == nil {
		return c.F.Module.QName + ":" + c.F.Name, c.Args
	}
	return "", nil
}

// classOf gives the class of an object, nil when the type comes from none.
func classOf(t types.Type) *tree.Class {
	t = types.Intersect(t, types.AnyObject)
	if types.IsNever(t) {
		return nil
	}
	meta := types.ObjectMeta(t)
	if meta == nil {
		return nil
	}
	return check.ClassOf(meta)
}

// className is the qualified name of an object's class, "ballerina/http:Client".
func className(t types.Type) string {
	if c := classOf(t); c != nil {
		return qualified(c)
	}
	return ""
}

func qualified(c *tree.Class) string {
	if c.Module == nil {
		return c.Name
	}
	return c.Module.QName + ":" + c.Name
}

// method finds the method that a call of a method by name runs, nil when it is
// not known.
func method(x *tree.CallMethod) *tree.Func {
	c := classOf(x.Recv.Type())
	if c == nil {
		return nil
	}
	name := types.MemberName(x.Name)
	for _, f := range append(c.Methods[:len(c.Methods):len(c.Methods)], c.Resources...) {
		if f.Name == c.Name+"."+name || f.Name == c.Name+x.Name || f.Name == name {
			return f
		}
	}
	return nil
}

// bare leaves out what changes nothing about a value: check, casts, trap.
func bare(x tree.Expr) tree.Expr {
	for {
		switch y := x.(type) {
		case *tree.Check:
			x = y.A
		case *tree.Cast:
			x = y.A
		case *tree.Trap:
			x = y.A
		default:
			return x
		}
	}
}

// field finds a field of a mapping constructor, through variables.
func (p *pass) field(x tree.Expr, name string) tree.Expr {
	m, ok := p.flow.resolve(x).(*tree.MapCons)
	if !ok {
		return nil
	}
	for i := range m.Fields {
		if m.Fields[i].Name == name {
			return m.Fields[i].V
		}
	}
	return nil
}

// words splits a name into its words, in lower case: clientSecret, CLIENT_SECRET.
func words(name string) []string {
	var list []string
	start := 0
	cut := func(i int) {
		if i > start {
			list = append(list, strings.ToLower(name[start:i]))
		}
		start = i
	}
	upper := func(c byte) bool { return 'A' <= c && c <= 'Z' }
	lower := func(c byte) bool { return 'a' <= c && c <= 'z' }
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case !upper(c) && !lower(c) && c < 0x80:
			cut(i)
			start = i + 1
		case upper(c) && i > start && (lower(name[i-1]) || i+1 < len(name) && lower(name[i+1])):
			cut(i)
		}
	}
	cut(len(name))
	return list
}
