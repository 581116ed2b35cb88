// Syntax errors: their codes and texts, in one table.

package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// code is the number of a syntax error.
type code uint16

// The numbers follow those that users of bal see: below 200 a token is
// missing, from 200 a keyword, from 400 something larger; from 500 on a
// construct stands where it must not, from 600 on the text of a token is wrong.
const (
	errMissingToken       code = 1
	errMissingSemi        code = 2
	errMissingColon       code = 3
	errMissingOpenParen   code = 4
	errMissingCloseParen  code = 5
	errMissingOpenBrace   code = 6
	errMissingCloseBrace  code = 7
	errMissingOpenBrack   code = 8
	errMissingCloseBrack  code = 9
	errMissingEqual       code = 10
	errMissingComma       code = 11
	errMissingSlash       code = 13
	errMissingGt          code = 16
	errMissingLt          code = 17
	errMissingFatArrow    code = 18
	errMissingOpenBraceP  code = 23
	errMissingCloseBraceP code = 24
	errMissingDoubleQuote code = 33
	errMissingBacktick    code = 34
	errMissingDot         code = 35

	errMissingKeyword code = 200

	errMissingIdent      code = 400
	errMissingExpr       code = 401
	errMissingType       code = 402
	errMissingPattern    code = 404
	errMissingFuncBody   code = 405
	errMissingParamName  code = 406
	errMissingKeyExpr    code = 407
	errMissingClause     code = 408
	errMissingWorker     code = 409
	errMissingMatch      code = 410
	errMissingEnumMember code = 411
	errMissingWaitField  code = 412
	errMissingPath       code = 413
	errMissingArrayLen   code = 414
	errMissingXMLName    code = 418
	errMissingPoint      code = 421
	errMissingString     code = 422
	errMissingMessage    code = 424

	errActionAsExpr       code = 501
	errInvalidExprStmt    code = 502
	errInvalidAssign      code = 503
	errDuplicateQual      code = 504
	errQualNotAllowed     code = 505
	errImportAfterDecl    code = 506
	errTooDeep            code = 507
	errRestNotLast        code = 508
	errRestDefault        code = 509
	errArgOrder           code = 510
	errParamOrder         code = 511
	errNotPattern         code = 512
	errAfterRest          code = 513
	errWorkerNotHere      code = 514
	errStmtAfterWorker    code = 515
	errNotCall            code = 517
	errRestInOpenRecord   code = 519
	errDocNotHere         code = 520
	errFieldInit          code = 521
	errRemoteVisibility   code = 522
	errAnnotNotHere       code = 523
	errInitNotAllowed     code = 525
	errArrayOfInferred    code = 526
	errReservedIdentifier code = 527
	errTableRow           code = 528

	errInvalidToken        code = 600
	errInvalidEscape       code = 601
	errLeadingZeros        code = 602
	errMissingDigit        code = 603
	errInvalidBase16       code = 604
	errInvalidBase64       code = 605
	errInvalidCodePoint    code = 606
	errInvalidUTF8         code = 607
	errDisallowedCodePoint code = 608
	errXMLExpected         code = 620
	errXMLTagMismatch      code = 621
	errXMLName             code = 622
	errXMLInterp           code = 623
	errXMLEntity           code = 624
	errXMLText             code = 625
	errXMLDuplicateAttr    code = 626
	errRegexpExpected      code = 640
	errRegexpQuantifier    code = 641
	errRegexpRange         code = 642
	errRegexpFlag          code = 643
	errRegexpProperty      code = 644
	errRegexpEscape        code = 645
	errRegexpInterp        code = 646
	errRegexpDuplicate     code = 648
	errRegexpUnexpectedAt  code = 650
)

func newError(c code, off, end int, args ...any) Error {
	return Error{c.String(), int32(off), int32(end), c.message(args...)}
}

// String gives the code as it is shown: BCE and four digits.
func (c code) String() string {
	s := strconv.Itoa(int(c))
	return "BCE0000"[:7-len(s)] + s
}

