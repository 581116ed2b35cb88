package toml

import (
	"bytes"
	"errors"
	"sort"
	"strconv"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// origin is how a table or an array came to be, which decides what may be
// added to it later in the document.
type origin uint8

const (
	implied origin = iota // on the way to [a.b]: may still be opened by [a]
	header                // [a]: may not be opened again
	dotted                // a.b = 1 made a: only dotted keys of the same table add to it
	inline                // {…} or […]: closed
	element               // an element of [[a]]
)

// Parse reads a document. file is its name in errors. The tree holds what was
// read up to the first error of the grammar; keys that are defined twice are
// reported and the first definition stays. The root is never nil.
func Parse(file string, src []byte) (*Node, []*Error) {
	src = bytes.TrimPrefix(src, []byte("\ufeff")) // the byte order mark that editors on Windows write
	b := &builder{file: file, src: src, root: newTable(implied)}
	b.lines = append(b.lines, 0)
	for i, c := range src {
		if c == '\n' {
			b.lines = append(b.lines, i+1)
		}
	}
	b.root.Range = b.rng(0, len(src))
	if i := invalidUTF8(src); i >= 0 {
		b.fail(b.rng(i, i+1), "the file is not UTF-8 text")
		return b.root, b.errs
	}
	b.parse()
	return b.root, b.errs
}

func invalidUTF8(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

type builder struct {
	file  string
	src   []byte
	lines []int // offset at which each line starts
	root  *Node
	errs  []*Error
	p     unstable.Parser
}

func newTable(o origin) *Node {
	return &Node{Kind: Table, origin: o, index: map[string]*Entry{}}
}

func (b *builder) pos(offset int) Position {
	line := sort.SearchInts(b.lines, offset+1)
	return Position{Line: line, Col: utf8.RuneCount(b.src[b.lines[line-1]:offset]) + 1}
}

func (b *builder) rng(from, to int) Range { return Range{b.pos(from), b.pos(to)} }

func (b *builder) rawRange(r unstable.Range) Range {
	return b.rng(int(r.Offset), int(r.Offset+r.Length))
}

func (b *builder) fail(r Range, message string) {
	b.errs = append(b.errs, &Error{File: b.file, Range: r, Message: message})
}

type key struct {
	name     string
	rng      Range
	off, end int
}

func (b *builder) keys(it unstable.Iterator) []key {
	var ks []key
	for it.Next() {
		n := it.Node()
		off := int(n.Raw.Offset)
		ks = append(ks, key{string(n.Data), b.rawRange(n.Raw), off, off + int(n.Raw.Length)})
	}
	return ks
}

func (b *builder) parse() {
	b.p.Reset(b.src)
	current := b.root
	var open []*Node // the tables whose range the next value extends
	for b.p.NextExpression() {
		e := b.p.Expression()
		switch e.Kind {
		case unstable.KeyValue:
			if current == nil {
				continue // under a header that was refused
			}
			if end, ok := b.keyValue(current, e); ok {
				for _, t := range open {
					t.Range.End = end
				}
			}
		case unstable.Table, unstable.ArrayTable:
			ks := b.keys(e.Key())
			current, open = b.open(ks, e.Kind == unstable.ArrayTable)
		}
	}
	err := b.p.Error()
	if err == nil {
		return
	}
	var pe *unstable.ParserError
	r := b.rng(len(b.src), len(b.src))
	if errors.As(err, &pe) && len(pe.Highlight) > 0 {
		r = b.rawRange(b.p.Range(pe.Highlight))
	}
	msg := err.Error()
	if msg == "unexpected character U+000A at start of value" {
		msg = "expected a value before the end of the line"
	}
	b.fail(r, msg)
}

// open finds or makes the table of a header. The second result is every table
// that the header's lines belong to, itself included.
func (b *builder) open(ks []key, array bool) (*Node, []*Node) {
	start, end := b.headerRange(ks)
	r := b.rng(start, end)
	at := b.root
	var open []*Node
	for _, k := range ks[:len(ks)-1] {
		e := at.index[k.name]
		if e == nil {
			t := newTable(implied)
			t.Range = r
			at.add(&Entry{Key: k.name, KeyRange: k.rng, Range: r, Value: t})
			at = t
		} else {
			at = e.Value
			if at.Kind == Array && at.origin == element {
				at.Range.End = r.End
				open = append(open, at)
				at = at.Items[len(at.Items)-1]
			}
			if at.Kind != Table || at.origin == inline {
				b.fail(k.rng, "key '"+k.name+"' already holds a value at line "+line(e)+" and cannot be a table")
				return nil, nil
			}
		}
		at.Range.End = r.End
		open = append(open, at)
	}
	last := ks[len(ks)-1]
	e := at.index[last.name]
	t := newTable(header)
	t.Range = r
	switch {
	case array && e == nil:
		t.origin = element
		list := &Node{Kind: Array, origin: element, Items: []*Node{t}, Range: r}
		at.add(&Entry{Key: last.name, KeyRange: last.rng, Range: r, Value: list})
		return t, append(open, list, t)
	case array && e.Value.Kind == Array && e.Value.origin == element:
		t.origin = element
		list := e.Value
		list.Items = append(list.Items, t)
		list.Range.End = r.End
		return t, append(open, list, t)
	case array:
		b.fail(last.rng, "key '"+last.name+"' is already defined at line "+line(e)+" and cannot be an array of tables")
		return nil, nil
	case e == nil:
		at.add(&Entry{Key: last.name, KeyRange: last.rng, Range: r, Value: t})
		return t, append(open, t)
	case e.Value.Kind == Table && e.Value.origin == implied:
		e.Value.origin = header
		e.Value.Range = r
		return e.Value, append(open, e.Value)
	}
	b.fail(last.rng, "key '"+last.name+"' is already defined at line "+line(e))
	return nil, nil
}

func line(e *Entry) string { return strconv.Itoa(e.KeyRange.Start.Line) }

// headerRange is the stretch of a header's brackets around its keys.
func (b *builder) headerRange(ks []key) (int, int) {
	start := ks[0].off
	for start > 0 && b.src[start] != '[' {
		start--
	}
	if start > 0 && b.src[start-1] == '[' {
		start--
	}
	end := ks[len(ks)-1].end
	for end < len(b.src) && b.src[end] != ']' {
		end++
	}
	for end < len(b.src) && b.src[end] == ']' {
		end++
	}
	return start, end
}

func (n *Node) add(e *Entry) {
	n.Entries = append(n.Entries, e)
	n.index[e.Key] = e
}

// keyValue adds key = value to a table and returns where the value ends.
func (b *builder) keyValue(t *Node, e *unstable.Node) (Position, bool) {
	ks := b.keys(e.Key())
	whole := b.rawRange(e.Raw)
	for _, k := range ks[:len(ks)-1] {
		old := t.index[k.name]
		if old == nil {
			sub := newTable(dotted)
			sub.Range = whole
			t.add(&Entry{Key: k.name, KeyRange: k.rng, Range: whole, Value: sub})
			t = sub
			continue
		}
		if old.Value.Kind != Table || old.Value.origin != dotted && old.Value.origin != implied {
			b.fail(k.rng, "key '"+k.name+"' is already defined at line "+line(old))
			return Position{}, false
		}
		t = old.Value
		t.Range.End = whole.End
	}
	last := ks[len(ks)-1]
	if old := t.index[last.name]; old != nil {
		b.fail(last.rng, "key '"+last.name+"' is already defined at line "+line(old))
		return Position{}, false
	}
	v := b.value(e.Value(), b.valueRange(e, last))
	t.add(&Entry{Key: last.name, KeyRange: last.rng, Range: whole, Value: v})
	return whole.End, true
}

// valueRange is where the value of key = value stands: after the equals sign
// up to the end of the expression.
func (b *builder) valueRange(e *unstable.Node, last key) Range {
	i := last.end
	for b.src[i] != '=' {
		i++
	}
	for i++; b.src[i] == ' ' || b.src[i] == '\t'; i++ {
	}
	return b.rng(i, int(e.Raw.Offset+e.Raw.Length))
}

// value makes the node of a value. r is where it stands as far as its
// surroundings tell; scalars know it themselves.
func (b *builder) value(n *unstable.Node, r Range) *Node {
	v := &Node{Range: r, origin: inline}
	switch n.Kind {
	case unstable.Array:
		v.Kind = Array
		it := n.Children()
		for it.Next() {
			v.Items = append(v.Items, b.value(it.Node(), r))
		}
		return v
	case unstable.InlineTable:
		v.Kind = Table
		v.index = map[string]*Entry{}
		it := n.Children()
		for it.Next() {
			v.origin = implied // open while its own keys are added
			b.keyValue(v, it.Node())
		}
		v.close()
		if n.Raw.Length > 0 {
			v.Range.Start = b.pos(int(n.Raw.Offset))
		}
		return v
	case unstable.String:
		v.Kind = String
	case unstable.Integer:
		v.Kind = Integer
	case unstable.Float:
		v.Kind = Float
	case unstable.Bool:
		v.Kind = Boolean
	default:
		v.Kind = Time
	}
	v.Text = string(n.Data)
	if n.Raw.Length > 0 {
		v.Range = b.rawRange(n.Raw)
	}
	return v
}

// close keeps later lines from adding to an inline table.
func (n *Node) close() {
	n.origin = inline
	for _, e := range n.Entries {
		if e.Value.Kind == Table {
			e.Value.close()
		}
	}
}
