package value

import (
	"testing"

	"barre/types"
)

// TestIsShape: an immutable value belongs to a type by its shape: exactly when
// the type that has nothing but this shape is a subtype.
func TestIsShape(t *testing.T) {
	in, out := 0, 0
	for seed := range 4000 {
		g := newGen(seed)
		v := CloneReadOnly(g.data(3))
		s, ok := g.singleton(v)
		if !ok {
			continue
		}
		for range 4 {
			typ := g.typ(3)
			got, want := Is(v, typ), types.IsSubtype(s, typ)
			if got != want {
				t.Errorf("seed %d: %s is %v: %t", seed, ToBalString(v), typ, got)
			}
			if want {
				in++
			} else {
				out++
			}
		}
		if !Is(v, s) {
			t.Errorf("seed %d: %s is not of its singleton type %v", seed, ToBalString(v), s)
		}
	}
	if in < 500 || out < 500 {
		t.Errorf("%d members, %d others: the test says little", in, out)
	}
}

// TestIsInherent: a mutable value belongs to a type when its inherent type is
// a subtype, whatever is in it.
func TestIsInherent(t *testing.T) {
	for seed := range 3000 {
		g := newGen(seed)
		g.sums = true
		inherent := g.typ(3)
		var v Value
		switch {
		case types.ListAtomicOf(inherent) != nil:
			v = NewList(inherent, nil)
		case types.MappingAtomicOf(inherent) != nil:
			v = NewMap(inherent)
		default:
			continue
		}
		if types.Readonly.All()&BasicOf(v) != 0 {
			continue
		}
		inherent = types.Diff(TypeOf(v), types.Readonly)
		if types.IsEmpty(inherent) {
			continue
		}
		for range 4 {
			typ := g.typ(3)
			if got, want := Is(v, typ), types.IsSubtype(inherent, typ); got != want {
				t.Errorf("seed %d: a mutable %v is %v: %t", seed, inherent, typ, got)
			}
		}
	}
}

// TestIsSets: membership in unions, intersections and differences is that of
// sets, for values of every kind.
func TestIsSets(t *testing.T) {
	for seed := range 3000 {
		g := newGen(seed)
		v := g.data(3)
		if g.IntN(2) == 0 {
			v = CloneReadOnly(v)
		}
		a, b := g.typ(2), g.typ(2)
		inA, inB := Is(v, a), Is(v, b)
		for _, c := range []struct {
			what string
			t    types.Type
			want bool
		}{
			{"∪", types.Union(a, b), inA || inB},
			{"∩", types.Intersect(a, b), inA && inB},
			{"\\", types.Diff(a, b), inA && !inB},
		} {
			if got := Is(v, c.t); got != c.want {
				t.Errorf("seed %d: %s (mutable: %t) is A %s B: %t\n  A = %v (%t)\n  B = %v (%t)",
					seed, ToBalString(v), !IsImmutable(v), c.what, got, a, inA, b, inB)
			}
		}
		if types.IsSubtype(a, b) && inA && !inB {
			t.Errorf("seed %d: %s is %v but not %v, which contains it", seed, ToBalString(v), a, b)
		}
		if Is(v, types.Readonly) != IsImmutable(v) {
			t.Errorf("seed %d: %s is readonly: %t", seed, ToBalString(v), Is(v, types.Readonly))
		}
	}
}

