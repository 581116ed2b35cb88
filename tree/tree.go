// Package tree is the program after checking: every name resolved, every
// expression with its type, implicit conversions and defaults explicit, and
// the forms that are defined by others (binding patterns, match patterns, let)
// already written out in them. The checker makes it, lowering turns it into ir.
package tree

import (
	"barre/syntax"
	"barre/types"
)

// Module is one checked module.
type Module struct {
	Org, Name string // Name is "." for a single file
	QName     string // "org/name"; "" for a single file
	Version   string
	Vars      []*Var // in order of initialisation
	Init      []Stmt // initialises Vars, registers services and listeners
	InitFunc  *Func  // the module's own init function, nil without
	Main      *Func  // nil without main
	Imports   []*Module
	// Services attaches the services, after Init and InitFunc.
	Services []Stmt
	Configs  []*Var // configurable variables
}

// Var is a variable or parameter.
type Var struct {
	Name   string
	Type   types.Type // as declared
	Final  bool
	Global bool
	Module *Module // of a global
	Func   *Func   // that declares a local
	// Captured is set when a closure uses the variable; Shared when it may
	// change after it was captured, so that all must see one cell.
	Captured bool
	Assigned bool // assigned to after its declaration
	Closed   bool // assigned to by a closure, so that nothing stays known of it
	Isolated bool
	Constant bool // a structured constant
	// Configurable variables take their value from configuration.
	Configurable bool
	Required     bool
	// Decl declares a configurable variable: its type as written, its
	// documentation and its annotations.
	Decl *syntax.ModuleVar
	Pos  Pos
	// Listener marks the variable of a listener.
	Listener bool
}

// Shared reports whether the variable lives in a cell of its own.
func (v *Var) Shared() bool { return v.Captured && v.Assigned }

// Pos is a place in the source.
type Pos struct {
	File *syntax.File
	Off  int32
}

// Line gives the line number, 0 when unknown.
func (p Pos) Line() int {
	if p.File == nil {
		return 0
	}
	return p.File.Lines.Line(int(p.Off))
}

// Func is a function, method or closure.
type Func struct {
	Name   string // "main", "Client.get", "$lambda$0"
	Module *Module
	Pos    Pos
	Type   types.Type
	Sig    *types.Signature
	Params []*Var // self first for a method; a rest parameter last, as a list
	// Defaults has an entry for each parameter; nil without default. A default
	// may refer to parameters before it.
	Defaults []Expr
	HasRest  bool
	Ret      types.Type
	Self     *Var // nil for functions that are no methods
	Body     []Stmt
	// Extern says that Go code implements the function.
	Extern   bool
	Isolated bool
	// Transactional functions are called in transaction mode only; as the body
	// of a new strand they run in a branch of the transaction that starts it.
	Transactional bool
	// Inferred says that the function, though not declared so, meets the
	// requirements of an isolated one.
	Inferred bool
	// ModuleInit marks the initialisation of a module's declarations.
	ModuleInit bool
	Captures   []*Var // variables of enclosing functions that the body uses
	Parent     *Func  // of a closure
	Class      *Class // of a method
	Remote     bool
	Resource   bool
	Accessor   string
	Path       []PathSeg
	// ParamAnnots, RetAnnots, Annots: annotation values, for run-time access.
	ParamAnnots [][]Annot
	RetAnnots   []Annot
	Annots      []Annot
	// Complete makes Body and Defaults when they have not been checked yet:
	// library functions are checked when they are first called. It may be nil.
	Complete func()
}

// PathSeg is a segment of a resource path.
type PathSeg struct {
	Name  string
	Param int // index into Params without self, -1 for a fixed segment
	Rest  bool
}

// Annot is an attached annotation.
type Annot struct {
	Name  string // "ballerina/http:ServiceConfig"
	Value Expr   // nil for true
}

// Class is a class, the class of an object constructor, or of a service.
type Class struct {
	Name      string
	Module    *Module
	Pos       Pos
	Type      types.Type
	Readonly  bool
	Isolated  bool
	Inferred  bool // isolated, though not declared so
	Service   bool
	Client    bool
	Fields    []*Field
	Methods   []*Func
	Resources []*Func
	Init      *Func // nil without
	Annots    []Annot
	// Captures of an object constructor are shared by its methods and field
	// initialisers.
	Captures []*Var
	Parent   *Func
	Complete func()
}

