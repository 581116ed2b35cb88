// Package langstring is the library module ballerina/lang.string.
package langstring

import (
	"embed"
	"strings"
	"unicode/utf8"

	"barre/lib"
	"barre/lib/internal/langlib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/lang.string.
var Module = lib.Module{Org: "ballerina", Name: "lang.string", Version: langlib.Version, Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	iterators := langlib.Class(m, "Iterator")
	return map[string]runtime.Extern{
		"length": length,
		"iterator": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return iterate(c, iterators, str(args, 0)), nil
		},
		"Iterator.next":         langlib.IteratorNext,
		"concat":                concat,
		"getCodePoint":          getCodePoint,
		"substring":             substring,
		"codePointCompare":      codePointCompare,
		"join":                  join,
		"indexOf":               indexOf,
		"lastIndexOf":           lastIndexOf,
		"includes":              includes,
		"startsWith":            startsWith,
		"endsWith":              endsWith,
		"toLowerAscii":          toLowerASCII,
		"toUpperAscii":          toUpperASCII,
		"equalsIgnoreCaseAscii": equalsIgnoreCaseASCII,
		"trim":                  trim,
		"toBytes":               toBytes,
		"fromBytes":             fromBytes,
		"toCodePointInts":       toCodePointInts,
		"toCodePointInt":        toCodePointInt,
		"fromCodePointInts":     fromCodePointInts,
		"fromCodePointInt":      fromCodePointInt,
		"padStart":              padStart,
		"padEnd":                padEnd,
		"padZero":               padZero,
		"matches":               matches,
		"includesMatch":         includesMatch,
	}
}

func str(args []value.Value, i int) *value.String { return args[i].(*value.String) }

func length(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Int(str(args, 0).Len()), nil
}

func iterate(c *runtime.Context, class *langlib.ClassOf, s *value.String) value.Value {
	rest := s.String()
	return langlib.NewIterator(c, class, types.Char, func(*runtime.Context) (value.Value, value.Value, bool, error) {
		if rest == "" {
			return nil, nil, false, nil
		}
		_, w := utf8.DecodeRuneInString(rest)
		ch := value.Str(rest[:w])
		rest = rest[w:]
		return ch, nil, true, nil
	})
}

// goStrings returns the members of a string[].
func goStrings(l *value.List) []string {
	r := make([]string, l.Len())
	for i := range r {
		r[i] = l.At(i).(*value.String).String()
	}
	return r
}

func concat(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Str(strings.Join(goStrings(args[0].(*value.List)), "")), nil
}

func join(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Str(strings.Join(goStrings(args[1].(*value.List)), str(args, 0).String())), nil
}

const (
	indexReason     = "{ballerina/lang.string}IndexOutOfRange"
	operationReason = "{ballerina/lang.string}StringOperationError"
)

func getCodePoint(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s, i := str(args, 0), langlib.Int(args, 1)
	if i < 0 || i >= int64(s.Len()) {
		return nil, value.Panicf(indexReason, "string codepoint index out of range: %d", i)
	}
	r, _ := utf8.DecodeRuneInString(s.String()[s.ByteOffset(int(i)):])
	return value.Int(r), nil
}

func substring(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s, from, to := str(args, 0), langlib.Int(args, 1), langlib.Int(args, 2)
	n := int64(s.Len())
	switch {
	case from < 0 || to > n || from > n || to < 0:
		return nil, value.Panicf(operationReason, "string index out of range. Length:'%d' requested: '%d' to '%d'", n, from, to)
	case to < from:
		return nil, value.Panicf(operationReason, "invalid substring range. Length:'%d' requested: '%d' to '%d'", n, from, to)
	}
	return s.Slice(int(from), int(to)), nil
}

func codePointCompare(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Int(strings.Compare(str(args, 0).String(), str(args, 1).String())), nil
}

// find returns the index of the first occurrence of sub at from or later, -1
// when there is none.
func find(s, sub *value.String, from int64) int {
	if from > int64(s.Len()) {
		return -1
	}
	off := s.ByteOffset(int(max(from, 0)))
	i := strings.Index(s.String()[off:], sub.String())
	if i < 0 {
		return -1
	}
	return s.IndexBytes(off + i)
}

func indexOf(_ *runtime.Context, args []value.Value) (value.Value, error) {
	if i := find(str(args, 0), str(args, 1), langlib.Int(args, 2)); i >= 0 {
		return value.Int(i), nil
	}
	return nil, nil
}

func lastIndexOf(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s, sub, from := str(args, 0), str(args, 1), langlib.Int(args, 2)
	from = min(from, int64(s.Len()-sub.Len()))
	if from < 0 {
		return nil, nil
	}
	end := s.ByteOffset(int(from)) + len(sub.String())
	if i := strings.LastIndex(s.String()[:min(end, len(s.String()))], sub.String()); i >= 0 {
		return value.Int(s.IndexBytes(i)), nil
	}
	return nil, nil
}

