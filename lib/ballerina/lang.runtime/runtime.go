// Package langruntime is the library module ballerina/lang.runtime.
package langruntime

import (
	"embed"
	"math"
	"time"

	"barre/lib"
	"barre/lib/internal/langlib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.runtime.
var Module = lib.Module{Org: "ballerina", Name: "lang.runtime", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	frames := langlib.Class(m, "Frame")
	return map[string]runtime.Extern{
		"sleep": sleep,
		"registerListener": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			c.Runtime().AddListener(args[0].(*value.Object))
			return nil, nil
		},
		"deregisterListener": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			c.Runtime().RemoveListener(args[0].(*value.Object))
			return nil, nil
		},
		"onGracefulStop": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			c.Runtime().OnStop(langlib.Func(args, 0))
			return nil, nil
		},
		"getStackTrace": func(c *runtime.Context, _ []value.Value) (value.Value, error) {
			return langlib.Frames(frames, c.Runtime().Env.Array(m.Type("StackFrame")), c.StackTrace()), nil
		},
		"Frame.toString": langlib.FrameToString,
	}
}

// duration converts seconds, which may be beyond what a Duration holds.
func duration(seconds value.Decimal) time.Duration {
	f := value.DecimalToFloat(seconds) * float64(time.Second)
	switch {
	case f <= 0:
		return 0
	case f >= math.MaxInt64:
		return math.MaxInt64
	}
	return time.Duration(f)
}

func sleep(c *runtime.Context, args []value.Value) (value.Value, error) {
	d := duration(args[0].(value.Decimal))
	c.Block(func() {
		t := time.NewTimer(d)
		defer t.Stop()
		select {
		case <-t.C:
		case <-c.Ctx().Done():
		}
	})
	if c.Ctx().Err() != nil {
		// The strand has been cancelled: waiting is where it notices.
		return nil, runtime.Cancelled()
	}
	return nil, nil
}
