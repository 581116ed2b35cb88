package mathvector

import "testing"

func TestVectors(t *testing.T) {
	a := []float64{1.0, -2.5, 3.2, -6.8, 4.9}
	b := []float64{4.3, 0.8, -1.5, -9.6, 2.0}
	for name, c := range map[string][2]float64{
		"norm1":     {norm1(a), 18.4},
		"norm2":     {norm2(a), 9.366963221877196},
		"dot":       {dot(a, b), 72.58},
		"cosine":    {dot(a, b) / (norm2(a) * norm2(b)), 0.7147025072290608},
		"euclidean": {euclidean(a, b), 7.753708789992052},
		"manhattan": {manhattan(a, b), 17.0},
	} {
		if c[0] != c[1] {
			t.Errorf("%s is %v, want %v", name, c[0], c[1])
		}
	}
}
