package check_test

import (
	"fmt"
	"strings"
	"testing"

	"barre/check"
	"barre/lib/core"
	"barre/syntax"
	"barre/types"
)

// warnings checks a program of one file and gives its warnings: line and text.
func warnings(t *testing.T, src string) []string {
	t.Helper()
	w := check.NewWorld(types.NewEnv(), func(org, name string) *check.Source {
		for _, m := range core.Modules() {
			if m.Org == org && m.Name == name {
				return check.LibrarySource(m)
			}
		}
		return nil
	})
	w.CheckAll(w.Add(&check.Source{Org: "test", Name: ".", Files: []*syntax.File{syntax.Parse("a.bal", src)}}))
	var r []string
	for _, d := range w.Diagnostics() {
		if d.Severity == check.SevError {
			t.Errorf("error: %s", d.Msg)
		}
		r = append(r, fmt.Sprintf("%d: %s", d.File.Lines.Pos(int(d.Off)).Line, d.Msg))
	}
	return r
}

func TestWarnings(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"documented": {`# Adds.
# + a - the first
# + b - the second
# + return - the sum
public function add(int a, int b) returns int => a + b;`, ``},
		"parameters": {`# Adds.
# + a - the first
# + c - there is none
# + a - again
public function add(int a, int b) returns int => a + b;`, `3: no such documentable parameter 'c'
4: parameter 'a' already documented
5: undocumented parameter 'b'
5: undocumented return parameter`},
		"escaped": {`# Adds.
# + x\-a - the first
# + 'type - the second
function add(int x\-a, int 'type) {
}`, ``},
		"not public": {`# Adds.
function add(int a) returns int => a;`, ``},
		"no result": {`# Stops.
# + return - nothing
function stop() {
}`, `1: no documentable return parameter`},
		"fields": {`# A point.
# + x - the abscissa
# + z - there is none
public type Point record {|
    int x;
    # the ordinate
    int y;
    int w;
|};`, `3: no such documentable field 'z'
8: undocumented field 'w'`},
		"deprecation": {`# Old.
@deprecated
function a() {
}
# Older.
# # Deprecated
# Use c.
function b() {
}
# Oldest.
# # Deprecated
# Use b.
@deprecated
function c() {
    a();
}
@deprecated
const D = 1;
final int e = D;
@deprecated
type F int;
F g = 1;
`, `3: constructs annotated as '@deprecated' must have 'Deprecated' documentation
5: invalid documentation: 'Deprecated' documentation is only allowed on constructs annotated as '@deprecated'
15: usage of construct 'a' is deprecated
19: usage of construct 'D' is deprecated
22: usage of construct 'F' is deprecated`},
		"deprecated members": {`class C {
    @deprecated
    public int a = 1;
    int b = 2;

    @deprecated
    public function f() {
    }
}
client class D {
    @deprecated
    remote function g() {
    }
}
type R record {|
    @deprecated
    int c;
|};
function use(C c, D d, R r) {
    int n = c.a + c.b + r.c;
    c.f();
    d->g();
    c.a = n;
}`, `20: usage of construct 'a' is deprecated
20: usage of construct 'c' is deprecated
21: usage of construct 'f' is deprecated
22: usage of construct 'g' is deprecated`},
		"exposed": {`type Hidden record {|
    int a;
|};
public type Shown record {|
    Hidden h;
|};
public function f(Hidden[]? x, Shown y) returns Hidden|error => error("no");
function g(Hidden x) {
}`, `5: attempt to expose non-public symbol 'Hidden'
7: attempt to expose non-public symbol 'Hidden'
7: attempt to expose non-public symbol 'Hidden'`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(warnings(t, c.src), "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
