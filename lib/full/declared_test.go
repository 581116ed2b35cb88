package full

import (
	"io/fs"
	"strings"
	"testing"

	"barre/lib"
	"barre/runtime"
	"barre/syntax"
)

// TestDeclared holds every module to the rule both ways: what its .bal files
// declare external has an implementation, and every implementation is declared.
// It also wants the files free of syntax errors, and the module and what is
// public in it documented.
func TestDeclared(t *testing.T) {
	for _, m := range Modules() {
		t.Run(m.QName(), func(t *testing.T) {
			if text, err := fs.ReadFile(m.Sources, "Module.md"); err != nil || len(text) == 0 {
				t.Errorf("there is no lib/%s/Module.md (or it is not embedded: //go:embed *.bal Module.md): a sentence or two on what the module is for, which begin its API documentation", m.QName())
			}
			declared := declarations(t, m)
			implemented := map[string]runtime.Extern{}
			if m.Bind != nil {
				implemented = m.Bind(runtime.NewModule(runtime.New(runtime.Options{}), m.QName()))
			}
			for name := range declared {
				if implemented[name] == nil {
					t.Errorf("%s is external and has no implementation", name)
				}
			}
			for name := range implemented {
				if !declared[name] {
					t.Errorf("%s is implemented and not declared external", name)
				}
			}
		})
	}
}

// declarations are the keys of the external functions of a module.
func declarations(t *testing.T, m *lib.Module) map[string]bool {
	t.Helper()
	declared := map[string]bool{}
	files, err := fs.Glob(m.Sources, "*.bal")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("the module has no sources")
	}
	for _, name := range files {
		src, err := fs.ReadFile(m.Sources, name)
		if err != nil {
			t.Fatal(err)
		}
		f := syntax.Parse(name, string(src))
		for _, e := range f.Errors {
			t.Errorf("%s:%d: %s", name, f.Lines.Pos(int(e.Off)).Line, e.Msg)
		}
		for _, d := range f.Decls {
			documented(t, f, d)
			switch d := d.(type) {
			case *syntax.FuncDecl:
				add(declared, "", d)
			case *syntax.ClassDecl:
				for _, member := range d.Members {
					if d.Quals.Has(syntax.Public) {
						documented(t, f, member)
					}
					if fd, ok := member.(*syntax.FuncDecl); ok {
						add(declared, d.Name.Name+".", fd)
					}
				}
			}
		}
	}
	return declared
}

// add notes the key of a function if it is external.
func add(declared map[string]bool, prefix string, d *syntax.FuncDecl) {
	if _, ok := d.Body.(*syntax.ExternalBody); !ok {
		return
	}
	if d.Path == nil {
		declared[prefix+d.Name.Name] = true
		return
	}
	var segments []string
	for _, s := range d.Path.Segments {
		switch {
		case s.Name != nil:
			segments = append(segments, s.Name.Name)
		case s.Rest:
			segments = append(segments, "[..."+s.Param.Name+"]")
		default:
			segments = append(segments, "["+s.Param.Name+"]")
		}
	}
	path := strings.Join(segments, "/")
	if d.Path.Dot {
		path = "."
	}
	declared[prefix+"/"+path+"."+d.Name.Name] = true
}

// documented wants a comment on what a user of the module sees.
func documented(t *testing.T, f *syntax.File, n syntax.Node) {
	t.Helper()
	var quals syntax.Quals
	var doc *syntax.Doc
	name := ""
	switch n := n.(type) {
	case *syntax.FuncDecl:
		quals, doc, name = n.Quals, n.Doc, n.Name.Name
		if n.Quals&(syntax.Remote|syntax.Resource) != 0 {
			quals |= syntax.Public
		}
	case *syntax.ClassDecl:
		quals, doc, name = n.Quals, n.Doc, n.Name.Name
	case *syntax.TypeDef:
		quals, doc, name = n.Quals, n.Doc, n.Name.Name
	case *syntax.ConstDecl:
		quals, doc, name = n.Quals, n.Doc, n.Name.Name
	case *syntax.EnumDecl:
		quals, doc, name = n.Quals, n.Doc, n.Name.Name
	case *syntax.AnnotationDecl:
		quals, doc, name = n.Quals, n.Doc, n.Name.Name
	case *syntax.ObjectField:
		quals, doc, name = n.Quals, n.Doc, n.Name.Name
	default:
		return
	}
	if quals.Has(syntax.Public) && doc == nil {
		from, _ := f.Pos(n)
		t.Errorf("%s:%d: %s is public and not documented", f.Name, from.Line, name)
	}
}
