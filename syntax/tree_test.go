package syntax

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// dump writes a tree as an S-expression: the type of a node, what its fields
// say, and its children in the order of the fields. References by name and
// literals are written as in the source.
func dump(f *File, n Node) string {
	var b strings.Builder
	dumpNode(&b, f, n)
	return b.String()
}

func dumpNode(b *strings.Builder, f *File, n Node) {
	switch x := n.(type) {
	case *Ident:
		if x.Quoted {
			b.WriteByte('\'')
		}
		if b.WriteString(x.Name); x.Name == "" {
			b.WriteString("MISSING")
		}
		return
	case *Name, *Literal, *BuiltinType:
		b.WriteString(f.Text(n))
		return
	case *NameExpr:
		dumpNode(b, f, x.Name)
		return
	case *TypeName:
		b.WriteString("T:")
		dumpNode(b, f, x.Name)
		return
	case *CaptureBinding:
		dumpNode(b, f, x.Name)
		return
	case *SingletonType:
		b.WriteByte('#')
		dumpNode(b, f, x.X)
		return
	case *ExprStmt:
		dumpNode(b, f, x.X)
		return
	}
	v := reflect.ValueOf(n).Elem()
	b.WriteByte('(')
	b.WriteString(v.Type().Name())
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if name != "Span" && name != "OpTok" {
			dumpField(b, f, name, v.Field(i))
		}
	}
	b.WriteByte(')')
}

func dumpField(b *strings.Builder, f *File, name string, v reflect.Value) {
	switch x := v.Interface().(type) {
	case Kind:
		fmt.Fprintf(b, " %v", x)
		return
	case Quals:
		for i, s := range strings.Fields("public private final configurable isolated transactional remote resource client service readonly distinct const") {
			if x.Has(1 << i) {
				fmt.Fprintf(b, " %s", s)
			}
		}
		return
	case TemplatePart:
		if x.X == nil {
			fmt.Fprintf(b, " %q", f.TokText(x.Text))
			return
		}
		b.WriteByte(' ')
		dumpNode(b, f, x.X)
		return
	case Metadata:
		if x.Doc != nil {
			fmt.Fprintf(b, " %q", x.Doc.Text)
		}
		dumpField(b, f, name, reflect.ValueOf(x.Annots))
		return
	case []byte:
		fmt.Fprintf(b, " %x", x)
		return
	case Tok:
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			b.WriteString(" " + name)
		}
	case reflect.String:
		if v.Len() > 0 {
			fmt.Fprintf(b, " %q", v.String())
		}
	case reflect.Int, reflect.Uint8:
		fmt.Fprintf(b, " %v", v.Interface())
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
		b.WriteByte(' ')
		switch name {
		case "Type", "Ret", "Rest", "Else", "OnFail", "Init", "Default", "Value", "Sig", "Cause", "OnConflict", "Select", "Collect", "Do", "Prefix", "Ns":
			b.WriteString(strings.ToLower(name) + ":")
		}
		dumpNode(b, f, v.Interface().(Node))
	case reflect.Slice:
		for i := range v.Len() {
			e := v.Index(i)
			if e.Kind() == reflect.Struct && e.Addr().Type().Implements(nodeType) {
				b.WriteByte(' ')
				dumpNode(b, f, e.Addr().Interface().(Node))
				continue
			}
			dumpField(b, f, "", e)
		}
	}
}

type treeTest struct{ src, want string }

// parseIn parses src inside a frame and gives what find picks.
func runTreeTests(t *testing.T, before, after string, tests []treeTest, find func(*File) Node) {
	t.Helper()
	for _, test := range tests {
		f := Parse("test.bal", before+test.src+after)
		for _, e := range f.Errors {
			t.Errorf("%s\n\t%s", test.src, e.Msg)
		}
		if got := dump(f, find(f)); got != test.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", test.src, got, test.want)
		}
	}
}

func TestExpressions(t *testing.T) {
	runTreeTests(t, "function f() {\n    _ = ", ";\n}\n", exprTests, func(f *File) Node {
		return f.Decls[0].(*FuncDecl).Body.(*BlockBody).Stmts[0].(*DestructureStmt).RHS
	})
}

func TestTypes(t *testing.T) {
	runTreeTests(t, "type T ", ";\n", typeTests, func(f *File) Node { return f.Decls[0].(*TypeDef).Type })
}

func TestStatements(t *testing.T) {
	runTreeTests(t, "function f() {\n    ", "\n}\n", stmtTests, func(f *File) Node {
		return f.Decls[0].(*FuncDecl).Body.(*BlockBody).Stmts[0]
	})
}

func TestDeclarations(t *testing.T) {
	runTreeTests(t, "", "\n", declTests, func(f *File) Node {
		if len(f.Imports) > 0 {
			return f.Imports[0]
		}
		return f.Decls[0]
	})
}
