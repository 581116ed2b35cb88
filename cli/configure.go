package cli

import (
	"fmt"
	"io"
	"slices"

	"barre/check"
	"barre/config"
	"barre/configure"
	"barre/runtime"
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
	problems []config.Problem
	fill     value.DefaultFiller // computes default values of record fields
}

// configurer collects what is configured for the package.
func (c *compiled) configurer(rt *runtime.Runtime, from config.Sources) *configurer {
	from.Org, from.Package = c.pkg.Org, c.pkg.Name
	cfg, problems := config.Load(from)
	f := &configurer{c: c, cfg: cfg, conv: rt.Converter()}
	f.fill = func(a *types.MappingAtomic, field string) (v value.Value, err error) {
		rt.Detached(func(ctx *runtime.Context) { v, err = ctx.FillDefault(a, field) })
		return v, err
	}
	f.problems = problems
	return f
}

// ready resolves the values and tells what is wrong with them.
func (f *configurer) ready(w io.Writer) bool {
	f.resolve()
	for _, m := range f.problems {
		fmt.Fprintf(w, "error: %s\n", m)
	}
	return len(f.problems) == 0
}

// redact keeps the secrets among the values out of what the program logs and what
// is said of its errors.
func (f *configurer) redact(rt *runtime.Runtime) {
	var r configure.Redactor
	for v, x := range f.values {
		if raw := f.cfg.Lookup(v.Module.Org, f.c.moduleName(v), v.Name); raw != nil && raw.Source != config.Supplied {
			r.Add(v, x, knownTypes{})
		}
	}
	if !r.Empty() {
		rt.Redact(r.Redact)
	}
}

// value is what vm.Program asks.
func (f *configurer) value(v *tree.Var) (value.Value, bool) {
	x, ok := f.values[v]
	return x, ok
}

// resolve converts the values given and reports what is missing, wrong or not
// used.
func (f *configurer) resolve() {
	b := configure.Binder{Config: f.cfg, Package: f.c.pkg.Name, Unimported: f.c.unimported()}
	if f.conv != nil {
		b.Convert = func(v value.Value, t types.Type) (value.Value, error) { return f.conv.FromJSON(v, t, f.fill) }
	}
	values, problems := b.Bind(f.c.configurables())
	f.values = values
	f.problems = append(f.problems, problems...)
}

// unimported are the names of the package's modules that are no part of the
// program.
func (c *compiled) unimported() []string {
	var names []string
	for _, m := range c.pkg.Modules {
		in := slices.ContainsFunc(c.world.Modules(), func(w *check.Module) bool { return w.Tree.Org == c.pkg.Org && w.Tree.Name == m.Name })
		if !in && !c.pkg.Single {
			names = append(names, m.Name)
		}
	}
	return names
}

// configurables are the configurable variables of all modules that take part
// in the program, dependencies first.
func (c *compiled) configurables() []*tree.Var {
	var vars []*tree.Var
	for _, m := range c.world.Modules() {
		vars = append(vars, m.Tree.Configs...)
	}
	return vars
}
