// Package toml reads a TOML document into a tree in which every key and every
// value knows where it stands, for messages that point at the place.
//
// The grammar is parsed by github.com/pelletier/go-toml; this package builds
// the tree, checks the rules that span lines (a key defined twice, a table
// reopened) and keeps the positions.
package toml

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Position is a place in a document. Line and Col count from 1, Col in
// code points, as editors show it.
type Position struct{ Line, Col int }

// Range is a stretch of a document, from Start up to and excluding End.
type Range struct{ Start, End Position }

// String is the range as diagnostics print it: (line:col,line:col).
func (r Range) String() string {
	return fmt.Sprintf("(%d:%d,%d:%d)", r.Start.Line, r.Start.Col, r.End.Line, r.End.Col)
}

// Kind is the kind of a value.
type Kind uint8

const (
	// String is a string; Text holds its content.
	String Kind = iota + 1
	// Integer is an integer; Text holds its literal.
	Integer
	// Float is a floating point number, inf and nan included; Text holds its literal.
	Float
	// Boolean is true or false; Text holds the word.
	Boolean
	// Time is a date, a time of day, or both; Text holds its literal.
	Time
	// Array is a list of values, also the tables of [[name]]; Items holds them.
	Array
	// Table is a set of keys with values; Entries holds them in order.
	Table
)

// String is the kind as a message calls it.
func (k Kind) String() string {
	switch k {
	case String:
		return "string"
	case Integer:
		return "integer"
	case Float:
		return "float"
	case Boolean:
		return "boolean"
	case Time:
		return "date-time"
	case Array:
		return "array"
	case Table:
		return "table"
	}
	return "nothing"
}

// Node is a value with its place.
type Node struct {
	Kind    Kind
	Text    string
	Items   []*Node
	Entries []*Entry
	// Range is where the value stands. A table that was opened by a header
	// ranges from its header to the end of its last value.
	Range Range

	index  map[string]*Entry
	origin origin
}

// Headed tells whether a table, or an array of them, was opened by headers: [a], [[a]].
func (n *Node) Headed() bool { return n.origin == header || n.origin == element }

// Implied tells whether a table is there only because others within it have headers.
func (n *Node) Implied() bool { return n.Kind == Table && n.origin == implied }

// Entry is one key of a table with its value.
type Entry struct {
	Key string
	// KeyRange is where the key stands when it was defined first.
	KeyRange Range
	// Range spans key and value.
	Range Range
	Value *Node
}

// Entry returns the entry of a table, nil when there is none or n is no table.
func (n *Node) Entry(key string) *Entry {
	if n == nil {
		return nil
	}
	return n.index[key]
}

// Get follows a path of keys through tables, nil when it leads nowhere.
func (n *Node) Get(path ...string) *Node {
	for _, key := range path {
		e := n.Entry(key)
		if e == nil {
			return nil
		}
		n = e.Value
	}
	return n
}

// Int returns the value of an integer; false when n is none, or when it does
// not fit 64 bits.
func (n *Node) Int() (int64, bool) {
	if n == nil || n.Kind != Integer {
		return 0, false
	}
	// A leading zero is not octal in TOML, and the parser has refused it.
	i, err := strconv.ParseInt(strings.TrimPrefix(n.Text, "+"), 0, 64)
	return i, err == nil
}

// Float returns the value of a float or an integer as a binary float.
func (n *Node) Float() (float64, bool) {
	if n == nil {
		return 0, false
	}
	switch n.Kind {
	case Integer:
		i, ok := new(big.Int).SetString(strings.TrimPrefix(n.Text, "+"), 0)
		if !ok {
			return 0, false
		}
		f, _ := new(big.Float).SetInt(i).Float64()
		return f, true
	case Float:
		f, err := strconv.ParseFloat(strings.ReplaceAll(n.Text, "_", ""), 64)
		return f, err == nil
	}
	return 0, false
}

// Bool returns the value of a boolean; false, false when n is none.
func (n *Node) Bool() (value, ok bool) {
	if n == nil || n.Kind != Boolean {
		return false, false
	}
	return n.Text == "true", true
}

// Error is a document that is not TOML, with the place.
type Error struct {
	File    string
	Range   Range
	Message string
}

// Error is the message with its place: [Config.toml:(1:5,1:6)] message.
func (e *Error) Error() string { return fmt.Sprintf("[%s:%s] %s", e.File, e.Range, e.Message) }
