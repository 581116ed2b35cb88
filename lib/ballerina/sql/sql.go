// Package sql is the module ballerina/sql, and what all database clients
// share: pools of connections over database/sql, queries and their parameters,
// and the conversion of rows to records. A client module says in a [Dialect]
// what is particular to its database, calls [Open] when an object of its class
// is made and leaves the object's methods to [Methods].
package sql

import (
	"embed"

	"barre/lib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/sql.
var Module = lib.Module{Org: "ballerina", Name: "sql", Version: "1.19.0", Sources: sources, Bind: bind}

// outParameters are the classes of parameters that receive one value.
var outParameters = []string{
	"Char", "CharArray", "Varchar", "VarcharArray", "NChar", "NVarchar", "NVarcharArray", "Binary", "BinaryArray",
	"VarBinary", "VarBinaryArray", "Text", "Blob", "Clob", "NClob", "Date", "DateArray", "Time", "TimeArray",
	"TimeWithTimezone", "TimeWithTimezoneArray", "DateTime", "DateTimeArray", "Timestamp", "TimestampArray",
	"TimestampWithTimezone", "TimestampWithTimezoneArray", "Array", "Row", "SmallInt", "SmallIntArray", "Integer",
	"BigInt", "IntegerArray", "BigIntArray", "Real", "RealArray", "Float", "FloatArray", "Double", "DoubleArray",
	"Numeric", "NumericArray", "Decimal", "DecimalArray", "Bit", "BitArray", "Boolean", "BooleanArray", "Ref",
	"Struct", "XML",
}

func bind(m *runtime.Module) map[string]runtime.Extern {
	f := map[string]runtime.Extern{
		"ProcedureCallResult.getNextQueryResult": nextResult,
		"ProcedureCallResult.close":              closeCall,
		"InOutParameter.get":                     outValue,
		"CursorOutParameter.get":                 cursor,
		"generateApplicationErrorStream": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			e := newErrors(c.Runtime()).Application("%s", args[0].(*value.String))
			return errorStream(c, types.AnydataMap, e), nil
		},
	}
	for _, name := range outParameters {
		f[name+"OutParameter.get"] = outValue
	}
	return f
}
