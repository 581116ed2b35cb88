package lsp

import (
	"slices"
	"strconv"

	"barre/syntax"
)

// semanticState is what was sent of a document last.
type semanticState struct {
	id   int
	data []int
}

// Kinds of tokens, by their place in the legend.
const (
	tokNamespace = iota
	tokType
	tokClass
	tokEnum
	tokInterface
	tokStruct
	tokTypeParameter
	tokParameter
	tokVariable
	tokProperty
	tokEnumMember
	tokFunction
	tokMethod
	tokDecorator
	tokKeyword
	tokComment
	tokString
	tokNumber
	tokOperator
)

func tokenTypes() []string {
	return []string{"namespace", "type", "class", "enum", "interface", "struct", "typeParameter", "parameter", "variable", "property", "enumMember",
		"function", "method", "decorator", "keyword", "comment", "string", "number", "operator"}
}

const (
	modDeclaration = 1 << iota
	modReadonly
	modDeprecated
	modDocumentation
	modDefaultLibrary
)

func tokenModifiers() []string {
	return []string{"declaration", "readonly", "deprecated", "documentation", "defaultLibrary"}
}

func (s *Server) semanticFull(p *documentParams) (any, error) {
	v := s.view(p.TextDocument.URI)
	if v == nil {
		return nil, nil
	}
	data := v.semantic(0, len(v.file.Src))
	return &semanticTokens{s.remember(v.uri, data), data}, nil
}

// remember keeps what was sent, so that less is sent next time.
func (s *Server) remember(uri string, data []int) string {
	st := semanticState{s.tokens[uri].id + 1, data}
	if s.docs[uri] != nil {
		s.tokens[uri] = st
	}
	return strconv.Itoa(st.id)
}

func (s *Server) semanticDelta(p *semanticDeltaParams) (any, error) {
	v := s.view(p.TextDocument.URI)
	if v == nil {
		return nil, nil
	}
	old := s.tokens[v.uri]
	data := v.semantic(0, len(v.file.Src))
	id := s.remember(v.uri, data)
	if strconv.Itoa(old.id) != p.PreviousResultID || old.data == nil {
		return &semanticTokens{id, data}, nil
	}
	from := 0
	for from < len(old.data) && from < len(data) && old.data[from] == data[from] {
		from++
	}
	a, b := len(old.data), len(data)
	for a > from && b > from && old.data[a-1] == data[b-1] {
		a, b = a-1, b-1
	}
	r := &semanticDelta{ResultID: id, Edits: []semanticEdit{}}
	if a > from || b > from {
		r.Edits = append(r.Edits, semanticEdit{from, a - from, data[from:b]})
	}
	return r, nil
}

func (s *Server) semanticRange(p *rangeParams) (any, error) {
	v := s.view(p.TextDocument.URI)
	if v == nil {
		return nil, nil
	}
	from, to := v.doc.offset(p.Range.Start, s.enc), v.doc.offset(p.Range.End, s.enc)
	return &semanticTokens{Data: v.semantic(from, to)}, nil
}

// colour is what a token is shown as.
type colour struct {
	off, end  int
	kind, mod int
}

// semantic is the names between two bytes, as the protocol encodes them. Keywords,
// literals and comments any editor colours by the grammar.
func (v *view) semantic(from, to int) []int {
	var list []colour
	var path []syntax.Node
	var visit func(n syntax.Node) bool
	visit = func(n syntax.Node) bool {
		if a, b := v.file.Offsets(n); len(path) > 0 && (b < from || a > to) {
			return true
		}
		path = append(path, n)
		if id, ok := n.(*syntax.Ident); ok && id.Name != "" && !id.Empty() {
			if kind, mod := v.kindOf(id, path); kind >= 0 {
				a, b := v.file.Offsets(id)
				list = append(list, colour{a, b, kind, mod})
			}
		}
		syntax.Children(n, visit)
		path = path[:len(path)-1]
		return true
	}
	visit(v.file)
	slices.SortFunc(list, func(a, b colour) int { return a.off - b.off })
	data := []int{}
	line, char := 0, 0
	end := -1
	for _, c := range list {
		if c.off < end || c.off >= to && to > 0 || c.end <= from {
			continue
		}
		end = c.end
		a, b := v.doc.position(c.off, v.s.enc), v.doc.position(c.end, v.s.enc)
		if a.Line != b.Line {
			continue
		}
		dc := a.Character
		if a.Line == line {
			dc -= char
		}
		data = append(data, a.Line-line, dc, b.Character-a.Character, c.kind, c.mod)
		line, char = a.Line, a.Character
	}
	return data
}