func (c code) message(args ...any) string {
	if len(args) == 0 {
		return c.text()
	}
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = visible(s)
		}
	}
	return fmt.Sprintf(c.text(), args...)
}

// visible is a part of the source as a message shows it: what a terminal would
// not show, or would obey, is written as an escape.
func visible(s string) string {
	plain := func(r rune) bool { return unicode.IsPrint(r) || r == '\t' }
	if utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	var b strings.Builder
	for i, n := 0, 0; i < len(s); i += n {
		var r rune
		r, n = utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, "\\x%02x", s[i])
		case plain(r):
			b.WriteString(s[i : i+n])
		default:
			fmt.Fprintf(&b, "\\u{%X}", r)
		}
	}
	return b.String()
}

func (c code) text() string {
	switch c {
	case errXMLExpected, errRegexpExpected:
		return "%s"
	case errMissingToken:
		return "missing %s token"
	case errMissingKeyword:
		return "missing %s keyword"
	case errMissingSemi:
		return "missing semicolon token"
	case errMissingColon:
		return "missing colon token"
	case errMissingOpenParen:
		return "missing open parenthesis token"
	case errMissingCloseParen:
		return "missing close parenthesis token"
	case errMissingOpenBrace:
		return "missing open brace token"
	case errMissingCloseBrace:
		return "missing close brace token"
	case errMissingOpenBrack:
		return "missing open bracket token"
	case errMissingCloseBrack:
		return "missing close bracket token"
	case errMissingEqual:
		return "missing equal token"
	case errMissingComma:
		return "missing comma token"
	case errMissingSlash:
		return "missing slash token"
	case errMissingGt:
		return "missing gt token"
	case errMissingLt:
		return "missing lt token"
	case errMissingFatArrow:
		return "missing right double arrow token"
	case errMissingOpenBraceP:
		return "missing open brace pipe token"
	case errMissingCloseBraceP:
		return "missing close brace pipe token"
	case errMissingDoubleQuote:
		return "missing double quote"
	case errMissingBacktick:
		return "missing backtick"
	case errMissingDot:
		return "missing dot token"
	case errMissingIdent:
		return "missing identifier"
	case errMissingExpr:
		return "missing expression"
	case errMissingType:
		return "missing type descriptor"
	case errMissingPattern:
		return "missing match pattern"
	case errMissingFuncBody:
		return "missing function body"
	case errMissingParamName:
		return "missing parameter name"
	case errMissingKeyExpr:
		return "missing key expression in member access expression"
	case errMissingClause:
		return "missing select, collect or do clause"
	case errMissingWorker:
		return "missing named worker declaration in fork statement"
	case errMissingMatch:
		return "missing match clause"
	case errMissingEnumMember:
		return "missing enum member"
	case errMissingWaitField:
		return "missing wait field"
	case errMissingPath:
		return "missing resource path in resource accessor definition"
	case errMissingArrayLen:
		return "missing array length"
	case errMissingXMLName:
		return "missing XML name pattern"
	case errMissingPoint:
		return "missing attach point"
	case errMissingString:
		return "missing string literal"
	case errActionAsExpr:
		return "action invocation as an expression not allowed here"
	case errInvalidExprStmt:
		return "invalid expression statement"
	case errInvalidAssign:
		return "invalid expression as the target of an assignment"
	case errDuplicateQual:
		return "duplicate qualifier '%s'"
	case errQualNotAllowed:
		return "qualifier '%s' not allowed"
	case errImportAfterDecl:
		return "import declaration must come before other declarations"
	case errTooDeep:
		return "nested too deeply"
	case errRestNotLast:
		return "the rest member must come last"
	case errRestDefault:
		return "a rest parameter cannot have a default value"
	case errArgOrder:
		return "%s argument not allowed after %s argument"
	case errParamOrder:
		return "%s parameter not allowed after %s parameter"
	case errNotPattern:
		return "invalid binding pattern"
	case errAfterRest:
		return "nothing may follow the rest descriptor of a record"
	case errWorkerNotHere:
		return "worker not allowed here"
	case errStmtAfterWorker:
		return "named workers must stand together"
	case errTableRow:
		return "the rows of a table constructor must be mapping constructors"
	case errMissingMessage:
		return "missing error message argument"
	case errNotCall:
		return "missing function or method call after start"
	case errRestInOpenRecord:
		return "rest descriptor not allowed in an inclusive record type"
	case errDocNotHere:
		return "documentation is not attached to a construct that can be documented"
	case errFieldInit:
		return "field initializer not allowed in an object type"
	case errRemoteVisibility:
		return "qualifier '%s' not allowed on a %s method"
	case errAnnotNotHere:
		return "annotation not allowed here"
	case errInitNotAllowed:
		return "method body not allowed in an object type"
	case errArrayOfInferred:
		return "inferred length is allowed for the first dimension only"
	case errReservedIdentifier:
		return "reserved word '%s' cannot be used as an identifier"
	case errInvalidToken:
		return "invalid token '%s'"
	case errInvalidEscape:
		return "invalid escape sequence '%s'"
	case errLeadingZeros:
		return "leading zeros in numeric literals"
	case errMissingDigit:
		return "missing digit after %s"
	case errInvalidBase16:
		return "invalid base16 content"
	case errInvalidBase64:
		return "invalid base64 content"
	case errInvalidCodePoint:
		return "invalid code point '%s'"
	case errInvalidUTF8:
		return "invalid UTF-8"
	case errDisallowedCodePoint:
		return "code point %s is not allowed in a source: write an escape such as '\\u{...}' in a string literal"
	case errXMLTagMismatch:
		return "mismatched end tag '%s': expected '%s'"
	case errXMLName:
		return "invalid XML name"
	case errXMLInterp:
		return "interpolation is not allowed in %s"
	case errXMLEntity:
		return "invalid XML reference '%s'"
	case errXMLText:
		return "invalid XML text '%s'"
	case errXMLDuplicateAttr:
		return "duplicate XML attribute '%s'"
	case errRegexpQuantifier:
		return "invalid quantifier in regular expression"
	case errRegexpRange:
		return "invalid character range in regular expression"
	case errRegexpFlag:
		return "invalid flag in regular expression"
	case errRegexpProperty:
		return "invalid property in regular expression"
	case errRegexpEscape:
		return "invalid escape in regular expression"
	case errRegexpInterp:
		return "interpolation is not allowed in a character class"
	case errRegexpDuplicate:
		return "duplicate flag in regular expression"
	case errRegexpUnexpectedAt:
		return "invalid token '%s' in regular expression"
	}
	return "syntax error"
}

