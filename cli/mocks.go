package cli

import (
	"fmt"
	"strings"

	"barre/check"
	"barre/tree"
	"barre/types"
)

// testLibrary is the library module whose annotations mark tests.
const testLibrary = "ballerina/test"

// mocks puts in place what the annotation test:Mock replaces. A function that is
// replaced keeps its identity, so that all calls reach what it does now, and a
// copy of it is what it was.
func (m *testModule) mocks() {
	for _, a := range m.main.Annotated() {
		for _, n := range a.Annots {
			if n.Name == testLibrary+":Mock" {
				m.mock(a, n)
			}
		}
	}
}

// mock replaces the function that one annotation names.
func (m *testModule) mock(a check.Annotated, at check.AnnotAt) {
	report := func(format string, args ...any) {
		m.world.Report(check.Diagnostic{File: at.File, Off: at.Off, End: at.End, Msg: fmt.Sprintf(format, args...)})
	}
	module, function := ".", ""
	if c := constructor(m.main.Tree, at.Value); c != nil {
		for _, f := range c.Fields {
			k, ok := f.V.(*tree.Const)
			if !ok {
				continue
			}
			switch s, _ := k.V.(string); f.Name {
			case "moduleName":
				module = s
			case "functionName":
				function = s
			}
		}
	}
	if function == "" {
		report("function name cannot be empty: say which function is replaced, as in @test:Mock {functionName: \"send\"}")
		return
	}
	in := m.main
	if module != "." && module != "" {
		if !strings.Contains(module, "/") {
			module = m.pkg.Org + "/" + module
		}
		in = nil
		for _, w := range m.world.Modules() {
			if w.QName() == module {
				in = w
			}
		}
		if in == nil {
			report("could not find module specified '%s': the package and its tests import no such module", module)
			return
		}
	}
	m.world.Lock()
	defer m.world.Unlock()
	f := in.FuncByName(function)
	if f == nil {
		report("could not find function '%s' in module '%s'", function, in.QName())
		return
	}
	by := ""
	if a.Func != nil {
		by = a.Func.Name
	} else if a.Var != nil {
		by = a.Var.Name
	}
	if other, ok := m.mocked[f]; ok {
		report("the function '%s' is replaced twice: '%s' stands in for it already", function, other)
		return
	}
	if m.mocked == nil {
		m.mocked = map[*tree.Func]string{}
	}
	m.mocked[f] = by
	if f.Complete != nil {
		f.Complete()
	}
	if a.Func != nil {
		if !types.IsSubtype(types.Diff(a.Func.Type, types.IsolatedFunc), f.Type) && !types.IsSubtype(a.Func.Type, f.Type) && !sameShape(a.Func, f) {
			report("incompatible types: the mock function '%s' has the type '%s', where '%s' has '%s'", a.Func.Name, a.Func.Type, f.Name, f.Type)
			return
		}
		body := &tree.Call{X: tree.X{T: a.Func.Ret, Off: -1}, F: a.Func}
		for _, p := range f.Params {
			body.Args = append(body.Args, local(p))
		}
		m.replace(f, body)
		return
	}
	lib := m.world.ModuleByQName(testLibrary)
	if lib == nil || a.Var == nil || !types.IsSubtype(a.Var.Type, lib.TypeByName("MockFunction")) {
		report("annotation 'test:Mock' can be attached to a variable of type 'test:MockFunction' only")
		return
	}
	original := m.replace(f, nil)
	ref := &tree.FuncRef{X: tree.X{T: f.Type, Off: -1}, F: original}
	v := &tree.Global{X: tree.X{T: a.Var.Type, Off: -1}, V: a.Var}
	invoke, bind := lib.FuncByName("invokeMock"), lib.FuncByName("bindMock")
	args := &tree.ListCons{X: tree.X{T: invoke.Params[2].Type, Off: -1}}
	for i, p := range f.Params {
		args.Elems = append(args.Elems, tree.ListElem{V: local(p), Spread: f.HasRest && i == len(f.Params)-1})
	}
	f.Body = result(&tree.Cast{X: tree.X{T: f.Ret, Off: -1}, Checked: true,
		A: &tree.Call{X: tree.X{T: invoke.Ret, Off: -1}, F: invoke, Args: []tree.Expr{v, ref, args}}})
	name := &tree.Const{X: tree.X{T: types.String, Off: -1}, V: m.main.QName()}
	bound := &tree.ExprStmt{A: &tree.Call{X: tree.X{T: types.Nil, Off: -1}, F: bind, Args: []tree.Expr{v, ref, name}}}
	t := m.main.Tree
	for i, s := range t.Init {
		if assign, ok := s.(*tree.Assign); ok && assign.V == a.Var {
			t.Init = append(t.Init[:i+1:i+1], append([]tree.Stmt{bound}, t.Init[i+1:]...)...)
			break
		}
	}
}

// constructor is the mapping constructor that gives an annotation its value: the
// value itself, or the initialiser of the variable that holds it.
func constructor(t *tree.Module, x tree.Expr) *tree.MapCons {
	switch x := x.(type) {
	case *tree.MapCons:
		return x
	case *tree.Call: // makes the value immutable
		if len(x.Args) == 1 {
			return constructor(t, x.Args[0])
		}
	case *tree.Global:
		for _, s := range t.Init {
			if a, ok := s.(*tree.Assign); ok && a.V == x.V {
				return constructor(t, a.Val)
			}
		}
	}
	return nil
}

// sameShape reports whether one function can be called with the arguments of
// another, whatever else their types say.
func sameShape(mock, f *tree.Func) bool {
	if len(mock.Params) != len(f.Params) || mock.HasRest != f.HasRest || !types.IsSubtype(mock.Ret, f.Ret) {
		return false
	}
	for i, p := range f.Params {
		if !types.IsSubtype(p.Type, mock.Params[i].Type) {
			return false
		}
	}
	return true
}

// replace gives a function another body and returns what it was.
func (m *testModule) replace(f *tree.Func, body tree.Expr) *tree.Func {
	original := *f
	m.replaced = append(m.replaced, &original)
	f.Extern = false
	if body != nil {
		f.Body = result(body)
	}
	return &original
}

// result is a body that returns x.
func result(x tree.Expr) []tree.Stmt {
	return []tree.Stmt{&tree.Return{A: x, Off: -1}}
}

func local(p *tree.Var) tree.Expr { return &tree.Local{X: tree.X{T: p.Type, Off: -1}, V: p} }
