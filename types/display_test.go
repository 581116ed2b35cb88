package types_test

import (
	"testing"

	"barre/types"
)

func TestDistinctTypesAreShownByTheirNames(t *testing.T) {
	e := types.NewEnv()
	failure := e.Distinct(&types.TypeID{Name: "Failure"}, types.BError, types.Error)
	refused := e.Distinct(&types.TypeID{Name: "Refused"}, types.BError, types.Intersect(failure, e.ErrorOf(e.Map(types.Int))))
	other := e.Distinct(&types.TypeID{Name: "Other"}, types.BError, types.Error)
	shape := e.Object([]types.Field{{Name: "sides", Type: types.Int}}, &types.RecordMeta{Name: "Shape"})
	square := e.Distinct(&types.TypeID{Name: "Square"}, types.BObject, shape)
	red := e.Object([]types.Field{{Name: "shade", Type: types.Int}}, &types.RecordMeta{Name: "Red"})
	for _, c := range []struct {
		t    types.Type
		want string
	}{
		{failure, "Failure"},
		{refused, "Refused"},
		{types.Union(refused, types.Nil), "Refused?"},
		{types.Union(refused, other), "(Refused|Other)"},
		{types.Intersect(refused, other), "Refused & Other"},
		{e.Array(refused), "Refused[]"},
		{e.Distinct(&types.TypeID{Name: ""}, types.BError, types.Error), "distinct error"},
		{e.Distinct(&types.TypeID{Name: ""}, types.BError, failure), "Failure & distinct error"},
		{square, "Square"},
		{e.Distinct(&types.TypeID{Name: "Small"}, types.BObject, square), "Small"},
		{types.Intersect(square, red), "Square & Red"},
		{e.Distinct(&types.TypeID{Name: ""}, types.BObject, e.Object([]types.Field{{Name: "sides", Type: types.Int}}, nil)), "distinct object {public int sides;}"},
	} {
		if got := c.t.String(); got != c.want {
			t.Errorf("shown as %s, want %s", got, c.want)
		}
	}
}

func TestObjectTypesAreShownAsWritten(t *testing.T) {
	e := types.NewEnv()
	module := &types.Region{Name: "m"}
	isolated := types.Intersect(e.Func(&types.Signature{Ret: types.Int}), types.IsolatedFunc)
	members := e.Object([]types.Field{
		{Name: "f", Type: isolated, Method: true, Region: module},
		{Name: "n", Type: types.Int},
		{Name: "->r", Type: isolated, Method: true, Remote: true},
	}, nil)
	class := e.NewRecObject(&types.RecordMeta{Name: "Fixed"}, true)
	class.Define(nil, types.Never)
	for _, c := range []struct {
		t    types.Type
		want string
	}{
		{members, "object {isolated remote function r() returns (int); isolated function f() returns (int); public int n;}"},
		{types.Intersect(e.Object([]types.Field{{Name: "n", Type: types.Int}}, nil), types.Readonly), "object {public int n;} & readonly"},
		{class.T, "Fixed"},
		{types.Intersect(e.Object(nil, &types.RecordMeta{Name: "Shape"}), types.Readonly), "Shape & readonly"},
	} {
		if got := c.t.String(); got != c.want {
			t.Errorf("shown as %s, want %s", got, c.want)
		}
	}
}
