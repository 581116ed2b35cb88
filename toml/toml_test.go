package toml

import (
	"fmt"
	"strings"
	"testing"
)

// show prints a tree on one line, with ranges of scalars when asked.
func show(n *Node) string {
	switch n.Kind {
	case Array:
		var s []string
		for _, i := range n.Items {
			s = append(s, show(i))
		}
		return "[" + strings.Join(s, " ") + "]"
	case Table:
		var s []string
		for _, e := range n.Entries {
			s = append(s, e.Key+":"+show(e.Value))
		}
		return "{" + strings.Join(s, " ") + "}"
	case String:
		return fmt.Sprintf("%q", n.Text)
	}
	return n.Text
}

func TestParseTree(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"", "{}"},
		{"a = 1\nb.c = 'x'\nb.d = true\n", `{a:1 b:{c:"x" d:true}}`},
		{"[x]\na = 1\n[x.y]\nb = 2.5\n[z]\n", `{x:{a:1 y:{b:2.5}} z:{}}`},
		{"[x.y]\nb = 2\n[x]\na = 1\n", `{x:{y:{b:2} a:1}}`},
		{"[[t]]\na = 1\n[[t]]\na = 2\n[t.u]\nv = 3\n", `{t:[{a:1} {a:2 u:{v:3}}]}`},
		{"a = [1, [2, 'x'], {k = 3, l.m = 4}]\n", `{a:[1 [2 "x"] {k:3 l:{m:4}}]}`},
		{"a = \"\"\"\nx\ny\"\"\"\nd = 2024-01-02T03:04:05Z\n", `{a:"x\ny" d:2024-01-02T03:04:05Z}`},
		{"\"a.b\" = 1\n'c' = 2 # comment\n", `{a.b:1 c:2}`},
		{"a = 1\r\nb = 2\r\n", `{a:1 b:2}`},
	} {
		n, errs := Parse("T.toml", []byte(c.src))
		if len(errs) > 0 {
			t.Errorf("%q: %v", c.src, errs[0])
		}
		if got := show(n); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"a = \n", "[T.toml:(1:5,2:1)] expected a value before the end of the line"},
		{"a = 1\na = 2\n", "[T.toml:(2:1,2:2)] key 'a' is already defined at line 1"},
		{"[x]\n[y]\n[x]\n", "[T.toml:(3:2,3:3)] key 'x' is already defined at line 1"},
		{"a = 1\n[a.b]\n", "[T.toml:(2:2,2:3)] key 'a' already holds a value at line 1 and cannot be a table"},
		{"a = {b = 1}\na.c = 2\n", "[T.toml:(2:1,2:2)] key 'a' is already defined at line 1"},
		{"a.b = 1\n[a]\nc = 1\n", "[T.toml:(2:2,2:3)] key 'a' is already defined at line 1"},
		{"a = [1]\n[[a]]\n", "[T.toml:(2:3,2:4)] key 'a' is already defined at line 1 and cannot be an array of tables"},
		{"x = 1\ny = \xff\n", "[T.toml:(2:5,2:6)] the file is not UTF-8 text"},
		{"a = {b = 1, b = 2}\n", "[T.toml:(1:13,1:14)] key 'b' is already defined at line 1"},
		{"a = 'x", "[T.toml:(1:"},
		{"'ä€' = 1\n'ä€' . b = 2\n", "[T.toml:(2:1,2:5)] key 'ä€' is already defined at line 1"},
		{"a = {'ä' = 1, x = 2, x = 3}\n", "[T.toml:(1:22,1:23)] key 'x'"},
	} {
		_, errs := Parse("T.toml", []byte(c.src))
		if len(errs) == 0 {
			t.Errorf("%q: no error, want %s", c.src, c.want)
			continue
		}
		if got := errs[0].Error(); !strings.HasPrefix(got, c.want) {
			t.Errorf("%q:\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestRanges(t *testing.T) {
	src := "a = 'x'\n\n[t.u]  # c\nb.c = [1, 2]\nd = {e = 5, f = \"\"}\n\n[[l]]\nv = true\n"
	n, errs := Parse("T.toml", []byte(src))
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	for _, c := range []struct {
		path []string
		want string
	}{
		{[]string{"a"}, "(1:5,1:8)"},
		{[]string{"t"}, "(3:1,5:20)"},
		{[]string{"t", "u"}, "(3:1,5:20)"},
		{[]string{"t", "u", "b", "c"}, "(4:7,4:13)"},
		{[]string{"t", "u", "d"}, "(5:5,5:20)"},
		{[]string{"t", "u", "d", "e"}, "(5:10,5:11)"},
		{[]string{"t", "u", "d", "f"}, "(5:17,5:19)"},
		{[]string{"l"}, "(7:1,8:9)"},
	} {
		v := n.Get(c.path...)
		if v == nil {
			t.Errorf("%v: not there", c.path)
		} else if got := v.Range.String(); got != c.want {
			t.Errorf("%v: %s, want %s", c.path, got, c.want)
		}
	}
	if r := n.Entry("t").KeyRange.String(); r != "(3:2,3:3)" {
		t.Errorf("key t at %s", r)
	}
	if r := n.Get("t", "u").Entry("d").Range.String(); r != "(5:1,5:20)" {
		t.Errorf("entry d at %s", r)
	}
}

func TestScalars(t *testing.T) {
	n, errs := Parse("T.toml", []byte("a=0x1F\nb=1_000\nc=9223372036854775808\nd=+3\ne=-2.5e3\nf=false\ng=inf\nh=0o17"))
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	for k, want := range map[string]int64{"a": 31, "b": 1000, "d": 3, "h": 15} {
		if got, ok := n.Get(k).Int(); !ok || got != want {
			t.Errorf("%s = %d, %t", k, got, ok)
		}
	}
	if _, ok := n.Get("c").Int(); ok {
		t.Error("c fits 64 bits")
	}
	if f, ok := n.Get("c").Float(); !ok || f != 9223372036854775808 {
		t.Errorf("c = %v, %t", f, ok)
	}
	if f, ok := n.Get("e").Float(); !ok || f != -2500 {
		t.Errorf("e = %v, %t", f, ok)
	}
	if b, ok := n.Get("f").Bool(); b || !ok {
		t.Error("f")
	}
	if _, ok := n.Get("nope").Bool(); ok {
		t.Error("nope")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("[[a]]\nb=[1,{c=2}]\n[a.d]\ne.f='x'\n"))
	f.Add([]byte("a=\"\"\"\nx\"\"\"\n[x]\n[x.y]\n[x]\n"))
	f.Add([]byte("[ a . \"b]\" ] # x\nq = []\r\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		n, _ := Parse("T.toml", src)
		if n == nil {
			t.Fatal("no tree")
		}
		show(n)
	})
}
