// What can be tried: services with resources that a request can be sent to.

package model

import (
	"strconv"
	"strings"

	"barre/syntax"
)

// TryService is a service whose resources can be called while the program runs.
type TryService struct {
	ID        string        `json:"id"`
	Title     string        `json:"title"`
	Base      string        `json:"base"` // where it answers, with the base path
	Running   bool          `json:"running"`
	Resources []TryResource `json:"resources"`
	// Port is the one it listens on; 0 where nothing tells.
	Port int `json:"port"`

	// Path is the one with which it is declared, Module its module, and File and Line the
	// place of the declaration: by these a running program knows it.
	Path   string `json:"-"`
	Module string `json:"-"`
	File   string `json:"-"`
	Line   int    `json:"-"`
}

// At is where the service answers: its path at an address on this machine.
func (t *TryService) At(port int, secure bool) string {
	scheme := "http"
	if secure {
		scheme = "https"
	}
	return strings.TrimSuffix(scheme+"://127.0.0.1:"+strconv.Itoa(port)+"/"+strings.Trim(t.Path, "/"), "/")
}

// TryResource is a resource with what a request to it needs.
type TryResource struct {
	ID         string         `json:"id"`
	Method     string         `json:"method"`
	Path       string         `json:"path"`
	Doc        string         `json:"doc,omitempty"`
	Segments   []Segment      `json:"segments"`
	Parameters []TryParameter `json:"parameters"`
	Responses  []Response     `json:"responses"`
}

// TryParameter is something that a request gives.
type TryParameter struct {
	Name     string  `json:"name"`
	In       string  `json:"in"` // path, query, header or body
	Type     string  `json:"type"`
	Doc      string  `json:"doc,omitempty"`
	Required bool    `json:"required"`
	Default  string  `json:"default,omitempty"`
	Schema   *Schema `json:"schema,omitempty"`
}

// TryServices lists what can be tried. value gives the value of a configurable variable,
// by the id of its declaration, as text; "" for that of its default.
func (p *Program) TryServices(value func(id string) string) []TryService {
	all := []TryService{}
	for _, s := range p.sources() {
		for _, d := range s.declared() {
			n, ok := d.node.(*syntax.ServiceDecl)
			if !ok {
				continue
			}
			place := s.of(n)
			x := TryService{ID: d.id, Title: d.name, Resources: []TryResource{}, Path: strings.ReplaceAll(strings.Trim(d.name, `"`), "\\", ""),
				Module: s.mod.QName(), File: place.File, Line: place.From.Line}
			secure := false
			for _, l := range n.Listeners {
				if x.Port == 0 {
					x.Port, secure = s.portOf(l, value)
				}
			}
			if x.Port != 0 {
				x.Base = x.At(x.Port, secure)
			}
			for _, m := range s.declared() {
				if f, ok := m.node.(*syntax.FuncDecl); ok && m.of == d.id && m.kind == "resource" {
					x.Resources = append(x.Resources, s.tryResource(m, f))
				}
			}
			if len(x.Resources) > 0 {
				all = append(all, x)
			}
		}
	}
	return all
}

func (s source) tryResource(x declared, d *syntax.FuncDecl) TryResource {
	m := s.serviceMethod(x, d)
	r := TryResource{ID: x.id, Method: strings.ToUpper(m.Method), Path: m.Path, Doc: m.Doc, Segments: m.Segments, Parameters: []TryParameter{}, Responses: m.Responses}
	if r.Segments == nil {
		r.Segments = []Segment{} // resource function get .
	}
	if r.Responses == nil {
		r.Responses = []Response{}
	}
	if d.Path != nil {
		for _, seg := range d.Path.Segments {
			if seg.Name == nil && seg.Param != nil {
				r.Parameters = append(r.Parameters, TryParameter{Name: seg.Param.Name, In: "path", Type: s.line(seg.Type), Required: !seg.Rest, Schema: s.schema(seg.Type)})
			}
		}
	}
	if d.Sig == nil {
		return r
	}
	i := 0
	for _, p := range d.Sig.Params {
		if p.Name == nil {
			continue
		}
		prm := m.Params[i]
		i++
		t := TryParameter{Name: prm.Name, Type: prm.Type, Doc: prm.Doc, Required: prm.Required, Default: prm.Default, Schema: s.schema(p.Type)}
		switch prm.Kind {
		case "query", "header":
			t.In = prm.Kind
		case "payload":
			t.In = "body"
		default:
			continue // the library gives it
		}
		r.Parameters = append(r.Parameters, t)
	}
	return r
}

// portOf is the port that a listener listens on, where its first argument tells one, and
// whether it is a secure one.
func (s source) portOf(l syntax.Expr, value func(id string) string) (port int, secure bool) {
	at, x := s, bare(l)
	if n, ok := x.(*syntax.NameExpr); ok {
		if sym := s.symbol(n.Name); sym != nil {
			if d, ok := sym.Node().(*syntax.ListenerDecl); ok {
				at, x = s.in(sym), bare(d.Init)
			}
		}
	}
	if c, ok := x.(*syntax.Check); ok {
		x = bare(c.X)
	}
	n, ok := x.(*syntax.New)
	if !ok || len(n.Args) == 0 {
		return 0, false
	}
	for _, a := range n.Args {
		secure = secure || strings.Contains(at.text(a), "secureSocket")
	}
	return at.number(n.Args[0].X, value, maxAliases), secure
}

// number is the whole number that an expression stands for; 0 where it cannot be told.
func (s source) number(x syntax.Expr, value func(id string) string, depth int) int {
	if depth == 0 || x == nil {
		return 0
	}
	if n, ok := bare(x).(*syntax.NameExpr); ok {
		sym := s.symbol(n.Name)
		if sym == nil {
			return 0
		}
		in := s.in(sym)
		switch d := sym.Node().(type) {
		case *syntax.ConstDecl:
			return in.number(d.Value, value, depth-1)
		case *syntax.ModuleVar:
			if d.Quals.Has(syntax.Configurable) {
				if n, err := strconv.Atoi(strings.TrimSpace(value(s.p.idOf(sym)))); err == nil {
					return n
				}
			}
			return in.number(d.Init, value, depth-1)
		}
		return 0
	}
	n, ok := syntax.IntValue(s.text(x))
	if !ok || n < 0 || n > 65535 {
		return 0
	}
	return int(n)
}
