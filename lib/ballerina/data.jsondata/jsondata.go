// Package jsondata is the library module ballerina/data.jsondata: JSON as values
// of types, and JSONPath.
package jsondata

import (
	"embed"
	"strings"

	"barre/lib"
	"barre/lib/internal/datalib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/data.jsondata.
var Module = lib.Module{Org: "ballerina", Name: "data.jsondata", Version: "1.1.3", Sources: sources, Bind: bind}

// module is what the functions of one running program share.
type module struct {
	*runtime.Module
	projector *value.Projector
}

// nameAnnotation is the annotation that names a field in JSON.
const nameAnnotation = "ballerina/data.jsondata:Name"

func bind(rm *runtime.Module) map[string]runtime.Extern {
	m := &module{Module: rm, projector: value.NewProjector("JSON", datalib.Namer(rm.Runtime(), nameAnnotation))}
	return map[string]runtime.Extern{
		"parseAsType": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return m.result(m.projector.Convert(args[0], target(args), options(c, args)))
		},
		"parseString": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return m.parse(c, datalib.Text(args[0].(*value.String)), args)
		},
		"parseBytes": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return m.parse(c, args[0].(*value.List).Bytes, args)
		},
		"parseStream": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			text, failure, err := datalib.ReadAll(c, args[0].(*value.Stream))
			if err != nil {
				return nil, err
			}
			if failure != nil {
				return m.Error("Error", "cannot read the stream: "+failure.Message, failure), nil
			}
			return m.parse(c, text, args)
		},
		"toJson":   m.toJSON,
		"prettify": prettify,
		"read":     m.read,
	}
}

func target(args []value.Value) types.Type { return args[2].(*value.Typedesc).Type }

func options(c *runtime.Context, args []value.Value) *value.ProjectOptions {
	return datalib.ProjectOptions(c, args[1].(*value.Map))
}

func (m *module) parse(c *runtime.Context, text []byte, args []value.Value) (value.Value, error) {
	return m.result(m.projector.JSON(text, target(args), options(c, args)))
}

// result makes an error of value one of this module.
func (m *module) result(v value.Value, err error) (value.Value, error) {
	e, ok := v.(*value.Error)
	if !ok {
		return v, err
	}
	msg := e.Message
	if s := e.Detail.Str("message"); s != "" {
		msg = position(s)
	}
	return m.Error("Error", msg, nil), nil
}

// position quotes what is wrong with a text, and its line and column.
func position(s string) string {
	what, at, ok := strings.Cut(s, " at line: ")
	line, col, ok2 := strings.Cut(at, " column: ")
	if !ok || !ok2 {
		what, line, col = s, "1", "1"
	}
	return "'" + what + "' at line: '" + line + "' column: '" + col + "'"
}

// toJSON is value:toJson with the names that fields have in JSON.
func (m *module) toJSON(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return datalib.ToJSON(datalib.Namer(m.Runtime(), nameAnnotation), args[0])
}

// prettify writes JSON over several lines.
func prettify(_ *runtime.Context, args []value.Value) (value.Value, error) {
	p := printer{indent: strings.Repeat(" ", max(0, int(args[1].(value.Int))))}
	err := p.value(args[0], 0, false)
	return value.Str(string(p.b)), err
}

type printer struct {
	b      []byte
	indent string
}

// value writes v on a level; field says that it stands behind a name.
func (p *printer) value(v value.Value, level int, field bool) (err error) {
	if v == nil {
		p.b = append(p.b, " null"...)
		return nil
	}
	if field {
		p.b = append(p.b, ' ')
	} else {
		p.begin(level)
	}
	switch v := v.(type) {
	case *value.List:
		return p.members('[', v.Len(), level, func(i int) error { return p.value(v.At(i), level+1, false) })
	case *value.Map:
		keys := v.Keys()
		return p.members('{', len(keys), level, func(i int) error {
			p.begin(level + 1)
			p.b = append(value.AppendJSONString(p.b, keys[i]), ':')
			return p.value(v.ValueAt(i), level+1, true)
		})
	}
	p.b, err = value.AppendJSON(p.b, v)
	return err
}

// maxLevel guards the stack against a value that contains itself.
const maxLevel = 10000

func (p *printer) members(open byte, n, level int, member func(i int) error) error {
	if level > maxLevel {
		return value.Panic("{ballerina}StackOverflow", "stack overflow")
	}
	p.b = append(p.b, open)
	for i := range n {
		if i > 0 {
			p.b = append(p.b, ',')
		}
		p.b = append(p.b, '\n')
		if err := member(i); err != nil {
			return err
		}
	}
	if n > 0 {
		p.b = append(p.b, '\n')
		p.begin(level)
	}
	p.b = append(p.b, open+2) // the closing bracket
	return nil
}

// begin begins a line.
func (p *printer) begin(level int) {
	for range level {
		p.b = append(p.b, p.indent...)
	}
}
