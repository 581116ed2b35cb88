// Package langxml is the library module ballerina/lang.xml.
package langxml

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

// Module is ballerina/lang.xml.
var Module = lib.Module{Org: "ballerina", Name: "lang.xml", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	iterators := langlib.Class(m, "Iterator")
	return map[string]runtime.Extern{
		"length": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Int(xml(args).Len()), nil
		},
		"iterator": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return iterate(c, iterators, xml(args)), nil
		},
		"Iterator.next": langlib.IteratorNext,
		"get":           get,
		"concat":        concat,
		"getName": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Str(xml(args).Name), nil
		},
		"setName":        setName,
		"getAttributes":  func(_ *runtime.Context, args []value.Value) (value.Value, error) { return xml(args).Attributes(), nil },
		"getChildren":    unary((*value.XML).Children),
		"setChildren":    setChildren,
		"getDescendants": unary((*value.XML).Descendants),
		"selectDescendants": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			l := args[1].(*value.List)
			names := make([]string, l.Len())
			for i := range names {
				names[i] = l.At(i).(*value.String).String()
			}
			return xml(args).OutermostElements(names), nil
		},
		"data": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Str(xml(args).Data()), nil
		},
		"getTarget": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Str(xml(args).Name), nil
		},
		"getContent": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Str(xml(args).Text), nil
		},
		"createElement":               createElement,
		"createProcessingInstruction": createPI,
		"createComment":               createComment,
		"createText":                  func(_ *runtime.Context, args []value.Value) (value.Value, error) { return text(args[0]), nil },
		"slice":                       slice,
		"strip":                       unary((*value.XML).Strip),
		"elements": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return elements(xml(args), args[1]), nil
		},
		"children": unary((*value.XML).Children),
		"elementChildren": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return elements(xml(args).Children(), args[1]), nil
		},
		"text":       unary((*value.XML).TextItems),
		"map":        mapItems,
		"forEach":    forEach,
		"filter":     filter,
		"fromString": fromString,
	}
}

func xml(args []value.Value) *value.XML { return args[0].(*value.XML) }

func unary(f func(*value.XML) *value.XML) runtime.Extern {
	return func(_ *runtime.Context, args []value.Value) (value.Value, error) { return f(xml(args)), nil }
}

// text makes xml of a string; xml stays what it is.
func text(v value.Value) *value.XML {
	if x, ok := v.(*value.XML); ok {
		return x
	}
	return value.NewXMLText(v.(*value.String).String())
}

func iterate(c *runtime.Context, class *langlib.ClassOf, x *value.XML) value.Value {
	i, n := 0, x.Len()
	return langlib.NewIterator(c, class, types.XML, func(*runtime.Context) (value.Value, value.Value, bool, error) {
		if i >= n {
			return nil, nil, false, nil
		}
		i++
		return x.At(i - 1), nil, true, nil
	})
}

func indexPanic(i int64, n int) *value.Error {
	return value.Panicf("{ballerina/lang.xml}IndexOutOfRange", "xml sequence index out of range. Length: '%d' requested: '%d'", n, i)
}

func get(_ *runtime.Context, args []value.Value) (value.Value, error) {
	x, i := xml(args), langlib.Int(args, 1)
	if i < 0 || i >= int64(x.Len()) {
		return nil, indexPanic(i, x.Len())
	}
	return x.At(int(i)), nil
}

func concat(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l := args[0].(*value.List)
	xs := make([]*value.XML, l.Len())
	for i := range xs {
		xs[i] = text(l.At(i))
	}
	return value.NewXMLSequence(xs...), nil
}

// checkName checks an expanded name that a program gives.
func checkName(name string) *value.Error {
	if _, local := value.SplitXMLName(name); !value.IsXMLName(local) {
		return value.Panicf("{ballerina/lang.xml}XMLOperationError", "invalid xml name '%s'", name)
	}
	return nil
}

func setName(_ *runtime.Context, args []value.Value) (value.Value, error) {
	name := args[1].(*value.String).String()
	if e := checkName(name); e != nil {
		return nil, e
	}
	return nil, xml(args).SetName(name)
}

func setChildren(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, xml(args).SetChildren(text(args[1]))
}

func createElement(_ *runtime.Context, args []value.Value) (value.Value, error) {
	name := args[0].(*value.String).String()
	if e := checkName(name); e != nil {
		return nil, e
	}
	return value.NewXMLElement(name, args[1].(*value.Map), args[2].(*value.XML)), nil
}

func createPI(_ *runtime.Context, args []value.Value) (value.Value, error) {
	target := args[0].(*value.String).String()
	if !value.IsXMLName(target) {
		return nil, value.Panicf("{ballerina/lang.xml}XMLOperationError", "invalid processing instruction target '%s'", target)
	}
	return &value.XML{Kind: value.XMLPI, Name: target, Text: args[1].(*value.String).String()}, nil
}

func createComment(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return &value.XML{Kind: value.XMLComment, Text: args[0].(*value.String).String()}, nil
}

func slice(_ *runtime.Context, args []value.Value) (value.Value, error) {
	x, from, to := xml(args), langlib.Int(args, 1), langlib.Int(args, 2)
	switch n := x.Len(); {
	case from < 0:
		return nil, indexPanic(from, n)
	case to > int64(n) || to < from:
		return nil, indexPanic(to, n)
	}
	return x.Slice(int(from), int(to)), nil
}

func elements(x *value.XML, name value.Value) *value.XML {
	s, ok := name.(*value.String)
	switch {
	case !ok:
		return x.Elements()
	case strings.HasSuffix(s.String(), "*"):
		return &value.XML{} // a pattern elsewhere, but not a name
	}
	return x.Elements(s.String())
}

// each calls f with each item of x and passes on the results.
func each(c *runtime.Context, x *value.XML, f *value.Function, use func(item *value.XML, r value.Value)) error {
	for _, item := range x.Each() {
		r, err := c.Call(f, item)
		if err != nil {
			return err
		}
		use(item, r)
	}
	return nil
}

func mapItems(c *runtime.Context, args []value.Value) (value.Value, error) {
	var xs []*value.XML
	if err := each(c, xml(args), langlib.Func(args, 1), func(_ *value.XML, r value.Value) { xs = append(xs, r.(*value.XML)) }); err != nil {
		return nil, err
	}
	return value.NewXMLSequence(xs...), nil
}

func forEach(c *runtime.Context, args []value.Value) (value.Value, error) {
	return nil, each(c, xml(args), langlib.Func(args, 1), func(*value.XML, value.Value) {})
}

func filter(c *runtime.Context, args []value.Value) (value.Value, error) {
	var xs []*value.XML
	err := each(c, xml(args), langlib.Func(args, 1), func(item *value.XML, r value.Value) {
		if langlib.Bool(r) {
			xs = append(xs, item)
		}
	})
	if err != nil {
		return nil, err
	}
	return value.NewXMLSequence(xs...), nil
}

func fromString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	x, err := value.ParseXML(args[0].(*value.String).String())
	return langlib.Result(x, err)
}
