package check_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"barre/check"
	"barre/lib/core"
	"barre/syntax"
	"barre/types"
)

// renewed is a package of modules, by name in order of their dependencies: each
// imports some before it.
var renewed = []struct{ name, src string }{
	{"p.base", `
public type Item record {|
    int id;
    string name;
|};

public type Broken distinct error;

public class Store {
    private Item[] items = [];
    public function add(Item i) returns int {
        self.items.push(i);
        return self.items.length();
    }
}

public isolated function make(int id, string name = "?") returns Item {
    return {id, name: name + id.toString()};
}

function hidden(int n) returns int => n + 1;
`},
	{"p.mid", `
import p.base;
import ballerina/io;

public type Pair [base:Item, base:Item];

final base:Store store = new;

public function pair(int n) returns Pair|base:Broken {
    if n < 0 {
        return error base:Broken("negative");
    }
    int _ = store.add(base:make(n));
    return [base:make(n), base:make(n + 1, "x")];
}

isolated function quiet(int n) returns int {
    return n;
}

public function tell(base:Item i) {
    io:println(i.name, quiet(i.id));
}
`},
	{"p", `
import p.base;
import p.mid;

int count = 0;

public function main() returns error? {
    mid:Pair p = check mid:pair(1);
    foreach base:Item i in p {
        mid:tell(i);
        count += i.id;
    }
    base:Item last = p[1];
    do {
        fail error base:Broken(last.name);
    } on fail base:Broken e {
        check error base:Broken(e.message());
    }
}
`},
	{"p.other", `
import ballerina/lang.array;

function sorted(int[] a) returns int[] => a.sort(array:DESCENDING);
`},
}

// edits are texts and what takes their place, in any module that has them.
var edits = [][2]string{
	{"n + 1", "n + 2"}, {"n + 2", "n + true"}, {"n + true", "n + 1"}, // in bodies, right and wrong
	{"return n;", "return undefined_name;"}, {"undefined_name", "n"},
	{"count += i.id;", "count += i.id; int unused = 1;"}, {" int unused = 1;", ""},
	{"i.name, quiet", "i.nome, quiet"}, {"i.nome", "i.name"},
	{"string name;", "string name; int size = 0;"}, {" int size = 0;", ""}, // what others see
	{"int id;", "string id;"}, {"string id;", "int id;"},
	{"public isolated function make", "public function make"}, {"public function make", "public isolated function make"},
	{"returns Pair|base:Broken", "returns Pair|error"}, {"returns Pair|error", "returns Pair|base:Broken"},
	{"distinct error;", "error;"}, {"Broken error;", "Broken distinct error;"},
	{"public class Store", "class Store"}, {"\nclass Store", "\npublic class Store"},
	{"self.items.length();", "self.items.length(;"}, {"length(;", "length();"}, // does not parse
	{"import p.mid;", ""}, {"import p.base;\n\n", "import p.base;\nimport p.mid;\n\n"},
	{"p.mid;", "p.mad;"}, {"p.mad;", "p.mid;"},
	{"{\n    return n;", "{\n    // said\n\n    return n;"}, {"// said\n\n    ", ""},
	{"import ballerina/io;", "import ballerina/io;\nimport p;"}, {"\nimport p;", ""}, // a cycle
	{"a.sort(array", "a.sort(arroy"}, {"arroy", "array"},
}

// TestRenew makes many edits in a package, right and wrong ones, one after the
// other, and compares what is said after each with what a new world says.
func TestRenew(t *testing.T) {
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 7))
		texts, files := map[string]string{}, map[string][]*syntax.File{}
		for _, m := range renewed {
			texts[m.name] = m.src
			files[m.name] = []*syntax.File{syntax.Parse(m.name+".bal", m.src)}
		}
		world := func() (*check.World, map[string]*check.Module) {
			w := check.NewWorld(types.NewEnv(), func(org, name string) *check.Source {
				if f := files[name]; org == "test" && f != nil {
					return &check.Source{Org: org, Name: name, Files: f}
				}
				for _, m := range core.Modules() {
					if m.Org == org && m.Name == name {
						return check.LibrarySource(m)
					}
				}
				return nil
			})
			all := map[string]*check.Module{}
			for _, m := range renewed {
				all[m.name] = w.Load("test", m.name)
			}
			for _, m := range renewed {
				w.CheckAll(all[m.name])
			}
			return w, all
		}
		w, all := world()
		var done []string
		for len(done) < 40 {
			m := renewed[r.IntN(len(renewed))].name
			e := edits[r.IntN(len(edits))]
			if !strings.Contains(texts[m], e[0]) {
				continue
			}
			done = append(done, fmt.Sprintf("%s: %q to %q", m, e[0], e[1]))
			texts[m] = strings.Replace(texts[m], e[0], e[1], 1)
			files[m] = []*syntax.File{syntax.Parse(m+".bal", texts[m])}
			w.Renew(all[m], files[m])
			fresh, _ := world()
			if got, want := told(w), told(fresh); !slices.Equal(got, want) {
				t.Fatalf("seed %d, after\n\t%s\nit says\n\t%s\nwant\n\t%s", seed, strings.Join(done, "\n\t"), strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
			}
		}
	}
}

// told is what a world says.
func told(w *check.World) []string {
	var r []string
	for _, d := range w.Diagnostics() {
		p := d.File.Lines.Pos(int(d.Off))
		r = append(r, fmt.Sprintf("%s:%d:%d: %d %s", d.File.Name, p.Line, p.Col, d.Severity, d.Msg))
	}
	return r
}
