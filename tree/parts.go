package tree

// ExprParts calls f for the expressions x is made of, and fs for the statements
// in it. Bodies of closures are no part of an expression.
func ExprParts(x Expr, f func(Expr), fs func([]Stmt)) {
	each := func(xs ...Expr) {
		for _, x := range xs {
			if x != nil {
				f(x)
			}
		}
	}
	fields := func(list []MapField) {
		for i := range list {
			each(list[i].Key, list[i].V)
		}
	}
	switch x := x.(type) {
	case *BoundMethod:
		each(x.Recv)
	case *Call:
		each(x.Args...)
	case *CallValue:
		each(x.F)
		each(x.Args...)
	case *CallMethod:
		each(x.Recv)
		each(x.Args...)
	case *CallResource:
		each(x.Recv)
		each(x.Args...)
	case *Binary:
		each(x.A, x.B)
	case *Compare:
		each(x.A, x.B)
	case *Equal:
		each(x.A, x.B)
	case *Neg:
		each(x.A)
	case *BitNot:
		each(x.A)
	case *Not:
		each(x.A)
	case *And:
		each(x.A, x.B)
	case *Or:
		each(x.A, x.B)
	case *Cond:
		each(x.C, x.A, x.B)
	case *Elvis:
		each(x.A, x.B)
	case *TypeTest:
		each(x.A)
	case *Cast:
		each(x.A)
	case *StrConcat:
		each(x.Parts...)
	case *ListGet:
		each(x.List, x.Index)
	case *ListFill:
		each(x.List, x.Index)
	case *ListLen:
		each(x.List)
	case *MaybeArg:
		each(x.From, x.Key)
	case *ListRest:
		each(x.List)
	case *MapGet:
		each(x.Map, x.Key)
	case *MapHas:
		each(x.Map)
	case *MapLen:
		each(x.Map)
	case *MapRest:
		each(x.Map)
	case *StrGet:
		each(x.Str, x.Index)
	case *XMLGet:
		each(x.XML, x.Index)
	case *TableGet:
		each(x.Table, x.Key)
	case *ObjGet:
		each(x.Obj)
	case *ErrorPart:
		each(x.Err)
	case *ListCons:
		for _, e := range x.Elems {
			each(e.V)
		}
	case *MapCons:
		fields(x.Fields)
	case *TableCons:
		each(x.Rows...)
	case *ErrorCons:
		each(x.Message, x.Cause)
		fields(x.Fields)
	case *New:
		each(x.Args...)
	case *NewStream:
		each(x.Impl)
	case *Trap:
		each(x.A)
	case *Check:
		each(x.A)
	case *BlockExpr:
		fs(x.Stmts)
		each(x.Value)
	case *Typeof:
		each(x.A)
	case *AnnotGet:
		each(x.A)
	case *Range:
		each(x.Lo, x.Hi)
	case *XMLTemplate:
		xmlParts(x.Nodes, each)
	case *RegexpTemplate:
		each(x.Insertions...)
	case *RawTemplate:
		each(x.Insertions)
	case *XMLFilter:
		each(x.A)
	case *XMLStep:
		each(x.A, x.Index)
	case *XMLAttr:
		each(x.A)
	case *Wait:
		each(x.Futures...)
	case *Send:
		each(x.A)
	case *Query:
		if x.Gen != nil {
			for _, s := range x.Gen.Body {
				StmtParts(s, f, fs)
			}
		}
		for _, cl := range x.Clauses {
			clauseParts(cl, each, fs)
		}
		each(x.Select, x.Key, x.Conflict)
		fs(x.Do)
	}
}

func xmlParts(nodes []XMLNode, each func(...Expr)) {
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

func clauseParts(cl Clause, each func(...Expr), fs func([]Stmt)) {
	switch cl := cl.(type) {
	case *From:
		each(cl.In)
		fs(cl.Bind)
		each(cl.On, cl.Eq)
	case *Let:
		fs(cl.Stmts)
	case *Where:
		each(cl.Cond)
	case *Limit:
		each(cl.N)
	case *OrderBy:
		each(cl.Keys...)
	case *GroupBy:
		fs(cl.Stmts)
	}
}

// StmtParts calls f for the expressions directly in s, and fs for the
// statements in it.
func StmtParts(s Stmt, f func(Expr), fs func([]Stmt)) {
	each := func(xs ...Expr) {
		for _, x := range xs {
			if x != nil {
				f(x)
			}
		}
	}
	switch s := s.(type) {
	case *VarDecl:
		each(s.Init)
	case *Assign:
		each(s.Val)
	case *SetIndex:
		each(s.List, s.Index, s.Val)
	case *SetField:
		each(s.Map, s.Key, s.Val)
	case *SetObj:
		each(s.Obj, s.Val)
	case *SetTable:
		each(s.Table, s.Key, s.Val)
	case *SetXMLAttr:
		each(s.XML, s.Val)
	case *ExprStmt:
		each(s.A)
	case *If:
		each(s.Cond)
		fs(s.Then)
		fs(s.Else)
	case *While:
		each(s.Cond)
		fs(s.Body)
	case *Foreach:
		each(s.In)
		fs(s.Body)
	case *Return:
		each(s.A)
	case *Panic:
		each(s.A)
	case *Fail:
		each(s.A)
	case *Do:
		fs(s.Body)
		fs(s.OnFail)
	case *Lock:
		fs(s.Body)
	case *Block:
		fs(s.Body)
	case *Retry:
		each(s.Manager)
		fs(s.Body)
		if s.Tx != nil {
			fs(s.Tx.Body)
		}
	case *Transaction:
		fs(s.Body)
	case *Rollback:
		each(s.A)
	}
}
