package format

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"barre/internal/mutant"
	"barre/syntax"
)

func corpusFiles(t testing.TB) []string {
	t.Helper()
	var files []string
	dirs := append([]string{"../testdata/grammar", "testdata"}, filepath.SplitList(os.Getenv("BARRE_CORPUS"))...)
	for _, dir := range dirs {
		filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(path, ".bal") {
				files = append(files, path)
			}
			return err
		})
	}
	return files
}

// tokens gives the text of the tokens of a file, of its comments too.
func tokens(f *syntax.File) []string {
	var list []string
	at := 0
	for _, t := range f.Tokens {
		comments, _ := trivia(f.Src[at:t.Off])
		for _, c := range comments {
			list = append(list, c.text)
		}
		text := f.Src[t.Off:t.End]
		if t.Kind == syntax.DocLine {
			text = strings.TrimRight(text, " \t")
		}
		list = append(list, text)
		at = int(t.End)
	}
	return list
}

// sortedTokens gives the tokens and comments up to the last import in
// alphabetical order, the others as they stand.
func sortedTokens(f *syntax.File) []string {
	list := tokens(f)
	if n := len(f.Imports); n > 0 {
		_, end := f.Offsets(f.Imports[n-1])
		g := *f
		g.Tokens = f.Tokens[:f.Imports[n-1].Last+1]
		head := len(tokens(&g))
		// A comment beside the last import belongs to it.
		rest, _, _ := strings.Cut(f.Src[end:], "\n")
		if strings.HasPrefix(strings.TrimSpace(rest), "//") {
			head++
		}
		slices.Sort(list[:min(head, len(list))])
	}
	return list
}

// TestProperties formats every program of the corpus: the tokens and comments
// stay what they are, and formatting again changes nothing.
func TestProperties(t *testing.T) {
	for _, name := range corpusFiles(t) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f := syntax.Parse(name, string(b))
		if len(f.Errors) > 0 {
			if Source(f) != f.Src {
				t.Errorf("%s: a file with errors was changed", name)
			}
			continue
		}
		once := Source(f)
		g := syntax.Parse(name, once)
		if len(g.Errors) > 0 {
			t.Errorf("%s: formatted, line %d: %s", name, g.Lines.Pos(int(g.Errors[0].Off)).Line, g.Errors[0].Msg)
			continue
		}
		before, after := sortedTokens(f), sortedTokens(g)
		for i := range before {
			if i >= len(after) || before[i] != after[i] {
				t.Errorf("%s: token %d changed: %q", name, i, before[i])
				break
			}
		}
		if twice := Source(g); twice != once {
			t.Errorf("%s: formatting twice differs: %s", name, firstDiff(once, twice))
		}
	}
}

func firstDiff(a, b string) string {
	al, bl := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range al {
		if i >= len(bl) || al[i] != bl[i] {
			if i < len(bl) {
				return al[i] + "\n\t" + bl[i]
			}
			return al[i]
		}
	}
	return ""
}

// TestUnchanged counts the programs of BARRE_FORMATTED that formatting leaves
// as they are.
func TestUnchanged(t *testing.T) {
	dir := os.Getenv("BARRE_FORMATTED")
	if dir == "" {
		t.Skip("BARRE_FORMATTED names no folder")
	}
	same, all := 0, 0
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".bal") {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f := syntax.Parse(path, string(b))
		if len(f.Errors) > 0 {
			return nil
		}
		all++
		if out := Source(f); out == string(b) {
			same++
		} else {
			t.Logf("%s:\n\t%s", path, firstDiff(string(b), out))
		}
		return nil
	})
	t.Logf("%d of %d unchanged", same, all)
}

// TestGolden formats testdata/messy.bal.
func TestGolden(t *testing.T) {
	src, err := os.ReadFile("testdata/messy.bal")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/messy.want")
	if err != nil {
		t.Fatal(err)
	}
	if got := Source(syntax.Parse("messy.bal", string(src))); got != string(want) {
		t.Errorf("differs: %s", firstDiff(got, string(want)))
	}
}

