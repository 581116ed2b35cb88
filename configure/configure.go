// Package configure gives configurable variables their values: it looks up
// what the sources of package config say about each, reads that as a value of
// the variable's type, and tells every mistake at once, with its place, the
// member that is wrong, and where the variable is declared.
//
// No message repeats a value: it may be a secret, and the place is enough to
// find it.
package configure

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"barre/config"
	"barre/internal/similar"
	"barre/toml"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// Binder gives variables their values.
type Binder struct {
	Config *config.Config
	// Package is the name of the root package, for variables of a single file,
	// whose module has no name of its own.
	Package string
	// Unimported are the names of the package's modules that take no part in the
	// program, for advice.
	Unimported []string
	// Convert makes a value of type t of one of anydata, filling in default
	// values of record fields. Nil when nothing is to be computed: the values
	// are checked only.
	Convert func(v value.Value, t types.Type) (value.Value, error)

	values   map[*tree.Var]value.Value
	problems []config.Problem
}

// Bind resolves the variables and gives the values of those that sources say
// something about, and what is wrong.
func (b *Binder) Bind(vars []*tree.Var) (map[*tree.Var]value.Value, []config.Problem) {
	b.values, b.problems = map[*tree.Var]value.Value{}, nil
	missing := map[*tree.Var]bool{}
	for _, v := range vars {
		raw := b.Config.Lookup(v.Module.Org, b.module(v), v.Name)
		switch {
		case raw != nil:
			b.bind(v, raw)
		case v.Required:
			missing[v] = true
			b.problem(v, "", "%s", b.Config.Missing(v.Module.Org, b.module(v), v.Name))
		}
	}
	for _, p := range b.Config.Unused() {
		for _, key := range p.Keys {
			if advice := b.advice(key, vars); advice != "" {
				p.Message += advice
				break
			}
		}
		b.problems = append(b.problems, p)
	}
	return b.values, b.problems
}

// module is the name by which sources know a variable's module.
func (b *Binder) module(v *tree.Var) string {
	if v.Module.Name == "." {
		return b.Package
	}
	return v.Module.Name
}

func (b *Binder) problem(v *tree.Var, where, format string, args ...any) {
	b.problems = append(b.problems, config.Problem{Where: where, Message: fmt.Sprintf(format, args...), Declared: Declared(v)})
}

// Declared is where a variable is declared, as the frames of a stack trace
// show it: "acme/shop:0.1.0(main.bal:3)", "main.bal:3" for a single file.
func Declared(v *tree.Var) string {
	if v.Pos.File == nil {
		return ""
	}
	at := fmt.Sprintf("%s:%d", path.Base(strings.ReplaceAll(v.Pos.File.Name, "\\", "/")), v.Pos.Line())
	if v.Module.Name == "." {
		return at
	}
	return fmt.Sprintf("%s/%s:%s(%s)", v.Module.Org, v.Module.Name, v.Module.Version, at)
}

// TypeName is a variable's type as it is declared.
func TypeName(v *tree.Var) string {
	if v.Decl == nil || v.Decl.Type == nil || v.Pos.File == nil {
		return typeName(v.Type)
	}
	return strings.Join(strings.Fields(v.Pos.File.Text(v.Decl.Type)), " ")
}

// typeName is a type without saying at each part that it is immutable, which
// all that is configured is.
func typeName(t types.Type) string {
	return strings.ReplaceAll(t.String(), " & readonly", "")
}

func (b *Binder) bind(v *tree.Var, raw *config.Value) {
	r := &reader{root: v}
	var plain value.Value
	var ok bool
	if raw.Node != nil {
		r.origin = raw.Origin
		plain, ok = r.node(raw.Node, v.Type, v.Name)
	} else {
		r.where = raw.Where()
		plain, ok = r.text(raw.Text, v.Type)
	}
	b.problems = append(b.problems, r.problems...)
	if !ok || b.Convert == nil {
		return
	}
	x, err := b.Convert(plain, v.Type)
	if err == nil {
		if e, failed := x.(*value.Error); failed {
			err = e
		}
	}
	if err != nil {
		// The message of the error may repeat the value.
		b.problem(v, raw.Where(), "configurable variable '%s' is expected to be of type '%s', and no such value can be made of this one: "+
			"a default value of its type cannot be computed", v.Name, TypeName(v))
		return
	}
	b.values[v] = value.CloneReadOnly(x)
}

