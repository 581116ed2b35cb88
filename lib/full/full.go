// Package full is the set of all library modules.
package full

import (
	"barre/lib"
	datayamlmod "barre/lib/ballerina/data.yaml"
	sqlmod "barre/lib/ballerina/sql"
	kafkamod "barre/lib/ballerinax/kafka"
	mysqlmod "barre/lib/ballerinax/mysql"
	mysqldrivermod "barre/lib/ballerinax/mysql.driver"
	"barre/lib/core"
)

// Modules lists the modules of the set.
func Modules() []*lib.Module {
	return append(core.Modules(), &datayamlmod.Module, &sqlmod.Module, &kafkamod.Module, &mysqlmod.Module, &mysqldrivermod.Module)
}
