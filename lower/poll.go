package lower

import (
	"barre/ir"
	"barre/tree"
)

// Interruptible is Func for code that can be made to end: with every call and
// every round of a loop it looks whether its strand has been cancelled.
func Interruptible(f *tree.Func) *ir.Func {
	b := newBuilder(f)
	b.polls = true
	b.function(f)
	return b.finish()
}

// poll looks whether the strand has been cancelled, where that is wanted.
func (b *builder) poll() {
	if b.polls {
		b.emit(ir.Instr{Op: ir.Poll})
	}
}

// Profiled is Func for code of which it is noted where it spends its time: it
// looks behind each statement, and before it returns, whether that is due.
func Profiled(f *tree.Func) *ir.Func {
	b := newBuilder(f)
	b.profiled = true
	b.function(f)
	return b.finish()
}

// noted looks behind a statement whether time is to be noted, which counts as the
// statement's. Of statements with others in them those have looked.
func (b *builder) noted(s tree.Stmt) {
	switch s.(type) {
	case *tree.VarDecl, *tree.Assign, *tree.SetIndex, *tree.SetField, *tree.SetObj, *tree.SetTable, *tree.SetXMLAttr, *tree.ExprStmt:
		if off := place(s); off >= 0 {
			b.at(off)
			b.emit(ir.Instr{Op: ir.Poll})
		}
	}
}
