package syntax

// The tree is typed: one Go struct for each production a reader of the
// specification would name. Every node knows the tokens it spans; together
// with File.Tokens that makes the tree lossless without storing trivia in it.
// Nodes hold positions of tokens only where a client needs one that it cannot
// derive from the spans of the children.
//
// A tree is complete even when the text is not: a missing name is an Ident
// with an empty Name, a missing expression a BadExpr, a missing type a
// BadType, and tokens that fit nowhere are spanned by the node around them but
// by none of its children.

// Span is the range of tokens a node covers, both ends included. A node that
// stands for something missing has Last == First-1.
type Span struct{ First, Last Tok }

// Range returns the span itself; with it every node is a [Node].
func (s Span) Range() Span { return s }

// Empty reports whether the node covers no token.
func (s Span) Empty() bool { return s.Last < s.First }

// Node is any part of the tree.
type Node interface{ Range() Span }

// Expr is an expression or an action: what the specification lets stand where
// a value is computed. Where actions are not allowed the parser says so.
type Expr interface {
	Node
	expr()
}

// Type is a type descriptor.
type Type interface {
	Node
	typeDesc()
}

// Stmt is a statement.
type Stmt interface {
	Node
	stmt()
}

// Decl is a declaration at module level.
type Decl interface {
	Node
	decl()
}

// Binding is a binding pattern.
type Binding interface {
	Node
	binding()
}

// Pattern is a match pattern.
type Pattern interface {
	Node
	pattern()
}

// File is one parsed source file.
type File struct {
	Span
	Name    string // as given to Parse; shown in diagnostics
	Src     string
	Tokens  []Token // in order; the last one is EOF
	Imports []*Import
	Decls   []Decl
	Errors  []Error // in order of position
	Lines   *LineIndex
}

// Error is a syntax error: what was expected, what was found.
type Error struct {
	Code     string // stable, e.g. "BCE0002"
	Off, End int32  // the bytes it concerns
	Msg      string
}

// Ident is a name. Name has the leading quote and escapes removed; it is
// empty where the name is missing. Predeclared type names and keywords used
// as names (map in value:map, error in error:message) arrive as Ident too.
type Ident struct {
	Span
	Name   string
	Quoted bool // written with a leading '
}

// Name is an identifier with an optional module prefix. The prefix of a
// predeclared module (int:Signed32, string:length) is such a prefix too.
type Name struct {
	Span
	Prefix *Ident // nil without prefix
	Id     *Ident
}

// Metadata is what may precede a declaration.
type Metadata struct {
	Doc    *Doc // nil without documentation
	Annots []*Annot
}

// Doc is a block of documentation lines (# …), as Markdown.
type Doc struct {
	Span
	Text          string // description without the leading #
	Params        []DocParam
	Return        string // text of "+ return - …"
	Deprecated    string // text below "# # Deprecated"
	HasDeprecated bool
}

// DocParam is the documentation of a parameter or field: # + name - text.
type DocParam struct {
	Name, Text string
	Tok        Tok
}

// Annot is @name or @name {…}.
type Annot struct {
	Span
	Name  *Name
	Value *MapCons // nil without value
}

// Quals are the qualifiers that may precede functions, methods, objects,
// classes, variables and services. Which of them are allowed where is the
// parser's business; it reports the others.
type Quals uint32

const (
	Public Quals = 1 << iota
	Private
	Final
	Configurable
	Isolated
	Transactional
	Remote
	Resource
	Client
	Service
	Readonly
	Distinct
	Const
	Source
)

// Has reports whether all of q2 are in q.
func (q Quals) Has(q2 Quals) bool { return q&q2 == q2 }

// ---------------------------------------------------------------- module level

// Import is import org/a.b as p;
type Import struct {
	Span
	Org    *Ident   // nil without organisation
	Names  []*Ident // at least one
	Prefix *Ident   // nil without as; Name "_" for as _
}

