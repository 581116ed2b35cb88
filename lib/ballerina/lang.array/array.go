// Package langarray is the library module ballerina/lang.array.
package langarray

import (
	"embed"
	"encoding/base64"
	"encoding/hex"
	"strings"

	"barre/lib"
	"barre/lib/internal/langlib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.array.
var Module = lib.Module{Org: "ballerina", Name: "lang.array", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	iterators := langlib.Class(m, "Iterator")
	return map[string]runtime.Extern{
		"length": length,
		"iterator": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return iterate(c, iterators, list(args)), nil
		},
		"Iterator.next": langlib.IteratorNext,
		"enumerate":     enumerate,
		"map":           mapMembers,
		"forEach":       forEach,
		"filter":        filter,
		"reduce":        reduce,
		"some":          some,
		"every":         every,
		"slice":         slice,
		"remove":        remove,
		"removeAll":     removeAll,
		"setLength":     setLength,
		"indexOf":       indexOf,
		"lastIndexOf":   lastIndexOf,
		"reverse":       reverse,
		"sort":          sort,
		"pop":           pop,
		"push":          push,
		"shift":         shift,
		"unshift":       unshift,
		"toBase64":      toBase64,
		"fromBase64":    fromBase64,
		"toBase16":      toBase16,
		"fromBase16":    fromBase16,
		"toStream":      toStream,
	}
}

func list(args []value.Value) *value.List { return args[0].(*value.List) }

// arrayOf is the type of a new array of members of l.
func arrayOf(c *runtime.Context, l *value.List) types.Type {
	if l.T.Fixed == 0 && !l.Readonly() {
		return l.Type()
	}
	return c.Runtime().Env.Array(types.ListElem(l.Type()))
}

func length(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Int(list(args).Len()), nil
}

func iterate(c *runtime.Context, class *langlib.ClassOf, l *value.List) value.Value {
	cur := value.NewCursor(l)
	return langlib.NewIterator(c, class, types.ListElem(l.Type()), func(*runtime.Context) (value.Value, value.Value, bool, error) {
		i, ok, err := cur.Next(l)
		if !ok {
			return nil, nil, false, err
		}
		return l.At(i), nil, true, nil
	})
}

func enumerate(c *runtime.Context, args []value.Value) (value.Value, error) {
	l := list(args)
	env := c.Runtime().Env
	pair := env.Tuple([]types.Type{types.Int, types.ListElem(l.Type())}, nil)
	r := value.NewListCap(env.Array(pair), l.Len())
	for i := range l.Len() {
		r.Put(value.NewList(pair, []value.Value{value.Int(i), l.At(i)}))
	}
	return r, nil
}

// each calls f with each member of l and passes on the results until use returns
// false.
func each(c *runtime.Context, l *value.List, f *value.Function, use func(i int, v, r value.Value) bool) error {
	// f may change the length.
	for i, n := 0, l.Len(); i < n && i < l.Len(); i++ {
		v := l.At(i)
		r, err := c.Call(f, v)
		if err != nil {
			return err
		}
		if !use(i, v, r) {
			return nil
		}
	}
	return nil
}

func mapMembers(c *runtime.Context, args []value.Value) (value.Value, error) {
	l, f := list(args), langlib.Func(args, 1)
	r := value.NewListCap(c.Runtime().Env.Array(types.FuncRet(f.Type)), l.Len())
	err := each(c, l, f, func(_ int, _, x value.Value) bool {
		r.Put(x)
		return true
	})
	return r, err
}

func forEach(c *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, each(c, list(args), langlib.Func(args, 1), func(int, value.Value, value.Value) bool { return true })
}

func filter(c *runtime.Context, args []value.Value) (value.Value, error) {
	l := list(args)
	r := value.NewListCap(arrayOf(c, l), 0)
	err := each(c, l, langlib.Func(args, 1), func(_ int, v, x value.Value) bool {
		if langlib.Bool(x) {
			r.Put(v)
		}
		return true
	})
	return r, err
}

func reduce(c *runtime.Context, args []value.Value) (value.Value, error) {
	l, f, acc := list(args), langlib.Func(args, 1), args[2]
	for i, n := 0, l.Len(); i < n && i < l.Len(); i++ {
		var err error
		if acc, err = c.Call(f, acc, l.At(i)); err != nil {
			return nil, err
		}
	}
	return acc, nil
}

func some(c *runtime.Context, args []value.Value) (value.Value, error) {
	found := false
	err := each(c, list(args), langlib.Func(args, 1), func(_ int, _, x value.Value) bool {
		found = langlib.Bool(x)
		return !found
	})
	return value.Boolean(found), err
}

