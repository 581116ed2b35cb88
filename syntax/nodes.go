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

// The interfaces are closed: these are all their members.

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

func (*BlockBody) body()    {}
func (*ExprBody) body()     {}
func (*ExternalBody) body() {}
