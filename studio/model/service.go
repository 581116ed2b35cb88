// The model of a service: what the service designer shows.

package model

import (
	"strings"

	"barre/syntax"
)

// Service is a service with its resources and functions.
type Service struct {
	Version     int             `json:"version"`
	ID          string          `json:"id"`
	Path        string          `json:"path"`
	Type        string          `json:"type,omitempty"`
	Doc         string          `json:"doc,omitempty"`
	Range       Range           `json:"range"`
	Listeners   []ServiceOn     `json:"listeners"`
	Annotations []Annotation    `json:"annotations,omitempty"`
	Resources   []ServiceMethod `json:"resources"`
	Functions   []ServiceMethod `json:"functions"` // remote functions and methods
	Handlers    []ServiceMethod `json:"handlers"`  // that its listeners call and that it does not have
	Fields      []ServiceField  `json:"fields,omitempty"`
	Diagnostics []Diagnostic    `json:"diagnostics,omitempty"` // of what is in none of the functions
}

// ServiceOn is a listener of a service.
type ServiceOn struct {
	ID      string `json:"id,omitempty"` // of a listener that is declared
	Text    string `json:"text"`
	Library string `json:"library,omitempty"`
	Class   string `json:"class,omitempty"`
	Args    string `json:"args,omitempty"` // what it is made with
}

// Annotation is an annotation as it is written.
type Annotation struct {
	Name  string `json:"name"`
	Value string `json:"value,omitempty"`
	Range Range  `json:"range"`
}

// ServiceField is a field of a service.
type ServiceField struct {
	Name  string `json:"name"`
	Type  string `json:"type"`
	Value string `json:"value,omitempty"`
	Range Range  `json:"range"`
}

// ServiceMethod is a resource, a remote function or a method.
type ServiceMethod struct {
	ID          string       `json:"id"`   // that of its flow
	Kind        string       `json:"kind"` // resource, remote, method or init
	Method      string       `json:"method,omitempty"`
	Name        string       `json:"name"`
	Path        string       `json:"path,omitempty"`
	Segments    []Segment    `json:"segments,omitempty"`
	Params      []Parameter  `json:"params"`
	Returns     string       `json:"returns,omitempty"`
	Responses   []Response   `json:"responses,omitempty"`
	Annotations []Annotation `json:"annotations,omitempty"`
	Doc         string       `json:"doc,omitempty"`
	Range       Range        `json:"range"`
	Diagnostics []Diagnostic `json:"diagnostics,omitempty"`
}

// Segment is a segment of a resource's path: a name, or a parameter with its type.
type Segment struct {
	Name  string `json:"name"`
	Type  string `json:"type,omitempty"`
	Param bool   `json:"param,omitempty"`
	Rest  bool   `json:"rest,omitempty"`
}

// Parameter is a parameter of a method. Kind says where its value comes from: what
// its annotation says in lower case (query, header, payload …), else query for
// simple values, payload for others and context for objects.
type Parameter struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Kind        string       `json:"kind"`
	Default     string       `json:"default,omitempty"`
	Required    bool         `json:"required"`
	Doc         string       `json:"doc,omitempty"`
	Annotations []Annotation `json:"annotations,omitempty"`
	Range       Range        `json:"range"`
}

// Response is what a resource may answer.
type Response struct {
	Status int    `json:"status"`
	Type   string `json:"type"`
	Body   string `json:"body,omitempty"` // type of the body, where the type says it
}

