package sql

import (
	"database/sql"

	"barre/runtime"
)

// joined gives the connection of the strand's transaction. The run time has no
// transactions yet that a connection could join; [Dialect].Begin waits for
// them.
func (cl *Client) joined(*runtime.Context) (*sql.Conn, func(), error, bool) {
	return nil, nil, nil, false
}
