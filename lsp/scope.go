package lsp

import (
	"barre/syntax"
	"barre/types"
)

// variable is a variable of a function that can be used at a place.
type variable struct {
	name  *syntax.Ident
	typ   types.Type // nil when it is not known
	param bool
}

// inScope lists the variables of functions at a byte, inner ones first.
func (v *view) inScope(off int) []variable {
	f := v.file
	// What a node covers reaches to the token behind it: that is where typing goes
	// on.
	reaches := func(n syntax.Node) bool {
		from, to := f.Offsets(n)
		if last := int(n.Range().Last) + 1; last < len(f.Tokens) {
			to = int(f.Tokens[last].Off)
		}
		return from <= off && off <= to
	}
	var list []variable
	var path []syntax.Node
	var visit func(n syntax.Node) bool
	visit = func(n syntax.Node) bool {
		if from, _ := f.Offsets(n); from >= off && len(path) > 0 {
			return true
		}
		if len(path) == 1 && !reaches(n) {
			return true
		}
		path = append(path, n)
		if id, ok := n.(*syntax.Ident); ok && id.Name != "" && id.Name != "_" {
			if t, param, ok := v.declares(id, path, off, reaches); ok {
				list = append(list, variable{id, t, param})
			}
		}
		syntax.Children(n, visit)
		path = path[:len(path)-1]
		return true
	}
	visit(f)
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list
}

// declares tells whether a name declares a variable that is in scope at off.
func (v *view) declares(id *syntax.Ident, path []syntax.Node, off int, reaches func(syntax.Node) bool) (t types.Type, param, ok bool) {
	if _, to := v.file.Offsets(id); to >= off {
		return nil, false, false
	}
	if v.mod != nil {
		if lv := v.mod.LocalVar(v.file, id); lv != nil {
			t, ok = lv.Type, true
		}
	}
	switch p := path[len(path)-2].(type) {
	case *syntax.CaptureBinding:
		ok = true
	case *syntax.Param:
		ok, param = p.Name == id, true
	case *syntax.PathSegment:
		ok, param = p.Param == id, true
	case *syntax.InferFunc:
		ok, param = true, true
	}
	if !ok {
		return nil, false, false
	}
	for i := len(path) - 2; i > 0; i-- {
		switch n := path[i].(type) {
		case *syntax.ModuleVar:
			return nil, false, false
		case *syntax.VarStmt:
			// Not in its own value.
			from, to := v.file.Offsets(n)
			if from <= off && off < to || off >= to && v.file.Tokens[n.Range().Last].Kind != syntax.Semi && reaches(n) {
				return nil, false, false
			}
		case *syntax.Block, *syntax.BlockBody, *syntax.FuncDecl, *syntax.AnonFunc, *syntax.ForeachStmt, *syntax.OnFail, *syntax.MatchClause,
			*syntax.Query, *syntax.LetExpr, *syntax.InferFunc:
			return t, param, reaches(n)
		}
	}
	return nil, false, false
}
