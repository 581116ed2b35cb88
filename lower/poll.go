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
