package sql

import (
	"database/sql"
	"fmt"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// annotated is a run time that knows the annotations of record types' fields.
type annotated interface {
	FieldAnnots(a *types.MappingAtomic, field string) *value.Map
}

// defaults is a strand that computes default values of record types' fields.
type defaults interface {
	FillDefault(a *types.MappingAtomic, field string) (value.Value, error)
}

func fieldAnnots(rt *runtime.Runtime, a *types.MappingAtomic, field string) *value.Map {
	if r, ok := any(rt).(annotated); ok {
		return r.FieldAnnots(a, field)
	}
	return nil
}

func fieldDefault(c *runtime.Context, a *types.MappingAtomic, field string) (value.Value, error) {
	if d, ok := any(c).(defaults); ok {
		return d.FillDefault(a, field)
	}
	return nil, fmt.Errorf("the default value of field '%s' cannot be computed", field)
}

// joined gives the connection of the strand's transaction.
func (cl *Client) joined(c *runtime.Context) (*sql.Conn, func(), error, bool) {
	return nil, nil, nil, false
}
