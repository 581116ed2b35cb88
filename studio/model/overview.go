// The overview of a package: what starts it, what it listens on, what it talks to,
// and what uses what.

package model

import (
	"cmp"
	"slices"
	"strings"

	"barre/check"
	"barre/syntax"
)

// Overview is the map of a package.
type Overview struct {
	Version int `json:"version"`
	// EntryPoints are services and automations: what the outside, or the start of
	// the program, sets going.
	EntryPoints   []*EntryPoint `json:"entryPoints"`
	Listeners     []*Artifact   `json:"listeners"`
	Connections   []*Artifact   `json:"connections"`
	Types         []*Artifact   `json:"types"`
	Functions     []*Artifact   `json:"functions"`
	DataMappers   []*Artifact   `json:"dataMappers"`
	Configurables []*Artifact   `json:"configurables"`
	Variables     []*Artifact   `json:"variables"` // other variables and constants
	// Tests is what files of tests declare, whatever it is: no part of what runs, so
	// nothing of it is elsewhere.
	Tests    []*Artifact `json:"tests"`
	Edges    []Edge      `json:"edges"`
	Errors   int         `json:"errors"`
	Warnings int         `json:"warnings"`
}

// Artifact is a declaration of the package.
type Artifact struct {
	ID   string `json:"id"`
	Kind string `json:"kind"` // function, class, type, enum, listener, connection, configurable, variable, constant
	Name string `json:"name"`
	Sub  string `json:"module,omitempty"` // of the package; "" for the default one
	Type string `json:"type,omitempty"`   // as the code says it; a function's signature
	// Library and Class say which class a listener or connection is of; Library is
	// the key of its icon.
	Library string `json:"library,omitempty"`
	Class   string `json:"class,omitempty"`
	// Scope is module for most; local, with Owner, for a client within a function.
	Scope  string `json:"scope,omitempty"`
	Owner  string `json:"owner,omitempty"`
	Value  string `json:"value,omitempty"` // of a configurable: its default
	Doc    string `json:"doc,omitempty"`
	Public bool   `json:"public,omitempty"`
	Range  Range  `json:"range"`
	Errors int    `json:"errors,omitempty"`
}

// EntryPoint is a service, an automation (main) or an init function.
type EntryPoint struct {
	Artifact
	Path      string      `json:"path,omitempty"`
	Listeners []string    `json:"listeners,omitempty"` // ids, or the code of those made in place
	Functions []*Artifact `json:"functions,omitempty"` // resources, remote functions and methods
}

// Edge says that one thing uses another: calls a function, acts on a connection, or
// listens. Via lists the functions between, for what is not direct.
type Edge struct {
	From string   `json:"from"`
	To   string   `json:"to"`
	Kind string   `json:"kind"` // listens or uses
	Via  []string `json:"via,omitempty"`
}

// Overview makes the overview of the package.
func (p *Program) Overview() *Overview {
	o, g := newOverview(), newGraph()
	for _, s := range p.sources() {
		if strings.Contains("/"+s.f.Name, "/tests/") {
			t := newOverview()
			t.file(s, newGraph())
			o.Tests = append(o.Tests, t.all()...)
			continue
		}
		o.file(s, g)
	}
	o.edges(g)
	for _, s := range p.sources() {
		for _, d := range s.diagnostics() {
			switch d.Severity {
			case check.SevError:
				o.Errors++
			case check.SevWarning:
				o.Warnings++
			}
		}
	}
	return o
}

func newOverview() *Overview {
	return &Overview{Version: Version, EntryPoints: []*EntryPoint{}, Listeners: []*Artifact{}, Connections: []*Artifact{}, Types: []*Artifact{},
		Functions: []*Artifact{}, DataMappers: []*Artifact{}, Configurables: []*Artifact{}, Variables: []*Artifact{}, Tests: []*Artifact{}, Edges: []Edge{}}
}

// all lists the declarations of one file, in its order.
func (o *Overview) all() []*Artifact {
	var entries []*Artifact
	for _, e := range o.EntryPoints {
		entries = append(entries, &e.Artifact)
	}
	all := slices.Concat(entries, o.Listeners, o.Connections, o.Types, o.Functions, o.DataMappers, o.Configurables, o.Variables)
	all = slices.DeleteFunc(all, func(a *Artifact) bool { return a.Scope == "local" })
	slices.SortStableFunc(all, func(a, b *Artifact) int { return cmp.Compare(a.Range.Start, b.Range.Start) })
	return all
}

