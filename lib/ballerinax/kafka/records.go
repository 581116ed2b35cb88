package kafka

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/twmb/franz-go/pkg/kgo"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// binder makes Ballerina values of records, on a strand.
type binder struct{ c *runtime.Context }

// bytes makes a value of type t of the bytes of a key, payload or header: bytes
// as they are, text, xml, or what JSON says. The error tells why they do not
// fit; a panic is a *value.Error.
func (b *binder) bytes(data []byte, t types.Type) (value.Value, error) {
	kinds := t.Basics() &^ types.BNil
	switch {
	case data == nil && t.All()&types.BNil != 0:
		return nil, nil
	case types.IsSubtype(types.Anydata, t), isBytes(t):
		return frozen(value.NewBytes(slices.Clone(data)), t), nil
	case kinds == types.BString:
		if !utf8.Valid(data) {
			return nil, fmt.Errorf("the bytes are not UTF-8")
		}
		s := value.Str(string(data))
		if !value.Is(s, t) {
			return nil, fmt.Errorf("the text does not belong to type '%s'", t)
		}
		return s, nil
	case kinds != 0 && kinds&^types.BXML == 0:
		x, err := value.ParseXML(string(data))
		if err != nil {
			return nil, reason(err)
		}
		if !document(x) {
			return nil, fmt.Errorf("the bytes are not an xml document")
		}
		v := frozen(x, t)
		if !value.Is(v, t) {
			return nil, fmt.Errorf("the xml does not belong to type '%s'", t)
		}
		return v, nil
	}
	v, err := b.c.Runtime().Converter().FromJSONText(data, t, b.c.FillDefault)
	if err != nil {
		return nil, err
	}
	if e, ok := v.(*value.Error); ok {
		// A string need not be quoted where the type has strings.
		if kinds&types.BString != 0 && utf8.Valid(data) {
			if s := value.Str(string(data)); value.Is(s, t) {
				return s, nil
			}
		}
		return nil, &misfit{e}
	}
	return v, nil
}

// document tells whether x is what a whole document may be: one element, and
// comments and the like around it. Nothing at all is fine as well.
func document(x *value.XML) bool {
	elements := 0
	for _, i := range x.Each() {
		switch i.Kind {
		case value.XMLElement:
			elements++
		case value.XMLText:
			if strings.TrimSpace(i.Text) != "" {
				return false
			}
		}
	}
	return elements == 1 || x.Len() == 0
}

// misfit is the reason why bytes do not fit a type.
type misfit struct{ e *value.Error }

func (m *misfit) Error() string { return reason(m.e).Error() }

func reason(err error) error {
	if e, ok := err.(*value.Error); ok {
		if s := e.Detail.Str("message"); s != "" {
			return fmt.Errorf("%s", s)
		}
		return fmt.Errorf("%s", e.Message)
	}
	return err
}

// isBytes tells whether the values of t are byte[], besides ().
func isBytes(t types.Type) bool {
	return t.Basics()&^types.BNil&^types.BList == 0 && t.Basics()&types.BList != 0 &&
		types.IsSubtype(types.Intersect(t, types.AnyList), types.ByteArray)
}

// frozen makes v immutable where t asks for it.
func frozen(v value.Value, t types.Type) value.Value {
	if !value.Is(v, t) {
		if f := value.CloneReadOnly(v); value.Is(f, t) {
			return f
		}
	}
	return v
}

// record makes a consumer record of record type t.
func (b *binder) record(r *kgo.Record, t types.Type) (value.Value, error) {
	a := types.MappingAtomicOf(t)
	if a == nil {
		return nil, fmt.Errorf("a record cannot be of type '%s'", t)
	}
	m := value.NewMap(t)
	if r.Key != nil {
		kt, _ := a.FieldType("key")
		v, err := b.bytes(r.Key, types.Diff(kt, types.Undef))
		if err != nil {
			return nil, err
		}
		m.Put("key", v)
	}
	vt, _ := a.FieldType("value")
	v, err := b.bytes(r.Value, vt)
	if err != nil {
		return nil, err
	}
	m.Put("value", v)
	m.Put("timestamp", value.Int(r.Timestamp.UnixMilli()))
	ot, _ := a.FieldType("offset")
	m.Put("offset", place(of(r), r.Offset, ot))
	if ht, _ := a.FieldType("headers"); !types.IsNever(ht) {
		h, err := b.headers(r.Headers, types.Diff(ht, types.Undef))
		if err != nil {
			return nil, err
		}
		m.Put("headers", h)
	}
	if types.IsReadonly(types.Intersect(t, types.AnyMap)) {
		return value.CloneReadOnly(m), nil
	}
	return m, nil
}

