package value

import (
	"slices"

	"barre/types"
)

// Is reports whether v belongs to t: the type test of the language.
func Is(v Value, t types.Type) bool {
	b := BasicOf(v)
	if t.All()&b != 0 {
		return true
	}
	if t.Basics()&b == 0 {
		return false
	}
	switch v := v.(type) {
	case Boolean:
		return types.HasBoolean(t, bool(v))
	case Int:
		return types.HasInt(t, int64(v))
	case Float:
		return types.HasFloat(t, float64(v))
	case Decimal:
		return types.HasDecimal(t, v.Decimal)
	case *String:
		return types.HasString(t, v.s)
	case *List:
		if !v.ro {
			return v.T.Within(t)
		}
		return types.IsSubtype(v.T.Type(), t) || types.MatchList(t, func(fixed int, rest types.Type, at func(int) types.Type) bool {
			n := v.Len()
			if n < fixed || n > fixed && types.IsNever(rest) {
				return false
			}
			for i := 0; i < n; i++ {
				if !Is(v.At(i), at(i)) {
					return false
				}
			}
			return true
		})
	case *Map:
		if !v.ro {
			return v.lay.T.Within(t)
		}
		return types.IsSubtype(v.lay.T.Type(), t) || types.MatchMapping(t, func(fields []types.Field, rest types.Type) bool {
			n := 0
			for i := range fields {
				f := &fields[i]
				j := v.Find(f.Name)
				if j < 0 {
					if !f.Optional {
						return false
					}
					continue
				}
				n++
				if !Is(v.at(j), f.Type) {
					return false
				}
			}
			if n == len(v.lay.keys) {
				return true
			}
			for i, k := range v.lay.keys {
				named := false
				for j := range fields {
					named = named || fields[j].Name == k
				}
				if !named && !Is(v.at(i), rest) {
					return false
				}
			}
			return true
		})
	case *Table:
		if !v.ro {
			return v.T.Within(t)
		}
		return types.IsSubtype(v.T.Type(), t) || types.MatchTable(t, v.fits)
	case *XML:
		return types.HasXML(t, v.itemKinds())
	case *Error:
		return types.IsSubtype(v.Type, t) || types.MatchError(t, v.Type, func(detail types.Type) bool { return Is(v.Detail, detail) })
	}
	return types.IsSubtype(TypeOf(v), t)
}

// fits reports whether the shape of an immutable table is one of
// table<row> key(keys) and table<row> key<key>.
func (t *Table) fits(row types.Type, keys []string, key types.Type) bool {
	if keys != nil && !slices.Equal(keys, t.T.Keys) {
		return false
	}
	for _, r := range t.all() {
		if !Is(r, row) || key != nil && len(t.T.Keys) > 0 && !Is(t.KeyOf(r), key) {
			return false
		}
	}
	return true
}

func (x *XML) itemKinds() []types.XMLItems {
	items := x.Each()
	r := make([]types.XMLItems, len(items))
	for i, it := range items {
		k := types.XMLTextItem
		switch it.Kind {
		case XMLElement:
			k = types.XMLElementRO
		case XMLComment:
			k = types.XMLCommentRO
		case XMLPI:
			k = types.XMLPIRO
		}
		if k != types.XMLTextItem && !it.ro {
			k <<= 3
		}
		r[i] = k
	}
	return r
}

// TypeOf is the type that typeof gives: the inherent type of a structural
// value, otherwise the narrowest of the built-in types that fits.
func TypeOf(v Value) types.Type {
	switch v := v.(type) {
	case nil:
		return types.Nil
	case Boolean:
		return types.Boolean
	case Int:
		return types.Int
	case Float:
		return types.Float
	case Decimal:
		return types.Decimal
	case *String:
		return types.String
	case *List:
		return v.T.Type()
	case *Map:
		return v.lay.T.Type()
	case *Table:
		return v.T.Type()
	case *Object:
		return v.Class.Type
	case *Error:
		return v.Type
	case *Function:
		return v.Type
	case *Typedesc:
		return types.TypedescOf(v.Type)
	case *Handle:
		return types.Handle
	case *Future:
		if v.T != nil {
			return v.T
		}
		return types.Future
	case *Stream:
		if v.Self != nil {
			return v.Self
		}
		return types.StreamOf(v.T, v.C)
	case *Regexp:
		return types.Regexp
	case *XML:
		switch v.Kind {
		case XMLElement:
			return types.XMLElement
		case XMLText:
			return types.XMLText
		case XMLComment:
			return types.XMLComment
		case XMLPI:
			return types.XMLPI
		}
		return types.XML
	}
	return types.Never
}

// Filler returns the filler value of t, with which lists grow and which stands
// for missing members, and whether t has one.
func Filler(t types.Type) (Value, bool) {
	b := t.Basics()
	if b&types.BNil != 0 {
		return nil, true
	}
	switch {
	case b == types.BBoolean && types.HasBoolean(t, false):
		return Boolean(false), true
	case b == types.BInt && types.HasInt(t, 0):
		return Int(0), true
	case b == types.BFloat && types.HasFloat(t, 0):
		return Float(0), true
	case b == types.BDecimal && types.HasDecimal(t, DecimalFromInt(0).Decimal):
		return DecimalFromInt(0), true
	case b == types.BString && types.HasString(t, ""):
		return emptyString, true
	}
	if v, ok := types.Singleton(t); ok {
		return FromGo(v), true
	}
	switch {
	case b&^types.BList == 0 && b != 0:
		a := types.ListAtomicOf(t)
		if a == nil {
			return nil, false
		}
		l := newList(t, a.Fixed)
		ro := l.ro
		l.ro = false
		if l.fill(a.Fixed) != nil {
			return nil, false
		}
		l.ro = ro
		return l, true
	case b&^types.BMapping == 0 && b != 0:
		a := types.MappingAtomicOf(t)
		if a == nil {
			return nil, false
		}
		m := NewMap(t)
		for _, f := range a.Fields {
			if f.Optional {
				continue
			}
			// {} must be a value of the type: fields have a default value.
			if a.Meta == nil || a.Meta.Defaults[f.Name] == nil {
				return nil, false
			}
		}
		if a.Meta == nil || a.Meta.Default == nil {
			return m, true
		}
		for _, name := range a.Meta.Order {
			if a.Meta.Defaults[name] != nil {
				v, _ := a.Meta.Default(name).(Value)
				m.Put(name, v)
			}
		}
		return m, true
	case b&^types.BTable == 0 && b != 0:
		if a := types.TableAtomicOf(t); a != nil {
			return NewTable(a, a.Readonly()), true
		}
	case b&^types.BXML == 0 && b != 0:
		x := &XML{}
		if Is(x, t) {
			return x, true
		}
	case b&^types.BObject == 0 && b != 0:
		if m := types.ObjectMeta(t); m != nil && m.Fill != nil {
			x, ok := m.Fill()
			if v, _ := x.(Value); ok && (v == nil || Is(v, t)) {
				return v, true
			}
		}
	case b == types.BStream:
		return NewStream(types.StreamArg(t), types.StreamCompletion(t), func(Caller) (Value, Value, bool, error) { return nil, nil, false, nil }, nil), true
	}
	return nil, false
}

// FromGo makes a value of nil, bool, int64, float64, string or a decimal.
func FromGo(v any) Value {
	switch v := v.(type) {
	case bool:
		return Boolean(v)
	case int64:
		return Int(v)
	case float64:
		return Float(v)
	case string:
		return Str(v)
	case decimalValue:
		return Decimal{v}
	case Value:
		return v
	}
	return nil
}
