package langfuture

import (
	"testing"

	. "barre/lib/internal/langlib/langtest"
	"barre/types"
	"barre/value"
)

func TestCancel(t *testing.T) {
	m := Bind(t, Module, nil)
	f := value.NewFuture(types.Int)
	m.Run([]Case{{"cancel", Args(f), "()"}})
	n := 0
	f.Cancel = func() { n++ }
	m.Run([]Case{{"cancel", Args(f), "()"}})
	if n != 1 {
		t.Errorf("cancelled %d times", n)
	}
}
