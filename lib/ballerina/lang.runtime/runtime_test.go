package langruntime

import (
	"context"
	"math"
	"testing"
	"time"

	. "barre/lib/internal/langlib/langtest"
	"barre/runtime"
	"barre/value"
)

func TestSleep(t *testing.T) {
	m := Bind(t, Module, nil)
	start := time.Now()
	if _, err := m.Call("sleep", m.Value("0.02d")); err != nil {
		t.Fatal(err)
	}
	if d := time.Since(start); d < 20*time.Millisecond {
		t.Errorf("slept for %v", d)
	}
	if _, err := m.Call("sleep", m.Value("-5d")); err != nil {
		t.Fatal(err)
	}
}

func TestCancelledSleep(t *testing.T) {
	m := Bind(t, Module, nil)
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(10*time.Millisecond, cancel)
	m.Runtime.Run(ctx, true, func(c *runtime.Context) {
		_, err := m.Ext["sleep"](c, []value.Value{m.Value("60d")})
		if got := Show(nil, err); got != "panic: {ballerina/lang.future}FutureAlreadyCancelled the future has been cancelled" {
			t.Error(got)
		}
	})
}

func TestDuration(t *testing.T) {
	for s, want := range map[string]time.Duration{"1.5": 1500 * time.Millisecond, "0": 0, "-1": 0, "1E100": math.MaxInt64, "0.000000001": 1} {
		d, _ := value.ParseDecimal(s)
		if got := duration(d); got != want {
			t.Errorf("%s: %v, want %v", s, got, want)
		}
	}
}
