package http

import (
	"barre/lib/ballerina/mime"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

func (m *module) functionExterns() map[string]runtime.Extern {
	return map[string]runtime.Extern{
		"startLogs":    m.startLogs,
		"parseHeader":  m.parseHeader,
		"getHeaderMap": m.getHeaderMap,
		"getQueryMap":  m.getQueryMap,
	}
}

func (m *module) parseHeader(c *runtime.Context, args []value.Value) (value.Value, error) {
	parsed, err := mime.ParseHeader(text(args[0]))
	if err != nil {
		return m.err("ClientError", "failed to parse: "+err.Error(), nil), nil
	}
	m.load()
	vals := make([]value.Value, len(parsed))
	for i, p := range parsed {
		params := value.NewMap(m.typ.stringMap)
		for _, q := range p.Params {
			if q.Value == "" {
				continue
			}
			params.Put(q.Name, value.Str(q.Value))
		}
		rec := m.m.Record("HeaderValue")
		rec.Put("value", value.Str(p.Value))
		rec.Put("params", params)
		vals[i] = rec
	}
	return value.NewList(m.rt.Env.Array(m.m.Type("HeaderValue")), vals), nil
}

// getHeaderMap converts a record to headers.
func (m *module) getHeaderMap(c *runtime.Context, args []value.Value) (value.Value, error) {
	m.load()
	in := mapping(args[0])
	out := value.NewMap(m.typ.headerMap)
	for i, k := range in.Keys() {
		if n := m.fieldAnnotation(in.Atomic(), k, "Header"); n != "" {
			k = n
		}
		if l, ok := in.ValueAt(i).(*value.List); ok {
			texts := make([]string, l.Len())
			for j := range texts {
				texts[j] = value.ToString(l.At(j))
			}
			out.Put(k, value.NewStrings(texts))
			continue
		}
		out.Put(k, value.Str(value.ToString(in.ValueAt(i))))
	}
	return out, nil
}

// getQueryMap renames the fields of a record.
func (m *module) getQueryMap(c *runtime.Context, args []value.Value) (value.Value, error) {
	in := mapping(args[0])
	out := value.NewMap(m.rt.Env.Map(types.Anydata))
	for i, k := range in.Keys() {
		if n := m.fieldAnnotation(in.Atomic(), k, "Query"); n != "" {
			k = n
		}
		out.Put(k, in.ValueAt(i))
	}
	return out, nil
}

// fieldAnnotation is the name that an annotation of this module gives to a
// field of a record type, "" without.
func (m *module) fieldAnnotation(a *types.MappingAtomic, field, annot string) string {
	if a == nil || a.Meta == nil {
		return ""
	}
	cfg, ok := annotation(m.rt.FieldAnnots(a, field), annot)
	if !ok {
		return ""
	}
	return cfg.Str("name")
}