func every(c *runtime.Context, args []value.Value) (value.Value, error) {
	all := true
	err := each(c, list(args), langlib.Func(args, 1), func(_ int, _, x value.Value) bool {
		all = langlib.Bool(x)
		return all
	})
	return value.Boolean(all), err
}

func slice(c *runtime.Context, args []value.Value) (value.Value, error) {
	l, from, to := list(args), langlib.Int(args, 1), langlib.Int(args, 2)
	switch n := int64(l.Len()); {
	case from < 0:
		return nil, l.IndexPanic(from)
	case to > n:
		return nil, l.IndexPanic(to)
	case to < from:
		return nil, value.Panicf("{ballerina/lang.array}IndexOutOfRange", "invalid slice range: start index '%d' is greater than end index '%d'", from, to)
	}
	return l.Slice(arrayOf(c, l), int(from), int(to)), nil
}

func remove(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return list(args).Remove(langlib.Int(args, 1))
}

func removeAll(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, list(args).SetLen(0)
}

func setLength(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, list(args).SetLen(langlib.Int(args, 1))
}

func indexOf(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l, from := list(args), langlib.Int(args, 2)
	if from < 0 {
		return nil, l.IndexPanic(from)
	}
	for i := from; i < int64(l.Len()); i++ {
		if value.Equal(l.At(int(i)), args[1]) {
			return value.Int(i), nil
		}
	}
	return nil, nil
}

func lastIndexOf(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l, from := list(args), langlib.Int(args, 2)
	if from >= int64(l.Len()) {
		return nil, l.IndexPanic(from)
	}
	for i := from; i >= 0; i-- {
		if value.Equal(l.At(int(i)), args[1]) {
			return value.Int(i), nil
		}
	}
	return nil, nil
}

func reverse(c *runtime.Context, args []value.Value) (value.Value, error) {
	l := list(args)
	r := l.Slice(arrayOf(c, l), 0, l.Len())
	r.Reverse()
	return r, nil
}

func sort(c *runtime.Context, args []value.Value) (value.Value, error) {
	l := list(args)
	descending := value.ToString(args[1]) == "descending"
	r := l.Slice(arrayOf(c, l), 0, l.Len())
	key, ok := args[2].(*value.Function)
	if !ok {
		r.Sort(descending)
		return r, nil
	}
	keys := make([]value.Value, r.Len())
	for i := range keys {
		k, err := c.Call(key, r.At(i))
		if err != nil {
			return nil, err
		}
		keys[i] = k
	}
	r.SortBy(keys, descending)
	return r, nil
}

func pop(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l := list(args)
	return l.Remove(int64(l.Len()) - 1)
}

func push(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l, vals := list(args), args[1].(*value.List)
	if vals.Len() == 1 {
		return nil, l.Push(vals.At(0))
	}
	return nil, l.Push(vals.Values()...)
}

func shift(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return list(args).Remove(0)
}

func unshift(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l, vals := list(args), args[1].(*value.List)
	for i := vals.Len() - 1; i >= 0; i-- {
		if err := l.Insert(0, vals.At(i)); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func toBase64(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Str(base64.StdEncoding.EncodeToString(bytes(list(args)))), nil
}

// bytes returns the members of a byte[].
func bytes(l *value.List) []byte {
	if l.Store() == types.StoreByte {
		return l.Bytes
	}
	b := make([]byte, l.Len())
	for i := range b {
		b[i] = byte(l.At(i).(value.Int))
	}
	return b
}

// blanks removes the white space that a byte array literal may have.
var blanks = strings.NewReplacer(" ", "", "\t", "", "\n", "", "\r", "")

func fromBase64(_ *runtime.Context, args []value.Value) (value.Value, error) {
	b, err := base64.StdEncoding.Strict().DecodeString(blanks.Replace(value.ToString(args[0])))
	if err != nil {
		return value.NewError("invalid base64 string: "+err.Error(), nil), nil
	}
	return value.NewBytes(b), nil
}

func toBase16(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Str(hex.EncodeToString(bytes(list(args)))), nil
}

func fromBase16(_ *runtime.Context, args []value.Value) (value.Value, error) {
	b, err := hex.DecodeString(blanks.Replace(value.ToString(args[0])))
	if err != nil {
		return value.NewError("invalid base16 string: "+strings.TrimPrefix(err.Error(), "encoding/hex: "), nil), nil
	}
	return value.NewBytes(b), nil
}

func toStream(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l := list(args)
	i := 0
	return value.NewStream(types.ListElem(l.Type()), types.Nil, func(value.Caller) (value.Value, value.Value, bool, error) {
		if i >= l.Len() {
			return nil, nil, false, nil
		}
		i++
		return l.At(i - 1), nil, true, nil
	}, nil), nil
}
