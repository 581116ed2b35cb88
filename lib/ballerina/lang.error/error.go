// Package langerror is the library module ballerina/lang.error.
package langerror

import (
	"embed"

	"barre/lib"
	"barre/lib/internal/langlib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.error.
var Module = lib.Module{Org: "ballerina", Name: "lang.error", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	frames := langlib.Class(m, "Frame")
	return map[string]runtime.Extern{
		"message": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Str(err(args).Message), nil
		},
		"cause":  cause,
		"detail": func(_ *runtime.Context, args []value.Value) (value.Value, error) { return err(args).Detail, nil },
		"stackTrace": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return langlib.Frames(frames, c.Runtime().Env.Array(m.Type("StackFrame")), err(args).Trace()), nil
		},
		"Frame.toString": langlib.FrameToString,
		"toString":       toString,
		"toBalString": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Str(value.ToBalString(args[0])), nil
		},
	}
}

func err(args []value.Value) *value.Error { return args[0].(*value.Error) }

func cause(_ *runtime.Context, args []value.Value) (value.Value, error) {
	if e := err(args).Cause; e != nil {
		return e, nil
	}
	return nil, nil
}

func toString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Str(value.ToString(args[0])), nil
}
