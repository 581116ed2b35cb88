// Package charset converts between text and its encodings, which it finds by
// the names that Ballerina programs use: those of the Java platform and of
// IANA.
package charset

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

type kind uint8

const (
	kindUTF8 kind = iota
	kindASCII
	kindUTF16
	kindUTF32
	kindTable
)

// Charset is a character encoding.
type Charset struct {
	name   string
	kind   kind
	little bool             // least significant byte first
	bom    bool             // the text begins with a byte order mark
	table  *charmap.Charmap // kindTable
}

// UTF8 is the encoding of strings.
func UTF8() *Charset { return &Charset{name: "UTF-8"} }

// Name is the canonical name, "ISO-8859-1".
func (c *Charset) Name() string { return c.name }

// Lookup finds an encoding by name, in upper or lower case, with or without
// hyphens; nil when it is not known.
func Lookup(name string) *Charset {
	key := strings.Map(func(r rune) rune {
		switch r {
		case '-', '_', ' ', ':':
			return -1
		}
		return r
	}, strings.ToLower(name))
	switch key {
	case "utf8", "unicode11utf8":
		return UTF8()
	case "usascii", "ascii", "iso646us", "646", "us", "cp367", "ansix3.41968":
		return &Charset{name: "US-ASCII", kind: kindASCII}
	case "utf16", "unicode", "unicodebig":
		return &Charset{name: "UTF-16", kind: kindUTF16, bom: true}
	case "utf16be", "unicodebigunmarked":
		return &Charset{name: "UTF-16BE", kind: kindUTF16}
	case "utf16le", "unicodelittleunmarked":
		return &Charset{name: "UTF-16LE", kind: kindUTF16, little: true}
	case "utf32":
		return &Charset{name: "UTF-32", kind: kindUTF32}
	case "utf32be":
		return &Charset{name: "UTF-32BE", kind: kindUTF32}
	case "utf32le":
		return &Charset{name: "UTF-32LE", kind: kindUTF32, little: true}
	}
	t, canonical := table(key)
	if t == nil {
		return nil
	}
	return &Charset{name: canonical, kind: kindTable, table: t}
}

func table(key string) (*charmap.Charmap, string) {
	switch key {
	case "iso88591", "latin1", "l1", "88591", "cp819", "ibm819":
		return charmap.ISO8859_1, "ISO-8859-1"
	case "iso88592", "latin2", "l2":
		return charmap.ISO8859_2, "ISO-8859-2"
	case "iso88593", "latin3", "l3":
		return charmap.ISO8859_3, "ISO-8859-3"
	case "iso88594", "latin4", "l4":
		return charmap.ISO8859_4, "ISO-8859-4"
	case "iso88595", "cyrillic":
		return charmap.ISO8859_5, "ISO-8859-5"
	case "iso88596", "arabic":
		return charmap.ISO8859_6, "ISO-8859-6"
	case "iso88597", "greek":
		return charmap.ISO8859_7, "ISO-8859-7"
	case "iso88598", "hebrew":
		return charmap.ISO8859_8, "ISO-8859-8"
	case "iso88599", "latin5", "l5":
		return charmap.ISO8859_9, "ISO-8859-9"
	case "iso885913":
		return charmap.ISO8859_13, "ISO-8859-13"
	case "iso885915", "latin9", "l9":
		return charmap.ISO8859_15, "ISO-8859-15"
	case "iso885916", "latin10", "l10":
		return charmap.ISO8859_16, "ISO-8859-16"
	case "windows1250", "cp1250":
		return charmap.Windows1250, "windows-1250"
	case "windows1251", "cp1251":
		return charmap.Windows1251, "windows-1251"
	case "windows1252", "cp1252", "ansi":
		return charmap.Windows1252, "windows-1252"
	case "windows1253", "cp1253":
		return charmap.Windows1253, "windows-1253"
	case "windows1254", "cp1254":
		return charmap.Windows1254, "windows-1254"
	case "windows1255", "cp1255":
		return charmap.Windows1255, "windows-1255"
	case "windows1256", "cp1256":
		return charmap.Windows1256, "windows-1256"
	case "windows1257", "cp1257":
		return charmap.Windows1257, "windows-1257"
	case "windows1258", "cp1258":
		return charmap.Windows1258, "windows-1258"
	case "koi8r":
		return charmap.KOI8R, "KOI8-R"
	case "koi8u":
		return charmap.KOI8U, "KOI8-U"
	case "ibm037", "cp037":
		return charmap.CodePage037, "IBM037"
	case "ibm437", "cp437":
		return charmap.CodePage437, "IBM437"
	case "ibm850", "cp850":
		return charmap.CodePage850, "IBM850"
	case "ibm852", "cp852":
		return charmap.CodePage852, "IBM852"
	case "ibm855", "cp855":
		return charmap.CodePage855, "IBM855"
	case "ibm00858", "ibm858", "cp858":
		return charmap.CodePage858, "IBM00858"
	case "ibm866", "cp866":
		return charmap.CodePage866, "IBM866"
	case "ibm1047", "cp1047":
		return charmap.CodePage1047, "IBM1047"
	case "ibm01140", "cp1140":
		return charmap.CodePage1140, "IBM01140"
	}
	return nil, ""
}

// Encode gives the bytes of s; what the encoding does not have becomes a
// question mark.
func (c *Charset) Encode(s string) []byte {
	b, _ := c.encode(s, true)
	return b
}

// EncodeStrict gives the bytes of s, and whether the encoding has every
// character.
func (c *Charset) EncodeStrict(s string) ([]byte, bool) { return c.encode(s, false) }

