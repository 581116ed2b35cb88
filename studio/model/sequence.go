// The sequence diagram of a function: who sends what to whom, in order.

package model

import (
	"strings"

	"barre/syntax"
)

// Sequence is the picture of a function over its connections, its workers and the
// functions that it calls.
type Sequence struct {
	Version      int           `json:"version"`
	ID           string        `json:"id"`
	Title        string        `json:"title"`
	Participants []Participant `json:"participants"` // the caller and the function first
	Steps        []*Step       `json:"steps"`
}

// Participant is one life line.
type Participant struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"` // caller, function, worker or connection
	Title   string `json:"title"`
	Library string `json:"library,omitempty"` // of a connection: the key of its icon
	Class   string `json:"class,omitempty"`
}

// Step is a message, or a frame around others.
type Step struct {
	// Kind is call (with Steps while it lasts), send, return, fail or panic, all
	// messages; or a frame: loop, alt, group or par, with Parts.
	Kind  string `json:"kind"`
	Node  string `json:"node"` // id of the node in the flow
	From  string `json:"from,omitempty"`
	To    string `json:"to,omitempty"`
	Label string `json:"label,omitempty"`
	Sync  bool   `json:"sync,omitempty"`
	// Async is set for what start calls.
	Async bool    `json:"async,omitempty"`
	Steps []*Step `json:"steps,omitempty"`
	Parts []Part  `json:"parts,omitempty"`
}

// Part is a compartment of a frame.
type Part struct {
	Label string  `json:"label,omitempty"`
	Steps []*Step `json:"steps"`
}

// maxCalls is how deep the functions of the package that are called are opened.
const maxCalls = 3

// maxSteps bounds a sequence: past it, functions that are called are not opened.
const maxSteps = 2000

// Sequence makes the sequence model of a function; nil when there is none of that
// id.
func (p *Program) Sequence(id string) *Sequence {
	u, ok := p.unit(id)
	if !ok {
		return nil
	}
	return u.sequence()
}

func (u unit) sequence() *Sequence {
	f := u.nodes()
	b := &sequences{s: &Sequence{Version: Version, ID: u.id, Title: f.Title, Steps: []*Step{}}, known: map[string]bool{}}
	b.participant(Participant{ID: "caller", Kind: "caller", Title: "Caller"})
	b.participant(Participant{ID: u.id, Kind: "function", Title: f.Title})
	start := &Step{Kind: "call", Node: f.Start.ID, From: "caller", To: u.id, Label: f.Title}
	start.Steps = b.body(u, f, u.id, "caller", []string{u.id})
	b.s.Steps = append(b.s.Steps, start)
	return b.s
}

type sequences struct {
	s     *Sequence
	known map[string]bool
	steps int
}

func (b *sequences) participant(p Participant) {
	if !b.known[p.ID] {
		b.known[p.ID] = true
		b.s.Participants = append(b.s.Participants, p)
	}
}

// frame is the function, or worker, whose steps are made.
type frame struct {
	u      unit
	self   string // the participant that acts
	home   string // the participant of the function
	caller string
	path   []string // ids of the functions around
}

func (b *sequences) body(u unit, f *Flow, self, caller string, path []string) []*Step {
	return b.nodes(frame{u, self, self, caller, path}, f.Body.Nodes)
}

func (b *sequences) nodes(fr frame, nodes []*Node) []*Step {
	steps := []*Step{}
	for _, n := range nodes {
		steps = append(steps, b.node(fr, n)...)
	}
	b.steps += len(steps)
	return steps
}

// node makes the steps of a node: the calls in its expressions, then its branches,
// then what ends it.
func (b *sequences) node(fr frame, n *Node) []*Step {
	if n.stmt == nil {
		return nil
	}
	var steps []*Step
	if _, ok := n.stmt.(*workers); !ok {
		steps = b.calls(fr, n)
	}
	switch n.Kind {
	case KindReturn, KindExpression:
		return append(steps, &Step{Kind: "return", Node: n.ID, From: fr.self, To: fr.caller, Label: n.Label})
	case KindFail:
		return append(steps, &Step{Kind: "fail", Node: n.ID, From: fr.self, To: fr.self, Label: n.Label})
	case KindPanic:
		return append(steps, &Step{Kind: "panic", Node: n.ID, From: fr.self, To: fr.caller, Label: n.Label})
	case KindSend:
		return append(steps, &Step{Kind: "send", Node: n.ID, From: fr.self, To: fr.worker(b, n.Peer), Label: n.Label, Sync: n.Sync})
	}
	if len(n.Branches) == 0 {
		return steps
	}
	s := &Step{Kind: "group", Node: n.ID, Label: n.Title}
	switch n.Kind {
	case KindIf, KindMatch:
		s.Kind, s.Label = "alt", n.Label
	case KindWhile, KindForeach, KindQuery:
		s.Kind, s.Label = "loop", n.Label
	case KindFork, KindWorkers:
		s.Kind = "par"
	}
	any := false
	for _, br := range n.Branches {
		in := fr
		label := br.Label
		switch br.Kind {
		case "worker":
			in.self = fr.worker(b, br.Label)
		case "onFail":
			label = strings.TrimSpace("on fail " + br.Label)
		case "else":
			label = "else"
		}
		part := Part{label, b.nodes(in, br.Nodes)}
		any = any || len(part.Steps) > 0
		s.Parts = append(s.Parts, part)
	}
	if !any && s.Kind != "par" {
		// Nothing passes between participants in it.
		return steps
	}
	return append(steps, s)
}

