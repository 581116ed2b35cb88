// Package look is what the pages of reports have in common: their colours, light
// and dark, their type, and how headers, figures, tools and footers stand. The
// site of API documentation has the same colours in a stylesheet of its own.
package look

import (
	_ "embed"
	"strings"
)

//go:embed look.css
var css string

// place is where a page takes the common style over; its own follows.
const place = "/* look */"

// Page puts the common style into the template of a page.
func Page(template string) string { return strings.Replace(template, place, strings.TrimSpace(css), 1) }
