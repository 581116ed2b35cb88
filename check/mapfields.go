// Rules for the fields of mapping constructors: which may meet under one name,
// and which are read-only.

package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// fieldNames finds fields of a mapping constructor that may have one name.
// Computed names are left out: they change what the other fields made.
type fieldNames struct {
	c        *fn
	specific []string
	seen     map[string]bool // the same
	spreads  []spreadField
}

type spreadField struct {
	node *syntax.MapField
	t    types.Type
}

func (c *fn) duplicates() *fieldNames {
	return &fieldNames{c: c, seen: map[string]bool{}}
}

// add takes the next field, a spread being of type t, and reports when a field
// before it may have the same name.
func (d *fieldNames) add(n *syntax.MapField, f tree.MapField, t types.Type) bool {
	switch {
	case f.Spread:
		for _, name := range d.specific {
			if !d.apart(n, name, n, t) {
				return false
			}
		}
		for _, s := range d.spreads {
			if !d.spreadsApart(n, s.t, t) {
				return false
			}
		}
		d.spreads = append(d.spreads, spreadField{n, t})
	case f.Key == nil:
		if d.seen[f.Name] {
			d.c.err(n, "BCE2008", "invalid usage of mapping constructor expression: duplicate key '%s'", f.Name)
			return false
		}
		d.seen[f.Name] = true
		d.specific = append(d.specific, f.Name)
		for _, s := range d.spreads {
			if !d.apart(n, f.Name, s.node, s.t) {
				return false
			}
		}
	}
	return true
}

// apart reports when a mapping of type t that is spread may have field name.
func (d *fieldNames) apart(at *syntax.MapField, name string, spread *syntax.MapField, t types.Type) bool {
	if !mayHold(t, name) {
		return true
	}
	if fieldDeclared(t, name) {
		d.c.err(at, "BCE2008", "invalid usage of mapping constructor expression: duplicate key '%s' via spread operator '...%s'", name, d.c.fs.f.Text(spread.Spread))
	} else {
		d.c.err(at, "BCE2008", "invalid usage of mapping constructor expression: key '%s' may duplicate a key specified via spread operator '...%s'", name, d.c.fs.f.Text(spread.Spread))
	}
	return false
}

// spreadsApart reports when mappings of two types that are spread may have a
// field of the same name.
func (d *fieldNames) spreadsApart(at *syntax.MapField, t, u types.Type) bool {
	for _, pair := range [2][2]types.Type{{t, u}, {u, t}} {
		for _, m := range types.MappingAtoms(pair[0]) {
			a := types.MappingAtomicOf(m)
			if a == nil {
				continue
			}
			for i := range a.Fields {
				name := a.Fields[i].Name
				if mayHold(pair[0], name) && mayHold(pair[1], name) {
					d.c.err(at, "BCE2008", "invalid usage of mapping constructor expression: key '%s' may be specified via more than one spread operator", name)
					return false
				}
			}
		}
	}
	if !types.IsNever(types.MappingRest(t)) && !types.IsNever(types.MappingRest(u)) {
		d.c.err(at, "BCE2008", "invalid usage of mapping constructor expression: multiple spread operator expressions of inclusive mapping types are not allowed")
		return false
	}
	return true
}

// mayHold reports whether a mapping of type t may have field name.
func mayHold(t types.Type, name string) bool {
	return !types.IsNever(types.Diff(types.MappingMember(t, name), types.Undef))
}

// lockFields is the inherent type of a mapping constructor for t whose fields
// with the given names are marked readonly.
func (c *fn) lockFields(t types.Type, a *types.MappingAtomic, names []string) types.Type {
	if len(names) == 0 || types.IsReadonly(t) {
		return t
	}
	fs := append([]types.Field{}, a.Fields...)
	for _, name := range names {
		f := types.Field{Name: name, Type: types.Intersect(a.Rest, types.Readonly), Readonly: true}
		known := false
		for i := range fs {
			if fs[i].Name == name {
				fs[i].Type, fs[i].Readonly, known = types.Intersect(fs[i].Type, types.Readonly), true, true
			}
		}
		if !known {
			fs = append(fs, f)
		}
	}
	return c.w.Env.Mapping(fs, a.Rest, a.Meta)
}

// immutable makes x, checked without an expected type, a value that belongs to
// readonly: constructors build immutable values, everything else must be
// immutable already.
func (c *fn) immutable(n syntax.Node, x tree.Expr) tree.Expr {
	if types.IsReadonly(x.Type()) || isBad(x) {
		return x
	}
	ok := true
	switch x := x.(type) {
	case *tree.ListCons:
		for i := range x.Elems {
			x.Elems[i].V = c.immutableMember(n, x.Elems[i].V, x.Elems[i].Spread)
			ok = ok && !isBad(x.Elems[i].V)
		}
		x.T = types.Intersect(x.T, types.Readonly)
	case *tree.MapCons:
		for i := range x.Fields {
			x.Fields[i].V = c.immutableMember(n, x.Fields[i].V, x.Fields[i].Spread)
			ok = ok && !isBad(x.Fields[i].V)
		}
		x.T = types.Intersect(x.T, types.Readonly)
	case *tree.TableCons:
		for i := range x.Rows {
			x.Rows[i] = c.immutable(n, x.Rows[i])
			ok = ok && !isBad(x.Rows[i])
		}
		x.T = types.Intersect(x.T, types.Readonly)
	case *tree.XMLTemplate:
		x.T = types.Intersect(x.T, types.Readonly)
	case *tree.ByteArray:
		x.T = types.Intersect(x.T, types.Readonly)
	default:
		if !types.IsSubtype(x.Type(), types.Readonly) {
			c.err(n, "BCE2066", "incompatible types: expected 'readonly', found '%s'", c.shown(x))
			ok = false
		}
	}
	if !ok {
		return c.bad(n)
	}
	return x
}

// immutableMember is immutable for a member of a constructor; the members of
// what is spread are copied, so that only they must be immutable.
func (c *fn) immutableMember(n syntax.Node, x tree.Expr, spread bool) tree.Expr {
	if !spread {
		return c.immutable(n, x)
	}
	member := types.ListElem(x.Type())
	if x.Type().Basics()&types.BMapping != 0 {
		member = types.MappingElem(x.Type())
	}
	if !types.IsSubtype(member, types.Readonly) {
		c.err(n, "BCE2066", "incompatible types: expected 'readonly', found '%s'", member)
		return c.bad(n)
	}
	return x
}
