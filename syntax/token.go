// This file holds what a source file is made of: token kinds, tokens, and
// places in the text.

package syntax

import (
	"sort"
	"unicode/utf8"
)

// Kind says what a token is. The set is closed: everything a source file can
// contain is one of these, bytes that belong to no token included (Bad).
type Kind uint8

// Tok is the index of a token in [File.Tokens]. NoTok stands for a token that
// is not there.
type Tok int32

// NoTok is the index of no token.
const NoTok Tok = -1

// Token is one lexeme. It owns the bytes Off..End of the source; the bytes
// between the end of its predecessor and Off are its leading trivia (white
// space and comments), so that the tokens of a file cover all of it.
type Token struct {
	Kind     Kind
	Off, End int32
}

const (
	EOF Kind = iota
	Bad      // a byte sequence that starts no token

	// Literals and names.
	IdentTok   // name, or 'quoted name
	IntLit     // 12, 0x1F
	FloatLit   // 1.5, 2e3, 1f, 0x1p3
	DecimalLit // 1.5d, 3d
	StringLit  // "…"
	DocLine    // one line of documentation: # …

	// Templates: the back-tick that opens one, runs of text, ${, }, and the
	// back-tick that closes it. Text tokens hold the raw source text.
	TemplateStart
	TemplateText
	InterpStart // ${ inside a template
	InterpEnd   // the } that closes it
	TemplateEnd

	// Punctuation.
	LParen        // (
	RParen        // )
	LBrace        // {
	RBrace        // }
	LBracePipe    // {|
	RBracePipe    // |}
	LBrack        // [
	RBrack        // ]
	Semi          // ;
	Comma         // ,
	Colon         // :
	Dot           // .
	Ellipsis      // ...
	HalfOpen      // ..<
	Question      // ?
	QuestionDot   // ?.
	Elvis         // ?:
	At            // @
	Assign        // =
	Arrow         // ->
	SyncArrow     // ->>
	LeftArrow     // <-
	FatArrow      // =>
	Plus          // +
	Minus         // -
	Star          // *
	Slash         // /
	Percent       // %
	Amp           // &
	Pipe          // |
	Caret         // ^
	Tilde         // ~
	Bang          // !
	AmpAmp        // &&
	PipePipe      // ||
	Eq            // ==
	NotEq         // !=
	Identical     // ===
	NotIdentical  // !==
	Lt            // <
	Gt            // > (two adjacent ones are a shift; the parser joins them)
	LtEq          // <=
	GtEq          // >=
	Shl           // <<
	AnnotAccess   // .@
	SlashLt       // /<
	DotLt         // .<
	SlashStar     // /*
	SlashStarStar // /**/<
	PlusEq        // +=
	MinusEq       // -=
	StarEq        // *=
	SlashEq       // /=
	AmpEq         // &=
	PipeEq        // |=
	CaretEq       // ^=
	ShlEq         // <<=
	ShrEq         // >>=
	UshrEq        // >>>=

	kwFirst
	KwAnnotation
	KwAny
	KwAnydata
	KwAs
	KwAscending
	KwBase16
	KwBase64
	KwBoolean
	KwBreak
	KwByte
	KwCheck
	KwCheckpanic
	KwClass
	KwClient
	KwCommit
	KwConfigurable
	KwConst
	KwContinue
	KwDecimal
	KwDescending
	KwDistinct
	KwDo
	KwElse
	KwEnum
	KwEquals
	KwError
	KwExternal
	KwFail
	KwFalse
	KwFinal
	KwFloat
	KwFlush
	KwForeach
	KwFork
	KwFrom
	KwFunction
	KwFuture
	KwHandle
	KwIf
	KwImport
	KwIn
	KwInt
	KwIs
	KwIsNot // !is
	KwIsolated
	KwJoin
	KwJson
	KwLet
	KwListener
	KwLock
	KwMap
	KwMatch
	KwNever
	KwNew
	KwNull
	KwObject
	KwOn
	KwOrder
	KwOuter
	KwPanic
	KwPrivate
	KwPublic
	KwReadonly
	KwRecord
	KwRemote
	KwResource
	KwRetry
	KwReturn
	KwReturns
	KwRollback
	KwSelect
	KwService
	KwStart
	KwStream
	KwString
	KwTable
	KwTransaction
	KwTransactional
	KwTrap
	KwTrue
	KwType
	KwTypedesc
	KwTypeof
	KwVar
	KwWait
	KwWhere
	KwWhile
	KwWorker
	KwXml
	KwXmlns
	kwLast

	// KindCount is the number of token kinds.
	KindCount
)

// Words that mean something in one place only and are ordinary identifiers
// everywhere else arrive as IdentTok and the parser looks at the text: by,
// collect, conflict, field, group, key, limit, natural, parameter, re, source
// and the like. A few such words have a kind of their own all the same (see
// [Kind.IsIdent]).

