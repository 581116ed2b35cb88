package configure

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"barre/tree"
	"barre/value"
)

// Redactor takes secrets out of text that is about to be shown or logged.
type Redactor struct{ secrets [][]byte }

// least is how long a secret has to be to be looked for: anything shorter is
// found everywhere.
const least = 4

// Add adds the secrets in a variable's value.
func (r *Redactor) Add(v *tree.Var, x value.Value, known Types) {
	r.collect(x, known, Secret(v) && telling(v.Name) || annotated(v))
}

// annotated reports whether a variable is marked as a secret, whatever it is
// called.
func annotated(v *tree.Var) bool { return Secret(v) && !SecretName(v.Name) }

// kindsOfKey come before the key in a name of one that is secret; others, such as
// that of a partition, are none.
var kindsOfKey = map[string]bool{
	"api": true, "access": true, "secret": true, "private": true, "encryption": true, "signing": true, "shared": true, "master": true,
	"auth": true, "account": true, "ssh": true, "license": true, "storage": true,
}

// about ends names of what is said about a secret, such as tokenUrl.
var about = map[string]bool{
	"url": true, "uri": true, "endpoint": true, "host": true, "port": true, "file": true, "path": true, "type": true, "name": true,
	"id": true, "header": true, "algorithm": true, "method": true, "expiry": true, "issuer": true, "alias": true,
}

// telling reports whether a name that is like that of a secret is one of whose
// value no text should tell. What is only shown can be hidden rather too often;
// what is looked for in all that is logged can not.
func telling(name string) bool {
	list := words(name)
	n := len(list)
	if n == 0 || about[list[n-1]] {
		return false
	}
	if last := list[n-1]; last == "key" || last == "keys" {
		return n > 1 && kindsOfKey[list[n-2]]
	}
	return true
}

func (r *Redactor) collect(x value.Value, known Types, secret bool) {
	switch x := x.(type) {
	case *value.String:
		if secret {
			r.add(x.String())
		}
	case *value.List:
		for _, m := range x.Values() {
			r.collect(m, known, secret)
		}
	case *value.Map:
		for i, k := range x.Keys() {
			marked := secretField(x.Atomic(), k, known)
			r.collect(x.ValueAt(i), known, secret || marked && (telling(k) || !SecretName(k)))
		}
	case *value.Table:
		for i := range x.Len() {
			r.collect(x.Row(i), known, secret)
		}
	}
}

// add adds a secret, in the ways in which messages write it.
func (r *Redactor) add(s string) {
	if utf8.RuneCountInString(s) < least {
		return
	}
	quoted := string(value.AppendJSONString(nil, s))
	query := url.QueryEscape(s)
	forms := []string{s, quoted[1 : len(quoted)-1], query, strings.ReplaceAll(query, "+", "%20"), url.PathEscape(s)}
	for _, f := range forms {
		if !slices.ContainsFunc(r.secrets, func(b []byte) bool { return string(b) == f }) {
			r.secrets = append(r.secrets, []byte(f))
		}
	}
	// One that is part of another must not leave the rest of it.
	slices.SortStableFunc(r.secrets, func(a, b []byte) int { return len(b) - len(a) })
}

// Empty reports whether there are no secrets to be looked for.
func (r *Redactor) Empty() bool { return len(r.secrets) == 0 }

// Redact gives text with ****** in place of secrets that stand in it as words of
// their own. Text without any is given back as it is.
func (r *Redactor) Redact(text []byte) []byte {
	for _, s := range r.secrets {
		for from := 0; ; {
			i := bytes.Index(text[from:], s)
			if i < 0 {
				break
			}
			i += from
			if inWord(text, i, i+len(s)) {
				from = i + 1
				continue
			}
			text = slices.Concat(text[:i], []byte(hidden), text[i+len(s):])
			from = i + len(hidden)
		}
	}
	return text
}

// inWord reports whether text[i:j] is part of a longer word.
func inWord(text []byte, i, j int) bool {
	word := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
	first, _ := utf8.DecodeRune(text[i:j])
	last, _ := utf8.DecodeLastRune(text[i:j])
	before, _ := utf8.DecodeLastRune(text[:i])
	after, _ := utf8.DecodeRune(text[j:])
	return word(first) && i > 0 && word(before) || word(last) && j < len(text) && word(after)
}
