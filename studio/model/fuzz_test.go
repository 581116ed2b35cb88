package model

import (
	"math/rand/v2"
	"testing"

	"barre/internal/mutant"
	"barre/syntax"
)

// survives makes every model of a program, whatever it is, and tries intents on it.
func survives(t *testing.T, src string, r *rand.Rand) {
	p := program(false, syntax.Parse("main.bal", src))
	for _, s := range p.sources() {
		for _, u := range s.units() {
			checkFlow(t, "input", u, u.flow())
			u.sequence()
		}
		for _, d := range s.declared() {
			p.DeclForm(d.id)
			p.Uses(d.id)
			if edits, err := p.Edit(Intent{Kind: "deleteArtifact", Node: d.id}); err == nil && len(edits) > 0 {
				undone(t, "deleteArtifact", src, Apply(src, edits), edits)
			}
		}
	}
	for _, e := range p.Overview().EntryPoints {
		if e.Kind == "service" {
			p.Service(e.ID)
		}
	}
	points, nodes, _ := places(p)
	if len(points) == 0 || len(nodes) == 0 {
		return
	}
	for _, kind := range []string{"delete", "move", "duplicate", "comment", "uncomment", "update", "extend"} {
		n := nodes[r.IntN(len(nodes))]
		values := map[string]string{}
		if kind == "update" {
			if f := p.NodeForm(n.ID); f != nil && len(f.Fields) > 0 {
				values[f.Fields[r.IntN(len(f.Fields))].Key] = "1 + 2"
			}
		}
		edits, err := p.Edit(Intent{Kind: kind, Node: n.ID, At: points[r.IntN(len(points))], Item: &Item{Kind: "else"}, Values: values})
		if err == nil && len(edits) > 0 {
			undone(t, kind, src, Apply(src, edits), edits)
		}
	}
}

// TestMutants: programs that are almost right have models.
func TestMutants(t *testing.T) {
	t.Parallel()
	programs := mutant.Programs([]string{".bal"}, "../../conformance/programs", "../../conformance/07-statements")
	r := rand.New(rand.NewPCG(3, 4))
	for range 150 {
		src := mutant.Mutate(r, programs[r.IntN(len(programs))], programs[r.IntN(len(programs))])
		survives(t, src, r)
		if t.Failed() {
			t.Fatalf("%s", src)
		}
	}
}

func FuzzModels(f *testing.F) {
	for i, src := range mutant.Programs([]string{".bal"}, "../../conformance/programs", "../../conformance/07-statements") {
		if i%20 == 0 {
			f.Add(src, uint64(i))
		}
	}
	f.Fuzz(func(t *testing.T, src string, seed uint64) {
		survives(t, src, rand.New(rand.NewPCG(seed, 1)))
	})
}
