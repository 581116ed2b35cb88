package syntax

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"os"
	"reflect"
	"strings"
	"testing"
)

var nodeType = reflect.TypeFor[Node]()

// heldNodes gives every node that the fields of n hold, found by reflection.
func heldNodes(n Node) []Node {
	var found []Node
	var collect func(v reflect.Value)
	collect = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if v.IsNil() {
				return
			}
			if v.Type().Implements(nodeType) {
				found = append(found, v.Interface().(Node))
			}
		case reflect.Slice:
			for i := range v.Len() {
				collect(v.Index(i))
			}
		case reflect.Struct:
			if v.CanAddr() && v.Addr().Type().Implements(nodeType) && v.Type() != reflect.TypeFor[Span]() && v.Addr().Interface() != n {
				found = append(found, v.Addr().Interface().(Node))
				return
			}
			for i := range v.NumField() {
				collect(v.Field(i))
			}
		}
	}
	collect(reflect.ValueOf(n).Elem())
	return found
}

// TestChildrenVisitsEveryField compares Children with what reflection finds in
// the fields of the nodes, for all programs of the corpus.
func TestChildrenVisitsEveryField(t *testing.T) {
	seen := map[reflect.Type]bool{}
	for _, name := range corpusFiles(t) {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f := Parse(name, string(src))
		Inspect(f, func(n Node) bool {
			seen[reflect.TypeOf(n)] = true
			got := map[Node]bool{}
			Children(n, func(c Node) bool {
				got[c] = true
				Children(c, func(cc Node) bool { // names shared by a field and its variable
					if _, ok := cc.(*Ident); ok {
						got[cc] = true
					}
					return true
				})
				return true
			})
			for _, held := range heldNodes(n) {
				if !got[held] {
					t.Fatalf("%s: Children(%T) leaves out a %T", name, n, held)
				}
			}
			return true
		})
	}
	names := map[string]bool{}
	for typ := range seen {
		names[typ.Elem().Name()] = true
	}
	for _, name := range nodeTypes(t) {
		if !names[name] && !strings.HasPrefix(name, "Bad") && name != "Span" {
			t.Errorf("no program under testdata has a %s", name)
		}
	}
}

// nodeTypes gives the names of the structs in nodes.go that embed Span.
func nodeTypes(t *testing.T) []string {
	t.Helper()
	file, err := goparser.ParseFile(token.NewFileSet(), "nodes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.TypeSpec); ok {
			if s, ok := spec.Type.(*ast.StructType); ok {
				for _, f := range s.Fields.List {
					if id, ok := f.Type.(*ast.Ident); ok && id.Name == "Span" && len(f.Names) == 0 {
						names = append(names, spec.Name.Name)
					}
				}
			}
		}
		return true
	})
	return names
}
