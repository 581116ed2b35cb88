package lsp

import (
	"net/url"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"unicode/utf8"
)

// document is a text with its lines. The zero version is that of a file on disk.
type document struct {
	uri     string
	path    string // "" for one that is no file
	text    string
	version *int // as the editor counts, nil when it does not have the file open
	lines   []int
}

// lineStarts are the offsets at which lines begin. Lines end as the protocol has
// it: with \n, \r\n or \r.
func lineStarts(text string) []int {
	r := []int{0}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
			r = append(r, i+1)
		case '\n':
			r = append(r, i+1)
		}
	}
	return r
}

func newDocument(uri, text string, version *int) *document {
	d := &document{uri: uri, text: text, version: version, lines: lineStarts(text)}
	if p, ok := pathOf(uri); ok {
		d.path = p
	}
	return d
}

// encoding is how characters of a line are counted.
type encoding uint8

const (
	utf16Units encoding = iota
	utf8Bytes
	utf32
)

func (e encoding) String() string {
	return [...]string{"utf-16", "utf-8", "utf-32"}[e]
}

// units is how many of its units a character takes.
func (e encoding) units(r rune, size int) int {
	switch {
	case e == utf8Bytes:
		return size
	case e == utf16Units && r >= 0x10000:
		return 2
	}
	return 1
}

// position is the place of the byte at off.
func (d *document) position(off int, e encoding) position {
	off = max(0, min(off, len(d.text)))
	line := sort.SearchInts(d.lines, off+1) - 1
	n := 0
	for i := d.lines[line]; i < off; {
		r, size := utf8.DecodeRuneInString(d.text[i:])
		n += e.units(r, size)
		i += size
	}
	return position{line, n}
}

func (d *document) textRange(from, to int, e encoding) textRange {
	return textRange{d.position(from, e), d.position(to, e)}
}

// offset is the byte at a place, held within the line.
func (d *document) offset(p position, e encoding) int {
	if p.Line < 0 {
		return 0
	}
	if p.Line >= len(d.lines) {
		return len(d.text)
	}
	i, end := d.lines[p.Line], len(d.text)
	if p.Line+1 < len(d.lines) {
		end = d.lines[p.Line+1]
		for end > i && (d.text[end-1] == '\n' || d.text[end-1] == '\r') {
			end--
		}
	}
	for n := 0; i < end; {
		r, size := utf8.DecodeRuneInString(d.text[i:])
		n += e.units(r, size)
		if n > p.Character {
			break
		}
		i += size
	}
	return i
}

// apply makes an editor's changes.
func (d *document) apply(changes []contentEdit, e encoding) {
	for _, c := range changes {
		if c.Range == nil {
			d.text = c.Text
		} else {
			from, to := d.offset(c.Range.Start, e), d.offset(c.Range.End, e)
			if to < from {
				from, to = to, from
			}
			d.text = d.text[:from] + c.Text + d.text[to:]
		}
		d.lines = lineStarts(d.text)
	}
}

// pathOf is the path of a file's URI.
func pathOf(uri string) (string, bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return "", false
	}
	p := u.Path
	if runtime.GOOS == "windows" {
		p = strings.TrimPrefix(p, "/")
		if u.Host != "" {
			p = "//" + u.Host + u.Path
		}
		if len(p) > 1 && p[1] == ':' {
			p = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return filepath.Clean(filepath.FromSlash(p)), true
}

// uriOf is the URI of a file.
func uriOf(path string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	u := url.URL{Scheme: "file", Path: p}
	return u.String()
}