// TestSource formats short texts; those without a result stay as they are.
func TestSource(t *testing.T) {
	tests := []struct{ src, want string }{
		{"", ""},
		{"\n\n", ""},
		{"// only a comment", "// only a comment\n"},
		{"int a=1;", "int a = 1;\n"},
		{"int a = ;", "int a = ;"}, // not with errors
		{"int a = 1; // aligned\nint bb = 2;  // so is this\n", ""},
		{"int a = 1;\n\n\n\nint b = 2;\n", "int a = 1;\n\nint b = 2;\n"},
		{"function f() {\n    // lone\n}\n", ""},
		{"function f() {}\n", "function f() {\n}\n"},
		{"object {} a = object {};\n", ""},
		{"map<int> m = {};\n", ""},
		{"map<int> m = {a: 1,\n    b: 2};\n", ""},
		{"map<int> m = { a: 1 };\n", "map<int> m = {a: 1};\n"},
		{"map<int> m = {\n  a: 1,\n\n  // b\n  b: 2 };\n", "map<int> m = {\n    a: 1,\n\n    // b\n    b: 2\n};\n"},
		{"int[][] m = [\n    [1, 2],\n    [3]\n];\n", ""},
		{"int a = f(1,\n        2);\n", ""},
		{"int a = f(\n    1,\n    2\n);\n", ""},
		{"function f() {\n  int a = f(1,\n          2);\n}\n", "function f() {\n    int a = f(1,\n            2);\n}\n"},
		{"function f() {\n    g(function() {\n    h();\n    });\n}\n", "function f() {\n    g(function() {\n        h();\n    });\n}\n"},
		{"function f() {\n    foo({\n        a: 1\n    }, {\n        b: 2\n    });\n}\n", ""},
		{"function f(int a,\n        int b)\n        returns int {\n    return 1;\n}\n", ""},
		{"function f()\n{\n    if a\n    {\n    }\n    else\n    {\n    }\n}\n", "function f() {\n    if a {\n    } else {\n    }\n}\n"},
		{"function f() {\n    if a { // why\n        b();\n    } // then\n    else { // else\n    }\n}\n", ""},
		{"# Doc\n# + a - b\n@x\n@y {z: 1}\npublic function f(int a) {\n}\n", ""},
		{"@x public function f() {\n}\n", "@x\npublic function f() {\n}\n"},
		{"type R record {|\n    @x\n    int a;\n    @y string b;\n|};\n", ""},
		{"xml x = xml `<a>\n   ${ b }\n</a>`;\n", "xml x = xml `<a>\n   ${b}\n</a>`;\n"},
		{"xml x = xml\n    `<a/>`;\n", ""},
		{"type T int|string? & readonly;\n", ""},
		{"type T function (int, string...) returns [int, string...];\n", ""},
		{"type T table<map<any>> key(a, b)|table<X> key<int>;\n", ""},
		{"int a = -1 + ~b - !c;\n", ""},
		{"int a = <int>b + <float> c;\n", ""},
		{"int a = b ? c : d;\n", ""},
		{"any a = x/<a|b:*>[0].<c>/*/**/<d>.f();\n", ""},
		{"any a = 1 ... 2;\nany b = 1..<2;\n", "any a = 1 ... 2;\nany b = 1 ..< 2;\n"},
		{"any a = b->/c/[d]/[...e].post(f, g = h);\n", ""},
		{"any a = from var b in c\n    where b\n    select [b];\n", ""},
		{"any a = from var b in c\n        where b\n        select {\n            d: b\n        };\n", ""},
		{"any a = table key(x) [\n    {x: 1}\n];\n", ""},
		{"error e = error E(\"m\", x = 1);\n", ""},
		{"function f() {\n    a -> w;\n    b = <- w;\n    c->d();\n    e ->> w;\n}\n", ""},
		{"function f() {\n    var [a, {b, c: d}, ...e] = g;\n    [a, b] = [b, a];\n    {a, b} = h;\n}\n", ""},
		{"function f(*R r, typedesc<any> t = <>) returns t = external;\n", ""},
		{"service /a/b on c {\n    resource function get d/[int e]/[string... f](int g) {\n    }\n}\n", ""},
		{"import b/c;\nimport a/b;\n\nimport a/a;\n\nint x = 1;\n", "import a/b;\nimport b/c;\n\nimport a/a;\n\nint x = 1;\n"},
		{"import x;import A;", "import A;\nimport x;\n"},
		{"import ballerina/io;\nint x = 1;\n", "import ballerina/io;\n\nint x = 1;\n"},
		{"function f() {\n\tint a = g(b,\n\t\tc);\n}\n", "function f() {\n    int a = g(b,\n        c);\n}\n"},
		{"int a = 1;\r\n\r\n\r\nint b = 2;\r\n", "int a = 1;\n\nint b = 2;\n"},
		{"\uFEFFint a=1;\n", "int a = 1;\n"},
	}
	for _, test := range tests {
		want := test.want
		if want == "" && strings.TrimSpace(test.src) != "" {
			want = test.src
		}
		if got := Source(syntax.Parse("test.bal", test.src)); got != want {
			t.Errorf("%q\n\tgot  %q\n\twant %q", test.src, got, want)
		}
	}
}

// FuzzSource formats whatever parses: the tokens must stay, and a second time
// must change nothing.
func FuzzSource(f *testing.F) {
	for _, name := range corpusFiles(f) {
		if b, err := os.ReadFile(name); err == nil && len(b) < 3000 {
			f.Add(string(b))
		}
	}
	f.Fuzz(formats)
}

// FuzzMutants formats programs with a few tokens changed.
func FuzzMutants(f *testing.F) {
	all := mutant.Programs([]string{".bal"}, "../testdata/grammar", "testdata", "../../conformance")
	for i := range uint64(64) {
		f.Add(i)
	}
	f.Fuzz(func(t *testing.T, n uint64) {
		r := rand.New(rand.NewPCG(n, 2))
		src := all[r.IntN(len(all))]
		if r.IntN(2) == 0 {
			src = mutant.Swap(r, src)
		} else {
			src = mutant.Mutate(r, src, all[r.IntN(len(all))])
		}
		formats(t, src)
	})
}

// formats checks what formatting a text gives.
func formats(t *testing.T, src string) {
	file := syntax.Parse("fuzz.bal", src)
	once := Source(file)
	if len(file.Errors) > 0 {
		return
	}
	again := syntax.Parse("fuzz.bal", once)
	if len(again.Errors) > 0 {
		t.Fatalf("%q has errors: %v", once, again.Errors)
	}
	before, after := sortedTokens(file), sortedTokens(again)
	for i := range before {
		if i >= len(after) || before[i] != after[i] {
			t.Fatalf("token %d of %q changed in %q", i, src, once)
		}
	}
	if twice := Source(again); twice != once {
		t.Fatalf("not stable:\n%q\n%q", once, twice)
	}
}
