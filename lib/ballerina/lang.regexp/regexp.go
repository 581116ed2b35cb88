// Package langregexp is the library module ballerina/lang.regexp.
package langregexp

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

// Module is ballerina/lang.regexp.
var Module = lib.Module{Org: "ballerina", Name: "lang.regexp", Version: langlib.Version, Sources: sources, Bind: bind}

// module makes spans and groups.
type module struct {
	m     *runtime.Module
	match *langlib.ClassOf
}

func bind(rm *runtime.Module) map[string]runtime.Extern {
	m := &module{rm, langlib.Class(rm, "Match")}
	return map[string]runtime.Extern{
		"find":            m.one((*value.Regexp).Find, m.span),
		"findGroups":      m.one((*value.Regexp).Find, m.groups),
		"findAll":         m.all("Span", m.span),
		"findAllGroups":   m.all("Groups", m.groups),
		"matchAt":         m.one((*value.Regexp).MatchAt, m.span),
		"matchGroupsAt":   m.one((*value.Regexp).MatchAt, m.groups),
		"isFullMatch":     isFullMatch,
		"fullMatchGroups": m.fullMatchGroups,
		"replace":         m.replace(false),
		"replaceAll":      m.replace(true),
		"split":           split,
		"fromString":      fromString,
		"Match.substring": substring,
	}
}

func re(args []value.Value) *value.Regexp { return args[0].(*value.Regexp) }

func str(args []value.Value) *value.String { return args[1].(*value.String) }

// start checks the index from which on to search.
func start(s *value.String, v value.Value) (int, error) {
	i := int64(v.(value.Int))
	switch {
	case i < 0:
		return 0, value.Panic("{ballerina/lang.regexp}IndexOutOfRange", "start index cannot be less than 0")
	case i > int64(s.Len()):
		return 0, value.Panicf("{ballerina/lang.regexp}IndexOutOfRange", "start index '%d' cannot be greater than input string length '%d'", i, s.Len())
	}
	return int(i), nil
}

// span makes the object for what stands between two indexes of s.
func (m *module) span(s *value.String, at []int) value.Value {
	o := value.NewObject(m.match.Get())
	o.Fields[o.Class.FieldIndex("startIndex")] = value.Int(at[0])
	o.Fields[o.Class.FieldIndex("endIndex")] = value.Int(at[1])
	o.Native = s
	return o
}

func substring(_ *runtime.Context, args []value.Value) (value.Value, error) {
	o := args[0].(*value.Object)
	from, to := o.Get("startIndex").(value.Int), o.Get("endIndex").(value.Int)
	return o.Native.(*value.String).Slice(int(from), int(to)), nil
}

func (m *module) groups(s *value.String, at []int) value.Value {
	vals := make([]value.Value, len(at)/2)
	for i := range vals {
		if at[2*i] >= 0 {
			vals[i] = m.span(s, at[2*i:2*i+2])
		}
	}
	return value.NewList(m.m.Type("Groups"), vals)
}

func (m *module) one(match func(*value.Regexp, *value.String, int) []int, make func(*value.String, []int) value.Value) runtime.Extern {
	return func(_ *runtime.Context, args []value.Value) (value.Value, error) {
		s := str(args)
		from, err := start(s, args[2])
		if err != nil {
			return nil, err
		}
		at := match(re(args), s, from)
		if at == nil {
			return nil, nil
		}
		return make(s, at), nil
	}
}

func (m *module) all(typ string, make func(*value.String, []int) value.Value) runtime.Extern {
	return func(c *runtime.Context, args []value.Value) (value.Value, error) {
		s := str(args)
		from, err := start(s, args[2])
		if err != nil {
			return nil, err
		}
		found := re(args).FindAll(s, from)
		l := value.NewListCap(c.Runtime().Env.Array(m.m.Type(typ)), len(found))
		for _, at := range found {
			l.Put(make(s, at))
		}
		return l, nil
	}
}

func isFullMatch(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Boolean(re(args).IsFullMatch(str(args))), nil
}

func (m *module) fullMatchGroups(_ *runtime.Context, args []value.Value) (value.Value, error) {
	at := re(args).FullMatch(str(args))
	if at == nil {
		return nil, nil
	}
	return m.groups(str(args), at), nil
}

func (m *module) replace(all bool) runtime.Extern {
	return func(c *runtime.Context, args []value.Value) (value.Value, error) {
		s := str(args)
		from, err := start(s, args[3])
		if err != nil {
			return nil, err
		}
		with := func([]int) (string, error) { return args[2].(*value.String).String(), nil }
		if f, ok := args[2].(*value.Function); ok {
			with = func(at []int) (string, error) {
				r, err := c.Call(f, m.groups(s, at))
				if err != nil {
					return "", err
				}
				return r.(*value.String).String(), nil
			}
		}
		r, err := re(args).Replace(s, from, all, with)
		if err != nil {
			return nil, err
		}
		return r, nil
	}
}

func split(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.NewList(types.StringArray, re(args).Split(str(args))), nil
}

func fromString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	r, err := value.CompileRegexp(args[0].(*value.String).String())
	return langlib.Result(r, err)
}
