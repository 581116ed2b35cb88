package value

import (
	"math"
	"strings"
	"testing"

	"barre/types"
)

// TestToString: the styles of the section on ToString: direct for toString,
// informal within containers, expression for toBalString.
func TestToString(t *testing.T) {
	e := types.NewEnv()
	anys := func(vs ...Value) *List { return NewList(types.AnydataList, vs) }
	row := e.Mapping([]types.Field{{Name: "id", Type: types.Int, Readonly: true}}, types.Anydata, nil)
	table := NewTable(types.TableAtomicOf(e.TableOf(row, []string{"id"}, nil)), false)
	_ = table.Append(MapOf(row, "id", Int(1), "s", Str("x")))
	_ = table.Append(MapOf(row, "id", Int(2)))
	named := NewErrorOf(types.Error, "m", NewError("why", nil), "code", Int(1), "s", Str("x"), "n", nil)
	named.TypeName = "MyError"
	for _, c := range []struct {
		name             string
		v                Value
		direct, inner, x string // toString, toString within a list, toBalString
	}{
		{"nil", nil, "", "null", "()"},
		{"true", Boolean(true), "true", "true", "true"},
		{"int", Int(-2), "-2", "-2", "-2"},
		{"least int", Int(math.MinInt64), "-9223372036854775808", "-9223372036854775808", "-9223372036854775808"},
		{"float", Float(1), "1.0", "1.0", "1.0"},
		{"negative zero", Float(math.Copysign(0, -1)), "-0.0", "-0.0", "-0.0"},
		{"large float", Float(1e7), "1.0E7", "1.0E7", "1.0E7"},
		{"small float", Float(0.00015), "1.5E-4", "1.5E-4", "1.5E-4"},
		{"NaN", Float(math.NaN()), "NaN", "NaN", "float:NaN"},
		{"infinity", Float(math.Inf(1)), "Infinity", "Infinity", "float:Infinity"},
		{"negative infinity", Float(math.Inf(-1)), "-Infinity", "-Infinity", "-float:Infinity"},
		{"decimal", mustDecimal("1"), "1", "1", "1d"},
		{"decimal with precision", mustDecimal("1.20"), "1.20", "1.20", "1.20d"},
		{"string", Str("xyz"), "xyz", `"xyz"`, `"xyz"`},
		{"string with quotes", Str("a\"\n\\é"), "a\"\n\\é", "\"a\"\n\\é\"", `"a\"\n\\é"`},
		{"list", anys(Int(1), nil, Str("s"), anys()), `[1,null,"s",[]]`, `[1,null,"s",[]]`, `[1,(),"s",[]]`},
		{"ints", NewList(types.IntArray, []Value{Int(1), Int(2)}), "[1,2]", "[1,2]", "[1,2]"},
		{"bytes", NewBytes([]byte{0, 255}), "[0,255]", "[0,255]", "[0,255]"},
		{"decimals", anys(mustDecimal("1.0")), "[1.0]", "[1.0]", "[1.0d]"},
		{"mapping", MapOf(types.AnydataMap, "x", Int(1), "a b", nil), `{"x":1,"a b":null}`, `{"x":1,"a b":null}`, `{"x":1,"a b":()}`},
		{"empty mapping", NewMap(types.AnydataMap), "{}", "{}", "{}"},
		{"xml", parse1(t, "<d>t</d>"), "<d>t</d>", "`<d>t</d>`", "xml`<d>t</d>`"},
		{"table", table, `[{"id":1,"s":"x"},{"id":2}]`, `[{"id":1,"s":"x"},{"id":2}]`, `table key(id) [{"id":1,"s":"x"},{"id":2}]`},
		{"error", NewError("m", nil), `error("m")`, `error("m")`, `error("m")`},
		{"error with detail", named, `error MyError ("m",error("why"),code=1,s="x",n=null)`, `error MyError ("m",error("why"),code=1,s="x",n=null)`, `error MyError ("m",error("why"),code=1,s="x",n=())`},
	} {
		if got := ToString(c.v); got != c.direct {
			t.Errorf("%s: toString gives %s, want %s", c.name, got, c.direct)
		}
		if got := string(AppendString([]byte("> "), c.v)); got != "> "+c.direct {
			t.Errorf("%s: appended: %s, want %s", c.name, got, c.direct)
		}
		if got := ToString(NewList(types.AnyList, []Value{c.v})); got != "["+c.inner+"]" {
			t.Errorf("%s: within a list: %s, want [%s]", c.name, got, c.inner)
		}
		if got := ToBalString(c.v); got != c.x {
			t.Errorf("%s: toBalString gives %s, want %s", c.name, got, c.x)
		}
	}
	for name, c := range map[string]struct {
		v      Value
		prefix string
	}{
		"typedesc": {&Typedesc{Type: types.Int}, "typedesc "},
		"function": {&Function{Type: e.Func(&types.Signature{Ret: types.Nil})}, "function "},
		"object":   {NewObject(&Class{Type: types.AnyObject}), "object "},
		"handle":   {&Handle{}, "handle"},
		"stream":   {NewStream(types.Int, types.Nil, nil, nil), "stream"},
		"future":   {NewFuture(types.Future), "future"},
	} {
		// "identifier for behavioural type … followed by implementation-dependent string"
		for _, s := range []string{ToString(c.v), ToBalString(c.v)} {
			if !strings.HasPrefix(s, c.prefix) {
				t.Errorf("%s: %s", name, s)
			}
		}
	}
}

// TestToStringCycles: a cycle is cut where it closes; what is only shared is
// written each time.
func TestToStringCycles(t *testing.T) {
	self := NewList(types.AnydataList, []Value{Int(1)})
	self.Put(self)
	m := NewMap(types.AnydataMap)
	m.Put("l", NewList(types.AnydataList, []Value{m, nil}))
	shared := NewList(types.AnydataList, nil)
	twice := NewList(types.AnydataList, []Value{shared, shared})
	for _, c := range []struct {
		v    Value
		want string
	}{
		{self, "[1,...]"}, {m, `{"l":[...,null]}`}, {twice, "[[],[]]"},
	} {
		if got := ToString(c.v); got != c.want {
			t.Errorf("toString gives %s, want %s", got, c.want)
		}
	}
	for _, v := range []Value{self, m} {
		s := ToBalString(v)
		if !strings.Contains(s, "...[") {
			t.Errorf("toBalString gives %s", s)
		}
		if _, err := ParseBal(s); err == nil {
			t.Errorf("%s reads as an expression", s)
		}
	}
}

// TestToBalStringReadsBack: "a valid Ballerina expression, such that
// evaluating that string will result in a value" that is deeply equal.
func TestToBalStringReadsBack(t *testing.T) {
	for seed := range 2000 {
		v := newGen(seed).data(4)
		s := ToBalString(v)
		got, err := ParseBal(s)
		if err != nil || !Equal(got, v) {
			t.Errorf("seed %d: %s reads as %v, %v", seed, s, ToBalString(got), err)
		}
	}
}