// kindOf is what a name is shown as; -1 for none.
func (v *view) kindOf(id *syntax.Ident, path []syntax.Node) (kind, mod int) {
	parent := syntax.Node(nil)
	if len(path) > 1 {
		parent = path[len(path)-2]
	}
	switch p := parent.(type) {
	case *syntax.Import:
		return tokNamespace, 0
	case *syntax.Name:
		if p.Prefix == id {
			return tokNamespace, 0
		}
		if len(path) > 2 {
			if _, ok := path[len(path)-3].(*syntax.Annot); ok {
				return tokDecorator, 0
			}
		}
	}
	defs := v.definitions(id, path)
	if len(defs) == 0 {
		return v.kindBySyntax(id, path)
	}
	d := &defs[0]
	if d.Name == id {
		mod |= modDeclaration
	}
	if d.Module != nil && d.Module.Library() {
		mod |= modDefaultLibrary
	}
	if d.Symbol != nil && d.Symbol.Ident() == d.Name && d.Symbol.Deprecated() {
		mod |= modDeprecated
	}
	n, _ := declaration(d)
	switch n := n.(type) {
	case *syntax.FuncDecl:
		if n.Name != d.Name {
			return tokParameter, mod
		}
		if d.Symbol != nil && d.Symbol.Ident() == d.Name {
			return tokFunction, mod
		}
		return tokMethod, mod
	case *syntax.TypeDef:
		switch n.Type.(type) {
		case *syntax.RecordType:
			return tokStruct, mod
		case *syntax.ObjectType:
			return tokInterface, mod
		}
		return tokType, mod
	case *syntax.ClassDecl:
		return tokClass, mod
	case *syntax.EnumDecl:
		return tokEnum, mod
	case *syntax.EnumMember:
		return tokEnumMember, mod | modReadonly
	case *syntax.ConstDecl:
		return tokVariable, mod | modReadonly
	case *syntax.ObjectField, *syntax.RecordField:
		return tokProperty, mod
	case *syntax.Param, *syntax.PathSegment:
		return tokParameter, mod
	case *syntax.AnnotationDecl:
		return tokDecorator, mod
	case *syntax.ModuleVar:
		if n.Quals.Has(syntax.Final) || n.Quals.Has(syntax.Configurable) {
			mod |= modReadonly
		}
	case *syntax.ListenerDecl:
		mod |= modReadonly
	}
	if d.Var != nil && d.Var.Final {
		mod |= modReadonly
	}
	return tokVariable, mod
}

// kindBySyntax is what a name is shown as when nothing is known of it.
func (v *view) kindBySyntax(id *syntax.Ident, path []syntax.Node) (kind, mod int) {
	if len(path) < 2 {
		return -1, 0
	}
	switch p := path[len(path)-2].(type) {
	case *syntax.FuncDecl:
		return tokFunction, modDeclaration
	case *syntax.TypeDef, *syntax.ClassDecl:
		return tokType, modDeclaration
	case *syntax.EnumDecl:
		return tokEnum, modDeclaration
	case *syntax.EnumMember:
		return tokEnumMember, modDeclaration
	case *syntax.RecordField, *syntax.ObjectField:
		return tokProperty, modDeclaration
	case *syntax.MapField, *syntax.FieldAccess:
		return tokProperty, 0
	case *syntax.MethodCall, *syntax.RemoteCall, *syntax.ResourceCall:
		return tokMethod, 0
	case *syntax.Arg, *syntax.Param:
		return tokParameter, 0
	case *syntax.CaptureBinding:
		return tokVariable, modDeclaration
	case *syntax.Name:
		if len(path) > 2 && p.Id == id {
			switch path[len(path)-3].(type) {
			case *syntax.TypeName:
				return tokType, 0
			case *syntax.Call:
				return tokFunction, 0
			}
		}
		return tokVariable, 0
	}
	return -1, 0
}
