package tree

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

// TestParts: ExprParts and StmtParts know every form of the tree that is made
// of expressions or statements, and every such field of it. What they passed
// over would escape the rules of lock statements.
func TestParts(t *testing.T) {
	fset := token.NewFileSet()
	source, err := parser.ParseFile(fset, "tree.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := parser.ParseFile(fset, "parts.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	// The names used in each case of the two functions' switches.
	used := map[string]map[string]bool{}
	ast.Inspect(parts, func(n ast.Node) bool {
		c, ok := n.(*ast.CaseClause)
		if !ok {
			return true
		}
		names := map[string]bool{}
		for _, s := range c.Body {
			ast.Inspect(s, func(n ast.Node) bool {
				if sel, ok := n.(*ast.SelectorExpr); ok {
					names[sel.Sel.Name] = true
				}
				return true
			})
		}
		for _, x := range c.List {
			if star, ok := x.(*ast.StarExpr); ok {
				used[star.X.(*ast.Ident).Name] = names
			}
		}
		return true
	})
	// Fields that hold no part: bodies of functions and what lowering makes.
	other := map[string]bool{"Gen": true, "Tx": true}
	forms := 0
	ast.Inspect(source, func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if !ok {
			return true
		}
		st, ok := spec.Type.(*ast.StructType)
		if !ok {
			return true
		}
		expr, stmt := false, false
		var held []string
		for _, f := range st.Fields.List {
			text := typeText(f.Type)
			if len(f.Names) == 0 && text == "X" {
				expr = true
			}
			if strings.Contains(text, "Expr") || strings.Contains(text, "Stmt") || strings.Contains(text, "ListElem") || strings.Contains(text, "MapField") {
				for _, name := range f.Names {
					held = append(held, name.Name)
				}
			}
			for _, name := range f.Names {
				stmt = stmt || name.Name == "Off"
			}
		}
		if !expr && !stmt || len(held) == 0 || spec.Name.Name == "X" {
			return true
		}
		forms++
		names := used[spec.Name.Name]
		switch spec.Name.Name {
		case "RegisterListener", "AttachService", "SetConfig":
			return true // of a module's initialisation, never in a function
		}
		if names == nil {
			t.Errorf("%s is no case of ExprParts or StmtParts", spec.Name.Name)
			return true
		}
		for _, h := range held {
			if !names[h] && !other[h] {
				t.Errorf("%s: its field %s is passed over", spec.Name.Name, h)
			}
		}
		return true
	})
	if forms < 40 {
		t.Errorf("only %d forms found in the tree", forms)
	}
}

func typeText(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.ArrayType:
		return "[]" + typeText(x.Elt)
	case *ast.StarExpr:
		return "*" + typeText(x.X)
	}
	return ""
}