// TestIsTable: a mutable table belongs by its inherent type, an immutable one
// by the shapes of its rows and its key sequence.
func TestIsTable(t *testing.T) {
	e := types.NewEnv()
	rec := func(id types.Type) types.Type {
		return e.Mapping([]types.Field{{Name: "id", Type: id, Readonly: true}}, types.Anydata, nil)
	}
	intOrString := types.Union(types.Int, types.String)
	make := func(ids ...Value) *Table {
		row := rec(intOrString)
		tb := NewTable(types.TableAtomicOf(e.TableOf(row, []string{"id"}, nil)), false)
		for _, id := range ids {
			if err := tb.Append(MapOf(row, "id", id)); err != nil {
				t.Fatal(err)
			}
		}
		return tb
	}
	for _, c := range []struct {
		name            string
		ids             []Value
		t               types.Type
		mutable, frozen bool
	}{
		{"its inherent type", []Value{Int(1)}, e.TableOf(rec(intOrString), []string{"id"}, nil), true, true},
		{"wider rows", []Value{Int(1)}, e.TableOf(types.AnyMap, nil, nil), true, true},
		{"rows of int keys", []Value{Int(1), Int(2)}, e.TableOf(rec(types.Int), nil, nil), false, true},
		{"rows of int keys, with a string", []Value{Int(1), Str("s")}, e.TableOf(rec(types.Int), nil, nil), false, false},
		{"the key sequence", []Value{Int(1)}, e.TableOf(rec(intOrString), []string{"other"}, nil), false, false},
		{"keyless", []Value{Int(1)}, e.TableOf(rec(intOrString), []string{}, nil), false, false},
		{"keys of a wider type", []Value{Int(1)}, e.TableOf(types.AnyMap, nil, types.Anydata), true, true},
		{"keys of type int", []Value{Int(1)}, e.TableOf(types.AnyMap, nil, types.Int), false, true},
		{"keys of type int, with a string", []Value{Int(1), Str("s")}, e.TableOf(types.AnyMap, nil, types.Int), false, false},
		{"empty, keys of type never", nil, e.TableOf(types.AnyMap, nil, types.Never), false, true},
		{"empty, other rows", nil, e.TableOf(e.Map(types.Boolean), nil, nil), false, true},
		{"anydata", []Value{Int(1)}, types.Anydata, true, true},
		{"readonly", []Value{Int(1)}, types.Readonly, false, true},
	} {
		tb := make(c.ids...)
		if got := Is(tb, c.t); got != c.mutable {
			t.Errorf("%s: a mutable table: %t", c.name, got)
		}
		if got := Is(CloneReadOnly(tb), c.t); got != c.frozen {
			t.Errorf("%s: an immutable table: %t", c.name, got)
		}
	}
}

// TestIsBehavioural: values that are no data belong by the type they were
// made with.
func TestIsBehavioural(t *testing.T) {
	e := types.NewEnv()
	fn := func(param, ret types.Type) types.Type {
		return e.Func(&types.Signature{Params: []types.Param{{Type: param}}, Ret: ret})
	}
	detail := e.Mapping([]types.Field{{Name: "code", Type: types.Int}}, types.Never, nil)
	other := e.Mapping([]types.Field{{Name: "code", Type: types.String}}, types.Never, nil)
	mark := e.Opaque("Mine", types.BError, true)
	mine := types.Intersect(types.Error, mark)
	class := &Class{Name: "C", Type: e.Object([]types.Field{{Name: "n", Type: types.Int}}, nil), Fields: []FieldInfo{{Name: "n", Type: types.Int}}}
	class.Seal()
	for _, c := range []struct {
		name string
		v    Value
		t    types.Type
		want bool
	}{
		{"function", &Function{Type: fn(types.Int, types.Int)}, types.Function, true},
		{"function, contravariant", &Function{Type: fn(types.Anydata, types.Int)}, fn(types.Int, types.IntOrNil), true},
		{"function, covariant parameter", &Function{Type: fn(types.Byte, types.Int)}, fn(types.Int, types.Int), false},
		{"function, readonly", &Function{Type: fn(types.Int, types.Int)}, types.Readonly, true},
		{"error", NewError("m", nil), types.Error, true},
		{"error, any", NewError("m", nil), types.Any, false},
		{"error, by its detail", NewError("m", nil, "code", Int(1)), e.ErrorOf(detail), true},
		{"error, by another detail", NewError("m", nil, "code", Int(1)), e.ErrorOf(other), false},
		{"error, more detail", NewError("m", nil, "code", Int(1), "more", Int(2)), e.ErrorOf(detail), false},
		{"error, without the type-id", NewError("m", nil), mine, false},
		{"error, with the type-id", NewErrorOf(mine, "m", nil), mine, true},
		{"error, readonly", NewError("m", nil), types.Readonly, true},
		{"object", NewObject(class), types.AnyObject, true},
		{"object, its field", NewObject(class), e.Object([]types.Field{{Name: "n", Type: types.Anydata}}, nil), true},
		{"object, another field", NewObject(class), e.Object([]types.Field{{Name: "m", Type: types.Anydata}}, nil), false},
		{"object, readonly", NewObject(class), types.Readonly, false},
		{"object, anydata", NewObject(class), types.Anydata, false},
		{"typedesc", &Typedesc{Type: types.Int}, e.TypedescOf(types.Anydata), true},
		{"typedesc, too wide", &Typedesc{Type: types.Anydata}, e.TypedescOf(types.Int), false},
		{"handle", &Handle{}, types.Handle, true},
		{"handle, data", &Handle{}, types.Anydata, false},
		{"stream", NewStream(types.Int, types.Nil, nil, nil), e.StreamOf(types.Int, types.Nil), true},
		{"stream, wider", NewStream(types.Int, types.Nil, nil, nil), e.StreamOf(types.Anydata, types.NilOrError), true},
		{"stream, another", NewStream(types.Int, types.Nil, nil, nil), e.StreamOf(types.String, types.Nil), false},
		{"stream, that may fail", NewStream(types.Int, types.NilOrError, nil, nil), e.StreamOf(types.Int, types.Nil), false},
		{"future", NewFuture(e.FutureOf(types.Int)), types.Future, true},
		{"future, readonly", NewFuture(e.FutureOf(types.Int)), types.Readonly, false},
		{"nil", nil, types.IntOrNil, true},
		{"nil, any", nil, types.Any, true},
		{"nil, int", nil, types.Int, false},
	} {
		if got := Is(c.v, c.t); got != c.want {
			t.Errorf("%s is %v: %t", c.name, c.t, got)
		}
		if !Is(c.v, TypeOf(c.v)) {
			t.Errorf("%s is not of its own type %v", c.name, TypeOf(c.v))
		}
	}
}