var kindText = [KindCount]string{
	EOF: "end of file", Bad: "invalid token", IdentTok: "identifier", IntLit: "integer literal",
	FloatLit: "floating-point literal", DecimalLit: "decimal literal", StringLit: "string literal", DocLine: "documentation",
	TemplateStart: "`", TemplateText: "template text", InterpStart: "${", InterpEnd: "}", TemplateEnd: "`",
	LParen: "(", RParen: ")", LBrace: "{", RBrace: "}", LBracePipe: "{|", RBracePipe: "|}", LBrack: "[", RBrack: "]",
	Semi: ";", Comma: ",", Colon: ":", Dot: ".", Ellipsis: "...", HalfOpen: "..<", Question: "?", QuestionDot: "?.",
	Elvis: "?:", At: "@", Assign: "=", Arrow: "->", SyncArrow: "->>", LeftArrow: "<-", FatArrow: "=>",
	Plus: "+", Minus: "-", Star: "*", Slash: "/", Percent: "%", Amp: "&", Pipe: "|", Caret: "^", Tilde: "~", Bang: "!",
	AmpAmp: "&&", PipePipe: "||", Eq: "==", NotEq: "!=", Identical: "===", NotIdentical: "!==", Lt: "<", Gt: ">",
	LtEq: "<=", GtEq: ">=", Shl: "<<", AnnotAccess: ".@", SlashLt: "/<", DotLt: ".<", SlashStar: "/*", SlashStarStar: "/**/<",
	PlusEq: "+=", MinusEq: "-=", StarEq: "*=", SlashEq: "/=", AmpEq: "&=", PipeEq: "|=", CaretEq: "^=",
	ShlEq: "<<=", ShrEq: ">>=", UshrEq: ">>>=",
	KwAnnotation: "annotation", KwAny: "any", KwAnydata: "anydata", KwAs: "as",
	KwAscending: "ascending", KwBase16: "base16", KwBase64: "base64", KwBoolean: "boolean", KwBreak: "break",
	KwByte: "byte", KwCheck: "check", KwCheckpanic: "checkpanic", KwClass: "class", KwClient: "client",
	KwCommit: "commit", KwConfigurable: "configurable", KwConst: "const", KwContinue: "continue",
	KwDecimal: "decimal", KwDescending: "descending", KwDistinct: "distinct", KwDo: "do", KwElse: "else",
	KwEnum: "enum", KwEquals: "equals", KwError: "error", KwExternal: "external", KwFail: "fail", KwFalse: "false",
	KwFinal: "final", KwFloat: "float", KwFlush: "flush", KwForeach: "foreach", KwFork: "fork", KwFrom: "from",
	KwFunction: "function", KwFuture: "future", KwHandle: "handle", KwIf: "if", KwImport: "import", KwIn: "in",
	KwInt: "int", KwIs: "is", KwIsNot: "!is", KwIsolated: "isolated", KwJoin: "join", KwJson: "json", KwLet: "let",
	KwListener: "listener", KwLock: "lock", KwMap: "map", KwMatch: "match", KwNever: "never", KwNew: "new",
	KwNull: "null", KwObject: "object", KwOn: "on", KwOrder: "order", KwOuter: "outer", KwPanic: "panic",
	KwPrivate: "private", KwPublic: "public", KwReadonly: "readonly", KwRecord: "record", KwRemote: "remote",
	KwResource: "resource", KwRetry: "retry", KwReturn: "return", KwReturns: "returns", KwRollback: "rollback",
	KwSelect: "select", KwService: "service", KwStart: "start", KwStream: "stream",
	KwString: "string", KwTable: "table", KwTransaction: "transaction", KwTransactional: "transactional",
	KwTrap: "trap", KwTrue: "true", KwType: "type", KwTypedesc: "typedesc", KwTypeof: "typeof", KwVar: "var",
	KwWait: "wait", KwWhere: "where", KwWhile: "while", KwWorker: "worker", KwXml: "xml",
	KwXmlns: "xmlns",
}

// String gives the token's text where it has one, or a description.
func (k Kind) String() string { return kindText[k] }

// IsKeyword reports whether k is a keyword.
func (k Kind) IsKeyword() bool { return k > kwFirst && k < kwLast }

// Keywords lists the reserved words.
func Keywords() []string {
	var r []string
	for k := kwFirst + 1; k < kwLast; k++ {
		if k != KwIsNot && kindText[k] != "" {
			r = append(r, kindText[k])
		}
	}
	return r
}

// IsIdent reports whether a token of kind k can be a name: an identifier, or
// one of the words the specification does not reserve.
func (k Kind) IsIdent() bool {
	switch k {
	case IdentTok, KwWhere, KwJoin, KwOrder, KwOuter, KwSelect, KwEquals,
		KwAscending, KwDescending, KwBase16, KwBase64:
		return true
	}
	return false
}

// Pos is a place in a file: line and column count from 1, the column in
// code points, as editors show it.
type Pos struct{ Line, Col int }

// LineIndex finds lines and columns of byte offsets.
type LineIndex struct {
	src   string
	start []int32 // offset of the first byte of each line
}

// NewLineIndex makes the index of src.
func NewLineIndex(src string) *LineIndex {
	x := &LineIndex{src: src, start: []int32{0}}
	for i := 0; i < len(src); i++ {
		if src[i] == '\n' {
			x.start = append(x.start, int32(i+1))
		}
	}
	return x
}

// Pos gives the line and column of the byte at off.
func (x *LineIndex) Pos(off int) Pos {
	off = max(0, min(off, len(x.src)))
	line := x.Line(off) - 1
	return Pos{line + 1, utf8.RuneCountInString(x.src[x.start[line]:off]) + 1}
}

// Line gives the line of a byte offset, without the cost of its column.
func (x *LineIndex) Line(off int) int {
	return sort.Search(len(x.start), func(i int) bool { return int(x.start[i]) > off })
}

// Lines is the number of lines.
func (x *LineIndex) Lines() int { return len(x.start) }

// Offset gives the byte offset of a line and column, held within the text.
func (x *LineIndex) Offset(p Pos) int {
	if p.Line < 1 {
		return 0
	}
	if p.Line > len(x.start) {
		return len(x.src)
	}
	off, end := int(x.start[p.Line-1]), len(x.src)
	if p.Line < len(x.start) {
		end = int(x.start[p.Line]) - 1
	}
	col := 1
	for i := range x.src[off:end] {
		if col >= p.Col {
			return off + i
		}
		col++
	}
	return end
}
