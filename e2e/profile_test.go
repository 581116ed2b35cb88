package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const busyService = `import ballerina/http;

configurable int port = ?;

function busy(int n) returns int {
    int sum = 0;
    foreach int i in 0 ..< n {
        sum += i % 7;
    }
    return sum;
}

service / on new http:Listener(port, host = "127.0.0.1") {
    resource function get jobs/[string id]() returns string => busy(3000000).toString() + id;
}
`

// A service that is profiled serves until it is stopped, and its profile is written
// then; so is that of a program that would go on for ever.
func TestProfileUntilStopped(t *testing.T) {
	t.Parallel()
	needSignals(t)
	dir := folder(t, "main.bal", busyService)
	p := serveIn(t, dir, "profile")
	if r := p.must("GET", "/jobs/x", ""); r.body != "8999994x" {
		t.Errorf("the answer is %q", r.body)
	}
	p.signal(os.Interrupt)
	r := p.wait()
	page, err := os.ReadFile(filepath.Join(dir, "target", "profiler", "ProfilerReport.html"))
	if r.code != 0 || err != nil || !strings.Contains(r.stderr, "  busy\n") {
		t.Fatalf("%v %v", err, r)
	}
	for _, want := range []string{`"n":"busy"`, `"n":"service get /jobs/[id]"`} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page has no %s", want)
		}
	}

	dir = folder(t, "main.bal", `import ballerina/io;
import ballerina/lang.runtime;

public function main() {
    io:println("begin");
    while true {
        runtime:sleep(0.01);
    }
}
`)
	p = call{dir: dir, args: []string{"profile", "main.bal"}}.start(t)
	p.prints("begin\n")
	p.signal(os.Interrupt)
	if r := p.wait(); r.code != 130 || !strings.Contains(r.stderr, "\nReport: target/profiler/ProfilerReport.html\n") {
		t.Error(r)
	}
}
