package value

import (
	"math"
	"testing"

	"barre/types"
)

func TestSort(t *testing.T) {
	nan := Float(math.NaN())
	floats := func(xs ...Value) *List { return NewList(types.AnydataList, xs) }
	for _, c := range []struct {
		in        *List
		asc, desc string
	}{
		{NewList(types.IntArray, []Value{Int(3), Int(-1), Int(2)}), "[-1,2,3]", "[3,2,-1]"},
		{NewBytes([]byte{90, 188, 52}), "[52,90,188]", "[188,90,52]"},
		{NewList(types.AnydataList, []Value{Str("Hello"), Str("World!"), nil, Str("from"), Str("Ballerina"), Str("é"), Str("z")}),
			`["Ballerina","Hello","World!","from","z","é",null]`, `["é","z","from","World!","Hello","Ballerina",null]`},
		{NewList(types.AnydataList, []Value{nan, Float(2), nil, Float(-1), Float(math.Copysign(0, -1)), Float(0)}), "[-1.0,-0.0,0.0,2.0,NaN,null]", "[2.0,-0.0,0.0,-1.0,NaN,null]"},
		{NewList(types.AnydataList, []Value{Boolean(true), Boolean(false)}), "[false,true]", "[true,false]"},
		{floats(floats(Float(1), nil), floats(Float(1)), floats(nil, Float(4)), floats(nan, Float(9)), floats(Float(1), nan), floats(Float(3))),
			"[[1.0],[1.0,NaN],[1.0,null],[3.0],[NaN,9.0],[null,4.0]]", "[[3.0],[1.0,NaN],[1.0,null],[1.0],[NaN,9.0],[null,4.0]]"},
	} {
		for _, desc := range []bool{false, true} {
			l := c.in.Slice(c.in.Type(), 0, c.in.Len())
			l.Sort(desc)
			want := c.asc
			if desc {
				want = c.desc
			}
			if got := ToString(l); got != want {
				t.Errorf("descending %v: got %s, want %s", desc, got, want)
			}
			k := c.in.Slice(c.in.Type(), 0, c.in.Len())
			k.SortBy(k.Values(), desc)
			if got := ToString(k); got != want {
				t.Errorf("by key, descending %v: got %s, want %s", desc, got, want)
			}
		}
	}
	d1, d2 := dec1(t, "1.0"), dec1(t, "1.00")
	if SortCompare(d1, d2, false) != 0 || SortCompare(d1, dec1(t, "2"), true) != 1 {
		t.Error("decimals")
	}
}
