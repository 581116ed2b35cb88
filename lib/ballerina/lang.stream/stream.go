// Package langstream is the library module ballerina/lang.stream.
package langstream

import (
	"embed"

	"barre/lib"
	"barre/lib/internal/langlib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.stream.
var Module = lib.Module{Org: "ballerina", Name: "lang.stream", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	iterators := langlib.Class(m, "Iterator")
	return map[string]runtime.Extern{
		"iterator": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			s := stream(args)
			return langlib.NewIterator(c, iterators, s.T, func(c *runtime.Context) (value.Value, value.Value, bool, error) { return s.Next(c) }), nil
		},
		"Iterator.next": langlib.IteratorNext,
		"next":          next,
		"close":         closeStream,
		"map":           mapValues,
		"forEach":       forEach,
		"filter":        filter,
		"reduce":        reduce,
	}
}

func stream(args []value.Value) *value.Stream { return args[0].(*value.Stream) }

func next(c *runtime.Context, args []value.Value) (value.Value, error) {
	s := stream(args)
	v, end, ok, err := s.Next(c)
	if err != nil || !ok {
		return end, err
	}
	return value.MapOf(langlib.RecordOf(c.Runtime().Env, s.T), "value", v), nil
}

func closeStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	return stream(args).Close(c)
}

func mapValues(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s, f := stream(args), langlib.Func(args, 1)
	return value.NewStream(types.FuncRet(f.Type), s.C, func(c value.Caller) (value.Value, value.Value, bool, error) {
		v, end, ok, err := s.Next(c)
		if err != nil || !ok {
			return nil, end, false, err
		}
		r, err := c.Call(f, v)
		return r, nil, err == nil, err
	}, s.Close), nil
}

func filter(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s, f := stream(args), langlib.Func(args, 1)
	return value.NewStream(s.T, s.C, func(c value.Caller) (value.Value, value.Value, bool, error) {
		for {
			v, end, ok, err := s.Next(c)
			if err != nil || !ok {
				return nil, end, false, err
			}
			r, err := c.Call(f, v)
			if err != nil {
				return nil, nil, false, err
			}
			if langlib.Bool(r) {
				return v, nil, true, nil
			}
		}
	}, s.Close), nil
}

// drain calls use with each value of s and returns how s ended.
func drain(c *runtime.Context, s *value.Stream, use func(v value.Value) error) (value.Value, error) {
	for {
		v, end, ok, err := s.Next(c)
		if err != nil || !ok {
			return end, err
		}
		if err := use(v); err != nil {
			return nil, err
		}
	}
}

func forEach(c *runtime.Context, args []value.Value) (value.Value, error) {
	f := langlib.Func(args, 1)
	return drain(c, stream(args), func(v value.Value) error {
		_, err := c.Call(f, v)
		return err
	})
}

func reduce(c *runtime.Context, args []value.Value) (value.Value, error) {
	f, acc := langlib.Func(args, 1), args[2]
	end, err := drain(c, stream(args), func(v value.Value) error {
		r, err := c.Call(f, acc, v)
		acc = r
		return err
	})
	if err != nil {
		return nil, err
	}
	if e, ok := end.(*value.Error); ok {
		return e, nil
	}
	return acc, nil
}
