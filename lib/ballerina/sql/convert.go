package sql

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// converter makes Ballerina values of what drivers give.
type converter struct {
	rt   *runtime.Runtime
	loc  *time.Location
	time *runtime.Module
	once sync.Map // types of the time module by name
}

func newConverter(rt *runtime.Runtime, loc *time.Location) *converter {
	if loc == nil {
		loc = time.Local
	}
	return &converter{rt: rt, loc: loc, time: runtime.NewModule(rt, "ballerina/time")}
}

// timeType is a type of the time module.
func (cv *converter) timeType(name string) types.Type {
	if t, ok := cv.once.Load(name); ok {
		return t.(types.Type)
	}
	t := cv.time.Type(name)
	cv.once.Store(name, t)
	return t
}

// convert makes a value of type t, null aside, of what column number n of a
// row holds. Drivers give nil, int64, uint64, float32, float64, bool, []byte,
// string or time.Time. fill computes defaults of records that JSON becomes.
func (cv *converter) convert(col *Column, n int, raw any, t types.Type, fill value.DefaultFiller) (value.Value, error) {
	if raw == nil {
		return nil, nil
	}
	v, err := cv.value(col, n, raw, t, fill)
	if err != nil {
		return nil, err
	}
	if !value.Is(v, t) {
		return nil, dataFailure("TypeMismatchError", "The value %s of column '%s' does not belong to type '%s'", value.ToBalString(v), col.Label, t)
	}
	return v, nil
}

func (cv *converter) value(col *Column, n int, raw any, t types.Type, fill value.DefaultFiller) (value.Value, error) {
	b := t.Basics()
	switch col.Kind {
	case KindBoolean:
		return cv.boolean(col, n, raw, b)
	case KindInt, KindYear:
		return cv.integer(col, n, raw, b)
	case KindFloat:
		return cv.float(col, n, raw, b)
	case KindDecimal:
		return cv.decimal(col, n, raw, b)
	case KindBinary, KindBits:
		return cv.binary(col, n, raw, t)
	case KindDate, KindTime, KindTimeTZ, KindTimestamp, KindTimestampTZ:
		return cv.moment(col, n, raw, t)
	}
	return cv.text(col, n, text(raw), t, fill)
}

// text is a raw value as the database would show it.
func text(raw any) string {
	switch v := raw.(type) {
	case []byte:
		return string(v)
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case uint64:
		return strconv.FormatUint(v, 10)
	case bool:
		return strconv.FormatBool(v)
	case float32:
		return floatText(float64(v), 32)
	case float64:
		return floatText(v, 64)
	case time.Time:
		return v.Format("2006-01-02 15:04:05.999999999")
	}
	return ""
}

// floatText shows a float without exponent while it has a moderate number of
// digits.
func floatText(f float64, size int) string {
	if a := math.Abs(f); a != 0 && (a < 1e-15 || a >= 1e15) {
		return strconv.FormatFloat(f, 'e', -1, size)
	}
	return strconv.FormatFloat(f, 'f', -1, size)
}

// broken is the error for a value that is not what its column's type says, or
// that the type asked for cannot hold.
func broken(col *Column, n int, raw any, want, why string) error {
	s := text(raw)
	if len(s) > 100 {
		s = strings.ToValidUTF8(s[:100], "") + "…"
	}
	return dataFailure("ConversionError", "Retrieved column %d result '%s' could not be converted to '%s', %s.", n, s, want, why)
}

func (cv *converter) boolean(col *Column, n int, raw any, b types.Basic) (value.Value, error) {
	var i int64
	switch v := raw.(type) {
	case bool:
		if v {
			i = 1
		}
	case int64:
		i = v
	case uint64:
		i = int64(v)
	case []byte:
		// BIT(1) comes as a byte, booleans of some databases as a word.
		if len(v) == 1 && (v[0] == 0 || v[0] == 1) {
			i = int64(v[0])
			break
		}
		switch strings.ToLower(string(v)) {
		case "1", "t", "true", "y", "yes", "on":
			i = 1
		case "0", "f", "false", "n", "no", "off":
		default:
			return nil, broken(col, n, raw, "boolean", "it is neither true nor false")
		}
	default:
		return nil, broken(col, n, raw, "boolean", "it is neither true nor false")
	}
	switch {
	case b&types.BBoolean != 0 && (b&types.BInt == 0 || b&types.BMapping != 0):
		return value.Boolean(i != 0), nil
	case b&types.BInt != 0:
		return value.Int(i), nil
	}
	return value.Str(strconv.FormatBool(i != 0)), nil
}

func (cv *converter) integer(col *Column, n int, raw any, b types.Basic) (value.Value, error) {
	var i int64
	switch v := raw.(type) {
	case int64:
		i = v
	case uint64:
		if v > math.MaxInt64 {
			// The one kind of whole number that int has no room for.
			if b&types.BInt == 0 || b&types.BMapping != 0 && b&types.BDecimal != 0 {
				return cv.decimal(col, n, raw, b&^types.BInt)
			}
			return nil, broken(col, n, raw, "int", "it is greater than the greatest int")
		}
		i = int64(v)
	case bool:
		if v {
			i = 1
		}
	default:
		var err error
		if i, err = strconv.ParseInt(text(raw), 10, 64); err != nil {
			if u, err := strconv.ParseUint(text(raw), 10, 64); err == nil {
				return cv.integer(col, n, u, b)
			}
			return nil, broken(col, n, raw, "int", "it is not a whole number")
		}
	}
	switch {
	case b&types.BInt != 0:
		return value.Int(i), nil
	case b&types.BDecimal != 0:
		return value.DecimalFromInt(i), nil
	}
	return value.Str(strconv.FormatInt(i, 10)), nil
}

