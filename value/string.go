package value

import (
	"strings"
	"unicode/utf8"
)

// String is an immutable sequence of Unicode code points. It is kept as UTF-8
// beside its length in code points: where the two lengths agree the string is
// ASCII and an index is an offset.
type String struct {
	s string
	n int // length in code points
}

var emptyString = &String{}

// Str makes a string of s. Bytes that are not UTF-8 become U+FFFD.
func Str(s string) *String {
	if len(s) == 0 {
		return emptyString
	}
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			if !utf8.ValidString(s) {
				s = strings.ToValidUTF8(s, "\uFFFD")
			}
			return &String{s, utf8.RuneCountInString(s)}
		}
	}
	return &String{s, len(s)}
}

// String returns the text.
func (s *String) String() string { return s.s }

// Len is the number of code points.
func (s *String) Len() int { return s.n }

// offset gives the byte offset of code point i, 0 ≤ i ≤ Len.
func (s *String) offset(i int) int {
	if s.n == len(s.s) {
		return i
	}
	off := 0
	for ; i > 0; i-- {
		_, w := utf8.DecodeRuneInString(s.s[off:])
		off += w
	}
	return off
}

// At returns code point i as a string of one code point.
func (s *String) At(i int) (*String, error) {
	if i < 0 || i >= s.n {
		return nil, Panicf("{ballerina/lang.string}IndexOutOfRange", "string index out of range: index: %d, size: %d", i, s.n)
	}
	off := s.offset(i)
	_, w := utf8.DecodeRuneInString(s.s[off:])
	return &String{s.s[off : off+w], 1}, nil
}

// Slice returns code points from (included) to to (excluded); the caller has
// checked 0 ≤ from ≤ to ≤ Len.
func (s *String) Slice(from, to int) *String {
	if from == to {
		return emptyString
	}
	a := s.offset(from)
	if s.n == len(s.s) {
		return &String{s.s[a:to], to - from}
	}
	rest := String{s.s[a:], s.n - from}
	return &String{rest.s[:rest.offset(to-from)], to - from}
}

// Concat returns s followed by t.
func (s *String) Concat(t *String) *String {
	switch {
	case s.n == 0:
		return t
	case t.n == 0:
		return s
	}
	return &String{s.s + t.s, s.n + t.n}
}

// IndexBytes converts a byte offset into a code point index.
func (s *String) IndexBytes(off int) int {
	if s.n == len(s.s) {
		return off
	}
	return utf8.RuneCountInString(s.s[:off])
}

// ByteOffset converts a code point index, 0 ≤ i ≤ Len, into a byte offset.
func (s *String) ByteOffset(i int) int { return s.offset(i) }
