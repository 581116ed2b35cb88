package check

import (
	"barre/syntax"
	"barre/tree"
)

// ExprParts calls f for the expressions x is made of, and block for the
// statements in it. Bodies of closures are no part of an expression: they are
// among [Module.Functions].
func ExprParts(x tree.Expr, f func(tree.Expr), block func([]tree.Stmt)) { exprParts(x, f, block) }

// StmtParts calls f for the expressions directly in s, and block for the
// statements in it.
func StmtParts(s tree.Stmt, f func(tree.Expr), block func([]tree.Stmt)) { stmtParts(s, f, block) }

// Classes lists the classes of a checked module, those of services and of object
// constructors included.
func (m *Module) Classes() []*tree.Class { return m.classes }

// Files lists the sources of the module.
func (m *Module) Files() []*syntax.File {
	list := make([]*syntax.File, len(m.files))
	for i, fs := range m.files {
		list[i] = fs.f
	}
	return list
}
