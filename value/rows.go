package value

import (
	"barre/types"
)

// Column holds values of one kind: numbers as bits, everything else as it is.
type Column struct {
	Store types.Store // StoreAny, StoreInt, StoreFloat or StoreBoolean
	Nums  []int64
	Vals  []Value
}

func (c *Column) add(nums []int64, vals []Value) ([]int64, []Value) {
	if c.Store == types.StoreAny {
		c.Vals = append(c.Vals, vals[0])
		return nums, vals[1:]
	}
	c.Nums = append(c.Nums, nums[0])
	return nums[1:], vals
}

// at is row i's value.
func (c *Column) at(i int) Value {
	if c.Store == types.StoreAny {
		return c.Vals[i]
	}
	return kept(c.Store).box(c.Nums[i])
}

// arrange puts rows in order.
func (c *Column) arrange(order []int32) {
	if c.Store == types.StoreAny {
		vals := make([]Value, len(order))
		for i, j := range order {
			vals[i] = c.Vals[j]
		}
		c.Vals = vals
		return
	}
	nums := make([]int64, len(order))
	for i, j := range order {
		nums[i] = c.Nums[j]
	}
	c.Nums = nums
}

// Rows are the frames of a query where a clause needs all of them: a column for
// each variable, so that a frame costs no memory of its own and a number no box.
// It is a Value only to be in a register.
type Rows struct {
	cols []Column
	n    int
}

func (*Rows) value() {}

// NewRows makes rows without any, with columns of these stores.
func NewRows(stores []types.Store) *Rows {
	r := &Rows{cols: make([]Column, len(stores))}
	for i, s := range stores {
		r.cols[i].Store = s
	}
	return r
}

// Len is the number of rows.
func (r *Rows) Len() int { return r.n }

// Add appends a row: its numbers in the order of the columns that are numbers,
// and its other values in the order of the others.
func (r *Rows) Add(nums []int64, vals []Value) {
	for i := range r.cols {
		nums, vals = r.cols[i].add(nums, vals)
	}
	r.n++
}

// Number is the number in a column of a row.
func (r *Rows) Number(row, col int) int64 { return r.cols[col].Nums[row] }

// Value is the value in a column of a row, () when row is negative.
func (r *Rows) Value(row, col int) Value {
	if row < 0 {
		return nil
	}
	return r.cols[col].Vals[row]
}

// Sort sorts by the first columns, as many as desc has members, which say that a
// column's order is descending. Rows with equal keys stay in their order.
func (r *Rows) Sort(desc []bool) {
	order := sortOrder(r.n, r.cols[:len(desc)], desc)
	for i := range r.cols {
		r.cols[i].arrange(order)
	}
}

// Join is rows by key.
type Join struct {
	Rows
	first index
	last  []int32 // by key
	next  []int32 // by row, -1 for the last one under its key
}

// NewJoin makes an index without rows. keys is how keys are kept.
func NewJoin(stores []types.Store, keys types.Store) *Join {
	return &Join{Rows: *NewRows(stores), first: newIndex(keys)}
}

// Add appends a row under a key: num when keys are numbers, key otherwise.
func (j *Join) Add(num int64, key Value, nums []int64, vals []Value) {
	row := int32(j.n)
	j.Rows.Add(nums, vals)
	j.next = append(j.next, -1)
	if j.first.nums == nil {
		j.first.encode(key)
	}
	i, known := j.first.place(num)
	if !known {
		j.first.rows = append(j.first.rows, row)
		j.last = append(j.last, row)
		return
	}
	j.next[j.last[i]] = row
	j.last[i] = row
}

// First is the first row under a key, -1 when there is none.
func (j *Join) First(num int64, key Value) int {
	if j.first.nums == nil {
		j.first.encode(key)
	}
	if i, ok := j.first.find(num); ok {
		return int(j.first.rows[i])
	}
	return -1
}

// Next is the row after another one with the same key, -1 when there is none.
func (j *Join) Next(row int) int {
	if row < 0 {
		return -1
	}
	return int(j.next[row])
}

// Groups is rows by key, in the order in which keys first came.
type Groups struct {
	Rows
	index index
	keys  int
	lists []types.Type
}

