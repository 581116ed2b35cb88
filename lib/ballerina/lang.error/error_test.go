package langerror

import (
	"testing"

	. "barre/lib/internal/langlib/langtest"
	"barre/types"
	"barre/value"
)

func TestError(t *testing.T) {
	m := Bind(t, Module, func(*types.Env) map[string]types.Type { return map[string]types.Type{"StackFrame": types.AnyObject} })
	cause := value.NewError("inner", nil)
	e := value.NewError("outer", cause, "code", value.Int(5))
	e.Stack = []value.Frame{{Func: "f", File: "a.bal", Line: 3}, {Module: "me/lib", Func: "main", File: "b.bal", Line: 9}}
	if r, err := m.Call("cause", e); err != nil || r != value.Value(cause) {
		t.Error(r, err)
	}
	m.Run([]Case{
		{"message", Args(e), `"outer"`}, {"cause", Args(cause), "()"}, {"detail", Args(e), `{"code":5}`}, {"toString", Args(e), `"error(\"outer\",error(\"inner\"),code=5)"`}, {"toBalString", Args(e), `"error(\"outer\",error(\"inner\"),code=5)"`},
	})
	r, err := m.Call("stackTrace", e)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{`"callableName: f  fileName: a.bal lineNumber: 3"`, `"callableName: main moduleName: me/lib fileName: b.bal lineNumber: 9"`} {
		if got := Show(m.Call("Frame.toString", r.(*value.List).At(i))); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
