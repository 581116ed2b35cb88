package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// natural checks a natural expression. It is a call of the model's remote method
// generate with the text as a raw template; the type that is expected here says
// what is to be generated.
func (c *fn) natural(n *syntax.Natural, t types.Type) tree.Expr {
	prompt := &syntax.Template{Span: n.Span, Kind: syntax.RawTemplate, Parts: n.Parts}
	if n.Const {
		c.err(n, "BARRE001", "const natural expressions are not supported yet: there is no model while the program is compiled")
		return c.bad(n)
	}
	if len(n.Args) != 1 || n.Args[0].Name != nil || n.Args[0].Rest {
		c.err(n, "BCE4061", "a natural expression needs one argument, the model that generates its value")
		c.checkArgs(n.Args)
		return c.bad(n)
	}
	model := c.expr(n.Args[0].X, nil)
	if isBad(model) {
		return model
	}
	var f *types.Field
	if b := model.Type().Basics(); b != 0 && b&^types.BObject == 0 {
		f = types.ObjectMember(model.Type(), remoteKey("generate"))
	}
	if f == nil {
		c.err(n.Args[0], "BCE4062", "incompatible types: expected a model provider, a client object with a remote method 'generate', found '%s'", c.shown(model))
		return c.bad(n)
	}
	if t == nil {
		c.err(n, "BCE4063", "a natural expression can be used only where a type is expected: it says what is to be generated")
		return c.bad(n)
	}
	return c.callMethod(n, model, f, f.Name, []*syntax.Arg{{Span: n.Span, X: prompt}}, t)
}
