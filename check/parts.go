package check

import "barre/tree"

// exprParts calls f for the expressions x is made of, and fs for the statements
// in it. Bodies of closures are no part of an expression.
func exprParts(x tree.Expr, f func(tree.Expr), fs func([]tree.Stmt)) {
	each := func(xs ...tree.Expr) {
		for _, x := range xs {
			if x != nil {
				f(x)
			}
		}
	}
	fields := func(list []tree.MapField) {
		for i := range list {
			each(list[i].Key, list[i].V)
		}
	}
	switch x := x.(type) {
	case *tree.BoundMethod:
		each(x.Recv)
	case *tree.Call:
		each(x.Args...)
	case *tree.CallValue:
		each(x.F)
		each(x.Args...)
	case *tree.CallMethod:
		each(x.Recv)
		each(x.Args...)
	case *tree.CallResource:
		each(x.Recv)
		each(x.Args...)
	case *tree.Binary:
		each(x.A, x.B)
	case *tree.Compare:
		each(x.A, x.B)
	case *tree.Equal:
		each(x.A, x.B)
	case *tree.Neg:
		each(x.A)
	case *tree.BitNot:
		each(x.A)
	case *tree.Not:
		each(x.A)
	case *tree.And:
		each(x.A, x.B)
	case *tree.Or:
		each(x.A, x.B)
	case *tree.Cond:
		each(x.C, x.A, x.B)
	case *tree.Elvis:
		each(x.A, x.B)
	case *tree.TypeTest:
		each(x.A)
	case *tree.Cast:
		each(x.A)
	case *tree.StrConcat:
		each(x.Parts...)
	case *tree.ListGet:
		each(x.List, x.Index)
	case *tree.ListFill:
		each(x.List, x.Index)
	case *tree.ListLen:
		each(x.List)
	case *tree.MaybeArg:
		each(x.From, x.Key)
	case *tree.ListRest:
		each(x.List)
	case *tree.MapGet:
		each(x.Map, x.Key)
	case *tree.MapHas:
		each(x.Map)
	case *tree.MapLen:
		each(x.Map)
	case *tree.MapRest:
		each(x.Map)
	case *tree.StrGet:
		each(x.Str, x.Index)
	case *tree.XMLGet:
		each(x.XML, x.Index)
	case *tree.TableGet:
		each(x.Table, x.Key)
	case *tree.ObjGet:
		each(x.Obj)
	case *tree.ErrorPart:
		each(x.Err)
	case *tree.ListCons:
		for _, e := range x.Elems {
			each(e.V)
		}
	case *tree.MapCons:
		fields(x.Fields)
	case *tree.TableCons:
		each(x.Rows...)
	case *tree.ErrorCons:
		each(x.Message, x.Cause)
		fields(x.Fields)
	case *tree.New:
		each(x.Args...)
	case *tree.NewStream:
		each(x.Impl)
	case *tree.Trap:
		each(x.A)
	case *tree.Check:
		each(x.A)
	case *tree.BlockExpr:
		fs(x.Stmts)
		each(x.Value)
	case *tree.Typeof:
		each(x.A)
	case *tree.AnnotGet:
		each(x.A)
	case *tree.Range:
		each(x.Lo, x.Hi)
	case *tree.XMLTemplate:
		xmlParts(x.Nodes, each)
	case *tree.RegexpTemplate:
		each(x.Insertions...)
	case *tree.RawTemplate:
		each(x.Insertions)
	case *tree.XMLFilter:
		each(x.A)
	case *tree.XMLStep:
		each(x.A, x.Index)
	case *tree.XMLAttr:
		each(x.A)
	case *tree.Wait:
		each(x.Futures...)
	case *tree.Send:
		each(x.A)
	case *tree.Query:
		if x.Gen != nil {
			for _, s := range x.Gen.Body {
				stmtParts(s, f, fs)
			}
		}
		for _, cl := range x.Clauses {
			clauseParts(cl, each, fs)
		}
		each(x.Select, x.Key, x.Conflict)
		fs(x.Do)
	}
}

func xmlParts(nodes []tree.XMLNode, each func(...tree.Expr)) {
	for i := range nodes {
		n := &nodes[i]
		each(n.Text...)
		each(n.Insert)
		for _, a := range n.Attrs {
			each(a.Value...)
		}
		xmlParts(n.Children, each)
	}
}

func clauseParts(cl tree.Clause, each func(...tree.Expr), fs func([]tree.Stmt)) {
	switch cl := cl.(type) {
	case *tree.From:
		each(cl.In)
		fs(cl.Bind)
		each(cl.On, cl.Eq)
	case *tree.Let:
		fs(cl.Stmts)
	case *tree.Where:
		each(cl.Cond)
	case *tree.Limit:
		each(cl.N)
	case *tree.OrderBy:
		each(cl.Keys...)
	case *tree.GroupBy:
		fs(cl.Stmts)
	}
}

// stmtParts calls f for the expressions directly in s, and fs for the
// statements in it.
func stmtParts(s tree.Stmt, f func(tree.Expr), fs func([]tree.Stmt)) {
	each := func(xs ...tree.Expr) {
		for _, x := range xs {
			if x != nil {
				f(x)
			}
		}
	}
	switch s := s.(type) {
	case *tree.VarDecl:
		each(s.Init)
	case *tree.Assign:
		each(s.Val)
	case *tree.SetIndex:
		each(s.List, s.Index, s.Val)
	case *tree.SetField:
		each(s.Map, s.Key, s.Val)
	case *tree.SetObj:
		each(s.Obj, s.Val)
	case *tree.SetTable:
		each(s.Table, s.Key, s.Val)
	case *tree.SetXMLAttr:
		each(s.XML, s.Val)
	case *tree.ExprStmt:
		each(s.A)
	case *tree.If:
		each(s.Cond)
		fs(s.Then)
		fs(s.Else)
	case *tree.While:
		each(s.Cond)
		fs(s.Body)
	case *tree.Foreach:
		each(s.In)
		fs(s.Body)
	case *tree.Return:
		each(s.A)
	case *tree.Panic:
		each(s.A)
	case *tree.Fail:
		each(s.A)
	case *tree.Do:
		fs(s.Body)
		fs(s.OnFail)
	case *tree.Lock:
		fs(s.Body)
	case *tree.Block:
		fs(s.Body)
	case *tree.Retry:
		each(s.Manager)
		fs(s.Body)
		if s.Tx != nil {
			fs(s.Tx.Body)
		}
	case *tree.Transaction:
		fs(s.Body)
	case *tree.Rollback:
		each(s.A)
	}
}