// Field is a field of a class.
type Field struct {
	Name   string
	Type   types.Type
	Final  bool
	Public bool
	Init   Expr // nil when init sets it
	Annots []Annot
}

// Expr is a typed expression.
type Expr interface {
	Type() types.Type
	Position() int32
}

// X is what all expressions have.
type X struct {
	T   types.Type
	Off int32
}

func (x X) Type() types.Type { return x.T }
func (x X) Position() int32  { return x.Off }

// Op is an operator.
type Op uint8

const (
	Add Op = iota
	Sub
	Mul
	Div
	Rem
	BitAnd
	BitOr
	BitXor
	Shl
	Shr
	Ushr
	Lt
	Le
	Gt
	Ge
	Eq
	Ne
	Exact
	NotExact
)

type (
	// Const is a constant: nil, bool, int64, float64, string, decimal128.Decimal.
	Const struct {
		X
		V any
	}
	Local struct {
		X
		V *Var
	}
	Global struct {
		X
		V *Var
	}
	// FuncRef is a function as a value; a closure when F has captures.
	FuncRef struct {
		X
		F *Func
	}
	// BoundMethod is a method as a value.
	BoundMethod struct {
		X
		Recv Expr
		Name string
	}
	// Call calls a known function. A nil argument asks for the default.
	Call struct {
		X
		F    *Func
		Args []Expr
		// Async names the strand started instead of calling.
	}
	// CallValue calls a function value. With Spread the only argument is the
	// list of arguments.
	CallValue struct {
		X
		F      Expr
		Args   []Expr
		Spread bool
	}
	// CallMethod calls a method of an object by name. F is the declaration
	// where the class is known, for the layout of arguments; nil arguments ask
	// for the default.
	CallMethod struct {
		X
		Recv Expr
		Name string
		Args []Expr
	}
	// CallResource calls a resource method of a client object: path segments
	// decide which.
	CallResource struct {
		X
		Recv Expr
		Key  string // the name under which the class keeps the method
		Args []Expr
	}
	// MaybeArg is an argument of a call that is there if From, a list or
	// mapping, has a member with Key; otherwise the default is asked for.
	MaybeArg struct {
		X
		From, Key Expr
	}
	// Binary is arithmetic on operands of one basic type. With Lift a ()
	// operand makes the result ().
	Binary struct {
		X
		Op   Op
		Kind types.Basic // BInt, BFloat, BDecimal, BString, BXML
		A, B Expr
		Lift bool
	}
	// Compare is a relational operator; Kind is 0 for operands that are
	// compared by their values' kinds.
	Compare struct {
		X
		Op   Op
		Kind types.Basic
		A, B Expr
	}
	// Equal is ==, !=, ===, !==.
	Equal struct {
		X
		Op   Op
		Kind types.Basic // when both are simple of one basic type, else 0
		A, B Expr
	}
	Neg struct {
		X
		Kind types.Basic
		A    Expr
		Lift bool
	}
	BitNot struct {
		X
		A    Expr
		Lift bool
	}
	Not struct {
		X
		A Expr
	}
	And struct {
		X
		A, B Expr
	}
	Or struct {
		X
		A, B Expr
	}
	Cond struct {
		X
		C, A, B Expr
	}
	// Elvis is A unless that is (), then B.
	Elvis struct {
		X
		A, B Expr
	}
	TypeTest struct {
		X
		A      Expr
		Target types.Type
		Not    bool
	}
	// Cast checks that A belongs to the type, converting between numeric types;
	// Unchecked when that is known.
	Cast struct {
		X
		A       Expr
		Convert bool // numeric conversion may be needed
		Checked bool
	}
	// StrConcat joins pieces as toString shows them.
	StrConcat struct {
		X
		Parts []Expr
	}
	ListGet struct {
		X
		List, Index Expr
	}
	// ListLen is the length of a list.
	ListLen struct {
		X
		List Expr
	}
	// ListRest is members From and following as a new list; Len >= From.
	ListRest struct {
		X
		List Expr
		From int
	}
	// MapGet is m[k] or m.k. Absent says what stands for a missing field: () or
	// a panic.
	MapGet struct {
		X
		Map  Expr
		Key  Expr
		Fill bool // make a filler value when absent, for nested assignment
		Nil  bool // () when absent
		Lift bool // the mapping may be ()
		Json bool // field access on json: an error value when it is not a mapping or lacks the field
		Opt  bool // with Json: () when absent
	}
	// ListFill is ListGet for nested assignment: the list grows.
	ListFill struct {
		X
		List, Index Expr
	}
	// MapHas tells whether a field is there.
	MapHas struct {
		X
		Map Expr
		Key string
	}
	// MapLen is the number of fields.
	MapLen struct {
		X
		Map Expr
	}
	// MapRest is a new mapping of the fields not named.
	MapRest struct {
		X
		Map    Expr
		Except []string
	}
	StrGet struct {
		X
		Str, Index Expr
	}
	// XMLGet is x[i]: the empty sequence when out of range.
	XMLGet struct {
		X
		XML, Index Expr
	}
	// TableGet is t[k]; () when absent.
	TableGet struct {
		X
		Table, Key Expr
	}
	ObjGet struct {
		X
		Obj  Expr
		Name string
	}
	// ErrorMessage, ErrorCause and ErrorDetail take an error apart.
	ErrorPart struct {
		X
		Err  Expr
		Part ErrPart
	}
	ListCons struct {
		X
		Elems []ListElem
	}
	MapCons struct {
		X
		Fields []MapField
		// Defaults are the fields of the type with defaults that no field of
		// the constructor sets, and the function of each.
		Defaults []FieldDefault
	}
	TableCons struct {
		X
		Keys []string
		Rows []Expr
	}
	ErrorCons struct {
		X
		Message Expr
		Cause   Expr // nil without
		Fields  []MapField
		Name    string // of the distinct error type
	}
	// New makes an object and runs init; its type tells whether init can fail.
	New struct {
		X
		Class *Class
		Args  []Expr
	}
	// NewStream makes a stream from an object, or an empty one.
	NewStream struct {
		X
		Impl Expr
	}
	Trap struct {
		X
		A Expr
	}
	// Check is check and checkpanic. Stmts of an enclosing block see the fail.
	Check struct {
		X
		A     Expr
		Panic bool
	}
	// BlockExpr runs statements, then gives Value.
	BlockExpr struct {
		X
		Stmts []Stmt
		Value Expr
	}
	TypedescVal struct {
		X
		Of     types.Type
		Name   string
		Annots []Annot
		Fields map[string][]Annot
	}
	Typeof struct {
		X
		A Expr
	}
	AnnotGet struct {
		X
		A    Expr
		Name string
	}
	// Range is lo...hi or lo..<hi. Where it is not iterated over at once, Make
	// makes an object of it.
	Range struct {
		X
		Lo, Hi   Expr
		HalfOpen bool
		Make     *Func
	}
	// XMLTemplate builds xml; see XMLNode.
	XMLTemplate struct {
		X
		Nodes []XMLNode
	}
	// RegexpTemplate builds a regular expression: Texts around Insertions.
	RegexpTemplate struct {
		X
		Texts      []string
		Insertions []Expr
	}
	// RawTemplate is an object:RawTemplate of the class given.
	RawTemplate struct {
		X
		Strings    []string
		Insertions Expr // a list constructor
		Class      *Class
	}
	ByteArray struct {
		X
		Bytes []byte
	}
	XMLFilter struct {
		X
		A     Expr
		Names []XMLName
	}
	XMLStep struct {
		X
		A     Expr
		Kind  syntax.XMLStepKind
		Names []XMLName
		Index Expr // nil without
	}
	// XMLAttr is x.name: the attribute, an error when absent, () when Opt.
	XMLAttr struct {
		X
		A    Expr
		Name string
		Opt  bool
	}
	Start struct {
		X
		Isolated bool
		F        *Func // closure without parameters that does the call
	}
	Wait struct {
		X
		Futures []Expr
		Named   []bool   // which futures are names of workers: waits for them do not fail
		Names   []string // for wait {…}
		Alts    bool
	}
	Send struct {
		X
		A       Expr
		Sync    bool
		Channel *Channel
		Slot    int
	}
	Receive struct {
		X
		Channels []*Channel
		Slots    []int      // of each channel
		Names    []string   // multiple receive into a mapping
		Made     types.Type // of the mapping
		Alts     bool
	}
	Flush struct {
		X
		Channels []*Channel
		Slots    []int // up to which to flush each
	}
	// Query is a query expression.
	Query struct {
		X
		Clauses    []Clause
		Kind       QueryKind
		Select     Expr
		Key        Expr // for maps: key, Select the value
		Conflict   Expr // on conflict, nil without
		Keys       []string
		Completion types.Type
		// Elem is the type of what select gives.
		Elem types.Type
		Do   []Stmt
		// Body is the stream's generator for a stream query.
		Gen *Func
	}
	// IterNew and IterNext drive an iteration by hand.
	// Transactional tells whether the strand is in transaction mode.
	Transactional struct{ X }
	// Commit ends a transaction; its value is the reason why it failed, or nil.
	Commit struct {
		X
		Tx *Transaction
	}
)

