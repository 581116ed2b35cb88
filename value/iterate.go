package value

// Iteration over values that change meanwhile. A step of an iterator panics
// when its list, mapping or table has been changed since it was made, except
// by removing members that it has returned already or by giving existing keys
// other members (specification, Iterator).
//
// Structural values count the members that were removed from them: while
// length and count add up to the same number nothing was added. Where members
// were removed is recorded only from the first iteration on.

// cutLog records runs of removed members, the last one at the end.
type cutLog struct{ runs []cutRun }

// cutRun says that count members from a place on were removed, one by one or
// at once.
type cutRun struct{ from, count int32 }

// maxCuts is the number of runs that are kept. An iteration that falls further
// behind than that panics.
const maxCuts = 1024

// cut records the removal of count members from a place on.
func (l *cutLog) cut(from, count int) {
	if l == nil || count == 0 {
		return
	}
	if n := len(l.runs); n > 0 {
		// A queue and a stack are emptied in one run.
		if p := &l.runs[n-1]; int(p.from) == from || from+count == int(p.from) {
			p.from, p.count = int32(from), p.count+int32(count)
			return
		}
	}
	if len(l.runs) == 2*maxCuts {
		l.runs = append(l.runs[:0], l.runs[maxCuts:]...)
	}
	l.runs = append(l.runs, cutRun{int32(from), int32(count)})
}

// follow gives the position that at has become after the last removals of n
// members, and whether all of them stood before it.
func (l *cutLog) follow(at int, n uint32) (int, bool) {
	first := len(l.runs)
	var run []int32 // counts of the runs from first on
	for left := int64(n); left > 0; {
		first--
		if first < 0 {
			return 0, false
		}
		c := min(int64(l.runs[first].count), left)
		run = append(run, int32(c))
		left -= c
	}
	for i := first; i < len(l.runs); i++ {
		c := int(run[len(run)-1-(i-first)])
		if int(l.runs[i].from)+c > at {
			return 0, false
		}
		at -= c
	}
	return at, true
}

// Cursor is the state of an iteration over a list, mapping or table.
type Cursor struct {
	At   int    // the number of members passed
	Sum  int    // of length and removed members
	Cuts uint32 // removed members so far
}

// sync brings the cursor up to date with a value of length n; what changed the
// value in a way that ends the iteration is a panic.
func (c *Cursor) sync(n int, cuts uint32, log *cutLog) error {
	if n+int(cuts) == c.Sum {
		if cuts == c.Cuts {
			return nil
		}
		if at, ok := log.follow(c.At, cuts-c.Cuts); ok {
			c.At, c.Cuts = at, cuts
			return nil
		}
	}
	return Panic("{ballerina}IterationError", "the value was changed while it was iterated: only members that were already visited may be removed")
}

// iterable is what has members that come and go.
type iterable interface {
	Len() int
	watch() Cursor
	changes() (cuts uint32, log *cutLog)
}

// NewCursor begins an iteration over l, m or t.
func NewCursor(v iterable) Cursor { return v.watch() }

// Next moves to the next member of v and gives its place, and whether there is
// one.
func (c *Cursor) Next(v iterable) (int, bool, error) {
	cuts, log := v.changes()
	n := v.Len()
	if err := c.sync(n, cuts, log); err != nil {
		return 0, false, err
	}
	if c.At >= n {
		return 0, false, nil
	}
	c.At++
	return c.At - 1, true, nil
}

// watchCuts makes the log of a value that can change.
func watchCuts(n int, cuts uint32, ro bool, log **cutLog) Cursor {
	if !ro && *log == nil {
		*log = &cutLog{}
	}
	return Cursor{Sum: n + int(cuts), Cuts: cuts}
}

func (l *List) watch() Cursor               { return watchCuts(l.Len(), l.cuts, l.ro, &l.log) }
func (t *Table) watch() Cursor              { return watchCuts(t.Len(), t.cuts, t.ro, &t.log) }
func (l *List) changes() (uint32, *cutLog)  { return l.cuts, l.log }
func (t *Table) changes() (uint32, *cutLog) { return t.cuts, t.log }

func (m *Map) watch() Cursor {
	if m.ro {
		return Cursor{Sum: m.Len()}
	}
	r := m.rare()
	return watchCuts(m.Len(), r.cuts, false, &r.log)
}

func (m *Map) changes() (uint32, *cutLog) {
	if m.more == nil {
		return 0, nil
	}
	return m.more.cuts, m.more.log
}

// Changed reports whether members were added to or removed from l since a
// cursor with this Sum and these Cuts was brought up to date.
func (l *List) Changed(sum, cuts int64) bool {
	return int64(l.cuts) != cuts || int64(l.Len())+cuts != sum
}

func (l *List) removed(from, count int) {
	l.cuts += uint32(count)
	l.log.cut(from, count)
}

func (m *Map) removed(from, count int) {
	r := m.rare()
	r.cuts += uint32(count)
	r.log.cut(from, count)
}

func (t *Table) removed(from, count int) {
	t.cuts += uint32(count)
	t.log.cut(from, count)
}
