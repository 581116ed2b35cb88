package vm

import (
	"sort"
	"sync"
	"sync/atomic"
	"unsafe"

	"barre/ir"
	"barre/lower"
	"barre/syntax"
	"barre/tree"
)

// Cover makes the program note which code is executed, in functions for whose
// file of is true. It is called before anything runs.
func (p *Program) Cover(of func(file *syntax.File) bool) { p.covers = of }

// coverage is what is known of the execution of a function. A probe has said
// what it can once it is reached: a function that goes on running gets new code
// without the probes that were, and execution changes over to it at one of them.
// So what runs for long runs as fast as without coverage.
type coverage struct {
	full *fn           // the code with all probes
	hits []atomic.Bool // for each probe, whether it was reached
	mu   sync.Mutex    // guards the making of code
	last atomic.Pointer[fn]
}

// version is where the code of a covered function stands among others.
type version struct {
	*coverage
	// from gives for each place in the full code the place in this one, orig the
	// reverse; nil in the full code itself.
	from, orig []int32
	idle       atomic.Int32 // probes executed that had been before
}

// cover makes a function note what is executed of it.
func (c *fn) cover() {
	c.version = &version{coverage: &coverage{full: c, hits: make([]atomic.Bool, len(c.Probes))}}
	c.last.Store(c)
}

// newest is the code to be run when the function is called.
func (c *fn) newest() *fn {
	if c.version == nil {
		return c
	}
	return c.last.Load()
}

// pass executes the probe that the frame is at. It reports whether the frame has
// other code now, and goes on there.
func (st *strand) pass(fr *frame) bool {
	c := fr.c
	if hit := &c.hits[fr.in.B]; !hit.Load() {
		hit.Store(true)
		return false
	}
	last := c.last.Load()
	if last == c {
		// Making code is worth it for what costs as much already.
		if int(c.idle.Add(1)) < 16+len(c.code)/2 {
			return false
		}
		last = c.renew(c)
	}
	at := int32(fr.at() + 1)
	if c.orig != nil {
		at = c.orig[at]
	}
	if last.from != nil {
		at = last.from[at]
	}
	fr.c = last
	fr.in = fr.target(at)
	if n := len(st.frames); !fr.entry && n > 1 {
		// The caller shall call the new code the next time.
		by := &st.frames[n-2]
		if by.in.Op == ir.Call {
			by.c.calls[by.in.A].CompareAndSwap(c, last)
		}
	}
	return true
}

// renew makes the code that comes after c.
func (v *coverage) renew(c *fn) *fn {
	v.mu.Lock()
	defer v.mu.Unlock()
	if last := v.last.Load(); last != c {
		return last
	}
	g, from := lower.Without(v.full.Func, func(probe int32) bool { return v.hits[probe].Load() })
	orig := make([]int32, len(g.Code)+1)
	for i, to := range from {
		orig[to] = int32(i) // the last one: those before are gone
	}
	n := &fn{Func: g, tree: c.tree, nScalar: c.nScalar, nRef: c.nRef, version: &version{coverage: v, from: from, orig: orig}}
	n.code, n.start, n.numS, n.numR, n.scalar = g.Code, unsafe.SliceData(g.Code), g.NumS, g.NumR, g.Ret.Scalar()
	n.armed = c.armed
	n.calls, n.fields, n.classes, n.globals = c.calls, c.fields, c.classes, c.globals
	v.last.Store(n)
	return n
}

// Reached tells which places in a function were executed.
type Reached struct {
	Func   *tree.Func
	File   *syntax.File
	Probes []ir.ProbeAt
	Hit    []bool // for each probe
}

// Reached tells what of the files that are covered was executed: of functions
// that were called, and of those among others.
func (p *Program) Reached(others []*tree.Func) []Reached {
	if p.covers == nil {
		return nil
	}
	for _, f := range others {
		if f.Pos.File != nil && p.covers(f.Pos.File) && !f.Extern {
			p.code(f)
		}
	}
	var r []Reached
	p.codes.Range(func(_, c any) bool {
		k := c.(*fn)
		if k.version == nil || len(k.Probes) == 0 {
			return true
		}
		e := Reached{Func: k.tree, File: k.tree.Pos.File, Probes: k.Probes, Hit: make([]bool, len(k.hits))}
		for i := range k.hits {
			e.Hit[i] = k.hits[i].Load()
		}
		r = append(r, e)
		return true
	})
	sort.SliceStable(r, func(i, j int) bool {
		if a, b := r[i].File.Name, r[j].File.Name; a != b {
			return a < b
		}
		return r[i].Probes[0].Off < r[j].Probes[0].Off
	})
	return r
}
