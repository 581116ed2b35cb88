package http

import (
	"strings"

	"barre/lib/ballerina/mime"
	"barre/types"
	"barre/value"
)

// problem says why a body could not be bound; err is what the conversion said.
// A service says about arrays, tables and xml what the language's conversion says.
func (g *target) problem(m *module, data []byte, cl mime.Class, err error, service bool) string {
	if _, ok := err.(*value.Error); !ok || cl != mime.ClassJSON {
		return conversionMessage(err)
	}
	if t := withoutNil(g.t); service && t.Basics()&(types.BList|types.BTable|types.BXML) != 0 && t.Basics()&types.BMapping == 0 {
		_, said := converted(m.conv.FromJSONText(data, g.jsonType, nil))
		if ve, ok := said.(*value.Error); ok && strings.HasSuffix(ve.Message, "ConversionError") {
			return "{ballerina}ConversionError, " + value.ToString(ve.Detail)
		}
	}
	return conversionMessage(err)
}
