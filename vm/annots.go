package vm

import (
	"sync"

	"barre/lower"
	"barre/runtime"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// annots computes annotation values.
func (p *Program) annots(m *tree.Module, pos tree.Pos, list []tree.Annot) *value.Map {
	if len(list) == 0 {
		return nil
	}
	tf := &tree.Func{Name: "$annotations", Module: m, Pos: pos, Ret: types.AnyMap}
	c := &fn{Func: lower.AnnotFunc(m, pos, list), tree: tf}
	c.seal()
	var r *value.Map
	p.rt.Detached(func(ctx *runtime.Context) {
		v, err := p.run(ctx, c, nil, nil)
		if err == nil {
			r, _ = v.(*value.Map)
		}
	})
	return r
}

// early is what was computed of modules whose variables did not all have their
// values yet: annotations may refer to these.
type early struct {
	mu    sync.Mutex
	ready map[*tree.Module]bool
	again map[*tree.Module][]func()
}

// onceReady computes again what belongs to a module, once its variables have
// their values.
func (p *Program) onceReady(m *tree.Module, compute func()) {
	e := &p.early
	e.mu.Lock()
	defer e.mu.Unlock()
	if m == nil || e.ready[m] {
		return
	}
	if e.again == nil {
		e.again = map[*tree.Module][]func(){}
	}
	e.again[m] = append(e.again[m], compute)
}

// ready says that the variables of a module have their values.
func (p *Program) ready(m *tree.Module) {
	e := &p.early
	e.mu.Lock()
	again := e.again[m]
	if e.ready == nil {
		e.ready = map[*tree.Module]bool{}
	}
	e.ready[m] = true
	delete(e.again, m)
	e.mu.Unlock()
	for _, compute := range again {
		compute()
	}
}
