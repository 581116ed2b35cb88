package sql

import "barre/types"

// Kind is the kind of values in a column, whatever a database calls it.
type Kind uint8

// The kinds of columns.
const (
	KindOther       Kind = iota // what has no better kind: as text
	KindNull                    // nothing but null
	KindBoolean                 // boolean
	KindInt                     // whole numbers
	KindFloat                   // binary fractions
	KindDecimal                 // decimal fractions
	KindText                    // strings
	KindBinary                  // bytes
	KindBits                    // bits that are more than one, as bytes
	KindDate                    // a day
	KindTime                    // a time of day
	KindTimeTZ                  // a time of day with an offset
	KindTimestamp               // a day and time, without saying where
	KindTimestampTZ             // a point in time
	KindYear                    // a year
	KindJSON                    // JSON as text
	KindXML                     // XML as text
)

// Column describes a column of a result.
type Column struct {
	Label string // name or alias
	Kind  Kind
	SQL   string // name of the SQL type in messages: "VARCHAR"
}

// accepts tells whether a column of kind k can go to values of type t, nil
// aside. It judges by basic types; whether a value fits is for convert.
func (k Kind) accepts(t types.Type) bool {
	b := t.Basics() &^ types.BNil
	has := func(x types.Basic) bool { return b&x != 0 }
	switch k {
	case KindNull:
		return true
	case KindBoolean:
		return has(types.BBoolean | types.BInt | types.BString)
	case KindInt, KindYear:
		return has(types.BInt | types.BDecimal | types.BString)
	case KindFloat:
		return has(types.BFloat | types.BDecimal | types.BString)
	case KindDecimal:
		return has(types.BDecimal | types.BFloat | types.BInt | types.BString)
	case KindBits:
		return has(types.BInt|types.BString) || bytesFit(t)
	case KindBinary:
		return has(types.BString) || bytesFit(t)
	case KindDate, KindTime, KindTimeTZ, KindTimestamp, KindTimestampTZ:
		return has(types.BString|types.BMapping) || has(types.BList) && !onlyBytes(t)
	case KindXML:
		return has(types.BString | types.BXML)
	}
	return has(types.BString|types.BMapping|types.BXML) || has(types.BList) && !onlyBytes(t)
}

func bytesFit(t types.Type) bool { return types.IsSubtype(types.ByteArray, t) || onlyBytes(t) }

// onlyBytes tells whether the lists of t are lists of bytes.
func onlyBytes(t types.Type) bool {
	l := types.Intersect(t, types.AnyList)
	return !types.IsNever(l) && types.IsSubtype(l, types.ByteArray)
}