func (c *Charset) encode(s string, replace bool) ([]byte, bool) {
	if c.kind == kindUTF8 {
		return []byte(s), true
	}
	b := make([]byte, 0, len(s)+2)
	if c.bom {
		b = append(b, 0xFE, 0xFF)
	}
	for _, r := range s {
		switch c.kind {
		case kindASCII, kindTable:
			x, ok := byte(r), r < utf8.RuneSelf
			if c.kind == kindTable {
				x, ok = c.table.EncodeRune(r)
			}
			if !ok {
				if !replace {
					return nil, false
				}
				if x = '?'; c.kind == kindTable {
					x, _ = c.table.EncodeRune('?')
				}
			}
			b = append(b, x)
		case kindUTF16:
			if r < 0x10000 {
				b = c.unit(b, uint32(r), 2)
			} else {
				hi, lo := utf16.EncodeRune(r)
				b = c.unit(c.unit(b, uint32(hi), 2), uint32(lo), 2)
			}
		case kindUTF32:
			b = c.unit(b, uint32(r), 4)
		}
	}
	return b, true
}

func (c *Charset) unit(b []byte, u uint32, n int) []byte {
	for i := range n {
		shift := 8 * (n - 1 - i)
		if c.little {
			shift = 8 * i
		}
		b = append(b, byte(u>>shift))
	}
	return b
}

// Decode gives the text that b encodes; what is not of the encoding becomes
// U+FFFD.
func (c *Charset) Decode(b []byte) string {
	s, _ := c.decode(b)
	return s
}

// DecodeStrict gives the text that b encodes, and whether all of it is of the
// encoding.
func (c *Charset) DecodeStrict(b []byte) (string, bool) { return c.decode(b) }

func (c *Charset) decode(b []byte) (string, bool) {
	if c.kind == kindUTF8 {
		if utf8.Valid(b) {
			return string(b), true
		}
		return strings.ToValidUTF8(string(b), "\uFFFD"), false
	}
	d := decoder{c: c, little: c.little, br: bufio.NewReader(strings.NewReader(string(b)))}
	var sb strings.Builder
	valid := true
	for {
		r, ok, err := d.next()
		if err != nil {
			return sb.String(), valid
		}
		valid = valid && ok
		sb.WriteRune(r)
	}
}

// NewReader returns a reader of UTF-8 that transcodes what r gives.
func (c *Charset) NewReader(r io.Reader) io.Reader {
	if c.kind == kindUTF8 {
		return r
	}
	return &decoder{c: c, little: c.little, br: bufio.NewReader(r)}
}

// decoder turns an encoding into UTF-8.
type decoder struct {
	c       *Charset
	little  bool
	started bool
	br      *bufio.Reader
	pending []byte // UTF-8 of a rune that did not fit the caller's buffer
}

func (d *decoder) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	n := copy(p, d.pending)
	d.pending = d.pending[n:]
	for n < len(p) {
		// Once there is something to give, do not wait for more.
		if n > 0 && d.br.Buffered() < 4 {
			break
		}
		r, _, err := d.next()
		if err != nil {
			if n > 0 {
				break
			}
			return 0, err
		}
		var enc [utf8.UTFMax]byte
		w := utf8.EncodeRune(enc[:], r)
		k := copy(p[n:], enc[:w])
		n += k
		if k < w {
			d.pending = append(d.pending[:0], enc[k:w]...)
		}
	}
	return n, nil
}

// next decodes a character; ok is false when it stands for something that is
// not of the encoding.
func (d *decoder) next() (r rune, ok bool, err error) {
	switch d.c.kind {
	case kindASCII:
		b, err := d.br.ReadByte()
		if err != nil {
			return 0, false, err
		}
		if b >= utf8.RuneSelf {
			return utf8.RuneError, false, nil
		}
		return rune(b), true, nil
	case kindTable:
		b, err := d.br.ReadByte()
		if err != nil {
			return 0, false, err
		}
		r := d.c.table.DecodeByte(b)
		return r, r != utf8.RuneError, nil
	case kindUTF16:
		u, ok, err := d.unit(2)
		if err != nil || !ok {
			return utf8.RuneError, ok, err
		}
		if !d.started {
			d.started = true
			if d.c.bom && (u == 0xFEFF || u == 0xFFFE) {
				d.little = u == 0xFFFE
				return d.next()
			}
		}
		if !utf16.IsSurrogate(rune(u)) {
			return rune(u), true, nil
		}
		next, err := d.br.Peek(2)
		if u < 0xDC00 && err == nil {
			lo := uint32(next[0])<<8 | uint32(next[1])
			if d.little {
				lo = uint32(next[1])<<8 | uint32(next[0])
			}
			if r := utf16.DecodeRune(rune(u), rune(lo)); r != utf8.RuneError {
				_, _ = d.br.Discard(2) // just peeked at
				return r, true, nil
			}
		}
		return utf8.RuneError, false, nil
	}
	u, ok, err := d.unit(4)
	if err != nil || !ok {
		return utf8.RuneError, ok, err
	}
	if !d.started {
		d.started = true
		if d.c.name == "UTF-32" && (u == 0xFEFF || u == 0xFFFE0000) {
			d.little = u == 0xFFFE0000
			return d.next()
		}
	}
	if !utf8.ValidRune(rune(u)) || u > utf8.MaxRune {
		return utf8.RuneError, false, nil
	}
	return rune(u), true, nil
}

// unit reads a code unit of n bytes; a rest of fewer bytes is malformed.
func (d *decoder) unit(n int) (u uint32, ok bool, err error) {
	var buf [4]byte
	k, err := io.ReadFull(d.br, buf[:n])
	if k == 0 {
		return 0, false, err
	}
	if k < n {
		return 0, false, nil
	}
	for i := range n {
		if d.little {
			u |= uint32(buf[i]) << (8 * i)
		} else {
			u = u<<8 | uint32(buf[i])
		}
	}
	return u, true, nil
}
