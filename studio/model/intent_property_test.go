package model

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"barre/check"
	"barre/syntax"
)

// edited gives a program with the edits made in its file.
func edited(t *testing.T, p *Program, edits []Edit, checked bool) (*Program, *syntax.File) {
	t.Helper()
	s, ok := p.source(edits[0].File)
	if !ok {
		t.Fatalf("an edit of %s, which is no file", edits[0].File)
	}
	f := syntax.Parse(s.f.Name, Apply(s.f.Src, edits))
	var files []*syntax.File
	for _, o := range p.sources() {
		if o.f == s.f {
			files = append(files, f)
		} else {
			files = append(files, o.f)
		}
	}
	return program(checked, files...), f
}

// places lists the points and nodes of all functions of a program.
func places(p *Program) (points []string, nodes []*Node, in map[string]*Branch) {
	in = map[string]*Branch{}
	var walk func(b *Branch)
	walk = func(b *Branch) {
		for _, at := range b.Points {
			points = append(points, at.ID)
			in[at.ID] = b
		}
		for _, n := range b.Nodes {
			if len(b.Points) > 0 {
				nodes = append(nodes, n)
				in[n.ID] = b
			}
			for _, x := range n.Branches {
				walk(x)
			}
		}
	}
	for _, id := range p.FlowIDs() {
		walk(p.Flow(id).Body)
	}
	return points, nodes, in
}

// subsequence tells whether all lines of a are in b, in order.
func subsequence(a, b string) bool {
	lines := strings.SplitAfter(b, "\n")
	for line := range strings.Lines(a) {
		i := slices.Index(lines, line)
		if i < 0 {
			return false
		}
		lines = lines[i+1:]
	}
	return true
}

// additions are nodes that can be put at the beginning of any block.
var additions = []Intent{
	{Item: &Item{Kind: KindVariable}, Values: map[string]string{"type": "int", "name": "added_0", "expression": "1+2"}},
	{Item: &Item{Kind: KindVariable}, Values: map[string]string{"type": "string", "name": "added_0", "expression": "string `a\n  b`"}},
	{Item: &Item{Kind: KindIf}, Values: map[string]string{"condition": "1 < 2", "else": "true"}},
	{Item: &Item{Kind: KindForeach}, Values: map[string]string{"type": "int", "name": "added_0", "collection": "[1,2]"}},
	{Item: &Item{Kind: KindComment}, Values: map[string]string{"text": "said\nin two lines"}},
	{Item: &Item{Kind: KindBlock}},
	{Item: &Item{Kind: KindMatch}, Values: map[string]string{"target": "1", "pattern1": "2"}},
}

// TestRandomIntents makes random edits in all programs. What comes out parses when it
// did before, only the lines meant are touched, taking back gives the same bytes, and
// deleting what was added as well.
func TestRandomIntents(t *testing.T) {
	corpus(t, func(t *testing.T, e example) {
		r := rand.New(rand.NewPCG(uint64(len(e.name)), 11))
		p := program(false, e.files...)
		points, nodes, in := places(p)
		if len(points) == 0 {
			return
		}
		for range 2 {
			at := points[r.IntN(len(points))]
			add := additions[r.IntN(len(additions))]
			add.Kind, add.At = "add", at
			randomAdd(t, e.name, p, in[at], add)
		}
		if len(nodes) == 0 {
			return
		}
		for _, kind := range []string{"delete", "duplicate", "comment", "move"} {
			n := nodes[r.IntN(len(nodes))]
			edits, err := p.Edit(Intent{Kind: kind, Node: n.ID, At: points[r.IntN(len(points))]})
			if err != nil || len(edits) == 0 {
				continue // refused, with the reason
			}
			src := sourceOf(p, edits[0].File)
			after, f := edited(t, p, edits, false)
			undone(t, e.name+": "+kind, src, f.Src, edits)
			if old, _ := p.source(f.Name); len(old.f.Errors) == 0 && len(f.Errors) > 0 && kind != "comment" {
				t.Errorf("%s: %s %s: the result does not parse: %s\n%s", e.name, kind, n.ID, f.Errors[0].Msg, diff(src, f.Src))
			}
			switch kind {
			case "delete":
				if !subsequence(f.Src, src) && !shares(src, n) {
					t.Errorf("%s: deleting %s changes lines:\n%s", e.name, n.ID, diff(src, f.Src))
				}
			case "duplicate":
				if !subsequence(src, f.Src) && !shares(src, n) {
					t.Errorf("%s: duplicating %s changes lines:\n%s", e.name, n.ID, diff(src, f.Src))
				}
			case "comment":
				_, list, _ := places(after)
				i := slices.IndexFunc(list, func(x *Node) bool { return x.Kind == KindComment && x.Range.Start == n.Range.Start })
				if i < 0 {
					continue // it has become part of the comments around it
				}
				if list[i].Range.From.Line != n.Range.From.Line || list[i].Range.To.Line != n.Range.To.Line {
					continue
				}
				back, err := after.Edit(Intent{Kind: "uncomment", Node: list[i].ID})
				if err != nil {
					continue // part of another node
				}
				if got := Apply(f.Src, back); got != src && !strings.Contains(src, "import") {
					t.Errorf("%s: uncommenting %s does not bring it back:\n%s", e.name, n.ID, diff(src, got))
				}
			}
		}
	})
}

