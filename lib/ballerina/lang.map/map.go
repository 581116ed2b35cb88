// Package langmap is the library module ballerina/lang.map.
package langmap

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

// Module is ballerina/lang.map.
var Module = lib.Module{Org: "ballerina", Name: "lang.map", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	iterators := langlib.Class(m, "Iterator")
	return map[string]runtime.Extern{
		"length": length,
		"iterator": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return iterate(c, iterators, mapping(args)), nil
		},
		"Iterator.next":  langlib.IteratorNext,
		"get":            get,
		"entries":        entries,
		"map":            mapMembers,
		"forEach":        forEach,
		"filter":         filter,
		"reduce":         reduce,
		"remove":         remove,
		"removeIfHasKey": removeIfHasKey,
		"removeAll":      removeAll,
		"hasKey":         hasKey,
		"keys":           keys,
		"toArray":        toArray,
	}
}

func mapping(args []value.Value) *value.Map { return args[0].(*value.Map) }

func key(args []value.Value) string { return args[1].(*value.String).String() }

func length(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Int(mapping(args).Len()), nil
}

func iterate(c *runtime.Context, class *langlib.ClassOf, m *value.Map) value.Value {
	cur := value.NewCursor(m)
	return langlib.NewIterator(c, class, types.MappingElem(m.Type()), func(*runtime.Context) (value.Value, value.Value, bool, error) {
		i, ok, err := cur.Next(m)
		if !ok {
			return nil, nil, false, err
		}
		return m.ValueAt(i), nil, true, nil
	})
}

func get(_ *runtime.Context, args []value.Value) (value.Value, error) {
	if v, ok := mapping(args).Get(key(args)); ok {
		return v, nil
	}
	return nil, value.Panicf("{ballerina/lang.map}KeyNotFound", "cannot find key '%s'", key(args))
}

func entries(c *runtime.Context, args []value.Value) (value.Value, error) {
	m := mapping(args)
	env := c.Runtime().Env
	pair := env.Tuple([]types.Type{types.String, types.MappingElem(m.Type())}, nil)
	r := value.NewMap(env.Map(pair))
	for i, k := range m.Keys() {
		r.Put(k, value.NewList(pair, []value.Value{value.Str(k), m.ValueAt(i)}))
	}
	return r, nil
}

// each calls f with each member of m and passes on the results.
func each(c *runtime.Context, m *value.Map, f *value.Function, use func(k string, v, r value.Value)) error {
	// f may change m.
	for _, k := range m.Keys() {
		v, ok := m.Get(k)
		if !ok {
			continue
		}
		r, err := c.Call(f, v)
		if err != nil {
			return err
		}
		use(k, v, r)
	}
	return nil
}

func mapMembers(c *runtime.Context, args []value.Value) (value.Value, error) {
	f := langlib.Func(args, 1)
	r := value.NewMap(c.Runtime().Env.Map(types.FuncRet(f.Type)))
	err := each(c, mapping(args), f, func(k string, _, x value.Value) { r.Put(k, x) })
	return r, err
}

func forEach(c *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, each(c, mapping(args), langlib.Func(args, 1), func(string, value.Value, value.Value) {})
}

func filter(c *runtime.Context, args []value.Value) (value.Value, error) {
	m := mapping(args)
	r := value.NewMap(c.Runtime().Env.Map(types.MappingElem(m.Type())))
	err := each(c, m, langlib.Func(args, 1), func(k string, v, x value.Value) {
		if langlib.Bool(x) {
			r.Put(k, v)
		}
	})
	return r, err
}

func reduce(c *runtime.Context, args []value.Value) (value.Value, error) {
	m, f, acc := mapping(args), langlib.Func(args, 1), args[2]
	for _, k := range m.Keys() {
		v, ok := m.Get(k)
		if !ok {
			continue
		}
		var err error
		if acc, err = c.Call(f, acc, v); err != nil {
			return nil, err
		}
	}
	return acc, nil
}

func remove(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return mapping(args).Delete(key(args))
}

func removeIfHasKey(_ *runtime.Context, args []value.Value) (value.Value, error) {
	m := mapping(args)
	if !m.Has(key(args)) && !m.Readonly() {
		return nil, nil
	}
	return m.Delete(key(args))
}

func removeAll(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, mapping(args).Clear()
}

func hasKey(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Boolean(mapping(args).Has(key(args))), nil
}

func keys(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.NewStrings(mapping(args).Keys()), nil
}

func toArray(c *runtime.Context, args []value.Value) (value.Value, error) {
	m := mapping(args)
	r := value.NewListCap(c.Runtime().Env.Array(types.MappingElem(m.Type())), m.Len())
	for i := range m.Len() {
		r.Put(m.ValueAt(i))
	}
	return r, nil
}
