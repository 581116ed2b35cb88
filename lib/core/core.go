// Package core is the set of library modules that every binary of Barre carries:
// the lang library and what needs nothing but Go's standard library.
package core

import (
	"barre/lib"
	cryptomod "barre/lib/ballerina/crypto"
	datacsvmod "barre/lib/ballerina/data.csv"
	datajsondatamod "barre/lib/ballerina/data.jsondata"
	dataxmldatamod "barre/lib/ballerina/data.xmldata"
	filemod "barre/lib/ballerina/file"
	httpmod "barre/lib/ballerina/http"
	httphttpscerrmod "barre/lib/ballerina/http.httpscerr"
	iomod "barre/lib/ballerina/io"
	langannotationsmod "barre/lib/ballerina/lang.annotations"
	langarraymod "barre/lib/ballerina/lang.array"
	langbooleanmod "barre/lib/ballerina/lang.boolean"
	langdecimalmod "barre/lib/ballerina/lang.decimal"
	langerrormod "barre/lib/ballerina/lang.error"
	langfloatmod "barre/lib/ballerina/lang.float"
	langfunctionmod "barre/lib/ballerina/lang.function"
	langfuturemod "barre/lib/ballerina/lang.future"
	langintmod "barre/lib/ballerina/lang.int"
	langmapmod "barre/lib/ballerina/lang.map"
	langobjectmod "barre/lib/ballerina/lang.object"
	langregexpmod "barre/lib/ballerina/lang.regexp"
	langruntimemod "barre/lib/ballerina/lang.runtime"
	langstreammod "barre/lib/ballerina/lang.stream"
	langstringmod "barre/lib/ballerina/lang.string"
	langtablemod "barre/lib/ballerina/lang.table"
	langtransactionmod "barre/lib/ballerina/lang.transaction"
	langtypedescmod "barre/lib/ballerina/lang.typedesc"
	langvaluemod "barre/lib/ballerina/lang.value"
	langxmlmod "barre/lib/ballerina/lang.xml"
	logmod "barre/lib/ballerina/log"
	mathvectormod "barre/lib/ballerina/math.vector"
	mimemod "barre/lib/ballerina/mime"
	osmod "barre/lib/ballerina/os"
	randommod "barre/lib/ballerina/random"
	testmod "barre/lib/ballerina/test"
	timemod "barre/lib/ballerina/time"
	tomlmod "barre/lib/ballerina/toml"
	urlmod "barre/lib/ballerina/url"
	uuidmod "barre/lib/ballerina/uuid"
)

// Modules lists the modules of the set.
func Modules() []*lib.Module {
	return []*lib.Module{
		&cryptomod.Module,
		&datacsvmod.Module,
		&datajsondatamod.Module,
		&dataxmldatamod.Module,
		&filemod.Module,
		&httpmod.Module,
		&httphttpscerrmod.Module,
		&iomod.Module,
		&langannotationsmod.Module,
		&langarraymod.Module,
		&langbooleanmod.Module,
		&langdecimalmod.Module,
		&langerrormod.Module,
		&langfloatmod.Module,
		&langfunctionmod.Module,
		&langfuturemod.Module,
		&langintmod.Module,
		&langmapmod.Module,
		&langobjectmod.Module,
		&langregexpmod.Module,
		&langruntimemod.Module,
		&langstreammod.Module,
		&langstringmod.Module,
		&langtablemod.Module,
		&langtransactionmod.Module,
		&langtypedescmod.Module,
		&langvaluemod.Module,
		&langxmlmod.Module,
		&logmod.Module,
		&mathvectormod.Module,
		&mimemod.Module,
		&osmod.Module,
		&randommod.Module,
		&testmod.Module,
		&timemod.Module,
		&tomlmod.Module,
		&urlmod.Module,
		&uuidmod.Module,
	}
}
