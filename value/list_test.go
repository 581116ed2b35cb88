package value

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"barre/types"
)

// reason is the message of a panic, its kind.
func reason(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Message
	}
	return ""
}

// listKinds are inherent types of every form a list is kept in.
func listKinds(e *types.Env) map[string]types.Type {
	intOrString := types.Union(types.Int, types.String)
	return map[string]types.Type{
		"int[]":                  types.IntArray,
		"byte[]":                 types.ByteArray,
		"float[]":                e.Array(types.Float),
		"boolean[]":              e.Array(types.Boolean),
		"string[]":               types.StringArray,
		"(int|string)[]":         e.Array(intOrString),
		"anydata[]":              types.AnydataList,
		"(any|error)[]":          types.AnyList,
		"(1|2)[]":                e.Array(e.IntRange(1, 2)),
		"string:Char[]":          e.Array(types.Char),
		"int[3]":                 e.ArrayN(types.Int, 3),
		"int?[2]":                e.ArrayN(types.IntOrNil, 2),
		"[int, string]":          e.Tuple([]types.Type{types.Int, types.String}, nil),
		"[int, string...]":       e.Tuple([]types.Type{types.Int}, types.String),
		"[int, string, byte...]": e.Tuple([]types.Type{types.Int, types.String}, types.Byte),
		"[byte, byte, byte...]":  e.Tuple([]types.Type{types.Byte, types.Byte}, types.Byte),
		"[]":                     e.Tuple(nil, nil),
	}
}

// TestListOps: lists of every form behave like slices of values, except that
// what the inherent type forbids is a panic that changes nothing.
func TestListOps(t *testing.T) {
	for name, typ := range listKinds(types.NewEnv()) {
		t.Run(name, func(t *testing.T) {
			a := types.ListAtomicOf(typ)
			for seed := range 60 {
				g := newGen(seed)
				var model []Value
				for i := range a.MinLen() {
					v, ok := Filler(a.MemberAt(i))
					if !ok {
						t.Fatal("no filler")
					}
					model = append(model, v)
				}
				l := NewList(typ, slices.Clone(model))
				fits := func(vs []Value) bool {
					if len(vs) < a.MinLen() || !a.CanGrow(len(vs)) {
						return false
					}
					for i, v := range vs {
						if !Is(v, a.MemberAt(i)) {
							return false
						}
					}
					return true
				}
				fill := func(vs []Value, n int) ([]Value, bool) {
					vs = slices.Clone(vs)
					for len(vs) < n {
						v, ok := Filler(a.MemberAt(len(vs)))
						if !ok {
							return nil, false
						}
						vs = append(vs, v)
					}
					return vs, true
				}
				for step := range 40 {
					v := pick[Value](g, Int(g.IntN(4)), Int(300), Str("s"), Str("long"), Float(1.5), Boolean(true), nil)
					i := g.IntN(len(model)+3) - 1
					var want []Value
					ok := true
					var err error
					op := pick(g, "set", "push", "push", "remove", "insert", "setLen")
					switch op {
					case "set":
						if ok = i >= 0; ok {
							if want, ok = fill(model, i); ok {
								want = append(want[:i:i], append([]Value{v}, want[min(i+1, len(want)):]...)...)
							}
						}
						err = l.Set(int64(i), v)
					case "push":
						want = append(slices.Clone(model), v, v)
						err = l.Push(v, v)
					case "remove":
						if ok = i >= 0 && i < len(model); ok {
							want = slices.Delete(slices.Clone(model), i, i+1)
						}
						var got Value
						got, err = l.Remove(int64(i))
						if err == nil && ok && !Equal(got, model[i]) {
							t.Errorf("seed %d, step %d: removed %s", seed, step, ToBalString(got))
						}
					case "insert":
						if ok = i >= 0 && i <= len(model); ok {
							want = slices.Insert(slices.Clone(model), i, v)
						}
						err = l.Insert(int64(i), v)
					case "setLen":
						if ok = i >= 0; ok {
							if i <= len(model) {
								want = slices.Clone(model[:i])
							} else {
								want, ok = fill(model, i)
							}
						}
						err = l.SetLen(int64(i))
					}
					ok = ok && fits(want)
					if (err == nil) != ok {
						t.Fatalf("seed %d, step %d: %s %d of %s in %s: %v", seed, step, op, i, ToBalString(v), ToBalString(NewList(types.AnyList, model)), err)
					}
					if err != nil && !strings.HasPrefix(reason(err), "{ballerina/lang.array}") {
						t.Errorf("seed %d: %s %d: the panic is %v", seed, op, i, err)
					}
					if ok {
						model = want
					}
					if !slices.EqualFunc(l.Values(), model, Equal) || l.Len() != len(model) {
						t.Fatalf("seed %d, step %d: after %s %d of %s (%v) the list is %s, want %s",
							seed, step, op, i, ToBalString(v), err, ToBalString(l), ToBalString(NewList(types.AnyList, model)))
					}
				}
				if n := l.Len(); n > 0 {
					from := g.IntN(n)
					if s := l.Slice(types.AnyList, from, n); !slices.EqualFunc(s.Values(), model[from:], Equal) {
						t.Errorf("seed %d: [%d:] is %s", seed, from, ToBalString(s))
					}
				}
			}
		})
	}
}

