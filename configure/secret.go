package configure

import (
	"fmt"
	"strings"
	"unicode"

	"barre/syntax"
	"barre/tree"
	"barre/types"
	"barre/value"
)

// secretWords are the words that make a name that of a secret. "tokenUrl" is
// hidden with them: rather too much than too little.
var secretWords = map[string]bool{
	"password": true, "passwords": true, "passwd": true, "passphrase": true, "pwd": true, "pin": true,
	"secret": true, "secrets": true, "token": true, "tokens": true, "credential": true, "credentials": true,
	"apikey": true, "signature": true,
}

// SecretName reports whether a variable or field of that name holds a secret.
func SecretName(name string) bool {
	list := words(name)
	for i, w := range list {
		if secretWords[w] || i == len(list)-1 && (w == "key" || w == "keys") {
			return true // apiKey is a secret, keyValues are none
		}
		for _, s := range []string{"password", "secret", "passwd"} {
			if strings.Contains(w, s) {
				return true // such as dbpassword
			}
		}
	}
	return false
}

// words splits a name where its case changes and at what is no letter: dbHost,
// DB_HOST.
func words(name string) []string {
	var list []string
	start, runes := 0, []rune(name)
	cut := func(i int) {
		if i > start {
			list = append(list, strings.ToLower(string(runes[start:i])))
		}
		start = i
	}
	for i, c := range runes {
		switch {
		case !unicode.IsLetter(c):
			cut(i)
			start = i + 1
		case unicode.IsUpper(c) && i > start && (!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])):
			cut(i)
		}
	}
	cut(len(runes))
	return list
}

// Types is what there is to know about record types beyond their values.
type Types interface {
	// FieldAnnots gives the annotations of a record's field as they are
	// written.
	FieldAnnots(meta *types.RecordMeta, field string) (*syntax.File, []*syntax.Annot)
	// Module is the module that defines a record type, nil when it is
	// anonymous.
	Module(meta *types.RecordMeta) *tree.Module
}

// Secret reports whether a variable holds a secret: by its name, or because its
// annotation says so: @display {label: "…", kind: "password"}.
func Secret(v *tree.Var) bool {
	if SecretName(v.Name) {
		return true
	}
	if v.Decl == nil || v.Pos.File == nil {
		return false
	}
	return asksForPassword(v.Pos.File, v.Decl.Annots)
}

// asksForPassword reports whether @display is among annotations, with the kind
// "password".
func asksForPassword(file *syntax.File, annots []*syntax.Annot) bool {
	for _, a := range annots {
		if a.Value == nil || a.Name == nil || !strings.HasSuffix(file.Text(a.Name), "display") {
			continue
		}
		for _, f := range a.Value.Fields {
			l, ok := f.Value.(*syntax.Literal)
			if !ok || f.Name == nil || f.Name.Name != "kind" {
				continue
			}
			if text, err := syntax.StringValue(file.Text(l)); err == nil && text == "password" {
				return true
			}
		}
	}
	return false
}

// secretField is Secret for a field of a record.
func secretField(a *types.MappingAtomic, name string, known Types) bool {
	if SecretName(name) {
		return true
	}
	if a == nil || a.Meta == nil || known == nil {
		return false
	}
	file, annots := known.FieldAnnots(a.Meta, name)
	return asksForPassword(file, annots)
}

// hidden stands for a secret.
const hidden = "******"

// ShownDefault is the expression of a variable's default value for people to
// read, on one line; "(default)" when the variable, or something that the
// expression names, is a secret.
func ShownDefault(v *tree.Var) string {
	const short = "(default)"
	if v.Decl == nil || v.Decl.Init == nil || v.Pos.File == nil || Secret(v) {
		return short
	}
	text := v.Pos.File.Text(v.Decl.Init)
	for _, name := range strings.FieldsFunc(text, func(c rune) bool { return c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		if SecretName(name) {
			return short
		}
	}
	return strings.Join(strings.Fields(text), " ")
}

// Shown is a variable's value for people to read, with ****** in place of
// secrets.
func Shown(v *tree.Var, x value.Value, known Types) string {
	if Secret(v) {
		return hidden
	}
	var b strings.Builder
	show(&b, x, known)
	return b.String()
}

func show(b *strings.Builder, x value.Value, known Types) {
	switch x := x.(type) {
	case nil:
		b.WriteString("()")
	case *value.String:
		fmt.Fprintf(b, "%q", x.String())
	case *value.List:
		b.WriteByte('[')
		for i, m := range x.Values() {
			if i > 0 {
				b.WriteString(", ")
			}
			show(b, m, known)
		}
		b.WriteByte(']')
	case *value.Map:
		b.WriteByte('{')
		for i, k := range x.Keys() {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(strings.TrimPrefix(memberPath("", k), ".") + ": ")
			if secretField(x.Atomic(), k, known) {
				b.WriteString(hidden)
			} else {
				show(b, x.ValueAt(i), known)
			}
		}
		b.WriteByte('}')
	case *value.Table:
		b.WriteByte('[')
		for i := range x.Len() {
			if i > 0 {
				b.WriteString(", ")
			}
			show(b, x.Row(i), known)
		}
		b.WriteByte(']')
	default:
		b.WriteString(value.ToString(x))
	}
}
