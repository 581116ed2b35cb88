package langstream

import (
	"strings"
	"testing"

	. "barre/lib/internal/langlib/langtest"
	"barre/types"
	"barre/value"
)

// source makes a stream of ints that ends with end and tells when it is closed.
func source(closed *int, end value.Value, xs ...int64) *value.Stream {
	i := 0
	return value.NewStream(types.Int, types.NilOrError, func(value.Caller) (value.Value, value.Value, bool, error) {
		if i == len(xs) {
			return nil, end, false, nil
		}
		i++
		return value.Int(xs[i-1]), nil, true, nil
	}, func(value.Caller) (value.Value, error) {
		*closed++
		return nil, nil
	})
}

func TestStream(t *testing.T) {
	m := Bind(t, Module, nil)
	double := m.Value(Fn(types.Int, func(a ...value.Value) (value.Value, error) { return a[0].(value.Int) * 2, nil }))
	even := m.Value(Fn(types.Boolean, func(a ...value.Value) (value.Value, error) { return value.Boolean(a[0].(value.Int)%2 == 0), nil }))
	add := m.Value(Fn(types.Int, func(a ...value.Value) (value.Value, error) { return a[0].(value.Int) + a[1].(value.Int), nil }))
	fails := m.Value(Fn(types.Boolean, func(...value.Value) (value.Value, error) { return nil, value.Panic("boom", "") }))
	boom := value.NewError("end", nil)
	closed := 0
	// all takes everything from a stream with the external function next.
	all := func(s value.Value) string {
		var got []string
		for {
			r, err := m.Call("next", s)
			rec, ok := r.(*value.Map)
			if !ok || err != nil {
				return strings.Join(append(got, Show(r, err)), " ")
			}
			got = append(got, value.ToBalString(rec.Field("value")))
		}
	}
	call := func(fn string, args ...value.Value) value.Value {
		r, err := m.Call(fn, args...)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	for _, c := range []struct{ got, want string }{
		{all(source(&closed, nil, 1, 2)), "1 2 ()"}, {all(source(&closed, boom, 1)), "1 error: end"},
		{all(call("map", source(&closed, boom, 1, 2), double)), "2 4 error: end"}, {all(call("filter", source(&closed, nil, 1, 2, 3, 4), even)), "2 4 ()"}, {all(call("filter", source(&closed, nil, 1), fails)), "panic: boom"}, {all(call("map", source(&closed, nil, 1), fails)), "panic: boom"},
		{Show(m.Call("forEach", source(&closed, boom, 1), double)), "error: end"}, {Show(m.Call("forEach", source(&closed, nil, 1), fails)), "panic: boom"}, {Show(m.Call("reduce", source(&closed, nil, 1, 2), add, value.Int(10))), "13"}, {Show(m.Call("reduce", source(&closed, boom, 1, 2), add, value.Int(10))), "error: end"},
		{strings.Join(m.Walk("Iterator", call("iterator", source(&closed, boom, 1, 2))), " "), "1 2 error: end"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	// Those that came to their end have closed themselves.
	if closed != 8 {
		t.Errorf("closed %d times", closed)
	}
	closed = 0
	call("close", call("map", call("filter", source(&closed, nil, 1), even), double))
	if closed != 1 {
		t.Errorf("closed %d times", closed)
	}
	if s := call("map", source(&closed, nil), double).(*value.Stream); s.T != types.Int || s.C != types.NilOrError {
		t.Error(s.T, s.C)
	}
}
