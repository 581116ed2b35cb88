package langlib_test

import (
	"io/fs"
	"strings"
	"testing"

	"barre/lib"
	langarray "barre/lib/ballerina/lang.array"
	langboolean "barre/lib/ballerina/lang.boolean"
	langdecimal "barre/lib/ballerina/lang.decimal"
	langerror "barre/lib/ballerina/lang.error"
	langfloat "barre/lib/ballerina/lang.float"
	langfunction "barre/lib/ballerina/lang.function"
	langfuture "barre/lib/ballerina/lang.future"
	langint "barre/lib/ballerina/lang.int"
	langmap "barre/lib/ballerina/lang.map"
	langobject "barre/lib/ballerina/lang.object"
	langregexp "barre/lib/ballerina/lang.regexp"
	langruntime "barre/lib/ballerina/lang.runtime"
	langstream "barre/lib/ballerina/lang.stream"
	langstring "barre/lib/ballerina/lang.string"
	langtable "barre/lib/ballerina/lang.table"
	langtransaction "barre/lib/ballerina/lang.transaction"
	langtypedesc "barre/lib/ballerina/lang.typedesc"
	langvalue "barre/lib/ballerina/lang.value"
	langxml "barre/lib/ballerina/lang.xml"
	"barre/runtime"
	"barre/syntax"
)

var modules = []lib.Module{
	langarray.Module, langboolean.Module, langdecimal.Module, langerror.Module, langfloat.Module, langfunction.Module, langfuture.Module,
	langint.Module, langmap.Module, langobject.Module, langregexp.Module, langruntime.Module, langstream.Module, langstring.Module,
	langtable.Module, langtransaction.Module, langtypedesc.Module, langvalue.Module, langxml.Module,
}

// TestDeclarations checks that the sources parse, that each external function
// has an implementation and each implementation a declaration, and that
// everything public is documented.
func TestDeclarations(t *testing.T) {
	for _, m := range modules {
		declared := map[string]bool{}
		files, err := fs.Glob(m.Sources, "*.bal")
		if err != nil || len(files) == 0 {
			t.Fatal(m.Name, err)
		}
		for _, name := range files {
			src, err := fs.ReadFile(m.Sources, name)
			if err != nil {
				t.Fatal(err)
			}
			f := syntax.Parse(name, string(src))
			for _, e := range f.Errors {
				t.Errorf("%s/%s: %v", m.Name, name, e)
			}
			for _, d := range f.Decls {
				switch d := d.(type) {
				case *syntax.FuncDecl:
					external(declared, "", d)
				case *syntax.ClassDecl:
					for _, member := range d.Members {
						if fd, ok := member.(*syntax.FuncDecl); ok {
							external(declared, d.Name.Name+".", fd)
						}
					}
				}
			}
			documented(t, m.Name+"/"+name, string(src))
		}
		var ext map[string]runtime.Extern
		if m.Bind != nil {
			ext = m.Bind(runtime.NewModule(runtime.New(runtime.Options{}), m.QName()))
		}
		for n := range declared {
			if ext[n] == nil {
				t.Errorf("%s: %s has no implementation", m.Name, n)
			}
		}
		for n := range ext {
			if !declared[n] {
				t.Errorf("%s: %s is not declared", m.Name, n)
			}
		}
	}
}

func external(declared map[string]bool, prefix string, d *syntax.FuncDecl) {
	if _, ok := d.Body.(*syntax.ExternalBody); ok {
		declared[prefix+d.Name.Name] = true
	}
}

// documented checks that a comment stands before each public declaration.
func documented(t *testing.T, name, src string) {
	lines := strings.Split(src, "\n")
	for i, l := range lines {
		if !strings.HasPrefix(strings.TrimSpace(l), "public ") {
			continue
		}
		before := i - 1
		for before >= 0 && strings.HasPrefix(strings.TrimSpace(lines[before]), "@") {
			before--
		}
		inType := strings.HasPrefix(l, "    ") && i > 0 && (strings.HasSuffix(lines[i-1], "object {") || strings.Contains(lines[i-1], "*object:"))
		if !inType && (before < 0 || !strings.HasPrefix(strings.TrimSpace(lines[before]), "#")) {
			t.Errorf("%s:%d: no documentation: %s", name, i+1, l)
		}
	}
}
