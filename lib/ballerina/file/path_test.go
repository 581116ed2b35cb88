package file

import (
	"errors"
	"strings"
	"testing"
)

var both = map[string]style{"posix": {}, "windows": {windows: true}}

// outcome is a result, or "error" where there is an error about UNC paths or
// a path that does not exist.
func outcome(s string, err error) string {
	var p *pathError
	if errors.As(err, &p) {
		return "error"
	}
	if err != nil {
		return err.Error()
	}
	return s
}

func TestPaths(t *testing.T) {
	for _, c := range []struct {
		path                 string
		base, parent, clean  [2]string // posix, windows
		split                [2]string
		absPosix, absWindows bool
	}{
		{"/A/B/C", [2]string{"C", "C"}, [2]string{"/A/B", `\A\B`}, [2]string{"/A/B/C", `\A\B\C`}, [2]string{"A,B,C", "A,B,C"}, true, false},
		{"/foo/..", [2]string{"..", ".."}, [2]string{"/foo", `\foo`}, [2]string{"/", `\`}, [2]string{"foo,..", "foo,.."}, true, false},
		{".", [2]string{".", "."}, [2]string{"", ""}, [2]string{"", ""}, [2]string{".", "."}, false, false},
		{"../../", [2]string{"..", ".."}, [2]string{"..", ".."}, [2]string{"../..", `..\..`}, [2]string{"..,..", "..,.."}, false, false},
		{"foo/", [2]string{"foo", "foo"}, [2]string{"", ""}, [2]string{"foo", "foo"}, [2]string{"foo", "foo"}, false, false},
		{"/AAA/////BBB/", [2]string{"BBB", "BBB"}, [2]string{"/AAA", `\AAA`}, [2]string{"/AAA/BBB", `\AAA\BBB`}, [2]string{"AAA,BBB", "AAA,BBB"}, true, false},
		{"", [2]string{"", ""}, [2]string{"", ""}, [2]string{"", ""}, [2]string{"", ""}, false, false},
		{"//////////", [2]string{"", "error"}, [2]string{"", "error"}, [2]string{"/", "error"}, [2]string{"", "error"}, true, false},
		{`\\\\\\`, [2]string{`\\\\\\`, "error"}, [2]string{"", "error"}, [2]string{`\\\\\\`, "error"}, [2]string{`\\\\\\`, "error"}, false, false},
		{"/foo/./bar", [2]string{"bar", "bar"}, [2]string{"/foo/.", `\foo\.`}, [2]string{"/foo/bar", `\foo\bar`}, [2]string{"foo,.,bar", "foo,.,bar"}, true, false},
		{"foo/../bar", [2]string{"bar", "bar"}, [2]string{"foo/..", `foo\..`}, [2]string{"bar", "bar"}, [2]string{"foo,..,bar", "foo,..,bar"}, false, false},
		{"./foo/bar/../", [2]string{"..", ".."}, [2]string{"./foo/bar", `.\foo\bar`}, [2]string{"foo", "foo"}, [2]string{".,foo,bar,..", ".,foo,bar,.."}, false, false},
		{"abc/def/../../../ghi/jkl/../../../mno", [2]string{"mno", "mno"}, [2]string{"abc/def/../../../ghi/jkl/../../..", `abc\def\..\..\..\ghi\jkl\..\..\..`}, [2]string{"../../mno", `..\..\mno`}, [2]string{"abc,def,..,..,..,ghi,jkl,..,..,..,mno", "abc,def,..,..,..,ghi,jkl,..,..,..,mno"}, false, false},
		{"/", [2]string{"", ""}, [2]string{"", ""}, [2]string{"/", `\`}, [2]string{"", ""}, true, false},
		{"/../A/B", [2]string{"B", "B"}, [2]string{"/../A", `\..\A`}, [2]string{"/A/B", `\A\B`}, [2]string{"..,A,B", "..,A,B"}, true, false},
		{"//server", [2]string{"server", "error"}, [2]string{"/", "error"}, [2]string{"/server", "error"}, [2]string{"server", "error"}, true, false},
		{"C:/foo/..", [2]string{"..", ".."}, [2]string{"C:/foo", `C:\foo`}, [2]string{"C:", `C:\`}, [2]string{"C:,foo,..", "foo,.."}, false, true},
		{`C:\..\foo`, [2]string{`C:\..\foo`, "foo"}, [2]string{"", `C:\..`}, [2]string{`C:\..\foo`, `C:\foo`}, [2]string{`C:\..\foo`, "..,foo"}, false, true},
		{`D;\bar\baz`, [2]string{`D;\bar\baz`, "baz"}, [2]string{"", `D;\bar`}, [2]string{`D;\bar\baz`, `D;\bar\baz`}, [2]string{`D;\bar\baz`, "D;,bar,baz"}, false, false},
		{`C:\\\\`, [2]string{`C:\\\\`, ""}, [2]string{"", ""}, [2]string{`C:\\\\`, `C:\`}, [2]string{`C:\\\\`, ""}, false, true},
		{`\\host\share\foo`, [2]string{`\\host\share\foo`, "foo"}, [2]string{"", `\\host\share\`}, [2]string{`\\host\share\foo`, `\\host\share\foo`}, [2]string{`\\host\share\foo`, "foo"}, false, true},
	} {
		for i, s := range []style{both["posix"], both["windows"]} {
			cleaned, err := s.clean(c.path)
			split, splitErr := s.split(c.path)
			for name, k := range map[string][2]string{
				"base":   {outcome(s.base(c.path)), c.base[i]},
				"parent": {outcome(s.parent(c.path)), c.parent[i]},
				"clean":  {outcome(s.String(cleaned), err), c.clean[i]},
				"split":  {outcome(strings.Join(split, ","), splitErr), c.split[i]},
			} {
				if k[0] != k[1] {
					t.Errorf("%s of %q (%v) is %q, want %q", name, c.path, s, k[0], k[1])
				}
			}
			if want := []bool{c.absPosix, c.absWindows}[i]; s.absolute(c.path) != want {
				t.Errorf("%q absolute (%v): %v", c.path, s, !want)
			}
		}
	}
}

func TestJoin(t *testing.T) {
	for _, c := range []struct {
		elems   []string
		windows bool
		want    string
	}{
		{nil, false, ""}, {[]string{""}, false, ""}, {[]string{"/"}, false, "/"}, {[]string{"A", "B", "C"}, false, "A/B/C"},
		{[]string{"a", ""}, false, "a"}, {[]string{"", "b"}, false, "b"}, {[]string{"/", "a/b"}, false, "/a/b"},
		{[]string{"/", ""}, false, "/"}, {[]string{"//", "a"}, false, "/a"}, {[]string{"a/", "b"}, false, "a/b"},
		{[]string{`C:\`, "test", `data\eat`}, false, `C:\/test/data\eat`},
		{[]string{"directory", "file"}, true, `directory\file`}, {[]string{`C:\Windows\`, "System32"}, true, `C:\Windows\System32`},
		{[]string{`C:\Windows\`, ""}, true, `C:\Windows`}, {[]string{`C:\`, "Windows"}, true, `C:\Windows`},
		{[]string{"C:", "a"}, true, "C:a"}, {[]string{"C:", "a", "b"}, true, `C:a\b`}, {[]string{"C:", "", "", "b"}, true, "C:b"},
		{[]string{"C:", ""}, true, "C:"}, {[]string{"C:.", "a"}, true, `C:\a`}, {[]string{"C:a", "b", "d"}, true, `C:a\b\d`},
		{[]string{`\\host\share`, "foo"}, true, `\\host\share\foo`}, {[]string{`\\host\share\foo`}, true, `\\host\share\foo`},
		{[]string{"//host/share", "foo/bar"}, true, `\\host\share\foo\bar`}, {[]string{`\`, ""}, true, `\`},
		{[]string{`\`, "a", "b"}, true, `\a\b`}, {[]string{`\`, `\\a\b`, "c"}, true, `\a\b\c`},
		{[]string{`\\a`, "b", "c"}, true, "error"}, {[]string{`\\a\`, "b", "c"}, true, "error"},
	} {
		if got := outcome(style{c.windows}.join(c.elems)); got != c.want {
			t.Errorf("join%q (windows %v) is %q, want %q", c.elems, c.windows, got, c.want)
		}
	}
}

func TestRelative(t *testing.T) {
	for _, c := range [][4]string{
		{"a/b", "a/b", ".", "."}, {"a/b/.", "a/b", ".", "."}, {"./a/b", "a/b", ".", "."}, {"ab/cd", "ab/cde", "../cde", `..\cde`},
		{"a/b", "a/b/c/d", "c/d", `c\d`}, {"a/b", "a/b/../c", "../c", `..\c`}, {"a/b/c", "a/c/d", "../../c/d", `..\..\c\d`},
		{"a/b/c/d/", "a/b", "../..", `..\..`}, {"../../a/b", "../../a/b/c/d", "c/d", `c\d`}, {"/a/b", "/c/d", "../../c/d", `..\..\c\d`},
		{"/../../a/b", "/../../a/b/c/d", "c/d", `c\d`}, {".", "a/b", "a/b", `a\b`}, {".", "..", "..", ".."},
		{"..", ".", "error", "error"}, {"..", "a", "error", "error"}, {"../..", "..", "error", "error"}, {"a", "/a", "error", "error"},
		{"/a", "a", "error", "error"}, {`C:a\b\c`, "C:a/b/d", "../C:a/b/d", `..\d`}, {`C:\`, `D:\`, `../D:\`, "error"},
		{`C:\Projects`, `c:\projects\src`, `../c:\projects\src`, "src"}, {`C:\Projects\a\..`, `c:\projects`, `../c:\projects`, "."},
	} {
		for i, s := range []style{both["posix"], both["windows"]} {
			if got := outcome(s.relative(c[0], c[1])); got != c[2+i] {
				t.Errorf("from %q to %q (%v) is %q, want %q", c[0], c[1], s, got, c[2+i])
			}
		}
	}
	if got := both["windows"].normCase("/hoMe/UseR/"); got != `\home\user\` {
		t.Errorf("normCase: %q", got)
	}
}

func FuzzPaths(f *testing.F) {
	f.Add("/a/../b", `\\host\share\x`)
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, s := range both {
			p, err := s.clean(a)
			if err == nil {
				again, err := s.clean(s.String(p))
				if err != nil || s.String(again) != s.String(p) {
					t.Fatalf("%q cleaned is %q, cleaned again %q (%v)", a, s.String(p), s.String(again), err)
				}
			}
			_, _ = s.join([]string{a, b})
			_, _ = s.relative(a, b)
			_, _ = s.split(a)
			_, _ = s.parent(a)
		}
	})
}
