// Package url is the library module ballerina/url: percent-encoding.
package url

import (
	"embed"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"barre/lib"
	"barre/lib/ballerina/io/charset"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/url.
var Module = lib.Module{Org: "ballerina", Name: "url", Version: "2.6.1", Sources: sources, Bind: bind}

func bind(m *runtime.Module) map[string]runtime.Extern {
	wrap := func(doing string, f func(s string, cs *charset.Charset) (string, error)) runtime.Extern {
		return func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			name := args[1].(*value.String).String()
			cs := charset.Lookup(name)
			if cs == nil {
				return m.Error("Error", "Error occurred while "+doing+". "+name, nil), nil
			}
			s, err := f(args[0].(*value.String).String(), cs)
			if err != nil {
				return m.Error("Error", "Error occurred while "+doing+". "+err.Error(), nil), nil
			}
			return value.Str(s), nil
		}
	}
	return map[string]runtime.Extern{"encode": wrap("encoding", encode), "decode": wrap("decoding", decode)}
}

func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func encode(s string, cs *charset.Charset) (string, error) {
	b, ok := cs.EncodeStrict(s)
	if !ok {
		return "", fmt.Errorf("%s cannot represent the text", cs.Name())
	}
	const hex = "0123456789ABCDEF"
	out := make([]byte, 0, len(b)+len(b)/2)
	for _, c := range b {
		if unreserved(c) {
			out = append(out, c)
		} else {
			out = append(out, '%', hex[c>>4], hex[c&15])
		}
	}
	return string(out), nil
}

// decode takes escapes and the ASCII characters among them as bytes of the
// encoding, other characters as they are. A percent sign without room for two
// digits behind it stands for itself.
func decode(s string, cs *charset.Charset) (string, error) {
	var out strings.Builder
	var pending []byte
	flush := func() error {
		text, ok := cs.DecodeStrict(pending)
		if !ok {
			return fmt.Errorf("the text is not encoded in %s", cs.Name())
		}
		out.WriteString(text)
		pending = pending[:0]
		return nil
	}
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			if err := flush(); err != nil {
				return "", err
			}
			_, w := utf8.DecodeRuneInString(s[i:])
			out.WriteString(s[i : i+w])
			i += w
			continue
		case c == '+':
			pending = append(pending, ' ')
		case c == '%' && i+2 < len(s):
			hi, lo := digit(s[i+1]), digit(s[i+2])
			if hi < 0 || lo < 0 {
				return "", errors.New("Illegal hex characters in escape (%) pattern: " + s[i:i+3])
			}
			pending = append(pending, byte(hi<<4|lo))
			i += 2
		default:
			pending = append(pending, c)
		}
		i++
	}
	if err := flush(); err != nil {
		return "", err
	}
	return out.String(), nil
}

func digit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
