// What the specification asks of parameter lists and of functions whose result
// depends on a typedesc parameter.

package check

import (
	"barre/syntax"
	"barre/types"
)

// checkParams checks the parameters of a signature once their types are
// complete.
func (tc *tctx) checkParams(n *syntax.Signature, sig *types.Signature) {
	fs := tc.fs
	if fs.mod.src.Library || len(n.Params) == 0 {
		return
	}
	// Parameters of a resource's path may come to stand before them.
	params := sig.Params
	fs.mod.w.after = append(fs.mod.w.after, func() {
		names := map[string]bool{}
		for _, p := range n.Params {
			if p.Name != nil {
				names[p.Name.Name] = true
			}
		}
		inferred := false
		i := -1
		for _, p := range n.Params {
			if p.Rest {
				continue
			}
			i++
			t := params[i].Type
			const novalue = "a parameter of type 'never' cannot be defined: a required or defaultable parameter needs a type that has values"
			if bt, ok := p.Type.(*syntax.BuiltinType); ok && bt.Kind == syntax.KwNever {
				fs.err(p, "BCE2111", novalue)
			} else if !types.IsNever(t) && t.Basics()&^types.BObject != 0 && types.IsEmpty(t) {
				fs.doubtful(doubtInFile, p, "BCE2111", novalue)
			}
			if p.Included && !types.IsNever(t) {
				fs.checkIncluded(p, t, names)
			}
			if _, ok := p.Default.(*syntax.InferTypedesc); ok {
				if inferred {
					fs.err(p.Default, "BCE2100", "an inferred typedesc '<>' is allowed for one parameter only")
				}
				inferred = true
				fs.checkInferredUnion(n, p, t)
			}
		}
	})
}

// checkIncluded checks an included record parameter; names are those of
// parameters and of the fields of included records before it.
func (fs *fileScope) checkIncluded(p *syntax.Param, t types.Type, names map[string]bool) {
	a := types.MappingAtomicOf(t)
	if a == nil || a.Meta == nil || t.Basics()&^types.BMapping != 0 {
		fs.err(p, "BCE3010", "expected a record type as an included parameter, found '%s'", t)
		return
	}
	for i := range a.Fields {
		f := &a.Fields[i]
		if types.IsNever(types.Diff(f.Type, types.Undef)) {
			continue
		}
		if names[f.Name] {
			fs.err(p, "BCE2008", "redeclared symbol '%s': the field of the included record parameter has the name of another parameter or field", f.Name)
		}
		names[f.Name] = true
	}
}

// checkInferredUnion checks a return type p|T where p is an inferred typedesc:
// the type that p stands for and T must be told apart by their basic types.
func (fs *fileScope) checkInferredUnion(n *syntax.Signature, p *syntax.Param, t types.Type) {
	u, ok := n.Ret.(*syntax.UnionType)
	if !ok || p.Name == nil {
		return
	}
	isParam := func(x syntax.Type) bool {
		tn, ok := x.(*syntax.TypeName)
		return ok && tn.Name.Prefix == nil && tn.Name.Id.Name == p.Name.Name
	}
	mentioned := false
	for _, m := range u.Members {
		mentioned = mentioned || isParam(m)
	}
	if !mentioned {
		return
	}
	bound := types.TypedescArg(t)
	for _, m := range u.Members {
		if isParam(m) {
			continue
		}
		other := (&tctx{fs: fs, dep: map[string]types.Type{p.Name.Name: types.Never}}).resolve(m)
		if other.Basics()&bound.Basics() != 0 {
			fs.err(m, "BCE3971", "invalid dependently-typed return type: '%s' and the inferred typedesc parameter '%s' of type '%s' have values of one basic type in common", other, p.Name.Name, t)
		}
	}
}

// checkDependent reports a function with a body whose return type refers to a
// parameter.
func (fs *fileScope) checkDependent(d *syntax.FuncDecl, sig *types.Signature) {
	if _, external := d.Body.(*syntax.ExternalBody); external || d.Body == nil || fs.mod.src.Library {
		return
	}
	if dep := typedescParams(d.Sig, sig.Params); len(dep) > 0 {
		for _, p := range d.Sig.Params {
			if p.Name == nil {
				continue
			}
			if _, ok := dep[p.Name.Name]; ok && infers(d.Sig, p) {
				fs.err(d.Sig.Ret, "BCE3970", "a function with a non-'external' function body cannot be a dependently-typed function")
				return
			}
		}
	}
}
