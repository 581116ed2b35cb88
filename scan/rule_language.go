package scan

import (
	"math"
	"strings"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

func checkpanicRule() *Rule {
	return &Rule{
		ID: "ballerina:1", Name: "Avoid checkpanic", Kind: CodeSmell, Severity: Low, Tags: []string{"error-handling"}, CWE: []int{248, 636}, OWASP: []int{10},
		Why:  "checkpanic ends the strand, and with it often the program, when there is an error; a caller cannot handle it as it handles other errors.",
		Fix:  "Use 'check' and let the function return the error, or test for it with 'is error'.",
		Bad:  "json order = checkpanic load(id);",
		Good: "json order = check load(id);",
		look: func(p *pass) {
			p.nodes(func(f *syntax.File, n syntax.Node) bool {
				if c, ok := n.(*syntax.Check); ok && c.Panic {
					p.report(f, c, "checkpanic turns an error into a panic")
				}
				return true
			})
		},
	}
}

func unusedParameter() *Rule {
	return &Rule{
		ID: "ballerina:2", Name: "Unused function parameter", Kind: CodeSmell, Severity: Low, Tags: []string{"unused"}, CWE: []int{561},
		Why:  "A parameter that nothing reads makes callers pass what has no effect, and may be a sign that something was forgotten.",
		Fix:  "Use the parameter or remove it. A name that begins with '_' says that it is there for a function type's sake.",
		Bad:  "function price(Order o, decimal discount) returns decimal => o.amount;",
		Good: "function price(Order o) returns decimal => o.amount;",
		look: func(p *pass) {
			// The parameters of what is used as a value are those of the type.
			values := map[spot]bool{}
			p.exprs(func(_ *body, x tree.Expr) {
				switch x := x.(type) {
				case *tree.FuncRef:
					values[spot{x.F.Pos.File, x.F.Pos.Off}] = true
				case *tree.BoundMethod:
					if c := classOf(x.Recv.Type()); c != nil {
						for _, m := range c.Methods {
							values[spot{m.Pos.File, m.Pos.Off}] = true
						}
					}
				}
			})
			p.nodes(func(f *syntax.File, n syntax.Node) bool {
				// So are those of methods that a type asks for.
				var members []syntax.Node
				switch n := n.(type) {
				case *syntax.ClassDecl:
					members = n.Members
				case *syntax.ObjectCons:
					if n.Type != nil {
						return false
					}
				case *syntax.ServiceDecl:
					return n.Type == nil
				}
				for _, m := range members {
					if _, ok := m.(*syntax.TypeInclusion); ok {
						return false
					}
				}
				d, ok := n.(*syntax.FuncDecl)
				if ok {
					from, _ := f.Offsets(d.Name)
					ok = !values[spot{f, int32(from)}]
				}
				if !ok || d.Body == nil || d.Quals.Has(syntax.Remote) || d.Quals.Has(syntax.Resource) {
					return true
				}
				if _, ext := d.Body.(*syntax.ExternalBody); ext || d.Path != nil {
					return true
				}
				p.unusedIn(f, d)
				return true
			})
		},
	}
}

// spot is a place in a source.
type spot struct {
	file *syntax.File
	off  int32
}

// unusedIn reports the parameters of a function whose names its body, and the
// defaults of later parameters, do not mention.
func (p *pass) unusedIn(f *syntax.File, d *syntax.FuncDecl) {
	used := map[string]bool{}
	collect := func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.NameExpr:
			used[n.Name.Id.Name] = true
		case *syntax.Call:
			used[n.Fun.Id.Name] = true
		case *syntax.MapField:
			if n.Value == nil && n.Name != nil {
				used[n.Name.Name] = true
			}
		case *syntax.WaitField:
			if n.X == nil {
				used[n.Name.Name] = true
			}
		case *syntax.TypeName:
			used[n.Name.Id.Name] = true // typedesc parameters
		}
		return true
	}
	syntax.Inspect(d.Body, collect)
	if d.Sig == nil {
		return
	}
	for _, param := range d.Sig.Params {
		if param.Default != nil {
			syntax.Inspect(param.Default, collect)
		}
	}
	if d.Sig.Ret != nil {
		syntax.Inspect(d.Sig.Ret, collect) // a type that depends on an argument
	}
	for _, param := range d.Sig.Params {
		if param.Name != nil && param.Name.Name != "" && param.Name.Name[0] != '_' && !used[param.Name.Name] {
			p.report(f, param.Name, "the parameter '%s' of '%s' is never used", param.Name.Name, d.Name.Name)
		}
	}
}