// worker is the participant of a worker of the function.
func (fr frame) worker(b *sequences, name string) string {
	if name == "function" || name == "" {
		return fr.home
	}
	id := fr.home + "/worker:" + name
	b.participant(Participant{ID: id, Kind: "worker", Title: name})
	return id
}

// calls makes the messages of the calls in a statement's own expressions, inner ones
// first.
func (b *sequences) calls(fr frame, n *Node) []*Step {
	var steps []*Step
	sc := n.scope
	var visit func(x syntax.Node, async bool)
	inner := func(x syntax.Node, async bool) {
		syntax.Children(x, func(c syntax.Node) bool { visit(c, async); return true })
	}
	visit = func(x syntax.Node, async bool) {
		switch x := x.(type) {
		case *syntax.Block, *syntax.AnonFunc, *syntax.InferFunc, *syntax.ObjectCons, *syntax.OnFail, *syntax.MatchClause, *syntax.Worker:
			return
		case *syntax.StartAction:
			inner(x.X, false)
			steps = append(steps, b.call(fr, n, sc, x.X, true)...)
			return
		case *syntax.SendAction:
			inner(x, false)
			if n.Kind != KindSend {
				steps = append(steps, &Step{Kind: "send", Node: n.ID, From: fr.self, To: fr.worker(b, peer(x.Peer)), Label: fr.u.line(x.X), Sync: x.Sync})
			}
			return
		case *syntax.Call, *syntax.MethodCall, *syntax.RemoteCall, *syntax.ResourceCall:
			inner(x, async)
			steps = append(steps, b.call(fr, n, sc, x.(syntax.Expr), false)...)
			return
		}
		inner(x, async)
	}
	if body, ok := n.stmt.(*syntax.Block); ok && body != nil {
		return nil
	}
	inner(n.stmt, false)
	return steps
}

// call makes the messages of one call: to a connection, or to a function of the
// package, which is opened. Calls of the library's functions are no messages.
func (b *sequences) call(fr frame, n *Node, sc *scope, x syntax.Expr, async bool) []*Step {
	s := fr.u.source
	var recv syntax.Expr
	label := ""
	switch x := x.(type) {
	case *syntax.RemoteCall:
		recv, label = x.X, x.Name.Name
	case *syntax.ResourceCall:
		recv, label = x.X, "get"
		if x.Method != nil {
			label = x.Method.Name
		}
		var path []string
		for _, a := range x.Path {
			path = append(path, s.line(a))
		}
		label += " /" + strings.Join(path, "/")
	default:
		d, at, ref := s.callee(sc, x)
		if d == nil || ref == nil || ref.ID == "" || at.mod.Library() {
			return nil
		}
		to := ref.ID
		b.participant(Participant{ID: to, Kind: "function", Title: ref.Name})
		step := &Step{Kind: "call", Node: n.ID, From: fr.self, To: to, Label: ref.Name, Async: async}
		if len(fr.path) < maxCalls && b.steps < maxSteps && !contains(fr.path, to) {
			if u, ok := s.p.unit(to); ok && u.d == d {
				step.Steps = b.body(u, u.nodes(), to, fr.self, append(fr.path[:len(fr.path):len(fr.path)], to))
			}
		}
		return []*Step{step}
	}
	c := s.connection(sc, recv)
	id := c.ID
	if id == "" {
		id = fr.home + "/connection:" + c.Name
	}
	b.participant(Participant{ID: id, Kind: "connection", Title: c.Name, Library: c.Module, Class: c.Class})
	return []*Step{{Kind: "call", Node: n.ID, From: fr.self, To: id, Label: label, Async: async}}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
