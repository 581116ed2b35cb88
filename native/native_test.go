package native

import (
	"testing"

	"barre/ir"
)

// TestOperations wants an entry for every operation, so that one that is added
// does not silently leave functions to the vm.
func TestOperations(t *testing.T) {
	without := map[ir.Op]string{
		ir.Probe:      "there are none in programs that are built",
		ir.Break:      "likewise",
		ir.Poll:       "likewise",
		ir.Native:     "it stands for the Go code",
		ir.JmpGtF:     "nothing makes it",
		ir.JmpLeF:     "nothing makes it",
		ir.SetXMLAttr: "nothing makes it",
	}
	for op := ir.Nop; op < ir.NumOps; op++ {
		_, ok := effects[op]
		switch reason := without[op]; {
		case !ok && reason == "":
			t.Errorf("operation %d is not in the table of effects: say which registers it reads and writes", op)
		case ok && reason != "":
			t.Errorf("operation %d is in the table of effects, though %s", op, reason)
		}
	}
}

// TestConvert checks that a value survives being put into variables of other
// kinds: what is written is Go, so it is read here as text.
func TestConvert(t *testing.T) {
	for _, c := range []struct {
		from, to kind
		want     string
	}{
		{kInt, kInt, "x"}, {kBits, kInt, "x"}, {kInt, kFloat, "math.Float64frombits(uint64(x))"}, {kFloat, kBits, "int64(math.Float64bits(x))"},
		{kBool, kInt, "vm.Bit(x)"}, {kInt, kBool, "(x != 0)"}, {kList, kValue, "x"}, {kValue, kMap, "vm.AsMap(x)"}, {kString, kList, "vm.AsList(value.Value(x))"},
	} {
		if got := convert("x", c.from, c.to); got != c.want {
			t.Errorf("convert from %d to %d: %s, want %s", c.from, c.to, got, c.want)
		}
	}
	for n, want := range map[int64]string{0: "0", 0x3ff8000000000000: "1.5", -0x8000000000000000: "math.Float64frombits(0x8000000000000000)", 0x7ff8000000000001: "math.Float64frombits(0x7ff8000000000001)"} {
		if got := constant(n, kFloat); got != want {
			t.Errorf("constant %#x: %s, want %s", n, got, want)
		}
	}
}
