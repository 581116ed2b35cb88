package cli

import (
	"fmt"

	"barre/config"
	"barre/toml"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// configurer finds the values of configurable variables. All of them are
// resolved before the program starts, so that every mistake is told at once.
type configurer struct {
	c        *compiled
	cfg      *config.Config
	conv     *value.Converter
	values   map[*tree.Var]value.Value
	problems []string
	fill     value.DefaultFiller // computes default values of record fields
}

func (f *configurer) problem(format string, args ...any) {
	f.problems = append(f.problems, fmt.Sprintf(format, args...))
}

// value is what vm.Program asks.
func (f *configurer) value(v *tree.Var) (value.Value, bool) {
	x, ok := f.values[v]
	return x, ok
}

// resolve converts the values given and reports what is missing, wrong or not
// used.
func (f *configurer) resolve() {
	f.values = map[*tree.Var]value.Value{}
	for _, m := range f.c.world.Modules() {
		for _, v := range m.Tree.Configs {
			f.variable(v)
		}
	}
	if len(f.problems) == 0 {
		for _, p := range f.cfg.Unused() {
			f.problem("%s", p.String())
		}
	}
}

func (f *configurer) variable(v *tree.Var) {
	org, mod := v.Module.Org, v.Module.Name
	if mod == "." {
		mod = f.c.pkg.Name
	}
	raw := f.cfg.Lookup(org, mod, v.Name)
	if raw == nil {
		if v.Required {
			f.problem("%s", f.cfg.Missing(org, mod, v.Name))
		}
		return
	}
	x, msg := f.convert(raw, v)
	if msg != "" {
		f.problem("%s %s", raw.Where(), msg)
		return
	}
	f.values[v] = x
}

func (f *configurer) convert(raw *config.Value, v *tree.Var) (value.Value, string) {
	if raw.Node == nil {
		x, err := value.FromText(raw.Text, v.Type)
		if err != nil {
			return nil, fmt.Sprintf("configurable variable '%s' is expected to be of type '%s'", v.Name, v.Type)
		}
		return x, ""
	}
	plain, ok := fromTOML(raw.Node)
	if ok {
		x, err := f.conv.FromJSON(plain, v.Type, f.fill)
		if _, failed := x.(*value.Error); err == nil && !failed && kindsAgree(plain, x) {
			return value.CloneReadOnly(x), ""
		}
	}
	return nil, fmt.Sprintf("configurable variable '%s' is expected to be of type '%s', but found '%s'", v.Name, v.Type, raw.Node.Kind)
}

// kindsAgree reports whether a conversion kept the basic type, but for ints
// where other numbers are expected: "8080" is not a port.
func kindsAgree(a, b value.Value) bool {
	switch a.(type) {
	case *value.String:
		switch b.(type) {
		case *value.String, *value.XML:
			return true
		}
		return false
	case value.Boolean:
		_, ok := b.(value.Boolean)
		return ok
	case value.Float:
		switch b.(type) {
		case value.Float, value.Decimal:
			return true
		}
		return false
	}
	return true
}

// fromTOML makes a json value of a TOML one.
func fromTOML(n *toml.Node) (value.Value, bool) {
	switch n.Kind {
	case toml.String:
		return value.Str(n.Text), true
	case toml.Integer:
		i, ok := n.Int()
		return value.Int(i), ok
	case toml.Float:
		x, ok := n.Float()
		return value.Float(x), ok
	case toml.Boolean:
		b, ok := n.Bool()
		return value.Boolean(b), ok
	case toml.Array:
		l := value.NewListCap(types.JSONList, len(n.Items))
		for _, i := range n.Items {
			v, ok := fromTOML(i)
			if !ok {
				return nil, false
			}
			l.Put(v)
		}
		return l, true
	case toml.Table:
		m := value.NewMap(types.JSONMap)
		for _, e := range n.Entries {
			v, ok := fromTOML(e.Value)
			if !ok {
				return nil, false
			}
			m.Put(e.Key, v)
		}
		return m, true
	}
	return value.Str(n.Text), true
}
