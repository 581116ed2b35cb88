package langmap

import (
	"strings"
	"testing"

	. "barre/lib/internal/langlib/langtest"
	"barre/types"
	"barre/value"
)

func TestMap(t *testing.T) {
	m := Bind(t, Module, nil)
	big := Fn(types.Boolean, func(a ...value.Value) (value.Value, error) { return value.Boolean(a[0].(value.Int) > 1), nil })
	str := Fn(types.String, func(a ...value.Value) (value.Value, error) { return value.Str(value.ToString(a[0])), nil })
	add := Fn(types.Int, func(a ...value.Value) (value.Value, error) { return a[0].(value.Int) + a[1].(value.Int), nil })
	fails := Fn(types.Int, func(...value.Value) (value.Value, error) { return nil, value.Panic("boom", "") })
	rec := m.Env.Mapping([]types.Field{{Name: "a", Type: types.Int}, {Name: "b", Type: types.Int, Optional: true}, {Name: "r", Type: types.Int, Readonly: true, Optional: true}}, types.Never, &types.RecordMeta{Name: "R"})
	record := func() *value.Map { return value.MapOf(rec, "a", value.Int(1), "b", value.Int(2), "r", value.Int(3)) }
	ints := func() *value.Map { return value.MapOf(m.Env.Map(types.Int), "a", value.Int(1), "b", value.Int(2)) }
	ro := value.CloneReadOnly(ints())
	m.Run([]Case{
		{"length", Args(`{"a":1,"b":2}`), "2"}, {"get", Args(ints(), `"b"`), "2"}, {"get", Args(ints(), `"c"`), "panic: {ballerina/lang.map}KeyNotFound cannot find key 'c'"},
		{"entries", Args(ints()), `{"a":["a",1],"b":["b",2]}`}, {"map", Args(ints(), str), `{"a":"1","b":"2"}`}, {"map", Args(ints(), fails), "panic: boom"}, {"forEach", Args(ints(), str), "()"},
		{"filter", Args(ints(), big), `{"b":2}`}, {"filter", Args(ro, big), `{"b":2}`}, {"filter", Args(record(), big), `{"b":2,"r":3}`}, {"reduce", Args(ints(), add, "10"), "13"}, {"reduce", Args("{}", add, "10"), "10"},
		{"remove", Args(ints(), `"a"`), "1"}, {"remove", Args(ints(), `"x"`), "panic: {ballerina/lang.map}KeyNotFound cannot find key 'x'"}, {"remove", Args(ro, `"a"`), "panic: {ballerina/lang.map}InvalidUpdate modification not allowed on readonly value"},
		{"remove", Args(record(), `"a"`), "panic: {ballerina/lang.map}OperationNotSupported failed to remove field: 'a' is a required field in 'R'"}, {"remove", Args(record(), `"b"`), "2"}, {"removeIfHasKey", Args(record(), `"r"`), "panic: {ballerina/lang.map}OperationNotSupported failed to remove field: 'r' is a readonly field in 'R'"},
		{"removeIfHasKey", Args(ints(), `"x"`), "()"}, {"removeIfHasKey", Args(ints(), `"a"`), "1"}, {"removeIfHasKey", Args(ro, `"x"`), "panic: {ballerina/lang.map}InvalidUpdate modification not allowed on readonly value"},
		{"removeAll", Args(ints()), "()"}, {"removeAll", Args(record()), "panic: {ballerina/lang.map}OperationNotSupported failed to clear: 'a' cannot be removed from 'R'"},
		{"hasKey", Args(ints(), `"a"`), "true"}, {"hasKey", Args(ints(), `"x"`), "false"}, {"keys", Args(ints()), `["a","b"]`}, {"keys", Args("{}"), "[]"}, {"toArray", Args(record()), "[1,2,3]"}, {"toArray", Args(`{"a":1,"b":"x"}`), `[1,"x"]`},
	})
	r, _ := m.Call("filter", ro, m.Value(big))
	if f := r.(*value.Map); f.Readonly() || f.Type() != ints().Type() {
		t.Errorf("filter gives %s", f.Type())
	}
	// Keys that are returned are a copy.
	x := ints()
	k, _ := m.Call("keys", x)
	if err := k.(*value.List).Set(0, value.Str("z")); err != nil || value.ToString(x) != `{"a":1,"b":2}` {
		t.Error(x, err)
	}
	it, _ := m.Call("iterator", x)
	if v, err := m.Call("Iterator.next", it); err != nil || value.ToString(v) != `{"value":1}` {
		t.Error(v, err)
	}
	// A member that was returned may go.
	if _, err := x.Delete("a"); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(m.Walk("Iterator", it), " "); got != "2 ()" {
		t.Error(got)
	}
}
