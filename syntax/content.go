// What XML and regular expression templates share: their text read character
// by character, with interpolations between.

package syntax

import "unicode/utf8"

// What a contentReader gives instead of a character.
const (
	atEnd    rune = -1
	atInterp rune = -2
)

// contentReader reads the parts of a template. Offsets are those of the file.
type contentReader struct {
	src  string
	segs []contentSeg
	off  int // of the next character in segs[0]
	end  int // offset of the end
	errs []Error
}

// contentSeg is a run of text, or an interpolation when x is set.
type contentSeg struct {
	off, end int
	x        Expr
}

// newContent makes a reader of the template t. The closing back-tick, or the
// end of the file, is the last token of t.
func newContent(src string, toks []Token, t *Template) *contentReader {
	r := &contentReader{src: src}
	for _, p := range t.Parts {
		if p.X != nil {
			s := p.X.Range()
			off := int(toks[s.First].Off)
			end := off
			if !s.Empty() {
				end = int(toks[s.Last].End)
			}
			r.segs = append(r.segs, contentSeg{off, end, p.X})
			continue
		}
		r.segs = append(r.segs, contentSeg{int(toks[p.Text].Off), int(toks[p.Text].End), nil})
	}
	last := toks[t.Last]
	r.end = int(last.End)
	if last.Kind == TemplateEnd {
		r.end = int(last.Off)
	}
	if len(r.segs) > 0 {
		r.off = r.segs[0].off
	}
	return r
}

// peek gives the next character, atInterp or atEnd.
func (r *contentReader) peek() rune {
	for len(r.segs) > 0 {
		s := r.segs[0]
		if s.x != nil {
			return atInterp
		}
		if r.off < s.end {
			if c := r.src[r.off]; c < utf8.RuneSelf {
				return rune(c)
			}
			c, _ := utf8.DecodeRuneInString(r.src[r.off:s.end])
			return c
		}
		r.nextSeg()
	}
	return atEnd
}

func (r *contentReader) nextSeg() {
	r.segs = r.segs[1:]
	if len(r.segs) > 0 {
		r.off = r.segs[0].off
	}
}

// next consumes what peek gives.
func (r *contentReader) next() rune {
	c := r.peek()
	switch {
	case c >= 0 && c < utf8.RuneSelf:
		r.off++
	case c >= 0:
		_, n := utf8.DecodeRuneInString(r.src[r.off:r.segs[0].end])
		r.off += n
	case c == atInterp:
		r.nextSeg()
	}
	return c
}

// interp consumes an interpolation.
func (r *contentReader) interp() Expr {
	x := r.segs[0].x
	r.nextSeg()
	return x
}

// pos is the offset of what peek gives.
func (r *contentReader) pos() int {
	if c := r.peek(); c == atEnd {
		return r.end
	}
	return r.off
}

// rest is the text up to the next interpolation.
func (r *contentReader) rest() string {
	if r.peek() < 0 {
		return ""
	}
	return r.src[r.off:r.segs[0].end]
}

// got consumes s if it comes next.
func (r *contentReader) got(s string) bool {
	t := r.rest()
	if len(t) < len(s) || t[:len(s)] != s {
		return false
	}
	r.off += len(s)
	return true
}

// error reports an error from off to the current place; only the first one at
// a place is kept.
func (r *contentReader) error(c code, off int, args ...any) {
	if n := len(r.errs); n > 0 && int(r.errs[n-1].Off) >= off {
		return
	}
	r.errs = append(r.errs, newError(c, off, max(off, r.pos()), args...))
}
