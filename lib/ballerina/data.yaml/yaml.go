// Package yaml is the library module ballerina/data.yaml: YAML as values of types.
package yaml

import (
	"embed"

	"barre/lib"
	"barre/lib/internal/datalib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/data.yaml.
var Module = lib.Module{Org: "ballerina", Name: "data.yaml", Version: "0.8.0", Sources: sources, Bind: bind}

// module is what the functions of one running program share.
type module struct {
	*runtime.Module
	projector *value.Projector
	key       func(a *types.MappingAtomic, field string) string
}

func bind(rm *runtime.Module) map[string]runtime.Extern {
	m := &module{Module: rm, key: datalib.Namer(rm.Runtime(), "ballerina/data.yaml:Name")}
	m.projector = value.NewProjector("YAML", m.key)
	return map[string]runtime.Extern{
		"parseString": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return m.parse(c, datalib.Text(args[0].(*value.String)), args)
		},
		"parseBytes": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return m.parse(c, args[0].(*value.List).Bytes, args)
		},
		"parseStream": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			text, failed, err := datalib.ReadAll(c, args[0].(*value.Stream))
			if err != nil {
				return nil, err
			}
			if failed != nil {
				return m.Error("Error", "cannot read the stream: "+failed.Message, failed), nil
			}
			return m.parse(c, text, args)
		},
		"toYamlString": m.write,
	}
}

func (m *module) parse(c *runtime.Context, text []byte, args []value.Value) (value.Value, error) {
	o, t := args[1].(*value.Map), args[2].(*value.Typedesc).Type
	r := &reader{schema: schemaOf(o), sameAnchors: o.Bool("allowAnchorRedefinition"), sameKeys: o.Bool("allowMapEntryRedefinition")}
	docs, err := r.documents(text)
	if err != nil {
		return m.Error("Error", err.Error(), nil), nil
	}
	options := datalib.ProjectOptions(c, o)
	reorder := false
	if p, ok := o.Field("allowDataProjection").(*value.Map); ok {
		reorder = p.Bool("enableYamlStreamReorder")
	}
	var v value.Value
	switch len(docs) {
	case 0:
	case 1:
		v = docs[0]
	default:
		if reorder {
			docs = m.order(docs, t, options)
		}
		v = value.NewList(types.JSONList, docs)
	}
	v, err = m.projector.Text(v, t, options)
	if e, ok := v.(*value.Error); ok && err == nil {
		return m.Error("Error", e.Message, nil), nil
	}
	return v, err
}

// order puts documents in the order of the members of a tuple that they fit.
func (m *module) order(docs []value.Value, t types.Type, o *value.ProjectOptions) []value.Value {
	a := types.ListAtomicOf(t)
	if a == nil {
		return docs
	}
	rest := append([]value.Value(nil), docs...)
	var r []value.Value
	for i := range a.Fixed {
		at := 0
		for j, d := range rest {
			v, err := m.projector.Text(d, a.MemberAt(i), o)
			if _, failed := v.(*value.Error); err == nil && !failed {
				at = j
				break
			}
		}
		if len(rest) == 0 {
			break
		}
		r = append(r, rest[at])
		rest = append(rest[:at:at], rest[at+1:]...)
	}
	if types.IsNever(a.Rest) {
		return append(r, rest...)
	}
	for _, d := range rest {
		v, err := m.projector.Text(d, a.Rest, o)
		if _, failed := v.(*value.Error); err == nil && (!failed || o.Strict) {
			r = append(r, d)
		}
	}
	return r
}