// ErrPart names a part of an error.
type ErrPart uint8

const (
	ErrMessage ErrPart = iota
	ErrCause
	ErrDetail
)

// ListElem is a member, or members spread from a list.
type ListElem struct {
	V      Expr
	Spread bool
}

// MapField is a field of a mapping constructor: by Name, by Key, or Spread.
type MapField struct {
	Name     string
	Key      Expr
	Spread   bool
	V        Expr
	Readonly bool
	// OmitNil says that a value of () leaves the field out.
	OmitNil bool
}

// FieldDefault is a default value of a record field.
type FieldDefault struct {
	Name string
	F    *Func
}

// XMLKind tells the nodes of an xml template apart.
type XMLKind uint8

const (
	XMLText XMLKind = iota
	XMLElement
	XMLComment
	XMLPI
	XMLInsert
)

// XMLNode is a node of an xml template.
type XMLNode struct {
	Kind     XMLKind
	Name     string // expanded name of an element, target of an instruction
	Prefix   string
	Attrs    []XMLAttrNode
	Text     []Expr // text, comment or instruction content: strings to join
	Insert   Expr   // an interpolated value
	Children []XMLNode
}

// XMLAttrNode is an attribute of an element template.
type XMLAttrNode struct {
	Name  string // expanded
	Value []Expr
}

