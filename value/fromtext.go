package value

import (
	"math"
	"strconv"
	"strings"

	"barre/types"
)

// FromText reads text given outside of a program (a command line argument, an
// environment variable) as a value of type t, which has simple values, strings
// or xml.
func FromText(s string, t types.Type) (Value, error) {
	b := t.Basics()
	try := func(v Value) (Value, bool) { return v, Is(v, t) }
	if b&types.BInt != 0 {
		if i, err := strconv.ParseInt(strings.TrimPrefix(s, "+"), 10, 64); err == nil {
			if v, ok := try(Int(i)); ok {
				return v, nil
			}
		}
	}
	if b&types.BBoolean != 0 {
		switch strings.ToLower(s) {
		case "true", "false":
			if v, ok := try(Boolean(strings.EqualFold(s, "true"))); ok {
				return v, nil
			}
		}
	}
	if b&types.BDecimal != 0 {
		if d, ok := ParseDecimal(s); ok {
			if v, ok := try(d); ok {
				return v, nil
			}
		}
	}
	if b&types.BFloat != 0 {
		if f, err := strconv.ParseFloat(s, 64); err == nil && !math.IsInf(f, 0) {
			if v, ok := try(Float(f)); ok {
				return v, nil
			}
		}
	}
	if b&types.BString != 0 {
		if v, ok := try(Str(s)); ok {
			return v, nil
		}
	}
	if b&types.BXML != 0 {
		if x, err := ParseXML(s); err == nil {
			if v, ok := try(x); ok {
				return v, nil
			}
		}
	}
	if s == "" && b&types.BNil != 0 {
		return nil, nil
	}
	return nil, NewError("the text cannot be read as a value of type '"+t.String()+"'", nil)
}
