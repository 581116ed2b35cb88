package vm

import (
	"fmt"

	"barre/check"
	"barre/ir"
	"barre/runtime"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// Double makes a class whose objects belong to t, a class or an object type,
// while all their methods are call: it gets the object, the key and the function
// that the class has, and the arguments with defaults filled in. Fields are not
// initialised.
func (p *Program) Double(t types.Type, call func(c *runtime.Context, o *value.Object, key string, m *value.Function, args []value.Value) (value.Value, error)) (*value.Class, error) {
	base, err := p.classOf(t)
	if err != nil {
		return nil, err
	}
	d := *base
	d.Code = nil
	d.Methods = make(map[string]*value.Function, len(base.Methods))
	d.Resources = nil
	for key, m := range base.Methods {
		of, ok := m.Code.(*fn)
		if !ok || key == "init" {
			continue
		}
		d.Methods[key] = &value.Function{Type: m.Type, Info: m.Info, Code: &fn{
			tree: of.tree,
			Func: &ir.Func{Name: of.Name, Module: of.Module, MaskReg: -1, Tree: of.tree},
			ext: func(c *runtime.Context, args []value.Value) (value.Value, error) {
				return call(c, args[0].(*value.Object), key, m, args[1:])
			},
		}}
	}
	for _, m := range base.Resources {
		for key, of := range base.Methods {
			if of == m {
				d.Resources = append(d.Resources, d.Methods[key])
			}
		}
	}
	return &d, nil
}

// classOf is the class that an object type names, or one made for the type.
func (p *Program) classOf(t types.Type) (*value.Class, error) {
	meta := types.ObjectMeta(t)
	if meta != nil {
		p.World.Lock()
		c := check.ClassOf(meta)
		p.World.Unlock()
		if c != nil {
			return p.class(c), nil
		}
	}
	if t.Basics()&^(types.BObjectRW|types.BObjectRO) != 0 {
		return nil, fmt.Errorf("'%s' is no object type", t)
	}
	c := &value.Class{Name: t.String(), Type: t, Methods: map[string]*value.Function{}}
	for _, f := range types.ObjectMembers(t) {
		sig := types.FuncSig(f.Type)
		if !f.Method || sig == nil {
			c.Fields = append(c.Fields, value.FieldInfo{Name: f.Name, Type: f.Type, Public: true})
			continue
		}
		tf := &tree.Func{Name: types.MemberName(f.Name), Type: f.Type, Sig: sig, Ret: sig.Ret, Params: []*tree.Var{{Name: "self", Type: t}}}
		tf.Self = tf.Params[0]
		for _, a := range sig.Params {
			tf.Params = append(tf.Params, &tree.Var{Name: a.Name, Type: a.Type})
		}
		if sig.Rest != nil {
			tf.HasRest = true
			tf.Params = append(tf.Params, &tree.Var{Name: "rest", Type: p.World.Env.Array(sig.Rest)})
		}
		tf.Defaults = make([]tree.Expr, len(tf.Params))
		k := &fn{tree: tf, Func: &ir.Func{Name: tf.Name, MaskReg: -1, Tree: tf}}
		c.Methods[f.Name] = &value.Function{Type: f.Type, Info: p.info(k), Code: k}
	}
	c.Seal()
	return c, nil
}