// XMLName is a name pattern: expanded name, "{ns}*" or "*".
type XMLName struct{ NS, Local string } // Local "*" for any; NS "*" for any

// Channel is the queue of messages from one worker to another; the default
// worker is called "function".
type Channel struct {
	From, To string
	Slots    int  // messages that may be sent on it
	Var      *Var // holds the channel at run time
}

// QueryKind says what a query makes.
type QueryKind uint8

const (
	QueryList QueryKind = iota
	QueryMap
	QueryTable
	QueryStream
	QueryString
	QueryXML
	QueryAction
	QueryCollect
)

// MatchClause says whether an if was written as a clause of a match statement.
type MatchClause uint8

const (
	NoClause      MatchClause = iota
	PlainClause               // its condition is the pattern
	GuardedClause             // its condition is an And of pattern and guard
	LastClause                // whatever comes here matches
)

// Clause is a clause of a query.
type Clause interface{ clause() }

type (
	// From iterates; Bind destructures Var. Join clauses have On and Eq.
	From struct {
		Var   *Var
		In    Expr
		Iter  IterKind
		Bind  []Stmt
		Join  bool
		Outer bool
		On    Expr // evaluated with what is bound so far
		Eq    Expr // evaluated with Var bound
		Bound []*Var
	}
	Let struct {
		Stmts []Stmt
		Bound []*Var
	}
	Where   struct{ Cond Expr }
	Limit   struct{ N Expr }
	OrderBy struct {
		Keys  []Expr
		Desc  []bool
		Bound []*Var // variables of the frames
	}
	GroupBy struct {
		Keys  []*Var // grouping variables, assigned by Stmts before
		Stmts []Stmt
		// Vars are the variables that become lists, Lists what they become.
		Vars  []*Var
		Lists []*Var
		Bound []*Var
	}
)

func (*From) clause()    {}
func (*Let) clause()     {}
func (*Where) clause()   {}
func (*Limit) clause()   {}
func (*OrderBy) clause() {}
func (*GroupBy) clause() {}

// IterKind says how something is iterated.
type IterKind uint8

const (
	IterRange IterKind = iota
	IterList
	IterMap
	IterString
	IterXML
	IterTable
	IterStream
	IterObject
	IterAny // decided at run time
)

