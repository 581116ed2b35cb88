// The remote functions that a listener calls: what a service can have is offered.

package model

import (
	"barre/check"
	"barre/syntax"
)

// handler is a remote function as it is declared for services to have.
type handler struct {
	d  *syntax.FuncDecl
	at source
}

// handlersOf lists the remote functions that services of a listener's class can have:
// those of the type that attach takes, and those that the library says there are.
func (p *Program) handlersOf(class *check.Symbol) []handler {
	if class == nil {
		return nil
	}
	var list []handler
	in := source{p: p}.in(class)
	if attach, at := in.method(class, func(d *syntax.FuncDecl) bool { return d.Name.Name == "attach" && d.Path == nil }); attach != nil && attach.Sig != nil && len(attach.Sig.Params) > 0 {
		list = remotes(list, typed{src: at, t: attach.Sig.Params[0].Type}.symbol(), in, maxAliases)
	}
	for _, l := range p.Libraries {
		if l.QName() == class.Module().QName() {
			list = remotes(list, p.named(l.QName(), l.Handlers[class.Name]), in, maxAliases)
		}
	}
	return list
}

// remotes adds the remote functions that an object type declares, included ones as well.
func remotes(list []handler, sym *check.Symbol, s source, depth int) []handler {
	if sym == nil || depth == 0 {
		return list
	}
	in := s.in(sym)
	for _, m := range membersOf(sym.Node()) {
		switch m := m.(type) {
		case *syntax.FuncDecl:
			if m.Quals.Has(syntax.Remote) && m.Path == nil && m.Sig != nil {
				list = append(list, handler{m, in})
			}
		case *syntax.TypeInclusion:
			list = remotes(list, typed{src: in, t: m.Type}.symbol(), in, depth-1)
		}
	}
	return list
}

// method is a handler as a service in a file would have it.
func (h handler) method(s source) ServiceMethod {
	e := &editor{source: s}
	docs := map[string]string{}
	m := ServiceMethod{Kind: "remote", Name: h.d.Name.Name, Params: []Parameter{}}
	if h.d.Doc != nil {
		m.Doc = h.d.Doc.Text
		for _, p := range h.d.Doc.Params {
			docs[p.Name] = p.Text
		}
	}
	for _, p := range h.d.Sig.Params {
		if p.Name != nil {
			m.Params = append(m.Params, Parameter{Name: p.Name.Name, Type: e.typeIn(h.at, p.Type), Kind: "context", Required: true, Doc: docs[p.Name.Name]})
		}
	}
	if h.d.Sig.Ret != nil {
		m.Returns = e.typeIn(h.at, h.d.Sig.Ret)
	}
	return m
}

// handlers lists what a service can have and has not.
func (s source) handlers(n *syntax.ServiceDecl, has []ServiceMethod) []ServiceMethod {
	known := map[string]bool{}
	for _, m := range has {
		known[m.Name] = true
	}
	list := []ServiceMethod{}
	add := func(all []handler) {
		for _, h := range all {
			if m := h.method(s); !known[m.Name] {
				known[m.Name] = true
				list = append(list, m)
			}
		}
	}
	if n.Type != nil {
		add(remotes(nil, typed{src: s, t: n.Type}.symbol(), s, maxAliases))
	}
	for _, l := range n.Listeners {
		add(s.p.handlersOf(s.exprType(nil, l).symbol()))
	}
	return list
}
