package value

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestString: lengths, indexes and slices count code points, ASCII or not.
func TestString(t *testing.T) {
	for _, s := range []string{"", "a", "hello, world", "é", "naïve café", "日本語", "a😀b", "\x00\x7f\u0080\u07ff\u0800\uffff\U00010000\U0010ffff", "e\u0301"} {
		v, runes := Str(s), []rune(s)
		if v.String() != s || v.Len() != len(runes) {
			t.Errorf("%q has the length %d, want %d", s, v.Len(), len(runes))
		}
		for i := range runes {
			c, err := v.At(i)
			if err != nil || c.String() != string(runes[i]) || c.Len() != 1 {
				t.Errorf("%q: character %d is %v, %v", s, i, c, err)
			}
			if off := v.ByteOffset(i); v.IndexBytes(off) != i || off != len(string(runes[:i])) {
				t.Errorf("%q: the offset of %d is %d", s, i, off)
			}
			for j := i; j <= len(runes); j++ {
				if got := v.Slice(i, j); got.String() != string(runes[i:j]) || got.Len() != j-i {
					t.Errorf("%q[%d:%d] is %q of length %d", s, i, j, got, got.Len())
				}
			}
		}
		for _, i := range []int{-1, len(runes), len(runes) + 5} {
			if _, err := v.At(i); err == nil || !strings.Contains(err.Error(), "{ballerina/lang.string}IndexOutOfRange") {
				t.Errorf("%q: character %d: %v", s, i, err)
			}
		}
		for _, u := range []string{"", "x", "ü"} {
			if got := v.Concat(Str(u)); got.String() != s+u || got.Len() != len(runes)+utf8.RuneCountInString(u) {
				t.Errorf("%q + %q is %q of length %d", s, u, got, got.Len())
			}
			if got := Str(u).Concat(v); got.String() != u+s || got.Len() != len(runes)+utf8.RuneCountInString(u) {
				t.Errorf("%q + %q is %q of length %d", u, s, got, got.Len())
			}
		}
	}
}

// FuzzStr: whatever bytes a string is made of, it is a sequence of Unicode
// scalar values and its operations agree with those on runes.
func FuzzStr(f *testing.F) {
	for _, s := range []string{"", "abc", "a\xffb", "\xed\xa0\x80", "\xf0\x9f\x98", "日本\x80語", "\xc0\xaf"} {
		f.Add(s, 1, 2)
	}
	f.Fuzz(func(t *testing.T, s string, i, j int) {
		v := Str(s)
		if !utf8.ValidString(v.String()) {
			t.Fatalf("%q is not valid", v)
		}
		if utf8.ValidString(s) && v.String() != s {
			t.Fatalf("%q became %q", s, v)
		}
		runes := []rune(v.String())
		if v.Len() != len(runes) {
			t.Fatalf("%q has the length %d", v, v.Len())
		}
		if 0 <= i && i <= j && j <= len(runes) {
			if got := v.Slice(i, j); got.String() != string(runes[i:j]) || got.Len() != j-i {
				t.Fatalf("%q[%d:%d] is %q", v, i, j, got)
			}
			if got := v.Slice(0, i).Concat(v.Slice(i, j)).Concat(v.Slice(j, len(runes))); !Equal(got, v) {
				t.Fatalf("%q in parts is %q", v, got)
			}
		}
		if _, err := v.At(i); (err == nil) != (0 <= i && i < len(runes)) {
			t.Fatalf("%q: character %d: %v", v, i, err)
		}
	})
}
