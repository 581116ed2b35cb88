package openapi

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"barre/syntax"
)

// reserved are the words that are no identifiers without a quote.
var reserved = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{"_": true}
	for _, w := range syntax.Keywords() {
		words[w] = true
	}
	return words
})

// plain tells whether a name is an identifier as it stands, or would be but for a
// keyword of that name.
func plain(name string) bool {
	for i, r := range name {
		if r != '_' && (r < 'A' || r > 'z' || r > 'Z' && r < 'a') && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return name != ""
}

// ident writes a name as an identifier: with a quote in front of keywords and digits,
// and escapes in front of what identifiers cannot have.
func ident(name string) string {
	if plain(name) {
		if reserved()[name] {
			return "'" + name
		}
		return name
	}
	var b strings.Builder
	for i, r := range name {
		switch {
		case r >= '0' && r <= '9':
			if i == 0 {
				b.WriteByte('\'')
			}
			b.WriteRune(r)
		case r < 0x80 && (r == '_' || plain(string(r))):
			b.WriteRune(r)
		case r > ' ' && r < 0x7f:
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsLetter(r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\u{%x}`, r)
		}
	}
	return b.String()
}

// words are the parts of a name between what identifiers cannot have.
func words(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !(r >= '0' && r <= '9') || r > 0x7f })
}

// pascal writes a name with a capital at the beginning of each word.
func pascal(name string) string {
	var b strings.Builder
	for _, w := range words(name) {
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	s := b.String()
	if s == "" || s[0] >= '0' && s[0] <= '9' {
		s = "T" + s
	}
	return s
}

// camel is pascal with a small letter at the beginning; a word in capitals is made
// small as a whole.
func camel(name string) string {
	list := words(name)
	if len(list) == 0 {
		return "value"
	}
	var b strings.Builder
	first := list[0]
	if strings.ToUpper(first) == first {
		first = strings.ToLower(first)
	} else {
		n := 0 // capitals at the beginning: the last one begins a word
		for n < len(first) && first[n] >= 'A' && first[n] <= 'Z' {
			n++
		}
		n = max(1, n-1)
		first = strings.ToLower(first[:n]) + first[n:]
	}
	b.WriteString(first)
	for _, w := range list[1:] {
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	s := b.String()
	if s[0] >= '0' && s[0] <= '9' {
		s = "n" + s
	}
	return s
}

// names gives out names, each once.
type names map[string]bool

// take gives a name that is like the one wanted and that nobody has.
func (n names) take(want, between string) string {
	name := want
	for i := 1; n[name]; i++ {
		name = fmt.Sprintf("%s%s%d", want, between, i)
	}
	n[name] = true
	return name
}

// doc writes a text as documentation: each line behind "# ".
func doc(text, indent string) string {
	text = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		if r < ' ' && r != '\n' || r == 0x7f || r == '\u2028' || r == '\u2029' || r == '\u0085' {
			return -1
		}
		return r
	}, strings.ReplaceAll(text, "\r\n", "\n")))
	if text == "" {
		return ""
	}
	var b strings.Builder
	blank := false
	for line := range strings.SplitSeq(text, "\n") {
		line = docLine(line)
		if line == "" && blank {
			continue
		}
		blank = line == ""
		b.WriteString(indent + strings.TrimRight("# "+line, " ") + "\n")
	}
	return b.String()
}

// docLine is a line that documentation takes for text: neither for a heading nor for
// what describes a parameter.
func docLine(line string) string {
	line = strings.TrimSpace(line)
	line = strings.TrimSpace(strings.TrimLeft(line, "#"))
	if strings.HasPrefix(line, "+") {
		line = "-" + line[1:]
	}
	if strings.Count(line, "`")%2 == 1 {
		line = strings.ReplaceAll(line, "`", "'")
	}
	return line
}

// oneLine is a text for where there is a line.
func oneLine(text string) string {
	fields := strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text))
	return docLine(strings.Join(fields, " "))
}

// firstOf is the first text that is not empty.
func firstOf(texts ...string) string {
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			return t
		}
	}
	return ""
}

// unique are the texts without those that came before.
func unique(list []string) []string {
	var all []string
	for _, x := range list {
		if !slices.Contains(all, x) {
			all = append(all, x)
		}
	}
	return all
}
