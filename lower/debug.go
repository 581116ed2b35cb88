package lower

import (
	"slices"

	"barre/ir"
	"barre/tree"
)

// Debuggable is Func for code that a debugger looks at: it has an instruction
// before each statement at which it may stop, and it is known where variables are.
// With covered it has probes, too, as Covered.
func Debuggable(f *tree.Func, covered bool) *ir.Func {
	b := newBuilder(f)
	b.debugged, b.broke = f.Pos.File != nil, -1
	if covered {
		b.covered = f.Pos.File != nil
		b.probes = map[ir.ProbeAt]int32{}
	}
	b.function(f)
	b.unbind(mark{})
	return b.finish()
}

// bind makes v live in register r.
func (b *builder) bind(v *tree.Var, r reg) {
	b.vars[v] = r
	if b.debugged {
		b.alive = append(b.alive, len(b.out.Locals))
		b.out.Locals = append(b.out.Locals, ir.Local{Var: v, Rep: ir.RepOf(v.Type), Reg: r.n, Cell: v.Captured, From: int32(b.here()), To: -1})
	}
}

// unbind ends the life of variables in registers from m on.
func (b *builder) unbind(m mark) {
	b.alive = slices.DeleteFunc(b.alive, func(i int) bool {
		l := &b.out.Locals[i]
		first := m.r
		if l.Rep.Scalar() && !l.Cell {
			first = m.s
		}
		if l.Reg < first {
			return false
		}
		l.To = int32(b.here())
		return true
	})
}

// mayBreak lets a debugger stop before the statement at off. What a statement was
// taken apart into counts as one.
func (b *builder) mayBreak(off int32) {
	if off < 0 || off == b.broke {
		return
	}
	b.broke = off
	b.at(off)
	b.emit(ir.Instr{Op: ir.Break, B: int32(len(b.out.Places))})
	b.out.Places = append(b.out.Places, off)
}

// first is where a debugger stops when a function is entered that begins with s.
func first(s tree.Stmt) int32 {
	if w, ok := s.(*tree.While); ok {
		return w.Off
	}
	return stop(s)
}

// stop is where a debugger may stop for a statement, -1 for none. A while loop
// stops for its condition, each time.
func stop(s tree.Stmt) int32 {
	switch s := s.(type) {
	case *tree.While:
		return -1
	case *tree.Break:
		return s.Off
	case *tree.Continue:
		return s.Off
	case *tree.Lock:
		return s.Off
	case *tree.Workers:
		return s.Off
	case *tree.Retry:
		return s.Off
	case *tree.Transaction:
		return s.Off
	case *tree.Rollback:
		return s.Off
	case *tree.RegisterListener:
		return s.Off
	case *tree.AttachService:
		return s.Off
	case *tree.SetConfig:
		return s.Off
	}
	return place(s)
}