// NewGroups makes groups without any. The first columns, keys of them, are the
// key; for each other one, a group has a list of the type that lists tells.
func NewGroups(stores []types.Store, keys int, lists []types.Type) *Groups {
	s := types.StoreAny
	if keys == 1 {
		s = stores[0]
	}
	g := &Groups{Rows: *NewRows(stores), index: newIndex(s), keys: keys, lists: lists}
	return g
}

// Add appends a row to its group.
func (g *Groups) Add(nums []int64, vals []Value) {
	var num int64
	switch {
	case g.index.nums != nil:
		num = nums[0]
	case g.keys == 1 && g.cols[0].Store == types.StoreAny:
		g.index.encode(vals[0])
	default:
		b, n, v := g.index.buf[:0], nums, vals
		for i := range g.keys {
			if s := g.cols[i].Store; s == types.StoreAny {
				b, v = HashKey(b, v[0]), v[1:]
			} else {
				b, n = HashKey(b, kept(s).box(n[0])), n[1:]
			}
		}
		g.index.buf = b
	}
	i, known := g.index.place(num)
	if !known {
		// A group is a row: the key, and the lists among the values.
		for c := range g.keys {
			col := &g.cols[c]
			nums, vals = col.add(nums, vals)
		}
		for c := g.keys; c < len(g.cols); c++ {
			l := NewListCap(g.lists[c-g.keys], 0)
			g.cols[c].Vals = append(g.cols[c].Vals, l)
			nums, vals = l.take(g.cols[c].Store, nums, vals)
		}
		g.n++
		return
	}
	for c := range g.keys {
		if g.cols[c].Store == types.StoreAny {
			vals = vals[1:]
		} else {
			nums = nums[1:]
		}
	}
	for c := g.keys; c < len(g.cols); c++ {
		nums, vals = g.cols[c].Vals[i].(*List).take(g.cols[c].Store, nums, vals)
	}
}

// take appends the next number or value.
func (l *List) take(s types.Store, nums []int64, vals []Value) ([]int64, []Value) {
	if s == types.StoreAny {
		l.appendRaw(vals[0])
		return nums, vals[1:]
	}
	if l.store == s && s != types.StoreBoolean {
		l.Nums = append(l.Nums, nums[0])
	} else {
		l.appendRaw(kept(s).box(nums[0]))
	}
	return nums[1:], vals
}

// Whole returns the groups as rows: the key, then a list for each other column.
// Without a key there is one group even of nothing.
func (g *Groups) Whole() *Rows {
	if g.n == 0 && g.keys == 0 {
		for c := range g.cols {
			g.cols[c].Vals = append(g.cols[c].Vals, NewListCap(g.lists[c], 0))
		}
		g.n = 1
	}
	for c := g.keys; c < len(g.cols); c++ {
		g.cols[c].Store = types.StoreAny
	}
	return &g.Rows
}

// index numbers keys, the same for keys that are equal (==).
type index struct {
	nums map[int64]int32 // by int or boolean
	text map[string]int32
	rows []int32 // by the number of the key
	buf  []byte  // the key to look for in text
	made int32
}

func newIndex(s types.Store) index {
	if s == types.StoreInt || s == types.StoreBoolean {
		return index{nums: map[int64]int32{}}
	}
	return index{text: map[string]int32{}}
}

// encode says which key to look for in text.
func (x *index) encode(key Value) {
	if s, ok := key.(*String); ok {
		x.buf = append(append(x.buf[:0], 's'), s.s...)
		return
	}
	x.buf = HashKey(x.buf[:0], key)
}

// find gives the number of a key: num, or what encode was given.
func (x *index) find(num int64) (int32, bool) {
	if x.nums != nil {
		i, ok := x.nums[num]
		return i, ok
	}
	i, ok := x.text[string(x.buf)]
	return i, ok
}

// place is find, but gives a new key the next number.
func (x *index) place(num int64) (i int32, known bool) {
	if i, known = x.find(num); known {
		return i, true
	}
	if x.nums != nil {
		x.nums[num] = x.made
	} else {
		x.text[string(x.buf)] = x.made
	}
	x.made++
	return x.made - 1, false
}
