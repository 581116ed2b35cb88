package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
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

function fail(int n) returns int {
    if n == 0 {
        int[] empty = [];
        return empty[n];
    }
    return fail(n - 1) + 1;
}

function guarded(int n) returns string {
    int|error r = trap fail(n);
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
    io:println(wait w);
    map<int> lengths = map from string s in ["x", "yy", "x"] group by s select [s, count(s)];
    io:println(lengths);
    foreach string arg in args {
        if arg == "deep" {
            io:println([1, 2].map(n => fail(n)));
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

// TestNative: a program as machine code does what it does otherwise, to the last
// line of its stack traces, and needs neither sources nor a Go toolchain.
func TestNative(t *testing.T) {
	t.Parallel()
	dir := folder(t, "app.bal", nativeSource)
	exe := built(t, "", dir, "--native", "app.bal")
	empty := t.TempDir()
	for _, args := range [][]string{nil, {"deep"}, {"over"}, {"error"}, {"-Cdepth=0"}} {
		want := call{dir: dir, args: append([]string{"run", "app.bal", "--"}, args...)}.run(t)
		got := call{name: exe, dir: empty, args: args, env: []string{"PATH="}}.run(t)
		if got.code != want.code || got.stdout != want.stdout || got.stderr != want.stderr {
			t.Errorf("%v:\nas machine code %v\ninterpreted %v", args, got, want)
		}
	}
	r := call{name: exe, dir: empty, args: []string{"deep"}}.run(t)
	r.want(t, 1, "~^34\n", "~IndexOutOfRange(.*\n)*\tat .*fail\\(app\\.bal:33\\)\n\t +.*fail\\(app\\.bal:35\\)\n(.*\n)*.*main\\(app\\.bal:")
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
	out := filepath.Join(dir, "target", "bin", "prices")
	if r := (call{dir: dir, args: []string{"build", "--native"}}).run(t); r.code != 0 {
		t.Fatalf("%v", r)
	}
	p := call{name: out, dir: t.TempDir(), args: []string{"-Cport=" + strconv.Itoa(port)}}.start(t)
	p.port = port
	p.serves()
	if got := p.must("POST", "/gross", `{"name": "tea", "net": 2.5}`, "Content-Type", "application/json"); !strings.Contains(got.body, `"gross":3.00`) {
		t.Errorf("POST /gross: %v", got)
	}
}

// TestNativeWithoutGo says what is missing and where to get it.
func TestNativeWithoutGo(t *testing.T) {
	t.Parallel()
	dir := folder(t, "a.bal", "public function main() {\n}\n")
	r := call{dir: dir, args: []string{"build", "--native", "a.bal"}, env: []string{"PATH=" + t.TempDir(), "GOROOT="}}.run(t)
	r.want(t, 1, "", "~--native needs the Go toolchain, version 1\\.26 or later(.*\n)+.*https://go\\.dev/dl")
	if _, err := os.Stat(filepath.Join(dir, "a")); err == nil {
		t.Error("there is an executable")
	}
}

// TestNativeCross builds for another platform.
func TestNativeCross(t *testing.T) {
	t.Parallel()
	dir := folder(t, "a.bal", "import ballerina/io;\n\npublic function main() {\n    io:println(\"hello\");\n}\n")
	exe := filepath.Join(dir, "a.exe")
	if testing.Short() {
		t.Skip("it compiles the run time for another platform")
	}
	r := call{dir: dir, args: []string{"build", "--native", "a.bal"}, env: []string{"GOOS=windows", "GOARCH=arm64"}}.run(t)
	if r.code != 0 {
		t.Fatalf("%v", r)
	}
	b, err := os.ReadFile(exe)
	if err != nil || string(b[:2]) != "MZ" {
		t.Errorf("%s is no Windows executable: %v", exe, err)
	}
	if out, err := exec.Command("go", "version", exe).CombinedOutput(); err != nil || !strings.Contains(string(out), "go1.") {
		t.Errorf("go version: %v %s", err, out)
	}
}
