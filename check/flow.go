// Reachability, and what assignments do to what is known of variables: the
// rules about loops and closures that narrowing needs.

package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// unreachable reports the first of the statements of a list that cannot be
// reached. A panic may stand where control never comes, and so may what it is
// made of: it says just that.
func (c *fn) unreachable(list []syntax.Stmt) bool {
	s := list[0]
	if _, bad := s.(*syntax.BadStmt); bad {
		return false
	}
	i := 0
	for i < len(list)-1 {
		if _, made := list[i].(*syntax.VarStmt); !made {
			break
		}
		i++
	}
	if _, panics := list[i].(*syntax.PanicStmt); panics {
		return false
	}
	c.fs.doubtful(c.w.flowDoubt(), s, "BCE2107", "unreachable code")
	return true
}

// elseIf checks the if statement of an else-if; control may not reach it.
func (c *fn) elseIf(s *syntax.IfStmt) []tree.Stmt {
	if !c.flow.dead || c.flow.quiet {
		return c.ifStmt(s)
	}
	c.fs.doubtful(c.w.flowDoubt(), s, "BCE2107", "unreachable code")
	c.flow.dead = false
	r := c.ifStmt(s)
	c.flow.dead = true
	return r
}

// assignedName gives the variable that a node assigns to, nil when the node
// is no assignment to a variable.
func assignedNames(n syntax.Node, f func(id *syntax.Ident)) {
	lhs := func(x syntax.Expr) {
		if e, ok := x.(*syntax.NameExpr); ok && e.Name.Prefix == nil && e.Name.Id != nil {
			f(e.Name.Id)
		}
	}
	switch n := n.(type) {
	case *syntax.AssignStmt:
		lhs(n.LHS)
	case *syntax.CompoundStmt:
		lhs(n.LHS)
	case *syntax.DestructureStmt:
		for _, id := range boundNames(n.Binding) {
			f(id)
		}
		placesOf(n.Binding, lhs)
	}
}

// placesOf lists the expressions that a destructuring assignment sets.
func placesOf(b syntax.Binding, f func(x syntax.Expr)) {
	syntax.Inspect(b, func(n syntax.Node) bool {
		if l, ok := n.(*syntax.LValueBinding); ok {
			f(l.X)
			return false
		}
		return true
	})
}

// reassigned reports whether any statement of the function that declares v, or
// of a closure in it, may give v another value after its declaration.
func (c *fn) reassigned(v *tree.Var) bool {
	if v.Final {
		return false
	}
	root := c
	for root.parent != nil {
		root = root.parent
	}
	if root.assigns == nil {
		root.assigns = map[string]bool{}
		for _, n := range root.bodies {
			syntax.Inspect(n, func(n syntax.Node) bool {
				assignedNames(n, func(id *syntax.Ident) { root.assigns[id.Name] = true })
				return true
			})
		}
	}
	return v.Assigned || root.assigns[v.Name]
}

// narrowedOutside finds what is known of a captured variable where the closure
// is made. It holds within the closure only if nothing assigns the variable.
func (c *fn) narrowedOutside(v *tree.Var) (types.Type, bool) {
	for p := c.parent; p != nil; p = p.parent {
		if t, ok := p.flow.narrow[v]; ok {
			return t, !c.reassigned(v)
		}
	}
	return nil, false
}

// sharedByClosures notes variables that a closure within a loop's body assigns:
// in the next round the closure exists from the start.
func (c *fn) sharedByClosures(n syntax.Node) {
	inClosure := func(n syntax.Node) {
		syntax.Inspect(n, func(n syntax.Node) bool {
			assignedNames(n, func(id *syntax.Ident) {
				if l := c.peek(id.Name); l != nil && l.v != nil {
					l.v.Closed = true
				}
			})
			return true
		})
	}
	syntax.Inspect(n, func(n syntax.Node) bool {
		if a, ok := n.(*syntax.AnonFunc); ok {
			inClosure(a.Body)
			return false
		}
		return true
	})
}

// peek looks a local name up without marking captures.
func (c *fn) peek(name string) *local {
	for s := c.scope; s != nil; s = s.outer {
		if l, ok := s.names[name]; ok {
			return l
		}
	}
	return nil
}

// testedNames lists the variables that a condition itself narrows.
func testedNames(n syntax.Expr) map[string]bool {
	r := map[string]bool{}
	operand := func(x syntax.Expr) {
		if e, ok := x.(*syntax.NameExpr); ok && e.Name.Prefix == nil && e.Name.Id != nil {
			r[e.Name.Id.Name] = true
		}
	}
	if n != nil {
		syntax.Inspect(n, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.TypeTest:
				operand(n.X)
			case *syntax.Binary:
				if n.Op == syntax.Eq || n.Op == syntax.NotEq {
					operand(n.X)
					operand(n.Y)
				}
			}
			return true
		})
	}
	return r
}

// assignedInLoop notes an assignment to a variable that was narrowed before a
// loop around it began.
func (c *fn) assignedInLoop(n syntax.Node, v *tree.Var) {
	if _, ok := c.flow.since[v]; ok || len(c.loops) == 0 {
		return
	}
	if c.flow.since == nil {
		c.flow.since = map[*tree.Var]syntax.Node{}
	}
	c.flow.since[v] = n
}

// loopHead decides what is known of variables at the head of a loop, where
// control comes from before the loop and from the end of each round. round
// checks one round for that purpose. A variable that is narrowed before the loop
// must not be assigned on a way that leads to the next round; only what the
// loop's own condition tests, or a comparison told, is simply forgotten.
func (c *fn) loopHead(round func() *flow, cond syntax.Expr, nodes ...syntax.Node) {
	for _, n := range nodes {
		c.sharedByClosures(n)
	}
	before := c.flow.clone()
	c.forgetAssigned(nodes...)
	ends := before.tx.mode && endsTransaction(nodes)
	if len(before.narrow) == len(c.flow.narrow) && !ends || before.dead {
		return
	}
	forgotten := c.flow
	var back *flow
	c.flow = before.clone()
	c.flow.since = nil
	c.attempt(func() { back = round() })
	c.flow = forgotten
	if ends && back != nil && !back.dead {
		c.flow.tx = joinTx(before.tx, back.tx)
	}
	tested := testedNames(cond)
	for v, t := range before.narrow {
		if _, ok := forgotten.narrow[v]; ok {
			continue
		}
		if back == nil || back.dead {
			c.flow.set(v, t)
			continue
		}
		at := back.since[v]
		switch {
		case at == nil:
			if u, ok := back.narrow[v]; ok && types.Same(u, t) {
				c.flow.set(v, t)
			}
		case tested[v.Name] || onlySingletons(t, v.Type):
		default:
			c.err(at, "BCE4049", "invalid attempt to assign a value to a variable narrowed outside the loop")
			c.flow.set(v, t)
		}
	}
}

// onlySingletons reports whether t leaves out single values of u only.
func onlySingletons(t, u types.Type) bool {
	const simple = types.BNil | types.BBoolean | types.BInt | types.BFloat | types.BDecimal | types.BString
	return t.Basics() == u.Basics() && t.Basics()&^simple == 0
}
