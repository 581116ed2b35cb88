// Package langtransaction is the library module ballerina/lang.transaction.
package langtransaction

import (
	"embed"
	"time"

	"barre/lib"
	"barre/lib/internal/langlib"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.transaction.
var Module = lib.Module{Org: "ballerina", Name: "lang.transaction", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	b := binding{m}
	return map[string]runtime.Extern{
		"info":                        b.info,
		"getInfo":                     b.getInfo,
		"setRollbackOnly":             setRollbackOnly,
		"getRollbackOnly":             getRollbackOnly,
		"setData":                     setData,
		"getData":                     getData,
		"onCommit":                    b.onCommit,
		"onRollback":                  b.onRollback,
		"StartTime.toMillisecondsInt": milliseconds,
		"StartTime.toString":          timeString,
	}
}

type binding struct{ m *runtime.Module }

// current is the strand's branch. The checker has seen to it that there is one,
// except where code is called from Go.
func current(c *runtime.Context) (*runtime.Branch, error) {
	if b := c.Branch(); b != nil {
		return b, nil
	}
	return nil, value.Panicf("{ballerina/lang.transaction}InvalidState", "there is no transaction going on")
}

// infoOf makes the Info record of a branch, once.
func (b binding) infoOf(c *runtime.Context, br *runtime.Branch) (value.Value, error) {
	if br == nil {
		return nil, nil
	}
	if br.Info != nil {
		return br.Info, nil
	}
	previous, err := b.infoOf(c, br.Previous)
	if err != nil {
		return nil, err
	}
	start, err := b.m.New(c, "StartTime")
	if err != nil {
		return nil, err
	}
	start.(*value.Object).Native = br.Started
	xid := value.NewBytes(br.XID)
	xid.Freeze()
	info := b.m.Record("Info")
	info.Put("xid", xid)
	info.Put("retryNumber", value.Int(br.Attempt))
	info.Put("prevAttempt", previous)
	info.Put("startTime", start)
	info.Freeze()
	br.Info = info
	return info, nil
}

func (b binding) info(c *runtime.Context, _ []value.Value) (value.Value, error) {
	br, err := current(c)
	if err != nil {
		return nil, err
	}
	return b.infoOf(c, br)
}

func (b binding) getInfo(c *runtime.Context, args []value.Value) (value.Value, error) {
	l := args[0].(*value.List)
	xid := make([]byte, l.Len())
	for i := range xid {
		xid[i] = byte(l.At(i).(value.Int))
	}
	return b.infoOf(c, c.Runtime().FindBranch(xid))
}

func setRollbackOnly(c *runtime.Context, args []value.Value) (value.Value, error) {
	br, err := current(c)
	if err != nil {
		return nil, err
	}
	reason, _ := args[0].(*value.Error)
	br.Transaction.SetRollbackOnly(reason)
	return nil, nil
}

func getRollbackOnly(c *runtime.Context, _ []value.Value) (value.Value, error) {
	br, err := current(c)
	if err != nil {
		return nil, err
	}
	return value.Boolean(br.Transaction.RollbackOnly()), nil
}

func setData(c *runtime.Context, args []value.Value) (value.Value, error) {
	br, err := current(c)
	if err != nil {
		return nil, err
	}
	br.Data = args[0]
	return nil, nil
}

func getData(c *runtime.Context, _ []value.Value) (value.Value, error) {
	br, err := current(c)
	if err != nil {
		return nil, err
	}
	return br.Data, nil
}

func (b binding) onCommit(c *runtime.Context, args []value.Value) (value.Value, error) {
	br, err := current(c)
	if err != nil {
		return nil, err
	}
	handler := args[0].(*value.Function)
	br.Transaction.OnCommit(func(c *runtime.Context) error {
		info, err := b.infoOf(c, br)
		if err == nil {
			_, err = c.Call(handler, info)
		}
		return err
	})
	return nil, nil
}

func (b binding) onRollback(c *runtime.Context, args []value.Value) (value.Value, error) {
	br, err := current(c)
	if err != nil {
		return nil, err
	}
	handler := args[0].(*value.Function)
	br.Transaction.OnRollback(func(c *runtime.Context, cause *value.Error, willRetry bool) error {
		info, err := b.infoOf(c, br)
		if err != nil {
			return err
		}
		var why value.Value
		if cause != nil {
			why = cause
		}
		_, err = c.Call(handler, info, why, value.Boolean(willRetry))
		return err
	})
	return nil, nil
}

func startTime(args []value.Value) time.Time { return args[0].(*value.Object).Native.(time.Time) }

func milliseconds(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Int(startTime(args).UnixMilli()), nil
}

func timeString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Str(startTime(args).UTC().Format("2006-01-02T15:04:05.000Z")), nil
}
