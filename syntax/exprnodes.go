package syntax

// Nodes of expressions and actions.

type (
	// Literal is one literal token. Kind is its token kind: IntLit, FloatLit,
	// DecimalLit, StringLit, KwTrue, KwFalse, KwNull, or LParen for ().
	Literal struct {
		Span
		Kind Kind
	}
	// ByteLiteral is base16 `…` or base64 `…`.
	ByteLiteral struct {
		Span
		Base  int // 16 or 64
		Bytes []byte
	}
	// NameExpr is a reference to a variable, constant, function, type …
	NameExpr struct {
		Span
		Name *Name
	}
	// FieldAccess is x.name or x?.name. Ns is set for x.ns:name, an XML
	// attribute.
	FieldAccess struct {
		Span
		X        Expr
		Optional bool
		Ns       *Ident // nil without
		Name     *Ident
	}
	// AnnotAccessExpr is x.@name.
	AnnotAccessExpr struct {
		Span
		X    Expr
		Name *Name
	}
	// Index is x[k] or x[k1, k2].
	Index struct {
		Span
		X    Expr
		Keys []Expr
	}
	// Call is f(args).
	Call struct {
		Span
		Fun  *Name
		Args []*Arg
	}
	// MethodCall is x.m(args).
	MethodCall struct {
		Span
		X    Expr
		Name *Ident
		Args []*Arg
	}
	// ListCons is [a, ...b].
	ListCons struct {
		Span
		Elems []*ListElem
	}
	// MapCons is {a: 1, [k]: v, b, ...m}. An omitted separator leaves a hole.
	MapCons struct {
		Span
		Fields []*MapField
	}
	// TableCons is table key(a) [{…}, …].
	TableCons struct {
		Span
		HasKey bool
		Keys   []*Ident
		Rows   []Expr
	}
	// Template is string `…`, xml `…`, re `…` or a raw template `…`.
	Template struct {
		Span
		Kind  TemplateKind
		Parts []TemplatePart
	}
	// ErrorCons is error T (message, cause, name = value).
	ErrorCons struct {
		Span
		Type *Name // nil without error type reference
		Args []*Arg
	}
	// New is new T(args), new(args) or new.
	New struct {
		Span
		Type    Type // nil when implicit; *TypeName or stream<…>
		Args    []*Arg
		HasArgs bool // parentheses are there
	}
	// AnonFunc is function (…) returns T {…} or … => expr.
	AnonFunc struct {
		Span
		Annots []*Annot
		Quals  Quals
		Sig    *Signature
		Body   Body
	}
	// InferFunc is x => expr or (x, y) => expr.
	InferFunc struct {
		Span
		Params []*Ident
		Body   Expr
	}
	// ObjectCons is object T {…} with its qualifiers.
	ObjectCons struct {
		Span
		Annots  []*Annot
		Quals   Quals // Isolated, Client, Service
		Type    Type  // nil without type reference
		Members []Node
	}
	// LetExpr is let T p = e, … in x.
	LetExpr struct {
		Span
		Vars []*LetVar
		X    Expr
	}
	// Cast is <T> x; Type is nil where only annotations stand.
	Cast struct {
		Span
		Annots []*Annot
		Type   Type
		X      Expr
	}
	// Typeof is typeof x.
	Typeof struct {
		Span
		X Expr
	}
	// Unary is +x, -x, ~x, !x. Op is the token kind.
	Unary struct {
		Span
		Op Kind
		X  Expr
	}
	// Binary is x op y for arithmetic, comparison, equality, logic, bits,
	// shifts, ranges and elvis. Op is the token kind; shifts to the right are
	// ShrEq for >> and UshrEq for >>> (the kinds of their compound forms).
	Binary struct {
		Span
		Op    Kind
		OpTok Tok
		X, Y  Expr
	}
	// TypeTest is x is T or x !is T.
	TypeTest struct {
		Span
		X    Expr
		Not  bool
		Type Type
	}
	// Conditional is c ? x : y.
	Conditional struct {
		Span
		Cond, X, Y Expr
	}
	// Trap is trap x.
	Trap struct {
		Span
		X Expr
	}
	// Check is check x or checkpanic x.
	Check struct {
		Span
		Panic bool
		X     Expr
	}
	// Paren is (x).
	Paren struct {
		Span
		X Expr
	}
	// TypeExpr is a type descriptor where an expression stands.
	TypeExpr struct {
		Span
		Type Type
	}
	// InferTypedesc is <> as a default value.
	InferTypedesc struct {
		Span
	}
	// RequiredExpr is ? as the value of a configurable.
	RequiredExpr struct {
		Span
	}
	// TransactionalExpr is transactional.
	TransactionalExpr struct {
		Span
	}
	// XMLFilter is x.<ns:name|*>.
	XMLFilter struct {
		Span
		X     Expr
		Names []*XMLNamePattern
	}
	// XMLStep is x/<n>, x/*, x/**/<n>, with what follows: [i], .<n>, .m(args).
	XMLStep struct {
		Span
		X     Expr
		Kind  XMLStepKind
		Names []*XMLNamePattern // for Children and Descendants with <…>
		Ext   []XMLStepExt
	}
	// Query is a query expression or, with Do, a query action.
	Query struct {
		Span
		Construct  QueryConstruct
		Keys       []*Ident // of table key(…)
		HasKey     bool
		Clauses    []Clause
		Select     Expr   // select, nil without
		Collect    Expr   // collect, nil without
		OnConflict Expr   // nil when absent
		Do         *Block // do {…}, nil without
	}
	// Natural is natural (model) {…}.
	Natural struct {
		Span
		Const bool
		Args  []*Arg
		Parts []TemplatePart
	}
	// BadExpr stands for a missing or unreadable expression.
	BadExpr struct {
		Span
	}

	// RemoteCall is x->m(args).
	RemoteCall struct {
		Span
		X    Expr
		Name *Ident
		Args []*Arg
	}
	// ResourceCall is x->/path/[e].get(args).
	ResourceCall struct {
		Span
		X       Expr
		Path    []*PathArg
		Method  *Ident // nil when left out: get
		Args    []*Arg
		HasArgs bool
	}
	// StartAction is start f(args).
	StartAction struct {
		Span
		Annots []*Annot
		X      Expr // Call, MethodCall, RemoteCall or ResourceCall
	}
	// WaitAction is wait f, wait f1|f2 or wait {a: f, b}.
	WaitAction struct {
		Span
		Alts   []Expr       // one, or several alternatives
		Fields []*WaitField // wait {…}
		Multi  bool         // wait {…}
	}
	// SendAction is x -> w or x ->> w. Peer "function" is the default worker.
	SendAction struct {
		Span
		X    Expr
		Sync bool
		Peer *Ident
	}
	// ReceiveAction is <- w, <- w1|w2 or <- {a: w1, w2}.
	ReceiveAction struct {
		Span
		Alts   []*Ident
		Fields []*ReceiveField
		Multi  bool
	}
	// FlushAction is flush or flush w.
	FlushAction struct {
		Span
		Peer *Ident // nil for all
	}
	// CommitAction is commit.
	CommitAction struct {
		Span
	}
)

