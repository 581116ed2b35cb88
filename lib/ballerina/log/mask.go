package log

import (
	"slices"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// masked writes data as JSON; sensitive fields are masked. Text by itself is
// not quoted.
func (m *module) masked(c *runtime.Context, v value.Value) (string, error) {
	switch v := v.(type) {
	case *value.String:
		return v.String(), nil
	case *value.XML:
		return v.String(), nil
	}
	w := masker{m: m, c: c}
	err := w.value(v)
	return string(w.b), err
}

type masker struct {
	m    *module
	c    *runtime.Context
	b    []byte
	path []value.Value // containers being written
}

func (w *masker) enter(v value.Value) error {
	if slices.Contains(w.path, v) {
		return value.NewError("Cyclic value reference detected in the record", nil)
	}
	w.path = append(w.path, v)
	return nil
}

func (w *masker) leave() { w.path = w.path[:len(w.path)-1] }

func (w *masker) list(v value.Value, n int, at func(int) value.Value) error {
	if err := w.enter(v); err != nil {
		return err
	}
	defer w.leave()
	w.b = append(w.b, '[')
	for i := range n {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		if err := w.value(at(i)); err != nil {
			return err
		}
	}
	w.b = append(w.b, ']')
	return nil
}

func (w *masker) value(v value.Value) error {
	switch v := v.(type) {
	case nil:
		w.b = append(w.b, "null"...)
	case *value.String:
		w.b = value.AppendJSONString(w.b, v.String())
	case *value.XML:
		w.b = value.AppendJSONString(w.b, v.String())
	case *value.List:
		return w.list(v, v.Len(), v.At)
	case *value.Table:
		return w.list(v, v.Len(), func(i int) value.Value { return v.Row(i) })
	case *value.Map:
		return w.mapping(v)
	default:
		w.b = value.AppendString(w.b, v)
	}
	return nil
}

func (w *masker) mapping(v *value.Map) error {
	if err := w.enter(v); err != nil {
		return err
	}
	defer w.leave()
	w.b = append(w.b, '{')
	first := true
	for i, k := range v.Keys() {
		field := v.ValueAt(i)
		strategy := w.m.sensitive(v.Atomic(), k)
		if s, excluded := strategy.(*value.String); excluded && s.String() == "EXCLUDE" {
			continue
		}
		if !first {
			w.b = append(w.b, ',')
		}
		first = false
		w.b = append(value.AppendJSONString(w.b, k), ':')
		replacement, ok := strategy.(*value.Map)
		if !ok {
			if err := w.value(field); err != nil {
				return err
			}
			continue
		}
		switch with := replacement.Field("replacement").(type) {
		case *value.Function:
			input, err := w.c.ToString(field)
			if err != nil {
				return err
			}
			s, err := w.c.Call(with, value.Str(input))
			if err != nil {
				return err
			}
			w.b = value.AppendJSONString(w.b, str(s))
		default:
			w.b = value.AppendJSONString(w.b, str(with))
		}
	}
	w.b = append(w.b, '}')
	return nil
}

// sensitive gives the masking strategy of a field, nil when it is not
// sensitive. What counts is the type with which the record was made.
func (m *module) sensitive(t *types.MappingAtomic, field string) value.Value {
	annots := m.Runtime().FieldAnnots(t, field)
	if annots == nil {
		return nil
	}
	annot, ok := annots.Get("ballerina/log:Sensitive")
	if !ok {
		return nil
	}
	// An attachment without a value may be a mere true.
	if config, ok := annot.(*value.Map); ok {
		if strategy, ok := config.Get("strategy"); ok {
			return strategy
		}
	}
	return value.Str("EXCLUDE")
}
