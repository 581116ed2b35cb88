package langfunction

import (
	"testing"

	. "barre/lib/internal/langlib/langtest"
	"barre/types"
	"barre/value"
)

func TestCall(t *testing.T) {
	m := Bind(t, Module, nil)
	var got []value.Value
	mk := func(sig *types.Signature) *value.Function {
		return &value.Function{Type: m.Env.Func(sig), Code: func(args ...value.Value) (value.Value, error) {
			got = args
			return value.Int(len(args)), nil
		}}
	}
	one := mk(&types.Signature{Params: []types.Param{{Name: "a", Type: types.Int}}, Ret: types.Int})
	dflt := mk(&types.Signature{Params: []types.Param{{Name: "a", Type: types.Int}, {Name: "b", Type: types.String, HasDefault: true}}, Ret: types.Int})
	rest := mk(&types.Signature{Params: []types.Param{{Name: "a", Type: types.Int}}, Rest: types.String, Ret: types.Int})
	const wrong = "panic: {ballerina/lang.function}IncompatibleArguments arguments of incompatible types: argument list '"
	m.Run([]Case{
		{"call", Args(one, "[1]"), "1"}, {"call", Args(one, `["x"]`), wrong + "(string)' cannot be passed to function expecting parameter list '(int)'"}, {"call", Args(one, "[]"), wrong + "()' cannot be passed to function expecting parameter list '(int)'"}, {"call", Args(one, "[1,2]"), wrong + "(int,int)' cannot be passed to function expecting parameter list '(int)'"},
		{"call", Args(dflt, "[1]"), "2"}, {"call", Args(dflt, `[1,"b"]`), "2"}, {"call", Args(rest, `[1,"b","c"]`), "3"}, {"call", Args(rest, `[1,2]`), wrong + "(int,int)' cannot be passed to function expecting parameter list '(int,string...)'"},
	})
	if _, err := m.Call("call", dflt, m.Value("[1]")); err != nil || got[1] != value.Absent {
		t.Error(got, err)
	}
	if _, err := m.Call("call", rest, m.Value(`[1,"b","c"]`)); err != nil || value.ToString(got[2]) != "c" {
		t.Error(got, err)
	}
}