// TestListReasons: each way to misuse a list has the panic that programs know.
func TestListReasons(t *testing.T) {
	e := types.NewEnv()
	ints := func() *List { return NewList(types.IntArray, []Value{Int(1), Int(2)}) }
	fixed := func() *List { return NewList(e.ArrayN(types.Int, 2), []Value{Int(1), Int(2)}) }
	frozen := CloneReadOnly(ints()).(*List)
	second := func(_ Value, err error) error { return err }
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"get -1", second(ints().Get(-1)), "{ballerina/lang.array}IndexOutOfRange"},
		{"get 2 of 2", second(ints().Get(2)), "{ballerina/lang.array}IndexOutOfRange"},
		{"set -1", ints().Set(-1, Int(1)), "{ballerina/lang.array}IndexOutOfRange"},
		{"set beyond a fixed length", fixed().Set(2, Int(1)), "{ballerina/lang.array}IndexOutOfRange"},
		{"set another type", NewList(types.AnydataList, nil).Set(0, &Handle{}), "{ballerina/lang.array}InherentTypeViolation"},
		{"push to a fixed length", fixed().Push(Int(1)), "{ballerina/lang.array}InherentTypeViolation"},
		{"remove from a fixed length", second(fixed().Remove(0)), "{ballerina/lang.array}InherentTypeViolation"},
		{"remove -1", second(ints().Remove(-1)), "{ballerina/lang.array}IndexOutOfRange"},
		{"remove 2 of 2", second(ints().Remove(2)), "{ballerina/lang.array}IndexOutOfRange"},
		{"set a member of an immutable list", frozen.Set(0, Int(1)), "{ballerina/lang.array}InvalidUpdate"},
		{"push to an immutable list", frozen.Push(Int(1)), "{ballerina/lang.array}InvalidUpdate"},
		{"remove from an immutable list", second(frozen.Remove(0)), "{ballerina/lang.array}InvalidUpdate"},
		{"lengthen an immutable list", frozen.SetLen(3), "{ballerina/lang.array}InvalidUpdate"},
		{"no filler", NewList(e.Array(types.Char), nil).Set(1, Str("a")), "{ballerina/lang.array}IllegalListInsertion"},
	} {
		if got := reason(c.err); got != c.want {
			t.Errorf("%s: the panic is %v, want %s", c.name, c.err, c.want)
		}
	}
	if ToString(frozen) != "[1,2]" {
		t.Errorf("an immutable list changed to %s", ToString(frozen))
	}
}

// TestListRemoveShifts: after a removal the members behind have to fit their
// new places.
func TestListRemoveShifts(t *testing.T) {
	e := types.NewEnv()
	typ := e.Tuple([]types.Type{types.Int}, types.Union(types.Int, types.String))
	l := NewList(typ, []Value{Int(1), Str("s"), Int(2)})
	if _, err := l.Remove(0); reason(err) != "{ballerina/lang.array}InherentTypeViolation" || ToString(l) != `[1,"s",2]` {
		t.Errorf("a string became the first member: %v, %s", err, ToString(l))
	}
	if v, err := l.Remove(1); err != nil || ToString(v) != "s" {
		t.Errorf("removed %v, %v", v, err)
	}
	if v, err := l.Remove(0); err != nil || ToString(v) != "1" || ToString(l) != "[2]" {
		t.Errorf("removed %v, %v, left %s", v, err, ToString(l))
	}
}

// TestListStores: lists of simple values are kept unboxed, and what comes out
// is what went in.
func TestListStores(t *testing.T) {
	e := types.NewEnv()
	for _, c := range []struct {
		t     types.Type
		store types.Store
		v     []Value
	}{
		{types.IntArray, types.StoreInt, []Value{Int(1 << 62), Int(-1)}},
		{types.ByteArray, types.StoreByte, []Value{Int(0), Int(255)}},
		{e.Array(types.Float), types.StoreFloat, []Value{Float(1.5), Float(-0.25)}},
		{e.Array(types.Boolean), types.StoreBoolean, []Value{Boolean(true), Boolean(false)}},
		{e.Array(types.IntOrNil), types.StoreAny, []Value{Int(1), nil}},
	} {
		l := NewList(c.t, slices.Clone(c.v))
		if l.Store() != c.store || !slices.Equal(l.Values(), c.v) {
			t.Errorf("%v: store %d, %s", c.t, l.Store(), ToString(l))
		}
		if l.Readonly() || l.Type() != c.t {
			t.Errorf("%v: readonly %t, type %v", c.t, l.Readonly(), l.Type())
		}
	}
}