// Service makes the model of a service; nil when there is none of that id.
func (p *Program) Service(id string) *Service {
	s, d, ok := p.decl(id)
	if !ok {
		return nil
	}
	n, ok := d.node.(*syntax.ServiceDecl)
	if !ok {
		return nil
	}
	m := &Service{Version: Version, ID: id, Path: servicePath(s, n), Range: s.of(n), Listeners: []ServiceOn{}, Resources: []ServiceMethod{}, Functions: []ServiceMethod{}}
	if n.Type != nil {
		m.Type = s.text(n.Type)
	}
	if n.Doc != nil {
		m.Doc = n.Doc.Text
	}
	m.Annotations = s.annotations(n.Annots)
	for _, l := range n.Listeners {
		m.Listeners = append(m.Listeners, s.serviceOn(l))
	}
	inside := map[int]bool{}
	for _, x := range s.declared() {
		if x.of != id {
			continue
		}
		f := x.node.(*syntax.FuncDecl)
		r := s.serviceMethod(x, f)
		for _, dg := range r.Diagnostics {
			inside[dg.Range.Start] = true
		}
		if x.kind == "resource" {
			m.Resources = append(m.Resources, r)
		} else {
			m.Functions = append(m.Functions, r)
		}
	}
	m.Handlers = s.handlers(n, m.Functions)
	for _, x := range n.Members {
		if f, ok := x.(*syntax.ObjectField); ok {
			v := ""
			if f.Init != nil {
				v = s.text(f.Init)
			}
			m.Fields = append(m.Fields, ServiceField{f.Name.Name, s.text(f.Type), v, s.of(f)})
		}
	}
	for _, dg := range s.between(m.Range.Start, m.Range.End) {
		if !inside[dg.Range.Start] {
			m.Diagnostics = append(m.Diagnostics, dg)
		}
	}
	return m
}

func (s source) serviceOn(l syntax.Expr) ServiceOn {
	on := ServiceOn{Text: s.text(l)}
	at, x := s, bare(l)
	if n, ok := x.(*syntax.NameExpr); ok {
		if sym := s.symbol(n.Name); sym != nil {
			on.ID = s.p.idOf(sym)
			if d, ok := sym.Node().(*syntax.ListenerDecl); ok {
				at, x = s.in(sym), bare(d.Init)
			}
		}
	}
	if sym := s.exprType(nil, l).symbol(); sym != nil {
		on.Library, on.Class = sym.Module().QName(), sym.Name
	}
	if n, ok := x.(*syntax.New); ok && len(n.Args) > 0 {
		start, _ := at.f.Offsets(n.Args[0])
		_, end := at.f.Offsets(n.Args[len(n.Args)-1])
		on.Args = at.f.Src[start:end]
	}
	return on
}

func (s source) annotations(list []*syntax.Annot) []Annotation {
	var all []Annotation
	for _, a := range list {
		x := Annotation{Name: s.text(a.Name), Range: s.of(a)}
		if a.Value != nil {
			x.Value = s.text(a.Value)
		}
		all = append(all, x)
	}
	return all
}

func (s source) serviceMethod(x declared, d *syntax.FuncDecl) ServiceMethod {
	m := ServiceMethod{ID: x.id, Kind: x.kind, Name: d.Name.Name, Params: []Parameter{}, Range: s.of(d), Annotations: s.annotations(d.Annots)}
	m.Diagnostics = s.between(m.Range.Start, m.Range.End)
	docs := map[string]string{}
	if d.Doc != nil {
		m.Doc = d.Doc.Text
		for _, p := range d.Doc.Params {
			docs[p.Name] = p.Text
		}
	}
	if d.Path != nil {
		m.Method, m.Path = d.Name.Name, pathText(s, d.Path)
		for _, seg := range d.Path.Segments {
			switch {
			case seg.Name != nil:
				m.Segments = append(m.Segments, Segment{Name: seg.Name.Name})
			default:
				g := Segment{Type: s.line(seg.Type), Param: true, Rest: seg.Rest}
				if seg.Param != nil {
					g.Name = seg.Param.Name
				}
				m.Segments = append(m.Segments, g)
			}
		}
	}
	if d.Sig == nil {
		return m
	}
	for _, p := range d.Sig.Params {
		if p.Name == nil {
			continue
		}
		prm := Parameter{Name: p.Name.Name, Type: s.text(p.Type), Required: p.Default == nil, Doc: docs[p.Name.Name], Annotations: s.annotations(p.Annots), Range: s.of(p)}
		if p.Default != nil {
			prm.Default = s.text(p.Default)
		}
		if _, ok := p.Type.(*syntax.OptionalType); ok {
			prm.Required = false
		}
		prm.Kind = s.paramKind(p)
		m.Params = append(m.Params, prm)
	}
	if d.Sig.Ret != nil {
		m.Returns = s.text(d.Sig.Ret)
	}
	if x.kind == "resource" {
		m.Responses = s.responses(m.Method, d.Sig.Ret)
	}
	return m
}

