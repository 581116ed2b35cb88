package langarray

import (
	"fmt"
	"strings"
	"testing"

	. "barre/lib/internal/langlib/langtest"
	"barre/types"
	"barre/value"
)

func TestArray(t *testing.T) {
	m := Bind(t, Module, nil)
	double := Fn(types.Int, func(a ...value.Value) (value.Value, error) { return a[0].(value.Int) * 2, nil })
	even := Fn(types.Boolean, func(a ...value.Value) (value.Value, error) { return value.Boolean(a[0].(value.Int)%2 == 0), nil })
	add := Fn(types.Int, func(a ...value.Value) (value.Value, error) { return a[0].(value.Int) + a[1].(value.Int), nil })
	fails := Fn(types.Boolean, func(...value.Value) (value.Value, error) { return nil, value.Panic("boom", "") })
	neg := Fn(types.Int, func(a ...value.Value) (value.Value, error) { return -a[0].(value.Int), nil })
	ro := value.CloneReadOnly(Ints(3, 1, 2))
	tuple := func() *value.List {
		return value.NewList(m.Env.Tuple([]types.Type{types.Int, types.String}, types.Boolean), []value.Value{value.Int(1), value.Str("a"), value.Boolean(true)})
	}
	pair := func() *value.List {
		return value.NewList(m.Env.ArrayN(types.Int, 2), []value.Value{value.Int(1), value.Int(2)})
	}
	m.Run([]Case{
		{"length", Args(`[1,"a",()]`), "3"}, {"length", Args(tuple()), "3"},
		{"enumerate", Args(`["a","b"]`), `[[0,"a"],[1,"b"]]`}, {"enumerate", Args("[]"), "[]"},
		{"map", Args(Ints(1, 2), double), "[2,4]"}, {"map", Args(Ints(), double), "[]"}, {"map", Args(Ints(1), fails), "panic: boom"}, {"map", Args(ro, double), "[6,2,4]"},
		{"forEach", Args(Ints(1), double), "()"}, {"forEach", Args(Ints(1), fails), "panic: boom"},
		{"filter", Args(Ints(1, 2, 3, 4), even), "[2,4]"}, {"filter", Args(ro, even), "[2]"},
		{"reduce", Args(Ints(1, 2, 3), add, "10"), "16"}, {"reduce", Args(Ints(), add, "10"), "10"},
		{"some", Args(Ints(1, 2), even), "true"}, {"some", Args(Ints(1), even), "false"}, {"some", Args(Ints(), even), "false"},
		{"every", Args(Ints(2, 4), even), "true"}, {"every", Args(Ints(2, 1), even), "false"}, {"every", Args(Ints(), even), "true"},
		{"slice", Args(Ints(1, 2, 3, 4), "1", "3"), "[2,3]"}, {"slice", Args(Ints(1), "1", "1"), "[]"}, {"slice", Args(tuple(), "1", "3"), `["a",true]`},
		{"slice", Args(Ints(1), "-1", "1"), "panic: {ballerina/lang.array}IndexOutOfRange array index out of range: index: -1, size: 1"},
		{"slice", Args(Ints(1), "0", "2"), "panic: {ballerina/lang.array}IndexOutOfRange array index out of range: index: 2, size: 1"},
		{"slice", Args(Ints(1, 2), "2", "1"), "panic: {ballerina/lang.array}IndexOutOfRange invalid slice range: start index '2' is greater than end index '1'"},
		{"remove", Args(Ints(1, 2, 3), "1"), "2"}, {"remove", Args(Ints(1), "1"), "panic: {ballerina/lang.array}IndexOutOfRange array index out of range: index: 1, size: 1"},
		{"remove", Args(ro, "1"), "panic: {ballerina/lang.array}InvalidUpdate modification not allowed on readonly value"},
		{"removeAll", Args(Ints(1)), "()"}, {"setLength", Args(Ints(1), "-1"), "panic: {ballerina/lang.array}IndexOutOfRange array index out of range: index: -1, size: 1"},
		{"indexOf", Args(`[1,[2],"a",[2]]`, "[2]", "0"), "1"}, {"indexOf", Args(`[1,[2],"a",[2]]`, "[2]", "2"), "3"}, {"indexOf", Args("[1]", "1.0", "0"), "()"}, {"indexOf", Args("[1]", "1", "5"), "()"},
		{"indexOf", Args("[1]", "1", "-1"), "panic: {ballerina/lang.array}IndexOutOfRange array index out of range: index: -1, size: 1"},
		{"lastIndexOf", Args("[1,2,1,3]", "1", "3"), "2"}, {"lastIndexOf", Args("[1,2,1,3]", "1", "1"), "0"}, {"lastIndexOf", Args("[]", "1", "-1"), "()"},
		{"lastIndexOf", Args("[1]", "1", "1"), "panic: {ballerina/lang.array}IndexOutOfRange array index out of range: index: 1, size: 1"},
		{"reverse", Args("[1,\"a\"]"), `["a",1]`}, {"reverse", Args(ro), "[2,1,3]"},
		{"sort", Args(ro, `"ascending"`, nil), "[1,2,3]"}, {"sort", Args(Ints(3, 1, 2), `"descending"`, nil), "[3,2,1]"}, {"sort", Args(Ints(3, 1, 2), `"ascending"`, neg), "[3,2,1]"}, {"sort", Args(Ints(1), `"ascending"`, fails), "panic: boom"},
		{"pop", Args(Ints(1, 2)), "2"}, {"pop", Args(Ints()), "panic: {ballerina/lang.array}IndexOutOfRange array index out of range: index: -1, size: 0"},
		{"shift", Args(Ints(1, 2)), "1"}, {"shift", Args(Ints()), "panic: {ballerina/lang.array}IndexOutOfRange array index out of range: index: 0, size: 0"},
		{"push", Args(Ints(1), `["foo"]`), "panic: {ballerina/lang.array}InherentTypeViolation incompatible types: expected 'int', found 'string'"},
		{"unshift", Args(Ints(1), `["foo"]`), "panic: {ballerina/lang.array}InherentTypeViolation incompatible types: expected 'int', found 'string'"},
		{"push", Args(pair(), "[3]"), "panic: {ballerina/lang.array}InherentTypeViolation cannot change the length of a list of type 'int[2]' to 3"},
		{"toBase64", Args(value.NewBytes([]byte("Hello"))), `"SGVsbG8="`}, {"toBase64", Args(Ints(72, 255)), `"SP8="`},
		{"fromBase64", Args(`" SGVs bG8= "`), "[72,101,108,108,111]"}, {"fromBase64", Args(`"SGVsbG8"`), "error: invalid base64 string: illegal base64 data at input byte 4"},
		{"toBase16", Args(value.NewBytes([]byte{170, 1})), `"aa01"`}, {"fromBase16", Args(`"Aa 01"`), "[170,1]"}, {"fromBase16", Args(`"abc"`), "error: invalid base16 string: odd length hex string"},
		{"fromBase16", Args(`"xx"`), "error: invalid base16 string: invalid byte: U+0078 'x'"},
	})
	// Results have the types that the signatures promise.
	for fn, args := range map[string][]any{"slice": Args(ro, "0", "2"), "filter": Args(ro, even), "reverse": Args(ro), "sort": Args(ro, `"ascending"`, nil), "map": Args(ro, double)} {
		vals := make([]value.Value, len(args))
		for i, a := range args {
			vals[i] = m.Value(a)
		}
		r, err := m.Call(fn, vals...)
		if l, ok := r.(*value.List); err != nil || !ok || l.Readonly() || l.Type() != types.IntArray {
			t.Errorf("%s: %v of type %s", fn, r, value.TypeOf(r))
		}
	}
}

