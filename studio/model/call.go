// Calls: statements and expressions made from the declaration of what is called.

package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"barre/check"
	"barre/syntax"
)

// target is the function that an item calls.
type target struct {
	at  source
	d   *syntax.FuncDecl // nil for a class without init
	sym *check.Symbol    // the function or the class
}

// module finds a module by its qualified name, "" for the default module of the
// program.
func (p *Program) module(qname string) *check.Module {
	if qname == "" {
		if len(p.Modules) > 0 {
			return p.Modules[0]
		}
		return nil
	}
	for _, m := range p.Modules {
		if m.QName() == qname {
			return m
		}
	}
	org, name, ok := strings.Cut(qname, "/")
	if !ok {
		return nil
	}
	return p.World.Module(org, name)
}

// named finds a declaration of a module by its name.
func (p *Program) named(qname, name string) *check.Symbol {
	m := p.module(qname)
	if m == nil || name == "" {
		return nil
	}
	return m.Named(nil, "", name, false)
}

// target finds what an item calls.
func (p *Program) target(item Item) (target, error) {
	if item.Class == "" {
		sym := p.named(item.Module, item.Name)
		if sym != nil {
			if d, ok := sym.Node().(*syntax.FuncDecl); ok {
				return target{source{p, sym.Module(), sym.File()}, d, sym}, nil
			}
		}
		return target{}, fmt.Errorf("there is no function %s in %s", item.Name, moduleLabel(item.Module))
	}
	cls := p.named(item.Module, item.Class)
	if cls == nil {
		return target{}, fmt.Errorf("there is no class %s in %s", item.Class, moduleLabel(item.Module))
	}
	at := source{p, cls.Module(), cls.File()}
	if item.Kind == KindConnection || item.Kind == "listener" || item.Kind == "service" {
		d, in := at.method(cls, func(d *syntax.FuncDecl) bool { return d.Name.Name == "init" && d.Path == nil })
		return target{in, d, cls}, nil
	}
	d, in := at.method(cls, func(d *syntax.FuncDecl) bool {
		return d.Name.Name == item.Name && d.Path == nil || d.Path != nil && d.Name.Name+" "+pathText(at, d.Path) == item.Name
	})
	if d == nil {
		return target{}, fmt.Errorf("%s has no action %s", item.Class, item.Name)
	}
	return target{in, d, cls}, nil
}

func moduleLabel(qname string) string {
	if qname == "" {
		return "the package"
	}
	return qname
}

// callStatement is a statement that calls the function or action of an item.
func (e *editor) callStatement(item Item, values map[string]string) (string, error) {
	t, err := e.p.target(item)
	if err != nil {
		return "", err
	}
	if item.Kind == KindConnection {
		typ, x, err := e.construct(t, item, values)
		if err != nil {
			return "", err
		}
		name := value(values, "name", "")
		if name == "" {
			return "", errors.New("name is required")
		}
		return typ + " " + name + " = " + x + ";", nil
	}
	args, err := e.arguments(t, values)
	if err != nil {
		return "", err
	}
	x := ""
	switch {
	case item.Class == "":
		x = e.use(t.sym.Module().QName()) + quoted(t.d.Name.Name) + "(" + args + ")"
	case item.Connection == "":
		return "", errors.New("the action needs a connection")
	case t.d.Path != nil:
		path := value(values, "path", "")
		for _, seg := range t.d.Path.Segments {
			if seg.Name == nil && path == "" {
				return "", errors.New("path is required")
			}
		}
		if path == "" && !t.d.Path.Dot {
			path = pathText(t.at, t.d.Path)
		}
		x = item.Connection + "->/" + strings.TrimPrefix(path, "/") + "." + t.d.Name.Name + "(" + args + ")"
	case t.d.Quals.Has(syntax.Remote):
		x = item.Connection + "->" + quoted(t.d.Name.Name) + "(" + args + ")"
	default:
		x = item.Connection + "." + quoted(t.d.Name.Name) + "(" + args + ")"
	}
	ret, fails := "", false
	if t.d.Sig != nil && t.d.Sig.Ret != nil {
		e.callee, e.inferred = t.d, false
		ret, fails = e.resultType(t.at, t.d.Sig.Ret)
		if e.inferred && value(values, "type", "") == "" {
			return "", errors.New("type is required: the action converts its result to it")
		}
	}
	if fails {
		x = "check " + x
	}
	return e.result(values, ret, x), nil
}