// place makes a PartitionOffset record of type t.
func place(p partition, offset int64, t types.Type) *value.Map {
	m := value.NewMap(t)
	pt := types.AnyMap
	if a := types.MappingAtomicOf(t); a != nil {
		pt, _ = a.FieldType("partition")
	}
	m.Put("partition", topicPartition(p, pt))
	m.Put("offset", value.Int(offset))
	if types.IsReadonly(t) {
		return value.CloneReadOnly(m).(*value.Map)
	}
	return m
}

func topicPartition(p partition, t types.Type) *value.Map {
	m := value.NewMap(t)
	m.Put("topic", value.Str(p.topic))
	m.Put("partition", value.Int(p.num))
	return m
}

// headers makes the map of a record's headers. A header that stands once is a
// value, one that repeats a list, as far as the type of the map allows.
func (b *binder) headers(hs []kgo.RecordHeader, t types.Type) (value.Value, error) {
	member := types.MappingElem(t)
	m := value.NewMap(t)
	has := func(x types.Type) bool { return types.IsSubtype(x, member) }
	lists := b.c.Runtime().Env
	bytesList := lists.Array(types.ByteArray)
	for i, h := range hs {
		if slices.ContainsFunc(hs[:i], func(o kgo.RecordHeader) bool { return o.Key == h.Key }) {
			continue
		}
		var all [][]byte
		for _, o := range hs[i:] {
			if o.Key == h.Key {
				all = append(all, o.Value)
			}
		}
		var v value.Value
		switch order := []types.Type{bytesList, types.StringArray, types.ByteArray, types.String}; {
		case len(all) > 1 && has(order[0]), len(all) == 1 && !has(types.ByteArray) && !has(types.String) && !has(types.StringArray) && has(order[0]):
			l := value.NewListCap(bytesList, len(all))
			for _, x := range all {
				l.Put(value.NewBytes(slices.Clone(x)))
			}
			v = l
		case len(all) > 1 && has(types.StringArray), len(all) == 1 && !has(types.ByteArray) && !has(types.String) && has(types.StringArray):
			l := value.NewListCap(types.StringArray, len(all))
			for _, x := range all {
				l.Put(value.Str(string(x)))
			}
			v = l
		case has(types.ByteArray) && (len(all) > 1 || has(bytesList) || !has(types.String)):
			v = value.NewBytes(slices.Clone(all[0]))
		case has(types.String):
			v = value.Str(string(all[0]))
		default:
			return nil, fmt.Errorf("a header cannot be of type '%s'", member)
		}
		m.Put(h.Key, v)
	}
	return m, nil
}

// toBytes makes the bytes of a key or payload: byte[] as they are, text, xml
// as text, everything else as JSON.
func toBytes(v value.Value) ([]byte, error) {
	switch v := v.(type) {
	case *value.String:
		return []byte(v.String()), nil
	case *value.List:
		if v.Store() == types.StoreByte {
			return slices.Clone(v.Bytes), nil
		}
	case *value.XML:
		return []byte(v.String()), nil
	}
	s, err := value.ToJSONString(v)
	return []byte(s), err
}

// toHeaders makes headers of a map whose values are byte[], byte[][], string or
// string[].
func toHeaders(m *value.Map) []kgo.RecordHeader {
	var hs []kgo.RecordHeader
	for i, k := range m.Keys() {
		add := func(b []byte) { hs = append(hs, kgo.RecordHeader{Key: k, Value: b}) }
		switch v := m.ValueAt(i).(type) {
		case *value.String:
			add([]byte(v.String()))
		case *value.List:
			if v.Store() == types.StoreByte {
				add(slices.Clone(v.Bytes))
				continue
			}
			for j := range v.Len() {
				switch x := v.At(j).(type) {
				case *value.String:
					add([]byte(x.String()))
				case *value.List:
					add(slices.Clone(x.Bytes))
				}
			}
		}
	}
	return hs
}
