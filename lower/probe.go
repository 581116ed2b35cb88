package lower

import (
	"barre/ir"
	"barre/tree"
)

// Covered is Func with probes: before every statement one that says that it is
// reached, and one for each outcome of a condition.
func Covered(f *tree.Func) *ir.Func {
	b := newBuilder(f)
	b.covered = f.Pos.File != nil
	b.function(f)
	return b.finish()
}

// probe notes that execution comes by here: the statement at off, or an outcome
// of the condition there.
func (b *builder) probe(off int32, kind ir.ProbeKind) {
	if !b.covered || off < 0 {
		return
	}
	n := int32(len(b.out.Probes))
	b.out.Probes = append(b.out.Probes, ir.ProbeAt{Off: off, Kind: kind})
	// The first statement of what a condition guards is reached with that: one
	// instruction notes both. Nothing jumps in between.
	if last := b.here() - 1; kind == ir.ProbeStmt && last >= 0 && b.out.Code[last].Op == ir.Probe &&
		b.out.Probes[n-1].Kind == ir.ProbeTrue && b.out.Code[last].B == n-1 {
		b.out.Code[last].C = n
		return
	}
	b.emit(ir.Instr{Op: ir.Probe, B: n, C: n})
}

// place is where a statement stands in the source, -1 for one that was made up
// or has no place of its own.
func place(s tree.Stmt) int32 {
	switch s := s.(type) {
	case *tree.VarDecl:
		return s.Off
	case *tree.Assign:
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
