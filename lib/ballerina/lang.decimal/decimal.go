// Package langdecimal is the library module ballerina/lang.decimal.
package langdecimal

import (
	"embed"

	"barre/lib"
	"barre/lib/internal/langlib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.decimal.
var Module = lib.Module{Org: "ballerina", Name: "lang.decimal", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(*runtime.Module) map[string]runtime.Extern {
	return map[string]runtime.Extern{
		"sum": sum,
		"max": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return pick(args, value.Greater), nil
		},
		"min":        func(_ *runtime.Context, args []value.Value) (value.Value, error) { return pick(args, value.Less), nil },
		"avg":        avg,
		"abs":        unary(value.DecimalAbs),
		"floor":      unary(value.DecimalFloor),
		"ceiling":    unary(value.DecimalCeiling),
		"round":      round,
		"quantize":   quantize,
		"fromString": fromString,
	}
}

func dec(v value.Value) value.Decimal { return v.(value.Decimal) }

func unary(f func(value.Decimal) value.Decimal) runtime.Extern {
	return func(_ *runtime.Context, args []value.Value) (value.Value, error) { return f(dec(args[0])), nil }
}

// add adds the members of l to s.
func add(s value.Decimal, l *value.List) (value.Decimal, error) {
	for i := range l.Len() {
		var err error
		if s, err = value.DecimalAdd(s, dec(l.At(i))); err != nil {
			return s, err
		}
	}
	return s, nil
}

func sum(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l := args[0].(*value.List)
	s, err := add(value.DecimalFromInt(0), l)
	return s, err
}

// pick returns the argument that compares so to all others.
func pick(args []value.Value, how value.Ordering) value.Value {
	best := args[0]
	l := args[1].(*value.List)
	for i := range l.Len() {
		if x := l.At(i); value.Compare(x, best) == how {
			best = x
		}
	}
	return best
}

func avg(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l := args[1].(*value.List)
	s, err := add(dec(args[0]), l)
	if err != nil {
		return nil, err
	}
	r, err := value.DecimalQuo(s, value.DecimalFromInt(int64(l.Len())+1))
	return r, err
}

func round(_ *runtime.Context, args []value.Value) (value.Value, error) {
	r, err := value.DecimalRound(dec(args[0]), langlib.Int(args, 1))
	return r, err
}

func quantize(_ *runtime.Context, args []value.Value) (value.Value, error) {
	r, err := value.DecimalQuantize(dec(args[0]), dec(args[1]))
	return r, err
}

func fromString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s := args[0].(*value.String)
	if d, ok := value.ParseDecimal(s.String()); ok {
		return d, nil
	}
	return langlib.Parsing("decimal", "NumberParsingError", s, "decimal"), nil
}