// resultType is the type of what a call gives when it does not fail, as the file
// writes it, and whether it can fail.
func (e *editor) resultType(at source, t syntax.Type) (text string, fails bool) {
	switch x := t.(type) {
	case *syntax.OptionalType:
		if isErrorType(at, x.Elem) {
			return "", true
		}
		in, fails := e.resultType(at, x.Elem)
		return in + "?", fails
	case *syntax.ParenType:
		return e.resultType(at, x.Elem)
	case *syntax.UnionType:
		var rest []string
		for _, m := range x.Members {
			if isErrorType(at, m) {
				fails = true
				continue
			}
			if e.constraint(m) != nil {
				e.inferred = true
				continue
			}
			if o, ok := m.(*syntax.OptionalType); ok && isErrorType(at, o.Elem) {
				fails = true
				rest = append(rest, "()")
				continue
			}
			rest = append(rest, e.typeIn(at, m))
		}
		if len(rest) == 1 && rest[0] == "()" {
			return "", fails
		}
		return strings.Join(rest, "|"), fails
	case *syntax.BuiltinType:
		if x.Kind == syntax.LParen {
			return "", false
		}
	}
	if isErrorType(at, t) {
		return "", true
	}
	if e.constraint(t) != nil {
		e.inferred = true
		return "", false
	}
	return e.typeIn(at, t), false
}

// constraint is the bound of a type that is a parameter of the callee, which the place
// of the call says; nil for other types.
func (e *editor) constraint(t syntax.Type) syntax.Type {
	x, ok := t.(*syntax.TypeName)
	if !ok || x.Name == nil || x.Name.Prefix != nil || e.callee == nil || e.callee.Sig == nil {
		return nil
	}
	for _, p := range e.callee.Sig.Params {
		if p.Name == nil || p.Name.Name != x.Name.Id.Name {
			continue
		}
		if d, ok := p.Type.(*syntax.ParamType); ok && d.Kind == syntax.KwTypedesc && len(d.Args) == 1 {
			return d.Args[0]
		}
	}
	return nil
}

func isErrorType(at source, t syntax.Type) bool {
	switch x := t.(type) {
	case *syntax.BuiltinType:
		return x.Kind == syntax.KwError
	case *syntax.ParamType:
		return x.Kind == syntax.KwError
	case *syntax.TypeName:
		sym := at.symbol(x.Name)
		return sym != nil && sym.IsError()
	}
	return false
}

// typeIn is a type of another module's file as the editor's file writes it: names
// of that module get its prefix, and an import where it is missing.
func (e *editor) typeIn(at source, t syntax.Type) string {
	text := at.text(t)
	start, _ := at.f.Offsets(t)
	type change struct {
		from, to int
		text     string
	}
	var changes []change
	syntax.Inspect(t, func(n syntax.Node) bool {
		x, ok := n.(*syntax.TypeName)
		if !ok || x.Name == nil {
			return true
		}
		if c := e.constraint(x); c != nil {
			from, to := at.f.Offsets(x)
			changes = append(changes, change{from - start, to - start, e.typeIn(at, c)})
			return true
		}
		sym := at.symbol(x.Name)
		if sym == nil || sym.Module() == e.mod || sym.Module().QName() == e.mod.QName() {
			return true
		}
		if x.Name.Prefix != nil && predeclared(x.Name.Prefix.Name) {
			return true
		}
		from, to := at.f.Offsets(x)
		changes = append(changes, change{from - start, to - start, e.use(sym.Module().QName()) + quoted(sym.Name)})
		return true
	})
	for _, c := range slices.Backward(changes) {
		text = text[:c.from] + c.text + text[c.to:]
	}
	return text
}

// arguments makes the arguments of a call from the values of its form: by position
// up to the first parameter that is left out, by name from there.
func (e *editor) arguments(t target, values map[string]string) (string, error) {
	if t.d == nil {
		return "", nil
	}
	var args []string
	byName := false
	for _, f := range t.at.paramFields(t.d) {
		v := value(values, f.Key, "")
		switch {
		case v == "" && f.Required:
			return "", fmt.Errorf("%s is required", f.Key)
		case v == "":
			byName = true
		case f.slot.after == "rest":
			if byName && len(args) > 0 {
				return "", fmt.Errorf("%s can be given only when all before it are", f.Key)
			}
			args = append(args, v)
		case byName || f.slot.before == "named":
			byName = true
			args = append(args, quoted(f.Key)+" = "+v)
		default:
			args = append(args, v)
		}
	}
	return strings.Join(args, ", "), nil
}

// construct is an expression that makes an object of the class of an item, and its
// type.
func (e *editor) construct(t target, item Item, values map[string]string) (typ, x string, err error) {
	args, err := e.arguments(t, values)
	if err != nil {
		return "", "", err
	}
	typ = e.use(t.sym.Module().QName()) + quoted(item.Class)
	x = "new (" + args + ")"
	if args == "" {
		x = "new"
	}
	if t.d != nil && t.d.Sig != nil && t.d.Sig.Ret != nil {
		if _, fails := e.resultType(t.at, t.d.Sig.Ret); fails {
			x = "check " + x
		}
	}
	return typ, x, nil
}