// missing gives the code for a token of kind k that is not there.
func (k Kind) missing() (code, []any) {
	switch k {
	case Semi:
		return errMissingSemi, nil
	case Colon:
		return errMissingColon, nil
	case LParen:
		return errMissingOpenParen, nil
	case RParen:
		return errMissingCloseParen, nil
	case LBrace:
		return errMissingOpenBrace, nil
	case RBrace, InterpEnd:
		return errMissingCloseBrace, nil
	case LBrack:
		return errMissingOpenBrack, nil
	case RBrack:
		return errMissingCloseBrack, nil
	case Assign:
		return errMissingEqual, nil
	case Comma:
		return errMissingComma, nil
	case Slash:
		return errMissingSlash, nil
	case Gt:
		return errMissingGt, nil
	case Lt:
		return errMissingLt, nil
	case FatArrow:
		return errMissingFatArrow, nil
	case LBracePipe:
		return errMissingOpenBraceP, nil
	case RBracePipe:
		return errMissingCloseBraceP, nil
	case TemplateEnd, TemplateStart:
		return errMissingBacktick, nil
	case Dot:
		return errMissingDot, nil
	case IdentTok:
		return errMissingIdent, nil
	}
	if k.IsKeyword() {
		return errMissingKeyword, []any{k.String()}
	}
	return errMissingToken, []any{k.String()}
}
