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

//go:embed *.bal
var sources embed.FS

// Module is ballerina/lang.runtime.
var Module = lib.Module{Org: "ballerina", Name: "lang.runtime", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	frames := langlib.Class(m, "Frame")
	return map[string]runtime.Extern{
		"sleep":              sleep,
		"registerListener":   register,
		"deregisterListener": deregister,
		"onGracefulStop":     onGracefulStop,
		"getStackTrace": func(c *runtime.Context, _ []value.Value) (value.Value, error) {
			t, ok := any(c).(tracer)
			if !ok {
				return nil, unsupported("getStackTrace")
			}
			return langlib.Frames(frames, c.Runtime().Env.Array(m.Type("StackFrame")), t.StackTrace()), nil
		},
		"Frame.toString": langlib.FrameToString,
	}
}

// tracer is a strand that knows its calls.
type tracer interface{ StackTrace() []value.Frame }

// registry is a run time with listeners and handlers that can be registered.
type registry interface {
	AddListener(o *value.Object)
	RemoveListener(o *value.Object)
	OnStop(f *value.Function)
}

func unsupported(name string) *value.Error {
	return value.Panicf("{ballerina/lang.runtime}NotSupported", "runtime:%s is not supported by this back end", name)
}

func withRegistry(name string, f func(r registry, v value.Value)) runtime.Extern {
	return func(c *runtime.Context, args []value.Value) (value.Value, error) {
		r, ok := any(c.Runtime()).(registry)
		if !ok {
			return nil, unsupported(name)
		}
		f(r, args[0])
		return nil, nil
	}
}

var (
	register       = withRegistry("registerListener", func(r registry, v value.Value) { r.AddListener(v.(*value.Object)) })
	deregister     = withRegistry("deregisterListener", func(r registry, v value.Value) { r.RemoveListener(v.(*value.Object)) })
	onGracefulStop = withRegistry("onGracefulStop", func(r registry, v value.Value) { r.OnStop(v.(*value.Function)) })
)

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
	return nil, nil
}
