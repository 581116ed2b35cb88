package langvalue

import (
	"testing"

	. "barre/lib/internal/langlib/langtest"
	"barre/types"
	"barre/value"
)

func TestValue(t *testing.T) {
	m := Bind(t, Module, func(env *types.Env) map[string]types.Type {
		return map[string]types.Type{"JsonFloat": types.JSON, "JsonDecimal": types.JSON}
	})
	desc := func(t types.Type) *value.Typedesc { return &value.Typedesc{Type: t} }
	point := m.Env.Mapping([]types.Field{{Name: "x", Type: types.Float}, {Name: "y", Type: types.Float}}, types.Never, &types.RecordMeta{Name: "Point", Order: []string{"y", "x"}})
	fault := value.NewError("oops", nil)
	m.Run([]Case{
		{"clone", Args(`[1,{"a":2}]`), `[1,{"a":2}]`}, {"cloneReadOnly", Args(`[1]`), "[1]"}, {"isReadOnly", Args("[1]"), "false"}, {"isReadOnly", Args(value.CloneReadOnly(Ints(1))), "true"}, {"isReadOnly", Args("1"), "true"}, {"isReadOnly", Args("xml`a`"), "true"}, {"isReadOnly", Args("xml`<a/>`"), "false"},
		{"cloneWithType", Args(`{"x":1,"y":2.5}`, desc(point)), `{"y":2.5,"x":1.0}`}, {"cloneWithType", Args(`{"x":1}`, desc(point)), "error: {ballerina/lang.value}ConversionError 'map<anydata>' value cannot be converted to 'Point': \n\t\tmissing required field 'y' of type 'float' in record 'Point'"}, {"cloneWithType", Args(nil, desc(types.Int)), "error: {ballerina/lang.value}ConversionError cannot convert '()' to type 'int'"},
		{"ensureType", Args("5", desc(types.Float)), "5.0"}, {"ensureType", Args(`"x"`, desc(types.Int)), "error: {ballerina}TypeCastError incompatible types: 'string' cannot be cast to 'int'"}, {"ensureType", Args(fault, desc(types.Int)), "error: oops"}, {"ensureType", Args(fault, desc(types.AnyOrError)), "error: oops"},
		{"toString", Args(`"a"`), `"a"`}, {"toString", Args(nil), `""`}, {"toString", Args(`[1,"a",()]`), `"[1,\"a\",null]"`}, {"toBalString", Args(`[1d,"a",()]`), `"[1d,\"a\",()]"`}, {"fromBalString", Args(`"[1d,\"a\"]"`), `[1d,"a"]`}, {"fromBalString", Args(`"[1"`), "error: {ballerina/lang.value}FromBalStringError expected ',', found end of the text at position 2"},
		{"toJson", Args(`{"a":xml` + "`<b/>`" + `,"t":table key(k) [{"k":1}]}`), `{"a":"<b/>","t":[{"k":1}]}`}, {"toJsonString", Args(`{"a":[1,()],"b":"x"}`), `"{\"a\":[1, null], \"b\":\"x\"}"`}, {"toJsonString", Args(`"x"`), `"\"x\""`},
		{"fromJsonString", Args(`"{\"a\":[1,2.5]}"`), `{"a":[1,2.5d]}`}, {"fromJsonString", Args(`"[1,]"`), "error: {ballerina/lang.value}FromJsonStringError unexpected character ']' at line: 1 column: 4"}, {"fromJsonFloatString", Args(`"[1,2.5]"`), "[1.0,2.5]"}, {"fromJsonDecimalString", Args(`"[1,2.50]"`), "[1d,2.50d]"}, {"fromJsonFloatString", Args(`"x"`), "error: {ballerina/lang.value}FromJsonStringError unrecognized token 'x' at line: 1 column: 2"},
		{"fromJsonWithType", Args(`"<a/>"`, desc(types.XML)), "xml`<a/>`"}, {"fromJsonStringWithType", Args(`"{\"x\":1,\"y\":2}"`, desc(point)), `{"y":2.0,"x":1.0}`}, {"fromJsonStringWithType", Args(`"{"`, desc(point)), "error: {ballerina/lang.value}FromJsonStringError unexpected end of JSON document at line: 1 column: 2"},
		{"mergeJson", Args(`{"a":1}`, `{"b":2}`), `{"a":1,"b":2}`}, {"mergeJson", Args(`1`, `"x"`), "error: {ballerina/lang.value}MergeJsonError Cannot merge JSON values of types 'int' and 'string'"},
		{"count", Args("[1,2]"), "2"}, {"first", Args("1", "[2]"), "1"}, {"last", Args("1", "[2,3]"), "3"}, {"last", Args("1", "[]"), "1"},
	})
	self := value.MapOf(types.AnydataMap)
	self.Put("self", self)
	for _, fn := range []string{"toJson", "toJsonString"} {
		if got := Show(m.Call(fn, self)); got != "panic: {ballerina/lang.value}CyclicValueReferenceError 'map<anydata>' value has cyclic reference" {
			t.Error(got)
		}
	}
}

func TestToStringOfObject(t *testing.T) {
	m := Bind(t, Module, nil)
	c := &value.Class{Name: "C", Type: types.AnyObject}
	c.Seal()
	if got := Show(m.Call("toString", value.NewObject(c))); got != `"object C"` {
		t.Error(got)
	}
	f := m.Value(Fn(types.String, func(...value.Value) (value.Value, error) { return value.Str("shown"), nil })).(*value.Function)
	c.Methods = map[string]*value.Function{"toString": f}
	if got := Show(m.Call("toString", value.NewObject(c))); got != `"shown"` {
		t.Error(got)
	}
}
