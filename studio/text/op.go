// Package text has what several people do to one text: operations that can be put
// one after the other, taken back, and transformed over one another, and the merge
// of two versions of a text with a third that both come from.
//
// An operation goes over a text from its start to its end. Whoever gives all
// operations an order can apply one that was made for an earlier text: transformed
// over those that came in between, it does to the text now what it was meant to do
// then. Whatever the order in which two of them were made, the same text comes out.
package text

import (
	"fmt"
	"slices"
	"strings"
)

// Op is a change of a text: parts that are kept, that go, and that are new, in
// their order. What goes carries its text, so that it can be put back.
type Op []Part

// Part is one of the three: Keep bytes stay, Del goes, Ins comes.
type Part struct {
	Keep int
	Del  string
	Ins  string
}

// Edit replaces the bytes from Start to End by New.
type Edit struct {
	Start, End int
	New        string
}

func (o *Op) keep(n int) {
	if n == 0 {
		return
	}
	if k := len(*o) - 1; k >= 0 && (*o)[k].Keep > 0 {
		(*o)[k].Keep += n
		return
	}
	*o = append(*o, Part{Keep: n})
}

func (o *Op) del(s string) {
	if s == "" {
		return
	}
	if k := len(*o) - 1; k >= 0 && (*o)[k].Del != "" {
		(*o)[k].Del += s
		return
	}
	*o = append(*o, Part{Del: s})
}

// ins puts what is new before what goes in its place: so there is one way to write
// an operation.
func (o *Op) ins(s string) {
	if s == "" {
		return
	}
	k := len(*o) - 1
	switch {
	case k >= 0 && (*o)[k].Ins != "":
		(*o)[k].Ins += s
	case k >= 1 && (*o)[k].Del != "" && (*o)[k-1].Ins != "":
		(*o)[k-1].Ins += s
	case k >= 0 && (*o)[k].Del != "":
		*o = slices.Insert(*o, k, Part{Ins: s})
	default:
		*o = append(*o, Part{Ins: s})
	}
}

// Size is how many bytes of text the operation carries.
func (o Op) Size() int {
	n := 0
	for _, p := range o {
		n += len(p.Del) + len(p.Ins)
	}
	return n
}

// New makes an operation of edits of a text that do not overlap; those at the same
// place stay in their order.
func New(src string, edits []Edit) (Op, error) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.Start - b.Start })
	var o Op
	at := 0
	for _, e := range edits {
		if e.Start < at || e.End < e.Start || e.End > len(src) {
			return nil, fmt.Errorf("the edits overlap, or are not within the text")
		}
		o.keep(e.Start - at)
		o.ins(e.New)
		o.del(src[e.Start:e.End])
		at = e.End
	}
	o.keep(len(src) - at)
	return o, nil
}

// Edits are the places that the operation changes, in the text before it.
func (o Op) Edits() []Edit {
	var list []Edit
	at, joined := 0, false
	for _, p := range o {
		if p.Keep > 0 {
			at += p.Keep
			joined = false
			continue
		}
		if !joined {
			list = append(list, Edit{at, at, ""})
			joined = true
		}
		e := &list[len(list)-1]
		e.New += p.Ins
		e.End += len(p.Del)
		at += len(p.Del)
	}
	return list
}

// Before is the length of the texts that the operation is for.
func (o Op) Before() int {
	n := 0
	for _, p := range o {
		n += p.Keep + len(p.Del)
	}
	return n
}

// Empty tells whether nothing changes.
func (o Op) Empty() bool {
	return !slices.ContainsFunc(o, func(p Part) bool { return p.Keep == 0 })
}

// Apply makes the change.
func (o Op) Apply(src string) string {
	if o.Empty() {
		return src
	}
	var b strings.Builder
	at := 0
	for _, p := range o {
		b.WriteString(src[at : at+p.Keep])
		b.WriteString(p.Ins)
		at += p.Keep + len(p.Del)
	}
	return b.String()
}

// Invert is the operation that takes this one back.
func (o Op) Invert() Op {
	var r Op
	for _, p := range o {
		r.keep(p.Keep)
		r.del(p.Ins)
		r.ins(p.Del)
	}
	return r
}

// cursor goes over the parts of an operation, piece by piece.
type cursor struct {
	rest Op
	part Part
}

// next makes part what comes; false at the end.
func (c *cursor) next() bool {
	for c.part == (Part{}) {
		if len(c.rest) == 0 {
			return false
		}
		c.part, c.rest = c.rest[0], c.rest[1:]
	}
	return true
}

// old is how much of the text before the operation the part is about.
func (c *cursor) old() int { return c.part.Keep + len(c.part.Del) }

// take takes n bytes of what is kept or goes.
func (c *cursor) take(n int) Part {
	var p Part
	if c.part.Keep > 0 {
		p.Keep = n
		c.part.Keep -= n
	} else {
		p.Del = c.part.Del[:n]
		c.part.Del = c.part.Del[n:]
	}
	return p
}

// Compose is one operation for a and then b.
func Compose(a, b Op) Op {
	var r Op
	x, y := &cursor{rest: a}, &cursor{rest: b}
	for {
		moreX, moreY := x.next(), y.next()
		switch {
		case moreX && x.part.Del != "":
			r.del(x.part.Del)
			x.part = Part{}
		case moreY && y.part.Ins != "":
			r.ins(y.part.Ins)
			y.part = Part{}
		case !moreX || !moreY:
			return r
		case x.part.Ins != "":
			n := min(len(x.part.Ins), y.old())
			if y.take(n).Keep > 0 {
				r.ins(x.part.Ins[:n])
			}
			x.part.Ins = x.part.Ins[n:]
		default:
			n := min(x.part.Keep, y.old())
			x.take(n)
			p := y.take(n)
			r.keep(p.Keep)
			r.del(p.Del)
		}
	}
}

// Transform gives, for two operations on the same text, what a is after b, and what
// b is after a. Where both put something in the same place, b's stands first: it is
// the one that came first.
func Transform(a, b Op) (a2, b2 Op) {
	x, y := &cursor{rest: a}, &cursor{rest: b}
	for {
		moreX, moreY := x.next(), y.next()
		switch {
		case moreY && y.part.Ins != "":
			a2.keep(len(y.part.Ins))
			b2.ins(y.part.Ins)
			y.part = Part{}
		case moreX && x.part.Ins != "":
			a2.ins(x.part.Ins)
			b2.keep(len(x.part.Ins))
			x.part = Part{}
		case !moreX || !moreY:
			return a2, b2
		default:
			n := min(x.old(), y.old())
			p, q := x.take(n), y.take(n)
			switch {
			case p.Keep > 0 && q.Keep > 0:
				a2.keep(n)
				b2.keep(n)
			case p.Keep > 0:
				b2.del(q.Del)
			case q.Keep > 0:
				a2.del(p.Del)
			}
		}
	}
}
