package syntax

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var wantComment = regexp.MustCompile(`// want (.*)$`)

// TestErrors compares the errors of the programs under testdata/errors with
// the comments // want "message" … on the lines they are at.
func TestErrors(t *testing.T) {
	files, err := filepath.Glob("testdata/errors/*.bal")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f := Parse(name, string(b))
		got := map[int][]string{}
		for _, e := range f.Errors {
			line := f.Lines.Pos(int(e.Off)).Line
			got[line] = append(got[line], strconv.Quote(e.Msg))
		}
		lines := strings.Split(string(b), "\n")
		for i, line := range lines {
			want := ""
			if m := wantComment.FindStringSubmatch(line); m != nil {
				want = m[1]
			}
			if g := strings.Join(got[i+1], " "); g != want {
				t.Errorf("%s:%d: %s\n\tgot  %s\n\twant %s", name, i+1, strings.TrimSpace(line), g, want)
			}
		}
	}
}

// TestErrorPositions gives the whole of what is reported for short texts:
// line:column-line:column, code and message.
func TestErrorPositions(t *testing.T) {
	tests := []struct {
		src  string
		want []string
	}{
		{"int a = 1\nint b = 2;\n", []string{"2:1-2:1 BCE0002 missing semicolon token"}},
		{"int a = 1", []string{"1:10-1:10 BCE0002 missing semicolon token"}},
		{"string s = \"open;\nint b = 1;", []string{"1:18-1:18 BCE0033 missing double quote"}},
		{"string s = `open;\nint b = 1;", []string{"2:11-2:11 BCE0034 missing backtick"}},
		{"int ä = 1 2;", []string{"1:11-1:12 BCE0600 invalid token '2'"}},
		{"int a = 01;", []string{"1:9-1:11 BCE0602 leading zeros in numeric literals"}},
		{"\x00int a = 1;", []string{"1:1-1:2 BCE0600 invalid token '\\u{0}'"}},
		{"function f() {", []string{"1:15-1:15 BCE0007 missing close brace token"}},
		{"\xff\x1bint a = 1;", []string{"1:1-1:2 BCE0600 invalid token '\\xff'", "1:2-1:3 BCE0600 invalid token '\\u{1B}'"}},
		{"}", []string{"1:1-1:2 BCE0600 invalid token '}'"}},
		{"foo();", []string{"1:4-1:4 BCE0400 missing identifier"}},
		{"if a { b(); }\nint c = 1;", []string{"1:1-1:3 BCE0600 invalid token 'if'"}},
		{"", nil},
		{"\uFEFFint a = 1;", nil},
		{"function f() { x = natural {a", []string{"1:30-1:30 BCE0007 missing close brace token"}},
		{"int a = " + strings.Repeat("(", 2000), []string{"1:1509-1:1510 BCE0507 nested too deeply"}},
	}
	for _, test := range tests {
		f := Parse("test.bal", test.src)
		var got []string
		for _, e := range f.Errors {
			a, b := f.Lines.Pos(int(e.Off)), f.Lines.Pos(int(e.End))
			got = append(got, fmt.Sprintf("%d:%d-%d:%d %s %s", a.Line, a.Col, b.Line, b.Col, e.Code, e.Msg))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%.60q\n\tgot  %q\n\twant %q", test.src, got, test.want)
		}
	}
}
