package check

import (
	"slices"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// While init runs, fields of self may have no value yet. Such a field is not
// read, and self is not used but to get at fields.

// accessed checks an expression of which a member is accessed.
func (c *fn) accessed(n syntax.Expr) tree.Expr {
	if id, ok := n.(*syntax.NameExpr); ok && id.Name.Prefix == nil && id.Name.Id != nil && id.Name.Id.Name == "self" {
		if l := c.find("self"); l != nil && l.v != nil {
			x := c.local(n, l.v)
			c.fs.facts.expr(n, x.Type(), nil)
			return x
		}
	}
	return c.expr(n, nil)
}

// isSelf reports whether x is the object that init is initializing.
func (c *fn) isSelf(x tree.Expr) bool {
	l, ok := x.(*tree.Local)
	return ok && c.class != nil && c.class.unset != nil && l.V == c.class.self && !c.flow.dead
}

// checkSelfInit reports a field of self that is read before init set it.
func (c *fn) checkSelfInit(n syntax.Node, x tree.Expr, name string) {
	if c.isSelf(x) {
		if v := c.class.unset[name]; v != nil && c.flow.unset[v] {
			c.fs.doubtful(doubtBySyntax, n, "BCE2055", "field '%s' is not initialized", name)
		}
	}
}

// unsetField names a field that init has not set at this point, "" when all
// have a value.
func (c *fn) unsetField() string {
	if c.class == nil || c.flow.dead {
		return ""
	}
	for _, f := range c.class.cls.Fields {
		if v := c.class.unset[f.Name]; v != nil && c.flow.unset[v] {
			return f.Name
		}
	}
	return ""
}

// useSelf reports that self is used as a whole while one of its fields has no
// value.
func (c *fn) useSelf(n syntax.Node, x tree.Expr) {
	if !c.isSelf(x) {
		return
	}
	if name := c.unsetField(); name != "" {
		c.fs.doubtful(doubtBySyntax, n, "BCE2055", "'self' cannot be used here: field '%s' is not initialized", name)
	}
}

// checkInitReturn reports that init returns without an error while a field has
// no value; t is the type of what it returns.
func (c *fn) checkInitReturn(n syntax.Node, t types.Type) {
	if c.class == nil || c.f != c.class.cls.Init || t.Basics()&types.BNil == 0 {
		return
	}
	if name := c.unsetField(); name != "" {
		c.fs.doubtful(doubtBySyntax, n, "BCE2142", "field '%s' is not initialized when 'init' returns", name)
	}
}

// setLater reports whether s is a variable of m that has no initializer: m's
// init function sets it.
func (s *Symbol) setLater(m *Module) bool {
	d, ok := s.node.(*syntax.ModuleVar)
	return ok && d.Init == nil && s.mod == m && !m.src.Library && (m.session == nil || slices.Contains(m.list, s))
}
