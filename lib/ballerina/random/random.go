// Package random is the library module ballerina/random.
package random

import (
	crand "crypto/rand"
	"embed"
	"encoding/binary"
	"math/rand/v2"

	"barre/lib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/random.
var Module = lib.Module{Org: "ballerina", Name: "random", Version: "1.7.0", Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	return map[string]runtime.Extern{
		"createDecimal": func(*runtime.Context, []value.Value) (value.Value, error) {
			return value.Float(unit()), nil
		},
		"createIntInRange": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			start, end := int64(args[0].(value.Int)), int64(args[1].(value.Int))
			if start >= end {
				return m.Error("Error", "End range value must be greater than the start range value", nil), nil
			}
			return value.Int(between(start, end)), nil
		},
	}
}

// unit is a number from 0 up to 1 out of 2^53 of them.
func unit() float64 {
	var b [8]byte
	_, _ = crand.Read(b[:]) // never fails
	return float64(binary.LittleEndian.Uint64(b[:])>>11) / (1 << 53)
}

// between is an integer from start up to end; the range may be wider than an
// int64 holds.
func between(start, end int64) int64 {
	return start + int64(rand.Uint64N(uint64(end)-uint64(start)))
}
