// Type parameters of lang library functions, and result types that depend on a
// typedesc argument.

package check

import (
	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// subst gives the type of a parameter with what is known of type parameters.
// bound asks for the widest type where nothing is known yet.
func (c *fn) subst(k *callee, syn *syntax.Param, t types.Type, bound bool) types.Type {
	if k.sym == nil || syn == nil || len(k.bind) == 0 {
		return t
	}
	tc := &tctx{fs: k.fs, bind: k.bind}
	return tc.resolve(syn.Type)
}

// inferFrom binds type parameters in a parameter's type from an argument.
func (c *fn) inferFrom(k *callee, syn *syntax.Param, t types.Type) {
	if k.sym == nil || syn == nil {
		return
	}
	c.match2(k, syn.Type, t)
}

// inferFromArg is inferFrom for an argument. A type parameter that it stands
// for by itself is noted when the argument is a constant: its type is then only
// the least of those it could be.
func (c *fn) inferFromArg(k *callee, syn *syntax.Param, x tree.Expr) {
	c.inferFrom(k, syn, x.Type())
	if k.sym == nil || syn == nil {
		return
	}
	if _, constant := x.(*tree.Const); !constant {
		return
	}
	if n, ok := syn.Type.(*syntax.TypeName); ok {
		if s := k.fs.resolveName(n.Name, true); s != nil && s.typeParam {
			k.constants = append(k.constants, s)
		}
	}
}

// broaden binds the type parameters that constants stand for to the broad types
// of these, where a further argument may have to belong to the same type.
func (c *fn) broaden(k *callee, syn *syntax.Param) {
	if syn == nil || len(k.constants) == 0 || !c.mentionsParam(k, syn.Type) {
		return
	}
	for _, s := range k.constants {
		if broad := basicOf(k.bind[s]); types.IsSubtype(broad, s.typ()) {
			k.bind[s] = broad
		}
	}
	k.constants = nil
}

func (c *fn) match2(k *callee, n syntax.Type, t types.Type) {
	bind := func(s *Symbol, t types.Type) {
		if old, ok := k.bind[s]; ok {
			if types.IsSubtype(t, old) {
				return
			}
			t = types.Union(old, t)
		}
		k.bind[s] = t
	}
	switch n := n.(type) {
	case *syntax.TypeName:
		if s := k.fs.resolveName(n.Name, true); s != nil && s.typeParam {
			bind(s, types.WithImmutable(types.Intersect(t, s.typ())))
		}
	case *syntax.ParenType:
		c.match2(k, n.Elem, t)
	case *syntax.OptionalType:
		c.match2(k, n.Elem, types.Diff(t, types.Nil))
	case *syntax.UnionType:
		for _, m := range n.Members {
			u := t
			if tn, ok := m.(*syntax.TypeName); ok {
				if s := k.fs.resolveName(tn.Name, true); s != nil && s.typeParam {
					// What the other members do not take.
					for _, o := range n.Members {
						if o != m && !c.mentionsParam(k, o) {
							u = types.Diff(u, (&tctx{fs: k.fs}).resolve(o))
						}
					}
				}
			}
			c.match2(k, m, u)
		}
	case *syntax.IntersectionType:
		for _, m := range n.Members {
			c.match2(k, m, t)
		}
	case *syntax.ArrayType:
		if u := types.Intersect(t, types.AnyList); !types.IsNever(u) {
			c.match2(k, n.Elem, types.ListElem(u))
		}
	case *syntax.ParamType:
		switch n.Kind {
		case syntax.KwMap:
			if u := types.Intersect(t, types.AnyMap); !types.IsNever(u) {
				c.match2(k, n.Args[0], types.MappingElem(u))
			}
		case syntax.KwTable:
			if u := types.Intersect(t, types.AnyTable); !types.IsNever(u) {
				c.match2(k, n.Args[0], types.TableRow(u))
			}
		case syntax.KwStream:
			if u := types.Intersect(t, types.Stream); !types.IsNever(u) {
				c.match2(k, n.Args[0], types.StreamArg(u))
				if len(n.Args) > 1 {
					c.match2(k, n.Args[1], types.StreamCompletion(u))
				}
			}
		case syntax.KwXml:
			if u := types.Intersect(t, types.XML); !types.IsNever(u) {
				c.match2(k, n.Args[0], c.w.Env.XMLItem(types.XMLItemsOf(u)))
			}
		case syntax.KwTypedesc:
			if u := types.Intersect(t, types.Typedesc); !types.IsNever(u) {
				c.match2(k, n.Args[0], types.TypedescArg(u))
			}
		case syntax.KwError:
			if u := types.Intersect(t, types.Error); !types.IsNever(u) {
				c.match2(k, n.Args[0], types.ErrorDetail(u))
			}
		case syntax.KwFuture:
			if u := types.Intersect(t, types.Future); !types.IsNever(u) {
				c.match2(k, n.Args[0], types.FutureArg(u))
			}
		}
	case *syntax.TableType:
		if u := types.Intersect(t, types.AnyTable); !types.IsNever(u) {
			c.match2(k, n.Row, types.TableRow(u))
			if n.KeyType != nil {
				c.match2(k, n.KeyType, types.TableKeyType(u))
			}
		}
	case *syntax.FunctionType:
		if n.Sig == nil || t.Basics()&types.BFunction == 0 {
			return
		}
		if sig := types.FuncSig(types.Intersect(t, types.Function)); sig != nil {
			c.match2(k, n.Sig.Ret, sig.Ret)
			// Parameters bind only what nothing else does.
			for i, p := range n.Sig.Params {
				if i < len(sig.Params) {
					if tn, ok := p.Type.(*syntax.TypeName); ok {
						if s := k.fs.resolveName(tn.Name, true); s != nil && s.typeParam {
							if _, known := k.bind[s]; !known {
								k.bind[s] = sig.Params[i].Type
							}
						}
					}
				}
			}
		} else if n.Sig.Ret != nil {
			c.match2(k, n.Sig.Ret, types.FuncRet(t))
		}
	case *syntax.TupleType:
		for i, m := range n.Members {
			c.match2(k, m.Type, types.ListMember(types.Intersect(t, types.AnyList), c.w.Env.IntValue(int64(i))))
		}
	}
}

func (c *fn) mentionsParam(k *callee, n syntax.Type) bool {
	found := false
	syntax.Inspect(n, func(n syntax.Node) bool {
		if tn, ok := n.(*syntax.TypeName); ok {
			if s := k.fs.resolveName(tn.Name, true); s != nil && s.typeParam {
				found = true
			}
		}
		return !found
	})
	return found
}

// result computes the type of a call's result, and fills in inferred typedesc
// arguments.
func (c *fn) result(n syntax.Node, k *callee, args []tree.Expr, t types.Type) types.Type {
	if k.sym == nil {
		return k.ret
	}
	ps := make([]types.Param, len(k.params))
	for i := range k.params {
		ps[i] = k.params[i].Param
	}
	dep := typedescParams(k.decl, ps)
	if len(dep) == 0 {
		if len(k.bind) == 0 {
			return k.ret
		}
		return (&tctx{fs: k.fs, bind: k.bind}).resolve(k.decl.Ret)
	}
	types_ := map[string]types.Type{}
	for name, pi := range dep {
		if pi >= len(args) {
			continue
		}
		if args[pi] != nil {
			types_[name] = types.TypedescArg(args[pi].Type())
			continue
		}
		p := k.params[pi].syn
		if p == nil {
			types_[name] = types.TypedescArg(k.params[pi].Type)
			continue
		}
		if _, infer := p.Default.(*syntax.InferTypedesc); infer {
			bound := types.TypedescArg(k.params[pi].Type)
			if t == nil {
				c.err(n, "BCE3969", "cannot infer the 'typedesc' argument for parameter '%s': no type is expected of the call; give the argument or assign the result to a variable with a type", name)
				return nil
			}
			got := c.inferTypedesc(n, k, name, bound, t)
			if types.IsEmpty(got) {
				c.err(n, "BCE3968", "incompatible type for parameter '%s' with inferred typedesc value: expected 'typedesc<%s>', found 'typedesc<%s>'", name, bound, t)
				return nil
			}
			types_[name] = got
			args[pi] = &tree.TypedescVal{X: c.x(n, c.w.Env.TypedescOf(got)), Of: got}
			continue
		}
		if p.Default != nil {
			// The default is a type: what the parameter is without argument.
			cc := newFn(k.fs, k.fs.mod.initFunc(), nil)
			types_[name] = types.TypedescArg(cc.expr(p.Default, nil).Type())
			continue
		}
		types_[name] = types.TypedescArg(k.params[pi].Type)
	}
	return (&tctx{fs: k.fs, bind: k.bind, dep: types_}).resolve(k.decl.Ret)
}

// inferTypedesc finds the type an inferred typedesc argument stands for from
// the type expected of the call.
func (c *fn) inferTypedesc(n syntax.Node, k *callee, name string, bound, t types.Type) types.Type {
	// What the result has besides the parameter is not asked of it.
	others := types.Never
	inside := false
	var form func(x syntax.Type) types.Type
	form = func(x syntax.Type) types.Type {
		switch x := x.(type) {
		case *syntax.TypeName:
			if x.Name.Prefix == nil && x.Name.Id.Name == name {
				inside = true
				return nil
			}
		case *syntax.UnionType:
			for _, m := range x.Members {
				form(m)
			}
			return nil
		case *syntax.ParenType:
			return form(x.Elem)
		case *syntax.OptionalType:
			others = types.Union(others, types.Nil)
			return form(x.Elem)
		case *syntax.ArrayType:
			if tn, ok := x.Elem.(*syntax.TypeName); ok && tn.Name.Prefix == nil && tn.Name.Id.Name == name {
				if l := types.Intersect(t, types.AnyList); !types.IsNever(l) {
					inside = true
					t = types.ListElem(l)
				}
				return nil
			}
		case *syntax.ParamType:
			if x.Kind == syntax.KwStream && len(x.Args) > 0 {
				if tn, ok := x.Args[0].(*syntax.TypeName); ok && tn.Name.Prefix == nil && tn.Name.Id.Name == name {
					if s := types.Intersect(t, types.Stream); !types.IsNever(s) {
						inside = true
						t = types.StreamArg(s)
						return nil
					}
				}
			}
			return nil
		}
		c.w.muted++
		others = types.Union(others, (&tctx{fs: k.fs, dep: map[string]types.Type{name: types.Never}}).resolve(x))
		c.w.muted--
		return nil
	}
	form(k.decl.Ret)
	if !inside {
		return bound
	}
	if d := types.Diff(t, others); !types.IsNever(d) && types.IsSubtype(d, bound) {
		return d // the type as it was written
	}
	got := types.Intersect(t, bound)
	if d := types.Diff(got, others); !types.IsNever(d) && !types.IsSubtype(others, bound) || types.IsSubtype(others, types.Error) {
		got = d
	}
	if types.IsEmpty(got) {
		return types.Intersect(types.Intersect(t, bound), bound)
	}
	return got
}
