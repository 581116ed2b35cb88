// Walking the tree: the children of every node, in the order of the text.

package syntax

// Inspect calls f for n and everything below it, parents first. Where f
// returns false, the children of the node are left out.
func Inspect(n Node, f func(Node) bool) {
	var visit func(Node) bool
	visit = func(n Node) bool {
		if f(n) {
			Children(n, visit)
		}
		return true
	}
	visit(n)
}

// one yields a child that may be missing.
func one(yield func(Node) bool, n Node) bool { return n == nil || yield(n) }

// ptr yields a child held by a pointer that may be nil.
func ptr[T any, P interface {
	*T
	Node
}](yield func(Node) bool, n P) bool {
	return n == nil || yield(n)
}

func all[N Node](yield func(Node) bool, list []N) bool {
	for _, n := range list {
		if !yield(n) {
			return false
		}
	}
	return true
}

func metadata(yield func(Node) bool, m *Metadata) bool {
	return ptr(yield, m.Doc) && all(yield, m.Annots)
}

func parts(yield func(Node) bool, list []TemplatePart) bool {
	for _, p := range list {
		if p.X != nil && !yield(p.X) {
			return false
		}
	}
	return true
}

// Children yields the children of n one after the other, until yield returns
// false; it reports whether it never did. They come in the order of the text,
// with two exceptions: the dimensions of nested array types, and what stands
// out of place in a text with errors.
func Children(n Node, yield func(Node) bool) bool {
	switch n := n.(type) {
	case *File:
		return fileChildren(n, yield)
	case *FieldBinding:
		// In {a} the name is that of the variable.
		if c, ok := n.Binding.(*CaptureBinding); ok && c.Name == n.Name {
			return yield(c)
		}
		return ptr(yield, n.Name) && one(yield, n.Binding)
	case *AnnotationDecl:
		if !(metadata(yield, &n.Metadata) && one(yield, n.Type) && ptr(yield, n.Name)) {
			return false
		}
		for i := range n.Points {
			if !yield(&n.Points[i]) {
				return false
			}
		}
		return true
	case *XMLStep:
		if !(one(yield, n.X) && all(yield, n.Names)) {
			return false
		}
		for i := range n.Ext {
			if !yield(&n.Ext[i]) {
				return false
			}
		}
		return true
	case *Name:
		return ptr(yield, n.Prefix) && ptr(yield, n.Id)
	case *Annot:
		return ptr(yield, n.Name) && ptr(yield, n.Value)
	case *Import:
		return ptr(yield, n.Org) && all(yield, n.Names) && ptr(yield, n.Prefix)
	case *TypeDef:
		return metadata(yield, &n.Metadata) && ptr(yield, n.Name) && one(yield, n.Type)
	case *ConstDecl:
		return metadata(yield, &n.Metadata) && one(yield, n.Type) && ptr(yield, n.Name) && one(yield, n.Value)
	case *EnumDecl:
		return metadata(yield, &n.Metadata) && ptr(yield, n.Name) && all(yield, n.Members)
	case *EnumMember:
		return metadata(yield, &n.Metadata) && ptr(yield, n.Name) && one(yield, n.Value)
	case *ModuleVar:
		return metadata(yield, &n.Metadata) && one(yield, n.Type) && one(yield, n.Binding) && one(yield, n.Init)
	case *ListenerDecl:
		return metadata(yield, &n.Metadata) && one(yield, n.Type) && ptr(yield, n.Name) && one(yield, n.Init)
	case *FuncDecl:
		return metadata(yield, &n.Metadata) && ptr(yield, n.Name) && ptr(yield, n.Path) && ptr(yield, n.Sig) && one(yield, n.Body)
	case *ClassDecl:
		return metadata(yield, &n.Metadata) && ptr(yield, n.Name) && all(yield, n.Members)
	case *ServiceDecl:
		return metadata(yield, &n.Metadata) && one(yield, n.Type) && all(yield, n.Path) && ptr(yield, n.PathStr) && all(yield, n.Listeners) && all(yield, n.Members)
	case *TopStmt:
		return one(yield, n.Stmt)
	case *XMLNSDecl:
		return one(yield, n.URI) && ptr(yield, n.Prefix)
	case *ObjectField:
		return metadata(yield, &n.Metadata) && one(yield, n.Type) && ptr(yield, n.Name) && one(yield, n.Init)
	case *TypeInclusion:
		return one(yield, n.Type)
	case *ResourcePath:
		return all(yield, n.Segments)
	case *PathSegment:
		return ptr(yield, n.Name) && all(yield, n.Annots) && one(yield, n.Type) && ptr(yield, n.Param)
	case *Signature:
		return all(yield, n.Params) && all(yield, n.RetAnnots) && one(yield, n.Ret)
	case *Param:
		return metadata(yield, &n.Metadata) && one(yield, n.Type) && ptr(yield, n.Name) && one(yield, n.Default)
	case *BlockBody:
		return all(yield, n.Stmts) && all(yield, n.Workers) && all(yield, n.After)
	case *ExprBody:
		return one(yield, n.X)
	case *ExternalBody:
		return all(yield, n.Annots)
	case *Worker:
		return all(yield, n.Annots) && ptr(yield, n.Name) && all(yield, n.RetAnnots) && one(yield, n.Ret) && ptr(yield, n.Body) && ptr(yield, n.OnFail)
	case *TypeName:
		return ptr(yield, n.Name)
	case *SingletonType:
		return one(yield, n.X)
	case *ArrayType:
		return one(yield, n.Elem) && one(yield, n.Len)
	case *TupleType:
		return all(yield, n.Members) && one(yield, n.Rest)
	case *TupleMember:
		return all(yield, n.Annots) && one(yield, n.Type)
	case *OptionalType:
		return one(yield, n.Elem)
	case *UnionType:
		return all(yield, n.Members)
	case *IntersectionType:
		return all(yield, n.Members)
	case *ParenType:
		return one(yield, n.Elem)
	case *RecordType:
		return all(yield, n.Fields) && one(yield, n.Rest)
	case *ObjectType:
		return all(yield, n.Members)
	case *FunctionType:
		return ptr(yield, n.Sig)
	case *ParamType:
		return all(yield, n.Args)
	case *TableType:
		return one(yield, n.Row) && all(yield, n.Keys) && one(yield, n.KeyType)
	case *DistinctType:
		return one(yield, n.Elem)
	case *RecordField:
		return metadata(yield, &n.Metadata) && one(yield, n.Type) && ptr(yield, n.Name) && one(yield, n.Default)
	case *NameExpr:
		return ptr(yield, n.Name)
	case *FieldAccess:
		return one(yield, n.X) && ptr(yield, n.Ns) && ptr(yield, n.Name)
	case *AnnotAccessExpr:
		return one(yield, n.X) && ptr(yield, n.Name)
	case *Index:
		return one(yield, n.X) && all(yield, n.Keys)
	case *Call:
		return ptr(yield, n.Fun) && all(yield, n.Args)
	case *MethodCall:
		return one(yield, n.X) && ptr(yield, n.Name) && all(yield, n.Args)
	case *ListCons:
		return all(yield, n.Elems)
	case *MapCons:
		return all(yield, n.Fields)
	case *TableCons:
		return all(yield, n.Keys) && all(yield, n.Rows)
	case *Template:
		return parts(yield, n.Parts)
	case *ErrorCons:
		return ptr(yield, n.Type) && all(yield, n.Args)
	case *New:
		return one(yield, n.Type) && all(yield, n.Args)
	case *AnonFunc:
		return all(yield, n.Annots) && ptr(yield, n.Sig) && one(yield, n.Body)
	case *InferFunc:
		return all(yield, n.Params) && one(yield, n.Body)
	case *ObjectCons:
		return all(yield, n.Annots) && one(yield, n.Type) && all(yield, n.Members)
	case *LetExpr:
		return all(yield, n.Vars) && one(yield, n.X)
	case *Cast:
		return all(yield, n.Annots) && one(yield, n.Type) && one(yield, n.X)
	case *Typeof:
		return one(yield, n.X)
	case *Unary:
		return one(yield, n.X)
	case *Binary:
		return one(yield, n.X) && one(yield, n.Y)
	case *TypeTest:
		return one(yield, n.X) && one(yield, n.Type)
	case *Conditional:
		return one(yield, n.Cond) && one(yield, n.X) && one(yield, n.Y)
	case *Trap:
		return one(yield, n.X)
	case *Check:
		return one(yield, n.X)
	case *Paren:
		return one(yield, n.X)
	case *TypeExpr:
		return one(yield, n.Type)
	case *XMLFilter:
		return one(yield, n.X) && all(yield, n.Names)
	case *Query:
		return all(yield, n.Keys) && all(yield, n.Clauses) && one(yield, n.Select) && one(yield, n.Collect) && ptr(yield, n.Do) && one(yield, n.OnConflict)
	case *Natural:
		return all(yield, n.Args) && parts(yield, n.Parts)
	case *RemoteCall:
		return one(yield, n.X) && ptr(yield, n.Name) && all(yield, n.Args)
	case *ResourceCall:
		return one(yield, n.X) && all(yield, n.Path) && ptr(yield, n.Method) && all(yield, n.Args)
	case *StartAction:
		return all(yield, n.Annots) && one(yield, n.X)
	case *WaitAction:
		return all(yield, n.Alts) && all(yield, n.Fields)
	case *SendAction:
		return one(yield, n.X) && ptr(yield, n.Peer)
	case *ReceiveAction:
		return all(yield, n.Alts) && all(yield, n.Fields)
	case *FlushAction:
		return ptr(yield, n.Peer)
	case *Arg:
		return ptr(yield, n.Name) && one(yield, n.X)
	case *ListElem:
		return one(yield, n.X)
	case *MapField:
		return all(yield, n.Annots) && ptr(yield, n.Name) && ptr(yield, n.Str) && one(yield, n.Key) && one(yield, n.Value) && one(yield, n.Spread)
	case *LetVar:
		return all(yield, n.Annots) && one(yield, n.Type) && one(yield, n.Binding) && one(yield, n.Init)
	case *XMLNamePattern:
		return ptr(yield, n.Prefix) && ptr(yield, n.Name)
	case *XMLStepExt:
		return one(yield, n.Index) && all(yield, n.Filter) && ptr(yield, n.Method) && all(yield, n.Args)
	case *FromClause:
		return one(yield, n.Type) && one(yield, n.Binding) && one(yield, n.In)
	case *JoinClause:
		return one(yield, n.Type) && one(yield, n.Binding) && one(yield, n.In) && one(yield, n.On) && one(yield, n.Eq)
	case *LetClause:
		return all(yield, n.Vars)
	case *WhereClause:
		return one(yield, n.X)
	case *LimitClause:
		return one(yield, n.X)
	case *OrderByClause:
		return all(yield, n.Keys)
	case *GroupByClause:
		return all(yield, n.Keys)
	case *OrderKey:
		return one(yield, n.X)
	case *GroupKey:
		return one(yield, n.Type) && ptr(yield, n.Name) && one(yield, n.X)
	case *PathArg:
		return ptr(yield, n.Name) && one(yield, n.X)
	case *WaitField:
		return ptr(yield, n.Name) && one(yield, n.X)
	case *ReceiveField:
		return ptr(yield, n.Name) && ptr(yield, n.Peer)
	case *Block:
		return all(yield, n.Stmts)
	case *VarStmt:
		return all(yield, n.Annots) && one(yield, n.Type) && one(yield, n.Binding) && one(yield, n.Init)
	case *AssignStmt:
		return one(yield, n.LHS) && one(yield, n.RHS)
	case *DestructureStmt:
		return one(yield, n.Binding) && one(yield, n.RHS)
	case *CompoundStmt:
		return one(yield, n.LHS) && one(yield, n.RHS)
	case *ExprStmt:
		return one(yield, n.X)
	case *IfStmt:
		return one(yield, n.Cond) && ptr(yield, n.Then) && one(yield, n.Else)
	case *WhileStmt:
		return one(yield, n.Cond) && ptr(yield, n.Body) && ptr(yield, n.OnFail)
	case *ForeachStmt:
		return one(yield, n.Type) && one(yield, n.Binding) && one(yield, n.In) && ptr(yield, n.Body) && ptr(yield, n.OnFail)
	case *MatchStmt:
		return one(yield, n.X) && all(yield, n.Clauses) && ptr(yield, n.OnFail)
	case *ReturnStmt:
		return one(yield, n.X)
	case *PanicStmt:
		return one(yield, n.X)
	case *FailStmt:
		return one(yield, n.X)
	case *DoStmt:
		return ptr(yield, n.Body) && ptr(yield, n.OnFail)
	case *LockStmt:
		return ptr(yield, n.Body) && ptr(yield, n.OnFail)
	case *RetryStmt:
		return one(yield, n.Manager) && all(yield, n.Args) && ptr(yield, n.Body) && ptr(yield, n.OnFail)
	case *TransactionStmt:
		return ptr(yield, n.Body) && ptr(yield, n.OnFail)
	case *RollbackStmt:
		return one(yield, n.X)
	case *ForkStmt:
		return all(yield, n.Workers)
	case *OnFail:
		return one(yield, n.Type) && one(yield, n.Binding) && ptr(yield, n.Body)
	case *MatchClause:
		return all(yield, n.Patterns) && one(yield, n.Guard) && ptr(yield, n.Body)
	case *CaptureBinding:
		return ptr(yield, n.Name)
	case *ListBinding:
		return all(yield, n.Elems) && ptr(yield, n.Rest)
	case *MappingBinding:
		return all(yield, n.Fields) && ptr(yield, n.Rest)
	case *ErrorBinding:
		return ptr(yield, n.Type) && one(yield, n.Message) && one(yield, n.Cause) && all(yield, n.Fields) && ptr(yield, n.Rest)
	case *LValueBinding:
		return one(yield, n.X)
	case *ConstPattern:
		return one(yield, n.X)
	case *VarPattern:
		return one(yield, n.Binding)
	case *ListPattern:
		return all(yield, n.Elems) && ptr(yield, n.Rest)
	case *MappingPattern:
		return all(yield, n.Fields) && ptr(yield, n.Rest)
	case *ErrorPattern:
		return ptr(yield, n.Type) && one(yield, n.Message) && one(yield, n.Cause) && all(yield, n.Fields) && ptr(yield, n.Rest)
	case *FieldPattern:
		return ptr(yield, n.Name) && one(yield, n.Pattern)
	}
	return true
}

func fileChildren(f *File, yield func(Node) bool) bool {
	imports, decls := f.Imports, f.Decls
	for len(imports) > 0 || len(decls) > 0 {
		if len(decls) == 0 || len(imports) > 0 && imports[0].First < decls[0].Range().First {
			if !yield(imports[0]) {
				return false
			}
			imports = imports[1:]
			continue
		}
		if !yield(decls[0]) {
			return false
		}
		decls = decls[1:]
	}
	return true
}
