package ir

import "barre/types"

// Op is an operation.
type Op uint16

// In the comments s and r are the register files of the frame, pool and ints
// the function's pools, and A, B, C the operands.
const (
	Nop   Op = iota
	Probe    // place B of the function's Probes is reached
	Break    // place B of the function's Places is reached: a debugger may stop here
	Poll     // note the time when that is due; panic when the strand has been cancelled

	// Moves and constants.
	MoveS // s[A] = s[B]
	MoveR // r[A] = r[B]
	IntK  // s[A] = B (sign-extended)
	IntP  // s[A] = ints[B]
	NilK  // r[A] = ()
	PoolK // r[A] = pool[B]

	// Boxing.
	BoxInt   // r[A] = Int(s[B])
	BoxFloat // r[A] = Float(s[B])
	BoxBool  // r[A] = Boolean(s[B])
	UnboxInt // s[A] = r[B]
	UnboxFloat
	UnboxBool

	// Integer arithmetic; overflow panics.
	AddI // s[A] = s[B] + s[C]
	SubI
	MulI
	DivI
	RemI
	AddIK // s[A] = s[B] + C
	SubIK
	MulIK
	DivIK // s[A] = s[B] / C, C > 0
	RemIK
	NegI
	AndI
	OrI
	XorI
	ShlI
	ShrI
	UshrI
	NotI // s[A] = ^s[B]

	// Floating point.
	AddF
	SubF
	MulF
	DivF
	RemF
	NegF
	IntToFloat // s[A] = float(s[B])

	// Comparison: s[A] = s[B] op s[C].
	LtI
	LeI
	GtI
	GeI
	EqI
	NeI
	LtF
	LeF
	GtF
	GeF
	EqF
	NeF
	ExactF
	EqStr // s[A] = r[B] == r[C], strings
	NotB  // s[A] = !s[B]

	// Values of every kind.
	EqR     // s[A] = r[B] == r[C]
	ExactR  // s[A] = r[B] === r[C]
	CmpR    // s[A] = compare r[B], r[C] with relational operator in the next instruction's A (0 <, 1 <=, 2 >, 3 >=)
	Arith   // r[A] = r[B] op r[C], operation in the next instruction: A op, B kind, C lift
	NegR    // r[A] = -r[B]; C lift
	BitNotR // r[A] = ~r[B], nil-lifted
	Concat  // r[A] = r[B] + r[C], strings
	StrCat  // r[A] = concatenation of the C values from r[B] on, as toString shows them

	// Jumps.
	Jmp    // to C
	JmpT   // if s[A] to C
	JmpF   // unless s[A] to C
	JmpNil // if r[A] is () to C
	JmpNotNil
	JmpErr    // if r[A] is an error to C
	JmpNotErr // unless r[A] is an error to C
	JmpLtI    // if s[A] < s[B] to C
	JmpLeI
	JmpGtI
	JmpGeI
	JmpEqI
	JmpNeI
	JmpLtIK // if s[A] < B to C (B is a constant)
	JmpLeIK
	JmpGtIK
	JmpGeIK
	JmpEqIK
	JmpNeIK
	IncJmpLtI  // s[A]++, then if s[A] < s[B] to C, else past the next instruction, which is that jump
	IncJmpLtIK // likewise with the constant B
	JmpLtF     // if s[A] < s[B] to C
	JmpGeF     // if !(s[A] < s[B]) to C
	JmpGtF
	JmpLeF

	// Types.
	TypeTest   // s[A] = r[B] is pool[C]
	Cast       // r[A] = <pool[C]> r[B] without numeric conversion
	CastNum    // r[A] = <pool[C]> r[B] with numeric conversion
	CastInt    // s[A] checked against pool[C], after conversion (rep int)
	Typeof     // r[A] = typeof r[B]
	FloatToInt // s[A] = <int>s[B]

	// Variables in cells and at module level.
	NewCellR // r[A] = new cell holding r[B]
	NewCellS // r[A] = new cell holding s[B]
	CellR    // r[A] = cell r[B]
	CellS    // s[A] = cell r[B]
	SetCellR // cell r[A] = r[B]
	SetCellS // cell r[A] = s[B]
	GlobalR  // r[A] = global pool[B]
	GlobalS
	SetGlobalR // global pool[B] = r[A]
	SetGlobalS

	// Calls. B and C are the first free scalar and reference register.
	Call        // pool[A] is a *tree.Func
	CallValue   // function r[C], arguments boxed in r[C+1]…; pool[A] is a *MethodRef with layout; result boxed in r[C]
	CallMethod  // object r[C], arguments boxed in r[C+1]…; pool[A] is a *MethodRef; result boxed in r[C]
	CallNumber  // pool[A] is a *tree.Func with external body, numbers its parameters and result; arguments in s[B]…; result in s[B]
	CallExtern  // pool[A] is a *tree.Func with external body; arguments boxed in r[C]…; result boxed in r[C]
	RetS        // return s[A]
	RetR        // return r[A]
	RetNil      // return ()
	MaskTest    // if bit B of s[A] is not set go to C
	MakeClosure // r[A] = closure pool[B] (*ClosureShape)
	FuncValue   // r[A] = function pool[B] (*tree.Func)
	BindMethod  // r[A] = method pool[C] (string) of r[B]
	NewObject   // r[A] = object of pool[B] (*ObjectShape), arguments boxed in r[C]…
	NewRaw      // r[C] = object of pool[A] (*ObjectShape) whose fields are the values in r[C+1]…
	Panic       // panic r[A]; B: again, its trace is known
	Trapped     // r[A] = the panic caught (marks a handler's entry)

	// Lists.
	MakeList    // r[A] = list pool[B] (*ListShape) of values from r[C] on
	MakeIntList // r[A] = list pool[B] of scalars from s[C] on
	ListGet     // r[A] = r[B][s[C]]
	ListGetI    // s[A] = r[B][s[C]], members int
	ListGetF
	ListGetB
	ListSet  // r[A][s[B]] = r[C]
	ListSetI // r[A][s[B]] = s[C]
	ListSetF
	ListSetB
	ListFill  // r[A] = r[B][s[C]], making members that are missing
	ListLen   // s[A] = length of r[B]
	ListPush  // push r[B] onto r[A]
	ListPushI // push s[B] onto r[A]
	MaybeArg  // r[A] = member r[C] of r[B], a list or mapping; value.Absent without
	ListRest  // r[A] = members of r[B] from C on; type in the next instruction's pool[B]

	NewList  // r[A] = empty list of type pool[B] under construction
	SealList // r[A] is complete: missing members are filled

	// Mappings.
	MakeMap   // r[A] = mapping pool[B] (*MapShape) of values from r[C] on
	FieldGet  // r[A] = r[B].field pool[C] (*FieldRef); panics when absent
	FieldOpt  // the same, () when absent or r[B] is ()
	FieldJSON // the same on json: an error value when absent; () when optional (next instruction: A optional)
	FieldGetS // s[A] = r[B].field pool[C] (*FieldRef), a number; panics when absent
	FieldSet  // r[A].field pool[B] = r[C]
	FieldSetI // r[A].field pool[B] = s[C]
	FieldSetF
	FieldSetB
	MapGet    // r[A] = r[B][r[C]], () when absent or r[B] is ()
	MapGetS   // s[A] = r[B][r[C]], a number, or skip the next instruction when it is absent or r[B] is ()
	MapGetReq // r[A] = r[B][r[C]], panics when absent
	MapFill   // r[A] = r[B][r[C]], making a filler when absent
	MapSet    // r[A][r[B]] = r[C]
	MapSetI   // r[A][r[B]] = s[C]
	MapSetF
	MapSetB
	MapDel // delete r[A][r[B]] if it is there
	MapHas // s[A] = field pool[C] of r[B] is there
	MapLen
	MapRest // r[A] = fields of r[B] but pool[C] ([]string); type in the next instruction's pool[B]

	// Other structures.
	StrGet   // r[A] = r[B][s[C]]
	StrLen   // s[A] = length of r[B]
	XMLGet   // r[A] = r[B][s[C]]
	TableGet // r[A] = r[B][r[C]]
	TableSet // r[A][r[B]] = r[C]
	ObjGet   // r[A] = field pool[C] (*FieldRef) of r[B]
	ObjSet   // field pool[B] of r[A] = r[C]
	ErrMsg   // r[A] = message of r[B]
	ErrCause
	ErrDetail
	MakeError    // r[A] = error pool[B] (*ErrorShape) of values from r[C] on
	MakeTable    // r[A] = table pool[B] (*TableShape) of rows from r[C] on
	MakeXML      // r[A] = xml pool[B] (*XMLShape) with values from r[C] on
	MakeRegexp   // r[A] = regular expression of the texts pool[B] ([]string) around the values from r[C] on
	MakeBytes    // r[A] = new byte[] of pool[B]; C readonly
	MakeStream   // r[A] = stream of type pool[C] from object r[B]
	GenStream    // r[A] = stream of type pool[C] generated by closure r[B]
	MakeTypedesc // r[A] = pool[B]
	AnnotSet     // give typedesc r[A], a copy, the annotations r[B]
	AnnotGet     // r[A] = annotation pool[C] of r[B]
	XMLFilter    // r[A] = r[B].<pool[C]>
	XMLStep      // r[A] = r[B]/<pool[C]>; kind in the next instruction's A
	XMLAttr      // r[A] = attribute pool[C] of r[B]; next instruction: A optional

	// Iteration. A list is walked with three scalar registers: the index of the
	// member, and the other fields of a value.Cursor.
	ListWalk // begin to walk over list r[B]: s[A] = -1
	ListStep // s[A] = index of the next member of list r[B], and go to C if there is one
	IterNew  // r[A] = iterator over r[B]
	IterNext // r[A] = next of iterator r[B], or go to C at the end (an error that ends a stream is then in r[A])

	// Collections being built.
	Append     // append r[B] to r[A], which is under construction
	AppendI    // append s[B] to r[A]
	NewBuf     // r[A] = new list of values for the compiler's own use
	NewRows    // r[A] = rows pool[B] (*RowsShape)
	RowAdd     // append to rows, join or grouping r[A] the row of numbers from s[B] and values from r[C] on
	RowSort    // sort rows r[A] by the first columns: pool[B] ([]bool) says which are descending
	RowCount   // s[A] = number of rows in r[B]
	RowGetS    // s[A] = number in rows r[B]; C: column and register of the row, see [RowAt]
	RowGetR    // r[A] = value in rows r[B]; C likewise; () where the row is negative
	JoinAdd    // RowAdd under a key: next instruction: s[A] when B is 1, r[A] otherwise
	JoinFirst  // s[A] = first row of join r[B] with key r[C], -1 without
	JoinFirstI // s[A] = first row of join r[B] with key s[C], -1 without
	JoinNext   // s[A] = row of join r[B] after s[A] with the same key, -1 at the end
	GroupRows  // r[A] = rows of grouping r[B]: the keys, then a list for each other column
	CheckLimit // panic when s[A] is negative
	BufStr     // r[A] = string concatenation of the members of r[B]
	BufXML     // r[A] = xml sequence of the members of r[B]
	TableHas   // s[A] = table r[B] has a row with the key of row r[C]
	TableAdd   // put row r[B] into table r[A]
	NewTable   // r[A] = empty table pool[B] (*TableShape)
	MapHasR    // s[A] = key r[C] is in r[B]
	MapPut     // r[A][r[B]] = r[C], under construction
	Freeze     // make the mapping or table r[A], whose members are immutable, immutable
	ListType   // r[A] = list of type pool[C] of the members of r[B]

	// Strands.
	Start       // r[A] = future of closure r[B]; C isolated
	NewWorker   // r[A] = future of worker closure r[B], which does not run yet
	StartWorker // run worker r[A], closure r[B]; C isolated
	Wait        // r[A] = result of future r[B]; C is 1 for a worker's name
	WaitAny     // r[A] = first result of the futures from r[B] on; pool[C] ([]bool) has a value for each, true for names
	NewChan     // r[A] = new channel pool[B] (*tree.Channel)
	EndChan     // the default worker ends with r[B], -1 for (); C is 1 for a panic; channel r[A]
	Advance     // messages before slot C of channel r[A] will not be sent
	Send        // send r[B] on channel r[A]: slot C
	Receive     // r[A] = message in slot C of channel r[B]
	ReceiveAny  // r[A] = first message of the channels from r[B] on, slots pool[C] ([]int)
	ReceiveAll  // r[A] = mapping of the messages of channels from r[B] on: pool[C] (*Messages)
	Flush       // r[A] = flush of the channels from r[B] on, up to slots pool[C] ([]int)

	LockEnter
	LockLeave

	// Transactions. Registers hold branches.
	TxBegin          // r[A] = a new transaction; r[B] is its retry manager, -1 without; C: r[A] is the attempt before it or nil
	TxCommit         // r[A] = result of committing r[B]
	TxRollback       // roll r[A] back because of r[B], -1 without reason
	TxFail           // r[A] was left with the error r[B]: roll it back unless it has ended
	TxRetry          // s[A] = whether r[B], left with the error r[C], is to be tried again
	TxActive         // s[A] = whether the strand is in transaction mode
	RegisterListener // r[A]
	AttachService    // attach service r[B] with path r[C] to listener r[A]; result in r[A]
	Config           // r[A] = value of configurable pool[B] (*tree.Var), or go to C when it has none
	SetXMLAttr
	ToStr  // r[A] = toString of r[B]
	Native // call the function's Go code with the parameters in the registers: s[0] or r[0] = result

	NumOps
)

// TableShape tells MakeTable what to make.
type TableShape struct {
	T    any // types.Type
	Keys []string
	N    int
}

// Messages tells ReceiveAll what to make of messages.
type Messages struct {
	Slots []int
	Shape *MapShape
}

// RowsShape tells NewRows what to make: a join with keys of store Key, a
// grouping whose first Keys columns are the key and whose other ones become
// lists of the types Lists, or plain rows.
type RowsShape struct {
	Columns []types.Store
	Join    bool
	Key     types.Store
	Group   bool
	Keys    int
	Lists   []types.Type
}

// RowAt packs a column and the scalar register that has the number of the row.
func RowAt(col, reg int) int32 { return int32(col<<16 | reg) }

// IsJump reports whether C of an instruction is where it may go.
func IsJump(o Op) bool {
	return o >= Jmp && o <= JmpLeF || o == MaskTest || o == IterNext || o == ListStep || o == Config
}