// Stmt is a statement.
type Stmt interface{ stmt() }

type (
	// VarDecl declares a local; Init nil leaves it unset.
	VarDecl struct {
		V    *Var
		Init Expr
		Off  int32
	}
	// Assign assigns to Local or Global variables.
	Assign struct {
		V   *Var
		Val Expr
		Off int32
	}
	SetIndex struct {
		List, Index, Val Expr
		Off              int32
	}
	SetField struct {
		Map, Key, Val Expr
		Optional      bool // () deletes
		Off           int32
	}
	SetObj struct {
		Obj  Expr
		Name string
		Val  Expr
		Init bool // the field gets its first value
		Off  int32
	}
	SetTable struct {
		Table, Key, Val Expr
		Off             int32
	}
	SetXMLAttr struct {
		XML  Expr
		Name string
		Val  Expr
		Off  int32
	}
	ExprStmt struct {
		A Expr
	}
	If struct {
		Cond       Expr
		Then, Else []Stmt
		Off        int32
		Match      MatchClause
	}
	While struct {
		Cond Expr
		Body []Stmt
		Off  int32
	}
	Foreach struct {
		Var  *Var
		In   Expr
		Iter IterKind
		Body []Stmt
		Off  int32
	}
	Return struct {
		A   Expr // nil without value
		Off int32
	}
	Break    struct{ Off int32 }
	Continue struct{ Off int32 }
	Panic    struct {
		A   Expr
		Off int32
	}
	// Fail leaves for the nearest on fail, or returns the error.
	Fail struct {
		A   Expr
		Off int32
	}
	// Do runs Body; a fail in it sets Err and runs OnFail.
	Do struct {
		Body    []Stmt
		Err     *Var
		OnFail  []Stmt
		HasFail bool
	}
	Lock struct {
		Body []Stmt
		Off  int32
	}
	Block struct {
		Body []Stmt
	}
	// Workers starts named workers: each is a closure without parameters whose
	// future goes into its variable.
	Workers struct {
		Vars     []*Var
		Funcs    []*Func
		Channels []*Channel
		Off      int32
	}
	// Advance tells the receiver of a channel that what is left out of the
	// messages before slot To will not be sent.
	Advance struct {
		Channel *Channel
		To      int
	}
	// RegisterListener and AttachService are parts of module initialisation.
	RegisterListener struct {
		A   Expr
		Off int32
	}
	AttachService struct {
		Listener, Service Expr
		Path              Expr // string, string[] or ()
		Off               int32
	}
	// SetConfig takes a configurable variable's value from configuration.
	SetConfig struct {
		V       *Var
		Default Expr // nil when required
		Off     int32
	}
	// Transaction runs Body in a new transaction, which V holds. Where Body fails
	// or panics before it has ended the transaction, it is rolled back.
	Transaction struct {
		V    *Var
		Body []Stmt
		Off  int32
	}
	// Rollback ends a transaction; A, the reason, may be nil.
	Rollback struct {
		Tx  *Transaction
		A   Expr
		Off int32
	}
	// Retry runs Body again while it fails and the manager allows. Tx is set when
	// Body is that transaction.
	Retry struct {
		Manager Expr
		Body    []Stmt
		Tx      *Transaction
		Off     int32
	}
)

func (*VarDecl) stmt()          {}
func (*Assign) stmt()           {}
func (*SetIndex) stmt()         {}
func (*SetField) stmt()         {}
func (*SetObj) stmt()           {}
func (*SetTable) stmt()         {}
func (*SetXMLAttr) stmt()       {}
func (*ExprStmt) stmt()         {}
func (*If) stmt()               {}
func (*While) stmt()            {}
func (*Foreach) stmt()          {}
func (*Return) stmt()           {}
func (*Break) stmt()            {}
func (*Continue) stmt()         {}
func (*Panic) stmt()            {}
func (*Fail) stmt()             {}
func (*Do) stmt()               {}
func (*Lock) stmt()             {}
func (*Block) stmt()            {}
func (*Workers) stmt()          {}
func (*Advance) stmt()          {}
func (*RegisterListener) stmt() {}
func (*AttachService) stmt()    {}
func (*SetConfig) stmt()        {}
func (*Retry) stmt()            {}
func (*Transaction) stmt()      {}
func (*Rollback) stmt()         {}