// advice is what to do about a key that no variable takes: one of a similar
// name was meant, the variable of that name is in another module, or nothing
// imports its module.
func (b *Binder) advice(key string, vars []*tree.Var) string {
	module, name := "", key
	if i := strings.LastIndexByte(key, '.'); i >= 0 {
		module, name = key[:i], key[i+1:]
	}
	for _, m := range b.Unimported {
		if module == m || strings.HasSuffix(module, "."+m) {
			return fmt.Sprintf("; nothing imports the module '%s', so it takes no part in the program", m)
		}
	}
	// The same name counts for more than a similar one.
	var same, elsewhere, near string
	bestSame, bestNear := len(key)/3+1, len(key)/3+1
	for _, v := range vars {
		if b.Config.Lookup(v.Module.Org, b.module(v), v.Name) != nil {
			continue
		}
		short, full := b.Config.Name(v.Module.Org, b.module(v), v.Name), config.Key(v.Module.Org, b.module(v), v.Name)
		for _, candidate := range []string{short, full} {
			switch d := similar.Distance(key, candidate); {
			case v.Name == name && d <= bestSame:
				same, bestSame = candidate, d-1
			case v.Name != name && resembles(name, v.Name) && d <= bestNear:
				near, bestNear = candidate, d-1
			}
		}
		if v.Name == name && elsewhere == "" {
			if table := strings.TrimSuffix(strings.TrimSuffix(short, v.Name), "."); table != "" {
				elsewhere = fmt.Sprintf("; the variable '%s' is declared in another module: give it as '%s', in TOML below [%s]", name, short, table)
			} else {
				elsewhere = fmt.Sprintf("; the variable '%s' is declared in the default module: give it without a module, in TOML above the first table", name)
			}
		}
	}
	switch {
	case same != "":
		return fmt.Sprintf("; did you mean '%s'?", same)
	case elsewhere != "":
		return elsewhere
	case near != "":
		return fmt.Sprintf("; did you mean '%s'?", near)
	case module == "":
		return b.misnamed(name, vars)
	}
	return ""
}

// resembles reports whether one name may have been meant by another.
func resembles(name, other string) bool {
	d := similar.Distance(name, other)
	return d <= len(name)/3+1 && d < len(name)
}

// misnamed is the question whether a variable of another module was meant, and
// its name is wrong, too.
func (b *Binder) misnamed(name string, vars []*tree.Var) string {
	near, best := "", len(name)/3+1
	for _, v := range vars {
		if d := similar.Distance(name, v.Name); d <= best && resembles(name, v.Name) && b.Config.Lookup(v.Module.Org, b.module(v), v.Name) == nil {
			near, best = b.Config.Name(v.Module.Org, b.module(v), v.Name), d-1
		}
	}
	if near == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean '%s'?", near)
}

// kindName is what messages call a TOML value: the type of Ballerina that it
// is read as.
func kindName(n *toml.Node) string {
	switch n.Kind {
	case toml.Integer:
		return "int"
	case toml.Table:
		return "record"
	}
	return n.Kind.String()
}

// memberPath is a member of a mapping as a path shows it.
func memberPath(parent, key string) string {
	plain := key != ""
	for i, c := range key {
		if !(c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || i > 0 && '0' <= c && c <= '9') {
			plain = false
		}
	}
	if plain {
		return parent + "." + key
	}
	return fmt.Sprintf("%s[%q]", parent, key)
}

// oneOf lists the values of a type that has few, for messages; "" for others.
// They are part of the program, so nothing of the configuration shows.
func oneOf(t types.Type) string {
	const most = 12
	if n := types.FiniteSize(types.Diff(t, types.Nil), most); n <= 0 || t.Basics()&types.BBoolean == t.Basics() {
		return ""
	}
	var list []string
	if texts, ok := types.StringMembers(t); ok {
		slices.Sort(texts)
		for _, s := range texts {
			list = append(list, fmt.Sprintf("%q", s))
		}
	}
	if rest := types.Diff(types.Diff(t, types.String), types.Nil); !types.IsNever(rest) {
		list = append(list, strings.Split(strings.Trim(typeName(rest), "()"), "|")...)
	}
	return "; it is one of " + strings.Join(list, ", ")
}
