package http

import (
	"strings"

	"barre/lib/ballerina/mime"
	"barre/types"
	"barre/value"
)

// What is wrong with JSON that does not fit a type is said in the words of the
// distribution's parser of JSON, which names the first problem it meets.

// problem says why a body could not be bound; err is what the conversion said.
// A service says about arrays, tables and xml what the conversion said.
func (g *target) problem(data []byte, cl mime.Class, err error, service bool) string {
	ve, ok := err.(*value.Error)
	if !ok || cl != mime.ClassJSON || !strings.HasSuffix(ve.Message, "ConversionError") {
		return conversionMessage(err)
	}
	if t := withoutNil(g.t); service && t.Basics()&(types.BList|types.BTable|types.BXML) != 0 && t.Basics()&types.BMapping == 0 {
		return "{ballerina}ConversionError, " + value.ToString(ve.Detail)
	}
	v, perr := value.ParseJSON(data, nil)
	if perr != nil {
		return conversionMessage(perr)
	}
	if g.lax {
		v = relax(v, g.jsonType)
	}
	if p := mismatch(v, g.t, ""); p != "" {
		return p
	}
	return conversionMessage(err)
}

// mismatch finds the first part of a JSON value that does not fit a type and
// says why; field is the path of the record field that v stands in. It gives
// "" when it finds nothing.
func mismatch(v value.Value, t types.Type, field string) string {
	wrong := func() string {
		shown := value.ToString(v)
		if v == nil {
			shown = "null"
		}
		if field != "" {
			return "incompatible value '" + shown + "' for type '" + t.String() + "' in field '" + field + "'"
		}
		return "incompatible expected type '" + t.String() + "' for value '" + shown + "'"
	}
	switch v := v.(type) {
	case *value.Map:
		a := types.MappingAtomicOf(t)
		if a == nil {
			if t.Basics()&types.BMapping == 0 {
				return wrong()
			}
			return ""
		}
		return mismatchIn(v, a, field)
	case *value.List:
		if t.Basics()&types.BList == 0 {
			return wrong()
		}
		elem := types.ListElem(t)
		for i := 0; i < v.Len(); i++ {
			if p := mismatch(v.At(i), elem, field); p != "" {
				return p
			}
		}
		return ""
	case nil:
		if !nilable(t) {
			return wrong()
		}
	case *value.String:
		if t.Basics()&types.BString == 0 || !value.Is(v, t) {
			return wrong()
		}
	case value.Boolean:
		if !value.Is(v, t) {
			return wrong()
		}
	default:
		// Numbers are converted among each other.
		if t.Basics()&(types.BInt|types.BFloat|types.BDecimal) == 0 {
			return wrong()
		}
	}
	return ""
}

// mismatchIn looks at the fields of a mapping.
func mismatchIn(v *value.Map, a *types.MappingAtomic, field string) string {
	record := len(a.Fields) > 0
	for i, k := range v.Keys() {
		at := ""
		if record {
			if at = k; field != "" {
				at = field + "." + k
			}
		}
		ft := a.Rest
		if f := a.Field(k); f != nil {
			ft = f.Type
		} else if types.IsNever(a.Rest) {
			return "undefined field '" + at + "'"
		}
		if p := mismatch(v.ValueAt(i), ft, at); p != "" {
			return p
		}
	}
	for _, f := range fieldsInOrder(a) {
		if f.Optional || v.Find(f.Name) >= 0 {
			continue
		}
		if a.Meta != nil {
			if _, ok := a.Meta.Defaults[f.Name]; ok {
				continue
			}
		}
		if field != "" {
			return "required field '" + field + "." + f.Name + "' not present in JSON"
		}
		return "required field '" + f.Name + "' not present in JSON"
	}
	return ""
}
