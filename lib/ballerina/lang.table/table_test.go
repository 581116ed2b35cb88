package langtable

import (
	"strings"
	"testing"

	. "barre/lib/internal/langlib/langtest"
	"barre/types"
	"barre/value"
)

func TestTable(t *testing.T) {
	m := Bind(t, Module, nil)
	row := m.Env.Mapping([]types.Field{{Name: "id", Type: types.Int, Readonly: true}, {Name: "n", Type: types.String}}, types.Never, &types.RecordMeta{Name: "Row"})
	mk := func(id int64, n string) *value.Map { return value.MapOf(row, "id", value.Int(id), "n", value.Str(n)) }
	table := func() *value.Table {
		tb := value.NewTable(types.TableAtomicOf(m.Env.TableOf(row, []string{"id"}, nil)), false)
		for _, r := range []*value.Map{mk(1, "a"), mk(3, "b")} {
			if err := tb.Add(r); err != nil {
				t.Fatal(err)
			}
		}
		return tb
	}
	ro := table()
	ro.Freeze()
	name := Fn(m.Env.Map(types.String), func(a ...value.Value) (value.Value, error) {
		return value.MapOf(m.Env.Map(types.String), "n", a[0].(*value.Map).Field("n")), nil
	})
	isB := Fn(types.Boolean, func(a ...value.Value) (value.Value, error) {
		return value.Boolean(a[0].(*value.Map).Str("n") == "b"), nil
	})
	sum := Fn(types.Int, func(a ...value.Value) (value.Value, error) {
		return a[0].(value.Int) + value.Int(a[1].(*value.Map).Int("id")), nil
	})
	fails := Fn(types.Int, func(...value.Value) (value.Value, error) { return nil, value.Panic("boom", "") })
	m.Run([]Case{
		{"length", Args(table()), "2"}, {"get", Args(table(), "3"), `{"id":3,"n":"b"}`}, {"get", Args(table(), "2"), "panic: {ballerina/lang.table}KeyNotFound cannot find key '2'"},
		{"put", Args(table(), mk(3, "c")), "()"}, {"put", Args(ro, mk(3, "c")), "panic: {ballerina/lang.table}InvalidUpdate modification not allowed on readonly value"},
		{"add", Args(table(), mk(4, "c")), "()"}, {"add", Args(table(), mk(3, "c")), "panic: {ballerina/lang.table}KeyConstraintViolation a value found for key '3'"},
		{"add", Args(table(), `{"id":"x"}`), "panic: {ballerina/lang.table}InherentTypeViolation value type 'map<anydata>' inconsistent with the inherent table type 'table<Row> key(id)'"},
		{"map", Args(table(), name), `table key() [{"n":"a"},{"n":"b"}]`}, {"map", Args(table(), fails), "panic: boom"}, {"forEach", Args(table(), name), "()"},
		{"filter", Args(table(), isB), `table key(id) [{"id":3,"n":"b"}]`}, {"filter", Args(ro, isB), `table key(id) [{"id":3,"n":"b"}]`}, {"reduce", Args(table(), sum, "10"), "14"},
		{"remove", Args(table(), "1"), `{"id":1,"n":"a"}`}, {"remove", Args(table(), "9"), "panic: {ballerina/lang.table}KeyNotFound cannot find key '9'"}, {"removeIfHasKey", Args(table(), "9"), "()"}, {"removeIfHasKey", Args(table(), "1"), `{"id":1,"n":"a"}`}, {"removeAll", Args(table()), "()"}, {"removeAll", Args(ro), "panic: {ballerina/lang.table}InvalidUpdate modification not allowed on readonly value"},
		{"hasKey", Args(table(), "1"), "true"}, {"hasKey", Args(table(), "2"), "false"}, {"keys", Args(table()), "[1,3]"}, {"toArray", Args(table()), `[{"id":1,"n":"a"},{"id":3,"n":"b"}]`}, {"nextKey", Args(table()), "4"}, {"nextKey", Args("table key(id) []"), "0"}, {"nextKey", Args(`table key(id) [{"id":-5}]`), "0"},
		{"nextKey", Args(`table key(id) [{"id":9223372036854775807}]`), "panic: {ballerina}NumberOverflow int range overflow"},
		{"get", Args(`table key(a,b) [{"a":1,"b":"x"},{"a":1,"b":"y"}]`, `[1,"y"]`), `{"a":1,"b":"y"}`}, {"get", Args(`table key(a,b) [{"a":1,"b":"x"}]`, `[1,"z"]`), `panic: {ballerina/lang.table}KeyNotFound cannot find key '[1,"z"]'`}, {"keys", Args(`table key(a,b) [{"a":1,"b":"x"}]`), `[[1,"x"]]`},
	})
	r, _ := m.Call("filter", ro, m.Value(isB))
	if r.(*value.Table).Readonly() {
		t.Error("filter of an immutable table is immutable")
	}
	it, _ := m.Call("iterator", table())
	if got := strings.Join(m.Walk("Iterator", it), " "); got != `{"id":1,"n":"a"} {"id":3,"n":"b"} ()` {
		t.Error(got)
	}
}
