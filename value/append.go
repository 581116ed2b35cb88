package value

import "unsafe"

// Appender concatenates strings and xml values. It keeps room behind its latest
// long results: where a program goes on with one of them, as in a loop that
// builds a text piece by piece, only the new piece is copied. An Appender
// belongs to one strand.
type Appender struct {
	last  [2]*String
	bytes [2][]byte // the text of last, with room behind it
	turn  uint8

	seq   *XML
	items []*XML // those of seq, with room behind them
}

// appendFrom is the length from which on room is kept.
const appendFrom = 256

// Concat returns s followed by t.
func (a *Appender) Concat(s, t *String) *String {
	if len(s.s) < appendFrom || t.n == 0 {
		return s.Concat(t)
	}
	i := uint8(0)
	switch s {
	case a.last[0]:
	case a.last[1]:
		i = 1
	default:
		i, a.turn = a.turn, 1-a.turn
		n := len(s.s) + len(t.s)
		a.bytes[i] = append(make([]byte, 0, n+n/4), s.s...)
	}
	// What stands behind s is nobody else's.
	b := append(a.bytes[i], t.s...)
	r := &String{unsafe.String(&b[0], len(b)), s.n + t.n}
	a.last[i], a.bytes[i] = r, b
	return r
}

// ConcatXML returns x followed by y.
func (a *Appender) ConcatXML(x, y *XML) *XML {
	n := len(x.Items)
	if x.Kind != XMLSequence || n < 16 {
		return NewXMLSequence(x, y)
	}
	add := y.Each()
	if len(add) == 0 {
		return x
	}
	if x.Items[n-1].Kind == XMLText && add[0].Kind == XMLText {
		return NewXMLSequence(x, y) // the two become one item
	}
	if a.seq != x {
		a.items = append(make([]*XML, 0, 2*n), x.Items...)
	}
	a.items = append(a.items, add...)
	a.seq = &XML{Items: a.items[:len(a.items):len(a.items)]}
	return a.seq
}