func TestChanges(t *testing.T) {
	m := Bind(t, Module, nil)
	l := Ints(1, 2)
	for _, c := range []struct {
		fn   string
		args []any
		want string
	}{
		{"push", Args("[3]"), "[1,2,3]"}, {"push", Args("[4,5]"), "[1,2,3,4,5]"}, {"push", Args("[]"), "[1,2,3,4,5]"}, {"unshift", Args("[8,9]"), "[8,9,1,2,3,4,5]"}, {"shift", nil, "[9,1,2,3,4,5]"}, {"pop", nil, "[9,1,2,3,4]"},
		{"setLength", Args("2"), "[9,1]"}, {"setLength", Args("4"), "[9,1,0,0]"}, {"removeAll", nil, "[]"},
	} {
		args := []value.Value{l}
		for _, a := range c.args {
			args = append(args, m.Value(a))
		}
		if _, err := m.Call(c.fn, args...); err != nil || value.ToBalString(l) != c.want {
			t.Errorf("%s: %s %v, want %s", c.fn, value.ToBalString(l), err, c.want)
		}
	}
	// A callback that changes the array does not lead out of it.
	l = Ints(1, 2, 3, 4)
	seen := 0
	_, err := m.Call("forEach", l, m.Value(Fn(types.Nil, func(...value.Value) (value.Value, error) {
		seen++
		return nil, l.SetLen(2)
	})))
	if err != nil || seen != 2 {
		t.Error(seen, err)
	}
}

func TestIteration(t *testing.T) {
	m := Bind(t, Module, nil)
	it, err := m.Call("iterator", m.Value(`[1,"a"]`))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(m.Walk("Iterator", it), " "); got != `1 "a" ()` {
		t.Error(got)
	}
	s, err := m.Call("toStream", m.Value("[1,2]"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for {
		v, end, ok, err := s.(*value.Stream).Next(nil)
		if !ok {
			got = append(got, fmt.Sprint(end, err))
			break
		}
		got = append(got, value.ToBalString(v))
	}
	if g := strings.Join(got, " "); g != "1 2 <nil> <nil>" {
		t.Error(g)
	}
}
