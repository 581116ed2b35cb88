package io

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

func parseAll(t *testing.T, text string, sep byte) [][]string {
	t.Helper()
	r := bufio.NewReader(strings.NewReader(text))
	rows := [][]string{}
	for {
		row, err := parseQuoted(r, sep)
		if err == io.EOF {
			return rows
		}
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
}

func TestParseQuoted(t *testing.T) {
	for _, c := range []struct {
		in   string
		sep  byte
		want [][]string
	}{
		{"", ',', [][]string{}},
		{"a,b\nc,d\n", ',', [][]string{{"a", "b"}, {"c", "d"}}},
		{"a,b\r\nc,d", ',', [][]string{{"a", "b"}, {"c", "d"}}},
		{"a,b\rc,d", ',', [][]string{{"a", "b"}, {"c", "d"}}},
		{"a, b\n\n , \n", ',', [][]string{{"a", " b"}, {" ", " "}}},
		{`"User1,12",WSO2,"",x` + "\n", ',', [][]string{{"User1,12", "WSO2", "", "x"}}},
		{`"a ""quoted"" word","two` + "\n" + `lines"`, ',', [][]string{{`a "quoted" word`, "two\nlines"}}},
		{`5" disk,a "b" c`, ',', [][]string{{`5" disk`, `a "b" c`}}},
		{`a, "b,c" ,d`, ',', [][]string{{"a", "b,c ", "d"}}},
		{"a\t\"b\tc\"\t", '\t', [][]string{{"a", "b\tc", ""}}},
		{`"open`, ',', [][]string{{"open"}}},
		{",", ',', [][]string{{"", ""}}},
	} {
		if got := parseAll(t, c.in, c.sep); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q parsed as %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzCSV(f *testing.F) {
	f.Add("a", "b,c\n", `"x"`)
	f.Add(" \r", "", "\t")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		row := []string{a, b, c}
		for _, name := range []string{"CSV", "TDF"} {
			format, err := newFormat("", "", name)
			if err != nil {
				t.Fatal(err)
			}
			text := string(format.appendRecord(nil, row))
			got := parseAll(t, text, format.fs[0])
			if len(got) != 1 || !reflect.DeepEqual(got[0], row) {
				t.Fatalf("%q written as %q read as %q", row, text, got)
			}
		}
	})
}

func recordsOf(t *testing.T, text, fs, rs string) *records {
	t.Helper()
	f, err := newFormat(fs, rs, "default")
	if err != nil {
		t.Fatal(err)
	}
	return &records{src: newCharSource(newSource(strings.NewReader(text), nil), nil), f: f}
}

func TestSeparators(t *testing.T) {
	for _, c := range []struct {
		text, fs, rs string
		want         [][]string
	}{
		{"a:b\nc:d\n", ":", "\n", [][]string{{"a", "b"}, {"c", "d"}}},
		{"a|b\r\nc|d", "|", "\n", [][]string{{"a", "b"}, {"c", "d"}}},
		{"Name\nEmail\nTelephone,", "\n", ",", [][]string{{"Name", "Email", "Telephone"}}},
		{"a1b22c;;d", `\d+`, ";", [][]string{{"a", "b", "c"}, {"d"}}},
		{"a,b--c,d--", ",", "--", [][]string{{"a", "b"}, {"c", "d"}}},
		{"a b", "", "", [][]string{{"a b"}}},
		{"a§b¶c§d", "§", "¶", [][]string{{"a", "b"}, {"c", "d"}}},
	} {
		r := recordsOf(t, c.text, c.fs, c.rs)
		got := [][]string{}
		for r.more() {
			row, err := r.read()
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, row)
		}
		if _, err := r.read(); err != io.EOF {
			t.Errorf("after the end of %q: %v", c.text, err)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q with %q and %q: %q, want %q", c.text, c.fs, c.rs, got, c.want)
		}
		if err := r.close(); err != nil {
			t.Error(err)
		}
		if _, err := r.read(); err != errClosed || r.more() || r.close() != errClosed {
			t.Error("the channel is not closed")
		}
	}
	if _, err := newFormat("[ab", "\n", "default"); err == nil {
		t.Error("a broken expression was taken for a separator")
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", []string{}},
		{"a", []string{"a"}},
		{"a\n", []string{"a"}},
		{"a\r\nb\rc\n\nd", []string{"a", "b", "c", "", "d"}},
		{"\n\n", []string{"", ""}},
	} {
		if got := splitLines(c.text); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q at once: %q, want %q", c.text, got, c.want)
		}
		s := newCharSource(newSource(strings.NewReader(c.text), nil), nil)
		got := []string{}
		for {
			line, err := s.readLine()
			if err == io.EOF {
				break
			}
			got = append(got, line)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q line by line: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestReadAtTheEnd(t *testing.T) {
	b := newSource(strings.NewReader("123456"), nil)
	for _, want := range []string{"123", "456", ""} {
		got, err := b.read(3)
		if err != nil || string(got) != want {
			t.Errorf("read %q, %v, want %q", got, err, want)
		}
	}
	if _, err := b.read(3); err != io.EOF {
		t.Errorf("past the end: %v", err)
	}
	c := newCharSource(newSource(strings.NewReader("aaabbǊ"), nil), nil)
	for _, want := range []string{"aaa", "bbǊ", ""} {
		got, err := c.read(3)
		if err != nil || got != want {
			t.Errorf("read %q, %v, want %q", got, err, want)
		}
	}
	if _, err := c.read(3); err != io.EOF {
		t.Errorf("past the end: %v", err)
	}
}

func TestProperties(t *testing.T) {
	text := "# comment\n! another\nname=John Smith\n age : 26 \noccupation Software\\\n   Engineer\n" +
		`a\=b\ c=\u00e9\tx\\` + "\nempty\n\npair=\\ud83d\\ude00"
	got, err := parseProperties(text)
	want := [][2]string{{"name", "John Smith"}, {"age", "26 "}, {"occupation", "SoftwareEngineer"},
		{"a=b c", "é\tx\\"}, {"empty", ""}, {"pair", "😀"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	if _, err := parseProperties(`a=\u12`); err == nil {
		t.Error("a broken escape was accepted")
	}
}

func FuzzProperties(f *testing.F) {
	f.Add("name", " John\n=\\Smith")
	f.Add("!k:", "é")
	f.Fuzz(func(t *testing.T, k, v string) {
		k, v = strings.ToValidUTF8(k, "?"), strings.ToValidUTF8(v, "?")
		line := escapeProperty(k, true) + "=" + escapeProperty(v, false) + "\n"
		got, err := parseProperties(line)
		if err != nil || len(got) != 1 || got[0] != [2]string{k, v} {
			t.Fatalf("%q %q written as %q read as %q (%v)", k, v, line, got, err)
		}
	})
}

func TestCreateMakesDirectories(t *testing.T) {
	dir := t.TempDir()
	m := &module{Module: runtime.NewModule(runtime.New(runtime.Options{Dir: dir}), "ballerina/io")}
	for i, add := range []bool{false, true, false} {
		f, err := m.create(filepath.Join("a", "b", "c.txt"), add)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString("x"); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(dir, "a", "b", "c.txt"))
		if want := []string{"x", "xx", "x"}[i]; err != nil || string(b) != want {
			t.Errorf("the file holds %q (%v), want %q", b, err, want)
		}
	}
	if _, err := m.open("a"); err == nil {
		t.Error("a directory was opened as a file")
	}
}

func BenchmarkPrintln(b *testing.B) {
	rt := runtime.New(runtime.Options{Stdout: io.Discard})
	m := &module{Module: runtime.NewModule(rt, "ballerina/io")}
	m.console.init(m)
	args := value.NewList(types.AnydataList, []value.Value{value.Str("line "), value.Int(1234567)})
	rt.Run(nil, true, func(c *runtime.Context) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := m.println(c, []value.Value{args}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