// paramKind says where a parameter's value comes from.
func (s source) paramKind(p *syntax.Param) string {
	for _, a := range p.Annots {
		if a.Name != nil && a.Name.Prefix != nil {
			return strings.ToLower(a.Name.Id.Name)
		}
	}
	return s.typeKind(p.Type, maxAliases)
}

func (s source) typeKind(t syntax.Type, depth int) string {
	if depth == 0 {
		return "query"
	}
	switch x := t.(type) {
	case *syntax.OptionalType:
		return s.typeKind(x.Elem, depth-1)
	case *syntax.ArrayType:
		return s.typeKind(x.Elem, depth-1)
	case *syntax.BuiltinType:
		switch x.Kind {
		case syntax.KwJson, syntax.KwXml, syntax.KwAnydata:
			return "payload"
		}
	case *syntax.RecordType, *syntax.TableType:
		return "payload"
	case *syntax.ObjectType:
		return "context"
	case *syntax.TypeName:
		sym := typed{src: s, t: t}.symbol()
		if sym == nil {
			return "query"
		}
		switch d := sym.Node().(type) {
		case *syntax.ClassDecl:
			return "context"
		case *syntax.TypeDef:
			return s.in(sym).typeKind(d.Type, depth-1)
		}
	case *syntax.IntersectionType:
		for _, m := range x.Members {
			if k := s.typeKind(m, depth-1); k != "query" {
				return k
			}
		}
	case *syntax.DistinctType:
		return s.typeKind(x.Elem, depth-1)
	}
	return "query"
}

// responses lists what a resource's return type makes it answer. Records that carry a
// status say which; values are 200, or 201 for post, nothing is 202 and errors 500.
func (s source) responses(method string, t syntax.Type) []Response {
	if t == nil {
		return []Response{{Status: 202, Type: "()"}}
	}
	var list []Response
	var members func(t syntax.Type)
	members = func(t syntax.Type) {
		switch x := t.(type) {
		case *syntax.UnionType:
			for _, m := range x.Members {
				members(m)
			}
			return
		case *syntax.ParenType:
			members(x.Elem)
			return
		case *syntax.OptionalType:
			members(x.Elem)
			list = append(list, Response{Status: 202, Type: "()"})
			return
		case *syntax.BuiltinType:
			if x.Kind == syntax.LParen {
				list = append(list, Response{Status: 202, Type: "()"})
				return
			}
		}
		if isErrorType(s, t) {
			list = append(list, Response{Status: 500, Type: s.text(t)})
			return
		}
		r := Response{Status: 200, Type: s.text(t)}
		if method == "post" {
			r.Status = 201
		}
		if code, body := s.status(t); code != 0 {
			r.Status, r.Body = code, body
		} else {
			r.Body = r.Type
		}
		list = append(list, r)
	}
	members(t)
	return list
}

// status is the status code that a record type carries: that of the object in its
// field status. body is the type of its field body.
func (s source) status(t syntax.Type) (code int, body string) {
	for _, f := range statusFields(typed{src: s, t: t}, maxAliases) {
		switch f.field.Name.Name {
		case "body":
			body = f.src.text(f.field.Type)
		case "status":
			sym := typed{src: f.src, t: f.field.Type}.symbol()
			if sym == nil {
				continue
			}
			in := f.src.in(sym)
			c := fieldOf(membersOf(sym.Node()), "code")
			if c == nil {
				continue
			}
			text := in.text(c.Type)
			if n, ok := c.Type.(*syntax.TypeName); ok {
				if k := in.symbol(n.Name); k != nil {
					if d, ok := k.Node().(*syntax.ConstDecl); ok {
						text = in.in(k).text(d.Value)
					}
				}
			}
			n := 0
			for _, r := range text {
				if r < '0' || r > '9' || n > 999 {
					n = 0
					break
				}
				n = n*10 + int(r-'0')
			}
			code = n
		}
	}
	return code, body
}

type placedField struct {
	src   source
	field *syntax.RecordField
}

func statusFields(t typed, depth int) []placedField {
	r, in := recordType(t)
	if r == nil || depth == 0 {
		return nil
	}
	var list []placedField
	for _, n := range r.Fields {
		switch n := n.(type) {
		case *syntax.TypeInclusion:
			list = append(list, statusFields(typed{src: in, t: n.Type}, depth-1)...)
		case *syntax.RecordField:
			list = append(list, placedField{in, n})
		}
	}
	return list
}