func selfAssignment() *Rule {
	return &Rule{
		ID: "ballerina:10", Name: "This variable is assigned to itself", Kind: CodeSmell, Severity: Low, Tags: []string{"redundant"}, CWE: []int{1164},
		Why:  "Assigning a variable to itself changes nothing; most often another variable or 'self.' was meant.",
		Fix:  "Remove the assignment, or assign what was meant.",
		Bad:  "name = name;",
		Good: "self.name = name;",
		look: func(p *pass) {
			p.nodes(func(f *syntax.File, n syntax.Node) bool {
				if s, ok := n.(*syntax.AssignStmt); ok && plainPlace(s.LHS) && plainPlace(s.RHS) && f.Text(s.LHS) == f.Text(s.RHS) {
					p.report(f, s, "'%s' is assigned to itself", f.Text(s.LHS))
				}
				return true
			})
		},
	}
}

// plainPlace tells whether an expression is a variable or a field, without calls.
func plainPlace(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.NameExpr:
		return true
	case *syntax.FieldAccess:
		return plainPlace(x.X)
	}
	return false
}

func unusedField() *Rule {
	return &Rule{
		ID: "ballerina:11", Name: "Unused class private fields", Kind: CodeSmell, Severity: Low, Tags: []string{"unused"}, CWE: []int{561},
		Why:  "Only the class can use a private field, and it does not: the field takes space and suggests a meaning it has not.",
		Fix:  "Remove the field, or use it.",
		Bad:  "class Cart {\n    private int count = 0;\n    private Item[] items = [];\n    function size() returns int => self.items.length();\n}",
		Good: "class Cart {\n    private Item[] items = [];\n    function size() returns int => self.items.length();\n}",
		look: func(p *pass) {
			p.nodes(func(f *syntax.File, n syntax.Node) bool {
				var members []syntax.Node
				switch n := n.(type) {
				case *syntax.ClassDecl:
					members = n.Members
				case *syntax.ServiceDecl:
					members = n.Members
				case *syntax.ObjectCons:
					members = n.Members
				default:
					return true
				}
				used := map[string]bool{}
				syntax.Inspect(n, func(n syntax.Node) bool {
					if n, ok := n.(*syntax.FieldAccess); ok {
						used[n.Name.Name] = true
					}
					return true
				})
				for _, m := range members {
					if fd, ok := m.(*syntax.ObjectField); ok && fd.Quals.Has(syntax.Private) && !used[fd.Name.Name] {
						p.report(f, fd.Name, "the private field '%s' is never used", fd.Name.Name)
					}
				}
				return true
			})
		},
	}
}

func emptyRange() *Rule {
	return &Rule{
		ID: "ballerina:12", Name: "Invalid range expression", Kind: CodeSmell, Severity: Low, Tags: []string{"suspicious"}, CWE: []int{561},
		Why:  "A range counts upwards only. One whose first number is above its last has no members, and a loop over it does nothing.",
		Fix:  "Write the smaller number first; to count down, subtract: 'foreach int i in 0 ... 9 { int n = 9 - i; }'.",
		Bad:  "foreach int i in 9 ... 0 {\n}",
		Good: "foreach int i in 0 ... 9 {\n}",
		look: func(p *pass) {
			p.exprs(func(b *body, x tree.Expr) {
				r, ok := x.(*tree.Range)
				if !ok {
					return
				}
				lo, ok1 := number(r.Lo)
				hi, ok2 := number(r.Hi)
				if ok1 && ok2 && (lo > hi || r.HalfOpen && lo == hi) {
					p.reportExpr(b.file, x, "the range from %d to %d has no members", lo, hi)
				}
			})
		},
	}
}

// number gives the value of a constant int.
func number(x tree.Expr) (int64, bool) {
	c, ok := bare(x).(*tree.Const)
	if !ok {
		return 0, false
	}
	n, ok := c.V.(int64)
	return n, ok
}

// outcome is what is known of an operation without running it.
type outcome uint8

const (
	unknown outcome = iota
	isTrue
	isFalse
	isOperand // the operation gives one of its operands, or a constant
)

func alwaysTrue() *Rule {
	return outcomeRule(isTrue, "ballerina:7", "This operation always evaluates to true", 571,
		"a condition that is always true decides nothing: what depends on it always happens", "if age >= int:MIN_VALUE {\n}", "if age >= 0 {\n}")
}

func alwaysFalse() *Rule {
	return outcomeRule(isFalse, "ballerina:8", "This operation always evaluates to false", 570,
		"a condition that is always false decides nothing: what depends on it never happens", "if count != count {\n}", "if count != last {\n}")
}

func alwaysSame() *Rule {
	return outcomeRule(isOperand, "ballerina:9", "This operation always evaluates to the same value", 1164,
		"the operation does not depend on all its operands, so it is superfluous or not the one that was meant", "int rest = n % 1;", "int rest = n % 10;")
}

