package vm

import (
	"barre/check"
	"barre/ir"
	"barre/runtime"
	"barre/tree"
	"barre/value"
)

// Interruptible makes strands that compute notice that their context is cancelled,
// by a panic, where otherwise only those that wait do. It is called before anything
// runs, and costs time wherever there are loops and calls.
func (p *Program) Interruptible() { p.polls = true }

// Begin prepares for the steps of a growth: it initialises the modules that have
// come with it, and lets variables declared again have the storage they had.
func (p *Program) Begin(ctx *runtime.Context, g *check.Growth) (value.Value, error) {
	for v, old := range g.Same {
		p.globals.Store(v, p.global(old))
	}
	return p.RunInit(ctx)
}

// RunStep runs a step of a growth.
func (p *Program) RunStep(ctx *runtime.Context, s check.Step) (value.Value, error) {
	return p.run(ctx, p.code(s.F), nil, nil)
}

// Variable is the value that a variable at module level has.
func (p *Program) Variable(v *tree.Var) value.Value {
	g := p.global(v)
	switch ir.RepOf(v.Type) {
	case ir.RepInt:
		return value.Int(g.n)
	case ir.RepFloat:
		return value.Float(bitsFloat(g.n))
	case ir.RepBool:
		return value.Boolean(g.n != 0)
	}
	return g.v
}

// global is the storage of a variable.
func (p *Program) global(v *tree.Var) *global {
	g, ok := p.globals.Load(v)
	if !ok {
		g, _ = p.globals.LoadOrStore(v, &global{})
	}
	return g.(*global)
}