// TestFiller: filler values are those of the specification's table, belong to
// their type, and are missing where the table has none.
func TestFiller(t *testing.T) {
	e := types.NewEnv()
	one := e.IntValue(1)
	for _, c := range []struct {
		t    types.Type
		want string // as an expression; "" without filler
	}{
		{types.Nil, "()"}, {types.Boolean, "false"}, {types.Int, "0"}, {types.Float, "0.0"}, {types.Decimal, "0d"}, {types.String, `""`},
		{types.IntOrNil, "()"}, {types.Any, "()"}, {types.Anydata, "()"}, {types.JSON, "()"}, {types.Byte, "0"},
		{types.True, "true"}, {one, "1"}, {e.StringValue("x"), `"x"`}, {e.FloatValue(2.5), "2.5"},
		{types.Union(one, e.IntValue(0)), "0"},
		{types.Union(one, e.IntValue(2)), ""},
		{e.IntRange(-128, 127), "0"},
		{types.Union(types.Int, types.String), ""},
		{types.Union(e.StringValue("x"), e.StringValue("")), `""`},
		{types.Char, ""},
		{types.IntArray, "[]"}, {e.ArrayN(types.Int, 3), "[0,0,0]"}, {e.ArrayN(types.Char, 1), ""},
		{e.Tuple([]types.Type{types.Int, types.String}, nil), `[0,""]`},
		{e.Tuple([]types.Type{types.Char}, nil), ""},
		{e.Tuple(nil, types.Char), "[]"},
		{types.AnydataMap, "{}"},
		{e.Mapping([]types.Field{{Name: "x", Type: types.Int, Optional: true}}, types.Never, nil), "{}"},
		{e.Mapping([]types.Field{{Name: "x", Type: types.Int}}, types.Never, nil), ""},
		{types.XML, "xml``"}, {types.XMLText, "xml``"}, {types.XMLElement, ""}, {types.XMLComment, ""},
		{e.TableOf(types.AnydataMap, []string{}, nil), "table key() []"},
		{types.Error, ""}, {types.Handle, ""}, {types.Never, ""}, {types.Function, ""},
		{types.Intersect(types.IntArray, types.Readonly), "[]"},
		{types.Intersect(types.AnydataMap, types.Readonly), "{}"},
	} {
		v, ok := Filler(c.t)
		switch {
		case ok != (c.want != ""):
			t.Errorf("%v has a filler: %t", c.t, ok)
		case ok && ToBalString(v) != c.want:
			t.Errorf("the filler of %v is %s, want %s", c.t, ToBalString(v), c.want)
		case ok && !Is(v, c.t):
			t.Errorf("the filler of %v is not of the type", c.t)
		}
	}
}
