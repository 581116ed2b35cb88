// Package langtable is the library module ballerina/lang.table.
package langtable

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

// Module is ballerina/lang.table.
var Module = lib.Module{Org: "ballerina", Name: "lang.table", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	iterators := langlib.Class(m, "Iterator")
	return map[string]runtime.Extern{
		"length": length,
		"iterator": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return iterate(c, iterators, table(args)), nil
		},
		"Iterator.next":  langlib.IteratorNext,
		"get":            get,
		"put":            put,
		"add":            add,
		"map":            mapRows,
		"forEach":        forEach,
		"filter":         filter,
		"reduce":         reduce,
		"remove":         remove,
		"removeIfHasKey": removeIfHasKey,
		"removeAll":      removeAll,
		"hasKey":         hasKey,
		"keys":           keys,
		"toArray":        toArray,
		"nextKey":        nextKey,
	}
}

func table(args []value.Value) *value.Table { return args[0].(*value.Table) }

func length(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Int(table(args).Len()), nil
}

func iterate(c *runtime.Context, class *langlib.ClassOf, t *value.Table) value.Value {
	cur := value.NewCursor(t)
	return langlib.NewIterator(c, class, t.T.Row, func(*runtime.Context) (value.Value, value.Value, bool, error) {
		i, ok, err := cur.Next(t)
		if !ok {
			return nil, nil, false, err
		}
		return t.Row(i), nil, true, nil
	})
}

func notFound(k value.Value) *value.Error {
	return value.Panicf("{ballerina/lang.table}KeyNotFound", "cannot find key '%s'", value.ToString(k))
}

func get(_ *runtime.Context, args []value.Value) (value.Value, error) {
	if r := table(args).Lookup(args[1]); r != nil {
		return r, nil
	}
	return nil, notFound(args[1])
}

func put(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, table(args).PutRow(args[1].(*value.Map))
}

func add(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, table(args).Add(args[1].(*value.Map))
}

// each calls f with each row of t and passes on the results.
func each(c *runtime.Context, t *value.Table, f *value.Function, use func(row *value.Map, r value.Value) error) error {
	// f may change the number of rows.
	for i, n := 0, t.Len(); i < n && i < t.Len(); i++ {
		row := t.Row(i)
		r, err := c.Call(f, row)
		if err != nil {
			return err
		}
		if err := use(row, r); err != nil {
			return err
		}
	}
	return nil
}

func mapRows(c *runtime.Context, args []value.Value) (value.Value, error) {
	f := langlib.Func(args, 1)
	row := types.Intersect(types.FuncRet(f.Type), types.AnyMap)
	r := value.NewTable(types.TableAtomicOf(c.Runtime().Env.TableOf(row, nil, types.Never)), false)
	err := each(c, table(args), f, func(_ *value.Map, x value.Value) error { return r.Append(x.(*value.Map)) })
	return r, err
}

func forEach(c *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, each(c, table(args), langlib.Func(args, 1), func(*value.Map, value.Value) error { return nil })
}

func filter(c *runtime.Context, args []value.Value) (value.Value, error) {
	t := table(args)
	a := t.T
	if t.Readonly() {
		a = types.NewTableAtomic(c.Runtime().Env.TableOf(a.Row, a.Keys, nil), a.Row, a.Keys)
	}
	r := value.NewTable(a, false)
	err := each(c, t, langlib.Func(args, 1), func(row *value.Map, x value.Value) error {
		if langlib.Bool(x) {
			return r.Append(row)
		}
		return nil
	})
	return r, err
}

func reduce(c *runtime.Context, args []value.Value) (value.Value, error) {
	t, f, acc := table(args), langlib.Func(args, 1), args[2]
	for i, n := 0, t.Len(); i < n && i < t.Len(); i++ {
		var err error
		if acc, err = c.Call(f, acc, t.Row(i)); err != nil {
			return nil, err
		}
	}
	return acc, nil
}

func remove(_ *runtime.Context, args []value.Value) (value.Value, error) {
	r, err := table(args).Remove(args[1])
	if err != nil {
		return nil, err
	}
	if r == nil {
		return nil, notFound(args[1])
	}
	return r, nil
}

func removeIfHasKey(_ *runtime.Context, args []value.Value) (value.Value, error) {
	r, err := table(args).Remove(args[1])
	if err != nil || r == nil {
		return nil, err
	}
	return r, nil
}

func removeAll(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, table(args).RemoveAll()
}

func hasKey(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Boolean(table(args).Lookup(args[1]) != nil), nil
}

func keys(c *runtime.Context, args []value.Value) (value.Value, error) {
	t := table(args)
	kt := types.TableKeyType(t.Type())
	if types.IsNever(kt) {
		kt = types.Anydata
	}
	l := value.NewListCap(c.Runtime().Env.Array(kt), t.Len())
	if len(t.T.Keys) > 0 {
		for i := range t.Len() {
			l.Put(t.KeyOf(t.Row(i)))
		}
	}
	return l, nil
}

func toArray(c *runtime.Context, args []value.Value) (value.Value, error) {
	t := table(args)
	l := value.NewListCap(c.Runtime().Env.Array(t.T.Row), t.Len())
	for i := range t.Len() {
		l.Put(t.Row(i))
	}
	return l, nil
}

func nextKey(_ *runtime.Context, args []value.Value) (value.Value, error) {
	next, ok := table(args).NextKey()
	if !ok {
		return nil, value.Panic("{ballerina}NumberOverflow", "int range overflow")
	}
	return value.Int(next), nil
}