// Arg is an argument: positional, name = value or ...rest.
type Arg struct {
	Span
	Name *Ident // nil unless named
	Rest bool
	X    Expr
}

// ListElem is a member of a list constructor.
type ListElem struct {
	Span
	Spread bool
	X      Expr
}

// MapField is a field of a mapping constructor. Exactly one of Name, Str,
// Key, Spread is set, or Name alone without Value for a variable name.
type MapField struct {
	Span
	Annots   []*Annot
	Readonly bool
	Name     *Ident
	Str      *Literal // "a": v
	Key      Expr     // [k]: v
	Spread   Expr     // ...m
	Value    Expr
}

// TemplateKind says which template.
type TemplateKind uint8

const (
	RawTemplate TemplateKind = iota
	StringTemplate
	XMLTemplate
	RegexpTemplate
)

// TemplatePart is text (X nil; the raw text of token Text) or ${X}.
type TemplatePart struct {
	Text Tok // NoTok for an expression
	X    Expr
}

// LetVar is one declaration of a let expression or clause.
type LetVar struct {
	Span
	Annots  []*Annot
	Type    Type // nil for var
	Binding Binding
	Init    Expr
}

// XMLNamePattern is one alternative of <a|ns:b|ns:*|*>.
type XMLNamePattern struct {
	Span
	Prefix *Ident // nil without
	Name   *Ident // nil for *
}

