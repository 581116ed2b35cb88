package types

// base holds the predeclared types that have structure. It is complete when
// the package is initialised, is never changed afterwards, and serves every
// Env. What is computed of its types alone goes into shared.
var (
	base   = newEnv(baseIDs)
	shared = newEnv(sharedIDs)
)

// The predeclared types with structure.
var (
	Byte        = base.IntRange(0, 255)
	ByteArray   = base.Array(Byte)
	StringArray = base.Array(String)
	IntArray    = base.Array(Int)
	Anydata     = base.recursiveData(BNil | BBoolean | BInt | BFloat | BDecimal | BString | BRegexp | BXML)
	AnydataList = base.Array(Anydata)
	AnydataMap  = base.Map(Anydata)
	StringMap   = base.Map(String)
	JSON        = base.json()
	JSONList    = base.Array(JSON)
	JSONMap     = base.Map(JSON)
	Cloneable   = base.recursiveData(bReadonly | BXML)
	DetailMap   = base.Map(Cloneable) // the widest error detail
	Char        = base.Char()
	XMLElement  = base.XMLItem(XMLElementRO | XMLElementRW)
	XMLComment  = base.XMLItem(XMLCommentRO | XMLCommentRW)
	XMLPI       = base.XMLItem(XMLPIRO | XMLPIRW)
	XMLText     = base.XMLItem(XMLTextItem)
	True        = base.BooleanValue(true)
	False       = base.BooleanValue(false)

	// IsolatedMark, ClientMark and ServiceMark are the objects (IsolatedFunc
	// the functions) with the qualifier of that name. The transactional bit of
	// functions is part of their signature.
	IsolatedMark = base.Opaque("isolated object", BObject, false)
	ClientMark   = base.Opaque(clientMark, BObject, false)
	ServiceMark  = base.Opaque(serviceMark, BObject, false)
	IsolatedFunc = base.Opaque("isolated function", BFunction, false)
)

const clientMark, serviceMark = "client object", "service object"

// recursiveData is simple | X[] | map<X> | table<map<X>> for itself as X.
func (e *Env) recursiveData(simple Basic) *T {
	l, m, t := e.NewRecList(""), e.NewRecMapping(nil), e.NewRecTable()
	x := e.union(e.union(e.union(e.basic(simple), l.T), m.T), t.T)
	l.Define(nil, 0, x)
	m.Define(nil, x)
	t.Define(m.T, nil, nil)
	return x
}

func (e *Env) json() *T {
	l, m := e.NewRecList(""), e.NewRecMapping(nil)
	x := e.union(e.union(e.basic(BNil|BBoolean|BInt|BFloat|BDecimal|BString), l.T), m.T)
	l.Define(nil, 0, x)
	m.Define(nil, x)
	return x
}
