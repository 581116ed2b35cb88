// Package langvalue is the library module ballerina/lang.value.
package langvalue

import (
	"embed"

	"barre/lib"
	"barre/lib/internal/datalib"
	"barre/lib/internal/langlib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.value.
var Module = lib.Module{Org: "ballerina", Name: "lang.value", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	conv := m.Runtime().Converter()
	return map[string]runtime.Extern{
		"clone": func(_ *runtime.Context, args []value.Value) (value.Value, error) { return value.Clone(args[0]), nil },
		"cloneReadOnly": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.CloneReadOnly(args[0]), nil
		},
		"cloneWithType": withType(conv.Convert),
		"ensureType":    ensureType,
		"isReadOnly": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Boolean(value.IsImmutable(args[0])), nil
		},
		"toString": toString,
		"toBalString": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			s, err := c.ToBalString(args[0])
			return value.Str(s), err
		},
		"fromBalString":         parser(func(s string) (value.Value, error) { return value.ParseBal(s) }),
		"toJson":                func(_ *runtime.Context, args []value.Value) (value.Value, error) { return value.ToJSON(args[0]) },
		"toJsonString":          toJSONString,
		"fromJsonString":        parser(value.ParseJSONString),
		"fromJsonFloatString":   numbers(m, value.JSONFloat, "JsonFloat"),
		"fromJsonDecimalString": numbers(m, value.JSONDecimal, "JsonDecimal"),
		"fromJsonWithType":      withType(conv.FromJSON),
		"fromJsonStringWithType": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return conv.FromJSONText(datalib.Text(args[0].(*value.String)), typedesc(args), c.FillDefault)
		},
		"mergeJson": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.MergeJSON(args[0], args[1])
		},
		"count": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Int(args[0].(*value.List).Len()), nil
		},
		"first": func(_ *runtime.Context, args []value.Value) (value.Value, error) { return args[0], nil },
		"last":  last,
	}
}

// typedesc returns the second argument's type.
func typedesc(args []value.Value) types.Type { return args[1].(*value.Typedesc).Type }

func withType(convert func(value.Value, types.Type, value.DefaultFiller) (value.Value, error)) runtime.Extern {
	return func(c *runtime.Context, args []value.Value) (value.Value, error) {
		return convert(args[0], typedesc(args), c.FillDefault)
	}
}

func ensureType(_ *runtime.Context, args []value.Value) (value.Value, error) {
	v, err := value.Cast(args[0], typedesc(args))
	if e, ok := args[0].(*value.Error); ok && err != nil {
		return e, nil
	}
	return langlib.Result(v, err)
}

func toString(c *runtime.Context, args []value.Value) (value.Value, error) {
	if s, ok := args[0].(*value.String); ok {
		return s, nil
	}
	s, err := c.ToString(args[0])
	if err != nil {
		return nil, err
	}
	return value.Str(s), nil
}

func toJSONString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s, err := value.ToJSONString(args[0])
	if err != nil {
		return nil, err
	}
	return value.Str(s), nil
}

func parser(parse func(string) (value.Value, error)) runtime.Extern {
	return func(_ *runtime.Context, args []value.Value) (value.Value, error) {
		v, err := parse(args[0].(*value.String).String())
		return langlib.Result(v, err)
	}
}

func numbers(m *runtime.Module, n value.JSONNumbers, typ string) runtime.Extern {
	return func(c *runtime.Context, args []value.Value) (value.Value, error) {
		t := m.Type(typ)
		env := c.Runtime().Env
		o := value.JSONOptions{Numbers: n, List: env.Array(t), Map: env.Map(t)}
		v, err := value.ParseJSON(datalib.Text(args[0].(*value.String)), &o)
		return langlib.Result(v, err)
	}
}

func last(_ *runtime.Context, args []value.Value) (value.Value, error) {
	if l := args[1].(*value.List); l.Len() > 0 {
		return l.At(l.Len() - 1), nil
	}
	return args[0], nil
}