// XMLStepKind says how an XML step goes down.
type XMLStepKind uint8

const (
	XMLChildren    XMLStepKind = iota // x/<n>
	XMLAllChildren                    // x/*
	XMLDescendants                    // x/**/<n>
)

// XMLStepExt is what may follow an XML step before it is applied to each
// item: an index, a filter or a method call. One of the three is set.
type XMLStepExt struct {
	Span
	Index  Expr
	Filter []*XMLNamePattern
	Method *Ident
	Args   []*Arg
}

// QueryConstruct says what a query makes.
type QueryConstruct uint8

const (
	QueryDefault QueryConstruct = iota
	QueryMap
	QueryTable
	QueryStream
)

// Clause is a clause of a query pipeline.
type Clause interface {
	Node
	clause()
}

type (
	FromClause struct {
		Span
		Type    Type // nil for var
		Binding Binding
		In      Expr
	}
	JoinClause struct {
		Span
		Outer   bool
		Type    Type // nil for var
		Binding Binding
		In      Expr
		On, Eq  Expr // on On equals Eq
	}
	LetClause struct {
		Span
		Vars []*LetVar
	}
	WhereClause struct {
		Span
		X Expr
	}
	LimitClause struct {
		Span
		X Expr
	}
	OrderByClause struct {
		Span
		Keys []*OrderKey
	}
	GroupByClause struct {
		Span
		Keys []*GroupKey
	}
)

// OrderKey is expr, expr ascending or expr descending.
type OrderKey struct {
	Span
	X          Expr
	Descending bool
}

// GroupKey is name, or T name = expr.
type GroupKey struct {
	Span
	Type Type // nil for var or a plain name
	Name *Ident
	X    Expr // nil for a plain name
}

// PathArg is a segment of a resource call: name, [expr] or [...expr].
type PathArg struct {
	Span
	Name   *Ident // nil for an expression
	X      Expr   // nil for a name
	Spread bool
}

// WaitField is name: future or name alone.
type WaitField struct {
	Span
	Name *Ident
	X    Expr // nil for name alone
}

// ReceiveField is name: worker or worker alone.
type ReceiveField struct {
	Span
	Name *Ident
	Peer *Ident // nil for name alone
}

// The interfaces are closed: these are all their members.

func (*Literal) expr()           {}
func (*ByteLiteral) expr()       {}
func (*NameExpr) expr()          {}
func (*FieldAccess) expr()       {}
func (*AnnotAccessExpr) expr()   {}
func (*Index) expr()             {}
func (*Call) expr()              {}
func (*MethodCall) expr()        {}
func (*ListCons) expr()          {}
func (*MapCons) expr()           {}
func (*TableCons) expr()         {}
func (*Template) expr()          {}
func (*ErrorCons) expr()         {}
func (*New) expr()               {}
func (*AnonFunc) expr()          {}
func (*InferFunc) expr()         {}
func (*ObjectCons) expr()        {}
func (*LetExpr) expr()           {}
func (*Cast) expr()              {}
func (*Typeof) expr()            {}
func (*Unary) expr()             {}
func (*Binary) expr()            {}
func (*TypeTest) expr()          {}
func (*Conditional) expr()       {}
func (*Trap) expr()              {}
func (*Check) expr()             {}
func (*Paren) expr()             {}
func (*TypeExpr) expr()          {}
func (*InferTypedesc) expr()     {}
func (*RequiredExpr) expr()      {}
func (*TransactionalExpr) expr() {}
func (*XMLFilter) expr()         {}
func (*XMLStep) expr()           {}
func (*Query) expr()             {}
func (*Natural) expr()           {}
func (*BadExpr) expr()           {}
func (*RemoteCall) expr()        {}
func (*ResourceCall) expr()      {}
func (*StartAction) expr()       {}
func (*WaitAction) expr()        {}
func (*SendAction) expr()        {}
func (*ReceiveAction) expr()     {}
func (*FlushAction) expr()       {}
func (*CommitAction) expr()      {}

func (*FromClause) clause()    {}
func (*JoinClause) clause()    {}
func (*LetClause) clause()     {}
func (*WhereClause) clause()   {}
func (*LimitClause) clause()   {}
func (*OrderByClause) clause() {}
func (*GroupByClause) clause() {}
