// Package mysqldriver is the module ballerinax/mysql.driver, which programs
// import beside ballerinax/mysql to choose the driver. There is nothing to
// choose here: the module is empty.
package mysqldriver

import (
	"embed"

	"barre/lib"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerinax/mysql.driver.
var Module = lib.Module{Org: "ballerinax", Name: "mysql.driver", Version: "1.8.0", Sources: sources}
