package lower

import "barre/ir"

// peephole simplifies jumps to jumps.
func peephole(f *ir.Func) {
	for i := range f.Code {
		in := &f.Code[i]
		if !ir.IsJump(in.Op) {
			continue
		}
		for n := 0; n < 8; n++ {
			t := int(in.C)
			if t >= len(f.Code) || f.Code[t].Op != ir.Jmp || int(f.Code[t].C) == t {
				break
			}
			in.C = f.Code[t].C
		}
	}
}
