package vm

import (
	"sort"

	"barre/ir"
	"barre/syntax"
	"barre/tree"
)

// Cover makes the program note which code is executed, in functions for whose
// file of is true. It is called before anything runs.
func (p *Program) Cover(of func(file *syntax.File) bool) { p.covers = of }

// Reached tells which places in a file were executed.
type Reached struct {
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
		if len(k.Probes) == 0 {
			return true
		}
		e := Reached{File: k.tree.Pos.File, Probes: k.Probes, Hit: make([]bool, len(k.hits))}
		for i, h := range k.hits {
			e.Hit[i] = h != 0
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
