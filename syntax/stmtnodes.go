package syntax

// Nodes of statements, and of binding and match patterns.

type (
	// Block is {…}.
	Block struct {
		Span
		Stmts []Stmt
	}
	// VarStmt is final T pattern = expr; Type is nil for var.
	VarStmt struct {
		Span
		Annots  []*Annot
		Final   bool
		Type    Type
		Binding Binding
		Init    Expr // nil when left out
	}
	// AssignStmt is lvexpr = expr;
	AssignStmt struct {
		Span
		LHS Expr // NameExpr, FieldAccess, Index or BadExpr
		RHS Expr
	}
	// DestructureStmt is pattern = expr; for list, mapping, error and
	// wildcard patterns.
	DestructureStmt struct {
		Span
		Binding Binding
		RHS     Expr
	}
	// CompoundStmt is lvexpr op= expr; Op is PlusEq, …
	CompoundStmt struct {
		Span
		LHS Expr
		Op  Kind
		RHS Expr
	}
	// ExprStmt is a call or another action as a statement.
	ExprStmt struct {
		Span
		X Expr
	}
	// IfStmt is if c {…} else …; Else is nil, *Block or *IfStmt.
	IfStmt struct {
		Span
		Cond Expr
		Then *Block
		Else Stmt
	}
	// WhileStmt is while c {…}.
	WhileStmt struct {
		Span
		Cond   Expr
		Body   *Block
		OnFail *OnFail // nil without
	}
	// ForeachStmt is foreach T p in x {…}.
	ForeachStmt struct {
		Span
		Type    Type // nil for var
		Binding Binding
		In      Expr
		Body    *Block
		OnFail  *OnFail // nil without
	}
	// MatchStmt is match x {…}.
	MatchStmt struct {
		Span
		X       Expr
		Clauses []*MatchClause
		OnFail  *OnFail // nil without
	}
	// ReturnStmt is return x;
	ReturnStmt struct {
		Span
		X Expr // nil without value
	}
	BreakStmt struct {
		Span
	}
	ContinueStmt struct {
		Span
	}
	PanicStmt struct {
		Span
		X Expr
	}
	FailStmt struct {
		Span
		X Expr
	}
	// DoStmt is do {…} on fail ….
	DoStmt struct {
		Span
		Body   *Block
		OnFail *OnFail // nil without
	}
	LockStmt struct {
		Span
		Body   *Block
		OnFail *OnFail // nil without
	}
	// RetryStmt is retry<T>(args) {…} or retry … transaction {…}.
	RetryStmt struct {
		Span
		Manager     Type // nil for the default
		Args        []*Arg
		Transaction bool
		Body        *Block
		OnFail      *OnFail // nil without
	}
	TransactionStmt struct {
		Span
		Body   *Block
		OnFail *OnFail // nil without
	}
	RollbackStmt struct {
		Span
		X Expr // nil without error
	}
	// ForkStmt is fork {worker …}.
	ForkStmt struct {
		Span
		Workers []*Worker
	}
	// BadStmt spans tokens of which no statement could be made.
	BadStmt struct {
		Span
	}
)

// OnFail is on fail T pattern {…}.
type OnFail struct {
	Span
	Type    Type    // nil for var, or when Binding is nil
	Binding Binding // nil when left out
	Body    *Block
}

// MatchClause is p1|p2 if guard => {…}.
type MatchClause struct {
	Span
	Patterns []Pattern
	Guard    Expr // nil without
	Body     *Block
}

// ------------------------------------------------- binding and match patterns

type (
	CaptureBinding struct {
		Span
		Name *Ident
	}
	WildcardBinding struct {
		Span
	}
	// ListBinding is [a, b, ...rest].
	ListBinding struct {
		Span
		Elems []Binding
		Rest  *Ident // nil without
	}
	// MappingBinding is {a: p, b, ...rest}.
	MappingBinding struct {
		Span
		Fields []*FieldBinding
		Rest   *Ident // nil without
	}
	// ErrorBinding is error T(message, cause, name = p, ...rest).
	ErrorBinding struct {
		Span
		Type    *Name   // nil when left out
		Message Binding // nil when left out
		Cause   Binding // nil when left out
		Fields  []*FieldBinding
		Rest    *Ident // nil without
	}
	// LValueBinding is a field or member access in a destructuring
	// assignment.
	LValueBinding struct {
		Span
		X Expr
	}
	BadBinding struct {
		Span
	}
)

// FieldBinding is name: pattern, or name alone (Binding is then its capture).
type FieldBinding struct {
	Span
	Name    *Ident
	Binding Binding
}

type (
	// ConstPattern is a literal, a signed number or a reference to a constant.
	ConstPattern struct {
		Span
		X Expr
	}
	// WildcardPattern is _.
	WildcardPattern struct {
		Span
	}
	// VarPattern is var p.
	VarPattern struct {
		Span
		Binding Binding
	}
	// ListPattern is [p, q, ...var rest].
	ListPattern struct {
		Span
		Elems []Pattern
		Rest  *Ident // nil without
	}
	// MappingPattern is {a: p, ...var rest}.
	MappingPattern struct {
		Span
		Fields []*FieldPattern
		Rest   *Ident // nil without
	}
	// ErrorPattern is error T(message, cause, name = p, ...var rest).
	ErrorPattern struct {
		Span
		Type    *Name   // nil when left out
		Message Pattern // nil when left out
		Cause   Pattern // nil when left out
		Fields  []*FieldPattern
		Rest    *Ident // nil without
	}
	BadPattern struct {
		Span
	}
)

// FieldPattern is name: pattern.
type FieldPattern struct {
	Span
	Name    *Ident
	Pattern Pattern
}

// The interfaces are closed: these are all their members.

func (*Block) stmt()           {}
func (*VarStmt) stmt()         {}
func (*AssignStmt) stmt()      {}
func (*DestructureStmt) stmt() {}
func (*CompoundStmt) stmt()    {}
func (*ExprStmt) stmt()        {}
func (*IfStmt) stmt()          {}
func (*WhileStmt) stmt()       {}
func (*ForeachStmt) stmt()     {}
func (*MatchStmt) stmt()       {}
func (*ReturnStmt) stmt()      {}
func (*BreakStmt) stmt()       {}
func (*ContinueStmt) stmt()    {}
func (*PanicStmt) stmt()       {}
func (*FailStmt) stmt()        {}
func (*DoStmt) stmt()          {}
func (*LockStmt) stmt()        {}
func (*RetryStmt) stmt()       {}
func (*TransactionStmt) stmt() {}
func (*RollbackStmt) stmt()    {}
func (*ForkStmt) stmt()        {}
func (*XMLNSDecl) stmt()       {}
func (*BadStmt) stmt()         {}

func (*CaptureBinding) binding()  {}
func (*WildcardBinding) binding() {}
func (*ListBinding) binding()     {}
func (*MappingBinding) binding()  {}
func (*ErrorBinding) binding()    {}
func (*LValueBinding) binding()   {}
func (*BadBinding) binding()      {}

func (*ConstPattern) pattern()    {}
func (*WildcardPattern) pattern() {}
func (*VarPattern) pattern()      {}
func (*ListPattern) pattern()     {}
func (*MappingPattern) pattern()  {}
func (*ErrorPattern) pattern()    {}
func (*BadPattern) pattern()      {}
