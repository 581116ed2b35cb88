package model

import (
	"encoding/json"
	"strings"
	"testing"

	"barre/syntax"
)

// TestFlowsOfCorpus: every function of every program has a flow in which ranges
// nest, ids are unique and every statement is in exactly one node.
func TestFlowsOfCorpus(t *testing.T) {
	corpus(t, func(t *testing.T, e example) {
		p := program(false, e.files...)
		ids := map[string]bool{}
		for _, s := range p.sources() {
			for _, u := range s.units() {
				if ids[u.id] {
					t.Errorf("%s: two functions have the id %s", e.name, u.id)
				}
				ids[u.id] = true
				f := u.flow()
				checkFlow(t, e.name, u, f)
				if _, err := json.Marshal(f); err != nil {
					t.Errorf("%s: %s: %v", e.name, u.id, err)
				}
			}
		}
	})
}

// checkFlow tests what holds of every flow.
func checkFlow(t *testing.T, name string, u unit, f *Flow) {
	t.Helper()
	covered := map[syntax.Node]int{}
	ids := map[string]bool{f.Start.ID: true, f.End.ID: true}
	unique := func(id string) {
		if id == "" || ids[id] {
			t.Errorf("%s: %s: the id %q is not unique", name, u.id, id)
		}
		ids[id] = true
		if !strings.HasPrefix(id, u.id+"/") {
			t.Errorf("%s: the id %q is not below %s", name, id, u.id)
		}
	}
	var branch func(b *Branch, around Range)
	branch = func(b *Branch, around Range) {
		unique(b.ID)
		if b.Range.Start < around.Start || b.Range.End > around.End {
			t.Errorf("%s: %s is not within what is around it", name, b.ID)
		}
		if len(b.Points) != 0 && len(b.Points) != len(b.Nodes)+1 {
			t.Errorf("%s: %s has %d nodes and %d points", name, b.ID, len(b.Nodes), len(b.Points))
		}
		at := b.Range.Start
		for _, n := range b.Nodes {
			unique(n.ID)
			if n.Title == "" || n.Kind == "" {
				t.Errorf("%s: %s has no title or kind", name, n.ID)
			}
			if n.Range.Start < at || n.Range.End > b.Range.End {
				t.Errorf("%s: %s at line %d overlaps what is before it, or leaves its branch", name, n.ID, n.Range.From.Line)
			}
			at = n.Range.End
			if n.stmt != nil {
				covered[n.stmt]++
			}
			if w, ok := n.stmt.(*workers); ok && len(n.Branches) < len(w.list) {
				t.Errorf("%s: %s lacks a worker", name, n.ID)
			}
			in := n.Range.Start
			for _, b := range n.Branches {
				if b.Range.Start < in {
					t.Errorf("%s: branch %s overlaps what is before it", name, b.ID)
				}
				in = b.Range.End
				branch(b, n.Range)
			}
		}
	}
	branch(f.Body, f.Range)
	// What the tree has: statements, other than the blocks and the ifs behind an
	// else that are parts of them, and what anonymous functions and objects have.
	if u.d.Body == nil {
		return
	}
	part := map[syntax.Node]bool{}
	syntax.Inspect(u.d.Body, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.AnonFunc, *syntax.InferFunc, *syntax.ObjectCons:
			return false
		case *syntax.IfStmt:
			part[n.Then] = true
			if n.Else != nil {
				part[n.Else] = true
			}
		case *syntax.WhileStmt:
			part[n.Body] = true
		case *syntax.ForeachStmt:
			part[n.Body] = true
		case *syntax.DoStmt:
			part[n.Body] = true
		case *syntax.LockStmt:
			part[n.Body] = true
		case *syntax.RetryStmt:
			part[n.Body] = true
		case *syntax.TransactionStmt:
			part[n.Body] = true
		case *syntax.OnFail:
			part[n.Body] = true
		case *syntax.MatchClause:
			part[n.Body] = true
		case *syntax.Worker:
			part[n.Body] = true
		case *syntax.Query:
			if n.Do != nil {
				part[n.Do] = true
			}
		}
		if s, ok := n.(syntax.Stmt); ok && !part[n] && covered[s] != 1 {
			t.Errorf("%s: %s: the statement %q is in %d nodes", name, u.id, short(u.f.Text(s)), covered[s])
		}
		return true
	})
}
