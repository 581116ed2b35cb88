package model

import (
	"strings"
	"testing"
)

// TestProbe: whatever stands in a field of whatever node, the text has it at its place
// and is otherwise as an edit would leave it.
func TestProbe(t *testing.T) {
	corpus(t, func(t *testing.T, e example) {
		p := program(false, e.files...)
		for _, id := range p.FlowIDs() {
			u, _ := p.unit(id)
			f := u.flow()
			count := 0
			var visit func(b *Branch)
			visit = func(b *Branch) {
				for _, n := range b.Nodes {
					if count++; count%5 != 1 {
						continue
					}
					for _, field := range u.nodeFields(n) {
						for _, text := range []string{"§ ( \" `", "a:b\nc"} {
							got, err := p.Probe(Intent{Kind: "update", Node: n.ID}, field.Key, text)
							if err != nil || got == nil {
								continue // what cannot be edited has no place
							}
							if got.Text[got.Start:got.End] != text || !strings.Contains(got.Text, "function ") {
								t.Errorf("%s %s %s: %q is not in its place", e.name, n.ID, field.Key, text)
							}
						}
					}
					for _, in := range n.Branches {
						visit(in)
					}
				}
				for _, pt := range b.Points[:min(1, len(b.Points))] {
					got, err := p.Probe(Intent{Kind: "add", At: pt.ID, Item: &Item{Kind: KindIf}}, "condition", "§ (")
					if err != nil || got == nil || got.Text[got.Start:got.End] != "§ (" || !strings.Contains(got.Text, "if § ( {") {
						t.Errorf("%s %s: %v %v", e.name, pt.ID, got, err)
					}
				}
			}
			visit(f.Body)
		}
	})
}
