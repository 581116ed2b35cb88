// Package langint is the library module ballerina/lang.int.
package langint

import (
	"embed"
	"math"
	"strconv"

	"barre/lib"
	"barre/lib/internal/langlib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.int.
var Module = lib.Module{Org: "ballerina", Name: "lang.int", Version: langlib.Version, Sources: sources, Bind: bind}

// span is what an object of class Range holds.
type span struct {
	from, to, step int64
	closed         bool // to belongs to it
}

func bind(m *runtime.Module) map[string]runtime.Extern {
	ranges, iterators := langlib.Class(m, "Range"), langlib.Class(m, "Iterator")
	return map[string]runtime.Extern{
		"abs":           abs,
		"sum":           sum,
		"max":           max,
		"min":           min,
		"avg":           avg,
		"fromString":    fromString,
		"toHexString":   toHexString,
		"fromHexString": fromHexString,
		"range": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			s := span{from: langlib.Int(args, 0), to: langlib.Int(args, 1), step: langlib.Int(args, 2)}
			if s.step == 0 {
				return nil, value.Panic("{ballerina/lang.int}InvalidRange", "step value of a range cannot be zero")
			}
			o := value.NewObject(ranges.Get())
			o.Native = s
			return o, nil
		},
		"rangeOf": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			o := value.NewObject(ranges.Get())
			o.Native = span{from: langlib.Int(args, 0), to: langlib.Int(args, 1), step: 1, closed: !langlib.Bool(args[2])}
			return o, nil
		},
		"Range.iterator": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return langlib.NewIterator(c, iterators, types.Int, args[0].(*value.Object).Native.(span).walk()), nil
		},
		"Iterator.next": langlib.IteratorNext,
	}
}

// walk gives the ints of s one by one.
func (s span) walk() langlib.Next {
	at, done := s.from, false
	return func(*runtime.Context) (value.Value, value.Value, bool, error) {
		if done || (s.step > 0 && at >= s.to || s.step < 0 && at <= s.to) && !(s.closed && at == s.to) {
			return nil, nil, false, nil
		}
		v := at
		at += s.step
		done = (at > v) != (s.step > 0) // it has overflowed
		return value.Int(v), nil, true, nil
	}
}

func overflow() *value.Error {
	return value.Panic("{ballerina}NumberOverflow", "int range overflow")
}

func abs(_ *runtime.Context, args []value.Value) (value.Value, error) {
	n := langlib.Int(args, 0)
	switch {
	case n == math.MinInt64:
		return nil, overflow()
	case n < 0:
		n = -n
	}
	return value.Int(n), nil
}

func sum(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l := args[0].(*value.List)
	var s int64
	for i := range l.Len() {
		n := int64(l.At(i).(value.Int))
		t := s + n
		if (t > s) != (n > 0) && n != 0 {
			return nil, overflow()
		}
		s = t
	}
	return value.Int(s), nil
}

func max(_ *runtime.Context, args []value.Value) (value.Value, error) {
	n, l := langlib.Int(args, 0), args[1].(*value.List)
	for i := range l.Len() {
		if x := int64(l.At(i).(value.Int)); x > n {
			n = x
		}
	}
	return value.Int(n), nil
}

func min(_ *runtime.Context, args []value.Value) (value.Value, error) {
	n, l := langlib.Int(args, 0), args[1].(*value.List)
	for i := range l.Len() {
		if x := int64(l.At(i).(value.Int)); x < n {
			n = x
		}
	}
	return value.Int(n), nil
}

func avg(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s, l := value.DecimalFromInt(langlib.Int(args, 0)), args[1].(*value.List)
	var err error
	for i := range l.Len() {
		if s, err = value.DecimalAdd(s, value.DecimalFromInt(int64(l.At(i).(value.Int)))); err != nil {
			return nil, err
		}
	}
	r, err := value.DecimalQuo(s, value.DecimalFromInt(int64(l.Len())+1))
	return r, err
}

// parse reads digits of a base with an optional sign. strconv would accept
// underscores only with base 0, so that nothing else gets in.
func parse(s string, base int) (int64, bool) {
	n, err := strconv.ParseInt(s, base, 64)
	return n, err == nil
}

func fromString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s := args[0].(*value.String)
	if n, ok := parse(s.String(), 10); ok {
		return value.Int(n), nil
	}
	return langlib.Parsing("int", "NumberParsingError", s, "int"), nil
}

func toHexString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Str(strconv.FormatInt(langlib.Int(args, 0), 16)), nil
}

func fromHexString(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s := args[0].(*value.String)
	if n, ok := parse(s.String(), 16); ok {
		return value.Int(n), nil
	}
	return langlib.Parsing("int", "NumberParsingError", s, "int"), nil
}