type (
	// TypeDef is type T descriptor;
	TypeDef struct {
		Span
		Metadata
		Quals Quals
		Name  *Ident
		Type  Type
	}
	// ConstDecl is const T C = expr;
	ConstDecl struct {
		Span
		Metadata
		Quals Quals
		Type  Type // nil when left out
		Name  *Ident
		Value Expr
	}
	// EnumDecl is enum E {A, B = "b"}.
	EnumDecl struct {
		Span
		Metadata
		Quals   Quals
		Name    *Ident
		Members []*EnumMember
	}
	// EnumMember is one member of an enumeration.
	EnumMember struct {
		Span
		Metadata
		Name  *Ident
		Value Expr // nil when left out
	}
	// ModuleVar is a variable at module level: T pattern = expr;
	ModuleVar struct {
		Span
		Metadata
		Quals   Quals // Public, Final, Configurable, Isolated
		Type    Type  // nil for var
		Binding Binding
		Init    Expr // nil when left out; a RequiredExpr for configurable … = ?
	}
	// ListenerDecl is listener T name = expr;
	ListenerDecl struct {
		Span
		Metadata
		Quals Quals
		Type  Type // nil when left out
		Name  *Ident
		Init  Expr
	}
	// FuncDecl is a function at module level or a method of a class, object
	// constructor, service or (without Body) object type.
	FuncDecl struct {
		Span
		Metadata
		Quals Quals
		Name  *Ident        // of a resource method: its accessor (get, post, …)
		Path  *ResourcePath // of a resource method, else nil
		Sig   *Signature
		Body  Body // nil for a declaration without one
	}
	// ClassDecl is class C {…}.
	ClassDecl struct {
		Span
		Metadata
		Quals   Quals
		Name    *Ident
		Members []Node // *ObjectField, *FuncDecl, *TypeInclusion
	}
	// ServiceDecl is service T /path on listener {…}.
	ServiceDecl struct {
		Span
		Metadata
		Quals     Quals
		Type      Type     // nil when left out
		Path      []*Ident // segments of the attach point; nil when absent
		Root      bool     // the attach point is / alone
		PathStr   *Literal // attach point given as a string, else nil
		Listeners []Expr
		Members   []Node // *ObjectField, *FuncDecl, *TypeInclusion
	}
	// AnnotationDecl is annotation T name on points;
	AnnotationDecl struct {
		Span
		Metadata
		Quals  Quals // Public, Const
		Type   Type  // nil when left out
		Name   *Ident
		Points []AttachPoint
	}
	// AttachPoint is where an annotation may stand: "type", "object
	// function", "service remote function", "source listener" …
	AttachPoint struct {
		Span
		Source bool
		Name   string // words joined by one blank, without source
	}
	// XMLNSDecl is xmlns "uri" as p; at module level or as a statement.
	XMLNSDecl struct {
		Span
		URI    Expr
		Prefix *Ident // nil without as
	}
	// TopStmt is a statement among declarations, which only a shell allows; see
	// ParseInput.
	TopStmt struct {
		Span
		Stmt Stmt
	}
	// BadDecl spans tokens of which no declaration could be made.
	BadDecl struct {
		Span
	}
)

// ObjectField is a field of a class, object constructor or object type.
type ObjectField struct {
	Span
	Metadata
	Quals Quals // Public, Private, Final
	Type  Type
	Name  *Ident
	Init  Expr // nil when left out
}

// TypeInclusion is *T; in a record, object or class.
type TypeInclusion struct {
	Span
	Type Type // a *TypeName
}

// ResourcePath is the relative path of a resource method.
type ResourcePath struct {
	Span
	Dot      bool // the path is . alone
	Segments []*PathSegment
}

// PathSegment is a fixed name or a parameter [T name], [T... name].
type PathSegment struct {
	Span
	Name   *Ident // the fixed segment, nil for a parameter
	Annots []*Annot
	Type   Type   // of a parameter, nil for a name
	Rest   bool   // [T... name]
	Param  *Ident // name of the parameter; nil when it has none
}

// Signature is parameters and return type of a function.
type Signature struct {
	Span
	Params    []*Param
	RetAnnots []*Annot
	Ret       Type // nil without returns
}

// Param is one parameter.
type Param struct {
	Span
	Metadata
	Included bool // *T name
	Rest     bool // T... name
	Type     Type
	Name     *Ident // nil where the name is left out (function types)
	Default  Expr   // nil without default; *InferTypedesc for <>
}

// Body is the body of a function.
type Body interface {
	Node
	body()
}

type (
	// BlockBody is {…}, with named workers at its level.
	BlockBody struct {
		Span
		// Default worker's statements before the first worker declaration,
		// the workers, the statements after. Without workers all are in Stmts.
		Stmts   []Stmt
		Workers []*Worker
		After   []Stmt
	}
	// ExprBody is => expr;
	ExprBody struct {
		Span
		X Expr
	}
	// ExternalBody is = external;
	ExternalBody struct {
		Span
		Annots []*Annot
	}
)

// Worker is worker name returns T {…}, in a function or a fork.
type Worker struct {
	Span
	Annots        []*Annot
	Transactional bool
	Name          *Ident
	RetAnnots     []*Annot
	Ret           Type // nil without returns
	Body          *Block
	OnFail        *OnFail // nil without
}

// ----------------------------------------------------------- type descriptors

