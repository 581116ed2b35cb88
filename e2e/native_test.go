package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// nativeSource is a program whose functions call each other in Go, through values
// and methods, from library functions, on strands, and panic at many depths.
const nativeSource = `import ballerina/io;

configurable int depth = 3;

type Account record {|
    string owner;
    int balance;
    float rate = 0.5;
|};

class Ledger {
    private Account[] accounts = [];

    function add(string owner, int balance = 10) returns Ledger {
        self.accounts.push({owner, balance});
        return self;
    }

    function total(function (Account) returns int value) returns int {
        int sum = 0;
        foreach Account a in self.accounts {
            a.balance += 1;
            sum += value(a);
        }
        return sum;
    }
}

function sink(int n) returns int {
    if n == 0 {
        int[] empty = [];
        return empty[n];
    }
    return sink(n - 1) + 1;
}

function guarded(int n) returns string {
    int|error r = trap sink(n);
    return r is error ? r.message() : "none";
}

public function main(string... args) returns error? {
    Ledger l = new;
    int factor = 2;
    io:println(l.add("a").add("b", 5).total(a => a.balance * factor));
    io:println(guarded(depth));
    worker w returns int {
        return [3, 1, 2].sort().reduce(function(int x, int y) returns int => x * 10 + y, 0);
    }
    int sorted = wait w;
    io:println(sorted);
    int[] n = [1, 2, 1];
    io:println(from int i in n let int twice = i * 2 group by twice select [twice, sum(i)]);
    foreach string arg in args {
        if arg == "deep" {
            io:println([1, 2].map(k => sink(k)));
        }
        if arg == "over" {
            io:println(int:MAX_VALUE + args.length());
        }
        if arg == "error" {
            return error("given up", cause = error("cause"));
        }
    }
}
`

// buildNative builds a program. Where Go has compiled nothing yet, that takes longer
// than commands do.
func buildNative(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command(binary("barre"), append([]string{"build", "--native"}, args...)...)
	cmd.Dir, cmd.Env = dir, environ(nil)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build --native: %v\n%s", err, out)
	}
}

func suffix() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}

// TestNative: a program as machine code does what it does otherwise, to the last
// line of its stack traces, and needs neither sources nor a Go toolchain.
func TestNative(t *testing.T) {
	t.Parallel()
	dir := folder(t, "app.bal", nativeSource)
	exe := filepath.Join(t.TempDir(), "program"+suffix())
	buildNative(t, dir, "-o", exe, "app.bal")
	empty := t.TempDir()
	for _, args := range [][]string{nil, {"deep"}, {"over"}, {"error"}, {"-Cdepth=0"}} {
		want := call{dir: dir, args: append([]string{"run", "app.bal", "--"}, args...)}.run(t)
		got := call{name: exe, dir: empty, args: args, env: []string{"PATH="}}.run(t)
		if got.code != want.code || got.stdout != want.stdout || got.stderr != want.stderr {
			t.Errorf("%v:\nas machine code %v\ninterpreted %v", args, got, want)
		}
	}
	r := call{name: exe, dir: empty, args: []string{"deep"}}.run(t)
	if !strings.Contains(r.stderr, "\tat app:sink(app.bal:32)\n\t   app:sink(app.bal:34)\n\t   app:$lambda$4(app.bal:56)\n\t   app:main(app.bal:56)\n") {
		t.Errorf("the trace of %v", r)
	}
}

// TestNativeService builds a package of two modules with a service.
func TestNativeService(t *testing.T) {
	t.Parallel()
	dir := folder(t, "Ballerina.toml", "[package]\norg = \"shop\"\nname = \"prices\"\nversion = \"0.1.0\"\n",
		"modules/tax/tax.bal", "public isolated function of(decimal net) returns decimal => net * 0.2;\n",
		"service.bal", `import ballerina/http;
import prices.tax;

configurable int port = ?;

type Item record {|
    string name;
    decimal net;
|};

isolated service / on new http:Listener(port) {
    isolated resource function get ping() returns string => "pong";

    isolated resource function post gross(Item item) returns map<json> {
        return {name: item.name, gross: item.net + tax:of(item.net)};
    }

    isolated resource function get broken() returns int|error {
        int[] none = [];
        return none[3];
    }
}
`)
	port := freePort(t)
	out := filepath.Join(dir, "target", "bin", "prices"+suffix())
	buildNative(t, dir)
	p := call{name: out, dir: t.TempDir(), args: []string{"-Cport=" + strconv.Itoa(port)}}.start(t)
	p.port = port
	p.until("it answers", func() bool {
		r, err := p.ask("GET", "/ping", "")
		return err == nil && r.status == 200
	})
	if got := p.must("POST", "/gross", `{"name": "tea", "net": 2.5}`, "Content-Type", "application/json"); !strings.Contains(got.body, `"gross":3.00`) {
		t.Errorf("POST /gross: %v", got)
	}
}

// TestNativeWithoutGo says what is missing and where to get it.
func TestNativeWithoutGo(t *testing.T) {
	t.Parallel()
	dir := folder(t, "a.bal", "public function main() {\n}\n")
	r := call{dir: dir, args: []string{"build", "--native", "a.bal"}, env: []string{"PATH=" + t.TempDir(), "GOROOT="}}.run(t)
	r.want(t, 1, "", "~error: .*--native needs the Go toolchain, version 1\\.26 or later.*\n\tinstall it from https://go\\.dev/dl.*\n")
	if _, err := os.Stat(filepath.Join(dir, "a")); err == nil {
		t.Error("there is an executable")
	}
}
