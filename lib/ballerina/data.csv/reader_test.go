package csv

import (
	"bytes"
	"encoding/csv"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

func standard(escape string) *format {
	f := &format{delimiter: ",", quote: `"`, escape: escape, comment: "#", lf: true, crlf: true}
	f.classify()
	return f
}

// readAll reads the rows that are not blank, each with the number of its line.
func readAll(r *reader) (rows [][]string, lines []int, err error) {
	for {
		next, ok, err := r.row()
		if err != nil || !ok {
			return rows, lines, err
		}
		if len(r.fields) > 0 {
			row := []string{}
			for _, f := range r.fields {
				row = append(row, string(r.value(f)))
			}
			rows, lines = append(rows, row), append(lines, r.line+1)
		}
		r.advance(next)
	}
}

func TestRows(t *testing.T) {
	for _, c := range []struct {
		text string
		want [][]string
	}{
		{"", nil},
		{"\n \n#x\n", nil},
		{"a,b\r\nc", [][]string{{"a", "b"}, {"c"}}},
		{" a , b \n,", [][]string{{"a", "b"}, {"", ""}}},
		{`"a,b" ,"c""d"` + "\n\"e\nf\"", [][]string{{"a,b", `c"d`}, {"e\nf"}}},
		{`""a"",b`, [][]string{{`"a"`, "b"}}},
		{`"a"b"c",d`, [][]string{{`a"b"c`, "d"}}},
		{`a"b,c""`, [][]string{{`a"b`, `c""`}}},
		{`a\,b,\#c,\\,d\  ,"e\"f",g\` + "\n", [][]string{{"a,b", "#c", `\`, `d\ `, `e"f`, `g\`}}},
		{"a#b,c\nd,\"#\"#x", [][]string{{"a"}, {"d", "#"}}},
		{"a\rb", [][]string{{"a\rb"}}},
	} {
		got, _, err := readAll(&reader{format: standard(`\`), buf: []byte(c.text)})
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: %q %v", c.text, got, err)
		}
	}
	_, lines, err := readAll(&reader{format: standard(`\`), buf: []byte("a\n\"b\nc\"\n\nd")})
	if err != nil || !slices.Equal(lines, []int{1, 2, 5}) {
		t.Error(lines, err)
	}
	for _, text := range []string{`"a`, "x\n\"", `"a"b`} {
		if _, _, err := readAll(&reader{format: standard(`\`), buf: []byte(text)}); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}

// Values in quotes that have no end cost no more than a pass over the rest.
func TestUnevenQuotes(t *testing.T) {
	start := time.Now()
	_, _, err := readAll(&reader{format: standard(`\`), buf: []byte(strings.Repeat("\"\"\"\"\"\n", 100_000))})
	if d := time.Since(start); d > 20*time.Second {
		t.Fatal(d, err)
	}
}

// FuzzRows compares what comes in pieces with what comes at once, and what is
// well-formed with the standard library.
func FuzzRows(f *testing.F) {
	for _, s := range []string{"a,b\n1,\"2\"\n", "\"a\"\"b\",c\r\n\"x\ny\"", "a\\,b,\"c\\\"\"#x", "\"\"a\"\",\"b", "é,\"日\"\n\xff", ",,\n,"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, escape := range []string{`\`, `"`} {
			want, lines, err1 := readAll(&reader{format: standard(escape), buf: []byte(s)})
			got, lines2, err2 := readAll(&reader{format: standard(escape), src: iotest.OneByteReader(strings.NewReader(s))})
			if !reflect.DeepEqual(want, got) || !slices.Equal(lines, lines2) || (err1 == nil) != (err2 == nil) {
				t.Fatalf("%q: %q %v at once, %q %v in pieces", s, want, err1, got, err2)
			}
		}
		std := csv.NewReader(strings.NewReader(s))
		std.FieldsPerRecord, std.Comment = -1, 0
		all, err := std.ReadAll()
		if err != nil || strings.ContainsAny(s, "#\\\r\v\f") {
			return
		}
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		_ = w.WriteAll(all)
		got, _, err := readAll(&reader{format: standard(`"`), buf: out.Bytes()})
		if err != nil {
			t.Fatalf("%q: %v", out.String(), err)
		}
		var want [][]string
		for _, row := range all {
			for i, v := range row {
				if row[i] = v; strings.ContainsAny(v, "\",\n") || strings.TrimSpace(v) != v {
					continue
				}
			}
			if len(row) > 1 || row[0] != "" {
				want = append(want, row)
			}
		}
		if !sameButBlanks(got, want) {
			t.Fatalf("%q: %q, want %q", out.String(), got, want)
		}
	})
}

// sameButBlanks compares rows; blanks around values without quotes are not kept.
func sameButBlanks(a, b [][]string) bool {
	strip := func(rows [][]string) (r []string) {
		for _, row := range rows {
			for _, v := range row {
				if v = strings.Trim(v, " \t"); v != "" {
					r = append(r, v)
				}
			}
		}
		return r
	}
	return slices.Equal(strip(a), strip(b))
}

func TestBrokenSource(t *testing.T) {
	_, _, err := readAll(&reader{format: standard(`\`), src: io.MultiReader(strings.NewReader("a,b\nc"), iotest.ErrReader(io.ErrClosedPipe))})
	if err != io.ErrClosedPipe {
		t.Error(err)
	}
}
