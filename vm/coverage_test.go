package vm_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"barre/ir"
)

// hot calls and repeats often enough that code without its probes takes over,
// in the middle of loops, in calls of every kind, while panics are caught and
// while other strands run the same.
const hot = `import ballerina/io;

type Shape record {| string kind; int size?; |};

isolated function fib(int n) returns int => n < 2 ? n : fib(n - 1) + fib(n - 2);

isolated class Counter {
    private int n = 0;
    isolated function add(int k) returns int {
        lock {
            self.n += k;
            if self.n > 50 || k < 0 {
                self.n = 0;
            }
            return self.n;
        }
    }
}

isolated function divide(int a, int b) returns int|error {
    int|error r = trap a / b;
    if r is error {
        return error("divided by " + b.toString());
    }
    return r;
}

isolated function kind(int|string|Shape x) returns string {
    match x {
        1|2|3 => { return "small"; }
        var y if y is int && y > 10 => { return "large"; }
        {kind: "box", size: var s} => { return "box of " + s.toString(); }
        "a" => { return "letter"; }
    }
    return "?";
}

isolated function work(int rounds) returns string {
    Counter c = new;
    int sum = 0;
    int errors = 0;
    string last = "";
    foreach int i in 0 ..< rounds {
        sum += c.add(i % 7);
        int|error q = divide(i, i % 3);
        if q is int && q % 2 == 0 {
            sum += q;
        } else if q is error {
            errors += 1;
        }
        do {
            sum += check divide(1, i % 5);
        } on fail {
            errors += 1;
        }
        int[] odd = from int k in 0 ..< i % 6 where k % 2 == 1 || k == 4 select k;
        isolated function (int) returns int f = k => k > 2 ? k * 2 : k;
        sum += odd.map(f).reduce(isolated function (int a, int b) returns int => a + b, 0);
        int j = i % 4;
        while j > 0 && !(j == 2) {
            j -= 1;
        }
        int? none = i % 2 == 0 ? () : i;
        sum += none ?: j;
        last = kind(i % 5 == 0 ? "a" : i % 5 == 1 ? {kind: "box", size: i} : i % 30);
        sum += last.length();
    }
    return sum.toString() + " " + errors.toString() + " " + last;
}

public function main() {
    future<string>[] fs = [];
    foreach int i in 0 ..< 8 {
        future<string> f = start work(400);
        fs.push(f);
    }
    io:println(fib(15), " ", work(400));
    foreach var f in fs {
        string s = checkpanic wait f;
        io:println(s);
    }
}
`

// TestCoveredCode: what is executed is noted, and running code goes on as it
// would without.
func TestCoveredCode(t *testing.T) {
	plain := program(t, hot).run(context.Background())
	if plain.err != "" || strings.Count(plain.out, "\n") != 9 {
		t.Fatalf("%q %s", plain.out, plain.err)
	}
	o, p := program(t, hot).runProgram(context.Background(), true)
	if o != plain {
		t.Errorf("it printed\n%s%s\nwant\n%s", o.out, o.err, plain.out)
	}
	missed := 0
	reached := p.Reached(p.Main.Functions())
	for _, r := range reached {
		for i, at := range r.Probes {
			if !r.Hit[i] {
				missed++
				line := r.File.Lines.Pos(int(at.Off)).Line
				text := strings.TrimSpace(strings.Split(hot, "\n")[line-1])
				if at.Kind == ir.ProbeStmt || !strings.Contains(text, "k < 0") {
					t.Errorf("not reached: line %d, %s (%d)", line, text, at.Kind)
				}
			}
		}
	}
	if missed != 1 || len(reached) < 8 {
		t.Errorf("%d probes of %d functions were not reached, want 1: no k is below 0", missed, len(reached))
	}
}

// TestCoveredPrograms: noting what is executed changes nothing else.
func TestCoveredPrograms(t *testing.T) {
	names, err := filepath.Glob("testdata/*.bal")
	if err != nil || len(names) == 0 {
		t.Fatal("no programs", err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		plain := program(t, string(src)).run(context.Background())
		o, _ := program(t, string(src)).runProgram(context.Background(), true)
		if o != plain {
			t.Errorf("%s: %s", name, fmt.Sprintf("it printed\n%s%s\nwant\n%s%s", o.out, o.err, plain.out, plain.err))
		}
	}
}
