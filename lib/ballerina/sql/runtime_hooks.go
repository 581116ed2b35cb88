package sql

import (
	"database/sql"
	"fmt"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// fieldTypedesc gives the annotations of the record type of a field.
func fieldTypedesc(td *value.Typedesc, f *types.Field) *value.Typedesc { return nil }

// fieldDefault computes the default value of a field.
func fieldDefault(c *runtime.Context, atom *types.MappingAtomic, field string) (value.Value, error) {
	return nil, fmt.Errorf("the default value of field '%s' cannot be computed", field)
}

// joined gives the connection of the strand's transaction.
func (cl *Client) joined(c *runtime.Context) (*sql.Conn, func(), error, bool) {
	return nil, nil, nil, false
}
