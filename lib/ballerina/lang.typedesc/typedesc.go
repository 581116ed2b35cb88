// Package langtypedesc is the library module ballerina/lang.typedesc.
package langtypedesc

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

// Module is ballerina/lang.typedesc.
var Module = lib.Module{Org: "ballerina", Name: "lang.typedesc", Version: langlib.Version, Sources: sources, Bind: bind}

// module makes records of type-ids.
type module struct{ *runtime.Module }

func bind(rm *runtime.Module) map[string]runtime.Extern {
	return map[string]runtime.Extern{"typeIds": module{rm}.typeIDs}
}

func (m module) typeIDs(_ *runtime.Context, args []value.Value) (value.Value, error) {
	ids, definite := types.TypeIDs(args[0].(*value.Typedesc).Type)
	if !definite {
		return nil, nil
	}
	if langlib.Bool(args[1]) {
		ids = types.PrimaryTypeIDs(ids)
	}
	var vals []value.Value
	for _, id := range ids {
		vals = append(vals, m.record(id))
	}
	l := value.NewList(m.Runtime().Env.Array(m.Type("TypeId")), vals)
	return value.CloneReadOnly(l), nil
}

// record makes the record that tells of a type-id.
func (m module) record(id *types.TypeID) value.Value {
	var parts []value.Value
	for _, p := range id.Parts {
		parts = append(parts, value.Str(p))
	}
	of := m.Record("ModuleId")
	of.Put("organization", value.Str(id.Org))
	of.Put("name", value.Str(id.Module))
	of.Put("platformParts", value.CloneReadOnly(value.NewList(types.StringArray, parts)))
	r := m.Record("TypeId")
	r.Put("moduleId", of)
	if id.Name != "" {
		r.Put("localId", value.Str(id.Name))
	} else {
		r.Put("localId", value.Int(id.Number))
	}
	return r
}