func (cv *converter) float(col *Column, n int, raw any, b types.Basic) (value.Value, error) {
	var f float64
	size := 64
	switch v := raw.(type) {
	case float64:
		f = v
	case float32:
		// The digits the database shows, not those the wider format adds.
		f, size = mustFloat(strconv.FormatFloat(float64(v), 'g', -1, 32)), 32
	case int64:
		f = float64(v)
	case uint64:
		f = float64(v)
	default:
		var err error
		if f, err = strconv.ParseFloat(text(raw), 64); err != nil {
			return nil, broken(col, n, raw, "float", "it is not a number")
		}
	}
	switch {
	case b&types.BFloat != 0:
		return value.Float(f), nil
	case b&types.BDecimal != 0:
		d, err := value.DecimalFromFloat(f)
		if err != nil {
			return nil, broken(col, n, raw, "decimal", "it is not a finite number")
		}
		return d, nil
	}
	if s, ok := raw.([]byte); ok {
		return value.Str(string(s)), nil
	}
	return value.Str(floatText(f, size)), nil
}

func mustFloat(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64)
	return f
}

// maxDigits is how many digits a decimal holds.
const maxDigits = 34

func (cv *converter) decimal(col *Column, n int, raw any, b types.Basic) (value.Value, error) {
	s := text(raw)
	if b&(types.BDecimal|types.BInt|types.BFloat) == 0 {
		return value.Str(s), nil
	}
	if b&types.BDecimal == 0 && b&types.BInt == 0 {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return nil, broken(col, n, raw, "float", "it is not a number")
		}
		return value.Float(f), nil
	}
	d, ok := value.ParseDecimal(s)
	if !ok {
		return nil, broken(col, n, raw, "decimal", "it is not a number")
	}
	if significant(s) > maxDigits {
		return nil, broken(col, n, raw, "decimal", "it has more than 34 digits; read it as a string")
	}
	if b&types.BDecimal != 0 {
		return d, nil
	}
	i, ok := value.DecimalToInt(d)
	if !ok || !value.DecimalFromInt(i).Equal(d.Decimal) {
		return nil, broken(col, n, raw, "int", "it is not a whole number of 64 bits")
	}
	return value.Int(i), nil
}

// significant counts the digits of a number, without zeros at its ends.
func significant(s string) int {
	s, _, _ = strings.Cut(strings.TrimLeft(s, "+-"), "e")
	whole, frac, point := strings.Cut(s, ".")
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		frac = strings.TrimLeft(frac, "0")
	}
	if frac = strings.TrimRight(frac, "0"); frac == "" || !point {
		whole = strings.TrimRight(whole, "0")
	}
	return len(whole) + len(frac)
}

func (cv *converter) binary(col *Column, n int, raw any, t types.Type) (value.Value, error) {
	data, ok := raw.([]byte)
	if !ok {
		data = []byte(text(raw))
	}
	b := t.Basics()
	if col.Kind == KindBits && b&types.BInt != 0 && b&types.BMapping == 0 {
		if len(data) > 8 {
			return nil, broken(col, n, raw, "int", "it has more than 64 bits")
		}
		var u uint64
		for _, x := range data {
			u = u<<8 | uint64(x)
		}
		if bits.LeadingZeros64(u) == 0 {
			return nil, broken(col, n, raw, "int", "it is greater than the greatest int")
		}
		return value.Int(u), nil
	}
	if b&types.BList != 0 {
		v := value.Value(value.NewBytes(data))
		if types.IsReadonly(types.Intersect(t, types.AnyList)) {
			v = value.CloneReadOnly(v)
		}
		return v, nil
	}
	if !utf8.Valid(data) {
		return nil, dataFailure("ConversionError", "Retrieved column %d result could not be converted to 'string', its bytes are not UTF-8.", n)
	}
	return value.Str(string(data)), nil
}

// text converts what databases have as text: a string, or what a program says
// the text holds: JSON or XML.
func (cv *converter) text(col *Column, n int, s string, t types.Type, fill value.DefaultFiller) (value.Value, error) {
	b := t.Basics() &^ types.BNil
	if types.IsSubtype(types.Anydata, t) {
		return value.Str(s), nil
	}
	json := types.IsSubtype(types.JSON, t) || b&types.BString == 0 && b&(types.BMapping|types.BList) != 0
	switch {
	case json:
		v, err := value.ParseJSONString(s)
		if err != nil {
			return nil, broken(col, n, s, "JSON", jsonReason(err))
		}
		if types.IsSubtype(types.JSON, t) {
			return v, nil
		}
		if v, err = cv.rt.Converter().FromJSON(v, t, fill); err != nil {
			return nil, err
		}
		if e, ok := v.(*value.Error); ok {
			return nil, broken(col, n, s, t.String(), jsonReason(e))
		}
		return v, nil
	case b&types.BString == 0 && b&types.BXML != 0, col.Kind == KindXML && b&types.BXML != 0:
		x, err := value.ParseXML(s)
		if err != nil {
			return nil, broken(col, n, s, "XML", jsonReason(err))
		}
		if types.IsReadonly(types.Intersect(t, types.XML)) {
			return value.CloneReadOnly(x), nil
		}
		return x, nil
	}
	return value.Str(s), nil
}

// jsonReason is what is wrong, from an error of parsing or converting.
func jsonReason(err error) string {
	if e, ok := err.(*value.Error); ok {
		if s := e.Detail.Str("message"); s != "" {
			return s
		}
		return e.Message
	}
	return err.Error()
}
