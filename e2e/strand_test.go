package e2e

import (
	"fmt"
	"strings"
	"testing"
)

func TestStartAndWait(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;
import ballerina/lang.runtime;

function slow(string s, decimal seconds) returns string {
    runtime:sleep(seconds);
    io:println("finished ", s);
    return s;
}

function boom() returns int {
    panic error("strand failed", code = 3);
}

public function main() {
    future<string> a = start slow("a", 0.4);
    future<string> b = start slow("b", 0.1);
    io:println("started");
    map<string|error> both = wait {x: a, y: b};
    io:println(both);

    future<string> c = start slow("c", 0.4);
    future<string> d = start slow("d", 0.1);
    string|error first = wait c|d;
    io:println("first: ", first);
    runtime:sleep(0.8);

    future<int> e = start boom();
    int|error r = trap wait e;
    io:println(r is error ? r.message() : r);
}
`)
	r.want(t, 0, "started\nfinished b\nfinished a\n{\"x\":\"a\",\"y\":\"b\"}\nfinished d\nfirst: d\nfinished c\nstrand failed\n", "")
}

func TestWorkers(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

function pipeline(int n) returns int {
    worker double {
        n * 2 -> sum;
        n * 4 -> sum;
    }
    worker sum returns int {
        int total = <- double;
        int got = <- double;
        return total + got;
    }
    wait double;
    int total = wait sum;
    return total;
}

function pingPong() returns string {
    worker a returns string {
        "ping" -> b;
        string got = <- b;
        return got;
    }
    worker b {
        string got = <- a;
        got + " pong" -> a;
    }
    string s = wait a;
    return s;
}

public function main() {
    io:println(pipeline(100));
    io:println(pingPong());
}
`)
	r.want(t, 0, "600\nping pong\n", "")
}

// A worker that panics gives its panic to who waits for it.
func TestWorkerPanics(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

function fail1() returns int {
    panic error("worker failed");
}

function f() returns int|error {
    worker a returns int {
        return fail1();
    }
    worker b returns int {
        return 2;
    }
    int|error x = trap wait a;
    int y = wait b;
    io:println(y);
    return x;
}

public function main() {
    int|error r = f();
    io:println(r is error ? r.message() : r);
}
`)
	r.want(t, 0, "2\nworker failed\n", "")
}

// Many strands at once: each gives its result, and lines that they print stay
// whole.
func TestManyStrands(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;
import ballerina/lang.runtime;

isolated function work(int i) returns int {
    runtime:sleep(0.01);
    io:println("strand ", i, " says hello to everybody");
    return i;
}

public function main() returns error? {
    future<int>[] fs = [];
    foreach int i in 0 ..< 2000 {
        future<int> f = start work(i);
        fs.push(f);
    }
    int sum = 0;
    foreach future<int> f in fs {
        sum += check wait f;
    }
    io:println("sum ", sum);
}
`)
	if r.code != 0 || r.stderr != "" {
		t.Fatalf("%v", r)
	}
	lines := strings.Split(strings.TrimSuffix(r.stdout, "\n"), "\n")
	seen := map[string]bool{}
	for _, l := range lines {
		seen[l] = true
	}
	for i := range 2000 {
		if !seen[fmt.Sprintf("strand %d says hello to everybody", i)] {
			t.Fatalf("strand %d is missing in %s", i, clip(r.stdout))
		}
	}
	if len(lines) != 2001 || lines[2000] != "sum 1999000" {
		t.Errorf("%d lines, the last %s", len(lines), lines[len(lines)-1])
	}
}

// Code that is not isolated never runs in parallel with other such code: a
// counter that two strands read, hold and write back loses nothing.
func TestNonIsolatedStrands(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

int counter = 0;

function add(int n) {
    foreach int i in 0 ..< n {
        int seen = counter;
        int j = 0;
        while j < 20 {
            j += 1;
        }
        counter = seen + 1;
    }
}

public function main() returns error? {
    future<()> a = start add(50000);
    future<()> b = start add(50000);
    future<()> c = start add(50000);
    check wait a;
    check wait b;
    check wait c;
    io:println(counter);
}
`)
	r.want(t, 0, "150000\n", "")
}

// A lock is entered again by who holds it, and left however the block ends:
// by return, check, break, a panic or a stack overflow.
func TestLocks(t *testing.T) {
	t.Parallel()
	r := runSource(t, `import ballerina/io;

isolated int n = 0;

isolated function inc() returns int {
    lock {
        n += 1;
        return n;
    }
}

isolated function nested() returns int {
    lock {
        n += 10;
        int a = inc();
        lock {
            n += 100;
        }
        return n + a;
    }
}

isolated function panics() returns int {
    lock {
        n += 1;
        int[] a = [];
        return a[n];
    }
}

isolated function deep() returns int {
    lock {
        return 1 + deep();
    }
}

isolated function fails() returns error? => error("failed");

isolated function leaves() returns error? {
    foreach int k in 0 ... 10 {
        lock {
            n += 1;
            if k > 3 {
                break;
            }
            continue;
        }
    }
    lock {
        check fails();
    }
}

public function main() returns error? {
    io:println(nested(), " ", inc());
    int|error r = trap panics();
    io:println(r is error, " ", inc());
    r = trap deep();
    io:println(r is error ? r.message() : r, " ", inc() > 0);
    error? e = leaves();
    io:println(e is error, " ", inc() > 0);
    future<int> f = start inc();
    int x = check wait f;
    io:println(x > 0);
    future<int>[] fs = [];
    foreach int i in 0 ..< 200 {
        future<int> g = start panics();
        fs.push(g);
    }
    int failed = 0;
    foreach future<int> g in fs {
        int|error y = trap wait g;
        failed += y is error ? 1 : 0;
    }
    io:println(failed, " ", inc() > 0);
}
`)
	r.want(t, 0, "122 112\ntrue 114\n{ballerina}StackOverflow true\ntrue true\ntrue\n200 true\n", "")
}
