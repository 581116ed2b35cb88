package lower

import (
	"strings"

	"barre/ir"
	"barre/tree"
)

// Covered is Func with probes: before every statement one that says that it is
// reached, and one for each outcome of a condition.
func Covered(f *tree.Func) *ir.Func {
	b := newBuilder(f)
	b.covered = f.Pos.File != nil
	b.probes = map[ir.ProbeAt]int32{}
	b.function(f)
	return b.finish()
}

// probe notes that execution comes by here: the statement at off, or an outcome
// of the condition there.
func (b *builder) probe(off int32, kind ir.ProbeKind) {
	if !b.covered || off < 0 {
		return
	}
	at := ir.ProbeAt{Off: off, Kind: kind}
	n, ok := b.probes[at]
	if !ok {
		n = int32(len(b.out.Probes))
		b.out.Probes = append(b.out.Probes, at)
		b.probes[at] = n
	}
	b.emit(ir.Instr{Op: ir.Probe, B: n})
}

// outcomes notes both outcomes of the condition at off: what jumps is one, what
// goes on here is next, the other. A jump leads by a probe at the end of the
// function, so that the way that goes on takes no jump because of it.
func (b *builder) outcomes(off int32, jumps []int, next ir.ProbeKind) {
	if !b.covered || off < 0 {
		return
	}
	kind := ir.ProbeTrue
	if next == ir.ProbeTrue {
		kind = ir.ProbeFalse
	}
	for _, j := range jumps {
		b.detours = append(b.detours, detour{j, off, kind})
	}
	b.probe(off, next)
}

// detour is a jump that leads by a probe.
type detour struct {
	jump int
	off  int32
	kind ir.ProbeKind
}

// detour places the probes that jumps lead by.
func (b *builder) detour() {
	for _, d := range b.detours {
		to := b.out.Code[d.jump].C
		b.line = b.out.Lines[d.jump]
		b.patch(d.jump)
		b.probe(d.off, d.kind)
		b.emit(ir.Instr{Op: ir.Jmp, C: to})
	}
}

// clause evaluates the condition of a match clause as condFalse does. The tests
// that a pattern consists of are one condition; the guard has its own.
func (b *builder) clause(s *tree.If) []int {
	if !b.covered {
		return b.condFalse(s.Cond)
	}
	pattern, guard := s.Cond, tree.Expr(nil)
	if and, ok := s.Cond.(*tree.And); ok && s.Match == tree.GuardedClause {
		pattern, guard = and.A, and.B
	}
	b.covered = false
	exits := b.condFalse(pattern)
	b.covered = true
	if len(exits) > 0 && s.Match != tree.LastClause {
		b.outcomes(s.Off, exits, ir.ProbeTrue)
	}
	if guard != nil {
		exits = append(exits, b.condFalse(guard)...)
	}
	return exits
}

// place is where a statement stands in the source, -1 for one that was made up
// or has no place of its own.
func place(s tree.Stmt) int32 {
	switch s := s.(type) {
	case *tree.VarDecl:
		return s.Off
	case *tree.Assign:
		if s.V.Global && strings.HasPrefix(s.V.Name, "$") {
			return -1 // the value of an annotation
		}
		return s.Off
	case *tree.SetIndex:
		return s.Off
	case *tree.SetField:
		return s.Off
	case *tree.SetObj:
		return s.Off
	case *tree.SetTable:
		return s.Off
	case *tree.SetXMLAttr:
		return s.Off
	case *tree.ExprStmt:
		return s.A.Position()
	case *tree.If:
		return s.Off
	case *tree.While:
		return s.Off
	case *tree.Foreach:
		return s.Off
	case *tree.Return:
		return s.Off
	case *tree.Panic:
		return s.Off
	case *tree.Fail:
		return s.Off
	}
	return -1
}
