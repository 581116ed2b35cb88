package value

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

func re1(t *testing.T, s string) *Regexp {
	t.Helper()
	r, err := CompileRegexp(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return r
}

func TestRegexpFind(t *testing.T) {
	for _, c := range []struct {
		re, s string
		start int
		want  string
	}{
		{"World", "HelloWorld", 0, "[5 10]"}, {"e", "xyz", 0, "[]"}, {"b", "a日b", 1, "[2 3]"}, {"(a)|(b)", "xb", 0, "[1 2 -1 -1 1 2]"},
		{"^b", "ab", 1, "[]"}, {"(?m:^b)", "a\nb", 1, "[2 3]"}, {"(?m:^b)", "a\nb", 2, "[2 3]"}, {"^a", "aa", 0, "[0 1]"}, {"b$", "abab", 0, "[3 4]"},
		{"(?m:a$)", "a\nb", 0, "[0 1]"}, {"a$", "a\n", 0, "[]"}, {".", "\n\rx", 0, "[2 3]"}, {"(?s:.)", "\n", 0, "[0 1]"}, {"(?s:a(?-s:.))", "a\nab", 0, "[2 4]"},
		{`\s`, "a\vb\tc", 0, "[3 4]"}, {`\S`, " \vb", 0, "[1 2]"}, {`[\S]`, " \vb", 0, "[1 2]"}, {`[^\s]`, " \vb", 0, "[1 2]"}, {`\d+`, "a12٣", 0, "[1 3]"}, {`\w+`, "é_a1", 0, "[1 4]"},
		{`[\D]`, "1a", 0, "[1 2]"}, {"[]", "a", 0, "[]"}, {"[^]", "\n", 0, "[0 1]"}, {"[a-c-]+", "xa-b", 0, "[1 4]"}, {"[-a]", "-", 0, "[0 1]"}, {`[\--a]+`, "-`a", 0, "[0 3]"},
		{`[\s-\w]+`, " -a", 0, "[0 3]"}, {`[\]\\^]+`, `]\^`, 0, "[0 3]"}, {"[[:alpha:]+", "x:[", 0, "[1 3]"}, {"[&&a]", "&", 0, "[0 1]"},
		{`\p{Lu}`, "aB", 0, "[1 2]"}, {`\P{Lu}`, "Ba", 0, "[1 2]"}, {`\p{gc=Nd}`, "a٣", 0, "[1 2]"}, {`\p{sc=Latin}+`, "εabЛ", 0, "[1 3]"}, {`\p{sc=Grek}`, "aε", 0, "[1 2]"},
		{`\p{Cn}`, "a\u0378", 0, "[1 2]"}, {`\P{Cn}`, "\u0378a", 0, "[1 2]"}, {`[^\p{Cn}]`, "\u0378a", 0, "[1 2]"}, {`\p{C}`, "a\u0001", 0, "[1 2]"}, {`\P{C}`, "\u0001a", 0, "[1 2]"},
		{`\u{1F600}`, "x😀", 0, "[1 2]"}, {`[\u{61}-\u{63}]`, "xb", 0, "[1 2]"}, {`\n\r\t`, "\n\r\t", 0, "[0 3]"}, {`\.\*\+\?\(\)\[\]\{\}\|\^\$\\`, `.*+?()[]{}|^$\`, 0, "[0 14]"},
		{"(?i:ab(?-i:c))", "ABC", 0, "[]"}, {"(?i:ab(?-i:c))", "ABc", 0, "[0 3]"}, {"(?x: a b # comment\n c [ #] )", "abc#", 0, "[0 4]"}, {"(?x-i:a b)", "ab", 0, "[0 2]"},
		{"a{2}", "aaa", 0, "[0 2]"}, {"a{2,}", "aaa", 0, "[0 3]"}, {"a{1,2}?", "aaa", 0, "[0 1]"}, {"a+?", "aaa", 0, "[0 1]"}, {"a??", "a", 0, "[0 0]"}, {"(?:ab)*c", "ababc", 0, "[0 5]"},
		{"", "abc", 1, "[1 1]"}, {"a|", "b", 0, "[0 0]"}, {"(z)((a+)?(b+)?(c))*", "zaacbbbcac", 0, "[0 10 0 1 8 10 8 9 4 7 9 10]"},
	} {
		got := re1(t, c.re).Find(Str(c.s), c.start)
		if g := fmt.Sprint(got); g != c.want {
			t.Errorf("%s in %q from %d: %s, want %s", c.re, c.s, c.start, g, c.want)
		}
	}
}

func TestRegexpForms(t *testing.T) {
	r := re1(t, "^([A-Z]{4})-(\\d{4})$")
	s := Str("Product code: FURN-5678, Product code: CLOT-1234")
	if m := r.MatchAt(s, 39); fmt.Sprint(m) != "[39 48 39 43 44 48]" {
		t.Error(m)
	}
	if !re1(t, "a|ab").IsFullMatch(Str("ab")) || re1(t, "a|ab").IsFullMatch(Str("abc")) || !re1(t, "A|Th.*ch|^").IsFullMatch(Str("This Should Match")) {
		t.Error("IsFullMatch")
	}
	if m := re1(t, "a|ab").MatchAt(Str("ab"), 0); fmt.Sprint(m) != "[0 1]" {
		t.Error(m)
	}
	if all := re1(t, "a*").FindAll(Str("baac"), 0); fmt.Sprint(all) != "[[0 0] [1 3] [3 3] [4 4]]" {
		t.Error(all)
	}
	if all := re1(t, "(日)|(b)").FindAll(Str("a日b日"), 0); fmt.Sprint(all) != "[[1 2 1 2 -1 -1] [2 3 -1 -1 2 3] [3 4 3 4 -1 -1]]" {
		t.Error(all)
	}
	if all := re1(t, "((a)|b(c))").FindAll(Str("éabc"), 0); fmt.Sprint(all) != "[[1 2 1 2 1 2 -1 -1] [2 4 2 4 -1 -1 3 4]]" {
		t.Error(all)
	}
	for _, c := range []struct{ re, s, want string }{
		{",", "a,b,,c,", "a|b||c|"}, {",", ",", "|"}, {"()", "1 23", "1| |2|3|"}, {"()", "", ""}, {"[a-z]", "", ""}, {"[a-z]", "abcd", "||||"}, {"x", "abc", "abc"}, {"é", "aébé", "a|b|"},
	} {
		var got []string
		for _, v := range re1(t, c.re).Split(Str(c.s)) {
			got = append(got, ToString(v))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("split %q by %s: %q, want %q", c.s, c.re, g, c.want)
		}
	}
	for _, c := range []struct {
		re, s string
		start int
		all   bool
		want  string
	}{
		{"0+", "100100011", 0, false, "1[1 3]100011"}, {"0+", "100100011", 0, true, "1[1 3]1[4 7]11"}, {"0+", "100100011", 3, true, "1001[4 7]11"}, {"T.*G", "ReplaceTTTGGGThis", 2, true, "Replace[7 13]This"},
		{"x", "abc", 0, true, "abc"}, {"b", "éb", 0, true, "é[1 2]"}, {"", "ab", 0, true, "[0 0]a[1 1]b[2 2]"},
	} {
		got, err := re1(t, c.re).Replace(Str(c.s), c.start, c.all, func(m []int) (string, error) { return fmt.Sprint(m[:2]), nil })
		if err != nil || got.String() != c.want {
			t.Errorf("replace %s in %q: %s %v, want %s", c.re, c.s, got, err, c.want)
		}
	}
	boom := errors.New("boom")
	if _, err := re1(t, "a").Replace(Str("aa"), 0, true, func([]int) (string, error) { return "", boom }); err != boom {
		t.Error(err)
	}
}

func TestRegexpErrors(t *testing.T) {
	for _, c := range []struct {
		re, want string
		pos      int
	}{
		{"AB+^*", "invalid character '*'", 4}, {`AB\hCD`, `invalid character '\h'`, 2}, {`AB\pCD`, `invalid character '\p'`, 2}, {`AB\uCD`, `invalid character '\u'`, 2},
		{`AB\u{001CD`, `invalid character '\u'`, 2}, {`AB\p{sc=Lu`, "missing '}'", 2}, {"[^abc", "missing ']'", 0}, {"(abc", "missing ')'", 0}, {"(ab^*)", "invalid character '*'", 4},
		{`\p{`, "missing '}'", 0}, {`\p{sc=^}`, "unknown script '^'", 6}, {`\p{gc=}`, "category ''", 3}, {`\p{Cs}`, "category 'Cs'", 3}, {`\p{LC}`, "category 'LC'", 3}, {"[", "missing ']'", 0},
		{"*", "invalid character '*'", 0}, {"a**", "invalid character '*'", 2}, {"a|*", "invalid character '*'", 2}, {")", "invalid character ')'", 0}, {"]", "invalid character ']'", 0}, {"}", "invalid character '}'", 0},
		{"a{", "invalid end", 2}, {"a{1", "missing '}'", 1}, {"a{x}", "invalid character 'x'", 2}, {"a{2,1}", "out of order", 1}, {"a{100001}", "larger than", 1}, {"[z-a]", "out of order: 'z-a'", 1},
		{"([(a{1})-(z)])", "out of order", 7}, {"(?g:a)", "invalid flag 'g'", 2}, {"(?im-si:abc)", "duplicate flag 'i'", 6}, {"(?i", "missing ':'", 3}, {"(?i--s:a)", "invalid character '-'", 4},
		{"(?<n>a)", "invalid flag '<'", 2}, {"(?=a)", "invalid flag '='", 2}, {`\b`, `invalid character '\b'`, 0}, {`\-`, `invalid character '\-'`, 0}, {`é\`, `invalid character '\'`, 1}, {`\1`, `invalid character '\1'`, 0},
		{`\u{D800}`, "invalid code point", 0}, {`\u{110000}`, "invalid code point", 0}, {strings.Repeat("(", 500) + strings.Repeat(")", 500), "nested more than", 400},
		{"(((((a{999}){999}){999}){999}){999})", "too large", 0}, {"(a){1001}", "capturing group", 3},
	} {
		e := CheckRegexp(c.re)
		if e == nil || !strings.Contains(e.Msg, c.want) || e.Pos != c.pos {
			t.Errorf("%.30s: %+v, want %s at %d", c.re, e, c.want, c.pos)
		}
	}
	_, err := CompileRegexp("(é")
	var e *Error
	if !errors.As(err, &e) || e.Message != regexpReason || e.Detail.Str("message") != "Failed to parse regular expression: missing ')' character of the group at position 0 in '(é'" {
		t.Error(err)
	}
}

func TestRegexpLargeCounts(t *testing.T) {
	for _, c := range []struct {
		re   string
		n    int
		want bool
	}{{"a{1500}", 1500, true}, {"a{1500}", 1499, false}, {"a{1001,2500}", 2500, true}, {"a{1001,2500}", 2501, false}, {"a{1001,2500}", 1000, false}, {"a{1001,}", 4000, true}, {"a{0,1001}", 0, true}, {"[ab]{1001}", 1001, true}} {
		if got := re1(t, c.re).IsFullMatch(Str(strings.Repeat("a", c.n))); got != c.want {
			t.Errorf("%s on %d: %v", c.re, c.n, got)
		}
	}
}

func TestRegexpTemplate(t *testing.T) {
	for _, c := range []struct {
		parts, ins []string
		want       string
	}{
		{[]string{"abc|", ""}, []string{"xyz"}, "abc|xyz"}, {[]string{"a", "*"}, []string{"bc"}, "a(?:bc)*"}, {[]string{"a", "*"}, []string{"[bc]"}, "a[bc]*"}, {[]string{"a", "b"}, []string{"x|y"}, "a(?:x|y)b"},
		{[]string{"", ""}, []string{"x|y"}, "x|y"}, {[]string{"a", "+"}, []string{"b+"}, "a(?:b+)+"}, {[]string{"a", "b", "c"}, []string{"", "x"}, "a(?:)bxc"}, {[]string{"a|", "|b"}, []string{"c|d"}, "a|c|d|b"},
	} {
		r, err := RegexpTemplate(c.parts, c.ins)
		if err != nil || r.Src != c.want {
			t.Errorf("%q %q: %v %v", c.parts, c.ins, r, err)
		}
	}
	if _, err := RegexpTemplate([]string{"a", ""}, []string{"*"}); err == nil || !strings.Contains(err.Error(), "{ballerina}RegularExpressionParsingError") {
		t.Error(err)
	}
}

func TestScriptCodes(t *testing.T) {
	f := strings.Fields(scriptCodes)
	named := map[string]bool{}
	for i := 0; i < len(f); i += 2 {
		if _, ok := unicode.Scripts[f[i+1]]; !ok || len(f[i]) != 4 {
			t.Errorf("%s %s", f[i], f[i+1])
		}
		named[f[i+1]] = true
	}
	for s := range unicode.Scripts {
		if !named[s] {
			t.Logf("no short name for %s", s)
		}
	}
}

func FuzzRegexp(f *testing.F) {
	for _, s := range []string{"a(b|c)*?[^x-z]", `\p{sc=Latin}\u{41}`, "(?imx-s: a # c\n.)", "a{2,1001}", "[]", "[^]|^$"} {
		f.Add(s, "abc")
	}
	f.Fuzz(func(t *testing.T, src, s string) {
		r, err := CompileRegexp(src)
		if err != nil {
			return
		}
		// Everything that is accepted can be matched in every form.
		str := Str(s)
		all := r.FindAll(str, 0)
		n := r.program().groups
		for _, m := range all {
			if len(m) != 2*n+2 || m[0] > m[1] || m[1] > str.Len() {
				t.Fatalf("%q in %q: %v, %d groups", src, s, m, n)
			}
		}
		r.Split(str)
		r.IsFullMatch(str)
		if str.Len() > 0 {
			r.MatchAt(str, str.Len()-1)
			m := r.Find(str, 1)
			if m != nil && m[0] < 1 {
				t.Fatalf("%q in %q: %v", src, s, m)
			}
		}
		if _, err := regexp.Compile(r.program().pattern); err != nil {
			t.Fatal(err)
		}
	})
}
