// What a source may consist of: UTF-8, without the code points that the
// specification disallows everywhere, literals and comments included.

package syntax

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// encoding reports disallowed code points, and the first bytes that are not
// UTF-8, where the lexer has not.
func (p *parser) encoding() {
	src := p.src
	invalid := false
	errs := p.lexer.errs
	slices.SortStableFunc(errs, func(a, b Error) int { return int(a.Off) - int(b.Off) })
	next, covered := 0, 0 // the errors up to next cover the bytes before covered
	for i := 0; i < len(src); {
		if c := src[i]; c >= ' ' && c < utf8.RuneSelf {
			i++
			continue
		}
		for ; next < len(errs) && int(errs[next].Off) <= i; next++ {
			covered = max(covered, int(errs[next].End))
		}
		r, n := utf8.DecodeRuneInString(src[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			if !invalid && i >= covered {
				p.lexer.errs = append(p.lexer.errs, newError(errInvalidUTF8, i, i+1))
			}
			invalid = true
		case disallowed(r) && i >= covered:
			p.lexer.errs = append(p.lexer.errs, newError(errDisallowedCodePoint, i, i+n, fmt.Sprintf("U+%04X", r)))
		}
		i += n
	}
}

// disallowed reports whether r is a control character other than white space
// or a noncharacter.
func disallowed(r rune) bool {
	switch {
	case r < ' ':
		return r != '\t' && r != '\n' && r != '\f' && r != '\r'
	case r < 0x80:
		return false
	case r < 0xA0:
		return true
	}
	return r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE
}
