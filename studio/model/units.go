// The declarations of a program and their ids, by which the designer names them.

package model

import (
	"strings"

	"barre/syntax"
)

// unit is a function with what is around it.
type unit struct {
	source
	id   string
	kind string
	d    *syntax.FuncDecl
	self []syntax.Node // members of the class or service around; nil for a function
}

// units lists all functions of a file, in order.
func (s source) units() []unit {
	var all []unit
	for _, d := range s.declared() {
		if f, ok := d.node.(*syntax.FuncDecl); ok {
			all = append(all, unit{s, d.id, d.kind, f, d.self})
		}
	}
	return all
}

// declared is a declaration of a file: at module level, or a method.
type declared struct {
	id   string
	kind string
	name string
	node syntax.Node
	self []syntax.Node // of a method: the members of what has it
	of   string        // of a method: the id of what has it
}

// declared lists what a file declares, in order, methods behind what has them.
func (s source) declared() []declared {
	var all []declared
	taken := names{}
	methods := func(of string, members []syntax.Node) {
		for _, m := range members {
			d, ok := m.(*syntax.FuncDecl)
			if !ok {
				continue
			}
			kind := "method"
			switch {
			case d.Path != nil:
				kind = "resource"
			case d.Quals.Has(syntax.Remote):
				kind = "remote"
			case d.Name.Name == "init":
				kind = "init"
			}
			all = append(all, declared{taken.unique(of + "/" + methodKey(s, d)), kind, titleOfFunc(s, d), d, members, of})
		}
	}
	for _, d := range s.f.Decls {
		x := declared{kind: kindOf(d), node: d}
		var members []syntax.Node
		switch d := d.(type) {
		case *syntax.FuncDecl:
			x.name = d.Name.Name
			x.id = taken.unique(declID(s.mod, x.kind, x.name))
			if x.name == "main" || x.name == "init" {
				x.kind = x.name
			}
			all = append(all, x)
			continue
		case *syntax.ClassDecl:
			x.name, members = d.Name.Name, d.Members
		case *syntax.ServiceDecl:
			x.name, members = servicePath(s, d), d.Members
			x.id = taken.unique(serviceID(s, d))
		case *syntax.ModuleVar:
			x.name = s.line(d.Binding)
			// A service object, or another object, that a variable holds.
			if o, ok := bare(d.Init).(*syntax.ObjectCons); ok {
				members = o.Members
			}
		case *syntax.TypeDef:
			x.name = d.Name.Name
		case *syntax.EnumDecl:
			x.name = d.Name.Name
		case *syntax.ConstDecl:
			x.name = d.Name.Name
		case *syntax.ListenerDecl:
			x.name = d.Name.Name
		case *syntax.AnnotationDecl:
			x.name = d.Name.Name
		default:
			continue
		}
		if x.id == "" {
			x.id = taken.unique(declID(s.mod, x.kind, x.name))
		}
		all = append(all, x)
		methods(x.id, members)
	}
	return all
}

// decl finds a declaration by its id.
func (p *Program) decl(id string) (source, declared, bool) {
	for _, s := range p.sources() {
		for _, d := range s.declared() {
			if d.id == id {
				return s, d, true
			}
		}
	}
	return p.field(id)
}

// serviceID is the id of a service: by its path, and where several have the same
// by the listeners, for the type is seldom what a person would know it by.
func serviceID(s source, d *syntax.ServiceDecl) string {
	var on []string
	for _, l := range d.Listeners {
		if x, ok := l.(*syntax.NameExpr); ok {
			on = append(on, s.text(x))
		}
	}
	id := declID(s.mod, "service", servicePath(s, d))
	if len(on) > 0 {
		id += "@" + strings.Join(on, ",")
	}
	return id
}

// servicePath is the attach point as it is written; "" without one.
func servicePath(s source, d *syntax.ServiceDecl) string {
	switch {
	case d.PathStr != nil:
		return s.text(d.PathStr)
	case d.Root:
		return "/"
	}
	path := ""
	for _, p := range d.Path {
		path += "/" + s.text(p)
	}
	return path
}

// FlowIDs lists the ids of all functions of the program, by file and place.
func (p *Program) FlowIDs() []string {
	var ids []string
	for _, s := range p.sources() {
		for _, u := range s.units() {
			ids = append(ids, u.id)
		}
	}
	return ids
}

// unit finds a function by its id.
func (p *Program) unit(id string) (unit, bool) {
	for _, s := range p.sources() {
		for _, u := range s.units() {
			if u.id == id {
				return u, true
			}
		}
	}
	return unit{}, false
}
