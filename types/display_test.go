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
		{e.Distinct(&types.TypeID{Name: ""}, types.BObject, e.Object([]types.Field{{Name: "sides", Type: types.Int}}, nil)), "distinct object {int sides;}"},
	} {
		if got := c.t.String(); got != c.want {
			t.Errorf("shown as %s, want %s", got, c.want)
		}
	}
}
