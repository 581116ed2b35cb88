package lsp

import (
	"strings"

	"barre/syntax"
	"barre/types"
)

// inlayHints shows the types of variables declared with var, and the names of
// parameters beside arguments that do not say them.
func (s *Server) inlayHints(p *rangeParams) (any, error) {
	v := s.view(p.TextDocument.URI)
	if v == nil || v.mod == nil {
		return nil, nil
	}
	from, to := v.doc.offset(p.Range.Start, s.enc), v.doc.offset(p.Range.End, s.enc)
	r := []inlayHint{}
	var path []syntax.Node
	var visit func(n syntax.Node) bool
	visit = func(n syntax.Node) bool {
		a, b := v.file.Offsets(n)
		if len(path) > 0 && (b < from || a > to) {
			return true
		}
		path = append(path, n)
		switch n := n.(type) {
		case *syntax.CaptureBinding:
			if b < from || b > to {
				break
			}
			if lv := v.mod.LocalVar(v.file, n.Name); lv != nil && inferred(path) && !types.IsNever(lv.Type) {
				r = append(r, inlayHint{Position: v.doc.position(b, s.enc), Label: ": " + clip(lv.Type.String()), Kind: 1})
			}
		case *syntax.Call, *syntax.MethodCall, *syntax.RemoteCall, *syntax.ResourceCall, *syntax.New:
			r = append(r, v.parameterHints(n, from, to)...)
		}
		syntax.Children(n, visit)
		path = path[:len(path)-1]
		return true
	}
	visit(v.file)
	return r, nil
}

// inferred tells whether the variable that a path ends with is declared with var.
func inferred(path []syntax.Node) bool {
	for i := len(path) - 2; i >= 0; i-- {
		switch n := path[i].(type) {
		case *syntax.ListBinding, *syntax.MappingBinding, *syntax.FieldBinding, *syntax.ErrorBinding:
			continue
		case *syntax.VarStmt:
			return n.Type == nil
		case *syntax.ForeachStmt:
			return n.Type == nil
		case *syntax.FromClause:
			return n.Type == nil
		case *syntax.JoinClause:
			return n.Type == nil
		case *syntax.LetVar:
			return n.Type == nil
		case *syntax.OnFail:
			return n.Type == nil
		}
		return false
	}
	return false
}

func (v *view) parameterHints(call syntax.Node, from, to int) []inlayHint {
	args := argumentsOf(call)
	if len(args) == 0 {
		return nil
	}
	def, _ := v.calleeOf(call)
	if def == nil {
		return nil
	}
	sig := signatureOf(def)
	if sig == nil {
		return nil
	}
	params := sig.Params
	if _, ok := call.(*syntax.MethodCall); ok && def.Module.Predeclared() {
		if len(params) > 0 {
			params = params[1:]
		}
	}
	var r []inlayHint
	for i, a := range args {
		if i >= len(params) || params[i].Rest || a.Name != nil || a.Rest {
			break
		}
		p := params[i]
		if p.Name == nil || len(p.Name.Name) < 2 || len(params) == 1 && len(args) == 1 && def.Module.Predeclared() || a.X == nil || a.X.Range().Empty() {
			continue
		}
		// An argument that reads like the parameter needs no hint.
		text := strings.ToLower(v.file.Text(a.X))
		if strings.Contains(text, strings.ToLower(p.Name.Name)) {
			continue
		}
		off, _ := v.file.Offsets(a)
		if off < from || off > to {
			continue
		}
		r = append(r, inlayHint{Position: v.doc.position(off, v.s.enc), Label: p.Name.Name + ":", Kind: 2, PaddingRight: true})
	}
	return r
}