// shares tells whether a node shares its lines with something else.
func shares(src string, n *Node) bool {
	s := source{f: syntax.Parse("", src)}
	return !s.first(n.Range.Start) || !s.last(n.Range.End)
}

func sourceOf(p *Program, file string) string {
	s, _ := p.source(file)
	return s.f.Src
}

func undone(t *testing.T, what, before, after string, edits []Edit) {
	t.Helper()
	if got := Apply(after, Reverse(before, edits)); got != before {
		t.Errorf("%s: taking it back gives another text:\n%s", what, diff(before, got))
	}
}

func randomAdd(t *testing.T, name string, p *Program, b *Branch, add Intent) {
	t.Helper()
	edits, err := p.Edit(add)
	if err != nil {
		t.Errorf("%s: adding %s at %s: %v", name, add.Item.Kind, add.At, err)
		return
	}
	src := sourceOf(p, edits[0].File)
	after, f := edited(t, p, edits, false)
	undone(t, name+": add", src, f.Src, edits)
	old, _ := p.source(f.Name)
	if len(old.f.Errors) == 0 && len(f.Errors) > 0 {
		t.Errorf("%s: add %s at %s: the result does not parse: %s\n%s", name, add.Item.Kind, add.At, f.Errors[0].Msg, diff(src, f.Src))
		return
	}
	if len(old.f.Errors) > 0 {
		return // what is added may be read otherwise
	}
	// The node that is there now and was not before.
	x := findBranch(after.Flow(unitID(p, add.At)).Body, b.ID)
	if x == nil || len(x.Nodes) <= len(b.Nodes) {
		if add.Item.Kind != KindComment { // it may join another comment
			t.Errorf("%s: add %s at %s: no node is added\n%s", name, add.Item.Kind, add.At, diff(src, f.Src))
		}
		return
	}
	_, _, index, _ := p.point(add.At)
	n := x.Nodes[index]
	if n.Kind != add.Item.Kind {
		t.Errorf("%s: add %s at %s: a node %s is there\n%s", name, add.Item.Kind, add.At, n.Kind, diff(src, f.Src))
		return
	}
	back, err := after.Edit(Intent{Kind: "delete", Node: n.ID})
	if err != nil {
		t.Errorf("%s: deleting what was added at %s: %v", name, add.At, err)
		return
	}
	// A comment within a line divides it for good.
	divides := add.Item.Kind == KindComment && strings.Count(f.Src, "\n")-strings.Count(src, "\n") > 2
	if got := Apply(f.Src, back); got != src && len(b.Nodes) > 0 && strings.HasSuffix(src, "\n") && !divides {
		t.Errorf("%s: adding %s at %s and deleting it gives another text:\n%s", name, add.Item.Kind, add.At, diff(src, got))
	} else if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(src), " ") {
		t.Errorf("%s: adding %s at %s and deleting it gives another program:\n%s", name, add.Item.Kind, add.At, diff(src, got))
	}
}

func unitID(p *Program, at string) string {
	u, _ := p.unitOf(at)
	return u.id
}

// diff shows the lines in which two texts differ.
func diff(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	var out strings.Builder
	for _, l := range x {
		out.WriteString("- " + l + "\n")
	}
	for _, l := range y {
		out.WriteString("+ " + l + "\n")
	}
	if out.Len() > 2000 {
		return out.String()[:2000]
	}
	return out.String()
}

// TestAddedChecks: what is added at the beginning of a block leaves the program as
// right as it was.
func TestAddedChecks(t *testing.T) {
	i := 0
	all, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	t.Parallel()
	for _, e := range all {
		if i++; i%12 != 0 || !strings.HasSuffix(e.name, "-v.bal") {
			continue
		}
		r := rand.New(rand.NewPCG(uint64(i), 5))
		p := program(true, e.files...)
		if p.World.HasErrors() {
			continue
		}
		points, _, _ := places(p)
		points = slices.DeleteFunc(points, func(at string) bool { return !strings.HasSuffix(at, "@0") })
		if len(points) == 0 {
			continue
		}
		add := additions[r.IntN(len(additions))]
		add.Kind, add.At = "add", points[r.IntN(len(points))]
		edits, err := p.Edit(add)
		if err != nil {
			t.Error(err)
			continue
		}
		after, f := edited(t, p, edits, true)
		for _, d := range after.World.Diagnostics() {
			if d.Severity == check.SevError {
				t.Errorf("%s: %s at %s: %s\n%s", e.name, add.Item.Kind, add.At, d.Msg, diff(sourceOf(p, f.Name), f.Src))
			}
		}
	}
}