func outcomeRule(want outcome, id, name string, cwe int, why, bad, good string) *Rule {
	return &Rule{
		ID: id, Name: name, Kind: CodeSmell, Severity: Low, Tags: []string{"suspicious"}, CWE: []int{cwe},
		Why: strings.ToUpper(why[:1]) + why[1:] + ".", Fix: "Remove the operation, or mend the operand that is wrong.", Bad: bad, Good: good,
		look: func(p *pass) {
			p.exprs(func(b *body, x tree.Expr) {
				if result, what := outcomeOf(x); result == want {
					n := p.nodeOf(b.file, x)
					if _, ok := n.(*syntax.Binary); ok {
						p.report(b.file, n, "'%s' is always %s", b.file.Text(n), what)
					}
				}
			})
		},
	}
}

// outcomeOf tells what is known of an operation with at most one constant operand:
// two constants are a switch that somebody set.
func outcomeOf(x tree.Expr) (outcome, string) {
	truth := func(b bool) (outcome, string) {
		if b {
			return isTrue, "true"
		}
		return isFalse, "false"
	}
	switch x := x.(type) {
	case *tree.Compare:
		if same(x.A, x.B) && x.Kind == types.BInt {
			return truth(x.Op == tree.Le || x.Op == tree.Ge)
		}
		if x.Kind != types.BInt {
			return unknown, ""
		}
		op, a := x.Op, x.A
		n, ok := number(x.B)
		if !ok {
			if n, ok = number(x.A); !ok {
				return unknown, ""
			}
			a, op = x.B, map[tree.Op]tree.Op{tree.Lt: tree.Gt, tree.Le: tree.Ge, tree.Gt: tree.Lt, tree.Ge: tree.Le}[op]
		}
		if _, both := bare(a).(*tree.Const); both {
			return unknown, ""
		}
		lo, hi := int64(math.MinInt64), int64(math.MaxInt64)
		if v, ok := bare(a).(*tree.Local); ok && types.IsSubtype(v.V.Type, types.Int) {
			// What is declared counts, not what happens to be known here.
			lo, hi = types.IntBounds(v.V.Type)
		}
		switch {
		case op == tree.Lt && hi < n, op == tree.Le && hi <= n, op == tree.Gt && lo > n, op == tree.Ge && lo >= n:
			return truth(true)
		case op == tree.Lt && lo >= n, op == tree.Le && lo > n, op == tree.Gt && hi <= n, op == tree.Ge && hi < n:
			return truth(false)
		}
	case *tree.Equal:
		if same(x.A, x.B) && x.A.Type().Basics()&(types.BFloat|types.BDecimal) == 0 {
			return truth(x.Op == tree.Eq || x.Op == tree.Exact)
		}
	case *tree.And:
		if same(x.A, x.B) {
			return isOperand, "the same as its operand"
		}
	case *tree.Or:
		if same(x.A, x.B) {
			return isOperand, "the same as its operand"
		}
	case *tree.Binary:
		if x.Kind != types.BInt {
			return unknown, ""
		}
		_, a := bare(x.A).(*tree.Const)
		n, ok := number(x.B)
		switch {
		case a:
		case !ok && same(x.A, x.B) && (x.Op == tree.BitAnd || x.Op == tree.BitOr):
			return isOperand, "the same as its operand"
		case !ok && same(x.A, x.B) && (x.Op == tree.BitXor || x.Op == tree.Sub || x.Op == tree.Rem):
			return isOperand, "0"
		case ok && x.Op == tree.Rem && (n == 1 || n == -1), ok && x.Op == tree.Mul && n == 0, ok && x.Op == tree.BitAnd && n == 0:
			return isOperand, "0"
		case ok && n == 0 && (x.Op == tree.Add || x.Op == tree.Sub || x.Op == tree.BitOr || x.Op == tree.BitXor),
			ok && n == 1 && (x.Op == tree.Mul || x.Op == tree.Div):
			return isOperand, "the same as its operand"
		}
	}
	return unknown, ""
}

// same tells whether two operands are the same variable or field of one.
func same(a, b tree.Expr) bool {
	switch a := a.(type) {
	case *tree.Local:
		b, ok := b.(*tree.Local)
		return ok && a.V == b.V
	case *tree.Global:
		b, ok := b.(*tree.Global)
		return ok && a.V == b.V
	case *tree.ObjGet:
		b, ok := b.(*tree.ObjGet)
		return ok && a.Name == b.Name && same(a.Obj, b.Obj)
	case *tree.MapGet:
		b, ok := b.(*tree.MapGet)
		if !ok || !same(a.Map, b.Map) {
			return false
		}
		k, ok1 := a.Key.(*tree.Const)
		l, ok2 := b.Key.(*tree.Const)
		return ok1 && ok2 && k.V == l.V
	}
	return false
}
