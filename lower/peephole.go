package lower

import "barre/ir"

// peephole simplifies jumps to jumps, and makes one instruction of the end of a
// counting loop. The jump stays behind it for those who enter the loop there.
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
		if i == 0 || in.Op != ir.JmpLtI && in.Op != ir.JmpLtIK {
			continue
		}
		if inc := &f.Code[i-1]; inc.Op == ir.AddIK && inc.C == 1 && inc.A == in.A && inc.B == int32(in.A) && (in.Op == ir.JmpLtIK || in.B != int32(in.A)) {
			*inc = *in
			inc.Op = ir.IncJmpLtI
			if in.Op == ir.JmpLtIK {
				inc.Op = ir.IncJmpLtIK
			}
		}
	}
}