type (
	// BuiltinType is a type named by a keyword without parameters: nil (),
	// boolean, int, float, decimal, string, byte, any, anydata, json, xml,
	// error, readonly, never, handle, typedesc, future, stream, map, table,
	// function, object (the last six where their parameters are left out).
	// Kind is the keyword; LParen for ().
	BuiltinType struct {
		Span
		Kind Kind
	}
	// TypeName is a reference to a type by name.
	TypeName struct {
		Span
		Name *Name
	}
	// SingletonType is a literal, or a signed number, as a type.
	SingletonType struct {
		Span
		X Expr
	}
	// ArrayType is T[], T[n] or T[*]. int[2][3] is an array of 2 arrays of 3:
	// the parser nests it so that Elem is what the specification says.
	ArrayType struct {
		Span
		Elem Type
		Len  Expr // literal or constant reference; nil for T[] and T[*]
		Star bool
	}
	// TupleType is [A, B, C...].
	TupleType struct {
		Span
		Members []*TupleMember
		Rest    Type // nil when closed
	}
	// TupleMember is one member of a tuple type.
	TupleMember struct {
		Span
		Annots []*Annot
		Type   Type
	}
	// OptionalType is T?.
	OptionalType struct {
		Span
		Elem Type
	}
	// UnionType is A|B|C, flat.
	UnionType struct {
		Span
		Members []Type
	}
	// IntersectionType is A & B & C, flat.
	IntersectionType struct {
		Span
		Members []Type
	}
	// ParenType is (T).
	ParenType struct {
		Span
		Elem Type
	}
	// RecordType is record {…} or record {|…|}.
	RecordType struct {
		Span
		Exclusive bool   // {| |}
		Fields    []Node // *RecordField, *TypeInclusion
		Rest      Type   // T...; nil when left out
	}
	// ObjectType is object {…} with its qualifiers.
	ObjectType struct {
		Span
		Quals   Quals  // Isolated, Client, Service
		Members []Node // *ObjectField, *FuncDecl without body, *TypeInclusion
	}
	// FunctionType is function (…) returns T; Sig is nil for function alone.
	FunctionType struct {
		Span
		Quals Quals // Isolated, Transactional
		Sig   *Signature
	}
	// ParamType is a type constructor with parameters: map<T>, xml<T>,
	// error<T>, future<T>, typedesc<T>, stream<T, C>, stream<T>. Kind is the
	// keyword. error<*> is Star with no Args.
	ParamType struct {
		Span
		Kind Kind
		Args []Type
		Star bool
	}
	// TableType is table<T> key(a, b) or table<T> key<K>.
	TableType struct {
		Span
		Row     Type
		HasKey  bool     // a key specifier or constraint is there
		Keys    []*Ident // key(a, b); may be empty with HasKey for key()
		KeyType Type     // key<K>, nil without
	}
	// DistinctType is distinct T.
	DistinctType struct {
		Span
		Elem Type
	}
	// BadType stands for a missing type descriptor.
	BadType struct {
		Span
	}
)

// RecordField is a field of a record type.
type RecordField struct {
	Span
	Metadata
	Readonly bool
	Type     Type
	Name     *Ident
	Optional bool // T name?;
	Default  Expr // nil without default
}

// ---------------------------------------------------------------- expressions

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

// ------------------------------------------------------------------ statements

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

// The interfaces above are closed: these are all their members.

func (*TypeDef) decl()        {}
func (*ConstDecl) decl()      {}
func (*EnumDecl) decl()       {}
func (*ModuleVar) decl()      {}
func (*ListenerDecl) decl()   {}
func (*FuncDecl) decl()       {}
func (*ClassDecl) decl()      {}
func (*ServiceDecl) decl()    {}
func (*AnnotationDecl) decl() {}
func (*XMLNSDecl) decl()      {}
func (*BadDecl) decl()        {}
func (*TopStmt) decl()        {}

func (*BlockBody) body()    {}
func (*ExprBody) body()     {}
func (*ExternalBody) body() {}

func (*BuiltinType) typeDesc()      {}
func (*TypeName) typeDesc()         {}
func (*SingletonType) typeDesc()    {}
func (*ArrayType) typeDesc()        {}
func (*TupleType) typeDesc()        {}
func (*OptionalType) typeDesc()     {}
func (*UnionType) typeDesc()        {}
func (*IntersectionType) typeDesc() {}
func (*ParenType) typeDesc()        {}
func (*RecordType) typeDesc()       {}
func (*ObjectType) typeDesc()       {}
func (*FunctionType) typeDesc()     {}
func (*ParamType) typeDesc()        {}
func (*TableType) typeDesc()        {}
func (*DistinctType) typeDesc()     {}
func (*BadType) typeDesc()          {}

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
