package random

import (
	"math"
	"testing"
)

func TestBetween(t *testing.T) {
	seen := map[int64]bool{}
	for range 1000 {
		i := between(5, 10)
		if i < 5 || i >= 10 {
			t.Fatalf("%d is not from 5 up to 10", i)
		}
		seen[i] = true
		if between(math.MinInt64, math.MaxInt64) == math.MaxInt64 || between(123, 124) != 123 {
			t.Fatal("out of range")
		}
		if u := unit(); u < 0 || u >= 1 {
			t.Fatalf("%v is not from 0 up to 1", u)
		}
	}
	if len(seen) != 5 {
		t.Errorf("only %d of 5 integers came up in 1000 draws", len(seen))
	}
}
