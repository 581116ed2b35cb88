package value

import (
	"math"

	"barre/types"
)

// Table is a table: rows in order of insertion, found by key where it has one.
type Table struct {
	T    *types.TableAtomic // inherent type: row type and key names
	ro   bool
	cuts uint32
	log  *cutLog // see iterate.go
	// A row that was removed from the middle leaves a nil in its place until
	// order is asked for; see tidy.
	rows []*Map
	dead int // places without a row
	base int // see keyIndex
	// keyIndex finds the place of a row, plus base, by its key; nil without key
	// names.
	keyIndex map[string]int

	// What NextKey found among the first nextRows rows, when nextCuts had been
	// removed.
	next     int64
	nextRows int
	nextCuts uint32
}

// NewTable makes an empty table with the key names given (none for a table
// without key).
func NewTable(t *types.TableAtomic, ro bool) *Table {
	tb := &Table{T: t, ro: ro}
	if len(t.Keys) > 0 {
		tb.keyIndex = map[string]int{}
	}
	return tb
}

// Len is the number of rows.
func (t *Table) Len() int { return len(t.rows) - t.dead }

// Readonly reports whether the table is immutable.
func (t *Table) Readonly() bool { return t.ro }

// Type is the inherent type.
func (t *Table) Type() types.Type { return t.T.Type() }

// Row returns row i in order of insertion.
func (t *Table) Row(i int) *Map {
	t.tidy()
	return t.rows[i]
}

// all gives the rows in order.
func (t *Table) all() []*Map {
	t.tidy()
	return t.rows
}

// tidy closes the places of removed rows.
func (t *Table) tidy() {
	if t.dead == 0 {
		return
	}
	rows := make([]*Map, 0, t.Len())
	for _, r := range t.rows {
		if r != nil {
			rows = append(rows, r)
		}
	}
	t.rows, t.dead, t.base = rows, 0, 0
	for i, r := range t.rows {
		t.keyIndex[t.hash(r)] = i
	}
}

// Freeze makes a table that was just constructed immutable.
func (t *Table) Freeze() {
	t.tidy()
	t.ro = true
}

// KeyOf gives the key of a row as the program sees it: a value, or a tuple
// when there are several key fields.
func (t *Table) KeyOf(row *Map) Value {
	if len(t.T.Keys) == 1 {
		return row.Field(t.T.Keys[0])
	}
	vals := make([]Value, len(t.T.Keys))
	for i, k := range t.T.Keys {
		vals[i] = row.Field(k)
	}
	l := NewList(types.AnydataList, vals)
	l.ro = true
	return l
}

func (t *Table) hash(row *Map) string {
	var b []byte
	for _, k := range t.T.Keys {
		b = HashKey(b, row.Field(k))
	}
	return string(b)
}

func (t *Table) hashKey(key Value) string {
	if l, ok := key.(*List); ok && len(t.T.Keys) > 1 {
		var b []byte
		for i := 0; i < l.Len(); i++ {
			b = HashKey(b, l.At(i))
		}
		return string(b)
	}
	return string(HashKey(nil, key))
}

// Lookup finds the row with a key; nil when there is none.
func (t *Table) Lookup(key Value) *Map {
	if i, ok := t.keyIndex[t.hashKey(key)]; ok {
		return t.rows[i-t.base]
	}
	return nil
}

// Append adds a row at the end without checking its type; a key that is there
// already gives an error value's panic.
func (t *Table) Append(row *Map) error {
	if t.keyIndex != nil {
		h := t.hash(row)
		if _, ok := t.keyIndex[h]; ok {
			return Panicf("{ballerina/lang.table}KeyConstraintViolation", "a value found for key '%s'", keyString(t.KeyOf(row)))
		}
		t.keyIndex[h] = len(t.rows) + t.base
	}
	t.rows = append(t.rows, row)
	return nil
}

func keyString(k Value) string { return ToString(k) }

func (t *Table) check(row *Map) error {
	if t.ro {
		return Panicf("{ballerina/lang.table}InvalidUpdate", "modification not allowed on readonly value")
	}
	if !Is(row, t.T.Row) {
		return Panicf("{ballerina/lang.table}InherentTypeViolation", "value type '%s' inconsistent with the inherent table type '%s'", row.Type(), t.Type())
	}
	return nil
}

// Add appends a row, as table.add does.
func (t *Table) Add(row *Map) error {
	if err := t.check(row); err != nil {
		return err
	}
	return t.Append(row)
}

// Replace adds a row, or replaces the one with its key, without checking its
// type: for code that constructs a table.
func (t *Table) Replace(row *Map) error {
	if t.keyIndex != nil {
		if i, ok := t.keyIndex[t.hash(row)]; ok {
			t.rows[i-t.base] = row
			return nil
		}
	}
	return t.Append(row)
}

// PutRow adds a row or replaces the one with its key.
func (t *Table) PutRow(row *Map) error {
	if err := t.check(row); err != nil {
		return err
	}
	if t.keyIndex != nil {
		if i, ok := t.keyIndex[t.hash(row)]; ok {
			t.rows[i-t.base] = row
			return nil
		}
	}
	return t.Append(row)
}

// Remove takes out the row with a key and returns it; nil when there is none.
func (t *Table) Remove(key Value) (*Map, error) {
	if t.ro {
		return nil, Panicf("{ballerina/lang.table}InvalidUpdate", "modification not allowed on readonly value")
	}
	h := t.hashKey(key)
	i, ok := t.keyIndex[h]
	if !ok {
		return nil, nil
	}
	i -= t.base
	row := t.rows[i]
	at := i
	if t.log != nil && t.dead > 0 {
		for _, r := range t.rows[:i] {
			if r == nil {
				at--
			}
		}
	}
	t.removed(at, 1)
	delete(t.keyIndex, h)
	t.rows[i] = nil
	t.dead++
	for t.dead > 0 && t.rows[0] == nil {
		t.rows, t.base, t.dead = t.rows[1:], t.base+1, t.dead-1
	}
	if t.dead > len(t.rows)/2 {
		t.tidy()
	}
	return row, nil
}

// RemoveAll empties the table.
func (t *Table) RemoveAll() error {
	if t.ro {
		return Panicf("{ballerina/lang.table}InvalidUpdate", "modification not allowed on readonly value")
	}
	t.removed(0, t.Len())
	t.rows, t.dead, t.base = nil, 0, 0
	if t.keyIndex != nil {
		t.keyIndex = map[string]int{}
	}
	return nil
}

// NextKey is one more than the greatest key, which must be an int, or 0; false
// when there is no greater int.
func (t *Table) NextKey() (int64, bool) {
	t.tidy()
	next, from := t.next, t.nextRows
	if t.nextCuts != t.cuts {
		next, from = 0, 0
	}
	for _, r := range t.rows[from:] {
		k, ok := t.KeyOf(r).(Int)
		if !ok || int64(k) < next {
			continue
		}
		if k == math.MaxInt64 {
			return 0, false
		}
		next = int64(k) + 1
	}
	if !t.ro {
		t.next, t.nextRows, t.nextCuts = next, len(t.rows), t.cuts
	}
	return next, true
}
