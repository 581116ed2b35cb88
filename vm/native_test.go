package vm

import (
	"math"
	"math/big"
	"testing"
)

// TestMulOverflows compares with numbers that have no bounds.
func TestMulOverflows(t *testing.T) {
	var xs []int64
	for _, x := range []int64{0, 1, 2, 3, 1 << 31, 1 << 32, 3037000499, 3037000500, math.MaxInt64, math.MaxInt64 / 2, math.MaxInt64/3 + 1} {
		xs = append(xs, x, -x, x-1, -x-1)
	}
	xs = append(xs, math.MinInt64, math.MinInt64/2)
	for _, x := range xs {
		for _, y := range xs {
			want := new(big.Int).Mul(big.NewInt(x), big.NewInt(y))
			got, bad := MulOverflows(x, y)
			if bad == want.IsInt64() || !bad && got != want.Int64() {
				t.Errorf("%d * %d = %d, overflow %t; want %d", x, y, got, bad, want)
			}
		}
	}
}
