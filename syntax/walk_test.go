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
		// TopStmt is no part of a source file.
		if !names[name] && !strings.HasPrefix(name, "Bad") && name != "Span" && name != "TopStmt" {
			t.Errorf("no program under testdata has a %s", name)
		}
	}
}

// declarations calls f for all there is in the files that declare nodes.
func declarations(t *testing.T, f func(ast.Node) bool) {
	t.Helper()
	for _, name := range []string{"nodes.go", "exprnodes.go", "stmtnodes.go"} {
		file, err := goparser.ParseFile(token.NewFileSet(), name, nil, goparser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, f)
	}
}

// nodeTypes gives the names of the nodes: structs that embed Span.
func nodeTypes(t *testing.T) []string {
	t.Helper()
	var names []string
	declarations(t, func(n ast.Node) bool {
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

// requiredFields gives the fields of nodes that hold one node and of which
// their comments do not say that they may be nil.
func requiredFields(t *testing.T) map[string][]string {
	t.Helper()
	required := map[string][]string{}
	var doc string
	declarations(t, func(n ast.Node) bool {
		if d, ok := n.(*ast.GenDecl); ok {
			doc = d.Doc.Text()
		}
		spec, ok := n.(*ast.TypeSpec)
		if !ok {
			return true
		}
		if spec.Doc != nil {
			doc = spec.Doc.Text()
		}
		s, ok := spec.Type.(*ast.StructType)
		if !ok || strings.Contains(doc, "nil") || strings.Contains(doc, "One of the three") || strings.Contains(doc, "Exactly one") {
			return true
		}
		for _, f := range s.Fields.List {
			if strings.Contains(f.Comment.Text(), "nil") || len(f.Names) == 0 {
				continue
			}
			for _, name := range f.Names {
				required[spec.Name.Name] = append(required[spec.Name.Name], name.Name)
			}
		}
		return true
	})
	return required
}

// TestTreesAreComplete cuts programs short and drops bytes: whatever is left,
// no field of a node is nil that may not be.
func TestTreesAreComplete(t *testing.T) {
	required := requiredFields(t)
	missing := map[string]string{}
	check := func(src string) {
		Inspect(Parse("cut.bal", src), func(n Node) bool {
			v := reflect.ValueOf(n).Elem()
			for _, name := range required[v.Type().Name()] {
				f := v.FieldByName(name)
				switch f.Kind() {
				case reflect.Pointer, reflect.Interface:
					if f.IsNil() {
						missing[v.Type().Name()+"."+name] = src
					}
				}
			}
			return true
		})
	}
	for _, name := range corpusFiles(t) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > 20000 {
			continue
		}
		src := string(b)
		step := max(1, len(src)/200)
		for i := 0; i < len(src); i += step {
			check(src[:i])
			check(src[:i] + src[min(len(src), i+3):])
		}
	}
	for field, src := range missing {
		t.Errorf("%s is nil in a program of %d bytes ending in %q", field, len(src), src[max(0, len(src)-40):])
	}
}
