// Package langfunction is the library module ballerina/lang.function.
package langfunction

import (
	"embed"
	"strings"

	"barre/lib"
	"barre/lib/internal/langlib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.function.
var Module = lib.Module{Org: "ballerina", Name: "lang.function", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(*runtime.Module) map[string]runtime.Extern {
	return map[string]runtime.Extern{"call": call}
}

func call(c *runtime.Context, args []value.Value) (value.Value, error) {
	f, given := langlib.Func(args, 0), args[1].(*value.List)
	sig := types.FuncSig(f.Type)
	if sig == nil {
		return nil, value.Panicf("{ballerina/lang.function}IncompatibleArguments", "function of type '%s' cannot be called", f.Type)
	}
	params := make([]value.Value, 0, max(len(sig.Params), given.Len()))
	i := 0
	for _, p := range sig.Params {
		switch {
		case i < given.Len():
			v := given.At(i)
			if !value.Is(v, p.Type) {
				return nil, incompatible(given, sig)
			}
			params = append(params, v)
			i++
		case p.HasDefault || p.Included:
			params = append(params, value.Absent)
		default:
			return nil, incompatible(given, sig)
		}
	}
	for ; sig.Rest != nil && i < given.Len(); i++ {
		v := given.At(i)
		if !value.Is(v, sig.Rest) {
			return nil, incompatible(given, sig)
		}
		params = append(params, v)
	}
	if i < given.Len() {
		return nil, incompatible(given, sig)
	}
	return c.Call(f, params...)
}

func incompatible(given *value.List, sig *types.Signature) *value.Error {
	var got, want []string
	for i := range given.Len() {
		got = append(got, value.TypeOf(given.At(i)).String())
	}
	for _, p := range sig.Params {
		want = append(want, p.Type.String())
	}
	if sig.Rest != nil {
		want = append(want, sig.Rest.String()+"...")
	}
	return value.Panicf("{ballerina/lang.function}IncompatibleArguments",
		"arguments of incompatible types: argument list '(%s)' cannot be passed to function expecting parameter list '(%s)'",
		strings.Join(got, ","), strings.Join(want, ","))
}