// graph is what names what, by ids, and what each is.
type graph struct {
	uses map[string][]string
	kind map[string]string
}

func newGraph() *graph { return &graph{uses: map[string][]string{}, kind: map[string]string{}} }

// file enters the declarations of a file.
func (o *Overview) file(s source, g *graph) {
	var entry *EntryPoint
	for _, d := range s.declared() {
		a := &Artifact{ID: d.id, Kind: d.kind, Name: d.name, Sub: moduleKey(s.mod), Range: s.of(d.node), Scope: "module"}
		for _, x := range s.between(a.Range.Start, a.Range.End) {
			if x.Severity == "error" {
				a.Errors++
			}
		}
		switch n := d.node.(type) {
		case *syntax.FuncDecl:
			a.doc(n.Metadata, n.Quals)
			a.Type = s.line(n.Sig)
			o.locals(s, unit{s, d.id, d.kind, n, d.self}, g)
			switch {
			case d.of != "":
				if entry != nil && entry.ID == d.of {
					entry.Functions = append(entry.Functions, a)
				}
				g.uses[d.of] = append(g.uses[d.of], d.id)
			case d.kind == "main" || d.kind == "init":
				o.EntryPoints = append(o.EntryPoints, &EntryPoint{Artifact: *a})
				a.Kind = "entry"
			case isDataMapper(s, n):
				a.Kind = "dataMapper"
				o.DataMappers = append(o.DataMappers, a)
			default:
				o.Functions = append(o.Functions, a)
			}
		case *syntax.ServiceDecl:
			a.doc(n.Metadata, n.Quals)
			if n.Type != nil {
				a.Type = s.line(n.Type)
			}
			entry = &EntryPoint{Artifact: *a, Path: servicePath(s, n), Functions: []*Artifact{}}
			for _, l := range n.Listeners {
				entry.Listeners = append(entry.Listeners, s.listenerID(l))
				if sym := s.exprType(nil, l).symbol(); sym != nil && entry.Class == "" {
					entry.Library, entry.Class = sym.Module().QName(), sym.Name
				}
			}
			o.EntryPoints = append(o.EntryPoints, entry)
			for _, l := range entry.Listeners {
				if strings.Contains(l, "#") {
					o.Edges = append(o.Edges, Edge{From: l, To: d.id, Kind: "listens"})
				}
			}
		case *syntax.ClassDecl:
			a.doc(n.Metadata, n.Quals)
			o.Types = append(o.Types, a)
		case *syntax.TypeDef:
			a.doc(n.Metadata, n.Quals)
			a.Type = s.line(n.Type)
			o.Types = append(o.Types, a)
		case *syntax.EnumDecl:
			a.doc(n.Metadata, n.Quals)
			o.Types = append(o.Types, a)
		case *syntax.ConstDecl:
			a.doc(n.Metadata, n.Quals)
			a.Value = s.line(n.Value)
			o.Variables = append(o.Variables, a)
		case *syntax.ListenerDecl:
			a.doc(n.Metadata, n.Quals)
			t := s.typeOf(nil, n.Type, n.Init)
			if t.t != nil {
				a.Type = t.src.line(t.t)
			}
			if sym := t.symbol(); sym != nil {
				a.Library, a.Class = sym.Module().QName(), sym.Name
			}
			o.Listeners = append(o.Listeners, a)
		case *syntax.ModuleVar:
			a.doc(n.Metadata, n.Quals)
			if n.Type != nil {
				a.Type = s.line(n.Type)
			}
			switch sym := s.typeOf(nil, n.Type, n.Init).symbol(); {
			case n.Quals.Has(syntax.Configurable):
				a.Kind = "configurable"
				if _, required := n.Init.(*syntax.RequiredExpr); !required {
					a.Value = s.line(n.Init)
				}
				o.Configurables = append(o.Configurables, a)
			case isClient(sym):
				a.Kind, a.Library, a.Class = "connection", sym.Module().QName(), sym.Name
				o.Connections = append(o.Connections, a)
			default:
				o.Variables = append(o.Variables, a)
			}
		default:
			continue
		}
		g.kind[d.id] = a.Kind
		s.namedIn(d, g)
	}
}

func (a *Artifact) doc(m syntax.Metadata, q syntax.Quals) {
	if m.Doc != nil {
		a.Doc = m.Doc.Text
	}
	a.Public = q.Has(syntax.Public)
}

