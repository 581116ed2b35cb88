package io

import (
	"barre/runtime"
	"barre/types"
	"barre/value"
)

// toString is lang.value:toString: an object that has a toString method of its
// own is asked.
func toString(c *runtime.Context, v value.Value) (string, error) {
	o, ok := v.(*value.Object)
	if !ok {
		return value.ToString(v), nil
	}
	method := o.Class.Methods["toString"]
	if method == nil || method.Info == nil || method.Info.Remote || !types.IsSubtype(method.Info.Ret, types.String) {
		return value.ToString(v), nil
	}
	for _, p := range method.Info.Params {
		if !p.HasDefault && !p.Rest {
			return value.ToString(v), nil
		}
	}
	s, err := c.CallMethod(o, "toString")
	return str(s), err
}

// flush brings what was printed to where it goes, before something that waits.
func flush(c *runtime.Context) {
	if w, ok := c.Runtime().Stdout.(interface{ Flush() error }); ok {
		_ = w.Flush() // as lost as what print could not write
	}
}