func includes(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Boolean(find(str(args, 0), str(args, 1), langlib.Int(args, 2)) >= 0), nil
}

func startsWith(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Boolean(strings.HasPrefix(str(args, 0).String(), str(args, 1).String())), nil
}

func endsWith(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Boolean(strings.HasSuffix(str(args, 0).String(), str(args, 1).String())), nil
}

func lower(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

func upper(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r - ('a' - 'A')
	}
	return r
}

func toLowerASCII(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Str(strings.Map(lower, str(args, 0).String())), nil
}

func toUpperASCII(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Str(strings.Map(upper, str(args, 0).String())), nil
}

func equalsIgnoreCaseASCII(_ *runtime.Context, args []value.Value) (value.Value, error) {
	a, b := str(args, 0).String(), str(args, 1).String()
	if len(a) != len(b) {
		return value.Boolean(false), nil
	}
	for i := range len(a) {
		if lower(rune(a[i])) != lower(rune(b[i])) {
			return value.Boolean(false), nil
		}
	}
	return value.Boolean(true), nil
}

func trim(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s := str(args, 0)
	t := strings.Trim(s.String(), "\t\n\v\f\r ")
	if len(t) == len(s.String()) {
		return s, nil
	}
	return value.Str(t), nil
}

func toBytes(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.NewBytes([]byte(str(args, 0).String())), nil
}

func fromBytes(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l := args[0].(*value.List)
	b := l.Bytes
	if l.Store() != types.StoreByte {
		b = make([]byte, l.Len())
		for i := range b {
			b[i] = byte(l.At(i).(value.Int))
		}
	}
	if !utf8.Valid(b) {
		return value.Panic("{ballerina/lang.string}FailedToDecodeBytes", "array contains invalid UTF-8 byte value"), nil
	}
	return value.Str(string(b)), nil
}

func toCodePointInts(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s := str(args, 0)
	l := value.NewListCap(types.IntArray, s.Len())
	for _, r := range s.String() {
		l.Put(value.Int(r))
	}
	return l, nil
}

func toCodePointInt(_ *runtime.Context, args []value.Value) (value.Value, error) {
	r, _ := utf8.DecodeRuneInString(str(args, 0).String())
	return value.Int(r), nil
}

func codePoint(v value.Value) (rune, *value.Error) {
	n := int64(v.(value.Int))
	if n < 0 || n > utf8.MaxRune || n >= 0xD800 && n <= 0xDFFF {
		return 0, value.NewError("Invalid codepoint: "+value.ToString(v), nil)
	}
	return rune(n), nil
}

func fromCodePointInts(_ *runtime.Context, args []value.Value) (value.Value, error) {
	l := args[0].(*value.List)
	var b strings.Builder
	for i := range l.Len() {
		r, e := codePoint(l.At(i))
		if e != nil {
			return e, nil
		}
		b.WriteRune(r)
	}
	return value.Str(b.String()), nil
}

func fromCodePointInt(_ *runtime.Context, args []value.Value) (value.Value, error) {
	r, e := codePoint(args[0])
	if e != nil {
		return e, nil
	}
	return value.Str(string(r)), nil
}

// padding returns what is missing of a length.
func padding(args []value.Value) (string, error) {
	n := langlib.Int(args, 1)
	if n >= value.MaxLen {
		return "", value.Panicf(operationReason, "length greater than '%d' not yet supported", int64(value.MaxLen))
	}
	missing := int(n) - str(args, 0).Len()
	if missing <= 0 {
		return "", nil
	}
	return strings.Repeat(str(args, 2).String(), missing), nil
}

func padStart(_ *runtime.Context, args []value.Value) (value.Value, error) {
	p, err := padding(args)
	return value.Str(p + str(args, 0).String()), err
}

func padEnd(_ *runtime.Context, args []value.Value) (value.Value, error) {
	p, err := padding(args)
	return value.Str(str(args, 0).String() + p), err
}

func padZero(_ *runtime.Context, args []value.Value) (value.Value, error) {
	p, err := padding(args)
	s := str(args, 0).String()
	sign := ""
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign, s = s[:1], s[1:]
	}
	return value.Str(sign + p + s), err
}

func matches(_ *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Boolean(args[1].(*value.Regexp).IsFullMatch(str(args, 0))), nil
}

func includesMatch(_ *runtime.Context, args []value.Value) (value.Value, error) {
	s, from := str(args, 0), langlib.Int(args, 2)
	switch {
	case from < 0:
		return nil, value.Panic("{ballerina/lang.regexp}IndexOutOfRange", "start index cannot be less than 0")
	case from > int64(s.Len()):
		return nil, value.Panicf("{ballerina/lang.regexp}IndexOutOfRange", "start index '%d' cannot be greater than input string length '%d'", from, s.Len())
	}
	return value.Boolean(args[1].(*value.Regexp).Find(s, int(from)) != nil), nil
}
