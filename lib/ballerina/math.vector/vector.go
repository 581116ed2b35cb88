// Package mathvector is the library module ballerina/math.vector: norms,
// products and distances of vectors.
package mathvector

import (
	"embed"
	"math"

	"barre/lib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/math.vector.
var Module = lib.Module{Org: "ballerina", Name: "math.vector", Version: "1.2.0", Sources: sources, Bind: bind}

func bind(*runtime.Module) map[string]runtime.Extern {
	return map[string]runtime.Extern{
		"vectorNorm": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			v := floats(args[0])
			if args[1].(*value.String).String() == "L1" {
				return value.Float(norm1(v)), nil
			}
			return value.Float(norm2(v)), nil
		},
		"dotProduct":        binary("The dot product can only be computed for two vectors of equal length.", dot),
		"euclideanDistance": binary("The Euclidean distance can only be computed for two vectors of equal length.", euclidean),
		"manhattanDistance": binary("The Manhattan distance can only be computed for two vectors of equal length.", manhattan),
		"cosineSimilarity": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			a, b := floats(args[0]), floats(args[1])
			na, nb := norm2(a), norm2(b)
			if na == 0 || nb == 0 {
				return nil, value.NewError("Cosine similarity is undefined for zero vectors.", nil)
			}
			if len(a) != len(b) {
				return nil, value.NewError("The dot product can only be computed for two vectors of equal length.", nil)
			}
			return value.Float(dot(a, b) / (na * nb)), nil
		},
	}
}

func binary(unequal string, f func(a, b []float64) float64) runtime.Extern {
	return func(_ *runtime.Context, args []value.Value) (value.Value, error) {
		a, b := floats(args[0]), floats(args[1])
		if len(a) != len(b) {
			return nil, value.NewError(unequal, nil)
		}
		return value.Float(f(a, b)), nil
	}
}

func floats(v value.Value) []float64 {
	l := v.(*value.List)
	r := make([]float64, l.Len())
	for i := range r {
		r[i] = float64(l.At(i).(value.Float))
	}
	return r
}

// The conversions keep the compiler from fusing a multiplication and an
// addition, which would round differently on some machines.

func norm1(v []float64) (sum float64) {
	for _, x := range v {
		sum += math.Abs(x)
	}
	return sum
}

func norm2(v []float64) float64 {
	var sum float64
	for _, x := range v {
		sum += float64(x * x)
	}
	return math.Sqrt(sum)
}

func dot(a, b []float64) (sum float64) {
	for i, x := range a {
		sum += float64(x * b[i])
	}
	return sum
}

func euclidean(a, b []float64) float64 {
	var sum float64
	for i, x := range a {
		d := x - b[i]
		sum += float64(d * d)
	}
	return math.Sqrt(sum)
}

func manhattan(a, b []float64) (sum float64) {
	for i, x := range a {
		sum += math.Abs(x - b[i])
	}
	return sum
}
