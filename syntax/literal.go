// The values of literals and names.

package syntax

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// IdentName gives the name an identifier stands for: without the leading quote
// and with its escapes replaced.
func IdentName(text string) (name string, quoted bool) {
	if strings.HasPrefix(text, "'") {
		text, quoted = text[1:], true
	}
	if strings.IndexByte(text, '\\') < 0 {
		return text, quoted
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		if text[i] != '\\' {
			b.WriteByte(text[i])
			i++
			continue
		}
		i++
		if strings.HasPrefix(text[i:], "u{") {
			if end := strings.IndexByte(text[i:], '}'); end > 0 {
				if r, ok := codePoint(text[i+2 : i+end]); ok {
					b.WriteRune(r)
					i += end + 1
					continue
				}
			}
		}
	}
	return b.String(), quoted
}

// codePoint reads a hexadecimal number that must be a Unicode scalar value.
func codePoint(digits string) (rune, bool) {
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || !utf8.ValidRune(rune(n)) || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true
}

// IntValue gives the value of an integer literal; ok is false when it does not
// fit. The literal 9223372036854775808 fits only behind a minus sign: see
// [NegIntValue].
func IntValue(text string) (v int64, ok bool) {
	u, ok := uintValue(text)
	return int64(u), ok && u <= math.MaxInt64
}

// NegIntValue gives the value of an integer literal with a minus sign before
// it.
func NegIntValue(text string) (v int64, ok bool) {
	u, ok := uintValue(text)
	return -int64(u), ok && u <= 1<<63
}

func uintValue(text string) (uint64, bool) {
	base := 10
	if len(text) > 2 && text[0] == '0' && text[1]|0x20 == 'x' {
		text, base = text[2:], 16
	}
	u, err := strconv.ParseUint(text, base, 64)
	return u, err == nil
}

// FloatValue gives the value of a floating-point literal that is not a decimal
// one, or of an integer literal read as a float. What is too large is an
// infinity, and ok is false.
func FloatValue(text string) (v float64, ok bool) {
	isHexLit := len(text) > 2 && text[0] == '0' && text[1]|0x20 == 'x'
	if isHexLit {
		if strings.IndexAny(text, "pP") < 0 {
			text += "p0"
		}
	} else {
		text = strings.TrimRight(text, "fFdD")
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil
}

// DecimalText gives the text of a decimal literal, or of another numeric
// literal in base ten read as a decimal, without its suffix and with a lower
// case exponent.
func DecimalText(text string) string {
	return strings.ToLower(strings.TrimRight(text, "dDfF"))
}

var errString = errors.New("invalid string literal")

// StringValue gives the value of a string literal, quotes included.
func StringValue(text string) (string, error) {
	s, ok := strings.CutPrefix(text, `"`)
	if !ok {
		return "", errString
	}
	s, closed := strings.CutSuffix(s, `"`)
	if strings.IndexByte(s, '\\') < 0 {
		if !closed {
			return s, errString
		}
		return s, nil
	}
	var err error
	if !closed {
		err = errString
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			b.WriteByte(s[i])
			i++
			continue
		}
		n := stringEscape(s[i:])
		if n == 0 {
			err = errString
			i++
			continue
		}
		switch c := s[i+1]; c {
		case 't':
			b.WriteByte('\t')
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 'u':
			r, _ := codePoint(s[i+3 : i+n-1])
			b.WriteRune(r)
		default:
			b.WriteByte(c)
		}
		i += n
	}
	return b.String(), err
}

// decodeBytes reads the text of a byte array literal.
func decodeBytes(base int, text string) ([]byte, bool) {
	text = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, text)
	var b []byte
	var err error
	if base == 16 {
		b, err = hex.DecodeString(text)
	} else {
		b, err = base64.StdEncoding.DecodeString(text)
	}
	return b, err == nil
}
