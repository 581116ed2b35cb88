// Package stub has the body of a function that is generated and that somebody is still
// to write.
package stub

import (
	"strings"

	"barre/internal/quote"
)

// Body is what the body of a function begins with for the function to be valid, as one
// statement without its line: nothing, when it may end without a result. Result is the
// type that it returns, as it is written, "" for none.
func Body(name, result string) string {
	members := alternatives(result)
	for _, m := range members {
		if m == "" || m == "()" || strings.HasSuffix(m, "?") {
			return ""
		}
	}
	for _, m := range members {
		if m == "error" {
			return Fails(name)
		}
	}
	return "panic " + failure(name)
}

// Fails is the body of a function that may return errors and must not end as if it had
// done something.
func Fails(name string) string { return "return " + failure(name) }

func failure(name string) string {
	return "error(" + quote.String("'"+name+"' is not implemented") + ");"
}

// alternatives are the members of a union as it is written.
func alternatives(t string) []string {
	var list []string
	depth, from := 0, 0
	for i := 0; i < len(t); i++ {
		switch t[i] {
		case '<', '(', '[', '{':
			depth++
		case '>', ')', ']', '}':
			depth--
		case '|':
			// {| and |} belong to records.
			if depth == 0 {
				list = append(list, strings.TrimSpace(t[from:i]))
				from = i + 1
			}
		}
	}
	return append(list, strings.TrimSpace(t[from:]))
}
