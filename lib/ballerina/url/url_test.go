package url

import (
	"testing"

	"barre/lib/ballerina/io/charset"
)

func TestEncode(t *testing.T) {
	for _, c := range []struct{ in, charset, want string }{
		{"param1=http://xyz.com/?a=12&b=55", "UTF-8", "param1%3Dhttp%3A%2F%2Fxyz.com%2F%3Fa%3D12%26b%3D55"},
		{"hello world*~.-_", "UTF-8", "hello%20world%2A~.-_"},
		{"café", "UTF-8", "caf%C3%A9"},
		{"café", "ISO-8859-1", "caf%E9"},
		{"AB", "UTF-16BE", "%00A%00B"},
	} {
		cs := charset.Lookup(c.charset)
		got, err := encode(c.in, cs)
		if err != nil || got != c.want {
			t.Errorf("encode(%q, %s) = %q, %v, want %q", c.in, c.charset, got, err, c.want)
		}
		back, err := decode(got, cs)
		if err != nil || back != c.in {
			t.Errorf("decode(%q, %s) = %q, %v, want %q", got, c.charset, back, err, c.in)
		}
	}
	if _, err := encode("café", charset.Lookup("US-ASCII")); err == nil {
		t.Error("ASCII encoded é")
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ in, charset, want string }{
		{"hello+world", "UTF-8", "hello world"},
		{"%2a%2b", "UTF-8", "*+"},
		{"a%", "UTF-8", "a%"},
		{"a%2", "UTF-8", "a%2"},
		{"café", "ISO-8859-1", "café"},
		{"%00h%00i", "UTF-16BE", "hi"},
	} {
		got, err := decode(c.in, charset.Lookup(c.charset))
		if err != nil || got != c.want {
			t.Errorf("decode(%q, %s) = %q, %v, want %q", c.in, c.charset, got, err, c.want)
		}
	}
	for _, c := range [][2]string{{"%GG", "UTF-8"}, {"%FF", "UTF-8"}, {"%FF", "US-ASCII"}, {"%FFé", "US-ASCII"}} {
		if got, err := decode(c[0], charset.Lookup(c[1])); err == nil {
			t.Errorf("decode(%q, %s) = %q", c[0], c[1], got)
		}
	}
}

func FuzzRoundTrip(f *testing.F) {
	f.Add("a b+c%d/é")
	f.Fuzz(func(t *testing.T, s string) {
		cs := charset.UTF8()
		_, _ = decode(s, cs)
		e, err := encode(s, cs)
		if err != nil {
			t.Fatal(err)
		}
		if d, err := decode(e, cs); err == nil && d != s {
			t.Fatalf("%q became %q", s, d)
		}
	})
}
