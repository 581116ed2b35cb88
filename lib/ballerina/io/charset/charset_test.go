package charset

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestRoundTrip(t *testing.T) {
	texts := map[string]string{
		"UTF-8": "naïve 😀", "utf8": "naïve", "UTF-16": "naïve 😀", "UTF-16BE": "naïve 😀", "UTF-16LE": "naïve 😀",
		"UTF-32": "naïve 😀", "UTF-32LE": "naïve 😀", "US-ASCII": "naive", "ISO-8859-1": "naïve", "LATIN-1": "é",
		"Windows-1252": "€ „x“", "Cp1252": "€", "ISO-8859-15": "€", "IBM037": "HELLO 123", "KOI8-R": "Привет",
	}
	for name, text := range texts {
		c := Lookup(name)
		if c == nil {
			t.Errorf("%s is not known", name)
			continue
		}
		b, ok := c.EncodeStrict(text)
		if !ok {
			t.Errorf("%s cannot encode %q", name, text)
		}
		got, ok := c.DecodeStrict(b)
		if !ok || got != text {
			t.Errorf("%s: %q became %q (%v)", name, text, got, ok)
		}
		for _, r := range []io.Reader{strings.NewReader(string(b)), iotest.OneByteReader(strings.NewReader(string(b)))} {
			all, err := io.ReadAll(iotest.OneByteReader(c.NewReader(r)))
			if err != nil || string(all) != text {
				t.Errorf("%s through a reader: %q became %q (%v)", name, text, all, err)
			}
		}
	}
}

func TestBytes(t *testing.T) {
	for _, c := range []struct{ charset, text, want string }{
		{"UTF-16BE", "AB", "\x00A\x00B"},
		{"UTF-16LE", "AB", "A\x00B\x00"},
		{"UTF-16", "A", "\xFE\xFF\x00A"},
		{"ISO-8859-1", "café", "caf\xE9"},
		{"ISO-8859-1", "€", "?"},
		{"US-ASCII", "café", "caf?"},
		{"IBM037", "€", "\x6F"},
	} {
		if got := string(Lookup(c.charset).Encode(c.text)); got != c.want {
			t.Errorf("%s of %q = %q, want %q", c.charset, c.text, got, c.want)
		}
	}
}

func TestMalformed(t *testing.T) {
	for _, c := range []struct{ charset, in, want string }{
		{"UTF-8", "a\xFFb", "a\uFFFDb"},
		{"US-ASCII", "a\xFFb", "a\uFFFDb"},
		{"UTF-16BE", "\x00a\xD8\x00\x00b", "a\uFFFDb"},
		{"UTF-16BE", "\x00a\x00", "a\uFFFD"},
		{"UTF-16", "\xFF\xFEa\x00", "a"},
		{"UTF-32BE", "\x00\x11\x00\x00", "\uFFFD"},
		{"UTF-32BE", "\xFF\xFF\xFF\xFF", "\uFFFD"},
	} {
		got, ok := Lookup(c.charset).DecodeStrict([]byte(c.in))
		if got != c.want || ok != (c.charset == "UTF-16") {
			t.Errorf("%s of %q = %q %v, want %q", c.charset, c.in, got, ok, c.want)
		}
	}
	if Lookup("abcd") != nil || Lookup("") != nil {
		t.Error("an unknown name was found")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("UTF-16", []byte("\xFE\xFF\x00A\xD8\x3D\xDE\x00"))
	f.Add("UTF-32LE", []byte("abcd"))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		c := Lookup(name)
		if c == nil {
			return
		}
		s, ok := c.DecodeStrict(b)
		streamed, err := io.ReadAll(c.NewReader(strings.NewReader(string(b))))
		if err != nil {
			t.Fatal(err)
		}
		if c.name != "UTF-8" && string(streamed) != s {
			t.Fatalf("%q at once, %q streamed", s, streamed)
		}
		if ok {
			if _, can := c.EncodeStrict(s); !can {
				t.Fatalf("cannot encode what was decoded: %q", s)
			}
		}
	})
}
