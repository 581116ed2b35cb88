package syntax_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"barre/syntax"
)

// shape is what an input was taken for: its imports, the types of its
// declarations and of its statements, and its first error.
func shape(f *syntax.File) string {
	var r []string
	for range f.Imports {
		r = append(r, "Import")
	}
	for _, d := range f.Decls {
		var n any = d
		if t, ok := d.(*syntax.TopStmt); ok {
			n = t.Stmt
			if x, ok := n.(*syntax.ExprStmt); ok {
				n = x.X
			}
		}
		r = append(r, reflect.TypeOf(n).Elem().Name())
	}
	if len(f.Errors) > 0 {
		r = append(r, f.Errors[0].Code)
	}
	return strings.Join(r, " ")
}

func TestParseInput(t *testing.T) {
	for _, tc := range []struct {
		src, want string
		more      bool
	}{
		{"", "", false},
		{"// nothing", "", false},
		{";;", "", false},
		{"1 + 2", "Binary", false},
		{"1 + 2;", "Binary", false},
		{"x", "NameExpr", false},
		{"x.y", "FieldAccess", false},
		{"foo()", "Call", false},
		{"io:println(x)", "Call", false},
		{"a[0]", "Index", false},
		{"-5", "Unary", false},
		{"<int>x", "Cast", false},
		{"(1 + 2) * 3", "Binary", false},
		{"\"abc\"", "Literal", false},
		{"string `a${x}`", "Template", false},
		{"[1, 2, 3]", "ListCons", false},
		{"{}", "MapCons", false},
		{"{a: 1, b: {c: 2}}", "MapCons", false},
		{"{\"a\": 1}", "MapCons", false},
		{"{x}", "MapCons", false},
		{"{...x}", "MapCons", false},
		{"{ io:println(1); }", "Block", false},
		{"{ int x = 1; }", "Block", false},
		{"{a, b} = x", "DestructureStmt", false},
		{"[a, b] = x", "DestructureStmt", false},
		{"from int i in 0 ..< 3 select i", "Query", false},
		{"let int x = 1 in x", "LetExpr", false},
		{"function (int x) returns int => x", "AnonFunc", false},
		{"x => x", "InferFunc", false},
		{"object {}", "ObjectCons", false},
		{"new Foo(1)", "New", false},
		{"check foo()", "Check", false},
		{"start foo()", "StartAction", false},
		{"wait f", "WaitAction", false},
		{"c->get(\"/\")", "RemoteCall", false},
		{"int x = 1", "ModuleVar", false},
		{"int[] x = [1]", "ModuleVar", false},
		{"map<int> m = {}", "ModuleVar", false},
		{"var [a, b] = x", "ModuleVar", false},
		{"final var x = 1;", "ModuleVar", false},
		{"isolated int x = 1;", "ModuleVar", false},
		{"configurable int x = 1;", "ModuleVar", false},
		{"var r = c->get(\"/\")", "ModuleVar", false},
		{"future<int> f = start foo()", "ModuleVar", false},
		{"function () returns int f = () => 1", "ModuleVar", false},
		{"Foo f = new", "ModuleVar", false},
		{"x = 5", "AssignStmt", false},
		{"x.y[1] += 5", "CompoundStmt", false},
		{"int x = 1; x += 1; x", "ModuleVar CompoundStmt NameExpr", false},
		{"int x = 1\nx += 1\nx", "ModuleVar CompoundStmt NameExpr", false},
		{"if x { foo(); } else { bar(); }", "IfStmt", false},
		{"foreach int i in 0 ... 3 { foo(i); }", "ForeachStmt", false},
		{"while true {}", "WhileStmt", false},
		{"match x { 1 => {} }", "MatchStmt", false},
		{"lock { x = 1; }", "LockStmt", false},
		{"panic error(\"x\")", "PanicStmt", false},
		{"import ballerina/io", "Import", false},
		{"import ballerina/io; io:println(1)", "Import Call", false},
		{"int x = 1; import ballerina/io;", "Import ModuleVar", false},
		{"function f() returns int => 1", "FuncDecl", false},
		{"function f() {\n foo();\n}", "FuncDecl", false},
		{"isolated function f() {}", "FuncDecl", false},
		{"public isolated function f() {}", "FuncDecl", false},
		{"type T record {int a;}", "TypeDef", false},
		{"type T int|string;", "TypeDef", false},
		{"const X = 1", "ConstDecl", false},
		{"enum E { A, B }", "EnumDecl", false},
		{"class C { int x = 1; }", "ClassDecl", false},
		{"isolated client class C { }", "ClassDecl", false},
		{"service / on l { }", "ServiceDecl", false},
		{"listener http:Listener l = new (1)", "ListenerDecl", false},
		{"xmlns \"http://x\" as x", "XMLNSDecl", false},
		{"annotation A on type;", "AnnotationDecl", false},
		{"# A doc.\nfunction f() {}", "FuncDecl", false},
		{"@A {}\ntype T int", "TypeDef", false},

		{"1 +", "Binary BCE0401", true},
		{"foo(", "Call BCE0005", true},
		{"foo(1,", "Call BCE0401", true},
		{"int x =", "ModuleVar BCE0401", true},
		{"function f() {", "FuncDecl BCE0007", true},
		{"function f() {\n foo(", "FuncDecl BCE0005", true},
		{"function f() returns int", "FuncDecl BCE0405", true},
		{"type T record {", "TypeDef BCE0007", true},
		{"{", "Block BCE0007", true},
		{"if x {", "IfStmt BCE0007", true},
		{"string `abc", "Template BCE0034", true},
		{"string `abc\ndef", "Template BCE0034", true},
		{"[1,", "ListCons BCE0401", true},
		{"# A doc.", "BadDecl BCE0520", true},
		{"@A {}", "VarStmt BCE0402", true},
		{"import", "Import BCE0400", true},

		{"\"abc", "Literal BCE0033", false},
		{"int x = ;", "ModuleVar BCE0401", false},
		{"function f() { int x = ; ", "FuncDecl BCE0401", false},
		{"worker w { foo(); }", "BadDecl BCE0514", false},
		{"foo)", "NameExpr BCE0002", false},
		{"function f() { 1 + 2; }", "FuncDecl BCE0502", false},
		{"function f() { foo() }", "FuncDecl BCE0002", false},
	} {
		f, more := syntax.ParseInput("in", tc.src)
		if got := shape(f); got != tc.want || more != tc.more {
			t.Errorf("%q: %q, incomplete %v; want %q, %v\n%v", tc.src, got, more, tc.want, tc.more, f.Errors)
		}
	}
}

func FuzzParseInput(f *testing.F) {
	for _, s := range []string{"int x = 1; x", "{a: 1", "# d", "@A", "string `${", "function f() {", "{;}", "[", "x\ny\n", "import a/b; import"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		file, _ := syntax.ParseInput("in", src)
		for _, d := range file.Decls {
			if from, to := file.Offsets(d); from < 0 || to > len(src) || from > to {
				t.Fatalf("%T covers %d to %d of %d", d, from, to, len(src))
			}
			syntax.Inspect(d, func(n syntax.Node) bool { return n != nil })
		}
		if s := fmt.Sprint(file.Errors); strings.Contains(s, "%!") {
			t.Fatal(s)
		}
	})
}