// listenerID is the id of a listener that a service names, or the code of one that
// it makes.
func (s source) listenerID(x syntax.Expr) string {
	if n, ok := x.(*syntax.NameExpr); ok {
		if sym := s.symbol(n.Name); sym != nil {
			if id := s.p.idOf(sym); id != "" {
				return id
			}
		}
	}
	return s.line(x)
}

// locals enters the clients that a function makes for itself.
func (o *Overview) locals(s source, u unit, g *graph) {
	has := false
	syntax.Inspect(u.d.Body, func(n syntax.Node) bool {
		_, isNew := n.(*syntax.New)
		has = has || isNew
		return !has
	})
	if !has || u.d.Body == nil {
		return
	}
	var walk func(b *Branch)
	walk = func(b *Branch) {
		for _, n := range b.Nodes {
			if n.Kind == KindConnection {
				c := n.Connection
				o.Connections = append(o.Connections, &Artifact{ID: n.ID, Kind: "connection", Name: c.Name, Sub: moduleKey(s.mod), Type: c.Type,
					Library: c.Module, Class: c.Class, Scope: "local", Owner: u.id, Range: n.Range})
				g.kind[n.ID] = "connection"
				g.uses[u.id] = append(g.uses[u.id], n.ID)
			}
			for _, in := range n.Branches {
				walk(in)
			}
		}
	}
	walk(u.nodes().Body)
}

// namedIn enters what a declaration names of the program's own. What methods name
// they use themselves.
func (s source) namedIn(d declared, g *graph) {
	seen := map[string]bool{d.id: true}
	root := true
	syntax.Inspect(d.node, func(n syntax.Node) bool {
		switch x := n.(type) {
		case *syntax.FuncDecl:
			if !root {
				return false
			}
		case *syntax.Name:
			if sym := s.symbol(x); sym != nil && !sym.Module().Library() {
				if id := s.p.idOf(sym); id != "" && !seen[id] {
					seen[id] = true
					g.uses[d.id] = append(g.uses[d.id], id)
				}
			}
		}
		root = false
		return true
	})
}

// edges connects what starts something with what it comes to use, through functions
// and classes, and functions with what they name.
func (o *Overview) edges(g *graph) {
	from := []string{}
	for _, e := range o.EntryPoints {
		if len(e.Functions) == 0 {
			from = append(from, e.ID)
			continue
		}
		for _, f := range e.Functions {
			from = append(from, f.ID)
		}
		// What its fields use.
		from = append(from, e.ID)
	}
	for _, f := range o.Functions {
		from = append(from, f.ID)
	}
	for _, f := range o.DataMappers {
		from = append(from, f.ID)
	}
	service := map[string]bool{}
	for _, e := range o.EntryPoints {
		service[e.ID] = e.Functions != nil
	}
	num := map[string]int{}
	var ids []string
	intern := func(id string) int {
		n, ok := num[id]
		if !ok {
			n = len(ids)
			num[id] = n
			ids = append(ids, id)
		}
		return n
	}
	for id := range g.uses {
		intern(id)
	}
	uses := make([][]int, len(ids))
	for id, list := range g.uses {
		for _, to := range list {
			uses[num[id]] = append(uses[num[id]], intern(to))
		}
	}
	seen := make([]int, len(ids)) // by whom, counting from 1
	parent := make([]int, len(ids))
	for i, start := range from {
		first := intern(start)
		if first >= len(uses) {
			continue // it uses nothing
		}
		seen[first] = i + 1
		queue := []int{first}
		for len(queue) > 0 {
			at := queue[0]
			queue = queue[1:]
			if at >= len(uses) {
				continue
			}
			for _, to := range uses[at] {
				if seen[to] == i+1 || service[start] && strings.HasPrefix(ids[to], start+"/") {
					continue
				}
				seen[to], parent[to] = i+1, at
				switch g.kind[ids[to]] {
				case "connection", "configurable", "variable", "listener":
					// What it is made from counts as well: a connection's configurables.
					var via []string
					for x := at; x != first; x = parent[x] {
						via = append(via, ids[x])
					}
					slices.Reverse(via)
					o.Edges = append(o.Edges, Edge{From: start, To: ids[to], Kind: "uses", Via: via})
				case "function", "dataMapper", "class", "method", "remote", "resource", "init":
					if at == first {
						o.Edges = append(o.Edges, Edge{From: start, To: ids[to], Kind: "uses"})
					}
				default:
					continue
				}
				queue = append(queue, to)
			}
		}
	}
	slices.SortStableFunc(o.Edges, func(a, b Edge) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
}
